/* SPDX-License-Identifier: EUPL-1.2 */
/* training.c - rows to train and measure detection with, from what agents corrected.
 *
 * A row is what stands around a corrected place in its line, in the notation of the evaluation
 * mails (tests/data/pii/eval/README.md): "[[PERSON|Alix Valdinquet]]" for what is personal data,
 * "[[-PRODUCT|...]]" for what looked like it.  Every value in it is made up, and so is every
 * number; of other words only ordinary ones of a language stay: at anything else the row ends, for
 * it may be a name that nobody marked.  What was nobody's is found again by its lesson. */
#include <string.h>

#include "base/json.h"
#include "desk/desk_priv.h"
#include "pii/made_up.h"
#include "store/corrections.h"

#define EXPORT_MAX 10000 /* corrections; the newest */
#define PARTS      4

struct exporting {
    struct desk *desk;
    struct arena *arena; /* of one correction */
    const struct principal *by;
    struct correction_row *rows;
    size_t count;
    struct message_row message;
    struct ticket_row ticket;
    struct envelope_row *envelope;
    size_t envelope_count;
    const struct grant *grant;
    struct bench_place *place;
    struct pii_hints hints;
    struct pii_fiction fiction;
    bool json;
    struct buf *out;
    size_t written; /* rows */
};

/* ---- a line with made-up values ---- */

struct made_place {
    uint32_t start, end; /* in the line as it is filled */
    enum span_type type;
    bool nobodys, wanted;
    struct str made;
};

struct filled {
    struct buf text;
    struct made_place *at; /* in order */
    size_t count, room;
};

static struct made_place *add_place(struct exporting *e, struct filled *l)
{
    if (l->count == l->room) {
        size_t room = l->room ? l->room * 2 : 16;

        l->at = arena_grow(e->arena, l->at, l->room * sizeof *l->at, room * sizeof *l->at);
        if (!l->at)
            return NULL;
        l->room = room;
    }
    return &l->at[l->count++];
}

/* What a value that the policy does not open, or that was destroyed, is made from. */
static struct str usual_form(enum span_type type)
{
    static const char *const forms[SPAN_TYPES] = {
        [SPAN_PERSON] = "Claire Morel",
        [SPAN_EMAIL] = "claire.morel@example.org",
        [SPAN_PHONE] = "06 39 98 12 34",
        [SPAN_ADDRESS] = "12 rue des Lilas, 69003 Lyon",
        [SPAN_HANDLE] = "@claire_m",
        [SPAN_DOB] = "12/03/1985",
        [SPAN_NATIONAL_ID] = "2 85 07 99 999 001 60",
        [SPAN_PASSPORT] = "18AA99999",
        [SPAN_COMPANY_ID] = "732 829 320",
        [SPAN_CUSTOMER_REF] = "REF-4711",
        [SPAN_PLATE] = "AB-123-CD",
        [SPAN_IBAN] = "FR76 3000 6000 0112 3456 7890 189",
        [SPAN_BIC] = "AGRIFRPP",
        [SPAN_CARD] = "4970 1012 3456 7893",
        [SPAN_IP] = "192.0.2.17",
        [SPAN_MAC] = "00:00:5E:00:53:07",
        [SPAN_GEO] = "48.85661, 2.35222",
        [SPAN_HEALTH] = "migraine",
        [SPAN_SPECIAL] = "catholique",
        [SPAN_CREDENTIAL] = "Soleil-4711",
    };

    return str_of(forms[type]);
}

static const struct envelope_row *row_of(const struct exporting *e, const struct pii_piece *p)
{
    for (size_t i = 0; i < e->envelope_count; i++)
        if (e->envelope[i].type == (int64_t)p->type && e->envelope[i].n == p->n &&
            e->envelope[i].form == p->form)
            return &e->envelope[i];
    return NULL;
}

/* As far as the policy opens it; a key that is gone opens nothing. */
static bool read_value(struct exporting *e, const struct pii_piece *p, struct pii_real *ret,
                       struct fault *f)
{
    const struct envelope_row *row = row_of(e, p);
    struct place at = envelope_place(e->ticket.id, p->type, p->n, p->form, false);
    struct fault why = { 0 };
    struct clear text;

    *ret = (struct pii_real){ .type = p->type, .value = usual_form(p->type) };
    if (!row || !row->value.len || grant_access(e->grant, span_category(p->type)) != ACCESS_CLEAR)
        return true;
    if (!vault_open(e->desk->parts.vault, e->grant, e->arena, row->person, &at, row->value, &text,
                    &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    ret->value = text.text;
    ret->kind = row->kind.len ? str_cstr(e->arena, row->kind) : NULL;
    return true;
}

static bool fill_token(struct exporting *e, const struct correction_row *c,
                       const struct pii_piece *p, struct filled *l, struct fault *f)
{
    struct made_place *m = add_place(e, l);
    struct pii_real real;

    if (!m)
        return arena_check(e->arena, f);
    if (!read_value(e, p, &real, f))
        return false;
    *m = (struct made_place){ .start = (uint32_t)l->text.len,
                              .type = p->type,
                              .wanted = c->personal && (int64_t)p->type == c->type,
                              .made = pii_made_up(&e->fiction, &real) };
    buf_add(&l->text, m->made);
    m->end = (uint32_t)l->text.len;
    return true;
}

static bool fill_line(struct exporting *e, const struct correction_row *c, struct str line,
                      struct filled *l, struct fault *f)
{
    const struct pii_book none = { .arena = e->arena };
    struct pii_piece piece;
    struct clear plain;

    *l = (struct filled){ .text = buf_new(e->arena, INCOMING_TEXT_MAX * 2) };
    buf_add(&l->text, STR(""));
    while (pii_piece_next(&line, &piece)) {
        if (piece.token) {
            if (!fill_token(e, c, &piece, l, f))
                return false;
            continue;
        }
        if (!pii_restore(&none, e->arena, pii_skeleton_from_seal(piece.text), &plain, f))
            return false;
        buf_add(&l->text, plain.text);
    }
    return buf_check(&l->text, f);
}

/* ---- what was nobody's ---- */

static bool overlaps(const struct filled *l, const struct span *s)
{
    for (size_t i = 0; i < l->count; i++)
        if (s->start < l->at[i].end && s->end > l->at[i].start)
            return true;
    return false;
}

static int by_start(const void *x, const void *y)
{
    const struct made_place *a = x, *b = y;

    return (a->start > b->start) - (a->start < b->start);
}

/* Detection still takes it for something, and its lesson says no. */
static bool find_nobodys(struct exporting *e, const struct correction_row *c, struct filled *l,
                         struct fault *f)
{
    struct str text = buf_str(&l->text);
    struct pii_candidates all;

    if (!pii_explain(e->desk->parts.pii, e->place->scratch, e->arena, (struct clear){ text },
                     &e->hints, &all, f))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        const struct span *s = &all.at[i].span;
        struct pii_real real = { .type = s->type,
                                 .kind = s->kind,
                                 .value = str_slice(text, s->start, s->end),
                                 .nobodys = true };
        struct made_place *m;

        if (all.at[i].fate != PII_ALLOWED || (int64_t)s->type != c->type || overlaps(l, s))
            continue;
        m = add_place(e, l);
        if (!m)
            return arena_check(e->arena, f);
        *m = (struct made_place){ s->start, s->end, s->type,
                                  true,     true,   pii_made_up(&e->fiction, &real) };
    }
    if (l->count)
        qsort(l->at, l->count, sizeof *l->at, by_start);
    return true;
}

/* ---- rows ---- */

/* So that no text of a line is read as a mark or as the next mail. */
static void add_text(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (strchr("[]{}|=", (int)c) || c < 0x20)
            buf_printf(b, "{U+%04X}", c);
        else
            buf_add_char(b, (char)c);
    }
}

static void add_mark(struct buf *b, const struct made_place *m)
{
    bool digits = false;

    for (size_t i = 0; i < m->made.len; i++)
        digits |= ascii_digit(m->made.ptr[i]);
    buf_printf(b, "[[%s|", !m->nobodys ? span_type_name(m->type) : digits ? "-NUMBER" : "-PRODUCT");
    add_text(b, m->made);
    buf_add(b, STR("]]"));
}

struct row {
    struct buf text;
    bool wanted; /* holds a corrected place */
};

static void end_row(struct exporting *e, struct row *row)
{
    struct str text = str_trim(buf_str(&row->text));
    struct str lang = str_of(lang_name(e->fiction.lang));
    struct str name = str_printf(e->arena, "%.*s-%zu", STR_ARG(lang), e->written + 1);

    if (row->wanted && e->json) {
        struct json_out o = json_out(e->out);

        json_open(&o, NULL, '{');
        json_str(&o, "id", name);
        json_str(&o, "lang", lang);
        json_str(&o, "marked", text);
        json_close(&o, '}');
        buf_add_char(e->out, '\n');
    } else if (row->wanted) {
        buf_printf(e->out, "===== %.*s\n%.*s\n", STR_ARG(name), STR_ARG(text));
    }
    e->written += row->wanted;
    row->wanted = false;
    row->text.len = 0;
}

static void add_plain(struct exporting *e, struct row *row, struct str text, size_t from, size_t to)
{
    struct pii_real number = { .type = SPAN_CUSTOMER_REF };
    enum pii_plain what;

    text = str_slice(text, 0, to);
    while (pii_plain_next(&e->fiction, text, &from, &what, &number.value)) {
        if (what == PII_PLAIN_OTHER)
            end_row(e, row);
        else
            add_text(&row->text,
                     what == PII_PLAIN_NUMBER ? pii_made_up(&e->fiction, &number) : number.value);
    }
}

static bool write_rows(struct exporting *e, const struct filled *l, struct fault *f)
{
    struct row row = { .text = buf_new(e->arena, INCOMING_TEXT_MAX * 8) };
    struct str text = buf_str(&l->text);
    size_t at = 0;

    buf_add(&row.text, STR(""));
    for (size_t i = 0; i < l->count; i++) {
        add_plain(e, &row, text, at, l->at[i].start);
        add_mark(&row.text, &l->at[i]);
        row.wanted |= l->at[i].wanted;
        at = l->at[i].end;
    }
    add_plain(e, &row, text, at, text.len);
    if (!buf_check(&row.text, f))
        return false;
    end_row(e, &row);
    return true;
}

/* ---- one correction ---- */

static bool export_line(struct exporting *e, const struct correction_row *c, struct str line,
                        struct fault *f)
{
    struct filled l;

    return fill_line(e, c, line, &l, f) && (c->personal || find_nobodys(e, c, &l, f)) &&
           write_rows(e, &l, f);
}

static bool export_part(struct exporting *e, const struct correction_row *c, struct str text,
                        struct fault *f)
{
    struct str line;

    while (str_line(&text, &line))
        if (line.len && !export_line(e, c, line, f))
            return false;
    return true;
}

struct reading_one {
    struct exporting *e;
    struct id message;
};

static bool read_message(struct tx *tx, void *arg, struct fault *f)
{
    struct reading_one *r = arg;
    struct exporting *e = r->e;

    return store_message_get(tx, e->arena, e->by->org, r->message, &e->message, f) &&
           store_ticket_get(tx, e->arena, e->by->org, e->message.ticket, &e->ticket, f) &&
           store_envelope_list(tx, e->arena, e->ticket.id, &e->envelope, &e->envelope_count, f);
}

/* A message whose person was erased, or that is gone, gives nothing. */
static bool export_one(struct exporting *e, const struct correction_row *c, struct fault *f)
{
    scoped(arena) *a = arena_new(DESK_ARENA_MAX);
    struct reading_one reading = { e, c->message };
    struct place at = body_place(c->message);
    struct fault why = { 0 };
    struct clear json;
    struct body body;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    e->arena = e->fiction.arena = a;
    if (!store_read(e->desk->parts.store, read_message, &reading, &why) ||
        !vault_open(e->desk->parts.vault, e->grant, a, e->message.person, &at, e->message.body,
                    &json, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    e->fiction.lang = LANG_UNKNOWN;
    lang_parse(e->ticket.lang, &e->fiction.lang);
    e->hints.lang = e->fiction.lang;
    return sealed_body_read(a, json.text, &body, f) && export_part(e, c, body.subject.text, f) &&
           export_part(e, c, body.text.text, f) && export_part(e, c, body.quote.text, f) &&
           export_part(e, c, body.signature.text, f);
}

/* ---- all of them ---- */

struct reading_all {
    struct exporting *e;
    struct arena *arena;
};

static bool read_corrections(struct tx *tx, void *arg, struct fault *f)
{
    struct reading_all *r = arg;

    return store_correction_list(tx, r->arena, r->e->by->org, ID_NONE, EXPORT_MAX, &r->e->rows,
                                 &r->e->count, f);
}

/* References of the organisation are found by its patterns only. */
static void write_head(struct exporting *e, const struct org_settings *s)
{
    if (e->json)
        return;
    buf_add(e->out, STR("# Rows from corrections: every value in them is made up.\n"));
    for (size_t i = 0; i < s->detection.pattern_count && i < 8; i++)
        buf_printf(e->out, "# customer_ref: %.*s\n", STR_ARG(s->detection.patterns[i]));
}

static bool export_all(struct exporting *e, struct arena *a, struct fault *f)
{
    scoped(org_rules) *rules = NULL;
    struct org_settings settings;

    if (!desk_settings(e->desk, a, e->by->org, &settings, f) ||
        !rules_take(e->desk, e->by->org, &settings, &rules, f))
        return false;
    e->hints.rules = org_rules_ready(rules);
    write_head(e, &settings);
    for (size_t i = 0; i < e->count; i++)
        if (!export_one(e, &e->rows[i], f))
            return false;
    return buf_check(e->out, f);
}

bool desk_corrections_export(struct desk *d, struct arena *a, const struct principal *by, bool json,
                             struct buf *out, struct fault *f)
{
    struct exporting e = {
        .desk = d, .by = by, .json = json, .out = out, .fiction = { .pii = d->parts.pii }
    };
    struct reading_all reading = { &e, a };
    struct access_wanted w = { .by = *by,
                               .purpose = PURPOSE_LEGAL,
                               .act = "corrections.export",
                               .on_kind = "organisation",
                               .on = by->org,
                               .needs = 1u << CATEGORY_CONTENT,
                               .needs_clear = 1u << CATEGORY_CONTENT,
                               .wants = (1u << CATEGORIES) - 1,
                               .counted = true };
    bool done;

    if (!principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller exports what was corrected");
    if (!store_read(d->parts.store, read_corrections, &reading, f))
        return false;
    w.n = (int64_t)e.count;
    if (!policy_decide(d->parts.policy, a, &w, &e.grant, f))
        return false;
    crypto_random(&e.fiction.seed, sizeof e.fiction.seed);
    e.place = place_take(d, f);
    done = e.place && export_all(&e, a, f);
    if (e.place)
        place_give(d, e.place);
    return done;
}
