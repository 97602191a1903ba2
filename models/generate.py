#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes the training, development and test sets of the five triage models.

    generate.py OUT [SHARED]

OUT gets TASK.train.tsv and TASK.test.LANG.tsv, each line label TAB text.  Of the same messages,
TASK.unseen.tsv holds those made of every fifth template and TASK.rest.tsv the others: a model of the
rest, asked about wordings it never saw, gives the temperature of the model of all.  SHARED is a
folder with the corpora intent-massive and intent-bitext (CARD.*.md says where they come from).
Without it the sets are of this folder's own words alone, which says so: models of them know less,
above all of languages and of what is no matter for a service desk.

Where messages come from: data/templates.LANG.txt (the core of a message, by intent) and
data/context.LANG.txt (what people write around it).  Notation there: `(a|b|)` is one of these,
`{slot}` a word of that slot's list, `{IBAN}` in capitals the token that pii/ leaves for an IBAN.
Marks before a core: `-` negative, `+` positive, `=` neutral, `_` low, `!` high, `!!` urgent, `@17`
the article of the GDPR it invokes.  data/test.* and data/dev.* are written by hand and never used
for training.  The same seed gives the same files.
"""
import csv
import gzip
import os
import random
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data")
MESSAGES_EACH = 620  # generated messages of an intent and language
LOW = {"price_question", "product_question", "availability"}
TOKENS = ["PERSON", "EMAIL", "PHONE", "ADDRESS", "IBAN", "CARD", "CUSTOMER_REF", "COMPANY_ID", "DOB"]

# The corpora's words for what we call otherwise; what is ambiguous is left out.
BITEXT = {
    "cancel_order": "order_cancel", "change_order": "order_change",
    "change_shipping_address": "address_change", "set_up_shipping_address": "address_change",
    "check_invoice": "invoice_request", "check_invoices": "invoice_request",
    "get_invoice": "invoice_request", "check_refund_policy": "refund", "complaint": "complaint",
    "contact_customer_service": "human_contact", "contact_human_agent": "human_contact",
    "create_account": "account_create", "registration_problems": "account_create",
    "delete_account": "account_close", "get_refund": "refund", "track_refund": "refund",
    "switch_account": "subscription_change", "payment_issue": "payment_problem",
    "recover_password": "account_access", "track_order": "delivery_status",
    "delivery_period": "delivery_status",
}
BANKING = {
    "card_arrival": "delivery_status", "request_refund": "refund",
    "Refund_not_showing_up": "refund", "lost_or_stolen_card": "fraud_report",
    "compromised_card": "fraud_report", "cash_withdrawal_not_recognised": "fraud_report",
    "card_payment_not_recognised": "fraud_report", "passcode_forgotten": "account_access",
    "terminate_account": "account_close", "edit_personal_details": "address_change",
    "transaction_charged_twice": "billing_dispute", "extra_charge_on_statement": "billing_dispute",
    "declined_card_payment": "payment_problem",
}


def read_sections(path):
    sections, name = {}, None
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1]
                sections.setdefault(name, [])
            else:
                sections[name].append(line)
    return sections


class Writer:
    """Expands templates and dresses them up as messages."""

    def __init__(self, lang, rng):
        self.lang, self.rng = lang, rng
        self.cores = read_sections(os.path.join(DATA, f"templates.{lang}.txt"))
        self.context = read_sections(os.path.join(DATA, f"context.{lang}.txt"))

    def expand(self, text):
        while True:
            m = re.search(r"\(([^()]*\|[^()]*)\)", text)
            if not m:
                break
            text = text[: m.start()] + self.rng.choice(m[1].split("|")) + text[m.end():]
        text = re.sub(r"\{(\w+)\}", self.slot, text)
        return re.sub(r"\s+", " ", text).strip()

    def slot(self, m):
        name = m[1]
        if name.isupper():
            return f"⟦{name}_{self.rng.choice('1112')}⟧"
        return self.expand(self.rng.choice(self.context["slot " + name]))

    def pick(self, section):
        return self.expand(self.rng.choice(self.context[section]))

    def core(self, intent, line):
        m = re.match(r"((?:[-+=_!]|@\d+)*) +(.*)$", line) if line[0] in "-+=_!@" else None
        marks, text = (m[1], m[2]) if m else ("", line)
        sentiment = "negative" if "-" in marks else "positive" if "+" in marks else "neutral"
        priority = "low" if "_" in marks or intent in LOW else "normal"
        priority = "urgent" if "!!" in marks else "high" if "!" in marks else priority
        article = re.search(r"@(\d+)", marks)
        rights = article[1] if article and article[1] != "0" else "none"
        return self.expand(text), priority, sentiment, rights

    def message(self, intent, line):
        rng = self.rng
        text, priority, sentiment, rights = self.core(intent, line)
        form = rng.random()
        if form < 0.35:
            return self.rough(text, 0.6), priority, sentiment, rights
        parts = [self.sentence(text)]
        if intent != "other" and form > 0.8:  # says it twice
            again = self.core(intent, rng.choice(self.cores[intent]))
            if again[1:] == (priority, sentiment, rights):
                parts.append(self.sentence(again[0]))
        if intent not in ("other", "praise") and rng.random() < 0.35:
            parts.insert(rng.choice([0, len(parts)]), self.pick("facts"))
        if intent != "other" and sentiment == "neutral" and rng.random() < 0.13:
            parts.append(self.pick("angry"))
            sentiment = "negative"
        elif sentiment == "negative" and rng.random() < 0.35:
            parts.append(self.pick("angry"))
        elif sentiment == "neutral" and intent != "other" and rng.random() < 0.05:
            parts.append(self.pick("glad"))
            sentiment = "positive"
        if intent not in ("other", "praise", "newsletter_unsubscribe"):
            r = rng.random()
            if r < 0.07:
                parts.append(self.pick("high"))
                priority = priority if priority == "urgent" else "high"
            elif r < 0.11:
                parts.append(self.pick("urgent"))
                priority = "urgent"
            elif r < 0.14 and priority == "normal":
                parts.append(self.pick("low"))
                priority = "low"
        if rng.random() < 0.55:
            parts.insert(0, self.pick("greeting"))
        if rng.random() < 0.5:
            parts.append(self.pick("closing"))
        return self.rough(" ".join(parts), 0.2), priority, sentiment, rights

    def sentence(self, text):
        text = text[0].upper() + text[1:]
        return text if text[-1] in ".?!…" else text + self.rng.choice([".", ".", "", " ?", " !"])

    def rough(self, text, share):
        """As people type: without accents, capitals, full stops, with slips."""
        rng = self.rng
        if rng.random() < share:
            text = text.lower()
        if rng.random() < share / 2:
            text = text.translate(str.maketrans("éèêëàâîïôûùçÉÀ", "eeeeaaiiouucEA"))
        if rng.random() < share / 2:
            text = re.sub(r"[.,;:!?]", "", text)
        if rng.random() < share / 2:
            text = text.replace("'", rng.choice(["", " ", "’"]))
        if rng.random() < share:
            for _ in range(1 + len(text) // 60):
                text = slip(text, rng)
        if rng.random() < 0.02:
            text = text.upper()
        text = re.sub("⟦[^⟧]*⟧", lambda m: m[0].upper(), text)
        return re.sub(r"\s+", " ", text).strip()


def slip(text, rng):
    i = rng.randrange(max(1, len(text) - 1))
    if i + 1 >= len(text) or not (text[i].isalpha() and text[i + 1].isalpha()):
        return text
    if "⟦" in text[max(0, i - 20): i + 1] and "⟧" not in text[max(0, i - 20): i + 1]:
        return text
    kind = rng.randrange(3)
    if kind == 0:
        return text[:i] + text[i + 1] + text[i] + text[i + 2:]
    if kind == 1:
        return text[:i] + text[i + 1:]
    return text[:i] + text[i] + text[i:]


def read_hand(part, lang):
    with open(os.path.join(DATA, f"{part}.{lang}.tsv"), encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_corpus(shared, name):
    path = os.path.join(shared, name)
    if not os.path.exists(path):
        return []
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(out, name, rows):
    if not rows:
        return
    with open(os.path.join(out, name), "w", encoding="utf-8") as f:
        f.writelines(f"{label}\t{text}\n" for label, text in rows if text.strip())


def make_messages(rng):
    rows = []
    for lang in ("fr", "en"):
        w = Writer(lang, rng)
        for intent, lines in w.cores.items():
            n = MESSAGES_EACH * {"data_request": 3, "other": 2}.get(intent, 1)
            for i in range(n):
                line = i % len(lines)
                rows.append((lang, intent) + w.message(intent, lines[line]) + (line % 5 == 2,))
    return rows


def opinions(rng):
    """Short judgements of anything: what sentiment is outside a service desk's usual cases."""
    rows = []
    for lang in ("fr", "en"):
        w = Writer(lang, rng)
        opinion = read_sections(os.path.join(DATA, f"opinions.{lang}.txt"))
        for sentiment in ("negative", "neutral", "positive"):
            for i in range(1500):
                line = opinion[sentiment][i % len(opinion[sentiment])]
                rows.append((lang, None, w.rough(w.expand(line), 0.4), None, sentiment, "none",
                             i % len(opinion[sentiment]) % 5 == 2))
    return rows


def add_corpora(rows, shared, rng):
    for lang, name in (("fr", "fr-FR"), ("en", "en-US")):
        massive = read_corpus(shared, f"intent-massive/{name}.train.tsv.gz")
        for r in rng.sample(massive, min(500, len(massive))):
            rows.append((lang, "other", r["utt"], "low", "neutral", "none", False))
    for r in read_corpus(shared, "intent-bitext/en.train.tsv.gz"):
        label = BITEXT.get(r["intent"])
        if r["intent"] == "newsletter_subscription" and re.search("cancel|unsub|stop", r["utterance"]):
            label = "newsletter_unsubscribe"
        if label and os.environ.get("WITHOUT_BITEXT") is None:
            rows.append(("en", label, r["utterance"], None, None, "none", False))


def language_rows(messages, shared, rng):
    rows = []
    names = {"fr": "fr-FR", "en": "en-US", "de": "de-DE", "es": "es-ES", "it": "it-IT",
             "nl": "nl-NL", "pt": "pt-PT"}
    other = {"pl": "pl-PL", "ro": "ro-RO", "sv": "sv-SE", "da": "da-DK"}
    for lang, name in list(names.items()) + list(other.items()):
        label = lang if lang in names else "und"
        for r in read_corpus(shared, f"intent-massive/{name}.train.tsv.gz")[: 9000 if label == lang else 2500]:
            rows.append((label, as_written(r["utt"], rng)))
            if rng.random() < 0.35:  # single words and pairs
                words = r["utt"].split()
                i = rng.randrange(len(words))
                part = " ".join(words[i: i + rng.choice([1, 2, 2, 3])])
                if len(part) > 3:
                    rows.append((label, as_written(part, rng)))
    for lang, lines in read_sections(os.path.join(DATA, "languages.txt")).items():
        for line in lines:
            for _ in range(12):
                rows.append((lang, as_written(line, rng)))
            for word in line.split():
                rows.append((lang, word.strip(".,?!¿¡").lower()))
    rows += [(r[0], r[2]) for r in messages if rng.random() < 0.15]
    for _ in range(1500):
        word = lambda: "".join(rng.choice("bcdfghjklmnpqrstvwxzaeiouy") for _ in range(rng.randrange(2, 9)))
        rows.append(("und", " ".join(word() for _ in range(rng.randrange(1, 5)))))
    return rows


def as_written(text, rng):
    if rng.random() < 0.4:
        text = text[0].upper() + text[1:] + rng.choice([".", "?", "!", ""])
    return text.upper() if rng.random() < 0.03 else text


def main():
    out = sys.argv[1]
    shared = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "..", "..", "shared", "data")
    if not os.path.isdir(os.path.join(shared, "intent-massive")):
        print(f"generate.py: no corpora in {shared} (models/CARD.language.md says where they come "
              "from): the project's own words alone", file=sys.stderr)
    os.makedirs(out, exist_ok=True)
    rng = random.Random(20261124)
    rows = make_messages(rng)
    language = language_rows(rows, shared, rng)
    rows += opinions(rng)
    add_corpora(rows, shared, rng)
    write(out, "language.train.tsv", language)
    for column, task in ((1, "intent"), (3, "priority"), (4, "sentiment"), (5, "rights")):
        write(out, f"{task}.train.tsv", [(r[column], r[2]) for r in rows if r[column]])
        for fold, wanted in (("rest", False), ("unseen", True)):  # for the temperature
            write(out, f"{task}.{fold}.tsv",
                  [(r[column], r[2]) for r in rows if r[column] and r[6] == wanted])
        dev = [(r[task], r["text"]) for lang in ("fr", "en") for r in read_hand("dev", lang)]
        write(out, f"{task}.dev.tsv", dev)
        for lang in ("fr", "en"):
            test = [(r[task], r["text"]) for r in read_hand("test", lang)]
            write(out, f"{task}.test.{lang}.tsv", test)
    massive = {"fr": "fr-FR", "en": "en-US", "de": "de-DE", "es": "es-ES", "it": "it-IT",
               "nl": "nl-NL", "pt": "pt-PT", "und": "pl-PL"}
    write(out, "language.test.massive.tsv",
          [(lang, r["utt"]) for lang, name in massive.items()
           for r in read_corpus(shared, f"intent-massive/{name}.dev.tsv.gz")])
    bank = read_corpus(shared, "intent-banking77/en.train.tsv.gz")
    rows = [tuple(r.values()) for r in bank]  # text, label
    write(out, "intent.test.banking77.tsv",
          [(BANKING[label], text) for text, label in rows if label in BANKING])
    bitext = read_corpus(shared, "intent-bitext/en.dev.tsv.gz")
    write(out, "intent.test.bitext.tsv",
          [(BITEXT[r["intent"]], r["utterance"]) for r in bitext if r["intent"] in BITEXT])
    names = {"0": "negative", "1": "neutral", "2": "positive"}
    for lang in ("fr", "en"):
        path = f"sentiment-umsab/{lang}.dev.tsv.gz"
        if os.path.exists(os.path.join(shared, path)):
            write(out, f"sentiment.test.tweets.{lang}.tsv",
                  [(names[r["label"]], r["text"]) for r in read_corpus(shared, path)])
    path = "langid-lingua/train.tsv.gz"
    if os.path.exists(os.path.join(shared, path)):
        for kind in ("sentences", "word-pairs", "single-words"):
            write(out, f"language.test.lingua.{kind}.tsv",
                  [(r["lang"] if r["lang"] in massive else "und", r["text"])
                   for r in read_corpus(shared, path)
                   if r["kind"] == kind and r["lang"] in "fr en de es it nl pt".split()])


if __name__ == "__main__":
    main()
