/* SPDX-License-Identifier: EUPL-1.2 */
/* journal_find.c - looking through the log, and taking some of it away with its proofs.  Everybody
 * here sees their own organisation's entries only; the filter says so before anything is read. */
#include <string.h>

#include "api/api_priv.h"
#include "journal/extract.h"
#include "journal/proof.h"

#define JOURNAL       (x->api->parts.journal)
#define PAGE          50
#define PAGE_MAX      200
#define WORD_SIZE_MAX 64

static struct str asked(struct exchange *x, const char *name)
{
    return http_request_query(x->rq, str_of(name));
}

static bool word_ok(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_alnum(word.ptr[i]) && word.ptr[i] != '.' && word.ptr[i] != '-')
            return false;
    return word.len <= WORD_SIZE_MAX;
}

static bool read_words(struct exchange *x, struct fact_filter *l, struct fault *f)
{
    const struct {
        const char *name;
        struct str *word;
    } words[] = {
        { "act", &l->act },
        { "purpose", &l->purpose },
        { "result", &l->result },
    };

    for (size_t i = 0; i < COUNT_OF(words); i++) {
        *words[i].word = asked(x, words[i].name);
        if (!word_ok(*words[i].word))
            return field_fault(f, words[i].name, "is a word of the journal");
    }
    return true;
}

static bool read_ids(struct exchange *x, struct fact_filter *l, struct fault *f)
{
    struct str by = asked(x, "by"), subject = asked(x, "subject");

    l->by_program = str_eq(by, STR("guichet"));
    if (by.len && !l->by_program && !id_parse(by, &l->by))
        return field_fault(f, "by", "is an id, or guichet");
    if (subject.len && !id_parse(subject, &l->on))
        return field_fault(f, "subject", "is an id");
    return true;
}

static bool read_times(struct exchange *x, struct fact_filter *l, struct fault *f)
{
    struct str since = asked(x, "since"), until = asked(x, "until");

    if (since.len && !clock_parse(since, &l->since))
        return field_fault(f, "since", "is a time or a date");
    if (until.len && !clock_parse(until, &l->until))
        return field_fault(f, "until", "is a time or a date");
    return true;
}

static bool read_filter(struct exchange *x, struct fact_filter *ret, struct fault *f)
{
    struct fact_filter l = { .org = x->by.org, .before = UINT64_MAX >> 1 };
    struct str before = asked(x, "before"), limit = asked(x, "limit");
    uint64_t number = PAGE;

    if (!read_words(x, &l, f) || !read_ids(x, &l, f) || !read_times(x, &l, f))
        return false;
    if (before.len && (!str_to_u64(before, &l.before) || l.before > UINT64_MAX >> 1))
        return field_fault(f, "before", "is the number of an entry");
    if (limit.len && (!str_to_u64(limit, &number) || !number || number > PAGE_MAX))
        return field_fault(f, "limit", "is a number from 1 to 200");
    l.limit = (size_t)number;
    *ret = l;
    return true;
}

HANDLER(journal_find_get)
{
    struct fact_filter filter;
    struct journal_list list;
    struct answer n;
    uint64_t size;

    if (!journal_reader(x, f) || !read_filter(x, &filter, f) ||
        !journal_find(JOURNAL, x->arena, &filter, &list, f) || !journal_size(JOURNAL, &size, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < list.count; i++)
        write_journal_entry(x, &n.out, &list.lines[i]);
    json_close(&n.out, ']');
    json_i64(&n.out, "size", (int64_t)size);
    json_i64(&n.out, "indexed", (int64_t)list.indexed);
    if (list.more)
        json_str(&n.out, "next",
                 str_printf(x->arena, "%llu", (unsigned long long)list.lines[list.count - 1].n));
    else
        json_null_out(&n.out, "next");
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- taking away ---- */

static void attach(struct exchange *x, const char *type, struct str bytes, struct str name)
{
    http_reply_text(x->rp, 200, str_of(type), bytes);
    http_reply_header(x->rp, STR("Content-Disposition"),
                      str_printf(x->arena, "attachment; filename=\"%.*s\"", STR_ARG(name)));
}

static bool read_form(struct exchange *x, enum extract_form *ret, struct fault *f)
{
    struct str word = asked(x, "format");

    for (enum extract_form form = 0; form < EXTRACT_FORMS; form++)
        if (str_eq(word, str_of(extract_name(form)))) {
            *ret = form;
            return true;
        }
    return field_fault(f, "format", "is csv, jsonl or zip");
}

/* Who took how much of the log is in the log, before they have it. */
static bool note_extract(struct tx *tx, void *arg, struct fault *f)
{
    struct exchange *x = ((void **)arg)[0];
    const struct extract *e = ((void **)arg)[1];
    const struct journal_entry entry = { .org = x->by.org,
                                         .by = x->by.id,
                                         .act = "journal.export",
                                         .on_kind = "journal",
                                         .purpose = "legal",
                                         .result = "done",
                                         .digest = e->digest,
                                         .n = (int64_t)e->count,
                                         .counted = true };
    uint64_t n;

    return journal_append(JOURNAL, tx, &entry, &n, f);
}

HANDLER(journal_export_get)
{
    struct fact_filter filter;
    enum extract_form form = EXTRACT_CSV;
    struct extract e;
    void *both[] = { x, &e };

    if (!journal_reader(x, f) || !read_form(x, &form, f) || !read_filter(x, &filter, f) ||
        !journal_extract(JOURNAL, x->arena, &filter, form, &e, f) ||
        !store_write(x->api->parts.store, note_extract, both, f))
        return false;
    attach(x, "application/octet-stream", e.bytes,
           str_printf(x->arena, "journal.%s", extract_name(form)));
    return true;
}

/* ---- proofs to hand out ---- */

static bool asked_entry(struct exchange *x, struct journal_line *ret, struct fault *f)
{
    uint64_t n;

    if (!str_to_u64(asked(x, "n"), &n))
        return field_fault(f, "n", "is the number of an entry");
    if (!journal_line(JOURNAL, x->arena, n, ret, f))
        return false;
    return id_eq(ret->org, x->by.org) || fault_set(f, FAULT_MISSING, "there is no such entry");
}

HANDLER(journal_page_get)
{
    struct journal_line line = { 0 };
    struct str page;

    if (!journal_reader(x, f) || !asked_entry(x, &line, f) ||
        !journal_page(JOURNAL, x->arena, line.n, &page, f))
        return false;
    attach(x, "text/html; charset=utf-8", page,
           str_printf(x->arena, "proof-%llu.html", (unsigned long long)line.n));
    return true;
}

HANDLER(journal_tlog_get)
{
    struct journal_line line = { 0 };
    struct journal_receipt r;

    if (!journal_reader(x, f) || !asked_entry(x, &line, f) ||
        !journal_receipt(JOURNAL, x->arena, line.n, &r, f))
        return false;
    attach(x, "text/plain; charset=utf-8", proof_write(x->arena, line.n, &r.proof, r.note),
           str_printf(x->arena, "entry-%llu.tlog-proof", (unsigned long long)line.n));
    return true;
}

HANDLER(journal_growth_post)
{
    struct str old = json_text(x->body, "checkpoint");
    struct journal_growth g;
    struct checkpoint c;
    struct answer n;

    if (!journal_reader(x, f))
        return false;
    /* A checkpoint that was tampered with says nothing about the log. */
    if (!note_open(x->arena, old, journal_key(JOURNAL, x->arena), &c, f) &&
        f->kind == FAULT_DAMAGED)
        return fault_set(f, FAULT_INVALID, "the checkpoint's signature is wrong");
    *f = (struct fault){ 0 };
    if (!journal_growth(JOURNAL, x->arena, old, &g, f))
        return f->kind == FAULT_DAMAGED ? fault_set(f, FAULT_CONFLICT, "%s",
                                                    "the checkpoint is not of this log: either it "
                                                    "is another's, or the log was rewritten")
                                        : false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_i64(&n.out, "since", (int64_t)g.old_size);
    json_i64(&n.out, "size", (int64_t)g.receipt.size);
    json_open(&n.out, "path", '[');
    for (size_t i = 0; i < g.receipt.proof.count; i++)
        json_str(&n.out, NULL, crypto_hex(x->arena, g.receipt.proof.hashes[i], 32));
    json_close(&n.out, ']');
    json_str(&n.out, "checkpoint", g.receipt.note);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}
