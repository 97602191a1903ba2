/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_below.c - numbers of customers in a table, below the heading that says so:
 *
 *     client_id;nom;naissance          code,surname,date of birth
 *     K-204 118;Roca;12/05/1961        R20411,Roca,12/05/1961
 *
 * and rows that a database is told to keep.  "Code" and "id" say it only where the other headings
 * are those of people.  Of a long table only the first bytes are read. */
#include "pii/numbers/reference_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define CELL_LEAST   4
#define CELL_MOST    20
#define FIGURES      4    /* of a number, at least */
#define LETTERS_MOST 4    /* in it */
#define ROWS_BYTES   1500 /* that are read of a table below its heading */
#define HEADINGS     24   /* tokens of the headings that are looked at */

/* "K-204 118", "870/16982/86": a number and nothing else. */
static bool is_cell(struct str cell)
{
    size_t figures = 0, letters = 0;

    for (size_t i = 0; i < cell.len; i++) {
        figures += ascii_digit(cell.ptr[i]);
        letters += ascii_alpha(cell.ptr[i]);
        if (!ascii_alnum(cell.ptr[i]) && !memchr(" ./-", cell.ptr[i], 4))
            return false;
    }
    return cell.len >= CELL_LEAST && cell.len <= CELL_MOST && figures >= FIGURES &&
           letters <= LETTERS_MOST;
}

/* "code", "id": are people named beside it, and their births? */
static bool heads_people(const struct find *f, size_t i)
{
    static const char names[] = "cognome|nom|prenom|name|surname|lastname|vorname|nachname|"
                                "apellido|apellidos|nombre|naam|voornaam|achternaam|apelido|nome";
    static const char births[] =
        "nascita|naissance|birth|dob|geb|geburtsdatum|fnac|dnasc|nacimiento|"
        "nascimento|geboortedatum|birthdate|ne|geburt|nato|geboren";
    bool name = false, birth = false;

    for (size_t k = i + 1; k < f->count && k < i + HEADINGS && f->tokens[k].gap != GAP_LINE; k++) {
        name |= word_among(token_folded(f, &f->tokens[k]), names);
        birth |= word_among(token_folded(f, &f->tokens[k]), births);
    }
    return name && birth;
}

static bool heads_references(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->kind && strcmp(t->kind, "customer") == 0)
        return true;
    return t->phrase == 1 && word_among(token_folded(f, t), "codice|code|codigo|id") &&
           heads_people(f, i);
}

/* "INSERT INTO clients (id, name) VALUES ('K204118', ...), ('K204119', ...)" */
static void find_inserted(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start;
    struct str rest = str_slice(f->text, start, start + ROWS_BYTES);
    size_t at = str_find(rest, STR("('"), 0);

    while (at != STR_NPOS) {
        size_t from = at + 2, end = str_chr(rest, '\'', from);
        struct str value = str_slice(rest, from, end == STR_NPOS ? from : end);

        if (is_cell(value))
            propose(f, (struct span){ start + (uint32_t)from, start + (uint32_t)(from + value.len),
                                      SPAN_CUSTOMER_REF, NULL, 0.985F, "context" });
        at = str_find(rest, STR("('"), from);
    }
}

void find_reference_below(struct find *f, size_t i)
{
    size_t cell = 0, cells;
    char mark = heads_references(f, i) ? table_heading(f, i, &cell) : '\0';
    struct str rest = str_slice(f->text, f->tokens[i].start, f->tokens[i].start + ROWS_BYTES), line;

    if (f->tokens[i].kind && strcmp(f->tokens[i].kind, "insert") == 0)
        find_inserted(f, i);
    if (!mark || !str_line(&rest, &line) || !rest.len)
        return;
    cells = cell + table_marks(line, mark);
    while (cells && str_line(&rest, &line) && table_marks(line, mark) == cells) {
        struct str value = table_cell(line, mark, cell);
        uint32_t start = (uint32_t)(value.ptr - f->text.ptr);

        if (is_cell(value))
            propose(f, (struct span){ start, start + (uint32_t)value.len, SPAN_CUSTOMER_REF, NULL,
                                      0.985F, "context" });
    }
}
