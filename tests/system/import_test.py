# SPDX-License-Identifier: EUPL-1.2
"""guichet import: what bad files get, the report, the columns, the bar; what came before a damage is in."""
import atexit
import contextlib
import csv
import functools
import gzip
import json
import os
import pty
import random
import shutil
import subprocess

from desk import Desk, same

MAPS = ["--map", "name=qui", "--map", "email=mail", "--map", "text=corps"]


def mail(n, body="Bonjour, ma commande n'est pas là.", more=""):
    return (f"From: Jean Essai <jean{n}@example.org>\nTo: sav@example.com\nSubject: Commande {n}\n"
            f"Message-ID: <import-{n}@example.org>\n{more}\n{body}\n")


def mbox(mails):
    return "".join(f"From sav Mon Nov  2 08:00:00 2026\n{m}\n" for m in mails).encode()


def noise(n, lines=40):
    """Text that packs badly, so that a packed file has a middle."""
    letters = random.Random(n)
    return "\n".join("%060x" % letters.getrandbits(240) for _ in range(lines))


@functools.cache
def made(program):
    """Made once, copied for each test."""
    desk = Desk(program)
    atexit.register(desk.remove)
    return desk


class Place:
    """A desk that is not running, and a folder for files."""

    def __init__(self, program):
        self.desk = Desk(program, demo=False)
        shutil.copytree(made(program).data, self.desk.data)
        self.desk.users, self.desk.sources = made(program).users, made(program).sources
        self.org = sorted({s["org"] for s in self.desk.sources})[0]

    def path(self, name):
        return os.path.join(self.desk.home, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as f:
            f.write(content)
        return self.path(name)

    def words(self, *words, source="mailbox"):
        return ["import", "--org", self.org, "--source", source, *words]

    def take(self, *words, stdin=None):
        """Exit code, counts (None: not printed), standard error."""
        done = self.desk.run(*self.words(*words), check=False, stdin=stdin)
        if "Sanitizer" in done.stderr or "runtime error" in done.stderr:
            raise AssertionError(done.stderr[-3000:])
        return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


@contextlib.contextmanager
def place(program):
    p = Place(program)
    try:
        yield p
    finally:
        p.desk.remove()


def counts(read, taken, duplicate=0, refused=0):
    return {"read": read, "taken": taken, "duplicate": duplicate, "quarantined": 0, "refused": refused}


def says(err, *pieces):
    for piece in pieces:
        if piece not in err:
            raise AssertionError(f"{piece!r} is not said: {err[-1500:]!r}")


def multipart(levels):
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    return mail(50, "Content-Type: text/plain\n\ndeep", head.rstrip("\n"))


def many_parts(n):
    part = "--b\nContent-Type: text/plain\n\nx\n"
    return mail(51, part * n + "--b--", "Content-Type: multipart/mixed; boundary=b\n")


# A mail (or several), what is counted, what is said.
MAILS = [
    ("header only", [mail(1, "").rstrip("\n")], counts(1, 1), []),
    ("many parts", [many_parts(10000), mail(2)], counts(2, 1, refused=1), ["message 1", "1000 parts"]),
    ("many levels", [multipart(1500), mail(3)], counts(2, 1, refused=1), ["message 1", "64 levels"]),
    ("headers of 1 MB", [mail(4, more="X-Long: " + "y" * 1000000 + "\n")], counts(1, 1), []),
    ("100,000 header lines", [mail(5, more="X-Line: y\n" * 100000)], None, []),
    ("50,000 addresses", [mail(6, more="Cc: " + ", ".join(f"a{n}@example.org" for n in range(50000)) + "\n")],
     counts(1, 1), []),
    ("NUL bytes", [mail(7, "Bon\0jour\0 \0")], counts(1, 1), []),
    ("bidi overrides", [mail(8, "facture\u202egpj.exe\u202c")], counts(1, 1), []),
    ("a wrong charset", [mail(9, "Zo\u00e9", "Content-Type: text/plain; charset=martian\n")], counts(1, 1), []),
]


def test_hostile_mails_are_taken_or_refused_with_their_place_and_a_reason(program):
    with place(program) as p:
        for name, mails, want, pieces in MAILS:
            code, got, err = p.take(p.write("a.mbox", mbox(mails)))
            same(code, 0, name + ": exit")
            if want:
                same(got, want, name)
            else:
                same(got["taken"] + got["refused"], got["read"], name)
            says(err, *pieces)


def test_an_empty_mail_is_refused_not_lost_in_silence(program):
    with place(program) as p:
        code, got, err = p.take(p.write("empty.eml", b"\n\n"))
        same((code, got), (0, counts(1, 0, refused=1)))
        says(err, "empty.eml", "message 1")


def test_a_truncated_mbox_gives_all_it_holds_and_says_so(program):
    with place(program) as p:
        whole = mbox([mail(1), mail(2), mail(3)])
        code, got, err = p.take(p.write("cut.mbox", whole[:-20]))
        same((code, got), (0, counts(3, 3)))
        says(err, "message 3", "cut short")


def test_of_a_damaged_gzip_what_came_before_is_in(program):
    with place(program) as p:
        packed = gzip.compress(mbox([mail(n, noise(n)) for n in range(300)]))
        code, got, err = p.take(p.write("cut.mbox.gz", packed[:len(packed) // 2]))
        same(code, 1, "cut: exit")
        assert 100 < got["taken"] < 200, got
        says(err, "cut.mbox.gz", "cut short after", "what came before is in")
        broken = bytearray(packed)
        for i in range(64):
            broken[len(packed) * 3 // 4 + i] ^= 0x55
        code, again, err = p.take(p.write("broken.mbox.gz", bytes(broken)))
        same(code, 1, "broken: exit")
        assert again["duplicate"] >= got["taken"] and again["taken"] > 0, again
        says(err, "broken.mbox.gz", "what came before is in")
        code, rest, err = p.take(p.write("whole.mbox.gz", packed))
        same((code, rest["taken"] + rest["duplicate"]), (0, 300))
        code, rest, err = p.take(p.path("whole.mbox.gz"))
        same((code, rest), (0, counts(300, 0, duplicate=300)))


LINES = [
    ('{"from": {"email": "a@example.org"}, "text": "un"}', None),
    ("[" * 10000 + "]" * 10000, "nested deeper"),
    ('{"from": {"email": "a@example.org", "shoe_size": 44}, "text": "x", "colour": "red"}', "shoe_size is unknown"),
    ('{"from": {"email": "b@example.org"}, "text": "deux"', "line 4"),
    ("\0\0\0", "line 5"),
    ('{"from": {"email": "c@example.org"}, "text": "trois\\u202e"}', None),
    ('{"from": {"email": "c@example.org"}, "text": "quatre\\u0000"}', "line 7"),
    ('"just a text"', "line 8"),
]


def test_json_lines_are_refused_by_line_and_field(program):
    with place(program) as p:
        file = p.write("a.jsonl", "\n".join(line for line, _ in LINES).encode())
        code, got, err = p.take(file)
        same((code, got), (0, counts(8, 2, refused=6)))
        says(err, *[reason for _, reason in LINES if reason], "line 3: colour is unknown")


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.reader(f, strict=True))


def test_the_report_names_line_field_and_reason(program):
    with place(program) as p:
        file = p.write('=cmd"a,b.csv', b"qui,mail,corps,sent_at\r\nJean,jean@example.org,un,\r\n"
                       b"Jean,jean@example.org\r\nJean,no address,deux,yesterday\r\nJean,j@example.org,trois,,,5\r\n")
        report = p.path("report.csv")
        done = subprocess.run([p.desk.program, *p.words("--report", report, *MAPS, os.path.basename(file)),
                               "--data", p.desk.data], cwd=p.desk.home, capture_output=True, text=True)
        same((done.returncode, json.loads(done.stdout)), (0, counts(4, 1, refused=3)), done.stderr)
        name = "'" + os.path.basename(file)
        rows = rows_of(report)
        same(rows[0], ["file", "place", "field", "reason"])
        same(sorted(rows[1:]), [
            [name, "line 3", "3", "fewer fields than the header"],
            [name, "line 4", "from.email", "is no e-mail address"],
            [name, "line 4", "sent_at", "is no RFC 3339 time"],
            [name, "line 5", "5", "more fields than the header"]])


def test_nothing_is_taken_when_a_file_or_the_report_cannot_be_opened(program):
    with place(program) as p:
        good = p.write("a.mbox", mbox([mail(1)]))
        os.mkdir(p.path("folder.mbox"))
        p.write("empty.csv", b"")
        p.write("a.docx", b"x")
        for words, piece in ((["missing.mbox"], "No such file"), (["folder.mbox"], "is a folder"),
                             (["empty.csv"], "is empty"), (["a.docx"], "neither .mbox"),
                             (["--report", p.path("no/such/report.csv")], "report")):
            words = [w if w.startswith("-") or "/" in w else p.path(w) for w in words]
            code, got, err = p.take(good, *words)
            same((code, got), (1, None), str(words))
            says(err, piece)
        code, got, err = p.take(p.write("hollow.jsonl.gz", gzip.compress(b"")))
        same((code, got), (1, counts(0, 0)))
        says(err, "hollow.jsonl.gz: is empty")
        same(p.take(good)[1], counts(1, 1), "was it untouched until now")


def test_columns_are_named_and_unknown_fields_refused(program):
    with place(program) as p:
        file = p.write("a.csv", b"qui,mail,corps,client\nJean,jean@example.org,un,C-1\n")
        for words, code, piece in ((["--map", "colour=qui"], 2, "there are name, email"),
                                   (["--map", "text"], 2, "FIELD=COLUMN"),
                                   (["--map", "text=corps", "--map=text=qui"], 2, "twice"),
                                   (["--map", "text=body"], 1, "no column 'body'"),
                                   (["--map", "name=qui"], 1, "--map text="),
                                   (["--map", "text=corps"], 1, "--map email=")):
            got = p.take(*words, file)
            same(got[0], code, str(words))
            says(got[2], piece)
        same(p.take("--map=customer_ref=client", "--map", "text=corps", file)[1], counts(1, 1))
        plain = p.write("b.csv", b"Email,Text\nana@example.org,bonjour\n")
        same(p.take(plain)[1], counts(1, 1), "columns that have the fields' own names")


def test_csv_comes_in_the_charsets_spreadsheets_write(program):
    with place(program) as p:
        text = 'qui;mail;corps\r\nZoé;zoe{0}@example.org;"déçue;\r\ntrès"\r\n'
        for n, coding in enumerate(("utf-8-sig", "utf-8", "cp1252")):
            same(p.take(*MAPS, p.write(f"{n}.csv", text.format(n).encode(coding)))[1], counts(1, 1), coding)
        code, _, err = p.take(*MAPS, p.write("16.csv", text.encode("utf-16")))
        same(code, 1, "UTF-16")
        says(err, "save it as UTF-8")


def test_standard_input_is_a_file_that_says_its_format(program):
    with place(program) as p:
        line = '{"from": {"email": "a@example.org"}, "text": "un"}\n'
        same(p.take("--format", "jsonl", "-", stdin=line)[1], counts(1, 1))
        code, _, err = p.take("-", stdin=line)
        same(code, 1)
        says(err, "--format")


def on_terminal(p, *words):
    """Standard error is a terminal; what is drawn there, and what is printed."""
    master, slave = pty.openpty()
    process = subprocess.Popen([p.desk.program, *words, "--data", p.desk.data], stdout=subprocess.PIPE,
                               stderr=slave, stdin=subprocess.DEVNULL, cwd=p.desk.home)
    os.close(slave)
    drawn = b""
    with contextlib.suppress(OSError):
        while piece := os.read(master, 65536):
            drawn += piece
    os.close(master)
    out = process.communicate()[0]
    same(process.returncode, 0, drawn.decode())
    return drawn.decode(), json.loads(out)


def test_a_terminal_shows_a_bar_and_a_sentence_and_standard_output_the_counts(program):
    with place(program) as p:
        file = p.write("a.mbox", mbox([mail(n) for n in range(30)]))
        drawn, got = on_terminal(p, *p.words(file))
        same(got, counts(30, 30))
        says(drawn, "[" + "#" * 40 + "] 100 %", "30 read: 30 taken in, 0 there already")
        same(on_terminal(p, *p.words("--quiet", file)), ("", counts(30, 0, duplicate=30)))
        same(p.take(file)[2], "", "without a terminal")
        p.desk.start()
        drawn, got = on_terminal(p, *p.words(file))
        says(drawn, "] 100 %", "30 read: 0 taken in, 30 there already")
        p.desk.stop()
