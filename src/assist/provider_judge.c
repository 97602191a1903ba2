/* SPDX-License-Identifier: EUPL-1.2 */
/* provider_judge.c - may traffic go to a provider: a rule a row; see provider.h. */
#include "assist/provider.h"

#include <string.h>

#include "assist/region.h"
#include "base/attr.h"

/* ---- where it goes ---- */

/* The host's name in `url`, without its port; "": none is there. */
static struct str host_of(struct str url)
{
    size_t start = str_find(url, STR("://"), 0);
    struct str host = start == STR_NPOS ? STR("") : str_from(url, start + 3);

    for (size_t i = 0; i < host.len; i++)
        if (strchr("/?#", host.ptr[i]) || (host.ptr[i] == ':' && host.ptr[0] != '['))
            return str_slice(host, 0, i);
        else if (host.ptr[i] == ']')
            return str_slice(host, 0, i + 1);
    return host;
}

static bool is_loopback(struct str url)
{
    static const struct str hosts[] = { STR_INIT("localhost"), STR_INIT("127.0.0.1"),
                                        STR_INIT("[::1]") };

    for (size_t i = 0; i < COUNT_OF(hosts); i++)
        if (str_eq_nocase(host_of(url), hosts[i]))
            return true;
    return false;
}

/* Deployments there are Azure's, whichever of its dialects they are spoken to in: its v1 form is
 * OpenAI's.  (Microsoft Learn, "Azure OpenAI in Azure AI Foundry Models v1 API") */
static bool is_azure(const struct provider_record *r)
{
    static const struct str hosts[] = { STR_INIT(".openai.azure.com"),
                                        STR_INIT(".cognitiveservices.azure.com"),
                                        STR_INIT(".services.ai.azure.com") };
    struct str host = host_of(r->endpoint.url);

    while (host.len && host.ptr[host.len - 1] == '.')
        host.len--;
    for (size_t i = 0; i < COUNT_OF(hosts); i++)
        if (str_ends_nocase(host, hosts[i]))
            return true;
    return r->endpoint.dialect == CHAT_AZURE;
}

static bool plain_http(const struct provider_judged *j)
{
    return str_starts_nocase(j->record->endpoint.url, STR("http://")) &&
           !is_loopback(j->record->endpoint.url);
}

/* ---- where it computes ---- */

enum reach { REACH_UNKNOWN, REACH_REGION, REACH_ZONE, REACH_WORLD };

/* Codes of the management API, in the order of how far they let a request go. */
static const struct {
    struct str code;
    enum reach reach;
} deployment_kinds[] = {
    { STR_INIT("Standard"), REACH_REGION },
    { STR_INIT("ProvisionedManaged"), REACH_REGION },
    { STR_INIT("DataZoneStandard"), REACH_ZONE },
    { STR_INIT("DataZoneProvisionedManaged"), REACH_ZONE },
    { STR_INIT("DataZoneBatch"), REACH_ZONE },
    { STR_INIT("GlobalStandard"), REACH_WORLD },
    { STR_INIT("GlobalProvisionedManaged"), REACH_WORLD },
    { STR_INIT("GlobalBatch"), REACH_WORLD },
    { STR_INIT("DeveloperTier"), REACH_WORLD },
};

static enum reach reach_of(const struct provider_record *r)
{
    if (!is_azure(r))
        return REACH_REGION;
    for (size_t i = 0; i < COUNT_OF(deployment_kinds); i++)
        if (str_eq_nocase(r->deployment_kind, deployment_kinds[i].code))
            return deployment_kinds[i].reach;
    return REACH_UNKNOWN;
}

/* A data zone of Microsoft's is the Union for a resource that stands in it; a resource of another
 * country has no zone of which we know where it ends. */
static struct str region_of(const struct provider_record *r)
{
    static const struct str in_union[] = { STR_INIT("EU") };
    struct str region = r->region;

    if (is_azure(r) && !region_is_known(region))
        region = region_of_azure(region);
    if (reach_of(r) == REACH_ZONE)
        return region_is_within(region, in_union, 1) ? STR("EU") : STR("");
    return region;
}

static bool global(const struct provider_judged *j)
{
    return reach_of(j->record) == REACH_WORLD;
}

static bool kind_undeclared(const struct provider_judged *j)
{
    return reach_of(j->record) == REACH_UNKNOWN;
}

static bool region_undeclared(const struct provider_judged *j)
{
    return !region_is_known(region_of(j->record));
}

static bool region_outside(const struct provider_judged *j)
{
    return !region_undeclared(j) &&
           !region_is_within(region_of(j->record), j->allowed, j->allowed_count);
}

/* ollama.com, "Cloud models": named so, and computed on its makers' machines. */
static bool cloud_model(const struct provider_judged *j)
{
    return j->record->endpoint.dialect == CHAT_OLLAMA &&
           (str_ends(j->record->endpoint.model, STR("-cloud")) ||
            str_ends(j->record->endpoint.model, STR(":cloud")));
}

/* ---- what it does with it ---- */

static bool trains(const struct provider_judged *j)
{
    return j->record->training != DECLARED_NO;
}

static bool keeps_unsaid(const struct provider_judged *j)
{
    return j->record->retention_days < 0;
}

/* Whoever runs it on machines of their own is no processor of theirs. */
static bool no_entity(const struct provider_judged *j)
{
    return !j->record->own && !j->record->entity.len;
}

static bool no_subprocessors(const struct provider_judged *j)
{
    return !j->record->own && !j->record->subprocessors_declared;
}

static bool no_contract(const struct provider_judged *j)
{
    return !j->record->own && (!j->record->contract.len || !j->record->contract_from);
}

static bool contract_over(const struct provider_judged *j)
{
    const struct provider_record *r = j->record;

    return !r->own && !no_contract(j) &&
           (r->contract_from > j->now || (r->contract_until && r->contract_until <= j->now));
}

/* ---- who approved it ---- */

static bool is_given(const struct provider_judged *j, enum provider_side side)
{
    return !id_is_none(j->approvals[side].by);
}

static bool is_over(const struct provider_judged *j, enum provider_side side)
{
    return is_given(j, side) && j->approvals[side].until <= j->now;
}

static bool no_owner(const struct provider_judged *j)
{
    return !j->record->owner.len;
}

static bool it_missing(const struct provider_judged *j)
{
    return !is_given(j, SIDE_IT);
}

static bool legal_missing(const struct provider_judged *j)
{
    return !is_given(j, SIDE_LEGAL);
}

static bool same_person(const struct provider_judged *j)
{
    return is_given(j, SIDE_IT) && id_eq(j->approvals[SIDE_IT].by, j->approvals[SIDE_LEGAL].by);
}

static bool it_over(const struct provider_judged *j)
{
    return is_over(j, SIDE_IT);
}

static bool legal_over(const struct provider_judged *j)
{
    return is_over(j, SIDE_LEGAL);
}

/* ---- the table ---- */

static const struct {
    const char *name;
    bool is_refusal;
    bool (*holds)(const struct provider_judged *j);
} rules[PROVIDER_REASONS] = {
    [REASON_PLAIN_HTTP] = { "plain_http", true, plain_http },
    [REASON_REGION_UNDECLARED] = { "region_undeclared", true, region_undeclared },
    [REASON_REGION_OUTSIDE] = { "region_outside", true, region_outside },
    [REASON_GLOBAL] = { "global", true, global },
    [REASON_KIND_UNDECLARED] = { "kind_undeclared", true, kind_undeclared },
    [REASON_CLOUD_MODEL] = { "cloud_model", true, cloud_model },
    [REASON_TRAINING] = { "training", true, trains },
    [REASON_RETENTION] = { "retention", true, keeps_unsaid },
    [REASON_ENTITY] = { "entity", true, no_entity },
    [REASON_SUBPROCESSORS] = { "subprocessors", true, no_subprocessors },
    [REASON_CONTRACT] = { "contract", true, no_contract },
    [REASON_CONTRACT_OVER] = { "contract_over", true, contract_over },
    [REASON_OWNER] = { "owner", false, no_owner },
    [REASON_IT] = { "it", false, it_missing },
    [REASON_LEGAL] = { "legal", false, legal_missing },
    [REASON_SAME_PERSON] = { "same_person", false, same_person },
    [REASON_IT_OVER] = { "it_over", false, it_over },
    [REASON_LEGAL_OVER] = { "legal_over", false, legal_over },
};

const char *provider_reason_name(enum provider_reason r)
{
    return rules[r].name;
}

bool provider_reason_is_refusal(enum provider_reason r)
{
    return rules[r].is_refusal;
}

void provider_judge(const struct provider_judged *j, struct provider_standing *ret)
{
    *ret = (struct provider_standing){ 0 };
    for (unsigned i = 0; i < PROVIDER_REASONS; i++)
        if (rules[i].holds(j))
            ret->reasons[ret->count++] = (enum provider_reason)i;
    ret->usable = ret->count == 0;
}
