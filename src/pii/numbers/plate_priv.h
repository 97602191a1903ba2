/* SPDX-License-Identifier: EUPL-1.2 */
/* plate_priv.h - what the words around token i tell of a number plate that begins there. */
#ifndef PII_PLATE_PRIV_H
#define PII_PLATE_PRIV_H

#include "pii/read/find_priv.h"

/* A car, its make, parking or "plate" itself, in front or behind byte `end`. */
bool beside_car(const struct find *f, size_t i, uint32_t end);
/* What is done with cars or said of them, in front. */
bool beside_driving(const struct find *f, size_t i);
/* Two words that only together tell of cars: "fine for". */
bool behind_pair(const struct find *f, size_t i);
/* "Registration:" */
bool behind_registration(const struct find *f, size_t i);
/* A car directly in front; with "for" or "is" between; at most one word off; on the same line. */
bool right_behind_car(const struct find *f, size_t i);
bool near_car(const struct find *f, size_t i);
bool on_car_line(const struct find *f, size_t i);

#endif
