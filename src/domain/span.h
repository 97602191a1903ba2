/* SPDX-License-Identifier: EUPL-1.2 */
/* span.h - a found piece of personal data, and the closed list of its types (design.md). */
#ifndef DOMAIN_SPAN_H
#define DOMAIN_SPAN_H

#include <stdint.h>

#include "domain/privacy.h"

enum span_type {
    SPAN_PERSON,
    SPAN_EMAIL,
    SPAN_PHONE,
    SPAN_ADDRESS,
    SPAN_HANDLE,
    SPAN_DOB,
    SPAN_NATIONAL_ID,
    SPAN_PASSPORT,
    SPAN_COMPANY_ID,
    SPAN_CUSTOMER_REF,
    SPAN_PLATE,
    SPAN_IBAN,
    SPAN_BIC,
    SPAN_CARD,
    SPAN_IP,
    SPAN_MAC,
    SPAN_GEO,
    SPAN_HEALTH,
    SPAN_SPECIAL,
    SPAN_CREDENTIAL,
    SPAN_TYPES,
};

/* A byte range in a UTF-8 text, half-open. */
struct span {
    uint32_t start, end;
    enum span_type type;
    const char *kind; /* "fr.nir", "eu.vat", ...; NULL where the type has no kinds; static */
    float score;      /* 0 to 1: how sure */
    const char *by;   /* "checksum", "pattern", "context", "known", "lexicon", "tagger",
                       * "weigher"; static */
};

/* Sorted by start, never overlapping. */
struct spans {
    struct span *at;
    size_t count;
};

const char *span_type_name(enum span_type t); /* "PERSON" */
bool span_type_parse(struct str s, enum span_type *ret);
enum category span_category(enum span_type t);

#endif
