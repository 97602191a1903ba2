/* SPDX-License-Identifier: EUPL-1.2 */
/* sso.c - see sso.h. */
#include "store/sso.h"

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_provider)
{
    struct sso_row *row = ret_row;

    *row = (struct sso_row){ .org = query_col_id(q, 0),
                             .settings = query_col_blob(q, 1, a),
                             .listed = query_col_i64(q, 2) };
}

bool store_sso_get(struct tx *tx, struct arena *a, struct id org, struct sso_row *ret,
                   struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_sso_get, &q, f))
        return false;
    query_id(q, 1, org);
    return row_one(q, a, read_provider, ret, FAULT_MISSING, "single sign-on", f);
}

bool store_sso_listed(struct tx *tx, struct arena *a, struct sso_row **ret_rows, size_t *ret_count,
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_sso_listed, &q, f))
        return false;
    query_i64(q, 1, SSO_LISTED_MAX);
    return row_all(q, a, read_provider, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_sso_put(struct tx *tx, const struct sso_row *row, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_sso_put, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_blob(q, 2, row->settings.ptr, row->settings.len);
    query_i64(q, 3, row->listed);
    query_i64(q, 4, at);
    return query_run(q, f);
}

bool store_sso_remove(struct tx *tx, struct id org, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_sso_remove, &q, f))
        return false;
    query_id(q, 1, org);
    return row_change(q, FAULT_MISSING, "single sign-on", f);
}

bool store_sso_end_sessions(struct tx *tx, struct id org, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_sso_end_sessions, &q, f))
        return false;
    query_id(q, 1, org);
    return query_run(q, f);
}

static ROW_READER(read_id)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

bool store_identity_get(struct tx *tx, struct id org, const uint8_t subject[static 32],
                        struct id *ret_account, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_identity_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_blob(q, 2, subject, 32);
    return row_one(q, NULL, read_id, ret_account, FAULT_MISSING, "identity", f);
}

bool store_identity_add(struct tx *tx, struct id org, const uint8_t subject[static 32],
                        struct id account, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_identity_add, &q, f))
        return false;
    query_id(q, 1, org);
    query_blob(q, 2, subject, 32);
    query_id(q, 3, account);
    query_i64(q, 4, at);
    return query_run(q, f);
}
