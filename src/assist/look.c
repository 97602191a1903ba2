/* SPDX-License-Identifier: EUPL-1.2 */
/* look.c - the last look: what leaves is read once more, as the bytes that leave.
 *
 * The body is taken apart again by a parser that knows nothing of how it was made; each text in it
 * is looked through, and what is base64 or percent-encoded in it; then the bytes as they are, for
 * what has a form of its own.  Our own prompt and the articles are the house's words and do not
 * count, but for what the watch knows.  Made-up values are read as the tokens that they stand for;
 * that none of them is a real person's is asked first. */
#include <string.h>

#include "assist/gateway_priv.h"
#include "base/json.h"
#include "pii/rules.h"

#define FOUND_MAX 32
#define NEST_MAX  16

struct looking {
    struct draft *d;
    struct str body;
    struct str model;
    struct str own;        /* as it stands in what is read now */
    struct pii_book names; /* made-up values to the tokens they stand for */
    bool made_up;
};

/* ---- what was found ---- */

static struct str escaped(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 6 * text.len + 8);
    struct str quoted;

    json_quote(&b, text);
    quoted = buf_str(&b);
    return quoted.len >= 2 ? str_slice(quoted, 1, quoted.len - 1) : STR("");
}

static void note(struct looking *l, struct str what, const struct span *s, bool known)
{
    struct gateway_plan *plan = l->d->plan;
    struct str raw = escaped(l->d->arena, what);
    size_t at = str_find(l->body, raw, 0);

    if (!plan->found)
        plan->found = arena_many(l->d->arena, struct gateway_found, FOUND_MAX);
    if (!plan->found || plan->found_count == FOUND_MAX)
        return;
    plan->found[plan->found_count++] =
        (struct gateway_found){ .type = s->type,
                                .known = known,
                                .start = at == STR_NPOS ? 0 : at,
                                .length = at == STR_NPOS ? l->body.len : raw.len };
}

static bool is_known(const struct span *s)
{
    return s->by && strcmp(s->by, "known") == 0;
}

/* ---- one text ---- */

static bool read_text(struct looking *l, struct str text, const struct pii_hints *wanted,
                      bool only_known, struct fault *f)
{
    struct pii_hints hints = *wanted;
    struct spans spans = { 0 };

    hints.only_known = only_known;
    if (only_known && !hints.known_count)
        return true;
    if (!pii_find(l->d->gateway->parts.pii, l->d->question->scratch, l->d->arena,
                  (struct clear){ text }, &hints, &spans, f))
        return false;
    for (size_t i = 0; i < spans.count; i++) {
        const struct span *s = &spans.at[i];
        struct str what = str_slice(text, s->start, s->end);
        bool known = is_known(s);

        if (known || str_find(l->own, what, 0) == STR_NPOS)
            note(l, what, s, known);
    }
    return true;
}

static bool append(void *to, struct clear text)
{
    return buf_add(to, text.text);
}

static bool as_tokens(struct looking *l, struct str *text, struct fault *f)
{
    struct buf named = buf_new(l->d->arena, 64 * text->len + 64);
    const struct pii_sink to = { append, &named };
    struct pii_restorer *r;

    if (!l->made_up)
        return true;
    r = pii_restorer_new(l->d->arena, &l->names, f);
    if (!r || !buf_add(&named, STR("")))
        return false;
    (void)(pii_restorer_feed(r, *text, to) && pii_restorer_end(r, to));
    *text = buf_str(&named);
    return buf_check(&named, f);
}

static bool read_coded(struct looking *l, struct str text, struct fault *f)
{
    struct coded_hits hits;

    if (!coded_find(l->d, text, l->own, &hits, f))
        return false;
    for (size_t i = 0; i < hits.count; i++)
        note(l, str_slice(text, hits.at[i].start, hits.at[i].end), &hits.at[i].what,
             is_known(&hits.at[i].what));
    return true;
}

/* What the envelope has of the ticket's persons, whoever wrote it: also as a made-up value. */
static bool read_seen(struct looking *l, struct str text, struct fault *f)
{
    struct spans seen;

    if (!seen_find(l->d, text, &seen, f))
        return false;
    for (size_t i = 0; i < seen.count; i++)
        note(l, str_slice(text, seen.at[i].start, seen.at[i].end), &seen.at[i], true);
    return true;
}

static bool read_string(struct looking *l, struct str text, struct fault *f)
{
    const struct pii_hints *hints = &l->d->in->hints;

    if (str_eq(text, l->model)) /* its name may hold a date: IT wrote it, no person */
        return read_text(l, text, hints, true, f);
    if (!read_seen(l, text, f))
        return false;
    if (str_find(l->own, text, 0) != STR_NPOS)
        return read_text(l, text, hints, true, f);
    return (!l->made_up || read_text(l, text, hints, true, f)) && as_tokens(l, &text, f) &&
           read_text(l, text, hints, false, f) && read_coded(l, text, f);
}

static bool read_value(struct looking *l, const json_t *v, unsigned depth, struct fault *f)
{
    const char *key;
    const json_t *member;
    size_t i;

    if (depth > NEST_MAX)
        return fault_set(f, FAULT_BROKEN, "gateway: a body nested past %d", NEST_MAX);
    if (json_is_string(v))
        return read_string(l, str_make(json_string_value(v), json_string_length(v)), f);
    json_array_foreach(v, i, member)
    {
        if (!read_value(l, member, depth + 1, f))
            return false;
    }
    json_object_foreach((json_t *)(uintptr_t)v, key, member)
    {
        if (!read_string(l, str_of(key), f) || !read_value(l, member, depth + 1, f))
            return false;
    }
    return true;
}

/* ---- the bytes ---- */

static bool read_bytes(struct looking *l, struct fault *f)
{
    struct pii_hints hints = l->d->in->hints;
    struct str text = l->body;

    hints.rules = l->d->gateway->structured;
    l->own = escaped(l->d->arena, l->own);
    return as_tokens(l, &text, f) && read_text(l, text, &hints, false, f);
}

static bool name_tokens(struct looking *l, struct fault *f)
{
    const struct gateway_inside *in = l->d->in;

    l->names = (struct pii_book){ .arena = l->d->arena,
                                  .tokens = arena_many(l->d->arena, struct pii_token,
                                                       in->token_count + 1) };
    if (!l->names.tokens)
        return arena_check(l->d->arena, f);
    for (size_t i = 0; i < in->token_count; i++) {
        const struct out_token *t = &in->tokens[i];

        if (t->as != FORM_SURROGATE)
            continue;
        l->made_up = true;
        l->names.tokens[l->names.count++] = (struct pii_token){
            .type = t->type, .n = t->n, .form = t->form, .value = t->own, .surrogate = t->sent
        };
    }
    return true;
}

bool look_at(struct draft *d, struct str body, struct fault *f)
{
    struct str model = d->question->provider->record.endpoint.model;
    struct looking l = { .d = d, .body = body, .model = model };
    scoped_json json_t *read = json_read(body, f);

    l.own = str_printf(d->arena, "%.*s\n%.*s", STR_ARG(d->in->own), STR_ARG(model));
    return read && name_tokens(&l, f) && read_value(&l, read, 0, f) && read_bytes(&l, f) &&
           arena_check(d->arena, f);
}
