/* SPDX-License-Identifier: EUPL-1.2 */
/* gazetteer.c - look-up in a file of buckets (see gazetteer.h).
 *
 * All numbers little-endian:
 *
 *     0  magic "GCHGAZ\r\n"
 *     8  u32 version          12  u32 buckets
 *    16  u32 entries          20  u32 0
 *    24  u64 size of the file
 *    32  u64 checksum of the buckets
 *    40  16 bytes 0
 *    56  u64 checksum of bytes 0 to 55
 *    64  buckets of 8 u32, each a fingerprint (20 bits) over what the word is (12 bits); 0: empty
 *
 * A word lies in its first bucket, or in its second if the first is full (a bucket once full
 * stays so while the file is made).  So one or two cache lines are read, whatever the word. */
#include "model/gazetteer.h"

#include <endian.h>
#include <string.h>

#include "model/linear_priv.h"

#define GAZETTEER_MAGIC "GCHGAZ\r\n"
#define SLOTS           8u
#define BUCKET_SIZE     (SLOTS * 4)

enum gazetteer_at {
    AT_BUCKETS = 12,
    AT_FILE_SIZE = 24,
    AT_BUCKETS_SUM = 32,
    AT_GAZETTEER_SUM = 56,
};

bool gazetteer_load(struct str bytes, enum model_check check, struct gazetteer *ret_gazetteer,
                    struct fault *f)
{
    const char *p = bytes.ptr;
    struct gazetteer g;

    if (bytes.len < HEAD_SIZE || memcmp(p, GAZETTEER_MAGIC, 8) != 0)
        return fault_set(f, FAULT_INVALID, "this is no gazetteer");
    if (get_u32(p + AT_VERSION) != GAZETTEER_VERSION)
        return fault_set(f, FAULT_INVALID, "gazetteer of version %u, this program reads %d",
                         get_u32(p + AT_VERSION), GAZETTEER_VERSION);
    g.buckets = p + HEAD_SIZE;
    g.count = get_u32(p + AT_BUCKETS);
    if (model_checksum(0, p, AT_GAZETTEER_SUM) != get_u64(p + AT_GAZETTEER_SUM))
        return fault_set(f, FAULT_DAMAGED, "the checksum of the gazetteer's head is wrong");
    if (g.count == 0 || g.count > GAZETTEER_BUCKETS_MAX || get_u64(p + AT_FILE_SIZE) != bytes.len ||
        bytes.len - HEAD_SIZE != (size_t)g.count * BUCKET_SIZE)
        return fault_set(f, FAULT_DAMAGED, "gazetteer of %zu bytes: its head asks for another size",
                         bytes.len);
    if (check == MODEL_CHECK_ALL &&
        model_checksum(0, g.buckets, bytes.len - HEAD_SIZE) != get_u64(p + AT_BUCKETS_SUM))
        return fault_set(f, FAULT_DAMAGED, "the checksum of the gazetteer's words is wrong");
    *ret_gazetteer = g;
    return true;
}

/* FNV leaves the high bits of short words alike; the bucket is taken from them. */
static uint32_t mixed(uint32_t h)
{
    h = (h ^ h >> 16) * 0x7feb352dU;
    h = (h ^ h >> 15) * 0x846ca68bU;
    return h ^ h >> 16;
}

/* The entry of a bucket, and whether the bucket is full.  Without a branch inside, so that the
 * compiler compares several slots at once. */
static uint32_t entry_in(const struct gazetteer *g, uint32_t h, uint32_t fingerprint,
                         bool *ret_full)
{
    const char *p = g->buckets + ((uint64_t)h * g->count >> 32) * BUCKET_SIZE;
    uint32_t slot[SLOTS], found = 0;

    memcpy(slot, p, sizeof slot);
    for (size_t i = 0; i < SLOTS; i++) {
        slot[i] = le32toh(slot[i]);
        found |= (slot[i] & ~0xfffu) == fingerprint ? slot[i] & 0xfff : 0;
    }
    *ret_full = slot[SLOTS - 1] != 0;
    return found;
}

void gazetteer_fetch(const struct gazetteer *g, uint32_t hash)
{
    __builtin_prefetch(g->buckets + ((uint64_t)mixed(hash) * g->count >> 32) * BUCKET_SIZE);
}

uint32_t gazetteer_find(const struct gazetteer *g, uint32_t hash)
{
    uint32_t h = mixed(hash), fingerprint = h << 12, found;
    bool full;

    found = entry_in(g, h, fingerprint, &full);
    if (!found && full)
        found = entry_in(g, h * 0x9e3779b1U, fingerprint, &full);
    return found & ((1u << GAZETTEER_BITS) - 1);
}

uint32_t gazetteer_word(const struct gazetteer *g, struct str folded)
{
    uint32_t h = GAZETTEER_HASH_START;

    for (size_t i = 0; i < folded.len; i++)
        h = gazetteer_hash(h, folded.ptr[i]);
    return gazetteer_find(g, h);
}
