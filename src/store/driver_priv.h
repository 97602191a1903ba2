/* SPDX-License-Identifier: EUPL-1.2 */
/* driver_priv.h - the one interface a database implements: SQLite now, PostgreSQL next, and one
 * that fails on purpose (faulty.c).
 *
 * A link is one connection to both bases of an installation (desk and vault), used by one thread
 * at a time.  SQL uses $1, $2, ... bound by number.  Every call that can fail fills the fault;
 * a full disk is FAULT_BUSY, a damaged file FAULT_DAMAGED.  A database may undo a whole
 * transaction by itself (SQLite does when the disk is full): then every later step, mark, keep
 * and undo of that transaction fails. */
#ifndef STORE_DRIVER_PRIV_H
#define STORE_DRIVER_PRIV_H

#include "store/query_priv.h"

struct link;
struct prepared;

struct driver {
    const char *name;
    /* `writer` links may make the files and write. */
    bool (*connect)(const struct store_settings *s, bool writer, struct link **ret_link,
                    struct fault *f);
    void (*disconnect)(struct link *l);

    bool (*script)(struct link *l, enum statement_base base, const char *sql, struct fault *f);
    /* The schema's version; -1 for a new, empty base. */
    bool (*version)(struct link *l, enum statement_base base, int64_t *ret, struct fault *f);
    bool (*set_version)(struct link *l, enum statement_base base, int64_t version, struct fault *f);
    /* Between transactions: are references held to?  A script that makes a table anew needs them
     * loose (sqlite.org/lang_altertable.html, 7); inside it, are all of them whole? */
    bool (*hold_references)(struct link *l, bool on, struct fault *f);
    bool (*check_references)(struct link *l, struct fault *f);

    /* A reading transaction sees one state of each base, the vault's not older than the desk's:
     * a key a row refers to is there, or was destroyed since. */
    bool (*begin)(struct link *l, bool writing, struct fault *f);
    bool (*commit)(struct link *l, struct fault *f); /* vault first, then desk; durable */
    void (*rollback)(struct link *l);
    bool (*mark)(struct link *l, struct fault *f); /* a savepoint */
    bool (*keep)(struct link *l, struct fault *f); /* the work since the mark stays */
    bool (*undo)(struct link *l, struct fault *f); /* it goes */

    bool (*prepare)(struct link *l, const struct statement *st, struct prepared **ret,
                    struct fault *f);
    void (*finish)(struct prepared *p);
    void (*reset)(struct prepared *p);
    bool (*bind_i64)(struct prepared *p, int n, int64_t v);
    bool (*bind_f64)(struct prepared *p, int n, double v);
    bool (*bind_text)(struct prepared *p, int n, struct str s);
    bool (*bind_blob)(struct prepared *p, int n, struct str s);
    bool (*bind_null)(struct prepared *p, int n);
    enum step (*step)(struct prepared *p, struct fault *f);
    bool (*col_null)(struct prepared *p, int col);
    int64_t (*col_i64)(struct prepared *p, int col);
    double (*col_f64)(struct prepared *p, int col);
    struct str (*col_text)(struct prepared *p, int col); /* borrowed until step or reset */
    struct str (*col_blob)(struct prepared *p, int col);
    int64_t (*changed)(struct prepared *p);
    int64_t (*added)(struct prepared *p); /* the row that the last INSERT made */

    bool (*check)(struct link *l, bool deep, struct fault *f);
    /* Deleted bytes of this base are gone from the disk; between transactions. */
    bool (*clean)(struct link *l, enum statement_base base, struct fault *f);
    /* One bounded step of rewriting the search index without what was removed from it. */
    bool (*tidy_search)(struct link *l, bool first, bool *ret_more, struct fault *f);
};

extern const struct driver driver_sqlite;

/* Wraps another driver's link: the n-th call of those that can fail, counted over the whole
 * store, fails. */
extern const struct driver driver_faulty;

/* ---- inside the store ---- */

/* A connection with its statements, prepared once each. */
struct connection {
    const struct driver *driver;
    struct link *link;
    struct kept *kept;        /* hash table */
    struct search_held *held; /* the writer's (search_priv.h) */
    struct connection *next;
};

struct tx {
    struct connection *connection;
};

bool connection_open(const struct driver *d, const struct store_settings *s, bool writer,
                     struct connection **ret, struct fault *f);
void connection_close(struct connection *c);

/* Brings both bases to the newest schema. */
bool migrate(struct connection *c, struct fault *f);

#endif
