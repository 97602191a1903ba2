# SPDX-License-Identifier: EUPL-1.2
"""AI in a ticket with no provider at all: off until the controller says so, then summaries and drafts."""
import json
import os
import re
import sqlite3
import subprocess
import uuid

from api_test import message
from desk import same, with_desk

HELP = {"title": "Renvoyer un trombone", "lang": "fr", "category": "Retours", "public": True,
        "text": "# Trombone à coulisse\n\nRenvoyez le trombone dans son étui sous trente jours, coulisse démontée."}
MAIL = ("Bonjour,\n\nLa coulisse de mon trombone est défectueuse. Comment renvoyer le trombone dans son étui ?\n"
        "Mon IBAN est FR76 3000 6000 0112 3456 7890 189.\n\nCordialement,\nClaire Morel")


def switched_on(desk):
    controller = desk.login("controller")
    same(controller.patch("/organisation", {"ai": {"enabled": True, "tasks": ["summary", "draft", "answer", "rewrite", "translate"]}}).status, 200)
    return controller


def arrived(desk, text=MAIL):
    made = desk.tool().post("/messages", message(1, text=text, subject="Trombone"))
    same(made.status, 201, made.body)
    return made.json["ticket"]


def asked(client, ticket, task="draft", **more):
    return client.post(f"/tickets/{ticket}/assist", {"task": task} | more)


def standing(client, ticket):
    return {one["task"]: one for one in client.get(f"/tickets/{ticket}/assist").json["tasks"]}


@with_desk
def test_each_task_says_for_itself_whether_it_is_on(desk):
    agent, controller, ticket = desk.login("agent"), desk.login("controller"), arrived(desk)
    same({s["reason"] for s in standing(agent, ticket).values()}, {"organisation"})
    same(controller.patch("/organisation", {"ai": {"enabled": True, "tasks": ["summary"]}}).status, 200)
    here = standing(agent, ticket)
    same({task: (s["on"], s["reason"], s["provider"]) for task, s in here.items()},
         {task: (task == "summary", "on" if task == "summary" else "task", None)
          for task in ("summary", "draft", "answer", "translate", "quality", "rewrite", "article")})
    same(here["summary"]["by"]["name"], controller.get("/session").json["user"]["name"])
    same((asked(agent, ticket, "summary").status, asked(agent, ticket, "draft").json["rule"]), (200, "ai:task"))
    same(desk.login("agent", 1).get(f"/tickets/{ticket}/assist").status, 404)


@with_desk
def test_ai_is_off_until_the_controller_says_so(desk):
    agent, ticket = desk.login("agent"), arrived(desk)
    same(standing(agent, ticket)["draft"]["on"], False)
    answer = asked(agent, ticket)
    same((answer.status, answer.json["rule"]), (403, "ai:organisation"))
    same(agent.post(f"/tickets/{ticket}/assist/preview", {"task": "draft"}).status, 403)
    same(agent.get(f"/tickets/{ticket}/suggestions").json["items"], [])
    switched_on(desk)
    same(standing(agent, ticket)["draft"]["on"], True)
    same(asked(agent, ticket).status, 200)


@with_desk
def test_the_embedded_provider_drafts_from_an_article_and_nothing_leaves(desk):
    controller, agent, ticket = switched_on(desk), desk.login("agent"), arrived(desk)
    one = controller.post("/articles", HELP).json["id"]
    draft = asked(agent, ticket).json
    assert "sous trente jours" in draft["text"] and "[1]" in draft["text"], draft
    same([(c["article"], c["version"], c["public"]) for c in draft["citations"]], [(one, 1, True)])
    same((draft["provider"], draft["embedded"], draft["stop"]), ("embedded", True, "none"))
    same((draft["left"]["provider"], draft["left"]["bytes"], draft["left"]["body"]), (None, 0, ""))
    same(draft["greeting"], "Bonjour Ana Prova,", "who wrote, to the agent who may see that")
    assert draft["signature"].startswith("Cordialement"), draft
    assert draft["confidence"] > 0.3
    left = agent.post(f"/tickets/{ticket}/assist/preview", {"task": "draft"}).json
    same((left["provider"], left["body"]), (None, ""))


INSIDE = {"title": "Trombone défectueux, coulisse", "lang": "fr", "category": "Procédures", "public": False,
          "text": "La coulisse du trombone défectueuse se renvoie dans son étui : prévenir Zéphyrin à l'atelier sans le dire."}


@with_desk
def test_a_reply_quotes_what_customers_may_read_and_the_agent_is_shown_the_rest(desk):
    controller, agent, ticket = switched_on(desk), desk.login("agent"), arrived(desk)
    inside = controller.post("/articles", INSIDE).json["id"]
    draft = asked(agent, ticket).json
    assert "Zéphyrin" not in draft["text"], draft
    same([(c["article"], c["public"], c["aside"]) for c in draft["citations"]], [(inside, False, True)])
    one = controller.post("/articles", HELP).json["id"]
    draft = asked(agent, ticket).json
    assert "sous trente jours" in draft["text"] and "Zéphyrin" not in draft["text"], draft
    same([(c["article"], c["aside"]) for c in draft["citations"]], [(one, False), (inside, True)])
    kept, _ = agent.get(f"/tickets/{ticket}/suggestions").json["items"]
    same([(c["article"], c["aside"]) for c in kept["citations"]], [(one, False), (inside, True)])
    same(agent.post(f"/tickets/{ticket}/suggestions/{kept['id']}/verdict", {"verdict": "accepted"}).status < 300, True)
    with sqlite3.connect(os.path.join(desk.data, "desk.db")) as db:
        same(db.execute("SELECT count(*) FROM suggestion_source WHERE source = ?", (uuid.UUID(inside).bytes,)).fetchone(), (0,),
             "what nobody quoted is not judged")


@with_desk
def test_a_summary_quotes_the_skeleton_and_is_in_the_readers_language(desk):
    switched_on(desk)
    agent, ticket = desk.login("agent"), arrived(desk)
    summary = asked(agent, ticket, "summary", lang="fr").json["text"]
    assert summary.startswith("Demande\n") and "Comment renvoyer le trombone" in summary, summary
    assert "3000 6000" not in summary and "Morel" not in summary
    assert asked(agent, ticket, "summary", lang="en").json["text"].startswith("Asked\n")


@with_desk
def test_suggestions_are_kept_sealed_and_judged(desk):
    switched_on(desk)
    agent, ticket = desk.login("agent"), arrived(desk)
    one = asked(agent, ticket, "summary", lang="fr").json
    kept = agent.get(f"/tickets/{ticket}/suggestions").json["items"]
    same([(k["id"], k["text"], k["verdict"], k["entry"]) for k in kept], [(one["id"], one["text"], "none", one["entry"])])
    path = f"/tickets/{ticket}/suggestions/{one['id']}/verdict"
    same(agent.post(path, {"verdict": "rejected"}).status, 422)
    same(agent.post(path, {"verdict": "edited", "distance": 0}).status, 422, "the desk compares, nobody else")
    same(agent.post(path, {"verdict": "rejected", "reason": "beside"}).status, 204)
    kept = agent.get(f"/tickets/{ticket}/suggestions").json["items"][0]
    same((kept["verdict"], kept["reason"]), ("rejected", "beside"))
    same(agent.get("/suggestions/figures").status, 403)
    figures = desk.login("supervisor").get("/suggestions/figures").json
    same([(j["task"], j["verdict"], j["reason"], j["count"]) for j in figures["judged"]], [("summary", "rejected", "beside", 1)])
    same([(a["task"], a["remote"], a["count"]) for a in figures["asked"]], [("summary", False, 1)])
    acts = [e["entry"]["act"] for e in desk.login("auditor").get(f"/journal/find?subject={ticket}").json["items"]]
    assert "ai.suggest" in acts and "ai.judge" in acts, acts
    desk.stop()
    found = subprocess.run(["grep", "-rac", "Comment renvoyer", str(desk.data)], capture_output=True, text=True).stdout
    assert all(line.endswith(":0") for line in found.split()), found


def judge(client, ticket, one, status=204, **verdict):
    same(client.post(f"/tickets/{ticket}/suggestions/{one['id']}/verdict", verdict).status, status, verdict)


def sent(client, ticket, text):
    version = client.get(f"/tickets/{ticket}").json["version"]
    answer = client.call("POST", f"/tickets/{ticket}/replies", {"text": text}, {"If-Match": f'"{version}"'})
    same(answer.status, 201, answer.body)
    return answer.json["id"]


def fared(desk):
    return {(j["task"], j["verdict"]): j for j in desk.login("supervisor").get("/suggestions/figures").json["judged"]}


@with_desk
def test_the_desk_itself_compares_what_was_sent_with_what_it_proposed(desk):
    controller, agent, ticket = switched_on(desk), desk.login("agent"), arrived(desk)
    controller.post("/articles", HELP)
    first, second = asked(agent, ticket).json, asked(agent, ticket).json
    letter = "\n\n".join((first["greeting"], re.sub(r" ?\[[0-9]+\]", "", first["text"]), first["signature"]))
    came = agent.get(f"/tickets/{ticket}").json["items"][0]["id"]
    for wrong in ({"message": came}, {"message": first["id"]}, {"message": "x"}, {"reason": "tone"}):
        judge(agent, ticket, first, 422, verdict="accepted", **wrong)
    judge(agent, ticket, first, verdict="edited", message=sent(agent, ticket, letter))
    judge(agent, ticket, second, verdict="accepted", message=sent(agent, ticket, "Nous vous rappelons demain."))
    one = fared(desk)["draft", "accepted"]
    same((one["count"], one["compared"], one["distance"], one["seen"]), (1, 1, 0, True), "greeting, signature and references are no edit")
    two = fared(desk)["draft", "unused"]
    assert two["count"] == 1 and two["distance"] > 0.8 and two["seen"], two
    early = asked(agent, ticket).json
    judge(agent, ticket, first, 422, verdict="edited", message=came)
    judge(agent, ticket, early, 422, verdict="edited", message=agent.get(f"/tickets/{ticket}").json["items"][-1]["id"])


def letter_of(draft, text=None):
    """A draft as it is put into the reply."""
    return "\n\n".join((draft["greeting"], re.sub(r" ?\[[0-9]+\]", "", text or draft["text"]), draft["signature"]))


def became(agent, ticket):
    return {s["id"]: (s["verdict"], s["seen"]) for s in agent.get(f"/tickets/{ticket}/suggestions").json["items"]}


@with_desk
def test_what_became_of_a_draft_is_seen_in_the_reply_whatever_anybody_says(desk):
    controller, agent, ticket = switched_on(desk), desk.login("agent"), arrived(desk)
    controller.post("/articles", HELP)
    first, refused, last = asked(agent, ticket).json, asked(agent, ticket).json, asked(agent, ticket).json
    judge(agent, ticket, first, verdict="accepted")
    judge(agent, ticket, refused, verdict="rejected", reason="wrong")
    same(became(agent, ticket), {first["id"]: ("accepted", False), refused["id"]: ("rejected", False), last["id"]: ("none", False)}, "words")
    note = agent.get(f"/tickets/{ticket}").headers["ETag"]
    same(agent.post(f"/tickets/{ticket}/notes", {"text": letter_of(first)}, {"If-Match": note}).status, 201)
    same(became(agent, ticket)[first["id"]], ("accepted", False), "a note is nothing that was sent")
    sent(agent, ticket, letter_of(last, last["text"] + " Nous restons à votre disposition pour toute question."))
    same(became(agent, ticket), {first["id"]: ("unused", True), refused["id"]: ("rejected", False), last["id"]: ("edited", True)},
         "one of them was used, and who refused one keeps their word")
    judge(agent, ticket, last, verdict="accepted")
    judge(agent, ticket, first, verdict="edited", text=first["text"])
    same((became(agent, ticket)[last["id"]], became(agent, ticket)[first["id"]]), (("edited", True), ("unused", True)), "a word changes nothing of what was seen")
    other = asked(agent, ticket).json
    sent(agent, ticket, "Votre colis est parti ce matin par transporteur.")
    same(became(agent, ticket)[other["id"]], ("unused", True))
    judge(agent, ticket, other, 422, verdict="unused")
    judge(agent, ticket, last, verdict="rejected", reason="outdated")
    same(became(agent, ticket)[last["id"]], ("rejected", False))
    word = asked(agent, ticket, "summary").json
    judge(agent, ticket, word, verdict="accepted")
    sent(agent, ticket, word["text"])
    same(became(agent, ticket)[word["id"]], ("accepted", False), "nothing of a summary is sent")
    supervisor = desk.login("supervisor")
    lines = [json.loads(line) for line in supervisor.get("/suggestions/export?format=jsonl").body.decode().splitlines()]
    same({(line["task"], line["verdict"], line["how"], line["distance"] is None) for line in lines},
         {("draft", "unused", "seen", False), ("draft", "rejected", "said", True), ("summary", "accepted", "said", True)})
    rows = supervisor.get("/suggestions/export?format=csv").body.decode().split("\r\n")
    same((rows[0].split(",")[-1], {row.split(",")[-1] for row in rows[1:-1]}), ("how", {"seen", "said"}))
    sums = {(j["task"], j["verdict"]): (j["count"], j["seen"], j["compared"]) for j in supervisor.get("/suggestions/figures").json["judged"] if j["reason"] is None}
    same(sums, {("draft", "unused"): (2, True, 2), ("summary", "accepted"): (1, False, 0)})


@with_desk
def test_every_task_is_accepted_edited_or_rejected_for_a_reason(desk):
    controller, supervisor, ticket = switched_on(desk), desk.login("supervisor"), arrived(desk)
    tasks = ("summary", "draft", "translate", "rewrite", "quality", "article")
    same(controller.patch("/organisation", {"ai": {"enabled": True, "tasks": list(tasks)}}).status, 200)
    controller.post("/articles", HELP)
    sent(supervisor, ticket, "Renvoyez le trombone sous trente jours, dans son étui, coulisse démontée.")
    same(supervisor.patch(f"/tickets/{ticket}", {"status": "solved"}, {"If-Match": "*"}).status, 200)
    own = {"text": "Vous devez nous renvoyer la coulisse sans attendre.", "wish": "warmer"}
    for task in tasks:
        for verdict in ({"verdict": "accepted"}, {"verdict": "edited", "text": "Tout autre chose."}, {"verdict": "rejected", "reason": "wrong"}):
            answer = asked(supervisor, ticket, task, **(own if task == "rewrite" else {}))
            same(answer.status, 200, answer.body)
            judge(supervisor, ticket, answer.json, **verdict)
    got = fared(desk)
    same(set(got), {(task, verdict) for task in tasks for verdict in ("accepted", "edited", "rejected")})
    assert all(got[task, "edited"]["distance"] > 0.5 for task in tasks), got


@with_desk
def test_every_task_has_a_fallback_and_who_may_not_see_gets_nothing(desk):
    switched_on(desk)
    agent, ticket = desk.login("agent"), arrived(desk)
    answer = asked(agent, ticket, "rewrite", text="Bonjour Claire Morel, vous devez nous renvoyer la coulisse.", wish="warmer")
    same((answer.status, answer.json["embedded"], answer.json["stop"], answer.json["left"]["bytes"]), (200, True, "none", 0), answer.body)
    assert answer.json["text"].startswith("Bonjour Claire Morel, nous vous invitons à nous renvoyer la coulisse."), answer.json["text"]
    same(asked(agent, ticket, "rewrite", text="Voici votre numero ?", wish="corrected").json["text"], "Voici votre numéro\u202f?")
    for lang, doubts in (("fr", []), ("en", ["language"])):  # no rule translates: the message stays, and says so
        stays = asked(agent, ticket, "translate", lang=lang).json
        same(("coulisse" in stays["text"], stays["lang"], [m["doubt"] for m in stays["marks"]]), (True, "fr", doubts))
    same(asked(agent, ticket, "rewrite").status, 422)
    same(asked(agent, ticket, "poem").status, 422)
    same(asked(desk.login("admin"), ticket).status, 403)
    same(asked(desk.login("agent", 1), ticket).status, 404)


@with_desk
def test_an_answer_comes_as_a_stream_to_who_asks_for_one(desk):
    switched_on(desk)
    agent, ticket = desk.login("agent"), arrived(desk)
    answer = agent.call("POST", f"/tickets/{ticket}/assist", {"task": "summary"}, {"Accept": "text/event-stream"})
    same(answer.status, 200)
    events = [part for part in answer.body.decode().split("\n\n") if part.startswith("event:")]
    same(events[-1].split("\n")[0], "event: done", answer.body)
    done = json.loads(events[-1].split("data: ", 1)[1])
    assert done["text"] and done["task"] == "summary"
    ticket = arrived(desk, "Zébulon xylophone quetzal ?")
    answer = agent.call("POST", f"/tickets/{ticket}/assist", {"task": "answer"}, {"Accept": "text/event-stream"})
    assert b"event: error" in answer.body, answer.body


@with_desk
def test_in_a_ticket_of_several_persons_no_text_is_kept_that_would_outlive_one(desk):
    switched_on(desk)
    agent, ticket = desk.login("agent"), arrived(desk)
    other = desk.tool().post("/messages", message(2)).json["ticket"]
    person = agent.get(f"/tickets/{other}").json["person"]["id"]
    with sqlite3.connect(os.path.join(desk.data, "desk.db"), timeout=10) as db:
        db.execute("INSERT INTO participant (ticket, person) VALUES (?, ?)", (uuid.UUID(ticket).bytes, uuid.UUID(person).bytes))
    same(len(agent.get(f"/tickets/{ticket}").json["participants"]), 2)
    assert "trombone" in asked(agent, ticket, "summary").json["text"], "it is shown"
    kept, = agent.get(f"/tickets/{ticket}/suggestions").json["items"]
    same((kept["task"], kept["text"], kept["left"]["body"]), ("summary", "", ""), "and not kept")


@with_desk
def test_who_sees_names_masked_is_given_none_to_greet_with(desk):
    controller, agent, ticket = switched_on(desk), desk.login("agent"), arrived(desk)
    policy = controller.get("/policy").json["csv"]
    assert "agent,support,identity,clear\n" in policy
    masked = policy.replace("agent,support,identity,clear\n", "agent,support,identity,masked\n")
    same(controller.post("/policy", {"csv": masked, "comment": "a test"}).status, 200)
    answer = asked(agent, ticket)
    same((answer.status, answer.json["greeting"]), (200, "Bonjour,"), answer.body)
    assert "Ana" not in answer.body.decode() and "Prova" not in answer.body.decode(), answer.body


GIVEN = "Renvoyez le trombone dans son étui, coulisse démontée, avec le bon de retour."


def a_colleagues_answer(desk, agent):
    """A ticket that was answered and solved, through a source of its own, with a second participant: both."""
    asking = message(1, text=MAIL, subject="Trombone")
    ticket = desk.tool("web-form").post("/messages", message(1, text=MAIL, subject="Trombone")).json["ticket"]
    tag = {"If-Match": agent.get(f"/tickets/{ticket}").headers["ETag"]}
    same(agent.post(f"/tickets/{ticket}/replies", {"text": GIVEN, "status": "solved"}, tag).status, 201)
    other = desk.tool().post("/messages", message(3)).json["ticket"]
    person = agent.get(f"/tickets/{other}").json["person"]["id"]
    with sqlite3.connect(os.path.join(desk.data, "desk.db"), timeout=10) as db:
        db.execute("INSERT INTO participant (ticket, person) VALUES (?, ?)", (uuid.UUID(ticket).bytes, uuid.UUID(person).bytes))
    return ticket, person


def is_recalled(agent, ticket):
    answer = asked(agent, ticket)
    same(answer.status, 200, answer.body)
    return "bon de retour" in answer.json["text"]


@with_desk
def test_a_past_answer_is_recalled_until_anybody_of_its_thread_opts_out_or_its_source_is_off(desk):
    controller, agent = switched_on(desk), desk.login("agent")
    past, person = a_colleagues_answer(desk, agent)
    ticket = desk.tool().post("/messages", message(2, text=MAIL, subject="Trombone")).json["ticket"]
    same(is_recalled(agent, ticket), True)
    acts = [e["entry"]["act"] for e in desk.login("auditor").get(f"/journal/find?subject={ticket}").json["items"]]
    assert "answers.recall" in acts, acts
    for given in (False, True):
        same(agent.post(f"/persons/{person}/consents", {"given": given, "how": "phone"}).status, 201)
        same(is_recalled(agent, ticket), given, "the second participant's word")
    source = next(s["id"] for s in controller.get("/sources").json["items"] if s["name"] == "web-form")
    for on in (False, True):
        same(controller.patch("/organisation/ai", {"scope": "source", "what": source, "on": on}).status, 200)
        same(is_recalled(agent, ticket), on, "the source it came through")


@with_desk
def test_what_is_judged_or_learnt_from_is_finished(desk):
    controller, agent, ticket = desk.login("controller"), desk.login("agent"), arrived(desk)
    same(controller.patch("/organisation", {"ai": {"enabled": True, "tasks": ["quality", "article"]}}).status, 200)

    def said(task, path=""):
        answer = agent.post(f"/tickets/{ticket}/assist{path}", {"task": task})
        return answer.status, answer.json.get("detail", "")

    def is_open(task):
        for path in ("", "/preview"):
            status, why = said(task, path)
            same((status, "solved or closed" in why), (409, True), why)

    is_open("quality")
    is_open("article")
    tag = {"If-Match": agent.get(f"/tickets/{ticket}").headers["ETag"]}
    same(agent.patch(f"/tickets/{ticket}", {"status": "solved"}, tag).status, 200)
    for task in ("quality", "article"):
        assert "solved or closed" not in said(task)[1], task
        same(said(task, "/preview")[0], 200)
