/* SPDX-License-Identifier: EUPL-1.2 */
/* sso.h - rows of single sign-on: providers of organisations, and who is who there. */
#ifndef STORE_SSO_H
#define STORE_SSO_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define SSO_LISTED_MAX 50

struct sso_row {
    struct id org;
    struct str settings; /* sealed */
    int64_t listed;
};

/* FAULT_MISSING. */
bool store_sso_get(struct tx *tx, struct arena *a, struct id org, struct sso_row *ret,
                   struct fault *f);
/* At most SSO_LISTED_MAX. */
bool store_sso_listed(struct tx *tx, struct arena *a, struct sso_row **ret_rows, size_t *ret_count,
                      struct fault *f);
bool store_sso_put(struct tx *tx, const struct sso_row *row, msec at, struct fault *f);
bool store_sso_remove(struct tx *tx, struct id org, struct fault *f); /* FAULT_MISSING */
/* Those that came by the organisation's provider. */
bool store_sso_end_sessions(struct tx *tx, struct id org, struct fault *f);

/* FAULT_MISSING. */
bool store_identity_get(struct tx *tx, struct id org, const uint8_t subject[static 32],
                        struct id *ret_account, struct fault *f);
bool store_identity_add(struct tx *tx, struct id org, const uint8_t subject[static 32],
                        struct id account, msec at, struct fault *f);

#endif
