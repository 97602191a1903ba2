# SPDX-License-Identifier: EUPL-1.2
"""Requests, answers and the journal entries they leave, as rows of data: tests/api/*.json.

A row: "as" a role or the tool, "do" method, path and body, the "status", members of the "answer",
the "fields" of a 422 in their order, what to "keep" for $names in later rows, and the "entries" the
request must leave, no more and no less, each with the members that are given here."""
import glob
import json
import os
import re

from desk import Desk, same

ALWAYS = {"at", "org", "by", "act", "on", "purpose", "basis", "categories", "result"}
HERE = os.path.dirname(os.path.abspath(__file__))


def filled(value, kept):
    text = json.dumps(value)
    for name, what in kept.items():
        text = text.replace("$" + name, what)
    return json.loads(text)


def members(row, whole, what):
    for key, value in row.items():
        assert key in whole or value is None, f"{what}: no {key} in {whole}"
        same(whole.get(key), value, f"{what}: {key}")


def new_entries(auditor, since):
    page = auditor.get(f"/journal/entries?from={since}").json
    return [i["entry"] for i in page["items"] if i["entry"]], page["size"]


def run_rows(desk, rows):
    clients = {role: desk.login(role) for role in ("agent", "admin", "controller", "auditor")}
    clients["tool"], kept = desk.tool(), {}
    size = clients["auditor"].get("/journal/entries?from=0&to=0").json["size"]
    for number, row in enumerate(rows):
        method, path, *body = filled(row["do"], kept)
        answer = clients[row["as"]].call(method, path, body[0] if body else None, {"If-Match": "*"})
        what = f"row {number}, {row['as']} {method} {path}"
        same(answer.status, row["status"], what + f": {answer.body[:300]}")
        members(row.get("answer", {}), answer.json if answer.body else {}, what)
        if "fields" in row:
            same([f["field"] for f in answer.json["fields"]], row["fields"], what)
        for name in row.get("keep", "").split():
            kept[name] = answer.json[name]
        entries, size = new_entries(clients["auditor"], size)
        same([e["act"] for e in entries], [e["act"] for e in row["entries"]], what)
        for want, entry in zip(row["entries"], entries):
            members(want, entry, what)
            assert ALWAYS <= set(entry), f"{what}: {ALWAYS - set(entry)} are not in {entry}"


def test_each_request_answers_and_leaves_its_entries(program):
    files = sorted(glob.glob(os.path.join(HERE, "..", "api", "*.json")))
    assert files
    for file in files:
        desk = Desk(program)
        try:
            desk.start()
            with open(file, encoding="utf-8") as f:
                run_rows(desk, json.load(f))
            desk.stop()
        finally:
            desk.remove()


# Names with a dot that the same rooms write and that are no acts: fields, files, kinds, names.
NO_ACTS = {"webauthn.create", "webauthn.get", "ai.enabled", "ai.tasks", "ai.tone", "ai.names", "ai.limits", "login.require", "detection.stance",
           "help.slug", "fr.nir", "fr.siret", "chat.completion"}
NO_ENDS = (".db", ".jsonl", ".example", ".html", ".txt", ".csv", ".json", ".py", ".zip")
ROOMS = "account api app desk policy vault people journal channel rights assist"


def acts_written(source):
    """Every act the program can write, from its own text."""
    for room in ROOMS.split():
        for file in glob.glob(os.path.join(source, "src", room, "*.[ch]")):
            with open(file, encoding="utf-8") as f:
                for word in re.findall(r'"([a-z]+\.[a-z_-]+)"', f.read()):
                    if word not in NO_ACTS and not word.endswith(NO_ENDS):
                        yield word


def words_of(path, pattern, start=""):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    return set(re.findall(pattern, text[text.index(start):]))


def test_every_act_has_words_in_french_and_in_english(_program):
    source = os.path.join(HERE, "..", "..")
    acts = set(acts_written(source))
    assert {"session.start", "token.open", "policy.apply", "person.shred"} <= acts, acts
    for lang in ("fr", "en"):
        console = words_of(os.path.join(source, "console", "src", "i18n", lang + ".ts"), r"'([a-z]+\.[a-z_-]+)': '[^']", "  journal: {")
        same(sorted(acts - console), [], f"acts without words ({lang}); the page of proof takes its own from there")
