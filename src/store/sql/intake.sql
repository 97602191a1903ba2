-- SPDX-License-Identifier: EUPL-1.2

-- name: quarantine_add
INSERT INTO quarantine (id, org, source, at, reason, key_blind, size, channel, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: quarantine_by_key
SELECT id, org, source, at, reason, size, channel, body FROM quarantine
WHERE org = $1 AND key_blind = $2;

-- name: quarantine_get
SELECT id, org, source, at, reason, size, channel, body FROM quarantine
WHERE org = $1 AND id = $2;

-- name: quarantine_list
SELECT id, org, source, at, reason, size, channel, NULL FROM quarantine
WHERE org = $1 AND id > $2 ORDER BY id LIMIT $3;

-- name: quarantine_remove
DELETE FROM quarantine WHERE org = $1 AND id = $2;

-- name: idempotency_get
SELECT body, status, answer FROM idempotency WHERE principal = $1 AND key = $2;

-- name: idempotency_add
INSERT INTO idempotency (principal, key, body, status, answer, at)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: idempotency_purge
DELETE FROM idempotency WHERE at < $1;

-- name: import_get
SELECT offset, line FROM import WHERE org = $1 AND source = $2 AND file = $3;

-- name: import_put
INSERT INTO import (org, source, file, offset, line, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (org, source, file) DO UPDATE SET offset = $4, line = $5, at = $6;

-- name: import_drop
DELETE FROM import WHERE org = $1 AND source = $2 AND file = $3;

-- name: import_purge
DELETE FROM import WHERE at < $1;

-- name: idempotency_set
UPDATE idempotency SET status = $3, answer = $4 WHERE principal = $1 AND key = $2;

-- name: idempotency_drop
DELETE FROM idempotency WHERE principal = $1 AND key = $2;
