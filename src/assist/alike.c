/* SPDX-License-Identifier: EUPL-1.2 */
/* alike.c - see alike.h. */
#include "assist/alike.h"

#include "base/fault.h"
#include "pii/pii.h"
#include "text/text.h"

#define TERMS_MAX 4000

struct bag {
    struct arena *arena;
    struct str *at;
    size_t count;
};

static bool has(const struct bag *b, struct str stem)
{
    for (size_t i = 0; i < b->count; i++)
        if (str_eq(b->at[i], stem))
            return true;
    return false;
}

static void add_text(struct bag *b, struct text_stemmer *st, struct str text, enum lang lang)
{
    struct pii_piece piece;

    while (pii_piece_next(&text, &piece)) {
        struct text_token token;
        size_t at = 0;

        while (!piece.token && text_token_next(st, piece.text, lang, &at, &token))
            if (!token.stop && b->count < TERMS_MAX && !has(b, token.stem))
                b->at[b->count++] = str_copy(b->arena, token.stem);
    }
}

/* The next paragraph: up to an empty line. */
static struct str next_paragraph(struct str *rest)
{
    size_t end = str_find(*rest, STR("\n\n"), 0);
    struct str p = str_slice(*rest, 0, end == STR_NPOS ? rest->len : end);

    *rest = str_from(*rest, end == STR_NPOS ? rest->len : end + 2);
    return p;
}

/* From the first paragraph with a citation back to the one after the thanks: all but the first and
 * the last, where there are three. */
static struct str middle(struct str text)
{
    struct str rest = text, first = next_paragraph(&rest), last = STR("");
    size_t start = first.len + 2, count = 1;

    while (rest.len) {
        last = next_paragraph(&rest);
        count++;
    }
    return count < 3 ? text : str_slice(text, start, (size_t)(last.ptr - text.ptr));
}

bool assist_alike(struct arena *a, struct str proposed, struct str answered, enum lang lang,
                  double *ret, struct fault *f)
{
    struct text_stemmer *st = text_stemmer_new();
    struct bag ours = { a, arena_many(a, struct str, TERMS_MAX), 0 };
    struct bag theirs = { a, arena_many(a, struct str, TERMS_MAX), 0 };
    size_t same = 0;

    if (!st)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (ours.at && theirs.at) {
        add_text(&ours, st, middle(proposed), lang);
        add_text(&theirs, st, answered, lang);
    }
    text_stemmer_free(st);
    for (size_t i = 0; i < ours.count; i++)
        same += has(&theirs, ours.at[i]);
    *ret = ours.count ? (double)same / (double)ours.count : 0;
    return arena_check(a, f);
}
