/* SPDX-License-Identifier: EUPL-1.2 */
/* canon.h - reads an entry back, and accepts it only in its one right form (RFC 8785).
 *
 * Whoever checks a log reads it once for the hashes; this is the same pass for the sense: an entry
 * that two readers could take for two things is damage, even when its hash fits.  Pure: no store,
 * no clock, no memory of its own; what it gives is borrowed from the line. */
#ifndef JOURNAL_CANON_H
#define JOURNAL_CANON_H

#include "base/clock.h"
#include "base/id.h"
#include "base/str.h"

#define CANON_DEPTH_MAX 8

/* What an entry says, for indexes and for people.  Texts are as written (those that an entry may
 * hold need no escapes); STR_NONE where the member is null or absent. */
struct canon_entry {
    msec at;
    struct id org, by, on; /* ID_NONE: none */
    struct str at_text, by_text;
    struct str act, on_kind, purpose, basis, result, rule, reason, digest;
    struct str categories; /* the array as written: ["contact"] */
    bool counted;
    int64_t n;
};

/* True when `line` is one object of canonical JSON (members in order and once, no white space,
 * shortest escapes, whole numbers up to 2^53) with an act and a time; else *ret_why says what is
 * wrong, as the end of a sentence that begins with the entry ("is no canonical JSON"). */
bool canon_read(struct str line, struct canon_entry *ret, const char **ret_why);
/* The same judgement, for whoever needs no more of the entry than its time and act. */
bool canon_check(struct str line, msec *ret_at, struct str *ret_act, const char **ret_why);

#endif
