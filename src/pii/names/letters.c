/* SPDX-License-Identifier: EUPL-1.2 */
/* letters.c - names of letters: initials that sign, and names that are spelt.
 *
 * "-- J.D.", "B-O-U-Z-I": letters alone are options, sections and abbreviations, too, so that
 * something must say what they are: a closing, a word for initials or for spelling, or the name
 * itself in front of its letters. */
#include "pii/names/letters_priv.h"

#include <string.h>

#include "pii/names/surname_priv.h"
#include "pii/pii_priv.h"

static bool initial(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & TOKEN_INITIAL;
}

/* ---- initials that sign ---- */

#define INITIALS_MOST 5
#define INITIALS_NEAR 3 /* tokens */

/* Of initials: a capital, or the "d" of "A.M.d.R.". */
static bool is_letter(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_INITIAL ||
           (t->gap == GAP_JOIN && t->end - t->start == 1 && strchr("dtv", f->text.ptr[t->start]));
}

/* The last of the initials that begin at token i, each with its dot, at the end of a line or in
 * front of a space: "B. N.", "J.D."; 0 for none. */
static size_t last_initial(const struct find *f, size_t i)
{
    size_t last = i;

    while (last + 1 < f->count && last - i < INITIALS_MOST && is_letter(f, last + 1) &&
           f->text.ptr[f->tokens[last].end] == '.' &&
           f->tokens[last + 1].start - f->tokens[last].end <= 2)
        last++;
    return last > i && last - i < INITIALS_MOST && f->tokens[last].end < f->text.len &&
                   f->text.ptr[f->tokens[last].end] == '.' &&
                   (f->tokens[last].end + 1 >= f->text.len ||
                    strchr("\r\n .", f->text.ptr[f->tokens[last].end + 1]))
               ? last
               : 0;
}

/* Does a closing, a word for a signature or "--" stand right before token i? */
static bool is_signed(const struct find *f, size_t i)
{
    static const char words[] =
        "signe|signee|signed|gez|gezeichnet|firmado|firmato|assinado|"
        "getekend|yours|groet|groeten|gruss|grusse|lg|vg|mfg|bien|saludos|"
        "saluti|cheers|thanks|thx|merci|danke|gracias|grazie|obrigado|"
        "obrigada|bedankt|tschuss|tschau|bises|bisous|ciao|salud|"
        "abraco|groetjes|love|cordialement|regards|best|abrazo|cdt|cdlt|bav";
    uint32_t at = f->tokens[i].start;
    uint64_t closing = WORD_SIGNOFF;

    while (at > 0 && memchr(" \r\n", f->text.ptr[at - 1], 3))
        at--;
    if (at >= 2 && memcmp(f->text.ptr + at - 2, "--", 2) == 0)
        return true;
    return i > 0 && ((f->tokens[i - 1].is | f->tokens[i - 1].covered) & closing ||
                     word_among(token_folded(f, &f->tokens[i - 1]), words));
}

/* The whole paragraph, and no abbreviation: "\n\nT.R.G.\n". */
static bool is_paragraph(const struct find *f, size_t i, size_t last)
{
    return (i == 0 || f->tokens[i].gap == GAP_PARA) && f->tokens[i + 1].gap == GAP_JOIN &&
           f->folded[f->tokens[i + 1].folded] != f->folded[f->tokens[i].folded] + 1 &&
           (last + 1 >= f->count || f->tokens[last + 1].gap == GAP_PARA);
}

/* "T.R.G. (pongo iniciales)", "mein Kürzel genügt, B.R." */
static bool is_called_initials(const struct find *f, size_t i)
{
    static const char words[] = "initialen|kurzel|iniciales|initials|initiales|iniziali|iniciais|"
                                "initiaal|paraaf";
    size_t first = i > INITIALS_NEAR ? i - INITIALS_NEAR : 0, last = i + 2 * INITIALS_NEAR;

    for (size_t k = first; k < f->count && k < last; k++)
        if (f->tokens[k].folded_len >= 6 && word_among(token_folded(f, &f->tokens[k]), words))
            return true;
    return false;
}

/* Is token i the last line, or the last above a quoted mail, and one word? */
static bool is_last_line(const struct find *f, size_t i)
{
    struct str rest = str_from(f->text, f->tokens[i].end);

    if (i == 0 || (f->tokens[i].gap != GAP_LINE && f->tokens[i].gap != GAP_PARA))
        return false;
    rest = str_from(rest, rest.len && rest.ptr[0] == '.' ? 1 : 0);
    while (rest.len && strchr(" \r", rest.ptr[0]))
        rest = str_from(rest, 1);
    if (rest.len && rest.ptr[0] != '\n')
        return false;
    rest = str_trim(rest);
    return !rest.len || rest.ptr[0] == '>' || str_starts(rest, STR("--"));
}

/* Is what stands above it over: a sentence, a closing or a paragraph of words? */
static bool is_over_above(const struct find *f, size_t i)
{
    char end = f->text.ptr[f->tokens[i - 1].end];

    return is_signed(f, i) || (f->tokens[i - 1].folded_len > 1 && strchr(".!?,)", end)) ||
           (f->tokens[i].gap == GAP_PARA && f->tokens[i - 1].folded_len > 1 && end != ':');
}

/* What stands in a line by itself and is nobody. */
static bool is_short_word(struct str word)
{
    return word_among(word, "ok|ko|fyi|asap|ras|sos|ps|nb|tbc|tbd|tba|mfg|lg|vg|cdt|bav|sms|pdf|"
                            "ttc|tva|eur|usd|gbp|chf|eta|faq|pto|rip|wtf|omg|lol|stp|svp|fin|end|"
                            "hth|bg|kg|slt|mdr|thx|pls|ha|ja|no|si|va|xx|xxx|st|ht|urg|cc|re|fwd|"
                            "tnx|grt|gr|mvg|cdlt|abs|bjs|att|sds|mft|rgds|kr|br|aub");
}

/* "... Ferdinand est au poste 318.\nD.", "Bien à toi\nJFL": letters alone that sign. */
static void find_signing_letters(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    bool point = t->end < f->text.len && f->text.ptr[t->end] == '.';

    if (t->end - t->start > 4 || !is_last_line(f, i) || !is_over_above(f, i))
        return;
    if (t->shape & TOKEN_INITIAL ? !point
                                 : (t->folded_len < 3 && !is_signed(f, i)) || t->is ||
                                       is_short_word(token_folded(f, t)) ||
                                       gazetteer_word(&f->pii->gazetteer, token_folded(f, t)))
        return;
    propose(f, (struct span){ t->start, t->end + (point && t->shape & TOKEN_INITIAL), SPAN_PERSON,
                              NULL, 0.85F, "context" });
}

/* "Merci d'avance,\nB. N.", "-- J.D.": initials that sign. */
void find_signing_initials(struct find *f, size_t i)
{
    size_t last = last_initial(f, i);
    uint32_t end;

    if (!last)
        find_signing_letters(f, i);
    if (!last || f->tokens[i].gap == GAP_JOIN || surname_is_abbreviation(f, i))
        return;
    end = f->tokens[last].end + 1;
    if (end < f->text.len && !strchr("\r\n", f->text.ptr[end])
            ? is_called_initials(f, i)
            : is_signed(f, i) || is_paragraph(f, i, last) || is_called_initials(f, i))
        propose(f, (struct span){ f->tokens[i].start, end, SPAN_PERSON, NULL, 0.92F, "context" });
}

/* ---- letter by letter ---- */

#define SPELT_LEAST 4 /* letters */
#define SPELT_MOST  24
#define SPELT_REACH 8 /* tokens back to a word for it, or to the name itself */

/* The last of single capitals that begin at i, parted alike: "G A U D R O N", "B-O-U-Z-I". */
static size_t spelt_end(const struct find *f, size_t i)
{
    size_t last = i;

    while (last + 1 < f->count && last - i < SPELT_MOST && initial(f, last + 1) &&
           (f->tokens[last + 1].gap == GAP_SPACE || f->tokens[last + 1].gap == GAP_JOIN ||
            f->tokens[last + 1].gap == GAP_COMMA) &&
           f->tokens[last + 1].start - f->tokens[last].end ==
               f->tokens[i + 1].start - f->tokens[i].end &&
           f->text.ptr[f->tokens[last].end] == f->text.ptr[f->tokens[i].end])
        last++;
    return last;
}

/* The last of single small letters that begin at i: "i-b-a-n-e-z", "o f f r e d i". */
static size_t small_spelt_end(const struct find *f, size_t i)
{
    size_t last = i;
    uint32_t apart = i + 1 < f->count ? f->tokens[i + 1].start - f->tokens[i].end : 0;

    while (last + 1 < f->count && last - i < SPELT_MOST && f->tokens[last + 1].folded_len == 1 &&
           !(f->tokens[last + 1].shape & (TOKEN_DIGITS | TOKEN_CAPITAL)) && apart <= 2 &&
           f->tokens[last + 1].start - f->tokens[last].end == apart)
        last++;
    return last;
}

/* Is a word written out what the letters at i spell? */
static bool spells(const struct find *f, size_t i, size_t last, const struct token *word)
{
    struct str s = token_folded(f, word);

    if (s.len != last - i + 1)
        return false;
    for (size_t k = i; k <= last; k++)
        if (f->folded[f->tokens[k].folded] != s.ptr[k - i])
            return false;
    return true;
}

/* "A B C D", "X Y Z W": one letter behind the other names options. */
static bool is_alphabet(const struct find *f, size_t i)
{
    for (size_t k = i; k < i + 2; k++)
        if (f->folded[f->tokens[k + 1].folded] != f->folded[f->tokens[k].folded] + 1)
            return false;
    return true;
}

/* "nom du produit", "model name", "name of the font": of a thing. */
static bool names_a_thing(const struct find *f, size_t k)
{
    static const char things[] = "produit|product|produkt|producto|prodotto|produto|model|modele|"
                                 "modell|modelo|modello|brand|marque|marke|merk|marca|code|font|"
                                 "file|fichier|datei|company|firma|societe|programm|programma";
    size_t last = k + 3 < f->count ? k + 3 : f->count - 1;

    for (size_t n = k > 0 ? k - 1 : 0; n <= last; n++)
        if (word_among(token_folded(f, &f->tokens[n]), things))
            return true;
    return false;
}

/* Words that say that a name is spelt. */
static const char spells_it[] = "epelle|epeler|epele|epelez|spell|spelt|spelled|spelling|"
                                "buchstabiert|buchstabiere|buchstabieren|deletreo|deletreado|"
                                "deletrea|deletrear|gespeld|spel|spellen|spello|soletro|"
                                "soletrado|soletrar|compitare|compitato";

static void propose_letters(struct find *f, size_t first, size_t last)
{
    propose(f, (struct span){ f->tokens[first].start, f->tokens[last].end, SPAN_PERSON, NULL, 0.9F,
                              "context" });
}

/* "achternaam gespeld: B-O-U-Z-I", "Gaudron, G A U D R O N". */
void find_spelt(struct find *f, size_t i)
{
    static const char words[] = "nom|name|surname|achternaam|naam|nachname|apellido|apellidos|"
                                "cognome|apelido|nome|nombre|prenom|vorname|voornaam";
    size_t last;
    bool listed;

    if (i > 0 && (initial(f, i - 1) && f->tokens[i].gap <= GAP_JOIN))
        return;
    last = spelt_end(f, i);
    if (last < i + SPELT_LEAST - 1 || is_alphabet(f, i))
        return;
    listed = f->tokens[i + 1].gap == GAP_COMMA;
    for (size_t k = i; k-- > 0 && i - k <= SPELT_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if ((!listed && word_among(token_folded(f, &f->tokens[k]), words) &&
             !names_a_thing(f, k)) ||
            ((!listed || last >= i + SPELT_LEAST) && /* "spell out A, C, D, F" */
             word_among(token_folded(f, &f->tokens[k]), spells_it)) ||
            spells(f, i, last, &f->tokens[k])) {
            propose_letters(f, i, last);
            return;
        }
}

/* Does anything between token i and the letters from k to last say that they spell a name? */
static bool is_spelt(const struct find *f, size_t i, size_t k, size_t last)
{
    for (size_t n = i + 1; n < k; n++)
        if (word_among(token_folded(f, &f->tokens[n]), spells_it) ||
            spells(f, k, last, &f->tokens[n]))
            return true;
    return false;
}

#define SPELT_AHEAD 14 /* tokens from the word for a surname */

/* "apellido: ibáñez, se lo deletreo: i-b-a-n-e-z" */
void find_small_spelt(struct find *f, size_t i)
{
    for (size_t k = i + 1, last; k + 1 < f->count && k < i + SPELT_AHEAD; k = last + 1) {
        last = k;
        if (f->tokens[k].gap == GAP_PARA)
            return;
        if (f->tokens[k].folded_len != 1 || f->tokens[k + 1].folded_len != 1 ||
            f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_CAPITAL))
            continue;
        last = small_spelt_end(f, k);
        if (last + 1 >= k + SPELT_LEAST && !is_alphabet(f, k) && is_spelt(f, i, k, last)) {
            propose_letters(f, k, last);
            return;
        }
    }
}
