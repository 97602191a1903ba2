# SPDX-License-Identifier: EUPL-1.2
"""Invariant 8: no request of one organisation's principal ever returns another's bytes; and 6:
what the matrix does not grant is refused, with the rule that decided."""
import json
import time
import uuid

from access_test import enrol, sql
from desk import Client, Desk, same, second_controller
from witness_test import Witness

ROLES = ["agent", "supervisor", "controller", "admin", "auditor"]


def proposals_of(desk, org, controller):
    """A change of the policy that waits for a second controller."""
    if not controller.get("/policy").json["four_eyes"]:
        second_controller(desk, org)
        same(controller.post("/policy", {"four_eyes": True, "comment": "two decide"}).status, 200)
        controller.post("/policy", {"four_eyes": False, "comment": "one decides"})
    return [p["id"] for p in controller.get("/policy/proposals").json["items"]]


def watched_of(desk, org, tickets):
    """An alert and an emergency: what a controller opened without the right to it."""
    controller = desk.login("controller", org)
    controller.patch("/organisation", {"opening": {"emergency": ["controller"]}})
    for ticket in tickets:
        whole = controller.get(f"/tickets/{ticket['id']}").json
        for span in whole["items"][0]["spans"]:
            body = {"tokens": [span["token"]], "purpose": "legal", "reason": "fire", "emergency": True}
            if controller.post(f"/tickets/{ticket['id']}/reveal", body).status == 200:
                return {"alert": [a["id"] for a in controller.get("/alerts").json["items"]],
                        "emergency": [e["id"] for e in controller.get("/emergencies").json["items"]]}
    return {"alert": [], "emergency": []}


def witnesses_of(desk, org, controller):
    if not controller.get("/journal/witnesses").json["witnesses"]:
        key = Witness(desk.home, f"witness.example/of{org}").key
        same(controller.post("/journal/witnesses", {"key": key}).status, 201)
    return [w["id"] for w in controller.get("/journal/witnesses").json["witnesses"]]


def articles_of(controller):
    same(controller.post("/articles", {"title": "Ours", "text": "Ours alone.", "lang": "en"}).status, 201)
    return [a["id"] for a in controller.get("/articles").json["items"]]


def macros_of(controller):
    same(controller.post("/macros", {"name": "Ours", "text": "Ours alone.", "lang": "en", "shared": True}).status, 201)
    return [m["id"] for m in controller.get("/macros").json["items"]]


PROVIDER = {"name": "Ours", "kind": "mistral", "url": "https://ours.example/v1", "model": "m"}
DOCUMENT = {"kind": "contract", "name": "ours.txt", "content": "b3Vycw=="}


def providers_of(controller):
    made = controller.post("/providers", PROVIDER).json["id"]
    same(controller.post(f"/providers/{made}/documents", DOCUMENT).status, 201)
    return [p["id"] for p in controller.get("/providers").json["items"]]


def ids_of(desk, org):
    agent, controller = desk.login("agent", org), desk.login("controller", org)
    tickets = agent.get("/tickets?limit=200").json["items"]
    watched = watched_of(desk, org, tickets)  # before four eyes are wanted of it
    return {
        **watched,
        "proposal": proposals_of(desk, org, controller),
        "ticket": [t["id"] for t in tickets],
        "person": [t["person"]["id"] for t in tickets],
        "source": [s["id"] for s in controller.get("/sources").json["items"]],
        "quarantine": [q["id"] for q in controller.get("/quarantine").json["items"]],
        "user": [u["id"] for u in agent.get("/users").json["items"]],
        "witness": witnesses_of(desk, org, controller),
        "article": articles_of(controller),
        "macro": macros_of(controller),
        "provider": providers_of(controller),
    }


def routes(desk):
    document = Client(desk).get("/openapi.json").json
    for path, methods in document["paths"].items():
        for method in methods:
            yield method.upper(), path


def words_of(desk, org):
    """Names and words that only this organisation's screens may show."""
    agent, admin = desk.login("agent", org), desk.login("admin", org)
    words = {u["name"] for u in agent.get("/users").json["items"]}
    for token in admin.get("/tokens").json["items"]:
        words.add(token["id"])
    for ticket in agent.get("/tickets?limit=200").json["items"]:
        words.update(w for w in (ticket["person"].get("name"), ticket["subject"]) if w and len(w) > 8)
    return words


def of_a_login(desk, org):
    """What belongs to somebody's log-in: a factor, a session, a device."""
    client = desk.login("supervisor", org)
    if client.get("/me/security").json["factors"] == []:
        enrol(client)
    security = client.get("/me/security").json
    return {kind: [one["id"] for one in security[kind]] for kind in ("factors", "sessions", "devices")}


def suggestion_of(desk, ticket):
    """One that AI made for a ticket; what it holds is sealed, and nobody gets as far as that."""
    made = uuid.uuid4()
    sql(desk, """INSERT INTO suggestion SELECT ?, org, id, person, 0, 'en', '', person, 0, NULL, 0, '{}', 0, 0, NULL, NULL,
        0, 0, 0, 0, 0, 0, 0, 0, NULL, 0 FROM ticket WHERE id = ?""", (made.bytes, uuid.UUID(ticket).bytes))
    same(sql(desk, "SELECT count(*) FROM suggestion WHERE id = ?", (made.bytes,)), [(1,)])
    return str(made)


def parts_of(desk, org, ticket, attachment, ids):
    """Of each record that has parts: (the record, a part of it), by the part's name in a path."""
    agent, controller = desk.login("agent", org), desk.login("controller", org)
    article, provider = ids["article"][0], ids["provider"][0]
    file = controller.post(f"/articles/{article}/files", {"name": "a.txt", "type": "text/plain", "content": "YQ=="})
    same(file.status, 200, file.body)
    return {"{attachment}": (ticket, attachment),
            "{message}": (ticket, agent.get(f"/tickets/{ticket}").json["items"][0]["id"]),
            "{suggestion}": (ticket, suggestion_of(desk, ticket)),
            "{macro}": (ticket, ids["macro"][0]),
            "{file}": (article, file.json["files"][-1]["id"]),
            "{document}": (provider, controller.get(f"/providers/{provider}").json["documents"][0]["id"])}


def part_in(path):
    return next((name for name in ("{attachment}", "{message}", "{document}", "{file}", "{suggestion}", "{macro}") if name in path), None)


def files_of(desk, org):
    """A ticket of the organisation with a file: (ticket, attachment)."""
    answer = desk.tool("api", org).post("/messages", {
        "from": {"email": f"file{org}@example.org"}, "text": "Voici la photo.",
        "attachments": [{"name": "photo.txt", "type": "text/plain", "content": "cGhvdG8="}]})
    ticket = desk.login("agent", org).get(f"/tickets/{answer.json['ticket']}").json
    return ticket["id"], ticket["items"][0]["attachments"][0]["id"]


def requests_for(desk, theirs, parts, token):
    """Every route with a foreign id in its path: (method, path with {}, id, id of a part, body)."""
    for method, path in routes(desk):
        if not path.startswith("/api/v1") or "{" not in path or "{path" in path:
            continue
        if "{version}" in path:  # a number, of the caller's own policy
            continue
        path = path[len("/api/v1"):]
        group = next(g for g in ("persons", "sources", "quarantine", "tokens", "tickets", "users", "me", "policy",
                                 "alerts", "emergencies", "witnesses", "articles", "providers", "macros")
                     if f"/{g}/" in path)
        ids = {"persons": theirs["person"], "sources": theirs["source"], "quarantine": theirs["quarantine"],
               "tokens": [token], "tickets": theirs["ticket"], "users": theirs["user"],
               "me": theirs.get(path.split("/")[2], []), "policy": theirs["proposal"], "alerts": theirs["alert"],
               "emergencies": theirs["emergency"], "witnesses": theirs["witness"],
               "articles": theirs["article"], "providers": theirs["provider"], "macros": theirs["macro"]}[group]
        assert ids, f"the other organisation has no {group}"
        body = None if method in ("GET", "DELETE") else {}
        if path.endswith("/reveal"):
            body = {"tokens": ["IBAN_1"], "purpose": "support"}
        elif path.endswith(("/assist", "/assist/preview")):
            body = {"task": "draft"}
        elif path.endswith("/verdict"):
            body = {"verdict": "accepted"}
        elif path.endswith("/automatic"):
            body = None if method == "GET" else {"right": True}
        elif path.endswith("/copies"):
            body = {"token": "IBAN_1"}
        elif path.endswith(("/acknowledge", "/review")):
            body = {"justified": True, "note": "hello"} if path.endswith("/review") else {"note": "hello"}
        elif path.endswith("/files"):
            body = {"name": "a.txt", "type": "text/plain", "content": "YQ=="}
        elif path.endswith("/marks"):
            body = {"text": "hello", "type": "PERSON"}
        elif path.endswith("/refuse"):
            body = {"reason": "no"}
        elif path.endswith("/consents"):
            body = {"given": False, "how": "mail"}
        elif path.endswith("/approvals"):
            body = {"as": "it"}
        elif path.endswith("/documents"):
            body = DOCUMENT
        elif path.endswith(("/replies", "/notes")):
            body = {"text": "hello"}
        elif method == "PATCH":
            body = {"tickets": {"status": "open"}, "users": {"name": "Other"}, "me": {"name": "Other"}, "articles": {"title": "Other"}, "macros": {"name": "Other"},
                    "providers": {"region": "DE"}}.get(
                group, {"retention_days": 1})
        record, part = parts.get(part_in(path), (None, ""))
        for foreign in [record] if record else ids[:2]:
            yield method, path, foreign, part, body


def told(answer):
    """All that an answer says but when."""
    heads = {k: v for k, v in answer.headers.items() if k not in ("Date", "Set-Cookie")}
    return heads, answer.body


def fill(path, record, part):
    return path.replace(part_in(path) or "{}", part).replace("{id}", record).replace("{as}", "it")


def everybody(desk):
    """Each role of the first organisation, and its programs: (what to call them, client)."""
    task = desk.login("admin").post("/tokens", {"name": "tasks", "tasks": ["draft"]}).json["token"]
    yield from ((role, desk.login(role)) for role in ROLES)
    yield "tool", desk.tool()
    yield "program of AI tasks", Client(desk, task)


def test_no_route_gives_another_organisations_record(program):
    desk = Desk(program)
    try:
        desk.start()
        (own_ticket, _), (their_ticket, attachment) = files_of(desk, 0), files_of(desk, 1)
        theirs, own = ids_of(desk, 1), ids_of(desk, 0)
        theirs["ticket"].insert(0, their_ticket)
        theirs.update(of_a_login(desk, 1))
        parts, ours = parts_of(desk, 1, their_ticket, attachment, theirs), {
            "{attachment}": own_ticket, "{message}": own_ticket, "{suggestion}": own_ticket, "{macro}": own_ticket,
            "{file}": own["article"][0], "{document}": own["provider"][0]}
        secret = {i for group in theirs.values() for i in group} | {part for _, part in parts.values()}
        secret |= words_of(desk, 1) - words_of(desk, 0)
        token = desk.login("admin", 1).get("/tokens").json["items"][0]["id"]
        tried, missing = 0, 0

        def check(client, role, method, path, body, *allowed):
            nonlocal tried, missing
            answer = client.call(method, path, body, {"If-Match": "*"})
            tried, missing = tried + 1, missing + (answer.status == 404)
            what = f"{role} {method} {path}: {answer.status} {answer.body[:200]}"
            assert answer.status in allowed or (client.token and answer.status == 401), what
            text = answer.body.decode(errors="replace")
            asked = path + json.dumps(body)
            assert not [w for w in secret if w in text and w not in asked], what
            return answer

        for role, client in everybody(desk):
            for method, path, record, part, body in requests_for(desk, theirs, parts, token):
                there = check(client, role, method, fill(path, record, part), body, 403, 404)
                nowhere = check(client, role, method, fill(path, str(uuid.uuid4()), part), body, 403, 404)
                # What another organisation has and what nobody has are answered alike.
                same((there.status, told(there)), (nowhere.status, told(nowhere)), f"{role} {method} {path}")
                if part:  # under a record of one's own, too
                    record = ours[part_in(path)]
                    there = check(client, role, method, fill(path, record, part), body, 403, 404)
                    nowhere = check(client, role, method, fill(path, record, str(uuid.uuid4())), body, 403, 404)
                    same((there.status, told(there)), (nowhere.status, told(nowhere)), f"{role} {method} own {path}")
            for method, path in routes(desk):  # without an id: only their own
                if method == "GET" and "{" not in path and path.startswith("/api/v1") and "events" not in path:
                    check(client, role, method, path[len("/api/v1"):], None, 200, 403, 422)
            # foreign ids in queries and bodies
            foreign = theirs["user"][0]
            for query in (f"/tickets?assignee={foreign}", f"/tickets?q={their_ticket}",
                          f"/tickets?cursor=9999999999999.{their_ticket}", f"/persons?cursor={theirs['person'][0]}",
                          f"/quarantine?cursor={theirs['quarantine'][0]}", "/journal/entries?from=0&to=100",
                          "/journal/proof?n=0", "/journal/tile/entries/000.p/3"):
                check(client, role, "GET", query, None, 200, 403, 404)
            check(client, role, "PATCH", f"/tickets/{own_ticket}", {"assignee": foreign}, 403, 422)
            check(client, role, "POST", "/tokens", {"name": "x", "source": theirs["source"][0]}, 403, 404)
        assert tried > 150 and missing > 40, (tried, missing)
        same(desk.login("agent", 1).get(f"/tickets/{their_ticket}").json["status"], "new", "nothing was changed")
        assert own["ticket"]
        desk.stop()
    finally:
        desk.remove()


PAIRS = 100
# Who asks, how, where, whose ids, with what.
ASKED = (("agent", "GET", "/tickets/{}", "ticket", None),
         ("agent", "GET", "/persons/{}", "person", None),
         ("agent", "GET", "/tickets/{}/attachments/" + str(uuid.uuid4()), "ticket", None),
         ("agent", "POST", "/tickets/{}/reveal", "ticket", {"tokens": ["IBAN_1"], "purpose": "support"}),
         ("agent", "PATCH", "/tickets/{}", "ticket", {"status": "open"}),
         ("agent", "GET", "/articles/{}", "article", None),
         ("controller", "PATCH", "/sources/{}", "source", {"retention_days": 1}),
         ("controller", "GET", "/providers/{}", "provider", None),
         ("admin", "PATCH", "/users/{}", "user", {"name": "Other"}))


def chance_of_longer(pairs):
    """How often the first of a pair took longer: half of the times when both do the same work."""
    return sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs)


def test_an_id_of_another_organisation_takes_no_longer_than_one_that_is_not_there(program):
    """No clock is judged, only which of two answers came later, in turns: with equal work that is
    a coin, with a record opened behind one of them it is nearly always the same one.  The id that
    is not there is a neighbour of the one that is, so that both lie on the same page."""
    desk = Desk(program)
    try:
        desk.start()
        theirs = ids_of(desk, 1)
        for role, method, path, whose, body in ASKED:
            client, known = desk.login(role), theirs[whose]

            def took(one):
                began = time.perf_counter()
                same(client.call(method, path.format(one), body, {"If-Match": "*"}).status, 404, path)
                return time.perf_counter() - began

            pairs = []
            for n in range(PAIRS):
                foreign = known[n % len(known)]
                missing = foreign[:-6] + f"{int(foreign[-6:], 16) ^ 0x5a5a5a:06x}"
                first = took(foreign) if n % 2 else took(missing)
                second = took(missing) if n % 2 else took(foreign)
                pairs.append((first, second) if n % 2 else (second, first))
            chance = chance_of_longer(pairs)
            assert 0.25 < chance < 0.75, f"{method} {path}: another's id was slower in {chance:.0%} of {PAIRS} pairs"
        desk.stop()
    finally:
        desk.remove()


def test_live_events_are_those_of_the_own_organisation(program):
    desk = Desk(program)
    try:
        desk.start()
        (own, _), (other, _) = files_of(desk, 0), files_of(desk, 1)
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
NOBODY_S = {"passkey": {"id": "eA", "client_data": "e30", "data": "eA", "signature": "eA"}}


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
