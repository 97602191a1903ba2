/* SPDX-License-Identifier: EUPL-1.2 */
/* connection.c - what programs are told to connect with: "postgres://app:s3cret@db/prod",
 * "Server=db;User Id=app;Password=s3cret;", and links that whoever has them can write to.
 *
 * Each is taken whole: host, name and password are of use together. */
#include "pii/detectors_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define SCHEME_MAX   20  /* "mongodb+srv", "jdbc:postgresql" */
#define SETTINGS_MAX 768 /* bytes of a row of settings */
#define NAME_MAX     32  /* of one of them: "SharedAccessKeyName" */
#define HOOK_LEAST   16  /* of what stands behind a hook's address */

/* What no name and password before a host's hold, spaces as well. */
static const bool ends_authority[256] = {
    ['@'] = true,  ['/'] = true,  ['?'] = true,  ['#'] = true,  ['<'] = true,
    ['>'] = true,  ['"'] = true,  ['\0'] = true, [' '] = true,  ['\t'] = true,
    ['\n'] = true, ['\r'] = true, ['\f'] = true, ['\v'] = true,
};

static const struct str drivers[] = { STR_INIT("jdbc:"), STR_INIT("r2dbc:"), STR_INIT("odbc:") };

/* Where the scheme in front of "://" begins. */
static uint32_t scheme_start(const struct find *f, uint32_t at)
{
    uint32_t start = at;

    while (start > f->from && at - start < SCHEME_MAX &&
           (ascii_alnum(f->text.ptr[start - 1]) || memchr("+-.", f->text.ptr[start - 1], 3)))
        start--;
    for (size_t k = 0; k < COUNT_OF(drivers); k++) /* not of "voir:https" */
        if (start >= f->from + drivers[k].len &&
            str_ends_nocase(str_slice(f->text, f->from, start), drivers[k]))
            return start - (uint32_t)drivers[k].len;
    while (start < at && !ascii_alpha(f->text.ptr[start]))
        start++;
    return start;
}

void find_in_authority(struct find *f, uint32_t at)
{
    uint32_t start = at;
    bool colon = false;

    while (start > f->from && at - start < SECRET_MAX &&
           !ends_authority[(unsigned char)f->text.ptr[start - 1]])
        colon |= f->text.ptr[--start] == ':';
    if (colon && start > 2 && memcmp(f->text.ptr + start - 3, "://", 3) == 0 && at > start)
        propose_secret(f, scheme_start(f, start - 3), secret_end(f, at), "pattern");
}

/* ---- rows of settings ---- */

static bool ends_setting(char c)
{
    return ascii_space(c) || memchr(";\"'<>`", c, 7) != NULL;
}

/* The end of the value that begins at `at`. */
static uint32_t value_end(const struct find *f, uint32_t at)
{
    uint32_t end = at;

    while (end < f->text.len && end - at < SETTINGS_MAX && !ends_setting(f->text.ptr[end]))
        end++;
    return end;
}

/* Behind a setting, its name, '=' and value, at `at`; `at` where there is none. */
static uint32_t setting_end(const struct find *f, uint32_t at, bool *ret_secret)
{
    static const struct str secrets[] = { STR_INIT("password"), STR_INIT("pwd"),
                                          STR_INIT("accountkey"), STR_INIT("sharedaccesskey") };
    struct str value;
    uint32_t end = at;

    while (end < f->text.len && end - at < NAME_MAX &&
           (ascii_alpha(f->text.ptr[end]) || f->text.ptr[end] == ' '))
        end++;
    if (end == at || end >= f->text.len || f->text.ptr[end] != '=')
        return at;
    value = str_slice(f->text, end + 1, value_end(f, end + 1));
    if (value.len && !secret_placeholder(value))
        for (size_t i = 0; i < COUNT_OF(secrets); i++)
            *ret_secret |= str_eq_nocase(str_trim(str_slice(f->text, at, end)), secrets[i]);
    return end + 1 + (uint32_t)value.len;
}

/* "Server=db;Database=crm;User Id=app;Password=s3cret;" */
void find_settings(struct find *f, size_t i)
{
    static const char first[] = "server|source|host|hostname|driver|provider|addr|endpoint|"
                                "defaultendpointsprotocol|accountname|accountendpoint";
    const struct token *t = &f->tokens[i];
    uint32_t start = t->start, at, end, last = start;
    size_t settings = 0;
    bool secret = false;

    if (!word_among(token_folded(f, t), first))
        return;
    if (i > 0 && str_eq(token_folded(f, t), STR("source")) && t->gap == GAP_SPACE)
        start = t[-1].start; /* "Data Source" */
    for (at = start; at - start < SETTINGS_MAX; settings++) {
        end = setting_end(f, at, &secret);
        if (end == at)
            break;
        at = last = end;
        if (at >= f->text.len || f->text.ptr[at] != ';')
            break;
        last = ++at;
    }
    if (secret && settings >= 2)
        propose_secret(f, start, last, "pattern");
}

/* ---- links to write to ---- */

void find_hook(struct find *f, size_t i)
{
    static const struct str hooks[] = { STR_INIT("hooks.slack.com/services/"),
                                        STR_INIT("discord.com/api/webhooks/"),
                                        STR_INIT("discordapp.com/api/webhooks/"),
                                        STR_INIT("hooks.zapier.com/hooks/catch/") };
    uint32_t start = f->tokens[i].start, end;
    struct str rest = str_from(f->text, start);

    for (size_t k = 0; k < COUNT_OF(hooks); k++) {
        if (rest.ptr[0] != hooks[k].ptr[0] || !str_starts_nocase(rest, hooks[k]))
            continue;
        end = secret_end(f, start);
        if (end - start < hooks[k].len + HOOK_LEAST)
            return;
        if (start > 2 && memcmp(f->text.ptr + start - 3, "://", 3) == 0)
            start = scheme_start(f, start - 3);
        propose_secret(f, start, end, "pattern");
        return;
    }
}
