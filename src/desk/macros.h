/* SPDX-License-Identifier: EUPL-1.2 */
/* macros.h - replies that are kept ready: text with placeholders, and what is done to the ticket.
 *
 * A shared macro is written by supervisors and controllers and used by everybody who works for the
 * organisation; any agent writes their own, which nobody else sees.  No customer's data belongs in
 * one: what detection finds as it is saved refuses it, with its line and type, until whoever writes
 * it says that it is the house's own (its telephone number, its address).  Placeholders are filled
 * for the agent who uses it, with what that agent may see; one with no value goes with the blank
 * before it ("Bonjour {{customer}}," is then "Bonjour,"). */
#ifndef DESK_MACROS_H
#define DESK_MACROS_H

#include "desk/articles.h"
#include "store/macros.h"

#define MACRO_NAME_MAX     100
#define MACRO_SHORTCUT_MAX 30
#define MACRO_TEXT_MAX     ((size_t)8 << 10)
#define MACRO_TAGS_MAX     10
#define MACRO_TAG_MAX      40
#define MACRO_FAULTS_MAX   10 /* places that are named of one text */

/* What is done to the ticket as the reply is sent. */
struct macro_actions {
    bool has_status;
    enum status status;
    struct str queue; /* "": it stays */
    struct str *tags; /* added to those it has */
    size_t tag_count;
};
/* {"queue":...,"status":...,"tags":[...]}; what it lacks is not done. */
bool macro_actions_read(struct arena *a, struct str json, struct macro_actions *ret,
                        struct fault *f);
struct str macro_actions_write(struct arena *a, const struct macro_actions *actions);

enum macro_placeholder {
    MACRO_CUSTOMER,
    MACRO_AGENT,
    MACRO_ORGANISATION,
    MACRO_TICKET,
    MACRO_PLACEHOLDERS
};
const char *macro_placeholder_name(enum macro_placeholder p);
/* Names of placeholders that are none, or do not end: FAULT_FIELDS "text", each with its line. */
bool macro_check_text(struct arena *a, struct str text, struct fault *f);
struct str macro_fill(struct arena *a, struct str text,
                      const struct str values[MACRO_PLACEHOLDERS]);
/* Only its words, to be searched. */
struct str macro_words(struct arena *a, struct str text);

/* Adds it (row->created 0) or changes it from version row->version, which then grows by one:
 * FAULT_CONFLICT when that is not the stored one.  `house`: what looks like personal data in it is
 * the organisation's own. */
bool desk_macro_put(struct desk *d, struct arena *a, const struct principal *by,
                    struct macro_row *row, bool house, struct fault *f);
bool desk_macro(struct desk *d, struct arena *a, const struct principal *by, struct id id,
                struct macro_row *ret, struct fault *f);
/* Those that `by` may use. */
bool desk_macros(struct desk *d, struct arena *a, const struct principal *by, bool archived,
                 struct macro_row **ret_rows, size_t *ret_count, struct fault *f);
bool desk_macro_may_write(const struct principal *by, const struct macro_row *row);
/* It went into a reply: counted, and in the journal. */
bool desk_macro_used(struct desk *d, const struct principal *by, struct id ticket, struct id id,
                     struct fault *f);

#endif
