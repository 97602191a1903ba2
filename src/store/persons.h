/* SPDX-License-Identifier: EUPL-1.2 */
/* persons.h - rows of persons and of the identifiers they are known by. */
#ifndef STORE_PERSONS_H
#define STORE_PERSONS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/scopes.h"
#include "store/store.h"

struct person_row {
    struct id id, org;
    struct str name, name_mask; /* sealed; ptr NULL: not known */
    int64_t restricted, vip;
    msec erased, created;
};

bool store_person_add(struct tx *tx, const struct person_row *row, struct fault *f);
bool store_person_name(struct tx *tx, const struct person_row *row, struct fault *f);
bool store_person_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                      struct person_row *ret, struct fault *f);
/* Newest first, those before `before` (all ones: from the newest). */
bool store_person_list(struct tx *tx, struct arena *a, struct id org, struct id before,
                       int64_t limit, const struct scope_filter *scope,
                       struct person_row **ret_rows, size_t *ret_count, struct fault *f);
/* Did one of these come right after the other?  Who was erased is no more between them. */
bool store_person_next(struct tx *tx, struct id org, struct id one, struct id other, bool *ret_is,
                       struct fault *f);
/* Marks as erased, drops name and identifiers. */
bool store_person_erased(struct tx *tx, struct id org, struct id id, msec at, struct fault *f);
bool store_person_tickets(struct tx *tx, struct id id, int64_t *ret_count, struct fault *f);

struct identifier_row {
    struct id id, person;
    struct str kind;        /* email, phone, handle, customer_ref */
    struct str value, mask; /* sealed */
};

/* Does nothing when somebody of this organisation has it already. */
bool store_identifier_add(struct tx *tx, struct id org, const struct identifier_row *row,
                          const uint8_t blind[static 16], msec created, struct fault *f);
/* FAULT_MISSING when nobody is known by it. */
bool store_identifier_find(struct tx *tx, struct id org, struct str kind,
                           const uint8_t blind[static 16], struct id *ret_person, struct fault *f);
bool store_identifier_list(struct tx *tx, struct arena *a, struct id person,
                           struct identifier_row **ret_rows, size_t *ret_count, struct fault *f);

#endif
