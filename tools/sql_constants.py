#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Turns the .sql files of src/store/sql into constants.

    sql_constants.py OUT.h OUT.c FILE.sql...

A block that starts with `-- name: NAME` becomes `const struct statement sql_NAME`; blocks of
files whose name starts with "vault" belong to vault.db.  A block that starts with `-- part: NAME`
stands for every `{NAME}` in the statements of its file.  Files below schema/desk and
schema/vault become the tables schema_desk and schema_vault, in order of their numbers.
"""
import os
import re
import sys

BLOCK = re.compile(r"^-- (name|part): (\w+)\s*$", re.M)
PART = re.compile(r"\{(\w+)\}")
COMMENT = re.compile(r"^--.*\n?", re.M)


def literal(text):
    lines = text.strip().split("\n")
    return "\n".join('    "%s\\n"' % l.replace("\\", "\\\\").replace('"', '\\"') for l in lines)


def statements(path):
    with open(path, encoding="utf-8") as f:
        blocks = BLOCK.split(f.read())
    base = "BASE_VAULT" if os.path.basename(path).startswith("vault") else "BASE_DESK"
    parts = {}
    for kind, name, sql in zip(blocks[1::3], blocks[2::3], blocks[3::3]):
        sql = COMMENT.sub("", sql).strip().rstrip(";")
        missing = set(PART.findall(sql)) - set(parts)
        if missing:
            sys.exit(f"{path}: {name}: no such part: {', '.join(sorted(missing))}")
        sql = PART.sub(lambda m: parts[m[1]], sql)
        if kind == "part":
            parts[name] = sql
        else:
            yield name, base, sql


def main():
    header, source, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    schema = {"desk": [], "vault": []}
    found = []
    for path in sorted(files):
        folder = os.path.basename(os.path.dirname(path))
        if folder in schema:
            with open(path, encoding="utf-8") as f:
                schema[folder].append(f.read())
        else:
            found += statements(path)
    names = [name for name, _, _ in found]
    doubles = {n for n in names if names.count(n) > 1}
    if doubles:
        sys.exit("statement named twice: " + ", ".join(sorted(doubles)))
    with open(header, "w", encoding="utf-8") as h:
        h.write("/* SPDX-License-Identifier: EUPL-1.2 */\n/* Made by tools/sql_constants.py. */\n"
                "#ifndef STORE_SQL_H\n#define STORE_SQL_H\n\n#include \"store/query_priv.h\"\n\n"
                "struct schema_script {\n    const char *sql;\n};\n\n")
        for name in names:
            h.write(f"extern const struct statement sql_{name};\n")
        for base in schema:
            h.write(f"extern const struct schema_script schema_{base}[];\n"
                    f"extern const size_t schema_{base}_count;\n")
        h.write("\n#endif\n")
    with open(source, "w", encoding="utf-8") as c:
        c.write("/* SPDX-License-Identifier: EUPL-1.2 */\n/* Made by tools/sql_constants.py. */\n"
                '#include "store_sql.h"\n\n')
        for name, base, sql in found:
            c.write(f'const struct statement sql_{name} = {{ "{name}",\n{literal(sql)},\n'
                    f"    {base} }};\n\n")
        for base, scripts in schema.items():
            c.write(f"const struct schema_script schema_{base}[] = {{\n")
            for script in scripts:
                c.write("    {\n" + literal(script) + "\n    },\n")
            c.write(f"}};\nconst size_t schema_{base}_count = {len(scripts)};\n\n")


main()
