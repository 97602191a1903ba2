/* SPDX-License-Identifier: EUPL-1.2 */
/* openapi.c - the OpenAPI 3.1 document, made from the route table. */
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

static void write_parameter(struct json_out *o, struct str name, const char *in)
{
    json_open(o, NULL, '{');
    json_str(o, "name", name);
    json_cstr(o, "in", in);
    json_bool(o, "required", in[0] == 'p');
    json_open(o, "schema", '{');
    json_cstr(o, "type", "string");
    json_close(o, '}');
    json_close(o, '}');
}

static void write_parameters(struct json_out *o, const struct route *r, struct str path)
{
    struct str rest = str_of(r->query), word;

    json_open(o, "parameters", '[');
    for (size_t at = 0; (at = str_chr(path, '{', at)) != STR_NPOS; at++)
        write_parameter(o, str_slice(path, at + 1, str_chr(path, '}', at)), "path");
    while (str_split(&rest, ' ', &word))
        write_parameter(o, word, "query");
    json_close(o, ']');
}

static void write_body(struct json_out *o, const struct route *r)
{
    struct str rest = str_of(r->fields), word;

    if (!(r->flags & ROUTE_JSON))
        return;
    json_open(o, "requestBody", '{');
    json_open(o, "content", '{');
    json_open(o, "application/json", '{');
    json_open(o, "schema", '{');
    json_cstr(o, "type", "object");
    json_open(o, "properties", '{');
    while (str_split(&rest, ' ', &word)) {
        char name[64];

        snprintf(name, sizeof name, "%.*s",
                 (int)(str_ends(word, STR("?")) ? word.len - 1 : word.len), word.ptr);
        json_open(o, name, '{');
        json_close(o, '}');
    }
    json_close(o, '}');
    json_open(o, "required", '[');
    for (rest = str_of(r->fields); str_split(&rest, ' ', &word);)
        if (!str_ends(word, STR("?")))
            json_str(o, NULL, word);
    json_close(o, ']');
    if (r->fields)
        json_bool(o, "additionalProperties", false);
    json_close(o, '}');
    json_close(o, '}');
    json_close(o, '}');
    json_close(o, '}');
}

static void write_response(struct json_out *o, int status, const char *text, const char *type)
{
    char key[8];

    snprintf(key, sizeof key, status ? "%d" : "default", status);
    json_open(o, key, '{');
    json_cstr(o, "description", text);
    if (type) {
        json_open(o, "content", '{');
        json_open(o, type, '{');
        json_close(o, '}');
        json_close(o, '}');
    }
    json_close(o, '}');
}

static void write_operation(struct json_out *o, const struct route *r, struct str path)
{
    static const char *const security[] = { NULL, "session", "token" };
    char method[8] = { 0 };

    for (size_t i = 0; i + 1 < sizeof method && r->method[i]; i++)
        method[i] = ascii_lower(r->method[i]);
    json_open(o, method, '{');
    json_cstr(o, "summary", r->summary);
    write_parameters(o, r, path);
    write_body(o, r);
    json_open(o, "responses", '{');
    write_response(o, r->status, "done", NULL);
    write_response(o, 0, "a problem", "application/problem+json");
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

static void write_security(struct json_out *o)
{
    json_open(o, "components", '{');
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
    write_security(&o);
    json_close(&o, '}');
    return buf_str(&b);
}

HANDLER(openapi_get)
{
    (void)f;
    http_reply_text(x->rp, 200, STR("application/json"), api_openapi(x->arena));
    return true;
}
