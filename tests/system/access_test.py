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
import subprocess
import time

from desk import Client, journalled, same, with_desk

PASSWORD = "violet tramway and nine cabbages"


def totp(secret, step=0):
    """RFC 6238, written from the RFC; oathtool agrees (below)."""
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


NOBODY = "01a20cd4-a3bb-700f-be01-bb6407f5d3c2"
GRAVE = (
    # what takes away
    "GET /journal/export?format=csv", "GET /suggestions/export?format=csv",
    # what is gone afterwards
    "DELETE /organisation/corrections", "DELETE /organisation/sso", "DELETE /providers/{}",
    "DELETE /providers/{}/approvals/legal", "DELETE /providers/{}/documents/{}", "DELETE /journal/witnesses/{}",
    # who sees what, and by whose word
    "POST /policy", "POST /policy/rollback", "POST /policy/proposals/{}/approve", "POST /policy/proposals/{}/refuse",
    "POST /users", "PATCH /users/{}", "POST /users/{}/invitation", "POST /users/{}/scope", "POST /users/{}/openings",
    "DELETE /users/{}/sessions", "POST /tokens", "POST /journal/witnesses", "POST /emergencies/{}/review",
    # what is done with whose data
    "PATCH /organisation", "PATCH /organisation/ai", "POST /organisation/sso", "POST /sources", "PATCH /sources/{}",
    "POST /persons/{}/restrict", "POST /persons/{}/protect", "POST /automatic",
    "POST /providers", "PATCH /providers/{}", "POST /providers/{}/approvals", "POST /providers/{}/documents",
    # one's own account
    "POST /me/password", "POST /me/recovery-codes", "PATCH /me/factors/{}", "DELETE /me/factors/{}",
    "DELETE /me/sessions", "DELETE /me/sessions/{}", "DELETE /me/devices/{}")


@with_desk
def test_all_that_is_grave_needs_a_factor_shown_just_now(desk):
    client = desk.login("controller")
    sql(desk, "UPDATE session SET fresh = fresh - 16 * 60000")
    for route in GRAVE:
        method, path = route.replace("{}", NOBODY).split()
        answer = client.call(method, path, {} if method in ("POST", "PATCH") else None)
        same((answer.status, answer.json and answer.json.get("rule")), (403, "step-up"), route)


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
    two = desk.login("agent")
    news = [d for d in security["devices"] if not d["known"]]
    same(len(news), 1, "the second browser is told of")
    answer = two.post("/me/devices", {})
    same((answer.status, answer.json.get("rule")), (403, "device:new"), "it does not speak for itself")
    same(len([d for d in one.get("/me/security").json["devices"] if not d["known"]]), 2)
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
    told = [e for e in journalled(desk.login("auditor")) if e["act"] == "account.sessions"]
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


@with_desk
def test_the_last_who_runs_or_decides_is_not_made_to_wait(desk):
    """A new invitation makes an account wait for agreement: nobody would be left to agree."""
    admin = desk.login("admin")
    users = {tuple(u["roles"]): u["id"] for u in admin.get("/users").json["items"]}
    answer = admin.post(f"/users/{users['controller',]}/invitation", {})
    same((answer.status, desk.login("controller").get("/users").status), (409, 200), answer.body)
    answer = admin.post(f"/users/{users['admin',]}/invitation", {})
    same((answer.status, answer.json["rule"], admin.get("/users").status), (403, "own-account", 200))
    same(admin.post(f"/users/{users['agent',]}/invitation", {}).status, 200)


@with_desk
def test_guesses_of_ones_own_password_are_counted_whatever_the_browser_says_it_is(desk):
    agent = desk.login("agent")
    cookie = next(c.value for c in agent.jar if c.name == "guichet")
    said = []
    for n in range(8):
        head = {"Cookie": f"guichet={cookie}; guichet-device={'A' * 42}{n}", "X-CSRF-Token": agent.csrf}
        said.append(Client(desk).post("/me/password", {"old": f"guess {n}", "new": PASSWORD}, head).status)
    assert said[0] == 422 and said[-1] == 429, said
    sql(desk, "UPDATE session SET fresh = fresh - 16 * 60000")
    same(agent.post("/me/password", {"old": "", "new": PASSWORD}).json["rule"], "step-up")


@with_desk
def test_the_cookie_lasts_as_long_as_the_organisation_lets_a_session(desk):
    controller = desk.login("controller")
    for hours in (1, 24):
        same(controller.patch("/organisation", {"login": {"session_hours": hours}}).status, 200)
        cookie = next(c for c in start(desk, "agent")[0].jar if c.name == "guichet")
        assert hours * 3600 - 60 < cookie.expires - time.time() <= hours * 3600, cookie.expires - time.time()


@with_desk
def test_a_token_ends_after_ninety_days_or_sooner(desk):
    admin = desk.login("admin")
    source = next(s["id"] for s in desk.login("controller").get("/sources").json["items"])
    for days, status in ((None, 201), (1, 201), (365, 201), (366, 422)):
        end = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + (days or 90) * 86400 - 60))
        body = {"name": f"for {days}", "source": source, **({"expires": end} if days else {})}
        same(admin.post("/tokens", body).status, status, days)
    ends = {t["name"]: t["expires"] for t in admin.get("/tokens").json["items"]}
    same(ends["for None"][:10], time.strftime("%Y-%m-%d", time.gmtime(time.time() + 90 * 86400)), "by itself")
    assert all(ends.values()), ends


@with_desk
def test_what_the_api_refuses_is_in_the_journal_and_fills_no_journal(desk):
    agent, admin, auditor = desk.login("agent"), desk.login("admin"), desk.login("auditor")
    me = agent.get("/session").json["user"]["id"]
    for _ in range(5):
        same(agent.post("/users", {"email": "x@example.org", "name": "X", "roles": ["agent"]}).json["rule"], "role:admin")
    agent.csrf, right = "wrong", agent.csrf
    same(agent.post("/me/devices", {}).json["rule"], "csrf")
    agent.csrf = right
    sql(desk, "UPDATE session SET fresh = fresh - 16 * 60000, seen = seen - 600000")
    before = sql(desk, "SELECT seen, expires FROM session ORDER BY created")
    for _ in range(3):
        same(agent.post("/me/devices", {}, {"Sec-Fetch-Site": "same-site"}).json["rule"], "origin")
    same(sql(desk, "SELECT seen, expires FROM session ORDER BY created"), before, "another site's page lengthens no session")
    same(agent.call("DELETE", "/me/sessions").json["rule"], "step-up")
    stranger = Client(desk)
    for cookie in ("", "guichet=" + "x" * 43):
        same(stranger.post("/me/devices", {}, {"Sec-Fetch-Site": "cross-site", "Cookie": cookie}).json["rule"], "origin")
    while stranger.post("/session", {"email": "nobody@example.org", "password": "x"}).status != 429:
        pass
    told = [(e["by"], e["rule"], e["reason"], e["n"]) for e in journalled(auditor) if e["act"] == "api.refuse"]
    same(told, [(me, "role:admin", "POST /users", 1), (me, "csrf", "POST /me/devices", 1),
                (me, "origin", "POST /me/devices", 1), (me, "step-up", "DELETE /me/sessions", 1)])
    strangers = [json.loads(e) for (e,) in sql(desk, "SELECT entry FROM log WHERE entry LIKE '%\"api.refuse\"%' ORDER BY row")]
    same([(e["rule"], e["reason"]) for e in strangers if e["org"] is None],
         [("origin", "POST /me/devices"), ("held-back", "POST /session")], "of nobody's organisation: these are nobody's browsers")


@with_desk
def test_who_may_not_hear_live_events_is_in_the_journal(desk):
    agent, admin, auditor = desk.login("agent"), desk.login("admin"), desk.login("auditor")
    ticket = agent.get("/tickets").json["items"][0]["id"]
    for _ in range(3):
        same(admin.get("/events").json["rule"], "default-deny")
        same(admin.post(f"/tickets/{ticket}/viewing", {}).json["rule"], "default-deny")
    who = agent.get("/session").json["user"]["id"]
    same(desk.login("controller").post(f"/users/{who}/scope", {"own": True}).status, 200)
    agent = desk.login("agent")
    same(agent.post(f"/tickets/{ticket}/viewing", {}).json["rule"], "scope:own-tickets")
    admin = admin.get("/session").json["user"]["id"]
    same([(e["by"], e["rule"], e["reason"]) for e in journalled(auditor) if e["act"] == "api.refuse"],
         [(admin, "default-deny", "GET /events"), (admin, "default-deny", "POST /tickets/{id}/viewing"),
          (who, "scope:own-tickets", "POST /tickets/{id}/viewing")])


@with_desk
def test_codes_of_another_program_are_taken(desk):
    """oathtool (OATH Toolkit) makes them from the secret as it is typed."""
    def code(secret):
        done = subprocess.run(["oathtool", "--totp", "--base32", secret], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    agent, _ = start(desk, "agent")
    secret = agent.post("/me/totp", {"name": "telephone"}).json["secret"]
    same(step(agent, "/me/totp/confirm", {"otp": code(secret)}).status, 200)
    pass_a_step(desk)
    same(start(desk, "agent", otp=code(secret))[1].status, 200)
    assert code(secret) in (totp(secret), totp(secret, -1)), "ours is as right"
