-- SPDX-License-Identifier: EUPL-1.2

-- name: policy_newest
SELECT version, matrix, contracts FROM policy WHERE org = $1 ORDER BY version DESC LIMIT 1;

-- name: policy_add
INSERT INTO policy (org, version, matrix, contracts, by, at) VALUES ($1, $2, $3, $4, $5, $6);
