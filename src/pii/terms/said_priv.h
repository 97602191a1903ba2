/* SPDX-License-Identifier: EUPL-1.2 */
/* said_priv.h - kinds of words that mean nothing by themselves: an entry's `kind` is one of these
 * strings themselves, so they are compared as pointers. */
#ifndef PII_SAID_PRIV_H
#define PII_SAID_PRIV_H

/* terms_said.c gives them, special_said.c asks. */
extern const char said_if[];     /* "si", "whether" */
extern const char said_reader[]; /* "vous", "you": in a question */
extern const char said_nearly[]; /* "failli", "almost" */
extern const char said_nobody[]; /* "no one", "faut-il", "the series": who is meant is nobody */
extern const char said_animal[];
extern const char said_capitals[]; /* an illness only in capitals: "ALS" */
extern const char said_thing[]; /* companies, services, what one is only said to be allergic to */

/* terms_ailing.c: what one can no longer do, of nobody but whose legs or eyes these are; groups of
 * blood; rates of a disability. */
extern const char said_legs[], said_senses[], said_blood[], said_rate[];
/* "ne peut plus": counts with what a body does behind it; "enceinte": a term may follow. */
extern const char said_cannot[], said_term[];
/* "höre ich schlecht", "höre links nichts": counts behind why, an accident or "leider". */
extern const char said_turned[];

/* terms_member.c: names of unions and parties, some only in capitals; "origin". */
extern const char said_party[];
extern const char said_party_capitals[];
extern const char said_origin[];
/* What a form asks, and nothing elsewhere: "Bekenntnis"; "Kirchensteuer", of which church. */
extern const char said_form[], said_church[];
/* terms_noted.c: "fever", of how many degrees; "ICD-10", in front of the number of an illness. */
extern const char said_fever[], said_coded[];
/* terms_said.c: who may hire a hall, too: counts where he tells the writer something. */
extern const char said_treats[];
/* terms_noted.c: what a jug, a sensor, a plug or a shop has, too. */
extern const char said_also[];
/* terms_lay.c: "community": of whom is told by the word beside it. */
extern const char said_community[];
/* terms_lay.c: "a ses règles", with nothing behind that says which; "coupé le pied", of nothing;
 * "haven't slept for weeks", not for noise. */
extern const char said_lone[], said_limb[], said_sleep[];

/* terms_names.c: "Familie", in front of a name with a capital. */
extern const char said_family[];
/* "Hr", "Rag": a title in this writing only. */
extern const char said_short[];

/* terms_matter.c: goods, rooms, requests; houses that bear names; makers; what is wrong with a
 * name. */
extern const char said_matter[], said_house[], said_maker[], said_state[];

/* terms_said.c: words in and around addresses. */
extern const char place_shop[];      /* "tienda": whose street is nobody's */
extern const char place_small[];     /* "au", "the": may stand inside a part */
extern const char place_hamlet[];    /* "Ker", "Mas": begins the name of a house or hamlet */
extern const char place_bare[];      /* "s/n": a house that has no number */
extern const char place_way[];       /* "gauche", "behind": tells the way */
extern const char place_adjective[]; /* "Lange (Nieuwstraat)" */
extern const char place_seat[];      /* "Stellplatz": ends like a street and is none */

#endif
