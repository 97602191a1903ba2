/* SPDX-License-Identifier: EUPL-1.2 */
/* provider_put.c - a provider of AI is declared or changed: what was sent is laid over what is
 * there, and a record that differs by a byte, or is for other tasks, is a new version. */
#include <string.h>

#include "base/attr.h"
#include "desk/providers_priv.h"

#define MONEY_MAX  ((int64_t)1000000000000) /* a million euros, in millionths */
#define RECORD_MAX ((size_t)256 << 10)
#define TASKS_MAX  200

struct putting {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id id;
    bool is_new, is_other;   /* what was approved differs: a new version */
    struct provider_row row; /* as it was, then as it is to be */
    struct str was, json;    /* the record, before and after; canonical */
    struct str tasks_were;
    struct str key; /* that was sent; ptr NULL: nothing was said of it */
    bool drops_key, changes_rest;
    uint8_t digest[CRYPTO_HASH_SIZE]; /* of the record */
};

/* ---- what is no part of the record ---- */

static const struct {
    const char *key;
    size_t at;
    int64_t most;
    const char *reason;
} limits[] = {
    { "at_once", offsetof(struct provider_limits, at_once), GATEWAY_CALLS_MAX,
      "0 to 256 calls at once" },
    { "calls_max", offsetof(struct provider_limits, calls_max), 100000000, "0 to 100000000" },
    { "cost_max", offsetof(struct provider_limits, cost_max), MONEY_MAX,
      "millionths of a euro, 0 to a million euros" },
    { "price_in", offsetof(struct provider_limits, price_in), MONEY_MAX,
      "millionths of a euro, 0 to a million euros" },
    { "price_out", offsetof(struct provider_limits, price_out), MONEY_MAX,
      "millionths of a euro, 0 to a million euros" },
    { "seconds", offsetof(struct provider_limits, seconds), 600, "0 to 600 seconds" },
    { "tokens_max", offsetof(struct provider_limits, tokens_max), 1000000000000,
      "0 to 1000000000000" },
};

static void read_limit(struct putting *p, const char *key, const json_t *v, struct fault *f)
{
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        int64_t n = json_integer_value(v);

        if (strcmp(limits[i].key, key) != 0)
            continue;
        if (!json_is_integer(v) || n < 0 || n > limits[i].most)
            fault_field(f, key, limits[i].reason);
        else
            memcpy((char *)&p->row.limits + limits[i].at, &n, sizeof n);
        return;
    }
    fault_field(f, key, "unknown member of limits");
}

static void read_limits(struct putting *p, json_t *v, struct fault *f)
{
    const char *key;
    json_t *one;

    if (!json_is_object(v))
        fault_field(f, "limits", "an object");
    json_object_foreach(v, key, one) read_limit(p, key, one, f);
    p->changes_rest = true;
}

static void read_tasks(struct putting *p, json_t *v, struct fault *f)
{
    struct buf b = buf_new(p->arena, TASKS_MAX);

    if (!json_is_array(v))
        fault_field(f, "tasks", "a list; [] for all");
    for (size_t i = 0; i < json_array_size(v); i++) {
        const json_t *one = json_array_get(v, i);
        struct str name = { json_string_value(one), json_string_length(one) };
        enum assist_task task;

        if (!json_is_string(one) || !task_parse(name, &task) || task == TASK_TRIAGE)
            fault_field(f, "tasks", "each is a task that a provider does");
        else if (!b.len || !provider_does(buf_str(&b), name))
            buf_printf(&b, "%s%.*s", b.len ? "," : "", STR_ARG(name));
    }
    p->row.tasks = buf_str(&b);
    p->changes_rest = true;
}

/* A header's value: printable, no blank in it. */
static bool is_key(struct str key)
{
    for (size_t i = 0; i < key.len; i++)
        if (key.ptr[i] <= ' ' || key.ptr[i] > '~')
            return false;
    return key.len && key.len <= PROVIDER_KEY_MAX;
}

static void read_key(struct putting *p, json_t *v, struct fault *f)
{
    struct str key = { json_string_value(v), json_string_length(v) };

    if (json_is_null(v))
        p->drops_key = true;
    else if (!json_is_string(v) || !is_key(key))
        fault_field(f, "key", "1 to 4096 printable characters without blanks, or null for none");
    else
        p->key = str_copy(p->arena, key);
}

/* ---- the record ---- */

/* Lays the members over the record; `terms` member by member. */
static void lay_over(json_t *record, json_t *sent)
{
    json_t *terms = json_object_get(record, "terms"), *new_terms = json_object_get(sent, "terms");

    if (json_is_object(terms) && json_is_object(new_terms)) {
        json_object_update(terms, new_terms);
        json_object_del(sent, "terms");
    }
    json_object_update(record, sent);
}

static bool take_record(struct putting *p, json_t *sent, struct fault *f)
{
    scoped_json json_t *record = p->is_new ? json_object() : json_read(p->was, f);
    struct buf b = buf_new(p->arena, RECORD_MAX);
    struct json_out o = json_out(&b);
    struct provider_record r;
    struct crypto_part part;

    if (!record)
        return fault_set(f, f->kind ? f->kind : FAULT_BUSY, "%s", f->kind ? f->text : "no memory");
    lay_over(record, sent);
    if (!provider_read(p->arena, record, &r, f))
        return false;
    provider_write(&o, &r);
    p->json = buf_str(&b);
    part = (struct crypto_part){ p->json.ptr, p->json.len };
    crypto_sha256(&part, 1, p->digest);
    return buf_check(&b, f);
}

static bool take(struct putting *p, struct str json, struct fault *f)
{
    static const struct {
        const char *key;
        void (*read)(struct putting *p, json_t *v, struct fault *f);
    } beside[] = { { "key", read_key }, { "limits", read_limits }, { "tasks", read_tasks } };
    scoped_json json_t *sent = json_read(json, f);

    if (!sent)
        return false;
    if (!json_is_object(sent))
        return fault_set(f, FAULT_INVALID, "a provider is an object");
    for (size_t i = 0; i < COUNT_OF(beside); i++) {
        json_t *v = json_object_get(sent, beside[i].key);

        if (v)
            beside[i].read(p, v, f);
        json_object_del(sent, beside[i].key);
    }
    return take_record(p, sent, f) && !f->kind && arena_check(p->arena, f);
}

/* ---- keeping it ---- */

static bool seal(struct putting *p, struct fault *f)
{
    struct place record = provider_place(p->row.id, "record", p->row.version);
    struct place key = provider_place(p->row.id, "key", 0);
    struct vault *v = p->desk->parts.vault;

    if (p->key.ptr || p->drops_key)
        p->row.key_at = p->row.changed;
    if (p->drops_key)
        p->row.key = STR_NONE;
    return vault_secret_seal(v, p->arena, p->by->org, &record, p->json, &p->row.record, f) &&
           (!p->key.ptr ||
            vault_secret_seal(v, p->arena, p->by->org, &key, p->key, &p->row.key, f));
}

static bool keep_version(struct putting *p, struct tx *tx, struct fault *f)
{
    struct provider_version_row version = {
        .version = p->row.version, .record = p->row.record, .by = p->by->id, .at = p->row.changed
    };

    return store_provider_version_add(tx, p->row.id, &version, f);
}

static bool journal(struct putting *p, struct tx *tx, const char *act, const uint8_t *digest,
                    struct fault *f)
{
    return provider_journal(p->desk, tx, p->by, act, &p->row, NULL, digest, f);
}

static bool write_new(struct tx *tx, void *arg, struct fault *f)
{
    struct putting *p = arg;
    struct provider_row *rows;
    size_t count;

    if (!store_provider_list(tx, p->arena, p->by->org, &rows, &count, f))
        return false;
    if (count >= PROVIDERS_MAX)
        return fault_set(f, FAULT_CONFLICT, "an organisation has at most %d providers",
                         PROVIDERS_MAX);
    return store_provider_add(tx, &p->row, f) && keep_version(p, tx, f) &&
           journal(p, tx, "provider.add", p->digest, f);
}

static bool write_change(struct tx *tx, void *arg, struct fault *f)
{
    struct putting *p = arg;
    struct provider_row there;
    bool is_other = p->is_other;

    if (!store_provider_get(tx, p->arena, p->by->org, p->id, &there, f))
        return false;
    if (there.retired)
        return fault_set(f, FAULT_CONFLICT, "the provider is retired");
    if (there.changed >= p->row.changed || there.version != p->row.version - is_other)
        return fault_set(f, FAULT_CONFLICT, "somebody changed the provider meanwhile: try again");
    return store_provider_set(tx, &p->row, f) && (!is_other || keep_version(p, tx, f)) &&
           (!is_other || journal(p, tx, "provider.change", p->digest, f)) &&
           ((!p->key.ptr && !p->drops_key) || journal(p, tx, "provider.key", NULL, f)) &&
           (!p->changes_rest || journal(p, tx, "provider.limit", NULL, f));
}

bool desk_provider_add(struct desk *d, const struct principal *by, struct str json, struct id *id,
                       struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct putting p = { .desk = d, .arena = a, .by = by, .is_new = true };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    p.row = (struct provider_row){ .id = id_is_none(*id) ? id_new() : *id,
                                   .org = by->org,
                                   .version = 1,
                                   .tasks = STR(""),
                                   .created = clock_now() };
    p.row.changed = p.row.created;
    *id = p.row.id;
    return provider_may_change(by, f) && take(&p, json, f) && seal(&p, f) &&
           store_write(d->parts.store, write_new, &p, f);
}

struct getting {
    struct arena *arena;
    struct id org, id;
    struct provider_row *row;
};

static bool read_one(struct tx *tx, void *arg, struct fault *f)
{
    struct getting *g = arg;

    return store_provider_get(tx, g->arena, g->org, g->id, g->row, f);
}

bool desk_provider_change(struct desk *d, const struct principal *by, struct id id, struct str json,
                          struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct putting p = { .desk = d, .arena = a, .by = by, .id = id };
    struct getting g = { .arena = a, .org = by->org, .id = id, .row = &p.row };
    struct place at;
    msec now = clock_now();

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!provider_may_change(by, f) || !store_read(d->parts.store, read_one, &g, f))
        return false;
    at = provider_place(id, "record", p.row.version);
    p.tasks_were = p.row.tasks;
    if (!vault_secret_open(d->parts.vault, a, by->org, &at, p.row.record, &p.was, f) ||
        !take(&p, json, f))
        return false;
    p.is_other = !str_eq(p.json, p.was) || !str_eq(p.row.tasks, p.tasks_were);
    if (!p.is_other && !p.key.ptr && !p.drops_key && !p.changes_rest)
        return true;
    p.row.version += p.is_other;
    p.row.changed = now > p.row.changed ? now : p.row.changed + 1;
    return seal(&p, f) && store_write(d->parts.store, write_change, &p, f);
}
