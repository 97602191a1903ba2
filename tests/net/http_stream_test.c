/* SPDX-License-Identifier: EUPL-1.2 */
/* http_stream_test.c - server-sent events: they arrive, and no reader can hold the others up. */
#include "rig.h"

#define GET(path) STR("GET " path " HTTP/1.1\r\nHost: localhost\r\n\r\n")
#define CLIENTS   16

static int subscribe(struct rig *rig)
{
    size_t before = rig->stream_count;
    int fd = rig_connect(rig);

    rig_send(fd, GET("/events"));
    rig_read_until(rig, fd, STR("\r\n\r\n"));
    wait_for(rig->stream_count == before + 1);
    return fd;
}

static void events_reach_every_reader(void **state)
{
    struct rig rig;
    int fds[CLIENTS];

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 2 });
    for (size_t i = 0; i < CLIENTS; i++)
        fds[i] = subscribe(&rig);
    for (int n = 0; n < 100; n++)
        for (size_t i = 0; i < CLIENTS; i++) {
            char id[16];

            snprintf(id, sizeof id, "%d", n);
            assert_true(http_stream_send(rig.streams[i], STR("ticket"), str_of(id),
                                         STR("{\"id\":1}\nsecond")));
        }
    for (size_t i = 0; i < CLIENTS; i++) {
        struct str got = rig_read_until(
            &rig, fds[i], STR("event: ticket\nid: 99\ndata: {\"id\":1}\ndata: second\n\n"));

        assert_true(answer_has(got, STR("event: ticket\nid: 0\ndata: {\"id\":1}\n")));
        close(fds[i]);
    }
    rig_close(&rig);
}

static void a_stream_says_what_it_is(void **state)
{
    struct rig rig;
    int fd;
    struct str head;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    fd = rig_connect(&rig);
    rig_send(fd, GET("/events"));
    head = rig_read_until(&rig, fd, STR("\r\n\r\n"));
    assert_true(answer_has(head, STR("HTTP/1.1 200")));
    assert_true(answer_has(head, STR("Content-Type: text/event-stream\r\n")));
    assert_true(answer_has(head, STR("Cache-Control: no-store\r\n")));
    rig_read_until(&rig, fd, STR(":\n\n"));
    close(fd);
    rig_close(&rig);
}

static void a_handler_may_go_on_while_its_stream_runs(void **state)
{
    struct rig rig;
    int fd;
    struct str got;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    fd = rig_connect(&rig);
    rig_send(fd, GET("/count"));
    got = rig_read_until(&rig, fd, STR("\r\n0\r\n\r\n"));
    assert_true(answer_has(got, STR("event: n\nid: 1\ndata: one\n\n")));
    assert_true(answer_has(got, STR("event: n\nid: 2\ndata: two\ndata: lines\n\n")));
    /* The connection stays. */
    rig_send(fd, GET("/x"));
    rig_read_until(&rig, fd, STR("body="));
    wait_for(rig_figures(&rig).streams == 0);
    close(fd);
    rig_close(&rig);
}

/* Far more than there are workers; the one worker goes on with others. */
static void answers_that_take_long_hold_no_worker(void **state)
{
    struct rig rig;
    int fds[CLIENTS];

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    for (size_t i = 0; i < CLIENTS; i++) {
        fds[i] = rig_connect(&rig);
        rig_send(fds[i], i % 3 == 0   ? GET("/later/count")
                         : i % 3 == 1 ? GET("/later")
                                      : GET("/later/missing"));
    }
    wait_for(atomic_load(&rig.at_gate) == CLIENTS);
    assert_status(rig_talk(&rig, STR("GET /x HTTP/1.1\r\nHost: localhost\r\n"
                                     "Connection: close\r\n\r\n")),
                  200);
    atomic_store(&rig.gate_open, true);
    for (size_t i = 0; i < CLIENTS; i++) {
        if (i % 3 == 0)
            rig_read_until(&rig, fds[i], STR("data: two\ndata: lines\n\n\r\n0\r\n\r\n"));
        else if (i % 3 == 1)
            rig_read_until(&rig, fds[i], STR("through"));
        else
            assert_status(rig_read_until(&rig, fds[i], STR("Not Found")), 404);
        rig_send(fds[i], GET("/x")); /* the connection stays */
        rig_read_until(&rig, fds[i], STR("body="));
        close(fds[i]);
    }
    rig_close(&rig);
}

static void whoever_makes_an_answer_learns_that_its_client_has_gone(void **state)
{
    const struct str asked[] = { GET("/later/patient"), GET("/later/patient/stream") };
    struct rig rig;
    int stays;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    stays = rig_connect(&rig);
    rig_send(stays, asked[0]);
    for (int i = 0; i < 4; i++) {
        int fd = rig_connect(&rig);

        rig_send(fd, asked[i % 2]);
        wait_for(atomic_load(&rig.here) == i + 2);
        assert_int_equal(atomic_load(&rig.left), i);
        if (i < 2)
            close(fd);
        else
            shutdown(fd, SHUT_WR);
        wait_for(atomic_load(&rig.left) == i + 1);
        if (i >= 2)
            close(fd);
    }
    atomic_store(&rig.gate_open, true);
    assert_status(rig_read_until(&rig, stays, STR("\r\n\r\n")), 200);
    assert_int_equal(atomic_load(&rig.left), 4);
    close(stays);
    rig_close(&rig);
}

static void *open_gate(void *arg)
{
    clock_sleep(50);
    atomic_store(&((struct rig *)arg)->gate_open, true);
    return NULL;
}

static void a_server_that_closes_waits_for_what_is_answered_later(void **state)
{
    struct rig rig;
    struct fault f = { 0 };
    pthread_t opener;
    int fd;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1, .grace_ms = 1 });
    fd = rig_connect(&rig);
    rig_send(fd, GET("/later"));
    wait_for(atomic_load(&rig.at_gate) == 1);
    assert_ok(thread_start(&opener, "opener", open_gate, &rig, &f));
    rig_close(&rig);
    assert_true(atomic_load(&rig.gate_open));
    pthread_join(opener, NULL);
    close(fd);
}

static void a_quick_handler_may_open_a_stream(void **state)
{
    struct rig rig;
    int fd;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    fd = rig_connect(&rig);
    rig_send(fd, GET("/quick-events"));
    rig_read_until(&rig, fd, STR(":\n\n"));
    assert_true(http_stream_send(rig.streams[0], STR(""), STR(""), STR("here")));
    rig_read_until(&rig, fd, STR("data: here\n\n"));
    close(fd);
    rig_close(&rig);
}

static void a_quiet_stream_has_a_heartbeat(void **state)
{
    struct rig rig;
    int64_t start;
    int fd;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1, .heartbeat_ms = 100 });
    fd = subscribe(&rig);
    rig_read_until(&rig, fd, STR(":\n\n"));
    start = clock_ticks();
    for (int i = 0; i < 3; i++)
        rig_read_until(&rig, fd, STR(":\n\n"));
    assert_true(clock_ticks() - start >= 200 * (int64_t)1000000);
    close(fd);
    rig_close(&rig);
}

static void a_slow_reader_is_dropped_and_holds_nobody_up(void **state)
{
    static char text[16 << 10];
    struct rig rig;
    int slow, quick;
    size_t sent = 0;

    (void)state;
    memset(text, 'x', sizeof text);
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    slow = subscribe(&rig);
    quick = subscribe(&rig);
    while (http_stream_send(rig.streams[0], STR(""), STR(""), str_make(text, sizeof text))) {
        assert_true(++sent < 10000);
        clock_sleep(1);
    }
    assert_true(http_stream_over(rig.streams[0]));
    assert_false(http_stream_send(rig.streams[0], STR(""), STR(""), STR("late")));
    assert_int_equal(rig_figures(&rig).streams_dropped, 1);
    wait_for(rig_figures(&rig).streams == 1); /* its connection is cut */
    assert_true(http_stream_send(rig.streams[1], STR(""), STR(""), STR("still")));
    rig_read_until(&rig, quick, STR("data: still\n\n"));
    close(slow);
    close(quick);
    rig_close(&rig);
}

static void an_event_must_have_its_size_and_one_line_names(void **state)
{
    static char text[HTTP_STREAM_EVENT_MAX + 1];
    struct rig rig;
    int fd;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    fd = subscribe(&rig);
    assert_false(http_stream_send(rig.streams[0], STR("a\nb"), STR(""), STR("x")));
    assert_true(http_stream_over(rig.streams[0]));
    close(fd);
    fd = rig_connect(&rig);
    rig_send(fd, GET("/events"));
    wait_for(rig.stream_count == 2);
    memset(text, 'x', sizeof text);
    assert_false(http_stream_send(rig.streams[1], STR(""), STR(""), str_make(text, sizeof text)));
    close(fd);
    rig_close(&rig);
}

static void a_reader_that_has_gone_ends_its_stream(void **state)
{
    struct rig rig;
    int fd;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1, .heartbeat_ms = 50 });
    fd = subscribe(&rig);
    close(fd);
    wait_for(http_stream_over(rig.streams[0]));
    wait_for(rig_figures(&rig).streams == 0);
    assert_false(http_stream_send(rig.streams[0], STR(""), STR(""), STR("late")));
    rig_close(&rig);
}

static void streams_have_a_number(void **state)
{
    struct rig rig;
    int fds[3];

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1, .streams = 2 });
    fds[0] = subscribe(&rig);
    fds[1] = subscribe(&rig);
    fds[2] = rig_connect(&rig);
    rig_send(fds[2], GET("/events"));
    rig_read_until(&rig, fds[2], STR("Service Unavailable"));
    for (size_t i = 0; i < COUNT_OF(fds); i++)
        close(fds[i]);
    rig_close(&rig);
}

static void a_stop_ends_the_streams(void **state)
{
    struct rig rig;
    int64_t start = clock_ticks();
    int fd;
    struct str got;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    fd = subscribe(&rig);
    assert_true(http_stream_send(rig.streams[0], STR(""), STR(""), STR("last words")));
    http_server_close(rig.server);
    assert_true(clock_ticks() - start < 5 * (int64_t)1000000000);
    got = rig_read_all(&rig, fd);
    assert_true(answer_has(got, STR("data: last words\n\n")));
    assert_false(http_stream_send(rig.streams[0], STR(""), STR(""), STR("late")));
    assert_true(http_stream_over(rig.streams[0]));
    http_stream_close(rig.streams[0]);
    close(fd);
    arena_free(rig.arena);
}

struct sender {
    struct rig *rig;
    atomic_bool *stop;
};

static void *send_to_all(void *arg)
{
    struct sender *sender = arg;

    while (!atomic_load(sender->stop)) {
        scoped_lock pthread_mutex_t *held = lock(&sender->rig->mutex);

        for (size_t i = 0; i < sender->rig->stream_count; i++)
            http_stream_send(sender->rig->streams[i], STR("e"), STR(""), STR("something"));
    }
    return NULL;
}

/* Nothing is asserted but that it comes to its end: it is for the sanitizers. */
static void readers_come_and_go_while_others_send(void **state)
{
    struct rig rig;
    struct fault f = { 0 };
    atomic_bool stop = false;
    struct sender sender = { &rig, &stop };
    pthread_t threads[3];
    int fds[RIG_STREAMS];

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 4, .heartbeat_ms = 40 });
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_ok(thread_start(&threads[i], "sender", send_to_all, &sender, &f));
    for (size_t i = 0; i < RIG_STREAMS; i++) {
        char some[64];

        fds[i] = rig_connect(&rig);
        rig_send(fds[i], GET("/events"));
        if (i % 2)
            rig_read(fds[i], some, sizeof some, 1000);
        if (i % 3)
            close(fds[i]);
    }
    wait_for(rig.stream_count > 0);
    clock_sleep(200);
    atomic_store(&stop, true);
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        pthread_join(threads[i], NULL);
    http_server_close(rig.server);
    for (size_t i = 0; i < RIG_STREAMS; i++)
        if (i % 3 == 0)
            close(fds[i]);
    for (size_t i = 0; i < rig.stream_count; i++)
        http_stream_close(rig.streams[i]);
    arena_free(rig.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_reach_every_reader),
        cmocka_unit_test(a_stream_says_what_it_is),
        cmocka_unit_test(a_handler_may_go_on_while_its_stream_runs),
        cmocka_unit_test(answers_that_take_long_hold_no_worker),
        cmocka_unit_test(whoever_makes_an_answer_learns_that_its_client_has_gone),
        cmocka_unit_test(a_server_that_closes_waits_for_what_is_answered_later),
        cmocka_unit_test(a_quick_handler_may_open_a_stream),
        cmocka_unit_test(a_quiet_stream_has_a_heartbeat),
        cmocka_unit_test(a_slow_reader_is_dropped_and_holds_nobody_up),
        cmocka_unit_test(an_event_must_have_its_size_and_one_line_names),
        cmocka_unit_test(a_reader_that_has_gone_ends_its_stream),
        cmocka_unit_test(streams_have_a_number),
        cmocka_unit_test(a_stop_ends_the_streams),
        cmocka_unit_test(readers_come_and_go_while_others_send),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
