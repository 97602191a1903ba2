/* SPDX-License-Identifier: EUPL-1.2 */
/* spoken_mail.c - addresses spelt out, on the telephone or to hide them from machines:
 * "prenom point nom arobase gmail point com", "claire [dot] morel (at) example [dot] org".
 *
 * From a word for '@' the parts are walked to both sides, as long as words for signs join them;
 * the last must be a top-level domain.  "at" and "chez" are everyday words: they need brackets or
 * a spelt-out dot as well. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define PARTS_MAX 14 /* tokens on either side */
#define SIGNS_MAX 4  /* words for signs, one behind the other: "tiret bas" */

/* Nothing but spaces, brackets and the signs of addresses between token k - 1 and k. */
static bool loosely_joined(const struct find *f, size_t k)
{
    uint32_t from = f->tokens[k - 1].end, to = f->tokens[k].start;

    if (to - from > 4)
        return false;
    for (uint32_t at = from; at < to; at++)
        if (!f->text.ptr[at] || !strchr(" ([{<>)]}._-*", f->text.ptr[at]))
            return false;
    return true;
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
        STR_INIT("underscore"),  STR_INIT("tiret"),       STR_INIT("dash"),
        STR_INIT("hyphen"),      STR_INIT("guion"),       STR_INIT("trattino"),
        STR_INIT("bindestrich"), STR_INIT("unterstrich"), STR_INIT("streepje"),
        STR_INIT("hifen"),       STR_INIT("bas"),         STR_INIT("bajo"),
        STR_INIT("basso"),       STR_INIT("baixo"),       STR_INIT("laag"),
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
    static const char known[] = " com fr org net be ch lu de eu es it nl pt uk io info ca at ie pl "
                                "dk se no fi cz sk hu ro bg gr hr si ee lv lt mt cy ma tn dz me tv "
                                "app dev co biz pro email ";
    struct str all = str_of(known);

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

/* "mail: jdupond at example.com": the address begins right behind a label for one. */
static bool is_labelled(const struct find *f, size_t start)
{
    static const char labels[] = "mail|email|e-mail|courriel|correo|mel|emailadres|mailadresse";

    return start > 0 && f->tokens[start].start >= 2 &&
           word_among(token_folded(f, &f->tokens[start - 1]), labels) &&
           str_eq(str_trim(str_slice(f->text, f->tokens[start - 1].end, f->tokens[start].start)),
                  STR(":"));
}

void find_spoken_mail(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    bool dot, weak = is_weak(f, i);
    size_t start, last;

    if (i == 0 || i + 1 >= f->count || !loosely_joined(f, i) || !loosely_joined(f, i + 1))
        return;
    start = spoken_start(f, i);
    last = spoken_end(f, i, &dot);
    if (last == i || (weak && (!(dot || is_labelled(f, start)) ||
                               t[-1].is & (WORD_ORDINARY | WORD_IS) || t[1].is & WORD_ORDINARY)))
        return;
    propose(f, (struct span){ f->tokens[start].start, f->tokens[last].end, SPAN_EMAIL, NULL, 0.8F,
                              "pattern" });
}
