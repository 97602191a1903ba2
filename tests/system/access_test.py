# SPDX-License-Identifier: EUPL-1.2
"""Logging in step by step, as a program or the console does: second factors, organisations,
invitations, a factor again before grave acts.  Time passes by writing into the database."""
import base64
import hashlib
import hmac
import json
import os
import sqlite3
import struct
import time

from desk import Client, same, with_desk

PASSWORD = "violet tramway and nine cabbages"


def totp(secret, step=0):
    """RFC 6238, written from the RFC."""
    key, at = base64.b32decode(secret), int(time.time()) // 30 + step
    mac = hmac.new(key, struct.pack(">Q", at), hashlib.sha1).digest()
    place = mac[-1] & 15
    return f"{(int.from_bytes(mac[place:place + 4], 'big') & 0x7fffffff) % 10 ** 6:06d}"


def sql(desk, *words):
    base = sqlite3.connect(os.path.join(desk.data, "desk.db"), timeout=60)
    with base:
        rows = base.execute(*words).fetchall()
    base.close()
    return rows


def user_of(desk, role):
    org = sorted({u["org"] for u in desk.users})[0]
    return next(u for u in desk.users if u["org"] == org and u["roles"] == [role])


def start(desk, role, **more):
    user, client = user_of(desk, role), Client(desk)
    answer = client.post("/session", {"email": user["email"], "password": user["password"], **more})
    client.csrf = answer.json.get("csrf")
    return client, answer


def step(client, path, body):
    answer = client.post(path, body)
    client.csrf = answer.json.get("csrf") or client.csrf
    return answer


def enrol(client):
    """An authenticator for who is logged in: (secret, recovery codes)."""
    secret = client.post("/me/totp", {"name": "telephone"}).json["secret"]
    answer = step(client, "/me/totp/confirm", {"otp": totp(secret)})
    same(answer.status, 200, answer.body)
    return secret, answer.json["recovery_codes"]


def pass_a_step(desk):
    sql(desk, "UPDATE factor SET counter = counter - 2")


@with_desk
def test_an_organisation_asks_for_a_second_factor_and_gets_it(desk):
    controller = desk.login("controller")
    same(controller.patch("/organisation", {"login": {"require": {"agent": "password"}}}).status, 422)
    same(controller.patch("/organisation", {"login": {"idle_minutes": 0}}).status, 422)
    answer = controller.patch("/organisation", {"login": {"require": {"agent": "second"}}})
    same((answer.status, answer.json["login"]["require"]["agent"]), (200, "second"), answer.body)
    same(controller.patch("/organisation", {"queues": ["general"]}).json["login"]["require"]["agent"], "second",
         "another setting leaves it")

    agent, answer = start(desk, "agent")
    same((answer.status, answer.json["next"]), (401, "enrol"), answer.body)
    same(agent.get("/tickets").status, 401)
    same(agent.get("/session").json["next"], "enrol")
    secret, codes = enrol(agent)
    same(len(codes), 10)
    same(agent.get("/tickets").status, 200)

    pass_a_step(desk)
    agent, answer = start(desk, "agent")
    same((answer.status, answer.json["next"], answer.json["factors"]), (401, "factor", ["totp", "recovery"]))
    same(agent.get("/tickets").status, 401)
    csrf, agent.csrf = agent.csrf, "wrong"
    same(agent.post("/session/factor", {"otp": totp(secret)}).status, 403)
    agent.csrf = csrf
    same(step(agent, "/session/factor", {"otp": "000000"}).status, 401)
    half = [c.value for c in agent.jar if c.name == "guichet"]
    answer = step(agent, "/session/factor", {"otp": totp(secret)})
    same((answer.status, answer.json["second_factor"]), (200, True), answer.body)
    assert half != [c.value for c in agent.jar if c.name == "guichet"], "the cookie must change"
    same(agent.get("/tickets").status, 200)

    same(start(desk, "agent", otp=codes[0])[1].status, 200)
    same(start(desk, "agent", otp=codes[0])[1].status, 401)


@with_desk
def test_grave_acts_need_a_factor_shown_just_now(desk):
    admin, controller = desk.login("admin"), desk.login("controller")
    source = controller.get("/sources").json["items"][0]["id"]
    policy = controller.get("/policy").json["csv"]
    sql(desk, "UPDATE session SET fresh = fresh - 16 * 60000")
    for client, method, path, body in (
            (admin, "POST", "/tokens", {"name": "x", "source": source}),
            (admin, "POST", "/users", {"email": "x@example.org", "name": "X", "roles": ["agent"]}),
            (controller, "POST", "/policy", {"csv": policy, "comment": "a test"}),
            (controller, "PATCH", "/organisation", {"queues": ["general"]})):
        answer = client.call(method, path, body)
        same((answer.status, answer.json["rule"]), (403, "step-up"), path)
    same(controller.get("/policy").status, 200, "reading goes on")
    same(step(controller, "/session/fresh", {"password": "wrong"}).status, 401)
    same(controller.post("/policy", {"csv": policy, "comment": "a test"}).status, 403)
    same(step(controller, "/session/fresh", {"password": user_of(desk, "controller")["password"]}).status, 200)
    same(controller.post("/policy", {"csv": policy, "comment": "a test"}).status, 200)


@with_desk
def test_an_invited_agent_comes_in_when_somebody_who_decides_has_agreed(desk):
    admin, controller = desk.login("admin"), desk.login("controller")
    answer = admin.post("/users", {"email": "noa@example.org", "name": "Noa Lind", "roles": ["agent"], "lang": "en"})
    same((answer.status, answer.json["state"]), (201, "unapproved"), answer.body)
    user, secret = answer.json["id"], answer.json["invitation"]
    stranger = Client(desk)
    about = stranger.post("/invitation", {"invitation": secret}).json
    same((about["email"], about["has_password"]), ("noa@example.org", False))
    same(stranger.post("/invitation/accept", {"invitation": secret, "password": "password1234"}).status, 422)
    same(stranger.post("/invitation/accept", {"invitation": secret, "password": PASSWORD}).status, 204)
    same(stranger.post("/invitation/accept", {"invitation": secret, "password": PASSWORD}).status, 404)
    come = {"email": "noa@example.org", "password": PASSWORD}
    same(Client(desk).post("/session", come).status, 401)
    same(admin.patch(f"/users/{user}", {"approve": True}).status, 403)
    same(desk.login("agent").patch(f"/users/{user}", {"approve": True}).status, 403)
    listed = next(u for u in controller.get("/users").json["items"] if u["id"] == user)
    same((listed["state"], listed["approvable"]), ("unapproved", True))
    same(controller.patch(f"/users/{user}", {"approve": True}).json["state"], "active")
    noa = Client(desk)
    answer = noa.post("/session", come)
    same(answer.status, 200)
    same(noa.get("/tickets").status, 200)
    names = [u for u in desk.login("agent").get("/users").json["items"] if u["id"] == user]
    same(sorted(names[0]), ["id", "name", "roles"], "what a colleague sees of another")
    same(admin.patch(f"/users/{user}", {"disabled": True}).status, 200)
    same(noa.get("/tickets").status, 401, "at once")


@with_desk
def test_who_serves_two_organisations_chooses_and_nothing_mixes(desk):
    agent = user_of(desk, "agent")
    other = sorted({u["org"] for u in desk.users})[1]
    made = json.loads(desk.run("user", "add", agent["email"], "--org", other, "--name", "Alix Fontaine",
                               "--roles", "agent", "--json").stdout)["user"]
    assert "password" not in made and made["waiting"], made
    same(start(desk, "agent")[1].status, 200, "not before its owner has shown that it is theirs")
    accept = {"invitation": made["invitation"], "password": agent["password"]}
    same(Client(desk).post("/invitation/accept", {**accept, "password": PASSWORD}).status, 401)
    same(Client(desk).post("/invitation/accept", accept).status, 204)
    client, answer = start(desk, "agent")
    same((answer.status, answer.json["next"], len(answer.json["organisations"])), (401, "organisation", 2))
    choices = {o["name"]: o["id"] for o in answer.json["organisations"]}
    same(client.get("/tickets").status, 401)
    same(step(client, "/session/organisation", {"organisation": "01a20cd4-a3bb-700f-be01-bb6407f5d3c2"}).status, 404)
    same(step(client, "/session/organisation", {"organisation": choices[agent["org"]]}).status, 200)
    here = {t["id"] for t in client.get("/tickets?limit=200").json["items"]}
    same(step(client, "/session/organisation", {"organisation": choices[other]}).status, 200)
    there = {t["id"] for t in client.get("/tickets?limit=200").json["items"]}
    assert here and there and not here & there, (len(here), len(there))
    same(client.get(f"/tickets/{sorted(here)[0]}").status, 404)
    client, answer = start(desk, "agent", organisation=choices[other])
    same((answer.status, answer.json["org"]["name"]), (200, other))


@with_desk
def test_my_security_shows_what_is_open_and_ends_it(desk):
    one, two = desk.login("agent"), desk.login("agent")
    security = one.get("/me/security").json
    same(len(security["sessions"]), 2)
    other = next(s for s in security["sessions"] if not s["current"])
    same(one.call("DELETE", f"/me/sessions/{other['id']}").status, 204)
    same(two.get("/session").status, 401)
    news = [d for d in security["devices"] if not d["known"]]
    same(len(news), 1, "the second browser is told of")
    same(one.post("/me/devices", {}).status, 204)
    assert all(d["known"] for d in one.get("/me/security").json["devices"])
    old, new = user_of(desk, "agent")["password"], PASSWORD
    same(one.post("/me/password", {"old": "wrong", "new": new}).json["fields"][0]["field"], "old")
    same(one.post("/me/password", {"old": old, "new": "azertyuiop123"}).json["fields"][0]["field"], "password")
    same(one.post("/me/password", {"old": old, "new": new}).status, 204)
    same(start(desk, "agent")[1].status, 401, "the old one is over")


@with_desk
def test_an_administrator_ends_a_colleagues_sessions_and_nobody_else_does(desk):
    one, two, admin = desk.login("agent"), desk.login("agent"), desk.login("admin")
    user = one.get("/session").json["user"]["id"]
    for role in ("agent", "supervisor", "controller", "auditor"):
        same(desk.login(role).call("DELETE", f"/users/{user}/sessions").status, 403, role)
    same(admin.call("DELETE", "/users/01a20cd4-a3bb-700f-be01-bb6407f5d3c2/sessions").status, 404)
    same(one.get("/session").status, 200)
    stream = two.listen()
    same(admin.call("DELETE", f"/users/{user}/sessions").status, 204)
    same((one.get("/session").status, two.get("/session").status), (401, 401))
    assert stream.ended(), "live events end, too"
    entries = desk.login("auditor").get("/journal/entries?from=0&to=1000").json["items"]
    told = [e["entry"] for e in entries if e["entry"] and e["entry"]["act"] == "account.sessions"]
    same([(e["on"]["id"], e["by"]) for e in told], [(user, admin.get("/session").json["user"]["id"])])
    same(desk.login("agent").get("/session").status, 200, "the account itself is as it was")


@with_desk
def test_ones_own_sessions_end_after_a_factor_shown_just_now(desk):
    one, two = desk.login("agent"), desk.login("agent")
    other = next(s for s in one.get("/me/security").json["sessions"] if not s["current"])
    device = next(d for d in one.get("/me/security").json["devices"] if not d["current"])
    sql(desk, "UPDATE session SET fresh = fresh - 16 * 60000")
    for path in ("/me/sessions", f"/me/sessions/{other['id']}", f"/me/devices/{device['id']}"):
        answer = one.call("DELETE", path)
        same((answer.status, answer.json["rule"]), (403, "step-up"), path)
    same(two.get("/session").status, 200)


@with_desk
def test_an_address_is_believed_from_our_proxy_only(desk):
    same(Client(desk).post("/session", {"email": "x@example.org", "password": "x"},
                           {"X-Forwarded-For": "198.51.100.7"}).status, 401)
    for n in range(6):
        same(start_as(desk, f"198.51.100.{n}").status, 429 if n == 5 else 401, n)


def start_as(desk, address):
    """No proxy was named: whatever the header says, these tries come from one address."""
    return Client(desk).post("/session", {"email": "x@example.org", "password": "x"}, {"X-Forwarded-For": address})
