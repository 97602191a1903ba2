/* SPDX-License-Identifier: EUPL-1.2 */
/* settings.c - an organisation's switches: read strictly, defaults minimising (AI off, EU only).
 *
 * What is stored is read as it is; what somebody wants to change is checked word by word, and
 * every mistake is named. */
#include <string.h>

#include "assist/region.h"
#include "base/buf.h"
#include "desk/articles_priv.h"
#include "desk/near.h"
#include "desk/providers_priv.h"
#include "desk/settings_priv.h"
#include "store/accounts.h"

#define LIST_MAX  100
#define ENTRY_MAX 200
#define QUEUE_MAX 60

struct str settings_default(void)
{
    return STR("{\"ai\":{\"enabled\":false,\"tasks\":[]},\"customer_refs\":[],"
               "\"detection\":{\"allow\":[],\"deny\":[],\"off\":[],\"stance\":\"balanced\","
               "\"thresholds\":[]},"
               "\"keep_credentials\":false,\"queues\":[\"general\"],\"regions\":[\"EU\",\"EEA\"]}");
}

void setting_mistake(struct reading *r, const char *field, const char *reason)
{
    fault_field(&r->wrong, field, reason);
}

/* ---- words of lists ---- */

static bool is_task(struct str word)
{
    for (unsigned i = 0; i < CONTRACT_TASKS; i++)
        if (str_eq(word, str_of(contract_task_name(i))))
            return true;
    return false;
}

static bool is_queue(struct str word)
{
    return word.len <= QUEUE_MAX;
}

static const struct {
    const char *field;
    bool (*fits)(struct str entry);
    const char *reason;
    bool may_be_empty;
} lists[] = {
    { "ai.tasks", is_task,
      "triage, summary, draft, answer, translate, quality, rewrite, article or embed", true },
    { "queues", is_queue, "the name of a queue has at most 60 bytes", false },
    { "regions", region_is_known, "EU, EEA or the two letters of a country", true },
};

static void check_list(struct reading *r, const char *field, const struct str *list, size_t count)
{
    for (size_t k = 0; k < COUNT_OF(lists); k++) {
        if (strcmp(lists[k].field, field) != 0)
            continue;
        if (!count && !lists[k].may_be_empty)
            setting_mistake(r, field, "at least one");
        for (size_t i = 0; i < count; i++)
            if (!lists[k].fits(list[i]))
                setting_mistake(r, str_printf(r->arena, "%s[%zu]", field, i).ptr, lists[k].reason);
    }
}

void setting_list(struct reading *r, const char *field, const json_t *v, struct str **ret,
                  size_t *ret_count)
{
    size_t n = json_array_size(v);

    *ret_count = 0;
    if (!json_is_array(v) || n > LIST_MAX) {
        setting_mistake(r, field, "a list of at most 100 texts");
        return;
    }
    *ret = arena_many(r->arena, struct str, n + 1);
    for (size_t i = 0; *ret && i < n; i++) {
        const json_t *e = json_array_get(v, i);

        struct str entry = { json_string_value(e), json_string_length(e) };

        if (!json_is_string(e) || !entry.len || entry.len > ENTRY_MAX)
            setting_mistake(r, field, "each entry is a text of 1 to 200 bytes");
        else
            (*ret)[(*ret_count)++] = str_copy(r->arena, entry);
    }
    if (r->strict && *ret && *ret_count == n)
        check_list(r, field, *ret, n);
}

void setting_flag(struct reading *r, const char *field, const json_t *v, bool *ret)
{
    if (json_is_boolean(v))
        *ret = json_is_true(v);
    else
        setting_mistake(r, field, "true or false");
}

#define TONE_MAX 300 /* bytes */

static void read_tone(struct reading *r, const json_t *v)
{
    struct str tone = str_make(json_string_value(v), json_string_length(v));

    if (!json_is_string(v) || tone.len > TONE_MAX)
        setting_mistake(r, "ai.tone", "a text of at most 300 bytes");
    else
        r->to->ai_tone = str_copy(r->arena, str_trim(tone));
}

/* How names are looked for in what leaves. */
static void read_names(struct reading *r, const json_t *v)
{
    struct str said = str_make(json_string_value(v), json_string_length(v));
    bool balanced = json_is_string(v) && str_eq(said, STR("balanced"));

    if (balanced || (json_is_string(v) && str_eq(said, STR("careful"))))
        r->to->ai_names_balanced = balanced;
    else
        setting_mistake(r, "ai.names", "careful or balanced");
}

static void read_ai(struct reading *r, json_t *ai)
{
    const char *key;
    json_t *v;

    if (!json_is_object(ai)) {
        setting_mistake(r, "ai", "an object with enabled, limits, names, tasks and tone");
        return;
    }
    json_object_foreach(ai, key, v)
    {
        if (strcmp(key, "enabled") == 0)
            setting_flag(r, "ai.enabled", v, &r->to->ai_enabled);
        else if (strcmp(key, "tasks") == 0)
            setting_list(r, "ai.tasks", v, &r->to->ai_tasks, &r->to->ai_task_count);
        else if (strcmp(key, "names") == 0)
            read_names(r, v);
        else if (strcmp(key, "tone") == 0)
            read_tone(r, v);
        else if (strcmp(key, "limits") == 0)
            limits_read(r, v);
        else
            setting_mistake(r, key, "unknown member of ai");
    }
}

/* Each is tested, and what is wrong with it said in its own words. */
static void read_patterns(struct reading *r, const json_t *v)
{
    struct str *list = NULL;
    size_t n = 0;

    setting_list(r, "customer_refs", v, &list, &n);
    if (n > PII_PATTERNS_MAX)
        setting_mistake(r, "customer_refs", "at most 64 patterns");
    for (size_t i = 0; r->strict && i < n && i < PII_PATTERNS_MAX; i++) {
        struct fault why = { 0 };

        if (!pii_pattern_check(list[i], &why))
            setting_mistake(r, str_printf(r->arena, "customer_refs[%zu]", i).ptr, why.text);
    }
    r->to->detection.patterns = list;
    r->to->detection.pattern_count = n;
}

static void read_member(struct reading *r, const char *key, json_t *v)
{
    struct org_settings *s = r->to;

    if (strcmp(key, "ai") == 0)
        read_ai(r, v);
    else if (strcmp(key, "keep_credentials") == 0)
        setting_flag(r, key, v, &s->keep_credentials);
    else if (strcmp(key, "customer_refs") == 0)
        read_patterns(r, v);
    else if (strcmp(key, "detection") == 0)
        detection_read(r, v);
    else if (strcmp(key, "login") == 0)
        login_read(r, v);
    else if (strcmp(key, "opening") == 0)
        opening_read(r, v);
    else if (strcmp(key, "queues") == 0)
        setting_list(r, key, v, &s->queues, &s->queue_count);
    else if (strcmp(key, "regions") == 0)
        setting_list(r, key, v, &s->regions, &s->region_count);
    else
        setting_mistake(r, key, "unknown member");
}

/* On top of what `ret` holds. */
static bool read_over(struct arena *a, struct str json, bool strict, struct org_settings *ret,
                      struct fault *f)
{
    scoped_json json_t *j = json_read(json, f);
    struct reading r = { .arena = a, .to = ret, .strict = strict };
    const char *key;
    json_t *v;

    if (!j)
        return false;
    if (!json_is_object(j))
        return fault_set(f, FAULT_INVALID, "settings are a JSON object");
    json_object_foreach(j, key, v) read_member(&r, key, v);
    if (r.wrong.kind) {
        *f = r.wrong;
        return false;
    }
    return arena_check(a, f);
}

bool settings_read(struct arena *a, struct str json, struct org_settings *ret, struct fault *f)
{
    *ret = (struct org_settings){ .json = json };
    login_normal(&ret->login);
    opening_normal(&ret->opening);
    return read_over(a, json, false, ret, f);
}

bool settings_check(struct arena *a, struct str json, struct org_settings *settings,
                    struct fault *f)
{
    return read_over(a, json, true, settings, f);
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
    limits_write(&o, &s->ai_limits);
    json_cstr(&o, "names", s->ai_names_balanced ? "balanced" : "careful");
    write_list(&o, "tasks", s->ai_tasks, s->ai_task_count);
    json_str(&o, "tone", s->ai_tone.len ? s->ai_tone : STR(""));
    json_close(&o, '}');
    write_list(&o, "customer_refs", s->detection.patterns, s->detection.pattern_count);
    detection_write(&o, &s->detection);
    json_bool(&o, "keep_credentials", s->keep_credentials);
    login_write(&o, &s->login);
    opening_write(&o, &s->opening);
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

    if (!store_read(d->parts.store, read_org, &w, f) || !settings_read(a, w.row.settings, ret, f))
        return false;
    ret->lessons = w.row.lessons;
    ret->users = w.row.users;
    return true;
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
    struct id alert; /* that it raised, or ID_NONE */
};

static bool write_settings(struct tx *tx, void *arg, struct fault *f)
{
    struct settings_change *c = arg;
    const struct emergency_change change = { c->desk, c->arena, c->by };
    struct org_settings s, before;
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
        !settings_read(c->arena, row.settings, &s, f))
        return false;
    before = s;
    if (!read_over(c->arena, c->json, true, &s, f) ||
        !settings_emergency(&change, tx, &before.opening, &s.opening, &c->alert, f))
        return false;
    json = settings_write(c->arena, &s);
    part = (struct crypto_part){ json.ptr, json.len };
    crypto_sha256(&part, 1, digest);
    return store_org_set(tx, c->by->org, json, f) &&
           journal_append(c->desk->parts.journal, tx, &entry, &n, f) &&
           switches_note(c->desk, tx, c->by, &before, &s, f);
}

/* The tone goes to providers as it stands, with every draft: nobody's data may be in it. */
static bool look_at_tone(struct settings_change *c, struct fault *f)
{
    struct fault ignored = { 0 };
    scoped_json json_t *said = json_read(c->json, &ignored);
    struct article_row as = { .lang = STR(""),
                              .title = STR(""),
                              .text = json_text(json_object_get(said, "ai"), "tone") };
    struct article_findings found = { 0 };

    if (!as.text.len || as.text.len > TONE_MAX)
        return true; /* read_tone() says what is wrong with it */
    if (!article_look(c->desk, c->arena, &as, &found, f))
        return false;
    for (size_t i = 0; i < found.count; i++)
        fault_field(f, "ai.tone",
                    str_cstr(c->arena, str_printf(c->arena,
                                                  "line %zu: looks like personal data (%s); take "
                                                  "it out, providers are given the tone as it is",
                                                  article_line(as.text, found.at[i].start),
                                                  span_type_name(found.at[i].type))));
    return !found.count;
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
    if (!look_at_tone(&c, f) || !store_write(d->parts.store, write_settings, &c, f))
        return false;
    if (!id_is_none(c.alert))
        desk_tell_alert(d, by->org, c.alert);
    near_wake(d);
    return true;
}
