# SPDX-License-Identifier: EUPL-1.2
"""Mail through a relay that is not ours: Debian's Postfix, on loopback, with TLS."""
from desk import Desk, same
from opening_test import reveal, set_opening, take
from outside import parts_of, wait_for
from outsider_test import keep
from postfix import Postfix, why_not
from sending_test import MAIL, certificate_for, failed, sent

RELAY = "mail.localhost"  # this machine by its name's end only, so TLS is asked of it


def test_checkpoints_and_alerts_arrive_by_postfix_and_what_it_refuses_is_said(program):
    if why_not():
        print("# not tried: " + why_not())
        return
    desk = Desk(program)
    certificate = certificate_for(desk.home, RELAY)
    org = sorted({u["org"] for u in desk.users})[0]
    told = sorted(u["email"] for u in desk.users if u["org"] == org and u["roles"][0] in ("supervisor", "controller"))
    postfix = Postfix(certificate, [MAIL, *told])
    try:
        postfix.start()
        desk.start("--mail-relay", f"smtp://{RELAY}:{postfix.port}", "--mail-from", "desk@example.org", "--ca-file", certificate[0],
                   "--public-url", "http://localhost:9")
        agent, controller = desk.login("agent"), desk.login("controller")
        same(controller.post("/journal/witnesses", {"mail": MAIL}).status, 201)
        same(controller.post("/journal/witnesses", {"mail": "nobody@example.org"}).status, 201)
        size = sent(controller, MAIL)["sent_size"]
        failed(controller, "nobody@example.org", "refused")
        mail, = wait_for(lambda: postfix.mails(MAIL), "the checkpoint")
        text, file = parts_of(mail)
        note = file.decode()
        assert "à conserver" in mail["Subject"] and note in text.replace("\r\n", "\n"), (mail["Subject"], text)
        same((note.split("\n")[1], mail["Return-Path"], mail["Delivered-To"]), (str(size), "<desk@example.org>", MAIL))
        assert "with ESMTPS" in mail["Received"], mail["Received"]
        same(desk.run("journal", "verify", keep(desk, "mailed", note)).returncode, 0, "as it left, byte for byte")

        set_opening(controller, openings=1)
        ticket = take(desk)
        for _ in range(2):
            same(reveal(agent, ticket, "EMAIL_1").status, 200)
        for address in told:
            mail, = wait_for(lambda: postfix.mails(address), "the alert to " + address)
            assert mail["Message-ID"][15] == "8", "made from what is told, so that a second one is known: " + mail["Message-ID"]
            text = mail.get_content()
            assert "many-openings" in text and "http://localhost:9/#/alerts" in text, text
        log = postfix.log()
        assert "warning" not in log and "fatal" not in log, log
        desk.stop()
        assert "Sanitizer" not in desk.log() and MAIL not in desk.log(), desk.log()[-3000:]
    finally:
        postfix.close()
        desk.remove()
