/* SPDX-License-Identifier: EUPL-1.2 */
/* provider.h - what an organisation declares of a provider of AI, and whether traffic may go there.
 *
 * Pure: the record is data, the judgement a table of rules, each with a name that the console has
 * words for.  A provider carries nothing until no rule objects: declared well enough (rules that
 * nobody can lift), and approved by IT and by the controller, two people, for exactly this version.
 * Sources: GDPR art. 28 (processors), 44 to 49 (transfers); learn.microsoft.com, "Deployment types
 * for Foundry Models", for where Azure's deployments compute. */
#ifndef ASSIST_PROVIDER_H
#define ASSIST_PROVIDER_H

#include "assist/chat.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"

#define PROVIDER_TEXT_MAX      200
#define PROVIDER_LIST_MAX      50
#define PROVIDER_RETENTION_MAX 3650 /* days */

enum declared { NOT_DECLARED, DECLARED_NO, DECLARED_YES };

struct provider_certificate {
    struct str name; /* "ISO/IEC 27001" */
    msec until;      /* 0: without an end */
};

struct provider_record {
    struct str name;               /* what users see */
    struct str owner;              /* who answers for it, in the organisation */
    struct chat_endpoint endpoint; /* without its key, which is sealed elsewhere */
    struct str region;             /* "EU", "FR", or one of Azure's regions */
    struct str deployment_kind;    /* Azure's SKU: "DataZoneStandard" */
    bool own;                      /* run by the organisation, on machines of its own */
    struct str entity;             /* legal entity that runs it */
    bool subprocessors_declared;   /* an empty list says: none */
    struct str *subprocessors;
    size_t subprocessor_count;
    int retention_days;     /* how long it keeps what it gets; 0: not at all; -1: not declared */
    enum declared training; /* does it train on what it gets? */
    struct str contract;    /* reference of the contract of art. 28 */
    msec contract_from, contract_until; /* until 0: without an end */
    struct provider_certificate *certificates;
    size_t certificate_count;
};

/* A record as people send it, and as it is stored.  FAULT_FIELDS lists each wrong member.  The key
 * is not read: `key` is a member that is passed over. */
bool provider_read(struct arena *a, const json_t *json, struct provider_record *ret,
                   struct fault *f);
/* Canonical: two records are the same exactly when their bytes are. */
void provider_write(struct json_out *o, const struct provider_record *r);

struct provider_approval {
    struct id by; /* ID_NONE: not given, or withdrawn, or for another version */
    msec at, until;
};

enum provider_side { SIDE_IT, SIDE_LEGAL, PROVIDER_SIDES };

/* Why not. */
enum provider_reason {
    /* Refused: nobody's approval lifts these. */
    REASON_PLAIN_HTTP,        /* without TLS, and not this machine */
    REASON_REGION_UNDECLARED, /* nobody said where it computes */
    REASON_REGION_OUTSIDE,    /* not in a region that the organisation allows */
    REASON_GLOBAL,            /* an Azure deployment that may compute anywhere in the world */
    REASON_KIND_UNDECLARED,   /* an Azure deployment of a kind we do not know */
    REASON_CLOUD_MODEL,       /* a model of Ollama's that leaves the machine */
    REASON_TRAINING,          /* it trains on what it gets, or nobody said that it does not */
    REASON_RETENTION,         /* nobody said how long it keeps what it gets */
    REASON_ENTITY,            /* nobody said who runs it */
    REASON_SUBPROCESSORS,     /* nobody said who else gets it */
    REASON_CONTRACT,          /* no contract of art. 28 */
    REASON_CONTRACT_OVER,     /* not begun, or ended */
    /* Missing: what people still have to do. */
    REASON_OWNER,
    REASON_IT,    /* approval by IT: an administrator */
    REASON_LEGAL, /* approval by the controller */
    REASON_SAME_PERSON,
    REASON_IT_OVER, /* approvals last until a date */
    REASON_LEGAL_OVER,
    PROVIDER_REASONS
};
const char *provider_reason_name(enum provider_reason r);
bool provider_reason_is_refusal(enum provider_reason r);
/* A sentence for whoever must mend it. */
struct str provider_reason_words(enum provider_reason r, bool french);

struct provider_standing {
    bool usable; /* no reason against it */
    enum provider_reason reasons[PROVIDER_REASONS];
    size_t count;
};

struct provider_judged {
    const struct provider_record *record;
    const struct provider_approval *approvals; /* PROVIDER_SIDES of them, of this version */
    const struct str *allowed;                 /* the organisation's regions */
    size_t allowed_count;
    msec now;
};

/* All reasons, not only the first: whoever must mend it sees the whole list. */
void provider_judge(const struct provider_judged *j, struct provider_standing *ret);

#endif
