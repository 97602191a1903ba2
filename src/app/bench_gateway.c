/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_gateway.c - guichet bench gateway: what the gateway adds to a call, and many at once.
 *
 * A request of 4 KB is minimised, looked through and entered in the journal, an answer of 1.5 KB is
 * heard in pieces of 12 bytes, checked and entered as well: each part timed (the processor's time,
 * and the clock's for the disk), and all of it; in turns with the disk alone, and with the fullest
 * request: passages of articles beside the letter, four persons and the ticket's values watched
 * for, and rules of the organisation.  Then 200 threads send through a real courier to a provider
 * in a process of its own on loopback, which says a word each 50 ms to each of them: what a piece
 * takes from the provider's pen to the hearer's ear. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/bench_priv.h"
#include "app/leak_words.h"
#include "assist/gateway.h"
#include "base/buf.h"
#include "base/thread.h"
#include "pii/made_up.h"
#include "pii/rules.h"
#include "store/organisations.h"
#include "store/providers.h"

#define STREAMS     200
#define WORDS       60
#define WORD_MS     50
#define PIECE       12
#define ANSWER      1500 /* bytes */
#define LETTER      4096
#define SAMPLES     100000
#define ENTRIES     2 /* in the journal: what left, what came back */
#define THREAD_ROOM ((size_t)64 << 20)
#define PASSAGES    5 /* of the fullest request, of so many sentences */
#define SENTENCES   8
#define PERSONS     4 /* known, with what is known of each */
#define KNOWN       4

/* ---- the provider, in a process of its own ---- */

static void say(int fd, const char *text)
{
    size_t n = strlen(text);

    while (n) {
        ssize_t done = send(fd, text, n, MSG_NOSIGNAL);

        if (done <= 0)
            return;
        text += done;
        n -= (size_t)done;
    }
}

/* One word each WORD_MS, with the time at which it was written. */
static void *speak(void *arg)
{
    int fd = (int)(intptr_t)arg;
    char room[16384], line[256];

    if (recv(fd, room, sizeof room, 0) > 0) {
        say(fd, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        for (int i = 0; i < WORDS; i++) {
            clock_sleep(WORD_MS);
            snprintf(line, sizeof line,
                     "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%lld \"}}]}\n\n",
                     (long long)clock_ticks());
            say(fd, line);
        }
        say(fd, "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                "data: [DONE]\n\n");
    }
    close(fd);
    return NULL;
}

static pid_t provider_start(uint16_t *ret_port)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    pid_t pid;

    if (fd < 0 || bind(fd, (struct sockaddr *)&at, size) < 0 || listen(fd, STREAMS) < 0 ||
        getsockname(fd, (struct sockaddr *)&at, &size) < 0)
        return -1;
    *ret_port = ntohs(at.sin_port);
    pid = fork();
    if (pid == 0)
        for (;;) {
            int client = accept(fd, NULL, NULL);
            pthread_t thread;
            struct fault f = { 0 };

            if (client >= 0 && thread_start(&thread, "speak", speak, (void *)(intptr_t)client, &f))
                pthread_detach(thread);
        }
    close(fd);
    return pid;
}

/* ---- a question ---- */

struct asking {
    struct bench *bench;
    struct gateway *gateway;
    struct arena *arena;
    struct pii_scratch *scratch;
    struct contracts contracts;
    struct gateway_provider provider;
    struct assist_message message;
    struct pii_book book; /* of its text */
    struct library_hit passages[PASSAGES];
    struct assist_case about;
    struct gateway_question question;
    struct samples *times; /* of pieces */
    pthread_mutex_t *mutex;
    int64_t last;
    enum gateway_stop stop;
};

static void digest(const void *key, enum span_type type, struct str text,
                   uint8_t ret[static PII_DIGEST_SIZE])
{
    static const uint8_t zero[CRYPTO_KEY_SIZE];
    const struct crypto_part parts[] = { { &type, sizeof type }, { text.ptr, text.len } };

    (void)key;
    crypto_keyed16(zero, STR("bench"), parts, COUNT_OF(parts), ret);
}

/* A letter in French: ordinary sentences, now and then a name that nothing tells of, a town, what
 * somebody has; an address of mail and a telephone at the end. */
static struct str letter(struct asking *k, uint64_t number)
{
    const struct pii_fiction made = {
        .pii = k->bench->app.pii, .arena = k->arena, .lang = LANG_FR, .seed = number
    };
    struct buf b = buf_new(k->arena, (size_t)2 * LETTER);

    for (uint32_t i = 0; b.len < LETTER; i++) {
        const struct leak_frame *name = &leak_names[0][(number + i) % LEAK_FRAMES];
        const struct leak_frame *town = &leak_places[0][(number + i) % LEAK_PLACE_FRAMES];
        struct str who = pii_stand_in(&made, SPAN_PERSON, i + 1, 0);

        for (unsigned n = 0; n < 5; n++)
            buf_printf(&b, "%.*s ", STR_ARG(bench_sentence(number + 7 * i + n)));
        buf_printf(&b, "\n%s%.*s%s\n", name->before, STR_ARG(who), name->after);
        buf_printf(&b, "%s%s%s\n", town->before,
                   leak_things[LEAK_CITY][(number + i) % LEAK_THING_WORDS], town->after);
    }
    buf_printf(&b, "Cordialement,\nclient%llu@example.org, 06 39 98 %02u %02u\n",
               (unsigned long long)number, (unsigned)(number % 100),
               (unsigned)(number / 100 % 100));
    return buf_str(&b);
}

static bool prepare(struct asking *k, uint64_t number, struct fault *f)
{
    struct clear text = { letter(k, number) };
    const struct pii_hints hints = { .lang = LANG_FR };
    struct spans spans;

    k->book = (struct pii_book){ .arena = k->arena, .digest = digest };
    if (!pii_find_whole(k->bench->app.pii, k->scratch, k->arena, text, &hints, &spans, f) ||
        !pii_take_out(&k->book, text, &spans, &k->message.text, f))
        return false;
    k->message.subject.text = k->message.attachments.text = STR("");
    k->about = (struct assist_case){ .org = k->bench->org,
                                     .ticket = id_new(),
                                     .basis = "contract",
                                     .lang = LANG_FR,
                                     .reader_lang = LANG_FR,
                                     .messages = &k->message,
                                     .message_count = 1,
                                     .tone = STR("") };
    k->question = (struct gateway_question){ .task = TASK_DRAFT,
                                             .about = &k->about,
                                             .contracts = &k->contracts,
                                             .provider = &k->provider,
                                             .careful = true,
                                             .stream = true,
                                             .scratch = k->scratch };
    return true;
}

/* Who takes part in a ticket of several: a name, an address of mail, a number, an address. */
static void know(struct asking *k, uint64_t number, struct pii_known known[static KNOWN])
{
    const struct pii_fiction made = {
        .pii = k->bench->app.pii, .arena = k->arena, .lang = LANG_FR, .seed = number
    };
    static const enum span_type types[KNOWN] = { SPAN_PERSON, SPAN_EMAIL, SPAN_PHONE,
                                                 SPAN_ADDRESS };

    for (uint32_t i = 0; i < KNOWN; i++)
        known[i] = (struct pii_known){ types[i], pii_stand_in(&made, types[i], 900 + i, 0) };
}

static bool watch_all(struct asking *k, uint64_t number, struct watch **ret, struct fault *f)
{
    static const struct pii_keyed keyed = { digest, NULL };
    struct watch_value *values = arena_many(k->arena, struct watch_value, k->book.count + 1);
    struct pii_known known[PERSONS * KNOWN];

    if (!values)
        return arena_check(k->arena, f);
    for (uint64_t i = 0; i < PERSONS; i++)
        know(k, number * PERSONS + i, &known[i * KNOWN]);
    for (size_t i = 0; i < k->book.count; i++) {
        values[i].type = k->book.tokens[i].type;
        memcpy(values[i].normal, k->book.tokens[i].normal, PII_DIGEST_SIZE);
    }
    if (!watch_new(k->arena, known, COUNT_OF(known), ret, f))
        return false;
    watch_remember(*ret, &keyed, values, k->book.count);
    return true;
}

static struct str passage(struct asking *k, uint64_t number)
{
    struct buf b = buf_new(k->arena, LETTER);

    for (uint64_t i = 0; i < SENTENCES; i++)
        buf_printf(&b, "%.*s ", STR_ARG(bench_sentence(31 * number + i)));
    return buf_str(&b);
}

/* All that a request may have beside the letter. */
static bool fill_up(struct asking *k, uint64_t number, const struct pii_rules *rules,
                    struct fault *f)
{
    struct watch *watch;

    for (uint64_t i = 0; i < PASSAGES; i++)
        k->passages[i] = (struct library_hit){ .article = id_new(),
                                               .version = 1,
                                               .passage = 1,
                                               .title = bench_sentence(number + i),
                                               .heading = STR(""),
                                               .text = passage(k, number + i),
                                               .is_public = true,
                                               .cover = 0.5 };
    k->about.passages = k->passages;
    k->about.passage_count = PASSAGES;
    if (!watch_all(k, number, &watch, f))
        return false;
    k->question.watch = watch;
    k->question.rules = rules;
    return arena_check(k->arena, f);
}

static bool rules_of_organisation(struct pii_rules **ret, struct fault *f)
{
    static const struct str patterns[] = { { "CMD-[0-9]{6}", 12 } };
    static const struct str allow[] = { { "@service.example", 16 }, { "Lanterne bleue", 14 } };
    static const struct pii_known deny[] = { { SPAN_PERSON, { "Tresvaudin", 10 } } };
    const struct pii_wanted wanted = { .stance = PII_BALANCED,
                                       .patterns = patterns,
                                       .pattern_count = COUNT_OF(patterns),
                                       .allow = allow,
                                       .allow_count = COUNT_OF(allow),
                                       .deny = deny,
                                       .deny_count = COUNT_OF(deny) };

    return pii_rules_new(&wanted, ret, f);
}

static bool asking_start(struct asking *k, struct bench *b, struct gateway *g, uint16_t port,
                         struct id provider, struct fault *f)
{
    *k = (struct asking){ .bench = b, .gateway = g, .arena = arena_new(THREAD_ROOM) };
    k->scratch = k->arena ? pii_scratch_new(b->app.pii, f) : NULL;
    k->provider =
        (struct gateway_provider){ .id = provider, .version = 1, .limits.at_once = STREAMS };
    k->provider.record.endpoint =
        (struct chat_endpoint){ .dialect = CHAT_COMPATIBLE,
                                .url =
                                    str_printf(k->arena, "http://127.0.0.1:%u/v1", (unsigned)port),
                                .model = STR("bench") };
    return k->scratch && contracts_read(k->arena, contracts_default(), &k->contracts, f);
}

static void asking_end(struct asking *k)
{
    pii_scratch_free(k->scratch);
    arena_free(k->arena);
}

/* ---- one after the other ---- */

enum part {
    PART_PLAN,
    PART_ENTRY,
    PART_DISK,
    PART_HEAR,
    PART_PIECE,
    PART_ALL,
    FULL_PLAN,
    FULL_ENTRY,
    FULL_DISK, /* as PART_DISK: not told twice */
    FULL_HEAR,
    FULL_PIECE,
    FULL_ALL,
    PARTS
};

static bool enter(struct tx *tx, void *arg, struct fault *f)
{
    const struct asking *k = arg;
    const struct journal_entry e = { .org = k->about.org,
                                     .act = "ai.exit",
                                     .on_kind = "ticket",
                                     .on = k->about.ticket,
                                     .result = "allowed" };
    uint64_t n;

    return journal_append(k->bench->app.journal, tx, &e, &n, f);
}

/* What the journal waits for, alone: as many pages durable as entries. */
static bool wait_for_disk(struct bench_disk *disk, struct samples *times, struct fault *f)
{
    int64_t start = clock_ticks();

    for (int i = 0; i < ENTRIES; i++)
        if (!bench_disk_sync(disk, f))
            return false;
    samples_add(times, clock_ticks() - start);
    return true;
}

static bool one_call(struct asking *k, struct samples *times, uint64_t number, struct fault *f)
{
    struct str said = str_slice(bench_mail(k->arena, number + 7), 0, ANSWER);
    struct gateway_plan plan;
    struct assist_answer answer;
    int64_t took[3], start = clock_thread();

    if (!gateway_plan(k->gateway, k->arena, &k->question, &plan, f))
        return false;
    took[0] = clock_thread() - start;
    start = clock_ticks(); /* a disk is waited for */
    if (!store_write(k->bench->app.store, enter, k, f))
        return false;
    took[1] = clock_ticks() - start;
    start = clock_thread();
    if (!gateway_hear(k->gateway, k->arena, &k->question, &plan, said, PIECE, &answer, f))
        return false;
    took[2] = clock_thread() - start;
    start = clock_ticks(); /* what came back has an entry too */
    if (!store_write(k->bench->app.store, enter, k, f))
        return false;
    took[1] += clock_ticks() - start;
    samples_add(&times[PART_PLAN], took[0]);
    samples_add(&times[PART_ENTRY], took[1]);
    samples_add(&times[PART_HEAR], took[2]);
    samples_add(&times[PART_PIECE], took[2] * PIECE / ANSWER);
    samples_add(&times[PART_ALL], took[0] + took[1] + took[2]);
    return true;
}

/* One call of its own, `rules` NULL: a plain one, or the fullest. */
static bool one_more(struct asking *k, const struct pii_rules *rules, struct samples *times,
                     uint64_t n, struct fault *f)
{
    return prepare(k, n, f) && (!rules || fill_up(k, n, rules, f)) && one_call(k, times, n, f);
}

static bool one_by_one(struct bench *b, struct gateway *g, struct id provider, struct fault *f)
{
    static const char *const names[PARTS] = { "gateway: minimise and check",
                                              "gateway: journal, both entries",
                                              "  the disk alone, two pages, meanwhile",
                                              "gateway: restore and check",
                                              "gateway: a streamed piece",
                                              "gateway: all of it",
                                              "gateway, fullest: minimise and check",
                                              "gateway, fullest: journal, both entries",
                                              NULL,
                                              "gateway, fullest: restore and check",
                                              "gateway, fullest: a streamed piece",
                                              "gateway, fullest: all of it" };
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct samples times[PARTS];
    int64_t until = clock_ticks() + b->seconds * 1000000000;
    struct bench_disk disk = { .fd = -1 };
    struct pii_rules *rules = NULL;
    bool ok = a != NULL && rules_of_organisation(&rules, f) && bench_disk_open(b, &disk, f);

    for (int i = 0; ok && i < PARTS; i++)
        times[i] = samples_new(a, SAMPLES);
    for (uint64_t n = 0; ok && clock_ticks() < until; n++) {
        struct asking k;

        ok = asking_start(&k, b, g, 1, provider, f) && one_more(&k, NULL, times, n, f) &&
             wait_for_disk(&disk, &times[PART_DISK], f) &&
             one_more(&k, rules, &times[FULL_PLAN], n, f);
        asking_end(&k);
    }
    bench_disk_close(&disk);
    pii_rules_free(rules);
    for (int i = 0; ok && i < PARTS; i++)
        if (names[i])
            bench_report_times(b, names[i], &times[i]);
    return ok;
}

/* ---- many at once ---- */

static bool hear(void *arg, struct str text)
{
    struct asking *k = arg;
    int64_t now = clock_ticks(), said;

    if (str_to_i64(str_trim(text), &said)) {
        scoped_lock pthread_mutex_t *held = lock(k->mutex);

        samples_add(k->times, now - said);
    }
    return true;
}

static void *ask(void *arg)
{
    struct asking *k = arg;
    const struct gateway_hearer hearer = { .piece = hear, .arg = k };
    struct gateway_plan plan;
    struct gateway_answer got;
    struct fault f = { 0 };

    k->stop = GATEWAY_STOPS;
    if (gateway_plan(k->gateway, k->arena, &k->question, &plan, &f) &&
        gateway_send(k->gateway, k->arena, &k->question, &plan, &hearer, &got, &f))
        k->stop = got.stop;
    return NULL;
}

static bool many(struct bench *b, struct gateway *g, uint16_t port, struct id provider,
                 struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct asking *all = a ? arena_many(a, struct asking, STREAMS) : NULL;
    pthread_t *threads = a ? arena_many(a, pthread_t, STREAMS) : NULL;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    struct samples times = samples_new(a, SAMPLES);
    size_t started = 0, whole = 0;
    bool ok = all && threads;

    for (; ok && started < STREAMS; started++) {
        struct asking *k = &all[started];

        ok = asking_start(k, b, g, port, provider, f) && prepare(k, started, f);
        k->times = &times;
        k->mutex = &mutex;
        ok = ok && thread_start(&threads[started], "ask", ask, k, f);
        if (!ok)
            asking_end(k);
    }
    for (size_t i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
        whole += all[i].stop == STOP_NONE;
        asking_end(&all[i]);
    }
    bench_report(b, "gateway: streams at once, whole", (double)whole, "of 200");
    bench_report_times(b, "gateway: a piece, of 200 streams", &times);
    return ok;
}

/* ---- all of it ---- */

struct rows {
    struct id org, provider;
};

static bool add_rows(struct tx *tx, void *arg, struct fault *f)
{
    const struct rows *r = arg;
    const struct provider_row provider = {
        .id = r->provider, .org = r->org, .version = 1, .record = STR("bench"), .tasks = STR("")
    };

    return store_provider_add(tx, &provider, f);
}

bool bench_gateway(struct bench *b, struct fault *f)
{
    struct rows rows = { b->org, id_new() };
    struct gateway_parts parts = {
        .store = b->app.store, .journal = b->app.journal, .pii = b->app.pii, .triage = b->app.triage
    };
    const struct courier_settings settings = { .reach = STR("127.0.0.1"), .calls = STREAMS };
    struct gateway *g = NULL;
    uint16_t port = 0;
    pid_t pid = provider_start(&port);
    bool ok = pid > 0 && courier_start(&settings, NULL, &parts.courier, f) &&
              store_write(b->app.store, add_rows, &rows, f) && gateway_open(&parts, &g, f) &&
              one_by_one(b, g, rows.provider, f) && many(b, g, port, rows.provider, f);

    gateway_close(g);
    courier_close(parts.courier);
    if (pid > 0) {
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
    }
    return ok || fault_set(f, f->kind ? f->kind : FAULT_BROKEN, "%s",
                           f->kind ? f->text : "no provider on loopback");
}
