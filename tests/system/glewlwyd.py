# SPDX-License-Identifier: EUPL-1.2
"""Debian's glewlwyd as an OpenID provider on loopback, with a database, a configuration and keys of
its own in the test's folder; and a browser that goes there and comes back."""
import http.cookiejar
import json
import os
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

from desk import free_port

PROGRAM = "/usr/bin/glewlwyd"
SCHEMA = "/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3"
MODULES = "/usr/lib/glewlwyd"
GROUPS = {"multiple": False, "read": True, "write": True, "profile-read": True, "profile-write": False}


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *words):
        return None


class Browser:
    """Of one person, at the provider: keeps its cookies, follows nothing."""

    def __init__(self, at):
        self.at = at
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), Stay)

    def call(self, method, path, body=None):
        url = path if path.startswith("http") else self.at + path
        request = urllib.request.Request(url, None if body is None else json.dumps(body).encode(),
                                         {"Content-Type": "application/json"}, method=method)
        try:
            with self.opener.open(request, timeout=60) as r:
                return r.status, r.headers, r.read()
        except urllib.error.HTTPError as e:
            return e.code, e.headers, e.read()

    def done(self, method, path, body=None):
        status, _, said = self.call(method, path, body)
        assert status == 200, f"glewlwyd: {method} {path}: {status} {said[:300]!r}"
        return json.loads(said) if said else None

    def go(self, url):
        """Where the provider sends a browser that comes with this address."""
        status, headers, said = self.call("GET", url)
        assert status == 302, f"glewlwyd: {url}: {status} {said[:300]!r}"
        return headers["Location"]


class Glewlwyd:
    CLIENT, SECRET = "guichet-desk", "a-secret-of-glewlwyd-and-the-desk"

    def __init__(self, home):
        self.folder = os.path.join(home, "glewlwyd")
        os.mkdir(self.folder)
        self.port = free_port()
        self.at = f"http://localhost:{self.port}"
        self.issuer = self.at + "/api/oidc"
        self.database = os.path.join(self.folder, "glewlwyd.db")
        self.process, self.keys = None, 0

    def configure(self):
        with sqlite3.connect(self.database) as db, open(SCHEMA, encoding="utf-8") as schema:
            db.executescript(schema.read())
        path = os.path.join(self.folder, "glewlwyd.conf")
        with open(path, "w", encoding="utf-8") as out:
            # Without a slash at the end of external_url: "//api" would be in every address.
            out.write(f"""port={self.port}
bind_address="127.0.0.1"
external_url="{self.at}"
login_url="login.html"
api_prefix="api"
log_mode="file"
log_level="WARNING"
log_file="{self.folder}/glewlwyd.log"
session_expiration=3600
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="{MODULES}/user"
client_module_path="{MODULES}/client"
user_auth_scheme_module_path="{MODULES}/scheme"
plugin_module_path="{MODULES}/plugin"
hash_algorithm="SHA512"
database =
{{
  type = "sqlite3"
  path = "{self.database}"
}};
""")
        return path

    def start(self, redirect, home):
        config = self.configure()
        with open(os.path.join(self.folder, "out"), "wb") as out:
            self.process = subprocess.Popen([PROGRAM, "--config-file", config], stdout=out, stderr=out,
                                            stdin=subprocess.DEVNULL, cwd=self.folder)
        self.wait()
        self.admin = Browser(self.at)
        self.admin.done("POST", "/api/auth/", {"username": "admin", "password": "password"})
        self.set_up(redirect, home)
        return self

    def wait(self):
        for _ in range(2400):
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            except OSError:
                assert self.process.poll() is None, "glewlwyd did not start: " + self.log()
                time.sleep(0.05)
        raise AssertionError("glewlwyd did not answer in 120 s")

    def log(self):
        said = ""
        for name in ("out", "glewlwyd.log"):
            path = os.path.join(self.folder, name)
            if os.path.exists(path):
                with open(path, encoding="utf-8", errors="replace") as f:
                    said += f.read()
        return said

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    # ---- what its administrator sets ----

    def key_pair(self):
        """A key of 2048 bits under a new name, as PEM: (private, public)."""
        self.keys += 1
        path = os.path.join(self.folder, f"key{self.keys}.pem")
        subprocess.run(["openssl", "genrsa", "-out", path, "2048"], check=True, capture_output=True)
        public = subprocess.run(["openssl", "rsa", "-in", path, "-pubout"], check=True,
                                capture_output=True, text=True).stdout
        with open(path, encoding="utf-8") as f:
            return f.read(), public

    def plugin(self):
        private, public = self.key_pair()
        return {"module": "oidc", "name": "oidc", "display_name": "OpenID Connect", "parameters": {
            "iss": self.issuer, "jwt-type": "rsa", "jwt-key-size": "256", "key": private, "cert": public,
            "access-token-duration": 600, "refresh-token-duration": 3600, "code-duration": 60,
            "refresh-token-rolling": False, "allow-non-oidc": False, "subject-type": "public",
            "auth-type-code-enabled": True, "auth-type-refresh-enabled": False, "auth-type-token-enabled": False,
            "auth-type-id-token-enabled": False, "auth-type-none-enabled": False, "auth-type-implicit-enabled": False,
            "auth-type-password-enabled": False, "auth-type-client-enabled": False, "auth-type-device-enabled": False,
            "pkce-allowed": True, "pkce-required": True, "pkce-method-plain-allowed": False,
            "jwks-show": True, "name-claim": "mandatory", "email-claim": "mandatory", "scope-claim": "no",
            "oauth-as-iss-id": True, "session-management-allowed": True,
            "session-cookie-name": "GLEWLWYD2_OIDC_SESSION", "session-cookie-expiration": 3600,
            "claims": [{"name": "groups", "user-property": "groups", "type": "string", "mandatory": True}]}}

    def set_up(self, redirect, home):
        users = self.admin.done("GET", "/api/mod/user/database")
        users["parameters"]["data-format"]["groups"] = GROUPS
        self.admin.done("PUT", "/api/mod/user/database", users)
        self.admin.done("PUT", "/api/mod/user/database/reset")
        self.admin.done("POST", "/api/mod/plugin/", self.plugin())
        self.admin.done("POST", "/api/client/", {
            "client_id": self.CLIENT, "name": "Guichet", "confidential": True, "enabled": True,
            "password": self.SECRET, "client_secret": self.SECRET, "redirect_uri": [redirect],
            "post_logout_redirect_uris": home,
            "authorization_type": ["code"], "token_endpoint_auth_method": ["client_secret_basic"], "scope": []})

    def rotate(self):
        self.admin.done("PUT", "/api/mod/plugin/oidc", self.plugin())
        self.admin.done("PUT", "/api/mod/plugin/oidc/reset")

    def add(self, user, **more):
        self.admin.done("POST", "/api/user/", {"username": user, "password": f"pw-of-{user}", "enabled": True,
                                               "scope": ["openid", "g_profile"], **more})

    def change(self, user, **more):
        now = self.admin.done("GET", f"/api/user/{user}")
        self.admin.done("PUT", f"/api/user/{user}", {**now, **more})

    # ---- what a person does there ----

    def sign_in(self, browser, user):
        browser.done("POST", "/api/auth/", {"username": user, "password": f"pw-of-{user}"})
        browser.done("PUT", f"/api/auth/grant/{self.CLIENT}", {"scope": "openid"})

    def answer(self, browser, url):
        """What the browser brings back to the desk; None: the provider shows its own log-in."""
        where = browser.go(url)
        if "login.html" in where:
            return None
        said = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(where).query))
        assert "error" not in said, where
        return {k: said[k] for k in ("code", "state", "iss") if k in said}

    def log_in(self, browser, user, url):
        """From the provider's own log-in page, which goes on as its script does: with g_continue."""
        assert self.answer(browser, url) is None, "the provider shows its log-in page"
        self.sign_in(browser, user)
        return self.answer(browser, url + "&g_continue")
