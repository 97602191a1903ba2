/* SPDX-License-Identifier: EUPL-1.2 */
/* openapi_test.c - the document says what the program does, and hangs together. */
#include "test.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "base/json.h"

struct fixture {
    struct arena *arena;
    json_t *document;
};

static int make_document(void **state)
{
    struct fixture *x = test_calloc(1, sizeof *x);
    struct fault f = { 0 };

    x->arena = arena_new((size_t)64 << 20);
    x->document = json_read(api_openapi(x->arena), &f);
    *state = x;
    return x->document ? 0 : -1;
}

static int drop_document(void **state)
{
    struct fixture *x = *state;

    json_decref(x->document);
    arena_free(x->arena);
    test_free(x);
    return 0;
}

static void the_committed_document_is_the_programs_own(void **state)
{
    struct fixture *x = *state;
    json_error_t why;
    char path[4096];
    json_t *kept;

    snprintf(path, sizeof path, "%s/console/openapi.json", getenv("GUICHET_SOURCE"));
    kept = json_load_file(path, 0, &why);
    if (!kept || !json_equal(kept, x->document))
        fail_msg("%s is stale: run `npm run schema` in console/ after a build", path);
    json_decref(kept);
}

/* Calls back for each "$ref" at any depth. */
static void each_reference(json_t *at, json_t *schemas)
{
    static const char prefix[] = "#/components/schemas/";
    const char *key, *ref = json_string_value(json_object_get(at, "$ref"));
    json_t *member;
    size_t i;

    if (ref && (strncmp(ref, prefix, strlen(prefix)) != 0 ||
                !json_object_get(schemas, ref + strlen(prefix))))
        fail_msg("%s is nowhere", ref);
    json_object_foreach(at, key, member) each_reference(member, schemas);
    json_array_foreach(at, i, member) each_reference(member, schemas);
}

static void every_schema_that_is_named_exists(void **state)
{
    struct fixture *x = *state;
    json_t *schemas = json_object_get(json_object_get(x->document, "components"), "schemas");

    assert_true(json_object_size(schemas) > 50);
    each_reference(x->document, schemas);
}

/* Every answer but 204 has a content, and every JSON one a schema that says something. */
static void check_operation(const char *path, json_t *operation)
{
    json_t *responses = json_object_get(operation, "responses"), *response, *content, *media;
    const char *status, *type;

    json_object_foreach(responses, status, response)
    {
        content = json_object_get(response, "content");
        if ((strcmp(status, "204") == 0) != (content == NULL))
            fail_msg("%s: answer %s and its content do not fit", path, status);
        json_object_foreach(content, type,
                            media) if (strstr(type, "json") && !strstr(path, "openapi") &&
                                       json_object_size(json_object_get(media, "schema")) == 0)
            fail_msg("%s: answer %s has no schema", path, status);
    }
}

static void every_answer_has_its_schema(void **state)
{
    struct fixture *x = *state;
    json_t *operations, *operation, *paths = json_object_get(x->document, "paths");
    const char *path, *method;
    int count = 0;

    json_object_foreach(paths, path, operations)
    {
        json_object_foreach(operations, method, operation)
        {
            check_operation(path, operation);
            count++;
        }
    }
    assert_true(count > 40);
}

/* What a route asks for stands in its document under the same name. */
static void each_route_says_who_may_call_it(void **state)
{
    static const struct {
        const char *path, *method, *scheme; /* NULL: nobody need be known */
    } cases[] = {
        { "/api/v1/session", "post", NULL },
        { "/api/v1/session", "get", "session" },
        { "/api/v1/tickets", "get", "session" },
        { "/api/v1/messages", "post", "token" },
    };
    struct fixture *x = *state;
    json_t *paths = json_object_get(x->document, "paths");

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        json_t *operation = json_object_get(json_object_get(paths, cases[i].path), cases[i].method);
        json_t *security = json_object_get(operation, "security");

        assert_int_equal(json_array_size(security), cases[i].scheme != NULL);
        if (cases[i].scheme)
            assert_non_null(json_object_get(json_array_get(security, 0), cases[i].scheme));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_committed_document_is_the_programs_own),
        cmocka_unit_test(every_schema_that_is_named_exists),
        cmocka_unit_test(every_answer_has_its_schema),
        cmocka_unit_test(each_route_says_who_may_call_it),
    };

    return cmocka_run_group_tests(tests, make_document, drop_document);
}
