/* SPDX-License-Identifier: EUPL-1.2 */
/* clean.c - takes out of a text what a reader cannot see or a screen would obey.
 *
 * Bidi embeddings and overrides can make "annexe[RLO]fdp.exe" look like a PDF; tag characters
 * (U+E0000) and variation selectors carry whole sentences that no person sees but a language
 * model reads.  Most texts are plain ASCII, so runs of it are copied at once. */
#include "message/message_priv.h"

#include <string.h>

#include "text/text.h"

/* So many invisible characters are no accident of an editor. */
#define ZERO_WIDTH_FLOOD 16

enum what { KEEP, DROP, DROP_REPAIRED, DROP_HIDDEN, DROP_WIDTHLESS };

static const struct {
    uint32_t first, last;
    enum what what;
} ranges[] = {
    { 0x7F, 0x9F, DROP_REPAIRED },      /* C1 controls */
    { 0x00AD, 0x00AD, KEEP },           /* soft hyphen: harmless, text_fold() knows it */
    { 0x200B, 0x200B, DROP_WIDTHLESS }, /* zero width space */
    { 0x200E, 0x200F, DROP },           /* direction marks */
    { 0x202A, 0x202E, DROP_REPAIRED },  /* embeddings, overrides */
    { 0x2060, 0x2064, DROP_WIDTHLESS }, /* word joiner, invisible operators */
    { 0x2066, 0x206F, DROP_REPAIRED },  /* isolates, deprecated format characters */
    { 0xFEFF, 0xFEFF, DROP_WIDTHLESS }, /* byte order mark */
    { 0xFFF9, 0xFFFB, DROP_REPAIRED },  /* interlinear annotation */
    { 0xE0000, 0xE007F, DROP_HIDDEN },  /* tags */
    { 0xE0100, 0xE01EF, DROP_HIDDEN },  /* variation selectors that carry bytes */
};

static enum what what_of(uint32_t c)
{
    for (size_t i = 0; i < COUNT_OF(ranges) && c >= ranges[i].first; i++)
        if (c <= ranges[i].last)
            return ranges[i].what;
    return KEEP;
}

static bool printable(unsigned char c)
{
    return c >= 0x20 && c < 0x7F;
}

/* One control character: line ends and tabs stay, the rest goes. */
static size_t take_control(struct buf *b, struct str s, size_t i, struct marks *m)
{
    switch (s.ptr[i]) {
    case '\r':
        buf_add_char(b, '\n');
        return i + 1 < s.len && s.ptr[i + 1] == '\n' ? 2 : 1;
    case '\n':
    case '\t':
        buf_add_char(b, s.ptr[i]);
        return 1;
    case '\f':
    case '\v':
        buf_add_char(b, '\n');
        return 1;
    default:
        m->repaired = true;
        return 1;
    }
}

static size_t take_wide(struct buf *b, struct str s, size_t i, size_t *widthless, struct marks *m)
{
    uint32_t c;
    size_t n = text_char(str_from(s, i), &c);
    enum what what = what_of(c);

    /* Joiners are needed within Persian words and emoji, never twice in a row. */
    if ((c == 0x200C || c == 0x200D) && b->len >= 3 &&
        memcmp(b->ptr + b->len - 3, s.ptr + i, 3) == 0)
        what = DROP_WIDTHLESS;
    if (what == KEEP)
        buf_add(b, str_slice(s, i, i + n));
    m->repaired |= what == DROP_REPAIRED;
    m->hidden |= what == DROP_HIDDEN;
    *widthless += what == DROP_WIDTHLESS;
    return n;
}

struct str clean_text(struct arena *a, struct str s, struct marks *m)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    size_t i = 0, widthless = 0;

    while (i < s.len && !b.failed) {
        size_t run = i;

        while (run < s.len && printable((unsigned char)s.ptr[run]))
            run++;
        buf_add(&b, str_slice(s, i, run));
        i = run;
        if (i == s.len)
            break;
        if ((unsigned char)s.ptr[i] < 0x80)
            i += take_control(&b, s, i, m);
        else
            i += take_wide(&b, s, i, &widthless, m);
    }
    m->hidden |= widthless > ZERO_WIDTH_FLOOD;
    return buf_str(&b);
}

struct str clean_line(struct arena *a, struct str s, struct marks *m)
{
    struct str t = clean_text(a, s, m);
    char *p = arena_alloc(a, t.len + 1);
    size_t len = 0;

    if (!p)
        return STR("");
    for (size_t i = 0; i < t.len; i++) {
        char c = t.ptr[i] == '\n' || t.ptr[i] == '\t' ? ' ' : t.ptr[i];

        if (c == ' ' && t.ptr[i] != ' ' && len && p[len - 1] == ' ')
            continue;
        p[len++] = c;
    }
    return str_trim(str_make(p, len));
}

struct str clean_cut(struct str s, size_t max)
{
    if (s.len <= max)
        return s;
    while (max > 0 && ((unsigned char)s.ptr[max] & 0xC0) == 0x80)
        max--;
    return str_slice(s, 0, max);
}
