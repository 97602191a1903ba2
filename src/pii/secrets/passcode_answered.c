/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode_answered.c - codes that a chat's next line tells: "I have sent you a code", "880 412".
 *
 * Lines are read, not tokens: who writes stands in front of a colon, with the time before it. */
#include "pii/secrets/passcode_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define ANSWERED_MAX 200 /* bytes to the end of the next line */

/* "sim, 640 218": behind a short word that answers. */
static struct str behind_yes(struct str line)
{
    size_t at = 0;

    while (at < line.len && at < 5 && ascii_alpha(line.ptr[at]))
        at++;
    if (at == 0 || at == line.len || !memchr(", ", line.ptr[at], 2))
        return line;
    return str_trim(str_from(line, at + (line.ptr[at] == ',')));
}

/* "[10:14] Agent: a code by SMS\n[10:15] Client: 880 412": the next line is its writer's name and
 * the code. */
void passcode_answered(struct find *f, size_t i)
{
    struct str rest = str_slice(f->text, f->tokens[i].end, f->tokens[i].end + ANSWERED_MAX), line;
    size_t colon, digits = 0, at = 0;
    bool asked = false;

    for (size_t n = 0; n < 2; n++) { /* the rest of its own line; the next */
        at = str_chr(rest, '\n', 0);
        if (n == 0 && at == STR_NPOS)
            return;
        line = str_trim(str_slice(rest, 0, at == STR_NPOS ? rest.len : at));
        asked |= n == 0 && str_ends(line, STR("?"));
        rest = at == STR_NPOS ? str_slice(rest, rest.len, rest.len) : str_from(rest, at + 1);
    }
    for (colon = line.len; colon > 0 && line.ptr[colon - 1] != ':';)
        colon--;
    if (colon < 3)
        return;
    colon--;
    line = str_trim(str_from(line, colon + 1));
    if (asked)
        line = behind_yes(line);
    for (size_t k = 0; k < line.len; k++) {
        digits += ascii_digit(line.ptr[k]);
        if (!ascii_digit(line.ptr[k]) && !(line.ptr[k] == ' ' && digits))
            return;
    }
    if (digits >= 4 && digits <= 8 && line.len <= digits + 3)
        propose_secret(f, (uint32_t)(line.ptr - f->text.ptr),
                       (uint32_t)(line.ptr + line.len - f->text.ptr), "context");
}
