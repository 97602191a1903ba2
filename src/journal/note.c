/* SPDX-License-Identifier: EUPL-1.2 */
/* note.c - C2SP signed-note and tlog-checkpoint.  Every text has exactly one way to be written:
 * what is refused here is what two readers might take for two things. */
#include "journal/note.h"

#include <string.h>

#include "base/buf.h"

#define DASH          STR("\xe2\x80\x94 ") /* U+2014 and a space begin a signature line */
#define TYPE_ED25519  0x01
#define KEY_TEXT_SIZE (1 + CRYPTO_PUBLIC_SIZE)

/* Takes one character off the front (RFC 3629: shortest form, no surrogates). */
static bool next_char(struct str *rest, uint32_t *ret_char)
{
    static const struct {
        unsigned char mask, lead;
        size_t more;
        uint32_t least;
    } forms[] = { { 0x80, 0x00, 0, 0 },
                  { 0xe0, 0xc0, 1, 0x80 },
                  { 0xf0, 0xe0, 2, 0x800 },
                  { 0xf8, 0xf0, 3, 0x10000 } };
    const unsigned char *p = (const unsigned char *)rest->ptr;

    for (size_t k = 0; k < COUNT_OF(forms); k++) {
        uint32_t c = p[0] & (unsigned char)~forms[k].mask;

        if ((p[0] & forms[k].mask) != forms[k].lead)
            continue;
        if (rest->len <= forms[k].more)
            return false;
        for (size_t i = 1; i <= forms[k].more; i++) {
            if ((p[i] & 0xc0) != 0x80)
                return false;
            c = c << 6 | (p[i] & 0x3f);
        }
        if (c < forms[k].least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
            return false;
        *rest = str_from(*rest, forms[k].more + 1);
        *ret_char = c;
        return true;
    }
    return false;
}

/* Unicode White_Space. */
static bool is_space(uint32_t c)
{
    static const uint32_t spaces[] = { 0x20,   0x85,   0xa0,   0x1680, 0x2028,
                                       0x2029, 0x202f, 0x205f, 0x3000 };

    for (size_t i = 0; i < COUNT_OF(spaces); i++)
        if (c == spaces[i])
            return true;
    return (c >= 0x09 && c <= 0x0d) || (c >= 0x2000 && c <= 0x200a);
}

static bool text_ok(struct str text)
{
    uint32_t c;

    while (text.len) {
        if (!next_char(&text, &c))
            return false;
        if (c < 0x20 && c != '\n')
            return false;
    }
    return true;
}

bool note_name_ok(struct str name)
{
    uint32_t c;

    if (!name.len)
        return false;
    while (name.len) {
        if (!next_char(&name, &c) || c < 0x20 || c == '+' || is_space(c))
            return false;
    }
    return true;
}

static void key_hash(struct str name, const uint8_t key[static CRYPTO_PUBLIC_SIZE],
                     uint8_t ret[static 4])
{
    const struct crypto_part parts[] = { { name.ptr, name.len },
                                         { "\n\x01", 2 },
                                         { key, CRYPTO_PUBLIC_SIZE } };
    uint8_t hash[CRYPTO_HASH_SIZE];

    crypto_sha256(parts, COUNT_OF(parts), hash);
    memcpy(ret, hash, 4);
}

struct str note_key(struct arena *a, struct str origin,
                    const uint8_t public_key[static CRYPTO_PUBLIC_SIZE])
{
    uint8_t typed[KEY_TEXT_SIZE] = { TYPE_ED25519 }, hash[4];
    struct str text;

    memcpy(typed + 1, public_key, CRYPTO_PUBLIC_SIZE);
    key_hash(origin, public_key, hash);
    text = crypto_base64(a, typed, sizeof typed);
    return str_printf(a, "%.*s+%.*s+%.*s", STR_ARG(origin), STR_ARG(crypto_hex(a, hash, 4)),
                      STR_ARG(text));
}

bool note_verifier_read(struct arena *a, struct str text, struct note_verifier *ret,
                        struct fault *f)
{
    struct note_verifier v = { .hash = { 0 } };
    struct str hex, typed;
    size_t at = str_chr(text, '+', 0);
    size_t next = at == STR_NPOS ? STR_NPOS : str_chr(text, '+', at + 1);

    if (next == STR_NPOS)
        return fault_set(f, FAULT_INVALID, "a verifier key is name+hash+key");
    v.name = str_slice(text, 0, at);
    hex = str_slice(text, at + 1, next);
    if (!note_name_ok(v.name))
        return fault_set(f, FAULT_INVALID, "verifier key: the name may hold no space");
    if (!crypto_unbase64(a, str_from(text, next + 1), &typed) || typed.len != KEY_TEXT_SIZE)
        return fault_set(f, FAULT_INVALID, "verifier key: not the base64 of %d bytes",
                         KEY_TEXT_SIZE);
    if (typed.ptr[0] != TYPE_ED25519)
        return fault_set(f, FAULT_INVALID, "verifier key: not for Ed25519");
    memcpy(v.key, typed.ptr + 1, sizeof v.key);
    key_hash(v.name, v.key, v.hash);
    if (!str_eq(hex, crypto_hex(a, v.hash, 4)))
        return fault_set(f, FAULT_INVALID, "verifier key: its hash does not fit");
    *ret = v;
    return true;
}

struct str note_write(struct arena *a, struct str text, struct str name,
                      const uint8_t seed[static CRYPTO_SEED_SIZE])
{
    uint8_t key[CRYPTO_PUBLIC_SIZE], line[4 + CRYPTO_SIGN_SIZE];
    struct buf b;

    crypto_sign_public(seed, key);
    key_hash(name, key, line);
    crypto_sign_text(seed, text, line + 4);
    b = buf_new(a, text.len + name.len + 2 * sizeof line);
    buf_add(&b, text);
    buf_add_char(&b, '\n');
    buf_add(&b, DASH);
    buf_add(&b, name);
    buf_add_char(&b, ' ');
    buf_add(&b, crypto_base64(a, line, sizeof line));
    buf_add_char(&b, '\n');
    return buf_str(&b);
}

/* Where the signatures begin: after the last empty line. */
static size_t signatures_at(struct str note)
{
    for (size_t i = note.len; i-- > 1;)
        if (note.ptr[i] == '\n' && note.ptr[i - 1] == '\n')
            return i + 1;
    return STR_NPOS;
}

struct signature {
    struct str name, bytes;
};

static bool signature_read(struct arena *a, struct str line, struct signature *ret, struct fault *f)
{
    struct signature s;
    size_t space;

    if (!str_starts(line, DASH))
        return fault_set(f, FAULT_INVALID, "signed note: a signature line begins with a dash");
    line = str_from(line, DASH.len);
    space = str_chr(line, ' ', 0);
    if (space == STR_NPOS)
        return fault_set(f, FAULT_INVALID, "signed note: a signature line has a name and a value");
    s.name = str_slice(line, 0, space);
    if (!note_name_ok(s.name))
        return fault_set(f, FAULT_INVALID, "signed note: a signature's name may hold no space");
    if (!crypto_unbase64(a, str_from(line, space + 1), &s.bytes) || s.bytes.len < 5)
        return fault_set(f, FAULT_INVALID, "signed note: a signature is base64 of 5 bytes or more");
    *ret = s;
    return true;
}

static bool signed_by(const struct signature *s, const struct note_verifier *v)
{
    return str_eq(s->name, v->name) && memcmp(s->bytes.ptr, v->hash, sizeof v->hash) == 0;
}

static bool signature_right(const struct signature *s, const struct note_verifier *v,
                            struct str text)
{
    return s->bytes.len == 4 + CRYPTO_SIGN_SIZE &&
           crypto_verify(v->key, text, (const uint8_t *)s->bytes.ptr + 4);
}

bool note_read(struct arena *a, struct str note, const struct note_verifier *v,
               struct str *ret_text, struct fault *f)
{
    struct str text, rest, line;
    size_t at, lines = 0;
    bool found = false;

    if (note.len > NOTE_MAX)
        return fault_set(f, FAULT_LIMIT, "signed note: larger than %zu bytes", NOTE_MAX);
    if (!text_ok(note))
        return fault_set(f, FAULT_INVALID, "signed note: not UTF-8 without control characters");
    at = signatures_at(note);
    if (at == STR_NPOS || at == note.len || note.ptr[note.len - 1] != '\n')
        return fault_set(f, FAULT_INVALID, "signed note: no signature after an empty line");
    text = str_slice(note, 0, at - 1);
    rest = str_from(note, at);
    while (str_split(&rest, '\n', &line)) {
        struct signature s = { STR_NONE, STR_NONE };

        if (++lines > NOTE_SIGNATURES_MAX)
            return fault_set(f, FAULT_INVALID, "signed note: more than %d signatures",
                             NOTE_SIGNATURES_MAX);
        if (!signature_read(a, line, &s, f))
            return false;
        if (found || !signed_by(&s, v))
            continue;
        if (!signature_right(&s, v, text))
            return fault_set(f, FAULT_DAMAGED, "signed note: the signature does not fit the text");
        found = true;
    }
    if (!found)
        return fault_set(f, FAULT_MISSING, "signed note: not signed by this key");
    *ret_text = text;
    return true;
}

bool note_signatures(struct arena *a, struct str note, struct str *ret_text,
                     struct note_signature **ret, size_t *ret_count, struct fault *f)
{
    struct note_signature *all = arena_many(a, struct note_signature, NOTE_SIGNATURES_MAX);
    size_t at = signatures_at(note), count = 0;
    struct str rest, line;

    if (!arena_check(a, f))
        return false;
    if (note.len > NOTE_MAX || !text_ok(note) || at == STR_NPOS || at == note.len ||
        note.ptr[note.len - 1] != '\n')
        return fault_set(f, FAULT_INVALID, "signed note: malformed");
    rest = str_from(note, at);
    while (rest.len && str_split(&rest, '\n', &line)) {
        struct signature s;

        if (count == NOTE_SIGNATURES_MAX)
            return fault_set(f, FAULT_INVALID, "signed note: more than %d signatures",
                             NOTE_SIGNATURES_MAX);
        if (!signature_read(a, line, &s, f))
            return false;
        all[count++] = (struct note_signature){ line, s.name, s.bytes };
    }
    *ret_text = str_slice(note, 0, at - 1);
    *ret = all;
    *ret_count = count;
    return true;
}

struct str checkpoint_write(struct arena *a, const struct checkpoint *c)
{
    struct buf b = buf_new(a, c->origin.len + 128);

    buf_add(&b, c->origin); /* not printf: it would stop at a NUL */
    buf_printf(&b, "\n%llu\n", (unsigned long long)c->size);
    buf_add(&b, crypto_base64(a, c->root, sizeof c->root));
    buf_add_char(&b, '\n');
    return buf_str(&b);
}

bool checkpoint_read(struct arena *a, struct str text, struct checkpoint *ret, struct fault *f)
{
    struct checkpoint c = { .size = 0 };
    struct str size, root, line;

    if (!str_ends(text, STR("\n")) || !str_split(&text, '\n', &c.origin) ||
        !str_split(&text, '\n', &size) || !str_split(&text, '\n', &line))
        return fault_set(f, FAULT_INVALID, "checkpoint: fewer than three lines");
    if (!c.origin.len)
        return fault_set(f, FAULT_INVALID, "checkpoint: no origin");
    if (!str_to_u64(size, &c.size) || (size.len > 1 && size.ptr[0] == '0'))
        return fault_set(f, FAULT_INVALID, "checkpoint: the size is no plain decimal number");
    if (!crypto_unbase64(a, line, &root) || root.len != sizeof c.root)
        return fault_set(f, FAULT_INVALID, "checkpoint: the root is no base64 of 32 bytes");
    while (str_split(&text, '\n', &line))
        if (!line.len)
            return fault_set(f, FAULT_INVALID, "checkpoint: an empty extension line");
    memcpy(c.root, root.ptr, sizeof c.root);
    *ret = c;
    return true;
}

struct str note_sign(struct arena *a, const struct checkpoint *c,
                     const uint8_t seed[static CRYPTO_SEED_SIZE])
{
    return note_write(a, checkpoint_write(a, c), c->origin, seed);
}

bool note_open(struct arena *a, struct str note, struct str verifier_key, struct checkpoint *ret,
               struct fault *f)
{
    struct note_verifier v;
    struct checkpoint c;
    struct str text;

    if (!note_verifier_read(a, verifier_key, &v, f) || !note_read(a, note, &v, &text, f) ||
        !checkpoint_read(a, text, &c, f))
        return false;
    if (!str_eq(c.origin, v.name))
        return fault_set(f, FAULT_INVALID, "checkpoint: its origin is not the key's name");
    if (!arena_check(a, f))
        return false;
    *ret = c;
    return true;
}
