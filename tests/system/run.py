#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs the system tests against a real program.

    run.py SANITIZED PLAIN [NAME...]

Functions named test_* of the *_test.py beside this file.  Each file is a process of its own, as
many at once as there are processors; a file that says ALONE = True, because it fills the machine
or watches the clock, runs after the others.  A file that says PLAIN = True runs on the plain build
(kill -9 and speed), the others on the sanitized one.
"""
import importlib
import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
from desk import tell  # noqa: E402

speaking = threading.Lock()


def run_file(name, sanitized, plain):
    """The tests of one file, in this process; returns how many failed."""
    module = importlib.import_module(name + "_test")
    program = plain if getattr(module, "PLAIN", False) else sanitized
    failed = 0
    for test, work in sorted(vars(module).items()):
        if test.startswith("test_"):
            failed += not tell(f"{name}: {test[5:].replace('_', ' ')}", lambda: work(program))
    return failed


def run_apart(name, sanitized, plain):
    """The same in another process; what it says is printed in one piece."""
    started = time.monotonic()
    done = subprocess.run([sys.executable, __file__, sanitized, plain, name],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with speaking:
        sys.stdout.write(done.stdout.decode("utf-8", "replace"))
        print(f"# {name}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode


def is_alone(name):
    with open(f"{here}/{name}_test.py", encoding="utf-8") as f:
        return bool(re.search(r"^ALONE = True$", f.read(), re.M))


def main(sanitized, plain, *names):
    there = [file[:-8] for file in os.listdir(here) if file.endswith("_test.py")]
    names = sorted(name for name in there if not names or name in names)
    if len(names) == 1:
        return run_file(names[0], sanitized, plain) > 0
    # The larger the file the longer it runs, roughly: those first, and none is waited for at the end.
    names.sort(key=lambda name: -os.path.getsize(f"{here}/{name}_test.py"))
    alone = [name for name in names if is_alone(name)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ends = list(pool.map(lambda name: run_apart(name, sanitized, plain),
                             [name for name in names if name not in alone]))
    ends += [run_apart(name, sanitized, plain) for name in alone]
    return any(ends)


sys.exit(1 if main(*sys.argv[1:]) else 0)
