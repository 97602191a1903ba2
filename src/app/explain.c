/* SPDX-License-Identifier: EUPL-1.2 */
/* explain.c - guichet detect --explain: each candidate and what became of it, for people and as
 * JSON; and an organisation's rules from a file, to try them. */
#include "app/tools_priv.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "desk/desk.h"

#define RULES_FILE_MAX ((size_t)4 << 20)
#define SHOWN_MAX      60 /* bytes of a value on a line for people */

bool rules_read(struct cli *c, const char *path, struct pii_rules **ret, struct fault *f)
{
    struct org_settings settings;
    struct str json;

    return settings_read(c->arena, settings_default(), &settings, f) &&
           file_read(c->arena, cli_path(c, path), RULES_FILE_MAX, &json, f) &&
           settings_check(c->arena, json, &settings, f) &&
           pii_rules_new(&settings.detection, ret, f);
}

static void write_place(struct json_out *o, const char *key, const struct span *s)
{
    json_open(o, key, '{');
    json_i64(o, "start", s->start);
    json_i64(o, "end", s->end);
    json_cstr(o, "type", span_type_name(s->type));
    json_cstr(o, "by", s->by);
    json_f64(o, "score", (double)s->score);
    json_close(o, '}');
}

static void write_candidate(struct json_out *o, struct arena *a, struct str text,
                            const struct pii_candidate *c)
{
    json_open(o, NULL, '{');
    json_i64(o, "start", c->span.start);
    json_i64(o, "end", c->span.end);
    json_cstr(o, "type", span_type_name(c->span.type));
    json_cstr(o, "kind", c->span.kind);
    json_cstr(o, "category", category_name(span_category(c->span.type)));
    json_f64(o, "score", (double)c->span.score);
    json_cstr(o, "by", c->span.by);
    json_f64(o, "threshold", (double)c->threshold);
    json_cstr(o, "fate", pii_fate_name(c->fate));
    if (c->evidence_end) {
        json_open(o, "evidence", '{');
        json_i64(o, "start", c->evidence_start);
        json_i64(o, "end", c->evidence_end);
        json_str(o, "text", str_slice(text, c->evidence_start, c->evidence_end));
        json_close(o, '}');
    } else {
        json_null_out(o, "evidence");
    }
    if (c->against.end)
        write_place(o, "against", &c->against);
    else
        json_null_out(o, "against");
    json_str(o, "why", pii_candidate_why(a, (struct clear){ text }, c));
    json_close(o, '}');
}

/* "PERSON 4-16 "Claire Morel": taken; evidence: ..." */
static void add_line(struct buf *b, struct arena *a, struct str text, const struct pii_candidate *c)
{
    struct str value = str_slice(text, c->span.start, c->span.end);
    bool cut = value.len > SHOWN_MAX;

    buf_printf(b, "%s %u-%u \"", span_type_name(c->span.type), c->span.start, c->span.end);
    for (size_t i = 0; i < value.len && i < SHOWN_MAX; i++)
        buf_add_char(b, (unsigned char)value.ptr[i] < ' ' ? ' ' : value.ptr[i]);
    buf_printf(b, "%s\": ", cut ? "..." : "");
    buf_add(b, pii_candidate_why(a, (struct clear){ text }, c));
    buf_add_char(b, '\n');
}

bool explain_text(struct cli *c, struct tools *t, struct arena *a, struct str id, struct str text,
                  struct fault *f)
{
    struct pii_hints hints = { .lang = triage_language(t->triage, text, &(float){ 0 }),
                               .rules = t->rules };
    struct buf b = buf_new(a, (size_t)512 << 20);
    struct json_out o = json_out(&b);
    struct pii_candidates all;

    if (!pii_explain(t->pii, t->scratch, a, (struct clear){ text }, &hints, &all, f))
        return false;
    if (c->json) {
        json_open(&o, NULL, '{');
        if (id.ptr)
            json_raw(&o, "id", id);
        json_cstr(&o, "lang", lang_name(hints.lang));
        json_open(&o, "candidates", '[');
    } else if (id.ptr) {
        buf_printf(&b, "# %.*s\n", STR_ARG(id));
    }
    for (size_t i = 0; i < all.count; i++) {
        if (t->types && !(t->types >> all.at[i].span.type & 1u))
            continue;
        if (c->json)
            write_candidate(&o, a, text, &all.at[i]);
        else
            add_line(&b, a, text, &all.at[i]);
    }
    if (c->json) {
        json_close(&o, ']');
        json_close(&o, '}');
    }
    if (!buf_check(&b, f))
        return false;
    if (c->json)
        cli_print(c, &b);
    else
        fwrite(buf_str(&b).ptr, 1, b.len, c->out);
    return true;
}
