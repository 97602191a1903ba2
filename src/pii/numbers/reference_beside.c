/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_beside.c - what stands beside the number of a customer: brackets between it and its
 * words, "(siehe Rechnung):", a second number behind it, "and mine 4471210", and the letters of who
 * writes, "26.008871/LvS". */
#include "pii/numbers/reference_priv.h"

#include <string.h>

#include "text/text.h"

#define BRACKETS_MOST 48 /* bytes */
#define FIGURES_MOST  2  /* between brackets that hold no number: "(8-stellig)" */
#define SECOND_REACH  5  /* tokens from one number to a second */
#define SECOND_LEAST  5  /* bytes of one */
#define SECONDS_MOST  20 /* in a row */
#define LONG_LEAST    7  /* bytes of one that is no count */
#define CLERK_MOST    4  /* letters */

/* Of the text between the brackets that `s` begins with; STR_NPOS: none, or they hold a number. */
static size_t brackets_end(struct str s)
{
    size_t close = s.len > 2 && s.ptr[0] == '(' ? str_chr(s, ')', 0) : STR_NPOS, figures = 0;

    for (size_t n = 0; close != STR_NPOS && n < close; n++) {
        if (s.ptr[n] == '\n')
            return STR_NPOS;
        figures += ascii_digit(s.ptr[n]);
    }
    return figures > FIGURES_MOST ? STR_NPOS : close;
}

size_t reference_behind_brackets(const struct find *f, size_t k)
{
    uint32_t from = f->tokens[k - 1].end;
    struct str behind;
    size_t close, at = k;

    if (f->tokens[k - 1].next == ' ')
        from++;
    close = brackets_end(str_slice(f->text, from, from + BRACKETS_MOST));
    if (close == STR_NPOS)
        return k;
    from += (uint32_t)close + 1;
    while (at < f->count && f->tokens[at].start < from)
        at++;
    behind = str_slice(f->text, from, from + 2);
    if (!str_starts(str_trim(behind), STR(":")) && !str_starts(behind, STR("\n")) &&
        !(at < f->count && f->tokens[at].is & WORD_IS))
        return k;
    return at;
}

static bool is_and(const struct find *f, size_t k)
{
    return k < f->count && word_listed(token_folded(f, &f->tokens[k]), "and e en et und y");
}

/* Does what begins at token k end a part of the sentence, or go on with "and"? */
static bool ends_there(const struct find *f, size_t k)
{
    size_t next = k + 1;

    while (next < f->count && f->tokens[next].gap == GAP_JOIN)
        next++;
    return next - k > 1 || reference_part_ends(f, next) || is_and(f, next);
}

/* "12500": a count, more likely. */
static bool is_round(const struct find *f, uint32_t start, uint32_t len)
{
    return memcmp(f->text.ptr + start + len - 2, "00", 2) == 0;
}

/* Does it begin as the first does, or is it too long for a count? */
static bool is_alike(const struct find *f, size_t k, struct span s, bool several)
{
    uint32_t start = f->tokens[k].start, len = s.end - s.start;

    if (several && (is_round(f, s.start, len) || is_round(f, start, len)))
        return false;
    return memcmp(f->text.ptr + s.start, f->text.ptr + start, 2) == 0 ||
           (several && len >= LONG_LEAST);
}

/* "44712 and 12345 pieces": behind "and" or a comma alone, only what is like the first and ends a
 * part of the sentence. */
static bool is_another(const struct find *f, size_t last, size_t k, struct span s, bool several)
{
    if (k > last + 2 || (k == last + 2 && !is_and(f, last + 1)))
        return true;
    return is_alike(f, k, s, several) && ends_there(f, k);
}

/* The byte at which a list goes on: over "(Ann)", then a comma or ";", for several a line's end and
 * "- ".  0: nowhere. */
static uint32_t list_goes_on(const struct find *f, uint32_t at, bool several)
{
    struct str rest = str_slice(f->text, at, at + BRACKETS_MOST);
    size_t n = 0, close;

    if (str_starts(rest, STR(" ("))) {
        close = brackets_end(str_from(rest, 1));
        if (close == STR_NPOS)
            return 0;
        n = close + 2;
    }
    if (n < rest.len && (rest.ptr[n] == ',' || rest.ptr[n] == ';'))
        n++;
    else if (!several || n >= rest.len || !memchr("\r\n", rest.ptr[n], 2))
        return 0;
    while (n < rest.len && (rest.ptr[n] == ' ' || (several && memchr("\r\n-*", rest.ptr[n], 4))))
        n++;
    return at + (uint32_t)n;
}

/* "44120 (Ann), 44121 (Bob)", "4471210; 4471211": the token of the next; f->count: none. */
static size_t listed_at(const struct find *f, size_t last, struct span s, bool several)
{
    uint32_t at = list_goes_on(f, f->tokens[last].end, several);
    size_t k = last + 1;

    while (at && k < f->count && f->tokens[k].start < at)
        k++;
    return at && k < f->count && f->tokens[k].start == at && same_pattern(f, s, at) &&
                   is_alike(f, k, s, several) && ends_there(f, k)
               ? k
               : f->count;
}

/* The token at which a second number begins; f->count: none. */
static size_t second_at(const struct find *f, size_t last, struct span s, bool several)
{
    size_t k = last + 1;
    bool told = k < f->count && f->tokens[k].gap == GAP_COMMA && reference_figure(&f->tokens[k]);

    for (; k < f->count && k <= last + SECOND_REACH && f->tokens[k].gap <= GAP_COMMA; k++) {
        bool tells = tells_second(f, k);

        if (!tells && !(f->tokens[k].is & (WORD_IS | WORD_THE | WORD_OWNER)))
            break;
        told |= tells;
    }
    return told && k < f->count && f->tokens[k].gap <= GAP_COMMA && f->tokens[k].gap != GAP_JOIN &&
                   same_pattern(f, s, f->tokens[k].start) && is_another(f, last, k, s, several)
               ? k
               : listed_at(f, last, s, several);
}

size_t reference_more(struct find *f, size_t last, struct span s, bool several)
{
    uint32_t len = s.end - s.start;
    size_t n = 0;

    for (; n < SECONDS_MOST && len >= SECOND_LEAST; n++) {
        size_t k = second_at(f, last, s, several);

        if (k == f->count)
            break;
        s.start = f->tokens[k].start;
        s.end = s.start + len;
        propose(f, s);
        for (last = k; last + 1 < f->count && f->tokens[last + 1].start < s.end;)
            last++;
    }
    return n;
}

uint32_t reference_with_clerk(const struct find *f, size_t last, uint32_t end)
{
    const struct token *t = &f->tokens[last + 1];

    return last + 1 < f->count && t->gap == GAP_JOIN && f->text.ptr[end] == '/' &&
                   t->end - t->start >= 2 && t->end - t->start <= CLERK_MOST &&
                   !reference_figure(t) && reference_part_ends(f, last + 2)
               ? t->end
               : end;
}
