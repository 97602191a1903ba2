/* SPDX-License-Identifier: EUPL-1.2 */
/* mail.c - e-mail addresses (RFC 5321 lengths, IDN, quoted local parts) and handles, at a '@'.
 *
 * Of RFC 5322's atext, '/', '=', '?' and '`' are left out: in mail they stand before addresses
 * (URLs, Markdown), hardly ever in one. */
#include "pii/find_priv.h"

#include <string.h>

#include "text/text.h"

#define LOCAL_MAX  64
#define DOMAIN_MAX 255
#define HANDLE_MAX 40

static bool local_byte(char c)
{
    switch (c) {
    case '.':
    case '!':
    case '#':
    case '$':
    case '%':
    case '&':
    case '\'':
    case '*':
    case '+':
    case '-':
    case '^':
    case '_':
    case '{':
    case '|':
    case '}':
    case '~':
        return true;
    default:
        return ascii_alnum(c) || (unsigned char)c >= 0xc2;
    }
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
    return text_is_letter(c) || run_is_hidden(c);
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
    while (start < at) {
        uint32_t c;
        size_t n = text_char(str_from(text, start), &c);

        if (c < 0x80 && ascii_alnum((char)c))
            break;
        if (!(c && c < 0x80 && strchr(".'*_&|{}!#$^~", (char)c)) && c != 0xfffd &&
            !run_is_hidden(c))
            break;
        start += (uint32_t)n;
    }
    return start < at ? start : at;
}

/* What stands in front of a dot that is a word. */
static bool opens_word(char c)
{
    return c == ' ' || c == '(' || c == '[' || c == '{';
}

/* The dot between two labels: '.', or a word for it in brackets or spaces; its length. */
static uint32_t dot_here(struct str text, uint32_t at)
{
    static const struct str words[] = { STR_INIT("dot"),   STR_INIT("point"), STR_INIT("punkt"),
                                        STR_INIT("punto"), STR_INIT("ponto"), STR_INIT("punt") };
    uint32_t i = at;

    if (i < text.len && text.ptr[i] == '.')
        return 1;
    while (i < text.len && i - at < 2 && opens_word(text.ptr[i]))
        i++;
    for (size_t k = 0; i > at && k < COUNT_OF(words); k++) {
        uint32_t end = i + (uint32_t)words[k].len;

        if (!str_starts_nocase(str_from(text, i), words[k]))
            continue;
        while (end < text.len && end - i < 8 && text.ptr[end] && strchr(" )]}", text.ptr[end]))
            end++;
        return end > i + words[k].len ? end - at : 0;
    }
    return 0;
}

/* Labels of letters, digits, inner hyphens; at least two; the last begins with a letter. */
static uint32_t domain_end(struct str text, uint32_t at)
{
    uint32_t i = at, label = at, good = at, dot = 1, visible = at;
    size_t labels = 0;

    while (dot && i < text.len && i - at < DOMAIN_MAX) {
        while (i < text.len && i - at < DOMAIN_MAX) {
            char byte = text.ptr[i];
            uint32_t c;
            size_t n;

            if (ascii_alnum(byte) || (byte == '-' && i > label)) {
                visible = ++i;
                continue;
            }
            n = text_char(str_from(text, i), &c);
            if (c < 0x80 || !(text_is_letter(c) || (i > label && run_is_hidden(c))))
                break;
            i += (uint32_t)n;
            visible = run_is_hidden(c) ? visible : i;
        }
        if (i == label)
            break;
        labels++;
        if (labels >= 2 && i - label >= 2 && !ascii_digit(text.ptr[label]))
            good = visible;
        dot = dot_here(text, i);
        if (dot > 1 && labels >= 2) /* a word of the sentence, behind a whole name */
            break;
        label = i += dot;
    }
    while (good > at && text.ptr[good - 1] == '-')
        good--;
    return good;
}

static bool handle_byte(char c)
{
    return ascii_alnum(c) || c == '_' || c == '.';
}

/* Words of program text and of style sheets. */
static bool is_annotation(struct str s)
{
    static const struct str words[] = { STR_INIT("@param"),   STR_INIT("@return"),
                                        STR_INIT("@media"),   STR_INIT("@import"),
                                        STR_INIT("@font"),    STR_INIT("@override"),
                                        STR_INIT("@see"),     STR_INIT("@here"),
                                        STR_INIT("@channel"), STR_INIT("@charset") };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(s, words[i]))
            return true;
    return false;
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
    if (is_annotation(str_slice(text, at, end)))
        return;
    if (end - at < 4 || !(ascii_alpha(text.ptr[at + 1]) || text.ptr[at + 1] == '_') ||
        (end < text.len && (text.ptr[end] == '@' || (unsigned char)text.ptr[end] == 0xc3)))
        return; /* "@Charlène" is somebody's name */
    propose(f, (struct span){ at, end, SPAN_HANDLE, NULL, 0.8F, "pattern" });
}

/* Of three marks; looked for at each '@'. */
static bool one_of(const char marks[static 3], char c)
{
    return c == marks[0] || c == marks[1] || c == marks[2];
}

/* "claire.morel @ example.org", "claire.morel[@]example.org": the local part must look like one. */
static void find_spaced_mail(struct find *f, uint32_t at)
{
    struct str text = f->text, local;
    uint32_t before = at, behind = at + 1, start, end;
    bool telling = false;

    while (before > 0 && at - before < 2 && one_of(" [(", text.ptr[before - 1]))
        before--;
    while (behind < text.len && behind - at < 3 && one_of(" ])", text.ptr[behind]))
        behind++;
    if (before == at || behind == at + 1)
        return;
    start = local_start(text, before);
    end = domain_end(text, behind);
    local = str_slice(text, start, before);
    for (size_t i = 0; i < local.len; i++)
        telling |= ascii_digit(local.ptr[i]) || strchr("._-+", local.ptr[i]);
    if (telling && start >= f->from && end > behind)
        propose(f, (struct span){ start, end, SPAN_EMAIL, NULL, 0.9F, "pattern" });
}

void find_mail(struct find *f, uint32_t at)
{
    uint32_t start = local_start(f->text, at);
    uint32_t end = domain_end(f->text, at + 1);

    find_in_authority(f, at);
    if (start < at && end > at + 1 && start >= f->from) {
        propose(f, (struct span){ start, end, SPAN_EMAIL, NULL, 0.99F, "pattern" });
        return;
    }
    find_handle(f, at);
    find_spaced_mail(f, at);
}
