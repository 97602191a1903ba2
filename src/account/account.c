/* SPDX-License-Identifier: EUPL-1.2 */
/* account.c - users: adding, inviting, reading, changing.  See account.h. */
#include "account/account.h"

#include <stdlib.h>
#include <string.h>

#include "account/account_priv.h"
#include "account/oidc_priv.h"
#include "base/buf.h"
#include "base/json.h"

/* Roles that read what customers wrote or who read it. */
#define READING_ROLES (~(1u << ROLE_ADMIN))

bool accounts_open(struct store *s, struct journal *j, const uint8_t key[static CRYPTO_KEY_SIZE],
                   struct accounts **ret_accounts, struct fault *f)
{
    struct accounts *acc = calloc(1, sizeof *acc);

    if (acc) {
        acc->oidc_memory = oidc_memory_new();
        acc->key = crypto_guarded_alloc(CRYPTO_KEY_SIZE);
    }
    if (!acc || !acc->key || !acc->oidc_memory) {
        if (acc)
            oidc_memory_free(acc->oidc_memory);
        free(acc);
        return fault_set(f, FAULT_BROKEN, "no memory for accounts");
    }
    memcpy(acc->key, key, CRYPTO_KEY_SIZE);
    pthread_mutex_init(&acc->mutex, NULL);
    acc->store = s;
    acc->journal = j;
    *ret_accounts = acc;
    return true;
}

void accounts_close(struct accounts *acc)
{
    if (!acc)
        return;
    pthread_mutex_destroy(&acc->mutex);
    crypto_guarded_free(acc->key);
    oidc_memory_free(acc->oidc_memory);
    free(acc);
}

bool account_journal(const struct accounts *acc, struct tx *tx, struct id org, struct id by,
                     const char *act, const char *on_kind, struct id on, const char *result,
                     struct fault *f)
{
    struct journal_entry e = {
        .org = org, .by = by, .act = act, .on_kind = on_kind, .on = on, .result = result
    };
    uint64_t n;

    return journal_append(acc->journal, tx, &e, &n, f);
}

struct refusing {
    struct accounts *acc;
    struct journal_entry entry;
};

static bool write_refused(struct tx *tx, void *arg, struct fault *f)
{
    struct refusing *r = arg;
    uint64_t n;

    return journal_append(r->acc->journal, tx, &r->entry, &n, f);
}

bool account_refused(struct accounts *acc, const struct principal *by, const char *rule,
                     const char *route, int64_t n, struct fault *f)
{
    struct refusing r = { .acc = acc,
                          .entry = { .org = by->org,
                                     .by = by->id,
                                     .act = "api.refuse",
                                     .result = "refused",
                                     .rule = rule,
                                     .reason = route,
                                     .n = n } };

    return store_write(acc->store, write_refused, &r, f);
}

/* ---- profiles ---- */

static struct str about_profile(struct arena *a, struct id org, struct id id)
{
    return secret_about(a, "account|profile", org, id);
}

struct str profile_seal(const struct accounts *acc, struct arena *a, struct id org, struct id id,
                        struct str name, struct str email)
{
    struct buf b = buf_new(a, (size_t)4 << 10);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_str(&o, "email", email);
    json_str(&o, "name", name);
    json_close(&o, '}');
    return b.failed ? STR_NONE : secret_seal(acc, a, about_profile(a, org, id), buf_str(&b));
}

bool user_open(const struct accounts *acc, struct arena *a, const struct account_row *row,
               struct user *ret, struct fault *f)
{
    struct str text;

    if (!secret_open(acc, a, about_profile(a, row->org, row->id), row->profile, &text, f))
        return false;
    scoped_json json_t *j = json_read(text, f);
    if (!j)
        return fault_wrap(f, "profile of account " ID_FMT, ID_ARG(row->id));
    *ret = (struct user){ .id = row->id,
                          .org = row->org,
                          .login = row->login,
                          .name = str_copy(a, json_text(j, "name")),
                          .email = str_copy(a, json_text(j, "email")),
                          .roles = (unsigned)row->roles,
                          .state = (unsigned)row->state,
                          .created = row->created };
    lang_parse(row->lang, &ret->lang);
    return arena_check(a, f);
}

/* ---- adding ---- */

struct adding {
    struct accounts *acc;
    struct arena *arena;
    struct principal by;
    struct account_row row;
    struct login_row login; /* to be made when there is none */
    uint8_t digest[16], invitation[CRYPTO_HASH_SIZE];
    bool invite;
    unsigned state; /* of the new account */
};

/* The login of the address: the one there is, or a new one. */
static bool take_login(struct adding *n, struct tx *tx, struct fault *f)
{
    struct account_row *rows;
    struct fault why = { 0 };
    struct login_row there;
    size_t count;

    if (!store_login_by_digest(tx, n->arena, n->digest, &there, &why)) {
        n->row.login = n->login.id;
        return why.kind == FAULT_MISSING ? store_login_add(tx, &n->login, n->digest, f)
                                         : fault_set(f, why.kind, "%s", why.text);
    }
    n->row.login = there.id;
    if (!store_account_of_login(tx, n->arena, there.id, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_eq(rows[i].org, n->row.org))
            return fault_set(f, FAULT_CONFLICT, "this e-mail address has an account already");
    if (!n->invite)
        return fault_set(f, FAULT_CONFLICT, "this e-mail address has a log-in already, elsewhere");
    return count < STANDING_ACCOUNTS_MAX ||
           fault_set(f, FAULT_LIMIT, "one login serves at most 16 organisations");
}

static bool write_account(struct tx *tx, void *arg, struct fault *f)
{
    struct adding *n = arg;

    return take_login(n, tx, f) && store_account_add(tx, &n->row, f) &&
           (!n->invite || store_invitation_put(tx, n->invitation, n->row.id,
                                               n->row.created + ACCOUNT_INVITATION_MS, f)) &&
           account_journal(n->acc, tx, n->row.org, n->by.id,
                           n->invite ? "account.invite" : "account.add", "account", n->row.id,
                           "done", f);
}

static bool check_new(const struct user_new *u, struct fault *f)
{
    size_t at = str_chr(u->email, '@', 0);
    bool ok = true;

    if (at == STR_NPOS || at == 0 || at + 1 >= u->email.len || u->email.len > 320)
        ok = fault_field(f, "email", "must be an e-mail address");
    if (!u->name.len || u->name.len > 200)
        ok = fault_field(f, "name", "must have 1 to 200 bytes");
    if (!u->roles || u->roles >> ROLES)
        ok = fault_field(f, "roles", "must name at least one role");
    return ok;
}

static bool prepare(struct adding *n, const struct user_new *u, struct fault *f)
{
    msec now = clock_now();

    n->login = (struct login_row){ .id = id_new(), .password = STR(""), .created = now };
    n->row = (struct account_row){ .id = id_new(),
                                   .org = u->org,
                                   .roles = u->roles,
                                   .lang = str_of(lang_name(u->lang)),
                                   .state = n->state,
                                   .created = now };
    n->row.profile = profile_seal(n->acc, n->arena, u->org, n->row.id, u->name, str_trim(u->email));
    login_digest(n->acc, u->email, n->digest);
    return arena_check(n->arena, f);
}

bool account_add(struct accounts *acc, const struct principal *by, const struct user_new *u,
                 struct id *ret_id, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    struct adding n = { .acc = acc, .arena = a, .by = *by };
    char stored[CRYPTO_PASSWORD_SIZE];

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!check_new(u, f) || !prepare(&n, u, f) ||
        !account_password_good(u->password, u->email, u->name, f) ||
        !crypto_password_hash(u->password, stored, f))
        return false;
    n.login.password = str_of(stored);
    if (!store_write(acc->store, write_account, &n, f))
        return false;
    *ret_id = n.row.id;
    return true;
}

bool account_may_approve(const struct principal *by, unsigned roles)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           (principal_is(by, ROLE_SUPERVISOR) && !(roles & ~(1u << ROLE_AGENT)));
}

static unsigned state_of_new(const struct principal *by, unsigned roles)
{
    return (roles & READING_ROLES) && !account_may_approve(by, roles) ? ACCOUNT_UNAPPROVED : 0;
}

bool account_invite(struct accounts *acc, struct arena *a, const struct principal *by,
                    const struct user_new *user, struct id *ret_id, struct str *ret_secret,
                    struct fault *f)
{
    struct adding n = { .acc = acc, .arena = a, .by = *by, .invite = true };
    struct user_new u = *user;

    u.org = by->org;
    n.state = ACCOUNT_INVITED | (u.agreed ? 0 : state_of_new(by, u.roles));
    *ret_secret = secret_new(a);
    secret_hash(*ret_secret, n.invitation);
    if (!check_new(&u, f) || !prepare(&n, &u, f) || !store_write(acc->store, write_account, &n, f))
        return false;
    *ret_id = n.row.id;
    return true;
}

/* ---- reading ---- */

struct reading {
    struct arena *arena;
    struct id id;
    uint8_t digest[16];
    struct account_row row, *rows;
    size_t count;
};

static bool read_one(struct tx *tx, void *arg, struct fault *f)
{
    struct reading *r = arg;

    return store_account_get(tx, r->arena, r->id, &r->row, f);
}

static bool read_by_email(struct tx *tx, void *arg, struct fault *f)
{
    struct reading *r = arg;
    struct login_row login;

    return store_login_by_digest(tx, r->arena, r->digest, &login, f) &&
           store_account_of_login(tx, r->arena, login.id, &r->rows, &r->count, f);
}

static bool read_all(struct tx *tx, void *arg, struct fault *f)
{
    struct reading *r = arg;

    return store_account_list(tx, r->arena, r->id, &r->rows, &r->count, f);
}

static bool open_all(struct accounts *acc, struct reading *r, struct user **ret_users,
                     size_t *ret_count, struct fault *f)
{
    *ret_users = arena_many(r->arena, struct user, r->count + 1);
    if (!*ret_users)
        return arena_check(r->arena, f);
    for (size_t i = 0; i < r->count; i++)
        if (!user_open(acc, r->arena, &r->rows[i], &(*ret_users)[i], f))
            return false;
    *ret_count = r->count;
    return true;
}

bool account_get(struct accounts *acc, struct arena *a, struct id id, struct user *ret,
                 struct fault *f)
{
    struct reading r = { .arena = a, .id = id };

    return store_read(acc->store, read_one, &r, f) && user_open(acc, a, &r.row, ret, f);
}

bool account_find(struct accounts *acc, struct arena *a, struct id org, struct str email,
                  struct user *ret, struct fault *f)
{
    struct reading r = { .arena = a };

    login_digest(acc, email, r.digest);
    if (!store_read(acc->store, read_by_email, &r, f))
        return false;
    for (size_t i = 0; i < r.count; i++)
        if (id_eq(r.rows[i].org, org))
            return user_open(acc, a, &r.rows[i], ret, f);
    return fault_set(f, FAULT_MISSING, "account: there is none");
}

bool account_find_all(struct accounts *acc, struct arena *a, struct str email,
                      struct user **ret_users, size_t *ret_count, struct fault *f)
{
    struct reading r = { .arena = a };

    login_digest(acc, email, r.digest);
    return store_read(acc->store, read_by_email, &r, f) &&
           open_all(acc, &r, ret_users, ret_count, f);
}

bool account_list(struct accounts *acc, struct arena *a, struct id org, struct user **ret_users,
                  size_t *ret_count, struct fault *f)
{
    struct reading r = { .arena = a, .id = org };

    return store_read(acc->store, read_all, &r, f) && open_all(acc, &r, ret_users, ret_count, f);
}

/* ---- changing ---- */

struct changing {
    struct accounts *acc;
    struct arena *arena;
    struct principal by;
    struct id id;
    const struct user_change *change;
    struct account_row row;
    struct str stored; /* a new password, or STR_NONE */
    struct id login;
    const uint8_t *invitation;
    bool ended;
    struct account_row *accounts; /* all of the login, when its sessions end */
    size_t account_count;
};

static bool get_ours(struct changing *c, struct tx *tx, struct fault *f)
{
    return store_account_get(tx, c->arena, c->id, &c->row, f) &&
           (id_eq(c->row.org, c->by.org) || fault_set(f, FAULT_MISSING, "account: there is none"));
}

/* An organisation without anybody who runs it, or who decides, could not be mended from within. */
static bool somebody_stays(struct changing *c, struct tx *tx, const struct account_row *after,
                           enum role role, struct fault *f)
{
    struct account_row *rows;
    size_t count;
    bool was = (c->row.roles >> role & 1) && !c->row.state;

    if (!was || ((after->roles >> role & 1) && !after->state))
        return true;
    if (!store_account_list(tx, c->arena, c->row.org, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!id_eq(rows[i].id, c->id) && (rows[i].roles >> role & 1) && !rows[i].state)
            return true;
    return fault_set(f, FAULT_CONFLICT, "the last %s of an organisation stays: name another first",
                     role_name(role));
}

static bool check_roles(const struct changing *c, struct fault *f)
{
    const struct user_change *u = c->change;

    if (u->roles && id_eq(c->by.id, c->id))
        return fault_deny(f, "own-roles", "nobody changes their own roles");
    if (u->roles && (!*u->roles || *u->roles >> ROLES))
        return fault_field(f, "roles", "must name at least one role");
    if (u->approve && !account_may_approve(&c->by, (unsigned)c->row.roles))
        return fault_deny(f, "approve-account",
                          "a controller agrees to this account, or a supervisor to an agent's");
    if (u->approve && id_eq(c->by.id, c->id))
        return fault_deny(f, "approve-account", "nobody agrees to their own account");
    return true;
}

/* The row as it will be. */
static bool change_row(struct changing *c, struct account_row *after, struct fault *f)
{
    const struct user_change *u = c->change;
    unsigned gained = u->roles ? *u->roles & ~(unsigned)c->row.roles : 0;
    struct user user;

    *after = c->row;
    if (u->roles)
        after->roles = *u->roles;
    if (u->disabled)
        after->state =
            *u->disabled ? after->state | ACCOUNT_DISABLED : after->state & ~ACCOUNT_DISABLED;
    if (gained & READING_ROLES)
        after->state |= state_of_new(&c->by, gained);
    if (u->approve)
        after->state &= ~ACCOUNT_UNAPPROVED;
    if (u->lang)
        after->lang = str_of(lang_name(*u->lang));
    if (!u->name.ptr)
        return true;
    if (!u->name.len || u->name.len > 200)
        return fault_field(f, "name", "must have 1 to 200 bytes");
    if (!user_open(c->acc, c->arena, &c->row, &user, f))
        return false;
    after->profile = profile_seal(c->acc, c->arena, c->row.org, c->id, u->name, user.email);
    return arena_check(c->arena, f);
}

/* One entry for each thing that changed: an auditor looks for the act. */
static bool journal_changes(struct changing *c, struct tx *tx, const struct account_row *after,
                            struct fault *f)
{
    const struct {
        const char *act;
        bool happened;
    } acts[] = {
        { "account.disable",
          !(c->row.state & ACCOUNT_DISABLED) && (after->state & ACCOUNT_DISABLED) },
        { "account.enable",
          (c->row.state & ACCOUNT_DISABLED) && !(after->state & ACCOUNT_DISABLED) },
        { "account.approve", c->change->approve },
        { "account.roles", after->roles != c->row.roles },
        { "account.change", c->change->name.ptr || c->change->lang },
    };

    for (size_t i = 0; i < COUNT_OF(acts); i++)
        if (acts[i].happened && !account_journal(c->acc, tx, c->row.org, c->by.id, acts[i].act,
                                                 "account", c->id, "done", f))
            return false;
    return true;
}

static bool write_change(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *c = arg;
    struct account_row after;

    if (!get_ours(c, tx, f) || !check_roles(c, f) || !change_row(c, &after, f) ||
        !somebody_stays(c, tx, &after, ROLE_ADMIN, f) ||
        !somebody_stays(c, tx, &after, ROLE_CONTROLLER, f) || !store_account_set(tx, &after, f))
        return false;
    c->ended = after.state || after.roles != c->row.roles;
    if (c->ended && !store_session_end_account(tx, c->id, f))
        return false;
    if (after.state && !store_token_revoke_of(tx, c->id, clock_now(), f))
        return false;
    return journal_changes(c, tx, &after, f);
}

bool account_change(struct accounts *acc, const struct principal *by, struct id id,
                    const struct user_change *change, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct changing c = { .acc = acc, .arena = a, .by = *by, .id = id, .change = change };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_write(acc->store, write_change, &c, f))
        return false;
    if (c.ended)
        sessions_ended(acc, id, NULL);
    return true;
}

static bool write_end_sessions(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *c = arg;

    return get_ours(c, tx, f) && store_session_end_account(tx, c->id, f) &&
           account_journal(c->acc, tx, c->row.org, c->by.id, "account.sessions", "account", c->id,
                           "done", f);
}

bool account_end_sessions(struct accounts *acc, const struct principal *by, struct id id,
                          struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)256 << 10);
    struct changing c = { .acc = acc, .arena = a, .by = *by, .id = id };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_write(acc->store, write_end_sessions, &c, f))
        return false;
    sessions_ended(acc, id, NULL);
    return true;
}

/* ---- the shell's way to a new password, and the administrator's ---- */

static bool write_password(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *c = arg;

    return get_ours(c, tx, f) && store_login_password(tx, c->row.login, c->stored, f) &&
           store_session_end_login(tx, c->row.login, f) &&
           store_account_of_login(tx, c->arena, c->row.login, &c->accounts, &c->account_count, f) &&
           account_journal_all(c->acc, tx, c->arena, c->row.login, "account.password", "done", f);
}

bool account_password(struct accounts *acc, const struct principal *by, struct id org, struct id id,
                      struct str password, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)256 << 10);
    struct changing c = { .acc = acc, .arena = a, .by = *by, .id = id };
    char stored[CRYPTO_PASSWORD_SIZE];

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    c.by.org = org;
    c.stored = str_of(stored);
    if (!account_password_good(password, STR(""), STR(""), f) ||
        !crypto_password_hash(password, stored, f))
        return false;
    c.stored = str_of(stored);
    if (!store_write(acc->store, write_password, &c, f))
        return false;
    for (size_t i = 0; i < c.account_count; i++)
        sessions_ended(acc, c.accounts[i].id, NULL);
    return true;
}

/* Getting back in makes the account wait for agreement again: else an administrator could take up
 * a colleague's account alone. */
static bool write_reinvite(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *c = arg;
    struct account_row *rows, after;
    size_t count;

    if (id_eq(c->by.id, c->id))
        return fault_deny(f, "own-account", "nobody invites themselves");
    if (!get_ours(c, tx, f) ||
        !store_account_of_login(tx, c->arena, c->row.login, &rows, &count, f))
        return false;
    if (count > 1)
        return fault_set(f, FAULT_CONFLICT,
                         "its owner serves other organisations too: only who "
                         "runs the machine can give a new password");
    after = c->row;
    after.state |= ACCOUNT_INVITED | state_of_new(&c->by, (unsigned)c->row.roles);
    return somebody_stays(c, tx, &after, ROLE_ADMIN, f) &&
           somebody_stays(c, tx, &after, ROLE_CONTROLLER, f) && store_account_set(tx, &after, f) &&
           store_session_end_account(tx, c->id, f) &&
           store_invitation_put(tx, c->invitation, c->id, clock_now() + ACCOUNT_INVITATION_MS, f) &&
           account_journal(c->acc, tx, c->row.org, c->by.id, "account.invite", "account", c->id,
                           "done", f);
}

bool account_reinvite(struct accounts *acc, struct arena *a, const struct principal *by,
                      struct id id, struct str *ret_secret, struct fault *f)
{
    struct changing c = { .acc = acc, .arena = a, .by = *by, .id = id };
    uint8_t hash[CRYPTO_HASH_SIZE];

    *ret_secret = secret_new(a);
    secret_hash(*ret_secret, hash);
    c.invitation = hash;
    if (!arena_check(a, f) || !store_write(acc->store, write_reinvite, &c, f))
        return false;
    sessions_ended(acc, id, NULL);
    return true;
}
