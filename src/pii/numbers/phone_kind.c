/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_kind.c - numbers of something else, by the word for it that ends in "number", as German and
 * Dutch make them: "Mitgliedsnummer 0421 ...". */
#include "pii/numbers/phone_priv.h"

/* "Verzekerde-nr: 0418 227 903", "Mitgliedsnummer 0421 ...": the number of something else, by the
 * end of its word; telephones that the lexicon does not name have the listed beginnings. */
static bool is_kind_in_front(const struct find *f, size_t i, bool (*told)(struct str))
{
    static const struct str called[] = {
        STR_INIT("ruf"),         STR_INIT("hand"),       STR_INIT("tel"),
        STR_INIT("mobi"),        STR_INIT("fest"),       STR_INIT("vast"),
        STR_INIT("priv"),        STR_INIT("fax"),        STR_INIT("not"),
        STR_INIT("nood"),        STR_INIT("kont"),       STR_INIT("cont"),
        STR_INIT("werk"),        STR_INIT("thuis"),      STR_INIT("gesch"),
        STR_INIT("dienst"),      STR_INIT("durch"),      STR_INIT("zent"),
        STR_INIT("gsm"),         STR_INIT("whats"),      STR_INIT("haus"),
        STR_INIT("buro"),        STR_INIT("kantoor"),    STR_INIT("service"),
        STR_INIT("zweitn"),      STR_INIT("ersatzn"),    STR_INIT("arbeitsn"),
        STR_INIT("belnu"),       STR_INIT("anruf"),      STR_INIT("ruck"),
        STR_INIT("direkt"),      STR_INIT("hauptn"),     STR_INIT("natel"),
        STR_INIT("hotline"),     STR_INIT("spoed"),      STR_INIT("bereitsch"),
        STR_INIT("signal"),      STR_INIT("mutter"),     STR_INIT("eltern"),
        STR_INIT("ausweich"),    STR_INIT("alternativ"), STR_INIT("kundenserv"),
        STR_INIT("klantenserv"),
    };
    struct str word = i > 0 ? token_folded(f, &f->tokens[i - 1]) : str_make("", 0);
    bool parted = i > 1 && f->tokens[i - 1].gap == GAP_JOIN;

    if (i > 0 && f->tokens[i - 1].is & NEAR_PHONE)
        return false;
    if (word.len < 2 || (word.ptr[word.len - 1] != 'r') ||
        !(str_ends(word, STR("nr")) || str_ends(word, STR("nummer"))))
        return false;
    if (parted)
        word = token_folded(f, &f->tokens[i - 2]);
    else if (word.len < 7 || str_eq(word, STR("nummer")))
        return false;
    for (size_t k = 0; k < COUNT_OF(called); k++)
        if (str_starts(word, called[k]))
            return false;
    return word.len > 1 && !ascii_digit(word.ptr[0]) && (!told || told(word));
}

/* "Kundennummer", "Polis-nr": which number it is; "Zweitnummer" may be a telephone's. */
static bool is_known_kind(struct str word)
{
    static const char *const begins[26] = {
        ['a' - 'a'] = "akt anmeld antrag art auftr ausw",
        ['b' - 'a'] = "beleg bestel boek buch burger bon",
        ['c' - 'a'] = "charge chassis contract",
        ['d' - 'a'] = "depot donor dossier",
        ['e' - 'a'] = "ersatzt",
        ['f' - 'a'] = "fahr fakt fact fall",
        ['g' - 'a'] = "gerat",
        ['i' - 'a'] = "ident inschr",
        ['k' - 'a'] = "kart kaart kassen kenn klant konto kund",
        ['l' - 'a'] = "leer leden lid lief lot",
        ['m' - 'a'] = "mat meld meter mitgl modell",
        ['o' - 'a'] = "order",
        ['p' - 'a'] = "pak pass patient pers poli post prod",
        ['r' - 'a'] = "rechn register regist rek reis reserv",
        ['s' - 'a'] = "schad schul schuler send serie sozial spar steuer stud",
        ['t' - 'a'] = "teil ticket track trans typ",
        ['v' - 'a'] = "versich vertr verzek vorg vers",
        ['z' - 'a'] = "zaak zahl zend",
    };
    const char *p =
        word.len && word.ptr[0] >= 'a' && word.ptr[0] <= 'z' ? begins[word.ptr[0] - 'a'] : NULL;
    struct str rest = p ? str_of(p) : STR(""), one;

    for (size_t at; rest.len; rest = str_from(rest, at + 1 < rest.len ? at + 1 : rest.len)) {
        at = str_chr(rest, ' ', 0);
        at = at == STR_NPOS ? rest.len : at;
        one = str_slice(rest, 0, at);
        if (str_starts(word, one))
            return true;
    }
    return false;
}

/* The same with "is" between, where the word is known for it. */
bool phone_behind_kind(const struct find *f, size_t i)
{
    if (i > 1 && f->tokens[i - 1].is & WORD_IS && f->tokens[i].gap == GAP_SPACE)
        return is_kind_in_front(f, i - 1, is_known_kind);
    return is_kind_in_front(f, i, NULL);
}
