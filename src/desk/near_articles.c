/* SPDX-License-Identifier: EUPL-1.2 */
/* near_articles.c - passages of articles become vectors, in the background; see near.h.
 *
 * One thread, one article after the other.  Whoever takes one says so in the store before anything
 * leaves, and for how long: a program that is killed meanwhile has the article begun again when
 * that time is over.  A provider that fails is let be until the next round. */
#include <string.h>

#include "base/buf.h"
#include "base/log.h"
#include "desk/near_priv.h"
#include "store/organisations.h"

#define ARTICLE_ARENA ((size_t)256 << 20)
#define CLAIM_MS      ((msec)120 * 1000)   /* that one article may take */
#define PAUSE_MS      ((msec)30 * 1000)    /* after a failure; ten times that at most */
#define LATER_MS      ((int64_t)30 * 1000) /* until somebody looks again */
#define SECONDS       20                   /* of one request */
#define PASSAGE_MAX   ((size_t)3 << 10)    /* bytes that are sent of one */

struct making {
    struct nearing *n;
    struct vector_maker of;
    struct id article;
    struct article_row row;
    struct passage *passages;
    size_t count;
    size_t dimension;
    float *values; /* count * dimension */
    struct vector_row made;
    enum gateway_stop stop;
};

/* ---- whose turn it is ---- */

static bool claim(struct tx *tx, void *arg, struct fault *f)
{
    struct making *m = arg;
    msec now = clock_now();

    return store_vector_due(tx, &m->of, now, &m->article, f) &&
           store_vector_claim(tx, m->of.org, m->article, now + CLAIM_MS, f) &&
           store_article_get(tx, m->n->arena, m->of.org, m->article, &m->row, f);
}

static bool give_up(struct tx *tx, void *arg, struct fault *f)
{
    struct making *m = arg;

    return store_vector_fail(tx, m->of.org, m->article, clock_now(), PAUSE_MS, f);
}

/* A model that answers in another dimension than before is not the one that was approved. */
static bool fill(struct tx *tx, void *arg, struct fault *f)
{
    struct making *m = arg;
    int64_t dimension;

    if (!store_vector_dimension(tx, &m->of, &dimension, f))
        return false;
    if (dimension && m->dimension && (size_t)dimension != m->dimension) {
        m->stop = STOP_NONSENSE;
        return store_vector_fail(tx, m->of.org, m->article, clock_now(), PAUSE_MS, f);
    }
    return store_vector_fill(tx, &m->of, &m->made, f);
}

/* ---- what is sent of it ---- */

static struct str text_of(const struct making *m, size_t i)
{
    const struct passage *p = &m->passages[i];
    struct str text = str_printf(m->n->arena, "%.*s\n%.*s\n%.*s", STR_ARG(m->row.title),
                                 STR_ARG(p->heading), STR_ARG(p->text));

    return nearing_cut(text, PASSAGE_MAX);
}

static bool take(struct making *m, size_t first, const struct gateway_vectors *got, size_t n,
                 struct fault *f)
{
    const struct embedding *v = &got->vectors;

    if (!m->values) {
        m->dimension = v->dimension;
        m->values = arena_many(m->n->arena, float, m->count * m->dimension);
    }
    if (!m->values)
        return arena_check(m->n->arena, f);
    if (v->dimension != m->dimension)
        m->stop = STOP_NONSENSE;
    else
        memcpy(m->values + first * m->dimension, v->values, n * m->dimension * sizeof(float));
    return true;
}

static bool send(struct making *m, size_t first, size_t n, struct fault *f)
{
    struct str texts[EMBED_TEXTS_MAX];
    struct gateway_vectors got;

    for (size_t i = 0; i < n; i++)
        texts[i] = text_of(m, first + i);
    if (!nearing_ask(m->n, texts, n, SECONDS, &got, f))
        return false;
    m->stop = got.stop;
    return got.stop != STOP_NONE || take(m, first, &got, n, f);
}

/* What the last look stops is sent without the passage that it is in: words find that one. */
static bool send_each(struct making *m, size_t first, size_t n, struct fault *f)
{
    for (size_t i = 0; i < n; i++) {
        if (!send(m, first + i, 1, f))
            return false;
        if (m->stop == STOP_FOUND)
            m->stop = STOP_NONE;
        if (m->stop != STOP_NONE)
            return true;
    }
    return true;
}

static bool send_all(struct making *m, struct fault *f)
{
    for (size_t i = 0; i < m->count && m->stop == STOP_NONE; i += EMBED_TEXTS_MAX) {
        size_t n = m->count - i < EMBED_TEXTS_MAX ? m->count - i : EMBED_TEXTS_MAX;

        if (!send(m, i, n, f) || (m->stop == STOP_FOUND && !send_each(m, i, n, f)))
            return false;
    }
    return true;
}

/* ---- one article ---- */

static struct str bytes_of(struct arena *a, const float *values, size_t count)
{
    unsigned char *to = arena_alloc(a, 4 * count + 1);

    for (size_t i = 0; to && i < count; i++) {
        uint32_t bits;

        memcpy(&bits, &values[i], sizeof bits);
        for (unsigned k = 0; k < 4; k++)
            to[4 * i + k] = (unsigned char)(bits >> 8 * k);
    }
    return to ? str_make((const char *)to, 4 * count) : STR_NONE;
}

static bool make(struct making *m, struct fault *f)
{
    struct nearing *n = m->n;

    lang_parse(m->row.lang, &n->about.lang);
    if (!passages_cut(n->arena, m->row.text, &m->passages, &m->count, f))
        return false;
    if (m->count > NEAR_PASSAGES_MAX)
        m->count = NEAR_PASSAGES_MAX;
    if (!send_all(m, f) || m->stop != STOP_NONE)
        return f->kind == FAULT_NONE;
    m->made = (struct vector_row){ .article = m->article,
                                   .version = m->row.version,
                                   .dimension = (int64_t)m->dimension,
                                   .passages = m->values ? (int64_t)m->count : 0 };
    m->made.vectors = bytes_of(n->arena, m->values, m->values ? m->count * m->dimension : 0);
    return arena_check(n->arena, f);
}

static bool work(struct nearing *n, bool *ret_done, struct fault *f)
{
    struct store *store = n->desk->parts.store;
    struct making m = {
        .n = n, .of = { n->by.org, n->standing.provider.id, n->standing.provider.version }
    };
    struct fault why = { 0 };
    bool made;

    if (!store_write(store, claim, &m, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    made = make(&m, f);
    if (made && m.stop == STOP_NONE) {
        if (!store_write(store, fill, &m, f))
            return false;
        *ret_done = m.stop == STOP_NONE;
        return true;
    }
    return store_write(store, give_up, &m, &why) && made;
}

bool near_one(struct desk *d, struct id org, bool *ret_done, struct fault *f)
{
    scoped(arena) *a = arena_new(ARTICLE_ARENA);
    struct nearing n = { .desk = d, .arena = a, .by.org = org };
    bool may, ok;

    *ret_done = false;
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for vectors");
    if (!nearing_may(&n, &may, f) || !may)
        return !f->kind;
    ok = nearing_begin(&n, f) && work(&n, ret_done, f);
    nearing_end(&n);
    return ok;
}

/* ---- the thread ---- */

struct orgs {
    struct arena *arena;
    struct org_row *rows;
    size_t count;
};

static bool list_orgs(struct tx *tx, void *arg, struct fault *f)
{
    struct orgs *o = arg;

    return store_org_list(tx, o->arena, &o->rows, &o->count, f);
}

static bool is_stopping(struct desk *d)
{
    return atomic_load(&d->nearing_stops);
}

/* Once through all organisations, each until none of its articles is due, or its provider fails. */
static bool go_round(struct desk *d, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct orgs o = { .arena = a };
    struct fault left = { 0 };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for vectors");
    if (!store_read(d->parts.store, list_orgs, &o, f))
        return false;
    for (size_t i = 0; i < o.count; i++) {
        bool done = true;

        while (done && !is_stopping(d)) {
            struct fault why = { 0 };

            if (!near_one(d, o.rows[i].id, &done, &why)) {
                left = why;
                done = false;
            }
        }
    }
    return left.kind == FAULT_NONE || fault_set(f, left.kind, "%s", left.text);
}

static void *near_on(void *arg)
{
    struct desk *d = arg;

    while (!is_stopping(d)) {
        struct fault f = { 0 };

        if (!go_round(d, &f) && !is_stopping(d))
            log_fault("vectors", &f);
        scoped_lock pthread_mutex_t *held = lock(&d->mutex);
        if (!is_stopping(d) && !d->nearing_wanted)
            thread_cond_wait(&d->nearing_wakes, &d->mutex, LATER_MS);
        d->nearing_wanted = false;
    }
    return NULL;
}

bool desk_near_start(struct desk *d, struct fault *f)
{
    if (!d->parts.gateway || d->parts.ai_lock != AI_FREE)
        return true;
    d->is_nearing = thread_start(&d->nearing, "vectors", near_on, d, f);
    return d->is_nearing;
}

void near_wake(struct desk *d)
{
    scoped_lock pthread_mutex_t *held = lock(&d->mutex);

    d->nearing_wanted = true;
    pthread_cond_signal(&d->nearing_wakes);
}

void near_stop(struct desk *d)
{
    if (!d->is_nearing)
        return;
    pthread_mutex_lock(&d->mutex);
    atomic_store(&d->nearing_stops, true);
    pthread_cond_signal(&d->nearing_wakes);
    pthread_mutex_unlock(&d->mutex);
    pthread_join(d->nearing, NULL);
    d->is_nearing = false;
}
