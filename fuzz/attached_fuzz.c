/* SPDX-License-Identifier: EUPL-1.2 */
/* attached_fuzz.c - of any bytes, taken for any kind of attachment: their text is valid UTF-8, no
 * longer than was asked for, and one that is cut is never said to be whole. */
#include "fuzz.h"

#include "message/message.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str types[] = {
        STR_INIT("text/plain"),       STR_INIT("text/html"),      STR_INIT("text/csv"),
        STR_INIT("application/json"), STR_INIT("message/rfc822"), STR_INIT("image/png"),
    };
    scoped(arena) *a = arena_new((size_t)256 << 20);
    static bool started;
    struct attachment at = { .name = STR("x"), .content_id = STR("") };
    struct str all, part;
    enum extent whole;

    if (!started)
        message_start();
    started = true;
    if (!size || size > 1 << 16)
        return 0;
    at.type = types[data[0] % (sizeof types / sizeof types[0])];
    at.bytes = str_make(data + 1, size - 1);
    whole = message_attached_text(a, &at, MESSAGE_ATTACHED_MAX, &all);
    HOLDS(text_valid(all) && all.len <= MESSAGE_ATTACHED_MAX);
    HOLDS(whole != EXTENT_NONE || !all.len);
    HOLDS(message_attached_text(a, &at, all.len / 2, &part) != EXTENT_ALL || !all.len);
    HOLDS(part.len <= all.len / 2);
    return 0;
}
