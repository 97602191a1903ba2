/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_quality.c - guichet bench pii-quality: how much of the personal data in annotated texts is
 * found, and how much of what is found is right; docs/detection.md says what is counted.
 *
 * The texts are the project's own mails, and public corpora where a folder of them is beside the
 * checkout (or --folder); files named on the command line are measured instead of both. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "app/bench_priv.h"
#include "app/quality.h"
#include "base/file.h"
#include "base/json.h"
#include "pii/rules.h"

#define MAILS_FOLDER  "tests/data/pii/eval"
#define CORPORA       "../shared/data"
#define ARENA_MAX     ((size_t)1 << 30)
#define TEXT_ROOM     ((size_t)64 << 20) /* for finding in one text */
#define FILES_MAX     64
#define EVERY_TYPE    ((1u << SPAN_TYPES) - 1)
#define BIT(type)     (1u << SPAN_##type)
#define ALL_BUT_NAMES (EVERY_TYPE & ~BIT(PERSON))

/* ---- labels of the corpora ----
 *
 * What is no type of ours is neither right nor wrong where it is found; but a PERSON found on an
 * organisation or a place is wrong. */

#define NAMED(label)                                                                               \
    {                                                                                              \
        label, MARK_OTHER, ALL_BUT_NAMES                                                           \
    }
#define NEUTRAL(label)                                                                             \
    {                                                                                              \
        label, MARK_OTHER, EVERY_TYPE                                                              \
    }

/* clang-format off */
static const struct label_row plain_labels[] = {
    { "PERSON", SPAN_PERSON, 0 }, { "PER", SPAN_PERSON, 0 },
    { "EMAIL", SPAN_EMAIL, 0 }, { "PHONE", SPAN_PHONE, 0 }, { "ADDRESS", SPAN_ADDRESS, 0 },
    { "HANDLE", SPAN_HANDLE, 0 }, { "DOB", SPAN_DOB, 0 }, { "NATIONAL_ID", SPAN_NATIONAL_ID, 0 },
    { "PASSPORT", SPAN_PASSPORT, 0 }, { "COMPANY_ID", SPAN_COMPANY_ID, 0 },
    { "CUSTOMER_REF", SPAN_CUSTOMER_REF, 0 }, { "PLATE", SPAN_PLATE, 0 }, { "IBAN", SPAN_IBAN, 0 },
    { "BIC", SPAN_BIC, 0 }, { "CARD", SPAN_CARD, 0 }, { "IP", SPAN_IP, 0 }, { "MAC", SPAN_MAC, 0 },
    { "GEO", SPAN_GEO, 0 }, { "HEALTH", SPAN_HEALTH, 0 }, { "SPECIAL", SPAN_SPECIAL, 0 },
    { "CREDENTIAL", SPAN_CREDENTIAL, 0 }, NAMED("ORG"), NAMED("LOC"), NAMED("LOCATION"),
    NAMED("GPE"), { 0 },
};
static const struct label_row presidio_labels[] = {
    { "PERSON", SPAN_PERSON, 0 }, { "STREET_ADDRESS", SPAN_ADDRESS, 0 },
    { "CREDIT_CARD", SPAN_CARD, 0 }, { "PHONE_NUMBER", SPAN_PHONE, 0 },
    { "EMAIL_ADDRESS", SPAN_EMAIL, 0 }, { "US_SSN", SPAN_NATIONAL_ID, 0 },
    { "IP_ADDRESS", SPAN_IP, 0 }, { "IBAN_CODE", SPAN_IBAN, 0 },
    NAMED("GPE"), NAMED("ORGANIZATION"), NEUTRAL("DATE_TIME"), NEUTRAL("TITLE"), NEUTRAL("AGE"),
    NEUTRAL("NRP"), NEUTRAL("ZIP_CODE"), NEUTRAL("DOMAIN_NAME"), NEUTRAL("US_DRIVER_LICENSE"),
    { 0 },
};
static const struct label_row meddocan_labels[] = {
    { "NOMBRE_SUJETO_ASISTENCIA", SPAN_PERSON, 0 }, { "NOMBRE_PERSONAL_SANITARIO", SPAN_PERSON, 0 },
    { "CALLE", SPAN_ADDRESS, 0 }, { "CORREO_ELECTRONICO", SPAN_EMAIL, 0 },
    { "NUMERO_TELEFONO", SPAN_PHONE, 0 }, { "NUMERO_FAX", SPAN_PHONE, 0 },
    NAMED("TERRITORIO"), NAMED("PAIS"), NAMED("HOSPITAL"), NAMED("INSTITUCION"),
    NAMED("CENTRO_SALUD"), NEUTRAL("ID_ASEGURAMIENTO"), NEUTRAL("ID_SUJETO_ASISTENCIA"),
    NEUTRAL("ID_TITULACION_PERSONAL_SANITARIO"), NEUTRAL("ID_EMPLEO_PERSONAL_SANITARIO"),
    NEUTRAL("ID_CONTACTO_ASISTENCIAL"), NEUTRAL("FAMILIARES_SUJETO_ASISTENCIA"),
    NEUTRAL("OTROS_SUJETO_ASISTENCIA"), { 0 },
};
static const struct label_row name_labels[] = {
    { "PER", SPAN_PERSON, 0 }, { "PERSON", SPAN_PERSON, 0 }, { "LEGAL_PROFESSIONAL", SPAN_PERSON, 0 },
    { 0 },
};

#define PRESIDIO_TYPES (BIT(PERSON) | BIT(ADDRESS) | BIT(CARD) | BIT(PHONE) | BIT(EMAIL) | \
                        BIT(NATIONAL_ID) | BIT(IP) | BIT(IBAN))
#define MEDDOCAN_TYPES (BIT(PERSON) | BIT(ADDRESS) | BIT(EMAIL) | BIT(PHONE))

/* `join`: how many sentences of a token file are one text; 1 where they stand alone. */
static const struct corpus {
    const char *name, *file;
    enum lang lang;
    size_t join;
    const struct label_row *labels;
    unsigned types;
} corpora[] = {
    { "pii-rgpd-docs-fr", "fr.dev.jsonl", LANG_FR, 0, plain_labels, BIT(PERSON) },
    { "pii-presidio-synth-en", "en.train.jsonl.gz", LANG_EN, 0, presidio_labels, PRESIDIO_TYPES },
    { "pii-meddocan-es", "es.dev.jsonl.gz", LANG_ES, 0, meddocan_labels, MEDDOCAN_TYPES },
    { "pii-echr-fr-es", "fr.manual.train.tsv.gz", LANG_FR, 25, name_labels, BIT(PERSON) },
    { "pii-echr-fr-es", "fr.projected.dev.tsv.gz", LANG_FR, 25, name_labels, BIT(PERSON) },
    { "pii-echr-fr-es", "es.manual.dev.tsv.gz", LANG_ES, 25, name_labels, BIT(PERSON) },
    { "pii-echr-fr-es", "es.projected.dev.tsv.gz", LANG_ES, 25, name_labels, BIT(PERSON) },
    { "ner-btc-en", "en.dev.tsv.gz", LANG_EN, 1, name_labels, BIT(PERSON) },
    { "ner-europeana", "fr.dev.tsv.gz", LANG_FR, 25, name_labels, BIT(PERSON) },
    { "ner-europeana", "de.dev.tsv.gz", LANG_DE, 25, name_labels, BIT(PERSON) },
    { "ner-europeana", "nl.dev.tsv.gz", LANG_NL, 25, name_labels, BIT(PERSON) },
    { "ner-newseye-fr", "fr.dev.tsv.gz", LANG_FR, 25, name_labels, BIT(PERSON) },
    { "ner-uner", "pt.dev.tsv.gz", LANG_PT, 1, name_labels, BIT(PERSON) },
    { "ner-wikiann", "fr.dev.tsv.gz", LANG_FR, 1, name_labels, BIT(PERSON) },
    { "ner-wikiann", "en.dev.tsv.gz", LANG_EN, 1, name_labels, BIT(PERSON) },
    { "ner-wikiann", "de.dev.tsv.gz", LANG_DE, 1, name_labels, BIT(PERSON) },
    { "ner-wikiann", "nl.dev.tsv.gz", LANG_NL, 1, name_labels, BIT(PERSON) },
    { "ner-wnut17-en", "en.dev.tsv.gz", LANG_EN, 1, name_labels, BIT(PERSON) },
};
/* clang-format on */

/* Presidio's sentences mark the number, the street, the flat and the town of one address each by
 * itself, where one span from number to country is found: so they are measured a second time with
 * one mark an address, and both ways on the templates that the tagger was not trained on
 * (models/names_corpora.py leaves those out). */
#define WHOLE "STREET_ADDRESS GPE ZIP_CODE"
static const struct variant {
    const char *name, *how; /* of the corpus; added to it in the table */
    struct line_choice choice;
} variants[] = {
    { "pii-presidio-synth-en", ", whole addresses", { WHOLE, SPAN_ADDRESS, 0, 0 } },
    { "pii-presidio-synth-en", ", new templates", { NULL, SPAN_ADDRESS, 3, 7 } },
    { "pii-presidio-synth-en", ", new templates, whole addresses", { WHOLE, SPAN_ADDRESS, 3, 7 } },
};

static const struct line_choice as_they_are = { NULL, SPAN_PERSON, 0, 0 };

/* ---- what is measured ---- */

struct quality {
    struct cli *cli;
    struct pii *pii;
    struct pii_scratch *scratch;
    struct triage *triage;
    bool fold, show, careful;
    bool headed; /* the table's head stands above the next row */
    size_t measured;
    struct pii_rules *rules; /* of the file being measured */
    /* The texts counted so far, one row a text, and the language each is in. */
    struct counts *counts;
    enum lang *langs;
    size_t count, room;
};

static void show_span(struct quality *q, const char *what, const struct marked_text *t,
                      uint32_t start, uint32_t end, const char *type)
{
    struct buf b = buf_new(q->cli->arena, QUALITY_FILE_MAX);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_cstr(&o, "verdict", what);
    json_str(&o, "text", t->id);
    json_i64(&o, "line", (int64_t)t->line);
    json_cstr(&o, "type", type);
    json_str(&o, "value", str_slice(t->text, start, end));
    json_str(&o, "before", str_slice(t->text, start > 40 ? start - 40 : 0, start));
    json_str(&o, "after", str_slice(t->text, end, end + 25));
    json_close(&o, '}');
    cli_print(q->cli, &b);
}

/* --show: what was missed, and what was found wrongly. */
static void show_text(struct quality *q, const struct marked_text *t, const struct spans *spans,
                      unsigned types, const struct verdicts *v)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->marks[i].what < SPAN_TYPES && (types >> t->marks[i].what & 1u) && !v->met[i])
            show_span(q, "missed", t, t->marks[i].start, t->marks[i].end,
                      span_type_name((enum span_type)t->marks[i].what));
    for (size_t i = 0; i < spans->count; i++)
        if (!v->right[i] && !v->excused[i])
            show_span(q, "wrong", t, spans->at[i].start, spans->at[i].end,
                      span_type_name(spans->at[i].type));
}

static bool grow(struct quality *q)
{
    size_t room = q->room ? q->room * 2 : 1024;

    if (q->count < q->room)
        return true;
    q->counts =
        arena_grow(q->cli->arena, q->counts, q->room * sizeof *q->counts, room * sizeof *q->counts);
    q->langs =
        arena_grow(q->cli->arena, q->langs, q->room * sizeof *q->langs, room * sizeof *q->langs);
    q->room = room;
    return q->counts && q->langs;
}

static bool measure_text(struct quality *q, struct arena *a, const struct marked_text *as_is,
                         enum lang lang, unsigned types, struct fault *f)
{
    struct marked_text t = *as_is;
    struct pii_hints hints = { .rules = q->rules, .careful = q->careful };
    struct verdicts verdicts;
    struct spans spans;

    if (q->fold && !quality_fold(a, as_is, &t))
        return arena_check(a, f);
    hints.lang = triage_language(q->triage, t.text, &(float){ 0 });
    if (!pii_find(q->pii, q->scratch, a, (struct clear){ t.text }, &hints, &spans, f))
        return false;
    if (!grow(q) || !quality_count(a, &t, &spans, types, &q->counts[q->count], &verdicts))
        return fault_set(f, FAULT_LIMIT, "too many texts");
    q->langs[q->count++] = lang;
    if (q->show)
        show_text(q, &t, &spans, types, &verdicts);
    return true;
}

static bool measure_texts(struct quality *q, const struct marked_texts *texts, enum lang lang,
                          unsigned types, struct fault *f)
{
    const struct pii_wanted wanted = { .patterns = texts->refs, .pattern_count = texts->ref_count };
    scoped(arena) *a = arena_new(TEXT_ROOM * 4);
    bool ok = true;

    if (!a)
        return fault_set(f, FAULT_BROKEN, "no memory");
    if (!pii_rules_new(&wanted, &q->rules, f))
        return false;
    for (size_t i = 0; ok && i < texts->count; i++) {
        ok = measure_text(q, a, &texts->at[i], lang, types, f) ||
             fault_wrap(f, "text at line %zu", texts->at[i].line);
        arena_reset(a);
    }
    pii_rules_free(q->rules);
    q->rules = NULL;
    return ok;
}

/* ---- reading files, gzipped ones as well ---- */

static bool read_whole(struct arena *a, const char *path, struct str *ret, struct fault *f)
{
    struct buf b = buf_new(a, QUALITY_FILE_MAX);
    gzFile in = gzopen(path, "rb");
    char part[65536];
    int n;

    if (!in)
        return fault_set(f, FAULT_MISSING, "%s", strerror(errno));
    while ((n = gzread(in, part, sizeof part)) > 0)
        buf_add(&b, str_make(part, (size_t)n));
    if (gzclose(in) != Z_OK || n < 0)
        return fault_set(f, FAULT_INVALID, "damaged gzip data");
    *ret = buf_str(&b);
    return buf_check(&b, f);
}

/* By the name: mails (.txt), JSON lines (.jsonl) or tokens (.tsv), each also with .gz. */
static bool measure_file(struct quality *q, const char *path, const struct corpus *c,
                         const struct line_choice *choice, struct fault *f)
{
    scoped(arena) *a = arena_new(ARENA_MAX);
    struct str name = str_of(path), file = STR("");
    struct marked_texts texts = { 0 };
    bool ok;

    if (str_ends(name, STR(".gz")))
        name.len -= 3;
    if (!a || !read_whole(a, path, &file, f))
        return fault_wrap(f, "%s", path);
    if (str_ends(name, STR(".txt")))
        ok = quality_read_mails(a, file, &texts, f);
    else if (str_ends(name, STR(".jsonl")))
        ok = quality_read_lines(a, file, c->labels, choice, &texts, f);
    else if (str_ends(name, STR(".tsv")))
        ok = quality_read_tokens(a, file, c->labels, c->join, &texts, f);
    else
        ok = fault_set(f, FAULT_INVALID, "neither .txt nor .jsonl nor .tsv");
    if (!ok || !measure_texts(q, &texts, c->lang, c->types, f))
        return fault_wrap(f, "%s", path);
    return true;
}

/* ---- the table ---- */

/* Sums over several types. */
static const struct sum {
    const char *name;
    unsigned types;
} sums[] = {
    { "structured", EVERY_TYPE & ~(BIT(PERSON) | BIT(ADDRESS) | BIT(HEALTH) | BIT(SPECIAL)) },
    { "all", EVERY_TYPE },
};

static void print_rate(struct buf *b, struct rate r)
{
    buf_printf(b, " %.3f (%.3f to %.3f) |", r.value, r.low, r.high);
}

static void json_rate(struct json_out *o, const char *name, struct rate r)
{
    json_open(o, name, '[');
    json_f64(o, NULL, r.value);
    json_f64(o, NULL, r.low);
    json_f64(o, NULL, r.high);
    json_close(o, ']');
}

/* A row of the table: one type, or the sum of several, in one language or (LANGS) in all. */
struct row {
    const char *set, *name;
    enum lang lang;
    unsigned types;
};

static void print_row(struct quality *q, const struct row *row, const struct tally *t,
                      struct rate f1)
{
    struct buf b = buf_new(q->cli->arena, 4096);
    struct json_out o = json_out(&b);
    const char *lang = row->lang == LANGS ? "all" : lang_name(row->lang);
    struct rate precision = quality_rate(t->right, t->found);
    struct rate recall = quality_rate(t->right, t->gold),
                masked = quality_rate(t->covered, t->gold);

    if (q->cli->json) {
        json_open(&o, NULL, '{');
        json_cstr(&o, "set", row->set);
        json_cstr(&o, "lang", lang);
        json_cstr(&o, "type", row->name);
        json_i64(&o, "marked", t->gold);
        json_i64(&o, "found", t->found);
        json_i64(&o, "right", t->right);
        json_rate(&o, "precision", precision);
        json_rate(&o, "recall", recall);
        json_rate(&o, "f1", f1);
        json_rate(&o, "masked", masked);
        json_i64(&o, "kinds", t->kinds);
        json_i64(&o, "kinds_right", t->kinds_right);
        json_close(&o, '}');
    } else {
        buf_printf(&b, "| %s | %s | %s | %u | %u |", row->set, lang, row->name, t->gold, t->found);
        print_rate(&b, precision);
        print_rate(&b, recall);
        print_rate(&b, f1);
        print_rate(&b, masked);
    }
    cli_print(q->cli, &b);
}

static bool make_row(struct quality *q, const struct row *row, struct fault *f)
{
    scoped(arena) *a = arena_new(TEXT_ROOM);
    struct tally *each = a ? arena_many(a, struct tally, q->count + 1) : NULL, all = { 0 };
    size_t n = 0;

    if (!each)
        return fault_set(f, FAULT_LIMIT, "too many texts");
    for (size_t i = 0; i < q->count; i++) {
        if (row->lang != LANGS && q->langs[i] != row->lang)
            continue;
        for (unsigned type = 0; type < SPAN_TYPES; type++)
            if (row->types >> type & 1u)
                tally_add(&each[n], &q->counts[i].type[type]);
        tally_add(&all, &each[n++]);
    }
    if (all.gold || all.found)
        print_row(q, row, &all, quality_f1(a, each, n));
    return true;
}

static bool rows_of_language(struct quality *q, const char *set, enum lang lang, unsigned types,
                             struct fault *f)
{
    for (unsigned type = 0; type < SPAN_TYPES; type++)
        if (!make_row(q,
                      &(struct row){ set, span_type_name((enum span_type)type), lang,
                                     types & 1u << type },
                      f))
            return false;
    for (size_t i = 0; types & (types - 1) && i < COUNT_OF(sums); i++)
        if (!make_row(q, &(struct row){ set, sums[i].name, lang, types & sums[i].types }, f))
            return false;
    return true;
}

static void print_traps(struct quality *q, const char *set, const char *name, unsigned traps)
{
    struct buf b = buf_new(q->cli->arena, 4096);
    struct json_out o = json_out(&b);
    uint32_t masked = 0, all = 0;
    struct rate r;

    for (size_t i = 0; i < q->count; i++)
        for (unsigned t = 0; t < TRAPS; t++)
            if (traps >> t & 1u) {
                all += q->counts[i].traps[t];
                masked += q->counts[i].trapped[t];
            }
    if (!all)
        return;
    r = quality_rate(masked, all);
    if (q->cli->json) {
        json_open(&o, NULL, '{');
        json_cstr(&o, "set", set);
        json_cstr(&o, "trap", name);
        json_i64(&o, "marked", all);
        json_i64(&o, "masked", masked);
        json_rate(&o, "share", r);
        json_close(&o, '}');
    } else {
        buf_printf(&b, "| %s | %s | %u | %u | %.3f (%.3f to %.3f) |", set, name, all, masked,
                   r.value, r.low, r.high);
    }
    cli_print(q->cli, &b);
}

static void report_traps(struct quality *q, const char *set)
{
    uint32_t any = 0;

    for (size_t i = 0; i < q->count; i++)
        for (unsigned t = 0; t < TRAPS; t++)
            any += q->counts[i].traps[t];
    q->headed = q->headed && !any;
    if (any && !q->cli->json)
        fprintf(q->cli->out, "\n| set | looks like personal data | marked | masked | share |\n"
                             "|---|---|---|---|---|\n");
    for (unsigned t = 0; t < TRAPS; t++)
        print_traps(q, set, quality_trap_name((enum trap)t), 1u << t);
    print_traps(q, set, "numbers and dates", (1u << TRAP_PRODUCT) - 1);
    if (any && !q->cli->json)
        fputc('\n', q->cli->out);
}

static void print_head(struct quality *q)
{
    if (q->cli->json || !q->count || q->headed)
        return;
    fprintf(q->cli->out,
            "| set | lang | type | marked | found | precision | recall | F1 | masked at all |\n"
            "|---|---|---|---|---|---|---|---|---|\n");
    q->headed = true;
}

/* All that was counted so far, then from zero. */
static bool report(struct quality *q, const char *set, unsigned types, struct fault *f)
{
    size_t langs = 0;

    print_head(q);
    q->measured += q->count;
    for (unsigned lang = LANG_UNKNOWN; lang < LANGS; lang++) {
        bool any = false;

        for (size_t i = 0; i < q->count; i++)
            any |= q->langs[i] == (enum lang)lang;
        langs += any;
        if (any && !rows_of_language(q, set, (enum lang)lang, types, f))
            return false;
    }
    if (langs > 1 && !rows_of_language(q, set, LANGS, types, f))
        return false;
    report_traps(q, set);
    q->count = 0;
    return true;
}

/* ---- which files ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "fr.telecom.txt": the language is the name's first part. */
static enum lang lang_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str rest = str_of(slash ? slash + 1 : path), part;
    enum lang lang = LANG_UNKNOWN;

    if (str_split(&rest, '.', &part))
        lang_parse(part, &lang);
    return lang;
}

static bool measure_mails(struct quality *q, struct fault *f)
{
    const char *paths[FILES_MAX], *folder = cli_path(q->cli, MAILS_FOLDER);
    DIR *dir = opendir(folder);
    struct dirent *entry;
    size_t n = 0;

    while (dir && (entry = readdir(dir)) != NULL)
        if (str_ends(str_of(entry->d_name), STR(".txt")) && n < FILES_MAX)
            paths[n++] = str_printf(q->cli->arena, "%s/%s", folder, entry->d_name).ptr;
    if (dir)
        closedir(dir);
    qsort(paths, n, sizeof paths[0], by_name);
    for (size_t i = 0; i < n; i++)
        if (!measure_file(q, paths[i],
                          &(struct corpus){ .lang = lang_of(paths[i]), .types = EVERY_TYPE },
                          &as_they_are, f))
            return false;
    return report(q, "mails", EVERY_TYPE, f);
}

/* A corpus, and then what is chosen of it. */
static bool measure_corpus(struct quality *q, const char *path, const struct corpus *c,
                           struct fault *f)
{
    const char *set = str_printf(q->cli->arena, "%s/%s", c->name, c->file).ptr;

    if (!measure_file(q, path, c, &as_they_are, f) || !report(q, set, c->types, f))
        return false;
    for (size_t i = 0; i < COUNT_OF(variants); i++) {
        const struct variant *v = &variants[i];

        if (strcmp(v->name, c->name) != 0)
            continue;
        if (!measure_file(q, path, c, &v->choice, f) ||
            !report(q, str_printf(q->cli->arena, "%s%s", set, v->how).ptr, c->types, f))
            return false;
    }
    return true;
}

static bool measure_corpora(struct quality *q, const char *folder, struct fault *f)
{
    for (size_t i = 0; i < COUNT_OF(corpora); i++) {
        const struct corpus *c = &corpora[i];
        const char *path = str_printf(q->cli->arena, "%s/%s/%s", folder, c->name, c->file).ptr;

        if (access(path, F_OK) == 0 && !measure_corpus(q, path, c, f))
            return false;
    }
    return true;
}

static bool measure_named(struct quality *q, struct fault *f)
{
    for (int i = 2; i < q->cli->argc; i++) {
        const char *path = cli_path(q->cli, q->cli->argv[i]);
        struct corpus c = {
            .lang = lang_of(path), .join = 1, .labels = plain_labels, .types = EVERY_TYPE
        };

        if (!measure_file(q, path, &c, &as_they_are, f))
            return false;
    }
    return report(q, "files", EVERY_TYPE, f);
}

bool bench_quality(struct cli *c, struct fault *f)
{
    struct quality q = { .cli = c,
                         .fold = cli_flag(c, "fold"),
                         .show = cli_flag(c, "show"),
                         .careful = cli_flag(c, "careful") };
    const char *folder = cli_option(c, "folder");
    bool ok = cli_operands(c, 1, -1, f);

    q.pii = ok ? pii_new(f) : NULL;
    q.scratch = q.pii ? pii_scratch_new(q.pii, f) : NULL;
    q.triage = q.scratch ? triage_new(f) : NULL;
    ok = q.triage != NULL;
    if (ok && c->argc > 2)
        ok = measure_named(&q, f);
    else if (ok)
        ok = measure_mails(&q, f) && measure_corpora(&q, cli_path(c, folder ? folder : CORPORA), f);
    if (ok && !q.measured)
        ok = fault_set(f, FAULT_MISSING, "no annotated texts in %s or %s: name files, or --folder",
                       MAILS_FOLDER, folder ? folder : CORPORA);
    triage_free(q.triage);
    pii_scratch_free(q.scratch);
    pii_free(q.pii);
    return ok;
}
