-- SPDX-License-Identifier: EUPL-1.2
-- Macros.

-- part: macro_columns
id, org, family, version, lang, name, shortcut, text, intent, queue, shared, owner, actions, archived,
       uses, used, created, updated

-- name: macro_add
INSERT INTO macro (id, org, family, version, lang, name, shortcut, text, intent, queue, shared, owner,
                   actions, archived, created, updated)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- name: macro_set
UPDATE macro SET family = $3, version = $4, lang = $5, name = $6, shortcut = $7, text = $8, intent = $9,
                 queue = $10, shared = $11, owner = $12, actions = $13, archived = $14, updated = $16
WHERE org = $2 AND id = $1 AND version = $4 - 1 AND $15 > 0;

-- name: macro_get
SELECT {macro_columns}
FROM macro WHERE org = $1 AND id = $2 AND (shared = 1 OR owner = $3);

-- name: macro_list
SELECT {macro_columns}
FROM macro WHERE org = $1 AND (shared = 1 OR owner = $2) AND (archived = 0 OR $3 = 1)
ORDER BY name, lang, id LIMIT $4;

-- name: macro_count
SELECT COUNT(*) FROM macro WHERE org = $1;

-- A shortcut must lead whoever types it to one macro of a language.
-- name: macro_shortcut_taken
SELECT 1 FROM macro WHERE org = $1 AND id <> $2 AND lang = $3 AND shortcut = $4 AND archived = 0
  AND (shared = 1 OR owner = $5) LIMIT 1;

-- name: macro_language_taken
SELECT 1 FROM macro WHERE org = $1 AND id <> $2 AND lang = $3 AND family = $4 AND archived = 0 LIMIT 1;

-- name: macro_used
UPDATE macro SET uses = uses + 1, used = $3 WHERE org = $1 AND id = $2;
