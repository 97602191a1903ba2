/* SPDX-License-Identifier: EUPL-1.2 */
/* special_form.c - what forms and payslips ask of GDPR art. 9 and what stands in their fields:
 * "Religion: Sikh", "Konfession: ev.-luth.", "Kirchensteuer (rk)", "Ethnic origin: Roma".
 *
 * The label says what the answer is, so an answer need be no word of the lexicon; it ends with its
 * line or the next mark, after three words at most. */
#include "pii/health/special_priv.h"

#include "text/text.h"

#define SCORE_ANSWER 0.85F
#define ANSWER_WORDS 3

/* What a form calls it: the last word of the label, whose phrase the lexicon has. */
static bool is_label(struct str word)
{
    static const char *const labels[26] = {
        ['a' - 'a'] = "affiliation",
        ['b' - 'a'] = "bekenntnis",
        ['c' - 'a'] = "confession culte culto",
        ['d' - 'a'] = "denomination",
        ['e' - 'a'] = "einstellung ethnicity ethnie etnia etnicidad etnicidade etniciteit ethnique",
        ['g' - 'a'] = ("geloof godsdienst gewerkschaft glaubensbekenntnis glaubensrichtung "
                       "geloofsovertuiging geaardheid group"),
        ['h' - 'a'] = "herkunft",
        ['k' - 'a'] = "konfession konf konfessionszugehorigkeit kerkgenootschap",
        ['o' - 'a'] = "orientation origin orientierung",
        ['r' - 'a'] = ("religion religione religiao religie religionszugehorigkeit "
                       "religionsbekenntnis"),
        ['s' - 'a'] = "sindicato sindacato sexuelle sexual sessuale",
        ['v' - 'a'] = "vakbond",
    };

    return word_by_letter(word, labels);
}

/* What a form on one's record asks; its answer may be the offence in any words. */
static bool is_record(struct str word)
{
    static const char *const labels[26] = {
        ['c' - 'a'] = "convictions conviction criminal",
        ['j' - 'a'] = "judiciaire",
        ['p' - 'a'] = "penales penali penais",
        ['r' - 'a'] = "record",
        ['s' - 'a'] = "strafblad",
        ['v' - 'a'] = "vorstrafe vorstrafen",
    };

    return word_by_letter(word, labels);
}

/* "Casier judiciaire : vierge", "Criminal record: check required". */
static bool is_clean(struct str word)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = "attach adjunt allegat anexo",
        ['b' - 'a'] = "blanc beilieg bulletin",
        ['c' - 'a'] = "clean clear certific check copi",
        ['d' - 'a'] = "demand",
        ['e' - 'a'] = "extrait enclosed extract",
        ['i' - 'a'] = "inexist",
        ['j' - 'a'] = "joint ja",
        ['l' - 'a'] = "limp liegt",
        ['o' - 'a'] = "obligat oui",
        ['p' - 'a'] = "pulit pending",
        ['r' - 'a'] = "requ requis",
        ['s' - 'a'] = "sauber schoon see siehe si",
        ['v' - 'a'] = "vierge voir ver vedi vereist verifi volgt vorhanden",
        ['y' - 'a'] = "yes",
        ['z' - 'a'] = "zie",
    };

    return starts_by_letter(word, stems);
}

/* Stands a colon behind the word that ends at byte `end`, perhaps behind the dot of "Konf."? */
static bool colon_behind(const struct find *f, uint32_t end, uint32_t next)
{
    for (uint32_t at = end; at < next && at < end + 4; at++)
        if (f->text.ptr[at] == ':')
            return true;
    return false;
}

/* With nothing before it: "Religion: Sikh", "Race/ethnicity: Black". */
static bool asks(const struct find *f, const struct term *t)
{
    const struct token *next = &f->tokens[t->last + 1];

    if (!(t->is & WORD_SPECIAL) || t->last + 1 >= f->count || next->gap != GAP_OTHER ||
        (t->first && (f->tokens[t->first].gap == GAP_SPACE || f->tokens[t->first].gap == GAP_NONE)))
        return false;
    return colon_behind(f, f->tokens[t->last].end, next->start) &&
           (is_label(token_folded(f, &f->tokens[t->last])) ||
            is_record(token_folded(f, &f->tokens[t->last])));
}

/* "evangelisch A.B.", "H.B.": the two confessions of one church. */
static bool is_confession(const struct find *f, size_t k)
{
    return k + 1 < f->count && word_listed(token_folded(f, &f->tokens[k]), "a h") &&
           f->tokens[k].gap <= GAP_JOIN && f->tokens[k].next == '.' &&
           str_eq(token_folded(f, &f->tokens[k + 1]), STR("b"));
}

/* The end of what is written short behind token `last`: "R.C.", "evang. H.B.". */
static uint32_t short_end(const struct find *f, size_t last)
{
    uint32_t end = f->tokens[last].end, begin = end;

    if (is_confession(f, last + 1))
        end = f->tokens[++last].end;
    while (last + 1 < f->count && end < f->text.len && f->text.ptr[end] == '.' &&
           f->tokens[last + 1].start <= end + 2 && f->tokens[last + 1].gap != GAP_LINE &&
           f->tokens[last + 1].end - f->tokens[last + 1].start == 1)
        end = f->tokens[++last].end;
    return end > begin && end < f->text.len && f->text.ptr[end] == '.' ? end + 1 : end;
}

static void answer(struct find *f, size_t first, uint32_t end)
{
    propose(f, (struct span){ f->tokens[first].start, end, SPAN_SPECIAL, NULL, SCORE_ANSWER,
                              "lexicon" });
}

/* "Gewerkschaft: Beitrag stimmt nicht": what is no name is no union. */
static bool is_no_union(const struct find *f, size_t label, size_t k)
{
    return starts_among(token_folded(f, &f->tokens[label]), "gewerk sindic sindac vakb") &&
           !(f->tokens[k].shape & TOKEN_CAPITAL);
}

/* "Etnia: prefiero no decirlo"; "Culte : dimanche 10 h": when it is held. */
static bool is_declined(const struct find *f, size_t k, size_t last)
{
    static const char *const stems[26] = {
        ['d' - 'a'] = "dimanche domenica domingo",
        ['l' - 'a'] = "lieber liever",
        ['p' - 'a'] = "prefer prefier prefir privat",
        ['s' - 'a'] = "samedi sabado sabato",
    };

    return starts_by_letter(token_folded(f, &f->tokens[k]), stems) ||
           f->tokens[last].shape & TOKEN_DIGITS;
}

bool find_form(struct find *f, const struct term *t)
{
    size_t k = t->last + 1, last;

    if (!asks(f, t))
        return false;
    if (is_record(token_folded(f, &f->tokens[t->last]))) {
        if (f->tokens[k].shape & TOKEN_DIGITS)
            return false; /* how many: the label tells it */
        if (is_clean(token_folded(f, &f->tokens[k])))
            return true;
    }
    last = special_item_end(f, k);
    if (!special_answered_no(f, t->last) && !(f->tokens[k].shape & TOKEN_DIGITS) &&
        last < k + ANSWER_WORDS && !is_no_union(f, t->last, k) && !is_declined(f, k, last) &&
        !(f->tokens[k].is & (WORD_NOT | WORD_THE | WORD_LIGHT | WORD_OWNER)))
        answer(f, k, short_end(f, last));
    return true;
}

/* ---- church taxes ---- */

/* Churches as payslips and offices write them; "ev." may be "perhaps". */
static bool is_church(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k]);

    if (f->tokens[k].folded_len < 2)
        return false;
    if (word_listed(word, "ev ak lt rf") && f->tokens[k].next == '.')
        return false;
    return word_listed(word, "rk ev ak lt rf isr kath romisch evang evangelisch katholisch "
                             "reformiert altkatholisch");
}

/* "Kirchensteuer (rk)", "Kirchensteuer: ev", "KiSt rk", "Konf. ev"; no "Kirchensteuer (8 %)". */
bool find_church(struct find *f, size_t i)
{
    size_t k = i + 1;
    bool value;
    uint32_t end;

    if (k >= f->count || f->tokens[k].gap == GAP_LINE || f->tokens[k].gap == GAP_PARA ||
        f->tokens[k].start > f->tokens[i].end + 3 || !is_church(f, k))
        return false;
    value = colon_behind(f, f->tokens[i].end, f->tokens[k].start) ||
            str_starts(token_folded(f, &f->tokens[i]), STR("konf"));
    while (k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN && is_church(f, k + 1))
        k++; /* "römisch-katholisch" */
    end = short_end(f, k);
    if (!value && end < f->text.len && f->text.ptr[end] == ')')
        end++;
    answer(f, value ? i + 1 : i, end);
    return true;
}
