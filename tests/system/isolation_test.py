# SPDX-License-Identifier: EUPL-1.2
"""Invariant 8: no request of one organisation's principal ever returns another's bytes; and 6:
what the matrix does not grant is refused, with the rule that decided."""
import json

from desk import Client, Desk, same

ROLES = ["agent", "supervisor", "controller", "admin", "auditor"]


def ids_of(desk, org):
    agent, controller = desk.login("agent", org), desk.login("controller", org)
    tickets = agent.get("/tickets?limit=200").json["items"]
    return {
        "ticket": [t["id"] for t in tickets],
        "person": [t["person"]["id"] for t in tickets],
        "source": [s["id"] for s in controller.get("/sources").json["items"]],
        "quarantine": [q["id"] for q in controller.get("/quarantine").json["items"]],
        "user": [u["id"] for u in agent.get("/users").json["items"]],
    }


def routes(desk):
    document = Client(desk).get("/openapi.json").json
    for path, methods in document["paths"].items():
        for method in methods:
            yield method.upper(), path


def test_no_route_gives_another_organisations_record(program):
    desk = Desk(program)
    try:
        desk.start()
        theirs, own = ids_of(desk, 1), ids_of(desk, 0)
        secret = {i for group in theirs.values() for i in group}
        assert not secret & {i for group in own.values() for i in group}
        tried = 0
        for role in ROLES:
            client = desk.login(role)
            for method, path in routes(desk):
                if not path.startswith("/api/v1") or path.endswith(("/events", "/session")):
                    continue
                group = ("person" if "/persons/" in path else "source" if "/sources/" in path
                         else "quarantine" if "/quarantine/" in path else "ticket")
                for foreign in theirs[group][:2]:
                    real = path.replace("{id}", foreign).replace("{attachment}", foreign)
                    real = real.replace("{path}", "entries/000.p/3")[len("/api/v1"):]
                    body = None if method in ("GET", "DELETE") else {}
                    if real.endswith("/reveal"):
                        body = {"tokens": ["IBAN_1"], "purpose": "support"}
                    elif real.endswith(("/replies", "/notes")):
                        body = {"text": "hello"}
                    answer = client.call(method, real, body, {"If-Match": '"1"'})
                    tried += 1
                    assert answer.status < 500, f"{method} {real}: {answer.status}"
                    if foreign in real:
                        assert answer.status != 200 or real.endswith("/viewing"), \
                            f"{role} {method} {real}: {answer.status}"
                    text = answer.body.decode(errors="replace")
                    leaked = [i for i in secret - {foreign} if i in text]
                    assert not leaked, f"{role} {method} {real} shows {leaked[:2]}"
        assert tried > 300, tried
        desk.stop()
    finally:
        desk.remove()


def test_nothing_is_reachable_without_a_log_in(program):
    desk = Desk(program)
    try:
        desk.start()
        for method, path in routes(desk):
            if not path.startswith("/api/v1") or path.endswith("/openapi.json"):
                continue
            real = path[len("/api/v1"):].replace("{id}", "01a20cd4-a3bb-700f-be01-bb6407f5d3c2")
            body = None if method in ("GET", "DELETE") else {"email": "x@example.org", "password": "wrong"}
            answer = Client(desk).call(method, real, body)
            same(answer.status, 401, f"{method} {path}")
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
