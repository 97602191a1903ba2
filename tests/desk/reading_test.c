/* SPDX-License-Identifier: EUPL-1.2 */
/* reading_test.c - a PDF waits when its message is in, and is read afterwards as any attachment;
 * whatever fails meanwhile, it waits on and nothing is half there.  The reader here is a process as
 * the real one is, but for what it reads: the file's own words. */
#include "desk/rig.h"

#include "reader/reader.h"

#define CLAIRE "Claire Morel <claire@example.org>"
#define WORDS                                                                                      \
    "%PDF-1.4 La tondeuse est en panne, ana.prova@example.org, "                                   \
    "IBAN FR76 3000 6000 0112 3456 7890 189"

static struct str with_pdf(struct rig *r, const char *id, const char *bytes)
{
    return str_printf(r->arena,
                      "From: " CLAIRE "\r\nMessage-ID: <%s@example.org>\r\nSubject: Facture\r\n"
                      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                      "--b\r\n\r\nBonjour, mon IBAN est FR76 3000 6000 0112 3456 7890 189.\r\n"
                      "--b\r\nContent-Type: application/pdf\r\n"
                      "Content-Disposition: attachment; filename=a.pdf\r\n\r\n%s\r\n--b--\r\n",
                      id, bytes);
}

static struct attachment_view file_of(struct rig *r, struct id ticket)
{
    struct ticket_view_full v = rig_ticket(r, ticket);

    assert_int_equal(v.message_count, 1);
    assert_int_equal(v.messages[0].attachment_count, 1);
    return v.messages[0].attachments[0];
}

static bool go_on(void *arg)
{
    (void)arg;
    return false;
}

static void read_all(struct rig *r)
{
    struct fault f = { 0 };

    assert_ok(desk_read_waiting(r->desk, go_on, NULL, &f));
}

static size_t hits(struct rig *r, struct str query)
{
    struct ticket_filter filter = { .view = VIEW_ALL, .priority = -1, .status = -1, .limit = 10 };
    struct ticket_page page;
    struct fault f = { 0 };

    assert_ok(desk_tickets(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, &filter, query,
                           &page, &f));
    return page.count;
}

static void a_pdf_waits_and_is_then_read_as_any_attachment(void **state)
{
    struct rig *r = *state;
    struct taken t = rig_take(r, with_pdf(r, "m1", WORDS));
    int64_t version = rig_ticket(r, t.ticket).head.row.version;
    struct attachment_view file = file_of(r, t.ticket);
    size_t ibans = 0;

    assert_int_equal(file.read, EXTENT_WAITING);
    assert_int_equal(file.found[SPAN_IBAN], 0);
    assert_int_equal(hits(r, STR("tondeuse")), 0);
    read_all(r);
    assert_true(rig_holds(rig_last_entry(r), "\"attachment.find\""));
    assert_true(rig_holds(rig_last_entry(r), "\"financial\""));
    file = file_of(r, t.ticket);
    assert_int_equal(file.read, EXTENT_ALL);
    assert_int_equal(file.found[SPAN_IBAN], 1);
    assert_int_equal(file.found[SPAN_EMAIL], 1);
    assert_int_equal(hits(r, STR("tondeuse")), 1);
    assert_int_equal(hits(r, STR("prova")), 0);
    assert_int_equal(hits(r, STR("Bonjour Facture")), 1); /* the message's own words are there */
    for (size_t i = 0; i < rig_ticket(r, t.ticket).token_count; i++)
        ibans += rig_ticket(r, t.ticket).tokens[i].type == SPAN_IBAN;
    assert_int_equal(ibans, 1); /* the message's own: one value, one token */
    assert_str(rig_open_token(r, t.ticket, "EMAIL_1"), STR("ana.prova@example.org"));
    assert_true(rig_ticket(r, t.ticket).head.row.version > version); /* who looks at it sees it */
}

static void what_its_reader_could_not_read_is_told_with_the_reason(void **state)
{
    static const struct {
        const char *bytes;
        enum unread why;
    } cases[] = { { "%PDF-1.4 encrypted", UNREAD_ENCRYPTED },
                  { "%PDF-1.4 crash", UNREAD_CRASHED },
                  { "no PDF", UNREAD_DAMAGED } };
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct taken t =
            rig_take(r, with_pdf(r, str_printf(r->arena, "m%zu", i).ptr, cases[i].bytes));
        struct attachment_view file;

        read_all(r);
        file = file_of(r, t.ticket);
        assert_int_equal(file.read, EXTENT_NONE);
        assert_int_equal(file.why, cases[i].why);
    }
}

/* ---- failures ---- */

static const struct statement rig_waiting = { "rig_waiting",
                                              "SELECT count(*) FROM attachment_waiting",
                                              BASE_DESK };
static const struct statement rig_tries = { "rig_tries",
                                            "SELECT sum(tries) FROM attachment_waiting",
                                            BASE_DESK };

static void whichever_call_fails_a_file_is_read_or_waits_on(void **state)
{
    struct rig *r = *state;
    struct taken t = rig_take(r, with_pdf(r, "m1", WORDS));
    int failed = 0;

    for (int64_t n = 1;; n++) {
        struct fault f = { 0 };
        bool done;

        rig_fail(r, n);
        done = desk_read_waiting(r->desk, go_on, NULL, &f);
        rig_fail(r, 0);
        if (done || !rig_ask(r, &rig_waiting)) /* looking for another one failed */
            break;
        failed++;
        assert_int_not_equal(f.kind, FAULT_NONE);
        assert_int_equal(rig_ask(r, &rig_tries), 0);
        assert_int_equal(file_of(r, t.ticket).read, EXTENT_WAITING);
    }
    assert_true(failed > 10);
    assert_int_equal(rig_ask(r, &rig_waiting), 0);
    assert_int_equal(file_of(r, t.ticket).found[SPAN_EMAIL], 1);
}

static bool end_the_desk(struct tx *tx, void *arg, struct fault *f)
{
    const struct id *attachment = arg;

    return store_attachment_try(tx, *attachment, 1, f);
}

/* What is counted is a beginning without an end: the whole program died of the file's text. */
static void a_file_that_ended_the_desk_three_times_is_given_up(void **state)
{
    struct rig *r = *state;
    struct taken t = rig_take(r, with_pdf(r, "m1", WORDS));
    struct id attachment = file_of(r, t.ticket).id;
    struct fault f = { 0 };

    for (int i = 0; i < 3; i++)
        assert_ok(store_write(r->store, end_the_desk, &attachment, &f));
    read_all(r);
    assert_int_equal(rig_ask(r, &rig_waiting), 0);
    assert_int_equal(file_of(r, t.ticket).read, EXTENT_NONE);
    assert_int_equal(file_of(r, t.ticket).why, UNREAD_CRASHED);
}

static void what_an_erased_person_sent_is_not_read(void **state)
{
    struct rig *r = *state;
    struct taken t = rig_take(r, with_pdf(r, "m1", WORDS));
    struct id person = rig_ticket(r, t.ticket).head.row.person;
    struct fault f = { 0 };
    uint64_t entry;

    assert_ok(vault_shred(r->vault, &r->org[0].controller, r->org[0].id, person, &entry, &f));
    read_all(r);
    assert_int_equal(rig_ask(r, &rig_waiting), 0);
    assert_int_equal(hits(r, STR("tondeuse")), 0);
}

/* Closing the desk ends reading, and the reader with it: the last test. */
static void in_the_background_what_comes_in_is_read_by_itself(void **state)
{
    struct rig *r = *state;
    struct fault f = { 0 };
    struct taken t;

    assert_ok(desk_reading_start(r->desk, &f));
    t = rig_take(r, with_pdf(r, "m1", WORDS));
    for (int i = 0; i < 6000 && file_of(r, t.ticket).read == EXTENT_WAITING; i++)
        clock_sleep(10);
    assert_int_equal(file_of(r, t.ticket).found[SPAN_EMAIL], 1);
}

/* ---- a reader of words ---- */

static const void *load(struct arena *a)
{
    (void)a;
    return WORDS;
}

static void read_words(const void *loaded, struct arena *a, struct str bytes, struct reading *ret)
{
    (void)loaded;
    (void)a;
    if (str_find(bytes, STR("crash"), 0) != STR_NPOS)
        abort();
    *ret = (struct reading){ EXTENT_ALL, UNREAD_UNSAID, bytes };
    if (str_find(bytes, STR("encrypted"), 0) != STR_NPOS)
        *ret = (struct reading){ EXTENT_NONE, UNREAD_ENCRYPTED, STR("") };
    else if (!reader_is_pdf(bytes))
        *ret = (struct reading){ EXTENT_NONE, UNREAD_DAMAGED, STR("") };
}

static int load_with_reader(void **state)
{
    static const struct reader_work work = { 10, 10, load, read_words };
    struct fault f = { 0 };

    return reader_start(&work, NULL, &rig_reader, &f) ? rig_load(state) : -1;
}

static int unload_with_reader(void **state)
{
    reader_close(rig_reader);
    return rig_unload(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(a_pdf_waits_and_is_then_read_as_any_attachment),
        RIG_TEST(what_its_reader_could_not_read_is_told_with_the_reason),
        RIG_TEST(whichever_call_fails_a_file_is_read_or_waits_on),
        RIG_TEST(a_file_that_ended_the_desk_three_times_is_given_up),
        RIG_TEST(what_an_erased_person_sent_is_not_read),
        RIG_TEST(in_the_background_what_comes_in_is_read_by_itself),
    };

    return cmocka_run_group_tests(tests, load_with_reader, unload_with_reader);
}
