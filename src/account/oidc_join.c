/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc_join.c - whose account it is that came by an identity provider, and with which roles.
 *
 * Issuer and subject together are who somebody is.  They are joined to an account once: by an
 * invitation, by a verified address where the controller trusts the provider with it, or to a new
 * account.  A new account has a login of its own, found by no address: nobody gets into it, or by
 * it into another organisation, with a password.  So has an invitation's whose login is another
 * organisation's, too: a provider vouches for its own organisation's people and lets nobody into a
 * login that is more than that. */
#include "account/oidc_priv.h"
#include "store/sso.h"

static bool refuse(struct oidc_joining *j, const char *rule)
{
    j->refused = rule;
    return true;
}

/* ---- roles ---- */

static unsigned mapped_roles(const struct oidc_joining *j)
{
    const struct oidc_settings *s = j->settings;
    unsigned roles = 0;

    for (size_t i = 0; i < s->mapping_count; i++)
        for (size_t k = 0; k < j->claims->value_count; k++)
            if (str_eq(s->mappings[i].value, j->claims->values[k]))
                roles |= s->mappings[i].roles;
    return roles;
}

/* Is there another who has this role and may log in? */
static bool has_other(struct oidc_joining *j, struct tx *tx, const struct account_row *row,
                      enum role role, bool *ret, struct fault *f)
{
    struct account_row *rows;
    size_t count;

    *ret = false;
    if (!store_account_list(tx, j->v.arena, j->org, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        *ret |= !id_eq(rows[i].id, row->id) && (rows[i].roles >> role & 1) && !rows[i].state;
    return true;
}

/* The last who runs or decides an organisation keeps the role, whatever the provider says. */
static bool keep_last(struct oidc_joining *j, struct tx *tx, const struct account_row *row,
                      unsigned *roles, struct fault *f)
{
    static const enum role kept[] = { ROLE_ADMIN, ROLE_CONTROLLER };

    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        bool other;

        if (!((unsigned)row->roles >> kept[i] & 1u) || (*roles >> kept[i] & 1u))
            continue;
        if (!has_other(j, tx, row, kept[i], &other, f))
            return false;
        if (!other)
            *roles |= 1u << kept[i];
    }
    return true;
}

static bool set_roles(struct oidc_joining *j, struct tx *tx, struct account_row *row,
                      struct fault *f)
{
    unsigned roles = mapped_roles(j);

    if (!j->settings->roles_claim.len || !j->settings->mapping_count)
        return true;
    if (!keep_last(j, tx, row, &roles, f))
        return false;
    if (roles && roles == (unsigned)row->roles)
        return true;
    j->ended = row->id;
    if (!roles)
        return store_session_end_account(tx, row->id, f) && refuse(j, "sso:no-role");
    row->roles = roles;
    return store_account_set(tx, row, f) && store_session_end_account(tx, row->id, f) &&
           account_journal(j->v.acc, tx, j->org, row->id, "account.roles", "account", row->id,
                           "done", f);
}

/* ---- which account ---- */

static bool missing(const struct fault *why, struct fault *f)
{
    return why->kind == FAULT_MISSING || fault_set(f, why->kind, "%s", why->text);
}

static bool add_login(struct tx *tx, struct id id, struct fault *f)
{
    struct login_row login = { .id = id, .password = STR(""), .created = clock_now() };
    uint8_t digest[16];

    crypto_random(digest, sizeof digest);
    return store_login_add(tx, &login, digest, f);
}

/* Out of a login that another organisation invited or uses, into one of its own. */
static bool take_out(struct oidc_joining *j, struct tx *tx, struct account_row *row,
                     struct fault *f)
{
    struct account_row *rows;
    size_t count;

    if (!store_account_of_login(tx, j->v.arena, row->login, &rows, &count, f))
        return false;
    if (count <= 1)
        return true;
    row->login = id_new();
    return add_login(tx, row->login, f) && store_account_move(tx, row, f);
}

static bool by_invitation(struct oidc_joining *j, struct tx *tx, struct account_row *row,
                          bool *ret_found, struct fault *f)
{
    uint8_t hash[CRYPTO_HASH_SIZE];
    struct fault why = { 0 };
    struct id account;

    if (j->invitation.len != LOGIN_COOKIE_SIZE)
        return true;
    secret_hash(j->invitation, hash);
    if (!store_invitation_get(tx, hash, clock_now(), &account, &why))
        return missing(&why, f);
    if (!store_account_get(tx, j->v.arena, account, row, f))
        return false;
    *ret_found = id_eq(row->org, j->org) && (row->state & ACCOUNT_INVITED);
    if (!*ret_found)
        return true;
    row->state &= ~ACCOUNT_INVITED;
    return store_account_set(tx, row, f) && take_out(j, tx, row, f) &&
           store_invitation_end(tx, account, f) &&
           account_journal(j->v.acc, tx, j->org, account, "account.accept", "account", account,
                           "done", f);
}

static bool by_address(struct oidc_joining *j, struct tx *tx, struct account_row *row,
                       bool *ret_found, struct fault *f)
{
    uint8_t digest[16];
    struct login_row login;
    struct account_row *rows;
    struct fault why = { 0 };
    size_t count;

    if (!j->settings->trusts_address || !j->claims->email_verified || !j->claims->email.len)
        return true;
    login_digest(j->v.acc, j->claims->email, digest);
    if (!store_login_by_digest(tx, j->v.arena, digest, &login, &why))
        return missing(&why, f);
    if (!store_account_of_login(tx, j->v.arena, login.id, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_eq(rows[i].org, j->org)) {
            *row = rows[i];
            *ret_found = true;
        }
    return true;
}

static struct str name_of(const struct oidc_joining *j)
{
    struct str name = j->claims->name.len ? j->claims->name : j->claims->email;

    return str_slice(name.len ? name : STR("?"), 0, 200);
}

static bool by_making(struct oidc_joining *j, struct tx *tx, struct account_row *row,
                      bool *ret_found, struct fault *f)
{
    if (!j->settings->adds_unknown)
        return true;
    if (!mapped_roles(j))
        return refuse(j, "sso:no-role");
    *row = (struct account_row){ .id = id_new(),
                                 .org = j->org,
                                 .login = id_new(),
                                 .roles = mapped_roles(j),
                                 .lang = str_of(lang_name(LANG_FR)),
                                 .created = clock_now() };
    row->profile = profile_seal(j->v.acc, j->v.arena, j->org, row->id, name_of(j),
                                str_slice(j->claims->email, 0, 320));
    *ret_found = true;
    return arena_check(j->v.arena, f) && add_login(tx, row->login, f) &&
           store_account_add(tx, row, f) &&
           account_journal(j->v.acc, tx, j->org, row->id, "account.add", "account", row->id, "done",
                           f);
}

static bool join_first(struct oidc_joining *j, struct tx *tx, struct account_row *row,
                       struct fault *f)
{
    bool found = false;

    if (!by_invitation(j, tx, row, &found, f) || (!found && !by_address(j, tx, row, &found, f)) ||
        (!found && !by_making(j, tx, row, &found, f)))
        return false;
    if (!found)
        return j->refused || refuse(j, "sso:no-account");
    return store_identity_add(tx, j->org, j->subject, row->id, clock_now(), f) &&
           account_journal(j->v.acc, tx, j->org, row->id, "sso.join", "account", row->id, "done",
                           f);
}

static bool find_account(struct oidc_joining *j, struct tx *tx, struct account_row *row,
                         struct fault *f)
{
    struct fault why = { 0 };
    struct id account;

    if (store_identity_get(tx, j->org, j->subject, &account, &why))
        return store_account_get(tx, j->v.arena, account, row, f);
    return missing(&why, f) && join_first(j, tx, row, f);
}

void oidc_subject(const struct accounts *acc, struct str issuer, struct str subject,
                  uint8_t ret[static CRYPTO_HASH_SIZE])
{
    const struct crypto_part parts[] = { { issuer.ptr, issuer.len }, { subject.ptr, subject.len } };

    crypto_keyed(acc->key, STR("guichet sso identity"), parts, COUNT_OF(parts), ret);
}

bool oidc_join(struct tx *tx, void *joining, struct fault *f)
{
    struct oidc_joining *j = joining;
    struct account_row row = { 0 };

    oidc_subject(j->v.acc, j->settings->issuer, j->claims->subject, j->subject);
    j->refused = NULL;
    if (!find_account(j, tx, &row, f))
        return false;
    if (!j->refused && (row.state || !id_eq(row.org, j->org)))
        refuse(j, "sso:no-account");
    if (!j->refused && !set_roles(j, tx, &row, f))
        return false;
    if (j->refused)
        return account_journal(j->v.acc, tx, j->org, row.id, "session.start",
                               id_is_none(row.id) ? NULL : "account", row.id, "refused", f);
    return session_begin(&j->v, tx, j->from, row.login, f);
}
