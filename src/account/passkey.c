/* SPDX-License-Identifier: EUPL-1.2 */
/* passkey.c - passkeys that are shown: what is asked, and what the answer does.  See passkey.h. */
#include "account/passkey.h"

#include <string.h>

#include "account/account_priv.h"
#include "account/webauthn_priv.h"

/* ---- where the desk is ---- */

static bool is_local(struct str host)
{
    return str_eq(host, STR("localhost")) || str_ends(host, STR(".localhost"));
}

/* An address is no name: WebAuthn has no relying party for it (5.1.3: a valid domain). */
static bool is_name(struct str host)
{
    bool letters = false;

    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];

        if (!ascii_alnum(c) && c != '-' && c != '.')
            return false;
        letters = letters || ascii_alpha(c);
    }
    return letters;
}

/* scheme://host[:port] of an address, in small letters, without the port that goes without saying
 * (RFC 6454, 6.2). */
static bool read_origin(struct arena *a, struct str url, struct str *ret_origin,
                        struct str *ret_host, struct fault *f)
{
    bool tls = str_starts_nocase(url, STR("https://"));
    struct str rest = str_from(url, tls ? 8 : 7), port;
    size_t end = 0, colon;
    uint64_t number = tls ? 443 : 80;

    while (end < rest.len && !strchr("/?#", rest.ptr[end]))
        end++;
    rest = str_lower(a, str_slice(rest, 0, end));
    colon = str_starts(rest, STR("[")) ? STR_NPOS : str_chr(rest, ':', 0);
    port = colon == STR_NPOS ? STR_NONE : str_from(rest, colon + 1);
    *ret_host = str_slice(rest, 0, colon);
    if ((!tls && !str_starts_nocase(url, STR("http://"))) || !ret_host->len ||
        str_chr(rest, '@', 0) != STR_NPOS || url.len > PASSKEY_ORIGIN_MAX ||
        (port.ptr && (!str_to_u64(port, &number) || !number || number > 65535)))
        return fault_set(f, FAULT_INVALID, "--public-url wants https://HOST[:PORT]");
    *ret_origin = number == (tls ? 443u : 80u)
                      ? str_printf(a, "%s://%.*s", tls ? "https" : "http", STR_ARG(*ret_host))
                      : str_printf(a, "%s://%.*s:%llu", tls ? "https" : "http", STR_ARG(*ret_host),
                                   (unsigned long long)number);
    return arena_check(a, f);
}

bool passkey_serve(struct accounts *acc, struct str url, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)16 << 10);
    struct str origin = STR_NONE, host = STR_NONE;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!read_origin(a, url, &origin, &host, f))
        return false;
    if (!is_name(host) || (!str_starts(origin, STR("https:")) && !is_local(host)))
        return true; /* there are none, then */
    memcpy(acc->origin, origin.ptr, origin.len);
    memcpy(acc->rp, host.ptr, host.len);
    acc->relying =
        (struct relying){ str_make(acc->origin, origin.len), str_make(acc->rp, host.len) };
    return true;
}

bool passkey_possible(const struct accounts *acc)
{
    return acc->relying.id.len != 0;
}

bool passkey_check(const struct accounts *acc, struct fault *f)
{
    return passkey_possible(acc) ||
           fault_set(f, FAULT_CONFLICT,
                     "no passkeys here: the desk needs a --public-url with https and a host name");
}

void passkey_handle(const struct accounts *acc, struct id login,
                    uint8_t ret[static CRYPTO_HASH_SIZE])
{
    struct crypto_part part = { login.b, sizeof login.b };

    crypto_keyed(acc->key, STR("guichet passkey user"), &part, 1, ret);
}

/* ---- asking ---- */

/* After a password, a touch is enough. */
static bool must_verify(const struct session *session)
{
    return !session || !(session->factors & FACTOR_PASSWORD);
}

bool passkey_ask_anybody(struct accounts *acc, struct arena *a, struct passkey_ask *ret,
                         struct fault *f)
{
    if (!passkey_check(acc, f))
        return false;
    *ret = (struct passkey_ask){ .challenge = challenge_new(acc, a, CHALLENGE_SHOW, ID_NONE),
                                 .rp = acc->relying.id,
                                 .verify = true };
    return arena_check(a, f);
}

struct knowing {
    struct arena *arena;
    struct id login;
    struct standing standing;
};

static bool read_known(struct tx *tx, void *arg, struct fault *f)
{
    struct knowing *k = arg;

    return standing_read(tx, k->arena, k->login, &k->standing, f);
}

bool passkey_known(struct accounts *acc, struct arena *a, struct id login, struct passkey_ask *ret,
                   struct fault *f)
{
    struct knowing k = { .arena = a, .login = login };

    if (!store_read(acc->store, read_known, &k, f))
        return false;
    ret->known_count = 0;
    ret->known = arena_many(a, struct str, k.standing.factor_count + 1);
    for (size_t i = 0; ret->known && i < k.standing.factor_count; i++) {
        struct str id = k.standing.factors[i].credential;

        if (id.ptr)
            ret->known[ret->known_count++] = crypto_base64url(a, id.ptr, id.len);
    }
    return arena_check(a, f);
}

bool passkey_ask_again(struct accounts *acc, struct arena *a, const struct session *session,
                       struct passkey_ask *ret, struct fault *f)
{
    if (!passkey_check(acc, f))
        return false;
    *ret = (struct passkey_ask){ .challenge = challenge_new(acc, a, CHALLENGE_SHOW, session->id),
                                 .rp = acc->relying.id,
                                 .verify = must_verify(session) };
    return passkey_known(acc, a, session->login, ret, f);
}

/* ---- the answer ---- */

struct showing {
    struct advance v;
    const struct caller *from;
    const struct passkey_answer *answer;
    const struct session *again; /* NULL: alone, the first step */
    struct factor_row row;
    struct challenge challenge; /* `end` 0: none of ours */
    struct asserted said;
    struct throttle throttle;
    struct fault why; /* it is not right */
    bool known, own_device, right, cloned;
};

static bool read_showing(struct tx *tx, void *arg, struct fault *f)
{
    struct showing *s = arg;
    struct device_row device;
    struct fault why = { 0 };

    s->known = store_factor_by_credential(tx, s->v.arena, s->answer->credential, &s->row, &why);
    if (!s->known && why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    s->own_device = s->known &&
                    device_find(s->v.acc, tx, s->v.arena, s->from, s->row.login, &device, &why) &&
                    device.known;
    return !s->again ||
           store_session_get(tx, s->v.arena, s->again->hash, clock_now(), &s->v.row, f);
}

/* Is it one that may be shown here, by whom it was asked? */
static bool check_row(struct showing *s)
{
    struct str user = s->answer->user;
    uint8_t handle[CRYPTO_HASH_SIZE];

    if (!s->known || !s->row.confirmed || (s->again && !id_eq(s->row.login, s->again->login)))
        return fault_set(&s->why, FAULT_UNKNOWN, "passkey: not known here");
    if (!s->again && s->row.kind != FACTOR_PASSKEY)
        return fault_set(&s->why, FAULT_UNKNOWN, "passkey: good as a second factor only");
    passkey_handle(s->v.acc, s->row.login, handle);
    if ((!s->again && !user.ptr) ||
        (user.ptr && (user.len != sizeof handle || !crypto_same(user.ptr, handle, sizeof handle))))
        return fault_set(&s->why, FAULT_UNKNOWN, "passkey: another user's");
    return true;
}

static bool check_answer(struct showing *s)
{
    struct ceremony c = { .type = "webauthn.get",
                          .rp = s->v.acc->relying,
                          .client_data = s->answer->client_data,
                          .data = s->answer->data,
                          .verify = must_verify(s->again) };
    struct str challenge, key;

    return webauthn_challenge(s->v.arena, c.client_data, &challenge, &s->why) &&
           challenge_open(s->v.acc, s->v.arena, challenge, CHALLENGE_SHOW,
                          s->again ? s->again->id : ID_NONE, &s->challenge, &s->why) &&
           check_row(s) &&
           secret_open(s->v.acc, s->v.arena,
                       secret_about(s->v.arena, "factor", s->row.login, s->row.id), s->row.secret,
                       &key, &s->why) &&
           webauthn_shown(&c, key, s->answer->signature, &s->said, &s->why);
}

/* WebAuthn 7.2, 21: both 0, the authenticator counts nothing. */
static bool went_back(const struct showing *s)
{
    return (s->row.counter || s->said.counter) && (int64_t)s->said.counter <= s->row.counter;
}

static bool write_refusal(struct showing *s, struct tx *tx, struct fault *f)
{
    const char *act = s->cloned ? "factor.clone" : s->v.act;

    if (s->cloned && !store_factor_cloned(tx, s->row.id, clock_now(), f))
        return false;
    if (!s->known && !s->again)
        return account_journal(s->v.acc, tx, ID_NONE, ID_NONE, act, NULL, ID_NONE, "refused", f);
    return account_journal_all(s->v.acc, tx, s->v.arena, s->again ? s->again->login : s->row.login,
                               act, "refused", f);
}

/* What may have changed since it was looked at: the challenge was answered, the counter went on,
 * the passkey was removed, the accounts were disabled. */
static bool look_again(struct showing *s, struct tx *tx, struct fault *f)
{
    struct standing standing;
    bool first = true;

    if (s->challenge.end && !challenge_spend(tx, &s->challenge, &first, f))
        return false;
    if (!first && s->right)
        s->right = fault_set(&s->why, FAULT_UNKNOWN, "passkey: this was answered before");
    if (!s->right)
        return true;
    if (!read_showing(tx, s, f) || !standing_read(tx, s->v.arena, s->row.login, &standing, f))
        return false;
    s->right = s->known && standing.account_count;
    s->cloned = s->right && went_back(s);
    if (s->cloned)
        fault_deny(&s->why, "passkey:cloned", "the passkey's counter went back: is it a copy?");
    else if (!s->right)
        fault_set(&s->why, FAULT_UNKNOWN, "passkey: not known here");
    s->right = s->right && !s->cloned;
    return true;
}

static bool write_showing(struct tx *tx, void *arg, struct fault *f)
{
    struct showing *s = arg;

    if (!look_again(s, tx, f))
        return false;
    if (!s->right)
        return write_refusal(s, tx, f);
    s->v.factor = s->row.kind == FACTOR_PASSKEY && s->said.verified ? FACTOR_PASSKEY : FACTOR_KEY;
    if (!store_factor_use(tx, s->row.id, s->said.counter, clock_now(), f) ||
        !throttle_right(tx, &s->throttle, f))
        return false;
    return s->again ? session_advance(&s->v, tx, f)
                    : session_begin(&s->v, tx, s->from, s->row.login, f);
}

/* Counted by the passkey that is named, whether there is one or not; or by the login. */
static void showing_throttle(struct showing *s)
{
    struct str id = s->answer->credential;
    struct crypto_part part = { id.ptr, id.len };
    uint8_t digest[16];

    if (s->again)
        part = (struct crypto_part){ s->again->login.b, sizeof s->again->login.b };
    crypto_keyed16(s->v.acc->key, STR("guichet passkey"), &part, 1, digest);
    throttle_keys(s->v.acc, s->from, digest, s->own_device, &s->throttle);
}

static bool show(struct showing *s, struct fault *f)
{
    if (!passkey_check(s->v.acc, f) || !store_read(s->v.acc->store, read_showing, s, f))
        return false;
    showing_throttle(s);
    if (!throttle_try(s->v.acc, &s->throttle, f))
        return false;
    s->right = check_answer(s);
    if (s->why.kind == FAULT_DAMAGED || s->why.kind == FAULT_BROKEN)
        return fault_set(f, s->why.kind, "%s", s->why.text);
    if (!store_write(s->v.acc->store, write_showing, s, f))
        return false;
    if (!s->right) {
        *f = s->why;
        return false;
    }
    return session_finish(&s->v, f);
}

bool passkey_log_in(struct accounts *acc, struct arena *a, const struct caller *from,
                    const struct passkey_answer *answer, struct id org, struct session *ret_session,
                    struct fault *f)
{
    struct showing s = {
        .v = { .acc = acc, .arena = a, .act = "session.start", .org = org, .session = ret_session },
        .from = from,
        .answer = answer
    };

    *ret_session = (struct session){ .wanted = org };
    return show(&s, f);
}

bool passkey_show(struct accounts *acc, struct arena *a, const struct caller *from,
                  struct session *session, const struct passkey_answer *answer, struct fault *f)
{
    const struct session before = *session;
    bool again = session->next == LOGIN_DONE;
    struct showing s = { .v = { .acc = acc,
                                .arena = a,
                                .act = again ? "session.factor" : "session.start",
                                .org = again ? session->user.org : session->wanted,
                                .session = session },
                         .from = from,
                         .answer = answer,
                         .again = &before };

    return show(&s, f);
}
