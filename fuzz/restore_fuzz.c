/* SPDX-License-Identifier: EUPL-1.2 */
/* restore_fuzz.c - of any bytes: restoring them in parts gives what restoring them whole gives,
 * wherever they are cut, and no part is held back longer than a token is. */
#include "fuzz.h"

#include "base/buf.h"
#include "pii/restore.h"

static struct pii_token tokens[] = {
    { .type = SPAN_PERSON, .n = 1, .value = STR_INIT("Zoé"), .surrogate = STR_INIT("Alix Val") },
    { .type = SPAN_PERSON, .n = 2, .value = STR_INIT("Li"), .surrogate = STR_INIT("Alix") },
    { .type = SPAN_IBAN,
      .n = 1,
      .form = 2,
      .value = STR_INIT("FR\0⟦"),
      .surrogate = STR_INIT("a") },
    { .type = SPAN_EMAIL, .n = 1 },
};

static bool add(void *to, struct clear text)
{
    return buf_add(to, text.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    const struct pii_book book = { .tokens = tokens, .count = sizeof tokens / sizeof tokens[0] };
    struct fault f = { 0 };
    struct pii_restorer *r = pii_restorer_new(a, &book, &f);
    struct buf out = buf_new(a, (size_t)1 << 24);
    struct pii_sink sink = { add, &out };
    struct clear whole;

    if (size > 1 << 16)
        return 0;
    HOLDS(r);
    buf_add(&out, STR(""));
    for (size_t at = 0; at < size;) { /* the bytes say how long the parts are */
        size_t n = 1 + data[at] % 23;

        n = n < size - at ? n : size - at;
        HOLDS(pii_restorer_feed(r, str_make(data + at, n), sink));
        HOLDS(pii_restorer_held(r) <= 48);
        at += n;
    }
    HOLDS(pii_restorer_end(r, sink));
    HOLDS(pii_restore(&book, a, (struct skeleton){ str_make(data, size) }, &whole, &f));
    HOLDS(str_eq(buf_str(&out), whole.text));
    return 0;
}
