/* SPDX-License-Identifier: EUPL-1.2 */
/* secret.c - what opens something: the form of it, and at which words which detector is asked;
 * password.c has the passwords, passcode.c the codes, key.c the keys. */
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

/* What a byte is in a secret.  A sign of those inside what is made up ("Tulipe!4158") is INNER;
 * the apostrophe and the hyphen are as OTHER as what has no sort of its own. */
enum sort { SIGN, DIGIT, SMALL, CAPITAL, INNER, HIGH, OTHER, SORTS };

#define FOUR(sort)    sort, sort, sort, sort
#define SIXTEEN(sort) FOUR(sort), FOUR(sort), FOUR(sort), FOUR(sort)
#define LETTERS(sort)                                                                              \
    FOUR(sort), FOUR(sort), FOUR(sort), FOUR(sort), FOUR(sort), FOUR(sort), sort, sort

static const uint8_t sorts[256] = {
    SIXTEEN(SIGN), SIXTEEN(SIGN), /* controls */
    SIGN,          INNER,
    SIGN,          INNER,
    INNER,         INNER,
    INNER,         OTHER, /*  !"#$%&' */
    SIGN,          SIGN,
    INNER,         INNER,
    SIGN,          OTHER,
    SIGN,          SIGN, /* ()*+,-./ */
    FOUR(DIGIT),   FOUR(DIGIT),
    DIGIT,         DIGIT,
    SIGN,          SIGN,
    SIGN,          INNER,
    SIGN,          SIGN, /* :;<=>? */
    INNER,         LETTERS(CAPITAL),
    SIGN,          SIGN,
    SIGN,          INNER,
    INNER, /* @ [\]^_ */
    SIGN,          LETTERS(SMALL),
    SIGN,          SIGN,
    SIGN,          INNER,
    SIGN, /* ` {|}~ */
    SIXTEEN(HIGH), SIXTEEN(HIGH),
    SIXTEEN(HIGH), SIXTEEN(HIGH),
    SIXTEEN(HIGH), SIXTEEN(HIGH),
    SIXTEEN(HIGH), SIXTEEN(HIGH),
};

static bool is_inside(uint8_t sort)
{
    return sort == DIGIT || sort == SMALL || sort == CAPITAL || sort == HIGH;
}

struct shape secret_shape(struct str s)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    size_t counts[SORTS] = { 0 };
    bool capital = false, sign = false;

    for (size_t i = 0; i < s.len; i++) {
        uint8_t sort = sorts[bytes[i]];

        counts[sort]++;
        if (sort == CAPITAL)
            capital |= counts[SMALL] > 0;
        else if (sort == INNER && i + 1 < s.len)
            sign |= is_inside(sorts[bytes[i + 1]]);
    }
    return (struct shape){ .digits = counts[DIGIT],
                           .small = counts[SMALL],
                           .capitals = counts[CAPITAL],
                           .signs = counts[SIGN] + counts[INNER],
                           .inner_capital = capital,
                           .inner_sign = sign };
}

static bool is_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    return true;
}

bool secret_of_program(struct str s)
{
    size_t at = 1;

    if (str_starts_nocase(s, STR("err_")) || str_starts_nocase(s, STR("error_"))) {
        struct shape sh = secret_shape(s);

        return !(sh.small && sh.digits) || is_digits(str_from(s, str_chr(s, '_', 0) + 1));
    }
    if (s.len < 4 || (s.ptr[0] | 0x20) != 'v' || !ascii_digit(s.ptr[1]) ||
        str_chr(s, '.', 2) == STR_NPOS)
        return false;
    while (at < s.len && (ascii_digit(s.ptr[at]) || s.ptr[at] == '.'))
        at++;
    return at + 1 >= s.len || s.ptr[at] == '-';
}

/* "Accepted password for zoe75 from 192.0.2.7": a server's log names who logged in. */
static bool is_logged_in(const struct find *f, uint32_t start, uint32_t end)
{
    struct str rest = str_slice(f->text, end, end + 12);
    size_t at = 6;

    if (!str_starts_nocase(rest, STR(" from ")))
        return false;
    while (at < rest.len && at < 10 && ascii_alnum(rest.ptr[at]))
        at++;
    return at > 6 && at + 1 < rest.len && ascii_digit(rest.ptr[6]) &&
           (rest.ptr[at] == ':' || (rest.ptr[at] == '.' && ascii_digit(rest.ptr[at + 1]))) &&
           str_ends_nocase(str_slice(f->text, 0, start), STR(" for "));
}

void propose_secret(struct find *f, uint32_t start, uint32_t end, const char *by)
{
    if (is_logged_in(f, start, end)) {
        propose(f, (struct span){ start, end, SPAN_HANDLE, NULL, 0.8F, "context" });
        return;
    }
    if (secret_of_program(str_slice(f->text, start, end)))
        return;
    if (network_address(f, start, end))
        return;
    propose(f, (struct span){ start, end, SPAN_CREDENTIAL, NULL, 0.9F, by });
}

#define OPENS  SECRET_OPENS
#define CLOSES SECRET_CLOSES
#define SPACE  (SECRET_OPENS | SECRET_ENDS)

const uint8_t secret_marks[256] = {
    [' '] = SPACE,          ['\t'] = SPACE,          ['\n'] = SPACE,
    ['\r'] = SPACE,         ['\f'] = SECRET_ENDS,    ['\v'] = SECRET_ENDS,
    ['"'] = OPENS | CLOSES, ['\''] = OPENS | CLOSES, ['`'] = OPENS | CLOSES,
    [':'] = OPENS | CLOSES, [','] = OPENS | CLOSES,  ['>'] = OPENS | CLOSES,
    ['('] = OPENS,          ['='] = OPENS,           ['<'] = OPENS | SECRET_TAG,
    ['.'] = CLOSES,         [';'] = CLOSES,          ['!'] = CLOSES,
    ['?'] = CLOSES,         [')'] = CLOSES,          [0x80] = SIXTEEN(OPENS),
    SIXTEEN(OPENS),         SIXTEEN(OPENS),          SIXTEEN(OPENS),
    SIXTEEN(OPENS),         SIXTEEN(OPENS),          SIXTEEN(OPENS),
    SIXTEEN(OPENS),
};

/* The bytes of such a mark at the end of s that is no ASCII. */
static size_t closing_quote(struct str s)
{
    static const struct str closing[] = { STR_INIT("»"), STR_INIT("”"), STR_INIT("“"),
                                          STR_INIT("\xc2\xa0"), STR_INIT("…") };

    for (size_t i = 0; (unsigned char)s.ptr[s.len - 1] >= 0x80 && i < COUNT_OF(closing); i++)
        if (str_ends(s, closing[i]))
            return closing[i].len;
    return 0;
}

/* A space, or "</password>". */
static bool ends_at(struct str text, uint32_t end)
{
    return text.ptr[end] != '<' || (end + 1 < text.len && text.ptr[end + 1] == '/');
}

uint32_t secret_end(const struct find *f, uint32_t at)
{
    const char *text = f->text.ptr;
    uint32_t end = at,
             most = f->text.len - at > SECRET_MAX ? at + SECRET_MAX : (uint32_t)f->text.len;
    size_t cut = 1;

    while (end < most && !(secret_marks[(unsigned char)text[end]] & (SECRET_ENDS | SECRET_TAG) &&
                           ends_at(f->text, end)))
        end++;
    while (cut && end > at) {
        cut = secret_marks[(unsigned char)text[end - 1]] & SECRET_CLOSES
                  ? 1
                  : closing_quote(str_slice(f->text, at, end));
        end -= (uint32_t)cut;
    }
    /* "Abc123!" ends in a sign of its own when the sentence goes on behind it */
    if (end > at && end < f->text.len && f->text.ptr[end] == '!' &&
        secret_shape(str_slice(f->text, at, end)).digits)
        end++;
    return end;
}

bool secret_word(const struct find *f, const struct token *t, const struct str *words, size_t n)
{
    struct str word = token_folded(f, t);

    for (size_t i = 0; word.len && i < n; i++)
        if (words[i].ptr[0] == word.ptr[0] && str_eq(word, words[i]))
            return true;
    return false;
}

bool secret_mark_stops(const struct find *f, size_t k)
{
    for (uint32_t at = k ? f->tokens[k - 1].end : 0; at < f->tokens[k].start; at++)
        if (strchr("!?;", f->text.ptr[at]))
            return true;
    return false;
}

/* "WW-600-DE": a French plate of a new car, not the Dutch short word for a password. */
static bool is_trial_plate(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->next == '-' && t->end - t->start == 2 && i + 2 < f->count &&
           t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 3 && t[1].gap == GAP_JOIN &&
           t[2].gap == GAP_JOIN && t[2].end - t[2].start == 2;
}

/* "the safe is nine nine two six": a number in words behind "is". */
static bool is_number_told(const struct token *t, size_t i)
{
    return t->is & WORD_NUMBER && i > 0 && t[-1].is & WORD_IS;
}

void find_secret(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->is & NEAR_PASSWORD && !is_trial_plate(f, i))
        find_password(f, i);
    if (t->is & NEAR_CODE)
        find_passcode(f, i);
    if (t->is & NEAR_KEY)
        find_key_behind(f, i);
    if (t->is & WORD_KEY_START ||
        (t->shape & (TOKEN_MIXED | TOKEN_UPPER) && t->end - t->start >= KEY_LEAST))
        find_known_key(f, i);
    if (t->shape & TOKEN_MIXED)
        find_key_told(f, i);
    if (t->next == '-' && t->shape & (TOKEN_MIXED | TOKEN_UPPER))
        find_licence(f, i);
    if (t->shape & TOKEN_UPPER && str_eq(token_text(f, t), STR("BEGIN")))
        find_pem(f, i);
    if (t->is & NEAR_HANDLE) {
        find_account_slash(f, i);
        find_temporary(f, i);
    }
    if (is_number_told(t, i) || t->shape & TOKEN_MIXED || t->next == '/')
        find_said(f, i);
    if (t->next == '=') {
        find_settings(f, i);
        find_in_link(f, i);
    }
    if (t->next == '.' && t->end - t->start >= HOOK_HOST_LEAST && !(t->shape & TOKEN_DIGITS))
        find_hook(f, i);
    if (secret_sign(t->next))
        find_strong(f, i);
}
