/* SPDX-License-Identifier: EUPL-1.2 */
/* scratch_priv.h - what one thread needs to find: room for a window, compiled patterns. */
#ifndef PII_SCRATCH_PRIV_H
#define PII_SCRATCH_PRIV_H

#include "pii/names/tagger_priv.h"
#include "pii/read/find_priv.h"
#include "pii/read/lexicon_priv.h"
#include "pii/weigh/weigh_priv.h"

_Static_assert(TOKENS_MAX <= UINT16_MAX, "a token's place");

#define RECENT_MOST 4
#define KNOWN_MAX   192 /* values of one conversation looked for at once */
#define KNOWN_ROWS  768 /* the same in all their spellings */
#define KNOWN_WORDS 12
#define KNOWN_LINKS 3072 /* words by which they are looked up */

/* A known value in one of its spellings, made ready: words for a name or an address, else one
 * run of letters and digits. */
struct known {
    enum span_type type;
    struct str words[KNOWN_WORDS]; /* folded */
    uint8_t count;
    uint8_t core;       /* an address: so many words must stand there */
    uint16_t particles; /* bit w: word w is a "de", which may be left out */
    bool pair;          /* a name of which no part counts alone */
};

/* A word of a known value; the next one with the same first, or last, byte. */
struct known_link {
    uint32_t letters; /* bit for each letter in it */
    uint32_t begins;  /* its first four bytes */
    uint8_t len;      /* its length, at most 255 */
    bool loose;       /* an address: words are compared by their meaning */
    uint16_t row;
    uint8_t word;
    int16_t next_first, next_last;
};

/* What the heading over a token says. */
struct column {
    size_t token; /* SIZE_MAX: of none yet */
    size_t text;  /* length of the text: a number in a table is looked at as its end, too */
    uint64_t says;
};

/* The run that run_here() read last. */
struct last_run {
    uint32_t start; /* UINT32_MAX: none yet */
    size_t text;    /* length of the text: a number in a table is looked at as its end, too */
    struct run run;
};

/* The context words before a token. */
struct near_before {
    size_t token; /* SIZE_MAX: of none yet */
    uint64_t bits;
    bool closed; /* the number of an order stands between: what is farther off does not count */
};

#define BIRTHS_MAX 40 /* dates of one list */

/* The dates that follow in the list of births that was read last (birth_list.c). */
struct births {
    struct {
        uint32_t end;
        size_t proposal;
    } at[BIRTHS_MAX];
    size_t count;
    bool ended; /* no other follows the last of them */
};

/* special_care.c: the last proposals of care, which an illness behind them takes back. */
#define CARES_MOST 4

struct cares {
    struct care {
        size_t first, last; /* tokens */
        size_t proposal;
    } at[CARES_MOST];
    size_t count;
};

struct pii_scratch {
    const struct lexicon *lexicon;
    struct arena *arena;                                /* holds all of this */
    _Alignas(LINE) struct token tokens[TOKENS_MAX + 1]; /* the hash of one more is looked at */
    uint8_t notes[TOKENS_MAX + 8];                      /* of each token: NOTE_LED, NOTES_TELLING */
    uint16_t leading[TOKENS_MAX]; /* look_up.c: tokens with which more may be told behind */
    uint16_t cars[TOKENS_MAX];    /* plate_words.c: what each tells of cars; 0: not asked yet */
    struct column column;
    /* Folding writes eight bytes at a time, and looking up reads as many as it likes. */
    char folded[FOLDED_MAX + LEXICON_READ];
    struct maps maps;
    struct cares cares;
    struct proposal *proposals; /* grows */
    size_t proposal_count, proposal_room;
    size_t recent[RECENT_MOST], recent_count; /* the last proposals of structured types */
    uint8_t taken[PII_WINDOW +
                  2 * PII_MARGIN]; /* settle.c: bytes that a span of the group already has */
    struct known known[KNOWN_ROWS];
    size_t known_count;         /* 0 outside of a call */
    struct arena *known_arena;  /* holds the following, or NULL */
    struct pii_known *known_of; /* what `known` was made from; NULL: it is of no use any more */
    size_t known_of_count, known_ready;
    struct known_link known_links[KNOWN_LINKS];
    size_t known_link_count;
    int16_t known_first[256], known_last[256]; /* links; -1: none */
    uint64_t known_slip[256];                  /* by first byte: lengths that may be a slip */
    uint64_t known_slip_last[256];             /* by last byte */
    struct rules_scratch *rules;               /* rules.c: made when the first rules come */
    struct near_before before;
    struct last_run run;
    struct births births;
    struct walked walked;
    struct tagger_room tagger;
    struct weigh_room weigh;
};

#endif
