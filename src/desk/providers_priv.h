/* SPDX-License-Identifier: EUPL-1.2 */
/* providers_priv.h - what the files about AI providers share. */
#ifndef DESK_PROVIDERS_PRIV_H
#define DESK_PROVIDERS_PRIV_H

#include "desk/ai.h"
#include "desk/desk_priv.h"
#include "desk/providers.h"

/* A provider as its rows have it, read in one transaction ... */
struct provider_whole {
    struct provider_row row;
    struct provider_approval_row *approvals; /* of this version, in force but for their end */
    size_t approval_count;
    struct ai_use_row today;
    /* ... and opened, outside of it: */
    struct provider_view view;
};
/* row.org and row.id say which. */
bool provider_whole_read(struct tx *tx, struct arena *a, struct provider_whole *w, struct fault *f);
bool provider_whole_open(struct desk *d, struct arena *a, const struct org_settings *settings,
                         struct provider_whole *w, struct fault *f);

struct place provider_place(struct id provider, const char *column, int64_t version);
/* "draft" in "summary,draft", or any in "" but "embed". */
bool provider_does(struct str tasks, struct str task);

int64_t ai_today(void); /* days since 1970-01-01, UTC */

/* Admin or controller, not the program and nobody else. */
bool provider_may_change(const struct principal *by, struct fault *f);
bool provider_may_see(const struct principal *by, struct fault *f);

/* Of an act on a provider; `word` is a closed one, or NULL. */
bool provider_journal(struct desk *d, struct tx *tx, const struct principal *by, const char *act,
                      const struct provider_row *row, const char *word, const uint8_t *digest,
                      struct fault *f);

/* ---- switches.c ---- */
/* Each switch in which the settings differ: a row, and a line of the journal. */
bool switches_note(struct desk *d, struct tx *tx, const struct principal *by,
                   const struct org_settings *before, const struct org_settings *after,
                   struct fault *f);

#endif
