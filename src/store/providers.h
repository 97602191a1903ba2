/* SPDX-License-Identifier: EUPL-1.2 */
/* providers.h - rows of AI providers: what is declared of them, who approved which version, the
 * documents for it, and what went out through them. */
#ifndef STORE_PROVIDERS_H
#define STORE_PROVIDERS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define PROVIDERS_MAX           200 /* of an organisation, retired ones too */
#define PROVIDER_VERSIONS_SHOWN 50  /* the newest */
#define PROVIDER_APPROVALS_MAX  200 /* the newest */
#define PROVIDER_DOCUMENTS_MAX  20  /* of a provider */

/* What it may cost and take; none of it is part of what is approved.  0: no limit, no price. */
struct provider_limits {
    int64_t calls_max, tokens_max, cost_max; /* of a day; cost in millionths of a euro */
    int64_t price_in, price_out;             /* of a million tokens, in millionths of a euro */
    int64_t at_once, seconds;
};

struct provider_row {
    struct id id, org;
    int64_t version;
    struct str record, key; /* sealed; no key: ptr NULL */
    msec key_at;
    struct str tasks; /* comma separated; "": all */
    struct provider_limits limits;
    msec created, changed, retired;
};

bool store_provider_add(struct tx *tx, const struct provider_row *row, struct fault *f);
/* All but id, organisation and `created`.  FAULT_MISSING. */
bool store_provider_set(struct tx *tx, const struct provider_row *row, struct fault *f);
/* FAULT_MISSING, also for another organisation's. */
bool store_provider_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                        struct provider_row *ret, struct fault *f);
/* The oldest first, PROVIDERS_MAX at most. */
bool store_provider_list(struct tx *tx, struct arena *a, struct id org,
                         struct provider_row **ret_rows, size_t *ret_count, struct fault *f);

struct provider_version_row {
    int64_t version;
    struct str record; /* sealed */
    struct id by;
    msec at;
};
bool store_provider_version_add(struct tx *tx, struct id provider,
                                const struct provider_version_row *row, struct fault *f);
/* The newest first. */
bool store_provider_versions(struct tx *tx, struct arena *a, struct id provider,
                             struct provider_version_row **ret_rows, size_t *ret_count,
                             struct fault *f);

struct provider_approval_row {
    struct id id, org, provider;
    int64_t version, side;
    struct id by;
    msec at, until;
    msec withdrawn; /* 0: it was not */
    struct id withdrawn_by;
};
bool store_provider_approve(struct tx *tx, const struct provider_approval_row *row,
                            struct fault *f);
/* FAULT_MISSING when there is none in force. */
bool store_provider_withdraw(struct tx *tx, const struct provider_approval_row *row,
                             struct fault *f);
/* All, the newest first; of one version, those not withdrawn, the newest last. */
bool store_provider_approvals(struct tx *tx, struct arena *a, struct id provider,
                              struct provider_approval_row **ret_rows, size_t *ret_count,
                              struct fault *f);
bool store_provider_approvals_now(struct tx *tx, struct arena *a, struct id provider,
                                  int64_t version, struct provider_approval_row **ret_rows,
                                  size_t *ret_count, struct fault *f);

struct provider_document_row {
    struct id id, org, provider;
    struct str kind, name; /* name: sealed */
    struct str type;
    int64_t size;
    uint8_t digest[32];
    struct id by;
    msec at;
    struct str bytes; /* sealed; not of a list */
};
bool store_provider_document_add(struct tx *tx, const struct provider_document_row *row,
                                 struct fault *f);
/* The oldest first, PROVIDER_DOCUMENTS_MAX at most. */
bool store_provider_documents(struct tx *tx, struct arena *a, struct id provider,
                              struct provider_document_row **ret_rows, size_t *ret_count,
                              struct fault *f);
bool store_provider_document(struct tx *tx, struct arena *a, struct id provider, struct id id,
                             struct provider_document_row *ret, struct fault *f);
/* Its bytes go, its row stays.  FAULT_MISSING. */
bool store_provider_document_remove(struct tx *tx, struct id provider, struct id id, msec at,
                                    struct fault *f);

/* ---- use: of an organisation, a day and a provider ---- */

#define AI_USE_SHOWN 400

struct ai_use_row {
    struct id org;
    int64_t day; /* since 1970-01-01, UTC */
    struct id provider;
    int64_t calls, failed; /* `failed` of the calls */
    int64_t tokens_in, tokens_out;
    int64_t cost; /* millionths of a euro */
};
/* Adds its numbers to what the row has; they may be negative, to take back what was set aside. */
bool store_ai_use_add(struct tx *tx, const struct ai_use_row *row, struct fault *f);
/* All 0 when there is none; reads key members of *ret. */
bool store_ai_use_get(struct tx *tx, struct ai_use_row *ret, struct fault *f);
/* The same of all its providers together. */
bool store_ai_use_day(struct tx *tx, struct ai_use_row *ret, struct fault *f);
/* From that day on, the newest first. */
bool store_ai_use_list(struct tx *tx, struct arena *a, struct id org, int64_t from,
                       struct ai_use_row **ret_rows, size_t *ret_count, struct fault *f);

#endif
