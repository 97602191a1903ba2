#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds every C file to .clang-format.

    check_format.py [ROOT]      lists the files that `clang-format -i` would change
"""
import os
import shutil
import subprocess
import sys

from tree import Tree, report


def c_files_are_laid_out_by_clang_format(tree):
    files = tree.c_files()
    for at in range(0, len(files), 64):
        done = subprocess.run(["clang-format", "--dry-run", "-Werror", *files[at:at + 64]],
                              cwd=tree.root, capture_output=True, text=True, check=False)
        if done.returncode:
            yield from sorted({line.split(": error:")[0].rsplit(":", 1)[0]
                               for line in done.stderr.splitlines() if ": error:" in line}
                              or {done.stderr.strip()})


if __name__ == "__main__":
    if not shutil.which("clang-format"):
        print("ok c files are laid out by clang-format # SKIP clang-format is not installed")
        sys.exit(77)
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.exit(report(Tree(sys.argv[1] if len(sys.argv) > 1 else here),
                    [c_files_are_laid_out_by_clang_format]))
