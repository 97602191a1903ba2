/* SPDX-License-Identifier: EUPL-1.2 */
/* shelf_priv.h - the index as its files see it: vocabulary, places, and what weighs how much. */
#ifndef KNOWLEDGE_SHELF_PRIV_H
#define KNOWLEDGE_SHELF_PRIV_H

#include "knowledge/shelf.h"
#include "text/text.h"

enum field { FIELD_TITLE, FIELD_HEADING, FIELD_BODY, FIELD_CATEGORY, FIELDS };

/* Found on halves of the public sets, see docs/knowledge.md; round numbers on purpose. */
#define BM_K1        1.6
#define PAIR_WEIGHT  0.3 /* two words of the query side by side */
#define PAIR_NEAR    2   /* words */
#define FRAME_SHARE  1.0 /* the kind of question ("what is", "how long") against a word */
#define SAME_SHARE   0.7 /* a synonym */
#define STEM_LETTERS 6   /* words that begin so are of one family ... */
#define STEM_SHARE   0.3 /* ... and that is worth this much */

struct field_weight {
    double weight, shortness; /* BM25F's w and b */
};
extern const struct field_weight shelf_fields[FIELDS];

/* Where a term stands: 8 bytes. */
struct place {
    uint32_t passage;
    uint32_t at; /* field << 28 | number of the word in the field */
};
#define PLACE_FIELD(p) ((p)->at >> 28)
#define PLACE_WORD(p)  ((p)->at & 0xfffffff)

struct term {
    struct str text;
    uint32_t first, count; /* of the shelf's places, in order of passages */
    uint32_t articles;     /* how many it stands in */
};

#define NO_TERM UINT32_MAX
/* Texts with numbers 0, 1, 2, ...; open addressing. */
struct vocabulary {
    struct arena *arena;
    struct str *texts;
    uint32_t count, room;
    uint32_t *slots; /* number + 1; 0: free */
    uint32_t slot_count;
};
bool vocabulary_init(struct vocabulary *l, struct arena *a);
uint32_t vocabulary_find(const struct vocabulary *l, struct str text); /* NO_TERM */
uint32_t vocabulary_add(struct vocabulary *l, struct str text); /* copies; NO_TERM: arena full */

/* A word as people write it, for the repair of misspelt ones. */
struct surface {
    uint32_t term, times;
};

struct shelf_passage {
    uint32_t entry, number;
    uint16_t length[FIELDS]; /* words */
};

/* Words or phrases that mean the same: terms [first, first + count) of `words` each. */
struct phrase {
    uint32_t first, count, group;
};
struct synonyms {
    struct str *words;
    uint32_t word_count;
    struct phrase *phrases; /* those of one group stand together */
    uint32_t phrase_count;
};

struct shelf {
    struct arena *arena;
    enum lang lang;
    struct vocabulary words;   /* terms */
    struct term *terms;        /* by number in `words` */
    uint32_t *sorted;          /* numbers of terms in alphabetical order */
    struct vocabulary written; /* surfaces */
    struct surface *surfaces;
    struct place *places;
    struct shelf_passage *passages;
    uint32_t passage_count, entry_count;
    double average[FIELDS]; /* words of a passage's field */
    struct synonyms synonyms;
};

/* ---- words.c: knowledge of French and English, as tables ---- */

/* The kinds of question that `text` asks, as terms that no word can be ("?what"). */
#define FRAMES_MAX 12
size_t frames_of(struct arena *a, struct str text, struct str ret_terms[static FRAMES_MAX]);
bool synonyms_read(struct arena *a, struct text_stemmer *st, enum lang lang, struct str own,
                   struct synonyms *ret, struct fault *f);

/* ---- spelling.c ---- */

/* The best known word within two edits (one below 8 letters), NO_TERM when there is none.  The
 * first letter must be right or the only mistake. */
uint32_t shelf_spell(const struct shelf *s, struct str folded, struct str *ret_word);

/* Terms that begin with the first STEM_LETTERS letters of `stem`: a run of `sorted`. */
void shelf_family(const struct shelf *s, struct str stem, uint32_t *ret_first, uint32_t *ret_count);

#endif
