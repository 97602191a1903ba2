/* SPDX-License-Identifier: EUPL-1.2 */
/* reference.c - numbers of customers, contracts, members and meters, right behind the words that
 * name them: "n° client : 88213-A", "policy no. MOT/4471902", "Zählernummer 1EMH0012938".
 *
 * They have no form of their own, and an organisation's pattern knows its own better; this finds
 * those of others, and those of an organisation that has set none.  What stands between may only
 * be words for "number" and "is", so that no price, date or order is taken. */
#include "pii/numbers/reference_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "text/text.h"

#define REACH       4 /* tokens from the phrase to its number */
#define CODE_LEAST  7 /* capitals and figures of a code of few figures */
#define BEFORE_MOST 6 /* tokens from a number to the words for it behind */

/* How many figures a number has at least behind each kind of words (terms_context.c): the less a
 * word says that a number of somebody's follows, the more. */
static const struct {
    const char *kind;
    size_t least;
} kinds[] = { { "customer", 4 }, { "customers", 4 }, { "any-account", 4 },
              { "contract", 6 }, { "meter", 8 },     { "point", 14 } };

size_t reference_least(const struct token *t)
{
    for (size_t i = 0; t->kind && i < COUNT_OF(kinds); i++)
        if (strcmp(t->kind, kinds[i].kind) == 0)
            return kinds[i].least;
    return 0;
}

/* "Kundennummer laut Brief:", "n° client chez vous est": a word that stands between, where a colon
 * or "is" leads to the number behind it. */
static bool tells_whose(const struct find *f, const struct token *t)
{
    return t->gap == GAP_SPACE && !(t->is & (NEAR_ANY | WORD_NOT | WORD_LOST)) &&
           !word_among(token_folded(f, t), "and|et|und|y|e|en|or|ou|oder|o|of|sowie|plus");
}

/* Does a colon or "is" lead to token k? */
static bool is_led(const struct find *f, size_t k)
{
    return f->tokens[k - 1].is & WORD_IS || mark_in_front(f, f->tokens[k].start) == ':';
}

/* "Policy number?" - "I think 42730596", "the 100535": a word before what is answered. */
static bool answers(const struct find *f, size_t k)
{
    static const char hedges[] = "ik|denk|geloof|ich|glaube|denke|je|crois|pense|i|think|believe|"
                                 "creo|credo|penso|acho|guess|meine";
    const struct token *t = &f->tokens[k];

    if (word_among(token_folded(f, t), "que|che|dat|that|dass"))
        t--; /* "acho que" */
    else if (t->is & WORD_THE && t->gap == GAP_OTHER && f->text.ptr[t[-1].end] == '?')
        return true;
    return t->end - t->start <= 7 && t->gap != GAP_PARA && word_among(token_folded(f, t), hedges);
}

/* "Il codice cliente l'ho trovato adesso, 642724": said once it is at hand. */
static bool is_at_hand(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t),
                      "trovato|ritrovato|encontrei|encontre|encontrado|gefunden|found|trouve|"
                      "retrouve|gevonden|localizado|achei");
}

/* "And your customer number?\nCaller: 1104982207": who answers, in the next line.  Behind a mark
 * that asks nothing, only who is called so: "Customer number:\nTotal: 12500". */
static bool is_speaker(const struct find *f, const struct token *t)
{
    static const char speakers[] = "anrufer|anruferin|beller|buyer|caller|chiamante|client|cliente|"
                                   "customer|guest|klant|kunde|kundin|member|patient|user";

    if (t->next != ':' || !(t->shape & TOKEN_CAPITAL) || t->gap < GAP_LINE || t->start == 0 ||
        f->text.ptr[t->start - 1] != '\n')
        return false;
    if (f->text.ptr[t[-1].end] == '?')
        return !(t->is & NEAR_ANY) || word_among(token_folded(f, t), speakers);
    return memchr(".:", f->text.ptr[t[-1].end], 2) && word_among(token_folded(f, t), speakers);
}

/* Where the number begins; `count` where none does. */
static size_t number_at(const struct find *f, size_t k)
{
    bool more = false, at_hand = false, answered = false;

    for (size_t end = k + REACH; k < f->count && k < end + at_hand; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || (t->gap == GAP_DOT && t[-1].end - t[-1].start > PREFIX_MAX &&
                                   !str_ends(token_folded(f, t - 1), STR("nr"))))
            break;
        if (reference_figure(t) || (reference_prefix(f, k) && (!more || is_led(f, k))))
            return more && !is_led(f, k) && !(at_hand && t->gap == GAP_COMMA) ? f->count : k;
        at_hand |= is_at_hand(f, t);
        if (!answered && is_speaker(f, t)) {
            answered = true;
            end++;
            continue;
        }
        if (!reference_links(f, t) && !answers(f, k) &&
            !(t->is & WORD_THE && t[-1].is & WORD_IS)) { /* "est le 44821" */
            if (!tells_whose(f, t))
                break;
            more = true;
        }
    }
    return f->count;
}

/* "Kundennummer noch 1200 Stück": behind a hedge, something counted and no number. */
static bool is_counted(const struct find *f, size_t from, size_t k, size_t last)
{
    bool hedged = false;

    for (size_t n = from; n < k; n++)
        hedged |= !(f->tokens[n].is & WORD_IS) &&
                  (word_among(token_folded(f, &f->tokens[n]),
                              "still|toujours|noch|nog|ancora|ainda|encore") ||
                   is_at_hand(f, &f->tokens[n]) || answers(f, n));
    return hedged && !reference_part_ends(f, last + 1);
}

/* "448213 is my customer number": the number in front of the words for it. */
static void find_before(struct find *f, size_t i, size_t least)
{
    size_t k = i, last;
    struct span s;

    while (k > 0 && i - k < 2 && f->tokens[k - 1].is & (WORD_OWNER | WORD_THE))
        k--;
    if (k < 2 || !(f->tokens[k - 1].is & WORD_IS) || f->tokens[k].gap > GAP_JOIN)
        return;
    for (k -= 2; k > 0 && i - k < BEFORE_MOST && !reference_figure(&f->tokens[k]) &&
                 f->tokens[k].end - f->tokens[k].start <= 2;)
        k--; /* "c'est" */
    if (!reference_figure(&f->tokens[k]) || f->tokens[k].gap == GAP_JOIN ||
        f->tokens[k].gap == GAP_DOT ||
        (k > 0 && reference_figure(&f->tokens[k - 1]) && f->tokens[k].gap <= GAP_SPACE))
        return;
    s = reference_span(f, k, &last);
    if (reference_figures(f, &s) >= least && reference_holds(f, &s, k, last))
        propose(f, s);
}

/* "Agent: I sent a code\nClient: 1200 words": who writes the next line. */
static bool is_writer(const struct find *f, size_t i)
{
    const struct token *last = &f->tokens[i + f->tokens[i].phrase - 1];

    return f->tokens[i].phrase == 2 && last->gap == GAP_LINE && last->shape & TOKEN_CAPITAL &&
           (last->next == ':' || str_starts(str_from(f->text, last->end), STR(" :")));
}

/* "claim no. K4QZ88PT": few figures, and letters among them, which "WINDOWS11" has not. */
static bool is_short_code(const struct find *f, const struct span *s, size_t least)
{
    size_t capitals = 0, others = 0, turns = 0;

    for (uint32_t at = s->start; at < s->end; at++) {
        char c = f->text.ptr[at];

        capitals += reference_capital(c);
        others += !reference_capital(c) && !ascii_digit(c);
        turns += at > s->start && ascii_digit(c) != ascii_digit(f->text.ptr[at - 1]);
    }
    return least <= 4 && !others && turns >= 2 && capitals >= 3 &&
           s->end - s->start >= CODE_LEAST && reference_figures(f, s) >= 2;
}

/* "customer numbers: 4471210, 4471211": words for several, which count as often: "policy numbers
 * are up: 125000". */
static bool is_several(const struct find *f, size_t i)
{
    return strcmp(f->tokens[i].kind, "customers") == 0;
}

/* "PN-44120", "4471209/4471210": what no count is written like. */
static bool is_no_count(const struct find *f, const struct span *s)
{
    const char *slash = memchr(f->text.ptr + s->start, '/', s->end - s->start);

    if (slash && slash - (f->text.ptr + s->start) >= CODE_LEAST)
        return true;
    for (uint32_t at = s->start; at < s->end; at++)
        if (reference_capital(f->text.ptr[at]))
            return true;
    return false;
}

void find_reference(struct find *f, size_t i)
{
    size_t least = is_writer(f, i) ? 0 : reference_least(&f->tokens[i]), last;
    size_t k =
        least ? number_at(f, reference_behind_brackets(f, i + f->tokens[i].phrase)) : f->count;
    struct span s;

    if (k == f->count) {
        if (least && !reference_spoken(f, i + f->tokens[i].phrase))
            find_before(f, i, least);
        return;
    }
    s = reference_span(f, k, &last);
    s.end = reference_check_end(f, last);
    if ((reference_figures(f, &s) >= least || is_short_code(f, &s, least)) &&
        reference_holds(f, &s, k, last) && !is_counted(f, i + f->tokens[i].phrase, k, last)) {
        bool several = is_several(f, i);

        if (reference_more(f, last, s, several) || !several || is_no_count(f, &s))
            propose(f, s);
    }
}
