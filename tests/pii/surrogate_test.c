/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_test.c - made-up values stand for real ones: of the same form, valid, nobody's, and
 * restored exactly. */
#include "digest.h"
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "pii/restore.h"
#include "text/text.h"

#define assert_str_not(got, other)                                                                 \
    do {                                                                                           \
        struct str got_ = (got), other_ = (other);                                                 \
        if (got_.len && str_eq(got_, other_))                                                      \
            fail_msg("\"%.*s\" twice", STR_ARG(got_));                                             \
    } while (0)

static struct pii_book book_in(struct arena *a)
{
    return (struct pii_book){
        .arena = a, .digest = digest, .keep_credentials = true, .surrogates = true
    };
}

/* ---- one value ---- */

static struct str alone(struct pii_book *book, enum span_type type, const char *kind,
                        struct str value)
{
    scoped(arena) *work = arena_new((size_t)64 << 20);
    struct span at = { 0, (uint32_t)value.len, type, kind, 1, "pattern" };
    struct spans one = { &at, 1 };
    struct skeleton s = { 0 };
    struct fault f = { 0 };

    book->work = work;
    assert_ok(pii_take_out(book, (struct clear){ value }, &one, &s, &f));
    book->work = NULL;
    return str_copy(book->arena, s.text);
}

/* '9' for a digit, 'a' and 'A' for letters, other bytes as they are. */
static struct str shape(struct arena *a, struct str s)
{
    struct buf b = buf_new(a, 1000);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < s.len; i++)
        buf_add_char(&b, ascii_digit(s.ptr[i])                      ? '9'
                         : ascii_alpha(s.ptr[i]) && s.ptr[i] >= 'a' ? 'a'
                         : ascii_alpha(s.ptr[i])                    ? 'A'
                                                                    : s.ptr[i]);
    return buf_str(&b);
}

/* Codes with places that are a letter or a digit. */
static bool may_change_class(const char *kind)
{
    static const char *const kinds[] = { "fi.hetu", "btc", "fr.cni", "de.ausweis" };

    for (size_t i = 0; kind && i < COUNT_OF(kinds); i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

static void a_number_keeps_its_form_and_lies_where_nobody_is(void **state)
{
    static const struct {
        enum span_type type;
        const char *kind;
        struct str value, has; /* what the surrogate begins with, spaces left out */
    } cases[] = {
        { SPAN_PHONE, NULL, STR_INIT("06 12 34 56 78"), STR_INIT("063998") },
        { SPAN_PHONE, NULL, STR_INIT("01.42.68.53.00"), STR_INIT("01.99.00") },
        { SPAN_PHONE, NULL, STR_INIT("+33 (0)6 12 34 56 78"), STR_INIT("+33(0)63998") },
        { SPAN_PHONE, NULL, STR_INIT("0033142685300"), STR_INIT("0033199") },
        { SPAN_PHONE, NULL, STR_INIT("+44 7911 123456"), STR_INIT("+447700900") },
        { SPAN_PHONE, NULL, STR_INIT("07911 123456"), STR_INIT("07700900") },
        { SPAN_PHONE, NULL, STR_INIT("+49 30 1234567"), STR_INIT("⟦") },
        { SPAN_PHONE, NULL, STR_INIT("+49 30 12345678"), STR_INIT("+49") },
        { SPAN_PHONE, NULL, STR_INIT("(415) 555-2671"), STR_INIT("(202)555-01") },
        { SPAN_PHONE, NULL, STR_INIT("+32 470 12 34 56"), STR_INIT("+3363998") },
        { SPAN_PHONE, NULL, STR_INIT("+39 333 123 4567"), STR_INIT("+447700900") },
        { SPAN_PHONE, NULL, STR_INIT("zéro six douze"), STR_INIT("⟦") },
        { SPAN_IBAN, NULL, STR_INIT("FR76 3000 6000 0112 3456 7890 189"), STR_INIT("FR") },
        { SPAN_IBAN, NULL, STR_INIT("de89370400440532013000"), STR_INIT("de") },
        { SPAN_IBAN, NULL, STR_INIT("ES91 2100 0418 4502 0005 1332"), STR_INIT("ES") },
        { SPAN_IBAN, NULL, STR_INIT("BE68 5390 0754 7034"), STR_INIT("BE") },
        { SPAN_IBAN, NULL, STR_INIT("NL91 ABNA 0417 1643 00"), STR_INIT("NL") },
        { SPAN_IBAN, NULL, STR_INIT("IT60X0542811101000000123456"), STR_INIT("IT") },
        { SPAN_IBAN, "btc", STR_INIT("1BoatSLRHtKNngkdXEeobR76b53LETtpyT"), STR_INIT("1") },
        { SPAN_IBAN, "btc", STR_INIT("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"), STR_INIT("⟦") },
        { SPAN_IBAN, "us.routing", STR_INIT("011000015"), STR_INIT("⟦") },
        { SPAN_CARD, NULL, STR_INIT("4970-1012-3456-7890"), STR_INIT("4242-42") },
        { SPAN_CARD, NULL, STR_INIT("371449635398431"), STR_INIT("378282") },
        { SPAN_CARD, NULL, STR_INIT("123"), STR_INIT("⟦") },
        { SPAN_BIC, NULL, STR_INIT("BNPAFRPPXXX"), STR_INIT("") },
        { SPAN_NATIONAL_ID, "fr.nir", STR_INIT("2 85 07 75 116 001 41"), STR_INIT("2") },
        { SPAN_NATIONAL_ID, "es.dni", STR_INIT("12345678-Z"), STR_INIT("9999") },
        { SPAN_NATIONAL_ID, "es.nie", STR_INIT("X1234567L"), STR_INIT("Z9999") },
        { SPAN_NATIONAL_ID, "it.cf", STR_INIT("RSSMRA85T10A562S"), STR_INIT("") },
        { SPAN_NATIONAL_ID, "nl.bsn", STR_INIT("111222333"), STR_INIT("9999") },
        { SPAN_NATIONAL_ID, "be.nrn", STR_INIT("85.07.30-033.28"), STR_INIT("") },
        { SPAN_NATIONAL_ID, "uk.nhs", STR_INIT("943 476 5919"), STR_INIT("999") },
        { SPAN_NATIONAL_ID, "uk.nino", STR_INIT("AB 12 34 56 C"), STR_INIT("QQ") },
        { SPAN_NATIONAL_ID, "pl.pesel", STR_INIT("44051401359"), STR_INIT("") },
        { SPAN_NATIONAL_ID, "bg.egn", STR_INIT("7523169263"), STR_INIT("994") },
        { SPAN_NATIONAL_ID, "pt.nif", STR_INIT("123456789"), STR_INIT("399") },
        { SPAN_NATIONAL_ID, "fi.hetu", STR_INIT("131052-308T"), STR_INIT("0") },
        { SPAN_NATIONAL_ID, "hr.oib", STR_INIT("33392005961"), STR_INIT("⟦") }, /* no such range */
        { SPAN_COMPANY_ID, "fr.siren", STR_INIT("732 829 320"), STR_INIT("000") },
        { SPAN_COMPANY_ID, "fr.siret", STR_INIT("73282932000074"), STR_INIT("000") },
        { SPAN_COMPANY_ID, "eu.vat", STR_INIT("FR 83 404833048"), STR_INIT("FR") },
        { SPAN_PLATE, "fr.siv", STR_INIT("AB-123-CD"), STR_INIT("Z") },
        { SPAN_MAC, NULL, STR_INIT("3c:22:fb:12:34:56"), STR_INIT("00:00:5e:00:53:") },
        { SPAN_MAC, "imei", STR_INIT("490154203237518"), STR_INIT("00") },
        { SPAN_DOB, NULL, STR_INIT("12/03/1985"), STR_INIT("") },
        { SPAN_DOB, NULL, STR_INIT("1985-03-12"), STR_INIT("198") },
        { SPAN_PASSPORT, NULL, STR_INIT("12AB34567"), STR_INIT("7") },
        { SPAN_PASSPORT, NULL, STR_INIT("C01X00T47"), STR_INIT("⟦") },
        { SPAN_PLATE, "fr.fni", STR_INIT("123 ABC 75"), STR_INIT("0") },
        { SPAN_PLATE, NULL, STR_INIT("M-AB 1234"), STR_INIT("⟦") },
        { SPAN_NATIONAL_ID, "fr.cni", STR_INIT("X4RTBPFW46"), STR_INIT("") },
        { SPAN_NATIONAL_ID, "de.ausweis", STR_INIT("L01X00T471"), STR_INIT("") },
        { SPAN_NATIONAL_ID, "at.svnr", STR_INIT("1237 010180"), STR_INIT("0") },
        { SPAN_NATIONAL_ID, "dk.cpr", STR_INIT("300785-9995"), STR_INIT("0") },
        { SPAN_NATIONAL_ID, "ro.cnp", STR_INIT("1850730529990"), STR_INIT("") },
        { SPAN_NATIONAL_ID, "it.cf", STR_INIT("RSSMRA85T10A5SNF"), STR_INIT("⟦") },
        { SPAN_CUSTOMER_REF, NULL, STR_INIT("CL-4711"), STR_INIT("⟦") },
        { SPAN_CREDENTIAL, NULL, STR_INIT("Secret123"), STR_INIT("⟦") },
        { SPAN_HEALTH, NULL, STR_INIT("diabète"), STR_INIT("⟦") },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 22);
        struct pii_book book = book_in(a);
        struct str made = alone(&book, cases[i].type, cases[i].kind, cases[i].value);
        struct buf close = buf_new(a, 1000);

        buf_add(&close, STR(""));
        for (size_t k = 0; k < made.len; k++)
            if (made.ptr[k] != ' ')
                buf_add_char(&close, made.ptr[k]);
        if (!str_starts(buf_str(&close), cases[i].has))
            fail_msg("'%.*s' became '%.*s'", STR_ARG(cases[i].value), STR_ARG(made));
        if (str_starts(made, STR("⟦")))
            continue;
        assert_str_not(made, cases[i].value);
        if (cases[i].type != SPAN_BIC && cases[i].type != SPAN_MAC && /* hexadecimal; "0" */
            !may_change_class(cases[i].kind))
            assert_str(shape(a, made), shape(a, cases[i].value));
    }
}

static void machines_and_places_lie_where_nobody_is(void **state)
{
    static const struct {
        enum span_type type;
        struct str value, has;
    } cases[] = {
        { SPAN_IP, STR_INIT("82.64.12.7"), STR_INIT("") },
        { SPAN_IP, STR_INIT("2a01:e0a:123:4560::1"), STR_INIT("2001:db8:") },
        { SPAN_IP, STR_INIT("FE80::1"), STR_INIT("2001:db8::") },
        { SPAN_IP, STR_INIT("::1"), STR_INIT("2001:db8::") },
        { SPAN_GEO, STR_INIT("48.8566, 2.3522"), STR_INIT("0.") },
        { SPAN_EMAIL, STR_INIT("x@web.de"), STR_INIT("") },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 22);
        struct pii_book book = book_in(a);
        struct str made = alone(&book, cases[i].type, NULL, cases[i].value);

        if (!str_starts(made, cases[i].has) || str_starts(made, STR("⟦")))
            fail_msg("'%.*s' became '%.*s'", STR_ARG(cases[i].value), STR_ARG(made));
    }
}

static void words_keep_their_form_and_belong_together(void **state)
{
    scoped(arena) *a = arena_new(1 << 22);
    struct pii_book book = book_in(a);
    struct str full = alone(&book, SPAN_PERSON, NULL, STR("Claire de la Tour-Morel"));
    struct str first = alone(&book, SPAN_PERSON, NULL, STR("Claire"));
    struct str turned = alone(&book, SPAN_PERSON, NULL, STR("MOREL Claire"));
    struct str mail = alone(&book, SPAN_EMAIL, NULL, STR("claire.morel7@gmail.com"));
    struct str street = alone(&book, SPAN_ADDRESS, NULL, STR("12 bis rue des Lilas, 75011 PARIS"));
    struct str strasse = alone(&book, SPAN_ADDRESS, NULL, STR("Hauptstraße 5, 10115 Berlin"));
    struct str small = str_lower(a, first);

    (void)state;
    assert_true(str_starts(full, first));
    assert_true(str_find(full, STR(" de la "), 0) == first.len);
    assert_true(str_ends(turned, first) && turned.ptr[1] >= 'A' && turned.ptr[1] <= 'Z');
    assert_true(str_starts(mail, small) && mail.ptr[small.len] == '.');
    assert_true(str_find(mail, STR("@example."), 0) != STR_NPOS);
    assert_true(str_find(street, STR(" bis rue des "), 0) == 2);
    assert_true(str_find(street, STR(", 00"), 0) != STR_NPOS);
    assert_true(str_find(street, STR("Lilas"), 0) == STR_NPOS);
    assert_true(str_find(strasse, STR("straße "), 0) != STR_NPOS);
}

/* ---- values and surrogates, one to one ---- */

static void the_same_value_has_the_same_and_others_have_others(void **state)
{
    scoped(arena) *a = arena_new((size_t)256 << 20);
    struct pii_book book = book_in(a), other = book_in(a);
    struct str first = alone(&book, SPAN_PHONE, NULL, STR("06 12 34 56 78"));

    (void)state;
    other.salt = 1;
    assert_str(alone(&book, SPAN_PHONE, NULL, STR("06 12 34 56 78")), first);
    assert_str_not(alone(&other, SPAN_PHONE, NULL, STR("06 12 34 56 78")), first);
    for (int i = 0; i < 600; i++) {
        struct str value = str_printf(a, "06 12 34 %02d %02d", i / 100, i % 100);

        alone(&book, SPAN_PHONE, NULL, value);
        alone(&book, SPAN_DOB, NULL, str_printf(a, "%d/%02d/1985", 1 + i % 28, 1 + i / 60));
        alone(&book, SPAN_PERSON, NULL, str_printf(a, "Li%c%c", 'a' + i % 26, 'a' + i / 26));
    }
    for (size_t i = 0; i < book.count; i++)
        for (size_t k = 0; k < i; k++)
            if (book.tokens[i].surrogate.len)
                assert_str_not(book.tokens[i].surrogate, book.tokens[k].surrogate);
    for (size_t i = 0; i < book.count; i++)
        for (size_t k = 0; k < book.count; k++)
            assert_str_not(book.tokens[i].surrogate, book.tokens[k].value);
}

/* ---- texts ---- */

static const char *const letters[] = {
    "Bonjour,\n\nJe m'appelle Claire Morel, mon IBAN est FR76 3000 6000 0112 3456 7890 189.\n"
    "Écrivez à claire.morel@gmail.com ou appelez le 06 12 34 56 78.\n\nCordialement,\nClaire "
    "Morel\n",
    "Hello, my name is John Smith, phone +44 7911 123456, born on 12/03/1985.\n"
    "My address: 10 Downing Street, London SW1A 2AA.\nRegards,\nJohn Smith\n",
    "Numéro de sécurité sociale : 2 85 07 75 116 001 41, SIRET 732 829 320 00074, "
    "IP 82.64.12.7, MAC 3c:22:fb:12:34:56.\n",
    "J'habite 12 rue des Lilas, 75011 Paris. Plaque AB-123-CD, carte 4970 1012 3456 7893.\n",
    "Mi DNI es 12345678Z, IBAN ES91 2100 0418 4502 0005 1332, correo ana.ruiz@correo.es.\n",
};

static struct pii *pii;
static struct pii_scratch *scratch;

static int make_ready(void **state)
{
    struct fault f = { 0 };

    (void)state;
    pii = pii_new(&f);
    scratch = pii ? pii_scratch_new(pii, &f) : NULL;
    return scratch ? 0 : -1;
}

static int put_away(void **state)
{
    (void)state;
    pii_scratch_free(scratch);
    pii_free(pii);
    return 0;
}

static const struct pii_token *token_of(const struct pii_book *book, enum span_type type,
                                        struct str value)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->tokens[i].type == type && str_eq(book->tokens[i].value, value))
            return &book->tokens[i];
    fail();
    return NULL;
}

/* Detection finds in the new text what it found in the old one, at the same places. */
static void a_text_of_surrogates_reads_like_the_real_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        scoped(arena) *a = arena_new((size_t)64 << 20);
        struct pii_book book = book_in(a);
        struct clear text = { str_of(letters[i]) }, back;
        struct spans before, after;
        struct skeleton made;
        struct fault f = { 0 };
        long moved = 0;

        assert_ok(pii_find(pii, scratch, a, text, NULL, &before, &f));
        assert_true(before.count >= 3);
        assert_ok(pii_take_out(&book, text, &before, &made, &f));
        assert_ok(pii_restore(&book, a, made, &back, &f));
        assert_str(back.text, text.text);
        assert_ok(pii_find(pii, scratch, a, (struct clear){ made.text }, NULL, &after, &f));
        if (after.count != before.count)
            fail_msg("%zu spans, then %zu in: %.*s", before.count, after.count, STR_ARG(made.text));
        for (size_t k = 0; k < before.count; k++) {
            const struct span *was = &before.at[k], *is = &after.at[k];
            struct str value = str_slice(text.text, was->start, was->end);
            struct str surrogate = token_of(&book, was->type, value)->surrogate;

            assert_true(surrogate.len > 0);
            assert_str(str_slice(made.text, is->start, is->end), surrogate);
            assert_int_equal(is->type, was->type);
            assert_int_equal(is->start, was->start + moved);
            moved += (long)surrogate.len - (long)value.len;
        }
    }
}

static void spans_of(struct str text, enum span_type type, struct str value, struct spans *to)
{
    for (size_t at = 0; (at = str_find(text, value, at)) != STR_NPOS; at += value.len)
        to->at[to->count++] =
            (struct span){ (uint32_t)at, (uint32_t)(at + value.len), type, NULL, 1, "pattern" };
}

/* What would be a surrogate stands in the text, or comes in a later one. */
static void a_surrogate_that_stands_in_the_text_is_another_or_a_token(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct pii_book first = book_in(a), second = book_in(a);
    struct str name = alone(&first, SPAN_PERSON, NULL, STR("Claire Morel"));
    struct str text = str_printf(a, "Claire Morel or %.*s?", STR_ARG(name));
    struct span at[4];
    struct spans spans = { at, 0 };
    struct skeleton made;
    struct clear back;
    struct fault f = { 0 };

    (void)state;
    spans_of(text, SPAN_PERSON, STR("Claire Morel"), &spans);
    assert_ok(pii_take_out(&second, (struct clear){ text }, &spans, &made, &f));
    assert_true(str_ends(made.text, str_printf(a, " or %.*s?", STR_ARG(name))));
    assert_false(str_starts(made.text, name));
    assert_ok(pii_restore(&second, a, made, &back, &f));
    assert_str(back.text, text);

    assert_ok(pii_take_out(&first, (struct clear){ text }, &spans, &made, &f)); /* later */
    assert_str(made.text, str_printf(a, "%.*s or ⟦PERSON_2⟧?", STR_ARG(name)));
    assert_ok(pii_restore(&first, a, made, &back, &f));
    assert_str(back.text, text);
}

static void a_value_inside_a_word_keeps_its_token(void **state)
{
    scoped(arena) *a = arena_new(1 << 22);
    struct pii_book book = book_in(a);
    struct span at[4];
    struct spans spans = { at, 0 };
    struct skeleton made;
    struct clear back;
    struct fault f = { 0 };

    (void)state;
    spans_of(STR("xClaire, Claire"), SPAN_PERSON, STR("Claire"), &spans);
    assert_ok(pii_take_out(&book, (struct clear){ STR("xClaire, Claire") }, &spans, &made, &f));
    assert_true(str_starts(made.text, STR("x⟦PERSON_1⟧, ")));
    assert_true(str_find(made.text, book.tokens[0].surrogate, 0) != STR_NPOS);
    assert_ok(pii_restore(&book, a, made, &back, &f));
    assert_str(back.text, STR("xClaire, Claire"));
}

/* ---- any bytes ---- */

static uint32_t draw(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Words that surrogates are made of, pieces of tokens, broken characters. */
static struct str random_text(struct arena *a, const struct pii_book *book, uint32_t *seed)
{
    static const struct str bits[] = {
        STR_INIT("⟦"),        STR_INIT("⟧"),        STR_INIT("⟦PERSON_1⟧"),
        STR_INIT("\xe2\x9f"), STR_INIT("Claire"),   STR_INIT("Morel"),
        STR_INIT(" "),        STR_INIT(" "),        STR_INIT("é"),
        STR_INIT("0"),        STR_INIT("12.3.4.5"), STR_INIT("alix"),
        STR_INIT("a@b.fr"),   STR_INIT("\0"),       STR_INIT("06 12 34 56 78"),
        STR_INIT(" Paul "),
    };
    struct buf b = buf_new(a, 8192);
    uint32_t n = draw(seed) % 30;

    buf_add(&b, STR(""));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = draw(seed);

        if (k % 4 == 0 && book->count)
            buf_add(&b, book->tokens[k / 4 % book->count].surrogate);
        else if (k % 8 == 1)
            buf_add_char(&b, (char)(k >> 8));
        else
            buf_add(&b, bits[k / 8 % COUNT_OF(bits)]);
    }
    return buf_str(&b);
}

static struct spans random_spans(struct arena *a, struct str text, uint32_t *seed)
{
    static const enum span_type likely[] = { SPAN_PERSON, SPAN_PHONE, SPAN_EMAIL, SPAN_IP,
                                             SPAN_ADDRESS };
    struct spans s = { arena_many(a, struct span, text.len + 1), 0 };
    uint32_t at = 0;

    while (at < text.len) {
        uint32_t start = at + draw(seed) % 8, end = start + 1 + draw(seed) % 14, k = draw(seed);

        if (end > text.len)
            break;
        s.at[s.count++] = (struct span){
            start,
            end,
            k % 4 ? likely[k / 4 % COUNT_OF(likely)] : (enum span_type)(k / 4 % SPAN_TYPES),
            NULL,
            1,
            "pattern"
        };
        at = end;
    }
    return s;
}

static bool add(void *to, struct clear text)
{
    return buf_add(to, text.text);
}

static void comes_back_in_parts(struct arena *a, const struct pii_book *book, struct str from,
                                struct str to, uint32_t *seed)
{
    struct fault f = { 0 };
    struct pii_restorer *r = pii_restorer_new(a, book, &f);
    struct buf out = buf_new(a, 1 << 16);
    struct pii_sink sink = { add, &out };

    assert_non_null(r);
    buf_add(&out, STR(""));
    while (from.len) {
        size_t n = 1 + draw(seed) % 9;

        n = n < from.len ? n : from.len;
        assert_true(pii_restorer_feed(r, str_slice(from, 0, n), sink));
        from = str_from(from, n);
    }
    assert_true(pii_restorer_end(r, sink));
    assert_str(buf_str(&out), to);
}

static void any_text_comes_back_byte_for_byte(void **state)
{
    uint32_t seed = 4711;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        scoped(arena) *a = arena_new((size_t)16 << 20);
        struct pii_book book = book_in(a);

        for (int message = 0; message < 3; message++) {
            struct str text = random_text(a, &book, &seed);
            struct spans spans = random_spans(a, text, &seed);
            struct skeleton made;
            struct clear back;
            struct fault f = { 0 };

            assert_ok(pii_take_out(&book, (struct clear){ text }, &spans, &made, &f));
            assert_ok(pii_restore(&book, a, made, &back, &f));
            assert_str(back.text, text);
            if (round % 8 == 0)
                comes_back_in_parts(a, &book, made.text, text, &seed);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_keeps_its_form_and_lies_where_nobody_is),
        cmocka_unit_test(machines_and_places_lie_where_nobody_is),
        cmocka_unit_test(words_keep_their_form_and_belong_together),
        cmocka_unit_test(the_same_value_has_the_same_and_others_have_others),
        cmocka_unit_test_setup_teardown(a_text_of_surrogates_reads_like_the_real_one, make_ready,
                                        put_away),
        cmocka_unit_test(a_surrogate_that_stands_in_the_text_is_another_or_a_token),
        cmocka_unit_test(a_value_inside_a_word_keeps_its_token),
        cmocka_unit_test(any_text_comes_back_byte_for_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
