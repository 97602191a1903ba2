/* SPDX-License-Identifier: EUPL-1.2 */
/* form_priv.h - a growing list of fields, shared by form.c and multipart.c. */
#ifndef NET_FORM_PRIV_H
#define NET_FORM_PRIV_H

#include "net/form.h"

struct form_list {
    struct form_field *fields; /* lives in the arena */
    size_t n, room;
};

/* FAULT_LIMIT past FORM_FIELDS_MAX. */
bool form_list_add(struct form_list *list, struct arena *a, struct form_field field,
                   struct fault *f);

#endif
