/* SPDX-License-Identifier: EUPL-1.2 */
/* policies.c - see policies.h. */
#include "store/policies.h"

#include "store/query_priv.h"
#include "store_sql.h"

bool store_policy_newest(struct tx *tx, struct arena *a, struct id org, struct policy_row *ret_row,
                         struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_policy_newest, &q, f))
        return false;
    query_id(q, 1, org);
    switch (query_next(q, f)) {
    case STEP_ROW:
        *ret_row = (struct policy_row){
            .version = query_col_i64(q, 0),
            .matrix = query_col_text(q, 1, a),
            .contracts = query_col_text(q, 2, a),
        };
        return arena_check(a, f);
    case STEP_END:
        return fault_set(f, FAULT_MISSING, "policy of organisation " ID_FMT, ID_ARG(org));
    case STEP_FAULT:
        break;
    }
    return fault_wrap(f, "policy of organisation " ID_FMT, ID_ARG(org));
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
    query_i64(q, 6, row->at);
    return query_run(q, f);
}
