/* SPDX-License-Identifier: EUPL-1.2 */
/* special_priv.h - a word of health or of GDPR art. 9 in its sentence, for those who weigh it. */
#ifndef PII_SPECIAL_PRIV_H
#define PII_SPECIAL_PRIV_H

#include "pii/read/find_priv.h"
#include "pii/terms/said_priv.h"

struct term {
    const struct find *f;
    size_t first, last; /* tokens */
    uint64_t is;
    bool body; /* a part of the body is named */
    bool care; /* special_only_care() */
};

/* What is weighed here: health, and the other special categories. */
#define TERM (WORD_HEALTH | WORD_SPECIAL)

/* "And" and "or". */
#define AND_WORDS "et and und y e ed en ou or oder o"

/* What the word at k means, by itself and as part of a phrase that began before it. */
static inline uint64_t meaning(const struct find *f, size_t k)
{
    return f->tokens[k].is | f->tokens[k].covered;
}

/* So many tokens in front of token k, or the first of all. */
static inline size_t back_from(size_t k, size_t reach)
{
    return k > reach ? k - reach : 0;
}

/* May one phrase go on: spaces, hyphens, a line's end? */
static inline bool close_to(const struct find *f, size_t k)
{
    static const unsigned close =
        1u << GAP_NONE | 1u << GAP_SPACE | 1u << GAP_JOIN | 1u << GAP_LINE;

    return close >> f->tokens[k].gap & 1;
}

/* Asked of the reader, supposed, nearly so, denied behind it, or told of an animal or a thing. */
bool said_otherwise(const struct term *t);

/* "Allergies : ..." names no illness, what stands behind it does: proposes what it lists. */
bool find_labelled(struct find *f, const struct term *t);
/* The last token of the item of a list that begins at k; bounded. */
size_t special_item_end(const struct find *f, size_t k);
/* special_form.c: "Religion: Sikh", "Ethnic origin: Roma": true where a form asks; proposes what
 * was answered.  And at "Kirchensteuer (rk)": of which church one is. */
bool find_form(struct find *f, const struct term *t);
bool find_church(struct find *f, size_t i);
/* At what stands behind "ICD-10": the number of an illness. */
void find_coded(struct find *f, size_t k);

/* Is what one can no longer do told of a person, and of nothing else ("je ne vois plus ma
 * facture")?  True of all other terms. */
bool ailing_meant(const struct term *t);
/* The last token of what belongs to the term behind it: "AB négatif", "80 %", "500 mg". */
size_t ailing_end(const struct term *t);

/* Is it denied ("ni membre de la CGT")?  Is somebody meant in its sentence, and no goods? */
bool special_denied(const struct term *t);
/* Is the answer behind token `last` only that it is not so: "allergies: none"? */
bool special_answered_no(const struct find *f, size_t last);
bool special_somebodys(const struct term *t);

/* special_span.c: with the words around that belong to it ("type 2 diabetes", "cancer du sein
 * gauche"); false: it is only said so ("allergique à l'incompétence").  And without those in front
 * that only led to it ("suite à mon opération"). */
bool special_extend(struct term *t);
void special_trim(struct term *t);

/* special_join.c: the first token of what the term belongs to as one with the words told last
 * ("operado de hernia"); its own where it stands alone. */
size_t special_joined(const struct term *t);
/* "operado de cataratas", "am Karpaltunnel operiert": what was operated on belongs to it. */
void special_operated(struct term *t);
/* "wegen Betrugs in Haft", "JVA Tegel": what for, and where. */
void special_kept(struct term *t);
/* Proposes the term, and notes that it was told. */
void special_tell(struct find *f, const struct term *t, float score);

/* special_idle.c: is it what a thing is told to have, the title of a book or film, a sign of the
 * zodiac, what one reads or learns about, or asked with nobody in the question? */
bool special_idle(const struct term *t);
/* "mi perra ... con su medicación": whose it is, is an animal. */
bool special_of_pet(const struct term *t);

/* special_beside.c: does it tell nothing that was not just told ("soy musulmán y pedí menú halal",
 * "ho un'ernia e non posso sollevare pesi")? */
bool special_follows(const struct term *t);
/* Is the word at i, an illness in capitals, an ordinary one in a sentence that is all capitals? */
bool special_shouted(const struct find *f, size_t i);
/* "Asthma & Allergy filter": is it goods, though not the next word says so? */
bool special_named_goods(const struct term *t);
/* `"motif": "sclérose en plaques"`: is it the value of a field, whose quotes make no title? */
bool special_value(const struct term *t);
/* "As a Sikh, I ..."; "È valdese e ...": is somebody meant without a word for him? */
bool special_speaks_as(const struct term *t);
bool special_said_to_be(const struct term *t);
/* "a ses règles de retour", "coupé le pied de la lampe": of a thing, by what stands behind? */
bool special_of_thing(const struct term *t);
/* "Religion: Sikh", "medical: anxiety": what a form asked for? */
bool special_answers(const struct term *t);
/* "Gurpreet Singh: sikh, ...", "Blanca (oxygen, ...": alone behind a name? */
bool special_noted(const struct term *t);
/* The last token of the phrase that begins at i, or of one that begins within it. */
size_t special_phrase_end(const struct find *f, size_t i);
/* "sechs Monate auf Bewährung", "Lithium-Behandlung": how long, and that it is treated. */
void special_sentenced(struct term *t);
void special_treated(struct term *t);

/* special_care.c: are all words of a term of health of care, but the small ones between? */
bool special_only_care(const struct term *t);
/* Is it only where, by whom or with what one is cared for, behind the illness? */
bool special_cared(const struct term *t);
/* Behind special_tell(): care is noted, and an illness takes back the care noted before it. */
void special_care_back(struct find *f, const struct term *t);
/* "krankgeschrieben (Rücken)", "off sick, knee": proposes the part of the body behind. */
void special_leave_for(struct find *f, const struct term *t);

/* special_said.c: does a question mark end the sentence behind token `last`? */
bool special_asked(const struct find *f, size_t last);

/* "Son AVS à lui : 756.1581": is it what a number is called? */
bool special_labels_number(const struct term *t);

/* Is the word the name of a people ("congolaise")? */
bool special_people(const struct find *f, const struct token *t);

/* Who belongs to a union or party named at token i, or of which origin somebody is; false: what
 * the lexicon says of the word is still to be weighed. */
bool find_belonging(struct find *f, size_t i);

/* Does the word begin with one of these, parted by spaces?  A text may hold a NUL, no list does. */
static inline bool starts_among(struct str word, const char *stems)
{
    for (const char *p = stems;; p++) {
        for (size_t i = 0; i < word.len && *p == word.ptr[i] && *p > ' '; i++)
            p++;
        if (*p <= ' ')
            return true;
        while (*p > ' ')
            p++;
        if (!*p)
            return false;
    }
}

/* Does it begin with one of those that are listed under its first letter? */
static inline bool starts_by_letter(struct str word, const char *const stems[26])
{
    char c = word.len ? word.ptr[0] : '\0';

    return c >= 'a' && c <= 'z' && stems[c - 'a'] && starts_among(word, stems[c - 'a']);
}

#endif
