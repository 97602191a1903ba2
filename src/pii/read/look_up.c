/* SPDX-License-Identifier: EUPL-1.2 */
/* look_up.c - what the tokens of a window mean: each word by itself, phrases, and how far back the
 * last word of context stands. */
#include "pii/read/look_up_priv.h"

#include <string.h>

#include "pii/read/lexicon_priv.h"
#include "pii/scratch_priv.h"

/* No phrase goes on over these. */
static bool phrase_ends(const struct token *t)
{
    return (1u << t->gap & (1u << GAP_PARA | 1u << GAP_COMMA | 1u << GAP_OTHER)) != 0;
}

static bool phrase_here(const struct find *f, const struct phrase *p, size_t i)
{
    const uint64_t *hashes = f->scratch->hashes + i;

    if (i + p->count > f->count)
        return false;
    for (size_t k = 2; k < p->count; k++)
        if (p->hashes[k] != (uint32_t)hashes[k])
            return false;
    for (size_t k = 1; k < p->count; k++) { /* other words may have these hashes */
        const struct token *t = &f->tokens[i + k];

        if (phrase_ends(t) || !str_eq(token_folded(f, t), p->words[k]))
            return false;
    }
    return true;
}

#define PLURALS    (WORD_HEALTH | WORD_SPECIAL)
#define LIKE_LEAST 5 /* bytes of a word that is looked for in other forms */

/* "routerwachtwoord", "WLAN-Kennwort" in one word, "Notfallcode": the last part says what it is;
 * codes of shops and errors are none. */
static const struct entry *compound_of(const struct lexicon *l, struct str word)
{
    static const struct str ends[] = { STR_INIT("wachtwoord"), STR_INIT("passwort"),
                                       STR_INIT("kennwort"), STR_INIT("code") };
    static const struct str others[] = {
        STR_INIT("post"),   STR_INIT("bar"),    STR_INIT("fehler"),   STR_INIT("fout"),
        STR_INIT("rabatt"), STR_INIT("schein"), STR_INIT("kortings"), STR_INIT("actie"),
        STR_INIT("farb"),   STR_INIT("kunden"), STR_INIT("promo"),    STR_INIT("streepjes"),
        STR_INIT("source"), STR_INIT("error"),  STR_INIT("strich"),   STR_INIT("aktions"),
        STR_INIT("quell"),  STR_INIT("land"),   STR_INIT("zip"),      STR_INIT("uni"),
        STR_INIT("qr"),     STR_INIT("en"),     STR_INIT("de"),       STR_INIT("geo"),
    };

    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct str head;

        if (!str_ends(word, ends[i]) || word.len < ends[i].len + 3)
            continue;
        head = str_slice(word, 0, word.len - ends[i].len);
        for (size_t k = 0; k < COUNT_OF(others); k++)
            if (str_ends(head, others[k]))
                return NULL;
        return lexicon_find(l, ends[i]);
    }
    return NULL;
}

/* May it end as compound_of()'s words do? */
static bool like_compound(struct str word)
{
    const char *end = word.ptr + word.len;

    if (word.len < 7)
        return false;
    return (end[-1] == 'e' && memcmp(end - 4, "code", 4) == 0) ||
           (end[-1] == 't' && memcmp(end - 3, "ort", 3) == 0) ||
           (end[-1] == 'd' && memcmp(end - 5, "woord", 5) == 0);
}

/* A word that the lexicon has not as it stands: a compound, an illness by its form, a plural. */
static const struct entry *entry_like(const struct lexicon *l, struct str word)
{
    const struct entry *e;
    struct lexicon_key key;

    if (like_compound(word))
        return compound_of(l, word);
    if (lexicon_ends_so(l, word))
        return illness_of(l, word);
    if (word.ptr[word.len - 1] != 's')
        return NULL;
    word.len--;
    key = lexicon_key(word);
    e = lexicon_find_key(l, &key, word);
    return e && e->meaning.is & PLURALS ? e : NULL;
}

/* The longest phrase of the lexicon that begins at token i, or NULL. */
static const struct phrase *phrase_at(const struct find *f, size_t i, const struct entry *e)
{
    const uint64_t *hashes = f->scratch->hashes;
    const struct phrase *p;

    if (i + 1 >= f->count || phrase_ends(&f->tokens[i + 1]))
        return NULL;
    p = lexicon_phrases(f->scratch->lexicon, e, hashes[i + 1], hashes[i + 2]);
    while (p && !phrase_here(f, p, i))
        p = p->next;
    return p;
}

static void give_phrase(struct find *f, size_t i, const struct phrase *p, size_t *covered)
{
    struct token *t = &f->tokens[i];

    if (p->meaning.is & (WORD_HEALTH | WORD_SPECIAL)) /* says more than its first word */
        t->is &= ~(WORD_HEALTH | WORD_SPECIAL | TERM_MANNER);
    t->is = (t->is & ~NEAR_ANY) | p->meaning.is;
    t->kind = p->meaning.kind;
    t->phrase = p->count;
    t->plain &= !(t->is & f->leads);
    for (size_t k = 1; k < p->count; k++) {
        t[k].covered |= p->meaning.is;
        t[k].plain &= !(p->meaning.is & f->leads & (WORD_HEALTH | WORD_SPECIAL));
    }
    if (p->meaning.is & NEAR_ANY && i + p->count > *covered)
        *covered = i + p->count;
}

/* The tokens behind a context word count how far back it stands. */
static void count_from(struct find *f, size_t i)
{
    struct token *t = &f->tokens[i + 1], *end = &f->tokens[f->count];

    for (uint8_t near = 1; near <= NEAR_REACH && t < end; near++, t++)
        t->near = near;
}

/* A word of the lexicon, of which token i has the meaning already: phrases that begin with it, and
 * whether it is context. */
static void give_context(struct find *f, size_t i, size_t *covered)
{
    struct token *t = &f->tokens[i];
    const struct entry *e = f->scratch->entries[i];
    const struct phrase *p;

    if (i < *covered) /* "carte" in "carte d'identité" names no bank card */
        t->is &= ~NEAR_ANY;
    p = e->seconds & phrase_bit(f->scratch->hashes[i + 1]) ? phrase_at(f, i, e) : NULL;
    if (p)
        give_phrase(f, i, p, covered);
    if (t->is & NEAR_ANY)
        count_from(f, i);
}

/* Numbers of one length in a row; at 255 it begins anew with the same remainder by five. */
static uint8_t row_of(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *before = t - 1;

    if (i == 0 || !(t->shape & before->shape & TOKEN_DIGITS) ||
        (t->gap != GAP_SPACE && t->gap != GAP_LINE) ||
        t->end - t->start != before->end - before->start)
        return 0;
    return before->row == 255 ? 251 : (uint8_t)(before->row + 1);
}

/* Each word's meaning, but of numbers; gives how many may be more than they are by themselves, and
 * which: those behind which a phrase may go on, and words of context. */
static size_t look_up_words(struct find *f)
{
    struct pii_scratch *s = f->scratch;
    const struct lexicon *lexicon = s->lexicon;
    const char *folded = f->folded;
    struct token *t = f->tokens;
    uint64_t leads = f->leads, seconds = 0; /* of the word before; of context: all */
    size_t end = f->count, count = 0, i;

    for (i = 0; i < end; i++, t++) {
        struct str word = str_make(folded + t->folded, t->folded_len);
        const struct lexicon_key key = lexicon_key(word);
        const struct entry *e =
            t->shape & TOKEN_DIGITS ? NULL : lexicon_find_key(lexicon, &key, word);

        s->hashes[i] = key.hash;
        s->leading[count] = (uint16_t)(i - 1); /* noted where it is counted; never at the first */
        count += (seconds & phrase_bit(key.hash)) != 0;
        seconds = 0;
        if (t->shape & TOKEN_DIGITS)
            t->row = row_of(f, i);
        else if (!e && word.len >= LIKE_LEAST)
            e = entry_like(lexicon, word);
        s->entries[i] = e;
        if (!e)
            continue;
        t->is = e->meaning.is;
        t->kind = e->meaning.kind;
        t->phrase = 1;
        t->plain &= !(t->is & leads);
        seconds = t->is & NEAR_ANY ? UINT64_MAX : e->seconds;
    }
    s->leading[count] = (uint16_t)(i - 1);
    return count + (seconds == UINT64_MAX);
}

void look_up_tokens(struct find *f)
{
    size_t covered = 0, count = look_up_words(f);

    for (size_t k = 0; k < count; k++)
        give_context(f, f->scratch->leading[k], &covered);
}
