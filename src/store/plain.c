/* SPDX-License-Identifier: EUPL-1.2 */
/* plain.c - see plain.h. */
#include "store/plain.h"

#include <sqlite3.h>

#include "base/buf.h"

#define QUERY_MAX ((size_t)64 << 10)

struct plain {
    struct arena *arena;
    sqlite3 *base;
    sqlite3_stmt *add, *search;
};

static bool broken(struct plain *p, struct fault *f)
{
    return fault_set(f, FAULT_BROKEN, "full-text search in memory: %s", sqlite3_errmsg(p->base));
}

bool plain_new(struct plain **ret_plain, struct fault *f)
{
    struct arena *a = arena_new(sizeof(struct plain) + 64);
    struct plain *p = a ? arena_make(a, struct plain) : NULL;

    if (!p)
        return fault_set(f, FAULT_BUSY, "no memory");
    p->arena = a;
    if (sqlite3_open(":memory:", &p->base) != SQLITE_OK ||
        sqlite3_exec(p->base,
                     "CREATE VIRTUAL TABLE plain USING fts5(title, text, category, "
                     "tokenize='unicode61 remove_diacritics 2')",
                     NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(p->base,
                           "INSERT INTO plain (rowid, title, text, category) VALUES (?, ?, ?, ?)",
                           -1, &p->add, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(p->base,
                           "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) "
                           "LIMIT ?",
                           -1, &p->search, NULL) != SQLITE_OK) {
        broken(p, f);
        plain_free(p);
        return false;
    }
    *ret_plain = p;
    return true;
}

void plain_free(struct plain *p)
{
    if (!p)
        return;
    sqlite3_finalize(p->add);
    sqlite3_finalize(p->search);
    sqlite3_close(p->base);
    arena_free(p->arena);
}

static void bind(sqlite3_stmt *s, int n, struct str text)
{
    sqlite3_bind_text(s, n, text.len ? text.ptr : "", (int)text.len, SQLITE_STATIC);
}

bool plain_add(struct plain *p, int64_t number, struct str title, struct str text,
               struct str category, struct fault *f)
{
    int code;

    sqlite3_bind_int64(p->add, 1, number);
    bind(p->add, 2, title);
    bind(p->add, 3, text);
    bind(p->add, 4, category);
    code = sqlite3_step(p->add);
    sqlite3_reset(p->add);
    return code == SQLITE_DONE ? true : broken(p, f);
}

/* "word" OR "word": runs of letters and digits of any script, as unicode61 parts them. */
static struct str as_match(struct arena *a, struct str query)
{
    struct buf b = buf_new(a, QUERY_MAX);
    bool open = false;

    for (size_t i = 0; i < query.len; i++) {
        char c = query.ptr[i];
        bool word = ascii_alnum(c) || (unsigned char)c >= 0x80;

        if (word && !open)
            buf_add(&b, b.len ? STR(" OR \"") : STR("\""));
        if (word)
            buf_add_char(&b, c);
        if (!word && open)
            buf_add_char(&b, '"');
        open = word;
    }
    if (open)
        buf_add_char(&b, '"');
    return buf_str(&b);
}

bool plain_search(struct plain *p, struct arena *a, struct str query,
                  int64_t ret_numbers[static PLAIN_HITS_MAX], size_t *ret_count, struct fault *f)
{
    struct str match = as_match(a, query);
    int code;

    *ret_count = 0;
    if (!match.len)
        return true;
    bind(p->search, 1, match);
    sqlite3_bind_int(p->search, 2, PLAIN_HITS_MAX);
    while ((code = sqlite3_step(p->search)) == SQLITE_ROW)
        ret_numbers[(*ret_count)++] = sqlite3_column_int64(p->search, 0);
    sqlite3_reset(p->search);
    return code == SQLITE_DONE ? true : broken(p, f);
}
