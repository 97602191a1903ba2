/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc_fetch.c - what the desk asks a provider itself: its document, its keys, a code's tokens.
 *
 * Document and keys are kept for an hour.  Keys are asked for anew when a token names one that is
 * not there, every two seconds at most: one that signs with what it does not publish is not
 * hammered.  A
 * provider that stalls holds up a few requests and no more. */
#include <stdatomic.h>
#include <string.h>

#include "account/oidc_priv.h"

#define REMEMBERED   32
#define FRESH_NS     ((int64_t)3600 * 1000000000)
#define ANEW_NS      ((int64_t)2 * 1000000000)
#define CALL_SECONDS 10
#define CALLS_MAX    8
#define DOCUMENT_MAX ((size_t)256 << 10)

struct remembered {
    struct arena *arena;
    struct str url, text;
    int64_t at, tried; /* clock_ticks() */
};

struct oidc_memory {
    struct arena *arena; /* that it lies in */
    pthread_mutex_t mutex;
    struct remembered pages[REMEMBERED];
    atomic_int calls;
};

struct oidc_memory *oidc_memory_new(void)
{
    struct arena *a = arena_new(sizeof(struct oidc_memory) + 1024);
    struct oidc_memory *m = a ? arena_make(a, struct oidc_memory) : NULL;

    if (!m) {
        arena_free(a);
        return NULL;
    }
    m->arena = a;
    pthread_mutex_init(&m->mutex, NULL);
    return m;
}

void oidc_memory_free(struct oidc_memory *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < REMEMBERED; i++)
        arena_free(m->pages[i].arena);
    pthread_mutex_destroy(&m->mutex);
    arena_free(m->arena);
}

/* ---- calling ---- */

static bool call(struct accounts *acc, struct arena *a, const struct courier_request *r,
                 struct courier_answer *ret, struct fault *f)
{
    struct oidc_memory *m = acc->oidc_memory;
    bool done;

    if (atomic_fetch_add(&m->calls, 1) >= CALLS_MAX)
        done = fault_set(f, FAULT_BUSY, "single sign-on: the provider is slow, try again");
    else
        done = courier_call(acc->courier, a, r, ret, f);
    atomic_fetch_sub(&m->calls, 1);
    return done || fault_wrap(f, "identity provider");
}

static bool get(struct accounts *acc, struct arena *a, struct str url, struct str *ret_text,
                struct fault *f)
{
    const struct str accept = STR("Accept: application/json");
    const struct courier_request r = { .method = "GET",
                                       .url = url,
                                       .headers = &accept,
                                       .header_count = 1,
                                       .seconds = CALL_SECONDS,
                                       .answer_max = DOCUMENT_MAX };
    struct courier_answer answer;

    if (!call(acc, a, &r, &answer, f))
        return false;
    if (answer.status != 200)
        return fault_set(f, FAULT_BUSY, "identity provider: answers %d", answer.status);
    *ret_text = answer.body;
    return true;
}

/* ---- remembering ---- */

/* The page of this address, or the one to forget for it. */
static struct remembered *page_of(struct oidc_memory *m, struct str url)
{
    struct remembered *oldest = &m->pages[0];

    for (size_t i = 0; i < REMEMBERED; i++) {
        if (str_eq(m->pages[i].url, url))
            return &m->pages[i];
        if (m->pages[i].tried < oldest->tried)
            oldest = &m->pages[i];
    }
    return oldest;
}

static bool recall(struct oidc_memory *m, struct arena *a, struct str url, bool anew,
                   struct str *ret_text)
{
    scoped_lock pthread_mutex_t *held = lock(&m->mutex);
    const struct remembered *p = page_of(m, url);
    int64_t now = clock_ticks();

    if (!str_eq(p->url, url) || !p->text.len || now - p->at > FRESH_NS ||
        (anew && now - p->tried > ANEW_NS))
        return false;
    *ret_text = str_copy(a, p->text);
    return true;
}

/* Room that cannot be had is a page asked for again. */
static void remember(struct oidc_memory *m, struct str url, struct str text)
{
    scoped_lock pthread_mutex_t *held = lock(&m->mutex);
    struct remembered *p = page_of(m, url);

    if (!p->arena)
        p->arena = arena_new(DOCUMENT_MAX + ((size_t)8 << 10));
    if (!p->arena)
        return;
    arena_reset(p->arena);
    p->url = str_copy(p->arena, url);
    p->text = str_copy(p->arena, text);
    p->at = p->tried = clock_ticks();
    if (!arena_ok(p->arena))
        p->url = p->text = STR("");
}

static bool get_json(struct accounts *acc, struct arena *a, struct str url, bool anew, json_t **ret,
                     struct fault *f)
{
    struct fault why = { 0 };
    struct str text;
    bool recalled = recall(acc->oidc_memory, a, url, anew, &text);

    if (!recalled && !get(acc, a, url, &text, f))
        return false;
    *ret = json_read(text, &why);
    if (!json_is_object(*ret)) {
        json_drop(ret);
        *ret = NULL;
        return fault_set(f, FAULT_BUSY, "identity provider: no JSON where it should be");
    }
    if (!recalled)
        remember(acc->oidc_memory, url, text);
    return true;
}

/* ---- the document ---- */

/* Where a browser or the courier goes: as safe as the issuer itself. */
static bool is_address(struct str url, struct str issuer)
{
    bool plain = str_starts(issuer, STR("http://"));

    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.ptr[i] <= ' ' || (unsigned char)url.ptr[i] >= 0x7f ||
            strchr("\"'<>\\#", url.ptr[i]))
            return false;
    return url.len <= COURIER_URL_MAX &&
           (str_starts(url, STR("https://")) || (plain && str_starts(url, STR("http://"))));
}

static bool lists(const json_t *j, const char *name, const char *word)
{
    const json_t *list = json_object_get(j, name);

    for (size_t i = 0; i < json_array_size(list); i++)
        if (str_eq(str_of(json_string_value(json_array_get(list, i))), str_of(word)))
            return true;
    return false;
}

static bool read_document(struct arena *a, const json_t *j, struct str issuer,
                          struct oidc_document *ret, struct fault *f)
{
    static const char how[] = "token_endpoint_auth_methods_supported";
    struct str end = json_text(j, "end_session_endpoint");

    if (!str_eq(json_text(j, "issuer"), issuer))
        return fault_set(f, FAULT_INVALID, "the provider's document names another issuer");
    *ret = (struct oidc_document){
        .authorize = str_copy(a, json_text(j, "authorization_endpoint")),
        .token = str_copy(a, json_text(j, "token_endpoint")),
        .keys = str_copy(a, json_text(j, "jwks_uri")),
        .end_session = is_address(end, issuer) ? str_copy(a, end) : STR_NONE,
        .basic = !json_object_get(j, how) || lists(j, how, "client_secret_basic"),
        .says_iss = json_flag(j, "authorization_response_iss_parameter_supported", false),
    };
    if (!is_address(ret->authorize, issuer) || !is_address(ret->token, issuer) ||
        !is_address(ret->keys, issuer))
        return fault_set(f, FAULT_INVALID, "the provider's document lacks an address, or TLS");
    if (json_object_get(j, "response_types_supported") &&
        !lists(j, "response_types_supported", "code"))
        return fault_set(f, FAULT_INVALID, "the provider has no code flow");
    return arena_check(a, f);
}

bool oidc_discover(struct accounts *acc, struct arena *a, struct str issuer,
                   struct oidc_document *ret, struct fault *f)
{
    struct str base = str_ends(issuer, STR("/")) ? str_slice(issuer, 0, issuer.len - 1) : issuer;
    struct str url = str_printf(a, "%.*s/.well-known/openid-configuration", STR_ARG(base));
    scoped_json json_t *j = NULL;

    return get_json(acc, a, url, false, &j, f) && read_document(a, j, issuer, ret, f);
}

bool oidc_keys(struct accounts *acc, struct arena *a, struct str issuer, struct str url, bool anew,
               json_t **ret_keys, struct fault *f)
{
    (void)issuer;
    return get_json(acc, a, url, anew, ret_keys, f);
}

/* ---- the code ---- */

void oidc_escape(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if (ascii_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~')
            buf_add_char(b, c);
        else
            buf_printf(b, "%%%02X", (unsigned char)c);
    }
}

static void add_field(struct buf *b, const char *name, struct str value)
{
    buf_printf(b, "%s%s=", b->len ? "&" : "", name);
    oidc_escape(b, value);
}

/* RFC 6749 2.3.1: both escaped before they are joined. */
static struct str basic_header(struct arena *a, const struct oidc_exchange *x)
{
    struct buf b = buf_new(a, (size_t)8 << 10);
    struct str both;

    oidc_escape(&b, x->client);
    buf_add_char(&b, ':');
    oidc_escape(&b, x->secret);
    both = buf_str(&b);
    both = crypto_base64(a, both.ptr, both.len);
    return str_printf(a, "Authorization: Basic %.*s", STR_ARG(both));
}

static struct str exchange_body(struct arena *a, const struct oidc_exchange *x, bool basic)
{
    struct buf b = buf_new(a, (size_t)32 << 10);

    add_field(&b, "grant_type", STR("authorization_code"));
    add_field(&b, "code", x->code);
    add_field(&b, "redirect_uri", x->redirect);
    add_field(&b, "code_verifier", x->verifier);
    if (!basic) {
        add_field(&b, "client_id", x->client);
        if (x->secret.len)
            add_field(&b, "client_secret", x->secret);
    }
    return buf_str(&b);
}

static bool read_tokens(struct arena *a, struct str text, struct oidc_tokens *ret, struct fault *f)
{
    struct fault why = { 0 };
    scoped_json json_t *j = json_read(text, &why);

    ret->id = str_copy(a, json_text(j, "id_token"));
    ret->access = json_text(j, "access_token");
    if (ret->access.ptr)
        ret->access = str_copy(a, ret->access);
    if (!ret->id.len || ret->id.len > OIDC_TOKEN_MAX)
        return fault_set(f, FAULT_UNKNOWN, "single sign-on: the provider gave no ID token");
    return arena_check(a, f);
}

/* RFC 6749 5.2 has 400 and 401; some say 403 or 404. */
static bool is_refusal(int status)
{
    return status >= 400 && status < 500 && status != 408 && status != 429;
}

bool oidc_exchange_code(struct accounts *acc, struct arena *a, const struct oidc_document *d,
                        const struct oidc_exchange *x, struct oidc_tokens *ret, struct fault *f)
{
    bool basic = d->basic && x->secret.len;
    struct str headers[3] = { STR("Accept: application/json"),
                              STR("Content-Type: application/x-www-form-urlencoded") };
    struct courier_request r = { .method = "POST",
                                 .url = d->token,
                                 .headers = headers,
                                 .header_count = 2,
                                 .seconds = CALL_SECONDS,
                                 .answer_max = DOCUMENT_MAX };
    struct courier_answer answer;

    if (basic)
        headers[r.header_count++] = basic_header(a, x);
    r.body = exchange_body(a, x, basic);
    if (!arena_check(a, f) || !call(acc, a, &r, &answer, f))
        return false;
    if (is_refusal(answer.status))
        return fault_set(f, FAULT_UNKNOWN, "single sign-on: the provider refuses the code");
    if (answer.status != 200)
        return fault_set(f, FAULT_BUSY, "identity provider: answers %d", answer.status);
    return read_tokens(a, answer.body, ret, f);
}
