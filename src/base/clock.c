/* SPDX-License-Identifier: EUPL-1.2 */
/* clock.c - see clock.h. */
#include "base/clock.h"

#include <stdio.h>
#include <time.h>

msec clock_now(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_REALTIME, &ts);
    return (msec)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t clock_ticks(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

int64_t clock_thread(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
    return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

void clock_sleep(int64_t ms)
{
    struct timespec ts = { .tv_sec = ms / 1000, .tv_nsec = (ms % 1000) * 1000000 };

    nanosleep(&ts, NULL);
}

/* Days since 1970-01-01 of a proleptic Gregorian date, and back; the well-known algorithms of
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
static int64_t days_from_civil(int64_t y, int m, int d)
{
    int64_t era, yoe, doy, doe;

    y -= m <= 2;
    era = (y >= 0 ? y : y - 399) / 400;
    yoe = y - era * 400;
    doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

static void civil_from_days(int64_t z, int64_t *y, int *m, int *d)
{
    int64_t era, doe, yoe, doy, mp;

    z += 719468;
    era = (z >= 0 ? z : z - 146096) / 146097;
    doe = z - era * 146097;
    yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    mp = (5 * doy + 2) / 153;
    *d = (int)(doy - (153 * mp + 2) / 5 + 1);
    *m = (int)(mp < 10 ? mp + 3 : mp - 9);
    *y = yoe + era * 400 + (*m <= 2);
}

/* `n` digits; each answer holds dozens of times, and printf() takes ten times as long. */
static char *put_digits(char *p, int n, int64_t v)
{
    for (int i = n; i-- > 0; v /= 10)
        p[i] = (char)('0' + v % 10);
    return p + n;
}

struct str clock_text(msec t, char out[static CLOCK_TEXT_SIZE])
{
    int64_t days = t / 86400000, rest = t % 86400000, year;
    int month, day;
    char *p = out;

    if (rest < 0) {
        rest += 86400000;
        days--;
    }
    civil_from_days(days, &year, &month, &day);
    const struct {
        int64_t value;
        int digits;
        char after;
    } parts[] = {
        { (year % 10000 + 10000) % 10000, 4, '-' },
        { month, 2, '-' },
        { day, 2, 'T' },
        { rest / 3600000, 2, ':' },
        { rest / 60000 % 60, 2, ':' },
        { rest / 1000 % 60, 2, '.' },
        { rest % 1000, 3, 'Z' },
    };
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        p = put_digits(p, parts[i].digits, parts[i].value);
        *p++ = parts[i].after;
    }
    *p = '\0';
    return str_make(out, (size_t)(p - out));
}

/* Takes n digits off the front. */
static bool take_number(struct str *s, size_t n, int *ret)
{
    uint64_t v;

    if (s->len < n || !str_to_u64(str_slice(*s, 0, n), &v))
        return false;
    *s = str_from(*s, n);
    *ret = (int)v;
    return true;
}

static bool take_char(struct str *s, char c)
{
    if (!s->len || ascii_upper(s->ptr[0]) != c)
        return false;
    *s = str_from(*s, 1);
    return true;
}

static bool take_fraction(struct str *s, int *ret_ms)
{
    int scale = 100;

    if (!take_char(s, '.'))
        return true;
    if (!s->len || !ascii_digit(s->ptr[0]))
        return false;
    for (; s->len && ascii_digit(s->ptr[0]); *s = str_from(*s, 1), scale /= 10)
        *ret_ms += (s->ptr[0] - '0') * scale;
    return true;
}

static bool take_offset(struct str *s, int *ret_minutes)
{
    int sign, h, m;

    if (take_char(s, 'Z'))
        return true;
    if (!s->len || (s->ptr[0] != '+' && s->ptr[0] != '-'))
        return false;
    sign = s->ptr[0] == '-' ? -1 : 1;
    *s = str_from(*s, 1);
    if (!take_number(s, 2, &h) || !take_char(s, ':') || !take_number(s, 2, &m) || h > 23 || m > 59)
        return false;
    *ret_minutes = sign * (h * 60 + m);
    return true;
}

bool clock_parse(struct str s, msec *ret_time)
{
    static const int month_days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int y, mo, d, h = 0, mi = 0, sec = 0, ms = 0, offset = 0;

    if (!take_number(&s, 4, &y) || !take_char(&s, '-') || !take_number(&s, 2, &mo) ||
        !take_char(&s, '-') || !take_number(&s, 2, &d))
        return false;
    if (mo < 1 || mo > 12 || d < 1 || d > month_days[mo - 1])
        return false;
    if (s.len) {
        if (!take_char(&s, 'T') && !take_char(&s, ' '))
            return false;
        if (!take_number(&s, 2, &h) || !take_char(&s, ':') || !take_number(&s, 2, &mi))
            return false;
        if (take_char(&s, ':') && (!take_number(&s, 2, &sec) || !take_fraction(&s, &ms)))
            return false;
        if (!take_offset(&s, &offset) || s.len || h > 23 || mi > 59 || sec > 60)
            return false;
    }
    *ret_time = ((days_from_civil(y, mo, d) * 24 + h) * 60 + mi - offset) * 60000 +
                (int64_t)sec * 1000 + ms;
    return true;
}
