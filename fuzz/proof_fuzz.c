/* SPDX-License-Identifier: EUPL-1.2 */
/* proof_fuzz.c - tlog-proofs, witnesses' keys, cosignatures and entries: whatever the bytes, no
 * crash; what is accepted was written in its one right form; and no bytes that a fuzzer finds are
 * the witness's signature of another text. */
#include "fuzz.h"

#include "journal/canon.h"
#include "journal/cosign.h"
#include "journal/proof.h"

#define NAME STR("witness.example/fuzz")

static const uint8_t seed[CRYPTO_SEED_SIZE] = { 'f', 'u', 'z', 'z' };

static void a_proof_prints_back_the_same(struct arena *a, struct str bytes)
{
    struct proof_read p;
    struct fault f = { 0 };
    struct str text;

    if (!proof_read(a, bytes, &p, &f)) {
        HOLDS(f.kind != FAULT_NONE);
        return;
    }
    text = proof_write(a, p.n, &p.path, p.note);
    HOLDS(str_find(bytes, STR("\nextra "), 0) != STR_NPOS || str_eq(text, bytes));
    HOLDS(p.path.count <= MERKLE_PROOF_MAX);
}

static void a_witness_key_prints_back_the_same(struct arena *a, struct str bytes)
{
    struct note_verifier v;
    struct fault f = { 0 };

    if (cosign_key_read(a, bytes, &v, &f))
        HOLDS(str_eq(cosign_key_write(a, v.name, v.key), bytes));
}

/* The bytes as a text that the witness signs, and as a note that somebody else says it signed. */
static void only_the_witness_signs_for_it(struct arena *a, struct str bytes)
{
    uint8_t key[CRYPTO_PUBLIC_SIZE];
    struct note_signature *signatures;
    struct note_verifier v;
    struct fault f = { 0 };
    struct str text;
    int64_t seconds;
    size_t count;

    crypto_sign_public(seed, key);
    HOLDS(cosign_key_read(a, cosign_key_write(a, NAME, key), &v, &f));
    if (note_signatures(a, bytes, &text, &signatures, &count, &f))
        for (size_t i = 0; i < count; i++)
            HOLDS(str_starts(bytes, text) &&
                  !cosign_holds(a, &signatures[i], &v, STR("no such text\n"), &seconds));
}

static void an_entry_is_one_object(struct str bytes)
{
    struct canon_entry e;
    const char *why = NULL;

    if (!canon_read(bytes, &e, &why)) {
        HOLDS(why);
        return;
    }
    HOLDS(bytes.ptr[0] == '{' && bytes.ptr[bytes.len - 1] == '}');
    HOLDS(e.act.len && e.at_text.len == 24);
    HOLDS(str_chr(bytes, '\n', 0) == STR_NPOS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct str bytes = str_make(data, size);

    HOLDS(a);
    a_proof_prints_back_the_same(a, bytes);
    a_witness_key_prints_back_the_same(a, bytes);
    only_the_witness_signs_for_it(a, bytes);
    an_entry_is_one_object(bytes);
    return 0;
}
