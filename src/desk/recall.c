/* SPDX-License-Identifier: EUPL-1.2 */
/* recall.c - what the desk knows of a person, opened to find it again in what is written to or by
 * them.
 *
 * It is an access like any other: decided by the policy for whoever's message it is, and in the
 * journal first.  What the policy does not give in clear is not looked for. */
#include <string.h>

#include "desk/desk_priv.h"

const enum span_type known_types[KNOWN_KINDS] = { SPAN_EMAIL, SPAN_PHONE, SPAN_HANDLE,
                                                  SPAN_CUSTOMER_REF };

struct recollection {
    struct arena *arena;
    struct id org, person;
    struct person_rows rows;
};

static bool read_person(struct tx *tx, void *arg, struct fault *f)
{
    struct recollection *r = arg;

    return people_rows(tx, r->arena, r->org, r->person, &r->rows, f);
}

bool person_recall(struct desk *d, struct arena *a, const struct principal *by, struct id person,
                   struct person_view *ret, struct fault *f)
{
    struct access_wanted w = {
        .by = *by,
        .purpose = PURPOSE_SUPPORT,
        .act = "person.recall",
        .on_kind = "person",
        .on = person,
        .wants = 1u << CATEGORY_IDENTITY | 1u << CATEGORY_CONTACT | 1u << CATEGORY_IDENTIFIER,
        .n = 1,
    };
    struct recollection r = { .arena = a, .org = by->org, .person = person };
    const struct grant *g;

    return store_read(d->parts.store, read_person, &r, f) &&
           policy_decide(d->parts.policy, a, &w, &g, f) &&
           people_open(d->parts.vault, g, a, &r.rows, ret, f);
}

/* Nothing is left out. */
static bool is_whole(const struct person_view *p)
{
    if (p->erased)
        return true;
    for (size_t i = 0; i < p->contact_count; i++)
        if (p->contacts[i].access != ACCESS_CLEAR)
            return false;
    return p->name_access == ACCESS_CLEAR;
}

bool person_recall_whole(struct desk *d, struct arena *a, const struct principal *by,
                         struct id person, struct person_view *ret, struct fault *f)
{
    return person_recall(d, a, by, person, ret, f) &&
           (is_whole(ret) ||
            fault_deny(f, "ai:watch",
                       "the policy lets no tool read names and contacts in clear for support, so "
                       "they cannot be looked for in what would leave"));
}

/* ---- as hints ---- */

bool knowledge_start(struct knowledge *k, struct arena *a, const struct person_view *person,
                     struct fault *f)
{
    size_t contacts = person ? person->contact_count : 0;
    size_t room = contacts + KNOWLEDGE_MORE + 2 * COLLEAGUES_KNOWN;

    *k = (struct knowledge){ .at = arena_many(a, struct pii_known, room), .room = room };
    if (!k->at)
        return arena_check(a, f);
    if (person && person->name_access == ACCESS_CLEAR)
        know(k, SPAN_PERSON, person->name);
    for (size_t i = 0; i < contacts; i++)
        if (person->contacts[i].access == ACCESS_CLEAR)
            know(k, known_types[person->contacts[i].kind], person->contacts[i].text);
    return true;
}

void know(struct knowledge *k, enum span_type type, struct str value)
{
    if (value.len && k->count < k->room)
        k->at[k->count++] = (struct pii_known){ type, value };
}

/* ---- does a name fit? ---- */

#define NAME_WORDS_MAX 16

static size_t name_words(struct arena *a, struct str name, struct str words[static NAME_WORDS_MAX])
{
    struct str rest = pii_normal(a, SPAN_PERSON, name), word;
    size_t n = 0;

    while (n < NAME_WORDS_MAX && str_split(&rest, ' ', &word))
        words[n++] = word;
    return n;
}

bool person_name_fits(struct arena *a, struct str one, struct str other)
{
    struct str few[NAME_WORDS_MAX], many[NAME_WORDS_MAX];
    size_t n = name_words(a, one, few), m = name_words(a, other, many);

    if (n > m)
        return person_name_fits(a, other, one);
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;

        while (k < m && !str_eq(few[i], many[k]))
            k++;
        if (k == m)
            return false;
    }
    return true;
}
