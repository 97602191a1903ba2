/* SPDX-License-Identifier: EUPL-1.2 */
/* special_care.c - where, by whom and with what somebody is cared for: "hospital", "mon kiné",
 * "Krankengeld", "traitement".
 *
 * Alone it is the only thing that tells of an illness, and is taken.  Beside the illness itself it
 * tells nothing more ("in hospital with pneumonia", "son cardiologue, après son infarctus"), and is
 * left to be read: it is proposed, and taken back once an illness behind it was proposed, too.
 * Not so where another person comes in between ("in Behandlung, meine Tochter hat Asthma").
 *
 * And the part of the body that alone says why somebody is away: "off sick (knee)". */
#include "pii/health/special_priv.h"

#include "pii/scratch_priv.h"
#include "pii/terms/said_priv.h"

#define SCORE_PART 0.8F
#define CARE_REACH 14 /* tokens to the illness, on either side */
#define WHO_REACH  8  /* tokens back to whom it is told of */
#define OF_REACH   4  /* from the illness to whose it is behind it */

/* How the words begin.  Those that are ordinary ones count in phrases of the lexicon that are all
 * of care: "discharge letter", "plantar service", "maison de retraite", "temps partiel
 * thérapeutique", "pronto soccorso". */
static const char *const cares[26] = {
    ['a' - 'a'] = "alarmknop ambulan antibio auxiliaire",
    ['b' - 'a'] = "bedrijfsarts behandeling behandlung befund",
    ['c' - 'a'] = "camhs cardiol convalesc",
    ['d' - 'a'] = "diabetolog dimission discharge",
    ['e' - 'a'] = "ehpad epipen",
    ['f' - 'a'] = "fysio",
    ['h' - 'a'] = "hausnotruf",
    ['i' - 'a'] = "interprete infirmier",
    ['k' - 'a'] = "kardiolog kine kraamzorg krankengeld krankenstand",
    ['l' - 'a'] = "letter lettera logop",
    ['m' - 'a'] = "maison medica medici mutterschaftsgeld",
    ['n' - 'a'] = "neurolog notaufnahme notfallset nurse",
    ['o' - 'a'] = "orthop ortop oncologi",
    ['p' - 'a'] = "pflegegeld pflegeheim plantar pronto",
    ['r' - 'a'] = "reha retraite riposo rsa",
    ['s' - 'a'] = "service soccorso soins",
    ['t' - 'a'] = "tagespflege temps tiers traitement tratam treatment",
    ['u' - 'a'] = "urgenc",
    ['v' - 'a'] = "verpleeghuis",
    ['w' - 'a'] = "wchr",
};

static bool is_care(const struct find *f, size_t k)
{
    return starts_by_letter(token_folded(f, &f->tokens[k]), cares);
}

bool special_only_care(const struct term *t)
{
    bool care = false;

    if (!(t->is & WORD_HEALTH))
        return false;

    for (size_t k = t->first; k <= t->last; k++)
        if (is_care(t->f, k))
            care = true;
        else if (t->f->tokens[k].folded_len > 3)
            return false;
    return care;
}

/* ---- of whom it is told ---- */

enum who { WHO_NONE, WHO_WRITER, WHO_OTHER };

static bool is_writer(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "ai",
        ['b' - 'a'] = "bin",
        ['e' - 'a'] = "eu estoy estou",
        ['h' - 'a'] = "ho habe heb",
        ['i' - 'a'] = "i ich io ik",
        ['j' - 'a'] = "j je",
        ['m' - 'a'] = "moi mich mir mij me",
        ['n' - 'a'] = "nous noi nosotros nosotras",
        ['s' - 'a'] = "suis sono soy sou",
        ['t' - 'a'] = "tengo tenho tuve tive",
        ['w' - 'a'] = "we wij wir",
        ['y' - 'a'] = "yo",
    };

    return word_by_letter(word, words);
}

static bool is_third(struct str word)
{
    static const char *const words[26] = {
        ['e' - 'a'] = "er elle elles ella ellas ellos ele ela eles elas",
        ['h' - 'a'] = "he hij him",
        ['l' - 'a'] = "lui lei loro",
        ['s' - 'a'] = "she sie",
        ['t' - 'a'] = "they tiene tem",
        ['z' - 'a'] = "ze zij",
    };

    return word_by_letter(word, words);
}

static bool is_name(const struct token *t)
{
    return t->is & WORD_CIVILITY ||
           (t->is & WORD_FIRSTNAME && t->shape & TOKEN_CAPITAL && !(t->is & WORD_ORDINARY));
}

/* "meine Tochter", "my little brother", "die Nachbarin": is kin named behind the small word? */
static bool is_kin(const struct find *f, size_t k)
{
    for (size_t n = 1; n <= 2 && k + n < f->count && close_to(f, k + n); n++) {
        if (f->tokens[k + n].is & WORD_OWNER) /* "my son", but not "change son traitement" */
            return n == 1 && f->tokens[k + n].is & WORD_SOMEBODY &&
                   word_listed(token_folded(f, &f->tokens[k]), "my our his her their the");
        if (f->tokens[k + n].is & WORD_SOMEBODY)
            return !is_writer(token_folded(f, &f->tokens[k + n]));
        if (f->tokens[k + n].is & (WORD_LIGHT | WORD_HEALTH))
            return false;
    }
    return false;
}

static bool is_mine(struct str word)
{
    return word_among(word, "mon|ma|mes|my|mein|meine|meiner|meinen|meinem|meines|mi|mis|mio|mia|"
                            "miei|mie|mijn|meu|minha|meus|minhas|notre|nos|our|unser|unsere|"
                            "nuestro|nuestra|nostro|nostra|ons|onze|nosso|nossa");
}

/* ", Tochter hat Asthma", "; wife has": kin without a small word, where a clause begins. */
static bool is_bare_kin(const struct find *f, size_t k)
{
    static const char causes[] =
        "wegen wegens vanwege aufgrund souffre souffrant leide leidet litt "
        "erkrankt atteint atteinte diagnosed affetto affetta lijd lijdt";
    const struct token *t = &f->tokens[k];
    struct str word = token_folded(f, t);

    return (t->gap == GAP_COMMA || t->gap == GAP_OTHER || t->gap == GAP_LINE) &&
           t->is & WORD_SOMEBODY && t->phrase <= 1 && word.len > 2 && !is_writer(word) &&
           !is_third(word) && !word_listed(word, causes);
}

/* Does a person come in at token k who was not spoken of: kin, or by name? */
static bool is_new(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if ((t->is & (WORD_OWNER | WORD_THE) ||
         word_listed(token_folded(f, t), "ihr ihre ihrer ihrem ihren deren dessen")) &&
        is_kin(f, k))
        return true;
    return is_name(t) || is_bare_kin(f, k) ||
           word_among(token_folded(f, t), "mum|mom|dad|mama|papa|maman|oma|opa|nan|mamie|papi|"
                                          "papy|mamma|nonna|nonno|abuela|abuelo|mamae|avo|mutti|"
                                          "mummy|daddy|granny|grandma|grandpa");
}

static enum who who_at(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k]);

    if (is_new(f, k) || is_third(word))
        return WHO_OTHER;
    if (str_eq(word, STR("il")) && k + 1 < f->count && /* in Italian, an article */
        word_listed(token_folded(f, &f->tokens[k + 1]), "a est avait etait n ne fait souffre"))
        return WHO_OTHER;
    if (f->tokens[k].is & WORD_OWNER)
        return is_mine(word) ? WHO_WRITER : WHO_OTHER;
    return is_writer(word) ? WHO_WRITER : WHO_NONE;
}

/* May a sentence go on from token k - 1 to token k?  Rows of a list do not. */
static bool goes_on(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (t->gap == GAP_LINE)
        return !(t->shape & TOKEN_CAPITAL);
    return t->gap < GAP_DOT || (t->gap == GAP_OTHER && !(t->shape & TOKEN_START));
}

/* Of whom is told at token `first`: the nearest in front. */
static enum who who_before(const struct find *f, size_t first)
{
    for (size_t k = first, n = 0; k > 0 && n < WHO_REACH && goes_on(f, k); n++) {
        enum who who = who_at(f, --k);

        if (who != WHO_NONE)
            return who;
    }
    return WHO_NONE;
}

/* ", der Chef hat", "und mein Chef hat": does a clause begin at token k with what has it? */
static bool clause_of_another(const struct find *f, size_t k)
{
    static const char ands[] = "et and und y e ed en aber but mais pero maar mas ma sondern";

    return f->tokens[k].is & (WORD_OWNER | WORD_THE) && k + 1 < f->count &&
           (f->tokens[k].gap == GAP_COMMA || f->tokens[k].gap == GAP_OTHER ||
            word_listed(token_folded(f, &f->tokens[k - 1]), ands)) &&
           !((f->tokens[k + 1].is | f->tokens[k + 1].covered) &
             (WORD_HEALTH | WORD_BODY | WORD_GRADE));
}

/* Is what is told from token `from` to `to` of him of whom was told at `first`? */
static bool same_telling(const struct find *f, size_t first, size_t from, size_t to)
{
    enum who before = who_before(f, first), who;

    for (size_t k = from; k <= to; k++) {
        if (!goes_on(f, k) || is_new(f, k) || clause_of_another(f, k))
            return false;
        who = who_at(f, k);
        if (who != WHO_NONE && who != before)
            return false;
    }
    return true;
}

/* "the asthma of my daughter" */
static bool is_of_another(const struct term *t)
{
    for (size_t k = t->last + 1; k < t->f->count && k <= t->last + OF_REACH; k++) {
        if (!close_to(t->f, k))
            return false;
        if (is_new(t->f, k))
            return true;
    }
    return false;
}

bool special_cared(const struct term *t)
{
    const struct find *f = t->f;

    return t->care && f->told && f->told_type == SPAN_HEALTH && f->told <= t->first &&
           t->first - f->told <= CARE_REACH && !is_care(f, f->told_first) &&
           same_telling(f, f->told_first, f->told, t->first);
}

void special_care_back(struct find *f, const struct term *t)
{
    struct cares *c = &f->scratch->cares;

    if (!(t->is & WORD_HEALTH))
        return;
    if (t->care) {
        c->at[c->count++ % CARES_MOST] =
            (struct care){ t->first, t->last, f->scratch->proposal_count - 1 };
        return;
    }
    if (t->is & (WORD_THEIRS | WORD_OF_BODY))
        return;
    for (size_t n = 0; n < CARES_MOST && n < c->count; n++) {
        const struct care *care = &c->at[n];

        if (care->last < t->first && t->first - care->last <= CARE_REACH &&
            same_telling(f, care->first, care->last + 1, t->first) && !is_of_another(t))
            f->scratch->proposals[care->proposal].back = true;
    }
}

/* ---- a leave, and the part of the body it is for ---- */

static const char *const leaves[26] = {
    ['a' - 'a'] = "arbeitsunfahig arret afwezig",
    ['b' - 'a'] = "baja baixa blesse",
    ['f' - 'a'] = "ferid",
    ['i' - 'a'] = "infortun injur inapt",
    ['k' - 'a'] = "krank",
    ['l' - 'a'] = "lesionad",
    ['m' - 'a'] = "malad malatt mutua",
    ['o' - 'a'] = "off operad operat operiert opere",
    ['s' - 'a'] = "sick signed",
    ['u' - 'a'] = "uitgevallen",
    ['v' - 'a'] = "verletzt",
    ['z' - 'a'] = "ziek",
};

static bool is_leave(const struct term *t)
{
    for (size_t k = t->first; k <= t->last; k++)
        if (starts_by_letter(token_folded(t->f, &t->f->tokens[k]), leaves))
            return true;
    return false;
}

void special_leave_for(struct find *f, const struct term *t)
{
    size_t k = t->last + 1, last;
    char behind;

    if (k >= f->count || !(t->is & WORD_HEALTH) ||
        (f->tokens[k].gap != GAP_COMMA && f->text.ptr[f->tokens[k].start - 1] != '(') ||
        !is_leave(t))
        return;
    if (f->tokens[k].is & (WORD_OWNER | WORD_THE) && k + 1 < f->count && close_to(f, k + 1) &&
        !(f->tokens[k].is & WORD_BODY))
        k++;
    if (!(f->tokens[k].is & WORD_BODY) || f->tokens[k].is & WORD_HEALTH)
        return;
    last = k + (f->tokens[k].phrase > 1 ? f->tokens[k].phrase : 1u) - 1;
    behind = f->tokens[last].next;
    if (behind && !memchr("),.;|\n", behind, 6))
        return;
    propose(f, (struct span){ f->tokens[k].start, f->tokens[last].end, SPAN_HEALTH, NULL,
                              SCORE_PART, "lexicon" });
}
