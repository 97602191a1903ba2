# SPDX-License-Identifier: EUPL-1.2
"""The command line as interfaces promise it: words in, exit code, standard output, files."""
import json
import os
import subprocess
import tempfile

from desk import same

LETTER = ("Bonjour, Claire Morel, mon IBAN est FR76 3000 6000 0112 3456 7890 189, "
          "remboursez-moi la commande 4512.\nclaire.morel@example.org ou Claire Morel\n")
SECRETS = ("Claire", "Morel", "3000 6000", "example.org")
# What is no UTF-8, and what looks like a token, comes back as it was.
ODD = "⟦IBAN_1⟧ et ⟦⟦ ".encode() + b"\xff\xfe jean@example.org \xe2\x9f, \0 fin"


def guichet(program, *words, stdin=b"", cwd=None):
    return subprocess.run([os.path.abspath(program), *words], input=stdin, capture_output=True,
                          cwd=cwd, check=False)


def lines_of(done):
    """Standard output of --json: one JSON value a line, and nothing else there."""
    return [json.loads(line) for line in done.stdout.splitlines()]


# ---- texts ----

def test_pseudonymise_takes_out_and_restore_puts_back_exactly(program):
    for text in (LETTER.encode(), ODD, b"", b"nothing personal here\n"):
        with tempfile.TemporaryDirectory() as home:
            out = guichet(program, "pseudonymise", "--map", "map.json", stdin=text, cwd=home)
            same((out.returncode, out.stderr), (0, b""), "pseudonymise")
            same(os.stat(os.path.join(home, "map.json")).st_mode & 0o777, 0o600, "mode of the map")
            back = guichet(program, "restore", "--map", "map.json", stdin=out.stdout, cwd=home)
            same((back.returncode, back.stdout), (0, text), "restore")


def test_pseudonymise_leaves_nothing_personal_and_one_token_a_value(program):
    out = guichet(program, "pseudonymise", stdin=LETTER.encode())
    same(out.returncode, 0, out.stderr)
    text = out.stdout.decode()
    for secret in SECRETS:
        assert secret not in text, f"{secret!r} is still in {text!r}"
    same(text.count("⟦PERSON_1⟧"), 2, "the same person twice")
    assert "⟦IBAN_1⟧, remboursez-moi la commande 4512." in text, text


def test_restore_without_its_map_is_wrong_usage_and_with_a_wrong_one_fails(program):
    same(guichet(program, "restore", stdin=b"x").returncode, 2, "no map")
    same(guichet(program, "restore", "--map", "/nowhere/map").returncode, 1, "no such map")
    for bad in (b"{", b"[]", b'{"NOTYPE_1": "x"}', b'{"IBAN_1": 4}'):
        with tempfile.TemporaryDirectory() as home:
            with open(os.path.join(home, "map"), "wb") as f:
                f.write(bad)
            done = guichet(program, "restore", "--map", "map", stdin=b"x", cwd=home)
            same((done.returncode, done.stdout), (1, b""), f"map {bad!r}")
            same(done.stderr.count(b"\n"), 1, f"one line says why: {done.stderr!r}")


def test_triage_judges_a_text_with_personal_data(program):
    done = guichet(program, "triage", stdin=LETTER.encode())
    same(done.returncode, 0, done.stderr)
    [verdict] = lines_of(done)
    same(verdict["lang"], "fr", "lang")
    for task in ("intent", "priority", "sentiment"):
        assert 0 < verdict[task]["p"] < 1, verdict
    same(set(verdict), {"lang", "intent", "priority", "sentiment", "rights"}, "members")


def test_json_lines_keep_their_ids_and_say_which_line_is_wrong(program):
    lines = b"".join(json.dumps({"id": i, "text": LETTER}).encode() + b"\n"
                     for i in ("m1", 2, None))
    for command in ("detect", "triage"):
        done = guichet(program, command, "--jsonl", stdin=lines)
        same(done.returncode, 0, done.stderr)
        same([a["id"] for a in lines_of(done)], ["m1", 2, None], command)
        done = guichet(program, command, "--jsonl", stdin=lines + b"{}\n")
        same(done.returncode, 1, command)
        assert b"line 4" in done.stderr, done.stderr


def test_detect_gives_byte_offsets_sorted_and_apart(program):
    text = ("é" + LETTER).encode()
    [found] = lines_of(guichet(program, "detect", stdin=text))
    spans = found["spans"]
    same([s["type"] for s in spans], ["PERSON", "IBAN", "EMAIL", "PERSON"], "types")
    same(text[spans[1]["start"]:spans[1]["end"]], b"FR76 3000 6000 0112 3456 7890 189", "IBAN")
    same(text[spans[2]["start"]:spans[2]["end"]], b"claire.morel@example.org", "EMAIL")
    for one, next_one in zip(spans, spans[1:]):
        assert one["start"] < one["end"] <= next_one["start"], spans
    for span in spans:
        same(set(span), {"start", "end", "type", "kind", "category", "score", "by"}, "members")
    [only] = lines_of(guichet(program, "detect", "--types", "IBAN,EMAIL", stdin=text))
    same([s["type"] for s in only["spans"]], ["IBAN", "EMAIL"], "--types")
    same(guichet(program, "detect", "--types", "NOTHING").returncode, 2, "an unknown type")
