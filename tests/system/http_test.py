# SPDX-License-Identifier: EUPL-1.2
"""What a hostile or clumsy client sends, byte by byte, and what it gets: one reading of a request or
none, a problem that names no path, no person and no line of code, and a desk that goes on."""
import json
import re
import socket
import threading
import time

from desk import Client, Desk, same

SECRET = "zebulonne.quartzmann@example.org"
INSIDE = re.compile(r"/tmp/|/root|/home|src/|\.c:\d|sqlite|SELECT|0x[0-9a-f]{6}|Sanitizer|desk\.db|blobs/|"
                    + re.escape(SECRET) + "|quartzmann", re.I)


def with_desk(work):
    def run(program):
        desk = Desk(program)
        try:
            desk.start()
            work(desk)
            same(Client(desk).get("//healthz").status, 200, "afterwards")
            desk.stop()
            log = desk.log()
            assert "Sanitizer" not in log and "runtime error" not in log, log[-3000:]
            assert "quartzmann" not in log, "the log names a customer"
        finally:
            desk.remove()
    return run


def speak(desk, data):
    """Sends bytes on a connection of its own; all that comes back until it closes or pauses."""
    got = b""
    with socket.create_connection(("127.0.0.1", desk.port), 60) as s:
        for work in (lambda: (s.sendall(data), s.shutdown(socket.SHUT_WR)), None):
            try:
                if work:
                    work()
                while not work and (part := s.recv(65536)):
                    got += part
            except OSError:  # cut off while sending: there may be an answer all the same
                pass
    return got


def statuses(raw):
    """Of the answers up to the one that ends the connection, as a client counts them."""
    found = []
    for answer in re.split(rb"(?=HTTP/1\.1 \d{3} )", raw)[1:]:
        found.append(int(answer[9:12]))
        if b"\r\nConnection: close" in answer.partition(b"\r\n\r\n")[0]:
            break
    return found


def request(line, *headers, body=b""):
    head = [line, "Host: desk.example.org", *headers]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body


def problem(raw):
    head, _, body = raw.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head, raw[:300]
    fault = json.loads(body)
    assert fault["status"] == statuses(raw)[0] and fault["title"] and fault["detail"], fault
    assert not INSIDE.search(body.decode()), body
    return fault


def post(desk, body, *headers):
    return request("POST /api/v1/messages HTTP/1.1", "Authorization: Bearer " + desk.source("api")["token"],
                   *headers, body=body)


ONE = json.dumps({"from": {"email": SECRET}, "text": "Bonjour"}).encode()
LENGTH = f"Content-Length: {len(ONE)}"
CHUNKED = "Transfer-Encoding: chunked"
GET = "GET /api/v1/openapi.json HTTP/1.1"
INNER = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"

# (what, bytes, the status of the only answer)
MALFORMED = [
    ("no request at all", lambda d: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    ("no version", lambda d: b"GET /healthz\r\nHost: x\r\n\r\n", 400),
    ("version 9", lambda d: request("GET /healthz HTTP/9.9"), (400, 505)),
    ("no host", lambda d: b"GET /healthz HTTP/1.1\r\n\r\n", 400),
    ("two hosts", lambda d: request(GET, "Host: other.example.org"), 400),
    ("a folded header", lambda d: request(GET, "X-A: b\r\n c"), 400),
    ("a blank before the colon", lambda d: request(GET, "X-A : b"), 400),
    ("a header without colon", lambda d: request(GET, "nonsense"), 400),
    ("NUL in a header", lambda d: request(GET, "X-A: b\0c"), 400),
    ("bare line feeds", lambda d: request(GET).replace(b"\r\n", b"\n"), 400),
    ("a blank in the target", lambda d: request("GET /api/v1/tic kets HTTP/1.1"), 400),
    ("a control character in the target", lambda d: request("GET /api/v1/\x01 HTTP/1.1"), 400),
    ("a header of 40 KB", lambda d: request(GET, "X-A: " + "a" * 40000), 431),
    ("2000 headers", lambda d: request(GET, *[f"X-{i}: b" for i in range(2000)]), 431),
    ("a target of 10 KB", lambda d: request("GET /api/v1/tickets?q=" + "a" * 10000 + " HTTP/1.1"), 414),
    ("two different lengths", lambda d: post(d, ONE, LENGTH, "Content-Length: 5"), 400),
    ("the same length twice", lambda d: post(d, ONE, LENGTH, LENGTH), 400),
    ("a list of lengths", lambda d: post(d, ONE, LENGTH + ", 5"), 400),
    ("a negative length", lambda d: post(d, ONE, "Content-Length: -1"), 400),
    ("a length with a sign", lambda d: post(d, ONE, f"Content-Length: +{len(ONE)}"), 400),
    ("a length in hexadecimal", lambda d: post(d, ONE, "Content-Length: 0x10"), 400),
    ("a length beyond 64 bits", lambda d: post(d, ONE, "Content-Length: 99999999999999999999"), (400, 413)),
    ("a length of a gigabyte", lambda d: post(d, b"", "Content-Length: 1073741824"), 413),
    ("length and chunks", lambda d: post(d, b"0\r\n\r\n" + INNER, LENGTH, CHUNKED), 400),
    ("chunks and length", lambda d: post(d, b"0\r\n\r\n" + INNER, CHUNKED, "Content-Length: 4"), 400),
    ("chunked twice", lambda d: post(d, b"0\r\n\r\n", CHUNKED, CHUNKED), 400),
    ("a coding that hides chunks", lambda d: post(d, b"0\r\n\r\n", "Transfer-Encoding: xchunked"), (400, 501)),
    ("identity, chunked", lambda d: post(d, b"0\r\n\r\n", "Transfer-Encoding: identity, chunked"), (400, 501)),
    ("chunks in HTTP/1.0", lambda d: post(d, b"0\r\n\r\n", CHUNKED).replace(b"HTTP/1.1", b"HTTP/1.0"), 400),
    ("an expectation of nonsense", lambda d: post(d, ONE, LENGTH, "Expect: miracles"), 417),
    ("two authorisations", lambda d: post(d, ONE, LENGTH, "Authorization: Bearer x"), 400),
]

# A chunked body that makes no sense: an error or the end of the connection, never a message.
CHUNK_NONSENSE = [b"ZZ\r\nabc\r\n0\r\n\r\n", b"-5\r\nhello\r\n0\r\n\r\n", b"5\r\nhel", b"5;" + b"a" * 70000 + b"\r\nhello",
                  b"ffffffffffffffff1\r\na\r\n0\r\n\r\n", b"5\r\nhelloXX0\r\n\r\n", b"\r\n\r\n\r\n", b"0x5\r\nhello\r\n0\r\n\r\n"]


@with_desk
def test_a_malformed_request_gets_one_answer_and_the_connection_ends(desk):
    for what, data, status in MALFORMED:
        # What follows must never be read as a request: that is how requests are smuggled.
        raw = speak(desk, data(desk) + INNER)
        want = status if isinstance(status, tuple) else (status,)
        got = statuses(raw)
        assert len(got) <= 1 and not raw.endswith(b"ok\n"), f"{what}: {got}: two answers"
        # A refusal before the body can be lost with the connection: then nothing was done either.
        if got:
            assert got[0] in want, f"{what}: {got[0]}, want {want}: {raw[:200]}"
            if b"problem+json" in raw:
                problem(raw)
        else:
            assert raw == b"" and b"Content-Length: 1073" not in data(desk), f"{what}: {raw[:200]}"
    for body in CHUNK_NONSENSE:
        raw = speak(desk, post(desk, body, CHUNKED))
        # 500 is libmicrohttpd's word for a chunk's line that has no room; it says nothing more.
        assert all(s in (400, 413, 431, 500) for s in statuses(raw)), (body[:30], raw[:200])
        assert not INSIDE.search(raw.decode()), raw[:300]
    same(desk.login("agent").get("/tickets?q=" + SECRET).json["items"], [], "one of them got in")


@with_desk
def test_a_good_request_is_read_once_in_each_of_its_forms(desk):
    raw = speak(desk, post(desk, ONE, LENGTH) + INNER)
    same(statuses(raw), [201, 200], "a length, then another request")
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (ONE[:9], ONE[9:])) + b"0\r\n\r\n"
    raw = speak(desk, post(desk, chunks, CHUNKED))
    same(statuses(raw), [201], "chunks")
    assert b"onnection: close" in raw, "what follows chunks might be read as a request"
    raw = speak(desk, post(desk, ONE, LENGTH, "Expect: 100-continue"))
    assert statuses(raw)[-1] == 201, raw[:200]


@with_desk
def test_a_body_that_is_too_large_is_413(desk):
    line, piece = "POST /api/v1/session HTTP/1.1", b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    for what, headers, body in (("asked before", ("Content-Length: 2000000", "Expect: 100-continue"), b""),
                                ("in chunks", (CHUNKED,), piece + piece + b"0\r\n\r\n")):
        raw = speak(desk, request(line, *headers, body=body))
        same(statuses(raw), [413], what)
        problem(raw)
    # One that is sent without asking may be cut off before it has read its answer.
    raw = speak(desk, request(line, "Content-Length: 9000000", body=b"x" * 9000000))
    assert statuses(raw) in ([413], []), raw[:200]
    raw = speak(desk, request(line, CHUNKED, body=piece * 9 + b"0\r\n\r\n"))
    assert statuses(raw) in ([413], []), raw[:200]


@with_desk
def test_no_path_leads_out_of_the_api(desk):
    agent = desk.login("agent")
    for path in ("/../data/keys/master", "/api/v1/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fkeys/master",
                 "/assets/..%5c..%5cmaster", "//etc/passwd", "/api/v1/journal/tile/../../keys/master",
                 "/api/v1/journal/tile/entries/..%2f..%2fkeys", "/assets/%00", "/form/%2e%2e", "/a%", "/a%zz", "/%ff%fe",
                 "/api/v1/tickets/%2e%2e%2f", "/api//v1/tickets", "/./healthz"):
        raw = speak(desk, request(f"GET {path} HTTP/1.1", "Connection: close"))
        assert statuses(raw)[0] in (400, 401, 404), (path, raw[:100])
        assert not INSIDE.search(raw.decode(errors="replace").partition("\r\n\r\n")[2]), raw
        if not path.startswith(("/form", "/help")):
            problem(raw)
    for path in ("/journal/tile/x/y", "/journal/tile/0/" + "9" * 400, "/tickets/" + "a" * 4000,
                 "/tickets/..%2e/x"):
        assert agent.get(path).status in (400, 403, 404, 422), path


@with_desk
def test_text_that_is_no_utf_8_is_refused(desk):
    agent = desk.login("agent")
    for query in ("%ff", "%c0%af", "%ed%a0%80", "%f5%80%80%80", "a%00b", "%"):
        answer = agent.get("/tickets?q=" + query)
        same((answer.status, answer.headers["Content-Type"]), (400, "application/problem+json"), query)
    for text in (b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\\ud800", b"\x01"):
        answer = desk.tool().call("POST", "/messages", b'{"from": {"email": "%s"}, "text": "a%sb"}'
                                  % (SECRET.encode(), text))
        assert answer.status in (400, 422), (text, answer.status)
        assert not INSIDE.search(answer.body.decode()), answer.body


@with_desk
def test_a_method_that_a_path_has_not_is_405_with_those_it_has(desk):
    document = Client(desk).get("/openapi.json").json["paths"]
    for path, methods in document.items():
        if "..." in path or path.count("{") > 1:
            continue
        real = path.replace("{id}", "01a20cd4-a3bb-700f-be01-bb6407f5d3c2").replace("{path}", "checkpoint")
        real = real.replace("{source}", "01a20cd4-a3bb-700f-be01-bb6407f5d3c2")
        for method in ("PUT", "BREW", "DELETE", "TRACE"):
            if method.lower() in methods:
                continue
            raw = speak(desk, request(f"{method} {real} HTTP/1.1", "Connection: close"))
            same(statuses(raw), [405], f"{method} {real}")
            if not real.startswith(("/form", "/help", "/v1/")):  # pages that people see; OpenAI's own form
                problem(raw)
            allow = re.search(rb"(?im)^Allow: (.*)\r$", raw).group(1).decode().split(", ")
            same(set(allow) - {"HEAD", "OPTIONS"}, {m.upper() for m in methods}, path)
            same("HEAD" in allow, "get" in methods, path)
        raw = speak(desk, request(f"OPTIONS {real} HTTP/1.1", "Origin: https://evil.example.org"))
        same(statuses(raw), [204], "OPTIONS " + real)
        assert b"Allow:" in raw and b"Access-Control" not in raw, raw
    same(statuses(speak(desk, request("POST / HTTP/1.1", "Content-Length: 0"))), [405], "the console")
    same(statuses(speak(desk, request("POST /nowhere HTTP/1.1", "Content-Length: 0"))), [404])


@with_desk
def test_head_says_what_get_says_without_the_body(desk):
    for path in ("/healthz", "/api/v1/openapi.json", "/metrics", "/api/v1/tickets"):
        head, whole = (speak(desk, request(f"{m} {path} HTTP/1.1", "Connection: close")) for m in ("HEAD", "GET"))
        same(statuses(head), statuses(whole), path)
        assert head.endswith(b"\r\n\r\n") and head.count(b"\r\n\r\n") == 1, head[-200:]
        length = [re.search(rb"(?im)^Content-Length: (\d+)", raw).group(1) for raw in (head, whole)]
        assert path == "/metrics" or length[0] == length[1], path


@with_desk
def test_json_that_is_hostile_is_refused_by_name(desk):
    tool = desk.tool()
    for body in (b"[" * 10000, b'{"a":' * 10000, b'{"text":' + b"[" * 10000 + b"]" * 10000 + b"}"):
        answer = tool.call("POST", "/messages", body)
        same((answer.status, "nested" in answer.json["detail"]), (400, True), answer.body)
    good = {"from": {"email": SECRET}, "text": "Bonjour"}
    answer = tool.post("/messages", good | {"colour": 1, "shape": 2, "from": {"email": SECRET, "age": 3}})
    same(answer.status, 422)
    same(sorted(f["field"] for f in answer.json["fields"]), ["colour", "from.age", "shape"], answer.body)
    for wrong in ({"text": {"a": 1}}, {"text": None}, {"from": SECRET}, {"from": [SECRET]}, {"sent_at": "yesterday"},
                  {"attachments": [{"name": "a", "content": "!!"}]}):
        answer = tool.post("/messages", good | wrong)
        same(answer.status, 422, wrong)
        assert answer.json["fields"] and not INSIDE.search(answer.body.decode()), answer.body
    agent = desk.login("agent")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    answer = agent.patch(f"/tickets/{ticket}", {"status": "open", "colour": 1, "owner": 2}, {"If-Match": '"1"'})
    same((answer.status, sorted(f["field"] for f in answer.json["fields"])), (422, ["colour", "owner"]))
    for tag in ('"999"', '""', '"1', "W/\"1\"", '"99999999999999999999"', "x" * 3000):
        answer = agent.patch(f"/tickets/{ticket}", {"status": "open"}, {"If-Match": tag})
        assert answer.status in (400, 412), (tag, answer.status)
    same(agent.patch(f"/tickets/{ticket}", {"status": "open"}).status, 428, "no If-Match")
    head = {"Idempotency-Key": "k"}
    same(tool.post("/messages", good, head).status, 201)
    same(tool.post("/messages", good | {"text": "Autre"}, head).status, 409)
    same(tool.post("/messages", good, {"Idempotency-Key": "x" * 300}).status, 400)


# ---- the end ----

def half_sent(desk, n):
    """A connection with all of a request sent but its last byte."""
    body = json.dumps({"from": {"email": f"jean{n}@example.org"}, "text": "Bonjour", "external_id": f"stop-{n}"}).encode()
    s = socket.create_connection(("127.0.0.1", desk.port), 60)
    s.sendall(post(desk, body[:-1], f"Content-Length: {len(body)}"))
    return s, body


def connections(desk):
    return int(re.search(rb"(?m)^guichet_connections (\d+)", Client(desk).get("//metrics").body).group(1))


def event_stream(desk):
    agent = desk.login("agent")
    cookie = next(c for h in agent.opener.handlers for c in getattr(h, "cookiejar", []))
    s = socket.create_connection(("127.0.0.1", desk.port), 60)
    s.sendall(request("GET /api/v1/events HTTP/1.1", f"Cookie: {cookie.name}={cookie.value}"))
    got = b""
    while b"event: ping" not in got:
        part = s.recv(4096)
        assert part, got
        got += part
    return s


def test_a_stop_answers_what_is_under_way_and_ends_the_streams(program):
    desk = Desk(program)
    try:
        desk.start()
        stream = event_stream(desk)
        under_way = [half_sent(desk, n) for n in range(8)]
        deadline = time.monotonic() + 60
        while connections(desk) < 10:  # this one too
            assert time.monotonic() < deadline, "they do not get through"
        time.sleep(0.5)  # their heads are read; nothing outside tells
        stopped = threading.Thread(target=desk.stop)
        stopped.start()
        while "stopping" not in desk.log():
            assert time.monotonic() < deadline, "SIGTERM is not heard"
            time.sleep(0.05)
        tickets = []
        for s, body in under_way:
            s.sendall(body[-1:])
        for s, body in under_way:
            raw = b""
            while part := s.recv(65536):
                raw += part
            same(statuses(raw), [201], "a request under way")
            tickets.append((body, json.loads(raw.partition(b"\r\n\r\n")[2])["ticket"]))
        rest = b""
        while part := stream.recv(4096):
            rest += part
        assert rest.endswith(b"0\r\n\r\n"), "the stream broke off"
        stopped.join(120)
        same(desk.process.returncode, 0, desk.log()[-2000:])
        desk.start()
        for body, ticket in tickets:
            again = desk.tool().call("POST", "/messages", body).json
            same((again["duplicate"], again["ticket"]), (True, ticket))
        desk.stop()
        assert "Sanitizer" not in desk.log(), desk.log()[-2000:]
    finally:
        desk.remove()
