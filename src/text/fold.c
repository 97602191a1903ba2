/* SPDX-License-Identifier: EUPL-1.2 */
/* fold.c - one comparable spelling of a text, with the way back to its bytes.
 *
 * Folding goes character by character, so that every folded byte has one byte of origin.  ASCII
 * and Latin letters come from tables; for the rest ICU gives NFKC_Casefold (UAX #15 and #31:
 * full case folding, compatibility forms, default-ignorable characters removed), of which the
 * accents are then dropped.  A byte that is no UTF-8 folds to U+FFFD: the result is valid UTF-8.
 * Folding twice is folding once. */
#include "text/text.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "text/latin.h"

/* Vowel signs of Indic scripts are marks too, of lower classes: they stay. */
static bool is_accent(uint32_t c)
{
    if (c >= 0x300 && c < 0x370)
        return true;
    return (U_GET_GC_MASK((UChar32)c) & U_GC_MN_MASK) && u_getCombiningClass((UChar32)c) >= 10;
}

/* A character of a decomposition: accents go, and Latin letters fold once more (l with stroke). */
static size_t put_folded(uint32_t c, char *out)
{
    if (c >= LATIN_FIRST && c <= LATIN_LAST) {
        memcpy(out, latin[c - LATIN_FIRST].to, latin[c - LATIN_FIRST].len);
        return latin[c - LATIN_FIRST].len;
    }
    return is_accent(c) ? 0 : text_put(c, out);
}

static size_t fold_by_icu(uint32_t c, char out[static TEXT_FOLD_CHAR_MAX])
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *norm = unorm2_getNFKCCasefoldInstance(&error);
    UChar wide[TEXT_FOLD_CHAR_MAX];
    int32_t n = U_SUCCESS(error)
                    ? unorm2_getDecomposition(norm, (UChar32)c, wide, COUNT_OF(wide), &error)
                    : -1;
    size_t len = 0;

    if (U_FAILURE(error) || n < 0)
        return put_folded(c, out);
    for (int32_t i = 0; i < n && len + 8 <= TEXT_FOLD_CHAR_MAX;) {
        UChar32 d;

        U16_NEXT(wide, i, n, d);
        len += put_folded((uint32_t)d, out + len);
    }
    return len;
}

size_t text_fold_char(uint32_t c, char out[static TEXT_FOLD_CHAR_MAX])
{
    if (c < 0x80) {
        out[0] = ascii_lower((char)c);
        return 1;
    }
    if (c <= LATIN_LAST) {
        memcpy(out, latin[c - LATIN_FIRST].to, sizeof latin[0].to);
        return latin[c - LATIN_FIRST].len;
    }
    return fold_by_icu(c, out);
}

/* The text and its map grow together. */
struct folding {
    struct arena *arena;
    char *text;
    uint32_t *map;
    size_t len, room;
    bool mapped;
};

static bool fold_reserve(struct folding *o, size_t room)
{
    size_t old = o->room;

    o->text = arena_grow(o->arena, o->text, old, room);
    if (o->mapped)
        o->map = arena_grow(o->arena, o->map, old * sizeof *o->map, room * sizeof *o->map);
    o->room = room;
    return o->text && (!o->mapped || o->map);
}

static void fold_ascii(struct folding *o, struct str s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        o->text[o->len + i - from] = ascii_lower(s.ptr[i]);
        if (o->mapped)
            o->map[o->len + i - from] = (uint32_t)i;
    }
    o->len += to - from;
}

static void fold_other(struct folding *o, struct str s, size_t at, size_t *ret_next)
{
    char out[TEXT_FOLD_CHAR_MAX];
    uint32_t c;
    size_t n;

    *ret_next = at + text_char(str_from(s, at), &c);
    n = text_fold_char(c, out);
    memcpy(o->text + o->len, out, n);
    for (size_t i = 0; o->mapped && i < n; i++)
        o->map[o->len + i] = (uint32_t)at;
    o->len += n;
}

struct str text_fold(struct arena *a, struct str s, uint32_t **ret_map)
{
    struct folding o = { .arena = a, .mapped = ret_map != NULL };
    bool ok = fold_reserve(&o, s.len + TEXT_FOLD_CHAR_MAX + 1);

    for (size_t i = 0; ok && i < s.len;) {
        size_t next = i;

        while (next < s.len && (unsigned char)s.ptr[next] < 0x80)
            next++;
        /* Always leave room for the rest as ASCII and one character of the longest kind. */
        if (o.room - o.len < s.len - i + TEXT_FOLD_CHAR_MAX + 1)
            ok = fold_reserve(&o, o.room + o.room / 2 + TEXT_FOLD_CHAR_MAX);
        if (ok && next > i)
            fold_ascii(&o, s, i, next);
        else if (ok)
            fold_other(&o, s, i, &next);
        i = next;
    }
    if (!ok)
        return STR("");
    if (ret_map) {
        o.map[o.len] = (uint32_t)s.len;
        *ret_map = o.map;
    }
    return str_make(o.text, o.len);
}
