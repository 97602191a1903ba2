/* SPDX-License-Identifier: EUPL-1.2 */
/* plain_log.c - one table, one prepared INSERT, BEGIN and COMMIT: nothing else. */
#include "store/plain_log.h"

#include <sqlite3.h>
#include <stdio.h>

#include "base/arena.h"

struct plain_log {
    struct arena *arena;
    sqlite3 *db;
    sqlite3_stmt *begin, *insert, *commit;
};

static bool fail(const struct plain_log *l, struct fault *f)
{
    return fault_set(f, FAULT_BROKEN, "SQLite by itself: %s", sqlite3_errmsg(l->db));
}

static bool prepare(const struct plain_log *l, const char *sql, sqlite3_stmt **ret)
{
    return sqlite3_prepare_v3(l->db, sql, -1, SQLITE_PREPARE_PERSISTENT, ret, NULL) == SQLITE_OK;
}

static bool make(struct plain_log *l, const char *path, size_t row_bytes)
{
    return sqlite3_open_v2(path, &l->db,
                           SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                           NULL) == SQLITE_OK &&
           sqlite3_exec(l->db,
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                        "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;"
                        "CREATE TABLE log (row INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT",
                        NULL, NULL, NULL) == SQLITE_OK &&
           prepare(l, "BEGIN IMMEDIATE", &l->begin) && prepare(l, "COMMIT", &l->commit) &&
           prepare(l, "INSERT INTO log (entry) VALUES (?)", &l->insert) &&
           sqlite3_bind_zeroblob(l->insert, 1, (int)row_bytes) == SQLITE_OK;
}

bool plain_log_new(const char *path, size_t row_bytes, struct plain_log **ret_log, struct fault *f)
{
    struct arena *a = arena_new(sizeof(struct plain_log) + 64);
    struct plain_log *l = a ? arena_make(a, struct plain_log) : NULL;

    if (!l)
        return fault_set(f, FAULT_BUSY, "no memory");
    l->arena = a;
    if (!make(l, path, row_bytes)) {
        (void)fail(l, f);
        plain_log_free(l);
        return false;
    }
    *ret_log = l;
    return true;
}

void plain_log_free(struct plain_log *l)
{
    const char *path;

    if (!l)
        return;
    sqlite3_finalize(l->begin);
    sqlite3_finalize(l->insert);
    sqlite3_finalize(l->commit);
    path = l->db ? sqlite3_db_filename(l->db, "main") : NULL;
    if (path && *path)
        (void)remove(path);
    sqlite3_close(l->db);
    arena_free(l->arena);
}

static bool step(sqlite3_stmt *s)
{
    int rc = sqlite3_step(s);

    sqlite3_reset(s);
    return rc == SQLITE_DONE;
}

bool plain_log_append(struct plain_log *l, size_t rows, struct fault *f)
{
    bool ok = step(l->begin);

    for (size_t i = 0; ok && i < rows; i++)
        ok = step(l->insert);
    return (ok && step(l->commit)) || fail(l, f);
}
