/* SPDX-License-Identifier: EUPL-1.2 */
/* search.c - see search.h. */
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "store/rows_priv.h"
#include "store/search_priv.h"
#include "store_sql.h"

#define HELD_MAX   ((size_t)16 << 20) /* of terms; what is more goes into the index at once */
#define HELD_MOST  ((size_t)64 << 20) /* but never before something held for the same row */
#define MATCH_MAX  ((size_t)64 << 10)
#define TERM_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/* ---- held back until the group's end ---- */

struct held_change {
    int64_t row;
    struct str terms; /* ptr NULL: remove */
    bool adds;        /* to what is there */
};

struct search_held {
    struct arena *arena;
    struct held_change *changes; /* in the arena */
    size_t count, room;
};

bool search_held_new(struct search_held **ret_held, struct fault *f)
{
    struct search_held *h = calloc(1, sizeof *h);

    if (h)
        h->arena = arena_new(HELD_MOST);
    if (!h || !h->arena) {
        free(h);
        return fault_set(f, FAULT_BUSY, "no memory for the search index");
    }
    *ret_held = h;
    return true;
}

void search_held_free(struct search_held *h)
{
    if (!h)
        return;
    arena_free(h->arena);
    free(h);
}

size_t search_mark(const struct search_held *h)
{
    return h->count;
}

void search_undo(struct search_held *h, size_t mark)
{
    h->count = mark;
    if (mark)
        return;
    arena_reset(h->arena);
    h->changes = NULL;
    h->room = 0;
}

static bool hold(struct search_held *h, struct held_change c, struct fault *f)
{
    struct held_change copy = c;

    if (c.terms.ptr)
        copy.terms = str_copy(h->arena, c.terms);
    if (h->count == h->room) {
        size_t room = h->room ? h->room * 2 : 64, size = sizeof *h->changes;
        struct held_change *more = arena_grow(h->arena, h->changes, h->room * size, room * size);

        if (!more)
            return arena_check(h->arena, f);
        h->changes = more;
        h->room = room;
    }
    if (!arena_check(h->arena, f))
        return false;
    h->changes[h->count++] = copy;
    return true;
}

static bool is_held(const struct search_held *h, int64_t row)
{
    for (size_t i = 0; i < h->count; i++)
        if (h->changes[i].row == row)
            return true;
    return false;
}

/* ---- changes ---- */

static bool change(struct tx *tx, const struct held_change *c, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx,
                     !c->terms.ptr ? &sql_search_remove
                     : c->adds     ? &sql_search_add
                                   : &sql_search_put,
                     &q, f))
        return false;
    query_i64(q, 1, c->row);
    if (c->terms.ptr)
        query_text(q, 2, c->terms);
    return query_run(q, f);
}

bool search_flush(struct tx *tx, struct fault *f)
{
    struct search_held *h = tx->connection->held;

    for (size_t i = 0; i < h->count; i++)
        if (!change(tx, &h->changes[i], f))
            return false;
    return true;
}

static bool hold_or_change(struct tx *tx, struct held_change c, struct fault *f)
{
    struct search_held *h = tx->connection->held;

    if (!h)
        return fault_set(f, FAULT_BROKEN, "the search index changes only in store_write()");
    if (arena_used(h->arena) + c.terms.len > HELD_MAX && !is_held(h, c.row))
        return change(tx, &c, f);
    return hold(h, c, f);
}

static bool put(struct tx *tx, struct held_change c, struct fault *f)
{
    if (c.terms.len % SEARCH_TERM_SIZE)
        return fault_set(f, FAULT_BROKEN, "terms of %zu bytes are not whole terms", c.terms.len);
    if (!c.terms.ptr)
        c.terms = STR("");
    return hold_or_change(tx, c, f);
}

bool store_search_put(struct tx *tx, int64_t row, struct str terms, struct fault *f)
{
    return put(tx, (struct held_change){ row, terms, false }, f);
}

bool store_search_add(struct tx *tx, int64_t row, struct str terms, struct fault *f)
{
    return put(tx, (struct held_change){ row, terms, true }, f);
}

bool store_search_remove(struct tx *tx, int64_t row, struct fault *f)
{
    return hold_or_change(tx, (struct held_change){ .row = row }, f);
}

/* ---- finding ---- */

static bool is_term(struct str s)
{
    if (s.len != SEARCH_TERM_SIZE)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!s.ptr[i] || !strchr(TERM_CHARS, s.ptr[i]))
            return false;
    return true;
}

/* ("AbC..." OR "xyZ...") AND (...).  Only whole terms go between the quotes, so that no word can
 * become an operator; false when a word has none, for then nothing can match. */
static bool match_text(struct buf *b, const struct search_word *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t forms = 0;

        buf_add(b, i ? STR(" AND (") : STR("("));
        for (size_t k = 0; k < words[i].count; k++)
            if (is_term(words[i].form[k]))
                buf_printf(b, "%s\"%.*s\"", forms++ ? " OR " : "", STR_ARG(words[i].form[k]));
        if (!forms)
            return false;
        buf_add_char(b, ')');
    }
    return n > 0;
}

static ROW_READER(read_hit)
{
    struct search_hit *hit = ret_row;

    (void)a;
    hit->row = query_col_i64(q, 0);
    hit->rank = query_col_f64(q, 1);
}

bool store_search_find(struct tx *tx, struct arena *a, const struct search_word *words, size_t n,
                       int64_t limit, struct search_hit **ret_hits, size_t *ret_count,
                       struct fault *f)
{
    struct buf match = buf_new(a, MATCH_MAX);
    scoped(query) *q = NULL;

    *ret_count = 0;
    if (!match_text(&match, words, n))
        return true;
    if (!buf_check(&match, f) || !query_start(tx, &sql_search_find, &q, f))
        return false;
    query_text(q, 1, buf_str(&match));
    query_i64(q, 2, limit);
    return row_all(q, a, read_hit, sizeof **ret_hits, ret_hits, ret_count, f);
}
