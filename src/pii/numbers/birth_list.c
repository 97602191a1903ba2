/* SPDX-License-Identifier: EUPL-1.2 */
/* birth_list.c - lists of people with their dates of birth: "Léo (12/05/2014), Nina (30/09/2017)".
 *
 * Where one date behind a name is a birth, so are those of the names that follow it in the same
 * form.  Bytes are read, not tokens: what is seen does not depend on how the text is read. */
#include "pii/numbers/date_priv.h"

#include <string.h>

#include "pii/numbers/check_priv.h"
#include "pii/pii_priv.h"
#include "pii/read/lexicon_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

#define BETWEEN_MAX 40  /* bytes from one date to the next */
#define LINE_MAX    120 /* bytes behind a date that its line may hold */

/* A date in figures as it is written: its mark and the lengths of its groups. */
struct written {
    char mark;
    uint8_t groups[3];
    uint32_t end;
};

static bool read_written(struct str text, uint32_t at, struct written *w)
{
    int v[3] = { 0 };

    *w = (struct written){ 0 };
    for (size_t g = 0; g < 3; g++) {
        if (g) {
            char mark = at < text.len ? text.ptr[at] : '\0';

            if (!mark || !strchr("/.-", mark) || (w->mark && w->mark != mark))
                return false;
            w->mark = mark;
            at++;
        }
        for (; at < text.len && ascii_digit(text.ptr[at]) && w->groups[g] < 5; at++) {
            v[g] = v[g] * 10 + (text.ptr[at] - '0');
            w->groups[g]++;
        }
        if (!w->groups[g] || w->groups[g] > 4 || w->groups[g] == 3)
            return false;
    }
    w->end = at;
    if (at < text.len &&
        (ascii_alnum(text.ptr[at]) ||
         (strchr("/-", text.ptr[at]) && at + 1 < text.len && ascii_digit(text.ptr[at + 1]))))
        return false;
    return w->groups[0] == 4 ? check_date(0, v[1], v[2])
                             : check_date(0, v[1], v[0]) || check_date(0, v[0], v[1]);
}

/* What stands between a name and its date: a bracket, a comma, a colon, the mark of a column, or a
 * space alone. */
static char lead(struct str text, uint32_t start, uint32_t *ret_name_end)
{
    char mark = ' ';

    while (start > 0 && strchr(" (,:-;|\t", text.ptr[start - 1]) && text.ptr[start - 1]) {
        start--;
        mark = text.ptr[start] != ' ' ? text.ptr[start] : mark;
    }
    *ret_name_end = start;
    return mark;
}

/* The begin of the word that ends at byte `end`. */
static uint32_t word_start(struct str text, uint32_t end)
{
    uint32_t at = end;

    while (at > 0 && end - at < WORD_FOLDED_MAX &&
           (ascii_alpha(text.ptr[at - 1]) || (unsigned char)text.ptr[at - 1] >= 0x80 ||
            text.ptr[at - 1] == '-'))
        at--;
    return at;
}

/* May a name end there: a capital, and no word of a language unless it is a first name?
 * `listed`: a first name that a list has, and nothing else. */
static bool is_name(const struct find *f, uint32_t end, bool listed)
{
    uint32_t start = word_start(f->text, end), c, known;
    char folded[WORD_FOLDED_MAX];
    const struct entry *e;
    size_t len = 0;

    if (start >= end)
        return false;
    text_char(str_from(f->text, start), &c);
    if (!text_is_upper(c))
        return false;
    scan_folded(str_slice(f->text, 0, end), start, folded, &len);
    e = len ? lexicon_find(f->pii->lexicon, str_make(folded, len)) : NULL;
    if (e && e->meaning.is & (WORD_FIRSTNAME | WORD_WEAK_NAME))
        return !listed || e->meaning.is & WORD_FIRSTNAME;
    if (e && e->meaning.is & (WORD_ORDINARY | WORD_MONTH | NEAR_ANY | WORD_PRODUCT))
        return false;
    known = gazetteer_word(&f->pii->gazetteer, str_make(folded, len));
    if (listed)
        return GAZETTEER_WORD(known) == PLAIN_NONE && GAZETTEER_FIRST(known);
    return GAZETTEER_WORD(known) == PLAIN_NONE || GAZETTEER_FIRST(known) || GAZETTEER_LAST(known);
}

bool is_listed_first(const struct find *f, const struct token *t)
{
    uint32_t known = gazetteer_word(&f->pii->gazetteer, token_folded(f, t));

    return t->is & WORD_FIRSTNAME ||
           (GAZETTEER_WORD(known) == PLAIN_NONE && GAZETTEER_FIRST(known));
}

/* Only names, and "and", stand between two dates of a list. */
static bool only_names(struct str between)
{
    static const struct str ands[] = { STR_INIT("et"), STR_INIT("und"), STR_INIT("and"),
                                       STR_INIT("y"),  STR_INIT("e"),   STR_INIT("en"),
                                       STR_INIT("i"),  STR_INIT("de"),  STR_INIT("ed") };
    size_t lines = 0;

    for (size_t at = 0; at < between.len;) {
        uint32_t c;
        size_t n = text_char(str_from(between, at), &c), word = at;

        lines += c == '\n';
        if (!text_is_letter(c)) {
            at += n;
            continue;
        }
        while (at < between.len && (text_char(str_from(between, at), &c), text_is_letter(c)))
            at += text_char(str_from(between, at), &c);
        text_char(str_from(between, word), &c);
        if (!text_is_upper(c) && !one_of(str_slice(between, word, at), ands, COUNT_OF(ands)))
            return false;
    }
    return lines <= 1;
}

/* The "3" of "\n3. Aris": it counts the items of a list. */
static bool is_item_number(struct str text, uint32_t at)
{
    uint32_t end = at + 1;

    if (at == 0 || text.ptr[at - 1] != '\n')
        return false;
    if (end < text.len && ascii_digit(text.ptr[end]))
        return end + 2 < text.len && strchr(".)", text.ptr[end + 1]) && text.ptr[end + 2] == ' ';
    return end + 1 < text.len && strchr(".)", text.ptr[end]) && text.ptr[end + 1] == ' ';
}

/* The next date in the same form behind byte `from`, names alone in front of it. */
static bool next_of_list(const struct find *f, uint32_t from, const struct written *first,
                         char mark, uint32_t *ret_at, struct written *ret_next)
{
    uint32_t at = from, name_end;

    while (at < f->text.len && at - from < BETWEEN_MAX &&
           (!ascii_digit(f->text.ptr[at]) || is_item_number(f->text, at)))
        at++;
    *ret_at = at;
    return read_written(f->text, at, ret_next) && ret_next->mark == first->mark &&
           (ret_next->groups[0] == 4) == (first->groups[0] == 4) &&
           lead(f->text, at, &name_end) == mark && name_end > from && is_name(f, name_end, false) &&
           only_names(str_slice(f->text, from, name_end));
}

/* Behind the rest of this line; its end where the next is empty. */
static uint32_t next_line(const struct find *f, uint32_t at)
{
    struct str rest = str_slice(f->text, at, at + LINE_MAX);
    size_t end = str_chr(rest, '\n', 0);

    return end == STR_NPOS ? at : at + (uint32_t)end + 1;
}

/* What is known to follow the date that ends at byte `end`: where it stands in the list that was
 * read last, the rest of that, for each date leads on to the next in the same way. */
static void keep_behind(struct births *b, uint32_t end)
{
    size_t n = 0;

    while (n < b->count && b->at[n].end != end)
        n++;
    if (n == b->count) {
        *b = (struct births){ 0 };
        return;
    }
    b->count -= n + 1;
    memmove(b->at, b->at + n + 1, b->count * sizeof *b->at);
}

void find_births_beside(struct find *f, uint32_t start, uint32_t end)
{
    struct births *b = &f->scratch->births;
    struct written first, next;
    uint32_t name_end, at;
    char mark = lead(f->text, start, &name_end);

    if (!read_written(f->text, start, &first) || first.end != end || !is_name(f, name_end, false))
        return;
    keep_behind(b, end);
    for (size_t n = 0; n < b->count; n++) {
        propose_again(f, b->at[n].proposal);
        end = b->at[n].end;
    }
    while (b->count < BIRTHS_MAX && !b->ended) {
        b->ended = !next_of_list(f, end, &first, mark, &at, &next) &&
                   !next_of_list(f, next_line(f, end), &first, mark, &at, &next);
        if (b->ended)
            return;
        end = next.end;
        propose(f, (struct span){ at, end, SPAN_DOB, NULL, 0.8F, "context" });
        if (f->failed)
            return;
        b->at[b->count].end = end;
        b->at[b->count++].proposal = f->scratch->proposal_count - 1;
    }
}

/* A child's year, in two or four figures. */
static bool is_long_ago(struct str text, uint32_t at, const struct written *w)
{
    bool front = w->groups[0] == 4;
    uint32_t from = front ? at : w->end - w->groups[2], to = front ? at + 4 : w->end;
    int year = 0;

    for (; from < to; from++)
        year = year * 10 + (text.ptr[from] - '0');
    year += year < 100 ? (year > 40 ? 1900 : 2000) : 0;
    return year < RECENT;
}

/* Does a name end there that holds a listed first name: "Giulia Conti"? */
static bool is_full_name(const struct find *f, uint32_t end)
{
    uint32_t start = word_start(f->text, end);

    return is_name(f, end, true) || (start > 0 && f->text.ptr[start - 1] == ' ' &&
                                     is_name(f, end, false) && is_name(f, start - 1, true));
}

bool births_in_row(const struct find *f, uint32_t start, uint32_t end)
{
    struct written first, next;
    uint32_t name_end, at;
    char mark = lead(f->text, start, &name_end);

    return is_full_name(f, name_end) && read_written(f->text, start, &first) && first.end == end &&
           is_long_ago(f->text, start, &first) &&
           (next_of_list(f, end, &first, mark, &at, &next) ||
            next_of_list(f, next_line(f, end), &first, mark, &at, &next)) &&
           is_long_ago(f->text, at, &next);
}
