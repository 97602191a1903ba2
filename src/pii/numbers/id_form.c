/* SPDX-License-Identifier: EUPL-1.2 */
/* id_form.c - numbers of people that their form alone tells, or nearly: in the groups that some
 * write, with the last letter small and apart, in small letters.
 *
 *     29028861 d     ctr gtg 46d52 z129i     MK 078815 A     CA 60931 CC */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "pii/numbers/identifier_priv.h"

#define SURE 0.98F /* more than any other form of the same length */

static void propose_id(struct find *f, uint32_t start, uint32_t end, const char *kind,
                       const char *by)
{
    propose(f, (struct span){ start, end, SPAN_NATIONAL_ID, kind, SURE, by });
}

/* ---- Spain and Ireland: figures, and letters apart ---- */

#define FIGURES_MOST 8
#define SLIP_REACH   12 /* tokens back to "DNI", where the letter is a slip */
#define NO_ORDER     3  /* tokens back in which no order may be named */

/* The figures from token k on, "90.160.613" or in one piece; gives the token behind. */
static size_t read_figures(const struct find *f, size_t k, char c[static FIGURES_MOST + 3],
                           size_t *ret_n)
{
    size_t n = 0, from = k;

    for (; k < f->count && f->tokens[k].shape & TOKEN_DIGITS; k++) {
        size_t len = f->tokens[k].end - f->tokens[k].start;

        if (n + len > FIGURES_MOST || (k > from && (f->tokens[k].gap != GAP_JOIN || len != 3 ||
                                                    f->text.ptr[f->tokens[k].start - 1] != '.')))
            break;
        memcpy(c + n, f->text.ptr + f->tokens[k].start, len);
        n += len;
    }
    *ret_n = n;
    return k;
}

/* The letters of a short word, in capitals; 0: it is none, or goes on. */
static size_t read_letters(const struct find *f, size_t k, char c[static 2])
{
    const struct token *t = &f->tokens[k];
    size_t n = t->end - t->start;

    if (n > 2 || t->next == '\'' || t->next == '.' ||
        (k + 1 < f->count && t[1].gap <= GAP_JOIN && t[1].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return 0;
    for (size_t at = 0; at < n; at++) {
        c[at] = ascii_upper(f->text.ptr[t->start + at]);
        if (!ascii_alpha(c[at]))
            return 0;
    }
    return n;
}

/* "y 7242326 p": the token of the first letter; k: there is none. */
static size_t nie_start(const struct find *f, size_t k)
{
    const struct token *t = k > 0 ? &f->tokens[k - 1] : NULL;
    bool is = t && f->tokens[k].gap <= GAP_JOIN && t->end - t->start == 1 &&
              memchr("xyzXYZ", f->text.ptr[t->start], 6);

    return is ? k - 1 : k;
}

static bool is_spoken_of(const struct find *f, size_t i, size_t last)
{
    return near_bits(f, i, last) & (NEAR_SOCIAL | NEAR_TAX | NEAR_ID_CARD);
}

/* "29028861 d", "90.160.613 s": some of the letters are words, too. */
static void find_small_tail(struct find *f, size_t i)
{
    char c[FIGURES_MOST + 3] = { 0 }, nie[9];
    size_t n, letters, k = read_figures(f, i, c, &n), first;
    bool valid;

    if (n < 7 || k >= f->count || f->tokens[k].gap > GAP_JOIN ||
        f->tokens[k].start - f->tokens[k - 1].end > 1 || !(letters = read_letters(f, k, c + n)) ||
        after_context(f, i, NEAR_ORDER, NO_ORDER))
        return;
    first = n == 7 ? nie_start(f, i) : i;
    valid = n == 8 && letters == 1 && check_es_dni(c, 9);
    if (valid ? !strchr("AEY", c[8]) || is_spoken_of(f, i, k)
              : n == 8 && letters == 1 && k > i + 1 && !strchr("AEOUY", c[8]) &&
                    after_context(f, i, NEAR_SOCIAL, SLIP_REACH))
        propose_id(f, f->tokens[i].start, f->tokens[k].end, "es.dni",
                   valid ? "checksum" : "context");
    if (n == 7 && first < i && letters == 1) {
        nie[0] = ascii_upper(f->text.ptr[f->tokens[first].start]);
        memcpy(nie + 1, c, 8);
        if (check_es_nie(nie, 9))
            propose_id(f, f->tokens[first].start, f->tokens[k].end, "es.nie", "checksum");
    } else if (n == 7 && near_bits(f, i, k) & NEAR_SOCIAL && check_ie_ppsn(c, 7 + letters)) {
        propose_id(f, f->tokens[i].start, f->tokens[k].end, "ie.ppsn", "checksum");
    }
}

/* ---- Italy: "ctr gtg 46d52 z129i" ---- */

/* The characters of token k in capitals, if they have the shape. */
static bool has_shape(const struct find *f, size_t k, const char *shape)
{
    struct str s = token_text(f, &f->tokens[k]);
    char c[8];

    if (s.len != strlen(shape) || s.len > sizeof c)
        return false;
    for (size_t at = 0; at < s.len; at++) {
        c[at] = ascii_upper(s.ptr[at]);
        if (!ascii_alnum(c[at]))
            return false;
    }
    return identifier_shape(shape, c, s.len);
}

static bool joins(const struct find *f, size_t k)
{
    return f->tokens[k].gap <= GAP_JOIN && f->tokens[k].start - f->tokens[k - 1].end == 1;
}

/* A day of birth and the letter of a month: "46D52". */
static bool is_born(struct str s)
{
    int day = (s.ptr[3] - '0') * 10 + s.ptr[4] - '0';

    return strchr("ABCDEHLMPRST", ascii_upper(s.ptr[2])) && day % 40 >= 1 && day % 40 <= 31 &&
           day <= 71;
}

/* "MRT", "REI", "FOX" of a name: consonants, then vowels, then X; "per" is a word. */
static bool is_name_part(struct str s)
{
    bool vowel = false;

    for (size_t k = 0; k < 3; k++) {
        char c = ascii_upper(s.ptr[k]);

        if (vowel && !strchr("AEIOUX", c))
            return false;
        vowel |= strchr("AEIOU", c) != NULL;
    }
    return true;
}

/* Token i is its third part, or the second where six letters stand in one. */
static void find_grouped_cf(struct find *f, size_t i)
{
    size_t first;

    if (i == 0 || i + 1 >= f->count || !has_shape(f, i, "ddadd") ||
        !is_born(token_text(f, &f->tokens[i])) || !joins(f, i) || !joins(f, i + 1) ||
        !has_shape(f, i + 1, "addda"))
        return;
    first = has_shape(f, i - 1, "aaaaaa") ? i - 1
            : i > 1 && has_shape(f, i - 1, "aaa") && joins(f, i - 1) && has_shape(f, i - 2, "aaa")
                ? i - 2
                : i;
    if (first < i && is_name_part(token_text(f, &f->tokens[first])) &&
        is_name_part(str_from(f->text, f->tokens[i - 1].end - 3)))
        propose_id(f, f->tokens[first].start, f->tokens[i + 1].end, "it.cf", "pattern");
}

/* ---- by the form of a run, most behind a word ---- */

static bool is_uk_nino(const char *c, size_t n)
{
    return strchr("ABCD", c[8]) && check_uk_nino(c, n);
}

static bool is_licence(const char *c, size_t n)
{
    return n == 10 && c[0] == 'U' && ascii_digit(c[1]);
}

static bool is_curp(const char *c, size_t n)
{
    return n == 18 && strchr("HMX", c[10]) &&
           check_date(0, (c[6] - '0') * 10 + c[7] - '0', (c[8] - '0') * 10 + c[9] - '0');
}

static bool is_pt_cc(const char *c, size_t n)
{
    return n == 12 && c[9] == 'Z';
}

#define WORD_REACH 6

static const struct id_form {
    const char *kind, *shape;
    const char *sizes; /* of the groups it must have */
    check *valid;
    uint64_t near; /* 0: stands alone */
} forms[] = {
    { "uk.nino", "aadddddda", "261", is_uk_nino, 0 },
    { "pt.cc", "dddddddddaad", "813", is_pt_cc, 0 },
    { NULL, "aaaaddddddaaaaaaxd", "", is_curp, 0 }, /* Mexico */
    { "it.cie", "aadddddaa", "252", check_any, NEAR_ID_CARD },
    { NULL, "axxxxxxxxx", "", is_licence, NEAR_LICENCE },
};

static bool has_sizes(const struct run *r, size_t n, const char *sizes)
{
    size_t size = 0;

    if (!*sizes)
        return r->groups[n - 1] == 1;
    for (size_t k = 0; k < n; k++) {
        size++;
        if (!r->stop[k])
            continue;
        if (*sizes != (char)('0' + size))
            return false;
        sizes++;
        size = 0;
    }
    return !*sizes;
}

/* "Part AB 123456 C", "modello MK 078815 A": spare parts are numbered so too. */
static bool is_of_goods(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= NO_ORDER && f->tokens[k + 1].gap < GAP_LINE;)
        if (word_among(
                token_folded(f, &f->tokens[k]),
                "part|parts|spare|teil|teilenummer|teilenr|teile|ersatzteil|ersatzteile|"
                "artikel|piece|pieces|pezzo|pezzi|ricambio|pieza|piezas|recambio|peca|pecas|"
                "onderdeel|onderdelen|model|modell|modele|modello|modelo|serial|serie|serien|"
                "seriennummer|type|typ|tipo|lot|lote|lotto|batch|charge|flight|vol|volo|"
                "vuelo|voo|flug|vlucht|sku|item|code"))
            return true;
    return false;
}

static void find_by_form(struct find *f, size_t i, const struct run *r)
{
    for (size_t k = 0; k < COUNT_OF(forms); k++) {
        size_t n = strlen(forms[k].shape);

        if (r->n < n || !r->stop[n - 1] || n > r->line ||
            !identifier_shape(forms[k].shape, r->c, n) || !has_sizes(r, n, forms[k].sizes) ||
            !forms[k].valid(r->c, n))
            continue;
        if (forms[k].near
                ? after_context(f, i, forms[k].near, WORD_REACH)
                : !r->lower && !after_context(f, i, NEAR_ORDER, NO_ORDER) && !is_of_goods(f, i))
            propose_id(f, f->tokens[i].start, r->end[n - 1], forms[k].kind, "pattern");
    }
}

/* "Perso T22000129": of nine with letters that Germany's cards have. */
static void find_perso(struct find *f, size_t i, const struct run *r)
{
    size_t digits;

    if (i == 0 || !r->stop[r->groups[8] == 1 && !r->stop[8] && r->n > 9 ? 9 : 8] ||
        !word_among(token_folded(f, &f->tokens[i - 1]), "perso|personalausweis|pa"))
        return;
    digits = run_digits(r, 9);
    if (digits < 2 || digits > 8)
        return;
    for (size_t k = 0; k < 9; k++)
        if (!ascii_digit(r->c[k]) && !strchr("CFGHJKLMNPRTVWXYZ", r->c[k]))
            return;
    propose_id(f, f->tokens[i].start, r->end[r->stop[8] ? 8 : 9], "de.ausweis", "pattern");
}

/* India's number of tax: its fourth letter tells whose, P a person's. */
static void find_pan(struct find *f, size_t i, const struct run *r)
{
    if (i > 0 && r->n >= 10 && r->stop[9] && r->groups[9] == 1 && r->c[3] == 'P' &&
        identifier_shape("aaaaadddda", r->c, 10) && run_digits(r, 10) == 4 &&
        word_among(token_folded(f, &f->tokens[i - 1]), "pan|pan_number|panno|pan_no"))
        propose_id(f, f->tokens[i].start, r->end[9], NULL, "pattern");
}

#define INSURER_REACH 4 /* tokens back to who insures */
#define DAY_REACH     6 /* and to a day in figures, in the same line */

static bool is_new_line(const struct token *t)
{
    return t->gap == GAP_LINE || t->gap == GAP_PARA;
}

/* "Kasse/Nr.: Z268224178", "Juric | 25.06.1990 | F396428346" */
static bool is_insured(const struct find *f, size_t i)
{
    static const char insurers[] = "kasse|krankenkasse|kk|gkv|aok|tk|barmer|dak|bkk|ikk|hkk|hek|"
                                   "knappschaft|versichert|versicherte|versicherten|kv|kvnr";
    static const char goods[] = "artikel|auftrag|beleg|bestellung|bon|charge|geliefert|geraet|"
                                "lieferung|rechnung|serie|seriennummer|teil|kassenbon";
    size_t from = i > DAY_REACH ? i - DAY_REACH : 0;
    bool insured = false;

    for (size_t k = i; k-- > from && !is_new_line(&f->tokens[k + 1]);) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_ORDER || word_among(token_folded(f, t), goods))
            return false;
        insured |= i - k <= INSURER_REACH && word_among(token_folded(f, t), insurers);
        if (t->shape & TOKEN_DIGITS && t->end - t->start == 4 && k >= from + 2 &&
            t[0].gap == GAP_JOIN && t[-1].gap == GAP_JOIN && t[-2].shape & TOKEN_DIGITS &&
            t[-1].shape & TOKEN_DIGITS && t[-2].end - t[-2].start <= 2)
            insured |= memcmp(f->text.ptr + t->start, "19", 2) == 0 ||
                       memcmp(f->text.ptr + t->start, "200", 3) == 0;
    }
    return insured;
}

/* Germany's insured: the check digit alone holds for every tenth number. */
static void find_insured(struct find *f, size_t i, const struct run *r)
{
    if (r->n >= 10 && r->stop[9] && r->groups[9] == 1 && !r->lower &&
        identifier_shape("addddddddd", r->c, 10) && check_de_kvnr(r->c, 10) && is_insured(f, i))
        propose_id(f, f->tokens[i].start, r->end[9], "de.kvnr", "checksum");
}

/* "motor de 125 cc 1.250.000", "saldo cc 1.200.345": of an engine, an account, a copy. */
static bool is_other_cc(const struct find *f, size_t k)
{
    return k > 0 && f->tokens[k].gap <= GAP_JOIN &&
           (f->tokens[k - 1].shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            word_among(token_folded(f, &f->tokens[k - 1]),
                       "al|conta|conto|copia|cuenta|dal|en|in|motor|motore|saldo|sul"));
}

/* "12.500.000 de pesos", "1.250.000 km": behind token i and its thousands, or full thousands. */
static bool is_sum_or_way(const struct find *f, uint32_t end)
{
    static const char *const units[] = { "€",  "$",   "eur", "lire", "peso", "reais",
                                         "km", "usd", "cop", "de ",  "mil",  "%" };
    struct str behind = str_trim(str_slice(f->text, end, end + 8));

    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_starts_nocase(behind, str_of(units[i])))
            return true;
    return memcmp(f->text.ptr + end - 3, "000", 3) == 0;
}

/* "rg", "cc", "c.c" right in front of token i? */
static bool behind_card_letters(const struct find *f, size_t i)
{
    struct str word = token_folded(f, &f->tokens[i - 1]);

    if (word.len == 1)
        return word.ptr[0] == 'c' && i > 1 && f->tokens[i - 1].gap == GAP_JOIN &&
               str_eq(token_folded(f, &f->tokens[i - 2]), word);
    return word.len < 4 &&
           (str_eq(word, STR("rg")) || (word_among(word, "cc|c.c") && !is_other_cc(f, i - 1)));
}

/* "RG 28.847.280-9", "C.C. 71.884.206": cards of Brazil and Colombia, in thousands. */
static void find_dotted_card(struct find *f, size_t i, const struct run *r)
{
    static const char *const sizes[] = { "2331", "233", "1333", "1331", "133" };

    if (i == 0 || f->tokens[i].end - f->tokens[i].start > 2 || !behind_card_letters(f, i))
        return;
    for (size_t k = 0; k < COUNT_OF(sizes); k++) {
        size_t n = 0;

        for (const char *p = sizes[k]; *p; p++)
            n += (size_t)(*p - '0');
        if (n > r->n || n > r->line || !r->stop[n - 1] || !has_sizes(r, n, sizes[k]) ||
            run_digits(r, n - 1) != n - 1 || is_sum_or_way(f, r->end[n - 1]))
            continue;
        propose_id(f, f->tokens[i].start, r->end[n - 1], NULL, "pattern");
        return;
    }
}

void find_id_form(struct find *f, size_t i, const struct run *r)
{
    const struct token *t = &f->tokens[i];
    bool thousands = i + 1 < f->count && t[1].gap == GAP_JOIN && t[1].end - t[1].start == 3;

    if (t->shape & TOKEN_DIGITS && t->gap != GAP_JOIN && (t->end - t->start >= 7 || thousands))
        find_small_tail(f, i);
    if (t->shape & TOKEN_MIXED && t->end - t->start == 5)
        find_grouped_cf(f, i);
    if (t->shape & TOKEN_DIGITS && t->next == '.' && r->n >= 7)
        find_dotted_card(f, i, r);
    if (r->letters && r->n >= 9) {
        find_insured(f, i, r);
        find_pan(f, i, r);
        find_by_form(f, i, r);
        if (t->shape & TOKEN_MIXED && t->end - t->start >= 9)
            find_perso(f, i, r);
    }
}
