/* SPDX-License-Identifier: EUPL-1.2 */
/* plate_words.c - words of cars, of driving and of parking, which tell a number plate.
 *
 * In a list of plates each looks at the same words around it: what a word tells is kept. */
#include "pii/numbers/plate_priv.h"

#include "pii/scratch_priv.h"

#define CAR_BEFORE 8 /* tokens between a word of cars and the plate */
#define CAR_BEHIND 5

/* What a token says, in scratch->cars; whether it is a car is asked most, and apart. */
#define CARS_CAR_ASKED (1u << 0)
#define CARS_CAR       (1u << 1)
#define CARS_ASKED     (1u << 2)
#define CARS_DRIVER    (1u << 3)
#define CARS_DRIVING   (1u << 4)
#define CARS_CRASH     (1u << 5)
#define CARS_DAMAGE    (1u << 6) /* may be a crash */
#define CARS_PAIR      (1u << 7) /* with the word in front */
#define CARS_CLIENT    (1u << 8) /* whose number this is rather */
#define CARS_DRIVEWAY  (1u << 9)
#define CARS_GATE      (1u << 10) /* a driveway where something stands in the way */
#define CARS_IN_WAY    (1u << 11) /* it does */

/* "my van", not of a Dutch name. */
static bool is_van(const struct find *f, const struct token *t)
{
    return str_eq(token_folded(f, t), STR("van")) && t > f->tokens &&
           word_among(
               token_folded(f, t - 1),
               "my|our|the|a|his|her|white|blue|red|black|grey|transit|le|un|mon|camper|hire|"
               "hired|rental|work|delivery");
}

static bool names_car(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] =
            ("aanhanger amende anhanger autocaravana autocaravanas autocarro aparcada "
             "aparcado aparcamiento astra audi auto auflieger ateca arona aygo autoarticolato"),
        ['b' - 'a'] =
            ("behindertenparkplatz bekeuring berlingo bestelbus bike bmw boete bromfiets brommer "
             "bus busje bussgeld bedrijfswagen bestelwagen"),
        ['c' - 'a'] =
            ("camiao camion camionnette camper captur car caravan caravana caravane carrinha "
             "carro cars ciclomotor ciclomotore ciclomotores citroen clio coche coches "
             "coima coimas contravention corsa cupra cyclomoteur corolla"),
        ['d' - 'a'] = "dacia doblo ducato duster",
        ['e' - 'a'] = "estacionada estacionado",
        ['f' - 'a'] = ("fabia fahrzeugwechsel fiat fiesta ford fourgon fourgonnette furgo furgon "
                       "furgone furgoneta"),
        ['g' - 'a'] = "garagem garaje gare geblitzt garee garer gegner geparkeerd golf geparkt",
        ['h' - 'a'] = "hauptuntersuchung hgv huurauto huurwagen hyundai",
        ['i' - 'a'] = "ibiza",
        ['j' - 'a'] = "jeep",
        ['k' - 'a'] = "kangoo kennz kentekens kfz kia knollchen kuga",
        ['l' - 'a'] = "lambretta lancia leaseauto leasewagen leasingwagen leihwagen lkw lorry",
        ['m' - 'a'] = ("macchina matr mazda megane mercedes mietauto mietwagen mitsubishi "
                       "mobylette mofa moped mota moto motocicleta motocicletta motociclo "
                       "motocycle motocyclette motorbike motorfiets motorino motorrad motos multa "
                       "micra"),
        ['n' - 'a'] = "nissan",
        ['o' - 'a'] = "octavia opel oplegger",
        ['p' - 'a'] = ("parcheggiata parcheggiato parcheggio parkeerboete parkeerplaats "
                       "parkeerplek parkplatz "
                       "parked parking passat pcn permit peugeot pickerl pickup polo pkw "
                       "plaques porsche pv picanto"),
        ['q' - 'a'] = "qashqai",
        ['r' - 'a'] = "reboque reg rego remolque remorque renault roller roulotte",
        ['s' - 'a'] = ("sandero scenic skoda snorfiets sprinter stationne stationnee stellplatz "
                       "stellplatze strafzettel subaru suv sattelauflieger sattelzug semirimorchio "
                       "semirremolque semirreboque sportage"),
        ['t' - 'a'] = ("targata targato targhe taxi taxis tegenpartij tesla touran toyota trailer "
                       "transporter twingo tractora tiguan"),
        ['u' - 'a'] = "unfallgegner utilitaire",
        ['v' - 'a'] = ("veh vehic vehicles vehicules versicherungskennzeichen vespa vhl vivaro "
                       "voitures volvo vrachtwagen vrachtauto vw"),
        ['w' - 'a'] = "wagen wohnmobil wohnwagen",
        ['y' - 'a'] = "yaris",
        ['z' - 'a'] = "zafira zugmaschine",
    };

    const struct token *t = &f->tokens[k];

    return t->is & NEAR_PLATE || word_by_letter(token_folded(f, t), words) || is_van(f, t);
}

/* "second driver", "3) bestuurder": of several in a report, not of who brings a parcel. */
static bool is_driver(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "bestuurder",
        ['c' - 'a'] = "conducente conducteur conductor conductora conductrice condutor condutora",
        ['d' - 'a'] = "driver",
        ['f' - 'a'] = "fahrer fahrerin",
    };

    if (!word_by_letter(token_folded(f, &f->tokens[k]), words))
        return false;
    return k > 0 && ((f->tokens[k - 1].shape & TOKEN_DIGITS &&
                      f->tokens[k - 1].end - f->tokens[k - 1].start == 1) ||
                     word_among(token_folded(f, &f->tokens[k - 1]),
                                "second|other|third|anderer|andere|zweiter|otro|segundo|autre|"
                                "deuxieme|altro|secondo|tweede|outro"));
}

/* What is done with cars or said of them, but of other things too. */
static bool is_driving(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("abgemeldet adreswijziging adressanderung abgeschleppt autoversicherung "
                       "autoverzekering"),
        ['b' - 'a'] = "blitzer bollo",
        ['c' - 'a'] = ("carrosserie carrozzeria chocado clamped conduce conduco conduis conduisais "
                       "conduit conduzco conduzo"),
        ['d' - 'a'] = "dienstwagen dvla",
        ['e' - 'a'] = "embatido",
        ['f' - 'a'] =
            "fahre fahrzeugbrief fahrzeugschein falschparker firmenwagen flasche flashe fourriere",
        ['g' - 'a'] = "grua guido",
        ['h' - 'a'] = "halterwechsel",
        ['i' - 'a'] = "inspecao inspeccion ipo iuc",
        ['k' - 'a'] = "kasko keuring",
        ['l' - 'a'] = "libretto lieferwagen logbook",
        ['m' - 'a'] = "maut mautstelle",
        ['p' - 'a'] = ("parkausweis parkbon parkhaus parkkarte parkschein peage peaje portagem "
                       "pneumatici pneus"),
        ['r' - 'a'] = ("radar rdw registration reifen reifenwechsel revisione rijd rijden "
                       "rides rottamazione roulais roule rouler"),
        ['s' - 'a'] = "speeding",
        ['t' - 'a'] = "tagliando telepass tenaamstelling towed trator trekker",
        ['u' - 'a'] = "ulez umgemeldet ummelden ummeldung",
        ['v' - 'a'] = "verbale verwarnungsgeld vignet vignette vrijwaring",
        ['w' - 'a'] = "wegenbelasting werkstatt",
        ['z' - 'a'] = "zulassung zulassungsbescheinigung zulassungsstelle zweitwagen",
    };

    return word_by_letter(token_folded(f, &f->tokens[k]), words);
}

static bool names_client(struct str word)
{
    static const char *const words[26] = {
        ['c' - 'a'] = "client cliente contract contrat contrato contratto customer",
        ['k' - 'a'] = "klant klantnummer kunde kunden kundennr kundennummer",
        ['l' - 'a'] = "ligne lijn line linea linha linie",
        ['s' - 'a'] = "studium",
        ['v' - 'a'] = "vertrag",
    };

    return word_by_letter(word, words);
}

/* Two words that only together tell of cars: "fine for", "contrôle technique", "I drive". */
static bool ends_pair(const struct find *f, size_t k)
{
    static const char *const pairs[][2] = {
        { "nct|itv|apk", "for|on|is|due|test|expires|expired|until|para|voor|de|del|expiry" },
        { "mot", "for|on|is|due|test|expires|expired|until|expiry" }, /* not "mot de passe" */
        { "fined|penalty", "for|charge|notice" },
        { "a|the|my|this|that|your|speeding|fine", "fine|charge|notice" },
        { "controle|revisione|seguro|passaggio", "technique|auto|coche|di" },
        { "i|we|he|she|my", "drive|drives|drove|mot" },
        { "via", "verde" },
        { "tuv|hu", "termin|fur|bei|fallig|fuer" },
    };

    for (size_t p = 0; k > 0 && p < COUNT_OF(pairs); p++)
        if (word_among(token_folded(f, &f->tokens[k]), pairs[p][1]) &&
            word_among(token_folded(f, &f->tokens[k - 1]), pairs[p][0]))
            return true;
    return false;
}

static bool is_crash(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("aanrijding aanrijdingsformulier accident accidente accrochage "
                       "acidente auffahrunfall"),
        ['b' - 'a'] = "botsing",
        ['e' - 'a'] = "embate",
        ['o' - 'a'] = "ongeluk ongeval",
        ['p' - 'a'] = "parkschaden",
        ['t' - 'a'] = "tamponamento",
        ['u' - 'a'] = "unfall",
        ['v' - 'a'] = "verkehrsunfall",
    };

    return word_by_letter(word, words);
}

/* Of programs and tickets too. */
static bool may_be_crash(struct str word)
{
    return word_among(word, "crash|collision|incidente|choque|colisao");
}

/* In front of whose gate, or what is done to it. */
static bool is_in_the_way(struct str word)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "before blocca blockiert blocking blocks blokkeert bloque bloquea bloqueia",
        ['d' - 'a'] = "davanti delante devant",
        ['f' - 'a'] = "frente front",
        ['o' - 'a'] = "obstrue ostruisce",
        ['t' - 'a'] = "tapa",
        ['v' - 'a'] = "versperrt voor vor",
    };

    return word_by_letter(word, words);
}

static bool is_driveway(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "aparca ausfahrt",
        ['c' - 'a'] = "carrabile cochera",
        ['d' - 'a'] = "driveway",
        ['e' - 'a'] = "einfahrt",
        ['g' - 'a'] = "garageneinfahrt geparkeerd",
        ['h' - 'a'] = "hofeinfahrt",
        ['i' - 'a'] = "inrit",
        ['o' - 'a'] = "oprit",
        ['p' - 'a'] = "parkiert parkt parkte",
        ['s' - 'a'] = "stationne",
        ['u' - 'a'] = "uitrit",
    };

    return word_by_letter(word, words);
}

static bool is_gate(struct str word)
{
    return word_among(word, "drive|vado|cancello|portao|garagem|garage|portail");
}

static uint16_t read_word(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k]);

    if (!word.len || ascii_digit(word.ptr[0])) /* in no list */
        return CARS_ASKED;
    return CARS_ASKED | (is_driver(f, k) ? CARS_DRIVER : 0) |
           (is_driving(f, k) ? CARS_DRIVING : 0) | (is_crash(word) ? CARS_CRASH : 0) |
           (may_be_crash(word) ? CARS_DAMAGE : 0) | (ends_pair(f, k) ? CARS_PAIR : 0) |
           (names_client(word) ? CARS_CLIENT : 0) | (is_driveway(word) ? CARS_DRIVEWAY : 0) |
           (is_gate(word) ? CARS_GATE : 0) | (is_in_the_way(word) ? CARS_IN_WAY : 0);
}

/* Asks for the first time; apart from says() and is_car(), which are asked again and again. */
static uint16_t keep(const struct find *f, size_t k, uint16_t asked)
{
    uint16_t *cars = &f->scratch->cars[k];

    *cars |=
        asked == CARS_ASKED ? read_word(f, k) : CARS_CAR_ASKED | (names_car(f, k) ? CARS_CAR : 0);
    return *cars;
}

/* Does token k say one of these? */
static inline bool says(const struct find *f, size_t k, uint16_t wanted)
{
    uint16_t cars = f->scratch->cars[k];

    return (cars & CARS_ASKED ? cars : keep(f, k, CARS_ASKED)) & wanted;
}

static inline bool is_car(const struct find *f, size_t k)
{
    uint16_t cars = f->scratch->cars[k];

    return (cars & CARS_CAR_ASKED ? cars : keep(f, k, CARS_CAR_ASKED)) & CARS_CAR;
}

/* ---- around a plate ---- */

bool beside_driving(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= CAR_BEFORE && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].is & NEAR_ORDER || (i - k <= 2 && says(f, k, CARS_CLIENT)))
            return false; /* "adreswijziging voor klant ..." */
        if (says(f, k, CARS_DRIVING))
            return true;
    }
    return false;
}

#define PAIR_REACH 6 /* tokens from the second of two such words to the plate */

bool behind_pair(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 1 && i - k <= PAIR_REACH && f->tokens[k + 1].gap < GAP_DOT;)
        if (says(f, k, CARS_PAIR))
            return true;
    return false;
}

#define CRASH_REACH  26 /* tokens from "accident" to "my KS-SX 537", over names and places */
#define DRIVER_REACH 4
#define DRIVE_BEHIND 6 /* "blocca il mio passo carrabile" */

/* "Unfall: KS-SX 537", "accident with KS-SX 537"; farther off only "my" one. */
bool behind_crash(const struct find *f, size_t i, bool close)
{
    bool led = i > 0 && f->tokens[i].gap == GAP_SPACE && f->tokens[i - 1].is & WORD_OWNER;
    bool with = i > 0 && word_listed(token_folded(f, &f->tokens[i - 1]),
                                     "with mit avec con met com contre contra gegen against");
    size_t reach = led ? CRASH_REACH : !close ? 0 : with ? 2 : 1;

    for (size_t k = i; k-- > 0 && i - k <= reach && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].is & NEAR_ORDER)
            return false;
        if (says(f, k, CARS_CRASH | (close ? CARS_DAMAGE : 0)))
            return true;
    }
    return false;
}

/* "le conducteur de la VD 33531"; "the driver of DPD" has no car's article. */
bool behind_driver(const struct find *f, size_t i, bool close)
{
    static const char articles[] = "the la du des l vom der del della dell do da";
    static const char programs[] = "driver|keeper|halter"; /* they may be of goods */

    for (size_t k = i; k-- > 0 && i - k <= DRIVER_REACH &&
                       (f->tokens[k + 1].gap == GAP_SPACE || f->tokens[k + 1].gap == GAP_LINE);) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (k + 1 < i && word_among(word, "fahrer|fahrerin|halterin|lenker|"
                                          "lenkerin|conducteur|conductrice|conductor|conductora|"
                                          "conducente|bestuurder|condutor|condutora"))
            return true;
        if (k + 1 < i && close && word_among(word, programs))
            return true;
        if (!word_listed(word, articles) && !(k + 1 < i && word_listed(word, "of de von van")) &&
            !(k > 0 && str_eq(word, STR("de")) &&
              str_eq(token_folded(f, &f->tokens[k - 1]), STR("van"))))
            return false;
    }
    return false;
}

/* "BE 205669, gefahren von ...", "JLZ 3800 driven by ..." */
bool before_driver(const struct find *f, uint32_t end, size_t i)
{
    static const char driven[] = "driven gefahren gelenkt conduit conduite conducido conducida "
                                 "guidato guidata condotto condotta bestuurd conduzido conduzida";

    while (i < f->count && f->tokens[i].start < end)
        i++;
    return i + 1 < f->count && f->tokens[i].start - end <= 2 &&
           word_listed(token_folded(f, &f->tokens[i]), driven) &&
           word_listed(token_folded(f, &f->tokens[i + 1]),
                       "by von vom par por pelo pela da dal dalla door");
}

/* "B-XY 123 steht vor meiner Einfahrt", "bloque mon portail" */
bool before_driveway(const struct find *f, uint32_t end, size_t i)
{
    size_t k = i;
    bool stands = false;

    while (k < f->count && f->tokens[k].start < end)
        k++;
    for (size_t last = k + DRIVE_BEHIND; k < last && k < f->count; k++) {
        if (f->tokens[k].gap >= GAP_COMMA && f->tokens[k].gap != GAP_LINE)
            return false;
        if (says(f, k, CARS_DRIVEWAY))
            return true;
        if (stands && says(f, k, CARS_GATE))
            return true; /* "lo cancello", "sur le portail" are something else */
        stands |= f->tokens[k].is & WORD_OWNER || says(f, k, CARS_IN_WAY);
    }
    return false;
}

/* "Registration: YMW-2978", in the next cell too */
bool behind_registration(const struct find *f, size_t i)
{
    return i > 0 &&
           (f->tokens[i].gap >= GAP_LINE || f->tokens[i - 1].next == '.' ||
            f->tokens[i - 1].next == '\t') &&
           word_among(token_folded(f, &f->tokens[i - 1]), "registration|reg") &&
           (i == 1 || f->tokens[i - 1].gap >= GAP_LINE || f->tokens[i - 1].gap == GAP_OTHER ||
            f->tokens[i - 1].gap == GAP_COMMA);
}

/* "mein Wagen B-M 31", "Bußgeld für B-M 31" */
bool right_behind_car(const struct find *f, size_t i)
{
    return i > 0 && f->tokens[i].gap != GAP_PARA &&
           (is_car(f, i - 1) ||
            (i > 1 && is_car(f, i - 2) &&
             word_listed(token_folded(f, &f->tokens[i - 1]), "fur fuer ist is mit von")));
}

bool beside_car(const struct find *f, size_t i, uint32_t end)
{
    size_t last = i;

    for (size_t k = i; k-- > 0 && i - k <= CAR_BEFORE && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].is & NEAR_ORDER)
            return false;
        if (is_car(f, k) || says(f, k, CARS_DRIVER))
            return true;
    }
    while (last + 1 < f->count && f->tokens[last + 1].start < end)
        last++;
    for (size_t k = last + 1; k <= last + CAR_BEHIND && k < f->count; k++) {
        if (f->tokens[k].gap >= GAP_DOT && f->tokens[k].gap != GAP_OTHER)
            return false;
        if (is_car(f, k))
            return true;
    }
    return false;
}

#define CAR_FAR 32 /* tokens */

/* A car, or what is done with one, somewhere in the paragraph. */
bool far_from_car(const struct find *f, size_t i, uint32_t end)
{
    size_t k = i;

    if ((i > 0 && f->tokens[i].near < 4) || column_says(f, i))
        return false; /* what stands right in front or above says something else */
    while (k-- > 0 && i - k <= CAR_FAR && f->tokens[k + 1].gap != GAP_PARA)
        if (is_car(f, k) || says(f, k, CARS_DRIVING | CARS_CRASH))
            return true;
    for (k = i; k < f->count && k <= i + CAR_FAR && (k == i || f->tokens[k].gap != GAP_PARA); k++)
        if (f->tokens[k].start >= end && (is_car(f, k) || says(f, k, CARS_DRIVING)))
            return true;
    return false;
}

/* "camion 9329 dfc", "le camping-car (5655 yc 59)" */
bool near_car(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 2 && f->tokens[k + 1].gap != GAP_PARA;)
        if (is_car(f, k))
            return true;
    return false;
}

/* Right behind "plate" or a car on the same line. */
bool on_car_line(const struct find *f, size_t i)
{
    return i > 0 && f->tokens[i].gap < GAP_LINE && is_car(f, i - 1);
}
