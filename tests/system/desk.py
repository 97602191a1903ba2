# SPDX-License-Identifier: EUPL-1.2
"""A real desk in a temporary folder, for the system tests: started, spoken to, killed."""
import atexit
import http.client
import http.cookiejar
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request


# Below the ports that the kernel hands out by itself (32768 and up), begun at another one by each
# process: between asking for a port and listening on it nobody else is given the same.
ports = itertools.chain.from_iterable(
    itertools.repeat(range(12000 + os.getpid() * 97 % 18000, 32000)))


def free_port():
    for port in ports:
        with socket.socket() as s:
            try:
                s.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """One browser or program: keeps its cookie and CSRF token, or sends a Bearer token."""

    def __init__(self, desk, token=None):
        self.desk, self.token, self.csrf = desk, token, None
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def call(self, method, path, body=None, headers=None):
        url = f"http://127.0.0.1:{self.desk.port}" + (path[1:] if path.startswith("//") else "/api/v1" + path)
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        head = dict(headers or {})
        if self.token:
            head["Authorization"] = "Bearer " + self.token
        elif self.csrf and method != "GET":
            head["X-CSRF-Token"] = self.csrf
        request = urllib.request.Request(url, data, head, method=method)
        try:
            with self.opener.open(request, timeout=60) as r:
                return Answer(r.status, r.headers, r.read())
        except urllib.error.HTTPError as e:
            return Answer(e.code, e.headers, e.read())

    def get(self, path, **headers):
        return self.call("GET", path, None, headers)

    def post(self, path, body, headers=None):
        return self.call("POST", path, body, headers)

    def patch(self, path, body, headers=None):
        return self.call("PATCH", path, body, headers)

    def listen(self):
        return Stream(self)


class Stream:
    """The live events of a client, or an answer that comes in pieces, read in a thread of their own."""

    def __init__(self, client, path="/events", body=None):
        head = {"Cookie": "; ".join(f"{c.name}={c.value}" for c in client.jar), "Accept": "text/event-stream"}
        if client.token:
            head["Authorization"] = f"Bearer {client.token}"
        elif body is not None:
            head["X-CSRF-Token"] = client.csrf
        self.connection = http.client.HTTPConnection("127.0.0.1", client.desk.port, timeout=300)
        self.connection.request("GET" if body is None else "POST", path[1:] if path.startswith("//") else "/api/v1" + path,
                                body=None if body is None else json.dumps(body), headers=head)
        self.answer = self.connection.getresponse()
        self.status, self.text, self.over = self.answer.status, "", False
        self.changed = threading.Condition()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        try:
            while line := self.answer.readline():
                with self.changed:
                    self.text += line.decode()
                    self.changed.notify_all()
        except Exception:  # noqa: BLE001 - cut off is over, too
            pass
        with self.changed:
            self.over = True
            self.changed.notify_all()

    def wait(self, there, seconds=120):
        """Waits until `there(stream)`; False when it never came."""
        with self.changed:
            return self.changed.wait_for(lambda: there(self), seconds)

    def saw(self, words):
        return self.wait(lambda s: words in s.text)

    def ended(self):
        return self.wait(lambda s: s.over)


class Desk:
    """`demo`: with the demo organisations.  These are made once a process and copied, for making
    them hashes a dozen passwords; `own`: made anew, another installation with keys of its own."""

    made = {}  # by program: a folder as `init --demo` left it, and what that said

    def __init__(self, program, demo=True, own=False):
        self.program, self.process = os.path.abspath(program), None
        self.home = tempfile.mkdtemp(prefix="guichet-system-")
        self.data = os.path.join(self.home, "data")
        self.port = free_port()
        self.users, self.sources = [], []
        if demo:
            said = self.run("init", "--demo", "--json").stdout if own else self.copy_made()
            for line in said.splitlines():
                entry = json.loads(line)
                (self.users if "user" in entry else self.sources).append(
                    entry.get("user") or entry["source"])

    def copy_made(self):
        if self.program not in Desk.made:
            said = self.run("init", "--demo", "--json").stdout
            kept = tempfile.mkdtemp(prefix="guichet-system-made-")
            atexit.register(shutil.rmtree, kept, ignore_errors=True)
            shutil.copytree(self.data, os.path.join(kept, "data"))
            Desk.made[self.program] = os.path.join(kept, "data"), said
            return said
        shutil.copytree(Desk.made[self.program][0], self.data)
        return Desk.made[self.program][1]

    def run(self, *words, check=True, stdin=None):
        done = subprocess.run([self.program, *words, "--data", self.data], input=stdin,
                              capture_output=True, text=True, cwd=self.home)
        if check and done.returncode != 0:
            raise AssertionError(f"guichet {' '.join(words)}: {done.returncode} {done.stderr}")
        return done

    def start(self, *words):
        env = dict(os.environ, TMPDIR=self.home)
        log = open(os.path.join(self.home, "serve.log"), "ab")
        self.said_before = log.tell()
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}", *words],
            stderr=log, stdout=log, stdin=subprocess.DEVNULL, env=env, cwd=self.home)
        for _ in range(2400):
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    if self.is_listening():  # else another run's desk has the port, and ours gives up
                        return self
            except OSError:
                pass
            if self.process.poll() is not None:
                raise AssertionError("the desk did not start: " + self.log()[-2000:])
            time.sleep(0.05)
        raise AssertionError("the desk did not answer in 120 s")

    def fails_to_start(self, *words):
        """(exit status, what it said) of a `serve` that is expected to give up by itself."""
        try:
            done = subprocess.run(
                [self.program, "serve", "--data", self.data, "--listen", f"127.0.0.1:{free_port()}", *words],
                capture_output=True, text=True, cwd=self.home, stdin=subprocess.DEVNULL, timeout=120)
        except subprocess.TimeoutExpired:
            return None, "it went on to serve"
        return done.returncode, done.stderr

    def is_listening(self):
        with open(os.path.join(self.home, "serve.log"), "rb") as f:
            f.seek(self.said_before)
            return f"listening on 127.0.0.1 port {self.port}".encode() in f.read()

    def log(self):
        with open(os.path.join(self.home, "serve.log"), encoding="utf-8", errors="replace") as f:
            return f.read()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            if self.process.wait(60) != 0:
                raise AssertionError("the desk stopped with a fault: " + self.log()[-3000:])

    def remove(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def login(self, role, org=0):
        name = sorted({u["org"] for u in self.users})[org]
        user = next(u for u in self.users if u["org"] == name and u["roles"] == [role])
        client = Client(self)
        answer = client.post("/session", {"email": user["email"], "password": user["password"]})
        if answer.status != 200:
            raise AssertionError(f"log-in of {role}: {answer.status}")
        client.csrf = answer.json["csrf"]
        return client

    def source(self, name, org=0):
        orgs = sorted({s["org"] for s in self.sources})
        return next(s for s in self.sources if s["org"] == orgs[org] and s["name"] == name)

    def tool(self, name="api", org=0):
        return Client(self, self.source(name, org)["token"])


def second_controller(desk, org=0):
    """A client of one more controller, invited, agreed to and logged in."""
    admin, controller = desk.login("admin", org), desk.login("controller", org)
    person = {"email": f"noor{org}@example.org", "password": "violet tramway and nine cabbages"}
    user = admin.post("/users", {"email": person["email"], "name": "Noor Vela", "roles": ["controller"]}).json
    controller.patch(f"/users/{user['id']}", {"approve": True})
    secret = admin.post(f"/users/{user['id']}/invitation", {}).json["invitation"]
    Client(desk).post("/invitation/accept", {"invitation": secret, "password": person["password"]})
    controller.patch(f"/users/{user['id']}", {"approve": True})
    second = Client(desk)
    answer = second.post("/session", person)
    second.csrf = answer.json["csrf"]
    return second


def journalled(client, since=0):
    """The journal's entries of one's organisation from number `since` on, page by page, however many there are."""
    size = client.get("/journal/entries?from=0&to=0").json["size"]
    found = []
    while since < size:
        page = client.get(f"/journal/entries?from={since}&to={size}").json["items"]
        assert page, since
        found += [i["entry"] for i in page if i["entry"]]
        since += len(page)  # as many as the desk gives at once
    return found


def with_desk(work):
    """A test of one running desk: it must stop cleanly, and no sanitizer may have spoken."""
    def run(program):
        desk = Desk(program)
        try:
            desk.start()
            work(desk)
            desk.stop()
            log = desk.log()
            assert "Sanitizer" not in log and "runtime error" not in log, log[-3000:]
        finally:
            desk.remove()
    return run


def tell(name, work):
    """Runs a test; prints its TAP line; returns whether it passed."""
    try:
        work()
    except Exception as e:  # noqa: BLE001 - whatever went wrong is what is reported
        print(f"not ok {name}\n# {type(e).__name__}: {e}", flush=True)
        return False
    print(f"ok {name}", flush=True)
    return True


def same(got, want, what=""):
    if got != want:
        raise AssertionError(f"{what}: got {got!r}, want {want!r}")
