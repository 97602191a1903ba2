-- SPDX-License-Identifier: EUPL-1.2
-- The public help page of an organisation, and articles that say the same in several languages.
ALTER TABLE knowledge ADD COLUMN slug TEXT NOT NULL DEFAULT '';     -- its name in addresses; '': none
ALTER TABLE knowledge ADD COLUMN help INTEGER NOT NULL DEFAULT 0;   -- 1: everybody may read it
CREATE UNIQUE INDEX knowledge_slug ON knowledge (slug) WHERE slug <> '';

ALTER TABLE article ADD COLUMN family BLOB; -- the article that it is a translation of, or itself
UPDATE article SET family = id;
CREATE INDEX article_family ON article (org, family);
CREATE INDEX article_public ON article (org, lang) WHERE public = 1;

-- Guided diagnostics, and questions that no article answered: as their words, sealed with the
-- organisation's key.
ALTER TABLE article ADD COLUMN guide INTEGER NOT NULL DEFAULT 0; -- 1: its text is a decision tree

CREATE TABLE gap (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    customers INTEGER NOT NULL,    -- 1: asked on the public help page
    key BLOB NOT NULL,             -- keyed digest of language and stems
    lang TEXT NOT NULL,
    words BLOB NOT NULL,
    asked INTEGER NOT NULL,        -- how often
    last INTEGER NOT NULL          -- the day, at its first moment
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX gap_key ON gap (org, customers, key);

-- Files of articles, in clear as the articles are.
CREATE TABLE article_file (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    article BLOB NOT NULL REFERENCES article,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX article_file_of ON article_file (org, article);
