/* SPDX-License-Identifier: EUPL-1.2 */
/* scan.c - one window of text as tokens: where each word stands, its shape; look_up.c says what it
 * means.
 *
 * Usual gaps and words are read by usual.c, the rest character by character through text/. */
#include "pii/read/scan_priv.h"

#include <string.h>

#include "pii/scratch_priv.h"
#include "text/text.h"

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

static void fold_in(struct cursor *c, const char *bytes, size_t n)
{
    if (c->folded + n > FOLDED_MAX || c->folded + n - c->t->folded > WORD_FOLDED_MAX)
        return;
    for (size_t i = 0; i < n; i++)
        c->f->folded[c->folded++] = bytes[i];
}

static void word_char(struct cursor *c, uint32_t ch)
{
    char out[TEXT_FOLD_CHAR_MAX];

    c->chars++;
    if (ch < 0x80) {
        bool digit = ascii_digit((char)ch);

        c->digits += digit;
        c->letters += !digit;
        c->capitals += ch >= 'A' && ch <= 'Z';
        out[0] = ascii_lower((char)ch);
        fold_in(c, out, 1);
        return;
    }
    c->letters += text_is_letter(ch);
    c->capitals += text_is_upper(ch);
    fold_in(c, out, text_fold_char(ch, out));
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

/* A word of any letters; `c->at` moves behind it. */
static void read_any_word(struct cursor *c)
{
    struct str text = str_slice(c->f->text, 0, c->f->to);
    struct token *t = c->t;
    uint32_t at, visible, ch;
    bool capital;

    t->start = c->at;
    t->folded = (uint32_t)c->folded;
    c->letters = c->capitals = c->digits = c->chars = 0;
    text_char(str_from(text, c->at), &ch);
    at = usual_letters(c);
    capital = c->capitals && text_is_upper(ch);
    visible = at;
    while (at < text.len) {
        size_t n = 1;

        ch = (unsigned char)text.ptr[at];
        if (ch >= 0x80) {
            n = text_char(str_from(text, at), &ch);
            ch = narrowed(ch);
        }
        if (!in_word(c, ch))
            break;
        if (!c->chars)
            capital = text_is_upper(ch);
        word_char(c, ch);
        at += (uint32_t)n;
        if (ch < 0x80 || !run_is_hidden(ch))
            visible = at;
    }
    c->at = at;
    t->end = visible; /* what shows nothing at its end is no part of it */
    t->folded_len = (uint16_t)(c->folded - t->folded);
    t->shape |= usual_form(c, capital);
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
            one = usual_latin[s[at + 1] & 0x3f];
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

/* Skips to the next word; a sentence may begin there. */
static void read_gap(struct cursor *c)
{
    struct str text = str_slice(c->f->text, 0, c->f->to);
    struct gap_count g = { 0 };
    bool first = c->at == c->f->from;
    uint32_t usual = first ? 0 : usual_gap(c), at = c->at + usual;

    c->chars = 0;
    while (!usual && at < text.len) {
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
    c->at = at;
    if (usual)
        return;
    c->t->gap = (uint8_t)gap_of(&g);
    if (first || c->t->gap >= GAP_DOT)
        c->t->shape |= (uint8_t)(first || g.lines || g.dots || g.ends ? TOKEN_START : 0);
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

/* Any gap and word; false when there is no more word. */
static bool read_unusual(struct cursor *c)
{
    struct token *t = c->t;

    *t = (struct token){ .near = NEAR_FAR };
    read_gap(c);
    if (c->at >= c->f->to)
        return false;
    if (!usual_word(c))
        read_any_word(c);
    t->next = t->end < c->f->text.len ? c->f->text.ptr[t->end] : '\0';
    if (t->shape & TOKEN_DIGITS)
        look_up_number(&c->look_up, c->f, t, usual_telling(c->f, t));
    else
        look_up_word(&c->look_up, t, token_folded(c->f, t), usual_telling(c->f, t));
    c->t++;
    return true;
}

static void read_words(struct find *f)
{
    const struct maps *maps = f->maps;
    struct cursor c = {
        .f = f,
        .run = maps->edges,
        .last = maps->edges + maps->edge_count,
        .t = f->tokens,
        .full = f->tokens + TOKENS_MAX,
        .at = f->from,
        .folded = f->to - f->from,
        .look_up = look_up_start(f),
    };

    while (c.run < c.last && c.t < c.full && read_unusual(&c)) {
        while (c.run < c.last && f->from + c.run[1] <= c.at)
            c.run += 2;
        if (c.run < c.last)
            usual_words(&c);
    }
    f->count = (size_t)(c.t - f->tokens);
    look_up_end(f, &c.look_up);
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
}
