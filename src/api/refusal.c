/* SPDX-License-Identifier: EUPL-1.2 */
/* refusal.c - what the api itself refuses is in the journal, too: a role that is missing, a factor
 * to be shown again, another site's page, tries that are held back, AI that is off for what it was
 * asked for.
 *
 * What a room refuses by the policy it writes down itself, before it answers.  Whoever asks the
 * same again and again fills no journal: one entry for who, rule and route in a minute; the next
 * one counts those between.  Strangers have one for each rule, whatever they ask.
 *
 * Another site's page is refused before anybody asks whose browser it is in: where a session's
 * cookie came with it, that user's organisation has the entry, since it is they who are attacked.
 */
#include <string.h>

#include "api/api_priv.h"
#include "base/log.h"

#define REFUSAL_MS ((msec)60 * 1000)

/* Rules, or how they begin, that no room writes an entry of. */
static const char *const unsaid[] = {
    "role:", "step-up",         "csrf",      "origin",    "token:",    "ai:",
    "own-",  "approve-account", "four-eyes", "isolation", "sso:guest", "contract",
};

/* These write down whom they refuse. */
static bool tells_itself(const struct route *r)
{
    return r->run == provider_approvals_post || r->run == proposal_approve_post ||
           r->run == proposal_refuse_post;
}

/* Live events ask the policy about streams and not about one opening: nothing is written there. */
static bool tells_nothing(const struct route *r)
{
    return r->run == events_get || r->run == viewing_post;
}

static bool is_unsaid(const struct route *r, const char *rule)
{
    if (tells_nothing(r))
        return true;
    for (size_t i = 0; i < COUNT_OF(unsaid); i++)
        if (str_starts(str_of(rule), str_of(unsaid[i])))
            return !tells_itself(r) ||
                   (strncmp(rule, "role:", 5) != 0 && strncmp(rule, "four-eyes", 9) != 0);
    return false;
}

/* How many there were since the last entry, with this one; 0: it is not to be written. */
static int64_t count(struct api *api, const uint8_t key[static 32])
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);
    struct refused *oldest = &api->refused[0];
    msec now = clock_now();

    for (size_t i = 0; i < API_REFUSED; i++) {
        struct refused *r = &api->refused[i];

        if (memcmp(r->key, key, sizeof r->key) == 0) {
            int64_t n = r->more + 1;

            r->more = r->until > now ? n : 0;
            if (r->until > now)
                return 0;
            r->until = now + REFUSAL_MS;
            return n;
        }
        if (r->until < oldest->until)
            oldest = r;
    }
    memcpy(oldest->key, key, sizeof oldest->key);
    oldest->until = now + REFUSAL_MS;
    oldest->more = 0;
    return 1;
}

static struct principal whose(struct exchange *x, const char *rule)
{
    struct str cookie = http_request_cookie(x->rq, cookie_name(x->api, COOKIE_SESSION));
    struct principal by = x->by;
    struct fault f = { 0 };

    if (id_is_none(by.id) && strcmp(rule, "origin") == 0 &&
        !login_whose(x->api->parts.accounts, x->arena, cookie, &by, &f))
        return x->by; /* a stranger, or not to be known now: the desk's own entry then */
    return by;
}

void refusal_note(struct exchange *x, const struct route *r, const struct fault *why)
{
    const char *rule = why->kind == FAULT_OFTEN ? "held-back" : why->rule;
    struct str route = str_printf(x->arena, "%s %s", r->method, r->path);
    struct fault f = { 0 };
    struct principal by;
    uint8_t key[32];
    int64_t n;

    if (why->kind != FAULT_OFTEN && (why->kind != FAULT_DENIED || !is_unsaid(r, rule)))
        return;
    by = whose(x, rule);
    struct crypto_part parts[] = { { by.id.b, sizeof by.id.b },
                                   { rule, strlen(rule) + 1 },
                                   { route.ptr, id_is_none(by.id) ? 0 : route.len } };
    crypto_sha256(parts, COUNT_OF(parts), key);
    n = count(x->api, key);
    if (n && route.ptr &&
        !account_refused(x->api->parts.accounts, &by, rule, str_cstr(x->arena, route), n, &f))
        log_fault("api", &f); /* nothing was shown: the refusal stands */
}
