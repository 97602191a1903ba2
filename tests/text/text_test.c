/* SPDX-License-Identifier: EUPL-1.2 */
/* text_test.c - folding keeps its way back, words and terms are what a search needs. */
#include "test.h"

#include <string.h>

#include <unicode/unorm2.h>

#include "text/text.h"

static void only_utf8_of_rfc_3629_is_valid(void **state)
{
    static const struct {
        struct str text;
        bool valid;
    } cases[] = {
        { STR_INIT(""), true },
        { STR_INIT("plain words, longer than eight bytes"), true },
        { STR_INIT("é œ € 😀"), true },
        { STR_INIT("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf"), true },
        { STR_INIT("\xef\xbf\xbd"), true }, /* U+FFFD itself */
        { STR_INIT("12345678\xff"), false },
        { STR_INIT("\xc0\xaf"), false },         /* a longer form */
        { STR_INIT("\xe0\x80\x80"), false },     /* a longer form */
        { STR_INIT("\xed\xa0\x80"), false },     /* a surrogate */
        { STR_INIT("\xf4\x90\x80\x80"), false }, /* past the last */
        { STR_INIT("\xe2\x82"), false },         /* cut */
        { STR_INIT("\x80"), false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(text_valid(cases[i].text), cases[i].valid);
}

static void every_character_is_put_as_it_is_read(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char out[4];
        uint32_t back = 0;
        size_t n;

        if (c >= 0xd800 && c < 0xe000)
            continue;
        n = text_put(c, out);
        assert_int_equal(text_char(str_make(out, n), &back), n);
        assert_int_equal(back, c);
    }
}

static void folding_drops_case_accents_and_what_is_not_seen(void **state)
{
    static const struct {
        struct str text, folded;
    } cases[] = {
        { STR_INIT("Écoute, Zoë!"), STR_INIT("ecoute, zoe!") },
        { STR_INIT("ŒUVRE Æther Straße"), STR_INIT("oeuvre aether strasse") },
        { STR_INIT("e\xcc\x81te\xcc\x81"), STR_INIT("ete") }, /* decomposed */
        { STR_INIT("Łukasz Đorđe Søren"), STR_INIT("lukasz dorde soren") },
        { STR_INIT("\xef\xbc\x91\xef\xbc\x92 \xef\xbc\xa1"), STR_INIT("12 a") }, /* full width */
        { STR_INIT("rem\xc2\xad"
                   "bour\xe2\x80\x8bser"),
          STR_INIT("rembourser") },
        { STR_INIT("\xef\xac\x81"
                   "che"),
          STR_INIT("fiche") },
        { STR_INIT("ΑΒΓ Ёлка"), STR_INIT("αβγ елка") },
        { STR_INIT("a\xff"
                   "b"),
          STR_INIT("a\xef\xbf\xbd"
                   "b") },
        { STR_INIT("1\xc2\xa0"
                   "234\xe2\x80\xaf"
                   "567"),
          STR_INIT("1 234 567") },
    };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_str(text_fold(a, cases[i].text, NULL), cases[i].folded);
}

/* A small generator, so that a failure comes again. */
static uint32_t draw(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static struct str random_text(struct arena *a, uint32_t *seed)
{
    size_t n = draw(seed) % 200;
    struct buf b = buf_new(a, 4096);

    for (size_t i = 0; i < n; i++) {
        static const uint32_t ends[] = { 0x80, 0x250, 0x400, 0x3000, 0xd800, 0x110000 };
        uint32_t c = draw(seed) % ends[draw(seed) % COUNT_OF(ends)];
        char out[4];

        if (draw(seed) % 8 == 0)
            buf_add_char(&b, (char)draw(seed));
        else
            buf_add(&b, str_make(out, text_put(c, out)));
    }
    return buf_str(&b);
}

static void each_folded_byte_knows_where_it_came_from(void **state)
{
    uint32_t seed = 7;

    (void)state;
    for (int round = 0; round < 4000; round++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct str s = random_text(a, &seed), folded;
        uint32_t *map;

        folded = text_fold(a, s, &map);
        assert_true(text_valid(folded));
        assert_int_equal(map[folded.len], s.len);
        for (size_t i = 0; i < folded.len; i++) {
            char out[TEXT_FOLD_CHAR_MAX];
            uint32_t c;

            assert_true(map[i] < s.len && map[i] <= map[i + 1]);
            if (i && map[i] == map[i - 1])
                continue;
            text_char(str_from(s, map[i]), &c);
            assert_true(str_starts(str_from(folded, i), str_make(out, text_fold_char(c, out))));
        }
    }
}

static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char once[TEXT_FOLD_CHAR_MAX], twice[8 * TEXT_FOLD_CHAR_MAX];
        size_t n, m = 0;

        if (c >= 0xd800 && c < 0xe000)
            continue;
        n = text_fold_char(c, once);
        for (size_t i = 0; i < n;) {
            uint32_t d;

            i += text_char(str_make(once + i, n - i), &d);
            m += text_fold_char(d, twice + m);
        }
        if (n != m || memcmp(once, twice, n) != 0)
            fail_msg("U+%04X folds otherwise the second time", (unsigned)c);
    }
}

/* The Latin table against ICU's decomposition: both spellings of a letter must fold alike. */
static void composed_and_decomposed_letters_fold_alike(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);

    (void)state;
    for (uint32_t c = 0x80; c < 0x250; c++) {
        UChar wide[8];
        char one[4];
        struct buf b = buf_new(a, 64);
        int32_t n = unorm2_getDecomposition(nfd, (UChar32)c, wide, 8, &error);

        for (int32_t i = 0; i < n; i++) {
            char out[4];

            buf_add(&b, str_make(out, text_put(wide[i], out)));
        }
        if (n > 0)
            assert_str(text_fold(a, buf_str(&b), NULL),
                       text_fold(a, str_make(one, text_put(c, one)), NULL));
    }
}

static void an_apostrophe_ends_a_word(void **state)
{
    static const struct {
        struct str text, words;
    } cases[] = {
        { STR_INIT("l'eau d’hier"), STR_INIT("l|eau|d|hier|") },
        { STR_INIT("  Où est-ce ? 4512!"), STR_INIT("Où|est|ce|4512|") },
        { STR_INIT("e\xcc\x81te\xcc\x81 rem\xc2\xad"
                   "bours"),
          STR_INIT("e\xcc\x81te\xcc\x81|rem\xc2\xad"
                   "bours|") },
        { STR_INIT("\xff"
                   "a\xff\xff"
                   "b"),
          STR_INIT("a|b|") },
        { STR_INIT(""), STR_INIT("") },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 16);
        struct buf b = buf_new(a, 1000);
        struct word w;

        for (size_t at = 0; text_word_next(cases[i].text, &at, &w);) {
            buf_add(&b, str_slice(cases[i].text, w.start, w.end));
            buf_add_char(&b, '|');
        }
        assert_str(buf_str(&b), cases[i].words);
    }
}

static void join(void *to, struct str term)
{
    struct buf *b = to;

    buf_add(b, term);
    buf_add_char(b, ' ');
}

static void words_of_one_family_are_one_term(void **state)
{
    static const struct {
        enum lang lang;
        struct str text, terms;
    } cases[] = {
        { LANG_FR,
          STR_INIT("remboursé remboursée remboursees remboursement REMBOURSEMENTS rembourse"),
          STR_INIT("rembours rembours rembours rembours rembours rembours ") },
        { LANG_FR, STR_INIT("Où est mon colis n° 4512, s'il vous plaît ?"),
          STR_INIT("colis 4512 plait ") },
        { LANG_FR, STR_INIT("le cœur et l'œuvre; COEUR"), STR_INIT("coeur oeuvr coeur ") },
        { LANG_EN, STR_INIT("The refunds were refunded: refunding!"),
          STR_INIT("refund refund refund ") },
        { LANG_DE, STR_INIT("Die Rückerstattung der Straßen"), STR_INIT("ruckerstatt strass ") },
        { LANG_ES, STR_INIT("los reembolsos y las cancelaciones"), STR_INIT("reembols cancel ") },
        { LANG_IT, STR_INIT("il rimborso degli ordini"), STR_INIT("rimbors ordin ") },
        { LANG_NL, STR_INIT("de bestellingen van gisteren"), STR_INIT("bestell gister ") },
        { LANG_PT, STR_INIT("o reembolso das encomendas"), STR_INIT("reembols encomend ") },
        { LANG_UNKNOWN, STR_INIT("the delivery"), STR_INIT("delivery deliveri ") },
        { LANG_UNKNOWN, STR_INIT("colis"), STR_INIT("colis coli ") },
    };
    struct text_stemmer *st = text_stemmer_new();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 16);
        struct buf b = buf_new(a, 4096);

        assert_true(text_terms(st, a, cases[i].text, cases[i].lang, join, &b));
        assert_str(buf_str(&b), cases[i].terms);
    }
    text_stemmer_free(st);
}

static void check_term(void *to, struct str term)
{
    (void)to;
    assert_true(term.len > 0 && term.len <= TEXT_TERM_MAX && text_valid(term));
}

static void terms_of_any_bytes_are_short_and_valid(void **state)
{
    struct text_stemmer *st = text_stemmer_new();
    uint32_t seed = 99;
    char longest[1000];

    (void)state;
    for (int round = 0; round < 2000; round++) {
        scoped(arena) *a = arena_new(1 << 20);

        assert_true(
            text_terms(st, a, random_text(a, &seed), (enum lang)(round % LANGS), check_term, NULL));
    }
    memset(longest, 'e', sizeof longest);
    for (int lang = 0; lang < LANGS; lang++) {
        scoped(arena) *a = arena_new(1 << 20);

        assert_true(text_terms(st, a, str_make(longest, sizeof longest), (enum lang)lang,
                               check_term, NULL));
    }
    text_stemmer_free(st);
}

static void a_word_comes_folded_stemmed_and_with_its_place(void **state)
{
    static const struct {
        enum lang lang;
        const char *text, *folded, *stem;
        bool stop;
    } cases[] = {
        { LANG_FR, "remboursées", "remboursees", "rembours", false },
        { LANG_FR, "RÉTRACTATION", "retractation", "retract", false },
        { LANG_FR, "l'eau", "l", "l", true },
        { LANG_FR, "votre", "votre", "votre", true },
        { LANG_EN, "votre", "votre", "votr", false },
        { LANG_EN, "refunds", "refunds", "refund", false },
        { LANG_FR, "F1427", "f1427", "f1427", false },
        { LANG_UNKNOWN, "remboursées", "remboursees", "remboursees", false },
    };
    struct text_stemmer *st = text_stemmer_new();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text_token t;
        size_t at = 0;

        assert_true(text_token_next(st, str_of(cases[i].text), cases[i].lang, &at, &t));
        assert_str(t.folded, str_of(cases[i].folded));
        assert_str(t.stem, str_of(cases[i].stem));
        assert_int_equal(t.stop, cases[i].stop);
        assert_int_equal(t.start, 0);
    }
    text_stemmer_free(st);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_utf8_of_rfc_3629_is_valid),
        cmocka_unit_test(every_character_is_put_as_it_is_read),
        cmocka_unit_test(folding_drops_case_accents_and_what_is_not_seen),
        cmocka_unit_test(each_folded_byte_knows_where_it_came_from),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(composed_and_decomposed_letters_fold_alike),
        cmocka_unit_test(an_apostrophe_ends_a_word),
        cmocka_unit_test(words_of_one_family_are_one_term),
        cmocka_unit_test(terms_of_any_bytes_are_short_and_valid),
        cmocka_unit_test(a_word_comes_folded_stemmed_and_with_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
