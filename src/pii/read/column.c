/* SPDX-License-Identifier: EUPL-1.2 */
/* column.c - what the heading of a table's column says of the numbers below it:
 *
 *     Name | SVNR | Tel                 naam;kenteken;plaats
 *     Gruber | 8046/301200 | ...        Bakker;N-712-BX;Assen
 *
 * A row is a line with marks in it; its cells are counted, so that the heading is that of the same
 * column.  Of the words above only the nearest few are looked at. */
#include "pii/read/find_priv.h"

#define LINE_MOST    300 /* bytes of a line */
#define TABLE_REACH  96  /* tokens back to the heading */
#define HEADING_MOST 12  /* words with a meaning that are looked at */

/* How many of the marks stand in the line of byte `at` before it. */
static size_t cells_before(struct str text, uint32_t at, char mark, uint32_t *ret_line)
{
    uint32_t least = at > LINE_MOST ? at - LINE_MOST : 0;
    size_t n = 0;

    for (; at > least && text.ptr[at - 1] != '\n'; at--)
        n += text.ptr[at - 1] == mark;
    *ret_line = at;
    return n;
}

static bool has_mark_behind(struct str text, uint32_t at, char mark)
{
    size_t most = at + LINE_MOST < text.len ? at + LINE_MOST : text.len;

    while (at < most && text.ptr[at] != '\n')
        if (text.ptr[at++] == mark)
            return true;
    return false;
}

/* The mark that parts the cells of token i's row, where one stands right in front of it, or behind
 * it at the begin of a line; 0: it is in no table. */
static char mark_of_row(const struct find *f, size_t i)
{
    static const char marks[] = "|;\t";
    uint32_t at = f->tokens[i].start, line;

    while (at > 0 && f->text.ptr[at - 1] == ' ')
        at--;
    if (at > 0 && f->text.ptr[at - 1] && strchr(marks, f->text.ptr[at - 1]))
        return f->text.ptr[at - 1];
    if (at > 0 && f->text.ptr[at - 1] == ',' && at == f->tokens[i].start)
        return ',';
    if (at > 0 && f->text.ptr[at - 1] != '\n')
        return '\0';
    for (const char *m = marks; *m; m++)
        if (cells_before(f->text, at, *m, &line) == 0 && has_mark_behind(f->text, at, *m))
            return *m;
    return '\0';
}

/* "|---|---|" below the heading looks like an empty line. */
bool table_ends(const struct find *f, size_t i)
{
    struct str gap = str_slice(f->text, f->tokens[i - 1].end, f->tokens[i].start);

    return f->tokens[i].gap == GAP_PARA &&
           (gap.len > LINE_MOST || str_chr(gap, '|', 0) == STR_NPOS ||
            str_find(gap, STR("--"), 0) == STR_NPOS);
}

uint64_t column_says(const struct find *f, size_t i)
{
    char mark = mark_of_row(f, i);
    uint32_t row, line;
    size_t cell, seen = 0;

    if (!mark)
        return 0;
    cell = cells_before(f->text, f->tokens[i].start, mark, &row);
    for (size_t k = i; k-- > 0 && i - k <= TABLE_REACH && seen < HEADING_MOST;) {
        const struct token *t = &f->tokens[k];

        if (table_ends(f, k + 1))
            break;
        if (!(t->is & NEAR_ANY) || t->start >= row)
            continue;
        seen++;
        if (cells_before(f->text, t->start, mark, &line) == cell &&
            (cell > 0 || has_mark_behind(f->text, t->end, mark)))
            return t->is & NEAR_ANY;
    }
    return 0;
}
