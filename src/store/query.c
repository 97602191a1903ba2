/* SPDX-License-Identifier: EUPL-1.2 */
/* query.c - see query_priv.h.  Each connection keeps its statements prepared, in a hash table by
 * the statement's address; a query borrows one and gives it back. */
#include <stdlib.h>
#include <string.h>

#include "store/driver_priv.h"

#define KEPT_SIZE 512 /* more than there are statements */

struct query {
    const struct driver *driver;
    const struct statement *statement;
    struct prepared *prepared;
    bool failed; /* a bind did */
    bool own;    /* not from the table: that one was in use */
    struct kept *kept;
};

struct kept {
    const struct statement *statement;
    struct prepared *prepared;
    struct query query; /* lent out while `lent` */
    bool lent;
};

bool connection_open(const struct driver *d, const struct store_settings *s, bool writer,
                     struct connection **ret, struct fault *f)
{
    struct connection *c = calloc(1, sizeof *c);

    if (c)
        c->kept = calloc(KEPT_SIZE, sizeof *c->kept);
    if (!c || !c->kept) {
        free(c);
        return fault_set(f, FAULT_BUSY, "no memory for a database connection");
    }
    c->driver = d;
    if (!d->connect(s, writer, &c->link, f)) {
        free(c->kept);
        free(c);
        return false;
    }
    *ret = c;
    return true;
}

void connection_close(struct connection *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < KEPT_SIZE; i++)
        if (c->kept[i].prepared)
            c->driver->finish(c->kept[i].prepared);
    c->driver->disconnect(c->link);
    free(c->kept);
    free(c);
}

static struct kept *find_kept(struct connection *c, const struct statement *st)
{
    size_t i = ((uintptr_t)st >> 4) % KEPT_SIZE;

    while (c->kept[i].statement && c->kept[i].statement != st)
        i = (i + 1) % KEPT_SIZE;
    return &c->kept[i];
}

bool query_start(struct tx *tx, const struct statement *st, struct query **ret_query,
                 struct fault *f)
{
    struct connection *c = tx->connection;
    struct kept *k = find_kept(c, st);
    struct query *q;

    if (!k->prepared) {
        if (!c->driver->prepare(c->link, st, &k->prepared, f))
            return false;
        k->statement = st;
    }
    if (k->lent) { /* the same statement inside itself: a second copy for the while */
        q = calloc(1, sizeof *q);
        if (!q)
            return fault_set(f, FAULT_BUSY, "no memory for a query");
        if (!c->driver->prepare(c->link, st, &q->prepared, f)) {
            free(q);
            return false;
        }
        q->own = true;
    } else {
        k->lent = true;
        q = &k->query;
        *q = (struct query){ .prepared = k->prepared, .kept = k };
    }
    q->driver = c->driver;
    q->statement = st;
    *ret_query = q;
    return true;
}

void query_drop(struct query **qp)
{
    struct query *q = *qp;

    if (!q)
        return;
    q->driver->reset(q->prepared);
    if (q->own) {
        q->driver->finish(q->prepared);
        free(q);
    } else {
        q->kept->lent = false;
    }
    *qp = NULL;
}

enum step query_next(struct query *q, struct fault *f)
{
    enum step step;

    if (q->failed) {
        fault_set(f, FAULT_BROKEN, "%s: a parameter does not fit", q->statement->name);
        return STEP_FAULT;
    }
    step = q->driver->step(q->prepared, f);
    if (step == STEP_FAULT)
        fault_wrap(f, "%s", q->statement->name);
    return step;
}

bool query_run(struct query *q, struct fault *f)
{
    switch (query_next(q, f)) {
    case STEP_END:
        return true;
    case STEP_ROW:
        return fault_set(f, FAULT_BROKEN, "%s gave a row", q->statement->name);
    case STEP_FAULT:
        break;
    }
    return false;
}

void query_again(struct query *q)
{
    q->driver->reset(q->prepared);
    q->failed = false;
}

int64_t query_changed(struct query *q)
{
    return q->driver->changed(q->prepared);
}

int64_t query_added(struct query *q)
{
    return q->driver->added(q->prepared);
}

static void note(struct query *q, bool ok)
{
    q->failed = q->failed || !ok;
}

void query_id(struct query *q, int n, struct id id)
{
    if (id_is_none(id))
        query_null(q, n);
    else
        query_blob(q, n, id.b, sizeof id.b);
}

void query_i64(struct query *q, int n, int64_t v)
{
    note(q, q->driver->bind_i64(q->prepared, n, v));
}

void query_f64(struct query *q, int n, double v)
{
    note(q, q->driver->bind_f64(q->prepared, n, v));
}

void query_text(struct query *q, int n, struct str s)
{
    note(q, s.ptr ? q->driver->bind_text(q->prepared, n, s) : q->driver->bind_null(q->prepared, n));
}

void query_blob(struct query *q, int n, const void *p, size_t len)
{
    note(q, p ? q->driver->bind_blob(q->prepared, n, str_make(p, len))
              : q->driver->bind_null(q->prepared, n));
}

void query_null(struct query *q, int n)
{
    note(q, q->driver->bind_null(q->prepared, n));
}

bool query_col_null(struct query *q, int col)
{
    return q->driver->col_null(q->prepared, col);
}

struct id query_col_id(struct query *q, int col)
{
    struct id id = ID_NONE;

    query_col_bytes(q, col, id.b, sizeof id.b);
    return id;
}

int64_t query_col_i64(struct query *q, int col)
{
    return q->driver->col_i64(q->prepared, col);
}

double query_col_f64(struct query *q, int col)
{
    return q->driver->col_f64(q->prepared, col);
}

struct str query_col_text(struct query *q, int col, struct arena *a)
{
    if (q->driver->col_null(q->prepared, col))
        return STR_NONE;
    return str_copy(a, q->driver->col_text(q->prepared, col));
}

struct str query_col_blob(struct query *q, int col, struct arena *a)
{
    if (q->driver->col_null(q->prepared, col))
        return STR_NONE;
    return str_copy(a, q->driver->col_blob(q->prepared, col));
}

bool query_col_bytes(struct query *q, int col, void *ret, size_t size)
{
    struct str blob = q->driver->col_blob(q->prepared, col);

    if (blob.len != size)
        return false;
    memcpy(ret, blob.ptr, size);
    return true;
}
