#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs the system tests against a real program.

    run.py SANITIZED PLAIN [NAME...]

Functions named test_* of the *_test.py beside this file; those of crash_test and disk_test run
on the plain build (kill -9 and speed), the others on the sanitized one.
"""
import importlib
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
from desk import tell  # noqa: E402

sanitized, plain, names = sys.argv[1], sys.argv[2], sys.argv[3:]
failed = 0
for file in sorted(os.listdir(here)):
    if not file.endswith("_test.py") or (names and file[:-8] not in names):
        continue
    module = importlib.import_module(file[:-3])
    program = plain if getattr(module, "PLAIN", False) else sanitized
    for name, work in sorted(vars(module).items()):
        if name.startswith("test_"):
            failed += not tell(f"{file[:-8]}: {name[5:].replace('_', ' ')}",
                               lambda: work(program))
sys.exit(1 if failed else 0)
