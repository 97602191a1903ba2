/* SPDX-License-Identifier: EUPL-1.2 */
/* tickets.c - lists, tickets, changes, answers, reveals, attachments, persons, intake. */
#include <string.h>

#include "api/api_priv.h"
#include "desk/opening.h"

#define DESK (x->api->parts.desk)

/* ---- lists ---- */

static const struct {
    const char *name;
    enum ticket_view view;
} views[] = {
    { "mine", VIEW_MINE },           { "unassigned", VIEW_UNASSIGNED },
    { "open", VIEW_OPEN },           { "urgent", VIEW_URGENT },
    { "pending", VIEW_PENDING },     { "solved", VIEW_SOLVED },
    { "automatic", VIEW_AUTOMATIC }, { "all", VIEW_ALL },
};

const char *api_view_at(int i)
{
    return i < (int)COUNT_OF(views) ? views[i].name : NULL;
}

HANDLER(views_get)
{
    int64_t counts[VIEWS];
    struct answer n;
    enum purpose purpose;

    if (!asked_purpose(x, &purpose, f) || !desk_counts(DESK, &x->by, purpose, counts, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        json_open(&n.out, NULL, '{');
        json_cstr(&n.out, "view", views[i].name);
        json_i64(&n.out, "count", counts[views[i].view]);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* A cursor is "MILLISECONDS-ID" of the last line. */
static bool read_cursor(struct exchange *x, struct ticket_filter *filter, struct fault *f)
{
    struct str cursor = http_request_query(x->rq, STR("cursor"));
    size_t dash = str_chr(cursor, '.', 0);

    filter->before = INT64_MAX;
    memset(&filter->before_id, 0xff, sizeof filter->before_id);
    if (!cursor.len)
        return true;
    if (dash != STR_NPOS && str_to_i64(str_slice(cursor, 0, dash), &filter->before) &&
        id_parse(str_from(cursor, dash + 1), &filter->before_id))
        return true;
    return field_fault(f, "cursor", "is not one this desk gave");
}

static bool read_filter(struct exchange *x, struct ticket_filter *filter, struct fault *f)
{
    struct str view = http_request_query(x->rq, STR("view"));
    struct str status = http_request_query(x->rq, STR("status"));
    struct str priority = http_request_query(x->rq, STR("priority"));
    struct str assignee = http_request_query(x->rq, STR("assignee"));
    enum status s;
    enum priority p;
    bool known = !view.len, ok = true;

    *filter = (struct ticket_filter){
        .view = VIEW_ALL, .priority = -1, .status = -1, .limit = asked_limit(x)
    };
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        if (str_eq(view, str_of(views[i].name))) {
            filter->view = views[i].view;
            known = true;
        }
    }
    if (!known)
        ok = field_fault(f, "view", "is not one of the views");
    if (status.len && !status_parse(status, &s))
        ok = field_fault(f, "status", "is not one of the statuses");
    if (priority.len && !priority_parse(priority, &p))
        ok = field_fault(f, "priority", "is not one of the priorities");
    if (assignee.len && !id_parse(assignee, &filter->assignee))
        ok = field_fault(f, "assignee", "is not an id");
    if (!ok)
        return read_cursor(x, filter, f) && ok;
    if (status.len)
        filter->status = (int)s;
    if (priority.len)
        filter->priority = (int)p;
    filter->queue = http_request_query(x->rq, STR("queue"));
    filter->intent = http_request_query(x->rq, STR("intent"));
    if (!filter->queue.len)
        filter->queue = STR_NONE;
    if (!filter->intent.len)
        filter->intent = STR_NONE;
    return read_cursor(x, filter, f);
}

static void write_page(struct exchange *x, struct json_out *o, const struct ticket_page *page)
{
    json_open(o, "items", '[');
    for (size_t i = 0; i < page->count; i++)
        write_line(x, o, &page->lines[i]);
    json_close(o, ']');
    if (page->more && page->count) {
        const struct ticket_row *last = &page->lines[page->count - 1].row;

        json_str(o, "next",
                 str_printf(x->arena, "%lld." ID_FMT, (long long)last->updated, ID_ARG(last->id)));
    } else {
        json_null_out(o, "next");
    }
}

HANDLER(tickets_get)
{
    struct ticket_filter filter;
    struct ticket_page page;
    enum purpose purpose;
    struct answer n;

    if (!read_filter(x, &filter, f) || !asked_purpose(x, &purpose, f) ||
        !desk_tickets(DESK, x->arena, &x->by, purpose, &filter, http_request_query(x->rq, STR("q")),
                      &page, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    write_page(x, &n.out, &page);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- one ticket ---- */

static bool send_ticket(struct exchange *x, struct id ticket, struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    return write_ticket(x, &n, ticket, f) && answer_send(&n, x, 200, f);
}

HANDLER(ticket_get)
{
    struct id ticket;

    return path_id(x, 0, &ticket, f) && send_ticket(x, ticket, f);
}

/* Members of the body into a change; null is meant for the assignee only. */
static bool read_tags(struct exchange *x, struct ticket_change *c, struct fault *f)
{
    json_t *tags = json_object_get(x->body, "tags");
    struct buf b = buf_new(x->arena, (size_t)16 << 10);
    struct json_out o = json_out(&b);

    if (!tags)
        return true;
    if (!json_is_array(tags) || json_array_size(tags) > 20)
        return field_fault(f, "tags", "is a list of at most 20 texts");
    json_open(&o, NULL, '[');
    for (size_t i = 0; i < json_array_size(tags); i++) {
        const json_t *t = json_array_get(tags, i);

        if (!json_is_string(t) || json_string_length(t) == 0 || json_string_length(t) > 60)
            return field_fault(f, "tags", "each tag is a text of 1 to 60 bytes");
        json_str(&o, NULL, str_make(json_string_value(t), json_string_length(t)));
    }
    json_close(&o, ']');
    c->has_tags = true;
    c->tags = buf_str(&b);
    return true;
}

static bool known_intent(struct exchange *x, struct str intent)
{
    const struct str *labels;
    size_t n = triage_intents(desk_triage(DESK), &labels);

    (void)x;
    for (size_t i = 0; i < n; i++)
        if (str_eq(labels[i], intent))
            return true;
    return false;
}

static bool read_corrections(struct exchange *x, struct ticket_change *c, struct fault *f)
{
    bool ok = true;

    c->has_sentiment = json_object_get(x->body, "sentiment") != NULL;
    c->has_lang = json_object_get(x->body, "lang") != NULL;
    if (c->has_sentiment && !sentiment_parse(json_text(x->body, "sentiment"), &c->sentiment))
        ok = field_fault(f, "sentiment", "is not one of the sentiments");
    if (c->has_lang && !lang_parse(json_text(x->body, "lang"), &c->lang))
        ok = field_fault(f, "lang", "is not one of the languages");
    return ok;
}

static bool read_change(struct exchange *x, struct ticket_change *c, struct fault *f)
{
    struct str status = json_text(x->body, "status"), priority = json_text(x->body, "priority");
    json_t *assignee = json_object_get(x->body, "assignee");
    json_t *queue = json_object_get(x->body, "queue"), *intent = json_object_get(x->body, "intent");
    bool ok = true;

    c->has_status = json_object_get(x->body, "status") != NULL;
    c->has_priority = json_object_get(x->body, "priority") != NULL;
    c->has_assignee = assignee != NULL;
    c->has_queue = queue != NULL;
    c->has_intent = intent != NULL;
    c->queue = json_text(x->body, "queue");
    c->intent = json_text(x->body, "intent");
    if (c->has_status && !status_parse(status, &c->status))
        ok = field_fault(f, "status", "is not one of the statuses");
    if (c->has_priority && !priority_parse(priority, &c->priority))
        ok = field_fault(f, "priority", "is not one of the priorities");
    if (assignee && !json_is_null(assignee) &&
        !id_parse(json_text(x->body, "assignee"), &c->assignee))
        ok = field_fault(f, "assignee", "is the id of a colleague, or null");
    if (queue && !c->queue.len)
        ok = field_fault(f, "queue", "is one of the organisation's queues");
    if (intent && !known_intent(x, c->intent))
        ok = field_fault(f, "intent", "is not one of the intents");
    ok = read_corrections(x, c, f) && ok;
    return read_tags(x, c, f) && ok;
}

HANDLER(ticket_patch)
{
    struct ticket_change change = { 0 };
    struct id ticket;
    int64_t version;

    return path_id(x, 0, &ticket, f) && asked_version(x, true, &version, f) &&
           read_change(x, &change, f) && desk_change(DESK, &x->by, ticket, version, &change, f) &&
           send_ticket(x, ticket, f);
}

/* ---- answers and notes ---- */

static bool send_message(struct exchange *x, struct id ticket, struct id message, struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    return write_one_message(x, &n, ticket, message, f) && answer_send(&n, x, 201, f);
}

static bool write_reply(struct exchange *x, struct reply *reply, struct fault *f)
{
    struct str status = json_text(x->body, "status");
    struct id ticket, message;

    if (!path_id(x, 0, &ticket, f))
        return false;
    if (!made_before(x, &reply->id, f))
        return false;
    if (x->replayed.ptr)
        return send_message(x, ticket, reply->id, f);
    reply->text = json_text(x->body, "text");
    if (!reply->text.ptr)
        return field_fault(f, "text", "must be a text");
    reply->has_status = json_object_get(x->body, "status") != NULL;
    if (reply->has_status && !status_parse(status, &reply->status))
        return field_fault(f, "status", "is not one of the statuses");
    if (!desk_reply(DESK, &x->by, ticket, reply, &message, f))
        return false;
    keep_id(x, message);
    return send_message(x, ticket, message, f);
}

HANDLER(mark_post)
{
    struct str type = json_text(x->body, "type");
    struct message_mark mark = { .value = json_text(x->body, "text"),
                                 .token = json_text(x->body, "token"),
                                 .reason = json_text(x->body, "reason") };
    struct id ticket, message;
    struct answer n;

    if (!path_id(x, 0, &ticket, f) || !path_id(x, 1, &message, f))
        return false;
    mark.personal = mark.value.ptr != NULL;
    if (mark.personal == (mark.token.ptr != NULL))
        return field_fault(f, "text", "either a text and its type, or a token");
    if (mark.personal && !span_type_parse(type, &mark.type))
        return field_fault(f, "type", "is not one of the types");
    /* It is put back in clear: what is grave asks for a factor, as ticket_reveal() does. */
    if (!mark.personal && desk_needs_fresh(desk_token_categories(&mark.token, 1)) &&
        !is_fresh(x, f))
        return false;
    if (!desk_mark(DESK, &x->by, ticket, message, &mark, f))
        return false;
    answer_start(&n, x);
    return write_one_message(x, &n, ticket, message, f) && answer_send(&n, x, 200, f);
}

HANDLER(reply_post)
{
    struct reply reply = { .direction = DIRECTION_OUT };

    return (x->replayed.ptr || asked_version(x, true, &reply.version, f)) &&
           write_reply(x, &reply, f);
}

HANDLER(note_post)
{
    struct reply reply = { .direction = DIRECTION_NOTE };

    return asked_version(x, false, &reply.version, f) && write_reply(x, &reply, f);
}

HANDLER(attachment_get)
{
    struct id ticket, attachment;
    enum purpose purpose;
    struct str bytes, type;

    if (!path_id(x, 0, &ticket, f) || !path_id(x, 1, &attachment, f) ||
        !asked_purpose(x, &purpose, f) ||
        !desk_attachment(DESK, x->arena, &x->by, purpose, ticket, attachment, &bytes, &type, f))
        return false;
    /* Never shown by the browser as what it claims to be. */
    http_reply_text(x->rp, 200, STR("application/octet-stream"), bytes);
    http_reply_header(x->rp, STR("Content-Disposition"), STR("attachment"));
    return true;
}

/* ---- intake ---- */

HANDLER(message_post)
{
    const struct arriving arriving = { FORMAT_JSON, x->rq->body, x->planned };
    struct source_row source;
    struct taken taken;
    struct answer n;

    answer_start(&n, x);
    if (x->replayed.ptr) {
        buf_add(&n.buf, x->replayed);
        return answer_send(&n, x, 201, f);
    }
    if (!desk_source(DESK, x->arena, x->by.org, x->source, &source, f) ||
        !desk_receive_once(DESK, &source, &x->by, &arriving, &taken, f))
        return false;
    json_open(&n.out, NULL, '{');
    json_id(&n.out, "ticket", taken.ticket);
    json_id(&n.out, "message", taken.message);
    if (taken.number)
        json_i64(&n.out, "number", taken.number);
    json_bool(&n.out, "duplicate", taken.duplicate);
    json_bool(&n.out, "quarantined", taken.quarantined);
    json_close(&n.out, '}');
    x->keep = buf_str(&n.buf);
    return answer_send(&n, x, 201, f);
}

/* ---- persons ---- */

HANDLER(persons_get)
{
    struct str cursor = http_request_query(x->rq, STR("cursor"));
    struct person_page page;
    enum purpose purpose;
    struct id before;
    struct answer n;

    memset(&before, 0xff, sizeof before);
    if (cursor.len && !id_parse(cursor, &before))
        return field_fault(f, "cursor", "is not one this desk gave");
    if (!asked_purpose(x, &purpose, f) ||
        !desk_persons(DESK, x->arena, &x->by, purpose, http_request_query(x->rq, STR("q")), before,
                      asked_limit(x), &page, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < page.count; i++) {
        json_open(&n.out, NULL, '{');
        write_person(&n.out, &page.persons[i]);
        json_i64(&n.out, "tickets", page.tickets[i]);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_id(&n.out, "next", page.more ? page.persons[page.count - 1].id : ID_NONE);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(person_get)
{
    struct person_view person;
    struct ticket_page page;
    enum purpose purpose;
    struct id id;
    struct answer n;

    if (!path_id(x, 0, &id, f) || !asked_purpose(x, &purpose, f) ||
        !desk_person(DESK, x->arena, &x->by, purpose, id, &person, &page, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    write_person(&n.out, &person);
    json_open(&n.out, "tickets", '[');
    for (size_t i = 0; i < page.count; i++)
        write_line(x, &n.out, &page.lines[i]);
    json_close(&n.out, ']');
    if (!write_consents(x, &n.out, purpose, id, f))
        return false;
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}
