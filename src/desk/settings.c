/* SPDX-License-Identifier: EUPL-1.2 */
/* settings.c - an organisation's switches: read strictly, defaults minimising (AI off, EU only). */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "desk/desk_priv.h"
#include "store/accounts.h"

#define LIST_MAX  100
#define ENTRY_MAX 200

struct str settings_default(void)
{
    return STR("{\"ai\":{\"enabled\":false,\"tasks\":[]},\"customer_refs\":[],"
               "\"keep_credentials\":false,\"queues\":[\"general\"],\"regions\":[\"EU\"]}");
}

struct reading {
    struct arena *arena;
    struct org_settings *to;
    struct buf wrong;
    struct json_out out;
    int mistakes;
};

static void mistake(struct reading *r, const char *field, const char *reason)
{
    r->mistakes++;
    json_open(&r->out, NULL, '{');
    json_str(&r->out, "field", str_slice(str_of(field), 0, 40));
    json_cstr(&r->out, "reason", reason);
    json_close(&r->out, '}');
}

static void read_list(struct reading *r, const char *field, const json_t *v, struct str **ret,
                      size_t *ret_count)
{
    size_t n = json_array_size(v);

    *ret_count = 0;
    if (!json_is_array(v) || n > LIST_MAX) {
        mistake(r, field, "a list of at most 100 texts");
        return;
    }
    *ret = arena_many(r->arena, struct str, n + 1);
    for (size_t i = 0; *ret && i < n; i++) {
        const json_t *e = json_array_get(v, i);

        if (!json_is_string(e) || !json_string_length(e) || json_string_length(e) > ENTRY_MAX)
            mistake(r, field, "each entry is a text of 1 to 200 bytes");
        else
            (*ret)[(*ret_count)++] =
                str_copy(r->arena, str_make(json_string_value(e), json_string_length(e)));
    }
}

static void read_flag(struct reading *r, const char *field, const json_t *v, bool *ret)
{
    if (json_is_boolean(v))
        *ret = json_is_true(v);
    else
        mistake(r, field, "true or false");
}

static void read_ai(struct reading *r, json_t *ai)
{
    const char *key;
    json_t *v;

    if (!json_is_object(ai)) {
        mistake(r, "ai", "an object with enabled and tasks");
        return;
    }
    json_object_foreach(ai, key, v)
    {
        if (strcmp(key, "enabled") == 0)
            read_flag(r, "ai.enabled", v, &r->to->ai_enabled);
        else if (strcmp(key, "tasks") == 0)
            read_list(r, "ai.tasks", v, &r->to->ai_tasks, &r->to->ai_task_count);
        else
            mistake(r, key, "unknown member of ai");
    }
}

static void read_member(struct reading *r, const char *key, json_t *v)
{
    struct org_settings *s = r->to;

    if (strcmp(key, "ai") == 0)
        read_ai(r, v);
    else if (strcmp(key, "keep_credentials") == 0)
        read_flag(r, key, v, &s->keep_credentials);
    else if (strcmp(key, "customer_refs") == 0)
        read_list(r, key, v, &s->customer_refs, &s->customer_ref_count);
    else if (strcmp(key, "queues") == 0)
        read_list(r, key, v, &s->queues, &s->queue_count);
    else if (strcmp(key, "regions") == 0)
        read_list(r, key, v, &s->regions, &s->region_count);
    else
        mistake(r, key, "unknown member");
}

/* On top of what `ret` holds. */
static bool read_over(struct arena *a, struct str json, struct org_settings *ret, struct fault *f)
{
    scoped_json json_t *j = json_read(json, f);
    struct reading r = { .arena = a, .to = ret, .wrong = buf_new(a, FAULT_TEXT_MAX - 1) };
    const char *key;
    json_t *v;

    if (!j)
        return false;
    if (!json_is_object(j))
        return fault_set(f, FAULT_INVALID, "settings are a JSON object");
    r.out = json_out(&r.wrong);
    json_open(&r.out, NULL, '[');
    json_object_foreach(j, key, v) read_member(&r, key, v);
    json_close(&r.out, ']');
    if (r.mistakes)
        return fault_set(f, FAULT_FIELDS, "%.*s", STR_ARG(buf_str(&r.wrong)));
    return arena_check(a, f);
}

bool settings_read(struct arena *a, struct str json, struct org_settings *ret, struct fault *f)
{
    *ret = (struct org_settings){ 0 };
    return read_over(a, json, ret, f);
}

static void write_list(struct json_out *o, const char *key, const struct str *list, size_t n)
{
    json_open(o, key, '[');
    for (size_t i = 0; i < n; i++)
        json_str(o, NULL, list[i]);
    json_close(o, ']');
}

struct str settings_write(struct arena *a, const struct org_settings *s)
{
    struct buf b = buf_new(a, (size_t)1 << 20);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_open(&o, "ai", '{');
    json_bool(&o, "enabled", s->ai_enabled);
    write_list(&o, "tasks", s->ai_tasks, s->ai_task_count);
    json_close(&o, '}');
    write_list(&o, "customer_refs", s->customer_refs, s->customer_ref_count);
    json_bool(&o, "keep_credentials", s->keep_credentials);
    write_list(&o, "queues", s->queues, s->queue_count);
    write_list(&o, "regions", s->regions, s->region_count);
    json_close(&o, '}');
    return buf_str(&b);
}

struct settings_wanted {
    struct arena *arena;
    struct id org;
    struct org_row row;
};

static bool read_org(struct tx *tx, void *arg, struct fault *f)
{
    struct settings_wanted *w = arg;

    return store_org_get(tx, w->arena, w->org, &w->row, f);
}

bool desk_settings(struct desk *d, struct arena *a, struct id org, struct org_settings *ret,
                   struct fault *f)
{
    struct settings_wanted w = { .arena = a, .org = org };

    return store_read(d->parts.store, read_org, &w, f) && settings_read(a, w.row.settings, ret, f);
}

bool desk_org_name(struct desk *d, struct arena *a, struct id org, struct str *ret_name,
                   struct fault *f)
{
    struct settings_wanted w = { .arena = a, .org = org };

    if (!store_read(d->parts.store, read_org, &w, f))
        return false;
    *ret_name = w.row.name;
    return true;
}

struct settings_change {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct str json;
};

static bool write_settings(struct tx *tx, void *arg, struct fault *f)
{
    struct settings_change *c = arg;
    struct org_settings s;
    struct org_row row;
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct crypto_part part;
    struct str json;
    struct journal_entry entry = { .org = c->by->org,
                                   .by = c->by->id,
                                   .act = "organisation.change",
                                   .on_kind = "organisation",
                                   .on = c->by->org,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .digest = digest };
    uint64_t n;

    if (!store_org_get(tx, c->arena, c->by->org, &row, f) ||
        !settings_read(c->arena, row.settings, &s, f) || !read_over(c->arena, c->json, &s, f))
        return false;
    json = settings_write(c->arena, &s);
    part = (struct crypto_part){ json.ptr, json.len };
    crypto_sha256(&part, 1, digest);
    return store_org_set(tx, c->by->org, json, f) &&
           journal_append(c->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_settings_change(struct desk *d, const struct principal *by, struct str json,
                          struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct settings_change c = { .desk = d, .arena = a, .by = by, .json = json };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller changes the organisation");
    return store_write(d->parts.store, write_settings, &c, f);
}
