/* SPDX-License-Identifier: EUPL-1.2 */
/* lexicon.c - the terms tables and the first names in one hash table (open addressing),
 * and the phrases in another, by their first two words.  Both are filled once, in pii_new(). */
#include "pii/read/lexicon_priv.h"

#include <string.h>

#include "model/gazetteer.h"
#include "pii/terms/said_priv.h"
#include "text/text.h"

#define PAIRS  65536u     /* first two words of phrases: more than twice as many */
#define STARTS (1u << 18) /* bits */

/* firstnames.txt, by tools/embed.py */
extern const unsigned char embed_firstnames[];
extern const uint64_t embed_firstnames_size;

struct lexicon {
    struct lexicon_table table; /* first: lexicon_slot() looks at it by itself */
    struct arena *arena;
    struct entry *next; /* of a chunk of entries that has room for more */
    size_t room;
    struct pair { /* how phrases begin */
        const struct entry *first;
        uint64_t second; /* hash of a word */
        struct phrase *phrases;
    } pairs[PAIRS];
    size_t pair_count;
    /* A bit for each pair by its hash.  Words that many phrases begin with ("ma", "on") stand in
     * front of thousands that none goes on with: those are told by these bits, which stay in the
     * cache, and not by a look into the table, which does not. */
    uint64_t starts[STARTS / 64];
};

/* As lexicon_key(), of a word behind which nothing may be read. */
static struct lexicon_key key_of(struct str word)
{
    char bytes[LEXICON_READ] = { 0 };
    uint64_t first;

    if (word.len)
        memcpy(bytes, word.ptr, word.len < sizeof bytes ? word.len : sizeof bytes);
    first = eight_load(bytes);
    return (struct lexicon_key){
        .first = first,
        .second = eight_load(bytes + 8),
        .hash = word.len > 8 ? lexicon_hash(first, word)
                             : lexicon_hash(first, str_make(bytes, word.len)),
    };
}

const struct entry *lexicon_find(const struct lexicon *l, struct str folded)
{
    const struct lexicon_key key = key_of(folded);

    return lexicon_find_key(l, &key, folded);
}

const struct entry *lexicon_next(const struct lexicon *l, size_t *at)
{
    while (*at < LEXICON_SLOTS) {
        const struct entry *e = l->table.slots[(*at)++].entry;

        if (e)
            return e;
    }
    return NULL;
}

#define CHUNK 512 /* entries */

_Static_assert(sizeof(struct entry) == 64, "an entry fills a line of the processor's cache");

static struct entry *new_entry(struct lexicon *l)
{
    if (!l->room) {
        uintptr_t p = (uintptr_t)arena_alloc(l->arena, (CHUNK + 1) * sizeof(struct entry));

        if (!p)
            return NULL;
        p += sizeof(struct entry) - p % sizeof(struct entry);
        l->next = (struct entry *)p;
        l->room = CHUNK;
    }
    l->room--;
    return l->next++;
}

static struct entry *entry_of(struct lexicon *l, struct str word)
{
    const struct lexicon_key key = key_of(word);
    struct lexicon_slot *s = (struct lexicon_slot *)(uintptr_t)lexicon_slot(l, &key, word);

    if (!s->entry) {
        s->entry = new_entry(l);
        if (!s->entry)
            return NULL;
        s->first = key.first;
        s->entry->word = word;
        s->entry->second = key.second;
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

/* What gives way to any other kind of the same word. */
static bool is_soft(const char *kind)
{
    return kind == said_matter || kind == said_house || kind == said_maker || kind == said_state;
}

static void also_means(struct meaning *m, struct meaning more)
{
    if (!more.is && (m->is & NEAR_ANY || (is_soft(more.kind) && m->kind)))
        return; /* the kind of a number goes before, and any before a mere matter */
    if (is_bare(m->is))
        more.is &= ~of_body_only(more.is);
    else if (is_bare(more.is))
        m->is &= ~of_body_only(m->is);
    m->is |= more.is;
    m->kind = more.kind ? more.kind : m->kind;
}

/* ---- phrases ---- */

static uint64_t pair_hash(const struct entry *first, uint64_t second)
{
    return lexicon_mixed(second, (uintptr_t)first);
}

static const struct pair *pair_of(const struct lexicon *l, const struct entry *first,
                                  uint64_t second)
{
    const struct pair *p;

    for (uint64_t h = pair_hash(first, second);; h++) {
        p = &l->pairs[h % PAIRS];
        if (!p->phrases || (p->first == first && p->second == second))
            return p;
    }
}

static uint32_t start_bit(const struct entry *first, uint64_t second)
{
    return (uint32_t)(pair_hash(first, second) >> 32) % STARTS;
}

const struct phrase *lexicon_phrases(const struct lexicon *l, const struct entry *first,
                                     uint64_t second, uint64_t third)
{
    uint32_t bit = start_bit(first, second);
    const struct phrase *p =
        l->starts[bit / 64] >> bit % 64 & 1 ? pair_of(l, first, second)->phrases : NULL;

    return !p || p->thirds & phrase_bit(third) ? p : p->two;
}

static uint64_t hash_of_word(struct str word)
{
    return key_of(word).hash;
}

/* Before those that are no longer. */
static bool put_phrase(struct lexicon *l, struct entry *first, struct phrase *p)
{
    uint64_t second = hash_of_word(p->words[1]);
    struct pair *pair = (struct pair *)(uintptr_t)pair_of(l, first, second);
    struct phrase **at = &pair->phrases;
    const struct phrase *two = NULL;
    uint64_t thirds = 0;

    if (!pair->phrases && ++l->pair_count > PAIRS / 2)
        return false;
    *pair = (struct pair){ first, second, pair->phrases };
    l->starts[start_bit(first, second) / 64] |= BIT(start_bit(first, second) % 64);
    if (pair->phrases) {
        thirds = pair->phrases->thirds;
        two = pair->phrases->two;
    }
    while (*at && (*at)->count > p->count)
        at = &(*at)->next;
    for (size_t i = 0; i < p->count; i++)
        p->hashes[i] = (uint32_t)hash_of_word(p->words[i]);
    p->next = *at;
    *at = p;
    pair->phrases->thirds = thirds | (p->count > 2 ? phrase_bit(hash_of_word(p->words[2])) : 0);
    pair->phrases->two = p->count > 2 ? two : p;
    first->seconds |= phrase_bit(second);
    return true;
}

/* The same phrase of another table. */
static struct phrase *phrase_like(const struct lexicon *l, const struct entry *e,
                                  const struct phrase *p)
{
    struct phrase *q = pair_of(l, e, hash_of_word(p->words[1]))->phrases;

    for (; q; q = q->next) {
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
    same = p->count == 1 ? NULL : phrase_like(l, e, p);
    if (p->count == 1 || same) {
        also_means(same ? &same->meaning : &e->meaning, meaning);
        return true;
    }
    p->meaning = meaning;
    return put_phrase(l, e, p);
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
    for (size_t i = 0; i < LEXICON_SLOTS; i++) {
        struct entry *e = l->table.slots[i].entry;
        const struct entry *one;

        if (!e || e->meaning.is || e->word.len < 5 || !str_ends(e->word, STR("s")))
            continue;
        one = lexicon_find(l, str_slice(e->word, 0, e->word.len - 1));
        if (one && one->meaning.is & (WORD_HEALTH | WORD_SPECIAL))
            e->meaning = one->meaning;
    }
}

static void open_context(struct lexicon *l)
{
    for (size_t i = 0; i < LEXICON_SLOTS; i++) {
        struct entry *e = l->table.slots[i].entry;

        if (e && e->meaning.is & NEAR_ANY)
            e->seconds = UINT64_MAX;
    }
}

struct lexicon *lexicon_new(struct arena *a)
{
    static const struct terms *const tables[] = {
        terms_context,     terms_names,        terms_special,      terms_special_fr,
        terms_special_en,  terms_special_de,   terms_special_es,   terms_special_it,
        terms_special_nl,  terms_special_pt,   terms_special_more, terms_medicines,
        terms_member,      terms_numbers,      terms_places,       terms_said,
        terms_secret,      terms_bank,         terms_reference,    terms_papers,
        terms_phone,       terms_matter,       terms_ailing,       terms_health,
        terms_told_de,     terms_told_nl,      terms_told_es,      terms_told_it,
        terms_told_pt,     terms_told_fr_en,   terms_felt_es,      terms_felt_it,
        terms_felt_pt,     terms_felt_de,      terms_felt_nl,      terms_felt_fr,
        terms_felt_fr_ill, terms_felt_fr_more, terms_lay,          terms_noted,
        terms_away,
    };
    struct lexicon *l = arena_make(a, struct lexicon);

    if (!l)
        return NULL;
    l->arena = a;
    for (size_t i = 0; i < LEXICON_SLOTS; i++)
        l->table.slots[i].first = LEXICON_FREE;
    illness_ends(&l->table);
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (!add_terms(l, tables[i]))
            return NULL;
    if (!add_first_names(l))
        return NULL;
    share_plurals(l);
    open_context(l);
    return l;
}

static uint32_t hash_of(struct str word)
{
    uint32_t h = GAZETTEER_HASH_START;

    for (size_t i = 0; i < word.len; i++)
        h = gazetteer_hash(h, word.ptr[i]);
    return h;
}

void lexicon_ask(struct lexicon *l, const struct gazetteer *g, uint32_t (*lists_of)(uint64_t is))
{
    for (size_t i = 0; i < LEXICON_SLOTS; i++) {
        struct entry *e = l->table.slots[i].entry;

        if (!e)
            continue;
        e->hash = hash_of(e->word);
        e->tail = hash_of(str_from(e->word, e->word.len > 3 ? e->word.len - 3 : 0));
        e->known = gazetteer_find(g, e->hash);
        e->lists = lists_of(e->meaning.is);
    }
}
