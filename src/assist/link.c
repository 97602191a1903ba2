/* SPDX-License-Identifier: EUPL-1.2 */
/* link.c - is this word an address?
 *
 * Whoever shows the answer makes links of what looks like one, each in its own way; so anything
 * that somebody may take for an address counts, whether or not its ending is known. */
#include <string.h>

#include "assist/gateway_priv.h"
#include "text/text.h"

#define TRIM "*_~`'.,;:!?"

static bool is_domain_end(struct str last)
{
    static const char *const ends[] = {
        "com", "net",    "org",     "info", "biz",  "eu",    "fr",   "de",    "es",  "it",
        "uk",  "be",     "ch",      "at",   "nl",   "pt",    "lu",   "ie",    "io",  "co",
        "me",  "ru",     "cn",      "tk",   "xyz",  "site",  "app",  "dev",   "top", "ly",
        "gle", "online", "example", "test", "link", "click", "page", "cloud", "ai"
    };

    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_eq_nocase(last, str_of(ends[i])))
            return true;
    return false;
}

struct str link_trim(struct str word)
{
    while (word.len && strchr(TRIM, word.ptr[0]))
        word = str_from(word, 1);
    while (word.len && strchr(TRIM, word.ptr[word.len - 1]))
        word.len--;
    return word;
}

static bool of_host(char c)
{
    return ascii_alnum(c) || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

/* The end of a name: letters of any script, or "xn--..."; no file that nobody takes for one. */
static bool is_ending(struct str s)
{
    static const char *const files[] = { "pdf", "doc", "docx", "xls",  "xlsx", "odt", "ods",
                                         "jpg", "png", "gif",  "jpeg", "txt",  "csv", "xml" };
    size_t letters = 0;
    uint32_t c;

    if (str_starts_nocase(s, STR("xn--")))
        return true;
    for (size_t i = 0; i < COUNT_OF(files); i++)
        if (str_eq_nocase(s, str_of(files[i])))
            return false;
    for (; s.len; letters++) {
        size_t n = text_char(s, &c);

        if (!text_is_letter(c))
            return false;
        s = str_from(s, n);
    }
    return letters >= 2;
}

static bool is_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    return s.len > 0;
}

/* Labels parted by dots, none of them empty; *ret_last: the last one.  How many there are, or 0. */
static size_t labels_of(struct str host, struct str *ret_last, bool *ret_numbers)
{
    size_t n = 0;

    *ret_numbers = true;
    while (str_split(&host, '.', ret_last)) {
        if (!ret_last->len)
            return 0;
        *ret_numbers = *ret_numbers && is_digits(*ret_last);
        n++;
    }
    return n;
}

/* "/path", "?query", "#part", ":8080": an address goes on here. */
static bool goes_somewhere(struct str rest)
{
    return rest.len && (strchr("/?#\\", rest.ptr[0]) ||
                        (rest.len > 1 && rest.ptr[0] == ':' && ascii_digit(rest.ptr[1])));
}

enum hosted { NO_HOST, MAYBE_HOST, HOST };

/* A known ending makes one; any other does where a path, a query or a port follows, or a token
 * stands in the word; alone it may be one, as "2.Ouvrez" is not. */
static enum hosted host_at(struct str word, size_t start, size_t end)
{
    struct str host = link_trim(str_slice(word, start, end)), last = STR(""), first = host;
    bool numbers,
        carries = str_find(word, TOKEN_OPENS, 0) != STR_NPOS || goes_somewhere(str_from(word, end));
    size_t labels = labels_of(host, &last, &numbers);

    if (labels < 2)
        return NO_HOST;
    if (numbers)
        return labels == 4 && carries ? HOST : NO_HOST;
    if (is_domain_end(last) || str_starts_nocase(host, STR("www.")))
        return HOST;
    if (!is_ending(last))
        return NO_HOST;
    if (carries)
        return HOST;
    first.len = str_chr(host, '.', 0);
    return labels == 2 && is_digits(first) ? NO_HOST : MAYBE_HOST;
}

/* "evil.example/x", "www.evil.example", also behind something else: "x,evil.example". */
static enum hosted hosted(struct str word)
{
    enum hosted most = NO_HOST;

    for (size_t at = 0, end; at < word.len; at = end + 1) {
        enum hosted here;

        for (end = at; end < word.len && of_host(word.ptr[end]); end++)
            ;
        here = host_at(word, at, end);
        most = here > most ? here : most;
    }
    return most;
}

/* "mailto:", "javascript:", "data:", "tel:": letters, a colon, something behind it. */
static const struct {
    const char *name;
    bool carries; /* it calls somebody who would see what stands behind it */
} schemes[] = {
    { "http:", true },     { "https:", true }, { "ftp:", true },    { "mailto:", true },
    { "tel:", false },     { "sms:", true },   { "file:", true },   { "data:", false },
    { "blob:", false },    { "ws:", true },    { "wss:", true },    { "javascript:", true },
    { "vbscript:", true }, { "cid:", false },  { "about:", false }, { "intent:", true },
};

static bool has_scheme(struct str word, bool carries)
{
    if (str_chr(word, ':', 0) == STR_NPOS) /* as nearly every word */
        return word.len > 3 && str_starts(word, STR("//"));
    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if ((schemes[i].carries || !carries) &&
            str_find_nocase(word, str_of(schemes[i].name), 0) != STR_NPOS &&
            word.len > strlen(schemes[i].name))
            return true;
    return str_find(word, STR("://"), 0) != STR_NPOS ||
           (word.len > 3 && str_starts(word, STR("//")));
}

static bool is_mail(struct str word)
{
    size_t at = str_chr(word, '@', 0);

    return at != STR_NPOS && at > 0 && str_chr(word, '.', at) != STR_NPOS;
}

bool is_link(struct str word)
{
    return has_scheme(word, false) || hosted(word) == HOST || is_mail(word);
}

bool may_be_link(struct str word)
{
    return is_link(word) || hosted(word) == MAYBE_HOST;
}

bool link_carries(struct str word)
{
    return has_scheme(word, true) || hosted(word) == HOST || is_mail(word);
}
