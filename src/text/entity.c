/* SPDX-License-Identifier: EUPL-1.2 */
/* entity.c - see entity.h; the names are libxml2's. */
#include "text/entity.h"

#include <libxml/HTMLparser.h>
#include <pthread.h>

#define BEFORE_END (TEXT_ENTITY_MAX - 1)
#define LAST_NAMED 0x2666 /* "&diams;" */
#define SLOTS      1024   /* some four times the names */

static uint32_t entity_number(struct str digits)
{
    bool hex = digits.len && ascii_lower(digits.ptr[0]) == 'x';
    uint32_t c = 0;

    for (size_t i = hex; i < digits.len && c < 0x110000; i++) {
        char d = ascii_lower(digits.ptr[i]);

        if (ascii_digit(d))
            c = c * (hex ? 16 : 10) + (uint32_t)(d - '0');
        else if (hex && d >= 'a' && d <= 'f')
            c = c * 16 + (uint32_t)(d - 'a' + 10);
        else
            return 0;
    }
    if (c >= 0x110000 || (c >= 0xD800 && c < 0xE000) || (digits.len > hex && !c))
        return 0xFFFD;
    return c;
}

/* libxml2 looks at name after name; a text of nothing but "&a;" would cost five times another.
 * Filled once, by its names, and never changed. */
static struct slot {
    const char *name;
    uint32_t value;
} slots[SLOTS];
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static struct slot *slot_of(struct str name)
{
    uint32_t h = 2166136261u; /* FNV-1a */

    for (size_t i = 0; i < name.len; i++)
        h = (h ^ (unsigned char)name.ptr[i]) * 16777619u;
    for (;; h++) {
        struct slot *s = &slots[h % SLOTS];

        if (!s->name || str_eq(str_of(s->name), name))
            return s;
    }
}

static void fill(void)
{
    for (unsigned c = '"'; c <= LAST_NAMED; c++) {
        const htmlEntityDesc *e = htmlEntityValueLookup(c);

        if (e)
            *slot_of(str_of(e->name)) = (struct slot){ e->name, c };
    }
}

static uint32_t entity_named(struct str name, bool closed)
{
    uint32_t c;

    pthread_once(&filled, fill);
    c = slot_of(name)->value;
    return closed || c <= 0xFF ? c : 0;
}

size_t text_entity(struct str s, uint32_t *ret_char)
{
    bool number = s.len > 1 && s.ptr[1] == '#', closed;
    size_t n = 1 + (size_t)number;

    if (!s.len || s.ptr[0] != '&')
        return 0;
    while (n < s.len && n < BEFORE_END && ascii_alnum(s.ptr[n]))
        n++;
    if (n == (number ? 2u : 1u))
        return 0;
    closed = n < s.len && s.ptr[n] == ';';
    *ret_char =
        number ? entity_number(str_slice(s, 2, n)) : entity_named(str_slice(s, 1, n), closed);
    return *ret_char ? n + closed : 0;
}
