/* SPDX-License-Identifier: EUPL-1.2 */
/* named_words.c - what words inside and behind a phrase that names a number say of it. */
#include "pii/numbers/named_priv.h"

#include <string.h>

/* "n. 8860634040", "nr. 44": a word for "number" in short, whose dot ends no sentence. */
bool named_is_number(const struct find *f, size_t k)
{
    return f->tokens[k].end - f->tokens[k].start <= 3 && f->tokens[k].gap != GAP_JOIN &&
           word_listed(token_folded(f, &f->tokens[k]), "n nr no num");
}

/* "Ausweis zum Abholen von Paket 44120944": what the paper is shown for. */
bool named_for_goods(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['c' - 'a'] = "caixa caja casier chambre colis",
        ['e' - 'a'] = "encomenda",
        ['h' - 'a'] = "habitacion",
        ['k' - 'a'] = "kamer kluisje",
        ['l' - 'a'] = "lieferung locker",
        ['m' - 'a'] = "modul module modulo",
        ['p' - 'a'] = "pacchetto pacco package pacote paket pakket pakje paquete parcel",
        ['r' - 'a'] = "room",
        ['s' - 'a'] = "schliessfach sendung shipment",
        ['t' - 'a'] = "taquilla",
        ['z' - 'a'] = "zending zimmer",
    };

    return f->tokens[k].gap == GAP_SPACE &&
           word_by_letter(token_folded(f, &f->tokens[k - 1]), words);
}

/* Does the phrase at token i name who is insured? */
static bool names_insured(const struct find *f, size_t i)
{
    for (size_t k = i; k < f->count && k < i + f->tokens[i].phrase; k++)
        if (word_listed(token_folded(f, &f->tokens[k]),
                        "assure assuree asegurado asegurada segurado assicurato assicurata "
                        "assistito assistita beneficiario beneficiaria versicherten versicherter "
                        "versichertennummer versichertennr verzekerde verzekerdennummer insured"))
            return true;
    return false;
}

bool named_behind_sign(const struct find *f, size_t k, char sign)
{
    uint32_t from = k ? f->tokens[k - 1].end : 0, to = f->tokens[k].start;

    return from < to && memchr(f->text.ptr + from, sign, to - from);
}

/* "(Hongrie)", "(Reino Unido)" behind the phrase at token i? */
static bool is_of_country(const struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, behind;

    if (k >= f->count || !(f->tokens[k].is & WORD_COUNTRY) || !named_behind_sign(f, k, '('))
        return false;
    behind = k + f->tokens[k].phrase;
    return behind < f->count && named_behind_sign(f, behind, ')');
}

bool named_insured_abroad(const struct find *f, size_t i)
{
    return is_of_country(f, i) && names_insured(f, i);
}
