/* SPDX-License-Identifier: EUPL-1.2 */
/* known_test.c - what the desk knows of people is found in any spelling, and nothing like it. */
#include "marked.h"
#include "suite.h"

#include <time.h>

static const struct pii_known people[] = {
    { SPAN_PERSON, STR_INIT("Éléonore Tanguy") },
    { SPAN_PERSON, STR_INIT("Jean-Pierre Delacroix") },
    { SPAN_PERSON, STR_INIT("Jürgen Müller") },
    { SPAN_PERSON, STR_INIT("Mme Agnès de La Tour") },
    { SPAN_PERSON, STR_INIT("Sophie Petit") },
    { SPAN_PHONE, STR_INIT("+33 6 39 98 00 01") },
    { SPAN_PHONE, STR_INIT("+49 151 12345678") },
    { SPAN_EMAIL, STR_INIT("claire.morel@example.org") },
    { SPAN_ADDRESS, STR_INIT("12 bis avenue du Général Leclerc, 75014 Paris") },
    { SPAN_ADDRESS, STR_INIT("Musterstraße 7, 10115 Berlin") },
    { SPAN_ADDRESS, STR_INIT("221 Baker Street, London NW1 6XE") },
    { SPAN_CUSTOMER_REF, STR_INIT("KD 88-41-7") },
    { SPAN_HANDLE, STR_INIT("zoe_t75") },
};

/* Spans that the books gave; what other detectors found is theirs. */
static void keep_known(struct spans *spans)
{
    size_t n = 0;

    for (size_t i = 0; i < spans->count; i++)
        if (str_eq(str_of(spans->at[i].by), STR("known")))
            spans->at[n++] = spans->at[i];
    spans->count = n;
}

static size_t differs(struct suite *s, struct str marked)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct pii_hints hints = { .known = people, .known_count = COUNT_OF(people) };
    struct str text = unmark(a, marked), got;
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, &hints, &spans, &f));
    keep_known(&spans);
    got = mark(a, text, &spans);
    if (str_eq(got, marked))
        return 0;
    print_message("got  %.*s\nwant %.*s\n", STR_ARG(got), STR_ARG(marked));
    return 1;
}

static void hold_all(struct suite *s, const struct str *cases, size_t count)
{
    size_t bad = 0;

    for (size_t i = 0; i < count; i++)
        bad += differs(s, cases[i]);
    assert_int_equal(bad, 0);
}

static void names_are_found_in_any_spelling(void **state)
{
    static const struct str cases[] = {
        STR_INIT("c'est <PERSON ELEONORE TANGUY> à l'appareil"),
        STR_INIT("<PERSON Tanguy Eléonore>, <PERSON É. Tanguy> ou <PERSON tanguy eleonore>"),
        STR_INIT("<PERSON Tanguy E>. ou <PERSON TANGUY, Éléonore>"),
        STR_INIT("Chère <PERSON Éléonore>, dossier de la famille <PERSON Tanguy>"),
        STR_INIT("bonjour <PERSON eleonore>, merci"),
        STR_INIT("<PERSON Jean Pierre Delacroix>, <PERSON jean-pierre delacroix>"),
        STR_INIT(
            "<PERSON jeanpierre delacroix> et <PERSON JP Delacroix>, <PERSON J.-P. Delacroix>"),
        STR_INIT("monsieur <PERSON De la Croix>"),
        STR_INIT("<PERSON Delacroix Jean-Pierre>"),
        STR_INIT("Herr <PERSON Jürgen Mueller>, <PERSON J. Muller>, <PERSON MÜLLER Juergen>"),
        STR_INIT("Madame <PERSON de La Tour> et <PERSON Agnes La Tour>"),
        STR_INIT("selon <PERSON Claire Morel>"), /* by the e-mail address */
        STR_INIT("je suis <PERSON Tan\xffguy>"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void a_slip_of_the_hand_does_not_hide_a_name(void **state)
{
    static const struct str cases[] = {
        STR_INIT("ici <PERSON Eleonore Tangyu>"),          /* swapped */
        STR_INIT("ici <PERSON Eleonor Tanguy>"),           /* left out */
        STR_INIT("ici <PERSON Eleoonore Tanguy>"),         /* doubled */
        STR_INIT("ici <PERSON eleonire tanguy>, bonjour"), /* wrong, in small letters */
        STR_INIT("Monsieur <PERSON Delacrox>"),
        STR_INIT("Cordialement,\n<PERSON Delacriox>"),
        STR_INIT("Monsieur <PERSON Mülelr>"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void what_is_only_like_a_name_is_let_alone(void **state)
{
    static const struct str cases[] = {
        STR_INIT("une petite question sur mon petit colis"),
        STR_INIT("Petit problème avec ma commande. Petite question aussi."),
        STR_INIT("PETIT PROBLEME DE LIVRAISON"),
        STR_INIT("la croix de fer, une tour de bois, Tours est loin"),
        STR_INIT("elle a mangé, il a couru; muller n'est rien"),
        STR_INIT("J'ai commandé un moulin, le mulet, la délation"),
        STR_INIT("KD 88 41 70 et 188417"),
        STR_INIT("le 06 39 98 00 02"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void initials_count_where_one_signs(void **state)
{
    static const struct str cases[] = {
        STR_INIT("Cordialement,\n<PERSON ET>"),
        STR_INIT("Cordialement, <PERSON E.T>."),
        STR_INIT("Merci.\nET ALORS ? JP dit non"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void numbers_and_addresses_are_found_in_any_form(void **state)
{
    static const struct str cases[] = {
        STR_INIT("au <PHONE 06 39 98 00 01> ou <PHONE 0639980001> ou <PHONE 06-39-98-00-01>"),
        STR_INIT("au <PHONE 33 6 39 98 00 01> ou <PHONE 0033 639 980 001>"),
        STR_INIT("unter <PHONE 0151 1234 5678> oder <PHONE 0049 151 12345678>"),
        STR_INIT("client <CUSTOMER_REF kd88417> ou <CUSTOMER_REF KD-88-41-7>"),
        STR_INIT("mon pseudo : <HANDLE Zoe_T75>"),
        STR_INIT("écrivez à <EMAIL claire.morel (at) example.org>"),
        STR_INIT("<EMAIL claire point morel arobase example point org>"),
        STR_INIT("au <ADDRESS 12 bis av. du Gal Leclerc 75014 Paris>"),
        STR_INIT("au <ADDRESS 12bis, avenue Général Leclerc> merci"),
        STR_INIT("au <ADDRESS 12 BIS AVENUE DU GENERAL LECLERC, PARIS> svp"),
        STR_INIT("in der <ADDRESS Musterstr. 7, 10115 Berlin>"),
        STR_INIT("<ADDRESS Muster Straße 7>"),
        STR_INIT("<ADDRESS 221 Baker St> please"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static uint64_t thread_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static uint64_t cost(struct suite *s, struct str text, const struct pii_hints *hints)
{
    uint64_t best = UINT64_MAX;

    for (int n = 0; n < 3; n++) {
        scoped(arena) *a = arena_new((size_t)32 << 20);
        struct spans spans;
        struct fault f = { 0 };
        uint64_t at = thread_ns();

        assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, hints, &spans, &f));
        at = thread_ns() - at;
        best = at < best ? at : best;
    }
    return best;
}

/* What was made ready for one call is of no use to another one with other values. */
static void values_that_change_are_read_anew(void **state)
{
    struct suite *s = *state;
    char name[] = "grelotte pimprenelle";
    struct pii_known known = { SPAN_PERSON, str_of(name) };
    const struct pii_hints hints = { .known = &known, .known_count = 1 };

    for (int i = 0; i < 4; i++) {
        scoped(arena) *a = arena_new((size_t)16 << 20);
        struct clear text = { STR("vu avec grelotte pimprenelle hier") };
        struct spans spans;
        struct fault f = { 0 };

        name[0] = i % 2 ? 'x' : 'g'; /* in place: the pointers stay */
        name[9] = i % 2 ? 'x' : 'p';
        assert_ok(pii_find(s->pii, s->scratch, a, text, &hints, &spans, &f));
        keep_known(&spans);
        assert_int_equal(spans.count, i % 2 ? 0 : 1);
    }
}

/* Sixty-four known people: a text without them costs no three times as much. */
static void many_known_values_cost_little(void **state)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct pii_known *known = arena_many(a, struct pii_known, 64);
    struct pii_hints hints = { .known = known, .known_count = 64 };
    struct buf b = buf_new(a, 2 << 20);
    uint64_t with, without;

    for (size_t i = 0; i < 64; i++)
        known[i] =
            (struct pii_known){ SPAN_PERSON,
                                str_printf(a, "%c%c%cérand Bo%c%cieux", (int)('A' + i % 26),
                                           (int)('a' + i * 7 % 26), (int)('a' + i * 3 % 26),
                                           (int)('a' + i * 11 % 26), (int)('a' + i * 5 % 26)) };
    while (b.len < 400000)
        buf_add(&b, STR("Bonjour, la commande passée hier n'est toujours pas arrivée chez nous. "
                        "Pouvez-vous vérifier auprès de votre transporteur, merci d'avance. "));
    with = cost(*state, buf_str(&b), &hints);
    without = cost(*state, buf_str(&b), NULL);
    print_message("%.2f ms with, %.2f ms without\n", (double)with / 1e6, (double)without / 1e6);
    assert_true(with < 3 * without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_in_any_spelling),
        cmocka_unit_test(a_slip_of_the_hand_does_not_hide_a_name),
        cmocka_unit_test(what_is_only_like_a_name_is_let_alone),
        cmocka_unit_test(initials_count_where_one_signs),
        cmocka_unit_test(numbers_and_addresses_are_found_in_any_form),
        cmocka_unit_test(values_that_change_are_read_anew),
        cmocka_unit_test(many_known_values_cost_little),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
