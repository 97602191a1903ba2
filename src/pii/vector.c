/* SPDX-License-Identifier: EUPL-1.2 */
/* vector.c - see vector_priv.h: all cues as literals of one block-mode database.
 *
 * Literals only, without the borders of words: with these the same words took a hundred times as
 * long to compile and were found more slowly (docs/detection.md). */
#include "pii/vector_priv.h"

#include <hs.h>
#include <stdlib.h>

struct vector {
    struct arena *arena;
    hs_database_t *database;
    uint8_t *lengths; /* of each word */
};

struct words {
    const char **text;
    size_t *lengths;
    unsigned *flags, *ids;
    unsigned count;
};

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return s.len != 0;
}

static bool gather(struct arena *a, const struct cues *c, struct words *w)
{
    w->text = arena_many(a, const char *, c->count);
    w->lengths = arena_many(a, size_t, c->count);
    w->flags = arena_many(a, unsigned, c->count);
    w->ids = arena_many(a, unsigned, c->count);
    for (size_t i = 0; arena_ok(a) && i < CUES_SLOTS; i++) {
        const struct cue *cue = c->slots[i];

        if (!cue || !is_ascii(cue->word))
            continue;
        w->text[w->count] = cue->word.ptr;
        w->lengths[w->count] = cue->word.len;
        w->flags[w->count] = HS_FLAG_CASELESS;
        w->ids[w->count] = w->count;
        w->count++;
    }
    return arena_ok(a);
}

static bool compile(struct vector *v, const struct words *w, struct fault *f)
{
    hs_compile_error_t *error = NULL;

    if (hs_compile_lit_multi(w->text, w->flags, w->ids, w->lengths, w->count, HS_MODE_BLOCK, NULL,
                             &v->database, &error) == HS_SUCCESS)
        return true;
    fault_set(f, FAULT_BROKEN, "vectorscan: %s", error ? error->message : "no memory");
    hs_free_compile_error(error);
    return false;
}

bool vector_new(const struct cues *c, struct vector **ret_vector, struct fault *f)
{
    struct arena *a = arena_new((size_t)1 << 20);
    struct vector *v = a ? arena_make(a, struct vector) : NULL;
    struct words w = { 0 };

    if (!v || !gather(a, c, &w) || !(v->lengths = arena_alloc(a, w.count))) {
        arena_free(a);
        return fault_set(f, FAULT_BROKEN, "no memory for the vectorised engine");
    }
    v->arena = a;
    for (unsigned i = 0; i < w.count; i++)
        v->lengths[i] = (uint8_t)w.lengths[i];
    if (!compile(v, &w, f)) {
        vector_free(v);
        return false;
    }
    *ret_vector = v;
    return true;
}

void vector_free(struct vector *v)
{
    if (!v)
        return;
    hs_free_database(v->database);
    arena_free(v->arena);
}

struct vector_room *vector_room_new(const struct vector *v)
{
    hs_scratch_t *room = NULL;

    return v && hs_alloc_scratch(v->database, &room) == HS_SUCCESS ? (struct vector_room *)room
                                                                   : NULL;
}

void vector_room_free(struct vector_room *r)
{
    hs_free_scratch((hs_scratch_t *)r);
}

struct scan {
    const struct vector *v;
    uint64_t *hits;
};

static int on_word(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                   void *context)
{
    const struct scan *s = context;
    unsigned long long at = to - s->v->lengths[id];

    (void)from;
    (void)flags;
    s->hits[at / BLOCK] |= BIT(at % BLOCK);
    return 0;
}

bool vector_find(const struct vector *v, struct vector_room *r, struct str text, uint64_t *hits)
{
    struct scan s = { v, hits };

    return hs_scan(v->database, text.ptr, (unsigned)text.len, 0, (hs_scratch_t *)r, on_word, &s) ==
           HS_SUCCESS;
}
