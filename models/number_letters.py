#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Makes many texts of the letters in data/letters, to train what weighs numbers (src/pii/weigh/weigh.c).

    number_letters.py OUT.jsonl train COPIES SEED   all but LANG.*.dev.txt, each COPIES times
    number_letters.py OUT.jsonl most COPIES SEED   the same without every eighth letter
    number_letters.py OUT.jsonl rest   these, as they are
    number_letters.py OUT.jsonl dev [NAME]   LANG.*.dev.txt as they are; of one NAME ("numbers")
    number_letters.py OUT.jsonl made COUNT SEED   short texts of the words in data/numbers

In a copy every number that is nobody's by its form has other figures, now and then those of
another of its kind; words are left out and written as people type them (mail_noise.py), so that
words are learnt and not this number.  A line: {"lang", "text", "spans": [[start, end, type]...]},
offsets in bytes, types as in the letters, traps too.
"""
import glob
import json
import os
import random
import re
import sys

from generate_mail import DATA, read_sections
from letters import read
from mail_noise import roughen

FREE = {"CUSTOMER_REF", "CREDENTIAL", "-ORDER", "-INVOICE", "-TRACKING", "-NUMBER", "NATIONAL_ID"}
EACH = 8


# Nearly all numbers of these are told by rules, or marked otherwise (bookings and files): with them the model
# found fewer references in all that was kept apart.
TOLD_BY_RULES = {"values", "values2", "ordinary", "ordinary2", "ordinary3", "ordinary4"}


def paths(dev, name=None):
    for path in sorted(glob.glob(os.path.join(DATA, "letters", "*.txt"))):
        kept, of = path.endswith(".dev.txt"), os.path.basename(path).split(".")[1]
        if kept == dev and (of == name if name else of not in TOLD_BY_RULES):
            yield path


# Meters are nobody's by some and somebody's by others: they are left to the rules.
METER = re.compile(r"(z.hler|compteur|contat|contador|meter|pdl|prm|pce|pod|pdr|cups|mpan|mprn|malo|cpe|ean)"
                   r"[^\n]{0,25}$", re.I)


def without_meters(letter):
    """Marks that are a meter's are no trap and no reference: "?"."""
    return [(t, "?" if k == "CUSTOMER_REF" and i and METER.search(letter[i - 1][0]) else k)
            for i, (t, k) in enumerate(letter)]


def all_letters(dev, name=None):
    return [(os.path.basename(p)[:2], without_meters(letter)) for p in paths(dev, name) for letter in read(p)]


def line_of(pieces, lang):
    text, spans, at = [], [], 0
    for piece, kind in pieces:
        size = len(piece.encode())
        if kind and piece.strip():
            lead = len(piece[:len(piece) - len(piece.lstrip())].encode())
            tail = len(piece[len(piece.rstrip()):].encode())
            spans.append([at + lead, at + size - tail, kind])
        text.append(piece)
        at += size
    return json.dumps({"lang": lang, "text": "".join(text), "spans": spans}, ensure_ascii=False)


def another(text, rng):
    """Other figures; other letters where they stand between them; the same length."""
    out = []
    for i, c in enumerate(text):
        if c.isdigit():
            lead = i == 0 or not text[i - 1].isdigit()
            out.append(c if lead and c == "0" else str(rng.randint(1 if lead else 0, 9)))
        elif c.isascii() and c.isalpha() and rng.random() < 0.3:
            out.append(rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ" if c.isupper() else "abcdefghjkmnpqrstuvwxyz"))
        else:
            out.append(c)
    return "".join(out)


def has_figures(text):
    return sum(c.isdigit() for c in text) >= 3


def changed(text, kind, forms, rng):
    if not has_figures(text):
        words = forms.get("words")
        return rng.choice(words) if kind == "CREDENTIAL" and words and rng.random() < 0.5 else text
    if rng.random() < 0.4:
        text = rng.choice(forms[kind])
    return another(text, rng)


def numbers_of_text(text, rng):
    """What is not marked and has four figures or more."""
    return re.sub(r"(?<![\w.,/:-])\d{4,}(?![\w.,/:-])",
                  lambda m: m[0] if re.match(r"(19|20)\d\d$", m[0]) else another(m[0], rng), text)


def fewer(text, rng):
    return re.sub(r"(?<!\w)[^\W\d_]+ ", lambda m: "" if rng.random() < 0.08 else m[0], text)


def copy(letter, lang, forms, rng):
    pieces = [(changed(t, k, forms, rng), k) if k in FREE else (t, k) if k else (numbers_of_text(t, rng), k)
              for t, k in letter]
    if rng.random() < 0.35:
        pieces = [(t, k) if k else (fewer(t, rng), k) for t, k in pieces]
    return roughen(pieces, lang, rng.choice(("mail", "short", "chat")), [], rng)


def forms_of(letters):
    forms = {}
    for _, letter in letters:
        for text, kind in letter:
            if kind in FREE and has_figures(text) and len(text) < 24:
                forms.setdefault(kind, []).append(text)
            elif kind == "CREDENTIAL":
                forms.setdefault("words", []).append(text)
    return forms


def write(f, letters, copies, seed):
    rng, forms = random.Random(seed), forms_of(letters)
    for lang, letter in letters:
        f.write(line_of(letter, lang) + "\n")
        for _ in range(copies - 1):
            f.write(line_of(copy(letter, lang, forms, rng), lang) + "\n")


# ---- texts made of data/numbers ----

# Share, type, and what is called by which section: "password" is a secret that is a word of [word].
CLASSES = (("reference", 25, "CUSTOMER_REF"), ("secret", 15, "CREDENTIAL"), ("nothing", 60, None),
           ("password", 8, "CREDENTIAL"), ("no password", 8, None))
LANGS = (("fr", 5), ("en", 5), ("de", 4), ("es", 3), ("it", 3), ("nl", 3), ("pt", 3))
# '#' a figure, '@' a capital, '%' a small letter, '*' a capital or a figure.
FORMS = {
    "lasting": """##### ###### ###### ####### ####### ######## ######## ######## ######### ##########
        0####### 00###### ####~#### ###~### ###~###~### ##~###~### @####### @@###### @@-##### @-####
        @@-####-## @@@-##### ######-@ #####@ ####-#### ##.###.### ###.### ####/## ##/##### ######/#
        @@#####@ ######-## %%##### %####### @@@####### 20##-#### ####""".split(),
    "secret": """#### #### #### #### ##### ###### ###### ###### ######## ##~## ###~### ###-### ##-##
        ##@## @#### ####@ #@#### ****-**** %%##%% ***### %%%####""".split(),
    "nothing": """#### ##### ### 20##-#### @@##### #.### ####-# @### @@#### ##### @@@#### #-#### @@@@@##
        @@@@@@## @@@@## @@@@#### @@@-@@## ##### %%%%%## @-### ##/### ####/##""".split(),
}


def number(what, rng):
    forms = FORMS["secret"] if what == "secret" and rng.random() < 0.85 else \
        FORMS["nothing"] if what == "nothing" and rng.random() < 0.35 else FORMS["lasting"]
    out = []
    for i, c in enumerate(rng.choice(forms)):
        c = rng.choice("@###") if c == "*" else c
        out.append(str(rng.randint(0 if i else 1, 9)) if c == "#" else
                   rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") if c == "@" else
                   rng.choice("abcdefghjkmnpqrstuvwxyz") if c == "%" else " " if c == "~" else c)
    return "".join(out)


class Maker:
    """Sentences of one language with a number in each."""

    def __init__(self, lang):
        self.sections = read_sections(os.path.join(DATA, "numbers", lang + ".txt"))

    def expand(self, template, what, rng):
        pieces = []
        for part in template:
            if isinstance(part, str):
                pieces.append((part, None))
            elif part[0] == "any":
                pieces += self.expand(rng.choice(part[1]), what, rng)
            elif part[1] == "N":
                pieces.append((self.value(what, rng), dict((c, k) for c, _, k in CLASSES)[what]))
            else:
                section = what.split()[-1] if part[1] == "noun" else part[1]
                pieces += self.expand(rng.choice(self.sections[section]), what, rng)
        return pieces

    def value(self, what, rng):
        if what != "password":
            return number(what, rng)
        return "".join(t for t, _ in self.expand(rng.choice(self.sections["word"]), what, rng))

    def sentence(self, rng):
        what = rng.choices([c for c, _, _ in CLASSES], [n for _, n, _ in CLASSES])[0]
        own = "frame " + what
        alone = "password" in what  # words have frames of their own
        frames = self.sections[own if own in self.sections and (alone or rng.random() < 0.2) else "frame"]
        pieces = self.expand(rng.choice(frames), what, rng)
        if rng.random() < 0.4:
            pieces = [(t[:1].upper() + t[1:] if not i else t, k) for i, (t, k) in enumerate(pieces)]
        return pieces


def make(f, count, seed):
    rng, makers = random.Random(seed), {lang: Maker(lang) for lang, _ in LANGS}
    for _ in range(count):
        lang = rng.choices([l for l, _ in LANGS], [n for _, n in LANGS])[0]
        pieces = makers[lang].sentence(rng)
        for _ in range(rng.choice((0, 0, 1, 2))):
            pieces += [(rng.choice((". ", ", ", "\n", " ", "\n\n")), None)] + makers[lang].sentence(rng)
        pieces = [(re.sub("  +", " ", t) if not k else t, k) for t, k in pieces if t]
        f.write(line_of(roughen(pieces, lang, rng.choice(("mail", "short", "chat")), [], rng), lang) + "\n")


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    out, what, rest = sys.argv[1], sys.argv[2], sys.argv[3:]
    if what == "made":
        with open(out, "w", encoding="utf-8") as f:
            return make(f, int(rest[0]), int(rest[1]))
    if what == "dev":
        letters = all_letters(True, rest[0] if rest else None)
    else:
        letters = all_letters(False)
        if what != "train":
            letters = [one for i, one in enumerate(letters) if (i % EACH == 0) == (what == "rest")]
    with open(out, "w", encoding="utf-8") as f:
        copies, seed = (int(rest[0]), int(rest[1])) if what in ("train", "most") else (1, 0)
        write(f, letters, copies, seed)


if __name__ == "__main__":
    main()
