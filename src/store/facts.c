/* SPDX-License-Identifier: EUPL-1.2 */
/* facts.c - see facts.h.  Row numbers start at 1, entry numbers at 0. */
#include "store/facts.h"

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

static ROW_READER(read_index)
{
    (void)a;
    *(uint64_t *)ret_row = (uint64_t)query_col_i64(q, 0) - 1;
}

struct span_row {
    int64_t first, last;
};

static ROW_READER(read_span)
{
    (void)a;
    *(struct span_row *)ret_row = (struct span_row){ query_col_i64(q, 0), query_col_i64(q, 1) };
}

static bool one_number(struct tx *tx, const struct statement *which, int64_t *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    return query_start(tx, which, &q, f) &&
           row_one(q, NULL, read_number, ret, FAULT_BROKEN, "index of the journal", f);
}

bool store_fact_end(struct tx *tx, uint64_t *ret_n, struct fault *f)
{
    int64_t row;

    if (!one_number(tx, &sql_fact_end, &row, f))
        return false;
    *ret_n = (uint64_t)row;
    return true;
}

static void bind_text(struct query *q, int n, struct str text)
{
    query_text(q, n, text.len ? text : STR_NONE);
}

bool store_fact_put(struct tx *tx, const struct fact_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_fact_put, &q, f))
        return false;
    query_i64(q, 1, (int64_t)row->n + 1);
    query_blob(q, 2, row->org.b, sizeof row->org.b);
    query_i64(q, 3, row->at);
    query_blob(q, 4, row->by.b, sizeof row->by.b);
    query_text(q, 5, row->act);
    query_id(q, 6, row->on);
    bind_text(q, 7, row->purpose);
    bind_text(q, 8, row->result);
    return query_run(q, f);
}

bool store_fact_drop(struct tx *tx, uint64_t most, bool *ret_more, struct fault *f)
{
    scoped(query) *q = NULL;
    int64_t first, last;

    if (!one_number(tx, &sql_fact_first, &first, f) || !one_number(tx, &sql_fact_end, &last, f) ||
        !query_start(tx, &sql_fact_drop, &q, f))
        return false;
    query_i64(q, 1, first + (int64_t)most - 1);
    *ret_more = last >= first + (int64_t)most;
    return query_run(q, f);
}

/* Times are in order but where a clock was set back, so a span of rows holds a span of times. */
static bool narrow(struct tx *tx, struct fact_filter *l, struct fault *f)
{
    scoped(query) *q = NULL;
    struct span_row span;

    if (!l->since && !l->until)
        return true;
    if (!query_start(tx, &sql_fact_between, &q, f))
        return false;
    query_blob(q, 1, l->org.b, sizeof l->org.b);
    query_i64(q, 2, l->since);
    query_i64(q, 3, l->until ? l->until : INT64_MAX);
    if (!row_one(q, NULL, read_span, &span, FAULT_BROKEN, "times of the journal", f))
        return false;
    if (span.first && (uint64_t)span.first - 1 > l->from)
        l->from = (uint64_t)span.first - 1;
    if ((uint64_t)span.last < l->before)
        l->before = (uint64_t)span.last;
    return true;
}

/* The statement whose index fits best. */
static const struct statement *choose(const struct fact_filter *l)
{
    if (!id_is_none(l->on))
        return &sql_fact_find_subject;
    if (l->result.len && !str_eq(l->result, STR("allowed")) && !str_eq(l->result, STR("done")))
        return &sql_fact_find_no;
    if (l->act.len)
        return &sql_fact_find_act;
    if (l->by_program || !id_is_none(l->by))
        return &sql_fact_find_actor;
    return &sql_fact_find;
}

bool store_fact_find(struct tx *tx, struct arena *a, const struct fact_filter *filter,
                     uint64_t **ret_n, size_t *ret_count, struct fault *f)
{
    struct fact_filter l = *filter;
    scoped(query) *q = NULL;

    if (!narrow(tx, &l, f) || !query_start(tx, choose(&l), &q, f))
        return false;
    query_blob(q, 1, l.org.b, sizeof l.org.b);
    query_i64(q, 2, l.before < INT64_MAX ? (int64_t)l.before + 1 : INT64_MAX);
    query_i64(q, 3, (int64_t)l.from + 1);
    bind_text(q, 4, l.act);
    if (l.by_program)
        query_blob(q, 5, ID_NONE.b, sizeof l.by.b);
    else
        query_id(q, 5, l.by);
    query_id(q, 6, l.on);
    bind_text(q, 7, l.purpose);
    bind_text(q, 8, l.result);
    query_i64(q, 9, (int64_t)l.limit);
    return row_all(q, a, read_index, sizeof **ret_n, ret_n, ret_count, f);
}
