-- SPDX-License-Identifier: EUPL-1.2

-- name: search_put
INSERT INTO search (rowid, terms) VALUES ($1, $2);

-- name: search_remove
DELETE FROM search WHERE rowid = $1;

-- name: search_find
SELECT rowid, rank FROM search WHERE search MATCH $1 ORDER BY rank LIMIT $2;
