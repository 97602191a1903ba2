/* SPDX-License-Identifier: EUPL-1.2 */
/* multipart.c - posted forms with files (RFC 7578 over RFC 2046).
 *
 * A delimiter is a line "--boundary"; what stands before the first one is passed over, what
 * comes after the closing "--boundary--" too.  A body that ends before it is refused: it was cut
 * on its way.  Nested multipart/mixed is not read (RFC 7578, 4.3 has taken it away). */
#include "net/form.h"

#include "net/form_priv.h"

#define PART_HEAD_MAX 4096

/* Where the parts are cut: `delimiter` is CR LF "--" boundary. */
struct parts {
    struct str rest, delimiter;
};

/* RFC 2046, 5.1.1: bcharsnospace. */
static bool boundary_ok(struct str boundary)
{
    if (!boundary.len || boundary.len > FORM_BOUNDARY_MAX)
        return false;
    for (size_t i = 0; i < boundary.len; i++)
        if (!ascii_alnum(boundary.ptr[i]) &&
            str_chr(STR("'()+_,-./:=? "), boundary.ptr[i], 0) == STR_NPOS)
            return false;
    return boundary.ptr[boundary.len - 1] != ' ';
}

/* After a delimiter: "--" closes, blanks and a line break open the next part. */
static bool after_delimiter(struct str rest, bool *ret_closed, struct str *ret_part)
{
    size_t i = 0;

    *ret_closed = str_starts(rest, STR("--"));
    if (*ret_closed)
        return true;
    while (i < rest.len && (rest.ptr[i] == ' ' || rest.ptr[i] == '\t'))
        i++;
    rest = str_from(rest, i);
    if (!str_starts(rest, STR("\r\n")))
        return false;
    /* The line break stays: a part without headers starts with an empty line. */
    *ret_part = rest;
    return true;
}

static bool parts_start(struct arena *a, struct str boundary, struct str body, struct parts *parts,
                        bool *ret_closed, struct fault *f)
{
    struct str dash = str_printf(a, "\r\n--%.*s", STR_ARG(boundary));
    struct str first = str_from(dash, 2);
    size_t at = str_starts(body, first) ? 0 : str_find(body, dash, 0);

    if (!arena_ok(a))
        return arena_check(a, f);
    if (at == STR_NPOS)
        return fault_set(f, FAULT_INVALID, "form: the boundary is nowhere in the body");
    if (str_starts(str_from(body, at), dash))
        at += 2;
    parts->delimiter = dash;
    if (!after_delimiter(str_from(body, at + first.len), ret_closed, &parts->rest))
        return fault_set(f, FAULT_INVALID, "form: a boundary is not alone in its line");
    return true;
}

/* Takes one part off the front; *ret_closed when it was the last. */
static bool parts_next(struct parts *parts, struct str *ret_part, bool *ret_closed, struct fault *f)
{
    size_t end = str_find(parts->rest, parts->delimiter, 0);

    if (end == STR_NPOS)
        return fault_set(f, FAULT_INVALID, "form: the body ends inside a part");
    *ret_part = str_slice(parts->rest, 0, end);
    if (!after_delimiter(str_from(parts->rest, end + parts->delimiter.len), ret_closed,
                         &parts->rest))
        return fault_set(f, FAULT_INVALID, "form: a boundary is not alone in its line");
    return true;
}

static bool read_disposition(struct arena *a, struct str value, struct form_field *field,
                             struct fault *f)
{
    struct str kind = str_trim(str_slice(value, 0, str_chr(value, ';', 0)));

    if (!str_eq_nocase(kind, STR("form-data")))
        return fault_set(f, FAULT_INVALID, "form: a part is not form-data");
    field->name = form_parameter(a, value, STR("name"));
    field->file_name = form_parameter(a, value, STR("filename"));
    field->is_file = field->file_name.ptr != NULL;
    if (!field->name.ptr)
        return fault_set(f, FAULT_INVALID, "form: a part has no name");
    if (field->name.len > FORM_NAME_MAX || field->file_name.len > FORM_NAME_MAX)
        return fault_set(f, FAULT_LIMIT, "form: a name is longer than %d", FORM_NAME_MAX);
    if (!form_utf8(field->name) || !form_utf8(field->file_name))
        return fault_set(f, FAULT_INVALID, "form: a name is not UTF-8");
    return true;
}

static bool read_part_head(struct arena *a, struct str head, struct form_field *field,
                           struct fault *f)
{
    struct str line;

    while (str_line(&head, &line)) {
        size_t colon = str_chr(line, ':', 0);
        struct str name = str_slice(line, 0, colon), value;

        if (colon == STR_NPOS)
            return fault_set(f, FAULT_INVALID, "form: a part's header has no colon");
        value = str_trim(str_from(line, colon + 1));
        if (str_eq_nocase(name, STR("content-type")))
            field->type = value;
        else if (str_eq_nocase(name, STR("content-disposition")) &&
                 !read_disposition(a, value, field, f))
            return false;
    }
    return field->name.ptr || fault_set(f, FAULT_INVALID, "form: a part has no name");
}

/* `part` starts with the line break that ended the boundary's line. */
static bool read_part(struct arena *a, struct str part, struct form_field *field, struct fault *f)
{
    size_t end = str_find(part, STR("\r\n\r\n"), 0);

    if (end == STR_NPOS || end > PART_HEAD_MAX)
        return fault_set(f, FAULT_INVALID, "form: a part's headers do not end");
    if (!read_part_head(a, str_slice(part, 2, end), field, f))
        return false;
    field->value = str_from(part, end + 4);
    if (!field->is_file && !form_utf8(field->value))
        return fault_set(f, FAULT_INVALID, "form: a field is not UTF-8");
    return true;
}

bool form_multipart(struct arena *a, struct str content_type, struct str body,
                    struct form *ret_form, struct fault *f)
{
    struct form_list list = { 0 };
    struct parts parts;
    bool closed;
    struct str boundary = form_parameter(a, content_type, STR("boundary"));

    if (!boundary_ok(boundary))
        return fault_set(f, FAULT_INVALID, "form: the boundary is missing or not allowed");
    if (!parts_start(a, boundary, body, &parts, &closed, f))
        return false;
    /* parts_start() set it, or said false. */
    /* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Branch) */
    while (!closed) {
        struct form_field field = { 0 };
        struct str part = STR_NONE;

        if (list.n == FORM_PARTS_MAX)
            return fault_set(f, FAULT_LIMIT, "form: more than %d parts", FORM_PARTS_MAX);
        if (!parts_next(&parts, &part, &closed, f) || !read_part(a, part, &field, f) ||
            !form_list_add(&list, a, field, f))
            return false;
    }
    *ret_form = (struct form){ list.fields, list.n };
    return true;
}
