/* SPDX-License-Identifier: EUPL-1.2 */
/* handle.c - names of accounts: behind the word that says so ("mon pseudo : zoe75"), and in the
 * addresses of people's pages ("instagram.com/zoe75").  "@zoe75" is found by mail.c.
 *
 * What stands behind such a word must look like no word of the sentence, unless a colon or "is"
 * points at it. */
#include "pii/find_priv.h"

#include <string.h>

#define HANDLE_LEAST 3
#define HANDLE_MOST  40

/* Letters of Latin-1 too: "tozé.gomes". */
static bool handle_byte(const char *p, const char *start)
{
    unsigned char c = (unsigned char)*p;

    return ascii_alnum(*p) || c == '_' || c == '.' || c == '-' || c == '#' || c == 0xc3 ||
           (c >= 0x80 && c < 0xc0 && p > start && (unsigned char)p[-1] == 0xc3);
}

static uint32_t handle_end(const struct find *f, uint32_t at)
{
    uint32_t end = at;

    while (end < f->text.len && end - at < HANDLE_MOST &&
           handle_byte(f->text.ptr + end, f->text.ptr + at))
        end++;
    while (end > at && strchr(".-#", f->text.ptr[end - 1]))
        end--;
    return end;
}

/* A name of an account: letters with a digit, '_' or an inner '.'. */
static bool is_telling(struct str s)
{
    size_t letters = 0, marks = 0;

    for (size_t i = 0; i < s.len; i++) {
        letters += ascii_alpha(s.ptr[i]);
        marks += ascii_digit(s.ptr[i]) || s.ptr[i] == '_' || s.ptr[i] == '.' || s.ptr[i] == '#';
    }
    return letters >= 2 && marks;
}

static void propose_handle(struct find *f, uint32_t start, uint32_t end, const char *by)
{
    propose(f, (struct span){ start, end, SPAN_HANDLE, NULL, by[0] == 'p' ? 0.85F : 0.7F, by });
}

/* Does ':' or '=' point at the value? */
static bool pointed(const struct find *f, const struct token *t)
{
    for (uint32_t at = t->start; at > 0 && t->start - at < 4; at--) {
        char c = f->text.ptr[at - 1];

        if (c == ':' || c == '=')
            return true;
        if (c != ' ' && c != '"' && c != '\'')
            return false;
    }
    return false;
}

/* "Insta claire.morel75", "mon pseudo est zoe75", "Discord : zoe#4512" */
void find_handle_behind(struct find *f, size_t i)
{
    bool is = false;
    size_t k = i + f->tokens[i].phrase;

    for (size_t end = k + 4; k < end && k < f->count; k++) {
        const struct token *t = &f->tokens[k];
        uint32_t stop = handle_end(f, t->start);
        struct str s = str_slice(f->text, t->start, stop);
        bool sign = pointed(f, t);

        sign |= t->start > 0 && f->text.ptr[t->start - 1] == '('; /* "in the forum (joe_55)" */
        if (t->gap == GAP_PARA || (t->gap >= GAP_DOT && !sign) ||
            (t->start > 0 && f->text.ptr[t->start - 1] == '@')) /* found as it is */
            return;
        if (s.len >= HANDLE_LEAST && stop > t->start && is_telling(s)) {
            if (stop < f->text.len && (f->text.ptr[stop] == '@' || f->text.ptr[stop] == ':'))
                return;
            propose_handle(f, t->start, stop, "context");
            return;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
        if ((sign || is) && s.len >= 4 && s.len == t->end - t->start &&
            !(t->is & (WORD_ORDINARY | WORD_IS | WORD_LOST | NEAR_ANY | WORD_NOT)) &&
            !(t->shape & (TOKEN_CAPITAL | TOKEN_UPPER)) && f->tokens[i].kind) {
            propose_handle(f, t->start, stop, "context");
            return;
        }
        is |= (t->is & WORD_IS) != 0;
        if (!(t->is & (WORD_IS | WORD_PARTICLE | NEAR_HANDLE)) && t->gap != GAP_JOIN)
            return;
    }
}

/* "instagram.com/claire.morel75", "t.me/zoe", "linkedin.com/in/claire-morel" */
void find_page(struct find *f, size_t i)
{
    static const struct str sites[] = {
        STR_INIT("instagram.com/"), STR_INIT("facebook.com/"),    STR_INIT("fb.com/"),
        STR_INIT("twitter.com/"),   STR_INIT("x.com/"),           STR_INIT("t.me/"),
        STR_INIT("tiktok.com/@"),   STR_INIT("linkedin.com/in/"), STR_INIT("snapchat.com/add/"),
        STR_INIT("github.com/"),    STR_INIT("youtube.com/@"),    STR_INIT("twitch.tv/"),
        STR_INIT("threads.net/@"),  STR_INIT("wa.me/"),
    };
    static const struct str pages[] = {
        STR_INIT("help"),   STR_INIT("about"),  STR_INIT("login"),   STR_INIT("p"),
        STR_INIT("reel"),   STR_INIT("search"), STR_INIT("support"), STR_INIT("legal"),
        STR_INIT("groups"), STR_INIT("events"), STR_INIT("explore"), STR_INIT("share")
    };
    struct str rest = str_from(f->text, f->tokens[i].start);

    for (size_t k = 0; k < COUNT_OF(sites); k++) {
        uint32_t start = f->tokens[i].start + (uint32_t)sites[k].len, end;
        bool page = false;

        if (!str_starts_nocase(rest, sites[k]))
            continue;
        end = handle_end(f, start);
        for (size_t p = 0; p < COUNT_OF(pages); p++)
            page |= str_eq_nocase(str_slice(f->text, start, end), pages[p]);
        if (end - start >= HANDLE_LEAST && !page)
            propose_handle(f, start, end, "pattern");
        return;
    }
}
