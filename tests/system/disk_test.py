# SPDX-License-Identifier: EUPL-1.2
"""Invariant 1: no personal data and no customer's word is readable in any file the program
writes.  Canaries go in through every door; then every byte is searched, in several codings."""
import base64
import gzip
import json
import os
import quopri
import time
import urllib.parse

from desk import Client, Desk, same
from pdf_files import has_library, letter

PLAIN = True

CANARIES = ["Zébulonne Quartzmann", "zebulonne.quartzmann@example.org", "FR7630006000011234567890189",
            "ornithorynque", "chrysanthème", "Wolframine", "0639981234", "secretattachmentword",
            "whalebonecorset", "aubergistique", "Gaspardine", "hibouxerie", "porcelainier", "Tulipanthe",
            "marguerittine", "velociphere", "zeppelinade", "carillonneuse", "saltimbanquet", "papyrographe"]


def forms(word):
    for text in (word, word.lower()):
        utf8 = text.encode()
        yield utf8
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        yield utf8.hex().encode()
        yield utf8.hex().upper().encode()
        yield quopri.encodestring(utf8).rstrip(b"\n")
        for escaped in (urllib.parse.quote(text), urllib.parse.quote_plus(text)):
            yield escaped.encode()
        # base64 depends on the offset: the middle of each of the three alignments
        for shift in range(3):
            for coded in (base64.b64encode(b"\0" * shift + utf8), base64.urlsafe_b64encode(b"\0" * shift + utf8)):
                yield coded[4:len(coded) - 4]


WANTED = sorted({(word, form) for word in CANARIES for form in forms(word) if len(form) > 5})


def search(folder):
    found = []
    for root, _, files in os.walk(folder):
        for file in files:
            path = os.path.join(root, file)
            if not os.path.isfile(path):
                continue
            with open(path, "rb") as f:
                data = f.read()
            for word, form in WANTED:
                if form in data:
                    found.append((word, os.path.relpath(path, folder)))
    return found


def fill(desk):
    text = ("Bonjour, Zébulonne Quartzmann ici. Mon IBAN est FR76 3000 6000 0112 3456 7890 189. "
            "J'ai vu un ornithorynque et un chrysanthème au 06 39 98 12 34.")
    body = {"from": {"name": "Zébulonne Quartzmann", "email": "zebulonne.quartzmann@example.org"},
            "subject": "Wolframine", "text": text, "external_id": "canary-1",
            "attachments": [{"name": "whalebonecorset.txt", "type": "text/plain",
                             "content": base64.b64encode(b"secretattachmentword " * 200).decode()}]}
    answer = desk.tool("api").post("/messages", body)
    assert answer.status == 201, answer.body
    ticket = answer.json["ticket"]
    # the public form
    form = desk.source("web-form")["id"]
    fields = "name=Z%C3%A9bulonne+Quartzmann&email=zebulonne.quartzmann@example.org&text=ornithorynque+aubergistique"
    answer = desk.tool("api").call("POST", "//form/" + form, fields.encode(),
                                   {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 200, answer.body
    parts = "".join(f'--B\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in (
        ("name", "Gaspardine Hibouxerie"), ("email", "gaspardine@example.org"), ("text", "velociphere")))
    answer = Client(desk).call("POST", "//form/" + form, (parts + "--B--\r\n").encode(),
                               {"Content-Type": "multipart/form-data; boundary=B"})
    assert answer.status == 200, answer.body
    # what is refused leaves nothing either: a log-in, a message, a queue nobody declared
    same(Client(desk).post("/session", {"email": "zeppelinade@example.org", "password": "carillonneuse"}).status, 401)
    same(desk.tool("api").post("/messages", {"text": 1, "saltimbanquet": "marguerittine"}).status, 422)
    name = sorted({s["org"] for s in desk.sources})[0]
    desk.run("user", "add", "zeppelinade@example.org", "--name", "Carillonneuse", "--roles", "agent", "--org", name)
    # files, while the desk runs, and a source in quarantine
    name = sorted({s["org"] for s in desk.sources})[0]
    mail = ("From sav Mon Nov  2 08:00:00 2026\nFrom: Zébulonne Quartzmann <zebulonne.quartzmann@example.org>\n"
            "Message-ID: <canary@example.org>\nSubject: Wolframine\nContent-Type: text/plain; charset=utf-8\n\n"
            + text + "\n")
    outside = os.path.join(desk.home, "outside")
    os.makedirs(outside)
    html = mail.split("\n", 1)[1].replace("<canary@", "<canary2@").replace(
        "text/plain; charset=utf-8", "multipart/mixed; boundary=B").split("\n\n")[0] + (
        "\n\n--B\nContent-Type: text/html; charset=utf-8\n\n<p>Un <b>hibouxerie</b>, madame Gaspardine.</p>\n"
        "--B\nContent-Type: application/pdf; name=porcelainier.pdf\nContent-Transfer-Encoding: base64\n"
        "Content-Disposition: attachment; filename=porcelainier.pdf\n\n"
        + base64.encodebytes(letter("secretattachmentword papyrographe\n" * 50)).decode() + "--B--\n")
    for file, content in (("a.mbox", mail), ("d.eml", html), ("bad.jsonl", '{"text": "Tulipanthe", "marguerittine": 1}\n'), ("b.jsonl", json.dumps(body | {"external_id": "c2"}) + "\n"),
                          ("c.csv", "qui,mail,corps\nZébulonne Quartzmann,zebulonne.quartzmann@example.org,"
                                    "un chrysanthème et un ornithorynque\n")):
        with open(os.path.join(outside, file), "w", encoding="utf-8") as f:
            f.write(content)
        if file == "bad.jsonl":
            desk.run("import", "--org", name, "--source", "mailbox", "--report", os.path.join(outside, "report.csv"),
                     os.path.join(outside, file), check=False)
            continue
        maps = ["--map", "name=qui", "--map", "email=mail", "--map", "text=corps"] if file == "c.csv" else []
        for source in ("mailbox", "old-files"):
            desk.run("import", "--org", name, "--source", source, *maps, os.path.join(outside, file))
    packed = os.path.join(outside, "e.mbox.gz")
    with gzip.open(packed, "wt", encoding="utf-8") as f:
        f.write(mail.replace("canary@", "canary3@"))
    desk.run("import", "--org", name, "--source", "mailbox", packed)
    # an agent answers, notes, opens, searches
    agent = desk.login("agent")
    if has_library():  # the PDF is read as well, in memory alone
        for _ in range(600):
            if agent.get("/tickets?q=papyrographe").json["items"]:
                break
            time.sleep(0.1)
        assert agent.get("/tickets?q=papyrographe").json["items"], "the PDF is not read"
    ticket_now = agent.get(f"/tickets/{ticket}")
    assert ticket_now.status == 200, ticket_now.body
    answer = agent.post(f"/tickets/{ticket}/replies", {"text": "Chère Zébulonne Quartzmann, aubergistique."},
                        {"If-Match": ticket_now.headers["ETag"], "Idempotency-Key": "k1"})
    assert answer.status == 201, answer.body
    assert agent.post(f"/tickets/{ticket}/notes", {"text": "Wolframine ornithorynque"}).status == 201
    assert agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["IBAN_1"], "purpose": "support",
                                                    "reason": "whalebonecorset"}).status == 200
    assert agent.get("/tickets?q=ornithorynque").json["items"], "search finds nothing"
    agent.get("/tickets?q=zebulonne.quartzmann@example.org")
    agent.get("/tickets?q=saltimbanquet")
    tag = agent.get(f"/tickets/{ticket}").headers["ETag"]
    answer = agent.patch(f"/tickets/{ticket}", {"tags": ["Zébulonne Quartzmann", "carillonneuse"]}, {"If-Match": tag})
    same((answer.status, answer.json["tags"]), (200, ["Zébulonne Quartzmann", "carillonneuse"]))
    same(agent.patch(f"/tickets/{ticket}", {"queue": "Mme Gaspardine"}, {"If-Match": "*"}).status, 422)
    same(agent.patch(f"/tickets/{ticket}", {"tags": ["carillonneuse"]}, {"If-Match": "*"}).status, 200)
    assert ["carillonneuse"] in [t["tags"] for t in agent.get("/tickets?limit=200").json["items"]]
    return outside


def test_canaries_are_in_no_file_running_or_stopped(program):
    desk = Desk(program)
    try:
        desk.start()
        outside = fill(desk)
        for file in os.listdir(outside):
            os.unlink(os.path.join(outside, file))
        found = search(desk.home)
        assert not found, f"readable while running: {found[:5]}"
        desk.stop()
        found = search(desk.home)
        assert not found, f"readable after the stop: {found[:5]}"
    finally:
        desk.remove()


def test_the_search_for_canaries_finds_one_that_is_there(program):
    desk = Desk(program, demo=False)
    try:
        os.makedirs(desk.data)
        with open(os.path.join(desk.data, "leak"), "wb") as f:
            f.write(b"xx" + base64.b64encode(b"?whalebonecorset?"))
        assert search(desk.home), "the search is blind"
    finally:
        desk.remove()
