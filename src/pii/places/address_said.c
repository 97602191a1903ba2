/* SPDX-License-Identifier: EUPL-1.2 */
/* address_said.c - addresses as they are dictated, with the number of the house in words:
 *
 *     rua da igreja número três     calle Olmo número veintidós, escalera dos
 *     Eight Cedar Grove, Tonbridge */
#include "pii/places/address_priv.h"

#define SAID_NAME 7 /* tokens of a street's name in front of "número" */

static bool is_number_word(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->folded_len == 6 && !(t->shape & TOKEN_DIGITS) &&
           folded_in(f, k, "numero nummer number");
}

/* Is the street from i to k - 1 one: a name in capitals, or somebody lives there?  No "corso di
 * inglese", no "via WhatsApp", no "calle más cara". */
static bool may_lead(const struct find *f, size_t i, size_t k, bool named)
{
    static const char other[] =
        "whatsapp telegram sms mail email pec paypal bonifico internet web app chat telefono "
        "telefonica telefon telefone fax post posta correo correio satellite cavo libera garaje "
        "garagem parking aparcamiento estacionamento taxis yoga maria";

    if (folded_in(f, i + 1, other) || (i + 2 < k && folded_in(f, i + 2, other)) ||
        folded_in(f, i, "square court close view row"))
        return false;
    return named || (often_street(f, i) && near_context(f, i, k, NEAR_LIVING, NULL));
}

/* "rua da igreja número três", "calle Jabugo numero veintiuno": as it is dictated.  Nothing but the
 * name stands between: no "calle Mayor, pedido número dos". */
bool find_dictated(struct find *f, size_t i, size_t last, bool named)
{
    size_t k = last + 1;

    if (k < f->count && f->tokens[k].folded_len == 2 && folded_in(f, k, "al au ao no en"))
        k++;
    if (k < i + 2 || k > i + SAID_NAME || k + 1 >= f->count || !is_number_word(f, k) ||
        f->tokens[k].gap > GAP_COMMA || f->tokens[k + 1].gap != GAP_SPACE ||
        !(f->tokens[k + 1].is & WORD_NUMBER) || f->tokens[k + 1].shape & TOKEN_DIGITS)
        return false;
    for (size_t n = i + 1; n < k; n++)
        if (f->tokens[n].gap >= GAP_COMMA || is_number_word(f, n))
            return false;
    named &= capital(f, last) || f->tokens[last].is & WORD_MONTH; /* "rua Augusta passa o metro" */
    if (!may_lead(f, i, k, named))
        return false;
    for (last = ++k; k < f->count && k < last + 4 && f->tokens[k].gap == GAP_SPACE; k++) {
        if (f->tokens[k].is & WORD_NUMBER)
            last = k;
        else if (!folded_in(f, k, "e y und en et"))
            break;
    }
    return propose_address(f, i, last, true);
}

/* Does a clause end behind token k; with more only where a town may follow? */
static bool said_to_end(const struct find *f, size_t k, bool sure)
{
    if (k + 1 >= f->count)
        return sure;
    if (f->tokens[k + 1].gap == GAP_COMMA)
        return sure || capital(f, k + 1);
    return sure && (f->tokens[k + 1].gap == GAP_DOT || f->tokens[k + 1].gap >= GAP_LINE);
}

/* "Bryn Terrace, ": one or two names and an English road that ends its clause; no "Sisters Road" of
 * "Seven Sisters Road", no "Flash Drive". */
bool is_said_road(const struct find *f, size_t k)
{
    static const char counted[] = "mile acre star oak king way lane tree hard flash disk disc "
                                  "google usb external pen tape tennis dog",
                      roads[] = "street road lane avenue terrace grove crescent close gardens mews",
                      other[] = "drive way court place square row walk park hill green view rise";
    struct str name = token_folded(f, &f->tokens[k]);
    size_t last = k;
    bool sure;

    if (!capital(f, k) || (str_ends(name, STR("s")) && !str_ends(name, STR("ss"))) ||
        folded_in(f, k, counted))
        return false;
    while (last + 1 < f->count && last < k + 2 && f->tokens[last + 1].gap == GAP_SPACE)
        last++;
    if (last == k || !(f->tokens[last].is & WORD_ROAD) || !capital(f, last))
        return false;
    sure = folded_in(f, last, roads);
    return (sure || folded_in(f, last, other)) && said_to_end(f, last, sure);
}
