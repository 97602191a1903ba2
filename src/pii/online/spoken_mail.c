/* SPDX-License-Identifier: EUPL-1.2 */
/* spoken_mail.c - addresses spelt out, on the telephone or to hide them from machines:
 * "prenom point nom arobase gmail point com", "claire [dot] morel (at) example [dot] org".
 *
 * From a word for '@' the parts are walked to both sides, as long as words for signs join them;
 * the last must be a top-level domain.  "at" and "chez" are everyday words: they need brackets,
 * a spelt-out dot, or something more that tells of an address. */
#include "pii/pii_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define PARTS_MAX 14 /* tokens on either side */
#define SIGNS_MAX 4  /* words for signs, one behind the other: "tiret bas" */

/* Nothing but spaces, brackets and the signs of addresses between token k - 1 and k. */
static bool loosely_joined(const struct find *f, size_t k)
{
    uint32_t from = f->tokens[k - 1].end, to = f->tokens[k].start;
    size_t lines = 0;

    if (to - from > 8)
        return false;
    for (uint32_t at = from; at < to; at++) {
        if (!f->text.ptr[at] || !strchr(" ([{<>)]}._-*\r\n", f->text.ptr[at]))
            return false;
        lines += f->text.ptr[at] == '\n';
    }
    return lines <= 1;
}

static bool bracketed(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->start > 0 && t->end < f->text.len && strchr("([{<*_", f->text.ptr[t->start - 1]) &&
           strchr(")]}>*_", f->text.ptr[t->end]);
}

/* A word for '.', '-' or '_'. */
static bool is_sign(const struct find *f, size_t i)
{
    static const struct str words[] = {
        STR_INIT("underscore"),  STR_INIT("tiret"),
        STR_INIT("dash"),        STR_INIT("hyphen"),
        STR_INIT("guion"),       STR_INIT("trattino"),
        STR_INIT("bindestrich"), STR_INIT("unterstrich"),
        STR_INIT("streepje"),    STR_INIT("hifen"),
        STR_INIT("bas"),         STR_INIT("bajo"),
        STR_INIT("basso"),       STR_INIT("baixo"),
        STR_INIT("laag"),        STR_INIT("minus"),
        STR_INIT("plus"),        STR_INIT("moins"),
        STR_INIT("underline"),   STR_INIT("koppelstreepje"),
        STR_INIT("liggend"),
    };

    if (f->tokens[i].is & WORD_DOT)
        return true;
    for (size_t k = 0; k < COUNT_OF(words); k++)
        if (str_eq(token_folded(f, &f->tokens[i]), words[k]))
            return true;
    return false;
}

static bool is_part(const struct token *t)
{
    return t->end - t->start <= 40;
}

static bool is_number(const struct token *t)
{
    return t->is & WORD_NUMBER || t->shape & TOKEN_DIGITS;
}

/* No sign between them, but a number belongs to the word before it: "morel soixante quinze". */
static bool number_behind(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return is_number(t) && t->gap <= GAP_JOIN &&
           (is_number(t - 1) || !(t[-1].is & (WORD_ORDINARY | WORD_IS | WORD_PARTICLE)));
}

/* "claire point morel [arobase]": the first token of it. */
static size_t spoken_start(const struct find *f, size_t at)
{
    size_t i = at - 1;

    while (i > 0 && at - i < PARTS_MAX && loosely_joined(f, i)) {
        size_t k = i;

        while (k > 0 && i - k < SIGNS_MAX && is_sign(f, k - 1) && loosely_joined(f, k))
            k--;
        if (k < i && k > 0 && loosely_joined(f, k) && is_part(&f->tokens[k - 1]))
            i = k - 1;
        else if (number_behind(f, i) ||
                 (f->tokens[i].gap == GAP_JOIN && is_part(&f->tokens[i - 1])))
            i--;
        else
            break;
    }
    return i;
}

bool mail_top_domain(struct str s)
{
    static const char known[] =
        " com fr org net be ch lu de eu es it nl pt uk io info ca at ie pl "
        "dk se no fi cz sk hu ro bg gr hr si ee lv lt mt cy ma tn dz me tv "
        "app dev co biz pro email example test br mx ar cl ru ua tr au jp online shop cloud ";
    struct str all = str_of(known);
    char small[8];

    if (s.len > sizeof small)
        return false;
    for (size_t i = 0; i < s.len; i++)
        small[i] = ascii_lower(s.ptr[i]);
    s.ptr = small;
    for (size_t at = 0; s.len >= 2 && (at = str_find(all, s, at)) != STR_NPOS; at++)
        if (all.ptr[at - 1] == ' ' && all.ptr[at + s.len] == ' ')
            return true;
    return false;
}

/* "gmail point com": the last token of it, or `at` when there is none. */
static size_t spoken_end(const struct find *f, size_t at, bool *ret_dot)
{
    size_t i = at + 1, last = at;

    *ret_dot = false;
    while (i + 1 < f->count && i - at < PARTS_MAX && is_part(&f->tokens[i])) {
        size_t next = i + 1;
        bool sign;

        while (next + 1 < f->count && next - i <= SIGNS_MAX && is_sign(f, next) &&
               loosely_joined(f, next))
            next++;
        sign = next > i + 1;
        if (!loosely_joined(f, next) || (!sign && f->tokens[next].gap != GAP_JOIN))
            break;
        if (mail_top_domain(token_folded(f, &f->tokens[next]))) {
            *ret_dot |= sign;
            last = next;
        }
        i = next;
    }
    return last;
}

/* "at", "chez": words of every day; "arroba" is none. */
static bool is_weak(const struct find *f, size_t i)
{
    return f->tokens[i].end - f->tokens[i].start <= 4 && !bracketed(f, i);
}

#define NAMED_REACH 6 /* tokens from "mail" to the address */

/* "mail: jdupond at example.com", "write to me at ...": is an address told of in front? */
static bool is_named(const struct find *f, size_t start)
{
    static const char names[] =
        "mail|mails|email|courriel|courriels|correo|mel|emailadres|mailadresse|"
        "mailadres|adresse|address|posta|write|ecrire|schreiben|scrivere|"
        "escribir|escrever|antwort|emailadresse|bereikbaar";

    for (size_t k = start; k-- > 0 && start - k <= NAMED_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if (word_among(token_folded(f, &f->tokens[k]), names))
            return true;
    return false;
}

/* "kowalczyk.agnieszka", "b_conway": parted as names of accounts are. */
static bool is_parted(const struct find *f, size_t start, size_t at)
{
    for (size_t k = start + 1; k < at; k++)
        if (f->tokens[k].gap == GAP_JOIN && strchr("._", f->text.ptr[f->tokens[k].start - 1]) &&
            !(f->tokens[k].shape & f->tokens[k - 1].shape & TOKEN_DIGITS))
            return true;
    return false;
}

/* "hgross": a name of no language's words, as accounts have. */
static bool is_made_up(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->folded_len >= 5 && !t->is && !(t->shape & TOKEN_DIGITS) &&
           GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, token_folded(f, t))) == PLAIN_NONE;
}

/* "hgross at gmail.com", "elodie.paquet at atelier-morvan.fr", "lea point morel at gmx point net":
 * behind "at" a whole domain, and something more: signs spelt out, the form of the name in front, a
 * house that has mail, a word that tells of an address. */
static bool is_told(const struct find *f, size_t start, size_t at, size_t last, bool dot)
{
    struct str domain = str_slice(f->text, f->tokens[at + 1].start, f->tokens[last].end);
    bool several = start + 1 < at, made_up = several || is_made_up(f, start);
    bool house = mail_house(domain), named = is_named(f, start);

    if (!several && f->tokens[start].is & (WORD_ORDINARY | WORD_IS))
        return false;
    if (dot)
        return several || !(f->tokens[at + 1].is & WORD_ORDINARY) || house;
    return is_parted(f, start, at) || (named && (made_up || f->tokens[start].gap >= GAP_COMMA)) ||
           (house && (several || made_up || f->tokens[start].shape & TOKEN_MIXED));
}

void find_spoken_mail(struct find *f, size_t i)
{
    bool dot, weak = is_weak(f, i);
    size_t start, last;

    if (i == 0 || i + 1 >= f->count || !loosely_joined(f, i) || !loosely_joined(f, i + 1))
        return;
    start = spoken_start(f, i);
    last = spoken_end(f, i, &dot);
    if (last == i || (weak && !is_told(f, start, i, last, dot)))
        return;
    propose(f, (struct span){ f->tokens[start].start, f->tokens[last].end, SPAN_EMAIL, NULL, 0.8F,
                              "pattern" });
}
