# SPDX-License-Identifier: EUPL-1.2
"""Providers of AI: two people approve exactly one version, and whatever changes takes it back; the
switches, each dated and signed; a person's opt-out; and the lock that no console lifts."""
import base64
import os
import re

from api_test import message
from desk import Client, same, with_desk

KEY = "sk-quetzalcoatlus-0123456789"
TERMS = {"entity": "Modele SAS", "retention_days": 0, "training": False, "subprocessors": [],
         "contract": {"reference": "DPA-7", "from": "2026-01-01T00:00:00Z"}}
RECORD = {"name": "Modele", "owner": "A. Martin", "kind": "mistral", "url": "https://api.modele.example/v1",
          "model": "modele-1", "region": "FR", "key": KEY, "terms": TERMS}
AZURE = {**RECORD, "kind": "azure", "url": "https://modele.openai.azure.com", "deployment": "d1", "model": "",
         "region": "France Central", "deployment_kind": "DataZoneStandard"}


def codes(answer):
    return [r["code"] for r in answer.json["refused"]], [r["code"] for r in answer.json["missing"]]


def both(desk):
    return desk.login("admin"), desk.login("controller")


def approved(desk, record=RECORD):
    admin, controller = both(desk)
    made = admin.post("/providers", record)
    same(made.status, 201, made.body)
    path = f"/providers/{made.json['id']}"
    same(admin.post(path + "/approvals", {"as": "it"}).json["usable"], False)
    last = controller.post(path + "/approvals", {"as": "legal"})
    same((last.status, last.json["usable"]), (201, True), last.body)
    return path, admin, controller


def a_provider_is_usable_once_two_people_approved_it(desk):
    admin, controller = both(desk)
    made = admin.post("/providers", RECORD)
    same((made.status, made.json["usable"], codes(made)), (201, False, ([], ["it", "legal"])))
    path = f"/providers/{made.json['id']}/approvals"
    for client, side, rule in ((controller, "it", "role:admin"), (admin, "legal", "role:controller"),
                               (desk.login("supervisor"), "legal", "role:controller"),
                               (desk.login("auditor"), "it", "role:admin"), (desk.login("agent"), "it", "role:admin")):
        answer = client.post(path, {"as": side})
        same((answer.status, answer.json.get("rule")), (403, rule), side)
    same(codes(admin.post(path, {"as": "it"})), ([], ["legal"]))
    done = controller.post(path, {"as": "legal"})
    same((done.json["usable"], codes(done)), (True, ([], [])))
    same([(a["as"], a["by"]["name"] != "") for a in done.json["approvals"]], [("it", True), ("legal", True)])
    assert done.json["approvals"][0]["until"] > done.json["approvals"][0]["at"]


def one_person_with_both_roles_is_not_two(desk):
    admin, controller = both(desk)
    email = "double@example.org"
    user = admin.post("/users", {"email": email, "name": "Dominique Double", "roles": ["admin", "controller"]}).json
    controller.patch(f"/users/{user['id']}", {"approve": True})
    secret = admin.post(f"/users/{user['id']}/invitation", {}).json["invitation"]
    person = {"email": email, "password": "violet tramway and nine cabbages"}
    Client(desk).post("/invitation/accept", {"invitation": secret, "password": person["password"]})
    controller.patch(f"/users/{user['id']}", {"approve": True})
    double = Client(desk)
    double.csrf = double.post("/session", person).json["csrf"]
    path = f"/providers/{admin.post('/providers', RECORD).json['id']}/approvals"
    same(double.post(path, {"as": "it"}).status, 201)
    again = double.post(path, {"as": "legal"})
    same((again.status, again.json["rule"]), (403, "two-persons"))
    same(controller.post(path, {"as": "legal"}).json["usable"], True, "but another person may")


def a_change_of_what_was_approved_takes_both_approvals_back(desk):
    path, admin, controller = approved(desk)
    for change in ({"url": "https://eu.modele.example/v1"}, {"model": "modele-2"}, {"region": "DE"},
                   {"terms": {"retention_days": 30}}, {"terms": {"contract": {"reference": "DPA-8", "from": "2026-02-01T00:00:00Z"}}}):
        changed = admin.patch(path, change)
        same((changed.status, changed.json["usable"], codes(changed)), (200, False, ([], ["it", "legal"])), str(change))
        same(admin.post(path + "/approvals", {"as": "it", "version": changed.json["version"]}).status, 201)
        same(admin.post(path + "/approvals", {"as": "it", "version": changed.json["version"] - 1}).status, 412)
        same(controller.post(path + "/approvals", {"as": "legal"}).json["usable"], True)
    for tasks in (["draft"], ["draft", "summary"]):
        changed = admin.patch(path, {"tasks": tasks})
        same((changed.status, changed.json["usable"], codes(changed)), (200, False, ([], ["it", "legal"])), str(tasks))
        same(admin.post(path + "/approvals", {"as": "it"}).status, 201)
        same(controller.post(path + "/approvals", {"as": "legal"}).json["usable"], True)
    for change in ({"limits": {"calls_max": 100}}, {"tasks": ["draft", "summary"]}, {"key": "sk-another"}, {"model": "modele-2"}):
        same(admin.patch(path, change).json["usable"], True, str(change))
    page = desk.login("auditor").get(path).json
    same([v["version"] for v in page["versions"]], [8, 7, 6, 5, 4, 3, 2, 1])
    same([v["record"]["region"] for v in page["versions"]], ["DE", "DE", "DE", "DE", "DE", "FR", "FR", "FR"])
    same(len(page["history"]), 16, "no approval is forgotten")


def either_side_withdraws_and_a_retired_one_is_never_used(desk):
    path, admin, controller = approved(desk)
    same(desk.login("supervisor").call("DELETE", path + "/approvals/it").status, 403)
    gone = controller.call("DELETE", path + "/approvals/it")
    same((gone.status, codes(gone)), (200, ([], ["it"])))
    same(controller.call("DELETE", path + "/approvals/it").status, 404, "there is none any more")
    same(controller.call("DELETE", path + "/approvals/both").status, 404)
    same([h["withdrawn"] is not None for h in admin.get(path).json["history"]], [False, True])
    same(admin.call("DELETE", path).status, 204)
    after = admin.get(path).json
    same((after["usable"], after["key_set"], after["retired"] is not None), (False, False, True))
    same(admin.post(path + "/approvals", {"as": "it"}).status, 409)
    same(admin.patch(path, {"model": "m"}).status, 409)


def an_approval_lasts_a_year_at_most(desk):
    admin = desk.login("admin")
    path = f"/providers/{admin.post('/providers', RECORD).json['id']}/approvals"
    for until in ("2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "soon"):
        answer = admin.post(path, {"as": "it", "until": until})
        same((answer.status, [f["field"] for f in answer.json["fields"]]), (422, ["until"]), until)


# ---- what nobody can approve ----

def without(**terms):
    return {**RECORD, "terms": {k: v for k, v in {**TERMS, **terms}.items() if v is not None}}


REFUSED = [
    (["plain_http"], {**RECORD, "url": "http://api.modele.example/v1"}),
    ([], {**RECORD, "kind": "ollama", "url": "http://127.0.0.1:11434"}),
    (["region_undeclared"], {k: v for k, v in RECORD.items() if k != "region"}),
    (["region_outside"], {**RECORD, "region": "US"}),
    (["region_outside"], {**RECORD, "region": "CH"}),
    ([], AZURE),
    (["global"], {**AZURE, "deployment_kind": "GlobalStandard"}),
    (["kind_undeclared"], {**AZURE, "deployment_kind": ""}),
    (["region_undeclared"], {**AZURE, "region": "East US 2"}),
    (["cloud_model"], {**RECORD, "kind": "ollama", "url": "http://127.0.0.1:11434", "model": "glm-cloud"}),
    (["training"], without(training=True)),
    (["training"], without(training=None)),
    (["retention"], without(retention_days=None)),
    (["entity"], without(entity=None)),
    (["subprocessors"], without(subprocessors=None)),
    (["contract"], without(contract=None)),
    (["contract_over"], without(contract={"reference": "old", "from": "2020-01-01", "until": "2021-01-01"})),
    # An account of the public's: no contract, nothing said, and it learns from what it gets.
    (["region_undeclared", "training", "retention", "entity", "subprocessors", "contract"],
     {"name": "Chat", "kind": "openai", "url": "https://api.openai.example/v1", "model": "m"}),
]


def what_is_unclear_is_refused_in_plain_words_whoever_approves(desk):
    admin, controller = both(desk)
    for want, record in REFUSED:
        made = admin.post("/providers", record)
        same((made.status, codes(made)[0]), (201, want), f"{record} {made.body[:300]}")
        for reason in made.json["refused"]:
            assert all(len(reason["text"][lang]) > 30 for lang in ("fr", "en")), reason
        path = f"/providers/{made.json['id']}"
        admin.post(path + "/approvals", {"as": "it"})
        last = controller.post(path + "/approvals", {"as": "legal"})
        same((codes(last)[0], last.json["usable"]), (want, not want and "owner" in record), str(record))
        same(admin.call("DELETE", path).status, 204)


def the_organisations_regions_decide(desk):
    path, admin, controller = approved(desk)
    same(controller.patch("/organisation", {"regions": ["DE"]}).status, 200)
    same(admin.get(path).json["refused"][0]["code"], "region_outside")
    same(controller.patch("/organisation", {"regions": ["EEA"]}).status, 200)
    same(admin.get(path).json["usable"], True)
    same([h["what"] for h in admin.get("/organisation/ai").json["history"] if h["scope"] == "regions"], ["EEA", "DE"])


def wrong_members_are_named(desk):
    admin = desk.login("admin")
    for body, fields in (({}, ["name", "kind", "url"]), ({**RECORD, "colour": 1}, ["colour"]),
                         ({**RECORD, "terms": {"colour": 1}}, ["colour"]), ({**RECORD, "url": "ftp://x"}, ["url"]),
                         ({**RECORD, "kind": "oracle"}, ["kind"]), ({**RECORD, "key": "a b"}, ["key"]),
                         ({**RECORD, "tasks": ["dance"]}, ["tasks"]), ({**RECORD, "limits": {"seconds": 9999}}, ["seconds"])):
        answer = admin.post("/providers", body)
        same((answer.status, [f["field"] for f in answer.json["fields"]]), (422, fields), str(body))


def the_same_request_twice_makes_one_provider(desk):
    admin = desk.login("admin")
    first, second = (admin.post("/providers", RECORD, {"Idempotency-Key": "p1"}) for _ in range(2))
    same((first.status, second.status, first.json["id"]), (201, 201, second.json["id"]))
    same([p["id"] for p in admin.get("/providers").json["items"]].count(first.json["id"]), 1)


def others_neither_see_nor_change_providers(desk):
    path, _, _ = approved(desk)
    for role in ("agent", "supervisor"):
        client = desk.login(role)
        for method, where, body in (("GET", "/providers", None), ("GET", path, None), ("POST", "/providers", RECORD),
                                    ("PATCH", path, {"region": "DE"}), ("DELETE", path, None)):
            same(client.call(method, where, body).status, 403, f"{role} {method} {where}")
    auditor = desk.login("auditor")
    same((auditor.get(path).status, auditor.patch(path, {"region": "DE"}).status), (200, 403))
    same(desk.login("admin", 1).get(path).status, 404)


def documents_are_kept_beside_it(desk):
    path, admin, controller = approved(desk)
    body = {"kind": "contract", "name": "contrat signé.pdf", "type": "application/pdf",
            "content": base64.b64encode(b"%PDF-1.7 pterodaustro").decode()}
    made = controller.post(path + "/documents", body, {"Idempotency-Key": "d1"})
    same((made.status, made.json["size"], made.json["name"]), (201, 21, "contrat signé.pdf"), made.body)
    same(controller.post(path + "/documents", body, {"Idempotency-Key": "d1"}).json["id"], made.json["id"])
    one = f"{path}/documents/{made.json['id']}"
    got = desk.login("auditor").get(one)
    same((got.body, got.headers["Content-Disposition"]), (b"%PDF-1.7 pterodaustro", "attachment"))
    same(len(admin.get(path).json["documents"]), 1)
    same(codes(admin.get(path)), ([], ["it", "legal"]), "what lies beside it was approved with it")
    for side, client in (("it", admin), ("legal", controller)):
        same(client.post(path + "/approvals", {"as": side}).status, 201)
    same(admin.get(path).json["usable"], True)
    same(admin.post(path + "/documents", {**body, "kind": "poem"}).status, 422)
    same(admin.post(path + "/documents", {**body, "content": "not base64"}).status, 422)
    same(admin.post(path + "/documents", {**body, "content": base64.b64encode(bytes((4 << 20) + 1)).decode()}).status, 413)
    same(admin.call("DELETE", one).status, 204)
    same((admin.get(one).status, admin.get(path).json["documents"]), (404, []))
    same((codes(admin.get(path)), len(admin.get(path).json["versions"])), (([], ["it", "legal"]), 3))


def every_byte(folder):
    for root, _, files in os.walk(folder):
        for name in files:
            file = os.path.join(root, name)
            if os.path.isfile(file):
                with open(file, "rb") as f:
                    yield file, f.read()


def a_key_is_in_no_answer_no_log_and_no_file(desk):
    path, admin, controller = approved(desk)
    admin.post(path + "/documents", {"kind": "contract", "name": "pterodaustro.pdf", "content": base64.b64encode(b"pterodaustro " * 99).decode()})
    auditor, answers = desk.login("auditor"), []
    for client in (admin, controller, auditor):
        answers += [client.get(p) for p in ("/providers", path, "/organisation", "/organisation/ai")]
    answers += [admin.patch(path, {"name": "Other"}), auditor.get("/journal/entries?from=0&to=500"),
                admin.post("/providers", {**RECORD, "key": KEY + " "}), admin.patch(path, {"key": KEY, "url": "x"})]
    for answer in answers:
        assert b"quetzalcoatlus" not in answer.body, answer.body[:300]
    same(admin.get(path).json["key_set"], True)
    desk.stop()
    words = [b"quetzalcoatlus", b"pterodaustro", base64.b64encode(b"pterodaustro " * 3)[:30], b"A. Martin", b"Modele SAS"]
    found = [(w, f) for f, data in every_byte(desk.home) for w in words if w in data]
    same(found, [])


def each_act_is_in_the_journal(desk):
    auditor = desk.login("auditor")
    size = auditor.get("/journal/entries?from=0&to=0").json["size"]
    path, admin, controller = approved(desk)
    admin.post(path + "/approvals", {"as": "legal"})
    admin.patch(path, {"region": "DE", "key": "sk-2", "limits": {"calls_max": 9}})
    admin.post(path + "/approvals", {"as": "it"})
    controller.call("DELETE", path + "/approvals/it")
    admin.call("DELETE", path)
    entries = [i["entry"] for i in auditor.get(f"/journal/entries?from={size}").json["items"] if i["entry"]]
    mine = [(e["act"], e.get("reason"), e["result"], e.get("n")) for e in entries if e["act"].startswith("provider.")]
    same(mine, [("provider.add", None, "done", 1), ("provider.approve", "it", "done", 1),
                ("provider.approve", "legal", "done", 1), ("provider.approve", "legal", "refused", None),
                ("provider.change", None, "done", 2), ("provider.key", None, "done", 2),
                ("provider.limit", None, "done", 2), ("provider.approve", "it", "done", 2),
                ("provider.withdraw", "it", "done", 2), ("provider.retire", None, "done", 2)])
    same(len({e["digest"] for e in entries if e["act"] in ("provider.add", "provider.approve") and e.get("n") == 1}), 1,
         "what was approved is what was declared")


# ---- switches ----

def switches(client):
    return {(s["scope"], s["what"]): s for s in client.get("/organisation/ai").json["switches"]}


NO_LIMITS = {"at_once": 0, "calls_max": 0, "cost_max": 0, "tokens_max": 0}


def an_organisation_has_limits_of_its_own(desk):
    controller = desk.login("controller")
    limits = NO_LIMITS | {"at_once": 200, "cost_max": 5_000_000}
    changed = controller.patch("/organisation", {"ai": {"limits": {"at_once": 200, "cost_max": 5_000_000}}})
    same((changed.status, changed.json["ai"]["limits"]), (200, limits), changed.body)
    for wrong, field in (({"at_once": 257}, "at_once"), ({"calls_max": -1}, "calls_max"), ({"tokens_max": "many"}, "tokens_max"), ({"seconds": 3}, "seconds")):
        answer = controller.patch("/organisation", {"ai": {"limits": wrong}})
        same((answer.status, [field in one["field"] for one in answer.json["fields"]]), (422, [True]), answer.body)
    same(controller.get("/organisation").json["ai"]["limits"], limits)
    same(desk.login("admin").patch("/organisation", {"ai": {"limits": NO_LIMITS}}).status, 403)
    same(controller.patch("/organisation", {"ai": {"limits": NO_LIMITS}}).status, 200)


def every_switch_says_who_set_it_and_since_when(desk):
    controller, auditor = desk.login("controller"), desk.login("auditor")
    name = controller.get("/session").json["user"]["name"]
    source, queue = controller.get("/sources").json["items"][0]["id"], controller.get("/organisation").json["queues"][0]
    before = switches(auditor)
    same([(before[k]["on"], before[k]["by"]) for k in (("organisation", ""), ("task", "draft"), ("source", source), ("queue", queue))],
         [(False, None), (False, None), (True, None), (True, None)])
    same(controller.patch("/organisation", {"ai": {"enabled": True, "tasks": ["draft", "summary"]}}).status, 200)
    same(controller.patch("/organisation/ai", {"scope": "task", "what": "quality", "on": True}).status, 200)
    same(controller.patch("/organisation/ai", {"scope": "source", "what": source, "on": False}).status, 200)
    same(controller.patch("/organisation/ai", {"scope": "queue", "what": queue, "on": False}).status, 200)
    after = switches(auditor)
    for key, on in ((("organisation", ""), True), (("task", "draft"), True), (("task", "quality"), True),
                    (("source", source), False), (("queue", queue), False)):
        same((after[key]["on"], after[key]["by"]["name"], after[key]["at"] is not None), (on, name, True), str(key))
    same(after[("task", "translate")]["at"], None, "nobody touched it")
    same(controller.get("/organisation").json["ai"], {"enabled": True, "limits": NO_LIMITS, "names": "careful", "tasks": ["draft", "summary", "quality"],
                                                           "tone": ""})
    same(controller.patch("/organisation/ai", {"scope": "organisation", "on": False}).status, 200)
    history = auditor.get("/organisation/ai").json["history"]
    same([(h["scope"], h["on"]) for h in history[:7]],
         [("organisation", False), ("queue", False), ("source", False), ("task", True), ("task", True), ("task", True), ("organisation", True)])
    for body, status in (({"scope": "queue", "what": "nowhere", "on": True}, 422), ({"scope": "task", "what": "dance", "on": True}, 422),
                         ({"scope": "source", "what": desk.login("controller", 1).get("/sources").json["items"][0]["id"], "on": False}, 404),
                         ({"scope": "moon", "on": True}, 422), ({"scope": "regions", "what": "US", "on": True}, 422), ({"scope": "task", "on": True}, 422)):
        same(controller.patch("/organisation/ai", body).status, status, str(body))
    for role, seen in (("admin", 200), ("supervisor", 200), ("agent", 403)):
        client = desk.login(role)
        same((client.get("/organisation/ai").status, client.patch("/organisation/ai", {"scope": "organisation", "on": True}).status), (seen, 403), role)


def a_persons_word_is_kept_with_who_heard_it_and_how(desk):
    agent = desk.login("agent")
    ticket = desk.tool().post("/messages", message(81)).json["ticket"]
    person = agent.get(f"/tickets/{ticket}").json["person"]["id"]
    page = agent.get(f"/persons/{person}").json
    same((page["ai_allowed"], page["consents"]), (True, []))
    said = agent.post(f"/persons/{person}/consents", {"given": False, "how": "phone", "note": "ne veut pas d'IA"})
    same((said.status, said.json["ai_allowed"]), (201, False), said.body)
    same(desk.login("supervisor").post(f"/persons/{person}/consents", {"given": True, "how": "mail"}).status, 201)
    page = agent.get(f"/persons/{person}").json
    same(page["ai_allowed"], True)
    same([(c["given"], c["how"], c["note"]) for c in page["consents"]], [(True, "mail", ""), (False, "phone", "ne veut pas d'IA")])
    for role in ("admin", "auditor"):
        same(desk.login(role).post(f"/persons/{person}/consents", {"given": True, "how": "mail"}).status, 403, role)
    same(desk.login("agent", 1).post(f"/persons/{person}/consents", {"given": True, "how": "mail"}).status, 404)
    same(agent.post(f"/persons/{person}/consents", {"given": True, "how": "dream"}).status, 422)
    same(agent.post(f"/persons/{person}/consents", {"how": "mail"}).status, 422)


# ---- the lock ----

def the_lock_is_shown_and_no_request_lifts_it(desk):
    for words, lock in ((["--no-ai"], "all"), (["--ai-only", "embedded"], "embedded")):
        desk.stop()
        desk.start(*words)
        controller = desk.login("controller")
        same(controller.patch("/organisation", {"ai": {"enabled": True}}).status, 200)
        for path, body in (("/organisation", {"ai": {"lock": "none"}}), ("/organisation", {"ai_lock": "none"}),
                           ("/organisation/ai", {"scope": "lock", "on": False}), ("/organisation/ai", {"lock": "none"})):
            same(controller.patch(path, body).status, 422, str(body))
        same((controller.get("/meta").json["ai_lock"], controller.get("/organisation/ai").json["lock"]), (lock, lock))
    same(bool(re.search("AI is locked: none at all", desk.log())), True, "it is said at the start")
    same(desk.fails_to_start("--ai-only", "remote")[0], 2)


# One desk for all of them, in this order: making one takes longer than any of them.
STEPS = [
    a_provider_is_usable_once_two_people_approved_it,
    one_person_with_both_roles_is_not_two,
    a_change_of_what_was_approved_takes_both_approvals_back,
    either_side_withdraws_and_a_retired_one_is_never_used,
    an_approval_lasts_a_year_at_most,
    what_is_unclear_is_refused_in_plain_words_whoever_approves,
    the_organisations_regions_decide,
    wrong_members_are_named,
    the_same_request_twice_makes_one_provider,
    others_neither_see_nor_change_providers,
    documents_are_kept_beside_it,
    each_act_is_in_the_journal,
    an_organisation_has_limits_of_its_own,
    every_switch_says_who_set_it_and_since_when,
    a_persons_word_is_kept_with_who_heard_it_and_how,
    the_lock_is_shown_and_no_request_lifts_it,
    a_key_is_in_no_answer_no_log_and_no_file,
]


@with_desk
def test_providers_are_approved_switches_are_dated_and_the_lock_holds(desk):
    same(desk.login("admin").get("/meta").json["ai_lock"], "none")
    for step in STEPS:
        try:
            step(desk)
        except Exception as e:
            raise AssertionError(f"{step.__name__}: {e}") from e
