/* SPDX-License-Identifier: EUPL-1.2 */
/* weigh_word.c - words that may be secrets ("Losungswort Edelweiss", "the word's harvest"): which
 * are weighed, and what is seen of them.
 *
 * A password that is an ordinary word has no form at all, so only words near one that calls
 * something a secret are asked about, and the model (weigh.c) sees the word itself, how common it
 * is, how it is written and marked, and what calls it so. */
#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"
#include "pii/secrets/secret_priv.h"
#include "pii/weigh/weigh_priv.h"

#include <string.h>

#define WORD_MOST    40
#define QUOTED_MOST  60
#define QUOTED_WORDS 8
#define LENGTHS_MOST 8

/* Words of the sentence, where nothing marks them as something else. */
#define OF_SENTENCE (WORD_LIGHT | WORD_THE | WORD_OWNER | WORD_NOT | WORD_IS | WORD_GREETING)

static bool is_cue(const struct token *t)
{
    return t->is & WEIGH_CUES && !secret_kind(t, "pair"); /* "wifi": what follows is its name */
}

/* Does a line or sentence end before that token? */
static bool ends_before(const struct token *t)
{
    return t->gap == GAP_LINE || t->gap == GAP_PARA || t->gap == GAP_DOT;
}

/* The word that calls it a secret, nearest first, before it and then behind; NULL: there is none.
 * `ret_far`: tokens to it, behind it from WEIGH_CUE_BEFORE on. */
static const struct token *cue_of(const struct find *f, size_t k, size_t last, size_t *ret_far)
{
    for (size_t far = 1; far <= WEIGH_CUE_BEFORE && far <= k; far++)
        if (is_cue(&f->tokens[k - far])) {
            *ret_far = far;
            return &f->tokens[k - far];
        }
    for (size_t far = 1;
         far <= WEIGH_CUE_BEHIND && last + far < f->count && !ends_before(&f->tokens[last + far]);
         far++)
        if (is_cue(&f->tokens[last + far])) {
            *ret_far = WEIGH_CUE_BEFORE + far;
            return &f->tokens[last + far];
        }
    return NULL;
}

/* Words of the sentence, and what everybody writes every day: in small letters, with no mark. */
static bool is_of_sentence(const struct find *f, const struct token *t)
{
    if (t->shape & (TOKEN_CAPITAL | TOKEN_MIXED))
        return false;
    return t->is & OF_SENTENCE ||
           GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, token_folded(f, t))) >=
               PLAIN_VERY_COMMON;
}

static bool is_link(const struct find *f, uint32_t start, uint32_t end)
{
    return secret_address(str_slice(f->text, start, end)) ||
           (start > 2 && memcmp(f->text.ptr + start - 3, "://", 3) == 0);
}

/* "null", "string", "incorrect" */
static bool is_state(const struct find *f, const struct token *t, uint32_t end)
{
    struct str s = str_slice(f->text, t->start, end);

    return secret_placeholder(s) || (end == t->end && !secret_may_be_chosen(f, t, s));
}

bool weigh_cut_word(const struct find *f, size_t k, struct weighable *ret)
{
    const struct token *t = &f->tokens[k];
    struct weighable w = { .first = k, .last = k, .start = t->start, .word = true };
    size_t far;
    bool inside = weigh_inside(f, t);
    char mark;

    if (inside && t->gap != GAP_OTHER)
        return false;
    mark = mark_in_front(f, t->start);
    w.end = mark == '"' ? secret_quote_end(f, t->start) : 0;
    w.quoted = w.end > w.start;
    if (!w.quoted) {
        if (inside || (!mark && is_of_sentence(f, t)))
            return false;
        w.end = secret_end(f, t->start);
        if (is_link(f, t->start, w.end))
            return false;
    }
    if (is_state(f, t, w.end))
        return false;
    if (w.end < w.start + WEIGH_WORD_LEAST ||
        w.end - w.start > (w.quoted ? QUOTED_MOST : WORD_MOST))
        return false;
    while (w.last + 1 < f->count && f->tokens[w.last + 1].end <= w.end)
        w.last++;
    if (w.last - w.first >= QUOTED_WORDS || !cue_of(f, k, w.last, &far))
        return false;
    *ret = w;
    return true;
}

/* How it is written: kinds of characters in a row, each kind once. */
static uint64_t form_of(struct str s)
{
    uint64_t form = 0;
    char last = 0;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        char kind = ascii_digit(c)                 ? '9'
                    : c >= 'A' && c <= 'Z'         ? 'A'
                    : ascii_alpha(c) || c & '\x80' ? 'a'
                                                   : c;

        if (kind != last)
            form = form * 257 + (unsigned char)kind;
        last = kind;
    }
    return form;
}

static void see_own(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    const struct token *t = &f->tokens[w->first];
    struct str s = str_slice(f->text, w->start, w->end);
    size_t words = w->last - w->first + 1;
    uint32_t known = gazetteer_word(&f->pii->gazetteer, token_folded(f, t));

    weigh_note(room, SEEN_OWN_FORM, form_of(s));
    weigh_note(room, SEEN_OWN_FORM,
               1u << 16 | (uint64_t)(s.len / 2 < LENGTHS_MOST ? s.len / 2 : LENGTHS_MOST));
    weigh_note(room, SEEN_OWN_FORM, 2u << 16 | words << 1 | w->quoted);
    if (words > 1)
        return;
    weigh_note(room, SEEN_OWN, f->tokens[w->first].hash);
    weigh_note_letters(room, SEEN_OWN_LETTERS, t);
    weigh_note(room, SEEN_OWN_FORM,
               3u << 16 | GAZETTEER_WORD(known) << 3 | (t->shape & TOKEN_CAPITAL) << 2 |
                   (known & GAZETTEER_ORG ? 2 : 0) | (GAZETTEER_FIRST(known) > 0));
    for (uint64_t is = t->is | t->covered; is; is &= is - 1)
        weigh_note(room, SEEN_OWN_MEANING, (uint64_t)__builtin_ctzll(is));
}

static void see_cue(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    size_t far = 0;
    const struct token *cue = cue_of(f, w->first, w->last, &far);
    unsigned char mark = (unsigned char)mark_in_front(f, w->start);
    uint64_t hash;

    if (!cue)
        return;
    hash = cue->hash;
    weigh_note(room, SEEN_CUE, hash);
    weigh_note(room, SEEN_CUE_FAR, far);
    weigh_note(room, SEEN_CUE_FAR, hash << 5 | far);
    weigh_note(room, SEEN_CUE_MARK, hash << 8 | mark);
}

uint64_t weigh_see_word(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    const struct token *t = &f->tokens[w->first];

    see_own(f, w, room);
    see_cue(f, w, room);
    return 32u | (t->shape & TOKEN_CAPITAL) | (w->quoted ? 2u : 0) | (w->last > w->first ? 4u : 0) |
           (t->shape & TOKEN_MIXED ? 8u : 0);
}
