# SPDX-License-Identifier: EUPL-1.2
"""Invariant 5: a message that was acknowledged survives kill -9; one that wasn't leaves nothing
half-made.  Fifty times.  What was cut off is sent again with the same Idempotency-Key or the
same id of its own, and is there once: the counts at the end are exact."""
import base64
import os
import random
import sqlite3
import threading
import time

from desk import Desk, same

PLAIN = True
ROUNDS = 50
FILE = base64.b64encode(b"a photograph " * 300).decode()


class Sender(threading.Thread):
    """One client: sends until the desk dies; `cut` is what had no answer then."""

    def __init__(self, first, cut=None):
        super().__init__()
        self.n, self.cut, self.done = first, cut, []

    def one(self, n):
        """What to send as the n-th: anything that send() takes."""
        raise NotImplementedError

    def send(self, what):
        raise NotImplementedError

    def finish(self):
        """Sends again what was cut off."""
        if self.cut is not None:
            answer = self.send(self.cut)
            same(answer.status, 201, f"sent again: {answer.body}")
            self.done.append((self.cut, answer.json))
            self.cut = None

    def run(self):
        while True:
            self.cut = self.one(self.n)
            try:
                answer = self.send(self.cut)
            except Exception:  # noqa: BLE001 - the desk is dead
                return
            if answer.status != 201:
                return
            self.done.append((self.cut, answer.json))
            self.cut = None
            self.n += 1


class Customer(Sender):
    """Every other message has an id of its own, the rest are known by their Idempotency-Key only;
    every third brings a file."""

    def one(self, n):
        body = {"from": {"name": "Jean Essai", "email": f"jean{n}@example.org"}, "text": f"Bonjour, message {n}."}
        if n % 3 == 0:
            body["attachments"] = [{"name": "photo.jpg", "type": "image/jpeg", "content": FILE}]
        if n % 2:
            return body | {"external_id": f"crash-{n}"}, {}
        return body, {"Idempotency-Key": f"crash-{n}"}

    def send(self, what):
        return self.tool.post("/messages", *what)


class Agent(Sender):
    """Writes notes, each with a key."""

    def one(self, n):
        return {"text": f"note {n}"}, {"Idempotency-Key": f"note-{n}"}

    def send(self, what):
        return self.agent.post(f"/tickets/{self.ticket}/notes", *what)


def query(desk, sql, base="desk.db"):
    db = sqlite3.connect(f"file:{os.path.join(desk.data, base)}?mode=ro", uri=True)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


HALF_MADE = {
    "a ticket without message": "SELECT id FROM ticket WHERE id NOT IN (SELECT ticket FROM message)",
    "a ticket whose count is wrong": "SELECT id FROM ticket t WHERE messages != "
                                     "(SELECT count(*) FROM message m WHERE m.ticket = t.id)",
    "a message without ticket": "SELECT id FROM message WHERE ticket NOT IN (SELECT id FROM ticket)",
    "a message without index entry": "SELECT row FROM message WHERE direction = 0 "
                                     "AND row NOT IN (SELECT id FROM search_docsize)",
    "an index entry without message": "SELECT id FROM search_docsize WHERE id NOT IN (SELECT row FROM message)",
    "an envelope without ticket": "SELECT ticket FROM envelope WHERE ticket NOT IN (SELECT id FROM ticket)",
    "a participant without ticket or person": "SELECT ticket FROM participant WHERE ticket NOT IN "
        "(SELECT id FROM ticket) OR person NOT IN (SELECT id FROM person)",
    "a ticket without participant": "SELECT id FROM ticket WHERE id NOT IN (SELECT ticket FROM participant)",
    "a person without ticket": "SELECT id FROM person WHERE id NOT IN (SELECT person FROM participant)",
    "an identifier without person": "SELECT id FROM identifier WHERE person NOT IN (SELECT id FROM person)",
    "an attachment without message": "SELECT id FROM attachment WHERE message NOT IN (SELECT id FROM message)",
    "a message's name without message": "SELECT message FROM message_key WHERE message NOT IN "
                                        "(SELECT id FROM message)",
    "a hole in the log": "SELECT row FROM log WHERE row > 1 AND row - 1 NOT IN (SELECT row FROM log)",
}


def nothing_is_half_made(desk):
    for what, sql in HALF_MADE.items():
        same(query(desk, sql), [], what)
    keys = {k for k, in query(desk, "SELECT person FROM person_key", "vault.db")}
    persons = {p for p, in query(desk, "SELECT id FROM person")}
    same(persons - keys, set(), "persons without key")
    rows = {str_of(i) for i, in query(desk, "SELECT id FROM attachment")}
    folder = os.path.join(desk.data, "blobs")
    same(os.listdir(os.path.join(folder, "new")), [], "blobs not moved")
    same(set(os.listdir(folder)) - {"new"}, rows, "blobs and rows")
    assert len(rows) > 10, f"only {len(rows)} files came in"


def str_of(id_):
    text = id_.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def count(desk, direction):
    return query(desk, f"SELECT count(*) FROM message WHERE direction {direction}")[0][0]


def test_fifty_kills_lose_nothing_acknowledged_and_leave_nothing_half_made(program):
    desk = Desk(program)
    before = count(desk, "= 0"), count(desk, "!= 0")
    senders = [Customer(i * 10000000) for i in range(4)] + [Agent(0)]
    everything = {Customer: [], Agent: []}
    try:
        desk.start()
        Agent.ticket = desk.login("agent").get("/tickets").json["items"][0]["id"]
        for _ in range(ROUNDS):
            Customer.tool, Agent.agent = desk.tool("api"), desk.login("agent")
            for s in senders:
                s.finish()
                everything[type(s)] += s.done
            senders = [type(s)(s.n + 1) for s in senders]
            for s in senders:
                s.start()
            time.sleep(0.05 + random.random() * 0.15)
            desk.kill()
            for s in senders:
                s.join()
            desk.start()
        Customer.tool, Agent.agent = desk.tool("api"), desk.login("agent")
        for s in senders:
            s.finish()
            everything[type(s)] += s.done
        assert len(everything[Customer]) > ROUNDS and len(everything[Agent]) > ROUNDS, \
            {k.__name__: len(v) for k, v in everything.items()}
        for what, first in random.sample(everything[Customer], min(400, len(everything[Customer]))):
            again = Customer.tool.post("/messages", *what).json
            same((again["ticket"], again["message"]), (first["ticket"], first["message"]), "sent a third time")
        for what, first in random.sample(everything[Agent], 40):
            again = Agent.agent.post(f"/tickets/{Agent.ticket}/notes", *what).json
            same(again["id"], first["id"], "noted a third time")
        for what, first in random.sample(everything[Customer], 40):
            seen = Agent.agent.get(f"/tickets/{first['ticket']}")
            assert seen.status == 200 and seen.json["items"][0]["skeleton"], f"{what} cannot be read"
        desk.stop()
        same(count(desk, "= 0"), before[0] + len(everything[Customer]), "messages")
        same(count(desk, "!= 0"), before[1] + len(everything[Agent]), "notes")
        nothing_is_half_made(desk)
        done = desk.run("journal", "verify", "--json")
        assert '"ok":true' in done.stdout.replace(" ", ""), done.stdout
    finally:
        desk.remove()
