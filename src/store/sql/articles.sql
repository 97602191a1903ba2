-- SPDX-License-Identifier: EUPL-1.2
-- Knowledge.

-- name: knowledge_get
SELECT revision, synonyms, slug, help FROM knowledge WHERE org = $1;

-- name: knowledge_touch
INSERT INTO knowledge (org, revision, synonyms) VALUES ($1, 1, '')
ON CONFLICT (org) DO UPDATE SET revision = revision + 1;

-- name: knowledge_synonyms
INSERT INTO knowledge (org, revision, synonyms) VALUES ($1, 1, $2)
ON CONFLICT (org) DO UPDATE SET revision = revision + 1, synonyms = excluded.synonyms;

-- name: article_add
INSERT INTO article (id, org, version, lang, public, title, category, text, owner, valid_from,
                     valid_until, archived, created, updated, family, guide)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- name: article_set
UPDATE article SET version = $3, lang = $4, public = $5, title = $6, category = $7, text = $8,
                   owner = $9, valid_from = $10, valid_until = $11, archived = $12, updated = $14,
                   family = $15, guide = $16
WHERE org = $2 AND id = $1 AND version = $3 - 1 AND $13 > 0;

-- name: article_get
SELECT id, org, version, lang, public, title, category, text, owner, valid_from, valid_until,
       archived, created, updated, family, guide
FROM article WHERE org = $1 AND id = $2;

-- name: article_list
SELECT id, org, version, lang, public, title, category, text, owner, valid_from, valid_until,
       archived, created, updated, family, guide
FROM article WHERE org = $1 AND id > $2 ORDER BY id LIMIT $3;

-- name: article_heads
SELECT id, org, version, lang, public, title, category, '', owner, valid_from, valid_until,
       archived, created, updated, family, guide
FROM article WHERE org = $1 AND id > $2 ORDER BY id LIMIT $3;

-- name: article_public
SELECT id, org, version, lang, public, title, category, '', owner, valid_from, valid_until,
       archived, created, updated, family, guide
FROM article
WHERE org = $1 AND lang = $2 AND public = 1 AND archived = 0 AND valid_from <= $3 AND
      (valid_until = 0 OR valid_until > $3)
ORDER BY category, title, id LIMIT $4;

-- name: article_titled
SELECT id FROM article WHERE org = $1 AND lang = $2 AND title = $3 AND archived = 0
ORDER BY id LIMIT 1;

-- name: article_languages
SELECT DISTINCT lang FROM article
WHERE org = $1 AND public = 1 AND archived = 0 AND valid_from <= $2 AND
      (valid_until = 0 OR valid_until > $2);

-- name: article_family
SELECT id, org, version, lang, public, title, category, '', owner, valid_from, valid_until,
       archived, created, updated, family, guide
FROM article WHERE org = $1 AND family = $2 ORDER BY lang, id LIMIT $3;

-- name: help_by_slug
SELECT k.org, o.name, k.slug, k.help FROM knowledge k JOIN organisation o ON o.id = k.org
WHERE k.slug = $1 AND k.slug <> '';

-- name: help_set
INSERT INTO knowledge (org, revision, synonyms, slug, help) VALUES ($1, 1, '', $2, $3)
ON CONFLICT (org) DO UPDATE SET slug = excluded.slug, help = excluded.help;

-- name: article_version_add
INSERT INTO article_version (article, version, title, text, by, at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: article_version_list
SELECT v.version, v.title, v.text, v.by, v.at FROM article_version v JOIN article a ON a.id = v.article
WHERE a.org = $1 AND a.id = $2 ORDER BY v.version DESC LIMIT $3;

-- Of articles that end before $1 ($2 is now) of which nobody was told: until somebody was, or it was given up.
-- part: article_untold
a.archived = 0 AND a.valid_until > 0 AND a.valid_until <= $1
  AND NOT EXISTS (SELECT 1 FROM article_notice n WHERE n.article = a.id AND n.until = a.valid_until
    AND n.ended = CASE WHEN a.valid_until <= $2 THEN 1 ELSE 0 END AND (n.done = 1 OR n.next_at > $2))

-- name: article_notice_due
SELECT a.org, a.owner FROM article a WHERE {article_untold} ORDER BY a.valid_until, a.id LIMIT 1;

-- name: article_notice_of
SELECT a.id, a.valid_until, CASE WHEN a.valid_until <= $2 THEN 1 ELSE 0 END,
       COALESCE((SELECT n.tries FROM article_notice n WHERE n.article = a.id AND n.until = a.valid_until
                   AND n.ended = CASE WHEN a.valid_until <= $2 THEN 1 ELSE 0 END), 0)
FROM article a WHERE a.org = $3 AND (a.owner = $4 OR (a.owner IS NULL AND $5 = 1)) AND {article_untold} ORDER BY a.valid_until, a.id LIMIT $6;

-- name: article_notice_put
INSERT INTO article_notice (article, until, ended, at, done, tries, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (article, until, ended) DO UPDATE SET at = $4, done = $5, tries = $6, next_at = $7;

-- name: article_stale_count
SELECT COUNT(*) FROM article
WHERE org = $1 AND owner = $2 AND archived = 0 AND valid_until > 0 AND valid_until <= $3;
