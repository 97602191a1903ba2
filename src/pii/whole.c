/* SPDX-License-Identifier: EUPL-1.2 */
/* whole.c - pii_find_whole(): finds, takes out, and finds again in what is left.
 *
 * What is taken out changes what stands beside the rest: behind a name that became a token another
 * word begins the line.  So a second look may find what the first did not, and it is looked for
 * until nothing is.  The text of each round is what pii_take_out() would make of it, but for the
 * tokens' names, which detection does not see (shown.c). */
#include <string.h>

#include "base/buf.h"
#include "pii/read/token_priv.h"

#define STAND_IN STR("⟦PERSON_1⟧") /* any token: they all look the same */

static bool draft(struct arena *a, struct str text, const struct spans *spans, struct str *ret,
                  struct fault *f)
{
    struct buf b = buf_new(a, SKELETON_MAX);
    size_t at = 0;

    buf_add(&b, STR(""));
    for (size_t i = 0; i < spans->count; i++) {
        token_add_plain(&b, str_slice(text, at, spans->at[i].start));
        buf_add(&b, STAND_IN);
        at = spans->at[i].end;
    }
    token_add_plain(&b, str_from(text, at));
    if (!buf_check(&b, f))
        return false;
    *ret = buf_str(&b);
    return true;
}

/* A place in the draft and the same in the text. */
struct pace {
    struct str text;
    const struct spans *spans;
    size_t next; /* span */
    size_t draft, at;
};

/* Walks on to this place of the draft; half a doubled bracket is before it, for `up` behind. */
static uint32_t in_text(struct pace *p, size_t draft, bool up)
{
    while (p->draft < draft) {
        size_t here = p->next < p->spans->count ? p->spans->at[p->next].start : p->text.len;
        size_t open = str_find(p->text, TOKEN_OPEN, p->at);
        size_t plain = (open < here ? open : here) - p->at;

        if (plain > 0) {
            plain = plain < draft - p->draft ? plain : draft - p->draft;
            p->draft += plain;
            p->at += plain;
        } else if (p->at == here && p->next < p->spans->count) {
            p->draft += STAND_IN.len;
            p->at = p->spans->at[p->next++].end;
        } else if (p->draft + 2 * TOKEN_OPEN.len > draft) {
            return (uint32_t)(p->at + (up ? TOKEN_OPEN.len : 0));
        } else {
            p->draft += 2 * TOKEN_OPEN.len;
            p->at += TOKEN_OPEN.len;
        }
    }
    return (uint32_t)p->at;
}

/* Both lists are in order, and no new span takes in an old one. */
static bool merge(struct arena *a, struct str text, struct spans *all, const struct spans *fresh,
                  struct fault *f)
{
    struct span *merged = arena_many(a, struct span, all->count + fresh->count);
    struct pace p = { .text = text, .spans = all };
    size_t n = 0, i = 0;

    if (!merged)
        return arena_check(a, f);
    for (size_t k = 0; k < fresh->count; k++) {
        struct span s = fresh->at[k];

        s.start = in_text(&p, fresh->at[k].start, false);
        s.end = in_text(&p, fresh->at[k].end, true);
        while (i < all->count && all->at[i].start < s.start)
            merged[n++] = all->at[i++];
        merged[n++] = s;
    }
    while (i < all->count)
        merged[n++] = all->at[i++];
    *all = (struct spans){ merged, n };
    return true;
}

bool pii_find_whole(const struct pii *p, struct pii_scratch *s, struct arena *a, struct clear text,
                    const struct pii_hints *hints, struct spans *ret_spans, struct fault *f)
{
    struct spans fresh;

    if (!pii_find(p, s, a, text, hints, ret_spans, f))
        return false;
    fresh = *ret_spans;
    for (int pass = 1; pass < PII_PASSES && fresh.count; pass++) {
        struct clear rest;

        if (!draft(a, text.text, ret_spans, &rest.text, f) ||
            !pii_find(p, s, a, rest, hints, &fresh, f) ||
            (fresh.count && !merge(a, text.text, ret_spans, &fresh, f)))
            return false;
    }
    return true;
}
