/* SPDX-License-Identifier: EUPL-1.2 */
/* spoken_mail.c - addresses spelt out, on the telephone or to hide them from machines:
 * "prenom point nom arobase gmail point com", "claire [dot] morel (at) example [dot] org".
 *
 * From a word for '@' the parts are walked to both sides, as long as words for signs join them;
 * the last must be a top-level domain.  "at" and "chez" are everyday words: they need brackets or
 * a spelt-out dot as well. */
#include "pii/pii_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/online/mail_priv.h"
#include "text/text.h"

#define PARTS_MAX 14 /* tokens on either side */
#define SIGNS_MAX 4  /* words for signs, one behind the other: "tiret bas" */
#define GAP_MOST  6  /* signs between two parts, without a line's end */

/* Nothing but spaces, brackets, the signs of addresses and one line's end between token k - 1 and
 * k. */
static bool loosely_joined(const struct find *f, size_t k)
{
    uint32_t at = f->tokens[k - 1].end, to = f->tokens[k].start, signs = 0;
    bool broken = false;

    if (to - at > 3 * GAP_MOST + QUOTING_MAX || f->tokens[k].gap == GAP_PARA)
        return false;
    for (uint32_t n; at < to; at += n) {
        n = broken ? 0 : (uint32_t)run_line_break(str_from(f->text, at));
        broken |= n > 0;
        if (!n && ++signs <= GAP_MOST)
            n = mail_space(f->text, at);
        if (!n && signs <= GAP_MOST && f->text.ptr[at] && strchr("([{<>)]}._-*+", f->text.ptr[at]))
            n = 1;
        if (!n)
            return false;
    }
    return true;
}

/* Signs alone between token k - 1 and k: "claire+test". */
static bool tightly_joined(const struct find *f, size_t k)
{
    uint32_t at = f->tokens[k - 1].end, to = f->tokens[k].start;

    if (to == at || to - at > 2)
        return false;
    for (; at < to; at++)
        if (!f->text.ptr[at] || !strchr("._-+'", f->text.ptr[at]))
            return false;
    return true;
}

/* "free . fr", "free .fr": a dot that no sentence ends with. */
static bool dot_apart(const struct find *f, size_t k)
{
    struct str gap = str_slice(f->text, f->tokens[k - 1].end, f->tokens[k].start);

    return str_eq(gap, STR(" . ")) || str_eq(gap, STR(" ."));
}

static bool bracketed(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->start > 0 && t->end < f->text.len && strchr("([{<*_", f->text.ptr[t->start - 1]) &&
           strchr(")]}>*_", f->text.ptr[t->end]);
}

/* A word for '.', '-', '+' or '_'. */
static bool is_sign(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "bindestrich bas bajo basso baixo",
        ['d' - 'a'] = "dash",
        ['g' - 'a'] = "guion guiao gedankenstrich",
        ['h' - 'a'] = "hyphen hifen",
        ['k' - 'a'] = "koppelteken",
        ['l' - 'a'] = "laag",
        ['m' - 'a'] = "minus",
        ['p' - 'a'] = "plus",
        ['s' - 'a'] = "streepje streep sottolineato subrayado sublinhado",
        ['t' - 'a'] = "tiret trattino traco trait",
        ['u' - 'a'] = "underscore unterstrich underline",
    };

    return f->tokens[i].is & WORD_DOT || word_by_letter(token_folded(f, &f->tokens[i]), words);
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
        else if (number_behind(f, i) || (tightly_joined(f, i) && is_part(&f->tokens[i - 1])))
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
                                "app dev co biz pro email edu gov eus cat gal swiss paris berlin "
                                "online shop cloud int example ";
    struct str all = str_of(known);

    for (size_t at = 0; s.len >= 2 && (at = str_find(all, s, at)) != STR_NPOS; at++)
        if (all.ptr[at - 1] == ' ' && all.ptr[at + s.len] == ' ')
            return true;
    return false;
}

/* "koeln", "bzh": may a domain end so, of which a word for a dot was told? */
static bool may_end(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t[-1].is & WORD_DOT && !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) &&
           t->end - t->start >= 3 && t->end - t->start <= 8 && !(t->is & (WORD_ORDINARY | WORD_IS));
}

/* A domain that was told. */
struct told {
    size_t last; /* token of it; that of the sign: there is none */
    bool dot;    /* a word for it was told */
};

/* "gmail point com" */
static struct told spoken_end(const struct find *f, size_t at, bool weak)
{
    struct told told = { .last = at };
    size_t i = at + 1, rare = at;

    while (i + 1 < f->count && i - at < PARTS_MAX && is_part(&f->tokens[i])) {
        size_t next = i + 1;
        bool sign;

        while (next + 1 < f->count && next - i <= SIGNS_MAX && is_sign(f, next) &&
               loosely_joined(f, next))
            next++;
        sign = next > i + 1;
        if (!loosely_joined(f, next) || (!sign && !tightly_joined(f, next) && !dot_apart(f, next)))
            break;
        if (mail_top_domain(token_folded(f, &f->tokens[next]))) {
            told.dot |= sign;
            told.last = next;
        } else if (sign && !weak && may_end(f, next)) {
            rare = next;
        }
        i = next;
    }
    if (told.last == at && rare > at)
        told = (struct told){ rare, true };
    return told;
}

/* "at", "chez": words of every day; "arroba" is none, nor is "ät". */
static bool is_weak(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->end - t->start <= 4 && !bracketed(f, i) &&
           (unsigned char)f->text.ptr[t->start] < 0x80;
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

/* No word of any language. */
static bool is_own(const struct find *f, const struct token *t)
{
    return !(t->is & (WORD_ORDINARY | WORD_IS)) && !(t->shape & TOKEN_DIGITS) &&
           GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, token_folded(f, t))) == PLAIN_NONE;
}

/* Is a sign told among tokens [start, end)? */
static bool holds_sign(const struct find *f, size_t start, size_t end)
{
    for (size_t i = start + 1; i < end; i++)
        if (is_sign(f, i) && !tightly_joined(f, i))
            return true;
    return false;
}

/* "claire.morel", "claire75", "claire_m", none of them the name of a site: "example.com at". */
static bool is_telling(const struct find *f, size_t start, size_t at)
{
    const struct token *t = &f->tokens[at - 1];
    struct str local = str_slice(f->text, f->tokens[start].start, t->end);
    bool marks = false, figures = false;
    size_t letters = 0;

    for (size_t i = 0; i < local.len; i++) {
        letters += ascii_alpha(local.ptr[i]);
        figures |= ascii_digit(local.ptr[i]);
        marks |= memchr("._+", local.ptr[i], 3) != NULL;
    }
    if (letters < 3 || str_chr(local, ' ', 0) != STR_NPOS || !(marks || (figures && letters >= 4)))
        return false;
    if (!mail_own_part(f, f->tokens[start].start, t->end))
        return false;
    return !(start < at - 1 && mail_top_domain(token_folded(f, t))) &&
           !word_listed(token_folded(f, &f->tokens[start]), "www") &&
           !word_listed(token_folded(f, t), "js md html htm txt php pdf css json xml py ts exe log "
                                            "csv doc docx xls xlsx zip jpg png dll sql yml yaml") &&
           !(t->is & f->tokens[start].is & WORD_ORDINARY);
}

/* "my mail is hgross at", "e-mail hgross at", and not "the mail about kallax at". */
static bool is_said(const struct find *f, size_t start)
{
    uint32_t from = start > 0 ? f->tokens[start - 1].start : 0;

    return start > 0 && mail_named(f, f->tokens[start].start) &&
           (f->tokens[start - 1].is & WORD_IS ||
            word_among(token_folded(f, &f->tokens[start - 1]), "to|at|an|via|under|per") ||
            mail_names(str_from(f->text, from)));
}

/* "hgross at gmail.com", "write to k.brandt at example.de", and not "Sarah at gmail.com". */
static bool is_written(const struct find *f, size_t start, size_t at, size_t last)
{
    const struct token *first = &f->tokens[start], *t = &f->tokens[at];
    struct str domain = str_slice(f->text, t[1].start, f->tokens[last].end);
    bool named = is_labelled(f, start) || is_said(f, start);

    if (!str_eq(token_folded(f, t), STR("at")))
        return is_labelled(f, start) && is_own(f, t - 1);
    if (is_telling(f, start, at))
        return true;
    if (first->shape & TOKEN_CAPITAL && !(t->shape & TOKEN_UPPER) && !is_labelled(f, start))
        return false;
    return (named || mail_provider(domain)) && first->end - first->start >= 3 && is_own(f, t - 1) &&
           (start == at - 1 || is_own(f, first));
}

/* Is what stands around a word of every day an address? */
static bool is_believed(const struct find *f, size_t start, size_t at, struct told told)
{
    const struct token *t = &f->tokens[at];

    if (told.dot && (holds_sign(f, start, at) || is_telling(f, start, at)))
        return true;
    if (told.dot && (is_own(f, t - 1) || t[-1].is & (WORD_FIRSTNAME | WORD_WEAK_NAME)) &&
        (!(t[1].is & WORD_ORDINARY) || mail_provider(token_text(f, t + 1))))
        return true;
    return is_written(f, start, at, told.last);
}

/* Those in brackets are read by bytes too: "zoe+shop(at)müller.de". */
static void find_in_brackets(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (strchr("([{", f->text.ptr[t->start - 1]))
        find_mail_around(f, t->start - 1, t->end + 1);
}

void find_spoken_mail(struct find *f, size_t i)
{
    bool weak = is_weak(f, i);
    struct told told;
    size_t start;

    if (i == 0 || i + 1 >= f->count || !loosely_joined(f, i) || !loosely_joined(f, i + 1))
        return;
    if (bracketed(f, i))
        find_in_brackets(f, i);
    start = spoken_start(f, i);
    told = spoken_end(f, i, weak);
    if (told.last == i || (weak && !is_believed(f, start, i, told)))
        return;
    propose(f, (struct span){ f->tokens[start].start, f->tokens[told.last].end, SPAN_EMAIL, NULL,
                              0.8F, "pattern" });
}
