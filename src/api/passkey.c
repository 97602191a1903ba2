/* SPDX-License-Identifier: EUPL-1.2 */
/* passkey.c - passkeys over HTTP: what a browser is to sign, and what it brings.  Bytes are
 * base64url, as in WebAuthn's own JSON. */
#include "account/passkey.h"

#include "api/api_priv.h"

#define ACCOUNTS (x->api->parts.accounts)

/* ---- what is asked ---- */

static bool send_ask(struct exchange *x, const struct passkey_ask *ask, struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_str(&n.out, "challenge", ask->challenge);
    json_str(&n.out, "rp", ask->rp);
    json_i64(&n.out, "timeout", PASSKEY_CHALLENGE_MS);
    json_bool(&n.out, "verify", ask->verify);
    json_open(&n.out, "known", '[');
    for (size_t i = 0; i < ask->known_count; i++)
        json_str(&n.out, NULL, ask->known[i]);
    json_close(&n.out, ']');
    if (ask->user.ptr) {
        json_open(&n.out, "user", '{');
        json_str(&n.out, "id", ask->user);
        json_str(&n.out, "name", ask->name);
        json_str(&n.out, "display", ask->user_name);
        json_close(&n.out, '}');
    }
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(passkey_get)
{
    struct passkey_ask ask;

    return passkey_ask_anybody(ACCOUNTS, x->arena, &ask, f) && send_ask(x, &ask, f);
}

HANDLER(passkey_again_get)
{
    struct passkey_ask ask;

    if (x->session.next != LOGIN_FACTOR && x->session.next != LOGIN_DONE)
        return fault_set(f, FAULT_CONFLICT, "no factor is asked for now");
    return passkey_ask_again(ACCOUNTS, x->arena, &x->session, &ask, f) && send_ask(x, &ask, f);
}

HANDLER(passkey_new_get)
{
    struct passkey_ask ask;

    return may_enrol(x, f) && passkey_begin(ACCOUNTS, x->arena, &x->session, &ask, f) &&
           send_ask(x, &ask, f);
}

/* ---- what comes ---- */

static bool read_bytes(struct exchange *x, const json_t *from, const char *key, struct str *ret,
                       struct fault *f)
{
    struct str text = json_text(from, key);

    return (text.len && crypto_unbase64url(x->arena, text, ret) && ret->len) ||
           field_fault(f, key, "is bytes as base64url");
}

bool read_passkey(struct exchange *x, struct passkey_answer *ret, struct fault *f)
{
    const json_t *from = json_object_get(x->body, "passkey");
    struct str user = json_text(from, "user");
    bool ok = true;

    *ret = (struct passkey_answer){ .user = STR_NONE };
    if (!json_is_object(from))
        return field_fault(f, "passkey", "is what the authenticator answered");
    ok = read_bytes(x, from, "id", &ret->credential, f) && ok;
    ok = read_bytes(x, from, "client_data", &ret->client_data, f) && ok;
    ok = read_bytes(x, from, "data", &ret->data, f) && ok;
    ok = read_bytes(x, from, "signature", &ret->signature, f) && ok;
    if (user.len)
        ok = read_bytes(x, from, "user", &ret->user, f) && ok;
    return ok;
}

HANDLER(passkey_log_in_post)
{
    struct caller from = caller_of(x);
    struct passkey_answer answer;
    struct id org;

    return optional_id(x, "organisation", &org, f) && read_passkey(x, &answer, f) &&
           passkey_log_in(ACCOUNTS, x->arena, &from, &answer, org, &x->session, f) &&
           send_session(x, f);
}

HANDLER(passkey_post)
{
    struct passkey_new made = { .name = json_text(x->body, "name") };
    struct str *codes;
    size_t count;
    bool ok;

    if (!may_enrol(x, f))
        return false;
    ok = read_bytes(x, x->body, "client_data", &made.client_data, f);
    ok = read_bytes(x, x->body, "data", &made.data, f) && ok;
    return ok && passkey_add(ACCOUNTS, x->arena, &x->session, &made, &codes, &count, f) &&
           send_codes(x, codes, count, f);
}

HANDLER(factor_patch)
{
    struct str name = json_text(x->body, "name");
    struct id id;

    return path_id(x, 0, &id, f) && factor_rename(ACCOUNTS, x->arena, &x->session, id, name, f) &&
           reply_nothing(x);
}
