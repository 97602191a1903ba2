-- SPDX-License-Identifier: EUPL-1.2
-- Questions that no article answered.

-- name: gap_again
UPDATE gap SET asked = asked + 1, last = $4 WHERE org = $1 AND customers = $2 AND key = $3;

-- name: gap_add
INSERT INTO gap (id, org, customers, key, lang, words, asked, last)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7);

-- name: gap_count
SELECT COUNT(*) FROM gap WHERE org = $1 AND customers = $2;

-- name: gap_make_room
DELETE FROM gap WHERE id IN
    (SELECT id FROM gap WHERE org = $1 AND customers = $2 ORDER BY asked, last, id LIMIT $3);

-- name: gap_forget
DELETE FROM gap WHERE org = $1 AND last < $2;

-- name: gap_list
SELECT id, customers, lang, words, asked, last FROM gap
WHERE org = $1 AND last >= $2 ORDER BY asked DESC, last DESC, id LIMIT $3;

-- name: gap_remove
DELETE FROM gap WHERE org = $1 AND id = $2;
