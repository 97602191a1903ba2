/* SPDX-License-Identifier: EUPL-1.2 */
/* known_name.c - a known name in the text: whole, inverted, with initials, joined or parted, one
 * part alone, and with a slip of the hand.
 *
 * What is only nearly the name needs more: a neighbour that is it, or a capital and a place where
 * names stand.  An ordinary word is never a misspelt name. */
#include "pii/known/known_match_priv.h"

#include <string.h>

#include "text/text.h"

#define PART_LEAST 3 /* letters: shorter parts of a name are found only beside another */

/* What stands at a token. */
struct part {
    uint32_t words; /* of the known name, bits; 0: none */
    uint8_t tokens; /* that it takes */
    bool initial, slip;
};

static bool is_particle(const struct known *k, size_t w)
{
    return k->particles >> w & 1;
}

/* "Mo\xffrel": bytes that are no character, and nothing else, between a token and the one before.
 */
static bool is_torn(const struct find *f, size_t i)
{
    uint32_t at = f->tokens[i - 1].end, c;

    while (at < f->tokens[i].start) {
        at += (uint32_t)text_char(str_from(f->text, at), &c);
        if (c != 0xfffd)
            return false;
    }
    return true;
}

/* "Delacroix" as "de la Croix": this and the next tokens make up the word. */
static uint8_t parted(const struct find *f, size_t i, struct str word)
{
    struct str rest = word;

    for (size_t at = i; at < f->count && at < i + 4; at++) {
        struct str piece = token_folded(f, &f->tokens[at]);

        if ((at > i && f->tokens[at].gap > GAP_JOIN && !is_torn(f, at)) || !piece.len ||
            !str_starts(rest, piece))
            return 0;
        rest = str_from(rest, piece.len);
        if (!rest.len)
            return (uint8_t)(at - i + 1);
    }
    return 0;
}

/* "jeanpierre": the token is two words of the name in one. */
static bool joined(const struct known *k, size_t w, struct str token)
{
    return w + 1 < k->count && token.len == k->words[w].len + k->words[w + 1].len &&
           str_starts(token, k->words[w]) && str_ends(token, k->words[w + 1]);
}

static struct part exact_part(const struct find *f, const struct known *k, size_t i, uint32_t used)
{
    struct str token = token_folded(f, &f->tokens[i]);

    for (size_t w = 0; w < k->count; w++) {
        uint8_t tokens;

        if (used >> w & 1 || !token.len || is_particle(k, w) || k->words[w].ptr[0] != token.ptr[0])
            continue;
        if (str_eq(k->words[w], token))
            return (struct part){ .words = 1u << w, .tokens = 1 };
        if (!(used >> (w + 1) & 1) && joined(k, w, token))
            return (struct part){ .words = 3u << w, .tokens = 1 };
        tokens =
            k->words[w].len >= 5 && token.len < k->words[w].len ? parted(f, i, k->words[w]) : 0;
        if (tokens)
            return (struct part){ .words = 1u << w, .tokens = tokens };
    }
    return (struct part){ 0 };
}

/* "C", or "JP" for Jean-Pierre. */
static struct part initials(const struct find *f, const struct known *k, size_t i, uint32_t used)
{
    const struct token *t = &f->tokens[i];
    struct str token = token_folded(f, t);

    if (!(t->shape & TOKEN_INITIAL) && !(t->shape & TOKEN_UPPER && token.len <= 3))
        return (struct part){ 0 };
    for (size_t w = 0; w + token.len <= k->count; w++) {
        size_t n = 0;
        uint32_t bits = (uint32_t)((1u << token.len) - 1) << w;

        while (n < token.len && k->words[w + n].ptr[0] == token.ptr[n])
            n++;
        if (n == token.len && n > 0 && !(used & bits))
            return (struct part){ .words = bits, .tokens = 1, .initial = true };
    }
    return (struct part){ 0 };
}

static struct part slipped(const struct find *f, const struct known *k, size_t i, uint32_t used)
{
    struct str token = token_folded(f, &f->tokens[i]);

    for (size_t w = 0; token.len >= 4 && w < k->count; w++)
        if (!(used >> w & 1) && !is_particle(k, w) && known_typo(k->words[w], token))
            return (struct part){ .words = 1u << w, .tokens = 1, .slip = true };
    return (struct part){ 0 };
}

static struct part part_at(const struct find *f, const struct known *k, size_t i, uint32_t used)
{
    struct part p = exact_part(f, k, i, used);

    return p.words ? p : initials(f, k, i, used);
}

/* "C. Morel", "Morel, Claire": a dot behind an initial does not end the name. */
static bool name_goes_on(const struct find *f, size_t i)
{
    uint8_t gap = f->tokens[i].gap;

    if (gap <= GAP_COMMA)
        return true;
    return gap == GAP_DOT && f->tokens[i - 1].shape & (TOKEN_INITIAL | TOKEN_UPPER) &&
           f->tokens[i - 1].end - f->tokens[i - 1].start <= 3;
}

static bool is_first_of(const struct find *f, const struct known *k, size_t i)
{
    return i == 0 || !name_goes_on(f, i) || f->tokens[i].gap == GAP_COMMA ||
           !part_at(f, k, i - 1, 0).words;
}

/* The parts of one name around its first one. */
struct name {
    uint32_t used;
    size_t first, last;
    unsigned whole, slips;
};

static void take(struct name *n, struct part p, size_t first, size_t last)
{
    n->used |= p.words;
    n->whole += !p.initial && !p.slip;
    n->slips += p.slip;
    n->first = first < n->first ? first : n->first;
    n->last = last > n->last ? last : n->last;
}

static void go_on(const struct find *f, const struct known *k, struct name *n)
{
    for (size_t at = n->last + 1; at < f->count && at <= n->last + 3 && name_goes_on(f, at);) {
        struct part p = part_at(f, k, at, n->used);
        bool apart = f->tokens[at].gap == GAP_COMMA;

        if (!p.words && n->whole && !apart)
            p = slipped(f, k, at, n->used);
        if (!p.words && !(f->tokens[at].is & WORD_PARTICLE && k->particles))
            break;
        if (apart && (p.initial || n->used & (n->used - 1) || !is_first_of(f, k, n->first)))
            break; /* "Morel, Claire"; not "Claire Morel, Claire" */
        if (p.words)
            take(n, p, n->first, at + p.tokens - 1);
        at += p.words ? p.tokens : 1;
    }
}

/* In front: what is nearly another part, and the particles of the name. */
static void go_back(const struct find *f, const struct known *k, struct name *n)
{
    while (n->first > 0 && f->tokens[n->first].gap <= GAP_JOIN) {
        struct part p = slipped(f, k, n->first - 1, n->used);
        bool particle = false;

        for (size_t w = 0; !p.words && w < k->count; w++)
            particle |=
                is_particle(k, w) && str_eq(k->words[w], token_folded(f, &f->tokens[n->first - 1]));
        if (!p.words && !particle)
            return;
        n->first--;
        n->used |= p.words;
        n->slips += p.words != 0;
    }
}

/* Does a name stand here by what is before it, or alone on its line? */
static bool name_place(const struct find *f, size_t i, size_t last)
{
    uint64_t before = i > 0 ? f->tokens[i - 1].is | f->tokens[i - 1].covered : 0;
    bool ends = last + 1 >= f->count || f->tokens[last + 1].gap == GAP_LINE ||
                f->tokens[last + 1].gap == GAP_PARA;

    if (before & WORD_SIGNOFF)
        return true;
    if (before & (WORD_GREETING | WORD_CIVILITY | WORD_INTRO) && f->tokens[i].gap <= GAP_COMMA)
        return true;
    if (before & WORD_CIVILITY && f->tokens[i].gap == GAP_DOT)
        return true;
    return ends && (i == 0 || f->tokens[i].gap == GAP_LINE || f->tokens[i].gap == GAP_PARA);
}

/* A part alone: long enough, with a capital, and not a word that any sentence may begin with. */
static bool part_counts(const struct find *f, size_t i, const struct name *n)
{
    const struct token *t = &f->tokens[i];
    bool many = n->last > n->first;

    if (t->folded_len < PART_LEAST && !many)
        return false;
    if (name_place(f, n->first, n->last))
        return true;
    if (!(t->shape & TOKEN_CAPITAL))
        return false;
    if (many || (!known_plain(f, i) && !(t->is & WORD_WEAK_NAME)))
        return true;
    return !(t->shape & (TOKEN_START | TOKEN_UPPER)) && !(i > 0 && f->tokens[i - 1].is & WORD_THE);
}

void find_known_name(struct find *f, const struct known *k, size_t i)
{
    struct part p = part_at(f, k, i, 0);
    struct name n = { .first = i, .last = i };

    if (!p.words || (p.initial && !is_first_of(f, k, i)))
        return;
    take(&n, p, i, i + p.tokens - 1);
    go_on(f, k, &n);
    if (n.whole)
        go_back(f, k, &n);
    if (!n.whole)
        return;
    if (n.used & (n.used - 1))
        propose_known(f, n.first, n.last, SPAN_PERSON, n.slips ? 0.9F : 0.99F);
    else if (!k->pair && part_counts(f, i, &n))
        propose_known(f, n.first, n.last, SPAN_PERSON, 0.95F);
}

/* Alone, with a slip: only what is nothing else, and where a name may stand. */
void find_known_slip(struct find *f, const struct known *k, size_t i, size_t w)
{
    const struct token *t = &f->tokens[i];
    struct str token = token_folded(f, t);
    struct name n = { .first = i, .last = i };
    bool placed;

    if (k->type != SPAN_PERSON || str_eq(k->words[w], token) || !known_typo(k->words[w], token))
        return;
    take(&n, (struct part){ .words = 1u << w, .tokens = 1, .slip = true }, i, i);
    go_on(f, k, &n);
    if (n.whole || (n.used & (n.used - 1))) {
        propose_known(f, n.first, n.last, SPAN_PERSON, 0.9F);
        return;
    }
    placed = name_place(f, i, i);
    if (k->pair || known_named(f, i) ||
        (!placed && (t->shape & (TOKEN_START | TOKEN_UPPER) || token.len < 6)))
        return;
    propose_known(f, i, i, SPAN_PERSON, placed ? 0.8F : 0.65F);
}

/* "Cordialement, CM" */
void find_known_initials(struct find *f, const struct known *k, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint64_t before = i > 0 ? f->tokens[i - 1].is | f->tokens[i - 1].covered : 0;
    struct part p = initials(f, k, i, 0);
    size_t last = i;

    if (!(before & WORD_SIGNOFF) || !p.words || k->pair)
        return;
    if (t->shape & TOKEN_INITIAL && i + 1 < f->count && f->tokens[i + 1].shape & TOKEN_INITIAL &&
        (f->tokens[i + 1].gap <= GAP_JOIN || f->tokens[i + 1].gap == GAP_DOT))
        last = i + 1;
    if (last + 1 < f->count && f->tokens[last + 1].gap != GAP_LINE &&
        f->tokens[last + 1].gap != GAP_PARA)
        return;
    if (last > i ? initials(f, k, last, p.words).words != 0 : (p.words & (p.words - 1)) != 0)
        propose_known(f, i, last, SPAN_PERSON, 0.85F);
}
