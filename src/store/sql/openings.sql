-- SPDX-License-Identifier: EUPL-1.2

-- name: opening_linked
SELECT EXISTS (SELECT 1 FROM ticket WHERE id = $2 AND org = $1 AND assignee = $3)
    OR EXISTS (SELECT 1 FROM message WHERE ticket = $2 AND org = $1 AND author = $3);

-- name: opening_linked_person
SELECT EXISTS (SELECT 1 FROM ticket WHERE person = $2 AND org = $1 AND assignee = $3);

-- name: opening_day_get
SELECT account, day, persons, openings, no_ticket, off_hours, emergencies, number, run, longest,
    person, pages
FROM opening_day WHERE org = $1 AND account = $2 AND day = $3;

-- name: opening_day_put
INSERT INTO opening_day (org, account, day, persons, openings, no_ticket, off_hours, emergencies,
                         number, run, longest, person, pages)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (org, account, day) DO UPDATE SET persons = $4, openings = $5, no_ticket = $6,
    off_hours = $7, emergencies = $8, number = $9, run = $10, longest = $11, person = $12, pages = $13;

-- name: opening_day_list
SELECT account, day, persons, openings, no_ticket, off_hours, emergencies, number, run, longest,
    person, pages
FROM opening_day WHERE org = $1 AND day = $2 ORDER BY persons DESC, account LIMIT $3;

-- name: opening_own
SELECT persons FROM opening_day
WHERE org = $1 AND account = $2 AND day >= $3 AND day < $4 ORDER BY persons;

-- name: opening_team
SELECT persons FROM opening_day
WHERE org = $1 AND account <> $2 AND day >= $3 AND day < $4 ORDER BY persons;

-- name: opening_limit_get
SELECT persons, openings, times, no_ticket, off_hours, sequence FROM opening_limit WHERE account = $1;

-- name: opening_limit_put
INSERT INTO opening_limit (account, persons, openings, times, no_ticket, off_hours, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (account) DO UPDATE SET persons = $2, openings = $3, times = $4, no_ticket = $5,
    off_hours = $6, sequence = $7;

-- name: opening_person_add
INSERT INTO opening_person (org, account, day, person) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- name: opening_person_is
SELECT 1 FROM opening_person WHERE org = $1 AND account = $2 AND day >= $3 AND person = $4;

-- name: opening_person_forget
DELETE FROM opening_person WHERE org = $1 AND account = $2 AND day < $3;

-- name: opening_day_forget
DELETE FROM opening_day WHERE org = $1 AND account = $2 AND day < $3;

-- name: alert_by_rule
SELECT id, account, rule, day, at, last, count, most, own, team, entry, seen_by, seen_at, seen_count, note
FROM alert WHERE org = $1 AND account = $2 AND rule = $3 AND day = $4;

-- name: alert_get
SELECT id, account, rule, day, at, last, count, most, own, team, entry, seen_by, seen_at, seen_count, note
FROM alert WHERE org = $1 AND id = $2;

-- name: alert_list
SELECT id, account, rule, day, at, last, count, most, own, team, entry, seen_by, seen_at, seen_count, note
FROM alert WHERE org = $1 AND id < $2
    AND ($4 = 0 OR ($4 = 1 AND seen_at = 0) OR ($4 = 2 AND seen_at > 0)) ORDER BY id DESC LIMIT $3;

-- name: alert_counts
SELECT count(CASE WHEN seen_at = 0 THEN 1 END), count(*) FROM alert WHERE org = $1;

-- name: alert_add
INSERT INTO alert (id, org, account, rule, day, at, last, count, most, own, team, entry, seen_at, seen_count)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0);

-- name: alert_grow
UPDATE alert SET last = $3, count = $4, most = $5 WHERE org = $1 AND id = $2;

-- name: alert_again
UPDATE alert SET seen_by = NULL, seen_at = 0 WHERE org = $1 AND id = $2;

-- name: alert_seen
UPDATE alert SET seen_by = $3, seen_at = $4, seen_count = count, note = $5
WHERE org = $1 AND id = $2 AND seen_at = 0;

-- name: emergency_add
INSERT INTO emergency (id, org, account, ticket, at, purpose, categories, entry, reason, due, verdict, reviewed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0);

-- name: emergency_get
SELECT id, account, ticket, at, purpose, categories, entry, reason, due, verdict, reviewer, reviewed, note
FROM emergency WHERE org = $1 AND id = $2;

-- name: emergency_list
SELECT id, account, ticket, at, purpose, categories, entry, reason, due, verdict, reviewer, reviewed, note
FROM emergency WHERE org = $1 AND id < $2 ORDER BY verdict = 0 DESC, id DESC LIMIT $3;

-- name: emergency_review
UPDATE emergency SET verdict = $3, reviewer = $4, reviewed = $5, note = $6
WHERE org = $1 AND id = $2 AND verdict = 0;

-- Of every organisation: the one whose review is late for longest, and was not told.
-- name: emergency_late
SELECT org, id, account, entry FROM emergency WHERE verdict = 0 AND late = 0 AND due < $1 ORDER BY due LIMIT 1;

-- name: emergency_told
UPDATE emergency SET late = $3 WHERE org = $1 AND id = $2;

-- An organisation that has alerts which were not told by mail yet, and may be told now.
-- name: alert_mail_due
SELECT o.id, coalesce(m.until, 0), coalesce(m.next_at, 0), coalesce(m.tries, 0)
FROM organisation o LEFT JOIN alert_mail m ON m.org = o.id
WHERE coalesce(m.next_at, 0) <= $1
    AND EXISTS (SELECT 1 FROM alert a WHERE a.org = o.id AND a.last > coalesce(m.until, 0))
ORDER BY coalesce(m.next_at, 0), o.id LIMIT 1;

-- name: alert_mail_put
INSERT INTO alert_mail (org, until, next_at, tries) VALUES ($1, $2, $3, $4)
ON CONFLICT (org) DO UPDATE SET until = $2, next_at = $3, tries = $4;

-- name: alert_missed_due
SELECT org, account, since, until, at, next_at, tries FROM alert_missed
WHERE next_at <= $1 ORDER BY next_at, org, account LIMIT 1;

-- Whoever misses another one while this is tried gets both in one mail.
-- name: alert_missed_add
INSERT INTO alert_missed (org, account, since, until, at, next_at, tries) VALUES ($1, $2, $3, $4, $5, $6, 0)
ON CONFLICT (org, account) DO UPDATE SET until = $4, at = $5;

-- name: alert_missed_wait
UPDATE alert_missed SET next_at = $3, tries = $4 WHERE org = $1 AND account = $2;

-- name: alert_missed_drop
DELETE FROM alert_missed WHERE org = $1 AND account = $2;

-- name: alert_since
SELECT id, account, rule, day, at, last, count, most, own, team, entry, seen_by, seen_at, seen_count, note
FROM alert WHERE org = $1 AND last > $2 ORDER BY last LIMIT $3;
