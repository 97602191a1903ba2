/* SPDX-License-Identifier: EUPL-1.2 */
/* counted.c - figures that are no number of anybody's: how many there are, a year, a day. */
#include "pii/read/find_priv.h"

bool word_counted(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("abonados abonnenten abonnes abonnees adherents adherenti afiliados "
                       "allocataires animais animales animali animals animaux assinantes assures"),
        ['b' - 'a'] = "beneficiaires beneficiari beneficiarios bollini bovins bovini",
        ['c' - 'a'] = ("cattle chilometri clientes clienti clients cows customers contracts "
                       "contrats contratos contratti"),
        ['d' - 'a'] = "dieren dossiers donateurs deelnemers",
        ['e' - 'a'] = "enfants empleados employees",
        ['f' - 'a'] = "familien familles families familias famiglie fans foyers",
        ['g' - 'a'] = "gezinnen goats guests",
        ['h' - 'a'] = "haushalte households huishoudens huurders",
        ['i' - 'a'] = "inquilinos inquilini",
        ['k' - 'a'] = "kilometer kilometers kilometres kilometros klanten km koeien kuhe kunden",
        ['l' - 'a'] = "leden locataires logements",
        ['m' - 'a'] = "meilen members membres menages miglia miles milhas millas mieter mitglieder",
        ['o' - 'a'] = "ovejas ovelhas",
        ['p' - 'a'] = ("patienten patients pazienti pacientes pecas pecore people personas persone "
                       "personen personnes pessoas pezzi pieces pigs points pontos pts punkte "
                       "punten punti puntos"),
        ['q' - 'a'] = "quilometros",
        ['r' - 'a'] = "rinder runderen",
        ['s' - 'a'] = ("schafe schapen seats sellos sheep soci socios sold stamps stempels stuck "
                       "stuks subscribers supporters"),
        ['t' - 'a'] = "tenants tessere tiere tifosi timbres",
        ['u' - 'a'] = "unidades unites units utenti",
        ['v' - 'a'] = "vacas vaches vendus vendidos venduti verkauft verkocht versicherte",
        ['z' - 'a'] = "zegels",
    };

    return word_by_letter(word, words);
}

bool figures_year(struct str s)
{
    return s.len == 4 && (str_starts(s, STR("19")) || str_starts(s, STR("20")));
}

static unsigned two_figures(struct str s, size_t at)
{
    return (unsigned)(s.ptr[at] - '0') * 10 + (unsigned)(s.ptr[at + 1] - '0');
}

static bool is_day_at(struct str s, size_t month, size_t day)
{
    unsigned m = two_figures(s, month), d = two_figures(s, day);

    return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

bool figures_day(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    if (s.len == 6)
        return is_day_at(s, 2, 0);
    return s.len == 8 && ((figures_year(str_slice(s, 0, 4)) && is_day_at(s, 4, 6)) ||
                          (figures_year(str_from(s, 4)) && is_day_at(s, 2, 0)));
}
