/* SPDX-License-Identifier: EUPL-1.2 */
/* extract.h - some entries of the log as a file to hand out, each with its proof. */
#ifndef JOURNAL_EXTRACT_H
#define JOURNAL_EXTRACT_H

#include "journal/find.h"

#define EXTRACT_MAX 10000 /* entries */

enum extract_form { EXTRACT_CSV, EXTRACT_JSONL, EXTRACT_ZIP, EXTRACT_FORMS };

/* What the form is called, which is also how its file ends; NULL past the last. */
const char *extract_name(enum extract_form form);

/* The newest entries that the filter finds, EXTRACT_MAX at most, oldest first; all their proofs
 * lead to one checkpoint, made now.  CSV has no proofs, only the hash of each entry.  JSON lines:
 * first
 * {"checkpoint","key","more"}, then {"n","hash","path","entry"} each.  ZIP: page/README.txt says.
 */
struct extract {
    struct str bytes;
    size_t count;
    bool more;                        /* there were more than EXTRACT_MAX */
    uint8_t digest[CRYPTO_HASH_SIZE]; /* SHA-256 of the bytes */
};
bool journal_extract(struct journal *j, struct arena *a, const struct fact_filter *filter,
                     enum extract_form form, struct extract *ret, struct fault *f);

#endif
