/* SPDX-License-Identifier: EUPL-1.2 */
/* spaced_mail.c - addresses around a sign that is not glued to both of their parts, or is no '@':
 * "claire.morel @ example.org", "claire.morel[@]example.org", "claire(a)example.org", and those
 * that a line's end parts behind the '@'.
 *
 * "we meet @ example.com": the local part must look like one, or be no word of any language. */
#include "pii/pii_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/online/mail_priv.h"
#include "text/text.h"

#define ENDING_MOST   8  /* letters of the top-level domains that are known */
#define PROVIDER_MOST 16 /* of the names of providers */

bool mail_ends_so(struct str label)
{
    char small[ENDING_MOST];

    if (label.len < 2 || label.len > sizeof small)
        return false;
    for (size_t i = 0; i < label.len; i++)
        small[i] = ascii_lower(label.ptr[i]);
    return mail_top_domain(str_make(small, label.len));
}

bool mail_provider(struct str domain)
{
    static const char providers[] =
        "gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|gmx|posteo|mailbox|proton|"
        "protonmail|orange|wanadoo|free|laposte|libero|virgilio|tiscali|telenet|skynet|ziggo|"
        "sapo|bluewin|btinternet|tonline|mail|sfr|bbox|neuf|numericable|freenet|arcor|web|"
        "tutanota|telefonica|ono|alice|pec|hetnet|xs4all|kpnmail|planet|iol|clix|netcabo|sky|"
        "comcast|verizon|att|msn|ymail|zoho|fastmail|hispeed|sunrise|aon|chello|tin|email|"
        "proximus|voo|hey|aruba|terra|movistar|eircom";
    char small[PROVIDER_MOST];
    size_t n = 0;

    while (n < domain.len && n < sizeof small && ascii_alnum(domain.ptr[n])) {
        small[n] = ascii_lower(domain.ptr[n]);
        n++;
    }
    return n > 1 && (n == domain.len || domain.ptr[n] == '.') &&
           word_among(str_make(small, n), providers);
}

#define MAIL_NAMED 40 /* bytes between "e-mail" and the address */

/* "Correo: lola_m@empresa" */
bool mail_names(struct str s)
{
    static const struct str names[] = { STR_INIT("mail"),     STR_INIT("correo"),
                                        STR_INIT("courriel"), STR_INIT("adress"),
                                        STR_INIT("address"),  STR_INIT("indirizzo"),
                                        STR_INIT("endere") };

    for (size_t k = 0; k < COUNT_OF(names); k++)
        if (str_starts_nocase(s, names[k]))
            return true;
    return false;
}

bool mail_named(const struct find *f, uint32_t start)
{
    for (uint32_t at = start > MAIL_NAMED ? start - MAIL_NAMED : 0; at < start; at++)
        if (mail_names(str_from(f->text, at)))
            return true;
    return false;
}

/* Three letters in a row that are a first name or no word: "claire75", "m_dupont"; of "model_x",
 * "iphone13" and "4b" there is none. */
bool mail_own_part(const struct find *f, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++) {
        char folded[WORD_FOLDED_MAX];
        uint32_t from = at, word;
        size_t len = 0;

        while (at < end && ascii_alpha(f->text.ptr[at]) && len < sizeof folded)
            folded[len++] = ascii_lower(f->text.ptr[at++]);
        if (at < end && (unsigned char)f->text.ptr[at] >= 0x80)
            return true; /* letters of its own */
        if (at - from < 3)
            continue;
        word = gazetteer_word(&f->pii->gazetteer, str_make(folded, len));
        if ((GAZETTEER_WORD(word) == PLAIN_NONE && !(word & GAZETTEER_ORG)) ||
            GAZETTEER_FIRST(word) || GAZETTEER_LAST(word))
            return true;
    }
    return false;
}

/* "mail: ines@ example.com": a label says what it is. */
static bool is_labelled(struct str text, uint32_t start)
{
    struct str front = str_trim(str_slice(text, start > 10 ? start - 10 : 0, start));

    return front.len >= 5 && str_ends(front, STR(":")) &&
           str_ends_nocase(str_trim(str_slice(front, 0, front.len - 1)), STR("mail"));
}

/* "ines ponto lampreia @": the word in front of the spoken dot, or `start` where there is none. */
static uint32_t spoken_start(struct str text, uint32_t start)
{
    static const struct str dots[] = { STR_INIT(" dot "),   STR_INIT(" point "),
                                       STR_INIT(" punkt "), STR_INIT(" punto "),
                                       STR_INIT(" ponto "), STR_INIT(" punt ") };

    for (size_t k = 0; k < COUNT_OF(dots); k++) {
        uint32_t len = (uint32_t)dots[k].len, at;

        if (start <= len || !str_starts_nocase(str_from(text, start - len), dots[k]))
            continue;
        at = mail_local_start(text, start - len);
        if (at < start - len)
            return at;
    }
    return start;
}

/* Small letters or capitals only, and no word of a language: "bstrohmaier", "o'segui". */
static bool is_own_word(const struct find *f, uint32_t start, uint32_t end)
{
    char folded[WORD_FOLDED_MAX];
    size_t len, small = 0, capitals = 0;

    for (uint32_t k = start; k < end; k++) {
        small += f->text.ptr[k] >= 'a' && f->text.ptr[k] <= 'z';
        capitals += f->text.ptr[k] >= 'A' && f->text.ptr[k] <= 'Z';
        if (f->text.ptr[k] == '\'')
            start = k + 1;
    }
    if (small + capitals < 3 || (small && capitals))
        return false;
    (void)scan_folded(f->text, start, folded, &len);
    return GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, str_make(folded, len))) == PLAIN_NONE;
}

/* How the sign stands. */
enum sign {
    SIGN_APART, /* spaces on both sides, or brackets */
    SIGN_LEFT,  /* glued to the local part */
    SIGN_RIGHT, /* to the domain */
    SIGN_OTHER, /* no '@': "(a)" */
};

/* Is what stands before byte `before` the local part of an address? */
static bool is_local(const struct find *f, uint32_t start, uint32_t before, struct str domain,
                     enum sign sign)
{
    bool ends_so = mail_ends_so(mail_last_label(domain)), word = false;

    for (uint32_t k = start; k < before; k++)
        word |= ascii_alpha(f->text.ptr[k]) || (unsigned char)f->text.ptr[k] >= 0x80;
    if (sign == SIGN_OTHER &&
        (!word || (f->text.ptr[before] == ' ' && !mail_own_part(f, start, before))))
        return false; /* "3.2 (a) example.com", "version2 (a) example.com" */
    if (mail_telling(str_slice(f->text, start, before)) ||
        memchr(f->text.ptr + start, ' ', before - start) || is_labelled(f->text, start))
        return ends_so || sign == SIGN_APART;
    if (!ends_so || (sign == SIGN_RIGHT && !mail_provider(domain)))
        return false;
    return is_own_word(f, start, before) || (sign == SIGN_LEFT && mail_named(f, start));
}

static void look_around(struct find *f, uint32_t before, uint32_t behind, enum sign sign)
{
    uint32_t start = mail_local_start(f->text, before), end = mail_domain_end(f->text, behind);

    if (start >= before || end <= behind)
        return;
    start = spoken_start(f->text, start);
    if (start >= f->from && is_local(f, start, before, str_slice(f->text, behind, end), sign))
        propose(f, (struct span){ start, end, SPAN_EMAIL, NULL, 0.9F, "pattern" });
}

uint32_t mail_wide_space(struct str text, uint32_t at)
{
    uint32_t c;
    size_t n = text_char(str_from(text, at), &c);

    return text_is_space(c) ? (uint32_t)n : 0;
}

/* The same before byte `at`. */
static uint32_t space_before(struct str text, uint32_t at)
{
    if (at > 0 && (unsigned char)text.ptr[at - 1] < 0x80)
        return text.ptr[at - 1] == ' ';
    for (uint32_t n = 1; n <= 3 && n <= at; n++)
        if (mail_space(text, at - n) == n)
            return n;
    return 0;
}

static uint32_t over_spaces(struct str text, uint32_t at)
{
    uint32_t end = at, n;

    for (size_t k = 0; k < 2; k++, end += n) {
        n = mail_space(text, end);
        if (!n && end < text.len && (text.ptr[end] == ']' || text.ptr[end] == ')'))
            n = 1;
    }
    return end + (uint32_t)run_line_break(str_from(text, end));
}

static uint32_t back_over_spaces(struct str text, uint32_t at)
{
    uint32_t start = at, n;

    for (size_t k = 0; k < 2; k++, start -= n) {
        n = space_before(text, start);
        if (!n && start > 0 &&
            (text.ptr[start - 1] == '[' || text.ptr[start - 1] == '(' ||
             text.ptr[start - 1] == '\n'))
            n = 1;
    }
    return start;
}

/* Between two letters or figures, as most signs stand? */
static bool is_glued(struct str text, uint32_t at, uint32_t end)
{
    return at > 0 && end < text.len && ascii_alnum(text.ptr[at - 1]) && ascii_alnum(text.ptr[end]);
}

void find_spaced_mail(struct find *f, uint32_t at, uint32_t end)
{
    uint32_t before, behind;

    if (is_glued(f->text, at, end))
        return;
    before = back_over_spaces(f->text, at);
    behind = over_spaces(f->text, end);
    if (before < at && behind > end)
        look_around(f, before, behind, SIGN_APART);
    else if (behind > end)
        look_around(f, before, behind, SIGN_LEFT);
    else if (before < at && space_before(f->text, at) == at - before)
        look_around(f, before, behind, SIGN_RIGHT);
}

/* Around the sign [at, end): one space on either side is passed over. */
void find_mail_around(struct find *f, uint32_t at, uint32_t end)
{
    look_around(f, at - space_before(f->text, at), end + mail_space(f->text, end), SIGN_OTHER);
}

/* The next "(a)" or U+FF20, a '@' as wide as a Chinese letter; its length, 0 for none. */
static uint32_t next_sign(const struct find *f, char first, const char *sign, uint32_t *at)
{
    const char *p = f->text.ptr + *at, *end = f->text.ptr + f->to;

    for (; p + 3 <= end && (p = memchr(p, first, (size_t)(end - p))); p++)
        if (p + 3 <= end && memcmp(p, sign, 3) == 0) {
            *at = (uint32_t)(p - f->text.ptr);
            return 3;
        }
    return 0;
}

void find_hidden_mail(struct find *f)
{
    static const char signs[][4] = { "(a)", "\xef\xbc\xa0" };

    for (size_t k = 0; k < COUNT_OF(signs); k++)
        for (uint32_t at = f->from, n; (n = next_sign(f, signs[k][0], signs[k], &at)); at += n)
            find_mail_around(f, at, at + n);
}
