# SPDX-License-Identifier: EUPL-1.2
"""A full disk: 503, nothing acknowledged is lost, nothing half-made stays, and intake goes on by
itself when there is room.  On a small file system of its own where one may be mounted, and always
under a limit on the size of files, which the system tells the program in the same way."""
import base64
import hashlib
import os
import resource
import sqlite3
import subprocess
import time
import uuid

from desk import Client, Desk, same

HUGE = resource.RLIM_INFINITY


class FileLimit:
    """No file can be written beyond its first byte, or those said, while it is full."""

    def __init__(self, desk):
        self.desk = desk

    def fill(self, room=1):
        resource.prlimit(self.desk.process.pid, resource.RLIMIT_FSIZE, (room, HUGE))

    def free(self):
        resource.prlimit(self.desk.process.pid, resource.RLIMIT_FSIZE, (HUGE, HUGE))

    def remove(self):
        pass


class SmallDisk:
    """The data folder on a disk of 24 MB; a ballast file leaves a little, which messages use up."""

    def __init__(self, desk):
        self.desk, self.ballast = desk, os.path.join(desk.data, "ballast")
        os.rename(desk.data, desk.data + ".old")
        os.mkdir(desk.data, 0o700)
        try:
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=700", "none", desk.data], check=True,
                           capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            os.rmdir(desk.data)
            os.rename(desk.data + ".old", desk.data)
            raise
        subprocess.run(["cp", "-a", desk.data + ".old/.", desk.data], check=True)

    def fill(self, room=None):
        room = os.statvfs(self.desk.data).f_bavail * os.statvfs(self.desk.data).f_frsize
        with open(self.ballast, "wb") as f:
            f.write(bytes(max(room - 300_000, 0)))

    def free(self):
        os.unlink(self.ballast)

    def remove(self):
        subprocess.run(["umount", "-l", self.desk.data], check=False)


def disks():
    """The kinds of full disk that this machine lets a test make; never none."""
    yield FileLimit
    if os.getuid() == 0:
        folder = subprocess.run(["mktemp", "-d"], check=True, capture_output=True, text=True).stdout.strip()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], check=False,
                                 capture_output=True).returncode == 0
        if mounted:
            subprocess.run(["umount", folder], check=True)
        os.rmdir(folder)
        if mounted:
            yield SmallDisk


def on_each_disk(work):
    def run(program):
        for kind in disks():
            desk, disk = Desk(program), None
            try:
                disk = kind(desk)
                desk.start()
                try:
                    work(desk, disk)
                    desk.stop()
                except AssertionError as e:
                    raise AssertionError(f"{kind.__name__}: {e}; log: {desk.log()[-800:]}") from e
                log = desk.log()
                assert "Sanitizer" not in log and "runtime error" not in log, log[-3000:]
                whole(desk)
            finally:
                if desk.process and desk.process.poll() is None:
                    desk.kill()
                if disk:
                    disk.remove()
                desk.remove()
    return run


def message(n, size=500, attachment=0):
    body = {"from": {"name": "Jean Essai", "email": f"jean{n}@example.org"}, "external_id": f"full-{n}",
            "text": f"Bonjour, message {n}. " + "Texte sans importance. " * (size // 23)}
    if attachment:
        content = hashlib.shake_128(str(n).encode()).digest(attachment)
        body["attachments"] = [{"name": "a.bin", "type": "application/octet-stream",
                                "content": base64.b64encode(content).decode()}]
    return body


def refused_cleanly(answer):
    same((answer.status, answer.headers["Content-Type"]), (503, "application/problem+json"), answer.body)
    assert int(answer.headers["Retry-After"]) >= 1
    same(answer.json["status"], 503)


def send_until_full(tool, first, taken, refused, **how):
    """Goes on for a while once it is full: what is small may still find room."""
    n = first
    while len(refused) < 12 and n < first + 5000:
        body = message(n, **how)
        answer = tool.post("/messages", body)
        if answer.status == 201:
            taken.append((body, answer.json["ticket"]))
        else:
            refused_cleanly(answer)
            refused.append(body)
        n += 1
    assert refused, "it never was full"


def wait_until_ready(desk):
    deadline = time.monotonic() + 120
    while Client(desk).get("//readyz").status != 200:
        assert time.monotonic() < deadline, "/readyz does not become ready again"
        time.sleep(0.1)


def wait_until_not_ready(desk):
    deadline = time.monotonic() + 120
    while True:
        answer = Client(desk).get("//readyz")
        if answer.status != 200:
            same(answer.status, 503, answer.body)
            assert int(answer.headers["Retry-After"]) >= 1
            return
        assert time.monotonic() < deadline, "/readyz says ready on a full disk"
        time.sleep(0.1)


def reads_or_says_503(desk, agent, ticket):
    same(Client(desk).get("//healthz").status, 200)
    for path in ("/tickets", f"/tickets/{ticket}", "/views", "/session"):
        answer = agent.get(path)
        if answer.status != 200:
            refused_cleanly(answer)
    same(Client(desk).get("//metrics").status, 200)


def all_is_there(desk, tool, taken, refused):
    for body, ticket in taken:
        again = tool.post("/messages", body).json
        assert again["duplicate"] and again["ticket"] == ticket, f"{body['external_id']} is lost"
    for body in refused:
        answer = tool.post("/messages", body)
        same((answer.status, answer.json.get("duplicate")), (201, False), body["external_id"])


def attachments_of(desk):
    db = sqlite3.connect(f"file:{desk.data}/desk.db?mode=ro", uri=True)
    ids = {str(uuid.UUID(bytes=row[0])) for row in db.execute("SELECT id FROM attachment")}
    db.close()
    return ids


def whole(desk):
    """Of a stopped desk: the log verifies, each attachment has its file, each file its row."""
    done = desk.run("journal", "verify", "--json")
    assert '"ok":true' in done.stdout.replace(" ", ""), done.stdout
    blobs = os.path.join(desk.data, "blobs")
    same(os.listdir(os.path.join(blobs, "new")), [], "half-made attachments")
    same(set(os.listdir(blobs)) - {"new"}, attachments_of(desk), "attachments and their files")
    db = sqlite3.connect(f"file:{desk.data}/desk.db?mode=ro", uri=True)
    same(db.execute("PRAGMA integrity_check").fetchone()[0], "ok")
    db.close()


@on_each_disk
def test_a_full_disk_is_503_and_intake_goes_on_by_itself(desk, disk):
    tool, agent = desk.tool(), desk.login("agent")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    taken, refused = [], []
    for round_ in range(3):
        body = message(f"before-{round_}")
        taken.append((body, tool.post("/messages", body).json["ticket"]))
        disk.fill()
        refused_now = []
        send_until_full(tool, round_ * 10000, taken, refused_now, size=(200, 3000, 60000)[round_])
        wait_until_not_ready(desk)
        reads_or_says_503(desk, agent, ticket)
        disk.free()
        wait_until_ready(desk)
        answer = tool.post("/messages", message(f"after-{round_}"))
        same(answer.status, 201, "intake does not go on")
        taken.append((message(f"after-{round_}"), answer.json["ticket"]))
        refused += refused_now
    all_is_there(desk, tool, taken, refused)
    same(agent.get(f"/tickets/{ticket}").status, 200)


@on_each_disk
def test_attachments_on_a_full_disk_are_whole_or_not_there(desk, disk):
    tool, agent = desk.tool(), desk.login("agent")
    taken, refused = [], []
    body = message("first", attachment=100_000)
    taken.append((body, tool.post("/messages", body).json["ticket"]))
    # With room for an attachment's file, the database is what fails, after the file is written.
    for n, room in ((50000, 1), (60000, 60_000)):
        disk.fill(room)
        refused_now = []
        send_until_full(tool, n, taken, refused_now, attachment=40_000)
        refused += refused_now
        left = os.listdir(os.path.join(desk.data, "blobs", "new"))
        same(left, [], "what was refused lies there still")
        disk.free()
        wait_until_ready(desk)
    all_is_there(desk, tool, taken, refused)
    for body, ticket in taken + [(b, None) for b in refused]:
        ticket = ticket or tool.post("/messages", body).json["ticket"]
        there = agent.get(f"/tickets/{ticket}").json["items"][0]["attachments"][0]["id"]
        got = agent.get(f"/tickets/{ticket}/attachments/{there}").body
        same(base64.b64encode(got).decode(), body["attachments"][0]["content"], "attachment")


@on_each_disk
def test_killed_on_a_full_disk_it_starts_again_and_has_all(desk, disk):
    tool, taken, refused = desk.tool(), [], []
    disk.fill()
    send_until_full(tool, 90000, taken, refused, size=2000, attachment=30_000)
    desk.kill()
    if isinstance(disk, SmallDisk):  # the limit went with the process
        try:
            desk.start().kill()
        except AssertionError:
            same(desk.process.returncode, 1, "started on a full disk")
        disk.free()
    desk.start()
    tool = desk.tool()
    all_is_there(desk, tool, taken, refused)
