/* SPDX-License-Identifier: EUPL-1.2 */
/* features.c - hashes of words and letters (see features.h).
 *
 * The text is first spelled in a small alphabet (a to z, '0' for a run of digits, bytes of other
 * scripts as they are) word by word into a short window, so that the letter runs need one shift and
 * one multiplication each and nothing is looked at twice. */
#include "model/features.h"

#include "model/spell.h"

#define WORD_MAX 40 /* letters of a word that count; the rest of a longer one is dropped */

struct maker {
    struct features *out;
    unsigned kinds;
    uint32_t before, last;      /* hashes of the two words before this one; 0: none */
    uint8_t word[WORD_MAX + 2]; /* word[0] is the edge */
    size_t len;                 /* letters in word[1..] */
    uint32_t letter_before;     /* code point before the current one, for accents */
    bool accent;                /* the letter before was an accented one */
    bool digits;                /* inside a run of digits */
    size_t digit_count;
};

static uint32_t mix(uint64_t x)
{
    x *= 0x9e3779b97f4a7c15U;
    x ^= x >> 29;
    x *= 0xbf58476d1ce4e5b9U;
    return (uint32_t)(x >> 32);
}

static void emit(struct maker *m, enum feature_kind kind, uint32_t hash)
{
    if (m->kinds & FEATURE_BIT(kind))
        m->out->at[kind][m->out->count[kind]++] = hash;
}

/* A word by its hash: alone, and with the words before it. */
static void take_word(struct maker *m, uint32_t hash)
{
    emit(m, FEATURE_WORD, hash);
    if (m->last != 0)
        emit(m, FEATURE_PAIR, mix(((uint64_t)m->last << 32 | hash) ^ 0x5a5aU));
    if (m->before != 0)
        emit(m, FEATURE_SKIP, mix(((uint64_t)m->before << 32 | hash) ^ 0xc3c3c3U));
    m->before = m->last;
    m->last = hash != 0 ? hash : 1;
}

/* Runs of two to five letters; the word's edges are spaces. */
static void take_letters(struct maker *m)
{
    const uint8_t *p = m->word;
    size_t n = m->len + 2;
    uint64_t run = 0;
    struct features *out = m->out;

    for (size_t i = 0; i < n; i++) {
        run = run << 8 | p[i];
        for (size_t k = 2; k <= 5 && k <= i + 1; k++) {
            enum feature_kind kind = (enum feature_kind)(FEATURE_CHAR2 + k - 2);

            if (m->kinds & FEATURE_BIT(kind)) {
                uint64_t x = (run & ((UINT64_C(1) << (8 * k)) - 1)) | (uint64_t)k << 56;

                out->at[kind][out->count[kind]++] = mix(x);
            }
        }
    }
}

static void end_word(struct maker *m)
{
    uint64_t h = 0xcbf29ce484222325U;

    if (m->len == 0)
        return;
    m->word[0] = ' ';
    m->word[m->len + 1] = ' ';
    for (size_t i = 1; i <= m->len; i++)
        h = (h ^ m->word[i]) * 0x100000001b3U;
    take_word(m, mix(h));
    if (!m->digits)
        take_letters(m);
    m->len = 0;
    m->digits = false;
    m->digit_count = 0;
}

static void add_letter(struct maker *m, uint8_t c)
{
    if (m->digits)
        end_word(m);
    if (m->len < WORD_MAX)
        m->word[++m->len] = c;
}

/* A run of digits is a word of its own, told apart by its length only: one, two, up to four. */
static void add_digit(struct maker *m)
{
    if (!m->digits)
        end_word(m);
    m->digits = true;
    m->digit_count++;
    if (m->digit_count <= 2 || m->digit_count == 3 || m->digit_count == 5)
        m->word[++m->len] = '0';
}

static void add_accent(struct maker *m, uint32_t c)
{
    emit(m, FEATURE_ACCENT, mix(c | UINT64_C(1) << 40));
    emit(m, FEATURE_ACCENT, mix((uint64_t)m->letter_before << 21 | c | UINT64_C(1) << 48));
    m->accent = true;
}

/* Letters, digits and what ends a word, among ASCII. */
static void add_ascii(struct maker *m, uint8_t c)
{
    uint8_t low = c | 0x20;

    if (low >= 'a' && low <= 'z') {
        m->out->letters++;
        m->out->capitals += c < 'a';
        add_letter(m, low);
        if (m->accent)
            emit(m, FEATURE_ACCENT,
                 mix((uint64_t)m->letter_before << 21 | low | UINT64_C(1) << 49));
        m->accent = false;
        m->letter_before = low;
        return;
    }
    m->accent = false;
    m->letter_before = ' ';
    if (c >= '0' && c <= '9') {
        add_digit(m);
        return;
    }
    end_word(m);
    if (c == '!' || c == '?' || c == '(' || c == ')' || c == '%' || c == '$')
        emit(m, FEATURE_WORD, mix((uint64_t)c | UINT64_C(1) << 50));
}

/* Everything past ASCII: Latin letters lose their accents, currency and pictures are words,
 * quotation marks and spaces end one, letters of other scripts stay as their bytes. */
static void add_wide(struct maker *m, uint32_t c)
{
    if (c >= 0xc0 && c < 0x180) {
        const char *plain = spell_latin(c);
        bool upper = c < 0xe0 || (c >= 0x100 && (c & 1) == 0);

        if (plain[0] == 0) {
            end_word(m);
            return;
        }
        m->out->letters++;
        m->out->capitals += upper;
        for (size_t i = 0; plain[i] != 0; i++)
            add_letter(m, (uint8_t)plain[i]);
        add_accent(m, c < 0xe0 ? c + 0x20 : c >= 0x100 ? c | 1 : c);
        m->letter_before = c;
        return;
    }
    m->accent = false;
    m->letter_before = ' ';
    if (c >= 0x300 && c < 0x370) /* a combining accent */
        return;
    if (c < 0xc0 || (c >= 0x2000 && c < 0x2c00) || c >= 0x10000) {
        end_word(m);
        if (c >= 0x20a0) /* currency, arrows, pictures */
            emit(m, FEATURE_WORD, mix(c | UINT64_C(1) << 51));
        else if (c == 0xbf || c == 0xa1) /* Spanish marks */
            emit(m, FEATURE_ACCENT, mix(c | UINT64_C(1) << 40));
        return;
    }
    m->out->foreign++;
    add_letter(m, (uint8_t)(0x80 | (c & 0x7f)));
    add_letter(m, (uint8_t)(0x80 | (c >> 7 & 0x7f)));
}

static void read_text(struct maker *m, struct str s)
{
    const uint8_t *p = (const uint8_t *)s.ptr;

    for (size_t i = 0; i < s.len;) {
        size_t n, type_len;
        uint32_t c;

        if (p[i] < 0x80) {
            add_ascii(m, p[i++]);
            continue;
        }
        if (p[i] == 0xe2 && (n = spell_token(str_from(s, i), &type_len)) > 0) {
            uint64_t h = 0x1234567;

            end_word(m);
            for (size_t k = 0; k < type_len; k++)
                h = (h ^ p[i + 3 + k]) * 0x100000001b3U;
            if (type_len > 0)
                take_word(m, mix(h));
            i += n;
            continue;
        }
        n = spell_decode(p + i, s.len - i, &c);
        if (c < 0x80)
            add_ascii(m, (uint8_t)c);
        else
            add_wide(m, c);
        i += n;
    }
    end_word(m);
}

/* Start and end of a long text; cutting inside a character costs one odd feature. */
static void read_part(struct maker *m, struct str s)
{
    if (s.len <= FEATURE_TEXT_MAX) {
        read_text(m, s);
    } else {
        read_text(m, str_slice(s, 0, FEATURE_TEXT_MAX - FEATURE_TEXT_MAX / 4));
        read_text(m, str_from(s, s.len - FEATURE_TEXT_MAX / 4));
    }
    m->before = m->last = 0;
    m->letter_before = ' ';
    m->accent = false;
}

static size_t read_length(struct str s)
{
    return s.len < FEATURE_TEXT_MAX ? s.len : FEATURE_TEXT_MAX;
}

bool features_make(struct arena *a, unsigned kinds, struct str first, struct str second,
                   struct features *ret_features, struct fault *f)
{
    /* Most hashes of a kind that one byte of text can give: a byte spells at most one letter, and
     * a word of one letter has two pairs with its edges. */
    static const uint8_t most[FEATURE_KINDS] = { 1, 1, 1, 2, 1, 1, 1, 2 };
    struct features *out = ret_features;
    struct maker m = { .out = out, .kinds = kinds, .letter_before = ' ' };
    size_t length = read_length(first) + read_length(second);

    *out = (struct features){ 0 };
    for (int k = 0; k < FEATURE_KINDS; k++)
        if (kinds & FEATURE_BIT(k))
            out->at[k] = arena_many(a, uint32_t, most[k] * length + 16);
    if (!arena_check(a, f))
        return false;
    read_part(&m, first);
    read_part(&m, second);
    if (out->letters >= 12 && out->capitals * 10 > out->letters * 7)
        emit(&m, FEATURE_WORD, mix(UINT64_C(1) << 52)); /* shouting */
    return true;
}
