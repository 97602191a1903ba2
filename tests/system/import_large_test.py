# SPDX-License-Identifier: EUPL-1.2
"""guichet import: interrupted it goes on where it stopped, and its memory is bounded whatever comes."""
import base64
import contextlib
import gzip
import json
import os
import pty
import re
import resource
import sqlite3
import subprocess
import sys
import zlib

from desk import same
from import_test import MAPS, counts, mail, mbox, noise, place, rows_of, says

PLAIN = True
MANY = 3000
MEMORY_MAX = 300 << 20


def messages(p):
    """How many are in the database of a desk that is not running."""
    with contextlib.closing(sqlite3.connect(os.path.join(p.desk.data, "desk.db"))) as db:
        return db.execute("SELECT count(*) FROM message").fetchone()[0]


def until_percent(p, words, percent):
    """Starts an import on a terminal, kills it once its bar is that far; what was drawn."""
    master, slave = pty.openpty()
    process = subprocess.Popen([p.desk.program, *p.words(*words), "--data", p.desk.data], stderr=slave,
                               stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                               preexec_fn=lambda: os.nice(10))  # so that who kills comes in time
    os.close(slave)
    drawn = b""
    with contextlib.suppress(OSError):
        while piece := os.read(master, 4096):
            drawn += piece
            seen = re.findall(rb"\] +(\d+) %", drawn)
            if seen and int(seen[-1]) >= percent:
                process.kill()
    process.wait()
    os.close(master)
    return drawn.decode()


def resumed_at(text):
    found = re.search(r"resuming at byte (\d+), after (message|line) (\d+)", text)
    return (int(found[1]), int(found[3])) if found else (0, 0)


def kill_and_go_on(p, words):
    """Kills three times; each run starts later than the one before; at the end all is in once."""
    before, spots = messages(p), [(0, 0)]
    for percent in (30, 50, 70):
        spots.append(resumed_at(until_percent(p, words, percent)))
    code, got, err = p.take(*words)
    same(code, 0, err)
    spots.append(resumed_at(err))
    assert spots[1] == (0, 0), f"begun anew in the middle: {spots}"
    assert spots[2] > (0, 0) and spots[2] < spots[3] < spots[4], f"not further each time: {spots}"
    assert got["read"] < MANY, f"everything was read again: {got}"
    same(messages(p) - before, MANY, "messages in the database")
    again = p.take(*[w for w in words if "report" not in w])
    assert "resuming" not in again[2], again[2]
    same(again[1]["duplicate"], MANY, "of a file that is done all is there already")


def test_killed_imports_go_on_where_they_stopped(program):
    with place(program) as p:
        whole = mbox([mail(n, noise(n, 8)) for n in range(MANY)])
        kill_and_go_on(p, [p.write("plain.mbox", whole)])
        lines = [json.dumps({"from": {"email": f"k{n}@example.org"}, "text": noise(n, 8)}) for n in range(MANY)]
        kill_and_go_on(p, [p.write("packed.jsonl.gz", gzip.compress("\n".join(lines).encode()))])
        rows = [f'"{n}","q{n}@example.org","deux\r\nlignes {noise(n, 8)}"\r\n' for n in range(MANY)]
        bad = []
        for at in (10, MANY * 9 // 10):  # before the first kill, and in the last run
            bad.append(f"line {2 + ''.join(rows[:at]).count(chr(10))}")
            rows.insert(at, "trop court\r\n")
        file, report = p.write("rows.csv", ("qui,mail,corps\r\n" + "".join(rows)).encode()), p.path("report.csv")
        kill_and_go_on(p, ["--report", report, *MAPS, file])
        kept = rows_of(report)
        same(kept[0], ["file", "place", "field", "reason"])
        same([row[1] for row in kept[1:]], bad, "the report was not begun anew")


def test_a_changed_file_starts_anew(program):
    with place(program) as p:
        whole = mbox([mail(n, noise(n, 8)) for n in range(MANY)])
        until_percent(p, [p.write("a.mbox", whole)], 50)
        code, got, err = p.take(p.write("a.mbox", whole.replace(b"Commande 1\n", b"Commande 0\n", 1)))
        same((code, got["read"]), (0, MANY))
        assert "resuming" not in err, err


def test_no_name_of_a_file_is_kept_in_clear(program):
    with place(program) as p:
        until_percent(p, [p.write("zanzibar-klaxon.mbox", mbox([mail(n, noise(n)) for n in range(MANY)]))], 50)
        with contextlib.closing(sqlite3.connect(os.path.join(p.desk.data, "desk.db"))) as db:
            rows = db.execute("SELECT file, offset FROM import").fetchall()
        assert len(rows) == 1 and len(rows[0][0]) == 16 and rows[0][1] > 0, rows
        for name in os.listdir(p.desk.data):
            if os.path.isfile(os.path.join(p.desk.data, name)):
                with open(os.path.join(p.desk.data, name), "rb") as f:
                    assert b"zanzibar" not in f.read(), name


def test_a_disk_that_refuses_stops_the_import_which_goes_on_later(program):
    with place(program) as p:
        file = p.write("a.mbox", mbox([mail(n, noise(n, 8)) for n in range(MANY)]))
        before = messages(p)
        room = os.path.getsize(os.path.join(p.desk.data, "desk.db")) + (6 << 20)
        done = subprocess.run([p.desk.program, *p.words(file), "--data", p.desk.data], capture_output=True,
                              text=True, restore_signals=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
        same(done.returncode, 1, done.stderr)
        assert 0 < json.loads(done.stdout)["taken"] < MANY, done.stdout
        code, got, err = p.take(file)
        same(code, 0, err)
        assert resumed_at(err) > (0, 0), err
        same(messages(p) - before, MANY)


def test_a_client_that_leaves_ends_its_import_in_the_running_desk(program):
    with place(program) as p:
        file = p.write("a.mbox", mbox([mail(n, noise(n, 8)) for n in range(MANY)]))
        before = messages(p)
        p.desk.start()
        until_percent(p, [file], 50)
        p.desk.stop()  # waits for commands that are under way
        assert messages(p) - before < MANY, "the import went on without anybody"
        code, got, err = p.take(file)
        same(code, 0, err)
        assert resumed_at(err) > (0, 0), err
        same(messages(p) - before, MANY)


# ---- memory ----

def packed(start, unit, times, end):
    """A gzip of start + unit * times + end, of which only one unit is ever in memory."""
    out = [gzip.compress(start)]
    member = gzip.compress(unit, 6)
    return b"".join(out + [member] * times + [gzip.compress(end)])


# Linux counts to a process's memory what its parent had when it was started: this one, which makes
# large files, must not be the parent.
MEASURE = """
import os, sys
pid = os.spawnv(os.P_NOWAIT, sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as f:
    f.write(str(usage.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""


def take_measured(p, *words):
    kept = os.path.join(p.desk.home, "rss")
    done = subprocess.run([sys.executable, "-c", MEASURE, kept, p.desk.program, *p.words(*words), "--data", p.desk.data],
                          capture_output=True, text=True)
    with open(kept, encoding="ascii") as f:
        used = int(f.read()) << 10
    assert used < MEMORY_MAX, f"{used >> 20} MiB were used for {words[-1]}"
    return done.returncode, json.loads(done.stdout), done.stderr


LINE = b'{"from": {"email": "%s@example.org"}, "text": "un"}\n'
MEGA = b"x" * (1 << 20)


def test_a_line_of_a_gigabyte_is_refused_once_and_the_rest_goes_on(program):
    with place(program) as p:
        files = {
            "a.jsonl.gz": packed(LINE % b"a", MEGA, 1024, b"\n" + LINE % b"b"),
            "a.csv.gz": packed(b"email,text\na@example.org,un\n", MEGA, 1024, b"\nb@example.org,deux\n"),
            "a.mbox.gz": packed(mbox([mail(1)]) + b"From x\nSubject: large\n\n", MEGA, 1024, b"\n\n" + mbox([mail(2)])),
        }
        for name, content in files.items():
            code, got, err = take_measured(p, p.write(name, content))
            same((code, got), (0, counts(3, 2, refused=1)), name + err)
            says(err, "message 2" if "mbox" in name else "line 2" if "jsonl" in name else "line 3")


def test_ten_gigabytes_in_ten_megabytes_pass_through_bounded_memory(program):
    with place(program) as p:
        file = p.write("bomb.mbox.gz", packed(mbox([mail(1)]), MEGA + b"\n", 10240, b"\n\n" + mbox([mail(2)])))
        assert os.path.getsize(file) < 16 << 20
        code, got, err = take_measured(p, file)
        same((code, got["refused"] + got["taken"]), (0, got["read"]), err)
        assert got["read"] <= 3, got


def test_an_archive_in_a_mail_is_stored_as_it_came(program):
    with place(program) as p:
        bomb = base64.encodebytes(zlib.compress(b"\0" * (256 << 20), 9)).decode()
        body = ("--b\nContent-Type: text/plain\n\nvoici\n--b\nContent-Type: application/zip; name=a.zip\n"
                f"Content-Transfer-Encoding: base64\n\n{bomb}\n--b--")
        one = mail(1, body, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n")
        code, got, _ = take_measured(p, p.write("a.eml", one.encode()))
        same((code, got), (0, counts(1, 1)))
        kept = sum(os.path.getsize(os.path.join(folder, name))
                   for folder, _, names in os.walk(os.path.join(p.desk.data, "blobs")) for name in names)
        size = len(base64.b64decode(bomb))
        assert size <= kept < size + 4096, f"{kept} bytes are kept of {size}"
