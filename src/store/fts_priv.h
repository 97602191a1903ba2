/* SPDX-License-Identifier: EUPL-1.2 */
/* fts_priv.h - the tokenizer and the ranking of the search index. */
#ifndef STORE_FTS_PRIV_H
#define STORE_FTS_PRIV_H

#include <sqlite3.h>

#include "base/fault.h"

#define FTS_TERM_SIZE 11

/* Makes the tokenizer "keyed" and the function desk_rank() known to a connection. */
bool fts_register(sqlite3 *db, struct fault *f);

#endif
