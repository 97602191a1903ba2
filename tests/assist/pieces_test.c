/* SPDX-License-Identifier: EUPL-1.2 */
/* pieces_test.c - where a message that is too long for one call is cut, and what leaves then. */
#include "assist/rig.h"

#include "text/text.h"

#define TOKEN    "\xe2\x9f\xa6PERSON_12\xe2\x9f\xa7"
#define SENTENCE "Le colis est arriv\xc3\xa9 en retard. "

static struct str times(struct arena *a, const char *text, size_t n)
{
    struct buf b = buf_new(a, (size_t)1 << 20);

    for (size_t i = 0; i < n; i++)
        buf_add(&b, str_of(text));
    return buf_str(&b);
}

static struct str joined(struct arena *a, struct str x, struct str y)
{
    return str_printf(a, "%.*s%.*s", STR_ARG(x), STR_ARG(y));
}

static void a_cut_is_where_a_reader_would_pause(void **state)
{
    static const struct {
        const char *text;
        size_t max;
        const char *pieces[5];
    } rows[] = {
        { "one two", 20, { "one two" } },
        { "  one two  ", 20, { "one two  " } },
        { "", 20, { NULL } },
        { "First of all.\n\nThen. And more of it.",
          30,
          { "First of all.", "Then. And more of it." } },
        { "First of all.\r\n \r\nThen it went on.", 30, { "First of all.", "Then it went on." } },
        { "One here. Two is there. Three is", 25, { "One here. Two is there.", "Three is" } },
        { "one two three four five", 10, { "one two", "three four", "five" } },
        { "a b\n\nsomewhat longer words stand", 20, { "a b\n\nsomewhat longer", "words stand" } },
        { "\xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9", 7, { "\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9" } },
        { "one \xe2\x9f\xa6PERSON_1\xe2\x9f\xa7 two", 12, { "one" } }, /* and no half of a token */
        { "one undividable", 8, { "one" } },
    };
    struct rig *r = *state;

    rig_reset(r);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text = str_of(rows[i].text);
        struct assist_piece p = { 0 };
        size_t n = 0;

        for (; assist_piece_next(text, rows[i].max, &p); n++) {
            assert_true(n < COUNT_OF(rows[i].pieces) && rows[i].pieces[n]);
            assert_str(str_slice(text, p.start, p.end), str_of(rows[i].pieces[n]));
        }
        if (rows[i].pieces[n])
            fail_msg("row %zu: %zu pieces", i, n);
    }
}

/* Whatever stands where: pieces are in order, of whole characters and tokens, and but for blanks
 * nothing lies between them. */
static void no_token_and_no_character_is_cut(void **state)
{
    struct rig *r = *state;
    struct str row;

    rig_reset(r);
    row = times(r->arena, SENTENCE "\xc3\xa0 " TOKEN " et " TOKEN TOKEN ".\n\n\xe2\x82\xac ", 40);
    for (size_t max = 80; max < 700; max += 7) {
        struct assist_piece p = { 0 };
        size_t before = 0;

        for (; assist_piece_next(row, max, &p); before = p.end) {
            struct str piece = str_slice(row, p.start, p.end), rest = piece;
            struct pii_piece part;

            assert_true(piece.len <= max && text_valid(piece));
            assert_int_equal(str_trim(str_slice(row, before, p.start)).len, 0);
            while (pii_piece_next(&rest, &part))
                if (!part.token)
                    assert_int_equal(str_chr(part.text, '_', 0), STR_NPOS);
        }
        assert_int_equal(str_trim(str_from(row, before)).len, 0);
    }
}

static void the_share_is_known_before(void **state)
{
    struct rig *r = *state;
    struct str some, more;

    rig_reset(r);
    some = times(r->arena, SENTENCE, 40 * 1024 / (sizeof SENTENCE - 1));
    more = times(r->arena, SENTENCE, 200 * 1024 / (sizeof SENTENCE - 1));
    assert_true(assist_pieces_share(TASK_TRANSLATE, STR("")) >= 1);
    assert_true(assist_pieces_share(TASK_TRANSLATE, some) > 0.999);
    assert_true(assist_pieces_share(TASK_TRANSLATE, more) > 0.47);
    assert_true(assist_pieces_share(TASK_TRANSLATE, more) < 0.48);
    assert_true(assist_pieces_share(TASK_TRANSLATE, times(r->arena, "x", 24 * 1024)) <= 0.5);
}

/* ---- through the gateway ---- */

struct cut {
    struct assist_piece at[ASSIST_PIECES_MAX];
    size_t count;
    bool whole;
};

static struct cut cut(struct rig *r)
{
    struct watch *watch;
    struct fault f = { 0 };
    struct cut c;

    assert_ok(watch_new(r->arena, r->known, r->known_count, &watch, &f));
    if (r->remembers)
        rig_remember(r, watch);
    r->question.task = TASK_TRANSLATE;
    r->question.watch = watch;
    assert_ok(gateway_pieces(r->gateway, r->arena, &r->question, c.at, &c.count, &c.whole, &f));
    return c;
}

static struct gateway_plan plan_of(struct rig *r, struct assist_piece piece)
{
    r->question.piece = piece;
    return rig_plan(r);
}

static bool leaves(const struct gateway_plan *plan, const char *text)
{
    return str_find(plan->body, str_of(text), 0) != STR_NPOS;
}

static void each_piece_is_planned_for_itself(void **state)
{
    struct rig *r = *state;
    struct gateway_plan plan;
    struct cut c;
    size_t sentences = 0;

    rig_reset(r);
    rig_say_raw(r, "");
    r->messages[0].text.text = times(r->arena, SENTENCE TOKEN " l'a dit. ", 800);
    r->messages[0].subject.text = STR("Retard de livraison");
    r->messages[0].attachments.text = STR("bordereau.pdf");
    c = cut(r);
    assert_int_equal(c.count, 4);
    assert_true(c.whole);
    for (size_t i = 0; i < c.count; i++) {
        plan = plan_of(r, c.at[i]);
        assert_int_equal(plan.found_count, 0);
        assert_false(plan.cut);
        assert_int_equal(leaves(&plan, "Retard de livraison"), i == 0);
        assert_int_equal(leaves(&plan, "bordereau.pdf"), i + 1 == c.count);
        for (size_t at = 0; (at = str_find(plan.body, STR("en retard."), at)) != STR_NPOS; at++)
            sentences++;
    }
    assert_int_equal(sentences, 800);
    r->question.piece = (struct assist_piece){ 0 };
    plan = rig_plan(r);
    assert_true(plan.cut); /* as it was: the start alone */
}

static void what_one_call_takes_is_one(void **state)
{
    struct rig *r = *state;
    struct cut c;

    rig_reset(r);
    rig_say_raw(r, SENTENCE);
    c = cut(r);
    assert_int_equal(c.count, 1);
    assert_int_equal(c.at[0].end, 0);
    assert_true(c.whole);
    r->messages[0].text.text = times(r->arena, SENTENCE, 200 * 1024 / (sizeof SENTENCE - 1));
    c = cut(r);
    assert_int_equal(c.count, ASSIST_PIECES_MAX);
    assert_false(c.whole);
    r->messages[0].text.text = times(r->arena, "x", 20000); /* nowhere to cut */
    c = cut(r);
    assert_int_equal(c.count, 1);
    assert_int_equal(c.at[0].end, 0);
}

/* A value that stands where the cut would be stays whole, so that the last look sees all of it. */
static void no_half_of_what_is_found_leaves(void **state)
{
    static const struct {
        const char *value, *half; /* of it that says enough by itself */
        bool known, remembered;
    } rows[] = {
        { "FR76 3000 6000 0112 3456 7890 189", "3456 7890", false, false },
        { "06 39 98 12 34", "98 12", false, false },
        { "Tresvaudin Mirabelle", "Tresvaudin", true, false },
        { "Tresvaudin Mirabelle", "Mirabelle", true, false },
        { "4571 8830 2296", "8830 2296", false, true },
    };
    const size_t max = task_row(TASK_TRANSLATE)->bytes;
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t back = 1; back < strlen(rows[i].value); back++) {
            struct str filler;
            struct cut c;

            rig_reset(r);
            if (rows[i].known)
                rig_know(r, SPAN_PERSON, rows[i].value);
            if (rows[i].remembered) {
                struct pii_token *t = arena_make(r->arena, struct pii_token);

                t->type = SPAN_CUSTOMER_REF;
                digest("k", t->type, pii_normal(r->arena, t->type, str_of(rows[i].value)),
                       t->normal);
                r->book.tokens = t;
                r->book.count = 1;
                r->remembers = true;
            }
            rig_say_raw(r, "");
            filler = times(r->arena, "mot ", max / 4); /* no sentence ends in it */
            filler.len = max - back;
            filler = joined(r->arena, filler, str_printf(r->arena, " %s ", rows[i].value));
            r->messages[0].text.text = joined(r->arena, filler, times(r->arena, "mot ", 600));
            c = cut(r);
            assert_int_equal(c.count, 2);
            for (size_t n = 0; n < c.count; n++) {
                struct gateway_plan plan = plan_of(r, c.at[n]);

                if (leaves(&plan, rows[i].half) || plan.found_count)
                    fail_msg("%s, %zu: piece %zu", rows[i].value, back, n);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_is_where_a_reader_would_pause),
        cmocka_unit_test(no_token_and_no_character_is_cut),
        cmocka_unit_test(the_share_is_known_before),
        cmocka_unit_test(each_piece_is_planned_for_itself),
        cmocka_unit_test(what_one_call_takes_is_one),
        cmocka_unit_test(no_half_of_what_is_found_leaves),
    };

    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
