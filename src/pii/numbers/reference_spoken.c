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

bool reference_spoken(struct find *f, size_t k)
{
    char digits[SPOKEN_MAX];
    size_t last;

    for (size_t end = k + REACH; k < f->count && k < end; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || names_other(f, t))
            return false;
        if (!(t->is & WORD_NUMBER) || !spoken_goes_on(f, k))
            continue;
        if (spoken_digits(f, k, digits, &last) < FIGURES_LEAST || last - k + 1 < WORDS_LEAST)
            continue;
        if (is_counting(digits))
            return false;
        propose(f, (struct span){ t->start, f->tokens[last].end, SPAN_CUSTOMER_REF, NULL, 0.8F,
                                  "context" });
        return true;
    }
    return false;
}
