/* SPDX-License-Identifier: EUPL-1.2 */
/* log.h - the journal's rows: entries with their leaf hashes, and complete tiles of hashes. */
#ifndef STORE_LOG_H
#define STORE_LOG_H

#include "base/arena.h"
#include "base/id.h"
#include "store/store.h"

struct log_row {
    uint64_t n;
    struct id org;
    struct str entry;
    uint8_t leaf[32];
};

/* The next index (the log's size as this transaction sees it). */
bool store_log_size(struct tx *tx, uint64_t *ret_size, struct fault *f);
/* Appends at the next index and gives it. */
bool store_log_append(struct tx *tx, struct id org, struct str entry, const uint8_t leaf[static 32],
                      uint64_t *ret_n, struct fault *f);
/* The last row. */
bool store_log_last(struct tx *tx, struct arena *a, struct log_row *ret_row, bool *ret_there,
                    struct fault *f);
/* Rows [from, from + count); fewer when the log ends. */
bool store_log_rows(struct tx *tx, struct arena *a, uint64_t from, size_t count,
                    struct log_row **ret_rows, size_t *ret_count, struct fault *f);
/* The first entry with this leaf hash, looked for from the first on; FAULT_MISSING. */
bool store_log_find(struct tx *tx, const uint8_t leaf[static 32], uint64_t *ret_n, struct fault *f);
/* Leaf hashes only, 32 bytes each, of [from, from + count). */
bool store_log_leaves(struct tx *tx, struct arena *a, uint64_t from, size_t count,
                      struct str *ret_hashes, struct fault *f);
/* Complete tiles of level 1 and up are kept: 256 hashes of 32 bytes. */
bool store_log_tile_put(struct tx *tx, int level, uint64_t index, struct str hashes,
                        struct fault *f);
/* FAULT_MISSING when not kept yet. */
bool store_log_tile_get(struct tx *tx, struct arena *a, int level, uint64_t index,
                        struct str *ret_hashes, struct fault *f);

#endif
