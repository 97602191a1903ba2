/* SPDX-License-Identifier: EUPL-1.2 */
/* address.c - postal addresses: number and street in either order, postcode, town: one span.
 *
 *     12 bis rue des Lilas, bât. C, 69003 Lyon      number, type, name
 *     Rue Neuve 12, 1000 Bruxelles                  type, name, number
 *     Hauptstraße 5, 10115 Berlin                   name with the type in it, number
 *     10 Downing Street, London SW1A 2AA            number, name, type
 *
 * A street without postcode counts too, with a lower score; a postcode and town alone only where
 * the text says that somebody lives there. */
#include "pii/find_priv.h"

#include <string.h>

#include "text/text.h"

#define NAME_MAX_TOKENS 7
#define TAIL_MAX        9

static size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

static bool digits_of(const struct find *f, size_t i, size_t n)
{
    return i < f->count && f->tokens[i].shape & TOKEN_DIGITS && length_of(&f->tokens[i]) == n;
}

static bool capital(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & TOKEN_CAPITAL;
}

static bool joined(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].gap <= GAP_JOIN;
}

/* ---- the end: postcode and town ---- */

/* Words of a town's name from token i; the last one, or i - 1 when none begins here. */
static size_t town_end(const struct find *f, size_t i)
{
    size_t last = i - 1;

    for (size_t k = i; k < f->count && k < i + 6 && joined(f, k); k++) {
        const struct token *t = &f->tokens[k];
        bool hyphen = k > i && t->gap == GAP_JOIN;

        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            break;
        if (capital(f, k) || hyphen || (k == i && !(t->is & (WORD_ORDINARY | WORD_PARTICLE))))
            last = k;
        else if (!(t->is & WORD_PARTICLE) && !str_eq(token_folded(f, t), STR("sur")) &&
                 !str_eq(token_folded(f, t), STR("sous")) && !str_eq(token_folded(f, t), STR("en")))
            break;
        if (last == k && k > i && t->gap == GAP_SPACE && t->is & WORD_ORDINARY)
            return k - 1; /* "75002 Paris Merci" */
    }
    if (last + 1 < f->count && joined(f, last + 1) &&
        str_eq(token_folded(f, &f->tokens[last + 1]), STR("cedex"))) {
        last++;
        if (digits_of(f, last + 1, 1) || digits_of(f, last + 1, 2))
            last++;
    }
    return last;
}

/* UK: "SW1A 2AA". */
static bool uk_postcode(const struct find *f, size_t i)
{
    struct str a, b;

    if (i + 1 >= f->count || f->tokens[i + 1].gap != GAP_SPACE ||
        !(f->tokens[i].shape & f->tokens[i + 1].shape & TOKEN_MIXED))
        return false;
    a = token_text(f, &f->tokens[i]);
    b = token_text(f, &f->tokens[i + 1]);
    return a.len >= 2 && a.len <= 4 && b.len == 3 && a.ptr[0] >= 'A' && a.ptr[0] <= 'Z' &&
           ascii_digit(b.ptr[0]) && ascii_alpha(b.ptr[1]) && ascii_alpha(b.ptr[2]);
}

/* Does a postcode stand at token i?  Gives the last token of the address. */
static bool postcode_end(const struct find *f, size_t i, size_t *ret_last)
{
    size_t k = i;

    if (uk_postcode(f, i)) {
        *ret_last = i + 1;
        return true;
    }
    if (length_of(&f->tokens[k]) <= 2 && f->tokens[k].shape & (TOKEN_UPPER | TOKEN_INITIAL) &&
        k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN)
        k++; /* "L-1234", "CH-1003" */
    if (f->tokens[i].shape & TOKEN_UPPER && length_of(&f->tokens[i]) == 2 && k == i &&
        digits_of(f, i + 1, 5) && f->tokens[i + 1].gap == GAP_SPACE) { /* "IL 62704" */
        *ret_last = i + 1;
        return true;
    }
    if (digits_of(f, k, 4) && digits_of(f, k + 1, 3) && f->tokens[k + 1].gap == GAP_JOIN) {
        size_t end = town_end(f, k + 2); /* 1100-053 Lisboa */

        *ret_last = end > k + 1 ? end : k + 1;
        return true;
    }
    if (digits_of(f, k, 4) && k + 1 < f->count && f->tokens[k + 1].shape & TOKEN_UPPER &&
        length_of(&f->tokens[k + 1]) == 2 && f->tokens[k + 1].gap == GAP_SPACE) {
        *ret_last = town_end(f, k + 2); /* 1015 CJ Amsterdam */
        return true;
    }
    if (digits_of(f, k, 5) || (digits_of(f, k, 4) && capital(f, k + 1))) {
        *ret_last = town_end(f, k + 1);
        return *ret_last > k;
    }
    return false;
}

/* Between street and postcode stand floors, buildings, the town (UK): nothing of a sentence. */
static bool belongs_between(const struct token *t)
{
    if (t->gap == GAP_PARA)
        return false;
    return t->is & (WORD_EXTRA | WORD_PARTICLE) || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
           (t->shape & TOKEN_CAPITAL && !(t->is & (WORD_GREETING | WORD_SIGNOFF)));
}

static bool find_tail(const struct find *f, size_t last, size_t *ret_last)
{
    for (size_t k = last + 1; k < f->count && k <= last + TAIL_MAX; k++) {
        if (f->tokens[k].gap == GAP_PARA)
            return false;
        if (postcode_end(f, k, ret_last))
            return true;
        if (!belongs_between(&f->tokens[k]) && f->tokens[k].gap != GAP_LINE)
            return false;
    }
    return false;
}

static void propose_address(struct find *f, size_t first, size_t last, bool sure)
{
    size_t end = last;
    bool tail = find_tail(f, last, &end);

    if (tail || sure)
        propose(f, (struct span){ f->tokens[first].start, f->tokens[end].end, SPAN_ADDRESS, NULL,
                                  tail ? 0.95F : 0.75F, "pattern" });
}

/* ---- the street ---- */

/* Name of a street from token i: the last token, or i - 1 when there is none. */
static size_t name_end(const struct find *f, size_t i, bool *ret_capital)
{
    size_t last = i - 1, plain = 0;

    *ret_capital = false;
    for (size_t k = i; k < f->count && k < i + NAME_MAX_TOKENS && f->tokens[k].gap <= GAP_JOIN;
         k++) {
        const struct token *t = &f->tokens[k];
        bool hyphen = t->gap == GAP_JOIN && f->text.ptr[t->start - 1] == '-';

        if (t->is & WORD_PARTICLE)
            continue;
        if (t->shape & TOKEN_CAPITAL) {
            *ret_capital = true;
        } else if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) {
            if (length_of(t) > 4 || last == i - 1
                    ? !(k + 1 < f->count && f->tokens[k + 1].is & WORD_MONTH)
                    : !(f->tokens[k - 1].is & WORD_MONTH))
                break; /* "rue du 8 mai 1945" */
        } else if (!(t->is & WORD_MONTH) && !hyphen && (t->is & WORD_ORDINARY || plain++ >= 1)) {
            break;
        }
        last = k;
    }
    return last;
}

/* Types that name nothing else: they need no capital behind them. */
static bool plain_type(struct str folded)
{
    static const struct str types[] = { STR_INIT("rue"),       STR_INIT("avenue"),
                                        STR_INIT("boulevard"), STR_INIT("bd"),
                                        STR_INIT("impasse"),   STR_INIT("allee"),
                                        STR_INIT("chemin"),    STR_INIT("quai") };

    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_eq(types[i], folded))
            return true;
    return false;
}

/* "12", "12 bis", "12B", "12-14"; the token behind it. */
static size_t after_number(const struct find *f, size_t i)
{
    static const struct str more[] = { STR_INIT("bis"), STR_INIT("ter"), STR_INIT("quater") };
    size_t k = i + 1;

    if (digits_of(f, k, 1) || digits_of(f, k, 2) || digits_of(f, k, 3))
        k += f->tokens[k].gap == GAP_JOIN;
    if (k >= f->count)
        return k;
    for (size_t m = 0; m < COUNT_OF(more); m++)
        if (str_eq(token_folded(f, &f->tokens[k]), more[m]))
            return k + 1;
    if (length_of(&f->tokens[k]) == 1 && k + 1 < f->count && f->tokens[k + 1].is & WORD_STREET &&
        ascii_alpha(f->text.ptr[f->tokens[k].start]))
        return k + 1;
    return k;
}

static void find_number_first(struct find *f, size_t i)
{
    size_t k = after_number(f, i), last;
    bool named;

    if (k >= f->count || f->tokens[k].gap > GAP_LINE || f->tokens[k].gap == GAP_DOT)
        return;
    if (f->tokens[k].is & WORD_STREET) {
        size_t from = k + 1;

        if (from < f->count && f->tokens[from].gap == GAP_DOT && length_of(&f->tokens[k]) <= 4 &&
            capital(f, from)) {
            last = name_end(f, from + 1, &named); /* "12 av. Foch" */
            last = last < from ? from : last;
            named = true;
        } else {
            last = name_end(f, from, &named);
        }
        if (last > k)
            propose_address(f, i, last, named || plain_type(token_folded(f, &f->tokens[k])));
        return;
    }
    for (last = k; last < k + 4 && capital(f, last) && (last == k || joined(f, last)); last++) {
        if (last > k && f->tokens[last].is & WORD_ROAD) {
            propose_address(f, i, last, true); /* "10 Downing Street" */
            return;
        }
        if (f->tokens[last].is & WORD_MONTH)
            return;
    }
}

/* "Hauptstraße", "Keizersgracht", "Lange Straße". */
static bool ends_in_type(struct str folded)
{
    static const struct str types[] = {
        STR_INIT("strasse"),  STR_INIT("str"),    STR_INIT("weg"),  STR_INIT("platz"),
        STR_INIT("allee"),    STR_INIT("gasse"),  STR_INIT("ring"), STR_INIT("damm"),
        STR_INIT("ufer"),     STR_INIT("straat"), STR_INIT("laan"), STR_INIT("plein"),
        STR_INIT("gracht"),   STR_INIT("kade"),   STR_INIT("dijk"), STR_INIT("singel"),
        STR_INIT("steenweg"), STR_INIT("dreef"),
    };

    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_ends(folded, types[i]) && folded.len > types[i].len + 1)
            return true;
    return false;
}

static void find_suffix_street(struct find *f, size_t i)
{
    size_t k = i - 1, number_end = i;
    bool whole;

    if (i == 0 || !capital(f, k) || f->tokens[i].gap > GAP_DOT || f->tokens[i].gap == GAP_COMMA)
        return;
    whole = ends_in_type(token_folded(f, &f->tokens[k]));
    if (!whole && !(f->tokens[k].is & WORD_ROAD && k > 0 && joined(f, k) && capital(f, k - 1)))
        return;
    if (!whole)
        k--;
    while (k > 0 && f->tokens[k].gap == GAP_JOIN && capital(f, k - 1))
        k--;
    if (i + 1 < f->count && length_of(&f->tokens[i + 1]) == 1 && joined(f, i + 1) &&
        ascii_alpha(f->text.ptr[f->tokens[i + 1].start]))
        number_end = i + 1;
    propose_address(f, k, number_end, length_of(&f->tokens[i]) <= 4 && whole);
}

/* "Rue Neuve 12", "Via Roma, 10", "C/ Mayor 5". */
static void find_street_first(struct find *f, size_t i)
{
    bool named;
    size_t last = name_end(f, i + 1, &named), k = last + 1;

    if (last <= i || !named)
        return;
    if (k < f->count && f->tokens[k].shape & TOKEN_DIGITS && length_of(&f->tokens[k]) <= 4 &&
        (f->tokens[k].gap == GAP_SPACE || f->tokens[k].gap == GAP_COMMA))
        propose_address(f, i, k,
                        f->tokens[i].shape & TOKEN_CAPITAL ||
                            near_context(f, i, k, NEAR_LIVING, NULL));
    else if (near_context(f, i, last, NEAR_LIVING, NULL))
        propose_address(f, i, last, true);
}

/* "j'habite à 69003 Lyon" */
static void find_town(struct find *f, size_t i)
{
    size_t last;

    if (digits_of(f, i, 5) && capital(f, i + 1) && joined(f, i + 1) &&
        near_context(f, i, i + 1, NEAR_LIVING, NULL) && postcode_end(f, i, &last))
        propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_ADDRESS, NULL, 0.6F,
                                  "context" });
}

void find_address(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->is & WORD_STREET) {
        find_street_first(f, i);
        return;
    }
    if (length_of(t) <= 5) {
        find_number_first(f, i);
        find_suffix_street(f, i);
        find_town(f, i);
    }
}
