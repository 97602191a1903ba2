/* SPDX-License-Identifier: EUPL-1.2 */
/* proof_test.c - what is handed out reads back, and nothing else does. */
#include "test.h"

#include "journal/proof.h"

#define ORIGIN STR("guichet.example.org/log")

static const uint8_t seed[CRYPTO_SEED_SIZE] = { 9 };

struct made {
    struct arena *arena;
    struct str text, entry, key;
};

/* Two entries; the proof is of the second. */
static void make(struct made *m, struct arena *a)
{
    struct checkpoint c = { .origin = ORIGIN, .size = 2 };
    uint8_t leaf[2][32], public_key[CRYPTO_PUBLIC_SIZE];
    struct journal_proof path = { &leaf[0], 1 };

    m->arena = a;
    m->entry = STR("two");
    merkle_leaf(STR("one"), leaf[0]);
    merkle_leaf(m->entry, leaf[1]);
    merkle_node(leaf[0], leaf[1], c.root);
    crypto_sign_public(seed, public_key);
    m->key = note_key(a, ORIGIN, public_key);
    m->text = proof_write(a, 1, &path, note_sign(a, &c, seed));
}

static void what_is_written_reads_back_and_holds(void **state)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct proof_read p;
    struct made m;
    struct fault f = { 0 };

    (void)state;
    make(&m, a);
    assert_ok(proof_check(a, m.text, m.entry, m.key, &f));
    assert_ok(proof_read(a, m.text, &p, &f));
    assert_str(proof_write(a, p.n, &p.path, p.note), m.text);
    assert_fault(proof_check(a, m.text, STR("three"), m.key, &f), FAULT_DAMAGED);
}

/* One change each, at a place that is found by its text. */
static void every_change_is_refused(void **state)
{
    static const struct {
        const char *from, *to;
    } cases[] = {
        { "@v1\n", "@v2\n" },
        { "index 1\n", "index 01\n" },
        { "index 1\n", "index 0\n" },
        { "index 1\n", "index 2\n" },
        { "index 1\n", "index -1\n" },
        { "index 1\n", "index 99999999999999999999\n" },
        { "index 1\n", "" },
        { "index 1\n", "index 1\nAAAA\n" },
        { "index 1\n", "index 1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" },
        { "index 1\n", "extra !\nindex 1\n" },
        { "index 1\n", "index 1\n\n" },
        { "/log\n2\n", "/log\n3\n" },
        { "/log\n2\n", "/log\n" },
        { "\n\n", "\n" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct str from = str_of(cases[i].from), changed;
        struct fault f = { 0 };
        struct made m;
        size_t at;

        make(&m, a);
        at = str_find(m.text, from, 0);
        assert_true(at != STR_NPOS);
        changed = str_printf(a, "%.*s%s%.*s", STR_ARG(str_slice(m.text, 0, at)), cases[i].to,
                             STR_ARG(str_from(m.text, at + from.len)));
        if (proof_check(a, changed, m.entry, m.key, &f))
            fail_msg("taken all the same: %.*s", STR_ARG(changed));
    }
}

static void extra_data_is_passed_over(void **state)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct fault f = { 0 };
    struct made m;
    size_t at;

    (void)state;
    make(&m, a);
    at = str_find(m.text, STR("index"), 0);
    m.text = str_printf(a, "%.*sextra AAAA\n%.*s", STR_ARG(str_slice(m.text, 0, at)),
                        STR_ARG(str_from(m.text, at)));
    assert_ok(proof_check(a, m.text, m.entry, m.key, &f));
}

/* Exhibits are text: whatever an entry held, it is no markup. */
static void a_page_holds_its_exhibits_as_text(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct page_parts p = { .n = 7,
                            .entry = STR("{\"act\":\"</pre><script>alert(1)</script>&\"}"),
                            .proof = STR("proof"),
                            .key = STR("key") };
    struct fault f = { 0 };
    struct str html;

    (void)state;
    assert_ok(page_write(a, &p, &html, &f));
    assert_true(str_find(html, STR("alert(1)</script>"), 0) == STR_NPOS);
    assert_true(str_find(html, STR("&lt;/pre&gt;&lt;script&gt;alert(1)"), 0) != STR_NPOS);
    assert_true(str_find(html, STR("default-src 'none'; script-src 'sha256-"), 0) != STR_NPOS);
    assert_true(str_find(html, STR("@"), 0) !=
                STR_NPOS); /* c2sp.org/tlog-proof@v1, in the script */
    assert_true(str_find(html, STR("@NUMBER@"), 0) == STR_NPOS);
    assert_true(str_find(html, STR("http"), 0) == str_find(html, STR("http-equiv"), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back_and_holds),
        cmocka_unit_test(every_change_is_refused),
        cmocka_unit_test(extra_data_is_passed_over),
        cmocka_unit_test(a_page_holds_its_exhibits_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
