# SPDX-License-Identifier: EUPL-1.2
"""What is masked does not travel: values are planted, everything a user's routes, searches and live
events send is recorded, and none of them is in it; nor in the log."""
import re

from desk import Client, same, with_desk

# Planted in one message; no names, which the matrix shows at once.
HIDDEN = {
    "DOB": ["14/03/1985", "14 mars 1985"],
    "HEALTH": ["diabétique", "diabetique", "diab"],
    "IBAN": ["FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189", "30006000", "3000 6000"],
    "CARD": ["4111 1111 1111 1111", "4111111111111111"],
    "NATIONAL_ID": ["2 85 07 79 999 001 60", "285079999900160"],
    "IP": ["192.0.2.17"],
    "ADDRESS": ["rue des Lilas", "69003"],
}
TEXT = ("Bonjour, je suis diabétique. Mon IBAN : FR76 3000 6000 0112 3456 7890 189, ma carte 4111 1111 1111 1111. "
        "Numéro de sécurité sociale : 2 85 07 79 999 001 60. J'habite 12 rue des Lilas, 69003 Lyon. "
        "Mon adresse IP est 192.0.2.17. Je suis née le 14/03/1985. Merci, Ana Prova")
KEPT = ["•••• 0189", "•••• 1111", "•••• 60", "•••• Lyon"]


class Recorder(Client):
    """Keeps every byte that it was sent: heads and bodies."""
    sent = b""

    def call(self, *words, **more):
        answer = super().call(*words, **more)
        self.sent += str(answer.headers).encode() + answer.body
        return answer


def enter(desk, role):
    client, org = Recorder(desk), sorted({u["org"] for u in desk.users})[0]
    user = next(u for u in desk.users if u["org"] == org and u["roles"] == [role])
    client.csrf = client.post("/session", {"email": user["email"], "password": user["password"]}).json["csrf"]
    return client


def leaks(sent):
    return sorted({w for words in HIDDEN.values() for w in words if w.encode() in sent})


def use_everything(desk, client, ids):
    """Every route of the document that can be asked with these ids, and refusals of bad input."""
    document, asked = client.get("/openapi.json").json, 0
    for path, methods in document["paths"].items():
        if not path.startswith("/api/v1") or "{path" in path or path.endswith(("/events", "/session")):
            continue
        for method, operation in methods.items():
            group = path.split("/")[3]
            where = path[len("/api/v1"):].replace("{id}", ids.get(group, ids["tickets"]))
            where = re.sub(r"\{(\w+)\}", lambda m: ids.get(m.group(1), "1"), where)
            if method == "get":
                client.get(where)
                client.get(where + "?q=IBAN&limit=0&nonsense=1")
            elif group in ("tickets", "persons"):
                client.call(method.upper(), where, {"nonsense": "1"}, {"If-Match": "*"})
            asked += 1
    return asked


@with_desk
def test_what_is_masked_never_travels(desk):
    clients = {role: enter(desk, role) for role in ("agent", "supervisor", "controller", "auditor", "admin")}
    streams = [clients[role].listen() for role in ("agent", "supervisor")]
    told = desk.tool()
    answer = told.post("/messages", {"from": {"name": "Ana Prova", "email": "ana@example.org"}, "subject": TEXT[:60],
                                     "text": TEXT})
    same(answer.status, 201, answer.body)
    agent, ticket = clients["agent"], answer.json["ticket"]
    shown = agent.get(f"/tickets/{ticket}")
    found = {s["type"] for s in shown.json["items"][0]["spans"]}
    assert set(HIDDEN) <= found, set(HIDDEN) - found
    for mask in KEPT:
        assert mask in shown.body.decode(), f"{mask} is kept for the agent"
    ids = {"tickets": ticket, "message": shown.json["items"][0]["id"], "persons": shown.json["person"]["id"]}
    asked = [use_everything(desk, client, ids) for client in clients.values()]
    assert min(asked) > 40, asked
    for query in ("diabétique", "FR7630006000011234567890189", "4111111111111111", "Lilas", "#1", "ana@example.org"):
        for role in ("agent", "supervisor"):
            clients[role].call("GET", "/tickets?q=" + "".join(f"%{b:02x}" for b in query.encode()))
            clients[role].call("GET", "/persons?q=" + "".join(f"%{b:02x}" for b in query.encode()))
    # Work: changes, notes, marks, wrong openings; none of these answers shows more.
    agent.patch(f"/tickets/{ticket}", {"tags": ["vu"], "priority": "high"}, {"If-Match": "*"})
    agent.post(f"/tickets/{ticket}/notes", {"text": "Rappeler."})
    agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["HEALTH_1"], "purpose": "support"})
    agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["IBAN_1"], "purpose": "training"})
    agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["IBAN_1", "IBAN_9"], "purpose": "support"})
    agent.post(f"/tickets/{ticket}/copies", {"token": "IBAN_1"})
    for stream in streams:
        assert stream.saw(ticket), "live events tell of the ticket"
    for role, client in clients.items():
        same(leaks(client.sent), [], f"sent to the {role}")
    for stream in streams:
        same(leaks(stream.text.encode()), [], "live events")
    same(leaks(desk.log().encode()), [], "log")
    # The recorder does find what is sent: an opening shows it.
    assert leaks(agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["IBAN_1"], "purpose": "support"}).body)
