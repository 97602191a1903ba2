/* SPDX-License-Identifier: EUPL-1.2 */
/* providers.c - see providers.h. */
#include "store/providers.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

/* ---- providers ---- */

static ROW_READER(read_provider)
{
    struct provider_row *row = ret_row;

    *row = (struct provider_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .version = query_col_i64(q, 2),
        .record = query_col_blob(q, 3, a),
        .key_at = query_col_i64(q, 5),
        .tasks = query_col_text(q, 6, a),
        .limits = { .calls_max = query_col_i64(q, 7),
                    .tokens_max = query_col_i64(q, 8),
                    .cost_max = query_col_i64(q, 9),
                    .price_in = query_col_i64(q, 10),
                    .price_out = query_col_i64(q, 11),
                    .at_once = query_col_i64(q, 12),
                    .seconds = query_col_i64(q, 13) },
        .created = query_col_i64(q, 14),
        .changed = query_col_i64(q, 15),
        .retired = query_col_i64(q, 16),
    };
    if (!query_col_null(q, 4))
        row->key = query_col_blob(q, 4, a);
}

static void bind_key(struct query *q, int n, struct str sealed)
{
    if (sealed.ptr)
        query_blob(q, n, sealed.ptr, sealed.len);
    else
        query_null(q, n);
}

static bool write_provider(struct tx *tx, const struct statement *st,
                           const struct provider_row *row, struct query **ret, struct fault *f)
{
    if (!query_start(tx, st, ret, f))
        return false;
    query_id(*ret, 1, row->id);
    query_id(*ret, 2, row->org);
    query_i64(*ret, 3, row->version);
    query_blob(*ret, 4, row->record.ptr, row->record.len);
    bind_key(*ret, 5, row->key);
    query_i64(*ret, 6, row->key_at);
    query_text(*ret, 7, row->tasks.ptr ? row->tasks : STR(""));
    query_i64(*ret, 8, row->limits.calls_max);
    query_i64(*ret, 9, row->limits.tokens_max);
    query_i64(*ret, 10, row->limits.cost_max);
    query_i64(*ret, 11, row->limits.price_in);
    query_i64(*ret, 12, row->limits.price_out);
    query_i64(*ret, 13, row->limits.at_once);
    query_i64(*ret, 14, row->limits.seconds);
    query_i64(*ret, 16, row->changed);
    query_i64(*ret, 17, row->retired);
    return true;
}

bool store_provider_add(struct tx *tx, const struct provider_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!write_provider(tx, &sql_provider_add, row, &q, f))
        return false;
    query_i64(q, 15, row->created);
    return query_run(q, f);
}

bool store_provider_set(struct tx *tx, const struct provider_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    return write_provider(tx, &sql_provider_set, row, &q, f) &&
           row_change(q, FAULT_MISSING, "provider", f);
}

bool store_provider_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                        struct provider_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_provider, ret, FAULT_MISSING, "provider", f);
}

bool store_provider_list(struct tx *tx, struct arena *a, struct id org,
                         struct provider_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, PROVIDERS_MAX);
    return row_all(q, a, read_provider, sizeof **ret_rows, ret_rows, ret_count, f);
}

/* ---- versions ---- */

static ROW_READER(read_version)
{
    *(struct provider_version_row *)ret_row =
        (struct provider_version_row){ .version = query_col_i64(q, 0),
                                       .record = query_col_blob(q, 1, a),
                                       .by = query_col_id(q, 2),
                                       .at = query_col_i64(q, 3) };
}

bool store_provider_version_add(struct tx *tx, struct id provider,
                                const struct provider_version_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_version_add, &q, f))
        return false;
    query_id(q, 1, provider);
    query_i64(q, 2, row->version);
    query_blob(q, 3, row->record.ptr, row->record.len);
    query_id(q, 4, row->by);
    query_i64(q, 5, row->at);
    return query_run(q, f);
}

bool store_provider_versions(struct tx *tx, struct arena *a, struct id provider,
                             struct provider_version_row **ret_rows, size_t *ret_count,
                             struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_version_list, &q, f))
        return false;
    query_id(q, 1, provider);
    query_i64(q, 2, PROVIDER_VERSIONS_SHOWN);
    return row_all(q, a, read_version, sizeof **ret_rows, ret_rows, ret_count, f);
}

/* ---- approvals ---- */

static ROW_READER(read_approval)
{
    (void)a;
    *(struct provider_approval_row *)ret_row =
        (struct provider_approval_row){ .id = query_col_id(q, 0),
                                        .org = query_col_id(q, 1),
                                        .provider = query_col_id(q, 2),
                                        .version = query_col_i64(q, 3),
                                        .side = query_col_i64(q, 4),
                                        .by = query_col_id(q, 5),
                                        .at = query_col_i64(q, 6),
                                        .until = query_col_i64(q, 7),
                                        .withdrawn = query_col_i64(q, 8),
                                        .withdrawn_by = query_col_id(q, 9) };
}

bool store_provider_approve(struct tx *tx, const struct provider_approval_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_approval_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->provider);
    query_i64(q, 4, row->version);
    query_i64(q, 5, row->side);
    query_id(q, 6, row->by);
    query_i64(q, 7, row->at);
    query_i64(q, 8, row->until);
    return query_run(q, f);
}

bool store_provider_withdraw(struct tx *tx, const struct provider_approval_row *row,
                             struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_approval_withdraw, &q, f))
        return false;
    query_id(q, 1, row->provider);
    query_i64(q, 2, row->version);
    query_i64(q, 3, row->side);
    query_i64(q, 4, row->withdrawn);
    query_id(q, 5, row->withdrawn_by);
    return row_change(q, FAULT_MISSING, "approval", f);
}

bool store_provider_approvals(struct tx *tx, struct arena *a, struct id provider,
                              struct provider_approval_row **ret_rows, size_t *ret_count,
                              struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_approval_list, &q, f))
        return false;
    query_id(q, 1, provider);
    query_i64(q, 2, PROVIDER_APPROVALS_MAX);
    return row_all(q, a, read_approval, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_provider_approvals_now(struct tx *tx, struct arena *a, struct id provider,
                                  int64_t version, struct provider_approval_row **ret_rows,
                                  size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_approval_now, &q, f))
        return false;
    query_id(q, 1, provider);
    query_i64(q, 2, version);
    return row_all(q, a, read_approval, sizeof **ret_rows, ret_rows, ret_count, f);
}

/* ---- documents ---- */

static ROW_READER(read_document)
{
    struct provider_document_row *row = ret_row;
    struct str digest = query_col_blob(q, 7, a);

    *row = (struct provider_document_row){ .id = query_col_id(q, 0),
                                           .org = query_col_id(q, 1),
                                           .provider = query_col_id(q, 2),
                                           .kind = query_col_text(q, 3, a),
                                           .name = query_col_blob(q, 4, a),
                                           .type = query_col_text(q, 5, a),
                                           .size = query_col_i64(q, 6),
                                           .by = query_col_id(q, 8),
                                           .at = query_col_i64(q, 9) };
    if (digest.len == sizeof row->digest)
        memcpy(row->digest, digest.ptr, digest.len);
}

static ROW_READER(read_whole_document)
{
    struct provider_document_row *row = ret_row;

    read_document(q, a, row);
    row->bytes = query_col_blob(q, 10, a);
}

bool store_provider_document_add(struct tx *tx, const struct provider_document_row *row,
                                 struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_document_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->provider);
    query_text(q, 4, row->kind);
    query_blob(q, 5, row->name.ptr, row->name.len);
    query_text(q, 6, row->type);
    query_i64(q, 7, row->size);
    query_blob(q, 8, row->digest, sizeof row->digest);
    query_blob(q, 9, row->bytes.ptr, row->bytes.len);
    query_id(q, 10, row->by);
    query_i64(q, 11, row->at);
    return query_run(q, f);
}

bool store_provider_documents(struct tx *tx, struct arena *a, struct id provider,
                              struct provider_document_row **ret_rows, size_t *ret_count,
                              struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_document_list, &q, f))
        return false;
    query_id(q, 1, provider);
    query_i64(q, 2, PROVIDER_DOCUMENTS_MAX);
    return row_all(q, a, read_document, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_provider_document(struct tx *tx, struct arena *a, struct id provider, struct id id,
                             struct provider_document_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_document_get, &q, f))
        return false;
    query_id(q, 1, provider);
    query_id(q, 2, id);
    return row_one(q, a, read_whole_document, ret, FAULT_MISSING, "document", f);
}

bool store_provider_document_remove(struct tx *tx, struct id provider, struct id id, msec at,
                                    struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_provider_document_remove, &q, f))
        return false;
    query_id(q, 1, provider);
    query_id(q, 2, id);
    query_i64(q, 3, at);
    return row_change(q, FAULT_MISSING, "document", f);
}

/* ---- use ---- */

static ROW_READER(read_use)
{
    (void)a;
    *(struct ai_use_row *)ret_row = (struct ai_use_row){ .org = query_col_id(q, 0),
                                                         .day = query_col_i64(q, 1),
                                                         .provider = query_col_id(q, 2),
                                                         .calls = query_col_i64(q, 3),
                                                         .failed = query_col_i64(q, 4),
                                                         .tokens_in = query_col_i64(q, 5),
                                                         .tokens_out = query_col_i64(q, 6),
                                                         .cost = query_col_i64(q, 7) };
}

bool store_ai_use_add(struct tx *tx, const struct ai_use_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ai_use_add, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_i64(q, 2, row->day);
    query_id(q, 3, row->provider);
    query_i64(q, 4, row->calls);
    query_i64(q, 5, row->failed);
    query_i64(q, 6, row->tokens_in);
    query_i64(q, 7, row->tokens_out);
    query_i64(q, 8, row->cost);
    return query_run(q, f);
}

static bool get_use(struct tx *tx, const struct statement *st, struct ai_use_row *ret,
                    struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, ret->org);
    query_i64(q, 2, ret->day);
    query_id(q, 3, ret->provider);
    *ret = (struct ai_use_row){ .org = ret->org, .day = ret->day, .provider = ret->provider };
    switch (query_next(q, f)) {
    case STEP_ROW:
        read_use(q, NULL, ret);
        return true;
    case STEP_END:
        return true;
    case STEP_FAULT:
        break;
    }
    return fault_wrap(f, "use of AI");
}

bool store_ai_use_get(struct tx *tx, struct ai_use_row *ret, struct fault *f)
{
    return get_use(tx, &sql_ai_use_get, ret, f);
}

bool store_ai_use_day(struct tx *tx, struct ai_use_row *ret, struct fault *f)
{
    return get_use(tx, &sql_ai_use_day, ret, f);
}

bool store_ai_use_list(struct tx *tx, struct arena *a, struct id org, int64_t from,
                       struct ai_use_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_ai_use_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, from);
    query_i64(q, 3, AI_USE_SHOWN);
    return row_all(q, a, read_use, sizeof **ret_rows, ret_rows, ret_count, f);
}
