/* SPDX-License-Identifier: EUPL-1.2 */
/* json_fuzz.c - what json_read() accepts, printed and read again is the same value; and
 * message_read_json() makes of any bytes a fault of the caller's or a message of sound texts. */
#include "fuzz.h"

#include <string.h>

#include "message/message.h"
#include "text/text.h"

static void same_after_printing(struct str bytes)
{
    struct fault f = { 0 };
    scoped_json json_t *once = json_read(bytes, &f);
    scoped_json json_t *twice = NULL;
    char *printed;

    if (!once)
        return;
    printed = json_dumps(once, JSON_ENCODE_ANY | JSON_COMPACT);
    HOLDS(printed);
    twice = json_read(str_of(printed), &f);
    HOLDS(twice);
    HOLDS(json_equal(once, twice));
    free(printed);
}

static void sound(struct str s)
{
    HOLDS(text_valid(s));
    HOLDS(!s.len || !memchr(s.ptr, '\0', s.len));
}

static void read_message(struct str bytes)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct fault f = { 0 };
    struct incoming in;

    if (!message_read_json(a, bytes, &in, &f)) {
        HOLDS(f.kind == FAULT_INVALID || f.kind == FAULT_LIMIT || f.kind == FAULT_FIELDS);
        if (f.kind == FAULT_FIELDS) {
            scoped_json json_t *report = json_read(str_of(f.text), &f);

            HOLDS(json_array_size(report) > 0);
        }
        return;
    }
    sound(in.from.name);
    sound(in.from.address);
    sound(in.subject.text);
    sound(in.text.text);
    sound(in.quote.text);
    sound(in.signature.text);
    for (size_t i = 0; i < in.attachment_count; i++)
        sound(in.attachments[i].name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    same_after_printing(str_make(data, size));
    read_message(str_make(data, size));
    return 0;
}
