/* SPDX-License-Identifier: EUPL-1.2 */
/* faulty.c - the SQLite driver with one call that fails: for tests that walk n through every
 * call a piece of work makes and expect a fault and an unchanged database. */
#include "store/faulty_priv.h"

#include <stdlib.h>

struct link {
    struct link *inner;
    struct faulty_count *count;
};

struct prepared {
    struct prepared *inner;
    struct faulty_count *count;
};

struct faulty_count *faulty_start(struct faulty_count *c, int64_t fail_at)
{
    c->calls = 0;
    c->fail_at = fail_at;
    return c;
}

static bool fails(struct faulty_count *c, struct fault *f)
{
    if (atomic_fetch_add(&c->calls, 1) + 1 != c->fail_at)
        return false;
    fault_set(f, FAULT_BUSY, "call %lld fails on purpose", (long long)c->fail_at);
    return true;
}

static bool f_connect(const struct store_settings *s, bool writer, struct link **ret,
                      struct fault *f)
{
    struct link *l = calloc(1, sizeof *l);

    if (!l)
        return fault_set(f, FAULT_BUSY, "no memory");
    l->count = s->faulty;
    if (fails(l->count, f) || !driver_sqlite.connect(s, writer, &l->inner, f)) {
        free(l);
        return false;
    }
    *ret = l;
    return true;
}

static void f_disconnect(struct link *l)
{
    driver_sqlite.disconnect(l->inner);
    free(l);
}

static bool f_script(struct link *l, enum statement_base base, const char *sql, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.script(l->inner, base, sql, f);
}

static bool f_version(struct link *l, enum statement_base base, int64_t *ret, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.version(l->inner, base, ret, f);
}

static bool f_set_version(struct link *l, enum statement_base base, int64_t v, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.set_version(l->inner, base, v, f);
}

static bool f_hold_references(struct link *l, bool on, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.hold_references(l->inner, on, f);
}

static bool f_check_references(struct link *l, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.check_references(l->inner, f);
}

static bool f_begin(struct link *l, bool writing, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.begin(l->inner, writing, f);
}

static bool f_commit(struct link *l, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.commit(l->inner, f);
}

static void f_rollback(struct link *l)
{
    driver_sqlite.rollback(l->inner);
}

static bool f_mark(struct link *l, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.mark(l->inner, f);
}

static bool f_keep(struct link *l, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.keep(l->inner, f);
}

static bool f_undo(struct link *l, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.undo(l->inner, f);
}

static bool f_prepare(struct link *l, const struct statement *st, struct prepared **ret,
                      struct fault *f)
{
    struct prepared *p = calloc(1, sizeof *p);

    if (!p)
        return fault_set(f, FAULT_BUSY, "no memory");
    p->count = l->count;
    if (fails(l->count, f) || !driver_sqlite.prepare(l->inner, st, &p->inner, f)) {
        free(p);
        return false;
    }
    *ret = p;
    return true;
}

static void f_finish(struct prepared *p)
{
    driver_sqlite.finish(p->inner);
    free(p);
}

static void f_reset(struct prepared *p)
{
    driver_sqlite.reset(p->inner);
}

static bool f_bind_i64(struct prepared *p, int n, int64_t v)
{
    return driver_sqlite.bind_i64(p->inner, n, v);
}

static bool f_bind_f64(struct prepared *p, int n, double v)
{
    return driver_sqlite.bind_f64(p->inner, n, v);
}

static bool f_bind_text(struct prepared *p, int n, struct str s)
{
    return driver_sqlite.bind_text(p->inner, n, s);
}

static bool f_bind_blob(struct prepared *p, int n, struct str s)
{
    return driver_sqlite.bind_blob(p->inner, n, s);
}

static bool f_bind_null(struct prepared *p, int n)
{
    return driver_sqlite.bind_null(p->inner, n);
}

static enum step f_step(struct prepared *p, struct fault *f)
{
    return fails(p->count, f) ? STEP_FAULT : driver_sqlite.step(p->inner, f);
}

static bool f_col_null(struct prepared *p, int col)
{
    return driver_sqlite.col_null(p->inner, col);
}

static int64_t f_col_i64(struct prepared *p, int col)
{
    return driver_sqlite.col_i64(p->inner, col);
}

static double f_col_f64(struct prepared *p, int col)
{
    return driver_sqlite.col_f64(p->inner, col);
}

static struct str f_col_text(struct prepared *p, int col)
{
    return driver_sqlite.col_text(p->inner, col);
}

static struct str f_col_blob(struct prepared *p, int col)
{
    return driver_sqlite.col_blob(p->inner, col);
}

static int64_t f_changed(struct prepared *p)
{
    return driver_sqlite.changed(p->inner);
}

static int64_t f_added(struct prepared *p)
{
    return driver_sqlite.added(p->inner);
}

static bool f_check(struct link *l, bool deep, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.check(l->inner, deep, f);
}

static bool f_clean(struct link *l, enum statement_base base, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.clean(l->inner, base, f);
}

static bool f_tidy_search(struct link *l, bool first, bool *ret_more, struct fault *f)
{
    return !fails(l->count, f) && driver_sqlite.tidy_search(l->inner, first, ret_more, f);
}

const struct driver driver_faulty = {
    .name = "faulty",
    .connect = f_connect,
    .disconnect = f_disconnect,
    .script = f_script,
    .version = f_version,
    .set_version = f_set_version,
    .hold_references = f_hold_references,
    .check_references = f_check_references,
    .begin = f_begin,
    .commit = f_commit,
    .rollback = f_rollback,
    .mark = f_mark,
    .keep = f_keep,
    .undo = f_undo,
    .prepare = f_prepare,
    .finish = f_finish,
    .reset = f_reset,
    .bind_i64 = f_bind_i64,
    .bind_f64 = f_bind_f64,
    .bind_text = f_bind_text,
    .bind_blob = f_bind_blob,
    .bind_null = f_bind_null,
    .step = f_step,
    .col_null = f_col_null,
    .col_i64 = f_col_i64,
    .col_f64 = f_col_f64,
    .col_text = f_col_text,
    .col_blob = f_col_blob,
    .changed = f_changed,
    .added = f_added,
    .check = f_check,
    .clean = f_clean,
    .tidy_search = f_tidy_search,
};
