/* SPDX-License-Identifier: EUPL-1.2 */
/* tagger_priv.h - the trained tagger of names: what it sees of a window, and what it finds.
 *
 * tagger_tokens.c says of each token what lists, lines and neighbours tell (the meaning of the
 * numbers in struct sequence_token); models/names.model was trained on exactly that, so that a
 * change there means training again (models/train_names). */
#ifndef PII_TAGGER_PRIV_H
#define PII_TAGGER_PRIV_H

#include "model/gazetteer.h"
#include "model/sequence.h"
#include "pii/read/find_priv.h"
#include "pii/terms/said_priv.h"

/* ---- bits of sequence_token.lists ---- */

#define LIST_FIRST     BIT(0)  /* a first name, and nothing else */
#define LIST_WEAK      BIT(1)  /* a first name that is also a word */
#define LIST_PAIR      BIT(2)  /* part of a place or company of two words */
#define LIST_OWNER     BIT(3)  /* "my" */
#define LIST_THE       BIT(4)  /* an article */
#define LIST_ORDINARY  BIT(5)  /* WORD_ORDINARY */
#define LIST_CIVILITY  BIT(6)  /* "Mme" */
#define LIST_PARTICLE  BIT(7)  /* "de", "van" */
#define LIST_STREET    BIT(8)  /* "rue", "street" */
#define LIST_FORM      BIT(9)  /* "GmbH": the end of a company's name */
#define LIST_GREETING  BIT(10) /* "bonjour" */
#define LIST_SIGNOFF   BIT(11) /* "cordialement" */
#define LIST_INTRO     BIT(12) /* "je m'appelle" */
#define LIST_GOODS     BIT(13) /* names goods */
#define LIST_NEAR      BIT(14) /* says what a number is */
#define LIST_NUMBER    BIT(15) /* digits, also with letters */
#define LIST_CLOSED    BIT(16) /* part of an e-mail or web address */
#define LIST_PHRASE    BIT(17) /* inside "mit freundlichen Grüßen" */
#define LIST_SPECIAL   BIT(18) /* health, belief and the like */
#define LIST_GAZETTEER 20      /* from this bit on: the answer of gazetteer.h */
/* What may be missing for any name: hidden now and then in training. */
#define LIST_NAMES ((uint32_t)(LIST_FIRST | LIST_WEAK | 15u << LIST_GAZETTEER))

/* ---- bits of sequence_token.cues ---- */

#define CUE_TITLE    BIT(0)
#define CUE_INTRO    BIT(1) /* directly before */
#define CUE_WEAK     BIT(2) /* the same, of a phrase that may lead elsewhere */
#define CUE_GREETING BIT(3) /* one or two words before, or a title between */
#define CUE_SIGNOFF  BIT(4) /* in the line before, or before a comma in this one */
#define CUE_SIGNED   BIT(5) /* a few lines before */
#define CUE_STREET   BIT(6)
#define CUE_DIGITS   BIT(7) /* digits directly before or behind */
#define CUE_LOCAL    BIT(8) /* stands in an e-mail address */
#define CUE_HEADER   BIT(9) /* "De : ..." begins the line */
#define CUE_LATE     BIT(10)
#define CUE_LATER    BIT(11)
/* Cues by which even a small frequent word may be a name. */
#define CUE_OPENS (CUE_TITLE | CUE_INTRO | CUE_GREETING | CUE_SIGNOFF | CUE_LOCAL)

/* What kind of writing the paragraph is: bits 0 and 1 of sequence_token.place. */
enum writing { WRITING_USUAL, WRITING_SMALL, WRITING_CAPITALS, WRITING_UNTOLD };

/* Others of its bits. */
#define PLACE_BEFORE     (3u << 2) /* words in front of it in the line: none, one, two, more */
#define PLACE_BEHIND     (3u << 4) /* words behind it in the line: none, one, two, more */
#define PLACE_LAST_LINES BIT(8)

/* ---- sequence_token.far: bits 0-1 enum gazetteer_around of the nearest such word within FAR_REACH
 * words before, 2-3 of the nearest behind, in the sentence; and of the word itself: ---- */

#define FAR_REACH  4
#define FAR_BEFORE 3u
#define FAR_BEHIND (3u << 2)
#define FAR_SMALL  BIT(4) /* capital here, small elsewhere in the window */
#define FAR_CAPITAL                                                                                \
    BIT(5) /* small or at a start here, with a capital inside a sentence elsewhere */
#define ELSEWHERE_LOG 15

/* ---- sets of word hashes ---- */

#define WORD_SET_SLOTS 512u
#define WORD_SET_MOST  384u /* more are not noted: a text with that many names has no shortage */

struct word_set {
    uint32_t slots[WORD_SET_SLOTS]; /* 0: free */
    uint32_t count;
    uint64_t bits; /* of each word's hash one: most words are told by these to be in none */
};

static inline uint32_t elsewhere_slot(uint32_t word)
{
    return word * 0x9e3779b1U >> (32 - ELSEWHERE_LOG);
}

void word_set_add(struct word_set *s, uint32_t hash);

static inline bool word_set_has(const struct word_set *s, uint32_t hash)
{
    uint32_t at = hash * 0x9e3779b1U >> 23;

    if (!(s->bits >> hash % 64 & 1))
        return false;
    hash = hash ? hash : 1;
    for (; s->slots[at % WORD_SET_SLOTS]; at++)
        if (s->slots[at % WORD_SET_SLOTS] == hash)
            return true;
    return false;
}

/* ---- one window ---- */

struct tagger_room {
    struct sequence_token tokens[TOKENS_MAX];
    struct sequence_row rows[TOKENS_MAX];
    /* Words of the window, a bit each: in small letters, and with a capital inside a sentence. */
    uint64_t small[1u << ELSEWHERE_LOG >> 6], capital[1u << ELSEWHERE_LOG >> 6];
    uint64_t town[1u << ELSEWHERE_LOG >> 6]; /* of tagging: what is a place somewhere in it */
    uint32_t asked[TOKENS_MAX];              /* tokens that the gazetteer is asked about */
    size_t asked_count;
    uint32_t alone[TOKENS_MAX]; /* tokens that may be part of a name by themselves, in order */
    size_t alone_count;
    uint32_t open[TOKENS_MAX]; /* the same with those that belong to them */
    size_t open_count;
    struct word_set local; /* words of e-mail addresses before the '@', in this window */
    struct word_set names; /* words of names found so far in this text */
};

#define NAME_UNLIKELY 0.15F /* below it, the tagger's share of a name says that it is none */

#define TAGGED_PERSON 0 /* the model's first type; the others are places and organisations */

/* How sure the tagger is that token i is part of a name; of a place or an organisation. */
static inline float name_share(const struct tagger_room *room, size_t i)
{
    const struct sequence_row *row = &room->rows[i];

    return room->tokens[i].open
               ? row->p[SEQUENCE_B(TAGGED_PERSON)] + row->p[SEQUENCE_I(TAGGED_PERSON)]
               : 0;
}

static inline float other_share(const struct tagger_room *room, size_t i)
{
    return room->tokens[i].open ? 1 - room->rows[i].p[SEQUENCE_O] - name_share(room, i) : 0;
}

static inline bool first_name(const struct tagger_room *room, size_t i)
{
    uint32_t lists = room->tokens[i].lists;

    return lists & LIST_FIRST || GAZETTEER_FIRST(lists >> LIST_GAZETTEER);
}

/* "Azubi", "Tante", "lamp": tells what a name is, and is hardly ever part of one. */
static inline enum gazetteer_around tells(const struct tagger_room *room, size_t i)
{
    uint32_t known = room->tokens[i].lists >> LIST_GAZETTEER;

    if (GAZETTEER_FIRST(known) == NAME_FREQUENT || GAZETTEER_LAST(known) == NAME_FREQUENT)
        return AROUND_NONE;
    return (enum gazetteer_around)GAZETTEER_AROUND(known);
}

/* "HR Sommer Event", "Rag Doll": desks and goods, and no title in this writing. */
static inline bool is_no_title(const struct token *t)
{
    return t->kind == said_short &&
           (t->shape & TOKEN_UPPER || (t->end - t->start == 3 && t->next != '.'));
}

/* "JAN BAKKER TE UTRECHT": capitals of all words hide that "te" leads to a town. */
static inline bool ends_with_te(const struct find *f, size_t first, size_t last)
{
    return last > first && f->tokens[last].shape & TOKEN_UPPER &&
           str_eq(token_folded(f, &f->tokens[last]), STR("te"));
}

/* Is token i in a name that was taken? */
bool tagged_as_name(const struct find *f, size_t i);

/* The lists of those above that tell of a word with these meanings. */
uint32_t tagger_lists(uint64_t is);
/* Says of f->tokens what the model reads. */
void tagger_tokens(struct find *f, struct tagger_room *room);

/* Tags a window, before the rules look at it.  This and those that
 * ask what it told do nothing without a model. */
void tag_window(struct find *f);
/* Does the tagger say that token i, behind a name, is a place, a company or nothing? */
bool tagged_other(const struct find *f, size_t i);
/* Does the tagger say that token i is no name, where a rule thinks that it might be? */
bool tagged_not(const struct find *f, size_t i);
/* Does the gazetteer know token i as a surname that is no word of the very commonest? */
bool tagged_surname(const struct find *f, size_t i);
/* Is it somebody's office and no name: "Consul"? */
bool tagged_role(const struct find *f, size_t i);
/* Proposes the names in the window, and their words where they stand again; names that the rules
 * proposed count for that. */
void find_tagged(struct find *f);
/* One name of tokens first to last; what is bound to it by hyphens goes with it. */
void propose_tagged(struct find *f, size_t first, size_t last, float score);

/* ---- tagger_span.c: how far a name reaches ---- */

/* The token behind the name that begins at i. */
size_t tagger_name_end(const struct find *f, const struct tagger_room *room, size_t i);
/* Where the surname is [first, end), the token behind the first name that a comma parts from it;
 * else `end`.  "ROSSI, Ada" is one whatever stands around. */
size_t tagger_turned_round(const struct find *f, const struct tagger_room *room, size_t first,
                           size_t end);
/* The token behind a name of [first, end) that goes on with a surname of particles, or with a word
 * that fills the rest of its field or of the line in which somebody signs; else `end`. */
size_t tagger_name_rest(const struct find *f, const struct tagger_room *room, size_t first,
                        size_t end);
/* Of token i behind a comma or '/': a name by itself, not the first name of the surname before? */
bool tagger_next_in_list(const struct find *f, const struct tagger_room *room, size_t i);
/* The last token of a name that goes on behind token `last`: over the end of a line that was
 * broken, or behind a first name that is a word ("Thi Mai Pham"). */
size_t tagged_rest(const struct find *f, size_t last);

/* ---- careful.c: where hints ask for it ---- */

/* Is this word, small and in no list, to be asked about? */
bool careful_opens(const struct sequence_token *s);
/* Proposes what may be a name, of what find_tagged() left. */
void find_careful(struct find *f);

#endif
