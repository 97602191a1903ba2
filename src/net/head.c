/* SPDX-License-Identifier: EUPL-1.2 */
/* head.c - what a request's head must be (RFC 9112, RFC 9110).
 *
 * A proxy in front and this server must see the same request; where two parsers could differ,
 * the answer is 400 and the connection ends.  libmicrohttpd reads leniently: it takes a bare LF
 * for a line's end, joins folded lines and stops at a NUL, and says nothing of it.  But up to
 * 0.9.75 it parses in place: it overwrites each CR LF by two NULs and gives pointers into its
 * buffer.  So layout_plain() asks that each piece starts where the one before it ended.  A bare
 * LF, a folded line, a NUL or a doubled space moves something, and is caught without reading a
 * byte that was not handed out.  Later versions have a strictness of their own (http.c). */
#include "net/http_priv.h"

#include <string.h>

#define LAYOUT_IN_PLACE (MHD_VERSION < 0x00097600)

/* RFC 9110, 5.6.2: token. */
bool http_name_ok(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_alnum(name.ptr[i]) &&
            str_chr(STR("!#$%&'*+-.^_`|~"), name.ptr[i], 0) == STR_NPOS)
            return false;
    return name.len > 0;
}

bool http_value_ok(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if (((unsigned char)value.ptr[i] < 0x20 && value.ptr[i] != '\t') || value.ptr[i] == 0x7f)
            return false;
    return true;
}

struct head_list {
    struct http_exchange *ex;
    struct http_header *headers;
    size_t n, bytes;
    bool plain;    /* as layout_plain() wants it, so far */
    uintptr_t end; /* where the next piece has to start */
};

/* Notes that a piece stands at [at, at + len) and is followed by `ends` bytes of line end. */
static void layout_piece(struct head_list *list, const char *at, size_t len, size_t ends)
{
    list->plain = list->plain && (uintptr_t)at == list->end;
    list->end = (uintptr_t)at + len + ends;
}

/* Between a header's colon and its value only blanks are passed over. */
static void layout_blanks(struct head_list *list, const char *value)
{
    uintptr_t at = (uintptr_t)value;

    list->plain = list->plain && at >= list->end && at - list->end < HTTP_HEAD_MAX;
    list->end = at;
}

static enum MHD_Result take_header(void *cls, enum MHD_ValueKind kind, const char *name,
                                   size_t name_len, const char *value, size_t value_len)
{
    struct head_list *list = cls;
    struct http_header *h = &list->headers[list->n];

    (void)kind;
    list->bytes += name_len + value_len + 4;
    if (list->n == HTTP_HEADERS_MAX || !value)
        return MHD_NO;
    layout_piece(list, name, name_len, 1);
    layout_blanks(list, value);
    layout_piece(list, value, value_len, 2);
    h->name = str_copy(list->ex->arena, str_make(name, name_len));
    h->value = str_trim(str_copy(list->ex->arena, str_make(value, value_len)));
    list->n++;
    return MHD_YES;
}

static size_t head_size(struct http_exchange *ex)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(ex->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

    return info ? info->header_size : 0;
}

static bool layout_plain(const struct head_list *list, const char *method, size_t size)
{
    return !LAYOUT_IN_PLACE || (list->plain && list->end + 2 == (uintptr_t)method + size);
}

static bool read_headers(struct http_exchange *ex, const char *method, const char *version,
                         int *ret_status, struct fault *f)
{
    struct head_list list = { .ex = ex, .plain = true };
    size_t size = head_size(ex);
    int count;

    list.headers = arena_many(ex->arena, struct http_header, HTTP_HEADERS_MAX + 1);
    if (!list.headers)
        return arena_check(ex->arena, f);
    /* Method, target and version are parted by one space each. */
    list.end = (uintptr_t)method + ex->rq.method.len + 1 + ex->rq.target.len + 1;
    layout_piece(&list, version, strlen(version), 2);
    count = MHD_get_connection_values_n(ex->connection, MHD_HEADER_KIND, take_header, &list);
    *ret_status = MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE;
    if (count > HTTP_HEADERS_MAX || size > HTTP_HEAD_MAX || list.bytes > HTTP_HEAD_MAX)
        return fault_set(f, FAULT_LIMIT, "head: more than %zu bytes or %d headers", HTTP_HEAD_MAX,
                         HTTP_HEADERS_MAX);
    *ret_status = MHD_HTTP_BAD_REQUEST;
    if (!layout_plain(&list, method, size))
        return fault_set(f, FAULT_INVALID, "head: a folded line, a bare line feed or a NUL");
    ex->rq.headers = list.headers;
    ex->rq.header_count = list.n;
    return arena_check(ex->arena, f);
}

static bool check_headers(const struct http_request *rq, struct fault *f)
{
    for (size_t i = 0; i < rq->header_count; i++)
        if (!http_name_ok(rq->headers[i].name) || !http_value_ok(rq->headers[i].value))
            return fault_set(f, FAULT_INVALID, "head: header %zu is malformed", i + 1);
    return true;
}

/* Headers of which a second one would give the request a second meaning. */
static bool check_single(const struct http_request *rq, struct fault *f)
{
    static const char *const single[] = { "Host",         "Content-Length", "Transfer-Encoding",
                                          "Content-Type", "Authorization",  "Cookie",
                                          "Origin",       "If-Match",       "Idempotency-Key",
                                          "X-CSRF-Token" };

    for (size_t k = 0; k < COUNT_OF(single); k++) {
        size_t n = 0;

        for (size_t i = 0; i < rq->header_count; i++)
            n += str_eq_nocase(rq->headers[i].name, str_of(single[k]));
        if (n > 1)
            return fault_set(f, FAULT_INVALID, "head: %s is there twice", single[k]);
    }
    return true;
}

/* RFC 9112, 6: how long the body is.  Both lengths at once is the classic way to smuggle. */
static bool check_framing(struct http_exchange *ex, bool http10, int *ret_status, struct fault *f)
{
    struct str length = http_request_header(&ex->rq, STR("Content-Length"));
    struct str coding = http_request_header(&ex->rq, STR("Transfer-Encoding"));

    if (coding.ptr && (length.ptr || http10))
        return fault_set(f, FAULT_INVALID,
                         "head: Transfer-Encoding beside Content-Length or in "
                         "HTTP/1.0");
    if (coding.ptr && !str_eq_nocase(coding, STR("chunked"))) {
        *ret_status = MHD_HTTP_NOT_IMPLEMENTED;
        return fault_set(f, FAULT_INVALID, "head: a transfer coding other than chunked");
    }
    for (size_t i = 0; length.ptr && i < length.len; i++)
        if (!ascii_digit(length.ptr[i]))
            return fault_set(f, FAULT_INVALID, "head: Content-Length is no number");
    if (length.ptr && !str_to_u64(length, &ex->length)) {
        *ret_status = MHD_HTTP_CONTENT_TOO_LARGE;
        return fault_set(f, FAULT_LIMIT, "head: Content-Length is beyond any limit");
    }
    ex->chunked = coding.ptr != NULL;
    return true;
}

/* The query is decoded here, so that every handler gets the same reading. */
static bool read_target(struct http_exchange *ex, int *ret_status, struct fault *f)
{
    struct str target = ex->rq.target;
    size_t question = str_chr(target, '?', 0);
    struct str query = question == STR_NPOS ? STR("") : str_from(target, question + 1);

    if (target.len > HTTP_TARGET_MAX) {
        *ret_status = MHD_HTTP_URI_TOO_LONG;
        return fault_set(f, FAULT_LIMIT, "head: the target is longer than %zu", HTTP_TARGET_MAX);
    }
    return form_path(ex->arena, str_slice(target, 0, question), &ex->rq.path, f) &&
           form_urlencoded(ex->arena, query, &ex->rq.query, f);
}

/* Expectations other than 100-continue are none of HTTP's (RFC 9110, 10.1.1). */
static bool check_expect(const struct http_request *rq, int *ret_status, struct fault *f)
{
    struct str expect = http_request_header(rq, STR("Expect"));

    if (!expect.ptr || str_eq_nocase(expect, STR("100-continue")))
        return true;
    *ret_status = MHD_HTTP_EXPECTATION_FAILED;
    return fault_set(f, FAULT_INVALID, "head: an expectation other than 100-continue");
}

bool http_head_read(struct http_exchange *ex, const char *method, const char *version,
                    int *ret_status, struct fault *f)
{
    bool http10 = str_eq(str_of(version), STR("HTTP/1.0"));

    *ret_status = MHD_HTTP_BAD_REQUEST;
    ex->rq.method = str_copy(ex->arena, str_of(method));
    if (!http_name_ok(ex->rq.method))
        return fault_set(f, FAULT_INVALID, "head: the method is malformed");
    if (!http10 && !str_eq(str_of(version), STR("HTTP/1.1")))
        return fault_set(f, FAULT_INVALID, "head: the version is not HTTP/1.0 or 1.1");
    if (!read_headers(ex, method, version, ret_status, f) || !check_headers(&ex->rq, f) ||
        !check_single(&ex->rq, f))
        return false;
    if (!http10 && !http_request_header(&ex->rq, STR("Host")).ptr)
        return fault_set(f, FAULT_INVALID, "head: no Host");
    return check_framing(ex, http10, ret_status, f) && check_expect(&ex->rq, ret_status, f) &&
           read_target(ex, ret_status, f);
}
