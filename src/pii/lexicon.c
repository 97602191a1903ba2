/* SPDX-License-Identifier: EUPL-1.2 */
/* lexicon.c - the terms tables and the first names in one hash table (open addressing).
 *
 * Most words of a text are in none of them: a filter of one bit a hash, small enough to stay in
 * the first cache, answers for these.  The table is filled once, in pii_new(). */
#include "pii/lexicon_priv.h"

#include <string.h>

#include "text/text.h"

#define SLOTS       65536u /* some four times the entries */
#define FILTER_BITS (1u << 17)

/* firstnames.txt, by tools/embed.py */
extern const unsigned char embed_firstnames[];
extern const uint64_t embed_firstnames_size;

struct lexicon {
    struct arena *arena;
    uint64_t filter[FILTER_BITS / 64];
    struct slot {
        uint32_t hash;
        struct entry *entry;
    } slots[SLOTS];
};

static uint64_t load64(const char *p)
{
    uint64_t v;

    memcpy(&v, p, sizeof v);
    return v;
}

static uint64_t load32(const char *p)
{
    uint32_t v;

    memcpy(&v, p, sizeof v);
    return v;
}

static uint64_t mixed(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

/* Eight bytes a step; a rest is read as a whole that overlaps what was read before.  The words
 * are our own lists: nobody who writes a text can make more than its own words collide. */
static uint32_t hash_of(struct str word)
{
    const char *p = word.ptr;
    size_t n = word.len;
    uint64_t h = n;

    if (n >= 8) {
        for (; n > 8; p += 8, n -= 8)
            h = mixed(h, load64(p));
        h = mixed(h, load64(word.ptr + word.len - 8));
    } else if (n >= 4) {
        h = mixed(h, load32(p) | load32(p + n - 4) << 32);
    } else if (n) {
        h = mixed(h, (uint64_t)(unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << 8 |
                         (uint64_t)(unsigned char)p[n - 1] << 16);
    }
    return (uint32_t)(h >> 16);
}

static struct slot *slot_of(const struct lexicon *l, struct str word, uint32_t hash)
{
    for (uint32_t h = hash ^ hash >> 15;; h++) {
        const struct slot *s = &l->slots[h % SLOTS];

        if (!s->entry || (s->hash == hash && str_eq(s->entry->word, word)))
            return (struct slot *)(uintptr_t)s;
    }
}

const struct entry *lexicon_find(const struct lexicon *l, struct str folded)
{
    uint32_t hash = hash_of(folded), bit = hash % FILTER_BITS;

    if (!(l->filter[bit / 64] >> bit % 64 & 1))
        return NULL;
    return slot_of(l, folded, hash)->entry;
}

const struct entry *lexicon_next(const struct lexicon *l, size_t *at)
{
    while (*at < SLOTS) {
        const struct entry *e = l->slots[(*at)++].entry;

        if (e)
            return e;
    }
    return NULL;
}

static struct entry *entry_of(struct lexicon *l, struct str word)
{
    uint32_t hash = hash_of(word);
    struct slot *s = slot_of(l, word, hash);

    if (!s->entry) {
        s->entry = arena_make(l->arena, struct entry);
        if (!s->entry)
            return NULL;
        s->hash = hash;
        s->entry->word = word;
        l->filter[hash % FILTER_BITS / 64] |= (uint64_t)1 << hash % 64;
    }
    return s->entry;
}

/* What says it whoever is meant needs no part of the body beside it, whatever another row says. */
static uint64_t of_body_only(uint64_t is)
{
    return (is & TERM_MANNER) == WORD_OF_BODY ? WORD_OF_BODY : 0;
}

static bool is_bare(uint64_t is)
{
    return is & (WORD_HEALTH | WORD_SPECIAL) && !(is & TERM_MANNER);
}

static void also_means(struct meaning *m, struct meaning more)
{
    if (!more.is && m->is & NEAR_ANY) /* the kind of a number goes before */
        return;
    if (is_bare(m->is))
        more.is &= ~of_body_only(more.is);
    else if (is_bare(more.is))
        m->is &= ~of_body_only(m->is);
    m->is |= more.is;
    m->kind = more.kind ? more.kind : m->kind;
}

/* The same phrase of another table. */
static struct phrase *phrase_like(const struct entry *e, const struct phrase *p)
{
    for (struct phrase *q = e->phrases; q; q = q->next) {
        size_t same = 1;

        while (q->count == p->count && same < p->count && str_eq(q->words[same], p->words[same]))
            same++;
        if (q->count == p->count && same == p->count)
            return q;
    }
    return NULL;
}

static bool add_phrase(struct lexicon *l, struct str text, struct meaning meaning)
{
    struct phrase *p = arena_make(l->arena, struct phrase);
    struct str folded = text_fold(l->arena, text, NULL);
    struct phrase *same;
    struct entry *e;
    struct word w;

    if (!p)
        return false;
    for (size_t at = 0; p->count < PHRASE_WORDS_MAX && text_word_next(folded, &at, &w);)
        p->words[p->count++] = str_slice(folded, w.start, w.end);
    e = entry_of(l, p->words[0]);
    if (!e)
        return false;
    same = p->count == 1 ? NULL : phrase_like(e, p);
    if (p->count == 1 || same) {
        also_means(same ? &same->meaning : &e->meaning, meaning);
        return true;
    }
    p->meaning = meaning;
    p->next = e->phrases;
    e->phrases = p;
    e->seconds |= phrase_bit(p->words[1]);
    return true;
}

/* "diabétic~o~a": the stem with each of the endings. */
static bool add_forms(struct lexicon *l, struct str text, struct meaning meaning)
{
    struct str rest = text, stem, end;

    if (str_chr(text, '~', 0) == STR_NPOS)
        return add_phrase(l, text, meaning);
    str_split(&rest, '~', &stem);
    while (str_split(&rest, '~', &end)) {
        struct str form = str_printf(l->arena, "%.*s%.*s", STR_ARG(stem), STR_ARG(end));

        if (!form.len || !add_phrase(l, form, meaning))
            return false;
    }
    return true;
}

static bool add_terms(struct lexicon *l, const struct terms *terms)
{
    for (; terms->phrases; terms++) {
        struct str rest = str_of(terms->phrases), text;

        while (str_split(&rest, '|', &text))
            if (!add_forms(l, text, (struct meaning){ terms->is, terms->kind }))
                return false;
    }
    return true;
}

static bool add_first_names(struct lexicon *l)
{
    struct str rest = str_make(embed_firstnames, (size_t)embed_firstnames_size), name;

    while (str_line(&rest, &name)) {
        bool weak = str_ends(name, STR("?"));
        struct entry *e;

        if (str_starts(name, STR("#"))) /* where the names come from */
            continue;
        e = entry_of(l, str_slice(name, 0, name.len - weak));
        if (!e)
            return false;
        e->meaning.is |= weak || e->meaning.is & WORD_ORDINARY ? WORD_WEAK_NAME : WORD_FIRSTNAME;
    }
    return true;
}

/* A plural that only begins phrases means what its singular does: "musulmans (pratiquants)". */
static void share_plurals(struct lexicon *l)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct entry *e = l->slots[i].entry;
        const struct entry *one;

        if (!e || e->meaning.is || e->word.len < 5 || !str_ends(e->word, STR("s")))
            continue;
        one = lexicon_find(l, str_slice(e->word, 0, e->word.len - 1));
        if (one && one->meaning.is & (WORD_HEALTH | WORD_SPECIAL))
            e->meaning = one->meaning;
    }
}

struct lexicon *lexicon_new(struct arena *a)
{
    static const struct terms *const tables[] = {
        terms_context,    terms_names,      terms_special,    terms_special_fr, terms_special_en,
        terms_special_de, terms_special_es, terms_special_it, terms_special_nl, terms_special_pt,
        terms_medicines,  terms_numbers,    terms_places,     terms_said,
    };
    struct lexicon *l = arena_make(a, struct lexicon);

    if (!l)
        return NULL;
    l->arena = a;
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (!add_terms(l, tables[i]))
            return NULL;
    if (!add_first_names(l))
        return NULL;
    share_plurals(l);
    return l;
}
