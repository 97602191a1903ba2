/* SPDX-License-Identifier: EUPL-1.2 */
/* note_fuzz.c - signed notes, checkpoints, verifier keys, names of tiles and bundles: whatever the
 * bytes, no crash; and what is accepted was written in its one right form, so that printing what
 * was read gives the same bytes.
 *
 * A fuzzer cannot forge a signature, so the bytes are read three ways: as a note, as the text of a
 * note that is then rightly signed, and as the small things. */
#include "fuzz.h"

#include "journal/note.h"
#include "journal/tiles.h"

#define ORIGIN STR("fuzz.example.org/log")

/* The corpus is signed with this key; it protects nothing. */
static const uint8_t seed[CRYPTO_SEED_SIZE] = { 'f', 'u', 'z', 'z' };

static struct str test_key(struct arena *a)
{
    uint8_t key[CRYPTO_PUBLIC_SIZE];

    crypto_sign_public(seed, key);
    return note_key(a, ORIGIN, key);
}

static void opens_to_what_was_written(struct arena *a, struct str note)
{
    struct checkpoint c;
    struct fault f = { 0 };

    if (!note_open(a, note, test_key(a), &c, &f)) {
        HOLDS(f.kind != FAULT_NONE);
        return;
    }
    HOLDS(str_eq(c.origin, ORIGIN));
    HOLDS(str_starts(note, checkpoint_write(a, &c)));
}

static void opens_when_rightly_signed(struct arena *a, struct str text)
{
    struct str note = note_write(a, text, ORIGIN, seed);
    struct note_verifier v;
    struct fault f = { 0 };
    struct str got;

    HOLDS(note_verifier_read(a, test_key(a), &v, &f));
    opens_to_what_was_written(a, note);
    if (note_read(a, note, &v, &got, &f)) /* text need not be UTF-8, nor end with a newline */
        HOLDS(str_eq(got, text));
}

static void prints_back_the_same(struct arena *a, struct str bytes)
{
    struct note_verifier v;
    struct checkpoint c;
    struct tile t;
    struct fault f = { 0 };
    struct str entry, rest = bytes;
    struct buf b = buf_new(a, bytes.len + 1);

    if (note_verifier_read(a, bytes, &v, &f))
        HOLDS(str_eq(note_key(a, v.name, v.key), bytes));
    if (tile_parse(bytes, &t, &f))
        HOLDS(str_eq(tile_path(a, &t), bytes));
    if (checkpoint_read(a, bytes, &c, &f))
        HOLDS(str_starts(bytes, checkpoint_write(a, &c)));
    while (bundle_next(&rest, &entry))
        HOLDS(bundle_add(&b, entry));
    HOLDS(str_eq(buf_str(&b), str_slice(bytes, 0, bytes.len - rest.len)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct str bytes = str_make(data, size);

    HOLDS(a);
    opens_to_what_was_written(a, bytes);
    opens_when_rightly_signed(a, bytes);
    prints_back_the_same(a, bytes);
    return 0;
}
