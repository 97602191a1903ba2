/* SPDX-License-Identifier: EUPL-1.2 */
/* fts.c - the FTS5 tokenizer "keyed": text is a row of keyed terms of 11 characters each, without
 * separators; each is one token.  Normal forms, stems and keys were made before (text/, vault/),
 * so that no readable word ever reaches the index. */
#include "store/fts_priv.h"

#include <string.h>

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
    if (!api || api->xCreateTokenizer(api, "keyed", NULL, &keyed, NULL) != SQLITE_OK)
        return fault_set(f, FAULT_BROKEN, "this SQLite has no FTS5");
    return true;
}
