-- SPDX-License-Identifier: EUPL-1.2

-- part: ticket_columns
id, org, number, version, status, queue, assignee, priority, priority_p, priority_rule,
       priority_by, intent, intent_p, intent_by, sentiment, sentiment_p, rights, rights_p, lang,
       channel, automatic, tags, person, subject, snippet, messages, created, updated, sentiment_by, lang_by

-- What whoever asks may see.  $2: only their own; $3: who asks; $4: only their queues; $5, $6: without
-- persons who are restricted or VIP, unless they are named for them.
-- part: in_scope
  AND ($2 = 0 OR assignee = $3)
  AND ($4 = 0 OR EXISTS (SELECT 1 FROM account_queue q WHERE q.account = $3 AND q.queue = ticket.queue))
  AND ($5 + $6 = 0 OR NOT EXISTS (
    SELECT 1 FROM guarded_ticket g
    WHERE g.ticket = ticket.id AND (g.restricted * $5 = 1 OR g.vip * $6 = 1)
      AND NOT EXISTS (SELECT 1 FROM person_named n WHERE n.person = g.person AND n.account = $3)))

-- $7, $8: the cursor (updated, id); $9: limit; $10 to $14: filters, NULL for none.
-- part: page
  AND (updated, id) < ($7, $8)
  AND ($10 IS NULL OR queue = $10) AND ($11 IS NULL OR priority = $11) AND ($12 IS NULL OR assignee = $12)
  AND ($13 IS NULL OR intent = $13) AND ($14 IS NULL OR status = $14)
ORDER BY updated DESC, id DESC LIMIT $9


-- name: ticket_add
INSERT INTO ticket (id, org, number, version, status, queue, assignee, priority, priority_p, priority_rule,
       priority_by, intent, intent_p, intent_by, sentiment, sentiment_p, rights, rights_p, lang,
       channel, automatic, tags, person, subject, snippet, messages, created, updated, open, sentiment_by, lang_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31);

-- name: ticket_set
UPDATE ticket SET version = version + 1, status = $4, open = $5, queue = $6, assignee = $7, priority = $8,
       priority_p = $9, priority_rule = $10, priority_by = $11, intent = $12, intent_p = $13,
       intent_by = $14, tags = $15, updated = $16, sentiment = $17, sentiment_p = $18,
       sentiment_by = $19, lang = $20, lang_by = $21
WHERE org = $1 AND id = $2 AND version = $3;

-- name: ticket_set_texts
UPDATE ticket SET version = version + 1, subject = $4, snippet = $5
WHERE org = $1 AND id = $2 AND version = $3;

-- name: ticket_grow
UPDATE ticket SET version = version + 1, status = $3, open = $4, snippet = $5, messages = messages + 1,
       updated = $6, sentiment = $7, sentiment_p = $8, priority = $9, priority_p = $10,
       priority_rule = $11, priority_by = $12, rights = $13, rights_p = $14, sentiment_by = $15
WHERE org = $1 AND id = $2;

-- name: ticket_answered
UPDATE ticket SET version = version + 1, status = $3, open = $4, messages = messages + 1, updated = $5,
       assignee = coalesce(assignee, $6)
WHERE org = $1 AND id = $2;

-- name: ticket_get
SELECT {ticket_columns}
FROM ticket WHERE org = $1 AND id = $2;

-- The views: each walks its own index, newest first.

-- name: ticket_list_all
SELECT {ticket_columns} FROM ticket WHERE org = $1 {in_scope} {page};

-- name: ticket_count_all
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 {in_scope} LIMIT 1000);

-- name: ticket_list_open
SELECT {ticket_columns} FROM ticket WHERE org = $1 AND open = 1 {in_scope} {page};

-- name: ticket_count_open
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 AND open = 1 {in_scope} LIMIT 1000);

-- name: ticket_list_mine
SELECT {ticket_columns} FROM ticket WHERE org = $1 AND assignee = $3 AND open = 1 {in_scope} {page};

-- name: ticket_count_mine
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 AND assignee = $3 AND open = 1 {in_scope} LIMIT 1000);

-- name: ticket_list_unassigned
SELECT {ticket_columns} FROM ticket WHERE org = $1 AND assignee IS NULL AND open = 1 {in_scope} {page};

-- name: ticket_count_unassigned
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 AND assignee IS NULL AND open = 1 {in_scope} LIMIT 1000);

-- name: ticket_list_urgent
SELECT {ticket_columns} FROM ticket WHERE org = $1 AND priority >= 2 AND open = 1 {in_scope} {page};

-- name: ticket_count_urgent
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 AND priority >= 2 AND open = 1 {in_scope} LIMIT 1000);

-- name: ticket_list_pending
SELECT {ticket_columns} FROM ticket WHERE org = $1 AND status = 2 {in_scope} {page};

-- name: ticket_count_pending
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 AND status = 2 {in_scope} LIMIT 1000);

-- name: ticket_list_solved
SELECT {ticket_columns} FROM ticket WHERE org = $1 AND status IN (3, 4) {in_scope} {page};

-- name: ticket_count_solved
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 AND status IN (3, 4) {in_scope} LIMIT 1000);

-- name: ticket_list_automatic
SELECT {ticket_columns} FROM ticket WHERE org = $1 AND automatic > 0 {in_scope} {page};

-- name: ticket_count_automatic
SELECT count(*) FROM (SELECT 1 FROM ticket WHERE org = $1 AND automatic > 0 {in_scope} LIMIT 1000);

-- name: ticket_of_person
SELECT {ticket_columns}
FROM ticket WHERE person = $2 AND org = $1 ORDER BY updated DESC LIMIT 100;

-- name: ticket_basis
SELECT s.basis FROM message m JOIN source s ON s.id = m.source
WHERE m.ticket = $1 ORDER BY m.at, m.row LIMIT 1;

-- name: ticket_by_number
SELECT {ticket_columns}
FROM ticket WHERE org = $1 AND number = $2;

-- name: participant_add
INSERT INTO participant (ticket, person) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- name: participant_is
SELECT 1 FROM participant WHERE ticket = $1 AND person = $2;

-- name: participant_list
SELECT person FROM participant WHERE ticket = $1;

-- name: change_add
INSERT INTO change (ticket, at, seq, by, what, old, new)
VALUES ($1, $2, (SELECT count(*) FROM change WHERE ticket = $1), $3, $4, $5, $6);

-- name: change_list
SELECT at, by, what, old, new FROM change WHERE ticket = $1 ORDER BY at, seq;
