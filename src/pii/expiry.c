/* SPDX-License-Identifier: EUPL-1.2 */
/* expiry.c - what stands beside a card's number: its end and its security code. */
#include <string.h>

#include "pii/date_priv.h"

#define CARD_BEFORE 48 /* tokens back to the card's number or word */
#define CARD_NEAR   10 /* tokens back to "card" alone */
#define CARD_DIGITS 12 /* fewer are no card's number */

/* Does a card's number end at token k? */
static bool card_number_at(const struct find *f, size_t k)
{
    size_t digits = 0;

    for (size_t n = 0; n < 5; n++, k--) {
        if (!(f->tokens[k].shape & TOKEN_DIGITS) || f->tokens[k].end - f->tokens[k].start < 3)
            break;
        digits += f->tokens[k].end - f->tokens[k].start;
        if (k == 0 || f->tokens[k].gap > GAP_JOIN)
            break;
    }
    return digits > CARD_DIGITS && digits <= 19;
}

/* "la carta", "meine Karte": of those that people pay with, unless it is another's: "carte cadeau",
 * "gift card". */
static bool names_card(const struct find *f, size_t k)
{
    static const struct str cards[] = { STR_INIT("carte"),  STR_INIT("card"),  STR_INIT("karte"),
                                        STR_INIT("carta"),  STR_INIT("kaart"), STR_INIT("tarjeta"),
                                        STR_INIT("cartao"), STR_INIT("cb"),    STR_INIT("visa") };
    static const struct str others[] = {
        STR_INIT("cadeau"),   STR_INIT("fidelite"), STR_INIT("regalo"),     STR_INIT("grise"),
        STR_INIT("vitale"),   STR_INIT("identite"), STR_INIT("d"),          STR_INIT("de"),
        STR_INIT("sim"),      STR_INIT("memoire"),  STR_INIT("fedelta"),    STR_INIT("sanitaria"),
        STR_INIT("gift"),     STR_INIT("loyalty"),  STR_INIT("id"),         STR_INIT("sd"),
        STR_INIT("member"),   STR_INIT("avantage"), STR_INIT("transport"),  STR_INIT("navigo"),
        STR_INIT("presente"), STR_INIT("report"),   STR_INIT("abonnement"), STR_INIT("jeune"),
    };

    if (!one_of(token_folded(f, &f->tokens[k]), cards, COUNT_OF(cards)))
        return false;
    return !(k > 0 && one_of(token_folded(f, &f->tokens[k - 1]), others, COUNT_OF(others)) &&
             !(f->tokens[k - 1].is & WORD_PARTICLE)) &&
           !(k + 1 < f->count &&
             one_of(token_folded(f, &f->tokens[k + 1]), others, COUNT_OF(others)));
}

static bool card_before(const struct find *f, size_t i)
{
    static const struct str offers[] = {
        STR_INIT("bon"),          STR_INIT("offre"),   STR_INIT("promo"),      STR_INIT("voucher"),
        STR_INIT("coupon"),       STR_INIT("code"),    STR_INIT("garantie"),   STR_INIT("warranty"),
        STR_INIT("gutschein"),    STR_INIT("angebot"), STR_INIT("buono"),      STR_INIT("offerta"),
        STR_INIT("bono"),         STR_INIT("vale"),    STR_INIT("oferta"),     STR_INIT("cupon"),
        STR_INIT("cheque"),       STR_INIT("contrat"), STR_INIT("abonnement"), STR_INIT("offer"),
        STR_INIT("subscription"), STR_INIT("cupom"),   STR_INIT("aanbieding"), STR_INIT("abo"),
    };
    bool plain = true;

    for (size_t k = i; k-- > 0 && i - k <= CARD_BEFORE;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_CARD)
            return true;
        plain =
            plain && i - k <= CARD_NEAR && !one_of(token_folded(f, t), offers, COUNT_OF(offers));
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

    return b && a->shape & b->shape & TOKEN_DIGITS && a->end - a->start <= 2 &&
           number_of(f, a) >= 1 && number_of(f, a) <= 12 && is_year(f, b) &&
           (b->gap <= GAP_JOIN || (b->start - a->end == 3 && f->text.ptr[a->end + 1] == '/')) &&
           !(c && c->gap == GAP_JOIN && c->shape & TOKEN_DIGITS) &&
           !(a->gap == GAP_JOIN && i > 0 && f->tokens[i - 1].shape & TOKEN_DIGITS);
}

/* Does a card's number end within a few tokens in front? */
static bool card_near(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 4;)
        if (f->tokens[k].shape & TOKEN_DIGITS)
            return card_number_at(f, k);
    return false;
}

/* "fin 04/27" behind a card's number says it as well. */
static bool ends_there(const struct find *f, size_t i)
{
    static const struct str words[] = { STR_INIT("fin"),  STR_INIT("end"),  STR_INIT("ende"),
                                        STR_INIT("fine"), STR_INIT("eind"), STR_INIT("fim"),
                                        STR_INIT("date"), STR_INIT("val") };

    for (size_t k = 0; i > 0 && k < COUNT_OF(words); k++)
        if (str_eq(token_folded(f, &f->tokens[i - 1]), words[k]))
            return true;
    return i > 0 && f->tokens[i].gap != GAP_PARA && card_number_at(f, i - 1);
}

/* "août 2027", "0427", "31/08/2027": as people tell it who do not copy it. */
static bool is_told_end(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *t = &f->tokens[i], *next = token_at(f, i + 1);
    int v = number_of(f, t);

    *ret_last = i;
    if (t->is & WORD_MONTH && next && next->gap <= GAP_JOIN && is_year(f, next)) {
        *ret_last = i + 1;
        return true;
    }
    if (!(t->shape & TOKEN_DIGITS) || (i > 0 && t->gap == GAP_JOIN))
        return false;
    if (numeric_date(f, i)) {
        *ret_last = i + 2;
        return true;
    }
    return t->end - t->start == 4 && v / 100 >= 1 && v / 100 <= 12 && v % 100 >= 20 &&
           !(next && next->gap == GAP_JOIN && next->shape & TOKEN_DIGITS);
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

/* "09/27", "09/2027" behind "expire" or the card's number. */
void find_expiry(struct find *f, size_t i)
{
    bool sure = false, usual = is_expiry(f, i);
    size_t last = i + 1;

    if (!usual && !is_told_end(f, i, &last))
        return;
    if ((behind_expiry(f, i, &sure) &&
         (sure || near_context(f, i, last, NEAR_CARD | NEAR_CVC, NULL) ||
          (last < i + 2 && card_before(f, i)) || (usual && code_behind(f, last)))) ||
        ((usual || last < i + 2) && ends_there(f, i) && (usual || card_near(f, i)) &&
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

#define CARD_CODE_REACH 8 /* tokens from a card's number or end to the code named behind it */

/* "4111 ... 1111 scade 05/28, codice dietro 774": a code, right behind what else is on a card. */
static bool code_of_card(const struct find *f, size_t i)
{
    static const struct str words[] = { STR_INIT("code"),     STR_INIT("codigo"),
                                        STR_INIT("codice"),   STR_INIT("kode"),
                                        STR_INIT("prufnr"),   STR_INIT("cod"),
                                        STR_INIT("chiffres"), STR_INIT("digits") };
    bool named = false;

    for (size_t k = i; k-- > 1 && i - k <= CARD_CODE_REACH && f->tokens[k + 1].gap <= GAP_COMMA;) {
        if (f->tokens[k].shape & TOKEN_DIGITS)
            return named && (card_number_at(f, k) || is_expiry(f, k - 1));
        named |= i - k <= 3 && one_of(token_folded(f, &f->tokens[k]), words, COUNT_OF(words));
    }
    return false;
}

/* Behind its word, or as the third of "4111 ... 1111 04/27 123". */
void find_cvc(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t n = t->end - t->start;

    if (!(t->shape & TOKEN_DIGITS) || (n != 3 && n != 4))
        return;
    if ((after_context(f, i, NEAR_CVC, 4) && three_digits(f, i)) ||
        (i > 0 && str_eq(token_folded(f, t - 1), STR("crypto")) && card_before(f, i - 1)) ||
        (n == 3 && code_of_card(f, i)) ||
        (n == 3 && i > 2 && t->gap <= GAP_COMMA && is_expiry(f, i - 2) && card_number_at(f, i - 3)))
        propose(f, (struct span){ t->start, t->end, SPAN_CARD, NULL, 0.8F, "context" });
}
