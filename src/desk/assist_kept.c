/* SPDX-License-Identifier: EUPL-1.2 */
/* assist_kept.c - what AI suggested, as it is kept: sealed, journalled, judged; see assist.h. */
#include "base/attr.h"
#include "base/buf.h"
#include "base/json.h"
#include "desk/assist_priv.h"

#define ANSWER_JSON_MAX ((size_t)2 << 20)
#define SAID_JSON_MAX   ((size_t)16 << 10)

/* ---- words ---- */

static const char *const verdicts[VERDICTS] = { "none", "accepted", "edited", "rejected",
                                                "unused" };
static const char *const faults[ASSIST_FAULTS] = { "",       "wrong", "outdated", "incomplete",
                                                   "beside", "tone",  "language", "unsafe" };

const char *assist_verdict_name(enum assist_verdict v)
{
    return verdicts[v];
}

const char *assist_fault_name(enum assist_fault r)
{
    return faults[r];
}

static bool parse(struct str s, const char *const *words, unsigned count, unsigned *ret)
{
    for (*ret = 0; *ret < count; (*ret)++)
        if (str_eq(s, str_of(words[*ret])))
            return true;
    return false;
}

bool assist_verdict_parse(struct str s, enum assist_verdict *ret)
{
    unsigned n;
    bool ok = parse(s, verdicts, VERDICTS, &n) && n != VERDICT_NONE && n != VERDICT_UNUSED;

    *ret = ok ? (enum assist_verdict)n : VERDICT_NONE;
    return ok;
}

bool assist_fault_parse(struct str s, enum assist_fault *ret)
{
    unsigned n;
    bool ok = parse(s, faults, ASSIST_FAULTS, &n);

    *ret = ok ? (enum assist_fault)n : ASSIST_NO_REASON;
    return ok;
}

/* ---- as JSON ---- */

static struct place kept_place(struct id id, bool body)
{
    return (struct place){ .table = "suggestion",
                           .column = body ? "body" : "answer",
                           .row = id,
                           .category = CATEGORY_CONTENT };
}

/* As it was when it was proposed. */
static void write_fate(struct json_out *o, const struct assist_fate *fate)
{
    json_f64(o, "factor", fate->factor);
    json_i64(o, "judged", fate->judged);
    json_i64(o, "kept", fate->kept);
}

static struct assist_fate read_fate(const json_t *from)
{
    return (struct assist_fate){ .kept = json_int(from, "kept", 0),
                                 .judged = json_int(from, "judged", 0),
                                 .factor = json_number_value(json_object_get(from, "factor")) };
}

static void write_source(struct json_out *o, const struct assist_source *s)
{
    if (s->kind == SOURCE_NONE)
        return;
    json_open(o, "source", '{');
    write_fate(o, &s->fate);
    json_id(o, "id", s->id);
    json_cstr(o, "kind", assist_source_name(s->kind));
    json_str(o, "name", s->name);
    json_i64(o, "passage", s->passage);
    json_i64(o, "version", s->version);
    json_close(o, '}');
}

static void read_source(struct arena *a, const json_t *from, struct assist_source *ret)
{
    struct str kind = json_text(from, "kind");

    *ret = (struct assist_source){ .name = str_copy(a, json_text(from, "name")),
                                   .version = json_int(from, "version", 0),
                                   .passage = json_int(from, "passage", 0),
                                   .fate = read_fate(from) };
    id_parse(json_text(from, "id"), &ret->id);
    for (unsigned n = SOURCE_NONE + 1; n < ASSIST_SOURCES; n++)
        if (str_eq(kind, str_of(assist_source_name((enum assist_source_kind)n))))
            ret->kind = (enum assist_source_kind)n;
}

static void write_answer(struct json_out *o, const struct assist_answer *said)
{
    json_open(o, NULL, '{');
    json_open(o, "cited", '[');
    for (size_t i = 0; i < said->cited_count; i++) {
        const struct assist_cited *c = &said->cited[i];

        json_open(o, NULL, '{');
        json_id(o, "article", c->article);
        json_bool(o, "aside", c->aside);
        write_fate(o, &c->fate);
        json_str(o, "heading", c->heading);
        json_i64(o, "passage", c->passage);
        json_bool(o, "public", c->is_public);
        json_str(o, "title", c->title);
        json_i64(o, "version", c->version);
        json_close(o, '}');
    }
    json_close(o, ']');
    json_cstr(o, "lang", lang_name(said->lang));
    json_open(o, "marks", '[');
    for (size_t i = 0; i < said->mark_count; i++) {
        json_open(o, NULL, '[');
        json_i64(o, NULL, said->marks[i].doubt);
        json_i64(o, NULL, (int64_t)said->marks[i].start);
        json_i64(o, NULL, (int64_t)said->marks[i].end);
        json_close(o, ']');
    }
    json_close(o, ']');
    write_source(o, &said->source);
    json_str(o, "text", said->text);
    json_close(o, '}');
}

static bool read_cited(struct arena *a, const json_t *list, struct assist_answer *ret,
                       struct fault *f)
{
    const json_t *c;
    size_t i;

    ret->cited_count = json_array_size(list);
    ret->cited = arena_many(a, struct assist_cited, ret->cited_count + 1);
    if (!ret->cited)
        return arena_check(a, f);
    json_array_foreach(list, i, c)
    {
        ret->cited[i] = (struct assist_cited){ .version = json_int(c, "version", 0),
                                               .passage = json_int(c, "passage", 0),
                                               .title = str_copy(a, json_text(c, "title")),
                                               .heading = str_copy(a, json_text(c, "heading")),
                                               .is_public = json_flag(c, "public", false),
                                               .fate = read_fate(c) };
        id_parse(json_text(c, "article"), &ret->cited[i].article);
        ret->cited[i].aside = json_flag(c, "aside", false);
    }
    return true;
}

static bool read_marks(struct arena *a, const json_t *list, struct assist_answer *ret,
                       struct fault *f)
{
    const json_t *m;
    size_t i;

    ret->mark_count = json_array_size(list);
    ret->marks = arena_many(a, struct assist_mark, ret->mark_count + 1);
    if (!ret->marks)
        return arena_check(a, f);
    json_array_foreach(list, i, m)
    {
        json_int_t doubt = json_integer_value(json_array_get(m, 0));

        if (doubt < 0 || doubt >= ASSIST_DOUBTS)
            return fault_set(f, FAULT_DAMAGED, "suggestion: a mark of no kind");
        ret->marks[i] =
            (struct assist_mark){ .doubt = (enum assist_doubt)doubt,
                                  .start = (size_t)json_integer_value(json_array_get(m, 1)),
                                  .end = (size_t)json_integer_value(json_array_get(m, 2)) };
    }
    return true;
}

static bool read_answer(struct arena *a, struct str text, struct assist_answer *ret,
                        struct fault *f)
{
    scoped_json json_t *json = json_read(text, f);

    *ret = (struct assist_answer){ .text = STR("") };
    if (!json)
        return false;
    ret->text = str_copy(a, json_text(json, "text"));
    lang_parse(json_text(json, "lang"), &ret->lang);
    read_source(a, json_object_get(json, "source"), &ret->source);
    return read_cited(a, json_object_get(json, "cited"), ret, f) &&
           read_marks(a, json_object_get(json, "marks"), ret, f) && arena_check(a, f);
}

/* Counts of a category; those that are 0 are left out. */
static void write_counts(struct json_out *o, const char *key, const int64_t count[CATEGORIES])
{
    json_open(o, key, '{');
    for (unsigned c = 0; c < CATEGORIES; c++)
        if (count[c])
            json_i64(o, category_name((enum category)c), count[c]);
    json_close(o, '}');
}

static void read_counts(const json_t *json, const char *key, int64_t ret[CATEGORIES])
{
    const json_t *counts = json_object_get(json, key);

    for (unsigned c = 0; c < CATEGORIES; c++)
        ret[c] = json_int(counts, category_name((enum category)c), 0);
}

static void write_entries(struct json_out *o, const struct assist_left *left)
{
    json_open(o, "entries", '[');
    for (size_t i = 0; i < ASSIST_PIECES_MAX; i++)
        if (left->entries[i])
            json_i64(o, NULL, (int64_t)left->entries[i]);
    json_close(o, ']');
}

/* Their numbers, from 1. */
static void write_missing(struct json_out *o, const struct assist_left *left)
{
    json_open(o, "missing", '[');
    for (size_t i = 0; i < ASSIST_PIECES_MAX; i++)
        if (left->missing[i])
            json_i64(o, NULL, (int64_t)i + 1);
    json_close(o, ']');
}

static void read_parts(const json_t *json, struct assist_left *ret)
{
    const json_t *entries = json_object_get(json, "entries"), *one;
    size_t i;

    ret->parts = json_int(json, "parts", 1); /* of one call, where they were not counted yet */
    for (i = 0; i < json_array_size(entries) && i < ASSIST_PIECES_MAX; i++)
        ret->entries[i] = (uint64_t)json_integer_value(json_array_get(entries, i));
    json_array_foreach(json_object_get(json, "missing"), i, one)
    {
        json_int_t n = json_integer_value(one);

        if (n > 0 && n <= ASSIST_PIECES_MAX)
            ret->missing[n - 1] = true;
    }
}

static struct str said_json(struct arena *a, const struct assist_left *left)
{
    struct buf b = buf_new(a, SAID_JSON_MAX);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    write_entries(&o, left);
    json_str(&o, "entity", left->entity);
    write_counts(&o, "left_out", left->left_out);
    json_i64(&o, "messages", left->messages);
    json_i64(&o, "messages_left", left->messages_left);
    write_missing(&o, left);
    json_str(&o, "model", left->model);
    json_i64(&o, "parts", left->parts);
    json_str(&o, "provider", left->name);
    json_str(&o, "region", left->region);
    write_counts(&o, "surrogates", left->surrogates);
    json_i64(&o, "tickets", left->tickets);
    write_counts(&o, "tokens", left->tokens);
    json_close(&o, '}');
    return b.failed ? STR_NONE : buf_str(&b);
}

static bool read_said(struct arena *a, const struct suggestion_row *row, struct assist_left *ret,
                      struct fault *f)
{
    scoped_json json_t *json = json_read(row->said, f);

    if (!json)
        return false;
    *ret = (struct assist_left){ .provider = row->provider,
                                 .version = row->version,
                                 .name = str_copy(a, json_text(json, "provider")),
                                 .entity = str_copy(a, json_text(json, "entity")),
                                 .region = str_copy(a, json_text(json, "region")),
                                 .model = str_copy(a, json_text(json, "model")),
                                 .messages = json_int(json, "messages", 0),
                                 .messages_left = json_int(json, "messages_left", 0),
                                 .tickets = json_int(json, "tickets", 1),
                                 .bytes = row->bytes_out };
    read_parts(json, ret);
    read_counts(json, "tokens", ret->tokens);
    read_counts(json, "surrogates", ret->surrogates);
    read_counts(json, "left_out", ret->left_out);
    return arena_check(a, f);
}

/* ---- keeping ---- */

struct keeping {
    struct asking *asking;
    const struct sealer *sealer;
    const struct assist_answer *said;
    struct suggestion_row row;
};

/* Ids alone: what agents make of it is counted for them (source.h). */
static bool write_sources(struct tx *tx, const struct keeping *k, struct fault *f)
{
    const struct assist_source *s = &k->said->source;
    struct suggestion_source_row one = { s->kind, s->id, s->version, s->passage };

    if (s->kind != SOURCE_NONE)
        return store_suggestion_source_add(tx, k->row.id, &one, f);
    for (size_t i = 0; i < k->said->cited_count; i++) {
        const struct assist_cited *c = &k->said->cited[i];

        if (c->aside)
            continue;
        one = (struct suggestion_source_row){ SOURCE_PASSAGE, c->article, c->version, c->passage };
        if (!store_suggestion_source_add(tx, k->row.id, &one, f))
            return false;
    }
    return true;
}

static bool write_suggestion(struct tx *tx, void *arg, struct fault *f)
{
    struct keeping *k = arg;
    struct asking *q = k->asking;
    struct journal_entry entry = { .org = q->by->org,
                                   .by = q->by->id,
                                   .act = "ai.suggest",
                                   .on_kind = "ticket",
                                   .on = q->wanted->ticket,
                                   .purpose = purpose_name(task_row(q->wanted->task)->purpose),
                                   .reason = task_row(q->wanted->task)->name,
                                   .result = "done" };
    uint64_t n;

    if (!vault_sealer_check(tx, k->sealer, f) ||
        !ticket_basis(tx, q->arena, q->wanted->ticket, &entry.basis, f) ||
        !journal_append(q->desk->parts.journal, tx, &entry, &n, f))
        return false;
    if (!k->row.entry)
        k->row.entry = n;
    return store_suggestion_add(tx, &k->row, f) && write_sources(tx, k, f);
}

/* Where several persons take part, or tickets, no text is kept: it would outlive the key of whoever
 * is not the ticket's own person.  What left is then known by its size, counts and digest
 * (`ai.exit`). */
static bool seal_texts(struct keeping *k, const struct assist_result *r, struct fault *f)
{
    struct arena *a = k->asking->arena;
    struct place answer = kept_place(k->row.id, false), body = kept_place(k->row.id, true);
    struct buf b = buf_new(a, ANSWER_JSON_MAX);
    struct json_out o = json_out(&b);

    if (k->asking->seen.participant_count > 1 || k->asking->together > 1)
        return true;
    write_answer(&o, &r->answer);
    if (!buf_check(&b, f) || !vault_seal(k->sealer, a, &answer, buf_str(&b), &k->row.answer, f))
        return false;
    return !r->left.bytes || vault_seal(k->sealer, a, &body, r->left.body, &k->row.body, f);
}

static bool keep(struct keeping *w, struct assist_result *ret,
                 bool (*write)(struct tx *tx, void *arg, struct fault *f), struct fault *f)
{
    struct asking *k = w->asking;
    const struct ticket_row *t = &k->seen.head.row;
    scoped(sealer) *s = NULL;

    if (!vault_sealer(k->desk->parts.vault, k->by->org, t->person, &s, f))
        return false;
    w->sealer = s;
    w->row = (struct suggestion_row){ .id = id_new(),
                                      .org = k->by->org,
                                      .ticket = t->id,
                                      .person = t->person,
                                      .task = k->wanted->task,
                                      .lang = str_of(lang_name(k->about.lang)),
                                      .intent = t->intent,
                                      .by = k->by->id,
                                      .at = ret->at ? ret->at : clock_now(),
                                      .provider = ret->left.provider,
                                      .version = ret->left.version,
                                      .said = said_json(k->arena, &ret->left),
                                      .stop = ret->stop,
                                      .confidence = ret->answer.confidence,
                                      .bytes_out = ret->left.bytes,
                                      .bytes_in = ret->bytes_in,
                                      .ms = ret->ms,
                                      .cost = ret->cost,
                                      .entry = ret->entry };
    if (!seal_texts(w, ret, f) || !store_write(k->desk->parts.store, write, w, f))
        return false;
    ret->id = w->row.id;
    ret->at = w->row.at;
    ret->entry = w->row.entry;
    return true;
}

bool suggestion_keep(struct asking *k, struct assist_result *ret, struct fault *f)
{
    struct keeping w = { .asking = k, .said = &ret->answer };

    return keep(&w, ret, write_suggestion, f);
}

static bool write_vector(struct tx *tx, void *arg, struct fault *f)
{
    const struct keeping *k = arg;

    return vault_sealer_check(tx, k->sealer, f) && store_suggestion_add(tx, &k->row, f);
}

/* The gateway wrote the journal's entries: nothing was suggested. */
bool suggestion_keep_vector(struct asking *k, const struct gateway_vectors *got, struct fault *f)
{
    struct assist_wanted wanted = *k->wanted;
    struct asking one = *k;
    struct assist_result r = { .answer.text = STR(""),
                               .stop = got->stop,
                               .ms = got->ms,
                               .cost = got->cost,
                               .bytes_in = got->bytes_in,
                               .entry = got->entry };
    struct keeping w = { .asking = &one, .said = &r.answer };

    if (!got->bytes_out)
        return true;
    wanted.task = TASK_EMBED;
    one.wanted = &wanted;
    left_describe(&got->plan, &r.left);
    return keep(&w, &r, write_vector, f);
}

/* ---- showing ---- */

struct listing {
    struct arena *arena;
    struct id org, ticket;
    const char *basis;
    struct suggestion_row *rows;
    size_t count;
};

static bool list_suggestions(struct tx *tx, void *arg, struct fault *f)
{
    struct listing *l = arg;
    struct ticket_row t;

    return store_ticket_get(tx, l->arena, l->org, l->ticket, &t, f) &&
           ticket_basis(tx, l->arena, l->ticket, &l->basis, f) &&
           store_suggestion_list(tx, l->arena, l->org, l->ticket, &l->rows, &l->count, f);
}

/* Of an erased person nothing is left but the numbers. */
static bool open_kept(struct desk *d, const struct grant *g, struct arena *a,
                      const struct suggestion_row *row, bool body, struct str *ret, struct fault *f)
{
    struct place at = kept_place(row->id, body);
    struct str sealed = body ? row->body : row->answer;
    struct fault why = { 0 };
    struct clear text;

    *ret = STR("");
    if (!sealed.ptr)
        return true;
    if (vault_open(d->parts.vault, g, a, row->person, &at, sealed, &text, &why)) {
        *ret = text.text;
        return true;
    }
    return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

static bool open_suggestion(struct desk *d, const struct grant *g, struct arena *a,
                            const struct suggestion_row *row, struct suggestion_view *ret,
                            struct fault *f)
{
    struct str json;

    *ret = (struct suggestion_view){ .row = *row, .answer.text = STR("") };
    if (!read_said(a, row, &ret->left, f) || !open_kept(d, g, a, row, false, &json, f) ||
        !open_kept(d, g, a, row, true, &ret->left.body, f))
        return false;
    if (json.len && !read_answer(a, json, &ret->answer, f))
        return false;
    ret->answer.confidence = row->confidence;
    return true;
}

bool desk_suggestions(struct desk *d, struct arena *a, const struct principal *by,
                      enum purpose purpose, struct id ticket, struct suggestion_view **ret,
                      size_t *ret_count, struct fault *f)
{
    struct listing l = { .arena = a, .org = by->org, .ticket = ticket };
    struct access_wanted w = { .by = *by,
                               .purpose = purpose,
                               .act = "ai.read",
                               .on_kind = "ticket",
                               .on = ticket,
                               .needs = 1u << CATEGORY_CONTENT };
    const struct grant *g;

    *ret_count = 0;
    if (!store_read(d->parts.store, list_suggestions, &l, f))
        return false;
    w.basis = l.basis;
    w.n = (int64_t)l.count;
    w.counted = true;
    *ret = arena_many(a, struct suggestion_view, l.count + 1);
    if (!*ret)
        return arena_check(a, f);
    if (!policy_decide(d->parts.policy, a, &w, &g, f))
        return false;
    for (; *ret_count < l.count; (*ret_count)++)
        if (!open_suggestion(d, g, a, &l.rows[*ret_count], &(*ret)[*ret_count], f))
            return false;
    return true;
}

/* ---- one of them ---- */

struct one {
    struct arena *arena;
    struct id org, ticket, id;
    const char *basis;
    struct suggestion_row row;
};

static bool read_one(struct tx *tx, void *arg, struct fault *f)
{
    struct one *o = arg;

    return store_suggestion_get(tx, o->arena, o->org, o->ticket, o->id, &o->row, f) &&
           ticket_basis(tx, o->arena, o->ticket, &o->basis, f);
}

bool suggestion_open(struct desk *d, struct arena *a, const struct principal *by, struct id ticket,
                     struct id id, struct suggestion_view *ret, struct fault *f)
{
    struct one o = { .arena = a, .org = by->org, .ticket = ticket, .id = id };
    struct access_wanted w = { .by = *by,
                               .purpose = PURPOSE_SUPPORT,
                               .act = "ai.read",
                               .on_kind = "ticket",
                               .on = ticket,
                               .needs = 1u << CATEGORY_CONTENT };
    const struct grant *g;

    if (!store_read(d->parts.store, read_one, &o, f))
        return false;
    w.basis = o.basis;
    return policy_decide(d->parts.policy, a, &w, &g, f) && open_suggestion(d, g, a, &o.row, ret, f);
}

/* ---- how they fare ---- */

struct counting {
    struct arena *arena;
    struct id org;
    msec since;
    struct suggestion_figures *ret;
};

static bool read_figures(struct tx *tx, void *arg, struct fault *f)
{
    struct counting *c = arg;

    return store_suggestion_sums(tx, c->arena, c->org, c->since, &c->ret->sums, &c->ret->count,
                                 f) &&
           store_suggestion_asked(tx, c->arena, c->org, c->since, &c->ret->asked,
                                  &c->ret->asked_count, f);
}

bool desk_suggestion_figures(struct desk *d, struct arena *a, const struct principal *by,
                             msec since, struct suggestion_figures *ret, struct fault *f)
{
    struct counting c = { .arena = a, .org = by->org, .since = since, .ret = ret };

    if (!principal_is(by, ROLE_SUPERVISOR) && !principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:supervisor",
                          "only supervisors and controllers see how AI's suggestions fare");
    return store_read(d->parts.store, read_figures, &c, f);
}
