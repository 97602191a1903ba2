/* SPDX-License-Identifier: EUPL-1.2 */
/* shown.c - see shown_priv.h. */
#include "pii/read/shown_priv.h"

#include <string.h>

#include "pii/read/escape_priv.h"
#include "pii/read/find_priv.h"
#include "pii/read/token_priv.h"
#include "text/text.h"

#define NUMBER_MOST 99999u /* of a token that is one for sure */
#define BACK        8192   /* bytes, at least, that one may go back at once */

/* "PERSON_1" of the token "⟦PERSON_1⟧" whose bracket ends at `at`: its length, or 0.  A number
 * that is longer than any token's may be somebody's. */
static size_t name_at(struct str text, size_t at)
{
    struct pii_piece piece;
    struct str token = str_slice(text, at - TOKEN_OPEN.len,
                                 text.len - at < TOKEN_BYTES_MAX ? text.len : at + TOKEN_BYTES_MAX);

    if (!token_read(token, &piece) || piece.n > NUMBER_MOST || piece.form > NUMBER_MOST)
        return 0;
    return piece.text.len - TOKEN_OPEN.len - TOKEN_CLOSE.len;
}

static bool bracket_before(struct str text, size_t at)
{
    return at >= TOKEN_OPEN.len &&
           memcmp(text.ptr + at - TOKEN_OPEN.len, TOKEN_OPEN.ptr, TOKEN_OPEN.len) == 0;
}

/* What is shown otherwise than it stands: bytes of the text, and what a reader sees of them, which
 * is never more. */
struct veil {
    size_t whole, shown;
    char as[4];
};

/* May what is veiled, or the bracket of a token, begin with this byte? */
static bool may_veil(unsigned char c)
{
    static const bool begins[256] = {
        ['&'] = true,  ['%'] = true,  ['='] = true,  ['\\'] = true,
        [0xc2] = true, [0xe2] = true, [0xef] = true,
    };

    return begins[c];
}

static size_t read_escape(struct str text, size_t at, struct veil *v)
{
    uint32_t ch;

    v->whole = escape_at(text, at, &ch);
    v->shown = v->whole && !run_is_hidden(ch) ? text_put(ch, v->as) : 0;
    return v->whole;
}

/* The length of what is veiled at `at`; 0 when what stands there is what shows. */
static size_t veiled_at(struct str text, size_t at, struct veil *v)
{
    unsigned char c = (unsigned char)text.ptr[at];
    uint32_t ch;

    if (escape_sign(c))
        return read_escape(text, at, v);
    v->shown = 0;
    if (c >= 'A' && c <= 'Z')
        return v->whole = bracket_before(text, at) ? name_at(text, at) : 0;
    if (!may_veil(c)) /* U+00AD, U+200B and on, U+FE00 and on */
        return v->whole = 0;
    v->whole = text_char(str_from(text, at), &ch);
    return run_is_hidden(ch) ? v->whole : 0;
}

#ifdef __SSE2__
#include <emmintrin.h>

static __m128i equal(__m128i x, int c)
{
    return _mm_cmpeq_epi8(x, _mm_set1_epi8((char)c));
}

/* Those of sixteen bytes at which a veil may begin: "%" and "&" stand side by side. */
static __m128i odd_bytes(const char *s)
{
    __m128i x = _mm_loadu_si128((const __m128i *)(const void *)s);
    __m128i last = _mm_add_epi8(x, _mm_set1_epi8(127 - '&'));
    __m128i signs = _mm_or_si128(_mm_cmpgt_epi8(last, _mm_set1_epi8(127 - 2)),
                                 _mm_or_si128(equal(x, '='), equal(x, '\\')));
    __m128i high = _mm_or_si128(equal(_mm_or_si128(x, _mm_set1_epi8(0x20)), 0xe2), equal(x, 0xef));

    return _mm_or_si128(signs, high);
}

#define BLOCK 32 /* bytes that are looked at together */

/* Not behind the first such byte, or where fewer than a block are left. */
static size_t skip_plain(struct str text, size_t at)
{
    for (; at + BLOCK <= text.len; at += BLOCK) {
        const char *s = text.ptr + at;
        int odd = _mm_movemask_epi8(_mm_or_si128(odd_bytes(s), odd_bytes(s + 16)));

        if (odd)
            return at + (size_t)__builtin_ctz((unsigned)odd); /* there or sixteen farther on */
    }
    return at;
}

#else

static size_t skip_plain(struct str text, size_t at)
{
    (void)text;
    return at;
}
#endif

/* The next such byte from `at` on. */
static size_t next_odd(struct str text, size_t at)
{
    at = skip_plain(text, at);
    while (at < text.len && !may_veil((unsigned char)text.ptr[at]))
        at++;
    return at;
}

static size_t next_veiled(struct str text, size_t at)
{
    size_t odd = at < 2 ? 0 : at - 2; /* `at` may be inside of a bracket */
    struct veil v;

    for (; (odd = next_odd(text, odd)) < text.len; odd++) {
        size_t behind = odd + TOKEN_OPEN.len;

        if (odd >= at && veiled_at(text, odd, &v))
            return odd;
        if (behind < text.len && bracket_before(text, behind) && veiled_at(text, behind, &v))
            return behind;
    }
    return odd;
}

void shown_start(struct shown *s, struct arena *a, struct str whole)
{
    size_t at = next_veiled(whole, 0), from = 0, len = 0;
    struct veil v;
    char *out;

    *s = (struct shown){ .text = whole, .whole = whole };
    if (at == whole.len)
        return;
    out = arena_alloc(a, whole.len);
    if (!out)
        return;
    for (; from < whole.len; at = next_veiled(whole, from)) {
        memcpy(out + len, whole.ptr + from, at - from);
        len += at - from;
        for (from = at; from < whole.len && veiled_at(whole, from, &v); from += v.whole) {
            memcpy(out + len, v.as, v.shown);
            len += v.shown;
        }
    }
    s->text = str_make(out, len);
}

/* Where one may go back to: some way behind, for what tells of a value stands near it. */
static void keep_way_back(struct shown *s)
{
    if (s->now.at < s->back[1].at + BACK)
        return;
    s->back[0] = s->back[1];
    s->back[1] = s->now;
}

static void go_back(struct shown *s, uint32_t at)
{
    static const struct shown_at start = { 0 };

    s->now = at >= s->back[1].at ? s->back[1] : at >= s->back[0].at ? s->back[0] : start;
    if (at < s->back[1].at)
        s->back[1] = s->back[0] = s->now;
}

/* Is all shown as it stands?  Then no token is in the text, either. */
static inline bool all_plain(const struct shown *s)
{
    return s->text.ptr == s->whole.ptr;
}

uint32_t shown_offset(struct shown *s, uint32_t at)
{
    struct shown_at *now = &s->now;
    struct veil v;

    if (all_plain(s))
        return at;
    if (at < now->at)
        go_back(s, at);
    else
        keep_way_back(s);
    for (;;) {
        if (now->whole < s->whole.len && veiled_at(s->whole, now->whole, &v)) {
            if (at < now->at + v.shown)
                return (uint32_t)now->whole;
            now->at += v.shown;
            now->whole += v.whole;
        } else if (now->at < at) {
            size_t step;

            if (now->next <= now->whole)
                now->next = next_veiled(s->whole, now->whole);
            step = now->next - now->whole;
            step = step < at - now->at ? step : at - now->at;
            now->at += step;
            now->whole += step;
        } else {
            return (uint32_t)now->whole;
        }
    }
}

uint32_t shown_end(struct shown *s, uint32_t end)
{
    struct veil v;
    uint32_t last;

    if (all_plain(s) || !end)
        return end;
    last = shown_offset(s, end - 1);
    return last + (uint32_t)(veiled_at(s->whole, last, &v) ? v.whole : 1);
}

/* ---- whole characters ---- */

static size_t read_mark(struct str text, size_t at)
{
    struct veil v = { 0 };
    struct str mark;
    uint32_t c;
    size_t n;

    n = escape_sign((unsigned char)text.ptr[at]) ? read_escape(text, at, &v) : 0;
    mark = n ? str_make(v.as, v.shown) : str_from(text, at);
    if (!mark.len)
        return 0;
    v.whole = text_char(mark, &c);
    return (c >= 0x300 && c < 0x370) || (c >= 0x20d0 && c < 0x2100) || (c >= 0xfe00 && c < 0xfe10)
               ? (n ? n : v.whole)
               : 0;
}

/* The length of the mark at `at` that belongs to the character before it; 0: none. */
static inline size_t mark_at(struct str text, size_t at)
{
    if (at >= text.len ||
        (!escape_sign((unsigned char)text.ptr[at]) && (unsigned char)text.ptr[at] < 0xcc))
        return 0;
    return read_mark(text, at);
}

/* The token whose opening bracket stands at `open`: where it ends; 0: none. */
static size_t token_end(struct str text, size_t open)
{
    size_t name =
        str_starts(str_from(text, open), TOKEN_OPEN) ? name_at(text, open + TOKEN_OPEN.len) : 0;

    return name ? open + TOKEN_OPEN.len + name + TOKEN_CLOSE.len : 0;
}

/* What stands for a value is none, and no part of one. */
static bool over_token(struct str text, const struct span *s)
{
    const char *p = text.ptr + (s->start > TOKEN_BYTES_MAX ? s->start - TOKEN_BYTES_MAX : 0);
    const char *end = text.ptr + s->end;

    for (; (p = memchr(p, TOKEN_OPEN.ptr[0], (size_t)(end - p))); p++)
        if (token_end(text, (size_t)(p - text.ptr)) > s->start)
            return true;
    return false;
}

static uint32_t behind_marks(struct str text, uint32_t at)
{
    for (size_t n; (n = mark_at(text, at)); at += (uint32_t)n)
        ;
    return at;
}

void shown_span(struct shown *s, struct span *span)
{
    if (!all_plain(s)) {
        span->start = shown_offset(s, span->start);
        span->end = shown_end(s, span->end);
    }
    span->start = behind_marks(s->whole, span->start);
    span->end = behind_marks(s->whole, span->end);
}

bool shown_keeps(const struct shown *s, const struct span *span)
{
    return span->start < span->end && (all_plain(s) || !over_token(s->whole, span));
}

void shown_spans(struct shown *s, struct spans *spans)
{
    size_t kept = 0;

    for (size_t i = 0; i < spans->count; i++) {
        struct span *span = &spans->at[i];
        uint32_t last = kept ? spans->at[kept - 1].end : 0;

        shown_span(s, span);
        span->start = span->start < last ? last : span->start;
        if (!shown_keeps(s, span))
            continue;
        if (kept != i)
            spans->at[kept] = *span;
        kept++;
    }
    spans->count = kept;
}
