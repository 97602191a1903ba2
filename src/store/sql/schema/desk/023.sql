-- SPDX-License-Identifier: EUPL-1.2
-- Macros: replies that an organisation keeps ready, in clear as its articles are; no customer's data
-- is in them.  And which passage, macro or earlier answer a suggestion was made from, so that what
-- agents made of it tells on what is proposed next; ids alone, no word.
CREATE TABLE macro (
    id BLOB PRIMARY KEY,
    org BLOB NOT NULL REFERENCES organisation,
    family BLOB NOT NULL,          -- the macro that it is a translation of, or itself
    version INTEGER NOT NULL,      -- grows with each change
    lang TEXT NOT NULL,
    name TEXT NOT NULL,
    shortcut TEXT NOT NULL,        -- '': none
    text TEXT NOT NULL,            -- Markdown with {{placeholders}}
    intent TEXT NOT NULL,          -- the topic it is for; '': any
    queue TEXT NOT NULL,           -- '': any
    shared INTEGER NOT NULL,       -- 1: the whole organisation uses it; 0: its owner alone
    owner BLOB NOT NULL,           -- account
    actions TEXT NOT NULL,         -- JSON: what is changed in the ticket as it is sent
    archived INTEGER NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    used INTEGER NOT NULL DEFAULT 0, -- when last
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX macro_of ON macro (org, id);

CREATE TABLE suggestion_source (
    suggestion BLOB NOT NULL REFERENCES suggestion,
    kind INTEGER NOT NULL,         -- 1 passage, 2 macro, 3 an earlier answer
    source BLOB NOT NULL,          -- article, macro, message
    passage INTEGER NOT NULL,      -- 0: all of it
    version INTEGER NOT NULL,      -- of it, then; behind the key: SQLite 3.40 checks it wrongly else
    PRIMARY KEY (suggestion, kind, source, passage)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_topic ON suggestion (org, intent, lang, verdict_at) WHERE verdict > 0;
