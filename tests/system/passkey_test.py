# SPDX-License-Identifier: EUPL-1.2
"""Passkeys over HTTP: made, shown alone, as a second step and again; and what must not work."""
import json

from access_test import sql, start, step, user_of
from authenticator import PRESENT, Authenticator, b64, unb64
from desk import Client, Desk, journalled, same, with_desk


def enrol(desk, client, name="laptop"):
    """A passkey for who is logged in."""
    auth = Authenticator(desk)
    answer = step(client, "/me/passkeys", auth.make(client.get("/me/passkeys").json, name))
    same(answer.status, 200, answer.body)
    return auth, answer.json["recovery_codes"]


def come_in(desk, auth, **more):
    client = Client(desk)
    return client, step(client, "/session/passkey", {"passkey": auth.show(client.get("/session/passkey").json), **more})


@with_desk
def test_a_passkey_logs_in_alone_and_as_a_second_step(desk):
    client, _ = start(desk, "agent")
    auth, codes = enrol(desk, client)
    same(len(codes), 10)
    same(client.get("/tickets").status, 200)

    client, answer = come_in(desk, auth)
    same((answer.status, answer.json["user"]["email"]), (200, user_of(desk, "agent")["email"]), answer.body)
    same((answer.json["second_factor"], answer.json["factors"]), (True, ["recovery", "passkey"]))
    same(client.get("/tickets").status, 200)
    same(client.get("/session").json["factors"], ["recovery", "passkey"])

    client, answer = start(desk, "agent")
    same((answer.status, answer.json["next"], answer.json["factors"]), (401, "factor", ["recovery", "passkey"]))
    asked = client.get("/session/factor/passkey").json
    same((asked["known"], asked["verify"]), ([b64(auth.id)], False))
    auth.flags = PRESENT
    same(step(client, "/session/factor", {"passkey": auth.show(asked)}).status, 200)
    same(client.get("/tickets").status, 200)
    same(start(desk, "agent", otp=codes[0])[1].status, 200, "recovery codes stay")


@with_desk
def test_a_passkey_is_shown_again_before_grave_acts(desk):
    client, _ = start(desk, "controller")
    auth, _ = enrol(desk, client)
    auth.counter += 10
    client, _ = come_in(desk, auth)
    policy = client.get("/policy").json["csv"]
    sql(desk, "UPDATE session SET fresh = fresh - 16 * 60000")
    same(client.post("/policy", {"csv": policy}).json["rule"], "step-up")
    factor = client.get("/me/security").json["factors"][0]
    same(client.patch(f"/me/factors/{factor['id']}", {"name": "x"}).json["rule"], "step-up")
    same(client.call("DELETE", f"/me/factors/{factor['id']}").json["rule"], "step-up")
    same(client.get("/me/passkeys").json["rule"], "step-up", "nor is one added")
    password = user_of(desk, "controller")["password"]
    same(step(client, "/session/fresh", {"password": password}).status, 422, "it has a second factor")
    asked = client.get("/session/factor/passkey").json
    same(asked["verify"], True, "no password was shown in this session")
    same(step(client, "/session/fresh", {"passkey": auth.show(asked)}).status, 200)
    same(client.post("/policy", {"csv": policy, "comment": "as it was"}).status, 200)
    same(client.patch(f"/me/factors/{factor['id']}", {"name": "clé bleue"}).status, 204)
    enrol(desk, client, "telephone")
    names = [f["name"] for f in client.get("/me/security").json["factors"]]
    same(names, ["clé bleue", "telephone"])
    same(client.call("DELETE", f"/me/factors/{factor['id']}").status, 204)
    same(come_in(desk, auth)[1].status, 401, "removed")


@with_desk
def test_a_copied_passkey_is_refused_journalled_and_shown(desk):
    client, _ = start(desk, "agent")
    auth, _ = enrol(desk, client)
    same(come_in(desk, auth)[1].status, 200)
    auth.counter -= 1
    answer = come_in(desk, auth)[1]
    same((answer.status, answer.json["rule"]), (403, "passkey:cloned"), answer.body)
    assert client.get("/me/security").json["factors"][0]["cloned"], "its owner sees it"
    acts = [(e["act"], e["result"]) for e in journalled(desk.login("auditor"))]
    assert ("factor.clone", "refused") in acts and ("factor.add", "done") in acts, acts
    same(come_in(desk, auth)[1].status, 200)


@with_desk
def test_answers_that_are_not_right_open_nothing(desk):
    client, _ = start(desk, "agent")
    auth, _ = enrol(desk, client)
    stranger = Client(desk)

    def answered(**changed):
        sql(desk, "DELETE FROM attempt")
        passkey = auth.show(stranger.get("/session/passkey").json)
        return stranger.post("/session/passkey", {"passkey": {**passkey, **changed}}), passkey

    answer, passkey = answered()
    same(answer.status, 200)
    same(stranger.post("/session/passkey", {"passkey": passkey}).status, 401, "replayed")
    for bend, what in ((("origin", "http://localhost:1"), "origin"), (("rp", "127.0.0.1"), "host"),
                       (("flags", PRESENT), "user not verified"), (("flags", 4), "nobody there")):
        kept = getattr(auth, bend[0])
        setattr(auth, *bend)
        same(answered()[0].status, 401, what)
        setattr(auth, bend[0], kept)
    signature = unb64(answered()[1]["signature"])
    for wrong in ({"signature": b64(signature[:-1])}, {"signature": b64(signature)}, {"data": b64(b"x")},
                  {"client_data": b64(b"{}")}, {"client_data": b64(b"\xff")}, {"id": b64(b"nobody's")},
                  {"user": b64(b"somebody else")}, {"data": b64(bytes(5000))}):
        same(answered(**wrong)[0].status, 401, wrong)
    for wrong in ({"signature": ""}, {"id": 3}, {"data": "a b"}, {"client_data": None}):
        same(answered(**wrong)[0].status, 422, wrong)
    other, _ = enrol(desk, start(desk, "controller")[0])
    half, _ = start(desk, "agent")
    sql(desk, "DELETE FROM attempt")
    asked = half.get("/session/factor/passkey").json
    same(half.post("/session/factor", {"passkey": other.show(asked)}).status, 401, "a colleague's")
    same(half.post("/session/factor", {"passkey": auth.show(asked)}).status, 401, "the challenge is spent")
    same(half.get("/tickets").status, 401)
    asked = half.get("/session/factor/passkey").json
    same(half.post("/session/factor", {"passkey": auth.show(asked)}).status, 200)


@with_desk
def test_an_organisation_asks_for_a_passkey_by_role(desk):
    controller = desk.login("controller")
    answer = controller.patch("/organisation", {"login": {"require": {"agent": "passkey"}}})
    same((answer.status, answer.json["login"]["require"]["agent"]), (200, "passkey"), answer.body)
    client, answer = start(desk, "agent")
    same((answer.status, answer.json["next"], answer.json["factors"]), (401, "enrol", ["passkey"]), answer.body)
    same(client.get("/tickets").status, 401)
    auth, _ = enrol(desk, client)
    same(client.get("/tickets").status, 200)
    factor = client.get("/me/security").json["factors"][0]["id"]
    same(client.call("DELETE", f"/me/factors/{factor}").status, 409, "the organisation asks for it")
    same(come_in(desk, auth)[1].status, 200)


@with_desk
def test_who_serves_two_organisations_chooses_after_the_passkey(desk):
    agent = user_of(desk, "agent")
    other = sorted({u["org"] for u in desk.users})[1]
    made = json.loads(desk.run("user", "add", agent["email"], "--org", other, "--name", "Alix Fontaine",
                               "--roles", "agent", "--json").stdout)["user"]
    accept = {"invitation": made["invitation"], "password": agent["password"]}
    same(Client(desk).post("/invitation/accept", accept).status, 204)
    client, answer = start(desk, "agent")
    auth, _ = enrol(desk, client)
    client, answer = come_in(desk, auth)
    same((answer.status, answer.json["next"]), (401, "organisation"), answer.body)
    choices = {o["name"]: o["id"] for o in answer.json["organisations"]}
    same(client.get("/tickets").status, 401)
    same(step(client, "/session/organisation", {"organisation": choices[other]}).json["org"]["name"], other)
    same(come_in(desk, auth, organisation=choices[other])[1].json["org"]["name"], other)
    same(come_in(desk, auth, organisation="01a20cd4-a3bb-700f-be01-bb6407f5d3c2")[1].status, 404)


def test_there_are_none_where_the_desk_has_no_name(program):
    desk = Desk(program)
    try:
        desk.start("--public-url", "http://desk.example.org")
        same(Client(desk).get("/session/passkey").status, 409)
        controller = desk.login("controller")
        same(controller.get("/me/passkeys").status, 409)
        same(controller.get("/me/security").json["passkeys"], False)
        same(controller.patch("/organisation", {"login": {"require": {"agent": "passkey"}}}).status, 422,
             "nobody could come in")
        desk.stop()
        status, said = desk.fails_to_start("--public-url", "desk.example.org")
        assert status not in (0, None) and "public-url" in said, (status, said)
    finally:
        desk.remove()
