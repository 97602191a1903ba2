/* SPDX-License-Identifier: EUPL-1.2 */
/* plate.c - number plates: forms of the countries that customers come from.
 *
 * Some are unmistakable as they are printed; the others need a word of cars or of parking beside
 * them.  Right behind "plate" itself anything as long as one is taken. */
#include "pii/numbers/plate_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"

/* ---- forms ---- */

/* As printed, in capitals: nothing else of everyday looks so. */
static const struct plate_form sure[] = {
    { "a22.d22 a33", 0 }, /* United Kingdom, since 2001 */
    { "d22-a22-d22", 0 }, /* Netherlands, Portugal */
    { "a22-d22-a22", 0 },       { "d22-d22-a22", 0 },           { "a22-d22-d22", 0 },
    { "d22-a33-d11", 0 },       { "d11-a33-d22", 0 },           { "d11-a33-d33", 0 }, /* Belgium */
    { "d33-a12-d16", 0 },                                                             /* Ireland */
    { "a13-a12 d14", GERMANY }, { "a13-a12 d14.a11", GERMANY },
};

/* With any word of cars or of driving beside them, small letters too. */
static const struct plate_form likely[] = {
    { "d11.a11.d11*d44", 0 }, /* Czechia */
    { "a11.d11.a11*d45", 0 }, /* Italy, on trial */
    { "a22*d33*a22", 0 },     /* France, Italy */
    { "a22*d33.a22", 0 },
    { "a33.d11.a11.d22", 0 }, /* Brazil */
    { "d44*c33", 0 },         /* Spain */
    { "a12-d44-a12", 0 },     /* Spain, before */
    { "a22.d22*a33", 0 },     /* United Kingdom */
    { "a22*d22*a33", 0 },
    { "a11.d13*a33", 0 },
    { "a11*d13*a33", 0 }, /* before */
    { "a33*d22*a11", 0 }, /* Netherlands */
    { "a22*d33*a11", 0 },
    { "a11*d33*a22", 0 },
    { "a11*d22*a33", 0 },
    { "d11*a22*d33", 0 },
    { "d33*a22*d11", 0 },
    { "d22*a33*d11", 0 },
    { "d11*a33*d22", 0 },
    { "d22*a22*d22", 0 }, /* Portugal */
    { "d22 d22 a22", 0 },
    { "a22 d22 d22", 0 },
    { "a22*d22*a22", 0 },
    { "d12*a33*d33", 0 }, /* Belgium, California */
    { "d33*a12*d26", IRELAND },
    { "a13*a12*d14", GERMANY },
    { "a13*a12*d14.e11", GERMANY },
    { "a13-a12.d14", GERMANY },
    { "a13-a12.d14.e11", GERMANY },
    { "a13.a12 d14.e11", GERMANY },
    { "d22:d22:a22", 0 },
    { "a22:d22:d22", 0 },
    { "d22-d22-a22", 0 },
    { "a22-d22-d22", 0 },
    { "d22-a22-a22", 0 },
    { "a22-a22-d22", 0 },     /* Netherlands */
    { "a22 d22-a33", 0 },     /* Slovenia */
    { "a11*a33*d33", 0 },     /* trailers, taxis and old cars of Belgium */
    { "a22*d11.a11.d44", 0 }, /* Milan, before */
    { "a34-a12-d14", GERMANY },
    { "a34-a12 d14", GERMANY },
    { "a34 a12 d14", GERMANY }, /* "TOEL-YR 250" */
    { "d14*a13*d22", 0 },       /* France, before */
};

/* With "plate" or a car itself beside them: codes of goods look so too. */
static const struct plate_form weak[] = {
    { "d23-a12-d16", 0 },                                             /* Ireland */
    { "a12*d15.a13", 0 },                                             /* Austria */
    { "a12*d35*a13", 0 }, { "a12-d35 a12", 0 }, { "a22*d23*d33", 0 }, /* Switzerland */
    { "a11-d44-c33", 0 },                                             /* trailers of Spain */
    { "a22*d36", 0 },                                                 /* Switzerland */
    { "a23*d45", 0 },                                                 /* Poland */
    { "a33*d34", 0 },                                                 /* United States */
};

/* Of the likely ones: so few other things look so that a car some way off tells enough.  A likely
 * form takes each of these, too, some of them a wider one: one that stands here alone never counts.
 */
static const struct plate_form telling[] = {
    { "a13*a12*d14", GERMANY }, { "a13-a12.d14", GERMANY }, { "a13*a12*d14.e11", GERMANY },
    { "a22*d33*a22", 0 }, /* France, Italy */
    { "a22.d22*a33", 0 }, /* United Kingdom */
    { "d22*a22*d22", 0 },       { "d22-d22-a22", 0 },       { "a22-d22-d22", 0 }, /* Portugal */
    { "a22*d33*a11", 0 },       { "a11*d33*a22", 0 },       { "d22*a33*d11", 0 }, /* Netherlands */
    { "d11*a33*d22", 0 },       { "d11*a33*d33", 0 },       { "d22-a22-a22", 0 },
    { "a22-a22-d22", 0 },       { "d44 c33", 0 },         /* Belgium, Spain */
    { "d34*a23*d22", 0 },       { "a22.d11.a11.d44", 0 }, /* France, Italy, before */
};

/* Characters of one kind up to the other kind or a parting, and what parts them from the next ones
 * (plate_parting(); 'n': nothing does). */
struct stretch {
    bool digit;
    uint8_t n; /* 0 behind the last one */
    char parting;
};

#define STRETCHES_MOST 5 /* more than any form has groups */

static void read_stretches(const struct find *f, const struct run *r,
                           struct stretch s[static STRETCHES_MOST + 1])
{
    size_t count = 0;

    for (size_t k = 0; k < r->n && count < STRETCHES_MOST; count++) {
        size_t first = k++;

        while (k < r->n && !r->stop[k - 1] && ascii_digit(r->c[k]) == ascii_digit(r->c[first]))
            k++;
        s[count] = (struct stretch){ ascii_digit(r->c[first]), (uint8_t)(k - first),
                                     !r->stop[k - 1] ? 'n'
                                     : k < r->n      ? plate_parting(f, r, k)
                                                     : '\0' };
    }
    s[count] = (struct stretch){ 0 };
}

/* May a run of these stretches have the form?  Most forms end here, at their first group. */
static bool may_have(const char *g, const struct stretch *s)
{
    size_t left = s->n;

    for (;; g += 4) {
        size_t most = (size_t)(g[2] - '0');
        char parting = 'n';

        if ((g[0] == 'd') != s->digit || left < (size_t)(g[1] - '0'))
            return false;
        left = left > most ? left - most : 0;
        if (!g[3])
            return !left && s->parting != 'n';
        if (!left) {
            parting = s->parting;
            left = (++s)->n;
        }
        if (parting == 'n' ? g[3] != '.' && g[3] != '*'
                           : !parting || (g[3] != '*' && g[3] != parting))
            return false;
    }
}

static size_t form_of(const struct find *f, const struct run *r, const struct stretch *s,
                      const struct plate_form *forms, size_t count)
{
    size_t n = 0;

    for (size_t i = 0; !n && i < count; i++)
        if ((forms[i].groups[0] == 'd') == s->digit && may_have(forms[i].groups, s))
            n = plate_form_length(f, r, &forms[i]);
    return n;
}

/* ---- what looks so and is none ---- */

/* "13u40", "9h05", "2 h 30": a time of day, or how long. */
static bool is_time(const struct run *r, size_t n)
{
    size_t digits = ascii_digit(r->c[1]) ? 2 : 1;

    return n == digits + 3 && (r->groups[n - 1] == 1 || r->groups[n - 1] == 3) &&
           strchr("HU", r->c[digits]) && run_digits(r, n) == digits + 2;
}

/* "ON 28TH June", "IL 3 MAY 04": a day. */
static bool is_day_said(const struct find *f, const struct token *t, const struct run *r, size_t n)
{
    size_t at = 0, digits = 0;

    while (at < n && !ascii_digit(r->c[at]))
        at++;
    while (at + digits < n && ascii_digit(r->c[at + digits]))
        digits++;
    if (at && t->is & WORD_MONTH)
        return r->stop[at - 1] && r->groups[at - 1] == 1; /* not "MAR-KT 12" */
    if (digits > 2)
        return false;
    for (size_t k = 0; k < 3 && t + k < f->tokens + f->count && t[k].start < r->end[n - 1]; k++)
        if (t[k].is & WORD_MONTH && !(t[k].shape & TOKEN_DIGITS))
            return true;
    return at + digits + 2 <= n &&
           word_listed(str_make((char[]){ ascii_lower(r->c[at + digits]),
                                          ascii_lower(r->c[at + digits + 1]) },
                                2),
                       "th st nd rd") &&
           !r->stop[at + digits - 1] && r->stop[at + digits + 1];
}

/* "Mercedes A 45 AMG", "Honda CB 500 ABS": what makers write behind a car's model. */
static bool is_trim(const struct run *r, size_t n)
{
    static const char trims[] = "ABS ACC AMG AWD CDI CNG CVT DCI DSG EVO FSI GLX GSA GSI GTD GTE "
                                "GTI GTS GTX HDI JTD LPG MPI PRO RSI RTL SDI SLI SRT STI SUV TCE "
                                "TDI TFS TSI VTI XDR XLT";
    struct str last = str_make(r->c + n - 3, 3);
    size_t at = 0, len = 0;

    while (at < n && ascii_digit(r->c[at]))
        at++;
    while (at && at + len < n && !ascii_digit(r->c[at + len]))
        len++;
    if (at && at + len < n &&
        (len == 3 ? str_find(str_of(trims), str_make(r->c + at, 3), 0) != STR_NPOS
                  : len == 2 && word_listed(str_make((char[]){ ascii_lower(r->c[at]),
                                                               ascii_lower(r->c[at + 1]) },
                                                     2),
                                            "sw gt rs cc")))
        return r->stop[at + len - 1]; /* "307 HDI 16" */
    return n > 4 && r->groups[n - 1] == 3 && r->stop[n - 4] &&
           str_find(str_of(trims), last, 0) != STR_NPOS;
}

/* "418 KLB": mopeds in Germany; what else looks so is a model. */
static size_t moped_length(const struct find *f, size_t i, const struct run *r)
{
    static const struct plate_form form = { "d33*a33", 0 };
    size_t n = ascii_digit(r->c[0]) ? plate_form_length(f, r, &form) : 0;

    for (size_t k = i; n && k-- > 0 && i - k <= 4 && f->tokens[k + 1].gap != GAP_PARA;)
        if (word_among(token_folded(f, &f->tokens[k]),
                       "versicherungskennzeichen|mofa|moped|mokick|kleinkraftrad"))
            return n;
    return 0;
}

/* Do words around tell that a plate begins at token i? */
static bool is_told(const struct find *f, size_t i, uint32_t end)
{
    return beside_car(f, i, end) || column_says(f, i) & NEAR_PLATE || behind_registration(f, i) ||
           behind_pair(f, i) || before_driver(f, end, i);
}

/* By words of driving, accidents and where cars stand in the way? */
static bool is_driven(const struct find *f, size_t i, uint32_t end)
{
    return beside_driving(f, i) || behind_crash(f, i, true) || behind_driver(f, i, true) ||
           before_driveway(f, end, i);
}

/* The same of what hardly is something else: by words of driving and farther off, too. */
static bool is_told_anyhow(const struct find *f, size_t i, uint32_t end)
{
    return is_told(f, i, end) || is_driven(f, i, end) || far_from_car(f, i, end);
}

/* The length of a plate of one of the forms that words around tell; 0: none. */
static size_t told_length(const struct find *f, size_t i, const struct run *r)
{
    struct stretch s[STRETCHES_MOST + 1];
    size_t n, most;

    read_stretches(f, r, s);
    most = form_of(f, r, s, likely, COUNT_OF(likely));
    if (most && (is_told(f, i, r->end[most - 1]) || is_driven(f, i, r->end[most - 1])))
        return most;
    n = form_of(f, r, s, weak, COUNT_OF(weak));
    if (n &&
        (is_told(f, i, r->end[n - 1]) || behind_crash(f, i, false) || behind_driver(f, i, false)))
        return n;
    n = most ? form_of(f, r, s, telling, COUNT_OF(telling)) : 0;
    return n && far_from_car(f, i, r->end[n - 1]) ? n : 0;
}

/* "fa 15 km", "DI 12 UHR": a unit behind the figures. */
static bool ends_in_unit(const struct run *r, size_t n)
{
    char word[5] = "";
    size_t len = 0;

    while (len < n && len < 4 && !ascii_digit(r->c[n - 1 - len]) && !(len && r->stop[n - 1 - len]))
        len++;
    if (!len || len == n || !r->stop[n - 1 - len])
        return false;
    for (size_t k = 0; k < len; k++)
        word[k] = ascii_lower(r->c[n - len + k]);
    return word_listed(str_make(word, len), "uhr uur");
}

/* "110 CH 2012", "PS 2015", "205 55 R 16", "ICE 571": measures, years, tyres and trains. */
static bool is_measure(const struct find *f, const struct run *r, size_t n)
{
    char word[5] = "";
    size_t at = 0, len = 0;

    while (at < n && ascii_digit(r->c[at]))
        at++;
    if (at && (!r->stop[at - 1] || plate_parting(f, r, at) != ' '))
        return false;
    while (at + len < n && len < 4 && !ascii_digit(r->c[at + len]) &&
           !(len && r->stop[at + len - 1])) { /* not over "EU-R 12" */
        word[len] = ascii_lower(r->c[at + len]);
        len++;
    }
    if (!at && ((len < n && !ascii_digit(r->c[len])) || plate_is_whole(r, n, word)))
        return false; /* "PS AB 123" */
    return len && r->stop[at + len - 1] &&
           (at + len == n || plate_parting(f, r, at + len) == ' ') &&
           word_listed(
               str_make(word, len),
               at ? "ps ch cv kw km cc cm mm hp pk kg eur r zr l h w v chf gbp usd czk pln rpm "
                    "ccm psi mtr ltr stk pcs lbs mph"
                  : "ps ch cv kw km cc hp pk rs gt sw ic ice ec re rb tgv eur chf usd gbp iso "
                    "din chr bj ws ss gpl lpg gnv cng agm dot");
}

/* "4 tot 10 dagen", "bij 3000": small words between numbers; no series has their vowels. */
static bool has_small_word(const struct find *f, size_t i, uint32_t end)
{
    for (size_t k = i; k < f->count && k < i + 3 && f->tokens[k].start < end; k++)
        if (word_among(token_folded(f, &f->tokens[k]),
                       "tot|bij|met|van|aan|uit|von|bis|auf|mit|aus|"
                       "zum|pro|per|par|sur|por|con|dal|out"))
            return true;
    return false;
}

/* "bolla SO-89257", "paspoort EC763010": of goods and of people. */
static bool of_other(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->gap != GAP_PARA && !(t[-1].is & NEAR_PLATE) &&
           (t[-1].is & (NEAR_PASSPORT | NEAR_ORDER) ||
            word_among(token_folded(f, t - 1),
                       "bon|bolla|bolletta|guia|albaran|lieferschein|ddt|cmr|filter|filtre|filtro|"
                       "form|formular|ebene|etage|level|niveau|platz|sitz|seat|room|zimmer|"
                       "contract|contrat|contrato|contratto|vertrag|pcn"));
}

/* "HRB 20417": a company in a register, with more figures than a plate of Homberg has. */
static bool is_register(const struct run *r, size_t n)
{
    return n >= 8 && memcmp(r->c, "HR", 2) == 0 && (r->c[2] == 'A' || r->c[2] == 'B');
}

/* What looks like a plate and is told by its form to be none. */
static bool is_none(const struct find *f, size_t i, const struct run *r, size_t n)
{
    return !run_digits(r, n) || is_time(r, n) || ends_in_unit(r, n) || is_trim(r, n) ||
           is_measure(f, r, n) || is_register(r, n) || is_day_said(f, &f->tokens[i], r, n) ||
           of_other(f, i) || has_small_word(f, i, r->end[n - 1]) || plate_is_day(f, i, r, n);
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

static size_t sure_length(const struct find *f, const struct run *r)
{
    struct stretch s[STRETCHES_MOST + 1];

    read_stretches(f, r, s);
    return form_of(f, r, s, sure, COUNT_OF(sure));
}

/* France: three groups with dashes, in capitals. */
static size_t siv_length(const struct find *f, const struct run *r)
{
    static const struct plate_form siv = { "a22-d33-a22", 0 };
    size_t n = r->lower ? 0 : plate_form_length(f, r, &siv);

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

/* Nothing parts its groups that ends a sentence. */
static bool is_joined(const struct find *f, const struct run *r, size_t n)
{
    for (size_t k = 1; k < n; k++)
        if (r->stop[k - 1] && !plate_parting(f, r, k))
            return false;
    return true;
}

/* Other countries' and older plates: short, letters and digits, right behind the word. */
static void find_other(struct find *f, size_t i, const struct run *r)
{
    if (!after_context(f, i, NEAR_PLATE, 5) || r->n < 5 || begins_with_word(r) || of_other(f, i) ||
        (r->n >= 12 && r->groups[11] == 6) || is_measure(f, r, r->n) || /* of a machine */
        (r->lower && r->groups[r->n - 1] < 2))
        return;
    for (size_t n = r->n < 9 ? r->n : 9; n >= 5; n--) {
        size_t digits = run_digits(r, n);

        if (!plate_ends_there(f, r, n) || !is_joined(f, r, n) || digits < 1 || digits == n ||
            r->groups[n - 1] > 4 || n > r->line || digits > 5 || is_model(r, n) ||
            is_day_said(f, &f->tokens[i], r, n))
            continue;
        propose(f, (struct span){ f->tokens[i].start, r->end[n - 1], SPAN_PLATE,
                                  check_plate_fni(r->c, n) ? "fr.fni" : NULL, 0.75F, "context" });
        return;
    }
}

/* "dk-204-lm": where small letters stand in front of token i, as is known, and a word of cars
 * beside. */
static void find_small(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct run r;
    size_t n;

    if (t->gap != GAP_JOIN || f->text.ptr[t->start - 1] != '-' || t[-1].end - t[-1].start > 3)
        return;
    run_read(f->text, t[-1].start, &r);
    n = told_length(f, i - 1, &r);
    if (n && !is_none(f, i - 1, &r, n))
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
    static const struct plate_form form = { "a22.d22 a33", 0 };
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
    if (plate_form_length(f, &r, &form) && is_told_anyhow(f, i, r.end[6]))
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

    return i + 1 < f->count && t[1].gap == GAP_SPACE &&
           !(t->shape & TOKEN_DIGITS && t->gap == GAP_JOIN) && /* "1.5 dci 90" */
           (t->shape & TOKEN_DIGITS
                ? is_small(f, i + 1) ||
                      (t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 2 &&
                       i + 2 < f->count && t[2].gap == GAP_SPACE && is_small(f, i + 2))
                : is_small(f, i) && t[1].shape & (TOKEN_DIGITS | TOKEN_MIXED)) &&
           (after_context(f, i, NEAR_PLATE, 5) || near_car(f, i));
}

/* "hat 110 ps", "yamaha mt 07 de 2021", "kangoo 1.5 dci 90": small letters that tell how strong a
 * car is, its model or how far it goes. */
static bool is_said_of_car(const struct find *f, size_t i, const struct run *r, size_t n)
{
    static const char units[] = "ps ch cv kw km kmh kms cc cm mm hp bhp pk kg eur euro euros";
    static const char words[] = "de del";
    static const char says[] = "hat tem fait hace heeft tdi hdi dci tsi gti "
                               "cdi tce jtd abs awd suv";

    if (after_context(f, i, NEAR_PLATE, 5))
        return false;
    for (size_t k = i; k < f->count && f->tokens[k].start < r->end[n - 1]; k++) {
        if (word_listed(token_folded(f, &f->tokens[k]), says))
            return true;
        if (k > i && f->tokens[k].gap == GAP_SPACE && f->tokens[k].end == r->end[n - 1] &&
            (word_listed(token_folded(f, &f->tokens[k]), units) ||
             word_listed(token_folded(f, &f->tokens[k]), words)))
            return true;
        if (k + 1 < f->count && f->tokens[k].end == r->end[n - 1] &&
            f->tokens[k].shape & TOKEN_DIGITS && f->tokens[k + 1].gap == GAP_SPACE &&
            word_listed(token_folded(f, &f->tokens[k + 1]), units))
            return true;
    }
    return false;
}

static void find_small_groups(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct run r = { .line = RUN_MAX };
    size_t n;

    for (size_t k = i; k < f->count && k < i + 3 && (k == i || f->tokens[k].gap == GAP_SPACE) &&
                       (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) || is_small(f, k));
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
    n = told_length(f, i, &r);
    if (n && !is_none(f, i, &r, n) && !is_said_of_car(f, i, &r, n))
        propose_plate(f, t->start, &r, n, 0.8F);
}

/* "fg 482 kb" around its digits: a French one in small letters, none of them a word. */
static bool like_small_siv(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_DIGITS && t->end - t->start == 3 && i > 0 && i + 1 < f->count &&
           t->gap == t[1].gap && (t->gap == GAP_SPACE || t->gap == GAP_JOIN) &&
           t->start - t[-1].end == 1 && t[1].start - t->end == 1 && t[-1].end - t[-1].start == 2 &&
           t[1].end - t[1].start == 2 && !t[-1].is && !t[1].is && is_small(f, i - 1) &&
           is_small(f, i + 1);
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
    if (check_plate_siv(r.c, 7) && is_told_anyhow(f, i - 1, r.end[6]))
        propose_plate(f, f->tokens[i - 1].start, &r, 7, 0.75F);
}

/* ---- letters with dots, small letters around a dash ---- */

/* The letter or figure at `at`, "ö" as 'O'; 0: something else.  Moves on behind it. */
static char plain_letter(const struct find *f, uint32_t *at)
{
    struct str here = str_from(f->text, *at);
    static const struct {
        struct str is;
        char plain;
    } dotted[] = {
        { STR_INIT("Ä"), 'A' }, { STR_INIT("Ö"), 'O' }, { STR_INIT("Ü"), 'U' },
        { STR_INIT("ä"), 'A' }, { STR_INIT("ö"), 'O' }, { STR_INIT("ü"), 'U' },
    };

    if (here.len && ascii_alnum(here.ptr[0])) {
        ++*at;
        return ascii_upper(here.ptr[0]);
    }
    for (size_t k = 0; k < COUNT_OF(dotted); k++)
        if (str_starts(here, dotted[k].is)) {
            *at += (uint32_t)dotted[k].is.len;
            return dotted[k].plain;
        }
    return 0;
}

#define LOOSE_MOST 10 /* letters and figures */

/* Up to three groups from token k on, small letters as capitals. */
static void loose_run(const struct find *f, size_t k, struct run *r)
{
    *r = (struct run){ .line = RUN_MAX };
    for (size_t last = k + 3; k < last && k < f->count && r->n < LOOSE_MOST; k++) {
        uint32_t at = f->tokens[k].start;
        uint8_t from = r->n;

        if (from && (at - f->tokens[k - 1].end > 3 ||
                     (f->tokens[k].gap > GAP_JOIN && f->tokens[k - 1].next != ':')))
            return;
        while (at < f->tokens[k].end && r->n < LOOSE_MOST) {
            r->c[r->n] = plain_letter(f, &at);
            if (!r->c[r->n])
                break;
            r->end[r->n] = at;
            r->groups[r->n++] = (uint8_t)(from ? r->groups[from - 1] + 1 : 1);
        }
        if (at < f->tokens[k].end) { /* a word */
            r->n = from;
            return;
        }
        r->stop[r->n - 1] = true;
    }
}

/* "M:AB 1234": the seal between the letters written as a colon. */
static bool is_district_with_colon(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->next == ':' && t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= 3 &&
           i + 2 < f->count && t[1].start == t->end + 1 && t[1].end - t[1].start <= 2 &&
           t[1].shape & (TOKEN_UPPER | TOKEN_INITIAL);
}

/* "targa na 068fd": right behind the word the letters may be a word, where more stand behind. */
static bool is_small_word(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k > 0 && t[-1].is & NEAR_PLATE && t->gap <= GAP_SPACE && t->end - t->start == 2 &&
           !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL)) && t[1].shape & TOKEN_MIXED &&
           t[1].end - t[1].start == 5 &&
           !word_listed(str_slice(f->text, t[1].end - 2, t[1].end), "cc cv km kw");
}

/* The first token of what may be a German plate around token i: "LÖ-B 509" from its first letters,
 * "dd-f 201" from its figures; i: none is. */
static size_t loose_start(const struct find *f, size_t i, bool *ret_is)
{
    const struct token *t = &f->tokens[i];
    size_t k = i;

    *ret_is = false;
    if (is_district_with_colon(f, i)) {
        *ret_is = true;
        return i;
    }
    if (!(t->shape & TOKEN_DIGITS) && t->end - t->start <= 11)
        for (uint32_t at = t->start; at < t->end && at < t->start + 4; at++)
            *ret_is |= (unsigned char)f->text.ptr[at] == 0xc3;
    if (*ret_is || !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) || t->end - t->start > 7)
        return i;
    if (k > 0 && t->gap == GAP_SPACE && t[-1].gap != GAP_JOIN &&
        (is_small(f, k - 1) ? near_car(f, k - 1) : is_small_word(f, k - 1))) {
        *ret_is = true; /* "targa ky 307mt" */
        return k - 1;
    }
    while (k > 0 && i - k < 2 &&
           (f->tokens[k].gap == GAP_JOIN ||
            (k == i && t->end - t->start <= 5 && t->gap == GAP_SPACE)) &&
           f->tokens[k].start - f->tokens[k - 1].end <= 1 &&
           f->tokens[k - 1].end - f->tokens[k - 1].start <= 4 &&
           !(f->tokens[k - 1].shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL))) {
        *ret_is |= f->tokens[k].gap == GAP_JOIN && f->text.ptr[f->tokens[k].start - 1] == '-';
        k--;
    }
    return k;
}

static void find_loose(struct find *f, size_t i)
{
    bool is;
    size_t k = loose_start(f, i, &is), n;
    struct run r;

    if (!is)
        return;
    loose_run(f, k, &r);
    if (r.n < 3 || ascii_digit(r.c[0]) || (r.n < 5 && !right_behind_car(f, k)) ||
        (r.c[0] == 'E' && r.stop[0] && f->text.ptr[f->tokens[k].start] == 'e')) /* "e-up 2020" */
        return;
    n = told_length(f, k, &r);
    if (n && !is_none(f, k, &r, n) && !is_said_of_car(f, k, &r, n))
        propose_plate(f, f->tokens[k].start, &r, n, 0.8F);
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
    size_t n = r->n < 7 ? r->n : 7, digits = run_digits(r, n);

    return digits > 0 && digits < n;
}

/* May the letters in front of the figures at token i be those of a plate: small, few, and no word,
 * or joined to something? */
static bool is_behind_small(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t[-1].end - t[-1].start <= 4 &&
           !(t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL)) &&
           (t->gap == GAP_JOIN || t[-1].gap == GAP_JOIN || is_small(f, i - 1));
}

void find_plate_small(struct find *f, size_t i)
{
    if (!(f->tokens[i].shape & TOKEN_DIGITS)) {
        find_loose(f, i);
        if (like_small_british(f, i))
            find_small_british(f, i);
    } else if (is_behind_small(f, i)) {
        find_small(f, i);
        find_loose(f, i);
        if (like_small_siv(f, i))
            find_small_siv(f, i);
    }
    if (like_small_groups(f, i))
        find_small_groups(f, i);
}

/* The length of one that its form alone tells; 0: none. */
static size_t printed_length(const struct find *f, const struct run *r)
{
    size_t n = siv_length(f, r);

    return n || r->lower || r->n < 5 ? n : sure_length(f, r);
}

void find_plate(struct find *f, size_t i, const struct run *r)
{
    struct run joined;
    bool inside;
    size_t n;

    find_plate_small(f, i);
    if (!r->letters || (r->n < 5 && !(r->n >= 3 && may_be_plate(r) && !ascii_digit(r->c[0]))))
        return;
    if (!may_be_plate(r)) {
        find_other(f, i, r);
        return;
    }
    inside = goes_on_before(f, i);
    n = inside ? 0 : printed_length(f, r);
    if (n && !after_context(f, i, NEAR_ORDER, 5)) {
        propose_plate(f, f->tokens[i].start, r, n, 0.9F);
        return;
    }
    if (r->line < r->n && on_car_line(f, i)) { /* its end stands on the next line */
        joined = *r;
        joined.line = RUN_MAX;
        r = &joined;
    }
    n = !inside && (r->n >= 5 || right_behind_car(f, i)) ? told_length(f, i, r) : 0;
    if (n && !is_none(f, i, r, n)) {
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
