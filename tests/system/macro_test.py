# SPDX-License-Identifier: EUPL-1.2
"""Macros, and what agents made of suggestions: both change what is proposed next."""
import json

from api_test import message
from assist_test import HELP, MAIL, arrived, asked, switched_on
from desk import same, with_desk
from entrance_test import with_double

MACRO = {"name": "Renvoyer un trombone", "shortcut": "retour", "lang": "fr", "shared": True,
         "text": "Bonjour {{customer}},\n\nPour renvoyer le trombone, démontez la coulisse et gardez l’étui : nous venons le chercher.\n\n"
                 "Référence {{ticket}}.\n\n{{agent}}, {{organisation}}",
         "actions": {"status": "pending", "tags": ["retour"]}}
ANY = {"If-Match": "*"}


def made(client, **more):
    answer = client.post("/macros", MACRO | more)
    same(answer.status, 201, answer.body)
    return answer.json


@with_desk
def test_who_writes_and_sees_which_macros(desk):
    agent, other, supervisor = desk.login("agent"), desk.login("agent", 1), desk.login("supervisor")
    same(agent.post("/macros", MACRO).status, 403)
    shared = made(supervisor)
    own = made(agent, shared=False, shortcut="mien", name="Le mien")
    same([m["name"] for m in agent.get("/macros").json["items"]], ["Le mien", MACRO["name"]])
    same([m["name"] for m in supervisor.get("/macros").json["items"]], [MACRO["name"]], "an agent's own are theirs alone")
    same(supervisor.get(f"/macros/{own['id']}").status, 404)
    same((other.get(f"/macros/{shared['id']}").status, other.get("/macros").json["items"]), (404, []))
    same((shared["actions"], shared["uses"], shared["used"]), ({"status": "pending", "queue": None, "tags": ["retour"]}, 0, None))
    for client, body, status in ((agent, {"name": "X"}, 403), (agent, {"shared": False}, 403), (supervisor, {"name": "Retours"}, 200)):
        same(client.patch(f"/macros/{shared['id']}", body, ANY).status, status, body)
    same(agent.patch(f"/macros/{own['id']}", {"shared": True}, ANY).status, 403)
    same(supervisor.patch(f"/macros/{shared['id']}", {"name": "Y"}, {"If-Match": '"1"'}).status, 412)
    same(supervisor.patch(f"/macros/{shared['id']}", {"archived": True}, ANY).json["archived"], True)
    same([m["name"] for m in agent.get("/macros").json["items"]], ["Le mien"])
    acts = [e["entry"]["act"] for e in desk.login("auditor").get(f"/journal/find?subject={shared['id']}").json["items"]]
    same(sorted(acts), ["macro.add", "macro.archive", "macro.change"])


@with_desk
def test_what_is_wrong_in_a_macro_is_named_with_its_line(desk):
    supervisor = desk.login("supervisor")
    for change, field, reason in (
            ({"text": "Bonjour,\n{{nom}} !"}, "text", "line 2: {{nom}} is no placeholder"),
            ({"text": "Bonjour {{customer\n}}"}, "text", "line 1: a placeholder does not end"),
            ({"text": "Bonjour,\n\nÉcrivez à claire.morel@example.org."}, "text", "line 3: looks like personal data (EMAIL)"),
            ({"name": ""}, "name", "1 to 100"), ({"shortcut": "a b"}, "shortcut", "letters"), ({"lang": "xx"}, "lang", "fr, en"),
            ({"intent": "nothing"}, "intent", "intents"), ({"queue": "nowhere"}, "queue", "queues"),
            ({"actions": {"status": "lost"}}, "actions", "status"), ({"actions": {"queue": "nowhere"}}, "actions", "queue"),
            ({"actions": {"tags": [""]}}, "actions", "tags")):
        answer = supervisor.post("/macros", MACRO | change)
        same(answer.status, 422, (change, answer.body))
        assert answer.json["fields"][0]["field"] == field and reason in answer.json["fields"][0]["reason"], answer.body
    same(supervisor.post("/macros", MACRO | {"text": "Écrivez à claire.morel@example.org.", "house": True}).status, 201)
    same(supervisor.post("/macros", MACRO).json["fields"][0]["field"], "shortcut", "one macro a shortcut")
    first = made(supervisor, shortcut="")
    same(supervisor.post("/macros", MACRO | {"shortcut": "", "translation_of": first["id"]}).status, 422)
    same(made(supervisor, lang="en", translation_of=first["id"])["family"], first["family"])


@with_desk
def test_a_draft_is_the_macro_filled_for_who_asks_and_says_so(desk):
    switched_on(desk)
    supervisor, agent, ticket = desk.login("supervisor"), desk.login("agent"), arrived(desk)
    macro = made(supervisor)
    number = agent.get(f"/tickets/{ticket}").json["number"]
    draft = asked(agent, ticket).json
    same((draft["source"]["kind"], draft["source"]["id"], draft["source"]["name"]), ("macro", macro["id"], macro["name"]), draft)
    assert "{{" not in draft["text"] and f"Référence {number}." in draft["text"], draft["text"]
    assert draft["text"].startswith("Bonjour"), draft["text"]
    same((draft["greeting"], draft["signature"], draft["citations"]), ("", "", []), "it greets and signs by itself")
    kept = agent.get(f"/tickets/{ticket}/suggestions").json["items"][0]
    same((kept["source"]["id"], "{{customer}}" in kept["text"]), (macro["id"], True), "kept as it is written")
    same(agent.post(f"/tickets/{ticket}/macros/{macro['id']}/used", {}).status, 204)
    same(desk.login("agent", 1).post(f"/tickets/{ticket}/macros/{macro['id']}/used", {}).status, 404)
    same([m["uses"] for m in agent.get("/macros").json["items"]], [1])


@with_double
def test_a_provider_gets_macros_as_house_wording_only_by_a_line_of_its_contract(desk, double):
    controller = switched_on(desk)
    ticket, agent = arrived(desk), desk.login("agent")
    made(desk.login("supervisor"))
    double.approve(desk)
    wording = "démontez la coulisse et gardez"

    def would_leave():
        answer = agent.post(f"/tickets/{ticket}/assist/preview", {"task": "draft"})
        same((answer.status, answer.json["found"]), (200, []), answer.body)
        return answer.json["body"]

    assert wording not in would_leave(), "no contract that was there sends it"
    before = controller.get("/policy/versions/1").json["contracts"]
    changed = controller.post("/policy", {"contracts": before + "draft,remote,macros,clear\n", "comment": "macros"})
    same(changed.status, 200, changed.body)
    assert wording in would_leave() and "{{" not in would_leave()
    same(asked(agent, ticket).json["embedded"], False)
    assert any(wording.encode() in body for body in double.bodies), double.bodies
    kept, = agent.get(f"/tickets/{ticket}/suggestions").json["items"]
    assert wording in kept["left"]["body"], "and what left says so"
    item, = desk.login("controller").get("/policy/diff?from=1&to=2").json["items"]
    same((item["task"], item["category"], item["to"]), ("draft", "macros", "clear"))


def judged(agent, ticket, verdict, times, until=None, **more):
    """Judges what is proposed, so many times, or as long as it is made from `until`."""
    for _ in range(times):
        one = asked(agent, ticket).json
        if until not in (None, one["source"]["id"]):
            return one
        same(agent.post(f"/tickets/{ticket}/suggestions/{one['id']}/verdict", {"verdict": verdict} | more).status, 204)
    return asked(agent, ticket).json


@with_desk
def test_what_agents_refuse_falls_on_its_topic_and_not_on_another(desk):
    controller, agent = switched_on(desk), desk.login("agent")
    ticket, other = arrived(desk), desk.tool().post("/messages", message(2, text=MAIL, subject="Trombone")).json["ticket"]
    for one, intent in ((ticket, "refund"), (other, "other")):
        labels = agent.get("/meta").json["intents"]
        same(agent.patch(f"/tickets/{one}", {"intent": labels[0] if intent == "refund" else labels[1]}, ANY).status, 200)
    article = controller.post("/articles", HELP).json["id"]
    second = controller.post("/articles", HELP | {"title": "Renvoyer un trombone abîmé", "text": "Renvoyez le trombone sous dix jours, coulisse dans son étui."}).json["id"]
    first = asked(agent, ticket).json
    winner = first["source"]["id"]
    same((winner in (article, second), first["source"]["judged"]), (True, 0))
    # How it is said is no fault of the passage.
    same(judged(agent, ticket, "rejected", 5, reason="tone")["source"]["id"], winner)
    after = judged(agent, ticket, "rejected", 5, until=winner, reason="wrong")
    assert after["source"]["id"] not in (winner, None), after
    same((asked(agent, other).json["source"]["id"], asked(agent, other).json["source"]["judged"]), (winner, 0), "another topic")
    same(judged(agent, ticket, "accepted", 3)["source"]["kept"], 0, "nobody's word about a draft: it was not sent")
    for _ in range(3):
        draft = asked(agent, ticket).json
        same(agent.post(f"/tickets/{ticket}/replies", {"text": draft["text"]}, {"If-Match": agent.get(f"/tickets/{ticket}").headers["ETag"]}).status, 201)
    liked = asked(agent, ticket).json["source"]
    same((liked["id"], liked["kept"], liked["judged"], liked["factor"] > 1), (after["source"]["id"], 3, 3, True))
    intent = agent.get(f"/tickets/{ticket}").json["intent"]["label"]
    question = {"text": "renvoyer un trombone", "lang": "fr", "asked": False}
    found = {h["article"]: (h["kept"], h["judged"]) for h in agent.post("/knowledge/search", question | {"intent": intent}).json["items"]}
    assert found[winner][1] >= 1 and found[winner][0] == 0 and found[liked["id"]] == (3, 3), found
    same({(h["kept"], h["judged"]) for h in agent.post("/knowledge/search", question).json["items"]}, {(0, 0)})


@with_desk
def test_judgements_are_taken_out_without_a_name_or_a_word(desk):
    switched_on(desk)
    supervisor, agent, ticket = desk.login("supervisor"), desk.login("agent"), arrived(desk)
    macro = made(supervisor)
    judged(agent, ticket, "rejected", 1, reason="outdated")
    same(agent.get("/suggestions/export?format=csv").status, 403)
    same(supervisor.get("/suggestions/export?format=xml").status, 422)
    rows = supervisor.get("/suggestions/export?format=csv").body.decode().split("\r\n")
    same((rows[0].split(",")[:3], len(rows), rows[2]), (["day", "task", "lang"], 3, ""))
    row = dict(zip(rows[0].split(","), rows[1].split(",")))
    same((row["task"], row["by"], row["verdict"], row["reason"], row["source"], row["source_id"], row["source_version"]),
         ("draft", "embedded", "rejected", "outdated", "macro", macro["id"], "1"))
    line, = supervisor.get("/suggestions/export?format=jsonl").body.decode().splitlines()
    same(json.loads(line)["source_id"], macro["id"])
    for secret in (ticket, agent.get("/session").json["user"]["id"], "Morel", "trombone"):
        assert secret not in line + rows[1], secret
    entry, = desk.login("auditor").get("/journal/find?act=feedback.export&limit=1").json["items"]
    same(entry["entry"]["n"], 1)
