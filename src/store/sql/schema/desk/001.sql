-- SPDX-License-Identifier: EUPL-1.2
-- desk.db, version 1.  Ids are UUIDv7 (16 bytes); times are milliseconds since 1970.
-- "sealed" columns are opened only by vault/, against a grant; "blind" columns are keyed digests.
-- No column holds a customer's word or a person's data in clear.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    settings TEXT NOT NULL,        -- JSON: ai, regions, queues, customer_refs, keep_credentials
    next_number INTEGER NOT NULL DEFAULT 1,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    login BLOB NOT NULL UNIQUE,    -- blind: e-mail
    profile BLOB NOT NULL,         -- sealed with the organisation's own key: name, e-mail
    password TEXT NOT NULL,        -- Argon2id
    roles INTEGER NOT NULL,        -- bit per role
    lang TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, -- wrong passwords in a row
    locked_until INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_org ON account(org, id);

CREATE TABLE session (
    hash BLOB PRIMARY KEY,         -- SHA-256 of the cookie
    account BLOB NOT NULL REFERENCES account,
    csrf TEXT NOT NULL,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session(account);

CREATE TABLE source (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    name TEXT NOT NULL,
    channel TEXT NOT NULL,
    purpose TEXT NOT NULL,         -- '' : not declared
    basis TEXT NOT NULL,           -- 'none' : not declared
    special_condition TEXT NOT NULL, -- art. 9 (2) letter, or ''
    categories TEXT NOT NULL,      -- comma separated
    retention_days INTEGER NOT NULL, -- 0 : not declared
    created INTEGER NOT NULL,
    UNIQUE (org, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    source BLOB REFERENCES source,
    name TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,     -- SHA-256 of the secret
    created INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX token_org ON token(org, id);

CREATE TABLE person (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    name BLOB,                     -- sealed
    name_mask BLOB,                -- sealed: what may be shown masked
    restricted INTEGER NOT NULL DEFAULT 0,
    erased INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_org ON person(org, id);

CREATE TABLE identifier (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL,
    person BLOB NOT NULL REFERENCES person,
    kind TEXT NOT NULL,            -- email, phone, handle, customer_ref
    blind BLOB NOT NULL,
    value BLOB NOT NULL,           -- sealed
    mask BLOB NOT NULL,            -- sealed
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX identifier_blind ON identifier(org, kind, blind);
CREATE INDEX identifier_person ON identifier(person);

CREATE TABLE ticket (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    status INTEGER NOT NULL,
    open INTEGER NOT NULL,         -- 1: new or open, so that views of what is to be done have an index
    queue TEXT NOT NULL,
    assignee BLOB REFERENCES account,
    priority INTEGER NOT NULL,
    priority_p REAL NOT NULL,
    priority_rule TEXT,
    priority_by TEXT NOT NULL,
    intent TEXT NOT NULL,
    intent_p REAL NOT NULL,
    intent_by TEXT NOT NULL,
    sentiment INTEGER NOT NULL,
    sentiment_p REAL NOT NULL,
    rights INTEGER NOT NULL,       -- GDPR article, 0: none
    rights_p REAL NOT NULL,
    lang TEXT NOT NULL,
    channel INTEGER NOT NULL,
    automatic INTEGER NOT NULL,
    tags TEXT NOT NULL,            -- "[]", or base64 of a digest and the sealed JSON array
    person BLOB NOT NULL REFERENCES person,
    subject BLOB NOT NULL,         -- sealed skeleton
    snippet BLOB NOT NULL,         -- sealed skeleton, the newest message's beginning
    messages INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ticket_number ON ticket(org, number);
-- One index a view: the list is read in its order, newest first, without sorting.
CREATE INDEX ticket_updated ON ticket(org, updated, id);
CREATE INDEX ticket_open ON ticket(org, open, updated, id);
CREATE INDEX ticket_status ON ticket(org, status, updated, id) WHERE status >= 2;
CREATE INDEX ticket_assignee ON ticket(org, assignee, open, updated, id);
CREATE INDEX ticket_priority ON ticket(org, priority, open, updated, id) WHERE priority >= 2;
CREATE INDEX ticket_automatic ON ticket(org, updated, id) WHERE automatic > 0;
CREATE INDEX ticket_person ON ticket(person, updated);

CREATE TABLE participant (
    ticket BLOB NOT NULL REFERENCES ticket,
    person BLOB NOT NULL REFERENCES person,
    PRIMARY KEY (ticket, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_person ON participant(person);

CREATE TABLE message (
    row INTEGER PRIMARY KEY,       -- also the row in the search index
    id BLOB NOT NULL UNIQUE,
    org BLOB NOT NULL REFERENCES organisation,
    ticket BLOB NOT NULL REFERENCES ticket,
    person BLOB NOT NULL,          -- whose key seals the body
    direction INTEGER NOT NULL,
    author BLOB,                   -- account, for answers and notes
    source BLOB,
    at INTEGER NOT NULL,
    body BLOB NOT NULL,            -- sealed JSON: subject, text, quote, signature (skeletons)
    flags INTEGER NOT NULL,
    automatic INTEGER NOT NULL,
    state TEXT NOT NULL            -- received, queued, sent, failed
) STRICT;
CREATE INDEX message_ticket ON message(ticket, at, row);
CREATE INDEX message_outbox ON message(state, row) WHERE state = 'queued';

-- Message-ID and the sender's own id of a message, blind: threading, and the same message twice.
CREATE TABLE message_key (
    org BLOB NOT NULL,
    kind INTEGER NOT NULL,         -- 0 Message-ID, 1 external id (per source)
    blind BLOB NOT NULL,
    message BLOB NOT NULL,
    ticket BLOB NOT NULL,
    PRIMARY KEY (org, kind, blind)
) STRICT, WITHOUT ROWID;

-- The envelope: what each token of a ticket stands for.
CREATE TABLE envelope (
    ticket BLOB NOT NULL REFERENCES ticket,
    type INTEGER NOT NULL,
    n INTEGER NOT NULL,
    form INTEGER NOT NULL,
    kind TEXT,
    normal BLOB NOT NULL,          -- keyed digests: the same value gets the same token
    exact BLOB NOT NULL,
    person BLOB NOT NULL,          -- whose key seals it
    value BLOB,                    -- sealed; NULL: destroyed (credentials)
    mask BLOB NOT NULL,            -- sealed
    PRIMARY KEY (ticket, type, n, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL,
    ticket BLOB NOT NULL REFERENCES ticket,
    message BLOB NOT NULL,
    person BLOB NOT NULL,
    name BLOB NOT NULL,            -- sealed
    type TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_ticket ON attachment(ticket);

CREATE TABLE change (              -- what people did to a ticket, shown in its thread
    ticket BLOB NOT NULL REFERENCES ticket,
    at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    by BLOB,
    what TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    PRIMARY KEY (ticket, at, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL,
    source BLOB NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    key_blind BLOB,                -- external id, so that the same message twice is one
    size INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    body BLOB NOT NULL             -- sealed with the organisation's own key: the bytes as they came
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_org ON quarantine(org, id);
CREATE UNIQUE INDEX quarantine_key ON quarantine(org, key_blind) WHERE key_blind IS NOT NULL;

CREATE TABLE policy (
    org BLOB NOT NULL,
    version INTEGER NOT NULL,
    matrix TEXT NOT NULL,          -- CSV as applied
    contracts TEXT NOT NULL,
    by BLOB,
    at INTEGER NOT NULL,
    PRIMARY KEY (org, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
    principal BLOB NOT NULL,
    key BLOB NOT NULL,             -- SHA-256 of the key
    body BLOB NOT NULL,            -- SHA-256 of method, path and body
    status INTEGER NOT NULL,
    answer TEXT NOT NULL,          -- JSON of ids only
    at INTEGER NOT NULL,
    PRIMARY KEY (principal, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency(at);

CREATE TABLE import (              -- where an interrupted import goes on
    org BLOB NOT NULL,
    source BLOB NOT NULL,
    file BLOB NOT NULL,            -- keyed digest of name, size and beginning
    offset INTEGER NOT NULL,       -- bytes of the (unpacked) file done
    line INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (org, source, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE log (
    row INTEGER PRIMARY KEY,       -- index in the log + 1
    org BLOB NOT NULL,
    entry TEXT NOT NULL,           -- canonical JSON, exactly as hashed
    leaf BLOB NOT NULL
) STRICT;

CREATE TABLE log_tile (
    level INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

-- Full text: keyed, stemmed terms of each message; rowid is message.row (store/fts.c).
CREATE VIRTUAL TABLE search USING fts5(terms, tokenize = 'keyed');
