/* SPDX-License-Identifier: EUPL-1.2 */
/* matrix.c - the matrix role x purpose x category, and the floor below every matrix.
 *
 * Pure.  The floor is what no organisation can grant by mistake: administrators run the machine
 * and read nothing, auditors read the journal and not the letters, tools never see credentials,
 * statistics never see who. */
#include "policy/policy.h"

#include <stdio.h>

#define ANY (-1)

static const struct {
    int role, purpose, category;
    enum access most;
    const char *rule;
} floors[] = {
    { ROLE_ADMIN, ANY, ANY, ACCESS_NONE, "floor:admin-reads-no-customer-data" },
    { ROLE_AUDITOR, ANY, ANY, ACCESS_NONE, "floor:auditor-reads-the-journal-only" },
    { ROLE_TOOL, ANY, CATEGORY_CREDENTIAL, ACCESS_NONE, "floor:no-credential-to-a-tool" },
    { ROLE_TOOL, PURPOSE_TRAINING, CATEGORY_HEALTH, ACCESS_NONE, "floor:no-training-on-health" },
    { ROLE_TOOL, PURPOSE_TRAINING, CATEGORY_SPECIAL, ACCESS_NONE, "floor:no-training-on-special" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_IDENTITY, ACCESS_NONE, "floor:statistics-without-persons" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_CONTACT, ACCESS_NONE, "floor:statistics-without-persons" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_IDENTIFIER, ACCESS_NONE,
      "floor:statistics-without-persons" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_FINANCIAL, ACCESS_NONE,
      "floor:statistics-without-persons" },
    { ROLE_AGENT, ANY, CATEGORY_CREDENTIAL, ACCESS_MASKED, "floor:no-credential-in-clear" },
    { ROLE_SUPERVISOR, ANY, CATEGORY_CREDENTIAL, ACCESS_MASKED, "floor:no-credential-in-clear" },
};

static bool applies(int wanted, int actual)
{
    return wanted == ANY || wanted == actual;
}

enum access matrix_floor(enum role role, enum purpose purpose, enum category category,
                         const char **ret_rule)
{
    enum access most = ACCESS_CLEAR;

    *ret_rule = NULL;
    for (size_t i = 0; i < COUNT_OF(floors); i++) {
        if (floors[i].most < most && applies(floors[i].role, (int)role) &&
            applies(floors[i].purpose, (int)purpose) &&
            applies(floors[i].category, (int)category)) {
            most = floors[i].most;
            *ret_rule = floors[i].rule;
        }
    }
    return most;
}

void matrix_weigh(const struct matrix *m, unsigned roles, enum purpose purpose,
                  enum category category, struct reason *ret)
{
    *ret = (struct reason){ .access = ACCESS_NONE, .role = -1 };
    for (unsigned role = 0; role < ROLES; role++) {
        enum access given = (enum access)m->access[role][purpose][category], most;
        const char *floor;

        if (!(roles >> role & 1u))
            continue;
        most = matrix_floor((enum role)role, purpose, category, &floor);
        if (ret->role < 0 && floor && most < given)
            ret->against = floor;
        if (given > most)
            given = most;
        if (given > ret->access) {
            ret->access = given;
            ret->role = (int)role;
        }
    }
}

void reason_rule(const struct reason *r, enum purpose purpose, enum category category,
                 char ret[static FAULT_RULE_MAX])
{
    if (r->emergency)
        snprintf(ret, FAULT_RULE_MAX, "emergency:%s", role_name((enum role)r->role));
    else if (r->role >= 0)
        snprintf(ret, FAULT_RULE_MAX, "%s/%s/%s=%s", role_name((enum role)r->role),
                 purpose_name(purpose), category_name(category), access_name(r->access));
    else
        snprintf(ret, FAULT_RULE_MAX, "%s", r->against ? r->against : "default-deny");
}

void matrix_decide(const struct matrix *m, unsigned roles, enum purpose purpose,
                   enum category category, struct verdict_of_policy *ret)
{
    struct reason why;

    matrix_weigh(m, roles, purpose, category, &why);
    ret->access = why.access;
    reason_rule(&why, purpose, category, ret->rule);
}

struct str matrix_default(void)
{
    return STR("role,purpose,category,access\n"
               "agent,support,content,clear\n"
               "agent,support,identity,clear\n"
               "agent,support,contact,clear\n"
               "agent,support,identifier,clear\n"
               "agent,support,financial,clear\n"
               "agent,support,health,masked\n"
               "agent,support,online,masked\n"
               "agent,support,location,clear\n"
               "supervisor,support,content,clear\n"
               "supervisor,support,identity,clear\n"
               "supervisor,support,contact,clear\n"
               "supervisor,support,identifier,clear\n"
               "supervisor,support,financial,clear\n"
               "supervisor,support,health,clear\n"
               "supervisor,support,special,masked\n"
               "supervisor,support,online,masked\n"
               "supervisor,support,location,clear\n"
               "supervisor,quality,content,clear\n"
               "supervisor,quality,identity,masked\n"
               "supervisor,quality,contact,masked\n"
               "supervisor,statistics,content,masked\n"
               "controller,legal,content,clear\n"
               "controller,legal,identity,clear\n"
               "controller,legal,contact,clear\n"
               "controller,legal,identifier,clear\n"
               "controller,legal,financial,clear\n"
               "controller,legal,health,clear\n"
               "controller,legal,special,clear\n"
               "controller,legal,credential,masked\n"
               "controller,legal,online,clear\n"
               "controller,legal,location,clear\n"
               "tool,support,identity,clear\n"
               "tool,support,contact,clear\n"
               "tool,support,identifier,clear\n"
               "tool,triage,content,clear\n"
               "tool,drafting,content,clear\n"
               "tool,quality,content,clear\n");
}

struct str contracts_default(void)
{
    return STR("task,provider_class,category,form\n"
               "triage,embedded,content,clear\n"
               "summary,embedded,content,clear\n"
               "summary,embedded,identity,token\n"
               "summary,embedded,contact,token\n"
               "summary,embedded,identifier,token\n"
               "summary,remote,content,clear\n"
               "summary,remote,identity,token\n"
               "summary,remote,contact,token\n"
               "summary,remote,identifier,token\n"
               "draft,embedded,content,clear\n"
               "draft,embedded,identity,token\n"
               "draft,embedded,contact,token\n"
               "draft,embedded,identifier,token\n"
               "draft,remote,content,clear\n"
               "draft,remote,identity,token\n"
               "draft,remote,contact,token\n"
               "draft,remote,identifier,token\n"
               "answer,embedded,content,clear\n"
               "answer,embedded,identity,token\n"
               "answer,embedded,contact,token\n"
               "answer,embedded,identifier,token\n"
               "answer,remote,content,clear\n"
               "answer,remote,identity,token\n"
               "answer,remote,contact,token\n"
               "answer,remote,identifier,token\n"
               "translate,embedded,content,clear\n"
               "translate,embedded,identity,token\n"
               "translate,embedded,contact,token\n"
               "translate,embedded,identifier,token\n"
               "translate,embedded,financial,token\n"
               "translate,embedded,location,token\n"
               "translate,embedded,online,token\n"
               "translate,remote,content,clear\n"
               "translate,remote,identity,token\n"
               "translate,remote,contact,token\n"
               "translate,remote,identifier,token\n"
               "translate,remote,financial,token\n"
               "translate,remote,location,token\n"
               "translate,remote,online,token\n"
               "quality,embedded,content,clear\n"
               "quality,embedded,identity,token\n"
               "quality,remote,content,clear\n"
               "quality,remote,identity,token\n"
               "rewrite,embedded,content,clear\n"
               "rewrite,embedded,identity,token\n"
               "rewrite,embedded,contact,token\n"
               "rewrite,embedded,identifier,token\n"
               "rewrite,embedded,financial,token\n"
               "rewrite,embedded,location,token\n"
               "rewrite,embedded,online,token\n"
               "rewrite,remote,content,clear\n"
               "rewrite,remote,identity,token\n"
               "rewrite,remote,contact,token\n"
               "rewrite,remote,identifier,token\n"
               "rewrite,remote,financial,token\n"
               "rewrite,remote,location,token\n"
               "rewrite,remote,online,token\n"
               "article,embedded,content,clear\n"
               "article,remote,content,clear\n"
               "embed,remote,content,clear\n");
}
