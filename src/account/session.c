/* SPDX-License-Identifier: EUPL-1.2 */
/* session.c - logging in, sessions, and tokens of programs.  See account.h. */
#include <string.h>

#include "account/account_priv.h"
#include "base/thread.h"

#define SECRET_BYTES  32
#define TOKEN_PREFIX  "gch_" /* so that secret scanners know a lost one */
#define SEEN_EVERY_MS ((msec)60 * 1000)

static void hash_secret(struct str secret, uint8_t ret[static CRYPTO_HASH_SIZE])
{
    struct crypto_part part = { secret.ptr, secret.len };

    crypto_sha256(&part, 1, ret);
}

static struct str new_secret(struct arena *a)
{
    uint8_t bytes[SECRET_BYTES];
    struct str text;

    crypto_random(bytes, sizeof bytes);
    text = crypto_base64url(a, bytes, sizeof bytes);
    crypto_wipe(bytes, sizeof bytes);
    return text;
}

/* ---- logging in ---- */

struct login {
    struct accounts *acc;
    struct arena *arena;
    uint8_t digest[16];
    struct account_row row;
    bool known, right;
    struct session_row session;
    uint8_t hash[CRYPTO_HASH_SIZE];
};

static bool read_login(struct tx *tx, void *arg, struct fault *f)
{
    struct login *l = arg;
    struct fault why = { 0 };

    l->known = store_account_by_login(tx, l->arena, l->digest, &l->row, &why);
    return l->known || why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

static bool write_failure(struct login *l, struct tx *tx, struct fault *f)
{
    struct account_row now;
    int64_t failures;

    if (!l->known)
        return account_journal(l->acc, tx, ID_NONE, ID_NONE, "session.start", NULL, ID_NONE,
                               "refused", f);
    if (!store_account_get(tx, l->arena, l->row.id, &now, f))
        return false;
    failures = now.failures + 1;
    return store_account_failures(tx, l->row.id, failures,
                                  failures % ACCOUNT_FAILURES_MAX ? now.locked_until
                                                                  : clock_now() + ACCOUNT_LOCK_MS,
                                  f) &&
           account_journal(l->acc, tx, l->row.org, l->row.id, "session.start", "account", l->row.id,
                           "refused", f);
}

static bool write_login(struct tx *tx, void *arg, struct fault *f)
{
    struct login *l = arg;

    if (!l->right)
        return write_failure(l, tx, f);
    return store_account_failures(tx, l->row.id, 0, 0, f) &&
           store_session_purge(tx, clock_now(), f) &&
           store_session_add(tx, l->hash, &l->session, f) &&
           account_journal(l->acc, tx, l->row.org, l->row.id, "session.start", "account", l->row.id,
                           "done", f);
}

static struct stranger *stranger_of(struct accounts *acc, const uint8_t login[static 16])
{
    struct stranger *s = &acc->strangers[(login[0] << 8 | login[1]) % STRANGERS];

    if (memcmp(s->login, login, sizeof s->login) != 0) {
        *s = (struct stranger){ 0 };
        memcpy(s->login, login, sizeof s->login);
    }
    return s;
}

static bool is_locked(const struct login *l, msec now)
{
    scoped_lock pthread_mutex_t *held = lock(&l->acc->mutex);

    return (l->known ? l->row.locked_until : stranger_of(l->acc, l->digest)->locked_until) > now;
}

static void count_stranger(const struct login *l, msec now)
{
    scoped_lock pthread_mutex_t *held = lock(&l->acc->mutex);
    struct stranger *s = stranger_of(l->acc, l->digest);

    if (++s->failures % ACCOUNT_FAILURES_MAX == 0)
        s->locked_until = now + ACCOUNT_LOCK_MS;
}

/* An unknown e-mail costs the same time as a wrong password. */
static bool password_right(const struct login *l, struct str password)
{
    static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                 "V2hvZXZlciB0aGlzIGlzLCBpdCBpcyBub2JvZHkhISE";

    return crypto_password_check(l->known ? str_cstr(l->arena, l->row.password) : nobody,
                                 password) &&
           l->known && !l->row.disabled;
}

bool account_login(struct accounts *acc, struct arena *a, struct str email, struct str password,
                   struct session *ret_session, struct fault *f)
{
    struct login l = { .acc = acc, .arena = a };
    msec now = clock_now();

    login_digest(acc, email, l.digest);
    if (!store_read(acc->store, read_login, &l, f))
        return false;
    if (is_locked(&l, now))
        return fault_set(f, FAULT_OFTEN, "too many wrong passwords: locked for 15 minutes");
    l.right = password.len <= ACCOUNT_PASSWORD_MAX && password_right(&l, password);
    ret_session->cookie = new_secret(a);
    ret_session->csrf = new_secret(a);
    ret_session->expires = now + ACCOUNT_IDLE_MS;
    hash_secret(ret_session->cookie, l.hash);
    memcpy(ret_session->hash, l.hash, sizeof l.hash);
    l.session = (struct session_row){ .account = l.row.id,
                                      .csrf = ret_session->csrf,
                                      .created = now,
                                      .seen = now,
                                      .expires = ret_session->expires };
    if (!arena_check(a, f) || !store_write(acc->store, write_login, &l, f))
        return false;
    if (!l.known)
        count_stranger(&l, now);
    if (!l.right)
        return fault_set(f, FAULT_UNKNOWN, "wrong e-mail address or password");
    return user_open(acc, a, &l.row, &ret_session->user, f);
}

/* ---- sessions ---- */

struct seeing {
    struct arena *arena;
    uint8_t hash[CRYPTO_HASH_SIZE];
    msec now, expires;
    struct session_row session;
    struct account_row account;
};

static bool read_session(struct tx *tx, void *arg, struct fault *f)
{
    struct seeing *s = arg;

    return store_session_get(tx, s->arena, s->hash, s->now, &s->session, f) &&
           store_account_get(tx, s->arena, s->session.account, &s->account, f);
}

static bool write_seen(struct tx *tx, void *arg, struct fault *f)
{
    struct seeing *s = arg;

    return store_session_seen(tx, s->hash, s->now, s->expires, f);
}

static msec earlier(msec a, msec b)
{
    return a < b ? a : b;
}

bool account_session(struct accounts *acc, struct arena *a, struct str cookie,
                     struct session *ret_session, struct fault *f)
{
    struct seeing s = { .arena = a, .now = clock_now() };

    if (cookie.len != ACCOUNT_COOKIE_SIZE)
        return fault_set(f, FAULT_UNKNOWN, "not logged in");
    hash_secret(cookie, s.hash);
    if (!store_read(acc->store, read_session, &s, f))
        return false;
    if (s.account.disabled)
        return fault_set(f, FAULT_UNKNOWN, "account is disabled");
    s.expires = earlier(s.now + ACCOUNT_IDLE_MS, s.session.created + ACCOUNT_SESSION_MS);
    if (s.now - s.session.seen > SEEN_EVERY_MS && !store_write(acc->store, write_seen, &s, f))
        return false;
    *ret_session = (struct session){ .csrf = s.session.csrf, .expires = s.session.expires };
    memcpy(ret_session->hash, s.hash, sizeof s.hash);
    return user_open(acc, a, &s.account, &ret_session->user, f);
}

bool account_session_lasts(struct accounts *acc, const uint8_t hash[static CRYPTO_HASH_SIZE],
                           msec *ret_expires, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    struct seeing s = { .arena = a, .now = clock_now() };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    memcpy(s.hash, hash, sizeof s.hash);
    if (!store_read(acc->store, read_session, &s, f))
        return false;
    if (s.account.disabled)
        return fault_set(f, FAULT_UNKNOWN, "account is disabled");
    *ret_expires = s.session.expires;
    return true;
}

struct ending {
    struct accounts *acc;
    const struct session *session;
};

static bool write_end(struct tx *tx, void *arg, struct fault *f)
{
    struct ending *e = arg;
    const struct user *u = &e->session->user;

    return store_session_end(tx, e->session->hash, f) &&
           account_journal(e->acc, tx, u->org, u->id, "session.end", "account", u->id, "done", f);
}

bool account_logout(struct accounts *acc, const struct session *session, struct fault *f)
{
    struct ending e = { acc, session };

    if (!store_write(acc->store, write_end, &e, f))
        return false;
    sessions_ended(acc, session->user.id, session->hash);
    return true;
}

void account_listen(struct accounts *acc,
                    void (*ended)(void *arg, struct id account, const uint8_t *hash), void *arg)
{
    acc->ended = ended;
    acc->ended_arg = arg;
}

void sessions_ended(const struct accounts *acc, struct id account, const uint8_t *hash)
{
    if (acc->ended)
        acc->ended(acc->ended_arg, account, hash);
}

/* ---- tokens ---- */

struct token_job {
    struct accounts *acc;
    struct arena *arena;
    struct principal by;
    struct token_row row, *rows;
    size_t count;
    uint8_t hash[CRYPTO_HASH_SIZE];
};

static bool write_token(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;
    struct source_row source;

    if (!store_source_get(tx, t->arena, t->row.source, &source, f))
        return false;
    if (!id_eq(source.org, t->row.org))
        return fault_set(f, FAULT_MISSING, "source: there is none");
    return store_token_add(tx, &t->row, t->hash, f) &&
           account_journal(t->acc, tx, t->row.org, t->by.id, "token.add", "token", t->row.id,
                           "done", f);
}

bool token_make(struct accounts *acc, struct arena *a, const struct principal *by,
                struct token_new *token, struct str *ret_secret, struct fault *f)
{
    struct token_job t = { .acc = acc, .arena = a, .by = *by };

    if (id_is_none(token->id))
        token->id = id_new();
    t.row = (struct token_row){ .id = token->id,
                                .org = by->org,
                                .source = token->source,
                                .name = token->name,
                                .created = clock_now() };
    *ret_secret = str_printf(a, TOKEN_PREFIX "%.*s", STR_ARG(new_secret(a)));
    hash_secret(*ret_secret, t.hash);
    return arena_check(a, f) && store_write(acc->store, write_token, &t, f);
}

static bool read_token(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;

    return store_token_by_hash(tx, t->arena, t->hash, &t->row, f);
}

bool token_check(struct accounts *acc, struct arena *a, struct str secret,
                 struct principal *ret_principal, struct id *ret_source, struct fault *f)
{
    struct token_job t = { .arena = a };

    if (!str_starts(secret, STR(TOKEN_PREFIX)))
        return fault_set(f, FAULT_UNKNOWN, "not a token of this desk");
    hash_secret(secret, t.hash);
    if (!store_read(acc->store, read_token, &t, f))
        return false;
    *ret_principal = (struct principal){ t.row.id, t.row.org, 1u << ROLE_TOOL };
    *ret_source = t.row.source;
    return true;
}

static bool read_tokens(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;

    return store_token_list(tx, t->arena, t->row.org, &t->rows, &t->count, f);
}

bool token_list(struct accounts *acc, struct arena *a, struct id org, struct token_row **ret_rows,
                size_t *ret_count, struct fault *f)
{
    struct token_job t = { .arena = a, .row.org = org };

    if (!store_read(acc->store, read_tokens, &t, f))
        return false;
    *ret_rows = t.rows;
    *ret_count = t.count;
    return true;
}

static bool write_token_end(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;

    return store_token_revoke(tx, t->by.org, t->row.id, clock_now(), f) &&
           account_journal(t->acc, tx, t->by.org, t->by.id, "token.revoke", "token", t->row.id,
                           "done", f);
}

bool token_end(struct accounts *acc, const struct principal *by, struct id id, struct fault *f)
{
    struct token_job t = { .acc = acc, .by = *by, .row.id = id };

    return store_write(acc->store, write_token_end, &t, f);
}
