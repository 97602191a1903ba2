#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Makes many mails of the letters in data/letters, to train and try the tagger of src/model.

    letters.py OUT.jsonl COPIES SEED [SHARED [FOLDER]]     all but LANG.*.dev.txt, each COPIES times
    letters.py OUT.jsonl dev                               LANG.*.dev.txt as they are

FOLDER is letters; made: messages that generators put together of templates; or people: mails that
swarm with people, firms and pets named like them, of which less is enough.

The letters are written by hand, in the notation of tests/data/pii/eval/README.md.  In a copy every
marked name is another of the same form: a first name for a first name, small letters for small
letters, the same one wherever the letter names the same person; companies, products and places
change now and then with others of the letters.  Then comes the noise of mail_noise.py.  Lines as
generate_mail.py writes them.
"""
import glob
import os
import random
import re
import sys

from generate_mail import DATA, HERE, line_of, words_of
from mail_names import Names, strange
from mail_noise import plain, roughen

MARK = re.compile(r"\[\[(-?)([A-Z_]+)(?::[^|\]]*)?\|(.*?)\]\]", re.S)
KINDS = {"PERSON": "PERSON", "ADDRESS": "ADDRESS", "EMAIL": "EMAIL", "-COMPANY": "ORG",
         "-PRODUCT": "PRODUCT", "-PLACE": "LOC"}
PARTICLES = set("""de du des d la le les l van von vom zu zum zur der den dem ter ten het t di da do dos
    das del della delle dello dei degli lo los las el al y i e ben bin ibn bel abu ait ould mc o ó ní
    nic op und et and et san st saint junior senior jr sr""".split())
TITLES = set("""m mr mrs ms mme mlle mx miss dr doctor docteur me maître prof professeur herr herrn frau
    fam señor señora sr sra srta don doña sig signor signora signorina dott avv ing dhr mevr mevrouw
    meneer mw senhor senhora eng sir madam monsieur madame mademoiselle famille""".split())


# First names that are words as well: in a copy, one of these stands for another.
WORD_NAMES = {lang: names.split() for lang, names in {
    "en": """Hope Grace Joy Faith May June April August Will Mark Bill Rob Pat Sue Jack Frank Grant Chase
        Rose Lily Daisy Ivy Holly Olive Heather Violet Iris Poppy Jasmine Hazel Basil Ginger Ruby Pearl
        Amber Jade Crystal Summer Autumn Dawn Eve Sky Art Ray Gene Dean Earl Duke Max Miles Rich Drew Guy
        Jay Robin Wren Penny Dot Melody Carol Patience Prudence Constance Charity Mercy Precious Blessing
        Comfort Gift Sunday Happy Lucky Angel Christian Hunter Taylor Mason Carter Cooper Archer Cash
        Chance Brook Reed Cliff Glen Heath Dale Rusty Sandy Misty Sunny Rocky Sterling Norm Herb Les Peg
        Nick Scout Ford Lance Pierce Chip Chuck Buck Hank Bob Florence Paris Chelsea Brooklyn Dexter""",
    "fr": """Pierre Rose Marguerite Violette Capucine Hortense Prune Clémentine Cerise Marine Reine Ange
        Blanche Claire Aimé Désiré Parfait Juste Modeste Prudence Constance Clémence Victoire Espérance
        Grâce Gloire Merveille Trésor Exaucé Noël Pascal Toussaint Avril Céleste Aurore Ambre Jade Perle
        Fleur France Florence Olivier Basile Innocent Félicité Dieudonné Christian Baptiste Sara Lou Bé
        Max Colombe Mélodie Victor Bonaventure Fortuné Dimanche Océane Paris Nancy""",
    "de": """Ernst Frank Wolf Falk Rose Rosa Heide Erika August Engel Flora Viola Iris Jasmin Linde Till
        Mark Rosi Christian Ola Jo Sommer Gerda Wenzel Florian Julia Felix Max Kai Lotte Mia""",
    "es": """Rosa Flor Luz Sol Mar Nieves Dolores Pilar Rosario Consuelo Esperanza Caridad Remedios
        Mercedes Paz Concha Alba Estrella Luna Cielo Perla Violeta Margarita Azucena Rocío Ángel Cruz
        Domingo León Modesto Justo Inocencio Clemente Plácido Salvador Reyes Amparo Socorro Milagros
        Victoria Gloria Blanca Celeste Sara Asunción Iris África Israel Fuensanta""",
    "it": """Rosa Fiore Viola Margherita Gemma Perla Stella Luna Alba Aurora Gioia Speranza Grazia
        Fortuna Vita Pace Felice Giusto Santo Natale Pasquale Sabato Angelo Leone Bianca Celeste Asia
        Italia Vittoria Gloria Chiara Serena Allegra Modesto Fausto Libero Primo Secondo Quinto
        Salvatore Amato Benedetto Pio Sole Oliva Sara Fra Fiorenza Vera""",
    "nl": """Wil Lies Roos Sterre Lente Storm Beer Wolf Merel Linde Hazel Jasmijn Iris Margriet Fleur Rein
        Cas Mees Vos Lot Guus Loes Co Leen Lien Cor Ad Bas Job Puck Noor Fien Saar Bo Kat Kit Sara Daan
        Sam Hans Roel Mark Wijs Door Toon Jet""",
    "pt": """Rosa Flor Luz Céu Dores Conceição Piedade Esperança Graça Glória Vitória Lua Estrela Aurora
        Violeta Margarida Ângelo Domingos Leão Justo Modesto Inocêncio Clemente Salvador Reis Cruz
        Prazeres Socorro Perpétua Paz Íris Jacinto Narciso Sara Bia Mar Adão Milagres Benvindo""",
}.items()}


def read(path):
    """The letters of a file, each a list of (text, type or None); types with "-" are traps."""
    letters = []
    with open(path, encoding="utf-8", newline="\n") as f:
        parts = re.split(r"^===== *(.*)\n", f.read(), flags=re.M)
    for name, text in zip(parts[1::2], parts[2::2]):
        text = re.sub(r"\{U\+([0-9A-F]{4,6})\}", lambda m: chr(int(m[1], 16)), text.strip("\n"))
        if name.endswith(" crlf"):
            text = text.replace("\n", "\r\n")
        pieces, at = [], 0
        for m in MARK.finditer(text):
            pieces += [(text[at:m.start()], None), (m[3], m[1] + m[2])]
            at = m.end()
        letters.append([p for p in pieces + [(text[at:], None)] if p[0]])
    return letters


def read_all(folder, dev):
    """[(language, letters)] of the files that are for development, or of the others."""
    paths = sorted(glob.glob(os.path.join(DATA, folder, "*.txt")))
    return [(os.path.basename(p)[:2], read(p)) for p in paths if p.endswith(".dev.txt") == dev]


def fold(word):
    return plain(word).lower()


def like(new, old):
    """In the case of the old, and without accents where that has none and is small."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    if old.islower():
        return plain(new).lower() if plain(old) == old else new.lower()
    return new


class Names2:
    """What is first name and what surname in a letter, and what stands for it in this copy."""

    def __init__(self, names, lang, letter, rng):
        self.names, self.lang, self.rng = names, lang, rng
        self.kind, self.other = {}, {}
        mentions = [(before, text) for (before, _), (text, kind) in
                    zip([("", None)] + letter, letter) if kind == "PERSON"]
        for before, text in sorted(mentions, key=lambda m: -len(m[1])):
            self.classify(before, text)

    def classify(self, before, text):
        parts = re.findall(r"[^\W\d_]+", text)
        words = [p for p in parts if fold(p) not in PARTICLES and len(p) > 1]
        if len(words) == 1:
            title = re.search(r"(\w+)\W{0,3}$", before)
            last = bool(title) and fold(title[1]) in TITLES or len(parts) > 1
            if not last and not self.names.is_first(words[0]):
                last = self.names.is_last(words[0])
            self.kind.setdefault(fold(words[0]), "last" if last else "first")
            return
        turned = "," in text or (len(words) > 1 and words[0].isupper() and not words[-1].isupper())
        for i, word in enumerate(words):
            first = i == len(words) - 1 if turned else i == 0 or "-" in text and i == 1 and \
                re.search(r"-\s*" + re.escape(word), text)
            self.kind.setdefault(fold(word), "first" if first else "last")

    def word(self, word):
        key = fold(word)
        if key in PARTICLES:
            return word
        if len(word) == 1:
            if key not in self.other:
                self.other[key] = self.rng.choice("ABCDEFGHJKLMNPRSTVWYZ")
            return like(self.other[key], word) if word.islower() else self.other[key]
        if key not in self.other:
            self.other[key] = self.drawn(word, self.kind.get(key, "last"))
        return like(self.other[key], word)

    def drawn(self, word, kind):
        rng, words = self.rng, WORD_NAMES.get(self.lang, [])
        if kind == "first" and rng.random() < (0.6 if word.capitalize() in words else 0.02):
            return rng.choice(words)
        gender = self.names.gender_of(word) if kind == "first" else None
        person = self.names.person(self.lang, rng, gender)
        new = person.first if kind == "first" else person.last.split()[-1]
        if rng.random() < 0.15:  # in no list, of the same build as the one the letter has
            new = strange(word.capitalize(), rng)
        if kind == "last" and rng.random() < 0.05:
            new += rng.choice("- ") + self.names.person(self.lang, rng).last.split()[-1]
        return new.title() if new.islower() else new

    def name(self, text):
        return re.sub(r"[^\W\d_]+", lambda m: self.word(m[0]), text)

    def known(self, text):
        """The same in an e-mail address or a company's name, of the names that were changed."""
        return re.sub(r"[^\W\d_]{3,}", lambda m: like(plain(self.other[fold(m[0])]).replace(" ", ""), m[0])
                      if fold(m[0]) in self.other else m[0], text)


def copy(letter, names, lang, pools, rng):
    """One more mail of the same words with other names."""
    people = Names2(names, lang, letter, rng)
    swaps, out = {}, []
    for text, kind in letter:
        if kind == "PERSON":
            out.append((people.name(text), "PERSON"))
        elif kind in pools:
            if text not in swaps:
                swaps[text] = rng.choice(pools[kind]) if rng.random() < 0.35 else text
            out.append((swaps[text], KINDS[kind]))
        else:
            out.append((text, KINDS.get(kind)))
    return [(people.known(text) if kind == "EMAIL" else text, kind) for text, kind in out]


def pools_of(letters):
    """Of each kind of trap what is one word, or two: those can stand for each other."""
    pools = {}
    for letter in letters:
        for text, kind in letter:
            if kind in ("-COMPANY", "-PRODUCT") and len(text.split()) <= 3 and text[0].isupper():
                pools.setdefault(kind, []).append(text)
    return pools


def dev(f):
    for lang, letters in read_all("letters", True):
        for letter in letters:
            f.write(line_of([(t, KINDS.get(k)) for t, k in letter], lang) + "\n")


def train(f, copies, seed, shared, folder):
    names, rng, by_lang = Names(shared), random.Random(seed), {}
    for lang, letters in read_all(folder, False):
        by_lang.setdefault(lang, []).extend(letters)
    for lang, letters in by_lang.items():
        pools = pools_of(letters)
        for letter in letters:
            f.write(line_of(words_of([(t, KINDS.get(k)) for t, k in letter]), lang) + "\n")
            for _ in range(copies - 1):
                pieces = copy(letter, names, lang, pools, rng)
                form = rng.choice(("mail", "short"))
                f.write(line_of(roughen(pieces, lang, form, [], rng), lang) + "\n")


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    with open(sys.argv[1], "w", encoding="utf-8") as f:
        if sys.argv[2] == "dev":
            return dev(f)
        shared = sys.argv[4] if len(sys.argv) > 4 else os.path.join(HERE, "../../shared/data")
        folder = sys.argv[5] if len(sys.argv) > 5 else "letters"
        train(f, int(sys.argv[2]), int(sys.argv[3]), shared, folder)


if __name__ == "__main__":
    main()
