# SPDX-License-Identifier: EUPL-1.2
"""What a desk says when it cannot start: damage, a wrong key, another process, a taken port.  Each
is put right afterwards, and then it starts: saying so has broken nothing."""
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time

from desk import Client, Desk, same


def with_stopped_desk(work):
    def run(program):
        desk = Desk(program)
        try:
            desk.start()
            assert desk.login("agent").get("/tickets").json["items"]
            desk.stop()
            work(desk)
        finally:
            desk.remove()
    return run


def refuses(desk, status, *words):
    code, said = desk.fails_to_start()
    assert code == status, f"exit {code}, want {status}: {said[-1500:]}"
    assert "Sanitizer" not in said, said[-3000:]
    last = said.strip().splitlines()[-1]
    for word in words:
        assert word in last, f"does not say {word!r}: {last}"


def works(desk):
    desk.start()
    assert desk.login("agent").get("/tickets").json["items"]
    same(desk.tool().post("/messages", {"from": {"email": "eva@example.org"}, "text": "Bonjour"}).status, 201)
    desk.stop()


class Kept:
    """The data folder as it is now, put back at the end of the block."""

    def __init__(self, desk):
        self.desk, self.copy = desk, desk.data + ".kept"

    def __enter__(self):
        shutil.copytree(self.desk.data, self.copy)

    def __exit__(self, *_):
        shutil.rmtree(self.desk.data)
        os.rename(self.copy, self.desk.data)


def path(desk, name):
    return os.path.join(desk.data, name)


def write_at(desk, name, at, what):
    with open(path(desk, name), "r+b") as f:
        f.seek(at)
        f.write(what)


def pages_of(desk, name):
    return os.path.getsize(path(desk, name)) // 4096


def largest_table_page(desk):
    """A leaf page in the middle of the table of messages."""
    db = sqlite3.connect(path(desk, "desk.db"))
    try:
        pages = [p for p, in db.execute(
            "SELECT pageno FROM dbstat WHERE name = 'message' AND pagetype = 'leaf'")]
    except sqlite3.OperationalError:  # a Python without dbstat: its root, which is not empty
        pages = [db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'message'").fetchone()[0]]
    finally:
        db.close()
    return pages[len(pages) // 2]


DAMAGE = {
    "a header that is no database's": lambda d: write_at(d, "desk.db", 0, b"this is no database at all"),
    "a page size of 8 in desk.db": lambda d: write_at(d, "desk.db", 16, b"\x00\x08"),
    "payload fractions of desk.db": lambda d: write_at(d, "desk.db", 21, b"\x00"),
    "free pages of desk.db that are not there": lambda d: write_at(d, "desk.db", 38, b"\x12\x34"),
    "a table page of noise": lambda d: write_at(
        d, "desk.db", (largest_table_page(d) - 1) * 4096, os.urandom(4096)),
    "one byte in a page's list of rows": lambda d: write_at(
        d, "desk.db", (largest_table_page(d) - 1) * 4096 + 3, b"\xff"),
    "half of the file": lambda d: os.truncate(path(d, "desk.db"), pages_of(d, "desk.db") // 2 * 4096),
    "an empty desk.db": lambda d: os.truncate(path(d, "desk.db"), 0),
    "no desk.db": lambda d: os.unlink(path(d, "desk.db")),
    "a vault of noise": lambda d: write_at(d, "vault.db", 4096, os.urandom(pages_of(d, "vault.db") * 4096 - 4096)),
    "a vault's header": lambda d: write_at(d, "vault.db", 0, b"nothing"),
    "half a vault": lambda d: os.truncate(path(d, "vault.db"), 4096),
    "an empty vault": lambda d: os.truncate(path(d, "vault.db"), 0),
    "no vault": lambda d: os.unlink(path(d, "vault.db")),
}


@with_stopped_desk
def test_a_damaged_database_is_said_at_the_start(desk):
    for what, harm in DAMAGE.items():
        with Kept(desk):
            harm(desk)
            try:
                refuses(desk, 4, "vault" if "vault" in what else "desk.db")
                refuses(desk, 4)  # nor does trying again hide it
            except AssertionError as e:
                raise AssertionError(f"{what}: {e}") from e
    works(desk)


@with_stopped_desk
def test_a_large_damaged_database_stops_the_desk_that_has_begun_to_serve(desk):
    db = sqlite3.connect(path(desk, "desk.db"))
    page = largest_table_page(desk)
    db.execute("CREATE TABLE ballast (bytes)")
    db.execute("INSERT INTO ballast VALUES (zeroblob(80000000))")
    db.commit()
    db.close()
    works(desk)
    assert "sound" in desk.log(), "it was not checked"
    write_at(desk, "desk.db", (page - 1) * 4096 + 3, b"\xff")
    refuses(desk, 4, "desk.db")
    write_at(desk, "desk.db", 0, b"nothing")
    refuses(desk, 4, "desk.db")


@with_stopped_desk
def test_a_wrong_or_missing_master_key_is_said_at_the_start(desk):
    key = path(desk, "keys/master")
    with open(key, "rb") as f:
        right = f.read()
    for wrong, says in ((os.urandom(32), "key"), (right[:31], "31 bytes"), (b"", "0 bytes"), (None, "no master key")):
        os.unlink(key)
        if wrong is not None:
            with open(key, "wb") as f:
                f.write(wrong)
        refuses(desk, 4, says)
        if wrong is None:
            with open(key, "wb") as f:
                f.write(right)
    works(desk)


@with_stopped_desk
def test_init_never_replaces_a_key_or_a_vault(desk):
    def keys():
        with open(path(desk, "keys/master"), "rb") as key:
            return key.read()

    def init(status):
        before = keys()
        done = desk.run("init", "--demo", check=False)
        same(done.returncode, status, done.stderr)
        assert keys() == before, "the master key was replaced"

    init(1)
    os.rename(path(desk, "desk.db"), path(desk, "elsewhere"))
    init(4)
    os.rename(path(desk, "elsewhere"), path(desk, "desk.db"))
    works(desk)
    os.unlink(path(desk, "desk.db"))
    os.unlink(path(desk, "vault.db"))
    init(0)  # what the key opens may be in a backup


@with_stopped_desk
def test_a_newer_schema_is_left_alone(desk):
    for name in ("desk.db", "vault.db"):
        with Kept(desk):
            db = sqlite3.connect(path(desk, name))
            db.execute("PRAGMA user_version = 99")
            db.close()
            refuses(desk, 1, name, "newer")
    works(desk)


@with_stopped_desk
def test_a_desk_that_lost_its_name_is_damaged(desk):
    with Kept(desk):
        db = sqlite3.connect(path(desk, "desk.db"))
        db.execute("DELETE FROM setting WHERE name = 'origin'")
        db.commit()
        db.close()
        refuses(desk, 4, "desk.db")
    works(desk)


def test_a_folder_in_use_and_a_taken_port_are_said(program):
    desk = Desk(program)
    try:
        desk.start()
        refuses(desk, 1, "in use by another")
        same(desk.run("init", check=False).returncode, 1)
        assert desk.login("agent").get("/tickets").json["items"], "the first one suffered"
        same(desk.run("org", "list").returncode, 0)
        desk.process.send_signal(signal.SIGSTOP)
        try:  # it holds the folder all the same
            refuses(desk, 1, "in use by another")
        finally:
            desk.process.send_signal(signal.SIGCONT)
        desk.stop()
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            code, said = desk.fails_to_start("--listen", f"127.0.0.1:{port}")
            same(code, 1, said)
            assert f"port {port}" in said and "cannot listen" in said, said
        for wrong in ("nowhere:80", "127.0.0.1:99999", "127.0.0.1:http"):
            code, said = desk.fails_to_start("--listen", wrong)
            assert code in (1, 2), (code, said)
        works(desk)
    finally:
        desk.remove()


def without_rights(desk):
    """Runs serve as a user who may only read the folder; (exit status, what it said)."""
    program, user = desk.program, None
    if os.getuid() == 0:
        user, program = 65534, os.path.join(desk.home, "guichet")
        shutil.copy(desk.program, program)
        os.chmod(desk.home, 0o755)
        os.chmod(program, 0o755)
        for folder, _, files in os.walk(desk.data):
            for name in [folder] + [os.path.join(folder, f) for f in files]:
                os.chown(name, user, user)
    for folder, _, files in os.walk(desk.data):
        for name in files:
            os.chmod(os.path.join(folder, name), 0o400)
        os.chmod(folder, 0o500)
    done = subprocess.run([program, "serve", "--data", desk.data, "--listen", "127.0.0.1:0"], user=user,
                          capture_output=True, text=True, cwd=desk.home, stdin=subprocess.DEVNULL, timeout=120)
    for folder, _, files in os.walk(desk.data):
        os.chmod(folder, 0o700)
        for name in [folder] + [os.path.join(folder, f) for f in files]:
            os.chown(name, os.getuid(), os.getgid())
            os.chmod(name, 0o700 if name == folder else 0o600)
    return done.returncode, done.stderr


@with_stopped_desk
def test_a_folder_that_can_only_be_read_is_said(desk):
    code, said = without_rights(desk)
    same(code, 1, said)
    assert desk.data in said and "denied" in said, said
    works(desk)


def test_a_lost_attachment_is_said_and_all_else_works(program):
    desk = Desk(program)
    try:
        desk.start()
        made = desk.tool().post("/messages", {
            "from": {"email": "eva@example.org"}, "text": "Voici la facture.",
            "attachments": [{"name": "facture.txt", "type": "text/plain", "content": "Ym9uam91cg=="}]}).json
        agent = desk.login("agent")
        ticket = agent.get(f"/tickets/{made['ticket']}").json
        there = ticket["items"][0]["attachments"][0]["id"]
        url = f"/tickets/{made['ticket']}/attachments/{there}"
        same(agent.get(url).body, b"bonjour")
        os.unlink(path(desk, f"blobs/{there}"))
        lost = agent.get(url)
        same((lost.status, lost.headers["Content-Type"]), (500, "application/problem+json"))
        assert "blobs" not in lost.body.decode() and desk.home not in lost.body.decode(), lost.body
        assert there in desk.log() and "missing" in desk.log(), "the log does not say which"
        same(agent.get(f"/tickets/{made['ticket']}").status, 200)
        desk.stop()
    finally:
        desk.remove()


def test_the_desk_is_confined_by_the_kernel(program):
    desk = Desk(program)
    try:
        desk.start()
        desk.login("agent")
        deadline = time.monotonic() + 60
        while "runs unconfined" not in desk.log() and time.monotonic() < deadline:
            tasks = f"/proc/{desk.process.pid}/task"
            said = []
            for task in os.listdir(tasks):
                with open(f"{tasks}/{task}/status", encoding="utf-8") as f:
                    said.append({line.split(":")[0]: line.split()[-1] for line in f if ":" in line})
            if all(s.get("Seccomp") == "2" and s.get("NoNewPrivs") == "1" for s in said):
                break
            time.sleep(0.05)  # it is confined right after it begins to listen
        else:
            with open("/proc/self/status", encoding="utf-8") as f:
                assert "Seccomp_filters" not in f.read() or "runs unconfined" in desk.log(), \
                    "no filter, and nothing said"
        with open(f"/proc/{desk.process.pid}/limits", encoding="utf-8") as f:
            core = next(line for line in f if line.startswith("Max core file size"))
        same(core.split()[4:6], ["0", "0"], "core dumps")
        # All that goes on in it still works: commands, a new connection, the stop with its leak check.
        same(desk.run("org", "list").returncode, 0)
        same(Client(desk).get("//healthz").status, 200)
        desk.stop()
        assert "Sanitizer" not in desk.log(), desk.log()[-2000:]
    finally:
        desk.remove()
