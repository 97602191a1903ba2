/* SPDX-License-Identifier: EUPL-1.2 */
/* door.c - codes told of the door they open without a word for a code: "le portail : 4512", "the
 * gate is 4512", "1re porte A4512", "type 4512 at the gate".
 *
 * Looked at from the code, so that a text without short numbers costs nothing.  A door's width,
 * price, year or number in the house is none: a sign or "is" must lead to digits alone, and what
 * has a number of its own ("porte 12", "office 271") wants the form of a code as well. */
#include "pii/secrets/passcode_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define DOOR_REACH  7 /* tokens from the code back to its door */
#define TYPED_REACH 6 /* tokens from the code on to it */

enum door {
    DOOR_NONE,
    DOOR_PLACE,    /* numbered like rooms: "locker A1204" */
    DOOR_NUMBERED, /* may have a short number of its own */
    DOOR_SURE,     /* opened by a code, or by a key that has none */
};

/* Folded; sorted by their first letters. */
static const struct {
    const char *word;
    enum door door;
} doors[] = {
    { "arrecadacao", DOOR_SURE },
    { "ascenseur", DOOR_PLACE },
    { "ascensore", DOOR_PLACE },
    { "barrera", DOOR_SURE },
    { "barreira", DOOR_SURE },
    { "barrier", DOOR_SURE },
    { "barriere", DOOR_SURE },
    { "cacifo", DOOR_PLACE },
    { "cancela", DOOR_SURE },
    { "cancelletto", DOOR_SURE },
    { "cancello", DOOR_SURE },
    { "casier", DOOR_PLACE },
    { "cave", DOOR_PLACE },
    { "deur", DOOR_NUMBERED },
    { "door", DOOR_NUMBERED },
    { "driveway", DOOR_NUMBERED },
    { "eingang", DOOR_NUMBERED },
    { "eingangstor", DOOR_SURE },
    { "einfahrt", DOOR_SURE },
    { "entrance", DOOR_NUMBERED },
    { "entree", DOOR_NUMBERED },
    { "fietsenhok", DOOR_SURE },
    { "fietsenstalling", DOOR_SURE },
    { "garage", DOOR_SURE },
    { "garagem", DOOR_SURE },
    { "garagentor", DOOR_SURE },
    { "garaje", DOOR_SURE },
    { "gartentor", DOOR_SURE },
    { "gate", DOOR_SURE },
    { "grille", DOOR_SURE },
    { "hall", DOOR_NUMBERED },
    { "haustur", DOOR_SURE },
    { "hek", DOOR_SURE },
    { "hoftor", DOOR_SURE },
    { "immeuble", DOOR_NUMBERED },
    { "keller", DOOR_PLACE },
    { "kellertur", DOOR_SURE },
    { "local", DOOR_PLACE },
    { "locker", DOOR_PLACE },
    { "lobby", DOOR_NUMBERED },
    { "parking", DOOR_PLACE },
    { "parkplatz", DOOR_PLACE },
    { "pforte", DOOR_SURE },
    { "poort", DOOR_SURE },
    { "porche", DOOR_NUMBERED },
    { "porta", DOOR_NUMBERED },
    { "portail", DOOR_SURE },
    { "portal", DOOR_SURE },
    { "portao", DOOR_SURE },
    { "porte", DOOR_NUMBERED },
    { "portiek", DOOR_SURE },
    { "portillon", DOOR_SURE },
    { "porton", DOOR_SURE },
    { "portone", DOOR_SURE },
    { "puerta", DOOR_NUMBERED },
    { "sas", DOOR_NUMBERED },
    { "sbarra", DOOR_SURE },
    { "schranke", DOOR_SURE },
    { "schuppen", DOOR_SURE },
    { "schuur", DOOR_SURE },
    { "shed", DOOR_SURE },
    { "slagboom", DOOR_SURE },
    { "spind", DOOR_PLACE },
    { "taquilla", DOOR_PLACE },
    { "tiefgarage", DOOR_SURE },
    { "tor", DOOR_SURE },
    { "trastero", DOOR_SURE },
    { "tuinhek", DOOR_SURE },
    { "tuinpoort", DOOR_SURE },
    { "tur", DOOR_NUMBERED },
    { "verja", DOOR_SURE },
    { "voordeur", DOOR_SURE },
    { "voorpoort", DOOR_SURE },
};

static enum door door_of(struct str word)
{
    for (size_t i = 0; word.len && i < COUNT_OF(doors) && doors[i].word[0] <= word.ptr[0]; i++)
        if (doors[i].word[0] == word.ptr[0] && str_eq(word, str_of(doors[i].word)))
            return doors[i].door;
    return DOOR_NONE;
}

/* Which door it is: nobody numbers it then. */
static bool says_which(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "abajo",
        ['b' - 'a'] = "back bas beneden bike bin",
        ['c' - 'a'] = "calle cortile cour",
        ['d' - 'a'] = "dehors",
        ['e' - 'a'] = "edificio entrada entree exterieure",
        ['f' - 'a'] = "front",
        ['g' - 'a'] = "giu",
        ['h' - 'a'] = "hinten",
        ['i' - 'a'] = "immeuble ingang ingresso inner interieure",
        ['j' - 'a'] = "jardin",
        ['m' - 'a'] = "main",
        ['o' - 'a'] = "outer outside",
        ['p' - 'a'] = "poubelle poubelles predio principal principale",
        ['r' - 'a'] = "rua rue",
        ['s' - 'a'] = "side strada street",
        ['u' - 'a'] = "unten",
        ['v' - 'a'] = "velo velos vorne",
    };

    return door_of(token_folded(f, t)) == DOOR_SURE || word_by_letter(token_folded(f, t), words);
}

/* ---- the code ---- */

#define FORM_NONE   0
#define FORM_DIGITS 1 /* digits alone */
#define FORM_ROOM   2 /* a letter at an end: as rooms and flats are numbered too */
#define FORM_CODE   3 /* a letter within, or the keys "#" and "*" */

/* Beside the figures, where doors have keys. */
static bool is_key(char c)
{
    return c == '#' || c == '*';
}

/* How much token k, with the keys pressed around it, looks like a code; its bytes. */
struct code {
    int form;
    uint32_t start, end;
};

static struct code code_at(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    struct code c = { FORM_NONE, t->start, t->end };
    struct str s = token_text(f, t);
    bool pressed = false, letters = !(t->shape & TOKEN_DIGITS);
    struct shape sh;

    if (s.len < DOOR_LEAST || s.len > DOOR_MOST)
        return c;
    if (letters) {
        sh = secret_shape(s);
        if (sh.capitals != 1 || sh.digits + 1 != s.len)
            return c;
    }
    if (c.start > f->from && is_key(f->text.ptr[c.start - 1])) {
        c.start--;
        pressed = true;
    }
    if (c.end < f->text.len && is_key(f->text.ptr[c.end])) {
        c.end++;
        pressed = !(c.end < f->text.len && ascii_digit(f->text.ptr[c.end])); /* "12345*02" */
    }
    if (pressed)
        c.form = FORM_CODE;
    else if (!letters)
        c.form = FORM_DIGITS;
    else
        c.form = ascii_digit(s.ptr[0]) && ascii_digit(s.ptr[s.len - 1]) ? FORM_CODE : FORM_ROOM;
    return c;
}

/* "2019", "3000": a year and a price say more often what they are. */
static bool is_round_or_year(struct str s)
{
    return str_ends(s, STR("00")) ||
           (s.len == 4 && (str_starts(s, STR("19")) || str_starts(s, STR("20"))));
}

/* "1200 places", "2500 mm", "3000 x 1800", "4500 €", "12,50": what the digits count. */
static bool is_counted(const struct find *f, size_t k)
{
    static const char *const units[26] = {
        ['a' - 'a'] = "ans",
        ['c' - 'a'] = "chf cm",
        ['d' - 'a'] = "dollars",
        ['e' - 'a'] = "eur euro euros",
        ['f' - 'a'] = "feet fois francs ft",
        ['g' - 'a'] = "gbp",
        ['h' - 'a'] = "hours ht",
        ['i' - 'a'] = "inches",
        ['j' - 'a'] = "jours",
        ['k' - 'a'] = "kg km kn kwh",
        ['l' - 'a'] = "litres lux",
        ['m' - 'a'] = "m m2 meter meters metres mm",
        ['p' - 'a'] = "people personnes places plazas pounds",
        ['q' - 'a'] = "quid",
        ['r' - 'a'] = "reais",
        ['s' - 'a'] = "spaces sq sqm stuck",
        ['t' - 'a'] = "tonnes ttc",
        ['u' - 'a'] = "usd",
        ['w' - 'a'] = "w watt",
        ['x' - 'a'] = "x",
        ['y' - 'a'] = "years",
    };
    uint32_t at = f->tokens[k].end;
    struct str behind = str_slice(f->text, at, at + 6);

    while (behind.len && (unsigned char)behind.ptr[0] == ' ')
        behind = str_from(behind, 1);
    if (behind.len && (memchr("$%/", behind.ptr[0], 3) || str_starts(behind, STR("€")) ||
                       str_starts(behind, STR("£")) || str_starts(behind, STR("×")) ||
                       str_starts(behind, STR("\xc2\xa0"))))
        return true;
    return k + 1 < f->count &&
           ((f->tokens[k + 1].gap <= GAP_SPACE &&
             word_by_letter(token_folded(f, &f->tokens[k + 1]), units)) ||
            f->tokens[k + 1].gap == GAP_JOIN ||
            (f->tokens[k + 1].shape & TOKEN_DIGITS && f->tokens[k + 1].gap <= GAP_SPACE));
}

/* ---- what leads to it ---- */

/* Is a colon, "=" or "is" right before token k? */
static bool is_led(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    struct str gap = str_slice(f->text, t[-1].end, t->start);

    return t[-1].is & WORD_IS || (t->gap == GAP_OTHER && (str_chr(gap, ':', 0) != STR_NPOS ||
                                                          str_chr(gap, '=', 0) != STR_NPOS));
}

static bool is_small(const struct token *t)
{
    return (t->is & (WORD_PARTICLE | WORD_THE | WORD_IS)) != 0 || t->end - t->start <= 2;
}

/* "2e", "1st": the second door, and so on. */
static bool is_ordinal(const struct find *f, const struct token *t)
{
    return t->shape & TOKEN_MIXED && t->end - t->start <= 5 && ascii_digit(f->text.ptr[t->start]) &&
           !ascii_digit(f->text.ptr[t->start + 2]);
}

/* Does the way back from the code end at token n? */
static bool ends_way(const struct find *f, size_t n, size_t k)
{
    const struct token *t = &f->tokens[n];

    return t->shape & TOKEN_DIGITS || t->is & (NEAR_ANY & ~NEAR_CODE) || t[1].gap == GAP_COMMA ||
           (t[1].gap > GAP_COMMA && (n + 1 != k || t[1].gap != GAP_OTHER));
}

/* What the words before token k, of its own part of the sentence, say of a door: "la porte du
 * jardin, c'est"; ret_near: nothing stands between. */
static enum door door_before(const struct find *f, size_t k, bool *ret_near)
{
    enum door door = DOOR_NONE;
    size_t words = 0;
    bool which = false;

    for (size_t n = k; n-- > 0 && k - n <= DOOR_REACH && words < 3 && !ends_way(f, n, k);) {
        const struct token *t = &f->tokens[n];
        enum door here = door_of(token_folded(f, t));

        if (!door && here)
            *ret_near = n + 1 == k;
        else
            which |= is_ordinal(f, t) || says_which(f, t);
        door = here > door ? here : door;
        if (t->shape & TOKEN_MIXED)
            break;
        words += !is_small(t);
    }
    return door && which ? DOOR_SURE : door;
}

/* Is "type" or "faites" right before token k? */
static bool is_typed(const struct find *f, size_t k)
{
    static const char *const verbs[] = {
        [2] = "in",
        [3] = "key",
        [4] = "fais tape type",
        [5] = "enter faire marca press pulsa punch taper tapez toets",
        [6] = "digita digite digiti faites marcar marque tippen",
        [7] = "digitar drucken premere toetsen",
        [8] = "carregue composer composez digitare eingeben",
        [9] = "intoetsen",
    };
    static const uint32_t seconds[26] = {
        ['c' - 'a'] = LETTER('a') | LETTER('o'),
        ['d' - 'a'] = LETTER('i') | LETTER('r'),
        ['e' - 'a'] = LETTER('i') | LETTER('n'),
        ['f' - 'a'] = LETTER('a'),
        ['i' - 'a'] = LETTER('n'),
        ['k' - 'a'] = LETTER('e'),
        ['m' - 'a'] = LETTER('a'),
        ['p' - 'a'] = LETTER('r') | LETTER('u'),
        ['t' - 'a'] = LETTER('a') | LETTER('i') | LETTER('o') | LETTER('y'),
    };
    struct str word;

    if (k == 0 || f->tokens[k].gap != GAP_SPACE)
        return false;
    word = token_folded(f, &f->tokens[k - 1]);
    return word.len > 1 && begins_with_pair(word.ptr, seconds) &&
           word_by_length(word, verbs, COUNT_OF(verbs));
}

/* "type 4512 at the gate": is one named behind token k? */
static bool is_at_door(const struct find *f, size_t k)
{
    for (size_t n = k + 1; n < f->count && n - k <= TYPED_REACH && !secret_stop(f, n); n++)
        if (door_of(token_folded(f, &f->tokens[n])))
            return true;
    return false;
}

/* "A4512": as the keys of a door are printed. */
static bool is_keyed(struct str s)
{
    return s.len == 5 && (memchr("AB", s.ptr[0], 2) || memchr("AB", s.ptr[4], 2));
}

/* `led`: a sign, "is" or "type" is right before token k; else no figures alone are looked at. */
static bool opens(const struct find *f, size_t k, int form, bool led)
{
    bool near = false;
    struct str s = token_text(f, &f->tokens[k]);
    enum door door;

    if (form == FORM_DIGITS && is_round_or_year(s))
        return false;
    door = door_before(f, k, &near);
    if (form == FORM_DIGITS)
        return door == DOOR_SURE;
    return form == FORM_CODE ? door != DOOR_NONE
                             : door >= DOOR_NUMBERED && (led || (near && is_keyed(s)));
}

/* May a code begin at token k, which is no part of a longer row of figures? */
static bool may_begin(const struct find *f, size_t k)
{
    uint8_t gap = f->tokens[k].gap;

    return k > 0 && gap != GAP_PARA && gap != GAP_LINE &&
           !(f->tokens[k - 1].shape & TOKEN_DIGITS && gap <= GAP_JOIN);
}

/* Of figures alone a sign, "is" or "type" must stand in front, or a key beside them. */
static bool may_open(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return !(t->shape & TOKEN_DIGITS) || t->gap == GAP_OTHER || t[-1].is & WORD_IS ||
           is_key(t->next) || is_key(f->text.ptr[t->start - 1]) || is_typed(f, k);
}

/* By a call of its own: most numbers do not come so far. */
static __attribute__((noinline)) void find_code_of_door(struct find *f, size_t k)
{
    struct code c = code_at(f, k);
    bool typed, led;

    if (!c.form || (f->tokens[k].gap == GAP_JOIN && c.form != FORM_CODE))
        return;
    typed = is_typed(f, k);
    led = typed || is_led(f, k);
    if ((c.form == FORM_DIGITS && !led) || (c.form != FORM_CODE && is_counted(f, k)))
        return;
    if (!opens(f, k, c.form, led) && !(typed && is_at_door(f, k)))
        return;
    propose_secret(f, c.start, c.end, "context");
    passcode_next(f, k + 1);
}

void find_door(struct find *f, size_t k)
{
    if (may_begin(f, k) && may_open(f, k))
        find_code_of_door(f, k);
}
