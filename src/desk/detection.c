/* SPDX-License-Identifier: EUPL-1.2 */
/* detection.c - an organisation's rules for detection, as its settings hold them, and a text tried
 * against rules that are not in force yet. */
#include <string.h>

#include "base/buf.h"
#include "desk/settings_priv.h"

/* Explicit thresholds; what is nearly sure is always taken, or the type is switched off. */
#define LEAST_MIN 0.05
#define LEAST_MAX 0.99

/* ---- reading ---- */

static void wrong_entry(struct reading *r, const char *list, size_t i, const char *reason)
{
    const char *field = str_printf(r->arena, "detection.%s[%zu]", list, i).ptr;

    setting_mistake(r, field ? field : list, reason);
}

/* A list of at most PII_LIST_MAX entries; SIZE_MAX with a mistake otherwise. */
static size_t list_size(struct reading *r, const char *list, const json_t *v)
{
    if (json_is_array(v) && json_array_size(v) <= PII_LIST_MAX)
        return json_array_size(v);
    setting_mistake(r, str_printf(r->arena, "detection.%s", list).ptr,
                    "a list of at most 500 entries");
    return SIZE_MAX;
}

static struct str text_of(const json_t *v)
{
    return str_make(json_string_value(v), json_string_length(v));
}

static void read_allow(struct reading *r, const json_t *v)
{
    struct pii_wanted *w = &r->to->detection;
    size_t n = list_size(r, "allow", v);
    struct str *list = n == SIZE_MAX ? NULL : arena_many(r->arena, struct str, n + 1);

    w->allow = list;
    w->allow_count = 0;
    for (size_t i = 0; list && i < n; i++) {
        struct fault why = { 0 };
        struct str entry = text_of(json_array_get(v, i));

        if (!pii_allow_check(entry, &why))
            wrong_entry(r, "allow", i, why.text);
        else
            list[w->allow_count++] = str_copy(r->arena, entry);
    }
}

static void read_deny(struct reading *r, const json_t *v)
{
    struct pii_wanted *w = &r->to->detection;
    size_t n = list_size(r, "deny", v);
    struct pii_known *list = n == SIZE_MAX ? NULL : arena_many(r->arena, struct pii_known, n + 1);

    w->deny = list;
    w->deny_count = 0;
    for (size_t i = 0; list && i < n; i++) {
        const json_t *e = json_array_get(v, i);
        struct str value = json_text(e, "value");
        struct fault why = { 0 };
        enum span_type type;

        if (!span_type_parse(json_text(e, "type"), &type))
            wrong_entry(r, "deny", i, "needs {\"type\": one of the types, \"value\": text}");
        else if (!pii_deny_check(value, &why))
            wrong_entry(r, "deny", i, why.text);
        else
            list[w->deny_count++] = (struct pii_known){ type, str_copy(r->arena, value) };
    }
}

static void read_off(struct reading *r, const json_t *v)
{
    size_t n = list_size(r, "off", v);
    enum span_type type;

    r->to->detection.off = 0;
    for (size_t i = 0; n != SIZE_MAX && i < n; i++) {
        if (span_type_parse(text_of(json_array_get(v, i)), &type))
            r->to->detection.off |= 1u << type;
        else
            wrong_entry(r, "off", i, "is not one of the types");
    }
}

static void read_thresholds(struct reading *r, const json_t *v)
{
    size_t n = list_size(r, "thresholds", v);

    memset(r->to->detection.threshold, 0, sizeof r->to->detection.threshold);
    for (size_t i = 0; n != SIZE_MAX && i < n; i++) {
        const json_t *e = json_array_get(v, i);
        double least = json_number_value(json_object_get(e, "least"));
        enum span_type type;

        if (!span_type_parse(json_text(e, "type"), &type) || !(least >= LEAST_MIN) ||
            !(least <= LEAST_MAX))
            wrong_entry(r, "thresholds", i,
                        "needs {\"type\": one of the types, \"least\": 0.05 to 0.99}");
        else
            r->to->detection.threshold[type] = (float)least;
    }
}

static void read_stance(struct reading *r, const json_t *v)
{
    if (!pii_stance_parse(text_of(v), &r->to->detection.stance))
        setting_mistake(r, "detection.stance", "balanced, cautious or lean");
}

static const struct {
    const char *name;
    void (*read)(struct reading *r, const json_t *v);
} members[] = {
    { "allow", read_allow },
    { "deny", read_deny },
    { "off", read_off },
    { "stance", read_stance },
    { "thresholds", read_thresholds },
};

void detection_read(struct reading *r, json_t *v)
{
    const char *key;
    json_t *member;

    if (!json_is_object(v)) {
        setting_mistake(r, "detection", "an object with stance, off, thresholds, allow, deny");
        return;
    }
    json_object_foreach(v, key, member)
    {
        size_t i = 0;

        while (i < COUNT_OF(members) && strcmp(members[i].name, key) != 0)
            i++;
        if (i < COUNT_OF(members))
            members[i].read(r, member);
        else
            setting_mistake(r, key, "unknown member of detection");
    }
}

/* ---- writing ---- */

void detection_write(struct json_out *o, const struct pii_wanted *w)
{
    json_open(o, "detection", '{');
    json_open(o, "allow", '[');
    for (size_t i = 0; i < w->allow_count; i++)
        json_str(o, NULL, w->allow[i]);
    json_close(o, ']');
    json_open(o, "deny", '[');
    for (size_t i = 0; i < w->deny_count; i++) {
        json_open(o, NULL, '{');
        json_cstr(o, "type", span_type_name(w->deny[i].type));
        json_str(o, "value", w->deny[i].value);
        json_close(o, '}');
    }
    json_close(o, ']');
    json_open(o, "off", '[');
    for (int t = 0; t < SPAN_TYPES; t++)
        if (w->off >> t & 1)
            json_cstr(o, NULL, span_type_name((enum span_type)t));
    json_close(o, ']');
    json_cstr(o, "stance", pii_stance_name(w->stance));
    json_open(o, "thresholds", '[');
    for (int t = 0; t < SPAN_TYPES; t++) {
        if (!(w->threshold[t] > 0))
            continue;
        json_open(o, NULL, '{');
        json_f64(o, "least", (double)w->threshold[t]);
        json_cstr(o, "type", span_type_name((enum span_type)t));
        json_close(o, '}');
    }
    json_close(o, ']');
    json_close(o, '}');
}

/* ---- trying ---- */

bool desk_detection_try(struct desk *d, struct arena *a, const struct principal *by,
                        const struct detection_trial *trial, struct pii_candidates *ret,
                        struct fault *f)
{
    struct org_settings settings;
    struct pii_hints hints = { 0 };
    struct pii_rules *rules = NULL;
    struct bench_place *place;
    bool done;

    if (!principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller changes the organisation");
    if (!desk_settings(d, a, by->org, &settings, f) ||
        !settings_check(a, trial->change, &settings, f) ||
        !pii_rules_new(&settings.detection, &rules, f))
        return false;
    hints.rules = rules;
    hints.lang = triage_language(d->parts.triage, trial->text, &(float){ 0 });
    place = place_take(d, f);
    done = place && pii_explain(d->parts.pii, place->scratch, a, (struct clear){ trial->text },
                                &hints, ret, f);
    if (place)
        place_give(d, place);
    pii_rules_free(rules);
    return done;
}
