-- SPDX-License-Identifier: EUPL-1.2
-- A mail cannot be asked for again whether it came: that it is handed to the relay is noted before.
ALTER TABLE witness ADD COLUMN handed_at INTEGER NOT NULL DEFAULT 0;   -- 0: nothing is under way
ALTER TABLE witness ADD COLUMN handed_size INTEGER NOT NULL DEFAULT 0; -- of the checkpoint in it
