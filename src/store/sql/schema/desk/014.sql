-- SPDX-License-Identifier: EUPL-1.2
-- Knowledge: an organisation's articles, each with all its versions.  Articles are an organisation's
-- own publications and in clear; what looks like a customer's data in one is warned of when it is saved.
CREATE TABLE knowledge (
    org BLOB PRIMARY KEY REFERENCES organisation,
    revision INTEGER NOT NULL,     -- grows with every change of an article or of the synonyms
    synonyms TEXT NOT NULL         -- lines of words that mean the same
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    public INTEGER NOT NULL,       -- 1: customers may read it
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    text TEXT NOT NULL,            -- Markdown
    owner BLOB REFERENCES account, -- who looks after it
    valid_from INTEGER NOT NULL,   -- 0: always
    valid_until INTEGER NOT NULL,  -- 0: always
    archived INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX article_of ON article (org, id);

CREATE TABLE article_version (
    article BLOB NOT NULL REFERENCES article,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    by BLOB,                       -- account; NULL: the shell
    at INTEGER NOT NULL,
    PRIMARY KEY (article, version)
) STRICT, WITHOUT ROWID;
