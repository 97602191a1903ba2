-- SPDX-License-Identifier: EUPL-1.2

-- name: lesson_put
INSERT INTO lesson (org, type, digest, mark, personal, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (org, type, digest) DO UPDATE SET personal = $5, at = $6;

-- name: lesson_list
SELECT type, digest, mark, personal FROM lesson WHERE org = $1 ORDER BY at DESC LIMIT $2;

-- name: lesson_clear
DELETE FROM lesson WHERE org = $1;

-- name: lesson_version
UPDATE organisation SET lessons = lessons + 1 WHERE id = $1;

-- name: correction_count_add
INSERT INTO correction_count (org, type, by, bucket, missed, wrong) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (org, type, by, bucket) DO UPDATE SET missed = missed + $5, wrong = wrong + $6;

-- name: correction_count_list
SELECT type, by, bucket, missed, wrong FROM correction_count WHERE org = $1
ORDER BY type, by, bucket;

-- name: correction_count_clear
DELETE FROM correction_count WHERE org = $1;

-- name: correction_add
INSERT INTO correction (id, org, message, type, personal) VALUES ($1, $2, $3, $4, $5);

-- name: correction_list
-- Nothing of a ticket with a person in restricted processing (GDPR art. 18): training is no storing.
SELECT id, message, type, personal FROM correction WHERE org = $1 AND id > $2
    AND NOT EXISTS (SELECT 1 FROM message m JOIN guarded_ticket g ON g.ticket = m.ticket
                    WHERE m.id = correction.message AND g.restricted = 1)
ORDER BY id LIMIT $3;

-- name: correction_clear
DELETE FROM correction WHERE org = $1;
