# SPDX-License-Identifier: EUPL-1.2
"""Real answers held against the OpenAPI document: no member missing, none that it does not name."""
import json
import re

from api_test import message, with_desk
from access_test import totp
from authenticator import Authenticator
from belongings import answered
from desk import Client, same, second_controller
from sso_test import settings, with_provider
from witness_test import Witness

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
KINDS = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None),
         "object": dict, "array": list}


def flat(schema, schemas):
    """$ref and allOf put in place."""
    if "$ref" in schema:
        return flat(schemas[schema["$ref"].split("/")[-1]], schemas)
    if "allOf" in schema:
        parts = [flat(part, schemas) for part in schema["allOf"]]
        return {"type": "object", "required": sum((p["required"] for p in parts), []),
                "properties": {k: v for p in parts for k, v in p["properties"].items()}}
    return schema


def members(schema, value, schemas, at):
    for name in schema.get("required", []):
        if name not in value:
            yield f"{at}.{name} is missing"
    for name, member in value.items():
        if name not in schema["properties"]:
            yield f"{at}.{name} is not in the document"
        else:
            yield from misfits(schema["properties"][name], member, schemas, f"{at}.{name}")


def misfits(schema, value, schemas, at="answer"):
    """What does not fit, as lines."""
    schema = flat(schema, schemas)
    if "anyOf" in schema:
        tried = [list(misfits(one, value, schemas, at)) for one in schema["anyOf"]]
        if all(tried):
            yield from tried[0]
        return
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if kinds and not any(isinstance(value, KINDS[k]) and not (isinstance(value, bool) and k != "boolean")
                         for k in kinds):
        yield f"{at} is {value!r}, not of {kinds}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{at} is {value!r}, not one of {schema['enum']}"
    elif isinstance(value, str) and schema.get("format") in ("uuid", "date-time"):
        if not (UUID if schema["format"] == "uuid" else TIME).match(value):
            yield f"{at} is {value!r}, no {schema['format']}"
    elif isinstance(value, dict) and "properties" in schema:
        yield from members(schema, value, schemas, at)
    elif isinstance(value, list) and "items" in schema:
        for n, one in enumerate(value):
            yield from misfits(schema["items"], one, schemas, f"{at}[{n}]")


class Held:
    """Calls a route by its pattern and holds the answer to the document."""

    def __init__(self, desk):
        self.document = Client(desk).get("/openapi.json").json
        self.seen = set()

    def __call__(self, client, method, pattern, *ids, body=None, query="", headers=None):
        path = pattern
        for one in ids:
            path = re.sub(r"\{[^}]*\}", one, path, count=1)
        answer = client.call(method, path + query, body, headers)
        responses = self.document["paths"]["/api/v1" + pattern][method.lower()]["responses"]
        response = responses.get(str(answer.status), responses["default"])
        content = response.get("content")
        if content is None:
            same(answer.body, b"", f"{method} {pattern}")
            return answer
        media = answer.headers["Content-Type"].split(";")[0]
        assert media in content, (method, pattern, answer.status, media, answer.body[:200])
        if "json" in media:
            wrong = list(misfits(content[media]["schema"], answer.json, self.document["components"]["schemas"]))
            same(wrong[:5], [], f"{method} {pattern} {answer.status}")
        self.seen.add((method, pattern, answer.status))
        return answer

    def unseen(self):
        """Routes that answer JSON when all is well, and did not yet."""
        wanted = {(method.upper(), path.removeprefix("/api/v1"), int(status))
                  for path, operations in self.document["paths"].items() if path.startswith("/api/v1")
                  for method, operation in operations.items()
                  for status, response in operation["responses"].items()
                  if "application/json" in response.get("content", {})}
        return sorted(wanted - self.seen)


def work_a_ticket(held, desk, agent):
    held(desk.tool(), "POST", "/messages", body=message(1, text="IBAN FR76 3000 6000 0112 3456 7890 189"))
    row = held(agent, "GET", "/tickets", query="?view=all&limit=50").json["items"][0]
    held(agent, "GET", "/tickets", query="?q=colis")
    ticket = held(agent, "GET", "/tickets/{id}", row["id"])
    match = {"If-Match": ticket.headers["ETag"]}
    changed = held(agent, "PATCH", "/tickets/{id}", row["id"], headers=match,
                   body={"tags": ["a"], "priority": "high", "assignee": None})
    held(agent, "PATCH", "/tickets/{id}", row["id"], headers=match, body={"status": "open"})
    held(agent, "PATCH", "/tickets/{id}", row["id"], headers=match, body={"colour": 1})
    held(agent, "POST", "/tickets/{id}/reveal", row["id"], body={"tokens": ["IBAN_1"]})
    held(agent, "POST", "/tickets/{id}/viewing", row["id"], body={"typing": True})
    held(desk.login("supervisor"), "GET", "/tickets/{id}", row["id"])
    held(agent, "POST", "/tickets/{id}/replies", row["id"], body={"text": "Bien reçu."},
         headers={"If-Match": changed.headers["ETag"]})
    held(agent, "POST", "/tickets/{id}/notes", row["id"], body={"text": "Vu."})
    held(agent, "POST", "/tickets/{id}/messages/{message}/marks", row["id"],
         ticket.json["items"][0]["id"], body={"text": "IBAN", "type": "HANDLE"})
    held(agent, "GET", "/persons", query="?q=ana1@example.org")
    held(agent, "GET", "/persons/{id}", row["person"]["id"])


def write_macros(held, agent, controller):
    body = {"name": "Suivi", "shortcut": "suivi", "text": "Bonjour {{customer}}, tout va bien.", "lang": "fr", "shared": True,
            "actions": {"status": "pending", "tags": ["suivi"]}}
    one = held(controller, "POST", "/macros", body=body).json["id"]
    held(controller, "POST", "/macros", body=body | {"text": "{{nom}}"})
    held(agent, "GET", "/macros", query="?archived=true")
    held(agent, "GET", "/macros/{id}", one)
    held(controller, "PATCH", "/macros/{id}", one, body={"queue": None, "house": True}, headers={"If-Match": "*"})
    ticket = agent.get("/tickets?view=all&limit=1").json["items"][0]["id"]
    held(agent, "POST", "/tickets/{id}/macros/{macro}/used", ticket, one, body={})


def draft_an_article(held, desk, controller):
    supervisor = desk.login("supervisor")
    body = {"tickets": [answered(desk, 0, supervisor)], "words": "pile", "lang": "fr"}
    same(held(supervisor, "POST", "/knowledge/drafts", body=body).status, 409)
    controller.patch("/organisation", {"ai": {"enabled": True, "tasks": ["draft", "summary", "article"]}})
    same(held(supervisor, "POST", "/knowledge/drafts", body=body).status, 200)
    same(held(supervisor, "POST", "/knowledge/drafts/preview", body=body).status, 200)


def ask_ai(held, desk, agent, controller):
    """With no provider: what the embedded one says, and what came of it."""
    held(controller, "PATCH", "/organisation", body={"ai": {"enabled": True, "tasks": ["draft", "summary"]}})
    ticket = agent.get("/tickets?view=all&limit=1").json["items"][0]["id"]
    held(agent, "GET", "/tickets/{id}/assist", ticket)
    held(agent, "POST", "/tickets/{id}/assist/preview", ticket, body={"task": "draft"})
    for task in ("draft", "summary", "quality"):
        made = held(agent, "POST", "/tickets/{id}/assist", ticket, body={"task": task})
        if made.status == 200:
            held(agent, "POST", "/tickets/{id}/suggestions/{suggestion}/verdict", ticket, made.json["id"],
                 body={"verdict": "rejected", "reason": "wrong"})
    held(agent, "GET", "/tickets/{id}/suggestions", ticket)
    draft_an_article(held, desk, controller)
    held(desk.login("supervisor"), "GET", "/suggestions/figures")
    held(desk.login("supervisor"), "GET", "/suggestions/export", query="?format=csv")
    supervisor = desk.login("supervisor")
    for intent in desk.login("agent").get("/meta").json["intents"]:
        supervisor.post("/automatic", {"intent": intent, "mode": "shadow", "promise": 0.3, "sample": 100})
    held(supervisor, "POST", "/automatic", body={"intent": "other", "mode": "shadow", "promise": 0.3, "sample": 100})
    held(supervisor, "GET", "/automatic")
    asked = desk.tool().post("/messages", message(77)).json["ticket"]
    held(agent, "GET", "/tickets/{id}/automatic", asked)
    held(agent, "GET", "/tickets/{id}/automatic", ticket)
    held(agent, "POST", "/tickets/{id}/automatic", asked, body={"right": True})
    held(supervisor, "GET", "/automatic/cases", query="?intent=delivery_status")


def change_the_policy(held, desk, controller):
    """Versions, what differs, going back, and a second controller's approval."""
    csv = held(controller, "GET", "/policy").json["csv"]
    less = "".join(row for row in csv.splitlines(keepends=True) if not row.startswith("agent,support,location"))
    held(controller, "POST", "/policy/check", body={"csv": less})
    held(controller, "POST", "/policy", body={"csv": less, "comment": "less"}, headers={"If-Match": '"1"'})
    held(controller, "POST", "/policy/rollback", body={"to": 1, "comment": "as it was"})
    for path, ids, query in (("/policy/floors", (), ""), ("/policy/versions", (), ""),
                             ("/policy/versions/{version}", ("2",), ""), ("/policy/diff", (), "?from=1&to=2"),
                             ("/policy/explain", (), "?role=agent&purpose=support&category=health")):
        held(controller, "GET", path, *ids, query=query)
    agent = controller.get("/users").json["items"][0]["id"]
    person = desk.login("agent").get("/persons").json["items"][0]["id"]
    held(controller, "POST", "/users/{id}/scope", agent, body={"own": True, "queues": ["general"]})
    held(controller, "GET", "/users")
    held(controller, "POST", "/users/{id}/scope", agent, body={})
    held(controller, "POST", "/persons/{id}/restrict", person, body={"named": [agent]})
    held(controller, "POST", "/persons/{id}/protect", person, body={})
    held(controller, "GET", "/policy/guards")
    held(controller, "POST", "/persons/{id}/restrict", person, body={"restricted": False})
    held(controller, "POST", "/persons/{id}/protect", person, body={"vip": False, "named": []})
    held(controller, "GET", "/policy/who", query="?category=health")
    held(controller, "GET", "/policy/sees", query=f"?user={agent}")
    second = second_controller(desk)
    held(controller, "POST", "/policy", body={"four_eyes": True, "comment": "two decide"})
    waits = held(controller, "POST", "/policy", body={"csv": less, "comment": "less"}).json["proposal"]
    held(controller, "POST", "/policy/proposals/{id}/approve", waits, body={})
    held(second, "GET", "/policy/proposals")
    held(second, "POST", "/policy/proposals/{id}/approve", waits, body={})
    waits = held(controller, "POST", "/policy", body={"four_eyes": False, "comment": "one"}).json["proposal"]
    held(second, "POST", "/policy/proposals/{id}/refuse", waits, body={"reason": "two stay"})
    held(second, "GET", "/policy/proposals")
    held(second, "PATCH", "/organisation", body={"opening": {"emergency": ["agent"]}})  # waits: see watch_openings()


def watch_openings(held, desk, agent, controller):
    """What was opened, what was unusual in it, and an emergency."""
    controller.patch("/organisation", {"opening": {"emergency": ["agent"], "persons": 1, "no_ticket": 1}})
    tickets = [desk.tool().post("/messages", message(n, text="Mon mail: ana@example.com, je suis diabétique.")).json["ticket"]
               for n in (70, 71, 72)]
    for ticket in tickets:
        held(agent, "POST", "/tickets/{id}/reveal", ticket,
             body={"tokens": ["HEALTH_1"], "reason": "fire", "emergency": True})
    held(agent, "POST", "/tickets/{id}/copies", tickets[0], body={"token": "HEALTH_1"})
    held(agent, "POST", "/tickets/{id}/copies", tickets[0], body={"token": "HEALTH_9"})
    held(agent, "GET", "/openings")
    held(controller, "GET", "/openings")
    user = agent.get("/session").json["user"]["id"]
    held(controller, "GET", "/users/{id}/openings", user)
    held(controller, "POST", "/users/{id}/openings", user, body={"persons": 1, "times": None})
    held(agent, "GET", "/alerts")
    alerts = held(controller, "GET", "/alerts", query="?open=true").json["items"]
    same(sorted(a["rule"] for a in alerts), ["emergency", "emergency-access", "emergency-access", "many-persons", "no-ticket"])
    held(controller, "POST", "/alerts/{id}/acknowledge", alerts[0]["id"], body={"note": "seen"})
    held(controller, "GET", "/alerts")
    one = held(controller, "GET", "/emergencies").json["items"][0]
    held(controller, "POST", "/emergencies/{id}/review", one["id"], body={"justified": True, "note": "a fire"})
    held(controller, "GET", "/emergencies")


def step(held, client, *words, **more):
    """A call that gives a new CSRF token with its answer."""
    answer = held(client, *words, **more)
    client.csrf = answer.json.get("csrf") or client.csrf
    return answer.json


def come_in(held, desk, admin, controller):
    """Invitations, factors, steps of a log-in, my security."""
    person = {"email": "noa@example.org", "password": "violet tramway and nine cabbages"}
    user = held(admin, "POST", "/users", body={"email": person["email"], "name": "Noa Lind", "roles": ["agent"]}).json
    held(controller, "PATCH", "/users/{id}", user["id"], body={"approve": True})
    secret = held(admin, "POST", "/users/{id}/invitation", user["id"], body={}).json["invitation"]
    held(Client(desk), "POST", "/invitation", body={"invitation": secret})
    held(Client(desk), "POST", "/invitation/accept", body={"invitation": secret, "password": person["password"]})
    held(controller, "PATCH", "/users/{id}", user["id"], body={"approve": True})
    held(admin, "GET", "/users")
    noa, later = Client(desk), Client(desk)
    choice = step(held, noa, "POST", "/session", body=person)["org"]["id"]
    step(held, noa, "POST", "/session/organisation", body={"organisation": choice})
    step(held, noa, "POST", "/session/fresh", body={"password": person["password"]})
    key = held(noa, "POST", "/me/totp", body={"name": "telephone"}).json["secret"]
    step(held, noa, "POST", "/me/totp/confirm", body={"otp": totp(key)})
    codes = step(held, noa, "POST", "/me/recovery-codes", body={})["recovery_codes"]
    auth = Authenticator(desk)
    step(held, noa, "POST", "/me/passkeys", body=auth.make(held(noa, "GET", "/me/passkeys").json))
    auth.counter -= 1  # a copy: what its owner is told fits the document, too
    keyed = Client(desk)
    for _ in range(2):
        asked = held(keyed, "GET", "/session/passkey").json
        step(held, keyed, "POST", "/session/passkey", body={"passkey": auth.show(asked)})
    asked = held(keyed, "GET", "/session/factor/passkey").json
    step(held, keyed, "POST", "/session/fresh", body={"passkey": auth.show(asked)})
    factor = held(noa, "GET", "/me/security").json["factors"][0]["id"]
    held(noa, "PATCH", "/me/factors/{id}", factor, body={"name": "tablet"})
    same(step(held, later, "POST", "/session", body=person)["next"], "factor")
    held(later, "GET", "/session")
    step(held, later, "POST", "/session/factor", body={"otp": codes[0]})


def sign_on(held, desk, provider, controller):
    """By an identity provider."""
    held(controller, "POST", "/organisation/sso", body=settings(provider))
    held(controller, "POST", "/organisation/sso", body={**settings(provider), "second": "maybe"})
    held(controller, "GET", "/organisation/sso")
    listed, there = held(Client(desk), "GET", "/session/sso").json["items"], Client(desk)
    asked = held(there, "POST", "/session/sso", body={"organisation": listed[0]["organisation"]}).json
    provider.person["groups"] = ["desk"]
    step(held, there, "POST", "/session/sso/done", body=provider.authorize(asked["url"]))
    held(there, "POST", "/session/sso/again")
    held(there, "GET", "/session/sso/end")
    held(controller, "DELETE", "/organisation/sso")


def write_articles(held, agent, controller):
    body = {"title": "Suivre un colis", "text": "Par le numéro, ou claire@example.org.", "lang": "fr"}
    one = held(controller, "POST", "/articles", body=body).json["id"]
    held(controller, "GET", "/articles")
    held(agent, "GET", "/articles/{id}", one)
    held(controller, "PATCH", "/articles/{id}", one, body={"public": True}, headers={"If-Match": "*"})
    file = held(controller, "POST", "/articles/{id}/files", one, body={"name": "a.txt", "type": "text/plain", "content": "YQ=="}).json["files"][0]
    held(agent, "GET", "/articles/{id}/files/{file}", one, file["id"])
    held(controller, "DELETE", "/articles/{id}/files/{file}", one, file["id"])
    held(agent, "GET", "/articles/{id}/versions", one)
    held(agent, "POST", "/knowledge/search", body={"text": "suivre mon colis", "lang": "fr", "limit": 3})
    held(controller, "POST", "/articles", body=body | {"title": "Lampe", "guide": True, "text": "# A\n- oui -> B\n# B\nfin\n=> Suivre un colis"})
    held(agent, "POST", "/knowledge/preview", body={"text": "# A\nfin", "guide": True})
    held(agent, "POST", "/knowledge/search", body={"text": "un xylophone"})
    gap = held(controller, "GET", "/knowledge/gaps").json["items"][0]
    held(controller, "POST", "/knowledge/gaps/done", body={"ids": gap["ids"]})
    held(agent, "POST", "/knowledge/preview", body={"text": "*a*"})
    held(controller, "POST", "/knowledge/alike", body={"title": "Suivre un colis", "text": "Où est le colis ?", "lang": "fr"})
    held(agent, "GET", "/knowledge")
    held(controller, "PATCH", "/knowledge", body={"synonyms": "colis;paquet", "help": {"on": True, "slug": "here"}})
    held(controller, "POST", "/articles", body=body | {"lang": "en", "translation_of": one})
    held(agent, "GET", "/articles/{id}", one)


def set_up_ai(held, admin, controller, agent):
    record = {"name": "Modele", "kind": "mistral", "url": "https://api.modele.example/v1", "model": "m",
              "terms": {"contract": {"reference": "DPA-7"}, "certificates": [{"name": "ISO/IEC 27001"}]}}
    one = held(admin, "POST", "/providers", body=record).json["id"]
    held(admin, "POST", "/providers", body={"name": "x"})
    held(admin, "PATCH", "/providers/{id}", one, body={"terms": {"subprocessors": []}, "limits": {"calls_max": 3}})
    held(admin, "POST", "/providers/{id}/approvals", one, body={"as": "it"})
    held(admin, "DELETE", "/providers/{id}/approvals/{as}", one, "it")
    held(admin, "POST", "/providers/{id}/documents", one, body={"kind": "terms", "name": "t", "content": "dA=="})
    held(controller, "GET", "/providers")
    held(controller, "GET", "/providers/{id}", one)
    held(controller, "PATCH", "/organisation/ai", body={"scope": "organisation", "on": True})
    held(controller, "GET", "/organisation/ai")
    held(controller, "GET", "/organisation/ai/use")
    person = agent.get("/persons").json["items"][0]["id"]
    held(agent, "POST", "/persons/{id}/consents", person, body={"given": False, "how": "mail", "note": "non"})
    held(agent, "GET", "/persons/{id}", person)


@with_provider
def test_answers_are_what_the_document_says(desk, provider):
    held = Held(desk)
    agent, controller, admin = (desk.login(r) for r in ("agent", "controller", "admin"))
    held(Client(desk), "GET", "/session")
    held(Client(desk), "POST", "/session", body={k: desk.users[0][k] for k in ("email", "password")})
    held(Client(desk), "GET", "/openapi.json")
    for path in ("/session", "/meta", "/users", "/views", "/organisation", "/policy", "/sources"):
        held(agent, "GET", path)
        held(controller, "GET", path)
    work_a_ticket(held, desk, agent)
    source = held(controller, "POST", "/sources", body={"name": "paper", "channel": "import"}).json
    held(controller, "PATCH", "/sources/{id}", source["id"], body={"basis": "public-task", "retention_days": 30})
    change_the_policy(held, desk, controller)
    write_articles(held, agent, controller)
    write_macros(held, agent, controller)
    ask_ai(held, desk, agent, controller)
    set_up_ai(held, admin, controller, agent)
    sign_on(held, desk, provider, controller)
    held(controller, "PATCH", "/organisation", body={"ai": {"enabled": False}})
    held(controller, "POST", "/organisation/detection/try", body={"text": "Mme Claire Morel, 06 39 98 00 01"})
    held(controller, "GET", "/organisation/corrections")
    held(controller, "DELETE", "/organisation/corrections")
    held(admin, "GET", "/tokens")
    token = held(admin, "POST", "/tokens", body={"name": "till", "source": source["id"]}).json
    held(admin, "POST", "/tokens", body={"name": "outil", "tasks": ["draft", "summary"]})
    held(admin, "GET", "/tokens")
    held(Client(desk, token["token"]), "POST", "/messages", body=message(2))
    kept = held(controller, "GET", "/quarantine").json["items"][-1]
    held(controller, "PATCH", "/sources/{id}", source["id"], body={"purpose": "support"})
    held(controller, "POST", "/quarantine/{id}/release", kept["id"], body={})
    held(admin, "DELETE", "/tokens/{id}", token["id"])
    held(Client(desk, token["token"]), "POST", "/messages", body=message(3))
    watch_openings(held, desk, agent, controller)
    come_in(held, desk, admin, controller)
    for path, query in (("/journal/checkpoint", ""), ("/journal/key", ""), ("/journal/entries", "?from=0&to=500"),
                        ("/journal/proof", "?n=3"), ("/journal/find", "?limit=50"), ("/journal/page", "?n=3"),
                        ("/journal/tlog-proof", "?n=3"), ("/journal/export", "?format=jsonl")):
        held(controller, "GET", path, query=query)
    witness = Witness(desk.home, "witness.example/w1")
    made = held(controller, "POST", "/journal/witnesses", body={"key": witness.key}).json
    held(controller, "GET", "/journal/witnesses")
    held(controller, "POST", "/journal/witnesses/{id}/send", made["witnesses"][0]["id"], body={})
    note = witness.cosign(controller.get("/journal/checkpoint").body.decode())
    held(controller, "POST", "/journal/cosignatures", body={"checkpoint": note})
    held(controller, "DELETE", "/journal/witnesses/{id}", made["witnesses"][0]["id"])
    held(controller, "POST", "/journal/growth", body={"checkpoint": controller.get("/journal/checkpoint").body.decode()})
    same(held.unseen(), [])


@with_desk
def test_what_a_model_said_is_corrected_and_stays_corrected(desk):
    agent, tool = desk.login("agent"), desk.tool()
    taken = tool.post("/messages", message(1)).json
    path = f"/tickets/{taken['ticket']}"
    seen = agent.get(path)
    same([seen.json["sentiment"]["by"], seen.json["lang_by"], seen.json["intent"]["by"]], ["model"] * 3)
    for wrong in ({"sentiment": "furious"}, {"lang": "tlh"}, {"lang": None}, {"sentiment": 3}):
        answer = agent.patch(path, wrong, {"If-Match": seen.headers["ETag"]})
        same((answer.status, answer.json["fields"][0]["field"]), (422, list(wrong)[0]))
    done = agent.patch(path, {"sentiment": "positive", "lang": "nl", "intent": "refund"},
                       {"If-Match": seen.headers["ETag"]})
    same(done.status, 200, done.body)
    ticket = agent.get(path).json
    same(ticket["sentiment"], {"label": "positive", "p": 1, "by": "person"})
    same((ticket["lang"], ticket["lang_by"]), ("nl", "person"))
    same(sorted(e["what"] for e in ticket["events"]), ["intent", "lang", "sentiment"])
    row = next(t for t in agent.get("/tickets?view=all").json["items"] if t["id"] == taken["ticket"])
    same((row["sentiment"]["by"], row["lang_by"]), ("person", "person"))
