/* SPDX-License-Identifier: EUPL-1.2 */
/* submit.c - see submit.h. */
#include "journal/submit.h"

#include "base/buf.h"
#include "journal/cosign.h"

struct str submit_write(struct arena *a, uint64_t old, const struct journal_proof *proof,
                        struct str note)
{
    struct buf b = buf_new(a, SUBMIT_MAX);

    buf_printf(&b, "old %llu\n", (unsigned long long)old);
    for (size_t i = 0; i < proof->count; i++) {
        buf_add(&b, crypto_base64(a, proof->hashes[i], 32));
        buf_add_char(&b, '\n');
    }
    buf_add_char(&b, '\n');
    buf_add(&b, note);
    return buf_str(&b);
}

/* "17\n", no leading zero, by the type that says so. */
static bool read_size(const struct posted *answer, uint64_t *ret)
{
    struct str digits = answer->body;

    if (!str_starts(answer->type, STR("text/x.tlog.size")) || !str_ends(digits, STR("\n")))
        return false;
    digits = str_slice(digits, 0, digits.len - 1);
    return (digits.len == 1 || !str_starts(digits, STR("0"))) && str_to_u64(digits, ret) &&
           *ret <= INT64_MAX;
}

static enum submit_said read_lines(struct arena *a, struct str note, struct str lines,
                                   struct str *ret_note)
{
    struct buf b = buf_new(a, NOTE_MAX);

    buf_add(&b, note);
    buf_add(&b, lines);
    *ret_note = buf_str(&b);
    return b.failed || !lines.len ? SUBMIT_NONSENSE : SUBMIT_COSIGNED;
}

enum submit_said submit_read(struct arena *a, uint64_t old, struct str note,
                             const struct posted *answer, struct str *ret_note, uint64_t *ret_size)
{
    switch (answer->status) {
    case 200:
        return read_lines(a, note, answer->body, ret_note);
    case 403:
        return SUBMIT_UNTRUSTED_KEY;
    case 404:
        return SUBMIT_UNKNOWN_LOG;
    case 409: /* of one size with what was sent: the same size with another root */
        if (!read_size(answer, ret_size))
            return SUBMIT_NONSENSE;
        return *ret_size == old ? SUBMIT_INCONSISTENT : SUBMIT_OTHER_SIZE;
    case 422:
        return SUBMIT_INCONSISTENT;
    default:
        return SUBMIT_NONSENSE;
    }
}

bool submit_is_cosigned(struct arena *a, struct str note, struct str key)
{
    struct note_signature *signatures;
    struct note_verifier v;
    struct fault ignored = { 0 };
    struct str text;
    int64_t seconds;
    size_t count;

    if (!cosign_key_read(a, key, &v, &ignored) ||
        !note_signatures(a, note, &text, &signatures, &count, &ignored))
        return false;
    for (size_t i = 0; i < count; i++)
        if (cosign_is_by(&signatures[i], &v))
            return cosign_holds(a, &signatures[i], &v, text, &seconds);
    return false;
}
