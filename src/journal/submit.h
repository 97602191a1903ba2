/* SPDX-License-Identifier: EUPL-1.2 */
/* submit.h - what is said to a witness, and what its answer means: C2SP tlog-witness v1,
 * add-checkpoint.
 *
 *     old 20852014                       the size that it saw last
 *     <base64 of 32 bytes> ...           the log only grew since (RFC 6962, 2.1.2)
 *
 *     <the checkpoint, verbatim>
 */
#ifndef JOURNAL_SUBMIT_H
#define JOURNAL_SUBMIT_H

#include "domain/door.h"
#include "journal/journal.h"

#define SUBMIT_PROOF_MAX 63
#define SUBMIT_MAX       ((size_t)80 << 10)

struct str submit_write(struct arena *a, uint64_t old, const struct journal_proof *proof,
                        struct str note);

enum submit_said {
    SUBMIT_COSIGNED,     /* *ret_note: the checkpoint with the witness's lines */
    SUBMIT_OTHER_SIZE,   /* *ret_size: what it saw last */
    SUBMIT_INCONSISTENT, /* it holds another past */
    SUBMIT_UNKNOWN_LOG,
    SUBMIT_UNTRUSTED_KEY,
    SUBMIT_NONSENSE,
};
/* `old`: the size that was sent. */
enum submit_said submit_read(struct arena *a, uint64_t old, struct str note,
                             const struct posted *answer, struct str *ret_note, uint64_t *ret_size);

/* Has the witness of this key signed the note, rightly? */
bool submit_is_cosigned(struct arena *a, struct str note, struct str key);

#endif
