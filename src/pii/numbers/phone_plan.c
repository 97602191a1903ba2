/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_plan.c - the numbering plans: which digits and groups are a telephone number. */
#include "pii/numbers/phone_priv.h"

#include <string.h>

/* ---- international ---- */

/* Country code, national digits at least and at most, and how they may begin (NULL: any). */
static const struct {
    uint16_t code;
    uint8_t least, most;
    const char *first;
} countries[] = {
    /* the Union */
    { 33, 9, 9, "123456789" },
    { 32, 8, 9, "123456789" },
    { 352, 4, 11, "23456789" },
    { 31, 9, 9, "123456789" },
    { 49, 6, 13, "123456789" },
    { 43, 6, 13, "123456789" },
    { 34, 9, 9, "56789" },
    { 351, 9, 9, "236789" },
    { 39, 6, 11, "03578" },
    { 353, 7, 9, "123456789" },
    { 45, 8, 8, "23456789" },
    { 46, 7, 10, "123456789" },
    { 358, 6, 11, "123456789" },
    { 48, 9, 9, "123456789" },
    { 420, 9, 9, "2345679" },
    { 421, 9, 9, "234569" },
    { 36, 8, 9, "123456789" },
    { 40, 9, 9, "2378" },
    { 359, 7, 9, "23456789" },
    { 30, 10, 10, "2678" },
    { 357, 8, 8, "2579" },
    { 356, 8, 8, "2379" },
    { 385, 8, 9, "123456789" },
    { 386, 8, 8, "123456789" },
    { 372, 7, 8, "345678" },
    { 371, 8, 8, "26789" },
    { 370, 8, 8, "34567" },
    /* beside it */
    { 41, 9, 9, "123456789" },
    { 44, 9, 10, "1235789" },
    { 47, 8, 8, "23456789" },
    { 354, 7, 9, NULL },
    { 423, 7, 9, NULL },
    { 376, 6, 9, NULL },
    { 377, 8, 9, NULL },
    { 378, 6, 10, NULL },
    /* North Africa */
    { 212, 9, 9, "5678" },
    { 213, 8, 9, "2345679" },
    { 216, 8, 8, "234579" },
    { 20, 8, 10, "123456789" },
    { 218, 8, 9, "23456789" },
    /* overseas, and where customers write from */
    { 262, 9, 9, "2679" },
    { 590, 9, 9, "5679" },
    { 594, 9, 9, "5679" },
    { 596, 9, 9, "5679" },
    { 1, 10, 10, "23456789" },
    { 7, 10, 10, NULL },
    { 90, 10, 10, NULL },
    { 221, 9, 9, NULL },
    { 225, 8, 10, NULL },
    { 237, 8, 9, NULL },
    { 261, 9, 9, NULL },
    { 27, 9, 9, NULL },
};

/* The code that the digits begin with, and its length: three digits behind the listed ones, else
 * two, or one (1 and 7). */
static uint32_t code_of(const char *d, size_t *ret_length)
{
    static const bool three[100] = {
        [21] = true, [22] = true, [23] = true, [24] = true, [25] = true, [26] = true,
        [29] = true, [35] = true, [37] = true, [38] = true, [42] = true, [50] = true,
        [59] = true, [67] = true, [68] = true, [69] = true, [80] = true, [85] = true,
        [87] = true, [88] = true, [96] = true, [97] = true, [99] = true,
    };
    uint32_t first = (uint32_t)(d[0] - '0'), two = first * 10 + (uint32_t)(d[1] - '0');

    *ret_length = first == 1 || first == 7 ? 1 : three[two] ? 3 : 2;
    if (*ret_length == 1)
        return first;
    return *ret_length == 2 ? two : two * 10 + (uint32_t)(d[2] - '0');
}

bool phone_international(const char *d, size_t n)
{
    size_t length, rest, least = 7, most = 12;
    const char *first = NULL;
    uint32_t code;

    if (n < 8 || n > 15 || d[0] == '0')
        return false;
    code = code_of(d, &length);
    rest = n - length;
    for (size_t i = 0; i < COUNT_OF(countries); i++) {
        if (countries[i].code == code) {
            least = countries[i].least;
            most = countries[i].most;
            first = countries[i].first;
        }
    }
    if (d[length] == '0' && (!first || !strchr(first, '0'))) { /* "+33 06": one too many */
        length++;
        rest--;
    }
    return rest >= least && rest <= most && (!first || strchr(first, d[length]));
}

/* ---- national ---- */

/* Areas and mobiles of most countries. */
#define ANY_AREA "01 02 03 04 05 06 07 08 09"

/* Mobiles of Austria. */
#define AUSTRIAN "0664 0650 0660 0676 0677 0680 0681 0688 0699"

/* Mobiles of Italy, and landlines of Luxembourg. */
#define ITALIAN    "32 33 34 35 36 37 38 39"
#define LUXEMBOURG "26 27"

/* A form that people use; its groups as phone_groups() has them. */
struct plan {
    const char *first; /* the number begins so; alternatives parted by ' ' */
    uint64_t groups;
    bool context; /* needs a word beside it */
};

static const struct plan of_eight[] = {
    /* Luxembourg */
    { LUXEMBOURG, 0x8, true },
    { LUXEMBOURG, 0x2222, true },
    { LUXEMBOURG, 0x422, true },
    { LUXEMBOURG, 0x44, true },
};
static const struct plan of_nine[] = {
    /* Dublin */
    { "01", 0x234, false },
    /* Belgian landlines */
    { "02 03 04 09", 0x2322, false },
    { "01 05 06 07 08", 0x3222, false },
    /* landlines of Germany */
    { "03 04 05 06 07 08 09 02", 0x45, true },
    { ANY_AREA, 0x27, true },
    /* Spain, Portugal, Italy */
    { "6 7 9", 0x333, true },
    { "6 7 8 9", 0x9, true },
    { "6 7 9", 0x3222, false },
    { "2 3 4 5 8", 0x3222, true },
    { "6 7 9", 0x12222, true }, /* and France without its 0 */
    { "8 9", 0x2322, true },
    { "9", 0x243, true },
    { "2 9", 0x234, true },
    { "2", 0x333, true },
    { "2 3", 0x9, true },
    { "3", 0x36, true },
    /* Belgium */
    { ANY_AREA, 0x9, true },
};
static const struct plan of_ten[] = {
    /* France, Belgian and Swiss mobiles, Netherlands, Ireland, Maghreb */
    { ANY_AREA, 0xa, false },
    { ANY_AREA, 0x22222, false },
    { ANY_AREA, 0x4222, false },
    { ANY_AREA, 0x433, false },
    { ANY_AREA, 0x3322, false },
    { ANY_AREA, 0x37, false },
    { ANY_AREA, 0x28, false },
    { ANY_AREA, 0x46, false },
    { ANY_AREA, 0x334, false },
    { ANY_AREA, 0x244, false },
    { "06 07", 0x2332, false },
    { "06 07", 0x2233, false },
    { "06 07", 0x2224, false },
    { "06 07", 0x2242, false },
    { "06 07", 0x2422, false },
    { "06 07", 0x55, true },
    { "080 081 082 089", 0x1333, false },
    { "080 081 082 089", 0x13222, false },
    { "080 081 082 089", 0x433, false },
    /* mobiles of Germany and Austria */
    { AUSTRIAN, 0x4222, false },
    { AUSTRIAN, 0x433, false },
    /* landlines of Germany */
    { "03 04 05 06 07 08 09 02", 0x37, true },
    { "03 04 05 06 07 08 09 02", 0x46, true },
    /* Spain, Portugal, Italy */
    { ITALIAN, 0x334, false },
    { ITALIAN, 0x37, false },
    { ITALIAN, 0x3322, false },
    { ITALIAN, 0x3223, false },
    { ITALIAN, 0x3232, false },
    { ITALIAN, 0x343, false },
    { "3", 0x3223, true },
    { "3", 0xa, true },
};
static const struct plan of_eleven[] = {
    /* United Kingdom */
    { "07 01 02 03", 0x56, false },
    { "07 01 02 03", 0x533, false },
    { "02 07", 0x344, false },
    { "07", 0x434, false },
    { "011 012 013 014 015 016 017 018 019 02", 0xb, true },
    { "01 08 03 02", 0x434, false },
    { "07", 0xb, false },
    { "07", 0x2333, false },
    { "07 01", 0x5222, false },
    /* mobiles of Germany and Austria */
    { "015 016 017", 0x47, false },
    { "015 016 017", 0x56, false },
    { "015 016 017", 0xb, false },
    { "015 016 017", 0x38, false },
    { "015 016 017", 0x434, false },
    { "015 016 017", 0x4322, false },
    { "015 016 017", 0x4223, false },
    { "015 016 017", 0x4232, false },
    { "015 016 017", 0x443, false },
    { "015 016 017", 0x5222, false },
    { "015 016 017", 0x533, false },
    { AUSTRIAN, 0x47, false },
    { AUSTRIAN, 0xb, false },
    { AUSTRIAN, 0x4322, false },
    { AUSTRIAN, 0x4223, false },
    { AUSTRIAN, 0x4232, false },
    { AUSTRIAN, 0x434, false },
    { AUSTRIAN, 0x443, false },
    /* landlines of Germany */
    { "03 04 05 06 07 08 09 02", 0x38, true },
    { "03 04 05 06 07 08 09 02", 0x56, true },
    /* with the country's code and no plus */
    { "346 347", 0x23222, false },
    { "346 347", 0x2333, true },
    { "336 337", 0x212222, false },
};
static const struct plan of_twelve[] = {
    /* mobiles of Germany and Austria */
    { "015 016 017", 0x48, false },
    { "015 016 017", 0x57, false },
    { "015 016 017", 0xc, false },
    { "015 016 017", 0x42222, false },
    { "015 016 017", 0x4332, false },
    { "015 016 017", 0x4422, false },
    { "015 016 017", 0x5223, false },
    { AUSTRIAN, 0x48, false },
    /* with the country's code and no plus */
    { "3519", 0x3333, true },
};

/* By how many digits they have. */
static const struct {
    const struct plan *rows;
    size_t count;
} plans[] = {
    [8] = { of_eight, COUNT_OF(of_eight) },    [9] = { of_nine, COUNT_OF(of_nine) },
    [10] = { of_ten, COUNT_OF(of_ten) },       [11] = { of_eleven, COUNT_OF(of_eleven) },
    [12] = { of_twelve, COUNT_OF(of_twelve) },
};

static bool begins_so(const char *d, size_t n, const char *first)
{
    for (const char *p = first; *p;) {
        size_t k = 0;

        while (k < n && p[k] == d[k])
            k++;
        if (k && (!p[k] || p[k] == ' '))
            return true;
        for (p += k; *p && *p != ' ';)
            p++;
        p += *p == ' ';
    }
    return false;
}

uint64_t phone_groups(const struct dial *r, size_t n)
{
    uint64_t groups = 0;

    for (size_t g = 0; g <= r->group[n - 1]; g++)
        groups = groups << 4 | (r->groups[g] & 15);
    return groups;
}

static bool is_split_pair(const struct dial *r, size_t g, size_t last)
{
    return g > 0 && g < last && r->groups[g] == 1 && r->groups[g + 1] == 1;
}

/* "0470 91 22 8 4": two figures said one by one are a pair.  Without a word beside them only one
 * pair is, or all of a French or Dutch mobile. */
static uint64_t groups_paired(const struct dial *r, size_t n, bool context)
{
    uint64_t groups = 0;
    size_t pairs = 0, last = r->group[n - 1];

    for (size_t g = 0; g <= last; g++) {
        bool split = is_split_pair(r, g, last);

        groups = groups << 4 | (split ? 2 : r->groups[g] & 15);
        pairs += split;
        g += split;
    }
    return pairs && (context || pairs == 1 || begins_so(r->d, n, "06 07")) ? groups : 0;
}

/* Groups that are nothing else where the place is one for telephones: nine digits of Spain and
 * Portugal, Italy's mobiles, landlines with their 0. */
bool phone_likely(const struct dial *r, size_t n)
{
    size_t groups = (size_t)r->group[n - 1] + 1, first = r->groups[0], singles = 0;

    for (size_t g = 1; g < groups; g++) {
        if (is_split_pair(r, g, groups - 1))
            g++;
        else
            singles += r->groups[g] == 1;
        if (r->groups[g] > 7)
            return false;
    }
    if (singles && groups < n &&
        !(singles == 1 && first > 2 &&
          (r->d[0] == '0' || (r->d[0] == '3' && r->groups[groups - 1] > 1))))
        return false; /* "0421 555 0 187", "366 4 11 80 27" */
    if (n == 11 && groups == 3 && first == 2 && r->groups[1] == 5 && r->d[2] == '9')
        return r->d[0] != '0' && r->d[1] != '0'; /* Brazil: "41 99165 8830" */
    if (groups == 3 && r->groups[1] == 2 && !(r->d[0] == '0' && first > 3) &&
        (r->groups[2] == 4 || r->groups[2] == 2 || (first == 2 && r->groups[2] == 5)))
        return false; /* a date, an American number of social security, a licence: "93-02-44817" */
    if (r->d[0] == '0')
        return r->d[1] != '0' && n >= 9 && n <= 12 && groups >= 2 && groups <= 5 &&
               (first >= 2 || n == 10 || n == 11);
    if (n == 9 && strchr("236789", r->d[0]))
        return first == 9 || first <= 3;
    return (n == 10 || n == 9) && r->d[0] == '3' && (first >= 3 || groups == n) && r->d[1] != '0' &&
           r->d[1] != '1';
}

/* North America: "(555) 123-4567", "555-123-4567", "555.123.4567". */
static bool is_american(const struct find *f, const struct dial *r, size_t n)
{
    char first, second;

    if (n != 10 || r->d[0] < '2' || r->d[3] < '2' || !r->stop[2] || !r->stop[5])
        return false;
    first = f->text.ptr[r->end[2]];
    second = f->text.ptr[r->end[5]];
    return r->brackets || (first == '-' && second == '-') || (first == '.' && second == '.') ||
           (first == ' ' && second == '-');
}

/* "Apt 12 98765-4321", "lote 41 99165-8830": a door and the code of a place behind it. */
static bool behind_door(const struct find *f, uint32_t start)
{
    static const struct str words[] = {
        STR_INIT("ap"),    STR_INIT("apt"),  STR_INIT("apto"),    STR_INIT("apartment"),
        STR_INIT("bloco"), STR_INIT("box"),  STR_INIT("casa"),    STR_INIT("cep"),
        STR_INIT("floor"), STR_INIT("lote"), STR_INIT("highway"), STR_INIT("hwy"),
        STR_INIT("route"), STR_INIT("sala"), STR_INIT("suite"),   STR_INIT("ste"),
        STR_INIT("unit"),  STR_INIT("zip"),  STR_INIT("#"),
    };
    struct str front = str_trim(str_slice(f->text, start > 12 ? start - 12 : 0, start));
    size_t at = front.len;

    while (at > 0 && !ascii_space(front.ptr[at - 1]))
        at--;
    front = str_from(front, at);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (front.len <= words[i].len + 1 && str_starts_nocase(front, words[i]))
            return true;
    return false;
}

/* "(11) 95550-1284"; a mobile without brackets too, "27 99811-0046", "85 9 8841-2207". */
static bool is_brazilian(const struct find *f, const struct dial *r, size_t n, uint64_t groups)
{
    if (n < 10 || n > 11 || r->d[0] == '0')
        return false;
    if (r->brackets)
        return groups == 0x244 || groups == 0x254;
    return (groups == 0x254 || groups == 0x2144) && r->d[1] != '0' && r->d[2] == '9' &&
           r->d[3] >= '6' && f->text.ptr[r->end[1]] == ' ' &&
           strchr("-.", f->text.ptr[r->end[6]]) && !behind_door(f, r->end[0] - 1);
}

/* "1-800-555-0199": the country's own digit in front. */
static bool is_american_with_code(const struct find *f, const struct dial *r, size_t n)
{
    return n == 11 && r->d[0] == '1' && r->d[1] >= '2' && r->groups[0] == 1 && r->groups[1] == 3 &&
           r->groups[2] == 3 && strchr("- ", f->text.ptr[r->end[3]]) &&
           f->text.ptr[r->end[6]] == '-';
}

/* "0721 12346-0", "040 66969-123": a landline of Germany or Austria and its extension. */
static bool has_extension(const struct find *f, const struct dial *r, size_t n)
{
    size_t last = r->group[n - 1], own = n - r->groups[last];

    return last == 2 && r->d[0] == '0' && r->d[1] >= '2' && r->groups[0] >= 3 &&
           r->groups[0] <= 5 && r->groups[1] >= 4 && r->groups[last] <= 3 && own >= 8 &&
           own <= 12 && f->text.ptr[r->end[own - 1]] == '-';
}

/* Digits of the largest group. */
static size_t groups_most(const struct dial *r, size_t n)
{
    size_t most = 0;

    for (size_t g = 0; g <= r->group[n - 1]; g++)
        most = r->groups[g] > most ? r->groups[g] : most;
    return most;
}

#define SINGLES_LEAST 2 /* figures by themselves */

/* Is one kind of mark between all groups, a space or a hyphen? */
static bool is_parted_alike(const struct find *f, const struct dial *r, size_t n)
{
    char mark = f->text.ptr[r->end[r->groups[0] - 1]];

    if (mark != ' ' && mark != '-')
        return false;
    for (size_t k = 1; k < n; k++)
        if (r->group[k] != r->group[k - 1] &&
            (f->text.ptr[r->end[k - 1]] != mark || r->end[k] - r->end[k - 1] != 2))
            return false;
    return true;
}

/* "9 8 7 6 5 4 3 2 1", "0 1 0 1 1 0 1 0 1 1": counted, or of bits. */
static bool is_counted(const struct dial *r, size_t n)
{
    bool steady = true, bits = true;

    for (size_t k = 0; k < n; k++) {
        bits = bits && r->d[k] <= '1';
        steady = steady && (k < 2 || r->d[k] - r->d[k - 1] == r->d[1] - r->d[0]);
    }
    return steady || bits;
}

/* Ten or eleven figures with a 0 begin a telephone where more than one is said at first, or each
 * by itself; nine need a place for one. */
bool phone_dictated(const struct find *f, const struct dial *r, size_t n, bool hint)
{
    bool zero = r->d[0] == '0' && r->d[1] != '0' && (n == 10 || n == 11);
    size_t singles = 0, most = 0;

    if (n > r->line || r->group[n - 1] == 0 ||
        !(zero || (n == 9 && hint && strchr("679", r->d[0]))))
        return false;
    for (size_t g = 0; g <= r->group[n - 1]; g++) {
        singles += r->groups[g] == 1;
        most = r->groups[g] > most ? r->groups[g] : most;
    }
    return singles >= SINGLES_LEAST + (size_t)zero && most <= 3 &&
           (r->groups[0] > 1 || singles == n) && is_parted_alike(f, r, n) && !is_counted(r, n);
}

/* "06 39 98 1 2 3 4": ten digits said one by one in places. */
static bool is_in_small_groups(const struct dial *r, size_t n, bool context)
{
    size_t pairs = 0;

    if ((n == 10 || n == 11) && r->d[0] == '0' && r->d[1] != '0' && r->groups[0] == 1 &&
        r->group[n - 1] >= 3)
        return r->groups[1] > 1 &&
               r->groups[r->group[n - 1]] > 1; /* "0 639 987 001", "0 42 21 55 50 18" */
    if (n == 9 && context && strchr("679", r->d[0]) && groups_most(r, n) <= 2)
        return true; /* "91 9 0 4 4 7 1 2" */
    if (n != 10 || r->d[0] != '0' || r->d[1] == '0' || r->groups[0] != 2)
        return false;
    for (size_t g = 0; g <= r->group[n - 1]; g++) {
        if (r->groups[g] > 2)
            return false;
        pairs += r->groups[g] == 2;
    }
    return context || (pairs >= 3 && (r->d[1] == '6' || r->d[1] == '7'));
}

/* Numbers of services: whoever pays for them, they are nobody's. */
static const struct {
    const char *first;
    uint64_t groups; /* 0: any */
    uint8_t least, most;
} services[] = {
    { "0800", 0, 8, 11 }, /* free in most countries */
    { "00800", 0, 13, 13 },
    { "0900", 0, 8, 10 },                                    /* Netherlands, Germany, Switzerland */
    { "0300 0303 0330 0333 0343 0344 0370", 0x434, 11, 11 }, /* United Kingdom */
    { "0808 0843 0844 0845 0870 0871", 0x434, 11, 11 },
    { "080 081 082 089", 0x13222, 10, 10 }, /* France */
    { "080 081 082 089", 0x1333, 10, 10 },
    { "0810 0811 0820 0892", 0x4222, 10, 10 },  /* 0825 is Avellino, too */
    { "800 808 900 901 902 707", 0x333, 9, 9 }, /* Italy, Portugal, Spain */
    { "800 808 900 901 902 707", 0x3222, 9, 9 },
    { "800 900 901 902", 0x36, 9, 9 },
};

bool phone_is_service(const struct dial *r)
{
    uint64_t groups;

    if (r->n < 8 || r->n > 13 || !strchr("0789", r->d[0]))
        return false;
    groups = phone_groups(r, r->n);
    for (size_t i = 0; i < COUNT_OF(services); i++)
        if (r->n >= services[i].least && r->n <= services[i].most &&
            (!services[i].groups || services[i].groups == groups) &&
            begins_so(r->d, r->n, services[i].first))
            return true;
    return false;
}

/* "33 6 12 19 25 41": drawn or sizes, where each pair is more than the one before. */
static bool is_drawn(const struct dial *r, uint64_t groups)
{
    if (groups != 0x212222 || r->d[0] != '3')
        return false;
    for (size_t k = 5; k < 11; k += 2)
        if (memcmp(r->d + k - 2, r->d + k, 2) >= 0)
            return false;
    return true;
}

static bool is_planned(const struct dial *r, size_t n, uint64_t groups, bool context)
{
    uint64_t paired;

    if (n >= COUNT_OF(plans) || !plans[n].count || (!context && is_drawn(r, groups)))
        return false;
    paired = groups_paired(r, n, context);
    for (size_t i = 0; i < plans[n].count; i++) {
        const struct plan *p = &plans[n].rows[i];

        if ((p->groups == groups || p->groups == paired) && (!p->context || context) &&
            begins_so(r->d, n, p->first))
            return true;
    }
    return false;
}

bool phone_national(const struct find *f, const struct dial *r, size_t n, bool context)
{
    uint64_t groups = phone_groups(r, n);

    return is_planned(r, n, groups, context) || is_american(f, r, n) ||
           is_brazilian(f, r, n, groups) || is_american_with_code(f, r, n) ||
           has_extension(f, r, n) || is_in_small_groups(r, n, context);
}
