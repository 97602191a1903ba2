#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes src/text/latin.h: how each character from U+0080 to U+024F folds (see text.h).

    make_latin.py > src/text/latin.h

Case folding and compatibility decomposition of Unicode, without marks, plus the letters that
Unicode does not decompose but people type in two ways (oe, ae, o, l, d, ...).
"""
import unicodedata as u

LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
           "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k"}
DROPPED = {0xAD}


def fold(c):
    if ord(c) in DROPPED:
        return ""
    text = "".join(LETTERS.get(x, x) for x in u.normalize("NFKD", c.casefold()))
    text = u.normalize("NFKD", text.casefold())
    return "".join(LETTERS.get(x, x) for x in text
                   if not (u.category(x) == "Mn" and u.combining(x) >= 10))


print("/* SPDX-License-Identifier: EUPL-1.2 */")
print("/* latin.h - made by tools/make_latin.py: how U+0080 to U+024F fold, up to 5 bytes each. */")
print("#ifndef TEXT_LATIN_H\n#define TEXT_LATIN_H\n")
print("#define LATIN_FIRST 0x80\n#define LATIN_LAST  0x24f\n")
print("/* clang-format off */")
print("static const struct {\n    unsigned char len;\n    char to[5];\n} latin[] = {")
row = []
for c in range(0x80, 0x250):
    b = fold(chr(c)).encode()
    assert len(b) <= 5, hex(c)
    row.append("{ %d, \"%s\" }" % (len(b), "".join("\\x%02x" % x for x in b)))
    if len(row) == 4:
        print("    " + ", ".join(row) + ",")
        row = []
print("};\n/* clang-format on */\n\n#endif")
