/* SPDX-License-Identifier: EUPL-1.2 */
/* address_any.c - streets without a word for them; what stands around them tells:
 *
 *     Am Markt 3, 04109 Leipzig            a postcode right behind the house number
 *     Zandpad 64 7411 LM Deventer          or one with letters, without a comma
 *     wohne Unter den Linden 174           somebody lives there */
#include "pii/places/address_priv.h"

#include "text/text.h"

/* "2500 MM lang", "4000 KG": a measure, unless a town may be behind it. */
static bool is_measure(const struct find *f, size_t k)
{
    return k + 1 < f->count && length_of(&f->tokens[k]) == 4 && length_of(&f->tokens[k + 1]) == 2 &&
           f->tokens[k + 1].shape & TOKEN_UPPER &&
           word_listed(token_folded(f, &f->tokens[k + 1]),
                       "kg km kw kb kn cm cl mm ml mb mg mw ma gb tb hz ps pk wh ah wp db va eu");
}

static bool town_may_follow(const struct find *f, size_t k)
{
    return capital(f, k) && f->tokens[k].gap <= GAP_COMMA;
}

/* "7411 LM Deventer", "7411LM" */
static bool dutch_place(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    size_t last;

    return length_of(t) >= 4 && (t->shape & TOKEN_MIXED || length_of(t) == 4) &&
           ((t->shape & TOKEN_MIXED && length_of(t) == 6 &&
             ascii_digit(f->text.ptr[t->start + 3])) ||
            (k + 1 < f->count && length_of(t + 1) == 2 && !(t[1].shape & TOKEN_MIXED))) &&
           place_at(f, k, &last) && (t->shape & TOKEN_MIXED || capital(f, last)) &&
           !(is_measure(f, k) && !(k + 2 < f->count && t[2].is & WORD_CITY));
}

/* "'s-Hertogenbosch, 5211 KP": the postcode behind a town of a word or three. */
static bool dutch_near(const struct find *f, size_t last)
{
    for (size_t k = last + 2; k < f->count && k < last + 6; k++)
        if (dutch_behind_town(f, last, k))
            return true;
    return false;
}

/* A postcode behind the house number, at once or behind "2. OG links". */
static bool place_near(const struct find *f, size_t last)
{
    enum place_proof proof;
    size_t end_token, k = last + 1;

    if (is_measure(f, k) && !town_may_follow(f, k + 2))
        return false;
    if (f->tokens[k].gap == GAP_SPACE && k + 1 < f->count && folded_in(f, k, "in te") &&
        place_at(f, k + 1, &end_token))
        return true;
    if (dutch_near(f, last) || (f->tokens[k].gap == GAP_SPACE && dutch_place(f, k)))
        return true;
    if (!parted(f, k))
        return f->tokens[k].gap == GAP_OTHER && f->tokens[k].is & WORD_EXTRA && /* "(Whg. 12)" */
               place_behind(f, last, &proof) && proof == PLACE_POSTCODE;
    if (place_at(f, k, &end_token))
        return true;
    k += f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) ? 1 : 0;
    k += k < f->count && length_of(&f->tokens[k]) == 2 && folded_in(f, k, "o a"); /* "3.º" */
    return k < f->count && f->tokens[k].is & WORD_EXTRA && place_behind(f, last, &proof) &&
           proof == PLACE_POSTCODE;
}

/* "İstiklal Cad. 45", "Váci u. 3": behind the full stop of a street's short word, at k. */
static bool behind_short(const struct find *f, size_t k)
{
    return f->tokens[k].gap == GAP_DOT && k > 1 &&
           folded_in(f, k - 1, "cad cd sok sk mah bulv u ut nab nam");
}

/* "Am", "unter den": a small word of such a name. */
static bool is_small_word(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "an am auf",      ['b' - 'a'] = "bei beim", ['d' - 'a'] = "dem",
        ['h' - 'a'] = "hinter hinterm", ['i' - 'a'] = "im in",    ['t' - 'a'] = "t",
        ['u' - 'a'] = "unter",          ['v' - 'a'] = "vor vorm", ['z' - 'a'] = "zum zur",
    };

    return f->tokens[k].is & WORD_PARTICLE || word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* The first token of the name in front of the number at i; i where no name stands there. */
static size_t any_name_start(const struct find *f, size_t i)
{
    size_t k = i;
    bool named = false;

    for (; k > 0 && i - k < 6; k--) {
        const struct token *before = &f->tokens[k - 1];

        if ((k < i && f->tokens[k].gap > GAP_JOIN && !behind_short(f, k)) ||
            before->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            (before->is & (NEAR_ANY | WORD_GREETING | WORD_SIGNOFF | WORD_CIVILITY) &&
             !behind_short(f, k)) ||
            (!(before->shape & TOKEN_CAPITAL) && !is_small_word(f, k - 1)))
            break;
        named |= before->shape & TOKEN_CAPITAL && !(before->is & WORD_ORDINARY);
    }
    while (k < i && !capital(f, k))
        k++;
    return named ? k : i;
}

/* "Am Markt 3, 04109 Leipzig", "Laan van Meerdervoort 45, 2517 AM Den Haag": any name will do
 * between the start of a line or clause and a house number with a postcode right behind. */
void find_any_street(struct find *f, size_t i, size_t last)
{
    size_t first;

    if (last + 1 >= f->count || !(f->tokens[i].gap == GAP_SPACE || behind_short(f, i)))
        return;
    first = any_name_start(f, i);
    if (first < i && place_near(f, last))
        propose_address(f, first, last, false);
}

/* ---- where somebody lives ---- */

/* Does token k begin a street's name of its own: "An der Kirche", "Am Alten Markt"? */
static bool begins_at_street(const struct find *f, size_t k)
{
    static const char *const joined[26] = {
        ['a' - 'a'] = "am", ['b' - 'a'] = "beim",    ['h' - 'a'] = "hinterm",
        ['i' - 'a'] = "im", ['z' - 'a'] = "zum zur",
    };
    static const char *const apart[26] = {
        ['a' - 'a'] = "an auf", ['b' - 'a'] = "bei",   ['h' - 'a'] = "hinter",
        ['i' - 'a'] = "in",     ['u' - 'a'] = "unter", ['v' - 'a'] = "vor",
    };
    struct str word = token_folded(f, &f->tokens[k]);

    return word_by_letter(word, joined) ||
           (word_by_letter(word, apart) && folded_in(f, k + 1, "der den dem die"));
}

/* "wohne Am Gleis 5", "zum Preis 30": what has a number and is no street. */
static bool is_numbered_thing(const struct find *f, size_t i)
{
    return f->tokens[i].is & (WORD_ORDINARY | WORD_EXTRA | WORD_MONTH | NEAR_ANY) ||
           word_among(
               token_folded(f, &f->tokens[i]),
               "gleis|bahnsteig|gate|schalter|terminal|zimmer|raum|halle|stand|tag|tagen|"
               "woche|punkt|absatz|artikel|kapitel|seite|kasse|filiale|station|linie|zug|"
               "bus|tisch|platz|preis|hotel|kreis|bezirk|block|stock|etage|ausgang|eingang|"
               "stunde|uhr|jahr|jahre|alter|abschnitt|ziffer|ende|anfang|klasse|gruppe|schreiben|"
               "rechnung|auftrag|bestellung|lieferschein|kundenkonto|konto|paket|vertrag|"
               "system|formular|brief|ausland|pflegeheim|antrag|vorgang|ticket|dokument|"
               "lager|regal|messe|thema|karton|telefon|saal|buro|fach|spind|werk|depot|juni|juli");
}

/* "wohne seit Mai am Bahnhof 3.": a preposition in small letters is one of the sentence, too, so
 * that a verb must stand in front and nothing behind the number. */
static bool is_dwelt_in(const struct find *f, size_t k, size_t last)
{
    static const char verbs[] = "wohne wohnt wohnen wohnte wohnhaft lebe lebt leben";

    if (last + 1 < f->count && f->tokens[last + 1].gap <= GAP_JOIN &&
        word_among(token_folded(f, &f->tokens[last + 1]),
                   "jahr|jahre|jahren|monat|monate|monaten|woche|wochen|tag|tage|tagen|stunde|"
                   "stunden|minuten|min|km|kilometer|meter|m|zimmer|mal|leute|personen|familien|"
                   "kinder|euro|prozent|uhr|parteien|war|ist|fehlt"))
        return false;
    if (k > 0 && f->tokens[k].gap == GAP_OTHER && f->text.ptr[f->tokens[k - 1].end] == ':')
        return after_context(f, k, NEAR_LIVING, 2); /* "Lieferadresse: auf der heide 27" */
    for (size_t n = k; n-- > 0 && k - n <= 4 && f->tokens[n + 1].gap <= GAP_SPACE;)
        if (folded_in(f, n, verbs))
            return true;
    return after_context(f, k, NEAR_LIVING, 4) &&
           (last + 1 >= f->count || f->tokens[last + 1].gap >= GAP_COMMA ||
            folded_in(f, last + 1, "in und oder bei") || capital(f, last + 1));
}

/* Is the name at k said to be where somebody lives, or does it stand at a line's start? */
static bool is_lived_in(const struct find *f, size_t k, size_t last)
{
    if (!capital(f, k) || f->tokens[k].shape & TOKEN_UPPER)
        return is_dwelt_in(f, k, last);
    return after_context(f, k, NEAR_LIVING, 4) ||
           (k > 0 && folded_in(f, k - 1, "wohnt wohnen wohnhaft wohne lebt wohnung location adr"));
}

/* "wohne Unter den Linden 174", "Adresse: An der Kirche 80, Neustadt", at the number. */
void find_at_street(struct find *f, size_t i, size_t last)
{
    enum place_proof proof;
    size_t k = i;

    if (f->tokens[i].gap != GAP_SPACE || i < 2 || length_of(&f->tokens[i - 1]) < 4)
        return;
    while (k > 0 && i - k < 4 && !begins_at_street(f, k) &&
           (k == i || f->tokens[k].gap <= GAP_JOIN) &&
           !(f->tokens[k - 1].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        k--;
    if (k == i || !begins_at_street(f, k) || f->tokens[k + 1].gap > GAP_SPACE ||
        is_numbered_thing(f, i - 1))
        return;
    if (capital(f, k) != capital(f, i - 1) && !capital(f, i - 1))
        return;
    place_behind(f, last, &proof);
    if (is_lived_in(f, k, last) ||
        (proof >= PLACE_TOWN && capital(f, k) && (k == 0 || f->tokens[k].gap >= GAP_LINE)))
        propose_address(f, k, last, true);
}
