/* SPDX-License-Identifier: EUPL-1.2 */
/* detectors_priv.h - the detectors by folder: each looks at token i and what is around it, and
 * proposes.  find.c says when which is asked. */
#ifndef PII_DETECTORS_PRIV_H
#define PII_DETECTORS_PRIV_H

#include "pii/read/find_priv.h"

/* ---- numbers ---- */

void find_numbers(struct find *f, size_t i, const struct run *run); /* identifiers, IBAN, card */
/* At words that name a number of somebody's, "mon IBAN est ...", or hold another. */
#define NUMBER_WORDS                                                                               \
    (NEAR_BANK | NEAR_CARD | NEAR_SOCIAL | NEAR_TAX | NEAR_ID_CARD | NEAR_LICENCE | NEAR_HEALTH |  \
     NEAR_STUDENT | NEAR_COMPANY | NEAR_HANDLE | NEAR_PLATE | NEAR_BIC)
#define OTHER_WORDS (NEAR_ORDER | NEAR_VERSION | NEAR_CODE)
void find_by_words(struct find *f, size_t i);
void find_reference(struct find *f, size_t i);       /* at "n° client", if its kind says so */
void find_reference_below(struct find *f, size_t i); /* the same, heading a table's column */
void find_held(struct find *f, size_t i);    /* at a number, if "contrat" is right before it */
void find_account(struct find *f, size_t i); /* at the first figures of one in groups */
void find_boxed_account(struct find *f, size_t i); /* "N L 9 1 A B N A 0 4 ..." */
void find_spoken_account(struct find *f, size_t i);
void find_phone(struct find *f, size_t i);
void find_extension(struct find *f, size_t i);    /* at "4417" behind "Ext." */
void find_spoken_phone(struct find *f, size_t i); /* in words */
void find_spoken_card(struct find *f, size_t i);  /* a card's number, its end or its code */
void find_papers(struct find *f, size_t i, const struct run *run); /* passport, plate */
void find_plate(struct find *f, size_t i, const struct run *run);
void find_plate_small(struct find *f, size_t i);  /* alone what is told without a run */
void find_code(struct find *f, size_t i);         /* BIC */
void find_date(struct find *f, size_t i);         /* of a birth, or on a card */
void find_month_date(struct find *f, size_t i);   /* the same at the name of a month */
void find_spoken_birth(struct find *f, size_t i); /* at a number in words that is no month */
void find_network(struct find *f, size_t i);      /* IP, MAC, coordinates */
/* May it begin there?  False of nearly all words and numbers. */
bool network_may_begin(const struct find *f, const struct token *t);
void find_imei(struct find *f, size_t i);      /* behind "IMEI" */
void find_named_mac(struct find *f, size_t i); /* behind "MAC" */
/* Are those bytes the address of a machine? */
bool network_address(const struct find *f, uint32_t start, uint32_t end);

/* ---- secrets ---- */

#define KEY_LEAST    10 /* characters of a key that begins with none of their words */
#define BEGIN_LENGTH 5  /* "-----BEGIN" */
#define HOOK_HOST_LEAST                                                                            \
    5 /* letters of the first word of a link to write to: "hooks", "discord"                       \
       */
void find_secret(struct find *f, size_t i);
#define DOOR_LEAST 4 /* characters of a door's code */
#define DOOR_MOST  6
void find_door(struct find *f, size_t i);            /* at such a code, "le portail : 4512" */
void find_in_authority(struct find *f, uint32_t at); /* at a '@': "user:password@" */

/* ---- online ---- */

void find_mail(struct find *f, uint32_t at); /* at a '@' */
void find_hidden_mail(struct find *f);       /* at each "(a)" of the window */
void find_spoken_mail(struct find *f, size_t i);
/* Do many addresses end so: "com", "fr"?  In small letters. */
bool mail_top_domain(struct str s);
void find_handle_behind(struct find *f, size_t i); /* "mon pseudo : zoe75" */
void find_handle_below(struct find *f, size_t i);  /* at "login" in the headings of a table */
/* At a word with a mark behind it that goes on: "instagram.com/zoe75", "xX_zoe_Xx", "live:zoe". */
void find_page(struct find *f, size_t i);

/* ---- weigh ---- */

void find_weighed(struct find *f, size_t i); /* at a number that no rule knows */
/* Weighs the words around f->cue, once all that rules find there is proposed: before token i. */
void find_weighed_words(struct find *f, size_t i);

/* ---- health, names, places, known ---- */

void find_special(struct find *f, size_t i); /* health and other art. 9 words */
void find_name(struct find *f, size_t i);
/* Is token i part of a name, says the tagger? */
bool tagged_name(const struct find *f, size_t i);
void find_address(struct find *f, size_t i);
void find_known(struct find *f, size_t i);

#endif
