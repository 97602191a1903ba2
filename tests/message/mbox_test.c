/* SPDX-License-Identifier: EUPL-1.2 */
/* mbox_test.c - messages out of an mbox file, whole or in pieces of any size. */
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "message/message.h"

static const char mbox[] = "From ana@example.org Tue May 12 10:00:00 2026\n"
                           "Subject: one\n\nfirst\n>From here\n>>From there\nFrom nowhere\n\n"
                           "From the text, not a message\n\n"
                           "From bob@example.org Tue May 12 10:01:00 2026\r\n"
                           "Subject: two\r\n\r\nsecond\r\n\r\n"
                           "From eve@example.org Tue May 12 10:02:00 2026\n"
                           "Subject: three\n\ncut off";

static const char *const messages[] = {
    "Subject: one\n\nfirst\nFrom here\n>From there\nFrom nowhere\n\nFrom the text, not a message\n",
    "Subject: two\r\n\r\nsecond\r\n",
    "Subject: three\n\ncut off",
};

/* Feeds `step` more bytes whenever more are wanted. */
static size_t feed(struct arena *a, struct str all, size_t step, struct str *out)
{
    size_t start = 0, end = 0, n = 0;

    for (;;) {
        struct fault f = { 0 };
        struct str one;
        size_t used = message_mbox_next(a, str_slice(all, start, end), end == all.len, &one, &f);

        start += used;
        if (one.ptr)
            out[n++] = one;
        if (!used && end == all.len)
            return n;
        if (!used)
            end = end + step > all.len ? all.len : end + step;
    }
}

static void gives_the_same_messages_however_the_bytes_come(void **state)
{
    (void)state;
    for (size_t step = 1; step < sizeof mbox + 5; step++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct str out[10];

        assert_int_equal(feed(a, str_of(mbox), step, out), 3);
        for (size_t i = 0; i < 3; i++)
            assert_str(out[i], str_of(messages[i]));
    }
}

static void skips_what_stands_before_the_first_message_and_says_so(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct str all = STR("dirt\nmore dirt\n\nFrom a@example.org x\nSubject: x\n\nbody\n"), one;
    struct fault f = { 0 };
    size_t used = message_mbox_next(a, all, true, &one, &f);

    (void)state;
    assert_int_equal(used, 16);
    assert_null(one.ptr);
    assert_int_equal(f.kind, FAULT_INVALID);
    assert_true(message_mbox_next(a, str_from(all, used), true, &one, &f) > 0);
    assert_str(one, STR("Subject: x\n\nbody\n"));
}

static void an_empty_file_holds_nothing(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct str one;

    (void)state;
    assert_int_equal(message_mbox_next(a, STR(""), true, &one, &f), 0);
    assert_int_equal(message_mbox_next(a, STR("\n\n"), true, &one, &f), 2);
    assert_int_equal(f.kind, FAULT_NONE);
}

/* What is given up ends before a From_ line of which only the beginning is there. */
static void a_message_without_end_is_given_up_and_the_next_one_found(void **state)
{
    static const char next[] = "\n\nFrom b@example.org x\nSubject: next\n\nbody\n";
    scoped(arena) *a = arena_new((size_t)256 << 20);
    struct buf b = buf_new(a, INCOMING_BYTES_MAX + 4096);
    struct fault f = { 0 };
    struct str one;
    bool found;
    size_t used;

    (void)state;
    buf_add(&b, STR("From a@example.org x\nSubject: x\n\n"));
    buf_add_fill(&b, 'x', INCOMING_BYTES_MAX);
    buf_add(&b, str_of(next));
    for (size_t cut = 1; cut < sizeof next; cut++) {
        struct str part = str_slice(buf_str(&b), 0, b.len - cut);

        used = message_mbox_next(a, part, false, &one, &f);
        assert_true(used > INCOMING_BYTES_MAX - 8192);
        assert_null(one.ptr);
        assert_int_equal(f.kind, FAULT_LIMIT);
        used += message_mbox_skip(str_from(part, used), false, &found);
        if (!found)
            used += message_mbox_skip(str_from(buf_str(&b), used), true, &found);
        assert_true(found);
        assert_str(str_from(buf_str(&b), used),
                   STR("From b@example.org x\nSubject: next\n\nbody\n"));
    }
}

static void what_is_passed_over_without_a_next_message_is_all_there_is(void **state)
{
    struct str dirt = STR("dirt\nFrom nowhere\nno field\n\nmore");
    bool found = true;

    (void)state;
    assert_int_equal(message_mbox_skip(dirt, true, &found), dirt.len);
    assert_false(found);
    assert_int_equal(message_mbox_skip(STR("From a@example.org x\nSubject: x\n"), true, &found), 0);
    assert_true(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_same_messages_however_the_bytes_come),
        cmocka_unit_test(skips_what_stands_before_the_first_message_and_says_so),
        cmocka_unit_test(an_empty_file_holds_nothing),
        cmocka_unit_test(a_message_without_end_is_given_up_and_the_next_one_found),
        cmocka_unit_test(what_is_passed_over_without_a_next_message_is_all_there_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
