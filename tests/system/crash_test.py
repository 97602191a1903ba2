# SPDX-License-Identifier: EUPL-1.2
"""Invariant 5: a message that was acknowledged survives kill -9; one that wasn't leaves nothing
half-made.  Fifty times."""
import random
import threading
import time

from desk import Desk

PLAIN = True
ROUNDS = 50


def send_until_dead(tool, first, acknowledged):
    n = first
    while True:
        body = {"from": {"name": "Jean Essai", "email": f"jean{n}@example.org"},
                "text": f"Bonjour, message {n}.", "external_id": f"crash-{n}"}
        try:
            answer = tool.post("/messages", body)
        except Exception:
            return
        if answer.status == 201:
            acknowledged.append((f"crash-{n}", body, answer.json["ticket"]))
        n += 4


def test_fifty_kills_lose_nothing_acknowledged(program):
    desk = Desk(program)
    everything = []
    try:
        for round_ in range(ROUNDS):
            desk.start()
            tool, acknowledged = desk.tool("api"), []
            threads = [threading.Thread(target=send_until_dead,
                                        args=(tool, round_ * 1000000 + i, acknowledged)) for i in range(4)]
            for t in threads:
                t.start()
            time.sleep(0.05 + random.random() * 0.15)
            desk.kill()
            for t in threads:
                t.join()
            everything += acknowledged
        assert len(everything) > ROUNDS, f"only {len(everything)} messages were acknowledged"
        desk.start()
        tool, agent = desk.tool("api"), desk.login("agent")
        for name, body, ticket in random.sample(everything, min(400, len(everything))):
            again = tool.post("/messages", body).json
            assert again["duplicate"] and again["ticket"] == ticket, f"{name} is lost"
        for name, body, ticket in random.sample(everything, 40):
            seen = agent.get(f"/tickets/{ticket}")
            assert seen.status == 200 and seen.json["items"][0]["skeleton"], f"{name} cannot be read"
        desk.stop()
        done = desk.run("journal", "verify", "--json")
        assert '"ok":true' in done.stdout.replace(" ", ""), done.stdout
    finally:
        desk.remove()
