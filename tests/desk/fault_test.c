/* SPDX-License-Identifier: EUPL-1.2 */
/* fault_test.c - whichever call of the database fails, a message or an answer is there whole or
 * not at all (invariant 5), and the next try succeeds. */
#include "desk/rig.h"

#include <dirent.h>

#include "base/thread.h"

#define CLAIRE "Claire Morel <claire@example.org>"

static const char with_attachment[] =
    "{\"from\":{\"name\":\"Ana Prova\",\"email\":\"ana@example.org\",\"phone\":\"06 39 98 12 34\"},"
    "\"text\":\"Mon IBAN est FR76 3000 6000 0112 3456 7890 189\",\"external_id\":\"x1\","
    "\"attachments\":[{\"name\":\"a.txt\",\"type\":\"text/plain\",\"content\":\"QQ==\"}]}";

/* Files in a folder below the data folder; subfolders do not count. */
static int blobs(struct rig *r, const char *below)
{
    char path[128];
    DIR *folder;
    int n = 0;

    snprintf(path, sizeof path, "%s/blobs%s", r->folder, below);
    folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *e; (e = readdir(folder));)
        n += e->d_type == DT_REG;
    closedir(folder);
    return n;
}

/* vault.db is committed first: a key may be left over, but none is ever missing. */
static void assert_each_person_has_a_key(struct rig *r)
{
    assert_true(rig_ask(r, &rig_sum_vault) >= rig_ask(r, &rig_persons) + RIG_ORGS);
}

static bool receive(struct rig *r, enum message_format format, struct str bytes, struct taken *ret,
                    struct fault *f)
{
    const struct rig_org *o = &r->org[0];

    return desk_receive(r->desk, &o->source, &o->tool, format, bytes, ret, f);
}

/* Each call in turn; returns how many failed before it went through untouched. */
static int receive_through_failures(struct rig *r, enum message_format format, struct str bytes)
{
    int64_t desk = rig_ask(r, &rig_sum_desk);
    int kept = blobs(r, ""), failed = 0;

    for (int64_t n = 1;; n++) {
        struct taken taken = { 0 };
        struct fault f = { 0 };
        bool done;

        rig_fail(r, n);
        done = receive(r, format, bytes, &taken, &f);
        rig_fail(r, 0);
        if (done) {
            assert_false(taken.duplicate);
            return failed;
        }
        assert_int_not_equal(f.kind, FAULT_NONE);
        assert_int_equal(rig_ask(r, &rig_sum_desk), desk);
        assert_each_person_has_a_key(r);
        assert_int_equal(blobs(r, ""), kept);
        assert_int_equal(blobs(r, "/new"), 0);
        failed++;
    }
}

static void a_message_that_could_not_be_stored_leaves_nothing(void **state)
{
    struct rig *r = *state;
    struct taken again;
    struct fault f = { 0 };

    assert_true(receive_through_failures(r, FORMAT_JSON, str_of(with_attachment)) > 20);
    assert_int_equal(rig_ask(r, &rig_messages), 1);
    assert_each_person_has_a_key(r);
    assert_int_equal(blobs(r, ""), 1);
    assert_ok(receive(r, FORMAT_JSON, str_of(with_attachment), &again, &f));
    assert_true(again.duplicate);
}

static void nor_does_the_next_message_of_a_conversation(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Bonjour"));
    struct fault f = { 0 };
    struct journal_found found;

    assert_true(receive_through_failures(r, FORMAT_MAIL,
                                         rig_mail(r, CLAIRE, "m2@example.org",
                                                  "References: <m1@example.org>\r\n",
                                                  "Appelez le 06 39 98 12 34")) > 20);
    assert_int_equal(rig_ticket(r, one.ticket).message_count, 2);
    assert_ok(journal_verify(r->journal, NULL, 0, &found, &f));
}

static void an_answer_that_could_not_be_stored_leaves_nothing(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Bonjour"));
    struct reply reply = { .direction = DIRECTION_OUT,
                           .text = STR("Appelez le 06 39 98 12 34"),
                           .version = 1 };
    int64_t before = rig_ask(r, &rig_sum_desk);
    struct id message;
    int failed = 0;

    for (int64_t n = 1;; n++) {
        struct fault f = { 0 };
        bool done;

        rig_fail(r, n);
        done = desk_reply(r->desk, &r->org[0].agent, one.ticket, &reply, &message, &f);
        rig_fail(r, 0);
        if (done)
            break;
        assert_int_not_equal(f.kind, FAULT_NONE);
        assert_int_equal(rig_ask(r, &rig_sum_desk), before);
        failed++;
    }
    assert_true(failed > 10);
    assert_int_equal(rig_ticket(r, one.ticket).message_count, 2);
    assert_str(rig_open_token(r, one.ticket, "PHONE_1"), STR("06 39 98 12 34"));
}

/* ---- correcting detection ---- */

/* Everything that a mark writes; what was asked of the policy meanwhile stays in the journal. */
static const struct statement sum_of_marks = {
    "sum_of_marks",
    "SELECT (SELECT sum(version * 7 + length(subject) * 31 + length(snippet)) FROM ticket)"
    " + 1000 * (SELECT sum(length(body)) FROM message) + 100000 * (SELECT count(*) FROM envelope)"
    " + 1000000 * (SELECT count(*) FROM lesson) + 10000000 * (SELECT count(*) FROM correction)"
    " + 100000000 * (SELECT coalesce(sum(missed * 3 + wrong), 0) FROM correction_count)"
    " + 1000000000 * (SELECT sum(lessons) FROM organisation)"
    " + 100000000000 * (SELECT count(*) FROM log WHERE entry LIKE '%\"message.mark\"%\"done\"%')",
    BASE_DESK
};

static bool says(struct rig *r, struct id ticket, const char *part)
{
    return rig_holds(rig_ticket(r, ticket).messages[0].text.text, part);
}

/* Each call in turn fails once; returns how many did before it went through. */
static int mark_through_failures(struct rig *r, const struct taken *t,
                                 const struct message_mark *mark, const char *before)
{
    int64_t sum = rig_ask(r, &sum_of_marks);

    for (int64_t n = 1;; n++) {
        struct fault f = { 0 };
        struct journal_found found;
        bool done;

        rig_fail(r, n);
        done = desk_mark(r->desk, &r->org[0].agent, t->ticket, t->message, mark, &f);
        rig_fail(r, 0);
        if (done) {
            assert_int_not_equal(rig_ask(r, &sum_of_marks), sum);
            assert_ok(journal_verify(r->journal, NULL, 0, &found, &f));
            return (int)n - 1;
        }
        assert_int_not_equal(f.kind, FAULT_NONE);
        assert_int_equal(rig_ask(r, &sum_of_marks), sum);
        assert_true(says(r, t->ticket, before));
    }
}

static void a_mark_that_could_not_be_stored_leaves_nothing(void **state)
{
    struct rig *r = *state;
    struct taken t =
        rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "Subject: tournesol vert\r\n",
                             "Le dossier de tournesol vert, voir @lampadaire_7."));
    const struct message_mark missed = { .personal = true,
                                         .type = SPAN_PERSON,
                                         .value = STR("tournesol vert") };
    const struct message_mark nobodys = { .token = STR("HANDLE_1") };

    assert_true(mark_through_failures(r, &t, &missed,
                                      "Le dossier de tournesol vert, voir ⟦HANDLE_1⟧.") > 15);
    assert_true(
        mark_through_failures(r, &t, &nobodys, "Le dossier de ⟦PERSON_1⟧, voir ⟦HANDLE_1⟧.") > 15);
    assert_true(says(r, t.ticket, "Le dossier de ⟦PERSON_1⟧, voir @lampadaire_7."));
    assert_str(rig_ticket(r, t.ticket).head.subject.text, STR("⟦PERSON_1⟧"));
    assert_str(rig_open_token(r, t.ticket, "PERSON_1"), STR("tournesol vert"));
}

static void nor_do_forgetting_and_exporting_what_was_learnt(void **state)
{
    struct rig *r = *state;
    struct taken t = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Voir @lampadaire_7."));
    const struct message_mark nobodys = { .token = STR("HANDLE_1") };
    const struct principal *by = &r->org[0].controller;
    struct fault f = { 0 };
    int64_t sum;
    bool done = false;
    int64_t n;

    assert_ok(desk_mark(r->desk, &r->org[0].agent, t.ticket, t.message, &nobodys, &f));
    sum = rig_ask(r, &sum_of_marks);
    for (n = 1; !done; n++) {
        struct buf out = buf_new(r->arena, 1 << 20);

        f = (struct fault){ 0 };
        rig_fail(r, n);
        done = desk_corrections_export(r->desk, r->arena, by, false, &out, &f);
        rig_fail(r, 0);
        assert_int_equal(done, f.kind == FAULT_NONE);
        assert_int_equal(rig_ask(r, &sum_of_marks), sum);
    }
    assert_true(n > 5);
    for (n = 1, done = false; !done; n++) {
        f = (struct fault){ 0 };
        rig_fail(r, n);
        done = desk_corrections_reset(r->desk, by, &f);
        rig_fail(r, 0);
        assert_int_equal(done, f.kind == FAULT_NONE);
        assert_true(done == (rig_ask(r, &sum_of_marks) != sum));
    }
    assert_true(n > 5);
}

/* ---- the same message twice, in one group that fails ---- */

struct gate {
    pthread_mutex_t mutex;
    pthread_cond_t opened;
    bool open, waiting;
};

/* Keeps the writer busy, so that what comes meanwhile is one group. */
static bool wait_at_gate(struct tx *tx, void *arg, struct fault *f)
{
    struct gate *g = arg;

    (void)tx;
    (void)f;
    pthread_mutex_lock(&g->mutex);
    g->waiting = true;
    pthread_cond_broadcast(&g->opened);
    while (!g->open)
        pthread_cond_wait(&g->opened, &g->mutex);
    pthread_mutex_unlock(&g->mutex);
    return true;
}

struct hand {
    struct rig *rig;
    struct gate *gate;
    struct str mail;
    struct taken taken;
    bool done;
};

static void *hold_the_writer(void *arg)
{
    struct hand *h = arg;
    struct fault f = { 0 };

    h->done = store_write(h->rig->store, wait_at_gate, h->gate, &f);
    return NULL;
}

static void *bring(void *arg)
{
    struct hand *h = arg;
    struct fault f = { 0 };

    h->done = rig_try(h->rig, h->mail, &h->taken, &f);
    return NULL;
}

static uint64_t indexed(struct rig *r)
{
    struct desk_figures n;

    desk_figures(r->desk, &n);
    for (size_t i = 0; i < n.stages; i++)
        if (strcmp(n.stage[i], "index") == 0)
            return n.ns[i];
    return 0;
}

/* Both have thought when this returns, and are about to be written. */
static void bring_two(struct hand *hands, pthread_t *threads)
{
    struct fault f = { 0 };

    for (int i = 0; i < 2; i++) {
        uint64_t before = indexed(hands[i].rig);

        assert_ok(thread_start(&threads[i], "hand", bring, &hands[i], &f));
        while (indexed(hands[i].rig) == before)
            usleep(1000);
    }
    usleep(20000);
}

static void nobody_is_told_of_a_duplicate_that_is_not_there(void **state)
{
    struct rig *r = *state;

    for (int64_t n = 1; n < 60; n++) {
        struct gate gate = { .mutex = PTHREAD_MUTEX_INITIALIZER,
                             .opened = PTHREAD_COND_INITIALIZER };
        struct hand writer = { .rig = r, .gate = &gate }, hands[2];
        const char *id = str_printf(r->arena, "m%d@example.org", (int)n).ptr;
        /* Nobody known: recalling somebody would wait for the writer. */
        const char *from = str_printf(r->arena, "client%d@example.org", (int)n).ptr;
        pthread_t thread, threads[2];
        struct fault f = { 0 };

        for (int i = 0; i < 2; i++)
            hands[i] = (struct hand){ .rig = r, .mail = rig_mail(r, from, id, "", "Bonjour") };
        assert_ok(thread_start(&thread, "writer", hold_the_writer, &writer, &f));
        pthread_mutex_lock(&gate.mutex);
        while (!gate.waiting)
            pthread_cond_wait(&gate.opened, &gate.mutex);
        pthread_mutex_unlock(&gate.mutex);
        bring_two(hands, threads);
        rig_fail(r, n);
        pthread_mutex_lock(&gate.mutex);
        gate.open = true;
        pthread_cond_broadcast(&gate.opened);
        pthread_mutex_unlock(&gate.mutex);
        pthread_join(thread, NULL);
        for (int i = 0; i < 2; i++)
            pthread_join(threads[i], NULL);
        rig_fail(r, 0);
        for (int i = 0; i < 2; i++)
            if (hands[i].done)
                assert_true(rig_ticket(r, hands[i].taken.ticket).message_count >= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(a_message_that_could_not_be_stored_leaves_nothing),
        RIG_TEST(nor_does_the_next_message_of_a_conversation),
        RIG_TEST(an_answer_that_could_not_be_stored_leaves_nothing),
        RIG_TEST(a_mark_that_could_not_be_stored_leaves_nothing),
        RIG_TEST(nor_do_forgetting_and_exporting_what_was_learnt),
        RIG_TEST(nobody_is_told_of_a_duplicate_that_is_not_there),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
