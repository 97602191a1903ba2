-- SPDX-License-Identifier: EUPL-1.2
-- Automatic answers: rules, and what became of each ticket that one was asked about.

-- part: automatic_rule_columns
id, org, intent, lang, mode, promise, threshold, chosen, sample, by, at, reason, maker

-- part: automatic_case_columns
ticket, org, person, intent, lang, answer, at, state, mode, rule, reason, confidence, threshold,
       suggestion, reply, alike, judged, judged_how, judged_by, judged_at, handed, handed_at, tries,
       next_at, maker

-- name: automatic_rule_add
INSERT INTO automatic_rule (id, org, intent, lang, mode, promise, threshold, chosen, sample, by, at, reason,
       maker)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- The ticket's own language first.
-- name: automatic_rule_for
SELECT {automatic_rule_columns} FROM automatic_rule r
WHERE org = $1 AND intent = $2 AND lang IN ($3, '')
  AND n = (SELECT MAX(n) FROM automatic_rule WHERE org = r.org AND intent = r.intent AND lang = r.lang)
ORDER BY lang = '' LIMIT 1;

-- name: automatic_rule_get
SELECT {automatic_rule_columns} FROM automatic_rule
WHERE org = $1 AND intent = $2 AND lang = $3 ORDER BY n DESC LIMIT 1;

-- name: automatic_rule_list
SELECT {automatic_rule_columns} FROM automatic_rule r
WHERE org = $1
  AND n = (SELECT MAX(n) FROM automatic_rule WHERE org = r.org AND intent = r.intent AND lang = r.lang)
ORDER BY intent, lang LIMIT $2;

-- name: automatic_rule_past
SELECT {automatic_rule_columns} FROM automatic_rule WHERE org = $1 ORDER BY n DESC LIMIT $2;

-- name: automatic_case_add
INSERT INTO automatic_case (ticket, org, person, intent, lang, answer, at, state, mode, reason, confidence,
                            threshold, alike, judged, judged_how, judged_at, handed, handed_at, tries, next_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, $7);

-- name: automatic_case_get
SELECT {automatic_case_columns} FROM automatic_case WHERE org = $1 AND ticket = $2;

-- name: automatic_case_by_answer
SELECT {automatic_case_columns} FROM automatic_case WHERE answer = $1;

-- name: automatic_case_next
SELECT {automatic_case_columns} FROM automatic_case
WHERE state IN (0, 1, 4) AND next_at <= $1 ORDER BY next_at LIMIT 1;

-- name: automatic_case_later
UPDATE automatic_case SET tries = tries + 1, next_at = $3 WHERE org = $1 AND ticket = $2;

-- name: automatic_case_decide
UPDATE automatic_case SET state = $3, mode = $4, rule = $5, reason = $6, confidence = $7, threshold = $8,
       suggestion = $9, maker = $10
WHERE org = $1 AND ticket = $2 AND state IN (0, 1);

-- name: automatic_case_sent
UPDATE automatic_case SET state = 2 WHERE org = $1 AND ticket = $2 AND state = 1;

-- name: automatic_case_replied
UPDATE automatic_case SET reply = $3, next_at = $4, state = CASE state WHEN 3 THEN 4 ELSE state END
WHERE org = $1 AND ticket = $2 AND reply IS NULL AND state IN (2, 3);

-- A person's own word is not overruled.
-- name: automatic_case_compared
UPDATE automatic_case SET state = 5, alike = $3,
       judged = CASE WHEN judged_how = 2 THEN judged ELSE $4 END,
       judged_how = CASE WHEN judged_how = 2 THEN 2 ELSE 1 END,
       judged_at = CASE WHEN judged_how = 2 THEN judged_at ELSE $5 END
WHERE org = $1 AND ticket = $2 AND state = 4;

-- name: automatic_case_judge
UPDATE automatic_case SET judged = $3, judged_how = $4, judged_by = $5, judged_at = $6
WHERE org = $1 AND ticket = $2;

-- name: automatic_case_hand
UPDATE automatic_case SET handed = $3, handed_at = $4 WHERE org = $1 AND ticket = $2 AND state = 2 AND handed = 0;

-- How many automatic answers a person had since.
-- name: automatic_case_recent
SELECT COUNT(*) FROM automatic_case WHERE org = $1 AND person = $2 AND at >= $3 AND state IN (1, 2) AND ticket <> $4;

-- What was judged; an answer that nobody objected to for a while counts as right, and one that the customer wrote
-- again after as wrong until somebody says otherwise: a person had to come.  Of one maker alone.
-- Third: a person refused, for what it says (reasons 5 and 6 are about how), a draft (2) or answer (3) here, and nobody
-- judged the answer itself.
-- name: automatic_case_judged
SELECT confidence, judged = 2 OR (judged = 0 AND handed > 0),
       judged_how <> 2 AND EXISTS (SELECT 1 FROM suggestion s WHERE s.org = c.org AND s.ticket = c.ticket
         AND s.task IN (2, 3) AND s.verdict = 3 AND s.reason NOT IN (5, 6))
FROM automatic_case c
WHERE org = $1 AND intent = $2 AND ($3 = '' OR lang = $3) AND suggestion IS NOT NULL AND maker = $6
  AND (judged > 0 OR (state = 2 AND (handed > 0 OR at < $4)))
ORDER BY at DESC LIMIT $5;

-- Those that nobody judged first.
-- name: automatic_case_list
SELECT {automatic_case_columns} FROM automatic_case
WHERE org = $1 AND intent = $2 AND ($3 = '' OR lang = $3) AND suggestion IS NOT NULL
  AND (state IN (2, 5) OR reply IS NOT NULL)
ORDER BY judged_how = 2, at DESC LIMIT $4;

-- name: automatic_case_counts
SELECT intent, lang, state, reason, handed, judged, COUNT(*) FROM automatic_case
WHERE org = $1 AND at >= $2 GROUP BY intent, lang, state, reason, handed, judged
ORDER BY intent, lang, state, reason, handed, judged LIMIT $3;
