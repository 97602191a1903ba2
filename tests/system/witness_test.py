# SPDX-License-Identifier: EUPL-1.2
"""Witnesses: a stranger's key cosigns a checkpoint (C2SP cosignature/v1), made here with Python and
openssl alone; what is taken in, kept, served, and what is not."""
import base64
import hashlib
import json
import os
import struct
import subprocess
import time

from desk import Desk, same
from api_test import with_desk


class Witness:
    """An Ed25519 key of openssl's."""

    def __init__(self, home, name):
        self.name, self.file = name, os.path.join(home, name.replace("/", "_") + ".pem")
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", self.file], check=True, capture_output=True)
        der = subprocess.run(["openssl", "pkey", "-in", self.file, "-pubout", "-outform", "DER"], check=True, capture_output=True).stdout
        self.typed = b"\x04" + der[-32:]
        self.id = hashlib.sha256(name.encode() + b"\n" + self.typed).digest()[:4]
        self.key = f"{name}+{self.id.hex()}+{base64.b64encode(self.typed).decode()}"

    def cosign(self, note, when=None):
        when = int(time.time()) if when is None else when
        text = note[:note.rindex("\n\n") + 1]
        path = self.file + ".text"
        with open(path, "w", encoding="utf-8") as f:
            f.write(f"cosignature/v1\ntime {when}\n{text}")
        signature = subprocess.run(["openssl", "pkeyutl", "-sign", "-inkey", self.file, "-rawin", "-in", path], check=True, capture_output=True).stdout
        line = base64.b64encode(self.id + struct.pack(">Q", when) + signature).decode()
        return f"{note}\u2014 {self.name} {line}\n"


@with_desk
def test_a_cosignature_is_taken_kept_and_served(desk):
    controller, auditor = desk.login("controller"), desk.login("auditor")
    witness, other = Witness(desk.home, "witness.example/w1"), Witness(desk.home, "stranger.example")
    for wrong in ({}, {"key": "x"}, {"key": witness.key[:-4] + "AAAA"}, {"url": "http://example.org/"}, {"url": "ftp://example.org"},
                  {"url": "https://user@example.org/", "name": "w"}, {"url": "http://localhost.example.org/", "name": "w"}):
        same(controller.post("/journal/witnesses", wrong).status, 422, str(wrong))
    same(auditor.post("/journal/witnesses", {"key": witness.key}).status, 403)
    made = controller.post("/journal/witnesses", {"key": witness.key})
    same((made.status, made.json["witnesses"][0]["name"]), (201, "witness.example/w1"))
    same(controller.post("/journal/witnesses", {"key": witness.key}).status, 409, "twice")
    note = auditor.get("/journal/checkpoint").body.decode()
    size = int(note.split("\n")[1])
    same(auditor.post("/journal/cosignatures", {"checkpoint": note}).status, 409, "nobody signed it")
    same(auditor.post("/journal/cosignatures", {"checkpoint": other.cosign(note)}).status, 409, "a stranger did")
    same(auditor.post("/journal/cosignatures", {"checkpoint": witness.cosign(note, int(time.time()) + 86400)}).status, 400, "tomorrow")
    bad = witness.cosign(note)
    at = bad.rindex(" ") + 30
    bad = bad[:at] + ("A" if bad[at] != "A" else "B") + bad[at + 1:]
    same(auditor.post("/journal/cosignatures", {"checkpoint": bad}).status, 409, "a wrong signature")
    same(auditor.post("/journal/cosignatures", {"checkpoint": "x"}).status, 400)
    both = other.cosign(witness.cosign(note))
    taken = auditor.post("/journal/cosignatures", {"checkpoint": both})
    same(taken.status, 200, taken.body)
    same(taken.json["witnesses"][0]["cosigned_size"], size)
    served = auditor.get("/journal/checkpoint?cosigned=true").body.decode()
    same(served, witness_only(both, witness.name, note), "served with the witness's line, without the stranger's")
    page = auditor.get("/journal/page?n=3").body.decode()
    assert witness.key in page and f"{witness.name} " in page, "the page of proof carries it"
    acts = [i["entry"]["act"] for i in auditor.get("/journal/find?limit=50").json["items"]]
    same([a for a in acts if a.startswith(("witness.", "journal.cosign"))], ["journal.cosign", "witness.add"])
    same(desk.login("controller", 1).get("/journal/witnesses").json["witnesses"], [])
    same(desk.login("controller", 1).call("DELETE", f"/journal/witnesses/{made.json['witnesses'][0]['id']}").status, 404)
    same(controller.call("DELETE", f"/journal/witnesses/{made.json['witnesses'][0]['id']}").status, 204)
    same(controller.get("/journal/witnesses").json["witnesses"], [])
    same(auditor.get("/journal/checkpoint?cosigned=true").body.decode(), served, "what was cosigned stays")


def witness_only(both, name, note):
    return note + "".join(line + "\n" for line in both.split("\n") if line.startswith(f"\u2014 {name} "))


def test_a_cosigned_past_cannot_be_written_anew(program):
    """The shell's way, and the forger again: what a witness signed does not fit another past."""
    desk, other = Desk(program), Desk(program, own=True)
    try:
        witness = Witness(desk.home, "witness.example/w1")
        org = desk.users[0]["org"]
        desk.run("witness", "add", "--org", org, "--key", witness.key)
        note = desk.run("journal", "checkpoint").stdout
        path = os.path.join(desk.home, "cosigned")
        with open(path, "w", encoding="utf-8") as f:
            f.write(witness.cosign(note))
        same(json.loads(desk.run("journal", "cosign", path, "--org", org, "--json").stdout), {"cosignatures": 1})
        listed = json.loads(desk.run("witness", "list", "--org", org, "--json").stdout)
        same(listed["cosigned_size"], int(note.split("\n")[1]))
        kept = desk.run("journal", "checkpoint", "--cosigned").stdout
        assert f"\u2014 {witness.name} " in kept, kept
        with open(path, "w", encoding="utf-8") as f:
            f.write(kept)
        same(desk.run("journal", "verify", path).returncode, 0, "a cosigned checkpoint is an earlier one")
        foreign = other.users[0]["org"]
        other.run("witness", "add", "--org", foreign, "--key", witness.key)
        same(other.run("journal", "cosign", path, "--org", foreign, check=False).returncode, 4, "another installation's")
    finally:
        desk.remove()
        other.remove()
