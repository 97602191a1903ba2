/* SPDX-License-Identifier: EUPL-1.2 */
/* alike.c - see alike.h. */
#include "desk/alike.h"

#include "desk/articles_priv.h"
#include "knowledge/alike.h"

#define PAGE      50
#define PAGE_ROOM ((size_t)32 << 20) /* rows and what is made of them */

struct comparing {
    struct arena *arena;
    struct arena *page;
    struct bench_place *place;
    const struct alike_wanted *wanted;
    enum lang lang;
    struct alike_text text;
    struct article_page at;
    struct alike_article found[ALIKE_SHOWN + 1]; /* one more, for whoever falls out */
    size_t count, compared, rows;
};

static void keep(struct comparing *c, const struct article_row *row, double share)
{
    size_t i = c->count;

    if (c->count == ALIKE_SHOWN && share <= c->found[ALIKE_SHOWN - 1].share)
        return;
    for (; i > 0 && c->found[i - 1].share < share; i--)
        c->found[i] = c->found[i - 1];
    c->found[i] = (struct alike_article){ .id = row->id,
                                          .title = str_copy(c->arena, row->title),
                                          .is_public = row->is_public,
                                          .state = article_state(row, clock_now()),
                                          .share = share };
    c->count += c->count < ALIKE_SHOWN;
}

static bool compare(struct comparing *c, const struct article_row *row, struct fault *f)
{
    struct alike_text other;
    double share;

    if (row->archived || !str_eq(row->lang, c->wanted->lang) || id_eq(row->id, c->wanted->except))
        return true;
    c->compared++;
    if (!alike_read(c->page, c->place->stemmer, c->lang, row->title, row->text, &other, f))
        return false;
    share = alike_share(&c->text, &other);
    if (share > 0)
        keep(c, row, share);
    return true;
}

static bool read_page(struct tx *tx, void *arg, struct fault *f)
{
    struct comparing *c = arg;
    struct article_row *rows;

    if (!store_article_list(tx, c->page, &c->at, &rows, &c->rows, f))
        return false;
    for (size_t i = 0; i < c->rows; i++) {
        c->at.after = rows[i].id;
        if (!compare(c, &rows[i], f))
            return false;
    }
    return true;
}

bool desk_articles_alike(struct desk *d, struct arena *a, const struct principal *by,
                         const struct alike_wanted *wanted, struct alike_article **ret_found,
                         size_t *ret_count, struct fault *f)
{
    scoped(arena) *page = arena_new(PAGE_ROOM);
    struct comparing c = { .arena = a,
                           .page = page,
                           .wanted = wanted,
                           .at = { .org = by->org, .limit = PAGE },
                           .rows = PAGE };
    bool ok = article_may_write(by, f);

    if (!ok)
        return false;
    if (!lang_parse(wanted->lang, &c.lang))
        ok = fault_field(f, "lang", "is fr, en, de, es, it, nl or pt");
    if (wanted->title.len > ARTICLE_TITLE_MAX || wanted->text.len > ARTICLE_TEXT_MAX)
        ok = fault_field(f, "text", "has at most 262144 bytes, the title 200");
    c.place = ok && page ? place_take(d, f) : NULL;
    if (!c.place)
        return ok && !page ? fault_set(f, FAULT_BUSY, "no memory") : false;
    ok = alike_read(a, c.place->stemmer, c.lang, wanted->title, wanted->text, &c.text, f);
    while (ok && c.rows == PAGE && c.compared < ALIKE_ARTICLES_MAX) {
        arena_reset(page);
        ok = store_read(d->parts.store, read_page, &c, f);
    }
    place_give(d, c.place);
    *ret_found = arena_many(a, struct alike_article, ALIKE_SHOWN);
    for (size_t i = 0; ok && *ret_found && i < c.count; i++)
        (*ret_found)[i] = c.found[i];
    *ret_count = c.count;
    return ok && arena_check(a, f);
}
