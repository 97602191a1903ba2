/* SPDX-License-Identifier: EUPL-1.2 */
/* plain_log.h - SQLite by itself: rows appended to one table with the settings that the store has.
 * What the journal's pace is measured against on the same disk (guichet bench journal); no desk
 * uses it. */
#ifndef STORE_PLAIN_LOG_H
#define STORE_PLAIN_LOG_H

#include <stddef.h>

#include "base/fault.h"

struct plain_log;

/* A file of its own at `path`, which must not be there yet; rows of `row_bytes` bytes. */
bool plain_log_new(const char *path, size_t row_bytes, struct plain_log **ret_log, struct fault *f);
/* Closes it; the file and its WAL are gone. */
void plain_log_free(struct plain_log *l);
/* `rows` rows in one transaction, durable when this returns. */
bool plain_log_append(struct plain_log *l, size_t rows, struct fault *f);

#endif
