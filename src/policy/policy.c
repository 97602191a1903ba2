/* SPDX-License-Identifier: EUPL-1.2 */
/* policy.c - decisions, each in the journal before it is told; and the matrices in force.
 *
 * The matrix of each organisation is kept parsed in memory: a decision costs a table look-up and
 * one durable journal entry.  A grant is made in one place, decide(), below. */
#include "policy/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "store/policies.h"

struct grant {
    struct id org;
    uint8_t access[CATEGORIES];
    uint64_t entry;
    msec at;
};

/* One organisation's matrix; a list, since a desk serves tens of organisations, not thousands. */
struct in_force {
    struct in_force *next;
    struct id org;
    int64_t version;
    struct matrix matrix;
};

struct policy {
    struct store *store;
    struct journal *journal;
    pthread_mutex_t mutex;
    struct in_force *list;
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

static bool read_newest(struct tx *tx, void *arg, struct fault *f)
{
    struct newest *n = arg;

    return store_policy_newest(tx, n->arena, n->org, &n->row, f);
}

/* Holding the mutex; NULL when it is not loaded. */
static struct in_force *find(struct policy *p, struct id org)
{
    for (struct in_force *m = p->list; m; m = m->next)
        if (id_eq(m->org, org))
            return m;
    return NULL;
}

static bool keep(struct policy *p, struct id org, int64_t version, const struct matrix *matrix,
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

static bool load(struct policy *p, struct id org, struct matrix *ret, struct fault *f)
{
    scoped(arena) *a = arena_new(POLICY_CSV_MAX * 4);
    struct newest n = { .arena = a, .org = org };

    {
        scoped_lock pthread_mutex_t *held = lock(&p->mutex);
        struct in_force *m = find(p, org);

        if (m) {
            *ret = m->matrix;
            return true;
        }
    }
    if (!a || !store_read(p->store, read_newest, &n, f) || !matrix_read(a, n.row.matrix, ret, f))
        return fault_wrap(f, "policy");
    return keep(p, org, n.row.version, ret, f);
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
        struct verdict_of_policy v;
        bool needed = (w->needs >> c & 1u) != 0;
        bool clear = (w->needs_clear >> c & 1u) != 0;

        if (!needed && !(w->wants >> c & 1u))
            continue;
        matrix_decide(m, w->by.roles, w->purpose, (enum category)c, &v);
        g->access[c] = (uint8_t)v.access;
        if (v.access != ACCESS_NONE)
            *ret_opened |= 1u << c;
        if (needed && v.access < (clear ? ACCESS_CLEAR : ACCESS_MASKED)) {
            if (yes)
                snprintf(rule, FAULT_RULE_MAX, "%s", v.rule);
            yes = false;
        } else if (yes && (needed || (!w->needs && !named && v.access != ACCESS_NONE))) {
            snprintf(rule, FAULT_RULE_MAX, "%s", v.rule);
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
    struct matrix m;
    unsigned opened;
    bool yes;

    if (!g)
        return arena_check(a, f);
    if (!load(p, w->by.org, &m, f))
        return false;
    g->org = w->by.org;
    g->at = clock_now();
    yes = weigh(&m, w, g, &opened, rule);
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

    if (!load(p, org, &m, f))
        return false;
    matrix_decide(&m, roles, purpose, category, ret);
    return true;
}

/* ---- showing and changing ---- */

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

struct change {
    struct policy *policy;
    struct arena *arena;
    struct principal by;
    struct str matrix, contracts;
    int64_t version;
};

static bool write_change(struct tx *tx, void *arg, struct fault *f)
{
    struct change *c = arg;
    struct policy_row old, row;
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct crypto_part parts[2];
    struct journal_entry entry;
    uint64_t n;

    if (!store_policy_newest(tx, c->arena, c->by.org, &old, f))
        return false;
    row = (struct policy_row){
        .version = old.version + 1,
        .matrix = c->matrix.ptr ? c->matrix : old.matrix,
        .contracts = c->contracts.ptr ? c->contracts : old.contracts,
        .by = c->by.id,
        .at = clock_now(),
    };
    parts[0] = (struct crypto_part){ row.matrix.ptr, row.matrix.len };
    parts[1] = (struct crypto_part){ row.contracts.ptr, row.contracts.len };
    crypto_sha256(parts, 2, digest);
    entry = (struct journal_entry){
        .org = c->by.org,
        .by = c->by.id,
        .act = "policy.apply",
        .purpose = purpose_name(PURPOSE_LEGAL),
        .result = "done",
        .digest = digest,
        .n = row.version,
    };
    c->version = row.version;
    return store_policy_add(tx, c->by.org, &row, f) &&
           journal_append(c->policy->journal, tx, &entry, &n, f);
}

bool policy_apply(struct policy *p, const struct principal *by, struct str matrix_csv,
                  struct str contracts_csv, int64_t *ret_version, struct fault *f)
{
    scoped(arena) *a = arena_new(POLICY_CSV_MAX * 8);
    struct change c = {
        .policy = p, .arena = a, .by = *by, .matrix = matrix_csv, .contracts = contracts_csv
    };
    struct matrix m;

    if (!a)
        return fault_set(f, FAULT_BROKEN, "no memory");
    if (matrix_csv.ptr && !matrix_read(a, matrix_csv, &m, f))
        return false;
    if (contracts_csv.ptr && !contracts_check(a, contracts_csv, f))
        return false;
    if (!store_write(p->store, write_change, &c, f))
        return false;
    *ret_version = c.version;
    return !matrix_csv.ptr || keep(p, by->org, c.version, &m, f);
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
