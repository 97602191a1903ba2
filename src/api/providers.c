/* SPDX-License-Identifier: EUPL-1.2 */
/* providers.c - AI providers: declared, approved by two people, documented.  A key goes in and
 * never comes out. */
#include <string.h>

#include "api/api_priv.h"
#include "desk/providers.h"

#define DESK (x->api->parts.desk)

/* ---- as it stands ---- */

static void write_reasons(struct exchange *x, struct json_out *o, const char *key,
                          const struct provider_standing *s, bool refusals)
{
    (void)x;
    json_open(o, key, '[');
    for (size_t i = 0; i < s->count; i++) {
        enum provider_reason r = s->reasons[i];

        if (provider_reason_is_refusal(r) != refusals)
            continue;
        json_open(o, NULL, '{');
        json_cstr(o, "code", provider_reason_name(r));
        write_two_texts(o, "text", provider_reason_words(r, true), provider_reason_words(r, false));
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_approvals(struct exchange *x, struct json_out *o, const struct provider_view *v)
{
    json_open(o, "approvals", '[');
    for (unsigned s = 0; s < PROVIDER_SIDES; s++) {
        if (id_is_none(v->approval[s].by))
            continue;
        json_open(o, NULL, '{');
        json_cstr(o, "as", provider_side_name((enum provider_side)s));
        write_account(x, o, "by", v->approval[s].by);
        json_time(o, "at", v->approval[s].at);
        json_time(o, "until", v->approval[s].until);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_limits(struct json_out *o, const struct provider_limits *l)
{
    json_open(o, "limits", '{');
    json_i64(o, "at_once", l->at_once);
    json_i64(o, "calls_max", l->calls_max);
    json_i64(o, "cost_max", l->cost_max);
    json_i64(o, "price_in", l->price_in);
    json_i64(o, "price_out", l->price_out);
    json_i64(o, "seconds", l->seconds);
    json_i64(o, "tokens_max", l->tokens_max);
    json_close(o, '}');
}

static void write_use(struct json_out *o, const struct ai_use_row *u)
{
    json_open(o, "today", '{');
    json_i64(o, "calls", u->calls);
    json_i64(o, "failed", u->failed);
    json_i64(o, "tokens_in", u->tokens_in);
    json_i64(o, "tokens_out", u->tokens_out);
    json_i64(o, "cost", u->cost);
    json_close(o, '}');
}

/* The members of an object that is open. */
static void write_members(struct exchange *x, struct answer *n, const struct provider_view *v)
{
    struct str tasks = v->tasks, task;
    struct json_out *o = &n->out;

    json_id(o, "id", v->id);
    json_i64(o, "version", v->version);
    buf_add_char(&n->buf, ',');
    buf_add(&n->buf, str_slice(v->json, 1, v->json.len - 1)); /* the record's, as approved */
    json_bool(o, "key_set", v->key_at != 0);
    json_time(o, "key_at", v->key_at);
    json_open(o, "tasks", '[');
    while (str_split(&tasks, ',', &task))
        json_str(o, NULL, task);
    json_close(o, ']');
    write_limits(o, &v->limits);
    write_use(o, &v->today);
    json_bool(o, "usable", v->standing.usable);
    write_reasons(x, o, "refused", &v->standing, true);
    write_reasons(x, o, "missing", &v->standing, false);
    write_approvals(x, o, v);
    json_time(o, "created", v->created);
    json_time(o, "changed", v->changed);
    json_time(o, "retired", v->retired);
}

HANDLER(providers_get)
{
    struct provider_view *all;
    struct answer n;
    size_t count;

    if (!desk_providers(DESK, x->arena, &x->by, &all, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        json_open(&n.out, NULL, '{');
        write_members(x, &n, &all[i]);
        json_close(&n.out, '}');
    }
    return answer_list_send(&n, x, f);
}

static bool send_provider(struct exchange *x, struct id id, int status, struct fault *f)
{
    struct provider_view v;
    struct answer n;

    if (!desk_provider(DESK, x->arena, &x->by, id, &v, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    write_members(x, &n, &v);
    json_close(&n.out, '}');
    return answer_send(&n, x, status, f);
}

/* ---- with what was ---- */

static void write_versions(struct exchange *x, struct json_out *o, const struct provider_history *h)
{
    json_open(o, "versions", '[');
    for (size_t i = 0; i < h->version_count; i++) {
        json_open(o, NULL, '{');
        json_i64(o, "version", h->versions[i].version);
        write_account(x, o, "by", h->versions[i].by);
        json_time(o, "at", h->versions[i].at);
        json_raw(o, "record", h->versions[i].record);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_past(struct exchange *x, struct json_out *o, const struct provider_history *h)
{
    json_open(o, "history", '[');
    for (size_t i = 0; i < h->approval_count; i++) {
        const struct provider_approval_row *a = &h->approvals[i];

        json_open(o, NULL, '{');
        json_cstr(o, "as", provider_side_name(a->side == SIDE_LEGAL ? SIDE_LEGAL : SIDE_IT));
        json_i64(o, "version", a->version);
        write_account(x, o, "by", a->by);
        json_time(o, "at", a->at);
        json_time(o, "until", a->until);
        json_time(o, "withdrawn", a->withdrawn);
        write_account(x, o, "withdrawn_by", a->withdrawn_by);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_document(struct exchange *x, struct json_out *o,
                           const struct provider_document *d)
{
    json_open(o, NULL, '{');
    json_id(o, "id", d->id);
    json_str(o, "kind", d->kind);
    json_str(o, "name", d->name);
    json_str(o, "type", d->type);
    json_i64(o, "size", d->size);
    json_str(o, "digest", crypto_hex(x->arena, d->digest, sizeof d->digest));
    write_account(x, o, "by", d->by);
    json_time(o, "at", d->at);
    json_close(o, '}');
}

HANDLER(provider_get)
{
    struct provider_document *documents;
    struct provider_history history;
    struct provider_view v;
    struct answer n;
    struct id id;
    size_t count;

    if (!path_id(x, 0, &id, f) || !desk_provider(DESK, x->arena, &x->by, id, &v, f) ||
        !desk_provider_history(DESK, x->arena, &x->by, id, &history, f) ||
        !desk_provider_documents(DESK, x->arena, &x->by, id, &documents, &count, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    write_members(x, &n, &v);
    write_versions(x, &n.out, &history);
    write_past(x, &n.out, &history);
    json_open(&n.out, "documents", '[');
    for (size_t i = 0; i < count; i++)
        write_document(x, &n.out, &documents[i]);
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- changing ---- */

HANDLER(provider_post)
{
    struct fault why = { 0 };
    struct provider_view v;
    struct id id;

    if (!made_before(x, &id, f))
        return false;
    if (id_is_none(id) || !desk_provider(DESK, x->arena, &x->by, id, &v, &why)) {
        if (x->replayed.ptr)
            return fault_set(f, why.kind, "%s", why.text);
        if (!desk_provider_add(DESK, &x->by, x->rq->body, &id, f))
            return false;
    }
    keep_id(x, id);
    return send_provider(x, id, 201, f);
}

HANDLER(provider_patch)
{
    struct id id;

    return path_id(x, 0, &id, f) && desk_provider_change(DESK, &x->by, id, x->rq->body, f) &&
           send_provider(x, id, 200, f);
}

HANDLER(provider_delete)
{
    struct id id;

    return path_id(x, 0, &id, f) && desk_provider_retire(DESK, &x->by, id, f) && reply_nothing(x);
}

HANDLER(provider_approvals_post)
{
    struct provider_approving wanted = { .version = json_int(x->body, "version", 0) };
    struct id id;

    if (!path_id(x, 0, &id, f))
        return false;
    if (!provider_side_parse(json_text(x->body, "as"), &wanted.side))
        field_fault(f, "as", "is it or legal");
    if (json_object_get(x->body, "until") &&
        !clock_parse(json_text(x->body, "until"), &wanted.until))
        field_fault(f, "until", "is a time (RFC 3339)");
    return !f->kind && desk_provider_approve(DESK, &x->by, id, &wanted, f) &&
           send_provider(x, id, 201, f);
}

HANDLER(provider_approval_delete)
{
    enum provider_side side;
    struct id id;

    if (!provider_side_parse(x->part[1], &side))
        return fault_set(f, FAULT_MISSING, "the sides are it and legal");
    return path_id(x, 0, &id, f) && desk_provider_withdraw(DESK, &x->by, id, side, f) &&
           send_provider(x, id, 200, f);
}

/* ---- documents ---- */

HANDLER(provider_documents_post)
{
    struct provider_document doc = { .kind = json_text(x->body, "kind"),
                                     .name = str_trim(json_text(x->body, "name")),
                                     .type = json_text(x->body, "type") };
    struct str content = json_text(x->body, "content"), bytes = STR(""), kept;
    struct fault why = { 0 };
    struct answer n;
    struct id id;

    if (!path_id(x, 0, &id, f) || !made_before(x, &doc.id, f))
        return false;
    if (content.len && !crypto_unbase64(x->arena, content, &bytes))
        return field_fault(f, "content", "is Base64");
    if (id_is_none(doc.id) ||
        !desk_provider_document_get(DESK, x->arena, &x->by, id, doc.id, &doc, &kept, &why)) {
        if (x->replayed.ptr)
            return fault_set(f, why.kind, "%s", why.text);
        if (!desk_provider_document_add(DESK, &x->by, id, &doc, bytes, f))
            return false;
    }
    keep_id(x, doc.id);
    answer_start(&n, x);
    write_document(x, &n.out, &doc);
    return answer_send(&n, x, 201, f);
}

static bool document_ids(struct exchange *x, struct id *ret_provider, struct id *ret_document,
                         struct fault *f)
{
    return path_id(x, 0, ret_provider, f) && path_id(x, 1, ret_document, f);
}

HANDLER(provider_document_get)
{
    struct provider_document doc;
    struct id provider, id;
    struct str bytes;

    if (!document_ids(x, &provider, &id, f) ||
        !desk_provider_document_get(DESK, x->arena, &x->by, provider, id, &doc, &bytes, f))
        return false;
    /* Never shown by the browser as what it claims to be. */
    http_reply_text(x->rp, 200, STR("application/octet-stream"), bytes);
    http_reply_header(x->rp, STR("Content-Disposition"), STR("attachment"));
    return true;
}

HANDLER(provider_document_delete)
{
    struct id provider, id;

    return document_ids(x, &provider, &id, f) &&
           desk_provider_document_remove(DESK, &x->by, provider, id, f) && reply_nothing(x);
}
