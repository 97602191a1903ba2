/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc_token_test.c - ID tokens: right ones, and one that breaks each rule; signed here with keys
 * made here. */
#include "test.h"

#include <cjose/cjose.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account/oidc_priv.h"

#define NOW    ((msec)1800000000000) /* the token's `iat` is this, in seconds */
#define ISSUER "https://idp.example"
#define CLIENT "guichet"
#define NONCE  "n-0S6_WzA2Mj"

/* ---- keys ---- */

struct keys {
    cjose_jwk_t *rsa, *other, *small, *ec;
    char *set; /* of the provider: rsa "r1", ec "e1" */
};
static struct keys keys;

static cjose_jwk_t *make_rsa(size_t bits, const char *kid)
{
    cjose_err e;
    cjose_jwk_t *k = cjose_jwk_create_RSA_random(bits, NULL, 0, &e);

    assert_non_null(k);
    assert_true(cjose_jwk_set_kid(k, kid, strlen(kid), &e));
    return k;
}

static char *public_of(const cjose_jwk_t *k)
{
    cjose_err e;
    char *text = cjose_jwk_to_json(k, false, &e);

    assert_non_null(text);
    return text;
}

static int make_keys(void **state)
{
    cjose_err e;
    char *r, *c, *s;
    size_t room;

    (void)state;
    keys.rsa = make_rsa(2048, "r1");
    keys.other = make_rsa(2048, "r1"); /* a stranger's, under the same name */
    keys.small = make_rsa(1024, "s1");
    keys.ec = cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &e);
    assert_true(cjose_jwk_set_kid(keys.ec, "e1", 2, &e));
    r = public_of(keys.rsa);
    c = public_of(keys.ec);
    s = public_of(keys.small);
    room = strlen(r) + strlen(c) + strlen(s) + 64;
    keys.set = malloc(room);
    snprintf(keys.set, room, "{\"keys\":[%s,%s,%s]}", r, c, s);
    cjose_get_dealloc()(r);
    cjose_get_dealloc()(c);
    cjose_get_dealloc()(s);
    return 0;
}

static int free_keys(void **state)
{
    (void)state;
    cjose_jwk_release(keys.rsa);
    cjose_jwk_release(keys.other);
    cjose_jwk_release(keys.small);
    cjose_jwk_release(keys.ec);
    free(keys.set);
    return 0;
}

/* ---- tokens ---- */

static struct str sign(struct arena *a, const cjose_jwk_t *key, const char *alg, const char *kid,
                       const char *claims)
{
    cjose_err e;
    cjose_header_t *h = cjose_header_new(&e);
    cjose_jws_t *jws;
    const char *text;
    struct str ret;

    assert_true(cjose_header_set(h, "alg", alg, &e));
    if (kid)
        assert_true(cjose_header_set(h, "kid", kid, &e));
    jws = cjose_jws_sign(key, h, (const uint8_t *)claims, strlen(claims), &e);
    assert_non_null(jws);
    assert_true(cjose_jws_export(jws, &text, &e));
    ret = str_copy(a, str_of(text));
    cjose_jws_release(jws);
    cjose_header_release(h);
    return ret;
}

static struct str part(struct arena *a, const char *text)
{
    return crypto_base64url(a, text, strlen(text));
}

/* Of any header, without a right signature. */
static struct str unsigned_token(struct arena *a, const char *header, const char *claims,
                                 const char *signature)
{
    struct str h = part(a, header), c = part(a, claims);

    return str_printf(a, "%.*s.%.*s.%s", STR_ARG(h), STR_ARG(c), signature);
}

#define CLAIMS(more)                                                                               \
    "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"aud\":\"" CLIENT "\",\"nonce\":\"" NONCE "\"," more  \
    "}"
#define TIMES "\"iat\":1800000000,\"exp\":1800000300"
#define GOOD  CLAIMS(TIMES)

static struct oidc_expected expected(void)
{
    return (struct oidc_expected){ .issuer = STR(ISSUER),
                                   .client = STR(CLIENT),
                                   .nonce = STR(NONCE),
                                   .access_token = STR("access"),
                                   .roles_claim = STR("groups"),
                                   .now = NOW };
}

static enum oidc_seen see(struct arena *a, struct str token, const struct oidc_expected *e,
                          struct oidc_claims *ret, struct fault *f)
{
    scoped_json json_t *set = json_read(str_of(keys.set), f);

    assert_non_null(set);
    return oidc_token_read(a, token, set, e, ret, f);
}

static void claims_decide(void **state)
{
    static const struct {
        const char *claims, *why; /* a part of what is said; NULL: right */
    } cases[] = {
        { GOOD, NULL },
        { CLAIMS(TIMES ",\"azp\":\"guichet\""), NULL },
        { CLAIMS(TIMES ",\"nbf\":1800000000"), NULL },
        { CLAIMS("\"iat\":1799999950,\"exp\":1799999950"), NULL }, /* within the clocks' skew */
        { CLAIMS("\"iat\":1800000050,\"exp\":1800000300"), NULL },
        { CLAIMS("\"iat\":1800000000.5,\"exp\":1800000300.25"), NULL },
        { CLAIMS(TIMES ",\"at_hash\":\"Ng16L0cDNZ8a4tN-YsZEtA\""), "do not belong together" },
        { CLAIMS(TIMES ",\"at_hash\":7"), "do not belong together" },
        /* time */
        { CLAIMS("\"iat\":1799999600,\"exp\":1799999930"), "expired" },
        { CLAIMS("\"iat\":1799913600,\"exp\":1799913900"), "expired" }, /* a day */
        { CLAIMS("\"iat\":1800086400,\"exp\":1800086700"), "future" },
        { CLAIMS("\"iat\":1799913600,\"exp\":1900000000"), "old" },
        { CLAIMS(TIMES ",\"nbf\":1800000100"), "not good yet" },
        { CLAIMS(TIMES ",\"nbf\":\"1800000000\""), "not good yet" },
        { CLAIMS(TIMES ",\"auth_time\":1799900000"), NULL }, /* long ago: oidc_again.c asks */
        { CLAIMS(TIMES ",\"auth_time\":1800000059"), NULL },
        { CLAIMS(TIMES ",\"auth_time\":1800086400"), "in the future" },
        { CLAIMS(TIMES ",\"auth_time\":\"1800000000\""), "in the future" },
        { CLAIMS(TIMES ",\"auth_time\":-1"), "in the future" },
        { CLAIMS("\"iat\":1800000000"), "from when to when" },
        { CLAIMS("\"exp\":1800000300"), "from when to when" },
        { CLAIMS("\"iat\":1800000000,\"exp\":\"1800000300\""), "from when to when" },
        { CLAIMS("\"iat\":1800000000,\"exp\":-1"), "from when to when" },
        { CLAIMS("\"iat\":1800000000,\"exp\":1e300"), "from when to when" },
        /* whose it is */
        { "{\"iss\":\"https://idp.example/\",\"sub\":\"u1\",\"aud\":\"guichet\",\"nonce\":\"" NONCE
          "\"," TIMES "}",
          "another issuer" },
        { "{\"sub\":\"u1\",\"aud\":\"guichet\",\"nonce\":\"" NONCE "\"," TIMES "}",
          "another issuer" },
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"aud\":\"shop\",\"nonce\":\"" NONCE "\"," TIMES
          "}",
          "another client" },
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"nonce\":\"" NONCE "\"," TIMES "}",
          "another client" },
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"aud\":[\"shop\",\"guichet\"],\"nonce\":\"" NONCE
          "\"," TIMES "}",
          "another client" }, /* several, and nobody says for whom it was made */
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"aud\":[\"shop\",\"guichet\"],\"azp\":"
          "\"guichet\",\"nonce\":\"" NONCE "\"," TIMES "}",
          NULL },
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"aud\":[\"guichet\"],\"azp\":\"shop\","
          "\"nonce\":\"" NONCE "\"," TIMES "}",
          "another client" },
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"aud\":\"guichet\",\"nonce\":\"x\"," TIMES "}",
          "another log-in" },
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"u1\",\"aud\":\"guichet\"," TIMES "}",
          "another log-in" },
        { "{\"iss\":\"" ISSUER "\",\"sub\":\"\",\"aud\":\"guichet\",\"nonce\":\"" NONCE "\"," TIMES
          "}",
          "names nobody" },
        { "{\"iss\":\"" ISSUER "\",\"sub\":7,\"aud\":\"guichet\",\"nonce\":\"" NONCE "\"," TIMES
          "}",
          "names nobody" },
        { "[1]", "signature is wrong" },
        { "no JSON", "signature is wrong" },
        { "{\"iss\":\"a\",\"iss\":\"" ISSUER "\"}", "signature is wrong" }, /* given twice */
    };
    struct oidc_expected e = expected();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct oidc_claims c;
        struct fault f = { 0 };
        enum oidc_seen seen = see(a, sign(a, keys.rsa, "RS256", "r1", cases[i].claims), &e, &c, &f);

        if (cases[i].why ? seen != OIDC_WRONG || !strstr(f.text, cases[i].why) : seen != OIDC_RIGHT)
            fail_msg("%zu: %s: %d %s", i, cases[i].claims, (int)seen, f.text);
    }
}

static void an_access_token_belongs_to_its_hash(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct crypto_part access = { "access", 6 };
    struct oidc_expected e = expected();
    struct oidc_claims c;
    struct fault f = { 0 };
    uint8_t hash[CRYPTO_HASH_SIZE];
    struct str half, claims;

    (void)state;
    crypto_sha256(&access, 1, hash);
    half = crypto_base64url(a, hash, 16);
    claims = str_printf(a, CLAIMS(TIMES ",\"at_hash\":\"%.*s\""), STR_ARG(half));
    assert_int_equal(see(a, sign(a, keys.rsa, "RS256", "r1", claims.ptr), &e, &c, &f), OIDC_RIGHT);
    e.access_token = STR("another");
    assert_int_equal(see(a, sign(a, keys.rsa, "RS256", "r1", claims.ptr), &e, &c, &f), OIDC_WRONG);
    e.access_token = STR_NONE;
    assert_int_equal(see(a, sign(a, keys.rsa, "RS256", "r1", claims.ptr), &e, &c, &f), OIDC_WRONG);
}

static void every_signature_we_allow_is_checked(void **state)
{
    static const struct {
        const char *alg, *kid;
        bool ec;
    } cases[] = {
        { "RS256", "r1", false },
        { "PS256", "r1", false },
        { "ES256", "e1", true },
        { "ES256", NULL, true }, /* only one that fits */
    };
    struct oidc_expected e = expected();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct str token =
            sign(a, cases[i].ec ? keys.ec : keys.rsa, cases[i].alg, cases[i].kid, GOOD);
        struct oidc_claims c;
        struct fault f = { 0 };
        char *at;

        assert_int_equal(see(a, token, &e, &c, &f), OIDC_RIGHT);
        assert_str(c.subject, STR("u1"));
        at = arena_alloc(a, token.len + 1);
        assert_non_null(at);
        for (size_t cut = 1; cut < token.len; cut += 37) { /* truncated */
            memcpy(at, token.ptr, token.len);
            assert_int_not_equal(see(a, str_make(at, token.len - cut), &e, &c, &f), OIDC_RIGHT);
        }
        for (size_t n = 0; n + 1 < token.len; n += 13) { /* one letter is another */
            memcpy(at, token.ptr, token.len);
            at[n] = at[n] == 'A' ? 'B' : 'A';
            assert_int_not_equal(see(a, str_make(at, token.len), &e, &c, &f), OIDC_RIGHT);
        }
    }
}

static void a_foreign_key_signs_nothing(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct oidc_expected e = expected();
    struct oidc_claims c;
    struct fault f = { 0 };

    (void)state;
    assert_int_equal(see(a, sign(a, keys.other, "RS256", "r1", GOOD), &e, &c, &f), OIDC_WRONG);
    assert_int_equal(see(a, sign(a, keys.other, "RS256", "r2", GOOD), &e, &c, &f), OIDC_NO_KEY);
    /* too short to be trusted, though the provider publishes it */
    assert_int_equal(see(a, sign(a, keys.small, "RS256", "s1", GOOD), &e, &c, &f), OIDC_NO_KEY);
    /* an EC key's name for an RSA signature */
    assert_int_equal(see(a, sign(a, keys.rsa, "RS256", "e1", GOOD), &e, &c, &f), OIDC_NO_KEY);
}

/* RFC 8725 2.1: a public key passed off as a shared secret, and no signature at all. */
static void weak_algorithms_are_refused(void **state)
{
    static const char *const headers[] = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\",\"kid\":\"r1\"}",
        "{\"alg\":\"RS384\",\"kid\":\"r1\"}",
        "{\"alg\":\"rs256\",\"kid\":\"r1\"}",
        "{\"kid\":\"r1\"}",
        "{\"alg\":null,\"kid\":\"r1\"}",
        "{\"alg\":[\"RS256\"],\"kid\":\"r1\"}",
        "{\"alg\":\"RS256\",\"alg\":\"none\"}",
        "{\"alg\":\"RS256\",\"kid\":\"r1\",\"crit\":[\"b64\"],\"b64\":false}",
        "no JSON",
        "[]",
        "",
    };
    static const char *const signatures[] = { "", "AAAA", "." };
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct oidc_expected e = expected();
    struct oidc_claims c;
    struct fault f = { 0 };
    cjose_err ce;
    cjose_jwk_t *shared;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(headers); i++)
        for (size_t k = 0; k < COUNT_OF(signatures); k++)
            assert_int_equal(see(a, unsigned_token(a, headers[i], GOOD, signatures[k]), &e, &c, &f),
                             OIDC_WRONG);
    shared = cjose_jwk_create_oct_spec((const uint8_t *)keys.set, strlen(keys.set), &ce);
    assert_non_null(shared);
    assert_int_equal(see(a, sign(a, shared, "HS256", "r1", GOOD), &e, &c, &f), OIDC_WRONG);
    cjose_jwk_release(shared);
}

static void what_is_no_token_is_refused(void **state)
{
    static const char *const texts[] = {
        "", ".", "..", "...", "a", "a.b", "a.b.c", "\xff.\xff.\xff"
    };
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct buf large = buf_new(a, OIDC_TOKEN_MAX + 1);
    struct oidc_expected e = expected();
    struct oidc_claims c;
    struct fault f = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(see(a, str_of(texts[i]), &e, &c, &f), OIDC_WRONG);
    buf_add_fill(&large, 'A', OIDC_TOKEN_MAX + 1);
    assert_int_equal(see(a, buf_str(&large), &e, &c, &f), OIDC_WRONG);
}

static void groups_are_read_however_they_are_written(void **state)
{
    static const struct {
        const char *claims, *path;
        size_t count;
        bool second, verified;
    } cases[] = {
        { CLAIMS(TIMES ",\"groups\":[\"desk\",\"dpo\",7]"), "groups", 2, false, false },
        { CLAIMS(TIMES ",\"groups\":\"desk dpo\""), "groups", 2, false, false },
        { CLAIMS(TIMES ",\"realm_access\":{\"roles\":[\"desk\",\"x\"]}"), "realm_access.roles", 2,
          false, false },
        { CLAIMS(TIMES ",\"https://a.example/roles\":[\"desk\"]"), "https://a.example/roles", 1,
          false, false },
        { CLAIMS(TIMES ",\"groups\":{\"a\":1}"), "groups", 0, false, false },
        { CLAIMS(TIMES), "groups", 0, false, false },
        { CLAIMS(TIMES ",\"groups\":[\"desk\"]"), "", 0, false, false },
        { CLAIMS(TIMES ",\"amr\":[\"pwd\",\"otp\"],\"email_verified\":true"), "", 0, true, true },
        { CLAIMS(TIMES ",\"amr\":[\"mfa\"],\"email_verified\":\"true\""), "", 0, true, false },
        { CLAIMS(TIMES ",\"amr\":[\"pwd\"]"), "", 0, false, false },
        { CLAIMS(TIMES ",\"amr\":[\"otp\"]"), "", 0, false, false },
        { CLAIMS(TIMES ",\"amr\":\"mfa\""), "", 0, false, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct oidc_expected e = expected();
        struct oidc_claims c;
        struct fault f = { 0 };

        e.roles_claim = str_of(cases[i].path);
        assert_int_equal(see(a, sign(a, keys.rsa, "RS256", "r1", cases[i].claims), &e, &c, &f),
                         OIDC_RIGHT);
        if (c.value_count != cases[i].count || c.second != cases[i].second ||
            c.email_verified != cases[i].verified)
            fail_msg("%s: %zu values, second %d, verified %d", cases[i].claims, c.value_count,
                     c.second, c.email_verified);
        if (c.value_count)
            assert_str(c.values[0], STR("desk"));
    }
}

static void two_factors_are_what_the_organisation_calls_so(void **state)
{
    static const struct {
        const char *claims, *acr_values, *amr_values;
        bool second;
    } cases[] = {
        { CLAIMS(TIMES ",\"acr\":\"gold\""), "", "", false },
        { CLAIMS(TIMES ",\"acr\":\"gold\""), "silver gold", "", true },
        { CLAIMS(TIMES ",\"acr\":\"go\""), "silver gold", "", false },
        { CLAIMS(TIMES ",\"acr\":\"silver gold\""), "silver gold", "", false },
        { CLAIMS(TIMES ",\"acr\":\"\""), " ", "", false },
        { CLAIMS(TIMES ",\"acr\":[\"gold\"]"), "gold", "", false },
        { CLAIMS(TIMES ",\"amr\":[\"pwd\",\"token\"]"), "", "token", true },
        { CLAIMS(TIMES ",\"amr\":[\"pwd\",\"otp\"]"), "", "token", false }, /* ours alone */
        { CLAIMS(TIMES ",\"amr\":[\"pwd\",\"otp\"]"), "gold", "", true },
        { CLAIMS(TIMES ",\"amr\":\"token\""), "", "token", false },
        { CLAIMS(TIMES), "gold", "token", false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct oidc_expected e = expected();
        struct oidc_claims c;
        struct fault f = { 0 };

        e.acr_values = str_of(cases[i].acr_values);
        e.amr_values = str_of(cases[i].amr_values);
        assert_int_equal(see(a, sign(a, keys.rsa, "RS256", "r1", cases[i].claims), &e, &c, &f),
                         OIDC_RIGHT);
        if (c.second != cases[i].second)
            fail_msg("%zu: %s", i, cases[i].claims);
        assert_int_equal(c.auth_time, 0);
    }
}

/* So that the wrapped names of this room's other tests are there. */
bool __wrap_crypto_password_check(const char *stored, struct str password);
bool __wrap_crypto_password_check(const char *stored, struct str password)
{
    (void)stored, (void)password;
    return false;
}
msec __wrap_clock_now(void);
msec __real_clock_now(void);
msec __wrap_clock_now(void)
{
    return __real_clock_now();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims_decide),
        cmocka_unit_test(an_access_token_belongs_to_its_hash),
        cmocka_unit_test(every_signature_we_allow_is_checked),
        cmocka_unit_test(a_foreign_key_signs_nothing),
        cmocka_unit_test(weak_algorithms_are_refused),
        cmocka_unit_test(what_is_no_token_is_refused),
        cmocka_unit_test(groups_are_read_however_they_are_written),
        cmocka_unit_test(two_factors_are_what_the_organisation_calls_so),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
