-- SPDX-License-Identifier: EUPL-1.2
-- Passages of articles as vectors, made by an approved provider: a row an article.  What a row holds
-- is good for one version of the article and one version of the provider's record, which names the
-- model; anything else is made anew.
CREATE TABLE article_vector (
    article BLOB NOT NULL UNIQUE REFERENCES article,
    org BLOB NOT NULL REFERENCES organisation,
    seq INTEGER NOT NULL,              -- grows whenever a row of the organisation is filled
    version INTEGER NOT NULL,          -- of the article; 0: nothing yet
    provider BLOB,
    provider_version INTEGER NOT NULL,
    dimension INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    vectors BLOB NOT NULL,             -- passages * dimension float32, little-endian, each 1 long;
                                       -- of zeros: a passage that did not leave
    failures INTEGER NOT NULL,         -- one after the other
    due INTEGER NOT NULL               -- nobody begins before: somebody is at it, or it failed
) STRICT;
CREATE INDEX article_vector_filled ON article_vector (org, seq);
