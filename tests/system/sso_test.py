# SPDX-License-Identifier: EUPL-1.2
"""Single sign-on over HTTP with a provider on loopback: the whole code flow, what a lying, stalling
or rotating provider gets, and whose account it is that comes in."""
import json
import os
import threading
import time
import urllib.parse
import uuid
from concurrent.futures import ThreadPoolExecutor

from access_test import enrol, sql, totp
from desk import Client, Desk, same
from identity_provider import Key, Provider, b64


def with_provider(work):
    def run(program):
        desk = Desk(program)
        provider = Provider(desk.home)
        try:
            desk.start("--reach", f"127.0.0.1:{provider.port}", "--public-url", f"http://localhost:{desk.port}")
            work(desk, provider)
            desk.stop()
            log = desk.log()
            assert "Sanitizer" not in log and "runtime error" not in log, log[-3000:]
        finally:
            provider.close()
            desk.remove()
    return run


def settings(provider, **more):
    return {"name": "Provider", "issuer": provider.issuer, "client": provider.CLIENT, "secret": provider.SECRET,
            "roles_claim": "groups", "mappings": [{"value": "desk", "roles": ["agent"]},
                                                  {"value": "lead", "roles": ["supervisor"]}],
            "adds_unknown": True, **more}


def set_up(desk, provider, **more):
    controller = desk.login("controller")
    answer = controller.post("/organisation/sso", settings(provider, **more))
    same(answer.status, 200, answer.body)
    assert provider.SECRET not in answer.body.decode()
    return controller


def begin(desk, **more):
    client = Client(desk)
    listed = client.get("/session/sso").json["items"]
    same([p["name"] for p in listed], ["Provider"])
    answer = client.post("/session/sso", {"organisation": listed[0]["organisation"], **more})
    same(answer.status, 200, answer.body)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie, cookie
    return client, answer.json["url"]


def come_in(desk, provider, **more):
    client, url = begin(desk, **more)
    answer = client.post("/session/sso/done", provider.authorize(url))
    client.csrf = answer.json.get("csrf")
    return client, answer


def acts(desk):
    return [json.loads(e)["act"] + " " + json.loads(e)["result"] for (e,) in sql(desk, "SELECT entry FROM log")]


@with_provider
def test_somebody_new_comes_in_with_the_roles_of_their_groups(desk, provider):
    set_up(desk, provider)
    provider.person = {"sub": "u-1", "name": "Ana Prova", "email": "ana.prova@example.org", "groups": ["desk", "x"]}
    client, answer = come_in(desk, provider)
    same((answer.status, answer.json["roles"], answer.json["user"]["name"]), (200, ["agent"], "Ana Prova"), answer.body)
    same(client.get("/tickets").status, 200)
    again = come_in(desk, provider)[1]
    same(again.json["user"]["id"], answer.json["user"]["id"], "the same person")
    provider.person["groups"] = ["lead"]
    changed = come_in(desk, provider)[1]
    same(changed.json["roles"], ["supervisor"], "roles follow the provider")
    same(client.get("/tickets").status, 401, "sessions with the old roles end")
    provider.person["groups"] = []
    gone = come_in(desk, provider)[1]
    same((gone.status, gone.json["rule"]), (403, "sso:no-role"))
    for act in ("sso.set done", "sso.join done", "account.add done", "account.roles done", "session.start refused"):
        assert act in acts(desk), act
    assert "Prova" not in desk.log()


@with_provider
def test_the_last_who_runs_or_decides_stays_so_whatever_the_provider_says(desk, provider):
    set_up(desk, provider)
    provider.person = {"sub": "u-1", "name": "Ana Prova", "email": "ana.prova@example.org", "groups": ["desk"]}
    ana = uuid.UUID(come_in(desk, provider)[1].json["user"]["id"]).bytes
    for role, bit in (("controller", 1), ("admin", 8)):
        others = "id <> ? AND roles & ? AND org = (SELECT org FROM account WHERE id = ?)", (ana, bit, ana)
        sql(desk, "UPDATE account SET roles = ? WHERE id = ?", (bit, ana))
        sql(desk, f"UPDATE account SET state = state + 16 WHERE {others[0]}", others[1])
        same(sorted(come_in(desk, provider)[1].json["roles"]), sorted(["agent", role]), "the only one keeps it")
        sql(desk, f"UPDATE account SET state = state - 16 WHERE {others[0]}", others[1])
        same(come_in(desk, provider)[1].json["roles"], ["agent"], "one of several does not")


@with_provider
def test_a_state_is_good_once_and_in_its_own_browser_only(desk, provider):
    set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    client, url = begin(desk)
    back = provider.authorize(url)
    same(Client(desk).post("/session/sso/done", back).status, 401, "no cookie")
    other, _ = begin(desk)
    same(other.post("/session/sso/done", back).status, 401, "another browser's")
    same(client.post("/session/sso/done", {**back, "iss": "http://127.0.0.1:1/"}).status, 401, "mix-up")
    same(client.post("/session/sso/done", {**back, "state": back["state"][:-1]}).status, 401, "cut")
    jar = {c.name: c.value for c in client.jar}
    same(client.post("/session/sso/done", back).status, 200)
    for cookie, value in jar.items():
        replay = Client(desk).call("POST", "/session/sso/done", back, {"Cookie": f"{cookie}={value}"})
        same(replay.status, 401, "answered before")


@with_provider
def test_a_provider_that_lies_lets_nobody_in(desk, provider):
    set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    now, elsewhere = int(time.time()), os.path.join(desk.home, "stranger")
    os.mkdir(elsewhere)
    stranger = Key(elsewhere, "k1")
    lies = {
        "nonce": {"claims": {"nonce": "x"}}, "issuer": {"claims": {"iss": provider.issuer + "/"}},
        "client": {"claims": {"aud": "shop"}}, "hash": {"claims": {"at_hash": "AAAA"}},
        "expired": {"claims": {"iat": now - 900, "exp": now - 600}},
        "yesterday": {"claims": {"iat": now - 86400, "exp": now - 86100}},
        "tomorrow": {"claims": {"iat": now + 86400, "exp": now + 86700}},
        "not yet": {"claims": {"nbf": now + 3600}}, "nobody": {"claims": {"sub": ""}},
        "key": {"sign": stranger.sign},
        "none": {"sign": lambda c: b64('{"alg":"none"}') + "." + b64(json.dumps(c)) + "."},
    }
    for name, lie in lies.items():
        provider.lie = lie
        same(come_in(desk, provider)[1].status, 401, name)
    provider.lie = {}
    same(come_in(desk, provider)[1].status, 200, "and the honest one")


@with_provider
def test_keys_that_changed_are_fetched_and_nonsense_says_try_again(desk, provider):
    set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    provider.lie = {"keys": (500, {})}
    same(come_in(desk, provider)[1].status, 503, "no keys")
    provider.lie = {"keys": (200, b"<html>")}
    same(come_in(desk, provider)[1].status, 503, "nonsense")
    provider.lie = {"keys": (302, {})}
    same(come_in(desk, provider)[1].status, 503, "a redirect is not followed")
    provider.lie = {}
    same(come_in(desk, provider)[1].status, 200)
    before = provider.asked.count("/keys")
    same(come_in(desk, provider)[1].status, 200)
    same(provider.asked.count("/keys"), before, "remembered")
    provider.rotate()
    answer = come_in(desk, provider)[1]
    if answer.status == 401:  # fetched a moment ago: once in two seconds
        time.sleep(2.1)
        answer = come_in(desk, provider)[1]
    same(answer.status, 200, "rotated")
    same(provider.asked.count("/keys"), before + 1)


@with_provider
def test_a_provider_that_stalls_holds_up_its_own_log_in_and_nothing_else(desk, provider):
    set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    agent, go_on = desk.login("agent"), threading.Event()
    provider.lie = {"stall": go_on}
    with ThreadPoolExecutor(1) as pool:
        stalled = pool.submit(come_in, desk, provider)
        while "/keys" not in provider.asked and not stalled.done():
            same(agent.get("/tickets").status, 200)
        same((agent.get("/tickets").status, stalled.done()), (200, False), "others are answered meanwhile")
        same(stalled.result()[1].status, 503, "it has ten seconds")
    go_on.set()
    provider.lie = {}
    same(come_in(desk, provider)[1].status, 200, "and then everything is as before")


@with_provider
def test_an_address_alone_is_nobody(desk, provider):
    """Only an invitation, or the controller's trust in the provider's addresses, joins an account."""
    controller = set_up(desk, provider, roles_claim="", mappings=[], adds_unknown=False)
    victim = next(u for u in desk.users if u["roles"] == ["agent"] and u["org"] == sorted({x["org"] for x in desk.users})[0])
    provider.person = {"sub": "u-7", "email": victim["email"], "email_verified": True}
    answer = come_in(desk, provider)[1]
    same((answer.status, answer.json["rule"]), (403, "sso:no-account"))
    same(controller.post("/organisation/sso", settings(provider, roles_claim="", mappings=[], adds_unknown=False,
                                                       trusts_address=True)).status, 200)
    provider.person["email_verified"] = False
    same(come_in(desk, provider)[1].status, 403, "unverified")
    provider.person["email_verified"] = True
    answer = come_in(desk, provider)[1]
    same((answer.status, answer.json["user"]["email"]), (200, victim["email"]))


@with_provider
def test_an_invitation_is_taken_up_by_signing_on(desk, provider):
    set_up(desk, provider, roles_claim="", mappings=[], adds_unknown=False)
    admin, controller = desk.login("admin"), desk.login("controller")
    made = admin.post("/users", {"email": "lena@example.org", "name": "Lena Vos", "roles": ["agent"]}).json
    provider.person = {"sub": "u-9"}
    answer = come_in(desk, provider, invitation=made["invitation"])[1]
    same(answer.status, 403, "nobody has agreed to the account yet")
    controller.patch(f"/users/{made['id']}", {"approve": True})
    answer = come_in(desk, provider)[1]
    same((answer.status, answer.json.get("user", {}).get("id")), (200, made["id"]), answer.body)


@with_provider
def test_a_second_factor_is_the_providers_only_if_the_organisation_says_so(desk, provider):
    controller = set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    client, answer = come_in(desk, provider)
    same(answer.status, 200)
    secret = enrol(client)[0]
    client, answer = come_in(desk, provider)
    same((answer.status, answer.json.get("next")), (401, "factor"), "own factor is asked for")
    same(client.get("/tickets").status, 401)
    sql(desk, "UPDATE factor SET counter = 0")
    same(client.post("/session/factor", {"otp": totp(secret)}).status, 200)
    same(controller.post("/organisation/sso", settings(provider, second="claims")).status, 200)
    same(come_in(desk, provider)[1].status, 401, "amr says nothing")
    provider.person["amr"] = ["pwd", "otp"]
    same(come_in(desk, provider)[1].status, 200)


def show_again(client, provider, shown=None, **more):
    begun = client.post("/session/sso/again", None)
    same(begun.status, 200, begun.body)
    asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(begun.json["url"]).query))
    same((asked["prompt"], asked["max_age"]), ("login", "1"), "asked to show it again")
    provider.shown = shown
    answer = client.post("/session/sso/done", {**provider.authorize(begun.json["url"]), **more})
    provider.shown = None
    client.csrf = answer.json.get("csrf", client.csrf)
    return answer, asked


def is_fresh(client):
    """Codes may be made anew after a factor shown just now; there is nothing they would stand in for."""
    answer = client.post("/me/recovery-codes", {})
    assert answer.status in (403, 409), answer.body
    return answer.status == 409


@with_provider
def test_before_something_grave_the_provider_asks_again(desk, provider):
    set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    now = int(time.time())
    client, answer = come_in(desk, provider)
    same(answer.json["factors"], ["sso"])
    same(is_fresh(client), False, "the provider did not say that anything was shown")
    same(show_again(client, provider)[0].status, 200)
    same(is_fresh(client), True)
    client, _ = come_in(desk, provider)
    for what, shown in (("an hour ago", now - 3600), ("yesterday", now - 86400), ("just before", now - 90)):
        answer, _ = show_again(client, provider, shown)
        same((answer.status, answer.json["rule"]), (403, "sso:stale"), what)
    same(show_again(client, provider, now + 86400)[0].status, 401, "tomorrow")
    provider.lie = {"claims": {"auth_time": "now"}}
    same(show_again(client, provider)[0].status, 401, "no time")
    provider.lie, provider.person = {}, {"sub": "u-2", "groups": ["desk"]}
    come_in(desk, provider)
    same(show_again(client, provider)[0].json["rule"], "sso:other", "somebody else's")
    same(is_fresh(client), False)
    provider.person["sub"] = "u-1"
    other, _ = come_in(desk, provider)
    begun = client.post("/session/sso/again", None).json
    begun = provider.authorize(begun["url"])
    jar = {c.name: c.value for c in client.jar}
    jar["guichet"] = next(c.value for c in other.jar if c.name == "guichet")
    stolen = Client(desk).call("POST", "/session/sso/done", begun, {"Cookie": "; ".join(f"{k}={v}" for k, v in jar.items())})
    same(stolen.status, 401, "in another session of the same person")
    del jar["guichet"]
    same(Client(desk).call("POST", "/session/sso/done", begun, {"Cookie": f"guichet-sso={jar['guichet-sso']}"}).status, 401, "in none")
    provider.shown = now - 3600
    came, _ = come_in(desk, provider)
    same(is_fresh(came), False, "known at the provider for an hour")
    provider.shown = now - 30
    same(is_fresh(come_in(desk, provider)[0]), True, "shown half a minute ago")
    same(desk.login("agent").post("/session/sso/again", None).status, 409, "it did not come by a provider")
    for act in ("session.factor done", "session.factor refused"):
        assert act in acts(desk), act


@with_provider
def test_the_organisation_names_what_counts_as_two_factors(desk, provider):
    set_up(desk, provider, second="claims", acr_values="urn:example:silver urn:example:gold", amr_values="token")
    provider.person["groups"] = ["desk"]
    client, _ = come_in(desk, provider)
    answer, asked = show_again(client, provider)
    same(asked["acr_values"], "urn:example:silver urn:example:gold")
    same((answer.status, answer.json["rule"]), (403, "sso:weak"))
    for weak in ({"acr": "urn:example:bronze"}, {"acr": "urn:example"}, {"acr": ["urn:example:gold"]}, {"amr": ["pwd", "otp"]}):
        provider.lie = {"claims": weak}
        same(show_again(client, provider)[0].json["rule"], "sso:weak", weak)
    for strong in ({"acr": "urn:example:gold"}, {"amr": ["pwd", "token"]}):
        provider.lie = {"claims": strong}
        same(show_again(client, provider)[0].status, 200, strong)
    same(is_fresh(client), True)
    provider.lie = {}
    same(show_again(client, provider)[0].json["rule"], "sso:weak", "less than was shown before")


@with_provider
def test_who_has_a_factor_here_shows_that_or_two_at_the_provider(desk, provider):
    set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    client, _ = come_in(desk, provider)
    late, _ = come_in(desk, provider)
    enrol(client)
    sql(desk, "UPDATE factor SET counter = 0")
    same(client.get("/session").json["factors"], ["totp", "recovery"], "the provider is not among them")
    same(late.post("/me/totp", {"name": "another"}).json["rule"], "step-up", "the first is set up so, no other")
    same(show_again(client, provider)[0].json["rule"], "sso:weak")
    set_up(desk, provider, second="always")
    client, answer = come_in(desk, provider)
    same((answer.status, answer.json["factors"]), (200, ["totp", "recovery", "sso"]))
    same(show_again(client, provider)[0].status, 200)
    provider.person["sub"] = "u-3"
    newcomer, _ = come_in(desk, provider)
    sql(desk, "UPDATE session SET created = created - 16 * 60000")
    same(newcomer.post("/me/totp", {"name": "app"}).json["rule"], "step-up", "not long after the log-in either")


@with_provider
def test_it_is_good_for_one_organisation_and_ends_with_the_provider(desk, provider):
    controller = set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    client, _ = come_in(desk, provider)
    other = desk.login("controller", 1)
    there = other.get("/session").json["org"]["id"]
    same(client.post("/session/organisation", {"organisation": there}).status, 404)
    same(other.get("/organisation/sso").json["set"], False, "another's provider is not seen")
    url = client.get("/session/sso/end").json["url"]
    assert url.startswith(provider.issuer + "/end?client_id="), url
    same(controller.call("DELETE", "/organisation/sso").status, 204)
    same(client.get("/session").status, 401)
    same(Client(desk).get("/session/sso").json["items"], [])


@with_provider
def test_who_may_set_it_and_what_is_refused(desk, provider):
    for role in ("admin", "supervisor", "agent", "auditor"):
        same(desk.login(role).post("/organisation/sso", settings(provider)).status, 403, role)
    controller = desk.login("controller")
    wrong = [{"issuer": "ftp://a.example"}, {"issuer": provider.issuer + "/other"}, {"issuer": "https://127.0.0.1:1/"},
             {"issuer": "https://a.example/?x"}, {"name": ""}, {"client": ""}, {"mappings": [{"value": "a", "roles": ["tool"]}]},
             {"mappings": [{"value": "a", "roles": []}]}, {"second": "maybe"}, {"roles_claim": "", "mappings": []}]
    for change in wrong:
        same(controller.post("/organisation/sso", {**settings(provider), **change}).status, 422, change)
    provider.lie = {"document": {"issuer": "https://other.example"}}
    same(controller.post("/organisation/sso", settings(provider)).status, 422, "another issuer")
    same(controller.get("/organisation/sso").json["set"], False)
    sql(desk, "UPDATE session SET fresh = fresh - 16 * 60000")
    provider.lie = {}
    same(controller.post("/organisation/sso", settings(provider)).status, 403, "a fresh factor")


@with_provider
def test_wrong_answers_from_one_address_stop_calling_the_provider(desk, provider):
    set_up(desk, provider)
    provider.person["groups"] = ["desk"]
    same(come_in(desk, provider)[1].status, 200)
    before = provider.asked.count("/token")
    client, url = begin(desk)
    back = provider.authorize(url)
    for _ in range(60):
        same(client.post("/session/sso/done", {**back, "state": "x" * len(back["state"])}).status, 401, "a state that is not ours")
    same(provider.asked.count("/token"), before, "nobody is called for those")
    client, url = begin(desk)
    wrong = {**provider.authorize(url), "code": "guessed"}
    answers = [client.post("/session/sso/done", wrong)]
    for _ in range(3):
        client, url = begin(desk)
        answers.append(client.post("/session/sso/done", {**provider.authorize(url), "code": "guessed"}))
    same([a.status for a in answers], [401, 429, 429, 429])
    assert int(answers[-1].headers["Retry-After"]) > 0
    same(provider.asked.count("/token"), before + 1)
    same(acts(desk).count("session.start refused"), 61, "what is held back leaves no entry")
