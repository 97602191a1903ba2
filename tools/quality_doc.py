#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Measures detection and writes its tables into docs/detection.md.

    quality_doc.py PROGRAM      run at the top of a checkout, ../shared/data beside it

PROGRAM is a built guichet.  What stands between `<!-- table NAME -->` and `<!-- end -->` is
replaced by what `PROGRAM bench pii-quality` says today; nothing else in the document changes.
"""
import glob
import json
import re
import subprocess
import sys

DOCUMENT = "docs/detection.md"
MAILS = "tests/data/pii/eval"
SETS = ["second", "third", "fourth", "fifth", "sixth", "made"]  # folders of tests/data/pii, a table each
HEAD = ["marked", "found", "precision", "recall", "F1", "masked at all"]
NAMES = {"fr": "French", "en": "English", "de": "German", "es": "Spanish", "it": "Italian",
         "nl": "Dutch", "pt": "Portuguese", "all": "all languages"}


def measure(program, *words):
    done = subprocess.run([program, "bench", "pii-quality", "--json", *words], check=True,
                          capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def rate(three):
    value, low, high = three
    return f"{value:.3f} ({low:.2f} to {high:.2f})"


def cells(r):
    return [str(r["marked"]), str(r["found"])] + [rate(r[k]) for k in
                                                  ("precision", "recall", "f1", "masked")]


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def of_mails(rows):
    parts = []
    for lang, name in NAMES.items():
        mine = [r for r in rows if r.get("lang") == lang]
        parts.append(f"#### {name[0].upper()}{name[1:]}\n\n" +
                     table(["type", *HEAD], [[r["type"], *cells(r)] for r in mine]))
    return "\n\n".join(parts)


def of_languages(rows):
    """One row a language: names, and everything."""
    return table(["language", "type", *HEAD],
                 [[NAMES[r["lang"]], r["type"], *cells(r)] for r in rows
                  if r.get("type") in ("PERSON", "structured", "all")])


def of_traps(rows):
    return table(["looks like personal data", "marked", "masked", "share"],
                 [[r["trap"], str(r["marked"]), str(r["masked"]), rate(r["share"])]
                  for r in rows if "trap" in r])


def of_corpora(rows):
    return table(["corpus", "type", *HEAD],
                 [[r["set"], r["type"], *cells(r)] for r in rows if r.get("set") != "mails"])


def of_kinds(rows):
    [r] = [r for r in rows if r.get("lang") == "all" and r.get("type") == "all"]
    return f"Of {r['kinds']} right spans whose mark says a kind, {r['kinds_right']} have it."


def main(program):
    rows = measure(program)
    folded = measure(program, "--fold")
    files = sorted(glob.glob(f"{MAILS}/*.late.txt"))
    late = measure(program, *files) if files else []
    sets = {name: of_languages(measure(program, *sorted(glob.glob(f"tests/data/pii/{name}/*.txt"))))
            for name in SETS}
    mails = [r for r in rows if r["set"] == "mails"]
    made = {
        "mails": of_mails(mails),
        "kinds": of_kinds(mails),
        "late": of_languages(late),
        **sets,
        "folded": of_languages([r for r in folded if r["set"] == "mails"]),
        "traps": of_traps(mails),
        "corpora": of_corpora([r for r in rows if "type" in r]),
    }
    with open(DOCUMENT, encoding="utf-8") as f:
        text = f.read()
    for name, new in made.items():
        text, n = re.subn(rf"(<!-- table {name} -->\n).*?(<!-- end -->)",
                          lambda m, new=new: f"{m[1]}\n{new}\n\n{m[2]}", text, flags=re.S)
        if n != 1:
            sys.exit(f"quality_doc: {DOCUMENT}: no table {name}")
    with open(DOCUMENT, "w", encoding="utf-8") as f:
        f.write(text)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
