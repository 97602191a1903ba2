/* SPDX-License-Identifier: EUPL-1.2 */
/* provider.c - a provider's record as JSON; see provider.h. */
#include "assist/provider.h"

#include <string.h>

#include "assist/region.h"
#include "base/attr.h"

#define URL_TEXT_MAX 1024

struct reading {
    struct arena *arena;
    struct provider_record *to;
    struct fault *wrong;
};

/* ---- members that are texts ---- */

/* In sorted order, as they are written. */
static const struct {
    const char *key;
    size_t at, max;
    bool must;
} texts[] = {
    { "api_version", offsetof(struct provider_record, endpoint.api_version), CHAT_WORD_MAX, false },
    { "deployment", offsetof(struct provider_record, endpoint.deployment), CHAT_WORD_MAX, false },
    { "deployment_kind", offsetof(struct provider_record, deployment_kind), CHAT_WORD_MAX, false },
    { "model", offsetof(struct provider_record, endpoint.model), PROVIDER_TEXT_MAX, false },
    { "name", offsetof(struct provider_record, name), PROVIDER_TEXT_MAX, true },
    { "owner", offsetof(struct provider_record, owner), PROVIDER_TEXT_MAX, false },
    { "region", offsetof(struct provider_record, region), PROVIDER_TEXT_MAX, false },
    { "url", offsetof(struct provider_record, endpoint.url), URL_TEXT_MAX, true },
};

static struct str *text_at(struct provider_record *r, size_t i)
{
    return (struct str *)(void *)((char *)r + texts[i].at);
}

static struct str text_of(const json_t *v)
{
    return str_trim(str_make(json_string_value(v), json_string_length(v)));
}

static bool read_text(struct reading *r, const char *key, const json_t *v)
{
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (strcmp(key, texts[i].key) != 0)
            continue;
        if (!json_is_string(v) || text_of(v).len > texts[i].max)
            fault_field(r->wrong, key, "a text, and not so long a one");
        else
            *text_at(r->to, i) = str_copy(r->arena, text_of(v));
        return true;
    }
    return false;
}

static void check_texts(struct reading *r)
{
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (texts[i].must && !text_at(r->to, i)->len)
            fault_field(r->wrong, texts[i].key, "must be said");
}

/* ---- the others ---- */

static void read_kind(struct reading *r, const json_t *v)
{
    if (!json_is_string(v) || !chat_dialect_parse(text_of(v), &r->to->endpoint.dialect))
        fault_field(r->wrong, "kind", "openai, azure, mistral, ollama or compatible");
}

static void read_flag(struct reading *r, const char *key, const json_t *v, bool *ret)
{
    if (json_is_boolean(v))
        *ret = json_is_true(v);
    else
        fault_field(r->wrong, key, "true or false");
}

static void read_training(struct reading *r, const json_t *v)
{
    if (json_is_null(v))
        r->to->training = NOT_DECLARED;
    else if (json_is_boolean(v))
        r->to->training = json_is_true(v) ? DECLARED_YES : DECLARED_NO;
    else
        fault_field(r->wrong, "training", "true, false, or null where nobody said");
}

static void read_retention(struct reading *r, const json_t *v)
{
    json_int_t days = json_integer_value(v);

    if (json_is_null(v))
        r->to->retention_days = -1;
    else if (json_is_integer(v) && days >= 0 && days <= PROVIDER_RETENTION_MAX)
        r->to->retention_days = (int)days;
    else
        fault_field(r->wrong, "retention_days", "0 to 3650, or null where nobody said");
}

static void read_subprocessors(struct reading *r, const json_t *v)
{
    size_t n = json_array_size(v);

    if (json_is_null(v))
        return;
    if (!json_is_array(v) || n > PROVIDER_LIST_MAX) {
        fault_field(r->wrong, "subprocessors", "a list of at most 50 names; [] for none");
        return;
    }
    r->to->subprocessors = arena_many(r->arena, struct str, n + 1);
    for (size_t i = 0; r->to->subprocessors && i < n; i++) {
        struct str name = text_of(json_array_get(v, i));

        if (!name.len || name.len > PROVIDER_TEXT_MAX)
            fault_field(r->wrong, "subprocessors", "each has a name of at most 200 bytes");
        r->to->subprocessors[i] = str_copy(r->arena, name);
    }
    r->to->subprocessor_count = r->to->subprocessors ? n : 0;
    r->to->subprocessors_declared = true;
}

/* A time, or null for none. */
static bool time_of(const json_t *v, msec *ret)
{
    *ret = 0;
    return !v || json_is_null(v) || (json_is_string(v) && clock_parse(text_of(v), ret));
}

static void read_contract(struct reading *r, const json_t *v)
{
    struct provider_record *to = r->to;
    struct str reference = json_text(v, "reference");

    if (json_is_null(v))
        return;
    if (!json_is_object(v) || reference.len > PROVIDER_TEXT_MAX ||
        !time_of(json_object_get(v, "from"), &to->contract_from) ||
        !time_of(json_object_get(v, "until"), &to->contract_until))
        fault_field(r->wrong, "contract", "reference, from and until: a text and two times");
    to->contract = str_copy(r->arena, str_trim(reference));
}

static void read_certificates(struct reading *r, const json_t *v)
{
    size_t n = json_array_size(v);

    if (!json_is_array(v) || n > PROVIDER_LIST_MAX) {
        fault_field(r->wrong, "certificates", "a list of at most 50");
        return;
    }
    r->to->certificates = arena_many(r->arena, struct provider_certificate, n + 1);
    for (size_t i = 0; r->to->certificates && i < n; i++) {
        const json_t *one = json_array_get(v, i);
        struct provider_certificate *to = &r->to->certificates[i];
        struct str name = str_trim(json_text(one, "name"));

        if (!name.len || name.len > PROVIDER_TEXT_MAX ||
            !time_of(json_object_get(one, "until"), &to->until))
            fault_field(r->wrong, "certificates", "each has a name, and until when it is good");
        to->name = str_copy(r->arena, name);
    }
    r->to->certificate_count = r->to->certificates ? n : 0;
}

static void read_entity(struct reading *r, const json_t *v)
{
    if (!json_is_string(v) || text_of(v).len > PROVIDER_TEXT_MAX)
        fault_field(r->wrong, "entity", "a name of at most 200 bytes");
    else
        r->to->entity = str_copy(r->arena, text_of(v));
}

static void read_own(struct reading *r, const json_t *v)
{
    read_flag(r, "own", v, &r->to->own);
}

static void read_terms(struct reading *r, json_t *terms)
{
    static const struct {
        const char *key;
        void (*read)(struct reading *r, const json_t *v);
    } members[] = {
        { "certificates", read_certificates },
        { "contract", read_contract },
        { "entity", read_entity },
        { "own", read_own },
        { "retention_days", read_retention },
        { "subprocessors", read_subprocessors },
        { "training", read_training },
    };
    const char *key;
    json_t *v;

    if (!json_is_object(terms))
        fault_field(r->wrong, "terms", "an object");
    json_object_foreach(terms, key, v)
    {
        size_t i = 0;

        while (i < COUNT_OF(members) && strcmp(members[i].key, key) != 0)
            i++;
        if (i < COUNT_OF(members))
            members[i].read(r, v);
        else
            fault_field(r->wrong, key, "unknown member of terms");
    }
}

static void read_member(struct reading *r, const char *key, json_t *v)
{
    if (strcmp(key, "kind") == 0)
        read_kind(r, v);
    else if (strcmp(key, "key_is_token") == 0)
        read_flag(r, key, v, &r->to->endpoint.key_is_token);
    else if (strcmp(key, "terms") == 0)
        read_terms(r, v);
    else if (strcmp(key, "key") != 0 && !read_text(r, key, v))
        fault_field(r->wrong, key, "unknown member");
}

/* That a request can be made from it: the model's, the deployment's and the URL's form. */
static void check_endpoint(struct reading *r)
{
    static const struct chat_message hello = { CHAT_USER, STR_INIT("?") };
    const struct chat_wanted w = { .messages = &hello, .count = 1, .tokens_max = 1 };
    struct chat_request ignored;
    struct fault why = { 0 };
    const char *colon;

    if (r->wrong->kind || chat_request(r->arena, &r->to->endpoint, &w, &ignored, &why))
        return;
    colon = strchr(why.text, ':');
    fault_field(r->wrong,
                colon ? str_printf(r->arena, "%.*s", (int)(colon - why.text), why.text).ptr : "url",
                colon ? colon + 2 : why.text);
}

bool provider_read(struct arena *a, const json_t *json, struct provider_record *ret,
                   struct fault *f)
{
    struct reading r = { a, ret, f };
    const char *key;
    json_t *v;

    *ret = (struct provider_record){ .retention_days = -1 };
    if (!json_is_object(json))
        return fault_set(f, FAULT_INVALID, "a provider is an object");
    json_object_foreach((json_t *)(uintptr_t)json, key, v) read_member(&r, key, v);
    if (!json_object_get(json, "kind"))
        fault_field(f, "kind", "openai, azure, mistral, ollama or compatible");
    check_texts(&r);
    check_endpoint(&r);
    return !f->kind && arena_check(a, f);
}

/* ---- writing ---- */

static void write_texts(struct json_out *o, const struct provider_record *r, const char *from,
                        const char *to)
{
    struct provider_record copy = *r;

    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (strcmp(texts[i].key, from) >= 0 && strcmp(texts[i].key, to) < 0)
            json_str(o, texts[i].key, *text_at(&copy, i));
}

static void write_certificates(struct json_out *o, const struct provider_record *r)
{
    json_open(o, "certificates", '[');
    for (size_t i = 0; i < r->certificate_count; i++) {
        json_open(o, NULL, '{');
        json_str(o, "name", r->certificates[i].name);
        json_time(o, "until", r->certificates[i].until);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_contract(struct json_out *o, const struct provider_record *r)
{
    json_open(o, "contract", '{');
    json_time(o, "from", r->contract_from);
    json_str(o, "reference", r->contract);
    json_time(o, "until", r->contract_until);
    json_close(o, '}');
}

static void write_subprocessors(struct json_out *o, const struct provider_record *r)
{
    if (!r->subprocessors_declared) {
        json_null_out(o, "subprocessors");
        return;
    }
    json_open(o, "subprocessors", '[');
    for (size_t i = 0; i < r->subprocessor_count; i++)
        json_str(o, NULL, r->subprocessors[i]);
    json_close(o, ']');
}

static void write_terms(struct json_out *o, const struct provider_record *r)
{
    json_open(o, "terms", '{');
    write_certificates(o, r);
    write_contract(o, r);
    json_str(o, "entity", r->entity);
    json_bool(o, "own", r->own);
    if (r->retention_days < 0)
        json_null_out(o, "retention_days");
    else
        json_i64(o, "retention_days", r->retention_days);
    write_subprocessors(o, r);
    if (r->training == NOT_DECLARED)
        json_null_out(o, "training");
    else
        json_bool(o, "training", r->training == DECLARED_YES);
    json_close(o, '}');
}

/* Sorted by key; before and between the others, the texts whose keys stand there. */
void provider_write(struct json_out *o, const struct provider_record *r)
{
    json_open(o, NULL, '{');
    write_texts(o, r, "", "k");
    json_bool(o, "key_is_token", r->endpoint.key_is_token);
    json_cstr(o, "kind", chat_dialect_name(r->endpoint.dialect));
    write_texts(o, r, "k", "t");
    write_terms(o, r);
    write_texts(o, r, "t", "~");
    json_close(o, '}');
}
