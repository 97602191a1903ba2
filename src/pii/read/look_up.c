/* SPDX-License-Identifier: EUPL-1.2 */
/* look_up.c - what the tokens of a window mean: each word by itself, phrases, and how far back the
 * last word of context stands. */
#include "pii/read/look_up_priv.h"

#include <string.h>

#include "pii/scratch_priv.h"

/* No phrase goes on over these. */
static bool phrase_ends(const struct token *t)
{
    return (1u << t->gap & (1u << GAP_PARA | 1u << GAP_COMMA | 1u << GAP_OTHER)) != 0;
}

static bool phrase_here(const struct find *f, const struct phrase *p, const struct token *t)
{
    for (size_t k = 1; k < p->count; k++) /* other words may have these hashes */
        if (!str_eq(token_folded(f, &t[k]), p->words[k]))
            return false;
    return true;
}

#define PLURALS (WORD_HEALTH | WORD_SPECIAL)

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

const struct entry *look_up_like(const struct lexicon *l, struct str word)
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

/* The longest phrase of the lexicon that begins at token i with two words of this hash, or NULL. */
static const struct phrase *phrase_at(const struct find *f, size_t i, uint64_t two)
{
    const struct lexicon *l = f->scratch->lexicon;
    const struct token *t = &f->tokens[i];
    const struct phrase *found[PHRASE_WORDS_MAX];
    const struct beginning *b;
    size_t n = 0;

    if (i + 1 >= f->count || phrase_ends(&t[1]))
        return NULL;
    b = lexicon_begins(l, two);
    for (size_t k = 2; b; k++) {
        if (b->phrase && b->phrase->count == k) /* another has the hash of other words */
            found[n++] = b->phrase;
        if (k == PHRASE_WORDS_MAX || i + k >= f->count || phrase_ends(&t[k]))
            break;
        b = lexicon_goes_on(l, b, t[k].hash);
    }
    while (n > 0)
        if (phrase_here(f, found[--n], t))
            return found[n];
    return NULL;
}

/* Once more of it is known: does a detector begin at token i? */
static void note_meaning(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint64_t is = t->is | (t->covered & (WORD_HEALTH | WORD_SPECIAL));
    uint8_t *note = &f->scratch->notes[i];

    *note = (uint8_t)((*note & ~NOTE_MEANING) | (is & f->leads ? NOTE_MEANING : 0));
}

static void give_phrase(struct find *f, size_t i, const struct phrase *p, size_t *covered)
{
    struct token *t = &f->tokens[i];

    if (p->meaning.is & (WORD_HEALTH | WORD_SPECIAL)) /* says more than its first word */
        t->is &= ~(WORD_HEALTH | WORD_SPECIAL | TERM_MANNER);
    t->is = (t->is & ~NEAR_ANY) | p->meaning.is;
    t->kind = p->meaning.kind;
    t->phrase = p->count;
    note_meaning(f, i);
    for (size_t k = 1; k < p->count; k++) {
        t[k].covered |= p->meaning.is;
        note_meaning(f, i + k);
    }
    if (p->meaning.is & NEAR_ANY && i + p->count > *covered)
        *covered = i + p->count;
}

/* A bank's code in small letters stands only right behind its word. */
static void note_codes(struct find *f, size_t from, size_t end)
{
    for (size_t k = from; k < end; k++) {
        uint32_t len = f->tokens[k].end - f->tokens[k].start;

        if (len == 8 || len == 11)
            f->scratch->notes[k] |= NOTE_LENGTH;
    }
}

/* The tokens behind a context word, up to the next one, count how far back it stands. */
static void count_from(struct find *f, size_t i, size_t next)
{
    struct token *t = f->tokens;
    size_t end = next - i > NEAR_REACH ? i + NEAR_REACH + 1 : next + 1;

    for (size_t k = i + 1; k < end; k++)
        t[k].near = (uint8_t)(k - i);
    if (t[i].is & NEAR_BIC)
        note_codes(f, i + 1, end);
}

/* A word of the lexicon, of which token i has the meaning already: phrases that begin with it, and
 * whether it is context. */
static bool give_context(struct find *f, size_t i, size_t *covered)
{
    struct token *t = &f->tokens[i];
    uint64_t two = lexicon_two(f->scratch->lexicon, t->entry, t[1].hash);
    const struct phrase *p;

    if (i < *covered) { /* "carte" in "carte d'identité" names no bank card */
        t->is &= ~NEAR_ANY;
        note_meaning(f, i);
    }
    p = lexicon_starts(f->scratch->lexicon, two) ? phrase_at(f, i, two) : NULL;
    if (p)
        give_phrase(f, i, p, covered);
    return t->is & NEAR_ANY;
}

/* Numbers of one length in a row; at 255 it begins anew with the same remainder by five. */
static uint8_t row_of(const struct find *f, const struct token *t)
{
    const struct token *before = t - 1;

    if (t == f->tokens || !(t->shape & before->shape & TOKEN_DIGITS) ||
        (t->gap != GAP_SPACE && t->gap != GAP_LINE) ||
        t->end - t->start != before->end - before->start)
        return 0;
    return before->row == 255 ? 251 : (uint8_t)(before->row + 1);
}

uint64_t look_up_row(const struct find *f, struct token *t)
{
    t->row = row_of(f, t);
    return lexicon_key(token_folded(f, t)).hash;
}

struct look_up look_up_start(struct find *f)
{
    return (struct look_up){
        .lexicon = f->scratch->lexicon,
        .leads = f->leads,
        .notes = f->scratch->notes,
    };
}

/* The tokens behind which a phrase may go on, and words of context, in order; gives how many.
 * Without a branch: which they are follows no rule. */
static size_t list_leading(const struct find *f, uint16_t list[static TOKENS_MAX])
{
    const struct lexicon *l = f->scratch->lexicon;
    const struct token *tokens = f->tokens;
    size_t end = f->count + 1, count = 0;

    for (size_t i = eight_next(f->scratch->notes, 1, end, NOTE_LED); i < end;
         i = eight_next(f->scratch->notes, i + 1, end, NOTE_LED)) {
        const struct token *t = &tokens[i - 1];

        list[count] = (uint16_t)(i - 1);
        count += lexicon_starts(l, lexicon_two(l, t->entry, t[1].hash)) | ((t->is & NEAR_ANY) != 0);
    }
    return count;
}

void look_up_end(struct find *f, struct look_up *u)
{
    const uint16_t *leading = f->scratch->leading;
    size_t covered = 0, context = SIZE_MAX, count;

    *u->notes = u->seconds == UINT64_MAX ? NOTE_LED : 0; /* a word of context */
    count = list_leading(f, f->scratch->leading);
    for (size_t k = 0; k < count; k++) {
        if (!give_context(f, leading[k], &covered))
            continue;
        if (context != SIZE_MAX)
            count_from(f, context, leading[k]);
        context = leading[k];
    }
    if (context != SIZE_MAX)
        count_from(f, context, f->count - 1);
}
