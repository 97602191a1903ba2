#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs the browser tests against a real desk with its demo data.

    with_desk.py PROGRAM [ARGUMENT OF run.mjs...]
"""
import json
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "system"))
from ai_double import Double  # noqa: E402
from desk import Desk  # noqa: E402
from identity_provider import Provider  # noqa: E402


def certified_provider(desk):
    """oidc_provider.mjs, and what it says of itself."""
    process = subprocess.Popen(["node", os.path.join(here, "oidc_provider.mjs"), f"http://localhost:{desk.port}/sso"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = process.stdout.readline()
    assert said, "oidc_provider.mjs does not start: npm ci in tests/browser"
    return process, said


desk = Desk(sys.argv[1])
provider = Provider(desk.home)
double = Double()  # a provider of AI, of the second organisation
certified, said = certified_provider(desk)
provider.person = {"sub": "u-1", "name": "Ana Prova", "email": "ana.prova@example.org", "groups": ["lead"]}
try:
    desk.start("--reach", f"127.0.0.1:{provider.port},127.0.0.1:{double.port},{json.loads(said)['issuer'].removeprefix('http://')}", "--public-url", f"http://localhost:{desk.port}")
    org = sorted({u["org"] for u in desk.users})[0]
    env = dict(os.environ, GUICHET_URL=f"http://127.0.0.1:{desk.port}", GUICHET_PROVIDER=provider.issuer,
               GUICHET_PROVIDER_CLIENT=provider.CLIENT, GUICHET_PROVIDER_SECRET=provider.SECRET, GUICHET_CERTIFIED_PROVIDER=said,
               GUICHET_DATABASE=os.path.join(desk.data, "desk.db"), GUICHET_TOOL=desk.tool().token)
    double.approve(desk, org=1)
    env["GUICHET_AI_DOUBLE"] = double.url
    env["GUICHET_AI_TOKEN"] = double.token(desk, org=1)
    for user in desk.users:
        if user["org"] == org:
            env.setdefault("GUICHET_" + user["roles"][0].upper(), f"{user['email']}:{user['password']}")
    done = subprocess.run(["node", os.path.join(here, "run.mjs"), *sys.argv[2:]], env=env)
    desk.stop()
finally:
    provider.close()
    certified.terminate()
    desk.remove()
sys.exit(done.returncode)
