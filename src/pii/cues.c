/* SPDX-License-Identifier: EUPL-1.2 */
/* cues.c - the words that lead to structured data, taken from the lexicon.
 *
 * A phrase of several words is known by its longest, which is seldom met elsewhere; whether the
 * word beside it may be the phrase's tells its first letter. */
#include <string.h>

#include "pii/places_priv.h"

/* What the meanings of a phrase make of it as a place. */
static const struct {
    uint64_t meaning;
    uint16_t place;
} kinds[] = {
    { NEAR_ANY, PLACE_NEAR },
    { NEAR_ANY & ~(NEAR_ORDER | NEAR_VERSION | NEAR_LIVING), PLACE_NUMBER },
    { NEAR_BIRTH, PLACE_BIRTH },
    { NEAR_CARD, PLACE_CARD },
    { NEAR_PASSWORD, PLACE_SECRET },
    { NEAR_HANDLE, PLACE_HANDLE },
    { NEAR_BIC, PLACE_BIC },
    { WORD_AT, PLACE_AT },
    { WORD_NUMBER, PLACE_SPELT },
    { WORD_KEY_START, PLACE_ALONE },
};

const struct str cues_within[CUES_WITHIN] = {
    STR_INIT("et"),     STR_INIT("y"),      STR_INIT("e"),     STR_INIT("double"),
    STR_INIT("triple"), STR_INIT("doppel"), STR_INIT("doble"), STR_INIT("doppio"),
    STR_INIT("dubbel"), STR_INIT("duplo"),
};

static uint16_t kind_of(const struct meaning *m)
{
    uint16_t is = 0;

    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (m->is & kinds[i].meaning)
            is |= kinds[i].place;
    if (m->is & NEAR_CODE && m->kind && strcmp(m->kind, "list") == 0)
        is |= PLACE_LIST;
    return is;
}

static uint64_t eight_of(struct str word)
{
    char bytes[8] = { 0 };

    memcpy(bytes, word.ptr, word.len < 8 ? word.len : 8);
    return cues_eight(eight_load(bytes), word.len);
}

static bool same(const struct cue *cue, uint64_t eight, struct str word)
{
    return cue->eight == eight && cue->word.len == word.len &&
           (word.len <= 8 || memcmp(cue->word.ptr, word.ptr, word.len) == 0);
}

const struct cue *cues_find(const struct cues *c, struct str folded)
{
    uint64_t eight = eight_of(folded);

    if (!cues_may_have(c, eight, folded.len))
        return NULL;
    for (uint32_t h = cues_key(eight, folded.len);; h++) {
        const struct cue *cue = c->slots[h % CUES_SLOTS];

        if (!cue || same(cue, eight, folded))
            return cue;
    }
}

const struct cue *cues_find_ascii(const struct cues *c, uint64_t eight, struct str word)
{
    for (uint32_t h = cues_key(eight, word.len);; h++) {
        const struct cue *cue = c->slots[h % CUES_SLOTS];

        if (!cue || (cue->eight == eight && str_eq_nocase(cue->word, word)))
            return cue;
    }
}

static struct cue *cue_of(struct cues *c, struct arena *a, struct str word)
{
    uint64_t eight = eight_of(word);
    uint32_t key = cues_key(eight, word.len), h = key;
    struct cue *cue;

    while (c->slots[h % CUES_SLOTS] && !same(c->slots[h % CUES_SLOTS], eight, word))
        h++;
    if (c->slots[h % CUES_SLOTS])
        return c->slots[h % CUES_SLOTS];
    cue = c->count < CUES_SLOTS / 2 ? arena_make(a, struct cue) : NULL;
    if (!cue)
        return NULL;
    c->filter[key / 64] |= BIT(key % 64);
    c->slots[h % CUES_SLOTS] = cue;
    c->count++;
    cue->word = word;
    cue->eight = eight;
    return cue;
}

static uint32_t first_letter(struct str word)
{
    char c = word.len ? word.ptr[0] : '\0';

    return c >= 'a' && c <= 'z' ? 1u << (c - 'a') : UINT32_MAX;
}

static bool add_phrase(struct cues *c, struct arena *a, const struct phrase *p, uint16_t is)
{
    size_t best = 0;
    struct cue *cue;

    for (size_t i = 1; i < p->count; i++)
        if (p->words[i].len > p->words[best].len)
            best = i;
    cue = cue_of(c, a, p->words[best]);
    if (!cue)
        return false;
    cue->is |= is;
    cue->before = best > cue->before ? (uint8_t)best : cue->before;
    if (p->count - 1u - best > cue->ahead)
        cue->ahead = (uint8_t)(p->count - 1u - best);
    if (best + 1 < p->count)
        cue->after[1] |= first_letter(p->words[best + 1]);
    else
        cue->after[0] |= first_letter(p->words[best - 1]);
    return true;
}

/* "et", "double": words within a number in words that are none themselves. */
static void note_spelt(struct cues *c, struct str word)
{
    if (word.len && word.ptr[0] >= 'a' && word.ptr[0] <= 'z')
        c->spelt[word.ptr[0] - 'a'] |= word.len > 1 ? first_letter(str_from(word, 1)) : UINT32_MAX;
}

static bool add_entry(struct cues *c, struct arena *a, const struct entry *e)
{
    uint16_t is = kind_of(&e->meaning);

    if (is) {
        struct cue *cue = cue_of(c, a, e->word);

        if (!cue)
            return false;
        cue->is |= is;
        cue->whole = true;
        if (is & PLACE_SPELT)
            note_spelt(c, e->word);
    }
    for (const struct phrase *p = e->phrases; p; p = p->next) {
        is = kind_of(&p->meaning);
        if (is && !add_phrase(c, a, p, is))
            return false;
    }
    return true;
}

/* What detectors know by itself: the begin of a key in a block of its own, cards (expiry.c). */
static const struct {
    struct str word;
    uint16_t is;
} forms[] = {
    { STR_INIT("begin"), PLACE_ALONE },
    { STR_INIT("carte"), PLACE_CARD | PLACE_NEAR },
    { STR_INIT("card"), PLACE_CARD | PLACE_NEAR },
    { STR_INIT("karte"), PLACE_CARD | PLACE_NEAR },
    { STR_INIT("carta"), PLACE_CARD | PLACE_NEAR },
    { STR_INIT("kaart"), PLACE_CARD | PLACE_NEAR },
    { STR_INIT("tarjeta"), PLACE_CARD | PLACE_NEAR },
    { STR_INIT("cartao"), PLACE_CARD | PLACE_NEAR },
};

/* How months begin: a day in words may stand in front of one. */
static const struct str months[] = {
    STR_INIT("ja"), STR_INIT("fe"), STR_INIT("fe"),  STR_INIT("ma"), STR_INIT("me"), STR_INIT("av"),
    STR_INIT("ap"), STR_INIT("ab"), STR_INIT("mai"), STR_INIT("ju"), STR_INIT("lu"), STR_INIT("gi"),
    STR_INIT("ge"), STR_INIT("ag"), STR_INIT("ao"),  STR_INIT("au"), STR_INIT("se"), STR_INIT("oc"),
    STR_INIT("ok"), STR_INIT("ot"), STR_INIT("ou"),  STR_INIT("no"), STR_INIT("de"), STR_INIT("di"),
    STR_INIT("en"), STR_INIT("of"),
};

struct cues *cues_new(struct arena *a, const struct lexicon *l)
{
    struct cues *c = arena_make(a, struct cues);
    const struct entry *e;

    if (!c)
        return NULL;
    for (size_t at = 0; (e = lexicon_next(l, &at));)
        if (!add_entry(c, a, e))
            return NULL;
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct cue *cue = cue_of(c, a, forms[i].word);

        if (!cue)
            return NULL;
        cue->is |= forms[i].is;
        cue->whole = true;
    }
    for (size_t i = 0; i < COUNT_OF(months); i++)
        note_spelt(c, months[i]);
    for (size_t i = 0; i < COUNT_OF(cues_within); i++)
        note_spelt(c, cues_within[i]);
    return c;
}
