/* SPDX-License-Identifier: EUPL-1.2 */
/* suggestions.c - see suggestions.h. */
#include "store/suggestions.h"

#include "store/rows_priv.h"
#include "store/switches.h"
#include "store_sql.h"

static struct id col_id(struct query *q, int col)
{
    return query_col_null(q, col) ? ID_NONE : query_col_id(q, col);
}

static struct str col_sealed(struct query *q, int col, struct arena *a)
{
    return query_col_null(q, col) ? STR_NONE : query_col_blob(q, col, a);
}

static ROW_READER(read_suggestion)
{
    *(struct suggestion_row *)ret_row = (struct suggestion_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .ticket = query_col_id(q, 2),
        .person = query_col_id(q, 3),
        .task = query_col_i64(q, 4),
        .lang = query_col_text(q, 5, a),
        .intent = query_col_text(q, 6, a),
        .by = query_col_id(q, 7),
        .at = query_col_i64(q, 8),
        .provider = col_id(q, 9),
        .version = query_col_i64(q, 10),
        .said = query_col_text(q, 11, a),
        .stop = query_col_i64(q, 12),
        .confidence = query_col_f64(q, 13),
        .answer = col_sealed(q, 14, a),
        .body = col_sealed(q, 15, a),
        .bytes_out = query_col_i64(q, 16),
        .bytes_in = query_col_i64(q, 17),
        .ms = query_col_i64(q, 18),
        .cost = query_col_i64(q, 19),
        .entry = (uint64_t)query_col_i64(q, 20),
        .verdict = query_col_i64(q, 21),
        .reason = query_col_i64(q, 22),
        .distance = query_col_f64(q, 23),
        .verdict_by = col_id(q, 24),
        .verdict_at = query_col_i64(q, 25),
        .seen = query_col_i64(q, 26) != 0,
    };
}

static void bind_sealed(struct query *q, int n, struct str sealed)
{
    if (sealed.ptr)
        query_blob(q, n, sealed.ptr, sealed.len);
    else
        query_null(q, n);
}

bool store_suggestion_add(struct tx *tx, const struct suggestion_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_suggestion_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->ticket);
    query_id(q, 4, row->person);
    query_i64(q, 5, row->task);
    query_text(q, 6, row->lang);
    query_text(q, 7, row->intent);
    query_id(q, 8, row->by);
    query_i64(q, 9, row->at);
    query_id(q, 10, row->provider);
    query_i64(q, 11, row->version);
    query_text(q, 12, row->said);
    query_i64(q, 13, row->stop);
    query_f64(q, 14, row->confidence);
    bind_sealed(q, 15, row->answer);
    bind_sealed(q, 16, row->body);
    query_i64(q, 17, row->bytes_out);
    query_i64(q, 18, row->bytes_in);
    query_i64(q, 19, row->ms);
    query_i64(q, 20, row->cost);
    query_i64(q, 21, (int64_t)row->entry);
    return query_run(q, f);
}

bool store_suggestion_get(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                          struct id id, struct suggestion_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_suggestion_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, ticket);
    query_id(q, 3, id);
    return row_one(q, a, read_suggestion, ret, FAULT_MISSING, "suggestion", f);
}

bool store_suggestion_list(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                           struct suggestion_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_suggestion_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, ticket);
    query_i64(q, 3, SUGGESTIONS_SHOWN);
    return row_all(q, a, read_suggestion, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_suggestion_judge(struct tx *tx, const struct suggestion_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_suggestion_judge, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_i64(q, 3, row->verdict);
    query_i64(q, 4, row->reason);
    query_f64(q, 5, row->distance);
    query_id(q, 6, row->verdict_by);
    query_i64(q, 7, row->verdict_at);
    query_i64(q, 8, row->seen);
    return row_change(q, FAULT_MISSING, "suggestion", f);
}

static ROW_READER(read_sum)
{
    *(struct suggestion_sum *)ret_row = (struct suggestion_sum){
        .task = query_col_i64(q, 0),
        .lang = query_col_text(q, 1, a),
        .intent = query_col_text(q, 2, a),
        .verdict = query_col_i64(q, 3),
        .reason = query_col_i64(q, 4),
        .count = query_col_i64(q, 5),
        .compared = query_col_i64(q, 6),
        .distance = query_col_f64(q, 7),
        .seen = query_col_i64(q, 8) != 0,
    };
}

static bool since(struct tx *tx, const struct statement *st, struct id org, msec from,
                  struct query **ret_query, struct fault *f)
{
    if (!query_start(tx, st, ret_query, f))
        return false;
    query_id(*ret_query, 1, org);
    query_i64(*ret_query, 2, from);
    return true;
}

bool store_suggestion_sums(struct tx *tx, struct arena *a, struct id org, msec from,
                           struct suggestion_sum **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!since(tx, &sql_suggestion_sums, org, from, &q, f))
        return false;
    query_i64(q, 3, SUGGESTION_SUMS_MAX);
    return row_all(q, a, read_sum, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_asked)
{
    (void)a;
    *(struct suggestion_asked *)ret_row = (struct suggestion_asked){
        .task = query_col_i64(q, 0),
        .remote = query_col_i64(q, 1) != 0,
        .stop = query_col_i64(q, 2),
        .count = query_col_i64(q, 3),
        .cost = query_col_i64(q, 4),
        .bytes_out = query_col_i64(q, 5),
        .ms = query_col_i64(q, 6),
    };
}

bool store_suggestion_asked(struct tx *tx, struct arena *a, struct id org, msec from,
                            struct suggestion_asked **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!since(tx, &sql_suggestion_asked, org, from, &q, f))
        return false;
    query_i64(q, 3, SUGGESTION_TOGETHER);
    return row_all(q, a, read_asked, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_suggestion_source_add(struct tx *tx, struct id suggestion,
                                 const struct suggestion_source_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_suggestion_source_add, &q, f))
        return false;
    query_id(q, 1, suggestion);
    query_i64(q, 2, row->kind);
    query_id(q, 3, row->source);
    query_i64(q, 4, row->version);
    query_i64(q, 5, row->passage);
    return query_run(q, f);
}

/* Four columns from `col` on; NULL where there is no source. */
static struct suggestion_source_row col_source(struct query *q, int col)
{
    return (struct suggestion_source_row){ .kind = query_col_i64(q, col),
                                           .source = col_id(q, col + 1),
                                           .version = query_col_i64(q, col + 2),
                                           .passage = query_col_i64(q, col + 3) };
}

static ROW_READER(read_fate)
{
    (void)a;
    *(struct fate_row *)ret_row = (struct fate_row){ .of = col_source(q, 0),
                                                     .kept = query_col_i64(q, 4),
                                                     .worth = query_col_f64(q, 5),
                                                     .refused = query_col_i64(q, 6) };
}

bool store_suggestion_fates(struct tx *tx, struct arena *a, const struct fates_wanted *wanted,
                            struct fate_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_suggestion_fates, &q, f))
        return false;
    query_id(q, 1, wanted->org);
    query_text(q, 2, wanted->intent);
    query_text(q, 3, wanted->lang);
    query_i64(q, 4, wanted->since);
    query_i64(q, 5, wanted->without[0]);
    query_i64(q, 6, wanted->without[1]);
    query_i64(q, 7, SUGGESTION_FATES_MAX);
    query_i64(q, 8, wanted->sent);
    return row_all(q, a, read_fate, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_judged)
{
    *(struct judged_row *)ret_row = (struct judged_row){ .at = query_col_i64(q, 0),
                                                         .task = query_col_i64(q, 1),
                                                         .lang = query_col_text(q, 2, a),
                                                         .intent = query_col_text(q, 3, a),
                                                         .remote = query_col_i64(q, 4) != 0,
                                                         .stop = query_col_i64(q, 5),
                                                         .confidence = query_col_f64(q, 6),
                                                         .verdict = query_col_i64(q, 7),
                                                         .reason = query_col_i64(q, 8),
                                                         .distance = query_col_f64(q, 9),
                                                         .from = col_source(q, 10),
                                                         .seen = query_col_i64(q, 14) != 0 };
}

bool store_suggestion_judged(struct tx *tx, struct arena *a, struct id org, msec from,
                             struct judged_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!since(tx, &sql_suggestion_judged_list, org, from, &q, f))
        return false;
    query_i64(q, 3, SUGGESTION_JUDGED_MAX);
    return row_all(q, a, read_judged, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_alike)
{
    *(struct alike_row *)ret_row = (struct alike_row){ .message = query_col_id(q, 0),
                                                       .person = query_col_id(q, 1),
                                                       .body = query_col_blob(q, 2, a) };
}

bool store_answers_alike(struct tx *tx, struct arena *a, const struct alike_wanted *wanted,
                         struct alike_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_answers_alike, &q, f))
        return false;
    query_id(q, 1, wanted->org);
    query_id(q, 2, wanted->ticket);
    query_text(q, 3, wanted->intent);
    query_text(q, 4, wanted->lang);
    query_text(q, 5, wanted->queue);
    query_i64(q, 6, wanted->status);
    query_i64(q, 7, wanted->direction);
    query_i64(q, 8, AI_SOURCE);
    query_i64(q, 9, ANSWERS_ALIKE_MAX);
    return row_all(q, a, read_alike, sizeof **ret_rows, ret_rows, ret_count, f);
}
