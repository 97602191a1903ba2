/* SPDX-License-Identifier: EUPL-1.2 */
/* knowledge_html.c - an HTML page as Markdown: its text, and its headings as headings, so that
 * passages are cut where the page has them.  A mark of a private character goes into each heading
 * before the page becomes text, and becomes "##" afterwards. */
#include "app/app.h"
#include "base/buf.h"
#include "message/message.h"

#define MARK_1 0x81 /* U+E001 to U+E006, of which this is the last byte: h1 to h6 */

static const struct str mark_start = STR_INIT("\xee\x80");

/* "<h2" and what ends a tag's name. */
static int heading_level(struct str at)
{
    if (at.len < 4 || at.ptr[0] != '<' || ascii_lower(at.ptr[1]) != 'h' || at.ptr[2] < '1' ||
        at.ptr[2] > '6' || (at.ptr[3] != '>' && !ascii_space(at.ptr[3])))
        return 0;
    return at.ptr[2] - '0';
}

static struct str marked(struct arena *a, struct str html)
{
    struct buf b = buf_new(a, html.len * 2 + 16);
    size_t done = 0;

    for (size_t at = str_chr(html, '<', 0); at != STR_NPOS; at = str_chr(html, '<', at + 1)) {
        int level = heading_level(str_from(html, at));
        size_t end = level ? str_chr(html, '>', at) : STR_NPOS;

        if (end == STR_NPOS)
            continue;
        buf_add(&b, str_slice(html, done, end + 1));
        buf_add(&b, mark_start);
        buf_add_char(&b, (char)(MARK_1 + level - 1));
        done = end + 1;
    }
    buf_add(&b, str_from(html, done));
    return buf_str(&b);
}

/* 0: no mark stands there. */
static int mark_level(struct str at)
{
    int level =
        at.len > 2 && str_starts(at, mark_start) ? (unsigned char)at.ptr[2] - MARK_1 + 1 : 0;

    return level >= 1 && level <= 6 ? level : 0;
}

struct str knowledge_from_html(struct arena *a, struct str html)
{
    struct str text = message_html_to_text(a, marked(a, html), &(bool){ false }), line;
    struct buf b = buf_new(a, text.len * 3 + 16);

    while (str_line(&text, &line)) {
        struct str rest = str_trim(line);
        int level = mark_level(rest);

        if (level && !str_trim(str_from(rest, 3)).len)
            continue; /* an empty heading */
        buf_add_fill(&b, '#', (size_t)level);
        if (level)
            buf_add_char(&b, ' ');
        buf_add(&b, level ? str_trim(str_from(rest, 3)) : line);
        buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}
