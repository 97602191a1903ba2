/* SPDX-License-Identifier: EUPL-1.2 */
/* leak_words.h - tables of bench leak: [0] French, [1] English. */
#ifndef APP_LEAK_WORDS_H
#define APP_LEAK_WORDS_H

#define LEAK_FRAMES        12
#define LEAK_PLACE_FRAMES  5
#define LEAK_THING_WORDS   30
#define LEAK_SAID          12
#define LEAK_OTHERS_HEALTH 6 /* of leak_others: so many are of health, then the rest of art. 9 */

struct leak_frame {
    const char *before, *after;
};

/* Sentences that say nothing of the name in them. */
extern const struct leak_frame leak_names[2][LEAK_FRAMES];

/* What is nobody's and should leave as it is. */
enum leak_thing { LEAK_CITY, LEAK_BRAND, LEAK_PRODUCT, LEAK_THINGS };
extern const char *const leak_things[LEAK_THINGS][LEAK_THING_WORDS];
extern const struct leak_frame leak_places[2][LEAK_PLACE_FRAMES]; /* around a city */
extern const struct leak_frame leak_goods[2][LEAK_PLACE_FRAMES];  /* around the others */

struct leak_said {
    const char *what, *before, *after;
};
extern const struct leak_said leak_health[2][LEAK_SAID], leak_special[2][LEAK_SAID],
    leak_others[2][LEAK_SAID];

#endif
