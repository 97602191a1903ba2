# SPDX-License-Identifier: EUPL-1.2
"""The public help page: what everybody may read of an organisation's articles, and nothing else."""
import base64
import re

from desk import Client, same, with_desk


def write(client, title, **more):
    body = {"title": title, "text": "# Lune\n\nLe xylophone se joue.", "lang": "fr", "public": True} | more
    made = client.post("/articles", body)
    same(made.status, 201, made.body)
    return made.json["id"]


def links(page):
    return re.findall(r'href="([^"]*)"', page)


def lists_finds_and_shows(desk):
    controller, all_of_us = desk.login("controller"), Client(desk)
    one = write(controller, "Jouer du <xylophone>", category="Musique")
    front = all_of_us.get("//help/lumiere/fr")
    same((front.status, front.headers["Content-Type"]), (200, "text/html; charset=utf-8"))
    page = front.body.decode()
    assert '<html lang="fr">' in page and "Jouer du &lt;xylophone&gt;" in page and "<h2>Musique</h2>" in page, page
    assert "<script" not in page and "style=" not in page, page
    found = all_of_us.get("//help/lumiere/fr?q=xylofone").body.decode()
    assert f'href="fr/{one}"' in found and "se joue" in found, found
    assert "Aucun article" in all_of_us.get("//help/lumiere/fr?q=zzzyyy").body.decode()
    article = all_of_us.get(f"//help/lumiere/fr/{one}").body.decode()
    assert "<h1>Jouer du" in article and "<h2>Lune</h2>" in article and 'href="../fr"' in article, article
    for path in links(page):
        if "form" not in path and not path.startswith("#"):
            same(all_of_us.get("//help/lumiere/" + path if not path.startswith("..") else "//help/style.css").status, 200, path)
    css = all_of_us.get("//help/style.css")
    same((css.status, css.headers["Content-Type"]), (200, "text/css; charset=utf-8"))
    form = next(h for h in links(page) if "form/" in h)
    same(all_of_us.get("//" + form.replace("../", "")).status, 200)


def leads_to_the_same_in_another_language(desk):
    controller, reader = desk.login("controller"), Client(desk)
    fr = write(controller, "Le xylophone")
    en = write(controller, "The xylophone", lang="en", text="To be played.", translation_of=fr)
    for wish, lang in (("en-GB,fr;q=0.5", "en"), ("fr", "fr"), ("ja", "fr"), ("", "fr")):
        page = reader.call("GET", "//help/lumiere", None, {"Accept-Language": wish}).body.decode()
        assert f'<html lang="{lang}">' in page and f'href="lumiere/{lang}"' in page, (wish, page[:400])
    page = reader.get(f"//help/lumiere/fr/{fr}").body.decode()
    assert f'href="../en/{en}"' in page, page
    assert f'href="../fr/{fr}"' in reader.get(f"//help/lumiere/en/{en}").body.decode()
    same(reader.get(f"//help/lumiere/en/{fr}").status, 404)
    same(reader.get("//help/lumiere/de").status, 404)


def tells_nothing_else_apart(desk):
    controller, other, reader = desk.login("controller"), desk.login("controller", 1), Client(desk)
    past, later = "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"
    secret = [write(controller, "Un xylophone interne", public=False), write(controller, "Un xylophone fini", valid_until=past),
              write(controller, "Un xylophone futur", valid_from=later), write(other, "Un xylophone des autres")]
    gone = write(controller, "Un xylophone archivé")
    same(controller.patch(f"/articles/{gone}", {"archived": True}, {"If-Match": "*"}).status, 200)
    nobody = reader.get("//help/nobody/fr/01a20cd4-a3bb-700f-be01-bb6407f5d3c2")
    for path in [f"lumiere/fr/{one}" for one in secret + [gone]] + ["lumiere/fr/x", "nobody/fr/x"]:
        answer = reader.get("//help/" + path)
        same((answer.status, answer.body), (404, nobody.body), path)
        same(answer.headers["Content-Type"], "text/html; charset=utf-8")
    for path in ("lumiere/fr", "lumiere/fr?q=xylophone", "lumiere/fr?q=xylofone+interne+futur"):
        page = reader.get("//help/" + path).body.decode()
        assert "Un xylophone" not in page, page


def is_switched_by_a_controller_alone(desk):
    controller, reader = desk.login("controller"), Client(desk)
    for role in ("agent", "supervisor", "admin"):
        same(desk.login(role).patch("/knowledge", {"help": {"on": True, "slug": "xyz"}}).status, 403, role)
    for bad in ("", "A", "-ab", "a b", "x" * 41, "é" * 3, "northwind"):
        answer = controller.patch("/knowledge", {"help": {"on": True, "slug": bad}})
        same((answer.status, answer.json["fields"][0]["field"]), (422, "help.slug"), bad)
    same(controller.get("/knowledge").json["help"], {"on": True, "slug": "lumiere"})
    same(controller.patch("/knowledge", {"help": {"on": False, "slug": "lumiere"}}).status, 200)
    off, nobody = reader.get("//help/lumiere/fr"), reader.get("//help/nobody/fr")
    same((off.status, off.body), (404, nobody.body))
    same(controller.patch("/knowledge", {"help": {"on": True, "slug": "la-lumiere"}}).json["help"]["slug"], "la-lumiere")
    same((reader.get("//help/la-lumiere/fr").status, reader.get("//help/lumiere/fr").status), (200, 404))
    acts = [i["entry"]["act"] for i in controller.get("/journal/find?limit=50").json["items"] if i["entry"]]
    same([a for a in acts if a.startswith("help.")][:2], ["help.on", "help.off"])


def gives_the_files_of_what_it_shows(desk):
    controller, reader = desk.login("controller"), Client(desk)
    body = {"name": "Mode d'emploi é.pdf", "type": "application/pdf", "content": base64.b64encode(b"%PDF- x" * 9).decode()}
    shown, hidden = write(controller, "Avec fichier"), write(controller, "Interne avec fichier", public=False)
    for one in (shown, hidden):
        made = controller.post(f"/articles/{one}/files", body)
        same(made.status, 200, made.body)
        file = made.json["files"][0]
        same((file["name"], file["size"]), (body["name"], 63))
        mine = desk.login("agent").get(f"/articles/{one}/files/{file['id']}")
        same((mine.status, mine.body), (200, b"%PDF- x" * 9))
        same(mine.headers["Content-Disposition"], "attachment; filename*=UTF-8''Mode%20d%27emploi%20%C3%A9.pdf")
        same(mine.headers["Content-Type"], "application/octet-stream")
        answer = reader.get(f"//help/lumiere/fr/{one}/{file['id']}")
        same(answer.status, 200 if one == shown else 404)
        same(reader.get(f"//help/lumiere/fr/{shown}/{file['id']}").status, 200 if one == shown else 404, "by another article")
    assert f'href="{shown}/' in reader.get(f"//help/lumiere/fr/{shown}").body.decode()
    same(desk.login("agent").post(f"/articles/{shown}/files", body).status, 403)
    for bad in ({"type": "text/html"}, {"name": "a/b"}, {"content": "é"}, {"content": ""}, {"content": "A" * (7 << 20)}):
        same(controller.post(f"/articles/{shown}/files", body | bad).status, 422, str(bad)[:40])
    one = controller.get(f"/articles/{shown}").json["files"][0]["id"]
    same(controller.call("DELETE", f"/articles/{shown}/files/{one}").status, 204)
    same(reader.get(f"//help/lumiere/fr/{shown}/{one}").status, 404)


@with_desk
def test_the_help_page_shows_public_articles_to_all_and_nothing_else(desk):
    lists_finds_and_shows(desk)
    leads_to_the_same_in_another_language(desk)
    tells_nothing_else_apart(desk)
    gives_the_files_of_what_it_shows(desk)
    is_switched_by_a_controller_alone(desk)
