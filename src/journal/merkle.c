/* SPDX-License-Identifier: EUPL-1.2 */
/* merkle.c - see merkle.h.  Proving follows the definitions of RFC 6962, 2.1, top down; checking
 * follows RFC 9162, 2.1.3.2 and 2.1.4.2, bottom up: two ways that agree only when both are right.
 */
#include "journal/merkle.h"

#include <string.h>

void merkle_leaf(struct str entry, uint8_t ret[static 32])
{
    const struct crypto_part parts[] = { { "\0", 1 }, { entry.ptr, entry.len } };

    crypto_sha256(parts, COUNT_OF(parts), ret);
}

void merkle_node(const uint8_t left[static 32], const uint8_t right[static 32],
                 uint8_t ret[static 32])
{
    const struct crypto_part parts[] = { { "\1", 1 }, { left, 32 }, { right, 32 } };

    crypto_sha256(parts, COUNT_OF(parts), ret);
}

void merkle_fold(uint8_t (*hashes)[32], size_t count, uint8_t ret_root[static 32])
{
    for (; count > 1; count /= 2)
        for (size_t i = 0; i < count / 2; i++)
            merkle_node(hashes[2 * i], hashes[2 * i + 1], hashes[i]);
    memcpy(ret_root, hashes[0], 32);
}

/* The largest power of two below n, which is at least 2: where RFC 6962 splits n leaves. */
static uint64_t split_of(uint64_t n)
{
    uint64_t k = 1;

    while (k < n - k)
        k *= 2;
    return k;
}

/* The root over leaves [start, start + n), a node of some tree: so its complete subtrees, one a
 * bit of n, are aligned.  Folds them from the smallest, rightmost one. */
static bool range_root(const struct merkle_source *s, uint64_t start, uint64_t n,
                       uint8_t ret[static 32], struct fault *f)
{
    uint64_t end = start + n;
    bool first = true;

    for (int level = 0; level < 64 && n >> level; level++) {
        uint8_t left[32];

        if (!(n >> level & 1))
            continue;
        end -= (uint64_t)1 << level;
        if (!s->hash(s->arg, level, end >> level, left, f))
            return false;
        if (first)
            memcpy(ret, left, 32);
        else
            merkle_node(left, ret, ret);
        first = false;
    }
    return true;
}

bool merkle_root(const struct merkle_source *s, uint64_t size, uint8_t ret_root[static 32],
                 struct fault *f)
{
    uint8_t root[32];

    if (size == 0)
        crypto_sha256(NULL, 0, root);
    else if (!range_root(s, 0, size, root, f))
        return false;
    memcpy(ret_root, root, 32);
    return true;
}

/* A proof is found from the root down and written from the leaf up: ranges are noted first. */
struct path {
    struct {
        uint64_t start, n;
    } steps[MERKLE_PROOF_MAX + 1];
    size_t count;
};

static void path_add(struct path *p, uint64_t start, uint64_t n)
{
    p->steps[p->count].start = start;
    p->steps[p->count++].n = n;
}

static bool path_hashes(const struct merkle_source *s, struct arena *a, const struct path *p,
                        struct journal_proof *ret, struct fault *f)
{
    uint8_t(*hashes)[32] = arena_array(a, p->count + 1, 32);

    if (!hashes)
        return arena_check(a, f);
    for (size_t i = 0; i < p->count; i++) {
        size_t from = p->count - 1 - i;

        if (!range_root(s, p->steps[from].start, p->steps[from].n, hashes[i], f))
            return false;
    }
    *ret = (struct journal_proof){ hashes, p->count };
    return true;
}

bool merkle_prove_entry(const struct merkle_source *s, struct arena *a, uint64_t n, uint64_t size,
                        struct journal_proof *ret, struct fault *f)
{
    struct path p = { .count = 0 };
    uint64_t start = 0, left = size;

    if (n >= size)
        return fault_set(f, FAULT_INVALID, "entry %llu is not among the first %llu",
                         (unsigned long long)n, (unsigned long long)size);
    while (left > 1) {
        uint64_t k = split_of(left);

        if (n - start < k) {
            path_add(&p, start + k, left - k);
            left = k;
        } else {
            path_add(&p, start, k);
            start += k;
            left -= k;
        }
    }
    return path_hashes(s, a, &p, ret, f);
}

bool merkle_prove_growth(const struct merkle_source *s, struct arena *a, uint64_t old_size,
                         uint64_t size, struct journal_proof *ret, struct fault *f)
{
    struct path p = { .count = 0 };
    uint64_t start = 0, left = size, m = old_size;

    if (old_size > size)
        return fault_set(f, FAULT_INVALID, "a log of %llu entries did not grow from %llu",
                         (unsigned long long)size, (unsigned long long)old_size);
    while (m && m != left) {
        uint64_t k = split_of(left);

        if (m <= k) {
            path_add(&p, start + k, left - k);
            left = k;
        } else {
            path_add(&p, start, k);
            start += k;
            m -= k;
            left -= k;
        }
    }
    if (start) /* else the checker holds this very hash: the old root */
        path_add(&p, start, left);
    return path_hashes(s, a, &p, ret, f);
}

bool merkle_check_entry(const uint8_t leaf[static 32], uint64_t n, uint64_t size,
                        const struct journal_proof *proof, const uint8_t root[static 32])
{
    uint64_t last = size - 1;
    uint8_t hash[32];

    if (n >= size)
        return false;
    memcpy(hash, leaf, 32);
    for (size_t i = 0; i < proof->count; i++) {
        if (!last)
            return false;
        if (n & 1 || n == last) {
            merkle_node(proof->hashes[i], hash, hash);
            while (!(n & 1) && n) {
                n >>= 1;
                last >>= 1;
            }
        } else {
            merkle_node(hash, proof->hashes[i], hash);
        }
        n >>= 1;
        last >>= 1;
    }
    return !last && crypto_same(hash, root, 32);
}

static bool subtree_ok(uint64_t start, uint64_t end, uint64_t size)
{
    uint64_t holds = 1;

    if (start >= end || end > size)
        return false;
    while (holds && holds < end - start)
        holds *= 2;
    return holds ? start % holds == 0 : start == 0;
}

/* Where the walk stands: the first and the last node of the range, and the last of the tree, all
 * on one level. */
struct walk {
    uint64_t first, last, tree;
};

static void up(struct walk *w)
{
    w->first >>= 1;
    w->last >>= 1;
    w->tree >>= 1;
}

/* Up to the largest node that both trees share below the range's last leaf. */
static void up_to_shared(struct walk *w)
{
    bool same_end = w->last == w->tree;

    while (w->first != w->last && (same_end || w->last & 1))
        up(w);
}

bool merkle_check_range(uint64_t start, uint64_t end, const uint8_t part[static 32], uint64_t size,
                        const uint8_t root[static 32], const struct journal_proof *proof)
{
    struct walk w = { start, end - 1, size - 1 };
    uint8_t old_hash[32], hash[32];
    size_t i = 0;

    if (start == end && end <= size) { /* nothing is part of everything */
        crypto_sha256(NULL, 0, hash);
        return !proof->count && crypto_same(hash, part, 32);
    }
    if (!subtree_ok(start, end, size))
        return false;
    up_to_shared(&w);
    if (w.first != w.last && !proof->count)
        return false;
    memcpy(hash, w.first == w.last ? part : proof->hashes[i++], 32);
    memcpy(old_hash, hash, 32);
    for (; i < proof->count; i++) {
        if (!w.tree)
            return false;
        if (w.last & 1 || w.last == w.tree) {
            if (w.first < w.last)
                merkle_node(proof->hashes[i], old_hash, old_hash);
            merkle_node(proof->hashes[i], hash, hash);
            while (!(w.last & 1) && w.last)
                up(&w);
        } else {
            merkle_node(hash, proof->hashes[i], hash);
        }
        up(&w);
    }
    return !w.tree && crypto_same(old_hash, part, 32) && crypto_same(hash, root, 32);
}

bool merkle_check_growth(uint64_t old_size, const uint8_t old_root[static 32], uint64_t size,
                         const uint8_t root[static 32], const struct journal_proof *proof)
{
    return old_size && merkle_check_range(0, old_size, old_root, size, root, proof);
}

void merkle_edge_add(struct merkle_edge *e, const uint8_t leaf[static 32],
                     void (*done)(void *arg, int level, uint64_t index,
                                  const uint8_t hash[static 32]),
                     void *arg)
{
    uint8_t hash[32];
    int level = 0;

    memcpy(hash, leaf, 32);
    if (done)
        done(arg, 0, e->size, hash);
    for (; e->size >> level & 1; level++) {
        merkle_node(e->at[level], hash, hash);
        if (done)
            done(arg, level + 1, e->size >> (level + 1), hash);
    }
    memcpy(e->at[level], hash, 32);
    e->size++;
}

void merkle_edge_root(const struct merkle_edge *e, uint8_t ret_root[static 32])
{
    bool first = true;

    crypto_sha256(NULL, 0, ret_root);
    for (int level = 0; level < 64; level++) {
        if (!(e->size >> level & 1))
            continue;
        if (first)
            memcpy(ret_root, e->at[level], 32);
        else
            merkle_node(e->at[level], ret_root, ret_root);
        first = false;
    }
}
