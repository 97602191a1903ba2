# SPDX-License-Identifier: EUPL-1.2
"""Each request that leaves for a provider, in each dialect, and each answer of the double's and of our own entrance,
held against the documents of whose API it is (wire_shapes.py)."""
import json

from desk import Client, same
from entrance_test import talk, with_double
from gateway_test import a_ticket, draft
from knowledge_test import emptied
from near_test import ready
from wire_shapes import CHAT, EMBED, held, misfits, obj, strangers, OWN

PLAIN = True
TASKS = ("draft", "quality", "embed")
AZURE = {"kind": "azure", "deployment": "echo", "model": "", "region": "France Central", "deployment_kind": "DataZoneStandard"}
# Dialect, its record, the paths that are asked.
DIALECTS = (
    ("compatible", {"kind": "compatible"}, ("/v1/chat/completions", "/v1/embeddings")),
    ("openai", {"kind": "openai"}, ("/v1/chat/completions", "/v1/embeddings")),
    ("azure", AZURE, ("/openai/v1/chat/completions", "/openai/v1/embeddings")),
    *((f"azure {day}", AZURE | {"api_version": day}, tuple(f"/openai/deployments/echo/{what}?api-version={day}" for what in ("chat/completions", "embeddings")))
      for day in ("2024-10-21", "2025-03-01-preview")),
    ("mistral", {"kind": "mistral"}, ("/v1/chat/completions", "/v1/embeddings")),
    ("ollama", {"kind": "ollama"}, ("/api/chat", "/api/embed")),
)


def all_that_is_asked(desk, double, ticket):
    """A whole answer, one in pieces, one in JSON; the vectors are asked for by themselves."""
    agent = desk.login("agent")
    said = draft(agent, ticket)
    same((said["embedded"], said["stop"]), (False, "none"), said)
    pieces = agent.call("POST", f"/tickets/{ticket}/assist", {"task": "draft"}, {"Accept": "text/event-stream"})
    assert b"event: done" in pieces.body, pieces.body
    same(agent.post(f"/tickets/{ticket}/assist", {"task": "quality"}).status, 200)


@with_double
def test_what_is_asked_and_answered_is_as_the_providers_documents_have_it(desk, double):
    emptied(desk)
    ticket, agent, admin = a_ticket(desk), desk.login("agent"), desk.login("admin")
    same(agent.patch(f"/tickets/{ticket}", {"status": "solved"}, {"If-Match": agent.get(f"/tickets/{ticket}").headers["ETag"]}).status, 200)
    double.keeps, wrong = True, []
    for dialect, record, paths in DIALECTS:
        base = double.url if dialect in ("compatible", "openai", "mistral") else double.url.removesuffix("/v1")
        path = double.approve(desk, tasks=TASKS, tasks_of=TASKS, **({"model": "echo"} | record | {"url": base}))
        ready(desk, 1)
        all_that_is_asked(desk, double, ticket)
        same(admin.call("DELETE", path).status, 204)
        asked, said = double.asked[:], double.said[:]
        double.asked.clear()
        double.said.clear()
        same({a[1] for a in asked}, set(paths), dialect)
        same(sorted({a[3].get("stream", False) for a in asked}), [False, True], dialect)
        assert {s[2] for s in said} >= {"answer", "piece", "embedding"}, (dialect, {s[2] for s in said})
        for _, where, headers, body in asked:
            wrong += [(dialect, line) for line in held(dialect, EMBED if where == paths[1] else CHAT, "asked", body)]
            same(headers["Content-Type"], "application/json")
        for _, where, part, value in said:
            what = (EMBED, "answer") if part == "embedding" else (CHAT, part)
            wrong += [(dialect, line) for line in held(dialect, *what, value)]
    same(sorted(set(wrong)), [])


@with_double
def test_what_the_entrance_answers_is_as_openais_document_has_it(desk, double):
    double.approve(desk)
    client, wrong = Client(desk, double.token(desk)), []
    wrong += held("openai", CHAT, "answer", talk(client).json)
    wrong += held("openai", "models", "answer", client.get("//v1/models").json)
    for answer in (talk(client, model="none"), talk(client, n=2), talk(Client(desk, "no-such"))):
        assert answer.status >= 400
        wrong += held("openai", "error", "answer", answer.json)
    for counted in (False, True):  # its last frame
        frames = [line[6:] for line in talk(client, stream=True, stream_options={"include_usage": counted}).body.decode().splitlines() if line.startswith("data: ")]
        same(frames[-1], "[DONE]")
        chunks = [json.loads(f) for f in frames[:-1]]
        assert len(chunks) > 2 and ("usage" in chunks[-1]) == counted, chunks[-1]
        wrong += [line for c in chunks for line in held("openai", CHAT, "piece", c)]
    same(sorted(set(wrong)), [])


def test_the_validator_sees_what_is_wrong(program):
    shape = OWN["mistral"][CHAT, "asked"]
    good = {"messages": [{"role": "user", "content": "Bonjour"}], "max_tokens": 5, "model": "m"}
    same(list(misfits({}, shape, good)), [])
    for change in ({"messages": []}, {"messages": [{"role": "tool", "content": ""}]}, {"messages": [{"role": "user"}]}, {"max_tokens": "5"},
                   {"max_tokens": True}, {"max_tokens": None}, {"response_format": {"type": "xml"}}):
        assert list(misfits({}, shape, good | change)), change
    for change in ({"store": False}, {"response_format": {"type": "text", "strict": True}}):
        assert list(strangers({}, shape, good | change)), change
    document = {"a": {"anyOf": [{"type": "string", "pattern": "^x"}, obj("y", y={"$ref": "#/b"})]}, "b": {"type": "number", "nullable": True, "maximum": 3}}
    for value, fits in (("xa", True), ("a", False), ({"y": 3}, True), ({"y": None}, True), ({"y": 4}, False), ({}, False), (1, False)):
        same(not list(misfits(document, document["a"], value)), fits, value)
