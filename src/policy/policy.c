/* SPDX-License-Identifier: EUPL-1.2 */
/* policy.c - decisions, each in the journal before it is told; and the matrices in force.
 *
 * The matrix of each organisation is kept parsed in memory: a decision costs a table look-up and
 * one durable journal entry.  A grant is made in one place, decide(), below. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "policy/policy_priv.h"
#include "policy/scope.h"
#include "store/policies.h"

struct grant {
    struct id org;
    uint8_t access[CATEGORIES];
    uint64_t entry;
    msec at;
};

bool policy_open(struct store *s, struct journal *j, struct policy **ret_policy, struct fault *f)
{
    struct policy *p = calloc(1, sizeof *p);

    if (!p)
        return fault_set(f, FAULT_BROKEN, "no memory for the policy");
    p->store = s;
    p->journal = j;
    pthread_mutex_init(&p->mutex, NULL);
    *ret_policy = p;
    return true;
}

void policy_close(struct policy *p)
{
    if (!p)
        return;
    while (p->list) {
        struct in_force *next = p->list->next;

        free(p->list);
        p->list = next;
    }
    pthread_mutex_destroy(&p->mutex);
    free(p);
}

/* ---- matrices in force ---- */

struct newest {
    struct arena *arena;
    struct id org;
    struct policy_row row;
};

/* Is there a line of this line's task? */
static bool has_task(struct str contracts, struct str wanted)
{
    struct str task = str_slice(wanted, 0, str_chr(wanted, ',', 0) + 1), line;

    while (str_line(&contracts, &line))
        if (str_starts(line, task))
            return true;
    return false;
}

bool policy_complete(struct arena *a, struct policy_row *row, struct fault *f)
{
    struct buf b = buf_new(a, 2 * POLICY_CSV_MAX);
    struct str rest = contracts_default(), line;

    if (row->version != 1 || !id_is_none(row->by) || !row->contracts.ptr)
        return true;
    buf_add(&b, row->contracts);
    while (str_line(&rest, &line))
        if (!has_task(row->contracts, line))
            buf_printf(&b, "%.*s\n", STR_ARG(line));
    row->contracts = buf_str(&b);
    return buf_check(&b, f);
}

static bool read_newest(struct tx *tx, void *arg, struct fault *f)
{
    struct newest *n = arg;

    return store_policy_newest(tx, n->arena, n->org, &n->row, f) &&
           policy_complete(n->arena, &n->row, f);
}

/* Holding the mutex; NULL when it is not loaded. */
static struct in_force *find(struct policy *p, struct id org)
{
    for (struct in_force *m = p->list; m; m = m->next)
        if (id_eq(m->org, org))
            return m;
    return NULL;
}

bool policy_keep(struct policy *p, struct id org, int64_t version, const struct matrix *matrix,
                 struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&p->mutex);
    struct in_force *m = find(p, org);

    if (!m) {
        m = calloc(1, sizeof *m);
        if (!m)
            return fault_set(f, FAULT_BROKEN, "no memory for a policy");
        m->org = org;
        m->next = p->list;
        p->list = m;
    }
    if (version >= m->version) {
        m->version = version;
        m->matrix = *matrix;
    }
    return true;
}

bool policy_in_force(struct policy *p, struct id org, struct matrix *ret, int64_t *ret_version,
                     struct fault *f)
{
    scoped(arena) *a = arena_new(POLICY_CSV_MAX * 4);
    struct newest n = { .arena = a, .org = org };

    {
        scoped_lock pthread_mutex_t *held = lock(&p->mutex);
        struct in_force *m = find(p, org);

        if (m) {
            *ret = m->matrix;
            *ret_version = m->version;
            return true;
        }
    }
    if (!a || !store_read(p->store, read_newest, &n, f) || !matrix_read(a, n.row.matrix, ret, f))
        return fault_wrap(f, "policy");
    *ret_version = n.row.version;
    return policy_keep(p, org, n.row.version, ret, f);
}

/* ---- decisions ---- */

struct decision {
    struct policy *policy;
    struct journal_entry entry;
    uint64_t n;
};

static bool write_entry(struct tx *tx, void *arg, struct fault *f)
{
    struct decision *d = arg;

    return journal_append(d->policy->journal, tx, &d->entry, &d->n, f);
}

#define CATEGORIES_TEXT_SIZE 128

/* "content,identity" in table order. */
static void name_categories(unsigned set, char text[static CATEGORIES_TEXT_SIZE])
{
    size_t n = 0;

    text[0] = '\0';
    for (unsigned c = 0; c < CATEGORIES; c++)
        if (set >> c & 1u)
            n += (size_t)snprintf(text + n, CATEGORIES_TEXT_SIZE - n, "%s%s", n ? "," : "",
                                  category_name((enum category)c));
}

/* Fills the grant; false when a needed category is refused, `rule` then says by what.  A yes is
 * named by the last needed category, or, where nothing is needed, by the first wanted one that
 * is given; nothing given is "default-deny". */
static bool weigh(const struct matrix *m, const struct access_wanted *w, struct grant *g,
                  unsigned *ret_opened, char rule[static FAULT_RULE_MAX])
{
    bool yes = true, named = false;

    *ret_opened = 0;
    for (unsigned c = 0; c < CATEGORIES; c++) {
        struct reason why;
        bool needed = (w->needs >> c & 1u) != 0;
        bool clear = (w->needs_clear >> c & 1u) != 0;

        if (!needed && !(w->wants >> c & 1u))
            continue;
        matrix_weigh(m, w->by.roles, w->purpose, (enum category)c, &why);
        if (needed)
            matrix_emergency(w->emergency, w->purpose, (enum category)c, &why);
        g->access[c] = (uint8_t)why.access;
        if (why.access != ACCESS_NONE)
            *ret_opened |= 1u << c;
        if (needed && why.access < (clear ? ACCESS_CLEAR : ACCESS_MASKED)) {
            if (yes)
                reason_rule(&why, w->purpose, (enum category)c, rule);
            yes = false;
        } else if (yes && (needed || (!w->needs && !named && why.access != ACCESS_NONE))) {
            reason_rule(&why, w->purpose, (enum category)c, rule);
            named = true;
        }
    }
    return yes;
}

bool policy_decide(struct policy *p, struct arena *a, const struct access_wanted *w,
                   const struct grant **ret_grant, struct fault *f)
{
    char rule[FAULT_RULE_MAX] = "default-deny", categories[CATEGORIES_TEXT_SIZE];
    struct decision d = { .policy = p };
    struct grant *g = arena_make(a, struct grant);
    struct scope scope;
    const char *against;
    struct matrix m;
    int64_t version;
    unsigned opened;
    bool yes;

    if (!g)
        return arena_check(a, f);
    if (!policy_in_force(p, w->by.org, &m, &version, f) || !policy_scope(p, w, &scope, f))
        return false;
    g->org = w->by.org;
    g->at = clock_now();
    yes = weigh(&m, w, g, &opened, rule);
    against = yes ? scope_decide(&scope, w->by.roles, w->purpose) : NULL;
    if (against) {
        snprintf(rule, sizeof rule, "%s", against);
        yes = false;
    }
    name_categories(yes ? opened : w->needs, categories);
    d.entry = (struct journal_entry){
        .at = g->at,
        .org = w->by.org,
        .by = w->by.id,
        .act = w->act,
        .on_kind = w->on_kind,
        .on = w->on,
        .purpose = purpose_name(w->purpose),
        .categories = categories,
        .result = yes && (opened || w->needs) ? "allowed" : "refused",
        .rule = rule,
        .digest = w->digest,
        .n = w->n,
        .counted = w->counted,
        .basis = w->basis,
    };
    if (!store_write(p->store, write_entry, &d, f))
        return fault_wrap(f, "journal");
    if (!yes)
        return fault_deny(f, rule, "%s for %s is not granted", w->act, purpose_name(w->purpose));
    g->entry = d.n;
    *ret_grant = g;
    return true;
}

enum access grant_access(const struct grant *g, enum category c)
{
    return (enum access)g->access[c];
}

struct id grant_org(const struct grant *g)
{
    return g->org;
}

uint64_t grant_entry(const struct grant *g)
{
    return g->entry;
}

msec grant_at(const struct grant *g)
{
    return g->at;
}

bool policy_explain(struct policy *p, struct id org, unsigned roles, enum purpose purpose,
                    enum category category, struct verdict_of_policy *ret, struct fault *f)
{
    struct matrix m;
    int64_t version;

    if (!policy_in_force(p, org, &m, &version, f))
        return false;
    matrix_decide(&m, roles, purpose, category, ret);
    return true;
}

/* ---- showing ---- */

bool policy_show(struct policy *p, struct arena *a, struct id org, struct str *ret_matrix,
                 struct str *ret_contracts, int64_t *ret_version, struct fault *f)
{
    struct newest n = { .arena = a, .org = org };

    if (!store_read(p->store, read_newest, &n, f))
        return false;
    *ret_matrix = n.row.matrix;
    *ret_contracts = n.row.contracts;
    *ret_version = n.row.version;
    return true;
}

bool policy_install(struct policy *p, struct tx *tx, struct id org, struct fault *f)
{
    struct policy_row row = {
        .version = 1,
        .matrix = matrix_default(),
        .contracts = contracts_default(),
        .at = clock_now(),
    };

    (void)p;
    return store_policy_add(tx, org, &row, f);
}
