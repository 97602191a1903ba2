/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_priv.h - digits as they are dialled, and the forms that telephone numbers have. */
#ifndef PII_PHONE_PRIV_H
#define PII_PHONE_PRIV_H

#include "pii/read/find_priv.h"

#define DIAL_MAX   24 /* digits read: two numbers in a row and a half */
#define GROUPS_MAX 14 /* a mobile with its country, figure by figure */

#define WHOLE_LEAST 8 /* digits of a number in one group; one a line is a list of numbers */

struct dial {
    char d[DIAL_MAX];
    uint32_t end[DIAL_MAX];
    bool stop[DIAL_MAX];
    uint8_t groups[DIAL_MAX + 2]; /* digits of each group */
    uint8_t group[DIAL_MAX];      /* which group each digit is in */
    uint8_t n;
    uint8_t line;  /* digits before the line end; DIAL_MAX: there is none within */
    uint8_t lines; /* line ends within */
    bool brackets; /* "(555) ..." */
};

/* phone_dial.c: the digits from byte `start` on; `r` comes empty. */
void dial_read(struct str text, uint32_t start, struct dial *r);

/* Have token i and the numbers right behind it fewer figures than `least`, so that dial_read()
 * would find too few?  As most numbers; what is not known says no. */
static inline bool phone_too_short(const struct find *f, size_t i, uint32_t least)
{
    const struct token *t = &f->tokens[i], *end = f->tokens + f->count;
    uint32_t figures = t->end - t->start;

    while (figures < least && ++t < end && t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
        figures += t->end - t->start;
    return figures < least && t < end;
}

/* phone_plan.c: how many digits each group of the first n has, as the hexadecimal digits of one
 * number: 0x22222 is "06 12 34 56 78". */
uint64_t phone_groups(const struct dial *r, size_t n);
/* Are the first n digits, country code in front, an international number? */
bool phone_international(const char *d, size_t n);
/* Is the whole of what was read the number of a service, free or paid? */
bool phone_is_service(const struct dial *r);
/* Are they grouped as people write numbers at home somewhere?  `context`: a word beside them says
 * that they are one. */
bool phone_national(const struct find *f, const struct dial *r, size_t n, bool context);

/* "96 6 33 10 2 7", "07 5 9 0 44 81 27", "0 4 9 1 3 3 8 7 2 0": as people say one while they look
 * for the next figures?  `hint`: where it stands there may be one. */
bool phone_dictated(const struct find *f, const struct dial *r, size_t n, bool hint);

/* Would they be one where a list has a telephone number? */
bool phone_likely(const struct dial *r, size_t n);

/* phone_place.c: does the number at token i stand alone below a name, or behind an address of mail
 * at the line's end?  Is all of it a number then, however it is grouped? */
bool phone_signed(const struct find *f, size_t i, const struct dial *r);
bool phone_whole(const struct dial *r, size_t n);
/* Does a name, an address of mail, or the same number told in part stand in front?  Is it a number
 * behind a name? */
bool phone_behind_person(const struct find *f, size_t i);
bool phone_beside_mail(const struct find *f, size_t i);
bool phone_told_again(const struct find *f, size_t i);
bool phone_of_person(const struct dial *r, size_t n);
/* Does something that is numbered stand right in front: "contrat n°", "utente:"? */
bool phone_is_thing(const struct find *f, size_t i);
/* Does it stand where a list or table has one for each person, or behind a name or a short word
 * that leads to one: "Rossi: 055 555 101"?  A hint only: the form must be likely too. */
bool phone_has_place(const struct find *f, size_t i, const struct dial *r);

/* phone_said.c: does a word for telephones stand in front of the other numbers in front of token i,
 * or behind its groups, where token `behind` is the next one? */
bool phone_behind_others(const struct find *f, size_t i);
bool phone_said_behind(const struct find *f, size_t i, size_t behind);
/* Does a word right in front say that it is an order's, or the number of a company, of papers or of
 * a device? */
bool phone_behind_order(const struct find *f, size_t i);
bool phone_is_other(const struct find *f, size_t i);
/* Is it the number of an order or of a thing, for all that is said around?  `weak`: the word for
 * telephones, which `context` tells of, says no more than that it may be one.  Takes away the
 * context that its own number follows. */
bool phone_is_of_thing(const struct find *f, size_t i, size_t behind, bool *context, bool weak);

/* phone_home.c: does "il numero" or "vecchio" stand in front of token i, and is it a mobile's of
 * Italy?  Are the first n digits grouped as at home, in a text of that country's language? */
bool phone_numbered(const struct find *f, size_t i, const struct dial *r);
bool phone_at_home(const struct find *f, size_t i, const struct dial *r, size_t n);

/* phone_kind.c: does the word in front say that it is the number of something else? */
bool phone_behind_kind(const struct find *f, size_t i);

/* phone_label.c: does a label, a field's name or a column's heading say that it is one? */
bool phone_behind_label(const struct find *f, size_t i);
bool phone_behind_field(const struct find *f, size_t i);
bool phone_in_column(const struct find *f, size_t i);

#endif
