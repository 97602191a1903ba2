-- SPDX-License-Identifier: EUPL-1.2

-- name: search_put
INSERT OR REPLACE INTO search (rowid, terms) VALUES ($1, $2);

-- name: search_add
INSERT OR REPLACE INTO search (rowid, terms)
VALUES ($1, coalesce((SELECT terms FROM search WHERE rowid = $1), '') || $2);

-- name: search_remove
DELETE FROM search WHERE rowid = $1;

-- Ranking costs more than matching: of a common word only the newest messages are ranked.
-- name: search_find
SELECT rowid, score
FROM (SELECT rowid, desk_rank(search) AS score FROM search WHERE search MATCH $1
      ORDER BY rowid DESC LIMIT 1000)
ORDER BY score LIMIT $2;
