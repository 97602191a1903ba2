/* SPDX-License-Identifier: EUPL-1.2 */
/* shown.c - see shown_priv.h. */
#include "pii/shown_priv.h"

#include <string.h>

#include "pii/find_priv.h"
#include "text/text.h"

/* The length of the hidden character at `at`; 0 when what stands there shows. */
static size_t hidden_at(struct str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    uint32_t ch;
    size_t n;

    if (c != 0xc2 && c != 0xe2 && c != 0xef) /* U+00AD, U+200B and on, U+FE00 and on */
        return 0;
    n = text_char(str_from(text, at), &ch);
    return run_is_hidden(ch) ? n : 0;
}

/* The next byte from `at` on that is no ASCII. */
static size_t next_other(struct str text, size_t at)
{
    const uint64_t high = 0x8080808080808080u;
    uint64_t eight;

    for (; at + 8 <= text.len; at += 8) {
        memcpy(&eight, text.ptr + at, 8);
        if (eight & high)
            break;
    }
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80)
        at++;
    return at;
}

static size_t next_hidden(struct str text, size_t at)
{
    while ((at = next_other(text, at)) < text.len) {
        if (hidden_at(text, at))
            return at;
        at++;
    }
    return at;
}

void shown_start(struct shown *s, struct arena *a, struct str whole)
{
    size_t at = next_hidden(whole, 0), from = 0, len = 0;
    char *out;

    *s = (struct shown){ .text = whole, .whole = whole };
    if (at == whole.len)
        return;
    out = arena_alloc(a, whole.len);
    if (!out)
        return;
    for (; from < whole.len; at = next_hidden(whole, from)) {
        memcpy(out + len, whole.ptr + from, at - from);
        len += at - from;
        from = at;
        while (from < whole.len && hidden_at(whole, from))
            from += hidden_at(whole, from);
    }
    s->text = str_make(out, len);
}

uint32_t shown_offset(struct shown *s, uint32_t at)
{
    if (s->text.ptr == s->whole.ptr)
        return at;
    if (at < s->at)
        s->at = s->whole_at = 0;
    for (;;) {
        size_t hidden = s->whole_at < s->whole.len ? hidden_at(s->whole, s->whole_at) : 0;

        if (hidden) {
            s->whole_at += hidden;
        } else if (s->at < at) {
            size_t to = next_hidden(s->whole, s->whole_at), step = to - s->whole_at;

            step = step < at - s->at ? step : at - s->at;
            s->at += step;
            s->whole_at += step;
        } else {
            return (uint32_t)s->whole_at;
        }
    }
}

uint32_t shown_end(struct shown *s, uint32_t end)
{
    return end ? shown_offset(s, end - 1) + 1 : 0;
}

/* ---- whole characters ---- */

/* The length of the mark at `at` that belongs to the character before it; 0: none. */
static size_t mark_at(struct str text, size_t at)
{
    uint32_t c;
    size_t n;

    if (at >= text.len || (unsigned char)text.ptr[at] < 0xcc)
        return 0;
    n = text_char(str_from(text, at), &c);
    return (c >= 0x300 && c < 0x370) || (c >= 0x20d0 && c < 0x2100) || (c >= 0xfe00 && c < 0xfe10)
               ? n
               : 0;
}

#define TOKEN_REACH 40 /* bytes of a token in front of its number */

/* "PERSON" in "⟦PERSON_1⟧": what stands for a value is none. */
static bool in_token(struct str text, const struct span *s)
{
    size_t from = s->start > TOKEN_REACH ? s->start - TOKEN_REACH : 0, at = s->start;
    struct pii_piece piece;
    struct str rest;

    if (!str_starts(str_from(text, at), STR("⟦"))) {
        while (at > from && (unsigned char)text.ptr[at - 1] < 0x80 && text.ptr[at - 1] != ' ')
            at--;
        if (at < 3 || !str_starts(str_from(text, at - 3), STR("⟦")))
            return false;
        at -= 3;
    }
    rest = str_slice(text, at, text.len - at < 2 * TOKEN_REACH ? text.len : at + 2 * TOKEN_REACH);
    return pii_piece_next(&rest, &piece) && piece.token && s->end <= at + piece.text.len;
}

void shown_spans(struct shown *s, struct spans *spans)
{
    size_t kept = 0;

    for (size_t i = 0; i < spans->count; i++) {
        struct span span = spans->at[i];
        uint32_t last = kept ? spans->at[kept - 1].end : 0;

        span.start = shown_offset(s, span.start);
        span.end = shown_end(s, spans->at[i].end);
        span.start = span.start < last ? last : span.start;
        while (mark_at(s->whole, span.start))
            span.start += (uint32_t)mark_at(s->whole, span.start);
        while (mark_at(s->whole, span.end))
            span.end += (uint32_t)mark_at(s->whole, span.end);
        if (span.start < span.end && !in_token(s->whole, &span))
            spans->at[kept++] = span;
    }
    spans->count = kept;
}
