/* SPDX-License-Identifier: EUPL-1.2 */
/* corrections.c - what was learnt of corrections, for the controller: sums, starting over, and
 * training rows without anybody in them. */
#include <string.h>

#include "base/json.h"
#include "desk/desk_priv.h"
#include "store/corrections.h"

#define EXPORT_MAX 10000 /* corrections; the newest */

static bool only_controller(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:controller", "only a controller sees what corrections taught");
}

/* ---- sums ---- */

struct summing {
    struct arena *arena;
    struct id org;
    struct correction_count_row *rows;
    size_t count;
    struct lesson_row *lessons;
    size_t lesson_count;
};

static bool read_sums(struct tx *tx, void *arg, struct fault *f)
{
    struct summing *s = arg;

    return store_correction_count_list(tx, s->arena, s->org, &s->rows, &s->count, f) &&
           store_lesson_list(tx, s->arena, s->org, PII_LESSONS_MAX, &s->lessons, &s->lesson_count,
                             f);
}

bool desk_corrections(struct desk *d, struct arena *a, const struct principal *by,
                      struct corrections *ret, struct fault *f)
{
    struct summing s = { .arena = a, .org = by->org };
    scoped(org_rules) *rules = NULL;
    struct org_settings settings;

    *ret = (struct corrections){ 0 };
    if (!only_controller(by, f) || !store_read(d->parts.store, read_sums, &s, f) ||
        !desk_settings(d, a, by->org, &settings, f) ||
        !rules_take(d, by->org, &settings, &rules, f))
        return false;
    ret->lessons = (int64_t)s.lesson_count;
    for (int t = 0; t < SPAN_TYPES; t++) {
        struct correction_sum sum = { .type = (enum span_type)t };
        int64_t missed = 0, wrong = 0;

        for (size_t i = 0; i < s.count; i++) {
            bool counts = s.rows[i].type == t;
            bool moves = counts && !str_eq(s.rows[i].by, STR("none"));

            sum.missed += counts ? s.rows[i].missed : 0;
            sum.wrong += counts ? s.rows[i].wrong : 0;
            missed += moves ? s.rows[i].missed : 0;
            wrong += moves ? s.rows[i].wrong : 0;
        }
        sum.shift = rules_shift(missed, wrong);
        sum.threshold = pii_rules_threshold(org_rules_ready(rules), sum.type);
        if (sum.missed || sum.wrong)
            ret->sum[ret->count++] = sum;
    }
    return true;
}

/* ---- starting over ---- */

struct resetting {
    struct desk *desk;
    const struct principal *by;
};

static bool write_reset(struct tx *tx, void *arg, struct fault *f)
{
    struct resetting *r = arg;
    struct journal_entry entry = { .org = r->by->org,
                                   .by = r->by->id,
                                   .act = "corrections.reset",
                                   .on_kind = "organisation",
                                   .on = r->by->org,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done" };
    uint64_t n;

    return store_corrections_clear(tx, r->by->org, f) &&
           journal_append(r->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_corrections_reset(struct desk *d, const struct principal *by, struct fault *f)
{
    struct resetting r = { d, by };

    return only_controller(by, f) && store_write(d->parts.store, write_reset, &r, f);
}

/* ---- training rows ---- */

struct exporting {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct correction_row *rows;
    size_t count;
    struct id message;
    struct message_row row;
    struct ticket_row ticket;
    const struct grant *grant;
    struct buf *out;
};

static bool read_corrections(struct tx *tx, void *arg, struct fault *f)
{
    struct exporting *e = arg;

    return store_correction_list(tx, e->arena, e->by->org, (struct id){ { 0 } }, EXPORT_MAX,
                                 &e->rows, &e->count, f);
}

static bool read_message(struct tx *tx, void *arg, struct fault *f)
{
    struct exporting *e = arg;

    return store_message_get(tx, e->arena, e->by->org, e->message, &e->row, f) &&
           store_ticket_get(tx, e->arena, e->by->org, e->row.ticket, &e->ticket, f);
}

/* A made-up value for each type; nobody's, by the ranges reserved for that. */
static struct str made_up(struct arena *a, const struct pii_piece *p)
{
    static const char *const values[SPAN_TYPES] = {
        [SPAN_PERSON] = "Camille Berthier",
        [SPAN_EMAIL] = "camille%u@example.org",
        [SPAN_PHONE] = "06 39 98 %02u %02u",
        [SPAN_ADDRESS] = "%u rue des Exemples, 75000 Paris",
        [SPAN_HANDLE] = "@camille_%u",
        [SPAN_DOB] = "01/02/1980",
        [SPAN_NATIONAL_ID] = "2 85 07 99 999 001 60",
        [SPAN_PASSPORT] = "18AA99999",
        [SPAN_COMPANY_ID] = "732 829 320",
        [SPAN_CUSTOMER_REF] = "REF-%04u",
        [SPAN_PLATE] = "AA-123-AA",
        [SPAN_IBAN] = "FR76 3000 6000 0112 3456 7890 189",
        [SPAN_BIC] = "AGRIFRPP",
        [SPAN_CARD] = "4111 1111 1111 1111",
        [SPAN_IP] = "192.0.2.%u",
        [SPAN_MAC] = "00:00:5E:00:53:%02u",
        [SPAN_GEO] = "48.85661, 2.35222",
        [SPAN_HEALTH] = "migraine",
        [SPAN_SPECIAL] = "catholique",
        [SPAN_CREDENTIAL] = "Exemple-%04u",
    };
    unsigned n = p->n % 100;
    struct buf b = buf_new(a, 128);

    for (const char *c = values[p->type]; *c; c++) {
        if (*c != '%') {
            buf_add_char(&b, *c);
            continue;
        }
        while (*c != 'u')
            c++;
        buf_printf(&b, "%02u", n);
    }
    return buf_str(&b);
}

static void write_row(struct exporting *e, struct str lang, struct str line)
{
    struct buf text = buf_new(e->arena, (size_t)1 << 20),
               spans = buf_new(e->arena, (size_t)1 << 20);
    struct json_out o = json_out(e->out), s = json_out(&spans);
    struct pii_piece piece;

    buf_add(&text, STR(""));
    json_open(&s, NULL, '[');
    while (pii_piece_next(&line, &piece)) {
        struct str value = piece.token ? made_up(e->arena, &piece) : piece.text;

        if (piece.token) {
            json_open(&s, NULL, '{');
            json_i64(&s, "start", (int64_t)text.len);
            json_i64(&s, "end", (int64_t)(text.len + value.len));
            json_cstr(&s, "type", span_type_name(piece.type));
            json_close(&s, '}');
        }
        buf_add(&text, value);
    }
    json_close(&s, ']');
    json_open(&o, NULL, '{');
    json_str(&o, "lang", lang);
    json_str(&o, "text", buf_str(&text));
    json_raw(&o, "spans", buf_str(&spans));
    json_close(&o, '}');
    buf_add_char(e->out, '\n');
}

/* The lines of the message that hold a token of the type. */
static void write_lines(struct exporting *e, const struct correction_row *c, struct str text)
{
    struct str line;

    while (str_line(&text, &line)) {
        struct str rest = line;
        struct pii_piece piece;
        bool holds = false;

        while (pii_piece_next(&rest, &piece))
            holds |= piece.token && piece.type == (enum span_type)c->type;
        if (holds)
            write_row(e, e->ticket.lang, line);
    }
}

/* A message whose person was erased, or that is gone, gives nothing. */
static bool export_one(struct exporting *e, const struct correction_row *c, struct fault *f)
{
    struct place at = body_place(c->message);
    struct fault why = { 0 };
    struct clear json;
    struct body body;

    e->message = c->message;
    if (!c->personal)
        return true;
    if (!store_read(e->desk->parts.store, read_message, e, &why) ||
        !vault_open(e->desk->parts.vault, e->grant, e->arena, e->row.person, &at, e->row.body,
                    &json, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    if (!sealed_body_read(e->arena, json.text, &body, f))
        return false;
    write_lines(e, c, body.text.text);
    return true;
}

bool desk_corrections_export(struct desk *d, struct arena *a, const struct principal *by,
                             struct buf *out, struct fault *f)
{
    struct exporting e = { .desk = d, .arena = a, .by = by, .out = out };
    struct access_wanted w = { .by = *by,
                               .purpose = PURPOSE_LEGAL,
                               .act = "corrections.export",
                               .on_kind = "organisation",
                               .on = by->org,
                               .needs = 1u << CATEGORY_CONTENT,
                               .needs_clear = 1u << CATEGORY_CONTENT,
                               .counted = true };

    if (!only_controller(by, f) || !store_read(d->parts.store, read_corrections, &e, f))
        return false;
    w.n = (int64_t)e.count;
    if (!policy_decide(d->parts.policy, a, &w, &e.grant, f))
        return false;
    for (size_t i = 0; i < e.count; i++)
        if (!export_one(&e, &e.rows[i], f))
            return false;
    return buf_check(out, f);
}
