/* SPDX-License-Identifier: EUPL-1.2 */
/* span.c - see span.h. */
#include "domain/span.h"

static const struct {
    const char *name;
    enum category category;
} types[] = {
    [SPAN_PERSON] = { "PERSON", CATEGORY_IDENTITY },
    [SPAN_EMAIL] = { "EMAIL", CATEGORY_CONTACT },
    [SPAN_PHONE] = { "PHONE", CATEGORY_CONTACT },
    [SPAN_ADDRESS] = { "ADDRESS", CATEGORY_CONTACT },
    [SPAN_HANDLE] = { "HANDLE", CATEGORY_CONTACT },
    [SPAN_DOB] = { "DOB", CATEGORY_IDENTITY },
    [SPAN_NATIONAL_ID] = { "NATIONAL_ID", CATEGORY_IDENTIFIER },
    [SPAN_PASSPORT] = { "PASSPORT", CATEGORY_IDENTIFIER },
    [SPAN_COMPANY_ID] = { "COMPANY_ID", CATEGORY_IDENTIFIER },
    [SPAN_CUSTOMER_REF] = { "CUSTOMER_REF", CATEGORY_IDENTIFIER },
    [SPAN_PLATE] = { "PLATE", CATEGORY_IDENTIFIER },
    [SPAN_IBAN] = { "IBAN", CATEGORY_FINANCIAL },
    [SPAN_BIC] = { "BIC", CATEGORY_FINANCIAL },
    [SPAN_CARD] = { "CARD", CATEGORY_FINANCIAL },
    [SPAN_IP] = { "IP", CATEGORY_ONLINE },
    [SPAN_MAC] = { "MAC", CATEGORY_ONLINE },
    [SPAN_GEO] = { "GEO", CATEGORY_LOCATION },
    [SPAN_HEALTH] = { "HEALTH", CATEGORY_HEALTH },
    [SPAN_SPECIAL] = { "SPECIAL", CATEGORY_SPECIAL },
    [SPAN_CREDENTIAL] = { "CREDENTIAL", CATEGORY_CREDENTIAL },
};

const char *span_type_name(enum span_type t)
{
    return types[t].name;
}

enum category span_category(enum span_type t)
{
    return types[t].category;
}

bool span_type_parse(struct str s, enum span_type *ret)
{
    for (int i = 0; i < SPAN_TYPES; i++) {
        if (str_eq(str_of(types[i].name), s)) {
            *ret = (enum span_type)i;
            return true;
        }
    }
    return false;
}
