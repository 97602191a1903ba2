# SPDX-License-Identifier: EUPL-1.2
"""The API against the running program: shapes, faults, concurrency, search, threading."""
import json
import os
import sqlite3
import threading

from desk import Client, Desk, same, with_desk


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
def test_a_user_is_known_in_messages_from_the_moment_there_is_an_account(desk):
    tool, agent = desk.tool(), desk.login("agent")
    org = sorted({u["org"] for u in desk.users})[0]
    text = "vu hier avec bouteille fenetre sur place"

    def taken(n):
        sent = tool.post("/messages", message(n, text=text))
        same(sent.status, 201)
        return agent.get(f"/tickets/{sent.json['ticket']}").json["items"][0]["skeleton"]

    same(taken(1), text)
    desk.run("user", "add", "g.p@example.org", "--name", "Bouteille Fenêtre", "--org", org)
    same(taken(2), "vu hier avec ⟦PERSON_1⟧ sur place")


@with_desk
def test_corrections_come_out_as_marked_mails_that_the_bench_reads(desk):
    tool, agent = desk.tool(), desk.login("agent")
    org = sorted({u["org"] for u in desk.users})[0]
    controller = next(u for u in desk.users if u["org"] == org and u["roles"] == ["controller"])
    text = "Bonjour, le dossier de tournesol vert est en panne."
    sent = tool.post("/messages", message(1, text=text, subject="pour tournesol vert")).json
    marks = f"/tickets/{sent['ticket']}/messages/{sent['message']}/marks"
    same(agent.post(marks, {"text": "tournesol vert", "type": "PERSON"}).status, 200)
    ask = ("org", "corrections", "--org", org, "--as", controller["email"], "--password-file", "-")
    rows = desk.run(*ask, "--export", stdin=controller["password"]).stdout
    assert "tournesol" not in rows and "le dossier de [[PERSON|" in rows and "\npour [[PERSON|" in rows, rows
    path = os.path.join(desk.home, "fr.corrections.txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write(rows)
    done = desk.run("bench", "pii-quality", path, "--json").stdout
    counts = {r["type"]: r["marked"] for r in map(json.loads, done.splitlines()) if "type" in r}
    same(counts["PERSON"], 2)
    lines = desk.run(*ask, "--export", "--json", stdin=controller["password"]).stdout.splitlines()
    same([sorted(json.loads(line)) for line in lines], [["id", "lang", "marked"]] * 2)


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
    answer = controller.post("/policy", {"csv": bad, "comment": "a test"})
    same(answer.status, 422)
    same(len(answer.json["fields"]), 2, answer.body)
    same(controller.get("/policy").json["version"], old["version"])
    fewer = "\n".join(l for l in old["csv"].splitlines() if l != "agent,support,content,clear") + "\n"
    same(controller.post("/policy", {"csv": fewer, "comment": "a test"}).status, 200)
    refused = desk.login("agent").get("/tickets")
    same((refused.status, refused.json["rule"]), (403, "default-deny"))
    same(desk.login("agent").post("/policy", {"csv": old["csv"], "comment": "a test"}).status, 403)


@with_desk
def test_a_search_finds_nobody_by_what_the_matrix_does_not_show_in_clear(desk):
    agent, controller = desk.login("agent"), desk.login("controller")
    body = message(7, text="Une lampe tarde.")
    body["from"].update(name="Zorbla Quendry", phone="06 39 98 55 44", handle="@filoutine_9", customer_ref="CL-482913")
    ticket = desk.tool().post("/messages", body).json["ticket"]
    person = agent.get(f"/tickets/{ticket}").json["person"]["id"]
    by = {"contact": ("ana7%40example.org", "%2B33639985544", "%40filoutine_9"), "identifier": ("CL-482913",), "identity": ("quendry",)}

    def found():
        return {c: [(ticket in [t["id"] for t in agent.get(f"/tickets?q={q}").json["items"]],
                     person in [p["id"] for p in agent.get(f"/persons?q={q}").json["items"]]) for q in queries]
                for c, queries in by.items()}

    rows = controller.get("/policy").json["csv"]
    yes, no = {c: [(True, True)] * len(q) for c, q in by.items()}, {c: [(False, False)] * len(q) for c, q in by.items()}
    same(found(), yes)
    for category in by:
        narrow = rows.replace(f"agent,support,{category},clear\n", f"agent,support,{category},masked\n")
        assert narrow != rows, category
        same(controller.post("/policy", {"csv": narrow, "comment": "a test"}).status, 200)
        same(found(), {**yes, category: no[category]}, category)
    same([t["id"] for t in agent.get("/tickets?q=lampe+tarde").json["items"]], [ticket], "words are found as before")


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


@with_desk
def test_a_key_whose_first_request_was_cut_off_makes_nothing_twice(desk):
    agent, admin = desk.login("agent"), desk.login("admin")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    source, head = desk.source("api")["id"], {"Idempotency-Key": "cut"}
    note = agent.post(f"/tickets/{ticket}/notes", {"text": "une note"}, head).json["id"]
    token = admin.post("/tokens", {"name": "program", "source": source}, head).json
    again = admin.post("/tokens", {"name": "program", "source": source}, head)
    same((again.status, again.json["id"], again.json["token"]), (201, token["id"], None))
    desk.stop()
    with sqlite3.connect(os.path.join(desk.data, "desk.db")) as db:  # as kill -9 before the answer leaves it
        for made in (note, token["id"]):
            same(db.execute("UPDATE idempotency SET status = 0, answer = ? WHERE answer LIKE ?",
                            (made, f"%{made}%")).rowcount, 1)
    db.close()
    desk.start()
    again = agent.post(f"/tickets/{ticket}/notes", {"text": "une note"}, head)
    same((again.status, again.json["id"]), (201, note))
    again = admin.post("/tokens", {"name": "program", "source": source}, head)
    same((again.status, again.json["id"]), (201, token["id"]))
    same([t["name"] for t in admin.get("/tokens").json["items"]].count("program"), 1)


@with_desk
def test_nothing_is_shown_when_its_entry_cannot_be_written(desk):
    agent, ticket = desk.login("agent"), None
    ticket = agent.get("/tickets").json["items"][0]["id"]
    held = sqlite3.connect(os.path.join(desk.data, "desk.db"), isolation_level=None)
    held.execute("BEGIN IMMEDIATE")  # no entry can be written, everything can be read
    for path in ("/tickets", f"/tickets/{ticket}", "/persons"):
        answer = agent.get(path)
        assert answer.status in (500, 503) and b"items" not in answer.body, (path, answer.status, answer.body[:200])
    held.execute("ROLLBACK")
    held.close()
    same(agent.get(f"/tickets/{ticket}").status, 200)


@with_desk
def test_a_form_that_cannot_be_read_answers_with_a_page(desk):
    form = desk.source("web-form")["id"]
    for path, kind, status in ((form, "text/plain", 400), (form.replace(form[:4], "0000"), "text/plain", 404)):
        answer = Client(desk).call("POST", "//form/" + path, b"x", {"Content-Type": kind, "Accept-Language": "en"})
        same((answer.status, answer.headers["Content-Type"]), (status, "text/html; charset=utf-8"))
        assert b'role="alert"' in answer.body and b"urn:" not in answer.body, answer.body


@with_desk
def test_each_answer_has_the_headers_that_protect_a_browser(desk):
    user = desk.users[0]
    answers = [Client(desk).post("/session", {"email": user["email"], "password": user["password"]}),
               Client(desk).get("//"), Client(desk).get("/nowhere"), Client(desk).get("/tickets")]
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy, policy
        same((answer.headers["X-Content-Type-Options"], answer.headers["Referrer-Policy"]), ("nosniff", "no-referrer"))
        same(answer.headers["Strict-Transport-Security"], None, "HSTS belongs to TLS")
    cookie = answers[0].headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie), cookie
    same(answers[3].headers["Cache-Control"], "no-store")


@with_desk
def test_a_proof_fits_the_checkpoint_it_comes_with_while_entries_are_written(desk):
    auditor, stop = desk.login("auditor"), threading.Event()

    def write():
        tool, n = desk.tool(), 0
        while not stop.is_set():
            n += 1
            tool.post("/messages", message(n))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(40):
            proof = auditor.get("/journal/proof?n=3").json
            same(int(proof["checkpoint"].split("\n")[1]), proof["size"])
    finally:
        stop.set()
        writer.join()
    key = auditor.get("/journal/key").body.decode()
    assert key.startswith(proof["checkpoint"].split("\n")[0] + "+"), key
    same(len(auditor.get("/journal/tile/0/000.p/8").body), 8 * 32)
