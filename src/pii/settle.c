/* SPDX-License-Identifier: EUPL-1.2 */
/* settle.c - which proposals stand: the rule of pii.h, in one place.
 *
 * First every edge is mended, so that no span cuts a character or a number; then names that lie
 * in an address, an e-mail address or a handle step back behind it; then, of those that hang
 * together by what they overlap, the strongest goes first, and what overlaps one that stands falls.
 * The order is total: equal input, equal spans, whatever the order of the detectors. */
#include "pii/settle_priv.h"

#include <stdlib.h>
#include <string.h>

#include "pii/rules/rules_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

/* ---- strength ---- */

enum rank {
    RANK_ALLOW,   /* no candidate: where a value stands that is nobody's */
    RANK_NESTED,  /* a name in something larger: stands only where that falls */
    RANK_WEIGHED, /* a number that nothing else knows and is no secret */
    RANK_GUESS,   /* lexicon, tagger; what may be a secret */
    RANK_SHAPE,   /* shape alone, or a word beside it */
    RANK_ORGANISATION,
    RANK_KNOWN,
    RANK_CHECKSUM,
    RANK_EMAIL,
    RANK_CREDENTIAL,
};

#define SECRET_SURE 0.7F /* from here on what was weighed is no name but a secret */

/* Most are one literal of the program. */
static bool is_by(const struct span *s, const char *by)
{
    return s->by == by || (s->by[0] == by[0] && s->by[1] == by[1] && strcmp(s->by, by) == 0);
}

static uint8_t rank_of(const struct span *s)
{
    static const struct {
        const char *by;
        enum rank rank;
    } ranks[] = {
        { "context", RANK_SHAPE }, { "pattern", RANK_SHAPE }, { "checksum", RANK_CHECKSUM },
        { "known", RANK_KNOWN },   { "lexicon", RANK_GUESS }, { "tagger", RANK_GUESS },
        { "allow", RANK_ALLOW },
    };

    if (is_by(s, "weigher"))
        return s->type != SPAN_CREDENTIAL ? RANK_WEIGHED
               : s->score < SECRET_SURE   ? RANK_GUESS
                                          : RANK_SHAPE;
    if (s->type == SPAN_CREDENTIAL)
        return RANK_CREDENTIAL;
    if (s->type == SPAN_EMAIL)
        return RANK_EMAIL;
    if (s->type == SPAN_CUSTOMER_REF && is_by(s, "pattern"))
        return RANK_ORGANISATION;
    for (size_t i = 0; i < COUNT_OF(ranks); i++)
        if (is_by(s, ranks[i].by))
            return (uint8_t)ranks[i].rank;
    return RANK_NESTED;
}

static int by_text(const char *x, const char *y)
{
    return strcmp(x ? x : "", y ? y : "");
}

static int by_strength(const void *x, const void *y)
{
    const struct proposal *a = x, *b = y;
    uint32_t a_len = a->span.end - a->span.start, b_len = b->span.end - b->span.start;

    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    if (a_len != b_len)
        return a_len > b_len ? -1 : 1;
    if (a->span.score < b->span.score || a->span.score > b->span.score)
        return a->span.score > b->span.score ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.type != b->span.type)
        return (int)a->span.type - (int)b->span.type;
    return by_text(a->span.kind, b->span.kind);
}

/* The longer first where two begin together, so that what holds comes before what is held; of
 * equal ones the place that is allowed. */
static int by_start(const void *x, const void *y)
{
    const struct proposal *a = x, *b = y;

    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end > b->span.end ? -1 : 1;
    return (int)a->rank - (int)b->rank;
}

#define STEPS_MAX 8 /* that a proposal goes forward before all are sorted in another way */

/* They come nearly in order, for the detectors go through the text: each goes a few steps forward,
 * or all are sorted.  Either way those that are equal stay as they come. */
static void sort(struct proposal *at, size_t count, int (*order)(const void *, const void *))
{
    for (size_t i = 1; i < count; i++) {
        struct proposal p;
        size_t to = i;

        if (order(&at[i - 1], &at[i]) <= 0)
            continue;
        p = at[i];
        while (to > 0 && i - to < STEPS_MAX && order(&at[to - 1], &p) > 0) {
            at[to] = at[to - 1];
            to--;
        }
        at[to] = p;
        if (to > 0 && order(&at[to - 1], &p) > 0) {
            qsort(at, count, sizeof *at, order);
            return;
        }
    }
}

/* ---- edges ---- */

#define DIGITS_MAX 24 /* that an edge moves over; a longer number is none that a person has */

/* Is a character cut before byte `at`?  Where it begins. */
static inline uint32_t char_start(struct str text, uint32_t at)
{
    uint32_t c, start = at;

    if (at == 0 || at >= text.len || ((unsigned char)text.ptr[at] & 0xc0) != 0x80)
        return at;
    while (start > 0 && at - start < 3 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
        start--;
    return start + text_char(str_from(text, start), &c) > at ? start : at;
}

static uint32_t char_end(struct str text, uint32_t at)
{
    uint32_t start = char_start(text, at), c;

    return start == at ? at : start + (uint32_t)text_char(str_from(text, start), &c);
}

static bool digit_at(struct str text, uint32_t at)
{
    return at < text.len && ascii_digit(text.ptr[at]);
}

/* Is byte `at` between two digits? */
static bool inside_number(struct str text, uint32_t at)
{
    return digit_at(text, at) && at > 0 && ascii_digit(text.ptr[at - 1]);
}

/* Check digits hold for the digits they were computed of, so a checksummed span is dropped where
 * others are extended. */
static bool mend_edges(struct str text, struct span *s)
{
    uint32_t start = char_start(text, s->start), end = char_end(text, s->end), least, most;

    if (start == s->start && end == s->end && !inside_number(text, start) &&
        !inside_number(text, end))
        return true; /* as most do */
    least = start > DIGITS_MAX ? start - DIGITS_MAX : 0;
    most = text.len - end > DIGITS_MAX ? end + DIGITS_MAX : (uint32_t)text.len;
    while (start > least && inside_number(text, start))
        start--;
    while (end < most && inside_number(text, end))
        end++;
    if (inside_number(text, start) || inside_number(text, end) ||
        ((start != s->start || end != s->end) && is_by(s, "checksum")))
        return false;
    s->start = start;
    s->end = end;
    return true;
}

/* ---- what holds what ---- */

/* The proposal at `from` as the one at `to`: those that are left move up, most stay. */
static void keep(struct pii_scratch *s, size_t to, size_t from)
{
    if (to != from)
        s->proposals[to] = s->proposals[from];
}

static bool holds_names(enum span_type type)
{
    return type == SPAN_ADDRESS || type == SPAN_EMAIL || type == SPAN_HANDLE;
}

/* Names in something larger step back; what lies in an allowed value is marked.  The proposals
 * are in order of their starts: of those before, the one that ends last holds whatever any of
 * them holds.  Returns how many are left without the allowed places. */
static size_t look_inside(struct pii_scratch *s, size_t count)
{
    uint32_t held_to = 0, allowed_to = 0;
    size_t left = 0;

    for (size_t i = 0; i < count; i++) {
        struct proposal *p = &s->proposals[i];

        if (p->rank == RANK_ALLOW) {
            allowed_to = p->span.end > allowed_to ? p->span.end : allowed_to;
            continue;
        }
        p->allowed = p->span.end <= allowed_to;
        if (holds_names(p->span.type) && p->span.end > held_to)
            held_to = p->span.end;
        else if (p->span.type == SPAN_PERSON && p->span.end <= held_to)
            p->rank = RANK_NESTED;
        keep(s, left++, i);
    }
    return left;
}

/* ---- one window ---- */

static bool found_grow(struct found *out, size_t more)
{
    size_t room = out->room ? out->room : 16;

    while (room < out->count + more)
        room *= 2;
    if (room == out->room)
        return true;
    out->at = arena_grow(out->arena, out->at, out->room * sizeof *out->at, room * sizeof *out->at);
    out->room = room;
    return out->at != NULL;
}

/* The window's own bytes: spans that begin elsewhere are another window's, and compete here only
 * so that it makes no difference where the border lies. */
struct own {
    uint32_t from, to;
};

static bool owns(const struct own *own, const struct proposal *p)
{
    return p->span.start >= own->from && p->span.start < own->to;
}

/* All proposals with their edges mended. */
static size_t gather(struct find *f, const struct own *own)
{
    struct pii_scratch *s = f->scratch;
    size_t count = 0;

    for (size_t i = 0; i < s->proposal_count; i++) {
        struct proposal *p = &s->proposals[i];
        bool whole = mend_edges(f->text, &p->span);

        p->rank = rank_of(&p->span);
        if (p->back || p->span.start < f->from || p->span.start >= f->to)
            continue;
        if (whole)
            keep(s, count++, i);
        else if (f->explain && owns(own, p))
            explain(f, p, PII_CUT, NULL);
    }
    return count;
}

/* One that stands and overlaps: only an explanation wants to know which. */
static const struct span *winner(const struct find *f, const struct found *out, size_t kept,
                                 const struct span *s)
{
    const struct span *last = out->count ? &out->at[out->count - 1] : NULL;

    if (last && s->start < last->end)
        return last;
    for (size_t i = 0; i < kept; i++) {
        const struct span *other = &f->scratch->proposals[i].span;

        if (s->start < other->end && other->start < s->end)
            return other;
    }
    return NULL;
}

/* Those that hang together by what they overlap, in order of their starts: [first, end).  What
 * stands among them is nobody else's matter. */
static size_t group_end(const struct pii_scratch *s, size_t first, size_t count, uint32_t *ret_to)
{
    uint32_t to = s->proposals[first].span.end;
    size_t i = first + 1;

    for (; i < count && s->proposals[i].span.start < to; i++)
        to = s->proposals[i].span.end > to ? s->proposals[i].span.end : to;
    *ret_to = to;
    return i;
}

/* Where settling stands. */
struct settling {
    struct own own;
    uint32_t done; /* what begins before has lost */
    size_t kept;   /* of the scratch's proposals, the first ones: those that stand */
};

/* A proposal's bytes in the window. */
static size_t length_of(const struct find *f, const struct proposal *p)
{
    return (p->span.end < f->to ? p->span.end : f->to) - p->span.start;
}

static void mark_bytes(struct find *f, const struct proposal *p)
{
    memset(f->scratch->taken + (p->span.start - f->from), 1, length_of(f, p));
}

static bool is_taken(const struct find *f, const struct proposal *p)
{
    return memchr(f->scratch->taken + (p->span.start - f->from), 1, length_of(f, p));
}

/* `alone`: it overlaps none, so nobody has taken its bytes, and nobody else asks for them. */
static enum pii_fate judge(struct find *f, const struct settling *now, const struct proposal *p,
                           bool alone)
{
    enum pii_fate fate;

    if ((owns(&now->own, p) && p->span.start < now->done) || (!alone && is_taken(f, p)))
        return PII_LOST;
    fate = rules_judge(f, &p->span, p->allowed);
    if (!alone && (fate == PII_TAKEN || fate == PII_ALLOWED))
        mark_bytes(f, p);
    return fate;
}

static inline void settle_one(struct find *f, struct settling *now, const struct found *out,
                              size_t i, bool alone)
{
    const struct proposal *p = &f->scratch->proposals[i];
    bool mine = owns(&now->own, p);
    enum pii_fate fate = judge(f, now, p, alone);

    if (f->explain && mine)
        explain(f, p, fate, fate == PII_LOST ? winner(f, out, now->kept, &p->span) : NULL);
    if (fate == PII_TAKEN && mine)
        keep(f->scratch, now->kept++, i);
}

/* The strongest first; those that stand are then put in order of their starts.  `to`: where the
 * group's last byte ends.  Its bytes are wiped once, for hundreds may overlap in the same ones. */
static void settle_group(struct find *f, struct settling *now, const struct found *out,
                         size_t first, size_t end, uint32_t to)
{
    struct pii_scratch *s = f->scratch;
    uint32_t from = s->proposals[first].span.start;
    size_t kept = now->kept;

    memset(s->taken + (from - f->from), 0, (to < f->to ? to : f->to) - from);
    sort(s->proposals + first, end - first, by_strength);
    for (size_t i = first; i < end; i++)
        settle_one(f, now, out, i, false);
    sort(s->proposals + kept, now->kept - kept, by_start);
}

bool settle(struct find *f, uint32_t own_from, uint32_t own_to, struct found *out)
{
    struct pii_scratch *s = f->scratch;
    struct settling now = { .own = { own_from, own_to },
                            .done = out->count ? out->at[out->count - 1].end : 0 };
    size_t count = gather(f, &now.own);

    sort(s->proposals, count, by_start);
    count = look_inside(s, count);
    for (size_t i = 0, end; i < count; i = end) {
        uint32_t to;

        end = group_end(s, i, count, &to);
        if (end == i + 1)
            settle_one(f, &now, out, i, true);
        else
            settle_group(f, &now, out, i, end, to);
    }
    if (!found_grow(out, now.kept))
        return false;
    for (size_t i = 0; i < now.kept; i++)
        out->at[out->count++] = s->proposals[i].span;
    return true;
}
