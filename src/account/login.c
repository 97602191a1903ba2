/* SPDX-License-Identifier: EUPL-1.2 */
/* login.c - the steps of a log-in.  See login.h. */
#include "account/login.h"

#include <string.h>

#include "account/account_priv.h"

/* ---- what a login has ---- */

static bool read_demands(struct tx *tx, struct arena *a, struct standing *s, struct fault *f)
{
    for (size_t i = 0; i < s->account_count; i++) {
        struct org_row org;

        if (!store_org_get(tx, a, s->accounts[i].org, &org, f))
            return false;
        demand_read(org.settings, &s->demands[i]);
    }
    return true;
}

bool standing_read(struct tx *tx, struct arena *a, struct id login, struct standing *ret,
                   struct fault *f)
{
    size_t accounts = 0, factors = 0;

    *ret = (struct standing){ 0 };
    if (!store_login_get(tx, a, login, &ret->login, f) ||
        !store_account_of_login(tx, a, login, &ret->accounts, &accounts, f) ||
        !store_factor_list(tx, a, login, &ret->factors, &factors, f) ||
        !store_recovery_count(tx, login, &ret->codes, f))
        return false;
    for (size_t i = 0; i < accounts && ret->account_count < STANDING_ACCOUNTS_MAX; i++)
        if (!ret->accounts[i].state)
            ret->accounts[ret->account_count++] = ret->accounts[i];
    for (size_t i = 0; i < factors; i++)
        if (ret->factors[i].confirmed) {
            ret->kinds |= (unsigned)ret->factors[i].kind;
            ret->factors[ret->factor_count++] = ret->factors[i];
        }
    return read_demands(tx, a, ret, f);
}

/* ---- which step is next ---- */

bool factors_are_two(unsigned factors)
{
    return (factors & (FACTOR_PASSKEY | FACTOR_SSO_SECOND)) ||
           ((factors & (FACTOR_PASSWORD | FACTOR_SSO)) &&
            (factors & (FACTOR_TOTP | FACTOR_RECOVERY | FACTOR_KEY)));
}

/* An organisation's own identity provider answers for its people's factors. */
static bool satisfies(unsigned factors, enum demand_level level)
{
    switch (level) {
    case DEMAND_NOTHING:
        return true;
    case DEMAND_SECOND:
        return factors_are_two(factors);
    case DEMAND_PASSKEY:
        return factors_are_two(factors) &&
               (factors & (FACTOR_PASSKEY | FACTOR_KEY | FACTOR_SSO_SECOND));
    }
    return false;
}

static unsigned offers(const struct standing *s, enum demand_level level)
{
    unsigned kinds = s->kinds & (FACTOR_KEY | FACTOR_PASSKEY);

    if (level < DEMAND_PASSKEY)
        kinds |= s->kinds & FACTOR_TOTP;
    /* A recovery code stands for what was lost, whatever was asked; for what never was, it does
     * not. */
    if (s->codes && kinds)
        kinds |= FACTOR_RECOVERY;
    return kinds;
}

/* The provider does where it showed a second factor, or the login has none of its own. */
unsigned factors_again(const struct standing *s, unsigned shown)
{
    unsigned kinds = offers(s, DEMAND_SECOND);
    bool provider = (shown & FACTOR_SSO) && (!s->kinds || (shown & FACTOR_SSO_SECOND));

    if (!kinds && s->login.password.len)
        kinds = FACTOR_PASSWORD;
    return kinds | (provider ? FACTOR_SSO : 0);
}

/* Is `level` met by what was shown, or by a recovery code in its place? */
static bool is_met(const struct standing *s, unsigned factors, enum demand_level level)
{
    return satisfies(factors, level) || ((factors & FACTOR_RECOVERY) && offers(s, level));
}

static int account_in(const struct standing *s, struct id org)
{
    if (id_is_none(org))
        return s->account_count == 1 ? 0 : -1;
    for (size_t i = 0; i < s->account_count; i++)
        if (id_eq(s->accounts[i].org, org))
            return (int)i;
    return -1;
}

/* What the login has is asked for first, so that nobody who knows its password alone adds what the
 * organisation asks for. */
enum login_step next_step(const struct standing *s, unsigned factors, struct id org,
                          unsigned *ret_offered, int *ret_account)
{
    enum demand_level own = s->kinds ? DEMAND_SECOND : DEMAND_NOTHING, asked = own;
    int account = account_in(s, org);

    *ret_account = account;
    *ret_offered = 0;
    if (account >= 0)
        asked = demand_of(&s->demands[account], (unsigned)s->accounts[account].roles);
    if (asked < own || (!is_met(s, factors, own) && !offers(s, asked)))
        asked = own;
    if (!is_met(s, factors, asked)) {
        *ret_offered = offers(s, asked);
        if (*ret_offered)
            return LOGIN_FACTOR;
        *ret_offered = asked == DEMAND_PASSKEY ? FACTOR_PASSKEY : FACTOR_PASSKEY | FACTOR_TOTP;
        return LOGIN_ENROL;
    }
    return account >= 0 ? LOGIN_DONE : LOGIN_ORGANISATION;
}

/* ---- moving a session on ---- */

static bool list_choices(struct advance *v, const struct standing *s, struct fault *f)
{
    v->session->choice_count = s->account_count;
    v->session->choices = arena_many(v->arena, struct id, s->account_count + 1);
    if (!v->session->choices)
        return arena_check(v->arena, f);
    for (size_t i = 0; i < s->account_count; i++)
        v->session->choices[i] = s->accounts[i].org;
    return true;
}

/* What the session is now, from the row and the login's standing. */
static bool settle(struct advance *v, struct tx *tx, const struct standing *s, struct fault *f)
{
    struct session *ret = v->session;
    msec now = clock_now();
    int account;

    if (!s->account_count)
        return fault_set(f, FAULT_UNKNOWN, "wrong e-mail address or password");
    ret->next = next_step(s, (unsigned)v->row.factors, v->org, &ret->offered, &account);
    if (!id_is_none(v->org) && account < 0)
        return fault_set(f, FAULT_MISSING, "organisation: there is none");
    v->row.account = ret->next == LOGIN_DONE ? s->accounts[account].id : ID_NONE;
    v->row.seen = now;
    v->row.expires = now + (ret->next == LOGIN_DONE ? s->demands[account].idle : LOGIN_HALF_MS);
    ret->ends = v->row.created + (account >= 0 ? s->demands[account].most : LOGIN_SESSION_MS);
    if (v->row.expires > ret->ends)
        v->row.expires = ret->ends;
    ret->user = (struct user){ 0 };
    if (account >= 0) {
        ret->user.id = s->accounts[account].id;
        ret->fresh_for = s->demands[account].fresh;
    }
    if (ret->next == LOGIN_DONE)
        ret->offered = factors_again(s, (unsigned)v->row.factors);
    ret->strong = s->kinds != 0;
    return list_choices(v, s, f) &&
           (ret->next != LOGIN_DONE ||
            account_journal(v->acc, tx, s->accounts[account].org, s->accounts[account].id, v->act,
                            "account", s->accounts[account].id, "done", f));
}

static void new_cookie(struct advance *v)
{
    v->session->cookie = secret_new(v->arena);
    v->row.csrf = secret_new(v->arena);
    secret_hash(v->session->cookie, v->row.hash);
}

bool session_advance(struct advance *v, struct tx *tx, struct fault *f)
{
    struct standing s;

    memcpy(v->from, v->row.hash, sizeof v->from);
    if (!id_is_none(v->row.only))
        v->org = v->row.only;
    v->row.factors |= v->factor;
    if (v->factor)
        v->row.fresh = clock_now() - v->ago;
    new_cookie(v);
    return standing_read(tx, v->arena, v->row.login, &s, f) && settle(v, tx, &s, f) &&
           arena_check(v->arena, f) && store_session_move(tx, v->from, &v->row, f);
}

bool session_begin(struct advance *v, struct tx *tx, const struct caller *from, struct id login,
                   struct fault *f)
{
    struct standing s;
    msec now = clock_now();

    v->row = (struct session_row){ .id = id_new(),
                                   .login = login,
                                   .factors = v->factor,
                                   .created = now,
                                   .fresh = now - v->ago,
                                   .only = v->only };
    new_cookie(v);
    if (!from->shell &&
        !device_take(v->acc, tx, v->arena, from, login, &v->row.device, &v->session->device, f))
        return false;
    /* The first step alone is told too: a password that somebody else knows shows by it. */
    return standing_read(tx, v->arena, login, &s, f) && settle(v, tx, &s, f) &&
           arena_check(v->arena, f) && store_session_purge(tx, now, f) &&
           store_session_add(tx, &v->row, f) &&
           (v->session->next == LOGIN_DONE ||
            account_journal_all(v->acc, tx, v->arena, login, "session.step", "done", f));
}

static bool read_user(struct tx *tx, void *arg, struct fault *f)
{
    struct advance *v = arg;
    struct account_row row;

    return store_account_get(tx, v->arena, v->session->user.id, &row, f) &&
           user_open(v->acc, v->arena, &row, &v->session->user, f);
}

bool session_finish(struct advance *v, struct fault *f)
{
    struct session *s = v->session;

    memcpy(s->hash, v->row.hash, sizeof s->hash);
    s->id = v->row.id;
    s->login = v->row.login;
    s->csrf = v->row.csrf;
    s->factors = (unsigned)v->row.factors;
    s->created = v->row.created;
    s->expires = v->row.expires;
    s->fresh = v->row.fresh;
    return id_is_none(s->user.id) || store_read(v->acc->store, read_user, v, f);
}

/* ---- the first step ---- */

struct start {
    struct advance v;
    const struct caller *from;
    const struct login_try *try;
    uint8_t digest[16];
    struct login_row login;
    struct account_row *accounts;
    size_t account_count;
    struct str stored; /* the password hashed anew, or STR_NONE */
    bool known, right, own_device;
    struct throttle throttle;
};

static bool read_login(struct tx *tx, void *arg, struct fault *f)
{
    struct start *s = arg;
    struct device_row device;
    struct fault why = { 0 };

    s->known = store_login_by_digest(tx, s->v.arena, s->digest, &s->login, &why);
    if (!s->known)
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    s->own_device =
        device_find(s->v.acc, tx, s->v.arena, s->from, s->login.id, &device, &why) && device.known;
    return store_account_of_login(tx, s->v.arena, s->login.id, &s->accounts, &s->account_count, f);
}

/* An unknown e-mail costs the same time as a wrong password. */
static bool password_right(struct arena *a, const struct login_row *login, struct str password)
{
    bool has = login && login->password.len;
    struct str stored = has ? login->password
                            : str_printf(a,
                                         "$argon2id$v=19$m=65536,t=%u,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                         "V2hvZXZlciB0aGlzIGlzLCBpdCBpcyBub2JvZHkhISE",
                                         crypto_password_passes());

    return password.len <= ACCOUNT_PASSWORD_MAX &&
           crypto_password_check(str_cstr(a, stored), password) && has;
}

/* The password is known now, and its stored form costs what another machine, or an earlier start,
 * could bear: a new one.  Not done is not wrong: the old one stays. */
static void hash_anew(struct start *s)
{
    char stored[CRYPTO_PASSWORD_SIZE];
    struct fault f = { 0 };

    if (crypto_password_is_stale(str_cstr(s->v.arena, s->login.password)) &&
        crypto_password_hash(s->try->password, stored, &f))
        s->stored = str_copy(s->v.arena, str_of(stored));
}

static bool keep_anew(struct start *s, struct tx *tx, struct fault *f)
{
    struct login_row now;

    if (!s->stored.len)
        return true;
    return store_login_get(tx, s->v.arena, s->login.id, &now, f) &&
           (!str_eq(now.password, s->login.password) || /* changed meanwhile */
            store_login_password(tx, s->login.id, s->stored, f));
}

bool account_journal_all(const struct accounts *acc, struct tx *tx, struct arena *a,
                         struct id login, const char *act, const char *result, struct fault *f)
{
    struct account_row *rows;
    size_t count;

    if (!store_account_of_login(tx, a, login, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!account_journal(acc, tx, rows[i].org, rows[i].id, act, "account", rows[i].id, result,
                             f))
            return false;
    return true;
}

static bool write_refusal(struct tx *tx, void *arg, struct fault *f)
{
    struct start *s = arg;

    if (!s->known)
        return account_journal(s->v.acc, tx, ID_NONE, ID_NONE, "session.start", NULL, ID_NONE,
                               "refused", f);
    return account_journal_all(s->v.acc, tx, s->v.arena, s->login.id, "session.start", "refused",
                               f);
}

static bool write_start(struct tx *tx, void *arg, struct fault *f)
{
    struct start *s = arg;

    return keep_anew(s, tx, f) && throttle_right(tx, &s->throttle, f) &&
           session_begin(&s->v, tx, s->from, s->login.id, f);
}

static bool refuse(struct start *s, struct fault *f)
{
    return store_write(s->v.acc->store, write_refusal, s, f) &&
           fault_set(f, FAULT_UNKNOWN, "wrong e-mail address or password");
}

/* Somebody whose accounts are all disabled or waiting is answered like a wrong password. */
static bool may_come_in(const struct start *s)
{
    for (size_t i = 0; i < s->account_count; i++)
        if (!s->accounts[i].state)
            return true;
    return false;
}

bool login_start(struct accounts *acc, struct arena *a, const struct caller *from,
                 const struct login_try *try, struct session *ret_session, struct fault *f)
{
    struct start s = { .v = { .acc = acc,
                              .arena = a,
                              .act = "session.start",
                              .factor = FACTOR_PASSWORD,
                              .org = try->org,
                              .session = ret_session },
                       .from = from,
                       .try = try };

    *ret_session = (struct session){ 0 };
    login_digest(acc, try->email, s.digest);
    if (!store_read(acc->store, read_login, &s, f))
        return false;
    throttle_keys(acc, from, s.digest, s.own_device, &s.throttle);
    if (!throttle_try(acc, &s.throttle, f))
        return false;
    s.right = password_right(a, s.known ? &s.login : NULL, try->password) && may_come_in(&s);
    if (!s.right)
        return refuse(&s, f);
    hash_anew(&s);
    if (!store_write(acc->store, write_start, &s, f) || !session_finish(&s.v, f))
        return false;
    ret_session->wanted = try->org;
    if (try->otp.ptr && ret_session->next == LOGIN_FACTOR)
        return login_code(acc, a, from, ret_session, try->otp, f);
    return true;
}

/* ---- a code ---- */

struct coding {
    struct advance v;
    struct str code;
    struct id org; /* of the session, when it is done: a factor again */
    bool again, right;
    struct throttle throttle;
    bool own_device;
    const struct caller *from;
};

static bool read_coding(struct tx *tx, void *arg, struct fault *f)
{
    struct coding *c = arg;
    struct device_row device;
    struct fault why = { 0 };

    c->own_device =
        device_find(c->v.acc, tx, c->v.arena, c->from, c->v.session->login, &device, &why) &&
        device.known;
    return store_session_get(tx, c->v.arena, c->v.session->hash, clock_now(), &c->v.row, f);
}

static bool write_coding(struct tx *tx, void *arg, struct fault *f)
{
    struct coding *c = arg;
    struct standing s;

    if (!standing_read(tx, c->v.arena, c->v.session->login, &s, f) ||
        !factor_spend(c->v.acc, tx, c->v.arena, &s, c->code, &c->v.factor, f))
        return false;
    c->right = c->v.factor != 0;
    if (!c->right)
        return account_journal_all(c->v.acc, tx, c->v.arena, c->v.session->login,
                                   c->again ? "session.factor" : "session.start", "refused", f);
    return throttle_right(tx, &c->throttle, f) && session_advance(&c->v, tx, f);
}

/* The count of codes is apart from that of passwords: who has guessed the one has not the other. */
static void coding_throttle(struct coding *c)
{
    struct crypto_part part = { c->v.session->login.b, sizeof c->v.session->login.b };
    uint8_t digest[16];

    crypto_keyed16(c->v.acc->key, STR("guichet code"), &part, 1, digest);
    throttle_keys(c->v.acc, c->from, digest, c->own_device, &c->throttle);
}

bool login_code(struct accounts *acc, struct arena *a, const struct caller *from,
                struct session *session, struct str code, struct fault *f)
{
    struct coding c = { .v = { .acc = acc, .arena = a, .session = session },
                        .code = code,
                        .from = from,
                        .again = session->next == LOGIN_DONE };
    struct str device = session->device;

    c.v.org = c.again ? session->user.org : session->wanted;
    c.v.act = c.again ? "session.factor" : "session.start";
    if (!store_read(acc->store, read_coding, &c, f))
        return false;
    coding_throttle(&c);
    if (!throttle_try(acc, &c.throttle, f) || !store_write(acc->store, write_coding, &c, f))
        return false;
    if (!c.right)
        return fault_set(f, FAULT_UNKNOWN, "wrong code");
    session->device = device;
    return session_finish(&c.v, f);
}

/* ---- the organisation ---- */

static bool write_choice(struct tx *tx, void *arg, struct fault *f)
{
    struct advance *v = arg;

    if (!store_session_get(tx, v->arena, v->session->hash, clock_now(), &v->row, f))
        return false;
    /* One organisation's provider vouches for that one only. */
    if (!id_is_none(v->row.only) && !id_eq(v->row.only, v->org))
        return fault_set(f, FAULT_MISSING, "organisation: there is none");
    return session_advance(v, tx, f);
}

bool login_choose(struct accounts *acc, struct arena *a, struct session *session, struct id org,
                  struct fault *f)
{
    struct advance v = {
        .acc = acc, .arena = a, .act = "session.start", .org = org, .session = session
    };
    struct id before = session->user.id;

    if (!store_write(acc->store, write_choice, &v, f) || !session_finish(&v, f))
        return false;
    if (!id_is_none(before) && !id_eq(before, session->user.id))
        sessions_ended(acc, before, v.from);
    return true;
}

/* ---- a factor again ---- */

static bool write_again(struct tx *tx, void *arg, struct fault *f)
{
    struct coding *c = arg;

    if (!c->right)
        return account_journal_all(c->v.acc, tx, c->v.arena, c->v.session->login, "session.factor",
                                   "refused", f);
    c->v.factor = FACTOR_PASSWORD;
    return throttle_right(tx, &c->throttle, f) && session_advance(&c->v, tx, f);
}

static bool read_again(struct tx *tx, void *arg, struct fault *f)
{
    struct coding *c = arg;
    struct standing s;

    if (!read_coding(tx, c, f) || !standing_read(tx, c->v.arena, c->v.session->login, &s, f))
        return false;
    c->right = s.kinds == 0 && s.login.password.len;
    c->code = s.login.password;
    return true;
}

static bool password_again(struct coding *c, struct str password, struct fault *f)
{
    struct login_row login = { .password = STR_NONE };

    if (!store_read(c->v.acc->store, read_again, c, f))
        return false;
    if (!c->right)
        return fault_field(f, "otp", "a code or passkey is needed, a password is not enough");
    coding_throttle(c);
    if (!throttle_try(c->v.acc, &c->throttle, f))
        return false;
    login.password = c->code;
    c->right = password_right(c->v.arena, &login, password);
    if (!store_write(c->v.acc->store, write_again, c, f))
        return false;
    return c->right ? session_finish(&c->v, f) : fault_set(f, FAULT_UNKNOWN, "wrong password");
}

bool login_again(struct accounts *acc, struct arena *a, const struct caller *from,
                 struct session *session, struct str password, struct str code, struct fault *f)
{
    struct coding c = { .v = { .acc = acc,
                               .arena = a,
                               .act = "session.factor",
                               .session = session,
                               .org = session->user.org },
                        .from = from,
                        .again = true };

    if (code.ptr)
        return login_code(acc, a, from, session, code, f);
    return password_again(&c, password, f);
}
