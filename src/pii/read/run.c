/* SPDX-License-Identifier: EUPL-1.2 */
/* run.c - long numbers as people write them, in one run with the ends of its groups.
 *
 * Groups may be parted by spaces of any kind, a dot, a dash, a slash, and once by a line end with
 * the marks of quoting ("> ") behind it.  Characters that show nothing are passed over; letters
 * of other scripts that look like Latin capitals count as those, for check digits decide. */
#include "pii/scratch_priv.h"

#include "text/text.h"

bool run_is_hidden(uint32_t c)
{
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f);
}

size_t run_line_break(struct str s)
{
    size_t at = str_starts(s, STR("\r\n")) ? 2 : str_starts(s, STR("\n")) ? 1 : 0;

    while (at && at < s.len && at < QUOTING_MAX &&
           (s.ptr[at] == '>' || s.ptr[at] == ' ' || s.ptr[at] == '\t' || s.ptr[at] == '|'))
        at++;
    return at;
}

/* A mark of ASCII that may stand alone between two groups. */
static bool parts_plainly(char c)
{
    static const bool marks[256] = { [' '] = true, ['-'] = true, ['.'] = true, ['/'] = true };

    return marks[(unsigned char)c];
}

/* Length of what may part two groups at `s`; 0 when something else stands there. */
static size_t separator(struct str s, bool *ret_line)
{
    size_t at = 0, spaces = 0, marks = 0;

    *ret_line = false;
    if (s.len > 1 && parts_plainly(s.ptr[0]) && ascii_alnum(s.ptr[1]))
        return 1;
    if (s.len && (ascii_alpha(s.ptr[0]) || s.ptr[0] == ','))
        return 0;
    if (s.len > 1 && s.ptr[0] == '\n' && ascii_alnum(s.ptr[1])) {
        *ret_line = true;
        return 1;
    }
    while (at < s.len) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        if (c == '.' || c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
            marks++;
        } else if (c == 0xb7 && !spaces && at + n < s.len && ascii_alnum(s.ptr[at + n])) {
            marks++; /* "83·ZS·25"; one with spaces parts what has no part in each other */
        } else if (c == '\n' || (c == '\r' && at + 1 < s.len && s.ptr[at + 1] == '\n')) {
            if (*ret_line)
                return 0;
            *ret_line = true;
            n = run_line_break(str_from(s, at));
        } else if (c != '\r' && text_is_space(c)) {
            spaces++;
        } else if (!run_is_hidden(c)) {
            break;
        }
        if (marks > 1 || spaces > 2)
            return 0;
        at += n;
    }
    return at;
}

/* Cyrillic and Greek letters that cannot be told from Latin ones. */
static char look_alike(uint32_t c)
{
    static const struct {
        uint16_t c;
        char latin;
    } table[] = {
        { 0x391, 'A' }, { 0x392, 'B' }, { 0x395, 'E' }, { 0x396, 'Z' }, { 0x397, 'H' },
        { 0x399, 'I' }, { 0x39a, 'K' }, { 0x39c, 'M' }, { 0x39d, 'N' }, { 0x39f, 'O' },
        { 0x3a1, 'P' }, { 0x3a4, 'T' }, { 0x3a5, 'Y' }, { 0x3a7, 'X' }, { 0x3bf, 'O' },
        { 0x405, 'S' }, { 0x406, 'I' }, { 0x408, 'J' }, { 0x410, 'A' }, { 0x412, 'B' },
        { 0x415, 'E' }, { 0x41a, 'K' }, { 0x41c, 'M' }, { 0x41d, 'H' }, { 0x41e, 'O' },
        { 0x420, 'P' }, { 0x421, 'C' }, { 0x422, 'T' }, { 0x423, 'Y' }, { 0x425, 'X' },
        { 0x430, 'A' }, { 0x435, 'E' }, { 0x43e, 'O' }, { 0x440, 'P' }, { 0x441, 'C' },
        { 0x443, 'Y' }, { 0x445, 'X' }, { 0x455, 'S' }, { 0x456, 'I' }, { 0x458, 'J' },
    };

    for (size_t i = 0; c >= 0x391 && c <= 0x458 && i < COUNT_OF(table); i++)
        if (table[i].c == c)
            return table[i].latin;
    return 0;
}

/* A letter or digit of another script at `s`, as ASCII; 0 when there is none.  A hidden character
 * gives 0 too, but has a length. */
static size_t other_letter(struct str s, char *ret_char)
{
    uint32_t c;
    size_t n = text_char(s, &c);

    *ret_char = 0;
    if (run_is_hidden(c))
        return n;
    if (c >= 0xff10 && c <= 0xff5a) /* full width */
        *ret_char = (char)(c - 0xff10 + '0');
    else
        *ret_char = look_alike(c);
    return *ret_char && ascii_alnum(*ret_char) ? n : 0;
}

/* Only an IBAN is parted into more than a few; what is behind decides nothing. */
static uint8_t groups_most(char first)
{
    return ascii_digit(first) ? 13 : 18;
}

/* Which group the next character is in. */
static uint8_t group_here(const struct run *r)
{
    return r->n ? r->groups[r->n - 1] + r->stop[r->n - 1] : 1;
}

static void add_other(struct run *r, char c, size_t end)
{
    uint8_t group = group_here(r);

    if (ascii_alpha(c)) {
        r->letters = true;
        r->lower |= group == 1 && c >= 'a';
    }
    r->c[r->n] = ascii_upper(c);
    r->end[r->n] = (uint32_t)end;
    r->stop[r->n] = false;
    r->groups[r->n] = group;
    r->n++;
}

static size_t read_letters(struct str text, size_t at, struct run *r)
{
    uint8_t group = group_here(r);
    bool small = false;
    size_t n = r->n;

    for (; at < text.len && n < RUN_MAX && ascii_alpha(text.ptr[at]); n++) {
        small |= text.ptr[at] >= 'a';
        r->c[n] = ascii_upper(text.ptr[at]);
        r->end[n] = (uint32_t)++at;
        r->stop[n] = false;
        r->groups[n] = group;
    }
    r->n = (uint8_t)n;
    r->letters = true;
    r->lower |= small && group == 1;
    return at;
}

static bool parts_figures(struct str text, size_t at)
{
    return at + 1 < text.len && parts_plainly(text.ptr[at]) && ascii_digit(text.ptr[at + 1]);
}

#define AT_ONCE 8 /* figures read together, with what stands behind the last of them */

/* Adds the figures at byte `at`, at most so many, behind n characters; gives how many. */
static size_t add_figures(struct run *r, size_t n, uint8_t group, struct str text, size_t at)
{
    uint64_t eight, others;
    size_t k = 0;

    if (text.len - at < AT_ONCE || n > RUN_MAX - AT_ONCE) {
        for (; at + k < text.len && n + k < RUN_MAX && ascii_digit(text.ptr[at + k]); k++) {
            r->c[n + k] = text.ptr[at + k];
            r->end[n + k] = (uint32_t)(at + k + 1);
            r->stop[n + k] = false;
            r->groups[n + k] = group;
        }
        return k;
    }
    eight = eight_load(text.ptr + at);
    others = ~eight_between(eight, '0', '9') & EIGHT_TOPS;
    eight_store(r->c + n, eight);
    for (; k < AT_ONCE; k++)
        r->end[n + k] = (uint32_t)(at + k + 1);
    memset(r->stop + n, false, AT_ONCE);
    memset(r->groups + n, group, AT_ONCE);
    return others ? (size_t)__builtin_ctzll(others) / 8 : AT_ONCE;
}

/* The figures at byte `at`, and the groups of them behind, one mark between each: most of any long
 * number. */
static size_t read_figures(struct str text, size_t at, struct run *r)
{
    uint8_t group = group_here(r), most = groups_most(r->n ? r->c[0] : text.ptr[at]);
    size_t n = r->n;

    for (;; group++, at++) {
        size_t count;

        do {
            count = add_figures(r, n, group, text, at);
            n += count;
            at += count;
        } while (count == AT_ONCE);
        if (n == RUN_MAX || group >= most || !parts_figures(text, at))
            break;
        r->stop[n - 1] = true;
    }
    r->n = (uint8_t)n;
    return at;
}

/* A group, or some of figures. */
static size_t read_group(struct str text, size_t at, struct run *r)
{
    while (at < text.len && r->n < RUN_MAX) {
        char c = text.ptr[at];
        size_t n;

        if (ascii_digit(c)) {
            at = read_figures(text, at, r);
        } else if (ascii_alpha(c)) {
            at = read_letters(text, at, r);
        } else {
            n = (unsigned char)c < 0x80 ? 0 : other_letter(str_from(text, at), &c);
            if (!n)
                break;
            at += n;
            if (c)
                add_other(r, c, at);
        }
    }
    return at;
}

/* A group of small letters is the next word of the sentence. */
static bool is_word(struct str s)
{
    bool small = false;

    for (size_t i = 0; i < s.len; i++) {
        if (ascii_digit(s.ptr[i]))
            return false;
        small |= s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
    }
    return small;
}

/* Letters and figures as an IBAN begins: "nl71". */
static bool begins_account(const struct run *r)
{
    return r->n >= 4 && r->groups[3] == 1 && ascii_alpha(r->c[0]) && ascii_alpha(r->c[1]) &&
           ascii_digit(r->c[2]) && ascii_digit(r->c[3]);
}

/* "nl71 ingb 3994": the letters of a bank, where accounts have them; in fours. */
static bool is_bank(const struct run *r, uint8_t before, struct str text, size_t at)
{
    static const char countries[] = "BG CH CY FR GB GI GR IE IT LU LV MC MT NL RO";

    if (before % 4 || r->n != before + 4 || r->groups[before - 1] * 4 != before ||
        !begins_account(r))
        return false;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '-' || text.ptr[at] == '.'))
        at++;
    if (at >= text.len || !ascii_alnum(text.ptr[at]))
        return false;
    for (const char *p = countries; p < countries + sizeof countries; p += 3)
        if (p[0] == r->c[0] && p[1] == r->c[1])
            return true;
    return false;
}

static bool joins_a_word(struct str text, size_t at)
{
    uint32_t c;

    if (at >= text.len)
        return false;
    if ((unsigned char)text.ptr[at] < 0x80)
        return ascii_alnum(text.ptr[at]) || text.ptr[at] == '_';
    text_char(str_from(text, at), &c);
    return text_is_letter(c);
}

/* Is what was read from byte `from` to `to` no part of the number, of `before` characters so far?
 */
static bool is_next_word(const struct run *r, uint8_t before, struct str text, size_t from,
                         size_t to)
{
    return !ascii_digit(text.ptr[from]) && is_word(str_slice(text, from, to)) &&
           (to - from > 3 || text.ptr[from - 1] != '-') && /* "ab-123-cd" */
           !is_bank(r, before, text, to);
}

/* "12 rue", "69003 Lyon", "4512 passée": the same, seen before it is read.  Most numbers end so. */
static bool begins_word(const struct run *r, struct str text, size_t from)
{
    size_t least = from, at, most = from + RUN_MAX - r->n;

    if (from < text.len && text.ptr[from] >= 'A' && text.ptr[from] <= 'Z')
        least++;
    at = least;
    while (at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z')
        at++;
    return at > least && at <= most && (at - from > 3 || text.ptr[from - 1] != '-') &&
           (at == text.len || text.ptr[at] == '\xc3' || /* "é", of which a run has nothing */
            ((unsigned char)text.ptr[at] < 0x80 && !ascii_alnum(text.ptr[at]))) &&
           !begins_account(r);
}

void run_read(struct str text, uint32_t start, struct run *ret_run)
{
    size_t at = start, part;
    bool line = false;
    size_t lines = 0;

    ret_run->n = 0;
    ret_run->line = RUN_MAX;
    ret_run->lower = ret_run->letters = false;
    do {
        uint8_t before = ret_run->n;
        bool letters = ret_run->letters;

        if (before && begins_word(ret_run, text, at))
            break;
        part = at;
        at = read_group(text, at, ret_run);
        if (before && is_next_word(ret_run, before, text, part, at)) {
            ret_run->n = before;
            ret_run->letters = letters;
        }
        if (ret_run->n == before)
            break;
        if (line && !lines++)
            ret_run->line = before;
        ret_run->stop[ret_run->n - 1] = !joins_a_word(text, at);
        part = separator(str_from(text, at), &line);
        at += part;
    } while (part && at < text.len && ret_run->n < RUN_MAX &&
             !(line && lines > begins_account(ret_run)) &&
             ret_run->groups[ret_run->n - 1] < groups_most(ret_run->c[0]));
}

const struct run *run_here(const struct find *f, size_t i)
{
    struct last_run *last = &f->scratch->run;
    uint32_t start = f->tokens[i].start;

    if (last->start != start || last->text != f->text.len) {
        run_read(f->text, start, &last->run);
        last->start = start;
        last->text = f->text.len;
    }
    return &last->run;
}

uint32_t run_figures_to(const struct run *r)
{
    if (!r->n || r->letters || r->n == RUN_MAX || r->groups[r->n - 1] >= groups_most(r->c[0]))
        return 0;
    return r->end[(r->line < r->n ? r->line : r->n) - 1];
}
