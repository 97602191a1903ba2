-- SPDX-License-Identifier: EUPL-1.2
-- Files of articles.

-- name: article_file_add
INSERT INTO article_file (id, org, article, name, type, size, bytes, created)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: article_file_list
SELECT id, article, name, type, size, created FROM article_file
WHERE org = $1 AND article = $2 ORDER BY id LIMIT $3;

-- name: article_file_get
SELECT id, article, name, type, size, created, bytes FROM article_file
WHERE org = $1 AND article = $2 AND id = $3;

-- name: article_file_remove
DELETE FROM article_file WHERE org = $1 AND article = $2 AND id = $3;
