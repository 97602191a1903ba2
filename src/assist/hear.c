/* SPDX-License-Identifier: EUPL-1.2 */
/* hear.c - the answer as it comes: tokens of the ticket put back, what loads or leads away taken
 * out, given on piece by piece.
 *
 *     piece ─► restorer ─► window ─► units: word, link, image, tag ─► heard
 *
 * A unit is judged once it is whole, so that however the answer is cut the same comes out.  It is
 * rules over bytes and no model: whatever a mail talked the provider into saying, no image, markup
 * or address that the ticket and the articles do not hold gets past here, nor one with a token in
 * it, which would carry a person's data away.  An answer for another program stays as it is, but
 * for the tokens that would be carried away (way.c). */
#include <string.h>

#include "assist/gateway_priv.h"
#include "text/text.h"

#define UNIT_MAX  2048 /* bytes; what is longer is no unit */
#define MARKS_MAX 256

struct hearing {
    struct arena *arena;
    const struct gateway_inside *in;
    const struct gateway_hearer *hearer;
    bool raw;       /* JSON: its texts are cleaned later */
    struct way way; /* of another program's answer */
    struct pii_restorer *restorer;
    struct buf window, heard, word;
    size_t given; /* bytes of `heard` that were given on */
    struct assist_mark *marks;
    size_t mark_count;
    bool gone;
};

/* ---- marks ---- */

static void mark(struct hearing *h, enum assist_doubt doubt)
{
    size_t at = h->heard.len;

    if (h->mark_count == MARKS_MAX ||
        (h->mark_count && h->marks[h->mark_count - 1].doubt == doubt &&
         h->marks[h->mark_count - 1].start == at))
        return;
    h->marks[h->mark_count++] = (struct assist_mark){ doubt, at, at };
}

/* ---- which addresses are allowed ---- */

static bool goes_on(char c)
{
    return ascii_alnum(c) || (unsigned char)c >= 0x80 || strchr("/?&=#%~_-@:+", c);
}

/* Does it stand there, and is it not the start or the end of a longer one? */
static bool stands_whole(struct str source, struct str link)
{
    for (size_t at = 0; (at = str_find_nocase(source, link, at)) != STR_NPOS; at++) {
        size_t end = at + link.len;
        bool before = at > 0 && (goes_on(source.ptr[at - 1]) || source.ptr[at - 1] == '.');
        bool after = end < source.len &&
                     (goes_on(source.ptr[end]) || (source.ptr[end] == '.' && end + 1 < source.len &&
                                                   goes_on(source.ptr[end + 1])));

        if (!before && !after)
            return true;
    }
    return false;
}

bool link_of_passage(const struct library_hit *hit, struct str link)
{
    return stands_whole(hit->text, link) || stands_whole(hit->title, link) ||
           stands_whole(hit->heading, link);
}

static bool link_allowed(const struct gateway_inside *in, struct str link)
{
    if (str_find(link, TOKEN_OPENS, 0) != STR_NPOS)
        return false;
    for (size_t i = 0; i < in->passage_count; i++)
        if (link_of_passage(&in->passages[i], link))
            return true;
    return stands_whole(in->thread, link);
}

/* ---- units: each gives the bytes it used; 0: more must come ---- */

static void add_word(struct hearing *h, struct str word)
{
    struct str core = link_trim(word);

    if (str_find_nocase(core, h->in->canary, 0) != STR_NPOS ||
        str_find_nocase(core, h->in->fence, 0) != STR_NPOS) {
        mark(h, DOUBT_SECRET);
        buf_add(&h->heard, LEFT_OUT);
        buf_add(&h->heard, str_from(word, (size_t)(core.ptr + core.len - word.ptr)));
    } else if (is_link(core) && !link_allowed(h->in, core)) {
        mark(h, DOUBT_LINK);
        buf_add(&h->heard, LEFT_OUT);
        buf_add(&h->heard, str_from(word, (size_t)(core.ptr + core.len - word.ptr)));
    } else {
        buf_add(&h->heard, word);
    }
}

static bool ends_word(char c)
{
    return ascii_space(c) || strchr("<>[]()\"{}|!", c);
}

static size_t word_unit(struct hearing *h, struct str rest, bool at_end)
{
    size_t n = 0;

    h->word.len = 0;
    while (n < rest.len && n < UNIT_MAX && !(n && ends_word(rest.ptr[n]))) {
        uint32_t c;
        size_t len = text_char(str_from(rest, n), &c);

        if (c == 0xfffd && !at_end && rest.len - n < 4 && (unsigned char)rest.ptr[n] >= 0xc0)
            return 0; /* half a character */
        if (neat_drops(c))
            mark(h, DOUBT_MARKUP);
        else if (c == 0xfffd)
            buf_add(&h->word, STR("\xef\xbf\xbd"));
        else
            buf_add(&h->word, str_slice(rest, n, n + len));
        n += len;
    }
    if (n == rest.len && !at_end && n < UNIT_MAX)
        return 0;
    add_word(h, buf_str(&h->word));
    return n;
}

/* "](" behind what was no link when it was read ("[[a] b](...)"), or behind what took a word's
 * place, would be one for whoever shows the answer. */
static size_t plain_unit(struct hearing *h, struct str rest)
{
    if (rest.ptr[0] == '(' && str_ends(buf_str(&h->heard), STR("]"))) {
        mark(h, DOUBT_LINK);
        buf_add_char(&h->heard, ' ');
    }
    buf_add_char(&h->heard, rest.ptr[0]);
    return 1;
}

/* Where `close` stands within one unit of the start; *ret_more: it may still come. */
static size_t closing(struct str rest, size_t from, char close, bool at_end, bool *ret_more)
{
    struct str near = str_slice(rest, 0, UNIT_MAX);
    size_t at = str_chr(near, close, from), para = str_find(near, STR("\n\n"), from);

    *ret_more = at == STR_NPOS && para == STR_NPOS && !at_end && rest.len < UNIT_MAX;
    return para != STR_NPOS && (at == STR_NPOS || para < at) ? STR_NPOS : at;
}

static size_t tag_unit(struct hearing *h, struct str rest, bool at_end)
{
    bool more, comment = str_starts(rest, STR("<!--"));
    size_t end;

    if (rest.len < 4 && !at_end)
        return 0;
    if (rest.len < 2 || (!ascii_alpha(rest.ptr[1]) && !strchr("/!?", rest.ptr[1])))
        return plain_unit(h, rest);
    end = closing(rest, 1, '>', at_end, &more);
    if (more)
        return 0;
    while (comment && end != STR_NPOS && !str_starts(str_from(rest, end - 2), STR("-->")))
        end = str_chr(str_slice(rest, 0, UNIT_MAX), '>', end + 1);
    mark(h, DOUBT_MARKUP);
    return end == STR_NPOS ? 1 : end + 1; /* at least the bracket goes */
}

/* The same of "![": "![[a]][b]" and "![b]" are images where b is named. */
static size_t bracket_unit(struct hearing *h, struct str rest, bool image)
{
    if (!image)
        return plain_unit(h, rest);
    mark(h, DOUBT_MARKUP);
    buf_add(&h->heard, STR("! "));
    return 1;
}

/* "[text](where)", "[text][where]": the text stays, the address where it is allowed. */
static size_t link_unit(struct hearing *h, struct str rest, size_t bracket, bool at_end)
{
    bool more, image = bracket == 1;
    size_t close = closing(rest, bracket + 1, ']', at_end, &more), end;
    struct str text, where;

    if (more || (close != STR_NPOS && close + 1 == rest.len && !at_end))
        return 0;
    if (close == STR_NPOS || close + 1 >= rest.len || !strchr("([", rest.ptr[close + 1]))
        return bracket_unit(h, rest, image);
    end = closing(rest, close + 2, rest.ptr[close + 1] == '(' ? ')' : ']', at_end, &more);
    if (more)
        return 0;
    if (end == STR_NPOS || (rest.ptr[close + 1] == '[' && !image && close < bracket + 4))
        return bracket_unit(h, rest, image); /* "[1][2]" cites twice */
    text = str_slice(rest, bracket + 1, close);
    where = str_trim(str_slice(rest, close + 2, end));
    if (image) {
        mark(h, DOUBT_MARKUP);
        return end + 1;
    }
    for (size_t at = 0; at < text.len;) {
        size_t n = ends_word(text.ptr[at]) ? 1 : word_unit(h, str_from(text, at), true);

        if (n == 1 && ascii_space(text.ptr[at]))
            buf_add_char(&h->heard, ' ');
        at += n;
    }
    if (link_allowed(h->in, where)) {
        buf_printf(&h->heard, " (%.*s)", STR_ARG(where));
    } else {
        mark(h, DOUBT_LINK);
    }
    return end + 1;
}

static size_t unit(struct hearing *h, struct str rest, bool at_end)
{
    switch (rest.ptr[0]) {
    case '<':
        return tag_unit(h, rest, at_end);
    case '!':
        if (rest.len < 2 && !at_end)
            return 0;
        return rest.len >= 2 && rest.ptr[1] == '[' ? link_unit(h, rest, 1, at_end)
                                                   : plain_unit(h, rest);
    case '[':
        return link_unit(h, rest, 0, at_end);
    default:
        if (ends_word(rest.ptr[0]) && !neat_drops((unsigned char)rest.ptr[0]))
            return plain_unit(h, rest);
        return word_unit(h, rest, at_end);
    }
}

/* ---- feeding ---- */

static bool give_on(struct hearing *h)
{
    struct str fresh = str_from(buf_str(&h->heard), h->given);

    if (!fresh.len || !h->hearer || !h->hearer->piece || h->gone)
        return !h->gone;
    h->given = h->heard.len;
    h->gone = !h->hearer->piece(h->hearer->arg, fresh);
    return !h->gone;
}

static bool settle(struct hearing *h, bool at_end)
{
    struct str text = buf_str(&h->window);
    size_t at = 0;

    if (h->raw) {
        buf_add(&h->heard, text);
        h->window.len = 0;
        return true;
    }
    while (at < text.len) {
        size_t n = h->in->talk ? way_unit(&h->way, &h->heard, str_from(text, at), at_end)
                               : unit(h, str_from(text, at), at_end);

        if (!n)
            break;
        at += n;
    }
    memmove(h->window.ptr, h->window.ptr + at, h->window.len - at);
    h->window.len -= at;
    return give_on(h);
}

static bool take(void *to, struct clear text)
{
    struct hearing *h = to;

    return buf_add(&h->window, text.text);
}

bool hearing_feed(struct hearing *h, struct str piece)
{
    return pii_restorer_feed(h->restorer, piece, (struct pii_sink){ take, h }) && settle(h, false);
}

bool hearing_end(struct hearing *h)
{
    return pii_restorer_end(h->restorer, (struct pii_sink){ take, h }) && settle(h, true);
}

struct hearing *hearing_new(struct arena *a, const struct gateway_plan *plan,
                            const struct gateway_hearer *hearer, struct fault *f)
{
    struct hearing *h = arena_make(a, struct hearing);

    if (!h) {
        arena_check(a, f);
        return NULL;
    }
    *h = (struct hearing){ .arena = a, .in = plan->inside, .hearer = hearer };
    h->raw = task_row(plan->task)->json && !plan->inside->talk;
    h->window = buf_new(a, 4 * CHAT_TEXT_MAX);
    h->heard = buf_new(a, 4 * CHAT_TEXT_MAX);
    h->word = buf_new(a, 4 * UNIT_MAX);
    h->marks = arena_many(a, struct assist_mark, MARKS_MAX);
    h->restorer = pii_restorer_new(a, &plan->inside->book, f);
    if (!h->marks || !h->restorer || !buf_add(&h->window, STR("")) ||
        !buf_add(&h->heard, STR("")) || !buf_add(&h->word, STR(""))) {
        arena_check(a, f);
        return NULL;
    }
    return h;
}

void hearing_is_cut(struct hearing *h)
{
    mark(h, DOUBT_CUT);
}

struct str hearing_text(const struct hearing *h)
{
    return buf_str(&h->heard);
}

void hearing_marks(const struct hearing *h, const struct assist_mark **ret, size_t *ret_count)
{
    *ret = h->marks;
    *ret_count = h->mark_count;
}

bool hearing_clean(struct arena *a, const struct gateway_plan *plan, struct str text,
                   struct heard *ret, struct fault *f)
{
    struct hearing *h = hearing_new(a, plan, NULL, f);

    if (!h)
        return false;
    h->raw = false;
    buf_add(&h->window, text);
    (void)settle(h, true);
    *ret = (struct heard){ hearing_text(h), h->marks, h->mark_count };
    return buf_check(&h->heard, f);
}
