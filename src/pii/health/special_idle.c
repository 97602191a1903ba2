/* SPDX-License-Identifier: EUPL-1.2 */
/* special_idle.c - words of health, and papers of art. 10, that tell of nobody, by what they are
 * said of: "mon compte est paralysé", "Le cancer de mon voisin" as a title, "je suis Cancer, pas
 * Capricorne", an article on anorexia, a first-aid course, what the desk sells, a trade, "what is
 * your policy for passengers with epilepsy?".
 *
 * Asked only of what would be taken.  Each walk ends with its sentence, and where a person stands
 * in it but for titles and signs. */
#include "pii/health/special_priv.h"

#include "text/text.h"

#define SENTENCE_BACK   16 /* tokens looked back */
#define SENTENCE_BEHIND 16
#define VERB_REACH      5 /* from the term back to the verb that a thing is subject of */
#define ABOUT_REACH     9 /* from what is written to what it is about */
#define SIGN_REACH      9
#define SIGN_LEAST      6 /* letters */
#define QUOTE_REACH     7
#define TITLE_BEFORE    3 /* tokens from the quote that opens to the word */

/* May the sentence go on from token k - 1 to token k? */
static bool goes_on(const struct find *f, size_t k)
{
    static const unsigned ends = 1u << GAP_DOT | 1u << GAP_PARA | 1u << GAP_OTHER;

    return !(ends >> f->tokens[k].gap & 1);
}

/* The same over a colon or a dash. */
static bool said_on(const struct find *f, size_t k)
{
    return goes_on(f, k) || (f->tokens[k].gap == GAP_OTHER && !(f->tokens[k].shape & TOKEN_START));
}

static bool is_person(const struct token *t)
{
    return (t->is & (WORD_SOMEBODY | WORD_THE)) == WORD_SOMEBODY ||
           t->is & (WORD_OWNER | WORD_FIRSTNAME);
}

/* Is it a word that no list here has: of an illness, of a body? */
static bool tells_nothing(const struct token *t)
{
    return (t->is & (WORD_HEALTH | WORD_SPECIAL | WORD_BODY)) != 0;
}

/* ---- what a thing has ---- */

static bool is_thing(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("appli application account app auto anlage aplicacion applicazione "
                       "azienda apparaat ascenseur aufzug ascensor ascensore aplicacao"),
        ['b' - 'a'] = ("box banque boite broadband boiler bank banco banca bedrijf bike "
                       "bezorging"),
        ['c' - 'a'] = ("compte camion connexion chaudiere computer car connection company "
                       "conto cuenta coche conexion caldera camper connessione caldaia "
                       "cartera consegna carteira conta computador carro carrinha"),
        ['d' - 'a'] = "distributeur drucker delivery",
        ['e' - 'a'] = "economie entreprise engine economy economia empresa entrega elevador",
        ['f' - 'a'] = "four fridge firma furgone frigo fernseher fahrrad fiets frigorifico",
        ['g' - 'a'] = "gps geldbeutel",
        ['h' - 'a'] = "heizung handy",
        ['i' - 'a'] = "imprimante internet impresora impressora",
        ['k' - 'a'] = "kettle konto ketel",
        ['l' - 'a'] = "logiciel livraison laptop lift lieferung ligacao",
        ['m' - 'a'] = "moteur machine maquina macchina motore movil",
        ['n' - 'a'] = "network netz netzwerk netwerk navi navigatore",
        ['o' - 'a'] = "ordi ordinateur ordenador",
        ['p' - 'a'] = ("plateforme portail printer platform portal pagina portefeuille "
                       "prix phone prices preise precios portafoglio prezzi portemonnee "
                       "prijzen precos"),
        ['r' - 'a'] = "reseau robot rechner red rete rekening",
        ['s' - 'a'] = "serveur site server system seite servidor stampante sito satnav sitio",
        ['t' - 'a'] = ("toaster titolo telephone television tele tv telefon telefono "
                       "televisore telefoon televisie televisao telemovel"),
        ['v' - 'a'] = "voiture van verbinding velo",
        ['w' - 'a'] = "wifi website wlan wirtschaft webseite web wallet",
    };

    return word_by_letter(word, words) || str_ends(word, STR("automat")) ||
           str_ends(word, STR("automaat")) || str_ends(word, STR("drucker")) ||
           str_ends(word, STR("maschine")) || str_ends(word, STR("machine")) ||
           str_ends(word, STR("gerat"));
}

static bool is_having(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "avait aveva are",
        ['b' - 'a'] = "been",
        ['d' - 'a'] = "devient",
        ['e' - 'a'] = "est etait es esta era estava ete",
        ['f' - 'a'] = "fait ficou",
        ['g' - 'a'] = "got gewesen geweest",
        ['h' - 'a'] = "has had hat hatte ha heeft",
        ['i' - 'a'] = "is ist",
        ['l' - 'a'] = "leidet lijdt liegt",
        ['p' - 'a'] = "padece",
        ['q' - 'a'] = "quedo",
        ['r' - 'a'] = "reste",
        ['s' - 'a'] = ("souffre suffers sufre soffre sofre stato stata sido sind sont son "
                       "sono sao"),
        ['t' - 'a'] = "tiene tenia tem tinha",
        ['w' - 'a'] = "was war wurde werd",
        ['z' - 'a'] = "zijn",
    };
    struct str word = token_folded(f, &f->tokens[k]);

    if (str_eq(word, STR("e"))) /* "è", not "e" */
        return f->tokens[k].end - f->tokens[k].start > 1;
    return word_by_letter(word, words);
}

/* "Mein Konto ist gelähmt", "il camper ha l'asma": light words, the verb, and the thing right in
 * front of it. */
static bool of_thing(const struct term *t)
{
    static const char *const grades[26] = {
        ['b' - 'a'] = "bad",  ['c' - 'a'] = "case", ['e' - 'a'] = "espece",
        ['k' - 'a'] = "kind", ['o' - 'a'] = "of",   ['s' - 'a'] = "serious sort sorte",
    };
    const struct find *f = t->f;

    for (size_t k = t->first, n = 0; k > 1 && n < VERB_REACH && close_to(f, k); n++) {
        struct str word = token_folded(f, &f->tokens[--k]);

        if (close_to(f, k) && is_having(f, k))
            return is_thing(token_folded(f, &f->tokens[k - 1]));
        if (!(f->tokens[k].is & (WORD_LIGHT | WORD_THE | WORD_GRADE)) &&
            !word_by_letter(word, grades))
            return false;
    }
    return false;
}

/* ---- titles, signs, what is written ---- */

static bool opens_quote(const struct find *f, size_t k)
{
    return mark_in_front(f, f->tokens[k].start) == '"';
}

static bool closes_quote(const struct find *f, size_t last)
{
    uint32_t end = f->tokens[last].end;
    struct str gap = str_slice(f->text, end, end + 6 < f->text.len ? end + 6 : f->text.len);

    return str_starts(gap, STR("\"")) || str_starts(gap, STR("\xe2\x80\x9d")) ||
           str_starts(gap, STR("\xe2\x80\x9c")) || str_starts(gap, STR("\xc2\xbb")) ||
           str_starts(gap, STR(" \xc2\xbb")) || str_starts(gap, STR("\xc2\xa0\xc2\xbb")) ||
           str_starts(gap, STR("\xe2\x80\xaf\xc2\xbb"));
}

/* "Leben mit Asthma", "Vivre avec le diabète": begins many a title. */
static bool is_living(const struct find *f, size_t k)
{
    return word_listed(token_folded(f, &f->tokens[k]),
                       "leben living vivre vivir vivere leven viver mit with avec con met com");
}

/* "il est écrit « Cancer du sein »", `steht "Asthma seit 2003"`: what somebody put down. */
static bool is_put_down(const struct find *f, size_t first)
{
    static const char words[] =
        "ecrit ecris noted note notez mention mentionne indique repondu repond dit said says "
        "saying "
        "say wrote written reads stating states steht stand schrieb schreibt geschrieben vermerkt "
        "eingetragen pone puso escrito escrita apuntado dice dijo scritto scrive staat stond "
        "geschreven vermeldt consta indica segnato riporta";

    for (size_t k = first, n = 0; k > 0 && n < 2 && goes_on(f, k); k--, n++)
        if (word_listed(token_folded(f, &f->tokens[k - 1]), words))
            return true;
    return false;
}

/* "depuis 2010", "stage 2": of an illness that somebody has. */
static bool is_since(const struct find *f, size_t k)
{
    return f->tokens[k].shape & TOKEN_DIGITS ||
           word_listed(token_folded(f, &f->tokens[k]),
                       "depuis since seit sinds desde dal dalla sedert stade stage stadium");
}

/* « Le cancer de mon voisin », "Il malato immaginario", «Diabète, mode d'emploi»: a mark that opens
 * close by, and one that closes soon, behind more than the word. */
static bool in_title(const struct term *t)
{
    const struct find *f = t->f;
    size_t first = t->first;
    bool article = false;

    for (size_t n = 0; n < TITLE_BEFORE && !opens_quote(f, first); n++, first--) {
        if (!first || !said_on(f, first) || f->tokens[first - 1].is & WORD_OWNER ||
            (f->tokens[first - 1].is & WORD_SOMEBODY && !is_living(f, first - 1)))
            break;
        article |= (f->tokens[first - 1].is & WORD_THE) != 0;
    }
    if (!opens_quote(f, first) || !(f->tokens[first].shape & TOKEN_CAPITAL) || special_value(t) ||
        (!article && is_put_down(f, first)))
        return false;
    for (size_t k = t->last; k < f->count && k <= t->last + QUOTE_REACH; k++) {
        if (k > t->last && (f->tokens[k].gap == GAP_PARA || f->tokens[k].gap == GAP_DOT))
            return false;
        if (k > t->last && !article && (is_person(&f->tokens[k]) || is_since(f, k)))
            return false;
        if (closes_quote(f, k))
            return article || first < t->first || k > t->last;
    }
    return false;
}

/* Words of astrology that are nothing else: no "balance", "leo" or "stier". */
static bool is_sign(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] =
            "astrologie astrology ascendant ascendente aszendent aquarius acuario acquario aquario",
        ['c' - 'a'] = "capricorne capricorn capricornio capricorno",
        ['e' - 'a'] = "escorpiao",
        ['g' - 'a'] = "gemeaux",
        ['h' - 'a'] = "horoscope horoskop horoscopo horoscoop",
        ['o' - 'a'] = "oroscopo",
        ['p' - 'a'] = "pisces piscis",
        ['s' - 'a'] = "sternzeichen sterrenbeeld sagittaire steinbock steenbok",
        ['v' - 'a'] = "verseau",
        ['z' - 'a'] = "zodiac zodiaque zodiaco",
    };

    return f->tokens[k].folded_len >= SIGN_LEAST && !tells_nothing(&f->tokens[k]) &&
           word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* "je suis Cancer, pas Capricorne" */
static bool in_zodiac(const struct term *t)
{
    const struct find *f = t->f;
    size_t least = back_from(t->first, SIGN_REACH);
    size_t most = t->last + SIGN_REACH < f->count ? t->last + SIGN_REACH + 1 : f->count;

    if (!word_listed(token_folded(f, &f->tokens[t->first]), "cancer krebs cancro cancerian"))
        return false;
    for (size_t k = t->first; k > least && said_on(f, k); k--)
        if (is_sign(f, k - 1))
            return true;
    for (size_t k = t->last + 1; k < most && said_on(f, k); k++)
        if (is_sign(f, k))
            return true;
    return false;
}

static bool is_written(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("article articles artikel articulo articulos articolo articoli artikelen "
                       "artigo artigos"),
        ['b' - 'a'] = "brochure book books booklet broschure buch boek boekje",
        ['c' - 'a'] = "conference charla convegno",
        ['d' - 'a'] = "depliant documentaire dissertation documentary",
        ['e' - 'a'] = "expose emission essay",
        ['f' - 'a'] = "folleto folder folheto",
        ['h' - 'a'] = "heft",
        ['l' - 'a'] = "livre livres leaflet lecture libro lezing livro",
        ['m' - 'a'] = "memoire",
        ['n' - 'a'] = "newsletter",
        ['o' - 'a'] = "opuscolo",
        ['p' - 'a'] = "podcast pamphlet programme palestra",
        ['q' - 'a'] = "quiz",
        ['r' - 'a'] = "revue reportage referat ratgeber revista rivista",
        ['s' - 'a'] = "sendung",
        ['t' - 'a'] = "talk tesi tese",
        ['u' - 'a'] = "uitzending",
        ['v' - 'a'] = "video vortrag volantino",
        ['w' - 'a'] = "webinar",
    };

    return word_by_letter(word, words);
}

static bool is_training(struct str word)
{
    static const char *const words[26] = {
        ['f' - 'a'] = "formation formations formacion formazione formacao",
        ['o' - 'a'] = "opleiding",
        ['r' - 'a'] = "rappel recall richiamo ruckruf ruckrufaktion",
        ['s' - 'a'] = "secourisme schulung secours seminar seminaire seminario",
        ['t' - 'a'] = "training trainings",
        ['w' - 'a'] = "workshop",
    };

    return word_by_letter(word, words) || str_ends(word, STR("kurs")) ||
           str_ends(word, STR("cursus"));
}

/* "formation aux", "workshop on": what is behind it is what it teaches. */
static bool is_on_it(const struct find *f, size_t k)
{
    return close_to(f, k) && word_listed(token_folded(f, &f->tokens[k]),
                                         "aux au a sur de d du des on of uber zu zum "
                                         "zur su sul sulla sobre di da do op over em");
}

static bool is_about(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "about acerca", ['o' - 'a'] = "on over",
        ['r' - 'a'] = "rund",         ['s' - 'a'] = "sur sobre su sul sulla sui sugli sull",
        ['u' - 'a'] = "uber",         ['z' - 'a'] = "zu zum zur",
    };

    return word_by_letter(word, words);
}

/* Written about, or taught, and nobody is in between. */
static bool is_subject(const struct term *t)
{
    const struct find *f = t->f;
    bool about = false;

    for (size_t k = t->first, least = back_from(k, ABOUT_REACH); k > least;) {
        struct str word;

        if (!said_on(f, k))
            return false;
        k--;
        if (is_person(&f->tokens[k]))
            return false;
        if (tells_nothing(&f->tokens[k]))
            continue;
        word = token_folded(f, &f->tokens[k]);
        about |= is_about(word);
        if ((about && is_written(word)) || (is_training(word) && is_on_it(f, k + 1)))
            return true;
    }
    return false;
}

/* ---- what the desk sells, and trades ---- */

#define DESK_REACH 5

/* "you supply prosthetic limbs", "la silla de ruedas que vendéis" */
static bool is_sold(const struct term *t)
{
    static const char *const verbs[26] = {
        ['a' - 'a'] = "alquilais alugam",
        ['f' - 'a'] = "fournissez",
        ['l' - 'a'] = "louez",
        ['n' - 'a'] = "noleggiate",
        ['o' - 'a'] = "ofreceis offrite",
        ['p' - 'a'] = "proposez",
        ['s' - 'a'] = "sell stock supply",
        ['v' - 'a'] =
            "vendez verkaufen vermieten vendeis vendete verkoopt verkopen verhuurt verhuren vendem",
    };
    static const char *const which[26] = {
        ['c' - 'a'] = "che",  ['d' - 'a'] = "die das", ['q' - 'a'] = "que qui",
        ['t' - 'a'] = "that", ['w' - 'a'] = "which",
    };
    const struct find *f = t->f;

    for (size_t k = t->first, n = 0; k > 0 && n < DESK_REACH && close_to(f, k); n++) {
        if (word_by_letter(token_folded(f, &f->tokens[--k]), verbs))
            return true;
        if (is_person(&f->tokens[k]))
            break;
    }
    if (t->last + 1 >= f->count || !word_by_letter(token_folded(f, &f->tokens[t->last + 1]), which))
        return false;
    for (size_t k = t->last + 1; k < f->count && k <= t->last + 3 && close_to(f, k); k++)
        if (word_by_letter(token_folded(f, &f->tokens[k]), verbs))
            return true;
    return false;
}

#define TRADE_LINKS 2 /* words between the trade and its field */

/* "en stage en gériatrie", "nurse in oncology": where one works or learns, not where one lies. */
static bool of_trade(const struct term *t)
{
    const struct find *f = t->f;
    struct str word = token_folded(f, &f->tokens[t->last]);

    if (!str_ends(word, STR("logie")) && !str_ends(word, STR("logy")) &&
        !str_ends(word, STR("logia")) && !str_ends(word, STR("iatrie")) &&
        !str_ends(word, STR("iatria")) && !str_ends(word, STR("iatry")))
        return false;
    for (size_t k = t->first, n = 0; k > 0 && n <= TRADE_LINKS && close_to(f, k); n++) {
        const struct token *before = &f->tokens[--k];

        if (n > 0 &&
            starts_among(token_folded(f, before),
                         "etudi stage stagiaire diplom master licence student studier studium "
                         "ausbildung praktik stelle opleiding estudi practicas tirocin laurea "
                         "curso placement vacan vacature nurse infirmi arbeit travaill trabaj "
                         "trabalh lavor work werk facharzt studeer studi corso"))
            return true;
        if (!(before->is & (WORD_LIGHT | WORD_THE)) && n > 0)
            return false;
    }
    return false;
}

/* "il vostro autista" is an Italian driver; "code invalide" is no person. */
static bool is_word_of_desk(const struct term *t)
{
    const struct find *f = t->f;
    struct str word = token_folded(f, &f->tokens[t->last]), before;

    if (t->first == 0 || !close_to(f, t->first))
        return false;
    before = token_folded(f, &f->tokens[t->first - 1]);
    if (str_eq(word, STR("autista")))
        return word_listed(before, "l il lo un dell all dall sull vostro suo nostro primo altro "
                                   "solito stesso quell questo");
    return str_starts(word, STR("invalid")) &&
           word_listed(before, "code codice codigo mot passe numero lien adresse carte iban "
                               "format fichier coupon bon date promo identifiant jeton");
}

/* "parto per Roma", "parto de Madrid": where and when one goes; no "parto natural". */
static bool goes_away(const struct find *f, size_t k)
{
    if (k >= f->count || !close_to(f, k))
        return false;
    return word_listed(token_folded(f, &f->tokens[k]),
                       "per da dal dalla con in il tra fra verso alle all stasera domani oggi "
                       "dopodomani lunedi martedi mercoledi giovedi venerdi sabato domenica subito "
                       "prima para amanha hoje manana hoy") ||
           (str_eq(token_folded(f, &f->tokens[k]), STR("de")) && k + 1 < f->count &&
            f->tokens[k + 1].shape & TOKEN_CAPITAL);
}

/* "Parto con il mio compagno" is a journey: a birth has an article or whose it is. */
static bool is_leaving(const struct term *t)
{
    const struct find *f = t->f;
    const struct token *before = &f->tokens[t->first] - (t->first > 0);

    if (t->first != t->last || !str_eq(token_folded(f, &f->tokens[t->first]), STR("parto")))
        return false;
    if (t->first == 0 || !close_to(f, t->first))
        return goes_away(f, t->last + 1);
    if (word_listed(token_folded(f, before), "io yo eu se quando quindi non ci ne cuando"))
        return true;
    return goes_away(f, t->last + 1) &&
           !((before->is | before->covered) & (WORD_THE | WORD_OWNER | WORD_LIGHT | WORD_PARTICLE));
}

/* ---- what one served or sat ---- */

#define PRISON_REACH 4 /* tokens from "served two years" to "prison" */
#define SEAT_REACH   7 /* from "Jahre gesessen" back to where one sat */

/* "served two years in the army", "... as treasurer" */
static bool served_elsewhere(const struct find *f, size_t last)
{
    size_t k = last + 1;

    if (k >= f->count || !close_to(f, k) || str_eq(token_folded(f, &f->tokens[last]), STR("for")) ||
        word_listed(token_folded(f, &f->tokens[k]), "and but so for of inside behind because"))
        return false;
    for (; k < f->count && k <= last + PRISON_REACH && close_to(f, k); k++)
        if (word_among(token_folded(f, &f->tokens[k]),
                       "prison|jail|gaol|custody|hmp|detention|pentonville|borstal"))
            return false;
    return true;
}

/* "auf dem Sofa zwei Jahre gesessen", "an dem Buch ..." */
static bool sat_on_it(const struct find *f, size_t first)
{
    for (size_t k = first, n = 0; k > 0 && n < SEAT_REACH && goes_on(f, k); n++, k--)
        if (word_listed(token_folded(f, &f->tokens[k - 1]),
                        "an auf am daran darauf drauf dran vor neben herum rum"))
            return true;
    return false;
}

static bool is_time_elsewhere(const struct term *t)
{
    const struct find *f = t->f;

    if (str_eq(token_folded(f, &f->tokens[t->first]), STR("served")))
        return served_elsewhere(f, t->last);
    return str_eq(token_folded(f, &f->tokens[t->last]), STR("gesessen")) && sat_on_it(f, t->first);
}

/* ---- papers that are asked for ---- */

#define ASKED_REACH 7

/* "vous demandez le casier judiciaire", "verlangen Sie ein Führungszeugnis" */
static bool is_asked_for(const struct term *t)
{
    const struct find *f = t->f;

    if (!starts_among(token_folded(f, &f->tokens[t->first]),
                      "casier fuhrungszeugnis antecedentes vog registo casellario dbs "
                      "strafregister bulletin"))
        return false;
    for (size_t k = t->first, n = 0; k > 0 && n < ASKED_REACH && goes_on(f, k); n++)
        if (starts_among(token_folded(f, &f->tokens[--k]),
                         "demand exig requ reclam verlang forder benotig brauch pide piden "
                         "chied richied pretend vraag vragen eis pede pedem exij ask obtenir"))
            return true;
    return false;
}

/* ---- questions with nobody in them ---- */

/* How a question of rules begins, and what shops and insurers do. */
static bool asks(struct str word)
{
    return word_listed(word, "quel quelle quels quelles combien what which how welche welcher "
                             "welches wie was cual cuanto quale quali quanto wat welke hoe qual "
                             "quais");
}

static bool is_served(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "avez avete",
        ['c' - 'a'] = ("couvrez couvre carence cover covers covered cubre cubren copre carry "
                       "carries cobre comparticipa"),
        ['d' - 'a'] = "delai deckt dekt",
        ['e' - 'a'] = "erlaubt",
        ['f' - 'a'] = "fuhren",
        ['i' - 'a'] = "incluye",
        ['r' - 'a'] = "remboursez rembourse rimborsa",
        ['s' - 'a'] = "sell stock",
        ['v' - 'a'] = ("vendez versichert verkaufen venden vendete vergoedt vergoeden verkopen "
                       "verkoopt vendeis vendes vendem"),
    };

    return word_by_letter(word, words);
}

/* "Quel est le délai de conservation du dossier médical après la fermeture d'un cabinet ?" */
static bool asked_of_nobody(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->first;
    bool served = false;

    if (!special_asked(f, t->last))
        return false;
    for (size_t n = 0; k > 0 && goes_on(f, k); n++) {
        if (n == SENTENCE_BACK || is_person(&f->tokens[k - 1]))
            return false;
        served |= is_served(token_folded(f, &f->tokens[--k]));
    }
    if (k == t->first || !(served || asks(token_folded(f, &f->tokens[k]))))
        return false;
    served &= !asks(token_folded(f, &f->tokens[k]));
    for (k = t->last + 1; k < f->count && k <= t->last + SENTENCE_BEHIND && goes_on(f, k); k++)
        if (is_person(&f->tokens[k]))
            return false;
    return !(served && k < f->count && f->tokens[k].gap != GAP_PARA && is_person(&f->tokens[k]));
}

bool special_idle(const struct term *t)
{
    if (t->is & WORD_SPECIAL && (is_asked_for(t) || is_time_elsewhere(t) || is_sold(t)))
        return true;
    return t->is & WORD_HEALTH &&
           (of_thing(t) || in_title(t) || in_zodiac(t) || is_leaving(t) || is_word_of_desk(t) ||
            is_subject(t) || is_sold(t) || of_trade(t) || asked_of_nobody(t));
}

/* Is there somebody in front of the animal at token k, but for whose it is ("mi perro")? */
static bool has_person(const struct find *f, size_t k)
{
    if (k > 0 && goes_on(f, k) && f->tokens[k - 1].is & WORD_OWNER)
        k--;
    for (size_t n = 0; k > 0 && n < SENTENCE_BACK && goes_on(f, k); n++)
        if (is_person(&f->tokens[--k]))
            return true;
    return false;
}

#define PET_REACH 12 /* tokens from an animal to what is its own */

/* Is there an animal at all, close in front of token k?  There is none of most. */
static bool animal_near(const struct find *f, size_t k)
{
    for (size_t least = back_from(k, PET_REACH); k > least; k--)
        if (f->tokens[k - 1].kind == said_animal)
            return true;
    return false;
}

bool special_of_pet(const struct term *t)
{
    static const char *const theirs[26] = {
        ['h' - 'a'] = "his her haar",
        ['i' - 'a'] = "its ihr ihre ihren",
        ['s' - 'a'] = "su sus son sa ses sein seine seinen sua suo suoi sue seu seus suas",
        ['z' - 'a'] = "zijn",
    };
    const struct find *f = t->f;
    size_t k = t->first;

    if (!k || !animal_near(f, k - 1) || !word_by_letter(token_folded(f, &f->tokens[k - 1]), theirs))
        return false;
    for (size_t n = 0; --k > 0 && n < PET_REACH && goes_on(f, k); n++) {
        const struct token *before = &f->tokens[k - 1];

        if (before->kind == said_animal)
            return !has_person(f, k - 1);
        if ((before->is & (WORD_SOMEBODY | WORD_THE | WORD_OWNER | WORD_FIRSTNAME)) ==
            WORD_SOMEBODY)
            return false;
    }
    return false;
}
