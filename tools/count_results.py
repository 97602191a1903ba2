#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Counts the results of one part of ./test.

    count_results.py LOG STATUS       prints "PASSED FAILED" for a log and its exit status
    count_results.py --meson JSON     prints a meson testlog.json as `ok`/`not ok` lines, one for
                                      each cmocka test, or for each program without cmocka

Understands `ok`/`not ok` lines, and the summaries of meson, node --test and vitest.  A part that
ended badly, or in which nothing was tested, has at least one failure.
"""
import json
import re
import sys

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CMOCKA = re.compile(r"^\[\s*(OK|FAILED|SKIPPED)\s*\] (?!\d+ test)(\S+)", re.M)


def last(text, pattern):
    found = re.findall(pattern, text, re.M)
    return int(found[-1]) if found else None


def of_node(text):
    ok = last(text, r"^(?:#|ℹ) pass (\d+)")
    bad = [last(text, rf"^(?:#|ℹ) {word} (\d+)") or 0 for word in ("fail", "cancelled")]
    return None if ok is None else (ok, sum(bad))


def of_meson(text):
    ok = last(text, r"^Ok:\s+(\d+)")
    bad = [last(text, rf"^{word}:\s+(\d+)") or 0 for word in ("Fail", "Unexpected Pass", "Timeout")]
    return None if ok is None else (ok, sum(bad))


def of_vitest(text):
    line = re.findall(r"^\s+Tests\s+(.*\d+ (?:passed|failed).*)$", text, re.M)
    if not line:
        return None
    return last(line[-1], r"(\d+) passed") or 0, last(line[-1], r"(\d+) failed") or 0


def of_lines(text):
    ok = [line for line in re.findall(r"^ok\b.*", text, re.M) if not re.search(r"# SKIP\b", line)]
    return len(ok), len(re.findall(r"^not ok\b", text, re.M))


def count(text, status):
    text = COLOUR.sub("", text)
    ok, bad = of_node(text) or of_meson(text) or of_vitest(text) or of_lines(text)
    if (status != 0 and bad == 0) or ok + bad == 0:
        bad += 1
    return ok, bad


def meson_lines(path):
    """Lines for each program of a testlog.json."""
    with open(path, encoding="utf-8", errors="replace") as f:
        programs = [json.loads(line) for line in f if line.strip()]
    for one in programs:
        program, results = one["name"].split(" / ")[-1], {}
        for result, name in CMOCKA.findall(one.get("stdout", "") + "\n" + one.get("stderr", "")):
            results[name] = "FAILED" if results.get(name) == "FAILED" else result
        for name, result in results.items():
            if result == "SKIPPED":
                yield f"ok {program}: {name} # SKIP"
            else:
                yield f"{'ok' if result == 'OK' else 'not ok'} {program}: {name}"
        whole = f"{program} ({one['result'].lower()}, {one['duration']:.1f} s)"
        if one["result"] == "SKIP":
            yield f"ok {whole} # SKIP"
        elif one["result"] not in ("OK", "EXPECTEDFAIL"):
            if "FAILED" not in results.values():
                yield f"not ok {whole}"
        elif not results:
            yield f"ok {whole}"


def main(words):
    if len(words) == 2 and words[0] == "--meson":
        for line in meson_lines(words[1]):
            print(line)
    elif len(words) == 2:
        with open(words[0], encoding="utf-8", errors="replace") as f:
            print(*count(f.read(), int(words[1])))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
