/* SPDX-License-Identifier: EUPL-1.2 */
/* handle_below.c - names of accounts in a table, below the heading that says so:
 *
 *     id;login;ip                 | user  | ip          |
 *     1;zoem;203.0.113.7          | zoe.m | 203.0.113.7 |
 *
 * They are words as any other, so the rows are read from the heading on, as long as they have as
 * many cells as it; of a long table only the first bytes. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define CELL_LEAST 3
#define CELL_MOST  40
#define HEAD_MOST  200  /* bytes of the headings in front of ours */
#define ROWS_BYTES 1500 /* that are read of a table below its heading */

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

static size_t marks_in(struct str line, char mark)
{
    size_t n = 0;

    for (size_t i = 0; i < line.len; i++)
        n += line.ptr[i] == mark;
    return n;
}

/* A cell that holds the name of an account and nothing else: small letters are in it. */
static bool is_account(struct str cell)
{
    static const char nobody[] =
        "tbc|tba|tbd|nvt|admin|root|guest|null|none|nil|true|false|unknown|anonymous|user|"
        "test|system|nobody|vide|leer|empty|vacio|vuoto|leeg|vazio|nein|"
        "oui|non|yes|nee|sim|not|aktiv|inactive|active|locked|gesperrt";
    size_t small = 0;

    for (size_t i = 0; i < cell.len; i++) {
        unsigned char c = (unsigned char)cell.ptr[i];

        small += c >= 'a' && c <= 'z';
        if (!ascii_alnum(cell.ptr[i]) && !(c && strchr("._-#\\", c)) && c < 0x80)
            return false;
    }
    return cell.len >= CELL_LEAST && cell.len <= CELL_MOST && small >= 2 &&
           !word_among(cell, nobody);
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
static char mark_of_heading(const struct find *f, size_t i, size_t *ret_cell)
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
    *ret_cell = marks_in(str_slice(f->text, from, t->start), mark);
    return mark;
}

void find_handle_below(struct find *f, size_t i)
{
    size_t cell = 0, cells;
    char mark = mark_of_heading(f, i, &cell);
    struct str rest = str_slice(f->text, f->tokens[i].start, f->tokens[i].start + ROWS_BYTES), line;

    if (!mark || !str_line(&rest, &line) || !rest.len)
        return;
    cells = cell + marks_in(line, mark);
    while (cells && str_line(&rest, &line) && marks_in(line, mark) == cells) {
        struct str value = cell_of(line, mark, cell);
        uint32_t start = (uint32_t)(value.ptr - f->text.ptr);

        if (is_account(value))
            propose(f, (struct span){ start, start + (uint32_t)value.len, SPAN_HANDLE, NULL, 0.7F,
                                      "context" });
    }
}
