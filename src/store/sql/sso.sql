-- SPDX-License-Identifier: EUPL-1.2
-- Single sign-on.

-- name: sso_get
SELECT org, settings, listed FROM sso_provider WHERE org = $1;

-- name: sso_listed
SELECT org, settings, listed FROM sso_provider WHERE listed = 1 ORDER BY org LIMIT $1;

-- name: sso_put
INSERT INTO sso_provider (org, settings, listed, changed) VALUES ($1, $2, $3, $4)
ON CONFLICT (org) DO UPDATE SET settings = excluded.settings, listed = excluded.listed,
    changed = excluded.changed;

-- name: sso_remove
DELETE FROM sso_provider WHERE org = $1;

-- name: sso_end_sessions
DELETE FROM session WHERE only = $1;

-- name: identity_get
SELECT account FROM sso_identity WHERE org = $1 AND subject = $2;

-- name: identity_add
INSERT INTO sso_identity (org, subject, account, created) VALUES ($1, $2, $3, $4);
