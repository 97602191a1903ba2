/* SPDX-License-Identifier: EUPL-1.2 */
/* settings_priv.h - what the files that read settings share. */
#ifndef DESK_SETTINGS_PRIV_H
#define DESK_SETTINGS_PRIV_H

#include "base/json.h"
#include "desk/desk_priv.h"
#include "desk/opening_priv.h"

struct reading {
    struct arena *arena;
    struct org_settings *to;
    bool strict; /* what somebody wants; else what is stored */
    struct fault wrong;
};

void setting_mistake(struct reading *r, const char *field, const char *reason);
void setting_flag(struct reading *r, const char *field, const json_t *v, bool *ret);
/* Texts, into the reading's arena. */
void setting_list(struct reading *r, const char *field, const json_t *v, struct str **ret,
                  size_t *ret_count);

/* ---- settings_numbers.c: whole numbers, a table of them for each group of settings ---- */

/* A number that may be set, with its bounds and what it is where nothing is said. */
struct setting_number {
    const char *key;
    size_t at; /* of an int64_t in the group's struct */
    int64_t least, most, normal;
    const char *reason; /* with the bounds, for whoever set another */
};

void numbers_normal(const struct setting_number *numbers, size_t count, void *ret_group);
/* False when no number of the table has that key. */
bool number_read(struct reading *r, const struct setting_number *numbers, size_t count,
                 const char *key, const json_t *v, void *ret_group);
void numbers_write(struct json_out *o, const struct setting_number *numbers, size_t count,
                   const void *group);

/* ---- detection.c: what an organisation decides about detection ---- */
void detection_read(struct reading *r, json_t *v);
void detection_write(struct json_out *o, const struct pii_wanted *w);

/* ---- settings_login.c: what it asks of those who log in ---- */
void login_normal(struct org_login *ret); /* where nothing is said */
void login_read(struct reading *r, json_t *v);
void login_write(struct json_out *o, const struct org_login *l);

/* ---- settings_limits.c: what may go to providers in a day, and at once ---- */
void limits_read(struct reading *r, json_t *v);
void limits_write(struct json_out *o, const struct org_ai_limits *l);

/* ---- settings_opening.c: how it has personal data opened ---- */
void opening_normal(struct org_opening *ret); /* where nothing is said */
void opening_read(struct reading *r, json_t *v);
void opening_write(struct json_out *o, const struct org_opening *opening);

/* ---- settings_emergency.c: who may open in an emergency ---- */
struct emergency_change {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
};
/* Makes of what somebody wants (`now`) what is in force, and what waits; journalled.  *ret_alert is
 * to be told once this is committed; or ID_NONE. */
bool settings_emergency(const struct emergency_change *c, struct tx *tx,
                        const struct org_opening *before, struct org_opening *now,
                        struct id *ret_alert, struct fault *f);

#endif
