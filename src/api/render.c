/* SPDX-License-Identifier: EUPL-1.2 */
/* render.c - tickets, messages, tokens and persons as JSON. */
#include <stdio.h>
#include <string.h>

#include "api/api_priv.h"

void write_field(struct json_out *o, const char *key, enum access access, struct str text)
{
    json_open(o, key, '{');
    json_cstr(o, "access", access_name(access));
    if (access == ACCESS_NONE || !text.ptr)
        json_null_out(o, "text");
    else
        json_str(o, "text", text);
    json_close(o, '}');
}

void write_account(struct exchange *x, struct json_out *o, const char *key, struct id account)
{
    struct fault why = { 0 };
    struct user u;

    if (id_is_none(account) || !account_get(x->api->parts.accounts, x->arena, account, &u, &why)) {
        json_null_out(o, key);
        return;
    }
    json_open(o, key, '{');
    json_id(o, "id", u.id);
    json_str(o, "name", u.name);
    json_close(o, '}');
}

static void write_judged(struct json_out *o, const char *key, struct str label, float p,
                         struct str by)
{
    json_open(o, key, '{');
    json_str(o, "label", label);
    json_f64(o, "p", (double)p);
    json_str(o, "by", by);
    json_close(o, '}');
}

static void write_priority(struct json_out *o, const struct ticket_row *t)
{
    json_open(o, "priority", '{');
    json_cstr(o, "label", priority_name(t->priority));
    json_f64(o, "p", (double)t->priority_p);
    if (t->priority_rule.len)
        json_str(o, "rule", t->priority_rule);
    else
        json_null_out(o, "rule");
    json_str(o, "by", t->priority_by);
    json_close(o, '}');
}

/* Members of a line; the object is open. */
static void write_head(struct exchange *x, struct json_out *o, const struct ticket_line *l)
{
    const struct ticket_row *t = &l->row;

    json_id(o, "id", t->id);
    json_i64(o, "number", t->number);
    json_i64(o, "version", t->version);
    json_cstr(o, "status", status_name(t->status));
    json_str(o, "queue", t->queue);
    write_account(x, o, "assignee", t->assignee);
    write_priority(o, t);
    write_judged(o, "intent", t->intent, t->intent_p, t->intent_by);
    write_judged(o, "sentiment", str_of(sentiment_name(t->sentiment)), t->sentiment_p,
                 t->sentiment_by);
    if (t->rights) {
        json_open(o, "rights", '{');
        json_i64(o, "article", t->rights);
        json_f64(o, "p", (double)t->rights_p);
        json_close(o, '}');
    } else {
        json_null_out(o, "rights");
    }
    json_str(o, "lang", t->lang);
    json_str(o, "lang_by", t->lang_by);
    json_cstr(o, "channel", channel_name(t->channel));
    json_cstr(o, "automatic", automatic_name(t->automatic));
    json_raw(o, "tags", t->tags);
    json_open(o, "person", '{');
    json_id(o, "id", t->person);
    write_field(o, "name", l->name_access, l->name);
    json_close(o, '}');
    json_str(o, "subject", l->subject.text);
    json_str(o, "snippet", l->snippet.text);
    json_i64(o, "messages", t->messages);
    json_time(o, "created", t->created);
    json_time(o, "updated", t->updated);
}

void write_line(struct exchange *x, struct json_out *o, const struct ticket_line *l)
{
    json_open(o, NULL, '{');
    write_head(x, o, l);
    json_close(o, '}');
}

/* ---- messages ---- */

static const struct token_view *find_token(const struct ticket_view_full *v,
                                           const struct pii_piece *p)
{
    for (size_t i = 0; i < v->token_count; i++)
        if (v->tokens[i].type == p->type && v->tokens[i].n == p->n && v->tokens[i].form == p->form)
            return &v->tokens[i];
    return NULL;
}

static void write_span(struct json_out *o, size_t start, const struct pii_piece *p,
                       const struct token_view *t)
{
    char name[64];
    enum access access = t ? t->access : ACCESS_NONE;
    bool may_open = access == ACCESS_CLEAR && p->type != SPAN_PERSON;

    if (p->form)
        snprintf(name, sizeof name, "%s_%u.%u", span_type_name(p->type), p->n, p->form);
    else
        snprintf(name, sizeof name, "%s_%u", span_type_name(p->type), p->n);
    json_open(o, NULL, '{');
    json_i64(o, "start", (int64_t)start);
    json_i64(o, "end", (int64_t)(start + p->text.len));
    json_cstr(o, "token", name);
    json_cstr(o, "type", span_type_name(p->type));
    json_cstr(o, "kind", t ? t->kind : NULL);
    json_cstr(o, "category", category_name(span_category(p->type)));
    /* What is shown; what may be opened for a reason is masked until then. */
    json_cstr(o, "access", access_name(may_open ? ACCESS_MASKED : access));
    json_bool(o, "may_open", may_open);
    json_bool(o, "destroyed", t && t->destroyed);
    if (t && t->access != ACCESS_NONE)
        json_str(o, "text", t->text);
    else
        json_null_out(o, "text");
    json_close(o, '}');
}

static void write_spans(struct json_out *o, const struct ticket_view_full *v, struct skeleton s)
{
    struct str rest = s.text;
    struct pii_piece piece;

    json_open(o, "spans", '[');
    while (pii_piece_next(&rest, &piece))
        if (piece.token)
            write_span(o, (size_t)(piece.text.ptr - s.text.ptr), &piece, find_token(v, &piece));
    json_close(o, ']');
}

static void write_part(struct json_out *o, const char *key, const struct ticket_view_full *v,
                       struct skeleton s)
{
    if (!s.text.len) {
        json_null_out(o, key);
        return;
    }
    json_open(o, key, '{');
    json_str(o, "skeleton", s.text);
    write_spans(o, v, s);
    json_close(o, '}');
}

static void write_found(struct json_out *o, const struct attachment_view *at)
{
    json_open(o, "found", '[');
    for (int t = 0; t < SPAN_TYPES; t++) {
        if (!at->found[t])
            continue;
        json_open(o, NULL, '{');
        json_cstr(o, "type", span_type_name((enum span_type)t));
        json_cstr(o, "category", category_name(span_category((enum span_type)t)));
        json_i64(o, "n", at->found[t]);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_attachments(struct json_out *o, const struct message_view *m)
{
    json_open(o, "attachments", '[');
    for (size_t i = 0; i < m->attachment_count; i++) {
        json_open(o, NULL, '{');
        json_id(o, "id", m->attachments[i].id);
        json_str(o, "name", m->attachments[i].name.text);
        json_str(o, "type", m->attachments[i].type);
        json_i64(o, "size", m->attachments[i].size);
        json_cstr(o, "read", extent_name(m->attachments[i].read));
        json_cstr(o, "why", m->attachments[i].why ? unread_name(m->attachments[i].why) : NULL);
        write_found(o, &m->attachments[i]);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_message(struct exchange *x, struct json_out *o, const struct ticket_view_full *v,
                          const struct message_view *m)
{
    json_open(o, NULL, '{');
    json_id(o, "id", m->id);
    json_cstr(o, "direction", direction_name(m->direction));
    json_time(o, "at", m->at);
    write_account(x, o, "author", m->author);
    json_str(o, "subject", m->subject.text);
    json_str(o, "skeleton", m->text.text);
    write_spans(o, v, m->text);
    write_part(o, "quote", v, m->quote);
    write_part(o, "signature", v, m->signature);
    write_attachments(o, m);
    json_bool(o, "html", (m->flags & MESSAGE_HTML) != 0);
    json_bool(o, "hidden_text", (m->flags & MESSAGE_HIDDEN_TEXT) != 0);
    json_bool(o, "repaired", (m->flags & MESSAGE_REPAIRED) != 0);
    json_bool(o, "unverified", (m->flags & MESSAGE_UNVERIFIED) != 0);
    json_bool(o, "erased", m->erased);
    json_cstr(o, "automatic", automatic_name(m->automatic));
    json_str(o, "state", m->state);
    json_close(o, '}');
}

/* ---- persons and tickets ---- */

static void write_person_members(struct json_out *o, const struct person_view *p)
{
    write_field(o, "name", p->name_access, p->name);
    json_open(o, "contacts", '[');
    for (size_t i = 0; i < p->contact_count; i++) {
        json_open(o, NULL, '{');
        json_cstr(o, "kind", identifier_kind_name(p->contacts[i].kind));
        write_field(o, "value", p->contacts[i].access, p->contacts[i].text);
        json_close(o, '}');
    }
    json_close(o, ']');
}

void write_person(struct json_out *o, const struct person_view *p)
{
    json_id(o, "id", p->id);
    write_person_members(o, p);
    json_bool(o, "restricted", p->restricted);
    json_bool(o, "erased", p->erased);
}

static void write_changes(struct exchange *x, struct json_out *o, const struct ticket_view_full *v)
{
    json_open(o, "events", '[');
    for (size_t i = 0; i < v->change_count; i++) {
        json_open(o, NULL, '{');
        json_time(o, "at", v->changes[i].at);
        write_account(x, o, "by", v->changes[i].by);
        json_str(o, "what", v->changes[i].what);
        json_str(o, "from", v->changes[i].old);
        json_str(o, "to", v->changes[i].new);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_full(struct exchange *x, struct json_out *o, const struct ticket_view_full *v)
{
    json_open(o, NULL, '{');
    write_head(x, o, &v->head);
    json_open(o, "participants", '[');
    for (size_t i = 0; i < v->participant_count; i++) {
        json_open(o, NULL, '{');
        json_id(o, "person", v->participants[i].id);
        write_person_members(o, &v->participants[i]);
        json_close(o, '}');
    }
    json_close(o, ']');
    json_open(o, "items", '[');
    for (size_t i = 0; i < v->message_count; i++)
        write_message(x, o, v, &v->messages[i]);
    json_close(o, ']');
    write_changes(x, o, v);
    write_viewing(x, o, v->head.row.id);
    json_open(o, "entry", '{');
    json_i64(o, "n", (int64_t)v->entry);
    json_time(o, "at", v->entry_at);
    json_close(o, '}');
    json_close(o, '}');
}

bool write_ticket(struct exchange *x, struct answer *n, struct id ticket, struct fault *f)
{
    struct ticket_view_full v;
    enum purpose purpose;

    if (!asked_purpose(x, &purpose, f) ||
        !desk_ticket(x->api->parts.desk, x->arena, &x->by, purpose, ticket, &v, f))
        return false;
    http_reply_header(x->rp, STR("ETag"),
                      str_printf(x->arena, "\"%lld\"", (long long)v.head.row.version));
    write_full(x, &n->out, &v);
    return true;
}

bool write_one_message(struct exchange *x, struct answer *n, struct id ticket, struct id message,
                       struct fault *f)
{
    struct ticket_view_full v;
    enum purpose purpose;

    if (!asked_purpose(x, &purpose, f) ||
        !desk_ticket(x->api->parts.desk, x->arena, &x->by, purpose, ticket, &v, f))
        return false;
    http_reply_header(x->rp, STR("ETag"),
                      str_printf(x->arena, "\"%lld\"", (long long)v.head.row.version));
    for (size_t i = 0; i < v.message_count; i++) {
        if (id_eq(v.messages[i].id, message)) {
            write_message(x, &n->out, &v, &v.messages[i]);
            return true;
        }
    }
    return fault_set(f, FAULT_MISSING, "there is no such message");
}

void render_cited(struct json_out *o, const struct assist_cited *cited)
{
    json_id(o, "article", cited->article);
    json_i64(o, "version", cited->version);
    json_i64(o, "passage", cited->passage);
    json_str(o, "title", cited->title);
    json_str(o, "heading", cited->heading);
    json_bool(o, "public", cited->is_public);
    json_bool(o, "aside", cited->aside);
}
