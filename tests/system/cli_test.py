# SPDX-License-Identifier: EUPL-1.2
"""The command line as interfaces promise it: words in, exit code, standard output, files."""
import json
import os
import re
import subprocess
import tempfile

from desk import Desk, same

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
    for bad in (b"", b"{", b"[]", b'{"NOTYPE_1": "x"}', b'{"IBAN_1": 4}', b'{"map": 2, "values": {}}',
                b'{"map": 1}', b'{"map": 1, "values": {"IBAN_1": {"hex": "0"}}}',
                b'{"map": 1, "values": {"IBAN_1": {"value": "a", "as": ""}}}',
                b'{"map": 1, "values": {"IBAN_1": "a", "IBAN_1": "b"}}',
                b'{"map":1,"values":{"IP_1":{"value":"a","as":"x"},"IP_2":{"value":"b","as":"x"}}}'):
        with tempfile.TemporaryDirectory() as home:
            with open(os.path.join(home, "map"), "wb") as f:
                f.write(bad)
            done = guichet(program, "restore", "--map", "map", stdin=b"x", cwd=home)
            same((done.returncode, done.stdout), (1, b""), f"map {bad!r}")
            same(done.stderr.count(b"\n"), 1, f"one line says why: {done.stderr!r}")


def test_a_map_is_never_replaced_unasked(program):
    with tempfile.TemporaryDirectory() as home:
        with open(os.path.join(home, "map"), "w", encoding="utf-8") as f:
            f.write("precious")
        done = guichet(program, "pseudonymise", "--map", "map", stdin=b"ana@example.org", cwd=home)
        same((done.returncode, done.stdout), (1, b""), "there is one")
        same(done.stderr.count(b"\n"), 1, f"one line says why: {done.stderr!r}")
        same(open(os.path.join(home, "map"), encoding="utf-8").read(), "precious", "as it was")
        done = guichet(program, "pseudonymise", "--map", "map", "--force", stdin=b"ana@example.org",
                       cwd=home)
        same((done.returncode, done.stdout), (0, "⟦EMAIL_1⟧".encode()), "--force")
        back = guichet(program, "restore", "--map", "map", stdin=done.stdout, cwd=home)
        same(back.stdout, b"ana@example.org", "the new map")


def test_surrogates_stand_for_values_and_come_back(program):
    with tempfile.TemporaryDirectory() as home:
        out = guichet(program, "pseudonymise", "--surrogate", "--map", "map", stdin=LETTER.encode(),
                      cwd=home)
        same(out.returncode, 0, out.stderr)
        text = out.stdout.decode()
        for secret in SECRETS[:3]:
            assert secret not in text, f"{secret!r} is still in {text!r}"
        assert "⟦" not in text and "FR" in text and "@example." in text, text
        back = guichet(program, "restore", "--map", "map", stdin=out.stdout, cwd=home)
        same(back.stdout, LETTER.encode(), "restore")
        found = [json.loads(guichet(program, "detect", stdin=t.encode()).stdout)["spans"]
                 for t in (LETTER, text)]
        same([s["type"] for s in found[1]], [s["type"] for s in found[0]], "what is found in it")
        big = guichet(program, "pseudonymise", "--surrogate", stdin=b"x y\n" * 2_200_000)
        same((big.returncode, big.stdout), (1, b""), "too large for surrogates")


def test_restore_reads_maps_of_the_first_form_and_counts_unknown_tokens(program):
    with tempfile.TemporaryDirectory() as home:
        with open(os.path.join(home, "map"), "w", encoding="utf-8") as f:
            f.write('{"EMAIL_1": "ana@example.org", "PERSON_1": {"hex": "ff"}}')
        text = "⟦EMAIL_1⟧ ⟦PERSON_1⟧ ⟦IBAN_3⟧ ⟦⟦".encode()
        done = guichet(program, "restore", "--map", "map", stdin=text, cwd=home)
        same((done.returncode, done.stdout), (0, b"ana@example.org \xff " + "⟦IBAN_3⟧ ⟦".encode()),
             "restore")
        assert b"1 token" in done.stderr, done.stderr


def test_texts_larger_than_memory_allows_go_through_in_parts(program):
    at = os.path.abspath(program)
    line = "Bonjour, ici Claire Morel, IBAN FR60 9999 0000 1A23 4567 8901 552, 06 39 98 %02d %02d.\n\n"
    with tempfile.TemporaryDirectory() as home:
        with open(os.path.join(home, "in"), "w", encoding="utf-8") as f:
            for i in range(100_000):
                f.write(line % (i // 100 % 100, i % 100))
            f.write("x" * 9_000_000)
        size = os.path.getsize(os.path.join(home, "in"))
        assert size > 2 ** 24, f"{size}: no larger than what is read at once"
        with open(os.path.join(home, "out"), "wb") as out:
            subprocess.run([at, "pseudonymise", "--map", "map", "in"], stdout=out, cwd=home,
                           check=True)
        with open(os.path.join(home, "out"), "rb") as out:
            text = out.read()
            assert b"Morel" not in text and "⟦PHONE_10000⟧".encode() in text, text[:300]
            out.seek(0)
            back = subprocess.run([at, "restore", "--map", "map"], stdin=out, cwd=home,
                                  check=True, capture_output=True)
        with open(os.path.join(home, "in"), "rb") as f:
            assert back.stdout == f.read(), "not the same bytes"


def test_restore_answers_while_the_text_still_comes(program):
    with tempfile.TemporaryDirectory() as home:
        with open(os.path.join(home, "map"), "w", encoding="utf-8") as f:
            f.write('{"map": 1, "values": {"PERSON_1": "Claire"}}')
        with subprocess.Popen([os.path.abspath(program), "restore", "--map", "map"], bufsize=0,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=home) as run:
            for part, given in (("Bonjour ⟦PER", b"Bonjour "), ("SON_1⟧, ", b"Claire, "),
                                ("merci", b"merci")):
                run.stdin.write(part.encode())
                same(os.read(run.stdout.fileno(), 100), given, part)
            run.stdin.write("⟦PERS".encode())
            run.stdin.close()
            same(run.stdout.read(), "⟦PERS".encode(), "what was cut is not lost")


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


# ---- every word of every command, with and without a desk that has the data open ----

ORG, OTHER = "Lumière & Cie", "Northwind Home"
USER = {"org", "id", "email", "name", "roles", "disabled", "waiting"}
CSV = "role,purpose,category,access\nagent,support,content,masked\n"
CONTRACTS = "task,provider_class,category,form\ntriage,embedded,content,clear\n"
AS_CONTROLLER = ("--as", "controller@lumiere.example", "--password-file", "controller")
AS_AUDITOR = ("--as", "auditor@lumiere.example", "--password-file", "auditor")


def user(done):
    [line] = lines_of(done)
    return line["user"]


def members(*names):
    """Each line is an object with these members, and there is one at least."""
    def check(done):
        found = lines_of(done)
        assert found, "no line"
        for line in found:
            same(set(line), set(names), "members")
    return check


def added(password, roles, lang=None):
    def check(done):
        got = user(done)
        same(set(got), USER | {"password"}, "members")
        same((got["org"], got["roles"], got["disabled"]), (ORG, roles, False), "user")
        assert password is None or got["password"] == password, got
        assert len(got["password"]) >= 12, got
    return check


def stored(disabled, password):
    def check(done):
        got = user(done)
        same((got["org"], got["disabled"]), (ORG, disabled), "what is stored")
        same("password" in got, password, "a password is shown")
    return check


def settings(enabled):
    def check(done):
        [org] = lines_of(done)
        same((org["name"], org["settings"]["ai"]["enabled"]), (ORG, enabled), "organisation")
    return check


def matrix(first):
    def check(done):
        [policy] = lines_of(done)
        same(set(policy), {"version", "csv", "contracts"}, "members")
        same(policy["csv"].splitlines()[1], first, "the matrix in force")
    return check


def sees(*who, count=None):
    def check(done):
        rows = lines_of(done)
        assert set(who) <= {r["who"] for r in rows}, rows
        assert count in (None, len(rows)), len(rows)
    return check


def versions(count):
    def check(done):
        rows = lines_of(done)
        same([v["version"] for v in rows], list(range(count, 0, -1)), "newest first")
        same(set(rows[0]), {"version", "at", "by", "approved_by", "comment", "same_as", "four_eyes"}, "members")
    return check


def changes(*kinds):
    def check(done):
        rows = lines_of(done)
        same({c["kind"] for c in rows}, set(kinds), "what became of cells")
        assert all(set(c["text"]) == {"fr", "en"} for c in rows)
    return check


def starts(text):
    def check(done):
        assert done.stdout.decode().startswith(text), done.stdout[:200]
    return check


def nothing(done):
    same(done.stdout, b"", "standard output")


def explained(access, rule):
    def check(done):
        [why] = lines_of(done)
        same((why["access"], why["rule"]), (access, rule), "why")
        same(set(why["text"]), {"fr", "en"}, "in words")
    return check


def proof(done):
    [got] = lines_of(done)
    same(set(got), {"n", "size", "entry", "path", "checkpoint", "key"}, "members")
    same((got["n"], json.loads(got["entry"])["act"]), (0, "organisation.add"), "entry")


def exported(done):
    [got] = lines_of(done)
    same(set(got), {"size", "folder"}, "members")


def person(done):
    [got] = lines_of(done)
    assert re.fullmatch("[0-9a-f-]{36}", got["id"]) and got["tickets"] >= 1, got


# (words, standard input, exit code, what holds of the answer); --org is ORG unless they say else.
DATA_ROWS = [
    (["user", "add", "new@lumiere.example", "--name", "Noa Lind", "--roles", "agent,auditor",
      "--lang", "en", "--password", "a long enough one", "--json"], "", 0,
     added("a long enough one", ["agent", "auditor"])),
    (["user", "add", "second@lumiere.example", "--json"], "", 0, added(None, ["agent"])),
    (["user", "add", "new@lumiere.example"], "", 1, nothing),
    (["user", "add", "no address", "--password", "short"], "", 1, nothing),
    (["user", "add", "x@lumiere.example", "--lang", "zz"], "", 2, nothing),
    (["user", "add", "x@lumiere.example", "--roles", "king"], "", 2, nothing),
    (["user", "add"], "", 2, nothing),
    (["user", "list", "--json"], "", 0, lambda done: same(
        {u["user"]["email"] for u in lines_of(done)} >= {"new@lumiere.example",
                                                         "agent@lumiere.example"}, True, "list")),
    (["user", "list"], "", 0, lambda done: same(
        b"new@lumiere.example  Noa Lind\n" in done.stdout, True, "list")),
    (["user", "disable", "new@lumiere.example", "--json"], "", 0, stored(True, False)),
    (["user", "reset", "new@lumiere.example", "--json"], "", 0, stored(True, True)),
    (["user", "enable", "new@lumiere.example", "--json"], "", 0, stored(False, False)),
    (["user", "disable", "new@lumiere.example", "--org", OTHER], "", 1, nothing),
    (["user", "reset", "new@lumiere.example", "--org", OTHER], "", 1, nothing),
    (["user", "disable", "nobody@example.org"], "", 1, nothing),
    (["user"], "", 2, nothing),
    (["user", "list", "--unknown"], "", 2, nothing),
    (["user", "list", "--org", "Nobody"], "", 1, nothing),
    (["org", "list", "--json"], "", 0, members("id", "name", "settings")),
    (["org", "add", "Third", "--json"], "", 0, members("id", "name", "settings")),
    (["org", "add", "Third"], "", 1, nothing),
    (["org", "set", '{"ai": {"enabled": true}}'], "", 3, nothing),
    (["org", "set", '{"ai": {"enabled": true}}', *AS_AUDITOR], "", 3, nothing),
    (["org", "set", '{"ai": {"enabled": true}}', "--as", "controller@lumiere.example",
      "--password-file", "-"], "a wrong password\n", 3, nothing),
    (["org", "set", '{"ai": {"enabled": true}}', *AS_CONTROLLER, "--org", OTHER], "", 3, nothing),
    (["org", "set", '{"ai": {"enabled": true}}', "--as", "controller@lumiere.example"], "", 2,
     nothing),
    (["org", "set", '{"ai": {"enabled": true}}', *AS_CONTROLLER, "--json"], "", 0, settings(True)),
    (["org", "set", '{"ai": {"enabled": "perhaps"}}', *AS_CONTROLLER], "", 1, nothing),
    (["org", "set", '{"ai": {"enabled": false}}', *AS_CONTROLLER], "", 0, nothing),
    (["org", "list"], "", 0, lambda done: same(
        done.stdout.decode().splitlines(), [ORG, OTHER, "Third"], "names")),
    (["policy", "show"], "", 0, starts("role,purpose,category,access\n")),
    (["policy", "export", "--contracts"], "", 0, starts("task,provider_class,category,form\n")),
    (["policy", "show", "--json"], "", 0, matrix("agent,support,content,clear")),
    (["policy", "apply", "-"], CSV, 3, nothing),
    (["policy", "apply", "-"], "role,purpose,category,access\nadmin,support,content,clear\n", 1,
     nothing),
    (["policy", "apply", "-", *AS_AUDITOR], CSV, 3, nothing),
    (["policy", "apply", "-", *AS_CONTROLLER, "--json"], CSV, 0,
     members("version", "proposal")),
    (["policy", "apply", "-", "--contracts", *AS_CONTROLLER], CONTRACTS, 0, nothing),
    (["policy", "export", "--json"], "", 0, matrix("agent,support,content,masked")),
    (["policy", "explain", "--role", "agent", "--purpose", "support", "--category", "content",
      "--json"], "", 0, explained("masked", "agent/support/content=masked")),
    (["policy", "explain", "--role", "agent", "--purpose", "legal", "--category", "content",
      "--json"], "", 0, explained("none", "default-deny")),
    (["policy", "explain", "--role", "agent"], "", 2, nothing),
    (["policy", "explain", "--role", "agent", "--purpose", "support", "--category", "content",
      "--version", "1", "--json"], "", 0, explained("clear", "agent/support/content=clear")),
    (["policy", "explain", "--category", "content", "--json"], "", 0, sees("agent", "agent@lumiere.example")),
    (["policy", "explain", "--user", "agent@lumiere.example", "--json"], "", 0, sees("agent@lumiere.example", count=70)),
    (["policy", "explain", "--user", "nobody@example.org"], "", 1, nothing),
    (["policy", "explain", "--category", "colour"], "", 2, nothing),
    (["policy", "versions", "--json"], "", 0, versions(3)),
    (["policy", "show", "--version", "1", "--json"], "", 0, matrix("agent,support,content,clear")),
    (["policy", "show", "--version", "99"], "", 1, nothing),
    (["policy", "show", "--version", "x"], "", 2, nothing),
    (["policy", "diff", "--from", "1", "--json"], "", 0, changes("narrowed", "removed")),
    (["policy", "diff", "-", "--json"], CSV, 0, nothing),
    (["policy", "diff", "-", "--json"], CSV + "agent,support,health,masked\n", 0, changes("added")),
    (["policy", "diff"], "", 2, nothing),
    (["policy", "rollback", "1"], "", 3, nothing),
    (["policy", "rollback", "1", *AS_CONTROLLER, "--comment", "as it was", "--json"], "", 0,
     members("version", "proposal")),
    (["policy", "diff", "--from", "1", "--to", "4", "--json"], "", 0, nothing),
    (["policy", "rollback", "77", *AS_CONTROLLER], "", 1, nothing),
    (["policy", "apply", "-", "--from", "1", *AS_CONTROLLER], CSV, 1, nothing),
    (["policy", "four-eyes", "on", *AS_CONTROLLER], "", 1, nothing),
    (["policy", "four-eyes", "perhaps", *AS_CONTROLLER], "", 2, nothing),
    (["policy", "proposals", "--json"], "", 0, nothing),
    (["policy", "approve", "x", *AS_CONTROLLER], "", 2, nothing),
    (["policy", "refuse", "01a20cd4-a3bb-700f-be01-bb6407f5d3c2", *AS_CONTROLLER], "", 2, nothing),
    (["person", "find", "claire.morel@example.org", "--json"], "", 0, person),
    (["person", "find", "claire.morel@example.org", *AS_AUDITOR], "", 3, nothing),
    (["person", "find", "nobody@example.org"], "", 1, nothing),
    (["person", "find", "claire.morel@example.org", "--org", OTHER], "", 1, nothing),
    (["person", "find"], "", 2, nothing),
    (["person"], "", 2, nothing),
    (["journal", "checkpoint"], "", 0, starts("guichet-")),
    (["journal", "checkpoint", "--json"], "", 0, members("checkpoint", "key")),
    (["journal", "verify", "--json"], "", 0, members("size", "ok")),
    (["journal", "verify", "-"], "no checkpoint\n", 1, nothing),
    (["journal", "verify", "nowhere"], "", 1, nothing),
    (["journal", "prove", "0"], "", 0, proof),
    (["journal", "prove", "x"], "", 2, nothing),
    (["journal", "prove", "99999999"], "", 1, nothing),
    (["journal", "export", "log", "--json"], "", 0, exported),
    (["journal", "export", "log"], "", 0, nothing),
    (["journal"], "", 2, nothing),
    (["key", "rotate", "--json"], "", 0, members("rewrapped")),
    (["key"], "", 2, nothing),
    (["import", "--source", "api", "nowhere.mbox"], "", 1, nothing),
]


def data_rows(desk):
    for role in ("controller", "auditor"):
        with open(os.path.join(desk.home, role), "w", encoding="utf-8") as f:
            f.write(next(u["password"] for u in desk.users
                         if u["org"] == ORG and u["roles"] == [role]) + "\n")
    for words, stdin, code, check in DATA_ROWS:
        org = [] if "--org" in words or words[0] == "org" and "list" in words else ["--org", ORG]
        done = guichet(desk.program, *words, *org, "--data", desk.data, stdin=stdin.encode(),
                       cwd=desk.home)
        what = " ".join(words)
        same(done.returncode, code, f"{what}: {done.stderr.decode()}")
        if code:
            told(done, what)
        try:
            check(done)
        except Exception as e:
            raise AssertionError(f"{what}: {type(e).__name__}: {e}") from e


def told(done, what):
    """What went wrong is one line of words: no JSON, and it says which program speaks."""
    line = done.stderr.decode()
    assert re.fullmatch(r"guichet: [^\n{}]+\n", line), f"{what}: {line!r}"


def test_every_command_on_data_that_no_desk_has_open(program):
    desk = Desk(program)
    try:
        data_rows(desk)
    finally:
        desk.remove()


def test_every_command_on_the_data_of_a_running_desk(program):
    desk = Desk(program)
    try:
        desk.start()
        data_rows(desk)
        desk.stop()
    finally:
        desk.remove()


def entries(desk, act):
    """The journal's entries of an act, oldest first."""
    desk.run("journal", "export", "entries", "--quiet")
    with open(os.path.join(desk.home, "entries", "entries.jsonl"), encoding="utf-8") as f:
        return [e for e in map(json.loads, f) if e["act"] == act]


def test_who_asks_for_a_person_at_the_shell_is_in_the_journal(program):
    desk = Desk(program)
    try:
        for query in ("claire.morel@example.org", "nobody@example.org",
                      "claire.morel@example.org"):
            desk.run("person", "find", query, "--org", ORG, check=False)
        found, nobody, again = entries(desk, "person.find")
        same((found["n"], nobody.get("n", 0)), (1, 0), "how many were found")
        same((found["on"]["kind"], nobody["on"]), ("person", None), "on whom")
        assert found["digest"] == again["digest"] != nobody["digest"], "digest of the question"
        same(found["purpose"], "legal", "purpose")
        auditor = next(u for u in desk.users if u["org"] == ORG and u["roles"] == ["auditor"])
        done = desk.run("person", "find", "claire.morel@example.org", "--as", auditor["email"],
                        "--password-file", "-", stdin=auditor["password"] + "\n", check=False)
        same(done.returncode, 3, done.stderr)
        refused = entries(desk, "person.find")[3]
        same(refused["result"], "refused", "an auditor reads the journal only")
    finally:
        desk.remove()


def test_what_a_controller_decides_at_the_shell_is_journalled_as_theirs(program):
    desk = Desk(program)
    try:
        done = desk.run("org", "set", '{"ai": {"enabled": true}}', "--org", ORG, check=False)
        same((done.returncode, "role:controller" in done.stderr), (3, True), done.stderr)
        before = len(entries(desk, "organisation.change"))
        controller = next(u for u in desk.users if u["org"] == ORG and u["roles"] == ["controller"])
        desk.run("org", "set", '{"ai": {"enabled": true}}', "--as", controller["email"],
                 "--password-file", "-", stdin=controller["password"] + "\n")
        [entry] = entries(desk, "organisation.change")[before:]
        users = [json.loads(x)["user"] for x in
                 desk.run("user", "list", "--org", ORG, "--json").stdout.splitlines()]
        who = next(u["id"] for u in users if u["email"] == controller["email"])
        assert who in json.dumps(entry["by"]), (who, entry)
    finally:
        desk.remove()


def test_what_a_role_may_not_do_at_the_shell_is_in_the_journal(program):
    desk = Desk(program)
    try:
        policy = os.path.join(desk.home, "policy.csv")
        with open(policy, "w", encoding="utf-8") as f:
            f.write(desk.run("policy", "export", "--org", ORG).stdout)
        auditor = next(u for u in desk.users if u["org"] == ORG and u["roles"] == ["auditor"])
        users = [json.loads(x)["user"] for x in
                 desk.run("user", "list", "--org", ORG, "--json").stdout.splitlines()]
        who = next(u["id"] for u in users if u["email"] == auditor["email"])
        for words in (("org", "set", '{"ai": {"enabled": true}}'), ("org", "corrections"),
                      ("policy", "apply", policy)):
            same(desk.run(*words, "--org", ORG, check=False).returncode, 3, words)
            same(desk.run(*words, "--as", auditor["email"], "--password-file", "-", check=False,
                          stdin=auditor["password"] + "\n").returncode, 3, words)
        told = [(e["by"], e["rule"], e["reason"], e["result"]) for e in entries(desk, "api.refuse")]
        same(told, [(by, "role:controller", what, "refused")
                    for what in ("guichet org set", "guichet org corrections", "guichet policy apply")
                    for by in ("guichet", who)])
    finally:
        desk.remove()


def test_who_takes_the_journal_away_at_the_shell_is_in_it_first(program):
    desk = Desk(program)
    try:
        orgs = len(desk.run("org", "list", "--json").stdout.splitlines())
        for times in (1, 2):
            taken = entries(desk, "journal.export")
            same((len(taken), len({e["org"] for e in taken})), (orgs * times, orgs), taken)
    finally:
        desk.remove()


def test_detect_explains_each_candidate(program):
    text = "Mme Claire Morel, tel 01 99 00 12 34, @zoe.lambert".encode()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as rules:
        json.dump({"detection": {"allow": ["+33 1 99 00 12 34"], "stance": "lean"}}, rules)
        rules.flush()
        said = guichet(program, "detect", "--explain", "--rules", rules.name, stdin=text)
        [told] = lines_of(guichet(program, "detect", "--explain", "--json", "--rules", rules.name,
                                  stdin=text))
        [found] = lines_of(guichet(program, "detect", "--rules", rules.name, stdin=text))
    lines = said.stdout.decode() if isinstance(said.stdout, bytes) else said.stdout
    assert 'PERSON 4-16 "Claire Morel": taken; evidence: words beside it' in lines, lines
    assert "list of what is nobody's" in lines and "below the threshold" in lines, lines
    fates = {(c["type"], c["fate"]) for c in told["candidates"]}
    assert {("PERSON", "taken"), ("PHONE", "allowed"), ("HANDLE", "weak")} <= fates, fates
    same([s["type"] for s in found["spans"]], ["PERSON"], "the spans")
    for c in told["candidates"]:
        assert c["why"] and (c["fate"] != "weak" or c["score"] < c["threshold"]), c


# ---- usage, help, commands that need no data ----

NO_DATA_ROWS = [
    ([], "", 2), (["nonsense"], "", 2), (["--help"], "", 0), (["--version"], "", 0),
    (["help"], "", 0), (["help", "user"], "", 0), (["help", "nonsense"], "", 2),
    (["help", "--man"], "", 0),
    (["bench", "nonsense"], "", 2), (["model"], "", 2), (["model", "eval"], "", 2),
    (["model", "predict"], "", 2), (["model", "predict", "--task", "nonsense"], "", 2),
    (["model", "predict", "--model", "/nowhere"], "", 1),
    (["model", "predict", "--task", "intent", "--top", "0"], "", 2),
    (["model", "train"], "", 2), (["detect", "/nowhere"], "", 1), (["detect", "--what"], "", 2),
    (["user", "list", "--data", "/nowhere"], "", 1), (["serve", "--data", "/nowhere"], "", 1),
]


def test_wrong_usage_is_2_and_a_failure_is_1(program):
    for words, stdin, code in NO_DATA_ROWS:
        done = guichet(program, *words, stdin=stdin.encode())
        same(done.returncode, code, f"{words}: {done.stderr.decode()}")
        if code and words:
            told(done, " ".join(words))
        assert code or done.stdout, words


def test_help_of_each_command_and_the_manual_page_list_its_words_and_options(program):
    out = guichet(program, "--help").stdout.decode()
    commands = re.findall(r"^  (\w+) {2,}\S", out.split("common options")[0], re.M)
    assert {"serve", "init", "import", "user", "journal", "bench", "help"} <= set(commands), out
    man = guichet(program, "help", "--man").stdout.decode().replace("\\-", "-")
    assert man.startswith(".TH GUICHET 1 "), man[:80]
    for command in commands:
        one = guichet(program, command, "--help")
        same(one.returncode, 0, command)
        same(guichet(program, "help", command).stdout, one.stdout, command)
        assert one.stdout.decode().startswith(f"usage: guichet {command} "), one.stdout
        assert f".SS guichet {command} " in man, command
        rows = re.findall(r"^  (\S.*?) {2,}\S|^  (\S+ \S+) \S", one.stdout.decode(), re.M)
        assert rows or command == "openapi", one.stdout
        for row in rows:
            assert f".B {(row[0] or row[1]).strip()}" in man, row


# ---- models ----

TOY = "".join(f"{label}\t{words} {n}\n" for n in range(40) for label, words in
              (("delivery", "where is my parcel"), ("invoice", "send me the bill")))


def test_a_model_is_trained_asked_and_measured(program):
    with tempfile.TemporaryDirectory() as home:
        def run(*words, stdin=""):
            done = guichet(program, "model", *words, stdin=stdin.encode(), cwd=home)
            same(done.returncode, 0, done.stderr)
            return done

        for name, text in (("train.tsv", TOY), ("test.tsv", "delivery\tmy parcel\n"
                                                            "invoice\tthe bill\n"
                                                            "refund\tmy money\n")):
            with open(os.path.join(home, name), "w", encoding="utf-8") as f:
                f.write(text)
        [made] = lines_of(run("train", "--task", "toy", "--train", "train.tsv", "--out", "m",
                              "--json"))
        same((made["task"], made["examples"]), ("toy", 80), "train")
        same(made["bytes"], os.path.getsize(os.path.join(home, "m")), "bytes")
        [[best]] = lines_of(run("predict", "--model", "m", "--json", stdin="parcel\n"))
        same(best["label"], "delivery", "predict")
        words = run("predict", "--model", "m", "--top", "2", stdin="parcel\n").stdout.decode()
        assert re.fullmatch(r"delivery\t0\.\d{4}\tinvoice\t0\.\d{4}\n", words), words
        [report] = lines_of(run("eval", "--model", "m", "--test", "test.tsv", "--json"))
        same((report["count"], report["unknown"], report["unknown_labels"]), (3, 1, 1), "eval")
        # A refund, never known, was called one of the two: F1 1, 2/3 and 0.
        same((report["accuracy"], report["macro_f1"]), (0.6667, 0.5556), "eval")
        assert "1 of them have one of 1 labels that the model does not know" in \
            run("eval", "--model", "m", "--test", "test.tsv").stdout.decode()
        [about] = lines_of(run("info", "--model", "m", "--json"))
        same(about["labels"], ["delivery", "invoice"], "info")


def test_the_built_in_models_say_what_they_are_for(program):
    done = guichet(program, "model", "info", "--json")
    same([m["task"] for m in lines_of(done)],
         ["language", "intent", "priority", "sentiment", "rights"], "tasks")
    [one] = lines_of(guichet(program, "model", "info", "--task", "rights", "--json"))
    same(one["task"], "rights", "--task")
    done = guichet(program, "model", "predict", "--task", "language",
                   stdin="où est mon colis ?\nwhere is my parcel\n".encode())
    same([line.split("\t")[0] for line in done.stdout.decode().splitlines()], ["fr", "en"],
         "language")


def test_json_output_of_pseudonymise_and_restore_is_json(program):
    with tempfile.TemporaryDirectory() as home:
        [out] = lines_of(guichet(program, "pseudonymise", "--json", "--map", "m", cwd=home,
                                 stdin=b"to ana@example.org"))
        same(out, {"text": "to ⟦EMAIL_1⟧"}, "pseudonymise")
        [back] = lines_of(guichet(program, "restore", "--json", "--map", "m", cwd=home,
                                  stdin=out["text"].encode()))
        same(back, {"text": "to ana@example.org"}, "restore")
