/* SPDX-License-Identifier: EUPL-1.2 */
/* below.c - names in tables that have surname and first name apart:
 *
 *     nachname;vorname;ort        ADEBISI / Morayo / bay 4
 *     Tran;Leone;Köln             OKORO / Prince / bay 2
 *
 * Below a heading that asks for nothing but somebody's name any word is one.  Without a heading, a
 * surname in capitals and a first name must begin the line. */
#include "pii/names/below_priv.h"

#include <string.h>

#include "pii/names/field_priv.h"
#include "pii/names/tagger_priv.h"
#include "pii/pii_priv.h"

#define CELL_MOST 40 /* bytes */
#define NEAR_MOST 4  /* tokens from "Name" to "Vorname" */

/* A word that heads names where "Vorname" stands beside it: goods have a name, too. */
static bool heads_names(const struct find *f, size_t i)
{
    size_t first = i > NEAR_MOST ? i - NEAR_MOST : 0;

    if (field_asks_for_name(f, i))
        return true;
    if (!word_listed(token_folded(f, &f->tokens[i]), "nom name nome nombre naam"))
        return false;
    for (size_t k = first; k < f->count && k <= i + NEAR_MOST; k++)
        if (k != i && field_asks_for_name(f, k))
            return true;
    return false;
}

/* Letters, and what stands inside of names; one of them is a capital. */
static bool is_name_cell(struct str cell)
{
    size_t capitals = 0;

    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];

        capitals += (c >= 'A' && c <= 'Z') || (unsigned char)c == 0xc3;
        if (!ascii_alpha(c) && (unsigned char)c < 0x80 && !strchr(" -'.", c))
            return false;
    }
    return cell.len >= 2 && cell.len <= CELL_MOST && capitals && ascii_alpha(cell.ptr[0]) &&
           !field_is_empty(cell);
}

void find_names_below(struct find *f, size_t i)
{
    struct table table;
    struct str cell;

    if (!heads_names(f, i) || !table_below(f, i, &table))
        return;
    while (table_next(&table, &cell)) {
        uint32_t start = (uint32_t)(cell.ptr - f->text.ptr);

        if (is_name_cell(cell))
            propose(f, (struct span){ start, start + (uint32_t)cell.len, SPAN_PERSON, NULL, 0.9F,
                                      "context" });
    }
}

/* ---- "ADEBISI / Morayo / bay 4" ---- */

static bool is_slash(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->start - t[-1].end == 3 && memcmp(f->text.ptr + t[-1].end, " / ", 3) == 0;
}

void find_parted_name(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t last = i, first;
    uint32_t known;

    if (i > 0 && t->gap != GAP_LINE && t->gap != GAP_PARA)
        return;
    while (last + 1 < f->count && last < i + 2 && f->tokens[last + 1].shape & TOKEN_UPPER &&
           (f->tokens[last + 1].gap == GAP_JOIN || f->tokens[last + 1].gap == GAP_SPACE))
        last++;
    first = last + 1;
    if (first + 1 >= f->count || !is_slash(f, first) || !is_slash(f, first + 1) ||
        (f->tokens[first].shape & (TOKEN_CAPITAL | TOKEN_UPPER)) != TOKEN_CAPITAL ||
        t->is & (WORD_CITY | WORD_COUNTRY | WORD_ORDINARY | NEAR_ANY))
        return;
    known = gazetteer_word(&f->pii->gazetteer, token_folded(f, &f->tokens[first]));
    if (!(f->tokens[first].is & (WORD_FIRSTNAME | WORD_WEAK_NAME) || GAZETTEER_FIRST(known)) ||
        GAZETTEER_PLACE(known) >= PLACE_TOWN)
        return;
    propose(f, (struct span){ t->start, f->tokens[last].end, SPAN_PERSON, NULL, 0.85F, "context" });
    propose(f, (struct span){ f->tokens[first].start, f->tokens[first].end, SPAN_PERSON, NULL,
                              0.85F, "context" });
}
