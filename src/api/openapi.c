/* SPDX-License-Identifier: EUPL-1.2 */
/* openapi.c - the OpenAPI 3.1 document, made from the route table and the schemas. */
#include <stdio.h>
#include <string.h>

#include "api/api_priv.h"

/* "/tickets/{id}/reveal" -> parameters; "{path...}" loses its dots. */
static struct str clean_path(struct arena *a, const char *path)
{
    struct buf b = buf_new(a, 512);
    const char *p = strncmp(path, "//", 2) == 0 ? path + 1 : path;

    if (p == path)
        buf_add(&b, STR("/api/v1"));
    for (; *p; p++)
        if (*p != '.' || strchr(p, '}') == NULL)
            buf_add_char(&b, *p);
    return buf_str(&b);
}

static void write_parameter(struct json_out *o, const char *in, const struct schema_member *m)
{
    json_open(o, NULL, '{');
    json_str(o, "name", m->name);
    json_cstr(o, "in", in);
    json_bool(o, "required", !m->optional);
    json_open(o, "schema", '{');
    schema_write_type(o, m);
    json_close(o, '}');
    json_close(o, '}');
}

static void write_parameters(struct json_out *o, const struct route *r, struct str path)
{
    struct schema_member m = { .type = STR("text") };
    struct str rest = str_of(r->query);

    json_open(o, "parameters", '[');
    for (size_t at = 0; (at = str_chr(path, '{', at)) != STR_NPOS; at++) {
        m.name = str_slice(path, at + 1, str_chr(path, '}', at));
        write_parameter(o, "path", &m);
    }
    while (schema_next(&rest, &m))
        write_parameter(o, "query", &m);
    json_close(o, ']');
}

/* {"schema": ...} under a media type; the name is a schema's, or "Schema[]" for a page. */
static void write_content(struct json_out *o, const char *media, struct str name)
{
    struct schema_member m = { .type = name, .list = str_ends(name, STR("[]")) };

    json_open(o, "content", '{');
    json_open(o, media, '{');
    json_open(o, "schema", '{');
    if (m.list) {
        struct schema_member next = { .type = STR("text"), .nullable = true };

        m.type.len -= strlen("[]");
        json_cstr(o, "type", "object");
        json_open(o, "properties", '{');
        json_open(o, "items", '{');
        schema_write_type(o, &m);
        json_close(o, '}');
        json_open(o, "next", '{');
        schema_write_type(o, &next);
        json_close(o, '}');
        json_close(o, '}');
        json_open(o, "required", '[');
        json_cstr(o, NULL, "items");
        json_cstr(o, NULL, "next");
        json_close(o, ']');
    } else {
        schema_write_type(o, &m);
    }
    json_close(o, '}');
    json_close(o, '}');
    json_close(o, '}');
}

static void write_response(struct json_out *o, int status, const char *text, const char *answer)
{
    char key[8];

    snprintf(key, sizeof key, status ? "%d" : "default", status);
    json_open(o, key, '{');
    json_cstr(o, "description", text);
    if (answer && strchr(answer, '/'))
        write_content(o, answer,
                      strcmp(answer, "application/json") == 0 ? STR("any") : STR("text"));
    else if (answer)
        write_content(o, status ? "application/json" : "application/problem+json", str_of(answer));
    json_close(o, '}');
}

static void write_operation(struct json_out *o, const struct route *r, struct str path)
{
    static const char *const security[] = { [AUTH_NONE] = NULL,
                                            [AUTH_HALF] = "session",
                                            [AUTH_SESSION] = "session",
                                            [AUTH_TOKEN] = "token",
                                            [AUTH_TASKS] = "token" };
    char method[8] = { 0 };

    for (size_t i = 0; i + 1 < sizeof method && r->method[i]; i++)
        method[i] = ascii_lower(r->method[i]);
    json_open(o, method, '{');
    json_cstr(o, "summary", r->summary);
    write_parameters(o, r, path);
    if (r->body) {
        json_open(o, "requestBody", '{');
        json_bool(o, "required", true);
        write_content(o, "application/json", str_of(r->body));
        json_close(o, '}');
    }
    json_open(o, "responses", '{');
    write_response(o, r->status, "done", r->answer);
    write_response(o, 0, "a problem", "Problem");
    json_close(o, '}');
    json_open(o, "security", '[');
    if (security[r->auth]) {
        json_open(o, NULL, '{');
        json_open(o, security[r->auth], '[');
        json_close(o, ']');
        json_close(o, '}');
    }
    json_close(o, ']');
    json_close(o, '}');
}

static void write_components(struct json_out *o)
{
    json_open(o, "components", '{');
    schema_write_all(o);
    json_open(o, "securitySchemes", '{');
    json_open(o, "session", '{');
    json_cstr(o, "type", "apiKey");
    json_cstr(o, "in", "cookie");
    json_cstr(o, "name", "guichet");
    json_close(o, '}');
    json_open(o, "token", '{');
    json_cstr(o, "type", "http");
    json_cstr(o, "scheme", "bearer");
    json_close(o, '}');
    json_close(o, '}');
    json_close(o, '}');
}

struct str api_openapi(struct arena *a)
{
    struct buf b = buf_new(a, (size_t)1 << 20);
    struct json_out o = json_out(&b);
    bool *done = arena_many(a, bool, api_route_count);

    json_open(&o, NULL, '{');
    json_cstr(&o, "openapi", "3.1.0");
    json_open(&o, "info", '{');
    json_cstr(&o, "title", "Guichet");
    json_cstr(&o, "version", GUICHET_VERSION);
    json_close(&o, '}');
    json_open(&o, "paths", '{');
    for (size_t i = 0; done && i < api_route_count; i++) {
        struct str path = clean_path(a, api_routes[i].path);

        if (done[i])
            continue;
        json_open(&o, str_cstr(a, path), '{');
        for (size_t k = i; k < api_route_count; k++) {
            if (strcmp(api_routes[k].path, api_routes[i].path) != 0)
                continue;
            done[k] = true;
            write_operation(&o, &api_routes[k], path);
        }
        json_close(&o, '}');
    }
    json_close(&o, '}');
    write_components(&o);
    json_close(&o, '}');
    return buf_str(&b);
}

HANDLER(openapi_get)
{
    (void)f;
    http_reply_text(x->rp, 200, STR("application/json"), api_openapi(x->arena));
    return true;
}
