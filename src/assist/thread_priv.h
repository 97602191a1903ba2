/* SPDX-License-Identifier: EUPL-1.2 */
/* thread_priv.h - a ticket's thread as its sentences and their terms: what the embedded provider
 * chooses from.  All of it lives in the thread's arena. */
#ifndef ASSIST_THREAD_PRIV_H
#define ASSIST_THREAD_PRIV_H

#include "assist/cues_priv.h"
#include "assist/task.h"
#include "base/buf.h"
#include "text/text.h"

#define SENTENCES_MAX 400
#define TERMS_MAX     2000 /* different ones of a thread */
#define SENTENCE_MAX  600  /* bytes; a longer one is no sentence */
#define SAID_MAX      ((size_t)16 << 10)
#define ALIKE         0.6 /* shared terms: two sentences say the same */

struct term {
    struct str stem;
    unsigned count; /* sentences that have it */
};

struct bag { /* of one sentence: numbers of terms, each once, growing */
    uint16_t *at;
    size_t count;
};

struct sentence {
    struct str text;
    size_t message, order, thread; /* of which ticket, where there are several */
    enum direction direction;
    unsigned cues;
    struct bag bag;
    double weight;
};

struct thread {
    struct arena *arena;
    struct text_stemmer *stemmer;
    enum lang lang;
    struct term *terms;
    size_t term_count;
    struct sentence *sentences;
    size_t count;
};

/* Messages but notes, without sentences that say nothing.  `arena` and `stemmer` are set. */
bool thread_read(struct thread *t, const struct assist_case *about, struct fault *f);

/* The terms of a text; its tokens say nothing. */
struct bag thread_bag(struct thread *t, struct str text);
bool bag_has(const struct bag *b, size_t term);
/* Shared terms, of the smaller one's: 0 to 1. */
double bag_shared(const struct bag *a, const struct bag *b);

/* On one line, however it was wrapped. */
void line_add(struct buf *b, struct str text);
/* The first message after our last answer; 0: there was none. */
size_t since_answer(const struct assist_case *about);

/* What surrounds an answer, by language. */
struct surrounding {
    const char *thanks, *sorry, *holding, *closing, *glad;
};
const struct surrounding *surrounding(enum lang lang); /* English where there is none */

/* ---- what is put together by rules, a file each; the thread is read ---- */

bool ruled_judge(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                 struct fault *f);
bool ruled_rewrite(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                   struct fault *f);
/* Common slips of spelling in a text, as ruled_rewrite() would mend them. */
size_t ruled_slips(struct str text, enum lang lang);
bool ruled_article(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                   struct fault *f);

#endif
