/* SPDX-License-Identifier: EUPL-1.2 */
/* opening.c - opening the envelope, copying from it; the measure of a day, alerts, emergencies. */
#include <string.h>

#include "api/api_priv.h"
#include "desk/opening.h"

#define DESK (x->api->parts.desk)

/* ---- reveal ---- */

static bool read_tokens(struct exchange *x, struct str **ret, size_t *ret_count, struct fault *f)
{
    json_t *tokens = json_object_get(x->body, "tokens");
    size_t n = json_array_size(tokens);

    *ret = arena_many(x->arena, struct str, n + 1);
    if (!json_is_array(tokens) || !n || n > REVEAL_MAX || !*ret)
        return field_fault(f, "tokens", "is a list of 1 to 50 tokens");
    for (size_t i = 0; i < n; i++) {
        const json_t *t = json_array_get(tokens, i);

        if (!json_is_string(t))
            return field_fault(f, "tokens", "each is a text such as IBAN_1");
        (*ret)[i] = str_make(json_string_value(t), json_string_length(t));
    }
    *ret_count = n;
    return true;
}

static void write_categories(struct json_out *o, unsigned set)
{
    json_open(o, "categories", '[');
    for (unsigned c = 0; c < CATEGORIES; c++)
        if (set >> c & 1u)
            json_cstr(o, NULL, category_name((enum category)c));
    json_close(o, ']');
}

static void write_opened(struct json_out *o, const struct reveal *wanted,
                         const struct revealed *opened)
{
    json_open(o, NULL, '{');
    json_open(o, "items", '[');
    for (size_t i = 0; i < wanted->count; i++) {
        json_open(o, NULL, '{');
        json_str(o, "token", wanted->tokens[i]);
        json_str(o, "text", opened->opened[i].text);
        json_close(o, '}');
    }
    json_close(o, ']');
    json_open(o, "entry", '{');
    json_i64(o, "n", (int64_t)opened->entry);
    json_time(o, "at", clock_now());
    json_cstr(o, "act", wanted->emergency ? "token.emergency" : "token.open");
    json_cstr(o, "purpose", purpose_name(wanted->purpose));
    write_categories(o, desk_token_categories(wanted->tokens, wanted->count));
    json_close(o, '}');
    json_i64(o, "seconds", opened->seconds);
    json_close(o, '}');
}

/* What is grave to see is shown to somebody only who has shown a factor just now; so is all that
 * is opened without the right to it. */
HANDLER(ticket_reveal)
{
    struct reveal wanted = { .reason = json_text(x->body, "reason"),
                             .emergency = json_flag(x->body, "emergency", false) };
    struct revealed opened;
    struct str *tokens;
    struct answer n;

    if (!path_id(x, 0, &wanted.ticket, f) || !asked_purpose(x, &wanted.purpose, f) ||
        !read_tokens(x, &tokens, &wanted.count, f))
        return false;
    wanted.tokens = tokens;
    if ((wanted.emergency || desk_needs_fresh(desk_token_categories(tokens, wanted.count))) &&
        !is_fresh(x, f))
        return false;
    if (!desk_reveal(DESK, x->arena, &x->by, &wanted, &opened, f))
        return false;
    answer_start(&n, x);
    write_opened(&n.out, &wanted, &opened);
    return answer_send(&n, x, 200, f);
}

HANDLER(ticket_copied)
{
    enum purpose purpose;
    struct id ticket;

    return path_id(x, 0, &ticket, f) && asked_purpose(x, &purpose, f) &&
           desk_copied(DESK, &x->by, purpose, ticket, json_text(x->body, "token"), f) &&
           reply_nothing(x);
}

/* ---- the measure ---- */

static void write_count(struct json_out *o, const char *key, int64_t n)
{
    if (n < 0)
        json_null_out(o, key);
    else
        json_i64(o, key, n);
}

HANDLER(openings_get)
{
    struct opening_measures m;
    struct answer n;

    if (!desk_openings(DESK, x->arena, &x->by, &m, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_cstr(&n.out, "day", m.day);
    write_count(&n.out, "team", m.team);
    json_open(&n.out, "items", '[');
    for (size_t i = 0; i < m.count; i++) {
        const struct opening_measure *one = &m.of[i];

        json_open(&n.out, NULL, '{');
        write_account(x, &n.out, "user", one->account);
        json_i64(&n.out, "persons", one->persons);
        json_i64(&n.out, "openings", one->openings);
        json_i64(&n.out, "no_ticket", one->no_ticket);
        json_i64(&n.out, "off_hours", one->off_hours);
        json_i64(&n.out, "emergencies", one->emergencies);
        write_count(&n.out, "usual", one->usual);
        json_i64(&n.out, "limit", one->most);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- limits of one user's own ---- */

static bool send_limits(struct exchange *x, const struct opening_limits *l, struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    for (int i = 0; i < OPENING_LIMITS; i++)
        write_count(&n.out, opening_limit_name(i), l->own[i]);
    json_open(&n.out, "organisation", '{');
    for (int i = 0; i < OPENING_LIMITS; i++)
        json_i64(&n.out, opening_limit_name(i), l->organisation[i]);
    json_close(&n.out, '}');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(user_openings_get)
{
    struct opening_limits l;
    struct id id;

    return path_id(x, 0, &id, f) && desk_opening_limits(DESK, x->arena, &x->by, id, &l, f) &&
           send_limits(x, &l, f);
}

HANDLER(user_openings_post)
{
    int64_t own[OPENING_LIMITS];
    struct opening_limits l;
    struct id id;

    for (int i = 0; i < OPENING_LIMITS; i++) {
        const json_t *v = json_object_get(x->body, opening_limit_name(i));

        own[i] = -1;
        if (!v || json_is_null(v))
            continue;
        if (!json_is_integer(v) || json_integer_value(v) < 0)
            return field_fault(f, opening_limit_name(i), "is a number, or null");
        own[i] = json_integer_value(v);
    }
    return path_id(x, 0, &id, f) &&
           desk_set_opening_limits(DESK, x->arena, &x->by, id, own, &l, f) && send_limits(x, &l, f);
}

/* ---- alerts ---- */

static void write_alert(struct exchange *x, struct json_out *o, const struct alert_view *a)
{
    json_open(o, NULL, '{');
    json_id(o, "id", a->id);
    json_str(o, "rule", a->rule);
    write_account(x, o, "user", a->account);
    json_cstr(o, "day", a->day);
    json_time(o, "at", a->at);
    json_time(o, "last", a->last);
    json_i64(o, "count", a->count);
    json_i64(o, "limit", a->most);
    write_count(o, "own", a->own);
    write_count(o, "team", a->team);
    json_i64(o, "entry", a->entry);
    json_bool(o, "mine", id_eq(a->account, x->by.id));
    if (a->seen_at) {
        json_open(o, "acknowledged", '{');
        write_account(x, o, "by", a->seen_by);
        json_time(o, "at", a->seen_at);
        json_str(o, "note", a->note);
        json_close(o, '}');
    } else {
        json_null_out(o, "acknowledged");
    }
    json_close(o, '}');
}

HANDLER(alerts_get)
{
    struct str cursor = http_request_query(x->rq, STR("cursor"));
    struct str open = http_request_query(x->rq, STR("open"));
    struct alerts_wanted wanted = { .limit = asked_limit(x),
                                    .open = str_eq(open, STR("true")),
                                    .answered = str_eq(open, STR("false")) };
    struct alert_page page;
    struct answer n;

    memset(&wanted.before, 0xff, sizeof wanted.before);
    if (cursor.len && !id_parse(cursor, &wanted.before))
        return field_fault(f, "cursor", "is not one this desk gave");
    if (open.len && !wanted.open && !wanted.answered)
        return field_fault(f, "open", "is true or false");
    if (!desk_alerts(DESK, x->arena, &x->by, &wanted, &page, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < page.count; i++)
        write_alert(x, &n.out, &page.of[i]);
    json_close(&n.out, ']');
    json_id(&n.out, "next",
            (int64_t)page.count == wanted.limit ? page.of[page.count - 1].id : ID_NONE);
    json_i64(&n.out, "open", page.open);
    json_i64(&n.out, "answered", page.answered);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(alert_acknowledge_post)
{
    struct alert_view alert;
    struct answer n;
    struct id id;

    if (!path_id(x, 0, &id, f) ||
        !desk_alert_seen(DESK, x->arena, &x->by, id, json_text(x->body, "note"), &alert, f))
        return false;
    answer_start(&n, x);
    write_alert(x, &n.out, &alert);
    return answer_send(&n, x, 200, f);
}

/* ---- emergencies ---- */

static void write_emergency(struct exchange *x, struct json_out *o, const struct emergency_view *e)
{
    struct str rest = e->categories, word;

    json_open(o, NULL, '{');
    json_id(o, "id", e->id);
    write_account(x, o, "user", e->account);
    json_id(o, "ticket", e->ticket);
    json_i64(o, "number", e->number);
    json_time(o, "at", e->at);
    json_str(o, "purpose", e->purpose);
    json_open(o, "categories", '[');
    while (str_split(&rest, ',', &word))
        json_str(o, NULL, word);
    json_close(o, ']');
    json_i64(o, "entry", e->entry);
    json_str(o, "reason", e->reason);
    json_time(o, "due", e->due);
    json_bool(o, "overdue", !e->reviewed && e->due < clock_now());
    json_bool(o, "mine", id_eq(e->account, x->by.id));
    if (e->reviewed) {
        json_open(o, "review", '{');
        write_account(x, o, "by", e->reviewer);
        json_time(o, "at", e->reviewed_at);
        json_bool(o, "justified", e->justified);
        json_str(o, "note", e->note);
        json_close(o, '}');
    } else {
        json_null_out(o, "review");
    }
    json_close(o, '}');
}

HANDLER(emergencies_get)
{
    struct emergency_view *all;
    struct answer n;
    size_t count;

    if (!desk_emergencies(DESK, x->arena, &x->by, &all, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        write_emergency(x, &n.out, &all[i]);
    return answer_list_send(&n, x, f);
}

HANDLER(emergency_review_post)
{
    struct emergency_verdict verdict = { .justified = json_flag(x->body, "justified", false),
                                         .note = json_text(x->body, "note") };
    struct emergency_view e;
    struct answer n;
    struct id id;

    if (!json_is_boolean(json_object_get(x->body, "justified")))
        return field_fault(f, "justified", "is true or false");
    if (!path_id(x, 0, &id, f) ||
        !desk_emergency_review(DESK, x->arena, &x->by, id, &verdict, &e, f))
        return false;
    answer_start(&n, x);
    write_emergency(x, &n.out, &e);
    return answer_send(&n, x, 200, f);
}
