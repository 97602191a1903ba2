/* SPDX-License-Identifier: EUPL-1.2 */
/* token.c - the grammar of tokens, and taking spans out of a text; restore.c puts them back.
 *
 * Grammar of a skeleton: a token is "⟦" TYPE "_" n [ "." k ] "⟧", with n and k without leading
 * zeros; "⟦⟦" stands for one "⟦" of the text; every other byte stands for itself.  It is read
 * from the left and looks at bytes, never at characters: "⟦" (E2 9F A6) cannot overlap itself,
 * so broken UTF-8 around it changes nothing. */
#include "pii/pii.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "pii/token_priv.h"

/* ---- reading tokens ---- */

/* A decimal number without leading zeros, not 0. */
static bool read_number(struct str *rest, uint32_t *ret_value)
{
    uint64_t v = 0;
    size_t n = 0;

    while (n < rest->len && n < 10 && ascii_digit(rest->ptr[n]))
        v = v * 10 + (uint64_t)(rest->ptr[n++] - '0');
    if (!n || rest->ptr[0] == '0' || v > UINT32_MAX)
        return false;
    *rest = str_from(*rest, n);
    *ret_value = (uint32_t)v;
    return true;
}

/* The type is all before the last '_' that a digit follows: names hold '_' themselves. */
static bool read_type(struct str *rest, enum span_type *ret_type)
{
    size_t n = 0;

    while (n < rest->len && ((rest->ptr[n] >= 'A' && rest->ptr[n] <= 'Z') || rest->ptr[n] == '_'))
        n++;
    if (!n || rest->ptr[n - 1] != '_' || !span_type_parse(str_slice(*rest, 0, n - 1), ret_type))
        return false;
    *rest = str_from(*rest, n);
    return true;
}

bool token_read(struct str s, struct pii_piece *ret_piece)
{
    struct str rest = str_from(s, TOKEN_OPEN.len);
    struct pii_piece p = { .token = true };

    if (!read_type(&rest, &p.type) || !read_number(&rest, &p.n))
        return false;
    if (str_starts(rest, STR("."))) {
        rest = str_from(rest, 1);
        if (!read_number(&rest, &p.form))
            return false;
    }
    if (!str_starts(rest, TOKEN_CLOSE))
        return false;
    p.text = str_slice(s, 0, s.len - rest.len + TOKEN_CLOSE.len);
    *ret_piece = p;
    return true;
}

bool pii_piece_next(struct str *rest, struct pii_piece *ret_piece)
{
    size_t at = 0;

    if (!rest->len)
        return false;
    *ret_piece = (struct pii_piece){ 0 };
    for (;;) {
        struct str here;

        at = str_find(*rest, TOKEN_OPEN, at);
        if (at == STR_NPOS)
            break;
        here = str_from(*rest, at);
        if (str_starts(str_from(here, TOKEN_OPEN.len), TOKEN_OPEN)) {
            at += 2 * TOKEN_OPEN.len;
            continue;
        }
        if (token_read(here, ret_piece))
            break;
        at += TOKEN_OPEN.len;
    }
    if (at != 0 || !ret_piece->token)
        *ret_piece = (struct pii_piece){ .text = str_slice(*rest, 0, at) };
    *rest = str_from(*rest, ret_piece->text.len);
    return true;
}

struct str pii_token_name(struct arena *a, enum span_type type, uint32_t n, uint32_t form)
{
    if (form)
        return str_printf(a, "⟦%s_%u.%u⟧", span_type_name(type), n, form);
    return str_printf(a, "⟦%s_%u⟧", span_type_name(type), n);
}

/* ---- an index over the tokens of a book: open addressing, slots hold position + 1 ---- */

bool index_make(struct index *x, struct arena *a, size_t most)
{
    size_t n = 16;

    while (n < 2 * most)
        n *= 2;
    x->slots = arena_many(a, uint32_t, n);
    x->mask = n - 1;
    return x->slots != NULL;
}

static size_t hash_digest(enum span_type type, const uint8_t digest[static PII_DIGEST_SIZE])
{
    size_t h;

    memcpy(&h, digest, sizeof h); /* a digest is spread already */
    return h + (size_t)type * 0x9e3779b97f4a7c15u;
}

/* Which of a token's two digests an index goes by. */
enum by { BY_EXACT, BY_NORMAL };

static const uint8_t *token_digest(const struct pii_token *t, enum by by)
{
    return by == BY_EXACT ? t->exact : t->normal;
}

/* The slot of the token with the same type and digest, or the free one where it belongs. */
static uint32_t *index_slot(const struct index *x, const struct pii_book *book,
                            const struct pii_token *like, enum by by)
{
    const uint8_t *digest = token_digest(like, by);

    for (size_t h = hash_digest(like->type, digest);; h++) {
        uint32_t *slot = &x->slots[h & x->mask];
        const struct pii_token *t = *slot ? &book->tokens[*slot - 1] : NULL;

        if (!t || (t->type == like->type && !memcmp(token_digest(t, by), digest, PII_DIGEST_SIZE)))
            return slot;
    }
}

uint32_t *index_number(const struct index *x, const struct pii_book *book, enum span_type type,
                       uint32_t n, uint32_t form)
{
    size_t h = (((size_t)type * 31 + n) * 31 + form) * 0x9e3779b97f4a7c15u >> 20;

    for (;; h++) {
        uint32_t *slot = &x->slots[h & x->mask];
        const struct pii_token *t = *slot ? &book->tokens[*slot - 1] : NULL;

        if (!t || (t->type == type && t->n == n && t->form == form))
            return slot;
    }
}

/* ---- taking out ---- */

static struct arena *work_of(const struct pii_book *book)
{
    return book->work ? book->work : book->arena;
}

/* One call of pii_take_out(): the book, found by digest, and the numbers given so far. */
struct taking {
    struct pii_book *book;
    struct index exact, normal; /* normal leads to the newest spelling of a value */
    uint32_t last[SPAN_TYPES];
};

static bool taking_start(struct taking *t, struct pii_book *book, size_t more, struct fault *f)
{
    assert(book->digest);
    *t = (struct taking){ .book = book };
    if (!index_make(&t->exact, work_of(book), book->count + more) ||
        !index_make(&t->normal, work_of(book), book->count + more))
        return arena_check(work_of(book), f);
    for (size_t i = 0; i < book->count; i++) {
        const struct pii_token *token = &book->tokens[i];
        uint32_t *newest = index_slot(&t->normal, book, token, BY_NORMAL);

        *index_slot(&t->exact, book, token, BY_EXACT) = (uint32_t)i + 1;
        if (!*newest || book->tokens[*newest - 1].form <= token->form)
            *newest = (uint32_t)i + 1;
        if (t->last[token->type] < token->n)
            t->last[token->type] = token->n;
    }
    return true;
}

static bool book_grow(struct pii_book *book)
{
    size_t room = book->room ? book->room * 2 : 8;
    struct pii_token *tokens;

    if (book->count < book->room)
        return true;
    tokens = arena_many(book->arena, struct pii_token, room);
    if (!tokens)
        return false;
    if (book->count)
        memcpy(tokens, book->tokens, book->count * sizeof *tokens);
    book->tokens = tokens;
    book->room = room;
    return true;
}

static struct str kept_value(const struct pii_book *book, enum span_type type, struct str value)
{
    if (type == SPAN_CREDENTIAL && !book->keep_credentials)
        return STR("");
    return str_copy(book->arena, value);
}

static const struct pii_token *book_add(struct taking *t, struct pii_token token, struct str value)
{
    struct pii_book *book = t->book;
    uint32_t *newest = index_slot(&t->normal, book, &token, BY_NORMAL);

    if (*newest) {
        const struct pii_token *other = &book->tokens[*newest - 1];

        token.n = other->n;
        token.form = other->form ? other->form + 1 : 2;
    } else {
        token.n = ++t->last[token.type];
    }
    token.value = kept_value(book, token.type, value);
    if (!book_grow(book))
        return NULL;
    book->tokens[book->count++] = token;
    *newest = (uint32_t)book->count;
    *index_slot(&t->exact, book, &token, BY_EXACT) = (uint32_t)book->count;
    return &book->tokens[book->count - 1];
}

/* The token of a value: known already, or new. */
static const struct pii_token *book_token(struct taking *t, const struct span *span,
                                          struct str value)
{
    struct pii_book *book = t->book;
    struct pii_token like = { .type = span->type, .kind = span->kind };
    uint32_t *slot;

    book->digest(book->key, like.type, value, like.exact);
    slot = index_slot(&t->exact, book, &like, BY_EXACT);
    if (*slot) {
        struct pii_token *token = &book->tokens[*slot - 1];

        if (!token->value.len)
            token->value = kept_value(book, token->type, value);
        return token;
    }
    book->digest(book->key, like.type, pii_normal(work_of(book), like.type, value), like.normal);
    return book_add(t, like, value);
}

static void add_plain(struct buf *b, struct str text)
{
    size_t at;

    while ((at = str_find(text, TOKEN_OPEN, 0)) != STR_NPOS) {
        buf_add(b, str_slice(text, 0, at + TOKEN_OPEN.len));
        buf_add(b, TOKEN_OPEN);
        text = str_from(text, at + TOKEN_OPEN.len);
    }
    buf_add(b, text);
}

bool pii_take_out(struct pii_book *book, struct clear text, const struct spans *spans,
                  struct skeleton *ret_skeleton, struct fault *f)
{
    struct buf out = buf_new(work_of(book), SKELETON_MAX);
    struct taking t;
    size_t at = 0;

    if (text.text.len > PII_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "text of %zu bytes, at most %zu", text.text.len,
                         PII_TEXT_MAX);
    if (!taking_start(&t, book, spans->count, f))
        return false;
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *span = &spans->at[i];
        const struct pii_token *token;

        if (span->start < at || span->end <= span->start || span->end > text.text.len)
            return fault_set(f, FAULT_INVALID, "span %zu is out of order or range", i);
        token = book_token(&t, span, str_slice(text.text, span->start, span->end));
        if (!token)
            return arena_check(book->arena, f);
        add_plain(&out, str_slice(text.text, at, span->start));
        buf_add(&out, pii_token_name(work_of(book), token->type, token->n, token->form));
        at = span->end;
    }
    add_plain(&out, str_from(text.text, at));
    if (!buf_check(&out, f) || !arena_check(book->arena, f) || !arena_check(work_of(book), f))
        return false;
    *ret_skeleton = (struct skeleton){ buf_str(&out) };
    return true;
}

struct skeleton pii_skeleton_from_seal(struct str text)
{
    return (struct skeleton){ text };
}
