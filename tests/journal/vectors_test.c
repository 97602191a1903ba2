/* SPDX-License-Identifier: EUPL-1.2 */
/* vectors_test.c - the larger public suites, where ../shared/refs stands beside the checkout:
 * proofs of transparency-dev/merkle, a log signed by Tessera, notes of golang/mod, and a synthetic
 * log of 300 entries.  Without that folder each test skips. */
#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "journal/merkle.h"
#include "journal/cosign.h"
#include "journal/note.h"
#include "journal/proof.h"
#include "journal/submit.h"
#include "journal/tiles.h"

static struct arena *arena;

static int set_up(void **state)
{
    struct fault f = { 0 };

    (void)state;
    assert_ok(crypto_start(&f));
    arena = arena_new((size_t)256 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *path_of(const char *name)
{
    const char *source = getenv("GUICHET_SOURCE");
    const char *path = str_printf(arena, "%s/../shared/refs/%s", source ? source : ".", name).ptr;

    if (access(path, R_OK) < 0)
        skip();
    return path;
}

static struct str text_of(const char *path)
{
    struct fault f = { 0 };
    struct str text;

    assert_ok(file_read(arena, path, (size_t)16 << 20, &text, &f));
    return text;
}

static json_t *json_of(const char *path)
{
    struct fault f = { 0 };
    json_t *j = json_read(text_of(path), &f);

    if (!j)
        fail_msg("%s: %s", path, f.text);
    return j;
}

/* ---- github.com/transparency-dev/merkle ---- */

static struct {
    size_t done;
} proofs;

/* Some roots are of another length, to say "any": zeros stand after them.  False for those. */
static bool root_of(const json_t *j, const char *key, uint8_t ret[static 32])
{
    struct str bytes;

    assert_true(crypto_unbase64(arena, json_text(j, key), &bytes));
    memset(ret, 0, 32);
    memcpy(ret, bytes.ptr, bytes.len < 32 ? bytes.len : 32);
    return bytes.len == 32;
}

/* False when a hash has not the length of one. */
static bool proof_of(const json_t *list, struct journal_proof *ret)
{
    size_t n = json_array_size(list);

    ret->count = n;
    ret->hashes = arena_array(arena, n + 1, 32);
    assert_non_null(ret->hashes);
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(list, i);
        struct str bytes;

        assert_true(crypto_unbase64(
            arena, str_make(json_string_value(item), json_string_length(item)), &bytes));
        if (bytes.len != 32)
            return false;
        memcpy(ret->hashes[i], bytes.ptr, 32);
    }
    return true;
}

/* Some numbers are past INT64_MAX, where jansson gives up: put all of them in quotes. */
static json_t *case_of(const char *path)
{
    struct str text = text_of(path);
    struct buf b = buf_new(arena, 2 * text.len + 16);
    struct fault f = { 0 };
    json_t *j;

    for (size_t i = 0; i < text.len; i++) {
        bool digit = ascii_digit(text.ptr[i]) && i >= 2;
        bool first = digit && text.ptr[i - 1] == ' ' && text.ptr[i - 2] == ':';

        if (first)
            buf_add_char(&b, '"');
        buf_add_char(&b, text.ptr[i]);
        for (; first && i + 1 < text.len && ascii_digit(text.ptr[i + 1]); i++)
            buf_add_char(&b, text.ptr[i + 1]);
        if (first)
            buf_add_char(&b, '"');
    }
    j = json_read(buf_str(&b), &f);
    if (!j)
        fail_msg("%s: %s", path, f.text);
    return j;
}

static uint64_t number(const json_t *j, const char *key)
{
    const json_t *v = json_object_get(j, key);
    uint64_t n = 0;

    if (json_is_string(v))
        assert_true(str_to_u64(json_text(j, key), &n));
    else
        n = (uint64_t)json_integer_value(v);
    return n;
}

static bool aligned(uint64_t start, uint64_t end)
{
    uint64_t holds = 1;

    while (holds && holds < end - start)
        holds *= 2;
    return holds ? start % holds == 0 : start == 0;
}

static bool inclusion(const json_t *j, const struct journal_proof *p)
{
    uint8_t root[32], leaf[32];
    bool part = json_object_get(j, "start") != NULL;
    uint64_t start = part ? number(j, "start") : 0, n = number(j, "leafIdx");
    uint64_t end = number(j, part ? "end" : "treeSize");

    root_of(j, "root", root);
    return root_of(j, "leafHash", leaf) && n >= start && start < end && aligned(start, end) &&
           merkle_check_entry(leaf, n - start, end - start, p, root);
}

static bool consistency(const json_t *j, const struct journal_proof *p)
{
    uint8_t one[32], two[32];

    root_of(j, "root1", one);
    root_of(j, "root2", two);
    if (!json_object_get(j, "start"))
        return merkle_check_growth(number(j, "size1"), one, number(j, "size2"), two, p);
    return merkle_check_range(number(j, "start"), number(j, "end"), one, number(j, "size"), two, p);
}

static int one_proof(const char *path, const struct stat *st, int type, struct FTW *where)
{
    scoped_json json_t *j = NULL;
    struct journal_proof p;
    bool held;

    (void)st;
    (void)where;
    if (type != FTW_F)
        return 0;
    proofs.done++;
    j = case_of(path);
    held = proof_of(json_object_get(j, "proof"), &p) &&
           (json_object_get(j, "leafHash") ? inclusion(j, &p) : consistency(j, &p));
    if (held == json_flag(j, "wantErr", true))
        fail_msg("%s: %s", path, held ? "held" : "did not hold");
    return 0;
}

static void proofs_hold_as_the_merkle_suite_says(void **state)
{
    const char *folder = path_of("merkle-rfc6962/testdata");

    (void)state;
    assert_int_equal(nftw(folder, one_proof, 16, FTW_PHYS), 0);
    assert_int_equal(proofs.done, 518);
}

/* ---- eight leaves, all proofs ---- */

struct small_log {
    struct str *hashes;
    size_t count;
};

static bool small_hash(void *arg, int level, uint64_t index, uint8_t ret_hash[static 32],
                       struct fault *f)
{
    const struct small_log *l = arg;
    size_t n = (size_t)1 << level;
    uint8_t(*hashes)[32] = arena_array(arena, n, 32);

    (void)f;
    assert_true((index + 1) * n <= l->count);
    for (size_t i = 0; i < n; i++)
        memcpy(hashes[i], l->hashes[index * n + i].ptr, 32);
    merkle_fold(hashes, n, ret_hash);
    return true;
}

static struct str unhex(struct str hex)
{
    struct str bytes;

    assert_true(crypto_unhex(arena, hex, &bytes));
    return bytes;
}

static void assert_proof(const struct journal_proof *p, const json_t *want)
{
    assert_int_equal(p->count, json_array_size(want));
    for (size_t i = 0; i < p->count; i++)
        assert_str(crypto_hex(arena, p->hashes[i], 32),
                   str_of(json_string_value(json_array_get(want, i))));
}

static void our_proofs_are_those_of_the_eight_leaves(void **state)
{
    scoped_json json_t *j = json_of(path_of("tlog-vectors/rfc6962-8-leaves.json"));
    struct str hashes[8];
    struct small_log log = { hashes, COUNT_OF(hashes) };
    struct merkle_source source = { small_hash, &log };
    struct journal_proof p;
    struct fault f = { 0 };
    json_t *item;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT_OF(hashes); i++)
        hashes[i] =
            unhex(str_of(json_string_value(json_array_get(json_object_get(j, "leaf_hashes"), i))));
    json_array_foreach(json_object_get(j, "inclusion"), i, item)
    {
        assert_ok(merkle_prove_entry(&source, arena, number(item, "index"), number(item, "size"),
                                     &p, &f));
        assert_proof(&p, json_object_get(item, "proof"));
    }
    json_array_foreach(json_object_get(j, "consistency"), i, item)
    {
        assert_ok(merkle_prove_growth(&source, arena, number(item, "size1"), number(item, "size2"),
                                      &p, &f));
        assert_proof(&p, json_object_get(item, "proof"));
    }
}

/* ---- names of tiles ---- */

static void tile_names_are_those_of_the_suite(void **state)
{
    scoped_json json_t *j = json_of(path_of("tlog-vectors/tile-paths.json"));
    const char *index;
    json_t *name;

    (void)state;
    json_object_foreach(j, index, name)
    {
        struct tile t = { .width = TILE_WIDTH };

        assert_true(str_to_u64(str_of(index), &t.index));
        assert_str(tile_path(arena, &t), str_printf(arena, "tile/0/%s", json_string_value(name)));
    }
}

/* ---- signed notes ---- */

static bool opens(const char *vkey, struct str note, struct str *ret_name)
{
    struct note_verifier v;
    struct fault f = { 0 };
    struct str text;

    assert_ok(note_verifier_read(arena, str_of(vkey), &v, &f));
    *ret_name = v.name;
    return note_read(arena, note, &v, &text, &f);
}

static void one_note(const json_t *j)
{
    const json_t *keys = json_object_get(j, "known_vkeys");
    struct str note, name, result = json_text(j, "result");
    size_t opened = 0;

    if (str_eq(result, STR("ambiguous")))
        return; /* takes several keys at once: we take one */
    assert_true(crypto_unbase64(arena, json_text(j, "note_b64"), &note));
    for (size_t i = 0; i < json_array_size(keys); i++) {
        const json_t *key = json_array_get(keys, i);

        if (!opens(json_string_value(key), note, &name))
            continue;
        assert_str(name, str_of(json_string_value(
                             json_array_get(json_object_get(j, "verified_names"), opened))));
        opened++;
    }
    if (opened != json_array_size(json_object_get(j, "verified_names")))
        fail_msg("%s: %zu keys opened it", json_string_value(json_object_get(j, "name")), opened);
}

static void notes_open_as_the_suite_says(void **state)
{
    scoped_json json_t *j = json_of(path_of("tlog-vectors/signed-note.json"));
    const json_t *sign = json_object_get(j, "sign");
    struct str skey = json_text(sign, "skey"), typed;
    struct note_verifier v;
    json_t *item;
    size_t i;

    (void)state;
    json_array_foreach(json_object_get(j, "open"), i, item) one_note(item);
    json_array_foreach(json_object_get(j, "verifier_keys"), i, item)
    {
        struct fault f = { 0 };

        assert_int_equal(note_verifier_read(arena, json_text(item, "vkey"), &v, &f),
                         str_eq(json_text(item, "result"), STR("ok")));
    }
    /* "PRIVATE+KEY+name+hash+base64(1 || seed)" */
    for (i = 0; i < 4; i++)
        skey = str_from(skey, str_chr(skey, '+', 0) + 1);
    assert_true(crypto_unbase64(arena, skey, &typed));
    assert_str(note_write(arena, json_text(sign, "text"), STR("PeterNeumann"),
                          (const uint8_t *)typed.ptr + 1),
               json_text(sign, "signed_note"));
}

/* ---- a log of 300 entries ---- */

static void log_of(const json_t *entries, struct small_log *ret)
{
    ret->count = json_array_size(entries);
    ret->hashes = arena_many(arena, struct str, ret->count);
    for (size_t i = 0; i < ret->count; i++) {
        uint8_t *leaf = arena_alloc(arena, 32);

        merkle_leaf(str_of(json_string_value(json_array_get(entries, i))), leaf);
        ret->hashes[i] = str_make(leaf, 32);
    }
}

static void assert_tile_300(const char *name, const json_t *hex, const struct merkle_source *source)
{
    struct fault f = { 0 };
    struct tile t;
    struct str bytes = unhex(str_of(json_string_value(hex)));

    assert_ok(tile_parse(str_of(name), &t, &f));
    assert_int_equal(bytes.len, t.width * 32);
    for (size_t i = 0; i < t.width; i++) {
        uint8_t hash[32];

        assert_ok(source->hash(source->arg, 8 * t.level, t.index * TILE_WIDTH + i, hash, &f));
        assert_memory_equal(hash, bytes.ptr + i * 32, 32);
    }
}

static void assert_bundle_300(const char *name, const json_t *hash, const json_t *entries)
{
    struct buf b = buf_new(arena, 1 << 20);
    struct fault f = { 0 };
    struct tile t;
    uint8_t got[32];

    assert_ok(tile_parse(str_of(name), &t, &f));
    for (size_t i = 0; i < t.width; i++)
        assert_true(bundle_add(
            &b, str_of(json_string_value(json_array_get(entries, t.index * TILE_WIDTH + i)))));
    crypto_sha256(&(struct crypto_part){ b.ptr, b.len }, 1, got);
    assert_str(crypto_hex(arena, got, 32), str_of(json_string_value(hash)));
}

/* The witness's line holds, is the one we would write, and does not hold for another text. */
static void assert_cosigned(const json_t *suite, struct str note, struct str line)
{
    struct str seed = unhex(json_text(suite, "witness_seed_hex")), text;
    struct note_signature *signatures;
    struct note_verifier v;
    struct fault f = { 0 };
    int64_t seconds = 0;
    size_t count;

    assert_ok(cosign_key_read(arena, json_text(suite, "witness_vkey"), &v, &f));
    assert_str(cosign_key_write(arena, v.name, v.key), json_text(suite, "witness_vkey"));
    assert_ok(note_signatures(arena, note, &text, &signatures, &count, &f));
    assert_int_equal(count, 2);
    assert_false(cosign_is_by(&signatures[0], &v));
    assert_true(cosign_holds(arena, &signatures[1], &v, text, &seconds));
    assert_int_equal(seconds, json_int(suite, "timestamp", 0));
    assert_str(cosign_write(arena, text, v.name, seconds, (const uint8_t *)seed.ptr), line);
    assert_false(
        cosign_holds(arena, &signatures[1], &v, str_slice(text, 0, text.len - 1), &seconds));
}

/* What a witness is asked to sign, byte by byte. */
static void a_log_of_300_is_submitted_as_the_suite_has_it(void **state)
{
    scoped_json json_t *j = json_of(path_of("tlog-vectors/audit-log-300.json"));
    struct small_log log;
    struct merkle_source source = { small_hash, &log };
    const json_t *wanted = json_object_get(j, "add_checkpoint"),
                 *last = json_array_get(json_object_get(j, "checkpoints"),
                                        json_array_size(json_object_get(j, "checkpoints")) - 1);
    static const struct {
        const char *name;
        uint64_t old;
    } cases[] = { { "request", 256 }, { "stale_request", 255 } };
    struct fault f = { 0 };

    (void)state;
    log_of(json_object_get(j, "entries"), &log);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct journal_proof proof;

        assert_ok(merkle_prove_growth(&source, arena, cases[i].old, 300, &proof, &f));
        assert_str(submit_write(arena, cases[i].old, &proof, json_text(last, "checkpoint")),
                   json_text(wanted, cases[i].name));
    }
}

static void a_log_of_300_has_the_suites_checkpoints_and_tiles(void **state)
{
    scoped_json json_t *j = json_of(path_of("tlog-vectors/audit-log-300.json"));
    const json_t *entries = json_object_get(j, "entries");
    struct str seed = unhex(json_text(j, "log_seed_hex")), key = json_text(j, "log_vkey");
    struct small_log log;
    struct merkle_source source = { small_hash, &log };
    struct fault f = { 0 };
    const char *name;
    json_t *item;
    size_t i;

    (void)state;
    log_of(entries, &log);
    json_array_foreach(json_object_get(j, "checkpoints"), i, item)
    {
        struct checkpoint c = { .origin = json_text(j, "origin"), .size = number(item, "size") };
        struct checkpoint got;
        struct str both =
            str_printf(arena, "%s%s", json_string_value(json_object_get(item, "checkpoint")),
                       json_string_value(json_object_get(item, "cosignature_line")));

        assert_ok(merkle_root(&source, c.size, c.root, &f));
        assert_str(note_sign(arena, &c, (const uint8_t *)seed.ptr), json_text(item, "checkpoint"));
        assert_ok(note_open(arena, json_text(item, "checkpoint"), key, &got, &f));
        assert_ok(note_open(arena, both, key, &got, &f)); /* a witness's line changes nothing */
        assert_true(got.size == c.size);
        assert_memory_equal(got.root, c.root, 32);
        assert_cosigned(j, both, json_text(item, "cosignature_line"));
    }
    json_object_foreach(json_object_get(j, "tiles"), name, item)
        assert_tile_300(name, item, &source);
    json_object_foreach(json_object_get(j, "entry_bundle_sha256"), name, item)
        assert_bundle_300(name, item, entries);
}

static void proofs_of_the_suite_hold_and_its_bad_ones_do_not(void **state)
{
    scoped_json json_t *j = json_of(path_of("tlog-vectors/audit-log-300.json"));
    struct str key = json_text(j, "log_vkey");
    json_t *item;
    size_t i;

    (void)state;
    json_array_foreach(json_object_get(j, "proofs"), i, item)
    {
        struct fault f = { 0 };

        assert_ok(
            proof_check(arena, json_text(item, "tlog_proof"), json_text(item, "entry"), key, &f));
    }
    assert_true(i > 0);
    json_array_foreach(json_object_get(j, "bad_proofs"), i, item)
    {
        struct fault f = { 0 };

        if (proof_check(arena, json_text(item, "tlog_proof"), json_text(item, "entry"), key, &f))
            fail_msg("taken: %s", json_string_value(json_object_get(item, "why")));
    }
    assert_true(i > 0);
}

/* ---- a log made by Tessera ---- */

#define TESSERA_KEY "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"

static struct str tessera(const char *name)
{
    return text_of(path_of(str_printf(arena, "tessera-testlog/testdata/log/%s", name).ptr));
}

static void tesseras_state(size_t size, const struct checkpoint *c)
{
    struct tile bundle = { TILE_ENTRIES, 0, size }, hashes = { 0, 0, size };
    struct merkle_edge edge = { .size = 0 };
    struct str rest = tessera(tile_path(arena, &bundle).ptr), entry;
    struct str tile = tessera(tile_path(arena, &hashes).ptr);
    uint8_t leaf[32], root[32];

    assert_int_equal(tile.len, size * 32);
    for (size_t n = 0; bundle_next(&rest, &entry); n++) {
        merkle_leaf(entry, leaf);
        assert_memory_equal(leaf, tile.ptr + n * 32, 32);
        merkle_edge_add(&edge, leaf, NULL, NULL);
    }
    assert_int_equal(rest.len, 0);
    assert_true(edge.size == size);
    merkle_edge_root(&edge, root);
    assert_memory_equal(root, c->root, 32);
}

static void a_log_made_by_tessera_verifies(void **state)
{
    (void)state;
    for (size_t size = 0; size < 16; size++) {
        char name[32];
        struct fault f = { 0 };
        struct checkpoint c;

        snprintf(name, sizeof name, "checkpoint.%zu", size);
        assert_ok(note_open(arena, tessera(name), STR(TESSERA_KEY), &c, &f));
        assert_true(c.size == size);
        if (size)
            tesseras_state(size, &c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(proofs_hold_as_the_merkle_suite_says),
        cmocka_unit_test(our_proofs_are_those_of_the_eight_leaves),
        cmocka_unit_test(tile_names_are_those_of_the_suite),
        cmocka_unit_test(notes_open_as_the_suite_says),
        cmocka_unit_test(a_log_of_300_is_submitted_as_the_suite_has_it),
        cmocka_unit_test(a_log_of_300_has_the_suites_checkpoints_and_tiles),
        cmocka_unit_test(proofs_of_the_suite_hold_and_its_bad_ones_do_not),
        cmocka_unit_test(a_log_made_by_tessera_verifies),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
