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
