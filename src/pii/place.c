/* SPDX-License-Identifier: EUPL-1.2 */
/* place.c - the end of an address: floors and buildings, postcode and town, country.
 *
 *     , bât. C, 2e étage, 69003 Lyon cedex 3      - 20121 Milano (MI), Italia
 *     , Dublin 2, D02 XY45                        1015 CJ Amsterdam      1100-053 Lisboa
 *
 * Only a postcode in one of the twelve countries' forms, or a town known by name, ends an address;
 * what stands between it and the street must be nothing of a sentence. */
#include "pii/address_priv.h"

#include <string.h>

#include "text/text.h"

#define TAIL_MAX  12 /* tokens between street and postcode */
#define PLAIN_MAX 3  /* of these, small words that nothing is known of */
#define TOWN_MAX  7

static size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

static bool digits_of(const struct find *f, size_t i, size_t n)
{
    return i < f->count && f->tokens[i].shape & TOKEN_DIGITS && length_of(&f->tokens[i]) == n;
}

static bool is_word(const struct find *f, size_t i)
{
    return i < f->count && !(f->tokens[i].shape & (TOKEN_DIGITS | TOKEN_MIXED));
}

static bool capital(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & TOKEN_CAPITAL;
}

static bool folded_is(const struct find *f, size_t i, const char *word)
{
    return i < f->count && str_eq(token_folded(f, &f->tokens[i]), str_of(word));
}

/* ---- town ---- */

/* Joins the words of a town's name: "sur", "am", "aan den". */
static bool links(const struct find *f, size_t i)
{
    static const char *const words[] = { "sur", "sous", "en",  "les",  "lez", "am",
                                         "an",  "im",   "aan", "upon", "ob",  "unter" };

    if (f->tokens[i].is & WORD_PARTICLE)
        return true;
    for (size_t k = 0; k < COUNT_OF(words); k++)
        if (folded_is(f, i, words[k]))
            return true;
    return false;
}

/* May a town's name begin here?  In small letters only a word that nothing else is known of. */
static bool begins_town(const struct find *f, size_t i)
{
    const struct token *t;

    if (!is_word(f, i) || f->tokens[i].gap > GAP_COMMA)
        return false;
    t = &f->tokens[i];
    if (t->is & WORD_CITY)
        return true;
    if (t->shape & TOKEN_CAPITAL)
        return !(t->is & (WORD_GREETING | WORD_SIGNOFF)) || t->is & WORD_PARTICLE;
    if (t->is & WORD_PARTICLE)
        return is_word(f, i + 1) && f->tokens[i + 1].gap <= GAP_JOIN &&
               !(f->tokens[i + 1].is & WORD_ORDINARY);
    return length_of(t) > 2 && !(t->is & (WORD_ORDINARY | WORD_MONTH | WORD_IS | NEAR_ANY));
}

/* Does the word at k go on with the name that begins at `first` and whose last word is `last`? */
static bool goes_on(const struct find *f, size_t k, size_t first, size_t last)
{
    const struct token *t = &f->tokens[k];
    bool hyphen = t->gap == GAP_JOIN && f->text.ptr[t->start - 1] != '/';

    if (t->gap > GAP_JOIN || !is_word(f, k) || folded_is(f, k, "cedex"))
        return false;
    if (hyphen)
        return true;
    if (t->shape & TOKEN_CAPITAL)
        return !(t->is & WORD_ORDINARY) && !(t->is & WORD_COUNTRY);
    if (capital(f, first))
        return false;
    /* in small letters only behind a word that wants another */
    return (k > last + 1 || f->tokens[last].is & WORD_PARTICLE || folded_is(f, last, "saint") ||
            folded_is(f, last, "sainte") || folded_is(f, last, "san") ||
            folded_is(f, last, "den")) &&
           !(t->is & (WORD_ORDINARY | WORD_IS));
}

/* The last word of the town's name that begins at i; i - 1 when none does. */
static size_t town_end(const struct find *f, size_t i)
{
    size_t last = i;

    if (!begins_town(f, i))
        return i - 1;
    for (size_t k = i + 1; k < f->count && k < i + TOWN_MAX; k++) {
        if (links(f, k) && f->tokens[k].gap <= GAP_JOIN && !(f->tokens[k].shape & TOKEN_CAPITAL))
            continue;
        if (!goes_on(f, k, i, last))
            break;
        last = k;
    }
    return last;
}

/* "cedex 9", "(MI)", "FI", "12e": what may follow a town; the byte behind it. */
static uint32_t town_tail(const struct find *f, size_t last, size_t *ret_last)
{
    const struct token *t = &f->tokens[last];
    uint32_t end = t->end;

    *ret_last = last;
    if (last + 1 >= f->count || t[1].gap == GAP_PARA)
        return end;
    if (folded_is(f, last + 1, "cedex") && t[1].gap <= GAP_COMMA) {
        last += 1 + (digits_of(f, last + 2, 1) || digits_of(f, last + 2, 2));
        *ret_last = last;
        return f->tokens[last].end;
    }
    if (t[1].shape & TOKEN_UPPER && length_of(&t[1]) == 2 && t[1].start - end <= 2) {
        bool bracket = f->text.ptr[t[1].start - 1] == '(';

        if (bracket ? t[1].end < f->text.len && f->text.ptr[t[1].end] == ')'
                    : t[1].gap == GAP_SPACE && !(t[1].is & (WORD_CIVILITY | WORD_ORDINARY))) {
            *ret_last = last + 1;
            return t[1].end + bracket;
        }
    }
    if (t[1].shape & TOKEN_MIXED && t[1].gap == GAP_SPACE && length_of(&t[1]) <= 5 &&
        ascii_digit(f->text.ptr[t[1].start]) && str_ends(token_folded(f, &t[1]), STR("e")))
        *ret_last = last + 1; /* "Lyon 3e" */
    return f->tokens[*ret_last].end;
}

/* ---- postcodes ---- */

/* Does `s` follow the form: 9 digit, A letter, * either? */
static bool has_form(struct str s, const char *form)
{
    if (s.len != strlen(form))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (form[i] == '9'   ? !ascii_digit(s.ptr[i])
            : form[i] == 'A' ? !ascii_alpha(s.ptr[i])
                             : !ascii_alnum(s.ptr[i]))
            return false;
    return true;
}

/* "SW1A 2AA", "M12AB", "H91 AB12", "D02XY45": British and Irish; the last token. */
static bool island_postcode(const struct find *f, size_t i, size_t *ret_last)
{
    static const struct {
        const char *first, *second;
    } forms[] = { { "A9", "9AA" },  { "A99", "9AA" },  { "AA9", "9AA" },  { "AA99", "9AA" },
                  { "A9A", "9AA" }, { "AA9A", "9AA" }, { "A99", "****" }, { "A9A", "****" } };
    struct str s = token_text(f, &f->tokens[i]), next;

    if (!(f->tokens[i].shape & TOKEN_MIXED))
        return false;
    next = i + 1 < f->count && f->tokens[i + 1].gap == GAP_SPACE ? token_text(f, &f->tokens[i + 1])
                                                                 : STR("");
    for (size_t k = 0; k < COUNT_OF(forms); k++) {
        size_t n = strlen(forms[k].first);

        if (has_form(s, forms[k].first) && has_form(next, forms[k].second)) {
            *ret_last = i + 1;
            return true;
        }
        if (s.len > n && has_form(str_slice(s, 0, n), forms[k].first) &&
            has_form(str_from(s, n), forms[k].second) && s.len >= 5) {
            *ret_last = i;
            return true;
        }
    }
    return false;
}

/* "L-1234", "CH-1003": the token of the number. */
static size_t skip_country_letters(const struct find *f, size_t i)
{
    return length_of(&f->tokens[i]) <= 2 && is_word(f, i) && i + 1 < f->count &&
                   f->tokens[i].shape & (TOKEN_UPPER | TOKEN_INITIAL) &&
                   f->tokens[i + 1].gap == GAP_JOIN
               ? i + 1
               : i;
}

/* A number that is a postcode by its form, then a town; the byte behind both. */
static uint32_t number_and_town(const struct find *f, size_t k, size_t *ret_last)
{
    size_t town = k + 1, last;
    bool known = digits_of(f, k, 5);

    if (digits_of(f, k, 4) && digits_of(f, k + 1, 3) && f->tokens[k + 1].gap == GAP_JOIN) {
        town = k + 2; /* 1100-053 Lisboa */
        known = true;
    } else if (digits_of(f, k, 2) && digits_of(f, k + 1, 3) && f->tokens[k + 1].gap == GAP_JOIN) {
        town = k + 2; /* 00-950 Warszawa */
    } else if (digits_of(f, k, 2) && digits_of(f, k + 1, 3) && f->tokens[k + 1].gap == GAP_SPACE &&
               capital(f, k + 2)) {
        town = k + 2; /* 75 195 Paris */
    } else if (digits_of(f, k, 4) && k + 1 < f->count && is_word(f, k + 1) &&
               length_of(&f->tokens[k + 1]) == 2 && f->tokens[k + 1].gap <= GAP_SPACE &&
               begins_town(f, k + 2)) {
        town = k + 2; /* 1015 CJ Amsterdam */
    } else if (has_form(token_text(f, &f->tokens[k]), "9999AA")) {
        known = true;
    } else if (!known && !digits_of(f, k, 4)) {
        return 0;
    }
    last = town_end(f, town);
    if (last >= town && digits_of(f, k, 4) && town == k + 1 && !capital(f, town) &&
        !(f->tokens[town].is & WORD_CITY) && strchr("12", f->text.ptr[f->tokens[k].start]) &&
        (f->text.ptr[f->tokens[k].start + 1] == '9' || f->text.ptr[f->tokens[k].start + 1] == '0'))
        return 0; /* a year and the next word */
    if (last >= town)
        return town_tail(f, last, ret_last);
    *ret_last = town - 1;
    return known && town > k + 1 ? f->tokens[town - 1].end : 0;
}

uint32_t place_at(const struct find *f, size_t i, size_t *ret_last)
{
    size_t last;

    if (island_postcode(f, i, ret_last))
        return f->tokens[*ret_last].end;
    if (f->tokens[i].shape & TOKEN_UPPER && length_of(&f->tokens[i]) == 2 &&
        digits_of(f, i + 1, 5) && f->tokens[i + 1].gap == GAP_SPACE) { /* "IL 62704" */
        *ret_last = i + 1;
        return f->tokens[i + 1].end;
    }
    last = skip_country_letters(f, i);
    return f->tokens[last].shape & (TOKEN_DIGITS | TOKEN_MIXED) ? number_and_town(f, last, ret_last)
                                                                : 0;
}

/* ---- from the street on ---- */

/* Between street and postcode stand floors, buildings, the town (UK): nothing of a sentence. */
static bool belongs_between(const struct find *f, size_t i, size_t *plain)
{
    const struct token *t = &f->tokens[i];

    if (t->gap == GAP_PARA || (t->is & (WORD_GREETING | WORD_SIGNOFF) && !(t->is & WORD_PARTICLE)))
        return false;
    if (t->is & (WORD_EXTRA | WORD_PARTICLE | WORD_CITY) ||
        t->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL) || length_of(t) == 1)
        return true;
    return ++*plain <= PLAIN_MAX && !(t->is & (WORD_ORDINARY | WORD_IS | NEAR_ANY));
}

/* Only spaces, commas, dashes and one line end between two tokens. */
static bool loose(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->gap == GAP_PARA || t->start - t[-1].end > QUOTING_MAX)
        return false;
    for (uint32_t at = t[-1].end; at < t->start; at++)
        if (!f->text.ptr[at] || !strchr(" ,-\r\n\t>", f->text.ptr[at]))
            return false;
    return true;
}

/* ", France", "\nDeutschland": the byte behind it, or `end`. */
static uint32_t with_country(const struct find *f, size_t last, uint32_t end)
{
    const struct token *t = &f->tokens[last] + 1;
    size_t words;

    if (last + 1 >= f->count || !(t->is & WORD_COUNTRY) || t->start < end || !loose(f, last + 1))
        return end;
    words = t->phrase > 1 ? t->phrase : 1;
    if (t->gap == GAP_LINE && last + 1 + words < f->count && t[words].gap < GAP_COMMA)
        return end; /* "France" begins the next sentence */
    return t[words - 1].end;
}

/* ", Lyon", "à Lyon", "Dublin 2": a town known by name, without a postcode. */
static uint32_t known_town(const struct find *f, size_t last, size_t *ret_last)
{
    size_t k = last + 1;

    if (k < f->count && folded_is(f, k, "a") && f->tokens[k].gap == GAP_SPACE)
        k++;
    if (k >= f->count || !(f->tokens[k].is & WORD_CITY) || !loose(f, k))
        return 0;
    *ret_last = town_end(f, k);
    if (*ret_last < k)
        *ret_last = k;
    if (digits_of(f, *ret_last + 1, 1) || digits_of(f, *ret_last + 1, 2))
        *ret_last += f->tokens[*ret_last + 1].gap == GAP_SPACE && folded_is(f, k, "dublin");
    return f->tokens[*ret_last].end;
}

uint32_t place_behind(const struct find *f, size_t last)
{
    size_t plain = 0, end_token = last;
    uint32_t end;

    for (size_t k = last + 1; k < f->count && k <= last + TAIL_MAX; k++) {
        if (f->tokens[k].gap == GAP_PARA)
            break;
        end = place_at(f, k, &end_token);
        if (end)
            return with_country(f, end_token, end);
        if (!belongs_between(f, k, &plain))
            break;
    }
    end = known_town(f, last, &end_token);
    return end ? with_country(f, end_token, end) : 0;
}
