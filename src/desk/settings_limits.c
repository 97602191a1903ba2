/* SPDX-License-Identifier: EUPL-1.2 */
/* settings_limits.c - what an organisation lets go to providers in a day, and at once: over all of
 * them, beside what each of them has for itself (provider_put.c). */
#include "assist/gateway.h"
#include "desk/settings_priv.h"

static const struct setting_number numbers[] = {
    { "at_once", offsetof(struct org_ai_limits, at_once), 0, GATEWAY_CALLS_MAX, 0,
      "0 to 256 calls at once; 0: no limit" },
    { "calls_max", offsetof(struct org_ai_limits, calls_max), 0, 100000000, 0,
      "calls a day, 0 to 100000000; 0: no limit" },
    { "cost_max", offsetof(struct org_ai_limits, cost_max), 0, 1000000000000, 0,
      "millionths of a euro a day, 0 to a million euros; 0: no limit" },
    { "tokens_max", offsetof(struct org_ai_limits, tokens_max), 0, 1000000000000, 0,
      "tokens a day, 0 to 1000000000000; 0: no limit" },
};

void limits_read(struct reading *r, json_t *v)
{
    const char *key;
    json_t *member;

    if (!json_is_object(v)) {
        setting_mistake(r, "ai.limits", "an object with at_once, calls_max, cost_max, tokens_max");
        return;
    }
    json_object_foreach(v, key, member)
    {
        if (!number_read(r, numbers, COUNT_OF(numbers), key, member, &r->to->ai_limits))
            setting_mistake(r, key, "unknown member of ai.limits");
    }
}

void limits_write(struct json_out *o, const struct org_ai_limits *l)
{
    json_open(o, "limits", '{');
    numbers_write(o, numbers, COUNT_OF(numbers), l);
    json_close(o, '}');
}
