/* SPDX-License-Identifier: EUPL-1.2 */
/* address_house.c - the number of a house, before or behind its street:
 *
 *     12   12a   12 A   12/B   4/12   82/3/11   158bis   nº230   n.º 12   s/n   17-III */
#include "pii/places/address_priv.h"

#include <string.h>

#include "text/text.h"

/* "82/3/11": staircase and door, the third figures at k. */
static bool is_door(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k < f->count && t->gap == GAP_JOIN && f->text.ptr[t->start - 1] == '/' &&
           f->text.ptr[t[-1].start - 1] == '/' && length_of(t) <= 3 &&
           t->shape & (TOKEN_DIGITS | TOKEN_MIXED);
}

/* "129 t/o": of a boat, opposite the house. */
static bool is_opposite(const struct find *f, size_t k)
{
    return k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN && folded_in(f, k, "t") &&
           folded_in(f, k + 1, "o") && f->tokens[k].next == '/';
}

/* "21 1/2" */
static bool is_half(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k + 1 < f->count && t[1].gap == GAP_JOIN && t->next == '/' && length_of(t) == 1 &&
           length_of(t + 1) == 1 && f->text.ptr[t->start] < f->text.ptr[t[1].start] &&
           f->text.ptr[t->start] == '1' && strchr("234", f->text.ptr[t[1].start]);
}

/* "bis", "ter", "hs": behind the number. */
static bool is_suffix(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "bis",
        ['h' - 'a'] = "hs",
        ['t' - 'a'] = "ter",
    };

    return word_by_letter(token_folded(f, &f->tokens[i]), words);
}

/* The last token of the house number at i: "12", "12a", "12 A", "12/B", "4/12", "5 bte 3". */
size_t house_end(const struct find *f, size_t i)
{
    const struct token *next = &f->tokens[i] + 1;

    if (i + 1 >= f->count || length_of(next) > 4)
        return i;
    if (next->gap == GAP_JOIN &&
        (next->shape & TOKEN_DIGITS || length_of(next) <= 2 || folded_in(f, i + 1, "iii vii viii")))
        return i + 1 + is_door(f, i + 2);
    if (next->gap <= GAP_SPACE && length_of(next) == 1 && ascii_alpha(f->text.ptr[next->start]) &&
        (i + 2 >= f->count || next[1].gap >= GAP_COMMA) && next->gap != GAP_NONE)
        return i + 1;
    if (next->gap != GAP_SPACE)
        return i;
    if (next->folded_len == 1)
        return is_opposite(f, i + 1) || is_half(f, i + 1) ? i + 2 : i;
    return i + is_suffix(f, i + 1);
}

/* "3e place", "2nd road" */
static bool is_ordinal(const struct find *f, size_t i)
{
    static const struct str ends[] = { STR_INIT("e"),  STR_INIT("er"), STR_INIT("re"),
                                       STR_INIT("me"), STR_INIT("nd"), STR_INIT("st"),
                                       STR_INIT("rd"), STR_INIT("th") };
    struct str s = token_text(f, &f->tokens[i]);

    for (size_t k = 0; k < COUNT_OF(ends); k++)
        if (str_ends(s, ends[k]) && ascii_digit(s.ptr[s.len - ends[k].len - 1]))
            return true;
    return str_ends_nocase(s, STR("eme")) || str_ends_nocase(s, STR("\xc3\xa8me"));
}

/* "158bis", "12ter" */
static bool with_bis(const struct find *f, size_t i)
{
    static const struct str ends[] = { STR_INIT("bis"), STR_INIT("ter"), STR_INIT("quater") };
    struct str s = token_folded(f, &f->tokens[i]);

    for (size_t k = 0; k < COUNT_OF(ends); k++)
        if (s.len > ends[k].len && s.len <= ends[k].len + 4 && str_ends(s, ends[k]))
            return ascii_digit(s.ptr[s.len - ends[k].len - 1]);
    return false;
}

/* "nº230", "Nº5": the word for it without a space. */
static bool is_glued(const struct find *f, size_t i)
{
    struct str s = token_text(f, &f->tokens[i]);

    return s.len > 3 && s.len <= 7 && ascii_lower(s.ptr[0]) == 'n' && s.ptr[1] == '\xc2' &&
           s.ptr[2] == '\xba' && ascii_digit(s.ptr[3]) && ascii_digit(s.ptr[s.len - 1]);
}

/* "12/03/2024" or "Rosenstr. 82/3/11"? */
static bool is_date(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (i + 2 >= f->count || t[1].gap != GAP_JOIN || !(t[1].shape & TOKEN_DIGITS))
        return false;
    if (f->text.ptr[t->end] == '.')
        return true;
    return t[2].gap == GAP_JOIN && t[2].shape & TOKEN_DIGITS &&
           !(i > 0 && is_door(f, i + 2) && t->gap <= GAP_DOT &&
             (t[-1].is & WORD_ROAD || ends_in_type(token_folded(f, t - 1))));
}

/* "1339,15 €" */
static bool is_price(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i + 1 < f->count && t->next == ',' && t[1].start == t->end + 1 &&
           t[1].shape & TOKEN_DIGITS && length_of(t + 1) == 2;
}

/* "£1029", "€ 45" */
static bool behind_money(const struct find *f, size_t i)
{
    struct str front = str_slice(f->text, i ? f->tokens[i - 1].end : 0, f->tokens[i].start);

    if (front.len == 1)
        return front.ptr[0] == '$';
    while (front.len && front.ptr[front.len - 1] == ' ')
        front.len--;
    return str_ends(front, STR("$")) || str_ends(front, STR("\xc2\xa3")) ||
           str_ends(front, STR("\xe2\x82\xac"));
}

/* "maio 1998", "5 de outubro 1910": a year; "Rua XV de Novembro, 1200" is none. */
static bool is_year_of(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && length_of(t) == 4 && t->shape & TOKEN_DIGITS && t[-1].is & WORD_MONTH &&
           (t->gap != GAP_COMMA || memcmp(f->text.ptr + t->start, "19", 2) == 0 ||
            memcmp(f->text.ptr + t->start, "20", 2) == 0);
}

bool is_house(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (i >= f->count || !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return false;
    if (t->shape & TOKEN_MIXED && (with_bis(f, i) || is_glued(f, i)))
        return true;
    if (length_of(t) > 5 || !ascii_digit(f->text.ptr[t->start]) || is_date(f, i) ||
        is_price(f, i) || is_year_of(f, i) || behind_money(f, i))
        return false;
    if (i + 1 < f->count && t[1].gap == GAP_JOIN && t[1].shape & TOKEN_DIGITS &&
        length_of(t + 1) > 4)
        return false; /* "placa RAE 28/14417" */
    return t->shape & TOKEN_DIGITS || (t->shape & TOKEN_MIXED && !is_ordinal(f, i));
}

/* "nº 1.204": a house of a long street, with a point for the thousand; no "1.204,50". */
bool is_thousand(const struct find *f, size_t k)
{
    return k + 1 < f->count && f->tokens[k].shape & f->tokens[k + 1].shape & TOKEN_DIGITS &&
           length_of(&f->tokens[k]) == 1 && length_of(&f->tokens[k + 1]) == 3 &&
           f->tokens[k + 1].gap == GAP_JOIN && f->tokens[k].next == '.' &&
           f->tokens[k].gap <= GAP_COMMA &&
           (k + 2 >= f->count || f->tokens[k + 2].start > f->tokens[k + 1].end + 1);
}

/* "n° 5", "n.º 12", "nr. 3": the number's token. */
size_t skip_number_word(const struct find *f, size_t k)
{
    for (size_t n = 0; n < 2 && k < f->count; n++, k++)
        if (f->tokens[k].gap == GAP_PARA || (n == 0 && f->tokens[k].gap > GAP_COMMA) ||
            !folded_in(f, k, "n no nr num numero nummer o lote lot lt lte nave parcela"))
            break;
    return k;
}

/* "s/n", "snc": a house that has no number; its last token, 0: there is none at k. */
size_t without_number(const struct find *f, size_t k)
{
    bool apart;

    if (k < f->count && f->tokens[k].gap <= GAP_COMMA && folded_in(f, k, "snc"))
        return k;
    apart = k + 1 < f->count && f->tokens[k].gap <= GAP_COMMA && folded_in(f, k, "s z") &&
            f->tokens[k + 1].gap == GAP_JOIN && folded_in(f, k + 1, "n") &&
            f->text.ptr[f->tokens[k].end] == '/';
    return apart ? k + 1 : 0;
}
