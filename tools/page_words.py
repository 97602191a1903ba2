#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes the words of the journal's pages of proof as C, from the console's own.

    page_words.py FR.TS EN.TS OUT.C

One place says what an act is called: console/src/i18n.  A word that only one language has is an
error, so that no page is half translated."""
import re
import sys

TABLES = ("acts", "results", "kinds", "purposes", "categories")
JOURNAL = ("acts", "results", "kinds")
ROW = re.compile(r"""'?([\w.-]+)'?: '((?:[^'\\]|\\.)*)'""")


def table(text, name):
    """{word: its text} of `name: { ... }`, within the journal's words where it is one of them."""
    start = text.index("\n  journal: {") if name in JOURNAL else 0
    found = re.compile(r"\n +" + name + r": \{(.*?)\}", re.S).search(text, start)
    return {word: re.sub(r"\\(.)", r"\1", said) for word, said in ROW.findall(found.group(1))}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    texts = []
    for path in sys.argv[1:3]:
        with open(path, encoding="utf-8") as f:
            texts.append(f.read())
    out = ['/* Made by tools/page_words.py. */', '#include "base/attr.h"', '#include "journal/page_priv.h"', ""]
    for name in TABLES:
        fr, en = (table(text, name) for text in texts)
        if set(fr) ^ set(en) or not fr:
            sys.exit(f"{name}: words of one language only: {sorted(set(fr) ^ set(en))}")
        out.append(f"static const struct page_word {name}[] = {{")
        out += [f"    {{ {quoted(word)}, {quoted(fr[word])}, {quoted(en[word])} }}," for word in sorted(fr)]
        out.append("};")
    out.append("const struct page_words page_words[] = {")
    out += [f'    {{ "{name}", {name}, COUNT_OF({name}) }},' for name in TABLES]
    out += ["};", "const size_t page_words_count = COUNT_OF(page_words);", ""]
    with open(sys.argv[3], "w", encoding="utf-8") as f:
        f.write("\n".join(out))


main()
