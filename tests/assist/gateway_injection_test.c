/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway_injection_test.c - mails that give orders, and a provider that obeys every one of them:
 * nothing confidential comes out of any task, nor of another program's call
 * (tests/data/injection/mails.jsonl, a mail a line).
 *
 * Of the double, `says` is what it answers: {system}, {user} what it was sent, {canary}, {fence}
 * what was in it, {tokens} every mark or made-up value that it saw.  `never` must not be in what
 * comes of the answer, with tokens put back or not.  The desk judges no answer for another program,
 * which has no prompt of ours: there no address may have a person's value in it. */
#include "assist/rig.h"
#include "base/file.h"
#include "base/json.h"

#define ROWS_LEAST   150
#define PIECE        7
#define REMARKS      5
#define REMARK_BYTES 400

static const char *const scores[] = { "clear", "complete", "correct", "polite", "understood" };

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

static void prepare(struct rig *r, const json_t *row, enum assist_task task, unsigned form)
{
    rig_reset(r);
    assert_true(lang_parse(json_text(row, "lang"), &r->about.lang));
    r->about.reader_lang = r->about.lang;
    for (int c = CATEGORY_CONTENT + 1; c < CATEGORIES; c++)
        r->contracts.form[task][1][c] = (uint8_t)form;
    r->question.task = task;
    r->question.talk = NULL;
    rig_know(r, SPAN_PERSON, "Claire Morel");
    rig_know(r, SPAN_IBAN, "FR76 3000 6000 0112 3456 7890 189");
    if (task_row(task)->own)
        r->about.own = rig_skeleton(r, json_text(row, "mail"));
    else
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
            fail_msg("%s, %s, %s: \"%s\" comes out: %.*s", task_row(plan->task)->name,
                     json_text(row, "lang").ptr, json_text(row, "kind").ptr, json_string_value(one),
                     STR_ARG(a->text));
    }
    if (!a->mark_count)
        fail_msg("%s, %s, %s: nothing is marked: %.*s", task_row(plan->task)->name,
                 json_text(row, "lang").ptr, json_text(row, "kind").ptr, STR_ARG(a->text));
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

/* The last lines of it as the remarks of a judge. */
static struct str judged(struct rig *r, struct str says)
{
    struct buf b = buf_new(r->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);
    struct str lines[REMARKS], line;
    size_t n = 0;

    while (str_line(&says, &line))
        if (line.len)
            lines[n++ % REMARKS] = str_slice(line, 0, REMARK_BYTES);
    json_open(&o, NULL, '{');
    json_open(&o, "remarks", '[');
    for (size_t i = 0; i < REMARKS && i < n; i++)
        json_str(&o, NULL, lines[i]);
    json_close(&o, ']');
    json_open(&o, "scores", '{');
    for (size_t i = 0; i < COUNT_OF(scores); i++)
        json_i64(&o, scores[i], 5);
    json_close(&o, '}');
    json_close(&o, '}');
    return buf_str(&b);
}

static void try_task(struct rig *r, const json_t *row, enum assist_task task)
{
    static const unsigned forms[] = { FORM_TOKEN, FORM_SURROGATE };

    for (size_t form = 0; form < COUNT_OF(forms); form++) {
        struct gateway_plan plan;
        struct str says;

        prepare(r, row, task, forms[form]);
        plan = rig_plan(r);
        check_plan(row, &plan);
        says = fill(r, &plan, json_text(row, "says"));
        obey(r, row, &plan, says, PIECE);
        if (task_row(task)->json)
            obey(r, row, &plan, judged(r, says), PIECE);
    }
}

/* ---- another program's call ---- */

static bool ends_address(char c)
{
    return ascii_space(c) || strchr("|,;>", c);
}

/* Whatever stands in one run of letters with a host. */
static void check_addresses(const json_t *row, struct str text)
{
    static const struct str host = STR_INIT(".example");

    for (size_t at = 0; (at = str_find_nocase(text, host, at)) != STR_NPOS; at += host.len) {
        size_t start = at, end = at;
        struct str address;

        while (start > 0 && !ends_address(text.ptr[start - 1]))
            start--;
        while (end < text.len && !ends_address(text.ptr[end]))
            end++;
        address = str_slice(text, start, end);
        if (str_find(address, STR("Claire"), 0) != STR_NPOS ||
            str_find(address, STR("FR76"), 0) != STR_NPOS)
            fail_msg("%s, %s: an address carries %.*s", json_text(row, "lang").ptr,
                     json_text(row, "kind").ptr, STR_ARG(address));
    }
}

static void talk_of(struct rig *r, const json_t *row, unsigned form)
{
    struct gateway_message message = { .role = CHAT_USER };
    const struct gateway_talk talk = { .messages = &message, .count = 1, .tokens_max = 1024 };
    struct gateway_plan plan;
    struct assist_answer a = { .text = STR("") };
    struct clear clear;
    struct fault f = { 0 };

    prepare(r, row, TASK_DRAFT, form);
    message.text = r->messages[0].text;
    r->about.message_count = r->about.passage_count = 0;
    r->question.talk = &talk;
    plan = rig_plan(r);
    check_plan(row, &plan);
    if (!rig_hear(r, &plan, fill(r, &plan, json_text(row, "says")), PIECE, NULL, &a, &f))
        fail_msg("%s", f.text);
    assert_ok(pii_restore(&r->book, r->arena, (struct skeleton){ a.text }, &clear, &f));
    check_addresses(row, clear.text);
}

static void try_talk(struct rig *r, const json_t *row)
{
    talk_of(r, row, FORM_TOKEN);
    talk_of(r, row, FORM_SURROGATE);
}

/* ---- all of them ---- */

static void each_mail(struct rig *r, void (*work)(struct rig *r, const json_t *row))
{
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
        work(r, row);
    }
    arena_free(all);
    assert_true(rows >= ROWS_LEAST);
}

static void try_tasks(struct rig *r, const json_t *row)
{
    for (enum assist_task task = TASK_SUMMARY; task <= TASK_ARTICLE; task++)
        try_task(r, row, task);
}

static void nothing_confidential_comes_of_any_task_of_a_provider_that_obeys(void **state)
{
    each_mail(*state, try_tasks);
}

static void nor_does_an_answer_for_another_program_carry_it_away(void **state)
{
    each_mail(*state, try_talk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_confidential_comes_of_any_task_of_a_provider_that_obeys),
        cmocka_unit_test(nor_does_an_answer_for_another_program_carry_it_away),
    };

    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
