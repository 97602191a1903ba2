/* SPDX-License-Identifier: EUPL-1.2 */
/* colleagues.c - who works in an organisation: customers name them and write to them ("Bonjour
 * Sophie", "your colleague M. Petit"), and they sign what they write.
 *
 * Their names are sealed with the accounts, which this room knows nothing of: whoever opens the
 * desk brings a way to ask for them (desk.h).  They are kept with the organisation's rules, in
 * memory only, until its row says that a user was added or changed. */
#include <string.h>

#include "desk/desk_priv.h"

#define FIRST_MAX ((size_t)16) /* who take part in a ticket and are sure to be known */

/* ---- of an organisation ---- */

static size_t copy_some(struct arena *a, const struct colleague *from, size_t count, bool disabled,
                        struct colleague *to, size_t room)
{
    size_t n = 0;

    for (size_t i = 0; i < count && n < room; i++) {
        if (from[i].disabled != disabled)
            continue;
        to[n] = from[i];
        to[n].name = str_copy(a, from[i].name);
        to[n++].email = str_copy(a, from[i].email);
    }
    return n;
}

bool colleagues_read(struct desk *d, struct arena *a, struct id org, struct colleagues *ret,
                     struct fault *f)
{
    scoped(arena) *work = arena_new((size_t)64 << 20);
    struct colleague *all = NULL, *kept;
    size_t count = 0, room;

    *ret = (struct colleagues){ 0 };
    if (!d->parts.colleagues)
        return true;
    if (!work)
        return fault_set(f, FAULT_BUSY, "no memory for the names of users");
    if (!d->parts.colleagues(d->parts.colleagues_arg, work, org, &all, &count, f))
        return false;
    room = count < COLLEAGUES_MAX ? count : COLLEAGUES_MAX;
    kept = arena_many(a, struct colleague, room + 1);
    if (!kept)
        return arena_check(a, f);
    ret->at = kept;
    ret->count = copy_some(a, all, count, false, kept, room);
    ret->count += copy_some(a, all, count, true, kept + ret->count, room - ret->count);
    return arena_check(a, f);
}

/* ---- of a message ---- */

struct taking_part {
    struct arena *arena;
    struct id ticket;
    struct id *authors;
    size_t count;
};

static bool read_authors(struct tx *tx, void *arg, struct fault *f)
{
    struct taking_part *t = arg;

    return store_message_authors(tx, t->arena, t->ticket, (int64_t)FIRST_MAX, &t->authors,
                                 &t->count, f);
}

static bool is_among(const struct id *ids, size_t count, struct id id)
{
    for (size_t i = 0; i < count; i++)
        if (id_eq(ids[i], id))
            return true;
    return false;
}

/* Those who are among `first`, or those who are not; `left`: so many more may be known. */
static void know_some(struct knowledge *k, const struct colleagues *all, const struct id *first,
                      size_t first_count, bool among, size_t *left)
{
    for (size_t i = 0; i<all->count && * left> 0; i++) {
        const struct colleague *c = &all->at[i];

        if (is_among(first, first_count, c->id) != among)
            continue;
        know(k, SPAN_PERSON, c->name);
        know(k, SPAN_EMAIL, c->email);
        --*left;
    }
}

bool know_colleagues(struct knowledge *k, struct desk *d, struct arena *a,
                     const struct org_rules *r, const struct ticket_row *ticket, struct id author,
                     struct fault *f)
{
    const struct colleagues *all = org_rules_colleagues(r);
    struct taking_part t = { .arena = a, .ticket = ticket->id };
    struct id first[FIRST_MAX + 2];
    size_t n = 0, left = COLLEAGUES_KNOWN;

    if (!all->count)
        return true;
    if (all->count > COLLEAGUES_KNOWN) { /* else all are known, in whatever order */
        if (!store_read(d->parts.store, read_authors, &t, f))
            return false;
        for (; n < t.count; n++)
            first[n] = t.authors[n];
        first[n++] = ticket->assignee;
        first[n++] = author;
    }
    know_some(k, all, first, n, true, &left);
    know_some(k, all, first, n, false, &left);
    return true;
}
