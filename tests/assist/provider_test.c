/* SPDX-License-Identifier: EUPL-1.2 */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "assist/provider.h"
#include "assist/region.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)16 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* ---- regions ---- */

static void a_region_is_inside_what_contains_it(void **state)
{
    static const struct {
        struct str region, allowed;
        bool is;
    } rows[] = {
        { STR_INIT("FR"), STR_INIT("FR"), true },     { STR_INIT("FR"), STR_INIT("EU"), true },
        { STR_INIT("FR"), STR_INIT("EEA"), true },    { STR_INIT("EU"), STR_INIT("EEA"), true },
        { STR_INIT("NO"), STR_INIT("EEA"), true },    { STR_INIT("NO"), STR_INIT("EU"), false },
        { STR_INIT("EEA"), STR_INIT("EU"), false },   { STR_INIT("EU"), STR_INIT("FR"), false },
        { STR_INIT("CH"), STR_INIT("EEA"), false },   { STR_INIT("CH"), STR_INIT("CH"), true },
        { STR_INIT("GB"), STR_INIT("EU"), false },    { STR_INIT("US"), STR_INIT("EEA"), false },
        { STR_INIT(""), STR_INIT("EU"), false },      { STR_INIT("fr"), STR_INIT("EU"), false },
        { STR_INIT("XX"), STR_INIT("XX"), false },    { STR_INIT("F"), STR_INIT("EU"), false },
        { STR_INIT("AT BE"), STR_INIT("EU"), false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (region_is_within(rows[i].region, &rows[i].allowed, 1) != rows[i].is)
            fail_msg("%.*s in %.*s", STR_ARG(rows[i].region), STR_ARG(rows[i].allowed));
    assert_false(region_is_within(STR("FR"), NULL, 0));
}

static void azures_regions_are_known_however_they_are_written(void **state)
{
    static const struct {
        struct str name, country;
    } rows[] = {
        { STR_INIT("francecentral"), STR_INIT("FR") },
        { STR_INIT("France Central"), STR_INIT("FR") },
        { STR_INIT("West Europe"), STR_INIT("NL") },
        { STR_INIT("uksouth"), STR_INIT("GB") },
        { STR_INIT("eastus"), STR_INIT("") },
        { STR_INIT("francecentral2"), STR_INIT("") },
        { STR_INIT("france"), STR_INIT("") },
        { STR_INIT(""), STR_INIT("") },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(region_of_azure(rows[i].name), rows[i].country);
}

/* ---- records ---- */

#define TERMS                                                                                      \
    "\"terms\":{\"certificates\":[{\"name\":\"ISO/IEC "                                            \
    "27001\",\"until\":\"2027-06-01T00:00:00.000Z\"}],"                                            \
    "\"contract\":{\"from\":\"2026-01-01T00:00:00.000Z\",\"reference\":\"DPA-7\",\"until\":null}," \
    "\"entity\":\"Modele SAS\",\"own\":false,\"retention_days\":0,\"subprocessors\":[\"Hote "      \
    "SAS\"],"                                                                                      \
    "\"training\":false}"
#define AZURE(kind, region)                                                                        \
    "{\"api_version\":\"2024-10-21\",\"deployment\":\"gpt-eu\",\"deployment_kind\":\"" kind        \
    "\",\"key_is_token\":false,\"kind\":\"azure\",\"model\":\"\",\"name\":\"Azure\",\"owner\":"    \
    "\"Jeanne\","                                                                                  \
    "\"region\":\"" region "\"," TERMS ",\"url\":\"https://desk.openai.azure.com\"}"
#define MISTRAL                                                                                    \
    "{\"api_version\":\"\",\"deployment\":\"\",\"deployment_kind\":\"\",\"key_is_token\":false,"   \
    "\"kind\":\"mistral\",\"model\":\"mistral-small\",\"name\":\"Mistral\",\"owner\":\"Jeanne\","  \
    "\"region\":\"FR\"," TERMS ",\"url\":\"https://api.mistral.ai/v1\"}"

/* All in order but where it stands. */
#define ON_AZURE(kind, url)                                                                        \
    "{\"kind\":\"" kind "\",\"model\":\"gpt-eu\",\"name\":\"N\",\"owner\":\"Jeanne\","             \
    "\"region\":\"EU\"," TERMS ",\"url\":\"" url "\"}"

static bool read_text(const char *json, struct provider_record *ret, struct fault *f)
{
    scoped_json json_t *j = json_read(str_of(json), f);

    return j && provider_read(arena, j, ret, f);
}

static void a_record_is_written_as_it_was_read(void **state)
{
    static const char *const records[] = { MISTRAL, AZURE("DataZoneStandard", "Sweden Central") };

    (void)state;
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        struct buf b = buf_new(arena, 1 << 16);
        struct json_out o = json_out(&b);
        struct provider_record r;
        struct fault f = { 0 };

        assert_ok(read_text(records[i], &r, &f));
        provider_write(&o, &r);
        assert_str(buf_str(&b), str_of(records[i]));
    }
}

static void each_wrong_member_is_named(void **state)
{
    static const struct {
        const char *json, *field;
    } rows[] = {
        { "{}", "name" },
        { "{}", "url" },
        { "{}", "kind" },
        { "{\"kind\":\"chatgpt\"}", "kind" },
        { "{\"colour\":1}", "colour" },
        { "{\"name\":7}", "name" },
        { "{\"terms\":[]}", "terms" },
        { "{\"terms\":{\"trainign\":false}}", "trainign" },
        { "{\"terms\":{\"training\":\"no\"}}", "training" },
        { "{\"terms\":{\"retention_days\":-1}}", "retention_days" },
        { "{\"terms\":{\"retention_days\":1.5}}", "retention_days" },
        { "{\"terms\":{\"subprocessors\":[\"\"]}}", "subprocessors" },
        { "{\"terms\":{\"contract\":{\"from\":\"yesterday\"}}}", "contract" },
        { "{\"terms\":{\"certificates\":[{}]}}", "certificates" },
        { "{\"terms\":{\"own\":1}}", "own" },
        { "{\"kind\":\"mistral\",\"name\":\"M\",\"url\":\"https://m/v1\"}", "model" },
        { "{\"kind\":\"azure\",\"name\":\"A\",\"url\":\"https://a\"}", "deployment" },
        { "{\"kind\":\"mistral\",\"name\":\"M\",\"url\":\"m\",\"model\":\"x\"}", "url" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct provider_record r;
        struct fault f = { 0 };
        const char *field = str_printf(arena, "{\"field\":\"%s\",", rows[i].field).ptr;

        assert_fault(read_text(rows[i].json, &r, &f), FAULT_FIELDS);
        if (!strstr(f.text, field))
            fail_msg("%s: \"%s\" is not named: %s", rows[i].json, rows[i].field, f.text);
    }
}

/* ---- may traffic go there ---- */

#define NOW ((msec)1790000000000) /* September 2026 */
#define DAY ((msec)86400000)

static const struct id it = { { 1 } }, legal = { { 2 } };

/* The reasons as words, "global region_outside". */
static struct str judged(const struct provider_record *r, struct provider_approval approvals[2],
                         struct str allowed)
{
    const struct provider_judged j = {
        .record = r, .approvals = approvals, .allowed = &allowed, .allowed_count = 1, .now = NOW
    };
    struct buf b = buf_new(arena, 4096);
    struct provider_standing s;

    provider_judge(&j, &s);
    assert_int_equal(s.usable, s.count == 0);
    for (size_t i = 0; i < s.count; i++)
        buf_printf(&b, "%s%s", i ? " " : "", provider_reason_name(s.reasons[i]));
    return buf_str(&b);
}

static void both(struct provider_approval ret[2])
{
    ret[SIDE_IT] = (struct provider_approval){ it, NOW - DAY, NOW + DAY };
    ret[SIDE_LEGAL] = (struct provider_approval){ legal, NOW - DAY, NOW + DAY };
}

static void what_is_declared_decides_before_anybody_approves(void **state)
{
    static const struct {
        const char *json, *allowed, *reasons;
    } rows[] = {
        { MISTRAL, "EU", "" },
        { MISTRAL, "FR", "" },
        { MISTRAL, "DE", "region_outside" },
        { AZURE("Standard", "francecentral"), "EU", "" },
        { AZURE("Standard", "francecentral"), "FR", "" },
        { AZURE("DataZoneStandard", "France Central"), "EU", "" },
        /* The zone is larger than the country. */
        { AZURE("DataZoneStandard", "France Central"), "FR", "region_outside" },
        { AZURE("DataZoneStandard", "eastus"), "EU", "region_undeclared" },
        { AZURE("DataZoneStandard", "uksouth"), "EU", "region_undeclared" },
        { AZURE("Standard", "uksouth"), "EU", "region_outside" },
        { AZURE("Standard", "eastus"), "EU", "region_undeclared" },
        { AZURE("Standard", "US"), "EU", "region_outside" },
        { AZURE("GlobalStandard", "francecentral"), "EU", "global" },
        { AZURE("globalprovisionedmanaged", "francecentral"), "EU", "global" },
        { AZURE("DeveloperTier", "francecentral"), "EU", "global" },
        { AZURE("", "francecentral"), "EU", "kind_undeclared" },
        { AZURE("Instant", "francecentral"), "EU", "kind_undeclared" },
        /* Azure's v1 form is OpenAI's, but a deployment there may compute anywhere all the same. */
        { ON_AZURE("openai", "https://x.openai.azure.com/openai/v1"), "EU", "kind_undeclared" },
        { ON_AZURE("compatible", "https://X.Services.AI.Azure.com.:443/v1"), "EU",
          "kind_undeclared" },
        { ON_AZURE("openai", "https://azure.example/x.openai.azure.com"), "EU", "" },
        /* The consumer's ChatGPT: nobody says where, whether it learns, or who else gets it. */
        { "{\"kind\":\"openai\",\"name\":\"ChatGPT\",\"owner\":\"J\",\"model\":\"m\",\"url\":"
          "\"https://c\"}",
          "EU", "region_undeclared training retention entity subprocessors contract" },
        { "{\"kind\":\"openai\",\"name\":\"X\",\"owner\":\"J\",\"model\":\"m\",\"region\":\"EU\","
          "\"url\":\"https://"
          "c\",\"terms\":{\"training\":true,\"retention_days\":30,\"entity\":\"X\","
          "\"subprocessors\":[],\"contract\":{\"reference\":\"1\",\"from\":\"2027-01-01T00:00:"
          "00Z\"}}}",
          "EU", "training contract_over" },
        /* One's own machine: who runs it is no processor. */
        { "{\"kind\":\"ollama\",\"name\":\"O\",\"owner\":\"J\",\"model\":\"llama3.2:3b\","
          "\"region\":\"FR\","
          "\"url\":\"http://"
          "127.0.0.1:11434\",\"terms\":{\"own\":true,\"training\":false,\"retention_days\":0}}",
          "EU", "" },
        { "{\"kind\":\"ollama\",\"name\":\"O\",\"owner\":\"J\",\"model\":\"big:cloud\",\"region\":"
          "\"FR\","
          "\"url\":\"http://"
          "localhost:11434\",\"terms\":{\"own\":true,\"training\":false,\"retention_days\":0}}",
          "EU", "cloud_model" },
        { "{\"kind\":\"compatible\",\"name\":\"V\",\"model\":\"m\",\"region\":\"FR\","
          "\"url\":\"http://10.0.0.7:8000/"
          "v1\",\"terms\":{\"own\":true,\"training\":false,\"retention_days\":0}}",
          "EU", "plain_http owner" },
        { "{\"kind\":\"compatible\",\"name\":\"V\",\"owner\":\"J\",\"model\":\"m\",\"region\":"
          "\"FR\","
          "\"url\":\"http://localhost.example.org/"
          "v1\",\"terms\":{\"own\":true,\"training\":false,\"retention_days\":0}}",
          "EU", "plain_http" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct provider_approval approvals[PROVIDER_SIDES];
        struct provider_record r;
        struct fault f = { 0 };
        struct str got;

        both(approvals);
        assert_ok(read_text(rows[i].json, &r, &f));
        got = judged(&r, approvals, str_of(rows[i].allowed));
        if (!str_eq(got, str_of(rows[i].reasons)))
            fail_msg("row %zu: \"%.*s\", want \"%s\"", i, STR_ARG(got), rows[i].reasons);
    }
}

static void two_people_approve_until_a_date(void **state)
{
    const struct {
        struct provider_approval approvals[PROVIDER_SIDES];
        const char *reasons;
    } rows[] = {
        { { { ID_NONE, 0, 0 }, { ID_NONE, 0, 0 } }, "it legal" },
        { { { it, NOW, NOW + DAY }, { ID_NONE, 0, 0 } }, "legal" },
        { { { ID_NONE, 0, 0 }, { legal, NOW, NOW + DAY } }, "it" },
        { { { it, NOW, NOW + DAY }, { legal, NOW, NOW + DAY } }, "" },
        { { { it, NOW, NOW + DAY }, { it, NOW, NOW + DAY } }, "same_person" },
        { { { it, NOW, NOW }, { legal, NOW, NOW + 1 } }, "it_over" },
        { { { it, NOW, NOW + 1 }, { legal, NOW - DAY, NOW - 1 } }, "legal_over" },
    };
    struct provider_record r;
    struct fault f = { 0 };

    (void)state;
    assert_ok(read_text(MISTRAL, &r, &f));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct provider_approval approvals[PROVIDER_SIDES];

        memcpy(approvals, rows[i].approvals, sizeof approvals);
        assert_str(judged(&r, approvals, STR("EU")), str_of(rows[i].reasons));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_region_is_inside_what_contains_it),
        cmocka_unit_test(azures_regions_are_known_however_they_are_written),
        cmocka_unit_test(a_record_is_written_as_it_was_read),
        cmocka_unit_test(each_wrong_member_is_named),
        cmocka_unit_test(what_is_declared_decides_before_anybody_approves),
        cmocka_unit_test(two_people_approve_until_a_date),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
