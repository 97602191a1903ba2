-- SPDX-License-Identifier: EUPL-1.2
-- Who opened how much: counts a user and day, kept for the rules that find unusual patterns; the
-- alerts these raise; and access in an emergency, which somebody must review.  Ids and counts
-- only; what people write (notes, reasons) is sealed with the organisation's key.
CREATE TABLE opening_day (
    org BLOB NOT NULL REFERENCES organisation,
    account BLOB NOT NULL,
    day INTEGER NOT NULL,          -- days since 1970-01-01 where the organisation is
    persons INTEGER NOT NULL,      -- different ones
    openings INTEGER NOT NULL,
    no_ticket INTEGER NOT NULL,    -- of persons without a ticket of the user's own
    off_hours INTEGER NOT NULL,
    emergencies INTEGER NOT NULL,
    number INTEGER NOT NULL,       -- of the last ticket; 0: none
    run INTEGER NOT NULL,          -- tickets in a row whose numbers follow each other, now
    longest INTEGER NOT NULL,      -- and the longest such row of the day
    PRIMARY KEY (org, account, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX opening_day_org ON opening_day(org, day);

CREATE TABLE opening_person (      -- of the last two days: to count each person once
    org BLOB NOT NULL REFERENCES organisation,
    account BLOB NOT NULL,
    day INTEGER NOT NULL,
    person BLOB NOT NULL,
    PRIMARY KEY (org, account, day, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    account BLOB NOT NULL,         -- about whom
    rule TEXT NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    last INTEGER NOT NULL,
    count INTEGER NOT NULL,
    most INTEGER NOT NULL,         -- what the rule allows
    own INTEGER NOT NULL,          -- persons a day, usually; -1: not known
    team INTEGER NOT NULL,
    entry INTEGER NOT NULL,        -- of the journal: the opening that raised it
    seen_by BLOB,
    seen_at INTEGER NOT NULL,      -- 0: open
    seen_count INTEGER NOT NULL,   -- `count` then
    note BLOB,                     -- sealed
    UNIQUE (org, account, rule, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_org ON alert(org, id);

CREATE TABLE emergency (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    account BLOB NOT NULL,
    ticket BLOB NOT NULL,
    at INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    categories TEXT NOT NULL,
    entry INTEGER NOT NULL,
    reason BLOB NOT NULL,          -- sealed
    due INTEGER NOT NULL,          -- until when it must be reviewed
    verdict INTEGER NOT NULL,      -- 0: not yet, 1: justified, 2: not justified
    reviewer BLOB,
    reviewed INTEGER NOT NULL,
    note BLOB                      -- sealed
) STRICT, WITHOUT ROWID;
CREATE INDEX emergency_org ON emergency(org, id);
