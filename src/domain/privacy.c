/* SPDX-License-Identifier: EUPL-1.2 */
/* privacy.c - see privacy.h. */
#include "domain/privacy.h"

#include "domain/words.h"

static const char *const categories[] = {
    [CATEGORY_CONTENT] = "content",     [CATEGORY_IDENTITY] = "identity",
    [CATEGORY_CONTACT] = "contact",     [CATEGORY_IDENTIFIER] = "identifier",
    [CATEGORY_FINANCIAL] = "financial", [CATEGORY_HEALTH] = "health",
    [CATEGORY_SPECIAL] = "special",     [CATEGORY_CREDENTIAL] = "credential",
    [CATEGORY_ONLINE] = "online",       [CATEGORY_LOCATION] = "location",
};

static const char *const purposes[] = {
    [PURPOSE_SUPPORT] = "support",       [PURPOSE_TRIAGE] = "triage",
    [PURPOSE_DRAFTING] = "drafting",     [PURPOSE_QUALITY] = "quality",
    [PURPOSE_STATISTICS] = "statistics", [PURPOSE_TRAINING] = "training",
    [PURPOSE_LEGAL] = "legal",
};

static const char *const roles[] = {
    [ROLE_CONTROLLER] = "controller", [ROLE_SUPERVISOR] = "supervisor", [ROLE_AGENT] = "agent",
    [ROLE_ADMIN] = "admin",           [ROLE_AUDITOR] = "auditor",       [ROLE_TOOL] = "tool",
};

static const char *const accesses[] = {
    [ACCESS_NONE] = "none",
    [ACCESS_MASKED] = "masked",
    [ACCESS_CLEAR] = "clear",
};

static const char *const bases[] = {
    [BASIS_NONE] = "none",         [BASIS_CONSENT] = "consent",
    [BASIS_CONTRACT] = "contract", [BASIS_OBLIGATION] = "obligation",
    [BASIS_VITAL] = "vital",       [BASIS_PUBLIC_TASK] = "public-task",
    [BASIS_INTEREST] = "interest",
};

const char *category_name(enum category v)
{
    return categories[v];
}

bool category_parse(struct str s, enum category *ret)
{
    int i = word_index(categories, CATEGORIES, s);

    if (i < 0)
        return false;
    *ret = (enum category)i;
    return true;
}

const char *purpose_name(enum purpose v)
{
    return purposes[v];
}

bool purpose_parse(struct str s, enum purpose *ret)
{
    int i = word_index(purposes, PURPOSES, s);

    if (i < 0)
        return false;
    *ret = (enum purpose)i;
    return true;
}

const char *role_name(enum role v)
{
    return roles[v];
}

bool role_parse(struct str s, enum role *ret)
{
    int i = word_index(roles, ROLES, s);

    if (i < 0)
        return false;
    *ret = (enum role)i;
    return true;
}

const char *access_name(enum access v)
{
    return accesses[v];
}

bool access_parse(struct str s, enum access *ret)
{
    int i = word_index(accesses, ACCESSES, s);

    if (i < 0)
        return false;
    *ret = (enum access)i;
    return true;
}

const char *basis_name(enum basis v)
{
    return bases[v];
}

bool basis_parse(struct str s, enum basis *ret)
{
    int i = word_index(bases, BASES, s);

    if (i < 0)
        return false;
    *ret = (enum basis)i;
    return true;
}
