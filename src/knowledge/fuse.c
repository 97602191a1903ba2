/* SPDX-License-Identifier: EUPL-1.2 */
/* fuse.c - see fuse.h. */
#include "knowledge/fuse.h"

#include <stdlib.h>

static double worth(size_t rank) /* from 0 */
{
    return 1.0 / (double)(FUSE_K + rank + 1);
}

static int by_score(const void *a, const void *b)
{
    const struct shelf_hit *x = a, *y = b;

    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->cover != y->cover)
        return x->cover < y->cover ? 1 : -1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

static struct shelf_hit *of_entry(struct shelf_found *all, uint32_t entry)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->hits[i].entry == entry)
            return &all->hits[i];
    return NULL;
}

bool fuse_ranks(struct arena *a, const struct shelf_found *words, const struct nearest_hit *near,
                size_t near_count, struct shelf_found *ret, struct fault *f)
{
    struct shelf_found all = { .repaired = words->repaired };
    size_t from_words = words->count;

    all.hits = arena_many(a, struct shelf_hit, words->count + near_count + 1);
    if (!all.hits)
        return arena_check(a, f);
    for (; all.count < from_words; all.count++) {
        all.hits[all.count] = words->hits[all.count];
        all.hits[all.count].score = worth(all.count);
    }
    for (size_t i = 0; i < near_count; i++) {
        struct shelf_hit *there = of_entry(&all, near[i].entry);

        if (!there) {
            all.hits[all.count++] = (struct shelf_hit){ .entry = near[i].entry,
                                                        .passage = near[i].passage,
                                                        .score = worth(i) };
            continue;
        }
        if (worth(i) > there->score)
            there->passage = near[i].passage;
        there->score += worth(i);
    }
    qsort(all.hits, all.count, sizeof *all.hits, by_score);
    *ret = all;
    return true;
}
