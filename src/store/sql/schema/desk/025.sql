-- SPDX-License-Identifier: EUPL-1.2
-- A mail about alerts that one reader did not get, while others did: it is tried again for them.
CREATE TABLE alert_missed (
    org BLOB NOT NULL REFERENCES organisation,
    account BLOB NOT NULL,         -- the reader
    since INTEGER NOT NULL,        -- alerts that came after this, as alert_mail.until,
    until INTEGER NOT NULL,        -- and up to this were in it
    at INTEGER NOT NULL,           -- when it failed first: not tried for ever
    next_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (org, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_missed_due ON alert_missed(next_at);
