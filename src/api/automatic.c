/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic.c - automatic answers: a supervisor's rules with their promises, and a ticket's case.
 */
#include "desk/automatic.h"

#include "api/api_priv.h"

#define DESK (x->api->parts.desk)

/* ---- rules ---- */

static void write_rule_set(struct exchange *x, struct json_out *o,
                           const struct automatic_rule_row *r)
{
    json_id(o, "id", r->id);
    json_str(o, "intent", r->intent);
    json_str(o, "lang", r->lang);
    json_cstr(o, "mode", automatic_mode_name(r->mode));
    json_f64(o, "promise", r->promise);
    if (r->threshold > 0)
        json_f64(o, "threshold", r->threshold);
    else
        json_null_out(o, "threshold");
    json_bool(o, "chosen", r->chosen);
    json_i64(o, "sample", r->sample);
    write_account(x, o, "by", r->by);
    json_time(o, "at", r->at);
    json_str(o, "reason", r->reason);
}

static void write_step(struct json_out *o, const struct promise_step *s, size_t rows)
{
    json_open(o, NULL, '{');
    json_f64(o, "threshold", s->threshold);
    json_i64(o, "answered", (int64_t)s->answered);
    json_f64(o, "share", rows ? (double)s->answered / (double)rows : 0);
    json_i64(o, "wrong", (int64_t)s->wrong);
    json_f64(o, "expected", s->expected);
    json_f64(o, "bound", s->bound);
    json_bool(o, "holds", s->holds);
    json_close(o, '}');
}

static void write_rule(struct exchange *x, struct json_out *o, const struct automatic_rule_view *v)
{
    json_open(o, NULL, '{');
    write_rule_set(x, o, &v->row);
    json_bool(o, "holds", v->holds);
    json_i64(o, "judged", (int64_t)v->promise.rows);
    json_i64(o, "needed", (int64_t)v->promise.needed);
    json_open(o, "drafts", '{');
    json_i64(o, "accepted", v->drafts.accepted);
    json_i64(o, "edited", v->drafts.edited);
    json_i64(o, "rejected", v->drafts.rejected);
    json_i64(o, "against", v->drafts.against);
    json_close(o, '}');
    json_open(o, "steps", '[');
    for (size_t i = 0; i < PROMISE_STEPS; i++)
        write_step(o, &v->promise.step[i], v->promise.rows);
    json_close(o, ']');
    json_close(o, '}');
}

static void write_reason(struct json_out *o, int64_t reason)
{
    json_cstr(o, "reason", reason ? automatic_reason_name((enum automatic_reason)reason) : NULL);
}

static void write_handed(struct json_out *o, int64_t handed)
{
    json_cstr(o, "handed", handed ? automatic_handed_name((enum automatic_handed)handed) : NULL);
}

static void write_count(struct json_out *o, const struct automatic_count *c)
{
    json_open(o, NULL, '{');
    json_str(o, "intent", c->intent);
    json_str(o, "lang", c->lang);
    json_cstr(o, "state", automatic_state_name((enum automatic_state)c->state));
    write_reason(o, c->reason);
    write_handed(o, c->handed);
    json_cstr(o, "judged", automatic_judged_name((enum automatic_judged)c->judged));
    json_i64(o, "count", c->count);
    json_close(o, '}');
}

HANDLER(automatic_rules_get)
{
    struct automatic_rules all;
    struct answer n;

    if (!desk_automatic_rules(DESK, x->arena, &x->by, &all, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_i64(&n.out, "days", AUTOMATIC_DAYS);
    json_f64(&n.out, "sure", PROMISE_SURE);
    json_open(&n.out, "rules", '[');
    for (size_t i = 0; i < all.count; i++)
        write_rule(x, &n.out, &all.rules[i]);
    json_close(&n.out, ']');
    json_open(&n.out, "past", '[');
    for (size_t i = 0; i < all.past_count; i++) {
        json_open(&n.out, NULL, '{');
        write_rule_set(x, &n.out, &all.past[i]);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_open(&n.out, "counts", '[');
    for (size_t i = 0; i < all.counts_count; i++)
        write_count(&n.out, &all.counts[i]);
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(automatic_rule_post)
{
    struct str lang = json_text(x->body, "lang"), mode = json_text(x->body, "mode");
    struct automatic_wish w = { .intent = json_text(x->body, "intent"),
                                .lang = lang.ptr ? lang : STR(""),
                                .promise = json_number_value(json_object_get(x->body, "promise")),
                                .threshold =
                                    json_number_value(json_object_get(x->body, "threshold")),
                                .sample = json_int(x->body, "sample", 0) };

    if (!automatic_mode_parse(mode, &w.mode))
        return field_fault(f, "mode", "is off, shadow or on");
    return desk_automatic_set(DESK, &x->by, &w, f) && automatic_rules_get(x, f);
}

/* ---- a ticket's ---- */

static void write_optional_id(struct json_out *o, const char *key, struct id id)
{
    if (id_is_none(id))
        json_null_out(o, key);
    else
        json_id(o, key, id);
}

static void write_case(struct exchange *x, struct json_out *o, const char *key,
                       const struct automatic_case_row *c)
{
    json_open(o, key, '{');
    json_id(o, "ticket", c->ticket);
    json_str(o, "intent", c->intent);
    json_str(o, "lang", c->lang);
    json_time(o, "at", c->at);
    json_cstr(o, "state", automatic_state_name(c->state));
    json_cstr(o, "mode", automatic_mode_name(c->mode));
    write_reason(o, c->reason);
    json_f64(o, "confidence", c->confidence);
    json_f64(o, "threshold", c->threshold);
    write_optional_id(o, "answer", c->state == AUTO_SENT ? c->answer : ID_NONE);
    write_optional_id(o, "reply", c->reply);
    json_f64(o, "alike", c->alike);
    json_cstr(o, "judged", automatic_judged_name(c->judged));
    json_cstr(o, "judged_how", c->how ? automatic_how_name(c->how) : NULL);
    write_account(x, o, "judged_by", c->judged_by);
    write_handed(o, c->handed);
    json_time(o, "handed_at", c->handed_at);
    json_close(o, '}');
}

static void write_cited(struct json_out *o, const struct assist_answer *said)
{
    json_open(o, "citations", '[');
    for (size_t i = 0; i < said->cited_count; i++) {
        json_open(o, NULL, '{');
        render_cited(o, &said->cited[i]);
        json_close(o, '}');
    }
    json_close(o, ']');
}

HANDLER(automatic_get)
{
    struct automatic_view v;
    enum purpose purpose;
    struct id ticket;
    struct answer n;

    if (!path_id(x, 0, &ticket, f) || !asked_purpose(x, &purpose, f) ||
        !desk_automatic(DESK, x->arena, &x->by, purpose, ticket, &v, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    if (v.there)
        write_case(x, &n.out, "case", &v.row);
    else
        json_null_out(&n.out, "case");
    json_str(&n.out, "text", v.said.text);
    write_cited(&n.out, &v.said);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(automatic_judge_post)
{
    const json_t *right = json_object_get(x->body, "right");
    struct id ticket;

    if (!path_id(x, 0, &ticket, f))
        return false;
    if (!json_is_boolean(right))
        return field_fault(f, "right", "is true or false");
    return desk_automatic_judge(DESK, &x->by, ticket, json_is_true(right), f) && reply_nothing(x);
}

HANDLER(automatic_cases_get)
{
    struct str intent = http_request_query(x->rq, STR("intent"));
    struct str lang = http_request_query(x->rq, STR("lang"));
    struct automatic_case_row *rows;
    struct answer n;
    size_t count;

    if (!desk_automatic_cases(DESK, x->arena, &x->by, intent, lang.ptr ? lang : STR(""), &rows,
                              &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        write_case(x, &n.out, NULL, &rows[i]);
    return answer_list_send(&n, x, f);
}
