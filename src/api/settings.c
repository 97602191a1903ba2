/* SPDX-License-Identifier: EUPL-1.2 */
/* settings.c - words, sources, quarantine, organisation. */
#include <string.h>

#include "api/api_priv.h"
#include "desk/ai.h"

#define DESK (x->api->parts.desk)

/* ---- words ---- */

/* What somebody must know who opens something. */
static void write_opening(struct exchange *x, struct json_out *o, const struct org_opening *opening)
{
    json_open(o, "opening", '{');
    json_bool(o, "reason_required", opening->reason_required);
    json_open(o, "reasons", '[');
    for (size_t i = 0; i < opening->reason_count; i++)
        json_str(o, NULL, opening->reasons[i]);
    json_close(o, ']');
    json_i64(o, "seconds", opening->seconds);
    json_bool(o, "emergency", (opening->emergency & x->by.roles) != 0);
    json_close(o, '}');
}

HANDLER(meta_get)
{
    struct org_settings settings;
    const struct str *labels;
    size_t count = triage_intents(desk_triage(DESK), &labels);
    struct answer n;

    if (!desk_settings(DESK, x->arena, x->by.org, &settings, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "intents", '[');
    for (size_t i = 0; i < count; i++)
        json_str(&n.out, NULL, labels[i]);
    json_close(&n.out, ']');
    json_open(&n.out, "queues", '[');
    for (size_t i = 0; i < settings.queue_count; i++)
        json_str(&n.out, NULL, settings.queues[i]);
    json_close(&n.out, ']');
    json_open(&n.out, "langs", '[');
    for (int l = LANG_UNKNOWN + 1; l < LANGS; l++)
        json_cstr(&n.out, NULL, lang_name((enum lang)l));
    json_close(&n.out, ']');
    json_open(&n.out, "types", '[');
    for (int t = 0; t < SPAN_TYPES; t++) {
        json_open(&n.out, NULL, '{');
        json_cstr(&n.out, "type", span_type_name((enum span_type)t));
        json_cstr(&n.out, "category", category_name(span_category((enum span_type)t)));
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    write_opening(x, &n.out, &settings.opening);
    json_cstr(&n.out, "ai_lock", ai_lock_name(desk_ai_lock(DESK)));
    json_cstr(&n.out, "version", GUICHET_VERSION);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- sources ---- */

static void write_source(struct json_out *o, const struct source_row *s)
{
    struct str rest = s->categories, word;

    json_open(o, NULL, '{');
    json_id(o, "id", s->id);
    json_str(o, "name", s->name);
    json_str(o, "channel", s->channel);
    if (s->purpose.len)
        json_str(o, "purpose", s->purpose);
    else
        json_null_out(o, "purpose");
    json_str(o, "basis", s->basis);
    json_str(o, "special_condition", s->special_condition);
    json_i64(o, "retention_days", s->retention_days);
    json_open(o, "categories", '[');
    while (str_split(&rest, ',', &word))
        json_str(o, NULL, word);
    json_close(o, ']');
    json_bool(o, "complete", source_is_complete(s));
    json_time(o, "created", s->created);
    json_close(o, '}');
}

HANDLER(sources_get)
{
    struct source_row *rows;
    struct answer n;
    size_t count;

    if (!principal_is(&x->by, ROLE_ADMIN) && !principal_is(&x->by, ROLE_AUDITOR) &&
        !principal_is(&x->by, ROLE_SUPERVISOR) && !only_role(x, ROLE_CONTROLLER, f))
        return false;
    if (!desk_sources(DESK, x->arena, x->by.org, &rows, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        write_source(&n.out, &rows[i]);
    return answer_list_send(&n, x, f);
}

static bool read_categories(struct exchange *x, struct str *ret, struct fault *f)
{
    json_t *list = json_object_get(x->body, "categories");
    struct buf b = buf_new(x->arena, 1024);

    if (!list)
        return true;
    if (!json_is_array(list))
        return field_fault(f, "categories", "is a list of categories");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *c = json_array_get(list, i);

        if (!json_is_string(c))
            return field_fault(f, "categories", "is a list of categories");
        buf_printf(&b, "%s%s", i ? "," : "", json_string_value(c));
    }
    *ret = buf_str(&b);
    return true;
}

static bool take_text(struct exchange *x, const char *key, struct str *field, struct fault *f)
{
    struct str text = json_text(x->body, key);

    if (text.ptr)
        *field = text;
    return text.ptr || !json_object_get(x->body, key) || field_fault(f, key, "is a text");
}

static bool read_source(struct exchange *x, struct source_row *row, struct fault *f)
{
    json_t *days = json_object_get(x->body, "retention_days");
    bool ok = take_text(x, "purpose", &row->purpose, f);

    ok = take_text(x, "basis", &row->basis, f) && ok;
    ok = take_text(x, "special_condition", &row->special_condition, f) && ok;
    if (days && !json_is_integer(days))
        ok = field_fault(f, "retention_days", "is a whole number of days");
    row->retention_days = json_int(x->body, "retention_days", row->retention_days);
    return read_categories(x, &row->categories, f) && ok;
}

static bool send_source(struct exchange *x, const struct source_row *row, int status,
                        struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    write_source(&n.out, row);
    return answer_send(&n, x, status, f);
}

static bool send_new_source(struct exchange *x, const struct source_row *row, struct fault *f)
{
    keep_id(x, row->id);
    return send_source(x, row, 201, f);
}

HANDLER(source_post)
{
    struct source_row row = { .name = json_text(x->body, "name"),
                              .channel = json_text(x->body, "channel"),
                              .purpose = STR(""),
                              .basis = STR("none"),
                              .special_condition = STR(""),
                              .categories = STR("") };

    struct fault why = { 0 };

    if (!made_before(x, &row.id, f))
        return false;
    if (!id_is_none(row.id) && desk_source(DESK, x->arena, x->by.org, row.id, &row, &why))
        return send_new_source(x, &row, f);
    if (x->replayed.ptr)
        return fault_set(f, why.kind, "%s", why.text);
    return read_source(x, &row, f) && desk_source_put(DESK, &x->by, &row, f) &&
           send_new_source(x, &row, f);
}

HANDLER(source_patch)
{
    struct source_row row;
    struct id id;

    return path_id(x, 0, &id, f) && desk_source(DESK, x->arena, x->by.org, id, &row, f) &&
           read_source(x, &row, f) && desk_source_put(DESK, &x->by, &row, f) &&
           send_source(x, &row, 200, f);
}

/* ---- quarantine ---- */

HANDLER(quarantine_get)
{
    struct str cursor = http_request_query(x->rq, STR("cursor"));
    struct quarantine_view *held;
    struct id after = ID_NONE;
    int64_t limit = asked_limit(x);
    struct answer n;
    size_t count;

    if (cursor.len && !id_parse(cursor, &after))
        return field_fault(f, "cursor", "is not one this desk gave");
    if (!desk_quarantine(DESK, x->arena, &x->by, after, limit, &held, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        struct source_row source;
        struct fault why = { 0 };

        json_open(&n.out, NULL, '{');
        json_id(&n.out, "id", held[i].id);
        json_open(&n.out, "source", '{');
        json_id(&n.out, "id", held[i].source);
        if (desk_source(DESK, x->arena, x->by.org, held[i].source, &source, &why))
            json_str(&n.out, "name", source.name);
        json_close(&n.out, '}');
        json_time(&n.out, "at", held[i].at);
        json_i64(&n.out, "size", held[i].size);
        json_str(&n.out, "reason", held[i].reason);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_id(&n.out, "next", (int64_t)count == limit ? held[count - 1].id : ID_NONE);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(quarantine_release)
{
    struct taken taken;
    struct id id;
    struct answer n;

    if (!path_id(x, 0, &id, f) || !desk_release(DESK, &x->by, id, &taken, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_id(&n.out, "ticket", taken.ticket);
    json_id(&n.out, "message", taken.message);
    json_bool(&n.out, "duplicate", taken.duplicate);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- organisation ---- */

HANDLER(organisation_get)
{
    struct org_settings settings;
    struct str name, json;
    struct answer n;

    if (!desk_settings(DESK, x->arena, x->by.org, &settings, f) ||
        !desk_org_name(DESK, x->arena, x->by.org, &name, f))
        return false;
    json = settings_write(x->arena, &settings);
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_id(&n.out, "id", x->by.org);
    json_str(&n.out, "name", name);
    buf_add_char(&n.buf, ',');
    buf_add(&n.buf, str_from(json, 1)); /* the settings' members, and the closing brace */
    return answer_send(&n, x, 200, f);
}

/* A passkey may be asked for only where somebody can have one: else nobody would come in. */
static bool check_passkeys(struct exchange *x, struct fault *f)
{
    const json_t *require = json_object_get(json_object_get(x->body, "login"), "require");

    if (passkey_possible(x->api->parts.accounts))
        return true;
    for (unsigned r = 0; r < ROLES; r++)
        if (str_eq(json_text(require, role_name((enum role)r)), STR("passkey")))
            return field_fault(f, "login.require",
                               "no passkeys here: the desk needs a --public-url with https");
    return true;
}

HANDLER(organisation_patch)
{
    return check_passkeys(x, f) && desk_settings_change(DESK, &x->by, x->rq->body, f) &&
           organisation_get(x, f);
}

/* ---- detection ---- */

static void write_candidate(struct exchange *x, struct json_out *o, struct str text,
                            const struct pii_candidate *c)
{
    json_open(o, NULL, '{');
    json_i64(o, "start", c->span.start);
    json_i64(o, "end", c->span.end);
    json_str(o, "text", str_slice(text, c->span.start, c->span.end));
    json_cstr(o, "type", span_type_name(c->span.type));
    json_cstr(o, "kind", c->span.kind);
    json_cstr(o, "by", c->span.by);
    json_f64(o, "score", (double)c->span.score);
    json_f64(o, "threshold", (double)c->threshold);
    json_cstr(o, "fate", pii_fate_name(c->fate));
    if (c->evidence_end)
        json_str(o, "evidence", str_slice(text, c->evidence_start, c->evidence_end));
    else
        json_null_out(o, "evidence");
    json_str(o, "why", pii_candidate_why(x->arena, (struct clear){ text }, c));
    if (c->against.end) {
        json_open(o, "against", '{');
        json_cstr(o, "type", span_type_name(c->against.type));
        json_i64(o, "start", c->against.start);
        json_i64(o, "end", c->against.end);
        json_str(o, "text", str_slice(text, c->against.start, c->against.end));
        json_close(o, '}');
    } else {
        json_null_out(o, "against");
    }
    json_close(o, '}');
}

#define TRIAL_TEXT_MAX 20000

HANDLER(detection_try_post)
{
    struct str text = json_text(x->body, "text");
    struct detection_trial trial = { .text = text };
    struct pii_candidates all;
    struct answer n;
    char *change;

    if (!text.ptr || text.len > TRIAL_TEXT_MAX)
        return field_fault(f, "text", "is a text of at most 20000 bytes");
    trial.text = text = str_copy(x->arena, text);
    json_object_del(x->body, "text");
    change = json_dumps(x->body, JSON_COMPACT);
    trial.change = str_copy(x->arena, str_of(change));
    json_text_free(change);
    if (!desk_detection_try(DESK, x->arena, &x->by, &trial, &all, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < all.count; i++)
        write_candidate(x, &n.out, text, &all.at[i]);
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(corrections_get)
{
    struct corrections all;
    struct answer n;

    if (!desk_corrections(DESK, x->arena, &x->by, &all, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_i64(&n.out, "lessons", all.lessons);
    json_open(&n.out, "items", '[');
    for (size_t i = 0; i < all.count; i++) {
        json_open(&n.out, NULL, '{');
        json_cstr(&n.out, "type", span_type_name(all.sum[i].type));
        json_i64(&n.out, "missed", all.sum[i].missed);
        json_i64(&n.out, "wrong", all.sum[i].wrong);
        json_f64(&n.out, "shift", (double)all.sum[i].shift);
        json_f64(&n.out, "threshold", (double)all.sum[i].threshold);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(corrections_delete)
{
    return desk_corrections_reset(DESK, &x->by, f) && reply_nothing(x);
}
