/* SPDX-License-Identifier: EUPL-1.2 */
/* people.h - persons and the identifiers they are known by.
 *
 * Identifiers are found through blind indexes (a keyed digest of the normal form) and read only
 * against a grant.  Duplicates, consents and opt-outs come with later issues. */
#ifndef PEOPLE_PEOPLE_H
#define PEOPLE_PEOPLE_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/id.h"
#include "domain/text.h"
#include "policy/policy.h"
#include "store/persons.h"
#include "store/store.h"
#include "vault/vault.h"

enum identifier_kind { KNOWN_EMAIL, KNOWN_PHONE, KNOWN_HANDLE, KNOWN_CUSTOMER_REF, KNOWN_KINDS };
const char *identifier_kind_name(enum identifier_kind k); /* "email", "phone", ... */
enum category people_category(enum identifier_kind k);

/* What a message says of its sender; empty where it says nothing. */
struct person_said {
    struct clear name;
    struct clear known[KNOWN_KINDS];
};

/* The form under which two spellings are one identifier: addresses in lower case without a
 * "+tag", phones as +digits (national numbers as French ones), handles and references in upper
 * case without spaces.  Accents stay: with one, it is somebody else's address.  Empty when it
 * cannot be one. */
struct str people_normal(struct arena *a, enum identifier_kind kind, struct str value);

/* What a person may be shown as, masked; given by the caller (pii_mask), since people/ does not
 * know types. */
struct person_masks {
    struct str name;
    struct str known[KNOWN_KINDS];
};

/* Who is known by any of these, the e-mail first: ID_NONE for nobody.  For searching. */
bool people_find(const struct blinder *b, struct tx *tx, struct arena *a, struct id org,
                 const struct person_said *said, struct id *ret_person, struct fault *f);

/* Whose message is it?  The first identifier that it says decides alone, the e-mail before all
 * others: who knows a customer's number must not become that customer by writing it down. */
struct known_sender {
    struct id person; /* ID_NONE: nobody known */
    bool shared;      /* known by what several people may have: the name must fit, too */
};
bool people_sender(const struct blinder *b, struct tx *tx, struct arena *a, struct id org,
                   const struct person_said *said, struct known_sender *ret, struct fault *f);

struct learning {
    const struct blinder *blinder; /* both made before the transaction: */
    const struct sealer *sealer;   /* it must not read keys */
    struct id org, person;
    bool is_new;
    const struct person_said *said;
    const struct person_masks *masks;
};

/* Adds what was said to the person, inside store_write(): identifiers nobody has yet and, when
 * `is_new`, the person itself with their key and name.  What is not vouched for by the identifier
 * that decided (people_sender) is the caller's to leave out. */
bool people_learn(struct vault *v, struct tx *tx, struct arena *a, const struct learning *l,
                  struct fault *f);

struct contact {
    enum identifier_kind kind;
    enum access access;
    struct str text; /* clear or masked as the grant gives; empty for none */
};

struct person_view {
    struct id id;
    enum access name_access;
    struct str name; /* clear or masked; empty: not known, or none */
    struct contact *contacts;
    size_t contact_count;
    bool restricted;
    bool erased;
};

/* Reads rows (in store_read()), then opens them against the grant, name and contacts each as far
 * as it gives; what it does not give is left out. */
struct person_rows {
    struct person_row person;
    struct identifier_row *known;
    size_t known_count;
    unsigned masked; /* categories, a bit each, of which people_open() gives the mask at most */
};
bool people_rows(struct tx *tx, struct arena *a, struct id org, struct id person,
                 struct person_rows *ret, struct fault *f);
bool people_open(struct vault *v, const struct grant *g, struct arena *a,
                 const struct person_rows *rows, struct person_view *ret, struct fault *f);

#endif
