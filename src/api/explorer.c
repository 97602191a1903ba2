/* SPDX-License-Identifier: EUPL-1.2 */
/* explorer.c - "Who can see health data, and why?", "What can this user see?", answered by asking
 * the policy for every cell; and the limits of users and guards of persons that narrow it. */
#include <string.h>

#include "api/api_priv.h"
#include "policy/scope.h"

#define POLICY   (x->api->parts.policy)
#define ACCOUNTS (x->api->parts.accounts)

static void write_scope_note(struct json_out *o, const char *rule)
{
    json_open(o, NULL, '{');
    json_cstr(o, "rule", rule);
    write_two_texts(o, "text", scope_words(rule, true), scope_words(rule, false));
    json_close(o, '}');
}

static void write_user_scope(struct json_out *o, const char *key, const struct user_scope *s)
{
    json_open(o, key, '{');
    json_bool(o, "own", s->own);
    if (s->queues) {
        json_open(o, "queues", '[');
        for (size_t i = 0; i < s->queue_count; i++)
            json_str(o, NULL, s->queue[i]);
        json_close(o, ']');
    }
    json_close(o, '}');
}

bool write_scope_of(struct exchange *x, struct json_out *o, struct id account, struct fault *f)
{
    struct user_scope s;

    if (!policy_user_scope(POLICY, x->arena, x->by.org, account, &s, f))
        return false;
    write_user_scope(o, "scope", &s);
    return true;
}

/* Whose records in general: what the user's own limits say, whatever the record. */
static void write_limits(struct json_out *o, const struct user_scope *s)
{
    json_open(o, "scopes", '[');
    if (s->queues)
        write_scope_note(o, "scope:queue");
    if (s->own)
        write_scope_note(o, "scope:own-tickets");
    json_close(o, ']');
}

/* ---- who can see this? ---- */

static void write_role_cells(struct exchange *x, struct json_out *o, const struct matrix *m,
                             enum category category)
{
    json_open(o, "roles", '[');
    for (unsigned r = 0; r < ROLES; r++)
        for (unsigned p = 0; p < PURPOSES; p++) {
            struct verdict_of_policy v;

            matrix_decide(m, 1u << r, (enum purpose)p, category, &v);
            if (v.access == ACCESS_NONE)
                continue;
            json_open(o, NULL, '{');
            json_cstr(o, "role", role_name((enum role)r));
            json_cstr(o, "purpose", purpose_name((enum purpose)p));
            json_cstr(o, "access", access_name(v.access));
            json_cstr(o, "rule", v.rule);
            write_two_texts(
                o, "text",
                policy_words(x->arena, &v, (enum role)r, (enum purpose)p, category, true),
                policy_words(x->arena, &v, (enum role)r, (enum purpose)p, category, false));
            json_close(o, '}');
        }
    json_close(o, ']');
}

/* Whom the organisation lets open in an emergency sees what the matrix does not give, too: what
 * the floor leaves. */
static void write_emergency_cells(struct json_out *o, const struct matrix *m, unsigned roles,
                                  enum category category)
{
    json_open(o, "emergency", '[');
    for (unsigned r = 0; r < ROLES; r++)
        for (unsigned p = 0; p < PURPOSES && (roles >> r & 1u); p++) {
            char rule[FAULT_RULE_MAX];
            struct reason why;

            matrix_weigh(m, 1u << r, (enum purpose)p, category, &why);
            matrix_emergency(1u << r, (enum purpose)p, category, &why);
            if (!why.emergency)
                continue;
            reason_rule(&why, (enum purpose)p, category, rule);
            json_open(o, NULL, '{');
            json_cstr(o, "role", role_name((enum role)r));
            json_cstr(o, "purpose", purpose_name((enum purpose)p));
            json_cstr(o, "access", access_name(why.access));
            json_cstr(o, "rule", rule);
            json_close(o, '}');
        }
    json_close(o, ']');
}

/* `urgent`: those of `roles` that open in an emergency. */
static bool sees_any(const struct matrix *m, unsigned roles, unsigned urgent,
                     enum category category)
{
    struct reason why;

    for (unsigned p = 0; p < PURPOSES; p++) {
        matrix_weigh(m, roles, (enum purpose)p, category, &why);
        matrix_emergency(urgent, (enum purpose)p, category, &why);
        if (why.access != ACCESS_NONE)
            return true;
    }
    return false;
}

/* What an emergency adds to `why`, where it adds anything. */
static void write_urgent(struct json_out *o, const struct reason *why, unsigned urgent,
                         enum purpose purpose, enum category category)
{
    struct reason wider = *why;
    char rule[FAULT_RULE_MAX];

    matrix_emergency(urgent, purpose, category, &wider);
    if (!wider.emergency)
        return;
    reason_rule(&wider, purpose, category, rule);
    json_open(o, "emergency", '{');
    json_cstr(o, "access", access_name(wider.access));
    json_cstr(o, "rule", rule);
    json_close(o, '}');
}

static void write_cell(struct json_out *o, const struct reason *why, enum purpose purpose,
                       enum category category)
{
    char rule[FAULT_RULE_MAX];

    reason_rule(why, purpose, category, rule);
    json_cstr(o, "access", access_name(why->access));
    json_cstr(o, "rule", rule);
}

static void write_hidden(struct json_out *o, const struct guarded *g, unsigned roles,
                         enum purpose purpose)
{
    struct hidden hidden[GUARD_GROUPS];
    size_t count = guarded_hidden(g, roles, purpose, hidden);

    json_open(o, "hidden", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(o, NULL, '{');
        json_cstr(o, "rule", hidden[i].rule);
        json_i64(o, "persons", hidden[i].persons);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static bool write_user_cells(struct exchange *x, struct json_out *o, const struct matrix *m,
                             const struct user *u, unsigned urgent, enum category category,
                             struct fault *f)
{
    struct user_scope s;
    struct guarded guarded;

    if (!policy_user_scope(POLICY, x->arena, x->by.org, u->id, &s, f) ||
        !policy_guarded(POLICY, x->by.org, u->id, &guarded, f))
        return false;
    json_open(o, NULL, '{');
    json_open(o, "user", '{');
    json_id(o, "id", u->id);
    json_str(o, "name", u->name);
    json_close(o, '}');
    write_roles(o, u->roles);
    json_open(o, "items", '[');
    for (unsigned p = 0; p < PURPOSES; p++) {
        struct reason why, wider;

        matrix_weigh(m, u->roles, (enum purpose)p, category, &why);
        wider = why;
        matrix_emergency(urgent, (enum purpose)p, category, &wider);
        if (wider.access == ACCESS_NONE)
            continue;
        json_open(o, NULL, '{');
        json_cstr(o, "purpose", purpose_name((enum purpose)p));
        write_cell(o, &why, (enum purpose)p, category);
        write_urgent(o, &why, urgent, (enum purpose)p, category);
        write_hidden(o, &guarded, u->roles, (enum purpose)p);
        json_close(o, '}');
    }
    json_close(o, ']');
    write_limits(o, &s);
    json_close(o, '}');
    return true;
}

static void write_guarded(struct json_out *o, const struct guard_counts *c)
{
    json_open(o, "guarded", '{');
    json_i64(o, "persons", c->persons);
    json_i64(o, "restricted", c->restricted);
    json_i64(o, "vip", c->vip);
    json_close(o, '}');
}

HANDLER(policy_who_get)
{
    struct matrix *m = arena_make(x->arena, struct matrix);
    struct org_settings settings;
    struct guarded guarded;
    enum category category;
    struct user *users;
    struct answer n;
    int64_t version;
    size_t count;

    if (!reads_history(x, f))
        return false;
    if (!category_parse(http_request_query(x->rq, STR("category")), &category))
        return field_fault(f, "category", "is not one of the categories");
    if (!m || !policy_in_force(POLICY, x->by.org, m, &version, f) ||
        !desk_settings(x->api->parts.desk, x->arena, x->by.org, &settings, f) ||
        !account_list(ACCOUNTS, x->arena, x->by.org, &users, &count, f) ||
        !policy_guarded(POLICY, x->by.org, x->by.id, &guarded, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_cstr(&n.out, "category", category_name(category));
    json_i64(&n.out, "version", version);
    write_role_cells(x, &n.out, m, category);
    write_emergency_cells(&n.out, m, settings.opening.emergency, category);
    write_guarded(&n.out, &guarded.counts);
    json_open(&n.out, "users", '[');
    for (size_t i = 0; i < count; i++)
        if (!users[i].state &&
            sees_any(m, users[i].roles, users[i].roles & settings.opening.emergency, category) &&
            !write_user_cells(x, &n.out, m, &users[i], users[i].roles & settings.opening.emergency,
                              category, f))
            return false;
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- what can this user see? ---- */

/* ?user=, or who asks; ?ticket= narrows to what they see of that one. */
static bool asked_about(struct exchange *x, struct user *ret_user, struct id *ret_ticket,
                        struct fault *f)
{
    struct str user = http_request_query(x->rq, STR("user"));
    struct str ticket = http_request_query(x->rq, STR("ticket"));
    struct id id = x->by.id;

    *ret_ticket = ID_NONE;
    if (user.len && !id_parse(user, &id))
        return field_fault(f, "user", "is not an id");
    if (ticket.len && !id_parse(ticket, ret_ticket))
        return field_fault(f, "ticket", "is not an id");
    if ((!id_eq(id, x->by.id) || ticket.len) && !reads_history(x, f))
        return false;
    if (!account_get(ACCOUNTS, x->arena, id, ret_user, f))
        return false;
    if (!id_eq(ret_user->org, x->by.org))
        return fault_set(f, FAULT_MISSING, "account: there is none");
    return !ticket.len || desk_has_ticket(x->api->parts.desk, x->by.org, *ret_ticket, f);
}

static void write_all_cells(struct json_out *o, const struct matrix *m, const struct scope *s,
                            unsigned roles, unsigned urgent)
{
    json_open(o, "cells", '[');
    for (unsigned p = 0; p < PURPOSES; p++)
        for (unsigned c = 0; c < CATEGORIES; c++) {
            struct reason why;

            access_weigh(m, s, roles, (enum purpose)p, (enum category)c, &why);
            json_open(o, NULL, '{');
            json_cstr(o, "purpose", purpose_name((enum purpose)p));
            json_cstr(o, "category", category_name((enum category)c));
            write_cell(o, &why, (enum purpose)p, (enum category)c);
            write_urgent(o, &why, urgent, (enum purpose)p, (enum category)c);
            json_close(o, '}');
        }
    json_close(o, ']');
}

HANDLER(policy_sees_get)
{
    struct matrix *m = arena_make(x->arena, struct matrix);
    struct org_settings settings;
    struct user_scope limits;
    struct scope scope;
    struct user u = { 0 };
    struct id ticket;
    struct answer n;
    int64_t version;

    if (!asked_about(x, &u, &ticket, f) || !m ||
        !policy_in_force(POLICY, x->by.org, m, &version, f) ||
        !desk_settings(x->api->parts.desk, x->arena, x->by.org, &settings, f) ||
        !policy_user_scope(POLICY, x->arena, x->by.org, u.id, &limits, f))
        return false;
    struct access_wanted w = { .by = { u.id, u.org, u.state ? 0 : u.roles }, .ticket = ticket };
    if (!policy_scope(POLICY, &w, &scope, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "user", '{');
    json_id(&n.out, "id", u.id);
    json_str(&n.out, "name", u.name);
    json_close(&n.out, '}');
    write_roles(&n.out, u.roles);
    json_bool(&n.out, "active", !u.state);
    json_i64(&n.out, "version", version);
    json_id(&n.out, "ticket", ticket);
    write_user_scope(&n.out, "scope", &limits);
    write_limits(&n.out, &limits);
    write_all_cells(&n.out, m, &scope, w.by.roles, w.by.roles & settings.opening.emergency);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- limits of users ---- */

static bool read_queues(struct exchange *x, struct user_scope *ret, struct fault *f)
{
    json_t *list = json_object_get(x->body, "queues");

    ret->queues = list != NULL;
    if (!ret->queues)
        return true;
    if (!json_is_array(list) || json_array_size(list) > SCOPE_QUEUES_MAX)
        return field_fault(f, "queues", "is a list of at most 100 queues; left out: all");
    ret->queue = arena_many(x->arena, struct str, json_array_size(list) + 1);
    for (size_t i = 0; ret->queue && i < json_array_size(list); i++) {
        const json_t *q = json_array_get(list, i);

        if (!json_is_string(q) || !json_string_length(q) || json_string_length(q) > 60)
            return field_fault(f, "queues", "each is the name of a queue");
        ret->queue[ret->queue_count++] = str_make(json_string_value(q), json_string_length(q));
    }
    return arena_check(x->arena, f);
}

HANDLER(user_scope_post)
{
    const json_t *own = json_object_get(x->body, "own");
    struct user_scope s = { .own = json_is_true(own) };
    struct answer n;
    struct id id;

    if (own && !json_is_boolean(own))
        return field_fault(f, "own", "is true or false");
    if (!path_id(x, 0, &id, f) || !read_queues(x, &s, f) ||
        !policy_set_user_scope(POLICY, &x->by, id, &s, f))
        return false;
    events_rescope(x->api, id);
    answer_start(&n, x);
    write_user_scope(&n.out, NULL, &s);
    return answer_send(&n, x, 200, f);
}

/* ---- guarded persons ---- */

static void write_guard(struct exchange *x, struct json_out *o, const struct person_guard *g)
{
    json_open(o, NULL, '{');
    json_id(o, "person", g->person);
    json_bool(o, "restricted", g->restricted);
    json_bool(o, "vip", g->vip);
    json_open(o, "named", '[');
    for (size_t i = 0; i < g->named_count; i++)
        write_account(x, o, NULL, g->named[i]);
    json_close(o, ']');
    json_close(o, '}');
}

HANDLER(guards_get)
{
    struct person_guard *all;
    struct answer n;
    size_t count;

    if (!principal_is(&x->by, ROLE_AUDITOR) && !only_role(x, ROLE_CONTROLLER, f))
        return false;
    if (!policy_guards(POLICY, x->arena, x->by.org, &all, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        write_guard(x, &n.out, &all[i]);
    return answer_list_send(&n, x, f);
}

static bool read_named(struct exchange *x, struct person_guard *g, struct fault *f)
{
    json_t *list = json_object_get(x->body, "named");

    if (!list)
        return true;
    if (!json_is_array(list) || json_array_size(list) > SCOPE_NAMED_MAX)
        return field_fault(f, "named", "is a list of at most 100 users");
    g->named = arena_many(x->arena, struct id, json_array_size(list) + 1);
    g->named_count = 0;
    for (size_t i = 0; g->named && i < json_array_size(list); i++) {
        const json_t *v = json_array_get(list, i);

        if (!json_is_string(v) ||
            !id_parse(str_of(json_string_value(v)), &g->named[g->named_count++]))
            return field_fault(f, "named", "each is a user's id");
    }
    return arena_check(x->arena, f);
}

/* Who protects somebody and names nobody goes on seeing them. */
static bool name_oneself(struct exchange *x, struct person_guard *g, struct fault *f)
{
    if (!g->vip || g->named_count || json_object_get(x->body, "named"))
        return true;
    g->named = arena_make(x->arena, struct id);
    if (!g->named)
        return arena_check(x->arena, f);
    g->named[g->named_count++] = x->by.id;
    return true;
}

/* Lays what the body says over what is; `flag` is the member of `act`. */
static bool change_guard(struct exchange *x, const char *act, const char *key, size_t flag,
                         struct fault *f)
{
    const json_t *on = json_object_get(x->body, key);
    struct person_guard g;
    struct answer n;
    struct id id;

    if (on && !json_is_boolean(on))
        return field_fault(f, key, "is true or false");
    if (!path_id(x, 0, &id, f) || !policy_guard(POLICY, x->arena, x->by.org, id, &g, f))
        return false;
    *(bool *)((char *)&g + flag) = !on || json_is_true(on);
    if (!read_named(x, &g, f) || !name_oneself(x, &g, f) ||
        !policy_set_guard(POLICY, &x->by, act, &g, f))
        return false;
    answer_start(&n, x);
    write_guard(x, &n.out, &g);
    return answer_send(&n, x, 200, f);
}

HANDLER(person_restrict_post)
{
    return change_guard(x, "person.restrict", "restricted",
                        offsetof(struct person_guard, restricted), f);
}

HANDLER(person_protect_post)
{
    return change_guard(x, "person.protect", "vip", offsetof(struct person_guard, vip), f);
}
