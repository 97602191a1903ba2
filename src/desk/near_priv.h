/* SPDX-License-Identifier: EUPL-1.2 */
/* near_priv.h - what asking for vectors needs, of questions and of articles alike. */
#ifndef DESK_NEAR_PRIV_H
#define DESK_NEAR_PRIV_H

#include "assist/embed.h"
#include "desk/ai.h"
#include "desk/desk_priv.h"
#include "desk/near.h"

struct nearing {
    struct desk *desk;
    struct arena *arena;
    struct principal by;
    struct ai_question question; /* of AI's switches; what it names lives in the arena */
    struct ai_standing standing;
    struct contracts contracts;
    struct assist_case about;
    struct org_rules *rules;
    struct bench_place *place;
    const struct watch *watch;
    bool careful; /* gateway.h */
};

/* Is there a provider for it?  `n->question` says whose; its organisation and task are set here. */
bool nearing_may(struct nearing *n, bool *ret_may, struct fault *f);
/* Contract, rules, a place; nearing_end() after it, whatever it said. */
bool nearing_begin(struct nearing *n, struct fault *f);
void nearing_end(struct nearing *n);
/* At most EMBED_TEXTS_MAX texts, split here. */
bool nearing_ask(struct nearing *n, const struct str *texts, size_t count, unsigned seconds,
                 struct gateway_vectors *ret, struct fault *f);
/* So many bytes at most, no character cut. */
struct str nearing_cut(struct str text, size_t max);

#endif
