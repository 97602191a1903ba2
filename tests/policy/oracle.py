#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every decision there is, against a table that no line of the program made.

    oracle.py PROGRAM

PROGRAM (enumerate.c) prints what the policy decides: for each set of roles, purpose, category and
scope.  What must come out is written here a second time, in another language, from the words of the
design: who runs the desk reads nothing, who audits reads the journal, statistics know nobody, the
widest of several roles counts, and a scope only ever takes away.  In an emergency some of the roles
have all that the floor leaves them; a scope takes that away all the same.
"""
import itertools
import subprocess
import sys

ROLES = "controller supervisor agent admin auditor tool".split()
PURPOSES = "support triage drafting quality statistics training legal".split()
CATEGORIES = ("content identity contact identifier financial health special credential online "
              "location").split()
RANK = {"none": 0, "masked": 1, "clear": 2}
SCOPE = "own queues record is_own in_queue restricted vip".split()

# What a new organisation starts with; columns as CATEGORIES: - none, m masked, C clear.
GRANTED = """
                        con ide cnt idf fin hea spe cre onl loc
agent       support     C   C   C   C   C   m   -   -   m   C
supervisor  support     C   C   C   C   C   C   m   -   m   C
supervisor  quality     C   m   m   -   -   -   -   -   -   -
supervisor  statistics  m   -   -   -   -   -   -   -   -   -
controller  legal       C   C   C   C   C   C   C   m   C   C
tool        support     -   C   C   C   -   -   -   -   -   -
tool        triage      C   -   -   -   -   -   -   -   -   -
tool        drafting    C   -   -   -   -   -   -   -   -   -
tool        quality     C   -   -   -   -   -   -   -   -   -
"""
# What nobody can lift: first line that fits; * is any.
FLOOR = """
admin       *           *           none    floor:admin-reads-no-customer-data
auditor     *           *           none    floor:auditor-reads-the-journal-only
tool        *           credential  none    floor:no-credential-to-a-tool
tool        training    health      none    floor:no-training-on-health
tool        training    special     none    floor:no-training-on-special
*           statistics  identity    none    floor:statistics-without-persons
*           statistics  contact     none    floor:statistics-without-persons
*           statistics  identifier  none    floor:statistics-without-persons
*           statistics  financial   none    floor:statistics-without-persons
agent       *           credential  masked  floor:no-credential-in-clear
supervisor  *           credential  masked  floor:no-credential-in-clear
"""


def grid(text):
    words = {"-": "none", "m": "masked", "C": "clear"}
    rows = [line.split() for line in text.strip().splitlines()[1:]]
    return {(r[0], r[1], c): words[cell] for r in rows for c, cell in zip(CATEGORIES, r[2:], strict=True)}


FLOORS = [line.split() for line in FLOOR.strip().splitlines()]
DEFAULT = grid(GRANTED)


def most(role, purpose, category):
    for row in FLOORS:
        if all(want in ("*", got) for want, got in zip(row, (role, purpose, category))):
            return row[3]
    return "clear"


def by_matrix(granted, roles, purpose, category):
    """The widest that any of the roles has, never more than the floor leaves it."""
    best = "none"
    for role in roles:
        mine = min(granted(role, purpose, category), most(role, purpose, category), key=RANK.get)
        best = max(best, mine, key=RANK.get)
    return best


def scope_rule(s, roles, purpose):
    """Which scope takes the record away."""
    if s["record"] and s["queues"] and not s["in_queue"]:
        return "scope:queue"
    if s["record"] and s["own"] and not s["is_own"]:
        return "scope:own-tickets"
    tool_only = set(roles) == {"tool"}
    if s["restricted"] and purpose != "legal" and not (tool_only and purpose in ("support", "triage")):
        return "scope:restricted-processing"
    if s["vip"] and "supervisor" not in roles and not tool_only:
        return "scope:vip"
    return None


def wanted():
    matrices = {"default": lambda r, p, c: DEFAULT.get((r, p, c), "none"), "clear": lambda r, p, c: "clear"}
    for name, granted in matrices.items():
        bits = range(1 << len(SCOPE)) if name == "default" else [0]
        for n in range(1, 1 << len(ROLES)):
            roles = [r for i, r in enumerate(ROLES) if n >> i & 1]
            for purpose, category in itertools.product(PURPOSES, CATEGORIES):
                access = by_matrix(granted, roles, purpose, category)
                for b in bits:
                    rule = scope_rule({w: b >> i & 1 for i, w in enumerate(SCOPE)}, roles, purpose)
                    if access != "none" and rule:
                        yield name, n, purpose, category, b, "none", rule
                    else:
                        yield name, n, purpose, category, b, access, None


# Scopes that an emergency is tried in: none, not in their queues, a colleague's, a restricted person, a VIP.
TELLING = ((), ("queues", "record"), ("own", "record"), ("restricted",), ("vip",))


def by_emergency(access, those, purpose, category):
    """What the floor leaves to a role that may open in an emergency, where it is more: (access, role or None)."""
    widest = max(those, key=lambda r: (RANK[most(r, purpose, category)], -ROLES.index(r)))
    most_of_it = most(widest, purpose, category)
    return (most_of_it, widest) if RANK[most_of_it] > RANK[access] else (access, None)


def wanted_in_emergencies():
    of_bits = {n: [r for i, r in enumerate(ROLES) if n >> i & 1] for n in range(1, 1 << len(ROLES))}
    for n, roles in of_bits.items():
        for e, those in of_bits.items():
            if not set(those) <= set(roles):
                continue
            for purpose, category in itertools.product(PURPOSES, CATEGORIES):
                granted = by_matrix(lambda r, p, c: DEFAULT.get((r, p, c), "none"), roles, purpose, category)
                access, role = by_emergency(granted, those, purpose, category)
                for words in TELLING:
                    bits = sum(1 << SCOPE.index(w) for w in words)
                    rule = scope_rule({w: w in words for w in SCOPE}, roles, purpose)
                    if access != "none" and rule:
                        yield f"emergency:{e}", n, purpose, category, bits, "none", rule
                    else:
                        yield f"emergency:{e}", n, purpose, category, bits, access, role and f"emergency:{role}"


def main():
    out = subprocess.run([sys.argv[1]], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
    count = 0
    for line, want in itertools.zip_longest(out, itertools.chain(wanted(), wanted_in_emergencies())):
        count += 1
        if line is None or want is None:
            sys.exit(f"not ok decision {count}: {line} is not {want}")
        *got, rule = line.split()
        name, n, purpose, category, b, access, scope = want
        if got != [name, str(n), purpose, category, str(b), access]:
            sys.exit(f"not ok decision {count}: {line}, and must be {want}")
        if scope is not None and rule != scope:
            sys.exit(f"not ok decision {count}: decided by {rule}, and must be by {scope}")
        if scope is None and rule.startswith(("scope:", "emergency:")):
            sys.exit(f"not ok decision {count}: {line} names a scope or an emergency")
        if access != "none" and scope is None and not rule.endswith(f"/{purpose}/{category}={access}"):
            sys.exit(f"not ok decision {count}: {line} does not name the row that gave it")
    print(f"ok {count} decisions of the policy are as the table says")


if __name__ == "__main__":
    main()
