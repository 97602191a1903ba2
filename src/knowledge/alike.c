/* SPDX-License-Identifier: EUPL-1.2 */
/* alike.c - see alike.h. */
#include "knowledge/alike.h"

#include <stdlib.h>

#include "knowledge/shelf.h"

#define FNV_START 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

static uint64_t hash_of(uint64_t h, struct str s) /* FNV-1a */
{
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * FNV_PRIME;
    return h;
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static size_t sort_once(uint64_t *at, size_t count)
{
    size_t kept = 0;

    qsort(at, count, sizeof *at, by_value);
    for (size_t i = 0; i < count; i++)
        if (!kept || at[kept - 1] != at[i])
            at[kept++] = at[i];
    return kept;
}

/* The words of `s`, in their order; `ret` has room for s.len / 2 + 1. */
static size_t words_of(struct text_stemmer *st, enum lang lang, struct str s, uint64_t *ret)
{
    struct text_token t;
    size_t at = 0, count = 0;

    while (count < s.len / 2 + 1 && text_token_next(st, s, lang, &at, &t))
        if (!t.stop && !shelf_is_filler(t.folded))
            ret[count++] = hash_of(FNV_START, t.stem);
    return count;
}

bool alike_read(struct arena *a, struct text_stemmer *st, enum lang lang, struct str title,
                struct str text, struct alike_text *ret, struct fault *f)
{
    *ret = (struct alike_text){ .words = arena_many(a, uint64_t, text.len / 2 + 1),
                                .pairs = arena_many(a, uint64_t, text.len / 2 + 1),
                                .title = arena_many(a, uint64_t, title.len / 2 + 1) };
    if (!arena_check(a, f))
        return false;
    ret->word_count = words_of(st, lang, text, ret->words);
    for (size_t i = 1; i < ret->word_count; i++)
        ret->pairs[ret->pair_count++] = ret->words[i - 1] * FNV_PRIME + ret->words[i];
    ret->word_count = sort_once(ret->words, ret->word_count);
    ret->pair_count = sort_once(ret->pairs, ret->pair_count);
    ret->title_count = sort_once(ret->title, words_of(st, lang, title, ret->title));
    return true;
}

static double shared(const uint64_t *a, size_t n, const uint64_t *b, size_t m)
{
    size_t both = 0;

    for (size_t i = 0, j = 0; i < n && j < m;) {
        both += a[i] == b[j];
        if (a[i] == b[j])
            i++, j++;
        else if (a[i] < b[j])
            i++;
        else
            j++;
    }
    return (double)both;
}

static void keep_best(double share, double limit, double *best, double *best_by)
{
    if (share >= limit && share / limit > *best_by) {
        *best_by = share / limit;
        *best = share;
    }
}

double alike_share(const struct alike_text *one, const struct alike_text *other)
{
    size_t least = one->pair_count < other->pair_count ? one->pair_count : other->pair_count,
           titles = one->title_count + other->title_count;
    double best = 0, by = 0;

    if (one->word_count >= ALIKE_LEAST && other->word_count >= ALIKE_LEAST) {
        double words = shared(one->words, one->word_count, other->words, other->word_count),
               pairs = shared(one->pairs, one->pair_count, other->pairs, other->pair_count);

        keep_best(pairs / (double)least, ALIKE_PAIRS, &best, &by);
        keep_best(words / ((double)(one->word_count + other->word_count) - words), ALIKE_WORDS,
                  &best, &by);
    }
    if (one->title_count && other->title_count)
        keep_best(2 * shared(one->title, one->title_count, other->title, other->title_count) /
                      (double)titles,
                  ALIKE_TITLES, &best, &by);
    return best;
}
