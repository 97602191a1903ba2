/* SPDX-License-Identifier: EUPL-1.2 */
/* token.c - tokens of programs.  See token.h. */
#include "account/token.h"

#include "account/account_priv.h"

#define TOKEN_PREFIX  "gch_" /* so that secret scanners know a lost one */
#define USED_EVERY_MS ((msec)600 * 1000)

struct token_job {
    struct accounts *acc;
    struct arena *arena;
    struct principal by;
    struct token_row row, *rows;
    size_t count;
    uint8_t hash[CRYPTO_HASH_SIZE], old_hash[CRYPTO_HASH_SIZE];
    bool old; /* found under the plain hash of earlier versions */
};

static void hash_token(const struct accounts *acc, struct str secret, uint8_t ret[static 32])
{
    struct crypto_part part = { secret.ptr, secret.len };

    crypto_keyed(acc->key, STR("guichet token"), &part, 1, ret);
}

/* ---- making ---- */

static bool source_is_ours(struct token_job *t, struct tx *tx, struct fault *f)
{
    struct source_row source;

    if (id_is_none(t->row.source))
        return true;
    if (!store_source_get(tx, t->arena, t->row.source, &source, f))
        return false;
    return id_eq(source.org, t->row.org) || fault_set(f, FAULT_MISSING, "source: there is none");
}

static bool write_token(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;

    return source_is_ours(t, tx, f) && store_token_add(tx, &t->row, t->hash, f) &&
           account_journal(t->acc, tx, t->row.org, t->by.id, "token.add", "token", t->row.id,
                           "done", f);
}

bool token_make(struct accounts *acc, struct arena *a, const struct principal *by,
                struct token_new *token, struct str *ret_secret, struct fault *f)
{
    struct token_job t = { .acc = acc, .arena = a, .by = *by };
    msec now = clock_now();

    if (id_is_none(token->source) == (token->tasks.len == 0))
        return fault_field(f, "source", "a token is for a source, or for tasks");
    if (!token->expires)
        token->expires = now + TOKEN_USUAL_MS;
    if (token->expires <= now)
        return fault_field(f, "expires", "is in the past");
    if (token->expires > now + TOKEN_MOST_MS)
        return fault_field(f, "expires", "is at most 365 days from now");
    if (id_is_none(token->id))
        token->id = id_new();
    t.row = (struct token_row){ .id = token->id,
                                .org = by->org,
                                .source = token->source,
                                .name = token->name,
                                .created = now,
                                .maker = by->id,
                                .expires = token->expires,
                                .tasks = token->tasks };
    *ret_secret = str_printf(a, TOKEN_PREFIX "%.*s", STR_ARG(secret_new(a)));
    hash_token(acc, *ret_secret, t.hash);
    return arena_check(a, f) && store_write(acc->store, write_token, &t, f);
}

/* ---- checking ---- */

static bool read_token(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;
    struct fault why = { 0 };

    if (store_token_by_hash(tx, t->arena, t->hash, &t->row, &why))
        return true;
    if (why.kind != FAULT_UNKNOWN)
        return fault_set(f, why.kind, "%s", why.text);
    t->old = true;
    return store_token_by_hash(tx, t->arena, t->old_hash, &t->row, f);
}

static bool write_used(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;

    return store_token_used(tx, t->row.id, clock_now(), f) &&
           (!t->old || store_token_rehash(tx, t->row.id, t->hash, f));
}

bool token_check(struct accounts *acc, struct arena *a, struct str secret, struct token *ret,
                 struct fault *f)
{
    struct token_job t = { .acc = acc, .arena = a };
    msec now = clock_now();

    if (!str_starts(secret, STR(TOKEN_PREFIX)))
        return fault_set(f, FAULT_UNKNOWN, "not a token of this desk");
    hash_token(acc, secret, t.hash);
    secret_hash(secret, t.old_hash);
    if (!store_read(acc->store, read_token, &t, f))
        return false;
    if (t.row.expires && t.row.expires <= now)
        return fault_set(f, FAULT_UNKNOWN, "the token has expired");
    if ((t.old || t.row.used + USED_EVERY_MS < now) && !store_write(acc->store, write_used, &t, f))
        return false;
    *ret = (struct token){ .by = { t.row.id, t.row.org, 1u << ROLE_TOOL },
                           .source = t.row.source,
                           .tasks = t.row.tasks };
    return true;
}

/* ---- listing and ending ---- */

static bool read_tokens(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;

    return store_token_list(tx, t->arena, t->row.org, &t->rows, &t->count, f);
}

bool token_list(struct accounts *acc, struct arena *a, struct id org, struct token_row **ret_rows,
                size_t *ret_count, struct fault *f)
{
    struct token_job t = { .arena = a, .row.org = org };

    if (!store_read(acc->store, read_tokens, &t, f))
        return false;
    *ret_rows = t.rows;
    *ret_count = t.count;
    return true;
}

static bool write_token_end(struct tx *tx, void *arg, struct fault *f)
{
    struct token_job *t = arg;

    return store_token_revoke(tx, t->by.org, t->row.id, clock_now(), f) &&
           account_journal(t->acc, tx, t->by.org, t->by.id, "token.revoke", "token", t->row.id,
                           "done", f);
}

bool token_end(struct accounts *acc, const struct principal *by, struct id id, struct fault *f)
{
    struct token_job t = { .acc = acc, .by = *by, .row.id = id };

    return store_write(acc->store, write_token_end, &t, f);
}
