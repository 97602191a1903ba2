-- SPDX-License-Identifier: EUPL-1.2
-- Whose answers a promise was measured on: a digest of provider, address, model and deployment; '': the embedded one's.
-- What providers said before this was kept nobody can tell apart: it counts for none of them.
ALTER TABLE automatic_rule ADD COLUMN maker TEXT NOT NULL DEFAULT '';
ALTER TABLE automatic_case ADD COLUMN maker TEXT NOT NULL DEFAULT '';
UPDATE automatic_case SET maker = 'unknown'
WHERE suggestion IN (SELECT id FROM suggestion WHERE provider IS NOT NULL);
