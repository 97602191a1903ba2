/* SPDX-License-Identifier: EUPL-1.2 */
/* fault.c - see fault.h. */
#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int http, exit;
    bool retry;
} consequence[] = {
    [FAULT_NONE] = { 200, 0, false },     [FAULT_INVALID] = { 400, 1, false },
    [FAULT_FIELDS] = { 422, 1, false },   [FAULT_UNKNOWN] = { 401, 3, false },
    [FAULT_DENIED] = { 403, 3, false },   [FAULT_MISSING] = { 404, 1, false },
    [FAULT_CONFLICT] = { 409, 1, false }, [FAULT_STALE] = { 412, 1, false },
    [FAULT_LIMIT] = { 413, 1, false },    [FAULT_OFTEN] = { 429, 1, true },
    [FAULT_BUSY] = { 503, 1, true },      [FAULT_BROKEN] = { 500, 1, false },
    [FAULT_DAMAGED] = { 500, 4, false },
};

bool fault_set(struct fault *f, enum fault_kind kind, const char *fmt, ...)
{
    va_list args;

    if (!f)
        return false;
    f->kind = kind;
    f->rule[0] = '\0';
    va_start(args, fmt);
    vsnprintf(f->text, sizeof f->text, fmt, args);
    va_end(args);
    return false;
}

bool fault_wrap(struct fault *f, const char *fmt, ...)
{
    char context[FAULT_TEXT_MAX / 2], old[FAULT_TEXT_MAX];
    va_list args;

    if (!f)
        return false;
    va_start(args, fmt);
    vsnprintf(context, sizeof context, fmt, args);
    va_end(args);
    memcpy(old, f->text, sizeof old);
    /* The older, inner text is the more telling one, but it is the one to be cut. */
    snprintf(f->text, sizeof f->text, "%s: %.*s", context,
             (int)(sizeof f->text - strlen(context) - 3), old);
    if (f->kind == FAULT_NONE)
        f->kind = FAULT_BROKEN;
    return false;
}

bool fault_deny(struct fault *f, const char *rule, const char *fmt, ...)
{
    va_list args;

    if (!f)
        return false;
    f->kind = FAULT_DENIED;
    snprintf(f->rule, sizeof f->rule, "%s", rule);
    va_start(args, fmt);
    vsnprintf(f->text, sizeof f->text, fmt, args);
    va_end(args);
    return false;
}

int fault_http_status(enum fault_kind kind)
{
    return consequence[kind].http;
}

int fault_exit_code(enum fault_kind kind)
{
    return consequence[kind].exit;
}

bool fault_retry(enum fault_kind kind)
{
    return consequence[kind].retry;
}
