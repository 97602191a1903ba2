# SPDX-License-Identifier: EUPL-1.2
"""As people type: what generate_mail.py does to a mail once it is written.

Works on pieces [(text, type or None)], so that what is marked stays marked.
"""
import re
import unicodedata

NEAR = {"a": "zqs", "e": "rzd", "i": "uok", "o": "ipl", "u": "yij", "n": "bh", "t": "ryg",
        "s": "qdz", "r": "etf", "l": "km", "d": "sfe", "c": "xv", "m": "lp"}


def plain(text):
    """Without accents: "é" is e, "ß" ss."""
    text = text.replace("ß", "ss").replace("œ", "oe").replace("Œ", "OE").replace("ł", "l")
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c))


def slip(text, rng):
    """One letter wrong, missing, twice or out of turn; None where that says nothing."""
    i = rng.randrange(len(text))
    if i + 1 >= len(text) or not (text[i].isalpha() and text[i + 1].isalpha()):
        return text
    kind = rng.randrange(4)
    if kind == 0:
        return text[:i] + text[i + 1] + text[i] + text[i + 2:]
    if kind == 1:
        return text[:i] + text[i + 1:]
    if kind == 2:
        return text[:i] + text[i] + text[i:]
    return text[:i] + rng.choice(NEAR.get(text[i], text[i])) + text[i + 1:]


def slips(pieces, rate, rng):
    out = []
    for text, kind in pieces:
        n = len(text) * rate * (0.5 if kind else 1)
        for _ in range(int(n) + (rng.random() < n % 1)):
            text = slip(text, rng) if text else text
        out.append((text, kind))
    return out


def each(pieces, change, marked=True):
    return [(change(text) if marked or not kind else text, kind) for text, kind in pieces]


def shorten(pieces, words, rng):
    """Text-message spelling, of what is no name."""
    if not words:
        return pieces
    find = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, words)) + r")(?!\w)", re.I)
    return each(pieces, lambda t: find.sub(
        lambda m: words[m[0].lower()] if rng.random() < 0.7 else m[0], t), marked=False)


def wrap(pieces, width):
    """Lines of a mail program: a space past the width becomes a line end, in names as well."""
    out, column = [], 0
    for text, kind in pieces:
        made = []
        for word in re.split(r"( |\n)", text):
            if word == "\n":
                column = 0
            elif word == " " and column > width:
                word, column = "\n", 0
            column += len(word) if word != "\n" else 0
            made.append(word)
        out.append(("".join(made), kind))
    return out


def french_spaces(text):
    return re.sub(r" ([!?:;])", "\u00a0\\1", text)


def no_stops(text):
    return re.sub(r"[.,;!?](?=\s|$)", "", text)


def tight(text):
    """No space behind a stop, or one before it."""
    return re.sub(r"([.,!?]) (?=\w)", r"\1", text)


def loose(text):
    return re.sub(r"(?<=\w)([.,])(?= )", r" \1", text)


def lower_starts(text):
    return re.sub(r"(^|[.!?\n] ?)([A-ZÀ-Þ])", lambda m: m[1] + m[2].lower(), text)


def capitals(text, change, share, rng):
    """Words with a capital, or in capitals, that are no names: "ma Commande n'est JAMAIS arrivée"."""
    return re.sub(r"(?<!\w)[a-zà-ÿ]{4,}(?!\w)",
                  lambda m: change(m[0]) if rng.random() < share else m[0], text)


def case_of(pieces, form, rng):
    r = rng.random()
    careless = {"chat": 0.6, "sms": 0.5, "short": 0.27, "talk": 0.3}.get(form, 0.14)
    if r < careless:
        return each(pieces, str.lower)
    if r < careless + 0.05:  # only the words around the names
        return each(pieces, str.lower, marked=False)
    if r < careless + 0.08:
        return each(pieces, lower_starts, marked=False)
    if r < careless + 0.11:
        return each(pieces, str.upper)
    if r < careless + 0.125:  # Every Word Begins So
        return each(pieces, str.title, marked=False)
    if r < careless + 0.15:  # only the names are careless
        return [(t.lower() if k == "PERSON" else t, k) for t, k in pieces]
    return pieces


def roughen(pieces, lang, form, words, rng):
    if form == "sms" or (form == "chat" and rng.random() < 0.4):
        pieces = shorten(pieces, words, rng)
    if rng.random() < 0.12:
        share = rng.choice((0.04, 0.1, 0.25))
        change = rng.choice((str.capitalize, str.upper))
        pieces = each(pieces, lambda t: capitals(t, change, share, rng), marked=False)
    pieces = case_of(pieces, form, rng)
    if rng.random() < (0.4 if form in ("chat", "sms") else 0.13):
        pieces = each(pieces, plain)
    elif rng.random() < 0.05:
        pieces = each(pieces, lambda t: unicodedata.normalize("NFD", t))
    if lang == "fr" and rng.random() < 0.25:
        pieces = each(pieces, french_spaces)
    if rng.random() < 0.3:
        pieces = each(pieces, lambda t: t.replace("'", "’"))
    for share, change in ((0.06, no_stops), (0.03, tight), (0.03, loose)):
        if rng.random() < share or (form in ("chat", "sms") and rng.random() < share * 5):
            pieces = each(pieces, change, marked=False)
    if rng.random() < 0.25:
        pieces = slips(pieces, rng.choice((0.004, 0.01, 0.025)), rng)
    if rng.random() < 0.12:
        pieces = wrap(pieces, rng.choice((60, 68, 72, 76)))
    if rng.random() < 0.1:
        pieces = each(pieces, lambda t: t.replace("\n", "\r\n"))
    return pieces
