/* SPDX-License-Identifier: EUPL-1.2 */
/* policy.c - the matrix: what is in force, its versions, changing it alone or by four eyes. */
#include <string.h>

#include "api/api_priv.h"
#include "policy/versions.h"

#define POLICY (x->api->parts.policy)

/* ---- writing ---- */

void write_two_texts(struct json_out *o, const char *key, struct str fr, struct str en)
{
    json_open(o, key, '{');
    json_str(o, "fr", fr);
    json_str(o, "en", en);
    json_close(o, '}');
}

static void write_rows(struct json_out *o, const struct matrix *m)
{
    json_open(o, "rows", '[');
    for (unsigned r = 0; r < ROLES; r++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++) {
                if (m->access[r][p][c] == ACCESS_NONE)
                    continue;
                json_open(o, NULL, '{');
                json_cstr(o, "role", role_name((enum role)r));
                json_cstr(o, "purpose", purpose_name((enum purpose)p));
                json_cstr(o, "category", category_name((enum category)c));
                json_cstr(o, "access", access_name((enum access)m->access[r][p][c]));
                json_close(o, '}');
            }
    json_close(o, ']');
}

static void write_version(struct exchange *x, struct json_out *o, const struct policy_row *row)
{
    json_i64(o, "version", row->version);
    json_time(o, "at", row->at);
    write_account(x, o, "by", row->by);
    write_account(x, o, "approved_by", row->approved);
    json_str(o, "comment", row->comment);
    if (row->same_as)
        json_i64(o, "same_as", row->same_as);
    else
        json_null_out(o, "same_as");
    json_bool(o, "four_eyes", row->four_eyes);
}

static bool write_text(struct exchange *x, struct json_out *o, const struct policy_row *row,
                       struct fault *f)
{
    struct matrix *m = arena_make(x->arena, struct matrix);

    if (!m)
        return arena_check(x->arena, f);
    write_version(x, o, row);
    /* A version of long ago may hold what a floor of today forbids: its text says so anyway. */
    if (matrix_read(x->arena, row->matrix, m, f))
        write_rows(o, m);
    else if (f->kind == FAULT_FIELDS)
        write_rows(o, &(struct matrix){ 0 });
    else
        return false;
    *f = (struct fault){ 0 };
    json_str(o, "csv", row->matrix);
    json_str(o, "contracts", row->contracts);
    return true;
}

static void write_cell(struct exchange *x, struct json_out *o, const struct cell_change *c)
{
    json_open(o, NULL, '{');
    json_cstr(o, "kind", change_kind_name(cell_change_kind(c)));
    json_cstr(o, "role", c->contract ? NULL : role_name(c->role));
    json_cstr(o, "purpose", c->contract ? NULL : purpose_name(c->purpose));
    json_cstr(o, "task", c->contract ? contract_task_name(c->task) : NULL);
    json_cstr(o, "provider", !c->contract ? NULL : c->remote ? "remote" : "embedded");
    json_cstr(o, "category", c->macros ? CONTRACT_MACROS : category_name(c->category));
    json_cstr(o, "from",
              c->contract ? contract_form_name((enum contract_form)c->from)
                          : access_name((enum access)c->from));
    json_cstr(o, "to",
              c->contract ? contract_form_name((enum contract_form)c->to)
                          : access_name((enum access)c->to));
    write_two_texts(o, "text", cell_change_words(x->arena, c, true),
                    cell_change_words(x->arena, c, false));
    json_close(o, '}');
}

static void write_changes(struct exchange *x, struct json_out *o, const char *key,
                          const struct policy_changes *c)
{
    json_open(o, key, '{');
    json_i64(o, "from", c->from);
    if (c->to)
        json_i64(o, "to", c->to);
    else
        json_null_out(o, "to");
    if (c->four_eyes_from != c->four_eyes_to) {
        json_open(o, "four_eyes", '{');
        json_bool(o, "to", c->four_eyes_to);
        write_two_texts(o, "text", four_eyes_words(c->four_eyes_to, true),
                        four_eyes_words(c->four_eyes_to, false));
        json_close(o, '}');
    } else {
        json_null_out(o, "four_eyes");
    }
    json_open(o, "items", '[');
    for (size_t i = 0; i < c->count; i++)
        write_cell(x, o, &c->cells[i]);
    json_close(o, ']');
    json_close(o, '}');
}

static bool send_changes(struct exchange *x, const struct policy_changes *c, struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    write_changes(x, &n.out, NULL, c);
    return answer_send(&n, x, 200, f);
}

/* ---- in force ---- */

static bool send_policy(struct exchange *x, struct id proposal, struct fault *f)
{
    struct policy_row row;
    struct answer n;

    if (!policy_version(POLICY, x->arena, x->by.org, 0, &row, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    if (!write_text(x, &n.out, &row, f))
        return false;
    json_id(&n.out, "proposal", proposal);
    json_close(&n.out, '}');
    http_reply_header(x->rp, STR("ETag"), str_printf(x->arena, "\"%lld\"", (long long)row.version));
    return answer_send(&n, x, 200, f);
}

HANDLER(policy_get)
{
    return send_policy(x, ID_NONE, f);
}

HANDLER(policy_floors_get)
{
    const char *told[ROLES * PURPOSES * CATEGORIES];
    size_t count = 0;
    struct answer n;

    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "cells", '[');
    for (unsigned r = 0; r < ROLES; r++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++) {
                const char *rule;
                enum access most =
                    matrix_floor((enum role)r, (enum purpose)p, (enum category)c, &rule);

                if (!rule)
                    continue;
                json_open(&n.out, NULL, '{');
                json_cstr(&n.out, "role", role_name((enum role)r));
                json_cstr(&n.out, "purpose", purpose_name((enum purpose)p));
                json_cstr(&n.out, "category", category_name((enum category)c));
                json_cstr(&n.out, "most", access_name(most));
                json_cstr(&n.out, "rule", rule);
                json_close(&n.out, '}');
                told[count++] = rule;
            }
    json_close(&n.out, ']');
    json_open(&n.out, "rules", '[');
    for (size_t i = 0; i < count; i++) {
        size_t first = 0;

        while (strcmp(told[first], told[i]) != 0)
            first++;
        if (first < i)
            continue;
        json_open(&n.out, NULL, '{');
        json_cstr(&n.out, "rule", told[i]);
        write_two_texts(&n.out, "text", floor_words(told[i], true), floor_words(told[i], false));
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(policy_explain_get)
{
    struct verdict_of_policy v;
    struct answer n;
    enum role role;
    enum purpose purpose;
    enum category category;
    bool ok = true;

    if (!role_parse(http_request_query(x->rq, STR("role")), &role))
        ok = field_fault(f, "role", "is not one of the roles");
    if (!purpose_parse(http_request_query(x->rq, STR("purpose")), &purpose))
        ok = field_fault(f, "purpose", "is not one of the purposes");
    if (!category_parse(http_request_query(x->rq, STR("category")), &category))
        ok = field_fault(f, "category", "is not one of the categories");
    if (!ok || !policy_explain(POLICY, x->by.org, 1u << role, purpose, category, &v, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_cstr(&n.out, "access", access_name(v.access));
    json_cstr(&n.out, "rule", v.rule);
    write_two_texts(&n.out, "text", policy_words(x->arena, &v, role, purpose, category, true),
                    policy_words(x->arena, &v, role, purpose, category, false));
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- changing ---- */

static bool is_optional_text(struct exchange *x, const char *key, struct fault *f)
{
    const json_t *v = json_object_get(x->body, key);

    return !v || json_is_string(v) || field_fault(f, key, "is a text");
}

/* What a draft and what is meant have in common; *four_eyes is where `ret` may point to. */
static bool read_wanted(struct exchange *x, struct policy_wanted *ret, bool *four_eyes,
                        struct fault *f)
{
    const json_t *two = json_object_get(x->body, "four_eyes");
    const json_t *base = json_object_get(x->body, "version");

    *ret = (struct policy_wanted){ .matrix = json_text(x->body, "csv"),
                                   .contracts = json_text(x->body, "contracts"),
                                   .comment = str_trim(json_text(x->body, "comment")) };
    if (two && !json_is_boolean(two))
        return field_fault(f, "four_eyes", "is true or false");
    if (base && !json_is_integer(base))
        return field_fault(f, "version", "is the version this was made from");
    *four_eyes = json_is_true(two);
    if (two)
        ret->four_eyes = four_eyes;
    if (!is_optional_text(x, "csv", f) || !is_optional_text(x, "contracts", f) ||
        !asked_version(x, false, &ret->base, f))
        return false;
    if (base)
        ret->base = json_integer_value(base);
    return true;
}

static bool said_why(struct policy_wanted *w, struct fault *f)
{
    return w->comment.len || field_fault(f, "comment", "says why: 1 to 1000 bytes");
}

HANDLER(policy_post)
{
    struct policy_outcome done;
    struct policy_wanted w;
    bool four_eyes;

    if (!only_role(x, ROLE_CONTROLLER, f) || !read_wanted(x, &w, &four_eyes, f))
        return false;
    if (!w.matrix.ptr && !w.contracts.ptr && !w.four_eyes)
        return field_fault(f, "csv", "csv, contracts or four_eyes must be given");
    return said_why(&w, f) && policy_change(POLICY, &x->by, &w, &done, f) &&
           send_policy(x, done.proposal, f);
}

HANDLER(policy_check_post)
{
    struct policy_changes changes;
    struct policy_wanted w;
    bool four_eyes;

    if (!only_role(x, ROLE_CONTROLLER, f) || !read_wanted(x, &w, &four_eyes, f))
        return false;
    w.same_as = json_int(x->body, "same_as", 0);
    return policy_preview(POLICY, x->arena, x->by.org, &w, &changes, f) &&
           send_changes(x, &changes, f);
}

HANDLER(policy_rollback_post)
{
    struct policy_outcome done;
    struct policy_wanted w;
    bool four_eyes;

    if (!only_role(x, ROLE_CONTROLLER, f) || !read_wanted(x, &w, &four_eyes, f))
        return false;
    w.matrix = w.contracts = STR_NONE;
    w.four_eyes = NULL;
    w.same_as = json_int(x->body, "to", 0);
    if (w.same_as < 1)
        return field_fault(f, "to", "is the version to go back to");
    return said_why(&w, f) && policy_change(POLICY, &x->by, &w, &done, f) &&
           send_policy(x, done.proposal, f);
}

/* ---- versions ---- */

bool reads_history(struct exchange *x, struct fault *f)
{
    return principal_is(&x->by, ROLE_ADMIN) || principal_is(&x->by, ROLE_AUDITOR) ||
           principal_is(&x->by, ROLE_SUPERVISOR) || only_role(x, ROLE_CONTROLLER, f);
}

static bool asked_number(struct exchange *x, const char *key, int64_t *ret, struct fault *f)
{
    struct str text = http_request_query(x->rq, str_of(key));

    *ret = 0;
    return (str_to_i64(text, ret) && *ret > 0) || field_fault(f, key, "is a version's number");
}

HANDLER(policy_versions_get)
{
    struct policy_row *rows;
    int64_t before = 0;
    struct answer n;
    size_t count;

    if (!reads_history(x, f) ||
        (http_request_query(x->rq, STR("before")).len && !asked_number(x, "before", &before, f)) ||
        !policy_versions(POLICY, x->arena, x->by.org, before, &rows, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        json_open(&n.out, NULL, '{');
        write_version(x, &n.out, &rows[i]);
        json_close(&n.out, '}');
    }
    return answer_list_send(&n, x, f);
}

HANDLER(policy_version_get)
{
    struct policy_row row;
    int64_t version;
    struct answer n;

    if (!reads_history(x, f))
        return false;
    if (!str_to_i64(x->part[0], &version) || version < 1)
        return fault_set(f, FAULT_MISSING, "there is no such version");
    if (!policy_version(POLICY, x->arena, x->by.org, version, &row, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    if (!write_text(x, &n.out, &row, f))
        return false;
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(policy_diff_get)
{
    struct policy_changes changes;
    int64_t from, to;

    return reads_history(x, f) && asked_number(x, "from", &from, f) &&
           asked_number(x, "to", &to, f) &&
           policy_compare(POLICY, x->arena, x->by.org, from, to, &changes, f) &&
           send_changes(x, &changes, f);
}

/* ---- four eyes ---- */

static bool write_proposal(struct exchange *x, struct json_out *o, const struct proposal_row *p,
                           enum proposal_state state, struct fault *f)
{
    struct policy_changes changes;

    if (!policy_proposal_changes(POLICY, x->arena, x->by.org, p->id, &changes, f))
        return false;
    json_open(o, NULL, '{');
    json_id(o, "id", p->id);
    json_i64(o, "base", p->row.version);
    json_time(o, "at", p->row.at);
    write_account(x, o, "by", p->row.by);
    json_str(o, "comment", p->row.comment);
    json_time(o, "expires", p->expires);
    json_cstr(o, "state", proposal_state_name(state));
    write_account(x, o, "decided_by", p->row.approved);
    if (p->decided_at)
        json_time(o, "decided_at", p->decided_at);
    else
        json_null_out(o, "decided_at");
    json_str(o, "reason", p->reason);
    write_changes(x, o, "changes", &changes);
    json_close(o, '}');
    return true;
}

HANDLER(proposals_get)
{
    enum proposal_state *states;
    struct proposal_row *rows;
    struct answer n;
    size_t count;

    if (!reads_history(x, f) ||
        !policy_proposals(POLICY, x->arena, x->by.org, &rows, &states, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        if (!write_proposal(x, &n.out, &rows[i], states[i], f))
            return false;
    return answer_list_send(&n, x, f);
}

HANDLER(proposal_approve_post)
{
    int64_t version;
    struct id id;

    return path_id(x, 0, &id, f) && policy_approve(POLICY, &x->by, id, &version, f) &&
           send_policy(x, ID_NONE, f);
}

HANDLER(proposal_refuse_post)
{
    struct str reason = str_trim(json_text(x->body, "reason"));
    struct id id;

    return path_id(x, 0, &id, f) && policy_refuse(POLICY, &x->by, id, reason, f) &&
           reply_nothing(x);
}
