/* SPDX-License-Identifier: EUPL-1.2 */
/* papers.c - passports, machine-readable lines, plates, BIC: codes of letters and digits. */
#include "pii/find_priv.h"

#include "pii/check_priv.h"

#include <string.h>

static void propose_run(struct find *f, size_t i, uint32_t end, enum span_type type, const char *by)
{
    propose(f,
            (struct span){ f->tokens[i].start, end, type, NULL, by[0] == 'p' ? 0.9F : 0.75F, by });
}

static size_t digits_in(const struct run *r, size_t n)
{
    size_t digits = 0;

    for (size_t i = 0; i < n; i++)
        digits += ascii_digit(r->c[i]);
    return digits;
}

/* ---- passports ---- */

static void find_passport(struct find *f, size_t i, const struct run *r)
{
    if (!after_context(f, i, NEAR_PASSPORT, 6) || r->lower)
        return;
    for (size_t n = r->n < 10 ? r->n : 10; n >= 6; n--) {
        if (!r->stop[n - 1] || digits_in(r, n) < 5)
            continue;
        propose_run(f, i, r->end[n - 1], SPAN_PASSPORT, "context");
        return;
    }
}

/* The second line of a passport (ICAO 9303, TD3): 44 of A-Z, 0-9, '<'. */
static void find_machine_line(struct find *f, size_t i)
{
    struct str rest = str_from(f->text, f->tokens[i].start);
    size_t n = 0, filler = 0;

    while (n < rest.len && n <= 44 &&
           (ascii_digit(rest.ptr[n]) || rest.ptr[n] == '<' ||
            (rest.ptr[n] >= 'A' && rest.ptr[n] <= 'Z')))
        filler += rest.ptr[n++] == '<';
    if (n == 44 && filler && ascii_digit(rest.ptr[9]) && ascii_digit(rest.ptr[19]) &&
        ascii_digit(rest.ptr[27]) && check_mrz_td3(rest.ptr, 44))
        propose(f, (struct span){ f->tokens[i].start, f->tokens[i].start + 44, SPAN_PASSPORT, "mrz",
                                  0.99F, "checksum" });
}

/* ---- plates ---- */

/* Three groups with dashes, in capitals: nothing else of everyday looks so; spaces need a word
 * beside. */
static bool siv_groups(const struct find *f, const struct run *r)
{
    return r->stop[1] && r->stop[4] && f->text.ptr[r->end[1]] == '-' &&
           f->text.ptr[r->end[4]] == '-' && !r->lower;
}

static void find_siv(struct find *f, size_t i, const struct run *r)
{
    static const char shape[] = "aadddaa";

    for (size_t k = 0; k < 7; k++)
        if (r->n < 7 || ascii_digit(r->c[k]) != (shape[k] == 'd'))
            return;
    if (!r->stop[6] || !check_plate_siv(r->c, 7))
        return;
    if (near_context(f, i, i + 2, NEAR_PLATE, NULL) ||
        (siv_groups(f, r) && !after_context(f, i, NEAR_ORDER, 4)))
        propose(f, (struct span){ f->tokens[i].start, r->end[6], SPAN_PLATE, "fr.siv", 0.9F,
                                  "pattern" });
}

/* Forms that are unmistakable in capitals with their space or dashes ('a' is a letter): how many
 * characters of the run have one, or 0. */
static size_t plate_form(const struct find *f, const struct run *r)
{
    static const struct {
        const char *shape;
        uint8_t first, second; /* letters and digits before each gap; no second gap: 0 */
        char gap;
    } forms[] = {
        { "aaddaaa", 4, 0, ' ' }, /* United Kingdom, since 2001 */
        { "ddaadd", 2, 4, '-' },  /* Netherlands, Portugal */
        { "aaddaa", 2, 4, '-' },
    };

    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        size_t n = strlen(forms[i].shape), k = 0;

        while (k < n && k < r->n && ascii_digit(r->c[k]) == (forms[i].shape[k] == 'd'))
            k++;
        if (k == n && r->stop[n - 1] && r->stop[forms[i].first - 1] &&
            f->text.ptr[r->end[forms[i].first - 1]] == forms[i].gap &&
            r->groups[n - 1] == (forms[i].second ? 3 : 2) &&
            (!forms[i].second || f->text.ptr[r->end[forms[i].second - 1]] == forms[i].gap))
            return n;
    }
    return 0;
}

static void find_plate_form(struct find *f, size_t i, const struct run *r)
{
    size_t n = r->lower ? 0 : plate_form(f, r);

    if (n && !after_context(f, i, NEAR_ORDER, 5))
        propose(f, (struct span){ f->tokens[i].start, r->end[n - 1], SPAN_PLATE, NULL, 0.8F,
                                  "pattern" });
}

/* "208 GTI": three digits and letters behind are a model, no country's plate. */
static bool is_model(const struct run *r, size_t n)
{
    size_t digits = 0;

    while (digits < n && ascii_digit(r->c[digits]))
        digits++;
    return digits > 0 && digits <= 3 && digits_in(r, n) == digits && r->groups[n - 1] == 2;
}

/* Other countries' and older plates: short, letters and digits, right behind the word. */
static void find_other_plate(struct find *f, size_t i, const struct run *r)
{
    if (!after_context(f, i, NEAR_PLATE, 5) || r->n < 5 || (r->lower && r->groups[r->n - 1] < 2))
        return;
    for (size_t n = r->n < 9 ? r->n : 9; n >= 5; n--) {
        size_t digits = digits_in(r, n);

        if (!r->stop[n - 1] || digits < 1 || digits == n || r->groups[n - 1] > 4 || n > r->line ||
            digits > 5 || is_model(r, n))
            continue;
        propose(f, (struct span){ f->tokens[i].start, r->end[n - 1], SPAN_PLATE,
                                  check_plate_fni(r->c, n) ? "fr.fni" : NULL, 0.75F, "context" });
        return;
    }
}

/* ---- BIC ---- */

/* Small letters only where the word is right in front. */
static void find_bic(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str s = token_text(f, t);
    bool small = false;
    char c[11];

    if (s.len != 8 && s.len != 11)
        return;
    for (size_t k = 0; k < s.len; k++) {
        if (!ascii_alnum(s.ptr[k]))
            return;
        small |= s.ptr[k] >= 'a';
        c[k] = ascii_upper(s.ptr[k]);
    }
    if (!check_bic(c, s.len))
        return;
    if (small ? after_context(f, i, NEAR_BIC, 2) && !(t->is & WORD_ORDINARY)
              : near_context(f, i, i, NEAR_BIC, NULL) ||
                    (t->shape & TOKEN_MIXED && near_context(f, i, i, NEAR_BANK, NULL)))
        propose(f, (struct span){ t->start, t->end, SPAN_BIC, NULL, 0.9F, "pattern" });
}

/* ---- coins: addresses are case-sensitive, so they are read from the text itself ---- */

static void find_coin(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str s = token_text(f, t);

    if (s.len < 26 || s.len > 62)
        return;
    if (s.len <= 35 && (s.ptr[0] == '1' || s.ptr[0] == '3') && check_bitcoin(s.ptr, s.len))
        propose(f, (struct span){ t->start, t->end, SPAN_IBAN, "btc", 0.99F, "checksum" });
    else if (str_starts_nocase(s, STR("bc1")) && near_context(f, i, i, NEAR_COIN, NULL))
        propose(f, (struct span){ t->start, t->end, SPAN_IBAN, "btc", 0.8F, "pattern" });
}

void find_papers(struct find *f, size_t i, const struct run *r)
{
    find_passport(f, i, r);
    find_machine_line(f, i);
    find_siv(f, i, r);
    find_plate_form(f, i, r);
    find_other_plate(f, i, r);
    find_coin(f, i);
}

void find_code(struct find *f, size_t i)
{
    find_bic(f, i);
}
