-- SPDX-License-Identifier: EUPL-1.2
-- What the journal's entries say, once more, to find them by.  Made from `log` behind it, and made
-- again at any time (`guichet journal reindex`): nothing that is proved ever looks here.
CREATE TABLE log_fact (
    row INTEGER PRIMARY KEY,       -- as in log
    org BLOB NOT NULL,
    at INTEGER NOT NULL,
    actor BLOB NOT NULL,           -- all zero: the program
    act TEXT NOT NULL,
    subject BLOB,                  -- what it was done to
    purpose TEXT,
    result TEXT
) STRICT;
CREATE INDEX log_fact_at ON log_fact(org, at);
CREATE INDEX log_fact_actor ON log_fact(org, actor, row);
CREATE INDEX log_fact_act ON log_fact(org, act, row);
CREATE INDEX log_fact_subject ON log_fact(org, subject, row) WHERE subject IS NOT NULL;
CREATE INDEX log_fact_no ON log_fact(org, row) WHERE result NOT IN ('allowed', 'done');

-- Who outside is sent checkpoints, and cosigns them.
CREATE TABLE witness (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    name TEXT NOT NULL,            -- of the key, or of where checkpoints go
    key TEXT NOT NULL,             -- its verifier key (C2SP cosignature/v1); '': it only keeps
    url TEXT NOT NULL,             -- where checkpoints are sent; ''
    created INTEGER NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0, -- when it was removed: what it cosigned stays
    sent_size INTEGER NOT NULL DEFAULT 0, -- of the last checkpoint that it took
    sent_at INTEGER NOT NULL DEFAULT 0,
    tried_at INTEGER NOT NULL DEFAULT 0,
    failure TEXT NOT NULL DEFAULT '' -- of the last try, a closed word
) STRICT, WITHOUT ROWID;
CREATE INDEX witness_org ON witness(org, id);

CREATE TABLE cosignature (         -- one a witness and size: the newest
    witness BLOB NOT NULL REFERENCES witness,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL,           -- when, as the witness says, seconds
    line TEXT NOT NULL,            -- the signature line, without its end
    PRIMARY KEY (size, witness)
) STRICT, WITHOUT ROWID;
CREATE INDEX cosignature_witness ON cosignature(witness, size);
