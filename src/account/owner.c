/* SPDX-License-Identifier: EUPL-1.2 */
/* owner.c - what the owner of a login does: takes an account up, changes the password.
 * See login.h. */
#include "account/login.h"

#include <string.h>

#include "account/account_priv.h"

struct owning {
    struct accounts *acc;
    struct arena *arena;
    const struct caller *from;
    const struct session *session;
    struct id account;
    struct account_row row;
    struct login_row login;
    struct standing standing;
    struct throttle throttle;
    uint8_t hash[CRYPTO_HASH_SIZE];
    struct str stored; /* a new password; STR_NONE: the old one stays */
    bool right, own_device;
    bool more; /* the login serves another account that was taken up */
    struct session_row *ended;
    size_t ended_count;
};

/* ---- invitations ---- */

static bool read_invitation(struct tx *tx, void *arg, struct fault *f)
{
    struct owning *o = arg;

    return store_invitation_get(tx, o->hash, clock_now(), &o->account, f) &&
           store_account_get(tx, o->arena, o->account, &o->row, f) &&
           store_login_get(tx, o->arena, o->row.login, &o->login, f);
}

bool login_invitation(struct accounts *acc, struct arena *a, struct str secret,
                      struct invitation *ret, struct fault *f)
{
    struct owning o = { .acc = acc, .arena = a };

    if (secret.len != LOGIN_COOKIE_SIZE)
        return fault_set(f, FAULT_MISSING, "invitation: there is none");
    secret_hash(secret, o.hash);
    if (!store_read(acc->store, read_invitation, &o, f))
        return false;
    ret->has_login = o.login.password.len != 0;
    return user_open(acc, a, &o.row, &ret->user, f);
}

/* The way back in for somebody whose only account this is: a new password, and what was lost is
 * no longer asked for. */
static bool renew_login(struct owning *o, struct tx *tx, struct fault *f)
{
    struct factor_row *rows;
    size_t count;

    if (!store_login_password(tx, o->row.login, o->stored, f) ||
        !store_session_end_login(tx, o->row.login, f) ||
        !store_recovery_clear(tx, o->row.login, f) ||
        !store_factor_list(tx, o->arena, o->row.login, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!store_factor_remove(tx, o->row.login, rows[i].id, f))
            return false;
    return true;
}

static bool without_password(struct fault *f)
{
    return fault_set(f, FAULT_CONFLICT,
                     "this address has a way in without a password: its owner sets one first, or "
                     "takes this up by single sign-on");
}

static bool write_accept(struct tx *tx, void *arg, struct fault *f)
{
    struct owning *o = arg;
    bool more;

    if (!read_invitation(tx, o, f) || /* once: somebody may have been faster */
        !login_serves_more(tx, o->arena, o->row.login, o->account, &more, f))
        return false;
    if (more && o->stored.ptr)
        return without_password(f);
    if (!o->right)
        return account_journal(o->acc, tx, o->row.org, o->row.id, "account.accept", "account",
                               o->row.id, "refused", f);
    o->row.state &= ~ACCOUNT_INVITED;
    return (!o->stored.ptr || renew_login(o, tx, f)) && store_account_set(tx, &o->row, f) &&
           store_invitation_end(tx, o->account, f) &&
           account_journal(o->acc, tx, o->row.org, o->row.id, "account.accept", "account",
                           o->row.id, "done", f);
}

static bool count_accounts(struct tx *tx, void *arg, struct fault *f)
{
    struct owning *o = arg;
    struct account_row *rows;
    size_t count;

    o->right = false;
    if (!store_account_of_login(tx, o->arena, o->row.login, &rows, &count, f))
        return false;
    o->right = count > 1; /* the login was there before the invitation */
    return login_serves_more(tx, o->arena, o->row.login, o->account, &o->more, f);
}

/* Somebody who serves another organisation shows that they are its owner; anybody else who holds
 * the secret sets the password. */
static bool check_owner(struct owning *o, const struct caller *from, struct str password,
                        char stored[static CRYPTO_PASSWORD_SIZE], struct fault *f)
{
    struct user user;
    uint8_t digest[16];

    if (!store_read(o->acc->store, count_accounts, o, f) ||
        !user_open(o->acc, o->arena, &o->row, &user, f))
        return false;
    if (o->more && !o->login.password.len)
        return without_password(f);
    if (!o->right || !o->login.password.len) {
        o->right = account_password_good(password, user.email, user.name, f) &&
                   crypto_password_hash(password, stored, f);
        o->stored = str_of(stored);
        return o->right;
    }
    login_digest(o->acc, user.email, digest);
    throttle_keys(o->acc, from, digest, false, &o->throttle);
    if (!throttle_try(o->acc, &o->throttle, f))
        return false;
    o->right = password.len <= ACCOUNT_PASSWORD_MAX &&
               crypto_password_check(str_cstr(o->arena, o->login.password), password);
    return true;
}

bool login_accept(struct accounts *acc, struct arena *a, const struct caller *from,
                  struct str secret, struct str password, struct fault *f)
{
    struct owning o = { .acc = acc, .arena = a };
    char stored[CRYPTO_PASSWORD_SIZE];

    if (secret.len != LOGIN_COOKIE_SIZE)
        return fault_set(f, FAULT_MISSING, "invitation: there is none");
    secret_hash(secret, o.hash);
    if (!store_read(acc->store, read_invitation, &o, f) ||
        !check_owner(&o, from, password, stored, f) ||
        !store_write(acc->store, write_accept, &o, f))
        return false;
    if (o.stored.ptr)
        sessions_ended(acc, o.account, NULL);
    return o.right || fault_set(f, FAULT_UNKNOWN, "wrong password");
}

/* ---- the password ---- */

static bool read_owner(struct tx *tx, void *arg, struct fault *f)
{
    struct owning *o = arg;
    struct device_row device;
    struct fault why = { 0 };

    o->own_device = device_find(o->acc, tx, o->arena, o->from, o->session->login, &device, &why) &&
                    device.known;
    return store_login_get(tx, o->arena, o->session->login, &o->login, f);
}

static bool write_own_password(struct tx *tx, void *arg, struct fault *f)
{
    struct owning *o = arg;
    size_t count;

    if (!o->right)
        return account_journal_all(o->acc, tx, o->arena, o->session->login, "account.password",
                                   "refused", f);
    if (!store_login_password(tx, o->session->login, o->stored, f) ||
        !store_session_list(tx, o->arena, o->session->login, clock_now(), &o->ended, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (id_eq(o->ended[i].id, o->session->id))
            continue;
        if (!store_session_end(tx, o->ended[i].hash, f))
            return false;
        o->ended[o->ended_count++] = o->ended[i];
    }
    return throttle_right(tx, &o->throttle, f) &&
           account_journal_all(o->acc, tx, o->arena, o->session->login, "account.password", "done",
                               f);
}

static bool old_is_right(struct owning *o, struct str old, struct fault *f)
{
    uint8_t digest[16];

    login_digest(o->acc, o->session->user.email, digest);
    if (!store_read(o->acc->store, read_owner, o, f))
        return false;
    throttle_keys(o->acc, o->from, digest, o->own_device, &o->throttle);
    if (!throttle_try(o->acc, &o->throttle, f))
        return false;
    o->right = !o->login.password.len ||
               (old.len <= ACCOUNT_PASSWORD_MAX &&
                crypto_password_check(str_cstr(o->arena, o->login.password), old));
    return true;
}

bool login_password(struct accounts *acc, struct arena *a, const struct caller *from,
                    const struct session *session, struct str old, struct str password,
                    struct fault *f)
{
    struct owning o = { .acc = acc, .arena = a, .from = from, .session = session };
    char stored[CRYPTO_PASSWORD_SIZE];

    if (!account_password_good(password, session->user.email, session->user.name, f) ||
        !old_is_right(&o, old, f) || !crypto_password_hash(password, stored, f))
        return false;
    o.stored = str_of(stored);
    if (!store_write(acc->store, write_own_password, &o, f))
        return false;
    for (size_t i = 0; i < o.ended_count; i++)
        sessions_ended(acc, o.ended[i].account, o.ended[i].hash);
    return o.right || fault_field(f, "old", "is not the present password");
}
