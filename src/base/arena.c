/* SPDX-License-Identifier: EUPL-1.2 */
/* arena.c - see arena.h.  Blocks double from 16 KiB; a piece larger than the largest gets its own
 * from the kernel, whose pages are zero, cost nothing until they are written, and need no wiping
 * when they go back, for nobody gets them as they were. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/sanitizer.h"

#define FIRST_BLOCK   ((size_t)16 << 10)
#define LARGEST_BLOCK ((size_t)4 << 20)
#define ALIGN         _Alignof(max_align_t)

struct block {
    struct block *older;
    size_t size, used;
    bool mapped; /* of the kernel: what is not used yet is zero */
    _Alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *block;
    size_t max, used;
    bool failed;
};

static struct block *block_map(size_t size)
{
    void *p = size > SIZE_MAX - sizeof(struct block)
                  ? MAP_FAILED
                  : mmap(NULL, sizeof(struct block) + size, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return p == MAP_FAILED ? NULL : p;
}

static bool block_push(struct arena *a, size_t at_least)
{
    size_t size = a->block ? a->block->size * 2 : FIRST_BLOCK;
    bool mapped = at_least > LARGEST_BLOCK && !TRACED_BY_SANITIZER; /* it knows what malloc gives */
    struct block *b;

    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < at_least)
        size = at_least;
    b = mapped ? block_map(size) : malloc(sizeof *b + size);
    if (!b)
        return false;
    b->older = a->block;
    b->size = size;
    b->used = 0;
    b->mapped = mapped;
    a->block = b;
    return true;
}

struct arena *arena_new(size_t max)
{
    struct arena *a = calloc(1, sizeof *a);

    if (a)
        a->max = max;
    return a;
}

/* explicit_bzero so that the compiler cannot drop the store to memory about to be freed. */
static void block_free(struct block *b)
{
    if (b->mapped) {
        munmap(b, sizeof *b + b->size);
        return;
    }
    explicit_bzero(b->bytes, b->used);
    free(b);
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    while (a->block) {
        struct block *older = a->block->older;

        block_free(a->block);
        a->block = older;
    }
    free(a);
}

void arena_drop(struct arena **a)
{
    arena_free(*a);
}

void arena_reset(struct arena *a)
{
    while (a->block && a->block->older) {
        struct block *older = a->block->older;

        block_free(a->block);
        a->block = older;
    }
    if (a->block && a->block->mapped) {
        block_free(a->block);
        a->block = NULL;
    }
    if (a->block) {
        explicit_bzero(a->block->bytes, a->block->used);
        a->block->used = 0;
    }
    a->used = 0;
    a->failed = false;
}

/* Bytes that hold anything. */
static void *take(struct arena *a, size_t size)
{
    size_t rounded = (size + ALIGN - 1) & ~(ALIGN - 1);
    void *p;

    if (a->failed || rounded < size || rounded > a->max - a->used)
        goto full;
    if ((!a->block || rounded > a->block->size - a->block->used) && !block_push(a, rounded))
        goto full;
    p = a->block->bytes + a->block->used;
    a->block->used += rounded;
    a->used += rounded;
    return p;
full:
    a->failed = true;
    return NULL;
}

void *arena_alloc(struct arena *a, size_t size)
{
    void *p = take(a, size);

    if (p && !a->block->mapped)
        memset(p, 0, size);
    return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) {
        a->failed = true;
        return NULL;
    }
    return arena_alloc(a, n * size);
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
    size_t old_rounded = (old_size + ALIGN - 1) & ~(ALIGN - 1);
    size_t new_rounded = (new_size + ALIGN - 1) & ~(ALIGN - 1);
    struct block *b = a->block;
    void *p;

    if (new_size <= old_size)
        return old;
    if (old && b && new_rounded >= new_size && (char *)old + old_rounded == b->bytes + b->used &&
        new_rounded - old_rounded <= b->size - b->used &&
        new_rounded - old_rounded <= a->max - a->used) {
        b->used += new_rounded - old_rounded;
        a->used += new_rounded - old_rounded;
        memset((char *)old + old_size, 0, new_size - old_size);
        return old;
    }
    p = take(a, new_size);
    if (!p)
        return NULL;
    if (old_size)
        /* Where there is a size there is memory: both are from an earlier call. */
        /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
        memcpy(p, old, old_size);
    if (!a->block->mapped)
        memset((char *)p + old_size, 0, new_size - old_size);
    return p;
}

bool arena_ok(const struct arena *a)
{
    return !a->failed;
}

bool arena_check(const struct arena *a, struct fault *f)
{
    if (!a->failed)
        return true;
    return fault_set(f, FAULT_LIMIT, "needs more than the %zu bytes one piece of work may use",
                     a->max);
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}
