/* SPDX-License-Identifier: EUPL-1.2 */
/* fts.c - what the search index needs of FTS5 and does not find there.
 *
 * The tokenizer "keyed": text is a row of keyed terms of 11 characters each, without separators;
 * each is one token.  Normal forms, stems and keys were made before (text/, vault/), so that no
 * readable word ever reaches the index.
 *
 * The function desk_rank(search): BM25 as FTS5's own bm25() computes it (Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework", 2009, 3.2), but for one thing.  bm25() counts the rows
 * of every word of the query by walking through all of them; of a word that stands in each of
 * 200,000 messages that alone takes longer than a search may.  Here the walk ends after
 * SAMPLE_ROWS, and how many rows there are is estimated from how far it came. */
#include "store/fts_priv.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define SAMPLE_ROWS 1000
#define PHRASES_MAX 256 /* more words than a query may have: search.h */
#define K1          1.2
#define B           0.75

/* FTS5 wants a tokenizer object; ours has nothing to remember. */
static int create(void *context, const char **args, int count, Fts5Tokenizer **ret)
{
    static char nothing;

    (void)context;
    (void)args;
    (void)count;
    *ret = (Fts5Tokenizer *)&nothing;
    return SQLITE_OK;
}

static void forget(Fts5Tokenizer *t)
{
    (void)t;
}

static int tokenize(Fts5Tokenizer *t, void *to, int flags, const char *text, int size,
                    int (*token)(void *, int, const char *, int, int, int))
{
    (void)t;
    (void)flags;
    for (int at = 0; at + FTS_TERM_SIZE <= size; at += FTS_TERM_SIZE) {
        int code = token(to, 0, text + at, FTS_TERM_SIZE, at, at + FTS_TERM_SIZE);

        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

/* ---- desk_rank ---- */

/* What is the same for all rows of one query. */
struct ranking {
    double average; /* terms of a row */
    int phrases;
    double weight[PHRASES_MAX]; /* inverse document frequency of each phrase */
};

struct walk {
    int64_t first, last, rows;
};

static int step(const Fts5ExtensionApi *api, Fts5Context *row, void *to)
{
    struct walk *w = to;

    w->last = api->xRowid(row);
    if (!w->rows++)
        w->first = w->last;
    return w->rows < SAMPLE_ROWS ? SQLITE_OK : SQLITE_DONE;
}

/* The rows the phrase stands in; where the walk was cut short, as many again in each stretch of
 * row numbers as in the one it saw. */
static double rows_of(const struct walk *w, int64_t all)
{
    double seen = (double)(w->last - w->first + 1), left = (double)(all - w->first + 1);

    if (w->rows < SAMPLE_ROWS || left <= seen)
        return (double)w->rows;
    return (double)w->rows * left / seen;
}

static int weigh(const Fts5ExtensionApi *api, Fts5Context *row, struct ranking *r)
{
    sqlite3_int64 all = 0, terms = 0;
    int code = api->xRowCount(row, &all);

    if (code == SQLITE_OK)
        code = api->xColumnTotalSize(row, 0, &terms);
    r->average = all > 0 && terms > 0 ? (double)terms / (double)all : 1;
    for (int i = 0; code == SQLITE_OK && i < r->phrases; i++) {
        struct walk w = { 0 };
        double n;

        code = api->xQueryPhrase(row, i, &w, step);
        n = rows_of(&w, all);
        /* As bm25(): a word in more than half of all rows still counts for a little. */
        r->weight[i] = log(((double)all - n + 0.5) / (n + 0.5));
        if (!(r->weight[i] > 0))
            r->weight[i] = 1e-6;
    }
    return code;
}

static int ranking_get(const Fts5ExtensionApi *api, Fts5Context *row, struct ranking **ret)
{
    struct ranking *r = api->xGetAuxdata(row, 0);
    int code = SQLITE_OK;

    if (!r) {
        r = sqlite3_malloc(sizeof *r);
        if (!r)
            return SQLITE_NOMEM;
        memset(r, 0, sizeof *r);
        r->phrases = api->xPhraseCount(row);
        if (r->phrases > PHRASES_MAX)
            r->phrases = PHRASES_MAX;
        code = weigh(api, row, r);
        if (code == SQLITE_OK)
            code = api->xSetAuxdata(row, r, sqlite3_free); /* frees it when it fails */
        else
            sqlite3_free(r);
    }
    *ret = r;
    return code;
}

static int score_of(const Fts5ExtensionApi *api, Fts5Context *row, const struct ranking *r,
                    double *ret)
{
    int times[PHRASES_MAX] = { 0 }, count = 0, size = 0;
    int code = api->xInstCount(row, &count);

    for (int i = 0; code == SQLITE_OK && i < count; i++) {
        int phrase, column, at;

        code = api->xInst(row, i, &phrase, &column, &at);
        if (code == SQLITE_OK && phrase < r->phrases)
            times[phrase]++;
    }
    if (code == SQLITE_OK)
        code = api->xColumnSize(row, 0, &size);
    *ret = 0;
    for (int i = 0; code == SQLITE_OK && i < r->phrases; i++)
        *ret += r->weight[i] * times[i] * (K1 + 1) /
                (times[i] + K1 * (1 - B + B * (double)size / r->average));
    return code;
}

/* Smaller is better, as with bm25(). */
static void rank(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *to, int count,
                 sqlite3_value **values)
{
    struct ranking *r = NULL;
    double score = 0;
    int code = ranking_get(api, row, &r);

    (void)count;
    (void)values;
    if (code == SQLITE_OK)
        code = score_of(api, row, r, &score);
    if (code == SQLITE_OK)
        sqlite3_result_double(to, -score);
    else
        sqlite3_result_error_code(to, code);
}

bool fts_register(sqlite3 *db, struct fault *f)
{
    fts5_tokenizer keyed = { create, forget, tokenize };
    sqlite3_stmt *stmt = NULL;
    fts5_api *api = NULL;

    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(stmt);
    }
    sqlite3_finalize(stmt);
    if (!api || api->xCreateTokenizer(api, "keyed", NULL, &keyed, NULL) != SQLITE_OK ||
        api->xCreateFunction(api, "desk_rank", NULL, rank, NULL) != SQLITE_OK)
        return fault_set(f, FAULT_BROKEN, "this SQLite has no FTS5");
    return true;
}
