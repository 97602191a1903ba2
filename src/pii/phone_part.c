/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_part.c - the extension of somebody at work, alone: "Ext. 4417" in a signature.
 *
 * Three to five figures are anything, so that a word right in front must say so.  Some of these
 * words mean other things too ("interno" is a flat, "toestel" a device): theirs stands alone
 * between marks or line ends.  Behind a whole number phone.c takes the extension with it. */
#include "pii/phone_priv.h"

#include <string.h>

#define PART_LEAST 3
#define PART_MOST  5
#define GAP_MOST   4 /* bytes of "\": \"" between the word and the figures */

static const char sure[] = "ext extn durchwahl doorkies doorkiesnummer toestelnummer nebenstelle "
                           "nst durchwahlnummer";
static const char unsure[] =
    "int interno poste toestel tst anexo ramal klappe dw extension apparat "
    "extensao intern";

/* Nothing but a mark or the line's end behind it: no unit, no word. */
static bool is_closed(struct str text, uint32_t end)
{
    return end >= text.len || memchr("\r\n,;)\"|", text.ptr[end], 7) ||
           (text.ptr[end] == '.' && (end + 1 >= text.len || text.ptr[end + 1] <= ' '));
}

/* The word of token k begins a line or stands behind a mark, or the text speaks of telephones. */
static bool is_open(const struct find *f, size_t k)
{
    return k == 0 || f->tokens[k].gap >= GAP_COMMA || after_context(f, k, NEAR_PHONE, 2);
}

static bool is_named(const struct find *f, size_t i)
{
    const struct token *word = &f->tokens[i - 1], *t = &f->tokens[i];
    struct str name = token_folded(f, word);

    if (word->folded_len < 3 || t->gap == GAP_JOIN || t->gap == GAP_LINE || t->gap == GAP_PARA ||
        t->start - word->end > GAP_MOST)
        return false;
    if (i > 1 && word->gap <= GAP_COMMA && word[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED))
        return false;
    return word_listed(name, sure) ||
           (word_listed(name, unsure) && is_open(f, i - 1) && is_closed(f->text, t->end) &&
            t->end - t->start > PART_LEAST);
}

/* "Phone on desk: x60233" */
static bool is_crossed(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    for (uint32_t at = t->start + 1; at < t->end; at++)
        if (!ascii_digit(f->text.ptr[at]))
            return false;
    return f->text.ptr[t->start] == 'x' && t->end - t->start > PART_LEAST &&
           t->end - t->start <= PART_MOST + 1 && is_closed(f->text, t->end) &&
           after_context(f, i, NEAR_PHONE, 4);
}

void find_extension(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t length = t->end - t->start;

    if (t->shape & TOKEN_MIXED && is_crossed(f, i))
        propose(f, (struct span){ t->start + 1, t->end, SPAN_PHONE, NULL, 0.7F, "context" });
    if (i == 0 || !(t->shape & TOKEN_DIGITS) || length < PART_LEAST || length > PART_MOST ||
        !is_named(f, i))
        return;
    propose(f, (struct span){ t->start, t->end, SPAN_PHONE, NULL, 0.7F, "context" });
}
