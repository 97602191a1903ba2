/* SPDX-License-Identifier: EUPL-1.2 */
/* log.c - see log.h.  A line goes out in one write, so that lines of threads never mix. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

static enum log_level log_most = LOG_INFO;

void log_set_level(enum log_level most)
{
    log_most = most;
}

/* Control characters would let a text forge a second line (CWE-117). */
static void escape(char *out, size_t size, const char *in)
{
    size_t n = 0;

    for (; *in && n + 7 < size; in++) {
        unsigned char c = (unsigned char)*in;

        if (c == '"' || c == '\\') {
            out[n++] = '\\';
            out[n++] = (char)c;
        } else if (c < 0x20 || c == 0x7f) {
            n += (size_t)snprintf(out + n, size - n, "\\u%04x", c);
        } else {
            out[n++] = (char)c;
        }
    }
    out[n] = '\0';
}

void log_line(enum log_level level, const char *where, const char *fmt, ...)
{
    static const char *const names[] = { "error", "warning", "info", "debug" };
    char text[1024], safe[1600], line[2048], at[CLOCK_TEXT_SIZE];
    va_list args;
    int n;

    if (level > log_most)
        return;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    escape(safe, sizeof safe, text);
    n = snprintf(line, sizeof line,
                 "{\"at\":\"%.*s\",\"level\":\"%s\",\"where\":\"%s\",\"text\":\"%s\"}\n",
                 STR_ARG(clock_text(clock_now(), at)), names[level], where, safe);
    if (n > 0 && write(STDERR_FILENO, line, (size_t)n) < 0)
        return; /* nobody to tell */
}

void log_fault(const char *where, const struct fault *f)
{
    log_line(fault_http_status(f->kind) >= 500 ? LOG_ERROR : LOG_INFO, where, "%s", f->text);
}
