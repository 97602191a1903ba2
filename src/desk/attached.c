/* SPDX-License-Identifier: EUPL-1.2 */
/* attached.c - personal data in attachments: found as in the message itself, with its tokens.
 *
 * The bytes are sealed as they came.  What is kept of their text is how much of each type was
 * found, sealed, so that agent and controller see "holds IBAN, HEALTH" without opening it; and
 * the keyed words of its skeleton, so that it is found.  A list of a thousand customers would
 * fill the ticket's envelope with people it is not about: past a limit values are counted only,
 * and no word of such a text is kept. */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "desk/desk_priv.h"
#include "message/message.h"
#include "reader/reader.h"

#define TEXTS_MAX  ((size_t)8 << 20) /* bytes of all attachments of a message that are read */
#define VALUES_MAX 1000              /* tokens of a message and spans of an attachment */

struct attached_work {
    const struct split_how *how;
    size_t room; /* bytes still to be read */
};

bool attached_split_text(const struct split_how *how, struct clear text, struct attached *ret,
                         struct fault *f)
{
    struct spans spans;

    if (!text.text.len)
        return true;
    if (!pii_find(how->desk->parts.pii, how->place->scratch, how->arena, text, how->hints, &spans,
                  f))
        return false;
    for (size_t i = 0; i < spans.count; i++)
        ret->found[spans.at[i].type]++;
    return how->book->count - how->book->old + spans.count > VALUES_MAX ||
           pii_take_out(how->book, text, &spans, &ret->text, f);
}

/* Its first bytes say so, or, where they say nothing that we read, its sender. */
static bool is_pdf(const struct attachment *at)
{
    return str_starts(at->bytes, STR("%PDF-")) || str_eq(at->type, STR("application/pdf")) ||
           (str_eq(at->type, STR("application/octet-stream")) && reader_is_pdf(at->bytes));
}

/* Not here and not now (reading.c). */
static void wait_for_reader(const struct desk *d, const struct attachment *at, struct attached *ret)
{
    *ret = (struct attached){ .read = EXTENT_NONE };
    if (!d->parts.reader)
        ret->why = UNREAD_NO_READER;
    else if (at->bytes.len > READER_BYTES_MAX)
        ret->why = UNREAD_TOO_LARGE;
    else
        ret->read = EXTENT_WAITING;
}

static bool split_one(struct attached_work *w, const struct attachment *at, struct attached *ret,
                      struct fault *f)
{
    const struct split_how *how = w->how;
    struct clear text;

    if (is_pdf(at)) {
        wait_for_reader(how->desk, at, ret);
        return true;
    }
    *ret = (struct attached){ .read = message_attached_text(how->arena, at, w->room, &text.text) };
    w->room -= text.text.len;
    return attached_split_text(how, text, ret, f);
}

bool attached_split(const struct split_how *how, const struct incoming *in,
                    struct attached **ret_attached, struct fault *f)
{
    struct attached_work w = { .how = how, .room = TEXTS_MAX };
    struct attached *all = arena_many(how->arena, struct attached, in->attachment_count);

    if (in->attachment_count && !all)
        return arena_check(how->arena, f);
    for (size_t i = 0; i < in->attachment_count; i++)
        if (!split_one(&w, &in->attachments[i], &all[i], f))
            return false;
    *ret_attached = all;
    return true;
}

unsigned attached_categories(const struct attached *at, size_t count)
{
    unsigned set = 0;

    for (size_t i = 0; i < count; i++)
        for (int t = 0; t < SPAN_TYPES; t++)
            if (at[i].found[t])
                set |= 1u << span_category((enum span_type)t);
    return set;
}

/* ---- as it is sealed: {"found": {"IBAN": 2}, "read": "part", "why": "no_text"} ---- */

struct str attached_write(struct arena *a, const struct attached *at)
{
    struct buf b = buf_new(a, 4096);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_open(&o, "found", '{');
    for (int t = 0; t < SPAN_TYPES; t++)
        if (at->found[t])
            json_i64(&o, span_type_name((enum span_type)t), at->found[t]);
    json_close(&o, '}');
    json_cstr(&o, "read", extent_name(at->read));
    if (at->why)
        json_cstr(&o, "why", unread_name(at->why));
    json_close(&o, '}');
    return b.failed ? STR_NONE : buf_str(&b);
}

bool attached_read(struct str json, struct attached *ret, struct fault *f)
{
    scoped_json json_t *j = json_read(json, f);
    const json_t *found = json_object_get(j, "found");

    *ret = (struct attached){ .read = EXTENT_NONE };
    if (!j)
        return fault_wrap(f, "what an attachment holds");
    extent_parse(json_text(j, "read"), &ret->read);
    unread_parse(json_text(j, "why"), &ret->why);
    for (int t = 0; t < SPAN_TYPES; t++)
        ret->found[t] = json_int(found, span_type_name((enum span_type)t), 0);
    return true;
}
