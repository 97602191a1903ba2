#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds every #include of src/ to tools/layers.txt.

    check_layers.py [ROOT]

A room includes base, domain, itself and the rooms its row names; a folder of a room includes itself,
what stands in the room's own folder, and the folders its row names; a name ending in _priv.h stays in
its room; a library's header is included only where LIBRARIES says.
"""
import os
import re
import sys

from tree import Tree, line_of, report

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.M)
OPEN_TO_ALL = ("base", "domain")

# The start of a library's header, and the only rooms that may include it.
LIBRARIES = {
    "sodium": ["crypto"],
    "nettle": ["crypto"],
    "sqlite3": ["store"],
    "libpq": ["store"],
    "jansson": ["base"],
    "microhttpd": ["net"],
    "gnutls/": ["net"],
    "curl/": ["net"],
    "cjose": ["account"],
    "gmime/": ["message"],
    "glib": ["message"],
    "libxml/": ["text"],
    "unicode/": ["text"],
    "libstemmer": ["text"],
    "pcre2": ["pii"],
    "hs": ["pii"],
    "cmark": ["knowledge", "desk"],
    "zlib": ["net", "channel", "app"],  # app: its bench reads corpora that are packed
    "fido": ["account"],
    "liboath": ["account"],
    "seccomp": ["app", "reader"],
}


def read_rows(tree):
    """Each row of tools/layers.txt, of rooms and of their folders ("room/folder"), in order."""
    rooms = {}
    for line in tree.text("tools/layers.txt").splitlines():
        line = line.split("#")[0].strip()
        if line:
            room, _, may = line.partition(":")
            rooms[room.strip()] = may.split()
    return rooms


def read_layers(tree):
    return {room: may for room, may in read_rows(tree).items() if "/" not in room}


def includes(tree):
    """(path, its room, line, included name, is it in quotes) for every include of src/."""
    for path in tree.below("src/", ".c", ".h"):
        parts = path.split("/")
        room = parts[1] if len(parts) > 2 else "(none)"
        text = tree.text(path)
        for m in INCLUDE.finditer(text):
            yield path, room, line_of(text, m.start()), m.group(2), m.group(1) == '"'


def a_room_includes_only_rooms_its_row_names(tree):
    rooms = read_layers(tree)
    order = list(rooms)
    for room, may in rooms.items():
        for other in may:
            if other != "*" and (other not in rooms or order.index(other) >= order.index(room)):
                yield f"tools/layers.txt: {room}: '{other}' is no room above it"
    for path, room, line, name, quoted in includes(tree):
        if not quoted:
            continue
        other = name.split("/")[0] if "/" in name else room
        if room not in rooms:
            yield f"{path}:{line}: the folder '{room}' has no row in tools/layers.txt"
        elif other not in rooms:
            if tree.has(f"src/{other}"):
                yield f"{path}:{line}: '{name}': no such room in tools/layers.txt"
        elif other != room and other not in OPEN_TO_ALL and "*" not in rooms[room] \
                and other not in rooms[room]:
            yield f"{path}:{line}: {room} may not include {name}"
        elif room in OPEN_TO_ALL and other not in (room, "base"):
            yield f"{path}:{line}: {room} may not include {name}"


def a_folder_includes_only_folders_its_row_names(tree):
    folders = {row: may for row, may in read_rows(tree).items() if "/" in row}
    order = list(folders)
    for folder, may in folders.items():
        for other in may:
            if other not in folders or order.index(other) >= order.index(folder):
                yield f"tools/layers.txt: {folder}: '{other}' is no folder above it"
    for path, room, line, name, quoted in includes(tree):
        folder, other = "/".join(path.split("/")[1:-1]), "/".join(name.split("/")[:-1])
        if "/" in folder and folder not in folders:
            yield f"{path}:{line}: the folder '{folder}' has no row in tools/layers.txt"
        elif quoted and folder in folders and other.startswith(room + "/") \
                and other != folder and other not in folders[folder]:
            yield f"{path}:{line}: {folder} may not include {name}"


def private_headers_stay_in_their_room(tree):
    for path, room, line, name, quoted in includes(tree):
        if quoted and name.endswith("_priv.h") and "/" in name and name.split("/")[0] != room:
            yield f"{path}:{line}: {name} is private to src/{name.split('/')[0]}"


def libraries_are_included_only_by_their_room(tree):
    for path, room, line, name, quoted in includes(tree):
        if quoted:
            continue
        for start, may in LIBRARIES.items():
            if re.match(re.escape(start) + r"([./-]|$)" if not start.endswith("/") else start, name) \
                    and room not in may:
                yield f"{path}:{line}: <{name}> only in src/{', src/'.join(may)}"


RULES = [a_room_includes_only_rooms_its_row_names,
         a_folder_includes_only_folders_its_row_names, private_headers_stay_in_their_room,
         libraries_are_included_only_by_their_room]

if __name__ == "__main__":
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.exit(report(Tree(sys.argv[1] if len(sys.argv) > 1 else here), RULES))
