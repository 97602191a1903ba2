-- SPDX-License-Identifier: EUPL-1.2
-- Automatic answers: what a supervisor allowed, each change a row, the newest in force.
CREATE TABLE automatic_rule (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    org BLOB NOT NULL REFERENCES organisation,
    intent TEXT NOT NULL,
    lang TEXT NOT NULL,            -- "": every language that has no rule of its own
    mode INTEGER NOT NULL,         -- 0 off, 1 shadow, 2 on
    promise REAL NOT NULL,         -- share of wrong answers that is not exceeded
    threshold REAL,                -- of confidence; NULL: none is known yet
    chosen INTEGER NOT NULL,       -- by a person; else computed
    sample INTEGER NOT NULL,       -- per cent that goes out
    by BLOB,                       -- NULL: the desk itself
    at INTEGER NOT NULL,
    reason TEXT NOT NULL           -- of the desk's own changes
) STRICT;
CREATE INDEX automatic_rule_of ON automatic_rule (org, intent, lang, n);

-- A ticket that a rule was asked about: what became of it.  Texts are suggestions (sealed).
CREATE TABLE automatic_case (
    ticket BLOB PRIMARY KEY REFERENCES ticket,
    org BLOB NOT NULL REFERENCES organisation,
    person BLOB NOT NULL,
    intent TEXT NOT NULL,
    lang TEXT NOT NULL,
    answer BLOB NOT NULL UNIQUE,   -- id of the message, if one is sent
    at INTEGER NOT NULL,
    state INTEGER NOT NULL,        -- automatic_state
    mode INTEGER NOT NULL,         -- of the rule, then
    rule BLOB,
    reason INTEGER NOT NULL,       -- why none was sent; 0: it was, or shadow
    confidence REAL NOT NULL,
    threshold REAL NOT NULL,
    suggestion BLOB,
    reply BLOB,                    -- message: a person's first answer
    alike REAL NOT NULL,           -- what was proposed and what the person answered, 0 to 1
    judged INTEGER NOT NULL,       -- 0 not yet, 1 right, 2 wrong
    judged_how INTEGER NOT NULL,
    judged_by BLOB,
    judged_at INTEGER NOT NULL,
    handed INTEGER NOT NULL,       -- why to a person; 0: not
    handed_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX automatic_case_waiting ON automatic_case (next_at) WHERE state IN (0, 1, 4);
CREATE INDEX automatic_case_of ON automatic_case (org, intent, at);
CREATE INDEX automatic_case_person ON automatic_case (org, person, at);
CREATE INDEX automatic_case_said ON automatic_case (suggestion);
