/* SPDX-License-Identifier: EUPL-1.2 */
/* memory_test.c - a decision allocates nothing: every request for memory of the whole process is
 * counted, those of libraries too, while every decision there is is made.
 *
 * Sanitizers bring an allocator of their own, which tells whoever asks it; else the functions below
 * stand before the C library's. */
#include "test.h"

#include <stdlib.h>

#include "policy/scope.h"

#define SCOPES (1u << 7)

static volatile size_t taken;

#if defined(__has_feature)
#define FEATURE(name) __has_feature(name)
#else
#define FEATURE(name) 0
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || FEATURE(address_sanitizer) || \
    FEATURE(thread_sanitizer)

/* Declared in sanitizer/allocator_interface.h, which gcc comes without. */
int __sanitizer_install_malloc_and_free_hooks(void (*taken)(const volatile void *, size_t),
                                              void (*given)(const volatile void *));

static void count_taken(const volatile void *p, size_t size)
{
    (void)p, (void)size;
    taken++;
}

static void count_nothing(const volatile void *p)
{
    (void)p;
}

static bool counts_memory(void)
{
    static int installed;

    if (!installed)
        installed = __sanitizer_install_malloc_and_free_hooks(count_taken, count_nothing);
    return installed > 0;
}

#elif defined(__GLIBC__)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size)
{
    taken++;
    return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    taken++;
    return __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
    taken++;
    return __libc_realloc(p, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    taken++;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **ret, size_t alignment, size_t size)
{
    taken++;
    *ret = __libc_memalign(alignment, size);
    return *ret ? 0 : 12; /* ENOMEM */
}

static bool counts_memory(void)
{
    return true;
}

#else

static bool counts_memory(void)
{
    return false; /* and the tests say that they were skipped */
}

#endif

/* Else a test below would hold whatever happened. */
static void what_is_taken_is_counted(void **state)
{
    void *volatile p;
    size_t before;

    (void)state;
    if (!counts_memory())
        skip();
    before = taken;
    p = malloc(1);
    assert_int_equal(taken, before + 1);
    p = realloc(p, 1000);
    assert_true(taken > before + 1);
    free(p);
    before = taken;
    p = calloc(2, 8);
    assert_int_equal(taken, before + 1);
    free(p);
}

static struct scope scope_of(unsigned bits)
{
    return (struct scope){ .own = bits & 1u,
                           .queues = bits >> 1 & 1u,
                           .record = bits >> 2 & 1u,
                           .is_own = bits >> 3 & 1u,
                           .in_queue = bits >> 4 & 1u,
                           .restricted = bits >> 5 & 1u,
                           .vip = bits >> 6 & 1u };
}

/* With its rule, as the journal has it. */
static size_t decide_all_scopes(const struct matrix *m, unsigned roles, enum purpose purpose,
                                enum category category)
{
    size_t refused = 0;

    for (unsigned bits = 0; bits < SCOPES; bits++) {
        struct scope s = scope_of(bits);
        struct verdict_of_policy v;

        access_decide(m, &s, roles, purpose, category, &v);
        refused += v.access == ACCESS_NONE;
    }
    return refused;
}

static size_t decide_all(const struct matrix *m)
{
    size_t refused = 0;

    for (unsigned roles = 1; roles < 1u << ROLES; roles++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++)
                refused += decide_all_scopes(m, roles, (enum purpose)p, (enum category)c);
    return refused;
}

static void no_decision_takes_memory(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    size_t before, after, refused;
    struct fault f = { 0 };
    struct matrix m;

    (void)state;
    if (!counts_memory())
        skip();
    assert_ok(matrix_read(a, matrix_default(), &m, &f));
    before = taken;
    refused = decide_all(&m);
    after = taken;
    assert_int_equal(after, before);
    assert_true(refused > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_is_counted),
        cmocka_unit_test(no_decision_takes_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
