/* SPDX-License-Identifier: EUPL-1.2 */
/* lexicon.c - the terms tables and the first names in one hash table (open addressing),
 * and the beginnings of phrases, of two words and more, in another.  Both are filled once, in
 * pii_new(). */
#include "pii/read/lexicon_priv.h"

#include <string.h>

#include "model/gazetteer.h"
#include "pii/terms/said_priv.h"
#include "text/text.h"

#define BEGINNINGS 131072u /* first words of phrases: some twice as many */

/* firstnames.txt, by tools/embed.py */
extern const unsigned char embed_firstnames[];
extern const uint64_t embed_firstnames_size;

struct lexicon {
    struct lexicon_table table; /* first: lexicon_table() looks at it by itself */
    struct arena *arena;
    size_t entry_count;
    struct beginning beginnings[BEGINNINGS];
    size_t beginning_count;
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

_Static_assert(sizeof(struct entry) == LINE, "an entry fills a line of the processor's cache");

/* NULL: no more can be held, or it is no word. */
static struct entry *entry_of(struct lexicon *l, struct str word)
{
    const struct lexicon_key key = key_of(word);
    struct entry *e;

    if (!word.len || word.len > WORD_FOLDED_MAX) /* a text's words are no longer */
        return NULL;
    e = (struct entry *)(uintptr_t)lexicon_place(l, &key, word);
    if (!e->first) {
        if (++l->entry_count > LEXICON_SLOTS / 2)
            return NULL;
        e->first = key.first;
        e->second = key.second;
        e->word = word.ptr;
        e->len = (uint16_t)word.len;
    }
    return e;
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

/* Where it stands, or belongs. */
static const struct beginning *beginning_of(const struct lexicon *l, uint64_t hash)
{
    for (uint64_t at = hash;; at++) {
        const struct beginning *b = &l->beginnings[at % BEGINNINGS];

        if (b->hash == hash || !b->hash)
            return b;
    }
}

const struct beginning *lexicon_begins(const struct lexicon *l, uint64_t two)
{
    return beginning_of(l, two);
}

const struct beginning *lexicon_goes_on(const struct lexicon *l, const struct beginning *b,
                                        uint64_t next)
{
    return b->nexts & phrase_bit(next) ? beginning_of(l, lexicon_mixed(b->hash, next)) : NULL;
}

static uint64_t hash_of_word(struct str word)
{
    return key_of(word).hash;
}

/* NULL: no more can be held. */
static struct beginning *begin(struct lexicon *l, uint64_t hash)
{
    struct beginning *b = (struct beginning *)(uintptr_t)beginning_of(l, hash);

    if (b->hash)
        return b;
    if (++l->beginning_count > BEGINNINGS / 4 * 3)
        return NULL;
    b->hash = hash;
    return b;
}

/* All its words, and each beginning in front of that; NULL as begin(). */
static struct beginning *begin_phrase(struct lexicon *l, struct entry *first,
                                      const struct phrase *p)
{
    uint64_t next = hash_of_word(p->words[1]), two = lexicon_two(l, first, next);
    struct beginning *b = begin(l, two);

    first->seconds |= phrase_bit(next);
    l->table.starts[lexicon_start(two) / 64] |= BIT(lexicon_start(two) % 64);
    for (size_t i = 2; b && i < p->count; i++) {
        next = hash_of_word(p->words[i]);
        b->nexts |= phrase_bit(next);
        b = begin(l, lexicon_mixed(b->hash, next));
    }
    return b;
}

static bool same_words(const struct phrase *a, const struct phrase *b)
{
    size_t same = 0;

    while (a->count == b->count && same < a->count && str_eq(a->words[same], b->words[same]))
        same++;
    return same == a->count;
}

static bool add_phrase(struct lexicon *l, struct str text, struct meaning meaning)
{
    struct phrase *p = arena_make(l->arena, struct phrase);
    struct str folded = text_fold(l->arena, text, NULL);
    struct beginning *b;
    struct entry *e;
    struct word w;

    if (!p)
        return false;
    for (size_t at = 0; p->count < PHRASE_WORDS_MAX && text_word_next(folded, &at, &w);)
        p->words[p->count++] = str_slice(folded, w.start, w.end);
    e = entry_of(l, p->words[0]);
    if (!e)
        return false;
    if (p->count == 1) {
        also_means(&e->meaning, meaning);
        return true;
    }
    b = begin_phrase(l, e, p);
    if (!b)
        return false;
    if (!b->phrase) {
        p->meaning = meaning;
        b->phrase = p;
        return true;
    }
    if (!same_words(b->phrase, p)) /* two phrases of one hash: one of them needs another word */
        return false;
    also_means(&b->phrase->meaning, meaning); /* the same of another table */
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
    for (size_t i = 0; i < LEXICON_SLOTS; i++) {
        struct entry *e = &l->table.entries[i];
        const struct entry *one;

        if (e->len < 5 || e->meaning.is || !str_ends(entry_word(e), STR("s")))
            continue;
        one = lexicon_find(l, str_slice(entry_word(e), 0, e->len - 1u));
        if (one && one->meaning.is & (WORD_HEALTH | WORD_SPECIAL))
            e->meaning = one->meaning;
    }
}

static void open_context(struct lexicon *l)
{
    for (size_t i = 0; i < LEXICON_SLOTS; i++) {
        struct entry *e = &l->table.entries[i];

        if (e->meaning.is & NEAR_ANY)
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
    struct lexicon *l = lines_alloc(a, sizeof *l);

    if (!l)
        return NULL;
    l->arena = a;
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
        struct entry *e = &l->table.entries[i];

        if (!e->len)
            continue;
        e->hash = hash_of(entry_word(e));
        e->tail = hash_of(str_from(entry_word(e), e->len > 3 ? e->len - 3u : 0));
        e->known = (uint16_t)gazetteer_find(g, e->hash);
        e->lists = lists_of(e->meaning.is);
    }
}
