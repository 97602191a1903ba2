-- SPDX-License-Identifier: EUPL-1.2

-- name: witness_put
INSERT INTO witness (id, org, name, key, url, created, mail, lang)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: witness_end
UPDATE witness SET ended = $3 WHERE org = $1 AND id = $2 AND ended = 0;

-- name: witness_sent
UPDATE witness SET tried_at = $2, failure = $3, next_at = $5, handed_at = 0,
    sent_size = CASE WHEN $3 = '' THEN $4 ELSE sent_size END,
    sent_at = CASE WHEN $3 = '' THEN $2 ELSE sent_at END,
    sent_day = coalesce($6, sent_day),
    tries = CASE WHEN $3 = '' THEN 0 ELSE tries + 1 END
WHERE id = $1;

-- name: witness_handed
UPDATE witness SET handed_at = $2, handed_size = $3 WHERE id = $1;

-- name: witness_again
UPDATE witness SET next_at = 0, sent_day = CASE WHEN failure = '' THEN sent_day ELSE 0 END WHERE org = $1 AND id = $2 AND ended = 0;

-- name: witness_list
SELECT w.id, w.org, w.name, w.key, w.url, w.created, w.sent_size, w.sent_at, w.tried_at, w.failure,
    coalesce((SELECT max(size) FROM cosignature c WHERE c.witness = w.id), 0),
    coalesce((SELECT c.at FROM cosignature c WHERE c.witness = w.id ORDER BY c.size DESC LIMIT 1), 0),
    w.mail, w.lang, w.tries, w.next_at, w.handed_at, w.handed_size
FROM witness w WHERE w.ended = 0 AND ($1 IS NULL OR w.org = $1) ORDER BY w.id;

-- name: witness_due
SELECT w.id, w.org, w.name, w.key, w.url, w.created, w.sent_size, w.sent_at, w.tried_at, w.failure,
    0, 0, w.mail, w.lang, w.tries, w.next_at, w.handed_at, w.handed_size
FROM witness w WHERE w.ended = 0 AND (w.url <> '' OR w.mail IS NOT NULL)
    AND w.sent_day < $1 AND w.next_at <= $2 ORDER BY w.next_at, w.id LIMIT 1;

-- name: cosignature_put
INSERT INTO cosignature (witness, size, at, line) VALUES ($1, $2, $3, $4)
ON CONFLICT (size, witness) DO UPDATE SET at = excluded.at, line = excluded.line
WHERE excluded.at >= cosignature.at;

-- One line a key, however many organisations know it.
-- name: cosignature_lines
SELECT DISTINCT line FROM cosignature WHERE size = $1 ORDER BY line LIMIT 90;

-- name: cosignature_newest
SELECT coalesce(max(size), 0) FROM cosignature;
