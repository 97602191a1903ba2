/* SPDX-License-Identifier: EUPL-1.2 */
/* extract.c - see extract.h. */
#include "journal/extract.h"

#include <string.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/json.h"
#include "journal/canon.h"
#include "journal/note.h"
#include "journal/pack.h"

#define TEXT_MAX ((size_t)64 << 20)

extern const unsigned char embed_extract_readme[], embed_verify_log[];
extern const uint64_t embed_extract_readme_size, embed_verify_log_size;

static const char *const forms[EXTRACT_FORMS] = { "csv", "jsonl", "zip" };

const char *extract_name(enum extract_form form)
{
    return form < EXTRACT_FORMS ? forms[form] : NULL;
}

struct making {
    struct journal *journal;
    struct arena *arena;
    struct journal_line *lines; /* oldest first */
    size_t count;
    bool more;
    uint64_t size; /* of the checkpoint */
    struct str note, key;
};

/* ---- which ---- */

static bool gather(struct making *m, const struct fact_filter *filter, struct fault *f)
{
    struct fact_filter l = *filter;
    struct journal_list page;

    m->lines = arena_many(m->arena, struct journal_line, EXTRACT_MAX);
    if (!arena_check(m->arena, f))
        return false;
    l.limit = JOURNAL_ENTRIES_MAX;
    do {
        if (!journal_find(m->journal, m->arena, &l, &page, f))
            return false;
        m->more = page.more;
        for (size_t i = 0; i < page.count && m->count < EXTRACT_MAX; i++)
            m->lines[m->count++] = page.lines[i];
        if (page.count)
            l.before = page.lines[page.count - 1].n;
    } while (page.more && m->count < EXTRACT_MAX);
    for (size_t i = 0; i < m->count / 2; i++) {
        struct journal_line one = m->lines[i];

        m->lines[i] = m->lines[m->count - 1 - i];
        m->lines[m->count - 1 - i] = one;
    }
    return true;
}

static bool sign(struct making *m, struct fault *f)
{
    struct checkpoint c;

    m->key = journal_key(m->journal, m->arena);
    if (!journal_checkpoint(m->journal, m->arena, &m->note, f) ||
        !note_open(m->arena, m->note, m->key, &c, f))
        return false;
    m->size = c.size;
    return true;
}

/* ---- CSV (RFC 4180) ---- */

static void add_cell(struct buf *b, struct str text)
{
    buf_add_char(b, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            buf_add_char(b, '"');
        buf_add_char(b, text.ptr[i]);
    }
    buf_add(b, STR("\","));
}

static void add_cell_id(struct buf *b, struct id id)
{
    if (id_is_none(id))
        buf_add(b, STR("\"\","));
    else
        add_cell(b, str_of(id_text(id).s));
}

static void add_csv_row(struct making *m, struct buf *b, const struct journal_line *line)
{
    struct canon_entry e = { .at = 0 };
    const char *why;

    canon_read(line->json, &e, &why);
    buf_printf(b, "%llu,", (unsigned long long)line->n);
    add_cell(b, e.at_text);
    add_cell(b, e.act);
    add_cell(b, e.by_text);
    add_cell(b, e.on_kind);
    add_cell_id(b, e.on);
    add_cell(b, e.purpose);
    add_cell(b, e.basis);
    add_cell(b, e.categories);
    add_cell(b, e.result);
    add_cell(b, e.rule);
    add_cell(b, e.reason);
    add_cell(b, e.digest);
    if (e.counted)
        buf_printf(b, "%lld", (long long)e.n);
    buf_add_char(b, ',');
    buf_add(b, crypto_hex(m->arena, line->hash, sizeof line->hash));
    buf_add(b, STR("\r\n"));
}

static struct str csv_of(struct making *m)
{
    struct buf b = buf_new(m->arena, TEXT_MAX);

    buf_add(&b, STR("n,at,act,by,on_kind,on_id,purpose,basis,categories,result,rule,reason,digest,"
                    "count,hash\r\n"));
    for (size_t i = 0; i < m->count; i++)
        add_csv_row(m, &b, &m->lines[i]);
    return buf_str(&b);
}

/* ---- lines with proofs ---- */

static bool write_proof(struct making *m, struct json_out *o, const struct journal_line *line,
                        struct fault *f)
{
    struct journal_proof proof;

    if (!journal_prove_entry(m->journal, m->arena, line->n, m->size, &proof, f))
        return false;
    json_i64(o, "n", (int64_t)line->n);
    json_str(o, "hash", crypto_hex(m->arena, line->hash, sizeof line->hash));
    json_open(o, "path", '[');
    for (size_t k = 0; k < proof.count; k++)
        json_str(o, NULL, crypto_hex(m->arena, proof.hashes[k], 32));
    json_close(o, ']');
    return true;
}

static bool proofs_of(struct making *m, bool with_entries, struct str *ret, struct fault *f)
{
    struct buf b = buf_new(m->arena, TEXT_MAX);

    for (size_t i = 0; i < m->count; i++) {
        struct json_out o = json_out(&b);

        json_open(&o, NULL, '{');
        if (!write_proof(m, &o, &m->lines[i], f))
            return false;
        if (with_entries)
            json_raw(&o, "entry", m->lines[i].json);
        json_close(&o, '}');
        buf_add_char(&b, '\n');
    }
    *ret = buf_str(&b);
    return buf_check(&b, f);
}

static bool jsonl_of(struct making *m, struct str *ret, struct fault *f)
{
    struct buf b = buf_new(m->arena, 2 * NOTE_MAX + TEXT_MAX);
    struct json_out o = json_out(&b);
    struct str lines;

    if (!proofs_of(m, true, &lines, f))
        return false;
    json_open(&o, NULL, '{');
    json_str(&o, "checkpoint", m->note);
    json_str(&o, "key", m->key);
    json_bool(&o, "more", m->more);
    json_close(&o, '}');
    buf_add_char(&b, '\n');
    buf_add(&b, lines);
    *ret = buf_str(&b);
    return buf_check(&b, f);
}

static struct str lines_of(struct making *m)
{
    struct buf b = buf_new(m->arena, TEXT_MAX);

    for (size_t i = 0; i < m->count; i++) {
        buf_add(&b, m->lines[i].json);
        buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}

static bool zip_of(struct making *m, struct str *ret, struct fault *f)
{
    struct str proofs;

    if (!proofs_of(m, false, &proofs, f))
        return false;
    {
        const struct pack_file files[] = {
            { STR_INIT("README.txt"), str_make(embed_extract_readme, embed_extract_readme_size) },
            { STR_INIT("entries.csv"), csv_of(m) },
            { STR_INIT("entries.jsonl"), lines_of(m) },
            { STR_INIT("proofs.jsonl"), proofs },
            { STR_INIT("checkpoint"), m->note },
            { STR_INIT("key"), m->key },
            { STR_INIT("verify_log.py"), str_make(embed_verify_log, embed_verify_log_size) },
        };

        *ret = pack_zip(m->arena, files, COUNT_OF(files), clock_now());
    }
    return arena_check(m->arena, f);
}

static bool make(struct making *m, enum extract_form form, struct str *ret, struct fault *f)
{
    if (form == EXTRACT_ZIP)
        return zip_of(m, ret, f);
    if (form == EXTRACT_JSONL)
        return jsonl_of(m, ret, f);
    *ret = csv_of(m);
    return arena_check(m->arena, f);
}

bool journal_extract(struct journal *j, struct arena *a, const struct fact_filter *filter,
                     enum extract_form form, struct extract *ret, struct fault *f)
{
    struct making m = { .journal = j, .arena = a };
    struct extract x;
    struct crypto_part part;

    if (!gather(&m, filter, f) || !sign(&m, f) || !make(&m, form, &x.bytes, f))
        return false;
    x.count = m.count;
    x.more = m.more;
    part = (struct crypto_part){ x.bytes.ptr, x.bytes.len };
    crypto_sha256(&part, 1, x.digest);
    *ret = x;
    return true;
}
