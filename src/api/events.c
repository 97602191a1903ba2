/* SPDX-License-Identifier: EUPL-1.2 */
/* events.c - live events, and who is looking at a ticket.  Both live in memory only: after a
 * restart browsers connect and say again what they look at. */
#include <string.h>

#include "api/api_priv.h"

#define PRESENT_MS 45000 /* a browser says it every 20 s */

static bool sees_tickets(const struct principal *by)
{
    return principal_is(by, ROLE_AGENT) || principal_is(by, ROLE_SUPERVISOR) ||
           principal_is(by, ROLE_CONTROLLER);
}

/* Drops the streams whose browser has gone; holding the mutex. */
static void sweep(struct api *api)
{
    for (size_t i = 0; i < api->stream_count;) {
        if (http_stream_over(api->streams[i].stream)) {
            http_stream_close(api->streams[i].stream);
            api->streams[i] = api->streams[--api->stream_count];
        } else {
            i++;
        }
    }
}

static void send_all(struct api *api, struct id org, struct str event, struct str data)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    for (size_t i = 0; i < api->stream_count; i++)
        if (id_eq(api->streams[i].org, org))
            http_stream_send(api->streams[i].stream, event, STR(""), data);
    sweep(api);
}

void events_tell(void *arg, const struct desk_event *e)
{
    scoped(arena) *a = arena_new((size_t)4 << 10);

    if (a)
        send_all(arg, e->org, STR("ticket"),
                 str_printf(a, "{\"id\":\"" ID_FMT "\",\"version\":%lld}", ID_ARG(e->ticket),
                            (long long)e->version));
}

HANDLER(events_get)
{
    struct api *api = x->api;
    struct http_stream *stream;

    if (!sees_tickets(&x->by))
        return fault_deny(f, "default-deny", "live events are for those who see tickets");
    http_reply_header(x->rp, STR("X-Accel-Buffering"), STR("no"));
    if (!http_stream_open(x->rp, &stream, f))
        return false;
    http_stream_send(stream, STR("ping"), STR(""), STR("{}"));

    scoped_lock pthread_mutex_t *held = lock(&api->mutex);
    sweep(api);
    if (api->stopping || api->stream_count == API_STREAMS) {
        http_stream_close(stream);
        return true;
    }
    api->streams[api->stream_count++] = (struct stream_place){ stream, x->by.org, x->by.id };
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

void write_viewing(struct exchange *x, struct json_out *o, struct id ticket)
{
    struct presence who[20];
    size_t n = present_at(x->api, x->by.org, ticket, x->by.id, who, COUNT_OF(who));

    json_open(o, "viewing", '[');
    for (size_t i = 0; i < n; i++)
        write_account(x, o, NULL, who[i].account);
    json_close(o, ']');
}

HANDLER(viewing_post)
{
    struct presence p = { .account = x->by.id,
                          .org = x->by.org,
                          .until = clock_now() + PRESENT_MS,
                          .typing = json_flag(x->body, "typing", false) };
    struct presence who[20];
    struct answer n;
    size_t count;

    if (!path_id(x, 0, &p.ticket, f))
        return false;
    if (!sees_tickets(&x->by))
        return fault_deny(f, "default-deny", "tickets are for those who see them");
    note_presence(x->api, &p);
    /* Only members of the same organisation hear of it, whatever id was sent. */
    count = present_at(x->api, x->by.org, p.ticket, ID_NONE, who, COUNT_OF(who));
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_id(&n.out, "id", p.ticket);
    json_open(&n.out, "users", '[');
    for (size_t i = 0; i < count; i++)
        write_account(x, &n.out, NULL, who[i].account);
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    send_all(x->api, x->by.org, STR("viewing"), buf_str(&n.buf));
    return reply_nothing(x);
}
