/* SPDX-License-Identifier: EUPL-1.2 */
/* account.c - accounts in parts.
 *
 * A relevé d'identité bancaire has bank, branch, account and key in cells, lines, or each behind
 * its word.  The key is over all four, so that it alone tells: no word is needed.  Said in one line
 * it is one; over lines the account is taken and the bank's own numbers stay, which are nobody's.
 *
 * A British sort code and its account have no key: a bank must be spoken of. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "pii/numbers/date_priv.h"
#include "pii/rules.h"

#define REACH   24 /* tokens from the bank's number to the key */
#define RIB     23 /* characters in all */
#define ACCOUNT 2  /* which part is somebody's */

#define DIGITS_MOST 24
#define LINE_MOST   80 /* bytes from the bank's number to the key, in one line */

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

/* "banque 30066, guichet 49831, compte ...": said in one breath. */
static bool in_one_line(const struct find *f, size_t from, size_t last)
{
    for (size_t k = from + 1; k <= last; k++)
        if (f->tokens[k].gap == GAP_LINE || f->tokens[k].gap == GAP_PARA ||
            f->tokens[k].gap == GAP_DOT)
            return false;
    return f->tokens[last].end - f->tokens[from].start <= LINE_MOST;
}

static void find_account_parts(struct find *f, size_t i)
{
    size_t at[COUNT_OF(parts)];
    struct span s = { 0, 0, SPAN_IBAN, "account", 0.97F, "checksum" };

    if (!read_parts(f, i, at) || !is_valid(f, at))
        return;
    s.start = f->tokens[at[ACCOUNT]].start;
    s.end = f->tokens[at[ACCOUNT]].end;
    if (at[COUNT_OF(parts) - 1] == i + COUNT_OF(parts) - 1 || /* nothing but signs between */
        in_one_line(f, i, at[COUNT_OF(parts) - 1])) {
        s.kind = "fr.rib";
        s.start = f->tokens[i].start;
        s.end = f->tokens[at[COUNT_OF(parts) - 1]].end;
    }
    propose(f, s);
}

/* ---- accounts of one country, by their form ---- */

static uint32_t length_of(const struct token *t)
{
    return t->end - t->start;
}

/* Are the tokens from i on so long?  Tells most apart, the last part first. */
static inline bool has_lengths(const struct find *f, size_t i, const uint8_t *sizes, size_t n)
{
    const struct token *t = &f->tokens[i];

    if (i + n > f->count)
        return false;
    while (n-- > 0)
        if (t[n].end - t[n].start != sizes[n])
            return false;
    return true;
}

/* Figures of so many digits from token i on, parted by `mark` each. */
static bool has_groups(const struct find *f, size_t i, const uint8_t *sizes, size_t n, char mark)
{
    const struct token *t = &f->tokens[i];

    if (!has_lengths(f, i, sizes, n) || figures_inside(f, i))
        return false;
    for (size_t k = 0; k < n; k++)
        if (!(t[k].shape & TOKEN_DIGITS) ||
            (k > 0 && (t[k].start - t[k - 1].end != 1 || f->text.ptr[t[k - 1].end] != mark)))
            return false;
    return i + n >= f->count || t[n].gap != GAP_JOIN || !(t[n].shape & TOKEN_DIGITS);
}

#define UK_REACH   4  /* tokens from the sort code to the account */
#define BANK_REACH 16 /* tokens back to what speaks of a bank */

/* "paid 12-05-24 10045678": what was paid, and when. */
static bool is_day(const struct find *f, size_t i)
{
    int day = number_of(f, &f->tokens[i]), month = number_of(f, &f->tokens[i + 1]),
        year = number_of(f, &f->tokens[i + 2]);

    return year >= 10 && year <= 45 && check_date(0, month, day);
}

/* "S/C - 04 00 04": the letters right in front; or a word for banks before, or of paying unless the
 * number's `pairs` are a day. */
static bool speaks_of_bank(const struct find *f, size_t i, bool pairs)
{
    static const char words[] = "bank debit refund payee transfer sort payment acct acc account "
                                "compte rekening konto conto cuenta conta banque banco banca";
    static const char paying[] = "pay paid paying pays rent wages salary bacs dd";
    size_t from = i > BANK_REACH ? i - BANK_REACH : 0;
    bool paid = false;

    if (i > 1 && str_eq(token_folded(f, &f->tokens[i - 1]), STR("c")) &&
        str_eq(token_folded(f, &f->tokens[i - 2]), STR("s")))
        return true;
    for (size_t k = i; k-- > from && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_BANK)
            return true;
        if (t->shape & TOKEN_DIGITS)
            continue;
        if (word_listed(token_folded(f, t), words))
            return true;
        paid |= word_listed(token_folded(f, t), paying);
    }
    return paid && !(pairs && is_day(f, i));
}

/* The digits of n tokens from i on. */
static size_t digits_of(const struct find *f, size_t i, size_t n, char out[static DIGITS_MOST])
{
    size_t digits = 0;

    for (size_t k = i; k < i + n; k++)
        for (uint32_t at = f->tokens[k].start; at < f->tokens[k].end && digits < DIGITS_MOST; at++)
            out[digits++] = f->text.ptr[at];
    return digits;
}

/* Accounts whose parts have a form and a key of their own, as before there was an IBAN. */
static const struct domestic {
    uint8_t groups, sizes[4];
    check *valid;
    const char *marks; /* between the parts, if there are several */
} domestic[] = {
    { 4, { 4, 4, 2, 10 }, check_es_ccc, " -/." },
    { 1, { 20 }, check_es_ccc, NULL },
    { 3, { 3, 7, 2 }, check_be_account, "- /" },
    { 4, { 4, 4, 11, 2 }, check_pt_nib, " .-" },
    { 1, { 21 }, check_pt_nib, NULL },
};

/* Figures of the right lengths: are they parted as its parts are, and does its key hold? */
static bool is_domestic(const struct find *f, size_t i, const struct domestic *d)
{
    char mark = f->tokens[i].next, c[DIGITS_MOST];

    return has_groups(f, i, d->sizes, d->groups, mark) &&
           (d->groups == 1 || (mark && strchr(d->marks, mark))) &&
           d->valid(c, digits_of(f, i, d->groups, c)) &&
           (d->groups > 3 || speaks_of_bank(f, i, false));
}

#define CARD_CLOSE 3 /* tokens back to "eID": Belgium's cards have the same groups and key */

/* "2100-8109-59-6964750116", "001-2345678-03" */
static void find_domestic(struct find *f, size_t i)
{
    uint32_t length = f->tokens[i].end - f->tokens[i].start;

    for (const struct domestic *d = domestic; d < domestic + COUNT_OF(domestic); d++)
        if (d->sizes[0] == length && has_lengths(f, i, d->sizes, d->groups) &&
            is_domestic(f, i, d) && !after_context(f, i, NEAR_ID_CARD, CARD_CLOSE)) {
            propose(f, (struct span){ f->tokens[i].start, f->tokens[i + d->groups - 1].end,
                                      SPAN_IBAN, "account", 0.95F, "checksum" });
            return;
        }
}

/* "S/C 30.91.74", "sort code: 30/91/74": right in front. */
static bool is_sort_code(const struct find *f, size_t i)
{
    static const char words[] = "sort sortcode";

    return i > 1 && (word_listed(token_folded(f, &f->tokens[i - 1]), words) ||
                     word_listed(token_folded(f, &f->tokens[i - 2]), words) ||
                     (str_eq(token_folded(f, &f->tokens[i - 1]), STR("c")) &&
                      str_eq(token_folded(f, &f->tokens[i - 2]), STR("s"))));
}

/* Eight figures, in one or one by one; gives the last token. */
static bool is_uk_account(const struct find *f, size_t k, size_t *ret_last)
{
    static const struct {
        uint8_t groups, sizes[8];
    } forms[] = { { 1, { 8 } }, { 2, { 4, 4 } }, { 8, { 1, 1, 1, 1, 1, 1, 1, 1 } } };
    uint32_t first = f->tokens[k].end - f->tokens[k].start;

    for (size_t n = 0; n < COUNT_OF(forms); n++)
        if (forms[n].sizes[0] == first) {
            *ret_last = k + forms[n].groups - 1;
            return has_groups(f, k, forms[n].sizes, forms[n].groups, ' ');
        }
    return false;
}

/* "08-92-99, then 6 5 5 0 2 1 1 8", "S/C - 04 00 04\nA/C - 55473349": a British sort code and the
 * account behind it, where a bank is spoken of. */
static void find_british(struct find *f, size_t i)
{
    static const uint8_t sizes[] = { 2, 2, 2 };
    const struct token *t = &f->tokens[i];
    size_t k = i + COUNT_OF(sizes), end = k + UK_REACH, last;
    bool as_day = t->next == '.' || t->next == '/';

    while (k < end && k < f->count && !(f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        k++;
    if (k >= f->count || f->tokens[k].gap == GAP_PARA || !is_uk_account(f, k, &last) ||
        !has_groups(f, i, sizes, COUNT_OF(sizes), t->next) ||
        !(as_day ? is_sort_code(f, i) : t->next == '-' || t->next == ' ') ||
        !speaks_of_bank(f, i, true))
        return;
    if (k == i + COUNT_OF(sizes) && t[3].gap != GAP_LINE) { /* nothing but a sign between: one */
        propose(f, (struct span){ t->start, f->tokens[last].end, SPAN_IBAN, "account", 0.8F,
                                  "context" });
        return;
    }
    propose(f, (struct span){ t->start, t[2].end, SPAN_IBAN, "uk.sort", 0.8F, "context" });
    propose(f, (struct span){ f->tokens[k].start, f->tokens[last].end, SPAN_IBAN, "account", 0.8F,
                              "context" });
}

/* ---- a figure a box, as forms are read ---- */

#define BOXED_MOST 34

/* "N L 9 1 A B N A 0 4 1 7 ...": reads signs with one space, or once a line end, between. */
static size_t read_boxed(struct str text, uint32_t at, char out[static BOXED_MOST],
                         uint32_t ends[static BOXED_MOST])
{
    size_t n = 0, lines = 0;

    while (n < BOXED_MOST && at < text.len && ascii_alnum(text.ptr[at])) {
        out[n] = ascii_upper(text.ptr[at]);
        ends[n++] = ++at;
        if (at < text.len && ascii_alnum(text.ptr[at]))
            return n - 1; /* a word */
        if (at < text.len && text.ptr[at] == '\n' && !lines++)
            at += (uint32_t)run_line_break(str_from(text, at));
        else if (at < text.len && text.ptr[at] == ' ')
            at++;
        else
            break;
    }
    return n;
}

void find_boxed_account(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    char c[BOXED_MOST];
    uint32_t ends[BOXED_MOST];
    size_t length, n;

    if (i + 3 >= f->count || t->end - t->start != 1 || t[1].end - t[1].start != 1 ||
        !(t[2].shape & t[3].shape & TOKEN_DIGITS) || t[2].end - t[2].start != 1 ||
        t[3].end - t[3].start != 1 || !ascii_alpha(f->text.ptr[t[1].start]))
        return;
    n = read_boxed(f->text, t->start, c, ends);
    length = n > 4 ? iban_length(c) : 0;
    if (!length || n < length || (!check_iban(c, length) && !check_iban_form(c, length)))
        return;
    propose(f, (struct span){ t->start, ends[length - 1], SPAN_IBAN, NULL, 0.97F, "checksum" });
    f->sure_to = pii_rules_off(f->hints->rules, SPAN_IBAN) ? f->sure_to : ends[length - 1];
}

#define BEHIND_LEAST 10 /* digits of an account whose word stands behind, "(CCP)" */

static void find_named_behind(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (i + 1 < f->count && t->gap != GAP_JOIN && t[1].is & NEAR_BANK &&
        str_eq(str_slice(f->text, t->end, t[1].start), STR(" (")))
        propose(f, (struct span){ t->start, t->end, SPAN_IBAN, "account", 0.7F, "context" });
}

/* "The direct debit comes off my account": a bank's, not a shop's. */
static bool is_paid_from(const struct find *f, size_t i)
{
    size_t from = i > BANK_REACH ? i - BANK_REACH : 0;

    for (size_t k = i; k-- > from && f->tokens[k + 1].gap != GAP_PARA;) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (word_listed(word, "debit sortcode bacs") ||
            (word_listed(word, "sort bank") &&
             word_listed(token_folded(f, &f->tokens[k + 1]), "code account a acct acc details")))
            return true;
    }
    return false;
}

/* "309928 41177206": a sort code without dashes, its account, and what is paid. */
static void find_plain_british(struct find *f, size_t i)
{
    static const uint8_t sizes[] = { 6, 8 };
    const struct token *t = &f->tokens[i];

    if (t->next == ' ' && t->gap != GAP_JOIN && has_groups(f, i, sizes, COUNT_OF(sizes), ' ') &&
        is_paid_from(f, i))
        propose(f, (struct span){ t->start, t[1].end, SPAN_IBAN, "account", 0.8F, "context" });
}

#define FIRST_LONG 5 /* figures from which on a first part tells by itself */

/* May the parts behind a short first one be those of an account?  Of most numbers not. */
static bool has_next_parts(const struct find *f, size_t i, uint32_t length)
{
    static const struct {
        uint8_t second, third, or_third;
    } behind[FIRST_LONG] = { [2] = { 2, 2, 2 }, [3] = { 7, 2, 2 }, [4] = { 4, 2, 11 } };
    const struct token *t = &f->tokens[i];

    if (i + 2 >= f->count || length_of(&t[1]) != behind[length].second ||
        (length_of(&t[2]) != behind[length].third && length_of(&t[2]) != behind[length].or_third) ||
        figures_inside(f, i))
        return false;
    return length != 2 || i + 3 >= f->count || length_of(&t[3]) != 2 ||
           !(t[3].shape & TOKEN_DIGITS); /* more pairs are a telephone */
}

void find_account(struct find *f, size_t i)
{
    static void (*const by_length[])(struct find * f, size_t i) = {
        [2] = find_british,       [3] = find_domestic,      [4] = find_domestic,
        [5] = find_account_parts, [6] = find_plain_british, [20] = find_domestic,
        [21] = find_domestic,
    };
    uint32_t length = length_of(&f->tokens[i]);

    if (length < FIRST_LONG && !has_next_parts(f, i, length))
        return;
    if (length < COUNT_OF(by_length) && by_length[length])
        by_length[length](f, i);
    if (length >= BEHIND_LEAST)
        find_named_behind(f, i);
}
