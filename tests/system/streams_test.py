# SPDX-License-Identifier: EUPL-1.2
"""Two hundred answers streamed at once (issue 5) through the whole desk: each is heard from its first piece while all
others go on, the desk answers everybody else meanwhile, and each has an end."""
from desk import Stream, same
from entrance_test import with_double
from gateway_test import a_ticket, becomes

PLAIN = True  # a process each for the calls: with sanitizers that is more memory than a test may ask for
MANY = 200


@with_double
def test_two_hundred_streams_go_on_at_once(desk, double):
    ticket = a_ticket(desk)
    becomes(desk, double.approve(desk, model="drip"), "drip", seconds=120)
    agents = [desk.login("agent") for _ in range(4)]
    streams = [Stream(agents[n % len(agents)], f"/tickets/{ticket}/assist", {"task": "draft"}) for n in range(MANY)]
    same({stream.status for stream in streams}, {200})
    heard = [stream.saw("goutte") for stream in streams]
    same((heard.count(True), len(double.bodies)), (MANY, MANY), [s.text[-200:] for s, h in zip(streams, heard) if not h][:1])
    same([s.over for s in streams].count(True), 0, "all of them at the same time")
    same(agents[0].get(f"/tickets/{ticket}").status, 200)
    double.leaving.set()
    same([s.ended() and "event: done" in s.text for s in streams].count(True), MANY)
