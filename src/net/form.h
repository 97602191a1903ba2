/* SPDX-License-Identifier: EUPL-1.2 */
/* form.h - what browsers send: percent-decoding, query strings, cookies and posted forms.
 *
 * Pure functions: bytes in, structs in an arena out.  Text that comes out is valid UTF-8 without
 * NUL; only a file's content is any bytes.  Standards: RFC 3986 (percent), WHATWG URL
 * (application/x-www-form-urlencoded), RFC 7578 and 2046 (multipart), RFC 6265 (cookies). */
#ifndef NET_FORM_H
#define NET_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define FORM_FIELDS_MAX   256  /* fields of a query, cookies or a form */
#define FORM_PARTS_MAX    64   /* parts of a multipart form */
#define FORM_NAME_MAX     1024 /* bytes of a field's or file's name */
#define FORM_BOUNDARY_MAX 70   /* RFC 2046, 5.1.1 */

struct form_field {
    struct str name, value;
    /* multipart only: set when the part is a file, whose value is any bytes */
    struct str file_name, type;
    bool is_file;
};

struct form {
    const struct form_field *fields; /* lives in the arena, in the order sent */
    size_t n;
};

/* The first field of that name (case counts); NULL when there is none. */
const struct form_field *form_find(const struct form *form, struct str name);
/* The value of that field, STR_NONE when there is none. */
struct str form_value(const struct form *form, struct str name);

/* Decodes %XX; `plus` makes '+' a space.  FAULT_INVALID on an incomplete or non-hexadecimal
 * escape, on NUL and on invalid UTF-8. */
bool form_decode(struct arena *a, struct str s, bool plus, struct str *ret_text, struct fault *f);
/* The path of a request target, decoded.  Starts with '/'; FAULT_INVALID also for an encoded
 * slash or backslash, two slashes in a row, a "." or ".." segment and a control character: what
 * reaches the routes has one reading only. */
bool form_path(struct arena *a, struct str raw, struct str *ret_path, struct fault *f);

/* name=value pairs between '&'. */
bool form_urlencoded(struct arena *a, struct str s, struct form *ret_form, struct fault *f);
/* The Cookie header; values are not decoded; pairs without '=' are passed over. */
bool form_cookies(struct arena *a, struct str header, struct form *ret_form, struct fault *f);
/* `content_type` is the whole header, with its boundary; values are borrowed from `body`. */
bool form_multipart(struct arena *a, struct str content_type, struct str body,
                    struct form *ret_form, struct fault *f);
/* A posted form of either kind; FAULT_INVALID for another content type. */
bool form_body(struct arena *a, struct str content_type, struct str body, struct form *ret_form,
               struct fault *f);

/* The parameter of a header such as `form-data; name="a"`, unquoted into the arena; STR_NONE
 * when absent. */
struct str form_parameter(struct arena *a, struct str header, struct str name);
/* Whether the list header (Accept, Accept-Encoding) takes `value` with a q above 0.  A "*" or
 * "type/" followed by "*" counts. */
bool form_accepts(struct str header, struct str value);

bool form_utf8(struct str s); /* well-formed, no surrogates, no overlong forms */

#endif
