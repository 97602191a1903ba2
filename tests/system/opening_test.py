# SPDX-License-Identifier: EUPL-1.2
"""Opening the envelope: a reason where one is asked for, a fresh factor before what is grave, the
measure of a day, alerts that name their rule, copies, and emergencies with their review."""
import base64
import datetime
import uuid

from access_test import sql
from api_test import message
from desk import Desk, journalled, same, second_controller, with_desk
from outside import Relay, wait_for

TEXT = ("Bonjour, mon IBAN est FR76 3000 6000 0112 3456 7890 189, je suis diabétique, "
        "mon mail est claire{n}@example.org.")


def take(desk, n=1):
    answer = desk.tool().post("/messages", {"from": {"name": "Claire Morel", "email": f"claire{n}@example.org"},
                                            "text": TEXT.format(n=n)})
    same(answer.status, 201, answer.body)
    return answer.json["ticket"]


def tokens_of(agent, ticket):
    return {s["type"]: s for s in agent.get(f"/tickets/{ticket}").json["items"][0]["spans"]}


def reveal(client, ticket, token, **more):
    return client.post(f"/tickets/{ticket}/reveal", {"tokens": [token], **more})


def set_opening(controller, **what):
    answer = controller.patch("/organisation", {"opening": what})
    same(answer.status, 200, answer.body)
    return answer.json["opening"]


@with_desk
def test_a_reason_is_asked_for_where_the_organisation_wants_one(desk):
    agent, controller = desk.login("agent"), desk.login("controller")
    ticket = take(desk)
    same(agent.get("/meta").json["opening"],
         {"reason_required": False, "reasons": [], "seconds": 60, "emergency": False})
    same(reveal(agent, ticket, "IBAN_1").status, 200)
    opening = set_opening(controller, reason_required=True, reasons=["Rappel du client"], seconds=20)
    same((opening["reasons"], opening["persons"]), (["Rappel du client"], 60), "what was not named stays")
    for reason in ({}, {"reason": ""}, {"reason": " \t "}):
        answer = reveal(agent, ticket, "IBAN_1", **reason)
        same((answer.status, [f["field"] for f in answer.json["fields"]]), (422, ["reason"]))
        assert b"3000 6000" not in answer.body
    answer = reveal(agent, ticket, "IBAN_1", reason="Rappel du client")
    same((answer.status, answer.json["seconds"]), (200, 20), answer.body)
    same(reveal(agent, ticket, "IBAN_1", reason="x" * 1001).status, 422)
    same(agent.get("/meta").json["opening"]["reasons"], ["Rappel du client"])


@with_desk
def test_settings_of_opening_are_checked_word_by_word(desk):
    controller = desk.login("controller")
    for field, wrong in (("seconds", 4), ("seconds", "60"), ("persons", -1), ("times", 101), ("zone", "Europe/Paris"),
                         ("from", "8:30"), ("to", "24:01"), ("days", [0]), ("days", [8]), ("emergency", ["admin"]),
                         ("emergency", ["tool"]), ("reasons", [""]), ("reasons", ["a"] * 21), ("hours", 3),
                         ("review_days", 0), ("reason_required", "yes")):
        answer = controller.patch("/organisation", {"opening": {field: wrong}})
        same(answer.status, 422, f"{field}: {wrong}")
        assert any(field in f["field"] for f in answer.json["fields"]), (field, answer.json)
    same(controller.patch("/organisation", {"opening": {"from": "18:00", "to": "08:00"}}).status, 422)
    same(desk.login("agent").patch("/organisation", {"opening": {"seconds": 30}}).status, 403)


@with_desk
def test_what_is_grave_needs_a_factor_shown_just_now(desk):
    agent, auditor = desk.login("agent"), desk.login("auditor")
    user = next(u for u in desk.users if u["roles"] == ["agent"] and u["org"] == sorted({v["org"] for v in desk.users})[0])
    ticket = take(desk)
    sql(desk, "UPDATE session SET fresh = fresh - 3600000")
    for token in ("IBAN_1", "HEALTH_1"):
        answer = reveal(agent, ticket, token)
        same((answer.status, answer.json["rule"]), (403, "step-up"), token)
        assert b"text" not in answer.body, answer.body
    same(agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["EMAIL_1", "IBAN_1"]}).json["rule"], "step-up")
    same(reveal(agent, ticket, "EMAIL_1").status, 200, "an address is not grave")
    assert not [e for e in journalled(auditor) if e["act"] == "token.open" and e["categories"] == ["financial"]]
    answer = agent.post("/session/fresh", {"password": user["password"]})
    agent.csrf = answer.json["csrf"]
    answer = reveal(agent, ticket, "IBAN_1")
    same((answer.status, answer.json["items"][0]["text"]), (200, "FR76 3000 6000 0112 3456 7890 189"))


@with_desk
def test_a_value_of_another_person_is_not_put_back(desk):
    """The grant is for the person whose message it is: what is somebody else's stays sealed."""
    agent = desk.login("agent")
    ticket, other = take(desk), agent.get("/tickets?limit=200").json["items"][-1]["person"]["id"]
    item = agent.get(f"/tickets/{ticket}").json["items"][0]
    path, before = f"/tickets/{ticket}/messages/{item['id']}/marks", agent.get(f"/tickets/{ticket}").json["items"]
    mine = sql(desk, "SELECT person FROM envelope WHERE ticket = ?", (uuid.UUID(ticket).bytes,))[0]
    assert mine != (uuid.UUID(other).bytes,)
    sql(desk, "UPDATE envelope SET person = ? WHERE ticket = ?", (uuid.UUID(other).bytes, uuid.UUID(ticket).bytes))
    answer = agent.post(path, {"token": "IBAN_1"})
    same((answer.status, answer.json["detail"]), (409, "the value is not of the message's person"))
    assert b"3000" not in answer.body
    sql(desk, "UPDATE envelope SET person = ? WHERE ticket = ?", (*mine, uuid.UUID(ticket).bytes))
    same(agent.get(f"/tickets/{ticket}").json["items"], before, "nothing was changed")
    kept = sql(desk, "SELECT exact, value FROM envelope WHERE ticket = ?", (uuid.UUID(ticket).bytes,))
    sql(desk, "UPDATE envelope SET value = NULL WHERE ticket = ?", (uuid.UUID(ticket).bytes,))
    answer = agent.post(path, {"token": "IBAN_1"})
    same((answer.status, answer.json["detail"]), (409, "the value was not kept: it cannot be put back"), "as a password's is not")
    for exact, value in kept:
        sql(desk, "UPDATE envelope SET value = ? WHERE ticket = ? AND exact = ?", (value, uuid.UUID(ticket).bytes, exact))
    same(agent.post(path, {"token": "IBAN_1"}).status, 200, "and of their own it is put back")


@with_desk
def test_to_put_a_value_back_in_clear_is_to_open_it(desk):
    agent, controller = desk.login("agent"), desk.login("controller")
    user = next(u for u in desk.users if u["roles"] == ["agent"] and u["org"] == sorted({v["org"] for v in desk.users})[0])
    set_opening(controller, reason_required=True)
    ticket = take(desk)
    item = agent.get(f"/tickets/{ticket}").json["items"][0]
    path, wrong = f"/tickets/{ticket}/messages/{item['id']}/marks", {"token": "IBAN_1"}

    def count():
        return [(m["persons"], m["openings"]) for m in agent.get("/openings").json["items"]]

    sql(desk, "UPDATE session SET fresh = fresh - 3600000")
    answer = agent.post(path, wrong)
    same((answer.status, answer.json.get("rule")), (403, "step-up"))
    assert b"3000 6000" not in answer.body, answer.body
    refused = [e["reason"] for e in journalled(desk.login("auditor")) if e["act"] == "api.refuse" and e["rule"] == "step-up"]
    same(len(refused), 1, "the refusal is journalled")
    agent.csrf = agent.post("/session/fresh", {"password": user["password"]}).json["csrf"]
    for reason in ({}, {"reason": " "}, {"reason": "x" * 1001}):
        answer = agent.post(path, {**wrong, **reason})
        same((answer.status, [f["field"] for f in answer.json["fields"]]), (422, ["reason"]))
    same(count(), [(0, 0)], "nothing was opened")
    for token in ("IBAN_01", "IBAN_1.0", "iban_1"):
        same(agent.post(path, {"token": token, "reason": "Ce n'en est pas un"}).status, 422, token)
    answer = agent.post(path, {**wrong, "reason": "Ce n'en est pas un"})
    same(answer.status, 200, answer.body)
    assert "FR76 3000 6000" in answer.json["skeleton"], answer.json
    same(count(), [(1, 1)])


@with_desk
def test_a_file_and_a_customer_number_need_a_factor_shown_just_now_too(desk):
    supervisor = desk.login("supervisor")
    user = next(u for u in desk.users if u["roles"] == ["supervisor"] and u["org"] == sorted({v["org"] for v in desk.users})[0])
    files = {"iban.txt": b"IBAN FR76 3000 6000 0112 3456 7890 189", "photo.txt": b"rien"}
    body = message(81)
    body["from"]["customer_ref"] = "CL-482913"
    body["attachments"] = [{"name": n, "type": "text/plain", "content": base64.b64encode(b).decode()} for n, b in files.items()]
    ticket = desk.tool().post("/messages", body).json["ticket"]
    view = supervisor.get(f"/tickets/{ticket}").json
    grave, plain = (f"/tickets/{ticket}/attachments/{a['id']}" for a in view["items"][0]["attachments"])
    person = f"/persons/{view['person']['id']}"

    def known():
        shown = {c["kind"]: c["value"] for c in supervisor.get(person).json["contacts"]}
        return shown["customer_ref"]["access"], shown["customer_ref"]["text"], shown["email"]["access"]

    same((supervisor.get(grave).status, known()), (200, ("clear", "CL-482913", "clear")))
    sql(desk, "UPDATE session SET fresh = fresh - 3600000")
    answer = supervisor.get(grave)
    same((answer.status, answer.json["rule"]), (403, "step-up"))
    same(supervisor.get(plain).status, 200, "a file that holds nothing grave")
    access, text, email = known()
    same((access, email), ("masked", "clear"))
    assert "482913" not in text, text
    for path in (f"/tickets/{ticket}", "/persons?q=CL-482913"):
        assert b"482913" not in supervisor.get(path).body, path
    answer = supervisor.post("/session/fresh", {"password": user["password"]})
    supervisor.csrf = answer.json["csrf"]
    same((supervisor.get(grave).body, known()[0]), (files["iban.txt"], "clear"))


@with_desk
def test_a_copy_is_an_event(desk):
    agent, other, auditor = desk.login("agent"), desk.login("supervisor"), desk.login("auditor")
    ticket = take(desk)
    path = f"/tickets/{ticket}/copies"
    same(agent.post(path, {"token": "IBAN_1"}).status, 409, "nothing is open")
    same(reveal(agent, ticket, "IBAN_1").status, 200)
    answer = agent.post(path, {"token": "IBAN_1", "purpose": "support"})
    same((answer.status, answer.body), (204, b""))
    same(agent.post(path, {"token": "IBAN_9"}).status, 404)
    same(agent.post(path, {}).status, 422)
    same(other.post(path, {"token": "IBAN_1"}).status, 409, "another's opening is not one's own")
    entry = [e for e in journalled(auditor) if e["act"] == "token.copy"]
    same([(e["result"], e["categories"], e["purpose"], e["on"]["id"]) for e in entry],
         [("done", ["financial"], "support", ticket)])


@with_desk
def test_many_persons_raise_an_alert_that_names_its_rule(desk):
    agent, supervisor, controller = desk.login("agent"), desk.login("supervisor"), desk.login("controller")
    auditor, admin = desk.login("auditor"), desk.login("admin")
    set_opening(controller, persons=3, no_ticket=100, sequence=100)
    watching, working = supervisor.listen(), agent.listen()
    tickets = [take(desk, n) for n in range(5)]
    for ticket in tickets[:3]:
        same(reveal(agent, ticket, "EMAIL_1").status, 200)
        same(reveal(agent, ticket, "EMAIL_1").status, 200, "the same person counts once")
    same(supervisor.get("/alerts").json["items"], [])
    same(reveal(agent, tickets[3], "EMAIL_1").status, 200)
    alert, = supervisor.get("/alerts?open=true").json["items"]
    same((alert["rule"], alert["count"], alert["limit"], alert["acknowledged"], alert["mine"]),
         ("many-persons", 4, 3, None, False))
    assert watching.saw("event: alert") and alert["id"] in watching.text, watching.text
    assert "event: alert" not in working.text, "agents do not hear of it"
    same(reveal(agent, tickets[4], "EMAIL_1").status, 200)
    same([(a["id"], a["count"]) for a in controller.get("/alerts").json["items"]], [(alert["id"], 5)], "it grows")

    seen = f"/alerts/{alert['id']}/acknowledge"
    for who in (agent, auditor, admin):
        same((who.get("/alerts").status, who.post(seen, {"note": "x"}).status), (403, 403))
    same(supervisor.post(seen, {"note": " "}).status, 422)
    answer = supervisor.post(seen, {"note": "Elle remplace une collègue."})
    same((answer.status, answer.json["acknowledged"]["note"]), (200, "Elle remplace une collègue."), answer.body)
    same(supervisor.post(seen, {"note": "again"}).status, 409)
    same(supervisor.get("/alerts?open=true").json["items"], [])
    done = [e for e in journalled(auditor) if e["act"] in ("alert.raise", "alert.seen")]
    same([(e["act"], e["by"], e["rule"], e["n"]) for e in done][0], ("alert.raise", "guichet", "many-persons", 4))
    same([e["rule"] for e in done], ["many-persons"] * 2)

    # Twice as much as was seen: it opens again.
    for n in range(5, 10):
        same(reveal(agent, take(desk, n), "EMAIL_1").status, 200)
    again, = supervisor.get("/alerts?open=true").json["items"]
    same((again["id"], again["count"]), (alert["id"], 10))


@with_desk
def test_however_many_alerts_are_open_they_are_counted_and_listed(desk):
    """More than one page holds: a desk that shows 200 of 205 hides the oldest five."""
    supervisor, me = desk.login("supervisor"), uuid.UUID(desk.login("agent").get("/session").json["user"]["id"]).bytes
    sql(desk, "INSERT INTO alert (id, org, account, rule, day, at, last, count, most, own, team, entry, seen_at, seen_count) "
              "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 405) "
              "SELECT randomblob(16), (SELECT org FROM account WHERE id = ?), ?, 'no-ticket', n, 1, 1, 16, 15, -1, -1, 1, n % 2 = 0, 0 FROM n", (me, me))

    def pages(which):
        cursor, found = "", []
        while cursor is not None:
            page = supervisor.get(f"/alerts?limit=200{which}{cursor and '&cursor=' + cursor}").json
            same((page["open"], page["answered"]), (203, 202))
            found += [(a["id"], a["acknowledged"] is None) for a in page["items"]]
            cursor = page["next"]
        return found

    listed = pages("")
    same((len(listed), len(set(listed)), listed), (405, 405, sorted(listed, reverse=True)), "newest first, each once")
    same(pages("&open=true"), [one for one in listed if one[1]])
    same(pages("&open=false"), [one for one in listed if not one[1]])
    same(supervisor.get("/alerts?open=yes").status, 422)


@with_desk
def test_other_patterns_each_have_their_rule(desk):
    agent, supervisor, controller = desk.login("agent"), desk.login("supervisor"), desk.login("controller")
    me = agent.get("/session").json["user"]["id"]
    set_opening(controller, no_ticket=2, sequence=0, off_hours=1, persons=0)
    own = take(desk, 50)
    etag = agent.get(f"/tickets/{own}").headers["ETag"]
    same(agent.patch(f"/tickets/{own}", {"assignee": me}, {"If-Match": etag}).status, 200)
    for _ in range(4):
        same(reveal(agent, own, "EMAIL_1").status, 200)
    same(supervisor.get("/alerts").json["items"], [], "one's own ticket is no matter")
    for n in range(3):
        same(reveal(agent, take(desk, n), "EMAIL_1").status, 200)
    same([(a["rule"], a["count"], a["limit"]) for a in supervisor.get("/alerts").json["items"]], [("no-ticket", 3, 2)])

    # Nobody works on any of these days but one that is not today.
    day = supervisor.get("/openings").json["day"]
    other = datetime.date.fromisoformat(day).isoweekday() % 7 + 1
    set_opening(controller, days=[other])
    for n in range(2):
        same(reveal(agent, own, "EMAIL_1").status, 200)
    same({a["rule"] for a in supervisor.get("/alerts").json["items"]}, {"no-ticket", "off-hours"})

    set_opening(controller, sequence=3, days=[1, 2, 3, 4, 5, 6, 7])
    for n in range(10, 14):
        same(reveal(agent, take(desk, n), "EMAIL_1").status, 200)
    found = {a["rule"]: a for a in supervisor.get("/alerts").json["items"]}
    assert "sequence" in found and found["sequence"]["count"] >= 4, found

    # The measure of the day: everybody's for those who watch, one's own for who does not.
    mine, = agent.get("/openings").json["items"]
    same((mine["user"]["id"], mine["persons"], mine["off_hours"]), (me, 8, 2))
    all_of = supervisor.get("/openings").json["items"]
    same([o for o in all_of if o["user"]["id"] == me], [mine])


@with_desk
def test_persons_opened_one_after_the_other_are_a_sequence_though_no_ticket_says_so(desk):
    agent, supervisor, controller = desk.login("agent"), desk.login("supervisor"), desk.login("controller")
    set_opening(controller, sequence=3, no_ticket=0, persons=0)
    persons = [agent.get(f"/tickets/{take(desk, n)}").json["person"]["id"] for n in range(10)]

    def found():
        return [(a["rule"], a["count"], a["limit"]) for a in supervisor.get("/alerts").json["items"]]

    def look(*of):
        for n in of:
            same(agent.get(f"/persons/{persons[n]}").status, 200)

    look(0, 2, 4, 6, 8, 8, 0, 1, 2, 2, 4)
    same(found(), [], "not one after the other, or as many as the limit")
    sql(desk, "UPDATE person SET erased = 1 WHERE id = ?", (uuid.UUID(persons[3]).bytes,))
    look(5, 4, 2, 1)
    same(found(), [("sequence", 5, 3)], "backwards too, and past who is no more there")


@with_desk
def test_each_token_is_an_opening_and_a_list_of_persons_opens_nothing(desk):
    agent, controller = desk.login("agent"), desk.login("controller")
    set_opening(controller, openings=1, persons=50, no_ticket=0)
    ticket = take(desk)
    same(agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["IBAN_1", "EMAIL_1"]}).status, 200)
    alert, = controller.get("/alerts?open=true").json["items"]
    same((alert["rule"], alert["count"]), ("many-openings", 2), "though asked for at once")
    before, = agent.get("/openings").json["items"]
    same((before["openings"], before["persons"]), (2, 1))
    listed = agent.get("/persons?limit=200")
    assert listed.json["items"] and b"claire1@example.org" not in listed.body, "how to reach them is not read off a list"
    same(agent.get("/openings").json["items"], [before])
    person = agent.get(f"/tickets/{ticket}").json["person"]["id"]
    assert b"claire1@example.org" in agent.get(f"/persons/{person}").body
    same(agent.get("/openings").json["items"][0]["openings"], 3, "one's own page is an opening")


@with_desk
def test_a_user_may_have_limits_of_their_own(desk):
    agent, controller, supervisor = desk.login("agent"), desk.login("controller"), desk.login("supervisor")
    set_opening(controller, persons=50, openings=2, no_ticket=0)
    user, own = (c.get("/session").json["user"]["id"] for c in (agent, controller))
    foreign = desk.login("agent", 1).get("/session").json["user"]["id"]
    path = f"/users/{user}/openings"
    everybody = {"persons": 50, "openings": 2, "times": 3, "no_ticket": 0, "off_hours": 3, "sequence": 10}
    none = dict.fromkeys(everybody)
    same(supervisor.get(path).json, {**none, "organisation": everybody})
    for body, field in (({"persons": -1}, "persons"), ({"persons": "3"}, "persons"), ({"times": 101}, "times"), ({"sequence": 100001}, "sequence")):
        answer = controller.post(path, body)
        same((answer.status, [f["field"] for f in answer.json["fields"]]), (422, [field]), str(body))
    same(controller.post(path, {"account": foreign}).status, 422, "unknown member")
    same((agent.get(path).status, agent.post(path, {"persons": 1}).status, supervisor.post(path, {"persons": 1}).status), (403, 403, 403))
    answer = controller.post(f"/users/{own}/openings", {"persons": 0})
    same((answer.status, answer.json["rule"]), (403, "four-eyes"), "nobody about themselves")
    same(controller.post(f"/users/{foreign}/openings", {"persons": 1}).status, 404)
    same(controller.post(path, {"persons": 1, "openings": 0}).json, {**none, "persons": 1, "openings": 0, "organisation": everybody})
    for n in range(3):
        same(reveal(agent, take(desk, n), "EMAIL_1").status, 200)
    alerts = controller.get("/alerts?open=true").json["items"]
    same([(a["rule"], a["count"], a["limit"]) for a in alerts], [("many-persons", 3, 1)], "stricter in one, freer in another")
    same([(i["persons"], i["limit"]) for i in controller.get("/openings").json["items"]], [(3, 1)])
    same([(i["persons"], i["limit"]) for i in agent.get("/openings").json["items"]], [(3, 1)], "which the user sees, too")
    same(controller.post(path, {"persons": None}).json["persons"], None)
    same(agent.get("/openings").json["items"][0]["limit"], 50)
    same(reveal(agent, take(desk, 9), "EMAIL_1").status, 200)
    same({a["rule"] for a in controller.get("/alerts?open=true").json["items"]}, {"many-persons", "many-openings"}, "as for everybody again")
    done = [(e["on"]["id"], e["n"]) for e in journalled(desk.login("auditor")) if e["act"] == "account.openings"]
    same(done, [(user, 2), (user, 0)])


@with_desk
def test_what_is_usual_is_told_by_other_days(desk):
    agent, supervisor, controller = desk.login("agent"), desk.login("supervisor"), desk.login("controller")
    me = agent.get("/session").json["user"]["id"]
    set_opening(controller, times=2, no_ticket=0, sequence=0)
    for n in range(14):
        same(reveal(agent, take(desk, n), "EMAIL_1").status, 200)
    same(supervisor.get("/alerts").json["items"], [], "no other day is known")
    for back in range(1, 5):
        sql(desk, "INSERT INTO opening_day SELECT org, account, day - ?, ?, 9, 0, 0, 0, 0, 0, 0, NULL, 0 FROM opening_day "
                  "WHERE account = ? AND persons = 14", (back, 5 + back % 2, bytes.fromhex(me.replace("-", ""))))
    same(reveal(agent, take(desk, 20), "EMAIL_1").status, 200)
    alert, = supervisor.get("/alerts").json["items"]
    same((alert["rule"], alert["count"], alert["limit"], alert["own"], alert["team"]), ("unusual-day", 15, 12, 6, None))
    same(next(o for o in supervisor.get("/openings").json["items"] if o["user"]["id"] == me)["usual"], 6)


@with_desk
def test_an_emergency_opens_is_marked_told_and_reviewed(desk):
    agent, supervisor, controller = desk.login("agent"), desk.login("supervisor"), desk.login("controller")
    auditor = desk.login("auditor")
    ticket = take(desk)
    reason = {"reason": "Malaise au téléphone, les secours demandent", "emergency": True}
    same(reveal(agent, ticket, "HEALTH_1").status, 403, "the matrix shows health masked")
    same(reveal(agent, ticket, "HEALTH_1", **reason).status, 403, "no role of this organisation may")
    set_opening(controller, emergency=["agent", "controller"])
    same(agent.get("/meta").json["opening"]["emergency"], True)
    same(reveal(agent, ticket, "HEALTH_1", emergency=True).status, 422, "never without a reason")
    same(reveal(supervisor, ticket, "SPECIAL_1", **reason).status, 404)
    sql(desk, "UPDATE session SET fresh = fresh - 3600000 WHERE account = "
              "(SELECT id FROM account WHERE id = ?)", (bytes.fromhex(
                  agent.get("/session").json["user"]["id"].replace("-", "")),))
    same(reveal(agent, ticket, "HEALTH_1", **reason).json["rule"], "step-up")
    sql(desk, "UPDATE session SET fresh = max(fresh, created)")
    watching = controller.listen()
    answer = reveal(agent, ticket, "HEALTH_1", **reason)
    same((answer.status, answer.json["entry"]["act"]), (200, "token.emergency"), answer.body)
    assert "diab" in answer.json["items"][0]["text"]
    assert watching.saw("event: alert")
    same(reveal(agent, ticket, "HEALTH_1").status, 403, "the right itself has not grown")
    same([(a["rule"], a["count"]) for a in supervisor.get("/alerts").json["items"]], [("emergency", 1), ("emergency-access", 1)])

    for who in (agent, supervisor, auditor):
        same(who.get("/emergencies").status, 403)
    one, = controller.get("/emergencies").json["items"]
    same((one["ticket"], one["categories"], one["reason"], one["overdue"], one["review"], one["mine"]),
         (ticket, ["health"], reason["reason"], False, None, False))
    sql(desk, "UPDATE emergency SET due = 1")
    same(controller.get("/emergencies").json["items"][0]["overdue"], True)
    path = f"/emergencies/{one['id']}/review"
    same(controller.post(path, {"justified": True, "note": ""}).status, 422)
    same(controller.post(path, {"justified": 1, "note": "x"}).status, 422)
    same(supervisor.post(path, {"justified": True, "note": "x"}).status, 403)
    answer = controller.post(path, {"justified": False, "note": "Aucun appel des secours ce jour-là."})
    same((answer.status, answer.json["review"]["justified"], answer.json["overdue"]), (200, False, False), answer.body)
    same(controller.post(path, {"justified": True, "note": "x"}).status, 409, "a verdict stands")

    # Nobody reviews what they opened themselves.
    opened = reveal(controller, ticket, "HEALTH_1", purpose="support", **reason)
    same(opened.status, 403, "the controller sees no content for this purpose, in an emergency neither")
    opened = reveal(controller, ticket, "HEALTH_1", purpose="legal", **reason)
    same(opened.status, 200, opened.body)
    own = next(e for e in controller.get("/emergencies").json["items"] if e["mine"])
    answer = controller.post(f"/emergencies/{own['id']}/review", {"justified": True, "note": "x"})
    same((answer.status, answer.json["rule"]), (403, "four-eyes"))

    entries = journalled(auditor)
    same([(e["result"], e.get("rule"), e["categories"]) for e in entries if e["act"] == "token.emergency"][:2],
         [("refused", "default-deny", ["health"]), ("allowed", "emergency:agent", ["health"])])
    same([e["reason"] for e in entries if e["act"] == "emergency.review"], ["not-justified"])
    text = str(entries)
    assert "secours" not in text and "Malaise" not in text, "the journal holds nobody's words"


@with_desk
def test_a_file_is_for_those_who_may_see_all_that_is_in_it(desk):
    agent, supervisor = desk.login("agent"), desk.login("supervisor")
    content = base64.b64encode("Je suis diabétique depuis 2003.".encode()).decode()
    answer = desk.tool().post("/messages", {"from": {"name": "Claire Morel", "email": "claire@example.org"}, "text": "Voir.",
                                            "attachments": [{"name": "a.txt", "type": "text/plain", "content": content}]})
    ticket = agent.get(f"/tickets/{answer.json['ticket']}").json
    file, = ticket["items"][0]["attachments"]
    same([f["type"] for f in file["found"]], ["HEALTH"])
    path = f"/tickets/{ticket['id']}/attachments/{file['id']}"
    answer = agent.get(path)
    same((answer.status, answer.json["rule"]), (403, "agent/support/health=masked"), answer.body)
    assert b"diab" not in answer.body
    assert b"diab" in supervisor.get(path).body


def test_alerts_are_told_by_mail_once_however_many_there_are(program):
    desk, relay = Desk(program), Relay()
    try:
        desk.start("--mail-relay", f"smtp://127.0.0.1:{relay.port}", "--mail-from", "desk@example.org", "--public-url", "http://localhost:9")
        agent, controller = desk.login("agent"), desk.login("controller")
        set_opening(controller, openings=1, no_ticket=1)
        ticket = take(desk)
        for _ in range(6):
            same(reveal(agent, ticket, "EMAIL_1").status, 200)
        wait_for(lambda: len(relay.mails) >= 2, "one mail each")
        org = sorted({u["org"] for u in desk.users})[0]
        wanted = sorted(u["email"] for u in desk.users if u["org"] == org and u["roles"][0] in ("supervisor", "controller"))
        same(sorted(to for _, (to,), _ in relay.mails), wanted)
        for _, _, mail in relay.mails:
            text = mail.get_content()
            assert "many-openings" in text or "no-ticket" in text, text
            assert "http://localhost:9/#/alerts" in text, text
            for secret in (agent.get("/session").json["user"]["name"], "ana", str(ticket)):
                assert secret not in mail.as_string() and secret not in text, secret
        for _ in range(4):
            reveal(agent, ticket, "EMAIL_1")
        wait_for(lambda: [e for e in journalled(desk.login("auditor")) if e["act"] == "alert.mail"], "journalled")
        same(len(relay.mails), 2, "a storm is one mail")
        sql(desk, "UPDATE alert_mail SET next_at = 0")
        wait_for(lambda: len(relay.mails) == 4, "what came since, in the next")
        desk.stop()
    finally:
        relay.close()
        desk.remove()


def test_a_review_that_is_late_is_told_once_for_each_emergency(program):
    """Issue 4 part 4: a review is mandatory, so that nobody looks away from one that does not come."""
    desk, relay = Desk(program), Relay()
    try:
        desk.start("--mail-relay", f"smtp://127.0.0.1:{relay.port}", "--mail-from", "desk@example.org", "--public-url", "http://localhost:9")
        agent, supervisor, controller = desk.login("agent"), desk.login("supervisor"), desk.login("controller")
        set_opening(controller, emergency=["agent"])
        ticket = take(desk)
        for _ in range(2):
            same(reveal(agent, ticket, "HEALTH_1", emergency=True, reason="Les secours demandent").status, 200)
        wait_for(lambda: relay.mails, "of the emergencies themselves")

        def late():
            return [(a["count"], a["user"]["id"], bool(a["acknowledged"])) for a in supervisor.get("/alerts").json["items"] if a["rule"] == "late-review"]

        me, first = agent.get("/session").json["user"]["id"], controller.get("/emergencies").json["items"][1]["id"]
        same(late(), [], "it has three days")
        watching = supervisor.listen()
        sql(desk, "UPDATE alert_mail SET next_at = 0")
        sql(desk, "UPDATE emergency SET due = 1 WHERE id = ?", (bytes.fromhex(first.replace("-", "")),))
        wait_for(lambda: late() == [(1, me, False)], "late")
        assert watching.saw("event: alert"), watching.text
        wait_for(lambda: len([m for _, _, m in relay.mails if "late-review" in m.get_content()]) == 2, "a mail to each of both")
        alert = next(a for a in supervisor.get("/alerts").json["items"] if a["rule"] == "late-review")
        same(supervisor.post(f"/alerts/{alert['id']}/acknowledge", {"note": "Rappelé."}).status, 200)
        same(late(), [(1, me, True)])
        sql(desk, "UPDATE emergency SET due = 1")
        wait_for(lambda: late() == [(2, me, False)], "the other one opens it again, the first one no more")
        same([(e["n"], e["on"]["id"]) for e in journalled(desk.login("auditor")) if e.get("rule") == "late-review" and e["act"] == "alert.raise"],
             [(1, me), (2, me)])
        desk.stop()
    finally:
        relay.close()
        desk.remove()


@with_desk
def test_to_let_roles_open_in_an_emergency_is_told_and_takes_two_where_four_eyes_are_wanted(desk):
    controller, supervisor = desk.login("controller"), desk.login("supervisor")
    me, noor = controller.get("/session").json["user"]["id"], second_controller(desk)
    other = noor.get("/session").json["user"]["id"]

    def told():
        return sorted((a["user"]["id"] == me, a["count"]) for a in supervisor.get("/alerts").json["items"] if a["rule"] == "emergency-access")

    def now(client, **what):
        opening = set_opening(client, **what) if what else client.get("/organisation").json["opening"]
        wanted = opening["emergency_wanted"]
        return opening["emergency"], wanted and (wanted["roles"], wanted["by"])

    same((now(controller, seconds=50), told()), (([], None), []))
    same((now(controller, emergency=["agent"]), told()), ((["agent"], None), [(True, 1)]), "one is enough, the others hear of it")
    same((now(controller, emergency=[]), told()), (([], None), [(True, 1)]), "fewer is no matter")
    same(controller.post("/policy", {"four_eyes": True, "comment": "two decide"}).status, 200)
    same((now(controller, emergency=["agent"]), told()), (([], (["agent"], me)), [(True, 2)]), "waits")
    same(now(controller, seconds=40), ([], (["agent"], me)), "another setting leaves it waiting")
    same(now(controller, emergency=["agent"]), ([], (["agent"], me)), "nobody agrees with themselves")
    same(desk.login("agent").get("/meta").json["opening"]["emergency"], False)
    same(now(noor, emergency=["supervisor"]), ([], (["supervisor"], other)), "another wish than that is one of its own")
    same(now(controller, emergency=[]), ([], None), "and may be refused")
    same(now(controller, emergency=["agent", "supervisor"]), ([], (["supervisor", "agent"], me)))
    same(now(noor, emergency=["supervisor", "agent"]), (["supervisor", "agent"], None), "two agree")
    same(now(noor, emergency=["agent"]), (["agent"], None), "fewer at once")
    now(controller, emergency=["agent", "supervisor"])
    sql(desk, "UPDATE organisation SET settings = replace(settings, '\"at\":\"20', '\"at\":\"19')")
    same(now(noor, emergency=["agent", "supervisor"]), (["agent"], (["supervisor", "agent"], other)), "too long ago")
    same(controller.patch("/organisation", {"opening": {"emergency_wanted": {"roles": ["agent"], "by": other, "at": "2026-11-27T00:00:00Z"}}}).status,
         422, "nobody says that somebody else wants it")
    acts = [(e["act"].split(".")[1], e["by"] == me, e["reason"]) for e in journalled(desk.login("auditor")) if e["act"] in
            ("emergency.ask", "emergency.allow", "emergency.refuse")]
    same(acts, [("allow", True, "agent"), ("ask", True, "agent"), ("ask", True, "agent"), ("ask", False, "supervisor"), ("refuse", True, "supervisor"),
                ("ask", True, "supervisor,agent"), ("allow", False, "supervisor,agent"), ("ask", True, "supervisor,agent"), ("ask", False, "supervisor,agent")])
