/* SPDX-License-Identifier: EUPL-1.2 */
/* article_drafts.c - an article drafted from several tickets. */
#include "desk/assist.h"

#include "api/api_priv.h"

#define DESK (x->api->parts.desk)

static bool read_tickets(struct exchange *x, struct several_wanted *w, struct fault *f)
{
    const json_t *list = json_object_get(x->body, "tickets");
    size_t count = json_array_size(list);
    struct id *ids;

    if (!json_is_array(list) || !count || count > ASSIST_THREADS_MAX)
        return field_fault(f, "tickets", "is a list of 1 to 8 ids");
    ids = arena_many(x->arena, struct id, count);
    if (!ids)
        return arena_check(x->arena, f);
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_array_get(list, i);

        if (!json_is_string(one) || !id_parse(str_of(json_string_value(one)), &ids[i]))
            return field_fault(f, "tickets", "is a list of 1 to 8 ids");
    }
    w->tickets = ids;
    w->count = count;
    return true;
}

static bool read_wanted(struct exchange *x, struct several_wanted *w, struct fault *f)
{
    *w = (struct several_wanted){ .words = json_text(x->body, "words"),
                                  .reader_lang = x->session.user.lang,
                                  .embedded = json_flag(x->body, "embedded", false),
                                  .nonce = json_text(x->body, "nonce") };
    if (!read_tickets(x, w, f) || !asked_purpose(x, &w->purpose, f))
        return false;
    return lang_parse(json_text(x->body, "lang"), &w->lang) ||
           field_fault(f, "lang", "is fr, en, de, es, it, nl or pt");
}

static void write_tickets(struct json_out *o, const char *key, const struct several *of)
{
    json_open(o, key, '[');
    for (size_t i = 0; i < of->count; i++) {
        json_open(o, NULL, '{');
        json_id(o, "id", of->tickets[i].id);
        json_i64(o, "number", of->tickets[i].number);
        json_cstr(o, "out", of->tickets[i].out);
        json_close(o, '}');
    }
    json_close(o, ']');
}

HANDLER(article_draft_preview_post)
{
    struct several_wanted w;
    struct assist_left left;
    struct several of;
    struct answer n;

    if (!read_wanted(x, &w, f) || !desk_several_preview(DESK, x->arena, &x->by, &w, &of, &left, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    assist_write_preview(&n.out, &left);
    write_tickets(&n.out, "tickets_of", &of);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- asking ---- */

struct drafting {
    struct exchange *x;
    struct several_wanted wanted;
};

static bool session_lasts(void *arg)
{
    const struct drafting *d = arg;

    return assist_session_lasts(d->x);
}

static bool asker_left(void *arg)
{
    const struct drafting *d = arg;

    return http_reply_left(d->x->rp);
}

static bool draft(struct drafting *d, struct fault *f)
{
    const struct gateway_hearer hearer = { .allowed = session_lasts, .gone = asker_left, .arg = d };
    struct exchange *x = d->x;
    struct assist_result r;
    struct several of;
    struct answer n;

    if (!desk_several(DESK, x->arena, &x->by, &d->wanted, &hearer, &of, &r, f))
        return false;
    if (!assist_session_lasts(x))
        return fault_set(f, FAULT_UNKNOWN, "the session ended meanwhile");
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    assist_write_result(x, &n.out, TASK_ARTICLE, &r);
    json_id(&n.out, "ticket", of.first);
    write_tickets(&n.out, "tickets", &of);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

static bool run_draft(struct exchange *x, void *arg, struct fault *f)
{
    struct drafting *d = arg;
    bool done;

    d->x = x;
    done = draft(d, f);
    assist_give_place(x->api);
    return done;
}

/* The place is taken last: from then on run_draft() gives it back. */
HANDLER(article_draft_post)
{
    struct drafting *d = arena_make(x->arena, struct drafting);

    if (!d)
        return arena_check(x->arena, f);
    if (!read_wanted(x, &d->wanted, f))
        return false;
    d->wanted.words = str_copy(x->arena, d->wanted.words); /* the body goes before the answer */
    d->wanted.nonce = str_copy(x->arena, d->wanted.nonce);
    if (!arena_check(x->arena, f) || !assist_take_place(x->api, f))
        return false;
    if (answer_later(x, run_draft, d, f))
        return true;
    assist_give_place(x->api);
    return false;
}
