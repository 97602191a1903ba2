/* SPDX-License-Identifier: EUPL-1.2 */
/* opening.c - opening what tokens stand for.
 *
 * Rows are read first, then the policy decides and the journal says so, then the opening is
 * counted, then the vault opens: nothing is opened that is not in the journal (invariant 3). */
#include "desk/opening.h"

#include <string.h>

#include "desk/desk_priv.h"
#include "desk/opening_priv.h"

#define HOUR_MS ((msec)3600 * 1000)

/* ---- tokens by their names ---- */

static bool token_parse(struct str name, enum span_type *ret_type, uint32_t *ret_n,
                        uint32_t *ret_form)
{
    size_t line = STR_NPOS, dot = str_chr(name, '.', 0);
    uint64_t n, form = 0;
    struct str number;

    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '_')
            line = i;
    if (line == STR_NPOS || (dot != STR_NPOS && dot < line))
        return false;
    number = dot == STR_NPOS ? str_from(name, line + 1) : str_slice(name, line + 1, dot);
    if (!span_type_parse(str_slice(name, 0, line), ret_type) || !str_to_u64(number, &n) ||
        (dot != STR_NPOS && !str_to_u64(str_from(name, dot + 1), &form)) || n > UINT32_MAX ||
        form > UINT32_MAX)
        return false;
    *ret_n = (uint32_t)n;
    *ret_form = (uint32_t)form;
    return true;
}

unsigned desk_token_categories(const struct str *tokens, size_t count)
{
    unsigned set = 0;

    for (size_t i = 0; i < count; i++) {
        enum span_type type;
        uint32_t n, form;

        if (token_parse(tokens[i], &type, &n, &form))
            set |= 1u << span_category(type);
    }
    return set;
}

#define GRAVE                                                                                      \
    (1u << CATEGORY_IDENTIFIER | 1u << CATEGORY_FINANCIAL | 1u << CATEGORY_HEALTH |                \
     1u << CATEGORY_SPECIAL | 1u << CATEGORY_CREDENTIAL)

bool desk_needs_fresh(unsigned categories)
{
    return (categories & GRAVE) != 0;
}

unsigned grave_categories(const struct principal *by)
{
    return by->stale ? GRAVE : 0;
}

/* ---- rows ---- */

struct opening_rows {
    struct arena *arena;
    const struct principal *by;
    struct id id;
    struct ticket_row ticket;
    const char *basis;
    struct envelope_row *tokens;
    size_t token_count;
    struct org_settings settings;
    bool linked;
};

static bool read_rows(struct tx *tx, void *arg, struct fault *f)
{
    struct opening_rows *r = arg;
    struct org_row org;

    return store_ticket_get(tx, r->arena, r->by->org, r->id, &r->ticket, f) &&
           ticket_basis(tx, r->arena, r->id, &r->basis, f) &&
           store_envelope_list(tx, r->arena, r->id, &r->tokens, &r->token_count, f) &&
           store_opening_linked(tx, r->by->org, r->id, r->by->id, &r->linked, f) &&
           store_org_get(tx, r->arena, r->by->org, &org, f) &&
           settings_read(r->arena, org.settings, &r->settings, f);
}

static const struct envelope_row *find_token(const struct opening_rows *r, struct str name)
{
    enum span_type type;
    uint32_t n, form;

    if (!token_parse(name, &type, &n, &form))
        return NULL;
    for (size_t i = 0; i < r->token_count; i++)
        if (r->tokens[i].type == (int64_t)type && r->tokens[i].n == n && r->tokens[i].form == form)
            return &r->tokens[i];
    return NULL;
}

static bool wanted_tokens(const struct opening_rows *r, const struct reveal *wanted,
                          const struct envelope_row **ret, struct fault *f)
{
    for (size_t i = 0; i < wanted->count; i++) {
        ret[i] = find_token(r, wanted->tokens[i]);
        if (!ret[i])
            return fault_set(f, FAULT_MISSING, "the ticket has no token number %zu of the list",
                             i + 1);
        if (!ret[i]->value.len)
            return fault_set(f, FAULT_MISSING,
                             "token number %zu of the list was not kept: its "
                             "value was destroyed when it came in",
                             i + 1);
    }
    return true;
}

/* ---- what the organisation asks for ---- */

bool opening_reason(const struct org_opening *o, struct str reason, bool always, struct fault *f)
{
    if (reason.len > REASON_MAX)
        return fault_field(f, "reason", "has at most 1000 bytes");
    if (str_trim(reason).len || !(always || o->reason_required))
        return true;
    return fault_field(f, "reason", "is asked for: say why this must be opened");
}

/* The roles that may do so, of those the user has; none: a refusal, in the journal. */
static bool may_in_emergency(struct desk *d, const struct opening_rows *r, struct access_wanted *w,
                             struct fault *f)
{
    const struct grant *g;

    w->emergency = r->settings.opening.emergency & w->by.roles;
    if (w->emergency)
        return true;
    /* A role of nobody is granted nothing: the policy refuses, and writes it down. */
    w->by.roles = 0;
    return policy_decide(d->parts.policy, r->arena, w, &g, f) ||
           fault_deny(f, "emergency:role",
                      "the organisation lets no role of yours open in an "
                      "emergency");
}

static bool seal_reason(struct desk *d, const struct opening_rows *r, const struct reveal *wanted,
                        struct emergency_row *row, struct fault *f)
{
    struct id org = r->by->org;
    scoped(sealer) *own = NULL;
    struct place at = opening_text_place("emergency", "reason", row->id);

    return vault_sealer(d->parts.vault, org, org, &own, f) &&
           vault_seal(own, r->arena, &at, wanted->reason, &row->reason, f);
}

/* ---- opening ---- */

static const char *name_categories(struct arena *a, unsigned set)
{
    struct buf b = buf_new(a, 256);

    for (unsigned c = 0; c < CATEGORIES; c++)
        if (set >> c & 1u)
            buf_printf(&b, "%s%s", b.len ? "," : "", category_name((enum category)c));
    return str_cstr(a, buf_str(&b));
}

static bool count_opening(struct desk *d, const struct opening_rows *r, const struct reveal *wanted,
                          const struct access_wanted *w, const struct grant *g,
                          const struct envelope_row *const *tokens, struct fault *f)
{
    struct id *persons = arena_many(r->arena, struct id, wanted->count);
    struct emergency_row emergency = { .id = id_new(),
                                       .account = r->by->id,
                                       .ticket = r->id,
                                       .at = grant_at(g),
                                       .purpose = str_of(purpose_name(wanted->purpose)),
                                       .categories = str_of(name_categories(r->arena, w->needs)),
                                       .entry = (int64_t)grant_entry(g),
                                       .due = grant_at(g) +
                                              r->settings.opening.review_days * 24 * HOUR_MS };
    struct opening o = { .by = r->by,
                         .limits = &r->settings.opening,
                         .purpose = wanted->purpose,
                         .persons = persons,
                         .person_count = wanted->count,
                         .count = (int64_t)wanted->count,
                         .number = r->ticket.number,
                         .linked = r->linked,
                         .entry = grant_entry(g),
                         .at = grant_at(g),
                         .emergency = wanted->emergency ? &emergency : NULL };

    if (!persons)
        return arena_check(r->arena, f);
    for (size_t i = 0; i < wanted->count; i++)
        persons[i] = tokens[i]->person;
    return (!wanted->emergency || seal_reason(d, r, wanted, &emergency, f)) &&
           opening_count(d, &o, f);
}

static bool open_tokens(struct desk *d, struct arena *a, const struct grant *g, struct id ticket,
                        const struct envelope_row *const *rows, size_t count, struct opened *ret,
                        struct fault *f)
{
    for (size_t i = 0; i < count; i++) {
        enum span_type type = (enum span_type)rows[i]->type;
        uint32_t n = (uint32_t)rows[i]->n, form = (uint32_t)rows[i]->form;
        struct place at = envelope_place(ticket, type, n, form, false);
        struct clear text;

        if (!vault_open(d->parts.vault, g, a, rows[i]->person, &at, rows[i]->value, &text, f))
            return false;
        ret[i] = (struct opened){ type, n, form, text.text };
    }
    return true;
}

bool desk_reveal(struct desk *d, struct arena *a, const struct principal *by,
                 const struct reveal *wanted, struct revealed *ret, struct fault *f)
{
    struct opening_rows rows = { .arena = a, .by = by, .id = wanted->ticket };
    const struct envelope_row *tokens[REVEAL_MAX];
    struct crypto_part part = { wanted->reason.ptr, wanted->reason.len };
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct access_wanted w = { .by = *by,
                               .purpose = wanted->purpose,
                               .act = wanted->emergency ? "token.emergency" : "token.open",
                               .on_kind = "ticket",
                               .on = wanted->ticket,
                               .digest = wanted->reason.len ? digest : NULL,
                               .n = (int64_t)wanted->count };
    struct opened *opened = arena_many(a, struct opened, wanted->count);
    const struct grant *g;

    if (!wanted->count || wanted->count > REVEAL_MAX)
        return fault_set(f, FAULT_INVALID, "1 to %d tokens are opened at once", REVEAL_MAX);
    if (!opened)
        return arena_check(a, f);
    /* Whether there is such a token is for those only who see the text it stands in. */
    if (!store_read(d->parts.store, read_rows, &rows, f) ||
        !desk_may_see(d, by, wanted->purpose, w.act, wanted->ticket, f) ||
        !wanted_tokens(&rows, wanted, tokens, f) ||
        !opening_reason(&rows.settings.opening, wanted->reason, wanted->emergency, f))
        return false;
    w.needs = w.needs_clear = desk_token_categories(wanted->tokens, wanted->count);
    w.basis = rows.basis;
    crypto_sha256(&part, 1, digest);
    if ((wanted->emergency && !may_in_emergency(d, &rows, &w, f)) ||
        !policy_decide(d->parts.policy, a, &w, &g, f) ||
        !count_opening(d, &rows, wanted, &w, g, tokens, f) ||
        !open_tokens(d, a, g, wanted->ticket, tokens, wanted->count, opened, f))
        return false;
    *ret = (struct revealed){ opened, grant_entry(g), rows.settings.opening.seconds };
    return true;
}

/* ---- copying ---- */

struct copying {
    struct desk *desk;
    const struct principal *by;
    struct opening_rows rows;
    struct journal_entry entry;
};

static bool write_copy(struct tx *tx, void *arg, struct fault *f)
{
    struct copying *c = arg;
    int64_t day = opening_day(&c->rows.settings.opening, clock_now());
    uint64_t n;
    bool is;

    if (!store_opening_person_is(tx, c->by->org, c->by->id, day - 1, c->rows.ticket.person, &is, f))
        return false;
    if (!is)
        return fault_set(f, FAULT_CONFLICT, "nothing of this person is open to you");
    return journal_append(c->desk->parts.journal, tx, &c->entry, &n, f);
}

bool desk_copied(struct desk *d, const struct principal *by, enum purpose purpose, struct id ticket,
                 struct str token, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct copying c = { .desk = d, .by = by, .rows = { .arena = a, .by = by, .id = ticket } };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_read(d->parts.store, read_rows, &c.rows, f) ||
        !desk_may_see(d, by, purpose, "token.copy", ticket, f))
        return false;
    if (!find_token(&c.rows, token))
        return fault_set(f, FAULT_MISSING, "the ticket has no such token");
    c.entry =
        (struct journal_entry){ .org = by->org,
                                .by = by->id,
                                .act = "token.copy",
                                .on_kind = "ticket",
                                .on = ticket,
                                .purpose = purpose_name(purpose),
                                .basis = c.rows.basis,
                                .categories = name_categories(a, desk_token_categories(&token, 1)),
                                .result = "done",
                                .n = 1 };
    return store_write(d->parts.store, write_copy, &c, f);
}
