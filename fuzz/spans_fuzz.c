/* SPDX-License-Identifier: EUPL-1.2 */
/* spans_fuzz.c - of any bytes: no span cuts a character, an accent or a number, and none changes
 * when the text lies across the border of a window. */
#include "fuzz.h"

#include <string.h>

#include "pii/pii.h"
#include "text/text.h"

struct tools {
    struct pii *pii;
    struct pii_scratch *scratch;
};

static struct spans found(struct arena *a, struct str text)
{
    static struct tools t; /* made once for the whole run, as the program does */
    static const struct pii_known known[] = {
        { SPAN_PERSON, STR_INIT("Claire Morel") },
        { SPAN_PHONE, STR_INIT("+33639980001") },
        { SPAN_EMAIL, STR_INIT("claire.morel@example.org") },
        { SPAN_ADDRESS, STR_INIT("12 rue des Lilas, 69003 Lyon") },
    };
    struct pii_hints hints = { .known = known, .known_count = COUNT_OF(known) };
    struct spans spans;
    struct fault f = { 0 };

    if (!t.pii) {
        t.pii = pii_new(&f);
        HOLDS(t.pii);
        t.scratch = pii_scratch_new(t.pii, &f);
        HOLDS(t.scratch);
    }
    HOLDS(pii_find(t.pii, t.scratch, a, (struct clear){ text }, &hints, &spans, &f));
    return spans;
}

static bool digit_at(struct str text, size_t at)
{
    return at < text.len && ascii_digit(text.ptr[at]);
}

/* Does a character go on over this place? */
static bool inside_character(struct str text, size_t at)
{
    uint32_t c;

    for (size_t back = 1; back <= 3 && back <= at; back++)
        if (text_char(str_from(text, at - back), &c) > back &&
            ((unsigned char)text.ptr[at - back] & 0xc0) == 0xc0)
            return true;
    return false;
}

static void holds_border(struct str text, size_t at, bool digits)
{
    uint32_t c = 0;

    HOLDS(at <= text.len);
    if (at == 0 || at == text.len)
        return;
    HOLDS(!inside_character(text, at));
    text_char(str_from(text, at), &c);
    HOLDS(c < 0x300 || c >= 0x370);
    HOLDS(!digits || !digit_at(text, at - 1) || !digit_at(text, at));
}

/* Secrets are whatever stands there, an organisation's patterns cut where they say. */
static bool is_number(const struct span *s)
{
    return s->type != SPAN_CREDENTIAL && s->type != SPAN_CUSTOMER_REF;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct str text = str_make(data, size), behind;
    struct buf b = buf_new(a, 2 * PII_WINDOW + 16);
    struct spans spans, shifted;
    size_t by;

    if (size < 2 || size > 4096)
        return 0;
    buf_add(&b, STR("\n\n"));
    buf_add(&b, text);
    spans = found(a, buf_str(&b));
    for (size_t i = 0; i < spans.count; i++) {
        holds_border(buf_str(&b), spans.at[i].start, is_number(&spans.at[i]));
        holds_border(buf_str(&b), spans.at[i].end, is_number(&spans.at[i]));
    }
    by = PII_WINDOW - (data[0] | (size_t)data[1] << 8) % size;
    behind = buf_str(&b);
    b = buf_new(a, 2 * PII_WINDOW + 16);
    buf_add_fill(&b, ' ', by);
    buf_add(&b, behind);
    shifted = found(a, buf_str(&b));
    HOLDS(shifted.count == spans.count);
    for (size_t i = 0; i < spans.count; i++)
        HOLDS(shifted.at[i].start == spans.at[i].start + by &&
              shifted.at[i].end == spans.at[i].end + by && shifted.at[i].type == spans.at[i].type);
    return 0;
}
