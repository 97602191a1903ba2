/* SPDX-License-Identifier: EUPL-1.2 */
/* library.c - see library.h.
 *
 * A shelf in use is counted, so that it may be replaced while somebody still reads in it; it is
 * made outside of the lock, so that a large one holds nobody up. */
#include "knowledge/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "knowledge/fuse.h"

#define KEPT_MAX ((size_t)512 << 20) /* rows and passages of one shelf */
#define PAGE     1000
#define SCRATCH  ((size_t)64 << 20)

struct kept {
    struct arena *arena;
    struct id org;
    enum lang lang;
    bool is_public; /* public articles only: customers' searches read no other word */
    int64_t revision;
    struct article_row *rows; /* of this language */
    struct shelf_entry *entries;
    size_t count, room;
    struct shelf *shelf;
    unsigned users;
    uint64_t used; /* when last, as a number that grows */
    bool replaced;
};

struct library {
    struct arena *arena;
    struct store *store;
    struct nearest *nearest;
    pthread_mutex_t mutex;
    struct kept *at[LIBRARY_SHELVES];
    uint64_t clock;
};

bool library_open(struct store *s, struct library **ret_library, struct fault *f)
{
    struct arena *a = arena_new(sizeof(struct library) + 64);
    struct library *l = a ? arena_make(a, struct library) : NULL;

    if (!l)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!nearest_open(s, &l->nearest, f)) {
        arena_free(a);
        return false;
    }
    l->arena = a;
    l->store = s;
    pthread_mutex_init(&l->mutex, NULL);
    *ret_library = l;
    return true;
}

static void kept_free(struct kept *k)
{
    if (!k)
        return;
    shelf_free(k->shelf);
    arena_free(k->arena);
}

void library_close(struct library *l)
{
    if (!l)
        return;
    for (size_t i = 0; i < LIBRARY_SHELVES; i++)
        kept_free(l->at[i]);
    nearest_close(l->nearest);
    pthread_mutex_destroy(&l->mutex);
    arena_free(l->arena);
}

/* ---- making a shelf ---- */

struct making {
    struct kept *kept;
    struct knowledge_row knowledge;
    struct id org;
};

static bool add_row(struct kept *k, const struct article_row *row, struct fault *f)
{
    struct passage *passages;
    struct shelf_entry *e;

    if (k->count == k->room) {
        size_t more = k->room ? k->room * 2 : 64;

        k->rows = arena_grow(k->arena, k->rows, k->room * sizeof *k->rows, more * sizeof *k->rows);
        k->entries = arena_grow(k->arena, k->entries, k->room * sizeof *k->entries,
                                more * sizeof *k->entries);
        k->room = more;
    }
    if (!arena_check(k->arena, f))
        return false;
    k->rows[k->count] = *row;
    e = &k->entries[k->count];
    *e = (struct shelf_entry){ .title = row->title, .category = row->category };
    if (!passages_cut(k->arena, row->text, &passages, &e->count, f))
        return false;
    e->passages = passages;
    k->count++;
    return true;
}

static bool read_rows(struct tx *tx, void *arg, struct fault *f)
{
    struct making *m = arg;
    struct kept *k = m->kept;
    struct article_page page = { .org = m->org, .limit = PAGE };
    struct article_row *rows;
    size_t count = PAGE;

    if (!store_knowledge_get(tx, k->arena, m->org, &m->knowledge, f))
        return false;
    while (count == PAGE) {
        if (!store_article_list(tx, k->arena, &page, &rows, &count, f))
            return false;
        for (size_t i = 0; i < count; i++) {
            page.after = rows[i].id;
            if (!rows[i].archived && (rows[i].is_public || !k->is_public) &&
                str_eq(rows[i].lang, str_of(lang_name(k->lang))) && !add_row(k, &rows[i], f))
                return false;
        }
    }
    return true;
}

/* Whose shelf, and which. */
struct wish {
    struct id org;
    enum lang lang;
    bool is_public;
};

static bool fits(const struct kept *k, const struct wish *w)
{
    return k && k->lang == w->lang && k->is_public == w->is_public && id_eq(k->org, w->org);
}

static bool make(struct library *l, const struct wish *w, struct kept **ret, struct fault *f)
{
    struct arena *a = arena_new(KEPT_MAX);
    struct making m = { .org = w->org };

    m.kept = a ? arena_make(a, struct kept) : NULL;
    if (!m.kept)
        return fault_set(f, FAULT_BUSY, "no memory");
    *m.kept =
        (struct kept){ .arena = a, .org = w->org, .lang = w->lang, .is_public = w->is_public };
    if (!store_read(l->store, read_rows, &m, f) ||
        !shelf_new(w->lang, m.kept->entries, m.kept->count, m.knowledge.synonyms, &m.kept->shelf,
                   f)) {
        kept_free(m.kept);
        return false;
    }
    m.kept->revision = m.knowledge.revision;
    *ret = m.kept;
    return true;
}

/* ---- keeping shelves ---- */

static struct kept *lend(struct library *l, const struct wish *w, int64_t revision)
{
    for (size_t i = 0; i < LIBRARY_SHELVES; i++) {
        struct kept *k = l->at[i];

        if (fits(k, w) && k->revision >= revision) {
            k->users++;
            k->used = ++l->clock;
            return k;
        }
    }
    return NULL;
}

/* In place of an older one of the same, of none, or of the one not used longest. */
static void put(struct library *l, struct kept *k)
{
    struct wish same = { k->org, k->lang, k->is_public };
    size_t place = 0;
    struct kept *old;

    for (size_t i = 0; i < LIBRARY_SHELVES; i++) {
        struct kept *at = l->at[i];

        if (fits(at, &same)) {
            place = i;
            break;
        }
        if (l->at[place] && (!at || at->used < l->at[place]->used))
            place = i;
    }
    old = l->at[place];
    l->at[place] = k;
    k->users++;
    k->used = ++l->clock;
    if (!old)
        return;
    old->replaced = true;
    if (!old->users)
        kept_free(old);
}

static void give_back(struct library *l, struct kept *k)
{
    scoped_lock pthread_mutex_t *held = lock(&l->mutex);

    if (!--k->users && k->replaced)
        kept_free(k);
}

struct asked_revision {
    struct arena *arena;
    struct id org;
    struct knowledge_row row;
};

static bool read_revision(struct tx *tx, void *arg, struct fault *f)
{
    struct asked_revision *r = arg;

    return store_knowledge_get(tx, r->arena, r->org, &r->row, f);
}

static bool take(struct library *l, struct arena *a, const struct wish *w, struct kept **ret,
                 struct fault *f)
{
    struct asked_revision r = { .arena = a, .org = w->org };
    struct kept *made = NULL;

    if (!store_read(l->store, read_revision, &r, f))
        return false;
    {
        scoped_lock pthread_mutex_t *held = lock(&l->mutex);

        *ret = lend(l, w, r.row.revision);
        if (*ret)
            return true;
    }
    if (!make(l, w, &made, f))
        return false;
    {
        scoped_lock pthread_mutex_t *held = lock(&l->mutex);

        put(l, made);
    }
    *ret = made;
    return true;
}

/* ---- searching ---- */

struct choice {
    const struct kept *kept;
    const struct library_query *query;
};

static bool wanted(const void *with, uint32_t entry)
{
    const struct choice *c = with;
    const struct article_row *row = &c->kept->rows[entry];

    return (row->is_public || !c->query->only_public) &&
           article_is_found(article_state(row, c->query->at));
}

/* ---- with vectors ---- */

static int by_id(const void *a, const void *b)
{
    return memcmp(((const struct article_row *)a)->id.b, ((const struct article_row *)b)->id.b,
                  sizeof((const struct article_row *)a)->id.b);
}

/* Rows are in order of their ids, as the store has them. */
static bool wanted_near(const void *with, struct id article, int64_t version, uint32_t *ret_entry)
{
    const struct choice *c = with;
    const struct article_row key = { .id = article };
    const struct article_row *row =
        c->kept->count ? bsearch(&key, c->kept->rows, c->kept->count, sizeof key, by_id) : NULL;

    if (!row || row->version != version)
        return false;
    *ret_entry = (uint32_t)(row - c->kept->rows);
    return wanted(with, *ret_entry);
}

/* Whatever is wrong with vectors, words have found what they found. */
static bool add_near(struct library *l, struct arena *scratch, const struct choice *c,
                     struct shelf_found *found, enum library_fused *ret_fused, struct fault *f)
{
    const struct library_near *near = c->query->near;
    struct nearest_query q = { .of = near->of,
                               .vector = near->vector,
                               .dimension = near->dimension,
                               .wanted = wanted_near,
                               .with = c };
    struct fault why = { 0 };
    struct nearest_hit *hits;
    size_t count, kept = 0;

    *ret_fused = FUSED_FAILED;
    if (!nearest_find(l->nearest, scratch, &q, &hits, &count, &why))
        return true;
    for (size_t i = 0; i < count; i++)
        if (hits[i].passage < c->kept->entries[hits[i].entry].count)
            hits[kept++] = hits[i];
    *ret_fused = FUSED;
    return fuse_ranks(scratch, found, hits, kept, found, f);
}

static bool copy_hits(struct arena *a, const struct kept *k, const struct shelf_found *found,
                      struct library_found *ret, struct fault *f)
{
    ret->hits = arena_many(a, struct library_hit, found->count + 1);
    if (!arena_check(a, f))
        return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct shelf_hit *h = &found->hits[i];
        const struct article_row *row = &k->rows[h->entry];
        const struct passage *first = k->entries[h->entry].passages, *p = first + h->passage;

        ret->hits[i] =
            (struct library_hit){ .article = row->id,
                                  .version = row->version,
                                  .passage = (int64_t)h->passage + 1,
                                  .lang = str_copy(a, row->lang),
                                  .title = str_copy(a, row->title),
                                  .category = str_copy(a, row->category),
                                  .heading = str_copy(a, p->heading),
                                  .text = str_copy(a, p->text),
                                  .lead = h->passage ? str_copy(a, first->text) : STR(""),
                                  .is_public = row->is_public,
                                  .guide = row->guide,
                                  .score = h->score,
                                  .cover = h->cover };
    }
    ret->count = found->count;
    ret->repaired = str_copy(a, found->repaired);
    return arena_check(a, f);
}

static bool search_shelf(struct library *l, struct arena *a, const struct library_query *q,
                         enum lang lang, struct library_found *ret, struct fault *f)
{
    scoped(arena) *scratch = arena_new(SCRATCH);
    struct wish w = { q->org, lang, q->only_public };
    struct choice c = { .query = q };
    struct shelf_query query = {
        .text = q->text, .limit = q->near ? SHELF_HITS_MAX : q->limit, .wanted = wanted, .with = &c
    };
    struct shelf_found found;
    struct kept *k;
    bool ok;

    if (!scratch)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!take(l, scratch, &w, &k, f))
        return false;
    c.kept = k;
    ok = shelf_search(k->shelf, scratch, &query, &found, f) &&
         (!q->near || add_near(l, scratch, &c, &found, &ret->fused, f));
    if (ok && found.count > q->limit)
        found.count = q->limit;
    ok = ok && copy_hits(a, k, &found, ret, f);
    give_back(l, k);
    return ok;
}

bool library_search(struct library *l, struct arena *a, const struct library_query *q,
                    struct library_found *ret_found, struct fault *f)
{
    enum lang first = q->lang ? q->lang : LANG_FR;

    *ret_found = (struct library_found){ .repaired = STR("") };
    if (!search_shelf(l, a, q, first, ret_found, f))
        return false;
    for (int lang = LANG_FR; lang < LANGS && !ret_found->count; lang++)
        if ((enum lang)lang != first && !search_shelf(l, a, q, (enum lang)lang, ret_found, f))
            return false;
    return true;
}
