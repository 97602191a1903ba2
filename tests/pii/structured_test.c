/* SPDX-License-Identifier: EUPL-1.2 */
/* structured_test.c - where only structured types are wanted, they are those that all detectors
 * together give, byte for byte; on cases, mails and what chance makes of them. */
#include "suite.h"

#include <dirent.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "pii/rules.h"
#include "text/text.h"

#define CORPUS_MAX  ((size_t)16 << 20)
#define MUTATIONS   3000
#define MUTANT_MAX  4096
#define DIFFERS_MAX 10

static const struct pii_wanted structured = {
    .off = 1u << SPAN_PERSON | 1u << SPAN_ADDRESS | 1u << SPAN_HEALTH | 1u << SPAN_SPECIAL,
};

/* Somebody of whom the desk knows more than a name. */
static const struct pii_known known[] = {
    { SPAN_EMAIL, STR_INIT("claire.morel@example.org") },
    { SPAN_PHONE, STR_INIT("06 39 98 00 01") },
    { SPAN_CUSTOMER_REF, STR_INIT("KD-4471-20") },
    { SPAN_PERSON, STR_INIT("Claire Morel") },
};

struct compared {
    const struct suite *s;
    struct pii_rules *rules;
    struct arena *arena; /* of one comparison */
    size_t texts, spans, differ;
    bool known; /* the desk knows somebody */
};

static void compare_start(struct compared *c, void **state)
{
    struct fault f = { 0 };

    *c = (struct compared){ .s = *state, .arena = arena_new((size_t)256 << 20) };
    assert_ok(pii_rules_new(&structured, &c->rules, &f));
}

static void compare_end(struct compared *c)
{
    pii_rules_free(c->rules);
    arena_free(c->arena);
    assert_int_equal(c->differ, 0);
}

static struct spans find(struct compared *c, struct str text)
{
    struct pii_hints hints = { .rules = c->rules,
                               .known = known,
                               .known_count = c->known ? COUNT_OF(known) : 0 };
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(
        pii_find(c->s->pii, c->s->scratch, c->arena, (struct clear){ text }, &hints, &spans, &f));
    return spans;
}

/* What is taken where all candidates are asked for: then every detector looks. */
static struct spans find_by_all(struct compared *c, struct str text)
{
    struct pii_hints hints = { .rules = c->rules,
                               .known = known,
                               .known_count = c->known ? COUNT_OF(known) : 0 };
    struct pii_candidates all;
    struct spans taken = { 0 };
    struct fault f = { 0 };

    assert_ok(
        pii_explain(c->s->pii, c->s->scratch, c->arena, (struct clear){ text }, &hints, &all, &f));
    taken.at = arena_alloc(c->arena, (all.count + 1) * sizeof *taken.at);
    assert_non_null(taken.at);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].fate == PII_TAKEN)
            taken.at[taken.count++] = all.at[i].span;
    return taken;
}

static bool same(const struct span *x, const struct span *y)
{
    return x->start == y->start && x->end == y->end && x->type == y->type && x->kind == y->kind &&
           x->by == y->by && !(x->score < y->score) && !(y->score < x->score);
}

static void tell(struct str text, const struct spans *all, const struct spans *found)
{
    size_t i = 0;

    while (i < all->count && i < found->count && same(&all->at[i], &found->at[i]))
        i++;
    print_message("%zu of %zu spans are the same in \"%.*s\"\n", i, all->count, STR_ARG(text));
}

static void compare(struct compared *c, struct str text)
{
    struct spans all = find_by_all(c, text), found = find(c, text);
    bool equal = found.count == all.count;

    c->texts++;
    c->spans += all.count;
    for (size_t i = 0; equal && i < all.count; i++)
        equal = same(&all.at[i], &found.at[i]);
    if (!equal && c->differ++ < DIFFERS_MAX)
        tell(text, &all, &found);
    arena_reset(c->arena);
}

/* ---- texts ---- */

static void add_folder(struct arena *a, struct buf *b, const char *folder)
{
    const char *root = getenv("GUICHET_SOURCE");
    const char *path = str_cstr(a, str_printf(a, "%s/%s", root ? root : ".", folder));
    DIR *dir = opendir(path);
    const struct dirent *entry;

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        const char *file = str_cstr(a, str_printf(a, "%s/%s", path, entry->d_name));
        struct str bytes;
        struct fault f = { 0 };

        if (!str_ends(str_of(entry->d_name), STR(".txt")) &&
            !str_ends(str_of(entry->d_name), STR(".jsonl")))
            continue;
        assert_ok(file_read(a, file, CORPUS_MAX, &bytes, &f));
        buf_add(b, bytes);
        buf_add_char(b, '\n');
    }
    closedir(dir);
}

/* What lies in the project: cases, and mails of which only the text is looked at here. */
static struct str corpus(struct arena *a)
{
    struct buf b = buf_new(a, CORPUS_MAX);

    add_folder(a, &b, "tests/pii/cases");
    add_folder(a, &b, "tests/data/pii");
    add_folder(a, &b, "tests/data/pii/eval");
    assert_true(b.len > 100000);
    return buf_str(&b);
}

static void cases_and_mails_give_the_same(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct str all = corpus(a), rest = all, line;
    struct compared c;

    compare_start(&c, state);
    compare(&c, all); /* many windows */
    while (str_line(&rest, &line))
        compare(&c, line);
    assert_true(c.spans > 2000);
    compare_end(&c);
}

/* ---- what chance makes of them ---- */

static uint32_t roll(uint64_t *seed, uint32_t n)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % n;
}

static const char *const scraps[] = {
    " né le ",
    " ne le ",
    " code ",
    " carte ",
    " douze ",
    " iban ",
    "06",
    "::",
    " mot de passe ",
    " chez ",
    "\xc2\xa0",
    "\xe2\x80\x99",
    " AB",
    "12 ",
    " point ",
    " cvc ",
    " fin 04/27 ",
    " bic ",
    " zéro six ",
    " double ",
    "０",
    "\n",
    "> ",
    "=",
    "-",
    ".",
    "@",
    " code de secours ",
    "°",
    " expire en août 27 ",
    " plaque ab 12 cd ",
    " RCS 4123 ",
    " 7JUL15 ",
    " essayé Blue2019 ",
    " June 2027 ",
    " tel 12345 ",
    " 1.2.3.4 ",
};

/* Pieces of the corpus behind each other, with scraps between and some bytes changed. */
static struct str mutant(struct arena *a, struct str all, uint64_t *seed)
{
    struct buf b = buf_new(a, 2 * MUTANT_MAX);

    for (uint32_t n = 1 + roll(seed, 6); n > 0 && b.len < MUTANT_MAX; n--) {
        size_t at = roll(seed, (uint32_t)all.len), len = roll(seed, roll(seed, 8) ? 60 : 700);

        buf_add(&b, str_slice(all, at, at + len < all.len ? at + len : all.len));
        if (roll(seed, 2))
            buf_add(&b, str_of(scraps[roll(seed, COUNT_OF(scraps))]));
    }
    for (uint32_t n = roll(seed, 4); n > 0 && b.len > 2; n--) {
        char *at = b.ptr + roll(seed, (uint32_t)b.len);

        *at = roll(seed, 3) == 0 ? (char)roll(seed, 256)
              : roll(seed, 2)    ? (char)('0' + roll(seed, 10))
                                 : (char)(*at ^ 0x20);
    }
    return buf_str(&b);
}

static void what_the_desk_knows_is_found_as_well(void **state)
{
    struct compared c;

    compare_start(&c, state);
    c.known = true;
    compare(&c, STR("Mon dossier kd 447120 est bloqué, écrivez à Claire Morel"));
    compare(&c, STR("claire morel, 06.39.98.00.01, KD-4471-20"));
    assert_true(c.spans >= 3);
    compare_end(&c);
}

static void mutations_give_the_same(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20), *one = arena_new((size_t)1 << 20);
    struct str all = corpus(a);
    struct compared c;
    uint64_t seed = 20261126;

    compare_start(&c, state);
    for (int i = 0; i < MUTATIONS; i++) {
        compare(&c, mutant(one, all, &seed));
        arena_reset(one);
    }
    compare_end(&c);
}

/* ---- made to reach as far as a detector does ---- */

static const char *const far[] = {
    /* a card's end, far behind its number */
    "carte 4111 1111 1111 1111 a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h "
    "expire le 04/27",
    /* a date of birth in words, and one that corrects it */
    "je suis née le douze mars mille neuf cent quatre-vingt-cinq",
    "12/03/1985 est ma date de naissance, pas le 13 mars 1985",
    "mille neuf cent douze, le douze mars mille neuf cent quatre-vingt-cinq (naissance)",
    /* many codes behind one word */
    "codes de secours : AB12-CD34, EF56-GH78, IJ90-KL12, MN34-OP56, QR78-ST90, UV12-WX34, "
    "YZ56-AB78, CD90-EF12, GH34-IJ56, KL78-MN90, OP12-QR34, ST56-UV78, WX90-YZ12",
    "0639980001",
    "Tulipe60 est mon mot de passe",
    "zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze",
    "null eins fünf zwei vierunddreißig sechsundfünfzig achtundsiebzig, mein Handy",
    "claire point morel soixante quinze arobase exemple point fr",
    "c l a i r e at gmail dot com, claire (at) example (dot) org",
    "::1 fe80::a:b aa:bb:cc:dd:ee:ff de-ca-fe-ba-be-ad",
    "https://example.org/?token=abcdef&sig=ghijkl",
    "AKIAABCDEFGHIJKLMNOP xoxb-abcdefghijklmnop-1234",
    "swift deutdeff et plus loin dans la phrase encore BNPAFRPP",
    "RSS MRA 85T10 A562S, MT84 MALT 0110 0001 2345 MTLC AST0 01S",
    "AB-123-CD, 12-AB-34, AB12 CDE, 12-ab-34",
    "４１１１ １１１１ １１１１ １１１１",
    "48°51'24\"N 2°21'07\"E",
    /* few figures, which only some words make somebody's */
    "carte 4111 1111 1111 1111, elle expire en août 27, les 3 chiffres au dos : 123",
    "la carte 4111 1111 1111 1111 va jusqu'à June 2027",
    "plaque ab 12 cd, ma voiture est garée",
    "le code est 6-3-9, ou code PIN 4512",
    "inscrite au RCS de Lyon sous le n° 4123",
    "née en 1948, jahrgang 85, voyage du 7JUL58",
    "mon adresse IP est 1.2.3.4 et la version 4.2.1",
    "j'ai essayé Blue2019 et Rouge2020 pour me connecter au compte",
};

static void each_reach_is_seen_to_its_end(void **state)
{
    struct compared c;

    compare_start(&c, state);
    for (size_t i = 0; i < COUNT_OF(far); i++) {
        compare(&c, str_of(far[i]));
        assert_true(c.spans > i / 2); /* most of them hold something */
    }
    compare_end(&c);
}

/* Wherever a text is cut, and however it lies in a window. */
static void cutting_and_shifting_change_nothing(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct compared c;

    compare_start(&c, state);
    for (size_t i = 0; i < COUNT_OF(far); i++) {
        struct str text = str_of(far[i]);

        for (size_t at = 0; at <= text.len; at++) {
            compare(&c, str_slice(text, 0, at));
            compare(&c, str_from(text, at));
        }
        for (size_t by = 0; by < 130; by += 13) {
            struct buf b = buf_new(a, 2 * PII_WINDOW);

            buf_add_fill(&b, by % 2 ? ' ' : 'x', PII_WINDOW - by);
            buf_add_char(&b, ' ');
            buf_add(&b, text);
            compare(&c, buf_str(&b));
        }
    }
    compare_end(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_and_mails_give_the_same),
        cmocka_unit_test(mutations_give_the_same),
        cmocka_unit_test(what_the_desk_knows_is_found_as_well),
        cmocka_unit_test(each_reach_is_seen_to_its_end),
        cmocka_unit_test(cutting_and_shifting_change_nothing),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
