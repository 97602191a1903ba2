/* SPDX-License-Identifier: EUPL-1.2 */
/* feedback.c - see feedback.h. */
#include "desk/feedback.h"

#include "desk/assist_priv.h"

#define DAY_MS ((msec)86400000)

struct fates_job {
    struct arena *arena;
    struct fates_wanted wanted;
    struct fates *ret;
};

static bool read_fates(struct tx *tx, void *arg, struct fault *f)
{
    struct fates_job *j = arg;

    return store_suggestion_fates(tx, j->arena, &j->wanted, &j->ret->at, &j->ret->count, f);
}

bool fates_read(struct desk *d, struct arena *a, struct id org, struct str intent, struct str lang,
                struct fates *ret, struct fault *f)
{
    /* How a text says it is the model's doing, or that of who wrote the thread. */
    struct fates_job j = { .arena = a,
                           .wanted = { .org = org,
                                       .intent = intent.ptr ? intent : STR(""),
                                       .lang = lang.ptr ? lang : STR(""),
                                       .since = clock_now() - FATE_DAYS * DAY_MS,
                                       .without = { ASSIST_TONE, ASSIST_LANGUAGE },
                                       .sent = TASK_DRAFT },
                           .ret = ret };

    *ret = (struct fates){ 0 };
    return store_read(d->parts.store, read_fates, &j, f);
}

struct assist_fate fate_of(const struct fates *all, const struct suggestion_source_row *source)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct fate_row *row = &all->at[i];

        if (row->of.kind == source->kind && id_eq(row->of.source, source->source) &&
            row->of.version == source->version && row->of.passage == source->passage)
            return assist_fate_of(row->kept, row->worth, row->refused);
    }
    return (struct assist_fate){ 0 };
}

bool fates_rank(const struct fates *all, struct arena *a, struct library_hit *hits, size_t count,
                struct assist_fate **ret_fates, struct fault *f)
{
    struct assist_fate *fates = arena_many(a, struct assist_fate, count + 1);

    if (!fates)
        return arena_check(a, f);
    for (size_t i = 0; i < count; i++) {
        struct suggestion_source_row of = { SOURCE_PASSAGE, hits[i].article, hits[i].version,
                                            hits[i].passage };

        fates[i] = fate_of(all, &of);
    }
    assist_rank(hits, fates, count);
    *ret_fates = fates;
    return true;
}

bool desk_feedback_rank(struct desk *d, struct arena *a, const struct principal *by,
                        struct str intent, struct str lang, struct library_found *found,
                        struct assist_fate **ret_fates, struct fault *f)
{
    struct fates all;

    return fates_read(d, a, by->org, intent, lang, &all, f) &&
           fates_rank(&all, a, found->hits, found->count, ret_fates, f);
}

/* ---- out ---- */

struct export_job {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    msec since;
    struct judged_row *rows;
    size_t count;
};

static bool write_export(struct tx *tx, void *arg, struct fault *f)
{
    struct export_job *j = arg;
    struct journal_entry entry = { .org = j->by->org,
                                   .by = j->by->id,
                                   .act = "feedback.export",
                                   .result = "done",
                                   .counted = true };
    uint64_t n;

    if (!store_suggestion_judged(tx, j->arena, j->by->org, j->since, &j->rows, &j->count, f))
        return false;
    entry.n = (int64_t)j->count;
    return journal_append(j->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_feedback_export(struct desk *d, struct arena *a, const struct principal *by, msec since,
                          struct judged_row **ret_rows, size_t *ret_count, struct fault *f)
{
    struct export_job j = { .desk = d, .arena = a, .by = by, .since = since };

    if (!principal_is(by, ROLE_SUPERVISOR) && !principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:supervisor",
                          "only supervisors and controllers take out how suggestions fare");
    if (!store_write(d->parts.store, write_export, &j, f))
        return false;
    *ret_rows = j.rows;
    *ret_count = j.count;
    return true;
}
