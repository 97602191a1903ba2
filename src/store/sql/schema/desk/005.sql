-- SPDX-License-Identifier: EUPL-1.2
-- Grows whenever a user of the organisation is added, disabled or enabled: who keeps their
-- names ready sees that they are out of date.
ALTER TABLE organisation ADD COLUMN users INTEGER NOT NULL DEFAULT 0;
