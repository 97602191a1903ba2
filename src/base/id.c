/* SPDX-License-Identifier: EUPL-1.2 */
/* id.c - see id.h.  RFC 9562, 5.7 with method 1 of 6.2: a 12-bit counter behind the milliseconds
 * keeps ids of one process in order; it starts low so that it seldom overflows. */
#include "base/id.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static void fill_random(uint8_t *p, size_t n)
{
    while (n) {
        ssize_t got = getrandom(p, n, 0);

        if (got < 0 && errno != EINTR)
            abort(); /* no randomness: nothing this program does would be safe */
        if (got > 0) {
            p += got;
            n -= (size_t)got;
        }
    }
}

struct id id_new(void)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    static msec last;
    static unsigned counter;
    struct id id;
    msec now = clock_now();
    unsigned count;

    fill_random(id.b + 8, 8);
    pthread_mutex_lock(&mutex);
    if (now > last) {
        last = now;
        counter = id.b[8]; /* random start, 0 to 255 */
    } else if (++counter > 0xfff) {
        last++; /* borrow from the future rather than repeat */
        counter = 0;
    }
    now = last;
    count = counter;
    pthread_mutex_unlock(&mutex);

    for (int i = 0; i < 6; i++)
        id.b[i] = (uint8_t)((uint64_t)now >> (40 - 8 * i));
    id.b[6] = (uint8_t)(0x70 | count >> 8);
    id.b[7] = (uint8_t)count;
    fill_random(id.b + 8, 1); /* the counter showed this byte */
    id.b[8] = (uint8_t)(0x80 | (id.b[8] & 0x3f));
    return id;
}

bool id_is_none(struct id id)
{
    return id_eq(id, ID_NONE);
}

bool id_eq(struct id a, struct id b)
{
    return id_cmp(a, b) == 0;
}

int id_cmp(struct id a, struct id b)
{
    return memcmp(a.b, b.b, sizeof a.b);
}

struct id_text id_text(struct id id)
{
    static const char hex[] = "0123456789abcdef";
    struct id_text t;
    char *p = t.s;

    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *p++ = '-';
        *p++ = hex[id.b[i] >> 4];
        *p++ = hex[id.b[i] & 15];
    }
    *p = '\0';
    return t;
}

struct str id_str(struct arena *a, struct id id)
{
    struct id_text t = id_text(id);

    return str_copy(a, str_of(t.s));
}

static int hex_value(char c)
{
    if (ascii_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool id_parse(struct str s, struct id *ret_id)
{
    struct id id;
    size_t at = 0;

    if (s.len != ID_TEXT_SIZE - 1)
        return false;
    for (int i = 0; i < 16; i++) {
        int high, low;

        if ((i == 4 || i == 6 || i == 8 || i == 10) && s.ptr[at++] != '-')
            return false;
        high = hex_value(s.ptr[at++]);
        low = hex_value(s.ptr[at++]);
        if (high < 0 || low < 0)
            return false;
        id.b[i] = (uint8_t)(high << 4 | low);
    }
    *ret_id = id;
    return true;
}

msec id_time(struct id id)
{
    uint64_t t = 0;

    for (int i = 0; i < 6; i++)
        t = t << 8 | id.b[i];
    return (msec)t;
}
