-- SPDX-License-Identifier: EUPL-1.2
-- Limits of openings that are one user's own; NULL: as the organisation has it.
CREATE TABLE opening_limit (
    account BLOB PRIMARY KEY REFERENCES account,
    persons INTEGER,
    openings INTEGER,
    times INTEGER,
    no_ticket INTEGER,
    off_hours INTEGER,
    sequence INTEGER
) STRICT, WITHOUT ROWID;
