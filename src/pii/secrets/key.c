/* SPDX-License-Identifier: EUPL-1.2 */
/* key.c - keys and tokens: by their form, in links, behind their word and in blocks of their own.
 */
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define KEY_MAX      4096
#define KEY_SHORT    10 /* of one that stands behind a sign */
#define KEY_PLAIN    16
#define KEY_LONG     24 /* of one that may have a single digit */
#define PEM_MAX      (64u << 10)
#define PEM_HEAD_MAX 64 /* "BEGIN ENCRYPTED PRIVATE KEY-----" */

static bool key_byte(char c)
{
    return ascii_alnum(c) || (c && strchr("_-+/=.~", c));
}

static uint32_t key_end(const struct find *f, uint32_t at)
{
    uint32_t start = at;

    while (at < f->text.len && at - start < KEY_MAX && key_byte(f->text.ptr[at]))
        at++;
    while (at > start && strchr(".-/", f->text.ptr[at - 1]))
        at--;
    return at;
}

/* "X-Api-Key: a8Kd92LmQ0", "\"apiKey\": \"a8Kd92LmQ0\"" */
static bool is_pointed_at(const struct find *f, size_t k)
{
    struct str gap = str_trim(str_slice(f->text, f->tokens[k - 1].end, f->tokens[k].start));

    if (str_starts(gap, STR("\"")) || str_starts(gap, STR("'")))
        gap = str_from(gap, 1);
    return str_starts(gap, STR(":")) || str_starts(gap, STR("="));
}

/* "SECRET_KEY='kumquat77-lune'", "\"token\":\"...\"": as programs are set up. */
static bool is_assigned(const struct find *f, size_t k)
{
    struct str gap = str_slice(f->text, f->tokens[k - 1].end, f->tokens[k].start);

    return is_pointed_at(f, k) &&
           (str_ends(gap, STR("\"")) || str_ends(gap, STR("'")) || str_eq(gap, STR("=")));
}

/* How long a key is that its word leads to, at least; a short one has more to it. */
static bool is_key(const struct find *f, size_t k, bool first, struct str value)
{
    struct shape sh = secret_shape(value);

    if (sh.digits < (value.len >= KEY_LONG ? 1 : 2) || sh.small + sh.capitals < 4)
        return false;
    return value.len >= KEY_PLAIN ||
           (value.len >= KEY_SHORT && first &&
            ((is_pointed_at(f, k) && sh.small && sh.capitals) || is_assigned(f, k)));
}

/* Behind "token", "clé API": long, letters and digits mixed. */
void find_key_behind(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;

    for (size_t end = k + 6; k < end && k < f->count && f->tokens[k].gap != GAP_PARA &&
                             !(f->tokens[k].is & NEAR_KEY); /* which looks for itself */
         k++) {
        uint32_t start = f->tokens[k].start, stop = key_end(f, start);

        if (is_key(f, k, k == end - 6, str_slice(f->text, start, stop))) {
            propose_secret(f, start, stop, "context");
            return;
        }
    }
}

/* "Cookie: session=..." */
static bool is_cookie(const struct find *f, size_t i)
{
    return i > 0 && f->tokens[i].gap == GAP_OTHER &&
           str_ends(token_folded(f, &f->tokens[i - 1]), STR("cookie"));
}

/* "?token=": what follows opens something. */
static bool opens_link(const struct find *f, const struct token *t)
{
    static const char *const names[26] = {
        ['a' - 'a'] = "apikey auth",
        ['c' - 'a'] = "code credential credentials",
        ['h' - 'a'] = "hash",
        ['j' - 'a'] = "jwt",
        ['k' - 'a'] = "key",
        ['o' - 'a'] = "otp",
        ['p' - 'a'] = "password pass pwd",
        ['s' - 'a'] = "secret session sessionid sid sig signature",
        ['t' - 'a'] = "token",
    };

    return word_by_letter(token_folded(f, t), names);
}

/* "?token=...", "&sig=...": what a link carries to open something. */
void find_in_link(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t start = t->end + 1, end = start;
    bool cookie;

    if (!opens_link(f, t))
        return;
    cookie = is_cookie(f, i);
    if (t->start == 0 || (!strchr("?&_", f->text.ptr[t->start - 1]) && !cookie))
        return;
    while (end < f->text.len && end - start < KEY_MAX && !ascii_space(f->text.ptr[end]) &&
           !strchr(cookie ? ";\"" : "&#\"'<>)", f->text.ptr[end]))
        end++;
    if (end - start >= 6)
        propose_secret(f, start, end, "pattern");
}

static bool key_prefix(const struct find *f, size_t i)
{
    static const struct str prefixes[] = { STR_INIT("AKIA"), STR_INIT("ASIA"), STR_INIT("AIza"),
                                           STR_INIT("eyJ") };
    const struct token *t = &f->tokens[i];
    struct str rest = str_from(f->text, t->end);

    if (t->is & WORD_KEY_START)
        return str_starts(rest, STR("-")) || str_starts(rest, STR("_")) ||
               (str_starts(rest, STR(".")) && !str_starts(rest, STR(". ")));
    for (size_t k = 0; k < COUNT_OF(prefixes); k++)
        if (str_starts(token_text(f, t), prefixes[k]))
            return true;
    return false;
}

/* "phc_meeting_notes_2026.docx" */
static bool is_file(struct str s)
{
    static const char ends[] = "docx|doc|xlsx|xls|pdf|csv|txt|png|jpg|jpeg|zip|log|json|xml|html|"
                               "pptx|odt|ods|yaml|yml";
    size_t dot = s.len;

    while (dot > 0 && s.ptr[dot - 1] != '.')
        dot--;
    return dot > 0 && word_among(str_from(s, dot), ends);
}

void find_known_key(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, stop, length;
    struct shape sh;
    bool found;

    if (!key_prefix(f, i) ||
        (start > 0 && key_byte(f->text.ptr[start - 1]) && f->text.ptr[start - 1] != '='))
        return;
    stop = key_end(f, start);
    length = stop - start;
    sh = secret_shape(str_slice(f->text, start, stop));
    if (f->text.ptr[start] == 'A')
        found = f->text.ptr[start + 1] == 'I' ? length >= 35 : length == 20 && !sh.small;
    else if (f->tokens[i].is & WORD_KEY_START)
        found = length >= 20 && sh.digits && !is_file(str_slice(f->text, start, stop));
    else
        found = length >= 40 && sh.digits &&
                str_chr(str_slice(f->text, start, stop), '.', 0) != STR_NPOS;
    if (found)
        propose_secret(f, start, stop, "pattern");
}

/* RFC 7468: the whole block, or what there is of it. */
void find_pem(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start;
    struct str rest = str_slice(f->text, start, start + PEM_MAX), head;
    size_t end;

    if (start < 5 || memcmp(f->text.ptr + start - 5, "-----", 5) != 0)
        return;
    head = str_slice(rest, 0, PEM_HEAD_MAX);
    end = str_find(head, STR("-----"), 0);
    head = str_slice(head, 0, end == STR_NPOS ? 0 : end);
    if (!str_ends(head, STR("PRIVATE KEY")) && !str_ends(head, STR("PRIVATE KEY BLOCK")))
        return;
    end = str_find(rest, STR("-----"), end + 5); /* of its end, or of the next block */
    if (end != STR_NPOS && str_starts(str_from(rest, end), STR("-----END")))
        end = str_find(rest, STR("-----"), end + 5);
    end = end == STR_NPOS ? rest.len : end + 5 < rest.len ? end + 5 : rest.len;
    propose_secret(f, start - 5, start + (uint32_t)end, "pattern");
}
