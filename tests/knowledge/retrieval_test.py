# SPDX-License-Identifier: EUPL-1.2
"""The measure that retrieval is held to, on the public questions beside the checkout: better than plain BM25 on each
set.  Of the large one a part is asked here; `guichet bench retrieval` asks all of it.

    retrieval_test.py GUICHET        skipped (77) where ../shared/data is not there
"""

import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

EVERY = 3  # of qa-piaf-fr: a question of so many
SETS = (
    ("kb-cnil-fr", "kb.jsonl.gz", "queries.dev.tsv", 0.50, 0.75),
    ("kb-dila-fr", "fiches.jsonl.gz", None, 0.0, 0.0),
    ("qa-piaf-fr", "fr.train.jsonl.gz", None, 0.0, 0.0),
)


def part_of(source, folder):
    """A file that holds every so many lines of a large one."""
    path = pathlib.Path(folder) / "part.jsonl"
    with gzip.open(source, "rt", encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as to:
        to.writelines(line for n, line in enumerate(lines) if n % EVERY == 0)
    return path


def measured(guichet, documents, questions):
    command = [guichet, "bench", "retrieval", "--json", "--docs", documents]
    if questions:
        command += ["--questions", questions]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in lines.splitlines()]


def better(plain, ours):
    """Nowhere worse, and better wherever there is room above."""
    return all(ours[key] > plain[key] or ours[key] == plain[key] == 1 for key in ("top1", "top5", "mrr"))


def main():
    source = pathlib.Path(os.environ.get("GUICHET_SOURCE", "."))
    data = source.parent / "shared" / "data"
    if not (data / "kb-cnil-fr").is_dir():
        sys.exit(77)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, documents, questions, top1, top5 in SETS:
            documents = data / name / documents
            if name == "qa-piaf-fr":
                documents = part_of(documents, folder)
            plain, ours = measured(sys.argv[1], documents, questions and data / name / questions)
            ok = better(plain, ours) and ours["top1"] >= top1 and ours["top5"] >= top5
            print("ok" if ok else "not ok", name, ours, plain)
            failed += not ok
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
