/* SPDX-License-Identifier: EUPL-1.2 */
/* sqlite.c - the SQLite driver: two files, WAL, synchronous=FULL.
 *
 * secure_delete is on, so that deleted bytes are overwritten where they stood.  That is not
 * enough for a destroyed key: when SQLite moves rows between pages it may leave a copy in a page's
 * unused middle.  clean() therefore rewrites vault.db whole (VACUUM) and empties its WAL.
 * Temporary tables and sorts stay in memory: nothing is written beside the two files and their
 * WALs. */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/driver_priv.h"
#include "store/fts_priv.h"

#define PARAMS_MAX 64
#define PATH_SIZE  4096
#define TIDY_PAGES 250 /* of the index, one step: some 10 ms */

/* What is said to the database in every transaction, prepared once. */
enum verb { BEGIN_READ, BEGIN_WRITE, PIN, ROOM, COMMIT, ROLLBACK, MARK, KEEP, UNDO, VERBS };

static const char *const verbs[] = {
    [BEGIN_READ] = "BEGIN",
    [BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [PIN] = "SELECT 1 FROM sqlite_master LIMIT 1", /* a snapshot begins with the first reading */
    [ROOM] = "INSERT INTO setting (name, value) VALUES ('room', printf('%16000c', ' '))",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [MARK] = "SAVEPOINT job",
    [KEEP] = "RELEASE job",
    [UNDO] = "ROLLBACK TO job",
};

struct link {
    sqlite3 *base[2];
    sqlite3_stmt *verb[2][VERBS];
    bool inside;          /* a transaction; SQLite may have left it by itself */
    int64_t vault_before; /* rows changed in vault.db before this transaction */
};

struct prepared {
    struct link *link;
    enum statement_base base;
    sqlite3_stmt *stmt;
    uint8_t place[PARAMS_MAX + 1]; /* of $n in SQLite's numbering */
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
    case SQLITE_TOOBIG:
        return FAULT_LIMIT;
    default:
        return FAULT_BROKEN;
    }
}

/* No room can also come as an I/O error: past a quota or a limit, or when syncing.  SQLite keeps
 * the system's error only where a statement fails, not where a commit does. */
static bool no_room(sqlite3 *db, int code)
{
    int error = sqlite3_system_errno(db) ? sqlite3_system_errno(db) : errno;

    return (code & 0xff) == SQLITE_IOERR && (error == ENOSPC || error == EDQUOT || error == EFBIG);
}

static bool fail_with(int code, sqlite3 *db, const char *what, struct fault *f)
{
    if (no_room(db, code))
        code = SQLITE_FULL;
    return fault_set(f, kind_of(code), "%s: %s", what, sqlite3_errstr(code));
}

/* SQLite's messages may quote SQL, never bound values: no customer's word. */
static bool fail(sqlite3 *db, const char *what, struct fault *f)
{
    int code = sqlite3_extended_errcode(db); /* out of memory, when db is NULL */

    if (no_room(db, code))
        return fail_with(code, db, what, f);
    return fault_set(f, kind_of(code), "%s: %s", what, sqlite3_errmsg(db));
}

static bool run(sqlite3 *db, const char *sql, const char *what, struct fault *f)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK || fail(db, what, f);
}

/* ---- opening ---- */

static void sqlite_disconnect(struct link *l)
{
    if (!l)
        return;
    for (int base = 0; base < 2; base++) {
        for (int v = 0; v < VERBS; v++)
            sqlite3_finalize(l->verb[base][v]);
        sqlite3_close(l->base[base]);
    }
    free(l);
}

static int64_t size_of(const char *path)
{
    struct stat st;

    return stat(path, &st) ? 0 : (int64_t)st.st_size;
}

/* desk.db is made before vault.db: a vault alone means that the desk was lost.  New files are
 * their owner's only; SQLite gives WALs the mode of their file.  A file that is there is not
 * opened: closing it would drop the locks that other connections of this process have on it
 * (POSIX), and the next visitor with an sqlite3 shell would take their WAL away. */
static bool make_files(const char *folder, struct fault *f)
{
    char desk[PATH_SIZE], vault[PATH_SIZE];
    const char *const paths[] = { desk, vault };

    snprintf(desk, sizeof desk, "%s/%s", folder, names[BASE_DESK]);
    snprintf(vault, sizeof vault, "%s/%s", folder, names[BASE_VAULT]);
    if (!size_of(desk) && size_of(vault))
        return fault_set(f, FAULT_DAMAGED,
                         "%s is missing or empty, but vault.db is there: restore it from a backup",
                         desk);
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        int fd = open(paths[i], O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

        if (fd < 0 && errno != EEXIST)
            return fault_set(f, FAULT_BROKEN, "%s: %s", paths[i], strerror(errno));
        if (fd >= 0)
            close(fd);
    }
    return true;
}

static const char *settings_of(enum statement_base base, bool writer)
{
    if (base == BASE_VAULT)
        return writer ? "PRAGMA secure_delete = ON; PRAGMA cache_size = -512;"
                      : "PRAGMA cache_size = -512; PRAGMA query_only = ON;";
    return writer ? "PRAGMA secure_delete = ON; PRAGMA cache_size = -16384;"
                    "PRAGMA wal_autocheckpoint = 4000;"
                  : "PRAGMA cache_size = -2048; PRAGMA query_only = ON;";
}

static bool open_base(struct link *l, const char *folder, enum statement_base base, bool writer,
                      struct fault *f)
{
    char path[PATH_SIZE];
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/%s", folder, names[base]);
    if (sqlite3_open_v2(path, &l->base[base], SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE, NULL) !=
        SQLITE_OK)
        return fail(l->base[base], path, f);
    db = l->base[base];
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, 10000);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    /* FTS5 is not "innocuous" to SQLite: the desk's schema may use it. */
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, base == BASE_DESK, NULL);
    return run(db,
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
               "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;",
               path, f) &&
           run(db, settings_of(base, writer), path, f) &&
           (base == BASE_VAULT || fts_register(db, f));
}

static bool sqlite_connect(const struct store_settings *s, bool writer, struct link **ret_link,
                           struct fault *f)
{
    struct link *l;

    if (writer && !make_files(s->folder, f))
        return false;
    l = calloc(1, sizeof *l);
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

static bool sqlite_hold_references(struct link *l, bool on, struct fault *f)
{
    return run(l->base[BASE_DESK], on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF",
               names[BASE_DESK], f);
}

static bool sqlite_check_references(struct link *l, struct fault *f)
{
    int64_t broken;

    if (!one_number(l->base[BASE_DESK], "SELECT count(*) FROM pragma_foreign_key_check", &broken,
                    f))
        return false;
    return broken == 0 || fault_set(f, FAULT_DAMAGED, "%s: %lld rows refer to rows that are gone",
                                    names[BASE_DESK], (long long)broken);
}

/* ---- transactions over both files ---- */

static bool say(struct link *l, enum statement_base base, enum verb verb, struct fault *f)
{
    sqlite3_stmt **stmt = &l->verb[base][verb];
    sqlite3 *db = l->base[base];
    int code;

    if (!*stmt &&
        sqlite3_prepare_v3(db, verbs[verb], -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL) != SQLITE_OK)
        return fail(db, names[base], f);
    code = sqlite3_step(*stmt);
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        fail(db, names[base], f);
    sqlite3_reset(*stmt);
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

static bool both(struct link *l, enum verb verb, struct fault *f)
{
    return say(l, BASE_VAULT, verb, f) && say(l, BASE_DESK, verb, f);
}

static void sqlite_rollback(struct link *l)
{
    for (int i = 0; i < 2; i++)
        if (!sqlite3_get_autocommit(l->base[i]))
            say(l, i, ROLLBACK, NULL);
    l->inside = false;
}

static bool sqlite_begin(struct link *l, bool writing, struct fault *f)
{
    l->vault_before = sqlite3_total_changes64(l->base[BASE_VAULT]);
    l->inside = true;
    if (both(l, writing ? BEGIN_WRITE : BEGIN_READ, f) && (writing || say(l, BASE_DESK, PIN, f)))
        return true;
    sqlite_rollback(l);
    return false;
}

static bool flush(struct link *l, struct fault *f)
{
    int code = sqlite3_db_cacheflush(l->base[BASE_DESK]);

    /* SQLITE_BUSY: pages an open statement uses were passed over. */
    return code == SQLITE_OK || code == SQLITE_BUSY ||
           fail_with(code, l->base[BASE_DESK], names[BASE_DESK], f);
}

/* Makes room in the desk's WAL before the vault commits, so that a full disk says so while both
 * can still be undone.  A savepoint makes the search index write its pages, then all pages go to
 * the WAL, but for the one that says "committed".  Its place is held by a row of new pages, which
 * is undone: the WAL goes back, its file stays as long as it was. */
static bool make_room(struct link *l, struct fault *f)
{
    if (sqlite3_total_changes64(l->base[BASE_VAULT]) == l->vault_before)
        return true;
    return say(l, BASE_DESK, MARK, f) && say(l, BASE_DESK, KEEP, f) && flush(l, f) &&
           say(l, BASE_DESK, MARK, f) && say(l, BASE_DESK, ROOM, f) && flush(l, f) &&
           say(l, BASE_DESK, UNDO, f) && say(l, BASE_DESK, KEEP, f);
}

static bool sqlite_commit(struct link *l, struct fault *f)
{
    if (!make_room(l, f) || !both(l, COMMIT, f))
        return false;
    l->inside = false;
    return true;
}

static bool sqlite_mark(struct link *l, struct fault *f)
{
    return both(l, MARK, f);
}

static bool sqlite_keep(struct link *l, struct fault *f)
{
    return both(l, KEEP, f);
}

static bool sqlite_undo(struct link *l, struct fault *f)
{
    return both(l, UNDO, f) && both(l, KEEP, f);
}

/* ---- statements ---- */

/* "$12" is a named parameter to SQLite: its number follows the order of appearance. */
static void find_places(struct prepared *p)
{
    int count = sqlite3_bind_parameter_count(p->stmt);

    for (int i = 1; i <= count && i <= PARAMS_MAX; i++) {
        const char *name = sqlite3_bind_parameter_name(p->stmt, i);
        long n = name && name[0] == '$' ? strtol(name + 1, NULL, 10) : 0;

        if (n > 0 && n <= PARAMS_MAX)
            p->place[n] = (uint8_t)i;
    }
}

static bool sqlite_prepare(struct link *l, const struct statement *st, struct prepared **ret,
                           struct fault *f)
{
    sqlite3 *db = l->base[st->base];
    struct prepared *p = calloc(1, sizeof *p);

    if (!p)
        return fault_set(f, FAULT_BUSY, "no memory for a statement");
    p->link = l;
    p->base = st->base;
    if (sqlite3_prepare_v3(db, st->sql, -1, SQLITE_PREPARE_PERSISTENT, &p->stmt, NULL) !=
        SQLITE_OK) {
        fail(db, names[st->base], f);
        free(p);
        return fault_wrap(f, "%s", st->name);
    }
    find_places(p);
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

/* 0, which no bind takes, when the statement has no such parameter. */
static int parameter(struct prepared *p, int n)
{
    return n > 0 && n <= PARAMS_MAX ? p->place[n] : 0;
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
    sqlite3 *db = p->link->base[p->base];

    /* Work that goes on after the database undid its transaction would be kept by halves. */
    if (p->link->inside && sqlite3_get_autocommit(db)) {
        fault_set(f, FAULT_BUSY, "%s undid the transaction", names[p->base]);
        return STEP_FAULT;
    }
    switch (sqlite3_step(p->stmt)) {
    case SQLITE_ROW:
        return STEP_ROW;
    case SQLITE_DONE:
        return STEP_END;
    default:
        fail(db, names[p->base], f);
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
    return sqlite3_changes64(p->link->base[p->base]);
}

static int64_t sqlite_added(struct prepared *p)
{
    return sqlite3_last_insert_rowid(p->link->base[p->base]);
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

/* integrity_check does not look into the search index: FTS5 has a check of its own. */
static bool sqlite_check(struct link *l, bool deep, struct fault *f)
{
    if (!check_base(l->base[BASE_DESK], names[BASE_DESK], deep, f) ||
        !check_base(l->base[BASE_VAULT], names[BASE_VAULT], deep, f))
        return false;
    return !deep || run(l->base[BASE_DESK], "INSERT INTO search(search) VALUES ('integrity-check')",
                        "search index of desk.db", f);
}

/* A checkpoint that readers held up is no error to SQLite, but says so in its row. */
static bool empty_wal(sqlite3 *db, const char *name, struct fault *f)
{
    int64_t held_up;

    if (!one_number(db, "PRAGMA wal_checkpoint(TRUNCATE)", &held_up, f))
        return fault_wrap(f, "%s", name);
    return !held_up || fault_set(f, FAULT_BUSY, "%s is being read for too long", name);
}

static bool sqlite_clean(struct link *l, enum statement_base base, struct fault *f)
{
    sqlite3 *db = l->base[base];

    if (base == BASE_VAULT && !run(db, "VACUUM", names[base], f))
        return false;
    return empty_wal(db, names[base], f);
}

/* Removed rows stay in the index, marked, until the segments they are in are merged.  A negative
 * number begins a merge of all segments, a positive one goes on with it; FTS5 has come to the end
 * when it changes less than two rows (its manual, "The 'merge' Command"). */
static bool sqlite_tidy_search(struct link *l, bool first, bool *ret_more, struct fault *f)
{
    sqlite3 *db = l->base[BASE_DESK];
    int64_t before = sqlite3_total_changes64(db);
    char sql[96];

    snprintf(sql, sizeof sql, "INSERT INTO search(search, rank) VALUES ('merge', %d)",
             first ? -TIDY_PAGES : TIDY_PAGES);
    if (!run(db, sql, "search index of desk.db", f))
        return false;
    *ret_more = sqlite3_total_changes64(db) - before >= 2;
    return true;
}

const struct driver driver_sqlite = {
    .name = "sqlite",
    .connect = sqlite_connect,
    .disconnect = sqlite_disconnect,
    .script = sqlite_script,
    .version = sqlite_version,
    .set_version = sqlite_set_version,
    .hold_references = sqlite_hold_references,
    .check_references = sqlite_check_references,
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
    .added = sqlite_added,
    .check = sqlite_check,
    .clean = sqlite_clean,
    .tidy_search = sqlite_tidy_search,
};
