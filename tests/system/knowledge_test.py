# SPDX-License-Identifier: EUPL-1.2
"""Articles: written by few, read by all of one organisation, found by their passages, imported whole."""
import base64
import json
import os
import sqlite3
from datetime import datetime, timedelta, timezone

from desk import Client, Desk, same, with_desk
from outside import Relay, wait_for
from pdf_files import letter

TEXT = "# Délai\n\nUn remboursement prend cinq jours.\n\n## Exception\n\nTrente jours pour un chèque."


def article(**more):
    return {"title": "Quand serai-je remboursé ?", "text": TEXT, "lang": "fr", "category": "Paiement"} | more


def emptied(desk, org=0):
    """A controller of an organisation without the demo's articles."""
    controller = desk.login("controller", org)
    for one in controller.get("/articles?limit=200").json["items"]:
        same(controller.patch(f"/articles/{one['id']}", {"archived": True}, {"If-Match": "*"}).status, 200)
    return controller


def search(client, text, **more):
    answer = client.post("/knowledge/search", {"text": text} | more)
    same(answer.status, 200, answer.body)
    return answer.json


@with_desk
def test_an_article_is_written_changed_found_and_archived(desk):
    agent, controller = desk.login("agent"), emptied(desk)
    same(agent.post("/articles", article()).json["rule"], "role:supervisor")
    made = controller.post("/articles", article())
    same((made.status, made.json["version"], made.json["state"]), (201, 1, "current"))
    one = made.json["id"]
    hit = search(agent, "combien de temps pour un remboursement par cheque")["items"][0]
    same((hit["article"], hit["version"], hit["heading"]), (one, 1, "Délai > Exception"))
    assert "Trente jours" in hit["text"] and hit["passage"] == 2
    same(search(agent, "rembourssement")["repaired"], "rembourssement>remboursement")
    same(search(agent, "⟦PERSON_1⟧ xylophone")["items"], [])
    changed = controller.patch(f"/articles/{one}", {"text": "Par virement, sous huit jours."}, {"If-Match": '"1"'})
    same((changed.status, changed.json["version"]), (200, 2))
    same(controller.patch(f"/articles/{one}", {"title": "Autre"}, {"If-Match": '"1"'}).status, 412)
    same(controller.patch(f"/articles/{one}", {"title": "Autre"}).status, 428)
    same(agent.patch(f"/articles/{one}", {"title": "Autre"}, {"If-Match": "*"}).status, 403)
    same(search(agent, "virement")["items"][0]["version"], 2)
    same([v["version"] for v in agent.get(f"/articles/{one}/versions").json["items"]], [2, 1])
    same(controller.patch(f"/articles/{one}", {"archived": True}, {"If-Match": "*"}).json["state"], "archived")
    same(search(agent, "virement")["items"], [])


@with_desk
def test_articles_that_say_nearly_the_same_are_shown_before_another_is_written(desk):
    controller = emptied(desk)
    text = "Renvoyez l'article dans son emballage d'origine sous trente jours, avec le bon de retour rempli."
    one = controller.post("/articles", article(title="Retours", text=text, valid_from="2099-01-01T00:00:00Z")).json["id"]
    controller.post("/articles", article(title="Retours", text=text, lang="en"))
    controller.post("/articles", article(title="Horaires", text="Nous ouvrons le samedi matin, et sur rendez-vous en semaine après dix-sept heures."))
    asked = {"title": "Un autre titre", "text": "Bonjour. " + text + " Merci.", "lang": "fr"}
    found = controller.post("/knowledge/alike", asked)
    same([(i["article"], i["state"], i["share"] > 0.5) for i in found.json["items"]], [(one, "planned", True)], found.body)
    same(controller.post("/knowledge/alike", asked | {"except": one}).json["items"], [])
    same(desk.login("controller", 1).post("/knowledge/alike", asked).json["items"], [])
    same(desk.login("agent").post("/knowledge/alike", asked).json["rule"], "role:supervisor")
    same(controller.post("/knowledge/alike", asked | {"lang": "xx"}).status, 422)
    controller.patch(f"/articles/{one}", {"archived": True}, {"If-Match": "*"})
    same(controller.post("/knowledge/alike", asked).json["items"], [])


@with_desk
def test_a_files_text_is_searched_before_it_is_published(desk):
    controller = emptied(desk)
    one = controller.post("/articles", article(public=True)).json["id"]
    path = f"/articles/{one}/files"

    def attach(name, kind, data, **more):
        return controller.post(path, {"name": name, "type": kind, "content": base64.b64encode(data).decode()} | more)

    held = attach("liste.csv", "text/csv", "nom;mail\nClaire Morel;claire.morel@example.org\n".encode())
    same((held.status, held.json["fields"][0]["field"]), (422, "seen"), held.body)
    assert "EMAIL 1" in held.json["fields"][0]["reason"] and "morel" not in held.body.decode().lower(), held.body
    same(controller.get(f"/articles/{one}").json["files"], [])
    held = attach("fiche.pdf", "application/pdf", letter("Ecrivez a claire.morel@example.org pour le retour."))
    same((held.status, "EMAIL 1" in held.json["fields"][0]["reason"]), (422, True), held.body)
    same(attach("fiche.txt", "text/plain", "Gardez le bon de retour.".encode()).status, 200)
    same(attach("liste.csv", "text/csv", b"mail\nclaire.morel@example.org\n", seen=True).status, 200)
    same([f["name"] for f in controller.get(f"/articles/{one}").json["files"]], ["fiche.txt", "liste.csv"])


@with_desk
def test_articles_have_their_time_and_stale_ones_are_listed(desk):
    controller = emptied(desk)
    rows = (("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z", "ended"), ("2099-01-01T00:00:00Z", None, "planned"),
            (None, None, "current"))
    for start, end, state in rows:
        made = controller.post("/articles", article(title=f"Un {state}", valid_from=start, valid_until=end))
        same((made.status, made.json["state"]), (201, state))
        same([a["title"] for a in controller.get(f"/articles?state={state}").json["items"]], [f"Un {state}"])
    same([h["title"] for h in search(controller, "remboursement")["items"]], ["Un current"])
    wrong = controller.post("/articles", article(title="", lang="xx", valid_from=rows[0][1], valid_until=rows[0][0]))
    same((wrong.status, [f["field"] for f in wrong.json["fields"]]), (422, ["title", "lang", "valid_until"]))


def test_who_owns_an_article_is_told_once_that_it_ends_and_once_that_it_has(program):
    """Issue 5 part 1: valid-from/until with stale alerts."""
    desk, relay = Desk(program), Relay()
    try:
        desk.start("--mail-relay", f"smtp://127.0.0.1:{relay.port}", "--mail-from", "desk@example.org", "--public-url", "http://localhost:9")
        controller, supervisor = desk.login("controller"), desk.login("supervisor")
        emptied(desk)
        me = supervisor.get("/session").json["user"]
        day = lambda n: (datetime.now(timezone.utc) + timedelta(days=n)).strftime("%Y-%m-%dT00:00:00Z")
        relay.refuse = "450 4.3.0 later"
        ids = {}
        for name, until in (("bientôt", day(5)), ("passé", day(-5)), ("loin", day(300)), ("sans", None)):
            made = controller.post("/articles", article(title=f"Le trombone {name}", valid_from=day(-90), valid_until=until, owner=me["id"]))
            same(made.status, 201, made.body)
            ids[name] = made.json["id"]
        same((supervisor.get("/knowledge").json["mine_stale"], controller.get("/knowledge").json["mine_stale"]), (2, 0))
        reminded = lambda: [e["entry"] for e in desk.login("auditor").get("/journal/find?act=article.remind").json["items"]]
        wait_for(lambda: sum(e["n"] for e in reminded()) >= 2, "tried")
        assert {e["result"] for e in reminded()} == {"failed"} and not relay.mails, reminded()
        relay.refuse = None
        with sqlite3.connect(os.path.join(desk.data, "desk.db"), timeout=10) as db:
            db.execute("UPDATE article_notice SET next_at = 0")
        wait_for(lambda: relay.mails, "told")
        text = relay.mails[0][2].get_content()
        same(relay.mails[0][1], [next(u["email"] for u in desk.users if u["roles"] == ["supervisor"])])
        for name, there in (("bientôt", True), ("passé", True), ("loin", False), ("sans", False)):
            same(f"http://localhost:9/#/knowledge/{ids[name]}" in text, there, (name, text))
        assert text.index(ids["bientôt"]) < text.index(ids["passé"]) and "trombone" not in relay.mails[0][2].as_string(), text
        same(supervisor.call("PATCH", f"/articles/{ids['bientôt']}", {"valid_until": day(4)}, {"If-Match": "*"}).status, 200)
        wait_for(lambda: len(relay.mails) == 2, "another end is told again")
        text = relay.mails[1][2].get_content()
        same((ids["bientôt"] in text, ids["passé"] in text), (True, False), "and nothing a second time")
        same([(e["result"], e["n"]) for e in reminded()][:2], [("done", 1), ("done", 2)])
        desk.stop()
    finally:
        relay.close()
        desk.remove()


def test_an_article_that_nobody_answers_for_is_told_to_supervisors_and_taken(program):
    """Issue 5 part 1: owner.  None, or one who is blocked since."""
    desk, relay = Desk(program), Relay()
    try:
        desk.start("--mail-relay", f"smtp://127.0.0.1:{relay.port}", "--mail-from", "desk@example.org", "--public-url", "http://localhost:9")
        controller, supervisor, admin = desk.login("controller"), desk.login("supervisor"), desk.login("admin")
        emptied(desk)
        end = (datetime.now(timezone.utc) + timedelta(days=5)).strftime("%Y-%m-%dT00:00:00Z")
        agent = desk.login("agent").get("/session").json["user"]
        me = supervisor.get("/session").json["user"]
        made = lambda name, owner, until: controller.post("/articles", article(title=f"Le cor {name}", valid_until=until, owner=owner)).json
        kept = made("gardé", agent["id"], None)
        same((kept["orphan"], made("libre", None, None)["orphan"]), (False, True))
        same(admin.patch(f"/users/{agent['id']}", {"disabled": True}).status, 200)
        orphans = lambda: sorted(a["title"] for a in controller.get("/articles").json["items"] if a["orphan"])
        same(orphans(), ["Le cor gardé", "Le cor libre"])
        one, two = made("seul", None, end), made("quitté", agent["id"], end)
        to = next(u["email"] for u in desk.users if u["roles"] == ["supervisor"])
        wait_for(lambda: len(relay.mails) == 2, "supervisors are told")
        for mail in relay.mails:
            same(mail[1], [to])
            assert ("responsable" in mail[2].get_content() or "owner" in mail[2].get_content()) and "cor" not in mail[2].as_string().split(), mail
        same(sorted(one["id"] in m[2].get_content() for m in relay.mails), [False, True])
        told = [e["entry"] for e in desk.login("auditor").get("/journal/find?act=article.remind").json["items"]]
        same([(e["on"]["kind"], e["result"], e["n"]) for e in told], [("organisation", "done", 1)] * 2, told)
        taken = supervisor.patch(f"/articles/{two['id']}", {"owner": me["id"]}, headers={"If-Match": "*"})
        same((taken.status, taken.json["owner"]["id"], taken.json["orphan"]), (200, me["id"], False))
        wait_for(lambda: supervisor.get("/knowledge").json["mine_stale"] == 1, "it is theirs now")
        same(desk.login("supervisor", 1).patch(f"/articles/{one['id']}", {"owner": None}, headers={"If-Match": "*"}).status, 404)
        acts = [e["entry"]["act"] for e in desk.login("auditor").get(f"/journal/find?subject={two['id']}").json["items"]]
        same((acts.count("article.owner"), acts.count("article.change"), len(relay.mails)), (1, 1, 2), acts)
        desk.stop()
    finally:
        relay.close()
        desk.remove()


@with_desk
def test_markdown_comes_out_safe_and_personal_data_is_warned_of(desk):
    controller = desk.login("controller")
    text = ("<script>alert(1)</script>\n\n<b onclick=x>gras</b> [a](javascript:alert(1)) ![loin](https://example.org/x.png)\n\n"
            "Écrivez à claire.morel@example.org.")
    made = controller.post("/articles", article(title="Joindre Claire Morel", text=text)).json
    for bad in ("<script", "onclick", "javascript:", "<img", "example.org/x.png"):
        assert bad not in made["html"], made["html"]
    assert "loin" in made["html"]
    found = [(p["type"], (made["title"] if p["in_title"] else text).encode()[p["start"]:p["end"]].decode())
             for p in made["personal"]]
    same(found, [("PERSON", "Claire Morel"), ("EMAIL", "claire.morel@example.org")])
    shown = controller.post("/knowledge/preview", {"text": "# A\n\n*b*"}).json["html"]
    same(shown, "<h1>A</h1>\n<p><em>b</em></p>\n")


@with_desk
def test_synonyms_are_the_organisations_own(desk):
    controller, other = emptied(desk), emptied(desk, 1)
    for one in (controller, other):
        same(one.post("/articles", article()).status, 201)
    same(search(controller, "pépettes")["items"], [])
    same(controller.patch("/knowledge", {"synonyms": "pépettes;remboursement"}).status, 200)
    same(len(search(controller, "pépettes")["items"]), 1)
    same(search(other, "pépettes")["items"], [])
    same(desk.login("agent").patch("/knowledge", {"synonyms": ""}).status, 403)


def put(desk, path, text):
    path = os.path.join(desk.home, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


@with_desk
def test_an_import_is_whole_or_nothing_and_names_file_and_line(desk):
    org = sorted({u["org"] for u in desk.users})[0]
    agent = desk.login("agent")
    emptied(desk)

    def run(*words, ok=True):
        done = desk.run("knowledge", "import", "--org", org, *words, check=False)
        same(done.returncode, 0 if ok else 1, done.stderr)
        return done

    put(desk, "kb/Livraison/suivi.md", "# Suivre un colis\n\nLe numéro est dans le courriel.")
    put(desk, "kb/compte.md", "---\ntitle: Changer d'adresse\npublic: yes\nlang: fr\n---\nDans l'espace client.")
    put(desk, "kb/page.html", "<html><title>Nous joindre</title><body><p>Par courrier.</p><H2 class=x>Par <b>téléphone</b></H2>"
        "<p>Le matin.</p><h3></h3><hr></body></html>")
    folder = os.path.join(desk.home, "kb")
    bad = put(desk, "kb/zz.md", "---\ntitle: Rien\nlanguage: fr\n---\nTexte")
    assert f"{bad}, line 3: 'language' is none of" in run(folder, ok=False).stderr
    same(agent.get("/articles?state=current").json["items"], [])
    os.remove(bad)
    same(json.loads(run("--json", folder).stdout), {"added": 3, "changed": 0, "same": 0})
    same(json.loads(run("--json", folder).stdout), {"added": 0, "changed": 0, "same": 3})
    rows = {a["title"]: (a["category"], a["public"]) for a in agent.get("/articles?state=current").json["items"]}
    same(rows, {"Suivre un colis": ("Livraison", False), "Changer d'adresse": ("", True), "Nous joindre": ("", False)})
    same(search(agent, "joindre le matin")["items"][0]["heading"], "Par téléphone")
    table = put(desk, "kb.csv", "title,text,lang\nUn,a,fr\nDeux,b,xx\n")
    assert f"{table}, line 3: lang is" in run(table, ok=False).stderr
    table = put(desk, "kb.csv", "title,text,lang\nUn,a,fr\nSuivre un colis,Nouveau texte,fr\n")
    same(json.loads(run("--json", table).stdout), {"added": 1, "changed": 1, "same": 0})
    same(search(agent, "suivre colis")["items"][0]["text"], "Nouveau texte")


def gaps(client):
    answer = client.get("/knowledge/gaps")
    same(answer.status, 200, answer.body)
    return answer.json["items"]


@with_desk
def test_questions_without_an_answer_are_grouped_and_hold_nothing_personal(desk):
    agent, supervisor, other = desk.login("agent"), desk.login("supervisor"), desk.login("supervisor", 1)
    asked = "Comment apprivoiser un xylophone pour Claire Morel, claire.morel@example.org, commande 4512 ?"
    for text in (asked, "apprivoiser mon xylophone", "xylophone apprivoiser", "livrer un piano"):
        search(agent, text, lang="fr")
    search(agent, "la trompette bouchée", lang="fr", asked=False)
    search(agent, "suivre mon colis", lang="fr")
    same(Client(desk).get("//help/lumiere/fr?q=xylophone+apprivoiser").status, 200)
    first, second = gaps(supervisor)
    same((first["lang"], first["words"], first["asked"], first["customers"]), ("fr", "apprivoiser xylophone", 4, 1))
    same((second["words"], second["asked"], second["customers"], second["others"]), ("livrer piano", 1, 0, []))
    rest = " ".join(first["others"])
    assert "apprivoiser" in rest and not [w for w in ("claire", "morel", "example", "4512") if w in rest.lower()], rest
    same(gaps(other), [])
    same((agent.get("/knowledge/gaps").status, agent.post("/knowledge/gaps/done", {"ids": first["ids"]}).status), (403, 403))
    same(other.post("/knowledge/gaps/done", {"ids": first["ids"]}).status, 204)
    same(len(gaps(supervisor)), 2, "another organisation's are not there")
    same(supervisor.post("/knowledge/gaps/done", {"ids": first["ids"]}).status, 204)
    same([g["words"] for g in gaps(supervisor)], ["livrer piano"])
    for bad in ([], ["x"], "x", [1]):
        same(supervisor.post("/knowledge/gaps/done", {"ids": bad}).status, 422, bad)
    with open(os.path.join(desk.data, "desk.db"), "rb") as f:
        assert b"xylophone" not in f.read(), "a question stands readable on the disk"


GUIDE = """# Branché ?
Regardez le *mur*.
- Oui -> Ampoule
- Non -> Brancher

# Ampoule
- Usée -> Fin
- Retour → Branché ?

# Brancher
C'est réglé.

# Fin
À échanger.
=> Quand serai-je remboursé ?
"""


@with_desk
def test_a_guided_diagnostic_is_checked_and_comes_as_steps(desk):
    controller, agent = desk.login("controller"), desk.login("agent")
    made = controller.post("/articles", article(title="La lampe", text=GUIDE, guide=True, public=True))
    same(made.status, 201, made.body)
    steps = made.json["steps"]
    same([s["name"] for s in steps], ["Branché ?", "Ampoule", "Brancher", "Fin"])
    same([(a["text"], a["to"]) for a in steps[1]["answers"]], [("Usée", 3), ("Retour", 0)])
    same(steps[0]["html"], "<p>Regardez le <em>mur</em>.</p>\n")
    same((steps[3]["answers"], steps[3]["see"]["title"]), ([], "Quand serai-je remboursé ?"))
    same(agent.get(f"/articles/{steps[3]['see']['id']}").json["title"], "Quand serai-je remboursé ?")
    assert "La lampe" in [a["title"] for a in agent.get("/articles?guide=true").json["items"]]
    assert "La lampe" not in [a["title"] for a in agent.get("/articles?guide=false").json["items"]]
    same([h["guide"] for h in search(agent, "ampoule usée")["items"] if h["title"] == "La lampe"], [True])
    page = Client(desk).get(f"//help/lumiere/fr/{made.json['id']}").body.decode()
    assert '<section id="s2">' in page and '<a href="#s4">Usée</a>' in page and "-&gt;" not in page, page
    assert f'<a href="{steps[3]["see"]["id"]}">Quand serai-je' in page, page
    for text, said in (("# A\n- x -> B\n", 'line 2, step "A": an answer leads to no step "B"'),
                       ("# A\n- x -> B\n# B\n- y -> A\n", 'line 3, step "B": goes in a circle'),
                       ("# A\nfin\n=> Rien de tel", 'line 3, step "A": no article has this title "Rien de tel"')):
        answer = controller.post("/articles", article(title="Autre", text=text, guide=True))
        same((answer.status, answer.json["fields"][0]["field"]), (422, "text"))
        assert said in " ".join(f["reason"] for f in answer.json["fields"]), answer.body
    same(controller.post("/knowledge/preview", {"text": "# A\n", "guide": True}).status, 422)
    same(controller.post("/knowledge/preview", {"text": "# A\nfin", "guide": True}).json["steps"][0]["name"], "A")
    same(controller.patch(f"/articles/{made.json['id']}", {"text": "# A\n"}, {"If-Match": "*"}).status, 422)
    same(controller.patch(f"/articles/{made.json['id']}", {"text": "# A\n", "guide": False}, {"If-Match": "*"}).json["steps"], [])
