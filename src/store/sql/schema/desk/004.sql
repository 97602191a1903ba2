-- SPDX-License-Identifier: EUPL-1.2
-- What agents corrected in what detection did.  No value is kept: lessons are keyed digests of the
-- values, counts move thresholds, and a mark says only which token of which message it was.
ALTER TABLE organisation ADD COLUMN lessons INTEGER NOT NULL DEFAULT 0; -- grows with each change

CREATE TABLE lesson (
    org BLOB NOT NULL REFERENCES organisation,
    type INTEGER NOT NULL,
    digest BLOB NOT NULL,          -- keyed, of the letters and digits
    mark INTEGER NOT NULL,         -- 16 bits of a keyed hash, to ask for the digest seldom
    personal INTEGER NOT NULL,     -- 0: is not personal data
    at INTEGER NOT NULL,
    PRIMARY KEY (org, type, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction_count (
    org BLOB NOT NULL REFERENCES organisation,
    type INTEGER NOT NULL,
    by TEXT NOT NULL,              -- of the candidate there was; 'none': there was none
    bucket INTEGER NOT NULL,       -- tenths of its score
    missed INTEGER NOT NULL,
    wrong INTEGER NOT NULL,
    PRIMARY KEY (org, type, by, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    message BLOB NOT NULL,
    type INTEGER NOT NULL,
    personal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_org ON correction(org, id);
