/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic.c - see automatic.h. */
#include "store/automatic.h"

#include "store/rows_priv.h"
#include "store_sql.h"

static struct id col_id(struct query *q, int col)
{
    return query_col_null(q, col) ? ID_NONE : query_col_id(q, col);
}

/* ---- rules ---- */

static ROW_READER(read_rule)
{
    *(struct automatic_rule_row *)ret_row = (struct automatic_rule_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .intent = query_col_text(q, 2, a),
        .lang = query_col_text(q, 3, a),
        .mode = (enum automatic_mode)query_col_i64(q, 4),
        .promise = query_col_f64(q, 5),
        .threshold = query_col_null(q, 6) ? 0 : query_col_f64(q, 6),
        .chosen = query_col_i64(q, 7) != 0,
        .sample = query_col_i64(q, 8),
        .by = col_id(q, 9),
        .at = query_col_i64(q, 10),
        .reason = query_col_text(q, 11, a),
        .maker = query_col_text(q, 12, a),
    };
}

bool store_automatic_rule_add(struct tx *tx, const struct automatic_rule_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_automatic_rule_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_text(q, 3, row->intent);
    query_text(q, 4, row->lang);
    query_i64(q, 5, row->mode);
    query_f64(q, 6, row->promise);
    if (row->threshold > 0)
        query_f64(q, 7, row->threshold);
    else
        query_null(q, 7);
    query_i64(q, 8, row->chosen);
    query_i64(q, 9, row->sample);
    query_id(q, 10, row->by);
    query_i64(q, 11, row->at);
    query_text(q, 12, row->reason);
    query_text(q, 13, row->maker);
    return query_run(q, f);
}

static bool get_rule(struct tx *tx, struct arena *a, const struct statement *st, struct id org,
                     struct str intent, struct str lang, struct automatic_rule_row *ret,
                     struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, org);
    query_text(q, 2, intent);
    query_text(q, 3, lang);
    return row_one(q, a, read_rule, ret, FAULT_MISSING, "rule of automatic answers", f);
}

bool store_automatic_rule_for(struct tx *tx, struct arena *a, struct id org, struct str intent,
                              struct str lang, struct automatic_rule_row *ret, struct fault *f)
{
    return get_rule(tx, a, &sql_automatic_rule_for, org, intent, lang, ret, f);
}

bool store_automatic_rule_get(struct tx *tx, struct arena *a, struct id org, struct str intent,
                              struct str lang, struct automatic_rule_row *ret, struct fault *f)
{
    return get_rule(tx, a, &sql_automatic_rule_get, org, intent, lang, ret, f);
}

static bool list_rules(struct tx *tx, struct arena *a, const struct statement *st, struct id org,
                       struct automatic_rule_row **ret, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, AUTOMATIC_RULES_SHOWN);
    return row_all(q, a, read_rule, sizeof **ret, ret, ret_count, f);
}

bool store_automatic_rules(struct tx *tx, struct arena *a, struct id org,
                           struct automatic_rule_row **ret, size_t *ret_count, struct fault *f)
{
    return list_rules(tx, a, &sql_automatic_rule_list, org, ret, ret_count, f);
}

bool store_automatic_rules_past(struct tx *tx, struct arena *a, struct id org,
                                struct automatic_rule_row **ret, size_t *ret_count, struct fault *f)
{
    return list_rules(tx, a, &sql_automatic_rule_past, org, ret, ret_count, f);
}

/* ---- tickets ---- */

static ROW_READER(read_case)
{
    *(struct automatic_case_row *)ret_row = (struct automatic_case_row){
        .ticket = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .person = query_col_id(q, 2),
        .intent = query_col_text(q, 3, a),
        .lang = query_col_text(q, 4, a),
        .answer = query_col_id(q, 5),
        .at = query_col_i64(q, 6),
        .state = (enum automatic_state)query_col_i64(q, 7),
        .mode = (enum automatic_mode)query_col_i64(q, 8),
        .rule = col_id(q, 9),
        .reason = query_col_i64(q, 10),
        .confidence = query_col_f64(q, 11),
        .threshold = query_col_f64(q, 12),
        .suggestion = col_id(q, 13),
        .reply = col_id(q, 14),
        .alike = query_col_f64(q, 15),
        .judged = (enum automatic_judged)query_col_i64(q, 16),
        .how = (enum automatic_how)query_col_i64(q, 17),
        .judged_by = col_id(q, 18),
        .judged_at = query_col_i64(q, 19),
        .handed = query_col_i64(q, 20),
        .handed_at = query_col_i64(q, 21),
        .tries = query_col_i64(q, 22),
        .next_at = query_col_i64(q, 23),
        .maker = query_col_text(q, 24, a),
    };
}

bool store_automatic_add(struct tx *tx, const struct automatic_case_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_automatic_case_add, &q, f))
        return false;
    query_id(q, 1, row->ticket);
    query_id(q, 2, row->org);
    query_id(q, 3, row->person);
    query_text(q, 4, row->intent);
    query_text(q, 5, row->lang);
    query_id(q, 6, row->answer);
    query_i64(q, 7, row->at);
    return query_run(q, f);
}

bool store_automatic_get(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                         struct automatic_case_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_automatic_case_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, ticket);
    return row_one(q, a, read_case, ret, FAULT_MISSING, "automatic answer", f);
}

bool store_automatic_by_answer(struct tx *tx, struct arena *a, struct id answer,
                               struct automatic_case_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_automatic_case_by_answer, &q, f))
        return false;
    query_id(q, 1, answer);
    return row_one(q, a, read_case, ret, FAULT_MISSING, "automatic answer", f);
}

bool store_automatic_next(struct tx *tx, struct arena *a, msec now, struct automatic_case_row *ret,
                          struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_automatic_case_next, &q, f))
        return false;
    query_i64(q, 1, now);
    return row_one(q, a, read_case, ret, FAULT_MISSING, "automatic answer", f);
}

/* A statement about one ticket: its first two parameters. */
static bool start(struct tx *tx, const struct statement *st, struct id org, struct id ticket,
                  struct query **ret, struct fault *f)
{
    if (!query_start(tx, st, ret, f))
        return false;
    query_id(*ret, 1, org);
    query_id(*ret, 2, ticket);
    return true;
}

bool store_automatic_later(struct tx *tx, const struct automatic_case_row *row, msec next_at,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start(tx, &sql_automatic_case_later, row->org, row->ticket, &q, f))
        return false;
    query_i64(q, 3, next_at);
    return query_run(q, f);
}

bool store_automatic_decide(struct tx *tx, const struct automatic_case_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start(tx, &sql_automatic_case_decide, row->org, row->ticket, &q, f))
        return false;
    query_i64(q, 3, row->state);
    query_i64(q, 4, row->mode);
    query_id(q, 5, row->rule);
    query_i64(q, 6, row->reason);
    query_f64(q, 7, row->confidence);
    query_f64(q, 8, row->threshold);
    query_id(q, 9, row->suggestion);
    query_text(q, 10, row->maker);
    return row_change(q, FAULT_CONFLICT, "automatic answer that waits", f);
}

bool store_automatic_sent(struct tx *tx, struct id org, struct id ticket, struct fault *f)
{
    scoped(query) *q = NULL;

    return start(tx, &sql_automatic_case_sent, org, ticket, &q, f) &&
           row_change(q, FAULT_CONFLICT, "automatic answer to be sent", f);
}

bool store_automatic_replied(struct tx *tx, struct id org, struct id ticket, struct id message,
                             msec now, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start(tx, &sql_automatic_case_replied, org, ticket, &q, f))
        return false;
    query_id(q, 3, message);
    query_i64(q, 4, now);
    return query_run(q, f);
}

bool store_automatic_compared(struct tx *tx, const struct automatic_case_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start(tx, &sql_automatic_case_compared, row->org, row->ticket, &q, f))
        return false;
    query_f64(q, 3, row->alike);
    query_i64(q, 4, row->judged);
    query_i64(q, 5, row->judged_at);
    return query_run(q, f);
}

bool store_automatic_judge(struct tx *tx, const struct automatic_case_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start(tx, &sql_automatic_case_judge, row->org, row->ticket, &q, f))
        return false;
    query_i64(q, 3, row->judged);
    query_i64(q, 4, row->how);
    query_id(q, 5, row->judged_by);
    query_i64(q, 6, row->judged_at);
    return row_change(q, FAULT_MISSING, "automatic answer", f);
}

bool store_automatic_hand(struct tx *tx, const struct automatic_case_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start(tx, &sql_automatic_case_hand, row->org, row->ticket, &q, f))
        return false;
    query_i64(q, 3, row->handed);
    query_i64(q, 4, row->handed_at);
    return query_run(q, f);
}

static ROW_READER(read_count)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

bool store_automatic_recent(struct tx *tx, struct id org, struct id person, struct id ticket,
                            msec since, int64_t *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_automatic_case_recent, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, person);
    query_i64(q, 3, since);
    query_id(q, 4, ticket);
    return row_one(q, NULL, read_count, ret, FAULT_BROKEN, "count", f);
}

/* ---- what was judged ---- */

static bool start_wanted(struct tx *tx, const struct statement *st,
                         const struct automatic_wanted *w, struct query **ret, struct fault *f)
{
    if (!query_start(tx, st, ret, f))
        return false;
    query_id(*ret, 1, w->org);
    query_text(*ret, 2, w->intent);
    query_text(*ret, 3, w->lang);
    return true;
}

static ROW_READER(read_judged)
{
    (void)a;
    *(struct automatic_judged_row *)ret_row =
        (struct automatic_judged_row){ .confidence = query_col_f64(q, 0),
                                       .wrong = query_col_i64(q, 1) != 0,
                                       .refused = query_col_i64(q, 2) != 0 };
}

bool store_automatic_judged(struct tx *tx, struct arena *a, const struct automatic_wanted *w,
                            struct automatic_judged_row **ret, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start_wanted(tx, &sql_automatic_case_judged, w, &q, f))
        return false;
    query_i64(q, 4, w->settled);
    query_i64(q, 5, w->limit);
    query_text(q, 6, w->maker);
    return row_all(q, a, read_judged, sizeof **ret, ret, ret_count, f);
}

bool store_automatic_list(struct tx *tx, struct arena *a, const struct automatic_wanted *w,
                          struct automatic_case_row **ret, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!start_wanted(tx, &sql_automatic_case_list, w, &q, f))
        return false;
    query_i64(q, 4, AUTOMATIC_CASES_SHOWN);
    return row_all(q, a, read_case, sizeof **ret, ret, ret_count, f);
}

static ROW_READER(read_counted)
{
    *(struct automatic_count *)ret_row = (struct automatic_count){
        .intent = query_col_text(q, 0, a),
        .lang = query_col_text(q, 1, a),
        .state = query_col_i64(q, 2),
        .reason = query_col_i64(q, 3),
        .handed = query_col_i64(q, 4),
        .judged = query_col_i64(q, 5),
        .count = query_col_i64(q, 6),
    };
}

bool store_automatic_counts(struct tx *tx, struct arena *a, struct id org, msec since,
                            struct automatic_count **ret, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_automatic_case_counts, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, since);
    query_i64(q, 3, AUTOMATIC_COUNTS_SHOWN);
    return row_all(q, a, read_counted, sizeof **ret, ret, ret_count, f);
}
