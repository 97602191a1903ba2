/* SPDX-License-Identifier: EUPL-1.2 */
/* gazetteer.h - what a word may be, by itself: a name, a place, a company, a common word.
 *
 * Made by models/make_gazetteer.py from public lists (models/CARD.gazetteer.md).  A word is asked
 * for by the hash of its folded form (text_fold); a few words with one space between each, "new
 * york" or "leroy merlin", are one entry.  The words themselves are not in the file, only 20-bit
 * fingerprints: some 7 in 100,000 unknown words get another's answer (tests hold it below 0.1 %).
 *
 * The file is used where it lies; it never changes and threads share it.  A damaged, truncated or
 * hostile one is refused, and no file at all can make a look-up read outside it. */
#ifndef MODEL_GAZETTEER_H
#define MODEL_GAZETTEER_H

#include <stdint.h>

#include "base/fault.h"
#include "base/str.h"
#include "model/linear.h"

#define GAZETTEER_VERSION     1
#define GAZETTEER_BUCKETS_MAX (1u << 20)

/* The answer: three levels of four things, two yes or no, one of three kinds. */
#define GAZETTEER_FIRST(bits)  ((bits)&3u)         /* first name: enum gazetteer_name */
#define GAZETTEER_LAST(bits)   ((bits) >> 2 & 3u)  /* surname: enum gazetteer_name */
#define GAZETTEER_PLACE(bits)  ((bits) >> 4 & 3u)  /* enum gazetteer_place */
#define GAZETTEER_WORD(bits)   ((bits) >> 6 & 3u)  /* enum gazetteer_word, in any of 7 languages */
#define GAZETTEER_ORG          (1u << 8)           /* a company, brand or public body */
#define GAZETTEER_PARTICLE     (1u << 9)           /* of names: de, van, ben, saint */
#define GAZETTEER_AROUND(bits) ((bits) >> 10 & 3u) /* what it tells of a name beside it: enum */
#define GAZETTEER_BITS         12                  /* no answer has more */

enum gazetteer_name { NAME_NONE, NAME_RARE, NAME_FREQUENT };
enum gazetteer_place { PLACE_NONE, PLACE_SMALL, PLACE_TOWN, PLACE_LARGE }; /* small: or a part */
/* "colleague", "told", "lamp" or "company" */
enum gazetteer_around { AROUND_NONE, AROUND_PERSON, AROUND_VERB, AROUND_THING };
enum gazetteer_word { PLAIN_NONE, PLAIN_KNOWN, PLAIN_COMMON, PLAIN_VERY_COMMON };

struct gazetteer {
    const char *buckets; /* borrowed from the file */
    uint32_t count;
};

/* Borrows `bytes` for the gazetteer's whole life.  FAULT_INVALID: no gazetteer, or of another
 * version; FAULT_DAMAGED: its checksum is wrong or it is cut. */
bool gazetteer_load(struct str bytes, enum model_check check, struct gazetteer *ret_gazetteer,
                    struct fault *f);

/* The hash of a folded word, byte by byte from GAZETTEER_HASH_START (FNV-1a, as src/pii hashes
 * its words: they need not be hashed again). */
#define GAZETTEER_HASH_START 2166136261u
static inline uint32_t gazetteer_hash(uint32_t h, char c)
{
    return (h ^ (unsigned char)c) * 16777619u;
}

/* Brings the word's bucket near, for who asks for many words in a row. */
void gazetteer_fetch(const struct gazetteer *g, uint32_t hash);
/* What is known of the word with this hash; 0: nothing. */
uint32_t gazetteer_find(const struct gazetteer *g, uint32_t hash);
/* The same for a folded word, or folded words with one space between. */
uint32_t gazetteer_word(const struct gazetteer *g, struct str folded);

#endif
