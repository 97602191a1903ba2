/* SPDX-License-Identifier: EUPL-1.2 */
/* chat_fuzz.c - answers of AI providers: whatever the bytes, no crash, within the limits, and the
 * same result however they are cut. */
#include "fuzz.h"

#include <string.h>

#include "assist/chat.h"
#include "base/buf.h"

static void hear(void *arg, struct str piece)
{
    HOLDS(buf_add(arg, piece));
}

/* The first byte says which status, and how long the pieces are. */
static struct chat_result read_in_steps(struct arena *a, struct str bytes, int status, size_t step)
{
    struct buf heard = buf_new(a, CHAT_TEXT_MAX);
    struct chat_result result;
    struct fault f = { 0 };
    struct chat_reader *r = chat_reader_new(a, hear, &heard, &f);

    HOLDS(r);
    for (size_t at = 0, to = 0; to < bytes.len; at = to) {
        to = step < bytes.len - at ? at + step : bytes.len;
        if (!chat_reader_feed(r, status, str_slice(bytes, at, to)))
            break;
    }
    chat_reader_end(r, status, 0, &result);
    HOLDS(!result.text.len || str_eq(result.text, buf_str(&heard)));
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int statuses[] = { 200, 200, 400, 401, 404, 429, 500, 302 };
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct str bytes = str_make(data, size);
    struct chat_result whole, pieces;
    int status;

    HOLDS(a);
    if (!size)
        return 0;
    status = statuses[data[0] % 8];
    bytes = str_from(bytes, 1);
    whole = read_in_steps(a, bytes, status, SIZE_MAX);
    pieces = read_in_steps(a, bytes, status, 1 + data[0] / 8u);
    HOLDS(whole.end == pieces.end && whole.trouble == pieces.trouble);
    HOLDS(str_eq(whole.text, pieces.text));
    HOLDS(strcmp(whole.code, pieces.code) == 0 && strcmp(whole.filter, pieces.filter) == 0);
    HOLDS(whole.tokens_in == pieces.tokens_in && whole.tokens_out == pieces.tokens_out);
    return 0;
}
