# SPDX-License-Identifier: EUPL-1.2
"""What stays open: live events end with their session, a stop waits for nobody, /readyz is honest."""
import json
import os
import signal
import socket
import sqlite3
import subprocess
import time

from desk import Client, Desk, same, with_desk
from sso_test import come_in, set_up, with_provider


def send(desk, n):
    same(desk.tool().post("/messages", {"from": {"email": f"ana{n}@example.org"}, "text": f"Bonjour {n}"}).status, 201)


def until(there, what):
    for _ in range(2400):
        if there():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain: " + what)


@with_desk
def test_live_events_end_with_the_session(desk):
    one, other = desk.login("agent"), desk.login("agent")
    streams = [one.listen(), other.listen()]
    send(desk, 1)
    for stream in streams:
        assert stream.saw("event: ticket"), "no event came"
    same(one.call("DELETE", "/session").status, 204)
    assert streams[0].ended(), "the stream of a session that was logged out goes on"
    send(desk, 2)
    assert streams[1].wait(lambda s: s.text.count("event: ticket") == 2), "the other session's stream is dead too"
    same((streams[1].over, one.listen().status), (False, 401))


@with_desk
def test_live_events_end_when_the_account_is_disabled_or_gets_a_new_password(desk):
    org = sorted({u["org"] for u in desk.users})[0]
    for role, act in (("agent", "disable"), ("supervisor", "reset")):
        user = next(u for u in desk.users if u["org"] == org and u["roles"] == [role])
        bystander, stream = desk.login("controller").listen(), desk.login(role).listen()
        assert stream.saw("event: ping")
        desk.run("user", act, user["email"], "--org", org)
        assert stream.ended(), f"{act} leaves the stream open"
        same(bystander.over, False)


@with_provider
def test_live_events_end_when_the_provider_says_otherwise_or_is_removed(desk, provider):
    controller = set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    stream = come_in(desk, provider)[0].listen()
    assert stream.saw("event: ping")
    provider.person["groups"] = ["lead"]
    lead, _ = come_in(desk, provider)
    assert stream.ended(), "a stream goes on with the roles of before"
    stream = lead.listen()
    assert stream.saw("event: ping")
    same(controller.call("DELETE", "/organisation/sso").status, 204)
    assert stream.ended(), "a stream goes on without its session"


@with_desk
def test_live_events_end_when_the_session_runs_out(desk):
    agent = desk.login("agent")
    for seconds in (8, 40, 200):
        desk.stop()
        with sqlite3.connect(os.path.join(desk.data, "desk.db")) as db:
            now = int(time.time() * 1000)
            db.execute("UPDATE session SET seen = ?, expires = ?", (now, now + seconds * 1000))
        db.close()
        desk.start()
        stream = agent.listen()
        if stream.status == 200:  # else the desk took longer to start than the session had left
            break
    same(stream.status, 200)
    assert stream.saw("event: ping")
    assert stream.wait(lambda s: s.over, 400), "the stream outlives its session"
    same(agent.get("/session").status, 401)


def reads_from(desk, pipe):
    """Has the desk got this pipe as a command's standard input?"""
    folder, want = f"/proc/{desk.process.pid}/fd", os.readlink(f"/proc/self/fd/{pipe}")
    for fd in os.listdir(folder):
        try:
            if os.readlink(os.path.join(folder, fd)) == want:
                return True
        except OSError:
            pass
    return False


@with_desk
def test_a_stop_waits_for_no_client_of_the_control_socket(desk):
    silent = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    silent.connect(os.path.join(desk.data, "control"))
    reader, writer = os.pipe()
    command = subprocess.Popen([desk.program, "journal", "verify", "-", "--data", desk.data], stdin=reader,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=desk.home)
    until(lambda: reads_from(desk, reader), "the desk runs the command")
    desk.process.send_signal(signal.SIGTERM)
    same(desk.process.wait(120), 0, "exit of the desk")  # nobody has closed the pipe
    assert command.wait(60) != 0, "the command that was cut off says that it is done"
    os.close(writer)
    os.close(reader)
    silent.close()
    desk.start()
    same(json.loads(desk.run("journal", "verify", "--json").stdout)["ok"], True)


@with_desk
def test_readyz_says_no_while_the_desk_stops(desk):
    same((Client(desk).get("//readyz").status, Client(desk).get("//healthz").status), (200, 200))
    slow = socket.create_connection(("127.0.0.1", desk.port))
    slow.sendall(b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
    until(lambda: "guichet_connections 2" in Client(desk).get("//metrics").body.decode(), "the slow client is in")
    desk.process.send_signal(signal.SIGTERM)
    seen = set()
    while 503 not in seen:
        try:
            seen.add(Client(desk).get("//readyz").status)
        except OSError:
            break  # it has stopped
    slow.close()
    assert 503 in seen, f"while stopping /readyz said {seen}"
    same(desk.process.wait(120), 0)
    desk.start()


@with_desk
def test_readyz_says_no_while_the_store_cannot_be_written(desk):
    same(Client(desk).get("//readyz").status, 200)
    held = sqlite3.connect(os.path.join(desk.data, "desk.db"), isolation_level=None)
    held.execute("BEGIN IMMEDIATE")  # somebody else writes: as good as a disk that takes nothing
    until(lambda: Client(desk).get("//readyz").status == 503, "/readyz says 503")
    same(Client(desk).get("//healthz").status, 200)
    held.execute("ROLLBACK")
    held.close()
    until(lambda: Client(desk).get("//readyz").status == 200, "/readyz says 200 again")
