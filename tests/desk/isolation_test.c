/* SPDX-License-Identifier: EUPL-1.2 */
/* isolation_test.c - invariant 8: another organisation's id is no id at all, for every function of
 * the desk, and it leaves no trace in the log of whoever tried. */
#include "desk/rig.h"

#include "desk/article_files.h"

struct theirs {
    struct id ticket, person, attachment, source, held;
};

static struct theirs make_theirs(struct rig *r)
{
    const struct rig_org *o = &r->org[0];
    struct taken t = rig_take_json(
        r, "{\"from\":{\"name\":\"Ana Prova\",\"email\":\"ana@example.org\"},"
           "\"text\":\"Mon IBAN est FR76 3000 6000 0112 3456 7890 189\","
           "\"attachments\":[{\"name\":\"a.txt\",\"type\":\"text/plain\",\"content\":\"QQ==\"}]}");
    struct ticket_view_full v = rig_ticket(r, t.ticket);
    struct taken held;
    struct fault f = { 0 };

    assert_ok(
        desk_receive(r->desk, &o->bare, &o->tool, FORMAT_JSON, STR("{\"text\":\"x\"}"), &held, &f));
    return (struct theirs){ t.ticket, v.head.row.person, v.messages[0].attachments[0].id,
                            o->source.id, held.message };
}

static void another_organisations_ids_are_missing_for_every_function(void **state)
{
    struct rig *r = *state;
    const struct rig_org *mine = &r->org[1];
    struct theirs t = make_theirs(r);
    struct str token = STR("IBAN_1"), bytes = STR_NONE, type;
    struct ticket_change change = { .has_status = true, .status = STATUS_CLOSED };
    struct reply reply = { .direction = DIRECTION_OUT, .text = STR("x"), .version = 1 };
    struct reply note = { .direction = DIRECTION_NOTE, .text = STR("x") };
    struct source_row source;
    struct ticket_view_full v;
    struct ticket_page page;
    struct person_view person;
    struct str opened;
    struct taken taken;
    struct id message;
    struct fault f = { 0 };
    int64_t before = rig_ask(r, &rig_sum_desk);

    assert_fault(desk_ticket(r->desk, r->arena, &mine->agent, PURPOSE_SUPPORT, t.ticket, &v, &f),
                 FAULT_MISSING);
    assert_fault(rig_reveal(r, &mine->agent, PURPOSE_SUPPORT, t.ticket, token, &opened, &f),
                 FAULT_MISSING);
    assert_fault(desk_attachment(r->desk, r->arena, &mine->agent, PURPOSE_SUPPORT, t.ticket,
                                 t.attachment, &bytes, &type, &f),
                 FAULT_MISSING);
    assert_fault(desk_change(r->desk, &mine->agent, t.ticket, 1, &change, &f), FAULT_MISSING);
    assert_fault(desk_reply(r->desk, &mine->agent, t.ticket, &reply, &message, &f), FAULT_MISSING);
    assert_fault(desk_reply(r->desk, &mine->agent, t.ticket, &note, &message, &f), FAULT_MISSING);
    assert_fault(
        desk_person(r->desk, r->arena, &mine->agent, PURPOSE_SUPPORT, t.person, &person, &page, &f),
        FAULT_MISSING);
    assert_fault(desk_source(r->desk, r->arena, mine->id, t.source, &source, &f), FAULT_MISSING);
    source = r->org[0].source;
    assert_fault(desk_source_put(r->desk, &mine->controller, &source, &f), FAULT_MISSING);
    assert_fault(desk_release(r->desk, &mine->controller, t.held, &taken, &f), FAULT_MISSING);
    assert_int_equal(bytes.len, 0);
    assert_int_equal(rig_ask(r, &rig_sum_desk), before);
}

static void another_organisations_articles_and_files_are_missing(void **state)
{
    struct rig *r = *state;
    const struct principal *theirs = &r->org[0].controller, *mine = &r->org[1].controller;
    struct article_row row = { .title = STR("A"),
                               .text = STR("a"),
                               .lang = STR("en"),
                               .category = STR(""),
                               .is_public = true };
    struct article_file_new file = { .name = STR("a.txt"),
                                     .type = STR("text/plain"),
                                     .content = STR("YQ==") };
    struct article_file_row *files, one;
    struct article_findings found = { 0 };
    struct article_version_row *versions;
    struct help_page page = { .org = mine->org };
    struct help_article article;
    struct fault f = { 0 };
    size_t count;
    int64_t before;

    assert_ok(desk_article_put(r->desk, r->arena, theirs, &row, &found, &f));
    file.article = row.id;
    assert_ok(desk_article_file_add(r->desk, r->arena, theirs, &file, &f));
    assert_ok(desk_article_files(r->desk, r->arena, theirs->org, row.id, &files, &count, &f));
    assert_int_equal(count, 1);
    before = rig_ask(r, &rig_sum_desk);
    assert_fault(desk_article_versions(r->desk, r->arena, mine, row.id, &versions, &count, &f),
                 FAULT_MISSING);
    assert_fault(desk_article_file_add(r->desk, r->arena, mine, &file, &f), FAULT_MISSING);
    assert_fault(desk_article_file_remove(r->desk, mine, row.id, files[0].id, &f), FAULT_MISSING);
    assert_fault(desk_article_file(r->desk, r->arena, mine->org, row.id, files[0].id, &one, &f),
                 FAULT_MISSING);
    assert_fault(desk_help_article(r->desk, r->arena, &page, row.id, &article, &f), FAULT_MISSING);
    assert_fault(desk_article(r->desk, r->arena, mine, row.id, &row, &f), FAULT_MISSING);
    assert_int_equal(rig_ask(r, &rig_sum_desk), before);
}

static void lists_searches_and_counts_hold_ones_own_only(void **state)
{
    static const char *const queries[] = { "", "IBAN", "Prova", "ana@example.org", "#1", "1" };
    struct rig *r = *state;
    const struct rig_org *mine = &r->org[1];
    struct quarantine_view *held;
    struct source_row *sources;
    struct person_page people;
    struct fault f = { 0 };
    int64_t counts[VIEWS];
    struct id all_ones;
    size_t n = 1;

    make_theirs(r);
    memset(&all_ones, 0xff, sizeof all_ones);
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        struct ticket_filter filter = { .view = VIEW_ALL,
                                        .org = r->org[0].id, /* whoever asks decides */
                                        .priority = -1,
                                        .status = -1,
                                        .before = INT64_MAX,
                                        .before_id = all_ones };
        struct ticket_page page;

        assert_ok(desk_tickets(r->desk, r->arena, &mine->agent, PURPOSE_SUPPORT, &filter,
                               str_of(queries[i]), &page, &f));
        assert_int_equal(page.count, 0);
        assert_ok(desk_persons(r->desk, r->arena, &mine->agent, PURPOSE_SUPPORT, str_of(queries[i]),
                               all_ones, 50, &people, &f));
        assert_int_equal(people.count, 0);
    }
    assert_ok(desk_counts(r->desk, &mine->agent, PURPOSE_SUPPORT, counts, &f));
    for (int v = 0; v < VIEWS; v++)
        assert_int_equal(counts[v], 0);
    assert_ok(desk_quarantine(r->desk, r->arena, &mine->controller, ID_NONE, 50, &held, &n, &f));
    assert_int_equal(n, 0);
    assert_ok(desk_sources(r->desk, r->arena, mine->id, &sources, &n, &f));
    assert_int_equal(n, 2);
    for (size_t i = 0; i < n; i++)
        assert_true(id_eq(sources[i].org, mine->id));
}

/* The same person, the same reference: two customers of two organisations. */
static void one_person_is_two_in_two_organisations(void **state)
{
    struct rig *r = *state;
    const struct rig_org *mine = &r->org[1];
    struct theirs t = make_theirs(r);
    struct str mail = rig_mail(r, "Ana Prova <ana@example.org>", "m9@example.org", "", "Bonjour");
    struct taken taken;
    struct fault f = { 0 };

    assert_ok(desk_receive(r->desk, &mine->source, &mine->tool, FORMAT_MAIL, mail, &taken, &f));
    assert_true(taken.new_ticket);
    assert_int_equal(taken.number, 1);
    assert_false(id_eq(rig_see(r, &mine->agent, taken.ticket).head.row.person, t.person));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(another_organisations_ids_are_missing_for_every_function),
        RIG_TEST(another_organisations_articles_and_files_are_missing),
        RIG_TEST(lists_searches_and_counts_hold_ones_own_only),
        RIG_TEST(one_person_is_two_in_two_organisations),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
