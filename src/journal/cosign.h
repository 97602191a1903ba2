/* SPDX-License-Identifier: EUPL-1.2 */
/* cosign.h - C2SP tlog-cosignature, version cosignature/v1, Ed25519 (key type 0x04): a witness says
 * that it saw a checkpoint, when, and that it has seen none that contradicts it.
 *
 * ML-DSA-44 cosignatures (type 0x06) are passed over, as those of unknown keys are: the
 * cryptographic library has no ML-DSA. */
#ifndef JOURNAL_COSIGN_H
#define JOURNAL_COSIGN_H

#include "journal/note.h"

/* "name+hash+base64(0x04 || key)"; the hash is over the type too.  FAULT_INVALID. */
bool cosign_key_read(struct arena *a, struct str text, struct note_verifier *ret, struct fault *f);
struct str cosign_key_write(struct arena *a, struct str name,
                            const uint8_t public_key[static CRYPTO_PUBLIC_SIZE]);

/* Is the signature made by this key?  Only its name and key id are looked at. */
bool cosign_is_by(const struct note_signature *s, const struct note_verifier *v);
/* Does it hold for `text` (a checkpoint, its last newline included)?  *ret_seconds: since 1970. */
bool cosign_holds(struct arena *a, const struct note_signature *s, const struct note_verifier *v,
                  struct str text, int64_t *ret_seconds);
/* A cosignature line, for tests and for a witness of one's own. */
struct str cosign_write(struct arena *a, struct str text, struct str name, int64_t seconds,
                        const uint8_t seed[static CRYPTO_SEED_SIZE]);

#endif
