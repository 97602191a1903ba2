/* SPDX-License-Identifier: EUPL-1.2 */
/* session.c - logging in, step by step, and who one is.
 *
 * A log-in that is not done yet is answered 401 with what comes next: which factors would do, or
 * which organisations there are, and the CSRF token for that step.  Each step sets the cookie
 * anew. */
#include <string.h>

#include "api/api_priv.h"

#define DESK     (x->api->parts.desk)
#define ACCOUNTS (x->api->parts.accounts)

/* Remembered for as long as browsers do (RFC 6265bis: 400 days at most). */
#define DEVICE_SECONDS (400 * 86400)

/* ---- cookies ---- */

static const struct {
    const char *plain, *secure; /* served under TLS: bound to this host, RFC 6265bis */
} cookies[] = {
    [COOKIE_SESSION] = { "guichet", "__Host-guichet" },
    [COOKIE_DEVICE] = { "guichet-device", "__Host-guichet-device" },
    [COOKIE_SSO] = { "guichet-sso", "__Host-guichet-sso" },
};

struct str cookie_name(const struct api *api, enum cookie which)
{
    return str_of(api->parts.secure_cookies ? cookies[which].secure : cookies[which].plain);
}

void set_cookie(struct exchange *x, enum cookie which, struct str value, int seconds)
{
    http_reply_header(x->rp, STR("Set-Cookie"),
                      str_printf(x->arena,
                                 "%.*s=%.*s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d%s",
                                 STR_ARG(cookie_name(x->api, which)), STR_ARG(value), seconds,
                                 x->api->parts.secure_cookies ? "; Secure" : ""));
}

void set_session_cookies(struct exchange *x)
{
    if (x->session.cookie.ptr)
        set_cookie(x, COOKIE_SESSION, x->session.cookie,
                   (int)((x->session.ends - clock_now()) / 1000));
    if (x->session.device.ptr)
        set_cookie(x, COOKIE_DEVICE, x->session.device, DEVICE_SECONDS);
}

/* ---- where a request comes from ---- */

static bool is_proxy(const struct api *api, struct str peer)
{
    struct str rest = str_of(api->parts.trusted_proxies), one;

    while (str_split(&rest, ',', &one))
        if (one.len && str_eq(str_trim(one), peer))
            return true;
    return false;
}

/* The client's address: of the connection, or what a proxy we were told of says of it.  Only the
 * last address counts, which that proxy added itself. */
static struct str address_of(const struct exchange *x)
{
    struct str said = http_request_header(x->rq, STR("X-Forwarded-For")), rest = said, one, last;

    if (!said.len || !is_proxy(x->api, x->rq->peer))
        return x->rq->peer;
    last = x->rq->peer;
    while (str_split(&rest, ',', &one))
        last = str_trim(one);
    return last.len && last.len <= 45 ? last : x->rq->peer;
}

struct caller caller_of(const struct exchange *x)
{
    return (struct caller){ .address = address_of(x),
                            .agent = http_request_header(x->rq, STR("User-Agent")),
                            .device =
                                http_request_cookie(x->rq, cookie_name(x->api, COOKIE_DEVICE)) };
}

/* ---- who one is ---- */

static void write_purposes(struct exchange *x, struct json_out *o)
{
    json_open(o, "purposes", '[');
    for (unsigned p = 0; p < PURPOSES; p++) {
        bool any = false;

        for (unsigned c = 0; c < CATEGORIES && !any; c++) {
            struct verdict_of_policy v;
            struct fault f = { 0 };

            any = policy_explain(x->api->parts.policy, x->by.org, x->by.roles, (enum purpose)p,
                                 (enum category)c, &v, &f) &&
                  v.access != ACCESS_NONE;
        }
        if (any)
            json_cstr(o, NULL, purpose_name((enum purpose)p));
    }
    json_close(o, ']');
}

void write_roles(struct json_out *o, unsigned roles)
{
    json_open(o, "roles", '[');
    for (unsigned r = 0; r < ROLES; r++)
        if (roles >> r & 1u)
            json_cstr(o, NULL, role_name((enum role)r));
    json_close(o, ']');
}

static bool write_org(struct exchange *x, struct json_out *o, const char *key, struct id org,
                      struct fault *f)
{
    struct str name;

    if (!desk_org_name(DESK, x->arena, org, &name, f))
        return false;
    json_open(o, key, '{');
    json_id(o, "id", org);
    json_str(o, "name", name);
    json_close(o, '}');
    return true;
}

/* Of these factors, those that work at this desk. */
static unsigned usable(const struct exchange *x, unsigned factors)
{
    unsigned passkeys = FACTOR_KEY | FACTOR_PASSKEY;

    return passkey_possible(x->api->parts.accounts) ? factors : factors & ~passkeys;
}

static bool send_whole(struct exchange *x, struct fault *f)
{
    const struct user *u = &x->session.user;
    struct answer n;

    x->by = (struct principal){ u->id, u->org, u->roles };
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "user", '{');
    json_id(&n.out, "id", u->id);
    json_str(&n.out, "name", u->name);
    json_str(&n.out, "email", u->email);
    json_cstr(&n.out, "lang", lang_name(u->lang));
    json_close(&n.out, '}');
    if (!write_org(x, &n.out, "org", u->org, f))
        return false;
    write_roles(&n.out, u->roles);
    write_purposes(x, &n.out);
    json_str(&n.out, "csrf", x->session.csrf);
    json_time(&n.out, "fresh_until", x->session.fresh + x->session.fresh_for);
    json_bool(&n.out, "second_factor", x->session.strong);
    write_factors(&n.out, "factors", usable(x, x->session.offered));
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- what comes next ---- */

static const struct {
    const char *word, *detail;
} steps[] = {
    [LOGIN_FACTOR] = { "factor", "a second factor is needed" },
    [LOGIN_ENROL] = { "enrol", "your organisation asks for a second factor: set one up" },
    [LOGIN_ORGANISATION] = { "organisation", "choose the organisation" },
};

static const struct {
    enum factor factor;
    const char *word;
} factors[] = {
    { FACTOR_PASSWORD, "password" }, { FACTOR_TOTP, "totp" },       { FACTOR_RECOVERY, "recovery" },
    { FACTOR_KEY, "key" },           { FACTOR_PASSKEY, "passkey" }, { FACTOR_SSO, "sso" },
};

const char *factor_word(enum factor factor)
{
    for (size_t i = 0; i < COUNT_OF(factors); i++)
        if (factors[i].factor == factor)
            return factors[i].word;
    return NULL;
}

void write_factors(struct json_out *o, const char *key, unsigned bits)
{
    json_open(o, key, '[');
    for (size_t i = 0; i < COUNT_OF(factors); i++)
        if (bits & factors[i].factor)
            json_cstr(o, NULL, factors[i].word);
    json_close(o, ']');
}

static bool write_choices(struct exchange *x, struct json_out *o, struct fault *f)
{
    json_open(o, "organisations", '[');
    for (size_t i = 0; x->session.next == LOGIN_ORGANISATION && i < x->session.choice_count; i++)
        if (!write_org(x, o, NULL, x->session.choices[i], f))
            return false;
    json_close(o, ']');
    return true;
}

static bool send_step(struct exchange *x, struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_cstr(&n.out, "type", "urn:guichet:problem:log-in");
    json_cstr(&n.out, "title", "Unauthorized");
    json_i64(&n.out, "status", 401);
    json_cstr(&n.out, "detail", steps[x->session.next].detail);
    json_cstr(&n.out, "next", steps[x->session.next].word);
    write_factors(&n.out, "factors", usable(x, x->session.offered));
    if (!write_choices(x, &n.out, f))
        return false;
    json_str(&n.out, "csrf", x->session.csrf);
    json_close(&n.out, '}');
    if (!answer_send(&n, x, 401, f))
        return false;
    http_reply_set_header(x->rp, STR("Content-Type"), STR("application/problem+json"));
    return true;
}

bool send_session(struct exchange *x, struct fault *f)
{
    set_session_cookies(x);
    return x->session.next == LOGIN_DONE ? send_whole(x, f) : send_step(x, f);
}

/* ---- the steps ---- */

bool optional_id(struct exchange *x, const char *key, struct id *ret, struct fault *f)
{
    *ret = ID_NONE;
    return !json_object_get(x->body, key) || id_parse(json_text(x->body, key), ret) ||
           field_fault(f, key, "is an id");
}

HANDLER(session_start)
{
    struct login_try try = { .email = json_text(x->body, "email"),
                             .password = json_text(x->body, "password"),
                             .otp = json_text(x->body, "otp") };
    struct caller from = caller_of(x);
    bool ok = optional_id(x, "organisation", &try.org, f);

    if (!try.email.ptr)
        ok = field_fault(f, "email", "must be a text");
    if (!try.password.ptr)
        ok = field_fault(f, "password", "must be a text");
    return ok && login_start(ACCOUNTS, x->arena, &from, &try, &x->session, f) && send_session(x, f);
}

/* With the body's passkey instead of a text. */
static bool show_passkey(struct exchange *x, struct fault *f)
{
    struct caller from = caller_of(x);
    struct passkey_answer answer;

    return read_passkey(x, &answer, f) &&
           passkey_show(ACCOUNTS, x->arena, &from, &x->session, &answer, f) && send_session(x, f);
}

HANDLER(session_factor)
{
    struct str otp = json_text(x->body, "otp");
    struct caller from = caller_of(x);

    if (x->session.next != LOGIN_FACTOR)
        return fault_set(f, FAULT_CONFLICT, "no factor is asked for now");
    if (json_object_get(x->body, "passkey"))
        return show_passkey(x, f);
    if (!otp.ptr)
        return field_fault(f, "otp", "must be a text");
    return login_code(ACCOUNTS, x->arena, &from, &x->session, otp, f) && send_session(x, f);
}

HANDLER(session_organisation)
{
    struct id org;

    if (!optional_id(x, "organisation", &org, f) || id_is_none(org))
        return field_fault(f, "organisation", "is the id of one of yours");
    if (x->session.next != LOGIN_ORGANISATION && x->session.next != LOGIN_DONE)
        return fault_set(f, FAULT_CONFLICT, "another step of the log-in comes first");
    return login_choose(ACCOUNTS, x->arena, &x->session, org, f) && send_session(x, f);
}

HANDLER(session_fresh)
{
    struct str password = json_text(x->body, "password"), otp = json_text(x->body, "otp");
    struct caller from = caller_of(x);

    if (json_object_get(x->body, "passkey"))
        return show_passkey(x, f);
    if (!password.ptr && !otp.ptr)
        return field_fault(f, "password", "a password, a code or a passkey is needed");
    return login_again(ACCOUNTS, x->arena, &from, &x->session, password, otp, f) &&
           send_session(x, f);
}

HANDLER(session_get)
{
    if (x->session.next == LOGIN_DONE && !login_offers(ACCOUNTS, x->arena, &x->session, f))
        return false;
    return send_session(x, f);
}

HANDLER(session_end)
{
    if (!login_end(ACCOUNTS, &x->session, f))
        return false;
    set_cookie(x, COOKIE_SESSION, STR(""), 0);
    http_reply_header(x->rp, STR("Clear-Site-Data"), STR("\"cache\""));
    return reply_nothing(x);
}
