-- SPDX-License-Identifier: EUPL-1.2
-- Who owns an article was told that it ends soon, or has ended: once for each end, not each day.
CREATE TABLE article_notice (
    article BLOB NOT NULL REFERENCES article,
    until INTEGER NOT NULL,        -- the end that it is about: a new one is told of again
    ended INTEGER NOT NULL,        -- 0: of its coming
    at INTEGER NOT NULL,
    done INTEGER NOT NULL,         -- 0: the mail did not go; tried again at next_at
    tries INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    PRIMARY KEY (article, until, ended)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_until ON article (valid_until) WHERE valid_until > 0;
