/* SPDX-License-Identifier: EUPL-1.2 */
/* security.c - my security: factors, recovery codes, sessions, devices, password. */
#include "api/api_priv.h"

#define ACCOUNTS (x->api->parts.accounts)

/* Just logged in by a provider that does not say when its user showed who they are, and may never
 * say it: the first factor of one's own is what makes one free of that. */
static bool just_came(const struct session *s)
{
    return (s->factors & FACTOR_SSO) && s->created + s->fresh_for >= clock_now();
}

bool may_enrol(struct exchange *x, struct fault *f)
{
    if (x->session.next == LOGIN_ENROL || x->session.next == LOGIN_ORGANISATION)
        return true;
    if (x->session.next != LOGIN_DONE)
        return fault_set(f, FAULT_UNKNOWN, "the log-in is not done");
    if (!login_is_fresh(&x->session) && just_came(&x->session))
        return login_offers(ACCOUNTS, x->arena, &x->session, f) &&
               (!x->session.strong || is_fresh(x, f));
    return is_fresh(x, f);
}

/* ---- what there is ---- */

static bool write_factor_list(struct exchange *x, struct json_out *o, struct fault *f)
{
    struct factor_seen *seen;
    int64_t codes;
    size_t count;

    if (!factor_list(ACCOUNTS, x->arena, x->session.login, &seen, &count, &codes, f))
        return false;
    json_open(o, "factors", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(o, NULL, '{');
        json_id(o, "id", seen[i].id);
        json_cstr(o, "kind", factor_word(seen[i].kind));
        json_str(o, "name", seen[i].name);
        json_time(o, "created", seen[i].created);
        json_time(o, "used", seen[i].used);
        json_time(o, "cloned", seen[i].cloned);
        json_close(o, '}');
    }
    json_close(o, ']');
    json_bool(o, "passkeys", passkey_possible(ACCOUNTS));
    json_i64(o, "recovery_codes", codes);
    return true;
}

static bool write_sessions(struct exchange *x, struct json_out *o, struct fault *f)
{
    struct session_seen *seen;
    size_t count;

    if (!login_sessions(ACCOUNTS, x->arena, &x->session, &seen, &count, f))
        return false;
    json_open(o, "sessions", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(o, NULL, '{');
        json_id(o, "id", seen[i].id);
        json_str(o, "about", seen[i].about);
        json_time(o, "created", seen[i].created);
        json_time(o, "seen", seen[i].seen);
        json_time(o, "expires", seen[i].expires);
        json_bool(o, "current", seen[i].current);
        json_close(o, '}');
    }
    json_close(o, ']');
    return true;
}

static bool write_devices(struct exchange *x, struct json_out *o, struct fault *f)
{
    struct device_seen *seen;
    size_t count;

    if (!login_devices(ACCOUNTS, x->arena, &x->session, &seen, &count, f))
        return false;
    json_open(o, "devices", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(o, NULL, '{');
        json_id(o, "id", seen[i].id);
        json_str(o, "about", seen[i].about);
        json_time(o, "first", seen[i].first);
        json_time(o, "last", seen[i].last);
        json_bool(o, "known", seen[i].known);
        json_bool(o, "current", seen[i].current);
        json_close(o, '}');
    }
    json_close(o, ']');
    return true;
}

HANDLER(security_get)
{
    struct answer n;

    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    write_factors(&n.out, "shown", x->session.factors);
    if (!write_factor_list(x, &n.out, f) || !write_sessions(x, &n.out, f) ||
        !write_devices(x, &n.out, f))
        return false;
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- factors ---- */

HANDLER(totp_post)
{
    struct str name = json_text(x->body, "name");
    struct totp_new made;
    struct answer n;

    if (!may_enrol(x, f) ||
        !totp_begin(ACCOUNTS, x->arena, &x->session, name.ptr ? name : STR(""), &made, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_str(&n.out, "secret", made.secret);
    json_str(&n.out, "uri", made.uri);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

bool send_codes(struct exchange *x, const struct str *codes, size_t count, struct fault *f)
{
    struct answer n;

    set_session_cookies(x);
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "recovery_codes", '[');
    for (size_t i = 0; i < count; i++)
        json_str(&n.out, NULL, codes[i]);
    json_close(&n.out, ']');
    json_str(&n.out, "csrf", x->session.csrf);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(totp_confirm_post)
{
    struct str otp = json_text(x->body, "otp"), *codes;
    size_t count;

    return may_enrol(x, f) &&
           totp_confirm(ACCOUNTS, x->arena, &x->session, otp.ptr ? otp : STR(""), &codes, &count,
                        f) &&
           send_codes(x, codes, count, f);
}

HANDLER(recovery_post)
{
    struct str *codes;
    size_t count;

    return recovery_renew(ACCOUNTS, x->arena, &x->session, &codes, &count, f) &&
           send_codes(x, codes, count, f);
}

HANDLER(factor_delete)
{
    struct id id;

    return path_id(x, 0, &id, f) && factor_remove(ACCOUNTS, x->arena, &x->session, id, f) &&
           reply_nothing(x);
}

/* ---- sessions, devices, password ---- */

HANDLER(my_session_delete)
{
    struct id id;

    return path_id(x, 0, &id, f) && login_end_other(ACCOUNTS, &x->session, id, f) &&
           reply_nothing(x);
}

HANDLER(my_sessions_delete)
{
    return login_end_other(ACCOUNTS, &x->session, ID_NONE, f) && reply_nothing(x);
}

HANDLER(my_device_delete)
{
    struct id id;

    return path_id(x, 0, &id, f) && login_device_forget(ACCOUNTS, &x->session, id, f) &&
           reply_nothing(x);
}

HANDLER(my_devices_known)
{
    return login_devices_known(ACCOUNTS, &x->session, f) && reply_nothing(x);
}

HANDLER(my_password_post)
{
    struct str old = json_text(x->body, "old"), password = json_text(x->body, "new");
    struct caller from = caller_of(x);

    if (!password.ptr)
        return field_fault(f, "new", "must be a text");
    return login_password(ACCOUNTS, x->arena, &from, &x->session, old.ptr ? old : STR(""), password,
                          f) &&
           reply_nothing(x);
}
