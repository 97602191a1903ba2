# SPDX-License-Identifier: EUPL-1.2
"""The API against the running program: shapes, faults, concurrency, search, threading."""
import json
import os

from desk import Client, Desk, same


def with_desk(work):
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


def message(n, **more):
    return {"from": {"name": "Ana Prova", "email": f"ana{n}@example.org"},
            "text": f"Bonjour, où est mon colis {n} ?"} | more


@with_desk
def test_bad_input_gets_the_right_problem(desk):
    tool = desk.tool()
    for body, status in ((b"{", 400), (b"[" * 10000, 400), (b"[]", 422), (b'{"a":1,"a":2}', 400),
                         (json.dumps(message(1, colour="red")).encode(), 422),
                         (json.dumps({"from": {}, "text": "x"}).encode(), 422),
                         (json.dumps(message(1, text=5)).encode(), 422)):
        answer = tool.call("POST", "/messages", body)
        assert answer.status == status or (status == 422 and answer.status == 400), \
            (body[:60], answer.status, answer.body)
        same(answer.headers["Content-Type"], "application/problem+json")
    answer = tool.post("/messages", message(1, colour="red"))
    same([f["field"] for f in answer.json["fields"]], ["colour"])
    agent = desk.login("agent")
    same(agent.get("/tickets/not-an-id").status, 404)
    same(agent.get("/nowhere").status, 404)
    same(agent.get("/tickets?view=nonsense").status, 422)


@with_desk
def test_the_same_message_twice_is_one(desk):
    tool = desk.tool()
    first = tool.post("/messages", message(1, external_id="m1"))
    again = tool.post("/messages", message(1, external_id="m1"))
    same((first.status, again.status), (201, 201))
    same(again.json["duplicate"], True)
    same(again.json["ticket"], first.json["ticket"])


@with_desk
def test_an_idempotency_key_works_once(desk):
    tool, head = desk.tool(), {"Idempotency-Key": "abc"}
    first = tool.post("/messages", message(1), head)
    again = tool.post("/messages", message(1), head)
    same(again.json, first.json)
    same(again.headers["Idempotency-Replayed"], "true")
    same(tool.post("/messages", message(2), head).status, 409)


@with_desk
def test_two_agents_never_overwrite_each_other(desk):
    agent, other = desk.login("agent"), desk.login("supervisor")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    tag = agent.get(f"/tickets/{ticket}").headers["ETag"]
    same(agent.patch(f"/tickets/{ticket}", {"status": "open"}).status, 428, "no If-Match")
    same(agent.patch(f"/tickets/{ticket}", {"status": "pending", "tags": ["vip"]}, {"If-Match": tag}).status, 200)
    same(other.patch(f"/tickets/{ticket}", {"status": "solved"}, {"If-Match": tag}).status, 412)
    now = other.get(f"/tickets/{ticket}")
    same((now.json["status"], now.json["tags"]), ("pending", ["vip"]))
    same(other.post(f"/tickets/{ticket}/replies", {"text": "x"}, {"If-Match": tag}).status, 412)
    answer = other.post(f"/tickets/{ticket}/replies", {"text": "Bonjour, c'est en route.", "status": "solved"},
                        {"If-Match": now.headers["ETag"]})
    same((answer.status, answer.json["state"]), (201, "queued"))
    same(other.get(f"/tickets/{ticket}").json["status"], "solved")


@with_desk
def test_a_change_needs_the_csrf_token(desk):
    agent = desk.login("agent")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    agent.csrf = None
    same(agent.patch(f"/tickets/{ticket}", {"status": "open"}, {"If-Match": '"1"'}).status, 403)


@with_desk
def test_search_finds_by_stem_name_mail_phone_and_number(desk):
    tool, agent = desk.tool(), desk.login("agent")
    body = message(7, text="Le remboursement du cœur de lampe tarde. Rappelez Ana Prova au 06 39 98 55 44.")
    body["from"]["phone"] = "06 39 98 55 44"
    ticket = tool.post("/messages", body).json
    for query in ("remboursé", "coeur", "CŒUR lampe", "Prova", "ana7@example.org", "+33639985544",
                  f"%23{ticket['number']}"):
        from urllib.parse import quote
        found = agent.get("/tickets?q=" + (query if query.startswith("%") else quote(query))).json["items"]
        assert ticket["ticket"] in [t["id"] for t in found], f"{query} does not find it"
    same(agent.get("/tickets?q=xylophoniste").json["items"], [])


@with_desk
def test_a_header_alone_joins_no_stranger_to_a_conversation(desk):
    name = sorted({s["org"] for s in desk.sources})[0]

    def mail(who, number, reference=""):
        path = os.path.join(desk.home, f"{number}.eml")
        with open(path, "w", encoding="utf-8") as f:
            f.write(f"From: {who} <{who}@example.org>\nMessage-ID: <m{number}@example.org>\n{reference}"
                    f"Subject: Suite\nContent-Type: text/plain; charset=utf-8\n\nTexte {number}.\n")
        done = desk.run("import", "--org", name, "--source", "mailbox", path, "--json")
        same(json.loads(done.stdout)["taken"], 1)

    agent = desk.login("agent")
    before = len(agent.get("/tickets?limit=200").json["items"])
    mail("bruno", 1)
    mail("bruno", 2, "In-Reply-To: <m1@example.org>\n")
    mail("etranger", 3, "References: <m1@example.org>\n")
    tickets = agent.get("/tickets?limit=200").json["items"]
    same(len(tickets), before + 2)
    same(sorted(t["messages"] for t in tickets if t["subject"] == "Suite"), [1, 2])
    same(json.loads(desk.run("import", "--org", name, "--source", "mailbox",
                             os.path.join(desk.home, "1.eml")).stdout)["duplicate"], 1)


@with_desk
def test_a_source_without_basis_leads_to_quarantine_and_its_controller_releases(desk):
    answer = desk.tool("old-files").post("/messages", message(9, external_id="q9"))
    same((answer.status, answer.json["quarantined"]), (201, True))
    controller = desk.login("controller")
    held = controller.get("/quarantine").json["items"]
    assert answer.json["message"] in [h["id"] for h in held]
    same(desk.login("agent").get("/quarantine").status, 403)
    same(controller.post(f"/quarantine/{answer.json['message']}/release", {}).status, 409)
    source = desk.source("old-files")["id"]
    same(controller.patch(f"/sources/{source}", {"purpose": "support", "basis": "contract",
                                                 "retention_days": 365}).status, 200)
    released = controller.post(f"/quarantine/{answer.json['message']}/release", {})
    same(released.status, 200, released.body)
    same(desk.login("agent").get(f"/tickets/{released.json['ticket']}").status, 200)


@with_desk
def test_the_policy_is_applied_whole_or_not_at_all(desk):
    controller = desk.login("controller")
    old = controller.get("/policy").json
    bad = old["csv"] + "admin,support,content,clear\nagent,support,colour,clear\n"
    answer = controller.post("/policy", {"csv": bad})
    same(answer.status, 422)
    same(len(answer.json["fields"]), 2, answer.body)
    same(controller.get("/policy").json["version"], old["version"])
    fewer = "\n".join(l for l in old["csv"].splitlines() if l != "agent,support,content,clear") + "\n"
    same(controller.post("/policy", {"csv": fewer}).status, 200)
    refused = desk.login("agent").get("/tickets")
    same((refused.status, refused.json["rule"]), (403, "default-deny"))
    same(desk.login("agent").post("/policy", {"csv": old["csv"]}).status, 403)


@with_desk
def test_a_credential_is_destroyed_at_the_counter(desk):
    ticket = desk.tool().post("/messages", message(3, text="Mon mot de passe : Tulipe-2931! ne marche plus.")).json
    agent = desk.login("agent")
    spans = agent.get(f"/tickets/{ticket['ticket']}").json["items"][0]["spans"]
    token = next(s for s in spans if s["type"] == "CREDENTIAL")
    same(token["destroyed"], True)
    same(agent.post(f"/tickets/{ticket['ticket']}/reveal", {"tokens": [token["token"]]}).status, 404)


@with_desk
def test_keys_rotate_while_the_desk_runs(desk):
    agent = desk.login("agent")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    name = sorted({s["org"] for s in desk.sources})[0]
    done = json.loads(desk.run("key", "rotate", "--org", name, "--json").stdout)
    assert done["rewrapped"] > 5, done
    same(agent.get(f"/tickets/{ticket}").status, 200)
    same(desk.tool().post("/messages", message(11)).status, 201)
    desk.stop()
    desk.start()
    same(desk.login("agent").get(f"/tickets/{ticket}").status, 200)


@with_desk
def test_wrong_passwords_are_refused_alike_and_lock(desk):
    user = desk.users[0]["email"]
    known = Client(desk).post("/session", {"email": user, "password": "wrong password"})
    nobody = Client(desk).post("/session", {"email": "nobody@example.org", "password": "wrong password"})
    same((known.status, known.json["detail"]), (nobody.status, nobody.json["detail"]))
    for _ in range(9):
        Client(desk).post("/session", {"email": user, "password": "wrong password"})
    locked = Client(desk).post("/session", {"email": user, "password": desk.users[0]["password"]})
    same(locked.status, 429)
    assert locked.headers["Retry-After"]


@with_desk
def test_the_openapi_document_fits_the_server(desk):
    document = Client(desk).get("/openapi.json").json
    same(document["openapi"], "3.1.0")
    same(len(document["paths"]) > 25, True)
    agent = desk.login("agent")
    for path, methods in document["paths"].items():
        if "get" in methods and "{" not in path and path.startswith("/api/v1") and "events" not in path:
            assert agent.get(path[len("/api/v1"):]).status in (200, 403, 422), path
