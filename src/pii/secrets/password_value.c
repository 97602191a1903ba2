/* SPDX-License-Identifier: EUPL-1.2 */
/* password_value.c - what a sign or "is" points at: where it begins and ends, and whether it is a
 * password.  "Mot de passe : x", "password = x", "mon mot de passe est Lapin64", and the second
 * part of a log-in, "claire / Tulipe60!"; no "********", and no "est incorrect". */
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define PHRASE_MAX 256 /* of words: 24 as some wallets have them */
#define WORDS_MAX  8   /* of a password that nobody calls a phrase */

static bool opens_quote(struct str s, size_t *ret_len)
{
    static const struct str quotes[] = { STR_INIT("\""), STR_INIT("'"), STR_INIT("`"),
                                         STR_INIT("«"),  STR_INIT("“"), STR_INIT("("),
                                         STR_INIT("<") };

    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (s.ptr[0] == quotes[i].ptr[0] && str_starts(s, quotes[i])) {
            *ret_len = quotes[i].len;
            return true;
        }
    }
    return false;
}

/* The apostrophe of "c'est" opens nothing. */
static bool behind_letter(const struct find *f, uint32_t at)
{
    return ascii_alnum(f->text.ptr[at - 1]) || (unsigned char)f->text.ptr[at - 1] >= 0x80;
}

uint32_t secret_skip(const struct find *f, uint32_t at, bool *ret_sign, bool *ret_quote)
{
    uint32_t lines = 0;

    while (at < f->text.len) {
        struct str rest = str_from(f->text, at);
        uint32_t c;
        size_t n;

        if (ascii_alnum(rest.ptr[0])) /* most often */
            break;
        n = text_char(rest, &c);
        if (c == '\n' && (++lines > 2 || !*ret_sign))
            break;
        if (c == ':' || c == '=') {
            *ret_sign = true;
        } else if (c == ')' && str_starts(str_from(rest, 1), STR(" :"))) {
            n = 1; /* "passphrase (Grace set it) : ..." */
        } else if (c == ')' && str_starts(str_from(rest, 1), STR(":"))) {
            n = 1;
        } else if (opens_quote(rest, &n) && !(c == '\'' && at > 0 && behind_letter(f, at))) {
            *ret_quote |= c != '('; /* "(the old one)" */
        } else if (!text_is_space(c)) {
            break;
        }
        at += (uint32_t)n;
    }
    return at;
}

/* A quoted value ends with its quote, spaces and all; 0 when the line has none. */
uint32_t secret_quote_end(const struct find *f, uint32_t at)
{
    static const struct {
        struct str open, close;
    } quotes[] = { { STR_INIT("\""), STR_INIT("\"") },
                   { STR_INIT("«"), STR_INIT("»") },
                   { STR_INIT("“"), STR_INIT("”") },
                   { STR_INIT("„"), STR_INIT("“") },
                   { STR_INIT("„"), STR_INIT("”") } };
    struct str rest = str_slice(f->text, at, at + SECRET_MAX), before = str_slice(f->text, 0, at),
               line;
    bool more = str_line(&rest, &line);

    while (str_ends(before, STR(" ")) || str_ends(before, STR("\xc2\xa0")) ||
           str_ends(before, STR("\xe2\x80\xaf")))
        before.len -= str_ends(before, STR(" ")) ? 1 : str_ends(before, STR("\xc2\xa0")) ? 2 : 3;
    for (size_t i = 0; more && i < COUNT_OF(quotes); i++) {
        size_t end = str_find(line, quotes[i].close, 0);

        if (!str_ends(before, quotes[i].open) || end == STR_NPOS)
            continue;
        line = str_trim(str_slice(line, 0, end));
        while (str_ends(line, STR("\xc2\xa0")) || str_ends(line, STR("\xe2\x80\xaf")))
            line.len -= str_ends(line, STR("\xc2\xa0")) ? 2 : 3;
        return at + (uint32_t)line.len;
    }
    return 0;
}

const struct token *secret_token_from(const struct find *f, size_t i, uint32_t at)
{
    while (i < f->count && f->tokens[i].end <= at)
        i++;
    return i < f->count ? &f->tokens[i] : NULL;
}

bool secret_placeholder(struct str value)
{
    static const struct str words[] = { STR_INIT("null"), STR_INIT("none"), STR_INIT("string"),
                                        STR_INIT("undefined"), STR_INIT("redacted") };
    size_t masked = 0;

    while (masked < value.len && strchr("*xX.", value.ptr[masked]) && value.ptr[masked])
        masked++;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (value.len == words[i].len && str_eq_nocase(value, words[i]))
            return true;
    return masked == value.len || str_starts(value, STR("${")) || str_starts(value, STR("{{")) ||
           str_starts(value, STR("•"));
}

/* "direct": nothing but "is" stands between it and its word. */
static bool is_secret(const struct find *f, const struct token *t, struct str value, bool sign,
                      bool quote, bool direct)
{
    struct shape sh = secret_shape(value);
    bool telling = sh.digits || sh.signs || sh.inner_capital;

    if (value.len < 3 || (t && t->is & WORD_LOST && !telling) || secret_placeholder(value))
        return false;
    if (quote || telling)
        return value.len >= 3;
    if (!sign)
        return secret_no_word(f, t, value) || (direct && secret_word_chosen(f, t, value));
    if ((t && t->is & (WORD_ORDINARY | WORD_IS) && t->end - t->start == value.len))
        return false;
    return value.len >= 4;
}

/* A phrase ends with its line or sentence. */
static uint32_t phrase_end(const struct find *f, uint32_t at)
{
    uint32_t end = at;

    while (
        end < f->text.len && end - at < PHRASE_MAX && !strchr("\r\n!?;\"", f->text.ptr[end]) &&
        !(f->text.ptr[end] == '.' && (end + 1 >= f->text.len || ascii_space(f->text.ptr[end + 1]))))
        end++;
    while (end > at && strchr(" ,", f->text.ptr[end - 1]))
        end--;
    return end;
}

/* "password: correct horse battery staple": words of the sentence are none of these. */
static uint32_t words_end(const struct find *f, size_t i, uint32_t at, uint32_t end)
{
    size_t words = 0;
    uint32_t last = end;

    for (; i < f->count && f->tokens[i].start < at; i++)
        ;
    for (; i < f->count; i++, words++) {
        const struct token *t = &f->tokens[i];

        if (words && t->gap != GAP_SPACE)
            break;
        if (words == WORDS_MAX || t->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL) ||
            t->end - t->start < 3 ||
            t->is & (WORD_ORDINARY | WORD_IS | WORD_LOST | WORD_NOT | WORD_GREETING | NEAR_ANY))
            return end;
        last = t->end;
    }
    if (words == 2 && last < f->text.len && !strchr("\r\n", f->text.ptr[last]))
        return end;
    return words >= 2 ? last : end; /* two, where the line ends: "luna llena" */
}

/* ---- the second part of a log-in ---- */

/* "GITE_DES_CAUSSES": a network's name. */
static bool has_underscore(struct str s)
{
    return str_chr(s, '_', 1) != STR_NPOS;
}

/* Behind "claire" in "claire / Tulipe60!" or inside "claire/Tulipe60!"; 0 where there is none. */
static uint32_t second_part(const struct find *f, uint32_t at, uint32_t end, uint32_t *ret_end)
{
    struct str first = str_slice(f->text, at, end);
    size_t slash = str_chr(first, '/', 0);
    uint32_t start = end;
    bool parted = false;

    if (slash != STR_NPOS && slash > 2 && !secret_address(first)) {
        start = at + (uint32_t)slash + 1;
        first = str_slice(first, 0, slash);
        parted = true;
    }
    for (uint32_t n = 0; n < 6 && start < f->text.len; n++, start++) {
        char c = f->text.ptr[start];

        if (c == '/' || c == '|')
            parted = true;
        else if (c != ' ')
            break;
    }
    if (!parted ||
        (!secret_address(first) && secret_shape(first).inner_sign && !has_underscore(first)))
        return 0;
    *ret_end = secret_end(f, start);
    /* "Secret!" */
    if (*ret_end > start && *ret_end < f->text.len && f->text.ptr[*ret_end] == '!')
        (*ret_end)++;
    return secret_grade(str_slice(f->text, start, *ret_end)) ||
                   (*ret_end - start >= 4 && f->text.ptr[*ret_end - 1] == '!') ||
                   secret_chosen(f, str_slice(f->text, start, *ret_end))
               ? start
               : 0;
}

/* "mes identifiants : claire / Tulipe60!", "wifi: Visitors / Secret!" */
void find_pair(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, limit = k + 3;
    uint32_t at = f->tokens[k - 1].end, start, end;
    bool sign = false, quote = false;

    for (;; k++) {
        at = secret_skip(f, at, &sign, &quote);
        if (sign || quote || k >= f->count || k >= limit || secret_stop(f, k))
            break;
        if (f->tokens[k].is & WORD_IS)
            sign = true;
        at = f->tokens[k].end;
    }
    if (!sign) { /* "wifi Maison-Bleue / tourteau44" */
        k = i + f->tokens[i].phrase;
        if (k >= f->count || f->tokens[k].gap != GAP_SPACE)
            return;
        at = f->tokens[k].start;
    }
    if (k < f->count && f->tokens[k].is & NEAR_HANDLE && f->tokens[k].start >= at)
        at = f->tokens[k].end; /* "mes codes : identifiant 88123 / 4F7-kdo" */
    while (at < f->text.len && f->text.ptr[at] == ' ')
        at++;
    start = second_part(f, at, secret_end(f, at), &end);
    if (start)
        propose_secret(f, start, end, "context");
}

/* ---- behind a sign or "is" ---- */

/* Is it "is" at token k, with no more than "of the wifi" since the phrase's end?  No "and" of
 * Italian and Portuguese. */
static bool points_directly(const struct find *f, size_t first, size_t k)
{
    return (k == first || (k > first && k <= first + 3 && f->tokens[first].gap <= GAP_JOIN &&
                           f->tokens[first].is & WORD_PARTICLE)) &&
           !str_eq(token_text(f, &f->tokens[k]), STR("e"));
}

#define CHAIN_LEAST 3 /* dashes of a phrase without spaces */

/* "limoeiro-Sintra-44-gato": the sentence goes on behind it. */
static bool is_chain(struct str s)
{
    size_t dashes = 0;

    for (size_t i = 1; i + 1 < s.len; i++)
        dashes += s.ptr[i] == '-';
    return dashes >= CHAIN_LEAST;
}

#define GROUPED_MOST 12 /* figures of a code in groups */

/* "482 917": a value of figures goes on with groups as long. */
static uint32_t grouped_end(const struct find *f, uint32_t at, uint32_t end)
{
    uint32_t length = end - at, last = end, k;

    for (k = at; k < end; k++)
        if (!ascii_digit(f->text.ptr[k]))
            return end;
    if (length < 2 || length > 4)
        return end;
    while (last - at < GROUPED_MOST && last < f->text.len && f->text.ptr[last] == ' ') {
        for (k = last + 1; k < f->text.len && ascii_digit(f->text.ptr[k]); k++)
            ;
        if (k - last - 1 != length || (k < f->text.len && ascii_alpha(f->text.ptr[k])))
            break;
        last = k;
    }
    return last;
}

/* Walks on from the phrase to a ':' or '=' or "est" near by. */
void find_pointed(struct find *f, size_t i)
{
    bool weak = secret_kind(&f->tokens[i], "weak");
    size_t k = i + f->tokens[i].phrase, limit = weak ? k : k + 6;
    uint32_t at = f->tokens[k - 1].end, end, second, second_end = 0;
    bool sign = false, quote = false, is = false;
    const struct token *t;

    for (;;) {
        at = secret_skip(f, at, &sign, &quote);
        if (sign || quote || k >= f->count || k >= limit)
            break;
        t = &f->tokens[k];
        if (is && !(t->is & WORD_IS))
            break;
        if (!is && ((t->gap >= GAP_DOT && f->text.ptr[t->start - 1] != '(') ||
                    t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
                    (t->is & WORD_LOST && !(t->is & WORD_IS) && t->end - t->start > 2)))
            return;
        is |= (t->is & WORD_IS) != 0;
        at = t->end;
        k++;
    }
    if (!sign && !is && (!quote || weak))
        return;
    end = quote ? secret_quote_end(f, at) : 0;
    if (end <= at && secret_kind(&f->tokens[i], "phrase")) {
        end = secret_end(f, at);
        end = is_chain(str_slice(f->text, at, end)) ? end : phrase_end(f, at);
        if (end - at >= 8)
            propose_secret(f, at, end, "context");
        return;
    }
    if (end <= at) {
        end = secret_end(f, at);
        end = sign ? words_end(f, i, at, end) : end;
    }
    second = sign ? second_part(f, at, end, &second_end) : 0;
    if (second) {
        propose_secret(f, second, second_end, "context");
        return;
    }
    t = secret_token_from(f, i, at);
    if (t && t->gap == GAP_PARA && !secret_grade(str_slice(f->text, at, end)))
        return; /* behind an empty line, no word of the next paragraph */
    end = sign && !quote ? grouped_end(f, at, end) : end;
    if (is_secret(f, t, str_slice(f->text, at, end), sign, quote,
                  points_directly(f, i + f->tokens[i].phrase, k - 1))) {
        propose_secret(f, at, end, "context");
        secret_another(f, k, end);
    }
}
