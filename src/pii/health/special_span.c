/* SPDX-License-Identifier: EUPL-1.2 */
/* special_span.c - what belongs to a word of health or of art. 9, and so is taken with it: "cancer
 * du sein gauche", "allergique aux fruits à coque", "condamné à six mois avec sursis", "réfugié
 * érythréen"; and what only led to it and is left: "suite à mon opération".
 *
 * Each walk is over a handful of tokens. */
#include "pii/health/special_priv.h"

#include "text/text.h"

#define MODIFIERS   4
#define LEADING_MAX 6 /* bytes of a word that only leads to the term */

#define SENTENCE_WORDS 7 /* of "à six mois de prison avec sursis" */

#define TURNING 3 /* from "converted" to the faith */

/* "type 2", "stade IV": the number belongs to it. */
static size_t with_number(const struct find *f, size_t k)
{
    const struct token *t;

    if (k + 1 >= f->count || f->tokens[k + 1].gap > GAP_JOIN)
        return k;
    t = &f->tokens[k + 1];
    if (t->shape & TOKEN_DIGITS && t->end - t->start <= 2)
        return k + 1;
    return k;
}

/* The last token of the modifier at k, which may be a phrase: "im Endstadium". */
static size_t grade_end(const struct find *f, size_t k)
{
    size_t last = k + (f->tokens[k].phrase > 1 ? f->tokens[k].phrase : 1u) - 1;

    return with_number(f, f->tokens[last].covered & WORD_GRADE ? last : k);
}

/* "no ombro": in Portuguese, no negation. */
static bool in_the_body(const struct find *f, size_t k)
{
    return k + 1 < f->count && f->tokens[k + 1].is & WORD_BODY &&
           str_eq(token_folded(f, &f->tokens[k]), STR("no"));
}

/* The last token of one more modifier behind `at`; `at` when there is none. */
static size_t modifier(struct term *t, size_t at)
{
    const struct find *f = t->f;
    size_t k = at + 1;

    if (k >= f->count || !close_to(f, k))
        return at;
    if (f->tokens[k].is & WORD_GRADE)
        return grade_end(f, k);
    for (size_t n = 0; n < 3 && k < f->count && close_to(f, k); n++, k++) {
        uint64_t is = f->tokens[k].is;

        if (!t->body && f->tokens[k].folded_len <= 3 &&
            word_listed(token_folded(f, &f->tokens[k]), "et and und"))
            return at; /* "dialysis and back" */
        if (is & WORD_BODY && !(t->is & WORD_HEALTH))
            return at; /* "cárcel dos años": no back of anybody */
        if (n > 0 && is & TERM && is & WORD_BODY && f->tokens[k].phrase > 1)
            return at; /* "a sprained ankle and a hip replacement" */
        if (is & WORD_BODY &&
            !(is & WORD_OWNER && k + 1 < f->count && meaning(f, k + 1) & WORD_BODY)) {
            t->body = true;
            return k + (f->tokens[k].phrase > 1 ? f->tokens[k].phrase : 1u) - 1;
        }
        if (is & WORD_GRADE && n > 0)
            return with_number(f, k);
        if (!(meaning(f, k) & (WORD_LIGHT | WORD_OWNER)) ||
            (f->tokens[k].is & WORD_NOT && !in_the_body(f, k)))
            return at;
        if (n > 0 && is & WORD_SOMEBODY && !(is & (WORD_THE | WORD_OWNER)))
            return at; /* "a broken hip and he left" */
    }
    if (k < f->count && close_to(f, k) && f->tokens[k].is & WORD_BODY) {
        t->body = true;
        return k;
    }
    return at;
}

/* "allergique aux fruits à coque": the word behind the preposition belongs to it. */
static size_t allergen(const struct find *f, size_t last)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = "allerg alerg",
        ['i' - 'a'] = "intoler intoll",
    };
    size_t k = last + 1;

    if (!starts_by_letter(token_folded(f, &f->tokens[last]), stems))
        return last;
    while (k < f->count && k < last + 3 && close_to(f, k) && f->tokens[k].is & WORD_LIGHT)
        k++;
    if (k < f->count && f->tokens[k].kind == said_thing)
        return SIZE_MAX; /* "allergique à l'incompétence" */
    if (last + 1 < f->count && word_listed(token_folded(f, &f->tokens[last + 1]), AND_WORDS))
        return last;
    if (k == last + 1 || k >= f->count || !close_to(f, k) || f->tokens[k].folded_len < 3 ||
        meaning(f, k) & (WORD_OWNER | WORD_SOMEBODY | WORD_LIGHT))
        return last;
    return k;
}

/* "réfugiés kurdes", "militante socialista": what is told in two words is one. */
static void with_next(struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;

    if (t->is & WORD_SPECIAL && k < f->count && f->tokens[k].gap == GAP_SPACE &&
        f->tokens[k].is & WORD_SPECIAL && f->tokens[k].is & WORD_STATE &&
        !(f->tokens[k].is & WORD_SOMEBODY))
        t->last = k;
}

/* "me convertí al islam", "zum Islam konvertiert": the turning belongs to what was turned to. */
static void with_turning(struct term *t)
{
    static const char *const stems[26] = {
        ['b' - 'a'] = "bekeer bekehr",
        ['c' - 'a'] = "convert",
        ['k' - 'a'] = "konvert",
    };
    const struct find *f = t->f;
    size_t k = t->first;

    if (!(t->is & WORD_SPECIAL))
        return;
    for (size_t n = 0; k > 0 && n < TURNING && close_to(f, k); n++)
        if (starts_by_letter(token_folded(f, &f->tokens[--k]), stems)) {
            t->first = k;
            t->is &= ~TERM_MANNER;
            return;
        } else if (!(meaning(f, k) & (WORD_LIGHT | WORD_SOMEBODY)) && f->tokens[k].folded_len > 3) {
            break;
        }
    k = t->last + 1;
    if (k < f->count && close_to(f, k) && starts_by_letter(token_folded(f, &f->tokens[k]), stems)) {
        t->last = k;
        t->is &= ~TERM_MANNER;
    }
}

/* May token k be what one was condemned for, and no name, day, number or verb?  Of the words for
 * it, only German ones have a capital. */
static bool is_offence(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (k >= f->count || !close_to(f, k) || t->folded_len < 3 || t->kind == said_thing ||
        t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
        t->is & (WORD_THE | WORD_OWNER | WORD_NOT | WORD_FIRSTNAME | WORD_CIVILITY | WORD_NUMBER |
                 WORD_MONTH))
        return false;
    if (t->shape & TOKEN_CAPITAL && !(t->shape & t[-1].shape & TOKEN_UPPER) &&
        !str_eq(token_folded(f, t - 1), STR("wegen")))
        return false;
    return !word_listed(token_folded(f, t),
                        "avoir etre haber ser estar aver avere essere ter having "
                        "being hebben ogni cada chaque each every lundi mardi "
                        "mercredi jeudi vendredi samedi dimanche lunes martes "
                        "jueves viernes lunedi martedi giovedi venerdi");
}

/* "condamné pour vol", "veroordeeld voor diefstal", "a conviction for theft": what for. */
static void with_offence(struct term *t)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = "antecedente", ['c' - 'a'] = "condam conden condann convict cadastro caution",
        ['j' - 'a'] = "judiciaire",  ['p' - 'a'] = "precedenti penales penais penali",
        ['s' - 'a'] = "strafblad",   ['v' - 'a'] = "veroordeeld veroordeling vorstraf vorbestraft",
    };
    static const char fors[] = "pour per por for of voor wegens wegen";
    const struct find *f = t->f;
    size_t k = t->last + 1;

    if (!(t->is & WORD_SPECIAL) || k >= f->count)
        return;
    if (t->last > t->first && !(f->tokens[k].is & TERM) &&
        word_listed(token_folded(f, &f->tokens[t->last]), fors))
        k--; /* "conviction for" is a term, too */
    if (starts_by_letter(token_folded(f, &f->tokens[k - 1]), stems) && close_to(f, k) &&
        word_listed(token_folded(f, &f->tokens[k]), fors) && is_offence(f, k + 1))
        t->last = k + 1;
}

/* "condamné à six mois avec sursis": to what. */
static void with_sentence(struct term *t)
{
    static const char *const stems[26] = {
        ['c' - 'a'] = "condam conden condann",
        ['s' - 'a'] = "sentenced",
        ['v' - 'a'] = "veroordeeld",
    };
    const struct find *f = t->f;
    size_t k = t->last + 1;

    if (!(t->is & WORD_SPECIAL))
        return;
    if (t->last > t->first && word_listed(token_folded(f, &f->tokens[t->last]), "a to"))
        k--; /* "condamné à" is a term, too */
    if (!starts_by_letter(token_folded(f, &f->tokens[k - 1]), stems) || k + 2 >= f->count ||
        !close_to(f, k) || !word_listed(token_folded(f, &f->tokens[k]), "a to tot al") ||
        !(f->tokens[k + 1].shape & TOKEN_DIGITS || f->tokens[k + 1].is & WORD_NUMBER ||
          f->tokens[k + 1].is & WORD_THE) ||
        !word_listed(
            token_folded(f, &f->tokens[k + 2]),
            "mois ans an jours amende months years year days fine meses anos ano mesi anni "
            "anno multa maanden jaar boete"))
        return;
    for (k += 2; k + 1 < f->count && close_to(f, k + 1) && k < t->last + SENTENCE_WORDS &&
                 word_listed(token_folded(f, &f->tokens[k + 1]),
                             "de d avec sans ferme sursis prison suspended di reclusione carcere "
                             "cel voorwaardelijk carcel prision prisao pena jail probation "
                             "emprisonnement reclusion criminelle");)
        k++;
    t->last = k;
    t->is &= ~TERM_MANNER;
}

/* "réfugié érythréen", "Syrian refugee": of which people. */
static void with_people(struct term *t)
{
    static const char *const stems[26] = {
        ['f' - 'a'] = "fluchtling",
        ['g' - 'a'] = "gefluchtet gevlucht",
        ['r' - 'a'] = "refug rifug",
        ['v' - 'a'] = "vluchteling",
    };
    const struct find *f = t->f;

    if (!(t->is & WORD_SPECIAL) || !starts_by_letter(token_folded(f, &f->tokens[t->first]), stems))
        return;
    if (t->last + 1 < f->count && close_to(f, t->last + 1) &&
        special_people(f, &f->tokens[t->last + 1]))
        t->last++;
    else if (t->first > 0 && close_to(f, t->first) && special_people(f, &f->tokens[t->first - 1]))
        t->first--;
}

bool special_extend(struct term *t)
{
    const struct find *f = t->f;
    size_t with;

    with_sentence(t);
    special_sentenced(t);
    special_treated(t);
    for (int n = 0; n < MODIFIERS; n++) {
        size_t to = modifier(t, t->last);

        if (to == t->last)
            break;
        t->last = to;
    }
    if (t->first > 1 && str_starts(token_folded(f, &f->tokens[t->first]), STR("allergisch")) &&
        str_eq(token_folded(f, &f->tokens[t->first - 2]), STR("gegen")))
        t->first -= 1; /* "gegen Stiche allergisch": the preposition is trimmed */
    with_next(t);
    with_turning(t);
    with_offence(t);
    with_people(t);
    special_operated(t);
    special_kept(t);
    with = allergen(f, t->last);
    if (with == SIZE_MAX)
        return false;
    t->last = with;
    /* "type 2 diabetes", "chronic migraine", "breast cancer" */
    for (int n = 0; n < MODIFIERS && t->first > 0 && f->tokens[t->first].gap <= GAP_JOIN; n++) {
        const struct token *before = &f->tokens[t->first - 1];

        if (before->is & (WORD_OWNER | WORD_LIGHT) || !(before->is & (WORD_BODY | WORD_GRADE))) {
            if (!(before->shape & TOKEN_DIGITS) || t->first < 2 ||
                !(f->tokens[t->first - 2].is & WORD_GRADE))
                break;
            t->first--;
        }
        t->body |= (before->is & WORD_BODY) != 0;
        t->first--;
    }
    return true;
}

/* "femme trans", "adhérente CFDT": who it is belongs to what they are. */
static bool is_of_it(const struct find *f, size_t k)
{
    return f->tokens[k].phrase > 1 && f->tokens[k].is & WORD_SPECIAL &&
           word_among(token_folded(f, &f->tokens[k]), "femme|homme|personne|person|man|woman|"
                                                      "adherent|adherente|persona|mujer|hombre|"
                                                      "donna|uomo|mulher|homem|pessoa");
}

/* Is what was trimmed in front of the term more of it than what is left? */
static bool is_most(const struct find *f, size_t first, size_t left, size_t last)
{
    uint32_t start = f->tokens[left].start;

    return start - f->tokens[first].start > f->tokens[last].end - start;
}

/* "repas casher", "familia judía", "weil ich schwul bin", "mi ha chiamato frocio": phrases of the
 * lexicon that say it for sure; the word itself tells it, and people mark that alone. */
static void without_frame(struct term *t)
{
    static const char *const fronts[26] = {
        ['a' - 'a'] = "als",
        ['c' - 'a'] = "carne chiamata chiamato cibo comida",
        ['d' - 'a'] = "dijo",
        ['f' - 'a'] = "familia famiglia famille",
        ['i' - 'a'] = "ich",
        ['l' - 'a'] = "llamaron llamo",
        ['m' - 'a'] = "menu",
        ['n' - 'a'] = "noemde noemden",
        ['p' - 'a'] = "pasti pasto por",
        ['r' - 'a'] = "refeicao repas",
        ['s' - 'a'] = "s ser serem sermos",
        ['w' - 'a'] = "weil wir",
    };
    static const char *const backs[26] = {
        ['b' - 'a'] = "bin bitte",   ['e' - 'a'] = "essen",
        ['g' - 'a'] = "graag",       ['m' - 'a'] = "maaltijd maaltijden meal meals",
        ['p' - 'a'] = "please pour", ['s' - 'a'] = "sind svp",
    };
    const struct find *f = t->f;

    if (!(t->is & WORD_SPECIAL)) {
        if (t->last == t->first + 1 && str_eq(token_folded(f, &f->tokens[t->last]), STR("ms")))
            t->first = t->last; /* "hat MS" */
        if (t->last == t->first + 1 && str_eq(token_folded(f, &f->tokens[t->last]), STR("aan")) &&
            str_eq(token_folded(f, &f->tokens[t->first]), STR("geopereerd")))
            t->last--;
        return;
    }
    while (t->first < t->last && word_by_letter(token_folded(f, &f->tokens[t->first]), fronts))
        t->first++;
    while (t->last > t->first && word_by_letter(token_folded(f, &f->tokens[t->last]), backs))
        t->last--;
}

void special_trim(struct term *t)
{
    static const char verbs[] = "is am are was were having been est suis etait etais heeft heb ist "
                                "bin ha ho tem tenho";
    const uint64_t leading = WORD_LIGHT | WORD_THE | WORD_OWNER | WORD_SOMEBODY;
    size_t first = t->first;
    bool led = false, whose = false;

    while (t->first < t->last && t->f->tokens[t->first].is & leading &&
           !(t->f->tokens[t->first].is & (WORD_NOT | WORD_BODY | WORD_GRADE)) &&
           (t->f->tokens[t->first].folded_len <= LEADING_MAX ||
            t->f->tokens[t->first].is & WORD_SOMEBODY) && /* "chronisch krank" */
           !is_of_it(t->f, t->first)) {
        led |= (t->f->tokens[t->first].is & WORD_SOMEBODY) != 0;
        whose |= (t->f->tokens[t->first].is & WORD_OWNER) != 0;
        t->first++;
    }
    if (led && t->f->tokens[t->first].is & WORD_BODY &&
        !(t->f->tokens[t->first].is & TERM)) /* "soffre di cuore" */
        t->first = first;
    while (first < t->first && (t->f->tokens[first].is & WORD_THE ||
                                word_listed(token_folded(t->f, &t->f->tokens[first]), verbs)))
        first++;
    if (!led && !whose && is_most(t->f, first, t->first, t->last)) /* "on the sick" */
        t->first = first;
    without_frame(t);
}
