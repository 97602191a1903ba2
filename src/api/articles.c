/* SPDX-License-Identifier: EUPL-1.2 */
/* articles.c - articles, their versions, and searching them. */
#include "api/api_priv.h"
#include "desk/feedback.h"
#include "desk/help.h"
#include "desk/near.h"

#define DESK           (x->api->parts.desk)
#define SEARCHES_APART 64

static bool may_write(const struct exchange *x)
{
    return principal_is(&x->by, ROLE_SUPERVISOR) || principal_is(&x->by, ROLE_CONTROLLER);
}

/* Members; the object is open. */
/* Is there somebody who answers for it: an account that can be logged in to? */
static bool answers(struct exchange *x, struct id owner)
{
    struct fault why = { 0 };
    struct user u;

    return !id_is_none(owner) && account_get(x->api->parts.accounts, x->arena, owner, &u, &why) &&
           !u.state;
}

static void write_head(struct exchange *x, struct json_out *o, const struct article_row *row)
{
    json_id(o, "id", row->id);
    json_i64(o, "version", row->version);
    json_str(o, "lang", row->lang);
    json_bool(o, "public", row->is_public);
    json_bool(o, "guide", row->guide);
    json_str(o, "title", row->title);
    json_str(o, "category", row->category);
    write_account(x, o, "owner", row->owner);
    json_bool(o, "orphan", !answers(x, row->owner));
    json_time(o, "valid_from", row->valid_from);
    json_time(o, "valid_until", row->valid_until);
    json_cstr(o, "state", article_state_name(article_state(row, clock_now())));
    json_time(o, "created", row->created);
    json_time(o, "updated", row->updated);
    json_id(o, "family", row->family);
}

HANDLER(articles_get)
{
    struct str cursor = http_request_query(x->rq, STR("cursor"));
    struct str lang = http_request_query(x->rq, STR("lang"));
    struct str state = http_request_query(x->rq, STR("state"));
    struct str guide = http_request_query(x->rq, STR("guide"));
    struct article_row *rows;
    struct article_page page = { .limit = asked_limit(x), .heads = true };
    struct answer n;
    size_t count;

    if (cursor.len && !id_parse(cursor, &page.after))
        return field_fault(f, "cursor", "is not one this desk gave");
    if (!desk_articles(DESK, x->arena, &x->by, &page, &rows, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        enum article_state is = article_state(&rows[i], clock_now());

        if ((lang.len && !str_eq(lang, rows[i].lang)) ||
            (state.len && !str_eq(state, str_of(article_state_name(is)))) ||
            (guide.len && str_eq(guide, STR("true")) != rows[i].guide))
            continue;
        json_open(&n.out, NULL, '{');
        write_head(x, &n.out, &rows[i]);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_id(&n.out, "next", (int64_t)count == page.limit ? rows[count - 1].id : ID_NONE);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

static void write_translations(struct json_out *o, const struct article_row *row,
                               const struct article_row *all, size_t count)
{
    json_open(o, "translations", '[');
    for (size_t i = 0; i < count; i++) {
        if (id_eq(all[i].id, row->id))
            continue;
        json_open(o, NULL, '{');
        json_id(o, "id", all[i].id);
        json_str(o, "lang", all[i].lang);
        json_str(o, "title", all[i].title);
        json_cstr(o, "state", article_state_name(article_state(&all[i], clock_now())));
        json_close(o, '}');
    }
    json_close(o, ']');
}

static bool write_step(struct exchange *x, struct json_out *o, const struct guide_step *step,
                       struct str lang, struct fault *f)
{
    struct str html;
    struct id id;

    if (!article_html(x->arena, step->text, 0, &html, f))
        return false;
    json_open(o, NULL, '{');
    json_str(o, "name", step->name);
    json_str(o, "html", html);
    if (step->see.len) {
        if (!desk_article_titled(DESK, &x->by, lang, step->see, &id, f))
            return false;
        json_open(o, "see", '{');
        json_id(o, "id", id);
        json_str(o, "title", step->see);
        json_close(o, '}');
    } else {
        json_null_out(o, "see");
    }
    json_open(o, "answers", '[');
    for (size_t i = 0; i < step->count; i++) {
        json_open(o, NULL, '{');
        json_str(o, "text", step->answers[i].text);
        json_i64(o, "to", (int64_t)step->answers[i].to);
        json_close(o, '}');
    }
    json_close(o, ']');
    json_close(o, '}');
    return true;
}

/* None for an article that is no guide. */
static bool write_steps(struct exchange *x, struct json_out *o, bool is_guide, struct str text,
                        struct str lang, struct fault *f)
{
    struct guide guide = { 0 };
    bool ok = !is_guide || guide_read(x->arena, text, &guide, f);

    json_open(o, "steps", '[');
    for (size_t i = 0; ok && i < guide.count; i++)
        ok = write_step(x, o, &guide.steps[i], lang, f);
    json_close(o, ']');
    return ok;
}

static bool send_article(struct exchange *x, const struct article_row *row,
                         const struct article_findings *found, int status, struct fault *f)
{
    struct article_row *family;
    struct answer n;
    struct str html;
    size_t count;

    if (!desk_article_family(DESK, x->arena, &x->by, row->family, &family, &count, f) ||
        !article_html(x->arena, row->text, 0, &html, f))
        return false;
    http_reply_header(x->rp, STR("ETag"),
                      str_printf(x->arena, "\"%lld\"", (long long)row->version));
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    write_head(x, &n.out, row);
    json_str(&n.out, "text", row->text);
    json_str(&n.out, "html", html);
    json_bool(&n.out, "may_write", may_write(x));
    write_translations(&n.out, row, family, count);
    if (!write_steps(x, &n.out, row->guide, row->text, row->lang, f) ||
        !write_article_files(x, &n.out, row->id, f))
        return false;
    json_open(&n.out, "personal", '[');
    for (size_t i = 0; i < found->count; i++) {
        json_open(&n.out, NULL, '{');
        json_i64(&n.out, "start", (int64_t)found->at[i].start);
        json_i64(&n.out, "end", (int64_t)found->at[i].end);
        json_bool(&n.out, "in_title", i < found->in_title);
        json_cstr(&n.out, "type", span_type_name(found->at[i].type));
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, status, f);
}

HANDLER(article_get)
{
    struct article_findings none = { 0 };
    struct article_row row;
    struct id id;

    return path_id(x, 0, &id, f) && desk_article(DESK, x->arena, &x->by, id, &row, f) &&
           send_article(x, &row, &none, 200, f);
}

/* ---- writing ---- */

static bool read_text(struct exchange *x, const char *key, struct str *field, struct fault *f)
{
    struct str text = json_text(x->body, key);

    if (text.ptr)
        *field = text;
    return text.ptr || !json_object_get(x->body, key) || field_fault(f, key, "is a text");
}

static bool read_flag(struct exchange *x, const char *key, bool *field, struct fault *f)
{
    json_t *v = json_object_get(x->body, key);

    if (v && !json_is_boolean(v))
        return field_fault(f, key, "is true or false");
    *field = json_flag(x->body, key, *field);
    return true;
}

/* null takes the limit away. */
static bool read_time(struct exchange *x, const char *key, msec *field, struct fault *f)
{
    json_t *v = json_object_get(x->body, key);

    if (json_is_null(v))
        *field = 0;
    else if (v && !clock_parse(json_text(x->body, key), field))
        return field_fault(f, key, "is a time (RFC 3339), or null");
    return true;
}

/* A colleague of the same organisation, or null. */
static bool read_owner(struct exchange *x, struct id *owner, struct fault *f)
{
    json_t *v = json_object_get(x->body, "owner");
    struct fault why = { 0 };
    struct user u;

    if (!v)
        return true;
    if (json_is_null(v)) {
        *owner = ID_NONE;
        return true;
    }
    if (!id_parse(json_text(x->body, "owner"), owner) ||
        !account_get(x->api->parts.accounts, x->arena, *owner, &u, &why))
        return field_fault(f, "owner", "is the id of a colleague, or null");
    return id_eq(u.org, x->by.org) || field_fault(f, "owner", "is the id of a colleague, or null");
}

/* An article of the organisation that this one says in another language, or null. */
static bool read_family(struct exchange *x, struct article_row *row, struct fault *f)
{
    json_t *v = json_object_get(x->body, "translation_of");
    struct article_row other;
    struct fault why = { 0 };
    struct id id;

    if (!v)
        return true;
    if (json_is_null(v)) {
        row->family = row->id;
        return true;
    }
    if (!id_parse(json_text(x->body, "translation_of"), &id) ||
        !desk_article(DESK, x->arena, &x->by, id, &other, &why))
        return field_fault(f, "translation_of", "is the id of an article, or null");
    row->family = other.family;
    return true;
}

static bool read_article(struct exchange *x, struct article_row *row, struct fault *f)
{
    bool ok = read_text(x, "title", &row->title, f);

    ok = read_text(x, "text", &row->text, f) && ok;
    ok = read_text(x, "lang", &row->lang, f) && ok;
    ok = read_text(x, "category", &row->category, f) && ok;
    ok = read_flag(x, "public", &row->is_public, f) && ok;
    ok = read_flag(x, "guide", &row->guide, f) && ok;
    ok = read_flag(x, "archived", &row->archived, f) && ok;
    ok = read_time(x, "valid_from", &row->valid_from, f) && ok;
    ok = read_time(x, "valid_until", &row->valid_until, f) && ok;
    ok = read_family(x, row, f) && ok;
    return read_owner(x, &row->owner, f) && ok;
}

HANDLER(article_post)
{
    struct article_row row = {
        .title = STR(""), .text = STR(""), .lang = STR(""), .category = STR(""), .owner = x->by.id
    };
    struct article_findings found = { 0 };
    struct fault why = { 0 };

    if (!made_before(x, &row.id, f))
        return false;
    if (!id_is_none(row.id) && desk_article(DESK, x->arena, &x->by, row.id, &row, &why)) {
        keep_id(x, row.id);
        return send_article(x, &row, &found, 201, f);
    }
    if (x->replayed.ptr)
        return fault_set(f, why.kind, "%s", why.text);
    if (!read_article(x, &row, f) || !desk_article_put(DESK, x->arena, &x->by, &row, &found, f))
        return false;
    keep_id(x, row.id);
    return send_article(x, &row, &found, 201, f);
}

HANDLER(article_patch)
{
    struct article_findings found = { 0 };
    struct article_row row;
    int64_t version;
    struct id id;

    if (!path_id(x, 0, &id, f) || !asked_version(x, true, &version, f) ||
        !desk_article(DESK, x->arena, &x->by, id, &row, f))
        return false;
    if (version && version != row.version)
        return fault_set(f, FAULT_STALE, "somebody else changed the article meanwhile");
    return read_article(x, &row, f) && desk_article_put(DESK, x->arena, &x->by, &row, &found, f) &&
           send_article(x, &row, &found, 200, f);
}

HANDLER(article_versions_get)
{
    struct article_version_row *rows;
    struct answer n;
    struct id id;
    size_t count;

    if (!path_id(x, 0, &id, f) ||
        !desk_article_versions(DESK, x->arena, &x->by, id, &rows, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        json_open(&n.out, NULL, '{');
        json_i64(&n.out, "version", rows[i].version);
        json_str(&n.out, "title", rows[i].title);
        json_str(&n.out, "text", rows[i].text);
        write_account(x, &n.out, "by", rows[i].by);
        json_time(&n.out, "at", rows[i].at);
        json_close(&n.out, '}');
    }
    return answer_list_send(&n, x, f);
}

/* ---- knowledge as a whole ---- */

HANDLER(knowledge_get)
{
    struct near_progress near;
    struct help_state help;
    struct str synonyms;
    struct answer n;
    int64_t stale;

    if (!desk_articles_stale(DESK, &x->by, &stale, f) ||
        !desk_synonyms(DESK, x->arena, &x->by, &synonyms, f) ||
        !desk_near_progress(DESK, x->arena, &x->by, &near, f) ||
        !desk_help_state(DESK, x->arena, &x->by, &help, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_str(&n.out, "synonyms", synonyms);
    json_open(&n.out, "help", '{');
    json_bool(&n.out, "on", help.on);
    json_str(&n.out, "slug", help.slug);
    json_close(&n.out, '}');
    json_open(&n.out, "near", '{');
    json_bool(&n.out, "on", near.on);
    json_i64(&n.out, "articles", near.articles);
    json_i64(&n.out, "ready", near.ready);
    json_close(&n.out, '}');
    json_i64(&n.out, "mine_stale", stale);
    json_bool(&n.out, "may_write", may_write(x));
    json_bool(&n.out, "may_publish", principal_is(&x->by, ROLE_CONTROLLER));
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

static bool set_help(struct exchange *x, const json_t *v, struct fault *f)
{
    struct str slug = json_text(v, "slug");
    struct help_state wanted = { .on = json_flag(v, "on", false), .slug = slug };

    if (!json_is_boolean(json_object_get(v, "on")) || !slug.ptr)
        return field_fault(f, "help", "is {\"on\": true or false, \"slug\": a text}");
    return desk_help_set(DESK, &x->by, &wanted, f);
}

HANDLER(knowledge_patch)
{
    struct str synonyms = json_text(x->body, "synonyms");
    const json_t *help = json_object_get(x->body, "help");

    if (json_object_get(x->body, "synonyms") && !synonyms.ptr)
        return field_fault(f, "synonyms", "is a text");
    return (!help || set_help(x, help, f)) &&
           (!synonyms.ptr || desk_synonyms_put(DESK, &x->by, synonyms, f)) && knowledge_get(x, f);
}

static void write_citation(struct json_out *o, const struct library_hit *h,
                           const struct assist_fate *fate)
{
    json_open(o, NULL, '{');
    json_id(o, "article", h->article);
    json_i64(o, "version", h->version);
    json_i64(o, "passage", h->passage);
    json_str(o, "lang", h->lang);
    json_bool(o, "public", h->is_public);
    json_bool(o, "guide", h->guide);
    json_str(o, "title", h->title);
    json_str(o, "category", h->category);
    json_str(o, "heading", h->heading);
    json_str(o, "text", h->text);
    json_f64(o, "score", h->score);
    json_f64(o, "cover", h->cover);
    json_i64(o, "kept", fate->kept);
    json_i64(o, "judged", fate->judged);
    json_close(o, '}');
}

/* What whoever asks this sent away by it: it is in the journal by its size and digest alone. */
static void write_search_left(struct json_out *o, const struct near_said *said)
{
    if (!said->left.bytes) {
        json_null_out(o, "left");
        return;
    }
    json_open(o, "left", '{');
    render_left(o, &said->left, said->bytes_in, said->cost);
    json_time(o, "at", said->at);
    json_i64(o, "ms", said->ms);
    json_i64(o, "entry", (int64_t)said->entry);
    json_close(o, '}');
}

struct searching {
    struct library_query query;
    struct str lang, intent;
    struct id ticket;
    bool beside; /* the ticket */
    bool asked;  /* a question of somebody: what finds nothing is a gap */
};

/* The body goes before the answer comes. */
static struct str keep_text(struct exchange *x, const char *key)
{
    struct str text = json_text(x->body, key);

    return text.ptr ? str_copy(x->arena, text) : STR_NONE;
}

static bool read_search(struct exchange *x, struct searching *s, struct fault *f)
{
    struct library_query *q = &s->query;

    q->text = keep_text(x, "text");
    q->limit = (size_t)json_int(x->body, "limit", 5);
    s->lang = keep_text(x, "lang");
    s->intent = keep_text(x, "intent");
    s->beside = json_text(x->body, "ticket").ptr;
    s->asked = json_flag(x->body, "asked", true);
    if (!q->text.ptr)
        return field_fault(f, "text", "is a text");
    if (q->limit < 1 || q->limit > SHELF_HITS_MAX)
        return field_fault(f, "limit", "is 1 to 50");
    if (s->lang.ptr)
        lang_parse(s->lang, &q->lang); /* "und", or one not known here: any */
    if (s->beside && !id_parse(json_text(x->body, "ticket"), &s->ticket))
        return field_fault(f, "ticket", "is the id of a ticket");
    return arena_check(x->arena, f);
}

static bool search(struct exchange *x, struct searching *s, struct fault *f)
{
    const struct assist_fate nobody = { 0 };
    struct assist_fate *fates = NULL;
    struct library_found found;
    struct near_said said = { 0 };
    struct answer n;

    if ((s->beside && !near_ticket(DESK, x->arena, &x->by, s->ticket, &s->query, &said, f)) ||
        !desk_knowledge_search(DESK, x->arena, &x->by, &s->query,
                               s->asked && !s->beside ? &said : NULL, &found, f) ||
        (s->intent.ptr &&
         !desk_feedback_rank(DESK, x->arena, &x->by, s->intent, s->lang, &found, &fates, f)))
        return false;
    if (s->beside && found.fused != FUSED_FAILED)
        found.near = said.word;
    answer_list(&n, x);
    for (size_t i = 0; i < found.count; i++)
        write_citation(&n.out, &found.hits[i], fates ? &fates[i] : &nobody);
    json_close(&n.out, ']');
    json_str(&n.out, "repaired", found.repaired);
    json_cstr(&n.out, "near", found.near);
    write_search_left(&n.out, &said);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

static bool take_place(struct api *api)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    if (api->searches >= SEARCHES_APART)
        return false;
    api->searches++;
    return true;
}

static void give_place(struct api *api)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    api->searches--;
}

static bool search_apart(struct exchange *x, void *arg, struct fault *f)
{
    bool done = search(x, arg, f);

    give_place(x->api);
    return done;
}

/* A question's vector may be waited for (desk/near.h): not by a worker, as long as there are not
 * too many that wait. */
HANDLER(knowledge_search_post)
{
    struct searching *s = arena_make(x->arena, struct searching);

    if (!s)
        return arena_check(x->arena, f);
    if (!read_search(x, s, f))
        return false;
    if (!take_place(x->api))
        return search(x, s, f);
    if (answer_later(x, search_apart, s, f))
        return true;
    give_place(x->api);
    return false;
}

HANDLER(knowledge_preview_post)
{
    struct str text = json_text(x->body, "text"), lang = json_text(x->body, "lang"), html;
    struct answer n;

    if (!text.ptr)
        return field_fault(f, "text", "is a text");
    if (!article_html(x->arena, text, 0, &html, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_str(&n.out, "html", html);
    if (!write_steps(x, &n.out, json_flag(x->body, "guide", false), text, lang.ptr ? lang : STR(""),
                     f))
        return false;
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}
