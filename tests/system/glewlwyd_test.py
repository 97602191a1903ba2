# SPDX-License-Identifier: EUPL-1.2
"""Single sign-on with a provider that is not ours: Debian's glewlwyd, on loopback."""
import json
import time

from access_test import sql
from desk import Client, Desk, same
from glewlwyd import Browser, Glewlwyd


def with_glewlwyd(work):
    def run(program):
        desk = Desk(program)
        provider = Glewlwyd(desk.home)
        try:
            at = f"http://localhost:{desk.port}"
            desk.start("--reach", f"localhost:{provider.port}", "--public-url", at)
            provider.start(at + "/sso", at + "/")
            work(desk, provider)
            desk.stop()
            log = desk.log()
            assert "Sanitizer" not in log and "runtime error" not in log, log[-3000:]
        finally:
            provider.stop()
            desk.remove()
    return run


def settings(provider, **more):
    return {"name": "Glewlwyd", "issuer": provider.issuer, "client": provider.CLIENT, "secret": provider.SECRET,
            "roles_claim": "groups", "mappings": [{"value": "desk", "roles": ["agent"]}, {"value": "lead", "roles": ["supervisor"]}],
            "adds_unknown": True, **more}


def begin(desk, client):
    listed = client.get("/session/sso").json["items"]
    answer = client.post("/session/sso", {"organisation": listed[0]["organisation"]})
    same(answer.status, 200, answer.body)
    return answer.json["url"]


def hand_on(client, brought):
    answer = client.post("/session/sso/done", brought)
    client.csrf = answer.json.get("csrf", client.csrf)
    return answer


def come_in(desk, provider, browser, user):
    client = Client(desk)
    url = begin(desk, client)
    return client, hand_on(client, provider.answer(browser, url) or provider.log_in(browser, user, url))


@with_glewlwyd
def test_a_real_provider_logs_people_in_and_maps_their_roles(desk, provider):
    controller = desk.login("controller")
    same(controller.post("/organisation/sso", settings(provider, issuer=provider.at)).status, 422, "not its issuer")
    same(controller.post("/organisation/sso", settings(provider)).status, 200)
    provider.add("ana", name="Ana Prova", email="ana.prova@example.org", groups="desk")
    provider.add("bo", name="Bo Prova", email="bo.prova@example.org", groups="other")
    ana, bo = Browser(provider.at), Browser(provider.at)
    client, answer = come_in(desk, provider, ana, "ana")
    same((answer.status, answer.json.get("roles")), (200, ["agent"]), answer.body)
    same((answer.json["user"]["name"], answer.json["user"]["email"]), ("Ana Prova", "ana.prova@example.org"))
    same(client.get("/tickets").status, 200)
    same(come_in(desk, provider, bo, "bo")[1].json["rule"], "sso:no-role")

    wrong = Client(desk)
    brought = provider.log_in(ana, "ana", begin(desk, wrong))
    same(hand_on(wrong, {**brought, "code": brought["code"][:-4]}).status, 401, "a code cut")
    other = Client(desk)
    brought = provider.log_in(ana, "ana", begin(desk, other))
    same(hand_on(wrong, brought).status, 401, "in another browser")
    same(hand_on(other, brought).status, 200)
    same(hand_on(other, brought).status, 401, "brought twice")

    again, _ = come_in(desk, provider, ana, "ana")
    url = again.post("/session/sso/again", None).json["url"]
    answer = hand_on(again, provider.log_in(ana, "ana", url))
    # It asks for the password again, and its token says that this was in 1970 (2.7.5: auth_time 0).
    same((answer.status, answer.json["rule"]), (403, "sso:stale"), answer.body)
    same(again.post("/me/recovery-codes", {}).json["rule"], "step-up", "not fresh")
    same(again.post("/me/totp", {"name": "app"}).status, 200, "but a factor of one's own may be set up")
    url = again.post("/session/sso/again", None).json["url"]
    same(hand_on(again, provider.log_in(Browser(provider.at), "bo", url)).json["rule"], "sso:other")

    provider.rotate()
    _, answer = come_in(desk, provider, ana, "ana")
    if answer.status == 401:  # its keys were fetched a moment ago: once in two seconds
        time.sleep(2.1)
        _, answer = come_in(desk, provider, ana, "ana")
    same(answer.status, 200, "with keys that changed")

    provider.change("ana", groups="lead")
    later, answer = come_in(desk, provider, ana, "ana")
    same(answer.json["roles"], ["supervisor"], "the claim changed, and so did the role")
    same(client.get("/tickets").status, 401, "who was an agent is so no more")
    acts = [json.loads(e)["act"] for (e,) in sql(desk, "SELECT entry FROM log")]
    assert {"sso.set", "sso.join", "account.add", "account.roles", "session.factor"} <= set(acts), acts
    assert "Prova" not in desk.log() + "".join(map(str, sql(desk, "SELECT entry FROM log")))

    end = later.get("/session/sso/end").json["url"]
    same(later.call("DELETE", "/session").status, 204)
    same(later.get("/tickets").status, 401)
    same(ana.call("GET", end)[0], 200, "it knows the address to log out at")
    ana.done("DELETE", "/api/auth/")
    assert provider.answer(ana, begin(desk, Client(desk)) + "&g_continue") is None, "there, too"
