/* SPDX-License-Identifier: EUPL-1.2 */
/* find.c - see find.h. */
#include "journal/find.h"

#include <string.h>

#include "journal/canon.h"
#include "journal/journal_priv.h"
#include "store/log.h"

#define STEP_MAX ((size_t)32 << 20)

struct indexing {
    size_t done; /* entries */
};

static bool index_row(struct tx *tx, const struct log_row *row, struct fault *f)
{
    struct canon_entry e;
    const char *why;
    struct fact_row fact = { .n = row->n, .org = row->org, .act = STR("?") };

    /* A damaged entry is for verifying to find; here it only must not stop the others. */
    if (canon_read(row->entry, &e, &why)) {
        fact.at = e.at;
        fact.by = e.by;
        fact.on = e.on;
        fact.act = e.act;
        fact.purpose = e.purpose;
        fact.result = e.result;
    }
    return store_fact_put(tx, &fact, f);
}

static bool work_step(struct tx *tx, void *arg, struct fault *f)
{
    struct indexing *w = arg;
    scoped(arena) *a = arena_new(STEP_MAX);
    struct log_row *rows;
    uint64_t end;
    size_t count;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_fact_end(tx, &end, f) || !store_log_rows(tx, a, end, FIND_STEP, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!index_row(tx, &rows[i], f))
            return false;
    w->done = count;
    return true;
}

static bool work_behind(struct tx *tx, void *arg, struct fault *f)
{
    uint64_t size, end;

    if (!store_log_size(tx, &size, f) || !store_fact_end(tx, &end, f))
        return false;
    *(bool *)arg = end < size;
    return true;
}

bool journal_index(struct journal *j, uint64_t most, bool *ret_done, struct fault *f)
{
    struct indexing w = { .done = FIND_STEP };
    uint64_t done = 0;
    bool behind;

    if (!store_read(j->store, work_behind, &behind, f))
        return false;
    if (!behind)
        return *ret_done = true;
    while (w.done == FIND_STEP && done < most) {
        if (!store_write(j->store, work_step, &w, f))
            return fault_wrap(f, "index of the journal");
        done += w.done;
    }
    *ret_done = w.done < FIND_STEP;
    return true;
}

static bool work_drop(struct tx *tx, void *arg, struct fault *f)
{
    return store_fact_drop(tx, FIND_AHEAD, arg, f);
}

bool journal_reindex(struct journal *j, uint64_t *ret_size, struct fault *f)
{
    bool more = true, done;

    while (more)
        if (!store_write(j->store, work_drop, &more, f))
            return fault_wrap(f, "index of the journal");
    return journal_index(j, UINT64_MAX, &done, f) && journal_size(j, ret_size, f);
}

/* ---- searching ---- */

struct finding {
    struct arena *arena;
    struct fact_filter filter;
    uint64_t size, end;
    struct journal_list list;
};

static bool read_line(struct tx *tx, struct finding *w, uint64_t n, struct fault *f)
{
    struct log_row *rows;
    size_t count;

    if (!store_log_rows(tx, w->arena, n, 1, &rows, &count, f))
        return false;
    if (!count || rows[0].n != n)
        return fault_set(f, FAULT_DAMAGED, "journal: entry %llu: is missing",
                         (unsigned long long)n);
    w->list.lines[w->list.count] =
        (struct journal_line){ .n = n, .org = rows[0].org, .json = rows[0].entry };
    memcpy(w->list.lines[w->list.count++].hash, rows[0].leaf, sizeof rows[0].leaf);
    return true;
}

static bool work_find(struct tx *tx, void *arg, struct fault *f)
{
    struct finding *w = arg;
    uint64_t *found;
    size_t count;

    w->filter.limit++; /* is there one more? */
    if (!store_log_size(tx, &w->size, f) || !store_fact_end(tx, &w->end, f) ||
        !store_fact_find(tx, w->arena, &w->filter, &found, &count, f))
        return false;
    w->list.indexed = w->end;
    w->list.more = count == w->filter.limit;
    if (w->list.more)
        count--;
    w->list.lines = arena_many(w->arena, struct journal_line, count + 1);
    if (!arena_check(w->arena, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!read_line(tx, w, found[i], f))
            return false;
    return true;
}

bool journal_find(struct journal *j, struct arena *a, const struct fact_filter *filter,
                  struct journal_list *ret, struct fault *f)
{
    struct finding w = { .arena = a, .filter = *filter };
    bool done;

    if (w.filter.limit > JOURNAL_ENTRIES_MAX)
        w.filter.limit = JOURNAL_ENTRIES_MAX;
    if (!journal_index(j, FIND_AHEAD, &done, f) || !store_read(j->store, work_find, &w, f))
        return false;
    *ret = w.list;
    return true;
}
