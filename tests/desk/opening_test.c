/* SPDX-License-Identifier: EUPL-1.2 */
/* opening_test.c - what counts as unusual, said by counts and limits; when it is where. */
#include "desk/opening_priv.h"
#include "test.h"

static msec at(const char *text)
{
    msec t = 0;

    assert_true(clock_parse(str_of(text), &t));
    return t;
}

static void summer_time_begins_and_ends_as_the_directive_says(void **state)
{
    static const struct {
        const char *zone, *at;
        int64_t minutes;
    } cases[] = {
        { "UTC", "2026-07-01T12:00:00Z", 0 },   { "WET", "2026-01-01T12:00:00Z", 0 },
        { "WET", "2026-07-01T12:00:00Z", 60 },  { "CET", "2026-03-29T00:59:59Z", 60 },
        { "CET", "2026-03-29T01:00:00Z", 120 }, { "CET", "2026-10-25T00:59:59Z", 120 },
        { "CET", "2026-10-25T01:00:00Z", 60 },  { "EET", "2024-03-31T01:00:00Z", 180 },
        { "EET", "2024-03-31T00:59:00Z", 120 }, { "CET", "2028-03-26T01:00:00Z", 120 },
        { "CET", "2032-10-31T00:59:59Z", 120 }, { "CET", "2032-10-31T01:00:00Z", 60 },
        { "CET", "2026-12-31T23:30:00Z", 60 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(opening_offset(cases[i].zone, at(cases[i].at)), cases[i].minutes);
    assert_null(opening_zone(STR("Mars")));
}

static void a_day_and_its_hours_are_those_of_the_organisation(void **state)
{
    const struct org_opening office = {
        .zone = "CET", .from = 8 * 60, .to = 18 * 60 + 30, .days = 0x1f /* Monday to Friday */
    };
    static const struct {
        const char *at, *day;
        bool off;
    } cases[] = {
        { "2026-11-26T07:00:00Z", "2026-11-26", false }, /* Thursday, 08:00 in Paris */
        { "2026-11-26T06:59:59Z", "2026-11-26", true },
        { "2026-11-26T17:29:59Z", "2026-11-26", false },
        { "2026-11-26T17:30:00Z", "2026-11-26", true },
        { "2026-07-16T06:00:00Z", "2026-07-16", false }, /* in summer an hour earlier */
        { "2026-11-28T10:00:00Z", "2026-11-28", true },  /* Saturday */
        { "2026-11-29T10:00:00Z", "2026-11-29", true },  /* Sunday */
        { "2026-11-30T10:00:00Z", "2026-11-30", false }, /* Monday */
        { "2026-11-26T23:30:00Z", "2026-11-27", true },  /* tomorrow already */
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char day[16];

        opening_day_text(opening_day(&office, at(cases[i].at)), day);
        assert_string_equal(day, cases[i].day);
        assert_int_equal(opening_is_off_hours(&office, at(cases[i].at)), cases[i].off);
    }
}

static const struct org_opening limits = {
    .persons = 60, .openings = 300, .times = 3, .no_ticket = 15, .off_hours = 3, .sequence = 10
};

/* The rules that fire, in table order, with count and limit: "many-persons 61>60". */
static struct str firing(struct arena *a, const struct opening_facts *facts,
                         const struct org_opening *of)
{
    struct buf b = buf_new(a, 1024);

    for (size_t i = 0; i < opening_rule_count; i++) {
        struct opening_firing f;

        if (opening_rules[i].fires(facts, of, &f))
            buf_printf(&b, "%s%s %lld>%lld", b.len ? ", " : "", opening_rules[i].name,
                       (long long)f.count, (long long)f.most);
    }
    return buf_str(&b);
}

static void each_rule_is_one_count_and_one_limit(void **state)
{
    static const struct {
        struct opening_facts facts;
        struct str fires;
    } cases[] = {
        { { .own = -1, .team = -1 }, STR_INIT("") },
        { { .persons = 60,
            .openings = 300,
            .no_ticket = 15,
            .off_hours = 3,
            .longest = 10,
            .own = 60,
            .team = 60 },
          STR_INIT("") }, /* at each limit, not past it */
        { { .persons = 61, .own = 60, .team = 50 }, STR_INIT("many-persons 61>60") },
        { { .openings = 301, .own = -1, .team = -1 }, STR_INIT("many-openings 301>300") },
        { { .no_ticket = 16, .own = -1, .team = -1 }, STR_INIT("no-ticket 16>15") },
        { { .off_hours = 4, .own = -1, .team = -1 }, STR_INIT("off-hours 4>3") },
        { { .longest = 11, .own = -1, .team = -1 }, STR_INIT("sequence 11>10") },
        { { .emergencies = 1, .own = -1, .team = -1 }, STR_INIT("emergency 1>0") },
        /* What is usual: three times one's own and the others' days. */
        { { .persons = 31, .own = 10, .team = 4 }, STR_INIT("unusual-day 31>30") },
        { { .persons = 30, .own = 10, .team = 4 }, STR_INIT("") },
        { { .persons = 31, .own = 4, .team = 12 }, STR_INIT("") },  /* usual for the others */
        { { .persons = 31, .own = -1, .team = -1 }, STR_INIT("") }, /* nobody knows */
        { { .persons = 31, .own = -1, .team = 6 }, STR_INIT("unusual-day 31>18") },
        { { .persons = 10, .own = 1, .team = 1 }, STR_INIT("") }, /* too few to be unusual */
        { { .persons = 11, .own = 1, .team = 1 }, STR_INIT("unusual-day 11>10") },
    };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_str(firing(a, &cases[i].facts, &limits), cases[i].fires);
}

static void a_limit_of_0_turns_its_rule_off(void **state)
{
    const struct opening_facts all = { .persons = 1000,
                                       .openings = 1000,
                                       .no_ticket = 1000,
                                       .off_hours = 1000,
                                       .longest = 1000,
                                       .own = 1,
                                       .team = 1 };
    const struct org_opening none = { 0 };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    assert_str(firing(a, &all, &none), STR(""));
}

static void tickets_in_a_row_are_counted_up_and_down(void **state)
{
    static const int64_t numbers[] = { 7, 8, 8, 9, 0, 10, 42, 41, 40, 39, 38, 100, 101 };
    static const int64_t longest[] = { 1, 2, 2, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5 };
    struct opening_day_row day = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        opening_run(&day, numbers[i]);
        assert_int_equal(day.longest, longest[i]);
    }
    assert_int_equal(day.run, 2);
}

static void pages_of_persons_in_a_row_are_counted_beside_tickets(void **state)
{
    static const struct {
        int64_t number; /* 0: a page */
        uint8_t person;
        bool next;
        int64_t longest;
    } cases[] = {
        { 0, 1, false, 1 }, { 0, 2, true, 2 },  { 7, 0, false, 2 }, { 0, 3, true, 3 },
        { 0, 3, true, 3 }, /* the same one again */
        { 8, 0, false, 3 }, { 0, 9, false, 3 }, { 9, 0, false, 3 }, { 10, 0, false, 4 },
    };
    struct opening_day_row day = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (cases[i].number)
            opening_run(&day, cases[i].number);
        else
            opening_run_pages(&day, (struct id){ { cases[i].person } }, cases[i].next);
        assert_int_equal(day.longest, cases[i].longest);
    }
}

static void categories_that_need_a_fresh_factor_are_told_by_the_tokens_names(void **state)
{
    static const struct {
        struct str token;
        bool fresh;
    } cases[] = {
        { STR_INIT("IBAN_1"), true },     { STR_INIT("CARD_1"), true },
        { STR_INIT("HEALTH_2.1"), true }, { STR_INIT("NATIONAL_ID_1"), true },
        { STR_INIT("PASSPORT_1"), true }, { STR_INIT("CUSTOMER_REF_1"), true },
        { STR_INIT("SPECIAL_1"), true },  { STR_INIT("CREDENTIAL_1"), true },
        { STR_INIT("EMAIL_1"), false },   { STR_INIT("PHONE_1"), false },
        { STR_INIT("ADDRESS_1"), false }, { STR_INIT("PERSON_1"), false },
        { STR_INIT("IBAN"), false },      { STR_INIT(""), false },
        { STR_INIT("IBAN_x"), false },    { STR_INIT("iban_1"), false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(desk_needs_fresh(desk_token_categories(&cases[i].token, 1)),
                         cases[i].fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summer_time_begins_and_ends_as_the_directive_says),
        cmocka_unit_test(a_day_and_its_hours_are_those_of_the_organisation),
        cmocka_unit_test(each_rule_is_one_count_and_one_limit),
        cmocka_unit_test(a_limit_of_0_turns_its_rule_off),
        cmocka_unit_test(tickets_in_a_row_are_counted_up_and_down),
        cmocka_unit_test(pages_of_persons_in_a_row_are_counted_beside_tickets),
        cmocka_unit_test(categories_that_need_a_fresh_factor_are_told_by_the_tokens_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
