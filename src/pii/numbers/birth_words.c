/* SPDX-License-Identifier: EUPL-1.2 */
/* birth_words.c - words beside dates of birth: for whom they are, and what joins two of them. */
#include "pii/numbers/date_priv.h"

bool is_child(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "alunno alumno aluno",
        ['b' - 'a'] = "bebe baby bambino bambina bambini boy bimbo bimba bimbi bebes",
        ['c' - 'a'] = "child children crianca criancas crios",
        ['d' - 'a'] = "daughter daughters dochter dochtertje",
        ['e' - 'a'] = "enfant enfants eleve eleves enkel enkelin",
        ['f' - 'a'] = "fils fille filles figlio figlia figli figlie filho filha filhos filhas",
        ['g' - 'a'] = "garcon gemelle gemelli gemeos gemelos girl grandson granddaughter gamins",
        ['h' - 'a'] = "hijo hija hijos hijas",
        ['j' - 'a'] = "jumeaux jumelles",
        ['k' - 'a'] = "kid kids kinderen kind kinder kleinkind kleinzoon kleine",
        ['l' - 'a'] = "leerling",
        ['m' - 'a'] = "maman mellizos minore miudos miudo miuda",
        ['n' - 'a'] = ("nino nina ninos neveu niece nephew nieto nieta nietos nipote nipoti neto "
                       "neta netos"),
        ['p' - 'a'] = "pupil",
        ['s' - 'a'] = "son sons sohn schuler",
        ['t' - 'a'] = "twins tochter tweeling toddler",
        ['z' - 'a'] = "zoon zoontje zwillinge",
    };

    return word_by_letter(word, words);
}

bool is_person_word(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "assure assuree adherent adherents",
        ['b' - 'a'] = "brother bruder beneficiaire beneficiaires",
        ['c' - 'a'] = "conjoint conjointe",
        ['d' - 'a'] = "dad",
        ['e' - 'a'] = "epoux epouse esposa",
        ['f' - 'a'] = "femme frere father frau",
        ['h' - 'a'] = "husband",
        ['i' - 'a'] = "insured",
        ['m' - 'a'] = ("mari mere mother mum mann mutter marido mujer madre marito moglie moeder "
                       "mulher mae membres"),
        ['p' - 'a'] = ("pere partner padre pai passager passagers passenger passengers patient "
                       "patiente participants passeggeri passageiros pasajeros"),
        ['r' - 'a'] = "reisende reizigers",
        ['s' - 'a'] = "soeur sister schwester",
        ['t' - 'a'] = "travellers",
        ['v' - 'a'] = "vater vrouw vader viajeros",
        ['w' - 'a'] = "wife",
    };

    return word_by_letter(word, words);
}

bool is_household(struct str word)
{
    return word_among(word, "familia|famille|familie|family|famiglia|household|haushalt|foyer|"
                            "gezin|agregado|nucleo");
}

/* Between two dates that are one's birth, or two people's: "et le", "pas le", "perdón, el". */
bool is_joining(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "anstatt a aber actually alors am and anzi au auf avant",
        ['b' - 'a'] = "be bensi bien but",
        ['c' - 'a'] = ("c ce corrected correct correction corregido correcto corretto corrigee "
                       "corrige corrijo certa certo"),
        ['d' - 'a'] = "da di dice dit d de debe debo deve del den der digo doit disculpe desculpe",
        ['e' - 'a'] = ("em e ed eigentlich el en enfin entschuldigung era error essere est es et "
                       "etre echte"),
        ['f' - 'a'] = "falsch fout",
        ['g' - 'a'] = "giusta giusto",
        ['h' - 'a'] = "het",
        ['i' - 'a'] = "ipv invece i il instead is ist it its",
        ['j' - 'a'] = "juiste",
        ['k' - 'a'] = "korrekt korrigiere",
        ['l' - 'a'] = "lieu le les lo",
        ['m' - 'a'] = "ma maar mais mas mean meant meine mi mistake moet muss",
        ['n' - 'a'] = "naar nao ne nee nein nicht niet no non not",
        ['o' - 'a'] = "oder of or o on oops op ops os ou",
        ['p' - 'a'] = "p pardon pas perdon pero plutot pone poi puis",
        ['q' - 'a'] = "que quiero quise",
        ['r' - 'a'] = "read reads rather rettifico richtig right richtige",
        ['s' - 'a'] = ("said says staat steht s scusate scusi scusa sein ser should sino sondern "
                       "sono sont sorry statt"),
        ['t' - 'a'] = "the then to",
        ['u' - 'a'] = "und",
        ['v' - 'a'] = ("v vez van vielmehr voulais verdadeira verdadeiro verdadera verdadero vera "
                       "vero vrai vraie"),
        ['w' - 'a'] = "was wrong",
        ['y' - 'a'] = "y",
        ['z' - 'a'] = "zijn zu",
    };

    return word_by_letter(word, words);
}

#define CLUB_REACH 3 /* tokens back from "born" to "club" */

/* "our club was born", not "club member, born" nor "cliente della marca, nata": those are of who
 * goes there. */
static bool is_of_a_club(const struct find *f, size_t k)
{
    static const char belonging[] = "member|membre|mitglied|lid|socio|socia|client|cliente|kunde|"
                                    "kundin|klant|customer|account|compte|konto|cuenta|conta|"
                                    "conto|licence|license|card|carte|karte|tarjeta|tessera";
    static const char *const clubs[26] = {
        ['b' - 'a'] = "boutique",    ['c' - 'a'] = "club",    ['l' - 'a'] = "laden loja",
        ['m' - 'a'] = "marke marca", ['n' - 'a'] = "negozio", ['s' - 'a'] = "shop",
        ['t' - 'a'] = "tienda",      ['v' - 'a'] = "verein",  ['w' - 'a'] = "winkel",
    };

    for (size_t n = 1; n <= CLUB_REACH && n <= k && f->tokens[k - n + 1].gap <= GAP_JOIN; n++) {
        if (!word_by_letter(token_folded(f, &f->tokens[k - n]), clubs))
            continue;
        for (size_t back = n; back <= n + 2 && back <= k; back++)
            if (word_among(token_folded(f, &f->tokens[k - back]), belonging))
                return false;
        return n == 1 || !word_among(token_folded(f, &f->tokens[k - n + 1]), belonging);
    }
    return false;
}

/* "born out of frustration", "le litige né du contrat", "le problème est né le": no life. */
bool is_of_a_thing(const struct find *f, size_t k)
{
    static const char *const out[26] = {
        ['a' - 'a'] = "aus",    ['d' - 'a'] = "du dalla dal", ['f' - 'a'] = "from",
        ['o' - 'a'] = "out of", ['u' - 'a'] = "uit",
    };
    static const char *const things[26] = {
        ['a' - 'a'] = "azienda association",
        ['c' - 'a'] = "conflit creance contrat contratto contract contrato company",
        ['d' - 'a'] = "differend dette dispute",
        ['e' - 'a'] = "entreprise empresa",
        ['f' - 'a'] = "firma",
        ['i' - 'a'] = "idee idea",
        ['l' - 'a'] = "litige",
        ['m' - 'a'] = "marque magasin",
        ['p' - 'a'] = "probleme panne projet problem problema projekt progetto proyecto produit",
        ['s' - 'a'] = "streit societe",
        ['v' - 'a'] = "vertrag",
    };
    size_t behind = k + f->tokens[k].phrase;

    if (behind > k && behind < f->count && word_by_letter(token_folded(f, &f->tokens[behind]), out))
        return true;
    for (size_t n = 1; n <= 3 && n <= k && f->tokens[k - n + 1].gap < GAP_LINE; n++)
        if (word_by_letter(token_folded(f, &f->tokens[k - n]), things))
            return true;
    return is_of_a_club(f, k);
}

/* As passports have them (ISO 3166), of those who write here. */
bool is_nationality(struct str word)
{
    static const char codes[] =
        "FRA GBR DEU ESP ITA NLD PRT BEL CHE AUT LUX IRL USA CAN MAR DZA TUN "
        "POL ROU TUR UKR SEN CIV CMR BRA GRC HRV CZE HUN SWE DNK";

    return word.len == 3 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z' &&
           str_find(str_of(codes), word, 0) != STR_NPOS;
}

/* "j'aurai 18 ans le 3 mars 2025", "she turned 65 on 3 March 2020": without a word for years only
 * behind a verb that says it of nothing else. */
bool is_turning(const struct find *f, size_t i)
{
    static const struct str units[] = { STR_INIT("ans"),  STR_INIT("years"), STR_INIT("jahre"),
                                        STR_INIT("anos"), STR_INIT("anni"),  STR_INIT("jaar") };
    static const struct str small[] = { STR_INIT("le"), STR_INIT("on"), STR_INIT("the"),
                                        STR_INIT("el"), STR_INIT("il"), STR_INIT("op"),
                                        STR_INIT("a"),  STR_INIT("em"), STR_INIT("old") };
    static const struct str turning[] = { STR_INIT("turn"),   STR_INIT("turns"),
                                          STR_INIT("turned"), STR_INIT("cumplo"),
                                          STR_INIT("cumple"), STR_INIT("compio"),
                                          STR_INIT("compie") };
    static const struct str having[] = { STR_INIT("aurai"), STR_INIT("fete"),    STR_INIT("be"),
                                         STR_INIT("word"),  STR_INIT("wordt"),   STR_INIT("faco"),
                                         STR_INIT("faz"),   STR_INIT("compira"), STR_INIT("eu") };
    bool unit = false;
    size_t k = i;

    for (size_t n = 0; n < 4 && k > 1; n++) {
        const struct token *t = &f->tokens[--k];
        struct str word = token_folded(f, t);

        if (t[1].gap != GAP_SPACE)
            return false;
        if (t->shape & TOKEN_DIGITS)
            return t->end - t->start <= 2 &&
                   (one_of(token_folded(f, t - 1), turning, COUNT_OF(turning)) ||
                    (unit && one_of(token_folded(f, t - 1), having, COUNT_OF(having))));
        if (one_of(word, units, COUNT_OF(units)))
            unit = true;
        else if (!one_of(word, small, COUNT_OF(small)))
            return false;
    }
    return false;
}

/* Headings of columns that name nothing elsewhere, or a shop: "fnac". */
bool heads_births(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "birthdt bdate bthdt",
        ['d' - 'a'] = ("dnaiss dnac dnasc dtnaiss dtnasc dtnac dtnascita datanasc datenaiss "
                       "datnaiss"),
        ['f' - 'a'] = "fnac fecnac fechnac fechanac fnacim fnacimiento",
        ['g' - 'a'] = "gebdatum gebdt gebtag gdatum",
        ['n' - 'a'] = "nele",
    };

    return f->tokens[k].is & NEAR_BIRTH || word_by_letter(token_folded(f, &f->tokens[k]), words);
}
