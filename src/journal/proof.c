/* SPDX-License-Identifier: EUPL-1.2 */
/* proof.c - see proof.h. */
#include "journal/proof.h"

#include <string.h>

#include "base/buf.h"

#define MAGIC STR("c2sp.org/tlog-proof@v1\n")
#define EXTRA STR("extra ")
#define INDEX STR("index ")

struct str proof_write(struct arena *a, uint64_t n, const struct journal_proof *path,
                       struct str note)
{
    struct buf b = buf_new(a, PROOF_TEXT_MAX + note.len);

    buf_add(&b, MAGIC);
    buf_printf(&b, "index %llu\n", (unsigned long long)n);
    for (size_t i = 0; i < path->count; i++) {
        buf_add(&b, crypto_base64(a, path->hashes[i], 32));
        buf_add_char(&b, '\n');
    }
    buf_add_char(&b, '\n');
    buf_add(&b, note);
    return buf_str(&b);
}

static bool malformed(struct fault *f, const char *why)
{
    return fault_set(f, FAULT_INVALID, "proof: %s", why);
}

static bool read_path(struct arena *a, struct str lines, struct journal_proof *ret, struct fault *f)
{
    struct str line, hash;

    ret->hashes = arena_array(a, MERKLE_PROOF_MAX, sizeof *ret->hashes);
    ret->count = 0;
    if (!arena_check(a, f))
        return false;
    while (lines.len && str_split(&lines, '\n', &line)) {
        if (ret->count == MERKLE_PROOF_MAX)
            return malformed(f, "more hashes than any tree has levels");
        if (!crypto_unbase64(a, line, &hash) || hash.len != 32)
            return malformed(f, "a hash is no base64 of 32 bytes");
        memcpy(ret->hashes[ret->count++], hash.ptr, 32);
    }
    return true;
}

/* "index 17\n": plain decimal, below 2^63. */
static bool read_index(struct str *rest, uint64_t *ret, struct fault *f)
{
    struct str line;

    if (!str_split(rest, '\n', &line) || !str_starts(line, INDEX))
        return malformed(f, "no index");
    line = str_from(line, INDEX.len);
    if (!str_to_u64(line, ret) || (line.len > 1 && line.ptr[0] == '0') || *ret > INT64_MAX)
        return malformed(f, "the index is no plain decimal number");
    return true;
}

bool proof_read(struct arena *a, struct str text, struct proof_read *ret, struct fault *f)
{
    size_t at = str_find(text, STR("\n\n"), 0);
    struct proof_read p = { .n = 0 };
    struct str head, line, extra;

    if (text.len > PROOF_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "proof: larger than %zu bytes", PROOF_TEXT_MAX);
    if (!str_starts(text, MAGIC) || at == STR_NPOS)
        return malformed(f, "not a tlog-proof");
    head = str_slice(text, MAGIC.len, at + 1);
    p.note = str_from(text, at + 2);
    if (str_starts(head, EXTRA) &&
        (!str_split(&head, '\n', &line) || !crypto_unbase64(a, str_from(line, EXTRA.len), &extra)))
        return malformed(f, "the extra data is no base64");
    if (!read_index(&head, &p.n, f) || !read_path(a, head, &p.path, f))
        return false;
    if (!p.note.len)
        return malformed(f, "no checkpoint");
    *ret = p;
    return true;
}

bool proof_check(struct arena *a, struct str text, struct str entry, struct str verifier_key,
                 struct fault *f)
{
    struct proof_read p;
    struct checkpoint c;
    uint8_t leaf[32];

    if (!proof_read(a, text, &p, f) || !note_open(a, p.note, verifier_key, &c, f))
        return false;
    merkle_leaf(entry, leaf);
    return merkle_check_entry(leaf, p.n, c.size, &p.path, c.root) ||
           fault_set(f, FAULT_DAMAGED, "journal: entry %llu: is not what the proof proves",
                     (unsigned long long)p.n);
}
