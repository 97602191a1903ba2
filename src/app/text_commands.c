/* SPDX-License-Identifier: EUPL-1.2 */
/* text_commands.c - detect and triage: pure commands on texts, no data folder needed.  JSON lines
 * as interfaces.md says. */
#include <string.h>

#include "app/tools_priv.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/reader.h"
#include "text/text.h"

bool tools_open(struct tools *t, struct fault *f)
{
    if (!crypto_start(f))
        return false;
    crypto_random(t->key, sizeof t->key);
    t->pii = pii_new(f);
    t->scratch = t->pii ? pii_scratch_new(t->pii, f) : NULL;
    t->triage = t->scratch ? triage_new(f) : NULL;
    return t->triage != NULL;
}

void tools_close(struct tools *t)
{
    triage_free(t->triage);
    pii_scratch_free(t->scratch);
    pii_rules_free(t->rules);
    pii_free(t->pii);
    crypto_wipe(t->key, sizeof t->key);
}

static void digest_value(const void *key, enum span_type type, struct str text,
                         uint8_t ret_digest[static PII_DIGEST_SIZE])
{
    struct crypto_part part = { text.ptr, text.len };

    crypto_keyed16(key, str_of(span_type_name(type)), &part, 1, ret_digest);
}

struct pii_book tools_book(const struct tools *t, struct arena *a)
{
    return (struct pii_book){
        .arena = a, .keep_credentials = true, .digest = digest_value, .key = t->key
    };
}

/* Answers one text: prints its line. */
#define ANSWER                                                                                     \
    struct cli *c, struct tools *t, struct arena *a, struct str id, struct str text, struct fault *f

/* ---- one answer a text ---- */

static void write_span(struct json_out *o, const struct span *s)
{
    json_open(o, NULL, '{');
    json_i64(o, "start", s->start);
    json_i64(o, "end", s->end);
    json_cstr(o, "type", span_type_name(s->type));
    json_cstr(o, "kind", s->kind);
    json_cstr(o, "category", category_name(span_category(s->type)));
    json_f64(o, "score", (double)s->score);
    json_cstr(o, "by", s->by);
    json_close(o, '}');
}

static bool detect_text(struct cli *c, struct tools *t, struct arena *a, struct str id,
                        struct str text, struct fault *f)
{
    struct pii_hints hints = { .lang = triage_language(t->triage, text, &(float){ 0 }),
                               .rules = t->rules };
    struct buf b = buf_new(a, (size_t)512 << 20);
    struct json_out o = json_out(&b);
    struct spans spans;

    if (!pii_find(t->pii, t->scratch, a, (struct clear){ text }, &hints, &spans, f))
        return false;
    json_open(&o, NULL, '{');
    if (id.ptr)
        json_raw(&o, "id", id);
    json_cstr(&o, "lang", lang_name(hints.lang));
    json_open(&o, "spans", '[');
    for (size_t i = 0; i < spans.count; i++)
        if (!t->types || (t->types >> spans.at[i].type & 1u))
            write_span(&o, &spans.at[i]);
    json_close(&o, ']');
    json_close(&o, '}');
    if (!buf_check(&b, f))
        return false;
    cli_print(c, &b);
    return true;
}

static void write_choice(struct json_out *o, const char *key, struct str label, float p)
{
    json_open(o, key, '{');
    json_str(o, "label", label);
    json_f64(o, "p", (double)p);
    json_close(o, '}');
}

static bool triage_text(struct cli *c, struct tools *t, struct arena *a, struct str id,
                        struct str text, struct fault *f)
{
    struct buf b = buf_new(a, (size_t)64 << 10);
    struct json_out o = json_out(&b);
    struct pii_book book = tools_book(t, a);
    struct pii_hints hints = { .lang = triage_language(t->triage, text, &(float){ 0 }) };
    struct skeleton skeleton, subject;
    struct spans none = { 0 }, spans;
    struct verdict v;

    /* What the desk's models read is a skeleton; so it is here. */
    if (!pii_find_whole(t->pii, t->scratch, a, (struct clear){ text }, &hints, &spans, f) ||
        !pii_take_out(&book, (struct clear){ text }, &spans, &skeleton, f) ||
        !pii_take_out(&book, (struct clear){ STR("") }, &none, &subject, f) ||
        !triage_judge(t->triage, a, subject, skeleton, &v, f))
        return false;
    json_open(&o, NULL, '{');
    if (id.ptr)
        json_raw(&o, "id", id);
    json_cstr(&o, "lang", lang_name(v.lang));
    write_choice(&o, "intent", v.intent, v.intent_p);
    json_open(&o, "priority", '{');
    json_cstr(&o, "label", priority_name(v.priority));
    json_f64(&o, "p", (double)v.priority_p);
    if (v.priority_rule)
        json_cstr(&o, "rule", v.priority_rule);
    json_close(&o, '}');
    write_choice(&o, "sentiment", str_of(sentiment_name(v.sentiment)), v.sentiment_p);
    if (v.rights_article) {
        json_open(&o, "rights", '{');
        json_i64(&o, "article", v.rights_article);
        json_f64(&o, "p", (double)v.rights_p);
        json_close(&o, '}');
    } else {
        json_null_out(&o, "rights");
    }
    json_close(&o, '}');
    cli_print(c, &b);
    return true;
}

/* ---- JSON lines or whole texts ---- */

static bool answer_line(struct cli *c, struct tools *t, bool (*answer)(ANSWER), struct arena *a,
                        struct str line, struct fault *f)
{
    scoped_json json_t *j = json_read(line, f);
    struct buf id = buf_new(a, (size_t)64 << 10);
    json_t *member;
    struct str text;

    if (!j)
        return false;
    text = json_text(j, "text");
    if (!text.ptr)
        return fault_set(f, FAULT_INVALID, "needs {\"id\": ..., \"text\": \"...\"}");
    member = json_object_get(j, "id");
    if (member) {
        char *printed = json_dumps(member, JSON_ENCODE_ANY | JSON_COMPACT);

        buf_add(&id, str_of(printed));
        json_text_free(printed);
    }
    return answer(c, t, a, member ? buf_str(&id) : STR_NONE, text, f);
}

static bool answer_lines(struct cli *c, struct tools *t, bool (*answer)(ANSWER), FILE *in,
                         struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 30);
    struct str line;
    long number = 0;

    while (a && file_line(in, a, &line)) {
        number++;
        line = str_trim(line);
        if (line.len && !answer_line(c, t, answer, a, line, f))
            return fault_wrap(f, "line %ld", number);
        arena_reset(a);
    }
    return true;
}

static bool is_text(struct str bytes, const char *path, struct fault *f)
{
    return !reader_is_pdf(bytes) ||
           fault_set(f, FAULT_INVALID, "is a PDF: guichet text %s | guichet detect", path);
}

static int run_on_texts(struct cli *c, struct tools *t, bool (*answer)(ANSWER))
{
    bool lines = cli_flag(c, "jsonl");
    struct fault f = { 0 };
    bool ok;

    cli_flag(c, "text");
    ok = cli_operands(c, 0, -1, &f) && tools_open(t, &f);
    for (int i = 1; ok && (i < c->argc || i == 1); i++) {
        const char *path = i < c->argc ? c->argv[i] : "-";
        struct str text;

        if (lines) {
            FILE *in = strcmp(path, "-") == 0 ? c->in : fopen(cli_path(c, path), "re");

            ok = in ? answer_lines(c, t, answer, in, &f)
                    : fault_set(&f, FAULT_MISSING, "no such file");
            if (in && in != c->in)
                fclose(in);
        } else {
            scoped(arena) *a = arena_new((size_t)1 << 30);

            ok = a && cli_read(c, path, PII_TEXT_MAX, &text, &f) && is_text(text, path, &f) &&
                 answer(c, t, a, STR_NONE, text, &f);
        }
        if (!ok)
            fault_wrap(&f, "%s", path);
    }
    tools_close(t);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}

static bool read_types(const char *list, unsigned *ret, struct fault *f)
{
    struct str rest = str_of(list), name;
    enum span_type type;

    while (str_split(&rest, ',', &name)) {
        if (!span_type_parse(name, &type))
            return fault_set(f, FAULT_UNKNOWN, "detect: no type '%.*s'", STR_ARG(name));
        *ret |= 1u << type;
    }
    return true;
}

int command_detect(struct cli *c, struct app *app)
{
    const char *types = cli_option(c, "types"), *rules = cli_option(c, "rules");
    bool explain = cli_flag(c, "explain");
    struct tools t = { 0 };
    struct fault f = { 0 };

    (void)app;
    if ((types && !read_types(types, &t.types, &f)) ||
        (rules && !rules_read(c, rules, &t.rules, &f)))
        return cli_fail(c, &f);
    return run_on_texts(c, &t, explain ? explain_text : detect_text);
}

int command_triage(struct cli *c, struct app *app)
{
    struct tools t = { 0 };

    (void)app;
    return run_on_texts(c, &t, triage_text);
}
