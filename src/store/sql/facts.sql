-- SPDX-License-Identifier: EUPL-1.2
-- Each statement that finds takes the same numbers: $1 organisation, $2 rows before, $3 rows from,
-- $4 act, $5 actor, $6 subject, $7 purpose, $8 result, $9 limit; NULL: any.

-- name: fact_end
SELECT coalesce(max(row), 0) FROM log_fact;

-- name: fact_put
INSERT INTO log_fact (row, org, at, actor, act, subject, purpose, result)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: fact_drop
DELETE FROM log_fact WHERE row <= $1;

-- name: fact_first
SELECT coalesce(min(row), 0) FROM log_fact;

-- name: fact_between
SELECT coalesce(min(row), 0), coalesce(max(row), 0) FROM log_fact
WHERE org = $1 AND at >= $2 AND at < $3;

-- name: fact_find
SELECT row FROM log_fact
WHERE org = $1 AND row < $2 AND row >= $3 AND ($4 IS NULL OR act = $4)
  AND ($5 IS NULL OR actor = $5) AND $6 IS NULL AND ($7 IS NULL OR purpose = $7)
  AND ($8 IS NULL OR result = $8)
ORDER BY row DESC LIMIT $9;

-- name: fact_find_act
SELECT row FROM log_fact INDEXED BY log_fact_act
WHERE org = $1 AND row < $2 AND row >= $3 AND act = $4
  AND ($5 IS NULL OR actor = $5) AND $6 IS NULL AND ($7 IS NULL OR purpose = $7)
  AND ($8 IS NULL OR result = $8)
ORDER BY row DESC LIMIT $9;

-- name: fact_find_actor
SELECT row FROM log_fact INDEXED BY log_fact_actor
WHERE org = $1 AND row < $2 AND row >= $3 AND ($4 IS NULL OR act = $4)
  AND actor = $5 AND $6 IS NULL AND ($7 IS NULL OR purpose = $7)
  AND ($8 IS NULL OR result = $8)
ORDER BY row DESC LIMIT $9;

-- name: fact_find_no
SELECT row FROM log_fact INDEXED BY log_fact_no
WHERE org = $1 AND row < $2 AND row >= $3 AND ($4 IS NULL OR act = $4)
  AND ($5 IS NULL OR actor = $5) AND $6 IS NULL AND ($7 IS NULL OR purpose = $7)
  AND result NOT IN ('allowed', 'done') AND ($8 = 'no' OR result = $8)
ORDER BY row DESC LIMIT $9;

-- What was done to a record or, when it is a person, to anything of the tickets they take part in:
-- tickets, messages, attachments; of a ticket likewise.  Found as things stand today, so it follows
-- a merge of persons.
-- name: fact_find_subject
SELECT row FROM log_fact INDEXED BY log_fact_subject
WHERE org = $1 AND row < $2 AND row >= $3 AND ($4 IS NULL OR act = $4)
  AND ($5 IS NULL OR actor = $5)
  AND subject IN (SELECT $6
    UNION SELECT id FROM ticket WHERE org = $1 AND person = $6
    UNION SELECT ticket.id FROM participant JOIN ticket ON ticket.id = participant.ticket
          WHERE ticket.org = $1 AND participant.person = $6
    UNION SELECT message.id FROM ticket JOIN message ON message.ticket = ticket.id
          WHERE ticket.org = $1 AND ticket.person = $6
    UNION SELECT message.id FROM participant JOIN message ON message.ticket = participant.ticket
          WHERE message.org = $1 AND participant.person = $6
    UNION SELECT message.id FROM message WHERE message.org = $1 AND message.ticket = $6
    UNION SELECT attachment.id FROM ticket JOIN attachment ON attachment.ticket = ticket.id
          WHERE ticket.org = $1 AND ticket.person = $6
    UNION SELECT attachment.id FROM participant JOIN attachment
          ON attachment.ticket = participant.ticket
          WHERE attachment.org = $1 AND participant.person = $6
    UNION SELECT attachment.id FROM attachment WHERE attachment.org = $1 AND attachment.ticket = $6)
  AND ($7 IS NULL OR purpose = $7) AND ($8 IS NULL OR result = $8)
ORDER BY row DESC LIMIT $9;
