/* SPDX-License-Identifier: EUPL-1.2 */
/* tools_priv.h - what the commands on texts share: detect, triage (text_commands.c),
 * pseudonymise, restore (pseudonymise.c), and the map between these two (map.c). */
#ifndef APP_TOOLS_PRIV_H
#define APP_TOOLS_PRIV_H

#include "app/app.h"

struct tools {
    struct pii *pii;
    struct pii_scratch *scratch;
    struct triage *triage;
    unsigned types;               /* detect: bit per type; all when 0 */
    struct pii_rules *rules;      /* detect --rules; NULL: none */
    uint8_t key[CRYPTO_KEY_SIZE]; /* of the books' digests; dies with the command */
};

bool tools_open(struct tools *t, struct fault *f);
void tools_close(struct tools *t);
/* An empty book.  At the command line the map is the user's own: credentials go into it like the
 * rest. */
struct pii_book tools_book(const struct tools *t, struct arena *a);

/* ---- explain.c ---- */

/* The rules in a file of settings; the caller frees them. */
bool rules_read(struct cli *c, const char *path, struct pii_rules **ret, struct fault *f);
bool explain_text(struct cli *c, struct tools *t, struct arena *a, struct str id, struct str text,
                  struct fault *f);

/* ---- maps ---- */

#define MAP_BYTES_MAX ((size_t)512 << 20)

struct str map_write(struct arena *a, const struct pii_book *book);
/* FAULT_INVALID says which member is damaged, never what it holds.  Values live in the arena. */
bool map_read(struct arena *a, struct str json, struct pii_book *ret_book, struct fault *f);

#endif
