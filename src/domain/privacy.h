/* SPDX-License-Identifier: EUPL-1.2 */
/* privacy.h - the words of data protection: categories, purposes, roles, access, legal bases.
 *
 * Names are those of the policy file, the API and the journal; `*_parse` reads exactly those. */
#ifndef DOMAIN_PRIVACY_H
#define DOMAIN_PRIVACY_H

#include <stdbool.h>

#include "base/str.h"

enum category {
    CATEGORY_CONTENT,
    CATEGORY_IDENTITY,
    CATEGORY_CONTACT,
    CATEGORY_IDENTIFIER,
    CATEGORY_FINANCIAL,
    CATEGORY_HEALTH,
    CATEGORY_SPECIAL, /* the other data of GDPR art. 9 */
    CATEGORY_CREDENTIAL,
    CATEGORY_ONLINE,
    CATEGORY_LOCATION,
    CATEGORIES,
};

enum purpose {
    PURPOSE_SUPPORT,
    PURPOSE_TRIAGE,
    PURPOSE_DRAFTING,
    PURPOSE_QUALITY,
    PURPOSE_STATISTICS,
    PURPOSE_TRAINING,
    PURPOSE_LEGAL,
    PURPOSES,
};

enum role {
    ROLE_CONTROLLER, /* decides: DPO, legal service */
    ROLE_SUPERVISOR,
    ROLE_AGENT,
    ROLE_ADMIN,   /* runs the machine, reads no customer data */
    ROLE_AUDITOR, /* reads the journal and the evidence */
    ROLE_TOOL,    /* an AI model, an integration */
    ROLES,
};

enum access { ACCESS_NONE, ACCESS_MASKED, ACCESS_CLEAR, ACCESSES };

/* GDPR art. 6 (1) a to f, and the conditions of art. 9 (2) a source may name. */
enum basis {
    BASIS_NONE, /* not declared: quarantine (invariant 10) */
    BASIS_CONSENT,
    BASIS_CONTRACT,
    BASIS_OBLIGATION,
    BASIS_VITAL,
    BASIS_PUBLIC_TASK,
    BASIS_INTEREST,
    BASES,
};

const char *category_name(enum category c);
const char *purpose_name(enum purpose p);
const char *role_name(enum role r);
const char *access_name(enum access a);
const char *basis_name(enum basis b); /* "none", "consent", "contract", ... */

bool category_parse(struct str s, enum category *ret);
bool purpose_parse(struct str s, enum purpose *ret);
bool role_parse(struct str s, enum role *ret);
bool access_parse(struct str s, enum access *ret);
bool basis_parse(struct str s, enum basis *ret);

#endif
