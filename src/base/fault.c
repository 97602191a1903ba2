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
    [FAULT_UNTAGGED] = { 428, 1, false }, [FAULT_LIMIT] = { 413, 1, false },
    [FAULT_OFTEN] = { 429, 1, true },     [FAULT_BUSY] = { 503, 1, true },
    [FAULT_BROKEN] = { 500, 1, false },   [FAULT_DAMAGED] = { 500, 4, false },
};

bool fault_set(struct fault *f, enum fault_kind kind, const char *fmt, ...)
{
    va_list args;

    if (!f)
        return false;
    f->kind = kind;
    f->rule[0] = '\0';
    f->more = 0;
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

#define FIELD_NAME_MAX   60
#define FIELD_REASON_MAX 255
#define MORE_MAX         64 /* of the element that says how many more */

/* A name may be a client's: what JSON would have to escape is shown as '?', and no character of
 * UTF-8 is cut. */
static void safe_name(const char *field, char out[static FIELD_NAME_MAX + 1])
{
    size_t n = 0;

    for (; field[n] && n < FIELD_NAME_MAX; n++) {
        unsigned char c = (unsigned char)field[n];

        out[n] = c < 0x20 || c == '"' || c == '\\' || c == 0x7f ? '?' : (char)c;
    }
    if (field[n])
        while (n && ((unsigned char)field[n] & 0xc0) == 0x80)
            n--;
    out[n] = '\0';
}

/* A reason may quote what somebody else says of a pattern: inside a JSON string it stands. */
static void safe_reason(const char *reason, char ret_safe[static FIELD_REASON_MAX + 1])
{
    size_t n = 0;

    for (; *reason && n + 2 <= FIELD_REASON_MAX; reason++) {
        if (*reason == '"' || *reason == '\\')
            ret_safe[n++] = '\\';
        ret_safe[n++] = (unsigned char)*reason < ' ' ? ' ' : *reason;
    }
    ret_safe[n] = 0;
}

bool fault_field(struct fault *f, const char *field, const char *reason)
{
    static const char more[] = ",{\"field\":\"\",\"reason\":\"and ";
    char name[FIELD_NAME_MAX + 1], why[FIELD_REASON_MAX + 1];
    char element[FIELD_NAME_MAX + FIELD_REASON_MAX + MORE_MAX];
    size_t len;
    int n;

    if (!f)
        return false;
    if (f->kind != FAULT_FIELDS)
        fault_set(f, FAULT_FIELDS, "[]");
    safe_name(field, name);
    safe_reason(reason, why);
    n = snprintf(element, sizeof element, "{\"field\":\"%s\",\"reason\":\"%s\"}]", name, why);
    len = strlen(f->text) - 1; /* the bracket is written anew */
    if (!f->more && n > 0 && (size_t)n < sizeof element &&
        len + (size_t)n + 1 + MORE_MAX < sizeof f->text) {
        snprintf(f->text + len, sizeof f->text - len, "%s%s", len > 1 ? "," : "", element);
        return false;
    }
    if (f->more++) /* written before, as the last one */
        len = (size_t)(strstr(f->text, more) - f->text);
    snprintf(f->text + len, sizeof f->text - len, "%s%d more\"}]", more, f->more);
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
