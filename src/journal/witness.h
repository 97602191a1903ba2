/* SPDX-License-Identifier: EUPL-1.2 */
/* witness.h - those outside who keep the log honest: which keys an organisation trusts, and what
 * they cosigned.
 *
 * Whoever holds machine and signing key can write another past and sign it.  Not where a witness
 * has cosigned the old one: its signature cannot be made again. */
#ifndef JOURNAL_WITNESS_H
#define JOURNAL_WITNESS_H

#include "domain/door.h"
#include "journal/journal.h"
#include "store/witnesses.h"

#define WITNESS_NAME_MAX 128
#define WITNESS_URL_MAX  512
#define WITNESS_MAIL_MAX 254
#define WITNESS_AHEAD    300 /* seconds that a witness's clock may be before ours */

/* `key`, `url` or both, or `mail` alone.  With a key, the URL is a witness's submission prefix
 * (C2SP tlog-witness); without, checkpoints are posted there as they are.  An address is sent them
 * by mail, in `lang` ("fr", "en"), and is kept sealed.  The name is the key's where there is one,
 * else the URL's host.  The URL is https, or http on the machine itself.  FAULT_FIELDS;
 * FAULT_CONFLICT when the organisation has this key, URL or address already. */
struct witness_new {
    struct id org, by;
    struct str name, key, url, mail, lang;
};
bool witness_add(struct journal *j, const struct witness_new *w, struct id *ret_id,
                 struct fault *f);
bool witness_remove(struct journal *j, struct id org, struct id by, struct id id, struct fault *f);
/* After a failure, the next try comes now.  FAULT_MISSING. */
bool witness_again(struct journal *j, struct id org, struct id id, struct fault *f);
/* `mail` is in clear. */
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

/* ---- sending (send.c) ----
 *
 * Once a day (UTC) each witness with a URL or an address is sent a fresh checkpoint; a day that the
 * desk was down is made up for by the next.  What fails is tried again, later each time.  Each try
 * that ends is an entry, "journal.send".  Why one failed is one of these words:
 *
 *     no-relay unreachable forbidden-address refused bad-answer      the way there
 *     unknown-log untrusted-key bad-cosignature                      what the witness must be told
 *     inconsistent shrunk          it holds another past, or a longer one: somebody must look
 *     interrupted       the desk died while the mail went: it may have come, and goes no second
 * time
 */
#define SEND_BACK_MAX ((msec)4 * 3600 * 1000) /* between two tries */

/* The one that is due longest, if any; false only when the store fails.  *ret_sent: one was tried,
 * and there may be more. */
bool witness_send_next(struct journal *j, const struct door *door, bool *ret_sent, struct fault *f);

#endif
