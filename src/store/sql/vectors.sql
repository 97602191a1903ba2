-- SPDX-License-Identifier: EUPL-1.2
-- Articles as vectors.

-- name: vector_due
SELECT a.id FROM article a LEFT JOIN article_vector v ON v.article = a.id
WHERE a.org = $1 AND a.archived = 0 AND
      (v.article IS NULL OR
       (v.due <= $4 AND (v.version <> a.version OR v.provider IS NOT $2 OR v.provider_version <> $3)))
ORDER BY a.id LIMIT 1;

-- name: vector_claim
INSERT INTO article_vector (article, org, seq, version, provider, provider_version, dimension,
                            passages, vectors, failures, due)
VALUES ($1, $2, 0, 0, NULL, 0, 0, 0, X'', 0, $3)
ON CONFLICT (article) DO UPDATE SET due = $3;

-- name: vector_fail
UPDATE article_vector SET failures = failures + 1,
    due = $3 + MIN(failures + 1, 10) * $4
WHERE org = $2 AND article = $1;

-- name: vector_fill
UPDATE article_vector SET
    seq = (SELECT COALESCE(MAX(seq), 0) + 1 FROM article_vector WHERE org = $2),
    version = $3, provider = $4, provider_version = $5, dimension = $6, passages = $7, vectors = $8,
    failures = 0, due = 0
WHERE org = $2 AND article = $1;

-- name: vector_since
SELECT article, seq, version, dimension, passages, vectors FROM article_vector
WHERE org = $1 AND seq > $2 AND provider = $3 AND provider_version = $4 ORDER BY seq LIMIT $5;

-- name: vector_newest
SELECT COALESCE(MAX(seq), 0) FROM article_vector WHERE org = $1;

-- name: vector_dimension
SELECT dimension FROM article_vector
WHERE org = $1 AND provider = $2 AND provider_version = $3 AND dimension > 0 LIMIT 1;

-- name: vector_progress
SELECT COUNT(*), COUNT(CASE WHEN v.version = a.version AND v.provider = $2 AND
                                 v.provider_version = $3 THEN 1 END)
FROM article a LEFT JOIN article_vector v ON v.article = a.id
WHERE a.org = $1 AND a.archived = 0;
