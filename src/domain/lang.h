/* SPDX-License-Identifier: EUPL-1.2 */
/* lang.h - the languages the desk knows; names are ISO 639-1, "und" where it cannot tell. */
#ifndef DOMAIN_LANG_H
#define DOMAIN_LANG_H

#include <stdbool.h>

#include "base/str.h"

enum lang { LANG_UNKNOWN, LANG_FR, LANG_EN, LANG_DE, LANG_ES, LANG_IT, LANG_NL, LANG_PT, LANGS };

const char *lang_name(enum lang v);
bool lang_parse(struct str s, enum lang *ret);

#endif
