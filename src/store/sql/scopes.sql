-- SPDX-License-Identifier: EUPL-1.2

-- name: scope_get
SELECT own, queues FROM account_scope WHERE account = $1;

-- name: scope_set
INSERT INTO account_scope (account, org, own, queues) VALUES ($1, $2, $3, $4)
ON CONFLICT (account) DO UPDATE SET own = $3, queues = $4;

-- name: scope_queues
SELECT queue FROM account_queue WHERE account = $1 ORDER BY queue;

-- name: scope_clear_queues
DELETE FROM account_queue WHERE account = $1;

-- name: scope_add_queue
INSERT INTO account_queue (account, queue) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- name: scope_of_ticket
SELECT t.assignee IS NOT NULL AND t.assignee = $3,
       EXISTS (SELECT 1 FROM account_queue q WHERE q.account = $3 AND q.queue = t.queue),
       EXISTS (SELECT 1 FROM guarded_ticket g WHERE g.ticket = t.id AND g.restricted = 1
               AND NOT EXISTS (SELECT 1 FROM person_named n WHERE n.person = g.person AND n.account = $3)),
       EXISTS (SELECT 1 FROM guarded_ticket g WHERE g.ticket = t.id AND g.vip = 1
               AND NOT EXISTS (SELECT 1 FROM person_named n WHERE n.person = g.person AND n.account = $3))
FROM ticket t WHERE t.org = $1 AND t.id = $2;

-- Who is named by guarded persons of a ticket, and whether all such persons named them.
-- name: scope_named_of_ticket
SELECT DISTINCT n.account,
       NOT EXISTS (SELECT 1 FROM guarded_ticket g WHERE g.ticket = $1 AND g.restricted = 1
                   AND NOT EXISTS (SELECT 1 FROM person_named o WHERE o.person = g.person AND o.account = n.account)),
       NOT EXISTS (SELECT 1 FROM guarded_ticket g WHERE g.ticket = $1 AND g.vip = 1
                   AND NOT EXISTS (SELECT 1 FROM person_named o WHERE o.person = g.person AND o.account = n.account))
FROM guarded_ticket t JOIN person_named n ON n.person = t.person WHERE t.ticket = $1 ORDER BY n.account;

-- name: scope_of_person
SELECT EXISTS (SELECT 1 FROM participant pa JOIN ticket t ON t.id = pa.ticket
               WHERE pa.person = p.id AND t.org = $1 AND ($4 = 0 OR t.assignee = $3)
               AND ($5 = 0 OR EXISTS (SELECT 1 FROM account_queue q WHERE q.account = $3 AND q.queue = t.queue))),
       p.restricted = 1
       AND NOT EXISTS (SELECT 1 FROM person_named n WHERE n.person = p.id AND n.account = $3),
       p.vip = 1
       AND NOT EXISTS (SELECT 1 FROM person_named n WHERE n.person = p.id AND n.account = $3)
FROM person p WHERE p.org = $1 AND p.id = $2;

-- name: guard_any
SELECT 1 FROM person WHERE org = $1 AND (restricted = 1 OR vip = 1) LIMIT 1;

-- name: guard_list
SELECT id, restricted, vip FROM person WHERE org = $1 AND (restricted = 1 OR vip = 1) ORDER BY id;

-- How many guarded persons are alike to an account: within its limits or not, and guarded against it.
-- name: guard_groups
SELECT reached, restricted, vip, count(*) FROM (
    SELECT ($3 = 0 AND $4 = 0) OR EXISTS (
               SELECT 1 FROM participant pa JOIN ticket t ON t.id = pa.ticket
               WHERE pa.person = p.id AND t.org = $1 AND ($3 = 0 OR t.assignee = $2)
               AND ($4 = 0 OR EXISTS (SELECT 1 FROM account_queue q WHERE q.account = $2 AND q.queue = t.queue))) AS reached,
           p.restricted = 1 AND NOT EXISTS (SELECT 1 FROM person_named n WHERE n.person = p.id AND n.account = $2) AS restricted,
           p.vip = 1 AND NOT EXISTS (SELECT 1 FROM person_named n WHERE n.person = p.id AND n.account = $2) AS vip
    FROM person p WHERE p.org = $1 AND (p.restricted = 1 OR p.vip = 1)) AS one
GROUP BY reached, restricted, vip;

-- name: guard_counts
SELECT count(*), count(CASE WHEN restricted = 1 THEN 1 END), count(CASE WHEN vip = 1 THEN 1 END)
FROM person WHERE org = $1 AND (restricted = 1 OR vip = 1);

-- name: guard_set
UPDATE person SET restricted = $3, vip = $4 WHERE org = $1 AND id = $2;

-- name: named_list
SELECT account FROM person_named WHERE person = $1 ORDER BY account;

-- name: named_clear
DELETE FROM person_named WHERE person = $1;

-- name: named_add
INSERT INTO person_named (person, account) VALUES ($1, $2) ON CONFLICT DO NOTHING;
