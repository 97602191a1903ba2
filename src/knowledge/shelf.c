/* SPDX-License-Identifier: EUPL-1.2 */
/* shelf.c - builds the index: words to terms, terms to the places where they stand. */
#include "knowledge/shelf.h"

#include <stdlib.h>

#include "knowledge/shelf_priv.h"

#define JOINED_MAX 24 /* letters of "e-mail" without its hyphen */

/* A question in the title is worth more than the same words in the text; how long the text is
 * counts, since a long one holds any word. */
const struct field_weight shelf_fields[FIELDS] = {
    [FIELD_TITLE] = { 5, 0.5 },
    [FIELD_HEADING] = { 2, 0.5 },
    [FIELD_BODY] = { 1, 0.7 },
    [FIELD_CATEGORY] = { 0.5, 0.5 },
};

/* Places as they come, by passage; sorted by term at the end. */
struct found_place {
    uint32_t term;
    struct place place;
};

struct building {
    struct shelf *shelf;
    struct text_stemmer *stemmer;
    struct arena *arena; /* until it is built */
    struct found_place *found;
    size_t count, room;
    size_t surface_room;
};

static size_t words_in(struct str s)
{
    struct word w;
    size_t n = 0;

    for (size_t at = 0; text_word_next(s, &at, &w);)
        n++;
    return n;
}

/* Room for everything, counted first: each word, and once more joined to its neighbour. */
static bool make_room(struct building *b, const struct shelf_entry *entries, size_t count,
                      struct fault *f)
{
    struct shelf *s = b->shelf;
    size_t words = 0, passages = 0;

    for (size_t i = 0; i < count; i++) {
        size_t title = words_in(entries[i].title) + words_in(entries[i].category) + FRAMES_MAX;

        passages += entries[i].count;
        for (size_t j = 0; j < entries[i].count; j++)
            words += title + words_in(entries[i].passages[j].heading) + FRAMES_MAX +
                     words_in(entries[i].passages[j].text);
    }
    if (count > SHELF_ARTICLES_MAX || passages > SHELF_PASSAGES_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d articles or %d passages of one language",
                         SHELF_ARTICLES_MAX, SHELF_PASSAGES_MAX);
    b->room = words * 2;
    b->found = arena_many(b->arena, struct found_place, b->room + 1);
    s->passages = arena_many(s->arena, struct shelf_passage, passages + 1);
    s->entry_count = (uint32_t)count;
    return arena_check(b->arena, f) && arena_check(s->arena, f);
}

static void put(struct building *b, struct str text, enum field field, uint32_t at)
{
    uint32_t term = vocabulary_add(&b->shelf->words, text);

    if (term == NO_TERM || b->count == b->room)
        return; /* the arena remembers; the room is for all there can be */
    b->found[b->count++] = (struct found_place){
        term, { b->shelf->passage_count, (uint32_t)field << 28 | (at & 0xfffffff) }
    };
}

/* How often a word is written so, for the repair of misspelt ones. */
static void note_surface(struct building *b, const struct text_token *t)
{
    struct shelf *s = b->shelf;
    uint32_t number = vocabulary_add(&s->written, t->folded);

    if (number == NO_TERM)
        return;
    if (number >= b->surface_room) {
        size_t more = b->surface_room ? b->surface_room * 2 : 1024;

        s->surfaces = arena_grow(s->arena, s->surfaces, b->surface_room * sizeof *s->surfaces,
                                 more * sizeof *s->surfaces);
        b->surface_room = s->surfaces ? more : 0;
        if (!s->surfaces)
            return;
    }
    if (!s->surfaces[number].times++)
        s->surfaces[number].term = vocabulary_find(&s->words, t->stem);
}

/* "e-mail" is found by "email", "wi-fi" by "wifi". */
static void put_joined(struct building *b, struct str text, const struct text_token *t,
                       struct text_token *last, enum field field, uint32_t at)
{
    char joined[JOINED_MAX];
    size_t n = last->folded.len, from = 0;
    struct text_token whole;

    if (last->end && last->end + 1 == t->start && text.ptr[last->end] == '-' &&
        n + t->folded.len <= JOINED_MAX) {
        memcpy(joined, last->folded.ptr, n);
        memcpy(joined + n, t->folded.ptr, t->folded.len);
        if (text_token_next(b->stemmer, str_make(joined, n + t->folded.len), b->shelf->lang, &from,
                            &whole)) {
            put(b, whole.stem, field, at);
            note_surface(b, &whole);
        }
    }
    *last = *t;
    last->folded.ptr = last->room[0];
}

static uint16_t put_text(struct building *b, struct str text, enum field field)
{
    struct text_token t, last = { .end = 0 };
    uint32_t at = 0;

    for (size_t from = 0; text_token_next(b->stemmer, text, b->shelf->lang, &from, &t);) {
        if (!t.stop) {
            put(b, t.stem, field, at);
            note_surface(b, &t);
        }
        put_joined(b, text, &t, &last, field, at);
        at += !t.stop;
    }
    return at < UINT16_MAX ? (uint16_t)at : UINT16_MAX;
}

static void put_frames(struct building *b, struct str text, enum field field)
{
    struct str terms[FRAMES_MAX];
    scoped(arena) *a = arena_new((size_t)1 << 20);
    size_t count = a ? frames_of(a, text, terms) : 0;

    for (size_t i = 0; i < count; i++)
        put(b, terms[i], field, 0xfff0000 + (uint32_t)i * 16); /* beside no word */
}

static void put_passage(struct building *b, uint32_t entry, const struct shelf_entry *e,
                        uint32_t number)
{
    struct shelf *s = b->shelf;
    const struct passage *p = &e->passages[number];
    struct shelf_passage *to = &s->passages[s->passage_count];

    to->entry = entry;
    to->number = number;
    to->length[FIELD_TITLE] = put_text(b, e->title, FIELD_TITLE);
    to->length[FIELD_HEADING] = put_text(b, p->heading, FIELD_HEADING);
    to->length[FIELD_BODY] = put_text(b, p->text, FIELD_BODY);
    to->length[FIELD_CATEGORY] = put_text(b, e->category, FIELD_CATEGORY);
    put_frames(b, e->title, FIELD_TITLE);
    put_frames(b, p->heading, FIELD_HEADING);
    for (int i = 0; i < FIELDS; i++)
        s->average[i] += to->length[i];
    s->passage_count++;
}

/* Counting sort by term: passages stay in order. */
static bool sort_places(struct building *b, struct fault *f)
{
    struct shelf *s = b->shelf;
    uint32_t first = 0;

    s->terms = arena_many(s->arena, struct term, s->words.count + 1);
    s->places = arena_many(s->arena, struct place, b->count + 1);
    if (!arena_check(s->arena, f))
        return false;
    for (size_t i = 0; i < b->count; i++)
        s->terms[b->found[i].term].count++;
    for (uint32_t i = 0; i < s->words.count; i++) {
        s->terms[i].text = s->words.texts[i];
        s->terms[i].first = first;
        first += s->terms[i].count;
        s->terms[i].count = 0;
    }
    for (size_t i = 0; i < b->count; i++) {
        struct term *t = &s->terms[b->found[i].term];
        struct place *to = &s->places[t->first + t->count++], *last = to - 1;
        uint32_t entry = s->passages[b->found[i].place.passage].entry;

        *to = b->found[i].place;
        if (t->count == 1 || s->passages[last->passage].entry != entry)
            t->articles++;
    }
    return true;
}

static int by_text(const void *a, const void *b, void *with)
{
    const struct term *terms = with;

    return str_cmp(terms[*(const uint32_t *)a].text, terms[*(const uint32_t *)b].text);
}

static bool sort_terms(struct shelf *s, struct fault *f)
{
    s->sorted = arena_many(s->arena, uint32_t, s->words.count + 1);
    if (!arena_check(s->arena, f))
        return false;
    for (uint32_t i = 0; i < s->words.count; i++)
        s->sorted[i] = i;
    qsort_r(s->sorted, s->words.count, sizeof *s->sorted, by_text, s->terms);
    return true;
}

static bool build(struct building *b, const struct shelf_entry *entries, size_t count,
                  struct str synonyms, struct fault *f)
{
    struct shelf *s = b->shelf;

    if (!vocabulary_init(&s->words, s->arena) || !vocabulary_init(&s->written, s->arena) ||
        !make_room(b, entries, count, f))
        return arena_check(s->arena, f) && f->kind == 0 ? fault_set(f, FAULT_BUSY, "no memory")
                                                        : false;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < entries[i].count; j++)
            put_passage(b, (uint32_t)i, &entries[i], (uint32_t)j);
    for (int i = 0; i < FIELDS; i++) {
        s->average[i] /= s->passage_count ? s->passage_count : 1;
        if (s->average[i] < 1)
            s->average[i] = 1;
    }
    return synonyms_read(s->arena, b->stemmer, s->lang, synonyms, &s->synonyms, f) &&
           sort_places(b, f) && sort_terms(s, f);
}

bool shelf_new(enum lang lang, const struct shelf_entry *entries, size_t count, struct str synonyms,
               struct shelf **ret_shelf, struct fault *f)
{
    scoped(arena) *own = arena_new(SHELF_MEMORY_MAX), *for_now = arena_new(SHELF_MEMORY_MAX);
    struct building b = { .arena = for_now, .stemmer = text_stemmer_new() };
    bool ok;

    b.shelf = own ? arena_make(own, struct shelf) : NULL;
    if (!b.shelf || !for_now || !b.stemmer) {
        text_stemmer_free(b.stemmer);
        return fault_set(f, FAULT_BUSY, "no memory for an index");
    }
    b.shelf->arena = own;
    b.shelf->lang = lang;
    ok = build(&b, entries, count, synonyms, f);
    text_stemmer_free(b.stemmer);
    if (!ok)
        return false;
    *ret_shelf = b.shelf;
    own = NULL; /* the shelf holds it */
    return true;
}

void shelf_free(struct shelf *s)
{
    if (s)
        arena_free(s->arena);
}

size_t shelf_bytes(const struct shelf *s)
{
    return arena_used(s->arena);
}
