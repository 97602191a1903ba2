/* SPDX-License-Identifier: EUPL-1.2 */
/* switches.c - where AI is on, and what persons said about it. */
#include "api/api_priv.h"
#include "desk/ai.h"

#define DESK (x->api->parts.desk)

static void write_switch(struct exchange *x, struct json_out *o, const struct ai_switch *s)
{
    json_open(o, NULL, '{');
    json_cstr(o, "scope", ai_scope_name(s->scope));
    json_str(o, "what", s->what);
    json_str(o, "name", s->name);
    json_bool(o, "on", s->is_on);
    write_account(x, o, "by", s->by);
    json_time(o, "at", s->at);
    json_close(o, '}');
}

HANDLER(ai_switches_get)
{
    struct ai_switches all;
    struct answer n;

    if (!desk_ai_switches(DESK, x->arena, &x->by, &all, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_cstr(&n.out, "lock", ai_lock_name(desk_ai_lock(DESK)));
    json_open(&n.out, "switches", '[');
    for (size_t i = 0; i < all.count; i++)
        write_switch(x, &n.out, &all.at[i]);
    json_close(&n.out, ']');
    json_open(&n.out, "history", '[');
    for (size_t i = 0; i < all.history_count; i++) {
        const struct ai_switch_row *h = &all.history[i];
        struct ai_switch one = { h->scope, h->what, h->what, h->is_on, h->by, h->at };

        for (size_t k = 0; h->scope == AI_SOURCE && k < all.count; k++)
            if (all.at[k].scope == AI_SOURCE && str_eq(all.at[k].what, h->what))
                one.name = all.at[k].name;
        write_switch(x, &n.out, &one);
    }
    json_close(&n.out, ']');
    json_open(&n.out, "uncontracted", '[');
    for (unsigned t = 0; t < ASSIST_TASKS; t++)
        if (all.uncontracted[t])
            json_cstr(&n.out, NULL, task_row((enum assist_task)t)->name);
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(ai_use_get)
{
    struct ai_use use;
    struct answer n;

    if (!desk_ai_use(DESK, x->arena, x->by.org, &use, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "measures", '[');
    for (size_t i = 0; i < AI_MEASURES; i++) {
        json_open(&n.out, NULL, '{');
        json_cstr(&n.out, "what", ai_limit_name((enum ai_limit)i));
        json_i64(&n.out, "used", use.of[i].used);
        json_i64(&n.out, "max", use.of[i].max);
        json_cstr(&n.out, "left", ai_left_name(use.of[i].left));
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_time(&n.out, "until", use.until);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(ai_switches_patch)
{
    struct str what = json_text(x->body, "what");
    const json_t *on = json_object_get(x->body, "on");
    enum ai_scope scope;

    if (!ai_scope_parse(json_text(x->body, "scope"), &scope))
        field_fault(f, "scope", "is organisation, task, source or queue");
    if (!json_is_boolean(on))
        field_fault(f, "on", "is true or false");
    if (!f->kind && scope != AI_ORGANISATION && !what.len)
        field_fault(f, "what", "is a task, the id of a source or the name of a queue");
    return !f->kind &&
           desk_ai_switch(DESK, &x->by, scope, what.ptr ? what : STR(""), json_is_true(on), f) &&
           ai_switches_get(x, f);
}

/* ---- persons ---- */

bool write_consents(struct exchange *x, struct json_out *o, enum purpose purpose, struct id person,
                    struct fault *f)
{
    struct consent *all;
    size_t count;

    if (!desk_consents(DESK, x->arena, &x->by, purpose, person, &all, &count, f))
        return false;
    json_bool(o, "ai_allowed", !count || all[0].given);
    json_open(o, "consents", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(o, NULL, '{');
        json_bool(o, "given", all[i].given);
        json_str(o, "how", all[i].how);
        json_str(o, "note", all[i].note);
        write_account(x, o, "by", all[i].by);
        json_time(o, "at", all[i].at);
        json_close(o, '}');
    }
    json_close(o, ']');
    return true;
}

HANDLER(person_consents_post)
{
    const json_t *given = json_object_get(x->body, "given");
    struct str note = json_text(x->body, "note");
    struct consent said = { .given = json_is_true(given),
                            .how = json_text(x->body, "how"),
                            .note = note.ptr ? note : STR("") };
    enum purpose purpose;
    struct answer n;
    struct id id;

    if (!json_is_boolean(given))
        return field_fault(f, "given", "is true or false");
    if (!path_id(x, 0, &id, f) || !asked_purpose(x, &purpose, f) ||
        !desk_consent_say(DESK, &x->by, purpose, id, &said, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    if (!write_consents(x, &n.out, purpose, id, f))
        return false;
    json_close(&n.out, '}');
    return answer_send(&n, x, 201, f);
}
