/* SPDX-License-Identifier: EUPL-1.2 */
/* outgoing.c - see outgoing.h.
 *
 * What went wrong is logged when it begins, not each second that it lasts. */
#include "app/outgoing.h"

#include <string.h>

#include "base/log.h"
#include "base/thread.h"
#include "desk/articles.h"
#include "desk/opening.h"
#include "journal/find.h"
#include "journal/witness.h"
#include "message/write.h"

#define LOOK_MS      1000
#define AFTER_FAULT  60 /* looks that are left out */
#define CALL_SECONDS 30
#define ANSWER_MAX   ((size_t)64 << 10)

struct outgoing {
    struct arena *arena; /* that it lies in */
    struct app *app;
    struct door door;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t wakes;
    bool stops;
};

/* ---- the door ---- */

static bool post(void *arg, struct arena *a, const struct posting *p, struct posted *ret,
                 struct fault *f)
{
    struct app *app = arg;
    struct str type = str_printf(a, "Content-Type: %.*s", STR_ARG(p->type));
    const struct courier_request r = { .method = "POST",
                                       .url = p->url,
                                       .headers = &type,
                                       .header_count = 1,
                                       .body = p->body,
                                       .seconds = CALL_SECONDS,
                                       .answer_max = ANSWER_MAX };
    struct courier_answer answer;

    if (!courier_call(app->courier, a, &r, &answer, f))
        return false;
    *ret = (struct posted){ answer.status, answer.content_type, answer.body };
    return true;
}

/* Version 8 of RFC 9562: made by a rule of one's own. */
static struct id letter_id(const struct letter *l)
{
    const struct crypto_part parts[] = { { l->once.ptr, l->once.len } };
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct id id;

    if (!l->once.len)
        return id_new();
    crypto_sha256(parts, COUNT_OF(parts), digest);
    memcpy(id.b, digest, sizeof id.b);
    id.b[6] = (uint8_t)(0x80 | (id.b[6] & 0x0f));
    id.b[8] = (uint8_t)(0x80 | (id.b[8] & 0x3f));
    return id;
}

static bool mail(void *arg, struct arena *a, const struct letter *l, struct fault *f)
{
    struct app *app = arg;
    struct str message;

    if (!courier_mails(app->courier))
        return fault_set(f, FAULT_MISSING, "no relay: serve is not started with --mail-relay");
    return mail_write(a, l, courier_mail_from(app->courier), letter_id(l), clock_now(), &message,
                      f) &&
           courier_mail(app->courier, a, l->to, message, f);
}

/* ---- what there is to do ---- */

static bool is_stopping(struct outgoing *o)
{
    scoped_lock pthread_mutex_t *held = lock(&o->mutex);

    return o->stops;
}

static bool send_checkpoints(struct outgoing *o, struct fault *f)
{
    bool sent = true;

    while (sent && !is_stopping(o))
        if (!witness_send_next(o->app->journal, &o->door, &sent, f))
            return false;
    return true;
}

static bool mail_alerts(struct outgoing *o, struct fault *f)
{
    bool told = courier_mails(o->app->courier); /* else they wait until there is a relay */

    while (told && !is_stopping(o))
        if (!desk_alerts_mail(o->app->desk, &o->door, o->app->where, &told, f))
            return false;
    return true;
}

static bool mail_articles(struct outgoing *o, struct fault *f)
{
    bool told = courier_mails(o->app->courier); /* else they wait until there is a relay */

    while (told && !is_stopping(o))
        if (!desk_articles_mail(o->app->desk, &o->door, o->app->where, &told, f))
            return false;
    return true;
}

static bool find_late_reviews(struct outgoing *o, struct fault *f)
{
    bool some = true;

    while (some && !is_stopping(o))
        if (!desk_late_review(o->app->desk, &some, f))
            return false;
    return true;
}

static bool index_journal(struct outgoing *o, struct fault *f)
{
    bool done = false;

    while (!done && !is_stopping(o))
        if (!journal_index(o->app->journal, FIND_STEP, &done, f))
            return false;
    return true;
}

static const struct duty {
    const char *name;
    bool (*run)(struct outgoing *o, struct fault *f);
} duties[] = {
    { "checkpoints", send_checkpoints },  { "late reviews", find_late_reviews },
    { "alerts by mail", mail_alerts },    { "articles by mail", mail_articles },
    { "journal's index", index_journal },
};

/* ---- the thread ---- */

static void *go_on(void *arg)
{
    struct outgoing *o = arg;
    unsigned left_out[COUNT_OF(duties)] = { 0 };
    bool failed[COUNT_OF(duties)] = { false };

    while (!is_stopping(o)) {
        for (size_t i = 0; i < COUNT_OF(duties); i++) {
            struct fault f = { 0 };

            if (left_out[i] && left_out[i]--)
                continue;
            if (duties[i].run(o, &f)) {
                failed[i] = false;
                continue;
            }
            if (!failed[i] && !is_stopping(o))
                log_fault(duties[i].name, &f);
            failed[i] = true;
            left_out[i] = AFTER_FAULT;
        }
        scoped_lock pthread_mutex_t *held = lock(&o->mutex);
        if (!o->stops)
            thread_cond_wait(&o->wakes, &o->mutex, LOOK_MS);
    }
    return NULL;
}

bool outgoing_start(struct app *app, struct outgoing **ret_outgoing, struct fault *f)
{
    struct arena *a = arena_new(sizeof(struct outgoing) + 1024);
    struct outgoing *o = a ? arena_make(a, struct outgoing) : NULL;

    if (!o) {
        arena_free(a);
        return fault_set(f, FAULT_BROKEN, "no memory");
    }
    *o = (struct outgoing){ .arena = a, .app = app, .door = { app, post, mail } };
    pthread_mutex_init(&o->mutex, NULL);
    thread_cond_init(&o->wakes);
    if (thread_start(&o->thread, "outgoing", go_on, o, f)) {
        *ret_outgoing = o;
        return true;
    }
    arena_free(a);
    return false;
}

void outgoing_stop(struct outgoing *o)
{
    if (!o)
        return;
    pthread_mutex_lock(&o->mutex);
    o->stops = true;
    pthread_cond_signal(&o->wakes);
    pthread_mutex_unlock(&o->mutex);
    pthread_join(o->thread, NULL);
    pthread_cond_destroy(&o->wakes);
    pthread_mutex_destroy(&o->mutex);
    arena_free(o->arena);
}
