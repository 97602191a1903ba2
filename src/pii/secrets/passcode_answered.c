/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode_answered.c - codes that the next lines of a chat tell:
 *
 *     [10:14] Agent: I have sent you a code        Conseiller : je vous envoie un code
 *     [10:15] Ana: it's 880 412                    Vous : G-880412, reçu à l'instant
 *     [10:15] Ana: sorry, 880 421
 *
 * Lines are read, not tokens: who writes stands in front of a colon, with the time before it. */
#include "pii/secrets/passcode_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define WRITER_MAX   60 /* of who writes, and when */
#define LINES_MAX    2  /* behind that of the word */
#define LEADS_MAX    3  /* words before the code */
#define LEAD_MAX     16 /* letters of one */
#define PARTS_MAX    40 /* bytes before the comma that a code stands behind */
#define LETTERS_MAX  3  /* of "TG-924861" */
#define DIGITS_LEAST 4
#define DIGITS_MOST  8

/* "Order no: 482913", "Montant : 1200": a field's name, and nobody who writes. */
static bool is_field(struct str label)
{
    static const char fields[] =
        "order|total|subtotal|amount|price|ticket|invoice|quantity|weight|revision|version|"
        "tracking|item|article|product|year|lines|size|date|ref|reference|commande|montant|"
        "prix|facture|quantite|poids|suivi|produit|colis|bestellung|bestellnummer|bestellnr|"
        "auftrag|auftragsnummer|betrag|preis|rechnung|menge|artikel|artikelnummer|sendung|"
        "datum|stand|pedido|importe|precio|factura|cantidad|referencia|fecha|ordine|importo|"
        "prezzo|fattura|articolo|spedizione|data|bestelling|ordernummer|bedrag|prijs|factuur|"
        "aantal|encomenda|valor|fatura|quantidade|modell|model|modelo|modello|postleitzahl|"
        "plz|postcode|zip|cap";
    char small[LEAD_MAX];
    size_t from = 0, n = 0;

    while (from < label.len && !ascii_alpha(label.ptr[from]))
        from++;
    while (n < LEAD_MAX && from + n < label.len && ascii_alpha(label.ptr[from + n])) {
        small[n] = ascii_lower(label.ptr[from + n]);
        n++;
    }
    return word_among(str_make(small, n), fields);
}

/* What its writer says, behind the colon; none where no writer is named. */
static struct str said_in(struct str line)
{
    size_t last = STR_NPOS;

    for (size_t i = 0; i < line.len && i < WRITER_MAX; i++) {
        if (line.ptr[i] != ':')
            continue;
        last = i;
        if (i >= 2 && i + 1 < line.len && ascii_space(line.ptr[i + 1]))
            break;
    }
    if (last == STR_NPOS || last < 2 || is_field(str_slice(line, 0, last + 1)))
        return STR_NONE;
    return str_trim(str_from(line, last + 1));
}

/* "it's", "sim,", "eccolo": a word that leads to the code; its length with what follows, 0: none.
 */
static size_t lead_of(struct str said)
{
    static const char words[] =
        "it|its|it's|is|the|code|oui|c|c'est|cest|est|le|voici|voila|ja|er|der|ist|es|hier|lautet|"
        "sí|sì|si|el|ya|aquí|aqui|tengo|eccolo|ecco|è|é|il|codice|sim|o|é|cá|ca|het|de|dit|yes|ok|"
        "okay|here|perdon|perdón|sorry|pardon|scusi|scusa|entschuldigung|desculpe|oeps|oh|no|non|"
        "nein|nee|não|nao|sure|claro|certo|código|codigo|voilà|tak";
    char small[LEAD_MAX];
    size_t n = 0;

    while (n < said.len && n < LEAD_MAX && !ascii_space(said.ptr[n]) && said.ptr[n] != ',' &&
           said.ptr[n] != ':') {
        small[n] = ascii_lower(said.ptr[n]);
        n++;
    }
    if (n == 0 || n == said.len || !word_among(str_make(small, n), words))
        return 0;
    while (n < said.len && (ascii_space(said.ptr[n]) || said.ptr[n] == ',' || said.ptr[n] == ':'))
        n++;
    return n;
}

/* The length of "482 913", "429-524", "G-482913" at the begin of what is said; 0 for none. */
static size_t code_length(struct str said)
{
    size_t n = 0, digits = 0;

    while (n < said.len && n < LETTERS_MAX && said.ptr[n] >= 'A' && said.ptr[n] <= 'Z')
        n++;
    if (n > 0 && (n >= said.len || said.ptr[n++] != '-'))
        return 0;
    for (; n < said.len; n++) {
        bool goes_on = n + 1 < said.len && digits && ascii_digit(said.ptr[n + 1]);

        if (!ascii_digit(said.ptr[n]) && !(memchr(" -", said.ptr[n], 2) && goes_on))
            break;
        digits += ascii_digit(said.ptr[n]);
    }
    if (digits < DIGITS_LEAST || digits > DIGITS_MOST || n > digits + LETTERS_MAX + 1)
        return 0;
    /* the end, or the next part of the sentence */
    return n == said.len ||
                   (memchr(",.;!", said.ptr[n], 4) && (n + 1 == said.len || said.ptr[n + 1] == ' '))
               ? n
               : 0;
}

/* "2024 was the year", "2024, right?" */
static bool is_year(struct str said, size_t length)
{
    return length == 4 && length < said.len &&
           (str_starts(said, STR("19")) || str_starts(said, STR("20")));
}

/* Proposes the code that is said at once, or behind a few words that lead to it. */
static bool take_said(struct find *f, struct str said)
{
    for (size_t n = 0; n <= LEADS_MAX && said.len; n++) {
        size_t length = code_length(said), lead;

        if (length) {
            uint32_t start = (uint32_t)(said.ptr - f->text.ptr), end = start + (uint32_t)length;

            if ((end < f->text.len && ascii_alnum(f->text.ptr[end])) || is_year(said, length))
                return false; /* cut by the reach */
            propose_secret(f, start, end, "context");
            return true;
        }
        lead = lead_of(said);
        if (!lead)
            return false;
        said = str_from(said, lead);
    }
    return false;
}

/* "perdón, me baila la vista, 787140": the code last said was wrong. */
static void take_corrected(struct find *f, struct str said)
{
    size_t comma = said.len;

    if (!lead_of(said))
        return;
    while (comma > 0 && said.ptr[comma - 1] != ',')
        comma--;
    if (comma == 0 || comma > PARTS_MAX)
        comma = lead_of(said);
    take_said(f, str_trim(str_from(said, comma)));
}

void passcode_answered(struct find *f, size_t i)
{
    struct str rest =
                   str_slice(f->text, f->tokens[i].end, f->tokens[i].end + PASSCODE_ANSWERED_MAX),
               line, said;

    if (!str_line(&rest, &line))
        return;
    for (size_t n = 0; n < LINES_MAX && str_line(&rest, &line); n++) {
        said = said_in(str_trim(line));
        if (!said.len)
            return;
        if (take_said(f, said)) {
            if (str_line(&rest, &line))
                take_corrected(f, said_in(str_trim(line)));
            return;
        }
    }
}
