/* SPDX-License-Identifier: EUPL-1.2 */
/* proof.h - a proof as something to hand out: C2SP tlog-proof, and a page that verifies itself.
 *
 *     c2sp.org/tlog-proof@v1
 *     index 17
 *     <base64 of 32 bytes> ...          the path, leaf to root
 *
 *     <the checkpoint, verbatim>
 */
#ifndef JOURNAL_PROOF_H
#define JOURNAL_PROOF_H

#include "journal/journal.h"
#include "journal/merkle.h"

#define PROOF_TEXT_MAX ((size_t)80 << 10)

struct str proof_write(struct arena *a, uint64_t n, const struct journal_proof *path,
                       struct str note);

struct proof_read {
    uint64_t n;
    struct journal_proof path;
    struct str note;
};
/* Strict: one way to write a proof.  An `extra` line is accepted and passed over.  Texts are
 * borrowed.  FAULT_INVALID. */
bool proof_read(struct arena *a, struct str text, struct proof_read *ret, struct fault *f);

/* Is `entry` what the proof says, by this key?  FAULT_DAMAGED when it is not. */
bool proof_check(struct arena *a, struct str text, struct str entry, struct str verifier_key,
                 struct fault *f);

/* One HTML file, French and English, that needs no network and no other file; it shows and checks
 * exactly the bytes it is given.  `witness_keys`: verifier keys of type 0x04, a line each. */
struct page_parts {
    uint64_t n;
    struct str entry, proof, key, witness_keys;
};
bool page_write(struct arena *a, const struct page_parts *p, struct str *ret_html, struct fault *f);

#endif
