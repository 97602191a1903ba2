/* SPDX-License-Identifier: EUPL-1.2 */
/* find_priv.h - what the detectors share: tokens with their meaning, and proposals.
 *
 * The text is read in windows.  A window is cut into tokens (words as text.h has them), each
 * folded and looked up in the lexicon once; then one loop offers every token to the detectors,
 * which look around it, at tokens or at bytes, and propose spans.  Nothing is scanned twice over
 * the whole text and nothing backtracks, so time is linear. */
#ifndef PII_FIND_PRIV_H
#define PII_FIND_PRIV_H

#include <endian.h>
#include <string.h>

#include "pii/pii.h"
#include "pii/read/eight_priv.h"
#include "pii/read/maps_priv.h"
#include "pii/read/shown_priv.h"
#include "pii/terms/meaning_priv.h"

/* How sure the tagger, and with it a balanced organisation, must be of a name: less than of other
 * things, for a name missed is worse than a word masked. */
#define NAME_LEAST 0.4F

/* ---- lines of the processor's cache ---- */

#define LINE 64 /* bytes, of all that this is built for */

/* As arena_alloc(), from the begin of a line on. */
static inline void *lines_alloc(struct arena *a, size_t size)
{
    uintptr_t p = (uintptr_t)arena_alloc(a, size + LINE);

    return p ? (void *)((p + LINE - 1) / LINE * LINE) : NULL;
}

/* ---- tokens ---- */

/* What stands between a token and the one before. */
enum gap {
    GAP_NONE,  /* nothing but bytes that are dropped */
    GAP_SPACE, /* spaces, no-break ones too */
    GAP_JOIN,  /* one of - . / ' _ without spaces */
    GAP_COMMA, /* a comma, with spaces */
    GAP_DOT,   /* ". " */
    GAP_LINE,  /* one line end, with spaces */
    GAP_PARA,  /* an empty line */
    GAP_OTHER,
};

#define TOKEN_CAPITAL BIT(0) /* begins with a capital letter */
#define TOKEN_UPPER   BIT(1) /* two letters or more, all capitals */
#define TOKEN_DIGITS  BIT(2) /* digits only */
#define TOKEN_MIXED   BIT(3) /* letters and digits */
#define TOKEN_INITIAL BIT(4) /* one capital letter */
#define TOKEN_START   BIT(5) /* begins a sentence or a line */

struct entry;

struct token {
    uint32_t start, end;
    uint32_t folded; /* in find.folded */
    uint16_t folded_len;
    uint8_t gap, shape;
    uint64_t is; /* meanings of the word, and of phrases that begin here */
    const char *kind;
    uint64_t covered; /* meanings of phrases it is a part of */
    uint16_t phrase;  /* tokens of the longest phrase that begins here */
    uint8_t near;     /* tokens back to the last context word; NEAR_FAR: out of reach */
    uint8_t row;      /* numbers of its own length in front, one space or line end between each */
    char next;        /* the byte right behind it, 0 at the text's end */
    uint64_t hash;    /* lexicon_hash() of the folded word */
    const struct entry
        *entry; /* the lexicon's for the word, or for what its end tells; NULL: none */
};

_Static_assert(sizeof(struct token) == LINE, "a token fills a line of the processor's cache");

/* What is noted of a token besides (scratch.notes): why detectors look at it, which nine words in
 * ten give no reason for; and that with it the word before may tell more. */
#define NOTE_MEANING  0x01 /* one at which a detector begins */
#define NOTE_FORM     0x02 /* figures, capitals */
#define NOTE_LENGTH   0x04 /* as long as the code of a bank, "deutdeff", or of a machine */
#define NOTE_MARK     0x08 /* a mark beside it counts: of the reader, a colon right in front */
#define NOTES_MARK    0x70 /* the mark behind it, MARK_ANY to MARK_SIGN */
#define NOTES_TELLING 0x7f
#define NOTE_LED      0x80

/* What a mark behind a word may lead to.  A detector looks there whatever the word's length, if it
 * is short, of two letters, if a word is joined to it, or, of the signs that passwords have inside
 * (secret_sign()), if a letter or figure follows. */
enum {
    MARK_NONE,
    MARK_ANY = 0x10,
    MARK_SHORT = 0x20,
    MARK_TWO = 0x30,
    MARK_JOINS = 0x40,
    MARK_SIGN = 0x50
};
extern const uint8_t word_marks[256]; /* usual.c */

static inline uint8_t mark_behind(const struct token *t)
{
    return word_marks[(unsigned char)t->next];
}

#define NEAR_FAR   255
#define NEAR_REACH 16 /* tokens looked back at most, whatever the phrases there cost */

/* The rows of tokens that were walked over last, `to` behind the last one: who comes to them again
 * goes on at their end, so that a long row costs its length once. */
struct walked {
    struct walked_row {
        size_t from, to;
    } doors, names; /* place.c: "apt 4 bte 3"; surname.c */
};

struct proposal {
    struct span span;
    uint8_t rank; /* given by settle.c: higher wins an overlap */
    bool allowed; /* inside a value that is nobody's */
    bool back;    /* taken back: what was proposed behind it tells it */
};

/* Types that words alone tell: where nothing else is wanted, nothing is computed for these. */
#define UNSTRUCTURED                                                                               \
    (1u << SPAN_PERSON | 1u << SPAN_ADDRESS | 1u << SPAN_HEALTH | 1u << SPAN_SPECIAL)

#define TOKENS_MAX      ((PII_WINDOW + 2 * PII_MARGIN) / 2 + 2)
#define FOLDED_MAX      (4 * (PII_WINDOW + 2 * PII_MARGIN))
#define WORD_FOLDED_MAX 48 /* bytes of a folded word; longer ones are cut */

/* One pii_find(). */
struct find {
    const struct pii *pii;
    struct pii_scratch *scratch;
    const struct pii_hints *hints; /* never NULL once find_all() began */
    struct str text;
    uint32_t from, to; /* the window with its margins */
    struct maps *maps; /* of it: made by scan_tokens() */
    struct token *tokens;
    size_t count;
    char *folded;                /* the window in small letters, then its words of other letters */
    bool failed;                 /* no memory for a proposal: the call fails, nothing is dropped */
    bool listed;                 /* the organisation has values to look for */
    bool structured;             /* nothing else is wanted */
    bool each_word;              /* known or listed values may begin at any */
    uint64_t leads;              /* meanings at which detectors begin */
    size_t weighed;              /* words that were weighed in the window */
    size_t weighed_to;           /* token behind the last that was looked at for it */
    size_t cue;                  /* the last word for a secret, around which none is weighed yet;
                                  * SIZE_MAX: none */
    size_t told;                 /* token behind the last words of art. 9 that are somebody's */
    size_t told_first;           /* the first token of those */
    enum span_type told_type;    /* what they tell of */
    uint32_t sure_to;            /* end of an account or card whose check digits hold, a telephone
                                  * or a service: nothing of figures that begins in it can stand */
    uint32_t figures_to;         /* run_figures_to() of the last run that was read */
    uint32_t cards_to;           /* and up to where it has figures enough for a card's slip */
    struct explanation *explain; /* NULL: nobody asks why */
    struct shown shown;          /* find_all(): the way back to the text as it was given */
};

/* find.c: what pii_find() and pii_explain() do. */
bool find_all(struct find *f, struct arena *a, struct spans *ret_spans, struct fault *fault);

/* scan.c: the mark directly before byte `at`, or over one space of any kind; an opening quote of
 * any language is '"'.  0: there is none of "':=( . */
char mark_in_front(const struct find *f, uint32_t at);

static inline struct str token_text(const struct find *f, const struct token *t)
{
    return str_make(f->text.ptr + t->start, t->end - t->start);
}

/* "12/[03]/1985": is token i of figures that are joined to figures in front? */
static inline bool figures_inside(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->gap == GAP_JOIN && i > 0 && t->shape & t[-1].shape & TOKEN_DIGITS;
}

static inline struct str token_folded(const struct find *f, const struct token *t)
{
    return str_make(f->folded + t->folded, t->folded_len);
}

/* Does the list go on at `p` with this word and the mark that parts its words, or its end?  Most
 * words part at their second letter, so a call costs more than the comparison.  A text may hold a
 * NUL, which is in no list. */
static inline bool word_here(const char *p, struct str word, char mark)
{
    for (size_t i = 0; i < word.len; i++)
        if (p[i] != word.ptr[i] || !p[i])
            return false;
    return p[word.len] == mark || !p[word.len];
}

/* Is a folded word one of these, parted by spaces?  No list has numbers. */
static inline bool word_listed(struct str word, const char *words)
{
    if (!word.len || ascii_digit(word.ptr[0]))
        return false;
    for (const char *p = words;; p++) { /* short words: a call to strchr() costs more */
        if (*p == word.ptr[0] && (word.len < 2 || p[1] == word.ptr[1]) && word_here(p, word, ' '))
            return true;
        while ((unsigned char)*p > ' ')
            p++;
        if (!*p)
            return false;
    }
}

/* Is it one of the words that are listed under its first letter? */
static inline bool word_by_letter(struct str word, const char *const words[26])
{
    char c = word.len ? word.ptr[0] : '\0';

    return c >= 'a' && c <= 'z' && words[c - 'a'] && word_listed(word, words[c - 'a']);
}

/* Is it one of those that are listed under its length, of which there are n lists?  They are
 * stepped through without a look at each letter. */
static inline bool word_by_length(struct str word, const char *const words[], size_t n)
{
    const char *p = word.len < n ? words[word.len] : NULL;

    for (; p && *p; p += word.len + (p[word.len] == ' '))
        if (*p == word.ptr[0] && memcmp(p, word.ptr, word.len) == 0)
            return true;
    return false;
}

#define LETTER(c) (1u << ((c) - 'a'))

/* Does a folded word of two letters or more begin with a letter and one of those that the table has
 * for it? */
static inline bool begins_with_pair(const char *word, const uint32_t seconds[static 26])
{
    unsigned first = (unsigned char)word[0] - (unsigned)'a',
             second = (unsigned char)word[1] - (unsigned)'a';

    return first < 26 && second < 26 && seconds[first] >> second & 1;
}

/* The same as word_listed() for a long list, parted by '|'. */
static inline bool word_among(struct str word, const char *words)
{
    if (!word.len || !word.ptr[0] || ascii_digit(word.ptr[0]))
        return false;
    for (const char *p = words; (p = strchr(p, word.ptr[0])); p++)
        if ((p == words || p[-1] == '|') && word_here(p, word, '|'))
            return true;
    return false;
}

/* counted.c: is a folded word something that is counted: "fans", "cows", "points"? */
bool word_counted(struct str word);
/* Are these a year of four figures; are they a day in a row, "01042025", "20250401", "010425"? */
bool figures_year(struct str s);
bool figures_day(struct str s);

/* scan.c: those of the window. */
struct walked *walked_in(const struct find *f);
/* Fills the tokens of the window. */
void scan_tokens(struct find *f);
/* The word at `at` as it is folded there; gives its end, `at` when none begins there. */
uint32_t scan_folded(struct str text, uint32_t at, char out[static WORD_FOLDED_MAX],
                     size_t *ret_len);

/* propose.c: a candidate; settle.c ranks it by `by` and type. */
void propose(struct find *f, struct span span);
/* The n-th proposal made again: it counts among the last ones and is noted once. */
void propose_again(struct find *f, size_t n);

/* context.c: does a token within reach of token i carry one of the meanings?  Behind it wins over
 * before it; NEAR_ORDER in between hides what lies farther off.  ret_kind: the kind its phrase
 * names. */
bool near_context(const struct find *f, size_t i, size_t last, uint64_t wanted,
                  const char **ret_kind);
/* The nearest token that would count for near_context(); NULL for none. */
const struct token *near_token(const struct find *f, size_t i, size_t last);
/* All meanings that near_context() would find there. */
uint64_t near_bits(const struct find *f, size_t i, size_t last);
bool context_reaches(const struct find *f, size_t i, uint64_t wanted, size_t reach);
/* Is the nearest context word before token i one of these?  Nearly always there is none, or
 * another. */
static inline bool after_context(const struct find *f, size_t i, uint64_t wanted, size_t reach)
{
    const struct token *t = &f->tokens[i];

    return t->near != NEAR_FAR && t[-(ptrdiff_t)t->near].is & wanted &&
           context_reaches(f, i, wanted, reach);
}
/* column.c: the meanings of the heading over token i, where it stands in a table; 0: in none. */
uint64_t column_says(const struct find *f, size_t i);
/* Does no row of the same table stand in front of token i's? */
bool table_ends(const struct find *f, size_t i);
/* table.c: the cells below the heading at token i, a row at a time. */
struct table {
    struct str rest;    /* lines to come */
    size_t cell, marks; /* number of the column; marks in each row */
    char mark;          /* what parts the cells */
};
/* False where the token heads no column, or nothing stands below. */
bool table_below(const struct find *f, size_t i, struct table *ret);
/* The next row's cell, without spaces and quotes; false behind the last. */
bool table_next(struct table *t, struct str *ret_cell);
/* named.c: is what stands at byte `at` written as the span is, digits for digits, letters for
 * letters?  And the token at which a second number so written begins, where words between tell
 * that it is one ("X and Y", "not X but Y"); f->count: none. */
bool same_pattern(const struct find *f, struct span s, uint32_t at);
size_t sister_of(const struct find *f, size_t at, struct span s);
/* Does token k tell that the second of two follows: "and", "not", "mine"? */
bool tells_second(const struct find *f, size_t k);

/* ---- runs: letters and digits with single separators, as people group long numbers ---- */

#define RUN_MAX 48

struct run {
    char c[RUN_MAX];         /* ASCII letters in capitals, digits */
    uint32_t end[RUN_MAX];   /* byte after each */
    bool stop[RUN_MAX];      /* no letter or digit follows it directly */
    uint8_t groups[RUN_MAX]; /* number of groups up to here */
    uint8_t n;
    uint8_t line; /* so many stand before the line end; RUN_MAX: there is none within */
    bool lower;   /* the first group holds small letters */
    bool letters; /* not of digits alone */
};

void run_read(struct str text, uint32_t start, struct run *ret_run);
/* The run at token i: until the next call.  A number whose name is in front is asked for twice. */
const struct run *run_here(const struct find *f, size_t i);

/* Up to which byte those of its groups stand from which a run would be of figures alone, too, for
 * it would end where this one does; 0: of none is that known. */
uint32_t run_figures_to(const struct run *r);

/* How many of its first n characters are digits. */
size_t run_digits(const struct run *r, size_t n);

/* Token i to the n-th character of the run that begins there. */
struct span run_span(const struct find *f, size_t i, const struct run *r, size_t n);

#define QUOTING_MAX 32 /* bytes of "> > > " that are passed over */

/* Length of a line end at `s` with the marks of quoting behind it; 0 when there is none. */
size_t run_line_break(struct str s);
/* Characters that show nothing: soft hyphen, zero width, bidi controls, variation selectors. */
bool run_is_hidden(uint32_t c);

#define SPOKEN_MAX 40 /* digits of a number in words: an account has up to 34 */

/* spoken.c: the digits of at least two numbers in words from token i; gives how many. */
size_t spoken_digits(const struct find *f, size_t i, char ret[static SPOKEN_MAX], size_t *ret_last);
/* Is token i a number in words? */
bool spoken_begins(const struct find *f, size_t i);
/* May more of a number follow behind its word at token i?  False of most: "two weeks". */
bool spoken_goes_on(const struct find *f, size_t i);
/* Is it no part of a longer number at all, neither behind nor before? */
bool spoken_alone(const struct find *f, size_t i);
/* A day or a year in words from token i; gives the last token. */
bool spoken_day(const struct find *f, size_t i, size_t *ret_last);
bool spoken_year(const struct find *f, size_t i, size_t *ret_last);
/* Is a folded word a day of the month: "zwolf", "ventitre", "einundzwanzig"? */
bool spoken_is_day(const struct find *f, struct str word);
bool spoken_short_year(const struct find *f, size_t i, size_t *ret_last); /* "soixante et un" */

#endif
