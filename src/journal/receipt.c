/* SPDX-License-Identifier: EUPL-1.2 */
/* receipt.c - what is handed out: receipts of entries, of growth, and the page of proof. */
#include <string.h>

#include "base/buf.h"
#include "journal/journal_priv.h"
#include "journal/note.h"
#include "journal/proof.h"
#include "journal/witness.h"
#include "store/log.h"

bool journal_line(struct journal *j, struct arena *a, uint64_t n, struct journal_line *ret,
                  struct fault *f)
{
    struct journal_line *lines;
    size_t count;

    if (n == UINT64_MAX || !journal_entries(j, a, n, n + 1, &lines, &count, f))
        return false;
    if (!count || lines[0].n != n)
        return fault_set(f, FAULT_MISSING, "journal: there is no entry %llu",
                         (unsigned long long)n);
    *ret = lines[0];
    return true;
}

struct finding {
    uint8_t leaf[32];
    uint64_t n;
};

static bool find_leaf(struct tx *tx, void *arg, struct fault *f)
{
    struct finding *w = arg;

    return store_log_find(tx, w->leaf, &w->n, f);
}

bool journal_find_line(struct journal *j, struct str json, uint64_t *ret_n, struct fault *f)
{
    struct finding w = { .n = 0 };

    merkle_leaf(json, w.leaf);
    if (!store_read(j->store, find_leaf, &w, f))
        return false;
    *ret_n = w.n;
    return true;
}

bool journal_growth(struct journal *j, struct arena *a, struct str old_note,
                    struct journal_growth *ret, struct fault *f)
{
    struct journal_growth g;
    struct checkpoint old, now;
    struct str key = journal_key(j, a);

    if (!note_open(a, old_note, key, &old, f)) {
        if (f->kind == FAULT_MISSING)
            f->kind = FAULT_DAMAGED;
        return fault_wrap(f, "earlier checkpoint");
    }
    g.old_size = old.size;
    if (!journal_checkpoint(j, a, &g.receipt.note, f) ||
        !note_open(a, g.receipt.note, key, &now, f))
        return false;
    if (old.size > now.size)
        return fault_set(f, FAULT_DAMAGED,
                         "journal: entry %llu: is missing, a checkpoint counts %llu entries",
                         (unsigned long long)now.size, (unsigned long long)old.size);
    g.receipt.size = now.size;
    if (!journal_prove_growth(j, a, old.size, now.size, &g.receipt.proof, f))
        return false;
    if (old.size && !merkle_check_growth(old.size, old.root, now.size, now.root, &g.receipt.proof))
        return fault_set(f, FAULT_DAMAGED,
                         "journal: entry 0 or one of the %llu after it: does not fit a checkpoint",
                         (unsigned long long)old.size - 1);
    *ret = g;
    return true;
}

/* The newest checkpoint that a witness cosigned, when it covers the entry: it says more. */
static bool best_receipt(struct journal *j, struct arena *a, uint64_t n,
                         struct journal_receipt *ret, struct fault *f)
{
    struct journal_receipt r;
    struct checkpoint c;

    if (!witness_checkpoint(j, a, &r.note, f) || !note_open(a, r.note, journal_key(j, a), &c, f))
        return false;
    if (c.size <= n)
        return journal_receipt(j, a, n, ret, f);
    r.size = c.size;
    if (!journal_prove_entry(j, a, n, r.size, &r.proof, f))
        return false;
    *ret = r;
    return true;
}

static bool witness_keys(struct journal *j, struct arena *a, struct id org, struct str *ret,
                         struct fault *f)
{
    struct buf b = buf_new(a, NOTE_MAX);
    struct witness_row *rows;
    size_t count;

    if (!witness_list(j, a, org, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (rows[i].key.len) {
            buf_add(&b, rows[i].key);
            buf_add_char(&b, '\n');
        }
    *ret = buf_str(&b);
    return buf_check(&b, f);
}

bool journal_page(struct journal *j, struct arena *a, uint64_t n, struct str *ret_html,
                  struct fault *f)
{
    struct page_parts p = { .n = n, .key = journal_key(j, a) };
    struct journal_receipt r;
    struct journal_line line;

    if (!journal_line(j, a, n, &line, f) || !best_receipt(j, a, n, &r, f) ||
        !witness_keys(j, a, line.org, &p.witness_keys, f))
        return false;
    p.entry = line.json;
    p.proof = proof_write(a, n, &r.proof, r.note);
    return page_write(a, &p, ret_html, f);
}
