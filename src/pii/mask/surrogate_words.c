/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_words.c - surrogates of names, e-mail addresses and postal addresses.
 *
 * Word by word: the same word becomes the same word wherever it stands in a conversation, so
 * that "Claire", "MOREL Claire" and "claire.morel@" still belong together.  First names are
 * common ones (they alone name nobody), kept to their sex where it is known; surnames, streets
 * and towns are put together from syllables to sound like names, and are none. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "pii/mask/surrogate_priv.h"
#include "text/text.h"

#define WORD_MAX 64

/* ---- lists, folded, parted by spaces ---- */

static const char women[] =
    "alice adele agathe albane amandine anais anne audrey aurelie beatrice brigitte camilla carine "
    "caroline catherine cecile celine chantal charlotte chloe christelle christine claire clara "
    "corinne delphine diane elisa elise elodie emilie emma estelle eva fabienne fanny fatima "
    "florence francoise gabrielle helene ines isabelle jade jeanne jessica josephine julia julie "
    "juliette justine karine laetitia laura laure lea lena lina lisa louise lucie lucile madeleine "
    "manon margaux margot marie marine marion martine mathilde melanie melissa monique nadia "
    "nathalie nicole nina nora oceane odile patricia pauline rachel rose salome sandra sandrine "
    "sarah simone solene sofia sonia sophie stephanie suzanne sylvie valerie vanessa veronique "
    "victoria virginie yasmine zoe anna maria elena lucia carmen giulia francesca chiara ingrid "
    "petra sabine ursula heike katrin anja susanne monika mary elizabeth jennifer susan karen "
    "emily "
    "olivia grace hannah";
static const char men[] =
    "adrien alain alban alexandre alexis antoine arnaud arthur aurelien axel bastien benjamin "
    "benoit bernard bertrand boris bruno cedric charles christian christophe clement cyril damien "
    "daniel david denis didier dimitri edouard emile emmanuel enzo eric etienne fabien fabrice "
    "florian francis franck francois frederic gabriel georges gerard gilles gregory guillaume "
    "gustave hamza henri herve hugo jacques jean jerome joel jonathan jordan joseph jules julien "
    "karim kevin laurent leo leon loic louis luc lucas marc marcel mathieu maurice max maxime "
    "mehdi michel mohamed nathan nicolas noe olivier pascal patrick paul philippe pierre quentin "
    "rachid raphael raymond remi rene richard robert romain samuel sebastien serge simon stephane "
    "sylvain theo thierry thomas tom vincent william xavier yann yves juan carlos jose miguel "
    "antonio marco luca giovanni klaus hans peter stefan wolfgang markus uwe john james michael "
    "george oliver harry jack";
static const char either[] = "camille dominique claude sacha alix charlie andrea eden noa robin "
                             "sam kim alex lou maxence";

/* What they are drawn from: names whose sex nobody doubts. */
static const char *const drawn_women[] = { "alice",  "sophie",   "julie", "laura",    "pauline",
                                           "emma",   "isabelle", "manon", "nathalie", "helene",
                                           "louise", "caroline", "lucie", "mathilde", "sandrine",
                                           "elise",  "juliette", "anna" };
static const char *const drawn_men[] = { "thomas",  "nicolas", "julien", "antoine", "vincent",
                                         "hugo",    "pierre",  "marc",   "olivier", "lucas",
                                         "laurent", "arthur",  "paul",   "romain",  "michel",
                                         "simon",   "bruno",   "louis" };
static const char *const drawn_either[] = { "camille", "dominique", "claude", "sacha", "alix",
                                            "andrea",  "robin",     "alex",   "lou",   "charlie" };

/* They stay: they name nothing. */
static const char kept_in_names[] =
    "de du des d la le les l van von der den ten ter zu zum di da do dos das del della dello dei y "
    "e el al ben bin ibn und et and m mr mrs ms miss mme mmes mlle monsieur madame mademoiselle dr "
    "docteur doctor pr prof me maitre sir herr frau sra srta senor senora don dona sig signor "
    "signora st saint sainte";
static const char kept_in_addresses[] =
    "rue avenue av ave boulevard bd bld boul bvd place pl allee allees chemin che chem impasse imp "
    "quai route rte square sq cours passage pass villa residence res lotissement lot hameau "
    "sentier esplanade promenade faubourg fbg ruelle venelle voie montee cote cite clos chaussee "
    "dreve galerie parvis zone za zi zac calle avenida avda plaza paseo carretera ctra ronda "
    "camino via viale piazza corso vicolo largo piazzale strada rua travessa praca estrada alameda "
    "street road rd lane ln drive dr close crescent terrace court ct gardens grove way hill mews "
    "row walk park green parade strasse str weg allee platz gasse ring damm ufer straat laan plein "
    "gracht kade dijk singel steenweg dreef lei highway quay yard batiment bat appartement appt "
    "apt app escalier esc etage porte bis ter quater cedex bp cs po box lieu dit flat unit floor "
    "suite piso puerta scala interno andar postbus postfach de du des d la le les l a au aux et "
    "sur sous en del della di da do dos das van der den von am im an in and of the y e code n no "
    "nr france belgique belgie suisse schweiz luxembourg deutschland osterreich espana italia "
    "nederland portugal";
static const char *const street_endings[] = { "straße", "strasse", "str",    "weg",
                                              "platz",  "gasse",   "allee",  "straat",
                                              "laan",   "plein",   "gracht", "steenweg" };

static bool listed(const char *list, struct str word)
{
    struct str rest = str_of(list), one;

    while (str_split(&rest, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

/* ---- words made of syllables ---- */

static void make_name(struct maker *m, char out[static WORD_MAX])
{
    static const char *const first[] = { "val", "cor", "bel", "tor", "gar", "lan",  "mon",  "per",
                                         "sau", "fer", "dau", "ver", "tal", "ber",  "cham", "pru",
                                         "gal", "mar", "sol", "bar", "lor", "quin", "vil",  "ros" };
    static const char *const middle[] = { "di", "vi", "lo", "re", "no", "ma",  "ba", "che",
                                          "ga", "ti", "du", "zo", "pi", "sou", "le", "vau" };
    static const char *const last[] = { "nquet", "zenne", "brac",  "druc", "vrel",
                                        "xant",  "mard",  "nvel",  "zac",  "quière",
                                        "ndrel", "ssan",  "zier",  "vron", "ncel",
                                        "blot",  "rquin", "zelle", "phon", "cquart" };

    snprintf(out, WORD_MAX, "%s%s%s", first[draw_below(m, COUNT_OF(first))],
             middle[draw_below(m, COUNT_OF(middle))], last[draw_below(m, COUNT_OF(last))]);
}

/* ---- the form of a word ---- */

enum letters { LETTERS_SMALL, LETTERS_FIRST, LETTERS_ALL };

static enum letters letters_of(struct str word)
{
    size_t capitals = 0, letters = 0;
    bool first = false;

    for (size_t at = 0; at < word.len;) {
        uint32_t c;

        at += text_char(str_from(word, at), &c);
        letters += text_is_letter(c);
        capitals += text_is_upper(c);
        if (letters == 1)
            first = text_is_upper(c);
    }
    return first && capitals == letters && letters > 1 ? LETTERS_ALL
           : first                                     ? LETTERS_FIRST
                                                       : LETTERS_SMALL;
}

static void add_word(struct buf *b, const char *word, enum letters letters)
{
    for (size_t i = 0; word[i]; i++) {
        bool high = letters == LETTERS_ALL || (letters == LETTERS_FIRST && i == 0);

        if (high && (unsigned char)word[i] == 0xc3) { /* "è" */
            buf_add_char(b, word[i++]);
            buf_add_char(b, (char)(word[i] & ~0x20));
            continue;
        }
        buf_add_char(b, high ? ascii_upper(word[i]) : word[i]);
    }
}

/* ---- one word ---- */

enum part { PART_FIRST_NAME, PART_SURNAME };

static const char *draw_first_name(struct maker *m, struct str folded)
{
    if (listed(either, folded) || (!listed(women, folded) && !listed(men, folded)))
        return drawn_either[draw_below(m, COUNT_OF(drawn_either))];
    if (listed(women, folded))
        return drawn_women[draw_below(m, COUNT_OF(drawn_women))];
    return drawn_men[draw_below(m, COUNT_OF(drawn_men))];
}

static bool is_first_name(struct str folded)
{
    return listed(women, folded) || listed(men, folded) || listed(either, folded);
}

static bool holds_digit(struct str s)
{
    for (size_t i = 0; s.ptr && i < s.len; i++)
        if (ascii_digit(s.ptr[i]))
            return true;
    return false;
}

/* The word in another's place: an initial for an initial, a name for a name. */
static void add_made_up(struct maker *all, struct buf *b, struct str word, struct str folded,
                        enum part part)
{
    struct maker m = maker_of(all, SPAN_PERSON, folded);
    char name[WORD_MAX] = "";

    if (folded.len <= 1)
        name[0] = "abcdefghjlmnprstv"[draw_below(&m, 17)];
    else if (part == PART_FIRST_NAME)
        snprintf(name, sizeof name, "%s", draw_first_name(&m, folded));
    else
        make_name(&m, name);
    add_word(b, name, folded.len <= 1 && letters_of(word) ? LETTERS_FIRST : letters_of(word));
}

/* ---- names ---- */

struct str surrogate_person(struct maker *m, struct str value)
{
    struct buf b = buf_new(m->arena, 16 * value.len + 64);
    struct word w;
    size_t from = 0, names = 0;
    bool first = false;

    if (!value.ptr || !text_valid(value) || holds_digit(value) || value.len > 200)
        return STR_NONE;
    for (size_t at = 0; text_word_next(value, &at, &w); from = w.end) {
        struct str word = str_slice(value, w.start, w.end);
        struct str folded = text_fold(m->arena, word, NULL);
        /* A first word that no list knows: "Kenza Morel", but not "Morel" nor "MOREL Kenza". */
        bool leads = !names && letters_of(word) != LETTERS_ALL && w.end < value.len;
        /* "Sophie Bernard" has one first name. */
        bool last = first && w.end == value.len && w.start && value.ptr[w.start - 1] != '-';

        buf_add(&b, str_slice(value, from, w.start));
        if (listed(kept_in_names, folded) && folded.len > 1 && letters_of(word) != LETTERS_ALL) {
            buf_add(&b, word);
            continue;
        }
        first |= is_first_name(folded) || leads;
        add_made_up(m, &b, word, folded,
                    !last && (is_first_name(folded) || leads) ? PART_FIRST_NAME : PART_SURNAME);
        names++;
    }
    buf_add(&b, str_from(value, from));
    return names && !b.failed ? buf_str(&b) : STR_NONE;
}

static void add_digits(struct maker *m, struct buf *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_add_char(b, (char)('0' + draw_below(m, 10)));
}

/* Every word made of syllables: a first name among them would make a person of it. */
struct str surrogate_goods(struct maker *m, struct str value)
{
    struct buf b = buf_new(m->arena, 16 * value.len + 64);
    struct word w;
    size_t from = 0;

    if (!text_valid(value) || value.len > 200)
        return STR_NONE;
    for (size_t at = 0; text_word_next(value, &at, &w); from = w.end) {
        struct str word = str_slice(value, w.start, w.end);

        buf_add(&b, str_slice(value, from, w.start));
        if (holds_digit(word))
            add_digits(m, &b, word.len);
        else
            add_made_up(m, &b, word, text_fold(m->arena, word, NULL), PART_SURNAME);
    }
    buf_add(&b, str_from(value, from));
    return from && !b.failed ? buf_str(&b) : STR_NONE;
}

/* ---- e-mail: RFC 2606 keeps example.org, .com and .net for such use ---- */

struct str surrogate_email(struct maker *m, struct str value)
{
    static const char *const domains[] = { "example.org", "example.com", "example.net" };
    struct buf b = buf_new(m->arena, 16 * value.len + 64);
    size_t end = str_chr(value, '@', 0), n;
    bool first = false;

    if (end == STR_NPOS || !text_valid(value) || value.len > 200 || value.ptr[0] == '"')
        return STR_NONE;
    for (size_t at = 0; at < end; at += n) {
        struct str word;

        for (n = 0; at + n < end &&
                    (ascii_alpha(value.ptr[at + n]) || (unsigned char)value.ptr[at + n] >= 0x80);)
            n++;
        word = str_slice(value, at, at + n);
        if (n) {
            struct str folded = text_fold(m->arena, word, NULL);

            add_made_up(m, &b, word, folded,
                        !first && is_first_name(folded) ? PART_FIRST_NAME : PART_SURNAME);
            first |= is_first_name(folded);
            continue;
        }
        n = 1;
        if (ascii_digit(value.ptr[at]))
            add_digits(m, &b, 1);
        else
            buf_add_char(&b, value.ptr[at]);
    }
    if (!b.len)
        return STR_NONE;
    if (m->attempt > 1) /* short ones run out: "a@" */
        buf_printf(&b, "%u", 1 + draw_below(m, 9999));
    buf_printf(&b, "@%s", domains[draw_below(m, 3)]);
    return b.failed ? STR_NONE : buf_str(&b);
}

/* ---- postal addresses ---- */

/* "Hauptstraße": the length of what stands before the ending; 0: it has none. */
static size_t before_ending(struct str word)
{
    for (size_t i = 0; i < COUNT_OF(street_endings); i++) {
        struct str end = str_of(street_endings[i]);

        if (word.len > end.len + 2 && str_ends_nocase(word, end))
            return word.len - end.len;
    }
    return 0;
}

/* House numbers keep their length; five digits become a postcode of a department 00, which
 * neither France nor Germany nor Spain has; codes of letters and digits one in ZZ, which the
 * United Kingdom has not. */
static void add_number(struct maker *m, struct buf *b, struct str word)
{
    bool digits_first = word.ptr && ascii_digit(word.ptr[0]);
    size_t digits = 0;

    while (digits < word.len && ascii_digit(word.ptr[digits]))
        digits++;
    if (digits == word.len && word.len == 5) {
        buf_add(b, STR("00"));
        add_digits(m, b, 3);
        return;
    }
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];

        if (ascii_digit(c))
            buf_add_char(b, (char)(i ? '0' + draw_below(m, 10) : '1' + draw_below(m, 9)));
        else
            buf_add_char(b, digits_first || !ascii_alpha(c) ? c : 'Z');
    }
}

struct str surrogate_address(struct maker *m, struct str value)
{
    struct buf b = buf_new(m->arena, 16 * value.len + 64);
    struct word w;
    size_t from = 0, made = 0, before;

    if (!value.ptr || !text_valid(value) || value.len > 400)
        return STR_NONE;
    for (size_t at = 0; text_word_next(value, &at, &w); from = w.end) {
        struct str word = str_slice(value, w.start, w.end);
        struct str folded = text_fold(m->arena, word, NULL);

        buf_add(&b, str_slice(value, from, w.start));
        before = before_ending(word);
        if (holds_digit(word)) {
            add_number(m, &b, word);
        } else if (folded.len <= 1 || listed(kept_in_addresses, folded)) {
            buf_add(&b, word);
            continue;
        } else {
            add_made_up(m, &b, before ? str_slice(word, 0, before) : word, folded, PART_SURNAME);
            buf_add(&b, str_from(word, before ? before : word.len));
        }
        made++;
    }
    buf_add(&b, str_from(value, from));
    return made && !b.failed ? buf_str(&b) : STR_NONE;
}
