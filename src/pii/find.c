/* SPDX-License-Identifier: EUPL-1.2 */
/* find.c - pii_find(): windows and the detectors' loop; settle.c says which proposals stand.
 *
 * Where only types with a structure are wanted, nothing is computed for names, health words and
 * addresses; what is found of the rest is the same.
 * PCRE2 runs only the organisations' own patterns (pattern.c).
 *
 * All languages' words count in every text; hints->lang settles ties only. */
#include "pii/read/find_priv.h"

#include <stdlib.h>
#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/known/known_priv.h"
#include "pii/names/tagger_priv.h"
#include "pii/pii_priv.h"
#include "pii/read/shown_priv.h"
#include "pii/rules/rules_priv.h"
#include "pii/scratch_priv.h"
#include "pii/settle_priv.h"
#include "text/text.h"

#define PII_MEMORY     ((size_t)40 << 20)
#define SCRATCH_MEMORY ((size_t)64 << 20)

/* ---- life ---- */

static bool index_row(const struct identifier **slot, const struct identifier *row)
{
    size_t n = 0;

    while (slot[n])
        n++;
    if (n + 1 >= ROWS_MAX)
        return false;
    slot[n] = row;
    return true;
}

static bool index_rows(struct pii *p)
{
    for (const struct identifier *row = identifiers; row->type; row++) {
        size_t length = strlen(row->shape);
        bool figure = row->shape[0] == 'd' || ascii_digit(row->shape[0]);

        if ((row->shape[0] == 'x' || figure) && !index_row(p->by_figures[length], row))
            return false;
        if (!figure && !index_row(p->by_letters[length], row))
            return false;
        if (length > p->longest)
            p->longest = length;
    }
    return true;
}

/* models/words.gazetteer, names.model and numbers.model, by tools/embed.py; empty where a trainer
 * makes the first one. */
extern const unsigned char embed_gazetteer[];
extern const uint64_t embed_gazetteer_size;
extern const unsigned char embed_names[];
extern const uint64_t embed_names_size;
extern const unsigned char embed_numbers[];
extern const uint64_t embed_numbers_size;

static bool load_tagger(struct pii *p, struct fault *f)
{
    struct str bytes = str_make(embed_names, (size_t)embed_names_size);

    return gazetteer_load(str_make(embed_gazetteer, (size_t)embed_gazetteer_size), MODEL_CHECK_HEAD,
                          &p->gazetteer, f) &&
           (!bytes.len || sequence_load(p->arena, bytes, MODEL_CHECK_HEAD, &p->tagger, f));
}

static bool load_weigher(struct pii *p, struct fault *f)
{
    struct str bytes = str_make(embed_numbers, (size_t)embed_numbers_size);

    return !bytes.len || weigh_load(p->arena, bytes, MODEL_CHECK_HEAD, &p->weigher, f);
}

struct pii *pii_new(struct fault *f)
{
    struct arena *a = arena_new(PII_MEMORY);
    struct pii *p = a ? arena_make(a, struct pii) : NULL;

    if (p) {
        p->arena = a;
        p->lexicon = lexicon_new(a);
        if (p->lexicon && index_rows(p) && load_tagger(p, f) && load_weigher(p, f)) {
            lexicon_ask(p->lexicon, &p->gazetteer, tagger_lists);
            return p;
        }
        if (p->lexicon && arena_ok(a)) {
            arena_free(a);
            return NULL;
        }
    }
    arena_free(a);
    fault_set(f, FAULT_BROKEN, "no memory for the detectors");
    return NULL;
}

void pii_free(struct pii *p)
{
    if (p)
        arena_free(p->arena);
}

struct pii_scratch *pii_scratch_new(const struct pii *p, struct fault *f)
{
    struct arena *a = arena_new(SCRATCH_MEMORY);
    struct pii_scratch *s = a ? lines_alloc(a, sizeof *s) : NULL;

    if (!s) {
        arena_free(a);
        fault_set(f, FAULT_BROKEN, "no memory for a detection thread");
        return NULL;
    }
    s->arena = a;
    s->lexicon = p->lexicon;
    return s;
}

void pii_scratch_free(struct pii_scratch *s)
{
    if (!s)
        return;
    rules_scratch_free(s);
    arena_free(s->known_arena);
    arena_free(s->arena);
}

/* ---- one window ---- */

#define NUMERIC (TOKEN_DIGITS | TOKEN_MIXED)

/* May a number with letters begin here: a short word in capitals, digits not far behind? */
static bool begins_number(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->shape & NUMERIC)
        return true;
    if (!(t->shape & (TOKEN_UPPER | TOKEN_INITIAL)) || t->end - t->start > 6)
        return false;
    for (size_t k = i + 1; k < f->count && k <= i + 2; k++) {
        const struct token *before = &f->tokens[k - 1];

        if (f->tokens[k].gap > GAP_JOIN && f->tokens[k].gap != GAP_DOT &&
            (f->tokens[k].gap != GAP_OTHER || f->tokens[k].start - before->end > 3)) /* " - " */
            return false;
        if (f->tokens[k].shape & NUMERIC)
            return true;
    }
    return false;
}

/* More groups of figures in a row than this are a table: nobody's number is that long, and reading
 * on from each of them would cost the row's length again and again.  There each stands alone. */
#define FIGURES_MAX  40
#define MARKED_MAX   160 /* groups where short capitals stand between: plates, "AB 12 AB 12" */
#define HOUSE_GROUPS 3   /* the last ones may be a house: "12 - 14 bis rue ..." */

/* The row of groups that was read last. */
struct row {
    size_t first, end; /* tokens */
};

static bool is_group(const struct token *t, bool marked)
{
    return t->shape & NUMERIC ||
           (marked && t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= 3);
}

/* May a row of more than `least` begin at token i, where the one before does not go on? */
static bool begins_row(const struct find *f, const struct row *row, size_t i, size_t least,
                       bool marked)
{
    return i >= row->end && i + least < f->count && is_group(&f->tokens[i + least], marked);
}

static struct row read_row(const struct find *f, size_t i, bool marked)
{
    size_t k = i;

    while (k < f->count && is_group(&f->tokens[k], marked) &&
           (k == i || f->tokens[k].gap <= GAP_JOIN || f->tokens[k].gap == GAP_DOT))
        k++;
    return (struct row){ i, k };
}

/* How many tokens there are from i on in a row of more than `most`; 0 in a shorter one. */
static size_t left_in(const struct row *row, size_t i, size_t most)
{
    return i < row->end && row->end - row->first > most ? row->end - i : 0;
}

/* In rows of figures alone, or of short capitals too: plates, "AB 12 AB 12 ..." */
enum { ROW_FIGURES, ROW_MARKED, ROWS };

static size_t left_in_rows(const struct find *f, struct row rows[static ROWS], size_t i)
{
    size_t left;

    if (begins_row(f, &rows[ROW_MARKED], i, FIGURES_MAX, true))
        rows[ROW_MARKED] = read_row(f, i, true);
    if (!left_in(&rows[ROW_MARKED], i, FIGURES_MAX))
        return 0; /* nor of figures alone, which are part of it */
    if (begins_row(f, &rows[ROW_FIGURES], i, FIGURES_MAX, false))
        rows[ROW_FIGURES] = read_row(f, i, false);
    left = left_in(&rows[ROW_FIGURES], i, FIGURES_MAX);
    return left ? left : left_in(&rows[ROW_MARKED], i, MARKED_MAX);
}

#define NUMBER_LEAST  5  /* characters of any number, paper or plate with a run of its own */
#define FIGURES_LEAST 6  /* of one without letters */
#define SLIP_LEAST    15 /* of a card whose check digit is wrong */
#define COIN_LEAST    26 /* of the address of coins, which may be inside of another */

/* "18 heures", "129,90": so few figures that nothing goes on behind, as most numbers are. */
static bool stands_alone(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *next = t + 1;

    if (!(t->shape & TOKEN_DIGITS) || t->end - t->start >= NUMBER_LEAST || t->gap == GAP_JOIN)
        return false;
    if (i > 0 && t[-1].gap == GAP_JOIN && t[-1].end - t[-1].start <= 2)
        return false; /* "dd-f 201" */
    if (i + 1 >= f->count || next->gap == GAP_COMMA)
        return true;
    return next->gap != GAP_JOIN && next->gap != GAP_NONE && !(next->shape & NUMERIC) &&
           next->end - next->start > 3 && f->text.ptr[next->start] >= 'a' &&
           f->text.ptr[next->start] <= 'z';
}

/* "est", "Ich", "à": a word, which no number goes on with, stands at token t, and not behind a
 * dash: run_read() ends in front of it. */
static bool is_next_word(const struct find *f, const struct token *t)
{
    const char *p = f->text.ptr + t->start;

    return !(t->shape & NUMERIC) && p[-1] != '-' && (signed char)t->next >= 0 &&
           ((p[0] >= 'a' && p[0] <= 'z') || p[0] == '\xc3' ||
            (t->end - t->start > 1 && p[1] >= 'a' && p[1] <= 'z'));
}

/* "42.50 would", "30/18. Ich": the token behind the figures from token t on, where they are fewer
 * than `least`; NULL: more may go on. */
static const struct token *behind_few(const struct find *f, const struct token *t, uint32_t least)
{
    const struct token *end = f->tokens + f->count;
    uint32_t figures = 0;

    for (; t < end && t->shape & TOKEN_DIGITS && figures < least; t++)
        figures += t->end - t->start;
    return figures < least && t < end ? t : NULL;
}

/* The same of a number without letters, or "IBAN est": and a word that is no part of one is there.
 */
static bool is_short(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *next;

    if (t->shape & TOKEN_MIXED || t->next == '<') /* of a passport's line */
        return false;
    if (!(t->shape & TOKEN_DIGITS))
        return i + 1 < f->count && is_next_word(f, t + 1);
    next = behind_few(f, t, FIGURES_LEAST);
    return next && is_next_word(f, next);
}

/* Of the cards, which begin with 22 to 6, the check digits may hold a slip. */
static bool may_begin_card(struct str figures)
{
    char first = figures.ptr[0], second = figures.len > 1 ? figures.ptr[1] : '\0';

    return first == '2' ? second != '0' && second != '1' : !strchr("01789", first);
}

/* Inside a run of figures alone: no other number begins there. */
static bool is_inner(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->start < f->figures_to && figures_inside(f, i) &&
           !(t->start < f->cards_to && may_begin_card(token_text(f, t)));
}

/* So few figures, and none behind, are no telephone. */
static bool may_begin_phone(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return !(t->shape & TOKEN_DIGITS) || t->end - t->start >= NUMBER_LEAST || i + 1 >= f->count ||
           t[1].shape & NUMERIC;
}

static void read_number(struct find *f, size_t i)
{
    const struct run *run = run_here(f, i);

    if (i + 1 < f->count && f->tokens[i + 1].gap == GAP_JOIN) {
        f->figures_to = run_figures_to(run);
        f->cards_to = run->n >= SLIP_LEAST ? run->end[run->n - SLIP_LEAST] : 0;
    }
    if (run->n >= NUMBER_LEAST)
        find_numbers(f, i, run);
    if (f->tokens[i].start >= f->sure_to || f->explain)
        find_papers(f, i, run);
}

/* In a text that ends behind this number. */
static void look_at_one(struct find *f, size_t i)
{
    struct find cut = *f;

    cut.text.len = f->tokens[i].end;
    read_number(&cut, i);
    find_phone(&cut, i);
    f->failed |= cut.failed;
    f->sure_to = cut.sure_to;
}

static void look_for_numbers(struct find *f, size_t i, bool alone)
{
    static const struct run none = { 0 };
    const struct token *t = &f->tokens[i];

    if (alone) {
        if (t->shape & NUMERIC)
            look_at_one(f, i);
        return;
    }
    if (stands_alone(f, i)) {
        find_date(f, i);
        return;
    }
    if (!begins_number(f, i))
        return;
    if (is_inner(f, i)) {
        if (t->next == '<' || t->end - t->start >= COIN_LEAST)
            find_papers(f, i, &none);
    } else if (is_short(f, i)) {
        if (!figures_inside(f, i))
            find_plate_small(f, i);
        if (t->shape & NUMERIC)
            find_date(f, i);
        return;
    } else {
        read_number(f, i);
    }
    /* no other stands at a card's, but who asks why is told of all */
    if (t->shape & NUMERIC && (t->start >= f->sure_to || f->explain)) {
        if (may_begin_phone(f, i))
            find_phone(f, i);
        find_date(f, i);
    }
}

/* What a word must mean for a detector to begin at it; the second are those that only names,
 * addresses and what words alone tell begin at. */
#define SECRET_WORDS (NEAR_PASSWORD | NEAR_CODE | NEAR_KEY | NEAR_HANDLE | WORD_KEY_START)
#define OTHER_LEADS  (WORD_AT | NEAR_HANDLE | NEAR_DEVICE | WEIGH_CUES)
#define LEADS        (SECRET_WORDS | NUMBER_WORDS | OTHER_WORDS | OTHER_LEADS | WORD_MONTH | WORD_NUMBER)
#define LEADS_WORDS                                                                                \
    (NEAR_ANY | WORD_STREET | WORD_HEALTH | WORD_SPECIAL | WORD_CIVILITY | WORD_INTRO |            \
     WORD_SIGNOFF | WORD_FIGURE)
#define LEADS_NAMES (WORD_FIRSTNAME | WORD_WEAK_NAME)

static bool mark_counts(const struct find *f, size_t i, uint8_t mark)
{
    const struct token *t = &f->tokens[i];
    uint32_t len = t->end - t->start;

    if (mark == MARK_JOINS) /* of most: the end of a sentence */
        return i + 1 >= f->count || t[1].gap == GAP_JOIN;
    return mark == MARK_ANY || (mark == MARK_SHORT && len <= 4) || (mark == MARK_TWO && len == 2) ||
           (mark == MARK_SIGN && i + 1 < f->count && t[1].start == t->end + 1);
}

/* By the reader's note of it, what detectors look at token i for: a mark beside it counts only at
 * such words, a length only where a machine's address may begin, as hex does. */
static uint8_t why_look(const struct find *f, size_t i, uint8_t note)
{
    const struct token *t = &f->tokens[i];
    uint32_t len = t->end - t->start;
    uint8_t why = note & (NOTE_FORM | NOTE_MEANING | NOTE_LENGTH);

    if (note & NOTE_LENGTH && len == 12 && (f->text.ptr[t->start] | 0x20) > 'f')
        why &= (uint8_t)~NOTE_LENGTH;
    if ((note & NOTE_MARK && len <= 4) ||
        (note & NOTES_MARK && mark_counts(f, i, note & NOTES_MARK)))
        why |= NOTE_MARK;
    return why;
}

/* The first token from `i` on that may lead a detector to itself: most do not. */
static size_t next_telling(const struct find *f, size_t i)
{
    return f->each_word ? i : eight_next(f->scratch->notes, i, f->count, NOTES_TELLING);
}

/* May the number of somebody go on with token t, behind its figures: "3 Ca 418/25", "42/LvS"? */
static bool may_go_on(const struct token *t)
{
    return t->gap <= GAP_JOIN && (t->gap != GAP_SPACE || t->shape & (TOKEN_UPPER | TOKEN_INITIAL) ||
                                  (t->shape & TOKEN_CAPITAL && t->end - t->start <= 3));
}

/* A number of at least five characters, or one that goes on, right behind a word; or the capitals
 * before one.  With fewer figures it would need a mark in front. */
static bool may_be_held(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *next;

    if (i == 0 || t[-1].shape & NUMERIC ||
        (t->gap != GAP_SPACE && t->gap != GAP_OTHER && t->gap != GAP_DOT) ||
        (!(t->shape & (NUMERIC | TOKEN_UPPER)) && t->end - t->start > 1)) /* "É" */
        return false;
    if (t->end - t->start >= 5)
        return true;
    if (i + 1 >= f->count || t[1].gap > GAP_JOIN ||
        !(t[1].shape & (NUMERIC | TOKEN_UPPER) ||
          (t[1].shape & TOKEN_CAPITAL && t[1].end - t[1].start <= 2))) /* "3 Ca 418/25" */
        return false;
    next = t->shape & TOKEN_DIGITS && t->gap == GAP_SPACE ? behind_few(f, t, NUMBER_LEAST) : NULL;
    return !next || next->shape & NUMERIC || may_go_on(next);
}

#define ACCOUNT_SHORT 4 /* figures of a first group behind which two more stand */

static bool may_begin_account(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->end - t->start > ACCOUNT_SHORT ||
           (i + 2 < f->count && t[1].shape & t[2].shape & TOKEN_DIGITS);
}

/* What figures, capitals and the marks beside them tell. */
static void look_at_form(struct find *f, size_t i, bool alone)
{
    const struct token *t = &f->tokens[i];
    uint32_t len = t->end - t->start;

    if (t->start >= f->sure_to)
        look_for_numbers(f, i, alone);
    if (may_be_held(f, i))
        find_held(f, i);
    if (!(t->shape & NUMERIC))
        return;
    if (t->shape & TOKEN_DIGITS && may_begin_account(f, i))
        find_account(f, i);
    if (len >= DOOR_LEAST && len <= DOOR_MOST)
        find_door(f, i);
    if (!figures_inside(f, i))
        find_extension(f, i);
}

/* "token=", "9w!Lk", "hooks.slack.com", "/reset/" */
static bool mark_leads_to_secret(const struct find *f, const struct token *t)
{
    if (t->next == '=' || mark_behind(t) == MARK_SIGN)
        return true;
    if (t->next == '.')
        return t->end - t->start >= HOOK_HOST_LEAST && !(t->shape & TOKEN_DIGITS);
    if (t->next == '/')
        return t->start > 0 && f->text.ptr[t->start - 1] == '/' && !(t->shape & TOKEN_DIGITS);
    return t->next == '-' && t->shape & TOKEN_UPPER;
}

/* "8f3kd92m", "AKIA...", "-----BEGIN" */
static bool form_leads_to_secret(const struct token *t)
{
    uint32_t len = t->end - t->start;

    return t->shape & TOKEN_MIXED || len >= KEY_LEAST || len == BEGIN_LENGTH;
}

/* "the safe is nine nine two six"? */
static bool is_number_told(const struct token *t, size_t i)
{
    return t->is & WORD_NUMBER && i > 0 && t[-1].is & WORD_IS;
}

/* May a secret begin at it, or stand behind it: its meaning, its form or the mark behind it, or
 * "the safe is nine nine two six"? */
static bool may_lead_to_secret(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->is & SECRET_WORDS ||
           (t->shape & (TOKEN_MIXED | TOKEN_UPPER) && form_leads_to_secret(t)) ||
           (mark_behind(t) && mark_leads_to_secret(f, t)) || is_number_told(t, i);
}

/* An order, a version or a code holds a number if its kind says so, or heads a column. */
static bool may_lead_to_other(const struct find *f, const struct token *t)
{
    const struct token *last = t + t->phrase - 1;
    char mark = last->next;

    if (mark == ' ' && last->end + 1 < f->text.len)
        mark = f->text.ptr[last->end + 1];
    return t->kind || !ascii_alnum(mark);
}

/* "nl elf": a country in front of its first number? */
static bool may_begin_spoken_account(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->gap <= GAP_COMMA && t[-1].end - t[-1].start == 2;
}

/* At a number in words or the name of a month; "sept" is both. */
static void look_at_spoken(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    (t->is & WORD_MONTH ? find_month_date : find_spoken_birth)(f, i);
    if (!(t->is & WORD_NUMBER))
        return;
    if (!spoken_alone(f, i)) {
        find_spoken_card(f, i);
        find_spoken_phone(f, i);
    }
    if (may_begin_spoken_account(f, i))
        find_spoken_account(f, i);
}

static void look_at_other_meaning(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->is & WORD_AT)
        find_spoken_mail(f, i);
    if (t->is & NEAR_HANDLE)
        find_handle_behind(f, i);
    if (t->is & NEAR_DEVICE)
        (t->kind ? find_imei : find_named_mac)(f, i);
    if (t->is & WEIGH_CUES)
        f->cue = i;
}

/* What stands at or behind its words. */
static void look_at_meaning(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->is & NUMBER_WORDS || (t->is & OTHER_WORDS && may_lead_to_other(f, t)))
        find_by_words(f, i);
    if (t->is & (WORD_MONTH | WORD_NUMBER))
        look_at_spoken(f, i);
    if (t->is & OTHER_LEADS)
        look_at_other_meaning(f, i);
}

/* Figures with nothing at them. */
static bool is_bare(const struct token *t)
{
    return t->shape & TOKEN_DIGITS && (t->next == ' ' || t->next == '\n');
}

/* The code of a bank, the address of a machine. */
static void look_for_codes(struct find *f, size_t i, uint8_t why)
{
    const struct token *t = &f->tokens[i];
    uint32_t len = t->end - t->start;

    if (why & (NOTE_FORM | NOTE_LENGTH) && (len == 8 || len == 11))
        find_code(f, i);
    if ((why & (NOTE_MARK | NOTE_LENGTH) || !is_bare(t)) && network_may_begin(f, t))
        find_network(f, i);
}

/* At a word that nothing but its meaning tells of, as most do. */
static void look_at_word(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->is & SECRET_WORDS || is_number_told(t, i) ||
        (mark_behind(t) && mark_leads_to_secret(f, t)))
        find_secret(f, i);
    look_at_meaning(f, i);
}

/* Numbers, codes and what stands behind their words. */
static void look_for_structured(struct find *f, size_t i, uint8_t why, bool alone)
{
    const struct token *t = &f->tokens[i];

    if (why & NOTE_FORM)
        look_at_form(f, i, alone);
    if (why & ~NOTE_MEANING)
        look_for_codes(f, i, why);
    if (why == NOTE_FORM && t->shape & TOKEN_DIGITS)
        return; /* figures alone: most of them */
    if ((why & (NOTE_MARK | NOTE_MEANING) || (why & NOTE_FORM && !(t->shape & TOKEN_DIGITS))) &&
        may_lead_to_secret(f, i))
        find_secret(f, i);
    if (why & NOTE_MEANING)
        look_at_meaning(f, i);
    if ((why & NOTE_MARK || (t->shape & TOKEN_MIXED && t->next == ':')) && i + 1 < f->count &&
        !(t->shape & TOKEN_DIGITS && t->next == '/'))
        find_page(f, i);
}

/* `inner`: a number in a table; no address begins with it. */
static void look_for_words(struct find *f, size_t i, bool inner)
{
    const struct token *t = &f->tokens[i];

    if ((t->shape & NUMERIC && t->start >= f->sure_to && !inner) ||
        t->is & (WORD_STREET | WORD_NUMBER))
        find_address(f, i);
    if (t->is & (WORD_HEALTH | WORD_SPECIAL) && !(t->covered & (WORD_HEALTH | WORD_SPECIAL)))
        find_special(f, i);
    if (!(t->shape & TOKEN_DIGITS))
        find_name(f, i);
}

/* May a number that is weighed begin at token i?  Figures behind figures were asked with those in
 * front, unless a surer number ends there; capitals only lead to figures. */
static bool may_be_weighed(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->start < f->sure_to)
        return false;
    if (t->shape & NUMERIC)
        return i == 0 || t->gap > GAP_JOIN || !(t[-1].shape & NUMERIC) || t[-1].start < f->sure_to;
    return i + 1 < f->count &&
           (t[1].gap == GAP_JOIN || (t[1].gap == GAP_SPACE && t[1].shape & NUMERIC));
}

/* The customer's that are known, the organisation's. */
static void look_for_values(struct find *f, size_t i)
{
    if (f->scratch->known_count)
        find_known(f, i);
    if (f->listed)
        find_listed(f, i);
}

/* `left`: so many figures of a table from here on, 0 outside of one. */
static void look_at(struct find *f, size_t i, uint8_t why, size_t left)
{
    if (f->cue != SIZE_MAX)
        find_weighed_words(f, i);
    if (why == NOTE_MEANING)
        look_at_word(f, i);
    else
        look_for_structured(f, i, why, left > 0);
    if (why & NOTE_FORM && !left && may_be_weighed(f, i))
        find_weighed(f, i);
    if (!f->structured && why & (NOTE_FORM | NOTE_MEANING))
        look_for_words(f, i, left > HOUSE_GROUPS);
    if (f->each_word)
        look_for_values(f, i);
}

#define NOTES_ASK (NOTE_LENGTH | NOTE_MARK | NOTES_MARK) /* why_look() has more to ask */

static void look_at_tokens(struct find *f)
{
    const uint8_t *notes = f->scratch->notes;
    struct row rows[ROWS] = { { 0 } };

    for (size_t i = next_telling(f, 0); i < f->count; i = next_telling(f, i + 1)) {
        uint8_t why =
            notes[i] & NOTES_ASK ? why_look(f, i, notes[i]) : notes[i] & (NOTE_FORM | NOTE_MEANING);

        if (why || f->each_word)
            look_at(f, i, why, why & NOTE_FORM ? left_in_rows(f, rows, i) : 0);
    }
    find_weighed_words(f, f->count);
}

static void look_for_known(struct find *f)
{
    for (size_t i = 0; i < f->count; i++)
        find_known(f, i);
}

static void look_for_at_signs(struct find *f)
{
    const char *p = f->text.ptr + f->from, *end = f->text.ptr + f->to;

    while (p < end && (p = memchr(p, '@', (size_t)(end - p)))) {
        find_mail(f, (uint32_t)(p - f->text.ptr));
        p++;
    }
}

/* Where a window with margin may begin: behind a space, for a word must not be cut. */
static uint32_t window_start(struct str text, uint32_t own)
{
    uint32_t at = own > PII_MARGIN ? own - PII_MARGIN : 0;

    if (!at)
        return 0;
    for (uint32_t i = at; i < own; i++)
        if (ascii_space(text.ptr[i]))
            return i + 1;
    return at;
}

static bool find_window(struct find *f, uint32_t own, struct found *out)
{
    uint32_t len = (uint32_t)f->text.len;
    uint32_t own_to = len - own > PII_WINDOW ? own + PII_WINDOW : len;

    f->from = window_start(f->text, own);
    f->to = len - own_to > PII_MARGIN ? own_to + PII_MARGIN : len;
    f->scratch->proposal_count = 0;
    f->scratch->recent_count = 0;
    f->sure_to = 0;
    f->figures_to = 0;
    f->told = 0;
    f->cue = SIZE_MAX;
    f->weighed = f->weighed_to = 0;
    f->scratch->before.token = SIZE_MAX;
    f->scratch->births.count = 0;
    f->scratch->births.ended = false;
    f->scratch->run.start = UINT32_MAX;
    f->scratch->walked = (struct walked){ 0 };
    f->scratch->cares = (struct cares){ 0 };
    scan_tokens(f);
    memset(f->scratch->cars, 0, f->count * sizeof f->scratch->cars[0]);
    f->scratch->column.token = SIZE_MAX;
    if (!f->structured)
        tag_window(f);
    if (f->hints->only_known) {
        look_for_known(f);
    } else {
        look_at_tokens(f);
        look_for_at_signs(f);
        find_hidden_mail(f);
        patterns_find(f);
    }
    if (!f->structured)
        find_tagged(f);
    return !f->failed && settle(f, own, own_to, out);
}

/* Are none of those wanted?  Who asks why is told of all candidates. */
static bool structured_only(const struct find *f)
{
    const struct pii_rules *r = f->hints->rules;

    return f->hints->only_known || (r && (r->off & UNSTRUCTURED) == UNSTRUCTURED && !f->explain);
}

/* A name found once is found everywhere in the text; of a longer text than that only behind the
 * window that it was found in. */
#define AGREE_MOST (1u << 20)

/* All windows, one after the other.  `ret_late`: one behind the first found names that were new. */
static bool find_windows(struct find *f, struct found *out, bool *ret_late)
{
    const struct word_set *names = &f->scratch->tagger.names;

    *ret_late = false;
    for (uint32_t own = 0; own < f->text.len; own += PII_WINDOW) {
        uint32_t known = names->count;

        if (!find_window(f, own, out))
            return false;
        *ret_late |= own > 0 && names->count > known;
    }
    return true;
}

static bool find_agreed(struct find *f, struct found *out)
{
    bool late;

    if (!find_windows(f, out, &late))
        return false;
    if (!late || f->text.len > AGREE_MOST)
        return true;
    out->count = 0;
    if (f->explain)
        explain_anew(f->explain);
    return find_windows(f, out, &late);
}

bool find_all(struct find *f, struct arena *a, struct spans *ret_spans, struct fault *fault)
{
    static const struct pii_hints none = { 0 };
    struct found out = { .arena = a };
    struct shown shown;

    if (!f->hints)
        f->hints = &none;
    f->tokens = f->scratch->tokens;
    f->folded = f->scratch->folded;
    f->maps = &f->scratch->maps;
    if (f->text.len > PII_TEXT_MAX)
        return fault_set(fault, FAULT_LIMIT, "text of %zu bytes, at most %zu", f->text.len,
                         PII_TEXT_MAX);
    shown_start(&shown, a, f->text);
    f->text = shown.text;
    known_prepare(f, a);
    if (f->scratch->tagger.names.count)
        f->scratch->tagger.names = (struct word_set){ 0 };
    if (!rules_prepare(f))
        return fault_set(fault, FAULT_BROKEN, "no memory for the organisation's rules");
    f->structured = structured_only(f);
    f->leads = LEADS;
    if (!f->structured)
        f->leads |= LEADS_WORDS;
    if (!f->pii->tagger)
        f->leads |= LEADS_NAMES;
    f->each_word = f->scratch->known_count || f->listed;
    if (!find_agreed(f, &out))
        return fault_set(fault, FAULT_LIMIT, "more personal data than one call may hold");
    f->scratch->known_count = 0;
    *ret_spans = (struct spans){ out.at, out.count };
    shown_spans(&shown, ret_spans);
    f->shown = shown;
    return arena_check(a, fault);
}

bool pii_find(const struct pii *p, struct pii_scratch *s, struct arena *a, struct clear text,
              const struct pii_hints *hints, struct spans *ret_spans, struct fault *f)
{
    struct find find = { .pii = p, .scratch = s, .hints = hints, .text = text.text };

    return find_all(&find, a, ret_spans, f);
}
