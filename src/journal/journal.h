/* SPDX-License-Identifier: EUPL-1.2 */
/* journal.h - the append-only log that an outsider can verify.
 *
 * Entries are lines of canonical JSON (RFC 8785), leaves of a Merkle tree (RFC 6962, SHA-256),
 * published as C2SP tlog-tiles with C2SP checkpoints (signed notes, Ed25519).  An entry is
 * appended inside the transaction of what it records: both are durable, or neither is.
 * Entries name principals, persons, tickets and messages by id only. */
#ifndef JOURNAL_JOURNAL_H
#define JOURNAL_JOURNAL_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/id.h"
#include "crypto/crypto.h"
#include "store/store.h"

#define JOURNAL_ENTRY_MAX   ((size_t)8 << 10) /* bytes of one line; tlog-tiles allows 65535 */
#define JOURNAL_ORIGIN_MAX  128
#define JOURNAL_ENTRIES_MAX 1000 /* of one journal_entries() */

struct journal;

/* `origin` names the installation and is the first line of each checkpoint (no spaces, no '+').
 * `seed` signs; it is copied into guarded memory. */
bool journal_open(struct store *s, struct str origin, const uint8_t seed[static CRYPTO_SEED_SIZE],
                  struct journal **ret_journal, struct fault *f);
void journal_close(struct journal *j);

/* Texts are ids or words of closed lists: printable ASCII without '@', at most 256 bytes.
 *
 * Every entry has "at", "org", "by", "act", "on", "purpose", "basis", "categories" and "result";
 * null says that there is none: no organisation (a log-in under an unknown name), nothing acted on
 * (a list), no purpose and no basis (accounts, tokens, keys and settings of the desk itself; a
 * list over sources of several bases).  "rule", "reason", "digest" and "n" are left out where they
 * say nothing. */
struct journal_entry {
    msec at; /* 0: now */
    struct id org;
    struct id by;        /* the principal; ID_NONE: the program itself ("by":"guichet") */
    const char *act;     /* "ticket.read", "token.open", "message.take", "policy.apply", ... */
    const char *on_kind; /* "ticket", "message", "person", ...; NULL when on nothing */
    struct id on;
    const char *purpose, *basis;
    const char *categories; /* "contact,financial" in table order; NULL: [] */
    const char *result;     /* "done", "allowed", "refused", "failed" */
    const char *rule;       /* the policy rule that decided */
    const char *reason;     /* closed word or NULL; a person's own words go in `digest` form */
    const uint8_t *digest;  /* 32 bytes (SHA-256, written as hex), or NULL */
    int64_t n;              /* a count; 0 leaves it out, unless `counted` */
    bool counted;
};

/* Appends; *ret_n is the entry's index in the log, from 0.  Inside store_write() only; all other
 * functions here read or write the store themselves, so they are for outside of it and of
 * store_read(). */
bool journal_append(struct journal *j, struct tx *tx, const struct journal_entry *e,
                    uint64_t *ret_n, struct fault *f);

/* The durable size of the log, the root of its first `size` entries, a fresh signed checkpoint
 * ("origin\nsize\nroot\n\n— ..."). */
bool journal_size(struct journal *j, uint64_t *ret_size, struct fault *f);
bool journal_root(struct journal *j, uint64_t size, uint8_t ret_root[static 32], struct fault *f);
bool journal_checkpoint(struct journal *j, struct arena *a, struct str *ret_note, struct fault *f);
/* "origin+keyhash+base64" (signed-note verifier key). */
struct str journal_key(struct journal *j, struct arena *a);

/* tlog-tiles resources below the log's prefix: "tile/0/x001/067", "tile/1/000.p/5",
 * "tile/entries/000.p/17".  FAULT_MISSING past the durable size. */
bool journal_tile(struct journal *j, struct arena *a, struct str path, struct str *ret_bytes,
                  struct fault *f);

struct journal_line {
    uint64_t n;
    struct id org;
    struct str json; /* the entry as hashed */
    uint8_t hash[32];
};
/* Entries [from, to), at most 1000. */
bool journal_entries(struct journal *j, struct arena *a, uint64_t from, uint64_t to,
                     struct journal_line **ret_lines, size_t *ret_count, struct fault *f);

/* Proofs of RFC 6962, 2.1.1 and 2.1.2; hashes of 32 bytes each, in order.  FAULT_MISSING when
 * `size` is past the durable size, FAULT_INVALID when n >= size or old_size > size. */
struct journal_proof {
    uint8_t (*hashes)[32];
    size_t count;
};
bool journal_prove_entry(struct journal *j, struct arena *a, uint64_t n, uint64_t size,
                         struct journal_proof *ret, struct fault *f);
/* The proof to hand out: at the size of the checkpoint that is signed with it, whatever is appended
 * meanwhile.  FAULT_INVALID when the entry is not in the log yet. */
struct journal_receipt {
    struct journal_proof proof;
    uint64_t size;
    struct str note;
};
bool journal_receipt(struct journal *j, struct arena *a, uint64_t n, struct journal_receipt *ret,
                     struct fault *f);
/* From an earlier checkpoint of this journal to now.  FAULT_DAMAGED when the checkpoint does not
 * belong to this log, whatever its signature. */
struct journal_growth {
    uint64_t old_size;
    struct journal_receipt receipt;
};
bool journal_growth(struct journal *j, struct arena *a, struct str old_note,
                    struct journal_growth *ret, struct fault *f);
/* One entry, and where an entry with these bytes is: FAULT_MISSING. */
bool journal_line(struct journal *j, struct arena *a, uint64_t n, struct journal_line *ret,
                  struct fault *f);
bool journal_find_line(struct journal *j, struct str json, uint64_t *ret_n, struct fault *f);
/* The page of proof (proof.h) of entry n. */
bool journal_page(struct journal *j, struct arena *a, uint64_t n, struct str *ret_html,
                  struct fault *f);
bool journal_prove_growth(struct journal *j, struct arena *a, uint64_t old_size, uint64_t size,
                          struct journal_proof *ret, struct fault *f);

/* What a verification found; it is written whatever the answer. */
struct journal_found {
    uint64_t size;        /* entries known to be right */
    uint64_t bad, behind; /* FAULT_DAMAGED: the first bad entry, or one of `behind` after it */
};

/* Reads every entry again, recomputes every hash, compares with the stored leaf hashes and tiles
 * and with the given earlier checkpoints (signed notes of this journal, NULL for none), and reads
 * what the entries say: canonical JSON, an act, times in order (a clock that was set back has an
 * entry of its own, ENTRY_CLOCK_BACK).
 * FAULT_DAMAGED names the first entry that does not fit ("journal: entry 17: ..."), or the range
 * that holds it ("entry 512 or one of the 255 after it: ..."); it is also the answer to a
 * checkpoint of another journal or with a wrong signature.
 *
 * What can be found without an earlier checkpoint: an entry changed without its hash, an entry
 * missing in the middle, and any change below a stored tile (each 65536 entries have one, once a
 * checkpoint was made).  What needs one: somebody who can write the database changes an entry, its
 * hash and the tiles, or drops entries at the end; whoever holds a checkpoint of a size past the
 * change finds it.  What nobody finds: a change of entries made after the newest checkpoint that
 * left the machine. */
bool journal_verify(struct journal *j, const struct str *old_checkpoints, size_t count,
                    struct journal_found *ret_found, struct fault *f);

/* The same of an exported log, without the store: a folder that journal_export() wrote, or a file
 * of entries with a checkpoint beside it.  Where tiles are there, all of them are compared. */
#define OUTSIDE_CHECKPOINTS_MAX 64
struct journal_outside {
    const char *path;
    struct str key; /* the verifier key that the reader holds; "": the one beside the log */
    const struct str *checkpoints;
    size_t count;
};
bool journal_verify_outside(const struct journal_outside *o, struct journal_found *ret_found,
                            struct fault *f);

/* Writes the log into a folder, made when missing: `entries.jsonl` (one entry a line, exactly the
 * bytes hashed), `tile/...` (tlog-tiles), `key` (the verifier key) and, last, `checkpoint`; an
 * earlier export's checkpoint goes first.  tools/verify_log.py verifies it. */
bool journal_export(struct journal *j, const char *folder, uint64_t *ret_size, struct fault *f);

/* ---- pure parts, for verifying without a store (merkle.c, note.c) ---- */
void merkle_leaf(struct str entry, uint8_t ret[static 32]);
void merkle_node(const uint8_t left[static 32], const uint8_t right[static 32],
                 uint8_t ret[static 32]);
bool merkle_check_entry(const uint8_t leaf[static 32], uint64_t n, uint64_t size,
                        const struct journal_proof *proof, const uint8_t root[static 32]) MUST_USE;
/* False for old_size 0: from an empty log there is nothing to prove. */
bool merkle_check_growth(uint64_t old_size, const uint8_t old_root[static 32], uint64_t size,
                         const uint8_t root[static 32], const struct journal_proof *proof) MUST_USE;

struct checkpoint {
    struct str origin;
    uint64_t size;
    uint8_t root[32];
};
/* Signs or opens a C2SP signed note holding a checkpoint; opening checks the signature of
 * `verifier_key` and refuses malformed notes.  FAULT_INVALID: malformed; FAULT_MISSING: not signed
 * by this key; FAULT_DAMAGED: the signature is wrong. */
struct str note_sign(struct arena *a, const struct checkpoint *c,
                     const uint8_t seed[static CRYPTO_SEED_SIZE]);
bool note_open(struct arena *a, struct str note, struct str verifier_key, struct checkpoint *ret,
               struct fault *f);
struct str note_key(struct arena *a, struct str origin,
                    const uint8_t public_key[static CRYPTO_PUBLIC_SIZE]);

#endif
