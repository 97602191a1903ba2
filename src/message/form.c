/* SPDX-License-Identifier: EUPL-1.2 */
/* form.c - the JSON of POST /api/v1/messages to struct incoming; see message.h and the
 * interfaces.  Every field is a row of a table: its name, its type, what reads it.  All that is
 * wrong is reported at once, so that whoever writes an integration sees it in one try. */
#include "message/message_priv.h"

#include <string.h>

#define ID_MAX        ((size_t)998)
#define SHORT_MAX     ((size_t)500)
#define FILE_NAME_MAX ((size_t)255)
#define KEY_SHOWN     ((size_t)40)
#define REPORT_MAX    (FAULT_TEXT_MAX - 2)

struct form {
    struct arena *arena;
    struct incoming *to;
    struct marks marks;
    struct str text, html;
    struct buf report; /* [{"field","reason"},... */
};

/* Adds to the report; one that no longer fits is left out, the fault stays. */
static void wrong(struct form *form, struct str field, const char *reason)
{
    struct buf one = buf_new(form->arena, REPORT_MAX);
    struct json_out o = json_out(&one);

    json_open(&o, NULL, '{');
    json_str(&o, "field", field);
    json_cstr(&o, "reason", reason);
    json_close(&o, '}');
    if (one.failed || form->report.len + one.len + 2 > REPORT_MAX)
        return;
    buf_add_char(&form->report, form->report.len ? ',' : '[');
    buf_add(&form->report, buf_str(&one));
}

typedef void take(struct form *form, const json_t *value, struct str path);

struct member {
    const char *name;
    json_type type;
    take *take;
};

static struct str text_of(const json_t *value)
{
    return str_make(json_string_value(value), json_string_length(value));
}

static struct str line_of(struct form *form, const json_t *value, struct str path, size_t max)
{
    struct str s = clean_line(form->arena, text_of(value), &form->marks);

    if (s.len > max)
        wrong(form, path, "is too long");
    return s;
}

/* Each member of the object by its row; what has none is unknown. */
static void members_take(struct form *form, const json_t *object, struct str prefix,
                         const struct member *rows, size_t n)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        struct marks ignored = { 0 };
        struct str name = clean_line(form->arena, clean_cut(str_of(key), KEY_SHOWN), &ignored);
        struct str path = str_printf(form->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(name));
        size_t i = 0;

        while (i < n && strcmp(rows[i].name, key) != 0)
            i++;
        if (i == n)
            wrong(form, path, "is unknown");
        else if (json_is_null(value))
            continue;
        else if (json_typeof(value) != rows[i].type)
            wrong(form, path,
                  rows[i].type == JSON_STRING   ? "must be a text"
                  : rows[i].type == JSON_OBJECT ? "must be an object"
                                                : "must be a list");
        else
            rows[i].take(form, value, path);
    }
}

/* from ---------------------------------------------------------------------------------- */

static void take_name(struct form *form, const json_t *v, struct str path)
{
    form->to->from.name = line_of(form, v, path, SHORT_MAX);
}

static void take_email(struct form *form, const json_t *v, struct str path)
{
    struct str s = line_of(form, v, path, SHORT_MAX);

    if (s.len && !address_make(form->arena, s, &form->to->from.address))
        wrong(form, path, "is no e-mail address");
}

static void take_phone(struct form *form, const json_t *v, struct str path)
{
    form->to->phone = line_of(form, v, path, 64);
}

static void take_handle(struct form *form, const json_t *v, struct str path)
{
    form->to->handle = line_of(form, v, path, SHORT_MAX);
}

static void take_customer_ref(struct form *form, const json_t *v, struct str path)
{
    form->to->customer_ref = line_of(form, v, path, SHORT_MAX);
}

static const struct member from_members[] = {
    { "name", JSON_STRING, take_name },
    { "email", JSON_STRING, take_email },
    { "phone", JSON_STRING, take_phone },
    { "handle", JSON_STRING, take_handle },
    { "customer_ref", JSON_STRING, take_customer_ref },
};

static void take_from(struct form *form, const json_t *v, struct str path)
{
    (void)path;
    members_take(form, v, STR("from."), from_members, COUNT_OF(from_members));
}

/* attachments --------------------------------------------------------------------------- */

static struct attachment *last_attachment(struct form *form)
{
    return &form->to->attachments[form->to->attachment_count];
}

static void take_file_name(struct form *form, const json_t *v, struct str path)
{
    struct str s = line_of(form, v, path, FILE_NAME_MAX);

    for (size_t i = s.len; i > 0; i--)
        if (s.ptr[i - 1] == '/' || s.ptr[i - 1] == '\\') {
            s = str_from(s, i);
            break;
        }
    last_attachment(form)->name = s;
}

static void take_file_type(struct form *form, const json_t *v, struct str path)
{
    struct str s = str_lower(form->arena, line_of(form, v, path, 127));

    if (str_chr(s, '/', 0) == STR_NPOS || str_chr(s, ' ', 0) != STR_NPOS)
        wrong(form, path, "is no MIME type");
    last_attachment(form)->type = s;
}

static void take_file_content(struct form *form, const json_t *v, struct str path)
{
    struct str bytes = STR_NONE;

    if (!encoding_base64_strict(form->arena, text_of(v), &bytes))
        wrong(form, path, "is no base64");
    last_attachment(form)->bytes = bytes.ptr ? bytes : STR("");
}

static const struct member attachment_members[] = {
    { "name", JSON_STRING, take_file_name },
    { "type", JSON_STRING, take_file_type },
    { "content", JSON_STRING, take_file_content },
};

static void take_attachments(struct form *form, const json_t *v, struct str path)
{
    size_t n = json_array_size(v);

    if (n > INCOMING_ATTACHMENTS_MAX) {
        wrong(form, path, "are too many");
        return;
    }
    form->to->attachments = arena_many(form->arena, struct attachment, n);
    for (size_t i = 0; i < n && form->to->attachments; i++) {
        const json_t *one = json_array_get(v, i);
        struct str prefix = str_printf(form->arena, "attachments[%zu].", i);

        if (!json_is_object(one)) {
            wrong(form, str_slice(prefix, 0, prefix.len - 1), "must be an object");
            continue;
        }
        *last_attachment(form) =
            (struct attachment){ STR(""), STR("application/octet-stream"), STR(""), STR_NONE };
        members_take(form, one, prefix, attachment_members, COUNT_OF(attachment_members));
        if (!json_object_get(one, "content"))
            wrong(form, str_printf(form->arena, "%.*scontent", STR_ARG(prefix)), "is missing");
        form->to->attachment_count++;
    }
}

/* the message --------------------------------------------------------------------------- */

static void take_subject(struct form *form, const json_t *v, struct str path)
{
    (void)path;
    form->to->subject.text = str_trim(
        clean_cut(clean_line(form->arena, text_of(v), &form->marks), INCOMING_SUBJECT_MAX));
}

static void take_text(struct form *form, const json_t *v, struct str path)
{
    (void)path;
    form->text = text_of(v);
}

static void take_html(struct form *form, const json_t *v, struct str path)
{
    (void)path;
    form->html = text_of(v);
}

static void take_sent_at(struct form *form, const json_t *v, struct str path)
{
    struct str s = text_of(v);

    if (s.len > 40 || str_chr(s, 'T', 0) == STR_NPOS || !clock_parse(s, &form->to->sent_at))
        wrong(form, path, "is no RFC 3339 time");
}

static void take_external_id(struct form *form, const json_t *v, struct str path)
{
    form->to->external_id = line_of(form, v, path, ID_MAX);
}

static const struct member message_members[] = {
    { "from", JSON_OBJECT, take_from },
    { "subject", JSON_STRING, take_subject },
    { "text", JSON_STRING, take_text },
    { "html", JSON_STRING, take_html },
    { "sent_at", JSON_STRING, take_sent_at },
    { "external_id", JSON_STRING, take_external_id },
    { "attachments", JSON_ARRAY, take_attachments },
};

/* What no single field can say. */
static void check_whole(struct form *form, const json_t *j)
{
    const struct incoming *in = form->to;

    if (!json_object_get(j, "from"))
        wrong(form, STR("from"), "is missing");
    else if (json_is_object(json_object_get(j, "from")) && !in->from.name.len &&
             !in->from.address.len && !in->phone.len && !in->handle.len && !in->customer_ref.len &&
             !form->report.len)
        wrong(form, STR("from"), "names nobody: give name, email, phone, handle or customer_ref");
    if (form->text.ptr && form->html.ptr)
        wrong(form, STR("html"), "and text exclude one another");
    else if (!form->text.ptr && !form->html.ptr && !form->report.len)
        wrong(form, STR("text"), "is missing");
}

static bool body_take(struct form *form, struct fault *f)
{
    struct incoming *in = form->to;
    bool hidden = false;
    struct str text =
        clean_text(form->arena, form->html.ptr ? form->html : form->text, &form->marks);

    if (form->html.ptr)
        text = message_html_to_text(form->arena, text, &hidden);
    if (text.len > INCOMING_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "text of more than %zu bytes", INCOMING_TEXT_MAX);
    in->from_html = form->html.ptr != NULL;
    message_cut(form->arena, text, &in->text.text, &in->quote.text, &in->signature.text);
    in->text.text = str_trim(in->text.text);
    in->hidden_text = hidden || form->marks.hidden;
    in->repaired = form->marks.repaired;
    return true;
}

static void start_empty(struct incoming *in)
{
    const struct str none = STR("");

    *in = (struct incoming){ .channel = CHANNEL_API };
    in->from = in->reply_to = (struct mailbox){ none, none };
    in->phone = in->handle = in->customer_ref = none;
    in->subject.text = in->text.text = in->quote.text = in->signature.text = none;
    in->message_id = in->bounced_id = in->bounced_address = in->external_id = none;
}

bool message_read_json(struct arena *a, struct str bytes, struct incoming *ret_message,
                       struct fault *f)
{
    struct incoming in;
    struct form form = { .arena = a, .to = &in, .report = buf_new(a, REPORT_MAX) };
    scoped_json json_t *j = NULL;

    if (bytes.len > INCOMING_BYTES_MAX)
        return fault_set(f, FAULT_LIMIT, "message of %zu bytes, more than %zu", bytes.len,
                         INCOMING_BYTES_MAX);
    j = json_read(bytes, f);
    if (!j)
        return false;
    if (!json_is_object(j))
        return fault_set(f, FAULT_INVALID, "a message is a JSON object");
    start_empty(&in);
    members_take(&form, j, STR(""), message_members, COUNT_OF(message_members));
    check_whole(&form, j);
    if (!arena_check(a, f))
        return false;
    if (form.report.len)
        return fault_set(f, FAULT_FIELDS, "%.*s]", STR_ARG(buf_str(&form.report)));
    if (!body_take(&form, f) || !arena_check(a, f))
        return false;
    *ret_message = in;
    return true;
}
