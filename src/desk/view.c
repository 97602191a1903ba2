/* SPDX-License-Identifier: EUPL-1.2 */
/* view.c - showing one ticket, and its attachments' bytes.
 *
 * Rows are read first, then the policy decides and the journal says so, then the vault opens:
 * nothing is opened that is not in the journal (invariant 3). */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/desk_priv.h"
#include "desk/opening_priv.h"

struct ticket_rows {
    struct arena *arena;
    struct id org, id;
    struct ticket_row ticket;
    const char *basis;
    struct message_row *messages;
    size_t message_count;
    struct envelope_row *tokens;
    size_t token_count;
    struct attachment_row *attachments;
    size_t attachment_count;
    struct change_row *changes;
    size_t change_count;
    struct person_rows *persons;
    size_t person_count;
    unsigned masked; /* of what is known of persons: people.h */
};

static bool read_persons(struct tx *tx, struct ticket_rows *r, struct fault *f)
{
    struct id *ids;

    if (!store_participant_list(tx, r->arena, r->id, &ids, &r->person_count, f))
        return false;
    r->persons = arena_many(r->arena, struct person_rows, r->person_count);
    if (r->person_count && !r->persons)
        return arena_check(r->arena, f);
    for (size_t i = 0; i < r->person_count; i++)
        if (!people_rows(tx, r->arena, r->org, ids[i], &r->persons[i], f))
            return false;
        else
            r->persons[i].masked = r->masked;
    return true;
}

static bool read_rows(struct tx *tx, void *arg, struct fault *f)
{
    struct ticket_rows *r = arg;

    return store_ticket_get(tx, r->arena, r->org, r->id, &r->ticket, f) &&
           ticket_basis(tx, r->arena, r->id, &r->basis, f) &&
           store_message_list(tx, r->arena, r->id, &r->messages, &r->message_count, f) &&
           store_envelope_list(tx, r->arena, r->id, &r->tokens, &r->token_count, f) &&
           store_attachment_list(tx, r->arena, r->id, &r->attachments, &r->attachment_count, f) &&
           store_change_list(tx, r->arena, r->id, &r->changes, &r->change_count, f) &&
           read_persons(tx, r, f);
}

/* Opens a sealed skeleton; a person erased meanwhile leaves an empty one. */
static bool open_skeleton(struct desk *d, const struct grant *g, struct arena *a, struct id person,
                          const struct place *at, struct str sealed, struct skeleton *ret,
                          bool *ret_erased, struct fault *f)
{
    struct fault why = { 0 };
    struct clear text;

    if (vault_open(d->parts.vault, g, a, person, at, sealed, &text, &why)) {
        *ret = pii_skeleton_from_seal(text.text);
        return true;
    }
    if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    *ret = pii_skeleton_from_seal(STR(""));
    if (ret_erased)
        *ret_erased = true;
    return true;
}

static bool open_found(struct desk *d, const struct grant *g, struct arena *a,
                       const struct attachment_row *row, struct attachment_view *v, struct fault *f)
{
    struct place at = attachment_found_place(row->id);
    struct attached holds;
    struct skeleton json;

    if (!row->found.ptr)
        return true;
    if (!open_skeleton(d, g, a, row->person, &at, row->found, &json, NULL, f))
        return false;
    if (!json.text.len) /* erased */
        return true;
    if (!attached_read(json.text, &holds, f))
        return false;
    v->read = holds.read;
    v->why = holds.why;
    memcpy(v->found, holds.found, sizeof v->found);
    return true;
}

static bool open_attachments(struct desk *d, const struct grant *g, const struct ticket_rows *r,
                             struct message_view *m, struct fault *f)
{
    m->attachments = arena_many(r->arena, struct attachment_view, r->attachment_count);
    if (r->attachment_count && !m->attachments)
        return arena_check(r->arena, f);
    for (size_t i = 0; i < r->attachment_count; i++) {
        const struct attachment_row *row = &r->attachments[i];
        struct place at = attachment_place(row->id, false);
        struct attachment_view *v = &m->attachments[m->attachment_count];

        if (!id_eq(row->message, m->id))
            continue;
        *v = (struct attachment_view){ .id = row->id, .type = row->type, .size = row->size };
        if (!open_skeleton(d, g, r->arena, row->person, &at, row->name, &v->name, NULL, f) ||
            !open_found(d, g, r->arena, row, v, f))
            return false;
        m->attachment_count++;
    }
    return true;
}

static bool open_message(struct desk *d, const struct grant *g, const struct ticket_rows *r,
                         const struct message_row *row, struct message_view *ret, struct fault *f)
{
    struct place at = body_place(row->id);
    struct skeleton json;
    struct body body = { 0 };

    *ret = (struct message_view){ .id = row->id,
                                  .direction = row->direction,
                                  .at = row->at,
                                  .author = row->author,
                                  .source = row->source,
                                  .flags = row->flags,
                                  .automatic = row->automatic,
                                  .state = row->state };
    if (!open_skeleton(d, g, r->arena, row->person, &at, row->body, &json, &ret->erased, f))
        return false;
    if (!ret->erased && !sealed_body_read(r->arena, json.text, &body, f))
        return false;
    ret->subject = body.subject;
    ret->text = body.text;
    ret->quote = body.quote;
    ret->signature = body.signature;
    return open_attachments(d, g, r, ret, f);
}

/* Names are shown as the policy gives them; everything else at most masked, until somebody
 * opens it for a reason. */
static bool show_token(struct desk *d, const struct grant *g, struct arena *a,
                       const struct envelope_row *row, struct token_view *ret, struct fault *f)
{
    enum span_type type = (enum span_type)row->type;
    enum category category = span_category(type);
    bool shown_clear, destroyed = row->value.len == 0;
    struct skeleton text;
    struct place at;

    *ret = (struct token_view){ .type = type,
                                .n = (uint32_t)row->n,
                                .form = (uint32_t)row->form,
                                .kind = row->kind.len ? str_cstr(a, row->kind) : NULL,
                                .access = grant_access(g, category),
                                .text = STR(""),
                                .destroyed = destroyed };
    if (destroyed && ret->access == ACCESS_CLEAR)
        ret->access = ACCESS_MASKED;
    if (ret->access == ACCESS_NONE)
        return true;
    shown_clear = ret->access == ACCESS_CLEAR && type == SPAN_PERSON;
    at = envelope_place(row->ticket, type, ret->n, ret->form, !shown_clear);
    if (!open_skeleton(d, g, a, row->person, &at, shown_clear ? row->value : row->mask, &text, NULL,
                       f))
        return false;
    ret->text = text.text;
    return true;
}

static bool open_head(struct desk *d, const struct grant *g, struct arena *a,
                      const struct ticket_row *row, struct ticket_line *ret, struct fault *f)
{
    struct place subject = ticket_place(row->id, false), snippet = ticket_place(row->id, true);

    ret->row = *row;
    return tags_open(d, g, a, row, &ret->row.tags, f) &&
           open_skeleton(d, g, a, row->person, &subject, row->subject, &ret->subject, NULL, f) &&
           open_skeleton(d, g, a, row->person, &snippet, row->snippet, &ret->snippet, NULL, f);
}

static bool open_changes(struct desk *d, const struct grant *g, const struct ticket_rows *r,
                         struct fault *f)
{
    for (size_t i = 0; i < r->change_count; i++) {
        struct change_row *c = &r->changes[i];

        if (str_eq(c->what, STR("tags")) && (!tags_open(d, g, r->arena, &r->ticket, &c->old, f) ||
                                             !tags_open(d, g, r->arena, &r->ticket, &c->new, f)))
            return false;
    }
    return true;
}

static bool open_all(struct desk *d, const struct grant *g, const struct ticket_rows *r,
                     struct ticket_view_full *ret, struct fault *f)
{
    ret->participants = arena_many(r->arena, struct person_view, r->person_count);
    ret->messages = arena_many(r->arena, struct message_view, r->message_count);
    ret->tokens = arena_many(r->arena, struct token_view, r->token_count);
    if (!arena_check(r->arena, f) || !open_head(d, g, r->arena, &r->ticket, &ret->head, f) ||
        !open_changes(d, g, r, f))
        return false;
    for (; ret->participant_count < r->person_count; ret->participant_count++) {
        struct person_view *p = &ret->participants[ret->participant_count];

        if (!people_open(d->parts.vault, g, r->arena, &r->persons[ret->participant_count], p, f))
            return false;
        if (id_eq(p->id, r->ticket.person)) {
            ret->head.name = p->name;
            ret->head.name_access = p->name_access;
        }
    }
    for (; ret->message_count < r->message_count; ret->message_count++)
        if (!open_message(d, g, r, &r->messages[ret->message_count],
                          &ret->messages[ret->message_count], f))
            return false;
    for (; ret->token_count < r->token_count; ret->token_count++)
        if (!show_token(d, g, r->arena, &r->tokens[ret->token_count],
                        &ret->tokens[ret->token_count], f))
            return false;
    return true;
}

/* The categories a view of this ticket would show. */
static unsigned categories_in(const struct ticket_rows *r)
{
    unsigned set = 1u << CATEGORY_CONTENT | 1u << CATEGORY_IDENTITY | 1u << CATEGORY_CONTACT |
                   1u << CATEGORY_IDENTIFIER;

    for (size_t i = 0; i < r->token_count; i++)
        set |= 1u << span_category((enum span_type)r->tokens[i].type);
    return set;
}

bool desk_ticket(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                 struct id ticket, struct ticket_view_full *ret, struct fault *f)
{
    struct ticket_rows rows = {
        .arena = a, .org = by->org, .id = ticket, .masked = grave_categories(by)
    };
    struct access_wanted w = { .by = *by,
                               .purpose = purpose,
                               .act = "ticket.read",
                               .on_kind = "ticket",
                               .on = ticket,
                               .needs = 1u << CATEGORY_CONTENT };
    const struct grant *g;

    *ret = (struct ticket_view_full){ 0 };
    if (!store_read(d->parts.store, read_rows, &rows, f))
        return false;
    w.wants = categories_in(&rows);
    w.n = (int64_t)rows.message_count;
    w.basis = rows.basis;
    if (!policy_decide(d->parts.policy, a, &w, &g, f))
        return false;
    ret->entry = grant_entry(g);
    ret->entry_at = grant_at(g);
    ret->changes = rows.changes;
    ret->change_count = rows.change_count;
    return open_all(d, g, &rows, ret, f);
}

/* ---- attachments ---- */

struct attachment_wanted {
    struct arena *arena;
    struct id org, ticket, id;
    struct attachment_row row;
    const char *basis;
};

static bool read_attachment(struct tx *tx, void *arg, struct fault *f)
{
    struct attachment_wanted *w = arg;

    return store_attachment_get(tx, w->arena, w->org, w->ticket, w->id, &w->row, f) &&
           ticket_basis(tx, w->arena, w->ticket, &w->basis, f);
}

/* What was found in a file, by category; of one that was not read, nothing is known. */
static bool found_in(struct desk *d, struct attachment_wanted *want, const struct access_wanted *w,
                     unsigned *ret_categories, struct fault *f)
{
    struct access_wanted look = *w;
    struct attachment_view v = { 0 };
    const struct grant *g;

    *ret_categories = 0;
    look.act = "attachment.look";
    if (!want->row.found.ptr)
        return true;
    if (!policy_decide(d->parts.policy, want->arena, &look, &g, f) ||
        !open_found(d, g, want->arena, &want->row, &v, f))
        return false;
    for (unsigned t = 0; t < SPAN_TYPES; t++)
        if (v.found[t])
            *ret_categories |= 1u << span_category((enum span_type)t);
    return true;
}

/* A file is whole or not at all: who may not see in clear all that was found in it gets none. */
bool desk_attachment(struct desk *d, struct arena *a, const struct principal *by,
                     enum purpose purpose, struct id ticket, struct id attachment,
                     struct str *ret_bytes, struct str *ret_type, struct fault *f)
{
    struct attachment_wanted want = {
        .arena = a, .org = by->org, .ticket = ticket, .id = attachment
    };
    struct access_wanted w = { .by = *by,
                               .purpose = purpose,
                               .act = "attachment.open",
                               .on_kind = "attachment",
                               .on = attachment,
                               .ticket = ticket,
                               .needs = 1u << CATEGORY_CONTENT,
                               .needs_clear = 1u << CATEGORY_CONTENT,
                               .n = 1 };
    struct place at = attachment_place(attachment, true);
    const struct grant *g;
    struct str sealed;
    struct clear bytes;
    unsigned found;

    if (!store_read(d->parts.store, read_attachment, &want, f))
        return false;
    w.basis = want.basis;
    if (!found_in(d, &want, &w, &found, f))
        return false;
    if (by->stale && desk_needs_fresh(found))
        return fault_deny(f, "step-up", "show a factor again: what this file holds is grave");
    w.needs |= found;
    w.needs_clear = w.needs;
    if (!policy_decide(d->parts.policy, a, &w, &g, f) || !blob_read(d, a, attachment, &sealed, f) ||
        !opening_count_ticket(d, by, purpose, ticket, g, f) ||
        !vault_open(d->parts.vault, g, a, want.row.person, &at, sealed, &bytes, f))
        return false;
    *ret_bytes = bytes.text;
    *ret_type = want.row.type;
    return true;
}
