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

void find_handle_below(struct find *f, size_t i)
{
    struct table table;
    struct str value;

    if (!table_below(f, i, &table))
        return;
    while (table_next(&table, &value)) {
        uint32_t start = (uint32_t)(value.ptr - f->text.ptr);

        if (is_account(value))
            propose(f, (struct span){ start, start + (uint32_t)value.len, SPAN_HANDLE, NULL, 0.7F,
                                      "context" });
    }
}
