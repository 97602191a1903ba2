-- SPDX-License-Identifier: EUPL-1.2
-- What AI suggested in a ticket, what left for it, and what people made of it.  Texts are sealed with
-- the key of the ticket's person, so that they go with them.
CREATE TABLE suggestion (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    ticket BLOB NOT NULL REFERENCES ticket,
    person BLOB NOT NULL,
    task INTEGER NOT NULL,
    lang TEXT NOT NULL,
    intent TEXT NOT NULL,          -- the ticket's, then
    by BLOB NOT NULL,              -- who asked
    at INTEGER NOT NULL,
    provider BLOB,                 -- NULL: the embedded one, and nothing left
    version INTEGER NOT NULL,      -- of the provider's record
    said TEXT NOT NULL,            -- JSON: provider, model, region, counts; no word of the ticket
    stop INTEGER NOT NULL,         -- why the provider gave no answer; 0: it did, or was not asked
    confidence REAL NOT NULL,
    answer BLOB,                   -- sealed; NULL: there is none
    body BLOB,                     -- sealed: exactly what left; NULL: nothing did
    bytes_out INTEGER NOT NULL,
    bytes_in INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    cost INTEGER NOT NULL,         -- millionths of a euro
    entry INTEGER NOT NULL,        -- of the journal
    verdict INTEGER NOT NULL DEFAULT 0,
    reason INTEGER NOT NULL DEFAULT 0,
    distance REAL NOT NULL DEFAULT 0, -- between what was proposed and what was sent, 0 to 1
    verdict_by BLOB,
    verdict_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_of ON suggestion (ticket, at);
CREATE INDEX suggestion_judged ON suggestion (org, verdict_at);
