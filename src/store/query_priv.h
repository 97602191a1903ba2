/* SPDX-License-Identifier: EUPL-1.2 */
/* query_priv.h - one named statement, bound, stepped and read; for the typed functions of store/.
 *
 *     scoped(query) *q = NULL;
 *     if (!query_start(tx, &sql_ticket_get, &q, f)) return ...;
 *     query_id(q, 1, id);
 *     switch (query_next(q, f)) { case STEP_ROW: ... }
 *
 * Statements are the constants made from the .sql files of store/sql; parameters are $1, $2, ...
 * (bound by number).  A bind that fails sticks and makes query_next() fail.  Column texts are
 * copied into the arena given. */
#ifndef STORE_QUERY_PRIV_H
#define STORE_QUERY_PRIV_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/id.h"
#include "base/str.h"
#include "store/store.h"

enum statement_base { BASE_DESK, BASE_VAULT };

struct statement {
    const char *name, *sql;
    enum statement_base base;
};

struct query;
enum step { STEP_ROW, STEP_END, STEP_FAULT };

bool query_start(struct tx *tx, const struct statement *st, struct query **ret_query,
                 struct fault *f);
void query_drop(struct query **q); /* gives the statement back to the connection's cache */
enum step query_next(struct query *q, struct fault *f);
/* For statements that return no row: true at STEP_END. */
bool query_run(struct query *q, struct fault *f);
/* Runs again with new parameters (bulk inserts). */
void query_again(struct query *q);
int64_t query_changed(struct query *q); /* rows the last run changed */
int64_t query_added(struct query *q);   /* number of the row that the last run inserted */

void query_id(struct query *q, int n, struct id id); /* ID_NONE binds NULL */
void query_i64(struct query *q, int n, int64_t v);
void query_f64(struct query *q, int n, double v);
void query_text(struct query *q, int n,
                struct str s); /* ptr NULL binds NULL; borrowed until query_next() */
void query_blob(struct query *q, int n, const void *p, size_t len);
void query_null(struct query *q, int n);

bool query_col_null(struct query *q, int col); /* columns from 0 */
struct id query_col_id(struct query *q, int col);
int64_t query_col_i64(struct query *q, int col);
double query_col_f64(struct query *q, int col);
struct str query_col_text(struct query *q, int col, struct arena *a);
struct str query_col_blob(struct query *q, int col, struct arena *a);
/* A blob of just `size` bytes; false, and nothing is written, when it has another size. */
bool query_col_bytes(struct query *q, int col, void *ret, size_t size);

#endif
