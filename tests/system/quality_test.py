# SPDX-License-Identifier: EUPL-1.2
"""guichet bench pii-quality as the reviewers use it: on files of their own."""
import gzip
import json
import os
import subprocess
import tempfile

from desk import same

MAILS = """# customer_ref: \\bK-\\d{4}\\b
===== one
Mon mail est [[EMAIL|zoe@example.org]], client [[CUSTOMER_REF|K-4711]], commande [[-ORDER|4512]].
===== two
Rien ici. [[IP|nulle part]]
"""
LINES = json.dumps({"id": "x", "text": "é zoe@example.org", "spans": [[2, 17, "EMAIL"]]}) + "\n"
BROKEN = [
    ("fr.a.txt", "===== a\n\n[[EMAIL|zoe\n", "line 3: a mark that does not end: [[TYPE|value]]"),
    ("fr.b.jsonl", LINES + '{"text": "é", "spans": [[0, 9, "EMAIL"]]}\n', "line 2: a span that is"),
    ("fr.c.jsonl", "{\n", "line 1: "),
    ("fr.d.tsv", "Zoe\tB-PER\nno tab\n", "line 2: needs TOKEN, a tab, and O, B-LABEL or I-LABEL"),
    ("fr.e.jsonl.gz", gzip.compress(LINES.encode())[:-9], "damaged gzip data"),
    ("fr.f.odt", "x", "neither .txt nor .jsonl nor .tsv"),
]


def measure(program, home, *words):
    return subprocess.run([os.path.abspath(program), "bench", "pii-quality", *words],
                          capture_output=True, cwd=home, check=False)


def write(home, name, content):
    with open(os.path.join(home, name), "wb") as f:
        f.write(content if isinstance(content, bytes) else content.encode())


def test_what_is_found_in_annotated_files_is_counted(program):
    with tempfile.TemporaryDirectory() as home:
        write(home, "fr.mine.txt", MAILS)
        write(home, "fr.more.jsonl.gz", gzip.compress(LINES.encode()))
        done = measure(program, home, "fr.mine.txt", "fr.more.jsonl.gz", "--json")
        same((done.returncode, done.stderr), (0, b""), "bench pii-quality")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        by_type = {r["type"]: r for r in rows if "type" in r}
        got = {name: (r["marked"], r["found"], r["right"]) for name, r in by_type.items()}
        same(got, {"EMAIL": (2, 2, 2), "CUSTOMER_REF": (1, 1, 1), "IP": (1, 0, 0),
                   "structured": (4, 3, 3), "all": (4, 3, 3)}, "counts")
        value, low, high = by_type["all"]["recall"]
        assert low < value == 0.75 < high, by_type["all"]
        same([(r["trap"], r["marked"], r["masked"]) for r in rows if "trap" in r],
             [("ORDER", 1, 0), ("numbers and dates", 1, 0)], "traps")
        shown = [json.loads(line) for line in
                 measure(program, home, "fr.mine.txt", "--json", "--show").stdout.splitlines()]
        same([(r["verdict"], r["text"], r["line"], r["value"]) for r in shown if "verdict" in r],
             [("missed", "two", 4, "nulle part")], "--show")


def test_damaged_files_are_named_with_their_line(program):
    with tempfile.TemporaryDirectory() as home:
        for name, content, want in BROKEN:
            write(home, name, content)
            done = measure(program, home, name)
            same(done.returncode, 1, name)
            assert done.stderr.decode().startswith(f"guichet: {name}: {want}"), done.stderr
        done = measure(program, home, "fr.none.txt")
        same(done.returncode, 1, "a file that is not there")
        assert b"fr.none.txt" in done.stderr, done.stderr
        done = measure(program, home, "--folder", "nowhere")
        assert b"no annotated texts in tests/data/pii/eval or nowhere" in done.stderr, done.stderr
