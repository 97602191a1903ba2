/* SPDX-License-Identifier: EUPL-1.2 */
/* text_commands.c - detect, pseudonymise, restore, triage: pure commands on texts, no data
 * folder needed.  JSON lines as interfaces.md says. */
#include <string.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "text/text.h"

struct tools {
    struct pii *pii;
    struct pii_scratch *scratch;
    struct triage *triage;
    unsigned types;               /* detect: bit per type; all when 0 */
    uint8_t key[CRYPTO_KEY_SIZE]; /* of the books' digests; dies with the command */
};

static bool tools_open(struct tools *t, struct fault *f)
{
    if (!crypto_start(f))
        return false;
    crypto_random(t->key, sizeof t->key);
    t->pii = pii_new(f);
    t->scratch = t->pii ? pii_scratch_new(t->pii, f) : NULL;
    t->triage = t->scratch ? triage_new(f) : NULL;
    return t->triage != NULL;
}

static void tools_close(struct tools *t)
{
    triage_free(t->triage);
    pii_scratch_free(t->scratch);
    pii_free(t->pii);
    crypto_wipe(t->key, sizeof t->key);
}

static void digest_value(const void *key, enum span_type type, struct str text,
                         uint8_t ret_digest[static PII_DIGEST_SIZE])
{
    struct crypto_part part = { text.ptr, text.len };

    crypto_keyed16(key, str_of(span_type_name(type)), &part, 1, ret_digest);
}

/* At the command line the map is the user's own: credentials go into it like the rest. */
static struct pii_book book_new(const struct tools *t, struct arena *a)
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
    struct pii_hints hints = { .lang = triage_language(t->triage, text, &(float){ 0 }) };
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
    struct pii_book book = book_new(t, a);
    struct pii_hints hints = { .lang = triage_language(t->triage, text, &(float){ 0 }) };
    struct skeleton skeleton, subject;
    struct spans none = { 0 }, spans;
    struct verdict v;

    /* What the desk's models read is a skeleton; so it is here. */
    if (!pii_find(t->pii, t->scratch, a, (struct clear){ text }, &hints, &spans, f) ||
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

            ok = a && cli_read(c, path, PII_TEXT_MAX, &text, &f) &&
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
    const char *types = cli_option(c, "types");
    struct tools t = { 0 };
    struct fault f = { 0 };

    (void)app;
    if (types && !read_types(types, &t.types, &f))
        return cli_fail(c, &f);
    return run_on_texts(c, &t, detect_text);
}

int command_triage(struct cli *c, struct app *app)
{
    struct tools t = { 0 };

    (void)app;
    return run_on_texts(c, &t, triage_text);
}

/* ---- pseudonymise and restore ---- */

/* The map: {"IBAN_1": "FR76 ...", ...}; values that are no UTF-8 are kept as {"hex": "..."}. */
static struct str write_map(struct arena *a, const struct pii_book *book)
{
    struct buf b = buf_new(a, (size_t)512 << 20);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    for (size_t i = 0; i < book->count; i++) {
        const struct pii_token *t = &book->tokens[i];
        struct str name = pii_token_name(a, t->type, t->n, t->form);
        const char *key = str_cstr(a, str_slice(name, 3, name.len - 3)); /* without ⟦⟧ */

        if (text_valid(t->value)) {
            json_str(&o, key, t->value);
        } else {
            json_open(&o, key, '{');
            json_str(&o, "hex", crypto_hex(a, t->value.ptr, t->value.len));
            json_close(&o, '}');
        }
    }
    json_close(&o, '}');
    buf_add_char(&b, '\n');
    return buf_str(&b);
}

/* As it is; with --json {"text": "..."}, or {"hex": "..."} when it is no UTF-8. */
static void print_text(struct cli *c, struct arena *a, struct str text)
{
    struct buf b = buf_new(a, (size_t)512 << 20);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fwrite(text.ptr, 1, text.len, c->out);
        return;
    }
    json_open(&o, NULL, '{');
    if (text_valid(text))
        json_str(&o, "text", text);
    else
        json_str(&o, "hex", crypto_hex(a, text.ptr, text.len));
    json_close(&o, '}');
    cli_print(c, &b);
}

int command_pseudonymise(struct cli *c, struct app *app)
{
    scoped(arena) *a = arena_new((size_t)1 << 30);
    const char *map = cli_option(c, "map");
    struct tools t = { 0 };
    struct fault f = { 0 };
    struct pii_hints hints = { 0 };
    struct pii_book book;
    struct skeleton skeleton;
    struct spans spans;
    struct str text;
    bool ok;

    (void)app;
    ok = a && cli_operands(c, 0, 1, &f) && tools_open(&t, &f) &&
         cli_read(c, c->argc > 1 ? c->argv[1] : NULL, PII_TEXT_MAX, &text, &f);
    if (ok) {
        book = book_new(&t, a);
        hints.lang = triage_language(t.triage, text, &(float){ 0 });
        ok = pii_find(t.pii, t.scratch, a, (struct clear){ text }, &hints, &spans, &f) &&
             pii_take_out(&book, (struct clear){ text }, &spans, &skeleton, &f) &&
             (!map || file_write(cli_path(c, map), write_map(a, &book), 0600, &f));
    }
    if (ok)
        print_text(c, a, skeleton.text);
    tools_close(&t);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}

static bool read_value(struct arena *a, const json_t *v, struct str *ret)
{
    if (json_is_string(v)) {
        *ret = str_copy(a, str_make(json_string_value(v), json_string_length(v)));
        return true;
    }
    return json_is_object(v) && crypto_unhex(a, json_text(v, "hex"), ret);
}

static bool read_map(struct arena *a, struct str json, struct pii_book *book, struct fault *f)
{
    scoped_json json_t *j = json_read(json, f);
    const char *key;
    json_t *v;

    if (!j || !json_is_object(j))
        return fault_set(f, FAULT_INVALID, "the map must be a JSON object made by pseudonymise");
    book->tokens = arena_many(a, struct pii_token, json_object_size(j) + 1);
    if (!book->tokens)
        return arena_check(a, f);
    json_object_foreach(j, key, v)
    {
        struct str token = str_printf(a, "\xe2\x9f\xa6%s\xe2\x9f\xa7", key), rest = token;
        struct pii_token *t = &book->tokens[book->count];
        struct pii_piece piece;

        if (!pii_piece_next(&rest, &piece) || !piece.token || rest.len ||
            !read_value(a, v, &t->value))
            return fault_set(f, FAULT_INVALID, "map, member %zu: no token or no value",
                             book->count + 1);
        t->type = piece.type;
        t->n = piece.n;
        t->form = piece.form;
        book->count++;
    }
    return true;
}

int command_restore(struct cli *c, struct app *app)
{
    scoped(arena) *a = arena_new((size_t)1 << 30);
    const char *map = cli_option(c, "map");
    struct pii_book book = { .arena = a, .keep_credentials = true };
    struct fault f = { 0 };
    struct str json, text;
    struct clear clear;
    bool ok;

    (void)app;
    if (!map) {
        fault_set(&f, FAULT_UNKNOWN, "restore: --map F is missing");
        return cli_fail(c, &f);
    }
    ok = a && cli_operands(c, 0, 1, &f) &&
         file_read(a, cli_path(c, map), (size_t)512 << 20, &json, &f) &&
         read_map(a, json, &book, &f) &&
         cli_read(c, c->argc > 1 ? c->argv[1] : NULL, PII_TEXT_MAX * 2, &text, &f) &&
         pii_restore(&book, a, pii_skeleton_from_seal(text), &clear, &f);
    if (ok)
        print_text(c, a, clear.text);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
