/* SPDX-License-Identifier: EUPL-1.2 */
/* mime_fuzz.c - of any bytes, message_read_mail() makes a fault or a message all of whose texts
 * are valid UTF-8 without NUL and within their limits; message_mbox_next() always moves on; and
 * message_cut() loses no byte of any text. */
#include "fuzz.h"

#include <string.h>

#include "message/message.h"
#include "text/text.h"

static void sound(struct str s)
{
    HOLDS(text_valid(s));
    HOLDS(!s.len || !memchr(s.ptr, '\0', s.len));
}

static void message_sound(const struct incoming *in)
{
    sound(in->from.name);
    sound(in->from.address);
    sound(in->reply_to.name);
    sound(in->reply_to.address);
    sound(in->subject.text);
    sound(in->text.text);
    sound(in->quote.text);
    sound(in->signature.text);
    sound(in->message_id);
    sound(in->external_id);
    sound(in->bounced_id);
    sound(in->bounced_address);
    HOLDS(in->subject.text.len <= INCOMING_SUBJECT_MAX);
    HOLDS(in->text.text.len <= INCOMING_TEXT_MAX);
    HOLDS(in->to_count <= INCOMING_RECIPIENTS_MAX);
    HOLDS(in->reference_count <= INCOMING_REFERENCES_MAX);
    HOLDS(in->attachment_count <= INCOMING_ATTACHMENTS_MAX);
    for (size_t i = 0; i < in->to_count; i++) {
        sound(in->to[i].name);
        sound(in->to[i].address);
    }
    for (size_t i = 0; i < in->reference_count; i++)
        sound(in->references[i]);
    for (size_t i = 0; i < in->attachment_count; i++) {
        sound(in->attachments[i].name);
        sound(in->attachments[i].type);
        sound(in->attachments[i].content_id);
    }
}

static void read_mail(struct str bytes)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct fault f = { 0 };
    struct incoming in;

    if (message_read_mail(a, bytes, &in, &f))
        message_sound(&in);
    else
        HOLDS(f.kind == FAULT_INVALID || f.kind == FAULT_LIMIT);
}

static void read_mbox(struct str bytes)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    size_t at = 0;

    while (at < bytes.len) {
        struct fault f = { 0 };
        struct str one;
        size_t used = message_mbox_next(a, str_from(bytes, at), true, &one, &f);

        HOLDS(used > 0 && used <= bytes.len - at);
        HOLDS(one.len <= used);
        at += used;
    }
}

static void cut(struct str bytes)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct str fresh, quote, signature;

    message_cut(a, bytes, &fresh, &quote, &signature);
    HOLDS(fresh.len + quote.len + signature.len == bytes.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int started;

    if (!started++)
        message_start();
    read_mail(str_make(data, size));
    read_mbox(str_make(data, size));
    cut(str_make(data, size));
    return 0;
}
