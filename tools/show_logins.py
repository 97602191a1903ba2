#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Prints where the desk is, and the log-ins that `guichet init --demo --json` gave, if kept.

    show_logins.py FILE ADDRESS
"""
import json
import sys


def users(path):
    try:
        with open(path, encoding="utf-8") as f:
            said = [json.loads(line) for line in f if line.strip()]
    except FileNotFoundError:
        return []
    return [one["user"] for one in said if "user" in one]


def main(path, address):
    print(f"\n  Guichet: {address}\n")
    rows = [(u["email"], u["password"], ", ".join(u["roles"]), u["org"]) for u in users(path)]
    widths = [max((len(r[i]) for r in rows), default=0) for i in range(4)]
    for row in rows:
        print("  " + "  ".join(w.ljust(n) for w, n in zip(row, widths)).rstrip())
    if rows:
        print("\n  These people are made up.  Ctrl-C stops the desk.\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
