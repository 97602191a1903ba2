/* SPDX-License-Identifier: EUPL-1.2 */
/* usual.c - the gaps and words that nearly all are: gaps of one mark, or of a mark and a space;
 * words of ASCII, and of accented letters of Latin-1.  They are read off the window's maps, without
 * a look at each byte. */
#include "pii/read/scan_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

/* ---- gaps ---- */

#define GAP(gap, shape)                                                                            \
    {                                                                                              \
        gap, shape, true, 0                                                                        \
    }

/* What a gap of one mark is, by that mark, alone and before a space. */
static const struct gap_kind {
    uint8_t gap, shape; /* TOKEN_START: a sentence begins behind it */
    bool known;
    uint8_t telling; /* see usual_telling() */
} gap_kinds[256][2] = {
    [' '] = { GAP(GAP_SPACE, 0), GAP(GAP_SPACE, 0) },
    [','] = { GAP(GAP_COMMA, 0), GAP(GAP_COMMA, 0) },
    ['.'] = { GAP(GAP_JOIN, 0), GAP(GAP_DOT, TOKEN_START) },
    ['\''] = { GAP(GAP_JOIN, 0), GAP(GAP_OTHER, 0) },
    ['-'] = { GAP(GAP_JOIN, 0), GAP(GAP_OTHER, 0) },
    ['/'] = { GAP(GAP_JOIN, 0), GAP(GAP_OTHER, 0) },
    ['_'] = { GAP(GAP_JOIN, 0), GAP(GAP_OTHER, 0) },
    ['\n'] = { GAP(GAP_LINE, TOKEN_START), GAP(GAP_LINE, TOKEN_START) },
    ['!'] = { GAP(GAP_OTHER, TOKEN_START), GAP(GAP_OTHER, TOKEN_START) },
    ['?'] = { GAP(GAP_OTHER, TOKEN_START), GAP(GAP_OTHER, TOKEN_START) },
    [':'] = { { GAP_OTHER, 0, true, NOTE_MARK }, GAP(GAP_OTHER, 0) },
    [';'] = { GAP(GAP_OTHER, 0), GAP(GAP_OTHER, 0) },
    ['('] = { GAP(GAP_OTHER, 0), GAP(GAP_OTHER, 0) },
    [')'] = { GAP(GAP_OTHER, 0), GAP(GAP_OTHER, 0) },
    ['"'] = { GAP(GAP_OTHER, 0), GAP(GAP_OTHER, 0) },
    ['@'] = { GAP(GAP_OTHER, 0), GAP(GAP_OTHER, 0) },
    ['='] = { GAP(GAP_OTHER, 0), GAP(GAP_OTHER, 0) },
};

uint32_t usual_gap(struct cursor *c)
{
    const struct find *f = c->f;
    const char *p = f->text.ptr + c->at;
    uint64_t words = maps_from(f->maps->words, c->at - f->from);
    bool spaced = !(words & 2);
    const struct gap_kind *kind;

    if (words & 1 || c->at + 2 >= f->to)
        return 0;
    kind = &gap_kinds[(unsigned char)p[0]][spaced];
    if (!kind->known || (spaced && (!(words & 4) || p[1] != ' ')) ||
        (unsigned char)p[1 + spaced] >= 0x80)
        return 0;
    c->t->gap = kind->gap;
    c->t->shape = kind->shape;
    return spaced ? 2 : 1;
}

/* ---- forms ---- */

uint8_t usual_form(const struct cursor *c, bool capital)
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

static bool one_bit(uint64_t x)
{
    return !(x & (x - 1));
}

/* By the maps' bits of a word's letters and digits, the first the lowest; `word` has a bit for
 * each. */
static uint8_t form_of(uint64_t word, uint64_t digits, uint64_t capitals)
{
    uint64_t letters = word & ~digits;
    uint8_t shape = capitals & 1 ? TOKEN_CAPITAL : 0;

    if (digits)
        shape |= letters ? TOKEN_MIXED : TOKEN_DIGITS;
    if (letters == capitals && letters)
        shape |= !one_bit(letters) ? TOKEN_UPPER : one_bit(word) ? TOKEN_INITIAL : 0;
    return shape;
}

const uint8_t word_marks[256] = {
    ['='] = MARK_ANY,   ['/'] = MARK_ANY,                      /* "token=", "/reset/" */
    [':'] = MARK_SHORT, ['-'] = MARK_TWO,                      /* "fe80:", "0a-" */
    ['.'] = MARK_JOINS, ['_'] = MARK_JOINS,                    /* "dead.beef", "t.me", "lea_m" */
    ['!'] = MARK_SIGN,  ['#'] = MARK_SIGN,  ['$'] = MARK_SIGN, /* "9w!Lk_77xp" */
    ['*'] = MARK_SIGN,  ['&'] = MARK_SIGN,
};
/* Of machines; what is as long as the codes of banks is noted behind the words for these alone. */
static const uint8_t code_lengths[WORD_FOLDED_MAX + 1] = { [12] = NOTE_LENGTH };

static uint8_t form_telling(const struct token *t)
{
    return t->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_UPPER | TOKEN_INITIAL) ? NOTE_FORM : 0;
}

uint8_t usual_telling(const struct find *f, const struct token *t)
{
    uint32_t len = t->end - t->start;
    bool colon = t->gap >= GAP_LINE && t->start > 0 && f->text.ptr[t->start - 1] == ':';

    return form_telling(t) | mark_behind(t) | (len <= WORD_FOLDED_MAX ? code_lengths[len] : 0) |
           (colon ? NOTE_MARK : 0);
}

/* ---- words ---- */

/* Of a word of ASCII that is more than small letters; false for another. */
static bool give_form(const struct maps *m, struct token *t)
{
    size_t i = t->folded;
    uint64_t word = BIT(t->folded_len) - 1;

    if (maps_from(m->others, i) & word)
        return false;
    t->shape |= form_of(word, maps_from(m->digits, i) & word, maps_from(m->capitals, i) & word);
    return true;
}

/* Bytes of a run that begins at byte i of the window, as far as a word is kept. */
static uint32_t run_length(const struct maps *m, size_t i)
{
    uint64_t rest = ~maps_from(m->words, i) | BIT(WORD_FOLDED_MAX);

    return (uint32_t)__builtin_ctzll(rest);
}

bool usual_word(struct cursor *c)
{
    size_t i = c->at - c->f->from;
    uint64_t rest = ~maps_from(c->f->maps->words, i);
    uint32_t len = rest ? (uint32_t)__builtin_ctzll(rest) : 64;
    struct token *t = c->t;

    if (len > WORD_FOLDED_MAX)
        return false;
    t->start = c->at;
    t->end = c->at + len;
    t->folded = (uint32_t)i;
    t->folded_len = (uint16_t)len;
    if (!give_form(c->f->maps, t))
        return false;
    c->at = t->end;
    return true;
}

const char usual_latin[] = "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0\0"
                           "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y";

/* How many bits are set: none of nearly all words, one of most others. */
static uint32_t count_bits(uint64_t x)
{
    uint32_t n = 0;

    for (; x; x &= x - 1)
        n++;
    return n;
}

/* A stretch of ASCII or an accent at a time. */
uint32_t usual_letters(struct cursor *c)
{
    const struct find *f = c->f;
    uint32_t at = c->at;
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
            !(accent = usual_latin[text[at + pos + 1] & 0x3f]))
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

static uint32_t copy_letters(char *out, const char *letters, uint32_t len)
{
    for (uint32_t k = 0; k < len; k += 8)
        eight_store(out + k, eight_load(letters + k));
    return len;
}

/* A run of ASCII and accented letters alone, whose bits of `others` are the accented ones', two
 * each; false for another. */
static bool give_accented(struct cursor *c, struct token *t, uint64_t others)
{
    const struct find *f = c->f;
    const unsigned char *text = (const unsigned char *)f->text.ptr + t->start;
    const char *small = f->folded + t->folded;
    size_t i = t->folded;
    uint32_t len = t->end - t->start, from = 0, n = 0;
    uint64_t word = BIT(len) - 1, digits = maps_from(f->maps->digits, i) & word,
             capitals = maps_from(f->maps->capitals, i) & word;
    char *out = f->folded + c->folded;

    if (c->folded + WORD_FOLDED_MAX > FOLDED_MAX)
        return false;
    while (others) {
        uint32_t pos = (uint32_t)__builtin_ctzll(others);
        unsigned char last = text[pos + 1];
        char accent = usual_latin[last & 0x3f];

        if (text[pos] != 0xc3 || last >> 6 != 2 || !accent)
            return false;
        n += copy_letters(out + n, small + from, pos - from);
        out[n++] = accent;
        capitals |= (uint64_t)(last < 0xa0) << pos;
        word &= ~(BIT(1) << pos);
        others &= ~(BIT(0) << pos | BIT(1) << pos);
        from = pos + 2;
    }
    n += copy_letters(out + n, small + from, len - from);
    t->folded = (uint32_t)c->folded;
    t->folded_len = (uint16_t)n;
    t->shape |= form_of(word, digits, capitals);
    c->folded += n;
    return true;
}

/* A word that is more than small letters of ASCII: by a call of its own, so that the loop, where
 * nine words in ten are of these alone, keeps what it needs in registers. */
static __attribute__((noinline)) bool give_any_form(struct cursor *c, struct token *t)
{
    uint64_t word = BIT(t->folded_len) - 1,
             others = maps_from(c->f->maps->others, t->folded) & word;

    return others ? give_accented(c, t, others) : give_form(c->f->maps, t);
}

void usual_words(struct cursor *c)
{
    struct find *f = c->f;
    struct pii_scratch *scratch = f->scratch;
    const uint32_t from = f->from;
    const char *text = f->text.ptr + from;
    const uint32_t *run = c->run, *last = c->last;
    const uint64_t *odd_ends = scratch->maps.odd_ends;
    struct look_up look_up = c->look_up;
    struct token *t = c->t;

    if (run == scratch->maps.edges || from + run[-1] != c->at)
        return; /* in the middle of a run */
    if (last - run > 2 * (c->full - t))
        last = run + 2 * (c->full - t);
    for (; run + 2 < last; run += 2, t++) {
        size_t at = run[-1], start = run[0], end = run[1], len = end - start;
        size_t spaced = start - at - 1;
        struct str word = str_make(scratch->folded + start, len);
        const struct gap_kind *kind;
        unsigned char next;
        uint8_t telling;

        if (spaced > 1 || len > WORD_FOLDED_MAX || (spaced && text[at + 1] != ' '))
            break;
        kind = &gap_kinds[(unsigned char)text[at]][spaced];
        if (!kind->known)
            break;
        next = (unsigned char)text[end];
        telling = kind->telling | word_marks[next] | code_lengths[len];
        t->start = from + (uint32_t)start;
        t->end = from + (uint32_t)end;
        t->folded = (uint32_t)start;
        t->folded_len = (uint16_t)len;
        t->gap = kind->gap;
        t->shape = kind->shape;
        t->covered = 0;
        t->near = NEAR_FAR;
        t->row = 0;
        t->next = (char)next;
        if (odd_ends[end / MAPS_BLOCK] >> end % MAPS_BLOCK & 1) {
            if (!give_any_form(c, t))
                break;
            if (t->shape & TOKEN_DIGITS) {
                look_up_number(&look_up, f, t, telling | NOTE_FORM);
                continue;
            }
            telling |= form_telling(t);
            word = token_folded(f, t);
        }
        look_up_word(&look_up, t, word, telling);
    }
    c->run = run;
    c->t = t;
    c->at = from + run[-1];
    c->look_up = look_up;
}
