/* SPDX-License-Identifier: EUPL-1.2 */
/* special_care.c - where, by whom and with what somebody is cared for: "hospital", "mon kiné",
 * "Krankengeld", "traitement".
 *
 * Alone it is the only thing that tells of an illness, and is taken.  Beside the illness itself it
 * tells nothing more ("in hospital with pneumonia", "son cardiologue, après son infarctus"), and is
 * left to be read.  Only behind a name that stands between is it another's.
 *
 * And the part of the body that alone says why somebody is away: "off sick (knee)". */
#include "pii/health/special_priv.h"

#include "pii/terms/said_priv.h"

#define SCORE_PART 0.8F
#define CARE_REACH 14 /* tokens to the illness, on either side */

static const char *const cares[26] = {
    ['a' - 'a'] = "alarmknop|ambulan|antibio|auxiliaire",
    ['b' - 'a'] = "bedrijfsarts|behandeling|behandlung|befund",
    ['c' - 'a'] = "camhs|cardiol|convalesc",
    ['d' - 'a'] = "diabetolog|dimission|discharge",
    ['e' - 'a'] = "ehpad|epipen",
    ['f' - 'a'] = "fysio",
    ['h' - 'a'] = "hausnotruf",
    ['i' - 'a'] = "interprete|infirmier",
    ['k' - 'a'] = "kardiolog|kine|kraamzorg|krankengeld|krankenstand",
    ['l' - 'a'] = "letter|lettera|logop",
    ['m' - 'a'] = "maison|medica|medici|mutterschaftsgeld",
    ['n' - 'a'] = "neurolog|notaufnahme|notfallset|nurse",
    ['o' - 'a'] = "orthop|ortop|oncologi",
    ['p' - 'a'] = "pflegegeld|pflegeheim|plantar|pronto",
    ['r' - 'a'] = "reha|retraite|riposo|rsa",
    ['s' - 'a'] = "service|soccorso|soins",
    ['t' - 'a'] = "tagespflege|temps|tiers|traitement|tratam|treatment",
    ['u' - 'a'] = "urgenc",
    ['v' - 'a'] = "verpleeghuis",
    ['w' - 'a'] = "wchr",
};

static bool is_care(const struct find *f, size_t k)
{
    return starts_by_letter(token_folded(f, &f->tokens[k]), cares);
}

/* Are all its words of care, but the small ones between? */
static bool only_care(const struct term *t)
{
    bool care = false;

    for (size_t k = t->first; k <= t->last; k++)
        if (is_care(t->f, k))
            care = true;
        else if (t->f->tokens[k].folded_len > 3)
            return false;
    return care;
}

/* Does what is told go on from token k - 1 to token k: no new sentence, no other person? */
static bool same_telling(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return (t->gap < GAP_DOT || t->gap == GAP_LINE || t->gap == GAP_OTHER) &&
           !(t->is & WORD_FIRSTNAME && t->shape & TOKEN_CAPITAL && !(t->is & WORD_ORDINARY));
}

static bool illness_behind(const struct term *t)
{
    const struct find *f = t->f;

    for (size_t k = t->last + 1; k < f->count && k <= t->last + CARE_REACH; k++) {
        if (!same_telling(f, k))
            return false;
        if (f->tokens[k].is & WORD_HEALTH &&
            !(f->tokens[k].is & (WORD_THEIRS | WORD_OF_BODY | WORD_FIGURE)) && !is_care(f, k))
            return true;
    }
    return false;
}

static bool illness_before(const struct term *t)
{
    const struct find *f = t->f;

    if (!f->told || f->told_type != SPAN_HEALTH || f->told > t->first ||
        t->first - f->told > CARE_REACH || is_care(f, f->told_first))
        return false;
    for (size_t k = f->told; k <= t->first; k++)
        if (!same_telling(f, k))
            return false;
    return true;
}

/* ---- a leave, and the part of the body it is for ---- */

static const char *const leaves[26] = {
    ['a' - 'a'] = "arbeitsunfahig|arret|afwezig",
    ['b' - 'a'] = "baja|baixa|blesse",
    ['f' - 'a'] = "ferid",
    ['i' - 'a'] = "infortun|injur|inapt",
    ['k' - 'a'] = "krank",
    ['l' - 'a'] = "lesionad",
    ['m' - 'a'] = "malad|malatt|mutua",
    ['o' - 'a'] = "off|operad|operat|operiert|opere",
    ['s' - 'a'] = "sick|signed",
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

bool special_cared(const struct term *t)
{
    return t->is & WORD_HEALTH && only_care(t) && (illness_before(t) || illness_behind(t));
}
