# SPDX-License-Identifier: EUPL-1.2
"""Invariant 7: changing, dropping or reordering any journal entry is found by someone who has
only an earlier checkpoint."""
import os
import shutil
import sqlite3

from desk import Desk, same


def tampered(program, change, what, first):
    """Exit status 4, and `first` begins what is said of the first bad entry (they count from 0)."""
    desk = Desk(program)
    try:
        checkpoint = desk.run("journal", "checkpoint").stdout
        note = os.path.join(desk.home, "checkpoint")
        with open(note, "w", encoding="utf-8") as f:
            f.write(checkpoint)
        same(desk.run("journal", "verify", note).returncode, 0, "before")
        db = sqlite3.connect(os.path.join(desk.data, "desk.db"))
        db.execute("PRAGMA foreign_keys = OFF")
        change(db)
        db.commit()
        db.close()
        done = desk.run("journal", "verify", note, check=False)
        same(done.returncode, 4, what + ": " + done.stderr)
        assert first in done.stderr, f"{what}: {done.stderr}"
    finally:
        desk.remove()


def test_a_changed_entry_is_found(program):
    tampered(program, lambda db: db.execute(
        "UPDATE log SET entry = replace(entry, 'message.take', 'message.tale') WHERE row = "
        "(SELECT max(row) FROM log WHERE entry LIKE '%message.take%')"), "changed", "does not give its stored hash")


def test_a_changed_entry_with_its_hash_changed_too_is_found(program):
    import hashlib

    def change(db):
        row, entry = db.execute("SELECT row, entry FROM log WHERE row = 5").fetchone()
        entry = entry.replace("done", "gone")
        leaf = hashlib.sha256(b"\0" + entry.encode()).digest()
        db.execute("UPDATE log SET entry = ?, leaf = ? WHERE row = ?", (entry, leaf, row))
    tampered(program, change, "changed with its hash", "entry 0 or one of the ")


def test_a_dropped_entry_is_found(program):
    tampered(program, lambda db: db.execute("DELETE FROM log WHERE row = 7"), "dropped", "entry 6: is missing")


def test_a_dropped_tail_is_found(program):
    tampered(program, lambda db: db.execute(
        "DELETE FROM log WHERE row = (SELECT max(row) FROM log)"), "tail dropped", ": is missing")


def test_reordered_entries_are_found(program):
    def change(db):
        rows = db.execute("SELECT row, org, entry, leaf FROM log WHERE row IN (10, 11)").fetchall()
        for (row, _, _, _), (_, org, entry, leaf) in zip(rows, reversed(rows)):
            db.execute("UPDATE log SET org = ?, entry = ?, leaf = ? WHERE row = ?",
                       (org, entry, leaf, row))
    tampered(program, change, "reordered", "entry ")


def test_another_installations_log_is_found(program):
    """Whole, in order, and each entry as it was written: but not here."""
    other = Desk(program, own=True)
    try:
        def change(db):
            db.execute("ATTACH ? AS other", (os.path.join(other.data, "desk.db"),))
            columns = ", ".join(name for _, name, *_ in db.execute("PRAGMA table_info(log)"))
            db.execute("DELETE FROM log")
            db.execute(f"INSERT INTO log ({columns}) SELECT {columns} FROM other.log")
            assert db.execute("SELECT count(*) FROM log").fetchone()[0] > 10
        tampered(program, change, "another's", "entry 0 or one of the ")
    finally:
        other.remove()


def test_a_sealed_value_moved_to_another_row_does_not_open(program):
    desk = Desk(program)
    try:
        db = sqlite3.connect(os.path.join(desk.data, "desk.db"))
        rows = db.execute("SELECT id, org, subject FROM ticket ORDER BY number LIMIT 2").fetchall()
        db.execute("UPDATE ticket SET subject = ? WHERE id = ?", (rows[1][2], rows[0][0]))
        db.commit()
        db.close()
        desk.start()
        seen = [desk.login("agent", org).get("/tickets?limit=200").status for org in (0, 1)]
        assert 500 in seen, f"a moved value opened: {seen}"
        desk.stop()
    finally:
        desk.remove()


def test_a_wrong_master_key_and_a_damaged_database_are_said_at_the_start(program):
    desk = Desk(program)
    try:
        key = os.path.join(desk.data, "keys", "master")
        with open(key, "rb") as f:
            right = f.read()
        for wrong in (os.urandom(32), b"short", None):
            os.unlink(key)
            if wrong is not None:
                with open(key, "wb") as f:
                    f.write(wrong)
            same(desk.run("org", "list", check=False).returncode, 4, "wrong key")
            if wrong is None:
                open(key, "wb").close()
        with open(key, "wb") as f:
            f.write(right)
        same(desk.run("org", "list").returncode, 0, "right key")
        base = os.path.join(desk.data, "desk.db")
        shutil.copy(base, base + ".kept")
        with open(base, "r+b") as f:
            f.write(b"this is no database, it only looks like a file" * 100)
        for rest in ("-wal", "-shm"):
            if os.path.exists(base + rest):
                os.unlink(base + rest)
        same(desk.run("org", "list", check=False).returncode, 4, "damaged")
    finally:
        desk.remove()
