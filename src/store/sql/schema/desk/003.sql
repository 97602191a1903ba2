-- SPDX-License-Identifier: EUPL-1.2
-- What was found in an attachment's text: how much of it was read, and how many of each type.
ALTER TABLE attachment ADD COLUMN found BLOB; -- sealed; NULL: came in before anybody looked
