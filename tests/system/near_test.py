# SPDX-License-Identifier: EUPL-1.2
"""Articles found by meaning: passages and questions as vectors of an approved provider, fused with what words find.
The double's vectors are counted letters: they show that everything is joined up, and nothing about a real model."""
import hashlib
import json
import sqlite3
import threading
import time

from api_test import message
from desk import journalled, same
from entrance_test import entries, with_double
from knowledge_test import emptied

ARTICLES = (("Bail locatif", "La colocataire signe le bail. Les cautionnements se partagent."),
            ("Horaires", "Nous ouvrons le samedi matin."),
            ("Piscine", "Le bonnet de bain est obligatoire dans le grand bassin."))
# No word of it stands in an article, and no word begins as one there: groups of three letters do.
ASKED = "comment faire pour une multicolocation et un précautionnement"


def filled(desk, org=0):
    controller = emptied(desk, org)
    return {title: controller.post("/articles", {"title": title, "text": text, "lang": "fr", "public": True}).json["id"]
            for title, text in ARTICLES}


def approved(double, desk, model="grams", **more):
    path = double.approve(desk, model, ("embed",), tasks_of=("embed",), **more)
    ready(desk)
    return path


def ready(desk, want=len(ARTICLES), org=0):
    controller = desk.login("controller", org)
    for _ in range(400):
        near = controller.get("/knowledge").json["near"]
        if near["on"] and near["ready"] == near["articles"] == want:
            return
        time.sleep(0.05)
    raise AssertionError(near)


def search(client, text=ASKED, **more):
    answer = client.post("/knowledge/search", {"text": text, "lang": "fr"} | more)
    same(answer.status, 200, answer.body)
    return answer.json


@with_double
def test_what_words_miss_vectors_find_and_nothing_leaves_before_two_people_and_a_switch(desk, double):
    articles, agent = filled(desk), desk.login("agent")
    alone = search(agent)
    same((alone["items"], alone["near"]), ([], "off"))
    same(double.bodies, [])
    approved(double, desk)
    found = search(agent)
    same((found["near"], found["items"][0]["article"]), ("on", articles["Bail locatif"]))
    same((found["items"][0]["cover"], found["items"][0]["passage"]), (0, 1))
    both = search(agent, "Le bonnet du bassin")
    same((both["items"][0]["article"], both["items"][0]["cover"] > 0.3), (articles["Piscine"], True))
    sent = [json.loads(body) for body in double.bodies]
    assert all(sorted(one) == ["input", "model"] for one in sent), sent
    same(len([one for one in sent if len(one["input"]) == 1 and one["input"][0].startswith("Bail locatif")]), 1)
    exits = entries(desk, "ai.exit")
    same((len(exits), {e["rule"].split()[0] for e in exits}), (len(sent), {"embed"}))
    same(desk.login("controller").patch("/organisation", {"ai": {"tasks": []}}).status, 200)
    before = len(double.bodies)
    same((search(agent)["near"], len(double.bodies)), ("off", before))


@with_double
def test_a_question_leaves_as_a_skeleton_and_an_article_without_what_is_personal_in_it(desk, double):
    filled(desk)
    controller = desk.login("controller")
    controller.post("/articles", {"title": "Contact", "lang": "fr", "text": "Écrivez à Claire Morel, claire.morel@example.org, 06 12 34 56 78."})
    double.approve(desk, "grams", ("embed",), tasks_of=("embed",))
    ready(desk, 4)
    search(desk.login("agent"), "Je suis Claire Morel, claire.morel@example.org : où est mon colis FR76 3000 6000 0112 3456 7890 189 ?")
    sent = double.sent()
    assert "colis" in sent and "Contact" in sent
    for value in ("Morel", "example.org", "06 12", "3000 6000"):
        assert value not in sent, value


@with_double
def test_beside_a_ticket_a_persons_word_keeps_the_question_here(desk, double):
    filled(desk)
    approved(double, desk)
    agent = desk.login("agent")
    ticket = desk.tool().post("/messages", message(1, text="Où est la piscine ?\n\nClaire Morel", subject="Piscine")).json["ticket"]
    same(search(agent, ticket=ticket)["near"], "on")
    person = agent.get(f"/tickets/{ticket}").json["person"]["id"]
    same(agent.post(f"/persons/{person}/consents", {"given": False, "how": "phone"}).status, 201)
    before = len(double.bodies)
    same((search(agent, ticket=ticket)["near"], len(double.bodies)), ("off", before))
    same(search(agent, asked=False)["near"], "off")
    same(agent.post("/knowledge/search", {"text": "x", "ticket": "1"}).status, 422)
    same(desk.login("agent", 1).post("/knowledge/search", {"text": "x", "ticket": ticket}).status, 404)


@with_double
def test_what_a_search_sent_is_shown_to_whoever_searched(desk, double):
    agent = desk.login("agent")
    same(search(agent)["left"], None, "nobody does it")
    filled(desk)
    approved(double, desk)
    before = len(double.bodies)
    text = "Claire Morel demande où est la piscine municipale"
    said = search(agent, text)
    left = said["left"]
    same((said["near"], len(double.bodies)), ("on", before + 1))
    same((left["body"].encode(), left["bytes"]), (double.bodies[-1], len(double.bodies[-1])))
    same([left[k] for k in ("provider", "entity", "region", "parts", "missing", "found")], ["Double", "Double SAS", "FR", 1, [], []])
    assert "piscine" in left["body"] and "Morel" not in left["body"], left["body"]
    out = [e for e in journalled(desk.login("auditor")) if e["act"] == "ai.exit"][-1]
    same((out["n"], out["digest"]), (left["bytes"], hashlib.sha256(double.bodies[-1]).hexdigest()))
    assert left["entry"] > 0 and left["at"] >= out["at"], (left["at"], out["at"])
    same(search(agent, text, asked=False)["left"], None, "nothing left for this one")


@with_double
def test_a_word_said_while_a_question_is_on_its_way_ends_it(desk, double):
    filled(desk)
    approved(double, desk, "fickle")
    agent, found = desk.login("agent"), []
    ticket = desk.tool().post("/messages", message(1, text="Où est la piscine ?\n\nClaire Morel", subject="Piscine")).json["ticket"]
    person = agent.get(f"/tickets/{ticket}").json["person"]["id"]
    double.mood, before = "slow", len(double.bodies)
    asking = threading.Thread(target=lambda: found.append(search(desk.login("agent"), ticket=ticket)))
    asking.start()
    while len(double.bodies) == before:
        time.sleep(0.01)
    same(agent.post(f"/persons/{person}/consents", {"given": False, "how": "phone"}).status, 201)
    asking.join()
    same(found[0]["near"], "revoked")


@with_double
def test_a_preview_sends_nothing_and_what_a_vector_took_is_shown_in_the_ticket(desk, double):
    filled(desk)
    double.approve(desk, "wise", ("draft", "embed"), tasks_of=("draft",))
    double.approve(desk, "grams", ("draft", "summary", "embed"), tasks_of=("embed",))
    ready(desk)
    agent, before = desk.login("agent"), len(double.bodies)
    ticket = desk.tool().post("/messages", message(1, text=ASKED + "\n\nClaire Morel", subject="Bail")).json["ticket"]
    shown = agent.post(f"/tickets/{ticket}/assist/preview", {"task": "draft"}).json
    same((shown["by_words"], len(double.bodies)), (True, before))
    same(agent.post(f"/tickets/{ticket}/assist/preview", {"task": "summary"}).json["by_words"], False)
    same(agent.post(f"/tickets/{ticket}/assist", {"task": "draft", "nonce": shown["nonce"]}).json["stop"], "none")
    same([body.decode() for body in double.bodies[before:]], [shown["body"]])
    same(agent.post(f"/tickets/{ticket}/assist", {"task": "draft"}).status, 200)
    asked = double.bodies[before + 1].decode()
    assert "input" in json.loads(asked), asked
    kept = agent.get(f"/tickets/{ticket}/suggestions").json["items"]
    same([one["task"] for one in kept], ["draft", "embed", "draft"])
    same((kept[1]["left"]["body"], kept[1]["left"]["bytes"], kept[1]["left"]["model"]), (asked, len(asked.encode()), "grams"))
    assert kept[1]["entry"] > 0 and kept[1]["text"] == "", kept[1]


@with_double
def test_a_provider_that_is_down_slow_or_lies_leaves_words_alone_with_a_note(desk, double):
    articles, agent = filled(desk), desk.login("agent")
    approved(double, desk, "fickle")
    for mood, word in (("short", "nonsense"), ("nan", "nonsense"), ("other", "nonsense"), ("down", "down"), ("slow", "slow"), ("backwards", "on")):
        double.mood, begun = mood, time.monotonic()
        found = search(agent, "le grand bassin est obligatoire")
        same((mood, found["near"], found["items"][0]["article"]), (mood, word, articles["Piscine"]))
        assert time.monotonic() - begun < 4, mood
    sent = len(double.bodies)
    same((search(agent, "Claire Morel")["near"], len(double.bodies)), ("found", sent))
    same(sorted(e["reason"] for e in entries(desk, "ai.answer") if e["result"] == "failed"), ["down", "nonsense", "nonsense", "slow"])


@with_double
def test_what_fails_is_made_later_and_another_model_makes_all_of_it_anew(desk, double):
    filled(desk)
    controller, admin = desk.login("controller"), desk.login("admin")
    path = approved(double, desk, "grams")
    same(search(controller)["near"], "on")
    one = admin.get(path).json
    body = {k: one[k] for k in ("name", "owner", "kind", "url", "region", "terms")} | {"model": "other"}
    same(admin.patch(path, body).status, 200)
    same(search(controller)["near"], "off")
    admin.post(path + "/approvals", {"as": "it"})
    controller.post(path + "/approvals", {"as": "legal"})
    ready(desk)
    same(search(controller)["near"], "on")
    desk.stop()
    with sqlite3.connect(f"{desk.data}/desk.db") as db:
        same(db.execute("SELECT DISTINCT dimension, provider_version, length(vectors) / passages FROM article_vector WHERE version > 0").fetchall(),
             [(48, 2, 192)])


@with_double
def test_a_desk_that_is_killed_while_it_sends_begins_the_article_again(desk, double):
    double.mood = "slow"
    filled(desk)
    double.approve(desk, "fickle", ("embed",), tasks_of=("embed",))
    for _ in range(400):
        if double.bodies:
            break
        time.sleep(0.05)
    desk.kill()
    double.mood = "grams"
    with sqlite3.connect(f"{desk.data}/desk.db") as db:
        same(db.execute("SELECT count(*) FROM article_vector WHERE due > 0 AND version = 0").fetchone(), (1,))
        db.execute("UPDATE article_vector SET due = 1")
    desk.start("--reach", f"127.0.0.1:{double.port}")
    ready(desk)


@with_double
def test_an_own_contract_without_a_line_for_it_is_said_beside_the_switches(desk, double):
    controller = desk.login("controller")
    same(controller.patch("/organisation", {"ai": {"enabled": True, "tasks": ["embed", "draft"]}}).status, 200)
    same(controller.get("/organisation/ai").json["uncontracted"], [])
    lines = controller.get("/policy").json["contracts"].splitlines()
    kept = "\n".join(line for line in lines if not line.startswith("embed,")) + "\n"
    same(controller.post("/policy", {"contracts": kept, "comment": "an old one"}).status, 200)
    same(controller.get("/organisation/ai").json["uncontracted"], ["embed"])
    same(controller.patch("/organisation", {"ai": {"tasks": ["draft"]}}).status, 200)
    same(controller.get("/organisation/ai").json["uncontracted"], [])
