# SPDX-License-Identifier: EUPL-1.2
"""What an organisation of the demo has, made where the demo has none: the ids of every kind that a route takes."""
import uuid

from access_test import enrol, sql
from desk import same, second_controller
from witness_test import Witness

ROLES = ("agent", "supervisor", "controller", "admin", "auditor")
PROVIDER = {"name": "Ours", "kind": "mistral", "url": "https://ours.example/v1", "model": "m"}
DOCUMENT = {"kind": "contract", "name": "ours.txt", "content": "b3Vycw=="}
ARTICLE = {"title": "Ours", "text": "Ours alone.", "lang": "en"}
MACRO = {"name": "Ours", "text": "Ours alone.", "lang": "en", "shared": True}
FILE = {"name": "a.txt", "type": "text/plain", "content": "YQ=="}
QUESTION = {"text": "a zeppelin of {} brass to be glued", "lang": "en", "asked": True}


def made(answer):
    assert answer.status in (200, 201), answer.body
    return answer.json


def ids(answer):
    return [one["id"] for one in answer.json["items"]]


def proposals_of(desk, org, controller):
    """A change of the policy that waits for a second controller."""
    if not controller.get("/policy").json["four_eyes"]:
        second_controller(desk, org)
        same(controller.post("/policy", {"four_eyes": True, "comment": "two decide"}).status, 200)
        controller.post("/policy", {"four_eyes": False, "comment": "one decides"})
    return ids(controller.get("/policy/proposals"))


def open_in_an_emergency(controller, tickets):
    """What a controller has no right to: it makes an alert and an emergency."""
    controller.patch("/organisation", {"opening": {"emergency": ["controller"]}})
    for ticket in tickets:
        for span in controller.get(f"/tickets/{ticket}").json["items"][0]["spans"]:
            body = {"tokens": [span["token"]], "purpose": "legal", "reason": "fire", "emergency": True}
            if controller.post(f"/tickets/{ticket}/reveal", body).status == 200:
                return


def of_a_login(client):
    """What belongs to somebody's log-in: a factor, a session, a device."""
    if client.get("/me/security").json["factors"] == []:
        enrol(client)
    security = client.get("/me/security").json
    return {kind: [one["id"] for one in security[kind]] for kind in ("factors", "sessions", "devices")}


def suggestion_of(desk, ticket):
    """One that AI made for a ticket; what it holds is sealed, and nobody gets as far as that."""
    one = uuid.uuid4()
    sql(desk, """INSERT INTO suggestion SELECT ?, org, id, person, 0, 'en', '', person, 0, NULL, 0, '{}', 0, 0, NULL, NULL,
        0, 0, 0, 0, 0, 0, 0, 0, NULL, 0, 0 FROM ticket WHERE id = ?""", (one.bytes, uuid.UUID(ticket).bytes))
    same(sql(desk, "SELECT count(*) FROM suggestion WHERE id = ?", (one.bytes,)), [(1,)])
    return str(one)


def message_with_a_file(desk, org):
    return made(desk.tool("api", org).post("/messages", {
        "from": {"email": f"file{org}@example.org"}, "text": "Voici la photo.",
        "attachments": [{"name": "photo.txt", "type": "text/plain", "content": "cGhvdG8="}]}))["ticket"]


def answered(desk, org, supervisor):
    """A ticket in French that is over: of those an article may be drafted."""
    ticket = made(desk.tool("api", org).post("/messages", {"from": {"email": f"over{org}@example.org"}, "text": "Comment changer la pile ?"}))["ticket"]
    same(supervisor.patch(f"/tickets/{ticket}", {"lang": "fr"}, headers={"If-Match": "*"}).status, 200)
    etag = supervisor.get(f"/tickets/{ticket}").headers["ETag"]
    made(supervisor.post(f"/tickets/{ticket}/replies", {"text": "Ouvrez le capot au dos.", "status": "solved"}, headers={"If-Match": etag}))
    return ticket


class Belongings:
    """By the word that stands before {id} in a path: the ids; by the name of a part, {message}, {file}
    and so on: (the record that it is a part of, the part)."""

    def __init__(self, desk, org):
        self.client = {role: desk.login(role, org) for role in ROLES}
        agent, controller, admin = (self.client[role] for role in ("agent", "controller", "admin"))
        self.org = controller.get("/session").json["org"]["id"]
        self.filed = message_with_a_file(desk, org)
        over = answered(desk, org, self.client["supervisor"])
        tickets = agent.get("/tickets?limit=200").json["items"]
        tickets.sort(key=lambda t: t["id"] != self.filed)
        open_in_an_emergency(controller, [t["id"] for t in tickets])
        witness = Witness(desk.home, f"witness.example/of{org}")
        made(controller.post("/journal/witnesses", {"key": witness.key}))
        article, macro, provider = (made(controller.post(path, body))["id"] for path, body in (
            ("/articles", ARTICLE), ("/macros", MACRO), ("/providers", PROVIDER)))
        made(agent.post("/knowledge/search", QUESTION | {"text": QUESTION["text"].format("xy"[org])}))
        self.ids = {
            "tickets": [t["id"] for t in tickets], "persons": [t["person"]["id"] for t in tickets],
            "sources": ids(controller.get("/sources")), "quarantine": ids(controller.get("/quarantine")),
            "users": ids(agent.get("/users")), "tokens": ids(admin.get("/tokens")),
            "proposals": proposals_of(desk, org, controller), "alerts": ids(controller.get("/alerts")),
            "emergencies": ids(controller.get("/emergencies")),
            "witnesses": [w["id"] for w in controller.get("/journal/witnesses").json["witnesses"]],
            "articles": ids(controller.get("/articles?limit=200")), "macros": ids(controller.get("/macros")),
            "providers": ids(controller.get("/providers")),
            "gaps": [i for g in controller.get("/knowledge/gaps").json["items"] for i in g["ids"]],
            **of_a_login(self.client["supervisor"])}
        messages = [(t, m) for t in self.ids["tickets"] for m in agent.get(f"/tickets/{t}").json["items"]]
        self.parts = {
            "{message}": [(t, m["id"]) for t, m in messages],
            "{attachment}": [(t, a["id"]) for t, m in messages for a in m.get("attachments", [])],
            "{suggestion}": [(self.filed, suggestion_of(desk, self.filed))],
            "{macro}": [(self.filed, macro)], "{over}": [(over, over)],
            "{file}": [(article, f["id"]) for f in made(controller.post(f"/articles/{article}/files", FILE))["files"]],
            "{document}": [(provider, made(controller.post(f"/providers/{provider}/documents", DOCUMENT))["id"])]}
        assert all(self.ids.values()) and all(self.parts.values()), (self.ids, self.parts)

    def of(self, kind):
        return self.ids[kind] if kind in self.ids else [part for _, part in self.parts[kind]]

    def all(self):
        return {one for kind in (*self.ids, *self.parts) for one in self.of(kind)}
