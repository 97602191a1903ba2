-- SPDX-License-Identifier: EUPL-1.2
-- Providers of AI, who approved which version of them, what they were used for; and the switches.

CREATE TABLE provider (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    version INTEGER NOT NULL,      -- grows with each change of the record
    record BLOB NOT NULL,          -- sealed: what is declared of it, canonical JSON
    key BLOB,                      -- sealed; NULL: none
    key_at INTEGER NOT NULL,       -- when it was set
    tasks TEXT NOT NULL,           -- comma separated; '': all
    calls_max INTEGER NOT NULL,    -- of a day; 0: no limit
    tokens_max INTEGER NOT NULL,
    cost_max INTEGER NOT NULL,     -- millionths of a euro
    price_in INTEGER NOT NULL,     -- of a million tokens, in millionths of a euro
    price_out INTEGER NOT NULL,
    at_once INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    retired INTEGER NOT NULL       -- 0: no
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_org ON provider(org, id);

CREATE TABLE provider_version (
    provider BLOB NOT NULL REFERENCES provider,
    version INTEGER NOT NULL,
    record BLOB NOT NULL,          -- sealed
    by BLOB,                       -- NULL: the program itself
    at INTEGER NOT NULL,
    PRIMARY KEY (provider, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE provider_approval (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    provider BLOB NOT NULL REFERENCES provider,
    version INTEGER NOT NULL,      -- that was approved: good for no other
    side INTEGER NOT NULL,         -- 0: IT, 1: legal
    by BLOB NOT NULL,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,    -- 0: no
    withdrawn_by BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_approval_of ON provider_approval(provider, id);

CREATE TABLE provider_document (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    provider BLOB NOT NULL REFERENCES provider,
    kind TEXT NOT NULL,            -- contract, certificate, terms, other
    name BLOB NOT NULL,            -- sealed
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest BLOB NOT NULL,          -- SHA-256 of its bytes
    bytes BLOB NOT NULL,           -- sealed; empty once removed
    by BLOB NOT NULL,
    at INTEGER NOT NULL,
    removed INTEGER NOT NULL       -- 0: no
) STRICT;
CREATE INDEX provider_document_of ON provider_document(provider, id);

-- What went out, of an organisation, a day (since 1970-01-01, UTC) and a provider.
CREATE TABLE ai_use (
    org BLOB NOT NULL REFERENCES organisation,
    day INTEGER NOT NULL,
    provider BLOB NOT NULL REFERENCES provider,
    calls INTEGER NOT NULL,
    failed INTEGER NOT NULL,       -- of them
    tokens_in INTEGER NOT NULL,
    tokens_out INTEGER NOT NULL,
    cost INTEGER NOT NULL,         -- millionths of a euro
    PRIMARY KEY (org, day, provider)
) STRICT, WITHOUT ROWID;

-- Each time that AI was switched on or off; the newest of a scope and subject is in force.
CREATE TABLE ai_switch (
    n INTEGER PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    scope INTEGER NOT NULL,        -- enum ai_scope
    what TEXT NOT NULL,            -- '', a task's name, a source's id, a queue's name
    is_on INTEGER NOT NULL,
    by BLOB,                       -- NULL: the program itself
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX ai_switch_of ON ai_switch(org, scope, what, n);

-- What a person said about AI: the newest is in force.
CREATE TABLE consent (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    org BLOB NOT NULL REFERENCES organisation,
    person BLOB NOT NULL REFERENCES person,
    given INTEGER NOT NULL,        -- 0: opted out
    how TEXT NOT NULL,             -- by which way: mail, phone, letter, form, chat, desk
    note BLOB,                     -- sealed with the person's key; NULL: none
    by BLOB,                       -- NULL: the program itself
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_of ON consent(person, n);
