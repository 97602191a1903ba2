/* SPDX-License-Identifier: EUPL-1.2 */
/* courier_errand.c - one call, by libcurl, in a process that lives for it alone.
 *
 * libcurl has a default for everything; what matters here is set, whatever the default is. */
#include <curl/curl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/clock.h"
#include "base/file.h"
#include "net/courier_priv.h"

#define CONNECT_SECONDS 10L

struct call {
    const struct courier_means *means;
    const struct errand *errand;
    CURL *curl;
    struct curl_slist *headers;
    int out;
    char host[COURIER_HOST_MAX];
    bool listed; /* by the operator */
    bool plain;  /* HTTP without TLS */
    bool refused, too_large, left, silent, head_sent;
    int64_t heard;            /* clock_ticks() of the last byte */
    uint64_t received, given; /* of an answer; of a message, to the relay */
};

/* ---- what goes to the desk ---- */

static bool put(struct call *c, enum courier_record_kind kind, int status, int64_t retry_after,
                const void *bytes, size_t size)
{
    const struct courier_record r = { COURIER_MARK, kind, (uint32_t)size, status, retry_after };

    return file_write_all(c->out, str_make(&r, sizeof r)) &&
           file_write_all(c->out, str_make(bytes, size));
}

static bool put_head(struct call *c)
{
    const char *type = NULL;
    long status = 0;
    curl_off_t retry_after = 0;

    if (c->head_sent)
        return true;
    c->head_sent = true;
    curl_easy_getinfo(c->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(c->curl, CURLINFO_CONTENT_TYPE, &type);
    curl_easy_getinfo(c->curl, CURLINFO_RETRY_AFTER, &retry_after);
    return put(c, COURIER_HEAD, (int)status, retry_after, type ? type : "",
               type ? strnlen(type, COURIER_HEADER_MAX) : 0);
}

static void put_end(struct call *c, enum fault_kind kind, const char *what)
{
    char said[COURIER_SAID_MAX];
    int n = what ? snprintf(said, sizeof said, "%s: %s", c->host, what) : 0;

    put(c, COURIER_END, (int)kind, 0, said,
        n < 0                     ? 0
        : (size_t)n < sizeof said ? (size_t)n
                                  : sizeof said - 1);
}

/* ---- libcurl's questions ---- */

/* The next part of a message. */
static size_t give_message(char *room, size_t one, size_t n, void *arg)
{
    struct call *c = arg;
    uint64_t left = c->errand->head->body_size - c->given;
    size_t part = left < one * n ? (size_t)left : one * n;

    memcpy(room, (const char *)c->errand->body + c->given, part);
    c->given += part;
    return part;
}

static curl_socket_t open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct call *c = arg;

    if (purpose != CURLSOCKTYPE_IPCXN || (!c->listed && address_is_inside(&to->addr)) ||
        (c->plain && !address_is_loopback(&to->addr))) {
        c->refused = true;
        return CURL_SOCKET_BAD;
    }
    c->refused = false; /* a name may have several addresses */
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t take_body(char *bytes, size_t one, size_t n, void *arg)
{
    struct call *c = arg;
    size_t left = n *= one;

    c->received += n;
    c->too_large = c->received > c->errand->head->answer_max;
    if (c->too_large || !put_head(c))
        return 0;
    while (left) {
        size_t part = left < COURIER_PIECE_MAX ? left : COURIER_PIECE_MAX;

        if (!put(c, COURIER_PIECE, 0, 0, bytes, part))
            return 0;
        bytes += part;
        left -= part;
    }
    c->heard = clock_ticks();
    return n;
}

/* Once a second, and at each piece: does the desk still want it?  Has it fallen silent?  libcurl's
 * own limit would also count how long a model thinks before its first word. */
static int is_wanted(void *arg, curl_off_t a, curl_off_t b, curl_off_t d, curl_off_t e)
{
    struct call *c = arg;
    struct pollfd p = { c->out, 0, 0 };
    int64_t idle = (int64_t)c->errand->head->idle * 1000000000;

    (void)a, (void)b, (void)d, (void)e;
    c->left = poll(&p, 1, 0) > 0 && (p.revents & (POLLERR | POLLHUP));
    c->silent = idle && c->heard && clock_ticks() - c->heard > idle;
    return c->left || c->silent;
}

/* ---- before it goes ---- */

static bool part_is(CURLU *url, CURLUPart part, const char *otherwise, char *into, size_t room)
{
    char *text = NULL;
    bool there = curl_url_get(url, part, &text, part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0) ==
                 CURLUE_OK;
    int n = snprintf(into, room, "%s", there ? text : otherwise);

    curl_free(text);
    return there && n > 0 && (size_t)n < room;
}

/* The URL as libcurl itself reads it: what we check is what it calls. */
static bool look_at(struct call *c, CURLU *url)
{
    char scheme[16], port[16], other[8];

    if (curl_url_set(url, CURLUPART_URL, c->errand->url, CURLU_DISALLOW_USER) != CURLUE_OK ||
        !part_is(url, CURLUPART_SCHEME, "", scheme, sizeof scheme) ||
        !part_is(url, CURLUPART_HOST, "?", c->host, sizeof c->host) ||
        !part_is(url, CURLUPART_PORT, "", port, sizeof port) ||
        part_is(url, CURLUPART_USER, "", other, sizeof other) ||
        part_is(url, CURLUPART_FRAGMENT, "", other, sizeof other))
        return false;
    c->listed = reach_has(c->means->reach, str_of(c->host), port);
    c->plain = strcasecmp(scheme, "http") == 0;
    return strcasecmp(scheme, "https") == 0 || (c->plain && c->listed);
}

/* The operator named it, so it may be anywhere; without TLS at a loopback address alone, and there
 * only by a name that cannot be another's. */
static bool look_at_relay(struct call *c, CURLU *url)
{
    char scheme[16];

    if (curl_url_set(url, CURLUPART_URL, c->means->relay, CURLU_DISALLOW_USER) != CURLUE_OK ||
        !part_is(url, CURLUPART_SCHEME, "", scheme, sizeof scheme) ||
        !part_is(url, CURLUPART_HOST, "?", c->host, sizeof c->host))
        return false;
    c->listed = true;
    c->plain = strcasecmp(scheme, "smtp") == 0 &&
               (strcasecmp(c->host, "localhost") == 0 || strncmp(c->host, "127.", 4) == 0 ||
                strcmp(c->host, "[::1]") == 0);
    return c->plain || strcasecmp(scheme, "smtp") == 0 || strcasecmp(scheme, "smtps") == 0;
}

static void set_mail(struct call *c)
{
    c->headers = curl_slist_append(NULL, c->errand->url);
    curl_easy_setopt(c->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c->curl, CURLOPT_USE_SSL, (long)(c->plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(c->curl, CURLOPT_MAIL_FROM, c->means->from);
    curl_easy_setopt(c->curl, CURLOPT_MAIL_RCPT, c->headers);
    curl_easy_setopt(c->curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c->curl, CURLOPT_READFUNCTION, give_message);
    curl_easy_setopt(c->curl, CURLOPT_READDATA, c);
    if (*c->means->user) {
        curl_easy_setopt(c->curl, CURLOPT_USERNAME, c->means->user);
        curl_easy_setopt(c->curl, CURLOPT_PASSWORD, c->means->password);
    }
}

static void add_headers(struct call *c)
{
    c->headers = curl_slist_append(NULL, "Expect:");
    for (size_t i = 0; i < c->errand->head->header_count; i++)
        c->headers = curl_slist_append(c->headers, c->errand->headers[i]);
    curl_easy_setopt(c->curl, CURLOPT_HTTPHEADER, c->headers);
}

static void set_method(struct call *c)
{
    const struct courier_request_head *h = c->errand->head;

    if (h->method == COURIER_POST || h->method == COURIER_PUT) {
        curl_easy_setopt(c->curl, CURLOPT_POST, 1L);
        curl_easy_setopt(c->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)h->body_size);
        curl_easy_setopt(c->curl, CURLOPT_POSTFIELDS, c->errand->body);
    }
    if (h->method == COURIER_PUT)
        curl_easy_setopt(c->curl, CURLOPT_CUSTOMREQUEST, "PUT");
    if (h->method == COURIER_DELETE)
        curl_easy_setopt(c->curl, CURLOPT_CUSTOMREQUEST, "DELETE");
}

static void set_limits(struct call *c)
{
    const struct courier_request_head *h = c->errand->head;

    curl_easy_setopt(c->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c->curl, CURLOPT_TIMEOUT, (long)h->seconds);
    curl_easy_setopt(c->curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
    curl_easy_setopt(c->curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c->curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)h->answer_max);
}

static void set_safety(struct call *c)
{
    curl_easy_setopt(c->curl, CURLOPT_PROTOCOLS_STR, c->plain ? "http" : "https");
    curl_easy_setopt(c->curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(c->curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(c->curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (c->means->ca_file) {
        curl_easy_setopt(c->curl, CURLOPT_CAPATH, "/etc/ssl/certs");
        curl_easy_setopt(c->curl, CURLOPT_CAINFO, c->means->ca_file);
    }
    curl_easy_setopt(c->curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(c->curl, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(c->curl, CURLOPT_PROXY, "");
    curl_easy_setopt(c->curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(c->curl, CURLOPT_USERAGENT, "guichet");
    curl_easy_setopt(c->curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(c->curl, CURLOPT_OPENSOCKETDATA, c);
    curl_easy_setopt(c->curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(c->curl, CURLOPT_WRITEDATA, c);
    curl_easy_setopt(c->curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c->curl, CURLOPT_XFERINFOFUNCTION, is_wanted);
    curl_easy_setopt(c->curl, CURLOPT_XFERINFODATA, c);
}

/* ---- how it ended ---- */

/* A relay that says no says so with a number; it is the answer. */
static bool relay_refused(struct call *c)
{
    long status = 0;

    curl_easy_getinfo(c->curl, CURLINFO_RESPONSE_CODE, &status);
    return c->errand->head->method == COURIER_MAIL && status >= 400 && status <= 599;
}

/* Whoever is not let in gets no number from libcurl; RFC 4954 has one. */
static void say_not_let_in(struct call *c)
{
    c->head_sent = true;
    if (put(c, COURIER_HEAD, 535, 0, "", 0))
        put_end(c, FAULT_NONE, NULL);
}

static void say_how(struct call *c, CURLcode code)
{
    if (c->left)
        return;
    if (code == CURLE_LOGIN_DENIED) {
        say_not_let_in(c);
        return;
    }
    if (code != CURLE_OK && relay_refused(c))
        code = CURLE_OK;
    if (c->too_large || code == CURLE_FILESIZE_EXCEEDED)
        put_end(c, FAULT_LIMIT, "the answer is larger than we take");
    else if (c->refused)
        put_end(c, FAULT_DENIED, "its address is not on the public internet");
    else if (code != CURLE_OK)
        put_end(c, FAULT_BUSY, c->silent ? "its answer fell silent" : curl_easy_strerror(code));
    else if (put_head(c))
        put_end(c, FAULT_NONE, NULL);
}

void errand_run(const struct courier_means *means, const struct errand *e, int out)
{
    struct call c = { .means = means, .errand = e, .out = out, .host = "?" };
    bool mail = e->head->method == COURIER_MAIL;
    CURLU *url;

    curl_global_init(CURL_GLOBAL_DEFAULT);
    url = curl_url();
    c.curl = curl_easy_init();
    if (!url || !c.curl)
        return;
    if (!(mail ? look_at_relay(&c, url) : look_at(&c, url))) {
        put_end(&c, c.plain ? FAULT_DENIED : FAULT_INVALID,
                c.plain ? "without TLS only a loopback address the operator lists is called"
                        : "no https:// address that we call");
        return;
    }
    curl_easy_setopt(c.curl, CURLOPT_CURLU, url);
    set_limits(&c);
    set_safety(&c);
    if (mail) {
        set_mail(&c);
    } else {
        add_headers(&c);
        set_method(&c);
    }
    say_how(&c, curl_easy_perform(c.curl));
}
