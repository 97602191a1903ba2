/* SPDX-License-Identifier: EUPL-1.2 */
/* identifier_test.c - every identifier we claim to know: valid numbers are accepted in all the
 * ways people write them, invalid ones are not taken for them.
 *
 * tests/pii/identifiers.tsv holds our own vectors (type, country, valid, invalid).  Where
 * ../shared/refs/identifiers.tsv stands beside the checkout, its vectors are held as well. */
#include "pii/identifier_rows.h"

/* The first span of the wanted type in a sentence that holds the number, or NULL. */
static const struct span *find_in(struct suite *s, struct row *row, struct str written,
                                  struct str *ret_text)
{
    struct str text = str_printf(s->arena, "Bonjour, %s : %.*s Merci de votre aide", words_of(row),
                                 STR_ARG(written));
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, s->arena, (struct clear){ text }, NULL, &spans, &f));
    *ret_text = text;
    for (size_t i = 0; i < spans.count; i++)
        if (spans.at[i].type == span_of(row))
            return &spans.at[i];
    return NULL;
}

/* Groups of `size` with `mark` between. */
static struct str grouped(struct arena *a, struct str s, size_t size, const char *mark)
{
    struct buf b = buf_new(a, 400);

    for (size_t i = 0; i < s.len; i++) {
        if (i && i % size == 0)
            buf_add(&b, str_of(mark));
        buf_add_char(&b, s.ptr[i]);
    }
    return buf_str(&b);
}

static bool is_written_in_groups(struct row *row)
{
    static const char *const whole[] = { "BIC",      "BITCOIN",   "PHONE",        "IPV4",
                                         "EMAIL",    "PLATE_SIV", "PLATE_FNI",    "MRZ_TD3",
                                         "PASSPORT", "HETU",      "PERSONNUMMER", "IMEI" };

    for (size_t i = 0; i < COUNT_OF(whole); i++)
        if (is(row->type, whole[i]))
            return false;
    return true;
}

/* ---- the ways to write a number ---- */

enum turn { AS_IS, SMALL, WIDE };

/* Groups of `size` (0: the middle alone) with `mark` between, and what stands around all. */
static const struct form {
    size_t size;
    const char *mark, *before, *behind;
    enum turn turn;
} forms[] = {
    { 0, "", "", ".", AS_IS },
    { 0, "", "", ", merci", AS_IS },
    { 0, "", "", "", AS_IS },
    { 0, "", "\"", "\"", AS_IS },
    { 0, "", "« ", " »", AS_IS },
    { 0, "", "(", ")", AS_IS },
    { 0, "", "<b>", "</b>", AS_IS },
    { 0, "", "*", "*", AS_IS },
    { 0, "", "\n", "\n", AS_IS },
    { 0, "", "\n> ", "\n> Merci", AS_IS },
    { 0, "", "\xe2\x80\x8e", "\xe2\x80\x8e", AS_IS }, /* left-to-right marks */
    { 0, "", "", "; ensuite", AS_IS },
    { 0, "", "", " !", AS_IS },
    { 0, "", "", ".", SMALL },
    { 0, "", "", ".", WIDE },
    { 0, "\xc2\xad", "", ".", AS_IS },     /* soft hyphen */
    { 0, "\xe2\x80\x8b", "", ".", AS_IS }, /* zero width space */
    { 0, "\xe2\x81\xa0", "", ".", AS_IS }, /* word joiner */
    { 0, "\xef\xbb\xbf", "", ".", AS_IS }, /* byte order mark */
    { 0, "\n", "", ".", AS_IS },
    { 0, "\r\n", "", ".", AS_IS },
    { 0, "\n> ", "", ".", AS_IS },
    { 0, "\n> > ", "", ".", AS_IS },
    { 0, " ", "", ".", AS_IS },
    { 3, " ", "", ".", AS_IS },
    { 4, " ", "", ".", AS_IS },
    { 3, ".", "", ".", AS_IS },
    { 4, ".", "", ".", AS_IS },
    { 3, "-", "", ".", AS_IS },
    { 4, "-", "", ".", AS_IS },
    { 3, "\xc2\xa0", "", ".", AS_IS }, /* no-break space */
    { 4, "\xc2\xa0", "", ".", AS_IS },
    { 3, "\xe2\x80\xaf", "", ".", AS_IS }, /* narrow no-break space */
    { 4, "\xe2\x80\x89", "", ".", AS_IS }, /* thin space */
    { 3, "\xe2\x80\x91", "", ".", AS_IS }, /* no-break hyphen */
    { 4, "\xe2\x80\x93", "", ".", AS_IS }, /* en dash */
    { 4, "  ", "", ".", AS_IS },
    { 3, " ", "", ".", WIDE },
    { 4, " - ", "", ".", AS_IS },
};

/* Small letters, or digits of full width. */
static struct str turned(struct arena *a, struct str s, enum turn turn)
{
    struct buf b = buf_new(a, 400);

    for (size_t i = 0; i < s.len; i++) {
        if (turn == WIDE && ascii_digit(s.ptr[i]))
            buf_printf(&b, "\xef\xbc%c", (char)(0x90 + s.ptr[i] - '0'));
        else
            buf_add_char(&b, turn == SMALL ? ascii_lower(s.ptr[i]) : s.ptr[i]);
    }
    return buf_str(&b);
}

static struct str grouped_turned(struct arena *a, struct str value, const struct form *form)
{
    struct buf b = buf_new(a, 800);

    for (size_t i = 0; i < value.len; i += form->size) {
        if (i)
            buf_add(&b, str_of(form->mark));
        buf_add(&b, turned(a, str_slice(value, i, i + form->size), form->turn));
    }
    return buf_str(&b);
}

static struct str written(struct arena *a, struct str value, const struct form *form)
{
    if (form->turn != AS_IS && form->mark[0])
        return grouped_turned(a, value, form);
    if (form->turn != AS_IS)
        return turned(a, value, form->turn);
    if (!form->mark[0])
        return value;
    return grouped(a, value, form->size ? form->size : (value.len + 1) / 2, form->mark);
}

/* Codes that are always written in one way: other marks in them make something else of them. */
static bool may_be_written(struct row *row, const struct form *form)
{
    if (form->mark[0] || form->turn == WIDE)
        return is_written_in_groups(row);
    if (form->turn ==
        SMALL) /* a Bitcoin address differs by case; codes of passports are capitals */
        return is_written_in_groups(row) && !is(row->type, "CARD");
    return true;
}

static void check_valid(struct suite *s, struct row *row, struct str value)
{
    int ok = accepted(s->arena, row, value);

    if (ok == 0)
        fail_msg("%.*s %.*s refuses %.*s", STR_ARG(row->type), STR_ARG(row->country),
                 STR_ARG(value));
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct str number = written(s->arena, value, &forms[i]), text;
        const struct span *span;

        if (!may_be_written(row, &forms[i]))
            continue;
        s->tried++;
        span = find_in(
            s, row,
            str_printf(s->arena, "%s%.*s%s", forms[i].before, STR_ARG(number), forms[i].behind),
            &text);
        if (span && str_eq(str_slice(text, span->start, span->end), number))
            continue;
        s->missed++;
        print_message("%.*s %.*s: not found in \"%.*s\"\n", STR_ARG(row->type),
                      STR_ARG(row->country), STR_ARG(text));
    }
}

/* It may still be personal by its words alone, but then nobody says its check digits are right. */
static void check_invalid(struct suite *s, struct row *row)
{
    struct str text;
    const struct span *span;

    if (accepted(s->arena, row, row->invalid) > 0)
        fail_msg("%.*s %.*s accepts %.*s", STR_ARG(row->type), STR_ARG(row->country),
                 STR_ARG(row->invalid));
    span = find_in(s, row, str_printf(s->arena, "%.*s.", STR_ARG(row->invalid)), &text);
    if (span && strcmp(span->by, "checksum") == 0 &&
        str_eq(str_slice(text, span->start, span->end), row->invalid)) {
        for (const struct identifier *id = identifiers; id->type; id++)
            if (is(row->type, id->type) && is(row->country, id->country) && span->kind &&
                strcmp(id->kind, span->kind) == 0 && !is(row->type, "MRZ_TD3"))
                fail_msg("%.*s found as %s in \"%.*s\"", STR_ARG(row->invalid), span->kind,
                         STR_ARG(text));
    }
}

/* Shape alone is not enough where there are check digits: without a word, a wrong number is none.
 * (It may happen to be a right one of another kind.) */
static void check_alone(struct suite *s, struct row *row)
{
    struct str text = str_printf(s->arena, "Bonjour, voici : %.*s. Merci", STR_ARG(row->invalid));
    struct spans spans;
    struct fault f = { 0 };

    if (!is_written_in_groups(row)) /* their shape is all there is */
        return;
    assert_ok(pii_find(s->pii, s->scratch, s->arena, (struct clear){ text }, NULL, &spans, &f));
    for (size_t i = 0; i < spans.count; i++)
        if (spans.at[i].type == span_of(row))
            fail_msg("%.*s %.*s: found in \"%.*s\"", STR_ARG(row->type), STR_ARG(row->country),
                     STR_ARG(text));
}

/* ---- made-up numbers ---- */

#define MADE_PER_ROW 30
#define TRIES_MAX    20000

static uint32_t roll(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Another valid number of the row: digits of `from` are changed until the check digits agree. */
static bool make_valid(struct suite *s, struct row *row, struct str from, uint32_t *seed,
                       struct str *ret_value)
{
    struct str v = str_copy(s->arena, from);
    char *c = (char *)(uintptr_t)v.ptr;

    for (size_t tries = 0; tries < TRIES_MAX; tries++) {
        size_t at = roll(seed, (uint32_t)v.len);

        if (!ascii_digit(c[at]))
            continue;
        c[at] = (char)('0' + roll(seed, 10));
        if (tries > 10 && accepted_quietly(row, v) > 0) {
            *ret_value = v;
            return true;
        }
    }
    return false;
}

static void check_made_up(struct suite *s, struct row *row, uint32_t *seed)
{
    struct str value = row->valid[0];

    if (!is_written_in_groups(row) || accepted(s->arena, row, value) < 0)
        return;
    for (size_t n = 0; n < MADE_PER_ROW; n++) {
        const struct form *form = &forms[roll(seed, COUNT_OF(forms))];
        struct str number, text;
        const struct span *span;

        if (!make_valid(s, row, value, seed, &value) || !may_be_written(row, form))
            continue;
        number = written(s->arena, value, form);
        s->tried++;
        span = find_in(
            s, row, str_printf(s->arena, "%s%.*s%s", form->before, STR_ARG(number), form->behind),
            &text);
        if (span && str_eq(str_slice(text, span->start, span->end), number))
            continue;
        s->missed++;
        print_message("%.*s %.*s: not found in \"%.*s\"\n", STR_ARG(row->type),
                      STR_ARG(row->country), STR_ARG(text));
    }
}

static void check_row(struct suite *s, struct row *row)
{
    for (size_t i = 0; i < row->valid_count; i++)
        check_valid(s, row, row->valid[i]);
    check_invalid(s, row);
    check_alone(s, row);
    check_made_up(s, row, &s->seed);
}

static void none_is_missed(struct suite *s, size_t rows)
{
    print_message("%zu rows, %zu forms, %zu missed\n", rows, s->tried, s->missed);
    assert_int_equal(s->missed, 0);
}

static void our_own_vectors_hold(void **state)
{
    none_is_missed(*state, each_own_row(*state, check_row));
}

static void the_shared_vectors_hold(void **state)
{
    size_t rows = each_shared_row(*state, check_row);

    if (!rows)
        skip();
    none_is_missed(*state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(our_own_vectors_hold, start, stop),
        cmocka_unit_test_setup_teardown(the_shared_vectors_hold, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
