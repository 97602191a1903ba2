/* SPDX-License-Identifier: EUPL-1.2 */
/* session.c - what lasts from a log-in: the session of a cookie, its end, and what its owner sees
 * of their sessions and devices.  See login.h. */
#include "account/login.h"

#include <string.h>

#include "account/account_priv.h"

#define SEEN_EVERY_MS ((msec)60 * 1000)

/* ---- reading ---- */

struct seeing {
    struct accounts *acc;
    struct arena *arena;
    uint8_t hash[CRYPTO_HASH_SIZE];
    msec now, expires;
    struct session_row row;
    struct account_row account;
    struct demand demand;
    struct standing standing;
    bool guest;
};

bool login_serves_more(struct tx *tx, struct arena *a, struct id login, struct id account,
                       bool *ret, struct fault *f)
{
    struct account_row *rows;
    size_t count;

    *ret = false;
    if (!store_account_of_login(tx, a, login, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        *ret |= !id_eq(rows[i].id, account) && !(rows[i].state & ACCOUNT_INVITED);
    return true;
}

/* The provider of one organisation could else make itself a key to another: it says who signs on.
 */
static bool read_guest(struct seeing *s, struct tx *tx, struct fault *f)
{
    unsigned own = (unsigned)s->row.factors & ~(unsigned)(FACTOR_SSO | FACTOR_SSO_SECOND);
    struct account_row *rows;
    struct login_row login;
    struct id here = ID_NONE;
    size_t count;

    if (id_is_none(s->row.only))
        return true;
    if (!store_login_get(tx, s->arena, s->row.login, &login, f) ||
        !store_account_of_login(tx, s->arena, s->row.login, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_eq(rows[i].org, s->row.only))
            here = rows[i].id;
    if (!login_serves_more(tx, s->arena, s->row.login, here, &s->guest, f))
        return false;
    s->guest |= login.password.len && !own;
    return true;
}

/* A session that is done names its account; of a half one the next step is worked out anew. */
static bool read_session(struct tx *tx, void *arg, struct fault *f)
{
    struct seeing *s = arg;
    struct org_row org;

    if (!store_session_get(tx, s->arena, s->hash, s->now, &s->row, f) || !read_guest(s, tx, f))
        return false;
    /* Made by a clock that was ahead: it would outlive what it may. */
    if (s->row.created > s->now + LOGIN_SKEW_MS)
        return fault_set(f, FAULT_UNKNOWN, "the session is of a later time than this");
    if (id_is_none(s->row.account))
        return standing_read(tx, s->arena, s->row.login, &s->standing, f);
    if (!store_account_get(tx, s->arena, s->row.account, &s->account, f) ||
        !store_org_get(tx, s->arena, s->account.org, &org, f))
        return false;
    demand_read(org.settings, &s->demand);
    return true;
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

static bool keep_alive(struct seeing *s, struct fault *f)
{
    s->expires = earlier(s->now + s->demand.idle, s->row.created + s->demand.most);
    return s->now - s->row.seen <= SEEN_EVERY_MS || store_write(s->acc->store, write_seen, s, f);
}

static void half_session(struct seeing *s, struct session *ret)
{
    int account;

    ret->next =
        next_step(&s->standing, (unsigned)s->row.factors, s->row.only, &ret->offered, &account);
    if (ret->next == LOGIN_DONE) /* somebody joined or left an organisation meanwhile */
        ret->next = LOGIN_ORGANISATION;
    ret->choices = arena_many(s->arena, struct id, s->standing.account_count + 1);
    for (size_t i = 0; ret->choices && i < s->standing.account_count; i++)
        if (id_is_none(s->row.only) || id_eq(s->row.only, s->standing.accounts[i].org))
            ret->choices[ret->choice_count++] = s->standing.accounts[i].org;
}

static bool open_session(struct seeing *s, struct session *ret, struct fault *f)
{
    *ret = (struct session){ .id = s->row.id,
                             .login = s->row.login,
                             .csrf = s->row.csrf,
                             .factors = (unsigned)s->row.factors,
                             .created = s->row.created,
                             .expires = s->row.expires,
                             .fresh = s->row.fresh,
                             .guest = s->guest };
    memcpy(ret->hash, s->hash, sizeof s->hash);
    if (id_is_none(s->row.account)) {
        half_session(s, ret);
        return arena_check(s->arena, f) &&
               (!s->standing.account_count ||
                user_open(s->acc, s->arena, &s->standing.accounts[0], &ret->user, f));
    }
    if (s->account.state)
        return fault_set(f, FAULT_UNKNOWN, "account is disabled");
    ret->fresh_for = s->demand.fresh;
    return keep_alive(s, f) && user_open(s->acc, s->arena, &s->account, &ret->user, f);
}

bool login_session(struct accounts *acc, struct arena *a, struct str cookie,
                   struct session *ret_session, struct fault *f)
{
    struct seeing s = { .acc = acc, .arena = a, .now = clock_now() };

    if (cookie.len != LOGIN_COOKIE_SIZE)
        return fault_set(f, FAULT_UNKNOWN, "not logged in");
    secret_hash(cookie, s.hash);
    return store_read(acc->store, read_session, &s, f) && open_session(&s, ret_session, f);
}

bool login_whose(struct accounts *acc, struct arena *a, struct str cookie,
                 struct principal *ret_whose, struct fault *f)
{
    struct seeing s = { .acc = acc, .arena = a, .now = clock_now() };

    if (cookie.len != LOGIN_COOKIE_SIZE)
        return fault_set(f, FAULT_UNKNOWN, "not logged in");
    secret_hash(cookie, s.hash);
    if (!store_read(acc->store, read_session, &s, f))
        return false;
    if (id_is_none(s.row.account) || s.account.state)
        return fault_set(f, FAULT_UNKNOWN, "not logged in");
    *ret_whose = (struct principal){ .id = s.account.id, .org = s.account.org };
    return true;
}

struct offering {
    struct arena *arena;
    struct id login;
    struct standing standing;
};

static bool read_offers(struct tx *tx, void *arg, struct fault *f)
{
    struct offering *o = arg;

    return standing_read(tx, o->arena, o->login, &o->standing, f);
}

bool login_offers(struct accounts *acc, struct arena *a, struct session *session, struct fault *f)
{
    struct offering o = { .arena = a, .login = session->login };

    if (!store_read(acc->store, read_offers, &o, f))
        return false;
    session->offered = factors_again(&o.standing, session->factors);
    session->strong = o.standing.kinds != 0;
    return true;
}

bool login_is_fresh(const struct session *session)
{
    msec now = clock_now();

    return session->fresh <= now + LOGIN_SKEW_MS && session->fresh + session->fresh_for >= now;
}

bool login_lasts(struct accounts *acc, const uint8_t hash[static CRYPTO_HASH_SIZE],
                 msec *ret_expires, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)256 << 10);
    struct seeing s = { .acc = acc, .arena = a, .now = clock_now() };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    memcpy(s.hash, hash, sizeof s.hash);
    if (!store_read(acc->store, read_session, &s, f))
        return false;
    if (id_is_none(s.row.account) || s.account.state)
        return fault_set(f, FAULT_UNKNOWN, "account is disabled");
    *ret_expires = s.row.expires;
    return true;
}

/* ---- ending ---- */

struct ending {
    struct accounts *acc;
    struct arena *arena;
    const struct session *session;
    struct id id, device; /* of what ends; ID_NONE: all others */
    struct session_row *rows;
    size_t count;
    bool all_others;
};

static bool write_end(struct tx *tx, void *arg, struct fault *f)
{
    struct ending *e = arg;
    const struct user *u = &e->session->user;

    if (!store_session_end(tx, e->session->hash, f))
        return false;
    if (e->session->next != LOGIN_DONE)
        return account_journal_all(e->acc, tx, e->arena, e->session->login, "session.end", "done",
                                   f);
    return account_journal(e->acc, tx, u->org, u->id, "session.end",
                           id_is_none(u->id) ? NULL : "account", u->id, "done", f);
}

bool login_end(struct accounts *acc, const struct session *session, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)256 << 10);
    struct ending e = { .acc = acc, .arena = a, .session = session };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_write(acc->store, write_end, &e, f))
        return false;
    sessions_ended(acc, session->user.id, session->hash);
    return true;
}

static bool is_meant(const struct ending *e, const struct session_row *row)
{
    if (!id_is_none(e->device))
        return id_eq(row->device, e->device);
    return e->all_others ? !id_eq(row->id, e->session->id) : id_eq(row->id, e->id);
}

static bool end_one(struct ending *e, struct tx *tx, const struct session_row *row, struct fault *f)
{
    struct account_row account;

    if (!store_session_end(tx, row->hash, f))
        return false;
    if (id_is_none(row->account))
        return true;
    return store_account_get(tx, e->arena, row->account, &account, f) &&
           account_journal(e->acc, tx, account.org, row->account, "session.end", "account",
                           row->account, "done", f);
}

static bool write_end_others(struct tx *tx, void *arg, struct fault *f)
{
    struct ending *e = arg;
    size_t count, ended = 0;

    if (!store_session_list(tx, e->arena, e->session->login, clock_now(), &e->rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!is_meant(e, &e->rows[i]))
            continue;
        if (!end_one(e, tx, &e->rows[i], f))
            return false;
        e->rows[ended++] = e->rows[i];
    }
    e->count = ended;
    if (!ended && !id_is_none(e->id))
        return fault_set(f, FAULT_MISSING, "session: there is none");
    return id_is_none(e->device) || store_device_forget(tx, e->session->login, e->device, f);
}

static bool end_others(struct ending *e, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);

    e->arena = a;
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_write(e->acc->store, write_end_others, e, f))
        return false;
    for (size_t i = 0; i < e->count; i++)
        sessions_ended(e->acc, e->rows[i].account, e->rows[i].hash);
    return true;
}

bool login_end_other(struct accounts *acc, const struct session *session, struct id id,
                     struct fault *f)
{
    struct ending e = { .acc = acc, .session = session, .id = id, .all_others = id_is_none(id) };

    return end_others(&e, f);
}

bool login_device_forget(struct accounts *acc, const struct session *session, struct id id,
                         struct fault *f)
{
    struct ending e = { .acc = acc, .session = session, .device = id };

    if (id_is_none(id))
        return fault_set(f, FAULT_MISSING, "device: there is none");
    return end_others(&e, f);
}

void login_listen(struct accounts *acc,
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

/* ---- what its owner sees ---- */

bool login_is_own(const struct session *session, struct fault *f)
{
    return !session->guest ||
           fault_deny(f, "sso:guest",
                      "log in with your own password or passkey for this: it is not your "
                      "organisation's alone");
}

struct looking {
    struct accounts *acc;
    struct arena *arena;
    const struct session *session;
    struct session_row *sessions;
    struct device_row *devices;
    size_t session_count, device_count;
    struct session_seen *seen;
};

static struct str about_of(const struct looking *l, struct id device)
{
    for (size_t i = 0; i < l->device_count; i++)
        if (id_eq(l->devices[i].id, device))
            return device_open(l->acc, l->arena, &l->devices[i]);
    return STR("");
}

static bool see_session(struct looking *l, struct tx *tx, const struct session_row *row,
                        struct session_seen *ret, struct fault *f)
{
    struct account_row account = { 0 };

    if (!id_is_none(row->account) && !store_account_get(tx, l->arena, row->account, &account, f))
        return false;
    *ret = (struct session_seen){ .id = row->id,
                                  .about = about_of(l, row->device),
                                  .org = account.org,
                                  .created = row->created,
                                  .seen = row->seen,
                                  .expires = row->expires,
                                  .current = id_eq(row->id, l->session->id) };
    return true;
}

static bool read_looks(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;

    if (!store_session_list(tx, l->arena, l->session->login, clock_now(), &l->sessions,
                            &l->session_count, f) ||
        !store_device_list(tx, l->arena, l->session->login, &l->devices, &l->device_count, f))
        return false;
    l->seen = arena_many(l->arena, struct session_seen, l->session_count + 1);
    if (!l->seen)
        return arena_check(l->arena, f);
    for (size_t i = 0; i < l->session_count; i++)
        if (!see_session(l, tx, &l->sessions[i], &l->seen[i], f))
            return false;
    return true;
}

bool login_sessions(struct accounts *acc, struct arena *a, const struct session *session,
                    struct session_seen **ret, size_t *ret_count, struct fault *f)
{
    struct looking l = { .acc = acc, .arena = a, .session = session };

    if (!store_read(acc->store, read_looks, &l, f))
        return false;
    *ret = l.seen;
    *ret_count = l.session_count;
    return true;
}

static struct id device_now(const struct looking *l)
{
    for (size_t i = 0; i < l->session_count; i++)
        if (l->seen[i].current)
            return l->sessions[i].device;
    return ID_NONE;
}

bool login_devices(struct accounts *acc, struct arena *a, const struct session *session,
                   struct device_seen **ret, size_t *ret_count, struct fault *f)
{
    struct looking l = { .acc = acc, .arena = a, .session = session };
    struct device_seen *seen;

    if (!store_read(acc->store, read_looks, &l, f))
        return false;
    seen = arena_many(a, struct device_seen, l.device_count + 1);
    if (!seen)
        return arena_check(a, f);
    for (size_t i = 0; i < l.device_count; i++)
        seen[i] = (struct device_seen){ .id = l.devices[i].id,
                                        .about = device_open(acc, a, &l.devices[i]),
                                        .first = l.devices[i].first,
                                        .last = l.devices[i].last,
                                        .known = l.devices[i].known != 0,
                                        .current = id_eq(l.devices[i].id, device_now(&l)) };
    *ret = seen;
    *ret_count = l.device_count;
    return true;
}

/* A new browser that only a password opened says nothing: it might be a stranger's, who would hide
 * it, or another of theirs. */
static bool may_know(const struct looking *l)
{
    struct id device = device_now(l);

    if (factors_are_two(l->session->factors))
        return true;
    for (size_t i = 0; i < l->device_count; i++)
        if (id_eq(l->devices[i].id, device))
            return l->devices[i].known != 0;
    return false;
}

static bool write_known(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;

    if (!read_looks(tx, l, f))
        return false;
    if (!may_know(l))
        return fault_deny(f, "device:new", "say so from a browser that was known before");
    return store_device_known(tx, l->session->login, f);
}

bool login_devices_known(struct accounts *acc, const struct session *session, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct looking l = { .acc = acc, .arena = a, .session = session };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    return store_write(acc->store, write_known, &l, f);
}
