# SPDX-License-Identifier: EUPL-1.2
"""Planted personal data in what would leave for AI: none of what the desk knows, none that has a form of
its own, few names that nothing tells of; towns and goods do leave (docs/minimisation.md has the larger run).
And the same through a whole desk, to a provider that keeps every byte it is sent."""
import json
import random
import re
import subprocess
import unicodedata

from ai_double import Double
from desk import Desk, same

PLAIN = True
SAID = ("HEALTH", "SPECIAL")
FORMED = ("EMAIL", "PHONE", "IBAN", "CARD", "PLATE", "IP", "MAC", "HANDLE", "NATIONAL_ID", "PASSPORT", "COMPANY_ID", "BIC", "GEO", "CREDENTIAL")
KNOWN = ("PERSON", "EMAIL", "PHONE", "HANDLE", "CUSTOMER_REF")


def test_nothing_known_and_nothing_that_has_a_form_leaves(program):
    done = subprocess.run([program, "bench", "leak", "--tickets", "120", "--json"], capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    total, rows = rows[-1], rows[:-1]
    same(total["plans"], 120 * 7)
    same(total["stopped"], 0, "the last look finds what minimising left")
    planted = sum(r["planted"] for r in rows)
    assert planted > 120 * 7 * 5, planted
    same([(r["whose"], r["type"], r["left"]) for r in rows
          if r["left"] and r["type"] not in SAID and r["whose"] in ("known", "writer", "stranger")], [])
    same(sorted({r["type"] for r in rows if r["whose"] == "stranger"} & set(FORMED)), sorted(set(FORMED)))
    same({r["type"]: r["planted"] for r in rows if r["whose"] == "known"}, dict.fromkeys(KNOWN, 120 * 7), "in what each task is given")
    for whose, least, most in (("bare", 0, 0.02), ("bare, small", 0, 0.2), ("city", 0.9, 1), ("brand", 0.85, 1), ("product", 0.6, 1)):
        left, of = share(rows, lambda r: r["whose"] == whose)
        assert least <= left / of <= most, (whose, left, of)
    for said in SAID:
        left, of = share(rows, lambda r: r["type"] == said)
        assert left / of < 0.15, (said, left, of)


def share(rows, which):
    return sum(r["left"] for r in rows if which(r)), sum(r["planted"] for r in rows if which(r))


TASKS = ("summary", "draft", "answer", "translate", "quality", "rewrite", "article")
FIRST = ("Zoé", "Claire", "Yann", "Inès", "Paul", "Maud")
LAST = ("Kerdoncuff", "Valdinquet", "Roustanel", "Broulimard", "Escarvane", "Tourquenoy")


def iban(roll):
    digits = "".join(roll.choice("0123456789") for _ in range(23))
    return f"FR{98 - int(digits + '152700') % 97:02d}{digits}"


def card(roll):
    digits = [4] + [roll.randrange(10) for _ in range(14)]
    doubled = sum(sum(divmod(2 * d, 10)) if i % 2 == 0 else d for i, d in enumerate(digits))
    return "".join(map(str, digits)) + str(-doubled % 10)


def ticket(n):
    """A mail, and what stands in it that must not leave."""
    roll = random.Random(n)
    first, last = roll.choice(FIRST), roll.choice(LAST)
    mail, phone = f"{last.lower()}{n}@example.org", f"06 39 98 {n:02d} {roll.randrange(100):02d}"
    other = f"{roll.choice(FIRST)} {roll.choice(LAST)}"
    money, paid = iban(roll), card(roll)
    plate, address = f"AB-{roll.randrange(100, 999)}-CD", f"203.0.113.{100 + n}"
    said = roll.choice((f"{first} {last}", f"{last} {first}".upper(), f"{first} {last}".lower()))
    text = (f"Bonjour,\nmon collègue M. {other} a payé avec la carte {paid} ; l'IBAN est {money}. Le véhicule immatriculé {plate} est au "
            f"garage, la connexion venait de {address}.\nVu hier avec {last.lower()}, rien de neuf.\nCordialement, {said}\n"
            f"{mail.upper()} - {phone.replace(' ', '')}")
    return {"from": {"name": f"{first} {last}", "email": mail, "phone": phone}, "subject": f"Dossier de {first} {last}", "text": text}, (
        last, mail, phone, other, money, paid, plate, address)


def bare(text):
    folded = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", folded)


def texts(value):
    if isinstance(value, dict):
        return [t for k, v in value.items() for t in [k] + texts(v)]
    return [t for v in value for t in texts(v)] if isinstance(value, list) else [str(value)]


def test_of_what_fifty_customers_wrote_nothing_reaches_a_provider_in_any_task(program):
    double, desk = Double(), Desk(program)
    try:
        desk.start("--reach", f"127.0.0.1:{double.port}")
        double.approve(desk, tasks=TASKS, limits={"at_once": 8})
        agent, tool, secrets = desk.login("agent"), desk.tool(), []
        for n in range(50):
            body, planted = ticket(n)
            made = tool.post("/messages", body)
            same(made.status, 201, made.body)
            secrets += planted
            tag = {"If-Match": agent.get(f"/tickets/{made.json['ticket']}").headers["ETag"]}
            same(agent.patch(f"/tickets/{made.json['ticket']}", {"status": "solved"}, tag).status, 200)  # to be judged
            for task in TASKS:
                more = {"text": body["text"], "wish": "shorter"} if task == "rewrite" else {}
                answer = agent.post(f"/tickets/{made.json['ticket']}/assist", {"task": task} | more)
                assert answer.status in (200, 409), (task, answer.body)
        same(len(double.bodies), 50 * len(TASKS))
        sent = bare(" ".join(t for b in double.bodies for t in texts(json.loads(b))) + " ".join(v for h in double.headers for v in h.values()))
        assert bare("Bonjour") in sent and sent.count("person1") >= 50 * len(TASKS), "the search can see"
        same([s for s in secrets if bare(s) in sent], [])
        double.leaving.set()
        desk.stop()
    finally:
        double.stop()
        desk.remove()
