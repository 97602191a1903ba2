-- SPDX-License-Identifier: EUPL-1.2

-- name: account_add
INSERT INTO account (id, org, login, profile, roles, lang, state, created)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: account_version
UPDATE organisation SET users = users + 1 WHERE id = $1;

-- name: account_get
SELECT id, org, login, profile, roles, lang, state, created FROM account WHERE id = $1;

-- name: account_list
SELECT id, org, login, profile, roles, lang, state, created
FROM account WHERE org = $1 ORDER BY id;

-- name: account_of_login
SELECT id, org, login, profile, roles, lang, state, created
FROM account WHERE login = $1 ORDER BY id;

-- name: account_set
UPDATE account SET profile = $3, roles = $4, lang = $5, state = $6 WHERE org = $1 AND id = $2;

-- name: account_move
UPDATE account SET login = $3 WHERE org = $1 AND id = $2;

-- name: login_add
INSERT INTO login (id, digest, password, created) VALUES ($1, $2, $3, $4);

-- name: login_by_digest
SELECT id, password, created FROM login WHERE digest = $1;

-- name: login_get
SELECT id, password, created FROM login WHERE id = $1;

-- name: login_password
UPDATE login SET password = $2 WHERE id = $1;

-- name: session_add
INSERT INTO session (hash, id, login, account, factors, csrf, device, created, fresh, seen, expires,
    only)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: session_get
SELECT hash, id, login, account, factors, csrf, device, created, fresh, seen, expires, only
FROM session WHERE hash = $1 AND expires > $2;

-- name: session_list
SELECT hash, id, login, account, factors, csrf, device, created, fresh, seen, expires, only
FROM session WHERE login = $1 AND expires > $2 ORDER BY seen DESC, id;

-- name: session_move
UPDATE session SET hash = $2, account = $3, factors = $4, csrf = $5, fresh = $6, seen = $7,
    expires = $8 WHERE hash = $1;

-- name: session_seen
UPDATE session SET seen = $2, expires = $3 WHERE hash = $1;

-- name: session_end
DELETE FROM session WHERE hash = $1;

-- name: session_end_account
DELETE FROM session WHERE account = $1;

-- name: session_end_login
DELETE FROM session WHERE login = $1;

-- name: session_purge
DELETE FROM session WHERE expires <= $1;

-- name: device_add
INSERT INTO device (id, login, hash, about, first, last, known) VALUES ($1, $2, $3, $4, $5, $5, $6);

-- name: device_by_hash
SELECT id, login, about, first, last, known FROM device WHERE hash = $1;

-- name: device_list
SELECT id, login, about, first, last, known FROM device WHERE login = $1 ORDER BY last DESC, id;

-- name: device_seen
UPDATE device SET about = $2, last = $3 WHERE id = $1;

-- name: device_known
UPDATE device SET known = 1 WHERE login = $1;

-- name: device_unlink
UPDATE session SET device = NULL WHERE login = $1 AND device = $2;

-- name: device_forget
DELETE FROM device WHERE login = $1 AND id = $2;

-- name: factor_add
INSERT INTO factor (id, login, kind, name, credential, secret, counter, confirmed, created, used)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9);

-- name: factor_list
SELECT id, login, kind, name, credential, secret, counter, confirmed, created, used,
    cloned
FROM factor WHERE login = $1 ORDER BY id;

-- name: factor_by_credential
SELECT id, login, kind, name, credential, secret, counter, confirmed, created, used,
    cloned
FROM factor WHERE credential = $1;

-- name: factor_use
UPDATE factor SET counter = $2, confirmed = 1, used = $3 WHERE id = $1;

-- name: factor_cloned
UPDATE factor SET cloned = $2 WHERE id = $1;

-- name: factor_rename
UPDATE factor SET name = $3 WHERE login = $1 AND id = $2 AND confirmed = 1;

-- name: factor_remove
DELETE FROM factor WHERE login = $1 AND id = $2;

-- name: factor_unconfirmed
DELETE FROM factor WHERE login = $1 AND confirmed = 0;

-- name: recovery_add
INSERT INTO recovery (login, hash) VALUES ($1, $2);

-- name: recovery_count
SELECT count(*) FROM recovery WHERE login = $1;

-- name: recovery_use
DELETE FROM recovery WHERE login = $1 AND hash = $2;

-- name: recovery_clear
DELETE FROM recovery WHERE login = $1;

-- name: attempt_get
SELECT count, since, until FROM attempt WHERE key = $1;

-- name: attempt_put
INSERT INTO attempt (key, count, since, until) VALUES ($1, $2, $3, $4)
ON CONFLICT (key) DO UPDATE SET count = excluded.count, since = excluded.since,
    until = excluded.until;

-- name: attempt_clear
DELETE FROM attempt WHERE key = $1;

-- name: attempt_purge
DELETE FROM attempt WHERE since < $1 AND until < $1;

-- name: challenge_add
INSERT INTO challenge (hash, kind, subject, data, expires) VALUES ($1, $2, $3, $4, $5);

-- name: challenge_get
SELECT subject, data FROM challenge WHERE hash = $1 AND kind = $2 AND expires > $3;

-- name: challenge_spend
INSERT INTO challenge (hash, kind, subject, data, expires) VALUES ($1, $2, NULL, x'', $3)
ON CONFLICT (hash) DO NOTHING;

-- name: challenge_end
DELETE FROM challenge WHERE hash = $1;

-- name: challenge_purge
DELETE FROM challenge WHERE expires <= $1;

-- name: invitation_put
INSERT INTO invitation (hash, account, expires) VALUES ($1, $2, $3)
ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, expires = excluded.expires;

-- name: invitation_get
SELECT account FROM invitation WHERE hash = $1 AND expires > $2;

-- name: invitation_end
DELETE FROM invitation WHERE account = $1;
