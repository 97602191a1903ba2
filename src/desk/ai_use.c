/* SPDX-License-Identifier: EUPL-1.2 */
/* ai_use.c - what of an organisation's day is used, beside its own limits (settings_limits.c). */
#include "desk/ai.h"
#include "desk/desk_priv.h"
#include "desk/providers_priv.h"

#define DAY_MS ((msec)24 * 3600 * 1000)

const char *ai_left_name(enum ai_left left)
{
    static const char *const names[AI_LEFTS] = {
        [AI_LEFT_ALL] = "free", [AI_LEFT_LITTLE] = "near", [AI_LEFT_NONE] = "spent"
    };

    return names[left];
}

const char *ai_limit_name(enum ai_limit of)
{
    static const char *const names[AI_MEASURES] = { [AI_AT_ONCE] = "at_once",
                                                    [AI_CALLS] = "calls_max",
                                                    [AI_TOKENS] = "tokens_max",
                                                    [AI_COST] = "cost_max" };

    return names[of];
}

/* The largest limits are far below where this would overflow (settings_limits.c). */
static struct ai_measure measure(int64_t used, int64_t max)
{
    enum ai_left left = AI_LEFT_ALL;

    if (max > 0 && used >= max)
        left = AI_LEFT_NONE;
    else if (max > 0 && used * 100 >= max * AI_NEAR_PERCENT)
        left = AI_LEFT_LITTLE;
    return (struct ai_measure){ used, max, left };
}

static bool read_day(struct tx *tx, void *arg, struct fault *f)
{
    return store_ai_use_day(tx, arg, f);
}

bool desk_ai_use(struct desk *d, struct arena *a, struct id org, struct ai_use *ret,
                 struct fault *f)
{
    struct ai_use_row today = { .org = org, .day = ai_today() };
    struct gateway *g = d->parts.gateway;
    struct org_settings settings;
    const struct org_ai_limits *l = &settings.ai_limits;

    if (!desk_settings(d, a, org, &settings, f) || !store_read(d->parts.store, read_day, &today, f))
        return false;
    *ret = (struct ai_use){
        .of = { [AI_AT_ONCE] = measure(g ? gateway_under_way(g, org) : 0, l->at_once),
                [AI_CALLS] = measure(today.calls, l->calls_max),
                [AI_TOKENS] = measure(today.tokens_in + today.tokens_out, l->tokens_max),
                [AI_COST] = measure(today.cost, l->cost_max) },
        .until = (today.day + 1) * DAY_MS
    };
    return true;
}
