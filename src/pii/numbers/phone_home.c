/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_home.c - telephones with no word for one beside them:
 *
 *     il numero 338 7412056 è ancora con loro          behind a word for "number"
 *     obrigado! rodrigo 912 664 083                    as they are grouped at home, where a clause
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

#define GROUPS_AT_HOME 4

/* How nine figures are grouped where they are all of a number. */
static const struct plan {
    enum lang lang;
    const char *first;
    uint8_t groups[GROUPS_AT_HOME];
} plans[] = {
    { LANG_ES, "6789", { 3, 3, 3 } },  { LANG_ES, "6789", { 3, 2, 2, 2 } },
    { LANG_ES, "89", { 2, 3, 2, 2 } }, { LANG_ES, "6789", { 3, 2, 4 } },
    { LANG_PT, "29", { 3, 3, 3 } },    { LANG_PT, "29", { 3, 2, 2, 2 } },
    { LANG_PT, "29", { 2, 3, 2, 2 } },
};

static bool is_grouped(const struct dial *r, size_t n, const uint8_t groups[GROUPS_AT_HOME])
{
    size_t count = (size_t)r->group[n - 1] + 1;

    if (count > GROUPS_AT_HOME || (count < GROUPS_AT_HOME && groups[count]))
        return false;
    for (size_t g = 0; g < count; g++)
        if (r->groups[g] != groups[g])
            return false;
    return true;
}

static bool has_plan(const struct find *f, const struct dial *r, size_t n)
{
    for (const struct plan *p = plans; n == 9 && p < plans + COUNT_OF(plans); p++)
        if (p->lang == f->hints->lang && strchr(p->first, r->d[0]) && is_grouped(r, n, p->groups))
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
    return has_plan(f, r, n) && !may_be_sum(f, i, r, n) && ends_clause(f, r->end[n - 1]) &&
           !word_listed(token_folded(f, before),
                        "auto ref referencia num nr no n de total importe");
}
