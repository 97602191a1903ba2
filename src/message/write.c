/* SPDX-License-Identifier: EUPL-1.2 */
/* write.c - see write.h. */
#include "message/write.h"

#include <gmime/gmime.h>
#include <string.h>

/* ---- what may stand in it ---- */

/* Printable ASCII: what stands in a header as it is. */
static bool is_plain(struct str s, const char *but)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < ' ' || s.ptr[i] >= 0x7f || strchr(but, s.ptr[i]))
            return false;
    return true;
}

static bool is_address(struct str s)
{
    size_t at = str_chr(s, '@', 0);

    return at != STR_NPOS && at > 0 && at + 1 < s.len && is_plain(s, " <>()[]\\,;:\"") &&
           str_chr(s, '@', at + 1) == STR_NPOS;
}

static bool check(const struct letter *l, struct str from, struct fault *f)
{
    if (!is_address(from) || !is_address(l->to))
        return fault_set(f, FAULT_INVALID, "mail: no address");
    if (!is_plain(l->file_name, "\""))
        return fault_set(f, FAULT_INVALID, "mail: a file's name is printable ASCII");
    if (l->subject.len > LETTER_SUBJECT_MAX || l->text.len > LETTER_TEXT_MAX ||
        l->file.len > LETTER_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "mail: more than %zu bytes", LETTER_TEXT_MAX);
    return true;
}

/* ---- the parts ---- */

static GMimeObject *text_part(struct str text, GMimeContentEncoding encoding)
{
    GMimePart *part = g_mime_part_new_with_type("text", "plain");
    GMimeStream *bytes = g_mime_stream_mem_new_with_buffer(text.ptr ? text.ptr : "", text.len);
    GMimeDataWrapper *content =
        g_mime_data_wrapper_new_with_stream(bytes, GMIME_CONTENT_ENCODING_DEFAULT);

    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, encoding);
    g_object_unref(content);
    g_object_unref(bytes);
    return GMIME_OBJECT(part);
}

static GMimeObject *file_part(struct arena *a, const struct letter *l)
{
    GMimeObject *part = text_part(l->file, GMIME_CONTENT_ENCODING_BASE64);

    g_mime_object_set_disposition(part, "attachment");
    g_mime_part_set_filename(GMIME_PART(part), str_cstr(a, l->file_name));
    return part;
}

static GMimeObject *body_of(struct arena *a, const struct letter *l)
{
    GMimeObject *text = text_part(l->text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE), *file;
    GMimeMultipart *both;

    if (!l->file.len)
        return text;
    file = file_part(a, l);
    both = g_mime_multipart_new_with_subtype("mixed");
    g_mime_multipart_add(both, text);
    g_mime_multipart_add(both, file);
    g_object_unref(text);
    g_object_unref(file);
    return GMIME_OBJECT(both);
}

/* ---- the whole ---- */

static void set_headers(struct arena *a, GMimeMessage *m, const struct letter *l, struct str from)
{
    g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_FROM, NULL, str_cstr(a, from));
    g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_TO, NULL, str_cstr(a, l->to));
    g_mime_message_set_subject(m, str_cstr(a, l->subject), "utf-8");
    /* RFC 3834: no holiday notice answers it. */
    g_mime_object_set_header(GMIME_OBJECT(m), "Auto-Submitted", "auto-generated", NULL);
}

static void set_date(GMimeMessage *m, msec at)
{
    GDateTime *date = g_date_time_new_from_unix_utc(at / 1000);

    if (!date)
        return;
    g_mime_message_set_date(m, date);
    g_date_time_unref(date);
}

static struct str print(struct arena *a, GMimeMessage *m)
{
    GMimeFormatOptions *how = g_mime_format_options_new();
    struct str copy;
    char *text;

    g_mime_format_options_set_newline_format(how, GMIME_NEWLINE_FORMAT_DOS);
    text = g_mime_object_to_string(GMIME_OBJECT(m), how);
    g_mime_format_options_free(how);
    copy = str_copy(a, str_of(text));
    g_free(text);
    return copy;
}

bool mail_write(struct arena *a, const struct letter *l, struct str from, struct id id, msec at,
                struct str *ret_message, struct fault *f)
{
    GMimeMessage *m;
    GMimeObject *body;
    struct str name;

    if (!check(l, from, f))
        return false;
    name =
        str_printf(a, "%s@%.*s", id_text(id).s, STR_ARG(str_from(from, str_chr(from, '@', 0) + 1)));
    if (!arena_check(a, f))
        return false;
    m = g_mime_message_new(TRUE); /* headers in the order that people expect */
    set_headers(a, m, l, from);
    set_date(m, at);
    g_mime_message_set_message_id(m, name.ptr);
    body = body_of(a, l);
    g_mime_message_set_mime_part(m, body);
    g_object_unref(body);
    *ret_message = print(a, m);
    g_object_unref(m);
    return arena_check(a, f);
}
