#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Shows that the style tests can fail: tiny trees, each with one fault, and the rule that finds it.

    check_test.py        prints `ok`/`not ok` for each case
"""
import json
import os
import shutil
import sys
import tempfile

import check_docs
import check_format
import check_layers
import check_style
import count_results
from tree import Tree

HEAD = "/* SPDX-License-Identifier: EUPL-1.2 */\n/* x - a file. */\n"
HASH = "# SPDX-License-Identifier: EUPL-1.2\n"
PAGE = "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n"
LAYERS = ("base:\ndomain:\ncrypto:\nstore:\npii:\ndesk: pii store\napp: *\n"
          "pii/read:\npii/names: pii/read\n")
LONG = "void f(void)\n{\n" + "    ;\n" * 130 + "}\n"

# (rule, path, text that breaks it, text that does not)
CASES = [
    (check_layers.a_room_includes_only_rooms_its_row_names, "src/store/x.c",
     '#include "desk/desk.h"\n', '#include "base/str.h"\n'),
    (check_layers.a_room_includes_only_rooms_its_row_names, "src/pii/x.c",
     '#  include "store/store.h"\n', '#include "pii/pii.h"\n'),
    (check_layers.a_room_includes_only_rooms_its_row_names, "src/new/x.c",
     '#include "base/str.h"\n', ""),
    (check_layers.a_room_includes_only_rooms_its_row_names, "src/base/x.c",
     '#include "domain/text.h"\n', '#include "base/str.h"\n'),
    (check_layers.a_folder_includes_only_folders_its_row_names, "src/pii/read/x.c",
     '#include "pii/names/names_priv.h"\n', '#include "pii/scratch_priv.h"\n'),
    (check_layers.a_folder_includes_only_folders_its_row_names, "src/pii/new/x.c",
     '#include "base/str.h"\n', ""),
    (check_layers.private_headers_stay_in_their_room, "src/desk/x.c",
     '#include "pii/read/find_priv.h"\n', '#include "desk/desk_priv.h"\n'),
    (check_layers.libraries_are_included_only_by_their_room, "src/desk/x.c",
     "#include <sqlite3.h>\n", "#include <string.h>\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/pii/x.c",
     "void *p = malloc(3);\n", "x->free(3); arena_free(a); /* malloc(3) */ char *s = \"free(\";\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/desk/x.c",
     "sqlite3_open(a, b);\n", "store_open(a, b);\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/store/x.c",
     "sodium_memzero(a, 3);\n", "crypto_wipe(a, 3);\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/desk/x.c",
     "now = time(NULL);\n", "now = clock_now(); at = real_time(3);\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/base/x.c",
     "strcpy (a, b);\n", "str_copy(a, b);\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/desk/x.c",
     "f((struct skeleton){ text });\n", "struct skeleton s = { 0 };\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/api/x.c",
     "struct skeleton s = { text };\n", "struct skeleton s;\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/api/x.c",
     "s = pii_skeleton_from_seal(text);\n", "s = view->skeleton;\n"),
    (check_style.calls_stand_only_in_their_rooms, "src/vault/x.c",
     "struct grant { int a; };\n", "struct grant *g;\n"),
    (check_style.every_exception_has_a_reason_and_is_needed, "tools/style_exceptions.txt",
     "memory src/pii/gone.c  a reason long enough\n", "# none\n"),
    (check_style.each_file_names_its_licence, "tools/x.py",
     "print()\n", "# SPDX-License-Identifier: EUPL-1.2\n"),
    (check_style.each_file_names_its_licence, "script",
     "#!/bin/sh\n", "#!/bin/sh\n# SPDX-License-Identifier: EUPL-1.2\n"),
    (check_style.each_file_names_its_licence, "x.md",
     "# Title\n", "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n# Title\n"),
    (check_style.each_file_names_its_licence, "REUSE.toml",
     '# SPDX-License-Identifier: EUPL-1.2\npath = ["gone.eml"]\n',
     '# SPDX-License-Identifier: EUPL-1.2\npath = []\n'),
    (check_style.each_source_opens_with_a_comment, "src/pii/x.h",
     "/* SPDX-License-Identifier: EUPL-1.2 */\n#ifndef X\n", HEAD),
    (check_style.no_room_for_leftovers, "src/base/utils.c", HEAD, None),
    (check_style.no_room_for_leftovers, "src/helpers/x.c", HEAD, None),
    (check_style.no_typedef_of_structs, "src/pii/x.h",
     "typedef struct a a_t;\n", "typedef int (*f)(void);\n"),
    (check_style.no_unfinished_work_without_an_issue, "src/pii/x.c",
     "/* TO" "DO: later */\n", "/* TO" "DO #12: later */\n"),
    (check_style.includes_stand_in_order, "src/pii/x.c",
     '#include <string.h>\n#include <errno.h>\n', '#include <errno.h>\n#include <string.h>\n'),
    (check_style.includes_stand_in_order, "src/pii/x.c",
     '#include <errno.h>\n#include "base/str.h"\n', '#include "pii/x.h"\n\n#include <errno.h>\n'),
    (check_style.includes_stand_in_order, "src/pii/x.c",
     '#include "base/str.h"\n\n#include <errno.h>\n',
     '#include <errno.h>\n\n#include "base/str.h"\n'),
    (check_style.every_option_is_in_the_table_of_commands, "src/app/x.c",
     'x = cli_option(c, "as");\n', "x = cli_option(c, name);\n"),
    (check_style.functions_are_short, "src/pii/x.c", LONG, LONG.replace("    ;\n" * 30, "")),
    (check_style.scripts_can_be_read_by_their_shell, "script",
     "#!/bin/bash\nif true; then\n", "#!/bin/bash\nif true; then :; fi\n"),
    (check_style.python_can_be_parsed, "tools/x.py", "def f(:\n", "def f(): pass\n"),
    (check_style.lines_end_cleanly, "src/pii/x.c", "int a; \n", "int a;\n"),
    (check_style.lines_end_cleanly, "src/pii/x.c", "\tint a;\n", "    int a;\n"),
    (check_docs.every_library_has_its_package, "src/x/meson.build",
     "deps = [dependency('libcurl')]\n", "deps = [dependency('sqlite3')]\n"),
    (check_docs.every_library_has_its_package, "tools/packages.txt",
     "build gcc libsqlite3-dev libcurl4-gnutls-dev\n", "build gcc libsqlite3-dev\n"),
    (check_docs.every_dependency_has_its_reason, "tools/packages.txt",
     "build gcc libsqlite3-dev jq\n", "build gcc libsqlite3-dev\n"),
    (check_docs.every_dependency_has_its_reason, "console/package.json",
     '{"devDependencies": {"left-pad": "1"}}', "{}"),
    (check_docs.what_documents_name_exists, "docs/x.md",
     "see `src/nowhere.c`\n", "see `src/base/x.c`\n"),
    (check_docs.what_documents_name_exists, "docs/x.md",
     "see `src/base/x.c:test_gone`\n", "see `src/base/x.c:file`\n"),
    (check_docs.what_documents_name_exists, "docs/x.md",
     "[see](nowhere.md)\n", "[see](dependencies.md), [there](https://example.org/)\n"),
    (check_docs.every_line_of_the_standard_is_answered, "docs/asvs.md",
     "**1 of 1 applicable requirements: yes.**\n| 1.1.1 | no | because |\n",
     "**1 of 1 applicable requirements: yes.**\n| 1.1.1 | yes | where |\n| 1.1.2 | n/a | none |\n"),
    (check_docs.every_line_of_the_standard_is_answered, "docs/asvs.md",
     "**1 of 1 applicable requirements: yes.**\n| 1.1.1 | yes | |\n",
     "**1 of 1 applicable requirements: yes.**\n| 1.1.1 | yes | where |\n"),
    (check_docs.both_readmes_say_the_same, "README.fr.md",
     "# Guichet\n\n## Plus\n", "# Guichet\n"),
]
if shutil.which("clang-format"):
    CASES.append((check_format.c_files_are_laid_out_by_clang_format, "src/pii/x.c",
                  "int  a ;\n", "int a;\n"))

SOUND = {
    "tools/layers.txt": HASH + LAYERS,
    "tools/packages.txt": HASH + "build gcc libsqlite3-dev\n",
    "docs/dependencies.md": PAGE + "| Package | Why |\n|---|---|\n| `gcc` `libsqlite3-dev` | because |\n",
    "src/store/meson.build": "# SPDX-License-Identifier: EUPL-1.2\ndeps = [dependency('sqlite3')]\n",
    "src/base/x.c": HEAD,
    "README.md": PAGE + "# Guichet\n",
    "README.fr.md": PAGE + "# Guichet\n",
}

# (log, exit status, what is counted: passed, failed)
LOGS = [
    ("ok a\nok 2 - b\n", 0, (2, 0)),
    ("ok a\nnot ok b\n", 1, (1, 1)),
    ("ok a # SKIP no chromium\nok b\n", 0, (1, 0)),
    ("ok a\nTraceback ...\n", 1, (1, 1)),  # died: what it had passed, and one failure
    ("", 0, (0, 1)),  # nothing was tested
    ("", 127, (0, 1)),
    ("# tests 3\n# pass 2\n# fail 1\n", 1, (2, 1)),
    ("ℹ pass 4\nℹ fail 0\nℹ cancelled 1\n", 1, (4, 1)),
    (" Tests  1 failed | 30 passed (31)\n", 1, (30, 1)),
    ("\x1b[2m      Tests \x1b[22m \x1b[1m\x1b[32m33 passed\x1b[39m\x1b[22m (33)\n", 0, (33, 0)),
    ("Ok:                 7   \nExpected Fail:      0   \nFail:               1   \n"
     "Unexpected Pass:    0   \nSkipped:            0   \nTimeout:            1   \n", 2, (7, 2)),
]


# (a program as meson's testlog.json has it, the lines that come of it)
PROGRAMS = [
    ({"name": "p:unit / a b", "result": "OK", "duration": 1,
      "stdout": "[       OK ] one\n[  SKIPPED ] two\n[  PASSED  ] 1 test(s).\n"},
     ["ok a b: one", "ok a b: two # SKIP"]),
    ({"name": "a b", "result": "FAIL", "duration": 1, "stdout": "[       OK ] one\n",
      "stderr": "[  FAILED  ] two\n[  FAILED  ] 1 test(s), listed below:\n[  FAILED  ] two\n"},
     ["ok a b: one", "not ok a b: two"]),
    ({"name": "a b", "result": "FAIL", "duration": 1, "stdout": "[       OK ] one\nASan died\n"},
     ["ok a b: one", "not ok a b (fail, 1.0 s)"]),
    ({"name": "a b", "result": "TIMEOUT", "duration": 9, "stdout": ""},
     ["not ok a b (timeout, 9.0 s)"]),
    ({"name": "fuzz a", "result": "OK", "duration": 2, "stdout": "9 inputs\n"},
     ["ok fuzz a (ok, 2.0 s)"]),
]


def tree_with(changes):
    folder = tempfile.mkdtemp(prefix="guichet-style-")
    for path, text in {**SOUND, **changes}.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as f:
            f.write(text)
    # Layout is decided by the project's own file.
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if os.path.exists(os.path.join(here, ".clang-format")):
        shutil.copy(os.path.join(here, ".clang-format"), folder)
    return folder


def found(rule, changes):
    folder = tree_with(changes)
    try:
        return list(rule(Tree(folder)))
    finally:
        shutil.rmtree(folder)


def main():
    failed = 0

    def say(right, name, why=""):
        nonlocal failed
        failed += not right
        print(f"{'ok' if right else 'not ok'} {name}{why if not right else ''}")

    for n, (rule, path, bad, good) in enumerate(CASES, 1):
        name = f"{n} {rule.__name__.replace('_', ' ')} ({path})"
        say(found(rule, {path: bad}), f"{name}: finds the fault", ": found nothing")
        if good is not None:
            left = found(rule, {path: good})
            say(not left, f"{name}: leaves the sound alone", f": {left}")
    for n, (log, status, want) in enumerate(LOGS, 1):
        got = count_results.count(log, status)
        say(got == want, f"counting results, log {n}", f": got {got}, want {want}")
    for n, (program, want) in enumerate(PROGRAMS, 1):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as f:
            f.write(json.dumps(program) + "\n")
            f.flush()
            got = list(count_results.meson_lines(f.name))
        say(got == want, f"reading meson's log, program {n}", f": got {got}, want {want}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
