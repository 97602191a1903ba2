-- SPDX-License-Identifier: EUPL-1.2
-- Versions of the policy say why, who agreed and what they went back to; changes may have to wait
-- for a second controller.
ALTER TABLE policy ADD COLUMN comment TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN approved BLOB;                        -- the second controller
ALTER TABLE policy ADD COLUMN same_as INTEGER NOT NULL DEFAULT 0;   -- gone back to; 0: no
ALTER TABLE policy ADD COLUMN four_eyes INTEGER NOT NULL DEFAULT 0; -- 1: changing it takes two

CREATE TABLE policy_proposal (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    base INTEGER NOT NULL,         -- the version it was made from
    matrix TEXT NOT NULL,
    contracts TEXT NOT NULL,
    by BLOB NOT NULL,
    at INTEGER NOT NULL,
    comment TEXT NOT NULL,
    same_as INTEGER NOT NULL,
    four_eyes INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0, -- 0 waits, 1 approved, 2 refused
    decided BLOB,                  -- by whom
    decided_at INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX policy_proposal_org ON policy_proposal(org, id);
