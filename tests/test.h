/* SPDX-License-Identifier: EUPL-1.2 */
/* test.h - cmocka with what it wants included first, and comparing slices. */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str(got, want)                                                                      \
    do {                                                                                           \
        struct str got_ = (got), want_ = (want);                                                   \
        if (!str_eq(got_, want_))                                                                  \
            fail_msg("got \"%.*s\", want \"%.*s\"", STR_ARG(got_), STR_ARG(want_));                \
    } while (0)

/* Fails with the fault's text. */
#define assert_ok(call)                                                                            \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, f.text);                                                     \
    } while (0)

#define assert_fault(call, want)                                                                   \
    do {                                                                                           \
        assert_false(call);                                                                        \
        if (f.kind != (want))                                                                      \
            fail_msg("%s: got fault %d (%s)", #call, (int)f.kind, f.text);                         \
    } while (0)

#endif
