/* SPDX-License-Identifier: EUPL-1.2 */
/* table.c - the headings of a table and the cells below them, as lines are written:
 *
 *     id;login;ip                 | user  | ip          |
 *     1;zoem;203.0.113.7          | zoe.m | 203.0.113.7 | */
#include "pii/read/find_priv.h"

#include <string.h>

#include "text/text.h"

#define ROWS_BYTES 1500 /* that are read of a table below its heading */
#define HEAD_MOST  200  /* bytes of the headings in front of ours */

/* The cell number `n` of a line, without spaces and quotes. */
static struct str cell_of(struct str line, char mark, size_t n)
{
    size_t from = 0, to;

    for (; n > 0 && from < line.len; from++)
        n -= line.ptr[from] == mark;
    if (n)
        return STR_NONE;
    for (to = from; to < line.len && line.ptr[to] != mark;)
        to++;
    line = str_trim(str_slice(line, from, to));
    return line.len > 2 && line.ptr[0] == '"' ? str_slice(line, 1, line.len - 1) : line;
}

static size_t marks_of(struct str line, char mark)
{
    size_t n = 0;

    for (size_t i = 0; i < line.len; i++)
        n += line.ptr[i] == mark;
    return n;
}

/* Is there a row above the line that begins at `at`?  Then it is one too, and no heading. */
static bool is_row(struct str text, uint32_t at, char mark)
{
    uint32_t above = at > 0 ? at - 1 : 0, from = above;

    while (from > 0 && above - from < HEAD_MOST && text.ptr[from - 1] != '\n')
        if (text.ptr[--from] == mark)
            return true;
    return false;
}

/* The mark that parts the headings where the word is one by itself; 0: it is none. */
static char heading(const struct find *f, size_t i, size_t *ret_cell)
{
    const struct token *t = &f->tokens[i];
    uint32_t end = f->tokens[i + t->phrase - 1].end, from = t->start;
    char mark = end < f->text.len ? f->text.ptr[end] : '\0';

    if (mark == ' ' && end + 1 < f->text.len && f->text.ptr[end + 1] == '|')
        mark = '|';
    while (from > 0 && t->start - from < HEAD_MOST && f->text.ptr[from - 1] != '\n')
        from--;
    if (mark == '\n' || mark == '\r')
        mark = t->start > from ? f->text.ptr[t->start - 1] : '\0';
    if (!mark || !strchr("|;\t,", mark))
        return '\0';
    if (t->start > from && f->text.ptr[t->start - 1] != mark &&
        !(mark == '|' && f->text.ptr[t->start - 1] == ' '))
        return '\0';
    if (is_row(f->text, from, mark))
        return '\0';
    *ret_cell = marks_of(str_slice(f->text, from, t->start), mark);
    return mark;
}

bool table_below(const struct find *f, size_t i, struct table *ret)
{
    uint32_t at = f->tokens[i].start;
    struct str line;

    *ret = (struct table){ .rest = str_slice(f->text, at, at + ROWS_BYTES) };
    ret->mark = heading(f, i, &ret->cell);
    if (!ret->mark || !str_line(&ret->rest, &line) || !ret->rest.len)
        return false;
    ret->marks = ret->cell + marks_of(line, ret->mark);
    return ret->marks > 0;
}

bool table_next(struct table *t, struct str *ret_cell)
{
    struct str line;

    if (!str_line(&t->rest, &line) || marks_of(line, t->mark) != t->marks)
        return false;
    *ret_cell = cell_of(line, t->mark, t->cell);
    return true;
}
