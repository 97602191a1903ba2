# SPDX-License-Identifier: EUPL-1.2
"""What the style tests share: the project's files, C without comments, and how they report.

A rule is a function that takes a Tree and yields findings ("path:line: what is wrong").
"""
import os
import re
import subprocess

BUILT = {"node_modules", "dist", "__pycache__", ".git", "data"}

# Comments, strings and character constants: what they hold calls nothing.
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class Tree:
    """The files below a folder that belong to the project: what git keeps or would keep."""

    def __init__(self, root):
        self.root = root
        self.paths = sorted(set(self._from_git() or self._from_disk()))
        self._texts = {}

    def _from_git(self):
        if not os.path.exists(os.path.join(self.root, ".git")):
            return []
        done = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", self.root, "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], capture_output=True, check=False)
        names = done.stdout.decode("utf-8", "surrogateescape").split("\0")
        return [n for n in names if n and os.path.isfile(os.path.join(self.root, n))]

    def _from_disk(self):
        for place, folders, names in os.walk(self.root):
            at_top = place == self.root
            folders[:] = [f for f in folders
                          if not (f in BUILT and (at_top or f != "data"))
                          and not (at_top and (f == "build" or f.startswith("build-")))]
            for name in names:
                yield os.path.relpath(os.path.join(place, name), self.root)

    def text(self, path):
        if path not in self._texts:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as f:
                self._texts[path] = f.read()
        return self._texts[path]

    def has(self, path):
        return os.path.exists(os.path.join(self.root, path))

    def below(self, folder, *ends):
        """Files of a folder ("" is all) whose names end so."""
        return [p for p in self.paths
                if p.startswith(folder) and (not ends or p.endswith(ends))]

    def c_files(self):
        return [p for p in self.below("", ".c", ".h")
                if p.split("/")[0] in ("src", "tests", "fuzz", "models", "bench")]

    def code(self, path):
        """C with comments and strings blanked; lines and columns stay where they were."""
        def blank(m):
            return re.sub(r"[^\n]", " ", m.group())
        return NOT_CODE.sub(blank, self.text(path))


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def report(tree, rules):
    """Prints `ok`/`not ok` for each rule, findings below it; the exit status."""
    failed = 0
    for rule in rules:
        try:
            found = list(rule(tree))
        except (OSError, ValueError) as e:
            found = [f"the rule could not be checked: {e}"]
        print(f"{'not ok' if found else 'ok'} {rule.__name__.replace('_', ' ')}")
        for one in found:
            print(f"    {one}")
        failed += bool(found)
    return 1 if failed else 0
