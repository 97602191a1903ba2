/* SPDX-License-Identifier: EUPL-1.2 */
/* versions.h - the policy as it was and is: versions, what differs, going back, and changes that
 * wait for a second controller.
 *
 * A version never changes; going back makes a new one equal to an old one.  Where the version in
 * force says "four eyes", a change is kept as a proposal, and is in force once a second, different
 * controller has approved it; this holds for taking the rule itself away, too. */
#ifndef POLICY_VERSIONS_H
#define POLICY_VERSIONS_H

#include "policy/policy.h"
#include "store/policies.h"

#define POLICY_COMMENT_MAX 1000 /* bytes */
#define PROPOSAL_DAYS      14   /* until a proposal is no longer approved */
#define VERSIONS_MAX       500  /* shown at once, newest first */
#define PROPOSALS_MAX      50

/* ---- what differs, pure (diff.c) ---- */

#define POLICY_CELLS                                                                               \
    (ROLES * PURPOSES * CATEGORIES + CONTRACT_TASKS * 2 * CATEGORIES + CONTRACT_TASKS)

enum change_kind { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_WIDENED, CHANGE_NARROWED, CHANGE_KINDS };

/* One cell: of the matrix (role, purpose; enum access), or of the contracts (task, class of the
 * provider; enum contract_form). */
struct cell_change {
    bool contract, macros; /* macros: of a contract, in place of a category */
    enum role role;
    enum purpose purpose;
    unsigned task;
    bool remote;
    enum category category;
    unsigned from, to;
};
struct policy_changes {
    int64_t from, to; /* versions; `to` is 0 for one that is not there yet */
    bool four_eyes_from, four_eyes_to;
    struct cell_change *cells;
    size_t count;
};

bool policy_diff(struct arena *a, const struct policy_row *from, const struct policy_row *to,
                 struct policy_changes *ret, struct fault *f);
enum change_kind cell_change_kind(const struct cell_change *c);
const char *change_kind_name(enum change_kind kind); /* added, removed, widened, narrowed */

/* ---- in words (words.c) ---- */
struct str cell_change_words(struct arena *a, const struct cell_change *c, bool french);
struct str four_eyes_words(bool on, bool french);
/* Why a floor cannot be lifted. */
struct str floor_words(const char *rule, bool french);

/* ---- versions (versions.c) ---- */

/* `version` 0: the one in force.  FAULT_MISSING. */
bool policy_version(struct policy *p, struct arena *a, struct id org, int64_t version,
                    struct policy_row *ret, struct fault *f);
/* Newest first, those before `before` (0: from the newest); without the texts. */
bool policy_versions(struct policy *p, struct arena *a, struct id org, int64_t before,
                     struct policy_row **ret_rows, size_t *ret_count, struct fault *f);
bool policy_compare(struct policy *p, struct arena *a, struct id org, int64_t from, int64_t to,
                    struct policy_changes *ret, struct fault *f);

/* What somebody wants in force. */
struct policy_wanted {
    struct str matrix, contracts; /* CSV; ptr NULL: as it is */
    const bool *four_eyes;        /* NULL: as it is */
    struct str comment;           /* why; no names of customers: it is kept readable */
    int64_t base;                 /* made from this version; 0: from whatever is in force */
    int64_t same_as;              /* goes back to this version instead; 0: no */
};
/* Either is in force (`version`), or waits for a second controller (`proposal`). */
struct policy_outcome {
    int64_t version;
    struct id proposal;
};

/* What it would change of what is in force; changes nothing.  FAULT_FIELDS names lines. */
bool policy_preview(struct policy *p, struct arena *a, struct id org,
                    const struct policy_wanted *wanted, struct policy_changes *ret,
                    struct fault *f);
/* Controllers only.  FAULT_FIELDS: a mistake, with its line, and nothing is applied; FAULT_STALE:
 * `base` is not in force any more; FAULT_CONFLICT: four eyes wanted with one controller. */
bool policy_change(struct policy *p, const struct principal *by, const struct policy_wanted *wanted,
                   struct policy_outcome *ret, struct fault *f);

/* ---- four eyes (proposals.c) ---- */

/* What became of a proposal.  OUTDATED and EXPIRED are found out when it is looked at. */
enum proposal_state {
    PROPOSAL_WAITING,
    PROPOSAL_APPROVED,
    PROPOSAL_REFUSED,
    PROPOSAL_OUTDATED, /* another version came into force meanwhile */
    PROPOSAL_EXPIRED,
    PROPOSAL_STATES,
};
const char *proposal_state_name(enum proposal_state state);

/* Newest first; `ret_states` beside them. */
bool policy_proposals(struct policy *p, struct arena *a, struct id org,
                      struct proposal_row **ret_rows, enum proposal_state **ret_states,
                      size_t *ret_count, struct fault *f);
/* What it changes of the version it was made from. */
bool policy_proposal_changes(struct policy *p, struct arena *a, struct id org, struct id proposal,
                             struct policy_changes *ret, struct fault *f);
/* By a controller who did not make it: FAULT_DENIED "four-eyes:...", journalled.  FAULT_CONFLICT:
 * it does not wait any more. */
bool policy_approve(struct policy *p, const struct principal *by, struct id proposal,
                    int64_t *ret_version, struct fault *f);
/* By any controller, also by who made it; the reason is kept with it. */
bool policy_refuse(struct policy *p, const struct principal *by, struct id proposal,
                   struct str reason, struct fault *f);

#endif
