/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_home.c - telephones with no word for one beside them:
 *
 *     il numero 338 7412056 è ancora con loro          behind a word for "number"
 *     a rita da loja, 912 664 083                      as they are grouped at home, where a clause
 *                                                      ends, in a text of that country's language
 */
#include "pii/numbers/phone_priv.h"

bool phone_numbered(const struct find *f, size_t i, const struct dial *r)
{
    const struct token *before = i ? &f->tokens[i - 1] : NULL;

    if (!before || f->tokens[i].gap != GAP_SPACE || r->n != 10 || r->d[0] != '3' || r->d[1] < '2')
        return false;
    if (word_listed(token_folded(f, before), "vecchio nuovo altro"))
        return true;
    return i > 1 && before->gap <= GAP_JOIN && before[-1].is & WORD_THE &&
           str_eq(token_folded(f, before), STR("numero"));
}

/* How nine figures are grouped where they are all of a number: see phone_groups(). */
static const struct home {
    enum lang lang;
    const char *first; /* any of these */
    uint64_t groups;
} homes[] = {
    { LANG_ES, "6789", 0x333 }, { LANG_ES, "6789", 0x3222 }, { LANG_ES, "89", 0x2322 },
    { LANG_ES, "6789", 0x324 }, { LANG_PT, "29", 0x333 },    { LANG_PT, "29", 0x3222 },
    { LANG_PT, "29", 0x2322 },
};

static bool is_of_home(const struct find *f, const struct dial *r, size_t n)
{
    uint64_t groups = n == 9 ? phone_groups(r, n) : 0;

    for (const struct home *h = homes; groups && h < homes + COUNT_OF(homes); h++)
        if (h->lang == f->hints->lang && h->groups == groups && strchr(h->first, r->d[0]))
            return true;
    return false;
}

/* Does the clause end behind the last figure?  "918 402 117 euros" goes on. */
static bool ends_clause(const struct find *f, uint32_t end)
{
    static const char ends[] = ".,;)\r\n";

    if (end >= f->text.len || memchr(ends, f->text.ptr[end], sizeof ends - 1))
        return true;
    return f->text.ptr[end] == ' ' &&
           (end + 1 >= f->text.len || memchr("\n\r(-/", f->text.ptr[end + 1], 5));
}

/* "pieza 645 120 300", "ventas 712 345 000": so sums and articles are grouped too; not behind a
 * name, a comma or at a line's begin. */
static bool may_be_sum(const struct find *f, size_t i, const struct dial *r, size_t n)
{
    const struct token *t = &f->tokens[i];

    return r->group[n - 1] == 2 && r->groups[1] == 3 &&
           (memcmp(r->d + n - 3, "000", 3) == 0 ||
            (t->gap == GAP_SPACE && !(t[-1].shape & TOKEN_CAPITAL)));
}

bool phone_at_home(const struct find *f, size_t i, const struct dial *r, size_t n)
{
    const struct token *before = i ? &f->tokens[i - 1] : NULL;

    if (!before || before->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_INITIAL) ||
        before->gap == GAP_JOIN || (before->is & NEAR_ANY && f->tokens[i].gap <= GAP_COMMA) ||
        (f->tokens[i].gap > GAP_SPACE && f->tokens[i].gap != GAP_COMMA &&
         f->tokens[i].gap != GAP_LINE))
        return false;
    return is_of_home(f, r, n) && !may_be_sum(f, i, r, n) && ends_clause(f, r->end[n - 1]) &&
           !word_listed(token_folded(f, before),
                        "auto ref referencia num nr no n de total importe");
}
