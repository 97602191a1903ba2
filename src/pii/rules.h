/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.h - what an organisation decides about detection: its own patterns, what is nobody's,
 * what always is somebody's, which types, and how sure it must be.
 *
 * Written once in settings, made ready once by pii_rules_new(), then immutable and shared by
 * threads.  What agents corrected comes in as lessons: keyed digests, so that a value is known
 * again without being kept. */
#ifndef PII_RULES_H
#define PII_RULES_H

#include "pii/pii.h"

#define PII_PATTERNS_MAX     64
#define PII_PATTERN_MAX      200 /* bytes of one */
#define PII_LIST_MAX         500 /* entries of a list */
#define PII_ENTRY_MAX        200 /* bytes of one */
#define PII_ENTRY_LEAST      3   /* letters and digits of one */
#define PII_LESSONS_MAX      20000
#define PII_LESSON_WORDS_MAX 10 /* a longer value teaches its digest to nobody */

/* ---- how sure: what is worse, missing or over-masking? ---- */

enum pii_stance {
    PII_BALANCED,
    PII_CAUTIOUS, /* missing is worse: weak candidates are taken */
    PII_LEAN,     /* over-masking is worse: only what is rather sure */
    PII_STANCES,
};

const char *pii_stance_name(enum pii_stance v);
bool pii_stance_parse(struct str s, enum pii_stance *ret);
/* The score from which on a candidate is taken; docs/detection.md prints this table. */
float pii_stance_threshold(enum pii_stance stance, enum span_type type);

/* ---- lessons ---- */

/* Keyed digest of an organisation, as in struct pii_book. */
struct pii_keyed {
    void (*digest)(const void *key, enum span_type type, struct str text,
                   uint8_t ret_digest[static PII_DIGEST_SIZE]);
    const void *key;
};

struct pii_lesson {
    enum span_type type;
    bool personal; /* else: this value is not personal data */
    uint16_t mark; /* of a quick keyed hash, to ask for the digest seldom */
    uint8_t digest[PII_DIGEST_SIZE];
};

/* Of the value's letters and digits, folded: any spacing and case is the same value.  False when
 * it has fewer than PII_ENTRY_LEAST of them, or too many words. */
bool pii_lesson_make(const struct pii_keyed *keyed, struct arena *a, enum span_type type,
                     bool personal, struct str value, struct pii_lesson *ret_lesson);

/* ---- rules ---- */

/* As somebody wrote them; borrowed for the call. */
struct pii_wanted {
    enum pii_stance stance;
    float threshold[SPAN_TYPES]; /* 0: as the stance has it */
    float shift[SPAN_TYPES];     /* by corrections: added to the stance's, within bounds */
    uint32_t off;                /* bit per type that is not looked for */
    const struct str *patterns;  /* PCRE, of customer references */
    size_t pattern_count;
    const struct str
        *allow; /* values that are nobody's, in any spelling; "@domain": its addresses */
    size_t allow_count;
    const struct pii_known *deny; /* what always is personal data, in any spacing and case */
    size_t deny_count;
    const struct pii_lesson *lessons;
    size_t lesson_count;
    struct pii_keyed keyed; /* with lessons only; `key` must outlive the rules */
};

/* A pattern that does not compile is left out: pii_pattern_check() is for those who enter one. */
bool pii_rules_new(const struct pii_wanted *wanted, struct pii_rules **ret_rules, struct fault *f);
void pii_rules_free(struct pii_rules *r);
bool pii_rules_off(const struct pii_rules *r, enum span_type type);        /* the same */
float pii_rules_threshold(const struct pii_rules *r, enum span_type type); /* `r` may be NULL */

/* Is it fit for every message?  FAULT_INVALID says what is wrong: does not compile, takes the
 * empty text or ordinary sentences, or costs too much on text made to hurt it. */
bool pii_pattern_check(struct str pattern, struct fault *f);
/* Can it be recognised at all?  FAULT_INVALID says why not. */
bool pii_allow_check(struct str entry, struct fault *f);
bool pii_deny_check(struct str entry, struct fault *f);

#endif
