/* SPDX-License-Identifier: EUPL-1.2 */
/* take_out.c - taking spans out of a text, each for its token; restore.c puts them back. */
#include "pii/pii.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "pii/mask/book_priv.h"

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

/* ---- surrogates ---- */

#define MORE_MAX 4096 /* pieces of plain text that become tokens, in one round */
#define ROUNDS   8    /* of looking at the text as it would become; then values are tokens */

/* Both lists are sorted. */
static bool merge(struct placed_list *list, const struct placed_list *more, struct arena *a)
{
    struct placed *all = arena_many(a, struct placed, list->count + more->count);
    size_t n = 0;

    if (!all)
        return false;
    for (size_t i = 0, k = 0; i < list->count || k < more->count; n++)
        all[n] = k == more->count || (i < list->count && list->at[i].start < more->at[k].start)
                     ? list->at[i++]
                     : more->at[k++];
    *list = (struct placed_list){ all, n, n };
    return true;
}

/* Plain text that reads like a surrogate becomes a value like any other, with a token. */
static bool add_more(struct pii_book *book, struct str text, struct placed_list *list,
                     struct placed_list *more, struct fault *f)
{
    struct taking t;

    if (!taking_start(&t, book, more->count, f))
        return false;
    for (size_t i = 0; i < more->count; i++) {
        struct placed *p = &more->at[i];
        struct span span = { p->start, p->end, p->type, NULL, 1, "pattern" };
        const struct pii_token *token = book_token(&t, &span, str_slice(text, p->start, p->end));

        if (!token)
            return false;
        p->token = (uint32_t)(token - book->tokens);
        book->tokens[p->token].as_token |= !token->surrogate.len;
    }
    return merge(list, more, work_of(book));
}

static bool use_surrogates(struct pii_book *book, struct str text, struct placed_list *list,
                           struct fault *f)
{
    struct placed_list more = { arena_many(work_of(book), struct placed, MORE_MAX), 0, MORE_MAX };
    bool changed = true;

    if (!more.at || !surrogates_choose(book, work_of(book), text))
        return false;
    for (size_t i = 0; i < list->count; i++)
        list->at[i].as_token = !book->tokens[list->at[i].token].surrogate.len;
    for (size_t round = 0; changed && round < text.len + ROUNDS; round++) {
        for (size_t i = 0; i < list->count && round == ROUNDS; i++)
            list->at[i].as_token = true;
        more.count = 0;
        if (!surrogates_place(book, work_of(book), text, list, &more, &changed) ||
            (more.count && !add_more(book, text, list, &more, f)))
            return false;
    }
    return !changed || fault_set(f, FAULT_BROKEN, "surrogates that cannot be restored");
}

/* ---- the result ---- */

static bool place_all(struct pii_book *book, struct str text, const struct spans *spans,
                      struct placed_list *ret_list, struct fault *f)
{
    struct taking t;
    uint32_t at = 0;

    ret_list->at = arena_many(work_of(book), struct placed, spans->count);
    if ((spans->count && !ret_list->at) || !taking_start(&t, book, spans->count, f))
        return false;
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *span = &spans->at[i];
        const struct pii_token *token;

        if (span->start < at || span->end <= span->start || span->end > text.len)
            return fault_set(f, FAULT_INVALID, "span %zu is out of order or range", i);
        token = book_token(&t, span, str_slice(text, span->start, span->end));
        if (!token)
            return false;
        ret_list->at[ret_list->count++] =
            (struct placed){ .start = span->start,
                             .end = span->end,
                             .token = (uint32_t)(token - book->tokens),
                             .type = span->type,
                             .as_token = true };
        at = span->end;
    }
    return true;
}

static struct str write_out(const struct pii_book *book, struct str text,
                            const struct placed_list *list, struct buf *out)
{
    size_t at = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct placed *p = &list->at[i];
        const struct pii_token *t = &book->tokens[p->token];

        token_add_plain(out, str_slice(text, at, p->start));
        buf_add(out,
                p->as_token ? pii_token_name(work_of(book), t->type, t->n, t->form) : t->surrogate);
        at = p->end;
    }
    token_add_plain(out, str_from(text, at));
    return buf_str(out);
}

bool pii_take_out(struct pii_book *book, struct clear text, const struct spans *spans,
                  struct skeleton *ret_skeleton, struct fault *f)
{
    struct buf out = buf_new(work_of(book), SKELETON_MAX);
    struct placed_list list = { 0 };
    struct str made;

    if (text.text.len > PII_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "text of %zu bytes, at most %zu", text.text.len,
                         PII_TEXT_MAX);
    if (!place_all(book, text.text, spans, &list, f) ||
        (book->surrogates && !use_surrogates(book, text.text, &list, f))) {
        if (!f->kind) /* what fails without a word has no more memory */
            (void)(arena_check(book->arena, f) && arena_check(work_of(book), f));
        return false;
    }
    made = write_out(book, text.text, &list, &out);
    if (!buf_check(&out, f) || !arena_check(book->arena, f) || !arena_check(work_of(book), f))
        return false;
    *ret_skeleton = (struct skeleton){ made };
    return true;
}

struct skeleton pii_skeleton_from_seal(struct str text)
{
    return (struct skeleton){ text };
}
