/* SPDX-License-Identifier: EUPL-1.2 */
/* html_fuzz.c - of any UTF-8, the text is sound, and the rebuilt HTML holds nothing but tags and
 * attributes of the allow list, and rebuilt once more is the same. */
#include "fuzz.h"

#include <string.h>

#include "message/message.h"
#include "text/text.h"

static const char *const allowed[] = {
    "a",      "b",     "i",     "u",     "s",     "p",       "br",         "hr",     "em",
    "td",     "th",    "tr",    "li",    "ul",    "ol",      "dl",         "dt",     "dd",
    "h1",     "h2",    "h3",    "h4",    "h5",    "h6",      "div",        "pre",    "img",
    "del",    "ins",   "sub",   "sup",   "code",  "span",    "small",      "strong", "strike",
    "center", "table", "thead", "tbody", "tfoot", "caption", "blockquote",
};

static bool is_allowed(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(allowed); i++)
        if (str_eq(name, str_of(allowed[i])))
            return true;
    return false;
}

/* Name of an attribute: letters only; no "on...", "style", "class", "id". */
static void attributes_hold(struct str s)
{
    size_t at = 0;

    while (at < s.len) {
        size_t equal = str_find(s, STR("=\""), at), end;
        struct str name;

        HOLDS(equal != STR_NPOS);
        name = str_slice(s, at + 1, equal);
        HOLDS(s.ptr[at] == ' ' && name.len > 1);
        HOLDS(!str_starts(name, STR("on")) && !str_eq(name, STR("style")));
        end = str_chr(s, '"', equal + 2);
        HOLDS(end != STR_NPOS);
        if (str_eq(name, STR("href")) || str_eq(name, STR("src"))) {
            struct str v = str_slice(s, equal + 2, end);

            HOLDS(str_starts_nocase(v, STR("http")) || str_starts_nocase(v, STR("mailto:")) ||
                  str_starts_nocase(v, STR("tel:")) || str_starts_nocase(v, STR("cid:")) ||
                  str_starts_nocase(v, STR("data:image/")));
        }
        at = end + 1;
    }
}

/* The output is regular enough to be read by two loops; anything else would be a fault. */
static void only_allowed(struct str html)
{
    size_t at = 0;

    while ((at = str_chr(html, '<', at)) != STR_NPOS) {
        size_t end = str_chr(html, '>', at), name;
        bool closing = at + 1 < html.len && html.ptr[at + 1] == '/';

        HOLDS(end != STR_NPOS);
        name = at + 1 + closing;
        at = name;
        while (at < end && html.ptr[at] != ' ')
            at++;
        HOLDS(is_allowed(str_slice(html, name, at)));
        if (!closing)
            attributes_hold(str_slice(html, at, end));
        at = end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    bool repaired = false, hidden = false;
    struct str html = message_decode(a, str_make(data, size), STR("utf-8"), &repaired);
    struct str text = message_html_to_text(a, html, &hidden);
    struct str safe = message_html_rebuild(a, html);

    HOLDS(text_valid(text));
    HOLDS(!text.len || !memchr(text.ptr, '\0', text.len));
    HOLDS(text_valid(safe));
    only_allowed(safe);
    if (arena_ok(a))
        HOLDS(str_eq(message_html_rebuild(a, safe), safe));
    return 0;
}
