-- SPDX-License-Identifier: EUPL-1.2
-- Providers of AI: records, versions, approvals, documents, use.

-- part: provider_columns
id, org, version, record, key, key_at, tasks, calls_max, tokens_max, cost_max, price_in, price_out,
       at_once, seconds, created, changed, retired

-- name: provider_add
INSERT INTO provider (id, org, version, record, key, key_at, tasks, calls_max, tokens_max, cost_max,
       price_in, price_out, at_once, seconds, created, changed, retired)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17);

-- name: provider_set
UPDATE provider SET version = $3, record = $4, key = $5, key_at = $6, tasks = $7, calls_max = $8,
       tokens_max = $9, cost_max = $10, price_in = $11, price_out = $12, at_once = $13, seconds = $14,
       changed = $16, retired = $17
WHERE id = $1 AND org = $2;

-- name: provider_get
SELECT {provider_columns}
FROM provider WHERE org = $1 AND id = $2;

-- name: provider_list
SELECT {provider_columns}
FROM provider WHERE org = $1 ORDER BY id LIMIT $2;

-- name: provider_version_add
INSERT INTO provider_version (provider, version, record, by, at) VALUES ($1, $2, $3, $4, $5);

-- name: provider_version_list
SELECT version, record, by, at FROM provider_version WHERE provider = $1 ORDER BY version DESC LIMIT $2;

-- name: provider_approval_add
INSERT INTO provider_approval (id, org, provider, version, side, by, at, until, withdrawn)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0);

-- name: provider_approval_list
SELECT id, org, provider, version, side, by, at, until, withdrawn, withdrawn_by
FROM provider_approval WHERE provider = $1 ORDER BY id DESC LIMIT $2;

-- name: provider_approval_withdraw
UPDATE provider_approval SET withdrawn = $4, withdrawn_by = $5
WHERE provider = $1 AND version = $2 AND side = $3 AND withdrawn = 0;

-- Those of this version that were not withdrawn, the newest of each side last.
-- name: provider_approval_now
SELECT id, org, provider, version, side, by, at, until, withdrawn, withdrawn_by
FROM provider_approval WHERE provider = $1 AND version = $2 AND withdrawn = 0 ORDER BY id;

-- name: provider_document_add
INSERT INTO provider_document (id, org, provider, kind, name, type, size, digest, bytes, by, at, removed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0);

-- name: provider_document_list
SELECT id, org, provider, kind, name, type, size, digest, by, at FROM provider_document
WHERE provider = $1 AND removed = 0 ORDER BY id LIMIT $2;

-- name: provider_document_get
SELECT id, org, provider, kind, name, type, size, digest, by, at, bytes FROM provider_document
WHERE provider = $1 AND id = $2 AND removed = 0;

-- name: provider_document_remove
UPDATE provider_document SET removed = $3, bytes = x'' WHERE provider = $1 AND id = $2 AND removed = 0;

-- name: ai_use_add
INSERT INTO ai_use (org, day, provider, calls, failed, tokens_in, tokens_out, cost)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (org, day, provider) DO UPDATE SET calls = calls + excluded.calls,
    failed = failed + excluded.failed, tokens_in = tokens_in + excluded.tokens_in,
    tokens_out = tokens_out + excluded.tokens_out, cost = cost + excluded.cost;

-- name: ai_use_get
SELECT org, day, provider, calls, failed, tokens_in, tokens_out, cost
FROM ai_use WHERE org = $1 AND day = $2 AND provider = $3;

-- All its providers together.
-- name: ai_use_day
SELECT org, day, $3, sum(calls), sum(failed), sum(tokens_in), sum(tokens_out), sum(cost)
FROM ai_use WHERE org = $1 AND day = $2 GROUP BY org, day;

-- name: ai_use_list
SELECT org, day, provider, calls, failed, tokens_in, tokens_out, cost
FROM ai_use WHERE org = $1 AND day >= $2 ORDER BY day DESC, provider LIMIT $3;
