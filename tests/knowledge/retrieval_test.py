# SPDX-License-Identifier: EUPL-1.2
"""The measure that retrieval is held to, on the public questions beside the checkout.

    retrieval_test.py GUICHET        skipped (77) where ../shared/data is not there
"""

import json
import os
import pathlib
import subprocess
import sys

WANTED = {"kb-cnil-fr": (0.50, 0.75), "kb-dila-fr": (0.0, 0.0)}


def main():
    source = pathlib.Path(os.environ.get("GUICHET_SOURCE", "."))
    data = source.parent / "shared" / "data"
    if not (data / "kb-cnil-fr").is_dir():
        sys.exit(77)
    failed = 0
    for name, documents, questions in (
        ("kb-cnil-fr", "kb.jsonl.gz", "queries.dev.tsv"),
        ("kb-dila-fr", "fiches.jsonl.gz", None),
    ):
        command = [sys.argv[1], "bench", "retrieval", "--json", "--docs", data / name / documents]
        if questions:
            command += ["--questions", data / name / questions]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        plain, ours = [json.loads(line) for line in lines.splitlines()]
        better = all(ours[key] >= plain[key] for key in ("top1", "top5", "mrr"))
        ok = better and ours["mrr"] > plain["mrr"]
        ok = ok and ours["top1"] >= WANTED[name][0] and ours["top5"] >= WANTED[name][1]
        print("ok" if ok else "not ok", name, ours, plain)
        failed += not ok
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
