/* SPDX-License-Identifier: EUPL-1.2 */
/* coded.c - finds what is written so that a machine reads more in it than people, or a detector,
 * do: base64, base32, hexadecimal, percent and other escapes, bytes as numbers, letters taken
 * apart, run together or put as figures.
 *
 * Whoever calls looks for personal data in what comes out; nothing here says that there is any. */
#include <string.h>

#include "assist/gateway_priv.h"
#include "text/text.h"

#define CODED_LEAST  16 /* characters of base64 that hide a text from whoever reads it */
#define BRIEF_LEAST  6  /* that may be a name */
#define HEX_LEAST    32
#define CODED_MAX    65536 /* a longer one is an attached file, not a message */
#define SERIES_LEAST 4     /* numbers or letters in a row */
#define WORD_MOST    2048  /* bytes of a word that is looked at */
#define CODED_WAYS   4     /* of one word */
#define CODED_NESTS  3
#define BRIEFS_MORE  64 /* the list grows by */
#define BRIEFS_MAX   ((size_t)16 << 20)

/* ---- figures ---- */

int coded_figure(char c)
{
    if (ascii_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Both alphabets of RFC 4648; one more than the value, as 0 is no character of theirs. */
static const unsigned char values64[256] = {
    ['A'] = 1,  ['B'] = 2,  ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,  ['G'] = 7,  ['H'] = 8,
    ['I'] = 9,  ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16,
    ['Q'] = 17, ['R'] = 18, ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24,
    ['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28, ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32,
    ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36, ['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40,
    ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45, ['t'] = 46, ['u'] = 47, ['v'] = 48,
    ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54, ['2'] = 55, ['3'] = 56,
    ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63, ['-'] = 63,
    ['/'] = 64, ['_'] = 64
};

static int value64(char c)
{
    return values64[(unsigned char)c] - 1;
}

static int value32(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

/* Bits of each character, high ones first; lines may be wrapped. */
static struct str decode(struct arena *a, struct str s, unsigned bits, int (*value)(char c))
{
    struct buf b = buf_new(a, s.len + 1);
    unsigned held = 0, have = 0;

    buf_add(&b, STR(""));
    for (size_t i = 0; i < s.len; i++) {
        int v = value(s.ptr[i]);

        if (v < 0)
            continue;
        held = (held << bits | (unsigned)v) & 0xffff;
        have += bits;
        if (have >= 8) {
            have -= 8;
            buf_add_char(&b, (char)(held >> have & 0xff));
        }
    }
    return b.failed ? STR("") : buf_str(&b);
}

/* Eight random bytes are such a text once in some thousand times, sixteen never. */
static bool reads_as_text(struct str s, size_t least)
{
    size_t letters = 0;

    if (s.len < least || !text_valid(s))
        return false;
    for (size_t at = 0; at < s.len;) {
        uint32_t c;

        at += text_char(str_from(s, at), &c);
        if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7f && c < 0xa0))
            return false;
        letters += text_is_letter(c) || c == ' ' || (c >= '0' && c <= '9');
    }
    return letters * 4 >= s.len * 2;
}

/* ---- base64, base32, hexadecimal in one run ---- */

static size_t run_of(struct str s, size_t at, int (*value)(char c))
{
    size_t from = at;

    while (at < s.len && (value(s.ptr[at]) >= 0 || (s.ptr[at] == '\n' && at > from + 40)))
        at++;
    while (at > from && s.ptr[at - 1] == '\n')
        at--;
    return at - from;
}

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (ascii_alpha(s.ptr[i]))
            return true;
    return false;
}

/* Does it look like an ordinary word, at most with a capital first: "Bonjour"? */
static bool is_word(struct str run)
{
    for (size_t i = 0; i < run.len; i++)
        if (!ascii_alpha(run.ptr[i]) || (i && run.ptr[i] <= 'Z'))
            return false;
    return true;
}

/* One that is too short to be sure of is `brief`: only what is known counts in it. */
static bool run_here(struct arena *a, struct str text, size_t at, size_t shortest,
                     struct coded *ret, size_t *ret_n)
{
    size_t n = run_of(text, at, value64), hex, least;
    struct str run = str_slice(text, at, at + n);

    *ret_n = n;
    if (n < shortest || n > CODED_MAX || (n < CODED_LEAST && is_word(run)))
        return false;
    hex = run_of(text, at, coded_figure);
    *ret = (struct coded){ .start = at, .end = at + n, .brief = n < CODED_LEAST };
    least = ret->brief ? 4 : 8;
    while (ret->end < text.len && text.ptr[ret->end] == '=')
        ret->end++;
    if (hex == n && n % 2 == 0) {
        ret->said = decode(a, run, 4, coded_figure);
        ret->brief = n < HEX_LEAST || !has_letter(run);
        if (reads_as_text(ret->said, least))
            return true;
    }
    ret->brief = true;
    if (run_of(text, at, value32) == n) {
        ret->said = decode(a, run, 5, value32);
        if (reads_as_text(ret->said, least))
            return true;
    }
    ret->brief = n < CODED_LEAST;
    ret->said = decode(a, run, 6, value64);
    return reads_as_text(ret->said, least);
}

/* ---- escapes in a word ---- */

/* "%4d", "=4D", "\x4d", "\u004d" at i: its length, and the character. */
static size_t escape(struct str s, size_t i, uint32_t *ret)
{
    size_t figures = 2, from = i + 1;

    if (s.ptr[i] == '\\' && from < s.len && ascii_lower(s.ptr[from]) == 'u')
        figures = 4;
    else if (s.ptr[i] == '\\' && (from >= s.len || ascii_lower(s.ptr[from]) != 'x'))
        return 0;
    else if (!strchr("%=\\", s.ptr[i]))
        return 0;
    from += s.ptr[i] == '\\';
    if (from + figures > s.len)
        return 0;
    *ret = 0;
    for (size_t k = from; k < from + figures; k++) {
        int v = coded_figure(s.ptr[k]);

        if (v < 0)
            return 0;
        *ret = *ret * 16 + (uint32_t)v;
    }
    return from + figures - i;
}

static bool add_unescaped(struct buf *b, struct str word)
{
    size_t found = 0;

    for (size_t i = 0; i < word.len;) {
        uint32_t c = 0;
        size_t n = word.ptr[i] ? escape(word, i, &c) : 0;
        char put[4];

        if (!n)
            buf_add_char(b, word.ptr[i] == '+' || word.ptr[i] == '&' ? ' ' : word.ptr[i]);
        else if (c < 0x100 && word.ptr[i] != '\\') /* of a byte, that may be a part of UTF-8 */
            buf_add_char(b, (char)c);
        else
            buf_add(b, str_make(put, text_put(c, put)));
        found += n > 0;
        i += n ? n : 1;
    }
    return found > 0;
}

/* ---- a word with markup in it, with figures for letters, or several in one ---- */

static bool add_untagged(struct buf *b, struct str word)
{
    bool found = false;

    for (size_t i = 0; i < word.len; i++) {
        size_t end = word.ptr[i] == '<' ? str_chr(word, '>', i) : STR_NPOS;

        if (end != STR_NPOS) {
            found = true;
            i = end;
        } else {
            buf_add_char(b, word.ptr[i]);
        }
    }
    return found;
}

static bool add_unfigured(struct buf *b, struct str word)
{
    static const char figures[] = "0134578@$", letters[] = "oleastbas";
    bool letter = false, found = false;

    for (size_t i = 0; i < word.len; i++) {
        const char *p = word.ptr[i] ? strchr(figures, word.ptr[i]) : NULL;

        letter |= ascii_alpha(word.ptr[i]);
        found |= p != NULL;
        buf_add_char(b, p ? letters[p - figures] : word.ptr[i]);
    }
    return letter && found;
}

/* "factureClaireMorel2024": at each change of case and kind. */
static bool add_parted(struct buf *b, struct str word)
{
    bool found = false;

    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i], before = i ? word.ptr[i - 1] : ' ';
        bool high = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
        bool kind =
            (ascii_digit(c) && ascii_alpha(before)) || (ascii_alpha(c) && ascii_digit(before));

        if (high || kind)
            buf_add_char(b, ' ');
        found |= high || kind;
        buf_add_char(b, c);
    }
    return found;
}

/* Which of the ways may say anything of the word at `at`, a bit each; it ends at *ret_end. */
static unsigned ways_of(struct str text, size_t at, size_t *ret_end)
{
    bool high = false, letter = false, figure = false;
    unsigned ways = 0;
    size_t end = at;

    for (; end < text.len && !ascii_space(text.ptr[end]); end++) {
        char c = text.ptr[end];

        high |= end > at && c >= 'A' && c <= 'Z';
        letter |= ascii_alpha(c);
        figure |= ascii_digit(c) || c == '@' || c == '$';
        if (c == '%' || c == '=' || c == '\\')
            ways |= 1u << 0;
        else if (c == '<')
            ways |= 1u << 1;
    }
    *ret_end = end;
    if (end - at < BRIEF_LEAST - 1 || end - at > WORD_MOST)
        return 0;
    return ways | (letter && figure ? 1u << 2 : 0) | (letter && (high || figure) ? 1u << 3 : 0);
}

static bool word_here(struct arena *a, struct str text, const struct coded_walk *w, unsigned way,
                      struct coded *ret)
{
    static const struct {
        bool (*add)(struct buf *b, struct str word);
        bool brief;
    } ways[CODED_WAYS] = { { add_unescaped, false },
                           { add_untagged, false },
                           { add_unfigured, true },
                           { add_parted, true } };
    struct buf b = buf_new(a, 2 * (w->word_to - w->at) + 8);

    buf_add(&b, STR(""));
    *ret = (struct coded){ .start = w->at, .end = w->word_to, .brief = ways[way].brief };
    if (!ways[way].add(&b, str_slice(text, w->at, w->word_to)) || b.failed)
        return false;
    ret->said = buf_str(&b);
    return true;
}

/* ---- in a row: bytes as numbers, letters ---- */

/* A byte as a number to this base at *at, moved behind it; -1: none. */
static int number_at(struct str s, size_t *at, unsigned base)
{
    size_t from = *at, i, most = base == 2 ? 8 : base == 10 ? 3 : 2;
    unsigned n = 0;

    if (base == 16 && from + 1 < s.len && (s.ptr[from] == '0' || s.ptr[from] == '\\') &&
        ascii_lower(s.ptr[from + 1]) == 'x')
        from += 2;
    for (i = from; i < s.len && i < from + most; i++) {
        int v = coded_figure(s.ptr[i]);

        if (v < 0 || v >= (int)base)
            break;
        n = n * base + (unsigned)v;
    }
    if (i - from < (base == 10 ? 2 : most) || n < ' ' || n > 255 ||
        (i < s.len && coded_figure(s.ptr[i]) >= 0))
        return -1;
    *at = i;
    return (int)n;
}

static int letter_at(struct str s, size_t *at)
{
    size_t i = *at;

    if (!ascii_alnum(s.ptr[i]) || (i + 1 < s.len && ascii_alnum(s.ptr[i + 1])))
        return -1;
    *at = i + 1;
    return s.ptr[i];
}

/* Reads items with one to three marks or spaces between; `b` may be NULL.  Gives their number. */
static size_t read_series(struct str text, size_t at, unsigned base, struct buf *b, size_t *ret_end)
{
    size_t n = 0;

    for (size_t i = at, gap = 0; i < text.len; gap = 0) {
        int c = base ? number_at(text, &i, base) : letter_at(text, &i);

        if (c < 0)
            break;
        if (b)
            buf_add_char(b, (char)c);
        *ret_end = i;
        n++;
        while (i < text.len && gap < 3 && text.ptr[i] && strchr(" .,;:-_*/|", text.ptr[i])) {
            i++;
            gap++;
        }
        if (!gap && !(i < text.len && text.ptr[i] == '\\'))
            break;
    }
    return n;
}

static bool series_here(struct arena *a, struct str text, size_t at, unsigned base,
                        struct coded *ret)
{
    struct buf b;

    *ret = (struct coded){ .start = at, .end = at, .brief = true };
    if (read_series(text, at, base, NULL, &ret->end) < SERIES_LEAST)
        return false;
    b = buf_new(a, text.len - at + 1);
    (void)read_series(text, at, base, &b, &ret->end);
    ret->said = buf_str(&b);
    return !b.failed && text_valid(ret->said);
}

/* ---- all of them ---- */

static bool begins_word(struct str text, size_t at)
{
    return at == 0 || (!ascii_alnum(text.ptr[at - 1]) &&
                       (ascii_space(text.ptr[at - 1]) || strchr("(\"'<[,;:", text.ptr[at - 1])));
}

static bool begins_row(struct str text, size_t at)
{
    return (ascii_alnum(text.ptr[at]) || text.ptr[at] == '\\') && begins_word(text, at);
}

/* A word's ways first, then rows, then runs: each is given once, whatever of it overlaps. */
static bool next_here(struct arena *a, struct str text, struct coded_walk *w, struct coded *ret)
{
    static const unsigned bases[CODED_ROWS] = { 0, 2, 10, 16 };
    bool found = false;

    if (w->way == 0)
        w->ways =
            w->at == 0 || ascii_space(text.ptr[w->at - 1]) ? ways_of(text, w->at, &w->word_to) : 0;
    while (w->way < CODED_WAYS) {
        unsigned way = w->way++;

        if (w->ways >> way & 1 && word_here(a, text, w, way, ret))
            return true;
    }
    if (w->way < CODED_WAYS + CODED_ROWS && !begins_row(text, w->at))
        w->way = CODED_WAYS + CODED_ROWS;
    while (w->way < CODED_WAYS + CODED_ROWS) {
        unsigned row = w->way++ - CODED_WAYS;

        if (w->at < w->row_to[row] ||
            (row && coded_figure(text.ptr[w->at]) < 0 && text.ptr[w->at] != '\\'))
            continue;
        if (series_here(a, text, w->at, bases[row], ret))
            found = true;
        w->row_to[row] = ret->end;
        if (found)
            return true;
    }
    if (w->way == CODED_WAYS + CODED_ROWS && w->at >= w->run_to) {
        size_t n = 0;

        w->way++;
        w->run_to = w->at;
        if (run_here(a, text, w->at, w->runs_only ? CODED_LEAST : BRIEF_LEAST, ret, &n)) {
            w->run_to = ret->end;
            ret->base64 = !ret->brief;
            return true;
        }
        w->run_to = w->at + n;
    }
    return false;
}

bool coded_next(struct arena *a, struct str text, struct coded_walk *w, struct coded *ret)
{
    if (!w->at && w->runs_only)
        w->way = CODED_WAYS + CODED_ROWS;
    while (w->at < text.len) {
        bool idle = w->at < w->run_to && !begins_word(text, w->at);

        if (!idle && next_here(a, text, w, ret))
            return true;
        w->at = w->runs_only && w->run_to > w->at ? w->run_to : w->at + 1;
        w->way = w->runs_only ? CODED_WAYS + CODED_ROWS : 0;
    }
    return false;
}

/* What is written in one way may be written in another within. */
static bool find_inside(const struct draft *d, struct str said, const struct pii_hints *hints,
                        unsigned depth, struct spans *ret, struct fault *f)
{
    struct coded_walk w = { 0 };
    struct coded c;

    if ((!hints->only_known || hints->known_count) &&
        !pii_find(d->gateway->parts.pii, d->question->scratch, d->arena, (struct clear){ said },
                  hints, ret, f))
        return false;
    if (!ret->count && !seen_find(d, said, ret, f))
        return false;
    while (!ret->count && !hints->only_known && depth < CODED_NESTS &&
           coded_next(d->arena, said, &w, &c)) {
        struct pii_hints inside = *hints;

        inside.only_known = c.brief;
        if (!find_inside(d, c.said, &inside, depth + 1, ret, f))
            return false;
    }
    return true;
}

static bool add_hit(const struct draft *d, struct coded_hits *hits, const struct coded *c,
                    const struct span *what)
{
    if (hits->count == hits->room) {
        size_t room = hits->room ? 2 * hits->room : 16;

        hits->at =
            arena_grow(d->arena, hits->at, hits->room * sizeof *hits->at, room * sizeof *hits->at);
        hits->room = room;
    }
    if (!hits->at)
        return false;
    hits->at[hits->count++] = (struct coded_hit){ c->start, c->end, *what };
    return true;
}

/* All that is brief is looked through at once, a paragraph each. */
struct briefs {
    struct buf text;
    struct coded *at;
    size_t *ends;
    size_t count;
};

static bool add_brief(const struct draft *d, struct briefs *b, const struct coded *c)
{
    if (b->count % BRIEFS_MORE == 0) {
        size_t room = b->count + BRIEFS_MORE;

        b->at = arena_grow(d->arena, b->at, b->count * sizeof *b->at, room * sizeof *b->at);
        b->ends = arena_grow(d->arena, b->ends, b->count * sizeof *b->ends, room * sizeof *b->ends);
    }
    if (!b->at || !b->ends)
        return false;
    buf_add(&b->text, c->said);
    buf_add(&b->text, STR("\n\n"));
    b->at[b->count] = *c;
    b->ends[b->count++] = b->text.len;
    return true;
}

static bool find_briefs(const struct draft *d, const struct briefs *b, struct coded_hits *hits,
                        struct fault *f)
{
    struct pii_hints hints = d->in->hints;
    struct spans found = { 0 };
    size_t k = 0;

    hints.only_known = true;
    if (!b->count)
        return true;
    if (!buf_check(&b->text, f) || !find_inside(d, buf_str(&b->text), &hints, 0, &found, f))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        while (k + 1 < b->count && b->ends[k] <= found.at[i].start)
            k++;
        if (!add_hit(d, hits, &b->at[k], &found.at[i]))
            return arena_check(d->arena, f);
    }
    return true;
}

static bool knows_any(const struct draft *d)
{
    const struct watch *w = d->question->watch;

    return d->in->hints.known_count || (w && w->value_count);
}

bool coded_find(const struct draft *d, struct str text, struct str own, struct coded_hits *ret,
                struct fault *f)
{
    struct pii_hints hints = d->in->hints;
    struct briefs briefs = { .text = buf_new(d->arena, BRIEFS_MAX) };
    struct coded_walk w = { 0 };
    struct coded c;

    *ret = (struct coded_hits){ 0 };
    while (coded_next(d->arena, text, &w, &c)) {
        struct spans in = { 0 };

        if (c.brief) {
            if (knows_any(d) && !add_brief(d, &briefs, &c))
                return arena_check(d->arena, f);
            continue;
        }
        hints.only_known = str_find(own, str_slice(text, c.start, c.end), 0) != STR_NPOS;
        if (!find_inside(d, c.said, &hints, 0, &in, f))
            return false;
        if (in.count && !add_hit(d, ret, &c, &in.at[0]))
            return arena_check(d->arena, f);
    }
    return find_briefs(d, &briefs, ret, f);
}
