# SPDX-License-Identifier: EUPL-1.2
"""An OpenID provider on loopback that can be told to lie: what it answers is `self.lie`."""
import base64
import hashlib
import http.server
import json
import subprocess
import threading
import time
import urllib.parse


def b64(data):
    return base64.urlsafe_b64encode(data if isinstance(data, bytes) else data.encode()).rstrip(b"=").decode()


class Key:
    def __init__(self, folder, kid):
        self.kid, self.path = kid, f"{folder}/{kid}.pem"
        subprocess.run(["openssl", "genrsa", "-out", self.path, "2048"], check=True, capture_output=True)
        said = subprocess.run(["openssl", "rsa", "-in", self.path, "-noout", "-modulus"], check=True,
                              capture_output=True, text=True).stdout
        self.n = bytes.fromhex(said.strip().split("=")[1])

    def public(self):
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "n": b64(self.n), "e": "AQAB"}

    def sign(self, claims):
        text = b64(json.dumps({"alg": "RS256", "kid": self.kid})) + "." + b64(json.dumps(claims))
        done = subprocess.run(["openssl", "dgst", "-sha256", "-sign", self.path], input=text.encode(),
                              check=True, capture_output=True)
        return text + "." + b64(done.stdout)


PAGE = """<!doctype html><html lang="en"><title>Provider</title><h1>Who are you?</h1>
<form method="post"><button name="go" value="shown">Sign in</button>
<button name="go" value="known">Go on as before</button></form></html>"""


class Provider:
    CLIENT, SECRET = "guichet desk", "s3cret/with:signs&more"

    def __init__(self, folder):
        self.key, self.published = Key(folder, "k1"), None
        self.folder, self.lie, self.codes, self.asked = folder, {}, {}, []
        self.person, self.shown = {"sub": "u-1"}, None  # shown: when they did, None: when they are asked to
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                provider.answer(self, None)

            def do_POST(self):
                provider.answer(self, self.rfile.read(int(self.headers["Content-Length"])).decode())

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.issuer = f"http://127.0.0.1:{self.port}/realm"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()

    def rotate(self):
        self.key = Key(self.folder, f"k{time.monotonic_ns()}")

    def document(self):
        at = self.issuer
        return {"issuer": at, "authorization_endpoint": at + "/authorize", "token_endpoint": at + "/token",
                "jwks_uri": at + "/keys", "end_session_endpoint": at + "/end",
                "response_types_supported": ["code"], "authorization_response_iss_parameter_supported": True,
                **self.lie.get("document", {})}

    def answer(self, request, body):
        path = request.path.removeprefix("/realm")
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            status, said = 200, self.document()
        elif path == "/keys":
            if "stall" in self.lie:  # an event: until then it says nothing, and then hangs up
                self.lie["stall"].wait(60)
                return None
            status, said = self.lie.get("keys") or (200, {"keys": [self.key.public()]})
        elif path == "/token":
            status, said = self.exchange(request, dict(urllib.parse.parse_qsl(body)))
        elif path.startswith("/authorize?"):
            return self.show_page(request, body)
        else:
            status, said = 404, {}
        data = said if isinstance(said, bytes) else json.dumps(said).encode()
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def show_page(self, request, body):
        """Its log-in page: a form that sends the browser back."""
        if body is None:
            data = PAGE.encode()
            request.send_response(200)
            request.send_header("Content-Type", "text/html; charset=utf-8")
        else:
            data = b""
            back = self.authorize(self.issuer + request.path.removeprefix("/realm"))
            q = self.codes[back["code"]]
            q["shown"] = int(time.time()) - (3600 if "known" in body else 0)
            request.send_response(302)
            request.send_header("Location", q["redirect_uri"] + "?" + urllib.parse.urlencode(back))
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def authorize(self, url):
        """What the browser would bring back: the user has agreed."""
        q = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))
        assert url.startswith(self.issuer + "/authorize?"), url
        assert (q["response_type"], q["client_id"], q["code_challenge_method"]) == ("code", self.CLIENT, "S256"), q
        assert "openid" in q["scope"].split(), q
        code = b64(hashlib.sha256(str(time.monotonic_ns()).encode()).digest())
        self.codes[code] = q
        return {"code": code, "state": q["state"], "iss": self.issuer}

    def exchange(self, request, body):
        q = self.codes.pop(body.get("code"), None)
        quoted = urllib.parse.quote
        basic = base64.b64encode(f"{quoted(self.CLIENT, safe='')}:{quoted(self.SECRET, safe='')}".encode()).decode()
        right = (q and request.headers["Authorization"] == "Basic " + basic
                 and body["redirect_uri"] == q["redirect_uri"] and body["grant_type"] == "authorization_code"
                 and b64(hashlib.sha256(body["code_verifier"].encode()).digest()) == q["code_challenge"])
        if not right:
            return 400, {"error": "invalid_grant"}
        now, access = int(time.time()), "access-1"
        claims = {"iss": self.issuer, "aud": self.CLIENT, "nonce": q["nonce"], "iat": now, "exp": now + 300,
                  "at_hash": b64(hashlib.sha256(access.encode()).digest()[:16]), **self.person,
                  **({"auth_time": q.get("shown") or self.shown or now} if self.shown or "max_age" in q else {}),
                  **self.lie.get("claims", {})}
        token = self.lie["sign"](claims) if "sign" in self.lie else self.key.sign(claims)
        return 200, {"access_token": access, "token_type": "Bearer", "id_token": token}
