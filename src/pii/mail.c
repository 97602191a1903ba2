/* SPDX-License-Identifier: EUPL-1.2 */
/* mail.c - e-mail addresses (RFC 5321 lengths, IDN, quoted local parts), handles, and addresses
 * spelt out to hide them from machines ("prenom point nom arobase gmail point com").
 *
 * Of RFC 5322's atext, '/', '=', '?' and '`' are left out: in mail they stand before addresses
 * (URLs, Markdown), hardly ever in one. */
#include "pii/find_priv.h"

#include <string.h>

#include "text/text.h"

#define LOCAL_MAX  64
#define DOMAIN_MAX 255
#define HANDLE_MAX 40

#define SPOKEN_PARTS 12 /* tokens on either side of a spelt-out "at" */

static bool local_byte(char c)
{
    return ascii_alnum(c) || (c && strchr(".!#$%&'*+-^_{|}~", c)) || (unsigned char)c >= 0xc2;
}

/* UTF-8 letters may stand in a local part; what follows their first byte may too. */
static bool local_here(struct str text, uint32_t at)
{
    uint32_t c, start = at;

    if ((unsigned char)text.ptr[at] < 0x80)
        return local_byte(text.ptr[at]);
    while (start > 0 && at - start < 3 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
        start--;
    text_char(str_from(text, start), &c);
    return text_is_letter(c);
}

static uint32_t local_start(struct str text, uint32_t at)
{
    uint32_t start = at;

    if (at > 1 && text.ptr[at - 1] == '"') {
        for (start = at - 2; start > 0 && at - start <= LOCAL_MAX; start--)
            if (text.ptr[start] == '"' && text.ptr[start - 1] != '\\')
                return start;
        return text.ptr[start] == '"' ? start : at;
    }
    while (start > 0 && at - start < LOCAL_MAX && local_here(text, start - 1))
        start--;
    while (start < at && ((text.ptr[start] && strchr(".'*_&|{}!#$^~", text.ptr[start])) ||
                          ((unsigned char)text.ptr[start] & 0xc0) == 0x80))
        start++;
    return start;
}

/* Labels of letters, digits, inner hyphens; at least two; the last begins with a letter. */
static uint32_t domain_end(struct str text, uint32_t at)
{
    uint32_t i = at, label = at, good = at;
    size_t labels = 0;

    while (i < text.len && i - at < DOMAIN_MAX) {
        uint32_t c;
        size_t n = text_char(str_from(text, i), &c);

        if (text_is_letter(c) || (c < 0x80 && ascii_digit((char)c)) || (c == '-' && i > label)) {
            i += (uint32_t)n;
            continue;
        }
        if (i == label)
            break;
        labels++;
        if (labels >= 2 && i - label >= 2 && !ascii_digit(text.ptr[label]))
            good = i;
        if (c != '.')
            break;
        label = ++i;
    }
    if (i == text.len && i > label && labels >= 1 && i - label >= 2 &&
        !ascii_digit(text.ptr[label]))
        good = i;
    while (good > at && text.ptr[good - 1] == '-')
        good--;
    return good;
}

static bool handle_byte(char c)
{
    return ascii_alnum(c) || c == '_' || c == '.';
}

static void find_handle(struct find *f, uint32_t at)
{
    struct str text = f->text;
    uint32_t end = at + 1;

    if (at > 0 && (local_here(text, at - 1) || text.ptr[at - 1] == '@' || text.ptr[at - 1] == '/'))
        return;
    while (end < text.len && end - at <= HANDLE_MAX && handle_byte(text.ptr[end]))
        end++;
    while (end > at + 1 && text.ptr[end - 1] == '.')
        end--;
    if (end - at < 4 || !(ascii_alpha(text.ptr[at + 1]) || text.ptr[at + 1] == '_') ||
        (end < text.len && text.ptr[end] == '@'))
        return;
    propose(f, (struct span){ at, end, SPAN_HANDLE, NULL, 0.8F, "pattern" });
}

void find_mail(struct find *f, uint32_t at)
{
    uint32_t start = local_start(f->text, at);
    uint32_t end = domain_end(f->text, at + 1);

    if (start < at && end > at + 1 && start >= f->from)
        propose(f, (struct span){ start, end, SPAN_EMAIL, NULL, 0.99F, "pattern" });
    else
        find_handle(f, at);
}

/* ---- spelt out ---- */

static bool is_part(const struct token *t)
{
    return t->end - t->start <= 40 && !(t->shape & TOKEN_INITIAL);
}

/* "claire point morel [arobase]": the first token of it. */
static size_t spoken_start(const struct find *f, size_t at)
{
    size_t i = at - 1;

    while (i >= 2 && at - i < SPOKEN_PARTS && f->tokens[i - 1].is & WORD_DOT &&
           f->tokens[i].gap <= GAP_JOIN)
        i -= 2;
    while (i >= 1 && at - i < SPOKEN_PARTS && f->tokens[i].gap == GAP_JOIN &&
           is_part(&f->tokens[i - 1]))
        i--;
    return i;
}

static bool top_domain(struct str s)
{
    static const char known[] =
        " com fr org net be ch lu de eu es it nl pt uk io info ca at ie pl ";
    struct str all = str_of(known);

    for (size_t at = 0; s.len >= 2 && (at = str_find(all, s, at)) != STR_NPOS; at++)
        if (all.ptr[at - 1] == ' ' && all.ptr[at + s.len] == ' ')
            return true;
    return false;
}

/* "gmail point com": the last token of it, or `at` when there is none. */
static size_t spoken_end(const struct find *f, size_t at)
{
    size_t i = at + 1, last = at;

    while (i + 1 < f->count && i - at < SPOKEN_PARTS && is_part(&f->tokens[i])) {
        bool dot = f->tokens[i + 1].is & WORD_DOT && i + 2 < f->count;
        size_t next = dot ? i + 2 : i + 1;

        if (!dot && f->tokens[i + 1].gap != GAP_JOIN)
            break;
        if (f->tokens[next].gap >= GAP_LINE && !dot)
            break;
        if (top_domain(token_folded(f, &f->tokens[next])))
            last = next;
        i = next;
    }
    return last;
}

/* "at" and "chez" are everyday words: they need a spelt-out dot or brackets as well. */
void find_spoken_mail(struct find *f, size_t i)
{
    size_t start, last;
    uint32_t from, to;

    if (i == 0 || i + 1 >= f->count)
        return;
    start = spoken_start(f, i);
    last = spoken_end(f, i);
    if (last == i)
        return;
    from = f->tokens[start].start;
    to = f->tokens[last].end;
    if (f->tokens[i].end - f->tokens[i].start <= 4 && f->text.ptr[f->tokens[i].start - 1] != '(' &&
        f->text.ptr[f->tokens[i].start - 1] != '[' && !(f->tokens[last - 1].is & WORD_DOT))
        return;
    propose(f, (struct span){ from, to, SPAN_EMAIL, NULL, 0.8F, "pattern" });
}
