# SPDX-License-Identifier: EUPL-1.2
"""Invariant 8: no request of one organisation's principal ever returns another's bytes; and 6:
what the matrix does not grant is refused, with the rule that decided."""
import http.client
import json
import re
import time
import uuid

from ai_double import Double
from belongings import DOCUMENT, FILE, Belongings, message_with_a_file
from desk import Answer, Client, Desk, same

# Parameters of paths that are no ids: a word of the caller's, a number of the caller's own policy, a file of the
# one log (hashes for everybody, entries for nobody but their own organisation).
NO_IDS = {"{as}": "it", "{version}": "1", "{path}": "entries/000.p/3"}
# What a route is sent that has ids in its path; {} to the others.
BODIES = {
    "POST /tickets/{id}/reveal": {"tokens": ["IBAN_1"], "purpose": "support"},
    "POST /tickets/{id}/copies": {"token": "IBAN_1"},
    "POST /tickets/{id}/replies": {"text": "hello"},
    "POST /tickets/{id}/notes": {"text": "hello"},
    "POST /tickets/{id}/messages/{message}/marks": {"text": "hello", "type": "PERSON"},
    "POST /tickets/{id}/assist": {"task": "draft"},
    "POST /tickets/{id}/assist/preview": {"task": "draft"},
    "POST /tickets/{id}/suggestions/{suggestion}/verdict": {"verdict": "accepted"},
    "POST /tickets/{id}/automatic": {"right": True},
    "POST /persons/{id}/consents": {"given": False, "how": "mail"},
    "POST /persons/{id}/restrict": {"restricted": True},
    "POST /persons/{id}/protect": {"vip": True},
    "POST /users/{id}/scope": {"own": True},
    "POST /alerts/{id}/acknowledge": {"note": "hello"},
    "POST /emergencies/{id}/review": {"justified": True, "note": "hello"},
    "POST /articles/{id}/files": FILE,
    "POST /providers/{id}/approvals": {"as": "it"},
    "POST /providers/{id}/documents": DOCUMENT,
    "POST /policy/proposals/{id}/refuse": {"reason": "no"},
    "PATCH /tickets/{id}": {"status": "open"},
    "PATCH /users/{id}": {"name": "Other"},
    "PATCH /me/factors/{id}": {"name": "Other"},
    "PATCH /articles/{id}": {"title": "Other"},
    "PATCH /macros/{id}": {"name": "Other"},
    "PATCH /providers/{id}": {"region": "DE"},
    "PATCH /sources/{id}": {"retention_days": 1},
}


class Line:
    """A client on one connection that stays open: thousands of requests in seconds."""

    def __init__(self, client):
        self.desk, self.token, self.csrf = client.desk, client.token, client.csrf
        self.head = {"Cookie": "; ".join(f"{c.name}={c.value}" for c in client.jar)} if client.jar else {}
        if self.token:
            self.head["Authorization"] = "Bearer " + self.token
        self.connection = http.client.HTTPConnection("127.0.0.1", client.desk.port, timeout=60)

    def call(self, method, path, body=None):
        head = self.head | {"If-Match": "*"} | ({"X-CSRF-Token": self.csrf} if self.csrf and method != "GET" else {})
        data = None if body is None else json.dumps(body)
        path = path[1:] if path.startswith("//") else "/api/v1" + path
        for last in (False, True):
            try:
                self.connection.request(method, path, data, head)
                answer = self.connection.getresponse()
                return Answer(answer.status, answer.headers, answer.read())
            except (http.client.RemoteDisconnected, ConnectionError):  # ended while it was idle
                self.connection.close()
                if last:
                    raise


def document(desk):
    return Client(desk).get("/openapi.json").json


def routes(desk):
    for path, methods in document(desk)["paths"].items():
        for method in methods:
            yield method.upper(), path


def kinds_in(path):
    """Of a path of the API: (name of a parameter, kind of id that it takes, None for no id)."""
    words = path.split("/")
    for before, word in zip(words, words[1:]):
        if word.startswith("{"):
            yield word, None if word in NO_IDS else before if word == "{id}" else word


def with_ids(desk):
    """The API's routes that take ids in their path."""
    for method, path in routes(desk):
        path = path.removeprefix("/api/v1") if path.startswith("/api/v1") else ""
        if any(kind for _, kind in kinds_in(path)):
            body = BODIES.get(f"{method} {path}", {})
            yield method, path, None if method in ("GET", "DELETE") else body


def fill(path, *ids):
    for name, word in NO_IDS.items():
        path = path.replace(name, word)
    rest = iter(ids)
    return "/".join(next(rest) if word.startswith("{") else word for word in path.split("/"))


def anybody():
    return str(uuid.uuid4())


def beside(one):
    """An id that nobody has, beside one that somebody has: on the same page, at the same place of every list."""
    return one[:-6] + f"{int(one[-6:], 16) ^ 0x5a5a5a:06x}"


def told(answer):
    """All that an answer says but when."""
    heads = {k: v for k, v in answer.headers.items() if k not in ("Date", "Set-Cookie")}
    return answer.status, heads, answer.body


def words_of(agent):
    """Names and words that only the screens of this agent's organisation may show."""
    words = {u["name"] for u in agent.get("/users").json["items"]}
    for ticket in agent.get("/tickets?limit=200").json["items"]:
        words.update(w for w in (ticket["person"].get("name"), ticket["subject"]) if w and isinstance(w, str) and len(w) > 8)
    return words


def everybody(desk, clients):
    """Each role of the first organisation, its programs, and who is not logged in: (what to call them, line)."""
    task = clients["admin"].post("/tokens", {"name": "tasks", "tasks": ["draft"]}).json["token"]
    yield from ((role, Line(client)) for role, client in clients.items())
    yield "tool", Line(desk.tool())
    yield "program of AI tasks", Line(Client(desk, task))
    yield "nobody", Line(Client(desk))


def all_that_is_shown(desk, clients):
    """Every list of an organisation, as those see it who may."""
    shown = {}
    for role, client in clients.items():
        line = Line(client)
        for method, path in routes(desk):
            path = path.removeprefix("/api/v1")
            if method == "GET" and path in SHOWN:
                answer = line.call(method, path + SHOWN[path]).json
                answer.pop("size", None)  # of the one log
                shown[role, path] = answer
    return shown


SHOWN = {"/tickets": "?limit=200", "/persons": "?limit=200", "/articles": "?limit=200", "/users": "", "/sources": "",
         "/quarantine": "", "/tokens": "", "/policy": "", "/policy/proposals": "", "/policy/guards": "", "/alerts": "",
         "/emergencies": "", "/journal/witnesses": "", "/macros": "", "/providers": "", "/organisation": "",
         "/organisation/ai": "", "/organisation/ai/use": "", "/knowledge": "", "/knowledge/gaps": ""}


class Walk:
    """Foreign ids put wherever one can stand; each answer is the one for an id that nobody has."""

    def __init__(self, desk):
        self.desk = desk
        self.ours, self.theirs = Belongings(desk, 0), Belongings(desk, 1)
        self.secret = self.theirs.all() | {self.theirs.org} | words_of(self.theirs.client["agent"]) - words_of(self.ours.client["agent"])
        found = self.theirs.client["auditor"].get("/journal/find?limit=5").json["items"]
        self.entries = [e["n"] for e in found]
        self.tried, self.reached, self.taken = 0, set(), set()

    def ask(self, who, line, method, path, body=None):
        answer = line.call(method, path, body)
        self.tried += 1
        text, asked = answer.body.decode(errors="replace"), path + json.dumps(body)
        shown = [w for w in self.secret if w in text and w not in asked]
        same(shown, [], f"{who} {method} {path} {answer.status}: shown of the other organisation")
        return answer

    def foreign(self, kind, has_session):
        """All of theirs of that kind, and for whom ids are looked at one of each other: an id is one of a kind."""
        others = (k for k in (*self.theirs.ids, *self.theirs.parts) if k != kind and has_session)
        return [*self.theirs.of(kind), *(self.theirs.of(k)[0] for k in others)]

    def ways(self, kinds, has_session):
        """(ids for a path's parameters, the same with nobody's): at any place a foreign id, before it what
        is theirs, our own, or nobody's."""
        if len(kinds) == 1:
            nobody = anybody()
            return [((one,), (nobody,)) for one in self.foreign(kinds[0], has_session)]
        record, part, nobody = self.ours.parts[kinds[1]][0][0], anybody(), anybody()
        theirs = self.theirs.parts[kinds[1]]
        return ([(both, (nobody, part)) for both in theirs]
                + [((record, one), (record, nobody)) for one in self.foreign(kinds[1], has_session)]
                + [((one, part), (nobody, part)) for one in self.foreign(kinds[0], has_session)])

    def path(self, who, line, method, path, body):
        kinds = [kind for _, kind in kinds_in(path) if kind]
        nowhere = {}
        for foreign, missing in self.ways(kinds, line.csrf):
            if missing not in nowhere:
                nowhere[missing] = self.ask(who, line, method, fill(path, *missing), body)
                self.refused(who, line, method, path, body, kinds, nowhere[missing])
            there = self.ask(who, line, method, fill(path, *foreign), body)
            same(told(there), told(nowhere[missing]), f"{who} {method} {path} {foreign}")

    def refused(self, who, line, method, path, body, kinds, answer):
        """404; 401 to whom no session speaks for; 403 to a role that does not have the route at all."""
        if who == "nobody" or (line.token and answer.status == 401):
            same(answer.status, 401, f"{who} {method} {path}")
        elif answer.status == 403:
            own = self.ours.parts[kinds[-1]][0] if len(kinds) == 2 else (self.ours.of(kinds[0])[0],)
            same(told(self.ask(who, line, method, fill(path, *own), body)), told(answer),
                 f"{who} {method} {path}: 403 is for a route, not for an id")
        else:
            same(answer.status, 404, f"{who} {method} {path} {answer.body[:200]}")
            self.reached.add((method, path))


    def lists(self, who, line):
        """What has no id in its path shows our own alone, whatever the number of an entry of the log."""
        for method, path in routes(self.desk):
            path = path.removeprefix("/api/v1") if path.startswith("/api/v1") else ""
            if method == "GET" and path not in ("", "/events") and not any(kind for _, kind in kinds_in(path)):
                answer = self.ask(who, line, method, fill(path))
                assert answer.status in (200, 401, 403, 404, 422), (who, path, answer.status, answer.body)
        for n in self.entries:
            answer = self.ask(who, line, "GET", f"/journal/entries?from={n}&to={n + 1}")
            assert answer.status in (401, 403) or answer.json["items"][0]["entry"] is None, (who, n, answer.body)
            for path in ("/journal/page", "/journal/tlog-proof"):
                answer = self.ask(who, line, "GET", f"{path}?n={n}")
                assert answer.status in (401, 403, 404), (who, path, n, answer.status)
            self.ask(who, line, "GET", f"/journal/proof?n={n}")

    def queries(self, who, line):
        for path, kind in QUERIES:
            for one in self.theirs.of(kind):
                there, nowhere = (self.ask(who, line, "GET", path.format(i, user=self.ours.of("users")[0]))
                                  for i in (one, beside(one)))
                assert nowhere.status in (200, 401, 403, 404), (path, nowhere.body)
                same(listed(there), listed(nowhere), f"{who} GET {path} {one}")

    def bodies(self, who, line):
        own = {kind: self.ours.of(kind)[0] for kind in (*self.ours.ids, *self.ours.parts)}
        for n, (method, path, body, kind) in enumerate(MEMBERS):
            path = path.format(**own)
            nowhere = listed(self.ask(who, line, method, path, put(body, anybody())))
            assert nowhere[0] in (200, 204, 401, 403, 404, 409, 422), (path, nowhere)
            for one in self.theirs.of(kind):
                there = self.ask(who, line, method, path, put(body, one))
                same(listed(there), nowhere, f"{who} {method} {path} {body} {one}")
            if self.ask(who, line, method, path, put(body, own[kind])).status // 100 == 2:
                self.taken.add(n)


    def public(self, line):
        """Help, the form and the way to a person need no log-in: they take ids of what is public, of their own."""
        slugs = [who.client["agent"].get("/knowledge").json["help"]["slug"] for who in (self.ours, self.theirs)]
        rows = self.theirs.client["agent"].get("/articles?limit=200").json["items"]
        public = next(a["id"] for a in rows if a["public"] and a["lang"] == "fr" and not a["guide"])
        same(line.call("GET", f"//help/{slugs[1]}/fr/{public}").status, 200, "at home it is shown")
        for path, ids in ((f"//help/{slugs[0]}/fr/{{}}", self.theirs.of("articles")),
                          (f"//help/{slugs[0]}/fr/{public}/{{}}", self.theirs.of("{file}")),
                          ("//help/{}", self.theirs.all()), ("//human/{}/" + "x" * 22, self.theirs.all()),
                          ("//form/{}", self.theirs.all() - set(self.theirs.of("sources")))):
            nobody = anybody()
            nowhere = line.call("GET", path.format(nobody))
            same(nowhere.status, 404, path)
            for one in ids:
                there = line.call("GET", path.format(one))
                same((there.status, there.body.replace(one.encode(), b"")),
                     (404, nowhere.body.replace(nobody.encode(), b"")), path.format(one))


def put(body, one):
    """The body with an id in it, in the place of {}."""
    return json.loads(json.dumps(body).replace("{}", one))


def listed(answer):
    """What an answer tells, but what the log's growth and the hour make of it."""
    if answer.status != 200 or not answer.headers["Content-Type"].startswith("application/json"):
        return answer.status, answer.body
    return answer.status, {k: v for k, v in answer.json.items() if k not in ("size", "indexed")}


def uncovered(desk):
    """Places for an id that the document names, and this file does not."""
    doc = document(desk)

    def members(shape, at="", within=()):
        name = shape.get("$ref", "").rpartition("/")[2]
        if name and name not in within:
            yield from members(doc["components"]["schemas"][name], at, (*within, name))
        if shape.get("format") == "uuid":
            yield at
        for name, one in shape.get("properties", {}).items():
            yield from members(one, name, within)
        for one in (*shape.get("allOf", []), *shape.get("anyOf", []), *([shape["items"]] if "items" in shape else [])):
            yield from members(one, at, within)

    asked = {path.partition("?")[0] + "?" + name for path, _ in QUERIES for name in re.findall(r"(\w+)=[^&]*{}", path)}
    sent = {(m, p.split("/")[1], name) for m, p, body, _ in MEMBERS for name in body}
    sent |= {("POST", "session", name) for _, body in LOG_INS for name in body}
    for path, methods in doc["paths"].items():
        for method, about in methods.items():
            short = path.removeprefix("/api/v1")
            for one in about.get("parameters", []):
                if one["in"] == "query" and one["schema"].get("format") == "uuid" and f"{short}?{one['name']}" not in asked:
                    yield f"{short}?{one['name']}"
            for content in (about.get("requestBody") or {}).get("content", {}).values():
                for name in members(content["schema"]):
                    if (method.upper(), short.split("/")[1], name) not in sent:
                        yield f"{method} {short} {name}"


# Where a query takes an id, and of which kind; {user} is one of our own.
QUERIES = (
    ("/tickets?assignee={}", "users"), ("/tickets?q={}", "tickets"), ("/tickets?cursor=9999999999999.{}", "tickets"),
    ("/persons?q={}", "persons"), ("/persons?cursor={}", "persons"), ("/articles?cursor={}", "articles"),
    ("/quarantine?cursor={}", "quarantine"), ("/alerts?cursor={}", "alerts"), ("/policy/sees?user={}", "users"),
    ("/policy/sees?ticket={}", "tickets"), ("/policy/sees?user={user}&ticket={}", "tickets"),
    ("/journal/find?subject={}", "users"), ("/journal/find?by={}", "users"),
    ("/journal/export?format=csv&subject={}", "users"), ("/journal/export?format=csv&by={}", "users"))
NOBODY_S = {"passkey": {"id": "eA", "client_data": "e30", "data": "eA", "signature": "eA"}}
# Where somebody says which organisation they come to.
LOG_INS = (("/session", {"email": "", "password": "", "organisation": "{}"}),
           ("/session/organisation", {"organisation": "{}"}),
           ("/session/sso", {"organisation": "{}"}),
           ("/session/passkey", NOBODY_S | {"organisation": "{}"}))
# Where a body takes an id; whoever of us may, is taken at our own id's word.
MEMBERS = (
    ("PATCH", "/tickets/{tickets}", {"assignee": "{}"}, "users"),
    ("POST", "/persons/{persons}/restrict", {"restricted": False, "named": ["{}"]}, "users"),
    ("POST", "/persons/{persons}/protect", {"vip": False, "named": ["{}"]}, "users"),
    ("POST", "/articles", {"title": "Owned", "text": "By whom?", "lang": "en", "owner": "{}"}, "users"),
    ("POST", "/articles", {"title": "Traduit", "text": "De quoi ?", "lang": "pt", "translation_of": "{}"}, "articles"),
    ("PATCH", "/articles/{articles}", {"owner": "{}"}, "users"),
    ("PATCH", "/articles/{articles}", {"translation_of": "{}"}, "articles"),
    ("POST", "/macros", {"name": "T", "text": "T", "lang": "fr", "shared": True, "translation_of": "{}"}, "macros"),
    ("PATCH", "/macros/{macros}", {"translation_of": "{}"}, "macros"),
    ("POST", "/tickets/{tickets}/assist", {"task": "translate", "lang": "fr", "message": "{}"}, "{message}"),
    ("POST", "/tickets/{tickets}/assist/preview", {"task": "translate", "lang": "fr", "message": "{}"}, "{message}"),
    ("POST", "/knowledge/search", {"text": "a parcel", "lang": "en", "ticket": "{}"}, "tickets"),
    ("POST", "/knowledge/gaps/done", {"ids": ["{}"]}, "gaps"),
    ("POST", "/knowledge/drafts", {"tickets": ["{}"], "lang": "fr"}, "{over}"),
    ("POST", "/knowledge/drafts/preview", {"tickets": ["{}"], "lang": "fr"}, "{over}"),
    ("POST", "/knowledge/alike", {"title": "Ours", "text": "Ours alone.", "lang": "en", "except": "{}"}, "articles"),
    ("POST", "/tokens", {"name": "t", "source": "{}"}, "sources"),
    ("PATCH", "/organisation/ai", {"scope": "source", "what": "{}", "on": True}, "sources"))


def test_no_route_gives_another_organisations_record(program):
    desk, double = Desk(program), Double()
    try:
        desk.start("--reach", f"127.0.0.1:{double.port}")
        double.approve(desk, tasks=("translate", "article"))
        walk = Walk(desk)
        same(list(uncovered(desk)), [], "takes an id, and is not walked")
        before = all_that_is_shown(desk, walk.theirs.client)
        everyone, taken = list(everybody(desk, walk.ours.client)), list(with_ids(desk))
        for who, line in everyone:
            walk.lists(who, line)
            walk.queries(who, line)
            for method, path, body in taken:
                walk.path(who, line, method, path, body)
        walk.public(Line(Client(desk)))
        for who, line in everyone:  # last: these do change what is ours
            walk.bodies(who, line)
        same({(m, p) for m, p, _ in taken} - walk.reached, set(), "routes that said 404 to nobody")
        same([m for n, m in enumerate(MEMBERS) if n not in walk.taken], [], "bodies that nobody may send at all")
        after = all_that_is_shown(desk, walk.theirs.client)
        same([where for where in before if after[where] != before[where]], [], "changed by the other organisation")
        assert walk.tried > 15000, walk.tried
        double.leaving.set()
        desk.stop()
    finally:
        double.stop()
        desk.remove()


PAIRS, MORE_PAIRS, NOISE = 40, 160, 0.25


def chance_of_longer(pairs):
    """How often the first of a pair took longer: half of the times when both do the same work."""
    return sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs)


def took(line, method, path, ids, body):
    began = time.perf_counter()
    same(line.call(method, fill(path, *ids), body).status, 404, path)
    return time.perf_counter() - began


def told_apart(ask, known, count):
    """How much oftener another's id is the slower one of two than a second one that nobody has is: from 0, which is
    a coin, to a half.  In turns, and each order as often as the others."""
    pairs, coin = [], []
    for n in range(count):
        foreign = known[n % len(known)]
        tried = [foreign, (*foreign[:-1], beside(foreign[-1])), (*foreign[:-1], anybody())]
        times = {k: ask(tried[k]) for k in sorted(range(3), key=lambda k: (k + n) % 3, reverse=n % 2)}
        pairs.append((times[0], times[1]))
        coin.append((times[2], times[1]))
    return abs(chance_of_longer(pairs) - chance_of_longer(coin))


def test_an_id_of_another_organisation_takes_no_longer_than_one_that_is_not_there(program):
    """Of every route with an id in its path.  No clock is judged, only which of two answers came later: with equal
    work that is a coin, with a record opened behind one of them it is nearly always the same one.  The id that is
    not there is a neighbour of the one that is, so that both lie on the same page.  What looks odd is asked again,
    at length."""
    desk = Desk(program)
    try:
        desk.start()
        ours, theirs = Belongings(desk, 0), Belongings(desk, 1)
        lines = [Line(client) for client in ours.client.values()]
        for method, path, body in with_ids(desk):
            kinds = [kind for _, kind in kinds_in(path) if kind]
            known = [(*(ours.parts[kinds[-1]][0][:1] if len(kinds) == 2 else ()), one) for one in theirs.of(kinds[-1])]
            line = next(one for one in lines
                        if one.call(method, fill(path, *(anybody() for _ in kinds)), body).status == 404)

            def ask(ids):
                return took(line, method, path, ids, body)

            apart = told_apart(ask, known, PAIRS)
            if apart > NOISE:
                apart = told_apart(ask, known, MORE_PAIRS)
            assert apart <= NOISE, f"{method} {path}: another's id was told by its time, {apart:.0%} beyond a coin"
        desk.stop()
    finally:
        desk.remove()


def log_in(desk, organisation):
    """The answers of every way to log in, of one of ours, to this organisation."""
    ours = next(u for u in desk.users if u["org"] == sorted({u["org"] for u in desk.users})[0])
    for path, body in LOG_INS:
        client = desk.login("auditor") if path == "/session/organisation" else Client(desk)
        answer = client.post(path, put(body | {k: ours[k] for k in ("email", "password") if k in body}, organisation))
        yield path, answer.status, answer.body


def test_nobody_logs_in_to_an_organisation_that_is_not_theirs(program):
    desk = Desk(program)
    try:
        desk.start()
        theirs = desk.login("agent", 1).get("/session").json["org"]["id"]
        foreign, missing = list(log_in(desk, theirs)), list(log_in(desk, anybody()))
        same(foreign, missing)
        same([status for _, status, _ in foreign], [404, 404, 404, 401])
        own = desk.login("agent").get("/session").json["org"]["id"]
        same([status for _, status, _ in log_in(desk, own)][:2], [200, 200], "and to their own they do")
        desk.stop()
    finally:
        desk.remove()


def test_live_events_are_those_of_the_own_organisation(program):
    desk = Desk(program)
    try:
        desk.start()
        own, other = message_with_a_file(desk, 0), message_with_a_file(desk, 1)
        stream, stranger = desk.login("agent").listen(), desk.login("agent", 1)
        same(stranger.post(f"/tickets/{other}/viewing", {"typing": True}).status, 204)
        same(stranger.post(f"/tickets/{own}/viewing", {"typing": True}).status, 404)
        same(stranger.post(f"/tickets/{other}/notes", {"text": "a note"}).status, 201)
        same(desk.login("supervisor").post(f"/tickets/{own}/notes", {"text": "ours"}).status, 201)
        assert stream.saw(own), "an event of our own must come"
        assert other not in stream.text and "viewing" not in stream.text, stream.text
        desk.stop()
    finally:
        desk.remove()


# Those who come for the first time: what they hold is the invitation's secret.
WITHOUT_LOG_IN = {"/api/v1/session/sso": {"organisation": "01a20cd4-a3bb-700f-be01-bb6407f5d3c2"},
                  "/api/v1/invitation": {"invitation": "x"},
                  "/api/v1/invitation/accept": {"invitation": "x", "password": "x"}}


def test_nothing_is_reachable_without_a_log_in(program):
    desk = Desk(program)
    try:
        desk.start()
        for method, path in routes(desk):
            if path.startswith("/v1/"):  # answers in the shape that its clients know
                answer = Client(desk).call(method, "/" + path, None if method == "GET" else {"model": "draft"})
                same((answer.status, answer.json["error"]["type"]), (401, "authentication_error"), path)
                continue
            if not path.startswith("/api/v1") or path.endswith("/openapi.json"):
                continue
            real = path[len("/api/v1"):].replace("{id}", "01a20cd4-a3bb-700f-be01-bb6407f5d3c2")
            body = None if method in ("GET", "DELETE") else {"email": "x@example.org", "password": "wrong"}
            if (method, path) == ("GET", "/api/v1/session/sso"):  # what the log-in page names
                same(Client(desk).get(real).json["items"], [])
                continue
            if path == "/api/v1/session/sso/done":
                body = {"code": "x", "state": "x"}
            if path == "/api/v1/session/passkey":
                if method == "GET":  # what anybody's passkey is to sign: 40 random-looking bytes
                    same(Client(desk).get(real).json["known"], [])
                    continue
                body = NOBODY_S
            answer = Client(desk).call(method, real, WITHOUT_LOG_IN.get(path, body))
            same(answer.status, 404 if path in WITHOUT_LOG_IN else 401, f"{method} {path}")
            same(answer.headers["Content-Type"], "application/problem+json", path)
        desk.stop()
    finally:
        desk.remove()


def test_each_role_sees_what_the_matrix_gives_and_no_more(program):
    desk = Desk(program)
    try:
        desk.start()
        for role, want in (("agent", 200), ("supervisor", 200), ("controller", 200), ("admin", 403),
                           ("auditor", 403)):
            answer = desk.login(role).get("/tickets")
            same(answer.status, want, role)
            if want == 403:
                assert answer.json["rule"], answer.body
        ticket = next(t for t in desk.login("agent").get("/tickets?limit=200").json["items"]
                      if "FR" in json.dumps(t) or "IBAN" in t["snippet"])
        full = desk.login("agent").get(f"/tickets/{ticket['id']}").json
        spans = [s for m in full["items"] for s in m["spans"]]
        iban = next(s for s in spans if s["type"] == "IBAN")
        assert iban["access"] == "masked" and iban["may_open"] and "•" in iban["text"], iban
        shown = desk.login("agent").post(f"/tickets/{ticket['id']}/reveal",
                                         {"tokens": [iban["token"]], "purpose": "support"})
        same(shown.status, 200, "reveal")
        same(shown.json["items"][0]["text"].replace(" ", ""), "FR7630006000011234567890189")
        entry = shown.json["entry"]["n"]
        line = desk.login("auditor").get(f"/journal/entries?from={entry}&to={entry + 1}").json["items"][0]
        same(line["entry"]["act"], "token.open")
        same(line["entry"]["categories"], ["financial"])
        desk.stop()
    finally:
        desk.remove()
