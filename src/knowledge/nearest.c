/* SPDX-License-Identifier: EUPL-1.2 */
/* nearest.c - see nearest.h. */
#include "knowledge/nearest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/thread.h"

#define ROWS_READ   64 /* of the store, at once */
#define READ_MAX    ((size_t)512 << 20)
#define ENTRIES_MAX 20000
#define ENTRY_EXTRA 64
#define LANES       8 /* sums side by side: the compiler makes one register of them */

/* One article's. */
struct vectors {
    struct arena *arena;
    struct id article;
    int64_t version;
    size_t dimension, passages;
    float *at;
};

struct set {
    struct vector_maker of;
    int64_t seq;
    struct vectors *all;
    size_t count, room, bytes;
    struct arena *arena; /* of `all` */
    uint64_t used;
};

struct nearest {
    struct arena *arena;
    struct store *store;
    pthread_rwlock_t lock; /* of the sets: many search, one reads what is new */
    struct set at[NEAREST_SETS];
    pthread_mutex_t mutex; /* of `clock` and `used` */
    uint64_t clock;
};

bool nearest_open(struct store *s, struct nearest **ret_nearest, struct fault *f)
{
    struct arena *a = arena_new(sizeof(struct nearest) + 64);
    struct nearest *n = a ? arena_make(a, struct nearest) : NULL;

    if (!n)
        return fault_set(f, FAULT_BUSY, "no memory");
    n->arena = a;
    n->store = s;
    pthread_rwlock_init(&n->lock, NULL);
    pthread_mutex_init(&n->mutex, NULL);
    *ret_nearest = n;
    return true;
}

static void set_clear(struct set *s)
{
    for (size_t i = 0; i < s->count; i++)
        arena_free(s->all[i].arena);
    arena_free(s->arena);
    *s = (struct set){ 0 };
}

void nearest_close(struct nearest *n)
{
    if (!n)
        return;
    for (size_t i = 0; i < NEAREST_SETS; i++)
        set_clear(&n->at[i]);
    pthread_rwlock_destroy(&n->lock);
    pthread_mutex_destroy(&n->mutex);
    arena_free(n->arena);
}

/* ---- which set ---- */

static bool fits(const struct set *s, const struct vector_maker *of)
{
    return s->arena && id_eq(s->of.org, of->org) && id_eq(s->of.provider, of->provider) &&
           s->of.version == of->version;
}

static void touch(struct nearest *n, struct set *s)
{
    scoped_lock pthread_mutex_t *held = lock(&n->mutex);

    s->used = ++n->clock;
}

static struct set *find(struct nearest *n, const struct vector_maker *of)
{
    for (size_t i = 0; i < NEAREST_SETS; i++)
        if (fits(&n->at[i], of))
            return &n->at[i];
    return NULL;
}

/* A new one, in place of the organisation's of another provider, of none, or of the one not used
 * longest. */
static struct set *make(struct nearest *n, const struct vector_maker *of, struct fault *f)
{
    struct set *to = &n->at[0];

    for (size_t i = 0; i < NEAREST_SETS; i++) {
        struct set *s = &n->at[i];

        if (s->arena && id_eq(s->of.org, of->org)) {
            to = s;
            break;
        }
        if (to->arena && (!s->arena || s->used < to->used))
            to = s;
    }
    set_clear(to);
    to->arena = arena_new((size_t)16 << 20);
    to->of = *of;
    if (!to->arena)
        fault_set(f, FAULT_BUSY, "no memory for vectors");
    return to->arena ? to : NULL;
}

/* ---- reading ---- */

static float number_at(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    uint32_t bits =
        (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    float x;

    memcpy(&x, &bits, sizeof x);
    return isfinite(x) ? x : 0;
}

static struct vectors *slot(struct set *s, struct id article)
{
    for (size_t i = 0; i < s->count; i++)
        if (id_eq(s->all[i].article, article))
            return &s->all[i];
    if (s->count == s->room) {
        size_t room = s->room ? 2 * s->room : 64;
        struct vectors *grown =
            s->count < ENTRIES_MAX
                ? arena_grow(s->arena, s->all, s->room * sizeof *grown, room * sizeof *grown)
                : NULL;

        if (!grown)
            return NULL;
        s->all = grown;
        s->room = room;
    }
    s->all[s->count] = (struct vectors){ .article = article };
    return &s->all[s->count++];
}

static bool put(struct set *s, const struct vector_row *row, struct fault *f)
{
    size_t numbers = (size_t)row->dimension * (size_t)row->passages,
           bytes = numbers * sizeof(float);
    struct vectors *v = slot(s, row->article);

    if (!v || s->bytes + bytes > NEAREST_MEMORY_MAX)
        return fault_set(f, FAULT_LIMIT, "more vectors than fit into memory");
    if (row->vectors.len != bytes)
        return fault_set(f, FAULT_BROKEN, "vectors of an article: wrong size");
    s->bytes -= v->dimension * v->passages * sizeof(float);
    arena_free(v->arena);
    *v = (struct vectors){ .article = row->article,
                           .version = row->version,
                           .dimension = (size_t)row->dimension,
                           .passages = (size_t)row->passages };
    v->arena = arena_new(bytes + ENTRY_EXTRA);
    v->at = v->arena ? arena_many(v->arena, float, numbers + 1) : NULL;
    if (!v->at) {
        v->passages = 0;
        return fault_set(f, FAULT_BUSY, "no memory for vectors");
    }
    for (size_t i = 0; i < numbers; i++)
        v->at[i] = number_at(row->vectors.ptr + 4 * i);
    s->bytes += bytes;
    return true;
}

struct since {
    struct arena *arena;
    struct set *set;
    struct vector_row *rows;
    size_t count;
    int64_t newest;
};

static bool read_since(struct tx *tx, void *arg, struct fault *f)
{
    struct since *r = arg;

    return store_vector_since(tx, r->arena, &r->set->of, r->set->seq, ROWS_READ, &r->rows,
                              &r->count, f);
}

static bool catch_up(struct nearest *n, struct set *s, struct fault *f)
{
    scoped(arena) *a = arena_new(READ_MAX);
    struct since r = { .arena = a, .set = s, .count = ROWS_READ };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for vectors");
    while (r.count == ROWS_READ) {
        arena_reset(a);
        if (!store_read(n->store, read_since, &r, f))
            return false;
        for (size_t i = 0; i < r.count; i++) {
            if (!put(s, &r.rows[i], f))
                return false;
            s->seq = r.rows[i].seq;
        }
    }
    return true;
}

struct newest {
    struct id org;
    int64_t seq;
};

static bool read_newest(struct tx *tx, void *arg, struct fault *f)
{
    struct newest *w = arg;

    return store_vector_newest(tx, w->org, &w->seq, f);
}

/* Under the lock for reading: the set with all that is filled by now, or NULL with a fault.  The
 * lock is held when it returns a set. */
static struct set *take(struct nearest *n, const struct vector_maker *of, struct fault *f)
{
    struct newest now = { .org = of->org };
    struct set *s;

    if (!store_read(n->store, read_newest, &now, f))
        return NULL;
    pthread_rwlock_rdlock(&n->lock);
    s = find(n, of);
    if (s && s->seq >= now.seq)
        return s;
    pthread_rwlock_unlock(&n->lock);
    pthread_rwlock_wrlock(&n->lock);
    s = find(n, of);
    if (!s)
        s = make(n, of, f);
    if (s && !catch_up(n, s, f)) {
        set_clear(s);
        s = NULL;
    }
    /* Rows of another provider may be the newest: those are not waited for again. */
    if (s && s->seq < now.seq)
        s->seq = now.seq;
    pthread_rwlock_unlock(&n->lock);
    if (!s)
        return NULL;
    pthread_rwlock_rdlock(&n->lock);
    s = find(n, of);
    if (s)
        return s;
    pthread_rwlock_unlock(&n->lock);
    fault_set(f, FAULT_BUSY, "vectors: too many organisations at once");
    return NULL;
}

/* ---- the scan ---- */

static float product(const float *restrict a, const float *restrict b, size_t n)
{
    float sum[LANES] = { 0 }, all = 0;
    size_t i = 0;

    for (; i + LANES <= n; i += LANES)
        for (size_t k = 0; k < LANES; k++)
            sum[k] += a[i + k] * b[i + k];
    for (; i < n; i++)
        all += a[i] * b[i];
    for (size_t k = 0; k < LANES; k++)
        all += sum[k];
    return all;
}

struct scan {
    struct nearest_hit *hits; /* one an article */
    size_t count;
    double sum, squares;
    size_t passages;
    bool other; /* there are some of another dimension */
};

static bool is_empty(const float *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (v[i] != 0)
            return false;
    return true;
}

static void scan_article(struct scan *s, const struct nearest_query *q, const struct vectors *v,
                         uint32_t entry)
{
    struct nearest_hit best = { .entry = entry, .cosine = -2 };

    if (v->passages && v->dimension != q->dimension) {
        s->other = true;
        return;
    }
    for (size_t p = 0; p < v->passages; p++) {
        const float *row = v->at + p * v->dimension;
        float cosine = product(row, q->vector, q->dimension);

        if (cosine == 0 && is_empty(row, q->dimension))
            continue;
        s->sum += cosine;
        s->squares += (double)cosine * cosine;
        s->passages++;
        if (cosine > best.cosine) {
            best.cosine = cosine;
            best.passage = (uint32_t)p;
        }
    }
    if (best.cosine > -2)
        s->hits[s->count++] = best;
}

static int by_cosine(const void *a, const void *b)
{
    const struct nearest_hit *x = a, *y = b;

    if (x->cosine != y->cosine)
        return x->cosine < y->cosine ? 1 : -1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

/* One standard deviation above the mean; see nearest.h. */
static void choose(struct scan *s)
{
    double n = (double)s->passages, mean = n > 0 ? s->sum / n : 0,
           square = n > 0 ? s->squares / n - mean * mean : 0;
    double least = mean + (square > 0 ? sqrt(square) : 0) - 1e-6;
    size_t k = 0;

    qsort(s->hits, s->count, sizeof *s->hits, by_cosine);
    while (k < s->count && k < NEAREST_HITS_MAX && s->hits[k].cosine > 0 &&
           s->hits[k].cosine >= least)
        k++;
    s->count = k;
}

bool nearest_find(struct nearest *n, struct arena *a, const struct nearest_query *q,
                  struct nearest_hit **ret_hits, size_t *ret_count, struct fault *f)
{
    struct set *s = take(n, &q->of, f);
    struct scan scan = { 0 };

    if (!s)
        return false;
    scan.hits = arena_many(a, struct nearest_hit, s->count + 1);
    for (size_t i = 0; scan.hits && i < s->count; i++) {
        uint32_t entry;

        if (q->wanted(q->with, s->all[i].article, s->all[i].version, &entry))
            scan_article(&scan, q, &s->all[i], entry);
    }
    touch(n, s);
    pthread_rwlock_unlock(&n->lock);
    if (!arena_check(a, f))
        return false;
    if (scan.other && !scan.passages)
        return fault_set(f, FAULT_INVALID, "vectors of another dimension");
    choose(&scan);
    *ret_hits = scan.hits;
    *ret_count = scan.count;
    return true;
}
