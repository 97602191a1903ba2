#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the project's files to the rules of CONTRIBUTING.md that a program can check.

    check_style.py [ROOT]              prints `ok RULE` or `not ok RULE` and what was found
    check_style.py --long [ROOT]       lists the functions over 60 lines instead (no rule: a hint)

tools/style_exceptions.txt holds what is allowed all the same, each with its reason; an entry that
nothing needs any longer is itself a finding.
"""
import ast
import fnmatch
import os
import re
import subprocess
import sys

from tree import Tree, line_of, report

FUNCTION_MAX = 120  # lines; the rule fails over it
FUNCTION_LONG = 60  # lines; --long lists them
SPDX = "SPDX-License-Identifier: EUPL-1.2"
# These have comments, so that no row of REUSE.toml stands for their line.
SPDX_ENDS = (".c", ".h", ".S", ".py", ".sh", ".ts", ".mjs", ".js", ".svelte", ".css", ".svg",
             ".html", ".sql", "meson.build", "meson_options.txt", ".md", ".toml")
LICENCES = "REUSE.toml"
EXCEPTIONS = "tools/style_exceptions.txt"

# What may be called where.  (rule, names as a regular expression, paths it is at home in)
CALLS = [
    ("memory", r"(malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|vasprintf"
               r"|getline|aligned_alloc|posix_memalign)\s*\(", ("src/base/",)),
    ("sqlite", r"(sqlite3_\w+|PQ[a-z]\w+)", ("src/store/",)),
    ("sodium", r"(sodium_\w+|randombytes\w*)", ("src/crypto/",)),
    ("time", r"(time|clock_gettime|gettimeofday|clock|timespec_get)\s*\(",
     ("src/base/clock.c", "src/base/thread.c")),
    ("unbounded", r"(strcpy|strcat|stpcpy|sprintf|vsprintf|strtok|strtok_r|atoi|atol|atof|gets"
                  r"|alloca|setjmp|longjmp)\s*\(", ()),
    ("shell", r"(system|popen|execlp|execvp)\s*\(", ()),
    ("unsealed", r"pii_skeleton_from_seal\s*\(", ("src/pii/", "src/desk/")),
    ("skeleton", r"(\(\s*(const\s+)?struct\s+skeleton\s*\)\s*\{"
                 r"|struct\s+skeleton\s+\w+\s*=\s*\{(?!\s*(0\s*)?\}))", ("src/pii/",)),
    ("grant", r"struct\s+grant\s*\{", ("src/policy/",)),
]

FUNCTION = re.compile(r"^(?![#\s}/])[^;\n]*(?:\n[^;{}\n]+)*\n\{\n", re.M)


def exceptions(tree):
    """{(rule, path): reason}"""
    said = {}
    if not tree.has(EXCEPTIONS):
        return said
    for line in tree.text(EXCEPTIONS).splitlines():
        words = line.split("#")[0].split(None, 2)
        if len(words) >= 2:
            said[words[0], words[1]] = words[2] if len(words) > 2 else ""
    return said


def calls(tree, paths):
    """(rule, path, line, name) for each call outside its home, exceptions or not."""
    for path in paths:
        code = tree.code(path)
        for rule, names, homes in CALLS:
            if path.startswith(homes) if homes else False:
                continue
            # Not a member (x->free) and not the end of a longer name.
            for m in re.finditer(r"(?<![\w.])(?<!->)" + names, code):
                yield rule, path, line_of(code, m.start()), m.group().strip(" \t{(")


def calls_stand_only_in_their_rooms(tree):
    allowed = exceptions(tree)
    for rule, path, line, name in calls(tree, tree.below("src/", ".c", ".h")):
        if (rule, path) not in allowed:
            yield f"{path}:{line}: {name}: rule '{rule}'"


def every_exception_has_a_reason_and_is_needed(tree):
    needed = {(rule, path) for rule, path, _, _ in calls(tree, tree.below("src/", ".c", ".h"))}
    needed |= {("long-function", path) for path, _, _, n in functions(tree) if n > FUNCTION_MAX}
    for (rule, path), reason in exceptions(tree).items():
        if len(reason) < 10:
            yield f"{EXCEPTIONS}: {rule} {path}: why?"
        if (rule, path) not in needed:
            yield f"{EXCEPTIONS}: {rule} {path}: nothing there needs it any longer"


def licensed_elsewhere(tree):
    """The patterns of REUSE.toml, for files that can carry no comment."""
    text = tree.text(LICENCES) if tree.has(LICENCES) else ""
    return [m for block in re.findall(r"^path = \[(.*?)\]", text, re.M | re.S)
            for m in re.findall(r'"([^"]+)"', block)]


def each_file_names_its_licence(tree):
    patterns, needed = licensed_elsewhere(tree), set()
    for path in tree.paths:
        if path == "LICENSE" or SPDX in "\n".join(tree.text(path).splitlines()[:3]):
            continue
        found = {p for p in patterns if fnmatch.fnmatch(path, p)}
        needed |= found
        if not found or path.endswith(SPDX_ENDS):
            yield f"{path}:1: no line '{SPDX}' among the first three, nor a row in {LICENCES}"
    for pattern in patterns:
        if pattern not in needed:
            yield f"{LICENCES}: {pattern}: nothing there needs it"


def each_source_opens_with_a_comment(tree):
    for path in tree.below("src/", ".c", ".h"):
        lines = tree.text(path).splitlines()
        if len(lines) < 2 or not lines[1].startswith(("/*", " *")):
            yield f"{path}:2: an opening comment says what this file is"


def no_room_for_leftovers(tree):
    for path in tree.paths:
        for part in path.split("/"):
            if re.fullmatch(r"(utils?|common|helpers?|misc)", part.split(".")[0]):
                yield f"{path}: a name that says nothing"


def no_typedef_of_structs(tree):
    for path in tree.c_files():
        code = tree.code(path)
        for m in re.finditer(r"\btypedef\s+(struct|enum|union)\b", code):
            yield f"{path}:{line_of(code, m.start())}: typedef of a {m.group(1)}"


def no_unfinished_work_without_an_issue(tree):
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b(?!\s*\(?#\d+)")
    for path in tree.below("", ".c", ".h", ".py", ".ts", ".svelte", ".mjs", ".sql", ".sh",
                           "meson.build", ".css"):
        for n, line in enumerate(tree.text(path).splitlines(), 1):
            if marks.search(line):
                yield f"{path}:{n}: unfinished, and no issue number"


def includes_stand_in_order(tree):
    """Own header; system headers; project headers: each group sorted, a blank line between."""
    order = ["own", "<", '"']
    for path in tree.below("src/", ".c", ".h"):
        lines = tree.text(path).splitlines()
        groups, last = [], None
        for n, line in enumerate(lines, 1):
            m = re.match(r'#include (["<])([^">]+)[">]', line)
            if not m:
                if line.startswith("#if"):
                    break
                continue
            if last is None or n != last + 1:
                groups.append([])
            groups[-1].append((n, m.group(1), m.group(2)))
            last = n
        room = path.split("/")[1] + "/"
        kinds = []
        for group in groups:
            n, kind, name = group[0]
            if any(k != kind for _, k, _ in group):
                yield f"{path}:{n}: system and project headers in one group"
            names = [x for _, _, x in group]
            if names != sorted(names):
                yield f"{path}:{n}: not sorted: {', '.join(names)}"
            # A room may have one header for several sources: it counts as each one's own.
            own = set(kinds) <= {"own"} and kind == '"' and all(x.startswith(room) for x in names)
            kinds.append("own" if own else kind)
        rank = [order.index(kind) for kind in kinds]
        if rank != sorted(rank) and path.endswith(".c"):
            yield f"{path}: own header, system headers, project headers: in this order"


def functions(tree):
    """(path, line, name, lines) of each function of src/, from its head to its closing brace."""
    for path in tree.below("src/", ".c"):
        code = tree.code(path)
        for m in FUNCTION.finditer(code):
            end = code.find("\n}", m.end() - 1)
            head = m.group()
            if end < 0 or "(" not in head or re.match(r"(struct|enum|union)\s+\w+\s*\{", head):
                continue
            name = re.search(r"(\w+)\s*\(", head)
            yield (path, line_of(code, m.start()), name.group(1) if name else "?",
                   code.count("\n", m.start(), end) + 1)


def every_option_is_in_the_table_of_commands(tree):
    """What a command reads from its words, --help and the manual page tell of."""
    table = "src/app/commands.c"
    told = set(re.findall(r'"--([\w-]+)', tree.text(table) if tree.has(table) else ""))
    for path in tree.below("src/app/", ".c"):
        text = tree.text(path)
        for m in re.finditer(r'\b(?:cli_option|cli_flag|read_number)\(\s*\w+,\s*"([\w-]+)"', text):
            if m.group(1) not in told:
                yield f"{path}:{line_of(text, m.start())}: --{m.group(1)} is not in {table}"


def functions_are_short(tree):
    allowed = exceptions(tree)
    for path, line, name, n in functions(tree):
        if n > FUNCTION_MAX and ("long-function", path) not in allowed:
            yield f"{path}:{line}: {name} has {n} lines (at most {FUNCTION_MAX})"


def scripts_can_be_read_by_their_shell(tree):
    for path in tree.paths:
        if "." in os.path.basename(path) and not path.endswith(".sh"):
            continue
        first = tree.text(path).split("\n", 1)[0]
        if not (path.endswith(".sh") or re.match(r"#!.*\b(ba)?sh\b", first)):
            continue
        shell = "sh" if first.endswith("/sh") else "bash"
        done = subprocess.run([shell, "-n", os.path.join(tree.root, path)], capture_output=True,
                              text=True, check=False)
        if done.returncode:
            yield f"{path}: {done.stderr.strip()}"


def python_can_be_parsed(tree):
    for path in tree.below("", ".py"):
        try:
            ast.parse(tree.text(path), path)
        except SyntaxError as e:
            yield f"{path}:{e.lineno}: {e.msg}"


def lines_end_cleanly(tree):
    for path in tree.below("", ".c", ".h", ".py", ".sql", ".ts", ".svelte", ".mjs", ".md",
                           "meson.build", ".sh"):
        text = tree.text(path)
        if "\r" in text:
            yield f"{path}: carriage returns"
        if "\t" in text and not path.endswith((".md", ".ts", ".mjs", ".svelte")):
            yield f"{path}:{line_of(text, text.index(chr(9)))}: a tab"
        m = re.search(r"[ \t]+$", text, re.M)
        if m:
            yield f"{path}:{line_of(text, m.start())}: blanks at the end of a line"
        if text and not text.endswith("\n"):
            yield f"{path}: no newline at the end"


RULES = [calls_stand_only_in_their_rooms, every_exception_has_a_reason_and_is_needed,
         each_file_names_its_licence, each_source_opens_with_a_comment, no_room_for_leftovers,
         no_typedef_of_structs, no_unfinished_work_without_an_issue, includes_stand_in_order,
         every_option_is_in_the_table_of_commands, functions_are_short, scripts_can_be_read_by_their_shell, python_can_be_parsed,
         lines_end_cleanly]


def main(words):
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    long = "--long" in words
    words = [w for w in words if w != "--long"]
    tree = Tree(words[0] if words else here)
    if not long:
        return report(tree, RULES)
    every = sorted(functions(tree), key=lambda f: -f[3])
    for path, line, name, n in every:
        if n > FUNCTION_LONG:
            print(f"{n:4} {path}:{line} {name}")
    lengths = sorted(f[3] for f in every)
    if lengths:
        print(f"{len(lengths)} functions, median {lengths[len(lengths) // 2]} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
