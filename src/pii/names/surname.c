/* SPDX-License-Identifier: EUPL-1.2 */
/* surname.c - see surname_priv.h. */
#include "pii/names/surname_priv.h"

#include <string.h>

#include "pii/pii_priv.h"
#include "pii/read/lexicon_priv.h"

#define PARTICLES_MOST 3

bool surname_close_by(const struct find *f, size_t i)
{
    if (i >= f->count)
        return false;
    if (f->tokens[i].gap == GAP_DOT) /* "Mr St. Clair" */
        return f->tokens[i - 1].shape & TOKEN_INITIAL ||
               (f->tokens[i].shape & f->tokens[i - 1].shape & TOKEN_CAPITAL &&
                word_listed(token_folded(f, &f->tokens[i - 1]), "st ste"));
    if (f->tokens[i].gap == GAP_JOIN && f->text.ptr[f->tokens[i].start - 1] == '.')
        return f->tokens[i - 1].shape & TOKEN_INITIAL; /* "A.M. de Wit" */
    return f->tokens[i].gap <= GAP_JOIN &&
           !(f->tokens[i].gap == GAP_JOIN && memchr("/_", f->text.ptr[f->tokens[i].start - 1], 2));
}

/* "'t", "’s": what is left of an article, behind "van", "in" or "op" and in front of a name. */
static bool elided_article(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str gap;

    if (t->end - t->start != 1 || i == 0 || !memchr("tsTS", f->text.ptr[t->start], 4))
        return false;
    gap = str_trim(str_slice(f->text, t[-1].end, t->start));
    return t[-1].end < t->start && f->text.ptr[t[-1].end] == ' ' &&
           (str_eq(gap, STR("'")) || str_eq(gap, STR("’")) || str_eq(gap, STR("‘")));
}

/* "Ní Dhomhnaill", "Ó Cuív", "Mac Giolla": with its capital, for "ni" is a word elsewhere. */
static bool gaelic(const struct find *f, size_t i)
{
    static const struct str words[] = { STR_INIT("Ní"), STR_INIT("Nic"), STR_INIT("Ó"),
                                        STR_INIT("Uí"), STR_INIT("Mac"), STR_INIT("Mhic") };
    struct str word = token_text(f, &f->tokens[i]);

    if (!(f->tokens[i].shape & TOKEN_CAPITAL) || word.len > 4 || i + 1 >= f->count ||
        f->tokens[i + 1].gap != GAP_SPACE || !(f->tokens[i + 1].shape & TOKEN_CAPITAL))
        return false;
    for (size_t k = 0; k < COUNT_OF(words); k++)
        if (str_eq(word, words[k]))
            return true;
    return false;
}

/* Nothing but what stands inside a name between token i and the one before. */
static bool beside(const struct find *f, size_t i)
{
    return surname_close_by(f, i) || elided_article(f, i);
}

/* "in 't Veld", "op den Kamp": prepositions within names. */
static bool dutch(const struct find *f, size_t i)
{
    return i + 1 < f->count && f->tokens[i].folded_len == 2 &&
           word_listed(token_folded(f, &f->tokens[i]), "in op") && surname_close_by(f, i) &&
           (elided_article(f, i + 1) ||
            (f->tokens[i + 1].gap == GAP_SPACE &&
             word_listed(token_folded(f, &f->tokens[i + 1]), "den het")));
}

/* Is token i a particle, near enough to the one before? */
static bool particle(const struct find *f, size_t i)
{
    return i < f->count &&
           (dutch(f, i) || (f->tokens[i].is & WORD_PARTICLE && surname_close_by(f, i)) ||
            elided_article(f, i) || (gaelic(f, i) && surname_close_by(f, i)));
}

size_t surname_skip_particles(const struct find *f, size_t i)
{
    size_t k = i;

    while (k < i + PARTICLES_MOST && particle(f, k))
        k++;
    return k;
}

/* "Ortega y Gasset", "Jürgen e Ute": within a name, and between two. */
static bool between_two(const struct find *f, size_t i)
{
    return word_among(token_folded(f, &f->tokens[i]), "e|y|und|o");
}

/* The first of the initials that end with token i, each with its dot: "J. P."; i + 1 for none. */
static size_t first_initial(const struct find *f, size_t i)
{
    size_t first = i + 1;

    while (first > 0 && f->tokens[first - 1].shape & TOKEN_INITIAL &&
           f->text.ptr[f->tokens[first - 1].end] == '.' &&
           f->tokens[first].start - f->tokens[first - 1].end <= 2)
        first--;
    return first;
}

/* "van der", "van den", "van 't": particles that begin a surname wherever they stand. */
static bool begins_surname(const struct find *f, size_t first, size_t i)
{
    return i - first == 2 && str_eq(token_folded(f, &f->tokens[first]), STR("van")) &&
           f->tokens[i].shape & TOKEN_CAPITAL &&
           (elided_article(f, first + 1) ||
            (f->tokens[first + 1].gap == GAP_SPACE &&
             word_listed(token_folded(f, &f->tokens[first + 1]), "der den")));
}

size_t surname_first(const struct find *f, size_t i, bool (*named)(const struct find *f, size_t i))
{
    struct walked_row *walked = &walked_in(f)->names;
    size_t first = i, k;

    while (first > 1 && i - first < PARTICLES_MOST && beside(f, first) && particle(f, first - 1) &&
           !between_two(f, first - 1))
        first--;
    if (first == i || !f->tokens[first].start)
        return i;
    if (memchr(":;=>\"|,\t", f->text.ptr[f->tokens[first].start - 1], 8)) /* "N:van den Berg" */
        return first;
    k = first_initial(f, first - 1);
    if (k < first)
        return k;
    if (begins_surname(f, first, i) && !(beside(f, first) && named(f, first - 1)))
        return first;
    if (!beside(f, first))
        return i;
    for (k = first; k > 0 && named(f, k - 1) && (k == first || surname_close_by(f, k));)
        k = k == walked->to ? walked->from : k - 1;
    if (k < first)
        *walked = (struct walked_row){ k, first };
    return k < first ? k : i;
}

/* "van den", "op den", "von und zu": the second particle, at token i, of names alone; "von den
 * Kollegen", "in den Urlaub" and "zu den Akten" are none. */
static bool joins_particles(const struct find *f, size_t i)
{
    struct str word = token_folded(f, &f->tokens[i]), before = token_folded(f, &f->tokens[i - 1]);

    return (str_eq(word, STR("den")) && word_listed(before, "van op")) ||
           (str_eq(word, STR("zu")) && str_eq(before, STR("und")));
}

size_t surname_goes_on(const struct find *f, size_t last, bool *ret_sure)
{
    size_t k = surname_skip_particles(f, last + 1), word = k - 1;

    *ret_sure = false;
    if (k == last + 1 || k >= f->count || between_two(f, last + 1) || !surname_close_by(f, k) ||
        !(f->tokens[k].shape & TOKEN_CAPITAL) || f->tokens[k].end - f->tokens[k].start < 2 ||
        f->tokens[k].is & (WORD_COMPANY | WORD_COUNTRY | WORD_CITY | WORD_MONTH | NEAR_ANY))
        return last;
    *ret_sure = elided_article(f, word) ||
                word_listed(token_folded(f, &f->tokens[word]), "te ter ten wa") ||
                (k > last + 2 && joins_particles(f, word));
    return *ret_sure || (!(f->tokens[last + 1].shape & TOKEN_UPPER) &&
                         word_listed(token_folded(f, &f->tokens[last + 1]), "von van zu do di"))
               ? k
               : last;
}

/* Is `gap` a space and a quotation mark, in this order or turned round? */
static bool quotes(struct str gap, bool opens)
{
    static const struct str marks[] = { STR_INIT("\""), STR_INIT("'"), STR_INIT("“"), STR_INIT("”"),
                                        STR_INIT("„"),  STR_INIT("‘"), STR_INIT("’") };

    if (gap.len < 2 || gap.ptr[opens ? 0 : gap.len - 1] != ' ')
        return false;
    gap = opens ? str_from(gap, 1) : str_slice(gap, 0, gap.len - 1);
    for (size_t k = 0; k < COUNT_OF(marks); k++)
        if (str_eq(gap, marks[k]))
            return true;
    return false;
}

size_t surname_behind_nickname(const struct find *f, size_t last)
{
    const struct token *t = &f->tokens[last];

    if (last + 2 >= f->count || !(t[0].shape & t[1].shape & t[2].shape & TOKEN_CAPITAL) ||
        !quotes(str_slice(f->text, t[0].end, t[1].start), true) ||
        !quotes(str_slice(f->text, t[1].end, t[2].start), false))
        return 0;
    return last + 2;
}

#define TAG_MOST 40 /* bytes */

/* Behind the tag at `at`, of those that change how letters look and part no words; `at` for none.
 */
static size_t behind_inline_tag(struct str text, size_t at)
{
    static const char inline_tags[] = "b|i|u|s|em|strong|span|font|a|mark|small|big|sub|sup|tt|wbr";
    size_t close = text.ptr[at] == '<' ? str_chr(text, '>', at) : STR_NPOS, from = at + 1, to;

    if (close == STR_NPOS || close - at > TAG_MOST)
        return at;
    from += text.ptr[from] == '/';
    for (to = from; to < close && ascii_alpha(text.ptr[to]); to++)
        ;
    return word_among(str_slice(text, from, to), inline_tags) ? close + 1 : at;
}

size_t surname_over_markup(const struct find *f, size_t last)
{
    size_t at = f->tokens[last].end, behind, k = last + 1;

    for (; at < f->text.len && (behind = behind_inline_tag(f->text, at)) > at; at = behind)
        ;
    if (at == f->tokens[last].end || at >= f->text.len || f->text.ptr[at] < 'a' ||
        f->text.ptr[at] > 'z')
        return last;
    while (k < f->count && f->tokens[k].start < at)
        k++;
    return k < f->count && f->tokens[k].start == at ? k : last;
}

/* A word, a place or a street when the halves before and at token i are joined? */
static bool is_torn_word(const struct find *f, size_t i)
{
    struct str head = token_folded(f, &f->tokens[i - 1]), rest = token_folded(f, &f->tokens[i]);
    char word[2 * WORD_FOLDED_MAX];
    const struct entry *e;
    struct str joined;
    uint32_t known;

    if (f->tokens[i].shape & TOKEN_CAPITAL || head.len + rest.len > sizeof word)
        return false;
    memcpy(word, head.ptr, head.len);
    memcpy(word + head.len, rest.ptr, rest.len);
    joined = str_make(word, head.len + rest.len);
    known = gazetteer_word(&f->pii->gazetteer, joined);
    e = lexicon_find(f->pii->lexicon, joined);
    if ((e && e->meaning.is & WORD_FIRSTNAME) || GAZETTEER_FIRST(known) == NAME_FREQUENT ||
        GAZETTEER_LAST(known) == NAME_FREQUENT)
        return false;
    return e || GAZETTEER_PLACE(known) || GAZETTEER_WORD(known) >= PLAIN_COMMON ||
           (GAZETTEER_WORD(known) && !GAZETTEER_FIRST(known) && !GAZETTEER_LAST(known)) ||
           (i + 1 < f->count && f->tokens[i + 1].is & (WORD_STREET | WORD_ROAD));
}

/* Is token i the rest of any word that a line's end tore? */
static bool is_torn(const struct find *f, size_t i)
{
    static const char others[] = "und|oder|et|ou|and|or|y|o|e|en|of|wie|aber|mais|but|bitte|please|"
                                 "je|ich|i|der|die|das|le|la|les|el|il|de|het|the|a|an|is|ist|est";
    const struct token *t = &f->tokens[i];

    return i > 0 && t->gap == GAP_LINE && f->text.ptr[t[-1].end] == '-' &&
           t[-1].shape & TOKEN_CAPITAL && t->end - t->start >= 2 &&
           !((t->shape | t[-1].shape) & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_INITIAL)) &&
           surname_at_line_end(f, t[-1].end + 1, t->start) &&
           !word_among(token_folded(f, t), others);
}

bool surname_torn(const struct find *f, size_t i)
{
    return is_torn(f, i) && !is_torn_word(f, i);
}

bool surname_tears_word(const struct find *f, size_t last)
{
    return last + 1 < f->count && is_torn(f, last + 1) && is_torn_word(f, last + 1);
}

bool surname_at_line_end(const struct find *f, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (!memchr("\r\n >", f->text.ptr[from], 4))
            return false;
    return true;
}

bool surname_is_abbreviation(const struct find *f, size_t i)
{
    static const struct str others[] = {
        STR_INIT("S.A"),   STR_INIT("N.V"),   STR_INIT("B.V"),   STR_INIT("U.S"),
        STR_INIT("U.K"),   STR_INIT("P.O"),   STR_INIT("E.U"),   STR_INIT("A.G"),
        STR_INIT("E.V"),   STR_INIT("N.B"),   STR_INIT("P.S"),   STR_INIT("A.M"),
        STR_INIT("P.M"),   STR_INIT("T.V"),   STR_INIT("S.L"),   STR_INIT("S.p"),
        STR_INIT("S.R"),   STR_INIT("L.T"),   STR_INIT("R.A"),   STR_INIT("P.D"),
        STR_INIT("R.S"),   STR_INIT("F.Y"),   STR_INIT("A.S.A"), STR_INIT("D.O.B"),
        STR_INIT("G.M.B"), STR_INIT("R.I.P"), STR_INIT("F.A.Q"), STR_INIT("S.V.P")
    };
    struct str rest = str_from(f->text, f->tokens[i].start);

    for (size_t k = 0; k < COUNT_OF(others); k++)
        if (str_starts(rest, others[k]))
            return true;
    return false;
}

bool surname_makes_company(const struct find *f, size_t last)
{
    const struct token *name = &f->tokens[last], *form = name + 1;
    uint32_t len;

    if (last + 1 >= f->count || form->gap > GAP_SPACE || !(form->is & WORD_COMPANY))
        return false;
    len = form->end - form->start;
    if (len <= 2 && form->shape & TOKEN_UPPER && last + 2 < f->count && form[1].gap == GAP_SPACE &&
        form[1].shape & TOKEN_UPPER) /* "Marie SA COMMANDE" */
        return false;
    if (len <= 2 || name->shape & TOKEN_UPPER) /* "MARIE SA COMMANDE" */
        return form->shape & TOKEN_UPPER && !(name->shape & TOKEN_UPPER && len <= 2);
    return form->shape & TOKEN_CAPITAL;
}
