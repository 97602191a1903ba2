/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic_rules.c - what supervisors allow, and whether its promise holds; see automatic.h.
 *
 * To be switched on, a promise must hold with the risk shared by all thresholds that were looked
 * at; to stay on, at its own threshold alone: that one is fixed by then.  Only answers of the
 * rule's maker count: how sure one provider or model is says nothing of another. */
#include <math.h>

#include "base/attr.h"
#include "desk/assist.h"
#include "desk/automatic_priv.h"

#define SETTLED_MS  ((msec)7 * 24 * 3600 * 1000) /* without objection: then an answer was right */
#define DAY_MS      ((msec)24 * 3600 * 1000)
#define MAKER_BYTES 16 /* of the digest */

static const char *const modes[AUTO_MODES] = { "off", "shadow", "on" };

const char *automatic_mode_name(enum automatic_mode m)
{
    return modes[m];
}

bool automatic_mode_parse(struct str s, enum automatic_mode *ret)
{
    for (unsigned m = 0; m < AUTO_MODES; m++) {
        if (!str_eq(s, str_of(modes[m])))
            continue;
        *ret = (enum automatic_mode)m;
        return true;
    }
    return false;
}

/* ---- whose answers ---- */

struct str automatic_maker(struct arena *a, bool remote, const struct gateway_provider *p)
{
    const struct chat_endpoint *e = &p->record.endpoint;
    const struct str parts[] = { e->url, e->model, e->deployment };
    struct crypto_part of[1 + 2 * COUNT_OF(parts)] = { { p->id.b, sizeof p->id.b } };
    uint8_t digest[CRYPTO_HASH_SIZE];

    if (!remote)
        return STR("");
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        of[1 + 2 * i] = (struct crypto_part){ "\n", 1 };
        of[2 + 2 * i] = (struct crypto_part){ parts[i].ptr, parts[i].len };
    }
    crypto_sha256(of, COUNT_OF(of), digest);
    return crypto_hex(a, digest, MAKER_BYTES);
}

/* ---- does it hold ---- */

static bool read_rows(struct tx *tx, struct arena *a, const struct automatic_rule_row *rule,
                      struct promise_row **ret, size_t *ret_count, int64_t *ret_against,
                      struct fault *f)
{
    const struct automatic_wanted w = { .org = rule->org,
                                        .intent = rule->intent,
                                        .lang = rule->lang,
                                        .maker = rule->maker,
                                        .settled = clock_now() - SETTLED_MS,
                                        .limit = PROMISE_ROWS };
    struct automatic_judged_row *rows;

    if (!store_automatic_judged(tx, a, &w, &rows, ret_count, f))
        return false;
    *ret = arena_many(a, struct promise_row, *ret_count + 1);
    if (!*ret)
        return arena_check(a, f);
    *ret_against = 0;
    for (size_t i = 0; i < *ret_count; i++) {
        (*ret)[i] = (struct promise_row){ rows[i].confidence, rows[i].wrong || rows[i].refused };
        *ret_against += rows[i].refused && !rows[i].wrong;
    }
    return true;
}

static const struct promise_step *step_of(const struct promise *p, double threshold)
{
    for (size_t i = 0; i < PROMISE_STEPS; i++)
        if (fabs(p->step[i].threshold - threshold) < 1e-6)
            return &p->step[i];
    return NULL;
}

static bool promise_of(struct tx *tx, struct arena *a, const struct automatic_rule_row *rule,
                       struct promise *ret, bool *ret_holds, int64_t *ret_against, struct fault *f)
{
    const struct promise_step *step;
    struct promise_row *rows;
    size_t count;

    if (!read_rows(tx, a, rule, &rows, &count, ret_against, f))
        return false;
    promise_find(rows, count, rule->promise, ret);
    step = step_of(ret, rule->threshold);
    *ret_holds = step && step->holds;
    if (rule->mode == AUTO_ON)
        *ret_holds = promise_at(rows, count, rule->threshold, rule->promise).holds;
    return true;
}

bool automatic_promise(struct tx *tx, struct arena *a, const struct automatic_rule_row *rule,
                       struct promise *ret, bool *ret_holds, struct fault *f)
{
    int64_t against;

    return promise_of(tx, a, rule, ret, ret_holds, &against, f);
}

bool automatic_stands(struct tx *tx, struct arena *a, const struct principal *by, struct id ticket,
                      struct fault *f)
{
    struct automatic_case_row c;
    struct automatic_rule_row rule;

    if (!store_automatic_get(tx, a, by->org, ticket, &c, f) ||
        !store_automatic_rule_for(tx, a, by->org, c.intent, c.lang, &rule, f))
        return false;
    return (rule.mode == AUTO_ON && id_eq(rule.id, by->id)) ||
           fault_set(f, FAULT_CONFLICT, "the rule was changed");
}

/* The desk's own change: journalled, and in the history with its reason. */
static bool change_by_itself(struct desk *d, struct tx *tx, struct automatic_rule_row *rule,
                             const char *reason, struct fault *f)
{
    struct journal_entry entry = { .org = rule->org,
                                   .act = "automatic.fallback",
                                   .on_kind = "rule",
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .reason = reason,
                                   .result = "done" };
    uint64_t n;

    entry.on = rule->id;
    rule->id = id_new();
    rule->by = ID_NONE;
    rule->at = clock_now();
    rule->reason = str_of(reason);
    return store_automatic_rule_add(tx, rule, f) &&
           journal_append(d->parts.journal, tx, &entry, &n, f);
}

bool automatic_heed_maker(struct desk *d, struct tx *tx, struct arena *a,
                          const struct automatic_case_row *c, struct fault *f)
{
    struct automatic_rule_row rule;
    struct fault why = { 0 };

    if (!store_automatic_rule_for(tx, a, c->org, c->intent, c->lang, &rule, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    if (rule.mode == AUTO_OFF || str_eq(rule.maker, c->maker))
        return true;
    rule.maker = c->maker;
    rule.mode = AUTO_SHADOW;
    if (!rule.chosen)
        rule.threshold = 0;
    return change_by_itself(d, tx, &rule, "maker", f);
}

bool automatic_watch(struct desk *d, struct tx *tx, struct arena *a,
                     const struct automatic_case_row *c, struct fault *f)
{
    struct automatic_rule_row rule;
    struct promise promise;
    struct fault why = { 0 };
    bool holds;

    if (!store_automatic_rule_for(tx, a, c->org, c->intent, c->lang, &rule, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    if (rule.mode != AUTO_ON)
        return true;
    if (!automatic_promise(tx, a, &rule, &promise, &holds, f))
        return false;
    if (holds)
        return true;
    if (!rule.chosen && promise.found && promise.threshold > rule.threshold) {
        rule.threshold = promise.threshold;
        return change_by_itself(d, tx, &rule, "raised", f);
    }
    rule.mode = AUTO_SHADOW;
    return change_by_itself(d, tx, &rule, "broken", f);
}

/* ---- setting ---- */

struct setting {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct automatic_rule_row row;
    bool knows_maker; /* of the row; else AI is off, and it stays whoever it was */
};

/* Who would answer now. */
static bool find_maker(struct setting *s, struct fault *f)
{
    const struct ai_question q = { .org = s->by->org, .task = TASK_ANSWER };
    struct ai_standing now;

    if (!desk_ai(s->desk, s->arena, &q, &now, f))
        return false;
    s->knows_maker = now.reason == AI_ON;
    s->row.maker = automatic_maker(s->arena, now.remote, &now.provider);
    return arena_check(s->arena, f);
}

static bool keep_maker(struct setting *s, struct tx *tx, struct fault *f)
{
    struct automatic_rule_row before = { .maker = STR("") };
    struct fault why = { 0 };

    if (s->knows_maker)
        return true;
    if (!store_automatic_rule_get(tx, s->arena, s->row.org, s->row.intent, s->row.lang, &before,
                                  &why) &&
        why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    s->row.maker = before.maker;
    return true;
}

static bool is_intent(const struct desk *d, struct str name)
{
    const struct str *labels;
    size_t n = triage_intents(desk_triage(d), &labels);

    for (size_t i = 0; i < n; i++)
        if (str_eq(labels[i], name))
            return true;
    return false;
}

/* Topics that invariant 9 keeps from any machine. */
static bool is_never(struct str intent)
{
    static const char *const never[] = { "complaint", "data_request", "human_contact",
                                         "fraud_report" };

    for (size_t i = 0; i < COUNT_OF(never); i++)
        if (str_eq(intent, str_of(never[i])))
            return true;
    return false;
}

static bool check(const struct desk *d, const struct automatic_wish *w, struct fault *f)
{
    enum lang lang;
    bool on_grid = w->threshold <= 0;

    for (size_t i = 0; i < PROMISE_STEPS; i++)
        on_grid |= fabs(promise_threshold(i) - w->threshold) < 1e-6;
    if (!is_intent(d, w->intent))
        fault_field(f, "intent", "is not one of the topics");
    else if (is_never(w->intent) && w->mode != AUTO_OFF)
        fault_field(f, "intent", "is a topic that people alone answer");
    if (w->lang.len && (!lang_parse(w->lang, &lang) || lang == LANG_UNKNOWN))
        fault_field(f, "lang", "is fr, en, de, es, it, nl, pt or empty");
    if (!(w->promise >= PROMISE_LEAST && w->promise <= PROMISE_MOST))
        fault_field(f, "promise", "is from 0.01 to 0.30");
    if (!on_grid)
        fault_field(f, "threshold", "is 0.50, 0.55 and so on to 0.95, or null");
    if (w->sample < 1 || w->sample > 100)
        fault_field(f, "sample", "is from 1 to 100");
    return f->kind == FAULT_NONE;
}

static bool refuse(const struct automatic_rule_row *rule, const struct promise *p, struct fault *f)
{
    const struct promise_step *s = rule->threshold > 0 ? step_of(p, rule->threshold) : NULL;

    if (p->rows < p->needed)
        return fault_set(
            f, FAULT_CONFLICT,
            "not enough data: %zu answers were judged in shadow, at least %zu are needed "
            "to promise an error of %.0f %%",
            p->rows, p->needed, rule->promise * 100);
    if (!s)
        return fault_set(f, FAULT_CONFLICT,
                         "an error of %.0f %% can be promised at no threshold: %zu answers were "
                         "judged, and too many of them are wrong",
                         rule->promise * 100, p->rows);
    return fault_set(f, FAULT_CONFLICT,
                     "an error of %.0f %% cannot be promised from %.2f on: %zu of %zu answers were "
                     "wrong, so that up to %.1f %% may be; at least %zu without fault are needed",
                     rule->promise * 100, s->threshold, s->wrong, s->answered, s->bound * 100,
                     p->needed);
}

/* Computed thresholds are those of the data now. */
static bool settle(struct setting *s, struct tx *tx, struct fault *f)
{
    struct automatic_rule_row *row = &s->row;
    enum automatic_mode wanted = row->mode;
    struct promise promise;
    bool holds;

    row->mode = AUTO_SHADOW; /* judged as one that is not on yet */
    if (!automatic_promise(tx, s->arena, row, &promise, &holds, f))
        return false;
    row->mode = wanted;
    if (!row->chosen) {
        row->threshold = promise.found ? promise.threshold : 0;
        holds = promise.found;
    }
    return wanted != AUTO_ON || holds || refuse(row, &promise, f);
}

static bool write_rule(struct tx *tx, void *arg, struct fault *f)
{
    struct setting *s = arg;
    struct journal_entry entry = { .org = s->by->org,
                                   .by = s->by->id,
                                   .act = "automatic.set",
                                   .on_kind = "rule",
                                   .on = s->row.id,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .reason = modes[s->row.mode],
                                   .result = "done",
                                   .n = s->row.sample };
    uint64_t n;

    return keep_maker(s, tx, f) && settle(s, tx, f) && store_automatic_rule_add(tx, &s->row, f) &&
           journal_append(s->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_automatic_set(struct desk *d, const struct principal *by,
                        const struct automatic_wish *wish, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct setting s = { .desk = d, .arena = a, .by = by };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!principal_is(by, ROLE_SUPERVISOR))
        return fault_deny(f, "role:supervisor", "only a supervisor sets automatic answers");
    if (!check(d, wish, f))
        return false;
    s.row = (struct automatic_rule_row){ .id = id_new(),
                                         .org = by->org,
                                         .intent = wish->intent,
                                         .lang = wish->lang,
                                         .mode = wish->mode,
                                         .promise = wish->promise,
                                         .threshold = wish->threshold > 0 ? wish->threshold : 0,
                                         .chosen = wish->threshold > 0,
                                         .sample = wish->sample,
                                         .by = by->id,
                                         .at = clock_now(),
                                         .reason = STR("") };
    return find_maker(&s, f) && store_write(d->parts.store, write_rule, &s, f);
}

/* ---- showing ---- */

struct listing {
    struct arena *arena;
    struct id org;
    struct automatic_rules *ret;
};

static void count_drafts(struct automatic_rule_view *v, const struct suggestion_sum *sums,
                         size_t count)
{
    int64_t by[VERDICTS] = { 0 };

    for (size_t i = 0; i < count; i++) {
        const struct suggestion_sum *s = &sums[i];

        if (s->task == TASK_DRAFT && s->verdict < VERDICTS &&
            (s->seen || s->verdict == VERDICT_REJECTED) && str_eq(s->intent, v->row.intent) &&
            (!v->row.lang.len || str_eq(s->lang, v->row.lang)))
            by[s->verdict] += s->count;
    }
    v->drafts.accepted = by[VERDICT_ACCEPTED];
    v->drafts.edited = by[VERDICT_EDITED];
    v->drafts.rejected = by[VERDICT_REJECTED];
}

static bool read_rules(struct tx *tx, void *arg, struct fault *f)
{
    struct listing *l = arg;
    struct automatic_rules *r = l->ret;
    msec since = clock_now() - AUTOMATIC_DAYS * DAY_MS;
    struct automatic_rule_row *rows;
    struct suggestion_sum *sums;
    size_t count;

    if (!store_automatic_rules(tx, l->arena, l->org, &rows, &r->count, f) ||
        !store_automatic_rules_past(tx, l->arena, l->org, &r->past, &r->past_count, f) ||
        !store_suggestion_sums(tx, l->arena, l->org, since, &sums, &count, f) ||
        !store_automatic_counts(tx, l->arena, l->org, since, &r->counts, &r->counts_count, f))
        return false;
    r->rules = arena_many(l->arena, struct automatic_rule_view, r->count + 1);
    if (!r->rules)
        return arena_check(l->arena, f);
    for (size_t i = 0; i < r->count; i++) {
        struct automatic_rule_view *v = &r->rules[i];

        v->row = rows[i];
        if (!promise_of(tx, l->arena, &v->row, &v->promise, &v->holds, &v->drafts.against, f))
            return false;
        count_drafts(v, sums, count);
    }
    return true;
}

bool desk_automatic_rules(struct desk *d, struct arena *a, const struct principal *by,
                          struct automatic_rules *ret, struct fault *f)
{
    struct listing l = { .arena = a, .org = by->org, .ret = ret };

    *ret = (struct automatic_rules){ 0 };
    if (!principal_is(by, ROLE_SUPERVISOR) && !principal_is(by, ROLE_CONTROLLER) &&
        !principal_is(by, ROLE_AUDITOR))
        return fault_deny(f, "role:supervisor",
                          "only supervisors, controllers and auditors see automatic answers");
    return store_read(d->parts.store, read_rules, &l, f);
}
