/* SPDX-License-Identifier: EUPL-1.2 */
/* plate_form.c - does a run have the form of a number plate: groups, what parts them, and the
 * districts of Germany and counties of Ireland that some begin with. */
#include "pii/numbers/plate_priv.h"

#include <string.h>

#include "pii/numbers/identifier_priv.h"

static bool has_class(char c, char class)
{
    if (class == 'd')
        return ascii_digit(c);
    if (class == 'e')
        return c == 'E' || c == 'H';
    return !ascii_digit(c) && !(class == 'c' && strchr("AEIOU", c));
}

char plate_parting(const struct find *f, const struct run *r, size_t k)
{
    static const struct {
        struct str is;
        char mark;
    } marks[] = {
        { STR_INIT(" "), ' ' },
        { STR_INIT("-"), '-' },
        { STR_INIT("."), '.' },
        { STR_INIT("\u00a0"), ' ' },
        { STR_INIT("\u2009"), ' ' },
        { STR_INIT("\u202f"), ' ' },
        { STR_INIT("\u2011"), '-' },
        { STR_INIT("\u2013"), '-' },
        { STR_INIT(" - "), '=' },
        { STR_INIT("- "), '=' },
        { STR_INIT(" -"), '=' },
        { STR_INIT("\u00b7"), ':' },
        { STR_INIT(":"), '-' }, /* "M:AB 1234" */
        { STR_INIT("\u00a0-\u00a0"), '=' },
        { STR_INIT("-\u00a0"), '=' },
    };
    struct str here = str_from(f->text, r->end[k - 1]);
    size_t line;

    if (here.len > 1 && memchr(" -.", here.ptr[0], 3) && ascii_alnum(here.ptr[1]))
        return here.ptr[0]; /* most often */
    line = run_line_break(here);
    if (line && line < here.len)
        return ascii_alnum(here.ptr[line]) ? ' ' : 0;
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_starts(here, marks[i].is) && here.len > marks[i].is.len &&
            ascii_alnum(here.ptr[marks[i].is.len]))
            return marks[i].mark;
    return 0;
}

/* `open`: whether the '*' before was a mark or nothing (0: none yet); all are the same. */
static bool gap_is(const struct find *f, const struct run *r, size_t k, char gap, char *open)
{
    char is = r->stop[k - 1] ? 'y' : 'n', here;

    if (gap == '*' && *open && *open != is)
        return false;
    *open = gap == '*' ? is : *open;
    if (!r->stop[k - 1])
        return gap == '.' || gap == '*';
    here = plate_parting(f, r, k);
    return gap == '*' ? here != 0 : here == gap;
}

bool plate_ends_there(const struct find *f, const struct run *r, size_t n)
{
    uint32_t end = r->end[n - 1];
    char next = end + 1 < f->text.len ? f->text.ptr[end] : '\0';

    return r->stop[n - 1] &&
           !((next == '-' || next == '/' || next == '_') && ascii_alnum(f->text.ptr[end + 1]));
}

#define DISTRICT_MOST 3 /* letters; each is listed with spaces up to a width of one more */

/* Do the first n letters name a district? */
static bool is_district(const struct run *r, size_t n)
{
    static const char *const codes[26] = {
        ['A' - 'A'] =
            ("A   AA  AB  AC  AE  AH  AIB AIC AK  ALF ALS ALZ AM  AN  ANA ANG ANK AO  AP  APD "
             "AR  ARN ART AS  ASL ASZ AT  AU  AUR AW  AZ  AZE "),
        ['B' - 'A'] =
            ("B   BA  BAD BAR BB  BBG BBL BC  BCH BD  BE  BED BEI BEL BER BF  BGD BGL BH  BI  "
             "BID BIN BIR BIT BIW BK  BKS BL  BLB BLK BM  BN  BNA BO  BOG BOH BOR BOS BOT BP  "
             "BR  BRA BRB BRG BRI BRK BRL BRV BS  BSB BSK BT  BTF BUD BUL BUR BUS BUZ BW  BWL "
             "BYL BZ  BZA "),
        ['C' - 'A'] = "C   CA  CAS CB  CE  CHA CLP CLZ CO  COC COE CUX CW  ",
        ['D' - 'A'] =
            ("D   DA  DAH DAN DAU DB  DBR DD  DE  DEG DEL DGF DH  DI  DIL DIZ DKB DL  DLG DM  "
             "DN  DO  DON DU  DUD DUW DW  DZ  "),
        ['E' - 'A'] =
            ("E   EA  EB  EBE EBN EBS ECK ED  EE  EF  EG  EH  EI  EIC EIH EIL EIN EIS EL  EM  "
             "EMD EMS EN  ER  ERB ERH ERK ERZ ES  ESB ESW EU  EW  "),
        ['F' - 'A'] =
            ("F   FB  FD  FDB FDS FEU FF  FFB FG  FH  FI  FKB FL  FLO FN  FO  FOR FR  FRG FRI "
             "FRW FS  FT  FTL FU  FUS FW  FZ  "),
        ['G' - 'A'] =
            ("G   GA  GAN GAP GC  GD  GDB GE  GEL GEM GEO GER GF  GG  GHA GHC GI  GK  GL  GLA "
             "GM  GMN GN  GNT GO  GOA GOH GP  GR  GRA GRH GRI GRM GRS GRZ GS  GT  GTH GU  GUB "
             "GUN GV  GVM GW  GZ  "),
        ['H' - 'A'] =
            ("H   HA  HAB HAL HAM HAS HB  HBN HBS HC  HCH HD  HDH HDL HE  HEB HEF HEI HEL HER "
             "HET HF  HG  HGN HGW HH  HHM HI  HIG HIP HL  HM  HMU HN  HO  HOG HOH HOL HOM HOR "
             "HOS HOT HP  HR  HRO HS  HSK HST HU  HUN HUS HV  HVL HW  HWI HX  HY  HZ  "),
        ['I' - 'A'] = "IGB IK  IL  ILL IN  IZ  ",
        ['J' - 'A'] = "J   JE  JEV JL  JUL ",
        ['K' - 'A'] =
            ("K   KA  KB  KC  KE  KEH KEL KEM KF  KG  KH  KI  KIB KK  KL  KLE KLZ KM  KN  KO  "
             "KON KOT KOZ KR  KRU KS  KT  KU  KUN KUS KW  KY  KYF "),
        ['L' - 'A'] =
            ("L   LA  LAN LAU LB  LBS LBZ LC  LD  LDK LDS LEO LER LEV LF  LG  LH  LI  LIB LIF "
             "LIP LL  LM  LN  LO  LOB LOS LP  LR  LRO LSZ LU  LUD LUN LUP LWL "),
        ['M' - 'A'] =
            ("M   MA  MAB MAI MAK MAL MB  MC  MD  ME  MED MEG MEI MEK MEL MER MET MG  MGH MGN "
             "MH  MHL MI  MIL MK  MKK MM  MN  MO  MOD MOL MON MOS MR  MS  MSE MSH MSP MST MT  "
             "MTK MTL MU  MUB MUL MUN MUR MVL MW  MY  MYK MZ  MZG "),
        ['N' - 'A'] =
            ("N   NAB NAI NAU NB  ND  NDH NE  NEA NEB NEC NEN NES NEW NF  NH  NI  NK  NL  NM  "
             "NMB NMS NOH NOL NOM NOR NP  NR  NT  NU  NW  NWM NY  NZ  "),
        ['O' - 'A'] =
            ("OA  OAL OB  OBB OBG OC  OCH OD  OE  OF  OG  OH  OHA OHR OHV OHZ OK  OL  OP  OPR "
             "OS  OSL OVI OVL OVP OZ  "),
        ['P' - 'A'] =
            ("P   PA  PAF PAN PAR PB  PCH PE  PEG PF  PI  PIR PL  PLO PM  PN  PR  PRU PS  PW  "
             "PZ  "),
        ['Q' - 'A'] = "QLB ",
        ['R' - 'A'] =
            ("R   RA  RC  RD  RDG RE  REG REH REI RG  RH  RI  RID RIE RL  RM  RN  RO  ROD ROF "
             "ROH ROK ROL ROS ROT ROW RP  RS  RSL RT  RU  RUD RUG RV  RW  RZ  "),
        ['S' - 'A'] =
            ("S   SAB SAD SAK SAL SAN SAW SB  SBG SBK SC  SCZ SDH SDL SDT SE  SEB SEE SEF SEL "
             "SFB SFT SG  SGH SH  SHA SHG SHK SHL SI  SIG SIM SK  SL  SLE SLF SLK SLN SLS SLU "
             "SLZ SM  SN  SO  SOB SOG SOK SOM SON SP  SPB SPN SR  SRB SRO ST  STA STB STD STE "
             "STH STL STO SU  SUL SUW SW  SWA SY  SZ  SZB "),
        ['T' - 'A'] = "TBB TDO TE  TET TF  TG  TIR TO  TOL TP  TR  TS  TT  TU  TUT ",
        ['U' - 'A'] = "UB  UE  UEM UER UFF UH  UL  UM  UN  USI ",
        ['V' - 'A'] = "V   VAI VB  VEC VER VG  VIB VIE VK  VS  ",
        ['W' - 'A'] =
            ("W   WA  WAF WAN WAR WAT WB  WBS WDA WE  WEL WEN WER WES WF  WHV WI  WIL WIS WIT "
             "WK  WL  WLG WM  WMS WN  WND WO  WOB WOH WOL WOR WOS WR  WRN WS  WSF WST WSW WT  "
             "WTM WU  WUG WUM WUN WUR WW  WZ  WZL "),
        ['Z' - 'A'] = "Z   ZE  ZEL ZI  ZIG ZP  ZR  ZW  ZZ  ",
    };
    const char *p = ascii_alpha(r->c[0]) ? codes[r->c[0] - 'A'] : NULL;
    char code[DISTRICT_MOST + 1] = { ' ', ' ', ' ', ' ' };

    if (!p || n > DISTRICT_MOST)
        return false;
    memcpy(code, r->c, n);
    for (; *p; p += sizeof code)
        if (memcmp(p, code, sizeof code) == 0)
            return true;
    return false;
}

/* "231 C": a half year since 2013, and a county. */
static bool is_irish(const struct run *r)
{
    size_t n = r->n > 4 && !ascii_digit(r->c[4]) ? 2 : 1;
    char county[3] = { ascii_lower(r->c[3]), n == 2 ? ascii_lower(r->c[4]) : '\0', '\0' };

    return (r->c[0] == '1' || r->c[0] == '2') && (r->c[2] == '1' || r->c[2] == '2') &&
           word_listed(str_make(county, n), "c ce cn cw d dl g ke kk ky l ld lh lm ls mh mn mo oy "
                                            "rn so t ts w wd wh wx ww");
}

/* "TOEL", "WUE": with an e for the dots. */
static bool is_spelled_district(const struct run *r, size_t n)
{
    struct run plain = *r;

    for (size_t k = 1; k < n && n <= 4; k++) {
        if (r->c[k] != 'E' || !strchr("AOU", r->c[k - 1]))
            continue;
        memmove(plain.c + k, r->c + k + 1, n - k - 1);
        return is_district(&plain, n - 1);
    }
    return false;
}

/* Where nothing parts the district from one or two letters more, it may end sooner: "HHAB123". */
static bool is_german(const struct run *r, size_t first)
{
    size_t letters = first;

    if (r->stop[first - 1])
        return is_district(r, first) || (first > 2 && is_spelled_district(r, first));
    while (letters < r->n && !ascii_digit(r->c[letters]))
        letters++;
    for (size_t n = letters > 3 ? letters - 2 : 1; n < letters && n <= 3; n++)
        if (is_district(r, n))
            return true;
    return false;
}

static bool of_country(const struct run *r, size_t first, int of)
{
    return of == ANYWHERE || (of == GERMANY ? is_german(r, first) : is_irish(r));
}

size_t plate_form_length(const struct find *f, const struct run *r, const struct plate_form *form)
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
    return plate_ends_there(f, r, k) && k <= r->line && of_country(r, first, form->of) ? k : 0;
}

/* ---- told by its form to be one, or none ---- */

/* "SW 169 CW", "WS 288MR": letters, figures and letters of France and Italy, the last no unit. */
bool plate_is_whole(const struct run *r, size_t n, const char *word)
{
    char last[] = { ascii_lower(r->c[n - 2]), ascii_lower(r->c[n - 1]) };
    static const char units[] = "ps ch cv kw km cc hp pk rs gt sw";

    return n == 7 && identifier_shape("aadddaa", r->c, n) &&
           !word_listed(str_of(word), "ps ch cv kw km cc hp pk rs gt") &&
           !word_listed(str_make(last, 2), units);
}

/* "DE 22 DE JULHO", "EL DE 14 DE MAYO", in capitals. */
bool plate_is_day(const struct find *f, size_t i, const struct run *r, size_t n)
{
    bool whole = n > 2 && memcmp(r->c + n - 2, "DE", 2) == 0 && r->stop[n - 3];

    while (i < f->count && f->tokens[i].start < r->end[n - 1])
        i++;
    if (!whole && i < f->count && str_eq(token_folded(f, &f->tokens[i]), STR("de")))
        whole = ascii_digit(r->c[n - 1]) && ++i;
    return whole && i < f->count && f->tokens[i].gap == GAP_SPACE && f->tokens[i].is & WORD_MONTH;
}
