-- SPDX-License-Identifier: EUPL-1.2

-- name: person_add
INSERT INTO person (id, org, name, name_mask, created) VALUES ($1, $2, $3, $4, $5);

-- name: person_name
UPDATE person SET name = $3, name_mask = $4 WHERE org = $1 AND id = $2;

-- name: person_get
SELECT id, org, name, name_mask, restricted, erased, created, vip FROM person
WHERE org = $1 AND id = $2;

-- name: person_list
SELECT id, org, name, name_mask, restricted, erased, created, vip FROM person
WHERE org = $1 AND id < $2 AND erased = 0
  AND ((restricted * $7 = 0 AND vip * $8 = 0)
       OR EXISTS (SELECT 1 FROM person_named n WHERE n.person = person.id AND n.account = $5))
  AND ($4 + $6 = 0 OR EXISTS (
    SELECT 1 FROM participant pa JOIN ticket t ON t.id = pa.ticket
    WHERE pa.person = person.id AND ($4 = 0 OR t.assignee = $5)
      AND ($6 = 0 OR EXISTS (SELECT 1 FROM account_queue q WHERE q.account = $5 AND q.queue = t.queue))))
ORDER BY id DESC LIMIT $3;

-- name: person_between
SELECT 1 FROM person WHERE org = $1 AND id > $2 AND id < $3 AND erased = 0 LIMIT 1;

-- name: person_erased
UPDATE person SET erased = $3, name = NULL, name_mask = NULL WHERE org = $1 AND id = $2;

-- name: identifier_add
INSERT INTO identifier (id, org, person, kind, blind, value, mask, created)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (org, kind, blind) DO NOTHING;

-- name: identifier_find
SELECT person FROM identifier WHERE org = $1 AND kind = $2 AND blind = $3;

-- name: identifier_list
SELECT id, person, kind, value, mask FROM identifier WHERE person = $1 ORDER BY created, id;

-- name: identifier_remove_all
DELETE FROM identifier WHERE person = $1;

-- name: person_tickets
SELECT count(*) FROM ticket WHERE person = $1;
