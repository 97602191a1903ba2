/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_priv.h - the form of a customer's number; reference.c finds the words for it,
 * reference_form.c has what is written there. */
#ifndef PII_REFERENCE_PRIV_H
#define PII_REFERENCE_PRIV_H

#include "pii/read/find_priv.h"

#define PREFIX_MAX   4 /* letters of "MRH 7712 0045" */
#define ASKED_REACH  8 /* tokens to what asks for a number, or says of what it is */
#define LINKS_MAX    2 /* words between who has a number and the number */
#define PARTED_LEAST 8 /* figures behind such letters, where only "contrat" stands before */

bool reference_figure(const struct token *t);
/* Do short capitals stand at token k, that a number goes on behind? */
bool reference_prefix(const struct find *f, size_t k);
/* "number", "is": what may stand between the words for a number and it. */
bool reference_links(const struct find *f, const struct token *t);
bool reference_year(const struct find *f, size_t k);
bool reference_capital(char c);
/* reference_file.c: "4 C 1182/25", a court's register between its chamber and the number. */
bool reference_court(const struct find *f, size_t k);
/* Is the file numbered at token k an order's or a complaint's, for all that is said around? */
bool reference_no_file(const struct find *f, size_t k);
/* How many figures a number has at least behind these words; 0: they name none. */
size_t reference_least(const struct token *t);
/* The number that begins at token k, and its last token. */
struct span reference_span(const struct find *f, size_t k, size_t *ret_last);
/* Does a part of the sentence end in front of token n, which no sum, time or unit goes on in? */
bool reference_part_ends(const struct find *f, size_t n);
size_t reference_figures(const struct find *f, const struct span *s);
/* May the number from token k to `last` be one: no sum, no time, no account? */
bool reference_holds(const struct find *f, const struct span *s, size_t k, size_t last);
/* reference_beside.c: the token behind "(siehe Rechnung):", which stands behind the words for a
 * number; `k` itself, right behind them, where there is none. */
size_t reference_behind_brackets(const struct find *f, size_t k);
/* Proposes those told one after the other behind the first, which ends at token `last`; gives how
 * many.  `several`: words for more than one lead to them. */
size_t reference_more(struct find *f, size_t last, struct span s, bool several);
/* The end with the letters of who writes, "26.008871/LvS". */
uint32_t reference_with_clerk(const struct find *f, size_t last, uint32_t end);
/* ---- reference_holders.c: who has a number, without a word for "number" ---- */

/* "acc 6620 118 447", "Kunde 3004418821": how many figures it has at least where it is of figures
 * alone, and where letters are among them; 0: never taken.  None for a dossier, which is an
 * order's or a claim's as often, and a meter, which is the building's. */
struct held {
    const char *word; /* NULL behind the last of a list */
    uint8_t figures, mixed;
    bool (*unless)(const struct find *f, size_t k); /* NULL: always */
};

/* Two reasons for none: a sum of money is told there; whose letter or file it is, nothing tells. */
bool reference_is_sum(const struct find *f, size_t k);
bool reference_nobodys_letter(const struct find *f, size_t k);
/* By the folded word right in front of the number, whole or by its end; NULL: nobody. */
const struct held *held_by(struct str word);
const struct held *held_by_end(struct str word);

/* reference_spoken.c: is one dictated from token k on, or some words behind? */
bool reference_spoken(struct find *f, size_t k);
/* The end of the number with the letters that check it, behind its last token. */
uint32_t reference_check_end(const struct find *f, size_t last);

#endif
