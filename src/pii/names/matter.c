/* SPDX-License-Identifier: EUPL-1.2 */
/* matter.c - what a text is about, where a name might stand: "Robinet" as a subject or a cell.
 *
 * The tagger sees one word with a capital, and nothing beside it.  Two things tell that it is no
 * name: a list (terms_matter.c), or, where the word is alone in its line and no list of names has
 * it, an ending that makes nouns ("Gutschrift", "Opzegging").  A cue for somebody outweighs both.
 */
#include "pii/names/matter_priv.h"

#include <string.h>

#include "pii/names/row_priv.h"
#include "pii/names/surname_priv.h"

#define NOUN_LEAST 8 /* bytes of a word that its ending makes a noun */

static uint32_t around_of(const struct tagger_room *room, size_t i)
{
    return GAZETTEER_AROUND(room->tokens[i].lists >> LIST_GAZETTEER);
}

/* Does anything beside it say that somebody is named here?  "Robinet a appelé" does, and "Robinet
 * cassé" does not. */
static bool is_cued(const struct find *f, const struct tagger_room *room, size_t first, size_t last)
{
    const struct sequence_token *s = &room->tokens[first];
    uint32_t before = s->far & FAR_BEFORE, behind = (s->far & FAR_BEHIND) >> 2;

    if (s->cues & (CUE_TITLE | CUE_INTRO | CUE_SIGNOFF | CUE_SIGNED | CUE_LOCAL))
        return true;
    return before == AROUND_PERSON || before == AROUND_VERB ||
           (behind == AROUND_VERB && last + 1 < f->count &&
            around_of(room, last + 1) != AROUND_VERB);
}

static bool is_alone(const struct find *f, const struct tagger_room *room, size_t i)
{
    return !(room->tokens[i].place & PLACE_BEHIND) &&
           (i == 0 || f->tokens[i].gap == GAP_LINE || f->tokens[i].gap == GAP_PARA ||
            room->tokens[i].cues & CUE_HEADER);
}

/* "Notificaciones: C/ Mayor 4": with a colon at the begin of a line. */
static bool is_heading(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->next == ':' && (i == 0 || t->gap == GAP_LINE || t->gap == GAP_PARA);
}

static bool ends_as_noun(struct str word)
{
    static const struct str ends[] = {
        STR_INIT("ung"),    STR_INIT("ungen"),   STR_INIT("heit"),  STR_INIT("keit"),
        STR_INIT("schaft"), STR_INIT("schrift"), STR_INIT("gerat"), STR_INIT("zeug"),
        STR_INIT("gabe"),   STR_INIT("tion"),    STR_INIT("sion"),  STR_INIT("tions"),
        STR_INIT("zione"),  STR_INIT("zioni"),   STR_INIT("cion"),  STR_INIT("ciones"),
        STR_INIT("cao"),    STR_INIT("coes"),    STR_INIT("ment"),  STR_INIT("ments"),
        STR_INIT("mento"),  STR_INIT("miento"),  STR_INIT("menti"), STR_INIT("dad"),
        STR_INIT("dade"),   STR_INIT("teit"),    STR_INIT("ness"),  STR_INIT("ility"),
        STR_INIT("ging"),   STR_INIT("ring"),    STR_INIT("ding"),  STR_INIT("ling"),
        STR_INIT("ance"),   STR_INIT("ence"),    STR_INIT("aggio"), STR_INIT("atie"),
    };

    for (size_t i = 0; word.len >= NOUN_LEAST && i < COUNT_OF(ends); i++)
        if (str_ends(word, ends[i]))
            return true;
    return false;
}

static bool is_first_name(const struct tagger_room *room, size_t i)
{
    uint32_t lists = room->tokens[i].lists;

    return lists & (LIST_FIRST | LIST_WEAK) || GAZETTEER_FIRST(lists >> LIST_GAZETTEER);
}

/* "St.", "Sta.", "São": in front of who is one. */
static bool is_saint(const struct find *f, size_t i)
{
    return f->tokens[i].shape & TOKEN_CAPITAL &&
           word_listed(token_folded(f, &f->tokens[i]), "st ste sta sto san santa sao sint sankt");
}

/* "Gebr. Heinemann", "Hermanos Ruiz": a firm; in capitals or small letters they are kin. */
static bool is_of_brothers(const struct find *f, size_t first)
{
    static const char words[] = "gebr|gebruder|gebroeders|fratelli|hermanos|irmaos";
    const struct token *t = &f->tokens[first];

    if (t->is & (WORD_FIRSTNAME | WORD_WEAK_NAME) && t->gap == GAP_SPACE)
        return false; /* "Hermanos Pedro y Juan" */
    return first > 0 && (t->gap == GAP_SPACE || t->gap == GAP_DOT) && t[-1].shape & TOKEN_CAPITAL &&
           !(t[-1].shape & TOKEN_UPPER) && word_among(token_folded(f, t - 1), words);
}

/* "nella clinica Giulia Rossi è stata operata": in small letters a house of many, and behind it
 * somebody's whole name. */
static bool is_inside_house(const struct find *f, const struct token *house, size_t first)
{
    return first + 1 < f->count &&
           (!(house->shape & TOKEN_CAPITAL) || house->shape & TOKEN_UPPER) &&
           f->tokens[first].is & WORD_FIRSTNAME && f->tokens[first + 1].gap == GAP_SPACE &&
           f->tokens[first + 1].shape & TOKEN_CAPITAL &&
           word_among(token_folded(f, house), "clinica|hotel|salon|boutique|tabac|grupo|gruppo|"
                                              "epicerie|etude|residence|colegio|notariat");
}

/* "Schreinerei", "Aufzugbau", "Falegnameria", "Serralharia": a trade, and who runs it bears its
 * name.
 */
static bool is_trade(const struct find *f, size_t i)
{
    static const char *const ends[] = { "erei",    "bau",     "eria", "haria",   "erie",    "erij",
                                        "bedrijf", "betrieb", "bouw", "technik", "techniek" };
    static const char words[] =
        "optiek|optik|ottica|optique|liften|transports|transporte|trasporti|transportes|"
        "ingenieurburo|architekturburo|planungsburo|"
        "fitclub|seniorenstift|bestattungen|immobilien|makelaardij|"
        "umzuge|reisen|reizen|viajes|viaggi|elektro|sanitar|autoservice|"
        "raiffeisenbank|sparverein|bauverein|fahrschule|rijschool|autoecole|autoscuola|autoescuela";
    static const char others[] = "partei|polizei|maria|galerie|batterie|lotterie|ungarei|loterie|"
                                 "messagerie|infirmerie|conciergerie|gendarmerie|billetterie|"
                                 "segreteria|portineria|tesoreria|ingegneria|materia|bateria|"
                                 "galleria|batteria|feria|schweinerei|"
                                 "schlagerei|ingenieria|mensajeria|conserjeria|"
                                 "conciergeria|enfermeria|porteria|consejeria|contaduria";
    struct str word = token_folded(f, &f->tokens[i]);

    if (!(f->tokens[i].shape & TOKEN_CAPITAL) || f->tokens[i].shape & TOKEN_UPPER || word.len < 6 ||
        word_among(word, others))
        return false;
    for (size_t k = 0; k < COUNT_OF(ends); k++)
        if (word.len > strlen(ends[k]) + 3 && str_ends(word, str_of(ends[k])))
            return true;
    return word_among(word, words);
}

/* "La Lavanderia Maria Esposito ha chiamato": behind an article a trade, and who has it. */
static bool is_with_article(const struct find *f, const struct token *trade, size_t first)
{
    return trade > f->tokens && trade->gap == GAP_SPACE &&
           word_listed(token_folded(f, trade - 1), "la il le der die das el de the") &&
           first + 1 < f->count && f->tokens[first].is & WORD_FIRSTNAME &&
           f->tokens[first + 1].gap == GAP_SPACE && f->tokens[first + 1].shape & TOKEN_CAPITAL;
}

/* "Klinikum St. Georg", "Officina Rossi", "Ristorante Da Luigi": a house that bears somebody's
 * name. */
static bool is_of_house(const struct find *f, size_t first)
{
    const struct token *t = &f->tokens[first], *before = first ? t - 1 : NULL;

    if (!before || !(t->shape & TOKEN_CAPITAL))
        return false;
    if (first > 1 && t->gap <= GAP_DOT && before->gap == GAP_SPACE && is_saint(f, first - 1))
        before--;
    else if (is_of_brothers(f, first))
        return true;
    else if (t->gap != GAP_SPACE)
        return false;
    else if (first > 1 && before->gap == GAP_SPACE && before->shape & TOKEN_CAPITAL &&
             before->is & WORD_PARTICLE)
        before--;
    if (before->kind != said_house)
        return is_trade(f, (size_t)(before - f->tokens)) && !is_with_article(f, before, first);
    return !is_inside_house(f, before, first);
}

bool names_goods(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "armoire abonnement",
        ['b' - 'a'] = "bolso buggy biscotti biscuits bolachas",
        ['c' - 'a'] = "canape colchon colchao candeeiro chaise commode",
        ['f' - 'a'] = "fauteuil fahrrad",
        ['h' - 'a'] = "handtasche",
        ['j' - 'a'] = "jurk jeu",
        ['k' - 'a'] = "kleid kast kommode kinderwagen kekse",
        ['l' - 'a'] = "lampe lamp lampada lampara likor liqueur",
        ['m' - 'a'] = "matratze materasso matelas matras moka",
        ['p' - 'a'] = "poltrona poussette",
        ['r' - 'a'] = "robe regal",
        ['s' - 'a'] = "sofa sessel sonnenschirm sac schrank speculaas",
        ['t' - 'a'] = "tas teppich tapis tarif tarifario",
        ['v' - 'a'] = "vestido vestito vino vin vinho",
        ['w' - 'a'] = "wijn wein wine",
        ['z' - 'a'] = "zonnescherm zaino",
    };

    return word_by_letter(token_folded(f, &f->tokens[i]), words);
}

bool title_of_goods(const struct find *f, size_t i)
{
    struct str word = token_folded(f, &f->tokens[i]), goods;

    if (i == 0 || f->tokens[i].gap != GAP_SPACE)
        return false;
    goods = token_folded(f, &f->tokens[i - 1]);
    return (str_eq(word, STR("frau")) && word_listed(goods, "poltrona poltrone divano")) ||
           (word_listed(word, "dona don") && word_listed(goods, "vinho vino vin wine wijn"));
}

/* "abonnement Marie Dupont", "canapé\nMarie": whose goods they are, or who signs below them. */
static bool is_owner(const struct find *f, const struct tagger_room *room, size_t first,
                     size_t last)
{
    if (title_of_goods(f, first))
        return false;
    if (last > first)
        return is_first_name(room, first) && tagged_surname(f, last) &&
               !(f->tokens[last].shape & TOKEN_INITIAL) && !names_goods(f, last);
    return f->tokens[first].gap == GAP_LINE &&
           !(first > 1 && f->text.ptr[f->tokens[first - 2].end] == ':') &&
           (last + 1 >= f->count || f->tokens[last + 1].gap >= GAP_LINE);
}

/* "lampada Anna", "Zonnescherm Victor" */
static bool is_of_goods(const struct find *f, const struct tagger_room *room, size_t first,
                        size_t last)
{
    if (last - first < 3 && first > 0 &&
        (f->tokens[first].gap == GAP_SPACE || f->tokens[first].gap == GAP_LINE) &&
        names_goods(f, first - 1))
        return !is_owner(f, room, first, last);
    if (first > 1 && f->tokens[first].gap == GAP_SPACE && title_of_goods(f, first - 1))
        return true; /* "poltrona Frau Vanity" */
    return last > first && last - first < 3 && names_goods(f, first);
}

/* "ORG:Peter Hahn": a field of a card; "Empresa: Juan Pérez" may be who runs it, and "Firma:" asks
 * Italians to sign. */
static bool is_in_firms_field(const struct find *f, const struct tagger_room *room, size_t first,
                              size_t last)
{
    const struct token *t = &f->tokens[first];

    if (first == 0 || t->gap != GAP_OTHER || f->text.ptr[t[-1].end] != ':')
        return false;
    return str_eq(token_text(f, t - 1), STR("ORG")) ||
           (!(last > first && is_first_name(room, first)) &&
            word_among(token_folded(f, t - 1), "company|societe|azienda|empresa|bedrijf"));
}

static bool is_sign_and(const struct find *f, size_t i)
{
    return i > 0 && i < f->count && f->tokens[i].gap == GAP_OTHER &&
           str_eq(str_trim(str_slice(f->text, f->tokens[i - 1].end, f->tokens[i].start)), STR("&"));
}

/* May it be half of a firm's name: a surname, and no first name? */
static bool is_partner(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_CAPITAL && !(t->shape & (TOKEN_INITIAL | TOKEN_DIGITS | TOKEN_MIXED)) &&
           !(t->is & (WORD_FIRSTNAME | WORD_WEAK_NAME | WORD_CIVILITY)) &&
           GAZETTEER_FIRST(room->tokens[i].lists >> LIST_GAZETTEER) != NAME_FREQUENT;
}

/* Does a word that is no name go on with the firm: "& Fielding Logistics", "& Söldner PartG"? */
static bool says_firm(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i < f->count && t->gap == GAP_SPACE && t->shape & TOKEN_CAPITAL &&
           (t->is & WORD_COMPANY ||
            GAZETTEER_AROUND(room->tokens[i].lists >> LIST_GAZETTEER) == AROUND_THING ||
            (is_partner(f, room, i) && name_share(room, i) < 0.15F));
}

/* "Grüße\nSchulz & Krause", "Doorbell:\nOkafor & Lindqvist": two who sign or live there together,
 * by what stands in the line above? */
static bool are_two_people(const struct find *f, const struct tagger_room *room, size_t a, size_t b)
{
    const struct token *above = a > 0 ? &f->tokens[a - 1] : NULL;
    struct str gap;

    if (!above)
        return false;
    gap = str_trim(str_slice(f->text, above->end, f->tokens[a].start));
    return (gap.len && memchr(":,", gap.ptr[0], 2)) ||
           ((room->tokens[a].cues & CUE_SIGNOFF || (above->is | above->covered) & WORD_SIGNOFF) &&
            GAZETTEER_LAST(room->tokens[a].lists >> LIST_GAZETTEER) &&
            GAZETTEER_LAST(room->tokens[b].lists >> LIST_GAZETTEER));
}

/* "Marsh & Fielding Logistics", "Chestertons & Pryce" alone in its line: a firm of two surnames. */
static bool is_of_partners(const struct find *f, const struct tagger_room *room, size_t first,
                           size_t last)
{
    size_t a = is_sign_and(f, first) ? first - 1 : last, b = a + 1;

    if (b >= f->count || !is_sign_and(f, b) || (a == last && last > first) ||
        !is_partner(f, room, a) || !is_partner(f, room, b) ||
        room->tokens[a].cues & (CUE_TITLE | CUE_GREETING))
        return false;
    if (a > 0 && f->tokens[a].gap == GAP_SPACE && f->tokens[a - 1].shape & TOKEN_CAPITAL &&
        is_first_name(room, a - 1)) /* "Anna Marsh & Fielding" */
        return false;
    return says_firm(f, room, b + 1) ||
           (f->tokens[a].gap >= GAP_LINE && f->tokens[a].gap <= GAP_PARA &&
            (b + 1 >= f->count || f->tokens[b + 1].gap == GAP_LINE ||
             f->tokens[b + 1].gap == GAP_PARA) &&
            !are_two_people(f, room, a, b));
}

/* "Rothenburg o. d. Tauber", "Neustadt a.d. Weinstraße": where a town lies. */
static bool is_by_river(const struct find *f, size_t first)
{
    const struct token *t = &f->tokens[first];

    if (first < 3 || !str_eq(token_folded(f, t - 1), STR("d")) || t->gap == GAP_NONE ||
        f->text.ptr[t[-1].end] != '.' || f->text.ptr[t[-2].end] != '.')
        return false;
    return word_listed(token_folded(f, t - 2), "o a i v") && t[-2].gap == GAP_SPACE;
}

/* "too late by June", "since May": a month. */
static bool is_month(const struct find *f, size_t first)
{
    const struct token *t = &f->tokens[first];

    return first > 0 && t->is & WORD_MONTH && t->gap == GAP_SPACE &&
           word_among(token_folded(f, t - 1),
                      "by|in|since|until|till|before|during|late|early|mid");
}

/* "Sta. Cruz de Tenerife", "V.le Monza", "Str. Mihai Viteazu 12": short for a saint or a street. */
static bool is_behind_short(const struct find *f, const struct tagger_room *room, size_t first)
{
    static const char *const streets[] = { "V.le ", "V.lo ", "P.za ", "P.zza ",
                                           "P.le ", "C.so ", "L.go ", "Salita " };
    const struct token *t = &f->tokens[first];

    for (size_t k = 0; k < COUNT_OF(streets); k++)
        if (str_starts(str_from(f->text, t->start), str_of(streets[k])))
            return true;
    if (first + 1 < f->count && t[1].gap == GAP_DOT && !(room->tokens[first].cues & CUE_TITLE) &&
        word_listed(token_folded(f, t), "sta sto"))
        return true;
    return first > 0 && t->gap == GAP_DOT && t[-1].shape & TOKEN_CAPITAL &&
           !(room->tokens[first].cues & CUE_TITLE) &&
           word_listed(token_folded(f, t - 1), "sta sto ste str");
}

/* "que sean los de siempre": a verb in Spanish. */
static bool is_verb(const struct find *f, size_t first)
{
    const struct token *t = &f->tokens[first];

    return first > 0 && !(t->shape & TOKEN_CAPITAL) && str_eq(token_folded(f, t), STR("sean")) &&
           word_listed(token_folded(f, t - 1), "que no ya cuando aunque");
}

#define DAYS_REACH 40 /* tokens to a day that begins another line */

/* Does another line near by begin with another day?  Sam may be somebody. */
static bool is_day_beside(const struct find *f, size_t i)
{
    size_t last = i + DAYS_REACH < f->count ? i + DAYS_REACH : f->count;

    for (size_t k = i > DAYS_REACH ? i - DAYS_REACH : 0; k < last; k++)
        if ((k == 0 || f->tokens[k].gap == GAP_LINE || f->tokens[k].gap == GAP_PARA ||
             f->tokens[k].gap == GAP_OTHER) &&
            row_is_day_or_shift(token_folded(f, &f->tokens[k])) &&
            !str_eq(token_folded(f, &f->tokens[k]), token_folded(f, &f->tokens[i])))
            return true;
    return false;
}

/* "dom. noite: ...", "gio | la Bruna": a day with which a line or a cell begins. */
static bool is_day(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];
    char before = (char)(room->tokens[i].edge >> 8), behind = (char)(room->tokens[i].edge & 0xff);

    if ((before && before != '|') || !behind || !strchr(".|:", behind) ||
        (t->shape & TOKEN_CAPITAL &&
         (behind == ':' ||
          GAZETTEER_FIRST(room->tokens[i].lists >> LIST_GAZETTEER) == NAME_FREQUENT)))
        return false;
    return row_is_day_or_shift(token_folded(f, t)) &&
           !(str_eq(token_folded(f, t), STR("sam")) && !is_day_beside(f, i));
}

/* What bears a name and is nobody, whatever stands around. */
static bool is_elsewhere(const struct find *f, const struct tagger_room *room, size_t first,
                         size_t last)
{
    return surname_tears_word(f, last) || is_behind_short(f, room, first) || is_verb(f, first) ||
           is_of_house(f, first) || is_of_goods(f, room, first, last) ||
           is_in_firms_field(f, room, first, last) || is_by_river(f, first) ||
           is_of_partners(f, room, first, last) ||
           (first == last && (is_month(f, first) || is_day(f, room, first))) ||
           (last > first && is_trade(f, first) && !is_first_name(room, first));
}

/* "Rose bushes", "Bill me", "Chase it": at the start, in front of what no name stands in front of.
 */
static bool is_word_at_start(const struct find *f, const struct tagger_room *room, size_t i)
{
    static const struct str objects[] = { STR_INIT("it"), STR_INIT("me"), STR_INIT("them"),
                                          STR_INIT("us") };
    const struct token *t = &f->tokens[i];

    if (!(t->shape & TOKEN_START) || t->shape & TOKEN_UPPER || i + 1 >= f->count ||
        t[1].gap != GAP_SPACE || t[1].shape & TOKEN_CAPITAL ||
        !(room->tokens[i].lists & LIST_WEAK ||
          GAZETTEER_WORD(room->tokens[i].lists >> LIST_GAZETTEER) >= PLAIN_COMMON))
        return false;
    for (size_t k = 0; k < COUNT_OF(objects); k++)
        if (str_eq(token_folded(f, &t[1]), objects[k]))
            return true;
    return t[1].kind == said_matter;
}

/* Houses and makers that bear the whole name of somebody. */
static bool is_brand(const struct find *f, size_t first, size_t last)
{
    static const char *const brands[] = {
        "carl zeiss",       "robert bosch",     "hugo boss",     "louis vuitton",
        "jeronimo martins", "van der valk",     "albert heijn",  "leroy merlin",
        "yves rocher",      "calvin klein",     "ralph lauren",  "michael kors",
        "karl lagerfeld",   "gerry weber",      "jil sander",    "max mara",
        "massimo dutti",    "jules destrooper", "tom tailor",    "giorgio armani",
        "kate spade",       "christian dior",   "philip morris", "lara croft",
        "amaro lucano",     "tommy hilfiger",   "ted baker",     "santander totta",
        "suske en wiske",
    };
    size_t len = 0;
    char name[WORD_FOLDED_MAX];

    for (size_t i = first; i <= last; i++) {
        struct str word = token_folded(f, &f->tokens[i]);

        if (len + 1 + word.len > sizeof name)
            return false;
        if (len)
            name[len++] = ' ';
        memcpy(name + len, word.ptr, word.len);
        len += word.len;
    }
    for (size_t k = 0; k < COUNT_OF(brands); k++)
        if (str_eq(str_make(name, len), str_of(brands[k])))
            return true;
    return false;
}

/* "Kaufhaus Ludwig Beck", "Hotel Maria": the house with its name. */
static bool is_house_named(const struct find *f, const struct tagger_room *room, size_t first,
                           size_t last)
{
    return last > first && (f->tokens[first].kind == said_house || is_trade(f, first)) &&
           !is_first_name(room, first) && f->tokens[first + 1].gap <= GAP_JOIN;
}

/* "Artikel: Hammer": a cell that names goods. */
static bool is_labelled(const struct find *f, size_t first)
{
    static const char words[] = "artikel|article|articolo|articulo|artigo|produit|product|produkt|"
                                "producto|prodotto|produto|item|modele|model|modell|modelo|"
                                "modello|designation|bezeichnung";
    const struct token *t = &f->tokens[first];

    return first > 0 && t->gap == GAP_OTHER && f->text.ptr[t[-1].end] == ':' &&
           word_among(token_folded(f, t - 1), words);
}

/* "my name is misspelt" */
static bool is_state(const struct token *t)
{
    return !(t->shape & TOKEN_CAPITAL) && (t->kind == said_state || t->is & WORD_LOST);
}

/* "<b onclick=x>": how markup begins. */
static bool is_markup(const struct find *f, size_t first)
{
    const struct token *t = &f->tokens[first];

    return t->start > 0 && f->text.ptr[t->start - 1] == '<' && !(t->shape & TOKEN_CAPITAL);
}

bool is_matter(const struct find *f, const struct tagger_room *room, size_t first, size_t last)
{
    const char *kind = f->tokens[first].kind;

    if (is_markup(f, first) || is_elsewhere(f, room, first, last) ||
        (first == last && is_labelled(f, first)) ||
        (first == last && (is_state(&f->tokens[first]) || is_word_at_start(f, room, first))))
        return true;
    if (is_cued(f, room, first, last))
        return false;
    if (is_brand(f, first, last) || is_house_named(f, room, first, last))
        return true;
    for (size_t i = first + 1; i <= last; i++)
        if (is_first_name(room, i) && f->tokens[i].kind != said_matter)
            return false;
    if (kind == said_matter)
        return true;
    if (first != last || !(is_alone(f, room, first) || is_heading(f, first)))
        return false;
    return (kind == said_maker && is_alone(f, room, first)) || /* "Morgen kommt Braun vorbei" */
           (!is_first_name(room, first) &&
            GAZETTEER_LAST(room->tokens[first].lists >> LIST_GAZETTEER) != NAME_FREQUENT &&
            ends_as_noun(token_folded(f, &f->tokens[first])));
}

/* "Surname: Child", "Cognome: Comune": what was asked for is a name, and some are words. */
static bool asks_for_name(struct str label)
{
    static const struct str stems[] = { STR_INIT("nom"),  STR_INIT("nam"),   STR_INIT("naam"),
                                        STR_INIT("pren"), STR_INIT("apell"), STR_INIT("apel"),
                                        STR_INIT("cogn"), STR_INIT("naiss"), STR_INIT("solt"),
                                        STR_INIT("nubil") };

    for (size_t i = 0; i < COUNT_OF(stems); i++)
        if (str_starts(label, stems[i]))
            return true;
    return str_ends(label, STR("name")) || str_ends(label, STR("naam")) ||
           word_among(label, "epouse|usage");
}

/* "Ayuntamiento de Madrid", "Ufficio Acquisti" */
static bool is_house(struct str word)
{
    return word_among(word, "ayuntamiento|ufficio|oficina|padaria|panaderia|panificio|condominio|"
                            "comune|comunidad|mairie|pompiers|studio|stichting|vereniging|verein|"
                            "parrocchia|parroquia|paroisse|finanzamt|belastingdienst|hacienda|"
                            "hospital|ospedale|krankenhaus|colegio|scuola|escola|ecole|schule");
}

static bool is_nobody(struct str word)
{
    return word_among(word, "none|nobody|same|idem|neant|aucun|aucune|personne|keiner|keine|"
                            "niemand|ninguno|ninguna|nadie|nessuno|nessuna|geen|nenhum|nenhuma|"
                            "ninguem|yes|oui|ja|si|sim|nao|nein|nee|unbekannt|unknown|inconnu|"
                            "varchar|required|pflichtfeld|desconocido|sconosciuto|onbekend|"
                            "desconhecido|fehlt|leer|null");
}

static bool is_kin_or_age(struct str word)
{
    return word_among(word, "wife|husband|mother|father|partner|spouse|parent|daughter|son|epouse|"
                            "epoux|conjoint|conjointe|mari|mere|pere|ehefrau|ehemann|mutter|vater|"
                            "mieter|moglie|marito|madre|padre|mujer|marido|esposa|esposo|mae|pai|"
                            "vrouw|moeder|vader|adult|adulte|adulto|adulta|erwachsener|erwachsene|"
                            "volwassene|child|enfant|kind|nino|nina|bambino|bambina|crianca|menor|"
                            "infant|bebe|baby|bimbo|neonato");
}

/* "Persona di contatto: Moglie", "Pasajero: Adulto": not "Zeuge: Kind, Peter". */
bool is_answer(const struct find *f, size_t first, size_t last)
{
    struct str word = token_folded(f, &f->tokens[first]), label;
    bool name, alone;

    if (first == 0 || f->tokens[first].gap != GAP_OTHER ||
        !((f->tokens[first - 1].is | f->tokens[first - 1].covered) & WORD_INTRO))
        return false;
    label = token_folded(f, &f->tokens[first - 1]);
    name = asks_for_name(label);
    alone = first == last && (last + 1 >= f->count || f->tokens[last + 1].gap != GAP_COMMA);
    return (!name && is_house(word)) ||
           (word_listed(word, "siehe see voir vedi ver zie") &&
            !(last > first && str_eq(word, STR("ver"))) && /* "Ver Berkmoes" */
            (last + 1 >= f->count || f->tokens[last + 1].gap != GAP_COMMA)) ||
           (alone && (is_nobody(word) || (!name && is_kin_or_age(word))));
}
