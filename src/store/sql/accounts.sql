-- SPDX-License-Identifier: EUPL-1.2

-- name: account_add
INSERT INTO account (id, org, login, profile, password, roles, lang, created)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: account_version
UPDATE organisation SET users = users + 1 WHERE id = $1;

-- name: account_by_login
SELECT id, org, profile, password, roles, lang, disabled, failures, locked_until
FROM account WHERE login = $1;

-- name: account_get
SELECT id, org, profile, password, roles, lang, disabled, failures, locked_until
FROM account WHERE id = $1;

-- name: account_list
SELECT id, org, profile, password, roles, lang, disabled, failures, locked_until
FROM account WHERE org = $1 ORDER BY id;

-- name: account_failures
UPDATE account SET failures = $2, locked_until = $3 WHERE id = $1;

-- name: account_disable
UPDATE account SET disabled = $3 WHERE org = $1 AND id = $2;

-- name: account_password
UPDATE account SET password = $3, failures = 0, locked_until = 0 WHERE org = $1 AND id = $2;

-- name: session_add
INSERT INTO session (hash, account, csrf, created, seen, expires) VALUES ($1, $2, $3, $4, $4, $5);

-- name: session_get
SELECT account, csrf, created, seen, expires FROM session WHERE hash = $1 AND expires > $2;

-- name: session_seen
UPDATE session SET seen = $2, expires = $3 WHERE hash = $1;

-- name: session_end
DELETE FROM session WHERE hash = $1;

-- name: session_end_all
DELETE FROM session WHERE account = $1;

-- name: session_purge
DELETE FROM session WHERE expires <= $1;
