/* SPDX-License-Identifier: EUPL-1.2 */
/* birth_words.c - words beside dates of birth: for whom they are, and what joins two of them. */
#include "pii/numbers/date_priv.h"

bool is_child(struct str word)
{
    static const struct str words[] = {
        STR_INIT("fils"),       STR_INIT("fille"),     STR_INIT("filles"),
        STR_INIT("enfant"),     STR_INIT("enfants"),   STR_INIT("bebe"),
        STR_INIT("garcon"),     STR_INIT("son"),       STR_INIT("sons"),
        STR_INIT("daughter"),   STR_INIT("daughters"), STR_INIT("kid"),
        STR_INIT("kids"),       STR_INIT("child"),     STR_INIT("children"),
        STR_INIT("baby"),       STR_INIT("twins"),     STR_INIT("hijo"),
        STR_INIT("hija"),       STR_INIT("hijos"),     STR_INIT("hijas"),
        STR_INIT("nino"),       STR_INIT("nina"),      STR_INIT("ninos"),
        STR_INIT("figlio"),     STR_INIT("figlia"),    STR_INIT("figli"),
        STR_INIT("figlie"),     STR_INIT("bambino"),   STR_INIT("bambina"),
        STR_INIT("bambini"),    STR_INIT("zoon"),      STR_INIT("dochter"),
        STR_INIT("kinderen"),   STR_INIT("kind"),      STR_INIT("zoontje"),
        STR_INIT("dochtertje"), STR_INIT("sohn"),      STR_INIT("tochter"),
        STR_INIT("kinder"),     STR_INIT("filho"),     STR_INIT("filha"),
        STR_INIT("filhos"),     STR_INIT("filhas"),    STR_INIT("crianca"),
        STR_INIT("criancas"),   STR_INIT("jumeaux"),   STR_INIT("jumelles"),
        STR_INIT("maman"),      STR_INIT("gemelle"),   STR_INIT("gemelli"),
        STR_INIT("gemeos"),     STR_INIT("gemelos"),   STR_INIT("mellizos"),
        STR_INIT("zwillinge"),  STR_INIT("tweeling"),  STR_INIT("boy"),
        STR_INIT("girl"),       STR_INIT("minore"),    STR_INIT("eleve"),
        STR_INIT("eleves"),     STR_INIT("pupil"),     STR_INIT("alunno"),
        STR_INIT("alumno"),     STR_INIT("leerling"),  STR_INIT("aluno"),
        STR_INIT("schuler"),    STR_INIT("crios"),     STR_INIT("miudos"),
        STR_INIT("miudo"),      STR_INIT("miuda"),     STR_INIT("bimbo"),
        STR_INIT("bimba"),      STR_INIT("bimbi"),     STR_INIT("neveu"),
        STR_INIT("niece"),      STR_INIT("nephew"),    STR_INIT("grandson"),
        STR_INIT("enkel"),      STR_INIT("enkelin"),   STR_INIT("nieto"),
        STR_INIT("nieta"),      STR_INIT("nietos"),    STR_INIT("nipote"),
        STR_INIT("nipoti"),     STR_INIT("kleinkind"), STR_INIT("neto"),
        STR_INIT("neta"),       STR_INIT("netos"),     STR_INIT("granddaughter"),
        STR_INIT("kleinzoon"),  STR_INIT("gamins"),    STR_INIT("toddler"),
        STR_INIT("kleine"),     STR_INIT("bebes"),
    };

    return one_of(word, words, COUNT_OF(words));
}

bool is_person_word(struct str word)
{
    static const struct str words[] = {
        STR_INIT("mari"),          STR_INIT("femme"),        STR_INIT("epoux"),
        STR_INIT("epouse"),        STR_INIT("conjoint"),     STR_INIT("conjointe"),
        STR_INIT("frere"),         STR_INIT("soeur"),        STR_INIT("pere"),
        STR_INIT("mere"),          STR_INIT("husband"),      STR_INIT("wife"),
        STR_INIT("brother"),       STR_INIT("sister"),       STR_INIT("mother"),
        STR_INIT("father"),        STR_INIT("mum"),          STR_INIT("dad"),
        STR_INIT("partner"),       STR_INIT("mann"),         STR_INIT("frau"),
        STR_INIT("mutter"),        STR_INIT("vater"),        STR_INIT("bruder"),
        STR_INIT("schwester"),     STR_INIT("marido"),       STR_INIT("mujer"),
        STR_INIT("esposa"),        STR_INIT("padre"),        STR_INIT("madre"),
        STR_INIT("marito"),        STR_INIT("moglie"),       STR_INIT("vrouw"),
        STR_INIT("moeder"),        STR_INIT("vader"),        STR_INIT("mulher"),
        STR_INIT("pai"),           STR_INIT("mae"),          STR_INIT("passager"),
        STR_INIT("passagers"),     STR_INIT("passenger"),    STR_INIT("passengers"),
        STR_INIT("patient"),       STR_INIT("patiente"),     STR_INIT("assure"),
        STR_INIT("assuree"),       STR_INIT("participants"), STR_INIT("beneficiaire"),
        STR_INIT("beneficiaires"), STR_INIT("adherent"),     STR_INIT("adherents"),
        STR_INIT("membres"),       STR_INIT("travellers"),   STR_INIT("insured"),
        STR_INIT("reisende"),      STR_INIT("viajeros"),     STR_INIT("passeggeri"),
        STR_INIT("reizigers"),     STR_INIT("passageiros"),  STR_INIT("pasajeros"),
    };

    return one_of(word, words, COUNT_OF(words));
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

    for (size_t n = 1; n <= CLUB_REACH && n <= k && f->tokens[k - n + 1].gap <= GAP_JOIN; n++) {
        if (!word_among(token_folded(f, &f->tokens[k - n]),
                        "club|verein|boutique|shop|laden|tienda|negozio|winkel|loja|marke|marca"))
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
    static const struct str out[] = { STR_INIT("du"),  STR_INIT("out"),   STR_INIT("of"),
                                      STR_INIT("aus"), STR_INIT("dalla"), STR_INIT("dal"),
                                      STR_INIT("uit"), STR_INIT("from") };
    static const struct str things[] = {
        STR_INIT("probleme"),    STR_INIT("litige"),    STR_INIT("panne"),
        STR_INIT("differend"),   STR_INIT("projet"),    STR_INIT("idee"),
        STR_INIT("conflit"),     STR_INIT("dette"),     STR_INIT("creance"),
        STR_INIT("problem"),     STR_INIT("dispute"),   STR_INIT("idea"),
        STR_INIT("streit"),      STR_INIT("idee"),      STR_INIT("problema"),
        STR_INIT("projekt"),     STR_INIT("progetto"),  STR_INIT("proyecto"),
        STR_INIT("contrat"),     STR_INIT("contratto"), STR_INIT("contract"),
        STR_INIT("contrato"),    STR_INIT("vertrag"),   STR_INIT("societe"),
        STR_INIT("entreprise"),  STR_INIT("marque"),    STR_INIT("company"),
        STR_INIT("firma"),       STR_INIT("azienda"),   STR_INIT("empresa"),
        STR_INIT("association"), STR_INIT("magasin"),   STR_INIT("produit"),
    };
    size_t behind = k + f->tokens[k].phrase;

    if (behind > k && behind < f->count &&
        one_of(token_folded(f, &f->tokens[behind]), out, COUNT_OF(out)))
        return true;
    for (size_t n = 1; n <= 3 && n <= k && f->tokens[k - n + 1].gap < GAP_LINE; n++)
        if (one_of(token_folded(f, &f->tokens[k - n]), things, COUNT_OF(things)))
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
        unit |= one_of(word, units, COUNT_OF(units));
        if (!one_of(word, units, COUNT_OF(units)) && !one_of(word, small, COUNT_OF(small)))
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
