-- SPDX-License-Identifier: EUPL-1.2
-- Single sign-on: an organisation's identity provider, and who its people are there.
CREATE TABLE sso_provider (
    org BLOB PRIMARY KEY REFERENCES organisation,
    settings BLOB NOT NULL,        -- sealed with the accounts' key; the client's secret is in it
    listed INTEGER NOT NULL,       -- 1: named on the log-in page
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sso_identity (
    org BLOB NOT NULL REFERENCES organisation,
    subject BLOB NOT NULL,         -- keyed: issuer and subject
    account BLOB NOT NULL REFERENCES account,
    created INTEGER NOT NULL,
    PRIMARY KEY (org, subject)
) STRICT, WITHOUT ROWID;

ALTER TABLE session ADD COLUMN only BLOB; -- an organisation's own provider vouched: good there alone
