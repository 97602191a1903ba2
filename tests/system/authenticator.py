# SPDX-License-Identifier: EUPL-1.2
"""An authenticator in software, with the browser around it: ES256, written from W3C Web
Authentication Level 2; openssl makes the key and the signatures."""
import base64
import hashlib
import json
import os
import struct
import subprocess
import tempfile

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def openssl(*words, stdin=b""):
    return subprocess.run(["openssl", *words], input=stdin, capture_output=True, check=True).stdout


class Authenticator:
    def __init__(self, desk):
        self.origin, self.rp = f"http://localhost:{desk.port}", "localhost"
        self.key = openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout")
        self.id, self.user, self.counter, self.flags = os.urandom(32), None, 0, PRESENT | VERIFIED

    def client_data(self, what, challenge):
        return json.dumps({"type": "webauthn." + what, "challenge": challenge, "origin": self.origin,
                           "crossOrigin": False}).encode()

    def head(self, flags):
        self.counter += 1
        return hashlib.sha256(self.rp.encode()).digest() + bytes([flags]) + struct.pack(">I", self.counter)

    def make(self, asked, name="laptop"):
        """The body of POST /me/passkeys."""
        point = openssl("ec", "-pubout", "-outform", "DER", stdin=self.key)[-64:]
        cose = bytes.fromhex("a5010203262001215820") + point[:32] + bytes.fromhex("225820") + point[32:]
        self.user = asked["user"]["id"]
        data = self.head(self.flags | ATTESTED) + bytes(16) + struct.pack(">H", len(self.id)) + self.id + cose
        return {"name": name, "client_data": b64(self.client_data("create", asked["challenge"])), "data": b64(data)}

    def show(self, asked):
        """The member "passkey" of a body."""
        client, data = self.client_data("get", asked["challenge"]), self.head(self.flags)
        with tempfile.NamedTemporaryFile() as file:
            file.write(self.key)
            file.flush()
            signature = openssl("dgst", "-sha256", "-sign", file.name, stdin=data + hashlib.sha256(client).digest())
        return {"id": b64(self.id), "client_data": b64(client), "data": b64(data), "signature": b64(signature),
                "user": self.user}
