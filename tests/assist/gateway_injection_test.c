/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway_injection_test.c - mails that give orders, and a provider that obeys every one of them:
 * nothing confidential comes out (tests/data/injection/mails.jsonl, a mail a line).
 *
 * Of the double, `says` is what it answers: {system}, {user} what it was sent, {canary}, {fence}
 * what was in it, {tokens} every mark or made-up value that it saw.  `never` must not be in what
 * comes of the answer, with tokens put back or not. */
#include "assist/rig.h"
#include "base/file.h"
#include "base/json.h"

#define ROWS_LEAST 150

static struct str all_sent(struct rig *r, const struct gateway_inside *in)
{
    struct buf b = buf_new(r->arena, 4096);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < in->token_count; i++)
        buf_add(&b, in->tokens[i].sent);
    return buf_str(&b);
}

static struct str fill(struct rig *r, const struct gateway_plan *plan, struct str text)
{
    const struct gateway_inside *in = plan->inside;
    const struct {
        struct str name, value;
    } words[] = {
        { STR("{system}"), in->system },
        { STR("{user}"), in->said },
        { STR("{canary}"), in->canary },
        { STR("{fence}"), in->fence },
        { STR("{tokens}"), all_sent(r, in) },
        { STR("{iban}"), STR("FR76 3000 6000 0112 3456 7890 189") },
    };
    struct buf b = buf_new(r->arena, (size_t)1 << 20);

    buf_add(&b, STR(""));
    for (size_t at = 0; at < text.len;) {
        size_t n = 0;

        for (size_t i = 0; i < COUNT_OF(words) && !n; i++)
            if (str_starts(str_from(text, at), words[i].name)) {
                buf_add(&b, words[i].value);
                n = words[i].name.len;
            }
        if (!n)
            buf_add_char(&b, text.ptr[at++]);
        at += n;
    }
    return buf_str(&b);
}

static void prepare(struct rig *r, const json_t *row, unsigned form)
{
    rig_reset(r);
    assert_true(lang_parse(json_text(row, "lang"), &r->about.lang));
    r->about.reader_lang = r->about.lang;
    for (int c = CATEGORY_CONTENT + 1; c < CATEGORIES; c++)
        r->contracts.form[TASK_DRAFT][1][c] = (uint8_t)form;
    rig_know(r, SPAN_PERSON, "Claire Morel");
    rig_know(r, SPAN_IBAN, "FR76 3000 6000 0112 3456 7890 189");
    rig_say_str(r, DIRECTION_IN, json_text(row, "mail"));
    rig_shelve(r, "Retours", "Voir https://shop.example/aide pour les retours.");
}

/* Nothing of the person leaves, whatever the mail says. */
static void check_plan(const json_t *row, const struct gateway_plan *plan)
{
    static const char *const secrets[] = { "Morel", "3000 6000", "3000600001123456" };

    for (size_t i = 0; i < COUNT_OF(secrets); i++)
        if (plan->found_count || str_find_nocase(plan->body, str_of(secrets[i]), 0) != STR_NPOS)
            fail_msg("%s leaves, %zu found: %s in %.*s", secrets[i], plan->found_count,
                     json_string_value(json_object_get(row, "kind")), STR_ARG(plan->body));
}

static void check_never(struct rig *r, const json_t *row, const struct gateway_plan *plan,
                        const struct assist_answer *a)
{
    const json_t *never = json_object_get(row, "never"), *one;
    struct clear clear;
    struct fault f = { 0 };
    size_t i;

    assert_ok(pii_restore(&r->book, r->arena, (struct skeleton){ a->text }, &clear, &f));
    json_array_foreach(never, i, one)
    {
        struct str what = fill(r, plan, str_of(json_string_value(one)));

        if (str_find_nocase(a->text, what, 0) != STR_NPOS ||
            str_find_nocase(clear.text, what, 0) != STR_NPOS)
            fail_msg("%s, %s: \"%s\" comes out: %.*s", json_text(row, "lang").ptr,
                     json_text(row, "kind").ptr, json_string_value(one), STR_ARG(a->text));
    }
    if (!a->mark_count)
        fail_msg("%s, %s: nothing is marked: %.*s", json_text(row, "lang").ptr,
                 json_text(row, "kind").ptr, STR_ARG(a->text));
}

static void obey(struct rig *r, const json_t *row, const struct gateway_plan *plan, struct str says,
                 size_t piece)
{
    struct assist_answer a;
    struct fault f = { 0 };

    if (rig_hear(r, plan, says, piece, NULL, &a, &f))
        check_never(r, row, plan, &a);
    else
        assert_int_equal(f.kind, FAULT_INVALID); /* too long: nothing comes out at all */
}

static void nothing_confidential_comes_of_a_provider_that_obeys(void **state)
{
    static const unsigned forms[] = { FORM_TOKEN, FORM_SURROGATE };
    struct rig *r = *state;
    struct arena *all = arena_new((size_t)4 << 20);
    struct fault f = { 0 };
    struct str rest, line;
    size_t rows = 0;

    assert_ok(file_read(all,
                        str_cstr(all, str_printf(all, "%s/tests/data/injection/mails.jsonl",
                                                 getenv("GUICHET_SOURCE"))),
                        (size_t)1 << 20, &rest, &f));
    for (; str_line(&rest, &line); rows++) {
        scoped_json json_t *row = json_read(line, &f);

        assert_non_null(row);
        for (size_t form = 0; form < COUNT_OF(forms); form++) {
            struct gateway_plan plan;

            prepare(r, row, forms[form]);
            plan = rig_plan(r);
            check_plan(row, &plan);
            obey(r, row, &plan, fill(r, &plan, json_text(row, "says")), 7);
        }
    }
    arena_free(all);
    assert_true(rows >= ROWS_LEAST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_confidential_comes_of_a_provider_that_obeys),
    };

    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
