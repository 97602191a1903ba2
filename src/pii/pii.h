/* SPDX-License-Identifier: EUPL-1.2 */
/* pii.h - finds personal data in a text, takes it out, and puts it back exactly.
 *
 * The idea: every detector proposes spans with a score; pii_find() weighs checksum, context and
 * what the desk knows, and settles overlaps by one rule (below).  pii_take_out() replaces each
 * span by a token, giving a skeleton; pii_restore() is its exact inverse.
 * Pure: no store, clock, network or global state.  A `struct pii` is immutable and shared by
 * threads; each thread passes its own `struct pii_scratch`. */
#ifndef PII_PII_H
#define PII_PII_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "domain/lang.h"
#include "domain/span.h"
#include "domain/text.h"

#define PII_TEXT_MAX ((size_t)1 << 30) /* bytes in one call: larger is FAULT_LIMIT, never cut */

/* A longer text than PII_WINDOW bytes is read in parts of that size, each with PII_MARGIN bytes of
 * what stands in front and behind; most mails are one part, whole.  What is found in PII_MARGIN
 * bytes with blank around is the same wherever they stand in a text (fuzz/spans_fuzz.c). */
#define PII_WINDOW (112U << 10)
#define PII_MARGIN (4U << 10)

struct pii;
struct pii_scratch;

/* Compiles the patterns (once per process). */
struct pii *pii_new(struct fault *f) MUST_USE;
void pii_free(struct pii *p);
struct pii_scratch *pii_scratch_new(const struct pii *p, struct fault *f) MUST_USE;
void pii_scratch_free(struct pii_scratch *s);

/* What the desk knows of the people in this conversation; found wherever it stands, with any
 * case, accents, spacing, and for names also inverted or by one of their parts. */
struct pii_known {
    enum span_type type;
    struct str value;
};

struct pii_rules; /* an organisation's own: rules.h */

struct pii_hints {
    enum lang lang; /* LANG_UNKNOWN: all languages' context words count */
    const struct pii_known *known;
    size_t known_count;
    const struct pii_rules *rules; /* NULL: none */
    bool only_known;               /* nothing but `known` is looked for */
    bool careful; /* of what leaves the house: what may be somebody's name is taken for one */
};

/* `hints` may be NULL.  Spans live in the arena.  Tokens in the text (below) stay: what they stand
 * for is taken out already, and their names say nothing of what is beside them.
 *
 * The rule for overlaps.  No span cuts a character or a run of digits: it is extended over it,
 * or dropped where that would break its check digits.  Of two that overlap, the stronger stands
 * whole and the other falls whole: a credential over all; an e-mail address over all but that;
 * then check digits, what is known (of the person, or by the organisation's list), the
 * organisation's patterns, shape or context, lexicon or tagger, numbers that were weighed; then
 * the longer, the surer, the first.  A name inside an address or a handle, known or not, yields to
 * it.  A candidate below the threshold of its type, or of a type that is switched off, is not
 * there; one on the organisation's list of what is nobody's keeps its place, unmasked. */
bool pii_find(const struct pii *p, struct pii_scratch *s, struct arena *a, struct clear text,
              const struct pii_hints *hints, struct spans *ret_spans, struct fault *f);

/* As pii_find(), then again in what is left when that is taken out, until there is nothing new: a
 * second pii_find() in the skeleton finds nothing.  Costs one pass more than find something, two
 * for most texts; after PII_PASSES it is enough. */
#define PII_PASSES 8
bool pii_find_whole(const struct pii *p, struct pii_scratch *s, struct arena *a, struct clear text,
                    const struct pii_hints *hints, struct spans *ret_spans, struct fault *f);

/* ---- why: every candidate and what became of it ---- */

enum pii_fate {
    PII_TAKEN,
    PII_LOST,    /* against a stronger one that overlaps it */
    PII_WEAK,    /* below the threshold of its type */
    PII_OFF,     /* its type is switched off */
    PII_ALLOWED, /* on the organisation's list of what is nobody's */
    PII_CUT,     /* would have cut a number */
    PII_FATES,
};

struct pii_candidate {
    struct span span;
    float threshold;
    enum pii_fate fate;
    struct span against;                   /* PII_LOST: what stands there; else empty */
    uint32_t evidence_start, evidence_end; /* the word beside it that spoke for it; empty: none */
};

struct pii_candidates {
    struct pii_candidate *at;
    size_t count;
};

/* As pii_find(), and as slow as it likes.  Candidates are in order of their start, the ones
 * taken before others that begin there. */
bool pii_explain(const struct pii *p, struct pii_scratch *s, struct arena *a, struct clear text,
                 const struct pii_hints *hints, struct pii_candidates *ret, struct fault *f);
const char *pii_fate_name(enum pii_fate fate); /* "taken", "lost", "weak", ... */
/* One line in English: "taken: check digits hold, score 0.99, at least 0.50". */
struct str pii_candidate_why(struct arena *a, struct clear text, const struct pii_candidate *c);

/* ---- tokens: ⟦TYPE_n⟧, or ⟦TYPE_n.k⟧ for the k-th other way of writing the n-th value ----
 *
 * Two spans with the same type and the same normal form ("06 12 34 56 78", "0612345678") share
 * n; each different spelling has its own k, so that restoring is exact.  A "⟦" of the text
 * itself is doubled. */

#define PII_DIGEST_SIZE 16

struct pii_token {
    enum span_type type;
    uint32_t n;    /* from 1, per type, by first appearance in the conversation */
    uint32_t form; /* 0: the first spelling; then 2, 3, ... */
    const char *kind;
    uint8_t normal[PII_DIGEST_SIZE]; /* of the normal form */
    uint8_t exact[PII_DIGEST_SIZE];  /* of the bytes as written */
    struct str value;                /* as written; empty for tokens given by the caller */
    struct str surrogate;            /* what stands for it in the text; empty: its token */
    bool as_token;                   /* there is no surrogate for it */
    uint8_t attempt;                 /* which one it is, of those that were drawn */
};

/* The tokens of one conversation.  The caller may fill `tokens` with those of earlier messages
 * (digests only); taking out appends the new ones. */
struct pii_book {
    struct arena *arena;
    struct arena *work; /* holds skeletons and what is made on the way; NULL: `arena` */
    struct pii_token *tokens;
    size_t count, room, old; /* tokens[old..count) are new */
    bool keep_credentials;   /* false: their value is replaced by "" in the book (destroyed) */
    bool surrogates; /* taking out puts made-up values in place, tokens only where it must */
    uint64_t salt;   /* of the conversation: with another one surrogates are others */
    /* Keyed digest, so that equal values of different organisations differ. */
    void (*digest)(const void *key, enum span_type type, struct str text,
                   uint8_t ret_digest[static PII_DIGEST_SIZE]);
    const void *key;
};

/* The canonical form under which two spellings are the same value; lives in the arena. */
struct str pii_normal(struct arena *a, enum span_type type, struct str value);

/* Any bytes are fine, valid UTF-8 or not.
 *
 * With book->surrogates made-up values of the same form stand for the real ones, and a "skeleton"
 * reads like any text: "Claire Morel, 06 12 34 56 78" becomes "Alice Valdinquet, 06 39 98 40 12".
 * The same value has the same surrogate throughout a conversation, two values never share one,
 * none is a real value of it or stands in the text by itself.  They pass the checks of their type
 * and lie where nothing real does (docs/surrogates.md); HEALTH, SPECIAL, CREDENTIAL and what has no
 * such range keep tokens.  Restoring is exact with the book as it is after the call. */
bool pii_take_out(struct pii_book *book, struct clear text, const struct spans *spans,
                  struct skeleton *ret_skeleton, struct fault *f);

/* Restores what the book holds a value for; other tokens stay as they are.  With every token's
 * value in the book, pii_restore(pii_take_out(x)) == x, byte for byte. */
bool pii_restore(const struct pii_book *book, struct arena *a, struct skeleton skeleton,
                 struct clear *ret_text, struct fault *f);

/* Walks a skeleton: each call gives the next piece, plain text or a token. */
struct pii_piece {
    struct str text; /* the bytes of the skeleton this piece covers */
    bool token;
    enum span_type type; /* token: its name */
    uint32_t n, form;
};
bool pii_piece_next(struct str *rest, struct pii_piece *ret_piece);

/* "⟦IBAN_1⟧" into the arena. */
struct str pii_token_name(struct arena *a, enum span_type type, uint32_t n, uint32_t form);

/* What may be shown of a value to those who see it masked: "FR76 •••• 0189", "c•••@example.org",
 * "•••• 78", "•••• Lyon", "•••• 1984", "C•••• M••••".  Never more than half of it, of numbers a
 * third; nothing at all of HEALTH, SPECIAL, CREDENTIAL, IP, GEO.  `kind` may be NULL. */
struct str pii_mask(struct arena *a, enum span_type type, const char *kind, struct str value);

/* A skeleton read back from where it was sealed: the caller vouches that pii_take_out() made
 * it.  desk/ alone may call it (a test holds that). */
struct skeleton pii_skeleton_from_seal(struct str text);

#endif
