/* SPDX-License-Identifier: EUPL-1.2 */
/* known_place.c - a known address in the text: with abbreviations, without its particles, and
 * with or without postcode and city. */
#include "pii/known/known_match_priv.h"

#include "text/text.h"

#define CORE_LEAST 2

/* Kinds of streets in one spelling. */
static const struct {
    struct str from, to;
} spellings[] = {
    { STR_INIT("av"), STR_INIT("avenue") },      { STR_INIT("ave"), STR_INIT("avenue") },
    { STR_INIT("bd"), STR_INIT("boulevard") },   { STR_INIT("bld"), STR_INIT("boulevard") },
    { STR_INIT("boul"), STR_INIT("boulevard") }, { STR_INIT("blvd"), STR_INIT("boulevard") },
    { STR_INIT("bvd"), STR_INIT("boulevard") },  { STR_INIT("pl"), STR_INIT("place") },
    { STR_INIT("ch"), STR_INIT("chemin") },      { STR_INIT("che"), STR_INIT("chemin") },
    { STR_INIT("chem"), STR_INIT("chemin") },    { STR_INIT("all"), STR_INIT("allee") },
    { STR_INIT("imp"), STR_INIT("impasse") },    { STR_INIT("rte"), STR_INIT("route") },
    { STR_INIT("sq"), STR_INIT("square") },      { STR_INIT("fbg"), STR_INIT("faubourg") },
    { STR_INIT("fg"), STR_INIT("faubourg") },    { STR_INIT("res"), STR_INIT("residence") },
    { STR_INIT("r"), STR_INIT("rue") },          { STR_INIT("pass"), STR_INIT("passage") },
    { STR_INIT("saint"), STR_INIT("st") },       { STR_INIT("street"), STR_INIT("st") },
    { STR_INIT("sainte"), STR_INIT("ste") },     { STR_INIT("road"), STR_INIT("rd") },
    { STR_INIT("lane"), STR_INIT("ln") },        { STR_INIT("drive"), STR_INIT("dr") },
    { STR_INIT("docteur"), STR_INIT("dr") },     { STR_INIT("doktor"), STR_INIT("dr") },
    { STR_INIT("court"), STR_INIT("ct") },       { STR_INIT("general"), STR_INIT("gal") },
    { STR_INIT("gen"), STR_INIT("gal") },        { STR_INIT("marechal"), STR_INIT("mal") },
    { STR_INIT("president"), STR_INIT("pdt") },  { STR_INIT("professeur"), STR_INIT("pr") },
    { STR_INIT("avda"), STR_INIT("avenida") },   { STR_INIT("avd"), STR_INIT("avenida") },
    { STR_INIT("c"), STR_INIT("calle") },        { STR_INIT("cl"), STR_INIT("calle") },
    { STR_INIT("pza"), STR_INIT("plaza") },      { STR_INIT("p"), STR_INIT("piazza") },
    { STR_INIT("pzza"), STR_INIT("piazza") },    { STR_INIT("strasse"), STR_INIT("str") },
    { STR_INIT("straat"), STR_INIT("str") },     { STR_INIT("1er"), STR_INIT("1") },
};

struct str known_place_word(struct str folded)
{
    for (size_t i = 0; i < COUNT_OF(spellings); i++)
        if (str_eq(spellings[i].from, folded))
            return spellings[i].to;
    return folded;
}

/* "musterstrasse" and "musterstr" begin alike: the end is left away for comparing. */
static struct str without_street(struct str word)
{
    static const struct str ends[] = { STR_INIT("strasse"), STR_INIT("straat"), STR_INIT("str") };

    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (word.len > ends[i].len + 2 && str_ends(word, ends[i]))
            return str_slice(word, 0, word.len - ends[i].len);
    return word;
}

static bool is_particle(const struct lexicon *l, struct str word)
{
    const struct entry *e = lexicon_find(l, word);

    return e && e->meaning.is & WORD_PARTICLE && !(e->meaning.is & (WORD_STREET | WORD_ROAD)) &&
           !str_eq(word, STR("saint")) && !str_eq(word, STR("st")) && !str_eq(word, STR("sainte"));
}

static bool all_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    return s.len > 0;
}

/* The core ends before the postcode, or at the first comma when number and street stand before. */
void known_place_prepare(struct known *k, struct str folded, const struct lexicon *l)
{
    bool digits = false;
    size_t end = 0;
    struct word w;

    for (size_t at = 0; k->count < KNOWN_WORDS && text_word_next(folded, &at, &w);) {
        struct str word = str_slice(folded, w.start, w.end);
        bool comma = str_chr(str_slice(folded, end, w.start), ',', 0) != STR_NPOS ||
                     str_chr(str_slice(folded, end, w.start), '\n', 0) != STR_NPOS;

        end = w.end;
        if (is_particle(l, word))
            continue;
        if (!k->core && k->count >= CORE_LEAST &&
            ((comma && digits) || (all_digits(word) && word.len >= 4)))
            k->core = k->count;
        digits |= word.len && ascii_digit(word.ptr[0]);
        k->words[k->count++] = known_place_word(word);
    }
    if (!k->core)
        k->core = k->count;
    if (k->core < CORE_LEAST || !digits)
        k->count = 0;
}

/* Does word w stand at token i?  Returns the tokens it takes, and the words they are. */
static size_t same_word(const struct find *f, const struct known *k, size_t w, size_t i,
                        size_t *ret_words)
{
    struct str token = token_folded(f, &f->tokens[i]), word = k->words[w], next;

    *ret_words = 1;
    if (str_eq(known_place_word(token), word))
        return 1;
    if (token.len > 5 && str_eq(without_street(token), without_street(word)) &&
        without_street(token).len < token.len)
        return 1;
    if (!all_digits(token) && token.len >= 6 && known_typo(word, token))
        return 1;
    if (i + 1 < f->count && token.len < word.len && f->tokens[i + 1].gap <= GAP_JOIN) {
        next = known_place_word(token_folded(f, &f->tokens[i + 1]));
        if (str_eq(token, without_street(word)) && str_eq(next, STR("str")))
            return 2; /* "Muster Straße" */
        if (str_starts(word, token) &&
            str_eq(str_from(word, token.len), token_folded(f, &f->tokens[i + 1])))
            return 2; /* "12 bis" */
    }
    if (w + 1 < k->count && str_starts(token, word) &&
        str_eq(str_from(token, word.len), k->words[w + 1])) {
        *ret_words = 2;
        return 1; /* "12bis" */
    }
    return 0;
}

static bool place_goes_on(const struct find *f, size_t at)
{
    uint8_t gap = f->tokens[at].gap;

    return gap <= GAP_COMMA || gap == GAP_DOT || gap == GAP_LINE || gap == GAP_OTHER;
}

/* The words from `w` on that stand from token `at` on; gives the last token. */
static size_t compare(const struct find *f, const struct known *k, size_t w, size_t at,
                      size_t *ret_last)
{
    size_t skipped = 0;

    while (w < k->count && at < f->count && (w == 0 || place_goes_on(f, at))) {
        size_t words, tokens = same_word(f, k, w, at, &words);

        if (tokens) {
            at += tokens;
            w += words;
            *ret_last = at - 1;
            skipped = 0;
        } else if (f->tokens[at].is & WORD_PARTICLE && skipped++ < 3) {
            at++;
        } else {
            break;
        }
    }
    return w;
}

void find_known_place(struct find *f, const struct known *k, size_t i)
{
    size_t last = i, w;

    if (f->tokens[i].shape & TOKEN_DIGITS && i > 0 && f->tokens[i - 1].shape & TOKEN_DIGITS &&
        f->tokens[i].gap <= GAP_JOIN)
        return;
    w = compare(f, k, 0, i, &last);
    if (w < k->core)
        return;
    /* a postcode without its city, or the city without its postcode */
    for (size_t from = w + 1;
         w < k->count && from < k->count && last + 1 < f->count && place_goes_on(f, last + 1);
         from++)
        if (compare(f, k, from, last + 1, &last) > from)
            break;
    propose_known(f, i, last, SPAN_ADDRESS, 0.97F);
}
