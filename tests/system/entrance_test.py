# SPDX-License-Identifier: EUPL-1.2
"""/v1/models and /v1/chat/completions: what another program says leaves in tokens and comes back whole."""
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

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
    return client.post("//v1/chat/completions", {"model": "draft", "messages": [{"role": "user", "content": text}]} | more)


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


REFS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "refs", "openai", "openai-subset.json")
# What OpenAI's document asks of these; held against the document itself where it stands beside the project.
ASKED = {"Model": {"id", "object", "created", "owned_by"}, "ListModelsResponse": {"object", "data"},
         "ErrorResponse": {"error"}, "Error": {"type", "message", "param", "code"}}
KINDS = {"string": str, "integer": int, "object": dict, "array": list, "null": type(None)}


def as_documented(name, value):
    assert ASKED[name] <= set(value), (name, value)
    if not os.path.exists(REFS):
        return
    with open(REFS, encoding="utf-8") as f:
        schema = json.load(f)["components"]["schemas"][name]
    same(set(schema["required"]), ASKED[name])
    same(set(value) - set(schema["properties"]), set(), "nothing that the document does not have")
    for key, of in schema["properties"].items():
        kinds = tuple(KINDS[one["type"]] for one in of.get("anyOf", [of]) if "type" in one)
        if key in value and kinds:
            assert isinstance(value[key], kinds), (name, key, value[key])
            assert value[key] in of.get("enum", [value[key]]), (name, key, value[key])


@with_double
def test_a_model_is_shown_as_the_document_has_it_and_another_is_not_found(desk, double):
    client = Client(desk, double.token(desk, ("draft", "summary")))
    listed = client.get("//v1/models").json
    as_documented("ListModelsResponse", listed)
    for one in listed["data"]:
        got = client.get(f"//v1/models/{one['id']}")
        same((got.status, got.json), (200, one))
        as_documented("Model", got.json)
    same([one["id"] for one in listed["data"]], ["draft", "summary"])
    for other in ("translate", "triage", "gpt-5", "draft,summary", "draft%20", "ft:gpt-4o-mini:acemeco:suffix:abc123"):
        got = client.get(f"//v1/models/{other}")
        same(error(got), (404, "invalid_request_error", "model_not_found"), other)
        as_documented("ErrorResponse", got.json)
        as_documented("Error", got.json["error"])
    same(error(Client(desk, "no-such").get("//v1/models/draft"))[:2], (401, "authentication_error"))
    same(error(desk.tool().get("//v1/models/draft"))[0], 403)


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
def test_an_organisations_own_limits_hold_for_its_desk_and_its_programs_together(desk, double):
    double.approve(desk, model="wise")
    controller, agent, client = desk.login("controller"), desk.login("agent"), Client(desk, double.token(desk))
    ticket = desk.tool().post("/messages", {"from": {"email": "ana@example.org"}, "text": "Comment renvoyer le trombone ?"}).json["ticket"]

    def ask():
        return agent.post(f"/tickets/{ticket}/assist", {"task": "draft"}).json["stop"]
    for one in ({"calls_max": 2}, {"tokens_max": 1}, {"cost_max": 1}):
        limits = {"calls_max": 0, "tokens_max": 0, "cost_max": 0} | one
        if "cost_max" in one:
            path = f"/providers/{desk.login('admin').get('/providers').json['items'][0]['id']}"
            same(desk.login("admin").patch(path, {"limits": {"price_in": 1_000_000_000, "price_out": 1_000_000_000}}).status, 200)
        same(controller.patch("/organisation", {"ai": {"limits": limits}}).status, 200)
        if "calls_max" in one:
            same((talk(client).status, ask()), (200, "none"), "one each")
        over = talk(client)
        same((error(over), ask()), ((429, "rate_limit_error", "insufficient_quota"), "org_budget"), one)
        assert "organisation's budget" in over.json["error"]["message"], over.body
        same(len(double.bodies), 2, one)
    last = [(e["result"], e.get("reason")) for e in entries(desk, "ai.exit")[:6]]
    same(last, [("refused", "org_budget")] * 6)
    what_is_left(desk)
    double.approve(desk, org=1)
    same(talk(Client(desk, double.token(desk, org=1))).status, 200, "another organisation's day is its own")
    same(use(desk.login("supervisor", 1))["calls_max"], (1, 0, "free"))


def use(client):
    answer = client.get("/organisation/ai/use")
    same(answer.status, 200, answer.body)
    return {m["what"]: (m["used"], m["max"], m["left"]) for m in answer.json["measures"]}


def what_is_left(desk):
    """Beside the limits, to everybody of the organisation as these are: from 80 % on it says so."""
    controller, agent = desk.login("controller"), desk.login("agent")
    same(use(agent)["calls_max"], (2, 0, "free"), "what was refused is none")
    tokens = use(agent)["tokens_max"][0]
    assert tokens > 100, tokens
    for most, left in ((0, "free"), (tokens, "spent"), (tokens + 1, "near"), (tokens * 5 // 4, "near"), (tokens * 5 // 4 + 2, "free")):
        same(controller.patch("/organisation", {"ai": {"limits": {"calls_max": 0, "tokens_max": most, "cost_max": 0}}}).status, 200)
        same(use(agent)["tokens_max"], (tokens, most, left))
    same((use(agent)["cost_max"], use(agent)["at_once"]), ((0, 0, "free"), (0, 0, "free")))
    until = datetime.fromisoformat(agent.get("/organisation/ai/use").json["until"].replace("Z", "+00:00"))
    assert 0 < (until - datetime.now(timezone.utc)).total_seconds() <= 86400 and until.timestamp() % 86400 == 0, until


@with_double
def test_an_organisation_has_so_many_calls_under_way_over_all_of_it(desk, double):
    double.approve(desk, model="drip")
    client, agent = Client(desk, double.token(desk)), desk.login("agent")
    same(desk.login("controller").patch("/organisation", {"ai": {"limits": {"at_once": 1}}}).status, 200)
    with ThreadPoolExecutor(1) as pool:
        try:
            under_way = pool.submit(talk, client, stream=True)
            assert double.began.wait(20)
            over = talk(client)
            same(error(over), (429, "rate_limit_error", "rate_limit_exceeded"))
            assert "this organisation" in over.json["error"]["message"], over.body
            same(use(agent)["at_once"], (1, 1, "spent"))
        finally:
            double.leaving.set()
        same(under_way.result().status, 200)
    same(use(agent)["at_once"], (0, 1, "free"))
    same(error(talk(client))[2], "provider_cut", "it was asked again")
    assert ("refused", "org_busy") in [(e["result"], e.get("reason")) for e in entries(desk, "ai.exit")]


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


NAMED = f"{PERSON} {MAIL} {IBAN}"
PIXEL = "data:image/png;base64,iVBORw0KGgo="
SCHEMA = {"name": "x", "schema": {"type": "object", "description": NAMED, "properties": {PERSON: {"type": "string"}}}}
CALL = {"id": "1", "type": "function", "function": {"name": "find", "arguments": json.dumps({"who": NAMED})}}


def parts(*more):
    return {"messages": [{"role": "user", "content": [{"type": "text", "text": "Bonjour."}, *more]}]}


def said(role, **more):
    return {"messages": [{"role": "user", "content": "Bonjour."}, {"role": role, "content": "Oui.", **more}]}


@with_double
def test_what_is_no_text_of_a_message_never_leaves_and_is_named(desk, double):
    double.approve(desk)
    client = Client(desk, double.token(desk))
    refused = (
        ("tools", {"tools": [{"type": "function", "function": {"name": "find", "description": NAMED}}]}),
        ("functions", {"functions": [{"name": "find", "description": NAMED}]}),
        ("function_call", {"function_call": {"name": NAMED}}),
        ("tool_choice", {"tool_choice": {"type": "function", "function": {"name": NAMED}}}),
        ("stop", {"stop": [PERSON, IBAN]}), ("stop", {"stop": PERSON}),
        ("logit_bias", {"logit_bias": {MAIL: 100}}), ("logprobs", {"logprobs": True}),
        ("prediction", {"prediction": {"type": "content", "content": NAMED}}),
        ("web_search_options", {"web_search_options": {"user_location": NAMED}}),
        ("response_format.json_schema", {"response_format": {"type": "json_schema", "json_schema": SCHEMA}}),
        ("response_format.type", {"response_format": {"type": NAMED}}),
        ("response_format", {"response_format": NAMED}),
        ("stream_options.who", {"stream_options": {"who": NAMED}}),
        ("messages[1].name", said("assistant", name="Claire_Morel")),
        ("messages[1].tool_calls", said("assistant", tool_calls=[CALL])),
        ("messages[1].function_call", said("assistant", function_call=CALL["function"])),
        ("messages[1].refusal", said("assistant", refusal=NAMED)),
        ("messages[1].reasoning_content", said("assistant", reasoning_content=NAMED)),
        ("messages[1].role", said("tool", tool_call_id="1")), ("messages[1].role", said(NAMED)),
        ("messages[0].content[1].type", parts({"type": "image_url", "image_url": {"url": PIXEL}})),
        ("messages[0].content[1].type", parts({"type": "image_url", "image_url": {"url": "https://example.org/?of=" + MAIL}})),
        ("messages[0].content[1].type", parts({"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}})),
        ("messages[0].content[1].type", parts({"type": "file", "file": {"file_data": PIXEL, "filename": PERSON}})),
        ("messages[0].content[1].image_url", parts({"type": "text", "text": "Oui.", "image_url": {"url": PIXEL}})),
        ("messages[0].content[1].text", parts({"type": "text", "text": {"of": NAMED}})),
        ("messages[0].content", {"messages": [{"role": "user", "content": {"of": NAMED}}]}),
        ("messages[0]", {"messages": [NAMED]}), ("messages", {"messages": NAMED}),
        ("temperature", {"temperature": NAMED}), ("max_tokens", {"max_tokens": NAMED}), ("seed", {"seed": NAMED}),
        ("user", {"user": {"of": NAMED}}), ("metadata", {"metadata": NAMED}),
        ("guardrails", {"guardrails": NAMED}), ("instructions", {"instructions": NAMED}), ("input", {"input": NAMED}),
        ("a member", {NAMED: 1}), ("messages[1]", said("user", **{NAMED: 1})),
    )
    for field, more in refused:
        for stream in (False, True):
            answer = talk(client, "Bonjour.", **{"stream": stream} | more)
            assert answer.status == 400, (field, answer.body)
            same(error(answer)[:2], (400, "invalid_request_error"), (field, answer.body))
            message = answer.json["error"]["message"]
            assert message.startswith(field + ": "), (field, message)
            assert "Morel" not in message and IBAN not in message, message
    same(double.bodies, [])


@with_double
def test_what_is_passed_over_never_leaves_either(desk, double):
    double.approve(desk)
    client = Client(desk, double.token(desk))
    plain = {"messages": [{"role": "user", "content": "Bonjour."}]}
    for more in ({"user": NAMED}, {"metadata": {"who": NAMED, PERSON: "x"}}, {"safety_identifier": MAIL}, {"prompt_cache_key": IBAN},
                 {"store": True}, {"service_tier": PERSON}, {"seed": 693998}, {"top_p": 0.693998}, {"frequency_penalty": 0.0}, {"stop": None},
                 {"tools": []}, {"tool_choice": "none"}, {"logprobs": False}, {"response_format": {"type": "text"}},
                 {"messages": [plain["messages"][0] | {"name": None, "tool_calls": [], "refusal": None, "annotations": []}]}):
        answer = talk(client, **plain | more)
        same(answer.status, 200, (more, answer.body))
    for secret in ("Morel", MAIL, IBAN, "693998"):
        assert secret not in double.sent(), double.sent()
    same(len({json.dumps(json.loads(b)["messages"][-1:]) for b in double.bodies}), 1, double.sent())


@with_double
def test_a_token_that_is_revoked_ends_the_stream_under_way(desk, double):
    double.approve(desk, model="drip")
    client, admin = Client(desk, double.token(desk)), desk.login("admin")
    token = next(t["id"] for t in admin.get("/tokens").json["items"] if t["scope"] == "tasks")
    with ThreadPoolExecutor(1) as pool:
        try:
            under_way = pool.submit(talk, client, stream=True)
            assert double.began.wait(20)
            same(admin.call("DELETE", f"/tokens/{token}").status, 204)
            assert double.hung_up.wait(10), "the call to the provider ends, too"
        finally:
            double.leaving.set()
        said = under_way.result()
    assert said.status in (200, 401) and b"[DONE]" not in said.body, said.body[-200:]
    same(talk(client).status, 401)
