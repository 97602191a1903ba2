/* SPDX-License-Identifier: EUPL-1.2 */
/* store.h - the database: opening it, reading, and writing with group commit.
 *
 * Two files lie behind it, desk.db (everything) and vault.db (each person's wrapped key; a file
 * of its own so that its backups can be short-lived).  SQLite now, PostgreSQL next: this header
 * and the typed functions of the other headers here are all the rest of the program knows.
 *
 * Writing: store_write() hands a piece of work to the one writer (writer.c), which runs many such
 * pieces inside one transaction, each in its own savepoint, then commits (vault.db first, then
 * desk.db, both with full sync: a row never refers to a key that is not there) and only then
 * lets the callers go.  When store_write() returns true, the work is on disk. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/str.h"

struct store;
struct tx; /* one piece of reading or writing; lives during the callback only */

struct faulty_count;

struct store_settings {
    const char *folder; /* holds desk.db, vault.db; must exist */
    size_t readers;     /* reading connections, opened when first needed; 0: 4 */
    int64_t fail_at;    /* tests: the n-th driver call fails (from 1); 0: never */
    struct faulty_count
        *faulty; /* tests: a count of their own, to let a later call fail; or NULL */
};

/* Makes the files when they are missing, checks them (quick_check is for store_check()), runs
 * migrations.  FAULT_DAMAGED: a file is no database or its schema is broken; FAULT_CONFLICT: the
 * schema is newer than this program (the text says which program version to use). */
bool store_open(const struct store_settings *settings, struct store **ret_store, struct fault *f);
void store_close(struct store *s); /* finishes queued work first; NULL is fine */

/* A consistent snapshot; several at once from several threads.  `work` returns false with a
 * fault to give up.  Must not call store_write() from within. */
bool store_read(struct store *s, bool (*work)(struct tx *tx, void *arg, struct fault *f), void *arg,
                struct fault *f);

/* Runs `work` in the writer thread, or in this one where nobody else writes; true once durable.
 * When `work` fails, only its own changes are undone.  A full disk is FAULT_BUSY and leaves nothing
 * half-made.  `work` must not call store_read() or store_write(), nor wait for anything slow. */
bool store_write(struct store *s, bool (*work)(struct tx *tx, void *arg, struct fault *f),
                 void *arg, struct fault *f);

/* Finishes queued work and refuses what comes after as FAULT_BUSY; reading goes on. */
void store_end_writing(struct store *s);

/* Can it be written to now?  Puts down 16 KiB, so that a disk with room for nothing is found.
 * FAULT_BUSY or FAULT_BROKEN when not. */
bool store_probe(struct store *s, struct fault *f);

/* Whole-database check (PRAGMA quick_check, or integrity_check when `deep`): FAULT_DAMAGED. */
bool store_check(struct store *s, bool deep, struct fault *f);

/* Rewrites vault.db so that bytes of deleted keys are gone from it and from its WAL. */
bool store_vault_clean(struct store *s, struct fault *f);

struct store_figures {
    uint64_t commits, jobs, jobs_failed; /* jobs / commits: how well groups form */
    uint64_t reads;
    uint64_t commit_ns; /* total time in commit */
};
void store_figures(struct store *s, struct store_figures *ret);

#endif
