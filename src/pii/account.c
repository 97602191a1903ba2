/* SPDX-License-Identifier: EUPL-1.2 */
/* account.c - an account in parts, as a relevé d'identité bancaire prints it: bank, branch, account
 * and key in cells, lines, or each behind its word.
 *
 * The key is over all four, so that it alone tells: no word is needed.  With words between, the
 * account is taken and the bank's own numbers stay, which are nobody's. */
#include "pii/find_priv.h"

#include <string.h>

#include "pii/check_priv.h"

#define REACH   24 /* tokens from the bank's number to the key */
#define RIB     23 /* characters in all */
#define ACCOUNT 2  /* which part is somebody's */

static const uint8_t parts[] = { 5, 5, 11, 2 };

/* Finds the parts from token i on; gives the token of each. */
static bool read_parts(const struct find *f, size_t i, size_t at[static COUNT_OF(parts)])
{
    size_t n = 0;

    for (size_t k = i; k < f->count && k < i + REACH && n < COUNT_OF(parts); k++) {
        const struct token *t = &f->tokens[k];
        uint8_t shape = n == ACCOUNT ? TOKEN_DIGITS | TOKEN_MIXED : TOKEN_DIGITS;

        if (!(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)))
            continue;
        if (!(t->shape & shape) || t->end - t->start != parts[n])
            return false;
        at[n++] = k;
    }
    return n == COUNT_OF(parts);
}

static bool is_valid(const struct find *f, const size_t at[static COUNT_OF(parts)])
{
    char c[RIB];
    size_t n = 0;

    for (size_t p = 0; p < COUNT_OF(parts); p++) {
        struct str s = token_text(f, &f->tokens[at[p]]);

        for (size_t k = 0; k < s.len; k++) {
            if (!ascii_alnum(s.ptr[k]))
                return false;
            c[n++] = ascii_lower(s.ptr[k]) == s.ptr[k] && ascii_alpha(s.ptr[k])
                         ? (char)(s.ptr[k] - 'a' + 'A')
                         : s.ptr[k];
        }
    }
    return check_fr_rib(c, n);
}

void find_account_parts(struct find *f, size_t i)
{
    size_t at[COUNT_OF(parts)];
    struct span s = { 0, 0, SPAN_IBAN, "account", 0.97F, "checksum" };

    if (!read_parts(f, i, at) || !is_valid(f, at))
        return;
    s.start = f->tokens[at[ACCOUNT]].start;
    s.end = f->tokens[at[ACCOUNT]].end;
    if (at[COUNT_OF(parts) - 1] == i + COUNT_OF(parts) - 1) { /* nothing but signs between */
        s.kind = "fr.rib";
        s.start = f->tokens[i].start;
        s.end = f->tokens[at[COUNT_OF(parts) - 1]].end;
    }
    propose(f, s);
}
