-- SPDX-License-Identifier: EUPL-1.2
-- An emergency whose review is late: told once, when it is found.
ALTER TABLE emergency ADD COLUMN late INTEGER NOT NULL DEFAULT 0; -- 0: not told
CREATE INDEX emergency_late ON emergency(due) WHERE verdict = 0 AND late = 0;
