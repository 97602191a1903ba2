-- SPDX-License-Identifier: EUPL-1.2
-- What narrows the matrix: accounts limited to queues or to their own tickets, persons in restricted
-- processing (GDPR art. 18), and persons whom only supervisors and named accounts see.
CREATE TABLE account_scope (
    account BLOB PRIMARY KEY REFERENCES account,
    org BLOB NOT NULL,
    own INTEGER NOT NULL,          -- 1: own tickets only
    queues INTEGER NOT NULL        -- 1: the queues of account_queue only
) STRICT, WITHOUT ROWID;

CREATE TABLE account_queue (
    account BLOB NOT NULL REFERENCES account,
    queue TEXT NOT NULL,
    PRIMARY KEY (account, queue)
) STRICT, WITHOUT ROWID;

ALTER TABLE person ADD COLUMN vip INTEGER NOT NULL DEFAULT 0;
CREATE INDEX person_guarded ON person(org, id) WHERE restricted = 1 OR vip = 1;

CREATE TABLE person_named (        -- who sees a guarded person all the same
    person BLOB NOT NULL REFERENCES person,
    account BLOB NOT NULL REFERENCES account,
    PRIMARY KEY (person, account)
) STRICT, WITHOUT ROWID;

CREATE VIEW guarded_ticket AS
SELECT pa.ticket, p.id AS person, p.restricted, p.vip
FROM participant pa JOIN person p ON p.id = pa.person WHERE p.restricted = 1 OR p.vip = 1;
