-- SPDX-License-Identifier: EUPL-1.2
-- Who says so: a sentiment or a language may be corrected by a person, as an intent may.
ALTER TABLE ticket ADD COLUMN sentiment_by TEXT NOT NULL DEFAULT 'model';
ALTER TABLE ticket ADD COLUMN lang_by TEXT NOT NULL DEFAULT 'model';
