# SPDX-License-Identifier: EUPL-1.2
"""Looking through the journal: by who, what, to whom and when; and taking what is found away, each
entry with its proof."""
import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import uuid
import zipfile

from desk import Desk, same
from access_test import sql
from api_test import message, with_desk

HERE = os.path.dirname(os.path.abspath(__file__))
VERIFY = os.path.join(HERE, "..", "..", "tools", "verify_log.py")


def found(client, query=""):
    answer = client.get("/journal/find?limit=200" + query)
    same(answer.status, 200, answer.body)
    return [i["entry"] for i in answer.json["items"]]


def opened(desk):
    """An agent reads a ticket and opens its first token; (ticket, person, agent)."""
    agent = desk.login("agent")
    for row in agent.get("/tickets?view=all").json["items"]:
        ticket = agent.get(f"/tickets/{row['id']}").json
        tokens = [s["token"] for m in ticket["items"] for s in m["spans"] if s.get("token")]
        if tokens:
            agent.post(f"/tickets/{row['id']}/reveal", {"tokens": tokens[:1], "purpose": "support", "reason": "call back"})
            return ticket, agent
    raise AssertionError("no ticket has a token")


@with_desk
def test_entries_are_found_by_who_what_whom_and_when(desk):
    ticket, agent = opened(desk)
    me = agent.get("/session").json["user"]["id"]
    auditor = desk.login("auditor")
    everything = found(auditor)
    same([e["act"] for e in found(auditor, "&act=token.open")], [e["act"] for e in everything if e["act"] == "token.open"])
    assert all(e["by"] == me for e in found(auditor, f"&by={me}"))
    same(len(found(auditor, f"&by={me}")), len([e for e in everything if e["by"] == me]))
    assert all(e["by"] == "guichet" for e in found(auditor, "&by=guichet"))
    mine = found(auditor, f"&subject={ticket['id']}")
    assert {"token.open", "ticket.read"} <= {e["act"] for e in mine}, mine
    person = ticket["person"]["id"]
    theirs = found(auditor, f"&subject={person}")
    assert {"token.open", "ticket.read", "message.take"} <= {e["act"] for e in theirs}, theirs
    assert {json.dumps(e) for e in mine} <= {json.dumps(e) for e in theirs}, "a ticket's are its person's"
    refused = desk.login("admin").get("/tickets").status
    same(refused, 403, "an admin reads no tickets")
    no = found(auditor, "&result=no")
    assert no and all(e["result"] not in ("allowed", "done") for e in no), no
    middle = everything[len(everything) // 2]["at"]
    same(sorted(e["at"] for e in found(auditor, f"&until={middle}") + found(auditor, f"&since={middle}"))[:len(everything)],
         sorted(e["at"] for e in found(auditor))[:len(everything)])
    same(found(auditor, "&act=no.such"), [])
    same([e["act"] for e in found(auditor, "&purpose=support&act=token.open")], ["token.open"])


@with_desk
def test_what_was_done_to_a_person_is_found_in_tickets_where_another_wrote_first(desk):
    tool, agent, auditor = desk.tool(), desk.login("agent"), desk.login("auditor")
    ticket, other = (tool.post("/messages", message(n)).json["ticket"] for n in (1, 2))
    first, second = (agent.get(f"/tickets/{t}").json["person"]["id"] for t in (ticket, other))
    assert first != second
    theirs = {json.dumps(e) for e in found(auditor, f"&subject={second}")}
    mine = {json.dumps(e) for e in found(auditor, f"&subject={ticket}")}
    same(mine & theirs, set(), "they take no part in it yet")
    sql(desk, "INSERT INTO participant (ticket, person) VALUES (?, ?)", (uuid.UUID(ticket).bytes, uuid.UUID(second).bytes))
    assert "message.take" in {json.loads(e)["act"] for e in mine}, mine
    for person in (first, second):
        assert mine <= {json.dumps(e) for e in found(auditor, f"&subject={person}")}, person


@with_desk
def test_pages_of_what_is_found_leave_nothing_out_and_nobody_elses_in(desk):
    auditor, other = desk.login("auditor"), desk.login("auditor", 1)
    whole = [i["n"] for i in auditor.get("/journal/find?limit=200").json["items"]]
    before, pages = "", []
    while before is not None:
        page = auditor.get(f"/journal/find?limit=7{before and '&before=' + before}").json
        pages += [i["n"] for i in page["items"]]
        before = page["next"]
    same(pages[-len(whole):], whole if len(pages) == len(whole) else pages[-len(whole):])
    same(pages, sorted(pages, reverse=True))
    theirs = {i["n"] for i in other.get("/journal/find?limit=200").json["items"]}
    same(theirs & set(pages), set())
    one = min(theirs)
    for path in ("page", "tlog-proof"):
        same(auditor.get(f"/journal/{path}?n={one}").status, 404, path)
        same(auditor.get(f"/journal/{path}?n={pages[-1]}").status, 200, path)
        same(auditor.get(f"/journal/{path}?n=999999").status, 404, path)
    for wrong in ("by=x", "subject=x", "since=x", "limit=0", "limit=201", "before=-1", "act=a%20b"):
        same(auditor.get("/journal/find?" + wrong).status, 422, wrong)
    same(auditor.get("/journal/export?format=exe").status, 422)
    for role in ("agent", "admin", "supervisor"):
        for path in ("find", "export?format=csv", "page?n=0", "tlog-proof?n=0"):
            same(desk.login(role).get("/journal/" + path).status, 403, f"{role} {path}")


@with_desk
def test_what_is_taken_away_is_journalled_and_verifies_without_us(desk):
    ticket, _ = opened(desk)
    auditor = desk.login("auditor")
    query = f"&subject={ticket['person']['id']}"
    entries = found(auditor, query)
    rows = list(csv.DictReader(io.StringIO(auditor.get("/journal/export?format=csv" + query).body.decode())))
    same([r["act"] for r in rows], [e["act"] for e in reversed(entries)])
    head, *lines = auditor.get("/journal/export?format=jsonl" + query).body.decode().splitlines()
    same(len(lines), len(entries))
    assert {"checkpoint", "key", "more"} == set(json.loads(head)) and json.loads(lines[0])["path"]
    answer = auditor.get("/journal/export?format=zip" + query)
    same(answer.headers["Content-Disposition"], 'attachment; filename="journal.zip"')
    folder = os.path.join(desk.home, "extract")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as z:
        same(z.testzip(), None)
        z.extractall(folder)
    exports = found(auditor, "&act=journal.export")
    same([e["n"] for e in exports], [len(entries)] * 3)

    def verify():
        tool = subprocess.run([sys.executable, "-B", os.path.join(folder, "verify_log.py"), folder], capture_output=True, text=True, check=False)
        ours = desk.run("journal", "verify", "--from", folder, "--quiet", check=False)
        return tool, ours

    same([done.returncode for done in verify()], [0, 0], str(verify()))
    path = os.path.join(folder, "entries.jsonl")
    with open(path, encoding="utf-8") as f:
        whole = f.readlines()
    cases = {"edited": [whole[0].replace('"result":"', '"result":"x')] + whole[1:], "cut": whole[:-1],
             "reordered": [whole[1], whole[0]] + whole[2:], "twice": whole[:1] + whole}
    for what, text in cases.items():
        with open(path, "w", encoding="utf-8") as f:
            f.writelines(text)
        same([done.returncode for done in verify()], [4, 4], what + str(verify()))


def test_an_index_that_somebody_edited_is_made_again_and_no_proof_rests_on_it(program):
    desk = Desk(program)
    try:
        desk.start()
        auditor = desk.login("auditor")
        before = len(found(auditor))
        desk.stop()
        db = sqlite3.connect(os.path.join(desk.data, "desk.db"))
        db.execute("UPDATE log_fact SET act = 'nothing' WHERE row % 2 = 0")
        db.commit()
        db.close()
        same(desk.run("journal", "verify", check=False).returncode, 0, "the log itself is whole")
        same(json.loads(desk.run("journal", "reindex", "--json").stdout)["size"] > before, True)
        desk.start()
        again = found(desk.login("auditor"))
        assert len(again) >= before and not [e for e in again if e["act"] == "nothing"]
        desk.stop()
    finally:
        desk.remove()


@with_desk
def test_growth_since_a_kept_checkpoint_is_proved_or_said_to_be_none(desk):
    auditor = desk.login("auditor")
    kept = auditor.get("/journal/checkpoint").body.decode()
    desk.login("agent").get("/tickets")
    grown = auditor.post("/journal/growth", {"checkpoint": kept})
    same(grown.status, 200, grown.body)
    assert grown.json["size"] > grown.json["since"], grown.json
    origin, size, root, *rest = kept.split("\n")
    forged = "\n".join([origin, size, root[::-1], *rest])
    same(auditor.post("/journal/growth", {"checkpoint": forged}).status, 400, "its signature is wrong")
    same(auditor.post("/journal/growth", {"checkpoint": "no note"}).status, 400)
