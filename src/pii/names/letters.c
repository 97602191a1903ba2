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

#define INITIALS_MOST  5
#define INITIALS_NEAR  3 /* tokens */
#define SENTENCE_LEAST 3 /* words */
#define SENTENCE_REACH 12

/* Of initials: a capital, or the "d" of "A.M.d.R.". */
static bool is_letter(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_INITIAL || (t->gap == GAP_JOIN && t->end - t->start == 1 &&
                                        memchr("dtv", f->text.ptr[t->start], 3));
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
                    memchr("\r\n .", f->text.ptr[f->tokens[last].end + 1], 4))
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

#define BLANKS_MOST 64 /* bytes behind the last line: longer tails are looked at no further */

/* Is token i the last line, or the last above a quoted mail, and one word? */
static bool is_last_line(const struct find *f, size_t i)
{
    uint32_t end = f->tokens[i].end;
    struct str rest = str_slice(f->text, end, end + BLANKS_MOST);

    if (i == 0 || (f->tokens[i].gap != GAP_LINE && f->tokens[i].gap != GAP_PARA))
        return false;
    rest = str_from(rest, rest.len && rest.ptr[0] == '.' ? 1 : 0);
    while (rest.len && memchr(" \r", rest.ptr[0], 2))
        rest = str_from(rest, 1);
    if (rest.len && rest.ptr[0] != '\n')
        return false;
    rest = str_trim(rest);
    if (!rest.len)
        return end + BLANKS_MOST >= f->text.len;
    return rest.ptr[0] == '>' || str_starts(rest, STR("--"));
}

/* Words for what has letters of its own: "Classe énergétique.\nD." */
static bool has_letters(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "answer antwort antwoord",
        ['b' - 'a'] = "batiment block blocco bloque buchstabe building",
        ['c' - 'a'] = "casa class classe clase carta cintura categorie category categoria code",
        ['d' - 'a'] = "demande domanda",
        ['e' - 'a'] = "edificio etiquette escalier entrance",
        ['f' - 'a'] = "fila frage fuhrerschein",
        ['g' - 'a'] = "gebaude grosse groupe group gruppe gruppo grupo gate",
        ['h' - 'a'] = "halle hal haus huis house",
        ['k' - 'a'] = "klasse kategorie",
        ['l' - 'a'] = "lettre letter letra lettera label",
        ['m' - 'a'] = "maat maison matricula",
        ['o' - 'a'] = "option opcion opzione opcao optie",
        ['p' - 'a'] = "permis patente permiso plan pregunta pergunta",
        ['q' - 'a'] = "question",
        ['r' - 'a'] = "reponse respuesta risposta resposta rij rang reihe rijbewijs row",
        ['s' - 'a'] = "size stand section sektor secteur serie stufe",
        ['t' - 'a'] = "taille talla taglia tamanho tamano typ type tipo terminal tarif",
        ['v' - 'a'] = "vraag vitamin vitamine variante version",
        ['z' - 'a'] = "zone zona",
    };

    return word_by_letter(word, words);
}

/* Is what stands above it over: a sentence of some words, or a paragraph of them?  A question is
 * answered below it. */
static bool is_over_above(const struct find *f, size_t i)
{
    size_t first = i;
    char end = f->text.ptr[f->tokens[i - 1].end];

    do {
        if (has_letters(token_folded(f, &f->tokens[--first])))
            return false;
    } while (first > 0 && i - first < SENTENCE_REACH && f->tokens[first].gap < GAP_LINE);
    return i - first >= SENTENCE_LEAST && f->tokens[i - 1].folded_len > 1 &&
           (memchr(".!,)", end, 4) || (f->tokens[i].gap == GAP_PARA && end != ':' && end != '?'));
}

/* What stands in a line by itself and is nobody. */
static bool is_short_word(struct str word)
{
    return word_among(word, "ok|ko|fyi|asap|ras|sos|ps|nb|tbc|tbd|tba|mfg|lg|vg|cdt|bav|sms|pdf|"
                            "ttc|tva|eur|usd|gbp|chf|eta|faq|pto|rip|wtf|omg|lol|stp|svp|fin|end|"
                            "hth|bg|kg|slt|mdr|thx|pls|ha|ja|no|si|va|xx|xxx|st|ht|urg|cc|re|fwd|"
                            "tnx|grt|gr|mvg|cdlt|abs|bjs|att|sds|mft|rgds|kr|br|aub|vlg|nrn|obs|"
                            "bis|eom|lmk|tia|tks|vlnr|abr|cpt|cpts|bjo|bjos|bcs|btw|imo|anm|ttyl");
}

/* Desks and what firms are: they sign, too. */
static bool is_department(struct str word)
{
    return word_among(word,
                      "drh|rh|hr|hrd|rrhh|rrpp|qa|qc|qm|atc|sac|sav|urp|dti|dsi|ti|tic|edv|"
                      "it|ict|csr|crm|csc|css|ceo|cfo|cto|coo|cmo|cio|ciso|dpo|dsb|pdg|dga|"
                      "daf|dir|kam|pmo|cse|hse|ehs|noc|soc|ops|sre|dev|adm|sec|com|mkt|log|"
                      "fin|fibu|tga|sas|srl|spa|bv|nv|vof|kg|ohg|gbr|gmbh|ltd|llc|llp|plc|"
                      "inc|lda|adv|bwa|slu|scp|swm|swb|rwe|sbb|cff|ffs|obb|bvg|mvv|hvv|vhs|ihk|hwk|"
                      "lra|weg|vdk|adac|aok|bkk|dak|caf|msa|edf|asl|ast|gnr|psp|ctt|edp|gls|"
                      "dpd|dhl|ups|tnt|kpn|nhs|dwp|bmw|ggd|uwv|svb|cak|dgt|ugt|cub");
}

/* "... Ferdinand est au poste 318.\nD.", "Bien à toi\nJFL": letters alone that sign; of more than
 * one only behind a closing, for desks, files and taxes are as short. */
static void find_signing_letters(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    bool point = t->end < f->text.len && f->text.ptr[t->end] == '.';
    bool one = t->shape & TOKEN_INITIAL;
    struct str word = token_folded(f, t);

    if (t->end - t->start > 4 || (one && !point) || !is_last_line(f, i) ||
        !(is_signed(f, i) || (one && is_over_above(f, i))))
        return;
    if (!one && (t->is || is_short_word(word) || is_department(word) ||
                 gazetteer_word(&f->pii->gazetteer, word)))
        return;
    propose(
        f, (struct span){ t->start, t->end + (point && one), SPAN_PERSON, NULL, 0.85F, "context" });
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
    if (end < f->text.len && !memchr("\r\n", f->text.ptr[end], 2)
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
