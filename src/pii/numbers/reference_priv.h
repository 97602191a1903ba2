/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_priv.h - the form of a customer's number; reference.c finds the words for it,
 * reference_form.c has what is written there. */
#ifndef PII_REFERENCE_PRIV_H
#define PII_REFERENCE_PRIV_H

#include "pii/read/find_priv.h"

#define PREFIX_MAX   4 /* letters of "MRH 7712 0045" */
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
/* Proposes the second of two numbers told one after the other; the first ends at token `last`. */
void reference_second(struct find *f, size_t last, struct span s);
/* The end with the letters of who writes, "26.008871/LvS". */
uint32_t reference_with_clerk(const struct find *f, size_t last, uint32_t end);
/* reference_spoken.c: is one dictated from token k on, or some words behind? */
bool reference_spoken(struct find *f, size_t k);
/* The end of the number with the letters that check it, behind its last token. */
uint32_t reference_check_end(const struct find *f, size_t last);

#endif
