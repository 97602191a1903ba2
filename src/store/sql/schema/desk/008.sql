-- SPDX-License-Identifier: EUPL-1.2
-- When a passkey's counter went back, so that it may have been copied; 0: never.
ALTER TABLE factor ADD COLUMN cloned INTEGER NOT NULL DEFAULT 0;
