/* SPDX-License-Identifier: EUPL-1.2 */
/* lexicon.c - the terms tables and the first names in one hash table (open addressing).
 *
 * A look-up that fails, as most do, reads one slot.  The table is filled once, in pii_new(). */
#include "pii/lexicon_priv.h"

#include <string.h>

#include "text/text.h"

#define SLOTS 32768u /* some four times the entries */

/* firstnames.txt, by tools/embed.py */
extern const unsigned char embed_firstnames[];
extern const uint64_t embed_firstnames_size;

struct lexicon {
    struct arena *arena;
    struct slot {
        uint32_t hash;
        struct entry *entry;
    } slots[SLOTS];
};

static struct slot *slot_of(const struct lexicon *l, struct str word, uint32_t hash)
{
    for (uint32_t h = hash ^ hash >> 15;; h++) {
        const struct slot *s = &l->slots[h % SLOTS];

        if (!s->entry || (s->hash == hash && str_eq(s->entry->word, word)))
            return (struct slot *)(uintptr_t)s;
    }
}

const struct entry *lexicon_find(const struct lexicon *l, struct str folded, uint32_t hash)
{
    return slot_of(l, folded, hash)->entry;
}

static uint32_t hash_of(struct str word)
{
    uint32_t h = LEXICON_HASH_START;

    for (size_t i = 0; i < word.len; i++)
        h = lexicon_hash(h, word.ptr[i]);
    return h;
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
    }
    return s->entry;
}

static bool add_phrase(struct lexicon *l, struct str text, struct meaning meaning)
{
    struct phrase *p = arena_make(l->arena, struct phrase);
    struct str folded = text_fold(l->arena, text, NULL);
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
        e->meaning.is |= meaning.is;
        e->meaning.kind = meaning.kind ? meaning.kind : e->meaning.kind;
        return true;
    }
    p->meaning = meaning;
    p->next = e->phrases;
    e->phrases = p;
    return true;
}

static bool add_terms(struct lexicon *l, const struct terms *terms)
{
    for (; terms->phrases; terms++) {
        struct str rest = str_of(terms->phrases), text;

        while (str_split(&rest, '|', &text))
            if (!add_phrase(l, text, (struct meaning){ terms->is, terms->kind }))
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

struct lexicon *lexicon_new(struct arena *a)
{
    struct lexicon *l = arena_make(a, struct lexicon);

    if (!l)
        return NULL;
    l->arena = a;
    if (!add_terms(l, terms_context) || !add_terms(l, terms_names) ||
        !add_terms(l, terms_special) || !add_first_names(l))
        return NULL;
    return l;
}
