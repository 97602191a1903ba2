/* SPDX-License-Identifier: EUPL-1.2 */
/* vectors_test.c - the Wycheproof suites, where ../shared/refs/wycheproof stands beside the
 * checkout; without it each test skips. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "crypto/crypto.h"

#define SUITE_MAX ((size_t)8 << 20)

static struct arena *arena;

static int set_up(void **state)
{
    struct fault f = { 0 };

    (void)state;
    assert_ok(crypto_start(&f));
    arena = arena_new((size_t)64 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static json_t *suite(const char *name)
{
    const char *source = getenv("GUICHET_SOURCE");
    struct fault f = { 0 };
    struct str text;
    const char *path =
        str_printf(arena, "%s/../shared/refs/wycheproof/%s.json", source ? source : ".", name).ptr;
    json_t *j;

    if (!file_read(arena, path, SUITE_MAX, &text, &f)) {
        if (f.kind == FAULT_MISSING)
            skip();
        fail_msg("%s", f.text);
    }
    j = json_read(text, &f);
    assert_non_null(j);
    return j;
}

static struct str member(const json_t *t, const char *key)
{
    struct str s;

    assert_true(crypto_unhex(arena, json_text(t, key), &s));
    return s;
}

static bool valid(const json_t *t)
{
    return str_eq(json_text(t, "result"), STR("valid"));
}

static const uint8_t *bytes(struct str s)
{
    return (const uint8_t *)s.ptr;
}

static bool ed25519(const json_t *group, const json_t *t)
{
    struct str key = member(json_object_get(group, "publicKey"), "pk");
    struct str signature = member(t, "sig");

    return key.len == 32 && signature.len == 64 &&
           crypto_verify(bytes(key), member(t, "msg"), bytes(signature));
}

static bool xchacha(const json_t *group, const json_t *t)
{
    struct str key = member(t, "key"), iv = member(t, "iv"), ct = member(t, "ct");
    struct str tag = member(t, "tag"), want = member(t, "msg");
    struct str sealed = str_printf(arena, "%*s", (int)(iv.len + ct.len + tag.len), "");
    char *p = (char *)(uintptr_t)sealed.ptr;
    uint8_t *text = arena_alloc(arena, ct.len + 1);

    (void)group;
    if (key.len != 32 || iv.len != 24 || tag.len != 16)
        return false;
    memcpy(p, iv.ptr, iv.len);
    memcpy(p + iv.len, ct.ptr, ct.len);
    memcpy(p + iv.len + ct.len, tag.ptr, tag.len);
    return crypto_unseal(bytes(key), member(t, "aad"), sealed, text) &&
           str_eq(str_make(text, ct.len), want);
}

static bool hmac(const json_t *group, const json_t *t)
{
    struct str text = member(t, "msg"), tag = member(t, "tag");
    uint8_t got[32];

    (void)group;
    crypto_hmac_sha256(member(t, "key"), &(struct crypto_part){ text.ptr, text.len }, 1, got);
    return tag.len <= 32 && crypto_same(got, tag.ptr, tag.len);
}

static void run(const char *name, bool (*check)(const json_t *group, const json_t *t), size_t least)
{
    scoped_json json_t *j = suite(name);
    size_t g, i, done = 0;
    json_t *group, *t;

    json_array_foreach(json_object_get(j, "testGroups"), g, group)
    {
        json_array_foreach(json_object_get(group, "tests"), i, t)
        {
            if (check(group, t) != valid(t))
                fail_msg("%s, case %d: %s", name, (int)json_int(t, "tcId", 0),
                         json_string_value(json_object_get(t, "comment")));
            done++;
        }
    }
    assert_true(done >= least);
}

static void ed25519_verifies_as_wycheproof_says(void **state)
{
    (void)state;
    run("ed25519_test", ed25519, 151);
}

static void xchacha20_poly1305_opens_as_wycheproof_says(void **state)
{
    (void)state;
    run("xchacha20_poly1305_test", xchacha, 315);
}

static void hmac_sha256_gives_what_wycheproof_says(void **state)
{
    (void)state;
    run("hmac_sha256_test", hmac, 174);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ed25519_verifies_as_wycheproof_says),
        cmocka_unit_test(xchacha20_poly1305_opens_as_wycheproof_says),
        cmocka_unit_test(hmac_sha256_gives_what_wycheproof_says),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
