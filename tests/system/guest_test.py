# SPDX-License-Identifier: EUPL-1.2
"""A login may serve several organisations.  The identity provider of one of them, which says who
signs on, and the invitation of another, which anybody may hold, get nobody into the others."""
import time

from access_test import PASSWORD, sql, step, totp
from authenticator import Authenticator
from desk import Client, same
from passkey_test import come_in as by_passkey
from sso_test import come_in, settings, with_provider

PLAIN = {"roles_claim": "", "mappings": [], "adds_unknown": False}


def people(desk, role):
    """One of each organisation."""
    return [next(u for u in desk.users if u["org"] == org and u["roles"] == [role])
            for org in sorted({u["org"] for u in desk.users})]


def org_of(desk, org):
    return desk.login("controller", org).get("/session").json["org"]["id"]


def invite(desk, org, email):
    made = desk.login("admin", org).post("/users", {"email": email, "name": "Lena Vos", "roles": ["agent"]})
    same(made.status, 201, made.body)
    same(desk.login("controller", org).patch(f"/users/{made.json['id']}", {"approve": True}).status, 200)
    return made.json


def accept(desk, made, password):
    return Client(desk).post("/invitation/accept", {"invitation": made["invitation"], "password": password}).status


def set_up(desk, provider, **more):
    """It answers for second factors, and says that everybody was asked just now."""
    same(desk.login("controller").post("/organisation/sso", settings(provider, second="always", **{**PLAIN, **more})).status, 200)
    provider.shown = int(time.time())


def log_in(desk, person, **more):
    client = Client(desk)
    return client, step(client, "/session", {"email": person["email"], "password": person["password"], **more})


def add_passkey(desk, client):
    auth = Authenticator(desk)
    same(step(client, "/me/passkeys", auth.make(client.get("/me/passkeys").json)).status, 200)
    return auth


def of_the_login(client):
    """Every request below /me, of the desk's own description."""
    for path, methods in client.get("//api/v1/openapi.json").json["paths"].items():
        if "/me/" in path:
            for method in methods:
                if method in ("get", "post", "patch", "delete"):
                    yield method.upper(), path.removeprefix("/api/v1").replace("{id}", "0" * 8 + "-0000-7000-8000-" + "0" * 12)


@with_provider
def test_an_invitation_taken_up_by_signing_on_opens_no_other_organisation(desk, provider):
    victim, there = people(desk, "agent")[1], org_of(desk, 1)
    set_up(desk, provider)
    made = invite(desk, 0, victim["email"])
    before = sql(desk, "SELECT login FROM account WHERE id <> ? AND login = (SELECT login FROM account WHERE id = ?)",
                 (bytes.fromhex(made["id"].replace("-", "")),) * 2)
    provider.person = {"sub": "whoever"}
    stranger, answer = come_in(desk, provider, invitation=made["invitation"])
    same((answer.status, answer.json["user"]["id"]), (200, made["id"]), answer.body)
    auth = add_passkey(desk, stranger)
    stranger.post("/me/password", {"old": "", "new": PASSWORD})
    seen = stranger.get("/me/security").json
    same((len(seen["sessions"]), len(seen["devices"])), (1, 1), "of nobody else")
    stranger, answer = by_passkey(desk, auth)
    same(answer.json["user"]["id"], made["id"], answer.body)
    same(stranger.post("/session/organisation", {"organisation": there}).status, 404)
    same(by_passkey(desk, auth, organisation=there)[1].status, 404)
    same(log_in(desk, {**victim, "password": PASSWORD})[1].status, 401)
    same(log_in(desk, victim)[1].status, 200, "nothing has changed for the owner, nor is a factor asked for")
    same(sql(desk, "SELECT count(*) FROM account WHERE login = ?", before[0]), [(1,)])


@with_provider
def test_a_login_that_serves_two_is_not_changed_by_the_provider_of_one(desk, provider):
    person = people(desk, "agent")[1]
    made = invite(desk, 0, person["email"])
    same(accept(desk, made, person["password"]), 204)
    set_up(desk, provider, trusts_address=True)
    provider.person = {"sub": "u-1", "email": person["email"], "email_verified": True}
    guest, answer = come_in(desk, provider)
    same((answer.status, answer.json["user"]["id"]), (200, made["id"]), answer.body)
    same(guest.get("/tickets").status, 200, "it is good for its own organisation")
    asked = list(of_the_login(guest))
    assert len(asked) >= 12, asked
    for method, path in asked:
        answer = guest.call(method, path, None if method in ("GET", "DELETE") else {})
        same((answer.status, answer.json.get("rule")), (403, "sso:guest"), f"{method} {path}")
    same(sql(desk, "SELECT count(*) FROM factor"), [(0,)])
    same(step(guest, "/session/fresh", {"password": person["password"]}).status, 200)
    same(guest.post("/me/totp", {"name": "x"}).json["rule"], "sso:guest", "the owner logs in without the provider")
    owner, answer = log_in(desk, person, organisation=org_of(desk, 0))
    same((answer.status, owner.post("/me/totp", {"name": "x"}).status), (200, 200))


@with_provider
def test_a_password_of_ones_own_is_not_passed_by_for_factors_of_ones_own(desk, provider):
    person = people(desk, "agent")[0]
    set_up(desk, provider, trusts_address=True)
    provider.person = {"sub": "u-1", "email": person["email"], "email_verified": True}
    client, answer = come_in(desk, provider)
    same(answer.status, 200, answer.body)
    same(client.post("/me/totp", {"name": "x"}).json["rule"], "sso:guest")
    same(client.post("/me/password", {"old": "", "new": PASSWORD}).json["rule"], "sso:guest")
    same(step(client, "/session/fresh", {"password": person["password"]}).status, 200)
    secret = client.post("/me/totp", {"name": "x"}).json["secret"]
    same(step(client, "/me/totp/confirm", {"otp": totp(secret)}).status, 200)


@with_provider
def test_no_invitation_sets_the_password_of_somebody_who_came_by_a_provider(desk, provider):
    set_up(desk, provider)
    provider.person = {"sub": "lena"}
    lena, answer = come_in(desk, provider, invitation=invite(desk, 0, "lena@example.org")["invitation"])
    same(answer.status, 200, answer.body)
    auth = add_passkey(desk, lena)
    other = invite(desk, 1, "lena@example.org")
    same(accept(desk, other, PASSWORD), 409)
    same(log_in(desk, {"email": "lena@example.org", "password": PASSWORD})[1].status, 401)
    same(lena.get("/tickets").status, 200, "the session goes on")
    same(by_passkey(desk, auth)[1].status, 200, "and the passkey is there")
    lena, _ = come_in(desk, provider)
    same(lena.post("/me/password", {"old": "", "new": PASSWORD}).status, 204, "nobody has taken up the other one yet")
    same(accept(desk, other, "another tramway, seven leeks"), 401)
    same(accept(desk, other, PASSWORD), 204, "its owner shows it")


@with_provider
def test_who_is_invited_twice_at_once_takes_up_both(desk, _provider):
    one, other = invite(desk, 0, "lena@example.org"), invite(desk, 1, "lena@example.org")
    same(accept(desk, other, PASSWORD), 204, "nobody's login yet: the first who holds a secret sets the password")
    same(accept(desk, one, "another tramway, seven leeks"), 401)
    same(accept(desk, one, PASSWORD), 204)
