/* SPDX-License-Identifier: EUPL-1.2 */
/* macros.c - replies that are kept ready: written, listed, counted when used. */
#include "desk/macros.h"

#include "api/api_priv.h"
#include "base/json.h"

#define DESK (x->api->parts.desk)

/* "" is null. */
static void write_word(struct json_out *o, const char *key, struct str word)
{
    if (word.len)
        json_str(o, key, word);
    else
        json_null_out(o, key);
}

static bool write_macro(struct exchange *x, struct json_out *o, const struct macro_row *row,
                        struct fault *f)
{
    struct macro_actions actions;

    if (!macro_actions_read(x->arena, row->actions, &actions, f))
        return false;
    json_open(o, NULL, '{');
    json_id(o, "id", row->id);
    json_i64(o, "version", row->version);
    json_id(o, "family", row->family);
    json_str(o, "lang", row->lang);
    json_str(o, "name", row->name);
    json_str(o, "shortcut", row->shortcut);
    json_str(o, "text", row->text);
    write_word(o, "intent", row->intent);
    write_word(o, "queue", row->queue);
    json_bool(o, "shared", row->shared);
    write_account(x, o, "owner", row->owner);
    json_open(o, "actions", '{');
    write_word(o, "status", actions.has_status ? str_of(status_name(actions.status)) : STR(""));
    write_word(o, "queue", actions.queue);
    json_open(o, "tags", '[');
    for (size_t i = 0; i < actions.tag_count; i++)
        json_str(o, NULL, actions.tags[i]);
    json_close(o, ']');
    json_close(o, '}');
    json_bool(o, "archived", row->archived);
    json_i64(o, "uses", row->uses);
    json_time(o, "used", row->used);
    json_time(o, "created", row->created);
    json_time(o, "updated", row->updated);
    json_bool(o, "may_write", desk_macro_may_write(&x->by, row));
    json_close(o, '}');
    return true;
}

static bool send_macro(struct exchange *x, const struct macro_row *row, int status, struct fault *f)
{
    struct answer n;

    http_reply_header(x->rp, STR("ETag"),
                      str_printf(x->arena, "\"%lld\"", (long long)row->version));
    answer_start(&n, x);
    return write_macro(x, &n.out, row, f) && answer_send(&n, x, status, f);
}

HANDLER(macros_get)
{
    struct str archived = http_request_query(x->rq, STR("archived"));
    struct macro_row *rows;
    struct answer n;
    size_t count;

    if (!desk_macros(DESK, x->arena, &x->by, str_eq(archived, STR("true")), &rows, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        if (!write_macro(x, &n.out, &rows[i], f))
            return false;
    return answer_list_send(&n, x, f);
}

HANDLER(macro_get)
{
    struct macro_row row;
    struct id id;

    return path_id(x, 0, &id, f) && desk_macro(DESK, x->arena, &x->by, id, &row, f) &&
           send_macro(x, &row, 200, f);
}

/* ---- writing ---- */

/* null is "". */
static bool read_word(struct exchange *x, const char *key, struct str *field, struct fault *f)
{
    json_t *v = json_object_get(x->body, key);
    struct str text = json_text(x->body, key);

    if (v)
        *field = text.ptr ? text : STR("");
    return !v || text.ptr || json_is_null(v) || field_fault(f, key, "is a text");
}

static bool read_flag(struct exchange *x, const char *key, bool *field, struct fault *f)
{
    json_t *v = json_object_get(x->body, key);

    *field = json_flag(x->body, key, *field);
    return !v || json_is_boolean(v) || field_fault(f, key, "is true or false");
}

/* A macro that this one says in another language, or null. */
static bool read_family(struct exchange *x, struct macro_row *row, struct fault *f)
{
    json_t *v = json_object_get(x->body, "translation_of");
    struct macro_row other;
    struct fault why = { 0 };
    struct id id;

    if (!v)
        return true;
    row->family = row->id;
    if (json_is_null(v))
        return true;
    if (!id_parse(json_text(x->body, "translation_of"), &id) ||
        !desk_macro(DESK, x->arena, &x->by, id, &other, &why))
        return field_fault(f, "translation_of", "is the id of a macro, or null");
    row->family = other.family;
    return true;
}

static bool read_actions(struct exchange *x, struct macro_row *row, struct fault *f)
{
    json_t *v = json_object_get(x->body, "actions");
    struct macro_actions actions;
    char *text;
    bool ok;

    if (!v)
        return true;
    if (!json_is_object(v))
        return field_fault(f, "actions", "is {\"status\", \"queue\", \"tags\"}");
    text = json_dumps(v, JSON_COMPACT);
    if (!text)
        return fault_set(f, FAULT_BUSY, "no memory");
    ok = macro_actions_read(x->arena, str_of(text), &actions, f);
    json_text_free(text);
    if (ok)
        row->actions = macro_actions_write(x->arena, &actions);
    return ok;
}

static bool read_macro(struct exchange *x, struct macro_row *row, struct fault *f)
{
    bool ok = read_word(x, "name", &row->name, f);

    ok = read_word(x, "shortcut", &row->shortcut, f) && ok;
    ok = read_word(x, "lang", &row->lang, f) && ok;
    ok = read_word(x, "text", &row->text, f) && ok;
    ok = read_word(x, "intent", &row->intent, f) && ok;
    ok = read_word(x, "queue", &row->queue, f) && ok;
    ok = read_flag(x, "shared", &row->shared, f) && ok;
    ok = read_flag(x, "archived", &row->archived, f) && ok;
    ok = read_actions(x, row, f) && ok;
    return read_family(x, row, f) && ok;
}

HANDLER(macro_post)
{
    struct macro_row row = { .name = STR(""),
                             .shortcut = STR(""),
                             .lang = STR(""),
                             .text = STR(""),
                             .intent = STR(""),
                             .queue = STR(""),
                             .actions = STR("{}") };
    bool house = json_flag(x->body, "house", false);
    struct fault why = { 0 };

    if (!made_before(x, &row.id, f))
        return false;
    if (!id_is_none(row.id) && desk_macro(DESK, x->arena, &x->by, row.id, &row, &why)) {
        keep_id(x, row.id);
        return send_macro(x, &row, 201, f);
    }
    if (x->replayed.ptr)
        return fault_set(f, why.kind, "%s", why.text);
    if (!read_macro(x, &row, f) || !desk_macro_put(DESK, x->arena, &x->by, &row, house, f))
        return false;
    keep_id(x, row.id);
    return send_macro(x, &row, 201, f);
}

HANDLER(macro_patch)
{
    bool house = json_flag(x->body, "house", false);
    struct macro_row row;
    int64_t version;
    struct id id;

    if (!path_id(x, 0, &id, f) || !asked_version(x, true, &version, f) ||
        !desk_macro(DESK, x->arena, &x->by, id, &row, f))
        return false;
    if (version && version != row.version)
        return fault_set(f, FAULT_STALE, "somebody else changed the macro meanwhile");
    return read_macro(x, &row, f) && desk_macro_put(DESK, x->arena, &x->by, &row, house, f) &&
           send_macro(x, &row, 200, f);
}

HANDLER(macro_used_post)
{
    struct id ticket, macro;

    return path_id(x, 0, &ticket, f) && path_id(x, 1, &macro, f) &&
           desk_macro_used(DESK, &x->by, ticket, macro, f) && reply_nothing(x);
}
