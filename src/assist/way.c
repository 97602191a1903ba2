/* SPDX-License-Identifier: EUPL-1.2 */
/* way.c - another program's answer: it stays as it is, but a token that stands in an address stays
 * a token, so that showing or following it tells nobody a person's data.
 *
 * Not put back is what stands in a word with an address in it, between "](" or "url(" and ")", and
 * in a tag of HTML.  Its bracket is doubled: that is how a skeleton writes a bracket that opens no
 * token, and whoever restores the answer makes one of it again.  In doubt nothing is put back. */
#include <string.h>

#include "assist/gateway_priv.h"

#define WORD_MAX 2048 /* bytes; in a longer one nothing is put back */

/* ---- one character of markup ---- */

static void add_held(struct buf *to, struct str text)
{
    for (size_t at = 0, open; at < text.len; at = open) {
        open = str_find(text, TOKEN_OPENS, at);
        if (open == STR_NPOS) {
            buf_add(to, str_from(text, at));
            return;
        }
        buf_add(to, str_slice(text, at, open));
        buf_add(to, TOKEN_OPENS);
        buf_add(to, TOKEN_OPENS);
        open += TOKEN_OPENS.len;
    }
}

/* A '>' ends it, unless it stands in an attribute's quotes. */
static size_t in_tag(struct way *w, struct buf *to, struct str rest, bool at_end)
{
    char c = rest.ptr[0];
    size_t n = 1;

    if (c == TOKEN_OPENS.ptr[0]) {
        if (rest.len < TOKEN_OPENS.len && !at_end)
            return 0;
        if (str_starts(rest, TOKEN_OPENS))
            n = TOKEN_OPENS.len;
    }
    add_held(to, str_slice(rest, 0, n));
    if (w->quote)
        w->quote = c == w->quote ? 0 : w->quote;
    else if (c == '>')
        w->tag = false;
    else if ((c == '"' || c == '\'') && w->equals)
        w->quote = c;
    if (!ascii_space(c) && c != '\\') /* in JSON quotes have one before them */
        w->equals = c == '=';
    return n;
}

static bool opens_tag(const struct way *w, struct str rest)
{
    return rest.len >= 2 && rest.ptr[0] == '<' &&
           (w->round || ascii_alpha(rest.ptr[1]) || strchr("/!?", rest.ptr[1]));
}

/* ---- words ---- */

static bool opens_round(struct str word, size_t *ret_at)
{
    size_t link = str_find(word, STR("]("), 0), next, url;

    while (link != STR_NPOS && (next = str_find(word, STR("]("), link + 1)) != STR_NPOS)
        link = next;
    url = str_find_nocase(word, STR("url("), 0);
    *ret_at = link == STR_NPOS ? url : link;
    return *ret_at != STR_NPOS;
}

static bool ends_word(const struct way *w, struct str rest, size_t n)
{
    return ascii_space(rest.ptr[n]) || opens_tag(w, str_from(rest, n)) ||
           (rest.ptr[n] == '<' && str_ends(str_slice(rest, 0, n), STR("](")));
}

/* A piece of a word that is too long; neither a character nor markup is cut. */
static size_t cut_word(struct str rest)
{
    size_t n = WORD_MAX, near = n - 8;

    while (((unsigned char)rest.ptr[n] & 0xc0) == 0x80)
        n--;
    for (size_t i = near; i < n; i++)
        if (strchr("]\\u", rest.ptr[i]))
            return i;
    return n;
}

/* JSON writes '<' as "\u003c": nobody needs to, and what it makes of a text is not seen here. */
static bool is_disguised(struct str word)
{
    for (size_t at = 0; (at = str_find(word, STR("\\u00"), at)) != STR_NPOS; at++)
        if (at + 4 < word.len && word.ptr[at + 4] >= '2' && word.ptr[at + 4] <= '7')
            return true;
    return false;
}

static size_t word_unit(struct way *w, struct buf *to, struct str rest, bool at_end)
{
    size_t n = 1, at;
    struct str word;
    bool cut, opens;

    while (n < rest.len && n < WORD_MAX && !ends_word(w, rest, n))
        n++;
    if (n == rest.len && !at_end)
        return 0;
    cut = n == WORD_MAX && n < rest.len && !ends_word(w, rest, n);
    word = str_slice(rest, 0, cut ? cut_word(rest) : n);
    opens = opens_round(word, &at);
    w->disguised = w->disguised || is_disguised(word);
    if (w->round || w->long_word || w->disguised || cut || opens || link_carries(word))
        add_held(to, word);
    else
        buf_add(to, word);
    w->long_word = cut;
    if (opens)
        w->round = str_chr(word, ')', at) == STR_NPOS;
    else if (str_chr(word, ')', 0) != STR_NPOS)
        w->round = false;
    return word.len;
}

static size_t space_unit(struct way *w, struct buf *to, char c)
{
    if (c == '\n' && w->fresh_line)
        w->round = false; /* no link goes past the end of its paragraph */
    w->fresh_line = w->fresh_line || c == '\n';
    w->long_word = false;
    buf_add_char(to, c);
    return 1;
}

size_t way_unit(struct way *w, struct buf *to, struct str rest, bool at_end)
{
    if (w->tag)
        return in_tag(w, to, rest, at_end);
    if (ascii_space(rest.ptr[0]))
        return space_unit(w, to, rest.ptr[0]);
    if (rest.len < 2 && !at_end)
        return 0;
    w->fresh_line = false;
    if (!opens_tag(w, rest))
        return word_unit(w, to, rest, at_end);
    w->tag = true;
    w->quote = 0;
    w->equals = w->long_word = false;
    buf_add_char(to, '<');
    return 1;
}
