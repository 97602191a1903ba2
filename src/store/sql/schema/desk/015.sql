-- SPDX-License-Identifier: EUPL-1.2
-- Checkpoints go out by themselves, once a day: to witnesses, to addresses that keep them.
ALTER TABLE witness ADD COLUMN mail BLOB;                          -- an address, sealed; NULL: none
ALTER TABLE witness ADD COLUMN lang TEXT NOT NULL DEFAULT 'fr';    -- that mail to it is in
ALTER TABLE witness ADD COLUMN sent_day INTEGER NOT NULL DEFAULT 0; -- the last that it was sent one for
ALTER TABLE witness ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;   -- that failed, since then
ALTER TABLE witness ADD COLUMN next_at INTEGER NOT NULL DEFAULT 0; -- not before
