/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_held.c - numbers right behind who has them: "acc 6620 118 447", "Kunde 3004418821",
 * "contrat obsèques chez vous numéro 44 120 77". */
#include "pii/numbers/reference_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define HOLDER_FAR   9 /* tokens from who has it to "number" */
#define MARKED_LEAST 4 /* figures behind "#" */
#define YEAR_AND     9 /* figures of a number that a year begins: "2026/0088173" */
#define CONTRACT_FAR 6 /* tokens from "contrat" to what is called its number */

static size_t capitals_in(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i < s.len; i++)
        count += reference_capital(s.ptr[i]);
    return count;
}

/* A chat's line begins with who writes: "Klant: 4471209" is of a customer's number where the line
 * before asked for that, and of an order's where it asked for that. */
static bool was_asked(const struct find *f, size_t k)
{
    static const char things[] =
        "abbonamento|abonnement|acc|account|agreement|apolice|contract|contrat|contrato|contratto|"
        "identifiant|matricola|matricule|membership|mrn|police|polis|poliza|polizza|polizze|"
        "tessera|vertrag";
    size_t from = k > ASKED_REACH ? k - ASKED_REACH : 0;

    if (f->text.ptr[f->tokens[k].start - 1] == '"')
        return true; /* "socio": "VG-018834" */
    if (f->tokens[k].gap != GAP_OTHER || k < 2 || f->tokens[k - 1].gap < GAP_LINE ||
        word_among(token_folded(f, &f->tokens[k - 1]), things))
        return true;
    while (from < k && !reference_least(&f->tokens[from]))
        from++;
    return from < k;
}

/* Does what is written there look like a number of that which is held: not a year with something,
 * no word in small letters, no order's? */
static bool is_held(const struct find *f, const struct held *h, const struct span *s, size_t k)
{
    struct str text = str_slice(f->text, s->start, s->end);
    size_t capitals = capitals_in(text), figures = reference_figures(f, s);
    size_t least = capitals ? h->mixed : h->figures;

    if ((!capitals && reference_year(f, k) && figures < YEAR_AND) || (h->unless && h->unless(f, k)))
        return false;
    if (least && str_chr(str_slice(f->text, f->tokens[k - 1].end, s->start), '#', 0) != STR_NPOS)
        least = MARKED_LEAST;
    if (least && least < PARTED_LEAST && !reference_figure(&f->tokens[k]) &&
        f->tokens[k + 1].gap == GAP_SPACE && !reference_links(f, &f->tokens[k - 1]))
        least = PARTED_LEAST; /* "RA 221 884" is a paper's */
    return least && figures >= least &&
           (reference_capital(text.ptr[0]) || ascii_digit(text.ptr[0]));
}

/* "contrat famille", "police d'assurance": which one it is. */
static bool says_which(const struct find *f, const struct token *t)
{
    static const char words[] =
        "famille|habitation|auto|moto|sante|vie|obseques|mutuelle|prevoyance|assurance|electricite|"
        "gaz|energie|internet|mobile|fibre|luz|gas|energia|seguro|seguros|casa|hogar|coche|salud|"
        "luce|vita|insurance|energy|rental|hire|location|agua|hausrat|haftpflicht|strom|eau";

    return t->is & WORD_PARTICLE ||
           (t->end - t->start <= 2 && !(t->shape & (TOKEN_UPPER | TOKEN_INITIAL))) ||
           word_among(token_folded(f, t), words);
}

static bool is_number_word(const struct find *f, const struct token *t)
{
    return t->folded_len <= 6 && f->folded[t->folded] == 'n' &&
           word_listed(token_folded(f, t), "numero number nummer no nr num n");
}

/* "(n.º A-10077)" */
static bool in_brackets(const struct find *f, const struct token *t)
{
    return t->gap == GAP_OTHER && t->start > 0 && f->text.ptr[t->start - 1] == '(';
}

/* "abonné, n° ...", "mit der Nummer ...": no thing that has the number stands before its word. */
static bool is_of_nothing(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->gap == GAP_COMMA || in_brackets(f, t) ||
           (k > 0 && t->gap == GAP_SPACE && t[-1].end - t[-1].start <= 4 &&
            !(t[-1].is & NEAR_ANY) && !(t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED)));
}

/* "assicurata presso di voi con il n. ...", "abonnée depuis dix ans, numéro ...": who has it. */
static bool is_holder(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] =
            ("abbonamento abbonata abbonato abonada abonado abonne abonnee abonnement "
             "adherent adherente afiliada afiliado apolice asegurada asegurado assicurata "
             "assicurato assinante assure assuree"),
        ['c' - 'a'] = "cliente client clienta customer",
        ['d' - 'a'] = "dossier",
        ['e' - 'a'] = "expediente",
        ['k' - 'a'] = "klant kunde kundin",
        ['l' - 'a'] = "lid",
        ['m' - 'a'] = "member membre mitglied",
        ['p' - 'a'] = ("patient pensionata pensionato pensionista pensionne pensionnee patientin "
                       "paziente policyholder polis poliza polizza pratica "
                       "processo"),
        ['s' - 'a'] = "socia socio subscriber subscription",
        ['t' - 'a'] = "titolare titulaire titular",
        ['v' - 'a'] = "versicherte versicherter verzekerde",
        ['z' - 'a'] = "zaak",
    };

    return word_by_letter(token_folded(f, t), words);
}

/* "Als Kunde suche ich das Teil mit der Nummer ...": the thing that has the number, behind its
 * article; not where somebody is: "adherente de la mutua con el número". */
static bool is_thing(const struct find *f, size_t k)
{
    static const char where[] = "at|bei|bij|by|chez|da|dans|de|depuis|di|do|du|em|en|for|from|in|"
                                "of|presso|seit|since|sinds|van|von|with";
    const struct token *t = &f->tokens[k];

    return k > 1 && t[-1].is & WORD_THE && t->gap == GAP_SPACE && t->end - t->start > 3 &&
           !is_number_word(f, t) && !is_holder(f, t) && !word_among(token_folded(f, t - 2), where);
}

/* How many tokens back "contrat" is, in the same part of the sentence; 0: nowhere. */
static size_t contract_before(const struct find *f, size_t k)
{
    static const char contracts[] = "contract|contrat|contrato|contratto|police|vertrag";
    bool numbered = is_number_word(f, &f->tokens[k - 1]) && is_of_nothing(f, k - 1);

    for (size_t n = 1; n <= (numbered ? HOLDER_FAR : CONTRACT_FAR) && k >= n; n++) {
        const struct token *t = &f->tokens[k - n];
        char c = t->folded_len >= 6 ? f->folded[t->folded] : '\0';

        if (n > 1 && n <= CONTRACT_FAR && (c == 'c' || c == 'p' || c == 'v') &&
            word_among(token_folded(f, t), contracts))
            return n;
        if (numbered && n > 1 && is_holder(f, t))
            return n;
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || (n > 1 && t->is & NEAR_ANY) ||
            (numbered && n > 1 && is_thing(f, k - n)) ||
            (t->gap > GAP_COMMA && (n > 1 || !in_brackets(f, t))))
            break;
    }
    return 0;
}

/* "contrat obsèques chez vous numéro": the contract that is numbered before token k. */
static const struct held *holds_contract(const struct find *f, size_t k)
{
    size_t far = contract_before(f, k);
    struct str word;

    if (!far)
        return NULL;
    if (!is_number_word(f, &f->tokens[k - 1]))
        for (size_t n = 1; n < far; n++)
            if (n > LINKS_MAX || !says_which(f, &f->tokens[k - n]))
                return NULL;
    word = token_folded(f, &f->tokens[k - far]);
    return held_by(str_eq(word, STR("police")) ? STR("contrat") : word);
}

/* May the way back from the number go on in front of token n: "contrat (n° ...", "est le ..."? */
static bool leads_back(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (!(reference_links(f, t) || (t->is & WORD_THE && t[-1].is & WORD_IS)))
        return false;
    return t->gap < GAP_LINE || (t->gap == GAP_OTHER && f->text.ptr[t->start - 1] == '(');
}

/* What holds the number that begins at token k, over words for "number". */
static const struct held *holds(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k - 1]);
    const struct held *h = held_by(word);

    h = h ? h : held_by_end(word);
    for (size_t n = 1; !h && n <= LINKS_MAX && k > n && leads_back(f, k - n); n++)
        h = held_by(token_folded(f, &f->tokens[k - n - 1]));
    return h ? h : holds_contract(f, k);
}

/* "utenza 20231231": until when it is. */
static bool is_long_day(const struct find *f, size_t k, size_t last)
{
    return k == last && f->tokens[k].end - f->tokens[k].start == 8 &&
           figures_day(token_text(f, &f->tokens[k]));
}

void find_held(struct find *f, size_t k)
{
    bool is = (reference_figure(&f->tokens[k]) || reference_prefix(f, k)) &&
              !after_context(f, k, NEAR_BANK, ASKED_REACH);
    const struct held *h = is ? holds(f, k) : NULL;
    struct span s;
    size_t last;

    if (!h || !was_asked(f, k))
        return;
    s = reference_span(f, k, &last);
    s.end = reference_check_end(f, last);
    if (h->unless != reference_is_sum && h->word[0]) /* not of the ends of words */
        s.score = 0.6F;                              /* a telephone's form says more */
    if (h->unless == reference_no_file || h->unless == reference_nobodys_letter)
        s.end = reference_with_clerk(f, last, s.end);
    if (is_held(f, h, &s, k) && reference_holds(f, &s, k, last) && !is_long_day(f, k, last)) {
        propose(f, s);
        reference_more(f, last, s, false);
    }
}
