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
#define LETTERS_MOST 5    /* in it */
#define INSERT_BYTES 1500 /* that are read of the rows of a database */
#define HEADINGS     24   /* tokens of the headings that are looked at */
#define PARTS        4    /* of a cell that marks part */
#define COLUMN_MOST  24   /* bytes of a column's name */

/* "2024-11-14", "12/05/1961", "2024.1.3", "1250.00", "2019": a day, a version, a sum, a year. */
static bool is_other(struct str cell)
{
    size_t lengths[PARTS] = { 0 }, n = 0;
    bool year = false;

    for (size_t i = 0; i < cell.len; i++) {
        if (ascii_digit(cell.ptr[i])) {
            lengths[n]++;
            continue;
        }
        if (cell.ptr[i] == ' ' || ++n == PARTS)
            return false;
    }
    for (size_t i = 0, at = 0; i <= n; at += lengths[i++] + 1)
        year |= lengths[i] == 4 && (str_starts(str_from(cell, at), STR("19")) ||
                                    str_starts(str_from(cell, at), STR("20")));
    if (n == 0)
        return year && cell.len == 4;
    if (n == 1)
        return lengths[1] <= 2 && cell.ptr[lengths[0]] == '.';
    return n == 2 && lengths[0] <= 4 && lengths[1] <= 2 && lengths[2] <= 4 &&
           (year || cell.len <= 8);
}

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
           letters <= LETTERS_MOST && (letters || !is_other(cell));
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
    static const char *const words[26] = { ['c' - 'a'] = "codice code codigo", ['i' - 'a'] = "id" };
    const struct token *t = &f->tokens[i];

    if (t->kind && strcmp(t->kind, "customer") == 0)
        return true;
    return t->phrase == 1 && word_by_letter(token_folded(f, t), words) && heads_people(f, i);
}

/* "(id, name)", "(customer_no)": is the first column named so that it numbers them?  Where none is
 * named, it is the first. */
static bool numbers_rows(struct str columns)
{
    static const char *const ends[] = { "id",     "no",     "nr",     "num",    "ref",
                                        "code",   "number", "nummer", "numero", "client",
                                        "codigo", "codice", "cliente" };
    size_t from = 0, end;

    while (from < columns.len && memchr(" (`\"'", columns.ptr[from], 5))
        from++;
    columns = str_slice(columns, from, from + COLUMN_MOST);
    for (end = 0; end < columns.len && (ascii_alnum(columns.ptr[end]) || columns.ptr[end] == '_');)
        end++;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends_nocase(str_slice(columns, 0, end), str_of(ends[i])))
            return true;
    return end == 0 || str_starts_nocase(columns, STR("values"));
}

/* "INSERT INTO clients (id, name) VALUES ('K204118', ...), ('K204119', ...)" */
static void find_inserted(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start;
    struct str rest = str_slice(f->text, start, start + INSERT_BYTES);
    uint32_t head = f->tokens[i + f->tokens[i].phrase - 1].end;
    size_t at = str_find(rest, STR("('"), 0), stop = str_chr(rest, ';', 0);

    if (!numbers_rows(str_from(f->text, head)))
        return;
    rest = str_slice(rest, 0, stop == STR_NPOS ? rest.len : stop);
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
    struct table table;
    struct str value;

    if (f->tokens[i].kind && strcmp(f->tokens[i].kind, "insert") == 0)
        find_inserted(f, i);
    if (!heads_references(f, i) || !table_below(f, i, &table))
        return;
    while (table_next(&table, &value)) {
        uint32_t start = (uint32_t)(value.ptr - f->text.ptr);

        if (is_cell(value))
            propose(f, (struct span){ start, start + (uint32_t)value.len, SPAN_CUSTOMER_REF, NULL,
                                      0.985F, "context" });
    }
}
