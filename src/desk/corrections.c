/* SPDX-License-Identifier: EUPL-1.2 */
/* corrections.c - what was learnt of corrections, for the controller: sums, and starting over. */
#include "desk/desk_priv.h"
#include "store/corrections.h"

static bool only_controller(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:controller", "only a controller sees what corrections taught");
}

/* ---- sums ---- */

struct summing {
    struct arena *arena;
    struct id org;
    struct correction_count_row *rows;
    size_t count;
    struct lesson_row *lessons;
    size_t lesson_count;
};

static bool read_sums(struct tx *tx, void *arg, struct fault *f)
{
    struct summing *s = arg;

    return store_correction_count_list(tx, s->arena, s->org, &s->rows, &s->count, f) &&
           store_lesson_list(tx, s->arena, s->org, PII_LESSONS_MAX, &s->lessons, &s->lesson_count,
                             f);
}

bool desk_corrections(struct desk *d, struct arena *a, const struct principal *by,
                      struct corrections *ret, struct fault *f)
{
    struct summing s = { .arena = a, .org = by->org };
    scoped(org_rules) *rules = NULL;
    struct org_settings settings;

    *ret = (struct corrections){ 0 };
    if (!only_controller(by, f) || !store_read(d->parts.store, read_sums, &s, f) ||
        !desk_settings(d, a, by->org, &settings, f) ||
        !rules_take(d, by->org, &settings, &rules, f))
        return false;
    ret->lessons = (int64_t)s.lesson_count;
    for (int t = 0; t < SPAN_TYPES; t++) {
        struct correction_sum sum = { .type = (enum span_type)t };
        int64_t missed = 0, wrong = 0;

        for (size_t i = 0; i < s.count; i++) {
            bool counts = s.rows[i].type == t;
            bool moves = counts && !str_eq(s.rows[i].by, STR("none"));

            sum.missed += counts ? s.rows[i].missed : 0;
            sum.wrong += counts ? s.rows[i].wrong : 0;
            missed += moves ? s.rows[i].missed : 0;
            wrong += moves ? s.rows[i].wrong : 0;
        }
        sum.shift = rules_shift(missed, wrong);
        sum.threshold = pii_rules_threshold(org_rules_ready(rules), sum.type);
        if (sum.missed || sum.wrong)
            ret->sum[ret->count++] = sum;
    }
    return true;
}

/* ---- starting over ---- */

struct resetting {
    struct desk *desk;
    const struct principal *by;
};

static bool write_reset(struct tx *tx, void *arg, struct fault *f)
{
    struct resetting *r = arg;
    struct journal_entry entry = { .org = r->by->org,
                                   .by = r->by->id,
                                   .act = "corrections.reset",
                                   .on_kind = "organisation",
                                   .on = r->by->org,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done" };
    uint64_t n;

    return store_corrections_clear(tx, r->by->org, f) &&
           journal_append(r->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_corrections_reset(struct desk *d, const struct principal *by, struct fault *f)
{
    struct resetting r = { d, by };

    return only_controller(by, f) && store_write(d->parts.store, write_reset, &r, f);
}
