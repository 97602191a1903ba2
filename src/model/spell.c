/* SPDX-License-Identifier: EUPL-1.2 */
/* spell.c - see spell.h. */
#include "model/spell.h"

/* Plain spelling of U+00C0 to U+017F; "" where there is none (× and ÷). */
static const char latin[192][3] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e", "e", "e", "e", "i", "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",  "u", "u", "u", "y", "t", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i", "i", "i", "i", "d", "n",  "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",  "t", "y", "a", "a", "a", "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d", "d", "e", "e", "e", "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g", "g", "h", "h", "h", "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n", "n", "n", "n", "n", "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r", "r", "s", "s", "s", "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u", "u", "u", "u", "u", "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z", "z", "z", "s",
};

const char *spell_latin(uint32_t c)
{
    return latin[c - 0xc0];
}

size_t spell_decode(const uint8_t *p, size_t left, uint32_t *ret)
{
    size_t n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
    uint32_t c = p[0] & (0x7fU >> n);

    *ret = ' ';
    if (p[0] < 0xc2 || p[0] > 0xf4 || left < n)
        return 1;
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return 1;
        c = c << 6 | (p[i] & 0x3f);
    }
    *ret = c;
    return n;
}

#define TOKEN_OPEN  "\xe2\x9f\xa6" /* ⟦ */
#define TOKEN_CLOSE "\xe2\x9f\xa7" /* ⟧ */

size_t spell_token(struct str s, size_t *ret_type_len)
{
    size_t i = 3, type;

    if (!str_starts(s, STR(TOKEN_OPEN)))
        return 0;
    if (str_starts(str_from(s, 3), STR(TOKEN_OPEN))) {
        *ret_type_len = 0;
        return 6;
    }
    while (i < s.len && i < 40 && s.ptr[i] >= 'A' && s.ptr[i] <= 'Z')
        i++;
    while (i < s.len && i < 40 && s.ptr[i] == '_' && i + 1 < s.len && ascii_alpha(s.ptr[i + 1])) {
        i++;
        while (i < s.len && i < 40 && ascii_alpha(s.ptr[i]))
            i++;
    }
    type = i;
    if (type == 3)
        return 0;
    while (i < s.len && i < 60 && (s.ptr[i] == '_' || s.ptr[i] == '.' || ascii_digit(s.ptr[i])))
        i++;
    if (!str_starts(str_from(s, i), STR(TOKEN_CLOSE)))
        return 0;
    *ret_type_len = type - 3;
    return i + 3;
}

struct speller {
    char *out;
    size_t len;
    bool open; /* inside a word */
};

static void put(struct speller *s, char c)
{
    if (!s->open)
        s->out[s->len++] = ' ';
    s->open = true;
    s->out[s->len++] = c;
}

static void put_alone(struct speller *s, char c)
{
    s->open = false;
    put(s, c);
    s->open = false;
}

static void spell_wide(struct speller *s, uint32_t c)
{
    if (c >= 0x300 && c < 0x370)
        return;
    if (c < 0xc0 || c >= 0x180) {
        s->open = false;
        return;
    }
    for (const char *plain = spell_latin(c); *plain != 0; plain++)
        put(s, *plain);
}

bool spell_words(struct arena *a, struct str s, struct str *ret_words, struct fault *f)
{
    /* The worst case is a sentence end after each letter: four bytes for two. */
    struct speller w = { .out = arena_alloc(a, 2 * s.len + 2) };
    const uint8_t *p = (const uint8_t *)s.ptr;
    size_t n, type_len;

    if (!w.out)
        return arena_check(a, f);
    for (size_t i = 0; i < s.len; i += n) {
        uint32_t c = p[i];

        n = 1;
        if (ascii_alnum((char)c)) {
            put(&w, ascii_lower((char)c));
        } else if (c == '.' || c == '!' || c == '?' || c == ';' || c == ',' || c == ':' ||
                   c == '\n') {
            put_alone(&w, '.');
        } else if (c < 0x80) {
            w.open = false;
        } else if (c == 0xe2 && (n = spell_token(str_from(s, i), &type_len)) > 0) {
            w.open = false;
            for (size_t k = 0; k < type_len; k++)
                put(&w, s.ptr[i + 3 + k]);
            w.open = false;
        } else {
            n = spell_decode(p + i, s.len - i, &c);
            spell_wide(&w, c);
        }
    }
    w.out[w.len++] = ' ';
    *ret_words = str_make(w.out, w.len);
    return true;
}
