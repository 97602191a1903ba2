/* SPDX-License-Identifier: EUPL-1.2 */
/* webauthn_test.c - what authenticators say, read and verified.  The keys and signatures below were
 * made once, with another library than the program uses (Python's cryptography). */
#include "world.h"

#include "account/webauthn_priv.h"

#define RP ((struct relying){ STR("https://desk.example.org"), STR("desk.example.org") })

static const char client[] = "{\"type\":\"webauthn.get\",\"challenge\":\"Y2hhbGxlbmdl\","
                             "\"origin\":\"https://desk.example.org\",\"crossOrigin\":false}";

/* Authenticator data of a new credential (id 01020304, counter 7), then a signature over an
 * assertion with counter 8 and the client data above. */
static const struct vector {
    const char *name, *made, *signature;
} vectors[] = {
    { "ES256",
      "9f9adef01e01c59ee067d140e9a383b3f75b11033db9d4daa879ceaeb9533558450000000700000000000000"
      "000000000000000000000401020304a5010203262001215820ecfec720315857107c7e1a7a2adb8fc52ae674"
      "87e5da7c0e32d7b68e52c1c16c2258207fe1e8aefa865d770af4388aa56d1f66633a41f131186882c66527cd"
      "b863a4c2",
      "3044022063498b98764b73db4446308054c8486e043914fe481604e3ca8717e6018c1f4f02202234a559b08d"
      "2bfb2695ca2cb62e7782b4af74b97d43824d2df6730e507f426d" },
    { "RS256",
      "9f9adef01e01c59ee067d140e9a383b3f75b11033db9d4daa879ceaeb9533558450000000700000000000000"
      "000000000000000000000401020304a401030339010020590100a39496773ca97b5a711a80596ef39f59e871"
      "d28e95d771a2e83f3797c59996721dd0db399600b38cde6b1719aca45a967df617c301c1aef6aceaf2cfaa4e"
      "b2d767ad4f3f16866007886259db5dd8db791734b5c1450936319dda332685a50916ebd19e53dd46fa737a20"
      "c658ff9a16206274095df41523bc7cecdc8d3d106275c646dffcc6c74423a9e9d4661e9e573e1ba4bf4e1c3b"
      "c5419f5cb25d444ced3513fdc19f2ed97934bbc530ca64feaeffbb515fe1c36d6197f9b921c8789c9bcad6d0"
      "bed558fdd43f5e103064bc10bb839c93c413d0eef14e68d1fa517f7e802b539cde0ef25dde706b63794666d6"
      "a7b97b0059a25304af2d53f47a9270618c172143010001",
      "40f35e8b33cb4f5b6a3db1dc5ead36c113bc5698412ae3136d9969acdc22a33b6bd83ff51c03e533419ce631"
      "ff76e0d4756cadfc10e1a48aa0adadf207f57bac7de82d25b705743e66a0d9e339f40563a37564f27f21552f"
      "022a3922347e648a1bfac12b85099f8bea99f6f896a90ffbc0c32be52f5d2b5c5b117834418cbedd9f820ec5"
      "0c5b9856ff3c93d61148a4f1ba617622b4257e4b8344bfdb1a9458fa1984990dfca296b319c10bea8758a7c4"
      "459f41d7c612889d629887a01004f845c262d558622abc048d1896bf2e1b6e450021991058f4dbfb5745663e"
      "23f3a86f689bd69f30593eaaa0948adbb5ce01aa0762d8e79596e4ef579df21efba9f052" },
};

static struct str unhex(struct arena *a, const char *hex)
{
    struct str bytes;

    assert_true(crypto_unhex(a, str_of(hex), &bytes));
    return bytes;
}

static struct ceremony created(struct arena *a, const struct vector *v)
{
    return (struct ceremony){ .type = "webauthn.create",
                              .rp = RP,
                              .client_data = STR("{\"type\":\"webauthn.create\",\"challenge\":"
                                                 "\"eA\",\"origin\":\"https://desk.example.org\"}"),
                              .data = unhex(a, v->made) };
}

static struct ceremony shown(struct arena *a, const struct vector *v)
{
    char *data = arena_alloc(a, 37);

    memcpy(data, unhex(a, v->made).ptr, 32);
    memcpy(data + 32, "\x05\0\0\0\x08", 5);
    return (struct ceremony){ .type = "webauthn.get",
                              .rp = RP,
                              .client_data = str_of(client),
                              .data = str_make(data, 37),
                              .verify = true };
}

static void a_made_key_verifies_what_it_signed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct ceremony make = created(a, &vectors[i]), show = shown(a, &vectors[i]);
        struct str signature = unhex(a, vectors[i].signature);
        struct attested made;
        struct asserted said;
        struct fault f = { 0 };

        assert_ok(webauthn_created(a, &make, &made, &f));
        assert_int_equal(made.counter, 7);
        assert_true(made.verified);
        assert_str(made.credential, STR("\x01\x02\x03\x04"));
        assert_ok(webauthn_shown(&show, made.key, signature, &said, &f));
        assert_int_equal(said.counter, 8);
        assert_true(said.verified);
    }
}

/* One byte after the other: there is none that may be another. */
static void whatever_was_changed_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        scoped(arena) *a = arena_new((size_t)8 << 20);
        struct ceremony make = created(a, &vectors[i]), show = shown(a, &vectors[i]);
        struct str signature = unhex(a, vectors[i].signature), data = show.data;
        struct attested made;
        struct asserted said;
        struct fault f = { 0 };

        assert_ok(webauthn_created(a, &make, &made, &f));
        for (size_t n = 0; n < data.len; n++) {
            struct str other = str_copy(a, data);

            ((char *)(uintptr_t)other.ptr)[n] ^= 1;
            show.data = other;
            assert_false(webauthn_shown(&show, made.key, signature, &said, &f));
        }
        show.data = data;
        for (size_t n = 0; n < signature.len; n += 7) {
            struct str other = str_copy(a, signature);

            ((char *)(uintptr_t)other.ptr)[n] ^= 1;
            assert_false(webauthn_shown(&show, made.key, other, &said, &f));
            assert_false(webauthn_shown(&show, made.key, str_slice(signature, 0, n), &said, &f));
        }
        show.client_data = str_printf(a, "%s ", client);
        assert_false(webauthn_shown(&show, made.key, signature, &said, &f));
    }
}

static void a_new_key_that_is_cut_off_or_of_another_kind_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        scoped(arena) *a = arena_new((size_t)8 << 20);
        struct ceremony make = created(a, &vectors[i]);
        struct str whole = make.data;
        struct attested made;

        for (size_t n = 0; n < whole.len; n++) {
            struct fault f = { 0 };

            make.data = str_slice(whole, 0, n);
            assert_fault(webauthn_created(a, &make, &made, &f), FAULT_FIELDS);
        }
        /* -7 becomes -6, -257 becomes -256: algorithms that nobody asked for */
        for (size_t n = 59; n < 69; n++) {
            struct str other = str_copy(a, whole);
            struct fault f = { 0 };

            ((char *)(uintptr_t)other.ptr)[n] ^= 1;
            make.data = other;
            assert_fault(webauthn_created(a, &make, &made, &f), FAULT_FIELDS);
        }
    }
}

static void client_data_must_be_of_this_ceremony_and_origin(void **state)
{
    static const char *const wrong[] = {
        "",
        "{}",
        "[1]",
        "{\"type\":\"webauthn.create\",\"challenge\":\"eA\"}",
        "{\"type\":\"webauthn.get\",\"challenge\":\"eA\",\"origin\":\"https://desk.example.org\"}",
        "{\"type\":\"webauthn.create\",\"challenge\":\"eA\",\"origin\":\"http://"
        "desk.example.org\"}",
        "{\"type\":\"webauthn.create\",\"challenge\":\"eA\","
        "\"origin\":\"https://desk.example.org:8443\"}",
        "{\"type\":\"webauthn.create\",\"challenge\":\"eA\","
        "\"origin\":\"https://desk.example.org.example.net\"}",
        "{\"type\":\"webauthn.create\",\"challenge\":\"eA\","
        "\"origin\":\"https://desk.example.org\",\"crossOrigin\":true}",
        "{\"type\":\"webauthn.create\",\"challenge\":\"eA\","
        "\"origin\":\"https://desk.example.org\",\"topOrigin\":\"https://example.net\"}",
        "{\"type\":\"webauthn.create\",\"type\":\"webauthn.create\",\"challenge\":\"eA\","
        "\"origin\":\"https://desk.example.org\"}",
    };
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct ceremony make = created(a, &vectors[0]);
    struct attested made;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct fault f = { 0 };

        make.client_data = str_of(wrong[i]);
        assert_fault(webauthn_created(a, &make, &made, &f), FAULT_FIELDS);
    }
}

/* Authenticator data with a public key on no curve, of no length, in an endless map. */
static void keys_made_of_nonsense_are_refused(void **state)
{
    static const char *const keys[] = {
        "",
        "a0",
        "bf",
        "a5010203262001215820",
        "a301010327200621",
        "a40101032720062158200000",
        "9b7fffffffffffffff",
        "ba7fffffff",
    };
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct ceremony make = created(a, &vectors[0]);
    struct str front = str_slice(make.data, 0, 59);
    struct attested made;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct fault f = { 0 };
        struct str key = unhex(a, keys[i]);
        char *data = arena_alloc(a, front.len + key.len + 1);

        memcpy(data, front.ptr, front.len);
        memcpy(data + front.len, key.ptr, key.len);
        make.data = str_make(data, front.len + key.len);
        assert_fault(webauthn_created(a, &make, &made, &f), FAULT_FIELDS);
    }
}

/* Extensions behind the key, as browsers ask for by themselves (credProtect), and what is none. */
static void extensions_are_read_over_and_must_fit(void **state)
{
    static const struct {
        const char *hex;
        bool good;
    } cases[] = {
        { "a16b6372656450726f7465637402", true }, /* {"credProtect": 2} */
        { "a0", true },
        { "a1616183010203", true }, /* {"a": [1, 2, 3]} */
        { "", false },
        { "a1", false },
        { "a16161", false },
        { "a000", false },
        { "ba7fffffff", false },
        { "a161617b7fffffffffffffff", false },
        { "bb7fffffffffffffff", false },
        { "a16161ba7fffffff", false },
        { "a1616181818181818101", false },
        { "bf6161ff", false },
    };
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct ceremony make = created(a, &vectors[0]);
    struct str whole = make.data;
    struct attested made;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str more = unhex(a, cases[i].hex);
        char *data = arena_alloc(a, whole.len + more.len + 1);
        struct fault f = { 0 };

        memcpy(data, whole.ptr, whole.len);
        memcpy(data + whole.len, more.ptr, more.len);
        data[32] = (char)0xc5;
        make.data = str_make(data, whole.len + more.len);
        assert_int_equal(webauthn_created(a, &make, &made, &f), cases[i].good);
        data[32] = 0x45; /* without the flag there must be none */
        if (more.len)
            assert_false(webauthn_created(a, &make, &made, &f));
    }
}

static int start(void **state)
{
    struct fault f = { 0 };

    (void)state;
    assert_ok(crypto_start(&f));
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_made_key_verifies_what_it_signed),
        cmocka_unit_test(whatever_was_changed_is_refused),
        cmocka_unit_test(a_new_key_that_is_cut_off_or_of_another_kind_is_refused),
        cmocka_unit_test(client_data_must_be_of_this_ceremony_and_origin),
        cmocka_unit_test(keys_made_of_nonsense_are_refused),
        cmocka_unit_test(extensions_are_read_over_and_must_fit),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
