/* SPDX-License-Identifier: EUPL-1.2 */
/* papers.c - passports, machine-readable lines, BIC, coins: codes of letters and digits. */
#include "pii/find_priv.h"

#include "pii/check_priv.h"
#include "pii/pii_priv.h"

#include <string.h>

static void propose_run(struct find *f, size_t i, uint32_t end, enum span_type type, const char *by)
{
    propose(f,
            (struct span){ f->tokens[i].start, end, type, NULL, by[0] == 'p' ? 0.9F : 0.75F, by });
}

size_t run_digits(const struct run *r, size_t n)
{
    size_t digits = 0;

    for (size_t i = 0; i < n; i++)
        digits += ascii_digit(r->c[i]);
    return digits;
}

/* ---- passports ---- */

/* "02MEI2025" */
static bool is_airline_date(const struct run *r)
{
    return r->n == 9 && !ascii_digit(r->c[2]) && !ascii_digit(r->c[4]) && run_digits(r, 2) == 2 &&
           run_digits(r, 9) == 6 && r->c[5] == '2';
}

#define PASSPORT_REACH 8 /* tokens, where it has a letter: "pasaporte X y el de mi hijo Y" */

#define SLIP_REACH 14 /* where it is put right */

/* "my passport was wrong in your system, should be N4050207" */
static bool is_put_right(const struct find *f, size_t i)
{
    static const char words[] = "be|is|est|ist|es|sein|ser|essere|zijn";

    return i > 0 && f->tokens[i].near != NEAR_FAR && f->tokens[i].gap == GAP_SPACE &&
           word_among(token_folded(f, &f->tokens[i - 1]), words) &&
           after_context(f, i, NEAR_PASSPORT, SLIP_REACH);
}

/* "Pass A04418829": of letters and digits as passports have them, right behind the short word. */
static bool is_short_told(const struct find *f, size_t i, const struct run *r)
{
    size_t letters = 0;

    while (letters < 2 && letters < r->n && !ascii_digit(r->c[letters]))
        letters++;
    return i > 0 && letters && r->n >= letters + 7 && r->n <= letters + 8 && !r->lower &&
           r->groups[r->n - 1] == 1 && run_digits(r, r->n) == r->n - letters &&
           word_among(token_folded(f, &f->tokens[i - 1]), "pass|pas|pasp|reisepass");
}

static void find_passport(struct find *f, size_t i, const struct run *r)
{
    bool far = !after_context(f, i, NEAR_PASSPORT, 6);

    if ((far && !after_context(f, i, NEAR_PASSPORT, PASSPORT_REACH) && !is_put_right(f, i) &&
         !is_short_told(f, i, r)) ||
        is_airline_date(r) ||
        (i > 0 && f->tokens[i].gap == GAP_JOIN && f->tokens[i - 1].shape & TOKEN_DIGITS))
        return;
    for (size_t n = r->n < 10 ? r->n : 10; n >= 6; n--) {
        size_t digits = run_digits(r, n);

        if (n == 8 && r->stop[1] && r->stop[3] && digits == n && r->groups[7] == 3)
            return; /* a date */
        /* nine in one piece are one, be there as few digits as in "NPX2A4B67" */
        if (!r->stop[n - 1] || (far && digits == n) ||
            digits < (n == 9 && r->groups[n - 1] == 1 && !r->lower ? 2 : 5) ||
            (r->lower && (r->groups[n - 1] > 1 || digits == n)))
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

/* ---- BIC ---- */

#define IBAN_BEFORE 14 /* tokens back to where an account's number begins, in fours */

/* "FR76 3000 ... / CMCIFR2A": behind an IBAN no word need say what this is. */
static bool behind_iban(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= IBAN_BEFORE && f->tokens[k + 1].gap != GAP_PARA;) {
        struct str s = token_text(f, &f->tokens[k]);
        struct run r;

        if (s.len < 4 || s.ptr[0] < 'A' || s.ptr[0] > 'Z' || s.ptr[1] < 'A' || s.ptr[1] > 'Z' ||
            !ascii_digit(s.ptr[2]) || !ascii_digit(s.ptr[3]))
            continue;
        run_read(f->text, f->tokens[k].start, &r);
        return r.n > 4 && iban_length(r.c) && iban_length(r.c) <= r.n &&
               check_iban(r.c, iban_length(r.c));
    }
    return false;
}

/* In a text all in capitals, words have the form of a BIC. */
static bool is_no_word(const struct find *f, const struct token *t)
{
    return !t->is && gazetteer_word(&f->pii->gazetteer, token_folded(f, t)) == 0;
}

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
    if ((small && !after_context(f, i, NEAR_BIC, 2)) || !check_bic(c, s.len))
        return;
    if (small ? !(t->is & WORD_ORDINARY)
              : near_context(f, i, i, NEAR_BIC, NULL) ||
                    (t->shape & TOKEN_MIXED && near_context(f, i, i, NEAR_BANK, NULL)) ||
                    (behind_iban(f, i) && (t->shape & TOKEN_MIXED || is_no_word(f, t))))
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

/* "CC 08841220 7 ZW3": Portugal's citizens' card as it is printed, or in one piece. */
static void find_citizen_card(struct find *f, size_t i, const struct run *r)
{
    static const char shape[] = "dddddddddaad";

    if (i == 0 || r->n < 12 || !r->stop[11] || r->groups[11] > 3)
        return;
    for (size_t k = 0; k < 12; k++)
        if (k != 10 && ascii_digit(r->c[k]) != (shape[k] == 'd')) /* "Z39" as well as "ZW3" */
            return;
    for (size_t k = i; k-- > 0 && i - k <= 3;)
        if (str_eq(token_folded(f, &f->tokens[k]), STR("cc"))) {
            propose_run(f, i, r->end[11], SPAN_NATIONAL_ID, "pattern");
            return;
        }
}

void find_papers(struct find *f, size_t i, const struct run *r)
{
    find_passport(f, i, r);
    find_citizen_card(f, i, r);
    find_machine_line(f, i);
    find_plate(f, i, r);
    find_coin(f, i);
}

void find_code(struct find *f, size_t i)
{
    find_bic(f, i);
}
