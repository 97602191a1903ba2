/* SPDX-License-Identifier: EUPL-1.2 */
/* expiry.c - what stands beside a card's number: its end and its security code. */
#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "pii/numbers/date_priv.h"

#define CARD_BEFORE 48 /* tokens back to the card's number or word */
#define CARD_NEAR   10 /* tokens back to "card" alone */
#define CARD_DIGITS 12 /* fewer are no card's number */
#define CARD_TOLD   12 /* numbers in words, one behind the other */

/* The digits of the number that ends at token k, if it may be a card's; 0 if not. */
static size_t card_digits(const struct find *f, size_t k)
{
    size_t digits = 0, lines = 0;
    bool fours = true; /* over a line's end only as cards are printed: else two numbers */
    char first = '\0';

    for (size_t n = 0; n < 5; n++, k--) {
        const struct token *t = &f->tokens[k];

        if (n && t->shape & TOKEN_MIXED)
            return 0; /* an account: "FR76 4003 ..." */
        if (!(t->shape & TOKEN_DIGITS) || t->end - t->start < 3)
            break;
        digits += t->end - t->start;
        first = f->text.ptr[t->start];
        fours &= t->end - t->start == 4;
        if (k == 0 || (t->gap > GAP_JOIN && !(t->gap == GAP_LINE && fours && !lines++)))
            break;
    }
    if (lines && (!fours || digits != 16))
        return 0;
    return digits > CARD_DIGITS && digits <= 19 && first >= '2' && first <= '6' ? digits : 0;
}

static bool card_number_at(const struct find *f, size_t k)
{
    return card_digits(f, k) > 0;
}

/* "la carta", "meine Karte": of those that people pay with, unless it is another's: "carte cadeau",
 * "gift card". */
bool names_card(const struct find *f, size_t k)
{
    static const char *const cards[26] = {
        ['c' - 'a'] = "carte card carta cartao cb",
        ['k' - 'a'] = "karte kaart",
        ['t' - 'a'] = "tarjeta",
        ['v' - 'a'] = "visa",
    };
    static const char *const others[26] = {
        ['a' - 'a'] = "avantage abonnement",
        ['c' - 'a'] = "cadeau",
        ['d' - 'a'] = "d de",
        ['f' - 'a'] = "fidelite fedelta",
        ['g' - 'a'] = "grise gift",
        ['i' - 'a'] = "identite id",
        ['j' - 'a'] = "jeune",
        ['l' - 'a'] = "loyalty",
        ['m' - 'a'] = "memoire member",
        ['n' - 'a'] = "navigo",
        ['p' - 'a'] = "presente",
        ['r' - 'a'] = "regalo report",
        ['s' - 'a'] = "sim sanitaria sd",
        ['t' - 'a'] = "transport",
        ['v' - 'a'] = "vitale",
    };

    if (!word_by_letter(token_folded(f, &f->tokens[k]), cards))
        return false;
    return !(k > 0 && word_by_letter(token_folded(f, &f->tokens[k - 1]), others) &&
             !(f->tokens[k - 1].is & WORD_PARTICLE)) &&
           !(k + 1 < f->count && word_by_letter(token_folded(f, &f->tokens[k + 1]), others));
}

/* Not of "card no", which those of shops have too. */
static bool is_pay_card(const struct token *t)
{
    return t->is & NEAR_CARD && !(t->kind && strcmp(t->kind, "any") == 0);
}

static bool card_before(const struct find *f, size_t i)
{
    static const char *const offers[26] = {
        ['a' - 'a'] = "angebot abonnement aanbieding abo",
        ['b' - 'a'] = "bon buono bono",
        ['c' - 'a'] = "coupon code cupon cheque contrat cupom",
        ['g' - 'a'] = "garantie gutschein",
        ['o' - 'a'] = "offre offerta oferta offer",
        ['p' - 'a'] = "promo",
        ['s' - 'a'] = "subscription",
        ['v' - 'a'] = "voucher vale",
        ['w' - 'a'] = "warranty",
    };
    bool plain = true;
    size_t told = 0;

    for (size_t k = i; k-- > 0 && i - k <= CARD_BEFORE;) {
        const struct token *t = &f->tokens[k];

        told = t->is & WORD_NUMBER ? told + 1 : 0;
        if (is_pay_card(t) || told == CARD_TOLD)
            return true;
        plain = plain && i - k <= CARD_NEAR && !word_by_letter(token_folded(f, t), offers);
        if (plain && names_card(f, k))
            return true;
        if (t->is & NEAR_ORDER)
            return false;
        if (t->shape & TOKEN_DIGITS && t->end - t->start >= 3 && card_number_at(f, k))
            return true;
    }
    return false;
}

/* "04/27", "04/2027", "04 / 27" */
static bool is_expiry(const struct find *f, size_t i)
{
    const struct token *a = &f->tokens[i], *b = token_at(f, i + 1), *c = token_at(f, i + 2);
    int month;

    if (!b || !(a->shape & b->shape & TOKEN_DIGITS) || a->end - a->start > 2 ||
        (b->gap > GAP_JOIN && b->start - a->end != 3) ||
        (c && c->gap == GAP_JOIN && c->shape & TOKEN_DIGITS) ||
        (a->gap == GAP_JOIN && i > 0 && a[-1].shape & TOKEN_DIGITS))
        return false;
    month = number_of(f, a);
    return month >= 1 && month <= 12 && is_year(f, b) &&
           (b->gap <= GAP_JOIN || (b->start - a->end == 3 && f->text.ptr[a->end + 1] == '/'));
}

/* Does a card's number end within a few tokens in front? */
static bool card_near(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 4;)
        if (f->tokens[k].shape & TOKEN_DIGITS)
            return card_number_at(f, k);
    return false;
}

/* A year in which no card has ended for long. */
static bool is_coming(const struct find *f, const struct token *year)
{
    int v = number_of(f, year) % 100;

    return v >= 20 && v <= 45;
}

/* "4111 ... 1111, tot 04/27": between the number and its end. */
static bool is_until(struct str word)
{
    return word_among(word, "tot|bis|till|until|thru|through|to|au|hasta|ate|fino|al|echeance|"
                            "loopt|lauft|verfall|endet|ends|finit|termina");
}

/* "fin 04/27" behind a card's number says it as well.  `usual`: is_expiry(). */
static bool ends_there(const struct find *f, size_t i, bool usual)
{
    static const char *const words[26] = {
        ['d' - 'a'] = "date", ['e' - 'a'] = "end ende eind",      ['f' - 'a'] = "fin fine fim",
        ['g' - 'a'] = "gult", ['v' - 'a'] = "val valid vto venc",
    };
    struct str before;

    if (i == 0)
        return false;
    before = token_folded(f, &f->tokens[i - 1]);
    if (word_by_letter(before, words) || (i > 1 && is_until(before) && card_number_at(f, i - 2)))
        return true;
    return f->tokens[i].gap != GAP_PARA && card_number_at(f, i - 1) &&
           (!usual || is_coming(f, &f->tokens[i + 1]));
}

/* "août 2027", "0427": as people tell it who do not copy it. */
static bool is_short_end(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *t = &f->tokens[i], *next = token_at(f, i + 1);
    int v;

    *ret_last = i;
    if (t->is & WORD_MONTH && next) {
        size_t k = i + 1; /* "enero del 28" */

        k += next->is & WORD_PARTICLE && k + 1 < f->count;
        *ret_last = k;
        return f->tokens[k].gap <= GAP_JOIN && is_year(f, &f->tokens[k]);
    }
    if (!(t->shape & TOKEN_DIGITS) || (i > 0 && t->gap == GAP_JOIN) || t->end - t->start != 4 ||
        f->text.ptr[t->start] > '1' || f->text.ptr[t->start + 2] < '2') /* "2027", "1234" */
        return false;
    v = number_of(f, t);
    return v / 100 >= 1 && v / 100 <= 12 && is_coming(f, t) &&
           !(t->next == ',' && t->end + 1 < f->text.len && ascii_digit(f->text.ptr[t->end + 1])) &&
           !(next && next->gap == GAP_JOIN && next->shape & TOKEN_DIGITS);
}

/* The same, and "31/08/2027". */
static bool is_told_end(const struct find *f, size_t i, size_t *ret_last)
{
    if (is_short_end(f, i, ret_last))
        return true;
    *ret_last = i + 2;
    return !(i > 0 && f->tokens[i].gap == GAP_JOIN) && numeric_date(f, i);
}

#define EXPIRY_BEFORE 6 /* tokens between "expire" and the date */

/* "expire le", "date de validité de ma CB :"; ret_sure: said of cards only. */
static bool behind_expiry(const struct find *f, size_t i, bool *ret_sure)
{
    for (size_t k = i; k-- > 0 && i - k <= EXPIRY_BEFORE && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_EXPIRY) {
            *ret_sure = t->kind && strcmp(t->kind, "card") == 0;
            return true;
        }
        if (t->is & NEAR_ANY & ~(NEAR_CARD | NEAR_CVC) || t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return false;
    }
    return false;
}

/* "06/28\nCVC 774" */
static bool code_behind(const struct find *f, size_t last)
{
    for (size_t k = last + 1; k <= last + 4 && k < f->count; k++) {
        if (f->tokens[k].is & (NEAR_CVC | NEAR_CARD))
            return true;
        if (f->tokens[k].gap == GAP_PARA || f->tokens[k].shape & TOKEN_DIGITS)
            return false;
    }
    return false;
}

static bool near_card(const struct find *f, size_t i, size_t last)
{
    const char *kind = NULL;

    return near_context(f, i, last, NEAR_CARD | NEAR_CVC, &kind) &&
           !(kind && strcmp(kind, "any") == 0);
}

/* "09/27", "09/2027" behind "expire" or the card's number. */
void find_expiry(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    bool sure = false, usual = t->end - t->start <= 2 && is_expiry(f, i);
    bool named = t->near <= EXPIRY_BEFORE && behind_expiry(f, i, &sure);
    size_t last = i + 1;

    if (!usual && !named && !(t->is & WORD_MONTH) && t->end - t->start != 4)
        return; /* nearly all figures before others */
    if (!usual && !(named ? is_told_end : is_short_end)(f, i, &last))
        return;
    if ((named && (sure || near_card(f, i, last) || (last < i + 2 && card_before(f, i)) ||
                   (usual && code_behind(f, last)))) ||
        ((usual || last < i + 2) && ends_there(f, i, usual) && (usual || card_near(f, i)) &&
         card_before(f, i)))
        propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_CARD, NULL, 0.8F,
                                  "context" });
}

/* "les 3 chiffres 456": not "les 4 derniers chiffres". */
static bool three_digits(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 1 && i - k <= 4;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_CVC)
            return !t->kind || t->kind[0] != 't' || str_eq(token_text(f, t - 1), STR("3")) ||
                   (t[-1].is & WORD_NUMBER && t[-1].kind && str_eq(str_of(t[-1].kind), STR("=3")));
    }
    return true;
}

#define CARD_CODE_REACH 10 /* tokens from a card's number or end to the code named behind it */
#define BACK_REACH      4  /* tokens from the code to where it stands, "on the back" */
#define AMEX_REACH      24 /* to a number of fifteen digits, whose codes have four */

/* "code", "dietro": what the code is called, or where on the card it is. */
static bool names_code(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "achter achterkant achterop algarismos atras",
        ['b' - 'a'] = "back behind",
        ['c' - 'a'] = "chiffres cifras cifre cijfers cod code codice codigo",
        ['d' - 'a'] = "davanti delante derriere detras devant dietro digit digits dos",
        ['f' - 'a'] = "frente front",
        ['h' - 'a'] = "hinten",
        ['k' - 'a'] = "kode",
        ['p' - 'a'] = "prufnr prufnummer pruefnummer pruefziffer",
        ['r' - 'a'] = "recto retro reverso ruckseite",
        ['s' - 'a'] = "stellig",
        ['t' - 'a'] = "tras",
        ['v' - 'a'] = "verso viercijferige voorkant voorop vorne",
        ['z' - 'a'] = "zahlen ziffern",
    };
    static const uint32_t seconds[26] = {
        ['a' - 'a'] = LETTER('c') | LETTER('l') | LETTER('t'),
        ['b' - 'a'] = LETTER('a') | LETTER('e'),
        ['c' - 'a'] = LETTER('h') | LETTER('i') | LETTER('o'),
        ['d' - 'a'] = LETTER('a') | LETTER('e') | LETTER('i') | LETTER('o'),
        ['f' - 'a'] = LETTER('r'),
        ['h' - 'a'] = LETTER('i'),
        ['k' - 'a'] = LETTER('o'),
        ['p' - 'a'] = LETTER('r'),
        ['r' - 'a'] = LETTER('e') | LETTER('u'),
        ['s' - 'a'] = LETTER('t'),
        ['t' - 'a'] = LETTER('r'),
        ['v' - 'a'] = LETTER('e') | LETTER('i') | LETTER('o'),
        ['z' - 'a'] = LETTER('a') | LETTER('i'),
    };

    return word.len > 2 && begins_with_pair(word.ptr, seconds) && word_by_letter(word, words);
}

/* Does a card's number or its end, with a month's name or "0927" too, end at token k? */
static bool of_card_at(const struct find *f, size_t k)
{
    size_t last;

    if (card_number_at(f, k) || is_expiry(f, k - 1))
        return true;
    if (is_told_end(f, k, &last) && last == k)
        return card_near(f, k);
    return (is_told_end(f, k - 1, &last) && last == k) ||
           (k > 1 && is_told_end(f, k - 2, &last) && last == k);
}

#define NAMED_REACH 4 /* tokens from the code back to its name */

/* Does a word between token k and the code at token i name it? */
static bool code_named(const struct find *f, size_t k, size_t i)
{
    for (size_t least = i - k > NAMED_REACH ? i - NAMED_REACH : k + 1; i-- > least;)
        if (names_code(token_folded(f, &f->tokens[i])))
            return true;
    return false;
}

/* Between words of one sentence and line: no point, no line's end. */
#define SAME_BREATH                                                                                \
    (BIT(GAP_NONE) | BIT(GAP_SPACE) | BIT(GAP_JOIN) | BIT(GAP_COMMA) | BIT(GAP_OTHER))

/* "4111 ... 1111 scade 05/28, codice dietro 774": a code, right behind what else is on a card. */
static bool code_of_card(const struct find *f, size_t i)
{
    size_t least = i > CARD_CODE_REACH ? i - CARD_CODE_REACH : 1;

    for (size_t k = i; k-- > least && BIT(f->tokens[k + 1].gap) & SAME_BREATH;) {
        const struct token *t = &f->tokens[k];

        if (t->shape & TOKEN_DIGITS && t->end - t->start > 1)
            return code_named(f, k, i) && of_card_at(f, k);
    }
    return false;
}

static bool amex_before(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= AMEX_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if (f->tokens[k].shape & TOKEN_DIGITS && f->tokens[k].end - f->tokens[k].start >= 3 &&
            card_digits(f, k))
            return card_digits(f, k) == 15;
    return false;
}

/* "9 0 2": three figures, each for itself. */
static bool apart(const struct find *f, size_t i)
{
    for (size_t k = i; k < i + 3; k++)
        if (k >= f->count || !(f->tokens[k].shape & TOKEN_DIGITS) ||
            f->tokens[k].end - f->tokens[k].start != 1 || (k > i && f->tokens[k].gap > GAP_COMMA))
            return false;
    return !(i > 0 && f->tokens[i - 1].shape & TOKEN_DIGITS && f->tokens[i].gap <= GAP_JOIN) &&
           !(i + 3 < f->count && f->tokens[i + 3].shape & TOKEN_DIGITS &&
             f->tokens[i + 3].gap <= GAP_JOIN);
}

/* "(04/27) 123", "04/27 / 123", "04/27|123" */
static bool is_mark_alone(const struct find *f, size_t i)
{
    struct str gap = str_slice(f->text, f->tokens[i - 1].end, f->tokens[i].start);

    return str_eq(gap, STR(") ")) || str_eq(gap, STR(" / ")) || str_eq(gap, STR("|"));
}

/* The third of "4111 ... 1111 04/27 123", or of "4111 ... 1111 0427 123". */
static bool is_third(const struct find *f, size_t i)
{
    size_t last;

    if (i < 2 || !(f->tokens[i - 1].shape & TOKEN_DIGITS) ||
        (f->tokens[i].gap > GAP_COMMA && !is_mark_alone(f, i)))
        return false;
    return (i > 2 && is_expiry(f, i - 2) && card_number_at(f, i - 3)) ||
           (is_told_end(f, i - 1, &last) && last == i - 1 && card_number_at(f, i - 2));
}

/* "[016] on the back": is where it stands said behind it? */
static bool back_follows(const struct find *f, size_t i)
{
    static const char *const small[26] = {
        ['a' - 'a'] = "auf au a am",
        ['d' - 'a'] = "der de",
        ['e' - 'a'] = "el",
        ['h' - 'a'] = "het",
        ['i' - 'a'] = "in its it ist is",
        ['l' - 'a'] = "la le",
        ['o' - 'a'] = "on op",
        ['p' - 'a'] = "por",
        ['s' - 'a'] = "sul s steht",
        ['t' - 'a'] = "the",
    };

    for (size_t k = i + 1; k < f->count && k <= i + BACK_REACH && f->tokens[k].gap <= GAP_LINE;
         k++) {
        if (f->tokens[k].shape & TOKEN_DIGITS || f->tokens[k].gap == GAP_DOT)
            return false;
        if (names_code(token_folded(f, &f->tokens[k])))
            return true;
        if (!word_by_letter(token_folded(f, &f->tokens[k]), small))
            return false;
    }
    return false;
}

/* "4111 ... 1111 exp 11/30 and 016 on the back" */
static bool is_on_back(const struct find *f, size_t i)
{
    static const char *const joins[26] = {
        ['a' - 'a'] = "and",       ['d' - 'a'] = "dann", ['e' - 'a'] = "et e en",
        ['p' - 'a'] = "plus puis", ['t' - 'a'] = "then", ['u' - 'a'] = "und",
        ['y' - 'a'] = "y",
    };
    size_t k = i;

    if (i < 2 || f->tokens[i].gap > GAP_COMMA ||
        !((f->tokens[i - 1].shape | f->tokens[i - 2].shape) & TOKEN_DIGITS))
        return false;
    k -= word_by_letter(token_folded(f, &f->tokens[i - 1]), joins) ? 2 : 1;
    return k > 0 && f->tokens[k].shape & TOKEN_DIGITS && back_follows(f, i) && of_card_at(f, k);
}

/* "04/05/[2019]": no word is near, and figures of no card right in front. */
static bool is_year_inside(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->end - t->start == 4 && t->near == NEAR_FAR && figures_inside(f, i) &&
           t[-1].end - t[-1].start > 1;
}

/* Behind its word, or where it stands on the card. */
void find_cvc(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t n = t->end - t->start;
    size_t last = i;

    if (n == 1 && apart(f, i)) {
        n = 3;
        last = i + 2;
    }
    if (!(t->shape & TOKEN_DIGITS) || (n != 3 && n != 4) || is_year_inside(f, i))
        return;
    if ((after_context(f, i, NEAR_CVC, 4) && three_digits(f, i)) ||
        (i > 0 && str_eq(token_folded(f, t - 1), STR("crypto")) && card_before(f, i - 1)) ||
        (code_of_card(f, i) && (n == 3 || amex_before(f, i))) ||
        (n == 3 && (is_third(f, i) || is_on_back(f, i))))
        propose(f,
                (struct span){ t->start, f->tokens[last].end, SPAN_CARD, NULL, 0.8F, "context" });
}

/* "oh three twenty nine", "march twenty nine" */
static bool is_spoken_end(const char *digits, size_t n)
{
    int v = 0;

    for (size_t k = 0; k < n; k++)
        v = v * 10 + (digits[k] - '0');
    return (n == 3 || n == 4) && v / 100 >= 1 && v / 100 <= 12 && v % 100 >= 20 && v % 100 <= 45;
}

/* "expires at ten thirty": a time of day. */
static bool is_hour(const struct find *f, size_t i)
{
    return i > 0 &&
           word_among(token_folded(f, &f->tokens[i - 1]), "at|a|um|alle|las|as|om|by|vers");
}

/* A card's number, its end or its code, dictated from token i. */
void find_spoken_card(struct find *f, size_t i)
{
    char digits[SPOKEN_MAX];
    size_t last, n;
    bool sure, found, valid = false;

    if (f->tokens[i].near == NEAR_FAR || !spoken_goes_on(f, i) ||
        (i > 0 && f->tokens[i - 1].is & WORD_NUMBER && f->tokens[i].gap <= GAP_COMMA))
        return;
    n = spoken_digits(f, i, digits, &last);
    if (n >= 15) {
        valid = check_card(digits, n);
        found = check_is_card_brand(digits, n) &&
                (valid || near_context(f, i, last, NEAR_CARD | NEAR_CVC, NULL));
    } else {
        found = (is_spoken_end(digits, n) && !is_hour(f, i) && behind_expiry(f, i, &sure) &&
                 (sure || card_before(f, i))) ||
                ((n == 3 || n == 4) && after_context(f, i, NEAR_CVC, 4) && three_digits(f, i));
    }
    if (found)
        propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_CARD, NULL, 0.8F,
                                  valid ? "checksum" : "context" });
}
