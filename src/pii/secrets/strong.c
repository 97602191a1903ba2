/* SPDX-License-Identifier: EUPL-1.2 */
/* strong.c - passwords told by nothing but their form: "Cardiff#City9", "9w!Lk_77xp".
 *
 * No word is written with a small letter, a figure and one of these signs between letters or
 * figures.  Prices ("refund$299"), headings ("1.#Topic"), accounts ("nellie#0118"), addresses and
 * what a program reads ("a&b=1") are, and stay. */
#include "pii/secrets/secret_priv.h"

#include <string.h>

#define STRONG_LEAST   7
#define STRONG_MOST    40
#define STRONG_LETTERS 4
#define ACCOUNT_DIGITS 4 /* behind the '#' of an account */

/* The first sign between two letters or figures; s.len for none. */
static size_t first_sign(struct str s)
{
    for (size_t i = 1; i + 1 < s.len; i++)
        if (secret_sign(s.ptr[i]) && ascii_alnum(s.ptr[i - 1]) && ascii_alnum(s.ptr[i + 1]))
            return i;
    return s.len;
}

/* Letters, figures, these signs and what parts them: nothing of an address, a sum or code. */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_alnum(s.ptr[i]) && !secret_sign(s.ptr[i]) && !strchr("-_.", s.ptr[i]))
            return false;
    return true;
}

static bool digits_only(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    return true;
}

/* "refund$299", "nellie#0118", "SALE&SAVE50" has no small letter and is sorted out before. */
static bool is_price_or_account(struct str s, size_t sign)
{
    struct str rest = str_from(s, sign + 1);

    return digits_only(rest) &&
           (s.ptr[sign] == '$' || (s.ptr[sign] == '#' && rest.len == ACCOUNT_DIGITS));
}

/* "x1!y2!": does the token stand behind a sign between letters or figures, at which one was looked
 * for? */
static bool is_behind_sign(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->start == t[-1].end + 1 && secret_sign(t[-1].next) &&
           ascii_alnum(f->text.ptr[t[-1].end - 1]) && ascii_alnum(f->text.ptr[t->start]);
}

void find_strong(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t start, end;
    struct shape sh;
    struct str s;
    size_t sign;

    if (is_behind_sign(f, i))
        return;
    start = secret_start(f, t->start, f->from);
    end = secret_end(f, start);
    s = str_slice(f->text, start, end);
    sign = first_sign(s);
    if (start + sign != t->end || s.len < STRONG_LEAST || s.len > STRONG_MOST || !is_plain(s))
        return;
    sh = secret_shape(s);
    if (sh.small && sh.digits && sh.small + sh.capitals >= STRONG_LETTERS &&
        !digits_only(str_slice(s, 0, sign)) && !is_price_or_account(s, sign))
        propose(f, (struct span){ start, end, SPAN_CREDENTIAL, NULL, 0.7F, "pattern" });
}
