# SPDX-License-Identifier: EUPL-1.2
"""Those outside whom a desk sends something, on loopback: a witness that holds to C2SP tlog-witness,
and a mail relay that keeps what it is given."""
import base64
import email
import email.policy
import hashlib
import http.server
import os
import socketserver
import ssl
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools"))
import verify_log  # noqa: E402


def wait_for(there, what, seconds=60):
    """The first true answer of `there`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = there()
        if found:
            return found
        time.sleep(0.03)
    raise AssertionError(f"{what}: never came")


def grew(old, old_root, size, root, proof):
    """RFC 9162, 2.1.4.2: does the proof lead from the old root to the new one?"""
    if old == size:
        return not proof and old_root == root
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    fn, sn = old - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = verify_log.node_hash(c, fr), verify_log.node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = verify_log.node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return fr == old_root and sr == root and sn == 0


class WitnessServer:
    """Cosigns what continues what it saw; `lie` replaces an answer: (status, type, body)."""

    def __init__(self, witness, log_key):
        self.witness, self.log_key, self.seen, self.asked, self.lie = witness, log_key, (0, None), [], None
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, kind, text = server.lie or server.answer(self.path, body)
                server.asked.append((self.path, body, status))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/w"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path, body):
        if path != "/w/add-checkpoint":
            return 404, "text/plain", "no such page\n"
        head, note = body.split("\n\n", 1)
        old, *proof = head.split("\n")
        text = note[:note.index("\n\n") + 1]
        origin, size, root = text.split("\n")[:3]
        if origin != self.log_key.split("+")[0]:
            return 404, "text/plain", "unknown log\n"
        try:
            verify_log.read_checkpoint(note.encode(), verify_log.read_key(self.log_key), "submitted")
        except verify_log.Damage:
            return 403, "text/plain", "not signed by its log\n"
        assert old.startswith("old ") and len(proof) <= 63, head
        old, size, root = int(old[4:]), int(size), base64.b64decode(root)
        if old > size:
            return 400, "text/plain", "old size is larger\n"
        if old != self.seen[0] or (old == size and root != self.seen[1]):
            return 409, "text/x.tlog.size", f"{self.seen[0]}\n"
        proof = [base64.b64decode(line, validate=True) for line in proof]
        if not (grew(old, self.seen[1], size, root, proof) if old else not proof):
            return 422, "text/plain", "not consistent\n"
        self.seen = (size, root)
        return 200, "text/plain", self.witness.cosign(note)[len(note):]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Relay:
    """SMTP, as little of it as a submission takes.  `refuse`: the answer to RCPT.  With a certificate
    it offers STARTTLS, or with `tls` speaks TLS from the first byte."""

    def __init__(self, certificate=None, tls=False, login=None):
        self.mails, self.refuse, self.logins, self.secured, self.tried = [], None, [], [], 0
        self.taking = lambda: None  # called with a mail in hand, before it says that it has it
        relay = self

        class Handler(socketserver.StreamRequestHandler):
            def say(self, text):
                self.wfile.write(text.encode() + b"\r\n")

            def wrap(self):
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(*certificate)
                self.request = context.wrap_socket(self.request, server_side=True)
                self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", 0)

            def handle(self):
                try:
                    self.speak()
                except (OSError, ValueError):
                    pass

            def speak(self):
                secure, sender, to = tls, None, []
                relay.tried += 1
                if tls:
                    self.wrap()
                self.say("220 relay.example ESMTP")
                while line := self.rfile.readline().decode().strip():
                    word = line.split(" ")[0].upper()
                    if word == "EHLO":
                        offers = (["STARTTLS"] if certificate and not secure else []) + (["AUTH PLAIN"] if login else [])
                        for one in offers:
                            self.say(f"250-{one}")
                        self.say("250 8BITMIME")
                    elif word == "STARTTLS":
                        self.say("220 go on")
                        self.wrap()
                        secure = True
                    elif word == "AUTH":
                        if line.count(" ") < 2:
                            self.say("334 ")
                            line += " " + self.rfile.readline().decode().strip()
                        relay.logins.append(base64.b64decode(line.split(" ")[2]).decode().split("\0")[1:])
                        self.say("235 welcome" if relay.logins[-1] == list(login) else "535 no")
                    elif word == "MAIL":
                        sender, to = line[10:].split(">")[0].strip("<"), []
                        self.say("250 fine")
                    elif word == "RCPT":
                        to.append(line[8:].strip("<>"))
                        self.say(relay.refuse or "250 fine")
                    elif word == "DATA":
                        self.say("354 go on")
                        data = b""
                        while (part := self.rfile.readline()) != b".\r\n":
                            data += part[1:] if part.startswith(b".") else part
                        relay.secured.append(secure)
                        relay.mails.append((sender, to, email.message_from_bytes(data, policy=email.policy.default)))
                        relay.taking()
                        self.say("250 taken")
                    elif word == "QUIT":
                        self.say("221 bye")
                        return
                    else:
                        self.say("502 no")

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address, daemon_threads = True, True

            def handle_error(self, request, client_address):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def parts_of(mail):
    """(the text, the attached file's bytes or None) of a message."""
    text, file = mail.get_body(("plain",)).get_content(), None
    for part in mail.iter_attachments():
        file = part.get_payload(decode=True)
    return text, file
