/* SPDX-License-Identifier: EUPL-1.2 */
/* special_said.c - illnesses that are nobody's because of how they are told: "do you have asthma?",
 * "si j'étais diabétique", "I nearly had a heart attack", "mon chat diabétique", "Alergias:
 * nenhuma"; and forms, where a label names what stands behind it: "Allergies : arachides".
 *
 * Each walk ends with its clause, after a handful of tokens. */
#include "pii/health/special_priv.h"
#include "pii/terms/said_priv.h"

#include <string.h>

#include "text/text.h"

#define CLAUSE   10 /* tokens looked back in the clause of the word */
#define TURNED   4  /* tokens to the "nicht" of a turned sentence */
#define THING    4  /* from a thing to its illness */
#define QUESTION 12 /* tokens to the question mark */
#define ITEMS    6  /* that a label lists */
#define ITEM     4  /* tokens of one */

#define SCORE_LISTED 0.99F /* "Nüsse" is a surname elsewhere */

static struct str gap_before(const struct find *f, size_t k)
{
    uint32_t end = k < f->count ? f->tokens[k].start : f->to, start = f->tokens[k - 1].end;

    return str_slice(f->text, start, end < start + 8 ? end : start + 8);
}

/* Does nothing but a space part token k from the one before, as most are? */
static inline bool one_space(const struct find *f, size_t k)
{
    const struct token *before = &f->tokens[k - 1];

    return before->next == ' ' && k < f->count && before[1].start == before->end + 1;
}

static bool gap_holds(const struct find *f, size_t k, const char *chars)
{
    struct str s = gap_before(f, k);

    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] && strchr(chars, s.ptr[i]))
            return true;
    return false;
}

/* Does one of these marks stand in front of token k? */
static inline bool mark_stands(const struct find *f, size_t k, const char *chars)
{
    return !one_space(f, k) && gap_holds(f, k, chars);
}

bool special_asked(const struct find *f, size_t last)
{
    size_t end = last + QUESTION < f->count ? last + QUESTION : f->count;

    for (size_t k = last + 1; k <= end; k++) {
        if (one_space(f, k))
            continue;
        if (gap_holds(f, k, "?"))
            return true;
        if (gap_holds(f, k, ".!;\n"))
            return false;
    }
    return false;
}

/* "asthma? NO", "Alergias: nenhuma" */
bool special_answered_no(const struct find *f, size_t last)
{
    static const char *const words[] = { "no",      "non",     "nein",    "nee",     "nao",
                                         "none",    "aucun",   "aucune",  "keine",   "geen",
                                         "nessuna", "nenhuma", "nessuno", "ninguna", "ninguno",
                                         "nothing", "ras",     "neant",   "nil",     "nada",
                                         "nulla" };
    struct str folded;

    if (last + 1 >= f->count || !mark_stands(f, last + 1, ":?=-"))
        return false;
    folded = token_folded(f, &f->tokens[last + 1]);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(folded, str_of(words[i])))
            return true;
    return false;
}

/* "Vorbestraft bin ich nicht", "Buddhist ist er aber nicht" */
static bool denied_turned(const struct find *f, size_t last)
{
    static const char *const turns[26] = {
        ['b' - 'a'] = "bin",
        ['i' - 'a'] = "ist",
        ['s' - 'a'] = "sind",
        ['w' - 'a'] = "war waren",
    };
    size_t k = last + 1;

    if (k >= f->count || !close_to(f, k) || !word_by_letter(token_folded(f, &f->tokens[k]), turns))
        return false;
    for (k++; k < f->count && k <= last + TURNED && close_to(f, k); k++)
        if (str_eq(token_folded(f, &f->tokens[k]), STR("nicht")))
            return true;
    return false;
}

/* "Rugklachten heb ik niet", "Fieber hat er nicht mehr", "ingresada nunca" */
static bool denied_after(const struct find *f, size_t last)
{
    static const char nots[] = "nicht niet nie nooit nunca jamas";
    static const char *const words[26] = {
        ['a' - 'a'] = "also",
        ['d' - 'a'] = "dus",
        ['h' - 'a'] = "habe hab hat hatte haben heb heeft hebben had",
        ['j' - 'a'] = "jamas",
        ['n' - 'a'] = "nunca nooit",
    };
    size_t k = last + 1;
    struct str word;

    if (k >= f->count || !close_to(f, k))
        return false;
    word = token_folded(f, &f->tokens[k]);
    if (!word_by_letter(word, words))
        return false;
    if (word.ptr[0] == 'h') /* "heb ik" */
        k += 2;
    else if (word.ptr[0] == 'a' || word.ptr[0] == 'd')
        k++;
    if (k >= f->count || !close_to(f, k - 1) || !close_to(f, k) ||
        !word_listed(token_folded(f, &f->tokens[k]), nots))
        return false;
    return k + 1 >= f->count || f->tokens[k + 1].gap >= GAP_COMMA ||
           word_listed(token_folded(f, &f->tokens[k + 1]), "mehr meer gehabt gehad auch ook");
}

/* "mi perro tiene", "o gato está": verbs by which somebody is told to be ill, and an animal. */
static bool may_be_animals(struct str word)
{
    static const char *const words[26] = {
        ['e' - 'a'] = "esta",
        ['l' - 'a'] = "leidet lijdt",
        ['p' - 'a'] = "padece",
        ['s' - 'a'] = "sufre souffre soffre sofre suffers souffrait suffering",
        ['t' - 'a'] = "tiene tem",
    };

    return word_by_letter(word, words);
}

/* "en", "porque", Dutch "of": what follows is of another's; no "of our dog". */
static bool turns_elsewhere(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k]);

    if (str_eq(word, STR("of")) && k + 1 < f->count && f->tokens[k + 1].gap == GAP_SPACE)
        return !word_listed(token_folded(f, &f->tokens[k + 1]),
                            "my our his her their your the this that a");
    return word_among(word, "et|and|und|y|e|ed|en|ou|or|oder|of|so|but|mais|donc|car|weil|denn|"
                            "because|since|pero|porque|ma|perche|want|maar|mas|aber|dus");
}

/* "le cancer de la société", "das Asthma von unserem Hund" */
static bool of_thing_behind(const struct term *t)
{
    const struct find *f = t->f;

    for (size_t k = t->last + 1; k < f->count && k <= t->last + 4 && close_to(f, k); k++) {
        const struct token *b = &f->tokens[k];

        if (b->gap == GAP_LINE && b->shape & TOKEN_START)
            return false;
        if (b->kind == said_animal || b->kind == said_thing)
            return true;
        if (!((b->is | b->covered) & (WORD_LIGHT | WORD_OWNER | WORD_THE)) || turns_elsewhere(f, k))
            return false;
    }
    return false;
}

/* "la chaise a un pied cassé": of the goods that letters are about, only parts of a body. */
static bool has_body(const struct term *t)
{
    for (size_t k = t->first; k <= t->last; k++)
        if (t->f->tokens[k].is & WORD_BODY)
            return true;
    return t->body;
}

/* "onze hond Saar", "Mi perra Linda": what is called so is an animal. */
static bool is_animals_name(const struct find *f, size_t k)
{
    return k > 0 && f->tokens[k].shape & TOKEN_CAPITAL && f->tokens[k].gap == GAP_SPACE &&
           f->tokens[k - 1].kind == said_animal;
}

#define ASIDE 8 /* tokens of "Félix (européen, 7 ans)" */

/* Does the phrase go on at token k, and no bracket closes in front of it? */
static bool in_phrase(const struct find *f, size_t k)
{
    return f->tokens[k].gap <= GAP_JOIN ||
           (f->tokens[k].gap == GAP_LINE && !mark_stands(f, k, ")"));
}

/* "Mon chat Félix (européen, 7 ans) a un diabète": with an aside between. */
static bool animal_in_front(const struct find *f, size_t first)
{
    size_t k = first, least = back_from(first, ASIDE), n;

    while (k > least && in_phrase(f, k))
        k--;
    if (k == 0 || !mark_stands(f, k, ")"))
        return false;
    for (n = 0; k > 0 && n < ASIDE && !mark_stands(f, k, "("); n++)
        k--;
    return k > 1 && n < ASIDE &&
           (f->tokens[k - 1].kind == said_animal || is_animals_name(f, k - 1));
}

#define NUMBER_LEAST 5 /* characters */

/* "IPP 800412771", "historia clínica HC-220871": what a number is called. */
static bool names_number(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;

    if (k >= f->count || f->tokens[k].gap > GAP_OTHER || f->tokens[k].gap == GAP_PARA)
        return false;
    if (t->first == t->last && f->tokens[t->last].shape & TOKEN_UPPER &&
        f->tokens[k].gap == GAP_JOIN && f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) &&
        f->tokens[k].end - f->tokens[k].start >= NUMBER_LEAST - 1)
        return true; /* "HIV-9413" */
    if (f->tokens[k].shape & TOKEN_UPPER && k + 1 < f->count && f->tokens[k + 1].gap <= GAP_JOIN)
        k++; /* "HC-220871" */
    return f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) &&
           f->tokens[k].end - f->tokens[k].start >= NUMBER_LEAST &&
           word_among(token_folded(f, &f->tokens[t->last]),
                      "ipp|clinica|medical|clinico|operacion|operacao|operazione|operation");
}

#define NUMBER_REACH 4 /* tokens from what is called so to the number */

/* Are there enough figures from token k on for a number: no dose, no hours, no day? */
static bool is_long_number(const struct find *f, size_t k)
{
    size_t last = k;

    if (!(f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return false;
    while (last + 1 < f->count && last < k + NUMBER_REACH && f->tokens[last + 1].gap <= GAP_JOIN &&
           f->tokens[last + 1].shape & TOKEN_DIGITS)
        last++;
    return f->tokens[last].end - f->tokens[k].start >= NUMBER_LEAST;
}

/* "Son AVS à lui : 756.1581", "IPP chez vous : 8004417265", "sonda 2.18.95"; no "IPP 40 mg", and
 * no "sonda desde el 12.05.2024". */
bool special_labels_number(const struct term *t)
{
    const struct find *f = t->f;
    static const char *const words[26] = { ['a' - 'a'] = "avs",
                                           ['i' - 'a'] = "ipp",
                                           ['s' - 'a'] = "sonda" };
    bool since = false;

    if (!word_by_letter(token_folded(f, &f->tokens[t->last]), words))
        return false;
    for (size_t k = t->last + 1; k < f->count && k <= t->last + NUMBER_REACH; k++) {
        if (f->tokens[k].gap == GAP_DOT || f->tokens[k].gap == GAP_PARA)
            return false;
        if (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return is_long_number(f, k) &&
                   (!since || f->tokens[k].end - f->tokens[k].start >= NUMBER_LEAST);
        since |=
            word_listed(token_folded(f, &f->tokens[k]), "desde el depuis le du da dal il hasta");
    }
    return false;
}

/* "je saigne du nez": who it is of is said in it. */
static bool tells_who(const struct term *t)
{
    for (size_t k = t->first; k < t->last; k++)
        if (t->f->tokens[k].is & WORD_SOMEBODY && !(t->f->tokens[k].is & WORD_THE))
            return true;
    return false;
}

/* "une boîte de Levothyrox" */
static bool is_box(const struct find *f, size_t k)
{
    return str_eq(token_folded(f, &f->tokens[k]), STR("boite")) && k + 1 < f->count &&
           word_listed(token_folded(f, &f->tokens[k + 1]), "de d");
}

/* Does token k, so many in front of the term, tell that it is an animal's or a thing's, or asked of
 * the reader? */
static bool is_others(const struct term *t, size_t k, size_t n)
{
    const struct find *f = t->f;
    const struct token *b = &f->tokens[k];

    return b->kind == said_animal || b->kind == said_nobody ||
           (b->kind == said_thing && n < THING && !is_box(f, k)) ||
           (b->kind == said_matter && !(b->is & WORD_SOMEBODY) && n < THING &&
            (has_body(t) || (t->is & WORD_STATE && t->is & WORD_HEALTH))) ||
           (b->kind == said_reader && special_asked(f, t->last));
}

bool said_otherwise(const struct term *t)
{
    const struct find *f = t->f;
    bool somebody = tells_who(t);

    if (special_answered_no(f, t->last) || denied_turned(f, t->last) || denied_after(f, t->last) ||
        of_thing_behind(t) || names_number(t))
        return true;
    for (size_t k = t->first, least = back_from(k, CLAUSE); k > least && close_to(f, k);) {
        const struct token *b = &f->tokens[--k];

        if (!b->kind && !(b->shape & TOKEN_CAPITAL) && !(b->is & (WORD_SOMEBODY | WORD_FIRSTNAME)))
            continue; /* as most */
        if (b->kind == said_if || b->kind == said_nearly)
            return true;
        if (is_animals_name(f, k))
            return true;
        if (somebody)
            continue;
        if (b->kind == said_matter && (b->is | b->covered) & WORD_HEALTH)
            continue; /* "de baja por ansiedad" */
        if (b->kind && is_others(t, k, t->first - 1 - k))
            return true;
        somebody =
            (b->is & WORD_SOMEBODY && !(b->is & WORD_THE) && !may_be_animals(token_folded(f, b))) ||
            b->is & WORD_FIRSTNAME;
    }
    return animal_in_front(f, t->first);
}

/* ---- labels ---- */

/* "la maladie de Crohn : pas d'escalier" is an illness, no heading. */
static bool is_named_for(const struct find *f, const struct term *t)
{
    const struct token *first = &f->tokens[t->first], *last = &f->tokens[t->last];

    return t->last > t->first && last->shape & TOKEN_CAPITAL && !(last->shape & TOKEN_UPPER) &&
           !(first->shape & TOKEN_CAPITAL);
}

static bool is_label(const struct find *f, const struct term *t)
{
    static const struct str stems[] = {
        STR_INIT("allerg"),     STR_INIT("alerg"),       STR_INIT("certificat"),
        STR_INIT("maladie"),    STR_INIT("traitement"),  STR_INIT("diagnos"),
        STR_INIT("patholog"),   STR_INIT("medic"),       STR_INIT("treatment"),
        STR_INIT("handicap"),   STR_INIT("erkrankung"),  STR_INIT("krankheit"),
        STR_INIT("enfermedad"), STR_INIT("malatti"),     STR_INIT("doenca"),
        STR_INIT("ziekte"),     STR_INIT("sante"),       STR_INIT("health"),
        STR_INIT("disabilit"),  STR_INIT("behinderung"), STR_INIT("terapia"),
        STR_INIT("farmac"),     STR_INIT("intoler"),     STR_INIT("bless"),
        STR_INIT("verletzt"),   STR_INIT("herido"),      STR_INIT("ferido"),
        STR_INIT("feriti"),     STR_INIT("gewond"),      STR_INIT("injur"),
        STR_INIT("motivi"),     STR_INIT("motivos"),     STR_INIT("raisons"),
        STR_INIT("unvertrag"),  STR_INIT("intoller"),
    };
    struct str word = token_folded(f, &f->tokens[t->first]);

    if (t->last + 1 >= f->count || !mark_stands(f, t->last + 1, ":"))
        return false;
    if (is_named_for(f, t))
        return false;
    if (t->first && f->tokens[t->first].gap == GAP_SPACE &&
        word_listed(token_folded(f, &f->tokens[t->first - 1]), "est suis is am m s ist bin es soy "
                                                               "e sono sou ben is sommes son"))
        return false; /* "ma fille est allergique aux arachides : c'est sérieux" */
    for (size_t i = 0; i < COUNT_OF(stems); i++)
        if (str_starts(word, stems[i]))
            return true;
    return false;
}

size_t special_item_end(const struct find *f, size_t k)
{
    size_t last = k;

    while (last + 1 < f->count && last + 1 < k + ITEM && f->tokens[last + 1].gap <= GAP_JOIN &&
           !(f->tokens[last + 1].is & (WORD_NOT | WORD_IS)) &&
           !(f->tokens[last + 1].folded_len <= 3 && f->tokens[last + 1].is & WORD_LIGHT))
        last++;
    return last;
}

/* "Allergic: Soph (nuts), Tiggy (eggs)": from the name to what stands in brackets behind it. */
static size_t behind_name(const struct find *f, size_t k)
{
    return k + 1 < f->count && f->tokens[k].shape & TOKEN_CAPITAL && mark_stands(f, k + 1, "(")
               ? k + 1
               : k;
}

/* "Allergies: see notes" */
static bool is_elsewhere(const struct find *f, size_t k)
{
    static const char *const words[] = { "voir", "see",  "siehe",   "ver",     "vedi",
                                         "zie",  "veja", "inconnu", "unknown", "unbekannt" };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(token_folded(f, &f->tokens[k]), str_of(words[i])))
            return true;
    return false;
}

/* What a label for allergies lists, from token k on. */
static void find_listed(struct find *f, size_t k)
{
    for (size_t n = 0; n < ITEMS && k < f->count; n++) {
        size_t first = behind_name(f, k), last = special_item_end(f, first);

        if (f->tokens[k].gap == GAP_PARA || f->tokens[first].shape & TOKEN_DIGITS ||
            f->tokens[first].is & (WORD_NOT | WORD_FIRSTNAME) || f->tokens[first].folded_len < 3 ||
            is_elsewhere(f, first))
            return;
        propose(f, (struct span){ f->tokens[first].start, f->tokens[last].end, SPAN_HEALTH, NULL,
                                  SCORE_LISTED, "lexicon" });
        k = last + 1;
        if (k < f->count && f->tokens[k].gap <= GAP_SPACE && f->tokens[k].is & WORD_LIGHT)
            k++; /* "et" */
        else if (k < f->count && !mark_stands(f, k, ","))
            return;
    }
}

/* "Diagnose: F32.1": a letter and two figures with more behind a point, as illnesses are numbered
 * (ICD-10); "E18" alone is what a machine shows. */
static void find_illness_code(struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    struct str word = token_text(f, t);

    if (word.len != 3 || !ascii_upper(word.ptr[0]) || !ascii_digit(word.ptr[1]) ||
        !ascii_digit(word.ptr[2]) || t->next != '.')
        return;
    if (k + 1 < f->count && t[1].gap == GAP_JOIN && t[1].shape & TOKEN_DIGITS &&
        t[1].end - t[1].start <= 2)
        propose(f, (struct span){ t->start, t[1].end, SPAN_HEALTH, NULL, SCORE_LISTED, "lexicon" });
}

#define CODED_DEEP 5 /* bytes behind "J45" in "J45.9091" */
#define CODED_MOST 8 /* of them, one behind the other */

/* "F32", "M54.5" at k: the byte behind; 0: it is none. */
static uint32_t coded_end(const struct find *f, size_t k, size_t *ret_last)
{
    struct str word = k < f->count ? token_text(f, &f->tokens[k]) : STR("");
    uint32_t end;

    if (word.len != 3 || !ascii_alpha(word.ptr[0]) || !ascii_digit(word.ptr[1]) ||
        !ascii_digit(word.ptr[2]) || f->tokens[k].gap == GAP_PARA || f->tokens[k].gap == GAP_JOIN)
        return 0;
    end = f->tokens[k].end;
    *ret_last = k;
    if (k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN && f->text.ptr[end] == '.' &&
        f->tokens[k + 1].shape & TOKEN_DIGITS && f->tokens[k + 1].end - end <= CODED_DEEP)
        end = f->tokens[ *ret_last = k + 1].end;
    return end;
}

/* "El Cid B12", "?cid=B12", "error cid c03": a name, what a page is asked for. */
static bool coded_is_other(const struct find *f, size_t k, bool deep)
{
    const struct token *label = &f->tokens[k - 1];
    char next = f->text.ptr[label->end], before = label->start ? f->text.ptr[label->start - 1] : 0;

    if (next == '=' || before == '?' || before == '&')
        return true;
    return !deep && !strchr(":>\"", next) && !(label->shape & (TOKEN_UPPER | TOKEN_DIGITS)) &&
           str_eq(token_folded(f, label), STR("cid"));
}

/* "ICD-10: F32", "<cid>F84.0</cid>", "CIE-10 F32.1, F41": behind such a label the letter and two
 * figures are enough. */
void find_coded(struct find *f, size_t k)
{
    size_t last = k;
    uint32_t end = coded_end(f, k, &last);

    if (!end || coded_is_other(f, k, last > k))
        return;
    for (size_t n = 0; end && n < CODED_MOST; n++) {
        propose(f, (struct span){ f->tokens[k].start, end, SPAN_HEALTH, NULL, SCORE_LISTED,
                                  "lexicon" });
        k = last + 1;
        end = k < f->count && f->tokens[k].gap == GAP_COMMA ? coded_end(f, k, &last) : 0;
    }
}

/* Does a colon, or a light word in front of one, stand behind the term? */
static bool may_label(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;

    return (k < f->count && mark_stands(f, k, ":")) ||
           (k + 1 < f->count && f->tokens[k].is & WORD_LIGHT && mark_stands(f, k + 1, ":"));
}

/* "Allergies: please tell us" */
static bool is_request(struct str word)
{
    return word_listed(word,
                       "angeben bitte consultar consulte consulter favor gelieve graag indicar "
                       "indicare indiquer informar informez per please por precisar preciser "
                       "prego see siehe signaler svp vedi veuillez voir vermelden zie");
}

bool find_labelled(struct find *f, const struct term *term)
{
    struct term led = *term, *t = &led;
    struct str word = token_folded(f, &f->tokens[t->first]);
    size_t k;

    if (!may_label(term))
        return false;
    if (t->last + 1 < f->count && f->tokens[t->last + 1].is & WORD_LIGHT &&
        f->tokens[t->last + 1].gap == GAP_SPACE && str_starts(word, STR("allergi")))
        t->last++; /* "Allergic to:" */
    k = t->last + 1;
    if (find_form(f, t))
        return true;
    if (!is_label(f, t))
        return false;
    if (str_starts(word, STR("diagnos")))
        find_illness_code(f, k);
    if (!starts_among(word, "al intoler intoller unvertrag") || special_answered_no(f, t->last) ||
        is_request(token_folded(f, &f->tokens[k])))
        return true;
    find_listed(f, k);
    return true;
}
