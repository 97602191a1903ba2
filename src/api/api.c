/* SPDX-License-Identifier: EUPL-1.2 */
/* api.c - the dispatcher: route, who is there, CSRF, once, the work, the answer. */
#include <stdlib.h>
#include <string.h>

#include "api/api_priv.h"
#include "base/log.h"

#define API_PREFIX  "/api/v1"
#define BODY_NORMAL ((size_t)1 << 20)
#define BODY_LARGE  ((size_t)64 << 20)

#define LIMIT_NORMAL 50
#define LIMIT_MAX    200

bool api_open(const struct api_parts *parts, struct api **ret_api, struct fault *f)
{
    struct api *api = calloc(1, sizeof *api);

    if (!api)
        return fault_set(f, FAULT_BROKEN, "no memory for the api");
    api->parts = *parts;
    pthread_mutex_init(&api->mutex, NULL);
    thread_cond_init(&api->woken);
    thread_cond_init(&api->assist_ended);
    if (!desk_listen(parts->desk, events_tell, api, f) || !events_start(api, f)) {
        api_close(api);
        return false;
    }
    *ret_api = api;
    return true;
}

void api_set_server(struct api *api, struct http_server *server)
{
    api->server = server;
}

void api_stop(struct api *api)
{
    events_stop(api);
}

void api_drain(struct api *api)
{
    assist_stop(api);
}

void api_close(struct api *api)
{
    if (!api)
        return;
    api_stop(api);
    api_drain(api);
    pthread_cond_destroy(&api->assist_ended);
    pthread_cond_destroy(&api->woken);
    pthread_mutex_destroy(&api->mutex);
    free(api);
}

/* ---- answers ---- */

void answer_start(struct answer *n, struct exchange *x)
{
    n->buf = buf_new(x->arena, API_JSON_MAX);
    n->out = json_out(&n->buf);
}

bool answer_send(struct answer *n, struct exchange *x, int status, struct fault *f)
{
    /* The writer points into `n`, which a caller may have copied. */
    if (!buf_check(&n->buf, f))
        return false;
    http_reply_text(x->rp, status, STR("application/json"), buf_str(&n->buf));
    return true;
}

void answer_list(struct answer *n, struct exchange *x)
{
    answer_start(n, x);
    json_open(&n->out, NULL, '{');
    json_open(&n->out, "items", '[');
}

bool answer_list_send(struct answer *n, struct exchange *x, struct fault *f)
{
    json_close(&n->out, ']');
    json_null_out(&n->out, "next");
    json_close(&n->out, '}');
    return answer_send(n, x, 200, f);
}

bool reply_nothing(struct exchange *x)
{
    x->rp->status = 204;
    return true;
}

/* ---- what a request says ---- */

bool path_id(struct exchange *x, int n, struct id *ret, struct fault *f)
{
    return id_parse(x->part[n], ret) || fault_set(f, FAULT_MISSING, "there is no such record");
}

bool made_before(struct exchange *x, struct id *ret_id, struct fault *f)
{
    *ret_id = x->planned;
    if (!x->replayed.ptr)
        return true;
    scoped_json json_t *kept = json_read(x->replayed, f);
    return kept && (id_parse(json_text(kept, "id"), ret_id) ||
                    fault_set(f, FAULT_BROKEN, "a kept answer names no id"));
}

void keep_id(struct exchange *x, struct id id)
{
    x->keep = str_printf(x->arena, "{\"id\":\"" ID_FMT "\"}", ID_ARG(id));
}

bool field_fault(struct fault *f, const char *field, const char *reason)
{
    return fault_field(f, field, reason);
}

bool only_role(struct exchange *x, enum role role, struct fault *f)
{
    char rule[32];

    if (principal_is(&x->by, role))
        return true;
    snprintf(rule, sizeof rule, "role:%s", role_name(role));
    return fault_deny(f, rule, "this is for the role %s", role_name(role));
}

static enum purpose natural_purpose(const struct principal *by)
{
    if (principal_is(by, ROLE_AGENT) || principal_is(by, ROLE_SUPERVISOR))
        return PURPOSE_SUPPORT;
    return principal_is(by, ROLE_CONTROLLER) ? PURPOSE_LEGAL : PURPOSE_SUPPORT;
}

bool asked_purpose(struct exchange *x, enum purpose *ret, struct fault *f)
{
    struct str word = http_request_query(x->rq, STR("purpose"));

    if (!word.ptr && x->body)
        word = json_text(x->body, "purpose");
    if (word.ptr && !purpose_parse(word, ret))
        return field_fault(f, "purpose", "is not one of the purposes");
    if (!word.ptr)
        *ret = natural_purpose(&x->by);
    return true;
}

int64_t asked_limit(struct exchange *x)
{
    int64_t limit = LIMIT_NORMAL;

    str_to_i64(http_request_query(x->rq, STR("limit")), &limit); /* check_query() has seen it */
    return limit;
}

bool asked_version(struct exchange *x, bool required, int64_t *ret_version, struct fault *f)
{
    struct str tag = str_trim(http_request_header(x->rq, STR("If-Match")));

    *ret_version = 0;
    if (str_eq(tag, STR("*")) || (!tag.len && !required))
        return true;
    if (!tag.len)
        return fault_set(f, FAULT_UNTAGGED, "needs If-Match with the ticket's ETag");
    if (tag.len > 2 && tag.ptr[0] == '"' && tag.ptr[tag.len - 1] == '"' &&
        str_to_i64(str_slice(tag, 1, tag.len - 1), ret_version))
        return true;
    return fault_set(f, FAULT_INVALID, "If-Match is a ticket's ETag, or *");
}

/* ---- finding the route ---- */

static bool path_fits(const char *pattern, struct str path, struct exchange *x)
{
    struct str want = str_of(pattern), w, p;
    int n = 0;

    while (str_split(&want, '/', &w)) {
        if (w.len && w.ptr[0] == '{' && str_ends(w, STR("...}"))) {
            x->part[n] = path; /* the rest of the path */
            return path.len > 0;
        }
        if (!str_split(&path, '/', &p))
            return false;
        if (w.len && w.ptr[0] == '{') {
            if (!p.len || n == API_PARTS_MAX)
                return false;
            x->part[n++] = p;
        } else if (!str_eq(w, p)) {
            return false;
        }
    }
    return path.len == 0;
}

static bool route_fits(const struct route *r, const struct http_request *rq, struct exchange *x)
{
    if (strncmp(r->path, "//", 2) == 0)
        return path_fits(r->path + 1, rq->path, x);
    return str_starts(rq->path, STR(API_PREFIX "/")) &&
           path_fits(r->path, str_from(rq->path, strlen(API_PREFIX)), x);
}

static bool method_fits(const struct route *r, const struct http_request *rq)
{
    return str_eq(str_of(r->method), rq->method) ||
           (strcmp(r->method, "GET") == 0 && http_request_reads(rq));
}

static const struct route *find_route(struct exchange *x, const struct http_request *rq,
                                      bool *ret_path_known)
{
    *ret_path_known = false;
    for (size_t i = 0; i < api_route_count; i++) {
        if (!route_fits(&api_routes[i], rq, x))
            continue;
        *ret_path_known = true;
        if (method_fits(&api_routes[i], rq))
            return &api_routes[i];
    }
    return NULL;
}

/* What a path can do (RFC 9110, 10.2.1); false when there is no such path. */
static bool allowed_methods(struct exchange *x, const struct http_request *rq, struct buf *ret)
{
    for (size_t i = 0; i < api_route_count; i++) {
        if (!route_fits(&api_routes[i], rq, x))
            continue;
        buf_printf(ret, "%s%s", ret->len ? ", " : "", api_routes[i].method);
        if (strcmp(api_routes[i].method, "GET") == 0)
            buf_add(ret, STR(", HEAD"));
    }
    if (!ret->len && console_has(rq->path))
        buf_add(ret, STR("GET, HEAD"));
    return ret->len > 0;
}

/* ---- who is there ---- */

static bool changes(const struct route *r)
{
    return strcmp(r->method, "GET") != 0;
}

static bool check_csrf(struct exchange *x, struct fault *f)
{
    struct str token = http_request_header(x->rq, STR("X-CSRF-Token"));

    if (token.len == x->session.csrf.len && crypto_same(token.ptr, x->session.csrf.ptr, token.len))
        return true;
    return fault_deny(f, "csrf", "the request lacks the session's X-CSRF-Token");
}

bool is_fresh(struct exchange *x, struct fault *f)
{
    return login_is_fresh(&x->session) ||
           fault_deny(f, "step-up", "show a factor again: this needs one shown just now");
}

static bool check_token(struct exchange *x, struct fault *f)
{
    struct str bearer = http_request_header(x->rq, STR("Authorization"));
    struct token token;

    if (!str_starts_nocase(bearer, STR("Bearer ")))
        return fault_set(f, FAULT_UNKNOWN, "needs Authorization: Bearer with a source's token");
    if (!token_check(x->api->parts.accounts, x->arena, str_trim(str_from(bearer, 7)), &token, f))
        return false;
    x->by = token.by;
    if (id_is_none(token.source))
        return fault_deny(f, "token:tasks", "this token is for AI tasks, not for a source");
    x->source = token.source;
    return true;
}

static bool check_task_token(struct exchange *x, struct fault *f)
{
    struct str bearer = http_request_header(x->rq, STR("Authorization"));
    struct token token;

    if (!str_starts_nocase(bearer, STR("Bearer ")))
        return fault_set(f, FAULT_UNKNOWN, "needs Authorization: Bearer with a token for AI tasks");
    if (!token_check(x->api->parts.accounts, x->arena, str_trim(str_from(bearer, 7)), &token, f))
        return false;
    x->by = token.by;
    if (!token.tasks.len)
        return fault_deny(f, "token:source", "this token is for a source, not for AI tasks");
    x->tasks = token.tasks;
    return true;
}

/* What belongs to the login, and so to every organisation it serves, is all below /me. */
static bool is_the_logins(const struct route *r)
{
    return strncmp(r->path, "/me/", 4) == 0;
}

static bool check_session(struct exchange *x, const struct route *r, struct fault *f)
{
    const struct user *u = &x->session.user;

    if (!login_session(x->api->parts.accounts, x->arena,
                       http_request_cookie(x->rq, cookie_name(x->api, COOKIE_SESSION)), &x->session,
                       f))
        return false;
    if (x->session.next == LOGIN_DONE)
        x->by = (struct principal){ u->id, u->org, u->roles, !login_is_fresh(&x->session) };
    else if (r->auth != AUTH_HALF)
        return fault_set(f, FAULT_UNKNOWN, "the log-in is not done: see GET /session");
    return (!changes(r) || check_csrf(x, f)) &&
           (!is_the_logins(r) || login_is_own(&x->session, f)) &&
           (!(r->flags & ROUTE_FRESH) || is_fresh(x, f));
}

static bool authenticate(struct exchange *x, const struct route *r, struct fault *f)
{
    switch (r->auth) {
    case AUTH_NONE:
        return true;
    case AUTH_TOKEN:
        return check_token(x, f);
    case AUTH_TASKS:
        return check_task_token(x, f);
    case AUTH_HALF:
    case AUTH_SESSION:
        break;
    }
    return check_session(x, r, f);
}

/* ---- bodies ---- */

static bool has_member(const char *members, struct str name)
{
    struct str rest = str_of(members);
    struct schema_member m;

    while (schema_next(&rest, &m))
        if (str_eq(m.name, name))
            return true;
    return false;
}

/* Each member must be one of the schema's, and those that are not optional must be there. */
static bool check_fields(const char *members, json_t *body, struct exchange *x, struct fault *f)
{
    struct str rest = str_of(members);
    struct schema_member m;
    const char *key;
    bool ok = true;
    json_t *v;

    json_object_foreach(body, key, v)
    {
        if (!has_member(members, str_of(key)))
            ok = fault_field(f, key, "unknown field");
    }
    while (schema_next(&rest, &m))
        if (!m.optional && !json_object_get(body, str_cstr(x->arena, m.name)))
            ok = fault_field(f, str_cstr(x->arena, m.name), "is missing");
    return ok;
}

/* Names no route knows are mistyped filters: answering without them would answer something else. */
static bool check_query(struct exchange *x, const struct route *r, struct fault *f)
{
    const struct form *query = &x->rq->query;
    struct str limit = http_request_query(x->rq, STR("limit"));
    bool ok = true;
    int64_t n;

    for (size_t i = 0; i < query->n; i++)
        if (!has_member(r->query, query->fields[i].name))
            ok = fault_field(f, str_cstr(x->arena, query->fields[i].name), "unknown parameter");
    if (limit.ptr && (!str_to_i64(limit, &n) || n < 1 || n > LIMIT_MAX))
        ok = fault_field(f, "limit", "is a number from 1 to 200");
    return ok;
}

static bool read_body(struct exchange *x, const struct route *r, struct fault *f)
{
    if (!(r->flags & ROUTE_JSON))
        return true;
    x->body = json_read(x->rq->body, f);
    if (!x->body)
        return false;
    if (!json_is_object(x->body))
        return fault_set(f, FAULT_INVALID, "the body must be a JSON object");
    if (strcmp(r->method, "PATCH") == 0 && !json_object_size(x->body))
        return fault_field(f, "", "name at least one field to change");
    return check_fields(schema_members(r->body), x->body, x, f);
}

/* ---- once ---- */

static void digest_request(const struct http_request *rq, uint8_t ret[static 32])
{
    struct crypto_part parts[] = { { rq->method.ptr, rq->method.len },
                                   { "\n", 1 },
                                   { rq->path.ptr, rq->path.len },
                                   { "\n", 1 },
                                   { rq->body.ptr, rq->body.len } };

    crypto_sha256(parts, COUNT_OF(parts), ret);
}

static bool run_once(struct exchange *x, const struct route *r, struct str key, struct fault *f)
{
    struct accounts *acc = x->api->parts.accounts;
    struct once once = { .principal = x->by.id };
    struct fault late = { 0 };
    uint8_t digest[32];

    digest_request(x->rq, digest);
    if (!once_begin(acc, x->arena, key, digest, &once, &x->replayed, f))
        return false;
    if (x->replayed.ptr) {
        http_reply_header(x->rp, STR("Idempotency-Replayed"), STR("true"));
        return r->run(x, f);
    }
    x->planned = once.planned;
    if (!r->run(x, f)) {
        once_abandon(acc, &once);
        return false;
    }
    if (!once_finish(acc, &once, x->rp->status, x->keep.ptr ? x->keep : STR("{}"), &late))
        log_fault("api", &late); /* the work is done: the answer stands */
    return true;
}

static bool run_route(struct exchange *x, const struct route *r, struct fault *f)
{
    struct str key = http_request_header(x->rq, STR("Idempotency-Key"));

    bool is_page = strncmp(r->path, "//", 2) == 0; /* where links may carry anything */

    if (!is_page && changes(r) && !check_origin(x, f))
        return false;
    if (!authenticate(x, r, f) || (!is_page && !check_query(x, r, f)) || !read_body(x, r, f))
        return false;
    if ((r->flags & ROUTE_ONCE) && key.ptr)
        return run_once(x, r, key, f);
    return r->run(x, f);
}

/* What is told of a request that came to nothing. */
static void note_fault(struct exchange *x, const struct fault *f)
{
    if (x->route)
        refusal_note(x, x->route, f);
    if (fault_http_status(f->kind) >= 500)
        log_fault("api", f);
}

/* ---- later ---- */

struct delayed {
    struct exchange exchange;
    bool (*run)(struct exchange *x, void *arg, struct fault *f);
    void *arg;
};

static bool run_delayed(void *arg, struct fault *f)
{
    struct delayed *d = arg;
    bool done = d->run(&d->exchange, d->arg, f);

    if (!done)
        note_fault(&d->exchange, f);
    return done;
}

bool answer_later(struct exchange *x, bool (*run)(struct exchange *x, void *arg, struct fault *f),
                  void *arg, struct fault *f)
{
    struct delayed *d = arena_make(x->arena, struct delayed);

    if (!d)
        return arena_check(x->arena, f);
    *d = (struct delayed){ *x, run, arg };
    d->exchange.body = NULL;
    http_reply_later(x->rp, run_delayed, d);
    return true;
}

/* ---- the handler ---- */

/* Strict: nothing inline, nothing from elsewhere, no frames, no sniffing. */
static void add_security_headers(struct exchange *x)
{
    static const struct {
        const char *name, *value;
    } headers[] = {
        { "Content-Security-Policy",
          "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src "
          "'self' data:; "
          "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
          "frame-ancestors 'none'; manifest-src 'self'" },
        { "X-Content-Type-Options", "nosniff" },
        { "Referrer-Policy", "no-referrer" },
        { "Cross-Origin-Opener-Policy", "same-origin" },
        { "Cross-Origin-Resource-Policy", "same-origin" },
        { "Permissions-Policy", "camera=(), microphone=(), geolocation=()" },
    };

    for (size_t i = 0; i < COUNT_OF(headers); i++)
        http_reply_header(x->rp, str_of(headers[i].name), str_of(headers[i].value));
    if (x->api->parts.secure_cookies)
        http_reply_header(x->rp, STR("Strict-Transport-Security"),
                          STR("max-age=31536000; includeSubDomains"));
}

static void explain(void *ctx, const struct http_request *rq, const struct fault *f,
                    struct http_reply *rp);

/* No route has this method: 405 with what there is, which is also the answer to OPTIONS. */
static bool no_such_method(struct exchange *x, struct fault *f)
{
    struct buf allowed = buf_new(x->arena, 256);
    struct fault why = { 0 };

    if (!allowed_methods(x, x->rq, &allowed))
        return fault_set(f, FAULT_MISSING, "there is no such path");
    buf_add(&allowed, STR(", OPTIONS"));
    if (!buf_check(&allowed, f))
        return false;
    http_reply_set_header(x->rp, STR("Allow"), buf_str(&allowed));
    if (str_eq(x->rq->method, STR("OPTIONS")))
        return reply_nothing(x);
    *x->rp = (struct http_reply){ .status = 405, .exchange = x->rp->exchange };
    fault_set(&why, FAULT_INVALID, "this path has other methods: see Allow");
    explain(x->api, x->rq, &why, x->rp);
    http_reply_set_header(x->rp, STR("Allow"), buf_str(&allowed));
    return true;
}

static bool is_below_api(struct str path)
{
    return str_starts(path, STR("/api/")) || str_starts(path, STR("/v1/"));
}

static bool handle(void *ctx, struct http_request *rq, struct http_reply *rp, struct fault *f)
{
    struct exchange x = { .api = ctx, .rq = rq, .rp = rp, .arena = rq->arena };
    bool path_known, done, is_api = is_below_api(rq->path);
    const struct route *r = find_route(&x, rq, &path_known);

    x.route = r;
    add_security_headers(&x);
    if (is_api)
        http_reply_header(rp, STR("Cache-Control"), STR("no-store"));
    if (r)
        done = run_route(&x, r, f);
    else if (path_known || !http_request_reads(rq))
        done = no_such_method(&x, f);
    else if (is_api)
        done = fault_set(f, FAULT_MISSING, "there is no such path");
    else
        done = console_get(&x, f);
    json_decref(x.body);
    if (!done)
        note_fault(&x, f);
    return done;
}

static bool plan_body(void *ctx, const struct http_request *rq, struct http_plan *plan,
                      struct fault *f)
{
    struct exchange x = { .api = ctx };
    bool path_known;
    const struct route *r = find_route(&x, rq, &path_known);

    (void)f;
    plan->body_max = r && (r->flags & ROUTE_LARGE) ? BODY_LARGE : BODY_NORMAL;
    return true;
}

/* RFC 9457.  Details of our own faults (5xx) stay in the log. */
struct str problem_json(struct arena *a, const struct fault *f, int status)
{
    struct buf b = buf_new(a, (size_t)16 << 10);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_str(&o, "type", str_printf(a, "urn:guichet:problem:%d", status));
    json_str(&o, "title", http_status_name(status));
    json_i64(&o, "status", status);
    if (f->kind == FAULT_FIELDS) {
        json_cstr(&o, "detail", "some fields are wrong");
        json_raw(&o, "fields", str_of(f->text));
    } else {
        json_cstr(&o, "detail",
                  status == 500   ? "the program or its disk failed; the log says more"
                  : status == 503 ? "busy, or no room on the disk: try again later"
                                  : f->text);
    }
    if (f->rule[0])
        json_cstr(&o, "rule", f->rule);
    json_close(&o, '}');
    return buf_str(&b);
}

static void explain(void *ctx, const struct http_request *rq, const struct fault *f,
                    struct http_reply *rp)
{
    struct exchange x = { .api = ctx, .rq = rq, .rp = rp, .arena = rq->arena };

    add_security_headers(&x);
    http_reply_set_header(rp, STR("Cache-Control"), STR("no-store"));
    if (form_explain(&x) || help_explain(&x) || human_explain(&x) || entrance_explain(&x, f))
        return;
    http_reply_set_header(rp, STR("Content-Type"), STR("application/problem+json"));
    rp->body = problem_json(rq->arena, f, rp->status);
}

struct http_handler api_handler(struct api *api)
{
    return (struct http_handler){
        .ctx = api, .accept = plan_body, .handle = handle, .explain = explain
    };
}
