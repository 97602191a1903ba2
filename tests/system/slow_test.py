# SPDX-License-Identifier: EUPL-1.2
"""Slow, silent and half-open clients, and 10,000 connections at once, against the whole desk: others
are answered all the same, and what takes too long is cut."""
import errno
import re
import resource
import selectors
import socket
import time

from desk import Client, Desk, same

PLAIN = True
ALONE = True
MANY = 10000
PATIENCE = 240  # seconds, for a loaded machine; the desk's own limits are 15 to 45
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: desk.example.org\r\n\r\n"


def metric(desk, name):
    return int(re.search(rf"(?m)^guichet_{name} (\d+)", Client(desk).get("//metrics").body.decode()).group(1))


def connect(desk, receive=None):
    s = socket.socket()
    if receive:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
    s.settimeout(60)
    s.connect(("127.0.0.1", desk.port))
    return s


# ---- slow clients: each kind is a function that makes one, and what it does now and then ----

def never_speaks(desk):
    return connect(desk), lambda s: None


def slow_head(desk):
    s = connect(desk)
    s.send(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ")
    return s, lambda s: s.send(b"a")


def slow_body(desk):
    s = connect(desk)
    s.send(b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{")
    return s, lambda s: s.send(b" ")


def slow_chunks(desk):
    s = connect(desk)
    s.send(b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
    return s, lambda s: s.send(b"1\r\n \r\n")


def never_reads(desk):
    s = connect(desk, receive=4096)
    s.setblocking(False)
    ask = b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"

    def go_on(s):
        try:
            s.send(ask * 50)
        except BlockingIOError:
            pass
    return s, go_on


def half_closed(desk):
    s = connect(desk)
    s.send(b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{}")
    s.shutdown(socket.SHUT_WR)
    return s, lambda s: None


KINDS = [never_speaks, slow_head, slow_body, slow_chunks, never_reads, half_closed]
EACH = 40


def is_cut(s):
    """Whether the desk has ended it, without taking what it sent."""
    try:
        s.setblocking(False)
        s.recv(1, socket.MSG_PEEK) if s.fileno() >= 0 else None
    except BlockingIOError:
        pass
    except OSError:
        return True
    return s.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] not in (1,)  # 1: established


def test_slow_and_half_open_clients_are_cut_and_others_answered(program):
    desk = Desk(program)
    try:
        desk.start()
        agent, tool = desk.login("agent"), desk.tool()
        clients = [(kind, *kind(desk)) for kind in KINDS for _ in range(EACH)]
        assert metric(desk, "connections") >= EACH
        deadline, rounds, left = time.monotonic() + PATIENCE, 0, clients
        while left:
            assert time.monotonic() < deadline, f"not cut: {sorted({k.__name__ for k, _, _ in left})}"
            still = []
            for kind, s, go_on in left:
                try:
                    go_on(s)
                except OSError:
                    continue
                if not is_cut(s):
                    still.append((kind, s, go_on))
            left, rounds = still, rounds + 1
            same(agent.get("/tickets").status, 200, "while they are slow")
            same(tool.post("/messages", {"from": {"email": f"eva{rounds}@example.org"}, "text": "Bonjour"}).status, 201)
            time.sleep(0.3)
        for _, s, _ in clients:
            s.close()
        while metric(desk, "connections") > 3:
            assert time.monotonic() < deadline, "connections are left behind"
            time.sleep(0.1)
        desk.stop()
    finally:
        desk.remove()


# ---- 10,000 connections ----

class Crowd:
    """Connections that ask once and then stay; those that end are opened again."""

    def __init__(self, desk, size):
        self.desk, self.size, self.opened = desk, size, 0
        self.waiting, self.idle = {}, {}  # by descriptor
        self.poll = selectors.EpollSelector()

    def open_one(self):
        s = socket.socket()
        s.setblocking(False)
        # Several of this machine's addresses: one has too few ports on some systems.
        s.bind((f"127.0.0.{2 + self.opened % 8}", 0))
        self.opened += 1
        code = s.connect_ex(("127.0.0.1", self.desk.port))
        assert code in (0, errno.EINPROGRESS), errno.errorcode[code]
        self.waiting[s.fileno()] = s
        self.poll.register(s, selectors.EVENT_WRITE)

    def close_one(self, s):
        self.poll.unregister(s)
        self.waiting.pop(s.fileno(), None)
        self.idle.pop(s.fileno(), None)
        s.close()

    def step(self):
        while len(self.waiting) < 500 and len(self.waiting) + len(self.idle) < self.size:
            self.open_one()
        for key, events in self.poll.select(0.05):
            s = key.fileobj
            try:
                if events & selectors.EVENT_WRITE:
                    s.send(HEALTH)
                    self.poll.modify(s, selectors.EVENT_READ)
                elif not (got := s.recv(4096)):
                    self.close_one(s)
                elif got.startswith(b"HTTP/1.1 200"):
                    self.idle[s.fileno()] = self.waiting.pop(s.fileno(), s)
                else:
                    self.close_one(s)
            except OSError:
                self.close_one(s)

    def close(self):
        for s in list(self.waiting.values()) + list(self.idle.values()):
            s.close()
        self.poll.close()


def memory_mb(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as f:
        return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) // 1024


def test_ten_thousand_connections_and_normal_work_beside_them(program):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    # A machine that gives no process as many is asked for what it gives: the desk counts the same.
    many = MANY if hard == resource.RLIM_INFINITY else min(MANY, hard - 1000)
    assert many > 100, f"the limit of open files is {hard}"
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    desk = Desk(program)
    crowd = None
    try:
        desk.start()
        agent, tool = desk.login("agent"), desk.tool()
        before = memory_mb(desk.process.pid)
        crowd = Crowd(desk, many)
        deadline, seen = time.monotonic() + PATIENCE, 0
        while len(crowd.idle) < many or seen < many:
            crowd.step()
            if len(crowd.idle) == many:
                seen = metric(desk, "connections")
            assert time.monotonic() < deadline, f"{len(crowd.idle)} of {many}, the desk counts {seen}"
        for n in range(20):
            answer = tool.post("/messages", {"from": {"email": f"eva{n}@example.org"}, "text": "Bonjour"})
            same(answer.status, 201, "beside them")
            same(agent.get(f"/tickets/{answer.json['ticket']}").status, 200, "beside them")
        print(f"# {many} connections: {memory_mb(desk.process.pid)} MB, {before} MB before", flush=True)
        crowd.close()
        while metric(desk, "connections") > 3:
            assert time.monotonic() < deadline + PATIENCE, "connections are left behind"
            time.sleep(0.1)
        same(agent.get("/tickets").status, 200)
        desk.stop()
    finally:
        if crowd:
            crowd.close()
        desk.remove()
