-- SPDX-License-Identifier: EUPL-1.2
-- Where AI is on, and who opted out: what is in force is the newest row.

-- name: ai_switch_add
INSERT INTO ai_switch (org, scope, what, is_on, by, at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: ai_switch_get
SELECT scope, what, is_on, by, at FROM ai_switch
WHERE org = $1 AND scope = $2 AND what = $3 ORDER BY n DESC LIMIT 1;

-- name: ai_switch_list
SELECT scope, what, is_on, by, at FROM ai_switch WHERE org = $1 ORDER BY n DESC LIMIT $2;

-- name: consent_add
INSERT INTO consent (id, org, person, given, how, note, by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: consent_newest
SELECT id, person, given, how, note, by, at FROM consent
WHERE org = $1 AND person = $2 ORDER BY n DESC LIMIT 1;

-- name: consent_list
SELECT id, person, given, how, note, by, at FROM consent
WHERE org = $1 AND person = $2 ORDER BY n DESC LIMIT $3;
