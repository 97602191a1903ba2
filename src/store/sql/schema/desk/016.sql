-- SPDX-License-Identifier: EUPL-1.2
-- Alerts are told by mail too: up to which time, in one mail for all that came in between.
CREATE TABLE alert_mail (
    org BLOB PRIMARY KEY REFERENCES organisation,
    until INTEGER NOT NULL,        -- `last` of the newest alert that was told
    next_at INTEGER NOT NULL,      -- no mail before
    tries INTEGER NOT NULL         -- that failed, since the last one that went
) STRICT;
CREATE INDEX alert_last ON alert(org, last);
