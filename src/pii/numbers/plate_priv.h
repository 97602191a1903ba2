/* SPDX-License-Identifier: EUPL-1.2 */
/* plate_priv.h - the forms of number plates, and what the words around token i tell of one that
 * begins there. */
#ifndef PII_PLATE_PRIV_H
#define PII_PLATE_PRIV_H

#include "pii/read/find_priv.h"

/* ---- plate_form.c ---- */

/* Groups as class (a letter, c consonant, d digit, e "E" or "H"), least, most, and what stands
 * behind: '-' or ' ' itself, '.' nothing, ':' a dot in the middle, '*' one of all these or nothing.
 */
enum { ANYWHERE, GERMANY, IRELAND };
struct plate_form {
    const char *groups;
    int of; /* GERMANY: the first group is a district; IRELAND: a year, and the next a county */
};

/* How many characters of the run have the form; 0 for none. */
size_t plate_form_length(const struct find *f, const struct run *r, const struct plate_form *form);
/* What parts character k - 1 from k: ' ' of any width, '-', '.', with one space or two around the
 * dash '='; 0: something else. */
char plate_parting(const struct find *f, const struct run *r, size_t k);
/* Nothing goes on behind a dash. */
bool plate_ends_there(const struct find *f, const struct run *r, size_t n);

/* "SW 169 CW": a whole plate, though its first word, in small letters, is a unit or a model. */
bool plate_is_whole(const struct run *r, size_t n, const char *word);
/* "ACCIDENTE EL DE 14 DE MAYO": part of a day. */
bool plate_is_day(const struct find *f, size_t i, const struct run *r, size_t n);

/* ---- plate_words.c ---- */

/* A car, its make, parking or "plate" itself, in front or behind byte `end`. */
bool beside_car(const struct find *f, size_t i, uint32_t end);
/* The same and more, farther off. */
bool far_from_car(const struct find *f, size_t i, uint32_t end);
/* What is done with cars or said of them, in front. */
bool beside_driving(const struct find *f, size_t i);
/* Two words that only together tell of cars: "fine for". */
bool behind_pair(const struct find *f, size_t i);
/* "Unfall ... mein X", if `close` "Unfall mit X" too; "the driver of X"; "X driven by" and "X
 * steht vor meiner Einfahrt", which ends at byte `end`. */
bool behind_crash(const struct find *f, size_t i, bool close);
bool behind_driver(const struct find *f, size_t i, bool close);
bool before_driver(const struct find *f, uint32_t end, size_t i);
bool before_driveway(const struct find *f, uint32_t end, size_t i);
/* "Registration:" */
bool behind_registration(const struct find *f, size_t i);
/* A car directly in front; with "for" or "is" between; at most one word off; on the same line. */
bool right_behind_car(const struct find *f, size_t i);
bool near_car(const struct find *f, size_t i);
bool on_car_line(const struct find *f, size_t i);

#endif
