-- SPDX-License-Identifier: EUPL-1.2
-- vault.db, version 1: wrapped keys and nothing else.  Destroying a key is deleting its row;
-- this file is written with secure_delete so that the bytes go, too.

CREATE TABLE organisation_key (
    org BLOB NOT NULL,
    version INTEGER NOT NULL,      -- the newest wraps new keys; older ones until re-wrapped
    master INTEGER NOT NULL,       -- version of the master key that wraps it
    wrapped BLOB NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (org, version)
) STRICT, WITHOUT ROWID;

-- One row a person (an organisation's own data counts as a person whose id is the organisation's).
CREATE TABLE person_key (
    person BLOB PRIMARY KEY,
    org BLOB NOT NULL,
    version INTEGER NOT NULL,      -- of the organisation key that wraps it
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_version ON person_key(org, version);
