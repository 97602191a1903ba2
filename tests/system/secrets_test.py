# SPDX-License-Identifier: EUPL-1.2
"""No password, code, recovery code, secret of an authenticator or token stands in any file the program writes:
neither the log, nor the journal taken out, nor anything in the data folder; running or stopped."""
import base64
import binascii
import os

from access_test import PASSWORD, enrol, pass_a_step, totp
from desk import Client, Desk, same
from disk_test import forms

PLAIN = True
NEW = "seventeen marmots under the viaduct"
WRONG = "quokka trombone overcoat lantern"
WRONG_CODE = "unrecoverable-zeta-9"


def raw_forms(secret):
    """A secret shown in base32 or base64url is kept as bytes by programs that are careless with it."""
    yield from forms(secret)
    for decode in (base64.b32decode, lambda s: base64.urlsafe_b64decode(s + "=" * (-len(s) % 4))):
        try:
            yield decode(secret)
        except (binascii.Error, ValueError):
            pass


def log_in(desk, email, password, **more):
    client = Client(desk)
    answer = client.post("/session", {"email": email, "password": password, **more})
    client.csrf = answer.json.get("csrf")
    return client, answer


def take_part(desk):
    """Passwords set, changed, mistaken; codes used, mistaken; tokens made and used; the secrets of all that."""
    admin, controller, secrets = desk.login("admin"), desk.login("controller"), [NEW, NEW.replace(" ", "."), PASSWORD, WRONG, WRONG_CODE]
    secrets += [u["password"] for u in desk.users] + [s["token"] for s in desk.sources]
    # an account invited, taken up, invited again for who forgot the password
    user = admin.post("/users", {"email": "noa@example.org", "name": "Noa Lind", "roles": ["agent"]}).json
    controller.patch(f"/users/{user['id']}", {"approve": True})
    for invitation, password in ((user["invitation"], PASSWORD), (None, NEW)):
        invitation = invitation or admin.post(f"/users/{user['id']}/invitation", {}).json["invitation"]
        secrets.append(invitation)
        same(Client(desk).post("/invitation", {"invitation": invitation}).status, 200)
        same(Client(desk).post("/invitation/accept", {"invitation": invitation, "password": password}).status, 204)
        controller.patch(f"/users/{user['id']}", {"approve": True})
    # log-ins good and bad; a password typed where the address goes
    noa, answer = log_in(desk, "noa@example.org", NEW)
    same(answer.status, 200, answer.body)
    same(log_in(desk, "noa@example.org", WRONG)[1].status, 401)
    same(log_in(desk, WRONG, WRONG)[1].status, 401, "as an address")
    same(log_in(desk, NEW.replace(" ", ".") + "@example.org", WRONG)[1].status, 401)
    # an authenticator, its codes, recovery codes
    secret, codes = enrol(noa)
    more = noa.post("/me/recovery-codes", {}).json["recovery_codes"]
    secrets += [secret, *codes, *more, *(c.replace("-", "") for c in (*codes, *more))]
    pass_a_step(desk)
    for code, status in ((totp(secret), 200), (more[0], 200), (WRONG_CODE, 401), (codes[0], 401)):
        same(log_in(desk, "noa@example.org", NEW, otp=code)[1].status, status, code)
    # the password changed, mistaken, the old one tried
    same(noa.post("/me/password", {"old": WRONG, "new": PASSWORD}).status // 100, 4)
    same(noa.post("/me/password", {"old": NEW, "new": PASSWORD + " x"}).status, 204)
    same(log_in(desk, "noa@example.org", NEW, otp=more[1])[1].status, 401)
    same(noa.post("/session/fresh", {"password": WRONG}).status, 422, "somebody with a second factor shows that")
    same(noa.post("/session/fresh", {"otp": WRONG_CODE}).status // 100, 4)
    # tokens, and the command that gives a password
    source = controller.get("/sources").json["items"][0]["id"]
    token = admin.post("/tokens", {"name": "kept", "source": source}).json["token"]
    Client(desk, token).get("/tickets")
    same(Client(desk, token[:-1] + "A").get("/tickets").status, 401, "a token")
    secrets += [token, token.rpartition("_")[2]]
    # cookies let one in as well; CSRF tokens alone do not, and the desk says them again when asked
    secrets += [c.value for client in (noa, admin, controller) for c in client.jar]
    return {s for s in secrets if len(s) > 7}


def found(folder, secrets):
    wanted = {form: s for s in secrets for form in raw_forms(s) if len(form) > 7}
    for root, _, files in os.walk(folder):
        for file in files:
            path = os.path.join(root, file)
            if not os.path.isfile(path):
                continue
            with open(path, "rb") as f:
                data = f.read()
            for form, secret in wanted.items():
                if form in data:
                    yield secret, os.path.relpath(path, folder)


def test_no_secret_of_a_log_in_is_in_a_file_or_in_the_journal(program):
    desk = Desk(program)
    try:
        desk.start()
        secrets = take_part(desk)
        assert len(secrets) > 40, len(secrets)
        with open(os.path.join(desk.home, "journal.jsonl"), "wb") as f:
            f.write(desk.login("auditor").get("/journal/export?format=jsonl").body)
        assert b"session.start" in open(os.path.join(desk.home, "journal.jsonl"), "rb").read()
        same(list(found(desk.home, secrets))[:5], [], "while it runs")
        desk.stop()
        same(list(found(desk.home, secrets))[:5], [], "when it has stopped")
        with open(os.path.join(desk.data, "leak"), "wb") as f:
            f.write(b"x" + base64.b64encode(b"?" + NEW.encode() + b"?"))
        same(list(found(desk.home, secrets)), [(NEW, "data/leak")], "the search can see")
    finally:
        desk.remove()
