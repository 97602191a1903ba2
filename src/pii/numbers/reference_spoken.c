/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_spoken.c - numbers of customers in words, as calls are written down: "mein
 * kundennummer vier vier eins null neun", "account number four four oh, nine one two".
 *
 * Some words may stand between, as people look for their papers; what is counted or paid has
 * fewer figures. */
#include "pii/numbers/reference_priv.h"

#define FIGURES_LEAST 5
#define WORDS_LEAST   4  /* "vierundzwanzigtausend" is a sum */
#define REACH         12 /* tokens from the words for the number to its first figure */

/* Does something else's name stand there: a telephone's, a bank's, an order's? */
static bool names_other(const struct find *f, const struct token *t)
{
    static const char others[] = "meter|reads|reading|flat|apartment|train|room|compteur|"
                                 "stand|zahlerstand|meterstand|lectura|lettura|leitura|releve|zug|"
                                 "trein|tren|treno|wohnung|zimmer|kamer|habitacion|stanza|quarto";

    return (t->is & (NEAR_ANY & ~NEAR_CODE) && !(t->is & WORD_NUMBER)) ||
           word_among(token_folded(f, t), others);
}

/* "rooms one, two, three, four, five", "een twee drie vier vijf keer": counted, one by one. */
static bool is_counting(const char *digits)
{
    for (size_t i = 1; i < FIGURES_LEAST; i++)
        if (digits[i] != digits[i - 1] + 1)
            return false;
    return true;
}

/* "sieben sieben Strich null eins drei": a mark that is said. */
static bool is_mark(const struct find *f, size_t k)
{
    static const char marks[] = "bindestrich|barra|barre|dash|guion|hifen|hyphen|schragstrich|"
                                "slash|streep|streepje|strich|tiret|traco|trattino";

    return f->tokens[k].gap <= GAP_COMMA && word_among(token_folded(f, &f->tokens[k]), marks);
}

/* The digits from token k on, over a mark. */
static size_t digits_at(const struct find *f, size_t k, char digits[static 2 * SPOKEN_MAX],
                        size_t *ret_last)
{
    size_t n = spoken_digits(f, k, digits, ret_last), next = *ret_last + 2, last;

    if (!n || next >= f->count || !is_mark(f, next - 1) || !(f->tokens[next].is & WORD_NUMBER))
        return n;
    last = next;
    n += spoken_digits(f, next, digits + n, &last);
    *ret_last = last;
    return n;
}

bool reference_spoken(struct find *f, size_t k)
{
    char digits[2 * SPOKEN_MAX];
    size_t last;

    for (size_t end = k + REACH; k < f->count && k < end; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || names_other(f, t))
            return false;
        if (!(t->is & WORD_NUMBER) || !spoken_goes_on(f, k))
            continue;
        if (digits_at(f, k, digits, &last) < FIGURES_LEAST || last - k + 1 < WORDS_LEAST)
            continue;
        if (is_counting(digits))
            return false;
        propose(f, (struct span){ t->start, f->tokens[last].end, SPAN_CUSTOMER_REF, NULL, 0.8F,
                                  "context" });
        return true;
    }
    return false;
}
