/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc_again.c - a factor shown again, to the identity provider: what it says of it, and what the
 * desk makes of that.  See oidc.h.
 *
 * OpenID Connect Core 3.1.2.1: with prompt=login and max_age the provider asks its user again,
 * and says in auth_time when they answered.  One that does not ask, or does not say, is not taken
 * at its word. */
#include "account/oidc_priv.h"
#include "store/sso.h"

unsigned oidc_factors(const struct oidc_settings *s, const struct oidc_claims *c)
{
    bool second = s->second == OIDC_SECOND_ALWAYS || (s->second == OIDC_SECOND_CLAIMS && c->second);

    return FACTOR_SSO | (second ? FACTOR_SSO_SECOND : 0);
}

/* A clock ahead of ours shows nothing in the future. */
msec oidc_ago(const struct oidc_claims *c)
{
    msec now = clock_now();

    return c->auth_time < now ? now - c->auth_time : 0;
}

struct showing {
    struct advance v;
    const struct session *before;
    const struct oidc_under_way *under_way;
    const struct oidc_settings *settings;
    const struct oidc_claims *claims;
    uint8_t subject[CRYPTO_HASH_SIZE];
    const char *refused;
};

static const struct {
    const char *rule, *why;
} refusals[] = {
    { "sso:other", "somebody else is logged in at the provider" },
    { "sso:stale", "the provider did not let you show again who you are" },
    { "sso:weak", "the provider asked for less than your organisation does" },
};

static bool is_same_person(const struct showing *s, struct tx *tx)
{
    struct fault ignored = { 0 };
    struct id account;

    return store_identity_get(tx, s->before->user.org, s->subject, &account, &ignored) &&
           id_eq(account, s->before->user.id);
}

/* Since it was begun, but for clocks that differ. */
static bool is_stale(const struct showing *s)
{
    msec begun = s->under_way->end - OIDC_BEGUN_MS;

    return !s->claims->auth_time || s->claims->auth_time + OIDC_SKEW_MS < begun;
}

/* Never less than the log-in showed, than the login's own factors are, or than the organisation
 * named. */
static bool is_weak(const struct showing *s, const struct standing *standing)
{
    bool named = s->settings->acr_values.len || s->settings->amr_values.len;
    bool two = standing->kinds || (s->v.row.factors & FACTOR_SSO_SECOND);

    return (named && !s->claims->second) || (two && !(s->v.factor & FACTOR_SSO_SECOND));
}

static bool write_shown(struct tx *tx, void *arg, struct fault *f)
{
    struct showing *s = arg;
    struct standing standing;

    if (!store_session_get(tx, s->v.arena, s->before->hash, clock_now(), &s->v.row, f) ||
        !standing_read(tx, s->v.arena, s->v.row.login, &standing, f))
        return false;
    s->refused = !is_same_person(s, tx)  ? refusals[0].rule
                 : is_stale(s)           ? refusals[1].rule
                 : is_weak(s, &standing) ? refusals[2].rule
                                         : NULL;
    if (s->refused)
        return account_journal(s->v.acc, tx, s->before->user.org, s->before->user.id,
                               "session.factor", "account", s->before->user.id, "refused", f);
    return session_advance(&s->v, tx, f);
}

static bool deny(const char *rule, struct fault *f)
{
    for (size_t i = 0; i < COUNT_OF(refusals); i++)
        if (rule == refusals[i].rule)
            return fault_deny(f, rule, "single sign-on: %s", refusals[i].why);
    return false;
}

bool oidc_show_again(struct accounts *acc, struct arena *a, const struct session *before,
                     const struct oidc_under_way *u, const struct oidc_settings *settings,
                     const struct oidc_claims *claims, struct session *ret_session, struct fault *f)
{
    struct showing s = { .v = { .acc = acc,
                                .arena = a,
                                .act = "session.factor",
                                .factor = oidc_factors(settings, claims),
                                .ago = oidc_ago(claims),
                                .org = before->user.org,
                                .session = ret_session },
                         .before = before,
                         .under_way = u,
                         .settings = settings,
                         .claims = claims };

    oidc_subject(acc, settings->issuer, claims->subject, s.subject);
    if (!store_write(acc->store, write_shown, &s, f))
        return false;
    return s.refused ? deny(s.refused, f) : session_finish(&s.v, f);
}
