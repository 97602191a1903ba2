/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_priv.h - made-up values that stand in a text for real ones.
 *
 * A surrogate has the form of its value, passes the same checks, and names nobody: it lies in a
 * range that is set aside for examples or that is not given out (the tables say which and who
 * says so).  What has no such range keeps its token. */
#ifndef PII_SURROGATE_PRIV_H
#define PII_SURROGATE_PRIV_H

#include "pii/mask/book_priv.h"

/* What one surrogate is drawn from: the same for the same value of a conversation. */
struct maker {
    struct arena *arena;
    const struct pii_book *book;
    const char *kind;
    uint64_t state;
    unsigned attempt; /* 0 first; another one each time a surrogate was no good */
};

uint32_t draw_below(struct maker *m, uint32_t n);
/* A maker whose draws depend on these bytes, the conversation and the attempt alone. */
struct maker maker_of(const struct maker *m, enum span_type type, struct str seed);

/* The surrogate of a value of this type; STR_NONE: it has none. */
struct str surrogate_make(struct maker *m, enum span_type type, struct str value);

/* Each gives STR_NONE for a value whose form it does not know, or that has no unreal range. */
/* surrogate_words.c */
struct str surrogate_person(struct maker *m, struct str value);
struct str surrogate_goods(struct maker *m, struct str value); /* a name that is nobody's */
struct str surrogate_email(struct maker *m, struct str value);
struct str surrogate_address(struct maker *m, struct str value);
/* surrogate_numbers.c */
struct str surrogate_phone(struct maker *m, struct str value);
struct str surrogate_number(struct maker *m, struct str value);
struct str surrogate_iban(struct maker *m, struct str value);
struct str surrogate_bic(struct maker *m, struct str value);
struct str surrogate_card(struct maker *m, struct str value);
struct str surrogate_plate(struct maker *m, struct str value);
struct str surrogate_passport(struct maker *m, struct str value);
/* surrogate_more.c */
struct str surrogate_dob(struct maker *m, struct str value);
struct str surrogate_ip(struct maker *m, struct str value);
struct str surrogate_mac(struct maker *m, struct str value);
struct str surrogate_geo(struct maker *m, struct str value);

/* ---- the letters and digits of a value, without what parts them ---- */

#define CODE_MAX 48

struct code {
    char c[CODE_MAX + 1]; /* capitals, digits */
    uint32_t at[CODE_MAX];
    size_t n;
};

/* False when there are more, or others than ASCII's. */
bool code_read(struct str value, struct code *ret);
/* The value with these letters and digits in place of its own; small letters stay small. */
struct str code_write(struct arena *a, struct str value, const struct code *code);

/* ---- which numbers are nobody's (surrogate_ranges.c) ----
 *
 * In a form '#' is any digit, '%' 1 to 9, '@' any letter, '*' either, '=' as in the value, '.'
 * another of the same class as in the value; digits and capitals are themselves.  A form fits a
 * value that has digits and letters where it has them. */

struct unreal {
    const char *kind; /* as in identifier.c */
    const char *form;
};
extern const struct unreal unreal_numbers[]; /* ends with a kind of NULL */

/* Telephone numbers: country code, how the national number begins, its form. */
struct unreal_phone {
    const char *country, *first, *form;
};
extern const struct unreal_phone unreal_phones[]; /* ends with a country of NULL */

/* Account numbers: country, and how what stands behind the check digits begins. */
extern const struct unreal unreal_banks[]; /* ends with a kind of NULL */
/* Cards: how they begin ("4"), and the form of the first six digits. */
extern const struct unreal unreal_cards[]; /* ends with a kind of NULL */

void form_fill(struct maker *m, const char *form, const struct code *value, struct code *ret);

#endif
