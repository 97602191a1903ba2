/* SPDX-License-Identifier: EUPL-1.2 */
/* consent.c - what a person said about AI: data, with its history.
 *
 * GDPR art. 7 (1): whoever relies on consent must be able to show it; 7 (3): taking it back is as
 * easy as giving it.  Art. 21: objecting.  The newest word counts, before any switch. */
#include "base/attr.h"
#include "desk/ai.h"
#include "desk/desk_priv.h"

static const char *const ways[] = { "mail", "phone", "letter", "form", "chat", "desk" };

const char *const *consent_ways(size_t *ret_count)
{
    *ret_count = COUNT_OF(ways);
    return ways;
}

static struct place note_place(struct id consent)
{
    return (struct place){
        .table = "consent", .column = "note", .row = consent, .category = CATEGORY_CONTENT
    };
}

struct consents {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id person;
    struct consent_row *rows, row;
    size_t count;
};

/* ---- reading ---- */

static bool read_all(struct tx *tx, void *arg, struct fault *f)
{
    struct consents *c = arg;

    return store_consents(tx, c->arena, c->by->org, c->person, &c->rows, &c->count, f);
}

static bool has_note(const struct consents *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->rows[i].note.ptr)
            return true;
    return false;
}

/* NULL where notes are not given; a fault only when the decision itself failed. */
static bool grant_notes(struct consents *c, enum purpose purpose, const struct grant **ret,
                        struct fault *f)
{
    struct access_wanted w = { .by = *c->by,
                               .purpose = purpose,
                               .act = "consent.read",
                               .on_kind = "person",
                               .on = c->person,
                               .wants = 1u << CATEGORY_CONTENT };
    struct verdict_of_policy v;

    *ret = NULL;
    if (!policy_explain(c->desk->parts.policy, c->by->org, c->by->roles, purpose, CATEGORY_CONTENT,
                        &v, f))
        return false;
    return v.access != ACCESS_CLEAR || !has_note(c) ||
           policy_decide(c->desk->parts.policy, c->arena, &w, ret, f);
}

static bool open_one(struct consents *c, const struct grant *g, const struct consent_row *row,
                     struct consent *ret, struct fault *f)
{
    struct place at = note_place(row->id);
    struct fault why = { 0 };
    struct clear note;

    *ret = (struct consent){ row->given, row->how, STR(""), row->by, row->at };
    if (!g || !row->note.ptr || grant_access(g, CATEGORY_CONTENT) != ACCESS_CLEAR)
        return true;
    if (vault_open(c->desk->parts.vault, g, c->arena, row->person, &at, row->note, &note, &why))
        ret->note = note.text;
    else if (why.kind != FAULT_MISSING) /* that is: erased */
        return fault_set(f, why.kind, "%s", why.text);
    return true;
}

bool desk_consents(struct desk *d, struct arena *a, const struct principal *by,
                   enum purpose purpose, struct id person, struct consent **ret, size_t *ret_count,
                   struct fault *f)
{
    struct consents c = { .desk = d, .arena = a, .by = by, .person = person };
    const struct grant *g;
    struct consent *all;

    if (!store_read(d->parts.store, read_all, &c, f) || !grant_notes(&c, purpose, &g, f))
        return false;
    all = arena_many(a, struct consent, c.count + 1);
    for (size_t i = 0; all && i < c.count; i++)
        if (!open_one(&c, g, &c.rows[i], &all[i], f))
            return false;
    *ret = all;
    *ret_count = c.count;
    return arena_check(a, f);
}

/* ---- saying ---- */

static bool write_said(struct tx *tx, void *arg, struct fault *f)
{
    struct consents *c = arg;
    struct journal_entry entry = { .org = c->by->org,
                                   .by = c->by->id,
                                   .act = c->row.given ? "person.consent" : "person.optout",
                                   .on_kind = "person",
                                   .on = c->person,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .reason = str_cstr(c->arena, c->row.how) };
    uint64_t n;

    return store_consent_add(tx, c->by->org, &c->row, f) &&
           journal_append(c->desk->parts.journal, tx, &entry, &n, f);
}

static bool check_said(const struct consent *said, struct fault *f)
{
    bool known = false;

    for (size_t i = 0; i < COUNT_OF(ways); i++)
        known = known || str_eq(said->how, str_of(ways[i]));
    if (!known)
        fault_field(f, "how", "mail, phone, letter, form, chat or desk");
    if (said->note.len > CONSENT_NOTE_MAX)
        fault_field(f, "note", "has at most 1000 bytes");
    return !f->kind;
}

bool desk_consent_say(struct desk *d, const struct principal *by, enum purpose purpose,
                      struct id person, const struct consent *said, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    scoped(sealer) *s = NULL;
    struct consents c = { .desk = d, .arena = a, .by = by, .person = person };
    struct place at;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!check_said(said, f) ||
        !desk_may_person(d, by, purpose, said->given ? "person.consent" : "person.optout", person,
                         f))
        return false;
    c.row = (struct consent_row){ .id = id_new(),
                                  .person = person,
                                  .given = said->given,
                                  .how = said->how,
                                  .by = by->id,
                                  .at = clock_now() };
    at = note_place(c.row.id);
    if (said->note.len && (!vault_sealer(d->parts.vault, by->org, person, &s, f) ||
                           !vault_seal(s, a, &at, said->note, &c.row.note, f)))
        return false;
    return store_write(d->parts.store, write_said, &c, f);
}
