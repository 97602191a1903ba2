/* SPDX-License-Identifier: EUPL-1.2 */
/* macros.h - rows of an organisation's macros: replies that are kept ready. */
#ifndef STORE_MACROS_H
#define STORE_MACROS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define MACROS_MAX 1000 /* of an organisation, everybody's own and archived ones included */

struct macro_row {
    struct id id, org;
    struct id family;          /* the macro that this one is a translation of, or its own */
    int64_t version;           /* from 1 */
    struct str lang;           /* "fr", "en", ... */
    struct str name, shortcut; /* shortcut "": none */
    struct str text;
    struct str intent, queue; /* "": any */
    bool shared;              /* by all of the organisation; else its owner's own */
    struct id owner;
    struct str actions; /* JSON (desk/macros.h) */
    bool archived;
    int64_t uses;
    msec used; /* 0: never */
    msec created, updated;
};

/* FAULT_LIMIT past MACROS_MAX. */
bool store_macro_add(struct tx *tx, const struct macro_row *row, struct fault *f);
/* From the version before: FAULT_CONFLICT when somebody was faster. */
bool store_macro_set(struct tx *tx, const struct macro_row *row, struct fault *f);
/* Shared ones, and those of `account`: FAULT_MISSING. */
bool store_macro_get(struct tx *tx, struct arena *a, struct id org, struct id account, struct id id,
                     struct macro_row *ret, struct fault *f);
/* In order of their names. */
bool store_macro_list(struct tx *tx, struct arena *a, struct id org, struct id account,
                      bool archived, struct macro_row **ret_rows, size_t *ret_count,
                      struct fault *f);
/* Does another one have its shortcut, for somebody who types it; its language in its family? */
bool store_macro_shortcut_taken(struct tx *tx, const struct macro_row *row, bool *ret_taken,
                                struct fault *f);
bool store_macro_language_taken(struct tx *tx, const struct macro_row *row, bool *ret_taken,
                                struct fault *f);
bool store_macro_used(struct tx *tx, struct id org, struct id id, msec at, struct fault *f);

#endif
