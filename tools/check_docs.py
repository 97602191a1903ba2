#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the documents to the project: what they name must be there.

    check_docs.py [ROOT]

docs/dependencies.md, tools/packages.txt, the meson.build files and both package.json say the same
libraries; a path in `backquotes` exists; docs/asvs.md answers all it says it does; the French README has the English one's sections.
"""
import json
import os
import re
import sys

from tree import Tree, report

DOCUMENTS = ("README.md", "README.fr.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/")

# What a meson.build asks for, and the Debian package that has it.
PACKAGE_OF = {
    "libmicrohttpd": "libmicrohttpd-dev", "gnutls": "libgnutls28-dev", "sqlite3": "libsqlite3-dev",
    "libsodium": "libsodium-dev", "nettle": "nettle-dev", "jansson": "libjansson-dev", "gmime-3.0": "libgmime-3.0-dev",
    "libxml-2.0": "libxml2-dev", "icu-uc": "libicu-dev", "icu-i18n": "libicu-dev",
    "stemmer": "libstemmer-dev", "libpcre2-8": "libpcre2-dev",
    "zlib": "zlib1g-dev", "libcurl": "libcurl4-gnutls-dev", "libseccomp": "libseccomp-dev",
    "libcmark": "libcmark-dev",
    "cmocka": "libcmocka-dev", "liboath": "liboath-dev", "cjose": "libcjose-dev", "libfido2": "libfido2-dev", "zxcvbn": "libzxcvbn-dev",
}
# OWASP's list, where it lies beside the checkout.
STANDARD = "../shared/refs/asvs/asvs-5.0.0-en.flat.json"
WITH_THE_COMPILER = {"threads", "m"}


def packages(tree):
    """{package: group} of tools/packages.txt."""
    said = {}
    for line in tree.text("tools/packages.txt").splitlines():
        group, *names = line.split("#")[0].split() or [""]
        said.update({name: group for name in names})
    return said


def asked_by_meson(tree):
    """{package: meson.build} for every library that a meson.build asks for."""
    said = {}
    for path in tree.below("", "meson.build"):
        for name in re.findall(r"(?:dependency|find_library)\('([^']+)'", tree.text(path)):
            if name not in WITH_THE_COMPILER:
                said[PACKAGE_OF.get(name, f"{name} (unknown to check_docs.py)")] = path
    return said


def explained(tree):
    """Names in the first column of the tables of docs/dependencies.md."""
    rows = re.findall(r"^\| (`[^|]*`) \|", tree.text("docs/dependencies.md"), re.M)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def every_library_has_its_package(tree):
    listed, asked = packages(tree), asked_by_meson(tree)
    for package, path in asked.items():
        if package not in listed:
            yield f"{path}: {package} is not in tools/packages.txt"
    for package in listed:
        if package in PACKAGE_OF.values() and package not in asked:
            yield f"tools/packages.txt: {package}: no meson.build asks for it"


def every_dependency_has_its_reason(tree):
    listed, said = set(packages(tree)), explained(tree)
    for path in ("console/package.json", "tests/browser/package.json"):
        for part in ("dependencies", "devDependencies"):
            listed |= set(json.loads(tree.text(path)).get(part, {})) if tree.has(path) else set()
    for name in sorted(listed - said):
        yield f"docs/dependencies.md: no row for {name}"
    for name in sorted(said - listed):
        yield f"docs/dependencies.md: {name} is used by nothing"


def what_documents_name_exists(tree):
    for path in tree.below("", ".md"):
        if not path.startswith(DOCUMENTS):
            continue
        text, here = tree.text(path), os.path.dirname(path)
        for name in re.findall(r"`\.?/?((?:src|tests|tools|docs|fuzz|console|models|\.ci)/[^`\s*]*)`", text):
            if "{" in name or "ROOM" in name or "NAME" in name:
                continue
            file, _, test = name.partition(":")
            if not tree.has(file):
                yield f"{path}: `{name}` does not exist"
            elif test and test not in tree.text(file):
                yield f"{path}: `{name}`: no {test} in {file}"
        for name in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
            if not tree.has(os.path.join(here, name)):
                yield f"{path}: link to {name}, which does not exist"


def every_line_of_the_standard_is_answered(tree):
    """docs/asvs.md: one answer each, the sum it states, nine in ten of what applies."""
    path = "docs/asvs.md"
    if not tree.has(path):
        return
    text = tree.text(path)
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([^|]*) \| (.*) \|$", text, re.M)
    said = re.search(r"\*\*(\d+) of (\d+) applicable requirements: yes\.\*\*", text)
    count = {word: sum(answer == word for _, answer, _ in rows) for word in ("yes", "no", "n/a")}
    for number, answer, why in rows:
        if answer not in count or not why.strip():
            yield f"{path}: {number}: the answer is yes, no or n/a, with where or why"
    for number in {n for n, _, _ in rows if sum(n == other for other, _, _ in rows) > 1}:
        yield f"{path}: {number} is there twice"
    if not said or (int(said[1]), int(said[2])) != (count["yes"], count["yes"] + count["no"]):
        yield f"{path}: the sum is {count['yes']} of {count['yes'] + count['no']}"
    if count["yes"] * 10 < (count["yes"] + count["no"]) * 9:
        yield f"{path}: fewer than nine in ten are yes"
    standard = os.path.join(tree.root, STANDARD)
    if os.path.exists(standard):
        with open(standard, encoding="utf-8") as f:
            wanted = {r["req_id"].lstrip("V") for r in json.load(f)["requirements"] if int(r["L"]) <= 2}
        for number in sorted(wanted ^ {n for n, _, _ in rows}):
            yield f"{path}: {number} is missing, or not of level 2"


def both_readmes_say_the_same(tree):
    def shape(path):
        text = tree.text(path)
        code = re.findall(r"^    (\S.*)$", text, re.M)
        return [line.split()[0] for line in re.findall(r"^#+ .*$", text, re.M)], code
    if shape("README.md") != shape("README.fr.md"):
        yield "README.fr.md: other sections or commands than README.md"


RULES = [every_library_has_its_package, every_dependency_has_its_reason,
         what_documents_name_exists, every_line_of_the_standard_is_answered, both_readmes_say_the_same]

if __name__ == "__main__":
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.exit(report(Tree(sys.argv[1] if len(sys.argv) > 1 else top), RULES))
