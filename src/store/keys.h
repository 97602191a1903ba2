/* SPDX-License-Identifier: EUPL-1.2 */
/* keys.h - rows of vault.db: wrapped keys.  Only vault/ can do anything with them. */
#ifndef STORE_KEYS_H
#define STORE_KEYS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct org_key_row {
    struct id org;
    int64_t version, master;
    struct str wrapped;
};

struct person_key_row {
    struct id person, org;
    int64_t version;
    struct str wrapped;
};

bool store_org_key_add(struct tx *tx, const struct org_key_row *row, msec created, struct fault *f);
/* Newest first; of every organisation (by organisation, oldest first) when `org` is ID_NONE. */
bool store_org_keys(struct tx *tx, struct arena *a, struct id org, struct org_key_row **ret_rows,
                    size_t *ret_count, struct fault *f);
bool store_org_key_rewrap(struct tx *tx, const struct org_key_row *row, struct fault *f);
/* Drops versions below `version` that wrap nothing any more. */
bool store_org_key_drop_old(struct tx *tx, struct id org, int64_t version, struct fault *f);

bool store_person_key_add(struct tx *tx, const struct person_key_row *row, struct fault *f);
bool store_person_key_get(struct tx *tx, struct arena *a, struct id person,
                          struct person_key_row *ret_row, struct fault *f);
/* At most 500 whose version is below `version`. */
bool store_person_keys_older(struct tx *tx, struct arena *a, struct id org, int64_t version,
                             struct person_key_row **ret_rows, size_t *ret_count, struct fault *f);
/* Only if it is still wrapped by `old_version`. */
bool store_person_key_rewrap(struct tx *tx, const struct person_key_row *row, int64_t old_version,
                             struct fault *f);
/* FAULT_MISSING when there is none. */
bool store_person_key_destroy(struct tx *tx, struct id org, struct id person, struct fault *f);

#endif
