/* SPDX-License-Identifier: EUPL-1.2 */
/* witness.h - those outside who keep the log honest: which keys an organisation trusts, and what
 * they cosigned.
 *
 * Whoever holds machine and signing key can write another past and sign it.  Not where a witness
 * has cosigned the old one: its signature cannot be made again. */
#ifndef JOURNAL_WITNESS_H
#define JOURNAL_WITNESS_H

#include "journal/journal.h"
#include "store/witnesses.h"

#define WITNESS_NAME_MAX 128
#define WITNESS_URL_MAX  512
#define WITNESS_AHEAD    300 /* seconds that a witness's clock may be before ours */

/* `key` or `url`, or both; the name is the key's where there is one.  The URL is https, or http on
 * the machine itself.  FAULT_FIELDS; FAULT_CONFLICT when the organisation has this key already. */
struct witness_new {
    struct id org, by;
    struct str name, key, url;
};
bool witness_add(struct journal *j, const struct witness_new *w, struct id *ret_id,
                 struct fault *f);
bool witness_remove(struct journal *j, struct id org, struct id by, struct id id, struct fault *f);
bool witness_list(struct journal *j, struct arena *a, struct id org, struct witness_row **ret_rows,
                  size_t *ret_count, struct fault *f);

/* Takes the cosignatures of a checkpoint of this log: those of the organisation's witnesses are
 * verified and kept, others are passed over.  FAULT_DAMAGED: the checkpoint is not of this log, or
 * a witness's signature is wrong; FAULT_MISSING: none of the witnesses signed. */
bool witness_cosign(struct journal *j, struct id org, struct id by, struct str note,
                    size_t *ret_count, struct fault *f);

/* The newest checkpoint that somebody cosigned, with all its signatures; a fresh one when there is
 * none. */
bool witness_checkpoint(struct journal *j, struct arena *a, struct str *ret_note, struct fault *f);
/* A checkpoint with the cosignatures that are kept for its size. */
bool witness_dress(struct journal *j, struct arena *a, uint64_t size, struct str note,
                   struct str *ret_note, struct fault *f);

#endif
