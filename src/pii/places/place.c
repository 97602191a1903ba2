/* SPDX-License-Identifier: EUPL-1.2 */
/* place.c - the end of an address: floors and buildings, postcode and town, country.
 *
 *     , bât. C, 2e étage, 69003 Lyon cedex 3      - 20121 Milano (MI), Italia
 *     , Dublin 2, D02 XY45                        1015 CJ Amsterdam      1100-053 Lisboa
 *
 * Only a postcode in one of the twelve countries' forms, or a town known by name, ends an address;
 * what stands between it and the street must be nothing of a sentence. */
#include "pii/places/address_priv.h"

#include <string.h>

#include "text/text.h"

#define TAIL_MAX  16 /* tokens between street and postcode */
#define PLAIN_MAX 4  /* of these, small words that nothing is known of */
#define TOWN_MAX  7

static bool is_word(const struct find *f, size_t i)
{
    return i < f->count && !(f->tokens[i].shape & (TOKEN_DIGITS | TOKEN_MIXED));
}

static bool folded_is(const struct find *f, size_t i, const char *word)
{
    return i < f->count && str_eq(token_folded(f, &f->tokens[i]), str_of(word));
}

/* "1987", "2024", and no postcode of Brussels, "1060". */
static bool is_year(const struct find *f, size_t i)
{
    const char *p = f->text.ptr + f->tokens[i].start;

    return digits_of(f, i, 4) && (memcmp(p, "19", 2) == 0 || memcmp(p, "20", 2) == 0);
}

/* ---- town ---- */

/* Joins the words of a town's name: "sur", "am", "aan den". */
static bool links(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "am an aan",  ['e' - 'a'] = "en", ['i' - 'a'] = "im",
        ['l' - 'a'] = "les lez",    ['o' - 'a'] = "ob", ['s' - 'a'] = "sur sous",
        ['u' - 'a'] = "upon unter",
    };

    if (f->text.ptr[f->tokens[i].start] == '\xc3') /* "è" */
        return false;
    return f->tokens[i].is & WORD_PARTICLE || word_by_letter(token_folded(f, &f->tokens[i]), words);
}

/* "'s-Hertogenbosch" */
static bool begins_with_s(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->next == '-' && length_of(t) == 1 && ascii_lower(f->text.ptr[t->start]) == 's' &&
           i + 1 < f->count && t[1].gap == GAP_JOIN && length_of(t + 1) > 4 &&
           t->start - t[-1].end <= 4;
}

/* "Hauptstr. 5, 6963\n> Josefstadt": a line end behind the postcode, which stands behind a comma
 * or dash. */
static bool is_wrapped(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *code = t - 1;

    if (t->gap != GAP_LINE || i < 3 || !(t->shape & TOKEN_CAPITAL) || length_of(t) < 3 ||
        t->next == ':' || t->is & (WORD_ORDINARY | WORD_GREETING | WORD_SIGNOFF | NEAR_ANY) ||
        (t->is & WORD_FIRSTNAME && !(t->is & WORD_CITY)))
        return false;
    if (digits_of(f, i - 1, 3) && code->gap == GAP_JOIN && digits_of(f, i - 2, 4))
        return true; /* "3000-213\nCoimbra" */
    if (code->gap == GAP_JOIN && length_of(code - 1) <= 2 && is_word(f, i - 2))
        code--; /* "A-1592" */
    else if (!digits_of(f, i - 1, 4) && !digits_of(f, i - 1, 5))
        return false;
    return code->gap == GAP_COMMA || code->gap == GAP_OTHER;
}

/* "12 rue Foch mais 3 rue Hoche", "non in via Roma 3 bensì in via Po 8": another address comes. */
static bool turns(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "aber", ['b' - 'a'] = "bensi but",    ['m' - 'a'] = "mais maar mas ma",
        ['p' - 'a'] = "pero", ['s' - 'a'] = "sondern sino",
    };
    const struct token *t = &f->tokens[i];

    return t->folded_len <= 7 && (!(t->shape & TOKEN_CAPITAL) || t->shape & TOKEN_UPPER) &&
           word_by_letter(token_folded(f, t), words);
}

/* May a town's name begin here?  In small letters only a word that nothing else is known of. */
static bool begins_town(const struct find *f, size_t i)
{
    const struct token *t;

    t = &f->tokens[i];
    if (!is_word(f, i) || (t->gap > GAP_COMMA && !is_wrapped(f, i) && !begins_with_s(f, i)))
        return false;
    if (begins_with_s(f, i) || t->is & WORD_CITY)
        return true;
    if (turns(f, i))
        return false;
    if (t->shape & TOKEN_CAPITAL)
        return !(t->is & (WORD_GREETING | WORD_SIGNOFF)) || t->is & WORD_PARTICLE;
    if (t->is & WORD_PARTICLE)
        return is_word(f, i + 1) && f->tokens[i + 1].gap <= GAP_JOIN &&
               !(f->tokens[i + 1].is & WORD_ORDINARY);
    return length_of(t) > 2 && !(t->is & (WORD_ORDINARY | WORD_MONTH | WORD_IS | NEAR_ANY));
}

/* "1266 Euro": no town. */
static bool is_money(const struct find *f, size_t i)
{
    return i < f->count &&
           word_listed(token_folded(f, &f->tokens[i]), "euro euros eur chf usd gbp dollar dollars");
}

/* Does the word at k go on with the name that begins at `first` and whose last word is `last`? */
static bool goes_on(const struct find *f, size_t k, size_t first, size_t last)
{
    const struct token *t = &f->tokens[k];
    bool hyphen = t->gap == GAP_JOIN && f->text.ptr[t->start - 1] != '/';

    if (t->gap > GAP_JOIN || !is_word(f, k) || folded_is(f, k, "cedex"))
        return false;
    if (hyphen)
        return true;
    if (t->shape & TOKEN_CAPITAL)
        return !(t->is & WORD_ORDINARY) && !(t->is & WORD_COUNTRY);
    if (capital(f, first))
        return false;
    /* in small letters only behind a word that wants another */
    return (k > last + 1 || f->tokens[last].is & WORD_PARTICLE ||
            folded_in(f, last, "saint sainte san den")) &&
           !(t->is & (WORD_ORDINARY | WORD_IS));
}

/* The last word of the town's name that begins at i; i - 1 when none does. */
static size_t town_end(const struct find *f, size_t i)
{
    size_t last = i;

    if (!begins_town(f, i))
        return i - 1;
    for (size_t k = i + 1; k < f->count && k < i + TOWN_MAX; k++) {
        if (links(f, k) && f->tokens[k].gap <= GAP_JOIN && !(f->tokens[k].shape & TOKEN_CAPITAL))
            continue;
        if (!goes_on(f, k, i, last))
            break;
        last = k;
    }
    return last;
}

/* Ends a clause behind token k? */
static bool clause_ends(const struct find *f, size_t k)
{
    return k + 1 >= f->count || f->tokens[k + 1].gap >= GAP_COMMA;
}

/* "cedex 9", "(MI)", "FI", "12e": what may follow a town; the byte behind it. */
static uint32_t town_tail(const struct find *f, size_t last, size_t *ret_last)
{
    const struct token *t = &f->tokens[last];
    uint32_t end = t->end;

    *ret_last = last;
    if (last + 1 >= f->count || t[1].gap == GAP_PARA)
        return end;
    if (folded_is(f, last + 1, "cedex") && t[1].gap <= GAP_COMMA) {
        last += 1 + (digits_of(f, last + 2, 1) || digits_of(f, last + 2, 2));
        *ret_last = last;
        return f->tokens[last].end;
    }
    if (t[1].shape & TOKEN_UPPER && length_of(&t[1]) == 2 && t[1].start - end <= 2) {
        bool bracket = f->text.ptr[t[1].start - 1] == '(';

        if (bracket ? t[1].end < f->text.len && f->text.ptr[t[1].end] == ')'
                    : t[1].gap == GAP_SPACE && (!(t[1].is & (WORD_CIVILITY | WORD_ORDINARY)) ||
                                                clause_ends(f, last + 1))) {
            *ret_last = last + 1;
            return t[1].end + bracket;
        }
    }
    if (t[1].shape & TOKEN_MIXED && t[1].gap == GAP_SPACE && length_of(&t[1]) <= 5 &&
        ascii_digit(f->text.ptr[t[1].start]) && str_ends(token_folded(f, &t[1]), STR("e")))
        *ret_last = last + 1; /* "Lyon 3e" */
    return f->tokens[*ret_last].end;
}

/* ---- postcodes ---- */

/* Does `s` follow the form: 9 digit, A letter, * either? */
static bool has_form(struct str s, const char *form)
{
    if (s.len != strlen(form))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (form[i] == '9'   ? !ascii_digit(s.ptr[i])
            : form[i] == 'A' ? !ascii_alpha(s.ptr[i])
                             : !ascii_alnum(s.ptr[i]))
            return false;
    return true;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (ascii_digit(s.ptr[i]))
            return true;
    return false;
}

/* "SW1A 2AA", "M12AB", "H91 AB12", "D02XY45", "H2X 3K4": British, Irish and Canadian; the last
 * token. */
static bool island_postcode(const struct find *f, size_t i, size_t *ret_last)
{
    static const struct {
        const char *first, *second;
    } forms[] = { { "A9", "9AA" },   { "A99", "9AA" },  { "AA9", "9AA" },
                  { "AA99", "9AA" }, { "A9A", "9AA" },  { "AA9A", "9AA" },
                  { "A99", "****" }, { "A9A", "****" }, { "A9A", "9A9" } };
    struct str s = token_text(f, &f->tokens[i]), next;

    if (!(f->tokens[i].shape & TOKEN_MIXED))
        return false;
    next = i + 1 < f->count && f->tokens[i + 1].gap == GAP_SPACE ? token_text(f, &f->tokens[i + 1])
                                                                 : STR("");
    for (size_t k = 0; k < COUNT_OF(forms); k++) {
        size_t n = strlen(forms[k].first);

        if (has_form(s, forms[k].first) && has_form(next, forms[k].second) && has_digit(next)) {
            *ret_last = i + 1;
            return true;
        }
        if (s.len > n && has_form(str_slice(s, 0, n), forms[k].first) &&
            has_form(str_from(s, n), forms[k].second) && has_digit(str_from(s, n)) && s.len >= 5) {
            *ret_last = i;
            return true;
        }
    }
    return false;
}

/* "L-1234", "CH-1003": the token of the number. */
static size_t skip_country_letters(const struct find *f, size_t i)
{
    return length_of(&f->tokens[i]) <= 2 && is_word(f, i) && i + 1 < f->count &&
                   f->tokens[i].shape & (TOKEN_UPPER | TOKEN_INITIAL) &&
                   f->tokens[i + 1].gap == GAP_JOIN
               ? i + 1
               : i;
}

/* "FA-1174-990": of a number with letters, no postcode. */
static bool is_of_number(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k > 0 && t->gap == GAP_JOIN && t[-1].shape & (TOKEN_UPPER | TOKEN_MIXED) &&
           length_of(t - 1) <= 6 &&
           !word_listed(token_folded(f, t - 1), "ch de fr lu it es pt nl be at dk se fi fin pl cz "
                                                "sk hu si hr ro bg lt lv ee li mc sm");
}

/* "9032-GTB": a plate, no postcode and town. */
static bool is_code_behind(const struct find *f, size_t town)
{
    const struct token *t = &f->tokens[town];

    return town < f->count && t->gap == GAP_JOIN && t->shape & TOKEN_UPPER && length_of(t) <= 3 &&
           digits_of(f, town - 1, 4);
}

/* "6.54181, Caroline": of a number, no postcode. */
static bool is_decimals(const struct find *f, size_t k)
{
    uint32_t start = f->tokens[k].start;

    return k > 0 && f->tokens[k].gap == GAP_JOIN && f->tokens[k - 1].shape & TOKEN_DIGITS &&
           (f->text.ptr[start - 1] == '.' || f->text.ptr[start - 1] == ',');
}

/* "8911 dg Leeuwarden": small letters of which no word is made. */
static bool is_code_of_two(const struct find *f, size_t i)
{
    struct str s = token_folded(f, &f->tokens[i]);

    return s.len == 2 && !strchr("aeiouy", s.ptr[0]) && !strchr("aeiouy", s.ptr[1]) &&
           !word_listed(s, "kg km cm mm ml kb mb gb tb st hz px pt bt dl mg");
}

/* The two letters of a Dutch postcode, and no small word behind a year: "2019 to Hilliard". */
static bool are_letters(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (!ascii_alpha(f->text.ptr[t->start]) || !ascii_alpha(f->text.ptr[t->start + 1]))
        return false;
    if (!(t->shape & TOKEN_UPPER) && capital(f, i + 1) && !is_code_of_two(f, i))
        return false;
    return !(is_year(f, i - 1) &&
             (t->is & (WORD_PARTICLE | WORD_IS) ||
              word_listed(token_folded(f, t), "to in at on en em no na te el or an by et und a")));
}

/* A number that is a postcode by its form, then a town; the byte behind both. */
static uint32_t number_and_town(const struct find *f, size_t k, size_t *ret_last)
{
    size_t town = k + 1, last;
    bool known = digits_of(f, k, 5);

    if (is_decimals(f, k) || is_of_number(f, k) || is_money(f, k + 1))
        return 0;
    if (digits_of(f, k, 4) && digits_of(f, k + 1, 3) && f->tokens[k + 1].gap == GAP_JOIN &&
        f->text.ptr[f->tokens[k].end] == '-') {
        town = k + 2; /* 1100-053 Lisboa */
        known = true;
    } else if (digits_of(f, k, 2) && digits_of(f, k + 1, 3) && f->tokens[k + 1].gap == GAP_JOIN) {
        town = k + 2; /* 00-950 Warszawa */
    } else if (digits_of(f, k, 5) && digits_of(f, k + 1, 3) && f->tokens[k + 1].gap == GAP_JOIN &&
               f->text.ptr[f->tokens[k].end] == '-') {
        *ret_last = k + 1; /* São Paulo, 01304-001 */
        return f->tokens[k + 1].end;
    } else if (((digits_of(f, k, 2) && digits_of(f, k + 1, 3)) ||
                (digits_of(f, k, 3) && digits_of(f, k + 1, 2))) &&
               f->tokens[k + 1].gap == GAP_SPACE && capital(f, k + 2)) {
        town = k + 2; /* 75 195 Paris, 111 23 Stockholm */
    } else if (digits_of(f, k, 4) && k + 1 < f->count && is_word(f, k + 1) &&
               length_of(&f->tokens[k + 1]) == 2 && f->tokens[k + 1].gap <= GAP_SPACE &&
               are_letters(f, k + 1) && begins_town(f, k + 2)) {
        town = k + 2; /* 1015 CJ Amsterdam */
    } else if (has_form(token_text(f, &f->tokens[k]), "9999AA") ||
               has_form(token_text(f, &f->tokens[k]), "A9999AAA")) {
        known = true;
    } else if (!known && !digits_of(f, k, 4)) {
        return 0;
    }
    if (is_code_behind(f, town) || is_decimals(f, k))
        return 0;
    last = town_end(f, town);
    if (last >= town && is_year(f, k) && town == k + 1 && !capital(f, town) &&
        !(f->tokens[town].is & WORD_CITY))
        return 0; /* and the next word */
    if (last >= town)
        return town_tail(f, last, ret_last);
    *ret_last = town - 1;
    return known && town > k + 1 ? f->tokens[town - 1].end : 0;
}

/* "IL 62704", "NSW 2196" */
static bool state_and_number(const struct find *f, size_t i)
{
    if (!(f->tokens[i].shape & TOKEN_UPPER) || i + 1 >= f->count ||
        f->tokens[i + 1].gap != GAP_SPACE)
        return false;
    if (digits_of(f, i + 1, 5))
        return length_of(&f->tokens[i]) == 2;
    return digits_of(f, i + 1, 4) && folded_in(f, i, "nsw vic qld wa sa tas act nt");
}

uint32_t place_at(const struct find *f, size_t i, size_t *ret_last)
{
    size_t last;

    if (island_postcode(f, i, ret_last))
        return f->tokens[*ret_last].end;
    if (state_and_number(f, i)) {
        *ret_last = i + 1 + (digits_of(f, i + 2, 4) && f->tokens[i + 2].gap == GAP_JOIN);
        return f->tokens[*ret_last].end;
    }
    last = skip_country_letters(f, i);
    return f->tokens[last].shape & (TOKEN_DIGITS | TOKEN_MIXED) ? number_and_town(f, last, ret_last)
                                                                : 0;
}

/* ---- from the street on ---- */

/* ". The old one": a full stop behind a whole word, or behind a number if no floor follows. */
static bool new_sentence(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *before = t - 1;

    if (t->gap != GAP_DOT || !(t->shape & TOKEN_CAPITAL) || t->is & WORD_EXTRA)
        return false;
    if (before->shape & TOKEN_DIGITS)
        return length_of(t) > 2 && !(t->is & (WORD_MONTH | WORD_CITY));
    return length_of(before) > 4 && !(before->is & WORD_EXTRA);
}

/* "Stoke-on-Trent": a hyphen on both sides of a word that stands in names. */
static bool is_inner(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->gap == GAP_JOIN && f->text.ptr[t->start - 1] == '-' && t->next == '-' &&
           !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) && capital(f, i - 1);
}

/* Between street and postcode stand floors, buildings, the town (UK): nothing of a sentence. */
static bool belongs_between(const struct find *f, size_t i, size_t *plain)
{
    const struct token *t = &f->tokens[i];

    if (t->gap == GAP_PARA || (t->is & (WORD_GREETING | WORD_SIGNOFF) && !(t->is & WORD_PARTICLE)))
        return false;
    if (new_sentence(f, i) || turns(f, i))
        return false;
    if (is_inner(f, i))
        return true;
    if (t->gap == GAP_SPACE && capital(f, i + 1) && folded_in(f, i, "bei chez presso"))
        return true; /* "Lindenweg 3 bei Yilmaz, 67655 ..." */
    if (t->kind == place_small && t->gap <= GAP_COMMA &&
        (length_of(t) > 2 || folded_is(f, i, "of"))) /* "off Isheri Road" */
        return true;
    if ((t->shape & TOKEN_DIGITS && length_of(t) > 6) ||
        (t->is & WORD_FIRSTNAME && !(t->is & (WORD_CITY | WORD_EXTRA)) && t->gap == GAP_OTHER &&
         !(i + 1 < f->count && state_and_number(f, i + 1))) ||
        (t->gap == GAP_LINE && t->is & WORD_STREET && t->shape & TOKEN_CAPITAL &&
         !(t->is & WORD_EXTRA))) /* the next address of a list */
        return false;
    if (t->is & (WORD_EXTRA | WORD_PARTICLE | WORD_CITY) ||
        t->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL) || length_of(t) == 1)
        return true;
    return t->gap != GAP_OTHER && ++*plain <= PLAIN_MAX &&
           !(t->is & (WORD_ORDINARY | WORD_IS | NEAR_ANY));
}

/* "; 28013 Madrid", "; C.P. 38400, Getxo", "; Figueres" behind a street. */
static bool behind_semicolon(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    size_t last;

    if (t->start - t[-1].end > 4 ||
        str_chr(str_slice(f->text, t[-1].end, t->start), ';', 0) == STR_NPOS)
        return false; /* "izda.; " */
    for (size_t n = k + 1; capital(f, k) && n < f->count && n < k + 5; n++) {
        if (f->tokens[n].gap == GAP_COMMA && place_at(f, n, &last))
            return true; /* "; Cascais, 2750-642" */
        if (f->tokens[n].gap > GAP_JOIN || !is_word(f, n))
            break;
    }
    if (place_at(f, k, &last)) /* "12; 28013 unidades" */
        return capital(f, last) || f->tokens[last].is & WORD_CITY ||
               f->tokens[last].shape & (TOKEN_DIGITS | TOKEN_MIXED);
    return t->is & WORD_CITY ||
           (folded_is(f, k, "c") && folded_is(f, k + 1, "p") && digits_of(f, k + 2, 5));
}

/* What a walk behind the street has found so far. */
struct tail {
    const struct find *f;
    size_t street; /* its last token */
    size_t last;   /* the last token that belongs to it */
    uint32_t end;
    enum place_proof proof;
};

static void take(struct tail *t, size_t last, uint32_t end, enum place_proof proof)
{
    t->last = last;
    t->end = end;
    t->proof = proof > t->proof ? proof : t->proof;
}

/* "à Lyon", "in Leeds", "te Gent", "em Faro" */
static bool leads_to_town(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->folded_len <= 2 && t->gap <= GAP_COMMA && !(t->shape & TOKEN_CAPITAL) &&
           folded_in(f, k, "a in te en em");
}

/* Words from token k to `last`, what hyphens join for one and without "an der", "del". */
static size_t words_of(const struct find *f, size_t k, size_t last)
{
    size_t words = 1;

    for (; k < last; k++)
        words += f->tokens[k + 1].gap != GAP_JOIN && !links(f, k + 1);
    return words;
}

/* "Stezzano (BG)": a town that its province proves; at the town's last word. */
static bool has_province(const struct find *f, size_t last)
{
    static const char provinces[] =
        "ag al an ao ap aq ar at av ba bg bi bl bn bo br bs bt bz ca cb ce ch cl cn co cr cs ct cz "
        "en fc fe fg fi fm fr ge go gr im is kr lc le li lo lt lu mb mc me mi mn mo ms mt na no nu "
        "or pa pc pd pe pg pi pn po pr pt pu pv pz ra rc re rg ri rm rn ro sa si so sp sr ss su sv "
        "ta te tn to tp tr ts tv ud va vb vc ve vi vr vt vv";
    const struct token *t = &f->tokens[last] + 1;

    return last + 1 < f->count && t->shape & TOKEN_UPPER && length_of(t) == 2 &&
           t->start - t[-1].end == 2 && f->text.ptr[t->start - 1] == '(' && t->next == ')' &&
           word_listed(token_folded(f, t), provinces);
}

/* A town without a postcode at k: ", Lyon", "à Lyon", "Dublin 2"; one that nobody knows is only
 * guessed from its capital. */
static void see_town(struct tail *t, size_t k, bool led)
{
    const uint64_t others = WORD_FIRSTNAME | WORD_ORDINARY | WORD_CIVILITY | WORD_GREETING |
                            WORD_SIGNOFF | WORD_COMPANY | WORD_MONTH | WORD_IS | NEAR_ANY;
    const struct find *f = t->f;
    size_t last;

    if ((f->tokens[k].is & WORD_CITY || begins_with_s(f, k)) &&
        (loose(f, k) || behind_semicolon(f, k))) {
        last = town_end(f, k);
        if (last < k)
            last = k;
        if (f->tokens[k].gap != GAP_SPACE || last > k || capital(f, k) == capital(f, t->street)) {
            if (folded_is(f, k, "dublin") &&
                (digits_of(f, last + 1, 1) || digits_of(f, last + 1, 2)) &&
                f->tokens[last + 1].gap == GAP_SPACE)
                last++;
            take(t, last, f->tokens[last].end, PLACE_TOWN);
        }
        return;
    }
    if ((!capital(f, k) && !(led && !capital(f, t->street) && !f->tokens[k].is)) ||
        f->tokens[k].is & others || length_of(&f->tokens[k]) < 3)
        return;
    last = town_end(f, k);
    if (last >= k && has_province(f, last)) {
        take(t, last + 1, f->tokens[last + 1].end + 1, PLACE_TOWN);
        return;
    }
    if (!led && f->tokens[k].gap != GAP_COMMA)
        return;
    if (last >= k && clause_ends(f, last) && words_of(f, k, last) <= 3)
        take(t, last, f->tokens[last].end, PLACE_GUESSED);
}

/* "albany ny 12206" */
static bool is_small_state(const struct find *f, size_t i)
{
    return digits_of(f, i + 1, 5) &&
           word_listed(token_folded(f, &f->tokens[i]),
                       "al ak az ar ca co ct dc fl ga ia id il ks ky ma md mi mn mo ms mt nc nd ne "
                       "nh nj nm nv ny pa ri sc sd tn tx ut va vt wa wi wv wy");
}

/* "147 square saint-roch, beaucouzé, 49000", at the number. */
static bool is_small_town(const struct find *f, size_t k)
{
    return digits_of(f, k, 5) && f->tokens[k].gap == GAP_COMMA && !f->tokens[k - 1].is &&
           !f->tokens[k - 1].shape && length_of(&f->tokens[k - 1]) > 2;
}

/* "Chicago 60618", "Mumbai - 400050", "Napier South 4110", at the number. */
static bool number_behind_town(const struct find *f, size_t street, size_t k)
{
    const struct token *t = &f->tokens[k];
    size_t n = length_of(t);

    if (k < street + 2 || !(t->shape & TOKEN_DIGITS) || n < 4 || n > 6 ||
        !(capital(f, k - 1) || is_small_state(f, k - 1) || is_small_town(f, k)) ||
        !(clause_ends(f, k) || (n == 5 && digits_of(f, k + 1, 4) && t->next == '-')) ||
        !(t->gap == GAP_SPACE || (n == 5 && t->gap == GAP_COMMA) ||
          (t->gap == GAP_OTHER && parted(f, k))) ||
        f->tokens[k - 1].is & (WORD_MONTH | WORD_EXTRA | NEAR_ANY))
        return false;
    return !(strchr("12", f->text.ptr[t->start]) && strchr("90", f->text.ptr[t->start + 1]));
}

/* "Amsterdam, 1017 GE", "Amsterdam, 1017GE", at the number; and of a street alone, behind a comma
 * or a dash: "Singel 106 - 7411LM". */
bool dutch_behind_town(const struct find *f, size_t street, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (k > street + 1 ? t->gap > GAP_COMMA || t->gap == GAP_JOIN || !capital(f, k - 1)
                       : t->gap <= GAP_JOIN || t->gap == GAP_LINE || !parted(f, k))
        return false;
    if (t->shape & TOKEN_MIXED)
        return length_of(t) == 6 && has_form(token_text(f, t), "9999AA") &&
               token_text(f, t).ptr[4] < 'a' && clause_ends(f, k);
    return digits_of(f, k, 4) && is_word(f, k + 1) && length_of(t + 1) == 2 &&
           t[1].gap == GAP_SPACE && are_letters(f, k + 1) &&
           (t[1].shape & TOKEN_UPPER || (k > street + 1 && clause_ends(f, k + 1)));
}

/* "escalera dos", "scala uno,": a number in words; no "étage un peu sale". */
static bool said_unit(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->is & WORD_NUMBER && t->gap == GAP_SPACE &&
           (!t->kind || !str_eq(str_of(t->kind), STR("=1")) || k + 1 >= f->count ||
            t[1].gap >= GAP_COMMA);
}

/* "apt 4", "bte 3", "2. OG links", "3e étage": the last token of it from its word at k. */
static size_t building_end(const struct find *f, size_t k)
{
    struct walked_row *walked = &walked_in(f)->doors;
    size_t first = k;

    if (k >= walked->from && k < walked->to)
        return walked->to - 1;
    while (k + 1 < f->count) {
        const struct token *t = &f->tokens[k + 1];

        if (t->gap == GAP_PARA || t->gap == GAP_LINE || t->gap == GAP_COMMA ||
            (t->gap == GAP_OTHER && f->text.ptr[t->start - 1] != '#'))
            break;
        if (!(t->is & WORD_EXTRA) && !said_unit(f, k + 1) &&
            (!(t->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_INITIAL)) || length_of(t) > 4))
            break;
        k++;
    }
    *walked = (struct walked_row){ first, k + 1 };
    return k;
}

/* "Bayonne (64100)", "Braga (4700-320)", "Gouda (2801 AB)", "Locarno (CH-6600)": the number's
 * bracket behind the town; the byte behind it. */
static uint32_t bracket_code(const struct find *f, size_t k, size_t *ret_last)
{
    const struct token *t = &f->tokens[k];
    size_t number, last;
    uint32_t end;

    if (f->text.ptr[t->start - 1] != '(' || t->gap != GAP_OTHER || !is_word(f, k - 1))
        return 0;
    number = last = skip_country_letters(f, k);
    if (!digits_of(f, number, 4) && !digits_of(f, number, 5) &&
        !has_form(token_text(f, &f->tokens[number]), "9999AA"))
        return 0;
    if (number + 1 < f->count && f->tokens[number + 1].gap <= GAP_JOIN &&
        (digits_of(f, number + 1, 3) || length_of(&f->tokens[number + 1]) == 2))
        last++;
    end = f->tokens[last].end;
    if (end >= f->text.len || f->text.ptr[end] != ')')
        return 0;
    *ret_last = last;
    return end + 1;
}

/* May what stands at k, behind other marks than a comma, still be of the address? */
static bool goes_with(const struct find *f, size_t k)
{
    return loose(f, k) || bracketed(f, k) || labelled(f, k) || behind_semicolon(f, k);
}

#define ASIDE_MOST 6 /* tokens */

/* "(back house), ": the last token in the brackets that open at k, which another part follows; 0:
 * none. */
static size_t aside_end(const struct find *f, size_t k)
{
    if (f->tokens[k].gap != GAP_OTHER || f->text.ptr[f->tokens[k].start - 1] != '(')
        return 0;
    for (size_t last = k; last + 1 < f->count && last < k + ASIDE_MOST; last++) {
        const struct token *next = &f->tokens[last] + 1;

        if (f->tokens[last].next == ')')
            return next->gap == GAP_OTHER && capital(f, last + 1) ? last : 0;
        if (next->gap > GAP_COMMA)
            return 0;
    }
    return 0;
}

uint32_t place_behind(const struct find *f, size_t last, enum place_proof *ret_proof)
{
    struct tail t = { .f = f, .street = last, .last = last };
    size_t plain = 0, end_token;
    bool led = false;

    for (size_t k = last + 1; k < f->count && k <= last + TAIL_MAX; k++) {
        const struct token *token = &f->tokens[k];
        uint32_t end;

        if (token->gap == GAP_PARA || (token->gap == GAP_OTHER && !goes_with(f, k)))
            break;
        if (new_sentence(f, k))
            break;
        end = bracket_code(f, k, &end_token);
        end = end ? end : place_at(f, k, &end_token);
        if (end) {
            take(&t, end_token, end, PLACE_POSTCODE);
            break;
        }
        if (number_behind_town(f, last, k) || dutch_behind_town(f, last, k)) {
            k += (digits_of(f, k + 1, 4) && token->next == '-') || /* "83751-7603" */
                 (digits_of(f, k, 4) && dutch_behind_town(f, last, k));
            take(&t, k, f->tokens[k].end, PLACE_TOWN);
            break;
        }
        if (is_label(f, k))
            continue;
        if (!led && leads_to_town(f, k)) {
            led = true;
            continue;
        }
        if (token->is & WORD_EXTRA && !folded_is(f, k, "chez"))
            take(&t, building_end(f, k), f->tokens[building_end(f, k)].end, PLACE_FLOOR);
        else if (k > t.last)
            see_town(&t, k, led);
        led = false;
        if (!belongs_between(f, k, &plain)) {
            size_t aside = aside_end(f, k);

            if (!aside)
                break;
            k = aside;
        }
    }
    *ret_proof = t.proof;
    return t.end ? with_country(f, t.last, t.end) : 0;
}
