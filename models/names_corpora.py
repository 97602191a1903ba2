#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Brings the public corpora of names into one form, with noise:  names_corpora.py OUT [SHARED]

Writes OUT/train.*.jsonl and OUT/dev.*.jsonl, lines {"lang", "text", "spans": [[start, end, type]]},
offsets in bytes.  Which corpora, and under what licence: CARD.names.md.  Those whose licence asks for
the same licence of what is made of them (CC BY-SA) are measured on and never trained on.
"""
import glob
import gzip
import json
import os
import random
import re
import sys
import unicodedata

OUT = sys.argv[1]
SHARED = sys.argv[2] if len(sys.argv) > 2 else "../shared/data"
TYPES = {"per": "PERSON", "person": "PERSON", "loc": "LOC", "location": "LOC", "org": "ORG",
         "corporation": "ORG", "group": "ORG", "product": "ORG", "legal_professional": "PERSON",
         # MEDDOCAN
         "nombre_sujeto_asistencia": "PERSON", "nombre_personal_sanitario": "PERSON",
         "territorio": "LOC", "pais": "LOC", "calle": "LOC", "hospital": "ORG",
         "institucion": "ORG", "centro_salud": "ORG",
         # Presidio
         "gpe": "LOC", "street_address": "LOC", "organization": "ORG", "locacion": "LOC",
         "first_name": "PERSON", "last_name": "PERSON"}
NO_SPACE_BEFORE = set(".,;:!?)]}%…") | {"'s", "n't", "'m", "'re", "'ve", "'ll", "'d"}
NO_SPACE_BEHIND = set("([{")


def byte_spans(text, spans):
    """Spans in characters to spans in bytes, sorted, none inside another."""
    at, n = [], 0
    for c in text:
        at.append(n)
        n += len(c.encode())
    at.append(n)
    out, last = [], -1
    for start, end, kind in sorted(spans):
        if start >= last:
            out.append([at[start], at[end], kind])
            last = end
    return out


def read_bio(path):
    """Sentences as lists of (token, tag)."""
    sentence = []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
            continue
        token, _, tag = line.partition("\t")
        if token.strip():
            sentence.append((token, tag.strip() or "O"))
    if sentence:
        yield sentence


def write_sentence(sentence):
    """Tokens as a text with its spans in characters: punctuation where people put it."""
    text, spans, kind, quote = "", [], None, False
    for token, tag in sentence:
        glue = (not text or token in NO_SPACE_BEFORE or text[-1] in NO_SPACE_BEHIND or
                re.search(r"(?i)(^|\s)[ldjmtsncd]['’]$|qu['’]$", text) or
                (token == '"' and quote) or (text[-1] == '"' and quote))
        if token == '"':
            quote = not quote
        start = len(text) + (0 if glue else 1)
        text += ("" if glue else " ") + token
        name = TYPES.get(tag[2:].lower()) if tag != "O" else None
        if name and (tag[0] == "B" or kind != name):
            spans.append([start, len(text), name])
        elif name:
            spans[-1][1] = len(text)
        kind = name
    return text, spans


def join(pieces, size, rng, gaps=(" ", " ", "\n", "\n\n")):
    """Sentences in a row make texts of a few of them."""
    text, spans = "", []
    want = rng.randint(1, size)
    for part, part_spans in pieces:
        gap = rng.choice(gaps) if text else ""
        base = len(text) + len(gap)
        text += gap + part
        spans += [[s + base, e + base, k] for s, e, k in part_spans]
        want -= 1
        if want == 0:
            yield text, spans
            text, spans, want = "", [], rng.randint(1, size)
    if text:
        yield text, spans


# ---- noise ----

def plain(c):
    return "".join(x for x in unicodedata.normalize("NFD", c) if not unicodedata.combining(x)) or c


def mapped(text, spans, change):
    """Changes each character; the spans follow."""
    out, at = [], []
    n = 0
    for i, c in enumerate(text):
        at.append(n)
        new = change(i, c)
        out.append(new)
        n += len(new)
    at.append(n)
    return "".join(out), [[at[s], at[e], k] for s, e, k in spans if at[e] > at[s]]


def noisy(text, spans, rng):
    """One of several ways in which people write on telephones."""
    way = rng.random()
    if way < 0.35:
        return mapped(text, spans, lambda i, c: c.lower() if len(c.lower()) == 1 else c)
    if way < 0.55:
        return mapped(text, spans, lambda i, c: plain(c.lower()))
    if way < 0.70:
        return mapped(text, spans, lambda i, c: c.upper() if len(c.upper()) == 1 else c)
    if way < 0.85:
        return mapped(text, spans, lambda i, c: plain(c))
    drop = {i for i, c in enumerate(text) if c in ",.;:!?" and rng.random() < 0.7}
    return mapped(text, spans, lambda i, c: "" if i in drop else c.lower())


def writer(name):
    return open(os.path.join(OUT, name + ".jsonl"), "w", encoding="utf-8")


def emit(f, lang, text, spans):
    f.write(json.dumps({"lang": lang, "text": text, "spans": byte_spans(text, spans)},
                       ensure_ascii=False) + "\n")


def bio_set(f, lang, path, rng, size, share):
    for text, spans in join(map(write_sentence, read_bio(path)), size, rng):
        emit(f, lang, text, spans)
        if rng.random() < share:
            emit(f, lang, *noisy(text, spans, rng))


def json_lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    for line in opener(path, "rt", encoding="utf-8"):
        if line.strip():
            yield json.loads(line)


def name_spans(row, first_last=False):
    spans = sorted([s["start"], s["end"], s["label"]] if isinstance(s, dict) else list(s)[:3]
                   for s in row["spans"])
    out = []
    for start, end, label in spans:
        kind = TYPES.get(label.lower(), "PERSON" if label == "PERSON" else None)
        if not kind:
            continue
        if (first_last and out and out[-1][2] == kind and
                row["text"][out[-1][1]:start].strip(" ") == ""):
            out[-1][1] = end
        else:
            out.append([start, end, kind])
    return out


def untitled(text, spans):
    """Titles stand outside of names."""
    for s in spans:
        m = re.match(r"(?:(?:M|Mr|Mrs|Ms|Dr|Prof|Sr|Sra|D|Dña|Miss)\.? )+", text[s[0]:s[1]])
        if m and s[2] == "PERSON" and s[0] + m.end() < s[1]:
            s[0] += m.end()
    return spans


def repeated(text, spans):
    """Names tagged once are tagged everywhere: the corpus leaves later mentions out."""
    words = {w for s, e, _ in spans for w in [text[s:e]] + text[s:e].split() if len(w) > 2}
    taken = {i for s, e, _ in spans for i in range(s, e)}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        for m in re.finditer(r"(?<!\w)" + re.escape(word) + r"(?!\w)", text):
            if word[0].isupper() and not taken & set(range(*m.span())):
                spans.append([m.start(), m.end(), "PERSON"])
                taken |= set(range(*m.span()))
    return sorted(spans)


def json_set(f, lang, path, rng, share, first_last=False, keep=lambda row: True):
    for row in filter(keep, json_lines(path)):
        spans = untitled(row["text"], name_spans(row, first_last))
        if first_last:
            spans = repeated(row["text"], spans)
        emit(f, lang, row["text"], spans)
        if rng.random() < share:
            emit(f, lang, *noisy(row["text"], spans, rng))


def main():
    os.makedirs(OUT, exist_ok=True)
    d = lambda *p: os.path.join(SHARED, *p)
    rng = random.Random(7)
    train = [  # name, language, file, sentences a text, share that is written again with noise
        ("btc", "en", d("ner-btc-en", "en.train.tsv.gz"), 3, 0.3),
        ("wnut17", "en", d("ner-wnut17-en", "en.train.tsv.gz"), 3, 0.3),
        ("wikigold", "en", d("ner-wikigold-en", "en.train.tsv.gz"), 4, 0.5),
        ("germeval", "de", d("ner-germeval14-de", "de.train.tsv.gz"), 4, 0.5),
        ("newseye", "fr", d("ner-newseye-fr", "fr.train.tsv.gz"), 4, 0.3),
        ("europeana-fr", "fr", d("ner-europeana", "fr.train.tsv.gz"), 4, 0.2),
        ("europeana-de", "de", d("ner-europeana", "de.train.tsv.gz"), 4, 0.2),
        ("europeana-nl", "nl", d("ner-europeana", "nl.train.tsv.gz"), 4, 0.2),
        ("echr-fr", "fr", d("pii-echr-fr-es", "fr.manual.train.tsv.gz"), 4, 0.2),
        ("echr-es", "es", d("pii-echr-fr-es", "es.manual.train.tsv.gz"), 4, 0.2),
    ]
    for name, lang, path, size, share in train:
        with writer("train." + name) as f:
            bio_set(f, lang, path, rng, size, share)
    with writer("train.meddocan") as f:
        for path in sorted(glob.glob(d("pii-meddocan-es", "*train*.jsonl.gz"))):
            json_set(f, "es", path, rng, 0.3)
    with writer("train.presidio") as f:
        json_set(f, "en", d("pii-presidio-synth-en", "en.train.jsonl.gz"), rng, 0.5,
                 keep=lambda row: row["template"] % 7 != 3)
    with writer("train.prenom-nom") as f:
        json_set(f, "fr", d("pii-prenom-nom-fr", "fr.train.jsonl.gz"), rng, 0.5, True)
    dev = [("btc", "en", d("ner-btc-en", "en.dev.tsv.gz")),
           ("wnut17", "en", d("ner-wnut17-en", "en.dev.tsv.gz")),
           ("uner-en", "en", d("ner-uner", "en.train.tsv.gz")),
           ("uner-pt", "pt", d("ner-uner", "pt.dev.tsv.gz")),
           ("newseye", "fr", d("ner-newseye-fr", "fr.dev.tsv.gz")),
           ("europeana-fr", "fr", d("ner-europeana", "fr.dev.tsv.gz")),
           ("echr-es", "es", d("pii-echr-fr-es", "es.manual.dev.tsv.gz")),
           ] + [("wikiann-" + x, x, d("ner-wikiann", x + ".dev.tsv.gz"))
                for x in ("fr", "de", "nl")]
    for name, lang, path in dev:
        with writer("dev." + name) as f:
            bio_set(f, lang, path, rng, 3, 0)
    with writer("dev.presidio") as f:
        json_set(f, "en", d("pii-presidio-synth-en", "en.train.jsonl.gz"), rng, 0,
                 keep=lambda row: row["template"] % 7 == 3)
    with writer("dev.rgpd-docs") as f:
        json_set(f, "fr", d("pii-rgpd-docs-fr", "fr.dev.jsonl"), rng, 0)
    with writer("dev.rgpd-docs-small") as f:
        for row in json_lines(d("pii-rgpd-docs-fr", "fr.dev.jsonl")):
            emit(f, "fr", *mapped(row["text"], name_spans(row), lambda i, c: plain(c.lower())))
    with writer("dev.meddocan") as f:
        for path in sorted(glob.glob(d("pii-meddocan-es", "*dev*.jsonl.gz"))):
            json_set(f, "es", path, rng, 0)


main()
