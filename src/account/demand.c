/* SPDX-License-Identifier: EUPL-1.2 */
/* demand.c - what an organisation asks of those who log in, read from its settings. */
#include "account/account_priv.h"
#include "base/json.h"

static const struct {
    const char *word;
    enum demand_level level;
} levels[] = {
    { "none", DEMAND_NOTHING },
    { "second", DEMAND_SECOND },
    { "passkey", DEMAND_PASSKEY },
};

static enum demand_level level_of(struct str word)
{
    for (size_t i = 0; i < COUNT_OF(levels); i++)
        if (str_eq(word, str_of(levels[i].word)))
            return levels[i].level;
    return word.ptr ? DEMAND_PASSKEY : DEMAND_NOTHING; /* a word we do not know: the most */
}

/* In units of `unit` ms, held between `least` and `most`. */
static msec span_of(const json_t *login, const char *key, msec unit, msec most, msec normal)
{
    int64_t n = json_int(login, key, normal / unit);

    return n < 1 ? unit : n * unit > most ? most : n * unit;
}

void demand_read(struct str settings, struct demand *ret)
{
    struct fault f = { 0 };
    scoped_json json_t *j = json_read(settings, &f);
    const json_t *login = json_object_get(j, "login"), *require = json_object_get(login, "require");

    for (unsigned r = 0; r < ROLES; r++)
        ret->level[r] = level_of(json_text(require, role_name((enum role)r)));
    ret->idle = span_of(login, "idle_minutes", 60000, LOGIN_SESSION_MS, LOGIN_IDLE_MS);
    ret->most = span_of(login, "session_hours", 3600000, (msec)24 * 3600000, LOGIN_SESSION_MS);
    ret->fresh = span_of(login, "fresh_minutes", 60000, (msec)3600000, LOGIN_FRESH_MS);
}

enum demand_level demand_of(const struct demand *d, unsigned roles)
{
    enum demand_level level = DEMAND_NOTHING;

    for (unsigned r = 0; r < ROLES; r++)
        if ((roles >> r & 1u) && d->level[r] > level)
            level = d->level[r];
    return level;
}
