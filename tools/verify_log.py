#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Verifies a log exported by `guichet journal export`, with nothing of Guichet's.

For an auditor: this file needs Python 3 and nothing else, shares no code with the program it
checks, and is short enough to read first.  It takes the folder (entries.jsonl, checkpoint, key,
tile/...) and checks

  1. the key, and the signature of the checkpoint   C2SP signed-note, Ed25519 (RFC 8032)
  2. that each entry is one line of canonical JSON  RFC 8785 (without fractions)
  3. that the entries give the checkpoint's root    RFC 6962, 2.1
  4. that tiles and bundles hold the same           C2SP tlog-tiles
  5. of an extract (proofs.jsonl), that each entry's path leads to that root
  6. with --old: that the log only grew since that earlier checkpoint

What this cannot see: entries written after the newest checkpoint you hold, and a log whose key
you took from the very folder you doubt.  So keep a checkpoint and the key elsewhere, and give
them with --old and --key.

Exit status: 0 all of it holds, 1 a file cannot be read, 2 wrong usage, 4 damage.
"""

import argparse
import base64
import binascii
import hashlib
import json
import os
import sys
import unicodedata


class Damage(Exception):
    """Something does not hold."""


# ---- Ed25519, RFC 8032 section 5.1, verification only ----

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def point_add(p, q):
    """Extended coordinates (X, Y, Z, T): x = X/Z, y = Y/Z, xy = T/Z."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_times(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = point_add(q, p)
        p = point_add(p, p)
        n >>= 1
    return q


def point_equal(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - x2) % P:
        return None
    return P - x if x & 1 != sign else x


def point_read(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def ed25519_verify(key, text, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = point_read(key), point_read(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    if point_equal(point_times(8, a), (0, 1, 1, 0)):
        return False  # a key of small order signs everything
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    return point_equal(point_times(s, BASE), point_add(r, point_times(h, a)))


# ---- RFC 6962 ----

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """Leaves one by one; keeps the complete subtrees on the right edge."""

    def __init__(self):
        self.size = 0
        self.edge = []  # (level, hash), largest first

    def add(self, leaf):
        """Gives the subtrees this leaf completes, as (level, index, hash)."""
        level, value, done = 0, leaf, [(0, self.size, leaf)]
        while self.edge and self.edge[-1][0] == level:
            value = node_hash(self.edge.pop()[1], value)
            level += 1
            done.append((level, self.size >> level, value))
        self.edge.append((level, value))
        self.size += 1
        return done

    def root(self):
        if not self.edge:
            return EMPTY_ROOT
        value = self.edge[-1][1]
        for _, left in reversed(self.edge[:-1]):
            value = node_hash(left, value)
        return value


# ---- C2SP signed-note and tlog-checkpoint ----

DASH = "\u2014 "


def unbase64(text, what):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Damage(f"{what}: no base64") from None
    if base64.b64encode(data).decode() != text:
        raise Damage(f"{what}: base64 not in its one right form")
    return data


def name_ok(name):
    return bool(name) and not any(
        c == "+" or c.isspace() or unicodedata.category(c) == "Zs" or ord(c) < 32 for c in name)


def read_key(text):
    """(name, key id, public key) of a verifier key."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not name_ok(parts[0]):
        raise Damage("key: not of the form name+hash+key")
    typed = unbase64(parts[2], "key")
    if len(typed) != 33 or typed[0] != 1:
        raise Damage("key: not an Ed25519 key")
    key_id = hashlib.sha256(parts[0].encode() + b"\n" + typed).digest()[:4]
    if parts[1] != key_id.hex():
        raise Damage("key: its hash does not fit")
    return parts[0], key_id, typed[1:]


def open_note(note, key, what):
    """The text of a note that `key` signed."""
    name, key_id, public = key
    try:
        text = note.decode("utf-8")
    except UnicodeDecodeError:
        raise Damage(f"{what}: not UTF-8") from None
    if any(ord(c) < 32 and c != "\n" for c in text):
        raise Damage(f"{what}: control characters")
    at = text.rfind("\n\n")
    if at < 0 or not text.endswith("\n") or at + 2 == len(text):
        raise Damage(f"{what}: no signature after an empty line")
    body, lines = text[:at + 1], text[at + 2:-1].split("\n")
    found = False
    for line in lines:
        parts = line[len(DASH):].split(" ")
        if not line.startswith(DASH) or len(parts) != 2 or not name_ok(parts[0]):
            raise Damage(f"{what}: malformed signature line")
        data = unbase64(parts[1], what)
        if len(data) < 5:
            raise Damage(f"{what}: malformed signature line")
        if not found and parts[0] == name and data[:4] == key_id:
            if not ed25519_verify(public, body.encode(), data[4:]):
                raise Damage(f"{what}: the signature is wrong")
            found = True
    if not found:
        raise Damage(f"{what}: not signed by this key")
    return body


def read_checkpoint(note, key, what):
    """(size, root)"""
    lines = open_note(note, key, what)[:-1].split("\n")
    if len(lines) < 3 or lines[0] != key[0] or "" in lines:
        raise Damage(f"{what}: malformed, or its origin is not the key's name")
    plain = lines[1].isascii() and lines[1].isdigit() and len(lines[1]) <= 20
    if not plain or str(int(lines[1])) != lines[1]:
        raise Damage(f"{what}: the size is no plain number")
    root = unbase64(lines[2], what)
    if len(root) != 32:
        raise Damage(f"{what}: the root has not 32 bytes")
    return int(lines[1]), root


# ---- entries, tiles ----


def no_fraction(text):
    raise ValueError("a number with a fraction")


def no_twins(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a member given twice")
    return dict(pairs)


def check_canonical(n, line):
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=no_twins,
                           parse_float=no_fraction, parse_constant=no_fraction)
        again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    except (ValueError, RecursionError):
        raise Damage(f"entry {n}: not one line of JSON") from None
    if again.encode("utf-8") != line or not isinstance(value, dict):
        raise Damage(f"entry {n}: not canonical JSON")


def tile_name(level, index, width):
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    part = f".p/{width}" if width < 256 else ""
    return f"tile/{level}/" + "/".join(groups) + part


class Tiles:
    """Compares tiles and bundles as the entries go by; each is read once."""

    def __init__(self, folder, size):
        self.folder, self.size = folder, size
        self.open = {}  # level -> (index, bytes)
        self.files = 0

    def read(self, level, index):
        hashes = self.size if level == "entries" else self.size >> 8 * level
        width = min(256, hashes - index * 256)
        name = tile_name(level, index, width)
        try:
            with open(os.path.join(self.folder, name), "rb") as f:
                data = f.read()
        except FileNotFoundError:
            raise Damage(f"{name} is missing") from None
        if level != "entries" and len(data) != width * 32:
            raise Damage(f"{name} holds {len(data)} bytes instead of {width * 32}")
        self.files += 1
        self.open[level] = (index, data)
        return data

    def entry(self, n, line):
        if n % 256 == 0:
            self.read("entries", n // 256)
        index, data = self.open["entries"]
        if data[:2 + len(line)] != len(line).to_bytes(2, "big") + line:
            raise Damage(f"entry {n}: not as in its bundle of tile/entries")
        self.open["entries"] = (index, data[2 + len(line):])
        if (n % 256 == 255 or n + 1 == self.size) and len(data) != 2 + len(line):
            raise Damage(f"entry {n}: its bundle of tile/entries goes on after it")

    def hashes(self, done):
        for bits, index, value in done:
            if bits % 8:
                continue
            level, at = bits // 8, index % 256
            data = self.read(level, index // 256) if at == 0 else self.open[level][1]
            if data[at * 32:at * 32 + 32] != value:
                first = index << bits
                last = first + (1 << bits) - 1
                which = f"entry {first}" if bits == 0 else f"entries {first} to {last}"
                raise Damage(f"{which}: not as in {tile_name(level, index // 256, 256)}")


def check_entries(path, size, tiles, old):
    """Reads every entry; compares the roots of earlier checkpoints on the way."""
    tree = Tree()

    def compare_old():
        for name, (old_size, old_root) in old:
            if old_size == tree.size and tree.root() != old_root:
                raise Damage(f"the first {old_size} entries are not those of {name}")

    compare_old()
    with open(path, "rb") as f:
        for line in f:
            n = tree.size
            if not line.endswith(b"\n"):
                raise Damage(f"entry {n}: its line has no end")
            line = line[:-1]
            if n >= size:
                raise Damage(f"entry {n}: the checkpoint counts {size} entries only")
            check_canonical(n, line)
            if tiles:
                tiles.entry(n, line)
            done = tree.add(leaf_hash(line))
            if tiles:
                tiles.hashes(done)
            compare_old()
    if tree.size < size:
        raise Damage(f"entry {tree.size}: missing, the checkpoint counts {size} entries")
    return tree


# ---- extracts: some entries, each with its path ----


def root_of(leaf, index, size, path):
    """RFC 9162, 2.1.3.2; None when the path does not fit the tree."""
    if index >= size:
        return None
    fn, sn, value = index, size - 1, leaf
    for other in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            value = node_hash(other, value)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            value = node_hash(value, other)
        fn, sn = fn >> 1, sn >> 1
    return value if sn == 0 else None


def read_path(n, line):
    try:
        proof = json.loads(line)
        index, path = proof["n"], [bytes.fromhex(h) for h in proof["path"]]
    except (ValueError, KeyError, TypeError):
        raise Damage(f"line {n + 1} of proofs.jsonl: malformed") from None
    if type(index) is not int or index < 0 or any(len(h) != 32 for h in path):
        raise Damage(f"line {n + 1} of proofs.jsonl: malformed")
    return index, path


def check_extract(folder, size, root):
    """How many entries stand in the log that the checkpoint signs, each at the place it says."""
    count, last = 0, -1
    entries = read_file(os.path.join(folder, "entries.jsonl")).split(b"\n")
    proofs = read_file(os.path.join(folder, "proofs.jsonl")).split(b"\n")
    if entries.pop() != b"" or proofs.pop() != b"":
        raise Damage(f"line {len(entries) + 1}: it has no end")
    if len(entries) != len(proofs):
        raise Damage(f"line {min(len(entries), len(proofs)) + 1}: as many entries as proofs are wanted")
    for line, proof in zip(entries, proofs):
        index, path = read_path(count, proof)
        check_canonical(index, line)
        if index <= last:
            raise Damage(f"entry {index}: not behind the one before it")
        if root_of(leaf_hash(line), index, size, path) != root:
            raise Damage(f"entry {index}: its path does not lead to the signed root")
        last, count = index, count + 1
    return count


def read_file(path):
    with open(path, "rb") as f:
        return f.read()


def key_text(given, folder):
    if given is None:
        return read_file(os.path.join(folder, "key")).decode("utf-8", "replace").strip("\n")
    if os.path.exists(given):
        return read_file(given).decode("utf-8", "replace").strip("\n")
    return given


def verify(args):
    entries, folder = args.log, args.log
    if os.path.isdir(args.log):
        entries = os.path.join(folder, "entries.jsonl")
    else:
        folder = os.path.dirname(args.log) or "."
    text = key_text(args.key, folder)
    key = read_key(text)
    path = args.checkpoint or os.path.join(folder, "checkpoint")
    size, root = read_checkpoint(read_file(path), key, "checkpoint")
    old = [(name, read_checkpoint(read_file(name), key, name)) for name in args.old]
    for name, (old_size, _) in old:
        if old_size > size:
            raise Damage(f"entry {size}: missing, {name} counts {old_size} entries")
    if os.path.exists(os.path.join(folder, "proofs.jsonl")):
        return {"entries": size, "root": base64.b64encode(root).decode(), "key": text,
                "key_given": args.key is not None, "tiles": 0, "grew_from": [],
                "extract": check_extract(folder, size, root)}
    has_tiles = os.path.isdir(os.path.join(folder, "tile"))
    tiles = Tiles(folder, size) if has_tiles else None
    tree = check_entries(entries, size, tiles, old)
    if tree.root() != root:
        raise Damage("the entries do not give the root that the checkpoint signs")
    return {"entries": size, "root": base64.b64encode(root).decode(), "key": text,
            "key_given": args.key is not None, "tiles": tiles.files if tiles else 0,
            "grew_from": [old_size for _, (old_size, _) in old]}


def report(result):
    print(f"{result['entries']} entries give the root {result['root']}")
    print(f"signed by {result['key']}")
    if not result["key_given"]:
        print("  (the key came with the log: compare it with the one you hold, or give --key)")
    if "extract" in result:
        print(f"{result['extract']} of them are in this extract, each at its place")
        print("OK")
        return
    print(f"{result['tiles']} tiles and bundles hold the same")
    for size in result["grew_from"]:
        print(f"only grew since the checkpoint of {size} entries")
    if not result["grew_from"]:
        print("  (no earlier checkpoint was given: what was dropped or changed before this one "
              "was signed cannot be seen)")
    print("OK")


def main():
    parser = argparse.ArgumentParser(
        description="Verifies a log exported by `guichet journal export`.",
        epilog="Exit status: 0 holds, 1 a file cannot be read, 2 wrong usage, 4 damage.")
    parser.add_argument("log", help="the exported folder, or its entries.jsonl")
    parser.add_argument("--key", help="verifier key you hold, or a file with it")
    parser.add_argument("--checkpoint", help="the checkpoint (default: beside the entries)")
    parser.add_argument("--old", action="append", default=[], metavar="FILE",
                        help="an earlier checkpoint you hold (may be given several times)")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    args = parser.parse_args()
    try:
        result = verify(args)
    except Damage as e:
        if args.json:
            print(json.dumps({"ok": False, "damage": str(e)}))
        print(f"verify_log: DAMAGE: {e}", file=sys.stderr)
        return 4
    except OSError as e:
        print(f"verify_log: {e}", file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps({"ok": True, **result}))
    else:
        report(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
