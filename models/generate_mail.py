#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes customer mail with its names marked, to train and try the tagger of src/model.

    generate_mail.py OUT.jsonl COUNT SEED [SHARED]

Each line: {"lang", "text", "spans": [[start, end, type], ...]}, offsets in bytes of UTF-8, sorted
and apart.  Types: PERSON (without its title), LOC (cities, regions, countries outside addresses),
ORG (companies, brands, public bodies), ADDRESS, PRODUCT (the name of a product, "Oscar" of "canapé
Oscar"), EMAIL, PHONE.  The same seed and lists give the same mails; no name in them is a person's
but by chance: first and last names are drawn apart.

SHARED is a folder with the lists named in CARD.gazetteer.md (default: ../shared/data beside the
checkout).  What the mails say stands in data/mail/LANG.txt.  Notation there, as in
data/templates.*.txt: `(a|b|)` is one of these, `{slot}` a line of that slot's section, `\\n` a new
line; capitals are made here (Writer.MAKERS): `{FULL}` a person, `{FULL1}` the same one each time in
a mail; 0 is who writes, 9 who reads.  Sections of templates.LANG.txt and context.LANG.txt, where there
are any, give further sentences.
"""
import json
import os
import random
import re
import sys

from mail_names import Names
from make_gazetteer import read_sections as read_lists
from mail_noise import roughen

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data")
LANGS = (("fr", 36), ("en", 22), ("de", 10), ("es", 8), ("it", 8), ("nl", 8), ("pt", 8))
FORMS = (("mail", 46), ("short", 16), ("chat", 7), ("talk", 4), ("sms", 4), ("form", 8), ("thread", 7),
         ("transcript", 4), ("minutes", 2), ("contract", 2), ("document", 7), ("plain", 5))


def parse(text, at=0, stop=None):
    """A template as a list of strings, ("slot", name) and ("any", [templates])."""
    parts, options, start = [], [], at
    while at < len(text):
        c = text[at]
        if c == "{":
            end = text.index("}", at)
            parts += [text[start:at], ("slot", text[at + 1:end])]
            at = start = end + 1
        elif c == "(":
            parts.append(text[start:at])
            inner, at = parse(text, at + 1, ")")
            parts += [inner] if isinstance(inner, tuple) else ["("] + inner + [")"]
            start = at
        elif c == "|" and stop:
            options.append(parts + [text[start:at]])
            parts, at = [], at + 1
            start = at
        elif c == stop:
            parts.append(text[start:at])
            at += 1
            return (("any", options + [parts]) if options else parts), at
        else:
            at += 1
    parts.append(text[start:])
    if stop:
        raise SystemExit(f"generate_mail.py: a bracket stays open: {text}")
    return parts, at


def read_sections(path):
    sections, name = {}, None
    with open(path, encoding="utf-8") as f:
        for line in f.read().split("\n"):
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1]
            elif line and not line.startswith("#"):
                line = line.replace("\\n", "\n")
                sections.setdefault(name, []).append(parse(line)[0])
    return sections


def read_cores(lang):
    """What customers want, from the triage's templates: the marks before a core are not needed."""
    path = os.path.join(DATA, f"templates.{lang}.txt")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        lines = [line.rstrip("\n") for line in f if line.strip() and line[0] not in "#["]
    return [parse(re.sub(r"^(?:[-+=_!]|@\d+)+ +", "", line))[0] for line in lines]


AROUND = {"WHO": "person", "DID": "verb", "THING": "thing"}


def words_around(lang, kind):
    return read_lists(os.path.join(DATA, "around.txt"))[f"{kind} {lang}"]


class Language:
    def __init__(self, lang):
        self.lang = lang
        self.sections = read_sections(os.path.join(DATA, "mail", lang + ".txt"))
        context = os.path.join(DATA, f"context.{lang}.txt")
        if os.path.exists(context):
            for name, lines in read_sections(context).items():
                self.sections.setdefault(name, lines)
        self.cores = read_cores(lang)
        self.around = {kind: words_around(lang, kind) for kind in AROUND.values()}
        self.sms = dict(pair.lower().split("=") for line in self.sections.pop("sms", [])
                        for pair in "".join(line).split("|"))


def words_of(pieces):
    """Pieces of text side by side become one; so do a first name and a surname."""
    out = []
    for text, kind in pieces:
        if not text:
            continue
        if out and out[-1][1] == kind and (kind is None or kind == "PERSON"):
            out[-1] = (out[-1][0] + text, kind)
        elif kind == "PERSON" and len(out) > 1 and out[-1][0] == " " and out[-2][1] == "PERSON":
            out.pop()
            out[-1] = (out[-1][0] + " " + text, kind)
        else:
            out.append((text, kind))
    return [(re.sub("  +", " ", text) if not kind else text, kind) for text, kind in out]


class Writer:
    """One mail: its people, and the pieces [(text, type or None)] it is made of."""

    def __init__(self, language, names, rng):
        self.l, self.names, self.rng = language, names, rng
        self.people, self.cast, self.parties = {}, [], {}
        self.shout = rng.random() < 0.12  # surnames in capitals, as forms and offices have it

    def person(self, which, gender=None):
        if not which and self.cast and self.rng.random() < 0.75:
            return self.rng.choice(self.cast)
        if not which:
            return self.names.person(self.l.lang, self.rng, gender)
        if which not in self.people:
            self.people[which] = self.names.person(self.l.lang, self.rng, gender)
        return self.people[which]

    def full(self, p):
        r = self.rng.random()
        last = p.last.upper() if self.shout or r < 0.05 else p.last
        if r > 0.985:
            return f"{last} {p.first}"
        return f"{p.first} {p.middle}{last}"

    def any_name(self, p):
        forms = (f"{p.last.upper()} {p.first}", f"{p.last} {p.first}", f"{p.first} {p.last}",
                 f"{p.last}, {p.first}", f"{p.first[0]}. {p.last}", f"{p.first} {p.last.upper()}",
                 f"{p.last.upper()} {p.first.upper()}", f"{p.first.upper()} {p.last.upper()}",
                 f"{p.last} {p.first[0]}", f"{p.last.upper()} {p.first[0]}.")
        return self.rng.choices(forms, (5, 3, 4, 1, 2, 3, 2, 1, 1, 1))[0]

    def made(self, name, which):
        """The text and type of a slot in capitals, or None."""
        n, rng, lang = self.names, self.rng, self.l.lang
        if name in PERSON_FORMS:
            gender = {"FIRSTM": "m", "FIRSTF": "f"}.get(name)
            return PERSON_FORMS[name](self, self.person(which, gender)), "PERSON"
        if name == "PERSON":
            return self.full(self.person(which)), "PERSON"
        if name in ("PRODUCT", "TECH"):
            if name == "PRODUCT" and rng.random() < 0.6:  # it is the noun before it that tells
                return n.product(lang, rng), "PRODUCT"
            text = "".join(t for t, _ in self.slot("PNAME" if name == "PRODUCT" else "TECH_NAME"))
            return text, "PRODUCT"
        if name == "ORGUP":  # a party of a contract: the same in every line
            return self.parties.setdefault(which, n.bare_company(lang, rng).upper()), "ORG"
        if name == "EMAIL":
            return n.email(self.person(which), rng), "EMAIL"
        if name == "BEARS":
            return self.bearer(), "ORG"
        maker = n.makers.get(name)
        return (maker[0](lang, rng), maker[1]) if maker else None

    def bearer(self):
        """What goods, shops and programs are called: as people are."""
        p, r = self.names.person(self.l.lang, self.rng), self.rng.random()
        if r < 0.2:
            return self.names.company(self.l.lang, self.rng)
        return p.first if r < 0.5 else p.last if r < 0.7 else f"{p.first} {p.last}"

    def slot(self, name):
        which = name[-1] if name[-1].isdigit() else ""
        made = self.made(name.rstrip("0123456789"), which) if name.isupper() else None
        if made:
            return [made]
        if name == "TEXT":
            return self.body(1)
        if name == "job" and self.rng.random() < 0.3:
            name = "JOB"
        if name in AROUND:
            return [(self.rng.choice(self.l.around[AROUND[name]]), None)]
        section = self.l.sections.get("slot " + name) or self.l.sections.get(name.lower())
        if not section:
            raise SystemExit(f"generate_mail.py: {self.l.lang}: no slot {name}")
        return self.expand(self.rng.choice(section))

    def expand(self, template):
        pieces = []
        for part in template:
            if isinstance(part, str):
                pieces.append((part, None))
            elif part[0] == "slot":
                pieces += self.slot(part[1])
            else:
                pieces += self.expand(self.rng.choice(part[1]))
        return pieces

    def pick(self, section):
        return self.expand(self.rng.choice(self.l.sections[section]))

    # ---- what a mail is made of ----

    def drop_in(self, pieces):
        """Somebody in a sentence that knows of nobody, where a word ends."""
        text, kind = pieces[-1]
        if kind or self.rng.random() > 0.3:
            return pieces
        gaps = [m.start() for m in re.finditer(r"(?<=\w\w) (?=\w)|(?=[.?!]$)|(?<=\w)$", text)]
        at = self.rng.choice(gaps[-3:]) if gaps else len(text)
        return pieces[:-1] + [(text[:at], None)] + self.pick("insert") + [(text[at:], None)]

    def sentence(self):
        kind = self.rng.choices(("third", "plain", "org", "loc", "product", "address", "docsentence",
                                 "frame", "core"),
                                (32, 20, 11, 11, 9, 6, 7, 24, 16 if self.l.cores else 0))[0]
        if kind != "core":
            return self.drop_in(self.pick(kind)) if kind == "plain" else self.pick(kind)
        pieces = self.expand(self.rng.choice(self.l.cores))
        first = pieces[0][0] if pieces else ""
        pieces[0] = (first[:1].upper() + first[1:], pieces[0][1])
        return self.drop_in(pieces) + [(self.rng.choice((".", ".", "", " !", " ?")), None)]

    def body(self, most=5):
        pieces, rng = [], self.rng
        for i in range(rng.randint(1, most)):
            if i:
                pieces.append((rng.choice((" ", " ", " ", "\n", "\n\n")), None))
            pieces += self.sentence()
        return pieces

    def mail(self):
        rng = self.rng
        gap = lambda *wide: [(rng.choice(wide), None)]
        pieces = []
        if rng.random() < 0.1:
            pieces += self.pick("subject") + gap("\n", "\n\n")
        flat = rng.random() < 0.2
        lines = (" ",) if flat else ("\n", "\n\n", "\n\n", "\n")
        if rng.random() < 0.85:
            pieces += self.pick("greeting") + gap(*lines)
        if rng.random() < 0.45:
            pieces += self.pick("intro") + gap(" ", "\n", *lines)
        pieces += self.body()
        if rng.random() < 0.75:
            pieces += gap(*lines) + self.pick("closing")
        if rng.random() < 0.85:
            pieces += gap(*(" ", ", ", " ") if flat else lines) + self.pick("signature")
        return pieces

    def plain(self):
        """A mail without anybody in it: most of what is capital in it is no name."""
        pieces = [self.expand(self.rng.choice(self.l.sections["greeting"][:6])), [("\n\n", None)]]
        for i in range(self.rng.randint(1, 6)):
            pieces += [self.pick(self.rng.choice(("plain", "plain", "product"))), [(" ", None)]]
        return sum(pieces, [])

    def short(self):
        r = self.rng.random()
        if r < 0.5:
            return self.sentence()
        if r < 0.65:
            return self.pick("intro") + [(" ", None)] + self.sentence()
        if r < 0.75:
            return self.pick("greeting") + [(" ", None)] + self.sentence()
        if r < 0.9:
            return self.sentence() + [("\n", None)] + self.pick("signature")
        return self.pick("closing") + [("\n", None)] + self.pick("signature")

    def chat(self):
        pieces = []
        for i in range(self.rng.randint(1, 5)):
            pieces += [("\n" if i else "", None)] + self.pick("chat")
        return pieces

    sms = chat

    def talk(self):
        """A chat with both sides: "Client : ... / Sophie : ..."."""
        rng = self.rng
        sides = [self.pick("chatturn"), self.pick("chatturn")]
        stamp = rng.random() < 0.3
        colon = rng.choice((" : ", ": ", " - ", "> ", "\n"))
        pieces = []
        for i in range(rng.randint(3, 8)):
            if stamp:
                pieces.append((f"[{rng.randrange(8, 20)}:{rng.randrange(60):02}] ", None))
            pieces += sides[i % 2] + [(colon, None)]
            pieces += self.pick("agentline" if i % 2 == 0 else "chat") + [("\n", None)]
        return pieces

    def form(self):
        return self.pick("form")

    def thread(self):
        """An answer over what it answers, quoted or not."""
        rng = self.rng
        new = self.mail() if rng.random() < 0.7 else self.short()
        head = self.pick("header")
        self.people = {"0": self.person("9"), "9": self.person("0")}  # the answered one wrote this
        old = self.mail()
        if rng.random() < 0.6:
            old = quoted(old, rng.choice(("> ", "> ", ">", "| ")))
        return new + [("\n\n", None)] + head + [("\n\n", None)] + old

    def gather(self):
        """A few people who are named again and again."""
        self.cast = [self.names.person(self.l.lang, self.rng) for _ in range(self.rng.randint(2, 7))]

    def document(self):
        """What is attached or pasted: reports, notes, lists of who was there."""
        rng = self.rng
        self.gather()
        pieces = self.pick("dochead") if rng.random() < 0.8 else []
        for _ in range(rng.randint(1, 4)):
            pieces += [("\n", None)]
            if rng.random() < 0.7:
                pieces += self.pick("docsection") + [("\n", None)]
            for _ in range(rng.randint(1, 3)):
                kind = rng.choice(("docitem", "docsentence", "docsentence"))
                gap = (" " if kind == "docsentence" else "\n", None)
                for _ in range(rng.randint(1, 4)):
                    pieces += self.pick(kind) + [gap]
                pieces.append(("\n", None))
        return pieces

    def transcript(self):
        self.gather()
        pieces = self.pick("transcripthead") + [("\n", None)]
        turns = [t for t in self.l.sections["transcript"]]
        self.rng.shuffle(turns)
        sides = turns[:2]
        for i in range(self.rng.randint(3, 10)):
            pieces += self.expand(sides[i % 2])
            pieces.append((self.rng.choice(("\n", "\n", "\n\n")), None))
        return pieces

    def minutes(self):
        return self.pick("minutes")

    def contract(self):
        return self.pick("contract")


def quoted(pieces, mark):
    return [(mark, None)] + [(t.replace("\n", "\n" + mark), k) for t, k in pieces]


def initials(w, p):
    return "".join(part[0].upper() + "." for part in (p.first, p.last.split()[-1]))


def upper_or_not(w, text):
    return text.upper() if w.shout else text


# First names that are words of the language too.
WORDY = {
    "fr": "Rose Prune Fleur Olive Clémence Victoire Prudence Marine Blanche Ange Noël Aimé Désiré Constant "
          "Juste Modeste Florence Claire Pierre Marguerite Violette Jade Lys Pascal Parfait Céleste",
    "en": "Mark Grace Will Hope Rose Bill May Sue Jack Faith Art Dean Miles April June Summer Autumn Grant "
          "Drew Pat Guy Rich Frank Joy Dawn Carol Rob Gene Ray Jay Lance Chase Hunter Mason Heath Heather "
          "Holly Ivy Iris Daisy Lily Ruby Amber Crystal Jade Olive Penny Patience Mercy Charity Chance Max",
    "de": "August Wolf Ernst Rosa Viola Linde Heide Frank Franz Paris Flora Mai Bernd Kai Christian Bär",
    "es": "Rosa Mar Luz Dolores Rosario Pilar Esperanza Cruz Consuelo Soledad Blanca Paz Socorro Ángel León",
    "it": "Rosa Viola Bianca Fortuna Asia Natale Santo Angelo Celeste Gioia Serena Letizia Fiore Leone Pia",
    "nl": "Roos Wil Bloem Fleur Storm Rein Joy Lente Zoë Merel Wolf Wout Lieve Hilde Kok Mark Iris Vos",
    "pt": "Rosa Luz Céu Dores Graça Conceição Lua Mar Pilar Glória Vitória Clara Linda Paz Ângelo Reis",
}
WORDY = {lang: words.split() for lang, words in WORDY.items()}

PERSON_FORMS = {
    "WORDY": lambda w, p: w.rng.choice(WORDY[w.l.lang]),
    "FULL": lambda w, p: w.full(p),
    "NAME": lambda w, p: w.any_name(p),
    "FIRST": lambda w, p: p.first,
    "FIRSTM": lambda w, p: p.first,
    "FIRSTF": lambda w, p: p.first,
    "FIRSTUP": lambda w, p: p.first.upper(),
    "LAST": lambda w, p: upper_or_not(w, p.last),
    "LASTUP": lambda w, p: p.last.upper(),
    "NAMED": lambda w, p: w.rng.choices((p.first, w.full(p), p.last), (6, 3, 1))[0],
    "LASTFULL": lambda w, p: upper_or_not(w, p.last) if w.rng.random() < 0.5 else w.full(p),
    "INITIAL": lambda w, p: p.first[0].upper() + ".",
    "INITIALS": initials,
}


def elide(pieces, lang):
    """French and Italian shorten "de Alice" to "d'Alice"."""
    if lang != "fr":
        return pieces
    pieces = [(text if kind else re.sub(r"\b([Qq]u)e (?=ils? )", r"\1'", text), kind)
              for text, kind in pieces]
    for i in range(1, len(pieces)):
        before, name = pieces[i - 1][0], pieces[i][0]
        if pieces[i][1] in ("PERSON", "LOC") and re.search(r"\b([dD]|[qQ]u)e $", before) \
                and name[0] in "AEIOUÉÈÊÎÏÔÖaeiou":
            pieces[i - 1] = (before[:-2] + "'", pieces[i - 1][1])
    return pieces


def line_of(pieces, lang):
    """The mail as it is written, with its spans in bytes."""
    text, spans, at = [], [], 0
    for piece, kind in pieces:
        data = len(piece.encode())
        if kind and piece.strip():
            lead = len(piece[:len(piece) - len(piece.lstrip())].encode())
            tail = len(piece[len(piece.rstrip()):].encode())
            spans.append([at + lead, at + data - tail, kind])
        text.append(piece)
        at += data
    return json.dumps({"lang": lang, "text": "".join(text), "spans": spans}, ensure_ascii=False)


def compose(languages, names, rng):
    lang = rng.choices([l for l, _ in LANGS], [n for _, n in LANGS])[0]
    form = rng.choices([f for f, _ in FORMS], [n for _, n in FORMS])[0]
    w = Writer(languages[lang], names, rng)
    pieces = elide(words_of(getattr(w, form)()), lang)
    return lang, roughen(pieces, lang, form, languages[lang].sms, rng)


def main():
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    out, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    shared = sys.argv[4] if len(sys.argv) > 4 else os.path.join(HERE, "../../shared/data")
    names = Names(shared)
    languages = {lang: Language(lang) for lang, _ in LANGS}
    rng = random.Random(seed)
    with open(out, "w", encoding="utf-8") as f:
        for _ in range(count):
            lang, pieces = compose(languages, names, rng)
            f.write(line_of(pieces, lang) + "\n")


if __name__ == "__main__":
    main()
