/* SPDX-License-Identifier: EUPL-1.2 */
/* list.c - pages of tickets and persons, counts of views, search.
 *
 * A page is one decision and one journal entry, with the digest and the count of its ids.  A search
 * finds a person by those categories only that the matrix shows in clear: a hit tells the value. */
#include <string.h>

#include "base/buf.h"
#include "desk/desk_priv.h"
#include "desk/opening_priv.h"
#include "policy/scope.h"
#include "store/search.h"

#define PAGE_MAX   200
#define SEARCH_MAX 500 /* messages looked at for one page of tickets */

struct listing {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    enum purpose purpose;
    struct ticket_filter *filter;
    struct blinder *blinder;
    struct bench_place *place;
    struct str query;
    unsigned clear; /* categories that the matrix shows in clear */
    struct ticket_row *rows;
    struct person_rows *persons;
    size_t count;
};

/* ---- scopes ---- */

static bool is_narrowed(const struct scope_filter *s)
{
    return s->own || s->queues || s->restricted || s->vip;
}

/* Does who asks see this ticket?  For rows that the store's own filter did not choose. */
static bool is_seen(struct listing *l, struct tx *tx, struct id ticket, bool *ret_seen,
                    struct fault *f)
{
    struct scope scope;

    *ret_seen = true;
    if (!is_narrowed(&l->filter->scope))
        return true;
    if (!scope_of_ticket(tx, l->by, ticket, &scope, f))
        return false;
    *ret_seen = !scope_decide(&scope, l->by->roles, l->purpose);
    return true;
}

static bool person_is_seen(struct listing *l, struct tx *tx, struct id person, bool *ret_seen,
                           struct fault *f)
{
    struct scope scope;

    *ret_seen = true;
    if (!is_narrowed(&l->filter->scope))
        return true;
    if (!scope_of_person(tx, l->by, person, &scope, f))
        return false;
    *ret_seen = !scope_decide(&scope, l->by->roles, l->purpose);
    return true;
}

/* ---- searching ---- */

static bool learn_clear(struct listing *l, struct fault *f)
{
    struct matrix m;
    int64_t version;

    if (!policy_in_force(l->desk->parts.policy, l->by->org, &m, &version, f))
        return false;
    for (unsigned c = 0; c < CATEGORIES; c++) {
        struct reason why;

        matrix_weigh(&m, l->by->roles, l->purpose, (enum category)c, &why);
        l->clear |= why.access == ACCESS_CLEAR ? 1u << c : 0;
    }
    return true;
}

static bool is_clear(const struct listing *l, enum category c)
{
    return (l->clear >> c & 1u) != 0;
}

static struct id *ids_new(struct listing *l)
{
    return arena_many(l->arena, struct id, SEARCH_MAX);
}

static bool add_ticket(struct listing *l, struct tx *tx, struct id ticket, struct id *seen,
                       struct fault *f)
{
    struct fault why = { 0 };
    bool visible;

    for (size_t i = 0; i < l->count; i++)
        if (id_eq(seen[i], ticket))
            return true;
    if (!is_seen(l, tx, ticket, &visible, f))
        return false;
    if (!visible)
        return true;
    if (!store_ticket_get(tx, l->arena, l->filter->org, ticket, &l->rows[l->count], &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    seen[l->count++] = ticket;
    return true;
}

struct query_words {
    struct listing *listing;
    struct search_word *words;
    size_t count;
};

#define QUERY_WORDS_MAX 16

static struct str keyed(struct listing *l, struct str term)
{
    char out[VAULT_TERM_SIZE];

    blinder_term(l->blinder, term, out);
    return str_copy(l->arena, str_make(out, sizeof out));
}

struct stem_sink {
    struct listing *listing;
    struct search_word *word;
};

/* Languages agree on many stems: each is looked for once. */
static void add_stem(void *to, struct str term)
{
    struct stem_sink *sink = to;
    struct search_word *word = sink->word;
    struct str form = keyed(sink->listing, term);

    for (size_t i = 0; i < word->count; i++)
        if (str_eq(word->form[i], form))
            return;
    if (word->count < SEARCH_FORMS_MAX)
        word->form[word->count++] = form;
}

/* Each word of the query may be met as any of its stems, or as a name. */
static size_t query_words(struct listing *l, struct search_word *words)
{
    static const enum lang langs[] = {
        LANG_FR, LANG_EN, LANG_DE, LANG_ES, LANG_IT, LANG_NL, LANG_PT
    };
    struct str folded = text_fold(l->arena, l->query, NULL);
    struct word w;
    size_t at = 0, n = 0;

    while (n < QUERY_WORDS_MAX && text_word_next(folded, &at, &w)) {
        struct str word = str_slice(folded, w.start, w.end);
        struct stem_sink sink = { l, &words[n] };

        words[n] = (struct search_word){ .count = 0 };
        for (size_t i = 0; i < COUNT_OF(langs); i++)
            text_terms(l->place->stemmer, l->arena, word, langs[i], add_stem, &sink);
        if (word.len > 1 && is_clear(l, CATEGORY_IDENTITY))
            add_stem(&sink, str_printf(l->arena, "name:%.*s", STR_ARG(word)));
        n += words[n].count > 0;
    }
    return n;
}

static bool search_words(struct listing *l, struct tx *tx, struct id *seen, struct fault *f)
{
    struct search_word words[QUERY_WORDS_MAX];
    size_t n = query_words(l, words), hits = 0;
    struct search_hit *hit;

    if (!n)
        return true;
    if (!store_search_find(tx, l->arena, words, n, SEARCH_MAX, &hit, &hits, f))
        return false;
    for (size_t i = 0; i < hits && l->count < (size_t)l->filter->limit; i++) {
        struct fault why = { 0 };
        struct id ticket;

        if (store_message_ticket_of_row(tx, l->filter->org, hit[i].row, &ticket, &why)
                ? !add_ticket(l, tx, ticket, seen, f)
                : why.kind != FAULT_MISSING && !fault_set(f, why.kind, "%s", why.text))
            return false;
    }
    return true;
}

/* Who has this very e-mail, phone, handle or reference? */
static bool find_person(struct listing *l, struct tx *tx, struct id *ret_person, struct fault *f)
{
    struct person_said said = { 0 };

    for (int k = 0; k < KNOWN_KINDS; k++)
        if (is_clear(l, people_category((enum identifier_kind)k)))
            said.known[k].text = l->query;
    said.known[str_chr(l->query, '@', 0) != STR_NPOS ? KNOWN_PHONE : KNOWN_EMAIL].text = STR("");
    return people_find(l->blinder, tx, l->arena, l->filter->org, &said, ret_person, f);
}

static bool search_person(struct listing *l, struct tx *tx, struct id *seen, struct fault *f)
{
    struct ticket_row *rows;
    struct id person;
    size_t n;

    if (!find_person(l, tx, &person, f))
        return false;
    if (id_is_none(person))
        return true;
    if (!store_ticket_of_person(tx, l->arena, l->filter->org, person, &rows, &n, f))
        return false;
    for (size_t i = 0; i < n && l->count < (size_t)l->filter->limit; i++) {
        bool visible;

        if (!is_seen(l, tx, rows[i].id, &visible, f))
            return false;
        if (!visible)
            continue;
        seen[l->count] = rows[i].id;
        l->rows[l->count++] = rows[i];
    }
    return true;
}

static bool search_number(struct listing *l, struct tx *tx, struct id *seen, struct fault *f)
{
    struct str digits = str_starts(l->query, STR("#")) ? str_from(l->query, 1) : l->query;
    struct fault why = { 0 };
    int64_t number;
    bool visible;

    if (!str_to_i64(digits, &number))
        return true;
    if (store_ticket_by_number(tx, l->arena, l->filter->org, number, &l->rows[l->count], &why)) {
        if (!is_seen(l, tx, l->rows[l->count].id, &visible, f))
            return false;
        if (!visible)
            return true;
        seen[l->count] = l->rows[l->count].id;
        l->count++;
        return true;
    }
    return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

static bool search(struct listing *l, struct tx *tx, struct fault *f)
{
    struct id *seen = ids_new(l);

    l->rows = arena_many(l->arena, struct ticket_row, SEARCH_MAX + 1);
    if (!seen || !l->rows)
        return arena_check(l->arena, f);
    return search_number(l, tx, seen, f) && search_person(l, tx, seen, f) &&
           search_words(l, tx, seen, f);
}

/* ---- a page ---- */

static bool read_persons(struct listing *l, struct tx *tx, struct fault *f)
{
    l->persons = arena_many(l->arena, struct person_rows, l->count);
    if (l->count && !l->persons)
        return arena_check(l->arena, f);
    for (size_t i = 0; i < l->count; i++)
        if (!store_person_get(tx, l->arena, l->filter->org, l->rows[i].person,
                              &l->persons[i].person, f))
            return false;
    return true;
}

static bool read_page(struct tx *tx, void *arg, struct fault *f)
{
    struct listing *l = arg;

    if (!scope_of_list(tx, l->by, l->purpose, &l->filter->scope, f))
        return false;
    if (!(l->query.len ? search(l, tx, f)
                       : store_ticket_list(tx, l->arena, l->filter, &l->rows, &l->count, f)))
        return false;
    return read_persons(l, tx, f);
}

static bool open_text(struct desk *d, const struct grant *g, struct arena *a, struct id person,
                      const struct place *at, struct str sealed, struct skeleton *ret,
                      struct fault *f)
{
    struct fault why = { 0 };
    struct clear text = { STR("") };

    if (sealed.len && !vault_open(d->parts.vault, g, a, person, at, sealed, &text, &why) &&
        why.kind != FAULT_MISSING) /* erased: an empty line */
        return fault_set(f, why.kind, "%s", why.text);
    *ret = pii_skeleton_from_seal(text.text);
    return true;
}

static bool open_line(struct listing *l, const struct grant *g, size_t i, struct ticket_line *ret,
                      struct fault *f)
{
    const struct ticket_row *row = &l->rows[i];
    struct place subject = ticket_place(row->id, false), snippet = ticket_place(row->id, true);
    struct person_view person;

    ret->row = *row;
    if (!tags_open(l->desk, g, l->arena, row, &ret->row.tags, f) ||
        !open_text(l->desk, g, l->arena, row->person, &subject, row->subject, &ret->subject, f) ||
        !open_text(l->desk, g, l->arena, row->person, &snippet, row->snippet, &ret->snippet, f) ||
        !people_open(l->desk->parts.vault, g, l->arena, &l->persons[i], &person, f))
        return false;
    ret->name = person.name;
    ret->name_access = grant_access(g, CATEGORY_IDENTITY);
    return true;
}

static void digest_ids(const struct listing *l, uint8_t ret[static CRYPTO_HASH_SIZE])
{
    struct crypto_part parts[SEARCH_MAX];
    size_t n = l->count < SEARCH_MAX ? l->count : SEARCH_MAX;

    for (size_t i = 0; i < n; i++)
        parts[i] = (struct crypto_part){ l->rows[i].id.b, sizeof l->rows[i].id.b };
    crypto_sha256(parts, n, ret);
}

/* Decides, journals, opens the first `filter->limit` lines. */
static bool open_page(struct listing *l, const struct principal *by, enum purpose purpose,
                      struct ticket_page *ret, struct fault *f)
{
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct access_wanted w = { .by = *by,
                               .purpose = purpose,
                               .act = l->query.len ? "ticket.search" : "ticket.list",
                               .needs = 1u << CATEGORY_CONTENT,
                               .wants = 1u << CATEGORY_IDENTITY,
                               .digest = digest,
                               .n = (int64_t)l->count,
                               .counted = true };
    const struct grant *g;

    digest_ids(l, digest);
    if (!policy_decide(l->desk->parts.policy, l->arena, &w, &g, f))
        return false;
    ret->lines = arena_many(l->arena, struct ticket_line, l->count);
    if (l->count && !ret->lines)
        return arena_check(l->arena, f);
    for (ret->count = 0; ret->count < l->count; ret->count++)
        if (!open_line(l, g, ret->count, &ret->lines[ret->count], f))
            return false;
    return true;
}

bool desk_tickets(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                  struct ticket_filter *filter, struct str query, struct ticket_page *ret,
                  struct fault *f)
{
    scoped(blinder) *b = NULL;
    struct listing l = { .desk = d,
                         .arena = a,
                         .by = by,
                         .purpose = purpose,
                         .filter = filter,
                         .query = str_trim(query) };
    int64_t limit = filter->limit < 1 ? 50 : filter->limit > PAGE_MAX ? PAGE_MAX : filter->limit;
    bool done;

    *ret = (struct ticket_page){ 0 };
    filter->org = by->org;
    filter->limit = limit + 1; /* one more tells whether another page follows */
    if (!vault_blinder(d->parts.vault, by->org, &b, f))
        return false;
    l.blinder = b;
    l.place = learn_clear(&l, f) ? place_take(d, f) : NULL;
    if (!l.place)
        return false;
    done = store_read(d->parts.store, read_page, &l, f);
    place_give(d, l.place);
    if (!done)
        return false;
    ret->more = l.count > (size_t)limit;
    if (ret->more)
        l.count = (size_t)limit;
    done = open_page(&l, by, purpose, ret, f);
    ret->more = ret->more && !l.query.len;
    return done;
}

/* ---- counts ---- */

struct counting {
    const struct principal *by;
    enum purpose purpose;
    int64_t *counts;
};

static bool count_views(struct tx *tx, void *arg, struct fault *f)
{
    struct counting *c = arg;
    struct scope_filter scope;

    if (!scope_of_list(tx, c->by, c->purpose, &scope, f))
        return false;
    for (int v = 0; v < VIEWS; v++)
        if (!store_ticket_count(tx, (enum ticket_view)v, c->by->org, &scope, &c->counts[v], f))
            return false;
    return true;
}

bool desk_counts(struct desk *d, const struct principal *by, enum purpose purpose,
                 int64_t ret_counts[static VIEWS], struct fault *f)
{
    struct counting c = { by, purpose, ret_counts };

    return desk_may_see(d, by, purpose, "ticket.count", ID_NONE, f) &&
           store_read(d->parts.store, count_views, &c, f);
}

/* ---- persons ---- */

struct person_listing {
    struct listing find;
    struct ticket_filter filter;
    struct id before;
    int64_t limit;
    struct person_rows *rows;
    int64_t *tickets;
    size_t count;
};

static bool list_persons(struct person_listing *p, struct tx *tx, struct id **ret_ids,
                         struct fault *f)
{
    struct person_row *rows;

    if (!store_person_list(tx, p->find.arena, p->filter.org, p->before, p->limit, &p->filter.scope,
                           &rows, &p->count, f))
        return false;
    *ret_ids = arena_many(p->find.arena, struct id, p->count + 1);
    for (size_t i = 0; *ret_ids && i < p->count; i++)
        (*ret_ids)[i] = rows[i].id;
    return arena_check(p->find.arena, f);
}

/* By exact identifier; by name through the tickets that hold it. */
static bool search_persons(struct person_listing *p, struct tx *tx, struct id **ret_ids,
                           struct fault *f)
{
    struct listing *l = &p->find;
    struct id *seen = ids_new(l), *ids = ids_new(l), person;
    bool visible = false;

    l->rows = arena_many(l->arena, struct ticket_row, SEARCH_MAX + 1);
    if (!seen || !ids || !l->rows)
        return arena_check(l->arena, f);
    if (!find_person(l, tx, &person, f) ||
        (!id_is_none(person) && !person_is_seen(l, tx, person, &visible, f)))
        return false;
    if (visible)
        ids[p->count++] = person;
    else if (!search_words(l, tx, seen, f))
        return false;
    for (size_t i = 0; i < l->count; i++) {
        bool known = false;

        for (size_t k = 0; k < p->count; k++)
            known = known || id_eq(ids[k], l->rows[i].person);
        if (!known)
            ids[p->count++] = l->rows[i].person;
    }
    *ret_ids = ids;
    return true;
}

/* How to reach each of a whole page's persons is nobody's to read off: one person's own page tells,
 * and counts as an opening. */
#define LISTED_MASKED (1u << CATEGORY_CONTACT | 1u << CATEGORY_IDENTIFIER)

static bool read_person_page(struct tx *tx, void *arg, struct fault *f)
{
    struct person_listing *p = arg;
    struct arena *a = p->find.arena;
    struct id *ids = NULL;

    if (!scope_of_list(tx, p->find.by, p->find.purpose, &p->filter.scope, f))
        return false;
    if (!(p->find.query.len ? search_persons(p, tx, &ids, f) : list_persons(p, tx, &ids, f)))
        return false;
    p->rows = arena_many(a, struct person_rows, p->count + 1);
    p->tickets = arena_many(a, int64_t, p->count + 1);
    if (!arena_check(a, f))
        return false;
    for (size_t i = 0; i < p->count; i++)
        /* Both gave ids, or arena_check() said false. */
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
        if (!people_rows(tx, a, p->filter.org, ids[i], &p->rows[i], f) ||
            !store_person_tickets(tx, ids[i], &p->tickets[i], f))
            return false;
        else
            p->rows[i].masked = grave_categories(p->find.by) | LISTED_MASKED;
    return true;
}

static bool decide_persons(struct desk *d, struct arena *a, const struct principal *by,
                           enum purpose purpose, const struct person_rows *rows, size_t count,
                           const struct grant **ret, struct fault *f)
{
    struct crypto_part parts[PAGE_MAX + 1];
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct access_wanted w = {
        .by = *by,
        .purpose = purpose,
        .act = count == 1 ? "person.read" : "person.list",
        .on_kind = count == 1 ? "person" : NULL,
        .on = count == 1 ? rows[0].person.id : ID_NONE,
        .needs = 1u << CATEGORY_IDENTITY,
        .wants = 1u << CATEGORY_CONTACT | 1u << CATEGORY_IDENTIFIER,
        .digest = digest,
        .n = (int64_t)count,
        .counted = true,
    };

    for (size_t i = 0; i < count; i++)
        parts[i] = (struct crypto_part){ rows[i].person.id.b, sizeof rows[i].person.id.b };
    crypto_sha256(parts, count, digest);
    return policy_decide(d->parts.policy, a, &w, ret, f);
}

bool desk_persons(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                  struct str query, struct id before, int64_t limit, struct person_page *ret,
                  struct fault *f)
{
    scoped(blinder) *b = NULL;
    struct person_listing p = { .before = before, .filter = { .org = by->org, .limit = PAGE_MAX } };
    const struct grant *g;
    bool done;

    *ret = (struct person_page){ 0 };
    limit = limit < 1 ? 50 : limit > PAGE_MAX ? PAGE_MAX : limit;
    p.limit = limit + 1;
    p.find = (struct listing){ .desk = d,
                               .arena = a,
                               .by = by,
                               .purpose = purpose,
                               .filter = &p.filter,
                               .query = str_trim(query) };
    if (!vault_blinder(d->parts.vault, by->org, &b, f))
        return false;
    p.find.blinder = b;
    p.find.place = learn_clear(&p.find, f) ? place_take(d, f) : NULL;
    if (!p.find.place)
        return false;
    done = store_read(d->parts.store, read_person_page, &p, f);
    place_give(d, p.find.place);
    if (!done)
        return false;
    ret->more = p.count > (size_t)limit;
    if (ret->more)
        p.count = (size_t)limit;
    ret->tickets = p.tickets;
    ret->persons = arena_many(a, struct person_view, p.count + 1);
    if (!ret->persons)
        return arena_check(a, f);
    if (!decide_persons(d, a, by, purpose, p.rows, p.count, &g, f))
        return false;
    for (; ret->count < p.count; ret->count++)
        if (!people_open(d->parts.vault, g, a, &p.rows[ret->count], &ret->persons[ret->count], f))
            return false;
    return true;
}

struct person_wanted {
    struct arena *arena;
    struct listing *listing;
    struct id org, id;
    struct person_rows rows;
    struct ticket_row *tickets;
    size_t count;
};

static bool leave_seen(struct person_wanted *w, struct tx *tx, struct fault *f)
{
    struct listing *l = w->listing;
    size_t left = 0;
    bool visible;

    if (!scope_of_list(tx, l->by, l->purpose, &l->filter->scope, f))
        return false;
    for (size_t i = 0; i < w->count; i++) {
        if (!is_seen(l, tx, w->tickets[i].id, &visible, f))
            return false;
        if (visible)
            w->tickets[left++] = w->tickets[i];
    }
    w->count = left;
    return true;
}

static bool read_person(struct tx *tx, void *arg, struct fault *f)
{
    struct person_wanted *w = arg;

    w->rows.masked = grave_categories(w->listing->by);
    return people_rows(tx, w->arena, w->org, w->id, &w->rows, f) &&
           store_ticket_of_person(tx, w->arena, w->org, w->id, &w->tickets, &w->count, f) &&
           leave_seen(w, tx, f);
}

/* Whether a page shows by what a person can be reached: then it counts as an opening. */
static bool gives_clear(const struct grant *g)
{
    return grant_access(g, CATEGORY_CONTACT) == ACCESS_CLEAR ||
           grant_access(g, CATEGORY_IDENTIFIER) == ACCESS_CLEAR;
}

bool desk_person(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                 struct id person, struct person_view *ret_person, struct ticket_page *ret_tickets,
                 struct fault *f)
{
    struct ticket_filter filter = { .org = by->org };
    struct listing l = { .desk = d, .arena = a, .by = by, .purpose = purpose, .filter = &filter };
    struct person_wanted w = { .arena = a, .listing = &l, .org = by->org, .id = person };
    const struct grant *g;

    *ret_tickets = (struct ticket_page){ 0 };
    if (!store_read(d->parts.store, read_person, &w, f) ||
        !decide_persons(d, a, by, purpose, &w.rows, 1, &g, f) ||
        (gives_clear(g) && !opening_count_person(d, by, purpose, person, g, f)) ||
        !people_open(d->parts.vault, g, a, &w.rows, ret_person, f))
        return false;
    l.rows = w.tickets;
    l.count = w.count;
    l.persons = arena_many(a, struct person_rows, w.count);
    if (w.count && !l.persons)
        return arena_check(a, f);
    for (size_t i = 0; i < w.count; i++)
        l.persons[i] = w.rows;
    return open_page(&l, by, purpose, ret_tickets, f);
}
