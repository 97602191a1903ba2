-- SPDX-License-Identifier: EUPL-1.2
-- Attachments that are read once their message is in, by a process apart (src/reader).
CREATE TABLE attachment_waiting (
    attachment BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    ticket BLOB NOT NULL,
    tries INTEGER NOT NULL         -- how often reading it was begun
) STRICT, WITHOUT ROWID;
