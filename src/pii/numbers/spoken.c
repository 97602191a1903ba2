/* SPDX-License-Identifier: EUPL-1.2 */
/* spoken.c - telephone numbers and years written in words, as people dictate them:
 * "zéro six douze trente-quatre cinquante-six soixante-dix-huit", "oh seven double nine ...".
 *
 * The words become digits one after the other; tens and units make one pair, and French counts
 * 70 to 99 in its own way.  A list of numbers is a telephone only when it begins with zero and
 * is as long as one, or when the text says telephone. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "pii/numbers/date_priv.h"
#include "pii/pii_priv.h"
#include "pii/read/lexicon_priv.h"

#define DIGITS_MAX SPOKEN_MAX
#define WORDS_MAX  64

#define MEIA           STR("meia") /* half a dozen: Portuguese for six */
#define COMPOUND_LEAST 7           /* letters of a number of several in one word */
#define HUNDREDS_LEAST 10          /* "duecentodue" */

/* The number a word stands for; -1 when it stands for none. */
static int kind_value(uint64_t is, const char *kind)
{
    int v = 0;

    if (!(is & WORD_NUMBER) || !kind || kind[0] != '=')
        return -1;
    for (const char *p = kind + 1; *p; p++)
        v = v * 10 + (*p - '0');
    return v;
}

/* "vierunddreißig", "vierendertig", "trentaquattro", "veinticuatro": two numbers in one word. */
static int compound_value(struct str word)
{
    static const struct {
        const char *part;
        int value;
        bool tens;
    } parts[] = {
        { "undzwanzig", 20, true }, { "unddreissig", 30, true }, { "undvierzig", 40, true },
        { "undfunfzig", 50, true }, { "undsechzig", 60, true },  { "undsiebzig", 70, true },
        { "undachtzig", 80, true }, { "undneunzig", 90, true },  { "entwintig", 20, true },
        { "endertig", 30, true },   { "enveertig", 40, true },   { "envijftig", 50, true },
        { "enzestig", 60, true },   { "enzeventig", 70, true },  { "entachtig", 80, true },
        { "ennegentig", 90, true },
    };
    static const char *const units[] = { "ein|een",      "zwei|zwo|twee", "drei|drie",
                                         "vier",         "funf|vijf",     "sechs|zes",
                                         "sieben|zeven", "acht",          "neun|negen" };

    if (word.len < 10 || word.ptr[word.len - 1] != 'g') /* as all of these end */
        return -1;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct str unit = str_slice(word, 0, word.len - strlen(parts[i].part)), rest, one;

        if (!str_ends(word, str_of(parts[i].part)))
            continue;
        for (int u = 0; u < 9; u++)
            for (rest = str_of(units[u]); str_split(&rest, '|', &one);)
                if (str_eq(one, unit))
                    return parts[i].value + u + 1;
    }
    return -1;
}

/* A word of the lexicon or of one of these forms. */
static int value_of(const struct find *f, struct str word)
{
    const struct entry *e = word.len ? lexicon_find(f->pii->lexicon, word) : NULL;
    int v = e ? kind_value(e->meaning.is, e->meaning.kind) : -1;

    return v >= 0 ? v : compound_value(word);
}

/* "trecentoquarantanove", "honderdtachtig", "vierhundertelf": hundreds and the rest in one word. */
static int hundreds_value(const struct find *f, struct str word)
{
    static const struct {
        const char *front;
        int value;
    } fronts[] = {
        { "duecento", 200 },      { "trecento", 300 },     { "quattrocento", 400 },
        { "cinquecento", 500 },   { "seicento", 600 },     { "settecento", 700 },
        { "ottocento", 800 },     { "novecento", 900 },    { "honderd", 100 },
        { "tweehonderd", 200 },   { "driehonderd", 300 },  { "vierhonderd", 400 },
        { "vijfhonderd", 500 },   { "zeshonderd", 600 },   { "zevenhonderd", 700 },
        { "achthonderd", 800 },   { "negenhonderd", 900 }, { "hundert", 100 },
        { "einhundert", 100 },    { "zweihundert", 200 },  { "dreihundert", 300 },
        { "vierhundert", 400 },   { "funfhundert", 500 },  { "sechshundert", 600 },
        { "siebenhundert", 700 }, { "achthundert", 800 },  { "neunhundert", 900 },
    };

    for (size_t k = 0; word.len >= HUNDREDS_LEAST && k < COUNT_OF(fronts); k++) {
        struct str front;
        int v;

        if (word.ptr[0] != fronts[k].front[0])
            continue;
        front = str_of(fronts[k].front);
        if (word.len <= front.len || !str_starts(word, front))
            continue;
        v = value_of(f, str_from(word, front.len));
        return v > 0 && v < 100 ? fronts[k].value + v : -1;
    }
    return -1;
}

/* "tweeduizendnegen", "neunzehnhundertfünfundachtzig", "millenovecentosettantatré": a year, or the
 * front of one, in one word. */
static int year_value(const struct find *f, struct str word)
{
    static const struct {
        const char *front;
        int value;
    } fronts[] = {
        { "neunzehnhundert", 1900 }, { "achtzehnhundert", 1800 },  { "zweitausend", 2000 },
        { "zwotausend", 2000 },      { "negentienhonderd", 1900 }, { "achttienhonderd", 1800 },
        { "tweeduizend", 2000 },     { "millenovecento", 1900 },   { "millenovecent", 1900 },
        { "milleottocento", 1800 },  { "duemila", 2000 },          { "neunzehn", 1900 },
        { "negentien", 1900 },       { "novecento", 900 },
    };
    static const bool firsts[256] = {
        ['a'] = true, ['d'] = true, ['m'] = true, ['n'] = true, ['t'] = true, ['z'] = true
    };
    static const struct str ands[] = { STR_INIT(""), STR_INIT("und"), STR_INIT("en") };

    if (!firsts[(unsigned char)word.ptr[0]])
        return -1;
    for (size_t k = 0; word.len >= COMPOUND_LEAST && k < COUNT_OF(fronts); k++) {
        struct str front, rest;

        if (word.ptr[0] != fronts[k].front[0])
            continue;
        front = str_of(fronts[k].front);
        if (!str_starts(word, front))
            continue;
        rest = str_from(word, front.len);
        if (!rest.len)
            return fronts[k].value;
        for (size_t n = 0; n < COUNT_OF(ands); n++) {
            int v = str_starts(rest, ands[n]) ? value_of(f, str_from(rest, ands[n].len)) : -1;

            if (v > 0 && v < 100)
                return fronts[k].value + v;
        }
    }
    return -1;
}

/* May it be several numbers in one word, which no list has: so long, and begun or ended as these?
 */
static inline bool may_be_compound(const struct find *f, const struct token *t)
{
    static const uint32_t seconds[26] = {
        ['a' - 'a'] = LETTER('c'),
        ['c' - 'a'] = LETTER('i'),
        ['d' - 'a'] = LETTER('r') | LETTER('u'),
        ['e' - 'a'] = LETTER('i'),
        ['f' - 'a'] = LETTER('u'),
        ['h' - 'a'] = LETTER('o') | LETTER('u'),
        ['m' - 'a'] = LETTER('i'),
        ['n' - 'a'] = LETTER('e') | LETTER('o'),
        ['o' - 'a'] = LETTER('t'),
        ['q' - 'a'] = LETTER('u'),
        ['s' - 'a'] = LETTER('e') | LETTER('i'),
        ['t' - 'a'] = LETTER('r') | LETTER('w'),
        ['v' - 'a'] = LETTER('i'),
        ['z' - 'a'] = LETTER('e') | LETTER('w'),
    };
    const char *word = f->folded + t->folded;

    return !t->is && t->folded_len >= COMPOUND_LEAST &&
           (word[t->folded_len - 1] == 'g' || begins_with_pair(word, seconds));
}

static int value_at(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str word = token_folded(f, t);
    int v = kind_value(t->is, t->kind);

    if (v < 0 && i > 0 && str_eq(word, MEIA) &&
        (t[-1].is & WORD_NUMBER || str_eq(token_folded(f, t - 1), MEIA)))
        return 6;
    if (v >= 0 || !may_be_compound(f, t)) /* as nearly all */
        return v;
    v = compound_value(word);
    v = v >= 0 ? v : hundreds_value(f, word);
    return v >= 0 ? v : year_value(f, word);
}

bool spoken_begins(const struct find *f, size_t i)
{
    return value_at(f, i) >= 0;
}

bool spoken_is_day(const struct find *f, struct str word)
{
    int v = value_of(f, word);

    return v >= 1 && v <= 31;
}

/* "double", "triple": how often the next digit stands. */
static inline int repeats(const struct find *f, size_t i)
{
    static const char twice[] = "double doppel doble doppio dubbel duplo";
    struct str word = token_folded(f, &f->tokens[i]);

    if (word.len < 5 || (word.ptr[0] != 'd' && word.ptr[0] != 't'))
        return 0;
    return str_eq(word, STR("triple")) ? 3 : word_listed(word, twice) ? 2 : 0;
}

/* Between tens and units: "vingt et un", "treinta y dos", "trinta e dois". */
static bool is_and(const struct find *f, size_t i)
{
    struct str s = token_folded(f, &f->tokens[i]);

    return str_eq(s, STR("et")) || str_eq(s, STR("y")) || str_eq(s, STR("e"));
}

/* The digits so far, and the tens that a unit may still join. */
struct dictated {
    char digits[DIGITS_MAX];
    size_t n;
    int tens;      /* of the last pair, 0 when it is closed */
    bool hundreds; /* said last: tens may still join them */
    size_t last;   /* token */
    size_t words;  /* numbers as words */
    size_t groups; /* and as figures */
};

static void put(struct dictated *d, int v)
{
    if (v >= 100)
        d->digits[d->n++] = (char)('0' + v / 100);
    if (v >= 10)
        d->digits[d->n++] = (char)('0' + v / 10 % 10);
    d->digits[d->n++] = (char)('0' + v % 10);
}

/* "seiscientos", "six cent", and the tens behind them; false: none of these. */
static bool add_hundreds(struct dictated *d, int v)
{
    if (v == 100 && d->n && d->digits[d->n - 1] > '1' && !d->tens) /* "six cent" */
        v *= d->digits[--d->n] - '0';
    if (d->hundreds && v >= 10 && v < 100) { /* "seiscientos setenta" */
        d->n -= 2;
        put(d, v);
        d->tens = v % 10 == 0 ? v : 0;
        d->hundreds = false;
        return true;
    }
    if (d->hundreds && v >= 1 && v < 10) { /* "seiscientos cinco" */
        d->digits[d->n - 1] = (char)('0' + v);
        d->hundreds = false;
        return true;
    }
    d->hundreds = v >= 200 && v < 1000 && v % 100 == 0;
    if (v <= 100 || v >= 1000)
        return false;
    put(d, v);
    d->tens = 0;
    return true;
}

/* False when no more fit. */
static bool add_value(struct dictated *d, int v)
{
    bool joins =
        d->tens && ((v >= 1 && v < 10 && d->tens != 10) || (d->tens == 10 && v >= 7 && v < 10) ||
                    ((d->tens == 60 || d->tens == 80) && v >= 10 && v < 20));

    if (d->n + 3 > DIGITS_MAX)
        return false;
    if ((v >= 100 || d->hundreds) && add_hundreds(d, v))
        return true;
    if (v >= 100)
        return false;
    if (v == 20 && d->n && d->digits[d->n - 1] == '4' && !d->tens) { /* quatre-vingt */
        d->n--;
        v = 80;
    } else if (joins) {
        int sum = d->tens + v;

        d->n -= 2;
        put(d, sum);
        d->tens = v == 10 ? sum : 0; /* "soixante-dix-huit" goes on */
        return true;
    }
    if (d->tens > 60 && d->tens % 20 == 10 && v >= 7 && v < 10) { /* 70 or 90 and 7 to 9 */
        d->n -= 2;
        put(d, d->tens + v);
        d->tens = 0;
        return true;
    }
    put(d, v);
    d->tens = v >= 10 && v % 10 == 0 ? v : 0;
    return true;
}

/* " – ": a pause, said between two parts. */
static bool is_dash(struct str gap)
{
    return gap.len <= 5 &&
           (str_eq(gap, STR(" - ")) || str_eq(gap, STR(" – ")) || str_eq(gap, STR(" — ")) ||
            str_eq(gap, STR(" / ")) || str_eq(gap, STR("... ")) || str_eq(gap, STR("… ")));
}

static inline bool is_near(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->gap <= GAP_LINE ||
           (t->gap == GAP_OTHER && k > 0 && is_dash(str_slice(f->text, t[-1].end, t->start)));
}

/* Reads on from token i; the digits of groups written in digits count too. */
static void dictate(const struct find *f, size_t i, struct dictated *d)
{
    int times = 0;

    for (size_t k = i; k < f->count && k < i + WORDS_MAX && (k == i || is_near(f, k)); k++) {
        const struct token *t = &f->tokens[k];
        int v = value_at(f, k);

        if (v < 0 && repeats(f, k)) {
            times = repeats(f, k);
            continue;
        }
        if (v < 0 && (d->tens || d->hundreds) && is_and(f, k))
            continue;
        if (v < 0 && t->shape & TOKEN_DIGITS && t->end - t->start <= 4 && d->n + 4 <= DIGITS_MAX) {
            for (uint32_t at = t->start; at < t->end; at++)
                d->digits[d->n++] = f->text.ptr[at];
            d->tens = 0;
            d->hundreds = false;
            d->last = k;
            d->groups++;
            continue;
        }
        if (v < 0 || !add_value(d, v))
            break;
        for (; times > 1 && v < 10 && d->n + 1 < DIGITS_MAX; times--)
            put(d, v);
        times = 0;
        if (v == 80 && k + 1 < f->count && str_eq(token_folded(f, t + 1), STR("vingts")))
            k++; /* "quatre-vingts" */
        d->last = k;
        d->words++;
    }
}

#define BEFORE_MAX 4 /* groups in front of the first word that the lexicon has */

/* Figures, or a number in one word: "tweeëntwintig". */
static inline bool is_figure(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (t->shape & TOKEN_DIGITS)
        return t->end - t->start <= 4;
    return !(t->is & WORD_NUMBER) && (may_be_compound(f, t) || str_eq(token_folded(f, t), MEIA)) &&
           value_at(f, k) >= 0;
}

/* "0473 tweeëntwintig elf 69": figures in front of the words.  Gives where it begins; false where
 * the words go on what was read. */
static bool dictation_start(const struct find *f, size_t i, size_t *ret_start)
{
    size_t k = i;

    while (k > 0 && i - k < BEFORE_MAX && is_near(f, k) && is_figure(f, k - 1))
        k--;
    *ret_start = k;
    return k == 0 || !is_near(f, k) || !(f->tokens[k - 1].is & WORD_NUMBER || is_figure(f, k - 1));
}

/* Words and figures together: as long as a number at home, and not one word that is an article. */
static bool is_mixed_phone(const struct find *f, const struct dictated *d, size_t start)
{
    return d->groups && d->n >= 9 && d->n <= 12 && d->digits[0] == '0' && d->digits[1] != '0' &&
           f->tokens[start].start >= f->sure_to &&
           (d->words >= 2 || kind_value(f->tokens[start].is, f->tokens[start].kind) == 0);
}

/* "modelos seiscientos uno, seiscientos dos, seiscientos tres": each above the last. */
static bool is_list(const struct dictated *d)
{
    for (size_t k = 3; k + 2 < d->n; k += 3)
        if (memcmp(d->digits + k - 3, d->digits + k, 3) >= 0)
            return false;
    return true;
}

/* "tre tre nove, quattro uno zero, sette sette due sei": an Italian mobile, or nine figures as in
 * Spain and Portugal, word by word and nothing else named. */
static bool is_mobile(const struct find *f, const struct dictated *d, size_t start)
{
    const struct token *told = near_token(f, start, d->last);
    int first = value_at(f, start);

    if (d->groups || (told && told->is & NEAR_ANY & ~NEAR_LIVING)) /* "..., che abito in" */
        return false;
    if (d->n == 10)
        return d->digits[0] == '3' && d->digits[1] > '1' &&
               d->words >= (first < 100 ? 6 : 5); /* five of two figures are sizes or a draw */
    return d->n == 9 && strchr("26789", d->digits[0]) && d->words >= 5 &&
           !(first >= 100 && is_list(d));
}

#define ID_LEAST 7 /* figures of a number of somebody, told in words */
#define ID_REACH 8 /* tokens back to its name */
#define ID_BITS  (NEAR_SOCIAL | NEAR_TAX | NEAR_HEALTH | NEAR_ID_CARD | NEAR_LICENCE | NEAR_PASSPORT)

/* "CALLER: four four oh ...": who speaks, not what is told. */
static bool is_of_caller(const struct find *f, size_t start)
{
    return start > 0 && f->tokens[start - 1].next == ':' &&
           str_eq(token_folded(f, &f->tokens[start - 1]), STR("caller"));
}

static bool is_spoken_phone(const struct find *f, const struct dictated *d, size_t start)
{
    bool context, whole = d->digits[0] == '0' && d->n >= 9 && d->n <= 13;

    if (d->n < 7 || d->n > 15) /* six may be a code */
        return false;
    if (d->words < 4 && !is_mixed_phone(f, d, start))
        return false;
    context = is_of_caller(f, start) ? after_context(f, start - 1, NEAR_PHONE, ID_REACH)
                                     : near_context(f, start, d->last, NEAR_PHONE, NULL);
    return context || (whole && !after_context(f, start, NEAR_ORDER, 3)) || is_mobile(f, d, start);
}

/* May a number follow at token k, or a word that dictate() passes over? */
static inline bool may_go_on(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    struct str word;

    if (t->is & WORD_NUMBER || t->shape & TOKEN_DIGITS)
        return is_near(f, k);
    if (!is_near(f, k))
        return false;
    word = token_folded(f, t);
    if (word.len < 5)
        return word.len == 1 || is_and(f, k) || str_eq(word, MEIA);
    return may_be_compound(f, t) || repeats(f, k);
}

bool spoken_goes_on(const struct find *f, size_t i)
{
    return i + 1 < f->count && may_go_on(f, i + 1);
}

bool spoken_alone(const struct find *f, size_t i)
{
    return !(i + 1 < f->count && may_go_on(f, i + 1)) &&
           !(i > 0 && is_near(f, i) && is_figure(f, i - 1));
}

/* A letter of such a number, said alone: "X uno dos ... siete L". */
static bool is_joined_letter(const struct find *f, size_t second, size_t k)
{
    const struct token *t = &f->tokens[k];

    return f->tokens[second].gap <= GAP_COMMA && t->end - t->start == 1 &&
           ascii_alpha(f->text.ptr[t->start]) &&
           (t->shape & TOKEN_INITIAL || !strchr("aeioyu", f->text.ptr[t->start]));
}

/* "mijn rijksregister is vierenveertig nul acht ...": behind the name of such a number. */
static bool find_spoken_id(struct find *f, struct dictated *d, size_t start)
{
    const struct token *told;

    if (d->n < ID_LEAST || d->n > 18 || d->words < 4 || !after_context(f, start, ID_BITS, ID_REACH))
        return false;
    told = near_token(f, start, start);
    if (!told || !(told->is & ID_BITS) || (told->is & NEAR_HEALTH && !told->kind))
        return false;
    for (size_t k = 0; k < 2 && start > 0 && is_joined_letter(f, start, start - 1); k++)
        start--;
    if (d->last + 1 < f->count && is_joined_letter(f, d->last + 1, d->last + 1)) {
        d->last++;
        if (spoken_goes_on(f, d->last))
            dictate(f, d->last + 1, d);
    }
    propose(f, (struct span){ f->tokens[start].start, f->tokens[d->last].end,
                              told->is & NEAR_PASSPORT ? SPAN_PASSPORT : SPAN_NATIONAL_ID, NULL,
                              0.9F, "context" });
    return true;
}

void find_spoken_phone(struct find *f, size_t i)
{
    struct dictated d;
    size_t start;
    bool whole;

    if (!dictation_start(f, i, &start))
        return;
    memset(&d, 0, sizeof d);
    dictate(f, start, &d);
    if (find_spoken_id(f, &d, start) || !is_spoken_phone(f, &d, start))
        return;
    whole = d.digits[0] == '0' && d.n >= 9;
    propose(f, (struct span){ f->tokens[start].start, f->tokens[d.last].end, SPAN_PHONE, NULL,
                              whole ? 0.9F : 0.7F, whole ? "pattern" : "context" });
}

/* ---- accounts ---- */

#define BANK_LETTERS 4 /* behind the check digits: "nl elf abna ..." */

/* Letters of the bank, in one word or one by one. */
static bool add_letters(const struct find *f, size_t k, struct dictated *d)
{
    const struct token *t = &f->tokens[k];
    uint32_t length = t->end - t->start;

    if (d->n < 4 || d->n + length > 4 + BANK_LETTERS)
        return false;
    for (uint32_t at = t->start; at < t->end; at++) {
        if (!ascii_alpha(f->text.ptr[at]))
            return false;
        d->digits[d->n++] = ascii_upper(f->text.ptr[at]);
    }
    d->last = k;
    return true;
}

/* "rekening nl elf abna vier vier een negen ...": at the first number behind a country's two
 * letters. */
void find_spoken_account(struct find *f, size_t i)
{
    struct dictated d;
    size_t length, k = i;
    bool valid;

    memset(&d, 0, sizeof d);
    for (size_t at = 0; at < 2; at++)
        d.digits[d.n++] = ascii_upper(f->text.ptr[f->tokens[i - 1].start + at]);
    length = iban_length(d.digits);
    if (!length)
        return;
    dictate(f, i, &d);
    for (k = d.last + 1; k < f->count && is_near(f, k) && add_letters(f, k, &d); k++)
        ;
    if (k < f->count && d.n < length && is_near(f, k))
        dictate(f, k, &d);
    valid = d.n == length && check_iban(d.digits, d.n);
    if (d.words < 2 || d.n != length || !(valid || after_context(f, i, NEAR_BANK, 12)))
        return;
    propose(f, (struct span){ f->tokens[i - 1].start, f->tokens[d.last].end, SPAN_IBAN, NULL,
                              valid ? 0.97F : 0.8F, valid ? "checksum" : "context" });
}

size_t spoken_digits(const struct find *f, size_t i, char ret[static SPOKEN_MAX], size_t *ret_last)
{
    struct dictated d = { .last = i };

    dictate(f, i, &d);
    memcpy(ret, d.digits, d.n);
    *ret_last = d.last;
    return d.words >= 2 ? d.n : 0;
}

/* ---- years ---- */

/* "mille neuf cent quatre-vingt-cinq", "nineteen eighty-five", "soixante et un": the year, or
 * the two digits people say of it, and its last token. */
static int spoken_total(const struct find *f, size_t i, size_t *ret_last)
{
    int total = 0, part = 0, last = -1;
    size_t k = i;

    for (; k < f->count && k < i + 10; k++) {
        int v;

        if (k > i && f->tokens[k].gap > GAP_JOIN &&
            !(f->tokens[k].gap == GAP_LINE && last == 1000)) /* "mil\nnovecientos" */
            break;
        v = value_at(f, k);

        if (v < 0 && last >= 0 && is_and(f, k))
            continue;
        if (v < 0 || total + part > 2100)
            break;
        if (v == 1000) {
            total += (part ? part : 1) * 1000;
            part = 0;
        } else if (v == 100) {
            part = (part ? part : 1) * 100;
        } else if (v == 20 && last == 4) {
            part += 76;
        } else if (total == 0 && (part == 18 || part == 19 || part == 20) && v >= 10) {
            part = part * 100 + v; /* "nineteen eighty" */
        } else {
            part += v;
        }
        last = v;
        *ret_last = k;
    }
    return total + part;
}

bool spoken_year(const struct find *f, size_t i, size_t *ret_last)
{
    int year = spoken_total(f, i, ret_last);

    return year >= 1880 && year <= 2100;
}

bool spoken_short_year(const struct find *f, size_t i, size_t *ret_last)
{
    int year = spoken_total(f, i, ret_last);

    return year >= 10 && year <= 99;
}

/* A day of the month in words: "douze", "vingt et un"; its last token. */
bool spoken_day(const struct find *f, size_t i, size_t *ret_last)
{
    int v = value_at(f, i), next;

    if (v < 1 || v > 31)
        return false;
    *ret_last = i;
    if (v < 10 || v % 10 || i + 1 >= f->count)
        return true;
    for (size_t k = i + 1; k < f->count && k <= i + 2; k++) {
        next = value_at(f, k);
        if (next > 0 && next < 10 && v + next <= 31) {
            *ret_last = k;
            return true;
        }
        if (!is_and(f, k))
            return true;
    }
    return true;
}
