/* SPDX-License-Identifier: EUPL-1.2 */
/* papers.c - passports, machine-readable lines, BIC, coins: codes of letters and digits. */
#include "pii/read/find_priv.h"

#include "pii/numbers/check_priv.h"
#include "pii/numbers/identifier_priv.h"
#include "pii/pii_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"

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

#define SURE           0.97F
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

/* "PPT 120447188": in capitals, for in small letters it is a file. */
static bool is_behind_ppt(const struct find *f, size_t i, const struct run *r)
{
    return i > 0 && r->n >= 9 && str_eq(token_text(f, &f->tokens[i - 1]), STR("PPT")) &&
           r->stop[8] && r->groups[8] == 1 && run_digits(r, 9) >= 7;
}

/* One or two letters and six or seven digits in one piece, as most of Europe's have them. */
static bool has_common_form(const struct run *r)
{
    size_t letters = 0, n = 0;

    while (letters < 3 && letters < r->n && !ascii_digit(r->c[letters]))
        letters++;
    while (n < r->n && r->groups[n] == 1)
        n++;
    return letters >= 1 && letters <= 2 && n >= letters + 6 && n <= letters + 7 && !r->lower &&
           run_digits(r, n) == n - letters;
}

/* Nine without vowels and letters that look like others. */
static bool has_german_letters(const struct run *r)
{
    for (size_t k = 0; k < 9; k++)
        if (!ascii_digit(r->c[k]) && !strchr("CFGHJKLMNPRTVWXYZ", r->c[k]))
            return false;
    return true;
}

/* How often letters and figures take turns: in no word as often. */
static size_t count_turns(const struct run *r, size_t n)
{
    size_t turns = 0;

    for (size_t k = 1; k < n; k++)
        turns += ascii_digit(r->c[k]) != ascii_digit(r->c[k - 1]);
    return turns;
}

/* "C4VR1W6P1": Germany's passports. */
static bool has_german_form(const struct run *r)
{
    size_t digits;

    if (r->n < 9 || !(r->stop[8] || (r->n > 9 && r->stop[9] && ascii_digit(r->c[9]))) ||
        r->groups[8] != 1 || r->lower || !strchr("CFGHJK", r->c[0]))
        return false;
    digits = run_digits(r, 9);
    return digits >= 2 && digits <= 7 && has_german_letters(r) && count_turns(r, 9) > 1;
}

#define ORDER_CLOSE 3  /* tokens back to "order": it is the number of one */
#define SAID_REACH  24 /* tokens back to the word where the form tells nearly enough */

/* German's "Pass": not what opens museums and slopes, "Pass Navigo", "Ski Pass". */
static bool is_pass(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (!(t->shape & TOKEN_CAPITAL) || !word_among(token_folded(f, t), "pass|passes") ||
        (k + 1 < f->count && t[1].gap == GAP_SPACE &&
         t[1].shape & (TOKEN_CAPITAL | TOKEN_DIGITS | TOKEN_INITIAL) &&
         !(t[1].shape & TOKEN_MIXED) && !word_among(token_folded(f, t + 1), "nr|no|nummer|num")))
        return false;
    return k == 0 || t->gap != GAP_SPACE || !(t[-1].shape & TOKEN_CAPITAL) ||
           t[-1].is & (WORD_THE | WORD_OWNER) || str_ends(token_folded(f, t - 1), STR("er"));
}

/* Does the text speak of a passport, "Pass" or the number of a document, some way back? */
static bool is_spoken_of(const struct find *f, size_t i)
{
    bool order = false;

    for (size_t k = i; k-- > 0 && i - k <= SAID_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_ORDER && i - k <= ORDER_CLOSE)
            return false;
        order |= (t->is & NEAR_ORDER) != 0;
        if ((t->is | t->covered) & NEAR_PASSPORT || (!order && is_pass(f, k)) ||
            word_among(token_folded(f, t), "documentnummer|documentnr|dokumentennummer"))
            return true;
    }
    return false;
}

/* "not X but Y", "it works with X": words that lead to one of several numbers. */
static bool is_led(const struct find *f, size_t i)
{
    return i > 0 && f->tokens[i].gap <= GAP_SPACE &&
           word_among(token_folded(f, &f->tokens[i - 1]),
                      "not|non|pas|no|nicht|nein|niet|nao|but|ma|mais|sino|sondern|maar|mas|with|"
                      "avec|met|mit|con|com|is|est|ist|es|e|be|is|zijn|sein");
}

/* `common`: it has the common form. */
static bool is_far_passport(const struct find *f, size_t i, const struct run *r, bool common)
{
    return (has_german_form(r) || (common && is_led(f, i))) && is_spoken_of(f, i);
}

/* "mein Schweizer Pass liegt vor (No. X4418207)" */
static bool is_behind_pass(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= PASSPORT_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if (f->tokens[k].shape & TOKEN_CAPITAL &&
            str_eq(token_folded(f, &f->tokens[k]), STR("pass")))
            return k > 0 && f->tokens[k].gap == GAP_SPACE &&
                   (word_among(token_folded(f, &f->tokens[k - 1]), "mein|sein|ihr|dein|unser") ||
                    (f->tokens[k - 1].folded_len > 3 &&
                     str_ends(token_folded(f, &f->tokens[k - 1]), STR("er"))));
    return false;
}

/* The number and a second one that is written so. */
static void propose_passports(struct find *f, size_t i, uint32_t end)
{
    struct span s = { f->tokens[i].start, end, SPAN_PASSPORT, NULL, 0.75F, "context" };
    size_t k = sister_of(f, i, s);

    if (after_context(f, i, NEAR_PASSPORT, 3))
        s.score = SURE; /* more than a plate's form */

    propose(f, s);
    if (k < f->count) {
        s.end = f->tokens[k].start + (s.end - s.start);
        s.start = f->tokens[k].start;
        propose(f, s);
    }
}

/* Does a word tell that a passport's number with letters stands at token i, if not right in front?
 */
static bool is_told_far(const struct find *f, size_t i, const struct run *r)
{
    bool common = r->letters && has_common_form(r);

    return r->letters && (after_context(f, i, NEAR_PASSPORT, PASSPORT_REACH) ||
                          is_put_right(f, i) || is_short_told(f, i, r) ||
                          (common && is_behind_pass(f, i)) || is_far_passport(f, i, r, common));
}

#define DAY_GROUPS 3 /* of a day: "2026-11-20" */

/* "28/06/26", which begins at that character: with nothing behind it, for "51 22 04 418" and
 * "19 04 61 234" are passports. */
static bool is_short_day(const struct run *r, size_t first, const uint8_t *sizes)
{
    size_t end = first + sizes[0] + sizes[1] + sizes[2], month = first + sizes[0];
    int parts[2] = { 0, 0 };

    if (end < r->n && ascii_digit(r->c[end]))
        return false;
    for (size_t k = first; k < month + sizes[1]; k++)
        parts[k >= month] = parts[k >= month] * 10 + r->c[k] - '0';
    return check_date(0, parts[1], parts[0]);
}

/* "2026-11-20", "06 2025", "il 28/06/26": when it was issued. */
static bool is_day(const struct run *r)
{
    uint8_t sizes[DAY_GROUPS] = { 0 };
    size_t k = 0, from = 0, first;

    while (k < r->n && k < 2 && ascii_alpha(r->c[k]))
        k++;
    if (k && !r->stop[k - 1])
        return false;
    first = k;
    from = k ? r->groups[k - 1] : 0;
    for (; k < r->n && ascii_digit(r->c[k]) && r->groups[k] - from <= DAY_GROUPS; k++)
        sizes[r->groups[k] - from - 1]++;
    if (sizes[0] == 2 && sizes[1] == 4)
        return sizes[2] == 0 || (k < r->n && ascii_digit(r->c[k]));
    if (sizes[0] <= 2 && sizes[1] <= 2 && sizes[2] == 2)
        return is_short_day(r, first, sizes);
    return sizes[0] > 0 && sizes[1] > 0 &&
           ((sizes[0] == 4 && sizes[1] <= 2 && sizes[2] > 0 && sizes[2] <= 2) ||
            (sizes[0] <= 2 && sizes[1] <= 2 && sizes[2] == 4));
}

/* "1300.48 €" */
static bool is_sum(const struct find *f, uint32_t end)
{
    struct str s = str_slice(f->text, end, end + 4);

    return str_starts_nocase(str_trim(s), STR("€")) || str_starts_nocase(str_trim(s), STR("eur")) ||
           str_starts_nocase(str_trim(s), STR("£"));
}

/* What the heading of its column says, of what may be one: one group or two. */
static uint64_t column_of_passport(const struct find *f, size_t i)
{
    return f->tokens[i].end - f->tokens[i].start <= 10 ? column_says(f, i) : 0;
}

/* "CKJM4RXG3" */
static bool is_german(const struct run *r, size_t n)
{
    return n == 9 && r->groups[8] == 1 && strchr("CFGHJK", r->c[0]) && run_digits(r, 9) > 0 &&
           run_digits(r, 9) < 9 && has_german_letters(r);
}

/* "gr7dhnd55": no word, which has vowels, and its figures at one end. */
static bool is_no_word_in_small(const struct run *r, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (strchr("AEIOU", r->c[k]))
            return false;
    return count_turns(r, n) > 2;
}

/* How many digits the first n characters have at least. */
static size_t digits_least(const struct run *r, size_t n)
{
    if (is_german(r, n) || (n == 10 && r->groups[9] == 1 && is_german(r, 9)))
        return 1;
    /* nine in one piece are one, be there as few digits as in "NPX2A4B67" */
    return n == 9 && r->groups[n - 1] == 1 && (!r->lower || is_no_word_in_small(r, n)) ? 2 : 5;
}

/* "Passport number\t...": in a table whose lines have a name each. */
static bool named_in_line(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 4 && f->tokens[k + 1].gap != GAP_PARA &&
                       f->tokens[k + 1].gap != GAP_LINE;)
        if ((f->tokens[k].is | f->tokens[k].covered) & NEAR_PASSPORT)
            return true;
    return false;
}

static void find_passport(struct find *f, size_t i, const struct run *r)
{
    uint64_t column = column_of_passport(f, i);
    bool far = !(column & NEAR_PASSPORT) && !after_context(f, i, NEAR_PASSPORT, 6) &&
               !is_behind_ppt(f, i, r);

    if ((far && !is_told_far(f, i, r)) || is_airline_date(r) || is_day(r) ||
        (column && !(column & NEAR_PASSPORT) && !named_in_line(f, i)) ||
        (i > 0 && f->tokens[i].gap == GAP_JOIN && f->tokens[i - 1].shape & TOKEN_DIGITS))
        return;
    for (size_t n = r->n < 10 ? r->n : 10; n >= 6; n--) {
        size_t digits = run_digits(r, n);

        if (!r->stop[n - 1] || (far && digits == n) || digits < digits_least(r, n) ||
            (digits == n && is_sum(f, r->end[n - 1])) ||
            (r->lower && (r->groups[n - 1] > 1 || digits == n)))
            continue;
        propose_passports(f, i, r->end[n - 1]);
        return;
    }
}

/* The second line of a passport (ICAO 9303, TD3): 44 of A-Z, 0-9, '<'. */
static void find_machine_line(struct find *f, size_t i)
{
    struct str rest = str_from(f->text, f->tokens[i].start);
    size_t n = 0;

    if (f->tokens[i].next != '<') /* which fills up one part at least */
        return;
    while (n < rest.len && n <= 44 &&
           (ascii_digit(rest.ptr[n]) || rest.ptr[n] == '<' ||
            (rest.ptr[n] >= 'A' && rest.ptr[n] <= 'Z')))
        n++;
    if (n == 44 && ascii_digit(rest.ptr[9]) && ascii_digit(rest.ptr[19]) &&
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

    if ((s.len != 8 && s.len != 11) ||
        (!(t->shape & (TOKEN_UPPER | TOKEN_MIXED)) && !after_context(f, i, NEAR_BIC, 2)))
        return; /* small letters, most often */
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

    if (i == 0 || r->n < 12 || !r->letters || !r->stop[11] || r->groups[11] > 3)
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

/* ---- numbers that the groups they are printed in give away ---- */

static bool is_nir_without_key(const char *c, size_t n)
{
    return n == 15 && (c[0] == '1' || c[0] == '2') && c[3] <= '1';
}

/* "1 66 11 62 142 132 78" may have a slip in its key; of the others the check digits decide. */
static bool is_be_eid(const char *c, size_t n)
{
    return c[0] == '5' && c[1] == '9' && check_be_eid(c, n); /* others are accounts, of old */
}

static bool is_born(const char *c, size_t n)
{
    return check_date(0, (c[n - 4] - '0') * 10 + c[n - 3] - '0',
                      (c[n - 6] - '0') * 10 + c[n - 5] - '0');
}

static bool is_at_svnr(const char *c, size_t n)
{
    return c[0] > '0' && is_born(c, n) && check_at_svnr(c, n);
}

/* The day of birth in front; the check digits may hold a slip. */
static bool is_lu_matricule(const char *c, size_t n)
{
    return n == 13 && (memcmp(c, "19", 2) == 0 || (memcmp(c, "20", 2) == 0 && c[2] < '2')) &&
           check_date(0, (c[4] - '0') * 10 + c[5] - '0', (c[6] - '0') * 10 + c[7] - '0');
}

/* Behind a province. */
static bool is_es_nss(const char *c, size_t n)
{
    return memcmp(c, "01", 2) >= 0 && memcmp(c, "53", 2) <= 0 && check_es_nss(c, n);
}

static bool is_be_account(const char *c, size_t n)
{
    return !is_be_eid(c, n) && check_be_eid(c, n); /* the same sum */
}

static const struct printed {
    const char *kind, *form;
    check *valid;
    enum span_type type;
    bool common; /* orders have figures so, too */
} printed[] = {
    { "fr.nir", "d dd dd dd ddd ddd dd", is_nir_without_key, SPAN_NATIONAL_ID, false },
    { "de.idnr", "dd ddd ddd ddd", check_de_idnr, SPAN_NATIONAL_ID, false },
    { "br.cpf", "ddd.ddd.ddd-dd", check_br_cpf, SPAN_NATIONAL_ID, false },
    { "be.nrn", "dddddd-ddd-dd", check_be_nrn, SPAN_NATIONAL_ID, false },
    { "be.nrn", "dddddd ddd dd", check_be_nrn, SPAN_NATIONAL_ID, false },
    { "be.eid", "ddd-ddddddd-dd", is_be_eid, SPAN_NATIONAL_ID, false },
    { NULL, "ddd-ddddddd-dd", is_be_account, SPAN_IBAN, true }, /* as before there were IBANs */
    { "at.svnr", "dddd dddddd", is_at_svnr, SPAN_NATIONAL_ID, true },
    { "lu.matricule", "dddd dd dd ddd dd", is_lu_matricule, SPAN_NATIONAL_ID, false },
    { "es.nss", "dd/dddddddd/dd", is_es_nss, SPAN_NATIONAL_ID, true },
    { "es.nss", "dd-dddddddd-dd", is_es_nss, SPAN_NATIONAL_ID, true },
    { "es.nss", "dd dddddddd dd", is_es_nss, SPAN_NATIONAL_ID, true },
};

/* Does the text at token i have the form, and nothing behind it that goes on? */
static bool has_printed_form(const struct find *f, size_t i, const char *form)
{
    struct str s = str_from(f->text, f->tokens[i].start);
    size_t n = strlen(form);

    if (s.len < n || (s.len > n && ascii_alnum(s.ptr[n])))
        return false;
    for (size_t k = 0; k < n; k++)
        if (form[k] == 'd' ? !ascii_digit(s.ptr[k]) : s.ptr[k] != form[k])
            return false;
    return s.len < n + 2 || s.ptr[n] != ' ' || !ascii_digit(s.ptr[n + 1]);
}

#define ORDER_REACH 4 /* tokens back to an order */

#define OTHERS (NEAR_ORDER | NEAR_DEVICE | NEAR_VERSION | NEAR_CODE)

#define FIRST_MOST 6 /* figures of the first group */

static void find_printed(struct find *f, size_t i, const struct run *r)
{
    const struct token *t = &f->tokens[i];
    uint32_t first = t->end - t->start;

    if (r->n < 10 || first > FIRST_MOST || !(t->shape & TOKEN_DIGITS) ||
        (i > 0 && t->gap <= GAP_JOIN && t[-1].shape & TOKEN_DIGITS) ||
        (t->start > 0 && f->text.ptr[t->start - 1] == '+'))
        return;
    for (size_t k = 0; k < COUNT_OF(printed); k++) {
        size_t n = 0;

        if (printed[k].form[first] != t->next || !has_printed_form(f, i, printed[k].form))
            continue;
        for (const char *p = printed[k].form; *p; p++)
            n += *p == 'd';
        if (n <= r->n && r->stop[n - 1] && printed[k].valid(r->c, n) &&
            !(printed[k].common && after_context(f, i, OTHERS, ORDER_REACH)))
            propose(f, (struct span){ t->start, r->end[n - 1], printed[k].type, printed[k].kind,
                                      0.9F, "pattern" });
    }
}

/* ---- numbers by a short name in capitals, which in small letters is another word ---- */

static const struct short_name {
    const char *name;
    const char *shapes; /* as identifier_shape() has them, parted by spaces */
    bool company;
} short_names[] = {
    { "KV", "addddddddd", false },               /* German health insurers */
    { "CHI", "dddddddddd", false },              /* Scotland's patients */
    { "NHI", "aaadddd aaaddaa", false },         /* New Zealand's */
    { "SIP", "dddddd ddddddd dddddddd", false }, /* Valencia's */
    { "NIA", "dddddddd ddddddddd", false },      /* Spain's pupils */
    { "NAS", "ddddddddd", false },
    { "NAM", "aaaadddddddd", false },
    { "ULN", "dddddddddd", false },            /* England's learners */
    { "ID", "ddddddda ddddddddddddd", false }, /* "my ID (no. 0285066M)"; South Africa */
    { "PA", "axxxxxxxx", false },              /* Personalausweis */
    { "STP", "aaadddddddddddddddd", false },
    { "ENI", "aaadddddddddddddddd", false }, /* Italy's foreigners without papers */
    { "NI", "aadddddda", false },
    { "SIN", "ddddddddd", false },  /* Canada */
    { "DN", "ddddddd", false },     /* Tahiti's insured */
    { "PAN", "aaaaadddda", false }, /* India */
    { "NN", "ddddddddddd", false }, /* Belgium */
    { "RN", "ddddddddddd", false },
    { "CIE", "aadddddaa aaddddddd", false }, /* Italy's cards */
    { "CUI", "ddddddd dddddddd ROddddddd ROdddddddd", true },
    { "EIK", "ddddddddd BGddddddddd", true },
    { "CVR", "dddddddd DKdddddddd", true },
};

#define SHORT_SURE  0.97F /* more than a telephone number */
#define SHORT_REACH 3     /* tokens back to the name: "CHI number is 2307..." */

/* Are its first n characters in one piece, or parted by spaces between figures alone? */
static bool in_plain_groups(const struct find *f, const struct run *r, size_t n)
{
    for (size_t k = 0; k + 1 < n; k++)
        if (r->stop[k] && (f->text.ptr[r->end[k]] != ' ' || !ascii_digit(r->c[k + 1])))
            return false;
    return true;
}

/* Characters of the run that have one of the shapes, as far as groups end there; 0: none. */
static size_t shaped(const struct find *f, const struct run *r, const char *shapes)
{
    struct str rest = str_of(shapes), one;

    while (str_split(&rest, ' ', &one)) {
        char shape[RUN_MAX + 1] = { 0 };

        memcpy(shape, one.ptr, one.len);
        if (r->n >= one.len && r->stop[one.len - 1] && one.len <= r->line &&
            run_digits(r, one.len) >= 2 && identifier_shape(shape, r->c, one.len) &&
            in_plain_groups(f, r, one.len))
            return one.len;
    }
    return 0;
}

/* "my ID (no. 0285066M)", "Pawlu Camilleri, ID 0285066M"; a South African's begins with the day of
 * birth.  Devices, sessions and orders have theirs, too. */
static bool is_id(const struct find *f, size_t k, size_t i, const struct run *r)
{
    if (r->n >= 13 && run_digits(r, 13) == 13)
        return check_luhn(r->c, 13) && r->c[10] <= '1' &&
               check_date(0, (r->c[2] - '0') * 10 + r->c[3] - '0',
                          (r->c[4] - '0') * 10 + r->c[5] - '0');
    if (k > 0 && f->tokens[k - 1].is & WORD_OWNER)
        return true;
    return k > 1 && i - k == 1 && f->tokens[k].gap == GAP_COMMA && strchr("ABGHLMPZ", r->c[7]) &&
           f->tokens[k - 1].gap == GAP_SPACE &&
           f->tokens[k - 1].shape & f->tokens[k - 2].shape & TOKEN_CAPITAL &&
           !((f->tokens[k - 1].is | f->tokens[k - 2].is) & (WORD_ORDINARY | WORD_THE));
}

/* Does nothing speak against the number? "NAS", "SIP", "ID" and "PA" are of machines, too. */
static bool is_of_somebody(const struct find *f, size_t k, size_t i, const struct run *r)
{
    static const char telephones[] = "trunk|voip|line|account|extension|ext|phone|server|provider";
    struct str word = token_text(f, &f->tokens[k]);
    bool is = mark_in_front(f, f->tokens[i].start) == ':';

    for (size_t n = k + 1; n < i; n++)
        is |= (f->tokens[n].is & WORD_IS) != 0;
    if (str_eq(word, STR("CHI")))
        return check_date(0, (r->c[2] - '0') * 10 + r->c[3] - '0',
                          (r->c[0] - '0') * 10 + r->c[1] - '0');
    if (str_eq(word, STR("SIP")))
        return !(k > 0 && word_among(token_folded(f, &f->tokens[k - 1]), telephones)) &&
               !word_among(token_folded(f, &f->tokens[k + 1]), telephones) &&
               !(i + 1 < f->count && word_among(token_folded(f, &f->tokens[i + 1]), telephones));
    if (str_eq(word, STR("SIN")))
        return (is || i - k == 1) && check_luhn(r->c, 9); /* "SIN PAGAR" */
    if (str_eq(word, STR("NN")) || str_eq(word, STR("RN")))
        return check_be_nrn(r->c, 11);
    if (str_eq(word, STR("NAS")))
        return is;
    if (str_eq(word, STR("ID")))
        return is_id(f, k, i, r);
    if (str_eq(word, STR("DN"))) /* notes of delivery have theirs */
        return f->tokens[k].gap == GAP_COMMA || (k > 0 && f->tokens[k - 1].is & WORD_OWNER) ||
               near_context(f, i, i, NEAR_HEALTH | NEAR_SOCIAL, NULL);
    return !str_eq(word, STR("PA")) || has_german_letters(r);
}

/* A company's: right behind the letters or a word for "number", and no sentence in capitals, which
 * has "A CUI 1234567 SI RIFERISCE" and "EIK 123456789 GRAAG". */
static bool is_of_company(const struct find *f, size_t k, size_t i, uint32_t end)
{
    size_t behind = i + 1;

    while (behind < f->count && f->tokens[behind].start < end)
        behind++;
    if (i - k > 2 || (i - k == 2 && f->tokens[k + 1].end - f->tokens[k + 1].start > 3))
        return false;
    return behind == f->count || f->tokens[behind].gap != GAP_SPACE ||
           !(f->tokens[behind].shape & (TOKEN_UPPER | TOKEN_INITIAL));
}

static void find_by_short_name(struct find *f, size_t i, const struct run *r)
{
    for (size_t k = i; k-- > 0 && i - k <= SHORT_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        struct str word = token_text(f, &f->tokens[k]);

        for (size_t n = 0; f->tokens[k].shape & TOKEN_UPPER && n < COUNT_OF(short_names); n++) {
            size_t length;

            if (short_names[n].name[0] != word.ptr[0] || !str_eq(word, str_of(short_names[n].name)))
                continue;
            length = shaped(f, r, short_names[n].shapes);
            if (length && (short_names[n].company ? is_of_company(f, k, i, r->end[length - 1])
                                                  : is_of_somebody(f, k, i, r)))
                propose(f,
                        (struct span){ f->tokens[i].start, r->end[length - 1],
                                       short_names[n].company ? SPAN_COMPANY_ID : SPAN_NATIONAL_ID,
                                       NULL, SHORT_SURE, "pattern" });
            return;
        }
        if (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
    }
}

#define PAPER_LEAST 6 /* letters and figures: "SIP 123456" */

void find_papers(struct find *f, size_t i, const struct run *r)
{
    /* inside figures with no letters behind only what has no groups may begin */
    bool inside = figures_inside(f, i) && !r->letters;

    if (r->n >= PAPER_LEAST && !inside) {
        find_passport(f, i, r);
        find_citizen_card(f, i, r);
        find_by_short_name(f, i, r);
        find_printed(f, i, r);
    }
    if (!inside)
        find_id_form(f, i, r);
    find_machine_line(f, i);
    if (!inside)
        find_plate(f, i, r);
    find_coin(f, i);
}

void find_code(struct find *f, size_t i)
{
    find_bic(f, i);
}
