# SPDX-License-Identifier: EUPL-1.2
"""Checkpoints go out by themselves, once a day: to a witness, by mail, to a URL that keeps them; and
what comes of it when the past was rewritten in between."""
import json
import os
import subprocess

from access_test import sql
from desk import Desk, same
from outside import Relay, WitnessServer, parts_of, wait_for
from outsider_test import edit, keep, rewrite
from witness_test import Witness

MAIL = "auditor@example.org"


def with_outside(work, **relay_options):
    def run(program):
        desk, relay = Desk(program), Relay(**relay_options)
        key = json.loads(desk.run("journal", "checkpoint", "--json").stdout)["key"]
        server = WitnessServer(Witness(desk.home, "witness.example/w1"), key)
        desk.words = ("--reach", "127.0.0.1", "--mail-relay", f"smtp://127.0.0.1:{relay.port}", "--mail-from", "desk@example.org")
        try:
            desk.start(*desk.words)
            work(desk, server, relay)
            desk.stop()
            log = desk.log()
            assert "Sanitizer" not in log and "runtime error" not in log, log[-3000:]
            assert MAIL not in log, "no address in the log"
        finally:
            server.close()
            relay.close()
            desk.remove()
    return run


def one(client, name):
    return next(w for w in client.get("/journal/witnesses").json["witnesses"] if name in (w["name"], w["mail"]))


def sent(client, name):
    return wait_for(lambda: (w := one(client, name))["sent_at"] and w, "sent to " + name)


def failed(client, name, word):
    return wait_for(lambda: (w := one(client, name))["failure"] == word and w, f"{name} {word}")


def tomorrow(desk, before=None):
    """The next day, for what was sent; `before` happens while the desk is down."""
    desk.stop()
    sql(desk, "UPDATE witness SET sent_day = sent_day - 1, next_at = 0")
    if before:
        before()
    desk.start(*desk.words)


@with_outside
def test_a_witness_is_sent_the_day_s_checkpoint_with_its_proof_and_its_cosignature_is_kept(desk, server, relay):
    controller = desk.login("controller")
    answer = controller.post("/journal/witnesses", {"key": server.witness.key, "url": server.url + "/"})
    same(answer.status, 201, answer.body)
    first = sent(controller, server.witness.name)
    same((first["failure"], first["cosigned_size"]), ("", first["sent_size"]))
    same([a[2] for a in server.asked], [200])
    assert f"\u2014 {server.witness.name} " in controller.get("/journal/checkpoint?cosigned=true").body.decode()
    acts = [(i["entry"]["act"], i["entry"]["result"], i["entry"].get("n")) for i in controller.get("/journal/find?act=journal.send").json["items"]]
    same(acts, [("journal.send", "done", first["sent_size"])])
    tomorrow(desk)
    auditor = desk.login("auditor")
    wait_for(lambda: len(server.asked) == 2, "the next day's")
    second = wait_for(lambda: (w := one(auditor, server.witness.name))["sent_size"] > first["sent_size"] and w, "the next day's, kept")
    same(second["cosigned_size"], second["sent_size"])
    assert server.asked[1][1].startswith(f"old {first['sent_size']}\n") and server.asked[1][2] == 200, server.asked[1]
    # A start on the same day sends nothing; a witness that knows more of us than we of it says so.
    desk.stop()
    sql(desk, "UPDATE witness SET sent_day = sent_day - 1, sent_size = 0")
    desk.start(*desk.words)
    auditor = desk.login("auditor")
    wait_for(lambda: one(auditor, server.witness.name)["sent_size"] > second["sent_size"], "after a restart")
    same([a[2] for a in server.asked], [200, 200, 409, 200])


@with_outside
def test_what_a_witness_answers_is_said_and_tried_again(desk, server, relay):
    controller = desk.login("controller")
    other = Witness(desk.home, "other.example")
    note = controller.get("/journal/checkpoint").body.decode()
    cases = [((404, "text/plain", "x"), "unknown-log"), ((403, "text/plain", "x"), "untrusted-key"),
             ((422, "text/plain", "x"), "inconsistent"), ((409, "text/x.tlog.size", "0\n"), "inconsistent"),
             ((409, "text/x.tlog.size", "999999\n"), "shrunk"), ((409, "text/plain", "7\n"), "bad-answer"),
             ((409, "text/x.tlog.size", "07\n"), "bad-answer"), ((500, "text/plain", "x"), "bad-answer"),
             ((200, "text/plain", ""), "bad-answer"), ((200, "text/plain", "nonsense\n"), "bad-cosignature"),
             ((200, "text/plain", other.cosign(note)[len(note):]), "bad-cosignature"),
             ((200, "text/plain", server.witness.cosign(note)[len(note):]), "bad-cosignature"),  # of another size
             ((200, "text/plain", "x" * 100000), "bad-answer"), ((302, "text/plain", "x"), "bad-answer")]
    server.lie = cases[0][0]
    made = controller.post("/journal/witnesses", {"key": server.witness.key, "url": server.url}).json["witnesses"][0]["id"]
    for i, (lie, word) in enumerate(cases):
        got = wait_for(lambda: (w := one(controller, server.witness.name))["tried_at"] and w, "tried")
        if i:
            server.lie, before = lie, got["tried_at"]
            same(controller.post(f"/journal/witnesses/{made}/send", {}).status, 200)
            got = wait_for(lambda: (w := one(controller, server.witness.name))["tried_at"] != before and w, "tried again")
        same((got["failure"], got["sent_at"], got["cosigned_at"]), (word, None, None), str(lie)[:80])
        assert got["next_at"] > got["tried_at"], got
    server.lie = None
    same(desk.login("auditor").post(f"/journal/witnesses/{made}/send", {}).status, 403)
    same(desk.login("controller", 1).post(f"/journal/witnesses/{made}/send", {}).status, 404)
    same(controller.post(f"/journal/witnesses/{made}/send", {}).status, 200)
    same(sent(controller, server.witness.name)["failure"], "")
    reasons = [i["entry"].get("reason") for i in controller.get("/journal/find?act=journal.send&result=failed&limit=50").json["items"]]
    same(reasons[::-1], [word for _, word in cases])
    server.close()  # and nobody is there any more
    tomorrow(desk)
    failed(desk.login("auditor"), server.witness.name, "unreachable")


@with_outside
def test_a_checkpoint_goes_by_mail_and_to_a_url_that_only_keeps_it(desk, server, relay):
    controller = desk.login("controller")
    for wrong in ({"mail": "x"}, {"mail": "a@b@c"}, {"mail": "a b@example.org"}, {"mail": "a@example.org>"}, {"mail": "é@example.org"},
                  {"mail": MAIL, "url": "https://example.org/"}, {"mail": MAIL, "lang": "xx"}, {"mail": "a" * 250 + "@example.org"}):
        same(controller.post("/journal/witnesses", wrong).status, 422, str(wrong))
    same(controller.post("/journal/witnesses", {"mail": MAIL}).status, 201)
    same(controller.post("/journal/witnesses", {"mail": MAIL}).status, 409, "twice")
    same(controller.post("/journal/witnesses", {"mail": "court@example.org", "lang": "en"}).status, 201)
    server.lie = (204, "text/plain", "")
    same(controller.post("/journal/witnesses", {"url": server.url}).json["witnesses"][-1]["name"], "127.0.0.1")
    size = sent(controller, MAIL)["sent_size"]
    sent(controller, "court@example.org")
    sent(controller, "127.0.0.1")
    same(sorted((s, to) for s, to, _ in relay.mails), [("desk@example.org", [MAIL]), ("desk@example.org", ["court@example.org"])])
    mail = next(m for _, to, m in relay.mails if to == [MAIL])
    text, file = parts_of(mail)
    assert "Conservez" in text and "à conserver" in mail["Subject"] and f"({size} entrées)" in text, (mail["Subject"], text)
    note = file.decode()
    assert note.split("\n")[1] == str(size) and note in text.replace("\r\n", "\n"), text
    same((mail["To"], mail["Auto-Submitted"]), (MAIL, "auto-generated"))
    text, _ = parts_of(next(m for _, to, m in relay.mails if to != [MAIL]))
    assert "Keep this message" in text, text
    same((server.asked[0][0], server.asked[0][1].split("\n")[0]), ("/w", note.split("\n")[0]))
    same(desk.run("journal", "verify", keep(desk, "mailed", note)).returncode, 0)
    # Refused by the relay: said, and tried again; nothing readable on the disk.
    relay.refuse = "550 5.1.1 no such user"
    tomorrow(desk)
    failed(desk.login("auditor"), MAIL, "refused")
    for name in os.listdir(desk.data):
        path = os.path.join(desk.data, name)
        if os.path.isfile(path):
            with open(path, "rb") as f:
                assert MAIL.encode() not in f.read(), name
    relay.close()
    desk.stop()
    desk.words = desk.words[:2]
    sql(desk, "UPDATE witness SET next_at = 0")
    desk.start(*desk.words)
    failed(desk.login("auditor"), MAIL, "no-relay")


@with_outside
def test_a_mail_goes_once_even_when_the_desk_dies_before_it_knows_that_it_went(desk, server, relay):
    controller = desk.login("controller")
    relay.taking = desk.kill
    made = controller.post("/journal/witnesses", {"mail": MAIL}).json["witnesses"][0]["id"]
    wait_for(lambda: relay.mails and desk.process.poll() is not None, "the mail, and the desk's end")
    relay.taking = lambda: None
    for _ in range(2):
        desk.start(*desk.words)
        said = failed(desk.login("auditor"), MAIL, "interrupted")
        same((said["sent_at"], said["next_at"], len(relay.mails)), (None, None, 1))
        desk.stop()
    desk.start(*desk.words)
    controller = desk.login("controller")
    size = int(parts_of(relay.mails[0][2])[1].decode().split("\n")[1])
    acts = [(i["entry"]["result"], i["entry"].get("reason"), i["entry"]["n"]) for i in controller.get("/journal/find?act=journal.send").json["items"]]
    same(acts, [("failed", "interrupted", size)])
    same(controller.post(f"/journal/witnesses/{made}/send", {}).status, 200)
    same((sent(controller, MAIL)["failure"], len(relay.mails)), ("", 2))
    tomorrow(desk)
    wait_for(lambda: len(relay.mails) == 3, "the next day's")


@with_outside
def test_a_past_rewritten_with_root_and_key_is_caught_by_the_mail_and_by_the_witness(desk, server, relay):
    controller = desk.login("controller")
    controller.post("/journal/witnesses", {"mail": MAIL})
    controller.post("/journal/witnesses", {"key": server.witness.key, "url": server.url})
    sent(controller, MAIL)
    sent(controller, server.witness.name)
    mailed = keep(desk, "mailed", parts_of(relay.mails[0][2])[1].decode())
    tomorrow(desk, lambda: rewrite(desk, edit))
    auditor = desk.login("auditor")
    failed(auditor, server.witness.name, "inconsistent")
    desk.stop()
    same(desk.run("journal", "verify", check=False).returncode, 0, "it looks whole")
    done = desk.run("journal", "verify", mailed, check=False)
    same(done.returncode, 4, done.stderr)
    desk.start(*desk.words)


def certificate_for(home, host):
    key, cert = os.path.join(home, "relay-key.pem"), os.path.join(home, "relay-cert.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
                    "-out", cert, "-days", "2", "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"], check=True, capture_output=True)
    return cert, key


def test_a_relay_that_is_not_this_machine_is_spoken_to_in_tls_alone(program):
    """mail.localhost is this machine by its name's end only (RFC 6761), so TLS is asked of it."""
    desk = Desk(program)
    certificate = certificate_for(desk.home, "mail.localhost")
    login = ("desk", "correct horse")
    keep(desk, "login", "\n".join(login) + "\n")
    keep(desk, "wrong", "desk\nwrong\n")
    bare, upgrade, direct = Relay(), Relay(certificate, login=login), Relay(certificate, tls=True)
    cases = [(f"smtp://mail.localhost:{bare.port}", [], "unreachable"),
             (f"smtp://mail.localhost:{upgrade.port}", ["--mail-login", "login"], "unreachable"),  # an unknown certificate
             (f"smtp://mail.localhost:{upgrade.port}", ["--ca-file", certificate[0], "--mail-login", "wrong"], "refused"),
             (f"smtp://mail.localhost:{upgrade.port}", ["--ca-file", certificate[0], "--mail-login", "login"], ""),
             (f"smtps://mail.localhost:{direct.port}", ["--ca-file", certificate[0]], "")]
    try:
        org = desk.users[0]["org"]
        desk.run("witness", "add", "--org", org, "--mail", MAIL, "--lang", "en")
        for relay, words, want in cases:
            sql(desk, "UPDATE witness SET sent_day = 0, next_at = 0, tried_at = 0, failure = ''")
            desk.start("--mail-relay", relay, "--mail-from", "desk@example.org", *words)
            said = wait_for(lambda: sql(desk, "SELECT failure, sent_day FROM witness WHERE tried_at > 0"), "tried " + relay)
            same((said[0][0], said[0][1] > 0), (want, want == ""), f"{relay} {words}")
            desk.stop()
        same((len(bare.mails), upgrade.secured, direct.secured), (0, [True], [True]))
        same(upgrade.logins, [["desk", "wrong"], list(login)])
        for words, said in ((["--mail-relay", "http://relay.example"], "smtp://"), (["--mail-relay", "smtp://relay.example"], "from"),
                            (["--mail-relay", "smtp://u:p@relay.example", "--mail-from", MAIL], "smtp://"),
                            (["--mail-relay", "smtp://relay.example", "--mail-from", MAIL, "--mail-login", "nowhere"], "mail-login")):
            code, text = desk.fails_to_start(*words)
            assert code and said in text, (words, code, text)
    finally:
        for relay in (bare, upgrade, direct):
            relay.close()
        desk.remove()


@with_outside
def test_an_old_checkpoint_is_held_against_the_journal_at_the_screen_s_api(desk, server, relay):
    auditor = desk.login("auditor")
    note = auditor.get("/journal/checkpoint").body.decode()
    size = int(note.split("\n")[1])
    grown = auditor.post("/journal/growth", {"checkpoint": note}).json
    same((grown["since"], grown["size"] >= size), (size, True))
    same(auditor.post("/journal/growth", {"checkpoint": note.replace(f"\n{size}\n", f"\n{size - 1}\n")}).status, 400, "tampered with")
    same(auditor.post("/journal/growth", {"checkpoint": "x"}).status, 400)
    desk.stop()
    rewrite(desk, edit)
    desk.start(*desk.words)
    auditor = desk.login("auditor")
    same(auditor.post("/journal/growth", {"checkpoint": note}).status, 409, "rewritten")
    desk.stop()
    rewrite(desk, lambda log: log.__delitem__(slice(size - 5, None)))
    desk.start(*desk.words)
    auditor = desk.login("auditor")
    same(auditor.post("/journal/growth", {"checkpoint": note}).status, 409, "cut")
