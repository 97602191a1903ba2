/* SPDX-License-Identifier: EUPL-1.2 */
/* sqlite.c - the SQLite driver: two files, WAL, synchronous=FULL.
 *
 * vault.db has secure_delete on, so that a destroyed key's bytes are overwritten.  Temporary
 * tables and sorts stay in memory: nothing is written beside the two files and their WALs. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/driver_priv.h"
#include "store/fts_priv.h"

struct link {
    sqlite3 *base[2];
};

struct prepared {
    sqlite3_stmt *stmt;
    sqlite3 *db;
};

static const char *const names[] = { [BASE_DESK] = "desk.db", [BASE_VAULT] = "vault.db" };

static enum fault_kind kind_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
        return FAULT_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return FAULT_DAMAGED;
    case SQLITE_CONSTRAINT:
        return FAULT_CONFLICT;
    default:
        return FAULT_BROKEN;
    }
}

/* SQLite's messages may quote SQL, never bound values: no customer's word. */
static bool fail(sqlite3 *db, const char *what, struct fault *f)
{
    int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;

    /* ENOSPC can also come as an I/O error of the WAL. */
    if ((code & 0xff) == SQLITE_IOERR && db && sqlite3_system_errno(db) == 28)
        code = SQLITE_FULL;
    return fault_set(f, kind_of(code), "%s: %s", what, db ? sqlite3_errmsg(db) : "no memory");
}

static bool run(sqlite3 *db, const char *sql, const char *what, struct fault *f)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK || fail(db, what, f);
}

static void sqlite_disconnect(struct link *l)
{
    if (!l)
        return;
    sqlite3_close(l->base[BASE_DESK]);
    sqlite3_close(l->base[BASE_VAULT]);
    free(l);
}

static bool open_base(struct link *l, const char *folder, enum statement_base base, bool writer,
                      struct fault *f)
{
    char path[4096];
    int flags = SQLITE_OPEN_NOMUTEX |
                (writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE);
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/%s", folder, names[base]);
    if (sqlite3_open_v2(path, &l->base[base], flags, NULL) != SQLITE_OK)
        return fail(l->base[base], path, f);
    db = l->base[base];
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, 10000);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, base == BASE_DESK, NULL);
    if (!run(db,
             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
             "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;",
             path, f) ||
        !run(db,
             base == BASE_VAULT ? "PRAGMA secure_delete = ON; PRAGMA cache_size = -512;"
             : writer           ? "PRAGMA secure_delete = FAST; PRAGMA cache_size = -16384;"
                                  "PRAGMA wal_autocheckpoint = 4000;"
                                : "PRAGMA cache_size = -2048; PRAGMA query_only = ON;",
             path, f))
        return false;
    return base == BASE_VAULT || fts_register(db, f);
}

static bool sqlite_connect(const struct store_settings *s, bool writer, struct link **ret_link,
                           struct fault *f)
{
    struct link *l = calloc(1, sizeof *l);

    if (!l)
        return fault_set(f, FAULT_BUSY, "no memory for a database connection");
    if (!open_base(l, s->folder, BASE_DESK, writer, f) ||
        !open_base(l, s->folder, BASE_VAULT, writer, f)) {
        sqlite_disconnect(l);
        return false;
    }
    *ret_link = l;
    return true;
}

static bool sqlite_script(struct link *l, enum statement_base base, const char *sql,
                          struct fault *f)
{
    return run(l->base[base], sql, names[base], f);
}

static bool one_number(sqlite3 *db, const char *sql, int64_t *ret, struct fault *f)
{
    sqlite3_stmt *stmt;
    bool ok = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
              sqlite3_step(stmt) == SQLITE_ROW;

    if (!ok)
        fail(db, sql, f);
    else
        *ret = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return ok;
}

static bool sqlite_version(struct link *l, enum statement_base base, int64_t *ret, struct fault *f)
{
    int64_t tables;

    if (!one_number(l->base[base], "PRAGMA user_version", ret, f) ||
        !one_number(l->base[base], "SELECT count(*) FROM sqlite_master", &tables, f))
        return fault_wrap(f, "%s", names[base]);
    if (!*ret && !tables)
        *ret = -1;
    return true;
}

static bool sqlite_set_version(struct link *l, enum statement_base base, int64_t version,
                               struct fault *f)
{
    char sql[64];

    snprintf(sql, sizeof sql, "PRAGMA user_version = %lld", (long long)version);
    return run(l->base[base], sql, names[base], f);
}

/* ---- transactions over both files ---- */

static bool both(struct link *l, const char *sql, struct fault *f)
{
    return run(l->base[BASE_VAULT], sql, names[BASE_VAULT], f) &&
           run(l->base[BASE_DESK], sql, names[BASE_DESK], f);
}

static void sqlite_rollback(struct link *l)
{
    for (int i = 0; i < 2; i++)
        if (!sqlite3_get_autocommit(l->base[i]))
            sqlite3_exec(l->base[i], "ROLLBACK", NULL, NULL, NULL);
}

static bool sqlite_begin(struct link *l, bool writing, struct fault *f)
{
    if (both(l, writing ? "BEGIN IMMEDIATE" : "BEGIN", f))
        return true;
    sqlite_rollback(l);
    return false;
}

static bool sqlite_commit(struct link *l, struct fault *f)
{
    return both(l, "COMMIT", f);
}

static bool sqlite_mark(struct link *l, struct fault *f)
{
    return both(l, "SAVEPOINT job", f);
}

static bool sqlite_keep(struct link *l, struct fault *f)
{
    return both(l, "RELEASE job", f);
}

static bool sqlite_undo(struct link *l, struct fault *f)
{
    return both(l, "ROLLBACK TO job; RELEASE job", f);
}

/* ---- statements ---- */

static bool sqlite_prepare(struct link *l, const struct statement *st, struct prepared **ret,
                           struct fault *f)
{
    sqlite3 *db = l->base[st->base];
    struct prepared *p = calloc(1, sizeof *p);

    if (!p)
        return fault_set(f, FAULT_BUSY, "no memory for a statement");
    p->db = db;
    if (sqlite3_prepare_v3(db, st->sql, -1, SQLITE_PREPARE_PERSISTENT, &p->stmt, NULL) !=
        SQLITE_OK) {
        fail(db, st->name, f);
        free(p);
        return false;
    }
    *ret = p;
    return true;
}

static void sqlite_finish(struct prepared *p)
{
    sqlite3_finalize(p->stmt);
    free(p);
}

/* Bound values may be a customer's: they do not stay in the statement. */
static void sqlite_reset(struct prepared *p)
{
    sqlite3_reset(p->stmt);
    sqlite3_clear_bindings(p->stmt);
}

/* "$12" is a named parameter to SQLite: its index follows the order of appearance. */
static int parameter(struct prepared *p, int n)
{
    char name[12];

    snprintf(name, sizeof name, "$%d", n);
    return sqlite3_bind_parameter_index(p->stmt, name);
}

static bool sqlite_bind_i64(struct prepared *p, int n, int64_t v)
{
    return sqlite3_bind_int64(p->stmt, parameter(p, n), v) == SQLITE_OK;
}

static bool sqlite_bind_f64(struct prepared *p, int n, double v)
{
    return sqlite3_bind_double(p->stmt, parameter(p, n), v) == SQLITE_OK;
}

static bool sqlite_bind_text(struct prepared *p, int n, struct str s)
{
    return sqlite3_bind_text64(p->stmt, parameter(p, n), s.ptr, s.len,
                               s.len <= 64 ? SQLITE_TRANSIENT : SQLITE_STATIC,
                               SQLITE_UTF8) == SQLITE_OK;
}

static bool sqlite_bind_blob(struct prepared *p, int n, struct str s)
{
    /* Small ones (ids, digests) are copied: they live in the caller's frame. */
    return sqlite3_bind_blob64(p->stmt, parameter(p, n), s.ptr, s.len,
                               s.len <= 64 ? SQLITE_TRANSIENT : SQLITE_STATIC) == SQLITE_OK;
}

static bool sqlite_bind_null(struct prepared *p, int n)
{
    return sqlite3_bind_null(p->stmt, parameter(p, n)) == SQLITE_OK;
}

static enum step sqlite_step(struct prepared *p, struct fault *f)
{
    switch (sqlite3_step(p->stmt)) {
    case SQLITE_ROW:
        return STEP_ROW;
    case SQLITE_DONE:
        return STEP_END;
    default:
        fail(p->db, "statement", f);
        return STEP_FAULT;
    }
}

static bool sqlite_col_null(struct prepared *p, int col)
{
    return sqlite3_column_type(p->stmt, col) == SQLITE_NULL;
}

static int64_t sqlite_col_i64(struct prepared *p, int col)
{
    return sqlite3_column_int64(p->stmt, col);
}

static double sqlite_col_f64(struct prepared *p, int col)
{
    return sqlite3_column_double(p->stmt, col);
}

static struct str sqlite_col_text(struct prepared *p, int col)
{
    const unsigned char *text = sqlite3_column_text(p->stmt, col);

    return str_make(text, (size_t)sqlite3_column_bytes(p->stmt, col));
}

static struct str sqlite_col_blob(struct prepared *p, int col)
{
    const void *blob = sqlite3_column_blob(p->stmt, col);

    return str_make(blob, (size_t)sqlite3_column_bytes(p->stmt, col));
}

static int64_t sqlite_changed(struct prepared *p)
{
    return sqlite3_changes64(p->db);
}

/* ---- care ---- */

static bool check_base(sqlite3 *db, const char *name, bool deep, struct fault *f)
{
    sqlite3_stmt *stmt = NULL;
    bool ok = sqlite3_prepare_v2(db, deep ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)",
                                 -1, &stmt, NULL) == SQLITE_OK &&
              sqlite3_step(stmt) == SQLITE_ROW &&
              strcmp((const char *)sqlite3_column_text(stmt, 0), "ok") == 0;

    sqlite3_finalize(stmt);
    return ok || fault_set(f, FAULT_DAMAGED, "%s is damaged: restore it from a backup", name);
}

static bool sqlite_check(struct link *l, bool deep, struct fault *f)
{
    return check_base(l->base[BASE_DESK], names[BASE_DESK], deep, f) &&
           check_base(l->base[BASE_VAULT], names[BASE_VAULT], deep, f);
}

/* secure_delete has overwritten the bytes in the pages; the checkpoint brings those pages into
 * the file and empties the WAL, where the old ones were. */
static bool sqlite_clean_vault(struct link *l, struct fault *f)
{
    return run(l->base[BASE_VAULT], "PRAGMA wal_checkpoint(TRUNCATE)", names[BASE_VAULT], f);
}

const struct driver driver_sqlite = {
    .name = "sqlite",
    .connect = sqlite_connect,
    .disconnect = sqlite_disconnect,
    .script = sqlite_script,
    .version = sqlite_version,
    .set_version = sqlite_set_version,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .mark = sqlite_mark,
    .keep = sqlite_keep,
    .undo = sqlite_undo,
    .prepare = sqlite_prepare,
    .finish = sqlite_finish,
    .reset = sqlite_reset,
    .bind_i64 = sqlite_bind_i64,
    .bind_f64 = sqlite_bind_f64,
    .bind_text = sqlite_bind_text,
    .bind_blob = sqlite_bind_blob,
    .bind_null = sqlite_bind_null,
    .step = sqlite_step,
    .col_null = sqlite_col_null,
    .col_i64 = sqlite_col_i64,
    .col_f64 = sqlite_col_f64,
    .col_text = sqlite_col_text,
    .col_blob = sqlite_col_blob,
    .changed = sqlite_changed,
    .check = sqlite_check,
    .clean_vault = sqlite_clean_vault,
};
