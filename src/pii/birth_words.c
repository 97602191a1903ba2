/* SPDX-License-Identifier: EUPL-1.2 */
/* birth_words.c - words beside dates of birth: for whom they are, and what joins two of them. */
#include "pii/date_priv.h"

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

/* Between two dates that are one's birth, or two people's: "et le", "pas le", "perdón, el". */
bool is_joining(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "a aber actually alors am and anzi au auf avant",
        ['b' - 'a'] = "be bensi bien but",
        ['c' - 'a'] = "c ce corrected correct correction corregido correcto corretto corrigee "
                      "corrige corrijo",
        ['d' - 'a'] = "d de debe debo deve del den der digo doit disculpe desculpe",
        ['e' - 'a'] = "e ed eigentlich el en enfin entschuldigung era error essere est es et "
                      "etre",
        ['f' - 'a'] = "falsch fout",
        ['g' - 'a'] = "giusta giusto",
        ['h' - 'a'] = "het",
        ['i' - 'a'] = "i il instead is ist it its",
        ['j' - 'a'] = "juiste",
        ['k' - 'a'] = "korrekt korrigiere",
        ['l' - 'a'] = "le les lo",
        ['m' - 'a'] = "ma maar mais mas mean meant meine mi mistake moet muss",
        ['n' - 'a'] = "naar nao ne nee nein nicht niet no non not nicht",
        ['o' - 'a'] = "o on oops op ops os ou",
        ['p' - 'a'] = "pardon pas perdon pero plutot pone poi puis",
        ['q' - 'a'] = "que quiero quise",
        ['r' - 'a'] = "rather rettifico richtig right",
        ['s' - 'a'] = "s scusate scusi scusa sein ser should sino sondern sono sont sorry statt",
        ['t' - 'a'] = "the then to",
        ['u' - 'a'] = "und",
        ['v' - 'a'] = "van vielmehr voulais",
        ['w' - 'a'] = "was wrong",
        ['y' - 'a'] = "y",
        ['z' - 'a'] = "zijn zu",
    };

    return word_by_letter(word, words);
}
