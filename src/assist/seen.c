/* SPDX-License-Identifier: EUPL-1.2 */
/* seen.c - values that the ticket holds already, in a text that says too little of them.
 *
 * They are not there to compare with, only their digests: so each stretch of words that may be such
 * a value is brought into its normal form and digested.  Numbers, birth dates and addresses are
 * asked about; names and contacts are known in clear (draft.c), and of what is said in words no
 * two people say it alike. */
#include <string.h>

#include "assist/gateway_priv.h"
#include "text/text.h"

#define WORDS_MAX  9 /* of one value: an IBAN in groups of four, an address */
#define DATE_WORDS 5
#define GAP_MAX    3 /* bytes between two words of one */
#define SHORT      4
#define LEAST      5 /* letters and digits of one */

void watch_remember(struct watch *w, const struct pii_keyed *keyed,
                    const struct watch_value *values, size_t count)
{
    w->keyed = *keyed;
    w->values = values;
    w->value_count = count;
}

static bool remembers(const struct watch *w, struct arena *a, enum span_type type, struct str what)
{
    uint8_t normal[PII_DIGEST_SIZE];
    bool has_type = false;

    for (size_t i = 0; i < w->value_count && !has_type; i++)
        has_type = w->values[i].type == type;
    if (!has_type)
        return false;
    w->keyed.digest(w->keyed.key, type, pii_normal(a, type, what), normal);
    for (size_t i = 0; i < w->value_count; i++)
        if (w->values[i].type == type && memcmp(w->values[i].normal, normal, sizeof normal) == 0)
            return true;
    return false;
}

/* ---- stretches of words that may be one ---- */

struct stretch {
    struct str text;
    size_t words;
    bool digit_first;  /* in the first word */
    bool short_words;  /* each has a digit, or at most SHORT letters */
    size_t characters; /* letters and digits */
};

static bool has_digit(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (ascii_digit(word.ptr[i]))
            return true;
    return false;
}

/* Could it be written so?  Asks for the digest seldom. */
static bool may_be(enum span_type type, const struct stretch *s)
{
    if (s->characters < LEAST)
        return false;
    switch (type) {
    case SPAN_DOB:
        return s->digit_first && s->words <= DATE_WORDS;
    case SPAN_ADDRESS:
        return s->digit_first && s->words > 1;
    case SPAN_PERSON:
    case SPAN_EMAIL:
    case SPAN_HANDLE:
    case SPAN_HEALTH:
    case SPAN_SPECIAL:
    case SPAN_CREDENTIAL:
        return false;
    default:
        return s->short_words;
    }
}

static bool remembers_any(const struct watch *w, struct arena *a, const struct stretch *s,
                          enum span_type *ret_type)
{
    for (int t = 0; t < SPAN_TYPES; t++)
        if (may_be((enum span_type)t, s) && remembers(w, a, (enum span_type)t, s->text)) {
            *ret_type = (enum span_type)t;
            return true;
        }
    return false;
}

/* The longest stretch from the word at `at` on that is one; its end, 0 for none. */
static size_t seen_at(const struct watch *w, struct arena *a, struct str text, size_t at,
                      enum span_type *ret_type)
{
    struct stretch s = { .short_words = true };
    size_t start = 0, end = 0, before = 0;
    struct word word;
    bool digit = false;

    while (s.words < WORDS_MAX && text_word_next(text, &at, &word)) {
        struct str this = str_slice(text, word.start, word.end);
        bool has = has_digit(this);

        if (s.words && (word.start - before > GAP_MAX ||
                        str_chr(str_slice(text, before, word.start), '\n', 0) != STR_NPOS))
            break;
        start = s.words ? start : word.start;
        before = word.end;
        digit = digit || has;
        s.digit_first = s.words ? s.digit_first : has;
        s.short_words = s.short_words && (has || this.len <= SHORT);
        s.characters += this.len;
        if (++s.words == 2 && !digit)
            break; /* numbers have one early */
        s.text = str_slice(text, start, word.end);
        if (digit && remembers_any(w, a, &s, ret_type))
            end = word.end;
    }
    return end;
}

bool seen_find(const struct draft *d, struct str text, struct spans *ret, struct fault *f)
{
    const struct watch *w = d->question->watch;
    struct word word;
    size_t room = 0;

    *ret = (struct spans){ 0 };
    if (!w || !w->value_count)
        return true;
    for (size_t at = 0, next = 0; text_word_next(text, &next, &word); at = next) {
        enum span_type type = SPAN_DOB;
        size_t end = seen_at(w, d->arena, text, at, &type);

        if (!end)
            continue;
        if (ret->count == room) {
            ret->at = arena_grow(d->arena, ret->at, room * sizeof *ret->at,
                                 (room + 16) * sizeof *ret->at);
            if (!ret->at)
                return arena_check(d->arena, f);
            room += 16;
        }
        ret->at[ret->count++] = (struct span){ word.start, (uint32_t)end, type, NULL, 1, "known" };
        next = end;
    }
    return arena_check(d->arena, f);
}
