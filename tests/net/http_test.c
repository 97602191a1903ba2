/* SPDX-License-Identifier: EUPL-1.2 */
/* http_test.c - the server against a client that may send anything, at any speed. */
#include "rig.h"

#define HOST "Host: localhost\r\n"
#define LAST "Connection: close\r\n\r\n"

static void hands_over_what_was_asked(void **state)
{
    static const struct {
        const char *request, *body;
    } cases[] = {
        { "GET /a/b?q=x%20y+z HTTP/1.1\r\n" HOST "X-TEST:  v  \r\n" LAST,
          "GET /a/b q=x y z h=v c= peer=127.0.0.1 body=" },
        { "POST /p HTTP/1.1\r\n" HOST "Cookie: a=b; sid=s1\r\nContent-Length: 5\r\n" LAST "hello",
          "POST /p q= h= c=s1 peer=127.0.0.1 body=hello" },
        { "PUT /p HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
          "5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\n",
          "PUT /p q= h= c= peer=127.0.0.1 body=hello!" },
        { "DELETE /caf%C3%A9 HTTP/1.1\r\n" HOST LAST,
          "DELETE /caf\xc3\xa9 q= h= c= peer=127.0.0.1 body=" },
        { "GET /quick HTTP/1.0\r\n\r\n", "GET /quick q= h= c= peer=127.0.0.1 body=" },
        { "PATCH / HTTP/1.1\r\n" HOST "Content-Length: 0\r\n" LAST,
          "PATCH / q= h= c= peer=127.0.0.1 body=" },
    };
    struct rig *rig = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str answer = rig_talk(rig, str_of(cases[i].request));

        assert_status(answer, 200);
        assert_str(answer_body(answer), str_of(cases[i].body));
        assert_false(answer_has(answer, STR("\r\nServer:")));
    }
}

static void a_head_request_gets_the_head_only(void **state)
{
    struct str answer = rig_talk(*state, STR("HEAD /x HTTP/1.1\r\n" HOST LAST));

    assert_status(answer, 200);
    assert_true(answer_has(answer, STR("Content-Length: 37\r\n")));
    assert_int_equal(answer_body(answer).len, 0);
}

static void one_connection_serves_many_requests(void **state)
{
    struct rig *rig = *state;
    int fd = rig_connect(rig);

    for (int i = 0; i < 50; i++) {
        assert_true(
            rig_send(fd, i % 2 ? STR("GET /missing HTTP/1.1\r\n" HOST "\r\n")
                               : STR("POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc")));
        rig_read_until(rig, fd, i % 2 ? STR("Not Found") : STR("body=abc"));
    }
    /* Two at once, one after the other answered. */
    rig_send(fd, STR("GET /1 HTTP/1.1\r\n" HOST "\r\nGET /2 HTTP/1.1\r\n" HOST LAST));
    assert_true(answer_has(rig_read_all(rig, fd), STR("GET /2")));
    close(fd);
}

static void a_hundred_continue_is_given_before_the_body(void **state)
{
    struct rig *rig = *state;
    int fd = rig_connect(rig);

    rig_send(fd,
             STR("POST / HTTP/1.1\r\n" HOST "Expect: 100-continue\r\nContent-Length: 2\r\n" LAST));
    rig_read_until(rig, fd, STR("HTTP/1.1 100 Continue\r\n\r\n"));
    rig_send(fd, STR("ok"));
    assert_true(answer_has(rig_read_all(rig, fd), STR("body=ok")));
    close(fd);
    /* A refusal comes instead of it. */
    assert_status(rig_talk(rig, STR("POST / HTTP/1.1\r\n" HOST "Expect: 100-continue\r\n"
                                    "Content-Length: 2000\r\n\r\n")),
                  413);
}

static void refuses_what_has_two_readings(void **state)
{
    static const struct {
        const char *request;
        int status;
    } cases[] = {
        { "GET /%2e%2e/x HTTP/1.1\r\n" HOST LAST, 400 },
        { "GET /%00 HTTP/1.1\r\n" HOST LAST, 400 },
        { "GET /?q=%00 HTTP/1.1\r\n" HOST LAST, 400 },
        { "GET /%ff HTTP/1.1\r\n" HOST LAST, 400 },
        { "GET http://localhost/ HTTP/1.1\r\n" HOST LAST, 400 },
        { "GET / HTTP/1.1\r\n\r\n", 400 },                   /* no Host */
        { "GET / HTTP/1.1\r\n" HOST HOST LAST, 400 },        /* two */
        { "GET / HTTP/1.2\r\n" HOST LAST, 400 },             /* not ours */
        { "GET / HTTP/2.0\r\n" HOST LAST, 505 },             /* not ours */
        { "G(T / HTTP/1.1\r\n" HOST LAST, 400 },             /* no token */
        { "GET  / HTTP/1.1\r\n" HOST LAST, 400 },            /* two spaces */
        { "GET /  HTTP/1.1\r\n" HOST LAST, 0 },              /* two spaces: closed without a word */
        { "GET / HTTP/1.1 \r\n" HOST LAST, 400 },            /* a space at the end */
        { "GET / HTTP/1.1\n" HOST LAST, 400 },               /* bare LF */
        { "GET / HTTP/1.1\r\nHost: localhost\n" LAST, 400 }, /* bare LF */
        { "GET / HTTP/1.1\r\n" HOST "Connection: close\r\n\n", 400 }, /* bare LF */
        { "GET / HTTP/1.1\r\n" HOST "X-Y: a\r\n b\r\n" LAST, 400 },   /* folded */
        { "GET / HTTP/1.1\r\n" HOST "X-Y: a\r\n\tb\r\n" LAST, 400 },  /* folded */
        { "GET / HTTP/1.1\r\n" HOST "X-Y: a\r\n \r\n" LAST, 400 },    /* folded */
        { "GET / HTTP/1.1\r\n" HOST "X-Y : a\r\n" LAST, 400 },        /* blank before colon */
        { "GET / HTTP/1.1\r\n" HOST "X(Y: a\r\n" LAST, 400 },         /* no token */
        { "GET / HTTP/1.1\r\n" HOST "no colon\r\n" LAST, 400 },
        { "GET / HTTP/1.1\r\n" HOST ": empty\r\n" LAST, 400 },
        { "GET / HTTP/1.1\r\n" HOST "X-Y: a\x01z\r\n" LAST, 400 },
        { "GET / HTTP/1.1\r\n" HOST "X-Y: a\rb\r\n" LAST, 400 }, /* bare CR */
        { "POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
          "0\r\n\r\n",
          400 },
        { "POST / HTTP/1.1\r\n" HOST
          "Transfer-Enc: chunked\r\n oding\r\nContent-Length: 0\r\n" LAST,
          400 },
        { "POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\nContent-Length: 3\r\n" LAST "abc", 400 },
        { "POST / HTTP/1.1\r\n" HOST "Content-Length: 3, 3\r\n" LAST "abc", 400 },
        { "POST / HTTP/1.1\r\n" HOST "Content-Length: +3\r\n" LAST "abc", 400 },
        { "POST / HTTP/1.1\r\n" HOST "Content-Length: 0x3\r\n" LAST "abc", 400 },
        { "POST / HTTP/1.1\r\n" HOST "Content-Length: -1\r\n" LAST, 400 },
        { "POST / HTTP/1.1\r\n" HOST "Content-Length: 99999999999999999999999\r\n" LAST, 413 },
        { "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip\r\n\r\n", 501 },
        { "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip, chunked\r\n\r\n", 501 },
        { "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: xchunked\r\n\r\n", 501 },
        { "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400 },
        { "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n3\r\nabcX\r\n0\r\n\r\n",
          400 },
        { "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\n" HOST "Expect: magic\r\n" LAST, 417 },
    };
    struct rig *rig = *state;
    int asked = atomic_load(&rig->asked);

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int fd = rig_connect(rig);
        struct str answer;

        rig_send(fd, str_of(cases[i].request));
        shutdown(fd, SHUT_WR);
        answer = rig_read_all(rig, fd);
        close(fd);
        if (answer_status(answer) != cases[i].status)
            fail_msg("case %zu: want %d, got \"%.*s\"", i, cases[i].status, STR_ARG(answer));
    }
    assert_int_equal(atomic_load(&rig->asked), asked); /* none of them reached the handler */
}

static void a_nul_in_a_head_is_refused(void **state)
{
    struct rig *rig = *state;

    assert_status(rig_talk(rig, STR("GET / HTTP/1.1\r\n" HOST "X-Y: a\0b\r\n" LAST)), 400);
    assert_status(rig_talk(rig, STR("GET /a\0b HTTP/1.1\r\n" HOST LAST)), 400);
    assert_status(rig_talk(rig, STR("GET / HTTP/1.1\r\n" HOST "X-Y\0: a\r\n" LAST)), 400);
}

static void nothing_is_read_after_a_chunked_body(void **state)
{
    struct str answer =
        rig_talk(*state, STR("POST /1 HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
                             "0\r\n\r\nGET /smuggled HTTP/1.1\r\n" HOST LAST));

    assert_status(answer, 200);
    assert_true(answer_has(answer, STR("Connection: close")));
    assert_false(answer_has(answer, STR("smuggled")));
}

static void a_head_that_is_too_large_is_refused(void **state)
{
    struct rig *rig = *state;
    struct buf b = buf_new(rig->arena, (size_t)1 << 20);

    buf_add(&b, STR("GET / HTTP/1.1\r\n" HOST "X-Y: "));
    buf_add_fill(&b, 'a', HTTP_HEAD_MAX);
    buf_add(&b, STR("\r\n" LAST));
    assert_status(rig_talk(rig, buf_str(&b)), 431);
    b.len = 0;
    buf_add(&b, STR("GET / HTTP/1.1\r\n" HOST));
    buf_add_fill(&b, 'a', (size_t)128 << 10); /* past what is kept at all */
    assert_status(rig_talk(rig, buf_str(&b)), 431);
    b.len = 0;
    buf_add(&b, STR("GET / HTTP/1.1\r\n" HOST));
    for (int i = 0; i < HTTP_HEADERS_MAX; i++)
        buf_printf(&b, "X-%d: y\r\n", i);
    buf_add(&b, STR(LAST));
    assert_status(rig_talk(rig, buf_str(&b)), 431);
    b.len = 0;
    buf_add(&b, STR("GET /"));
    buf_add_fill(&b, 'a', HTTP_TARGET_MAX);
    buf_add(&b, STR(" HTTP/1.1\r\n" HOST LAST));
    assert_status(rig_talk(rig, buf_str(&b)), 414);
    b.len = 0;
    buf_add(&b, STR("GET / HTTP/1.1\r\n" HOST "X-Y: ")); /* nearly too large is fine */
    buf_add_fill(&b, 'a', HTTP_HEAD_MAX - 200);
    buf_add(&b, STR("\r\n" LAST));
    assert_status(rig_talk(rig, buf_str(&b)), 200);
}

static void a_body_that_is_too_large_is_refused_before_it_is_read(void **state)
{
    struct rig *rig = *state;
    int64_t start = clock_ticks();

    /* Not a byte of it is sent. */
    assert_status(
        rig_talk(rig, STR("POST / HTTP/1.1\r\n" HOST "Content-Length: 100000000\r\n\r\n")), 413);
    assert_true(clock_ticks() - start < 1000000000);
    /* A small one is read, and the connection stays. */
    int fd = rig_connect(rig);
    struct buf b = buf_new(rig->arena, 8000);

    buf_add(&b, STR("POST / HTTP/1.1\r\n" HOST "Content-Length: 1001\r\n\r\n"));
    buf_add_fill(&b, 'x', 1001);
    rig_send(fd, buf_str(&b));
    rig_read_until(rig, fd, STR("Content Too Large"));
    rig_send(fd, STR("GET /still HTTP/1.1\r\n" HOST LAST));
    assert_true(answer_has(rig_read_all(rig, fd), STR("GET /still")));
    close(fd);
}

static void a_chunked_body_is_counted(void **state)
{
    struct rig *rig = *state;
    struct buf b = buf_new(rig->arena, (size_t)64 << 20);

    buf_add(&b, STR("POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < 11; i++) {
        buf_add(&b, STR("64\r\n"));
        buf_add_fill(&b, 'x', 100);
        buf_add(&b, STR("\r\n"));
    }
    buf_add(&b, STR("0\r\n\r\n"));
    assert_status(rig_talk(rig, buf_str(&b)), 413);
    /* One that does not end is cut. */
    b.len = 0;
    buf_add(&b, STR("POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n2000000\r\n"));
    buf_add_fill(&b, 'x', 0x2000000);
    int fd = rig_connect(rig);

    assert_false(rig_send(fd, buf_str(&b)) && rig_send(fd, buf_str(&b)));
    close(fd);
}

static void a_large_body_arrives_whole(void **state)
{
    struct rig *rig = *state;
    size_t size = (size_t)10 << 20;
    struct buf b = buf_new(rig->arena, size + 1000);
    struct str answer;

    buf_printf(&b, "POST /large HTTP/1.1\r\n" HOST "Content-Length: %zu\r\n" LAST, size);
    for (size_t i = 0; i < size; i++)
        buf_add_char(&b, (char)('a' + i * 31 % 23));
    answer = rig_talk(rig, buf_str(&b));
    assert_status(answer, 200);
    assert_true(str_ends(answer, str_from(buf_str(&b), b.len - size)));
    wait_for(rig_figures(rig).body_bytes == 0);
}

static void refusals_come_as_their_status(void **state)
{
    struct rig *rig = *state;

    assert_status(rig_talk(rig, STR("GET /missing HTTP/1.1\r\n" HOST LAST)), 404);
    assert_status(rig_talk(rig, STR("GET /denied HTTP/1.1\r\n" HOST LAST)), 403);
    /* A line break in a reply's header: nothing is sent of it. */
    struct str answer =
        rig_talk(rig, STR("GET /split?q=a%0D%0ASet-Cookie:%20b HTTP/1.1\r\n" HOST LAST));

    assert_status(answer, 500);
    assert_false(answer_has(answer, STR("Set-Cookie")));
    assert_status(rig_talk(rig, STR("GET /split?q=fine HTTP/1.1\r\n" HOST LAST)), 200);
}

static void counts_what_it_does(void **state)
{
    struct rig *rig = *state;
    struct http_figures before = rig_figures(rig), after;
    uint64_t seen = 0;

    rig_talk(rig, STR("POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\n" LAST "abc"));
    rig_talk(rig, STR("GET /missing HTTP/1.1\r\n" HOST LAST));
    wait_for(rig_figures(rig).in_progress == 0);
    after = rig_figures(rig);
    assert_int_equal(after.requests[2] - before.requests[2], 1);
    assert_int_equal(after.requests[4] - before.requests[4], 1);
    assert_int_equal(after.connections_total - before.connections_total, 2);
    assert_int_equal(after.bytes_in - before.bytes_in, 3);
    assert_true(after.bytes_out > before.bytes_out);
    for (size_t i = 0; i < HTTP_LATENCY_BUCKETS; i++)
        seen += after.latency[i] - before.latency[i];
    assert_int_equal(seen, 2);
    wait_for(rig_figures(rig).connections == 0);
}

static int open_rig(void **state)
{
    static struct rig rig;

    rig_open(&rig, &(struct http_settings){ .workers = 4 });
    *state = &rig;
    return 0;
}

static int close_rig(void **state)
{
    rig_close(*state);
    return 0;
}

/* Sends `c` every 40 ms until the server closes; how many milliseconds it took. */
static int64_t trickle(struct rig *rig, struct str first, char c, bool half_open)
{
    int64_t start = clock_ticks();
    int fd = rig_connect(rig);
    char got[512];

    rig_send(fd, first);
    if (half_open)
        shutdown(fd, SHUT_WR); /* it will never say more */
    for (;;) {
        struct str answer = rig_read(fd, got, sizeof got, 40);

        if (answer.ptr && !answer.len)
            break;
        if (c && !rig_send(fd, str_make(&c, 1)))
            break;
        if (clock_ticks() - start > (int64_t)CLIENT_WAIT_MS * 1000000)
            fail_msg("the server let it go on");
    }
    close(fd);
    return (clock_ticks() - start) / 1000000;
}

static void slow_clients_are_cut(void **state)
{
    static const struct {
        struct str first;
        char c;
        bool half_open;
    } cases[] = {
        { STR_INIT("GET / HTTP/1.1\r\nX: "), '\0', true },
        { STR_INIT("GET / HTTP/1.1\r\nX: y\r\nZ: "), '\0', true },
        { STR_INIT("POST / HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\n1"), '\0', true },
        { STR_INIT(""), '\0' },                     /* connects, says nothing */
        { STR_INIT("GET / HTTP/1.1\r\nX: "), 'a' }, /* a head without end */
        { STR_INIT("\r\n"), '\n' },                 /* empty lines */
        { STR_INIT("POST / HTTP/1.1\r\n" HOST "Content-Length: 999\r\n\r\n"), 'a' },
        { STR_INIT("POST / HTTP/1.1\r\n" HOST "Content-Length: 999\r\n\r\n"), '\0' },
        { STR_INIT("POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"), '0' },
        { STR_INIT("GET / HTTP/1.1\r\n" HOST "\r\n"), '\0' },    /* kept open for nothing */
        { STR_INIT("GET / HTTP/1.1\r\n" HOST "\r\nGET "), 'a' }, /* the second head */
    };
    struct rig rig;

    (void)state;
    rig_open(&rig, &(struct http_settings){
                       .workers = 2, .head_ms = 300, .idle_ms = 300, .body_rate = 1000000 });
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t ms = trickle(&rig, cases[i].first, cases[i].c, cases[i].half_open);

        if ((ms < 250 && !cases[i].half_open) || ms > 2000)
            fail_msg("case %zu was cut after %d ms", i, (int)ms);
    }
    assert_true(rig_figures(&rig).cut_slow >= 6);
    /* The honest ones are not. */
    assert_status(rig_talk(&rig, STR("GET / HTTP/1.1\r\n" HOST LAST)), 200);
    rig_close(&rig);
}

static void a_reader_that_takes_nothing_is_cut(void **state)
{
    struct rig rig;
    int fd, small = 4096;

    (void)state;
    rig_open(&rig, &(struct http_settings){
                       .workers = 2, .head_ms = 200, .idle_ms = 200, .body_rate = 100000000 });
    fd = rig_connect(&rig);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    rig_send(fd, STR("GET /big HTTP/1.1\r\n" HOST "\r\n"));
    wait_for(rig_figures(&rig).in_progress == 1);
    wait_for(rig_figures(&rig).connections == 0);
    assert_int_equal(rig_figures(&rig).in_progress, 0);
    close(fd);
    rig_close(&rig);
}

static void a_full_queue_answers_503(void **state)
{
    struct rig rig;
    int waiting[3];

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1, .queue = 2 });
    for (size_t i = 0; i < COUNT_OF(waiting); i++) {
        waiting[i] = rig_connect(&rig);
        rig_send(waiting[i], STR("GET /gate HTTP/1.1\r\n" HOST LAST));
        wait_for(atomic_load(&rig.at_gate) == 1); /* the first is with the worker */
        wait_for(rig_figures(&rig).queued == i);
    }
    struct str answer = rig_talk(&rig, STR("GET / HTTP/1.1\r\n" HOST LAST));

    assert_status(answer, 503);
    assert_true(answer_has(answer, STR("Retry-After: 1\r\n")));
    /* What never blocks is answered all the same. */
    assert_status(rig_talk(&rig, STR("GET /quick HTTP/1.1\r\n" HOST LAST)), 200);
    atomic_store(&rig.gate_open, true);
    for (size_t i = 0; i < COUNT_OF(waiting); i++) {
        assert_true(answer_has(rig_read_all(&rig, waiting[i]), STR("through")));
        close(waiting[i]);
    }
    assert_int_equal(rig_figures(&rig).refused_busy, 1);
    rig_close(&rig);
}

static void all_bodies_together_are_bounded(void **state)
{
    struct rig rig;
    struct buf b;
    int first;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 2, .bodies_max = 100000 });
    b = buf_new(rig.arena, (size_t)1 << 20);
    buf_add(&b, STR("POST /large HTTP/1.1\r\n" HOST "Content-Length: 60000\r\n" LAST));
    size_t head = b.len;

    buf_add_fill(&b, 'x', 60000);
    first = rig_connect(&rig);
    rig_send(first, str_slice(buf_str(&b), 0, head + 59999));
    wait_for(rig_figures(&rig).body_bytes > 59999);
    assert_status(rig_talk(&rig, buf_str(&b)), 503);
    rig_send(first, STR("x"));
    assert_status(rig_read_all(&rig, first), 200);
    close(first);
    assert_status(rig_talk(&rig, buf_str(&b)), 200);
    rig_close(&rig);
}

static void a_client_that_goes_away_harms_nothing(void **state)
{
    struct rig rig;
    int fds[20];

    (void)state;
    /* Where the end of a connection is not seen at once, silence ends it soon. */
    rig_open(&rig, &(struct http_settings){ .workers = 2, .idle_ms = 2000 });
    for (size_t i = 0; i < COUNT_OF(fds); i++) {
        struct linger at_once = { .l_onoff = 1 };

        fds[i] = rig_connect(&rig);
        rig_send(fds[i], i % 2 ? STR("GET /gate HTTP/1.1\r\n" HOST "\r\n")
                               : STR("POST / HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\nx"));
        if (i % 3)
            setsockopt(fds[i], SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    wait_for(atomic_load(&rig.at_gate) == 2);
    for (size_t i = 0; i < COUNT_OF(fds); i++)
        close(fds[i]);
    atomic_store(&rig.gate_open, true);
    wait_for(rig_figures(&rig).connections == 0);
    wait_for(rig_figures(&rig).in_progress == 0);
    assert_status(rig_talk(&rig, STR("GET / HTTP/1.1\r\n" HOST LAST)), 200);
    rig_close(&rig);
}

static void *close_server(void *arg)
{
    http_server_close(((struct rig *)arg)->server);
    return NULL;
}

static void a_stop_waits_for_requests_in_progress(void **state)
{
    struct rig rig;
    struct fault f = { 0 };
    pthread_t closing;
    int in_progress, idle, quiet;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1 });
    in_progress = rig_connect(&rig);
    idle = rig_connect(&rig);
    quiet = rig_connect(&rig);
    rig_send(in_progress, STR("GET /gate HTTP/1.1\r\n" HOST "\r\n"));
    wait_for(atomic_load(&rig.at_gate) == 1);
    assert_ok(thread_start(&closing, "closing", close_server, &rig, &f));
    clock_sleep(100);
    /* Newcomers are refused while the old request is still served. */
    assert_status(rig_talk(&rig, STR("GET / HTTP/1.1\r\n" HOST "\r\n")), 503);
    rig_send(idle, STR("GET / HTTP/1.1\r\n" HOST "\r\n"));
    assert_status(rig_read_all(&rig, idle), 503);
    atomic_store(&rig.gate_open, true);
    struct str answer = rig_read_all(&rig, in_progress);

    assert_status(answer, 200);
    assert_true(answer_has(answer, STR("Connection: close")));
    assert_int_equal(rig_read_all(&rig, quiet).len, 0);
    pthread_join(closing, NULL);
    close(in_progress);
    close(idle);
    close(quiet);
    arena_free(rig.arena);
}

static void a_stop_answers_what_is_still_queued(void **state)
{
    struct rig rig;
    struct fault f = { 0 };
    pthread_t closing;
    int running, queued;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1, .grace_ms = 50 });
    running = rig_connect(&rig);
    rig_send(running, STR("GET /gate HTTP/1.1\r\n" HOST "\r\n"));
    wait_for(atomic_load(&rig.at_gate) == 1);
    queued = rig_connect(&rig);
    rig_send(queued, STR("GET / HTTP/1.1\r\n" HOST "\r\n"));
    wait_for(rig_figures(&rig).queued == 1);
    assert_ok(thread_start(&closing, "closing", close_server, &rig, &f));
    clock_sleep(200);
    atomic_store(&rig.gate_open, true);
    assert_status(rig_read_all(&rig, running), 200);
    assert_status(rig_read_all(&rig, queued), 503);
    pthread_join(closing, NULL);
    close(running);
    close(queued);
    arena_free(rig.arena);
}

#define IDLE_CONNECTIONS 2000

static void idle_connections_do_not_stop_the_others(void **state)
{
    static int fds[IDLE_CONNECTIONS];
    struct rlimit limit;
    struct rig rig;
    size_t n = 0;

    (void)state;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < 2 * IDLE_CONNECTIONS + 300)
        skip();
    rig_open(&rig, &(struct http_settings){ .workers = 2 });
    for (; n < IDLE_CONNECTIONS; n++) {
        fds[n] = rig_connect(&rig);
        assert_true(fds[n] >= 0);
        if (n % 2)
            rig_send(fds[n], STR("GET / HT"));
    }
    wait_for(rig_figures(&rig).connections == IDLE_CONNECTIONS);
    for (int i = 0; i < 20; i++)
        assert_status(rig_talk(&rig, STR("GET / HTTP/1.1\r\n" HOST LAST)), 200);
    /* Each of them is served when it goes on. */
    for (size_t i = 0; i < n; i += 100) {
        rig_send(fds[i], STR("GET / HTTP/1.1\r\n" HOST LAST));
        assert_status(rig_read_all(&rig, fds[i]), 200);
    }
    for (size_t i = 0; i < n; i++)
        close(fds[i]);
    rig_close(&rig);
}

static void one_address_may_be_limited(void **state)
{
    struct rig rig;
    int fds[3];
    char c;

    (void)state;
    rig_open(&rig, &(struct http_settings){ .workers = 1, .per_address = 2 });
    for (size_t i = 0; i < COUNT_OF(fds); i++)
        fds[i] = rig_connect(&rig);
    assert_int_equal(rig_read(fds[2], &c, 1, CLIENT_WAIT_MS).len, 0);
    for (size_t i = 0; i < COUNT_OF(fds); i++)
        close(fds[i]);
    rig_close(&rig);
}

static void settings_that_cannot_be_are_named(void **state)
{
    static const struct {
        struct http_settings set;
        enum fault_kind kind;
    } cases[] = {
        { { .address = "not-an-address" }, FAULT_INVALID },
        { { .address = "203.0.113.7" }, FAULT_BROKEN }, /* nobody's: cannot be listened on */
        { { .tls_cert = "/nowhere/cert.pem" }, FAULT_INVALID },
        { { .tls_cert = "/nowhere/cert.pem", .tls_key = "/nowhere/key.pem" }, FAULT_MISSING },
        { { .tls_cert = "/proc/self/comm", .tls_key = "/proc/self/comm" }, FAULT_BROKEN },
    };
    const struct http_handler handler = { .handle = rig_handle };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct http_server *s = NULL;
        struct fault f = { 0 };

        if (http_server_open(&cases[i].set, &handler, &s, &f) || f.kind != cases[i].kind)
            fail_msg("case %zu: %d %s", i, (int)f.kind, f.text);
    }
}

static void listens_on_ipv6_too(void **state)
{
    struct sockaddr_in6 to = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
    struct fault f = { 0 };
    const struct http_settings set = { .address = "::1", .workers = 1 };
    struct rig rig = { .arena = arena_new((size_t)1 << 20) };
    const struct http_handler handler = { .ctx = &rig, .handle = rig_handle };
    int fd = socket(AF_INET6, SOCK_STREAM, 0);

    (void)state;
    if (fd < 0 || bind(fd, (struct sockaddr *)&to, sizeof to)) {
        arena_free(rig.arena);
        skip(); /* a machine without IPv6 */
    }
    assert_ok(http_server_open(&set, &handler, &rig.server, &f));
    to.sin6_port = htons(http_server_port(rig.server));
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
    rig_send(fd, STR("GET / HTTP/1.1\r\n" HOST LAST));
    assert_true(answer_has(rig_read_all(&rig, fd), STR("peer=::1")));
    close(fd);
    rig_close(&rig);
}

/* "hello hello hello hello\n", gzipped. */
static const uint8_t packed[] = { 0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03,
                                  0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0xb9,
                                  0x00, 0x00, 0x88, 0x59, 0x0b, 0x18, 0x00, 0x00, 0x00 };

static void static_bytes_come_in_the_form_the_client_reads(void **state)
{
    const struct http_static file = { STR("text/plain"), STR("\"v1\""),
                                      str_make(packed, sizeof packed), true, false };
    static const struct {
        const char *accepts, *if_none;
        int status;
        bool packed;
    } cases[] = {
        { "gzip, br", "", 200, true },   { "", "", 200, false },
        { "gzip", "\"v1\"", 304, true }, { "gzip", "\"v0\", W/\"v1\"", 304, true },
        { "", "\"v1\"", 200, false },    { "", "\"v1-plain\"", 304, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct http_header headers[] = { { STR("Accept-Encoding"), str_of(cases[i].accepts) },
                                         { STR("if-none-match"), str_of(cases[i].if_none) } };
        struct http_request rq = { .arena = a, .headers = headers, .header_count = 2 };
        struct http_reply rp = { 0 };
        struct fault f = { 0 };

        assert_ok(http_reply_static(&rq, &rp, &file, &f));
        assert_int_equal(rp.status, cases[i].status);
        if (rp.status == 304)
            assert_int_equal(rp.body.len, 0);
        else
            assert_str(rp.body, cases[i].packed ? file.bytes : STR("hello hello hello hello\n"));
    }
}

int main(void)
{
    const struct CMUnitTest one_server[] = {
        cmocka_unit_test(hands_over_what_was_asked),
        cmocka_unit_test(a_head_request_gets_the_head_only),
        cmocka_unit_test(one_connection_serves_many_requests),
        cmocka_unit_test(a_hundred_continue_is_given_before_the_body),
        cmocka_unit_test(refuses_what_has_two_readings),
        cmocka_unit_test(a_nul_in_a_head_is_refused),
        cmocka_unit_test(nothing_is_read_after_a_chunked_body),
        cmocka_unit_test(a_head_that_is_too_large_is_refused),
        cmocka_unit_test(a_body_that_is_too_large_is_refused_before_it_is_read),
        cmocka_unit_test(a_chunked_body_is_counted),
        cmocka_unit_test(a_large_body_arrives_whole),
        cmocka_unit_test(refusals_come_as_their_status),
        cmocka_unit_test(counts_what_it_does),
    };
    const struct CMUnitTest own_server[] = {
        cmocka_unit_test(slow_clients_are_cut),
        cmocka_unit_test(a_reader_that_takes_nothing_is_cut),
        cmocka_unit_test(a_full_queue_answers_503),
        cmocka_unit_test(all_bodies_together_are_bounded),
        cmocka_unit_test(a_client_that_goes_away_harms_nothing),
        cmocka_unit_test(a_stop_waits_for_requests_in_progress),
        cmocka_unit_test(a_stop_answers_what_is_still_queued),
        cmocka_unit_test(idle_connections_do_not_stop_the_others),
        cmocka_unit_test(one_address_may_be_limited),
        cmocka_unit_test(settings_that_cannot_be_are_named),
        cmocka_unit_test(listens_on_ipv6_too),
        cmocka_unit_test(static_bytes_come_in_the_form_the_client_reads),
    };
    int failed = cmocka_run_group_tests(one_server, open_rig, close_rig);

    return failed + cmocka_run_group_tests(own_server, NULL, NULL);
}
