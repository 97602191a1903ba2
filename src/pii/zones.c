/* SPDX-License-Identifier: EUPL-1.2 */
/* zones.c - the parts of a window that can hold structured data, and nothing else of it, read.
 *
 * Around the places where a structured datum may begin lie cores, whose tokens are offered to the
 * detectors, and around each core as many words as these look at from there.  The reaches below
 * are theirs: raise one here when a detector looks farther.  What comes out is, byte for byte,
 * what reading the whole window gives; zones_test.c holds that on everything at hand. */
#include "pii/zones_priv.h"

#include <string.h>

#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

/* Words.  A phrase reaches PHRASE words on. */
#define PHRASE      (PHRASE_WORDS_MAX - 1)
#define BACK        (NEAR_REACH + PHRASE) /* to a context word */
#define BACK_LEAST  4                     /* three_digits(), behind_order() */
#define ON          (6 + PHRASE)          /* walk_on() */
#define ON_LEAST    3                     /* is_counted(), said_behind() */
#define CAR_BACK    (40 + PHRASE + 3)     /* plate.c: words of cars; password_said.c: SAID_REACH */
#define CAR_ON      (40 + PHRASE + 1)
#define IBAN_ON     16                   /* papers.c: a BIC behind an IBAN */
#define KIN_BACK    28                   /* date.c: KIN_REACH */
#define TABLE_BACK  72                   /* date.c: TABLE_REACH */
#define FIRST       2                    /* begins_number(): capitals in front of it */
#define CUE_BEFORE  22                   /* a cue that itself finds the number */
#define CUE_BEHIND  18                   /* from a number to the cue behind it */
#define LIST_REACH  150                  /* passcode.c: LIST_MAX codes of GROUPS_MAX */
#define CARD_REACH  54                   /* date.c: CARD_BEFORE and the number itself */
#define SECRET_ON   (9 + 8 + 8 + PHRASE) /* password.c: and a second one behind the first */
#define SECRET_BACK 15                   /* TYPED_REACH */
#define BIRTH_BACK  22                   /* a date of so many words, and BIRTH_BEHIND */
#define BIRTH_ON    20                   /* born_beside() */
#define DATE_ON     (17 + 5 + PHRASE)
#define MAIL_REACH  19 /* spoken_mail.c: PARTS_MAX and signs */

#define SPELT_LEAST 4  /* spoken.c: numbers in words */
#define DENSE       6  /* digits beside each other that may be a number by themselves */
#define LONG        13 /* the digits of a card */

struct cluster {
    uint32_t from, to;
    size_t digits, first, next; /* places */
};

static char at_byte(const struct find *f, uint32_t at)
{
    return at < f->text.len ? f->text.ptr[at] : '\0';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* ---- cores ---- */

static uint32_t least(uint32_t x, uint32_t y)
{
    return x < y ? x : y;
}

static uint32_t most(uint32_t x, uint32_t y)
{
    return x > y ? x : y;
}

/* Cores come in the order of their ends. */
static void add_core(struct zones *z, struct core c)
{
    while (z->count && z->cores[z->count - 1].to >= c.from) {
        const struct core *last = &z->cores[--z->count];

        c.from = least(c.from, last->from);
        c.to = most(c.to, last->to);
        c.start = least(c.start, last->start);
        c.end = most(c.end, last->end);
    }
    if (z->count < COUNT_OF(z->cores))
        z->cores[z->count++] = c;
}

struct reach {
    uint8_t before, behind; /* words of the core */
    uint8_t back, on;       /* and seen around it */
};

static void add_around(const struct find *f, struct zones *z, const struct place *p,
                       struct reach reach)
{
    struct core c = {
        .from = places_back(f, &z->places, p->at, (size_t)reach.before + p->before),
        .to = most(p->end, places_on(f, &z->places, p->end, (size_t)reach.behind + p->ahead)),
    };

    c.start = places_back(f, &z->places, c.from, reach.back);
    c.end = most(c.to, places_on(f, &z->places, c.to, reach.on));
    add_core(z, c);
}

/* ---- numbers ---- */

/* Words with digits and nothing but marks between them. */
static struct cluster read_cluster(const struct find *f, const struct zones *z, size_t i)
{
    const struct places *p = &z->places;
    struct cluster c = { .from = p->at[i].at, .to = p->at[i].end, .first = i, .next = i + 1 };

    for (size_t k = i + 1; k < p->count; k++) {
        const struct place *next = &p->at[k];

        if (!(next->is & PLACE_DIGITS))
            continue;
        if (places_between(f, p, c.to, next->at))
            break;
        c.to = next->end;
        c.next = k + 1;
    }
    c.digits = places_digits(f, p, c.from, c.to);
    return c;
}

/* Bytes that are no ASCII in a word with digits: marks of everyday ("12 °", "90 €", a no-break
 * space), or what may be digits and letters of other kinds. */
static bool strange_bytes(const struct find *f, uint32_t at, uint32_t end)
{
    while (at < end) {
        unsigned char c = (unsigned char)f->text.ptr[at], next = (unsigned char)at_byte(f, at + 1);

        if (c < 0x80) {
            at++;
            continue;
        }
        if (c == 0xc2 && next == 0xb0 && at > 0 && ascii_digit(f->text.ptr[at - 1]))
            return true; /* degrees */
        if (c != 0xc2 && (c != 0xe2 || (next != 0x80 && next != 0x82)))
            return true;
        at += c == 0xc2 ? 2 : 3;
    }
    return false;
}

static bool capitals_at(const struct find *f, uint32_t at)
{
    return is_capital(f->text.ptr[at]) && is_capital(at_byte(f, at + 1));
}

/* "ab-12", "12-AB": short letters joined to it by a dash. */
static bool dashed(const struct find *f, uint32_t at, uint32_t end)
{
    uint32_t next = end + 1, n = 0;

    if (at > 1 && f->text.ptr[at - 1] == '-') {
        while (n < 4 && at > n + 1 && !ascii_digit(f->text.ptr[at - 2 - n]) &&
               (ascii_alpha(f->text.ptr[at - 2 - n]) || f->text.ptr[at - 2 - n] < 0))
            n++;
        if (n > 0 && n < 4)
            return true;
    }
    if (at_byte(f, end) != '-' || !(ascii_alpha(at_byte(f, next)) || at_byte(f, next) < 0))
        return false;
    while (next - end <= 4 && ascii_alpha(at_byte(f, next)))
        next++;
    return next - end <= 4;
}

/* "yd63 kpl" */
static bool small_british(const struct find *f, uint32_t at, uint32_t end)
{
    return end - at == 4 && ascii_alpha(f->text.ptr[at]) && ascii_digit(f->text.ptr[end - 1]) &&
           at_byte(f, end) == ' ' && ascii_alpha(at_byte(f, end + 1)) &&
           ascii_alpha(at_byte(f, end + 3)) && !ascii_alnum(at_byte(f, end + 4));
}

static bool telling_word(const struct find *f, const struct zones *z, uint32_t at, uint32_t end)
{
    bool mixed = places_digits(f, &z->places, at, end) < end - at;

    if (mixed && (end - at >= 5 || capitals_at(f, at) || small_british(f, at, end) ||
                  strange_bytes(f, at, end)))
        return true;
    return dashed(f, at, end);
}

/* Letters in capitals, some six bytes, that a number may begin with. */
static bool leading_capitals(const struct find *f, const struct zones *z, uint32_t at)
{
    unsigned char first = (unsigned char)f->text.ptr[at];
    uint32_t end = places_on(f, &z->places, at, 1);

    if (first >= 0x80)
        return first >= 0xce;
    return end - at <= 6 && is_capital((char)first) && !is_small(at_byte(f, at + 1)) &&
           (end - at >= 2);
}

static bool trailing_capitals(const struct find *f, const struct zones *z, uint32_t end)
{
    uint32_t stop = places_on(f, &z->places, end, 1), at = places_back(f, &z->places, stop, 1);

    if (at < end || at >= f->to)
        return false;
    if ((unsigned char)f->text.ptr[at] >= 0x80)
        return (unsigned char)f->text.ptr[at] >= 0xce;
    return is_capital(f->text.ptr[at]) && !is_small(at_byte(f, at + 1));
}

/* Few digits, but a plate, a tax code or an account number may be made of so few. */
static bool is_telling(const struct find *f, const struct zones *z, const struct cluster *c)
{
    const struct places *p = &z->places;
    uint32_t before = places_back(f, p, c->from, 1);

    for (size_t k = c->first; k < c->next; k++)
        if (p->at[k].is & PLACE_DIGITS && telling_word(f, z, p->at[k].at, p->at[k].end))
            return true;
    return (before < c->from && leading_capitals(f, z, before)) ||
           (before > f->from && leading_capitals(f, z, places_back(f, p, before, 1))) ||
           trailing_capitals(f, z, c->to);
}

/* Context words in front of the number.  The core begins at the first that may itself find it. */
static bool cued_before(const struct find *f, const struct zones *z, const struct cluster *c,
                        struct core *core)
{
    const struct places *p = &z->places;
    size_t reach = z->list_seen ? LIST_REACH : BACK;
    bool cued = false;

    for (size_t k = z->cue_count; k-- > 0;) {
        const struct place *cue = &p->at[z->cues[k]];
        size_t words = places_between(f, p, cue->end, c->from);
        uint32_t from;

        if (words > reach)
            break;
        if (words > BACK && !(cue->is & PLACE_LIST))
            continue;
        from = cue->before ? places_back(f, p, cue->at, cue->before) : cue->at;
        core->start = least(core->start, from);
        if (!(cue->is & PLACE_NUMBER))
            continue;
        cued = true;
        if (words <= CUE_BEFORE || cue->is & PLACE_LIST)
            core->from = least(core->from, from);
    }
    return cued;
}

static bool cued_behind(const struct find *f, const struct zones *z, const struct cluster *c,
                        struct core *core)
{
    const struct places *p = &z->places;
    bool cued = false;

    for (size_t k = c->next; k < p->count; k++) {
        const struct place *cue = &p->at[k];

        if (cue->at < c->to || !(cue->is & PLACE_NEAR))
            continue;
        if (places_between(f, p, c->to, cue->at) > CUE_BEHIND)
            break;
        core->end = most(core->end, places_on(f, p, cue->end, cue->ahead));
        if (cue->is & PLACE_NUMBER) {
            cued = true;
            core->to = cue->end;
        }
    }
    return cued;
}

/* Does the end of a card, or its code, stand here: "04/27"?  That reaches far back, for the card.
 */
static bool may_expire(const struct find *f, const struct zones *z, const struct cluster *c,
                       bool cued)
{
    const struct places *p = &z->places;
    uint32_t before = 0;

    if (!z->card_end || places_between(f, p, z->card_end, c->from) > CARD_REACH)
        return false;
    for (size_t k = c->first; k < c->next; k++) {
        uint32_t len = p->at[k].end - p->at[k].at;

        if (!(p->at[k].is & PLACE_DIGITS))
            continue;
        if (before && (len == 2 || len == 4 || len > 6))
            return true;
        before = len <= 2 || len > 6;
    }
    return cued;
}

static bool is_month(const struct find *f, uint32_t at)
{
    char folded[WORD_FOLDED_MAX];
    const struct entry *e;
    size_t len;

    scan_folded(str_slice(f->text, 0, f->to), at, folded, &len);
    e = len ? lexicon_find(f->pii->lexicon, str_make(folded, len)) : NULL;
    return e && e->meaning.is & WORD_MONTH;
}

/* The word that begins the n-th mark behind or in front of a place; f->to for none. */
static uint32_t word_behind(const struct find *f, const struct zones *z, uint32_t at, size_t n)
{
    uint32_t end = places_on(f, &z->places, at, n);

    return end > at && end < f->to ? places_back(f, &z->places, end, 1) : f->to;
}

/* A month in words beside few digits: "12 mars 1985", "12 de mayo", "March 12". */
static bool beside_month(const struct find *f, const struct zones *z, uint32_t from, uint32_t to)
{
    uint32_t before = places_back(f, &z->places, from, 1);

    for (size_t n = 1; n <= 3; n++) {
        uint32_t at = word_behind(f, z, to, n);

        if (at < f->to && at >= to && is_month(f, at))
            return true;
    }
    return before < from && is_month(f, before);
}

/* Three numbers beside each other that may be a date, or one of eight digits. */
static bool numeric_date(const struct find *f, const struct zones *z, const struct cluster *c)
{
    const struct place *at = z->places.at;
    size_t n = 0;

    for (size_t k = c->first; k < c->next && n < 3; k++) {
        uint32_t len = at[k].end - at[k].at;

        if (!(at[k].is & PLACE_DIGITS))
            continue;
        if (len >= 8 || f->text.ptr[at[k].at] < 0)
            return true;
        n = len <= 2 || len == 4 ? n + 1 : 0;
    }
    return n >= 3;
}

/* "(3/2019)", "(1938)" */
static bool month_or_year(const struct zones *z, const struct cluster *c)
{
    const struct place *at = z->places.at;

    for (size_t k = c->first; k < c->next; k++)
        if (at[k].is & PLACE_DIGITS && at[k].end - at[k].at == 4)
            return true;
    return false;
}

/* A date is told by words that are no context words, or by the heading of its table. */
static void see_whose(const struct find *f, const struct zones *z, const struct cluster *c,
                      struct core *core)
{
    const struct places *p = &z->places;

    core->start = least(core->start, places_back(f, p, c->from, KIN_BACK));
    core->end = most(core->end, places_on(f, p, c->to, DATE_ON));
    if (z->birth_end && places_between(f, p, z->birth_end, c->from) <= TABLE_BACK)
        core->start = least(core->start, z->birth_from);
}

/* A comma, bracket or the like in front of a date. */
static bool marked_off(const struct find *f, uint32_t at)
{
    uint32_t first = at > 8 ? at - 8 : 0;

    while (at > first && f->text.ptr[at - 1] == ' ')
        at--;
    return at > 0 && f->text.ptr[at - 1] && strchr("(,-:|;\t*.", f->text.ptr[at - 1]);
}

static void add_number(const struct find *f, struct zones *z, const struct cluster *c)
{
    const struct places *p = &z->places;
    struct core core = { .to = c->to };
    bool telling = is_telling(f, z, c), cued, date;

    core.from = places_back(f, p, c->from, FIRST);
    core.start = places_back(f, p, c->from, telling ? CAR_BACK : FIRST + BACK_LEAST);
    core.end = most(c->to, places_on(f, p, c->to, telling ? CAR_ON : ON_LEAST));
    cued = cued_before(f, z, c, &core);
    cued |= cued_behind(f, z, c, &core);
    if (may_expire(f, z, c, cued)) {
        core.start = least(core.start, z->card_from);
        cued = true;
    }
    date = numeric_date(f, z, c) ||
           (marked_off(f, c->from) &&
            (month_or_year(z, c) || (c->digits < DENSE && beside_month(f, z, c->from, c->to))));
    if (date)
        see_whose(f, z, c, &core);
    if (telling && capitals_at(f, c->from)) {
        core.to = most(core.to, places_on(f, p, c->from, IBAN_ON));
        core.end = most(core.end, core.to);
    }
    if (cued || date || telling || c->digits >= DENSE)
        add_core(z, core);
    if (c->digits >= LONG) {
        z->card_from = c->from;
        z->card_end = c->to;
    }
}

/* ---- words ---- */

/* "douze", "vierunddreißig", "double", "et": may a number in words go on here? */
static bool spelt_on(const struct find *f, struct str folded, bool *ret_number)
{
    const struct cue *cue = cues_find(f->pii->cues, folded);

    *ret_number =
        (cue && cue->is & PLACE_SPELT) || (folded.len >= 10 && str_ends(folded, STR("ig")));
    if (*ret_number)
        return true;
    for (size_t i = 0; i < CUES_WITHIN; i++)
        if (str_eq(folded, cues_within[i]))
            return true;
    return false;
}

/* Numbers in words from this place on: where they end, when they are enough of them. */
static uint32_t spelt_end(const struct find *f, const struct place *first)
{
    struct str text = str_slice(f->text, 0, f->to);
    uint32_t at = first->at, last = 0;
    size_t numbers = 0;

    while (at < f->to) {
        char folded[WORD_FOLDED_MAX];
        size_t len;
        uint32_t end = scan_folded(text, at, folded, &len), c;
        struct str word = str_make(folded, len);
        bool number = false;

        if (end == at) {
            at += (uint32_t)text_char(str_from(text, at), &c);
            continue;
        }
        if (!(len && ascii_digit(folded[0])) && !spelt_on(f, word, &number))
            break;
        numbers += number;
        last = end;
        at = end;
    }
    return numbers >= SPELT_LEAST ? last : 0;
}

/* "douze mars mille neuf cent": a day in words that may be somebody's. */
static void add_spelt_date(const struct find *f, struct zones *z, const struct place *p)
{
    struct cluster c = { .from = p->at, .to = p->end };
    struct core core = { .from = p->at, .to = p->end, .start = p->at, .end = p->end };

    if (!marked_off(f, p->at) || !beside_month(f, z, p->at, p->end))
        return;
    see_whose(f, z, &c, &core);
    add_core(z, core);
}

static void add_spelt(const struct find *f, struct zones *z, const struct place *p)
{
    uint32_t end;

    add_spelt_date(f, z, p);
    if (p->at < z->spelt_to)
        return;
    end = spelt_end(f, p);
    if (!end)
        return;
    z->spelt_to = end;
    add_core(z, (struct core){ .from = p->at,
                               .to = end,
                               .start = places_back(f, &z->places, p->at, BACK),
                               .end = most(end, places_on(f, &z->places, end, ON)) });
}

/* "arobase gmail point com": behind the word for '@' a part of an address, then a sign or a word
 * for one. */
static bool leads_to_domain(const struct find *f, const struct zones *z, const struct place *p)
{
    static const struct str signs[] = {
        STR_INIT("point"), STR_INIT("dot"),    STR_INIT("punkt"),       STR_INIT("punto"),
        STR_INIT("punt"),  STR_INIT("ponto"),  STR_INIT("underscore"),  STR_INIT("tiret"),
        STR_INIT("dash"),  STR_INIT("hyphen"), STR_INIT("guion"),       STR_INIT("trattino"),
        STR_INIT("hifen"), STR_INIT("bas"),    STR_INIT("bindestrich"), STR_INIT("unterstrich"),
        STR_INIT("bajo"),  STR_INIT("basso"),  STR_INIT("streepje"),    STR_INIT("baixo"),
        STR_INIT("laag"),
    };
    uint32_t end = places_on(f, &z->places, p->end, 1), next;
    char folded[WORD_FOLDED_MAX], mark = at_byte(f, end);
    size_t len = 0;

    if (end <= p->end)
        return false;
    if (strange_bytes(f, p->end, end))
        return true;
    if (mark != ' ' && mark != '\n' && mark != ',')
        return mark < 0 || at_byte(f, end + 1) < 0 || ascii_alnum(at_byte(f, end + 1)) ||
               mark != '.' || at_byte(f, end + 1) != ' ';
    next = end + 1;
    while (next < f->to && next - end < 4 && !ascii_alnum(f->text.ptr[next]))
        next++;
    if (next >= f->to || at_byte(f, next) < 0)
        return next < f->to;
    scan_folded(str_slice(f->text, 0, f->to), next, folded, &len);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_eq(str_make(folded, len), signs[i]))
            return true;
    return false;
}

/* "ne le" is "né le" only where a date follows at once. */
static bool date_follows(const struct find *f, const struct place *p)
{
    struct str text = str_slice(f->text, 0, f->to);
    uint32_t at = p->end;

    for (size_t words = 0; words < 2 && at < f->to;) {
        char folded[WORD_FOLDED_MAX];
        const struct cue *cue;
        size_t len;
        uint32_t end = scan_folded(text, at, folded, &len), c;

        if (end == at) {
            at += (uint32_t)text_char(str_from(text, at), &c);
            continue;
        }
        if (len && ascii_digit(folded[0]))
            return true;
        cue = cues_find(f->pii->cues, str_make(folded, len));
        if (cue && cue->is & PLACE_SPELT)
            return true;
        words++;
        at = end;
    }
    return false;
}

static void note_cue(const struct find *f, struct zones *z, size_t i)
{
    const struct place *p = &z->places.at[i];

    if (p->is & PLACE_BIRTH) {
        z->birth_from = places_back(f, &z->places, p->at, p->before + 1u);
        z->birth_end = p->end;
    }
    if (p->is & PLACE_CARD) {
        z->card_from = places_back(f, &z->places, p->at, p->before);
        z->card_end = p->end;
    }
    if (z->cue_count < COUNT_OF(z->cues)) {
        z->cues[z->cue_count++] = (uint16_t)i;
        z->list_seen |= (p->is & PLACE_LIST) != 0;
    }
}

/* What words lead to without a digit. */
static const struct {
    uint16_t is;
    struct reach reach;
} self[] = {
    { PLACE_ALONE, { 0, 0, 2, 4 } },
    { PLACE_SECRET, { 0, 0, SECRET_BACK, SECRET_ON } },
    { PLACE_HANDLE, { 0, 0, 2, 6 + PHRASE } },
    { PLACE_BIC, { 8, NEAR_REACH, BACK, ON } },
    { PLACE_BIRTH, { BIRTH_BACK, BIRTH_ON, 1, DATE_ON } },
};

static void add_word(const struct find *f, struct zones *z, size_t i)
{
    const struct place *p = &z->places.at[i];

    for (size_t k = 0; k < COUNT_OF(self); k++)
        if (p->is & self[k].is)
            add_around(f, z, p, self[k].reach);
    if (p->is & PLACE_NE && date_follows(f, p))
        add_around(f, z, p, (struct reach){ 0, 3, 2, DATE_ON });
    if (p->is & PLACE_AT && leads_to_domain(f, z, p))
        add_around(f, z, p, (struct reach){ 0, 0, MAIL_REACH, MAIL_REACH });
    if (p->is & PLACE_SPELT)
        add_spelt(f, z, p);
    if (p->is & PLACE_NEAR)
        note_cue(f, z, i);
}

static void make_cores(const struct find *f, struct zones *z)
{
    z->count = z->cue_count = 0;
    z->spelt_to = z->card_from = z->card_end = z->birth_from = z->birth_end = 0;
    z->list_seen = false;
    for (size_t i = 0, next = 0; i < z->places.count; i++) {
        if (z->places.at[i].is & PLACE_DIGITS && i >= next) {
            struct cluster c = read_cluster(f, z, i);

            add_number(f, z, &c);
            next = c.next;
        }
        add_word(f, z, i);
    }
}

/* ---- reading ---- */

void zones_start(struct find *f)
{
    struct zones *z = &f->scratch->zones;

    places_find(f, &z->places);
    make_cores(f, z);
    for (size_t i = z->count; i-- > 1;) /* one that sees beyond another sees all of it */
        z->cores[i - 1].start = least(z->cores[i - 1].start, z->cores[i].start);
    z->first = z->next = 0;
}

bool zones_next(struct find *f)
{
    struct zones *z = &f->scratch->zones;
    uint32_t from, to;

    z->first = z->next;
    if (z->first == z->count)
        return false;
    from = z->cores[z->first].start;
    to = z->cores[z->first].end;
    while (++z->next < z->count && z->cores[z->next].start <= to)
        to = most(to, z->cores[z->next].end);
    scan_part(f, from, to);
    return true;
}
