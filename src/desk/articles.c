/* SPDX-License-Identifier: EUPL-1.2 */
/* articles.c - see articles.h. */
#include "desk/articles.h"

#include "assist/gateway.h"
#include "base/buf.h"
#include "desk/articles_priv.h"
#include "desk/gaps.h"
#include "desk/near.h"

#define GUIDE_ARENA ((size_t)8 << 20) /* to read one guide */
#define OLD_ARENA   ((size_t)1 << 20) /* an article as it was */

struct article_job {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id id;
    struct article_page page;
    struct article_row *rows;
    struct article_version_row *versions;
    size_t count, at;
    struct str synonyms;
};

bool article_may_write(const struct principal *by, struct fault *f)
{
    if (id_is_none(by->id) || principal_is(by, ROLE_SUPERVISOR) ||
        principal_is(by, ROLE_CONTROLLER))
        return true;
    return fault_deny(f, "role:supervisor", "only supervisors and controllers write articles");
}

static bool check_guide(struct str text, struct fault *f)
{
    scoped(arena) *a = arena_new(GUIDE_ARENA);
    struct guide guide;

    return a ? guide_read(a, text, &guide, f) : fault_set(f, FAULT_BUSY, "no memory");
}

bool desk_article_check(const struct article_row *row, struct fault *f)
{
    enum lang lang;
    bool ok = true;

    if (!row->title.len || row->title.len > ARTICLE_TITLE_MAX || !text_valid(row->title))
        ok = fault_field(f, "title", "has 1 to 200 bytes of UTF-8");
    if (row->category.len > ARTICLE_CATEGORY_MAX || !text_valid(row->category))
        ok = fault_field(f, "category", "has at most 100 bytes of UTF-8");
    if (row->text.len > ARTICLE_TEXT_MAX || !text_valid(row->text))
        ok = fault_field(f, "text", "has at most 262144 bytes of UTF-8");
    else if (row->guide)
        ok = check_guide(row->text, f) && ok;
    if (!lang_parse(row->lang, &lang) || lang == LANG_UNKNOWN)
        ok = fault_field(f, "lang", "is fr, en, de, es, it, nl or pt");
    if (row->valid_until && row->valid_until <= row->valid_from)
        ok = fault_field(f, "valid_until", "is later than valid_from");
    return ok;
}

bool article_note(struct desk *d, struct tx *tx, const struct principal *by,
                  const struct article_act *act, struct fault *f)
{
    struct journal_entry entry = { .org = by->org,
                                   .by = by->id,
                                   .act = act->act,
                                   .on_kind = id_is_none(act->id) ? NULL : "article",
                                   .on = act->id,
                                   .result = "done",
                                   .n = act->n };
    uint64_t at;

    return journal_append(d->parts.journal, tx, &entry, &at, f);
}

/* One article a language: which would a reader be led to? */
static bool fits_family(struct article_job *j, struct tx *tx, const struct article_row *row,
                        struct fault *f)
{
    struct article_row *rows;
    size_t count;

    if (row->archived || id_eq(row->family, row->id))
        return true;
    if (!store_article_family(tx, j->arena, row->org, row->family, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!rows[i].archived && !id_eq(rows[i].id, row->id) && str_eq(rows[i].lang, row->lang))
            return fault_field(f, "translation_of", "is in this language, or has it already");
    return true;
}

/* "=> title" of a step leads to an article that is there. */
static bool fits_guide(struct tx *tx, const struct article_row *row, struct fault *f)
{
    scoped(arena) *a = row->guide && !row->archived ? arena_new(GUIDE_ARENA) : NULL;
    struct fault why = { 0 };
    struct guide guide;
    struct id id;

    if (!row->guide || row->archived)
        return true;
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!guide_read(a, row->text, &guide, f))
        return false;
    for (size_t i = 0; i < guide.count; i++) {
        const struct guide_step *step = &guide.steps[i];

        if (!step->see.len || store_article_titled(tx, row->org, row->lang, step->see, &id, &why))
            continue;
        if (why.kind != FAULT_MISSING)
            return fault_set(f, why.kind, "%s", why.text);
        return guide_mistake(a, step->see_line, step->name, "no article has this title", step->see,
                             f);
    }
    return true;
}

/* Whoever answers for an article is no matter of its text: an entry of its own, before the
 * change's. */
static bool note_owner(struct article_job *j, struct tx *tx, const struct article_row *row,
                       struct fault *f)
{
    struct article_act act = { "article.owner", row->id, row->version };
    scoped(arena) *a = arena_new(OLD_ARENA);
    struct article_row old;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_article_get(tx, a, row->org, row->id, &old, f))
        return false;
    return id_eq(old.owner, row->owner) || article_note(j->desk, tx, j->by, &act, f);
}

static bool write_articles(struct tx *tx, void *arg, struct fault *f)
{
    struct article_job *j = arg;

    for (j->at = 0; j->at < j->count; j->at++) {
        struct article_row *row = &j->rows[j->at];
        bool is_new = row->version == 1;
        struct article_act act = { is_new          ? "article.add"
                                   : row->archived ? "article.archive"
                                                   : "article.change",
                                   row->id, row->version };

        if (!fits_family(j, tx, row, f) || !fits_guide(tx, row, f) ||
            (!is_new && !note_owner(j, tx, row, f)) ||
            !(is_new ? store_article_add(tx, row, j->by->id, f)
                     : store_article_set(tx, row, j->by->id, f)) ||
            !article_note(j->desk, tx, j->by, &act, f))
            return false;
    }
    return true;
}

static void make_ready(const struct principal *by, struct article_row *row)
{
    row->org = by->org;
    row->updated = clock_now();
    if (!row->created) {
        row->created = row->updated;
        row->version = 0;
        if (id_is_none(row->id))
            row->id = id_new();
    }
    if (id_is_none(row->family))
        row->family = row->id;
    row->version++;
}

bool desk_articles_add(struct desk *d, struct arena *a, const struct principal *by,
                       struct article_row *rows, size_t count, size_t *ret_at, struct fault *f)
{
    struct article_job j = { .desk = d, .arena = a, .by = by, .rows = rows, .count = count };
    bool ok = article_may_write(by, f);

    *ret_at = 0;
    for (size_t i = 0; ok && i < count; i++) {
        *ret_at = i;
        ok = desk_article_check(&rows[i], f);
        make_ready(by, &rows[i]);
    }
    if (!ok)
        return false;
    ok = store_write(d->parts.store, write_articles, &j, f);
    *ret_at = j.at;
    if (ok)
        near_wake(d);
    return ok;
}

size_t article_line(struct str text, size_t at)
{
    size_t line = 1;

    for (size_t i = 0; i < at && i < text.len; i++)
        line += text.ptr[i] == '\n';
    return line;
}

bool article_look(struct desk *d, struct arena *a, const struct article_row *row,
                  struct article_findings *ret, struct fault *f)
{
    struct pii_hints hints = { 0 };
    struct spans title = { 0 }, text = { 0 };
    struct bench_place *place = place_take(d, f);
    enum lang lang = LANG_UNKNOWN;
    bool ok;

    if (!place)
        return false;
    lang_parse(row->lang, &lang);
    hints.lang = lang;
    ok = pii_find(d->parts.pii, place->scratch, a, (struct clear){ row->title }, &hints, &title,
                  f) &&
         pii_find(d->parts.pii, place->scratch, a, (struct clear){ row->text }, &hints, &text, f);
    place_give(d, place);
    if (!ok)
        return false;
    ret->at = arena_many(a, struct span, title.count + text.count + 1);
    if (!ret->at)
        return arena_check(a, f);
    for (size_t i = 0; i < title.count; i++)
        ret->at[ret->count++] = title.at[i];
    ret->in_title = ret->count;
    for (size_t i = 0; i < text.count; i++)
        ret->at[ret->count++] = text.at[i];
    return true;
}

bool desk_article_put(struct desk *d, struct arena *a, const struct principal *by,
                      struct article_row *row, struct article_findings *ret_found, struct fault *f)
{
    size_t at;

    if (!article_may_write(by, f) || !desk_article_check(row, f) ||
        !article_look(d, a, row, ret_found, f))
        return false;
    return desk_articles_add(d, a, by, row, 1, &at, f);
}

static bool read_article(struct tx *tx, void *arg, struct fault *f)
{
    struct article_job *j = arg;

    return store_article_get(tx, j->arena, j->by->org, j->id, j->rows, f);
}

bool desk_article(struct desk *d, struct arena *a, const struct principal *by, struct id id,
                  struct article_row *ret, struct fault *f)
{
    struct article_job j = { .arena = a, .by = by, .id = id, .rows = ret };

    return store_read(d->parts.store, read_article, &j, f);
}

struct titled {
    struct id org, id;
    struct str lang, title;
};

static bool find_titled(struct tx *tx, void *arg, struct fault *f)
{
    struct titled *t = arg;

    return store_article_titled(tx, t->org, t->lang, t->title, &t->id, f);
}

bool desk_article_titled(struct desk *d, const struct principal *by, struct str lang,
                         struct str title, struct id *ret_id, struct fault *f)
{
    struct titled t = { .org = by->org, .lang = lang, .title = title };
    struct fault why = { 0 };
    bool there = store_read(d->parts.store, find_titled, &t, &why);

    *ret_id = there ? t.id : ID_NONE;
    return there || why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

static bool list_family(struct tx *tx, void *arg, struct fault *f)
{
    struct article_job *j = arg;

    return store_article_family(tx, j->arena, j->by->org, j->id, &j->rows, &j->count, f);
}

bool desk_article_family(struct desk *d, struct arena *a, const struct principal *by,
                         struct id family, struct article_row **ret_rows, size_t *ret_count,
                         struct fault *f)
{
    struct article_job j = { .arena = a, .by = by, .id = family };

    if (!store_read(d->parts.store, list_family, &j, f))
        return false;
    *ret_rows = j.rows;
    *ret_count = j.count;
    return true;
}

static bool list_articles(struct tx *tx, void *arg, struct fault *f)
{
    struct article_job *j = arg;

    return store_article_list(tx, j->arena, &j->page, &j->rows, &j->count, f);
}

bool desk_articles(struct desk *d, struct arena *a, const struct principal *by,
                   const struct article_page *page, struct article_row **ret_rows,
                   size_t *ret_count, struct fault *f)
{
    struct article_job j = { .arena = a, .by = by, .page = *page };

    j.page.org = by->org;
    if (!store_read(d->parts.store, list_articles, &j, f))
        return false;
    *ret_rows = j.rows;
    *ret_count = j.count;
    return true;
}

static bool list_versions(struct tx *tx, void *arg, struct fault *f)
{
    struct article_job *j = arg;

    return store_article_versions(tx, j->arena, j->by->org, j->id, &j->versions, &j->count, f);
}

bool desk_article_versions(struct desk *d, struct arena *a, const struct principal *by,
                           struct id id, struct article_version_row **ret_rows, size_t *ret_count,
                           struct fault *f)
{
    struct article_job j = { .arena = a, .by = by, .id = id };

    if (!store_read(d->parts.store, list_versions, &j, f))
        return false;
    *ret_rows = j.versions;
    *ret_count = j.count;
    return j.count > 0 || fault_set(f, FAULT_MISSING, "article: there is none");
}

bool desk_knowledge_search(struct desk *d, struct arena *a, const struct principal *by,
                           struct library_query *q, struct near_said *ret_said,
                           struct library_found *ret, struct fault *f)
{
    struct gap_search over = { .org = by->org, .lang = q->lang, .found = ret };
    struct str rest = str_slice(q->text, 0, SHELF_QUERY_MAX);
    struct buf words = buf_new(a, SHELF_QUERY_MAX + 1);
    struct pii_piece piece;

    while (pii_piece_next(&rest, &piece)) {
        if (piece.token)
            buf_add_char(&words, ' ');
        else
            buf_add(&words, piece.text);
    }
    q->org = by->org;
    q->at = clock_now();
    q->text = over.text = buf_str(&words);
    if (ret_said && !near_question(d, a, by, q, ret_said, f))
        return false;
    if (!library_search(d->library, a, q, ret, f))
        return false;
    ret->near = ret->fused == FUSED_FAILED ? gateway_stop_name(STOP_NONSENSE)
                : ret_said                 ? ret_said->word
                : q->near                  ? "on"
                                           : "off";
    if (ret_said)
        gap_note(d, a, &over);
    return true;
}

/* ---- synonyms ---- */

static bool read_synonyms(struct tx *tx, void *arg, struct fault *f)
{
    struct article_job *j = arg;
    struct knowledge_row row;

    if (!store_knowledge_get(tx, j->arena, j->by->org, &row, f))
        return false;
    j->synonyms = row.synonyms;
    return true;
}

bool desk_synonyms(struct desk *d, struct arena *a, const struct principal *by,
                   struct str *ret_synonyms, struct fault *f)
{
    struct article_job j = { .arena = a, .by = by };

    if (!store_read(d->parts.store, read_synonyms, &j, f))
        return false;
    *ret_synonyms = j.synonyms;
    return true;
}

static bool write_synonyms(struct tx *tx, void *arg, struct fault *f)
{
    struct article_job *j = arg;
    struct article_act act = { "knowledge.synonyms", ID_NONE, 0 };

    return store_knowledge_synonyms(tx, j->by->org, j->synonyms, f) &&
           article_note(j->desk, tx, j->by, &act, f);
}

bool desk_synonyms_put(struct desk *d, const struct principal *by, struct str synonyms,
                       struct fault *f)
{
    struct article_job j = { .desk = d, .by = by, .synonyms = synonyms };

    if (!article_may_write(by, f))
        return false;
    if (synonyms.len > SYNONYMS_MAX || !text_valid(synonyms)) {
        fault_field(f, "synonyms", "has at most 65536 bytes of UTF-8");
        return false;
    }
    return store_write(d->parts.store, write_synonyms, &j, f);
}
