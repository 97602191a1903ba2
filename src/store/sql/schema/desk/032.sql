-- SPDX-License-Identifier: EUPL-1.2
-- What became of a suggestion: seen by the desk, in what was sent, or said by a person.  Drafts were
-- judged by the console alone, which named the reply each time; of the rest nobody knows.
ALTER TABLE suggestion ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
UPDATE suggestion SET seen = 1 WHERE task = 2 AND verdict IN (1, 2);
-- Where nothing was compared there is no distance.
UPDATE suggestion SET distance = -1 WHERE verdict > 0 AND seen = 0 AND verdict <> 2;
