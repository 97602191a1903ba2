/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc.c - single sign-on: going to the provider and coming back.  See oidc.h.
 *
 * What must be remembered in between is sealed into a cookie of the browser that began (RFC 9700:
 * state bound to the user agent); nothing is written until somebody comes back, so opening the
 * log-in page costs the desk nothing.  The state is then noted as answered before anything else
 * is done with it. */
#include "account/oidc.h"

#include <string.h>

#include "account/oidc_priv.h"

#define COOKIE_ABOUT STR("sso under way")
#define COOKIE_MAX   ((size_t)3 << 10)

void oidc_serve(struct accounts *acc, struct courier *courier, struct str url)
{
    while (str_ends(url, STR("/")))
        url.len--;
    acc->courier = courier;
    if (!url.len || url.len >= sizeof acc->public_url_room)
        return;
    memcpy(acc->public_url_room, url.ptr, url.len);
    acc->public_url = str_make(acc->public_url_room, url.len);
}

bool oidc_possible(const struct accounts *acc)
{
    return acc->courier && acc->public_url.len;
}

/* ---- what the browser keeps ---- */

static struct str seal_under_way(struct accounts *acc, struct arena *a,
                                 const struct oidc_under_way *u)
{
    struct buf b = buf_new(a, COOKIE_MAX);
    struct json_out o = json_out(&b);
    struct str sealed;

    json_open(&o, NULL, '{');
    json_id(&o, "org", u->org);
    json_id(&o, "session", u->session);
    json_str(&o, "state", u->state);
    json_str(&o, "nonce", u->nonce);
    json_str(&o, "verifier", u->verifier);
    json_str(&o, "issuer", u->issuer);
    json_str(&o, "invitation", u->invitation);
    json_i64(&o, "end", u->end);
    json_close(&o, '}');
    sealed = b.failed ? STR_NONE : secret_seal(acc, a, COOKIE_ABOUT, buf_str(&b));
    return sealed.ptr ? crypto_base64url(a, sealed.ptr, sealed.len) : STR_NONE;
}

static bool not_begun(struct fault *f)
{
    return fault_set(f, FAULT_UNKNOWN,
                     "single sign-on: it was not begun in this browser, or too long ago");
}

/* An id, or null. */
static bool read_optional(const json_t *j, const char *name, struct id *ret)
{
    *ret = ID_NONE;
    return json_is_null(json_object_get(j, name)) || id_parse(json_text(j, name), ret);
}

static bool open_under_way(struct accounts *acc, struct arena *a, struct str cookie,
                           struct oidc_under_way *ret, struct fault *f)
{
    struct fault why = { 0 };
    struct str sealed, text;

    if (cookie.len > 2 * COOKIE_MAX || !crypto_unbase64url(a, cookie, &sealed) || !sealed.len ||
        !secret_open(acc, a, COOKIE_ABOUT, sealed, &text, &why))
        return not_begun(f);
    scoped_json json_t *j = json_read(text, f);
    if (!j || !id_parse(json_text(j, "org"), &ret->org) ||
        !read_optional(j, "session", &ret->session))
        return not_begun(f);
    ret->state = str_copy(a, json_text(j, "state"));
    ret->nonce = str_copy(a, json_text(j, "nonce"));
    ret->verifier = str_copy(a, json_text(j, "verifier"));
    ret->issuer = str_copy(a, json_text(j, "issuer"));
    ret->invitation = str_copy(a, json_text(j, "invitation"));
    ret->end = json_int(j, "end", 0);
    /* One that ends too late was made while the clock was wrong. */
    if (ret->end <= clock_now() || ret->end > clock_now() + OIDC_BEGUN_MS)
        return not_begun(f);
    return arena_check(a, f);
}

/* ---- going ---- */

struct str oidc_redirect(const struct accounts *acc, struct arena *a)
{
    return str_printf(a, "%.*s/sso", STR_ARG(acc->public_url));
}

static void add_query(struct buf *b, const char *name, struct str value)
{
    buf_printf(b, "%c%s=", memchr(b->ptr, '?', b->len) ? '&' : '?', name);
    oidc_escape(b, value);
}

static struct str where_to_go(struct accounts *acc, struct arena *a, const struct oidc_document *d,
                              const struct oidc_settings *s, const struct oidc_under_way *u)
{
    struct crypto_part part = { u->verifier.ptr, u->verifier.len };
    uint8_t challenge[CRYPTO_HASH_SIZE];
    struct buf b = buf_new(a, (size_t)16 << 10);

    crypto_sha256(&part, 1, challenge);
    buf_add(&b, d->authorize);
    add_query(&b, "response_type", STR("code"));
    add_query(&b, "client_id", s->client);
    add_query(&b, "redirect_uri", oidc_redirect(acc, a));
    add_query(&b, "scope", STR("openid email profile"));
    add_query(&b, "state", u->state);
    add_query(&b, "nonce", u->nonce);
    add_query(&b, "code_challenge", crypto_base64url(a, challenge, sizeof challenge));
    add_query(&b, "code_challenge_method", STR("S256"));
    if (s->acr_values.len)
        add_query(&b, "acr_values", s->acr_values);
    if (!id_is_none(u->session)) {
        add_query(&b, "prompt", STR("login"));
        add_query(&b, "max_age", STR("1")); /* 0 is refused by some (glewlwyd 2.7) */
    }
    return b.failed ? STR_NONE : buf_str(&b);
}

static bool begin(struct accounts *acc, struct arena *a, struct oidc_under_way *u,
                  struct oidc_begun *ret, struct fault *f)
{
    struct oidc_settings s;
    struct oidc_document d;

    if (!oidc_possible(acc))
        return fault_set(f, FAULT_MISSING, "single sign-on: there is none");
    if (!oidc_settings_read(acc, a, u->org, &s, f) || !oidc_discover(acc, a, s.issuer, &d, f))
        return false;
    u->state = secret_new(a);
    u->nonce = secret_new(a);
    u->verifier = secret_new(a); /* 43 characters: RFC 7636 4.1 */
    u->issuer = s.issuer;
    u->end = clock_now() + OIDC_BEGUN_MS;
    ret->url = where_to_go(acc, a, &d, &s, u);
    ret->cookie = seal_under_way(acc, a, u);
    return arena_check(a, f) &&
           ((ret->url.ptr && ret->cookie.ptr) || fault_set(f, FAULT_LIMIT, "an address too long"));
}

bool oidc_begin(struct accounts *acc, struct arena *a, struct id org, struct str invitation,
                struct oidc_begun *ret, struct fault *f)
{
    struct oidc_under_way u = { .org = org, .invitation = invitation };

    if (invitation.ptr && invitation.len != LOGIN_COOKIE_SIZE)
        return fault_set(f, FAULT_MISSING, "invitation: there is none");
    return begin(acc, a, &u, ret, f);
}

bool oidc_begin_again(struct accounts *acc, struct arena *a, const struct session *session,
                      struct oidc_begun *ret, struct fault *f)
{
    struct oidc_under_way u = { .org = session->user.org, .session = session->id };

    if (!(session->factors & FACTOR_SSO))
        return fault_set(f, FAULT_CONFLICT, "this session did not come by single sign-on");
    return begin(acc, a, &u, ret, f);
}

/* ---- coming back ---- */

struct spending {
    struct challenge state;
    bool first;
};

static bool write_spent(struct tx *tx, void *arg, struct fault *f)
{
    struct spending *s = arg;

    return challenge_spend(tx, &s->state, &s->first, f);
}

/* This browser's, this provider's, and for the first time. */
static bool check_answer(struct accounts *acc, const struct oidc_answer *answer,
                         const struct oidc_under_way *u, struct fault *f)
{
    struct spending s = { .state = { .kind = CHALLENGE_SSO, .end = u->end } };

    if (!answer->state.len || answer->state.len != u->state.len ||
        !crypto_same(answer->state.ptr, u->state.ptr, u->state.len))
        return not_begun(f);
    if (answer->issuer.ptr && !str_eq(answer->issuer, u->issuer))
        return fault_set(f, FAULT_UNKNOWN, "single sign-on: another provider answered");
    if (!answer->code.len || answer->code.len > COURIER_HEADER_MAX)
        return fault_set(f, FAULT_UNKNOWN, "single sign-on: the provider gave no code");
    secret_hash(u->state, s.state.hash);
    if (!store_write(acc->store, write_spent, &s, f))
        return false;
    return s.first || fault_set(f, FAULT_UNKNOWN, "single sign-on: this was answered before");
}

/* The keys may have changed since they were fetched: once. */
static bool read_token(struct accounts *acc, struct arena *a, const struct oidc_document *d,
                       const struct oidc_expected *e, struct str token, struct oidc_claims *ret,
                       struct fault *f)
{
    for (int anew = 0; anew < 2; anew++) {
        scoped_json json_t *keys = NULL;
        struct fault why = { 0 };
        enum oidc_seen seen;

        if (!oidc_keys(acc, a, e->issuer, d->keys, anew, &keys, f))
            return false;
        seen = oidc_token_read(a, token, keys, e, ret, &why);
        if (seen == OIDC_RIGHT)
            return true;
        if (seen == OIDC_WRONG || anew)
            return fault_set(f, why.kind, "%s", why.text);
    }
    return false;
}

static bool ask_who(struct accounts *acc, struct arena *a, const struct oidc_answer *answer,
                    const struct oidc_under_way *u, const struct oidc_settings *s,
                    struct oidc_claims *ret, struct fault *f)
{
    struct oidc_exchange x = { answer->code, u->verifier, oidc_redirect(acc, a), s->client,
                               s->secret };
    struct oidc_expected e = { .issuer = s->issuer,
                               .client = s->client,
                               .nonce = u->nonce,
                               .roles_claim = s->roles_claim,
                               .acr_values = s->acr_values,
                               .amr_values = s->amr_values };
    struct oidc_document d;
    struct oidc_tokens tokens;

    if (!oidc_discover(acc, a, s->issuer, &d, f))
        return false;
    if (d.says_iss && !answer->issuer.ptr)
        return fault_set(f, FAULT_UNKNOWN, "single sign-on: the provider did not say who it is");
    if (!oidc_exchange_code(acc, a, &d, &x, &tokens, f))
        return false;
    e.access_token = tokens.access;
    e.now = clock_now();
    return read_token(acc, a, &d, &e, tokens.id, ret, f);
}

struct refusing {
    struct accounts *acc;
    struct id org, by; /* by: who showed a factor again, or ID_NONE */
};

static bool write_refusal(struct tx *tx, void *arg, struct fault *f)
{
    const struct refusing *r = arg;

    return account_journal(r->acc, tx, r->org, r->by,
                           id_is_none(r->by) ? "session.start" : "session.factor",
                           id_is_none(r->by) ? NULL : "account", r->by, "refused", f);
}

static bool refuse(struct accounts *acc, struct id org, struct id by, struct fault *f)
{
    struct refusing r = { acc, org, by };
    struct fault ignored = { 0 };

    if (f->kind == FAULT_UNKNOWN && !store_write(acc->store, write_refusal, &r, &ignored))
        *f = ignored;
    return false;
}

static bool begin_session(struct oidc_joining *j, struct fault *f)
{
    struct accounts *acc = j->v.acc;

    if (!store_write(acc->store, oidc_join, j, f))
        return false;
    if (!id_is_none(j->ended))
        sessions_ended(acc, j->ended, NULL);
    if (j->refused)
        return fault_deny(f, j->refused, "single sign-on: %s",
                          str_eq(str_of(j->refused), STR("sso:no-role"))
                              ? "your organisation gives you no role here"
                              : "there is no account for you here: ask for an invitation");
    return session_finish(&j->v, f);
}

/* A factor shown again is shown for the session that asked, in the browser that has it. */
static bool check_session(const struct oidc_answer *answer, const struct oidc_under_way *u,
                          struct fault *f)
{
    const struct session *s = answer->session;

    return id_is_none(u->session) ||
           (s && id_eq(s->id, u->session) && s->next == LOGIN_DONE && id_eq(s->user.org, u->org)) ||
           not_begun(f);
}

static bool write_right(struct tx *tx, void *arg, struct fault *f)
{
    const struct throttle *t = arg;

    return throttle_right(tx, t, f);
}

bool oidc_finish(struct accounts *acc, struct arena *a, const struct caller *from,
                 const struct oidc_answer *answer, struct session *ret_session, struct fault *f)
{
    struct oidc_under_way u;
    struct oidc_settings s;
    struct oidc_claims claims;
    struct oidc_joining j = { .from = from, .settings = &s, .claims = &claims };
    struct throttle throttle;

    *ret_session = (struct session){ 0 };
    if (!oidc_possible(acc))
        return fault_set(f, FAULT_MISSING, "single sign-on: there is none");
    if (!open_under_way(acc, a, answer->cookie, &u, f) || !oidc_settings_read(acc, a, u.org, &s, f))
        return false;
    if (!str_eq(s.issuer, u.issuer))
        return not_begun(f);
    throttle_address(acc, from, &throttle);
    if (!check_session(answer, &u, f) || !throttle_try(acc, &throttle, f))
        return false;
    if (!check_answer(acc, answer, &u, f) || !ask_who(acc, a, answer, &u, &s, &claims, f))
        return refuse(acc, u.org, id_is_none(u.session) ? ID_NONE : answer->session->user.id, f);
    if (!store_write(acc->store, write_right, &throttle, f))
        return false;
    if (!id_is_none(u.session))
        return oidc_show_again(acc, a, answer->session, &u, &s, &claims, ret_session, f);
    j.org = u.org;
    j.invitation = u.invitation;
    j.v = (struct advance){ .acc = acc,
                            .arena = a,
                            .act = "session.start",
                            .factor = oidc_factors(&s, &claims),
                            .ago = oidc_ago(&claims),
                            .org = u.org,
                            .only = u.org,
                            .session = ret_session };
    return begin_session(&j, f);
}

/* ---- logging out ---- */

bool oidc_log_out(struct accounts *acc, struct arena *a, const struct session *session,
                  struct str *ret_url, struct fault *f)
{
    struct buf b = buf_new(a, (size_t)16 << 10);
    struct oidc_settings s;
    struct oidc_document d;
    struct fault why = { 0 };

    *ret_url = STR_NONE;
    if (!(session->factors & FACTOR_SSO) || !oidc_possible(acc) ||
        !oidc_settings_read(acc, a, session->user.org, &s, &why) ||
        !oidc_discover(acc, a, s.issuer, &d, &why) || !d.end_session.len)
        return arena_check(a, f);
    buf_add(&b, d.end_session);
    add_query(&b, "client_id", s.client);
    add_query(&b, "post_logout_redirect_uri", str_printf(a, "%.*s/", STR_ARG(acc->public_url)));
    if (!b.failed)
        *ret_url = buf_str(&b);
    return arena_check(a, f);
}
