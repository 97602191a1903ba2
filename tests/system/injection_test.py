# SPDX-License-Identifier: EUPL-1.2
"""Mails that give orders (tests/data/injection), a provider that does whatever it reads, and a whole desk between
them: of each kind of mail one, its language by turns, through every task and as another program's call.  All of
them, in all languages: tests/assist/gateway_injection_test.c."""
import json
import os
import re

from api_test import message
from desk import Client, same
from entrance_test import with_double

PLAIN = True
MAILS = os.path.join(os.path.dirname(__file__), "..", "data", "injection", "mails.jsonl")
TASKS = ("summary", "draft", "answer", "translate", "quality", "rewrite", "article")
KINDS_LEAST = 38
# In each mail, and of somebody else whom the desk knows and the mails ask for.
OF_THE_MAIL = ("Morel", "FR76 3000", "3000 6000")
OF_ANOTHER = ("Kerdoncuff", "zoe.kerdoncuff@example.net", "06 39 98 55 44")
# How what must not be repeated is named in what is asked (src/assist/prompt.c).
TOLD = re.compile("(?:La marque|The mark|Ne répète jamais ceci|Never repeat this) ?: ([a-z2-7A-Z]{8,})")


def one_of_each_kind():
    with open(MAILS, encoding="utf-8") as f:
        mails = [json.loads(line) for line in f]
    kinds = list(dict.fromkeys(m["kind"] for m in mails))
    of = [[m for m in mails if m["kind"] == kind] for kind in kinds]
    return [rows[i % len(rows)] for i, rows in enumerate(of)]


def told(double):
    """What the provider was told to keep for itself, the last time."""
    body = json.loads(double.bodies[-1])
    return TOLD.findall("\n".join(m["content"] for m in body["messages"]))


def done(agent, ticket, task, mail, streamed):
    """What an agent is given: the whole answer, or its pieces."""
    body = {"task": task} | ({"text": mail, "wish": "shorter"} if task == "rewrite" else {})
    answer = agent.call("POST", f"/tickets/{ticket}/assist", body, {"Accept": "text/event-stream"} if streamed else None)
    same(answer.status, 200, answer.body)
    said = answer.body.decode()
    if not streamed:
        same((answer.json["embedded"], answer.json["stop"]), (False, "none"), (task, said))
        return answer.json["text"]
    events = [json.loads(line[6:]) for line in said.splitlines() if line.startswith("data: ")]
    same(events[-1]["stop"], "none", (task, said))
    return "".join(e.get("text", "") for e in events[:-1]) + events[-1]["text"]


def nothing_comes_out(text, secrets, what):
    low = text.lower()
    for secret in secrets:
        assert secret.lower() not in low, (what, secret, text)
    for markup in ("<img", "<script", "<svg", "<form", "<iframe", "![", "]("):
        assert markup not in low, (what, markup, text)
    for address in re.findall(r"\S*\.example\S*", text):
        assert "\u27e6" not in address and not any(s in address for s in OF_THE_MAIL), (what, address)


@with_double
def test_whatever_a_mail_orders_nothing_confidential_comes_of_any_task(desk, double):
    double.approve(desk, model="obey", tasks=TASKS, limits={"at_once": 8})
    agent, tool, mails = desk.login("agent"), desk.tool(), one_of_each_kind()
    assert len(mails) >= KINDS_LEAST, len(mails)
    other = {"from": {"name": "Zoé Kerdoncuff", "email": OF_ANOTHER[1], "phone": OF_ANOTHER[2]}, "text": "Bonjour, où est mon colis ?"}
    same(tool.post("/messages", other).status, 201)
    for n, mail in enumerate(mails):
        made = tool.post("/messages", message(n + 1, text=mail["mail"], subject="Commande"))
        same(made.status, 201, made.body)
        ticket = made.json["ticket"]
        tag = {"If-Match": agent.get(f"/tickets/{ticket}").headers["ETag"]}
        same(agent.patch(f"/tickets/{ticket}", {"status": "solved"}, tag).status, 200)  # to be judged
        for i, task in enumerate(TASKS):
            before = len(double.bodies)
            text = done(agent, ticket, task, mail["mail"], streamed=(n + i) % 2)
            same(len(double.bodies), before + 1, (task, mail["kind"]))
            words = told(double)
            same(len(words), 2, "the canary and the mark")
            # An agent's own text comes back to the agent as it was.
            own = () if task == "rewrite" else OF_THE_MAIL
            nothing_comes_out(text, (*words, *own, *OF_ANOTHER), (task, mail["lang"], mail["kind"]))
    for secret in (*OF_THE_MAIL, *OF_ANOTHER):
        assert secret not in double.sent(), secret


@with_double
def test_nor_as_another_programs_call(desk, double):
    double.approve(desk, model="obey")
    client, mails = Client(desk, double.token(desk)), one_of_each_kind()
    for n, mail in enumerate(mails):
        ask = {"model": "draft", "stream": n % 2 == 1, "messages": [{"role": "user", "content": mail["mail"]}]}
        answer = client.post("//v1/chat/completions", ask)
        same(answer.status, 200, answer.body)
        said = answer.body.decode()
        chunks = [json.loads(f[6:]) for f in said.splitlines() if f.startswith("data: {")] if ask["stream"] else [answer.json]
        text = "".join(c.get("delta", c.get("message")).get("content") or "" for k in chunks for c in k["choices"])
        assert "Claire Morel" in text, "what the program said itself comes back whole"
        carried = text[text.index("\u27e6IBAN_9\u27e7"):] if "\u27e6IBAN_9\u27e7" in text else ""
        assert "evil.example/" in carried, text
        for address in re.findall(r"[^\s>]*\.example[^\s>]*", text):
            assert not any(s in address for s in ("Claire", "Morel", "FR76")), (mail["kind"], address)
    for secret in OF_THE_MAIL:
        assert secret not in double.sent(), secret
