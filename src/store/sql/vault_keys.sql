-- SPDX-License-Identifier: EUPL-1.2

-- name: org_key_add
INSERT INTO organisation_key (org, version, master, wrapped, created) VALUES ($1, $2, $3, $4, $5);

-- name: org_key_list
SELECT org, version, master, wrapped FROM organisation_key WHERE org = $1 ORDER BY version DESC;

-- name: org_key_all
SELECT org, version, master, wrapped FROM organisation_key ORDER BY org, version;

-- name: org_key_rewrap
UPDATE organisation_key SET master = $3, wrapped = $4 WHERE org = $1 AND version = $2;

-- name: org_key_drop_old
DELETE FROM organisation_key WHERE org = $1 AND version < $2
  AND NOT EXISTS (SELECT 1 FROM person_key p
                  WHERE p.org = $1 AND p.version = organisation_key.version);

-- name: person_key_add
INSERT INTO person_key (person, org, version, wrapped) VALUES ($1, $2, $3, $4);

-- name: person_key_get
SELECT person, org, version, wrapped FROM person_key WHERE person = $1;

-- name: person_key_rewrap
UPDATE person_key SET version = $2, wrapped = $3 WHERE person = $1 AND version = $4;

-- name: person_key_older
SELECT person, org, version, wrapped FROM person_key WHERE org = $1 AND version < $2 LIMIT 500;

-- name: person_key_destroy
DELETE FROM person_key WHERE person = $1 AND org = $2;
