/* SPDX-License-Identifier: EUPL-1.2 */
/* gaps.c - see gaps.h. */
#include "desk/gaps.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/log.h"
#include "desk/articles_priv.h"
#include "store/gaps.h"

#define DAY_MS   ((msec)86400000)
#define PAUSE_MS 1000 /* between two questions noted from help pages */

static struct place gap_place(struct id id)
{
    return (struct place){
        .table = "gap", .column = "words", .row = id, .category = CATEGORY_CONTENT, .mask = true
    };
}

/* ---- a question's words ---- */

struct question {
    struct str words; /* as written, small letters, one blank between them */
    struct str stems[GAP_WORDS_MAX];
    size_t count;
};

static bool is_personal(const struct spans *spans, const struct text_token *t)
{
    for (size_t i = 0; i < spans->count; i++)
        if (t->start < spans->at[i].end && t->end > spans->at[i].start)
            return true;
    return false;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (ascii_digit(s.ptr[i]))
            return true;
    return false;
}

static bool has_stem(const struct question *q, struct str stem)
{
    for (size_t i = 0; i < q->count; i++)
        if (str_eq(q->stems[i], stem))
            return true;
    return false;
}

/* `spans` is NULL for words that were kept: nothing is left to take out. */
static void read_question(struct arena *a, struct text_stemmer *st, struct str text, enum lang lang,
                          const struct spans *spans, struct question *ret)
{
    struct buf b = buf_new(a, GAP_TEXT_MAX * 2);
    struct text_token t;
    size_t at = 0;

    *ret = (struct question){ 0 };
    while (ret->count < GAP_WORDS_MAX && text_token_next(st, text, lang, &at, &t)) {
        if (t.stop || shelf_is_filler(t.folded) || has_digit(t.folded) ||
            (spans && is_personal(spans, &t)) || has_stem(ret, t.stem))
            continue;
        if (b.len)
            buf_add_char(&b, ' ');
        buf_add(&b, str_lower(a, str_slice(text, t.start, t.end)));
        ret->stems[ret->count++] = str_copy(a, t.stem);
    }
    ret->words = buf_str(&b);
}

static int by_text(const void *one, const void *other)
{
    const struct str *a = one, *b = other;
    int order = memcmp(a->ptr, b->ptr, a->len < b->len ? a->len : b->len);

    return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* The same words in any order are the same question. */
static void key_of(struct arena *a, const struct blinder *b, struct question *q, enum lang lang,
                   uint8_t ret_key[static GAP_KEY_SIZE])
{
    struct buf all = buf_new(a, (size_t)4 << 10);

    qsort(q->stems, q->count, sizeof *q->stems, by_text);
    buf_add(&all, str_of(lang_name(lang)));
    for (size_t i = 0; i < q->count; i++) {
        buf_add_char(&all, ' ');
        buf_add(&all, q->stems[i]);
    }
    blinder_digest(b, STR("gap"), buf_str(&all), ret_key);
}

/* ---- keeping it ---- */

struct gap_job {
    struct arena *arena;
    struct gap_row row;
    uint8_t key[GAP_KEY_SIZE];
    struct gap_row *rows;
    size_t count;
};

static bool write_gap(struct tx *tx, void *arg, struct fault *f)
{
    struct gap_job *j = arg;

    return store_gap_forget(tx, j->row.org, j->row.last - GAP_DAYS * DAY_MS, f) &&
           store_gap_ask(tx, &j->row, j->key, GAPS_MAX, f);
}

static bool keep(struct desk *d, struct arena *a, const struct gap_search *s, struct fault *f)
{
    struct bench_place *place = place_take(d, f);
    struct pii_hints hints = { .lang = s->lang };
    struct spans spans = { 0 };
    scoped(blinder) *b = NULL;
    scoped(sealer) *own = NULL;
    struct question q = { 0 };
    struct gap_job j = { .arena = a };
    struct place at;
    bool ok;

    if (!place)
        return false;
    ok = pii_find_whole(d->parts.pii, place->scratch, a, (struct clear){ s->text }, &hints, &spans,
                        f);
    if (ok)
        read_question(a, place->stemmer, s->text, s->lang, &spans, &q);
    place_give(d, place);
    if (!ok || !q.count)
        return ok;
    j.row = (struct gap_row){ .id = id_new(),
                              .org = s->org,
                              .customers = s->customers,
                              .lang = str_of(lang_name(s->lang)),
                              .last = clock_now() / DAY_MS * DAY_MS };
    at = gap_place(j.row.id);
    if (!vault_blinder(d->parts.vault, s->org, &b, f) ||
        !vault_sealer(d->parts.vault, s->org, s->org, &own, f) ||
        !vault_seal(own, a, &at, q.words, &j.row.words, f))
        return false;
    key_of(a, b, &q, s->lang, j.key);
    return store_write(d->parts.store, write_gap, &j, f);
}

/* Anybody may ask on a help page, as often as they like: the disk is not theirs. */
static bool is_time(struct desk *d)
{
    msec now = clock_now();
    int_fast64_t last = atomic_load(&d->gap_noted);

    return (now - last >= PAUSE_MS || now < last) &&
           atomic_compare_exchange_strong(&d->gap_noted, &last, now);
}

/* Of what words found: a vector's nearest passage may be far away. */
static bool is_answered(const struct library_found *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->hits[i].cover >= GAP_COVER)
            return true;
    return false;
}

void gap_note(struct desk *d, struct arena *a, const struct gap_search *s)
{
    struct fault f = { 0 };

    if (is_answered(s->found) || s->text.len > GAP_TEXT_MAX || (s->customers && !is_time(d)))
        return;
    if (!keep(d, a, s, &f))
        log_fault("gaps", &f);
}

/* ---- reading them ---- */

static bool list_gaps(struct tx *tx, void *arg, struct fault *f)
{
    struct gap_job *j = arg;

    return store_gap_list(tx, j->arena, j->row.org, clock_now() - GAP_DAYS * DAY_MS, 2 * GAPS_MAX,
                          &j->rows, &j->count, f);
}

/* Dice: twice what they share, by what both have. */
static bool is_like(const struct question *one, const struct question *other)
{
    size_t both = 0;

    for (size_t i = 0; i < one->count; i++)
        both += has_stem(other, one->stems[i]);
    return (double)(2 * both) >= GAP_LIKE * (double)(one->count + other->count);
}

struct grouping {
    struct arena *arena;
    struct gap_group *groups;
    struct question *leaders; /* of each group */
    size_t count;
};

static void add_to_group(struct grouping *g, const struct gap_row *row, struct question *q)
{
    struct gap_group *to = NULL;

    for (size_t i = 0; i < g->count && !to; i++)
        if (str_eq(g->groups[i].lang, row->lang) && is_like(&g->leaders[i], q))
            to = &g->groups[i];
    if (!to) {
        g->leaders[g->count] = *q;
        to = &g->groups[g->count++];
        *to = (struct gap_group){ .lang = row->lang, .words = q->words };
    }
    to->ids = arena_grow(g->arena, to->ids, to->count * sizeof *to->ids,
                         (to->count + 1) * sizeof *to->ids);
    to->others = arena_grow(g->arena, to->others, to->count * sizeof *to->others,
                            (to->count + 1) * sizeof *to->others);
    if (!to->ids || !to->others)
        return; /* the arena says so in the end */
    if (to->count)
        to->others[to->count - 1] = q->words;
    to->ids[to->count++] = row->id;
    to->asked += row->asked;
    to->customers += row->customers ? row->asked : 0;
    to->last = row->last > to->last ? row->last : to->last;
}

static bool open_gaps(struct desk *d, const struct grant *g, const struct gap_job *j,
                      struct grouping *to, struct fault *f)
{
    struct bench_place *place = place_take(d, f);
    bool ok = place != NULL;

    for (size_t i = 0; ok && i < j->count; i++) {
        struct place at = gap_place(j->rows[i].id);
        enum lang lang = LANG_UNKNOWN;
        struct question q;
        struct clear words;

        ok = vault_open(d->parts.vault, g, to->arena, j->row.org, &at, j->rows[i].words, &words, f);
        if (!ok)
            break;
        lang_parse(j->rows[i].lang, &lang);
        read_question(to->arena, place->stemmer, words.text, lang, NULL, &q);
        q.words = words.text;
        add_to_group(to, &j->rows[i], &q);
    }
    if (place)
        place_give(d, place);
    return ok && arena_check(to->arena, f);
}

bool desk_gaps(struct desk *d, struct arena *a, const struct principal *by,
               struct gap_group **ret_groups, size_t *ret_count, struct fault *f)
{
    struct gap_job j = { .arena = a, .row = { .org = by->org } };
    struct access_wanted w = { .by = *by,
                               .purpose = principal_is(by, ROLE_SUPERVISOR) ? PURPOSE_QUALITY
                                                                            : PURPOSE_LEGAL,
                               .act = "gap.list",
                               .needs = 1u << CATEGORY_CONTENT,
                               .counted = true };
    struct grouping g = { .arena = a };
    const struct grant *grant;

    if (!article_may_write(by, f) || !store_read(d->parts.store, list_gaps, &j, f))
        return false;
    g.groups = arena_many(a, struct gap_group, j.count + 1);
    g.leaders = arena_many(a, struct question, j.count + 1);
    w.n = (int64_t)j.count;
    if (!arena_check(a, f) || !policy_decide(d->parts.policy, a, &w, &grant, f) ||
        !open_gaps(d, grant, &j, &g, f))
        return false;
    *ret_groups = g.groups;
    *ret_count = g.count;
    return true;
}

/* ---- seen to ---- */

struct gaps_done {
    struct desk *desk;
    const struct principal *by;
    const struct id *ids;
    size_t count;
};

static bool remove_gaps(struct tx *tx, void *arg, struct fault *f)
{
    struct gaps_done *g = arg;
    struct article_act act = { "gap.done", ID_NONE, (int64_t)g->count };

    for (size_t i = 0; i < g->count; i++)
        if (!store_gap_remove(tx, g->by->org, g->ids[i], f))
            return false;
    return article_note(g->desk, tx, g->by, &act, f);
}

bool desk_gaps_done(struct desk *d, const struct principal *by, const struct id *ids, size_t count,
                    struct fault *f)
{
    struct gaps_done g = { d, by, ids, count };

    return article_may_write(by, f) && store_write(d->parts.store, remove_gaps, &g, f);
}
