/* SPDX-License-Identifier: EUPL-1.2 */
/* providers.h - an organisation's AI providers: declared, approved by two people, documented.
 *
 * What is declared of a provider is its record; each change of it makes a new version, and an
 * approval is good for one version alone.  So a change of URL, model, region, deployment or terms
 * revokes both approvals, with nobody doing anything.  Key, limits, prices and tasks are no part
 * of it.  GDPR art. 28. */
#ifndef DESK_PROVIDERS_H
#define DESK_PROVIDERS_H

#include "assist/provider.h"
#include "desk/desk.h"
#include "store/providers.h"

#define PROVIDER_KEY_MAX       4096 /* bytes */
#define PROVIDER_APPROVAL_DAYS 365  /* unless another end is said */
#define PROVIDER_APPROVAL_MOST 366  /* days */
#define PROVIDER_DOCUMENT_MAX  ((size_t)4 << 20)

const char *provider_side_name(enum provider_side s); /* "it", "legal" */
bool provider_side_parse(struct str word, enum provider_side *ret);

struct provider_view {
    struct id id;
    int64_t version;
    struct provider_record record; /* without key */
    struct str json;               /* the record's canonical JSON */
    msec key_at;                   /* 0: it has none */
    struct str tasks;              /* comma separated; "": all */
    struct provider_limits limits;
    struct ai_use_row today;
    struct provider_approval approval[PROVIDER_SIDES]; /* of this version */
    struct provider_standing standing;
    msec created, changed, retired;
};

/* Admins, controllers and auditors; else FAULT_DENIED.  The oldest first. */
bool desk_providers(struct desk *d, struct arena *a, const struct principal *by,
                    struct provider_view **ret, size_t *ret_count, struct fault *f);
bool desk_provider(struct desk *d, struct arena *a, const struct principal *by, struct id id,
                   struct provider_view *ret, struct fault *f);

/* What was: versions with who made them and what they said, approvals with those that ended. */
struct provider_history {
    struct provider_version_row *versions; /* the newest first; `record` is JSON here */
    size_t version_count;
    struct provider_approval_row *approvals; /* the newest first */
    size_t approval_count;
};
bool desk_provider_history(struct desk *d, struct arena *a, const struct principal *by,
                           struct id id, struct provider_history *ret, struct fault *f);

/* `json` holds the members to set: those of the record (`terms` member by member), "key" (null:
 * none any more), "tasks" (a list; [] for all), "limits".  Admin or controller: what counts is that
 * both approve what came of it.  FAULT_FIELDS.  Journalled as "provider.add", "provider.change" (a
 * new version), "provider.key", "provider.limit". A new one's id may be given; ID_NONE: one is
 * made. */
bool desk_provider_add(struct desk *d, const struct principal *by, struct str json, struct id *id,
                       struct fault *f);
bool desk_provider_change(struct desk *d, const struct principal *by, struct id id, struct str json,
                          struct fault *f);

/* Approves this version: an admin for IT, a controller for legal, not the same person for both.
 * `until` 0: a year from now.  FAULT_STALE unless the provider is at `version` (0: whatever it is
 * at); FAULT_CONFLICT when it is retired.  Journalled as "provider.approve". */
struct provider_approving {
    enum provider_side side;
    int64_t version;
    msec until;
};
bool desk_provider_approve(struct desk *d, const struct principal *by, struct id id,
                           const struct provider_approving *wanted, struct fault *f);
/* At once, also for answers that are under way.  Either side may be withdrawn by admins and
 * controllers alike: stopping takes one.  FAULT_MISSING when there is none in force. */
bool desk_provider_withdraw(struct desk *d, const struct principal *by, struct id id,
                            enum provider_side side, struct fault *f);
/* Never used again; its key is destroyed, its history stays. */
bool desk_provider_retire(struct desk *d, const struct principal *by, struct id id,
                          struct fault *f);

/* ---- documents: the contract, certificates ---- */

const char *const *provider_document_kinds(size_t *ret_count); /* "contract", "certificate", ... */

struct provider_document {
    struct id id;
    struct str kind, name, type;
    int64_t size;
    uint8_t digest[32];
    struct id by;
    msec at;
};
bool desk_provider_documents(struct desk *d, struct arena *a, const struct principal *by,
                             struct id provider, struct provider_document **ret, size_t *ret_count,
                             struct fault *f);
/* Admin or controller.  FAULT_LIMIT, FAULT_FIELDS. */
bool desk_provider_document_add(struct desk *d, const struct principal *by, struct id provider,
                                struct provider_document *doc, struct str bytes, struct fault *f);
bool desk_provider_document_get(struct desk *d, struct arena *a, const struct principal *by,
                                struct id provider, struct id id, struct provider_document *ret,
                                struct str *ret_bytes, struct fault *f);
bool desk_provider_document_remove(struct desk *d, const struct principal *by, struct id provider,
                                   struct id id, struct fault *f);

#endif
