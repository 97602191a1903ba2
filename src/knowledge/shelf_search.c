/* SPDX-License-Identifier: EUPL-1.2 */
/* shelf_search.c - from a question to passages.
 *
 * Each word of the query is worth the best of what stands for it: itself, its synonyms, its
 * family of words, or the word it was misspelt from.  What the words of a query give is added up;
 * so is what pairs of them give where they stand together. */
#include "knowledge/shelf.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "knowledge/shelf_priv.h"

#define WORDS_MAX    400 /* of a query, before the rarest are chosen */
#define REPAIRS_MAX  6   /* misspelt words of a query; each looks through all words */
#define REPAIR_SHARE 0.9
#define REPAIR_TEXT  1024

/* A number for each passage, and which passages have one: cleared without a walk through all. */
struct sheet {
    float *of;
    uint32_t *touched;
    uint32_t count;
};

struct query_term {
    struct str text; /* the stem, or a frame */
    uint32_t term;   /* NO_TERM: stands nowhere */
    uint32_t times, place;
    double weight; /* what it is worth beside other words */
    double rarity; /* inverse document frequency */
};

struct search {
    const struct shelf *shelf;
    struct arena *arena;
    struct sheet found, phrase, word, total, cover;
    struct query_term terms[WORDS_MAX + FRAMES_MAX];
    size_t count;
    size_t repairs;
    struct buf repaired;
};

static bool sheet_init(struct sheet *s, struct arena *a, uint32_t passages)
{
    s->of = arena_many(a, float, passages + 1);
    s->touched = arena_many(a, uint32_t, passages + 1);
    s->count = 0;
    return s->of && s->touched;
}

static void sheet_add(struct sheet *s, uint32_t passage, double v)
{
    if (!(v > 0))
        return;
    if (s->of[passage] == 0)
        s->touched[s->count++] = passage;
    s->of[passage] += (float)v;
}

static void sheet_best(struct sheet *s, uint32_t passage, double v)
{
    if (s->of[passage] == 0)
        sheet_add(s, passage, v);
    else if ((float)v > s->of[passage])
        s->of[passage] = (float)v;
}

static void sheet_clear(struct sheet *s)
{
    for (uint32_t i = 0; i < s->count; i++)
        s->of[s->touched[i]] = 0;
    s->count = 0;
}

static double rarity(const struct shelf *s, double articles)
{
    return log(1 + (s->entry_count - articles + 0.5) / (articles + 0.5));
}

/* BM25F's weighted frequency that one place adds. */
static double place_worth(const struct shelf *s, const struct place *p)
{
    unsigned field = PLACE_FIELD(p);
    const struct field_weight *w = &shelf_fields[field];
    double length = s->passages[p->passage].length[field] / s->average[field];

    return w->weight / (1 - w->shortness + w->shortness * length);
}

static void find_term(struct search *x, uint32_t number)
{
    const struct shelf *s = x->shelf;
    const struct term *t = &s->terms[number];

    for (uint32_t i = 0; i < t->count; i++) {
        const struct place *p = &s->places[t->first + i];

        sheet_add(&x->found, p->passage, place_worth(s, p));
    }
}

/* Adds `share` of what was found to `to`, and clears it. */
static void weigh_found(struct search *x, double articles, double share, struct sheet *to)
{
    double worth = share * rarity(x->shelf, articles) * (BM_K1 + 1);

    for (uint32_t i = 0; i < x->found.count; i++) {
        uint32_t passage = x->found.touched[i];
        double f = x->found.of[passage];

        sheet_add(to, passage, worth * f / (BM_K1 + f));
    }
    sheet_clear(&x->found);
}

static void keep_best(struct sheet *from, struct sheet *to)
{
    for (uint32_t i = 0; i < from->count; i++)
        sheet_best(to, from->touched[i], from->of[from->touched[i]]);
    sheet_clear(from);
}

/* ---- what stands for a word ---- */

static void weigh_itself(struct search *x, const struct query_term *t)
{
    if (t->term == NO_TERM)
        return;
    find_term(x, t->term);
    weigh_found(x, x->shelf->terms[t->term].articles, 1, &x->phrase);
    keep_best(&x->phrase, &x->word);
}

/* Of a phrase, each word gives its part. */
static void weigh_phrase(struct search *x, const struct phrase *p)
{
    const struct shelf *s = x->shelf;

    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t number = vocabulary_find(&s->words, s->synonyms.words[p->first + i]);

        if (number == NO_TERM)
            continue;
        find_term(x, number);
        weigh_found(x, s->terms[number].articles, SAME_SHARE / p->count, &x->phrase);
    }
    keep_best(&x->phrase, &x->word);
}

/* Do the words of the phrase stand in the query, from word `at` on? */
static bool says(const struct search *x, size_t at, const struct phrase *p)
{
    if (at + p->count > x->count)
        return false;
    for (uint32_t i = 0; i < p->count; i++)
        if (!str_eq(x->terms[at + i].text, x->shelf->synonyms.words[p->first + i]))
            return false;
    return true;
}

static void weigh_synonyms(struct search *x, size_t at)
{
    const struct synonyms *y = &x->shelf->synonyms;

    for (uint32_t i = 0; i < y->phrase_count; i++) {
        if (!says(x, at, &y->phrases[i]))
            continue;
        for (uint32_t j = i; j-- && y->phrases[j].group == y->phrases[i].group;)
            weigh_phrase(x, &y->phrases[j]);
        for (uint32_t j = i + 1; j < y->phrase_count && y->phrases[j].group == y->phrases[i].group;
             j++)
            weigh_phrase(x, &y->phrases[j]);
    }
}

/* Words that begin alike count as one term: as many articles as any of them stands in. */
static void weigh_family(struct search *x, struct str stem)
{
    const struct shelf *s = x->shelf;
    uint32_t first, count, articles = 0, last = UINT32_MAX;

    shelf_family(s, stem, &first, &count);
    for (uint32_t i = 0; i < count; i++)
        find_term(x, s->sorted[first + i]);
    if (!x->found.count)
        return;
    for (uint32_t i = 0; i < x->found.count; i++) {
        uint32_t entry = s->passages[x->found.touched[i]].entry;

        articles += entry != last;
        last = entry;
    }
    if (articles > s->entry_count)
        articles = s->entry_count;
    weigh_found(x, articles, STEM_SHARE, &x->phrase);
    for (uint32_t i = 0; i < x->phrase.count; i++)
        sheet_add(&x->word, x->phrase.touched[i], x->phrase.of[x->phrase.touched[i]]);
    sheet_clear(&x->phrase);
}

static void weigh_word(struct search *x, size_t at)
{
    const struct query_term *t = &x->terms[at];

    weigh_itself(x, t);
    if (t->text.ptr[0] != '?') {
        weigh_synonyms(x, at);
        weigh_family(x, t->text);
    }
    for (uint32_t i = 0; i < x->word.count; i++) {
        uint32_t passage = x->word.touched[i];

        sheet_add(&x->total, passage, t->weight * t->times * x->word.of[passage]);
        if (t->text.ptr[0] != '?')
            sheet_add(&x->cover, passage, t->rarity);
    }
    sheet_clear(&x->word);
}

/* ---- pairs ---- */

/* Worth of the pairs that two runs of places of one passage make. */
static double near(const struct shelf *s, const struct place *a, uint32_t na, const struct place *b,
                   uint32_t nb)
{
    double worth = 0;

    for (uint32_t i = 0; i < na; i++) {
        for (uint32_t j = 0; j < nb; j++) {
            uint32_t apart = a[i].at > b[j].at ? a[i].at - b[j].at : b[j].at - a[i].at;

            if (PLACE_FIELD(&a[i]) == PLACE_FIELD(&b[j]) && apart && apart <= PAIR_NEAR)
                worth += shelf_fields[PLACE_FIELD(&a[i])].weight;
        }
    }
    (void)s;
    return worth;
}

static uint32_t run_of(const struct place *p, uint32_t left)
{
    uint32_t n = 1;

    while (n < left && p[n].passage == p->passage)
        n++;
    return n;
}

static void weigh_pair(struct search *x, const struct query_term *one, const struct query_term *two)
{
    const struct shelf *s = x->shelf;
    const struct term *a = &s->terms[one->term], *b = &s->terms[two->term];
    const struct place *p = s->places + a->first, *q = s->places + b->first;
    uint32_t left = a->count, other = b->count, articles = 0, last = UINT32_MAX;
    double share = PAIR_WEIGHT / (two->place - one->place);

    while (left && other) {
        uint32_t np = run_of(p, left), nq = run_of(q, other);
        bool first = p->passage <= q->passage, second = q->passage <= p->passage;

        if (first && second) {
            double worth = near(s, p, np, q, nq);

            sheet_add(&x->found, p->passage, worth);
            if (worth > 0 && s->passages[p->passage].entry != last) {
                articles++;
                last = s->passages[p->passage].entry;
            }
        }
        p += first ? np : 0;
        left -= first ? np : 0;
        q += second ? nq : 0;
        other -= second ? nq : 0;
    }
    weigh_found(x, articles, share / (BM_K1 + 1), &x->total);
}

static void weigh_pairs(struct search *x)
{
    for (size_t i = 0; i < x->count; i++) {
        for (size_t j = i + 1; j < x->count && x->terms[j].place <= x->terms[i].place + PAIR_NEAR;
             j++) {
            const struct query_term *a = &x->terms[i], *b = &x->terms[j];

            if (a->term != NO_TERM && b->term != NO_TERM && a->term != b->term &&
                b->place > a->place && a->text.ptr[0] != '?' && b->text.ptr[0] != '?')
                weigh_pair(x, a, b);
        }
    }
}

/* ---- reading the query ---- */

static void repair(struct search *x, struct query_term *t, struct str folded)
{
    struct str word;
    uint32_t number;

    if (t->term != NO_TERM || x->repairs >= REPAIRS_MAX)
        return;
    x->repairs++;
    number = shelf_spell(x->shelf, folded, &word);
    if (number == NO_TERM)
        return;
    t->term = number;
    t->text = x->shelf->terms[number].text;
    t->weight = REPAIR_SHARE;
    if (x->repaired.len)
        buf_add_char(&x->repaired, ' ');
    buf_printf(&x->repaired, "%.*s>%.*s", STR_ARG(folded), STR_ARG(word));
}

static void add_term(struct search *x, struct str text, uint32_t place, double weight)
{
    struct query_term *t;

    for (size_t i = 0; i < x->count; i++) {
        if (str_eq(x->terms[i].text, text)) {
            x->terms[i].times++;
            return;
        }
    }
    t = &x->terms[x->count++];
    *t = (struct query_term){ .text = str_copy(x->arena, text),
                              .term = vocabulary_find(&x->shelf->words, text),
                              .times = 1,
                              .place = place,
                              .weight = weight };
}

static bool is_all_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    return true;
}

/* With or without the words that only carry a question; false when nothing is left. */
static bool read_words(struct search *x, struct text_stemmer *st, struct str text, bool fillers)
{
    struct text_token t;
    uint32_t place = 0;

    for (size_t at = 0;
         x->count < WORDS_MAX && text_token_next(st, text, x->shelf->lang, &at, &t);) {
        size_t before = x->count;

        if (t.stop || (!fillers && shelf_is_filler(t.folded)))
            continue;
        add_term(x, t.stem, place++, 1);
        if (x->count > before && !is_all_digits(t.folded))
            repair(x, &x->terms[before], t.folded);
    }
    return x->count > 0;
}

static int by_rarity(const void *a, const void *b)
{
    double x = ((const struct query_term *)a)->rarity, y = ((const struct query_term *)b)->rarity;

    return (x < y) - (x > y);
}

static int by_place(const void *a, const void *b)
{
    uint32_t x = ((const struct query_term *)a)->place, y = ((const struct query_term *)b)->place;

    return (x > y) - (x < y);
}

/* The rarest words of a long query, and what kind of question it is. */
static void read_query(struct search *x, struct text_stemmer *st, struct str text)
{
    struct str frames[FRAMES_MAX];
    size_t n;

    if (!read_words(x, st, text, false))
        read_words(x, st, text, true);
    for (size_t i = 0; i < x->count; i++) {
        struct query_term *t = &x->terms[i];

        t->rarity = rarity(x->shelf, t->term == NO_TERM ? 0.5 : x->shelf->terms[t->term].articles);
    }
    if (x->count > SHELF_TERMS_MAX) {
        qsort(x->terms, x->count, sizeof x->terms[0], by_rarity);
        x->count = SHELF_TERMS_MAX;
        qsort(x->terms, x->count, sizeof x->terms[0], by_place);
    }
    n = frames_of(x->arena, text, frames);
    for (size_t i = 0; i < n; i++)
        add_term(x, frames[i], WORDS_MAX * 2 + (uint32_t)i * 16, FRAME_SHARE);
}

/* ---- the best of all ---- */

static int by_score(const void *a, const void *b)
{
    const struct shelf_hit *x = a, *y = b;

    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

static bool choose(struct search *x, const struct shelf_query *q, struct shelf_found *ret,
                   struct fault *f)
{
    const struct shelf *s = x->shelf;
    struct shelf_hit *hits = arena_many(x->arena, struct shelf_hit, x->total.count + 1);
    uint32_t *of_entry = arena_many(x->arena, uint32_t, s->entry_count + 1); /* number + 1 */
    double all = 0;
    size_t count = 0;

    if (!arena_check(x->arena, f))
        return false;
    for (size_t i = 0; i < x->count; i++)
        all += x->terms[i].text.ptr[0] == '?' ? 0 : x->terms[i].rarity;
    for (uint32_t i = 0; i < x->total.count; i++) {
        uint32_t passage = x->total.touched[i];
        const struct shelf_passage *p = &s->passages[passage];
        struct shelf_hit hit = { p->entry, p->number, x->total.of[passage],
                                 all > 0 ? x->cover.of[passage] / all : 0 };

        /* The kind of the question alone is no answer to it. */
        if (!(hit.cover > 0) || (q->wanted && !q->wanted(q->with, p->entry)))
            continue;
        if (!of_entry[p->entry]) {
            hits[count] = hit;
            of_entry[p->entry] = (uint32_t)++count;
        } else if (hit.score > hits[of_entry[p->entry] - 1].score) {
            hits[of_entry[p->entry] - 1] = hit;
        }
    }
    qsort(hits, count, sizeof *hits, by_score);
    ret->hits = hits;
    ret->count = count < q->limit ? count : q->limit;
    if (ret->count > SHELF_HITS_MAX)
        ret->count = SHELF_HITS_MAX;
    ret->repaired = str_copy(x->arena, buf_str(&x->repaired));
    return arena_check(x->arena, f);
}

bool shelf_search(const struct shelf *s, struct arena *a, const struct shelf_query *q,
                  struct shelf_found *ret_found, struct fault *f)
{
    struct search *x = arena_make(a, struct search);
    struct text_stemmer *st = text_stemmer_new();

    if (!x || !st || !sheet_init(&x->found, a, s->passage_count) ||
        !sheet_init(&x->phrase, a, s->passage_count) ||
        !sheet_init(&x->word, a, s->passage_count) || !sheet_init(&x->total, a, s->passage_count) ||
        !sheet_init(&x->cover, a, s->passage_count)) {
        text_stemmer_free(st);
        return fault_set(f, FAULT_LIMIT, "no room for a search of %u passages", s->passage_count);
    }
    x->shelf = s;
    x->arena = a;
    x->repaired = buf_new(a, REPAIR_TEXT);
    read_query(x, st, str_slice(q->text, 0, SHELF_QUERY_MAX));
    text_stemmer_free(st);
    for (size_t i = 0; i < x->count; i++)
        weigh_word(x, i);
    weigh_pairs(x);
    return choose(x, q, ret_found, f);
}
