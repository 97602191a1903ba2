/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_priv.h - the lists of words and phrases, in seven languages. */
#ifndef PII_TERMS_PRIV_H
#define PII_TERMS_PRIV_H

#include "pii/terms/meaning_priv.h"

/* Phrases parted by '|', in any spelling: they are folded when loaded; "opér~é~ée" stands for
 * "opéré" and "opérée".  A row ends a table when `phrases` is NULL. */
struct terms {
    uint64_t is;
    const char *kind;
    const char *phrases;
};

extern const struct terms terms_context[];    /* what a number nearby is */
extern const struct terms terms_numbers[];    /* numbers in words */
extern const struct terms terms_places[];     /* countries and cities */
extern const struct terms terms_names[];      /* around names and addresses */
extern const struct terms terms_special[];    /* around health and the other data of GDPR art. 9 */
extern const struct terms terms_said[];       /* around illnesses: asked, an animal's */
extern const struct terms terms_matter[];     /* what letters are about */
extern const struct terms terms_special_fr[]; /* those words themselves, by language */
extern const struct terms terms_special_en[];
extern const struct terms terms_special_de[];
extern const struct terms terms_special_es[];
extern const struct terms terms_special_it[];
extern const struct terms terms_special_nl[];
extern const struct terms terms_special_pt[];
extern const struct terms terms_special_more[]; /* all languages side by side */
extern const struct terms terms_medicines[];
extern const struct terms terms_member[];    /* unions, parties, origins */
extern const struct terms terms_bank[];      /* accounts as they are written short */
extern const struct terms terms_phone[];     /* calls and companies' registers, of one country */
extern const struct terms terms_reference[]; /* insured, treated, travelling */
extern const struct terms terms_papers[];    /* cards, licences, schools, foreign numbers */
extern const struct terms terms_secret[];    /* what codes and passwords open */
extern const struct terms terms_ailing[];    /* what one can no longer do */
extern const struct terms terms_health[];    /* by the fields of medicine */
/* as customers tell of themselves */
extern const struct terms terms_told_de[], terms_told_nl[], terms_told_es[], terms_told_it[];
extern const struct terms terms_told_pt[], terms_told_fr_en[];
/* a third round of what people feel and are */
extern const struct terms terms_felt_es[], terms_felt_it[], terms_felt_pt[];
extern const struct terms terms_felt_de[], terms_felt_nl[], terms_felt_fr[];
extern const struct terms terms_felt_fr_ill[], terms_felt_fr_more[];
extern const struct terms terms_lay[];   /* as who knows no medicine says it */
extern const struct terms terms_away[];  /* why somebody does not come */
extern const struct terms terms_noted[]; /* as notes and chats have it */

#endif
