/* SPDX-License-Identifier: EUPL-1.2 */
/* places.c - see places_priv.h: the maps of a window, and the places by the plain engine.
 *
 * Eight bytes at a time are classed without a branch; then each word costs one look at a filter
 * by its first eight bytes.  Nine words in ten end there. */
#include "pii/places_priv.h"

#include <string.h>

#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

/* ---- maps ---- */

/* Without an instruction for it, which not every processor has, a look-up is slower than this. */
static uint32_t bits_in(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & EIGHT(0x0f);
    return (uint32_t)(x * EIGHT(1) >> 56);
}

/* The top bits of the eight bytes, side by side. */
static uint64_t top_bits(uint64_t tops)
{
    return (tops >> 7 & EIGHT(1)) * 0x0102040810204080u >> 56;
}

struct classes {
    uint64_t words, digits, others;
};

static void class_eight(const char *s, unsigned at, struct classes *c)
{
    uint64_t x = eight_load(s), digits = eight_between(x, '0', '9');
    uint64_t letters = eight_between(x | EIGHT(0x20), 'a', 'z');

    c->words |= top_bits(x | digits | letters) << at;
    c->digits |= top_bits(digits) << at;
    c->others |= top_bits(x) << at;
}

static struct classes class_block(const char *s, size_t len)
{
    char rest[BLOCK] = { 0 };
    struct classes c = { 0 };

    if (len < BLOCK) {
        memcpy(rest, s, len);
        s = rest;
    }
    for (unsigned at = 0; at < BLOCK; at += 8)
        class_eight(s + at, at, &c);
    return c;
}

/* A word that begins with bytes that are no ASCII may be none ("«"): the mark of such a one is its
 * first ASCII letter or digit, if it has one; a sum carries it there. */
static void make_maps(const struct find *f, struct places *p)
{
    uint32_t size = f->to - f->from, marks = 0;
    uint64_t word_before = 0, carry = 0;

    p->blocks = size / BLOCK + 1;
    for (size_t b = 0; b < p->blocks; b++) {
        size_t left = size - b * BLOCK;
        struct classes c = class_block(f->text.ptr + f->from + b * BLOCK, left);
        uint64_t starts = c.words & ~(c.words << 1 | word_before), plain = c.words & ~c.others;
        uint64_t sum, over;

        over = __builtin_add_overflow(c.others, (starts & c.others) + carry, &sum);
        p->words[b] = c.words;
        p->digits[b] = c.digits;
        p->others[b] = c.others;
        p->marks[b] = (starts & plain) | (sum & plain);
        p->marks_before[b] = marks;
        marks += bits_in(p->marks[b]);
        word_before = c.words >> 63;
        carry = over;
    }
}

static size_t block_of(const struct find *f, uint32_t at)
{
    return (at - f->from) / BLOCK;
}

static unsigned bit_of(const struct find *f, uint32_t at)
{
    return (at - f->from) % BLOCK;
}

static size_t marks_to(const struct find *f, const struct places *p, uint32_t at)
{
    size_t b = block_of(f, at);
    uint64_t below = ((uint64_t)1 << bit_of(f, at)) - 1;

    return p->marks_before[b] + bits_in(p->marks[b] & below);
}

size_t places_between(const struct find *f, const struct places *p, uint32_t from, uint32_t to)
{
    return marks_to(f, p, to) - marks_to(f, p, from);
}

size_t places_digits(const struct find *f, const struct places *p, uint32_t from, uint32_t to)
{
    size_t digits = 0;

    for (size_t b = block_of(f, from); from < to; b++) {
        unsigned bit = bit_of(f, from), n = BLOCK - bit;
        uint64_t here = p->digits[b] >> bit;

        if (to - from < n)
            here &= ((uint64_t)1 << (to - from)) - 1;
        digits += bits_in(here);
        from += n;
    }
    return digits;
}

/* Where the word begins that holds the byte `at`. */
static uint32_t word_start(const struct find *f, const struct places *p, uint32_t at)
{
    while (at > f->from) {
        unsigned bit = bit_of(f, at - 1);
        uint64_t gap = ~(p->words[block_of(f, at - 1)] << (63 - bit));
        unsigned n = gap ? (unsigned)__builtin_clzll(gap) : 64;

        if (n <= bit)
            return at - n;
        at -= bit + 1;
    }
    return at;
}

static uint32_t word_end(const struct find *f, const struct places *p, uint32_t at)
{
    for (size_t b = block_of(f, at); b < p->blocks; b++) {
        unsigned bit = bit_of(f, at);
        uint64_t gap = ~p->words[b] >> bit;

        if (gap)
            return at + (unsigned)__builtin_ctzll(gap);
        at += BLOCK - bit;
    }
    return f->to;
}

uint32_t places_back(const struct find *f, const struct places *p, uint32_t at, size_t n)
{
    size_t marks = marks_to(f, p, at), b = block_of(f, at);
    uint64_t here;

    if (!n || marks < n)
        return n ? f->from : at;
    n = marks - n; /* so many stand in front of it */
    while (p->marks_before[b] > n)
        b--;
    here = p->marks[b];
    for (n -= p->marks_before[b]; n > 0; n--)
        here &= here - 1;
    return word_start(f, p, f->from + (uint32_t)b * BLOCK + (unsigned)__builtin_ctzll(here));
}

uint32_t places_on(const struct find *f, const struct places *p, uint32_t at, size_t n)
{
    size_t b, marks;
    uint64_t here;

    if (!n || at >= f->to)
        return n ? f->to : at;
    b = block_of(f, at);
    marks = marks_to(f, p, at) + n;
    while (b + 1 < p->blocks && p->marks_before[b + 1] < marks)
        b++;
    here = p->marks[b];
    if (p->marks_before[b] + bits_in(here) < marks)
        return f->to;
    for (n = marks - p->marks_before[b]; n > 1; n--)
        here &= here - 1;
    return word_end(f, p, f->from + (uint32_t)b * BLOCK + (unsigned)__builtin_ctzll(here));
}

/* Is one of the bytes from `from` to `to` in the map? */
static bool any_bit(const struct find *f, const uint64_t *map, uint32_t from, uint32_t to)
{
    for (size_t b = block_of(f, from); from < to; b++) {
        unsigned bit = bit_of(f, from), n = BLOCK - bit;
        uint64_t here = map[b] >> bit;

        if (to - from < n)
            here &= ((uint64_t)1 << (to - from)) - 1;
        if (here)
            return true;
        from += n;
    }
    return false;
}

/* ---- what stands at a word ---- */

static char byte_at(const struct find *f, uint32_t at)
{
    return at < f->text.len ? f->text.ptr[at] : '\0';
}

static char byte_before(const struct find *f, uint32_t at, uint32_t n)
{
    return at >= n ? f->text.ptr[at - n] : '\0';
}

static bool is_hex(char c)
{
    return ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

static uint32_t hex_end(const struct find *f, uint32_t at, uint32_t most)
{
    uint32_t end = at;

    while (end - at < most && is_hex(byte_at(f, end)))
        end++;
    return end;
}

/* A group of an IPv6 or MAC address: "fe80::", "aa:bb:cc", "aa-bb-cc"; the one behind decides. */
static bool is_hex_group(const struct find *f, uint32_t at, uint32_t end)
{
    char mark = byte_at(f, end);
    uint32_t next = hex_end(f, end + 1, 4);

    if (end - at > 4 || hex_end(f, at, 4) != end)
        return false;
    if (byte_before(f, at, 1) == ':' && byte_before(f, at, 2) == ':')
        return true;
    if (mark == ':')
        return byte_at(f, end + 1) == ':' || (next > end + 1 && byte_at(f, next) == ':');
    return mark == '-' && end - at == 2 && next == end + 3 && byte_at(f, next) == '-';
}

/* "instagram.com/zoe75": '.', the end of such a name and '/'. */
static bool is_site(const struct find *f, uint32_t end)
{
    return byte_at(f, end + 3) == '/' || byte_at(f, end + 4) == '/';
}

/* Forms that say all: by what stands right beside the word. */
static bool is_alone(const struct find *f, uint32_t at, uint32_t end)
{
    char before = byte_before(f, at, 1);

    switch (byte_at(f, end)) {
    case '=':
        return before == '?' || before == '&' || before == '_';
    case '/':
        return true; /* a part of a link */
    case '.':
        return is_site(f, end);
    case ':':
    case '-':
        return is_hex_group(f, at, end);
    default:
        return before == ':' && is_hex_group(f, at, end);
    }
}

/* Marks right beside a word that may make it one of is_alone()'s. */
static bool marked_beside(const struct find *f, uint32_t at, uint32_t end)
{
    char next = byte_at(f, end);

    if (next == ' ' || next == '\n' || next == ',')
        return byte_before(f, at, 1) == ':';
    if (next == '.')
        return ascii_alpha(byte_at(f, end + 1));
    return next == ':' || next == '-' || next == '=' || next == '/' || byte_before(f, at, 1) == ':';
}

/* Twenty capitals: a key of Amazon's without a digit. */
static bool is_capital_key(const struct find *f, uint32_t at, uint32_t end)
{
    struct str word = str_slice(f->text, at, end);

    return word.len >= 10 && (str_starts(word, STR("AKIA")) || str_starts(word, STR("ASIA")));
}

static uint32_t letter_bit(char c)
{
    c = ascii_lower(c);
    return c >= 'a' && c <= 'z' ? 1u << (c - 'a') : UINT32_MAX;
}

/* May the words beside it be those of one of its phrases?  A byte that is no ASCII may be. */
static bool in_phrase(const struct find *f, const struct places *p, const struct cue *cue,
                      uint32_t at, uint32_t end)
{
    uint32_t next = end, last = at;

    while (next < f->to && !any_bit(f, p->words, next, next + 1))
        next++;
    if (next < f->to && letter_bit(f->text.ptr[next]) & cue->after[1])
        return true;
    while (last > f->from && !any_bit(f, p->words, last - 1, last))
        last--;
    return last > f->from && letter_bit(f->text.ptr[word_start(f, p, last)]) & cue->after[0];
}

static void add_place(struct places *p, struct place place)
{
    struct place *last = p->count ? &p->at[p->count - 1] : NULL;

    if (last && last->at == place.at && last->end == place.end) {
        last->is |= place.is;
        last->before = place.before > last->before ? place.before : last->before;
        last->ahead = place.ahead > last->ahead ? place.ahead : last->ahead;
    } else if (p->count < COUNT_OF(p->at)) {
        p->at[p->count++] = place;
    }
}

/* "ne" is "not", but for "ne le", and for what zones.c finds right behind it. */
static uint16_t slip_of_born(const struct find *f, uint32_t end)
{
    char next = ascii_lower(byte_at(f, end + 1));

    return next == 'l' || next == 'e' || (unsigned char)next >= 0x80 || !ascii_alpha(next)
               ? PLACE_NE | PLACE_BIRTH | PLACE_NUMBER
               : PLACE_NE;
}

/* May a number in words go on behind this one?  The first two letters tell. */
static bool spelt_on(const struct find *f, uint32_t end)
{
    char mark = byte_at(f, end), first = ascii_lower(byte_at(f, end + 1));

    if (mark != ' ' && mark != '-' && mark != ',')
        return true;
    if (!ascii_alpha(first))
        return first != '\0';
    return f->pii->cues->spelt[first - 'a'] & letter_bit(byte_at(f, end + 2));
}

/* The word is one of the cues, or NULL. */
static void add_cue(const struct find *f, struct places *p, const struct cue *cue, uint32_t at,
                    uint32_t end)
{
    char next = byte_at(f, end);
    uint16_t is;

    if (!cue || (!cue->whole && !in_phrase(f, p, cue, at, end)))
        return;
    is = cue->is;
    if (is & PLACE_ALONE && next != '-' && next != '_' && next != '.' &&
        byte_before(f, at, 1) != '-')
        is &= (uint16_t)~PLACE_ALONE;
    if (is & PLACE_BIRTH && str_eq(str_slice(f->text, at, end), STR("ne")))
        is = slip_of_born(f, end) | PLACE_NEAR;
    if (is & PLACE_SPELT && !spelt_on(f, end))
        is &= (uint16_t)~PLACE_SPELT;
    if (is)
        add_place(p, (struct place){ at, end, is, cue->before, cue->ahead });
}

static void look_at_folded(const struct find *f, struct places *p, struct str folded, uint32_t at,
                           uint32_t end)
{
    bool digits = false;

    for (size_t i = 0; i < folded.len; i++)
        digits |= ascii_digit(folded.ptr[i]);
    if (digits)
        add_place(p, (struct place){ at, end, PLACE_DIGITS, 0, 0 });
    add_cue(f, p, cues_find(f->pii->cues, folded), at, end);
}

/* A word that holds more than ASCII: its tokens, folded as they are when they are read. */
static void look_at_others(const struct find *f, struct places *p, uint32_t at, uint32_t end)
{
    struct str text = str_slice(f->text, 0, end);

    while (at < end) {
        char folded[WORD_FOLDED_MAX];
        size_t len = 0;
        uint32_t stop = scan_folded(text, at, folded, &len);

        if (stop > at)
            look_at_folded(f, p, str_make(folded, len), at, stop);
        if (stop == at) {
            uint32_t c;

            stop += (uint32_t)text_char(str_from(text, at), &c);
        }
        at = stop;
    }
}

static uint64_t eight_at(const struct find *f, uint32_t at)
{
    char rest[8] = { 0 };

    if (f->text.len - at >= 8)
        return eight_load(f->text.ptr + at);
    memcpy(rest, f->text.ptr + at, f->text.len - at);
    return eight_load(rest);
}

/* What the word itself says, if it is all ASCII, and what stands beside it. */
static void look_at_word(const struct find *f, struct places *p, uint32_t at, uint32_t end)
{
    uint64_t eight = cues_eight(eight_at(f, at), end - at);

    if (marked_beside(f, at, end) && is_alone(f, at, end))
        add_place(p, (struct place){ at, end, PLACE_ALONE, 0, 0 });
    if (end - at >= 10 && is_capital_key(f, at, end))
        add_place(p, (struct place){ at, end, PLACE_ALONE, 0, 0 });
    if (cues_may_have(f->pii->cues, eight, end - at))
        add_cue(f, p, cues_find_ascii(f->pii->cues, eight, str_slice(f->text, at, end)), at, end);
}

static void look_at(const struct find *f, struct places *p, uint32_t at, uint32_t end)
{
    if (any_bit(f, p->digits, at, end))
        add_place(p, (struct place){ at, end, PLACE_DIGITS, 0, 0 });
    look_at_word(f, p, at, end);
    if (any_bit(f, p->others, at, end))
        look_at_others(f, p, at, end);
}

/* ---- all words ---- */

/* The word at one bit of a block, which lies in it whole or goes on in the next. */
static void find_at(const struct find *f, struct places *p, size_t b, unsigned bit, bool hit)
{
    uint32_t at = f->from + (uint32_t)b * BLOCK + bit, end;
    uint64_t gap = ~p->words[b] >> bit, marked = (p->digits[b] | p->others[b]) >> bit, eight;
    const struct cue *cue;
    size_t len;

    if (gap) {
        len = (unsigned)__builtin_ctzll(gap);
        end = at + (uint32_t)len;
        marked &= BIT(len) - 1;
    } else {
        end = word_end(f, p, at);
        len = end - at;
        marked = any_bit(f, p->digits, at, end) || any_bit(f, p->others, at, end);
    }
    if (marked || marked_beside(f, at, end) || len >= 10) {
        look_at(f, p, at, end);
        return;
    }
    eight = cues_eight(eight_at(f, at), len);
    if (!hit || !cues_may_have(f->pii->cues, eight, len))
        return;
    cue = cues_find_ascii(f->pii->cues, eight, str_slice(f->text, at, end));
    if (cue)
        add_cue(f, p, cue, at, end);
}

/* `hits`: where the vectorised engine found what may be a cue; NULL: the plain one asks each word.
 */
static void find_all_words(const struct find *f, struct places *p, const uint64_t *hits)
{
    uint64_t before = 0;

    for (size_t b = 0; b < p->blocks; b++) {
        uint64_t starts = p->words[b] & ~(p->words[b] << 1 | before);

        before = p->words[b] >> 63;
        for (; starts; starts &= starts - 1) {
            unsigned bit = (unsigned)__builtin_ctzll(starts);

            find_at(f, p, b, bit, !hits || hits[b] >> bit & 1);
        }
    }
}

void places_find(struct find *f, struct places *p)
{
    const uint64_t *hits = NULL;

    p->count = 0;
    make_maps(f, p);
    if (f->hints->reading == PII_READ_VECTOR && f->scratch->vector) {
        memset(p->hits, 0, p->blocks * sizeof p->hits[0]);
        if (vector_find(f->pii->vector, f->scratch->vector, str_slice(f->text, f->from, f->to),
                        p->hits))
            hits = p->hits;
    }
    find_all_words(f, p, hits);
}
