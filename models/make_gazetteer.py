#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes models/words.gazetteer: what a word may be (a name, a place, a company, a common word).

    make_gazetteer.py [SHARED [OUT]]

SHARED is a folder with the lists that CARD.gazetteer.md names (default: ../shared/data beside the
checkout).  To those come the project's own: data/brands.txt, data/places.txt, data/around.txt,
data/mail/names.txt, data/mail/trades.txt.
The form of the file is told in src/model/gazetteer.c; the same lists give the same bytes.
"""
import csv
import gzip
import os
import re
import struct
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data")
LANGS = "fr en de es it nl pt".split()

# src/model/gazetteer.h
FIRST_SHIFT, LAST_SHIFT, PLACE_SHIFT, WORD_SHIFT, AROUND_SHIFT = 0, 2, 4, 6, 10
ORG, PARTICLE = 1 << 8, 1 << 9
RARE, FREQUENT = 1, 2
SMALL, TOWN, LARGE = 1, 2, 3
KNOWN, COMMON, VERY_COMMON = 1, 2, 3
AROUND = {"person": 1, "verb": 2, "thing": 3}
NAMED = 3 << FIRST_SHIFT | 3 << LAST_SHIFT

RANKS = ((1000, VERY_COMMON), (6000, COMMON), (25000, KNOWN))
US_FIRST, US_LAST = 2000, 16000  # of the census lists, by frequency
NEAR = set("""fr_FR fr_BE fr_CH fr_CA fr_DZ en_GB en_US en_IE de_DE de_AT de_CH de_LU es_ES it_IT
    nl_NL nl_BE pt_PT pt_BR pl_PL ro_RO tr_TR""".split())  # whose first names are frequent here
FAR = set("""China India Philippines Indonesia Japan Pakistan Bangladesh Iran Iraq Myanmar Nigeria
    Thailand Malaysia Vietnam South_Korea North_Korea Taiwan Sudan Ethiopia Tanzania Kenya Uganda
    Kazakhstan Uzbekistan Afghanistan Yemen Mozambique Zambia Malawi Zimbabwe Ghana Nepal Sri_Lanka
    Somalia South_Sudan Chad Niger Burundi Turkmenistan Kyrgyzstan Tajikistan Azerbaijan Guatemala
    El_Salvador Honduras Nicaragua Venezuela Colombia Peru Bolivia Ecuador Paraguay
    Cambodia Laos Mongolia Papua_New_Guinea Libya Syria Jordan""".split())
LATIN = re.compile(r"[a-z0-9]+$")
PARTICLES = """de du des d la le les l van von vom zu zum zur der den dem ter ten ver het t di da do
    dos das del della delle dello dei degli lo los las el al e y i ben bin ibn bel bou abu abou abd
    ait ould oulad mc mac o fitz san santa sao sankt st saint sainte""".split()
# Names that are words all the same (the others are told by numbers: see is_rather_name).
ALSO_WORDS = set("""pierre rose may mark will grace hope joy bill art pat iris olive violette
    marguerite prudence constance clemence fleur france victoire florence paris desire parfait noel
    cherie melodie angel faith dawn april june august marine reine ange blanche lily daisy ruby
    amber jade crystal summer autumn carol rob drew jack dean chase grant hunter mason taylor
    parker carter max major prince victoria chance juste modeste innocent ernest franc loan lien
    ivy heather holly penny rusty rocky sol mar luz dolores rosario pilar esperanza roman german
    lance miles rich sue gene ray jay petit grand blanc noir roux brun marin boulanger berger moulin
    lambert rot klein wolf lang kurz young king white brown green black little small stone rosa
    viola bianca bianco leone conte villa costa silva santos rey reyes cruz flores campos mesa
    blue river sky storm gift mercy sunday friday happiness patience comfort precious blessing gloire
    merveille ceu dores graca santo made beat hazel dot roger win sandy misty willow saffron kit val
    lou lies roos wil beer co leen lien tine sao lina otto exauce espere aime""".split())
# Places and brands that are rather something else when they stand alone.
NO_PLACE = set("""bar bon die bruges normal vire lens sens brest autrans
    of bath reading sale wells battle deal hove mora essen bad zug sucre agde best
    us as a y le la les il elle on mer sur port par plus son ville pont saint sainte bourg
    centre central city new north south east west upper lower union mission mobile liberty
    commerce police velo eu us pau sale rue""".split())
FOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
                        "ð": "d", "þ": "th", "ħ": "h"})


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower().translate(FOLDED))
    return "".join(c for c in text if not unicodedata.combining(c))


def words(text):
    return re.findall(r"[^\W_]+", fold(text))


def read_sections(path):
    """{heading: [values]} of a file whose lines are lists parted by '|'."""
    sections, name = {}, None
    with open(path, encoding="utf-8") as f:
        for line in f.read().splitlines():
            if line.startswith("["):
                name = line[1:-1]
            elif line and not line.startswith("#"):
                sections.setdefault(name, []).extend(line.split("|"))
    return sections


def rows(path, **kinds):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        yield from csv.DictReader(f, quoting=kinds.get("quoting", csv.QUOTE_NONE),
                                  delimiter=kinds.get("delimiter", "\t"))


class Words:
    """Folded word (or words with one space between) -> bits."""

    def __init__(self):
        self.bits = {}
        self.share = {}  # word -> {lang: how often it stands in a million}

    def raise_to(self, key, shift, level):
        if not LATIN.match(key.replace(" ", "")) or len(key) < 2:
            return
        had = self.bits.get(key, 0)
        if had >> shift & 3 < level:
            self.bits[key] = had & ~(3 << shift) | level << shift

    def name(self, text, shift, level):
        for word in words(text):
            if word not in PARTICLES:
                self.raise_to(word, shift, level)

    def place(self, text, level):
        parts = words(text)
        if len(parts) == 1:
            if parts[0] not in NO_PLACE:
                self.raise_to(parts[0], PLACE_SHIFT, level)
        elif len(parts) <= 4 and level >= TOWN:
            self.raise_to(" ".join(parts), PLACE_SHIFT, level)
        if len(parts) > 1:
            for part in parts:  # "sur" of "Bar-sur-Aube" is no place
                if len(part) >= 4 and part not in NO_PLACE and not self.class_of(part) >= COMMON:
                    self.raise_to(part, PLACE_SHIFT, SMALL)

    def company(self, text):
        if text.endswith("?"):
            return
        parts = words(text)
        if len(parts) > 1:
            self.bits[" ".join(parts)] = self.bits.get(" ".join(parts), 0) | ORG
        for part in parts:  # "Relais Colis" makes no company of "colis", nor of "Lewis" John Lewis
            other = self.bits.get(part, 0) & (10 | 3 << WORD_SHIFT)
            if len(parts) == 1 and self.class_of(part) < COMMON or len(part) >= 4 and not other:
                self.bits[part] = self.bits.get(part, 0) | ORG

    def class_of(self, word):
        return self.bits.get(word, 0) >> WORD_SHIFT & 3


def read_words(w, shared):
    for lang in LANGS:
        path = os.path.join(shared, f"lexicon-wordfreq/{lang}.txt.gz")
        with gzip.open(path, "rt", encoding="utf-8") as f:
            counts = [line.split() for line in f]
        total = sum(int(n) for _, n in counts)
        for rank, (word, n) in enumerate(counts):
            parts = words(word)
            if len(parts) != 1:  # "pouvez-vous": its parts stand elsewhere in the list
                continue
            share = w.share.setdefault(parts[0], {})
            share[lang] = share.get(lang, 0) + 1e6 * int(n) / total
            level = next((level for most, level in RANKS if rank < most), 0)
            if level:
                w.raise_to(parts[0], WORD_SHIFT, level)


def read_own_words(w):
    """The trade's words, rare in the films that the counts come from ("cordialement")."""
    for name in sorted(os.listdir(DATA)):
        if re.match(r"(templates|context|opinions)\.\w+\.txt$", name):
            with open(os.path.join(DATA, name), encoding="utf-8") as f:
                text = "".join(line for line in f if line[0] not in "#[")
            for word in set(words(re.sub(r"\{\w+\}", " ", text))):
                if len(word) >= 4 and word.isalpha():
                    w.raise_to(word, WORD_SHIFT, KNOWN)


def settle(w, word):
    """Which of its two sides, word or name, is taken back.

    A name stands in the subtitles of every language, a word in those of one or two; and a rare
    name that is a common word is what somebody's list let in by mistake."""
    bits, level = w.bits[word], w.class_of(word)
    share = sorted((w.share.get(word, {}).get(lang, 0) for lang in LANGS), reverse=True)
    first, last = bits & 3, bits >> LAST_SHIFT & 3
    if len(word) > 2 and word not in ALSO_WORDS and share[0] < 500:
        if first == FREQUENT and share[0] < 25 * share[3] + 2:
            level = 0
        elif last == FREQUENT and level < VERY_COMMON and share[0] < 8 * share[3] + 0.5:
            level = level - 1
    if level >= COMMON:
        first, last = (kind if kind == FREQUENT else 0 for kind in (first, last))
    w.bits[word] = first | last << LAST_SHIFT | level << WORD_SHIFT


def read_names(w, shared):
    for r in rows(os.path.join(shared, "names-faker/names-places.tsv.gz")):
        kind, level = r["kind"], FREQUENT if r["locale"] in NEAR else RARE
        if kind.startswith("first"):
            w.name(r["value"], FIRST_SHIFT, level)
        elif kind == "last":
            w.name(r["value"], LAST_SHIFT, level)
    folder = os.path.join(shared, "names-popular-by-country")
    for kind, shift in (("forenames", FIRST_SHIFT), ("surnames", LAST_SHIFT)):
        path = os.path.join(folder, f"common-{kind}-by-country.csv.gz")
        for r in rows(path, delimiter=",", quoting=csv.QUOTE_MINIMAL):
            w.name(r["Romanized Name"], shift, FREQUENT)
    seen = {"first_f": 0, "first_m": 0, "last": 0}
    for r in rows(os.path.join(shared, "names-us-census/names.tsv.gz")):
        kind = r["kind"]
        seen[kind] += 1
        shift = LAST_SHIFT if kind == "last" else FIRST_SHIFT
        most = US_LAST if kind == "last" else US_FIRST
        if seen[kind] <= most:
            w.name(r["value"], shift, FREQUENT if seen[kind] <= most / 8 else RARE)
    for r in rows(os.path.join(shared, "names-wiktionary/names.tsv.gz")):
        w.name(r["value"], LAST_SHIFT if r["kind"] == "last" else FIRST_SHIFT, RARE)
    for r in rows(os.path.join(shared, "names-surname-lists/surnames.tsv.gz")):
        if r["lang"] != "nl":  # 124,000 without a frequency: nl-top1000 has those that count
            w.name(r["value"], LAST_SHIFT, FREQUENT if r["lang"] == "fr" else RARE)
    with open(os.path.join(shared, "names-surname-lists/nl-top1000.tsv"), encoding="utf-8") as f:
        for line in f:
            w.name(line.split("\t")[0], LAST_SHIFT, FREQUENT)
    for heading, values in read_sections(os.path.join(DATA, "mail/names.txt")).items():
        shift = FIRST_SHIFT if heading.startswith("first") else LAST_SHIFT
        for value in values:
            w.name(value, shift, FREQUENT)


def read_places(w, shared):
    for r in rows(os.path.join(shared, "places-fr-communes/communes.tsv.gz")):
        people = int(r["population"]) if (r["population"] or "").isdigit() else 0
        w.place(r["nom"], LARGE if people >= 50000 else TOWN if people >= 3000 else SMALL)
    with open(os.path.join(shared, "places-fr-communes/departements.tsv"), encoding="utf-8") as f:
        for line in list(f)[1:]:
            w.place(line.rstrip("\n").split("\t")[1], TOWN)
    for r in rows(os.path.join(shared, "places-world-cities/cities.tsv.gz")):
        w.place(r["country"], LARGE)
        if r["country"].replace(" ", "_") in FAR:
            continue
        w.place(r["name"], TOWN)
        if r["subcountry"]:
            w.place(r["subcountry"], TOWN)
    for r in rows(os.path.join(shared, "names-faker/names-places.tsv.gz")):
        if r["kind"] in ("city", "region"):
            w.place(r["value"], TOWN if r["kind"] == "region" else SMALL)
    for values in read_sections(os.path.join(DATA, "places.txt")).values():
        for value in values:
            w.place(value, LARGE)


def read_around(w):
    """Of a word that is two of these the first counts: "partner" is somebody."""
    for kind, level in AROUND.items():
        for heading, values in read_sections(os.path.join(DATA, "around.txt")).items():
            for key in [words(value)[-1] for value in values if heading.startswith(kind)]:
                if len(key) >= 2 and not w.bits.get(key, 0) >> AROUND_SHIFT:
                    w.bits[key] = w.bits.get(key, 0) | level << AROUND_SHIFT
    for values in read_sections(os.path.join(DATA, "mail", "trades.txt")).values():
        for value in values:  # what is nobody's name
            key = words(value)[-1]
            if " " not in value and len(key) >= 3 and not w.bits.get(key, 0) & NAMED \
                    and not w.bits.get(key, 0) >> AROUND_SHIFT:
                w.bits[key] = w.bits.get(key, 0) | AROUND["thing"] << AROUND_SHIFT


def gather(shared):
    w = Words()
    read_words(w, shared)
    read_own_words(w)
    read_names(w, shared)
    for word in [word for word in w.bits if w.class_of(word)]:
        settle(w, word)
    read_places(w, shared)
    for word, bits in w.bits.items():
        if w.class_of(word) >= COMMON and bits >> PLACE_SHIFT & 3 < LARGE:
            w.bits[word] = bits & ~(3 << PLACE_SHIFT)
    for values in read_sections(os.path.join(DATA, "brands.txt")).values():
        for value in values:
            w.company(value)
    read_around(w)
    for word in PARTICLES:
        w.bits[word] = w.bits.get(word, 0) & 3 << WORD_SHIFT | PARTICLE
    return w


# ---- the file ----

SLOTS, LOAD, VERSION, HEAD, SECOND = 8, 0.9, 1, 64, 0x9e3779b1
MASK32, MASK64 = 0xffffffff, (1 << 64) - 1


def mixed(word):
    h = 2166136261
    for b in word.encode():
        h = (h ^ b) * 16777619 & MASK32
    h = (h ^ h >> 16) * 0x7feb352d & MASK32
    h = (h ^ h >> 15) * 0x846ca68b & MASK32
    return h ^ h >> 16


def checksum(data, start=0):
    h = start ^ len(data)
    whole = len(data) // 8
    for (word,) in struct.iter_unpack("<Q", data[:whole * 8]):
        h = (h ^ word) * 0x9e3779b97f4a7c15 & MASK64
        h ^= h >> 32
    for b in data[whole * 8:]:
        h = (h ^ b) * 0x100000001b3 & MASK64
    return h ^ h >> 31


def buckets_of(h, count):
    return h * count >> 32, (h * SECOND & MASK32) * count >> 32


def put(table, h, bits):
    """Into its first bucket, or its second when that is full, or in place of one that can move."""
    for turn in range(500):
        at = buckets_of(h, len(table))
        free = [b for b in at if len(table[b]) < SLOTS]
        if free:
            table[free[0]].append((h, bits))
            return
        bucket = table[at[turn % 2]]
        out = bucket[turn % SLOTS]
        bucket[turn % SLOTS] = (h, bits)
        h, bits = out
    raise SystemExit("make_gazetteer.py: the table is too full: lower LOAD")


def file_of(bits):
    table = [[] for _ in range(int(len(bits) / SLOTS / LOAD) + 1)]
    for word in sorted(bits):
        put(table, mixed(word), bits[word])
    body = b""
    for bucket in table:
        row = [(h & 0xfffff) << 12 | b for h, b in bucket]
        body += struct.pack(f"<{SLOTS}I", *(row + [0] * (SLOTS - len(row))))
    head = struct.pack("<8sIIIIQQ", b"GCHGAZ\r\n", VERSION, len(table), len(bits), 0,
                       HEAD + len(body), checksum(body))
    head += bytes(HEAD - 8 - len(head))
    return head + struct.pack("<Q", checksum(head)) + body


def main():
    shared = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../../shared/data")
    out = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "words.gazetteer")
    w = gather(shared)
    w.bits = {word: bits for word, bits in w.bits.items() if bits}
    data = file_of(w.bits)
    with open(out, "wb") as f:
        f.write(data)
    count = lambda test: sum(1 for bits in w.bits.values() if test(bits))
    print(f"{len(w.bits)} words, {len(data)} bytes: "
          f"{count(lambda b: b & 3)} first names, {count(lambda b: b >> 2 & 3)} surnames, "
          f"{count(lambda b: b >> 4 & 3)} places, {count(lambda b: b & ORG)} companies, "
          f"{count(lambda b: b >> 6 & 3)} common words")


if __name__ == "__main__":
    main()
