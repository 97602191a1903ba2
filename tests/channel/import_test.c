/* SPDX-License-Identifier: EUPL-1.2 */
/* import_test.c - files of every format through a real desk: interrupted, gone on with, twice. */
#include "counter.h"

#include <zlib.h>

#include "base/buf.h"
#include "base/thread.h"
#include "channel/import.h"

#define MANY     400
#define BAD_LINE 351 /* of the CSV: no address */

/* What the callbacks saw. */
struct seen {
    int64_t stop_after; /* messages looked at; 0: never */
    int64_t looked;
    int64_t resumed_at, resumed_number;
    int notes, refusals;
    char place[48], field[48], reason[200];
};

static void see_trouble(void *arg, const struct import_trouble *t)
{
    struct seen *s = arg;

    s->notes += t->note;
    s->refusals += !t->note;
    snprintf(s->place, sizeof s->place, "%s", t->place);
    snprintf(s->field, sizeof s->field, "%.*s", STR_ARG(t->field));
    snprintf(s->reason, sizeof s->reason, "%s", t->reason);
}

static void see_resume(void *arg, const char *file, const char *unit, const struct import_spot *at)
{
    struct seen *s = arg;

    (void)file;
    (void)unit;
    s->resumed_at = at->offset;
    s->resumed_number = at->number;
}

static bool stop_now(void *arg)
{
    struct seen *s = arg;

    return s->stop_after && ++s->looked > s->stop_after;
}

static struct import_job job_of(struct counter *c, struct seen *s)
{
    return (struct import_job){ .desk = c->desk,
                                .source = &c->source,
                                .by = { c->source.id, c->source.org, 1u << ROLE_TOOL },
                                .trouble = see_trouble,
                                .resumes = see_resume,
                                .interrupted = stop_now,
                                .arg = s };
}

/* ---- files ---- */

static void add_mail(struct buf *b, int n)
{
    buf_printf(b,
               "From sav Mon Nov  2 08:00:00 2026\nFrom: Jean <jean%d@example.org>\n"
               "Message-ID: <%d@example.org>\nSubject: Commande\n\nBonjour %d\n\n",
               n, n, n);
}

static void add_line(struct buf *b, int n)
{
    buf_printf(b, "{\"from\":{\"email\":\"jean%d@example.org\"},\"text\":\"Bonjour %d\"}\n", n, n);
}

static void add_row(struct buf *b, int n)
{
    if (n == 0)
        buf_add(b, STR("email,text\n"));
    if (n == BAD_LINE - 2)
        buf_printf(b, "nobody,%d\n", n);
    else
        buf_printf(b, "jean%d@example.org,Bonjour %d\n", n, n);
}

static void write_file(const char *path, struct str text)
{
    bool packed = str_ends(str_of(path), STR(".gz"));
    gzFile out = gzopen(path, packed ? "wb" : "wbT");

    assert_non_null(out);
    assert_int_equal(gzwrite(out, text.ptr, (unsigned)text.len), text.len);
    assert_int_equal(gzclose(out), Z_OK);
}

static const char *make_file(struct counter *c, const char *name, void (*add)(struct buf *b, int n),
                             int count)
{
    struct buf b = buf_new(c->arena, (size_t)4 << 20);
    const char *path = str_printf(c->arena, "%s/%s", c->folder, name).ptr;

    for (int i = 0; i < count; i++)
        add(&b, i);
    assert_false(b.failed);
    write_file(path, buf_str(&b));
    return path;
}

static const struct {
    const char *name;
    void (*add)(struct buf *b, int n);
    int refused;
    unsigned workers;
} cases[] = {
    { "a.mbox", add_mail, 0, 8 },  { "b.mbox.gz", add_mail, 0, 1 },
    { "c.jsonl", add_line, 0, 1 }, { "e.jsonl.gz", add_line, 0, 8 },
    { "d.csv", add_row, 1, 8 },    { "f.csv.gz", add_row, 1, 1 },
};

/* ---- tests ---- */

/* Until nothing interrupts it any more.  Returns how many runs that took. */
static int import_to_the_end(struct import_job *job, struct seen *s, const char *path,
                             struct import_counts *n)
{
    struct fault f = { 0 };
    int64_t last = 0;
    int runs = 1;

    for (; !import_file(job, path, n, &f); runs++) {
        assert_int_equal(f.kind, FAULT_BUSY);
        assert_in_range(runs, 1, MANY);
        assert_true(s->resumed_at >= last);
        last = s->resumed_at;
        s->looked = 0;
    }
    assert_true(s->resumed_at >= last && s->resumed_number > 0);
    return runs;
}

/* Workers end out of order: what one of them refused just before the stop may be behind the place
 * to go on, and is then refused again by the next run.  One worker alone does nothing twice. */
static void an_interrupted_import_goes_on_and_every_message_is_in_once(void **state)
{
    struct counter *c = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct seen s = { .stop_after = MANY / 2 };
        struct import_job job = job_of(c, &s);
        struct import_counts n = { 0 };
        const char *path = make_file(c, cases[i].name, cases[i].add, MANY);

        job.workers = cases[i].workers;
        assert_true(import_to_the_end(&job, &s, path, &n) > 2);
        /* of the formats that come again under another name everything is there already */
        assert_true(n.taken + n.duplicate + n.refused >= MANY);
        assert_true(n.taken == MANY - cases[i].refused || n.taken == 0);
        assert_true(n.refused >= cases[i].refused);
        assert_true(n.refused == cases[i].refused || (cases[i].refused && job.workers > 1));
        assert_true(n.read < 3 * MANY || job.workers > 1);
        if (cases[i].refused) {
            assert_string_equal(s.place, "line 351");
            assert_string_equal(s.field, "from.email");
        }
    }
}

static void a_file_that_is_done_is_read_again_and_adds_nothing(void **state)
{
    struct counter *c = *state;
    struct seen s = { 0 };
    struct import_job job = job_of(c, &s);
    struct fault f = { 0 };
    const char *path = make_file(c, "twice.mbox", add_mail, 100);

    for (int run = 0; run < 2; run++) {
        struct import_counts n = { 0 };

        assert_ok(import_file(&job, path, &n, &f));
        assert_int_equal(n.read, 100);
        assert_int_equal(n.taken, run ? 0 : 100);
        assert_int_equal(n.duplicate, run ? 100 : 0);
        assert_int_equal(s.resumed_at, 0);
    }
}

static void a_file_that_was_changed_or_is_read_otherwise_starts_anew(void **state)
{
    struct counter *c = *state;
    struct seen s = { .stop_after = MANY };
    struct import_job job = job_of(c, &s);
    struct import_counts n = { 0 };
    struct import_spot at = { 0 };
    struct fault f = { 0 };
    const char *path = make_file(c, "a.csv", add_row, MANY);

    assert_fault(import_file(&job, path, &n, &f), FAULT_BUSY);
    assert_ok(import_look(&job, path, &at, &f));
    assert_true(at.offset > 0 && at.number > 0);
    job.maps[0].field = STR("text");
    job.maps[0].column = STR("email");
    job.map_count = 1;
    assert_ok(import_look(&job, path, &at, &f));
    assert_int_equal(at.offset, 0);
    job.map_count = 0;
    make_file(c, "a.csv", add_row, MANY - 1);
    assert_ok(import_look(&job, path, &at, &f));
    assert_int_equal(at.offset, 0);
}

static void a_source_without_a_basis_holds_back_every_message(void **state)
{
    struct counter *c = *state;
    struct seen s = { 0 };
    struct import_job job = job_of(c, &s);
    struct source_row bare = c->source;
    struct import_counts n = { 0 };
    struct fault f = { 0 };

    bare.basis = STR("none");
    job.source = &bare;
    assert_ok(import_file(&job, make_file(c, "held.jsonl", add_line, 20), &n, &f));
    assert_int_equal(n.quarantined, 20);
    assert_int_equal(n.taken, 0);
}

static void what_is_no_file_to_import_is_said_before_anything_is_taken(void **state)
{
    static const struct {
        const char *name, *reason;
    } wrong[] = {
        { "missing.mbox", "No such file" },
        { "blobs", "neither .mbox" },
        { "folder.csv", "is a folder" },
        { "empty.jsonl", "is empty" },
        { "-", "--format" },
    };
    struct counter *c = *state;
    struct seen s = { 0 };
    struct import_job job = job_of(c, &s);
    struct fault f = { 0 };

    assert_ok(file_make_folder(str_printf(c->arena, "%s/folder.csv", c->folder).ptr, 0700, &f));
    write_file(str_printf(c->arena, "%s/empty.jsonl", c->folder).ptr, STR(""));
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const char *path = strcmp(wrong[i].name, "-") == 0
                               ? "-"
                               : str_printf(c->arena, "%s/%s", c->folder, wrong[i].name).ptr;
        struct import_spot at;

        assert_fault(import_look(&job, path, &at, &f), FAULT_INVALID);
        assert_non_null(strstr(f.text, wrong[i].reason));
    }
}

/* ---- conversations ---- */

#define TALKS 60

/* Three mails of each customer, one behind the other, each an answer to the one before. */
static void add_talk(struct buf *b, int n)
{
    for (int i = 0; i < 3; i++) {
        buf_printf(b,
                   "From sav Mon Nov  2 08:00:00 2026\nFrom: Jean <jean%d@example.org>\n"
                   "Subject: Commande\nMessage-ID: <%d.%d@example.org>\n",
                   n, n, i);
        if (i > 0)
            buf_printf(b, "References: <elsewhere@example.org>\n <%d.%d@example.org>\n", n, i - 1);
        buf_printf(b, "\nBonjour %d, %d\n\n", n, i);
    }
}

static void an_answer_is_taken_in_after_the_mail_it_answers(void **state)
{
    struct counter *c = *state;
    struct seen s = { 0 };
    struct import_job job = job_of(c, &s);
    struct import_counts counts = { 0 };
    struct principal agent = { id_new(), c->source.org, 1u << ROLE_AGENT };
    struct ticket_filter filter = {
        .view = VIEW_ALL, .priority = -1, .status = -1, .before = INT64_MAX, .limit = 200
    };
    struct ticket_page page;
    struct fault f = { 0 };

    memset(&filter.before_id, 0xff, sizeof filter.before_id);
    assert_ok(import_file(&job, make_file(c, "talks.mbox", add_talk, TALKS), &counts, &f));
    assert_int_equal(counts.taken, 3 * TALKS);
    assert_ok(
        desk_tickets(c->desk, c->arena, &agent, PURPOSE_SUPPORT, &filter, STR(""), &page, &f));
    assert_int_equal(page.count, TALKS);
    for (size_t i = 0; i < page.count; i++)
        assert_int_equal(page.lines[i].row.messages, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_interrupted_import_goes_on_and_every_message_is_in_once,
                                        counter_set_up, counter_tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_done_is_read_again_and_adds_nothing,
                                        counter_set_up, counter_tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_was_changed_or_is_read_otherwise_starts_anew,
                                        counter_set_up, counter_tear_down),
        cmocka_unit_test_setup_teardown(a_source_without_a_basis_holds_back_every_message,
                                        counter_set_up, counter_tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_file_to_import_is_said_before_anything_is_taken,
                                        counter_set_up, counter_tear_down),
        cmocka_unit_test_setup_teardown(an_answer_is_taken_in_after_the_mail_it_answers,
                                        counter_set_up, counter_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
