-- SPDX-License-Identifier: EUPL-1.2

-- name: log_size
SELECT coalesce(max(row), 0) FROM log;

-- name: log_append
INSERT INTO log (org, entry, leaf) VALUES ($1, $2, $3);

-- name: log_last
SELECT row, org, entry, leaf FROM log ORDER BY row DESC LIMIT 1;

-- name: log_rows
SELECT row, org, entry, leaf FROM log WHERE row > $1 ORDER BY row LIMIT $2;

-- name: log_find
SELECT row FROM log WHERE leaf = $1 ORDER BY row LIMIT 1;

-- name: log_leaves
SELECT leaf FROM log WHERE row > $1 ORDER BY row LIMIT $2;

-- name: log_tile_put
INSERT INTO log_tile (level, idx, hashes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- name: log_tile_get
SELECT hashes FROM log_tile WHERE level = $1 AND idx = $2;
