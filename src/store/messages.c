/* SPDX-License-Identifier: EUPL-1.2 */
/* messages.c - see messages.h. */
#include "store/messages.h"

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

static void read_digest(struct query *q, int col, uint8_t *ret)
{
    scoped(arena) *a = arena_new(1024);
    struct str blob = a ? query_col_blob(q, col, a) : STR_NONE;

    if (blob.len == 16)
        memcpy(ret, blob.ptr, 16);
}

static ROW_READER(read_message)
{
    struct message_row *row = ret_row;

    *row = (struct message_row){
        .row = query_col_i64(q, 0),
        .id = query_col_id(q, 1),
        .org = query_col_id(q, 2),
        .ticket = query_col_id(q, 3),
        .person = query_col_id(q, 4),
        .direction = (enum direction)query_col_i64(q, 5),
        .author = query_col_id(q, 6),
        .source = query_col_id(q, 7),
        .at = query_col_i64(q, 8),
        .body = query_col_blob(q, 9, a),
        .flags = query_col_i64(q, 10),
        .automatic = (enum automatic)query_col_i64(q, 11),
        .state = query_col_text(q, 12, a),
    };
}

static ROW_READER(read_message_key)
{
    struct message_key_row *row = ret_row;

    (void)a;
    *row = (struct message_key_row){
        .message = query_col_id(q, 0),
        .ticket = query_col_id(q, 1),
    };
}

static ROW_READER(read_envelope)
{
    struct envelope_row *row = ret_row;

    *row = (struct envelope_row){
        .ticket = query_col_id(q, 0),
        .type = query_col_i64(q, 1),
        .n = query_col_i64(q, 2),
        .form = query_col_i64(q, 3),
        .kind = query_col_text(q, 4, a),
        .person = query_col_id(q, 7),
        .value = query_col_blob(q, 8, a),
        .mask = query_col_blob(q, 9, a),
    };
    read_digest(q, 5, row->normal);
    read_digest(q, 6, row->exact);
}

static ROW_READER(read_attachment)
{
    struct attachment_row *row = ret_row;

    *row = (struct attachment_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .ticket = query_col_id(q, 2),
        .message = query_col_id(q, 3),
        .person = query_col_id(q, 4),
        .name = query_col_blob(q, 5, a),
        .type = query_col_text(q, 6, a),
        .size = query_col_i64(q, 7),
        .found = query_col_blob(q, 8, a),
    };
}

bool store_message_add(struct tx *tx, const struct message_row *row, int64_t *ret_row,
                       struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;

    if (!a || !query_start(tx, &sql_message_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->ticket);
    query_id(q, 4, row->person);
    query_i64(q, 5, row->direction);
    query_id(q, 6, row->author);
    query_id(q, 7, row->source);
    query_i64(q, 8, row->at);
    query_blob(q, 9, row->body.ptr, row->body.len);
    query_i64(q, 10, row->flags);
    query_i64(q, 11, row->automatic);
    query_text(q, 12, row->state);
    return row_one(q, a, read_number, ret_row, FAULT_BROKEN, "message", f);
}

bool store_message_list(struct tx *tx, struct arena *a, struct id ticket,
                        struct message_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_message_list, &q, f))
        return false;
    query_id(q, 1, ticket);
    return row_all(q, a, read_message, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_message_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                       struct message_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_message_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_message, ret, FAULT_MISSING, "message", f);
}

static ROW_READER(read_author)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

bool store_message_authors(struct tx *tx, struct arena *a, struct id ticket, int64_t limit,
                           struct id **ret_ids, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_message_authors, &q, f))
        return false;
    query_id(q, 1, ticket);
    query_i64(q, 2, limit);
    return row_all(q, a, read_author, sizeof **ret_ids, ret_ids, ret_count, f);
}

bool store_message_set_body(struct tx *tx, const struct message_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_message_set_body, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_blob(q, 3, row->body.ptr, row->body.len);
    return row_change(q, FAULT_MISSING, "message", f);
}

bool store_message_ticket_of_row(struct tx *tx, struct id org, int64_t row, struct id *ret_ticket,
                                 struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;

    if (!a || !query_start(tx, &sql_message_ticket_of_row, &q, f))
        return false;
    query_i64(q, 1, row);
    query_id(q, 2, org);
    return row_one(q, a, read_id, ret_ticket, FAULT_MISSING, "message", f);
}

bool store_message_key_add(struct tx *tx, struct id org, enum message_key_kind kind,
                           const uint8_t blind[static 16], const struct message_key_row *row,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_message_key_add, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, kind);
    query_blob(q, 3, blind, 16);
    query_id(q, 4, row->message);
    query_id(q, 5, row->ticket);
    return query_run(q, f);
}

bool store_message_key_get(struct tx *tx, struct id org, enum message_key_kind kind,
                           const uint8_t blind[static 16], struct message_key_row *ret,
                           struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;

    if (!a || !query_start(tx, &sql_message_key_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, kind);
    query_blob(q, 3, blind, 16);
    return row_one(q, a, read_message_key, ret, FAULT_MISSING, "message of that key", f);
}

bool store_envelope_add(struct tx *tx, const struct envelope_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_envelope_add, &q, f))
        return false;
    query_id(q, 1, row->ticket);
    query_i64(q, 2, row->type);
    query_i64(q, 3, row->n);
    query_i64(q, 4, row->form);
    query_text(q, 5, row->kind);
    query_blob(q, 6, row->normal, 16);
    query_blob(q, 7, row->exact, 16);
    query_id(q, 8, row->person);
    query_blob(q, 9, row->value.ptr, row->value.len);
    query_blob(q, 10, row->mask.ptr, row->mask.len);
    return query_run(q, f);
}

bool store_envelope_list(struct tx *tx, struct arena *a, struct id ticket,
                         struct envelope_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_envelope_list, &q, f))
        return false;
    query_id(q, 1, ticket);
    return row_all(q, a, read_envelope, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_attachment_add(struct tx *tx, const struct attachment_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->ticket);
    query_id(q, 4, row->message);
    query_id(q, 5, row->person);
    query_blob(q, 6, row->name.ptr, row->name.len);
    query_text(q, 7, row->type);
    query_i64(q, 8, row->size);
    query_blob(q, 9, row->found.ptr, row->found.len);
    return query_run(q, f);
}

bool store_attachment_list(struct tx *tx, struct arena *a, struct id ticket,
                           struct attachment_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_list, &q, f))
        return false;
    query_id(q, 1, ticket);
    return row_all(q, a, read_attachment, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_attachment_get(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                          struct id id, struct attachment_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, ticket);
    query_id(q, 3, id);
    return row_one(q, a, read_attachment, ret, FAULT_MISSING, "attachment", f);
}

bool store_attachment_is(struct tx *tx, struct id id, bool *ret_is, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_is, &q, f))
        return false;
    query_id(q, 1, id);
    return row_is(q, ret_is, "attachment", f);
}

bool store_attachment_set_found(struct tx *tx, struct id id, struct str sealed, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_set_found, &q, f))
        return false;
    query_id(q, 1, id);
    query_blob(q, 2, sealed.ptr, sealed.len);
    return query_run(q, f);
}

/* ---- attachments that wait to be read ---- */

bool store_attachment_wait(struct tx *tx, const struct attachment_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_wait, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->ticket);
    return query_run(q, f);
}

static ROW_READER(read_waiting)
{
    struct waiting_row *row = ret_row;

    (void)a;
    *row = (struct waiting_row){ query_col_id(q, 0), query_col_id(q, 1), query_col_id(q, 2),
                                 query_col_i64(q, 3) };
}

bool store_attachment_waiting(struct tx *tx, struct arena *a, struct id after,
                              struct waiting_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_waiting, &q, f))
        return false;
    query_id(q, 1, after);
    return row_one(q, a, read_waiting, ret, FAULT_MISSING, "attachment that waits", f);
}

bool store_attachment_try(struct tx *tx, struct id attachment, int64_t more, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_try, &q, f))
        return false;
    query_id(q, 1, attachment);
    query_i64(q, 2, more);
    return query_run(q, f);
}

bool store_attachment_waits_no_more(struct tx *tx, struct id attachment, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attachment_waits_no_more, &q, f))
        return false;
    query_id(q, 1, attachment);
    return query_run(q, f);
}
