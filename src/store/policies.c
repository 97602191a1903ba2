/* SPDX-License-Identifier: EUPL-1.2 */
/* policies.c - see policies.h. */
#include "store/policies.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_policy)
{
    struct policy_row *row = ret_row;

    *row = (struct policy_row){
        .version = query_col_i64(q, 0),
        .matrix = query_col_text(q, 1, a),
        .contracts = query_col_text(q, 2, a),
        .by = query_col_id(q, 3),
        .approved = query_col_id(q, 4),
        .at = query_col_i64(q, 5),
        .comment = query_col_text(q, 6, a),
        .same_as = query_col_i64(q, 7),
        .four_eyes = query_col_i64(q, 8) != 0,
    };
}

static ROW_READER(read_proposal)
{
    struct proposal_row *row = ret_row;
    struct policy_row policy;

    read_policy(q, a, &policy);
    *row = (struct proposal_row){
        .row = policy,
        .id = query_col_id(q, 9),
        .expires = query_col_i64(q, 10),
        .state = query_col_i64(q, 11),
        .decided_at = query_col_i64(q, 12),
        .reason = query_col_text(q, 13, a),
    };
}

bool store_policy_newest(struct tx *tx, struct arena *a, struct id org, struct policy_row *ret_row,
                         struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_policy_newest, &q, f))
        return false;
    query_id(q, 1, org);
    return row_one(q, a, read_policy, ret_row, FAULT_MISSING, "policy of the organisation", f);
}

bool store_policy_get(struct tx *tx, struct arena *a, struct id org, int64_t version,
                      struct policy_row *ret_row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_policy_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, version);
    return row_one(q, a, read_policy, ret_row, FAULT_MISSING, "version of the policy", f);
}

bool store_policy_list(struct tx *tx, struct arena *a, struct id org, int64_t before, int64_t limit,
                       struct policy_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_policy_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, before);
    query_i64(q, 3, limit);
    return row_all(q, a, read_policy, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_policy_add(struct tx *tx, struct id org, const struct policy_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_policy_add, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, row->version);
    query_text(q, 3, row->matrix);
    query_text(q, 4, row->contracts);
    query_id(q, 5, row->by);
    query_id(q, 6, row->approved);
    query_i64(q, 7, row->at);
    query_text(q, 8, row->comment.ptr ? row->comment : STR(""));
    query_i64(q, 9, row->same_as);
    query_i64(q, 10, row->four_eyes);
    return query_run(q, f);
}

bool store_proposal_add(struct tx *tx, struct id org, const struct proposal_row *p, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_proposal_add, &q, f))
        return false;
    query_id(q, 1, p->id);
    query_id(q, 2, org);
    query_i64(q, 3, p->row.version);
    query_text(q, 4, p->row.matrix);
    query_text(q, 5, p->row.contracts);
    query_id(q, 6, p->row.by);
    query_i64(q, 7, p->row.at);
    query_text(q, 8, p->row.comment.ptr ? p->row.comment : STR(""));
    query_i64(q, 9, p->row.same_as);
    query_i64(q, 10, p->row.four_eyes);
    query_i64(q, 11, p->expires);
    return query_run(q, f);
}

bool store_proposal_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                        struct proposal_row *ret_row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_proposal_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_proposal, ret_row, FAULT_MISSING, "proposal", f);
}

bool store_proposal_list(struct tx *tx, struct arena *a, struct id org, int64_t limit,
                         struct proposal_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_proposal_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, limit);
    return row_all(q, a, read_proposal, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_proposal_decide(struct tx *tx, struct id org, const struct proposal_row *p,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_proposal_decide, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, p->id);
    query_i64(q, 3, p->state);
    query_id(q, 4, p->row.approved);
    query_i64(q, 5, p->decided_at);
    query_text(q, 6, p->reason.ptr ? p->reason : STR(""));
    return row_change(q, FAULT_CONFLICT, "proposal that waits", f);
}
