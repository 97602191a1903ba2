# SPDX-License-Identifier: EUPL-1.2
"""What somebody outside can find, with what was published and what they kept.

The forger has the whole machine: the database, the stored hashes and the signing key (the program
itself signs for them).  Only a checkpoint that left the machine before finds that; the outsider's
own verifier (outsider.mjs) shares no code with ours, and not even the language."""
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess

from desk import Desk, same

HERE = os.path.dirname(os.path.abspath(__file__))


def outsider(folder, key, *old):
    return subprocess.run(["node", os.path.join(HERE, "outsider.mjs"), folder, key, *old],
                          capture_output=True, text=True, timeout=300, check=False)


def keep(desk, name, text):
    path = os.path.join(desk.home, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def export(desk, name="export"):
    folder = os.path.join(desk.home, name)
    shutil.rmtree(folder, ignore_errors=True)
    desk.run("journal", "export", folder)
    return folder


# ---- the forger: rewrites the past so that all of it fits again ----

def rows(db):
    return [list(r) for r in db.execute("SELECT org, entry FROM log ORDER BY row")]


def write_rows(db, all_rows):
    db.execute("DELETE FROM log")
    db.execute("DELETE FROM log_tile")
    for n, (org, entry) in enumerate(all_rows):
        leaf = hashlib.sha256(b"\0" + entry.encode()).digest()
        db.execute("INSERT INTO log (row, org, entry, leaf) VALUES (?, ?, ?, ?)", (n + 1, org, entry, leaf))


def turn(entry, change):
    value = json.loads(entry)
    change(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def edit(log):
    log[20][1] = turn(log[20][1], lambda e: e.update(result="refused"))


def drop(log):
    del log[30]


def insert(log):
    log.insert(12, [log[12][0], turn(log[12][1], lambda e: e.update(act="ticket.list", on=None))])


def blame(log):
    log[25][1] = turn(log[25][1], lambda e: e.update(by="01900000-0000-7000-8000-000000000001"))


def cut(log):
    del log[-3:]


def swap(log):
    same_time = json.loads(log[41][1])["at"]
    log[40][1] = turn(log[40][1], lambda e: e.update(at=same_time))
    log[40], log[41] = log[41], log[40]


def rewrite(desk, change):
    db = sqlite3.connect(os.path.join(desk.data, "desk.db"))
    db.execute("PRAGMA foreign_keys = OFF")
    log = rows(db)
    change(log)
    write_rows(db, log)
    db.commit()
    db.close()


def test_a_past_rewritten_with_root_and_the_signing_key_is_caught_by_who_kept_a_checkpoint(program):
    desk = Desk(program)
    try:
        note = keep(desk, "kept", desk.run("journal", "checkpoint").stdout)
        key = json.loads(desk.run("journal", "checkpoint", "--json").stdout)["key"]
        sound = os.path.join(desk.home, "sound")
        shutil.copytree(desk.data, sound)
        same(outsider(export(desk), key, note).returncode, 0, "before")
        for change in (edit, drop, insert, blame, cut, swap):
            what = change.__name__
            shutil.rmtree(desk.data)
            shutil.copytree(sound, desk.data)
            rewrite(desk, change)
            # The forger's own log looks whole, and is signed with the right key ...
            same(desk.run("journal", "verify", check=False).returncode, 0, what + ": looks whole")
            folder = export(desk)
            same(outsider(folder, key).returncode, 0, what + ": looks whole outside")
            # ... until somebody brings what they kept.
            done = desk.run("journal", "verify", note, check=False)
            same(done.returncode, 4, what + ": " + done.stderr)
            assert "entry " in done.stderr, done.stderr
            done = desk.run("journal", "verify", "--from", folder, "--key", key, note, check=False)
            same(done.returncode, 4, what + ", the export: " + done.stderr)
            done = outsider(folder, key, note)
            same(done.returncode, 4, what + ", the outsider: " + done.stderr)
            done = desk.run("journal", "prove", "--since", note, check=False)
            same(done.returncode, 4, what + ", no proof of growth: " + done.stderr)
    finally:
        desk.remove()


def test_an_exported_log_is_verified_without_its_data_folder(program):
    desk, other = Desk(program), Desk(program, own=True)

    def verify(*words):
        environment = {**os.environ, "GUICHET_DATA": "/nonexistent"}
        return subprocess.run([program, "journal", "verify", "--quiet", *words], capture_output=True,
                              text=True, timeout=300, env=environment, check=False)

    def found(words, want, first):
        done = verify("--json", *words)
        same(done.returncode, 4, f"{want}: {done.stdout} {done.stderr}")
        same(json.loads(done.stdout)["entry"], first, want + ": " + done.stdout)

    try:
        key = json.loads(desk.run("journal", "checkpoint", "--json").stdout)["key"]
        folder = export(desk)
        lines = os.path.join(folder, "entries.jsonl")
        with open(lines, encoding="utf-8") as f:
            whole = f.readlines()
        same(verify("--from", folder, "--key", key).returncode, 0, "whole")
        same(verify("--from", lines, "--key", key).returncode, 0, "the file of entries alone")
        cases = {
            "cut": (whole[:40], 40),
            "cut within a line": (whole[:40] + [whole[40][:30]], 40),
            "edited": (whole[:17] + [whole[17].replace("done", "gone").replace("allowed", "denied")] + whole[18:], 17),
            "reordered": (whole[:10] + [whole[11], whole[10]] + whole[12:], 10),
            "longer": (whole + [whole[-1]], len(whole)),
        }
        for what, (text, first) in cases.items():
            with open(lines, "w", encoding="utf-8") as f:
                f.writelines(text)
            found(["--from", folder], what, first)
        with open(lines, "w", encoding="utf-8") as f:
            f.writelines(whole)
        # Another installation's: its own folder holds, but not with the key that one holds.
        foreign = export(other)
        same(verify("--from", foreign).returncode, 0, "the other's own")
        found(["--from", foreign, "--key", key], "another installation's log", 0)
        shutil.copy(os.path.join(foreign, "entries.jsonl"), lines)
        found(["--from", folder], "another installation's entries", 0)
        note = keep(other, "kept", other.run("journal", "checkpoint").stdout)
        same(desk.run("journal", "verify", note, check=False).returncode, 4, "another's checkpoint")
    finally:
        desk.remove()
        other.remove()


def test_proofs_are_handed_out_and_hold_without_us(program):
    desk = Desk(program)
    try:
        old = keep(desk, "old", desk.run("journal", "checkpoint").stdout)
        desk.run("org", "add", "Another one")
        one = json.loads(desk.run("journal", "prove", "17").stdout)
        line = keep(desk, "line", one["entry"] + "\n")
        same(json.loads(desk.run("journal", "prove", "--entry", line).stdout)["n"], 17, "by its bytes")
        text = desk.run("journal", "prove", "17", "--tlog").stdout
        assert text.startswith("c2sp.org/tlog-proof@v1\nindex 17\n"), text
        assert text.endswith(one["checkpoint"]), text
        grown = json.loads(desk.run("journal", "prove", "--since", old).stdout)
        assert grown["since"] < grown["size"] and grown["path"], grown
        same(grown_root(grown), True, "growth")
        page = os.path.join(desk.home, "proof.html")
        desk.run("journal", "prove", "17", "--html", page)
        with open(page, encoding="utf-8") as f:
            html = f.read()
        assert "default-src 'none'" in html and 'lang="fr"' in html and 'lang="en"' in html
        keep(desk, "no", "{}")
        same(desk.run("journal", "prove", "--entry", os.path.join(desk.home, "no"), check=False).returncode, 1, "no such")
        same(desk.run("journal", "prove", "123456", check=False).returncode, 1, "past the end")
    finally:
        desk.remove()


def grown_root(grown):
    """RFC 9162, 2.1.4.2, once more, for a proof of growth."""
    import base64
    old, new = (base64.b64decode(note.split("\n")[2]) for note in (grown["old"], grown["checkpoint"]))
    first, second = grown["since"], grown["size"]
    path = [bytes.fromhex(h) for h in grown["path"]]
    if first & (first - 1) == 0:
        path = [old] + path
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if fn & 1 or fn == sn:
            fr = hashlib.sha256(b"\1" + c + fr).digest()
            sr = hashlib.sha256(b"\1" + c + sr).digest()
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = hashlib.sha256(b"\1" + sr + c).digest()
        fn, sn = fn >> 1, sn >> 1
    return fr == old and sr == new and sn == 0
