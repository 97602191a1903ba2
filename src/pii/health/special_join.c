/* SPDX-License-Identifier: EUPL-1.2 */
/* special_join.c - what is told in two breaths and is one: an operation with what it was for
 * ("operated on for a hernia"), a stay with its ward ("hospitalisée en gériatrie"), an offence
 * behind what one got for it ("conviction for drink driving").
 *
 * "And" and a comma join nothing: those are two illnesses; nor does the cause of a stay or a leave
 * ("baja por ansiedad"), which people mark apart. */
#include "pii/health/special_priv.h"

#include "text/text.h"

#define LINK 3 /* tokens between the two */

/* An operation, and a stay. */
static const char *const operations[26] = {
    ['g' - 'a'] = "geoper",
    ['o' - 'a'] = "oper",
    ['s' - 'a'] = "surgery",
};
static const char *const stays[26] = {
    ['a' - 'a'] = "admitted aufgenommen",
    ['e' - 'a'] = "eingeliefert",
    ['h' - 'a'] = "hospital",
    ['i' - 'a'] = "ingres intern",
    ['o' - 'a'] = "ospedal opgenomen",
    ['r' - 'a'] = "ricover",
};

/* Is what was told last one of those? */
static bool told_so(const struct find *f, const char *const stems[26])
{
    for (size_t k = f->told_first; k < f->told; k++)
        if (starts_by_letter(token_folded(f, &f->tokens[k]), stems))
            return true;
    return false;
}

/* Do only light words, the first of them one of these, stand between the last words told and the
 * term? */
static bool linked(const struct term *t, const char *const links[26])
{
    const struct find *f = t->f;
    size_t k = f->told;

    if (k > f->told_first + 1 && word_by_letter(token_folded(f, &f->tokens[k - 1]), links))
        k--; /* "operaron de" */
    if (k == t->first || !close_to(f, k) || !word_by_letter(token_folded(f, &f->tokens[k]), links))
        return false;
    for (k++; k < t->first; k++)
        if (!close_to(f, k) || !(f->tokens[k].is & (WORD_LIGHT | WORD_THE | WORD_OWNER)) ||
            f->tokens[k].is & (WORD_NOT | WORD_CAUSE | WORD_PRODUCT))
            return false;
    return close_to(f, k);
}

/* Operated on what, and in which ward: what a stay was for is told apart from it. */
static bool is_one(const struct term *t)
{
    static const char *const whats[26] = {
        ['a' - 'a'] = "a ao aos as ad", /* Dutch marks the illness behind "aan" apart */
        ['d' - 'a'] = "de d du des da di del della dos das",
        ['f' - 'a'] = "for",
        ['p' - 'a'] = "pour por per",
        ['v' - 'a'] = "voor vanwege",
        ['w' - 'a'] = "wegen wegens",
    };
    static const char *const wards[26] = {
        ['a' - 'a'] = "auf",    ['e' - 'a'] = "en", ['i' - 'a'] = "in im",
        ['n' - 'a'] = "nel no", ['o' - 'a'] = "op",
    };

    return (linked(t, whats) && told_so(t->f, operations)) ||
           (linked(t, wards) && told_so(t->f, stays));
}

/* "conviction for", "veroordeling wegens": cut off before what for. */
static bool ends_in_for(const struct find *f)
{
    return f->told - f->told_first > 1 && word_listed(token_folded(f, &f->tokens[f->told - 1]),
                                                      "for of pour por per voor wegens wegen");
}

size_t special_joined(const struct term *t)
{
    const struct find *f = t->f;
    enum span_type type = t->is & WORD_HEALTH ? SPAN_HEALTH : SPAN_SPECIAL;

    if (!f->told || f->told_type != type || f->told > t->first || t->first - f->told > LINK)
        return t->first;
    if (type == SPAN_SPECIAL)
        return f->told == t->first && close_to(f, t->first) && ends_in_for(f) ? f->told_first
                                                                              : t->first;
    return is_one(t) ? f->told_first : t->first;
}

void special_tell(struct find *f, const struct term *t, float score)
{
    f->told_first = t->first;
    f->told = t->last + 1;
    f->told_type = t->is & WORD_HEALTH ? SPAN_HEALTH : SPAN_SPECIAL;
    propose(f, (struct span){ f->tokens[t->first].start, f->tokens[t->last].end, f->told_type, NULL,
                              score, "lexicon" });
}

/* ---- condemned for what, and where one is kept ---- */

#define OFFENCE_REACH 5

/* "wegen Drogenhandels in der JVA", "wegens diefstal veroordeeld": from the word of cause on. */
static void with_cause(struct term *t)
{
    static const char *const kept[26] = {
        ['a' - 'a'] = "angeklagt",
        ['b' - 'a'] = "bewahrung",
        ['g' - 'a'] = "gefangnis gevangen",
        ['h' - 'a'] = "haft",
        ['i' - 'a'] = "inhaftiert",
        ['j' - 'a'] = "jva",
        ['k' - 'a'] = "knast",
        ['v' - 'a'] = "verurteilt vorbestraft veroordeeld vastgezeten",
    };
    const struct find *f = t->f;

    if (!starts_by_letter(token_folded(f, &f->tokens[t->last]), kept))
        return;
    for (size_t k = t->first, n = 0; k > 0 && n < OFFENCE_REACH && close_to(f, k); n++) {
        struct str word = token_folded(f, &f->tokens[--k]);

        if (word_listed(word, "wegen wegens") && n > 0) {
            t->first = k + 1;
            return;
        }
        if (f->tokens[k].is &
            (WORD_SOMEBODY | WORD_OWNER | WORD_NOT | WORD_FIRSTNAME | WORD_CIVILITY))
            return;
    }
}

/* "JVA Tegel", "incarcéré à Fleury" */
static void with_house(struct term *t)
{
    static const char *const kept[26] = {
        ['d' - 'a'] = "detenu detenut", ['e' - 'a'] = "encarcel", ['i' - 'a'] = "incarcer incarcel",
        ['p' - 'a'] = "preso presa",    ['r' - 'a'] = "recluso",
    };
    const struct find *f = t->f;
    struct str word = token_folded(f, &f->tokens[t->last]);
    size_t k = t->last + 1;

    if (starts_by_letter(word, kept)) {
        if (k >= f->count || !close_to(f, k) ||
            !word_listed(token_folded(f, &f->tokens[k]), "a in en em no na at"))
            return;
        k++;
    } else if (!word_listed(word, "jva hmp")) {
        return;
    }
    if (k < f->count && f->tokens[k].gap == GAP_SPACE && f->tokens[k].shape & TOKEN_CAPITAL &&
        f->tokens[k].folded_len > 2)
        t->last = k;
}

/* "having been convicted of shoplifting": the verdict belongs to the offence. */
static void with_verdict(struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->first;

    if (k > 1 && close_to(f, k) && close_to(f, k - 1) &&
        word_listed(token_folded(f, &f->tokens[k - 1]), "of for pour por per voor wegens wegen") &&
        starts_among(token_folded(f, &f->tokens[k - 2]),
                     "convicted condamn condann condenad veroordeeld verurteilt"))
        t->first = k - 2;
}

void special_kept(struct term *t)
{
    if (!(t->is & WORD_SPECIAL))
        return;
    with_verdict(t);
    with_cause(t);
    with_house(t);
}

/* ---- operated on what ---- */

#define PLAIN_LEAST 4 /* letters of what was operated on */

/* A noun that may be what was operated on, and no day, person or place. */
static bool is_operated(const struct find *f, size_t k)
{
    static const char *const others[26] = {
        ['a' - 'a'] = "anfang",
        ['b' - 'a'] = "both",
        ['c' - 'a'] = "chez clini",
        ['d' - 'a'] = "dienstag donnerstag dinsdag donderdag",
        ['e' - 'a'] = "ende",
        ['f' - 'a'] = "friday freitag",
        ['h' - 'a'] = "hospital hopital",
        ['k' - 'a'] = "klinik krankenhaus",
        ['l' - 'a'] = "last",
        ['m' - 'a'] = "matin monday montag mittwoch maandag morgen",
        ['n' - 'a'] = "nouveau novo nuevo nuovo next",
        ['o' - 'a'] = "ospedal",
        ['s' - 'a'] = "soir samstag sonntag same",
        ['t' - 'a'] = "tuesday thursday tag",
        ['u' - 'a'] = "urgen",
        ['v' - 'a'] = "vrijdag vormittag",
        ['w' - 'a'] = "wednesday woensdag wochenende",
        ['z' - 'a'] = "ziekenhuis zaterdag zondag",
    };
    const struct token *t = &f->tokens[k];

    return t->folded_len >= PLAIN_LEAST && !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) &&
           !((t->is | t->covered) &
             (WORD_LIGHT | WORD_THE | WORD_OWNER | WORD_SOMEBODY | WORD_MONTH | WORD_NOT |
              WORD_FIRSTNAME | WORD_NUMBER | WORD_HEALTH | WORD_CITY)) &&
           !str_ends(token_folded(f, t), STR("tag")) &&
           !str_ends(token_folded(f, t), STR("abend")) &&
           !starts_by_letter(token_folded(f, t), others);
}

void special_operated(struct term *t)
{
    static const char *const operated[26] = { ['g' - 'a'] = "geoper", ['o' - 'a'] = "oper" };
    const struct find *f = t->f;
    size_t k = t->last + 1;

    if (!(t->is & WORD_HEALTH) || t->body ||
        !starts_by_letter(token_folded(f, &f->tokens[t->last]), operated))
        return;
    if (t->first > 1 && close_to(f, t->first) && close_to(f, t->first - 1) &&
        word_listed(token_folded(f, &f->tokens[t->first - 2]), "am an aan") &&
        is_operated(f, t->first - 1)) {
        t->first -= 2; /* "am Karpaltunnel operiert" */
        return;
    }
    if (k + 1 >= f->count || !close_to(f, k) ||
        !word_listed(token_folded(f, &f->tokens[k]), "de d du des da do das dos di del della"))
        return;
    for (k++; k < f->count && k <= t->last + 3 && close_to(f, k); k++) {
        if (is_operated(f, k)) {
            t->last = k; /* "operado de varices" */
            return;
        }
        if (!(f->tokens[k].is & (WORD_THE | WORD_OWNER)))
            return;
    }
}
