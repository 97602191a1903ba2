/* SPDX-License-Identifier: EUPL-1.2 */
/* rules_priv.h - an organisation's rules, made ready, and what the files of find share of them. */
#ifndef PII_RULES_PRIV_H
#define PII_RULES_PRIV_H

#include "pii/read/find_priv.h"
#include "pii/rules.h"

struct pattern; /* compiled; pattern.c */

/* A value looked for in texts: its letters and digits, folded, without anything between. */
struct listed {
    struct str run;
    enum span_type type;
    bool allow; /* nobody's; else of `type` */
    uint32_t next;
};

/* One allowed value as one type writes it. */
struct allowed {
    struct str normal;
    enum span_type type;
};

struct pii_rules {
    struct arena *arena;
    uint32_t off;
    float threshold[SPAN_TYPES];
    struct pattern **patterns;
    size_t pattern_count;
    struct allowed *allowed; /* open addressing by hash; `normal.ptr` NULL: free */
    size_t allowed_mask;     /* slots - 1; 0: none */
    struct str *addresses;   /* allowed, as addresses are written */
    size_t address_count;
    struct str *domains; /* allowed, in small letters, "@" first */
    size_t domain_count;
    struct listed *listed;      /* from 1 */
    uint32_t listed_first[256]; /* by first byte: the first of a chain; 0: none */
    size_t listed_count;
    struct pii_lesson *lessons; /* by mark */
    size_t lesson_count;
    bool lessons_personal, lessons_not;
    uint8_t *marks; /* 65536 bits */
    uint32_t seed;  /* of the quick hash */
    struct pii_keyed keyed;
};

/* What a thread needs for any organisation's rules. */
struct rules_scratch;

bool rules_prepare(struct find *f);
void rules_scratch_free(struct pii_scratch *s);
/* An empty arena that lives until the next call; NULL when there is none. */
struct arena *rules_arena(struct find *f);

/* PII_TAKEN, or why a candidate that nothing stronger overlaps is not. */
enum pii_fate rules_judge(struct find *f, const struct span *s, bool allowed);

/* FNV-1a, from a start of the caller's. */
static inline uint32_t hash_on(uint32_t h, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
    return h;
}

/* ---- pattern.c ---- */
struct pattern *pattern_new(struct str text);
void pattern_free(struct pattern *p);
struct matching; /* of one thread */
struct matching *matching_new(struct arena *a);
void matching_free(struct matching *m);
void pattern_find(struct find *f, const struct pattern *p, struct matching *m);
void patterns_find(struct find *f); /* all patterns */

/* ---- listed.c ---- */
/* The letters and digits of a value, folded, and how many words they were. */
struct str listed_run(struct arena *a, struct str value, size_t *ret_words);
/* Proposes what the organisation's lists and lessons know at token i; what is allowed, by
 * "allow", which settle() takes for a range, not for a candidate. */
void find_listed(struct find *f, size_t i);
bool lesson_says_not(struct find *f, const struct span *s);
uint16_t lesson_mark(uint32_t seed, struct str run);
uint32_t lesson_seed(const struct pii_keyed *keyed);

#endif
