/* SPDX-License-Identifier: EUPL-1.2 */
/* vocabulary.c - texts and their numbers: open addressing, at most two thirds full. */
#include "knowledge/shelf_priv.h"

#define FIRST_ROOM  1024
#define FIRST_SLOTS 2048

bool vocabulary_init(struct vocabulary *l, struct arena *a)
{
    *l = (struct vocabulary){ .arena = a, .room = FIRST_ROOM, .slot_count = FIRST_SLOTS };
    l->texts = arena_many(a, struct str, FIRST_ROOM);
    l->slots = arena_many(a, uint32_t, FIRST_SLOTS);
    return l->texts && l->slots;
}

/* The slot of the text, or the free one where it would stand. */
static uint32_t *slot_of(const struct vocabulary *l, struct str text)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.ptr[i]) * 16777619u;
    for (h ^= h >> 15;; h++) {
        uint32_t *slot = &l->slots[h & (l->slot_count - 1)];

        if (!*slot || str_eq(l->texts[*slot - 1], text))
            return slot;
    }
}

uint32_t vocabulary_find(const struct vocabulary *l, struct str text)
{
    uint32_t slot = *slot_of(l, text);

    return slot ? slot - 1 : NO_TERM;
}

static bool grow(struct vocabulary *l)
{
    uint32_t *slots = arena_many(l->arena, uint32_t, (size_t)l->slot_count * 2);
    struct str *texts = arena_many(l->arena, struct str, (size_t)l->room * 2);

    if (!slots || !texts)
        return false;
    memcpy(texts, l->texts, l->count * sizeof *texts);
    l->texts = texts;
    l->slots = slots;
    l->room *= 2;
    l->slot_count *= 2;
    for (uint32_t i = 0; i < l->count; i++)
        *slot_of(l, texts[i]) = i + 1;
    return true;
}

uint32_t vocabulary_add(struct vocabulary *l, struct str text)
{
    uint32_t *slot = slot_of(l, text);

    if (*slot)
        return *slot - 1;
    if (l->count == l->room && !grow(l))
        return NO_TERM;
    slot = slot_of(l, text);
    l->texts[l->count] = str_copy(l->arena, text);
    if (!arena_ok(l->arena))
        return NO_TERM;
    *slot = ++l->count;
    return l->count - 1;
}
