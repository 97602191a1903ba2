/* SPDX-License-Identifier: EUPL-1.2 */
/* events.c - live events, and who is looking at a ticket.  Both live in memory only: after a
 * restart browsers connect and say again what they look at.
 *
 * A stream lives no longer than its session: log-out, a disabled account and a new password are
 * told by account/ and end it at once, a session that runs out ends it within CARE_MS. */
#include <string.h>

#include "api/api_priv.h"

#define PRESENT_MS 45000 /* a browser says it every 20 s */
#define CARE_MS    2000

static bool sees_tickets(const struct principal *by)
{
    return principal_is(by, ROLE_AGENT) || principal_is(by, ROLE_SUPERVISOR) ||
           principal_is(by, ROLE_CONTROLLER);
}

/* Ends one stream; holding the mutex. */
static void drop(struct api *api, size_t i)
{
    http_stream_close(api->streams[i].stream);
    arena_free(api->streams[i].memory);
    api->streams[i] = api->streams[--api->stream_count];
}

/* Drops the streams whose browser has gone; holding the mutex. */
static void sweep(struct api *api)
{
    for (size_t i = 0; i < api->stream_count;) {
        if (http_stream_over(api->streams[i].stream))
            drop(api, i);
        else
            i++;
    }
}

/* ---- the end of sessions ---- */

static void session_ended(void *arg, struct id account, const uint8_t *hash)
{
    struct api *api = arg;
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    for (size_t i = 0; i < api->stream_count;) {
        const struct stream_place *p = &api->streams[i];

        if (id_eq(p->account, account) &&
            (!hash || crypto_same(p->session, hash, CRYPTO_HASH_SIZE)))
            drop(api, i);
        else
            i++;
    }
}

/* Requests of the same browser may have made the session longer since the stream was opened. */
static bool lasts(struct api *api, struct stream_place *p)
{
    struct fault f = { 0 };

    if (p->until > clock_now())
        return true;
    return login_lasts(api->parts.accounts, p->session, &p->until, &f) ||
           f.kind != FAULT_UNKNOWN; /* a store that cannot answer now ends nobody's session */
}

static void *care(void *arg)
{
    struct api *api = arg;
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    while (!api->stopping) {
        for (size_t i = 0; i < api->stream_count;) {
            if (lasts(api, &api->streams[i]))
                i++;
            else
                drop(api, i);
        }
        thread_cond_wait(&api->woken, &api->mutex, CARE_MS);
    }
    return NULL;
}

bool events_start(struct api *api, struct fault *f)
{
    login_listen(api->parts.accounts, session_ended, api);
    api->caring = thread_start(&api->care, "streams", care, api, f);
    return api->caring;
}

void events_stop(struct api *api)
{
    pthread_mutex_lock(&api->mutex);
    api->stopping = true;
    while (api->stream_count)
        drop(api, 0);
    pthread_cond_signal(&api->woken);
    pthread_mutex_unlock(&api->mutex);
    if (api->caring)
        pthread_join(api->care, NULL);
    api->caring = false;
}

/* ---- streams ---- */

#define WATCHERS (1u << ROLE_SUPERVISOR | 1u << ROLE_CONTROLLER)

static bool in_queue(const struct user_scope *s, struct str queue)
{
    for (size_t i = 0; i < s->queue_count; i++)
        if (str_eq(s->queue[i], queue))
            return true;
    return false;
}

/* What guards a ticket from this account: nothing, where all whom it is guarded for named it. */
static void guards_of(const struct desk_event *e, struct id account, struct scope *s)
{
    s->restricted = e->restricted;
    s->vip = e->vip;
    for (size_t i = 0; i < e->named_count; i++)
        if (id_eq(e->named[i].account, account)) {
            s->restricted = e->restricted && !e->named[i].unrestricted;
            s->vip = e->vip && !e->named[i].unprotected;
        }
}

/* As the lists do it.  Of alerts hear who answers them. */
static bool may_hear(const struct stream_place *p, const struct desk_event *e)
{
    struct scope scope = { .own = p->scope.own,
                           .queues = p->scope.queues,
                           .record = true,
                           .is_own = id_eq(e->assignee, p->account),
                           .in_queue = in_queue(&p->scope, e->queue) };
    bool decides = (p->roles >> ROLE_CONTROLLER & 1u) != 0;

    if (!id_is_none(e->alert))
        return (p->roles & WATCHERS) != 0;
    guards_of(e, p->account, &scope);
    return !scope_decide(&scope, p->roles, decides ? PURPOSE_LEGAL : PURPOSE_SUPPORT);
}

static void send_all(struct api *api, const struct desk_event *e, struct str event, struct str data)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    for (size_t i = 0; i < api->stream_count; i++)
        if (id_eq(api->streams[i].org, e->org) && may_hear(&api->streams[i], e))
            http_stream_send(api->streams[i].stream, event, STR(""), data);
    sweep(api);
}

void events_tell(void *arg, const struct desk_event *e)
{
    scoped(arena) *a = arena_new((size_t)4 << 10);

    if (a && !id_is_none(e->alert))
        send_all(arg, e, STR("alert"), str_printf(a, "{\"id\":\"" ID_FMT "\"}", ID_ARG(e->alert)));
    else if (a)
        send_all(arg, e, STR("ticket"),
                 str_printf(a, "{\"id\":\"" ID_FMT "\",\"version\":%lld}", ID_ARG(e->ticket),
                            (long long)e->version));
}

void events_rescope(struct api *api, struct id account)
{
    session_ended(api, account, NULL);
}

static void keep_stream(struct exchange *x, struct http_stream *stream, struct stream_place place)
{
    struct api *api = x->api;
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    place.stream = stream;
    memcpy(place.session, x->session.hash, sizeof place.session);
    sweep(api);
    /* The session may have ended since the dispatcher saw it: `until` is 0, so it is asked again,
     * now that whoever ends it finds the lock taken and the stream in its place after it. */
    if (api->stopping || api->stream_count == API_STREAMS || !lasts(api, &place)) {
        http_stream_close(stream);
        arena_free(place.memory);
        return;
    }
    api->streams[api->stream_count++] = place;
}

HANDLER(events_get)
{
    struct stream_place place = { .org = x->by.org, .account = x->by.id, .roles = x->by.roles };
    struct http_stream *stream;

    if (!sees_tickets(&x->by))
        return fault_deny(f, "default-deny", "live events are for those who see tickets");
    http_reply_header(x->rp, STR("X-Accel-Buffering"), STR("no"));
    place.memory = arena_new((size_t)64 << 10);
    if (!place.memory ||
        !policy_user_scope(x->api->parts.policy, place.memory, x->by.org, x->by.id, &place.scope,
                           f) ||
        !http_stream_open(x->rp, &stream, f)) {
        arena_free(place.memory);
        return false;
    }
    http_stream_send(stream, STR("ping"), STR(""), STR("{}"));

    keep_stream(x, stream, place);
    return true;
}

/* ---- presence ---- */

static void note_presence(struct api *api, const struct presence *p)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);
    struct presence *place = NULL;
    msec now = clock_now();

    for (size_t i = 0; i < API_PRESENT; i++) {
        struct presence *q = &api->present[i];

        if (id_eq(q->ticket, p->ticket) && id_eq(q->account, p->account)) {
            place = q;
            break;
        }
        if (!place && q->until < now)
            place = q;
    }
    if (place)
        *place = *p;
}

static size_t present_at(struct api *api, struct id org, struct id ticket, struct id but,
                         struct presence *ret, size_t max)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);
    msec now = clock_now();
    size_t n = 0;

    for (size_t i = 0; i < API_PRESENT && n < max; i++) {
        const struct presence *p = &api->present[i];

        if (p->until >= now && id_eq(p->ticket, ticket) && id_eq(p->org, org) &&
            !id_eq(p->account, but))
            ret[n++] = *p;
    }
    return n;
}

static void write_viewer(struct exchange *x, struct json_out *o, const struct presence *p)
{
    struct fault why = { 0 };
    struct user u;

    if (!account_get(x->api->parts.accounts, x->arena, p->account, &u, &why))
        return;
    json_open(o, NULL, '{');
    json_id(o, "id", u.id);
    json_str(o, "name", u.name);
    json_bool(o, "typing", p->typing);
    json_close(o, '}');
}

void write_viewing(struct exchange *x, struct json_out *o, struct id ticket)
{
    struct presence who[20];
    size_t n = present_at(x->api, x->by.org, ticket, x->by.id, who, COUNT_OF(who));

    json_open(o, "viewing", '[');
    for (size_t i = 0; i < n; i++)
        write_viewer(x, o, &who[i]);
    json_close(o, ']');
}

HANDLER(viewing_post)
{
    struct presence p = { .account = x->by.id,
                          .org = x->by.org,
                          .until = clock_now() + PRESENT_MS,
                          .typing = json_flag(x->body, "typing", false) };
    struct presence who[20];
    struct desk_event e;
    enum purpose purpose;
    struct answer n;
    size_t count;

    if (!path_id(x, 0, &p.ticket, f))
        return false;
    if (!sees_tickets(&x->by))
        return fault_deny(f, "default-deny", "tickets are for those who see them");
    if (!asked_purpose(x, &purpose, f) ||
        !desk_has_in_scope(x->api->parts.desk, x->arena, &x->by, purpose, p.ticket, &e, f))
        return false;
    note_presence(x->api, &p);
    /* Only members of the same organisation hear of it, whatever id was sent. */
    count = present_at(x->api, x->by.org, p.ticket, ID_NONE, who, COUNT_OF(who));
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_id(&n.out, "id", p.ticket);
    json_open(&n.out, "users", '[');
    for (size_t i = 0; i < count; i++)
        write_viewer(x, &n.out, &who[i]);
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    send_all(x->api, &e, STR("viewing"), buf_str(&n.buf));
    return reply_nothing(x);
}
