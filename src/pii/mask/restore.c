/* SPDX-License-Identifier: EUPL-1.2 */
/* restore.c - see restore.h.
 *
 * One function, restore_some(), reads as far as the bytes decide; pii_restore() gives it the
 * whole text, the restorer a window that what is undecided stays in.  So both agree. */
#include "pii/restore.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "pii/mask/book_priv.h"

#define PART_BYTES ((size_t)16 << 10)

struct pii_restorer {
    const struct pii_book *book;
    struct index numbers;
    struct matcher *surrogates; /* NULL: there are none */
    bool after_word;            /* what was read last is part of a word */
    struct pii_restored count;
    size_t held, room;
    char *window;
};

/* ---- what stands here? ---- */

enum here {
    HERE_PLAIN, /* nothing: one character */
    HERE_OPEN,  /* "⟦⟦": one "⟦" */
    HERE_TOKEN, /* a token */
    HERE_VALUE, /* a surrogate */
    HERE_CUT,   /* more must come */
};

struct found {
    size_t len;
    const struct pii_token *token; /* NULL: unknown */
};

/* Could `s` become a token or "⟦⟦" if more followed? */
static bool may_become_token(struct str s)
{
    size_t i = TOKEN_OPEN.len;

    if (s.len < TOKEN_OPEN.len)
        return str_starts(TOKEN_OPEN, s);
    if (s.len >= TOKEN_BYTES_MAX)
        return false;
    while (i < s.len && ((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') || ascii_digit(s.ptr[i]) ||
                         s.ptr[i] == '_' || s.ptr[i] == '.'))
        i++;
    s = str_from(s, i);
    return s.len < TOKEN_CLOSE.len && /* "⟦" and "⟧" begin alike */
           (str_starts(TOKEN_CLOSE, s) || str_starts(TOKEN_OPEN, s));
}

static enum here look_bracket(const struct pii_restorer *r, struct str rest, bool at_end,
                              struct found *ret)
{
    struct pii_piece piece;
    uint32_t slot;

    if (!at_end && may_become_token(rest))
        return HERE_CUT;
    if (!str_starts(rest, TOKEN_OPEN))
        return HERE_PLAIN;
    *ret = (struct found){ .len = TOKEN_OPEN.len };
    if (str_starts(str_from(rest, TOKEN_OPEN.len), TOKEN_OPEN)) {
        ret->len = 2 * TOKEN_OPEN.len;
        return HERE_OPEN;
    }
    if (!token_read(rest, &piece))
        return HERE_OPEN;
    ret->len = piece.text.len;
    slot = *index_number(&r->numbers, r->book, piece.type, piece.n, piece.form);
    if (slot && r->book->tokens[slot - 1].value.len)
        ret->token = &r->book->tokens[slot - 1];
    return HERE_TOKEN;
}

static enum here look(const struct pii_restorer *r, struct str rest, bool at_end, bool *ret_word,
                      struct found *ret)
{
    enum here here = HERE_PLAIN;
    uint32_t value;

    *ret_word = false;
    if (rest.ptr && (unsigned char)rest.ptr[0] == 0xe2)
        here = look_bracket(r, rest, at_end, ret);
    if (here != HERE_PLAIN || !r->surrogates) {
        if (here == HERE_PLAIN)
            ret->len = 1;
        return here;
    }
    switch (match_here(r->surrogates, rest, at_end, r->after_word, &ret->len, &value)) {
    case MATCH_MORE:
        return HERE_CUT;
    case MATCH_FOUND:
        ret->token = &r->book->tokens[value - 1];
        /* The next word cannot begin inside this one. */
        *ret_word = match_ends_in_word(str_slice(rest, 0, ret->len));
        return HERE_VALUE;
    case MATCH_NONE:
        break;
    }
    ret->len = match_char(rest, at_end, ret_word);
    return ret->len ? HERE_PLAIN : HERE_CUT;
}

static bool give(struct pii_sink to, struct str text)
{
    return !text.len || to.give(to.to, (struct clear){ text });
}

static bool give_found(struct pii_restorer *r, enum here here, struct str as_is,
                       const struct found *found, struct pii_sink to)
{
    if (here == HERE_OPEN)
        return give(to, TOKEN_OPEN);
    r->count.restored += found->token != NULL;
    r->count.unknown += found->token == NULL;
    return give(to, found->token ? found->token->value : as_is);
}

/* The next byte that something may begin at: without surrogates only a bracket's first. */
static size_t skip_plain(const struct pii_restorer *r, struct str text, size_t at)
{
    size_t next;

    if (r->surrogates)
        return at;
    next = str_chr(text, '\xe2', at);
    return next == STR_NPOS ? text.len : next;
}

/* Reads what is decided; *ret_used bytes of `text` are done with. */
static bool restore_some(struct pii_restorer *r, struct str text, bool at_end, struct pii_sink to,
                         size_t *ret_used)
{
    size_t plain = 0, at = 0;

    while (text.ptr && (at = skip_plain(r, text, at)) < text.len) {
        struct found found = { 0 };
        bool word;
        enum here here = look(r, str_from(text, at), at_end, &word, &found);

        if (here == HERE_CUT)
            break;
        r->after_word = word;
        if (here != HERE_PLAIN) {
            if (!give(to, str_slice(text, plain, at)) ||
                !give_found(r, here, str_slice(text, at, at + found.len), &found, to))
                return false;
            plain = at + found.len;
        }
        at += found.len;
    }
    *ret_used = at;
    return give(to, str_slice(text, plain, at));
}

/* ---- making one ---- */

static bool add_surrogates(struct pii_restorer *r, struct arena *a, const struct pii_book *book)
{
    size_t bytes = 0;

    for (size_t i = 0; i < book->count; i++)
        bytes += book->tokens[i].surrogate.len;
    if (!bytes)
        return true;
    r->surrogates = matcher_new(a, bytes);
    for (size_t i = 0; i < book->count && r->surrogates; i++)
        if (book->tokens[i].surrogate.len && book->tokens[i].value.len)
            matcher_add(r->surrogates, book->tokens[i].surrogate, (uint32_t)i + 1);
    return r->surrogates != NULL;
}

static bool restorer_start(struct pii_restorer *r, struct arena *a, const struct pii_book *book,
                           struct fault *f)
{
    *r = (struct pii_restorer){ .book = book };
    if (!index_make(&r->numbers, a, book->count) || !add_surrogates(r, a, book))
        return arena_check(a, f);
    for (size_t i = 0; i < book->count; i++) {
        const struct pii_token *t = &book->tokens[i];

        *index_number(&r->numbers, book, t->type, t->n, t->form) = (uint32_t)i + 1;
    }
    return true;
}

struct pii_restorer *pii_restorer_new(struct arena *a, const struct pii_book *book, struct fault *f)
{
    struct pii_restorer *r = arena_make(a, struct pii_restorer);
    size_t longest = TOKEN_BYTES_MAX;

    if (!r || !restorer_start(r, a, book, f)) {
        arena_check(a, f);
        return NULL;
    }
    for (size_t i = 0; i < book->count; i++)
        if (longest < book->tokens[i].surrogate.len)
            longest = book->tokens[i].surrogate.len;
    r->room = longest + 8 + PART_BYTES;
    r->window = arena_many(a, char, r->room);
    return r->window || arena_check(a, f) ? r : NULL;
}

/* ---- feeding ---- */

static bool work_off(struct pii_restorer *r, bool at_end, struct pii_sink to)
{
    size_t used;

    if (!restore_some(r, str_make(r->window, r->held), at_end, to, &used))
        return false;
    r->held -= used;
    memmove(r->window, r->window + used, r->held);
    return true;
}

bool pii_restorer_feed(struct pii_restorer *r, struct str part, struct pii_sink to)
{
    while (part.len) {
        size_t n = r->room - r->held < part.len ? r->room - r->held : part.len;

        assert(n > 0); /* what is held is shorter than the window */
        memcpy(r->window + r->held, part.ptr, n);
        r->held += n;
        part = str_from(part, n);
        if (!work_off(r, false, to))
            return false;
    }
    return true;
}

bool pii_restorer_end(struct pii_restorer *r, struct pii_sink to)
{
    bool ok = work_off(r, true, to);

    r->after_word = false;
    return ok;
}

size_t pii_restorer_held(const struct pii_restorer *r)
{
    return r->held;
}

struct pii_restored pii_restorer_count(const struct pii_restorer *r)
{
    return r->count;
}

/* ---- a whole text ---- */

static bool add_to_buf(void *to, struct clear text)
{
    return buf_add(to, text.text);
}

bool pii_restore(const struct pii_book *book, struct arena *a, struct skeleton skeleton,
                 struct clear *ret_text, struct fault *f)
{
    struct buf out = buf_new(a, SKELETON_MAX);
    struct pii_restorer r;
    size_t used;

    if (!restorer_start(&r, a, book, f))
        return false;
    restore_some(&r, skeleton.text, true, (struct pii_sink){ add_to_buf, &out }, &used);
    if (!buf_check(&out, f) || !arena_check(a, f))
        return false;
    *ret_text = (struct clear){ buf_str(&out) };
    return true;
}
