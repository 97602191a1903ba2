#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Turns a folder of web files into C: a table, and the bytes behind it.

    embed_console.py FOLDER OUT.c OUT.S

Writes OUT.c (the table of console_files.h), OUT.S (the bytes, by .incbin) and OUT.bin beside
OUT.S.  The same folder gives the same bytes on every machine: gzip carries no time, files are
sorted.  A file that gzip does not make smaller stays as it is.
"""
import gzip
import hashlib
import os
import re
import sys

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
HASHED = re.compile(r"^assets/.*-[A-Za-z0-9_-]{8,}\.[a-z]+$")


def web_files(folder):
    """(path, name inside the folder) of every file, sorted by path as C's strcmp sorts."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            inside = os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")
            if name.startswith("."):
                continue
            found.append(("/" + inside, inside))
            if inside == "index.html":
                found.append(("/", inside))
    return sorted(found, key=lambda pair: pair[0].encode())


def c_string(text):
    if not re.fullmatch(r"[ -~]*", text) or '"' in text or "\\" in text:
        sys.exit(f"embed_console.py: cannot write {text!r} as a C string")
    return f'"{text}"'


def embed(folder, out_c, out_s):
    rows, blob, places = [], bytearray(), {}
    for path, inside in web_files(folder):
        with open(os.path.join(folder, inside), "rb") as f:
            raw = f.read()
        ending = os.path.splitext(inside)[1]
        if ending not in TYPES:
            sys.exit(f"embed_console.py: no content type for {inside}; add it to TYPES")
        packed = gzip.compress(raw, 9, mtime=0)
        small = len(packed) < len(raw)
        if inside not in places:
            places[inside] = (len(blob), len(packed if small else raw))
            blob += packed if small else raw
        start, size = places[inside]
        etag = hashlib.sha256(raw).hexdigest()[:32]
        rows.append(f'    {{ {c_string(path)}, {c_string(TYPES[ending])}, "\\"{etag}\\"",\n'
                    f"      console_bytes + {start}, {size}, {str(small).lower()}, "
                    f"{str(bool(HASHED.match(inside))).lower()} }},\n")
    if not rows:
        sys.exit(f"embed_console.py: nothing in {folder}")
    out_bin = os.path.splitext(out_s)[0] + ".bin"
    with open(out_bin, "wb") as f:
        f.write(blob)
    with open(out_c, "w", encoding="ascii") as f:
        f.write("/* SPDX-License-Identifier: EUPL-1.2 */\n/* Made by embed_console.py. */\n"
                '#include "console_files.h"\n\nextern const unsigned char console_bytes[];\n\n'
                "const struct console_file console_files[] = {\n" + "".join(rows) + "};\n"
                f"const size_t console_file_count = {len(rows)};\n")
    with open(out_s, "w", encoding="utf-8") as f:
        f.write(f"/* {hashlib.sha256(blob).hexdigest()} */\n"
                '.section .note.GNU-stack,"",%progbits\n.section .rodata\n.balign 64\n'
                f'.global console_bytes\nconsole_bytes:\n.incbin "{os.path.abspath(out_bin)}"\n.byte 0\n')


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    embed(*sys.argv[1:])
