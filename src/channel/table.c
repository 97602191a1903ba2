/* SPDX-License-Identifier: EUPL-1.2 */
/* table.c - rows of a CSV file, each made into the JSON of a message (interfaces.md, POST
 * /api/v1/messages), so that there is one reader of messages and one list of what it refuses. */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "channel/import_priv.h"

static const struct {
    const char *field;
    bool of_sender;
} fields[] = {
    { "name", true },         { "email", true },        { "phone", true }, { "handle", true },
    { "customer_ref", true }, { "subject", false },     { "text", false }, { "html", false },
    { "sent_at", false },     { "external_id", false },
};
#define FIELDS COUNT_OF(fields)
#define FIELD_NAMES                                                                                \
    "name, email, phone, handle, customer_ref, subject, text, html, sent_at, external_id"

struct table {
    struct import *im;
    struct csv csv;
    int column[FIELDS]; /* -1: none */
};

bool import_field_is(struct str field, const char **ret_names)
{
    *ret_names = FIELD_NAMES;
    for (size_t i = 0; i < FIELDS; i++)
        if (str_eq(field, str_of(fields[i].field)))
            return true;
    return false;
}

static int column_find(const struct csv_row *header, struct str name)
{
    for (size_t c = 0; c < header->count; c++)
        if (str_eq_nocase(str_trim(header->fields[c]), str_trim(name)))
            return (int)c;
    return -1;
}

/* What --map says, else the column that has the field's own name. */
static bool find_column(struct table *t, const struct csv_row *header, size_t field,
                        struct fault *f)
{
    const struct import_job *job = t->im->job;
    struct str name = str_of(fields[field].field);

    for (size_t m = 0; m < job->map_count; m++) {
        if (!str_eq(job->maps[m].field, name))
            continue;
        t->column[field] = column_find(header, job->maps[m].column);
        return t->column[field] >= 0 ||
               fault_set(f, FAULT_INVALID, "%s: the header has no column '%.*s'", t->im->path,
                         STR_ARG(job->maps[m].column));
    }
    t->column[field] = column_find(header, name);
    return true;
}

static bool read_header(struct table *t, const struct csv_row *header, struct fault *f)
{
    bool sender = false, text = false;

    for (size_t i = 0; i < FIELDS; i++) {
        if (!find_column(t, header, i, f))
            return false;
        sender |= fields[i].of_sender && t->column[i] >= 0;
        text |= t->column[i] >= 0 &&
                (strcmp(fields[i].field, "text") == 0 || strcmp(fields[i].field, "html") == 0);
    }
    if (!text)
        return fault_set(f, FAULT_INVALID,
                         "%s: no column holds the text: say which with --map text=COLUMN",
                         t->im->path);
    return sender || fault_set(f, FAULT_INVALID,
                               "%s: no column says who wrote: say which with --map email=COLUMN "
                               "(or name, phone, handle, customer_ref)",
                               t->im->path);
}

static void write_fields(const struct table *t, struct json_out *o, const struct csv_row *row,
                         bool of_sender)
{
    for (size_t i = 0; i < FIELDS; i++) {
        struct str value;

        if (fields[i].of_sender != of_sender || t->column[i] < 0)
            continue;
        value = str_trim(row->fields[t->column[i]]);
        if (value.len)
            json_str(o, fields[i].field, value);
    }
}

static struct str row_json(const struct table *t, struct arena *a, const struct csv_row *row)
{
    struct buf b = buf_new(a, CSV_ROW_MAX * 8);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_open(&o, "from", '{');
    write_fields(t, &o, row, true);
    json_close(&o, '}');
    write_fields(t, &o, row, false);
    json_close(&o, '}');
    return buf_str(&b);
}

static bool take_row(struct table *t, struct arena *a, const struct csv_row *row, struct fault *f)
{
    struct import *im = t->im;
    char place[IMPORT_PLACE], field[24];

    if (row->kind == CSV_HEADER)
        return read_header(t, row, f);
    if (row->kind == CSV_ROW)
        return import_hand_over(im, FORMAT_JSON, (int64_t)row->line, row_json(t, a, row), f);
    if (t->csv.refused)
        return fault_set(f, FAULT_INVALID, "%s, line %zu: %s", im->path, row->line, row->reason);
    snprintf(place, sizeof place, "line %zu", row->line);
    snprintf(field, sizeof field, "%zu", row->field);
    im->counts->read++;
    import_report(im,
                  &(struct import_trouble){ im->path, place, str_of(field), row->reason, false });
    return true;
}

/* One row, or more bytes; *ret_more false at the end. */
static bool next_row(struct table *t, bool *ret_more, struct fault *f)
{
    scoped(arena) *a = arena_new(CSV_ROW_MAX * 16);
    struct window *w = &t->im->window;
    struct csv_row row = { 0 };
    size_t used;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for a row");
    used = csv_next(&t->csv, a, window_text(w), w->at_end, &row);
    *ret_more = used || !w->at_end;
    if (!used)
        return w->at_end || window_fill(w, f);
    window_consume(w, used);
    t->im->number = (int64_t)t->csv.lines;
    return row.kind == CSV_NONE || take_row(t, a, &row, f);
}

/* Where the import goes on the header is not: it is read where it stands. */
static bool go_on(struct table *t, struct import_spot at, struct fault *f)
{
    bool more = true;

    while (more && !t->csv.columns)
        if (!next_row(t, &more, f))
            return false;
    t->csv.lines = (size_t)at.number;
    t->im->number = at.number;
    return window_seek(&t->im->window, at.offset, f);
}

bool import_read_csv(struct import *im, struct fault *f)
{
    struct table t = { .im = im };
    bool more = true;

    if (im->resume.offset && !go_on(&t, im->resume, f))
        return false;
    while (more && !import_stopped(im))
        if (!next_row(&t, &more, f))
            return false;
    return true;
}
