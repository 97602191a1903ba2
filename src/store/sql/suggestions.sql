-- SPDX-License-Identifier: EUPL-1.2
-- What AI suggested.

-- part: suggestion_columns
id, org, ticket, person, task, lang, intent, by, at, provider, version, said, stop, confidence, answer,
       body, bytes_out, bytes_in, ms, cost, entry, verdict, reason, distance, verdict_by, verdict_at, seen

-- name: suggestion_add
INSERT INTO suggestion (id, org, ticket, person, task, lang, intent, by, at, provider, version, said, stop,
                      confidence, answer, body, bytes_out, bytes_in, ms, cost, entry)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21);

-- name: suggestion_get
SELECT {suggestion_columns}
FROM suggestion WHERE org = $1 AND ticket = $2 AND id = $3;

-- What is kept to be compared with a person's answer is shown after that alone.
-- name: suggestion_list
SELECT {suggestion_columns}
FROM suggestion s WHERE org = $1 AND ticket = $2
  AND NOT EXISTS (SELECT 1 FROM automatic_case c WHERE c.suggestion = s.id AND c.state = 3)
ORDER BY at DESC, id DESC LIMIT $3;

-- name: suggestion_judge
UPDATE suggestion SET verdict = $3, reason = $4, distance = $5, verdict_by = $6, verdict_at = $7, seen = $8
WHERE org = $1 AND id = $2;

-- name: suggestion_sums
SELECT task, lang, intent, verdict, reason, COUNT(*), SUM(CASE WHEN distance >= 0 THEN 1 ELSE 0 END),
       SUM(CASE WHEN distance >= 0 THEN distance ELSE 0.0 END), seen
FROM suggestion WHERE org = $1 AND at >= $2 AND verdict > 0
GROUP BY task, lang, intent, verdict, reason, seen ORDER BY task, lang, intent, verdict, reason, seen LIMIT $3;

-- What was asked about several tickets is kept for each, at one moment, and counts once.
-- name: suggestion_asked
SELECT task, provider IS NOT NULL, stop, COUNT(*), SUM(cost), SUM(bytes_out), SUM(ms)
FROM (SELECT DISTINCT CASE WHEN task = $3 THEN NULL ELSE id END, by, at, task, provider, stop, cost, bytes_out, ms
      FROM suggestion WHERE org = $1 AND at >= $2) s
GROUP BY task, provider IS NOT NULL, stop ORDER BY task, 2, stop;

-- Of nobody's who opted out of AI, whoever of the thread it is, and of no thread of which any message
-- came through a source (scope $8) where AI is off: as ai.c decides of the ticket that is worked on.
-- name: answers_alike
SELECT m.id, m.person, m.body FROM ticket t JOIN message m ON m.ticket = t.id
WHERE t.org = $1 AND t.id <> $2 AND t.intent = $3 AND t.lang = $4 AND t.queue = $5 AND t.status = $6
  AND m.direction = $7 AND NOT EXISTS (SELECT 1 FROM guarded_ticket g WHERE g.ticket = t.id)
  AND coalesce((SELECT c.given FROM consent c WHERE c.org = t.org AND c.person = m.person ORDER BY c.n DESC LIMIT 1), 1) = 1
  AND NOT EXISTS (SELECT 1 FROM participant pa WHERE pa.ticket = t.id
    AND (SELECT c.given FROM consent c WHERE c.org = t.org AND c.person = pa.person ORDER BY c.n DESC LIMIT 1) = 0)
  AND NOT EXISTS (SELECT 1 FROM ai_switch w WHERE w.org = t.org AND w.scope = $8 AND w.is_on = 0
    AND NOT EXISTS (SELECT 1 FROM ai_switch v WHERE v.org = w.org AND v.scope = w.scope AND v.what = w.what AND v.n > w.n)
    AND replace(w.what, '-', '') IN (SELECT lower(hex(x.source)) FROM message x WHERE x.ticket = t.id))
ORDER BY t.updated DESC, m.at DESC LIMIT $9;

-- name: suggestion_source_add
INSERT INTO suggestion_source (suggestion, kind, source, version, passage) VALUES ($1, $2, $3, $4, $5);

-- What was made of each source on one topic in one language: kept as it was, kept in part (half, where
-- it could not be compared), or refused for what it says (reasons $5 and $6 are about how it says it).  Of task $8,
-- whose texts are sent, only what the desk saw in a reply is kept, whatever anybody said.
-- name: suggestion_fates
SELECT ss.kind, ss.source, ss.version, ss.passage,
       SUM(CASE WHEN s.verdict = 1 OR s.verdict = 2 THEN 1 ELSE 0 END),
       SUM(CASE WHEN s.verdict = 1 THEN 1.0 WHEN s.verdict = 2 AND s.distance < 0 THEN 0.5
         WHEN s.verdict = 2 THEN 1.0 - s.distance ELSE 0.0 END),
       SUM(CASE WHEN s.verdict = 3 THEN 1 ELSE 0 END)
FROM suggestion s JOIN suggestion_source ss ON ss.suggestion = s.id
WHERE s.org = $1 AND s.intent = $2 AND s.lang = $3 AND s.verdict > 0 AND s.verdict_at >= $4
  AND NOT (s.verdict = 3 AND (s.reason = $5 OR s.reason = $6))
  AND (s.seen = 1 OR s.verdict = 3 OR s.task <> $8)
GROUP BY ss.kind, ss.source, ss.version, ss.passage
ORDER BY ss.kind, ss.source, ss.version, ss.passage LIMIT $7;

-- name: suggestion_judged_list
SELECT s.at, s.task, s.lang, s.intent, s.provider IS NOT NULL, s.stop, s.confidence, s.verdict, s.reason,
       s.distance, ss.kind, ss.source, ss.version, ss.passage, s.seen
FROM suggestion s LEFT JOIN suggestion_source ss ON ss.suggestion = s.id
WHERE s.org = $1 AND s.verdict > 0 AND s.verdict_at >= $2
ORDER BY s.verdict_at DESC, s.id, ss.kind, ss.source, ss.passage LIMIT $3;
