/* SPDX-License-Identifier: EUPL-1.2 */
/* help.c - see help.h. */
#include "desk/help.h"

#include "desk/articles_priv.h"
#include "desk/gaps.h"

struct help_job {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct str slug;
    struct public_help_row row;
    struct str *langs;
    struct source_row *sources;
    struct public_page page;
    struct id id;
    struct article_row *rows, one;
    size_t count, source_count;
    const struct help_state *state;
    struct knowledge_row knowledge;
};

static bool missing(struct fault *f)
{
    return fault_set(f, FAULT_MISSING, "there is no such page");
}

/* ---- reading ---- */

static bool read_page(struct tx *tx, void *arg, struct fault *f)
{
    struct help_job *j = arg;

    return store_help_by_slug(tx, j->arena, j->slug, &j->row, f) && (j->row.on || missing(f)) &&
           store_article_languages(tx, j->arena, j->row.org, j->page.at, &j->langs, &j->count, f) &&
           store_source_list(tx, j->arena, j->row.org, &j->sources, &j->source_count, f);
}

bool desk_help(struct desk *d, struct arena *a, struct str slug, struct help_page *ret,
               struct fault *f)
{
    struct help_job j = { .arena = a, .slug = slug, .page = { .at = clock_now() } };
    enum lang lang;

    if (!store_read(d->parts.store, read_page, &j, f))
        return f->kind == FAULT_MISSING ? missing(f) : false;
    *ret = (struct help_page){ .org = j.row.org, .name = j.row.name, .slug = j.row.slug };
    for (size_t i = 0; i < j.count; i++)
        if (lang_parse(j.langs[i], &lang))
            ret->langs |= 1u << lang;
    ret->lang = LANG_FR;
    for (int l = LANGS - 1; l > LANG_UNKNOWN; l--)
        if (ret->langs >> l & 1u)
            ret->lang = (enum lang)l;
    for (size_t i = 0; i < j.source_count && id_is_none(ret->form); i++)
        if (str_eq(j.sources[i].channel, STR("form")) && source_is_complete(&j.sources[i]))
            ret->form = j.sources[i].id;
    return true;
}

static bool read_list(struct tx *tx, void *arg, struct fault *f)
{
    struct help_job *j = arg;

    return store_article_public(tx, j->arena, &j->page, &j->rows, &j->count, f);
}

bool desk_help_list(struct desk *d, struct arena *a, const struct help_page *page, enum lang lang,
                    struct article_row **ret_rows, size_t *ret_count, struct fault *f)
{
    struct help_job j = { .arena = a,
                          .page = { .org = page->org,
                                    .lang = str_of(lang_name(lang)),
                                    .at = clock_now(),
                                    .limit = HELP_LIST_MAX } };

    if (!store_read(d->parts.store, read_list, &j, f))
        return false;
    *ret_rows = j.rows;
    *ret_count = j.count;
    return true;
}

static bool is_shown(const struct article_row *row, msec at)
{
    return row->is_public && article_is_found(article_state(row, at));
}

static bool read_article(struct tx *tx, void *arg, struct fault *f)
{
    struct help_job *j = arg;

    return store_article_get(tx, j->arena, j->page.org, j->id, &j->one, f) &&
           store_article_family(tx, j->arena, j->page.org, j->one.family, &j->rows, &j->count, f);
}

bool desk_help_article(struct desk *d, struct arena *a, const struct help_page *page, struct id id,
                       struct help_article *ret, struct fault *f)
{
    struct help_job j = { .arena = a, .id = id, .page = { .org = page->org, .at = clock_now() } };

    if (!store_read(d->parts.store, read_article, &j, f))
        return f->kind == FAULT_MISSING ? missing(f) : false;
    if (!is_shown(&j.one, j.page.at))
        return missing(f);
    *ret = (struct help_article){ .row = j.one, .others = j.rows };
    for (size_t i = 0; i < j.count; i++)
        if (is_shown(&j.rows[i], j.page.at) && !id_eq(j.rows[i].id, id))
            j.rows[ret->count++] = j.rows[i];
    return true;
}

bool desk_help_search(struct desk *d, struct arena *a, const struct help_page *page, enum lang lang,
                      struct str text, struct library_found *ret, struct fault *f)
{
    struct library_query q = { .org = page->org,
                               .text = str_slice(text, 0, HELP_ASK_MAX),
                               .lang = lang,
                               .only_public = true,
                               .at = clock_now(),
                               .limit = HELP_HITS };

    struct gap_search over = {
        .org = page->org, .text = q.text, .lang = lang, .customers = true, .found = ret
    };

    if (!library_search(d->library, a, &q, ret, f))
        return false;
    gap_note(d, a, &over);
    return true;
}

/* ---- switching it ---- */

static bool read_state(struct tx *tx, void *arg, struct fault *f)
{
    struct help_job *j = arg;

    return store_knowledge_get(tx, j->arena, j->by->org, &j->knowledge, f);
}

bool desk_help_state(struct desk *d, struct arena *a, const struct principal *by,
                     struct help_state *ret, struct fault *f)
{
    struct help_job j = { .arena = a, .by = by };

    if (!store_read(d->parts.store, read_state, &j, f))
        return false;
    *ret = (struct help_state){ .on = j.knowledge.help, .slug = j.knowledge.slug };
    return true;
}

static bool is_slug(struct str s)
{
    if (s.len < 2 || s.len > HELP_SLUG_MAX || s.ptr[0] == '-' || s.ptr[s.len - 1] == '-')
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]) && s.ptr[i] != '-' && (s.ptr[i] < 'a' || s.ptr[i] > 'z'))
            return false;
    return true;
}

static bool write_state(struct tx *tx, void *arg, struct fault *f)
{
    struct help_job *j = arg;
    struct article_act act = { j->state->on ? "help.on" : "help.off", ID_NONE, 0 };
    struct fault why = { 0 };

    if (j->state->slug.len && store_help_by_slug(tx, j->arena, j->state->slug, &j->row, &why) &&
        !id_eq(j->row.org, j->by->org))
        return fault_field(f, "help.slug", "is another organisation's");
    if (why.kind && why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    return store_help_set(tx, j->by->org, j->state->slug, j->state->on, f) &&
           article_note(j->desk, tx, j->by, &act, f);
}

bool desk_help_set(struct desk *d, const struct principal *by, const struct help_state *state,
                   struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct help_job j = { .desk = d, .arena = a, .by = by, .state = state };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!id_is_none(by->id) && !principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller makes articles public to all");
    if ((state->on || state->slug.len) && !is_slug(state->slug))
        return fault_field(f, "help.slug", "has 2 to 40 of a-z, 0-9 and -, and no - at its ends");
    return store_write(d->parts.store, write_state, &j, f);
}
