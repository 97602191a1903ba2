/* SPDX-License-Identifier: EUPL-1.2 */
/* intake.h - rows that intake needs: quarantine, answers kept for Idempotency-Key, imports. */
#ifndef STORE_INTAKE_H
#define STORE_INTAKE_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "domain/ticket.h"
#include "store/store.h"

struct quarantine_row {
    struct id id, org, source;
    msec at;
    struct str reason;
    int64_t size;
    enum channel channel;
    struct str body; /* sealed; not read by the list */
};

/* `key_blind` (16 bytes) may be NULL. */
bool store_quarantine_add(struct tx *tx, const struct quarantine_row *row, const uint8_t *key_blind,
                          struct fault *f);
bool store_quarantine_by_key(struct tx *tx, struct arena *a, struct id org,
                             const uint8_t key_blind[static 16], struct quarantine_row *ret,
                             struct fault *f);
bool store_quarantine_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                          struct quarantine_row *ret, struct fault *f);
bool store_quarantine_list(struct tx *tx, struct arena *a, struct id org, struct id after,
                           int64_t limit, struct quarantine_row **ret_rows, size_t *ret_count,
                           struct fault *f);
bool store_quarantine_remove(struct tx *tx, struct id org, struct id id, struct fault *f);

struct idempotency_row {
    uint8_t body[32]; /* digest of what was asked */
    int64_t status;
    struct str answer; /* JSON of ids */
};
bool store_idempotency_get(struct tx *tx, struct arena *a, struct id principal,
                           const uint8_t key[static 32], struct idempotency_row *ret,
                           struct fault *f);
bool store_idempotency_add(struct tx *tx, struct id principal, const uint8_t key[static 32],
                           const struct idempotency_row *row, msec at, struct fault *f);
bool store_idempotency_set(struct tx *tx, struct id principal, const uint8_t key[static 32],
                           int64_t status, struct str answer, struct fault *f);
bool store_idempotency_drop(struct tx *tx, struct id principal, const uint8_t key[static 32],
                            struct fault *f);
bool store_idempotency_purge(struct tx *tx, msec before, struct fault *f);

struct import_row {
    int64_t offset, line;
};
/* Zero when this file was never begun. */
bool store_import_get(struct tx *tx, struct id org, struct id source, const uint8_t file[static 16],
                      struct import_row *ret, struct fault *f);
bool store_import_put(struct tx *tx, struct id org, struct id source, const uint8_t file[static 16],
                      const struct import_row *row, msec at, struct fault *f);
/* Fine when there is no such row. */
bool store_import_drop(struct tx *tx, struct id org, struct id source,
                       const uint8_t file[static 16], struct fault *f);
bool store_import_purge(struct tx *tx, msec before, struct fault *f);

#endif
