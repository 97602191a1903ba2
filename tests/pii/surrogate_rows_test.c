/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_rows_test.c - for every identifier we know: its surrogate has the same form, passes the
 * same check, is detected again as the same type, and comes back exactly, however the text is cut.
 * What keeps its token is listed here, and in docs/surrogates.md with the reason. */
#include "pii/digest.h"
#include "pii/identifier_rows.h"
#include "pii/restore.h"

static const struct {
    const char *type, *country;
} kept[] = {
    { "STEUER_ID", "DE" }, { "INE_BEA", "FR" }, { "INE_RNIE", "FR" }, { "PPSN", "IE" },
    { "OIB", "HR" },       { "TAJ", "HU" },     { "AFM", "GR" },      { "AMKA", "GR" },
    { "TIC", "CY" },       { "AHV", "CH" },
};

static bool all_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    return true;
}

static bool keeps_its_token(struct row *row, struct str value)
{
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        if (is(row->type, kept[i].type) && is(row->country, kept[i].country))
            return true;
    /* Whose passport it is can be told of French ones alone; letters in place of digits (omocodia)
     * and old identifiers of firms have no form that is nobody's. */
    if (is(row->type, "MRZ_TD3"))
        return !all_digits(str_slice(value, 0, 2));
    if (is(row->type, "CODICE_FISCALE"))
        return !all_digits(str_slice(value, 6, 8)) || !all_digits(str_slice(value, 9, 11)) ||
               !all_digits(str_slice(value, 12, 15));
    return is(row->type, "LEI") && !all_digits(str_slice(value, 0, 4));
}

/* ---- one number in a sentence ---- */

struct trial {
    struct suite *suite;
    struct row *row;
    struct str number, text; /* as it is written, in its sentence */
    struct pii_book book;
    struct spans spans;
    struct span at; /* of the number */
    struct skeleton made;
};

static bool find_number(struct suite *s, struct str text, enum span_type type, struct spans *ret,
                        struct span *ret_at)
{
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, s->arena, (struct clear){ text }, NULL, ret, &f));
    for (size_t i = 0; i < ret->count; i++)
        if (ret->at[i].type == type) {
            *ret_at = ret->at[i];
            return true;
        }
    return false;
}

static bool add(void *to, struct clear text)
{
    return buf_add(to, text.text);
}

/* In two parts, cut at every place; and byte by byte. */
static void comes_back_from_any_cut(struct trial *t)
{
    struct str made = t->made.text;

    for (size_t cut = 0; cut <= made.len; cut++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct fault f = { 0 };
        struct pii_restorer *r = pii_restorer_new(a, &t->book, &f);
        struct buf out = buf_new(a, 1 << 16);
        struct pii_sink sink = { add, &out };
        size_t step = cut ? cut : 1;

        assert_non_null(r);
        for (size_t at = 0; at < made.len; at += step, step = cut ? made.len : 1)
            assert_true(pii_restorer_feed(
                r, str_slice(made, at, at + step < made.len ? at + step : made.len), sink));
        assert_true(pii_restorer_end(r, sink));
        assert_str(buf_str(&out), t->text);
    }
}

/* Separators where they were, letters for letters of their case, digits for digits; codes whose
 * form lets a place be either may change there. */
static bool same_form(struct row *row, struct str one, struct str other)
{
    bool mixed = is(row->type, "HETU") || is(row->type, "CNI_NEW") ||
                 is(row->type, "PERSONALAUSWEIS") || is(row->type, "BITCOIN") ||
                 is(row->type, "BIC") || is(row->type, "EMAIL") || is(row->type, "IPV4");

    if (is(row->type, "EMAIL") || is(row->type, "IPV4"))
        return true; /* of any length */
    if (one.len != other.len)
        return false;
    for (size_t i = 0; i < one.len; i++) {
        char a = one.ptr[i], b = other.ptr[i];

        if (ascii_alnum(a) != ascii_alnum(b) || (!ascii_alnum(a) && a != b) ||
            (!mixed && ascii_digit(a) != ascii_digit(b)))
            return false;
    }
    return true;
}

/* By the check of what detection took it for: a Belgian card's number may be read as a French
 * one's where the sentence says no country. */
static bool passes(struct trial *t, struct str made)
{
    struct str c = compact(t->suite->arena, t->row, made);
    bool known = false;

    for (const struct identifier *id = identifiers; id->type; id++) {
        if (!t->at.kind || strcmp(id->kind, t->at.kind) != 0)
            continue;
        known = true;
        if (strlen(id->shape) == c.len && identifier_shape(id->shape, c.ptr, c.len) &&
            id->valid(c.ptr, c.len))
            return true;
    }
    return !known && accepted(t->suite->arena, t->row, made) != 0;
}

static void check_surrogate(struct trial *t)
{
    struct str made =
        str_slice(t->made.text, t->at.start, t->made.text.len - (t->text.len - t->at.end));
    struct spans again;
    struct span at;

    if (!same_form(t->row, t->number, made))
        fail_msg("'%.*s' became '%.*s'", STR_ARG(t->number), STR_ARG(made));
    if (!passes(t, made))
        fail_msg("'%.*s' of '%.*s' does not pass the check of %.*s", STR_ARG(made),
                 STR_ARG(t->number), STR_ARG(t->row->type));
    if (!find_number(t->suite, t->made.text, span_of(t->row), &again, &at) ||
        !str_eq(str_slice(t->made.text, at.start, at.end), made))
        fail_msg("'%.*s' is not found again", STR_ARG(t->made.text));
    comes_back_from_any_cut(t);
}

static void check_written(struct suite *s, struct row *row, struct str value, struct str number)
{
    struct trial t = { .suite = s,
                       .row = row,
                       .number = number,
                       .text = str_printf(s->arena, "Bonjour, %s : %.*s. Merci de votre aide",
                                          words_of(row), STR_ARG(number)),
                       .book = { .arena = s->arena,
                                 .digest = digest,
                                 .keep_credentials = true,
                                 .surrogates = true } };
    struct clear back;
    struct fault f = { 0 };
    bool as_token;

    if (!find_number(s, t.text, span_of(row), &t.spans, &t.at) ||
        !str_eq(str_slice(t.text, t.at.start, t.at.end), number))
        fail_msg("'%.*s' is not found", STR_ARG(t.text));
    t.spans = (struct spans){ &t.at, 1 }; /* the number alone, whatever is read in the sentence */
    assert_ok(pii_take_out(&t.book, (struct clear){ t.text }, &t.spans, &t.made, &f));
    assert_ok(pii_restore(&t.book, s->arena, t.made, &back, &f));
    assert_str(back.text, t.text);
    as_token = str_find(t.made.text, STR("⟦"), 0) != STR_NPOS;
    if (as_token != keeps_its_token(row, value))
        fail_msg("%.*s %.*s: '%.*s' became '%.*s'", STR_ARG(row->type), STR_ARG(row->country),
                 STR_ARG(number), STR_ARG(t.made.text));
    if (as_token)
        comes_back_from_any_cut(&t);
    else
        check_surrogate(&t);
    s->tried++;
}

static bool is_written_in_groups(struct row *row)
{
    static const char *const whole[] = { "BIC",     "BITCOIN",  "PHONE", "IPV4",      "EMAIL",
                                         "MRZ_TD3", "PASSPORT", "IMEI",  "PLATE_FNI", "PLATE_SIV" };

    for (size_t i = 0; i < COUNT_OF(whole); i++)
        if (is(row->type, whole[i]))
            return false;
    return str_chr(row->valid[0], ' ', 0) == STR_NPOS && str_chr(row->valid[0], '-', 0) == STR_NPOS;
}

static struct str in_groups(struct arena *a, struct str value)
{
    struct buf b = buf_new(a, 400);

    for (size_t i = 0; i < value.len; i++) {
        if (i && i % 4 == 0)
            buf_add_char(&b, ' ');
        buf_add_char(&b, value.ptr[i]);
    }
    return buf_str(&b);
}

static void check_row(struct suite *s, struct row *row)
{
    for (size_t i = 0; i < row->valid_count; i++) {
        check_written(s, row, row->valid[i], row->valid[i]);
        if (is_written_in_groups(row))
            check_written(s, row, row->valid[i], in_groups(s->arena, row->valid[i]));
    }
}

static void our_rows_have_surrogates(void **state)
{
    struct suite *s = *state;
    size_t rows = each_own_row(s, check_row);

    print_message("%zu rows, %zu numbers\n", rows, s->tried);
}

static void the_shared_rows_have_surrogates(void **state)
{
    if (!each_shared_row(*state, check_row))
        skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(our_rows_have_surrogates, start, stop),
        cmocka_unit_test_setup_teardown(the_shared_rows_have_surrogates, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
