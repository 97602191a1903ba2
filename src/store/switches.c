/* SPDX-License-Identifier: EUPL-1.2 */
/* switches.c - see switches.h. */
#include "store/switches.h"

#include "store/rows_priv.h"
#include "store_sql.h"

/* ---- switches ---- */

static ROW_READER(read_switch)
{
    *(struct ai_switch_row *)ret_row =
        (struct ai_switch_row){ .scope = (enum ai_scope)query_col_i64(q, 0),
                                .what = query_col_text(q, 1, a),
                                .is_on = query_col_i64(q, 2) != 0,
                                .by = query_col_id(q, 3),
                                .at = query_col_i64(q, 4) };
}

bool store_ai_switch_add(struct tx *tx, struct id org, const struct ai_switch_row *row,
                         struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ai_switch_add, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, row->scope);
    query_text(q, 3, row->what);
    query_i64(q, 4, row->is_on);
    query_id(q, 5, row->by);
    query_i64(q, 6, row->at);
    return query_run(q, f);
}

bool store_ai_switch_get(struct tx *tx, struct arena *a, struct id org, enum ai_scope scope,
                         struct str what, struct ai_switch_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ai_switch_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, scope);
    query_text(q, 3, what);
    return row_one(q, a, read_switch, ret, FAULT_MISSING, "switch", f);
}

bool store_ai_switches(struct tx *tx, struct arena *a, struct id org,
                       struct ai_switch_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ai_switch_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, AI_SWITCHES_SHOWN);
    return row_all(q, a, read_switch, sizeof **ret_rows, ret_rows, ret_count, f);
}

/* ---- persons ---- */

static ROW_READER(read_consent)
{
    struct consent_row *row = ret_row;

    *row = (struct consent_row){ .id = query_col_id(q, 0),
                                 .person = query_col_id(q, 1),
                                 .given = query_col_i64(q, 2) != 0,
                                 .how = query_col_text(q, 3, a),
                                 .by = query_col_id(q, 5),
                                 .at = query_col_i64(q, 6) };
    if (!query_col_null(q, 4))
        row->note = query_col_blob(q, 4, a);
}

bool store_consent_add(struct tx *tx, struct id org, const struct consent_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_consent_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, org);
    query_id(q, 3, row->person);
    query_i64(q, 4, row->given);
    query_text(q, 5, row->how);
    if (row->note.ptr)
        query_blob(q, 6, row->note.ptr, row->note.len);
    else
        query_null(q, 6);
    query_id(q, 7, row->by);
    query_i64(q, 8, row->at);
    return query_run(q, f);
}

bool store_consent_newest(struct tx *tx, struct arena *a, struct id org, struct id person,
                          struct consent_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_consent_newest, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, person);
    return row_one(q, a, read_consent, ret, FAULT_MISSING, "consent", f);
}

bool store_consents(struct tx *tx, struct arena *a, struct id org, struct id person,
                    struct consent_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_consent_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, person);
    query_i64(q, 3, CONSENTS_SHOWN);
    return row_all(q, a, read_consent, sizeof **ret_rows, ret_rows, ret_count, f);
}
