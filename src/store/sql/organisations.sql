-- SPDX-License-Identifier: EUPL-1.2

-- name: setting_get
SELECT value FROM setting WHERE name = $1;

-- name: setting_put
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2;

-- name: org_add
INSERT INTO organisation (id, name, settings, created) VALUES ($1, $2, $3, $4);

-- name: org_get
SELECT id, name, settings, lessons, users FROM organisation WHERE id = $1;

-- name: org_by_name
SELECT id, name, settings, lessons, users FROM organisation WHERE name = $1;

-- name: org_list
SELECT id, name, settings, lessons, users FROM organisation ORDER BY name;

-- name: org_set
UPDATE organisation SET settings = $2 WHERE id = $1;

-- name: org_number
UPDATE organisation SET next_number = next_number + 1 WHERE id = $1 RETURNING next_number - 1;

-- name: source_add
INSERT INTO source (id, org, name, channel, purpose, basis, special_condition, categories,
                    retention_days, created)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: source_set
UPDATE source SET purpose = $3, basis = $4, special_condition = $5, categories = $6,
                  retention_days = $7
WHERE org = $1 AND id = $2;

-- name: source_get
SELECT id, org, name, channel, purpose, basis, special_condition, categories, retention_days,
       created
FROM source WHERE id = $1;

-- name: source_by_name
SELECT id, org, name, channel, purpose, basis, special_condition, categories, retention_days,
       created
FROM source WHERE org = $1 AND name = $2;

-- name: source_list
SELECT id, org, name, channel, purpose, basis, special_condition, categories, retention_days,
       created
FROM source WHERE org = $1 ORDER BY name;

-- name: token_add
INSERT INTO token (id, org, source, name, hash, created, maker, expires, tasks)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: token_by_hash
SELECT id, org, source, name, created, revoked, maker, expires, used, tasks
FROM token WHERE hash = $1 AND revoked = 0;

-- name: token_list
SELECT id, org, source, name, created, revoked, maker, expires, used, tasks
FROM token WHERE org = $1 AND revoked = 0 ORDER BY id;

-- name: token_revoke
UPDATE token SET revoked = $3 WHERE org = $1 AND id = $2 AND revoked = 0;

-- name: token_used
UPDATE token SET used = $2 WHERE id = $1;

-- name: token_rehash
UPDATE token SET hash = $2 WHERE id = $1;

-- name: token_revoke_of
UPDATE token SET revoked = $2 WHERE maker = $1 AND revoked = 0;
