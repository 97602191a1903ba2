/* SPDX-License-Identifier: EUPL-1.2 */
/* search.c - see search.h. */
#include "store/search.h"

#include "base/buf.h"
#include "store/rows_priv.h"
#include "store_sql.h"

bool store_search_put(struct tx *tx, int64_t row, struct str terms, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_search_put, &q, f))
        return false;
    query_i64(q, 1, row);
    query_text(q, 2, terms);
    return query_run(q, f);
}

bool store_search_remove(struct tx *tx, int64_t row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_search_remove, &q, f))
        return false;
    query_i64(q, 1, row);
    return query_run(q, f);
}

/* ("AbC..." OR "xyZ...") AND (...): forms hold only [A-Za-z0-9_-], so quoting is safe; anything
 * else is left out. */
static struct str match_text(struct arena *a, const struct search_word *words, size_t n)
{
    struct buf b = buf_new(a, (size_t)64 << 10);

    for (size_t i = 0; i < n; i++) {
        buf_add(&b, i ? STR(" AND (") : STR("("));
        for (size_t k = 0; k < words[i].count; k++) {
            if (words[i].form[k].len != SEARCH_TERM_SIZE)
                continue;
            buf_printf(&b, "%s\"%.*s\"", k ? " OR " : "", STR_ARG(words[i].form[k]));
        }
        buf_add_char(&b, ')');
    }
    return buf_str(&b);
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
    struct str match = match_text(a, words, n);
    scoped(query) *q = NULL;

    *ret_count = 0;
    if (!n)
        return true;
    if (!query_start(tx, &sql_search_find, &q, f))
        return false;
    query_text(q, 1, match);
    query_i64(q, 2, limit);
    return row_all(q, a, read_hit, sizeof **ret_hits, ret_hits, ret_count, f);
}
