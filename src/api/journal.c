/* SPDX-License-Identifier: EUPL-1.2 */
/* journal.c - the log for those who may read it: auditors and controllers.
 *
 * One log serves all organisations of an installation.  Hashes say nothing of an entry, so every
 * auditor gets all of them; entries are given only to their own organisation, and entry bundles
 * (which hold whole entries) only where every entry in them is the asker's own. */
#include <string.h>

#include "api/api_priv.h"

#define JOURNAL (x->api->parts.journal)
#define PAGE    100

bool journal_reader(struct exchange *x, struct fault *f)
{
    return principal_is(&x->by, ROLE_AUDITOR) || only_role(x, ROLE_CONTROLLER, f);
}

HANDLER(journal_key_get)
{
    if (!journal_reader(x, f))
        return false;
    http_reply_text(x->rp, 200, STR("text/plain; charset=utf-8"), journal_key(JOURNAL, x->arena));
    return true;
}

/* "entries/x001/067" or "entries/000.p/5": the entries it covers. */
static bool bundle_range(struct str path, uint64_t *ret_from, uint64_t *ret_to)
{
    struct str rest = str_from(path, strlen("entries/")), word;
    uint64_t index = 0, width = 256, part;

    while (str_split(&rest, '/', &word)) {
        bool partial = str_ends(word, STR(".p"));

        if (str_starts(word, STR("x")))
            word = str_from(word, 1);
        if (partial)
            word.len -= 2;
        if (word.len != 3 || !str_to_u64(word, &part))
            return false;
        index = index * 1000 + part;
        if (partial)
            return str_to_u64(rest, &width) && width > 0 && width < 256 &&
                   (*ret_from = index * 256, *ret_to = *ret_from + width, true);
    }
    *ret_from = index * 256;
    *ret_to = *ret_from + width;
    return true;
}

static bool all_own(struct exchange *x, struct str path, struct fault *f)
{
    struct journal_line *lines;
    uint64_t from, to;
    size_t count;

    if (!str_starts(path, STR("entries/")))
        return true;
    if (!bundle_range(path, &from, &to))
        return fault_set(f, FAULT_MISSING, "there is no such tile");
    if (!journal_entries(JOURNAL, x->arena, from, to, &lines, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!id_eq(lines[i].org, x->by.org))
            return fault_deny(f, "isolation:entry-bundle",
                              "the bundle holds other organisations' entries; /journal/entries "
                              "gives your own, and the hashes of the rest");
    return true;
}

HANDLER(journal_tile_get)
{
    struct str path = str_printf(x->arena, "tile/%.*s", STR_ARG(x->part[0])), bytes;

    if (!journal_reader(x, f) || !all_own(x, x->part[0], f) ||
        !journal_tile(JOURNAL, x->arena, path, &bytes, f))
        return false;
    http_reply_text(x->rp, 200, STR("application/octet-stream"), bytes);
    return true;
}

void write_journal_entry(struct exchange *x, struct json_out *o, const struct journal_line *l)
{
    json_open(o, NULL, '{');
    json_i64(o, "n", (int64_t)l->n);
    json_str(o, "hash", crypto_hex(x->arena, l->hash, sizeof l->hash));
    if (id_eq(l->org, x->by.org))
        json_raw(o, "entry", l->json);
    else
        json_null_out(o, "entry");
    json_close(o, '}');
}

HANDLER(journal_entries_get)
{
    struct str from_text = http_request_query(x->rq, STR("from"));
    struct str to_text = http_request_query(x->rq, STR("to"));
    struct journal_line *lines;
    uint64_t from = 0, to = 0, size;
    struct answer n;
    size_t count = 0;

    if (!journal_reader(x, f) || !journal_size(JOURNAL, &size, f))
        return false;
    if ((from_text.len && !str_to_u64(from_text, &from)) ||
        (to_text.len && !str_to_u64(to_text, &to)))
        return field_fault(f, "from", "from and to are numbers of entries");
    if (!to_text.len || to > size)
        to = size;
    if (to > from + PAGE)
        to = from + PAGE;
    if (from < to && !journal_entries(JOURNAL, x->arena, from, to, &lines, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        write_journal_entry(x, &n.out, &lines[i]);
    json_close(&n.out, ']');
    json_i64(&n.out, "size", (int64_t)size);
    if (to < size)
        json_str(&n.out, "next", str_printf(x->arena, "%llu", (unsigned long long)to));
    else
        json_null_out(&n.out, "next");
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(journal_proof_get)
{
    struct journal_receipt r;
    struct answer n;
    uint64_t entry;

    if (!journal_reader(x, f))
        return false;
    if (!str_to_u64(http_request_query(x->rq, STR("n")), &entry))
        return field_fault(f, "n", "is the number of an entry");
    if (!journal_receipt(JOURNAL, x->arena, entry, &r, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_i64(&n.out, "n", (int64_t)entry);
    json_i64(&n.out, "size", (int64_t)r.size);
    json_open(&n.out, "path", '[');
    for (size_t i = 0; i < r.proof.count; i++)
        json_str(&n.out, NULL, crypto_hex(x->arena, r.proof.hashes[i], 32));
    json_close(&n.out, ']');
    json_str(&n.out, "checkpoint", r.note);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}
