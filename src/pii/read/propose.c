/* SPDX-License-Identifier: EUPL-1.2 */
/* propose.c - what a detector believes, noted for settle.c to judge. */
#include "pii/scratch_priv.h"

void propose(struct find *f, struct span span)
{
    struct pii_scratch *s = f->scratch;

    if (s->proposal_count == s->proposal_room) {
        size_t room = s->proposal_room ? s->proposal_room * 2 : 1024;
        struct proposal *more = arena_grow(s->arena, s->proposals, s->proposal_room * sizeof *more,
                                           room * sizeof *more);

        if (!more) {
            f->failed = true;
            return;
        }
        s->proposals = more;
        s->proposal_room = room;
    }
    s->proposals[s->proposal_count++] = (struct proposal){ .span = span };
    propose_again(f, s->proposal_count - 1);
}

void propose_again(struct find *f, size_t n)
{
    struct pii_scratch *s = f->scratch;

    if (!(UNSTRUCTURED >> s->proposals[n].span.type & 1))
        s->recent[s->recent_count++ % RECENT_MOST] = n;
}
