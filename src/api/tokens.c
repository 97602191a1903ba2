/* SPDX-License-Identifier: EUPL-1.2 */
/* tokens.c - tokens of programs: listing, making, ending. */
#include "api/api_priv.h"
#include "assist/task.h"

static void write_scope(struct json_out *o, struct id source, struct str tasks)
{
    struct str name;

    json_cstr(o, "scope", id_is_none(source) ? "tasks" : "source");
    json_id(o, "source", source);
    json_open(o, "tasks", '[');
    while (str_split(&tasks, ',', &name))
        json_str(o, NULL, name);
    json_close(o, ']');
}

HANDLER(tokens_get)
{
    struct token_row *rows;
    struct answer n;
    size_t count;

    if (!only_role(x, ROLE_ADMIN, f) ||
        !token_list(x->api->parts.accounts, x->arena, x->by.org, &rows, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        json_open(&n.out, NULL, '{');
        json_id(&n.out, "id", rows[i].id);
        json_str(&n.out, "name", rows[i].name);
        write_scope(&n.out, rows[i].source, rows[i].tasks);
        json_time(&n.out, "created", rows[i].created);
        json_time(&n.out, "expires", rows[i].expires);
        json_time(&n.out, "used", rows[i].used);
        json_time(&n.out, "revoked", rows[i].revoked);
        json_close(&n.out, '}');
    }
    return answer_list_send(&n, x, f);
}

static bool find_token(struct exchange *x, struct id id, struct token_row *ret, struct fault *f)
{
    struct token_row *rows;
    size_t count;

    if (!token_list(x->api->parts.accounts, x->arena, x->by.org, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (id_eq(rows[i].id, id)) {
            *ret = rows[i];
            return true;
        }
    }
    return fault_set(f, FAULT_MISSING, "there is no such token");
}

static bool send_token(struct exchange *x, const struct token_new *t, struct str secret,
                       struct fault *f)
{
    struct answer n;

    keep_id(x, t->id);
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_id(&n.out, "id", t->id);
    json_str(&n.out, "name", t->name);
    write_scope(&n.out, t->source, t->tasks);
    if (secret.ptr)
        json_str(&n.out, "token", secret);
    else
        json_null_out(&n.out, "token");
    json_close(&n.out, '}');
    return answer_send(&n, x, 201, f);
}

/* Those of `tasks`, each once; none without that member. */
static bool read_tasks(struct exchange *x, struct str *ret)
{
    const json_t *list = json_object_get(x->body, "tasks"), *one;
    struct buf b = buf_new(x->arena, 256);
    unsigned seen = 0;
    size_t i;

    if (!list)
        return true;
    json_array_foreach(list, i, one)
    {
        enum assist_task task;

        if (!json_is_string(one) || !task_parse(str_of(json_string_value(one)), &task) ||
            task == TASK_TRIAGE || (seen >> task & 1))
            return false;
        seen |= 1u << task;
        buf_printf(&b, "%s%s", b.len ? "," : "", task_row(task)->name);
    }
    *ret = b.len ? buf_str(&b) : STR("");
    return b.len > 0 && !json_object_get(x->body, "source");
}

static bool read_token(struct exchange *x, struct token_new *ret, struct fault *f)
{
    bool ok = true;

    ret->name = json_text(x->body, "name");
    if (!ret->name.len || ret->name.len > 100)
        ok = field_fault(f, "name", "has 1 to 100 bytes");
    if (!json_object_get(x->body, "tasks") && !id_parse(json_text(x->body, "source"), &ret->source))
        ok = field_fault(f, "source", "is the id of a source");
    if (!read_tasks(x, &ret->tasks))
        ok = field_fault(f, "tasks", "is a list of AI tasks, and stands in a source's place");
    if (json_object_get(x->body, "expires") &&
        !clock_parse(json_text(x->body, "expires"), &ret->expires))
        ok = field_fault(f, "expires", "is a time (RFC 3339)");
    return ok;
}

/* A token that an earlier try made is there without its secret, which is kept nowhere. */
HANDLER(token_post)
{
    struct token_new token = { 0 };
    struct fault why = { 0 };
    struct token_row row;
    struct str secret;

    if (!only_role(x, ROLE_ADMIN, f) || !made_before(x, &token.id, f) || !read_token(x, &token, f))
        return false;
    if (!id_is_none(token.id) && find_token(x, token.id, &row, &why))
        return send_token(x, &token, STR_NONE, f);
    if (x->replayed.ptr)
        return fault_set(f, why.kind, "%s", why.text);
    return token_make(x->api->parts.accounts, x->arena, &x->by, &token, &secret, f) &&
           send_token(x, &token, secret, f);
}

HANDLER(token_delete)
{
    struct id id;

    return only_role(x, ROLE_ADMIN, f) && path_id(x, 0, &id, f) &&
           token_end(x->api->parts.accounts, &x->by, id, f) && reply_nothing(x);
}
