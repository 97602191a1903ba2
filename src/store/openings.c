/* SPDX-License-Identifier: EUPL-1.2 */
/* openings.c - see openings.h. */
#include "store/openings.h"

#include "base/attr.h"
#include "store/rows_priv.h"
#include "store_sql.h"

/* ---- counts of a day ---- */

static ROW_READER(read_day)
{
    struct opening_day_row *row = ret_row;

    (void)a;
    *row = (struct opening_day_row){ .account = query_col_id(q, 0),
                                     .day = query_col_i64(q, 1),
                                     .persons = query_col_i64(q, 2),
                                     .openings = query_col_i64(q, 3),
                                     .no_ticket = query_col_i64(q, 4),
                                     .off_hours = query_col_i64(q, 5),
                                     .emergencies = query_col_i64(q, 6),
                                     .number = query_col_i64(q, 7),
                                     .run = query_col_i64(q, 8),
                                     .longest = query_col_i64(q, 9),
                                     .person = query_col_id(q, 10),
                                     .pages = query_col_i64(q, 11) };
}

bool store_opening_day(struct tx *tx, struct id org, struct id account, int64_t day,
                       struct opening_day_row *ret, bool *ret_new, struct fault *f)
{
    scoped(query) *q = NULL;
    struct fault why = { 0 };

    *ret = (struct opening_day_row){ .account = account, .day = day };
    if (!query_start(tx, &sql_opening_day_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, account);
    query_i64(q, 3, day);
    *ret_new = !row_one(q, NULL, read_day, ret, FAULT_MISSING, "counts of a day", &why);
    return !*ret_new || why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

bool store_opening_day_put(struct tx *tx, struct id org, const struct opening_day_row *row,
                           struct fault *f)
{
    const int64_t numbers[] = { row->day,       row->persons,   row->openings,
                                row->no_ticket, row->off_hours, row->emergencies,
                                row->number,    row->run,       row->longest };
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_opening_day_put, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, row->account);
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        query_i64(q, 3 + (int)i, numbers[i]);
    query_id(q, 12, row->person);
    query_i64(q, 13, row->pages);
    return query_run(q, f);
}

bool store_opening_days(struct tx *tx, struct arena *a, struct id org, int64_t day, int64_t limit,
                        struct opening_day_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_opening_day_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, day);
    query_i64(q, 3, limit);
    return row_all(q, a, read_day, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_count)
{
    int64_t *n = ret_row;

    (void)a;
    *n = query_col_i64(q, 0);
}

bool store_opening_usual(struct tx *tx, struct arena *a, struct id org, struct id account,
                         bool others, int64_t from, int64_t to, size_t least, int64_t *ret,
                         struct fault *f)
{
    scoped(query) *q = NULL;
    int64_t *counts;
    size_t n;

    if (!query_start(tx, others ? &sql_opening_team : &sql_opening_own, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, account);
    query_i64(q, 3, from);
    query_i64(q, 4, to);
    if (!row_all(q, a, read_count, sizeof *counts, &counts, &n, f))
        return false;
    *ret = n && n >= least ? counts[n / 2] : -1; /* they come in order */
    return true;
}

static ROW_READER(read_limits)
{
    int64_t *own = ret_row;

    (void)a;
    for (int i = 0; i < OPENING_LIMIT_COLUMNS; i++)
        own[i] = query_col_null(q, i) ? -1 : query_col_i64(q, i);
}

bool store_opening_limit_get(struct tx *tx, struct id account,
                             int64_t ret[static OPENING_LIMIT_COLUMNS], struct fault *f)
{
    struct fault why = { 0 };
    scoped(query) *q = NULL;

    for (int i = 0; i < OPENING_LIMIT_COLUMNS; i++)
        ret[i] = -1;
    if (!query_start(tx, &sql_opening_limit_get, &q, f))
        return false;
    query_id(q, 1, account);
    return row_one(q, NULL, read_limits, ret, FAULT_MISSING, "limits of a user", &why) ||
           why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

bool store_opening_limit_put(struct tx *tx, struct id account,
                             const int64_t own[static OPENING_LIMIT_COLUMNS], struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_opening_limit_put, &q, f))
        return false;
    query_id(q, 1, account);
    for (int i = 0; i < OPENING_LIMIT_COLUMNS; i++)
        if (own[i] < 0)
            query_null(q, i + 2);
        else
            query_i64(q, i + 2, own[i]);
    return query_run(q, f);
}

static bool person_query(struct tx *tx, const struct statement *st, struct id org,
                         struct id account, int64_t day, struct id person, struct query **ret,
                         struct fault *f)
{
    if (!query_start(tx, st, ret, f))
        return false;
    query_id(*ret, 1, org);
    query_id(*ret, 2, account);
    query_i64(*ret, 3, day);
    query_id(*ret, 4, person);
    return true;
}

bool store_opening_person(struct tx *tx, struct id org, struct id account, int64_t day,
                          struct id person, bool *ret_new, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!person_query(tx, &sql_opening_person_add, org, account, day, person, &q, f) ||
        !query_run(q, f))
        return false;
    *ret_new = query_changed(q) > 0;
    return true;
}

bool store_opening_person_is(struct tx *tx, struct id org, struct id account, int64_t since,
                             struct id person, bool *ret_is, struct fault *f)
{
    scoped(query) *q = NULL;

    return person_query(tx, &sql_opening_person_is, org, account, since, person, &q, f) &&
           row_is(q, ret_is, "opened person", f);
}

bool store_opening_forget(struct tx *tx, struct id org, struct id account, int64_t persons,
                          int64_t counts, struct fault *f)
{
    const struct statement *const both[] = { &sql_opening_person_forget, &sql_opening_day_forget };
    const int64_t before[] = { persons, counts };

    for (size_t i = 0; i < COUNT_OF(both); i++) {
        scoped(query) *q = NULL;

        if (!query_start(tx, both[i], &q, f))
            return false;
        query_id(q, 1, org);
        query_id(q, 2, account);
        query_i64(q, 3, before[i]);
        if (!query_run(q, f))
            return false;
    }
    return true;
}

static bool linked(struct tx *tx, const struct statement *st, struct id org, struct id what,
                   struct id account, bool *ret_is, struct fault *f)
{
    scoped(query) *q = NULL;
    int64_t is = 0;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, what);
    query_id(q, 3, account);
    if (!row_one(q, NULL, read_count, &is, FAULT_BROKEN, "link of a user", f))
        return false;
    *ret_is = is != 0;
    return true;
}

bool store_opening_linked(struct tx *tx, struct id org, struct id ticket, struct id account,
                          bool *ret_is, struct fault *f)
{
    return linked(tx, &sql_opening_linked, org, ticket, account, ret_is, f);
}

bool store_opening_linked_person(struct tx *tx, struct id org, struct id person, struct id account,
                                 bool *ret_is, struct fault *f)
{
    return linked(tx, &sql_opening_linked_person, org, person, account, ret_is, f);
}

/* ---- alerts ---- */

static ROW_READER(read_alert)
{
    struct alert_row *row = ret_row;

    *row = (struct alert_row){ .id = query_col_id(q, 0),
                               .account = query_col_id(q, 1),
                               .rule = query_col_text(q, 2, a),
                               .day = query_col_i64(q, 3),
                               .at = query_col_i64(q, 4),
                               .last = query_col_i64(q, 5),
                               .count = query_col_i64(q, 6),
                               .most = query_col_i64(q, 7),
                               .own = query_col_i64(q, 8),
                               .team = query_col_i64(q, 9),
                               .entry = query_col_i64(q, 10),
                               .seen_by = query_col_id(q, 11),
                               .seen_at = query_col_i64(q, 12),
                               .seen_count = query_col_i64(q, 13),
                               .note = query_col_blob(q, 14, a) };
}

bool store_alert_by_rule(struct tx *tx, struct arena *a, struct id org, struct id account,
                         struct str rule, int64_t day, struct alert_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_by_rule, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, account);
    query_text(q, 3, rule);
    query_i64(q, 4, day);
    return row_one(q, a, read_alert, ret, FAULT_MISSING, "alert", f);
}

bool store_alert_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                     struct alert_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_alert, ret, FAULT_MISSING, "alert", f);
}

bool store_alert_list(struct tx *tx, struct arena *a, struct id org, struct id before,
                      int64_t limit, enum alert_which which, struct alert_row **ret_rows,
                      size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, before);
    query_i64(q, 3, limit);
    query_i64(q, 4, which);
    return row_all(q, a, read_alert, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_alert_counts)
{
    (void)a;
    *(struct alert_counts *)ret_row =
        (struct alert_counts){ .open = query_col_i64(q, 0), .all = query_col_i64(q, 1) };
}

bool store_alert_counts(struct tx *tx, struct id org, struct alert_counts *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_counts, &q, f))
        return false;
    query_id(q, 1, org);
    return row_one(q, NULL, read_alert_counts, ret, FAULT_BROKEN, "counts of alerts", f);
}

static ROW_READER(read_alert_mail)
{
    (void)a;
    *(struct alert_mail_row *)ret_row = (struct alert_mail_row){ .org = query_col_id(q, 0),
                                                                 .until = query_col_i64(q, 1),
                                                                 .next_at = query_col_i64(q, 2),
                                                                 .tries = query_col_i64(q, 3) };
}

bool store_alert_mail_due(struct tx *tx, msec now, struct alert_mail_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_mail_due, &q, f))
        return false;
    query_i64(q, 1, now);
    return row_one(q, NULL, read_alert_mail, ret, FAULT_MISSING, "alert", f);
}

bool store_alert_mail_put(struct tx *tx, const struct alert_mail_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_mail_put, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_i64(q, 2, row->until);
    query_i64(q, 3, row->next_at);
    query_i64(q, 4, row->tries);
    return query_run(q, f);
}

static ROW_READER(read_alert_missed)
{
    (void)a;
    *(struct alert_missed_row *)ret_row = (struct alert_missed_row){ .org = query_col_id(q, 0),
                                                                     .account = query_col_id(q, 1),
                                                                     .since = query_col_i64(q, 2),
                                                                     .until = query_col_i64(q, 3),
                                                                     .at = query_col_i64(q, 4),
                                                                     .next_at = query_col_i64(q, 5),
                                                                     .tries = query_col_i64(q, 6) };
}

bool store_alert_missed_due(struct tx *tx, msec now, struct alert_missed_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_missed_due, &q, f))
        return false;
    query_i64(q, 1, now);
    return row_one(q, NULL, read_alert_missed, ret, FAULT_MISSING, "alert", f);
}

bool store_alert_missed_add(struct tx *tx, const struct alert_missed_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_missed_add, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->account);
    query_i64(q, 3, row->since);
    query_i64(q, 4, row->until);
    query_i64(q, 5, row->at);
    query_i64(q, 6, row->next_at);
    return query_run(q, f);
}

bool store_alert_missed_wait(struct tx *tx, const struct alert_missed_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_missed_wait, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->account);
    query_i64(q, 3, row->next_at);
    query_i64(q, 4, row->tries);
    return query_run(q, f);
}

bool store_alert_missed_drop(struct tx *tx, struct id org, struct id account, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_missed_drop, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, account);
    return query_run(q, f);
}

bool store_alert_since(struct tx *tx, struct arena *a, struct id org, msec since, int64_t limit,
                       struct alert_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_since, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, since);
    query_i64(q, 3, limit);
    return row_all(q, a, read_alert, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_alert_add(struct tx *tx, struct id org, const struct alert_row *row, struct fault *f)
{
    const int64_t numbers[] = { row->day,  row->at,  row->last, row->count,
                                row->most, row->own, row->team, row->entry };
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, org);
    query_id(q, 3, row->account);
    query_text(q, 4, row->rule);
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        query_i64(q, 5 + (int)i, numbers[i]);
    return query_run(q, f);
}

static bool alert_again(struct tx *tx, struct id org, struct id id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_again, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return query_run(q, f);
}

bool store_alert_grow(struct tx *tx, struct id org, const struct alert_row *row, bool again,
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_grow, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, row->id);
    query_i64(q, 3, row->last);
    query_i64(q, 4, row->count);
    query_i64(q, 5, row->most);
    return query_run(q, f) && (!again || alert_again(tx, org, row->id, f));
}

bool store_alert_seen(struct tx *tx, struct id org, struct id id, struct id by, msec at,
                      struct str note, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_alert_seen, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_id(q, 3, by);
    query_i64(q, 4, at);
    query_blob(q, 5, note.ptr, note.len);
    return row_change(q, FAULT_CONFLICT, "open alert", f);
}

/* ---- emergencies ---- */

static ROW_READER(read_emergency)
{
    struct emergency_row *row = ret_row;

    *row = (struct emergency_row){ .id = query_col_id(q, 0),
                                   .account = query_col_id(q, 1),
                                   .ticket = query_col_id(q, 2),
                                   .at = query_col_i64(q, 3),
                                   .purpose = query_col_text(q, 4, a),
                                   .categories = query_col_text(q, 5, a),
                                   .entry = query_col_i64(q, 6),
                                   .reason = query_col_blob(q, 7, a),
                                   .due = query_col_i64(q, 8),
                                   .verdict = query_col_i64(q, 9),
                                   .reviewer = query_col_id(q, 10),
                                   .reviewed = query_col_i64(q, 11),
                                   .note = query_col_blob(q, 12, a) };
}

bool store_emergency_add(struct tx *tx, struct id org, const struct emergency_row *row,
                         struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_emergency_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, org);
    query_id(q, 3, row->account);
    query_id(q, 4, row->ticket);
    query_i64(q, 5, row->at);
    query_text(q, 6, row->purpose);
    query_text(q, 7, row->categories);
    query_i64(q, 8, row->entry);
    query_blob(q, 9, row->reason.ptr, row->reason.len);
    query_i64(q, 10, row->due);
    return query_run(q, f);
}

bool store_emergency_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                         struct emergency_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_emergency_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_emergency, ret, FAULT_MISSING, "emergency", f);
}

bool store_emergency_list(struct tx *tx, struct arena *a, struct id org, struct id before,
                          int64_t limit, struct emergency_row **ret_rows, size_t *ret_count,
                          struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_emergency_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, before);
    query_i64(q, 3, limit);
    return row_all(q, a, read_emergency, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_emergency_review(struct tx *tx, struct id org, const struct emergency_row *row,
                            struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_emergency_review, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, row->id);
    query_i64(q, 3, row->verdict);
    query_id(q, 4, row->reviewer);
    query_i64(q, 5, row->reviewed);
    query_blob(q, 6, row->note.ptr, row->note.len);
    return row_change(q, FAULT_CONFLICT, "emergency to review", f);
}

static ROW_READER(read_late)
{
    (void)a;
    *(struct emergency_late_row *)ret_row =
        (struct emergency_late_row){ .org = query_col_id(q, 0),
                                     .id = query_col_id(q, 1),
                                     .account = query_col_id(q, 2),
                                     .entry = query_col_i64(q, 3) };
}

bool store_emergency_late(struct tx *tx, msec now, struct emergency_late_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_emergency_late, &q, f))
        return false;
    query_i64(q, 1, now);
    return row_one(q, NULL, read_late, ret, FAULT_MISSING, "emergency", f);
}

bool store_emergency_told(struct tx *tx, const struct emergency_late_row *row, msec now,
                          struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_emergency_told, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_i64(q, 3, now);
    return query_run(q, f);
}
