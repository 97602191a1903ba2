/* SPDX-License-Identifier: EUPL-1.2 */
/* place.h - a store in a folder of its own, and what every test of the store does with it. */
#ifndef TESTS_STORE_PLACE_H
#define TESTS_STORE_PLACE_H

#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/query_priv.h"

struct place {
    char folder[64];
    struct store *store;
    struct arena *arena;
};

static inline int place_remove_one(const char *path, const struct stat *st, int type,
                                   struct FTW *where)
{
    (void)st;
    (void)type;
    (void)where;
    return remove(path);
}

static inline bool place_try_open(struct place *p, int64_t fail_at, struct fault *f)
{
    struct store_settings settings = { .folder = p->folder, .readers = 2, .fail_at = fail_at };

    return store_open(&settings, &p->store, f);
}

static inline void place_open(struct place *p)
{
    struct fault f = { 0 };

    assert_ok(place_try_open(p, 0, &f));
}

static inline void place_close(struct place *p)
{
    store_close(p->store);
    p->store = NULL;
}

static inline void place_new_folder(struct place *p)
{
    strcpy(p->folder, "/tmp/guichet-store-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
}

static inline void place_remove_folder(struct place *p)
{
    nftw(p->folder, place_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline int place_set_up(void **state)
{
    struct place *p = calloc(1, sizeof *p);

    assert_non_null(p);
    place_new_folder(p);
    p->arena = arena_new((size_t)256 << 20);
    place_open(p);
    *state = p;
    return 0;
}

static inline int place_tear_down(void **state)
{
    struct place *p = *state;

    place_close(p);
    arena_free(p->arena);
    place_remove_folder(p);
    free(p);
    return 0;
}

/* ---- pieces of work ---- */

/* One statement without parameters, as a piece of work. */
static inline bool run_statement(struct tx *tx, void *arg, struct fault *f)
{
    scoped(query) *q = NULL;

    return query_start(tx, arg, &q, f) && query_run(q, f);
}

struct counting {
    const struct statement *statement;
    int64_t n;
};

static inline bool count(struct tx *tx, void *arg, struct fault *f)
{
    struct counting *c = arg;
    scoped(query) *q = NULL;

    if (!query_start(tx, c->statement, &q, f) || query_next(q, f) != STEP_ROW)
        return false;
    c->n = query_col_i64(q, 0);
    return true;
}

static inline int64_t count_of(struct place *p, const struct statement *statement)
{
    struct counting c = { statement, -1 };
    struct fault f = { 0 };

    assert_ok(store_read(p->store, count, &c, &f));
    return c.n;
}

static inline void run_in(struct place *p, const struct statement *statement)
{
    struct statement copy = *statement;
    struct fault f = { 0 };

    assert_ok(store_write(p->store, run_statement, &copy, &f));
}

/* Does any of the files with these names in the folder hold these bytes? */
static inline bool files_hold(struct place *p, const char *base, const void *bytes, size_t len)
{
    static const char *const ends[] = { "", "-wal" };
    bool found = false;

    for (size_t i = 0; i < COUNT_OF(ends) && !found; i++) {
        char path[128];
        FILE *in;
        char *text;
        size_t size;

        snprintf(path, sizeof path, "%s/%s%s", p->folder, base, ends[i]);
        in = fopen(path, "rb");
        if (!in)
            continue;
        fseek(in, 0, SEEK_END);
        size = (size_t)ftell(in);
        rewind(in);
        text = malloc(size + 1);
        assert_non_null(text);
        assert_int_equal(fread(text, 1, size, in), size);
        found = memmem(text, size, bytes, len);
        free(text);
        fclose(in);
    }
    return found;
}

#endif
