#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs the browser tests against a real desk with its demo data.

    with_desk.py PROGRAM [ARGUMENT OF run.mjs...]
"""
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "system"))
from desk import Desk  # noqa: E402

desk = Desk(sys.argv[1])
try:
    desk.start()
    org = sorted({u["org"] for u in desk.users})[0]
    env = dict(os.environ, GUICHET_URL=f"http://127.0.0.1:{desk.port}")
    for user in desk.users:
        if user["org"] == org:
            env.setdefault("GUICHET_" + user["roles"][0].upper(), f"{user['email']}:{user['password']}")
    done = subprocess.run(["node", os.path.join(here, "run.mjs"), *sys.argv[2:]], env=env)
    desk.stop()
finally:
    desk.remove()
sys.exit(done.returncode)
