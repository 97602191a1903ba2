/* SPDX-License-Identifier: EUPL-1.2 */
/* id_form.c - numbers of people that their form alone tells, or nearly: in the groups that some
 * write, with the last letter small and apart, in small letters.
 *
 *     29028861 d     ctr gtg 46d52 z129i     MK 078815 A     CA 60931 CC     ax 9829872 */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "pii/numbers/identifier_priv.h"
#include "pii/numbers/named_priv.h"

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

    if (n > 2 || t->next == '\'' ||
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

/* "¿y el DNI? espere que saco la tarjeta...": over other words of numbers. */
static bool is_asked_for(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= SLIP_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if ((f->tokens[k].is | f->tokens[k].covered) & NEAR_SOCIAL)
            return true;
    return false;
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
    if (f->tokens[k].next == '.' && !is_asked_for(f, i)) /* "12345678 z. B." */
        return;
    first = n == 7 ? nie_start(f, i) : i;
    valid = n == 8 && letters == 1 && check_es_dni(c, 9);
    if (valid ? !strchr("AEY", c[8]) || is_spoken_of(f, i, k)
              : n == 8 && letters == 1 && k > i + 1 && !strchr("AEOUY", c[8]) && is_asked_for(f, i))
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

/* Behind a name of five letters a year, month and day of birth, of women with 50 more. */
static bool is_dvla(const char *c, size_t n)
{
    return n == 16 &&
           check_date(0, (c[6] - '0') % 5 * 10 + c[7] - '0', (c[8] - '0') * 10 + c[9] - '0');
}

static const struct id_form {
    const char *kind, *shape;
    const char *sizes; /* of the groups it must have */
    check *valid;
    uint64_t near; /* 0: stands alone */
} forms[] = {
    { "uk.nino", "aadddddda", "261", is_uk_nino, 0 },
    { "pt.cc", "dddddddddaad", "813", is_pt_cc, 0 },
    { NULL, "aaaaddddddaaaaaaxd", "", is_curp, 0 }, /* Mexico */
    { "uk.dvla", "aaaaaddddddaxxaa", "", is_dvla, NEAR_LICENCE | NEAR_ORDER },
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

#define CARD_REACH 6 /* tokens back to the word of the card */

/* Does nothing but a word for "number", or one in brackets, stand between the card and token i? */
static bool is_behind_card(const struct find *f, size_t i)
{
    bool brackets = false;

    for (size_t k = i; k-- > 0 && i - k <= CARD_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || t[1].gap == GAP_COMMA)
            return false;
        if ((t->is | t->covered) & NEAR_ID_CARD)
            return true;
        brackets |= t->next == ')';
        if (!brackets && t->end - t->start > 3 && !(t->is & (WORD_IS | WORD_OWNER)) &&
            !word_listed(token_folded(f, t), "number nummer numero"))
            return false;
        if (brackets && t->start > 0 && f->text.ptr[t->start - 1] == '(')
            brackets = false;
    }
    return false;
}

/* "ID card (Malta): 556057H": as many figures as it has without noughts in front. */
static void find_maltese(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t n = t->end - t->start;
    const char *c = f->text.ptr + t->start;

    if (n < 6 || n > 8 || !strchr("ABGHLMPZ", ascii_upper(c[n - 1])) || t->gap == GAP_JOIN ||
        t->next == '-')
        return;
    for (size_t k = 0; k + 1 < n; k++)
        if (!ascii_digit(c[k]))
            return;
    if (is_behind_card(f, i))
        propose_id(f, t->start, t->end, NULL, "pattern");
}

/* Figures of a card behind so many small letters: Italy's and Poland's, Greece's, Romania's. */
static bool is_card_size(size_t letters, size_t figures)
{
    return letters == 2 ? figures >= 6 && figures <= 7 : letters == 3 && figures == 6;
}

#define SMALL_WORDS                                                                                \
    (WORD_ORDINARY | WORD_PARTICLE | WORD_IS | WORD_THE | WORD_LIGHT | NEAR_ANY) /* "au", "ca" */

/* "carta d'identità n. ax 9829872": token i is its figures. */
static void find_small_card(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *before = t - 1;
    size_t n = before->end - before->start;

    if (!is_card_size(n, t->end - t->start) || t->start - before->end != 1 || t->next == '/' ||
        before->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL) ||
        (before->is & SMALL_WORDS && mark_in_front(f, before->start) != ':'))
        return;
    for (uint32_t at = before->start; at < before->end; at++)
        if (!ascii_alpha(f->text.ptr[at]))
            return;
    if (!word_listed(token_folded(f, before), "nr no num nro tel fax cap cp ref") &&
        is_behind_card(f, i - 1))
        propose_id(f, before->start, t->end, NULL, "context");
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

/* ---- told by whose it is ---- */

#define WHOSE_REACH 8 /* tokens back in which no order may be named */
#define NAME_REACH  4 /* tokens from "ik ben" to the number */
#define KIN_REACH   6 /* from the number to "mijn man" */

/* "ik ben Aylin, ...", "avec son ...", "o meu é ..." in front of token i? */
static bool is_behind_somebody(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (i == 0)
        return false;
    if (t->gap == GAP_SPACE)
        return t[-1].is & WORD_OWNER ||
               (i > 1 && t[-1].is & WORD_IS && t[-1].gap == GAP_SPACE && t[-2].is & WORD_OWNER);
    for (size_t k = i; t->gap == GAP_COMMA && k-- > 0 && i - k <= NAME_REACH;) {
        if ((f->tokens[k].is | f->tokens[k].covered) & WORD_INTRO)
            return true;
        if (f->tokens[k].gap != GAP_SPACE)
            return false;
    }
    return false;
}

/* "... , sou a Ema" behind byte `end`? */
static bool is_before_intro(const struct find *f, size_t i, uint32_t end)
{
    while (i < f->count && f->tokens[i].start < end)
        i++;
    return i + 1 < f->count && f->tokens[i].gap == GAP_COMMA && f->tokens[i].is & WORD_INTRO &&
           (f->tokens[i + 1].is & WORD_THE || f->tokens[i + 1].shape & TOKEN_CAPITAL);
}

/* "..., dat is van mijn man", "... É do meu marido" behind byte `end`? */
static bool is_before_kin(const struct find *f, size_t i, uint32_t end)
{
    while (i < f->count && f->tokens[i].start < end)
        i++;
    for (size_t k = i; k + 1 < f->count && k < i + KIN_REACH && f->tokens[k].gap != GAP_PARA; k++)
        if (f->tokens[k].is & WORD_OWNER)
            return (f->tokens[k].is | f->tokens[k + 1].is) & (WORD_SOMEBODY | WORD_INTRO);
    return false;
}

static bool is_ordered(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= WHOSE_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if ((f->tokens[k].is | f->tokens[k].covered) & (NEAR_ORDER | NEAR_DEVICE | NEAR_PHONE) ||
            named_for_goods(f, k + 1))
            return true;
    return false;
}

/* "Ik ben Aylin, 44120707247": Belgium's, whose day of birth and check digits hold at once in one
 * of thousands; Portugal's, of which every tenth is right, only with whose it is behind it. */
static void find_whose(struct find *f, size_t i, const struct run *r)
{
    size_t n = 11;
    bool belgian;

    if (r->n < n || !r->stop[n - 1] || r->groups[n - 1] > 4 || run_digits(r, n) != n ||
        (r->n > n && ascii_digit(r->c[n])))
        return;
    belgian = check_be_nrn(r->c, n);
    if (!belgian && !(memchr("12", r->c[0], 2) && check_pt_niss(r->c, n)))
        return;
    if ((is_before_kin(f, i, r->end[n - 1]) ||
         ((belgian || is_before_intro(f, i, r->end[n - 1])) && is_behind_somebody(f, i))) &&
        !is_ordered(f, i))
        propose_id(f, f->tokens[i].start, r->end[n - 1], belgian ? "be.nrn" : "pt.niss",
                   "checksum");
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
    if (t->shape & TOKEN_DIGITS && i > 0 && t->gap == GAP_SPACE)
        find_small_card(f, i);
    if (t->shape & TOKEN_MIXED && t->end - t->start == 5)
        find_grouped_cf(f, i);
    else if (t->shape & TOKEN_MIXED && t->end - t->start <= 8)
        find_maltese(f, i);
    if (t->shape & TOKEN_DIGITS && r->n >= 11 && t->gap != GAP_JOIN)
        find_whose(f, i, r);
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
