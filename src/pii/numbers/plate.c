/* SPDX-License-Identifier: EUPL-1.2 */
/* plate.c - number plates: forms of the countries that customers come from.
 *
 * Some are unmistakable as they are printed; the others need a word of cars or of parking beside
 * them.  Right behind "plate" itself anything as long as one is taken. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"

/* ---- forms ---- */

/* Groups as class (a letter, c consonant, d digit), least, most, and what stands behind:
 * '-' or ' ' itself, '.' nothing, '*' one of " -." or nothing. */
struct plate_form {
    const char *groups;
    bool district; /* the first group is a German district */
};

/* As printed, in capitals: nothing else of everyday looks so. */
static const struct plate_form sure[] = {
    { "a22.d22 a33", false }, /* United Kingdom, since 2001 */
    { "d22-a22-d22", false }, /* Netherlands, Portugal */
    { "a22-d22-a22", false },    { "d22-d22-a22", false }, { "a22-d22-d22", false },
    { "d22-a33-d11", false },    { "d11-a33-d22", false }, { "d11-a33-d33", false }, /* Belgium */
    { "d33-a12-d16", false },                                                        /* Ireland */
    { "a13-a12 d14", true },                                                         /* Germany */
    { "a13-a12 d14.a11", true },
};

/* With a word beside them, small letters too. */
static const struct plate_form likely[] = {
    { "d11.a11.d11*d44", false }, /* Czechia */
    { "a11.d11.a11*d45", false }, /* Italy, on trial */
    { "a22*d33*a22", false },     /* France, Italy */
    { "d44*c33", false },         /* Spain */
    { "a12-d44-a12", false },     /* Spain, before */
    { "a22.d22*a33", false },     /* United Kingdom */
    { "a22*d22*a33", false },     { "a11.d13*a33", false },
    { "a11*d13*a33", false }, /* before */
    { "a33*d22*a11", false }, /* Netherlands */
    { "a22*d33*a11", false },     { "a11*d33*a22", false },
    { "a11*d22*a33", false },     { "d11*a22*d33", false },
    { "d33*a22*d11", false },     { "d22*a33*d11", false },
    { "d11*a33*d22", false },     { "d22*a22*d22", false }, /* Portugal */
    { "d22*d22*a22", false },     { "a22*d22*d22", false },
    { "a22*d22*a22", false },     { "d12*a33*d33", false }, /* Belgium, California */
    { "d23-a12-d16", false },                               /* Ireland */
    { "a13*a12*d14", true },                                /* Germany */
    { "a12*d15.a13", false },                               /* Austria */
    { "a12*d35*a13", false },     { "a12-d35 a12", false },
    { "a22*d23*d33", false }, /* Switzerland */
    { "a11-d44-c33", false }, /* trailers of Spain */
    { "a22*d36", false },     /* Switzerland */
    { "a23*d45", false },     /* Poland */
    { "a33*d34", false },     /* United States */
    { "a22 d22-a33", false }, /* Slovenia */
    { "d14*a13*d22", false }, /* France, before */
};

static bool has_class(char c, char class)
{
    if (class == 'd')
        return ascii_digit(c);
    return !ascii_digit(c) && !(class == 'c' && strchr("AEIOU", c));
}

/* `open`: whether the '*' before was a mark or nothing (0: none yet); all are the same. */
static bool gap_is(const struct find *f, const struct run *r, size_t k, char gap, char *open)
{
    char here = f->text.ptr[r->end[k - 1]], is = r->stop[k - 1] ? 'y' : 'n';

    if (gap == '*' && *open && *open != is)
        return false;
    *open = gap == '*' ? is : *open;
    if (!r->stop[k - 1])
        return gap == '.' || gap == '*';
    if (!ascii_alnum(f->text.ptr[r->end[k - 1] + 1]))
        return gap == '*' && str_starts(str_from(f->text, r->end[k - 1]), STR(" - "));
    return gap == '*' ? here == ' ' || here == '-' || here == '.' : here == gap;
}

/* Nothing goes on behind a dash. */
static bool ends_there(const struct find *f, const struct run *r, size_t n)
{
    uint32_t end = r->end[n - 1];
    char next = end + 1 < f->text.len ? f->text.ptr[end] : '\0';

    return r->stop[n - 1] &&
           !((next == '-' || next == '/' || next == '_') && ascii_alnum(f->text.ptr[end + 1]));
}

static bool is_district(const struct run *r, size_t n)
{
    static const char *const codes[26] = {
        /* by their first letter */
        ['A' - 'A'] = "A AA AB AC AE AH AIB AIC AK ALF ALS ALZ AM AN ANA ANG ANK AP APD AR ARN ART "
                      "AS ASL ASZ AT AU AUR AW AZ AZE ",
        ['B' - 'A'] = "B BA BAD BAR BB BBG BBL BC BCH BD BE BED BEI BEL BER BF BGD BGL BH BI BID "
                      "BIN BIR BIT BIW BK BKS BL BLB BLK BM BN BNA BO BOG BOH BOR BOT BP BR BRA "
                      "BRB BRG BRI BRK BRL BRV BS BSB BSK BT BTF BUL BW BWL BYL BZ BZA ",
        ['C' - 'A'] = "C CA CAS CB CE CHA CLP CLZ CO COC COE CUX CW ",
        ['D' - 'A'] = "D DA DAH DAN DAU DB DBR DD DE DEG DEL DGF DH DI DIL DIZ DKB DL DLG DM DN DO "
                      "DON DU DUD DW DZ ",
        ['E' - 'A'] = "E EA EB EBE EBN EBS ECK ED EE EF EG EH EI EIC EIH EIL EIN EIS EL EM EMD EMS "
                      "EN ER ERB ERH ERK ERZ ES ESB ESW EU EW ",
        ['F' - 'A'] = "F FB FD FDB FDS FEU FF FFB FG FH FI FKB FL FLO FN FO FOR FR FRG FRI FRW FS "
                      "FT FTL FW FZ ",
        ['G' - 'A'] =
            "G GA GAN GAP GC GD GDB GE GEL GEM GEO GER GF GG GHA GHC GI GK GL GLA GM GMN "
            "GN GNT GOA GOH GP GR GRA GRH GRI GRM GRS GRZ GS GT GTH GUB GUN GV GVM GW GZ ",
        ['H' - 'A'] = "H HA HAB HAL HAM HAS HB HBN HBS HC HCH HD HDH HDL HE HEB HEF HEI HEL HER "
                      "HET HF HG HGN HGW HH HHM HI HIG HIP HL HM HMU HN HO HOG HOH HOL HOM HOR HOT "
                      "HP HR HRO HS HSK HST HU HUS HV HVL HW HWI HX HY HZ ",
        ['I' - 'A'] = "IGB IK IL ILL IN IZ ",
        ['J' - 'A'] = "J JE JEV JL ",
        ['K' - 'A'] = "K KA KB KC KE KEH KEL KEM KF KG KH KI KIB KK KL KLE KLZ KM KN KO KR KRU KS "
                      "KT KU KUS KW KY KYF ",
        ['L' - 'A'] = "L LA LAN LAU LB LBS LBZ LC LD LDK LDS LEO LER LEV LF LG LH LI LIB LIF LIP "
                      "LL LM LN LOS LP LR LRO LSZ LU LUN LUP LWL ",
        ['M' - 'A'] = "M MA MAB MAI MAK MAL MB MC MD ME MED MEG MEI MEK MEL MER MET MG MGH MGN MH "
                      "MHL MI MIL MK MKK MM MN MO MOD MOL MON MOS MR MS MSE MSH MSP MST MT MTK MTL "
                      "MUR MVL MW MY MYK MZ MZG ",
        ['N' - 'A'] = "N NAB NAI NAU NB ND NDH NE NEA NEB NEC NEN NES NEW NF NH NI NK NL NM NMB "
                      "NMS NOH NOL NOM NOR NP NR NT NU NW NWM NY NZ ",
        ['O' - 'A'] = "OA OAL OB OBB OBG OC OCH OD OE OF OG OH OHA OHV OHZ OK OL OP OPR OS OSL OVI "
                      "OVL OVP OZ ",
        ['P' - 'A'] = "P PA PAF PAN PAR PB PCH PE PEG PF PI PIR PL PLO PM PN PR PRU PS PW PZ ",
        ['Q' - 'A'] = "QLB ",
        ['R' - 'A'] = "R RA RC RD RDG RE REG REH REI RG RH RI RID RIE RL RM RN RO ROD ROF ROH ROK "
                      "ROL ROS ROT ROW RP RS RSL RT RU RV RW RZ ",
        ['S' - 'A'] = "S SAB SAD SAL SAN SAW SB SBG SBK SC SCZ SDH SDL SDT SE SEB SEE SEF SEL SFB "
                      "SFT SG SGH SH SHA SHG SHK SHL SI SIG SIM SK SL SLE SLF SLK SLN SLS SLZ SM "
                      "SN SO SOB SOG SOK SON SP SPB SPN SR SRB SRO ST STA STB STD STE STH STL STO "
                      "SU SUL SW SWA SY SZ SZB ",
        ['T' - 'A'] = "TBB TDO TE TET TF TG TIR TO TP TR TS TT TUT ",
        ['U' - 'A'] = "UE UEM UER UFF UH UL UM UN USI ",
        ['V' - 'A'] = "V VAI VB VEC VER VG VIB VIE VK VS ",
        ['W' - 'A'] = "W WA WAF WAN WAR WAT WB WBS WDA WE WEL WEN WER WES WF WHV WI WIL WIS WIT WK "
                      "WL WLG WM WMS WN WND WO WOB WOH WOL WOR WOS WR WRN WS WSF WST WSW WT WTM "
                      "WUG WUN WUR WW WZ WZL ",
        ['Z' - 'A'] = "Z ZE ZEL ZI ZIG ZP ZR ZW ZZ ",
    };
    const char *p = ascii_alpha(r->c[0]) ? codes[r->c[0] - 'A'] : NULL;

    while (p && *p) {
        size_t k = 0;

        while (k < n && p[k] == r->c[k])
            k++;
        if (k == n && p[k] == ' ')
            return true;
        p = strchr(p + k, ' ') + 1;
    }
    return false;
}

/* How many characters of the run have the form; 0 for none. */
static size_t form_length(const struct find *f, const struct run *r, const struct plate_form *form)
{
    const char *g = form->groups;
    size_t k = 0, first = 0;
    char open = 0;

    for (;; g += 4) {
        size_t n = 0, least = (size_t)(g[1] - '0'), most = (size_t)(g[2] - '0');

        while (n < most && k < r->n && has_class(r->c[k], g[0]) && !(n && r->stop[k - 1])) {
            k++;
            n++;
        }
        if (n < least)
            return 0;
        first = first ? first : k;
        if (!g[3])
            break;
        if (k >= r->n || !gap_is(f, r, k, g[3], &open))
            return 0;
    }
    return ends_there(f, r, k) && k <= r->line && (!form->district || is_district(r, first)) ? k
                                                                                             : 0;
}

static size_t form_of(const struct find *f, const struct run *r, const struct plate_form *forms,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool digit_first = forms[i].groups[0] == 'd';
        size_t n = r->n && digit_first == ascii_digit(r->c[0]) ? form_length(f, r, &forms[i]) : 0;

        if (n)
            return n;
    }
    return 0;
}

/* ---- words ---- */

#define CAR_BEFORE 8 /* tokens between a word of cars and the plate */
#define CAR_BEHIND 5

static bool is_car(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "aanhanger amende anhanger aparcada aparcado aparcamiento astra audi auto",
        ['b' - 'a'] = "behindertenparkplatz berlingo bestelbus bike bmw boete bromfiets brommer "
                      "bus busje bussgeld",
        ['c' - 'a'] = "camion camionnette camper captur car caravan caravana caravane carrinha "
                      "carro cars ciclomotor ciclomotore ciclomotores citroen clio coche coches "
                      "contravention corsa cupra cyclomoteur",
        ['d' - 'a'] = "dacia doblo ducato duster",
        ['e' - 'a'] = "estacionada estacionado",
        ['f' - 'a'] = "fabia fahrzeugwechsel fiat fiesta ford fourgon fourgonnette furgo furgon "
                      "furgone furgoneta",
        ['g' - 'a'] = "garagem garaje gare garee garer gegner geparkeerd geparkt",
        ['h' - 'a'] = "hgv huurauto huurwagen hyundai",
        ['i' - 'a'] = "ibiza",
        ['j' - 'a'] = "jeep",
        ['k' - 'a'] = "kangoo kennz kentekens kfz kia kuga",
        ['l' - 'a'] = "lambretta lancia leaseauto leasewagen leihwagen lkw lorry",
        ['m' - 'a'] = "macchina matr mazda megane mercedes mietauto mietwagen mitsubishi "
                      "mobylette mofa moped mota moto motocicleta motocicletta motociclo "
                      "motocycle motocyclette motorbike motorfiets motorino motorrad motos multa",
        ['n' - 'a'] = "nissan",
        ['o' - 'a'] = "octavia opel",
        ['p' - 'a'] = "parcheggiata parcheggiato parcheggio parkeerplaats parkeerplek parkplatz "
                      "parked parking passat permit peugeot pickup pkw "
                      "plaques porsche pv",
        ['q' - 'a'] = "qashqai",
        ['r' - 'a'] = "reboque reg rego remolque remorque renault roller roulotte",
        ['s' - 'a'] = "sandero scenic skoda snorfiets sprinter stationne stationnee stellplatz "
                      "stellplatze subaru suv",
        ['t' - 'a'] = "targata targato targhe taxi taxis tegenpartij tesla touran toyota trailer "
                      "transporter twingo",
        ['u' - 'a'] = "unfallgegner",
        ['v' - 'a'] = "van veh vehic vehicles vehicules versicherungskennzeichen vespa vhl vivaro "
                      "voitures volvo vw",
        ['w' - 'a'] = "wagen wohnmobil wohnwagen",
        ['y' - 'a'] = "yaris",
    };

    return t->is & NEAR_PLATE || word_by_letter(token_folded(f, t), words);
}

/* "second driver", "3) bestuurder": of several in a report, not of who brings a parcel. */
static bool is_driver(const struct find *f, size_t k)
{
    if (!word_among(token_folded(f, &f->tokens[k]),
                    "driver|fahrer|fahrerin|conductor|conductora|conducteur|conductrice|conducente|"
                    "bestuurder|condutor|condutora"))
        return false;
    return k > 0 && ((f->tokens[k - 1].shape & TOKEN_DIGITS &&
                      f->tokens[k - 1].end - f->tokens[k - 1].start == 1) ||
                     word_among(token_folded(f, &f->tokens[k - 1]),
                                "second|other|third|anderer|andere|zweiter|otro|segundo|autre|"
                                "deuxieme|altro|secondo|tweede|outro"));
}

static bool beside_car(const struct find *f, size_t i, uint32_t end)
{
    size_t last = i;

    for (size_t k = i; k-- > 0 && i - k <= CAR_BEFORE && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].is & NEAR_ORDER)
            return false;
        if (is_car(f, &f->tokens[k]) || is_driver(f, k))
            return true;
    }
    while (last + 1 < f->count && f->tokens[last + 1].start < end)
        last++;
    for (size_t k = last + 1; k <= last + CAR_BEHIND && k < f->count; k++) {
        if (f->tokens[k].gap >= GAP_DOT && f->tokens[k].gap != GAP_OTHER)
            return false;
        if (is_car(f, &f->tokens[k]))
            return true;
    }
    return false;
}

/* "13u40", "9h05": a time of day. */
static bool is_time(const struct run *r, size_t n)
{
    size_t digits = ascii_digit(r->c[1]) ? 2 : 1;

    return n == digits + 3 && r->groups[n - 1] == 1 && strchr("HU", r->c[digits]) &&
           run_digits(r, n) == digits + 2;
}

/* "Mercedes A 45 AMG", "Honda CB 500 ABS": what makers write behind a car's model. */
static bool is_trim(const struct run *r, size_t n)
{
    static const char trims[] = "ABS ACC AMG AWD CDI CNG CVT DCI DSG EVO FSI GLX GSA GSI GTD GTE "
                                "GTI GTS GTX HDI JTD LPG MPI PRO RSI RTL SDI SLI SRT STI SUV TCE "
                                "TDI TFS TSI VTI XDR XLT";
    struct str last = str_make(r->c + n - 3, 3);

    return n > 4 && r->groups[n - 1] == 3 && r->stop[n - 4] &&
           str_find(str_of(trims), last, 0) != STR_NPOS;
}

/* "418 KLB": mopeds in Germany; what else looks so is a model. */
static size_t moped_length(const struct find *f, size_t i, const struct run *r)
{
    static const struct plate_form form = { "d33*a33", false };
    size_t n = ascii_digit(r->c[0]) ? form_length(f, r, &form) : 0;

    for (size_t k = i; n && k-- > 0 && i - k <= 4 && f->tokens[k + 1].gap != GAP_PARA;)
        if (word_among(token_folded(f, &f->tokens[k]),
                       "versicherungskennzeichen|mofa|moped|mokick|kleinkraftrad"))
            return n;
    return 0;
}

/* ---- at a token ---- */

static void propose_plate(struct find *f, uint32_t start, const struct run *r, size_t n,
                          float score)
{
    bool siv = n == 7 && ascii_digit(r->c[2]) && ascii_digit(r->c[4]) && !ascii_digit(r->c[0]) &&
               !ascii_digit(r->c[5]) && check_plate_siv(r->c, 7);

    propose(f, (struct span){ start, r->end[n - 1], SPAN_PLATE,
                              siv                        ? "fr.siv"
                              : check_plate_fni(r->c, n) ? "fr.fni"
                                                         : NULL,
                              score, "pattern" });
}

/* France: three groups with dashes, in capitals. */
static size_t siv_length(const struct find *f, const struct run *r)
{
    static const struct plate_form siv = { "a22-d33-a22", false };
    size_t n = r->lower ? 0 : form_length(f, r, &siv);

    return n && check_plate_siv(r->c, n) ? n : 0;
}

/* "208 GTI": three digits and letters behind are a model, no country's plate. */
static bool is_model(const struct run *r, size_t n)
{
    size_t digits = 0;

    while (digits < n && ascii_digit(r->c[digits]))
        digits++;
    return digits > 0 && digits <= 3 && run_digits(r, n) == digits && r->groups[n - 1] == 2;
}

/* "DEPUIS 3": a word and a number in a text all in capitals. */
static bool begins_with_word(const struct run *r)
{
    size_t letters = 0;

    while (letters < r->n && r->groups[letters] == 1 && !ascii_digit(r->c[letters]))
        letters++;
    return letters > 4 || (letters > 3 && r->stop[letters - 1]);
}

/* Other countries' and older plates: short, letters and digits, right behind the word. */
static void find_other(struct find *f, size_t i, const struct run *r)
{
    if (!after_context(f, i, NEAR_PLATE, 5) || r->n < 5 || begins_with_word(r) ||
        (r->lower && r->groups[r->n - 1] < 2))
        return;
    for (size_t n = r->n < 9 ? r->n : 9; n >= 5; n--) {
        size_t digits = run_digits(r, n);

        if (!ends_there(f, r, n) || digits < 1 || digits == n || r->groups[n - 1] > 4 ||
            n > r->line || digits > 5 || is_model(r, n))
            continue;
        propose(f, (struct span){ f->tokens[i].start, r->end[n - 1], SPAN_PLATE,
                                  check_plate_fni(r->c, n) ? "fr.fni" : NULL, 0.75F, "context" });
        return;
    }
}

/* "dk-204-lm": where small letters stand in front of token i, and a word of cars beside. */
static void find_small(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct run r;
    size_t n;

    if (i == 0 || t->gap != GAP_JOIN || f->text.ptr[t->start - 1] != '-' ||
        t[-1].end - t[-1].start > 3 || t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL))
        return;
    run_read(f->text, t[-1].start, &r);
    n = form_of(f, &r, likely, COUNT_OF(likely));
    if (n && beside_car(f, i - 1, r.end[n - 1]))
        propose_plate(f, t[-1].start, &r, n, 0.75F);
}

/* "yd63 kpl": a British one in small letters, which reads as a number and a word. */
static bool like_small_british(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_MIXED && t->end - t->start == 4 && i + 1 < f->count &&
           t[1].gap == GAP_SPACE && t[1].end - t[1].start == 3 && t[1].start - t->end == 1 &&
           !(t[1].is & (WORD_ORDINARY | WORD_PARTICLE | WORD_IS | NEAR_ANY));
}

static void find_small_british(struct find *f, size_t i)
{
    static const struct plate_form form = { "a22.d22 a33", false };
    const struct token *t = &f->tokens[i];
    struct run r = { .n = 7, .line = RUN_MAX };

    for (uint32_t k = 0; k < 7; k++) {
        uint32_t at = t->start + k + (k > 3);

        if ((unsigned char)f->text.ptr[at] >= 0x80)
            return;
        r.c[k] = ascii_upper(f->text.ptr[at]);
        r.end[k] = at + 1;
    }
    r.stop[3] = r.stop[6] = true;
    if (form_length(f, &r, &form) && beside_car(f, i, r.end[6]))
        propose_plate(f, t->start, &r, 7, 0.75F);
}

/* Letters of a plate that are written small: few, and no word. */
static bool is_small(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL)) && t->end - t->start <= 3 &&
           !(t->is & (WORD_ORDINARY | WORD_PARTICLE | WORD_IS | WORD_NOT | WORD_LIGHT | NEAR_ANY));
}

/* "7741 kxz", "1 kgf 207", "gk 482 lw": groups that read as numbers and words; right behind
 * "plate" only. */
static bool like_small_groups(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->near != NEAR_FAR && i + 1 < f->count && t[1].gap == GAP_SPACE &&
           (t->shape & TOKEN_DIGITS ? is_small(f, i + 1)
                                    : is_small(f, i) && t[1].shape & TOKEN_DIGITS) &&
           after_context(f, i, NEAR_PLATE, 5);
}

static void find_small_groups(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct run r = { .line = RUN_MAX };
    size_t n;

    for (size_t k = i; k < f->count && k < i + 3 && (k == i || f->tokens[k].gap == GAP_SPACE) &&
                       (f->tokens[k].shape & TOKEN_DIGITS || is_small(f, k));
         k++) {
        for (uint32_t at = f->tokens[k].start; at < f->tokens[k].end && r.n < 9; at++) {
            if (!ascii_alnum(f->text.ptr[at]))
                return;
            r.c[r.n] = ascii_upper(f->text.ptr[at]);
            r.end[r.n] = at + 1;
            r.groups[r.n++] = (uint8_t)(k - i + 1);
        }
        r.stop[r.n - 1] = true;
    }
    n = form_of(f, &r, likely, COUNT_OF(likely));
    if (n)
        propose_plate(f, t->start, &r, n, 0.8F);
}

/* "fg 482 kb" around its digits: a French one in small letters, none of them a word. */
static bool like_small_siv(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && i + 1 < f->count && t->shape & TOKEN_DIGITS && t->end - t->start == 3 &&
           t->gap == GAP_SPACE && t[1].gap == GAP_SPACE && t->start - t[-1].end == 1 &&
           t[1].start - t->end == 1 && t[-1].end - t[-1].start == 2 && t[1].end - t[1].start == 2 &&
           !t[-1].is && !t[1].is && is_small(f, i - 1) && is_small(f, i + 1);
}

static void find_small_siv(struct find *f, size_t i)
{
    struct run r = { .n = 7, .line = RUN_MAX };
    uint32_t at = f->tokens[i - 1].start;

    for (size_t k = 0; k < 7; k++, at++) {
        at += k == 2 || k == 5;
        if ((unsigned char)f->text.ptr[at] >= 0x80)
            return;
        r.c[k] = ascii_upper(f->text.ptr[at]);
        r.end[k] = at + 1;
    }
    if (check_plate_siv(r.c, 7) && beside_car(f, i - 1, r.end[6]))
        propose_plate(f, f->tokens[i - 1].start, &r, 7, 0.75F);
}

/* Inside a longer code with dashes there is none. */
static bool goes_on_before(const struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start;

    return start > 1 && strchr("-/_.#", f->text.ptr[start - 1]) &&
           ascii_alnum(f->text.ptr[start - 2]);
}

/* Each form has a letter and a digit among its first characters; most runs have not. */
static bool may_be_plate(const struct run *r)
{
    size_t n = r->n < 6 ? r->n : 6, digits = run_digits(r, n);

    return digits > 0 && digits < n;
}

void find_plate(struct find *f, size_t i, const struct run *r)
{
    size_t n;

    if (f->tokens[i].shape & TOKEN_DIGITS)
        find_small(f, i);
    if (like_small_siv(f, i))
        find_small_siv(f, i);
    if (like_small_british(f, i))
        find_small_british(f, i);
    if (like_small_groups(f, i))
        find_small_groups(f, i);
    if (r->n < 5)
        return;
    if (!may_be_plate(r)) {
        find_other(f, i, r);
        return;
    }
    n = siv_length(f, r);
    n = n || r->lower ? n : form_of(f, r, sure, COUNT_OF(sure));
    if (n && !goes_on_before(f, i) && !after_context(f, i, NEAR_ORDER, 5)) {
        propose_plate(f, f->tokens[i].start, r, n, 0.9F);
        return;
    }
    n = form_of(f, r, likely, COUNT_OF(likely));
    if (n && run_digits(r, n) && !is_time(r, n) && !is_trim(r, n) && !goes_on_before(f, i) &&
        (beside_car(f, i, r->end[n - 1]) || column_says(f, i) & NEAR_PLATE)) {
        propose_plate(f, f->tokens[i].start, r, n, 0.8F);
        return;
    }
    n = moped_length(f, i, r);
    if (n) {
        propose_plate(f, f->tokens[i].start, r, n, 0.8F);
        return;
    }
    find_other(f, i, r);
}
