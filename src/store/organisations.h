/* SPDX-License-Identifier: EUPL-1.2 */
/* organisations.h - rows of organisations, their sources and the sources' tokens. */
#ifndef STORE_ORGANISATIONS_H
#define STORE_ORGANISATIONS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "domain/privacy.h"
#include "store/store.h"

/* Settings of the installation. FAULT_MISSING when not set. */
bool store_setting_get(struct tx *tx, struct arena *a, struct str name, struct str *ret_value,
                       struct fault *f);
bool store_setting_put(struct tx *tx, struct str name, struct str value, struct fault *f);

struct org_row {
    struct id id;
    struct str name, settings; /* settings: JSON */
    int64_t lessons;           /* grows whenever what agents corrected changes */
    int64_t users;             /* grows whenever a user is added or changed */
};

bool store_org_add(struct tx *tx, const struct org_row *row, msec created, struct fault *f);
bool store_org_get(struct tx *tx, struct arena *a, struct id id, struct org_row *ret,
                   struct fault *f);
bool store_org_by_name(struct tx *tx, struct arena *a, struct str name, struct org_row *ret,
                       struct fault *f);
bool store_org_list(struct tx *tx, struct arena *a, struct org_row **ret_rows, size_t *ret_count,
                    struct fault *f);
bool store_org_set(struct tx *tx, struct id id, struct str settings, struct fault *f);
/* Takes the organisation's next ticket number. */
bool store_org_number(struct tx *tx, struct id id, int64_t *ret_number, struct fault *f);

struct source_row {
    struct id id, org;
    struct str name, channel;
    struct str purpose; /* "" when not declared */
    struct str basis;   /* "none" when not declared */
    struct str special_condition, categories;
    int64_t retention_days; /* 0 when not declared */
    msec created;
};

bool store_source_add(struct tx *tx, const struct source_row *row, struct fault *f);
/* Changes what is declared; name and channel stay.  FAULT_MISSING: not in this organisation. */
bool store_source_set(struct tx *tx, const struct source_row *row, struct fault *f);
bool store_source_get(struct tx *tx, struct arena *a, struct id id, struct source_row *ret,
                      struct fault *f);
bool store_source_by_name(struct tx *tx, struct arena *a, struct id org, struct str name,
                          struct source_row *ret, struct fault *f);
bool store_source_list(struct tx *tx, struct arena *a, struct id org, struct source_row **ret_rows,
                       size_t *ret_count, struct fault *f);

struct token_row {
    struct id id, org;
    struct id source; /* ID_NONE: for AI tasks */
    struct str name;
    msec created, revoked;
    struct id maker; /* the account that made it, or ID_NONE: the shell */
    msec expires;    /* 0: never */
    msec used;       /* about when, last; 0: never */
    struct str tasks;
};

bool store_token_add(struct tx *tx, const struct token_row *row, const uint8_t hash[static 32],
                     struct fault *f);
/* FAULT_UNKNOWN when there is none or it was revoked. */
bool store_token_by_hash(struct tx *tx, struct arena *a, const uint8_t hash[static 32],
                         struct token_row *ret, struct fault *f);
/* Those not revoked. */
bool store_token_list(struct tx *tx, struct arena *a, struct id org, struct token_row **ret_rows,
                      size_t *ret_count, struct fault *f);
bool store_token_revoke(struct tx *tx, struct id org, struct id id, msec at, struct fault *f);
/* All that an account made. */
bool store_token_revoke_of(struct tx *tx, struct id maker, msec at, struct fault *f);
bool store_token_used(struct tx *tx, struct id id, msec at, struct fault *f);
bool store_token_rehash(struct tx *tx, struct id id, const uint8_t hash[static 32],
                        struct fault *f);

#endif
