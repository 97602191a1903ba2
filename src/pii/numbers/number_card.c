/* SPDX-License-Identifier: EUPL-1.2 */
/* number_card.c - cards that people pay with: how their figures are grouped, and the words beside
 * them.
 *
 *     4929 1234 5678 9012           as printed, and the check digit holds
 *     zurück auf Karte 4929...      a word for cards: it may be told in pairs or hold a slip
 *     4929 1234 5678 9012 09/27 123 its end and its security code
 *
 * Check digits alone are little: telephones, parcels and the middle of an account pass too. */
#include "pii/numbers/number_priv.h"

#include <string.h>

#include "pii/numbers/check_priv.h"
#include "pii/numbers/date_priv.h"

/* Words that make a short number something else than a card. */
#define NEAR_OTHER_NUMBERS                                                                         \
    (NEAR_SOCIAL | NEAR_COMPANY | NEAR_DEVICE | NEAR_ID_CARD | NEAR_LICENCE | NEAR_PASSPORT |      \
     NEAR_TAX | NEAR_HEALTH | NEAR_STUDENT | NEAR_ORDER)

static bool all_digits(const struct run *r, size_t n)
{
    for (size_t i = 0; r->letters && i < n; i++)
        if (!ascii_digit(r->c[i]))
            return false;
    return true;
}

/* Groups of a card are 4-4-4-..., 4-6-5 or 4-6-4, or there is one. */
static bool card_groups(const struct run *r, size_t n)
{
    return r->groups[n - 1] == 1 || (r->stop[3] && r->groups[n - 1] <= (n + 3) / 4);
}

/* "4929 1234 5678 9012" may be told in halves or in pairs too, where a card is spoken of. */
static bool told_groups(const struct run *r, size_t n)
{
    size_t size = r->stop[1] ? 2 : 8;

    for (size_t k = 0; k + 1 < n; k++)
        if (r->stop[k] != (k % size == size - 1))
            return false;
    return n == 16;
}

#define CARD_REACH 4 /* tokens back to "card" */

/* "zurück auf Karte ...", "op kaart", "sulla carta": right in front. */
static bool behind_card(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= CARD_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        if (names_card(f, k))
            return !(f->tokens[k].is & NEAR_ORDER);
        if (f->tokens[k].is & NEAR_ANY & ~NEAR_CARD || f->tokens[k + 1].gap == GAP_DOT)
            return false;
    }
    return column_says(f, i) & NEAR_CARD;
}

/* Words of cards around tokens i to `last`; `sure`: of those that people pay with. */
static bool near_card(const struct find *f, size_t i, size_t last, uint64_t wanted, bool *ret_sure)
{
    const char *kind = NULL;
    bool near = near_context(f, i, last, wanted, &kind);

    *ret_sure = !kind || strcmp(kind, "any") != 0;
    return near;
}

/* One group or as printed, with words of cards; four fours, with those of their end too; the check
 * digits may be a slip.  The longer ones are Bancontact's. */
bool number_is_card_slip(const struct find *f, size_t i, const struct run *r, size_t n)
{
    uint64_t wanted = NEAR_CARD | (n == 16 && number_in_fours(r, n) ? NEAR_EXPIRY | NEAR_CVC : 0);
    bool long_one = n > 16, sure;

    if (n < 15 || !all_digits(r, n) || !check_is_card_brand(r->c, n) ||
        !(card_groups(r, n) || told_groups(r, n)) ||
        (long_one && !(number_in_fours(r, n) && memcmp(r->c, "67", 2) == 0)))
        return false;
    if (behind_card(f, i))
        return true;
    return near_card(f, i, number_last_token(f, i, r->end[n - 1]), wanted, &sure) &&
           (sure || long_one || r->c[0] <= '5');
}

#define FOURS_BEFORE 3 /* groups of an account between its country and what may be a card */

/* "DE45 [5001 0517 1245 0296] 22": inside an account whose check digits hold a slip. */
bool number_in_account(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= FOURS_BEFORE && f->tokens[k + 1].gap == GAP_SPACE;) {
        struct str s = token_text(f, &f->tokens[k]);
        char country[2];

        if (s.len != 4)
            return false;
        if (f->tokens[k].shape & TOKEN_DIGITS)
            continue;
        country[0] = ascii_upper(s.ptr[0]);
        country[1] = ascii_upper(s.ptr[1]);
        return f->tokens[k].shape & TOKEN_MIXED && ascii_digit(s.ptr[2]) && ascii_digit(s.ptr[3]) &&
               iban_length(country) > 0;
    }
    return false;
}

/* Of a brand that the lists have. */
static bool is_usual_card(const struct find *f, size_t i, const struct run *r, size_t n,
                          size_t last)
{
    uint32_t start = f->tokens[i].start;

    if (start > 0 && f->text.ptr[start - 1] == '+') /* a telephone number */
        return false;
    if (n >= 15 && near_context(f, i, last, NEAR_CARD, NULL))
        return true;
    if (!card_groups(r, n))
        return told_groups(r, n) &&
               (behind_card(f, i) || near_context(f, i, last, NEAR_EXPIRY | NEAR_CVC, NULL));
    if (n < 14 && !near_context(f, i, last, NEAR_CARD, NULL) && !behind_card(f, i))
        return false;                                   /* parcels have as many figures */
    if (n > r->line && r->groups[n - 1] != (n + 3) / 4) /* two lines, two numbers */
        return false;
    return n >= 16 ||
           (!number_in_digits(f, i, last) && !near_context(f, i, i, NEAR_OTHER_NUMBERS, NULL));
}

/* Of a brand that begins like other numbers (JCB's old fifteen) or that no list has. */
static bool is_rare_form(const struct run *r, size_t n)
{
    return (n == 16 ||
            (n == 15 && (memcmp(r->c, "1800", 4) == 0 || memcmp(r->c, "2131", 4) == 0))) &&
           card_groups(r, n);
}

/* One of those needs words of cards. */
static bool is_rare_card(const struct find *f, size_t i, size_t last)
{
    bool sure;

    return !number_in_digits(f, i, last) && near_card(f, i, last, NEAR_CARD, &sure) && sure;
}

bool number_is_card(const struct find *f, size_t i, const struct run *r, size_t n, size_t last)
{
    bool usual = check_is_card_brand(r->c, n), rare = is_rare_form(r, n);

    return (usual || rare) && all_digits(r, n) && check_luhn(r->c, n) &&
           ((usual && is_usual_card(f, i, r, n, last)) || (rare && is_rare_card(f, i, last))) &&
           !number_in_account(f, i);
}

/* "09/27 123" right behind a card number: its end and its security code. */
void number_behind_card(struct find *f, size_t last)
{
    size_t k = last + 1;
    const struct token *t = &f->tokens[k];

    if (k + 1 >= f->count || t->gap > GAP_COMMA || !(t->shape & t[1].shape & TOKEN_DIGITS) ||
        t->end - t->start != 2 || t[1].gap != GAP_JOIN || f->text.ptr[t->end] != '/')
        return;
    propose(f, (struct span){ t->start, t[1].end, SPAN_CARD, NULL, 0.8F, "context" });
    t += 2;
    if (k + 2 < f->count && t->gap <= GAP_COMMA && t->shape & TOKEN_DIGITS &&
        (t->end - t->start == 3 || t->end - t->start == 4) && t->gap != GAP_JOIN)
        propose(f, (struct span){ t->start, t->end, SPAN_CARD, NULL, 0.7F, "context" });
}
