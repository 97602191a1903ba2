/* SPDX-License-Identifier: EUPL-1.2 */
/* help_priv.h - the words of the public help page, in each language that articles may have. */
#ifndef API_HELP_PRIV_H
#define API_HELP_PRIV_H

#include "domain/lang.h"

struct help_words {
    const char *name; /* of the language, in itself */
    const char *title, *ask, *search, *skip, *languages;
    const char *found, *nothing, *empty, *all, *updated, *contact, *write, *again, *read;
    const char *missing, *busy;
};
extern const struct help_words help_words[LANGS];

#endif
