/* SPDX-License-Identifier: EUPL-1.2 */
/* note.h - C2SP signed notes in general; note_open() and note_sign() of journal.h are for those
 * that hold a checkpoint. */
#ifndef JOURNAL_NOTE_H
#define JOURNAL_NOTE_H

#include "journal/journal.h"

#define NOTE_MAX            ((size_t)64 << 10)
#define NOTE_SIGNATURES_MAX 100

/* A verifier key, read: "name+8 hex digits+base64(0x01 || public key)". */
struct note_verifier {
    struct str name;
    uint8_t key[CRYPTO_PUBLIC_SIZE];
    uint8_t hash[4]; /* key id: SHA-256(name || "\n" || 0x01 || key), its first four bytes */
};

/* Not empty, no Unicode space, no '+', no control character, UTF-8. */
bool note_name_ok(struct str name);
bool note_verifier_read(struct arena *a, struct str text, struct note_verifier *ret,
                        struct fault *f);

/* `text` ends with a newline; the result borrows nothing. */
struct str note_write(struct arena *a, struct str text, struct str name,
                      const uint8_t seed[static CRYPTO_SEED_SIZE]);
/* The signed text, its last newline included, borrowed from `note`.  FAULT_INVALID when the note
 * is malformed, FAULT_MISSING when `v` did not sign it, FAULT_DAMAGED when its signature is wrong.
 * Of several signatures of one key the first counts; signatures of other keys are not looked at. */
bool note_read(struct arena *a, struct str note, const struct note_verifier *v,
               struct str *ret_text, struct fault *f);

/* The lines of a note's signatures, whoever made them; not one is verified.  Borrowed from `note`,
 * `bytes` (key id and signature) from the arena.  FAULT_INVALID when the note is malformed. */
struct note_signature {
    struct str line, name, bytes;
};
bool note_signatures(struct arena *a, struct str note, struct str *ret_text,
                     struct note_signature **ret, size_t *ret_count, struct fault *f);

/* "origin\nsize\nroot\n" */
struct str checkpoint_write(struct arena *a, const struct checkpoint *c);
/* Strict; extension lines, not empty, are allowed and passed over.  `origin` is borrowed. */
bool checkpoint_read(struct arena *a, struct str text, struct checkpoint *ret, struct fault *f);

#endif
