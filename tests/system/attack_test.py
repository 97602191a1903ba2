# SPDX-License-Identifier: EUPL-1.2
"""The classic attacks on a web application, each tried on a running desk (OWASP's names).  Access
by another organisation's ids is isolation_test.py; malformed HTTP is http_test.py."""
import json
import re
import socket
import urllib.parse

from desk import Client, same, with_desk

EVIL = "evil.example.net"
MISSING = "01a20cd4-a3bb-700f-be01-bb6407f5d3c2"


def raw(desk, head, body=b""):
    """One request as bytes; the whole answer as bytes."""
    with socket.create_connection(("127.0.0.1", desk.port), 60) as s:
        s.sendall("\r\n".join([*head, f"Content-Length: {len(body)}", "Connection: close", "", ""]).encode("latin-1")
                  + body)
        got = b""
        while part := s.recv(65536):
            got += part
    return got


def cookie(client):
    return next(c.value for c in client.jar if c.name == "guichet")


def with_cookie(desk, value, path="/session", method="GET", **headers):
    return Client(desk).call(method, path, None if method == "GET" else {},
                             {"Cookie": f"guichet={value}", **headers})


def routes(desk):
    """(method, path with ids that lead nowhere, the route's description) of each API route."""
    for path, methods in Client(desk).get("/openapi.json").json["paths"].items():
        for method, about in methods.items():
            if path.startswith("/api/v1"):
                yield method.upper(), re.sub(r"{[^}]*}", MISSING, path[len("/api/v1"):]), about


def changing(desk):
    return [(m, p, about) for m, p, about in routes(desk) if m != "GET"]


def is_without_session(method, path):
    """A log-in, an invitation taken up, a program's message."""
    return (method == "POST" and path in ("/session", "/session/passkey", "/session/sso", "/session/sso/done", "/messages")) or path.startswith("/invitation")


def credentials(desk, role="agent"):
    user = next(u for u in desk.users if u["roles"] == [role])
    return {"email": user["email"], "password": user["password"]}


# ---- cross-site request forgery ----

@with_desk
def test_csrf_no_change_is_made_without_the_sessions_token(desk):
    client = desk.login("controller")
    other = desk.login("agent")
    tried = 0
    for method, path, _ in changing(desk):
        if is_without_session(method, path):
            continue
        for token in (None, "", "wrong", other.csrf):
            answer = with_cookie(desk, cookie(client), path, method, **({"X-CSRF-Token": token} if token else {}))
            same((answer.status, answer.json.get("rule")), (403, "csrf"), f"{method} {path} with {token}")
            tried += 1
    assert tried > 80, tried
    same(client.get("/session").status, 200, "not even logged out")


@with_desk
def test_csrf_no_other_sites_page_makes_a_change_or_logs_somebody_in(desk):
    here = f"127.0.0.1:{desk.port}"
    foreign = [{"Origin": "https://" + EVIL}, {"Origin": "null"}, {"Origin": f"http://127.0.0.1:{desk.port + 1}"},
               {"Origin": f"http://{here}.{EVIL}"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
               {"Sec-Fetch-Site": "cross-site", "Origin": f"http://{here}"}, {"Origin": EVIL}]
    for headers in foreign:
        answer = Client(desk).post("/session", credentials(desk), headers)
        same((answer.status, answer.json["rule"]), (403, "origin"), headers)
        same(answer.headers["Set-Cookie"], None)
    for headers in ({"Origin": f"http://{here}"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
        same(Client(desk).post("/session", credentials(desk), headers).status, 200, headers)
    client = desk.login("agent")
    for method, path, _ in changing(desk):
        answer = client.call(method, path, {}, foreign[0])
        same((answer.status, answer.json.get("rule")), (403, "origin"), f"{method} {path}")
    same(client.get("/session", **foreign[0]).headers["Access-Control-Allow-Origin"], None)


# ---- session fixation, theft of cookies ----

@with_desk
def test_fixation_a_cookie_that_was_there_before_the_log_in_is_never_the_session(desk):
    planted = cookie(desk.login("agent"))
    for chosen in ("A" * 43, planted, "", "x" * 4000, "..", "%00", "' OR 1=1 --"):
        victim = Client(desk)
        answer = victim.post("/session", credentials(desk, "supervisor"), {"Cookie": f"guichet={chosen}"})
        same(answer.status, 200, chosen)
        given = cookie(victim)
        assert given != chosen and len(given) >= 32, given
        before = with_cookie(desk, chosen)
        assert before.status == 401 or before.json["user"]["email"] == credentials(desk)["email"], chosen


@with_desk
def test_fixation_a_session_that_was_logged_out_is_over_on_the_server(desk):
    client = desk.login("agent")
    old = cookie(client)
    same(client.call("DELETE", "/session").status, 204)
    same(with_cookie(desk, old).status, 401)
    again = desk.login("agent")
    assert cookie(again) != old
    for wrong in (cookie(again)[:-1], cookie(again) + "A", cookie(again).swapcase(), cookie(again)[::-1]):
        same(with_cookie(desk, wrong).status, 401, "a cookie near a real one")
    same(Client(desk, token=cookie(again)).get("/tickets").status, 401, "a cookie is no Bearer token")
    same(with_cookie(desk, desk.source("api")["token"], "/tickets").status, 401, "nor a token a cookie")


# ---- mass assignment ----

# What decides over a record and is never the caller's to set, in any body.
NOT_THEIRS = {"id": MISSING, "org": MISSING, "organisation_id": MISSING, "roles_bits": 63, "role": "admin",
              "is_admin": True, "version": 99, "by": MISSING, "created": "2020-01-01T00:00:00Z", "__proto__": {"a": 1},
              "constructor": {"a": 1}, "password_hash": "x", "account": MISSING, "login": "x", "$where": "1"}


@with_desk
def test_mass_assignment_no_route_takes_a_field_that_is_not_its_own(desk):
    clients = {role: desk.login(role) for role in ("agent", "supervisor", "controller", "admin", "auditor")}
    document = Client(desk).get("/openapi.json").json
    tried = 0
    for method, path, about in changing(desk):
        shape = (about.get("requestBody") or {}).get("content", {}).get("application/json", {}).get("schema", {})
        if not shape:
            continue
        while "$ref" in shape:
            shape = document["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
        own = set(shape.get("properties", {}))
        for part in shape.get("allOf", []):
            own |= set(part.get("properties", {}))
        body = {k: v for k, v in NOT_THEIRS.items() if k not in own}
        for role, client in clients.items():
            if is_without_session(method, path):
                client = desk.tool() if path == "/messages" else Client(desk)
            answer = client.call(method, path, body, {"If-Match": "*"})
            assert answer.status in (403, 404, 422), f"{role} {method} {path}: {answer.status} {answer.body[:300]}"
            if answer.status == 422:
                refused = {f["field"].partition(".")[0] for f in answer.json["fields"]}
                assert set(body) <= refused, (role, method, path, set(body) - refused)
                tried += 1
    assert tried > 60, tried


@with_desk
def test_mass_assignment_nobody_raises_their_own_roles(desk):
    for role in ("agent", "supervisor", "admin", "auditor"):
        client = desk.login(role)
        me = client.get("/session").json
        for wanted in (["controller"], ["admin", "agent"], ["agent", "supervisor", "controller", "admin", "auditor"]):
            answer = client.patch(f"/users/{me['user']['id']}", {"roles": wanted})
            assert answer.status in (403, 404, 409, 422), (role, wanted, answer.status, answer.body)
        same(Client(desk).call("GET", "/session").status, 401)
        same(client.get("/session").json["roles"], me["roles"], role)


# ---- method override, parameter pollution ----

@with_desk
def test_override_no_header_or_parameter_changes_the_method(desk):
    agent = desk.login("agent")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    before = agent.get(f"/tickets/{ticket}").json["version"]
    for headers in ({"X-HTTP-Method-Override": "PATCH"}, {"X-HTTP-Method": "PATCH"}, {"X-Method-Override": "DELETE"}):
        same(agent.get(f"/tickets/{ticket}", **headers).status, 200, headers)
        answer = agent.call("POST", f"/tickets/{ticket}", {"status": "closed"}, {**headers, "If-Match": "*"})
        same(answer.status, 405, headers)
    for query in ("_method=PATCH", "_method=DELETE", "method=PATCH&status=closed"):
        same(agent.get(f"/tickets/{ticket}?{query}").status, 422, query)
    same(agent.get(f"/tickets/{ticket}").json["version"], before, "nothing was changed")
    same(agent.call("DELETE", f"/tickets/{ticket}").status, 405)


@with_desk
def test_pollution_a_parameter_or_member_given_twice_has_one_meaning(desk):
    agent = desk.login("agent")
    both = agent.get("/tickets?status=new&status=solved")
    assert both.status in (200, 422), both.status
    if both.status == 200:
        states = {t["status"] for t in both.json["items"]}
        assert len(states) <= 1, states
    ticket = agent.get("/tickets").json["items"][0]["id"]
    answer = agent.call("PATCH", f"/tickets/{ticket}", b'{"status": "open", "status": "closed"}', {"If-Match": "*"})
    same(answer.status, 400, answer.body)


# ---- path tricks ----

@with_desk
def test_paths_no_spelling_of_a_path_goes_around_who_may_use_it(desk):
    agent = desk.login("agent")
    jar = f"Cookie: guichet={cookie(agent)}"
    for path in ("/api/v1/quarantine", "/api/v1/tokens", "/api/v1/policy"):
        plain = raw(desk, [f"GET {path} HTTP/1.1", "Host: x", jar])
        tail = path[len("/api/v1/"):]
        for trick in (f"/api/v1//{tail}", f"/api/v1/./{tail}", f"/api/v1/me/../{tail}", f"{path}/", f"{path}/.",
                      f"{path}%20", f"{path}%00", f"{path};x=1", f"/api/v1/{tail.upper()}", f"/API/v1/{tail}",
                      f"/api/v1/%2e/{tail}", f"/api/v1/me%2f..%2f{tail}", f"/api/v1\\{tail}", f"{path}.json",
                      f"/api/v1/session/..;/{tail}", f"/%61pi/v1/{tail}", f"/api/v1/{tail[0]}%{ord(tail[1]):02x}{tail[2:]}"):
            answer = raw(desk, [f"GET {trick} HTTP/1.1", "Host: x", jar])
            status = int(answer.split(b" ", 2)[1])
            # The same answer as the plain path's, or none at all: the console's page is no answer.
            is_page = b"text/html" in answer
            assert status in (400, 404) or is_page or status == int(plain.split(b" ", 2)[1]), (trick, answer[:200])
            assert b'"items"' not in answer or b'"items"' in plain, trick
        for header in (f"X-Original-URL: {path}", f"X-Rewrite-URL: {path}", "X-Forwarded-Prefix: /api"):
            answer = raw(desk, ["GET /healthz HTTP/1.1", "Host: x", jar, header])
            assert b'"items"' not in answer and b"200" in answer[:20], (header, answer[:200])


# ---- header injection, host header, open redirect ----

@with_desk
def test_injection_nothing_a_client_sends_makes_a_header_of_an_answer(desk):
    agent, tool = desk.login("agent"), desk.tool()
    planted = "X-Planted: yes"
    for word in ("a\r\n" + planted, "a\n" + planted, "a\r" + planted, "a\u2028" + planted, "a\u560d\u560a" + planted):
        quoted = urllib.parse.quote(word)
        answers = [agent.get("/tickets?q=" + quoted), agent.get("/tickets?cursor=" + quoted),
                   agent.get("/journal/tile/" + quoted), agent.get("//form/" + quoted), agent.get("//help/lumiere/fr?q=" + quoted),
                   agent.get("//help/" + quoted), agent.get("//" + quoted)]
        taken = tool.post("/messages", {"from": {"name": word, "email": "crlf@example.org"}, "subject": word,
                                        "text": "Voir la photo.", "attachments": [
                                            {"name": word, "type": "text/html\r\n" + planted, "content": "cGhvdG8="}]})
        answers.append(taken)
        if taken.status == 201:
            ticket = agent.get(f"/tickets/{taken.json['ticket']}").json
            file = ticket["items"][0]["attachments"][0]["id"]
            answers.append(agent.get(f"/tickets/{ticket['id']}/attachments/{file}"))
            same(answers[-1].headers["Content-Disposition"].partition(";")[0], "attachment")
            same(answers[-1].headers["Content-Type"], "application/octet-stream")
        for answer in answers:
            same(answer.headers["X-Planted"], None, word)
            assert answer.status in (200, 201, 400, 403, 404, 422), answer.status
    for header in ("Idempotency-Key", "User-Agent", "X-Forwarded-For", "Accept-Language", "Cookie"):
        answer = raw(desk, ["GET /api/v1/tickets HTTP/1.1", "Host: x", f"{header}: a\n{planted}"])
        assert planted.encode() not in answer.partition(b"\r\n\r\n")[0], header


@with_desk
def test_host_no_answer_believes_or_repeats_the_host_it_was_asked_for(desk):
    admin = desk.login("admin")
    jar, csrf = f"Cookie: guichet={cookie(admin)}", f"X-CSRF-Token: {admin.csrf}"
    invite = json.dumps({"email": "host@example.org", "name": "Host Lind", "roles": ["agent"]}).encode()
    source = desk.login("controller").get("/sources").json["items"][0]["id"]
    for forged in (["Host: " + EVIL], ["Host: 127.0.0.1", "X-Forwarded-Host: " + EVIL, f"Forwarded: host={EVIL}"]):
        for line, body in (("GET / HTTP/1.1", b""), ("GET /api/v1/openapi.json HTTP/1.1", b""),
                           (f"GET /form/{source} HTTP/1.1", b""), ("GET /help/lumiere HTTP/1.1", b""), ("GET /nowhere HTTP/1.1", b""),
                           ("GET /api/v1/session HTTP/1.1", b""), ("POST /api/v1/users HTTP/1.1", invite)):
            answer = raw(desk, [line, *forged, jar, csrf], body)
            assert EVIL.encode() not in answer, (line, forged, answer[:300])
    same(int(raw(desk, ["GET /api/v1/session HTTP/1.1", jar]).split(b" ", 2)[1]), 400, "no Host at all")
    answer = raw(desk, ["GET /api/v1/session HTTP/1.1", "Host: a", "Host: b", jar])
    same(int(answer.split(b" ", 2)[1]), 400, "two hosts")


@with_desk
def test_redirect_no_answer_sends_a_browser_anywhere(desk):
    agent = desk.login("agent")
    for target in ("https://" + EVIL, "//" + EVIL, "/\\" + EVIL, "javascript:alert(1)"):
        word = urllib.parse.quote(target, safe="")
        for path in (f"/{target}", f"/?next={word}", f"/?url={word}&redirect={word}&returnTo={word}", f"/login?next={word}",
                     f"/form/{MISSING}?next={word}", f"/help/lumiere?next={word}", f"/%2f%2f{EVIL}", f"/api/v1/session?next={word}"):
            path = path.replace(" ", "%20")
            answer = raw(desk, [f"GET {path} HTTP/1.1", "Host: x", f"Cookie: guichet={cookie(agent)}"])
            status = int(answer.split(b" ", 2)[1])
            assert status // 100 != 3, (path, answer[:200])
            assert b"\r\nLocation:" not in answer and b"\r\nRefresh:" not in answer, path
            assert EVIL.encode() not in answer.partition(b"\r\n\r\n")[2] or status == 404, (path, answer[:400])


# ---- injection into the store and the page ----

@with_desk
def test_injection_words_for_a_database_are_words(desk):
    agent = desk.login("agent")
    all_of_them = len(agent.get("/tickets?limit=200").json["items"])
    for word in ("' OR '1'='1", "\" OR 1=1 --", "*", "a* OR b*", "NEAR(a b)", "subject:a", "'; DROP TABLE ticket; --",
                 "%", "_", "\\", "^a", "(", "AND", "\u0000"):
        q = urllib.parse.quote(word)
        for path in (f"/tickets?q={q}", f"/persons?q={q}", f"/tickets?queue={q}", f"/tickets?intent={q}",
                     f"/tickets?assignee={q}", f"/tickets?cursor={q}"):
            answer = agent.get(path)
            assert answer.status in (200, 400, 422), (path, answer.status, answer.body[:200])
            if answer.status == 200 and "q=" in path and "cursor" not in path:
                assert len(answer.json["items"]) < max(all_of_them, 1), (path, "found all")
    same(len(agent.get("/tickets?limit=200").json["items"]), all_of_them)


@with_desk
def test_injection_markup_in_a_message_is_text_everywhere(desk):
    agent = desk.login("agent")
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    taken = desk.tool().post("/messages", {"from": {"name": nasty, "email": "x@example.org"}, "subject": nasty,
                                           "html": f"<p>Bonjour {nasty}</p><a href='javascript:alert(1)'>a</a>"})
    same(taken.status, 201)
    for path in (f"/tickets/{taken.json['ticket']}", "/tickets", "/persons"):
        answer = agent.get(path)
        same(answer.headers["Content-Type"], "application/json")
        same(answer.headers["X-Content-Type-Options"], "nosniff")
    word = urllib.parse.quote(nasty)
    for path in (f"//form/{word}", f"//help/{word}", f"//help/lumiere/{word}", f"//help/lumiere/fr?q={word}"):
        page = agent.get(path)
        assert b"<script>alert" not in page.body and b"<img" not in page.body, page.body[:300]
