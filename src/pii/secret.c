/* SPDX-License-Identifier: EUPL-1.2 */
/* secret.c - passwords, one-time codes, keys: what opens something.
 *
 * A password has no shape of its own, so the words around it decide: "mot de passe : x" takes
 * what follows; "mon mot de passe est x" takes it only when it looks like a secret, for people
 * write "est incorrect" more often than they write it. */
#include "pii/find_priv.h"

#include <string.h>

#include "text/text.h"

#define SECRET_MAX   128
#define PHRASE_MAX   256 /* of words: 24 as some wallets have them */
#define BARE_LEAST   6   /* of a password that no sign points at */
#define WORDS_MAX    8   /* of a password that nobody calls a phrase */
#define KEY_MAX      4096
#define PEM_MAX      (64u << 10)
#define PEM_HEAD_MAX 64 /* "BEGIN ENCRYPTED PRIVATE KEY-----" */

struct shape {
    size_t digits, small, capitals, signs;
    bool inner_capital;
};

static struct shape shape_of(struct str s)
{
    struct shape sh = { 0 };

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        sh.digits += ascii_digit(c);
        sh.small += c >= 'a' && c <= 'z';
        sh.capitals += c >= 'A' && c <= 'Z';
        sh.inner_capital |= i && c >= 'A' && c <= 'Z' && sh.small;
        sh.signs += (unsigned char)c < 0x80 && !ascii_alnum(c) && c != '\'' && c != '-';
    }
    return sh;
}

static void propose_secret(struct find *f, uint32_t start, uint32_t end, const char *by)
{
    propose(f, (struct span){ start, end, SPAN_CREDENTIAL, NULL, 0.9F, by });
}

/* ---- after "mot de passe" ---- */

static bool opens_quote(struct str s, size_t *ret_len)
{
    static const struct str quotes[] = { STR_INIT("\""), STR_INIT("'"), STR_INIT("`"),
                                         STR_INIT("«"),  STR_INIT("“"), STR_INIT("("),
                                         STR_INIT("<") };

    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (str_starts(s, quotes[i])) {
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

static uint32_t skip_to_value(const struct find *f, uint32_t at, bool *ret_sign, bool *ret_quote)
{
    uint32_t lines = 0;

    while (at < f->text.len) {
        struct str rest = str_from(f->text, at);
        uint32_t c;
        size_t n = text_char(rest, &c);

        if (c == '\n' && (++lines > 1 || !*ret_sign))
            break;
        if (c == ':' || c == '=') {
            *ret_sign = true;
        } else if (opens_quote(rest, &n) && !(c == '\'' && at > 0 && behind_letter(f, at))) {
            *ret_quote = true;
        } else if (!text_is_space(c)) {
            break;
        }
        at += (uint32_t)n;
    }
    return at;
}

/* A quoted value ends with its quote, spaces and all; 0 when the line has none. */
static uint32_t quote_end(const struct find *f, uint32_t at)
{
    static const struct {
        struct str open, close;
    } quotes[] = { { STR_INIT("\""), STR_INIT("\"") },
                   { STR_INIT("«"), STR_INIT("»") },
                   { STR_INIT("“"), STR_INIT("”") } };
    struct str rest = str_slice(f->text, at, at + SECRET_MAX), before = str_slice(f->text, 0, at),
               line;
    bool more = str_line(&rest, &line);

    while (str_ends(before, STR(" ")) || str_ends(before, STR("\xc2\xa0")))
        before.len -= str_ends(before, STR(" ")) ? 1 : 2;
    for (size_t i = 0; more && i < COUNT_OF(quotes); i++) {
        size_t end = str_find(line, quotes[i].close, 0);

        if (!str_ends(before, quotes[i].open) || end == STR_NPOS)
            continue;
        line = str_trim(str_slice(line, 0, end));
        while (str_ends(line, STR("\xc2\xa0")))
            line.len -= 2;
        return at + (uint32_t)line.len;
    }
    return 0;
}

/* Up to the next space; without the punctuation of the sentence. */
static uint32_t value_end(const struct find *f, uint32_t at)
{
    static const struct str closing[] = { STR_INIT("»"), STR_INIT("”"), STR_INIT("\xc2\xa0"),
                                          STR_INIT("…") };
    uint32_t end = at;
    bool cut = true;

    while (end < f->text.len && end - at < SECRET_MAX && !ascii_space(f->text.ptr[end]))
        end++;
    while (cut && end > at) {
        struct str s = str_slice(f->text, at, end);

        cut = strchr(".,;:!?)\"'`>", f->text.ptr[end - 1]) && f->text.ptr[end - 1];
        end -= cut;
        for (size_t i = 0; !cut && i < COUNT_OF(closing); i++) {
            if (str_ends(s, closing[i])) {
                end -= (uint32_t)closing[i].len;
                cut = true;
            }
        }
    }
    /* "Abc123!" ends in a sign of its own when the sentence goes on behind it */
    if (end > at && end < f->text.len && f->text.ptr[end] == '!' &&
        shape_of(str_slice(f->text, at, end)).digits)
        end++;
    return end;
}

static const struct token *token_from(const struct find *f, size_t i, uint32_t at)
{
    while (i < f->count && f->tokens[i].end <= at)
        i++;
    return i < f->count ? &f->tokens[i] : NULL;
}

static bool is_secret(const struct find *f, const struct token *t, struct str value, bool sign,
                      bool quote)
{
    struct shape sh = shape_of(value);
    bool telling = sh.digits || sh.signs || sh.inner_capital;

    if (value.len < 3 || (t && t->is & WORD_LOST && !telling))
        return false;
    if (quote || telling)
        return value.len >= 3;
    if (!sign || (t && t->is & (WORD_ORDINARY | WORD_IS) && t->end - t->start == value.len))
        return false;
    (void)f;
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
    return words >= 3 ? last : end;
}

/* Walks on from the phrase to a ':' or '=' or "est" near by. */
static void find_password(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, limit = k + 6;
    uint32_t at = f->tokens[k - 1].end, end;
    bool sign = false, quote = false, is = false;
    const struct token *t;

    for (;;) {
        at = skip_to_value(f, at, &sign, &quote);
        if (sign || quote || k >= f->count || k >= limit)
            break;
        t = &f->tokens[k];
        if (is && !(t->is & WORD_IS))
            break;
        if (!is && (t->gap >= GAP_DOT || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
                    (t->is & WORD_LOST && !(t->is & WORD_IS) && t->end - t->start > 2)))
            return;
        is |= (t->is & WORD_IS) != 0;
        at = t->end;
        k++;
    }
    if (!sign && !is && !quote)
        return;
    end = quote ? quote_end(f, at) : 0;
    if (end <= at && f->tokens[i].kind && strcmp(f->tokens[i].kind, "phrase") == 0) {
        end = phrase_end(f, at);
        if (end - at >= 8)
            propose_secret(f, at, end, "context");
        return;
    }
    if (end <= at) {
        end = value_end(f, at);
        end = sign ? words_end(f, i, at, end) : end;
    }
    t = token_from(f, i, at);
    if (is_secret(f, t, str_slice(f->text, at, end), sign, quote))
        propose_secret(f, at, end, "context");
}

/* "mot de passe hunter22": right behind, or behind its state, and no word of any language. */
static void find_bare_password(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;
    uint32_t end;

    if (k < f->count && f->tokens[k].is & WORD_LOST && f->tokens[k].gap <= GAP_JOIN)
        k++;
    if (k >= f->count || f->tokens[k].gap > GAP_SPACE || !(f->tokens[k].shape & TOKEN_MIXED) ||
        f->tokens[k].end - f->tokens[k].start < BARE_LEAST)
        return;
    end = value_end(f, f->tokens[k].start);
    if (end > f->tokens[k].start)
        propose_secret(f, f->tokens[k].start, end, "context");
}

/* ---- one-time codes ---- */

static bool is_code(const struct token *t)
{
    uint32_t n = t->end - t->start;

    return (t->shape & TOKEN_DIGITS && n >= 4 && n <= 8) ||
           (t->shape & TOKEN_MIXED && n >= 4 && n <= 10);
}

static bool is_half_code(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k + 1 < f->count && t->shape & t[1].shape & TOKEN_DIGITS && t->end - t->start == 3 &&
           t[1].end - t[1].start == 3 && t[1].gap <= GAP_JOIN;
}

static void find_code_behind(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;

    for (size_t end = k + 7; k < end && k < f->count; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || t->is & NEAR_ORDER)
            return;
        if (is_half_code(f, k)) {
            propose_secret(f, t->start, t[1].end, "context");
            return;
        }
        if (is_code(t)) { /* with the letter of "G-482913" */
            bool letter = t->gap == GAP_JOIN && t[-1].shape & TOKEN_INITIAL;

            propose_secret(f, letter ? t[-1].start : t->start, t->end, "context");
            return;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
    }
}

/* "123456 is your verification code" */
static void find_code_before(struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 4 && f->tokens[k + 1].gap <= GAP_JOIN;) {
        if (!(f->tokens[k + 1].is & WORD_IS) || !is_code(&f->tokens[k]))
            continue;
        propose_secret(f, f->tokens[k].start, f->tokens[k].end, "context");
        return;
    }
}

/* ---- keys ---- */

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

/* Behind "token", "clé API": long, letters and digits mixed. */
static void find_key_behind(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;

    for (size_t end = k + 6; k < end && k < f->count && f->tokens[k].gap != GAP_PARA &&
                             !(f->tokens[k].is & NEAR_KEY); /* which looks for itself */
         k++) {
        uint32_t start = f->tokens[k].start, stop = key_end(f, start);
        struct shape sh = shape_of(str_slice(f->text, start, stop));

        if (stop - start >= 16 && sh.digits >= 2 && sh.small + sh.capitals >= 4) {
            propose_secret(f, start, stop, "context");
            return;
        }
    }
}

/* "?token=...", "&sig=...": what a link carries to open something. */
static void find_in_link(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t start = t->end + 1, end = start;

    if (t->start == 0 || !strchr("?&_", f->text.ptr[t->start - 1]))
        return;
    while (end < f->text.len && end - start < KEY_MAX && !ascii_space(f->text.ptr[end]) &&
           !strchr("&#\"'<>)", f->text.ptr[end]))
        end++;
    if (end - start >= 6)
        propose_secret(f, start, end, "pattern");
}

/* "https://user:password@host", at its '@'. */
void find_in_authority(struct find *f, uint32_t at)
{
    uint32_t start = at;
    bool colon = false;

    while (start > f->from && at - start < SECRET_MAX && !ascii_space(f->text.ptr[start - 1]) &&
           !strchr("@/?#<>\"", f->text.ptr[start - 1]))
        colon |= f->text.ptr[--start] == ':';
    if (colon && start > 2 && memcmp(f->text.ptr + start - 3, "://", 3) == 0 && at > start)
        propose_secret(f, start, at, "pattern");
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

static void find_known_key(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, stop, length;
    struct shape sh;
    bool found;

    if (!key_prefix(f, i) ||
        (start > 0 && key_byte(f->text.ptr[start - 1]) && f->text.ptr[start - 1] != '='))
        return;
    stop = key_end(f, start);
    length = stop - start;
    sh = shape_of(str_slice(f->text, start, stop));
    if (f->text.ptr[start] == 'A')
        found = f->text.ptr[start + 1] == 'I' ? length >= 35 : length == 20 && !sh.small;
    else if (f->tokens[i].is & WORD_KEY_START)
        found = length >= 20 && sh.digits;
    else
        found = length >= 40 && sh.digits &&
                str_chr(str_slice(f->text, start, stop), '.', 0) != STR_NPOS;
    if (found)
        propose_secret(f, start, stop, "pattern");
}

/* RFC 7468: the whole block, or what there is of it. */
static void find_pem(struct find *f, size_t i)
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

void find_secret(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->is & NEAR_PASSWORD) {
        find_password(f, i);
        find_bare_password(f, i);
    }
    if (t->is & NEAR_CODE) {
        find_code_behind(f, i);
        find_code_before(f, i);
    }
    if (t->is & NEAR_KEY)
        find_key_behind(f, i);
    if (t->is & WORD_KEY_START ||
        (t->shape & (TOKEN_MIXED | TOKEN_UPPER) && t->end - t->start >= 10))
        find_known_key(f, i);
    if (t->shape & TOKEN_UPPER && str_eq(token_text(f, t), STR("BEGIN")))
        find_pem(f, i);
    if (t->is & WORD_LINK && t->end < f->text.len && f->text.ptr[t->end] == '=')
        find_in_link(f, i);
}
