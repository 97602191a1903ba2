-- SPDX-License-Identifier: EUPL-1.2

-- name: message_add
INSERT INTO message (id, org, ticket, person, direction, author, source, at, body, flags,
                     automatic, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING row;

-- name: message_list
SELECT row, id, org, ticket, person, direction, author, source, at, body, flags, automatic, state
FROM message WHERE ticket = $1 ORDER BY at, row;

-- name: message_get
SELECT row, id, org, ticket, person, direction, author, source, at, body, flags, automatic, state
FROM message WHERE org = $1 AND id = $2;

-- name: message_authors
SELECT DISTINCT author FROM message WHERE ticket = $1 AND author IS NOT NULL LIMIT $2;

-- name: message_set_body
UPDATE message SET body = $3 WHERE org = $1 AND id = $2;

-- name: message_ticket_of_row
SELECT ticket FROM message WHERE row = $1 AND org = $2;

-- name: message_key_add
INSERT INTO message_key (org, kind, blind, message, ticket) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- name: message_key_get
SELECT message, ticket FROM message_key WHERE org = $1 AND kind = $2 AND blind = $3;

-- name: envelope_add
INSERT INTO envelope (ticket, type, n, form, kind, normal, exact, person, value, mask)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING;

-- name: envelope_list
SELECT ticket, type, n, form, kind, normal, exact, person, value, mask
FROM envelope WHERE ticket = $1 ORDER BY type, n, form;

-- name: attachment_add
INSERT INTO attachment (id, org, ticket, message, person, name, type, size, found)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: attachment_list
SELECT id, org, ticket, message, person, name, type, size, found FROM attachment WHERE ticket = $1
ORDER BY id;

-- name: attachment_get
SELECT id, org, ticket, message, person, name, type, size, found FROM attachment
WHERE org = $1 AND ticket = $2 AND id = $3;

-- name: attachment_is
SELECT 1 FROM attachment WHERE id = $1;

-- name: attachment_set_found
UPDATE attachment SET found = $2 WHERE id = $1;

-- name: attachment_wait
INSERT INTO attachment_waiting (attachment, org, ticket, tries) VALUES ($1, $2, $3, 0);

-- name: attachment_waiting
SELECT attachment, org, ticket, tries FROM attachment_waiting WHERE attachment > coalesce($1, x'')
ORDER BY attachment LIMIT 1;

-- name: attachment_try
UPDATE attachment_waiting SET tries = tries + $2 WHERE attachment = $1;

-- name: attachment_waits_no_more
DELETE FROM attachment_waiting WHERE attachment = $1;
