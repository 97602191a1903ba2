#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes src/pii/terms/firstnames.txt: first names that src/pii knows, folded, one a line.

    make_firstnames.py DATA > src/pii/terms/firstnames.txt

DATA holds names-popular-by-country/ (CC0, sigpwned/popular-names-by-country-dataset),
names-faker/ (MIT, joke2k/faker) and lexicon-wordfreq/ (read to tell names from ordinary words;
nothing of it is copied).  "name?" marks a name that is also an ordinary word: it counts only
before a surname or after a greeting.
"""
import csv
import gzip
import sys
import unicodedata as u

DATA = sys.argv[1] + "/"
LOCALES = {"fr_FR", "fr_BE", "fr_CH", "fr_CA", "en_GB", "en_US", "de_DE", "de_AT", "de_CH",
           "es_ES", "it_IT", "nl_NL", "nl_BE", "pt_PT", "pl_PL", "en_IE", "ro_RO"}
LANGS = "fr en de es it nl pt".split()
# Ordinary words that are frequent names, or places and brands: never alone.
WEAK = set("""pierre rose may mark will grace hope joy bill art pat iris olive violette marguerite
    prudence constance clemence fleur france victoire florence paris sydney mercedes alexa georgia
    jordan chelsea london aime desire parfait noel pascal cherie melodie angel faith dawn april june
    august augusta marine reine ange blanche lily daisy ruby amber jade crystal summer autumn
    carol rob drew jack dean chase grant hunter mason taylor parker carter max major prince
    virginia victoria carolina lorraine savannah asia chance clement juste modeste innocent ernest
    franck franc loan lien ivy heather holly penny sandy rusty rocky sol mar luz dolores rosario
    pilar esperanza victor roman german christian justin lance miles rich sue gene ray jay lou
    sacha mila eden ines manon""".split()) - set("sacha mila ines manon victor justin".split())
DROPPED = set("""iban america africa india corona santa sante nazi jesus rico verde nova pastor
    socorro salud hunter2 diamond destiny princess earl king queen baby bebe junior domingo
    domenica sabado lunes client service total orange madame monsieur mister mama papa""".split())
SPECIAL = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fold(s):
    return "".join(c for c in u.normalize("NFKD", s.lower().translate(SPECIAL))
                   if not u.combining(c))


HEADER = """\
# SPDX-License-Identifier: EUPL-1.2
# firstnames.txt - made by tools/make_firstnames.py.  Names from popular-names-by-country-dataset
# (sigpwned, CC0 1.0) and from Faker (Copyright (c) 2012 Daniele Faraglia, MIT licence: permission
# is granted to deal in it without restriction, with this notice; no warranty of any kind)."""
print(HEADER)
names = set()
for line in gzip.open(DATA + "names-faker/names-places.tsv.gz", "rt"):
    locale, kind, value = line.rstrip("\n").split("\t")[:3]
    if kind.startswith("first") and locale in LOCALES:
        names.add(fold(value))
with gzip.open(DATA + "names-popular-by-country/common-forenames-by-country.csv.gz", "rt") as f:
    for row in csv.DictReader(f):
        names.update(fold(row["Romanized Name"]).split())
names = {part for n in names for part in n.replace("-", " ").split()}

ranks = {}
for lang in LANGS:
    for i, line in enumerate(gzip.open(DATA + f"lexicon-wordfreq/{lang}.txt.gz", "rt")):
        if i > 4000:
            break
        ranks.setdefault(fold(line.split()[0]), {}).setdefault(lang, i)

for n in sorted(names):
    seen = ranks.get(n, {})
    best = min(seen.values(), default=9999)
    few = 0 < len(seen) <= 3  # a name is about as frequent everywhere; a word is not
    if not (n.isascii() and n.isalpha() and len(n) >= 3) or n in DROPPED or (few and best < 700):
        continue
    print(n + ("?" if n in WEAK or (few and best < 1500) else ""))
