/* SPDX-License-Identifier: EUPL-1.2 */
/* mail.c - one mail (RFC 5322) to struct incoming; see message.h.
 *
 * Bytes before the first header line (an mbox "From " line, dirt left by a broken relay) are
 * skipped.  Something is a mail when at least one field that only mails have is there; anything
 * else would make every text file a mail from nobody. */
#include "message/message_priv.h"

#include <gmime/gmime.h>
#include <string.h>

#define ID_MAX      ((size_t)998)
#define DIRT_MAX    100 /* lines before the first header */
#define YEAR_2100   ((msec)4102444800000)
#define SUBJECT_RAW ((size_t)16 << 10)

void message_start(void)
{
    g_mime_init();
}

static bool names_a_mail(const struct head *h)
{
    static const struct str names[] = {
        STR_INIT("From"),         STR_INIT("To"),           STR_INIT("Subject"),
        STR_INIT("Date"),         STR_INIT("Message-ID"),   STR_INIT("Received"),
        STR_INIT("Sender"),       STR_INIT("Return-Path"),  STR_INIT("Reply-To"),
        STR_INIT("Cc"),           STR_INIT("Content-Type"), STR_INIT("MIME-Version"),
        STR_INIT("Delivered-To"),
    };

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (head_raw(h, names[i]).ptr)
            return true;
    return false;
}

/* The bytes from the first header line on. */
static struct str skip_dirt(struct str bytes, struct marks *m)
{
    struct str rest = bytes, line;

    if (str_starts(rest, STR("\xEF\xBB\xBF")))
        rest = bytes = str_from(rest, 3);
    for (int i = 0; i < DIRT_MAX; i++) {
        struct str here = rest;

        if (!str_line(&rest, &line))
            break;
        if (head_is_field(line)) {
            return here;
        }
        m->repaired |= !(i == 0 && str_starts(line, STR("From ")));
    }
    return bytes;
}

struct str mail_id(struct str value)
{
    size_t open = str_chr(value, '<', 0), close;

    if (open != STR_NPOS) {
        close = str_chr(value, '>', open);
        return str_slice(str_trim(str_slice(value, open + 1, close)), 0, ID_MAX);
    }
    value = str_trim(value);
    for (size_t i = 0; i < value.len; i++)
        if (ascii_space(value.ptr[i]))
            return str_slice(value, 0, i < ID_MAX ? i : ID_MAX);
    return str_slice(value, 0, ID_MAX);
}

static struct str id_clean(struct arena *a, struct str id, struct marks *m)
{
    bool ignored = false;

    return clean_line(a, message_decode(a, id, STR(""), &ignored), m);
}

static void reference_add(struct arena *a, struct incoming *to, struct str id, struct marks *m)
{
    id = id_clean(a, id, m);
    if (!id.len || id.len > ID_MAX || to->reference_count == INCOMING_REFERENCES_MAX)
        return;
    for (size_t i = 0; i < to->reference_count; i++)
        if (str_eq(to->references[i], id))
            return;
    to->references[to->reference_count++] = id;
}

/* The ids of a value, last first: References grow at their end. */
static void references_add(struct arena *a, struct incoming *to, struct str value, struct marks *m)
{
    size_t end = value.len;

    if (str_chr(value, '<', 0) == STR_NPOS) {
        while (end > 0 && to->reference_count < INCOMING_REFERENCES_MAX) {
            size_t start = end;

            while (start > 0 && !ascii_space(value.ptr[start - 1]))
                start--;
            if (str_chr(str_slice(value, start, end), '@', 0) != STR_NPOS)
                reference_add(a, to, str_slice(value, start, end), m);
            end = start ? start - 1 : 0;
        }
        return;
    }
    while (end > 0 && to->reference_count < INCOMING_REFERENCES_MAX) {
        size_t close = end - 1, open;

        if (value.ptr[close] != '>') {
            end--;
            continue;
        }
        for (open = close; open > 0 && value.ptr[open] != '<'; open--)
            ;
        if (value.ptr[open] == '<')
            reference_add(a, to, str_trim(str_slice(value, open + 1, close)), m);
        end = open;
    }
}

static msec date_of(struct arena *a, struct str value)
{
    const char *text = value.len ? str_cstr(a, str_slice(value, 0, 200)) : NULL;
    GDateTime *d = text ? g_mime_utils_header_decode_date(text) : NULL;
    msec t = d ? (msec)g_date_time_to_unix(d) * 1000 : 0;

    if (d)
        g_date_time_unref(d);
    return t > 0 && t < YEAR_2100 ? t : 0;
}

static void subject_read(struct arena *a, const struct head *h, struct incoming *to,
                         struct marks *m)
{
    struct str s = str_slice(head_value(a, h, STR("Subject")), 0, SUBJECT_RAW);

    s = clean_line(a, encoding_words(a, s, m), m);
    to->subject.text = str_trim(clean_cut(s, INCOMING_SUBJECT_MAX));
}

static void head_fields(struct arena *a, const struct head *h, struct incoming *to, struct marks *m)
{
    to->references = arena_many(a, struct str, INCOMING_REFERENCES_MAX);
    if (!to->references)
        return;
    address_read(a, h, to, m);
    subject_read(a, h, to, m);
    to->sent_at = date_of(a, head_value(a, h, STR("Date")));
    to->message_id = id_clean(a, mail_id(head_value(a, h, STR("Message-ID"))), m);
    to->external_id = to->message_id;
    references_add(a, to, head_value(a, h, STR("In-Reply-To")), m);
    references_add(a, to, head_value(a, h, STR("References")), m);
}

bool message_read_mail(struct arena *a, struct str bytes, struct incoming *ret_message,
                       struct fault *f)
{
    struct marks m = { 0 };
    struct mime mime;
    struct incoming r = { .channel = CHANNEL_MAIL };

    if (bytes.len > INCOMING_BYTES_MAX)
        return fault_set(f, FAULT_LIMIT, "mail of %zu bytes, more than %zu", bytes.len,
                         INCOMING_BYTES_MAX);
    bytes = skip_dirt(bytes, &m);
    if (!mime_read(a, bytes, &mime, &m, f))
        return fault_wrap(f, "mail");
    if (!names_a_mail(&mime.parts[0].head))
        return fault_set(f, FAULT_INVALID, "no header of a mail in its first %d lines", DIRT_MAX);
    head_fields(a, &mime.parts[0].head, &r, &m);
    if (!body_read(a, &mime, &r, &m, f))
        return fault_wrap(f, "mail");
    automatic_read(a, &mime, &r);
    r.repaired = m.repaired;
    r.hidden_text = m.hidden;
    if (!arena_check(a, f))
        return fault_wrap(f, "mail");
    *ret_message = r;
    return true;
}
