/* SPDX-License-Identifier: EUPL-1.2 */
/* lang.c - see lang.h. */
#include "domain/lang.h"

#include "domain/words.h"

static const char *const langs[] = {
    [LANG_UNKNOWN] = "und", [LANG_FR] = "fr", [LANG_EN] = "en", [LANG_DE] = "de",
    [LANG_ES] = "es",       [LANG_IT] = "it", [LANG_NL] = "nl", [LANG_PT] = "pt",
};

const char *lang_name(enum lang v)
{
    return langs[v];
}

bool lang_parse(struct str s, enum lang *ret)
{
    int i = word_index(langs, LANGS, s);

    if (i < 0)
        return false;
    *ret = (enum lang)i;
    return true;
}
