# SPDX-License-Identifier: EUPL-1.2
"""PDF attachments: read once their message is in, by a process that may be killed, crash or hang
without anything being lost; found data as in any attachment."""
import base64
import os
import signal
import time

from desk import Desk, same, with_desk
from pdf_files import bomb, by_cairo, has_library, letter, nested, slow

PLAIN = True  # the sanitized build has no limit on memory: its shadow needs it all
ALONE = True
LETTER = ("Bonjour,\nvoici mon relevé : IBAN FR76 3000 6000 0112 3456 7890 189\n"
          "Zoé Marchand-Lefèvre, 12 rue des Lilas, 75011 Paris\n"
          "zoe.marchand@example.org, tondeuse en panne")


def send(desk, pdf, name="releve.pdf", **more):
    """The ticket that a message with this file makes."""
    body = {"from": {"name": "Zoé Marchand", "email": "zoe.marchand@example.org"},
            "subject": "Relevé", "text": "Bonjour, voici le fichier.",
            "attachments": [{"name": name, "type": "application/pdf", "content": base64.b64encode(pdf).decode()}], **more}
    answer = desk.tool("api").post("/messages", body)
    assert answer.status == 201, answer.body
    return answer.json["ticket"]


def file_of(client, ticket):
    answer = client.get(f"/tickets/{ticket}")
    assert answer.status == 200, answer.body
    return answer.json["items"][0]["attachments"][0]


def read(client, ticket, seconds=90):
    """The attachment, once it waits no longer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        file = file_of(client, ticket)
        if file["read"] != "waiting":
            return file
        time.sleep(0.1)
    raise AssertionError(f"still waiting after {seconds} s")


def counts(file):
    return {one["type"]: one["n"] for one in file["found"]}


def processes(name, parent=None):
    """Process ids by name, of this parent."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as f:
                head, tail = f.read().rsplit(")", 1)
        except OSError:
            continue
        if head.split("(", 1)[1] == name and parent in (None, int(tail.split()[1])):
            found.append(int(pid))
    return found


def keeper_of(desk):
    return processes("guichet-keeper", desk.process.pid)[0]


def wait_for_reader(desk, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := processes("guichet-reader", keeper_of(desk)):
            return found[0]
        time.sleep(0.005)
    raise AssertionError("no reader came")


@with_desk
def test_what_a_pdf_holds_is_told_searched_and_has_the_tickets_tokens(desk):
    if not has_library():
        return
    agent = desk.login("agent")
    for pdf in filter(None, (letter(LETTER), by_cairo(LETTER))):
        before = len(agent.get("/tickets?q=tondeuse").json["items"])
        ticket = send(desk, pdf, external_id=str(len(pdf)))
        file = read(agent, ticket)
        same((file["read"], file["why"]), ("all", None))
        found = counts(file)
        same((found.get("IBAN"), found.get("EMAIL")), (1, 1), pdf[:20])
        assert found.get("PERSON", 0) >= 1 and found.get("ADDRESS", 0) >= 1, found
        same(len(agent.get("/tickets?q=tondeuse").json["items"]), before + 1)
        answer = agent.post(f"/tickets/{ticket}/reveal", {"tokens": ["IBAN_1"], "purpose": "support", "reason": "x"})
        same(answer.json["items"][0]["text"], "FR76 3000 6000 0112 3456 7890 189")
        got = agent.get(f"/tickets/{ticket}/attachments/{file['id']}")
        same((got.status, got.body == pdf), (200, True), "the file itself")


@with_desk
def test_whoever_brings_a_pdf_does_not_wait_for_it_to_be_read(desk):
    if not has_library():
        return
    agent = desk.login("agent")
    pdf = slow(LETTER)
    ticket = send(desk, pdf)
    reader = wait_for_reader(desk)
    os.kill(reader, signal.SIGSTOP)  # whoever waited for it would wait until it is given up
    other = send(desk, letter("court"), external_id="other")
    same(file_of(agent, ticket)["read"], "waiting")
    os.kill(reader, signal.SIGCONT)
    same(counts(read(agent, ticket)).get("IBAN") is not None, True)
    same(read(agent, other)["read"], "all")


@with_desk
def test_a_reader_that_is_killed_is_replaced_and_the_file_is_read(desk):
    if not has_library():
        return
    agent = desk.login("agent")
    ticket = send(desk, slow(LETTER))
    os.kill(wait_for_reader(desk), signal.SIGKILL)
    file = read(agent, ticket)
    assert file["read"] in ("all", "part") and counts(file).get("IBAN"), file


def test_without_its_keeper_or_desk_a_file_waits_for_the_next_start(program):
    if not has_library():
        return
    desk = Desk(program)
    try:
        desk.start()
        agent = desk.login("agent")
        os.kill(keeper_of(desk), signal.SIGKILL)
        ticket = send(desk, letter(LETTER))
        time.sleep(0.5)
        same(file_of(agent, ticket)["read"], "waiting")
        same(agent.get(f"/tickets/{ticket}/attachments/{file_of(agent, ticket)['id']}").status, 200)
        desk.kill()
        desk.start()
        agent = desk.login("agent")
        same(counts(read(agent, ticket)).get("IBAN"), 1)
        ticket = send(desk, slow(LETTER), external_id="slow")
        keeper = keeper_of(desk)
        wait_for_reader(desk)
        desk.kill()
        end = time.monotonic() + 10
        while os.path.exists(f"/proc/{keeper}") and keeper in processes("guichet-keeper") and time.monotonic() < end:
            time.sleep(0.05)
        same(keeper in processes("guichet-keeper"), False, "the keeper outlived its desk")
        desk.start()
        assert counts(read(desk.login("agent"), ticket)).get("IBAN")
        ticket = send(desk, slow(LETTER), external_id="last")
        os.kill(wait_for_reader(desk), signal.SIGSTOP)
        desk.stop()
        desk.start()
        assert counts(read(desk.login("agent"), ticket)).get("IBAN"), "stopping waited for a file"
    finally:
        desk.remove()


@with_desk
def test_files_made_to_break_readers_are_marked_and_the_next_is_read(desk):
    if not has_library():
        return
    agent = desk.login("agent")
    bad = {
        "bomb": (bomb(900 << 20), ("crashed", "too_slow")),
        "nested": (nested(100000), ("damaged", "no_text", "crashed")),
        "cut": (letter(LETTER)[:-200], ("damaged",)),
        "none": (b"%PDF-1.7\n" + os.urandom(5000), ("damaged",)),
    }
    tickets = {name: send(desk, pdf, external_id=name) for name, (pdf, _) in bad.items()}
    good = send(desk, letter(LETTER), external_id="good")
    for name, ticket in tickets.items():
        file = read(agent, ticket)
        assert file["read"] != "all" and file["why"] in bad[name][1], (name, file)
    same(counts(read(agent, good)).get("IBAN"), 1)


@with_desk
def test_a_policy_that_lets_no_tool_read_is_kept_to(desk):
    if not has_library():
        return
    controller, agent = desk.login("controller"), desk.login("agent")
    rows = controller.get("/policy").json["csv"].splitlines(keepends=True)
    fewer = "".join(row for row in rows if not row.startswith("tool,triage"))
    same(controller.post("/policy", {"csv": fewer, "comment": "a test"}).status, 200)
    file = read(agent, send(desk, letter(LETTER)))
    same((file["read"], file["why"], file["found"]), ("none", "refused", []))


def test_without_the_library_the_desk_works_and_says_so(program):
    desk = Desk(program)
    empty = os.path.join(desk.home, "no-library")
    os.makedirs(empty)
    with open(os.path.join(empty, "libpoppler-glib.so.8"), "wb"):
        pass  # found first, and no library
    old = os.environ.get("LD_LIBRARY_PATH")
    os.environ["LD_LIBRARY_PATH"] = empty
    try:
        desk.start()
        file = read(desk.login("agent"), send(desk, letter(LETTER)))
        same((file["read"], file["why"]), ("none", "no_reader"))
        desk.stop()
    finally:
        os.environ.pop("LD_LIBRARY_PATH")
        if old is not None:
            os.environ["LD_LIBRARY_PATH"] = old
        desk.remove()


def test_an_import_reads_them_before_it_ends_and_guichet_text_shows_what_is_read(program):
    if not has_library():
        return
    desk = Desk(program)
    try:
        path = os.path.join(desk.home, "releve.pdf")
        with open(path, "wb") as f:
            f.write(letter(LETTER))
        mail = ("From: zoe.marchand@example.org\nSubject: x\nMessage-ID: <p1@example.org>\n"
                "Content-Type: multipart/mixed; boundary=B\n\n--B\n\nBonjour\n--B\n"
                "Content-Type: application/octet-stream; name=releve.pdf\nContent-Transfer-Encoding: base64\n\n"
                + base64.encodebytes(letter(LETTER)).decode() + "--B--\n")
        with open(os.path.join(desk.home, "a.eml"), "w", encoding="utf-8") as f:
            f.write(mail)
        name = sorted({s["org"] for s in desk.sources})[0]
        desk.run("import", "--org", name, "--source", "mailbox", os.path.join(desk.home, "a.eml"))
        desk.start()
        agent = desk.login("agent")
        ticket = agent.get("/tickets?q=tondeuse").json["items"][0]["id"]
        same(counts(file_of(agent, ticket)).get("IBAN"), 1)
        text = desk.run("text", path).stdout
        assert "IBAN FR76 3000 6000 0112 3456 7890 189" in text and "Zoé Marchand-Lefèvre" in text, text
        assert "guichet text" in desk.run("detect", path, check=False).stderr
        desk.stop()
    finally:
        desk.remove()
