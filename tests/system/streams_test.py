# SPDX-License-Identifier: EUPL-1.2
"""Two hundred answers streamed at once (issue 5) through the whole desk, for agents and then for other programs at the
entrance: each is heard from its first piece while all others go on, the desk answers everybody else meanwhile, and each
has an end."""
import json
from concurrent.futures import ThreadPoolExecutor

from desk import Client, Stream, same
from entrance_test import ASK, MAIL, PERSON, entries, error, talk, with_double
from gateway_test import a_ticket, becomes

PLAIN = True  # a process each for the calls: with sanitizers that is more memory than a test may ask for
MANY = 200


@with_double
def test_two_hundred_streams_go_on_at_once(desk, double):
    ticket = a_ticket(desk)
    path = double.approve(desk, model="drip")
    becomes(desk, path, "drip", seconds=120)
    agents = [desk.login("agent") for _ in range(4)]
    streams = [Stream(agents[n % len(agents)], f"/tickets/{ticket}/assist", {"task": "draft"}) for n in range(MANY)]
    same({stream.status for stream in streams}, {200})
    heard = [stream.saw("goutte") for stream in streams]
    same((heard.count(True), len(double.bodies)), (MANY, MANY), [s.text[-200:] for s, h in zip(streams, heard) if not h][:1])
    same([s.over for s in streams].count(True), 0, "all of them at the same time")
    same(agents[0].get(f"/tickets/{ticket}").status, 200)
    double.leaving.set()
    same([s.ended() and "event: done" in s.text for s in streams].count(True), MANY)
    double.leaving.clear()
    becomes(desk, path, "weir", seconds=120)
    at_the_entrance(desk, double, agents[0])


def said(stream):
    """What a program's stream said, and how it ended."""
    frames = [line[6:] for line in stream.text.splitlines() if line.startswith("data: ")]
    choices = [c for f in frames[:-1] for c in json.loads(f)["choices"]]
    return "".join(c["delta"].get("content", "") for c in choices), choices[-1]["finish_reason"], frames[-1]


def at_the_entrance(desk, double, agent):
    client, before = Client(desk, double.token(desk)), len(double.bodies)
    same(desk.login("controller").patch("/organisation", {"ai": {"limits": {"at_once": MANY}}}).status, 200)
    asked = {"model": "draft", "stream": True, "messages": [{"role": "user", "content": ASK}]}
    with ThreadPoolExecutor(32) as pool:  # a program's stream opens with its first piece
        streams = list(pool.map(lambda _: Stream(client, "//v1/chat/completions", asked), range(MANY)))
    same({stream.status for stream in streams}, {200})
    same((len(double.bodies) - before, [s.over for s in streams].count(True)), (MANY, 0), "all of them at the same time")
    same(error(talk(client)), (429, "rate_limit_error", "rate_limit_exceeded"), "one more than the organisation allows")
    same(agent.get("/tickets?view=open").status, 200, "the desk goes on meanwhile")
    double.leaving.set()
    same([s.ended() for s in streams].count(True), MANY)
    for stream in streams:
        text, end, last = said(stream)
        assert text.startswith("goutte Bonjour, je suis " + PERSON) and MAIL in text, stream.text[-300:]
        same((end, last), ("stop", "[DONE]"))
    assert PERSON not in double.sent() and MAIL not in double.sent()
    same([e["result"] for e in entries(desk, "ai.answer")], ["done"] * MANY, "the newest")
