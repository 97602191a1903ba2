/* SPDX-License-Identifier: EUPL-1.2 */
/* crypto_test.c - public vectors (FIPS 180-4, RFC 4231, RFC 8032, draft-irtf-cfrg-xchacha) and what
 * the header promises beyond them. */
#include "test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/thread.h"
#include "crypto/crypto.h"

static struct arena *arena;

static int set_up(void **state)
{
    struct fault f = { 0 };

    (void)state;
    assert_ok(crypto_start(&f));
    arena = arena_new((size_t)16 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct str unhex(const char *hex)
{
    struct str s;

    assert_true(crypto_unhex(arena, str_of(hex), &s));
    return s;
}

static const uint8_t *bytes(struct str s)
{
    return (const uint8_t *)s.ptr;
}

static void sha256_gives_the_hashes_of_fips_180(void **state)
{
    static const struct {
        const char *text, *hash;
    } cases[] = {
        { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str text = str_of(cases[i].text);
        size_t half = text.len / 2;
        uint8_t hash[32];

        crypto_sha256(
            (struct crypto_part[]){ { text.ptr, half }, { text.ptr + half, text.len - half } }, 2,
            hash);
        assert_str(crypto_hex(arena, hash, 32), str_of(cases[i].hash));
    }
}

static void hmac_gives_the_tags_of_rfc_4231(void **state)
{
    struct str jefe = STR("what do ya want for nothing?"), big = STR("Test Using Larger Than Block-"
                                                                     "Size Key - Hash Key First");
    char key[131];
    uint8_t tag[32];

    (void)state;
    crypto_hmac_sha256(STR("Jefe"), &(struct crypto_part){ jefe.ptr, jefe.len }, 1, tag);
    assert_str(crypto_hex(arena, tag, 32),
               STR("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    memset(key, 0xaa, sizeof key);
    crypto_hmac_sha256(str_make(key, sizeof key), &(struct crypto_part){ big.ptr, big.len }, 1,
                       tag);
    assert_str(crypto_hex(arena, tag, 32),
               STR("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

static void ed25519_signs_as_rfc_8032_does(void **state)
{
    static const struct {
        const char *seed, *public_key, *text, *signature;
    } cases[] = {
        { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
          "1cf9b46bd25bf5f0595bbe24655141438e7a100b" },
        { "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613"
          "d0f11d8c387b2eaeb4302aeeb00d291612bb0c00" },
        { "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
          "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
          "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760"
          "984dc6594a7c15e9716ed28dc027beceea1ec40a" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str seed = unhex(cases[i].seed), text = unhex(cases[i].text);
        uint8_t public_key[32], signature[64];

        crypto_sign_public(bytes(seed), public_key);
        assert_str(crypto_hex(arena, public_key, 32), str_of(cases[i].public_key));
        crypto_sign_text(bytes(seed), text, signature);
        assert_str(crypto_hex(arena, signature, 64), str_of(cases[i].signature));
        assert_true(crypto_verify(public_key, text, signature));
        for (size_t bit = 0; bit < 512; bit++) {
            signature[bit / 8] ^= (uint8_t)(1 << bit % 8);
            assert_false(crypto_verify(public_key, text, signature));
            signature[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
    }
}

/* draft-irtf-cfrg-xchacha-03, A.3.1. */
static void xchacha_opens_the_vector_of_its_draft(void **state)
{
    struct str key = unhex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    struct str about = unhex("50515253c0c1c2c3c4c5c6c7");
    struct str sealed = unhex(
        "404142434445464748494a4b4c4d4e4f5051525354555657"
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4e"
        "da7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2"
        "383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
    struct str want = STR("Ladies and Gentlemen of the class of '99: If I could offer you only one "
                          "tip for the future, sunscreen would be it.");
    uint8_t text[114];

    (void)state;
    assert_int_equal(sealed.len, sizeof text + CRYPTO_SEAL_EXTRA);
    assert_true(crypto_unseal(bytes(key), about, sealed, text));
    assert_str(str_make(text, sizeof text), want);
}

static void what_was_sealed_opens_only_unchanged(void **state)
{
    static const size_t lengths[] = { 0, 1, 15, 16, 17, 200, 4096 };
    uint8_t key[32], other[32], text[4096], sealed[4096 + CRYPTO_SEAL_EXTRA], back[4096];
    uint8_t untouched[4096];

    (void)state;
    crypto_random(key, sizeof key);
    crypto_random(other, sizeof other);
    crypto_random(text, sizeof text);
    memset(untouched, 0x5a, sizeof untouched);
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        size_t n = lengths[i];
        struct str whole = str_make(sealed, n + CRYPTO_SEAL_EXTRA);

        crypto_seal(key, STR("row 1"), str_make(text, n), sealed);
        assert_true(crypto_unseal(key, STR("row 1"), whole, back));
        assert_memory_equal(back, text, n);
        memset(back, 0x5a, sizeof back);
        assert_false(crypto_unseal(other, STR("row 1"), whole, back));
        assert_false(crypto_unseal(key, STR("row 2"), whole, back));
        assert_false(crypto_unseal(key, STR(""), whole, back));
        for (size_t cut = 0; cut < whole.len; cut += cut < 64 ? 1 : 97)
            assert_false(crypto_unseal(key, STR("row 1"), str_slice(whole, 0, cut), back));
        for (size_t at = 0; at < whole.len; at += at < 64 ? 1 : 89) {
            sealed[at] ^= 0x10;
            assert_false(crypto_unseal(key, STR("row 1"), whole, back));
            sealed[at] ^= 0x10;
        }
        assert_memory_equal(back, untouched, sizeof back);
    }
}

static void sealing_twice_never_gives_the_same_bytes(void **state)
{
    uint8_t key[32] = { 1 }, one[3 + CRYPTO_SEAL_EXTRA], two[3 + CRYPTO_SEAL_EXTRA];

    (void)state;
    crypto_seal(key, STR(""), STR("abc"), one);
    crypto_seal(key, STR(""), STR("abc"), two);
    assert_memory_not_equal(one, two, 24);
    assert_memory_not_equal(one + 24, two + 24, 3 + 16);
}

static void no_two_lists_of_parts_share_a_keyed_hash(void **state)
{
    static const struct {
        const char *domain;
        struct crypto_part parts[3];
        size_t n;
    } lists[] = {
        { "a", { { "bc", 2 } }, 1 },
        { "ab", { { "c", 1 } }, 1 },
        { "a", { { "b", 1 }, { "c", 1 } }, 2 },
        { "a", { { "bc", 2 }, { NULL, 0 } }, 2 },
        { "a", { { NULL, 0 }, { "bc", 2 } }, 2 },
        { "", { { "a", 1 }, { "bc", 2 } }, 2 },
        { "a", { { NULL, 0 } }, 0 },
        { "a", { { NULL, 0 } }, 1 },
    };
    static const uint8_t key[32] = { 7 };
    uint8_t hashes[COUNT_OF(lists)][32], cut[16], other[32];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        crypto_keyed(key, str_of(lists[i].domain), lists[i].parts, lists[i].n, hashes[i]);
        crypto_keyed16(key, str_of(lists[i].domain), lists[i].parts, lists[i].n, cut);
        assert_memory_equal(cut, hashes[i], 16);
        crypto_keyed((const uint8_t[32]){ 8 }, str_of(lists[i].domain), lists[i].parts, lists[i].n,
                     other);
        assert_memory_not_equal(other, hashes[i], 32);
        for (size_t k = 0; k < i; k++)
            assert_memory_not_equal(hashes[k], hashes[i], 32);
    }
}

/* Blind indexes on disk were made with it: this value may never change. */
static void the_keyed_hash_stays_what_it_was(void **state)
{
    uint8_t key[32], hash[32];

    (void)state;
    for (size_t i = 0; i < 32; i++)
        key[i] = (uint8_t)i;
    crypto_keyed(key, STR("email"), &(struct crypto_part){ "ana@example.org", 15 }, 1, hash);
    assert_str(crypto_hex(arena, hash, 32),
               STR("fc3b00bcb0c0e3184c4329600f6152f49dbf968e796bd269afbe99a417cc2731"));
}

static void texts_of_bytes_read_back_and_only_one_text_is_right(void **state)
{
    static const struct {
        const char *plain, *padded, *urlsafe, *hex;
    } cases[] = {
        { "", "", "", "" },
        { "f", "Zg==", "Zg", "66" },
        { "fo", "Zm8=", "Zm8", "666f" },
        { "foo", "Zm9v", "Zm9v", "666f6f" },
        { "\xfb\xff\xfe", "+//+", "-__-", "fbfffe" },
    };
    static const char *const bad64[] = { "Zg",   "Zg=",    "Zg===",   "Zh==",  "Zm9=",
                                         "Z",    "Zg==\n", " Zg==",   "Zm9v=", "Zm\n9v",
                                         "-__-", "====",   "Zg==Zg==" };
    static const char *const bad_url[] = { "Zg==", "Zh", "Z", "+//+", "Zm9v ", "Zm9" };
    static const char *const bad_hex[] = { "6", "6g", "66 ", " 66", "6:6", "0x66" };
    struct str s;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str plain = str_of(cases[i].plain);

        assert_str(crypto_base64(arena, plain.ptr, plain.len), str_of(cases[i].padded));
        assert_str(crypto_base64url(arena, plain.ptr, plain.len), str_of(cases[i].urlsafe));
        assert_str(crypto_hex(arena, plain.ptr, plain.len), str_of(cases[i].hex));
        assert_true(crypto_unbase64(arena, str_of(cases[i].padded), &s));
        assert_str(s, plain);
        assert_true(crypto_unbase64url(arena, str_of(cases[i].urlsafe), &s));
        assert_str(s, plain);
        assert_true(crypto_unhex(arena, str_of(cases[i].hex), &s));
        assert_str(s, plain);
    }
    for (size_t i = 0; i < COUNT_OF(bad64); i++)
        if (crypto_unbase64(arena, str_of(bad64[i]), &s))
            fail_msg("took base64 \"%s\"", bad64[i]);
    for (size_t i = 0; i < COUNT_OF(bad_url); i++)
        if (crypto_unbase64url(arena, str_of(bad_url[i]), &s))
            fail_msg("took base64url \"%s\"", bad_url[i]);
    for (size_t i = 0; i < COUNT_OF(bad_hex); i++)
        if (crypto_unhex(arena, str_of(bad_hex[i]), &s))
            fail_msg("took hex \"%s\"", bad_hex[i]);
}

/* Each byte in each place: only the alphabet is taken, and prints back the same. */
static void no_byte_stands_for_another(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        for (size_t at = 0; at < 4; at++) {
            char text[4] = { 'A', 'A', 'A', 'A' };
            struct str s, whole = str_make(text, 4);

            text[at] = (char)c;
            if (crypto_unbase64(arena, whole, &s))
                assert_str(crypto_base64(arena, s.ptr, s.len), whole);
            if (crypto_unbase64url(arena, whole, &s))
                assert_str(crypto_base64url(arena, s.ptr, s.len), whole);
            if (crypto_unhex(arena, whole, &s))
                assert_str(crypto_hex(arena, s.ptr, s.len), str_lower(arena, whole));
        }
    }
}

static void a_full_arena_gives_no_text_and_no_crash(void **state)
{
    struct arena *small = arena_new(64);
    uint8_t many[100] = { 0 };
    struct str s;

    (void)state;
    assert_str(crypto_base64(small, many, sizeof many), STR(""));
    assert_false(crypto_unhex(small, STR("00"), &s)); /* a full arena stays full */
    assert_false(arena_ok(small));
    arena_free(small);
}

static void a_password_is_known_again_and_no_other(void **state)
{
    struct fault f = { 0 };
    char stored[CRYPTO_PASSWORD_SIZE], again[CRYPTO_PASSWORD_SIZE];
    char large[CRYPTO_PASSWORD_MAX + 1];

    (void)state;
    assert_ok(crypto_password_hash(STR("correct horse"), stored, &f));
    assert_true(str_starts(str_of(stored), STR("$argon2id$v=19$m=65536,t=2,p=1$")));
    assert_true(crypto_password_check(stored, STR("correct horse")));
    assert_false(crypto_password_check(stored, STR("correct horsf")));
    assert_false(crypto_password_check(stored, STR("")));
    assert_ok(crypto_password_hash(STR("correct horse"), again, &f));
    assert_string_not_equal(stored, again); /* each has a salt of its own */
    memset(large, 'x', sizeof large);
    assert_fault(crypto_password_hash(str_make(large, sizeof large), again, &f), FAULT_LIMIT);
    assert_false(crypto_password_check(NULL, STR("correct horse")));
    assert_false(crypto_password_check("", STR("")));
    assert_false(crypto_password_check("correct horse", STR("correct horse")));
}

/* All of "correct horse"; made with the library itself. */
static void a_stored_form_may_not_ask_for_more_than_ours(void **state)
{
    static const char more_time[] = "$argon2id$v=19$m=65536,t=13,p=1$uKdQhtNABKKzRUMxxYfzSw$"
                                    "br/Qevh4i3XjYO0i56L/kGWuGby0gv6o/UDvHrwQX7Q",
                      more_memory[] = "$argon2id$v=19$m=66560,t=2,p=1$KyRN2g/"
                                      "Gk8YHbybklHfl4A$j7tzLvW1W2zlXpLqpKntQbuWSdr+MoFmQD4LNH+pWHY",
                      less[] = "$argon2id$v=19$m=19456,t=2,p=1$gEOayhmYO3W6SNIsQWgm3w$a7My9+"
                               "1y6M7CaaQHsTpC21TIM7VxZvewIFOvG8k1Fck";

    (void)state;
    assert_false(crypto_password_check(more_time, STR("correct horse")));
    assert_false(crypto_password_check(more_memory, STR("correct horse")));
    assert_true(crypto_password_check(less, STR("correct horse")));
    assert_false(crypto_password_check(less, STR("correct house")));
}

/* What is wanted is a time on this machine; what comes of it is a number of passes. */
static void a_password_costs_what_the_machine_can_bear(void **state)
{
    char before[CRYPTO_PASSWORD_SIZE], after[CRYPTO_PASSWORD_SIZE];
    unsigned passes;
    struct fault f = { 0 };

    (void)state;
    assert_int_equal(crypto_password_tune(0), CRYPTO_PASSWORD_PASSES_MIN);
    assert_ok(crypto_password_hash(STR("correct horse"), before, &f));
    assert_false(crypto_password_is_stale(before));
    assert_int_equal(crypto_password_tune(3600 * 1000), CRYPTO_PASSWORD_PASSES_MAX);
    assert_true(crypto_password_is_stale(before));
    assert_true(crypto_password_check(before, STR("correct horse"))); /* by its own parameters */
    assert_ok(crypto_password_hash(STR("correct horse"), after, &f));
    assert_non_null(strstr(after, "m=65536,t=12,"));
    assert_false(crypto_password_is_stale(after));
    passes = crypto_password_tune(100);
    assert_in_range(passes, CRYPTO_PASSWORD_PASSES_MIN, CRYPTO_PASSWORD_PASSES_MAX);
    assert_int_equal(crypto_password_passes(), passes);
    assert_true(crypto_password_check(after, STR("correct horse")));
    assert_true(crypto_password_is_stale(NULL) && crypto_password_is_stale("x"));
    assert_int_equal(crypto_password_tune(0), CRYPTO_PASSWORD_PASSES_MIN);
}

static void *hash_one(void *arg)
{
    char stored[CRYPTO_PASSWORD_SIZE];

    *(atomic_bool *)arg = crypto_password_hash(STR("p"), stored, NULL);
    return NULL;
}

/* Resident memory of this process, in KiB. */
static long resident(void)
{
    FILE *status = fopen("/proc/self/statm", "r");
    long total = 0, pages = 0;

    assert_non_null(status);
    assert_int_equal(fscanf(status, "%ld %ld", &total, &pages), 2);
    fclose(status);
    return pages * 4;
}

static void a_flood_of_log_ins_takes_the_memory_of_two(void **state)
{
    struct fault f = { 0 };
    pthread_t threads[8];
    atomic_bool done[COUNT_OF(threads)] = { false };
    atomic_bool *last = &done[COUNT_OF(threads) - 1];
    long before = resident(), most = 0;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_ok(thread_start(&threads[i], "hash", hash_one, &done[i], &f));
    for (int i = 0; i < 2000 && !*last; i++) {
        long now = resident() - before;

        most = now > most ? now : most;
        clock_sleep(1);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_true(done[i]);
    assert_in_range(most, 1, 3 * 65536); /* two hashes and some slack, far below eight */
}

static void key_memory_is_zero_aligned_and_its_own(void **state)
{
    static const size_t sizes[] = { 1, 32, 33, 4096, 10000 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        uint8_t *p = crypto_guarded_alloc(sizes[i]);

        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(p[k], 0);
        memset(p, 0xff, sizes[i]);
        crypto_guarded_free(p);
    }
    crypto_guarded_free(NULL);
    assert_null(crypto_guarded_alloc(SIZE_MAX - 3));
}

static void comparing_and_wiping_do_what_they_say(void **state)
{
    uint8_t a[3] = { 1, 2, 3 }, b[3] = { 1, 2, 4 };

    (void)state;
    assert_true(crypto_same(a, b, 2));
    assert_false(crypto_same(a, b, 3));
    crypto_wipe(a, sizeof a);
    assert_memory_equal(a, "\0\0\0", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_gives_the_hashes_of_fips_180),
        cmocka_unit_test(hmac_gives_the_tags_of_rfc_4231),
        cmocka_unit_test(ed25519_signs_as_rfc_8032_does),
        cmocka_unit_test(xchacha_opens_the_vector_of_its_draft),
        cmocka_unit_test(what_was_sealed_opens_only_unchanged),
        cmocka_unit_test(sealing_twice_never_gives_the_same_bytes),
        cmocka_unit_test(no_two_lists_of_parts_share_a_keyed_hash),
        cmocka_unit_test(the_keyed_hash_stays_what_it_was),
        cmocka_unit_test(texts_of_bytes_read_back_and_only_one_text_is_right),
        cmocka_unit_test(no_byte_stands_for_another),
        cmocka_unit_test(a_full_arena_gives_no_text_and_no_crash),
        cmocka_unit_test(a_password_is_known_again_and_no_other),
        cmocka_unit_test(a_stored_form_may_not_ask_for_more_than_ours),
        cmocka_unit_test(a_password_costs_what_the_machine_can_bear),
        cmocka_unit_test(a_flood_of_log_ins_takes_the_memory_of_two),
        cmocka_unit_test(key_memory_is_zero_aligned_and_its_own),
        cmocka_unit_test(comparing_and_wiping_do_what_they_say),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
