-- SPDX-License-Identifier: EUPL-1.2

-- name: policy_newest
SELECT version, matrix, contracts, by, approved, at, comment, same_as, four_eyes FROM policy
WHERE org = $1 ORDER BY version DESC LIMIT 1;

-- name: policy_get
SELECT version, matrix, contracts, by, approved, at, comment, same_as, four_eyes FROM policy
WHERE org = $1 AND version = $2;

-- name: policy_list
SELECT version, NULL, NULL, by, approved, at, comment, same_as, four_eyes FROM policy
WHERE org = $1 AND version < $2 ORDER BY version DESC LIMIT $3;

-- name: policy_add
INSERT INTO policy (org, version, matrix, contracts, by, approved, at, comment, same_as, four_eyes)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: proposal_add
INSERT INTO policy_proposal (id, org, base, matrix, contracts, by, at, comment, same_as, four_eyes,
                             expires)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: proposal_get
SELECT base, matrix, contracts, by, decided, at, comment, same_as, four_eyes, id, expires, state,
       decided_at, reason
FROM policy_proposal WHERE org = $1 AND id = $2;

-- name: proposal_list
SELECT base, NULL, NULL, by, decided, at, comment, same_as, four_eyes, id, expires, state,
       decided_at, reason
FROM policy_proposal WHERE org = $1 ORDER BY id DESC LIMIT $2;

-- name: proposal_decide
UPDATE policy_proposal SET state = $3, decided = $4, decided_at = $5, reason = $6
WHERE org = $1 AND id = $2 AND state = 0;
