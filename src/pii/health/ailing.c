/* SPDX-License-Identifier: EUPL-1.2 */
/* ailing.c - "je ne marche plus", "can't bend my knee", "AB négatif", "500 mg".
 *
 * What one can no longer do is told of machines too ("l'imprimante ne marche plus", "il ne marche
 * plus"), and one can fail to see an invoice.  So of walking only the writer or somebody named by
 * what they are to the writer is believed, and of seeing and hearing only what has no object. */
#include "pii/health/special_priv.h"

#define OBJECT_REACH 3 /* tokens behind to a part of the body: "d'un œil" */
#define FIGURE_REACH 3 /* tokens to the figure of a rate */
#define WHO_REACH    6 /* from "qui" back to who it is */

static bool among(struct str word, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(word, words[i]))
            return true;
    return false;
}

/* A pronoun that may stand for a thing: "il", "er", "hij"; not "I", nor "ma mère". */
static bool may_be_thing(struct str word)
{
    static const struct str words[] = { STR_INIT("il"),  STR_INIT("elle"), STR_INIT("ils"),
                                        STR_INIT("er"),  STR_INIT("sie"),  STR_INIT("es"),
                                        STR_INIT("hij"), STR_INIT("zij"),  STR_INIT("ze"),
                                        STR_INIT("lui"), STR_INIT("lei"),  STR_INIT("elles") };

    return among(word, words, COUNT_OF(words));
}

/* "de ma fille", "que mon fils utilise": whose the thing is, not who walks. */
static bool is_owner_only(const struct find *f, size_t k)
{
    static const struct str links[] = { STR_INIT("de"),  STR_INIT("d"),   STR_INIT("que"),
                                        STR_INIT("qu"),  STR_INIT("van"), STR_INIT("von"),
                                        STR_INIT("die"), STR_INIT("dat") };

    while (k > 0 && close_to(f, k) && f->tokens[k - 1].is & (WORD_OWNER | WORD_THE) &&
           !among(token_folded(f, &f->tokens[k - 1]), links, COUNT_OF(links)))
        k--;
    return k > 0 && close_to(f, k) &&
           among(token_folded(f, &f->tokens[k - 1]), links, COUNT_OF(links));
}

static bool is_person(const struct find *f, size_t k)
{
    return f->tokens[k].is & (WORD_SOMEBODY | WORD_FIRSTNAME) &&
           !may_be_thing(token_folded(f, &f->tokens[k])) && !is_owner_only(f, k);
}

/* "ma voisine de 91 ans qui": the person that "who" at token k stands for. */
static bool who_is_person(const struct find *f, size_t k)
{
    for (size_t n = 0; k > 0 && n < WHO_REACH && close_to(f, k); n++)
        if (is_person(f, --k))
            return true;
    return false;
}

/* The writer or somebody directly in front, or who "who" stands for. */
static bool of_person(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->first;

    if (k == 0 || !close_to(f, k))
        return false;
    return is_person(f, k - 1) ||
           (word_listed(token_folded(f, &f->tokens[k - 1]), "qui who die que che quien") &&
            who_is_person(f, k - 1));
}

/* Does nothing follow that is seen or heard? */
static bool has_no_object(const struct term *t)
{
    static const struct str ends[] = {
        STR_INIT("depuis"),  STR_INIT("since"),   STR_INIT("seit"),   STR_INIT("desde"),
        STR_INIT("sinds"),   STR_INIT("et"),      STR_INIT("and"),    STR_INIT("und"),
        STR_INIT("y"),       STR_INIT("e"),       STR_INIT("en"),     STR_INIT("because"),
        STR_INIT("anymore"), STR_INIT("car"),     STR_INIT("donc"),   STR_INIT("quasi"),
        STR_INIT("so"),      STR_INIT("porque"),  STR_INIT("perche"), STR_INIT("presque"),
        STR_INIT("sans"),    STR_INIT("without"), STR_INIT("sin"),    STR_INIT("senza"),
        STR_INIT("sem"),     STR_INIT("far"),     STR_INIT("solo"),   STR_INIT("sola"),
        STR_INIT("bien"),    STR_INIT("bene"),    STR_INIT("bem"),    STR_INIT("any"),
        STR_INIT("after"),   STR_INIT("due"),     STR_INIT("long"),   STR_INIT("piu"),
        STR_INIT("mais")
    };
    const struct find *f = t->f;
    size_t k = t->last + 1, reach = OBJECT_REACH;

    if (k >= f->count || f->tokens[k].gap >= GAP_COMMA ||
        among(token_folded(f, &f->tokens[k]), ends, COUNT_OF(ends)))
        return true;
    if (word_listed(token_folded(f, &f->tokens[k]), "rien nada niente nulla nichts niets"))
        reach++; /* "plus rien de l'œil" */
    for (; k < f->count && k <= t->last + reach && close_to(f, k); k++)
        if (f->tokens[k].is & WORD_BODY)
            return true;
    return false;
}

/* What only a body does, and what it does with a part of it. */
static bool is_bodily(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("avaler asseoir agenouiller alimenter andar agacharme agacharse "
                       "alzarmi alzarsi ademen aufstehen atmen"),
        ['b' - 'a'] = "baisser bouger breathe bend bathe bukken baixar",
        ['c' - 'a'] = "chausser caminar camminare chinarmi chinarsi caminhar",
        ['d' - 'a'] = "doucher deplacer dress ducharme ducharse deglutire",
        ['e' - 'a'] = "engolir",
        ['g' - 'a'] = "gehen",
        ['h' - 'a'] = "habiller",
        ['k' - 'a'] = "kneel",
        ['l' - 'a'] = "lever laver levantarme levantarse lavarmi lavarsi lopen levantar laufen",
        ['m' - 'a'] = "marcher move moverme moverse muovermi muoversi mexer",
        ['n' - 'a'] = "nourrir",
        ['o' - 'a'] = "opstaan",
        ['p' - 'a'] = "pencher",
        ['r' - 'a'] = "respirer relever retourner respirar respirare",
        ['s' - 'a'] = "swallow shower slikken schlucken",
        ['t' - 'a'] = "tragar traplopen",
        ['v' - 'a'] = "vestirme vestirse vestirmi vestirsi vestir",
        ['w' - 'a'] = "walk",
    };

    return word_by_letter(word, words);
}

static bool is_done_with_limb(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "alzare",
        ['b' - 'a'] = "bouger bend buigen bewegen",
        ['c' - 'a'] = "close cerrar chiudere",
        ['d' - 'a'] = "doblar draaien dobrar",
        ['e' - 'a'] = "estirar esticar",
        ['f' - 'a'] = "fermer feel fechar",
        ['g' - 'a'] = "grip girar girare",
        ['l' - 'a'] = "lever lift levantar",
        ['m' - 'a'] = "move mover muovere mexer",
        ['o' - 'a'] = "ouvrir open optillen",
        ['p' - 'a'] = "plier piegare",
        ['r' - 'a'] = "raise rotate",
        ['s' - 'a'] = "soulever serrer straighten sollevare stendere strekken",
        ['t' - 'a'] = "tendre tourner turn tillen",
        ['u' - 'a'] = "use",
        ['v' - 'a'] = "virar",
    };

    return word_by_letter(word, words);
}

/* "ne peut plus lever le bras", "can't bend my knee": the last token of what is not done any more;
 * t->last where it is nothing of a body. */
static size_t cannot_end(const struct term *t)
{
    const struct find *f = t->f;
    struct term done = *t;
    size_t k = t->last + 1;

    if (k < f->count && close_to(f, k) &&
        word_listed(token_folded(f, &f->tokens[k]), "se me s m si mi te"))
        k++;
    if (k >= f->count || !close_to(f, k))
        return t->last;
    done.last = k;
    if (is_done_with_limb(token_folded(f, &f->tokens[k])))
        for (size_t n = k + 1; n < f->count && n <= k + OBJECT_REACH && close_to(f, n); n++) {
            if (f->tokens[n].is & WORD_BODY)
                return n + (f->tokens[n].phrase > 1 ? f->tokens[n].phrase - 1u : 0);
            if (!(f->tokens[n].is & (WORD_LIGHT | WORD_THE | WORD_OWNER | WORD_GRADE)))
                break;
        }
    return is_bodily(token_folded(f, &f->tokens[k])) && has_no_object(&done) ? k : t->last;
}

#define WHY_REACH   8  /* tokens from "seit dem Unfall" to the verb */
#define SINCE_REACH 3  /* from "seit" to "Unfall" */
#define DEVICE_AREA 16 /* to either side of the verb */

/* What a body suffered. */
static bool is_blow(struct str word)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = "accident acidente avc",
        ['b' - 'a'] = "beroerte birth",
        ['c' - 'a'] = "chemo chimio chute caida caduta",
        ['e' - 'a'] = "explosi",
        ['f' - 'a'] = "fall fell",
        ['g' - 'a'] = "geburt geboorte",
        ['h' - 'a'] = "horsturz",
        ['i' - 'a'] = "infarkt ictus incidente infection infektion",
        ['k' - 'a'] = "krankheit",
        ['o' - 'a'] = "op operat operac operaz otite ongeluk ongeval",
        ['q' - 'a'] = "queda",
        ['s' - 'a'] = "sturz schlaganfall stroke surgery",
        ['t' - 'a'] = "tumor",
        ['u' - 'a'] = "unfall",
        ['v' - 'a'] = "val",
    };

    return starts_by_letter(word, stems) && (word.len > 3 || word_listed(word, "op avc val"));
}

/* "Seit dem Unfall", "j'ai eu un accident": not "the accident blocked the road", "auf jeden Fall";
 * of an illness it is sure. */
static bool is_suffered(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "after apres apos avuto avut",
        ['d' - 'a'] = "depuis desde despues dopo depois dal dall dalla door durch da due",
        ['e' - 'a'] = "eu eue",
        ['f' - 'a'] = "following",
        ['g' - 'a'] = "gehabt",
        ['h' - 'a'] = "had hatte",
        ['k' - 'a'] = "kreeg",
        ['n' - 'a'] = "nach na",
        ['s' - 'a'] = "seit sinds since",
        ['t' - 'a'] = "tras tuve tive",
        ['w' - 'a'] = "wegen",
    };

    if (!is_blow(token_folded(f, &f->tokens[k])))
        return false;
    if (f->tokens[k].is & WORD_HEALTH)
        return true;
    for (size_t n = 0; k > 0 && n < SINCE_REACH && close_to(f, k); n++)
        if (word_by_letter(token_folded(f, &f->tokens[--k]), words))
            return true;
    return false;
}

/* Since when, or a sigh. */
static bool is_sigh(struct str word)
{
    static const char *const words[26] = {
        ['d' - 'a'] = "deshalb deswegen daher daarom",
        ['h' - 'a'] = "helaas",
        ['i' - 'a'] = "inzwischen inmiddels intussen",
        ['l' - 'a'] = "leider",
        ['m' - 'a'] = "mittlerweile momentan",
        ['s' - 'a'] = "seit seitdem seither sinds sindsdien",
    };

    return word_by_letter(word, words);
}

/* What one sees and hears with, or not: telephones, lines, screens. */
static bool is_device(const struct find *f, size_t k)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = "airpod app appel aufnahme auricular altavoz anruf",
        ['b' - 'a'] = "bildschirm beeld bild",
        ['c' - 'a'] = "casque camera cuffi computer chamada",
        ['d' - 'a'] = "display",
        ['e' - 'a'] = "earbud ecran ecra empfang",
        ['f' - 'a'] = "fernseh foto fone",
        ['g' - 'a'] = "geluid gerat gesprach gesprek",
        ['h' - 'a'] = "handy handies headset headphone hotline",
        ['i' - 'a'] = "iphone ipad",
        ['k' - 'a'] = "kopfhor koptelefoon kamera",
        ['l' - 'a'] = "leitung lijn line ligne linea linha lautsprecher luidspreker laptop",
        ['m' - 'a'] = "mobil movil monitor mikrofon microfoon",
        ['n' - 'a'] = "netz netwerk",
        ['o' - 'a'] = "oortje ontvangst",
        ['p' - 'a'] = "phone pantalla",
        ['r' - 'a'] = "radio router",
        ['s' - 'a'] = "smartphone scherm screen schermo speaker skype",
        ['t' - 'a'] = "tablet tv telef teleph telemovel televi ton toestel teams",
        ['u' - 'a'] = "update",
        ['v' - 'a'] = "verbind video",
        ['w' - 'a'] = "webcam website",
        ['z' - 'a'] = "zoom",
    };

    return f->tokens[k].is & WORD_PRODUCT || f->tokens[k].kind == said_thing ||
           starts_by_letter(token_folded(f, &f->tokens[k]), stems);
}

static bool device_in_sentence(const struct term *t)
{
    const struct find *f = t->f;

    for (size_t k = t->first, n = 0;
         k > 0 && n < DEVICE_AREA && f->tokens[k].gap != GAP_DOT && f->tokens[k].gap != GAP_PARA;
         n++)
        if (is_device(f, --k))
            return true;
    for (size_t k = t->last + 1, n = 0; k < f->count && n < DEVICE_AREA &&
                                        f->tokens[k].gap != GAP_DOT && f->tokens[k].gap != GAP_PARA;
         n++, k++)
        if (is_device(f, k))
            return true;
    return false;
}

/* "... schlecht", "sieht meine Oma fast nichts mehr": what a mere sigh in front may tell; no "hoor
 * ik niets meer", of those who wait for an answer. */
static bool is_badly(const struct term *t)
{
    const struct find *f = t->f;

    if (starts_among(token_folded(f, &f->tokens[t->last]), "schlecht slecht"))
        return true;
    return t->first + 2 < t->last &&
           word_listed(token_folded(f, &f->tokens[t->first + 1]), "mein meine mijn") &&
           word_listed(token_folded(f, &f->tokens[t->first + 3]), "fast kaum bijna");
}

/* "..., ob das Paket da ist": what one sees badly. */
static bool clause_behind(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;

    return k < f->count && f->tokens[k].gap == GAP_COMMA &&
           word_listed(token_folded(f, &f->tokens[k]),
                       "ob dass was wann wo wie wer of dat wat hoe");
}

/* "Seit dem Unfall höre ich links nichts mehr", "Leider höre ich schlecht"; but not since the
 * update, nor since the telephone fell, and little else without what the body suffered. */
static bool turned_meant(const struct term *t)
{
    const struct find *f = t->f;
    bool sigh = false;

    for (size_t k = t->first, n = 0; k > 0 && n < WHY_REACH && f->tokens[k].gap < GAP_DOT; n++) {
        if (is_device(f, --k))
            return false;
        if (is_suffered(f, k)) {
            for (n = 0; k > 0 && n < SINCE_REACH && close_to(f, k); n++)
                if (is_device(f, --k))
                    return false;
            return true;
        }
        sigh |= is_sigh(token_folded(f, &f->tokens[k]));
    }
    return sigh && is_badly(t) && !device_in_sentence(t) && !clause_behind(t);
}

/* "BMI" */
static bool is_mass(const struct find *f, size_t k)
{
    return word_listed(token_folded(f, &f->tokens[k]), "bmi imc");
}

/* "BMI: 38,5", "mein BMI liegt bei 38": the figure a body may have; `last` for none. */
static size_t mass_end(const struct find *f, size_t last)
{
    size_t k = last + 1;
    const char *p;

    while (k < f->count && k < last + FIGURE_REACH && close_to(f, k) &&
           (f->tokens[k].is & (WORD_LIGHT | WORD_IS) ||
            word_listed(token_folded(f, &f->tokens[k]), "liegt bei betragt ligt op von van at of")))
        k++;
    if (k >= f->count || f->tokens[k].gap == GAP_PARA || f->tokens[k].gap == GAP_DOT ||
        !(f->tokens[k].shape & TOKEN_DIGITS) || f->tokens[k].end - f->tokens[k].start != 2)
        return last;
    p = f->text.ptr + f->tokens[k].start;
    if (p[0] < '1' || p[0] > '6')
        return last;
    if (k + 1 < f->count && f->tokens[k + 1].shape & TOKEN_DIGITS &&
        f->tokens[k + 1].start == f->tokens[k].end + 1 &&
        f->tokens[k + 1].end - f->tokens[k + 1].start <= 2) {
        if (f->text.ptr[f->tokens[k].end] == '-')
            return last; /* "18-25": of nobody */
        k++;             /* "38,5" */
    }
    if (k + 1 < f->count && f->tokens[k + 1].gap == GAP_SPACE &&
        (f->tokens[k + 1].shape & TOKEN_CAPITAL ||
         word_listed(token_folded(f, &f->tokens[k + 1]), "euro euros eur chf")))
        return last;
    return k;
}

bool ailing_meant(const struct term *t)
{
    const char *kind = t->f->tokens[t->first].kind;

    if (kind == said_legs)
        return of_person(t);
    if (kind == said_cannot)
        return cannot_end(t) > t->last;
    if (kind == said_turned)
        return has_no_object(t) && turned_meant(t);
    if (kind == said_rate && is_mass(t->f, t->first))
        return mass_end(t->f, t->last) > t->last;
    return kind != said_senses || has_no_object(t);
}

/* "AB négatif", "0 Rh negativ", "A+": one or two letters in capitals, and a word for the sign. */
static size_t blood_end(const struct find *f, size_t last)
{
    static const struct str groups[] = { STR_INIT("A"), STR_INIT("B"), STR_INIT("AB"),
                                         STR_INIT("O"), STR_INIT("0") };
    static const struct str signs[] = {
        STR_INIT("rh"),       STR_INIT("rhesus"),   STR_INIT("positif"),  STR_INIT("negatif"),
        STR_INIT("positive"), STR_INIT("negative"), STR_INIT("positiv"),  STR_INIT("negativ"),
        STR_INIT("positivo"), STR_INIT("negativo"), STR_INIT("positief"), STR_INIT("negatief"),
        STR_INIT("pos"),      STR_INIT("neg")
    };
    size_t k = last + 1;

    while (k < f->count && k < last + FIGURE_REACH && f->tokens[k].is & (WORD_LIGHT | WORD_IS) &&
           !(f->tokens[k].shape & TOKEN_CAPITAL))
        k++;
    if (k >= f->count || f->tokens[k].gap == GAP_PARA ||
        (!among(token_text(f, &f->tokens[k]), groups, COUNT_OF(groups)) &&
         !word_listed(token_folded(f, &f->tokens[k]), "zero null nul cero")))
        return last;
    while (k + 1 < f->count && f->tokens[k + 1].gap <= GAP_JOIN &&
           among(token_folded(f, &f->tokens[k + 1]), signs, COUNT_OF(signs)))
        k++;
    return k;
}

/* "de 80 %", "70", "II" */
static size_t rate_end(const struct find *f, size_t last)
{
    static const struct str romans[] = { STR_INIT("I"), STR_INIT("II"), STR_INIT("III"),
                                         STR_INIT("IV"), STR_INIT("V") };
    size_t k = last + 1;

    while (k < f->count && k < last + FIGURE_REACH && f->tokens[k].is & (WORD_LIGHT | WORD_IS) &&
           close_to(f, k))
        k++;
    if (k < f->count && f->tokens[k].gap != GAP_PARA &&
        ((f->tokens[k].shape & TOKEN_DIGITS && f->tokens[k].end - f->tokens[k].start <= 3) ||
         among(token_text(f, &f->tokens[k]), romans, COUNT_OF(romans))))
        return k;
    return last;
}

/* "40 ml", "39 euros", "38 %": what a number behind "fever" counts when it counts no heat. */
static bool counts_other(const struct find *f, size_t k)
{
    static const char units[] =
        "ml cl mg m cm mm kg g l euro euros eur chf usd ans anos anni jahre jaar years year pages "
        "seiten seconds personas pessoas personnes personen stuck offerta ofertas was dress off "
        "vinyl cd dvd lp size taille talla taglia grosse maat";

    if (f->tokens[k].next == '%' ||
        str_starts((struct str){ f->text.ptr + f->tokens[k].end, f->text.len - f->tokens[k].end },
                   STR(" %")))
        return true;
    return k + 1 < f->count && f->tokens[k + 1].gap == GAP_SPACE &&
           word_listed(token_folded(f, &f->tokens[k + 1]), units);
}

#define METER_REACH 6 /* tokens back to what shows it */

/* "Das Thermometer zeigt Fieber 38 an", "gold fever of 39". */
static bool not_body(const struct find *f, size_t k)
{
    if (k > 0 && close_to(f, k) &&
        word_listed(token_folded(f, &f->tokens[k - 1]),
                    "gold scarlet yellow cabin spring oro ouro or"))
        return true;
    for (size_t n = 0; k > 0 && n < METER_REACH && f->tokens[k].gap != GAP_PARA; n++) {
        k--;
        if (str_starts(token_folded(f, &f->tokens[k]), STR("thermom")) ||
            str_starts(token_folded(f, &f->tokens[k]), STR("termom")))
            return true;
    }
    return false;
}

/* "Febre 39,8", "fièvre à 40": as warm as only a body is. */
static size_t fever_end(const struct find *f, size_t last)
{
    size_t k = last + 1;
    const char *p;

    if (k < f->count && close_to(f, k) && word_listed(token_folded(f, &f->tokens[k]), "a of de di"))
        k++;
    if (k >= f->count || f->tokens[k].gap > GAP_OTHER || !(f->tokens[k].shape & TOKEN_DIGITS) ||
        f->tokens[k].end - f->tokens[k].start != 2)
        return last;
    p = f->text.ptr + f->tokens[k].start;
    if (!(p[0] == '3' && p[1] >= '7') && !(p[0] == '4' && p[1] <= '1'))
        return last;
    if (k + 1 < f->count && f->tokens[k + 1].shape & TOKEN_DIGITS &&
        f->tokens[k + 1].start == f->tokens[k].end + 1 &&
        f->tokens[k + 1].end - f->tokens[k + 1].start == 1)
        return not_body(f, last) ? last : k + 1; /* "39,8" */
    return counts_other(f, k) || not_body(f, last) ? last : k;
}

/* "enceinte de 7" mois, "incinta di sei" settimane: how long; the unit tells nothing. */
static size_t term_end(const struct find *f, size_t last)
{
    size_t k = last + 1;

    if (k < f->count && close_to(f, k) && word_listed(token_folded(f, &f->tokens[k]), "de di da"))
        k++;
    return k + 1 < f->count && close_to(f, k) && f->tokens[k + 1].gap == GAP_SPACE &&
                   (f->tokens[k].shape & TOKEN_DIGITS || f->tokens[k].is & WORD_NUMBER) &&
                   word_listed(
                       token_folded(f, &f->tokens[k + 1]),
                       "mois semaines meses mes semanas mesi settimane months weeks maanden "
                       "weken monate wochen")
               ? k
               : last;
}

/* "500 mg", "0,5 ml": how much of a medicine. */
static size_t dose_end(const struct find *f, size_t last)
{
    static const struct str units[] = { STR_INIT("mg"), STR_INIT("g"),  STR_INIT("mcg"),
                                        STR_INIT("ug"), STR_INIT("ml"), STR_INIT("ui"),
                                        STR_INIT("ie"), STR_INIT("iu") };
    size_t k = last + 1;

    if (k + 1 >= f->count || f->tokens[k].gap != GAP_SPACE || !(f->tokens[k].shape & TOKEN_DIGITS))
        return last;
    while (k + 1 < f->count && f->tokens[k + 1].shape & TOKEN_DIGITS && k < last + FIGURE_REACH)
        k++;
    return k + 1 < f->count && f->tokens[k + 1].gap <= GAP_SPACE &&
                   among(token_folded(f, &f->tokens[k + 1]), units, COUNT_OF(units))
               ? k + 1
               : last;
}

size_t ailing_end(const struct term *t)
{
    const char *kind = t->f->tokens[t->first].kind;

    if (!(t->is & WORD_HEALTH))
        return t->last;
    if (kind == said_blood)
        return blood_end(t->f, t->last);
    if (kind == said_rate)
        return is_mass(t->f, t->first) ? mass_end(t->f, t->last) : rate_end(t->f, t->last);
    if (kind == said_fever)
        return fever_end(t->f, t->last);
    if (kind == said_cannot)
        return cannot_end(t);
    if (kind == said_term)
        return term_end(t->f, t->last);
    return dose_end(t->f, t->last);
}
