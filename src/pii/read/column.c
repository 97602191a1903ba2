/* SPDX-License-Identifier: EUPL-1.2 */
/* column.c - what the heading of a table's column says of the numbers below it:
 *
 *     Name | SVNR | Tel                 naam;kenteken;plaats
 *     Gruber | 8046/301200 | ...        Bakker;N-712-BX;Assen
 *
 * A row is a line with marks in it; its cells are counted, so that the heading is that of the same
 * column.  Of the words above only the nearest few are looked at. */
#include "pii/scratch_priv.h"

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

/* The rest of the line from byte `at` on. */
static struct str line_behind(struct str text, uint32_t at)
{
    struct str rest = str_slice(text, at, (size_t)at + LINE_MOST);

    return str_slice(rest, 0, str_chr(rest, '\n', 0));
}

static bool has_mark(struct str s, char mark)
{
    return s.len && memchr(s.ptr, mark, s.len);
}

/* The mark that parts the cells of token i's row, where one stands right in front of it, or behind
 * it at the begin of a line; 0: it is in no table. */
static char mark_of_row(const struct find *f, size_t i)
{
    static const char marks[] = "|;\t";
    uint32_t at = f->tokens[i].start;
    struct str line;
    char before;

    while (at > 0 && f->text.ptr[at - 1] == ' ')
        at--;
    before = at > 0 ? f->text.ptr[at - 1] : '\n';
    if (before == '|' || before == ';' || before == '\t' ||
        (before == ',' && at == f->tokens[i].start))
        return before;
    if (before != '\n')
        return '\0';
    line = line_behind(f->text, at);
    for (const char *m = marks; *m; m++)
        if (has_mark(line, *m))
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

/* "Reg.", "Kennz.", a dot behind: short for a plate where it is all that a heading says. */
static bool heads_plates(const struct find *f, const struct token *t, char mark)
{
    struct str behind = str_slice(f->text, t->end + 1, (size_t)t->end + 3);

    if (!word_listed(token_folded(f, t), "reg kennz immat"))
        return false;
    if (behind.len && behind.ptr[0] == ' ')
        behind = str_from(behind, 1);
    return !behind.len || behind.ptr[0] == mark || behind.ptr[0] == '\n';
}

static uint64_t heading_says(const struct find *f, size_t i)
{
    char mark = mark_of_row(f, i);
    uint32_t row, line;
    size_t cell, seen = 0;

    if (!mark)
        return 0;
    cell = cells_before(f->text, f->tokens[i].start, mark, &row);
    for (size_t k = i; k-- > 0 && i - k <= TABLE_REACH && seen < HEADING_MOST;) {
        const struct token *t = &f->tokens[k];
        uint64_t is = t->is & NEAR_ANY;

        if (table_ends(f, k + 1))
            break;
        if (!is && t->next == '.' && heads_plates(f, t, mark))
            is = NEAR_PLATE;
        if (!is || t->start >= row)
            continue;
        seen++;
        if (cells_before(f->text, t->start, mark, &line) == cell &&
            (cell > 0 || has_mark(line_behind(f->text, t->end), mark)))
            return is;
    }
    return 0;
}

/* Asked by all that may begin at a number: found once. */
uint64_t column_says(const struct find *f, size_t i)
{
    struct column *c = &f->scratch->column;

    if (c->token != i || c->text != f->text.len)
        *c = (struct column){ i, f->text.len, heading_says(f, i) };
    return c->says;
}
