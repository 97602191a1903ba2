/* SPDX-License-Identifier: EUPL-1.2 */
/* address_unit.c - addresses that a flat's number gives away, as in America: "217 Lovers Lane,
 * Suite 680, Springfield, IL 62701"; and those of its army: "PSC 6293, Box 8158, APO AE 40020".
 *
 * What street and town look like does not matter: in front of "Suite 680" stand a name and a
 * house number, behind it lines of names and a postcode. */
#include "pii/address_priv.h"

#define STREET_MOST 8 /* tokens of number and street */
#define TOWN_MOST   8 /* of town, state, postcode, country */

static size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

static bool figures(const struct token *t)
{
    return t->shape & TOKEN_DIGITS && length_of(t) <= 6;
}

#define OTHER_MATTERS (WORD_GREETING | WORD_SIGNOFF | WORD_CIVILITY | WORD_INTRO | NEAR_ANY)

/* May this word stand in the name of a street or town? */
static bool named(const struct token *t)
{
    if (t->is & (WORD_PARTICLE | WORD_ROAD | WORD_STREET))
        return true;
    return t->shape & TOKEN_CAPITAL && !(t->is & OTHER_MATTERS) &&
           (!(t->is & WORD_ORDINARY) || t->is & WORD_CITY);
}

/* The house number of the street that ends before token i; SIZE_MAX: there is none.  Some put it
 * in front, some behind, some both. */
static size_t street_start(const struct find *f, size_t i)
{
    size_t k = i, words = 0;

    while (k > 0 && i - k < STREET_MOST && f->tokens[k].gap <= GAP_LINE) {
        const struct token *before = &f->tokens[k - 1];

        if (figures(before)) {
            k--;
            if (words && (k == 0 || !figures(&f->tokens[k - 1]) || f->tokens[k].gap > GAP_SPACE))
                return k;
        } else if (named(before)) {
            k--;
            words++;
        } else {
            break;
        }
    }
    return k < i && words && figures(&f->tokens[k]) ? k : SIZE_MAX;
}

/* The last token of town, state, postcode and country behind token i. */
static size_t town_end(const struct find *f, size_t i)
{
    size_t last = i;

    for (size_t k = i + 1; k < f->count && k <= i + TOWN_MOST; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap > GAP_LINE || t->gap == GAP_DOT)
            break;
        if ((figures(t) && length_of(t) >= 4) ||
            (t->shape & TOKEN_CAPITAL && !(t->is & OTHER_MATTERS)))
            last = k;
        else if (!(t->is & WORD_PARTICLE))
            break;
    }
    return last;
}

static bool word_is(const struct find *f, size_t i, struct str word)
{
    return i < f->count && str_eq(token_folded(f, &f->tokens[i]), word);
}

/* "Suite", "Apt.", "Unit" in front of the number at i? */
static bool behind_unit(const struct find *f, size_t i)
{
    static const struct str units[] = { STR_INIT("suite"), STR_INIT("apt"), STR_INIT("apartment"),
                                        STR_INIT("unit"),  STR_INIT("ste"), STR_INIT("flat") };

    if (i == 0 || f->tokens[i].gap > GAP_DOT || f->tokens[i].gap == GAP_COMMA)
        return false;
    for (size_t k = 0; k < COUNT_OF(units); k++)
        if (word_is(f, i - 1, units[k]))
            return true;
    return false;
}

/* "PSC 6293, Box 8158\nAPO AE 40020", "Unit 1293 Box 4311, DPO AP 01708", at the number of the
 * box. */
static bool find_post(struct find *f, size_t i)
{
    size_t state = i + 2, last = i + 3;

    if (i < 3 || last >= f->count || !word_is(f, i - 1, STR("box")) ||
        !figures(&f->tokens[i - 2]) ||
        !(word_is(f, i - 3, STR("psc")) || word_is(f, i - 3, STR("unit")) ||
          word_is(f, i - 3, STR("cmr"))) ||
        !(word_is(f, i + 1, STR("apo")) || word_is(f, i + 1, STR("dpo")) ||
          word_is(f, i + 1, STR("fpo"))) ||
        length_of(&f->tokens[state]) != 2 || length_of(&f->tokens[last]) != 5)
        return false;
    propose(f, (struct span){ f->tokens[i - 3].start, f->tokens[last].end, SPAN_ADDRESS, NULL,
                              0.95F, "pattern" });
    return true;
}

void find_unit(struct find *f, size_t i)
{
    size_t first;

    if (find_post(f, i) || !behind_unit(f, i))
        return;
    first = street_start(f, i - 1);
    if (first != SIZE_MAX)
        propose(f, (struct span){ f->tokens[first].start, f->tokens[town_end(f, i)].end,
                                  SPAN_ADDRESS, NULL, 0.9F, "pattern" });
}
