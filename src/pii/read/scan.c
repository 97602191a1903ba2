/* SPDX-License-Identifier: EUPL-1.2 */
/* scan.c - one window of text as tokens: where each word stands, its shape; look_up.c says what it
 * means.
 *
 * Words of ASCII are read off the window's maps, with the usual mark in front, those of Latin-1 a
 * stretch at a time, the rest character by character through text/. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/read/look_up_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

/* The word under way. */
struct cursor {
    struct find *f;
    uint32_t to;   /* reads no farther */
    size_t folded; /* bytes used in f->folded */
    uint32_t letters, capitals, digits, chars;
};

/* `begun`: a character of the word stands in front. */
static bool goes_on(uint32_t ch, bool begun)
{
    if (ch < 0x80)
        return ascii_alnum((char)ch);
    if (text_is_letter(ch))
        return true;
    if (!begun || ch < 0xad)
        return false;
    return ch == 0xad || (ch >= 0x300 && ch < 0x370) || (ch >= 0x200b && ch <= 0x200f) ||
           (ch >= 0x202a && ch <= 0x202e) || (ch >= 0x2060 && ch <= 0x2069) || ch == 0xfeff;
}

static bool in_word(struct cursor *c, uint32_t ch)
{
    return goes_on(ch, c->chars != 0);
}

static void fold_in(struct cursor *c, const struct token *t, const char *bytes, size_t n)
{
    if (c->folded + n > FOLDED_MAX || c->folded + n - t->folded > WORD_FOLDED_MAX)
        return;
    for (size_t i = 0; i < n; i++)
        c->f->folded[c->folded++] = bytes[i];
}

static void word_char(struct cursor *c, const struct token *t, uint32_t ch)
{
    char out[TEXT_FOLD_CHAR_MAX];

    c->chars++;
    if (ch < 0x80) {
        bool digit = ascii_digit((char)ch);

        c->digits += digit;
        c->letters += !digit;
        c->capitals += ch >= 'A' && ch <= 'Z';
        out[0] = ascii_lower((char)ch);
        fold_in(c, t, out, 1);
        return;
    }
    c->letters += text_is_letter(ch);
    c->capitals += text_is_upper(ch);
    fold_in(c, t, out, text_fold_char(ch, out));
}

static uint8_t shape_of(const struct cursor *c, bool capital)
{
    uint8_t shape = capital ? TOKEN_CAPITAL : 0;

    if (c->digits && !c->letters)
        shape |= TOKEN_DIGITS;
    if (c->digits && c->letters)
        shape |= TOKEN_MIXED;
    if (c->letters >= 2 && c->capitals == c->letters)
        shape |= TOKEN_UPPER;
    if (c->chars == 1 && c->capitals == 1)
        shape |= TOKEN_INITIAL;
    return shape;
}

/* Full-width digits are digits, in word and in number. */
static uint32_t narrowed(uint32_t ch)
{
    return ch >= 0xff10 && ch <= 0xff19 ? ch - 0xff10 + '0' : ch;
}

/* ASCII letters and digits folded, 0 for all else. */
#define NONE_8  "\0\0\0\0\0\0\0\0"
#define NONE_16 NONE_8 NONE_8
static const char folded_ascii[] =
    NONE_16 NONE_16 NONE_16 "0123456789\0\0\0\0\0\0"
                            "\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"
                            "\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0" NONE_16 NONE_16 NONE_16 NONE_16
                                NONE_16 NONE_16 NONE_16 NONE_16;

/* U+00C0 to U+00FF, in UTF-8 two bytes of which the first is 0xc3: the letter without its accent;
 * 0 for what is no letter or folds to two. */
static const char folded_latin[] = "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0\0"
                                   "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y";

/* How many bits are set: none of nearly all words, one of most others. */
static uint32_t count_bits(uint64_t x)
{
    uint32_t n = 0;

    for (; x; x &= x - 1)
        n++;
    return n;
}

/* Bytes of a run that begins at byte i of the window, as far as a word is kept. */
static uint32_t run_length(const struct maps *m, size_t i)
{
    uint64_t rest = ~maps_from(m->words, i) | BIT(WORD_FOLDED_MAX);

    return (uint32_t)__builtin_ctzll(rest);
}

/* The word's letters and digits up to its first character of another kind, or as many as are kept:
 * what word_char() does, a stretch of ASCII or an accent at a time.  Returns where it stopped. */
static uint32_t read_latin(struct cursor *c, uint32_t at)
{
    const struct find *f = c->f;
    const unsigned char *text = (const unsigned char *)f->text.ptr;
    size_t i = at - f->from;
    uint32_t len = run_length(f->maps, i), pos = 0, n = 0, accented = 0;
    uint64_t others = maps_from(f->maps->others, i), seen;
    char *out = f->folded + c->folded, accent;

    if (c->folded + WORD_FOLDED_MAX > FOLDED_MAX)
        return at;
    for (;;) {
        uint64_t stop = others >> pos | BIT(len - pos);
        uint32_t ascii = (uint32_t)__builtin_ctzll(stop);

        for (uint32_t k = 0; k < ascii; k += 8)
            eight_store(out + n + k, eight_load(f->folded + i + pos + k));
        n += ascii;
        pos += ascii;
        if (pos + 1 >= len || text[at + pos] != 0xc3 || text[at + pos + 1] >> 6 != 2 ||
            !(accent = folded_latin[text[at + pos + 1] & 0x3f]))
            break;
        accented += text[at + pos + 1] < 0xa0;
        out[n++] = accent;
        pos += 2;
    }
    seen = BIT(pos) - 1;
    c->folded += n;
    c->chars = n;
    c->digits = count_bits(maps_from(f->maps->digits, i) & seen);
    c->letters = n - c->digits;
    c->capitals = accented + count_bits(maps_from(f->maps->capitals, i) & seen);
    return at + pos;
}

static bool begins_with_capital(struct str word)
{
    uint32_t ch;

    text_char(word, &ch);
    return ch < 0x80 ? ch >= 'A' && ch <= 'Z' : text_is_upper(ch);
}

static uint32_t read_any_word(struct cursor *c, struct token *t, uint32_t at)
{
    struct str text = str_slice(c->f->text, 0, c->to);
    uint32_t visible;
    bool capital;

    t->start = at;
    t->folded = (uint32_t)c->folded;
    c->letters = c->capitals = c->digits = c->chars = 0;
    at = read_latin(c, at);
    capital = c->capitals && begins_with_capital(str_from(text, t->start));
    visible = at;
    while (at < text.len) {
        uint32_t ch = (unsigned char)text.ptr[at];
        size_t n = 1;

        if (ch >= 0x80) {
            n = text_char(str_from(text, at), &ch);
            ch = narrowed(ch);
        }
        if (!in_word(c, ch))
            break;
        if (!c->chars)
            capital = text_is_upper(ch);
        word_char(c, t, ch);
        at += (uint32_t)n;
        if (ch < 0x80 || !run_is_hidden(ch))
            visible = at;
    }
    t->end = visible; /* what shows nothing at its end is no part of it */
    t->folded_len = (uint16_t)(c->folded - t->folded);
    t->shape |= shape_of(c, capital);
    return at;
}

static bool one_bit(uint64_t x)
{
    return !(x & (x - 1));
}

/* Of a word of ASCII: by the maps' bits of its letters and digits, the word's first the lowest. */
static uint8_t shape_of_ascii(uint64_t word, uint64_t digits, uint64_t capitals)
{
    uint64_t letters = word & ~digits;
    uint8_t shape = capitals & 1 ? TOKEN_CAPITAL : 0;

    if (digits)
        shape |= letters ? TOKEN_MIXED : TOKEN_DIGITS;
    if (letters == capitals && letters)
        shape |= !one_bit(letters) ? TOKEN_UPPER : one_bit(word) ? TOKEN_INITIAL : 0;
    return shape;
}

/* The whole window in small letters of ASCII, for the words that are of these alone: letters and
 * digits have the bit that tells small from capital letters, or get it.  Of what it holds beside
 * them nothing is ever read. */
static void fold_window(struct find *f)
{
    const char *restrict text = f->text.ptr + f->from;
    char *restrict out = f->folded;
    size_t len = f->to - f->from;

    for (size_t i = 0; i < len; i++)
        out[i] = (char)(text[i] | 0x20);
}

/* Returns the length of a word of ASCII, as nine in ten are; 0 for a word of another kind. */
static uint32_t read_ascii_word(const struct find *f, struct token *t, uint32_t at)
{
    size_t i = at - f->from;
    uint64_t rest = ~maps_from(f->maps->words, i), word, odd;
    uint32_t len = rest ? (uint32_t)__builtin_ctzll(rest) : 64;

    if (len > WORD_FOLDED_MAX)
        return 0;
    word = BIT(len) - 1;
    odd = maps_from(f->maps->odd, i) & word;
    if (odd) {
        if (maps_from(f->maps->others, i) & word)
            return 0;
        t->shape |= shape_of_ascii(word, maps_from(f->maps->digits, i) & word,
                                   maps_from(f->maps->capitals, i) & word);
    }
    t->start = at;
    t->end = at + len;
    t->folded = (uint32_t)i;
    t->folded_len = (uint16_t)len;
    return len;
}

static uint32_t read_word(struct cursor *c, struct token *t, uint32_t at)
{
    uint32_t len = read_ascii_word(c->f, t, at);

    return len ? at + len : read_any_word(c, t, at);
}

uint32_t scan_folded(struct str text, uint32_t at, char out[static WORD_FOLDED_MAX],
                     size_t *ret_len)
{
    const unsigned char *s = (const unsigned char *)text.ptr;
    uint32_t start = at;
    size_t len = 0;

    while (at < text.len) {
        char folded[TEXT_FOLD_CHAR_MAX], one = folded_ascii[s[at]];
        size_t n = 1, add;
        uint32_t ch;

        if (s[at] == 0xc3 && at + 1 < text.len && s[at + 1] >> 6 == 2) {
            one = folded_latin[s[at + 1] & 0x3f];
            n = 2;
        }
        if (one) {
            if (len < WORD_FOLDED_MAX)
                out[len++] = one;
            at += (uint32_t)n;
            continue;
        }
        if (s[at] < 0x80)
            break;
        n = text_char(str_from(text, at), &ch);
        ch = narrowed(ch);
        if (!goes_on(ch, at > start))
            break;
        add = text_fold_char(ch, folded);
        if (len + add <= WORD_FOLDED_MAX) {
            memcpy(out + len, folded, add);
            len += add;
        }
        at += (uint32_t)n;
    }
    *ret_len = len;
    return at;
}

/* ---- gaps ---- */

struct gap_count {
    uint32_t spaces, lines, commas, joins, dots, ends, others;
};

static void count_char(struct gap_count *g, uint32_t ch)
{
    switch (ch) {
    case '\n':
        g->lines++;
        return;
    case 0x27e6: /* the bracket of a token: what is behind a value is beside nothing before it */
        g->lines += 2;
        return;
    case ',':
        g->commas++;
        return;
    case '.':
        g->dots++;
        return;
    case '-':
    case '\'':
    case '/':
    case '_':
    case 0x2010:
    case 0x2011:
    case 0x2019:
        g->joins++;
        return;
    case '!':
    case '?':
    case 0x2026:
        g->ends++;
        g->others++;
        return;
    case 0xb0: /* "n°" */
        g->spaces++;
        return;
    default:
        g->spaces += text_is_space(ch);
        g->others += !text_is_space(ch);
    }
}

static enum gap gap_of(const struct gap_count *g)
{
    if (g->lines)
        return g->lines > 1 ? GAP_PARA : GAP_LINE;
    if (g->others)
        return GAP_OTHER;
    if (g->commas)
        return g->joins || g->dots ? GAP_OTHER : GAP_COMMA;
    if (g->dots + g->joins == 0)
        return g->spaces ? GAP_SPACE : GAP_NONE;
    if (g->dots + g->joins > 1)
        return g->dots > 1 ? GAP_OTHER : GAP_SPACE;
    if (g->spaces)
        return g->dots ? GAP_DOT : GAP_OTHER;
    return GAP_JOIN;
}

/* Most gaps are one mark, or a mark and a space: what they are, and TOKEN_START where a sentence
 * begins behind them.  Others are counted. */
#define USUAL     BIT(6)
#define QUIET_BIT 7 /* below GAP_LINE: see struct token, plain */
#define QUIET     BIT(QUIET_BIT)
#define GAP_BITS  7

static const uint8_t usual_gaps[2][256] = {
    {
        /* alone */
        [' '] = USUAL | QUIET | GAP_SPACE,
        [','] = USUAL | QUIET | GAP_COMMA,
        ['.'] = USUAL | QUIET | GAP_JOIN,
        ['\''] = USUAL | QUIET | GAP_JOIN,
        ['-'] = USUAL | QUIET | GAP_JOIN,
        ['/'] = USUAL | QUIET | GAP_JOIN,
        ['_'] = USUAL | QUIET | GAP_JOIN,
        ['\n'] = USUAL | GAP_LINE | TOKEN_START,
        ['!'] = USUAL | GAP_OTHER | TOKEN_START,
        ['?'] = USUAL | GAP_OTHER | TOKEN_START,
        [':'] = USUAL | GAP_OTHER,
        [';'] = USUAL | GAP_OTHER,
        ['('] = USUAL | GAP_OTHER,
        [')'] = USUAL | GAP_OTHER,
        ['"'] = USUAL | GAP_OTHER,
        ['@'] = USUAL | GAP_OTHER,
        ['='] = USUAL | GAP_OTHER,
    },
    {
        /* before a space */
        [' '] = USUAL | QUIET | GAP_SPACE,
        [','] = USUAL | QUIET | GAP_COMMA,
        ['.'] = USUAL | QUIET | GAP_DOT | TOKEN_START,
        ['\''] = USUAL | GAP_OTHER,
        ['-'] = USUAL | GAP_OTHER,
        ['/'] = USUAL | GAP_OTHER,
        ['_'] = USUAL | GAP_OTHER,
        ['\n'] = USUAL | GAP_LINE | TOKEN_START,
        ['!'] = USUAL | GAP_OTHER | TOKEN_START,
        ['?'] = USUAL | GAP_OTHER | TOKEN_START,
        [':'] = USUAL | GAP_OTHER,
        [';'] = USUAL | GAP_OTHER,
        ['('] = USUAL | GAP_OTHER,
        [')'] = USUAL | GAP_OTHER,
        ['"'] = USUAL | GAP_OTHER,
        ['@'] = USUAL | GAP_OTHER,
        ['='] = USUAL | GAP_OTHER,
    },
};

/* The length of such a gap; 0 for others. */
static uint32_t read_usual_gap(const struct cursor *c, struct token *t, uint32_t at)
{
    const struct find *f = c->f;
    uint64_t words = maps_from(f->maps->words, at - f->from);
    uint8_t gap;
    bool spaced = !(words & 2);

    if (words & 1 || at + 2 >= c->to)
        return 0;
    gap = usual_gaps[spaced][(unsigned char)f->text.ptr[at]];
    if (!gap || (spaced && (!(words & 4) || f->text.ptr[at + 1] != ' ')) ||
        (unsigned char)f->text.ptr[at + 1 + spaced] >= 0x80)
        return 0;
    t->gap = gap & GAP_BITS;
    t->shape = gap & TOKEN_START;
    return spaced ? 2 : 1;
}

/* Skips to the next word; a sentence may begin there. */
static uint32_t read_gap(struct cursor *c, struct token *t, uint32_t at)
{
    struct str text = str_slice(c->f->text, 0, c->to);
    struct gap_count g = { 0 };
    bool first = at == c->f->from;

    if (!first) {
        uint32_t n = read_usual_gap(c, t, at);

        if (n)
            return at + n;
    }
    c->chars = 0;
    while (at < text.len) {
        uint32_t ch = (unsigned char)text.ptr[at];
        size_t n = 1;

        if (ch >= 0x80) {
            n = text_char(str_from(text, at), &ch);
            ch = narrowed(ch);
        }
        if (in_word(c, ch))
            break;
        count_char(&g, ch);
        at += (uint32_t)n;
    }
    t->gap = (uint8_t)gap_of(&g);
    if (first || t->gap >= GAP_DOT)
        t->shape |= (uint8_t)(first || g.lines || g.dots || g.ends ? TOKEN_START : 0);
    return at;
}

/* What reading a usual word looks at; apart from the cursor, so that the compiler knows that
 * writing a word changes nothing of it. */
struct sight {
    const char *text; /* the window */
    const struct maps *maps;
    uint32_t from, len;
};

static struct sight sight_of(const struct find *f)
{
    return (struct sight){ f->text.ptr + f->from, f->maps, f->from, f->to - f->from };
}

/* What makes a detector look at a word: a mark behind it (see marks in find.c), the lengths of the
 * codes of banks and machines, figures and capitals. */
static const bool leading[256] = {
    ['='] = true, ['/'] = true, [':'] = true, ['-'] = true, ['.'] = true, ['_'] = true,
    ['!'] = true, ['#'] = true, ['$'] = true, ['*'] = true, ['&'] = true
};
static const bool code_lengths[WORD_FOLDED_MAX + 1] = { [8] = true, [11] = true, [12] = true };
#define TELLING (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_UPPER | TOKEN_INITIAL)

static bool is_plain(const struct token *t)
{
    uint32_t len = t->end - t->start;

    return !(t->shape & TELLING) && t->gap < GAP_LINE && !leading[(unsigned char)t->next] &&
           !(len <= WORD_FOLDED_MAX && code_lengths[len]);
}

/* How far the window has been read. */
struct reading {
    const uint16_t *run, *last; /* the next run, and the end of all: see struct maps */
    struct token *t;            /* the next token */
    uint32_t at;                /* byte of the window */
};

/* What nearly every step is: a usual gap, and a run that is a word of ASCII and not the window's
 * last.  Reads these up to something else. */
static void read_usual(const struct sight *s, struct reading *r, const struct token *full)
{
    const char *restrict text = s->text;
    const uint16_t *restrict run = r->run;
    struct token *restrict t = r->t;
    const uint16_t *last = r->last;
    size_t at = r->at;
    uint32_t from = s->from;

    for (; run + 2 < last && t < full; run += 2, t++) {
        size_t start = run[0], end = run[1], spaced = start - at - 1, len = end - start;
        uint64_t word, odd;
        uint8_t gap, next;

        if (spaced > 1 || len > WORD_FOLDED_MAX)
            break;
        gap = usual_gaps[spaced][(unsigned char)text[at]];
        if (!gap || (spaced && text[at + 1] != ' '))
            break;
        next = (uint8_t)text[end];
        word = BIT(len) - 1;
        odd = maps_from(s->maps->odd, start) & word;
        *t = (struct token){
            .start = from + (uint32_t)start,
            .end = from + (uint32_t)end,
            .folded = (uint32_t)start,
            .folded_len = (uint16_t)len,
            .gap = gap & GAP_BITS,
            .shape = gap & TOKEN_START,
            .near = NEAR_FAR,
            .next = (char)next,
            .plain = (gap >> QUIET_BIT) & !(leading[next] | code_lengths[len]),
        };
        at = end;
        if (!odd)
            continue;
        if (maps_from(s->maps->others, start) & word) {
            at = start - spaced - 1;
            break;
        }
        t->shape |= shape_of_ascii(word, maps_from(s->maps->digits, start) & word,
                                   maps_from(s->maps->capitals, start) & word);
        t->plain &= !(t->shape & TELLING);
    }
    r->run = run;
    r->t = t;
    r->at = (uint32_t)at;
}

char mark_in_front(const struct find *f, uint32_t at)
{
    static const struct str quotes[] = { STR_INIT("\xc2\xab"), STR_INIT("\xe2\x80\x9c"),
                                         STR_INIT("\xe2\x80\x9e") };
    struct str before = str_slice(f->text, at > 5 ? at - 5 : 0, at);

    if (at > 1 && f->text.ptr[at - 1] == ' ' && ascii_alpha(f->text.ptr[at - 2]))
        return '\0'; /* a word */
    if (str_ends(before, STR(" ")))
        before.len--;
    else if (str_ends(before, STR("\xc2\xa0")))
        before.len -= 2;
    else if (str_ends(before, STR("\xe2\x80\xaf")))
        before.len -= 3;
    for (size_t i = 0; i < COUNT_OF(quotes); i++)
        if (str_ends(before, quotes[i]))
            return '"';
    return before.len && strchr("\"':=(", before.ptr[before.len - 1]) ? before.ptr[before.len - 1]
                                                                      : '\0';
}

/* Any gap and word from byte `at` of the text on; gives the byte behind, `f->to` when there is no
 * more word. */
static uint32_t read_unusual(struct cursor *c, struct token *t, uint32_t at)
{
    struct str text = c->f->text;

    *t = (struct token){ 0 };
    at = read_gap(c, t, at);
    if (at >= c->to)
        return at;
    at = read_word(c, t, at);
    t->near = NEAR_FAR;
    t->next = t->end < text.len ? text.ptr[t->end] : '\0';
    t->plain = is_plain(t);
    return at;
}

static void read_words(struct find *f)
{
    const struct sight s = sight_of(f);
    const struct token *full = f->tokens + TOKENS_MAX;
    struct cursor c = { .f = f, .to = f->to, .folded = s.len };
    struct reading r = { .run = f->maps->edges, .t = f->tokens };

    r.last = r.run + f->maps->edge_count;
    while (r.run < r.last && r.t < full) {
        r.at = read_unusual(&c, r.t, f->from + r.at) - f->from;
        if (!r.t->end)
            break;
        r.t++;
        while (r.run < r.last && r.run[1] <= r.at)
            r.run += 2;
        read_usual(&s, &r, full);
    }
    f->count = (size_t)(r.t - f->tokens);
}

struct walked *walked_in(const struct find *f)
{
    return &f->scratch->walked;
}

void scan_tokens(struct find *f)
{
    maps_make(f->maps, str_slice(f->text, f->from, f->to));
    fold_window(f);
    read_words(f);
    look_up_tokens(f);
}
