/* SPDX-License-Identifier: EUPL-1.2 */
/* split.c - from clear text to skeleton and sealed envelope, for one ticket's book of tokens. */
#include <string.h>

#include "base/buf.h"
#include "desk/desk_priv.h"

static void digest_value(const void *key, enum span_type type, struct str text,
                         uint8_t ret_digest[static PII_DIGEST_SIZE])
{
    blinder_digest(key, str_of(span_type_name(type)), text, ret_digest);
}

bool book_open(struct arena *a, const struct blinder *b, const struct envelope_row *rows,
               size_t count, bool keep_credentials, struct pii_book *ret, struct fault *f)
{
    struct pii_token *tokens = arena_many(a, struct pii_token, count + 16);

    if (!tokens)
        return arena_check(a, f);
    for (size_t i = 0; i < count; i++) {
        tokens[i].type = (enum span_type)rows[i].type;
        tokens[i].n = (uint32_t)rows[i].n;
        tokens[i].form = (uint32_t)rows[i].form;
        memcpy(tokens[i].normal, rows[i].normal, PII_DIGEST_SIZE);
        memcpy(tokens[i].exact, rows[i].exact, PII_DIGEST_SIZE);
    }
    *ret = (struct pii_book){ .arena = a,
                              .tokens = tokens,
                              .count = count,
                              .room = count + 16,
                              .old = count,
                              .keep_credentials = keep_credentials,
                              .digest = digest_value,
                              .key = b };
    return true;
}

bool split_text(const struct split_how *how, struct clear text, struct skeleton *ret,
                struct fault *f)
{
    struct spans spans = { 0 };

    return pii_find_whole(how->desk->parts.pii, how->place->scratch, how->arena, text, how->hints,
                          &spans, f) &&
           pii_take_out(how->book, text, &spans, ret, f);
}

/* Does the book hold this token? */
static bool holds(const struct pii_book *book, const struct pii_piece *p)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->tokens[i].type == p->type && book->tokens[i].n == p->n &&
            book->tokens[i].form == p->form)
            return true;
    return false;
}

/* The plain stretches between tokens are split like any text, one after the other, into a book
 * that grows; the tokens themselves stay. */
bool split_written(const struct split_how *how, struct str text, struct skeleton *ret,
                   struct fault *f)
{
    struct buf out = buf_new(how->arena, INCOMING_TEXT_MAX * 2);
    struct str rest = text;
    struct pii_piece piece;
    size_t known = how->book->count;

    while (pii_piece_next(&rest, &piece)) {
        struct pii_book asked = *how->book;
        struct skeleton part;

        asked.count = known; /* tokens that were there when the agent wrote */
        if (piece.token && holds(&asked, &piece)) {
            buf_add(&out, piece.text);
            continue;
        }
        if (!split_text(how, (struct clear){ piece.text }, &part, f))
            return false;
        buf_add(&out, part.text);
    }
    if (!buf_check(&out, f))
        return false;
    *ret = pii_skeleton_from_seal(buf_str(&out)); /* each piece came from pii_take_out() */
    return true;
}

bool seal_tokens(struct arena *a, const struct sealer *s, struct id ticket,
                 const struct pii_book *book, struct envelope_row **ret_rows, size_t *ret_count,
                 struct fault *f)
{
    size_t count = book->count - book->old;
    struct envelope_row *rows = arena_many(a, struct envelope_row, count);

    if (count && !rows)
        return arena_check(a, f);
    for (size_t i = 0; i < count; i++) {
        const struct pii_token *t = &book->tokens[book->old + i];
        struct place value = envelope_place(ticket, t->type, t->n, t->form, false);
        struct place mask = envelope_place(ticket, t->type, t->n, t->form, true);
        bool destroyed = t->type == SPAN_CREDENTIAL && !book->keep_credentials;

        rows[i] = (struct envelope_row){ .ticket = ticket,
                                         .type = (int64_t)t->type,
                                         .n = t->n,
                                         .form = t->form,
                                         .kind = str_of(t->kind) };
        memcpy(rows[i].normal, t->normal, sizeof rows[i].normal);
        memcpy(rows[i].exact, t->exact, sizeof rows[i].exact);
        if (!destroyed && !vault_seal(s, a, &value, t->value, &rows[i].value, f))
            return false;
        if (!vault_seal(s, a, &mask, pii_mask(a, t->type, t->kind, t->value), &rows[i].mask, f))
            return false;
    }
    *ret_rows = rows;
    *ret_count = count;
    return true;
}

const char *categories_of(struct arena *a, const struct pii_book *book, unsigned more)
{
    struct buf out = buf_new(a, 256);
    unsigned set = 1u << CATEGORY_CONTENT | more;

    for (size_t i = book->old; i < book->count; i++)
        set |= 1u << span_category(book->tokens[i].type);
    for (unsigned c = 0; c < CATEGORIES; c++)
        if (set >> c & 1u)
            buf_printf(&out, "%s%s", out.len ? "," : "", category_name((enum category)c));
    return str_cstr(a, buf_str(&out));
}

/* ---- search terms ---- */

#define TERMS_MAX ((size_t)20000) /* of one message; what a person would read has far fewer */

struct term_sink {
    const struct blinder *blinder;
    struct buf *out;
    size_t count;
};

static void add_term(void *to, struct str term)
{
    struct term_sink *sink = to;
    char keyed[VAULT_TERM_SIZE];

    if (sink->count++ >= TERMS_MAX)
        return;
    blinder_term(sink->blinder, term, keyed);
    buf_add(sink->out, str_make(keyed, sizeof keyed));
}

static void add_skeleton(struct arena *a, struct bench_place *place, struct skeleton text,
                         enum lang lang, struct term_sink *sink)
{
    struct str rest = text.text;
    struct pii_piece piece;

    while (pii_piece_next(&rest, &piece))
        if (!piece.token)
            text_terms(place->stemmer, a, piece.text, lang, add_term, sink);
}

/* Names are found by their folded words, unstemmed, behind "name:". */
static void add_name(struct arena *a, struct str name, struct term_sink *sink)
{
    struct str folded = text_fold(a, name, NULL);
    struct word w;
    size_t at = 0;

    while (text_word_next(folded, &at, &w))
        if (w.end - w.start > 1)
            add_term(sink, str_printf(a, "name:%.*s", STR_ARG(str_slice(folded, w.start, w.end))));
}

struct str index_terms(const struct indexing *what)
{
    struct buf out = buf_new(what->arena, (TERMS_MAX + 1) * VAULT_TERM_SIZE);
    struct term_sink sink = { .blinder = what->blinder, .out = &out };
    const struct pii_book *book = what->book;

    add_skeleton(what->arena, what->place, what->body->subject, what->lang, &sink);
    add_skeleton(what->arena, what->place, what->body->text, what->lang, &sink);
    for (size_t i = 0; i < what->attached_count; i++)
        add_skeleton(what->arena, what->place, what->attached[i].text, what->lang, &sink);
    for (size_t i = book->old; i < book->count; i++)
        if (book->tokens[i].type == SPAN_PERSON)
            add_name(what->arena, book->tokens[i].value, &sink);
    add_name(what->arena, what->name, &sink);
    return out.failed ? STR_NONE : buf_str(&out);
}
