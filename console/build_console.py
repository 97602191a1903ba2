#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Builds the console with npm, if something changed, and embeds it.

    build_console.py NPM OUT.c OUT.S DEPFILE

The sources' digest lies in dist/.sources: several build folders, and a second run, share one
Vite build.  npm ci runs only when package-lock.json is not the one node_modules came from.  A
lock on package.json keeps two builds from treading on each other.  Pass NPM as `-` to embed
plain/ instead.
"""
import fcntl
import hashlib
import os
import subprocess
import sys

import embed_console

HERE = os.path.dirname(os.path.abspath(__file__))
SINGLE = ["index.html", "package.json", "package-lock.json", ".npmrc", "svelte.config.js",
          "tsconfig.json", "vite.config.ts"]


def sources():
    """Files that make the console what it is, and the folders they lie in."""
    files, folders = [os.path.join(HERE, name) for name in SINGLE], []
    for place, _, names in os.walk(os.path.join(HERE, "src")):
        folders.append(place)
        files += [os.path.join(place, name) for name in names if not name.endswith(".test.ts")]
    return sorted(files), sorted(folders)


def digest(files):
    h = hashlib.sha256()
    for path in files:
        with open(path, "rb") as f:
            content = f.read()
        h.update(f"{os.path.relpath(path, HERE)} {len(content)}\n".encode())
        h.update(content)
    return h.hexdigest()


def said(path):
    try:
        with open(path, encoding="ascii") as f:
            return f.read()
    except OSError:
        return ""


def say(path, text):
    with open(path, "w", encoding="ascii") as f:
        f.write(text)


def npm_run(npm, *words):
    done = subprocess.run([npm, *words], cwd=HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        sys.stderr.buffer.write(done.stdout)
        sys.exit(f"build_console.py: npm {' '.join(words)} failed (see above); "
                 "build without the console: meson configure -Dconsole=disabled")


def build(npm, files):
    dist, modules = os.path.join(HERE, "dist"), os.path.join(HERE, "node_modules")
    with open(os.path.join(HERE, "package.json"), "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        now = digest(files)
        if said(os.path.join(dist, ".sources")) == now:
            return dist
        packages = digest([os.path.join(HERE, "package-lock.json")])
        if said(os.path.join(modules, ".guichet-lock")) != packages:
            npm_run(npm, "ci", "--no-audit", "--no-fund")
            say(os.path.join(modules, ".guichet-lock"), packages)
        npm_run(npm, "run", "--silent", "build")
        say(os.path.join(dist, ".sources"), now)
    return dist


def main(npm, out_c, out_s, depfile):
    files, folders = sources()
    folder = os.path.join(HERE, "plain") if npm == "-" else build(npm, files)
    embed_console.embed(folder, out_c, out_s)
    with open(depfile, "w", encoding="utf-8") as f:
        f.write(out_c + ": " + " ".join(p.replace(" ", "\\ ") for p in files + folders) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
