/* SPDX-License-Identifier: EUPL-1.2 */
/* submit_test.c - what a witness's answer means (C2SP tlog-witness). */
#include "test.h"

#include "journal/cosign.h"
#include "journal/note.h"
#include "journal/submit.h"

static const uint8_t log_seed[CRYPTO_SEED_SIZE] = { 1 }, witness_seed[CRYPTO_SEED_SIZE] = { 2 },
                     other_seed[CRYPTO_SEED_SIZE] = { 3 };

static struct str note_of(struct arena *a, uint64_t size)
{
    const struct checkpoint c = { .origin = STR("log.example"), .size = size };

    return note_sign(a, &c, log_seed);
}

static struct str key_of(struct arena *a, const uint8_t *seed)
{
    uint8_t key[CRYPTO_PUBLIC_SIZE];

    crypto_sign_public(seed, key);
    return cosign_key_write(a, STR("w.example"), key);
}

static void each_answer_means_one_thing(void **state)
{
    static const struct {
        int status;
        const char *type, *body;
        enum submit_said said;
        uint64_t size;
    } cases[] = {
        { 200, "text/plain", "\xe2\x80\x94 w x\n", SUBMIT_COSIGNED, 0 },
        { 200, "text/plain", "", SUBMIT_NONSENSE, 0 },
        { 403, "text/plain", "", SUBMIT_UNTRUSTED_KEY, 0 },
        { 404, "text/plain", "", SUBMIT_UNKNOWN_LOG, 0 },
        { 409, "text/x.tlog.size", "17\n", SUBMIT_OTHER_SIZE, 17 },
        { 409, "text/x.tlog.size; charset=utf-8", "0\n", SUBMIT_OTHER_SIZE, 0 },
        { 409, "text/x.tlog.size", "5\n", SUBMIT_INCONSISTENT, 0 }, /* what was sent */
        { 409, "text/plain", "17\n", SUBMIT_NONSENSE, 0 },
        { 409, "text/x.tlog.size", "17", SUBMIT_NONSENSE, 0 },
        { 409, "text/x.tlog.size", "017\n", SUBMIT_NONSENSE, 0 },
        { 409, "text/x.tlog.size", "-1\n", SUBMIT_NONSENSE, 0 },
        { 409, "text/x.tlog.size", "\n", SUBMIT_NONSENSE, 0 },
        { 409, "text/x.tlog.size", "18446744073709551615\n", SUBMIT_NONSENSE, 0 },
        { 422, "text/plain", "", SUBMIT_INCONSISTENT, 0 },
        { 400, "text/plain", "", SUBMIT_NONSENSE, 0 },
        { 500, "text/plain", "", SUBMIT_NONSENSE, 0 },
        { 301, "text/plain", "", SUBMIT_NONSENSE, 0 },
    };
    scoped(arena) *a = arena_new((size_t)4 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct posted answer = { cases[i].status, str_of(cases[i].type),
                                       str_of(cases[i].body) };
        struct str note = STR("");
        uint64_t size = 0;
        enum submit_said said = submit_read(a, 5, note_of(a, 9), &answer, &note, &size);

        assert_int_equal(said, cases[i].said);
        if (said == SUBMIT_OTHER_SIZE)
            assert_int_equal(size, cases[i].size);
    }
}

static void only_the_key_s_own_line_for_this_checkpoint_counts(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct str note = note_of(a, 9), text, other_text, key = key_of(a, witness_seed);
    const uint8_t *seeds[] = { witness_seed, other_seed };
    struct note_signature *signatures;
    struct fault f = { 0 };
    size_t count;

    (void)state;
    assert_ok(note_signatures(a, note, &text, &signatures, &count, &f));
    assert_ok(note_signatures(a, note_of(a, 8), &other_text, &signatures, &count, &f));
    assert_false(submit_is_cosigned(a, note, key));
    assert_false(submit_is_cosigned(a, STR("nonsense"), key));
    assert_false(submit_is_cosigned(a, note, STR("nonsense")));
    for (size_t i = 0; i < COUNT_OF(seeds); i++) {
        struct str line = cosign_write(a, text, STR("w.example"), 1700000000, seeds[i]),
                   of_other = cosign_write(a, other_text, STR("w.example"), 1700000000, seeds[i]);

        assert_int_equal(
            submit_is_cosigned(a, str_printf(a, "%.*s%.*s", STR_ARG(note), STR_ARG(line)), key),
            i == 0);
        assert_false(submit_is_cosigned(
            a, str_printf(a, "%.*s%.*s", STR_ARG(note), STR_ARG(of_other)), key));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_means_one_thing),
        cmocka_unit_test(only_the_key_s_own_line_for_this_checkpoint_counts),
    };
    struct fault f = { 0 };

    if (!crypto_start(&f))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
