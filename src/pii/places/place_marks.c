/* SPDX-License-Identifier: EUPL-1.2 */
/* place_marks.c - what may stand between the parts behind a street: marks, brackets, the label of
 * a form's next field; and the country at the end. */
#include "pii/places/address_priv.h"

#include <string.h>

#include "text/text.h"

/* Only spaces, commas, dashes and one line end between two tokens. */
bool loose(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->gap == GAP_PARA || t->start - t[-1].end > QUOTING_MAX)
        return false;
    if (parted(f, i))
        return true;
    for (uint32_t at = t[-1].end; at < t->start; at++)
        if (!f->text.ptr[at] || !strchr(" ,-\r\n\t>\xc2\xbc\xbd\xbe\xab\xbb\"'",
                                        f->text.ptr[at])) /* "4½, 34596 Zwesten" */
            return false;
    return true;
}

/* Between a place and its country: ", ", " (". */
static bool only_marks(struct str gap)
{
    for (size_t i = 0; i < gap.len; i++)
        if (!gap.ptr[i] || !strchr(" ,(\r\n", gap.ptr[i]))
            return false;
    return gap.len <= 4;
}

uint32_t with_country(const struct find *f, size_t last, uint32_t end)
{
    const struct token *t = &f->tokens[last] + 1;
    size_t words;

    if (last + 1 >= f->count || !(t->is & WORD_COUNTRY) || t->start < end ||
        !(loose(f, last + 1) || only_marks(str_slice(f->text, end, t->start))))
        return end;
    words = t->phrase > 1 ? t->phrase : 1;
    if (t->gap == GAP_LINE && last + 1 + words < f->count && t[words].gap < GAP_COMMA)
        return end; /* "France" begins the next sentence */
    end = t[words - 1].end;
    return end + (f->text.ptr[t->start - 1] == '(' && end < f->text.len &&
                  f->text.ptr[end] == ')'); /* "Gent (België)" */
}

/* "(scala sinistra), ", " #2R" */
bool bracketed(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    for (uint32_t at = t[-1].end; at < t->start; at++)
        if (!f->text.ptr[at] || !strchr(" ,()#-\r\n", f->text.ptr[at]))
            return false;
    return t->start - t[-1].end <= QUOTING_MAX;
}

/* "Straße: ...\nPLZ/Ort: 40215 Düsseldorf": the next field of a form; at what stands in it. */
bool labelled(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->start - t[-1].end <= 4 &&
           folded_in(f, k - 1, "plz ort postal ville zip plaats commune") &&
           memchr(f->text.ptr + t[-1].end, ':', t->start - t[-1].end);
}

/* One of the labels of the field that follows? */
bool is_label(const struct find *f, size_t k)
{
    for (size_t i = k + 1; i < f->count && i <= k + 2; i++)
        if (f->tokens[i].gap == GAP_OTHER && labelled(f, i))
            return true;
    return false;
}
