/* SPDX-License-Identifier: EUPL-1.2 */
/* sentence.c - where a sentence of a mail ends (text.h). */
#include "text/text.h"

#define LINE_SHORT 45 /* bytes: whoever wraps lines, wraps them later than this */

/* What ends with a full stop and goes on. */
static const struct str abbreviations[] = {
    STR_INIT("m"),   STR_INIT("mm"),   STR_INIT("mme"),  STR_INIT("mlle"), STR_INIT("dr"),
    STR_INIT("pr"),  STR_INIT("me"),   STR_INIT("st"),   STR_INIT("ste"),  STR_INIT("art"),
    STR_INIT("ref"), STR_INIT("réf"),  STR_INIT("tel"),  STR_INIT("tél"),  STR_INIT("no"),
    STR_INIT("cf"),  STR_INIT("ex"),   STR_INIT("env"),  STR_INIT("mr"),   STR_INIT("mrs"),
    STR_INIT("ms"),  STR_INIT("nr"),   STR_INIT("herr"), STR_INIT("z.b"),  STR_INIT("bzw"),
    STR_INIT("usw"), STR_INIT("sr"),   STR_INIT("sra"),  STR_INIT("sig"),  STR_INIT("e.g"),
    STR_INIT("i.e"), STR_INIT("p.ex"), STR_INIT("vs"),   STR_INIT("av"),   STR_INIT("bd"),
    STR_INIT("str"), STR_INIT("dhr"),  STR_INIT("mevr"), STR_INIT("bv"),   STR_INIT("num"),
};

static bool is_end(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Closing quotes and brackets still belong to it. */
static bool is_closing(uint32_t c)
{
    return c == '"' || c == ')' || c == 0xbb || c == 0x201d || c == 0x2019 || c == '\'';
}

/* Does the full stop at `at` belong to the word before it? */
static bool stop_is_inside(struct str s, size_t at)
{
    size_t start = at;
    struct str word;

    while (start > 0 && !ascii_space(s.ptr[start - 1]) && s.ptr[start - 1] != '(' &&
           s.ptr[start - 1] != '\'')
        start--;
    word = str_slice(s, start, at);
    if (word.len == 1 && ascii_alpha(word.ptr[0]) && word.ptr[0] != 'a')
        return true; /* an initial */
    for (size_t i = 0; i < sizeof abbreviations / sizeof abbreviations[0]; i++)
        if (str_eq_nocase(word, abbreviations[i]))
            return true;
    return false;
}

static bool begins_item(struct str line)
{
    size_t i = 0;

    line = str_trim(line);
    if (str_starts(line, STR("- ")) || str_starts(line, STR("* ")) || str_starts(line, STR("• ")) ||
        str_starts(line, STR("– ")))
        return true;
    while (i < line.len && ascii_digit(line.ptr[i]))
        i++;
    return i > 0 && i < 3 && i + 1 < line.len && (line.ptr[i] == '.' || line.ptr[i] == ')') &&
           line.ptr[i + 1] == ' ';
}

/* Does the line that ends at `at` (a line feed), and began at `start`, end a sentence? */
static bool line_ends_it(struct str s, size_t start, size_t at)
{
    size_t next = str_chr(s, '\n', at + 1);
    struct str line = str_trim(str_slice(s, start, at));
    struct str after = str_slice(s, at + 1, next == STR_NPOS ? s.len : next);

    return !str_trim(after).len || begins_item(after) || line.len < LINE_SHORT;
}

/* Bytes of the token at the start of `s`, or 0. */
static size_t token_here(struct str s)
{
    size_t end;

    if (!str_starts(s, STR("⟦")))
        return 0;
    end = str_find(s, STR("⟧"), 0);
    return end == STR_NPOS || end > 64 ? 0 : end + 3;
}

/* Where the sentence ends that begins at the start of `s`. */
static size_t sentence_end(struct str s)
{
    size_t line = 0;

    for (size_t i = 0; i < s.len;) {
        size_t token = token_here(str_from(s, i)), n;
        uint32_t c, next = ' ';

        if (token) {
            i += token;
            continue;
        }
        n = text_char(str_from(s, i), &c);
        if (c == '\n' && line_ends_it(s, line, i))
            return i;
        if (c == '\n')
            line = i + 1;
        i += n;
        if (!is_end(c))
            continue;
        while (i < s.len) {
            n = text_char(str_from(s, i), &next);
            if (!is_end(next) && !is_closing(next))
                break;
            i += n;
            next = ' ';
        }
        if (text_is_space(next) && !(c == '.' && stop_is_inside(s, i - 1)))
            return i;
    }
    return s.len;
}

bool text_sentence_next(struct str *rest, struct str *ret_sentence)
{
    while (rest->len) {
        size_t end = sentence_end(*rest);
        struct str sentence = str_trim(str_slice(*rest, 0, end));

        *rest = str_from(*rest, end < rest->len && !end ? 1 : end);
        if (!sentence.len)
            continue;
        *ret_sentence = sentence;
        return true;
    }
    return false;
}
