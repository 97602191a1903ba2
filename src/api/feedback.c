/* SPDX-License-Identifier: EUPL-1.2 */
/* feedback.c - what agents made of AI's suggestions, to be taken out: CSV or a JSON object a line.
 *
 * A row for each judgement and source; days instead of moments, and no name, ticket or word of one:
 * nothing in it leads to a person. */
#include "desk/feedback.h"

#include "api/api_priv.h"
#include "desk/assist.h"

#define DESK        (x->api->parts.desk)
#define EXPORT_MAX  ((size_t)16 << 20)
#define EXPORT_DAYS 365
#define DAY         10 /* characters of "2026-11-26" */

struct told { /* one row in words */
    struct str day;
    const char *task, *by, *verdict, *reason, *kind, *how;
    struct str source;
};

static struct told told_of(struct arena *a, const struct judged_row *r)
{
    char day[CLOCK_TEXT_SIZE];
    bool remote = r->remote && r->stop == STOP_NONE;
    enum assist_source_kind kind = (enum assist_source_kind)r->from.kind;
    bool has_id = kind == SOURCE_PASSAGE || kind == SOURCE_MACRO; /* an answer is some customer's */

    return (struct told){ .day = str_copy(a, str_slice(clock_text(r->at, day), 0, DAY)),
                          .task = task_row((enum assist_task)r->task)->name,
                          .by = remote ? "provider" : "embedded",
                          .verdict = assist_verdict_name((enum assist_verdict)r->verdict),
                          .reason = assist_fault_name((enum assist_fault)r->reason),
                          .kind = kind == SOURCE_NONE ? "" : assist_source_name(kind),
                          .how = r->seen ? "seen" : "said",
                          .source = has_id ? id_str(a, r->from.source) : STR("") };
}

/* Every field is a word of ours, a number or an id: none needs quotes, none is a formula.  Topics
 * are the organisation's models' words. */
static void add_csv(struct arena *a, struct buf *b, const struct told *t,
                    const struct judged_row *r)
{
    struct str distance = r->distance < 0 ? STR("") : str_printf(a, "%.3f", r->distance);

    buf_printf(b, "%.*s,%s,%.*s,%.*s,%s,%.3f,%s,%s,%.*s,%s,%.*s,%lld,%lld,%s\r\n", STR_ARG(t->day),
               t->task, STR_ARG(r->lang), STR_ARG(r->intent), t->by, r->confidence, t->verdict,
               t->reason, STR_ARG(distance), t->kind, STR_ARG(t->source),
               (long long)r->from.version, (long long)r->from.passage, t->how);
}

static void add_json(struct arena *a, struct buf *b, const struct told *t,
                     const struct judged_row *r)
{
    struct json_out o = json_out(b);

    (void)a;
    json_open(&o, NULL, '{');
    json_str(&o, "day", t->day);
    json_cstr(&o, "task", t->task);
    json_str(&o, "lang", r->lang);
    json_str(&o, "intent", r->intent);
    json_cstr(&o, "by", t->by);
    json_f64(&o, "confidence", r->confidence);
    json_cstr(&o, "verdict", t->verdict);
    json_cstr(&o, "reason", t->reason);
    if (r->distance >= 0)
        json_f64(&o, "distance", r->distance);
    else
        json_null_out(&o, "distance");
    json_cstr(&o, "source", t->kind);
    json_str(&o, "source_id", t->source);
    json_i64(&o, "source_version", r->from.version);
    json_i64(&o, "passage", r->from.passage);
    json_cstr(&o, "how", t->how);
    json_close(&o, '}');
    buf_add_char(b, '\n');
}

HANDLER(suggestion_export_get)
{
    struct str word = http_request_query(x->rq, STR("since"));
    struct str format = http_request_query(x->rq, STR("format"));
    bool csv = str_eq(format, STR("csv"));
    msec since = clock_now() - EXPORT_DAYS * (msec)86400000;
    struct buf b = buf_new(x->arena, EXPORT_MAX);
    struct judged_row *rows;
    size_t count;

    if (!csv && !str_eq(format, STR("jsonl")))
        return field_fault(f, "format", "is csv or jsonl");
    if (word.len && !clock_parse(word, &since))
        return field_fault(f, "since", "is a time (RFC 3339)");
    if (!desk_feedback_export(DESK, x->arena, &x->by, since, &rows, &count, f))
        return false;
    if (csv)
        buf_add(&b, STR("day,task,lang,intent,by,confidence,verdict,reason,distance,source,"
                        "source_id,source_version,passage,how\r\n"));
    for (size_t i = 0; i < count; i++) {
        struct told t = told_of(x->arena, &rows[i]);

        (csv ? add_csv : add_json)(x->arena, &b, &t, &rows[i]);
    }
    if (!buf_check(&b, f))
        return false;
    http_reply_text(x->rp, 200, STR("application/octet-stream"), buf_str(&b));
    http_reply_header(x->rp, STR("Content-Disposition"),
                      csv ? STR("attachment; filename=\"feedback.csv\"")
                          : STR("attachment; filename=\"feedback.jsonl\""));
    return true;
}
