/* SPDX-License-Identifier: EUPL-1.2 */
/* desk.c - opening the desk, its shared pieces, and who listens to it. */
#include "desk/desk_priv.h"
#include "desk/near.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "desk/automatic_priv.h"
#include "policy/scope.h"

bool desk_open(const struct desk_parts *parts, struct desk **ret_desk, struct fault *f)
{
    struct desk *d = calloc(1, sizeof *d);

    if (!d)
        return fault_set(f, FAULT_BROKEN, "no memory for the desk");
    pthread_mutex_init(&d->mutex, NULL);
    thread_cond_init(&d->reading_wakes);
    thread_cond_init(&d->automatic_wakes);
    thread_cond_init(&d->nearing_wakes);
    d->parts = *parts;
    d->arena = arena_new((size_t)64 << 10);
    if (!d->arena) {
        desk_close(d);
        return fault_set(f, FAULT_BROKEN, "no memory for the desk");
    }
    d->blobs = str_printf(d->arena, "%s/blobs", parts->folder).ptr;
    d->blobs_new = str_printf(d->arena, "%s/blobs/new", parts->folder).ptr;
    d->parts.origin = str_copy(d->arena, parts->origin);
    if (!library_open(parts->store, &d->library, f) || !file_make_folder(d->blobs, 0700, f) ||
        !file_make_folder(d->blobs_new, 0700, f) || !blob_recover(d, f)) {
        desk_close(d);
        return false;
    }
    *ret_desk = d;
    return true;
}

void desk_close(struct desk *d)
{
    if (!d)
        return;
    automatic_stop(d);
    near_stop(d);
    reading_stop(d);
    while (d->free_places) {
        struct bench_place *p = d->free_places;

        d->free_places = p->next;
        pii_scratch_free(p->scratch);
        text_stemmer_free(p->stemmer);
        free(p);
    }
    rules_forget(d);
    library_close(d->library);
    pthread_cond_destroy(&d->reading_wakes);
    pthread_cond_destroy(&d->automatic_wakes);
    pthread_cond_destroy(&d->nearing_wakes);
    pthread_mutex_destroy(&d->mutex);
    arena_free(d->arena);
    free(d);
}

const struct triage *desk_triage(const struct desk *d)
{
    return d->parts.triage;
}

/* ---- places to work at ---- */

struct bench_place *place_take(struct desk *d, struct fault *f)
{
    struct bench_place *p;

    pthread_mutex_lock(&d->mutex);
    p = d->free_places;
    if (p)
        d->free_places = p->next;
    pthread_mutex_unlock(&d->mutex);
    if (p)
        return p;
    p = calloc(1, sizeof *p);
    if (!p) {
        fault_set(f, FAULT_BUSY, "no memory for another place to work at");
        return NULL;
    }
    p->scratch = pii_scratch_new(d->parts.pii, f);
    p->stemmer = text_stemmer_new();
    if (p->scratch && p->stemmer)
        return p;
    pii_scratch_free(p->scratch);
    text_stemmer_free(p->stemmer);
    free(p);
    fault_wrap(f, "place to work at");
    return NULL;
}

void place_give(struct desk *d, struct bench_place *p)
{
    scoped_lock pthread_mutex_t *held = lock(&d->mutex);

    p->next = d->free_places;
    d->free_places = p;
}

/* ---- listeners ---- */

bool desk_listen(struct desk *d, void (*tell)(void *arg, const struct desk_event *e), void *arg,
                 struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&d->mutex);

    if (d->listeners == DESK_LISTENERS)
        return fault_set(f, FAULT_BROKEN, "more than %d listeners", DESK_LISTENERS);
    d->listener[d->listeners].tell = tell;
    d->listener[d->listeners++].arg = arg;
    return true;
}

struct event_asked {
    struct arena *arena;
    struct desk_event event;
};

static bool read_event(struct tx *tx, void *arg, struct fault *f)
{
    struct event_asked *q = arg;
    struct desk_event *e = &q->event;
    struct ticket_row row;
    struct record_scope guards;
    struct scope_named *named = NULL;

    if (!store_ticket_get(tx, q->arena, e->org, e->ticket, &row, f) ||
        !store_scope_of_ticket(tx, e->org, e->ticket, ID_NONE, &guards, f))
        return false;
    if ((guards.restricted || guards.vip) &&
        !store_scope_named(tx, q->arena, e->ticket, &named, &e->named_count, f))
        return false;
    e->named = named;
    e->assignee = row.assignee;
    e->queue = row.queue;
    e->restricted = guards.restricted;
    e->vip = guards.vip;
    return true;
}

/* Without what says who may hear of it, nobody does: the next list shows it. */
void desk_tell(struct desk *d, struct id org, struct id ticket, int64_t version)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct event_asked q = { .arena = a,
                             .event = { .org = org, .ticket = ticket, .version = version } };
    struct fault f = { 0 };

    if (!a || !d->listeners || !store_read(d->parts.store, read_event, &q, &f))
        return;
    for (size_t i = 0; i < d->listeners; i++)
        d->listener[i].tell(d->listener[i].arg, &q.event);
}

void desk_tell_alert(struct desk *d, struct id org, struct id alert)
{
    struct desk_event e = { .org = org, .alert = alert };

    for (size_t i = 0; i < d->listeners; i++)
        d->listener[i].tell(d->listener[i].arg, &e);
}

bool desk_has_in_scope(struct desk *d, struct arena *a, const struct principal *by,
                       enum purpose purpose, struct id ticket, struct desk_event *ret,
                       struct fault *f)
{
    struct event_asked q = { .arena = a, .event = { .org = by->org, .ticket = ticket } };
    struct access_wanted w = { .by = *by, .purpose = purpose, .on_kind = "ticket", .on = ticket };
    struct scope scope;
    const char *rule;

    if (!store_read(d->parts.store, read_event, &q, f) ||
        !policy_scope(d->parts.policy, &w, &scope, f))
        return false;
    rule = scope_decide(&scope, by->roles, purpose);
    if (rule)
        return fault_deny(f, rule, "the ticket is out of scope");
    *ret = q.event;
    return true;
}

/* ---- places of sealed values ---- */

struct place ticket_place(struct id ticket, bool snippet)
{
    return (struct place){ .table = "ticket",
                           .column = snippet ? "snippet" : "subject",
                           .row = ticket,
                           .category = CATEGORY_CONTENT,
                           .mask = true }; /* a skeleton is what "masked content" means */
}

struct place body_place(struct id message)
{
    return (struct place){ .table = "message",
                           .column = "body",
                           .row = message,
                           .category = CATEGORY_CONTENT,
                           .mask = true };
}

struct place envelope_place(struct id ticket, enum span_type type, uint32_t n, uint32_t form,
                            bool mask)
{
    return (struct place){ .table = "envelope",
                           .column = mask ? "mask" : "value",
                           .row = ticket,
                           .part = (uint64_t)type << 56 | (uint64_t)(n & 0xfffffff) << 28 |
                                   (form & 0xfffffff),
                           .category = span_category(type),
                           .mask = mask };
}

struct place attachment_place(struct id attachment, bool bytes)
{
    return (struct place){ .table = "attachment",
                           .column = bytes ? "bytes" : "name",
                           .row = attachment,
                           .category = CATEGORY_CONTENT,
                           .mask = !bytes };
}

struct place attachment_found_place(struct id attachment)
{
    return (struct place){ .table = "attachment",
                           .column = "found",
                           .row = attachment,
                           .category = CATEGORY_CONTENT,
                           .mask = true };
}

struct place quarantine_place(struct id id)
{
    return (struct place){
        .table = "quarantine", .column = "body", .row = id, .category = CATEGORY_CONTENT
    };
}

/* ---- bodies ---- */

struct str sealed_body_write(struct arena *a, const struct body *b)
{
    struct buf buf = buf_new(a, INCOMING_TEXT_MAX * 4 * 6);
    struct json_out o = json_out(&buf);

    json_open(&o, NULL, '{');
    json_str(&o, "quote", b->quote.text);
    json_str(&o, "signature", b->signature.text);
    json_str(&o, "subject", b->subject.text);
    json_str(&o, "text", b->text.text);
    json_close(&o, '}');
    return buf.failed ? STR_NONE : buf_str(&buf);
}

bool sealed_body_read(struct arena *a, struct str json, struct body *ret, struct fault *f)
{
    scoped_json json_t *j = json_read(json, f);

    if (!j)
        return fault_wrap(f, "body of a message");
    ret->quote = pii_skeleton_from_seal(str_copy(a, json_text(j, "quote")));
    ret->signature = pii_skeleton_from_seal(str_copy(a, json_text(j, "signature")));
    ret->subject = pii_skeleton_from_seal(str_copy(a, json_text(j, "subject")));
    ret->text = pii_skeleton_from_seal(str_copy(a, json_text(j, "text")));
    return arena_check(a, f);
}

#define SNIPPET_BYTES 200

struct str snippet_of(struct arena *a, struct skeleton text)
{
    struct buf out = buf_new(a, SNIPPET_BYTES * 2);
    struct str rest = text.text;
    struct pii_piece piece;

    while (out.len < SNIPPET_BYTES && pii_piece_next(&rest, &piece)) {
        size_t room = SNIPPET_BYTES - out.len, n = piece.text.len;

        if (!piece.token && n > room)
            for (n = room; n && ((unsigned char)piece.text.ptr[n] & 0xc0) == 0x80; n--)
                ;
        for (size_t i = 0; i < n; i++) {
            char c = piece.text.ptr[i];
            bool space = ascii_space(c);

            if (!space)
                buf_add_char(&out, c);
            else if (out.len && out.ptr[out.len - 1] != ' ')
                buf_add_char(&out, ' ');
        }
        if (!piece.token && n < piece.text.len)
            break;
    }
    return str_trim(buf_str(&out));
}

/* A yes leaves no entry here: what follows makes one of its own.  A no is journalled. */
static bool may(struct desk *d, struct access_wanted *w, enum access least, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)16 << 10);
    struct verdict_of_policy v;
    struct scope scope;
    const struct grant *g;

    if (!a ||
        !policy_explain(d->parts.policy, w->by.org, w->by.roles, w->purpose, CATEGORY_CONTENT, &v,
                        f) ||
        !policy_scope(d->parts.policy, w, &scope, f))
        return false;
    if (v.access >= least && !scope_decide(&scope, w->by.roles, w->purpose))
        return true;
    w->needs = w->needs_clear = 1u << CATEGORY_CONTENT;
    if (policy_decide(d->parts.policy, a, w, &g, f))
        return fault_set(f, FAULT_CONFLICT, "the policy changed meanwhile: try again");
    return false;
}

bool ticket_basis(struct tx *tx, struct arena *a, struct id ticket, const char **ret_basis,
                  struct fault *f)
{
    struct str basis;

    if (!store_ticket_basis(tx, a, ticket, &basis, f))
        return false;
    *ret_basis = str_cstr(a, basis);
    return arena_check(a, f);
}

struct ticket_asked {
    struct arena *arena;
    struct id org, id;
    const char *basis;
};

static bool look_for_ticket(struct tx *tx, void *arg, struct fault *f)
{
    struct ticket_asked *t = arg;
    struct ticket_row row;

    return store_ticket_get(tx, t->arena, t->org, t->id, &row, f) &&
           ticket_basis(tx, t->arena, t->id, &t->basis, f);
}

bool desk_has_ticket(struct desk *d, struct id org, struct id ticket, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct ticket_asked asked = { .arena = a, .org = org, .id = ticket };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    return store_read(d->parts.store, look_for_ticket, &asked, f);
}

bool desk_may_work(struct desk *d, const struct principal *by, const char *act, struct id ticket,
                   struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct ticket_asked asked = { .arena = a, .org = by->org, .id = ticket };
    struct access_wanted w = {
        .by = *by, .purpose = PURPOSE_SUPPORT, .act = act, .on_kind = "ticket", .on = ticket
    };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    /* First: a refusal must not put another organisation's id into the log. */
    if (!store_read(d->parts.store, look_for_ticket, &asked, f))
        return false;
    w.basis = asked.basis;
    return may(d, &w, ACCESS_CLEAR, f);
}

bool desk_may_see(struct desk *d, const struct principal *by, enum purpose purpose, const char *act,
                  struct id ticket, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct ticket_asked asked = { .arena = a, .org = by->org, .id = ticket };
    struct access_wanted w = { .by = *by,
                               .purpose = purpose,
                               .act = act,
                               .on_kind = id_is_none(ticket) ? NULL : "ticket",
                               .on = ticket };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!id_is_none(ticket) && !store_read(d->parts.store, look_for_ticket, &asked, f))
        return false;
    w.basis = asked.basis;
    return may(d, &w, ACCESS_MASKED, f);
}

struct person_asked {
    struct arena *arena;
    struct id org, id;
};

static bool look_for_person(struct tx *tx, void *arg, struct fault *f)
{
    struct person_asked *p = arg;
    struct person_row row;

    return store_person_get(tx, p->arena, p->org, p->id, &row, f) &&
           (!row.erased || fault_set(f, FAULT_CONFLICT, "the person is erased"));
}

bool desk_may_person(struct desk *d, const struct principal *by, enum purpose purpose,
                     const char *act, struct id person, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct person_asked asked = { .arena = a, .org = by->org, .id = person };
    struct access_wanted w = {
        .by = *by, .purpose = purpose, .act = act, .on_kind = "person", .on = person
    };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    return store_read(d->parts.store, look_for_person, &asked, f) && may(d, &w, ACCESS_MASKED, f);
}
