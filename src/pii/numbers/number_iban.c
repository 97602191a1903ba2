/* SPDX-License-Identifier: EUPL-1.2 */
/* number_iban.c - accounts in the form of an IBAN whose check digits hold a slip: one all the same
 * where the text speaks of an account or of paying.
 *
 *     £2688.67 went to DE13 ...     cuota mensual ES11 2100 ...     compte CDC FR76 4003 ...
 *
 * Goods and vouchers have codes of that form too: "Paketnummer DE...". */
#include "pii/numbers/number_priv.h"

#include <string.h>

#include "pii/numbers/check_priv.h"

/* Four by four, as cards are printed. */
bool number_in_fours(const struct run *r, size_t n)
{
    for (size_t k = 0; k + 1 < n; k++)
        if (r->stop[k] != (k % 4 == 3))
            return false;
    return true;
}

#define SLIP_REACH 20 /* tokens back to a word for accounts from an IBAN printed in fours */

/* "compte CDC FR76 4003 ...", "dice IBAN no válido y lo he copiado tal cual: ES82 2085 ..." */
static bool far_from_its_word(const struct find *f, size_t i)
{
    static const char words[] = "compte konto cuenta conto conta rekening account";
    size_t from = i > SLIP_REACH ? i - SLIP_REACH : 0;

    for (size_t k = i; k-- > from && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if (t->is & (NEAR_ANY & ~(NEAR_BANK | NEAR_BIC)))
            return false;
        if (t->is & (NEAR_BANK | NEAR_BIC) ||
            (i - k <= 3 && word_listed(token_folded(f, t), words)))
            return true;
    }
    return false;
}

/* Tokens back and on to a word for paying, from a number in the form of an IBAN. */
#define PAYING_REACH  20
#define PAYING_BEHIND 6

/* How words begin that tell of paying or of an account, by their first letters. */
static bool tells_paying(struct str word)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = ("abgebucht abgezogen abbuch abon account accredit addebit afgeschreven "
                       "afschrijv affitto argent alloc aval"),
        ['b' - 'a'] = "bank banc banq bankdaten bonific bezahl betaal betal buch bourse benef",
        ['c' - 'a'] = "cargo carg charge chf compte conta conto credit cuenta cobr cobran canone",
        ['d' - 'a'] =
            "debit deposit devol devuel devolv denaro dinero dinheiro domicili dollar demiti",
        ['e' - 'a'] = "eur euro euros einzahl einzug erstatt",
        ['g' - 'a'] = "gbp gehalt geld gutschr guthaben gestort",
        ['h' - 'a'] = "huur",
        ['i' - 'a'] = "iban indemnit ingres incass inkass",
        ['k' - 'a'] = "konto kaution kostenerstatt",
        ['l' - 'a'] = "lastschrift lohn loyer loon",
        ['m' - 'a'] = "miete money mandat",
        ['n' - 'a'] = "nomina",
        ['o' - 'a'] = "overmak overgemaakt overboek overschrijv owe owed",
        ['p' - 'a'] =
            ("paid pagament pagar pagat pagav pagh pagiam pague pagu paie pay paye paying "
             "pound pounds prelev premie"),
        ['r' - 'a'] = ("rekening rembours reembols riaccredit ribonific refund rent renta renda "
                       "rimbors rueckzahl ruckzahl "
                       "rueckerstatt ruckerstatt ruckuberw restitu"),
        ['s' - 'a'] = "saldo salair salar salary salaris sepa soldi sort stipend stort",
        ['t' - 'a'] = "taken transf terugbet terugstort",
        ['u' - 'a'] = "uberw ueberw",
        ['v' - 'a'] = "vencimento verse versa virement vire virez virer vergoed vergut",
        ['w' - 'a'] = "wage wages wire wired withdraw",
        ['z' - 'a'] = "zahl zuruck zurueck",
    };
    const char *p =
        word.len > 1 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z' ? stems[word.ptr[0] - 'a'] : NULL;

    while (p && *p) {
        size_t n = strcspn(p, " ");

        if (n <= word.len && memcmp(p, word.ptr, n) == 0 && (n > 3 || word.len <= n + 2))
            return true;
        p += n + (p[n] == ' ');
    }
    return false;
}

static bool is_paying(const struct find *f, size_t k)
{
    return f->tokens[k].is & (NEAR_BANK | NEAR_BIC) || tells_paying(token_folded(f, &f->tokens[k]));
}

#define SUM_REACH 40 /* bytes back to the sign of a currency */

/* "£2688.67 went to" */
static bool behind_sum(const struct find *f, size_t i)
{
    uint32_t to = f->tokens[i].start, from = to > SUM_REACH ? to - SUM_REACH : 0;
    struct str s = str_slice(f->text, from, to);

    return str_find(s, STR("€"), 0) != STR_NPOS || str_find(s, STR("£"), 0) != STR_NPOS ||
           str_chr(s, '$', 0) != STR_NPOS;
}

/* "Paiement sur", "send the credit to", "wird von ... nichts abgebucht". */
static bool speaks_of_paying(const struct find *f, size_t i, size_t last)
{
    if (column_says(f, i) & NEAR_BANK || behind_sum(f, i))
        return true;
    for (size_t k = i; k-- > 0 && i - k <= PAYING_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if (is_paying(f, k))
            return true;
    for (size_t k = last + 1; k < f->count && k <= last + PAYING_BEHIND; k++) {
        if (f->tokens[k].gap == GAP_PARA || f->tokens[k].gap == GAP_DOT)
            break;
        if (is_paying(f, k))
            return true;
    }
    return false;
}

#define GOODS_REACH 3 /* tokens back to what is paid for or with */

/* "Paketnummer DE...", "bon NL...": goods and vouchers have codes of that form too. */
static bool is_of_goods(const struct find *f, size_t i)
{
    static const char goods[] =
        "parcel|parcels|package|packet|tracking|shipment|consignment|paket|pakets|paketnummer|"
        "paketnr|sendung|sendungsnummer|sendungsnr|colis|suivi|paquete|envio|seguimiento|pacco|"
        "spedizione|pakket|pakketnummer|zending|zendingnummer|encomenda|pacote|article|articulo|"
        "articolo|artigo|artikel|artikelnummer|item|product|produkt|produit|producto|prodotto|"
        "container|contenedor|conteneur|cmr|kenmerk|betalingskenmerk|verwendungszweck|model|modell|"
        "modelo|modele|modello|ware|report|code|codes|kode|codigo|codice|voucher|vouchers|coupon|"
        "coupons|cupon|cupom|bon|bons|buono|"
        "vale|gutschein|gutscheincode|gutscheinnummer|cadeaubon|waardebon|tegoedbon|"
        "kortingscode|serial|seriennummer|barcode|ean|sku|licence|license|lizenz";

    for (size_t k = i; k-- > 0 && i - k <= GOODS_REACH && f->tokens[k + 1].gap < GAP_DOT;) {
        if (word_among(token_folded(f, &f->tokens[k]), goods))
            return true;
        if (!word_listed(token_folded(f, &f->tokens[k]), "n no nr num numero nummer number is est"))
            return false;
    }
    return false;
}

/* Check digits go from 02 to 98; and letters apart are a word, unless the digits behind them are
 * too: "no 1234567890123", "TN 9400111899223197428490". */
static bool may_be_slip(const struct run *r)
{
    int digits = (r->c[2] - '0') * 10 + r->c[3] - '0';

    return digits > 1 && digits < 99 && !(r->stop[1] && !r->stop[3]);
}

#define MONTH_REACH 6

/* "cuota mensual ES11 2100 ...": in fours, what goes off each month. */
static bool is_monthly(const struct find *f, size_t i, const struct run *r)
{
    static const struct str stems[] = { STR_INIT("mens"), STR_INIT("month"), STR_INIT("monat"),
                                        STR_INIT("maand") };

    if (!r->stop[3] || !r->stop[7])
        return false;
    for (size_t k = i; k-- > 0 && i - k <= MONTH_REACH && f->tokens[k + 1].gap < GAP_DOT;)
        for (size_t n = 0; n < COUNT_OF(stems); n++)
            if (str_starts(token_folded(f, &f->tokens[k]), stems[n]))
                return true;
    return false;
}

/* In the form of an IBAN, where money is spoken of: the check digits hold a slip. */
bool number_is_told_slip(const struct find *f, size_t i, const struct run *r, size_t n, size_t last)
{
    return check_iban_form(r->c, n) && may_be_slip(r) && !after_context(f, i, NEAR_ORDER, 2) &&
           !is_of_goods(f, i) && (speaks_of_paying(f, i, last) || is_monthly(f, i, r));
}

/* The right length for its country, wrong check digits, but the text speaks of an account. */
bool number_is_iban_slip(const struct find *f, size_t i, const struct run *r, size_t n)
{
    return ascii_digit(r->c[2]) && (near_context(f, i, number_last_token(f, i, r->end[n - 1]),
                                                 NEAR_BANK | NEAR_BIC, NULL) ||
                                    (number_in_fours(r, n) && far_from_its_word(f, i)));
}
