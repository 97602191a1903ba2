/* SPDX-License-Identifier: EUPL-1.2 */
/* tickets.c - see tickets.h. */
#include "store/tickets.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

static ROW_READER(read_id)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

static ROW_READER(read_ticket)
{
    struct ticket_row *row = ret_row;

    *row = (struct ticket_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .number = query_col_i64(q, 2),
        .version = query_col_i64(q, 3),
        .status = (enum status)query_col_i64(q, 4),
        .queue = query_col_text(q, 5, a),
        .assignee = query_col_id(q, 6),
        .priority = (enum priority)query_col_i64(q, 7),
        .priority_p = (float)query_col_f64(q, 8),
        .priority_rule = query_col_text(q, 9, a),
        .priority_by = query_col_text(q, 10, a),
        .intent = query_col_text(q, 11, a),
        .intent_p = (float)query_col_f64(q, 12),
        .intent_by = query_col_text(q, 13, a),
        .sentiment = (enum sentiment)query_col_i64(q, 14),
        .sentiment_p = (float)query_col_f64(q, 15),
        .rights = query_col_i64(q, 16),
        .rights_p = (float)query_col_f64(q, 17),
        .lang = query_col_text(q, 18, a),
        .channel = (enum channel)query_col_i64(q, 19),
        .automatic = (enum automatic)query_col_i64(q, 20),
        .tags = query_col_text(q, 21, a),
        .person = query_col_id(q, 22),
        .subject = query_col_blob(q, 23, a),
        .snippet = query_col_blob(q, 24, a),
        .messages = query_col_i64(q, 25),
        .created = query_col_i64(q, 26),
        .updated = query_col_i64(q, 27),
        .sentiment_by = query_col_text(q, 28, a),
        .lang_by = query_col_text(q, 29, a),
    };
}

static ROW_READER(read_change)
{
    struct change_row *row = ret_row;

    *row = (struct change_row){
        .at = query_col_i64(q, 0),
        .by = query_col_id(q, 1),
        .what = query_col_text(q, 2, a),
        .old = query_col_text(q, 3, a),
        .new = query_col_text(q, 4, a),
    };
}

static int64_t is_open(const struct ticket_row *row)
{
    return row->status == STATUS_NEW || row->status == STATUS_OPEN;
}

bool store_ticket_add(struct tx *tx, const struct ticket_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_i64(q, 3, row->number);
    query_i64(q, 4, row->version);
    query_i64(q, 5, row->status);
    query_text(q, 6, row->queue);
    query_id(q, 7, row->assignee);
    query_i64(q, 8, row->priority);
    query_f64(q, 9, (double)row->priority_p);
    query_text(q, 10, row->priority_rule);
    query_text(q, 11, row->priority_by);
    query_text(q, 12, row->intent);
    query_f64(q, 13, (double)row->intent_p);
    query_text(q, 14, row->intent_by);
    query_i64(q, 15, row->sentiment);
    query_f64(q, 16, (double)row->sentiment_p);
    query_i64(q, 17, row->rights);
    query_f64(q, 18, (double)row->rights_p);
    query_text(q, 19, row->lang);
    query_i64(q, 20, row->channel);
    query_i64(q, 21, row->automatic);
    query_text(q, 22, row->tags);
    query_id(q, 23, row->person);
    query_blob(q, 24, row->subject.ptr, row->subject.len);
    query_blob(q, 25, row->snippet.ptr, row->snippet.len);
    query_i64(q, 26, row->messages);
    query_i64(q, 27, row->created);
    query_i64(q, 28, row->updated);
    query_i64(q, 29, is_open(row));
    query_text(q, 30, row->sentiment_by);
    query_text(q, 31, row->lang_by);
    return query_run(q, f);
}

bool store_ticket_set_texts(struct tx *tx, const struct ticket_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_set_texts, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_i64(q, 3, row->version);
    query_blob(q, 4, row->subject.ptr, row->subject.len);
    query_blob(q, 5, row->snippet.ptr, row->snippet.len);
    return row_change(q, FAULT_STALE, "ticket", f);
}

bool store_ticket_set(struct tx *tx, const struct ticket_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_set, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_i64(q, 3, row->version);
    query_i64(q, 4, row->status);
    query_i64(q, 5, is_open(row));
    query_text(q, 6, row->queue);
    query_id(q, 7, row->assignee);
    query_i64(q, 8, row->priority);
    query_f64(q, 9, (double)row->priority_p);
    query_text(q, 10, row->priority_rule);
    query_text(q, 11, row->priority_by);
    query_text(q, 12, row->intent);
    query_f64(q, 13, (double)row->intent_p);
    query_text(q, 14, row->intent_by);
    query_text(q, 15, row->tags);
    query_i64(q, 16, row->updated);
    query_i64(q, 17, row->sentiment);
    query_f64(q, 18, (double)row->sentiment_p);
    query_text(q, 19, row->sentiment_by);
    query_text(q, 20, row->lang);
    query_text(q, 21, row->lang_by);
    return row_change(q, FAULT_STALE, "ticket in this version", f);
}

bool store_ticket_grow(struct tx *tx, const struct ticket_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_grow, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_i64(q, 3, row->status);
    query_i64(q, 4, is_open(row));
    query_blob(q, 5, row->snippet.ptr, row->snippet.len);
    query_i64(q, 6, row->updated);
    query_i64(q, 7, row->sentiment);
    query_f64(q, 8, (double)row->sentiment_p);
    query_i64(q, 9, row->priority);
    query_f64(q, 10, (double)row->priority_p);
    query_text(q, 11, row->priority_rule);
    query_text(q, 12, row->priority_by);
    query_i64(q, 13, row->rights);
    query_f64(q, 14, (double)row->rights_p);
    query_text(q, 15, row->sentiment_by);
    return row_change(q, FAULT_MISSING, "ticket", f);
}

bool store_ticket_answered(struct tx *tx, const struct ticket_row *row, struct id author,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_answered, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_i64(q, 3, row->status);
    query_i64(q, 4, is_open(row));
    query_i64(q, 5, row->updated);
    query_id(q, 6, author);
    return row_change(q, FAULT_MISSING, "ticket", f);
}

bool store_ticket_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                      struct ticket_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_ticket, ret, FAULT_MISSING, "ticket", f);
}

bool store_ticket_by_number(struct tx *tx, struct arena *a, struct id org, int64_t number,
                            struct ticket_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_by_number, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, number);
    return row_one(q, a, read_ticket, ret, FAULT_MISSING, "ticket of that number", f);
}

bool store_ticket_basis(struct tx *tx, struct arena *a, struct id ticket, struct str *ret_basis,
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_basis, &q, f))
        return false;
    query_id(q, 1, ticket);
    switch (query_next(q, f)) {
    case STEP_ROW:
        *ret_basis = query_col_text(q, 0, a);
        return arena_check(a, f);
    case STEP_END:
        *ret_basis = STR("");
        return true;
    case STEP_FAULT:
        break;
    }
    return fault_wrap(f, "basis of a ticket");
}

/* The parameters of the part in_scope. */
static void bind_scope(struct query *q, const struct scope_filter *s)
{
    query_i64(q, 2, s->own);
    query_id(q, 3, s->account);
    query_i64(q, 4, s->queues);
    query_i64(q, 5, s->restricted);
    query_i64(q, 6, s->vip);
}

/* NULL for below 0, which is no filter. */
static void bind_level(struct query *q, int n, int level)
{
    if (level >= 0)
        query_i64(q, n, level);
    else
        query_null(q, n);
}

static const struct {
    const struct statement *list, *count;
} views[VIEWS] = {
    [VIEW_ALL] = { &sql_ticket_list_all, &sql_ticket_count_all },
    [VIEW_OPEN] = { &sql_ticket_list_open, &sql_ticket_count_open },
    [VIEW_MINE] = { &sql_ticket_list_mine, &sql_ticket_count_mine },
    [VIEW_UNASSIGNED] = { &sql_ticket_list_unassigned, &sql_ticket_count_unassigned },
    [VIEW_URGENT] = { &sql_ticket_list_urgent, &sql_ticket_count_urgent },
    [VIEW_PENDING] = { &sql_ticket_list_pending, &sql_ticket_count_pending },
    [VIEW_SOLVED] = { &sql_ticket_list_solved, &sql_ticket_count_solved },
    [VIEW_AUTOMATIC] = { &sql_ticket_list_automatic, &sql_ticket_count_automatic },
};

bool store_ticket_list(struct tx *tx, struct arena *a, const struct ticket_filter *filter,
                       struct ticket_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, views[filter->view].list, &q, f))
        return false;
    query_id(q, 1, filter->org);
    bind_scope(q, &filter->scope);
    query_i64(q, 7, filter->before);
    query_id(q, 8, filter->before_id);
    query_i64(q, 9, filter->limit);
    query_text(q, 10, filter->queue);
    bind_level(q, 11, filter->priority);
    query_id(q, 12, filter->assignee);
    query_text(q, 13, filter->intent);
    bind_level(q, 14, filter->status);
    return row_all(q, a, read_ticket, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_ticket_count(struct tx *tx, enum ticket_view view, struct id org,
                        const struct scope_filter *scope, int64_t *ret_count, struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;

    if (!a || !query_start(tx, views[view].count, &q, f))
        return false;
    query_id(q, 1, org);
    bind_scope(q, scope);
    return row_one(q, a, read_number, ret_count, FAULT_BROKEN, "count of tickets", f);
}

bool store_ticket_of_person(struct tx *tx, struct arena *a, struct id org, struct id person,
                            struct ticket_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ticket_of_person, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, person);
    return row_all(q, a, read_ticket, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_participant_add(struct tx *tx, struct id ticket, struct id person, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_participant_add, &q, f))
        return false;
    query_id(q, 1, ticket);
    query_id(q, 2, person);
    return query_run(q, f);
}

bool store_participant_is(struct tx *tx, struct id ticket, struct id person, bool *ret_is,
                          struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_participant_is, &q, f))
        return false;
    query_id(q, 1, ticket);
    query_id(q, 2, person);
    return row_is(q, ret_is, "participant", f);
}

bool store_participant_list(struct tx *tx, struct arena *a, struct id ticket, struct id **ret_rows,
                            size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_participant_list, &q, f))
        return false;
    query_id(q, 1, ticket);
    return row_all(q, a, read_id, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_change_add(struct tx *tx, struct id ticket, const struct change_row *row,
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_change_add, &q, f))
        return false;
    query_id(q, 1, ticket);
    query_i64(q, 2, row->at);
    query_id(q, 3, row->by);
    query_text(q, 4, row->what);
    query_text(q, 5, row->old);
    query_text(q, 6, row->new);
    return query_run(q, f);
}

bool store_change_list(struct tx *tx, struct arena *a, struct id ticket,
                       struct change_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_change_list, &q, f))
        return false;
    query_id(q, 1, ticket);
    return row_all(q, a, read_change, sizeof **ret_rows, ret_rows, ret_count, f);
}
