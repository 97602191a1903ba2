/* SPDX-License-Identifier: EUPL-1.2 */
/* public.c - what needs no log-in: the public form, health, metrics, the console's own files. */
#include <string.h>

#include "api/api_priv.h"
#include "base/log.h"
#include "console_files.h"

#define DESK           (x->api->parts.desk)
#define PROBE_EVERY_MS 1000

/* ---- the public form ---- */

/* No script needed; words by the browser's language. */
struct form_words {
    const char *lang, *title, *name, *email, *subject, *text, *send, *thanks, *note, *again;
    const char *missing, *large, *busy, *unread;
};

static const struct form_words words_fr = {
    "fr",
    "Nous écrire",
    "Votre nom",
    "Votre adresse e-mail",
    "Objet",
    "Votre message",
    "Envoyer",
    "Merci, votre message est arrivé.",
    "Numéro de votre demande :",
    "Indiquez un message et une adresse e-mail.",
    "Ce formulaire n'existe pas.",
    "Votre message est trop long.",
    "Le service est occupé. Réessayez dans quelques minutes.",
    "Votre message n'a pas pu être lu. Revenez au formulaire et réessayez.",
};
static const struct form_words words_en = {
    "en",
    "Write to us",
    "Your name",
    "Your e-mail address",
    "Subject",
    "Your message",
    "Send",
    "Thank you, your message has arrived.",
    "Number of your request:",
    "Please give a message and an e-mail address.",
    "There is no such form.",
    "Your message is too long.",
    "The service is busy. Please try again in a few minutes.",
    "Your message could not be read. Please go back to the form and try again.",
};

static const struct form_words *words_of(const struct exchange *x)
{
    struct str wish = http_request_header(x->rq, STR("Accept-Language"));

    return str_starts_nocase(wish, STR("en")) ? &words_en : &words_fr;
}

static void start_page(struct buf *b, const struct form_words *w)
{
    buf_printf(b,
               "<!doctype html><html lang=\"%s\"><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width\">"
               "<title>%s</title><link rel=\"stylesheet\" href=\"../help/style.css\">"
               "<main><h1>%s</h1>",
               w->lang, w->title, w->title);
}

static bool send_page(struct exchange *x, struct buf *b, int status, struct fault *f)
{
    buf_add(b, STR("</main></html>\n"));
    if (!buf_check(b, f))
        return false;
    http_reply_text(x->rp, status, STR("text/html; charset=utf-8"), buf_str(b));
    return true;
}

static bool form_source(struct exchange *x, struct source_row *ret, struct fault *f)
{
    struct id id;

    return path_id(x, 0, &id, f) && desk_source(DESK, x->arena, ID_NONE, id, ret, f) &&
           (str_eq(ret->channel, STR("form")) ||
            fault_set(f, FAULT_MISSING, "there is no such form"));
}

static bool send_form(struct exchange *x, const char *note, int status, struct fault *f)
{
    const struct form_words *w = words_of(x);
    struct buf b = buf_new(x->arena, (size_t)64 << 10);

    start_page(&b, w);
    if (note)
        buf_printf(&b, "<p role=\"alert\">%s</p>", note);
    buf_printf(&b,
               "<form method=\"post\" enctype=\"multipart/form-data\">"
               "<p><label>%s<br><input name=\"name\" autocomplete=\"name\"></label>"
               "<p><label>%s<br><input name=\"email\" type=\"email\" required "
               "autocomplete=\"email\"></label>"
               "<p><label>%s<br><input name=\"subject\"></label>"
               "<p><label>%s<br><textarea name=\"text\" rows=\"10\" cols=\"60\" required>"
               "</textarea></label>"
               "<p><button>%s</button></form>",
               w->name, w->email, w->subject, w->text, w->send);
    return send_page(x, &b, status, f);
}

HANDLER(form_get)
{
    struct source_row source;

    return form_source(x, &source, f) && send_form(x, NULL, 200, f);
}

/* The form's fields as the JSON of POST /messages: the same door. */
static struct str form_json(struct exchange *x, const struct form *form)
{
    struct buf b = buf_new(x->arena, INCOMING_BYTES_MAX);
    struct json_out o = json_out(&b);
    struct str subject = form_value(form, STR("subject"));

    json_open(&o, NULL, '{');
    json_open(&o, "from", '{');
    json_str(&o, "name", form_value(form, STR("name")));
    json_str(&o, "email", str_trim(form_value(form, STR("email"))));
    json_close(&o, '}');
    if (subject.len)
        json_str(&o, "subject", subject);
    json_str(&o, "text", form_value(form, STR("text")));
    json_close(&o, '}');
    return buf_str(&b);
}

HANDLER(form_post)
{
    const struct form_words *w = words_of(x);
    struct buf b = buf_new(x->arena, (size_t)64 << 10);
    struct source_row source;
    struct principal tool;
    struct taken taken;
    struct form form;

    if (!form_source(x, &source, f) ||
        !form_body(x->arena, http_request_header(x->rq, STR("Content-Type")), x->rq->body, &form,
                   f))
        return false;
    if (!str_trim(form_value(&form, STR("text"))).len ||
        str_chr(form_value(&form, STR("email")), '@', 0) == STR_NPOS)
        return send_form(x, w->again, 422, f);
    tool = (struct principal){ source.id, source.org, 1u << ROLE_TOOL };
    if (!desk_receive(DESK, &source, &tool, FORMAT_JSON, form_json(x, &form), &taken, f))
        return false;
    start_page(&b, w);
    buf_printf(&b, "<p>%s</p>", w->thanks);
    if (taken.number)
        buf_printf(&b, "<p>%s <strong>%lld</strong></p>", w->note, (long long)taken.number);
    return send_page(x, &b, 200, f);
}

bool form_explain(struct exchange *x)
{
    const struct form_words *w = words_of(x);
    struct buf b = buf_new(x->arena, (size_t)64 << 10);
    struct fault f = { 0 };
    int status = x->rp->status;

    if (!str_starts(x->rq->path, STR("/form/")) || status == 405) /* no form sends that */
        return false;
    start_page(&b, w);
    buf_printf(&b, "<p role=\"alert\">%s</p>",
               status == 404   ? w->missing
               : status == 413 ? w->large
               : status >= 500 ? w->busy
                               : w->unread);
    return send_page(x, &b, status, &f);
}

/* ---- health and metrics ---- */

HANDLER(health_get)
{
    (void)f;
    http_reply_text(x->rp, 200, STR("text/plain"), STR("ok\n"));
    return true;
}

/* Asked without a log-in, so that one probe a second is all that it costs. */
static bool store_is_writable(struct api *api)
{
    struct fault f = { 0 };
    bool done;

    {
        scoped_lock pthread_mutex_t *held = lock(&api->mutex);

        if (api->probe.at_work || clock_now() - api->probe.at < PROBE_EVERY_MS)
            return !api->probe.failed;
        api->probe.at_work = true;
    }
    done = store_probe(api->parts.store, &f) && desk_probe(api->parts.desk, &f);
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);
    if (!done && !api->probe.failed)
        log_fault("readyz", &f);
    api->probe.at = clock_now();
    api->probe.at_work = false;
    api->probe.failed = !done;
    return done;
}

static bool is_stopping(struct api *api)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    return api->stopping;
}

HANDLER(ready_get)
{
    struct str why = is_stopping(x->api)          ? STR("stopping\n")
                     : !store_is_writable(x->api) ? STR("the store cannot be written to\n")
                                                  : STR_NONE;

    if (!why.ptr)
        return health_get(x, f);
    http_reply_text(x->rp, 503, STR("text/plain"), why);
    http_reply_header(x->rp, STR("Retry-After"), STR("5"));
    return true;
}

static void metric(struct buf *b, const char *name, const char *kind, const char *help,
                   uint64_t value)
{
    buf_printf(b, "# HELP guichet_%s %s\n# TYPE guichet_%s %s\nguichet_%s %llu\n", name, help, name,
               kind, name, (unsigned long long)value);
}

static void server_metrics(struct buf *b, const struct http_server *server)
{
    struct http_figures h;
    uint64_t sum = 0;

    http_server_figures(server, &h);
    metric(b, "connections", "gauge", "open connections", h.connections);
    metric(b, "streams", "gauge", "open event streams", h.streams);
    buf_add(b, STR("# HELP guichet_requests_total requests by class of status\n"
                   "# TYPE guichet_requests_total counter\n"));
    for (int i = 1; i < 6; i++)
        buf_printf(b, "guichet_requests_total{status=\"%dxx\"} %llu\n", i,
                   (unsigned long long)h.requests[i]);
    buf_add(b, STR("# HELP guichet_request_seconds time to answer\n"
                   "# TYPE guichet_request_seconds histogram\n"));
    for (int i = 0; i < HTTP_LATENCY_BUCKETS; i++) {
        sum += h.latency[i];
        if (i + 1 < HTTP_LATENCY_BUCKETS)
            buf_printf(b, "guichet_request_seconds_bucket{le=\"%g\"} %llu\n",
                       (double)http_latency_bounds[i] / 1e6, (unsigned long long)sum);
    }
    buf_printf(b,
               "guichet_request_seconds_bucket{le=\"+Inf\"} %llu\nguichet_request_seconds_sum %g\n"
               "guichet_request_seconds_count %llu\n",
               (unsigned long long)sum, (double)h.latency_ns / 1e9, (unsigned long long)sum);
}

HANDLER(metrics_get)
{
    struct buf b = buf_new(x->arena, (size_t)256 << 10);
    struct store_figures s;
    struct desk_figures d;

    store_figures(x->api->parts.store, &s);
    desk_figures(DESK, &d);
    metric(&b, "messages_taken_total", "counter", "messages taken in", d.taken);
    metric(&b, "messages_duplicate_total", "counter", "messages that were there already",
           d.duplicates);
    metric(&b, "messages_quarantined_total", "counter", "messages held back", d.quarantined);
    metric(&b, "messages_failed_total", "counter", "messages that could not be taken", d.failed);
    metric(&b, "store_commits_total", "counter", "durable commits", s.commits);
    metric(&b, "store_jobs_total", "counter", "pieces of work committed in them", s.jobs);
    buf_add(&b, STR("# HELP guichet_stage_seconds_total time in each stage of intake\n"
                    "# TYPE guichet_stage_seconds_total counter\n"));
    for (size_t i = 0; i < d.stages; i++)
        buf_printf(&b, "guichet_stage_seconds_total{stage=\"%s\"} %g\n", d.stage[i],
                   (double)d.ns[i] / 1e9);
    if (x->api->server)
        server_metrics(&b, x->api->server);
    if (!buf_check(&b, f))
        return false;
    http_reply_text(x->rp, 200, STR("text/plain; version=0.0.4; charset=utf-8"), buf_str(&b));
    return true;
}

/* ---- the console ---- */

static const struct console_file *find_file(struct str path)
{
    if (str_eq(path, STR("/sso"))) /* where an identity provider sends the browser back to */
        path = STR("/");
    for (size_t i = 0; i < console_file_count; i++)
        if (str_eq(path, str_of(console_files[i].path)))
            return &console_files[i];
    return NULL;
}

bool console_has(struct str path)
{
    return find_file(path) != NULL;
}

bool console_get(struct exchange *x, struct fault *f)
{
    const struct console_file *file = find_file(x->rq->path);
    struct http_static s;

    if (!file)
        return fault_set(f, FAULT_MISSING, "there is no such path");
    s = (struct http_static){ .type = str_of(file->type),
                              .etag = str_of(file->etag),
                              .bytes = str_make(file->bytes, file->size),
                              .gzip = file->gzip,
                              .immutable = file->immutable };
    return http_reply_static(x->rq, x->rp, &s, f);
}
