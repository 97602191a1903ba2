# SPDX-License-Identifier: EUPL-1.2
"""What the APIs of AI providers look like on the wire: a small JSON Schema validator, the official documents where
../shared/refs stands beside the checkout, and, for a checkout alone, what of each API this program relies on, in
our own words.

A member that a schema does not name does not fit, whatever the schema lets through: Mistral refuses such a request,
and of a double nobody must learn what no provider says."""
import json
import os
import re

REFS = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "refs"))
KINDS = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None), "object": dict, "array": list}


# ---- the validator ----

def follow(document, schema):
    while "$ref" in schema:
        at = document
        for name in schema["$ref"].removeprefix("#/").split("/"):
            at = at[name.replace("~1", "/").replace("~0", "~")]
        schema = at
    return schema


def is_kind(value, kind):
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def named(document, schema):
    """The members that it names, itself or by what it is made from; None: any is right."""
    schema = follow(document, schema)
    names = set(schema.get("properties", {}))
    parts = [named(document, p) for key in ("allOf", "anyOf", "oneOf") for p in schema.get(key, [])]
    free = not names and not parts
    return None if free or schema.get("additionalProperties") not in (None, False, True) else names.union(*(p or set() for p in parts))


def choices(document, schema, value, at):
    for part in schema.get("allOf", []):
        yield from misfits(document, part, value, at)
    for key in ("anyOf", "oneOf"):
        tried = [list(misfits(document, part, value, at)) for part in schema.get(key, [])]
        if tried and all(tried):
            yield min(tried, key=len)[0] + f" (nor any other of {len(tried)})"


def sizes(schema, value, at):
    for key, size, wrong in (("minItems", len, int.__lt__), ("maxItems", len, int.__gt__), ("minLength", len, int.__lt__),
                             ("maxLength", len, int.__gt__), ("minimum", float, float.__lt__), ("maximum", float, float.__gt__)):
        of = (list if "Items" in key else str if "Length" in key else (int, float))
        bound = schema.get(key)
        if bound is not None and isinstance(value, of) and not isinstance(value, bool) and wrong(size(value), type(size(value))(bound)):
            yield f"{at} is {value!r}: {key} {bound}"


def members(document, schema, value, at):
    for name in schema.get("required", []):
        if name not in value:
            yield f"{at}.{name} is missing"
    for name, member in value.items():
        if name in schema.get("properties", {}):
            yield from misfits(document, schema["properties"][name], member, f"{at}.{name}")


def misfits(document, schema, value, at="body"):
    """What of `value` does not fit, as lines."""
    schema = follow(document, schema)
    if value is None and schema.get("nullable"):
        return
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_kind(value, k) for k in kinds):
        yield f"{at} is {value!r}, not of {kinds}"
        return
    if "enum" in schema and value not in schema["enum"] or "const" in schema and value != schema["const"]:
        yield f"{at} is {value!r}, not one of {schema.get('enum', schema.get('const'))}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at} is {value!r}, not like {schema['pattern']}"
    yield from sizes(schema, value, at)
    yield from choices(document, schema, value, at)
    if isinstance(value, dict):
        yield from members(document, schema, value, at)
    if isinstance(value, list) and "items" in schema:
        for n, one in enumerate(value):
            yield from misfits(document, schema["items"], one, f"{at}[{n}]")


def strangers(document, schema, value, at="body"):
    """Members that it does not name, here and further in, where what is there is one thing alone."""
    schema = follow(document, schema)
    if isinstance(value, dict):
        names = named(document, schema)
        for name, member in value.items():
            if names is not None and name not in names:
                yield f"{at}.{name} is not in the document"
            for part in [schema] + [follow(document, p) for p in schema.get("allOf", [])]:
                if name in part.get("properties", {}):
                    yield from strangers(document, part["properties"][name], member, f"{at}.{name}")
    elif isinstance(value, list) and "items" in schema:
        for n, one in enumerate(value):
            yield from strangers(document, schema["items"], one, f"{at}[{n}]")


def unfit(document, schema, value):
    return [*misfits(document, schema, value), *strangers(document, schema, value)]


# ---- the official documents ----

# Of a dialect: the document, and where in it request, answer, a stream's piece and its last one stand.
CHAT, EMBED = "chat", "embedding"
SCHEMA = "#/components/schemas/"
EMBEDDINGS_OF = "#/paths/~1deployments~1{deployment-id}~1embeddings/post/"
JSON_OF = "content/application~1json/schema"
OF_DEPLOYMENTS = {
    (CHAT, "asked"): "createChatCompletionRequest", (CHAT, "answer"): "createChatCompletionResponse",
    (CHAT, "piece"): "createChatCompletionStreamResponse", (EMBED, "asked"): EMBEDDINGS_OF + "requestBody/" + JSON_OF,
    (EMBED, "answer"): EMBEDDINGS_OF + "responses/200/" + JSON_OF}
OFFICIAL = {
    "openai": ("openai/openai-subset.json", {
        (CHAT, "asked"): "CreateChatCompletionRequest", (CHAT, "answer"): "CreateChatCompletionResponse",
        (CHAT, "piece"): "CreateChatCompletionStreamResponse", (EMBED, "asked"): "CreateEmbeddingRequest",
        (EMBED, "answer"): "CreateEmbeddingResponse", ("models", "answer"): "ListModelsResponse", ("error", "answer"): "ErrorResponse"}),
    "azure": ("azure-openai/azure-openai-v1.json", {
        (CHAT, "asked"): "AzureCreateChatCompletionRequest", (CHAT, "answer"): "AzureCreateChatCompletionResponse",
        (CHAT, "piece"): "AzureCreateChatCompletionStreamResponse", (EMBED, "asked"): "AzureCreateEmbeddingRequest",
        (EMBED, "answer"): "OpenAI.CreateEmbeddingResponse"}),
    "azure 2024-10-21": ("azure-openai/azure-openai-2024-10-21-stable.yaml", OF_DEPLOYMENTS),
    "azure 2025-03-01-preview": ("azure-openai/azure-openai-2025-03-01-preview.json", OF_DEPLOYMENTS),
    "mistral": ("mistral/mistral-subset.json", {
        (CHAT, "asked"): "ChatCompletionRequest", (CHAT, "answer"): "ChatCompletionResponse", (CHAT, "piece"): "CompletionChunk",
        (EMBED, "asked"): "EmbeddingRequest", (EMBED, "answer"): "EmbeddingResponse"}),
    "ollama": ("ollama/openapi.yaml", {
        (CHAT, "asked"): "ChatRequest", (CHAT, "answer"): "ChatResponse", (CHAT, "piece"): "ChatStreamEvent", (CHAT, "last"): "ChatResponse",
        (EMBED, "asked"): "EmbedRequest", (EMBED, "answer"): "EmbedResponse"}),
}
# Where a document is wrong about itself, and what is so said of a good answer.
ERRATA = {
    ("azure-openai/azure-openai-2025-03-01-preview.json", "body.usage is not in the document"),  # its stream_options says that it is there
    ("azure-openai/azure-openai-2024-10-21-stable.yaml", "body.usage is not in the document"),
    ("mistral/mistral-subset.json", "body.data is missing"),  # of a chat's answer: required, and no member that it has
}
read = {}


def official(dialect):
    """The document's name, itself and its table; None where it is not here (or is YAML, and nothing here reads that)."""
    name, where = OFFICIAL["openai" if dialect == "compatible" else dialect]
    path = os.path.join(REFS, name)
    if name not in read and os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            if not name.endswith(".yaml"):
                read[name] = json.load(f)
            else:
                try:
                    import yaml
                    read[name] = yaml.safe_load(f)
                except ImportError:
                    pass
    document = read.get(name)
    return document and (name, document, {k: {"$ref": v if v.startswith("#") else SCHEMA + v} for k, v in where.items()})


# ---- in our own words ----

TEXT, WHOLE, NUMBER, YES, NO_TEXT = ({"type": k} for k in ("string", "integer", "number", "boolean", ["string", "null"]))


def obj(must, **members):
    return {"type": "object", "required": must.split(), "properties": members, "additionalProperties": False}


def many(items, least=0):
    return {"type": "array", "items": items, "minItems": least}


def one_of(*words):
    return {"enum": list(words)}


MESSAGES = many(obj("role content", role=one_of("system", "user", "assistant"), content=TEXT), 1)
USAGE = obj("prompt_tokens completion_tokens total_tokens", prompt_tokens=WHOLE, completion_tokens=WHOLE, total_tokens=WHOLE)
ENDS = one_of("stop", "length", "content_filter")


def request_of(limit, model=True, **more):
    return obj(f"messages {limit}{' model' * model}", **{"messages": MESSAGES, "temperature": NUMBER, "stream": YES, limit: WHOLE,
                                                          "response_format": obj("type", type=one_of("json_object", "text"))}
               | ({"model": TEXT} if model else {}) | more)


def completion(kind, part, must, member, **choice):
    return obj("id object created model choices " + must, id=TEXT, object=one_of(kind), created=WHOLE, model=TEXT, usage=USAGE,
               choices=many(obj("index finish_reason " + part, index=WHOLE, **{part: member}, **choice)))


COUNTED = {"stream_options": obj("include_usage", include_usage=YES)}
WHOLE_ANSWER = completion("chat.completion", "message", "usage", obj("role content", role=one_of("assistant"), content=TEXT, refusal=NO_TEXT),
                          finish_reason=ENDS, logprobs={"type": "null"})
PIECE = completion("chat.completion.chunk", "delta", "", obj("", role=one_of("assistant"), content=TEXT),
                   finish_reason={"anyOf": [ENDS, {"type": "null"}]})
VECTORS = obj("object data model usage", id=TEXT, object=one_of("list"), model=TEXT, data=many(obj(
    "object index embedding", object=one_of("embedding"), index=WHOLE, embedding=many(NUMBER, 1)), 1),
    usage=obj("prompt_tokens total_tokens", prompt_tokens=WHOLE, total_tokens=WHOLE, completion_tokens=WHOLE))
OLLAMA_SAID = obj("model created_at message done", model=TEXT, created_at=TEXT, message=obj("role content", role=one_of("assistant"), content=TEXT),
                  done=YES, done_reason=TEXT, prompt_eval_count=WHOLE, eval_count=WHOLE)
ERROR = obj("error", error=obj("message type param code", message=TEXT, type=TEXT, param=NO_TEXT, code=NO_TEXT))
MODELS = obj("object data", object=one_of("list"), data=many(obj("id object created owned_by", id=TEXT, object=one_of("model"), created=WHOLE, owned_by=TEXT)))


def like_openai(asked, embeds):
    return {(CHAT, "asked"): asked, (CHAT, "answer"): WHOLE_ANSWER, (CHAT, "piece"): PIECE, (EMBED, "asked"): embeds, (EMBED, "answer"): VECTORS,
            ("models", "answer"): MODELS, ("error", "answer"): ERROR}


TEXTS = many(TEXT, 1)
EMBEDS = obj("input model", input=TEXTS, model=TEXT)
OF_A_DEPLOYMENT = like_openai(request_of("max_completion_tokens", False, **COUNTED), obj("input", input=TEXTS))
OWN = {
    "openai": like_openai(request_of("max_completion_tokens", store=one_of(False), **COUNTED), EMBEDS),
    "compatible": like_openai(request_of("max_tokens", **COUNTED), EMBEDS),
    "azure": like_openai(request_of("max_completion_tokens", **COUNTED), EMBEDS),
    "azure 2024-10-21": OF_A_DEPLOYMENT,
    "azure 2025-03-01-preview": OF_A_DEPLOYMENT,
    "mistral": like_openai(request_of("max_tokens"), EMBEDS),
    "ollama": {(CHAT, "asked"): obj("model messages stream options", model=TEXT, messages=MESSAGES, stream=YES, format=one_of("json"),
                                    options=obj("num_predict", num_predict=WHOLE, temperature=NUMBER)),
               (CHAT, "answer"): OLLAMA_SAID, (CHAT, "piece"): OLLAMA_SAID, (CHAT, "last"): OLLAMA_SAID, (EMBED, "asked"): EMBEDS,
               (EMBED, "answer"): obj("model embeddings", model=TEXT, embeddings=many(many(NUMBER, 1), 1), prompt_eval_count=WHOLE)},
}


def held(dialect, what, part, value):
    """What of it fits neither our words nor, where it is here, the official document."""
    own = [f"ours: {line}" for line in unfit({}, OWN[dialect][what, part], value)]
    there = official(dialect)
    if not there:
        return own
    name, document, where = there
    return own + [f"{name}: {line}" for line in unfit(document, where[what, part], value) if (name, line) not in ERRATA]
