-- SPDX-License-Identifier: EUPL-1.2
-- Ways in.  A login is one human being's: it is found by their e-mail address, carries their
-- password and factors, and may serve several organisations, by an account in each.  What acts, is
-- assigned and stands in the journal is the account, so nothing joins two organisations.

CREATE TABLE login (
    id BLOB PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,   -- blind: e-mail
    password TEXT NOT NULL,        -- Argon2id; '': none
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO login SELECT id, login, password, created FROM account;

CREATE TABLE account_new (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    login BLOB NOT NULL REFERENCES login,
    profile BLOB NOT NULL,         -- sealed with the accounts' key: name, e-mail
    roles INTEGER NOT NULL,        -- bit per role
    lang TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0, -- bits of enum account_state; 0: may log in
    created INTEGER NOT NULL,
    UNIQUE (login, org)
) STRICT, WITHOUT ROWID;
INSERT INTO account_new SELECT id, org, id, profile, roles, lang, disabled, created FROM account;
DROP TABLE account;
ALTER TABLE account_new RENAME TO account;
CREATE INDEX account_org ON account(org, id);

DROP TABLE session;                -- everybody logs in again
CREATE TABLE session (
    hash BLOB PRIMARY KEY,         -- SHA-256 of the cookie
    id BLOB NOT NULL UNIQUE,       -- what its owner sees and ends it by
    login BLOB NOT NULL REFERENCES login,
    account BLOB REFERENCES account, -- NULL: not all steps of the log-in are done
    factors INTEGER NOT NULL,      -- bit per factor shown
    csrf TEXT NOT NULL,
    device BLOB REFERENCES device, -- NULL: a command at the shell
    created INTEGER NOT NULL,
    fresh INTEGER NOT NULL,        -- when a factor was last shown
    seen INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_login ON session(login);
CREATE INDEX session_account ON session(account);

CREATE TABLE device (              -- a browser a login was used from
    id BLOB PRIMARY KEY,
    login BLOB NOT NULL REFERENCES login,
    hash BLOB NOT NULL UNIQUE,     -- SHA-256 of its cookie
    about BLOB NOT NULL,           -- sealed: kind of browser, part of the address
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    known INTEGER NOT NULL         -- 0: its owner has not been told of it yet
) STRICT, WITHOUT ROWID;
CREATE INDEX device_login ON device(login);

CREATE TABLE factor (              -- second factors and passkeys
    id BLOB PRIMARY KEY,
    login BLOB NOT NULL REFERENCES login,
    kind INTEGER NOT NULL,         -- bit of enum factor
    name BLOB NOT NULL,            -- sealed: what its owner calls it
    credential BLOB UNIQUE,        -- a passkey's id
    secret BLOB NOT NULL,          -- sealed: the key of codes, or the passkey's public key
    counter INTEGER NOT NULL,      -- the last time step, or the passkey's counter
    confirmed INTEGER NOT NULL,    -- 0: set up, never shown yet
    created INTEGER NOT NULL,
    used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX factor_login ON factor(login);

CREATE TABLE recovery (            -- codes for when a factor is lost, each good once
    login BLOB NOT NULL REFERENCES login,
    hash BLOB NOT NULL,            -- keyed
    PRIMARY KEY (login, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (             -- wrong log-ins; the key is a keyed digest of who or whence
    key BLOB PRIMARY KEY,
    count INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL         -- refused till then
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_since ON attempt(since);

CREATE TABLE challenge (           -- what a passkey or an identity provider must answer to, once
    hash BLOB PRIMARY KEY,         -- SHA-256 of it
    kind INTEGER NOT NULL,
    subject BLOB,                  -- the login or session it was made for
    data BLOB NOT NULL,            -- sealed: what must be remembered until the answer
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX challenge_expires ON challenge(expires);

CREATE TABLE invitation (          -- to take up an account
    hash BLOB PRIMARY KEY,         -- SHA-256 of the secret
    account BLOB NOT NULL UNIQUE REFERENCES account,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE token ADD COLUMN maker BLOB;                          -- the account that made it
ALTER TABLE token ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;  -- 0: never
ALTER TABLE token ADD COLUMN used INTEGER NOT NULL DEFAULT 0;     -- about when, last
ALTER TABLE token ADD COLUMN tasks TEXT NOT NULL DEFAULT '';      -- instead of a source: AI tasks
