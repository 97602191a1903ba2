/* SPDX-License-Identifier: EUPL-1.2 */
/* shown_priv.h - the text as a reader sees it, and the way back: without the characters that show
 * nothing, and with those that stand there as a program wrote them ("Andr&eacute;": escape_priv.h).
 *
 * What a token stands for is taken out already, and its name ("PHONE_1") says nothing of what is
 * beside it: of "⟦PHONE_1⟧" the brackets alone are shown, and no span takes them in.
 *
 * A zero-width space inside an e-mail or a bidi control inside an IBAN hides it from no reader,
 * so it must not hide it from the detectors: they read the text without them.  One that holds
 * none, as most do, is not copied. */
#ifndef PII_SHOWN_PRIV_H
#define PII_SHOWN_PRIV_H

#include "base/arena.h"
#include "domain/span.h"

/* Where one is in both texts, and the next veil of `whole`: no more than that, it is not known. */
struct shown_at {
    size_t at, whole, next;
};

struct shown {
    struct str text, whole; /* what detectors read; what was given */
    struct shown_at now, back[2];
};

/* The copy lives in the arena; where that is full, `text` is the whole text. */
void shown_start(struct shown *s, struct arena *a, struct str whole);
/* An offset of `text` as one of `whole`, where an escape is never parted; as the end of a span, it
 * keeps what hides behind it out.  Offsets that rise cost one walk over the text in all. */
uint32_t shown_offset(struct shown *s, uint32_t at);
uint32_t shown_end(struct shown *s, uint32_t end);

/* A span of `text` as one of `whole`, with the accents of its last letter. */
void shown_span(struct shown *s, struct span *span);
/* Does this span of `whole` stand?  What takes in a token, or a part of one, does not. */
bool shown_keeps(const struct shown *s, const struct span *span);
/* Spans of `text` as spans of `whole`, none of them parting a letter from its accents. */
void shown_spans(struct shown *s, struct spans *spans);

#endif
