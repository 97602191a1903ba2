/* SPDX-License-Identifier: EUPL-1.2 */
/* attached_test.c - personal data in attachments is told without opening them, has the tokens of
 * the message, and is never on the disk in clear. */
#include "desk/rig.h"

#define CLAIRE "Claire Morel <claire@example.org>"

/* A mail with a text and one attachment. */
static struct str with_file(struct rig *r, const char *id, const char *type, const char *name,
                            struct str bytes)
{
    struct buf b = buf_new(r->arena, (size_t)16 << 20);

    buf_printf(&b,
               "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
               "Bonjour, mon IBAN est FR76 3000 6000 0112 3456 7890 189.\r\n--b\r\n"
               "Content-Type: %s\r\nContent-Disposition: attachment; filename=\"%s\"\r\n\r\n",
               type, name);
    buf_add(&b, bytes);
    buf_add(&b, STR("\r\n--b--\r\n"));
    return str_printf(r->arena,
                      "From: " CLAIRE "\r\nTo: help@example.org\r\nMessage-ID: <%s@example.org>\r\n"
                      "Subject: Facture\r\nMIME-Version: 1.0\r\n%.*s",
                      id, STR_ARG(buf_str(&b)));
}

static const struct attachment_view *first_of(const struct ticket_view_full *v)
{
    assert_int_equal(v->message_count, 1);
    assert_int_equal(v->messages[0].attachment_count, 1);
    return &v->messages[0].attachments[0];
}

static void what_an_attachment_holds_is_told_without_opening_it(void **state)
{
    static const struct {
        const char *type, *name;
        struct str bytes;
        enum extent read;
        int64_t ibans, mails;
    } cases[] = {
        { "text/plain", "a.txt",
          STR_INIT("Mon IBAN : FR76 3000 6000 0112 3456 7890 189, ana@example.org"), EXTENT_ALL, 1,
          1 },
        { "text/csv", "a.csv",
          STR_INIT("nom;iban;mail\nX;FR7630006000011234567890189;ana@example.org\n"), EXTENT_ALL, 1,
          1 },
        { "application/json", "a.json",
          STR_INIT(
              "{\"iban\":\"FR76 3000 6000 0112 3456 7890 189\",\"m\":\"ana\\u0040example.org\"}"),
          EXTENT_ALL, 1, 1 },
        { "text/html", "a.html",
          STR_INIT("<p>IBAN FR76&nbsp;3000 6000 0112 3456 7890 189</p>ana@<b>example.org</b>"),
          EXTENT_ALL, 1, 1 },
        { "application/octet-stream", "a.eml",
          STR_INIT("From: ana@example.org\nSubject: x\n\nIBAN FR76 3000 6000 0112 3456 7890 189\n"),
          EXTENT_ALL, 1, 1 },
        { "application/pdf", "a.pdf", STR_INIT("IBAN FR76 3000 6000 0112 3456 7890 189"),
          EXTENT_NONE, 0, 0 },
        { "text/plain", "empty.txt", STR_INIT(""), EXTENT_ALL, 0, 0 },
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct rig *r = *state;
        struct taken t = rig_take(r, with_file(r, str_printf(r->arena, "m%zu", i).ptr,
                                               cases[i].type, cases[i].name, cases[i].bytes));
        struct ticket_view_full v = rig_ticket(r, t.ticket);
        const struct attachment_view *at = first_of(&v);

        assert_int_equal(at->read, cases[i].read);
        assert_int_equal(at->found[SPAN_IBAN], cases[i].ibans);
        assert_int_equal(at->found[SPAN_EMAIL], cases[i].mails);
    }
}

static void an_attachments_categories_are_in_the_journal_and_its_values_in_the_envelope(
    void **state)
{
    struct rig *r = *state;
    struct taken t =
        rig_take(r, with_file(r, "m1", "text/plain", "a.txt",
                              STR("Je souffre de diabète. IBAN FR76 3000 6000 0112 3456 7890 189, "
                                  "mail ana.prova@example.org\n")));
    struct str entry = rig_last_entry(r);
    struct ticket_view_full v = rig_ticket(r, t.ticket);
    size_t ibans = 0;

    assert_true(rig_holds(entry, "\"message.take\"") && rig_holds(entry, "\"health\""));
    for (size_t i = 0; i < v.token_count; i++)
        ibans += v.tokens[i].type == SPAN_IBAN;
    assert_int_equal(ibans, 1); /* the message's own: one value, one token */
    assert_str(rig_open_token(r, t.ticket, "EMAIL_1"), STR("ana.prova@example.org"));
    assert_int_equal(first_of(&v)->found[SPAN_HEALTH], 1);
}

static void a_word_of_an_attachment_finds_the_ticket_and_a_value_does_not(void **state)
{
    struct rig *r = *state;
    static const struct {
        struct str query;
        size_t found;
    } cases[] = { { STR_INIT("tondeuse"), 1 },
                  { STR_INIT("prova"), 0 },
                  { STR_INIT("girafe"), 0 } };
    struct fault f = { 0 };

    rig_take(r, with_file(r, "m1", "text/plain", "a.txt",
                          STR("La tondeuse est en panne, ana.prova@example.org\n")));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ticket_filter filter = {
            .view = VIEW_ALL, .priority = -1, .status = -1, .limit = 10
        };
        struct ticket_page page;

        assert_ok(desk_tickets(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, &filter,
                               cases[i].query, &page, &f));
        assert_int_equal(page.count, cases[i].found);
    }
}

/* They are counted, and the ticket's envelope is not filled with people it is not about. */
static void a_list_of_a_thousand_customers_is_counted_only(void **state)
{
    struct rig *r = *state;
    struct buf b = buf_new(r->arena, (size_t)1 << 20);
    struct ticket_view_full v;
    struct taken t;

    buf_add(&b, STR("mail\n"));
    for (int i = 0; i < 1200; i++)
        buf_printf(&b, "user%d@example.org\n", i);
    t = rig_take(r, with_file(r, "m1", "text/csv", "a.csv", buf_str(&b)));
    v = rig_ticket(r, t.ticket);
    assert_int_equal(first_of(&v)->found[SPAN_EMAIL], 1200);
    assert_true(v.token_count < 10);
}

static void what_is_too_large_is_not_said_to_be_read(void **state)
{
    struct rig *r = *state;
    struct buf b = buf_new(r->arena, (size_t)8 << 20);
    struct ticket_view_full v;
    struct taken t;

    while (b.len < MESSAGE_ATTACHED_MAX + 100)
        buf_add(&b, STR("une ligne sans rien de personnel, et encore une autre\n"));
    buf_add(&b, STR("ana@example.org\n"));
    t = rig_take(r, with_file(r, "m1", "text/plain", "a.txt", buf_str(&b)));
    v = rig_ticket(r, t.ticket);
    assert_int_equal(first_of(&v)->read, EXTENT_PART);
    assert_int_equal(first_of(&v)->found[SPAN_EMAIL], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(what_an_attachment_holds_is_told_without_opening_it),
        RIG_TEST(an_attachments_categories_are_in_the_journal_and_its_values_in_the_envelope),
        RIG_TEST(a_word_of_an_attachment_finds_the_ticket_and_a_value_does_not),
        RIG_TEST(a_list_of_a_thousand_customers_is_counted_only),
        RIG_TEST(what_is_too_large_is_not_said_to_be_read),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
