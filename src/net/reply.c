/* SPDX-License-Identifier: EUPL-1.2 */
/* reply.c - reads requests and builds replies, for handlers and for the server's own refusals. */
#include "net/http_priv.h"

#include <zlib.h>

#define UNPACKED_MAX ((size_t)32 << 20)

struct str http_request_header(const struct http_request *rq, struct str name)
{
    for (size_t i = 0; i < rq->header_count; i++)
        if (str_eq_nocase(rq->headers[i].name, name))
            return rq->headers[i].value;
    return STR_NONE;
}

struct str http_request_cookie(const struct http_request *rq, struct str name)
{
    struct form cookies = { 0 };

    if (!form_cookies(rq->arena, http_request_header(rq, STR("Cookie")), &cookies, NULL))
        return STR_NONE;
    return form_value(&cookies, name);
}

struct str http_request_query(const struct http_request *rq, struct str name)
{
    return form_value(&rq->query, name);
}

bool http_request_reads(const struct http_request *rq)
{
    return str_eq(rq->method, STR("GET")) || str_eq(rq->method, STR("HEAD"));
}

static const struct status_name {
    int status;
    struct str name;
} status_names[] = {
    { 200, STR_INIT("OK") },
    { 201, STR_INIT("Created") },
    { 202, STR_INIT("Accepted") },
    { 204, STR_INIT("No Content") },
    { 206, STR_INIT("Partial Content") },
    { 301, STR_INIT("Moved Permanently") },
    { 302, STR_INIT("Found") },
    { 303, STR_INIT("See Other") },
    { 304, STR_INIT("Not Modified") },
    { 307, STR_INIT("Temporary Redirect") },
    { 308, STR_INIT("Permanent Redirect") },
    { 400, STR_INIT("Bad Request") },
    { 401, STR_INIT("Unauthorized") },
    { 403, STR_INIT("Forbidden") },
    { 404, STR_INIT("Not Found") },
    { 405, STR_INIT("Method Not Allowed") },
    { 406, STR_INIT("Not Acceptable") },
    { 408, STR_INIT("Request Timeout") },
    { 409, STR_INIT("Conflict") },
    { 410, STR_INIT("Gone") },
    { 411, STR_INIT("Length Required") },
    { 412, STR_INIT("Precondition Failed") },
    { 413, STR_INIT("Content Too Large") },
    { 414, STR_INIT("URI Too Long") },
    { 415, STR_INIT("Unsupported Media Type") },
    { 417, STR_INIT("Expectation Failed") },
    { 422, STR_INIT("Unprocessable Content") },
    { 425, STR_INIT("Too Early") },
    { 426, STR_INIT("Upgrade Required") },
    { 428, STR_INIT("Precondition Required") },
    { 429, STR_INIT("Too Many Requests") },
    { 431, STR_INIT("Request Header Fields Too Large") },
    { 451, STR_INIT("Unavailable For Legal Reasons") },
    { 500, STR_INIT("Internal Server Error") },
    { 501, STR_INIT("Not Implemented") },
    { 502, STR_INIT("Bad Gateway") },
    { 503, STR_INIT("Service Unavailable") },
    { 504, STR_INIT("Gateway Timeout") },
    { 507, STR_INIT("Insufficient Storage") },
};

struct str http_status_name(int status)
{
    for (size_t i = 0; i < COUNT_OF(status_names); i++)
        if (status_names[i].status == status)
            return status_names[i].name;
    return STR("");
}

void http_reply_header(struct http_reply *rp, struct str name, struct str value)
{
    if (!http_name_ok(name) || !http_value_ok(value) ||
        rp->header_count == HTTP_REPLY_HEADERS_MAX) {
        rp->broken = true;
        return;
    }
    rp->headers[rp->header_count++] = (struct http_header){ name, value };
}

void http_reply_set_header(struct http_reply *rp, struct str name, struct str value)
{
    size_t kept = 0;

    for (size_t i = 0; i < rp->header_count; i++)
        if (!str_eq_nocase(rp->headers[i].name, name))
            rp->headers[kept++] = rp->headers[i];
    rp->header_count = kept;
    http_reply_header(rp, name, value);
}

void http_reply_text(struct http_reply *rp, int status, struct str type, struct str body)
{
    rp->status = status;
    rp->body = body;
    http_reply_set_header(rp, STR("Content-Type"), type);
}

void http_reply_later(struct http_reply *rp, bool (*run)(void *arg, struct fault *f), void *arg)
{
    rp->later = run;
    rp->later_arg = arg;
}

/* Whether a list of entity tags holds this one; weak comparison, as If-None-Match wants. */
static bool etag_listed(struct str list, struct str etag)
{
    struct str item;

    while (str_split(&list, ',', &item)) {
        item = str_trim(item);
        if (str_starts(item, STR("W/")))
            item = str_from(item, 2);
        if (str_eq(item, etag) || str_eq(item, STR("*")))
            return true;
    }
    return false;
}

static bool unpack(struct arena *a, struct str packed, struct str *ret_bytes, struct fault *f)
{
    z_stream z = { .next_in = (Bytef *)(uintptr_t)packed.ptr, .avail_in = (uInt)packed.len };
    size_t room = packed.len * 4 + 1024;
    char *out = arena_alloc(a, room);
    int rc = Z_OK;

    if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK)
        return fault_set(f, FAULT_BROKEN, "zlib does not start");
    while (out && rc == Z_OK && room <= UNPACKED_MAX) {
        z.next_out = (Bytef *)out + z.total_out;
        z.avail_out = (uInt)(room - z.total_out);
        rc = inflate(&z, Z_FINISH);
        if (rc == Z_BUF_ERROR && !z.avail_out) {
            out = arena_grow(a, out, room, room * 2);
            room *= 2;
            rc = Z_OK;
        }
    }
    inflateEnd(&z);
    if (!out || rc != Z_STREAM_END)
        return fault_set(f, FAULT_BROKEN, "static bytes do not unpack: %d", rc);
    *ret_bytes = str_make(out, z.total_out);
    return true;
}

bool http_reply_static(const struct http_request *rq, struct http_reply *rp,
                       const struct http_static *file, struct fault *f)
{
    struct str if_none = http_request_header(rq, STR("If-None-Match"));
    bool packed =
        file->gzip && form_accepts(http_request_header(rq, STR("Accept-Encoding")), STR("gzip"));
    struct str etag = file->etag;

    /* The two forms are two representations: a strong tag may not name both. */
    if (file->gzip && !packed && etag.len > 2)
        etag = str_printf(rq->arena, "%.*s-plain\"", (int)etag.len - 1, etag.ptr);
    http_reply_set_header(rp, STR("Content-Type"), file->type);
    http_reply_set_header(rp, STR("Cache-Control"),
                          file->immutable ? STR("public, max-age=31536000, immutable")
                                          : STR("no-cache"));
    if (etag.len)
        http_reply_set_header(rp, STR("ETag"), etag);
    if (file->gzip)
        http_reply_set_header(rp, STR("Vary"), STR("Accept-Encoding"));
    if (etag.len && etag_listed(if_none, etag)) {
        rp->status = MHD_HTTP_NOT_MODIFIED;
        return true;
    }
    rp->status = MHD_HTTP_OK;
    if (packed)
        http_reply_set_header(rp, STR("Content-Encoding"), STR("gzip"));
    rp->body = file->bytes;
    return packed || !file->gzip || unpack(rq->arena, file->bytes, &rp->body, f);
}

static bool has_header(const struct http_reply *rp, struct str name)
{
    for (size_t i = 0; i < rp->header_count; i++)
        if (str_eq_nocase(rp->headers[i].name, name))
            return true;
    return false;
}

void http_reply_fault(struct http_exchange *ex, int status, const struct fault *f)
{
    const struct http_handler *h = &ex->server->handler;
    struct http_reply *rp = &ex->rp;

    *rp = (struct http_reply){ .status = status, .exchange = ex };
    if (status == MHD_HTTP_SERVICE_UNAVAILABLE || status == MHD_HTTP_TOO_MANY_REQUESTS)
        http_reply_header(rp, STR("Retry-After"), STR("1"));
    if (h->explain)
        h->explain(h->ctx, &ex->rq, f, rp);
    else
        http_reply_text(rp, status, STR("text/plain; charset=utf-8"), http_status_name(status));
}

/* A reply that must not go out as it is; without words of the handler, which made it. */
static void make_broken(struct http_exchange *ex)
{
    ex->rp = (struct http_reply){ .status = MHD_HTTP_INTERNAL_SERVER_ERROR, .exchange = ex };
    http_reply_text(&ex->rp, ex->rp.status, STR("text/plain; charset=utf-8"),
                    http_status_name(ex->rp.status));
}

/* The library wants NUL-terminated texts. */
static bool add_header(struct http_exchange *ex, struct MHD_Response *r, struct str name,
                       struct str value)
{
    const char *n = str_cstr(ex->arena, name), *v = str_cstr(ex->arena, value);

    /* An empty value is refused by the library, and says nothing. */
    return n && v && (!value.len || MHD_add_response_header(r, n, v) == MHD_YES);
}

struct MHD_Response *http_reply_response(struct http_exchange *ex, struct http_stream *stream)
{
    struct http_reply *rp = &ex->rp;
    struct MHD_Response *r;
    bool ok = true;

    if (!stream && (rp->broken || rp->status < 200 || rp->status > 599))
        make_broken(ex);
    if (stream)
        r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, http_stream_read, stream,
                                              http_stream_gone);
    else
        r = MHD_create_response_from_buffer(rp->body.len, (void *)(uintptr_t)rp->body.ptr,
                                            MHD_RESPMEM_PERSISTENT);
    if (!r)
        return NULL;
    for (size_t i = 0; i < rp->header_count; i++)
        ok = ok && add_header(ex, r, rp->headers[i].name, rp->headers[i].value);
    /* What follows a malformed head or a chunked body is never read as a request: there parsers
     * differ most (RFC 9112, 11.2). */
    if (ok && (ex->last || ex->chunked || ex->server->closing) &&
        !has_header(rp, STR("Connection")))
        ok = add_header(ex, r, STR("Connection"), STR("close"));
    if (!ok) {
        MHD_destroy_response(r);
        return NULL;
    }
    return r;
}
