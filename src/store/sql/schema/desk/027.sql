-- SPDX-License-Identifier: EUPL-1.2
-- Persons' pages have no number: whoever goes through them is told by who came after whom.
ALTER TABLE opening_day ADD COLUMN person BLOB;                         -- of the last page; NULL: none
ALTER TABLE opening_day ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;    -- in a row, one person after the other, now
