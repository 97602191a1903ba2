# SPDX-License-Identifier: EUPL-1.2
"""What narrows the matrix: users limited to queues or to their own tickets, persons in restricted
processing (GDPR art. 18), protected persons.  In lists, counts, search, tickets, openings, events."""
import os

from api_test import message
from desk import journalled, same, with_desk

ACTS = (("GET", "", None), ("POST", "/reveal", {"tokens": ["IBAN_1"], "purpose": "support", "reason": "refund"}),
        ("PATCH", "", {"priority": "high"}), ("POST", "/notes", {"text": "vu"}),
        ("POST", "/viewing", {"typing": False}), ("GET", "/attachments/{file}", None))


def a_ticket(desk, n):
    body = message(n, text=f"Bonjour, mon IBAN est FR76 3000 6000 0112 3456 7890 189, colis marmotte{n}.")
    body["attachments"] = [{"name": "photo.txt", "type": "text/plain", "content": "cGhvdG8="}]
    return desk.tool().post("/messages", body).json["ticket"]


def whole(desk, ticket):
    return desk.login("agent").get(f"/tickets/{ticket}").json


def me(client):
    return client.get("/session").json["user"]["id"]


def sees(client, desk, ticket, n, word="marmotte"):
    """The same answer by every way there is."""
    listed = ticket in [t["id"] for t in client.get("/tickets?view=all&limit=200").json["items"]]
    for q in (f"{word}{n}", f"ana{n}@example.org"):
        found = ticket in [t["id"] for t in client.get(f"/tickets?q={q}").json["items"]]
        same(found, listed, f"search for {q} and list")
    same(client.get(f"/tickets/{ticket}").status, 200 if listed else 403, "the ticket and the list")
    return listed


def refused(client, ticket, file, rule):
    for method, path, body in ACTS:
        answer = client.call(method, f"/tickets/{ticket}{path.replace('{file}', file)}", body, {"If-Match": "*"})
        same((answer.status, answer.json.get("rule")), (403, rule), f"{method} {path} {answer.body[:200]}")


@with_desk
def test_a_user_limited_to_queues_sees_no_other(desk):
    agent, controller = desk.login("agent"), desk.login("controller")
    ticket = a_ticket(desk, 71)
    seen = whole(desk, ticket)
    file, queue = seen["items"][0]["attachments"][0]["id"], seen["queue"]
    path = f"/users/{me(agent)}/scope"
    same(agent.post(path, {"own": True}).status, 403, "nobody but a controller")
    same(desk.login("admin").post(path, {"own": True}).status, 403)
    same(controller.post(path, {"queues": [queue]}).json, {"own": False, "queues": [queue]})
    same(sees(agent, desk, ticket, 71), True)
    before = {v["view"]: v["count"] for v in agent.get("/views").json["items"]}
    same(controller.post(path, {"queues": ["elsewhere"]}).status, 200)
    same(sees(agent, desk, ticket, 71), False)
    refused(agent, ticket, file, "scope:queue")
    after = {v["view"]: v["count"] for v in agent.get("/views").json["items"]}
    assert before["all"] > 0, before
    same(set(after.values()), {0}, "counts")
    same(agent.get("/persons").json["items"], [], "persons are those with such tickets")
    same(agent.get(f"/persons/{seen['person']['id']}").status, 403)
    same(controller.post(path, {}).json, {"own": False}, "no limit")
    same(sees(agent, desk, ticket, 71), True)


@with_desk
def test_a_user_may_be_left_with_their_own_tickets(desk):
    agent, supervisor, controller = (desk.login(r) for r in ("agent", "supervisor", "controller"))
    ticket = a_ticket(desk, 72)
    file = whole(desk, ticket)["items"][0]["attachments"][0]["id"]
    controller.post(f"/users/{me(agent)}/scope", {"own": True})
    refused(agent, ticket, file, "scope:own-tickets")
    same(sees(supervisor, desk, ticket, 72), True, "others are not limited")
    version = supervisor.get(f"/tickets/{ticket}").headers["ETag"]
    same(supervisor.patch(f"/tickets/{ticket}", {"assignee": me(agent)}, {"If-Match": version}).status, 200)
    same(sees(agent, desk, ticket, 72), True)
    user = next(u for u in controller.get("/users").json["items"] if u["id"] == me(agent))
    same(user["scope"], {"own": True}, "shown among the users")
    seen = controller.get(f"/policy/sees?user={me(agent)}").json
    same([s["rule"] for s in seen["scopes"]], ["scope:own-tickets"])


@with_desk
def test_restricted_processing_leaves_storage_and_legal_matters(desk):
    agent, supervisor, controller = (desk.login(r) for r in ("agent", "supervisor", "controller"))
    ticket = a_ticket(desk, 73)
    seen = whole(desk, ticket)
    file, person = seen["items"][0]["attachments"][0]["id"], seen["person"]["id"]
    path = f"/persons/{person}/restrict"
    same(supervisor.post(path, {}).status, 403, "a controller decides")
    same(controller.post(path, {}).json, {"person": person, "restricted": True, "vip": False, "named": []})
    for client in (agent, supervisor):
        refused(client, ticket, file, "scope:restricted-processing")
        same(sees(client, desk, ticket, 73), False)
        same(client.get(f"/persons/{person}").status, 403)
        assert person not in [p["id"] for p in client.get("/persons?limit=200").json["items"]]
    same(sees(controller, desk, ticket, 73), True, "for legal matters")
    same(controller.get(f"/persons/{person}").json["restricted"], True)
    # What comes in is kept.
    again = desk.tool().post("/messages", message(73, text="Encore moi, marmotte73."))
    same(again.status, 201, again.body)
    # With a controller's say, one user goes on.
    named = controller.post(path, {"named": [me(agent)]}).json["named"]
    same([n["id"] for n in named], [me(agent)])
    same((sees(agent, desk, ticket, 73), sees(supervisor, desk, ticket, 73)), (True, False))
    guards = controller.get("/policy/guards").json["items"]
    same([(g["person"], g["restricted"]) for g in guards], [(person, True)])
    same(controller.post(path, {"restricted": False, "named": []}).status, 200)
    same((sees(agent, desk, ticket, 73), sees(supervisor, desk, ticket, 73)), (True, True))
    same(sum(e["act"] == "person.restrict" for e in journalled(controller)), 3, "each is in the journal")


@with_desk
def test_who_is_named_hears_of_a_guarded_ticket_live_and_no_other(desk):
    agent, supervisor, controller = (desk.login(r) for r in ("agent", "supervisor", "controller"))
    def looks(client, *tickets):
        for one in tickets:
            same(client.post(f"/tickets/{one}/viewing", {"typing": False}).status, 204)

    for n, guard, other, deaf in ((75, "restrict", controller, supervisor), (76, "protect", supervisor, controller)):
        ticket, sign = a_ticket(desk, n), a_ticket(desk, n + 10)
        person = whole(desk, ticket)["person"]["id"]
        same(controller.post(f"/persons/{person}/{guard}", {"named": [me(agent)]}).status, 200)
        streams = [agent.listen(), deaf.listen()]
        assert all(s.saw("event: ping") for s in streams)
        version = agent.get(f"/tickets/{ticket}").headers["ETag"]
        same(agent.patch(f"/tickets/{ticket}", {"priority": "high"}, {"If-Match": version}).status, 200)
        looks(other, ticket, sign)
        assert all(s.saw(sign) for s in streams)
        same([s.text.count(ticket) for s in streams], [2, 0], "who is named hears of both, others of none")
        same(controller.post(f"/persons/{person}/{guard}", {"named": [me(deaf)]}).status, 200)
        streams = [agent.listen(), deaf.listen()]
        assert all(s.saw("event: ping") for s in streams)
        looks(other if other is not deaf else deaf, ticket, sign)
        assert all(s.saw(sign) for s in streams)
        same([s.text.count(ticket) for s in streams], [0, 1], "now the other way round")


@with_desk
def test_nothing_of_a_restricted_person_is_trained_on(desk):
    org = sorted({u["org"] for u in desk.users})[0]
    email = next(u for u in desk.users if u["org"] == org and u["roles"] == ["controller"])
    controller, agent = desk.login("controller"), desk.login("agent")
    answer = desk.tool().post("/messages", message(77, text="Bonjour, le dossier zorblatt est perdu, marmotte77.")).json
    ticket = answer["ticket"]
    seen = agent.get(f"/tickets/{ticket}").json
    marked = agent.post(f"/tickets/{ticket}/messages/{answer['message']}/marks", {"text": "zorblatt", "type": "PERSON"})
    assert marked.status in (200, 201), marked.body

    def rows():
        password = os.path.join(desk.home, "password")
        with open(password, "w", encoding="utf-8") as f:
            f.write(email["password"] + "\n")
        done = desk.run("org", "corrections", "--export", "--org", org, "--as", email["email"], "--password-file", password)
        return [line for line in done.stdout.splitlines() if line and not line.startswith("#")]

    assert rows(), "a correction is exported"
    person = seen["person"]["id"]
    same(controller.post(f"/persons/{person}/restrict", {}).status, 200)
    same(rows(), [], "not of a restricted person")
    same(controller.post(f"/persons/{person}/restrict", {"restricted": False}).status, 200)
    assert rows(), "and again when that is lifted"


@with_desk
def test_a_protected_person_is_left_to_supervisors_and_named_users(desk):
    agent, supervisor, controller = (desk.login(r) for r in ("agent", "supervisor", "controller"))
    ticket = a_ticket(desk, 74)
    seen = whole(desk, ticket)
    file, person = seen["items"][0]["attachments"][0]["id"], seen["person"]["id"]
    guard = controller.post(f"/persons/{person}/protect", {}).json
    same((guard["vip"], [n["id"] for n in guard["named"]]), (True, [me(controller)]), "who protects is named")
    refused(agent, ticket, file, "scope:vip")
    same([sees(c, desk, ticket, 74) for c in (agent, supervisor, controller)], [False, True, True])
    why = controller.get(f"/policy/sees?user={me(agent)}&ticket={ticket}").json["cells"]
    same({c["rule"] for c in why if c["purpose"] == "support" and c["category"] == "identity"}, {"scope:vip"})
    same({c["access"] for c in why}, {"none"})
    same(controller.post(f"/persons/{person}/protect", {"named": [me(agent)]}).status, 200)
    same([sees(c, desk, ticket, 74) for c in (agent, supervisor, controller)], [True, True, False])


@with_desk
def test_who_sees_what_is_answered_by_enumeration(desk):
    controller, agent = desk.login("controller"), desk.login("agent")
    who = controller.get("/policy/who?category=health").json
    same({(r["role"], r["purpose"], r["access"]) for r in who["roles"]},
         {("agent", "support", "masked"), ("supervisor", "support", "clear"), ("controller", "legal", "clear")})
    assert {r["rule"] for r in who["roles"]} == {"agent/support/health=masked", "supervisor/support/health=clear",
                                                  "controller/legal/health=clear"}
    assert not [u for u in who["users"] if set(u["roles"]) <= {"admin", "auditor"}], who["users"]
    same(len(controller.get("/policy/sees").json["cells"]), 70)
    cells = {(c["purpose"], c["category"]): c["access"] for c in agent.get("/policy/sees").json["cells"]}
    same((cells["support", "health"], cells["legal", "content"]), ("masked", "none"))
    same(who["emergency"], [])
    same(controller.patch("/organisation", {"opening": {"emergency": ["agent"]}}).status, 200)
    emergency = controller.get("/policy/who?category=health").json["emergency"]
    assert ("support", "clear", "emergency:agent") in {(e["purpose"], e["access"], e["rule"]) for e in emergency}, emergency
    same({e["role"] for e in emergency}, {"agent"})
    cells = {(c["purpose"], c["category"]): c for c in controller.get(f"/policy/sees?user={me(agent)}").json["cells"]}
    same((cells["support", "health"]["access"], cells["support", "health"]["emergency"]),
         ("masked", {"access": "clear", "rule": "emergency:agent"}))
    assert "emergency" not in cells["support", "content"], "clear as it is"
    assert not [c for c in controller.get("/policy/sees").json["cells"] if "emergency" in c], "no controller is let"
    mine = next(u for u in controller.get("/policy/who?category=health").json["users"] if u["user"]["id"] == me(agent))
    same({i["purpose"]: (i["access"], i["emergency"]["access"]) for i in mine["items"]}["support"], ("masked", "clear"))
    same(controller.post(f"/users/{me(agent)}/scope", {"own": True}).status, 200)
    org = sorted({u["org"] for u in desk.users})[0]
    said = desk.run("policy", "explain", "--category", "health", "--org", org).stdout
    assert "emergency:agent" in said and "only: scope:own-tickets" in said, said
    email = next(u["email"] for u in desk.users if u["org"] == org and u["roles"] == ["agent"])
    for words in (("--user", email), ("--category", "health")):
        lines = desk.run("policy", "explain", *words, "--org", org).stdout.splitlines()
        assert [line for line in lines if line.startswith(email) and "health" in line and line.endswith("emergency:agent")], lines
    same(agent.get("/policy/who?category=health").status, 403)
    same(agent.get(f"/policy/sees?user={me(controller)}").status, 403)
    same(controller.get("/policy/who?category=colour").status, 422)


@with_desk
def test_who_sees_a_category_says_of_how_many_guarded_persons_not(desk):
    """What a ticket of each guarded person says to each user, one by one, makes the numbers."""
    agent, controller = desk.login("agent"), desk.login("controller")
    same(controller.get("/policy/who?category=identity").json["guarded"], {"persons": 0, "restricted": 0, "vip": 0})
    tickets = [a_ticket(desk, n) for n in range(90, 95)]
    persons = [whole(desk, ticket)["person"]["id"] for ticket in tickets]
    for n, act, named in ((0, "restrict", []), (1, "restrict", [me(agent)]), (2, "protect", [me(agent)]), (3, "protect", []),
                          (3, "restrict", []), (4, "restrict", [me(agent)])):
        same(controller.post(f"/persons/{persons[n]}/{act}", {"named": named}).status, 200)
    etag = agent.get(f"/tickets/{tickets[1]}").headers["ETag"]
    same(agent.patch(f"/tickets/{tickets[1]}", {"assignee": me(agent)}, {"If-Match": etag}).status, 200)

    def said(category):
        who = controller.get(f"/policy/who?category={category}").json
        same(who["guarded"], {"persons": 5, "restricted": 4, "vip": 2})
        return {(u["user"]["id"], i["purpose"]): {h["rule"]: h["persons"] for h in i["hidden"]} for u in who["users"] for i in u["items"]}

    def counted(category, of):
        found = {key: {} for key in of}
        for user in {user for user, _ in of}:
            for ticket in tickets:
                for cell in controller.get(f"/policy/sees?user={user}&ticket={ticket}").json["cells"]:
                    if cell["category"] == category and (user, cell["purpose"]) in of and cell["rule"].startswith("scope:"):
                        rules = found[user, cell["purpose"]]
                        rules[cell["rule"]] = rules.get(cell["rule"], 0) + 1
        return found

    for limits, of_agent in (({}, {"scope:restricted-processing": 2}), ({"own": True}, {"scope:own-tickets": 4}),
                             ({"queues": ["elsewhere"]}, {"scope:queue": 5})):
        same(controller.post(f"/users/{me(agent)}/scope", limits).status, 200)
        for category in ("identity", "health"):
            numbers = said(category)
            same(numbers, counted(category, numbers))
            same(numbers[me(agent), "support"], of_agent)
            same(numbers[me(controller), "legal"], {"scope:vip": 2}, "a restriction leaves what the law asks for")
    org = sorted({u["org"] for u in desk.users})[0]
    lines = desk.run("policy", "explain", "--category", "identity", "--org", org).stdout.splitlines()
    email = next(u["email"] for u in desk.users if u["org"] == org and u["roles"] == ["agent"])
    same([line.split()[1:] for line in lines if line.startswith(email) and " not of " in line],
         [["support", "not", "of", "5", "guarded:", "scope:queue"]])
