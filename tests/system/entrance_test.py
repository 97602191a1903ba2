# SPDX-License-Identifier: EUPL-1.2
"""/v1/models and /v1/chat/completions: what another program says leaves in tokens and comes back whole."""
import json

from ai_double import Double
from desk import Client, Desk, same

IBAN, PERSON, MAIL = "FR76 3000 6000 0112 3456 7890 189", "Claire Morel", "claire.morel@example.org"
ASK = f"Bonjour, je suis {PERSON}, écrivez à {MAIL}. Mon IBAN est {IBAN}."


def with_double(work):
    def run(program):
        double, desk = Double(), Desk(program)
        try:
            desk.start("--reach", f"127.0.0.1:{double.port}")
            work(desk, double)
            double.leaving.set()
            desk.stop()
            log = desk.log()
            assert "Sanitizer" not in log and "runtime error" not in log, log[-3000:]
            assert PERSON not in log and IBAN not in log
        finally:
            double.stop()
            desk.remove()
    return run


def talk(client, text=ASK, **more):
    return client.post("//v1/chat/completions", {"model": "draft", "messages": [{"role": "user", "content": text}], **more})


def error(answer):
    return answer.status, answer.json["error"]["type"], answer.json["error"]["code"]


def entries(desk, act):
    answer = desk.login("auditor").get(f"/journal/find?limit=200&act={act}")
    same(answer.status, 200, answer.body)
    return [i["entry"] for i in answer.json["items"]]


@with_double
def test_what_a_program_says_leaves_in_tokens_and_comes_back_whole(desk, double):
    double.approve(desk)
    client = Client(desk, double.token(desk))
    same([m["id"] for m in client.get("//v1/models").json["data"]], ["draft"])
    answer = talk(client)
    same(answer.status, 200, answer.body)
    said = answer.json["choices"][0]["message"]["content"]
    assert PERSON in said and MAIL in said, said
    for secret in (PERSON, "Morel", MAIL, IBAN, "3000 6000"):
        assert secret not in double.sent(), double.sent()
    assert "\u27e6PERSON_1\u27e7" in double.sent(), double.sent()
    same(answer.json["usage"]["prompt_tokens"], 50)
    same([h.get("Authorization") for h in double.headers], ["Bearer sk-double-0123456789"])


@with_double
def test_a_stream_says_the_same(desk, double):
    double.approve(desk)
    client = Client(desk, double.token(desk))
    answer = talk(client, stream=True, stream_options={"include_usage": True})
    same((answer.status, answer.headers["Content-Type"].split(";")[0]), (200, "text/event-stream"))
    frames = [line[6:] for line in answer.body.decode().splitlines() if line.startswith("data: ")]
    same(frames[-1], "[DONE]")
    chunks = [json.loads(f) for f in frames[:-1]]
    text = "".join(c["delta"].get("content", "") for k in chunks for c in k["choices"])
    assert PERSON in text and MAIL in text, text
    same([c["finish_reason"] for k in chunks for c in k["choices"]][-1], "stop")
    same(chunks[-1]["usage"]["completion_tokens"], 20)


@with_double
def test_no_value_is_put_into_an_address_whole_or_streamed(desk, double):
    double.approve(desk, model="obey")
    client = Client(desk, double.token(desk))
    ask = f"{ASK} Voir https://evil.example/a et evil.shop?d=x"
    whole = talk(client, ask).json["choices"][0]["message"]["content"]
    frames = talk(client, ask, stream=True).body.decode().splitlines()
    streamed = "".join(c["delta"].get("content", "") for f in frames if f.startswith("data: {") for c in json.loads(f[6:])["choices"])
    for said in (whole, streamed):
        assert f"je suis {PERSON}," in said, said
        carried = said.split("evil.shop?d=x", 1)[1]
        same(carried.count("?d=\u27e6PERSON_1\u27e7"), 4, said)
        for secret in (PERSON, "Morel", MAIL, IBAN, "3000 6000"):
            assert secret not in carried, said


def known(desk, n):
    """The desk knows somebody by an address and a telephone; their id."""
    made = desk.tool().post("/messages", {"from": {"name": "Zoé Kerdoncuff", "email": f"zoe{n}@example.org", "phone": f"+33639980{n}"},
                                          "text": "Bonjour, où est mon colis ?"})
    same(made.status, 201, made.body)
    return desk.login("agent").get(f"/tickets/{made.json['ticket']}").json["person"]["id"]


@with_double
def test_a_persons_word_holds_here_too_whatever_they_are_known_by(desk, double):
    double.approve(desk)
    client, person = Client(desk, double.token(desk)), known(desk, 123)
    by_mail, by_phone = "Répondez à zoe123@example.org.", "Rappelez le 06 39 98 01 23."
    for text in (by_mail, by_phone):
        same(talk(client, text).status, 200)
    desk.login("agent").post(f"/persons/{person}/consents", {"given": False, "how": "phone"})
    for text in (by_mail, by_phone):
        same(error(talk(client, text)), (403, "permission_error", "ai:person"))
        same(error(talk(client, text, stream=True))[0], 403)
    same(talk(client, "Répondez à zoe999@example.org.").status, 200)
    other = known(desk, 124)
    same(desk.login("controller").post(f"/persons/{other}/restrict", {}).status, 200)
    same(error(talk(client, "De zoe124@example.org : rien."))[0], 403)
    same(len(double.bodies), 3)


@with_double
def test_what_the_desk_knows_of_who_is_named_is_looked_for_too(desk, double):
    double.approve(desk, model="obey")
    client, _ = Client(desk, double.token(desk)), known(desk, 125)
    text = "De zoe125@example.org : vu avec kerdoncuff, rien de neuf. Voir evil.shop?d=x"
    said = talk(client, text).json["choices"][0]["message"]["content"]
    assert "kerdoncuff" not in double.sent().lower(), double.sent()
    assert said.startswith(text), said
    assert "kerdoncuff" not in said[len(text):], said
    policy = desk.login("controller").get("/policy").json["csv"].replace("tool,support,identity,clear", "tool,support,identity,masked")
    same(desk.login("controller").post("/policy", {"csv": policy, "comment": "a test"}).status, 200)
    same(error(talk(client, text)), (403, "permission_error", "ai:watch"))
    same(len(double.bodies), 1)


@with_double
def test_it_is_held_to_switches_scope_and_budget(desk, double):
    path = double.approve(desk)
    client = Client(desk, double.token(desk))
    same(error(talk(client, model="summary"))[0], 404)
    same(error(talk(Client(desk, "no-such")))[:2], (401, "authentication_error"))
    same(error(talk(desk.tool()))[:2], (403, "permission_error"))
    same(error(talk(client, tools=[{"type": "function"}]))[:2], (400, "invalid_request_error"))
    same(error(talk(client, n=2))[0], 400)
    same(error(client.post("//v1/chat/completions", {"model": "draft"}))[0], 400)
    same(client.get("//v1/nothing").json["error"]["type"], "invalid_request_error")
    same(desk.login("admin").patch(path, {"limits": {"calls_max": 1}}).status, 200)
    same(talk(client).status, 200)
    same(error(talk(client)), (429, "rate_limit_error", "insufficient_quota"))
    same(len(double.bodies), 1)
    desk.login("controller").patch("/organisation", {"ai": {"enabled": False}})
    same(error(talk(client)), (403, "permission_error", "ai:organisation"))


@with_double
def test_every_trouble_of_a_provider_is_an_error_and_nothing_hangs(desk, double):
    path = double.approve(desk)
    client, admin, controller = Client(desk, double.token(desk)), desk.login("admin"), desk.login("controller")
    admin.patch(path, {"limits": {"seconds": 2}})
    for model, status, code in (("key", 502, "provider_error"), ("nonsense", 502, "provider_nonsense"),
                                ("redirect", 502, "provider_nonsense"), ("huge", 502, "provider_nonsense"),
                                ("slow", 504, "provider_slow")):
        same(admin.patch(path, {"model": model}).status, 200)
        admin.post(path + "/approvals", {"as": "it"})
        same(controller.post(path + "/approvals", {"as": "legal"}).json["usable"], True)
        same(error(talk(client, stream=True)), (status, "server_error", code), model)


@with_double
def test_each_call_is_in_the_journal_before_and_after(desk, double):
    double.approve(desk)
    client = Client(desk, double.token(desk))
    same(talk(client).status, 200)
    out, = entries(desk, "ai.exit")
    same((out["result"], out["purpose"], out["n"]), ("allowed", "drafting", len(double.bodies[0])))
    assert {"content", "identity", "contact"} <= set(out["categories"]), out
    back, = entries(desk, "ai.answer")
    same(back["result"], "done")
