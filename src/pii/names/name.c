/* SPDX-License-Identifier: EUPL-1.2 */
/* name.c - names of people that the desk does not know yet: what rules are sure of.
 *
 * Titles ("Mme Morel"), introductions ("je m'appelle") and the end of a letter.  The span is the
 * name alone, without its title.  The tagger (tagger.c) finds the others, and is asked here where
 * a rule would go on too far; lists of first names speak by themselves only without a model. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/names/below_priv.h"
#include "pii/names/field_priv.h"
#include "pii/names/letters_priv.h"
#include "pii/names/matter_priv.h"
#include "pii/names/surname_priv.h"
#include "pii/names/tagger_priv.h"
#include "pii/pii_priv.h"

#define NAME_TOKENS 5

static bool upper_word(const struct token *t)
{
    return t->shape & TOKEN_CAPITAL && !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED));
}

/* Could this word be part of a name? */
static bool nameable(const struct find *f, size_t i)
{
    const struct token *t = i < f->count ? &f->tokens[i] : NULL;

    return t && upper_word(t) && t->end - t->start >= 2 && !(t->is & (WORD_ORDINARY | NEAR_ANY)) &&
           !(t->is & (WORD_GREETING | WORD_CIVILITY) && !(t->is & WORD_FIRSTNAME));
}

static bool initial(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & TOKEN_INITIAL;
}

/* "Mme Morel M Besnier": the M is no initial, for it has no dot. */
static bool bare_title(const struct find *f, size_t i)
{
    return f->tokens[i].is & WORD_CIVILITY && initial(f, i) && i + 1 < f->count &&
           f->tokens[i + 1].gap == GAP_SPACE;
}

/* "Jean-Noël": of one name, whatever its second half means elsewhere. */
static bool hyphened(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k > 0 && k < f->count && t->gap == GAP_JOIN && f->text.ptr[t->start - 1] == '-' &&
           upper_word(t) && upper_word(t - 1) && !(t->shape & TOKEN_INITIAL);
}

/* "Olegario y Concha", "Lara e do Rui": an "and" at token k, and somebody's first name. */
static bool begins_another(const struct find *f, size_t k)
{
    size_t name = k + 1;

    if (k + 1 >= f->count || f->tokens[k].gap != GAP_SPACE || f->tokens[k].folded_len > 3 ||
        !word_listed(token_folded(f, &f->tokens[k]), "y e und"))
        return false;
    name += name + 1 < f->count && word_listed(token_folded(f, &f->tokens[name]), "o a do da");
    return f->tokens[name].is & WORD_FIRSTNAME && f->tokens[name - 1].gap == GAP_SPACE;
}

/* "Dott. Del Vecchio", "Mr St. Clair": the first word is a particle with a capital. */
static bool begins_with_particle(const struct find *f, size_t i, size_t k)
{
    return k == i + 1 && f->tokens[i].is & WORD_PARTICLE && upper_word(&f->tokens[k]);
}

/* "ap Rhisiart", "ferch Owain": whose child somebody is. */
static bool is_father(const struct find *f, size_t k)
{
    return f->tokens[k].folded_len <= 5 && !(f->tokens[k].shape & TOKEN_CAPITAL) &&
           f->tokens[k].gap == GAP_SPACE && upper_word(&f->tokens[k + 1]) &&
           word_listed(token_folded(f, &f->tokens[k]), "ap ferch verch");
}

/* The last token of the name that begins at i. */
static size_t name_end(const struct find *f, size_t i)
{
    size_t last = i;

    for (size_t parts = 1; parts < NAME_TOKENS; parts++) {
        size_t k = last + 1;

        if (begins_another(f, k))
            break;
        if (k < f->count && surname_torn(f, k)) {
            last = k;
            continue;
        }
        if (k + 1 < f->count && is_father(f, k))
            k++;
        else if (k < f->count && !nameable(f, k) && !initial(f, k))
            k = surname_skip_particles(f, k);
        if (hyphened(f, k)) {
            last = k;
            continue;
        }
        if (!surname_close_by(f, k) || (!nameable(f, k) && !initial(f, k)) ||
            (tagged_other(f, k) && !begins_with_particle(f, i, k)) || bare_title(f, k))
            break;
        last = k;
    }
    return last;
}

static void propose_name(struct find *f, size_t first, size_t last, float score, const char *by)
{
    last -= ends_with_te(f, first, last);
    last = tagged_rest(f, surname_over_markup(f, last));
    propose(f, (struct span){ f->tokens[first].start, f->tokens[last].end, SPAN_PERSON, NULL, score,
                              by });
}

/* The first token of a name at or behind i, initials and particles included. */
static bool name_begins(const struct find *f, size_t i, size_t *ret_first)
{
    size_t k = i;

    *ret_first = i;
    if (nameable(f, i))
        return true;
    if (initial(f, i) && surname_close_by(f, i + 1)) {
        k = surname_skip_particles(f, i + 1); /* "B. de Vries" */
        if (nameable(f, i + 1) || initial(f, i + 1) ||
            (k > i + 1 && surname_close_by(f, k) && nameable(f, k) && !tagged_other(f, k)))
            return true;
    }
    k = i < f->count && f->tokens[i].shape & TOKEN_CAPITAL && f->tokens[i].is & WORD_PARTICLE
            ? surname_skip_particles(f, i)
            : i;
    if (k == i && i < f->count && f->tokens[i].is & WORD_PARTICLE) { /* "Mme de Villiers" */
        k = surname_skip_particles(f, i + 1);
    }
    if (k == i || !surname_close_by(f, k) || !nameable(f, k))
        return false;
    if (!(f->tokens[i].shape & TOKEN_CAPITAL) && f->tokens[k].is & WORD_FIRSTNAME)
        *ret_first = k; /* "au nom de Claire Morel" */
    return true;
}

#define ANY_NAME (WORD_FIRSTNAME | WORD_WEAK_NAME)

static bool line_ends(const struct find *f, size_t last)
{
    struct str rest = str_from(f->text, f->tokens[last].end);

    while (rest.len &&
           (rest.ptr[0] == ' ' || rest.ptr[0] == '.' || rest.ptr[0] == ',' || rest.ptr[0] == '\r'))
        rest = str_from(rest, 1);
    return !rest.len || rest.ptr[0] == '\n' || rest.ptr[0] == '-' || rest.ptr[0] == '(';
}

/* "Nom : Lefèvre, Baptiste", "Geom. Bixio, Ada": the first name behind the comma, and the line is
 * over. */
static size_t with_first_name(const struct find *f, size_t last)
{
    size_t end;

    if (last + 1 >= f->count || f->tokens[last + 1].gap != GAP_COMMA || !nameable(f, last + 1) ||
        !(f->tokens[last + 1].is & ANY_NAME || tagged_name(f, last + 1)))
        return last;
    end = name_end(f, last + 1);
    return line_ends(f, end) ? end : last;
}

/* ---- titles ---- */

/* "qui m'a dit" */
static bool elided(const struct find *f, size_t i)
{
    return i + 1 < f->count && f->tokens[i + 1].gap == GAP_JOIN &&
           f->text.ptr[f->tokens[i].end] != '.';
}

static bool title_here(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (!(t->is & WORD_CIVILITY) || elided(f, i))
        return false;
    if (initial(f, i) && i > 0 && t->gap <= GAP_SPACE && upper_word(&f->tokens[i - 1]) &&
        (f->tokens[i - 1].is & WORD_FIRSTNAME || tagged_name(f, i - 1))) /* "Barbara M. Probst" */
        return false;
    return t->shape & TOKEN_CAPITAL || t->end - t->start > 3;
}

/* "Me" is a lawyer and a pronoun, "don" a lord and a gift. */
static bool wavers(const struct find *f, size_t i)
{
    return str_eq(token_folded(f, &f->tokens[i]), STR("me")) ||
           str_eq(token_folded(f, &f->tokens[i]), STR("don"));
}

/* "Monsieur le Consul", "Herr Direktor" */
static bool office(const struct find *f, size_t i)
{
    static const char offices[] = "direktor|direktorin|minister|ministerin|kanzler|rektor|rektorin|"
                                  "direttore|direttrice|presidente|director|directora|diretor|"
                                  "diretora|directeur|directrice|proviseur|principal|chairman";

    if (word_among(token_folded(f, &f->tokens[i]), offices))
        return true;
    if (f->tokens[i].is & WORD_THE && !(f->tokens[i].shape & TOKEN_CAPITAL) && i + 1 < f->count)
        return tagged_not(f, i + 1);
    return tagged_role(f, i);
}

/* "Dr. med. Herbst": what a doctor is of. */
static bool of_doctors(const struct find *f, size_t i, size_t k)
{
    return f->tokens[k].gap == GAP_DOT && str_eq(token_folded(f, &f->tokens[i]), STR("dr")) &&
           word_listed(token_folded(f, &f->tokens[k]), "med dent vet phil jur rer nat");
}

/* Words of every day that are surnames of many. */
static bool is_worded_surname(struct str word)
{
    return word_among(word, "montag|freitag|samstag|sonntag|sommer|winter|herbst|fruhling|london|"
                            "paris|berlin|hamburg|bon|petit|grand|blanc|noir|page|price|day|may|"
                            "park|street|lane|paz|bueno|blanco|moreno|longo|grande|bello|groot|"
                            "klein|lang|kurz|alt|neu|gross|stark|frohlich");
}

/* "Frau Sonntag", "Dokter De Vos": a surname that is a word of every day. */
static void find_titled_word(struct find *f, size_t i, size_t k)
{
    size_t name = f->tokens[k].shape & TOKEN_CAPITAL ? surname_skip_particles(f, k) : k;

    name = name < f->count && surname_close_by(f, name) ? name : k;
    if (f->tokens[i].shape & TOKEN_INITIAL || str_eq(token_folded(f, &f->tokens[i]), STR("miss")) ||
        !upper_word(&f->tokens[name]) || f->tokens[name].end - f->tokens[name].start < 3 ||
        !(tagged_surname(f, name) || is_worded_surname(token_folded(f, &f->tokens[name]))) ||
        f->tokens[name].is & (WORD_GREETING | WORD_CIVILITY | WORD_INTRO | WORD_SIGNOFF) ||
        (f->tokens[name].is & WORD_CITY &&
         f->tokens[i].shape & ~f->tokens[name].shape & TOKEN_UPPER)) /* "PR London", "ING Berlin" */
        return;
    propose_name(f, k, name, 0.9F, "context");
}

static void find_titled(struct find *f, size_t i)
{
    bool family = f->tokens[i].kind == said_family;
    size_t k = i + 1, first;

    if (!title_here(f, i) || title_of_goods(f, i) || is_no_title(&f->tokens[i]))
        return;
    while (k < i + 3 && k < f->count &&
           ((f->tokens[k].is & WORD_CIVILITY && f->tokens[k].gap <= GAP_DOT &&
             f->tokens[k].gap != GAP_COMMA && !(f->tokens[k].is & WORD_FIRSTNAME)) ||
            of_doctors(f, i, k)))
        k++;
    if (k >= f->count || (f->tokens[k].gap > GAP_JOIN && f->tokens[k].gap != GAP_DOT) ||
        (f->tokens[k].gap == GAP_DOT && f->tokens[k - 1].end - f->tokens[k - 1].start > 4))
        return;
    if (family && (f->tokens[i].shape & TOKEN_UPPER || !upper_word(&f->tokens[k]) ||
                   f->tokens[k].is & (WORD_CITY | WORD_COUNTRY) ||
                   (!tagged_name(f, k) && !tagged_surname(f, k))))
        return;
    if (!wavers(f, i) && !office(f, k) && !name_begins(f, k, &first))
        find_titled_word(f, i, k);
    else if (name_begins(f, k, &first) && !(wavers(f, i) && tagged_not(f, first)) &&
             !office(f, first))
        propose_name(f, first, with_first_name(f, name_end(f, first)), 0.93F, "context");
}

/* ---- introductions ---- */

/* "Martin SAS", "Penhallow Joinery Limited": a firm. */
static bool company(const struct find *f, size_t last)
{
    return surname_makes_company(f, last) || (last > 0 && surname_makes_company(f, last - 1));
}

/* "je m'appelle claire morel": small letters, so only what the list knows, and one more. */
static void find_small_name(struct find *f, size_t i)
{
    size_t last = i;

    if (i >= f->count || !(f->tokens[i].is & WORD_FIRSTNAME) || f->tokens[i].gap > GAP_SPACE)
        return;
    if (surname_close_by(f, i + 1) && f->tokens[i + 1].folded_len >= 3 && !f->tokens[i + 1].is &&
        !(f->tokens[i + 1].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        last++;
    propose_name(f, i, last, 0.7F, "context");
}

/* "my name is grace and I ...": a word of every day, and the clause is over behind it. */
static void find_small_word(struct find *f, size_t i)
{
    static const struct str ands[] = { STR_INIT("and"), STR_INIT("et"), STR_INIT("und"),
                                       STR_INIT("y"),   STR_INIT("e"),  STR_INIT("en") };
    bool over;

    if (i >= f->count || f->tokens[i].gap > GAP_SPACE || !(f->tokens[i].is & ANY_NAME) ||
        f->tokens[i].is & (NEAR_ANY | WORD_LOST | WORD_NOT) || f->tokens[i].folded_len < 3)
        return;
    over = i + 1 >= f->count || f->tokens[i + 1].gap >= GAP_COMMA;
    for (size_t k = 0; k < COUNT_OF(ands) && !over; k++)
        over = str_eq(token_folded(f, &f->tokens[i + 1]), ands[k]);
    if (over)
        propose_name(f, i, i, 0.7F, "context");
}

/* "Vorname;Nachname;Ort": headings of a table, not what they lead to. */
static bool cell_ends(const struct find *f, size_t i)
{
    for (uint32_t at = f->tokens[i - 1].end; at < f->tokens[i].start; at++)
        if (f->text.ptr[at] == ';' || f->text.ptr[at] == '|')
            return true;
    return false;
}

#define SUBJECT 4 /* tokens from "my brother" to "is called" */

/* "mon conseiller s'appelle", "she is called": a human being, and no animal. */
static bool somebody_called(const struct find *f, size_t i)
{
    static const char *const roles[] = {
        "conseiller",  "conseillere", "livreur",       "livreuse",     "chauffeur", "technicien",
        "vendeur",     "vendeuse",    "gardien",       "gardienne",    "facteur",   "medecin",
        "infirmiere",  "advisor",     "adviser",       "driver",       "engineer",  "manager",
        "boss",        "nurse",       "doctor",        "plumber",      "guy",       "lady",
        "gentleman",   "berater",     "beraterin",     "fahrer",       "techniker", "chef",
        "chefin",      "mitarbeiter", "mitarbeiterin", "jefe",         "jefa",      "tecnico",
        "repartidor",  "asesor",      "asesora",       "consulente",   "autista",   "corriere",
        "capo",        "impiegato",   "impiegata",     "adviseur",     "monteur",   "bezorger",
        "baas",        "estafeta",    "motorista",     "gestor",       "gestora",   "chefe",
        "funcionario", "funcionaria", "agent",         "proprietaire", "landlord",  "vermieter",
        "vermieterin", "casero",      "verhuurder",    "senhorio",     "seigneur",  "dame",
        "monsieur",
    };

    for (size_t k = i; k-- > 0 && i - k <= SUBJECT && f->tokens[k + 1].gap <= GAP_COMMA;) {
        if (f->tokens[k].kind == said_animal)
            return false;
        if (f->tokens[k].is & WORD_SOMEBODY && !(f->tokens[k].is & WORD_THE))
            return true;
        for (size_t w = 0; w < COUNT_OF(roles); w++)
            if (str_eq(token_folded(f, &f->tokens[k]), str_of(roles[w])))
                return true;
    }
    return false;
}

static void find_called(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, first;

    if (!f->tokens[i].kind || strcmp(f->tokens[i].kind, "called") != 0)
        return;
    if (k < f->count && f->tokens[k].gap <= GAP_SPACE && name_begins(f, k, &first) &&
        !(f->tokens[first].is & (WORD_PRODUCT | WORD_MONTH)) && somebody_called(f, i))
        propose_name(f, first, name_end(f, first), 0.85F, "context");
}

/* "Vorname?\nKunde: Karl-Heinz": who speaks next. */
static bool speaks(const struct find *f, size_t first, size_t last)
{
    uint32_t end = f->tokens[last].end;

    return end < f->text.len && f->text.ptr[end] == ':' && first > 0 &&
           str_chr(str_slice(f->text, f->tokens[first - 1].end, f->tokens[first].start), '\n', 0) !=
               STR_NPOS;
}

/* "model name: X Y Z W" */
static bool bare_letters(const struct find *f, size_t first, size_t last)
{
    for (size_t k = first; k <= last; k++)
        if (!initial(f, k) || (k < last && f->text.ptr[f->tokens[k].end] == '.'))
            return false;
    return last > first;
}

static void find_introduced(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, first, last;
    bool weak = f->tokens[i].kind != NULL; /* see terms_names.c */

    if (!(f->tokens[i].is & WORD_INTRO) || f->tokens[i].covered & WORD_INTRO || k >= f->count ||
        f->tokens[k].gap == GAP_PARA || f->tokens[k].gap == GAP_DOT ||
        (f->tokens[k].gap == GAP_OTHER && (cell_ends(f, k) || find_field(f, i))))
        return;
    if (!name_begins(f, k, &first)) {
        if (!weak && f->pii->tagger)
            find_small_word(f, k);
        else if (!weak)
            find_small_name(f, k);
        return;
    }
    if (weak && tagged_not(f, first))
        return;
    last = name_end(f, first);
    if (speaks(f, first, last) || company(f, last) || bare_letters(f, first, last) ||
        is_answer(f, first, last))
        return;
    if (weak && f->tokens[k].gap <= GAP_SPACE && last == first && !(f->tokens[first].is & ANY_NAME))
        return;
    if (weak && f->tokens[k].gap <= GAP_SPACE && !(f->tokens[first].is & ANY_NAME) &&
        !(f->tokens[last].is & ANY_NAME))
        return;
    if (f->tokens[k].gap == GAP_OTHER)
        last = with_first_name(f, last);
    propose_name(f, first, last, 0.92F, "context");
}

/* "It was May who signed", "c'est Prune qui a appelé": a name that is a word, of whom a verb tells
 * who it was. */
static void find_singled_out(struct find *f, size_t i)
{
    static const char verbs[] = "was is est fue es", whos[] = "who qui quien";
    const struct token *t = &f->tokens[i];

    if (i == 0 || i + 1 >= f->count || !(t->is & (ANY_NAME | WORD_MONTH)) || !upper_word(t) ||
        t->shape & (TOKEN_UPPER | TOKEN_START) || t->gap != GAP_SPACE || t[1].gap != GAP_SPACE ||
        !word_listed(token_folded(f, t - 1), verbs) || !word_listed(token_folded(f, t + 1), whos))
        return;
    propose_name(f, i, i, 0.85F, "context");
}

/* ---- the end of a letter ---- */

static void find_signed(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, first, last;
    uint8_t gap;

    if (!(f->tokens[i].is & WORD_SIGNOFF) || k >= f->count)
        return;
    gap = f->tokens[k].gap;
    if (gap < GAP_COMMA)
        return;
    if (!name_begins(f, k, &first)) {
        if (!f->pii->tagger && f->tokens[k].is & WORD_FIRSTNAME && line_ends(f, k))
            propose_name(f, k, k, 0.7F, "context");
        return;
    }
    last = name_end(f, first);
    if (!line_ends(f, last) || tagged_not(f, first) || company(f, last) ||
        (f->tokens[first].shape & f->tokens[last].shape & TOKEN_INITIAL &&
         surname_is_abbreviation(f, first)))
        return;
    if (gap >= GAP_LINE || last > first || f->tokens[first].is & ANY_NAME)
        propose_name(f, first, last, 0.9F, "context");
}

/* ---- first names ---- */

static bool in_street(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 3 && f->tokens[k + 1].gap <= GAP_JOIN;)
        if (f->tokens[k].is & WORD_STREET)
            return true;
    return false;
}

/* "MOREL Claire": the surname in capitals in front. */
static size_t surname_before(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (i > 0 && t->gap <= GAP_SPACE && !(t->shape & TOKEN_UPPER) &&
        f->tokens[i - 1].shape & TOKEN_UPPER && nameable(f, i - 1) &&
        f->tokens[i - 1].end - f->tokens[i - 1].start >= 3)
        return i - 1;
    return i;
}

static bool greeted(const struct find *f, size_t i)
{
    return i > 0 && f->tokens[i].gap <= GAP_COMMA && f->tokens[i - 1].is & WORD_GREETING;
}

static void find_first_name(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t first, last;

    if (!(t->is & ANY_NAME) || !upper_word(t) || t->is & NEAR_ANY || in_street(f, i))
        return;
    last = name_end(f, i);
    first = surname_before(f, i);
    if (company(f, last))
        return;
    if (last > first)
        propose_name(f, first, last, 0.85F, "lexicon");
    else if (greeted(f, i))
        propose_name(f, i, i, 0.8F, "lexicon");
    else if (t->is & WORD_FIRSTNAME && !(t->is & WORD_ORDINARY))
        propose_name(f, i, i, 0.6F, "lexicon");
}

/* "C. Morel" */
static void find_initialled(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (!(t->shape & TOKEN_INITIAL) || i + 1 >= f->count || f->tokens[i + 1].gap != GAP_DOT ||
        t->gap == GAP_JOIN || t->is & WORD_CIVILITY || !nameable(f, i + 1) ||
        f->tokens[i + 1].end - f->tokens[i + 1].start < 3 || in_street(f, i) ||
        f->text.ptr[t->end] != '.')
        return;
    propose_name(f, i, name_end(f, i + 1), 0.6F, "lexicon");
}

/* "A.J. van Heusden-Smit": initials one at the other, and a name. */
static void find_initials(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t last;

    if (!(t->shape & TOKEN_INITIAL) || i + 2 >= f->count || t->gap == GAP_JOIN ||
        !(t[1].shape & TOKEN_INITIAL) || t[1].gap != GAP_JOIN || f->text.ptr[t->end] != '.' ||
        in_street(f, i) || surname_is_abbreviation(f, i))
        return;
    for (last = i + 1; last + 1 < f->count && f->tokens[last + 1].shape & TOKEN_INITIAL &&
                       f->tokens[last + 1].gap == GAP_JOIN;)
        last++;
    last = name_end(f, last);
    if (last > i + 1 && nameable(f, last) && f->tokens[last].end - f->tokens[last].start >= 3 &&
        !(f->tokens[last].is & (WORD_STREET | WORD_ROAD | WORD_COUNTRY | WORD_COMPANY)) &&
        !company(f, last))
        propose_name(f, i, last, 0.7F, "lexicon");
}

/* "R. da Prata, 12": the number of a house behind a street. */
static bool house_follows(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k + 1 < f->count && t[1].gap <= GAP_COMMA &&
           (t[1].shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            (t[1].next == '/' && str_eq(token_folded(f, t + 1), STR("s")))); /* "s/n" */
}

/* "B. de Wit", "P. van der Laan": an initial and a particle in small letters make a name of a word.
 */
static void find_initial_and_particle(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t k = surname_skip_particles(f, i + 1);

    if (k == i + 1 || k >= f->count || f->text.ptr[t->end] != '.' || t->gap == GAP_JOIN ||
        house_follows(f, k) || t->is & WORD_CIVILITY || t[1].shape & TOKEN_CAPITAL ||
        f->tokens[k].gap != GAP_SPACE || !(f->tokens[k].shape & TOKEN_CAPITAL) ||
        f->tokens[k].end - f->tokens[k].start < 3 ||
        f->tokens[k].is & (WORD_COUNTRY | WORD_COMPANY | WORD_MONTH | NEAR_ANY) ||
        in_street(f, i) || company(f, k))
        return;
    propose_name(f, i, k, 0.7F, "lexicon");
}

static bool is_ticket_title(const struct find *f, size_t k)
{
    static const struct str titles[] = { STR_INIT("MR"),   STR_INIT("MRS"),  STR_INIT("MS"),
                                         STR_INIT("MISS"), STR_INIT("MSTR"), STR_INIT("CHD"),
                                         STR_INIT("DR"),   STR_INIT("MLLE"), STR_INIT("MME") };

    for (size_t i = 0; i < COUNT_OF(titles); i++)
        if (str_eq(token_text(f, &f->tokens[k]), titles[i]))
            return true;
    return false;
}

/* "KELLER/ANNA MRS": as airlines write it. */
static void find_passenger(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t last = i + 1;

    if (!(t->shape & TOKEN_UPPER) || i + 2 >= f->count || t[1].gap != GAP_JOIN ||
        f->text.ptr[t->end] != '/' || !(t[1].shape & TOKEN_UPPER) ||
        ((t->is & (NEAR_ANY | WORD_ORDINARY)) && /* "PASCAL" is a language, too */
         (t[1].is & (NEAR_ANY | WORD_ORDINARY))))
        return;
    while (last + 1 < f->count && last < i + 3 && f->tokens[last + 1].gap <= GAP_SPACE &&
           f->tokens[last + 1].shape & TOKEN_UPPER && !is_ticket_title(f, last + 1))
        last++;
    if (last + 1 < f->count && f->tokens[last + 1].gap <= GAP_SPACE && is_ticket_title(f, last + 1))
        propose_name(f, i, last, 0.9F, "pattern");
}

void find_name(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->shape & TOKEN_INITIAL) {
        find_initials(f, i);
        find_initial_and_particle(f, i);
        find_signing_initials(f, i);
        find_spelt(f, i);
        find_card(f, i);
    }
    if (t->shape & TOKEN_UPPER) {
        if (t->end - t->start <= 3)
            find_signing_initials(f, i);
        find_passenger(f, i);
        find_parted_name(f, i);
        find_card(f, i);
    }

    if (t->is & WORD_CIVILITY)
        find_titled(f, i);
    if (t->is & WORD_INTRO) {
        find_introduced(f, i);
        find_names_below(f, i);
        find_small_spelt(f, i);
    }
    if (t->is & WORD_FIGURE)
        find_called(f, i);
    if (t->is & WORD_SIGNOFF)
        find_signed(f, i);
    if (t->is & (ANY_NAME | WORD_MONTH))
        find_singled_out(f, i);
    if (f->pii->tagger) /* it weighs these with all else */
        return;
    if (t->is & ANY_NAME)
        find_first_name(f, i);
    if (t->shape & TOKEN_INITIAL)
        find_initialled(f, i);
}
