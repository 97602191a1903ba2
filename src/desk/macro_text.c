/* SPDX-License-Identifier: EUPL-1.2 */
/* macro_text.c - a macro's text with its placeholders, and its actions as JSON; see macros.h. */
#include "base/json.h"
#include "desk/macros.h"

#define NAME_SHOWN 40

static const char *const placeholders[MACRO_PLACEHOLDERS] = {
    [MACRO_CUSTOMER] = "customer",
    [MACRO_AGENT] = "agent",
    [MACRO_ORGANISATION] = "organisation",
    [MACRO_TICKET] = "ticket",
};

const char *macro_placeholder_name(enum macro_placeholder p)
{
    return placeholders[p];
}

/* The next "{{name}}" from `from` on: bytes [*start, *end) with its braces; a line ends it too. */
static bool next(struct str text, size_t from, size_t *ret_start, size_t *ret_end,
                 struct str *ret_name)
{
    size_t start = str_find(text, STR("{{"), from), end, line;

    if (start == STR_NPOS)
        return false;
    end = str_find(text, STR("}}"), start);
    line = str_find(text, STR("\n"), start);
    *ret_start = start;
    *ret_name = STR_NONE;
    if (end == STR_NPOS || end > line) {
        *ret_end = line == STR_NPOS ? text.len : line;
        return true;
    }
    *ret_name = str_trim(str_slice(text, start + 2, end));
    *ret_end = end + 2;
    return true;
}

static bool parse(struct str name, enum macro_placeholder *ret)
{
    for (unsigned p = 0; p < MACRO_PLACEHOLDERS; p++)
        if (str_eq(name, str_of(placeholders[p]))) {
            *ret = (enum macro_placeholder)p;
            return true;
        }
    return false;
}

static size_t line_of(struct str text, size_t at)
{
    size_t line = 1;

    for (size_t i = 0; i < at; i++)
        line += text.ptr[i] == '\n';
    return line;
}

bool macro_check_text(struct arena *a, struct str text, struct fault *f)
{
    size_t start, end = 0, wrong = 0;
    enum macro_placeholder p;
    struct str name;

    while (wrong < MACRO_FAULTS_MAX && next(text, end, &start, &end, &name)) {
        struct str why;

        if (name.ptr && parse(name, &p))
            continue;
        if (!name.ptr || name.len > NAME_SHOWN)
            why = str_printf(a, "line %zu: a placeholder does not end", line_of(text, start));
        else
            why = str_printf(a,
                             "line %zu: {{%.*s}} is no placeholder; there are {{customer}}, "
                             "{{agent}}, {{organisation}} and {{ticket}}",
                             line_of(text, start), STR_ARG(name));
        if (!arena_check(a, f))
            return false;
        fault_field(f, "text", str_cstr(a, why));
        wrong++;
    }
    return !wrong;
}

struct str macro_fill(struct arena *a, struct str text, const struct str values[MACRO_PLACEHOLDERS])
{
    struct buf b = buf_new(a, (size_t)64 << 10);
    size_t start, end, at = 0;
    enum macro_placeholder p;
    struct str name;

    while (next(text, at, &start, &end, &name)) {
        struct str before = str_slice(text, at, start), value = STR("");

        if (name.ptr && parse(name, &p))
            value = values[p].len ? values[p] : value;
        if (!value.len && before.len && before.ptr[before.len - 1] == ' ')
            before.len--;
        buf_add(&b, before);
        buf_add(&b, value);
        at = end;
    }
    buf_add(&b, str_from(text, at));
    return buf_str(&b);
}

struct str macro_words(struct arena *a, struct str text)
{
    const struct str none[MACRO_PLACEHOLDERS] = { STR_INIT("") };

    return macro_fill(a, text, none);
}

/* ---- actions ---- */

static bool read_tags(struct arena *a, const json_t *list, struct macro_actions *ret,
                      struct fault *f)
{
    const json_t *tag;
    size_t i;

    ret->tags = arena_many(a, struct str, json_array_size(list) + 1);
    if (!ret->tags)
        return arena_check(a, f);
    if ((list && !json_is_array(list)) || json_array_size(list) > MACRO_TAGS_MAX)
        return fault_field(f, "actions", "tags: a list of at most 10 texts");
    json_array_foreach(list, i, tag)
    {
        size_t len = json_string_length(tag);

        if (!json_is_string(tag) || !len || len > MACRO_TAG_MAX)
            return fault_field(f, "actions", "tags: each is a text of 1 to 40 bytes");
        ret->tags[ret->tag_count++] = str_copy(a, str_make(json_string_value(tag), len));
    }
    return arena_check(a, f);
}

bool macro_actions_read(struct arena *a, struct str json, struct macro_actions *ret,
                        struct fault *f)
{
    scoped_json json_t *object = json_read(json, f);
    struct str status, queue;

    *ret = (struct macro_actions){ .queue = STR("") };
    if (!object)
        return false;
    status = json_text(object, "status");
    queue = json_text(object, "queue");
    ret->has_status = status.ptr != NULL;
    if (ret->has_status && !status_parse(status, &ret->status))
        return fault_field(f, "actions", "status: is not one of the statuses");
    if (queue.ptr)
        ret->queue = str_copy(a, queue);
    return read_tags(a, json_object_get(object, "tags"), ret, f);
}

struct str macro_actions_write(struct arena *a, const struct macro_actions *actions)
{
    struct buf b = buf_new(a, (size_t)16 << 10);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    if (actions->queue.len)
        json_str(&o, "queue", actions->queue);
    if (actions->has_status)
        json_cstr(&o, "status", status_name(actions->status));
    json_open(&o, "tags", '[');
    for (size_t i = 0; i < actions->tag_count; i++)
        json_str(&o, NULL, actions->tags[i]);
    json_close(&o, ']');
    json_close(&o, '}');
    return buf_str(&b);
}
