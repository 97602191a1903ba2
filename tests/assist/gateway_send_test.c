/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway_send_test.c - a plan on its way: a provider on loopback that is slow, lies, breaks off or
 * never ends, and a journal that has its entry before anything leaves. */
#include "assist/rig.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/socket.h>

#include "base/thread.h"
#include "store/organisations.h"
#include "store/place.h"
#include "store/providers.h"

#define OK_HEAD   "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
#define SAY(text) "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" text "\"}}]}\n\n"
#define END       "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
#define USAGE(in, out)                                                                             \
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":" in ",\"completion_tokens\":" out "}}"    \
    "\n\n"
#define DONE "data: [DONE]\n\n"

#define REQUEST_MAX 32768

/* ---- the provider ---- */

static struct server {
    int fd;
    uint16_t port;
    pthread_t thread;
    atomic_int asked, entries; /* of the journal, when the last one asked */
    struct journal *journal;
    pthread_mutex_t mutex;
    char last[REQUEST_MAX];
} server = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static void say_bytes(int fd, const char *text, size_t n)
{
    while (n) {
        ssize_t done = send(fd, text, n, MSG_NOSIGNAL);

        if (done <= 0)
            return;
        text += done;
        n -= (size_t)done;
    }
}

static void say(int fd, const char *text)
{
    say_bytes(fd, text, strlen(text));
}

static void answer_whole(int fd)
{
    say(fd, OK_HEAD SAY("Bonjour \xe2\x9f\xa6PERS") SAY("ON_1\xe2\x9f\xa7, merci.")
                END USAGE("300", "12") DONE);
}

static void answer_liar(int fd)
{
    say(fd, OK_HEAD SAY("Oui merci.") END USAGE("99999999", "0") DONE);
}

static void answer_cut(int fd)
{
    say(fd, OK_HEAD SAY("Bonjour, voici "));
}

static void answer_endless(int fd)
{
    static char part[65536];
    int i;

    memset(part, 'x', sizeof part);
    say(fd, OK_HEAD "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"");
    for (i = 0; i < 1600; i++) /* 100 MB */
        say_bytes(fd, part, sizeof part);
}

static void answer_long(int fd)
{
    say(fd, OK_HEAD);
    for (int i = 0; i < 100000; i++)
        say(fd, SAY("encore et encore "));
}

static void answer_nonsense(int fd)
{
    say(fd, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>It works!</html>");
}

static void answer_often(int fd)
{
    if (atomic_load(&server.asked) % 2)
        say(fd, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 2\r\n"
                "Connection: close\r\n\r\n{}");
    else
        answer_whole(fd);
}

static void answer_hours(int fd)
{
    say(fd, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7200\r\nContent-Length: 2\r\n"
            "Connection: close\r\n\r\n{}");
}

static void answer_down(int fd)
{
    say(fd, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

static void answer_key(int fd)
{
    say(fd, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
}

static void answer_elsewhere(int fd)
{
    say(fd, "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://localhost:1/\r\n"
            "Content-Length: 0\r\nConnection: close\r\n\r\n");
}

static void answer_filtered(int fd)
{
    say(fd,
        OK_HEAD SAY(
            "Je ") "data: "
                   "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"content_filter\"}]}"
                   "\n\n" DONE);
}

static void answer_never(int fd)
{
    char c;

    say(fd, OK_HEAD);
    while (recv(fd, &c, 1, 0) > 0)
        ;
}

static const struct {
    const char *path;
    void (*answer)(int fd);
} paths[] = {
    { "whole", answer_whole },       { "liar", answer_liar },   { "cut", answer_cut },
    { "endless", answer_endless },   { "long", answer_long },   { "nonsense", answer_nonsense },
    { "often", answer_often },       { "hours", answer_hours }, { "down", answer_down },
    { "key", answer_key },           { "never", answer_never }, { "elsewhere", answer_elsewhere },
    { "filtered", answer_filtered },
};

/* Head and body; false when it ends early. */
static bool read_request(int fd, char to[static REQUEST_MAX])
{
    size_t n = 0, want = 0;

    while (n < REQUEST_MAX - 1) {
        ssize_t got = recv(fd, to + n, REQUEST_MAX - 1 - n, 0);
        char *body, *length;

        if (got <= 0)
            return false;
        n += (size_t)got;
        to[n] = 0;
        body = strstr(to, "\r\n\r\n");
        length = strcasestr(to, "content-length:");
        if (body && length)
            want = (size_t)(body + 4 - to) + strtoul(length + 15, NULL, 10);
        if (want && n >= want)
            return true;
    }
    return false;
}

static int64_t entries_of(struct journal *j)
{
    struct fault f = { 0 };
    uint64_t n = 0;

    assert_ok(journal_size(j, &n, &f));
    return (int64_t)n;
}

static void keep_request(const char *request)
{
    scoped_lock pthread_mutex_t *held = lock(&server.mutex);

    snprintf(server.last, sizeof server.last, "%s", request);
}

static void *serve(void *arg)
{
    static char request[REQUEST_MAX]; /* of this thread alone: there is one */

    for (;;) {
        int fd = accept(server.fd, NULL, NULL);

        if (fd < 0)
            return arg;
        if (read_request(fd, request)) {
            keep_request(request);
            atomic_fetch_add(&server.asked, 1);
            atomic_store(&server.entries, (int)entries_of(server.journal));
            for (size_t i = 0; i < COUNT_OF(paths); i++)
                if (strstr(request, paths[i].path) &&
                    strstr(request, paths[i].path) < strstr(request, " HTTP/1.1"))
                    paths[i].answer(fd);
        }
        close(fd);
    }
}

static void server_start(void)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof at;

    server.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(server.fd >= 0);
    assert_int_equal(bind(server.fd, (struct sockaddr *)&at, size), 0);
    assert_int_equal(listen(server.fd, 16), 0);
    getsockname(server.fd, (struct sockaddr *)&at, &size);
    server.port = ntohs(at.sin_port);
}

/* ---- a gateway with a way out ---- */

struct world {
    struct rig *rig;
    struct place *place;
    struct journal *journal;
    struct courier *courier;
    struct gateway *inside; /* the rig's own */
};

static int set_up(void **state)
{
    static const uint8_t seed[CRYPTO_SEED_SIZE] = { 7 };
    const struct courier_settings settings = { .reach = STR("127.0.0.1") };
    struct world *w = calloc(1, sizeof *w);
    struct fault f = { 0 };

    assert_non_null(w);
    server_start();
    assert_ok(courier_start(&settings, NULL, &w->courier, &f));
    rig_set_up((void **)&w->rig);
    place_set_up((void **)&w->place);
    assert_ok(journal_open(w->place->store, STR("test"), seed, &w->journal, &f));
    server.journal = w->journal;
    w->inside = w->rig->gateway;
    assert_ok(gateway_open(&(struct gateway_parts){ .store = w->place->store,
                                                    .journal = w->journal,
                                                    .pii = w->rig->pii,
                                                    .triage = w->rig->triage,
                                                    .courier = w->courier },
                           &w->rig->gateway, &f));
    assert_int_equal(pthread_create(&server.thread, NULL, serve, NULL), 0);
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;

    courier_close(w->courier);
    shutdown(server.fd, SHUT_RDWR);
    pthread_join(server.thread, NULL);
    close(server.fd);
    gateway_close(w->rig->gateway);
    w->rig->gateway = w->inside;
    journal_close(w->journal);
    place_tear_down((void **)&w->place);
    rig_tear_down((void **)&w->rig);
    free(w);
    return 0;
}

struct rows {
    struct id org, provider;
};

static bool add_rows(struct tx *tx, void *arg, struct fault *f)
{
    const struct rows *r = arg;
    const struct org_row org = { .id = r->org,
                                 .name = str_of(id_text(r->org).s),
                                 .settings = STR("{}") };
    const struct provider_row provider = {
        .id = r->provider, .org = r->org, .version = 1, .record = STR("sealed"), .tasks = STR("")
    };

    return store_org_add(tx, &org, 1, f) && store_provider_add(tx, &provider, f);
}

static void keep_rows(struct world *w)
{
    struct rows rows = { w->rig->about.org, w->rig->provider.id };
    struct fault f = { 0 };

    assert_ok(store_write(w->place->store, add_rows, &rows, &f));
}

/* A new ticket, and a provider that nobody asked before, so that none is let rest. */
static struct gateway_plan ask(struct world *w, const char *path, bool stream)
{
    rig_reset(w->rig);
    w->rig->provider.record.endpoint.url =
        str_printf(w->rig->arena, "http://127.0.0.1:%u/%s", (unsigned)server.port, path);
    w->rig->provider.seconds = 4;
    w->rig->provider.price_in = 2000000;
    w->rig->provider.price_out = 6000000;
    w->rig->question.stream = stream;
    w->rig->about.org = id_new();
    w->rig->about.ticket = id_new();
    w->rig->about.basis = "contract";
    rig_say(w->rig, DIRECTION_IN, "Bonjour, je suis Claire Morel. Où en est ma commande ?");
    keep_rows(w);
    return rig_plan(w->rig);
}

static void send_plan(struct world *w, const struct gateway_plan *plan,
                      const struct gateway_hearer *hearer, struct gateway_answer *ret)
{
    struct fault f = { 0 };

    atomic_store(&server.asked, 0);
    assert_ok(
        gateway_send(w->rig->gateway, w->rig->arena, &w->rig->question, plan, hearer, ret, &f));
}

static void each_provider_s_failure_has_a_name(void **state)
{
    static const struct {
        const char *path;
        enum gateway_stop stop;
        int asked;
    } cases[] = {
        { "whole", STOP_NONE, 1 },       { "liar", STOP_NONE, 1 },
        { "cut", STOP_CUT, 1 },          { "endless", STOP_NONSENSE, 1 },
        { "long", STOP_NONSENSE, 1 },    { "nonsense", STOP_NONSENSE, 1 },
        { "often", STOP_NONE, 2 },       { "hours", STOP_DOWN, 1 },
        { "key", STOP_ERROR, 1 },        { "elsewhere", STOP_NONSENSE, 1 },
        { "filtered", STOP_REFUSED, 1 },
    };
    struct world *w = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct gateway_plan plan = ask(w, cases[i].path, true);
        struct gateway_answer got;
        int64_t before = clock_ticks();

        send_plan(w, &plan, NULL, &got);
        if (got.stop != cases[i].stop || atomic_load(&server.asked) != cases[i].asked)
            fail_msg("%s: %s after %d", cases[i].path, gateway_stop_name(got.stop),
                     atomic_load(&server.asked));
        assert_true(clock_ticks() - before < (int64_t)6 * 1000000000);
        assert_str(got.said.text, STR(""));
    }
}

static void the_entry_is_there_before_anything_leaves(void **state)
{
    struct world *w = *state;
    int64_t before = entries_of(w->journal);
    struct gateway_plan plan = ask(w, "whole", true);
    struct gateway_answer got;

    send_plan(w, &plan, NULL, &got);
    assert_int_equal(got.stop, STOP_NONE);
    assert_int_equal(atomic_load(&server.entries), before + 1);
    assert_int_equal(entries_of(w->journal), before + 2);
    assert_int_equal(got.entry, before);
    assert_str(got.answer.text, STR("Bonjour \xe2\x9f\xa6PERSON_1\xe2\x9f\xa7, merci."));
    {
        scoped_lock pthread_mutex_t *held = lock(&server.mutex);

        assert_non_null(memmem(server.last, strlen(server.last), plan.body.ptr, plan.body.len));
    }
}

static void what_was_found_never_leaves(void **state)
{
    struct world *w = *state;
    struct gateway_plan plan;
    struct gateway_answer got;
    int64_t before = entries_of(w->journal);

    ask(w, "whole", true);
    rig_know(w->rig, SPAN_PERSON, "Zelda Quimperlé");
    w->rig->about.tone = STR("Comme l'écrirait Zelda Quimperlé.");
    plan = rig_plan(w->rig);
    send_plan(w, &plan, NULL, &got);
    assert_int_equal(got.stop, STOP_FOUND);
    assert_int_equal(atomic_load(&server.asked), 0);
    assert_int_equal(entries_of(w->journal), before + 1);
}

static void counts_that_cannot_be_are_not_believed(void **state)
{
    struct world *w = *state;
    struct gateway_plan plan = ask(w, "liar", true);
    struct gateway_answer got;

    send_plan(w, &plan, NULL, &got);
    assert_in_range(got.said.tokens_in, plan.body.len / 16, plan.body.len);
    assert_in_range(got.said.tokens_out, 1, 10);
    assert_int_equal(got.cost, got.said.tokens_in * 2 + got.said.tokens_out * 6);
}

static void a_provider_that_keeps_failing_is_let_rest(void **state)
{
    struct world *w = *state;
    struct gateway_plan plan = ask(w, "cut", true);
    struct gateway_answer got;

    for (int i = 0; i < 5; i++) {
        send_plan(w, &plan, NULL, &got);
        assert_int_equal(got.stop, STOP_CUT);
    }
    send_plan(w, &plan, NULL, &got);
    assert_int_equal(got.stop, STOP_BUSY);
    assert_int_equal(atomic_load(&server.asked), 0);
}

static bool never(void *arg)
{
    (void)arg;
    return false;
}

static void a_provider_that_is_withdrawn_is_heard_no_more(void **state)
{
    const struct gateway_hearer hearer = { .allowed = never };
    struct world *w = *state;
    struct gateway_plan plan = ask(w, "never", true);
    struct gateway_answer got;

    send_plan(w, &plan, &hearer, &got);
    assert_int_equal(got.stop, STOP_REVOKED);
    assert_true(got.ended - got.began < 2500);
}

static void time_is_up_when_it_is_up(void **state)
{
    struct world *w = *state;
    struct gateway_plan plan = ask(w, "never", true);
    struct gateway_answer got;

    w->rig->provider.seconds = 1;
    send_plan(w, &plan, NULL, &got);
    assert_int_equal(got.stop, STOP_SLOW);
    assert_true(got.ended - got.began < 3000);
    plan = ask(w, "down", false);
    w->rig->provider.seconds = 1;
    send_plan(w, &plan, NULL, &got);
    assert_int_equal(got.stop, STOP_DOWN);
    assert_true(got.tries >= 2);
    assert_true(got.ended - got.began >= WAIT_FIRST / 2);
    assert_true(got.ended - got.began < 2500);
}

struct using
{
    struct ai_use_row row;
};

static bool get_use(struct tx *tx, void *arg, struct fault *f)
{
    return store_ai_use_get(tx, &((struct using *)arg)->row, f);
}

static struct ai_use_row use_of(struct world *w)
{
    struct using u = { { .org = w->rig->about.org,
                         .day = clock_now() / ((int64_t)24 * 3600 * 1000),
                         .provider = w->rig->provider.id } };
    struct fault f = { 0 };

    assert_ok(store_read(w->place->store, get_use, &u, &f));
    return u.row;
}

static bool get_day(struct tx *tx, void *arg, struct fault *f)
{
    return store_ai_use_day(tx, &((struct using *)arg)->row, f);
}

static struct ai_use_row day_of(struct world *w)
{
    struct using u = { { .org = w->rig->about.org,
                         .day = clock_now() / ((int64_t)24 * 3600 * 1000) } };
    struct fault f = { 0 };

    assert_ok(store_read(w->place->store, get_day, &u, &f));
    return u.row;
}

static void a_day_s_budget_is_kept(void **state)
{
    static const struct {
        int64_t calls, tokens, cost;
    } limits[] = { { 2, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
    struct world *w = *state;

    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        struct gateway_plan plan = ask(w, "whole", true);
        struct gateway_answer got;

        w->rig->provider.limits.calls_max = limits[i].calls;
        w->rig->provider.limits.tokens_max = limits[i].tokens;
        w->rig->provider.limits.cost_max = limits[i].cost;
        for (int64_t n = 0; n < limits[i].calls; n++) {
            send_plan(w, &plan, NULL, &got);
            assert_int_equal(got.stop, STOP_NONE);
        }
        send_plan(w, &plan, NULL, &got);
        assert_int_equal(got.stop, STOP_BUDGET);
        assert_int_equal(atomic_load(&server.asked), 0);
        assert_int_equal(use_of(w).calls, limits[i].calls);
    }
}

/* Two providers, one day: what one used is no more there for the other. */
static void an_organisation_s_budget_is_that_of_all_its_providers(void **state)
{
    static const struct gateway_limits limits[] = { { .calls_max = 1 },
                                                    { .tokens_max = 400 },
                                                    { .cost_max = 900 } };
    struct world *w = *state;

    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        struct gateway_plan plan = ask(w, "whole", true);
        struct id org = w->rig->about.org;
        struct gateway_answer got;

        send_plan(w, &plan, NULL, &got);
        plan = ask(w, "whole", true); /* another provider */
        w->rig->about.org = org;
        w->rig->provider.shared = limits[i];
        send_plan(w, &plan, NULL, &got);
        assert_int_equal(got.stop, STOP_SHARED_BUDGET);
        assert_int_equal(atomic_load(&server.asked), 0);
        assert_int_equal(use_of(w).calls, 0);
        assert_int_equal(day_of(w).calls, 1);
        w->rig->provider.shared = (struct gateway_limits){ .calls_max = 2 };
        send_plan(w, &plan, NULL, &got);
        assert_int_equal(got.stop, STOP_NONE);
    }
}

static void what_a_call_took_is_what_the_day_has(void **state)
{
    struct world *w = *state;
    struct gateway_plan plan = ask(w, "whole", true);
    struct gateway_answer got;

    send_plan(w, &plan, NULL, &got);
    assert_int_equal(use_of(w).tokens_in, 300);
    assert_int_equal(use_of(w).tokens_out, 12);
    assert_int_equal(use_of(w).cost, got.cost);
    assert_int_equal(use_of(w).failed, 0);
    plan = ask(w, "key", true);
    send_plan(w, &plan, NULL, &got);
    assert_int_equal(use_of(w).failed, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_provider_s_failure_has_a_name),
        cmocka_unit_test(the_entry_is_there_before_anything_leaves),
        cmocka_unit_test(what_was_found_never_leaves),
        cmocka_unit_test(counts_that_cannot_be_are_not_believed),
        cmocka_unit_test(a_provider_that_keeps_failing_is_let_rest),
        cmocka_unit_test(a_provider_that_is_withdrawn_is_heard_no_more),
        cmocka_unit_test(time_is_up_when_it_is_up),
        cmocka_unit_test(a_day_s_budget_is_kept),
        cmocka_unit_test(an_organisation_s_budget_is_that_of_all_its_providers),
        cmocka_unit_test(what_a_call_took_is_what_the_day_has),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
