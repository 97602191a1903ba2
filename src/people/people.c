/* SPDX-License-Identifier: EUPL-1.2 */
/* people.c - see people.h. */
#include "people/people.h"

#include <string.h>

#include "base/buf.h"
#include "text/text.h"

static const char *const kinds[KNOWN_KINDS] = {
    [KNOWN_EMAIL] = "email",
    [KNOWN_PHONE] = "phone",
    [KNOWN_HANDLE] = "handle",
    [KNOWN_CUSTOMER_REF] = "customer_ref",
};

/* The category each kind is opened as. */
static const enum category categories[KNOWN_KINDS] = {
    [KNOWN_EMAIL] = CATEGORY_CONTACT,
    [KNOWN_PHONE] = CATEGORY_CONTACT,
    [KNOWN_HANDLE] = CATEGORY_CONTACT,
    [KNOWN_CUSTOMER_REF] = CATEGORY_IDENTIFIER,
};

const char *identifier_kind_name(enum identifier_kind k)
{
    return kinds[k];
}

enum category people_category(enum identifier_kind k)
{
    return categories[k];
}

static bool kind_parse(struct str s, enum identifier_kind *ret)
{
    for (int i = 0; i < KNOWN_KINDS; i++) {
        if (str_eq(s, str_of(kinds[i]))) {
            *ret = (enum identifier_kind)i;
            return true;
        }
    }
    return false;
}

/* ---- normal forms ---- */

static struct str normal_email(struct arena *a, struct str value)
{
    struct str lower = str_lower(a, str_trim(value));
    size_t at = str_chr(lower, '@', 0), plus = str_chr(lower, '+', 0);

    if (at == STR_NPOS || at == 0 || at + 1 == lower.len)
        return STR_NONE;
    if (plus == STR_NPOS || plus == 0 || plus > at)
        return lower;
    return str_printf(a, "%.*s%.*s", STR_ARG(str_slice(lower, 0, plus)),
                      STR_ARG(str_from(lower, at)));
}

/* "+33612345678": 00 is +, a national 0 is France's. */
static struct str normal_phone(struct arena *a, struct str value)
{
    struct str folded = text_fold(a, str_trim(value), NULL);
    struct buf digits = buf_new(a, 32);
    bool plus = folded.len && folded.ptr[0] == '+';
    struct str d;

    /* "+33 (0)6": the zero in brackets is said, not dialled. */
    for (size_t i = 0; i < folded.len; i++)
        if (ascii_digit(folded.ptr[i]) &&
            !(plus && i && folded.ptr[i - 1] == '(' && folded.ptr[i] == '0'))
            buf_add_char(&digits, folded.ptr[i]);
    d = buf_str(&digits);
    if (digits.failed || d.len < 6 || d.len > 15)
        return STR_NONE;
    if (plus)
        return str_printf(a, "+%.*s", STR_ARG(d));
    if (str_starts(d, STR("00")))
        return str_printf(a, "+%.*s", STR_ARG(str_from(d, 2)));
    if (d.ptr[0] == '0')
        return str_printf(a, "+33%.*s", STR_ARG(str_from(d, 1)));
    return str_copy(a, d);
}

static struct str normal_word(struct arena *a, struct str value)
{
    struct str word = str_trim(value);
    struct buf out = buf_new(a, 600);

    for (size_t i = 0; i < word.len; i++)
        if (!ascii_space(word.ptr[i]) && !(i == 0 && word.ptr[i] == '@'))
            buf_add_char(&out, ascii_upper(word.ptr[i]));
    return out.failed ? STR_NONE : buf_str(&out);
}

struct str people_normal(struct arena *a, enum identifier_kind kind, struct str value)
{
    switch (kind) {
    case KNOWN_EMAIL:
        return normal_email(a, value);
    case KNOWN_PHONE:
        return normal_phone(a, value);
    default:
        return normal_word(a, value);
    }
}

/* ---- finding and learning ---- */

/* ID_NONE when nobody is known by this normal form. */
static bool find_one(const struct blinder *b, struct tx *tx, struct id org, struct str kind,
                     struct str normal, struct id *ret_person, struct fault *f)
{
    struct fault none = { 0 };
    uint8_t blind[16];

    *ret_person = ID_NONE;
    blinder_digest(b, kind, normal, blind);
    return store_identifier_find(tx, org, kind, blind, ret_person, &none) ||
           none.kind == FAULT_MISSING || fault_set(f, none.kind, "%s", none.text);
}

bool people_find(const struct blinder *b, struct tx *tx, struct arena *a, struct id org,
                 const struct person_said *said, struct id *ret_person, struct fault *f)
{
    *ret_person = ID_NONE;
    for (int k = 0; k < KNOWN_KINDS && id_is_none(*ret_person); k++) {
        struct str normal = people_normal(a, (enum identifier_kind)k, said->known[k].text);

        if (normal.len && !find_one(b, tx, org, str_of(kinds[k]), normal, ret_person, f))
            return false;
    }
    return true;
}

bool people_sender(const struct blinder *b, struct tx *tx, struct arena *a, struct id org,
                   const struct person_said *said, struct known_sender *ret, struct fault *f)
{
    *ret = (struct known_sender){ .person = ID_NONE };
    for (int k = 0; k < KNOWN_KINDS; k++) {
        struct str normal = people_normal(a, (enum identifier_kind)k, said->known[k].text);

        if (!normal.len)
            continue;
        ret->shared = k == KNOWN_PHONE || k == KNOWN_CUSTOMER_REF;
        return find_one(b, tx, org, str_of(kinds[k]), normal, &ret->person, f);
    }
    return true;
}

static struct place name_place(struct id person, bool mask)
{
    return (struct place){ .table = "person",
                           .column = mask ? "name_mask" : "name",
                           .row = person,
                           .category = CATEGORY_IDENTITY,
                           .mask = mask };
}

static struct place known_place(struct id row, enum identifier_kind kind, bool mask)
{
    return (struct place){ .table = "identifier",
                           .column = mask ? "mask" : "value",
                           .row = row,
                           .category = categories[kind],
                           .mask = mask };
}

static bool add_person(struct vault *v, struct tx *tx, struct arena *a, const struct sealer *s,
                       struct person_row *row, struct str name, struct str mask, struct fault *f)
{
    struct place clear = name_place(row->id, false), masked = name_place(row->id, true);

    row->created = clock_now();
    if (name.len && (!vault_seal(s, a, &clear, name, &row->name, f) ||
                     !vault_seal(s, a, &masked, mask, &row->name_mask, f)))
        return false;
    return vault_sealer_keep(v, tx, s, f) && store_person_add(tx, row, f);
}

static bool add_known(struct tx *tx, struct arena *a, const struct sealer *s, struct id org,
                      struct identifier_row *row, enum identifier_kind kind,
                      const uint8_t blind[static 16], struct str value, struct str mask,
                      struct fault *f)
{
    struct place clear = known_place(row->id, kind, false);
    struct place masked = known_place(row->id, kind, true);

    return vault_seal(s, a, &clear, value, &row->value, f) &&
           vault_seal(s, a, &masked, mask, &row->mask, f) &&
           store_identifier_add(tx, org, row, blind, clock_now(), f);
}

bool people_learn(struct vault *v, struct tx *tx, struct arena *a, const struct learning *l,
                  struct fault *f)
{
    struct person_row row = { .id = l->person, .org = l->org };

    if (l->is_new && !add_person(v, tx, a, l->sealer, &row, l->said->name.text, l->masks->name, f))
        return false;
    for (int k = 0; k < KNOWN_KINDS; k++) {
        struct str normal = people_normal(a, (enum identifier_kind)k, l->said->known[k].text);
        struct identifier_row known = { .person = l->person, .kind = str_of(kinds[k]) };
        struct fault none = { 0 };
        struct id holder;
        uint8_t blind[16];

        if (!normal.len)
            continue;
        blinder_digest(l->blinder, known.kind, normal, blind);
        if (!l->is_new && store_identifier_find(tx, l->org, known.kind, blind, &holder, &none))
            continue;
        known.id = id_new();
        if (!add_known(tx, a, l->sealer, l->org, &known, (enum identifier_kind)k, blind,
                       l->said->known[k].text, l->masks->known[k], f))
            return false;
    }
    return true;
}

/* ---- reading ---- */

bool people_rows(struct tx *tx, struct arena *a, struct id org, struct id person,
                 struct person_rows *ret, struct fault *f)
{
    return store_person_get(tx, a, org, person, &ret->person, f) &&
           store_identifier_list(tx, a, person, &ret->known, &ret->known_count, f);
}

/* Opens clear or mask, whichever the grant gives; none is no fault. */
static bool open_as_given(struct vault *v, const struct grant *g, struct arena *a, struct id person,
                          const struct place *clear, struct str sealed, const struct place *mask,
                          struct str sealed_mask, struct str *ret, struct fault *f)
{
    enum access given = grant_access(g, clear->category);
    struct clear text = { STR_NONE };

    if (given == ACCESS_NONE || !sealed.len)
        return true;
    if (!(given == ACCESS_CLEAR ? vault_open(v, g, a, person, clear, sealed, &text, f)
                                : vault_open(v, g, a, person, mask, sealed_mask, &text, f)))
        return false;
    *ret = text.text;
    return true;
}

static bool open_name(struct vault *v, const struct grant *g, struct arena *a,
                      const struct person_row *row, struct person_view *ret, struct fault *f)
{
    struct place clear = name_place(row->id, false), mask = name_place(row->id, true);

    ret->name_access = grant_access(g, CATEGORY_IDENTITY);
    return open_as_given(v, g, a, row->id, &clear, row->name, &mask, row->name_mask, &ret->name, f);
}

/* What a contact is given as: the grant's, or less where the reader must show a factor first. */
static enum access given_of(const struct grant *g, const struct person_rows *rows,
                            enum category category)
{
    enum access given = grant_access(g, category);

    return given == ACCESS_CLEAR && rows->masked >> category & 1u ? ACCESS_MASKED : given;
}

static bool open_contact(struct vault *v, const struct grant *g, struct arena *a, struct id person,
                         const struct identifier_row *row, struct contact *c, struct fault *f)
{
    bool clear = c->access == ACCESS_CLEAR;
    struct place at = known_place(row->id, c->kind, !clear);
    struct clear text = { STR_NONE };

    if (c->access == ACCESS_NONE || !row->value.len)
        return true;
    if (!vault_open(v, g, a, person, &at, clear ? row->value : row->mask, &text, f))
        return false;
    c->text = text.text;
    return true;
}

static bool open_known(struct vault *v, const struct grant *g, struct arena *a,
                       const struct person_rows *rows, struct person_view *ret, struct fault *f)
{
    ret->contacts = arena_many(a, struct contact, rows->known_count);
    if (rows->known_count && !ret->contacts)
        return arena_check(a, f);
    for (size_t i = 0; i < rows->known_count; i++) {
        const struct identifier_row *row = &rows->known[i];
        struct contact *c = &ret->contacts[ret->contact_count];

        if (!kind_parse(row->kind, &c->kind))
            continue;
        c->access = given_of(g, rows, categories[c->kind]);
        if (!open_contact(v, g, a, rows->person.id, row, c, f))
            return false;
        ret->contact_count++;
    }
    return true;
}

bool people_open(struct vault *v, const struct grant *g, struct arena *a,
                 const struct person_rows *rows, struct person_view *ret, struct fault *f)
{
    struct fault why = { 0 };

    *ret = (struct person_view){ .id = rows->person.id,
                                 .restricted = rows->person.restricted != 0,
                                 .erased = rows->person.erased != 0 };
    if (ret->erased ||
        (open_name(v, g, a, &rows->person, ret, &why) && open_known(v, g, a, rows, ret, &why)))
        return true;
    if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    /* The key is gone and the row does not say so yet. */
    *ret = (struct person_view){ .id = rows->person.id, .erased = true };
    return true;
}
