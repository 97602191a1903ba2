/* SPDX-License-Identifier: EUPL-1.2 */
/* known.c - what the desk knows of the people in a conversation, wherever it stands.
 *
 * Names are compared word by word, folded: whole, inverted, with initials, or one part with a
 * capital.  Everything else is compared as one run of letters and digits across any spacing. */
#include "pii/known_priv.h"
#include "pii/scratch_priv.h"

#include <string.h>

#include "text/text.h"

#define PART_LEAST 3 /* letters: shorter parts of a name are found only beside another */
#define RUN_LEAST  4

static void first_byte(struct pii_scratch *s, struct str word)
{
    unsigned char c = word.len ? (unsigned char)word.ptr[0] : 0;

    s->known_first[c / 32] |= 1u << c % 32;
}

static void prepare_name(struct pii_scratch *s, struct known *k, struct str folded)
{
    struct word w;

    for (size_t at = 0; k->count < KNOWN_WORDS && text_word_next(folded, &at, &w);) {
        struct str word = str_slice(folded, w.start, w.end);
        const struct entry *e = lexicon_find(s->lexicon, word);

        if (e && e->meaning.is & (WORD_CIVILITY | WORD_PARTICLE))
            continue;
        k->words[k->count++] = word;
        first_byte(s, word);
    }
}

/* Letters and digits without anything between; a French number also as it is dialled at home. */
static void prepare_run(struct pii_scratch *s, struct known *k, struct arena *a, struct str value)
{
    struct str folded =
        text_fold(a, k->type == SPAN_PHONE ? pii_normal(a, k->type, value) : value, NULL);
    char *out = arena_alloc(a, folded.len);
    size_t n = 0;

    for (size_t i = 0; out && i < folded.len; i++)
        if (ascii_alnum(folded.ptr[i]) || (unsigned char)folded.ptr[i] >= 0x80)
            out[n++] = folded.ptr[i];
    k->words[0] = str_make(out, n);
    k->count = n >= RUN_LEAST;
    if (k->count)
        first_byte(s, k->words[0]);
}

void known_prepare(struct find *f, struct arena *a)
{
    struct pii_scratch *s = f->scratch;
    const struct pii_hints *h = f->hints;

    s->known_count = 0;
    memset(s->known_first, 0, sizeof s->known_first);
    for (size_t i = 0; i < h->known_count && s->known_count < KNOWN_MAX; i++) {
        struct known *k = &s->known[s->known_count];

        *k = (struct known){ .type = h->known[i].type };
        if (k->type == SPAN_PERSON)
            prepare_name(s, k, text_fold(a, h->known[i].value, NULL));
        else
            prepare_run(s, k, a, h->known[i].value);
        s->known_count += k->count > 0;
    }
}

/* ---- names ---- */

/* Which word of the name is this token (bit), also as an initial?  0: none. */
static uint32_t name_word(const struct find *f, const struct known *k, size_t i, uint32_t used)
{
    struct str word = token_folded(f, &f->tokens[i]);

    for (size_t w = 0; w < k->count; w++)
        if (!(used & 1u << w) && str_eq(k->words[w], word))
            return 1u << w;
    if (f->tokens[i].shape & TOKEN_INITIAL && word.len)
        for (size_t w = 0; w < k->count; w++)
            if (!(used & 1u << w) && k->words[w].ptr[0] == word.ptr[0])
                return 1u << w;
    return 0;
}

/* "C. Morel": a dot behind an initial does not end the name. */
static bool name_goes_on(const struct find *f, size_t i)
{
    uint8_t gap = f->tokens[i].gap;

    if (gap <= GAP_JOIN)
        return true;
    return gap == GAP_DOT && f->tokens[i - 1].shape & TOKEN_INITIAL;
}

static void propose_known(struct find *f, size_t i, size_t last, enum span_type type, float score)
{
    propose(f,
            (struct span){ f->tokens[i].start, f->tokens[last].end, type, NULL, score, "known" });
}

/* A part alone: long enough, with a capital, and not a word that any sentence may begin with. */
static bool part_counts(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->folded_len < PART_LEAST || !(t->shape & TOKEN_CAPITAL))
        return false;
    return !(t->is & (WORD_ORDINARY | WORD_WEAK_NAME) && t->shape & TOKEN_START);
}

static void find_known_name(struct find *f, const struct known *k, size_t i)
{
    uint32_t used = name_word(f, k, i, 0);
    size_t last = i, whole = f->tokens[i].shape & TOKEN_INITIAL ? 0 : 1, at = i + 1;

    if (!used)
        return;
    for (; at < f->count && at < i + 2 * KNOWN_WORDS && name_goes_on(f, at); at++) {
        uint32_t bit = name_word(f, k, at, used);

        if (!bit && !(f->tokens[at].is & WORD_PARTICLE))
            break;
        used |= bit;
        if (bit) {
            last = at;
            whole += !(f->tokens[at].shape & TOKEN_INITIAL);
        }
    }
    if (last > i && whole)
        propose_known(f, i, last, SPAN_PERSON, 0.99F);
    else if (last == i && whole && part_counts(f, i))
        propose_known(f, i, i, SPAN_PERSON, 0.95F);
}

/* ---- runs ---- */

static void find_known_run(struct find *f, const struct known *k, size_t i)
{
    struct str rest = k->words[0];

    for (size_t at = i; at < f->count && (at == i || f->tokens[at].gap != GAP_PARA); at++) {
        struct str word = token_folded(f, &f->tokens[at]);

        if (!word.len || !str_starts(rest, word))
            return;
        rest = str_from(rest, word.len);
        if (!rest.len) {
            propose_known(f, i, at, k->type, 0.995F);
            return;
        }
    }
}

void find_known(struct find *f, size_t i)
{
    const struct pii_scratch *s = f->scratch;
    struct str word = token_folded(f, &f->tokens[i]);
    unsigned char c = word.len ? (unsigned char)word.ptr[0] : 0;

    if (!(s->known_first[c / 32] >> c % 32 & 1))
        return;
    for (size_t k = 0; k < s->known_count; k++) {
        if (s->known[k].type == SPAN_PERSON)
            find_known_name(f, &s->known[k], i);
        else
            find_known_run(f, &s->known[k], i);
    }
}
