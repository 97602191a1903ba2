/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_retrieval.c - guichet bench retrieval: is the right article the first one found, or among
 * the first five?  Measured on public questions whose answer is known, beside plain full-text
 * search over the same documents with the same questions; docs/knowledge.md has the table.
 *
 * MRR: the mean of 1/rank of the right article, 0 where it is not among the first 50. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "app/bench_priv.h"
#include "base/file.h"
#include "base/json.h"
#include "knowledge/shelf.h"
#include "store/plain.h"

#define CORPORA       "../shared/data"
#define FILE_MAX      ((size_t)256 << 20)
#define ARENA_MAX     ((size_t)1 << 30)
#define SEARCH_MAX    ((size_t)64 << 20)
#define QUESTIONS_MAX 100000

/* A set: JSON lines of documents; the questions are members of them, or a table beside. */
static const struct set {
    const char *name, *documents, *questions;
} sets[] = {
    { "qa-piaf-fr", "fr.train.jsonl.gz", NULL },
    { "kb-cnil-fr", "kb.jsonl.gz", "queries.dev.tsv" },
    { "kb-dila-fr", "fiches.jsonl.gz", NULL },
};

struct question {
    struct str text;
    uint32_t right; /* document */
};

struct material {
    struct arena *arena;
    struct shelf_entry *entries;
    struct str *ids, *texts;
    size_t count, room;
    struct question *questions;
    size_t question_count;
};

enum engine { ENGINE_PLAIN, ENGINE_SHELF, ENGINES };
static const char *const engine_names[ENGINES] = { "plain FTS5 BM25", "guichet" };

struct score {
    double first, five, reciprocal, asked, ms;
};

struct retrieval {
    struct cli *cli;
    enum lang lang;
    bool missed;
    size_t measured;
};

/* ---- reading ---- */

static bool read_gz(struct arena *a, const char *path, struct str *ret, struct fault *f)
{
    struct buf b = buf_new(a, FILE_MAX);
    gzFile in = gzopen(path, "rb");
    char part[65536];
    int n;

    if (!in)
        return fault_set(f, FAULT_MISSING, "%s: %s", path, strerror(errno));
    while ((n = gzread(in, part, sizeof part)) > 0)
        buf_add(&b, str_make(part, (size_t)n));
    if (gzclose(in) != Z_OK || n < 0)
        return fault_set(f, FAULT_INVALID, "%s: damaged gzip data", path);
    *ret = buf_str(&b);
    return buf_check(&b, f);
}

static bool add_question(struct material *m, struct str text, size_t right, struct fault *f)
{
    if (m->question_count == QUESTIONS_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d questions", QUESTIONS_MAX);
    m->questions[m->question_count++] =
        (struct question){ str_copy(m->arena, text), (uint32_t)right };
    return true;
}

/* "questions": texts; "qas": objects with a "question". */
static bool read_inner_questions(struct material *m, json_t *line, size_t right, struct fault *f)
{
    size_t i;
    json_t *at;

    json_array_foreach(json_object_get(line, "questions"), i, at)
    {
        if (!add_question(m, str_of(json_string_value(at)), right, f))
            return false;
    }
    json_array_foreach(json_object_get(line, "qas"), i, at)
    {
        if (!add_question(m, json_text(at, "question"), right, f))
            return false;
    }
    return true;
}

static struct str category_of(struct arena *a, json_t *line)
{
    static const char *const keys[] = { "category", "theme", "sous_theme", "dossier", "public" };
    struct buf b = buf_new(a, 4096);

    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct str text = json_text(line, keys[i]);

        if (text.len && b.len)
            buf_add_char(&b, ' ');
        buf_add(&b, text);
    }
    return buf_str(&b);
}

static bool read_document(struct material *m, json_t *line, struct fault *f)
{
    struct str text = json_text(line, "text"), id = json_text(line, "id");
    struct shelf_entry *e = &m->entries[m->count];
    struct passage *passages;

    if (!text.ptr)
        text = json_text(line, "context");
    m->ids[m->count] = str_copy(m->arena, id);
    m->texts[m->count] = str_copy(m->arena, text);
    e->title = str_copy(m->arena, json_text(line, "title"));
    e->category = category_of(m->arena, line);
    if (!passages_cut(m->arena, m->texts[m->count], &passages, &e->count, f))
        return false;
    e->passages = passages;
    return read_inner_questions(m, line, m->count++, f);
}

static size_t lines_in(struct str s)
{
    size_t n = 1;

    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] == '\n';
    return n;
}

static bool read_documents(struct material *m, const char *path, struct fault *f)
{
    struct str rest, line;
    size_t number = 0;

    if (!read_gz(m->arena, path, &rest, f))
        return false;
    m->room = lines_in(rest);
    m->entries = arena_many(m->arena, struct shelf_entry, m->room);
    m->ids = arena_many(m->arena, struct str, m->room);
    m->texts = arena_many(m->arena, struct str, m->room);
    m->questions = arena_many(m->arena, struct question, QUESTIONS_MAX);
    while (arena_ok(m->arena) && str_line(&rest, &line)) {
        scoped_json json_t *doc = NULL;

        number++;
        if (!line.len)
            continue;
        doc = json_read(line, f);
        if (!doc || !read_document(m, doc, f))
            return fault_wrap(f, "%s, line %zu", path, number);
    }
    return arena_check(m->arena, f);
}

/* id TAB question [TAB ...], the first line a heading. */
static bool read_questions(struct material *m, const char *path, struct fault *f)
{
    struct str rest, line, id, text;
    size_t number = 1, right;

    if (!read_gz(m->arena, path, &rest, f))
        return false;
    str_line(&rest, &line);
    while (str_line(&rest, &line)) {
        number++;
        if (!str_split(&line, '\t', &id) || !str_split(&line, '\t', &text))
            return fault_set(f, FAULT_INVALID, "%s, line %zu: id TAB question", path, number);
        for (right = 0; right < m->count && !str_eq(m->ids[right], id);)
            right++;
        if (right == m->count)
            return fault_set(f, FAULT_INVALID, "%s, line %zu: no such document", path, number);
        if (!add_question(m, text, right, f))
            return false;
    }
    return true;
}

/* ---- measuring ---- */

static void note_rank(struct score *s, size_t rank)
{
    s->asked++;
    s->first += rank == 1;
    s->five += rank && rank <= 5;
    s->reciprocal += rank ? 1.0 / (double)rank : 0;
}

static void report_missed(struct retrieval *r, const struct material *m, const struct question *q,
                          size_t rank, const struct shelf_found *found, struct arena *a)
{
    struct buf b = buf_new(a, (size_t)1 << 20);
    struct json_out o = json_out(&b);

    if (!r->missed || rank == 1)
        return;
    json_open(&o, NULL, '{');
    json_str(&o, "question", q->text);
    json_str(&o, "right", m->entries[q->right].title);
    json_i64(&o, "rank", (int64_t)rank);
    json_str(&o, "repaired", found->repaired);
    json_open(&o, "found", '[');
    for (size_t i = 0; i < found->count && i < 5; i++)
        json_str(&o, NULL, m->entries[found->hits[i].entry].title);
    json_close(&o, ']');
    json_close(&o, '}');
    buf_add_char(&b, '\n');
    cli_print(r->cli, &b);
}

static bool ask_shelf(struct retrieval *r, const struct material *m, struct score *ret,
                      struct fault *f)
{
    scoped(arena) *a = arena_new(SEARCH_MAX);
    struct shelf *shelf;
    int64_t start;
    bool ok = true;

    if (!a || !shelf_new(r->lang, m->entries, m->count, STR_NONE, &shelf, f))
        return false;
    start = clock_ticks();
    for (size_t i = 0; ok && i < m->question_count; i++) {
        const struct question *q = &m->questions[i];
        struct shelf_query query = { .text = q->text, .limit = SHELF_HITS_MAX };
        struct shelf_found found;
        size_t rank = 0;

        arena_reset(a);
        ok = shelf_search(shelf, a, &query, &found, f);
        for (size_t j = 0; ok && j < found.count && !rank; j++)
            if (found.hits[j].entry == q->right)
                rank = j + 1;
        note_rank(ret, rank);
        if (ok)
            report_missed(r, m, q, rank, &found, a);
    }
    ret->ms = (double)(clock_ticks() - start) / 1e6;
    shelf_free(shelf);
    return ok;
}

static bool ask_plain(const struct material *m, struct score *ret, struct fault *f)
{
    scoped(arena) *a = arena_new(SEARCH_MAX);
    int64_t numbers[PLAIN_HITS_MAX], start;
    struct plain *plain;
    size_t count;
    bool ok = true;

    if (!a || !plain_new(&plain, f))
        return false;
    for (size_t i = 0; ok && i < m->count; i++)
        ok = plain_add(plain, (int64_t)i, m->entries[i].title, m->texts[i], m->entries[i].category,
                       f);
    start = clock_ticks();
    for (size_t i = 0; ok && i < m->question_count; i++) {
        size_t rank = 0;

        arena_reset(a);
        ok = plain_search(plain, a, m->questions[i].text, numbers, &count, f);
        for (size_t j = 0; ok && j < count && j < SHELF_HITS_MAX && !rank; j++)
            if (numbers[j] == m->questions[i].right)
                rank = j + 1;
        note_rank(ret, rank);
    }
    ret->ms = (double)(clock_ticks() - start) / 1e6;
    plain_free(plain);
    return ok;
}

static void report(struct retrieval *r, const char *name, const struct material *m,
                   enum engine engine, const struct score *s)
{
    FILE *out = r->cli->out;
    double n = s->asked > 0 ? s->asked : 1;

    if (r->cli->json)
        fprintf(out,
                "{\"set\":\"%s\",\"engine\":\"%s\",\"documents\":%zu,\"questions\":%zu,"
                "\"top1\":%.4f,\"top5\":%.4f,\"mrr\":%.4f,\"ms\":%.3f}\n",
                name, engine_names[engine], m->count, m->question_count, s->first / n, s->five / n,
                s->reciprocal / n, s->ms / n);
    else
        fprintf(out, "| %-12s | %5zu | %5zu | %-15s | %.3f | %.3f | %.3f | %6.2f |\n", name,
                m->count, m->question_count, engine_names[engine], s->first / n, s->five / n,
                s->reciprocal / n, s->ms / n);
    fflush(out);
}

static bool measure(struct retrieval *r, const char *name, const char *documents,
                    const char *questions, struct fault *f)
{
    scoped(arena) *a = arena_new(ARENA_MAX);
    struct score scores[ENGINES] = { 0 };
    struct material m = { .arena = a };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!read_documents(&m, documents, f) || (questions && !read_questions(&m, questions, f)) ||
        !ask_plain(&m, &scores[ENGINE_PLAIN], f) || !ask_shelf(r, &m, &scores[ENGINE_SHELF], f))
        return false;
    for (int i = 0; i < ENGINES && !r->missed; i++)
        report(r, name, &m, (enum engine)i, &scores[i]);
    r->measured++;
    return true;
}

static bool measure_sets(struct retrieval *r, const char *folder, struct fault *f)
{
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        struct arena *a = r->cli->arena;
        const char *documents =
            str_printf(a, "%s/%s/%s", folder, sets[i].name, sets[i].documents).ptr;
        const char *questions =
            sets[i].questions
                ? str_printf(a, "%s/%s/%s", folder, sets[i].name, sets[i].questions).ptr
                : NULL;

        if (access(documents, R_OK) == 0 && !measure(r, sets[i].name, documents, questions, f))
            return false;
    }
    if (!r->measured)
        return fault_set(f, FAULT_MISSING, "no public questions in %s: --folder, or --docs",
                         folder);
    return true;
}

bool bench_retrieval(struct cli *c, struct fault *f)
{
    struct retrieval r = { .cli = c, .lang = LANG_FR, .missed = cli_flag(c, "missed") };
    const char *folder = cli_option(c, "folder"), *documents = cli_option(c, "docs");
    const char *questions = cli_option(c, "questions"), *lang = cli_option(c, "lang");

    if (!cli_operands(c, 1, 1, f))
        return false;
    if (lang && !lang_parse(str_of(lang), &r.lang))
        return fault_set(f, FAULT_UNKNOWN, "bench: no language '%s'", lang);
    if (!c->json && !r.missed)
        fprintf(c->out,
                "| set          |  docs | asked | engine          | top-1 | top-5 |  MRR  | "
                "ms each |\n|---|--:|--:|---|--:|--:|--:|--:|\n");
    if (documents)
        return measure(&r, "own", cli_path(c, documents), questions ? cli_path(c, questions) : NULL,
                       f);
    return measure_sets(&r, cli_path(c, folder ? folder : CORPORA), f);
}
