/* SPDX-License-Identifier: EUPL-1.2 */
/* region.c - see region.h. */
#include "assist/region.h"

#include "base/attr.h"

/* Treaty on European Union; Agreement on the European Economic Area, which adds three. */
#define UNION "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
#define AREA  "IS LI NO"

static const struct str countries = STR_INIT(
    UNION " " AREA
          " AD AE AF AG AI AL AM AO AQ AR AS AU AW AX AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS "
          "BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX DJ DM DO DZ EC EG EH "
          "ER ET FJ FK FM FO GA GB GD GE GF GG GH GI GL GM GN GP GQ GS GT GU GW GY HK HM HN HT ID "
          "IL IM IN IO IQ IR JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LK LR LS LY MA "
          "MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR "
          "NU NZ OM PA PE PF PG PH PK PM PN PR PS PW PY QA RE RS RU RW SA SB SC SD SG SH SJ SL SM "
          "SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US "
          "UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW");

static bool is_among(struct str word, struct str list)
{
    struct str one;

    while (str_split(&list, ' ', &one))
        if (one.len && str_eq(word, one))
            return true;
    return false;
}

static bool is_union(struct str region)
{
    return str_eq(region, STR("EU")) || is_among(region, STR(UNION));
}

bool region_is_known(struct str word)
{
    return str_eq(word, STR("EU")) || str_eq(word, STR("EEA")) || is_among(word, countries);
}

bool region_is_within(struct str region, const struct str *allowed, size_t count)
{
    if (!region_is_known(region))
        return false;
    for (size_t i = 0; i < count; i++)
        if (str_eq(region, allowed[i]) || (str_eq(allowed[i], STR("EU")) && is_union(region)) ||
            (str_eq(allowed[i], STR("EEA")) && (is_union(region) || is_among(region, STR(AREA)))))
            return true;
    return false;
}

/* learn.microsoft.com, "List of Azure regions": those whose geography is in Europe. */
static const struct {
    struct str name, country;
} azure[] = {
    { STR_INIT("austriaeast"), STR_INIT("AT") },
    { STR_INIT("belgiumcentral"), STR_INIT("BE") },
    { STR_INIT("denmarkeast"), STR_INIT("DK") },
    { STR_INIT("francecentral"), STR_INIT("FR") },
    { STR_INIT("francesouth"), STR_INIT("FR") },
    { STR_INIT("germanynorth"), STR_INIT("DE") },
    { STR_INIT("germanywestcentral"), STR_INIT("DE") },
    { STR_INIT("italynorth"), STR_INIT("IT") },
    { STR_INIT("northeurope"), STR_INIT("IE") },
    { STR_INIT("norwayeast"), STR_INIT("NO") },
    { STR_INIT("norwaywest"), STR_INIT("NO") },
    { STR_INIT("polandcentral"), STR_INIT("PL") },
    { STR_INIT("spaincentral"), STR_INIT("ES") },
    { STR_INIT("swedencentral"), STR_INIT("SE") },
    { STR_INIT("swedensouth"), STR_INIT("SE") },
    { STR_INIT("switzerlandnorth"), STR_INIT("CH") },
    { STR_INIT("switzerlandwest"), STR_INIT("CH") },
    { STR_INIT("uksouth"), STR_INIT("GB") },
    { STR_INIT("ukwest"), STR_INIT("GB") },
    { STR_INIT("westeurope"), STR_INIT("NL") },
};

/* Letters alone, small: "France Central" is "francecentral". */
static bool is_same_name(struct str said, struct str name)
{
    size_t n = 0;

    for (size_t i = 0; i < said.len; i++) {
        char c = ascii_lower(said.ptr[i]);

        if (c == ' ' || c == '-')
            continue;
        if (n >= name.len || c != name.ptr[n++])
            return false;
    }
    return n == name.len;
}

struct str region_of_azure(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(azure); i++)
        if (is_same_name(name, azure[i].name))
            return azure[i].country;
    return STR("");
}
