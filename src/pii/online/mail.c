/* SPDX-License-Identifier: EUPL-1.2 */
/* mail.c - e-mail addresses (RFC 5321 lengths, IDN, quoted local parts) and handles, at a '@'.
 * Those with spaces around it, or with another sign for it, are in spaced_mail.c.
 *
 * Of RFC 5322's atext, '/', '=', '?' and '`' are left out: in mail they stand before addresses
 * (URLs, Markdown), hardly ever in one. */
#include "pii/pii_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/online/mail_priv.h"
#include "text/text.h"

#define LOCAL_MAX  64
#define DOMAIN_MAX 255
#define HANDLE_MAX 40
#define FIELD_MOST 24 /* letters of a field's name */

/* UTF-8 letters may stand in a local part; what follows their first byte may too. */
static bool local_here(struct str text, uint32_t at)
{
    static const bool marks[0x80] = {
        ['.'] = true,  ['!'] = true, ['#'] = true, ['$'] = true, ['%'] = true, ['&'] = true,
        ['\''] = true, ['*'] = true, ['+'] = true, ['-'] = true, ['^'] = true, ['_'] = true,
        ['{'] = true,  ['|'] = true, ['}'] = true, ['~'] = true,
    };
    unsigned char byte = (unsigned char)text.ptr[at];
    uint32_t c, start = at;

    if (byte < 0x80)
        return ascii_alnum((char)byte) || marks[byte];
    while (start > 0 && at - start < 3 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
        start--;
    text_char(str_from(text, start), &c);
    return text_is_letter(c) || run_is_hidden(c);
}

uint32_t mail_local_start(struct str text, uint32_t at)
{
    uint32_t start = at;

    if (at > 1 && text.ptr[at - 1] == '"') {
        for (start = at - 2; start > 0 && at - start <= LOCAL_MAX; start--)
            if (text.ptr[start] == '"' && text.ptr[start - 1] != '\\')
                return text.ptr[start + 1] == ' ' ? at : start;
        return text.ptr[start] == '"' ? start : at;
    }
    while (start > 0 && at - start < LOCAL_MAX && local_here(text, start - 1))
        start--;
    while (start < at) {
        uint32_t c;
        size_t n = text_char(str_from(text, start), &c);

        if (c < 0x80 && ascii_alnum((char)c))
            break;
        if (!(c && c < 0x80 && strchr(".'*_&|{}!#$^~", (char)c)) && c != 0xfffd &&
            !run_is_hidden(c))
            break;
        start += (uint32_t)n;
    }
    return start < at ? start : at;
}

/* What stands in front of a dot that is a word. */
static bool opens_word(char c)
{
    return c == ' ' || c == '(' || c == '[' || c == '{';
}

/* The dot between two labels: '.', or a word for it in brackets or spaces; its length. */
static uint32_t dot_here(struct str text, uint32_t at)
{
    static const struct str words[] = { STR_INIT("dot"),   STR_INIT("point"), STR_INIT("punkt"),
                                        STR_INIT("punto"), STR_INIT("ponto"), STR_INIT("punt") };
    uint32_t i = at;

    if (i < text.len && text.ptr[i] == '.')
        return 1;
    while (i < text.len && i - at < 2 && opens_word(text.ptr[i]))
        i++;
    for (size_t k = 0; i > at && k < COUNT_OF(words); k++) {
        uint32_t end = i + (uint32_t)words[k].len;

        if (!str_starts_nocase(str_from(text, i), words[k]))
            continue;
        while (end < text.len && end - i < 8 && text.ptr[end] && strchr(" )]}", text.ptr[end]))
            end++;
        return end > i + words[k].len ? end - at : 0;
    }
    return 0;
}

/* "wp(dot)pl", "wp (dot) pl" */
static bool bracket_near(struct str text, uint32_t at)
{
    return strchr("([{", text.ptr[at]) || (at + 1 < text.len && strchr("([{", text.ptr[at + 1]));
}

/* "claire@exmaple,de plus": "de", "es", "it" and "be" are words as well, and the sentence goes on.
 */
static bool goes_on(struct str text, uint32_t end, struct str name)
{
    return (str_eq(name, STR("de")) || str_eq(name, STR("es")) || str_eq(name, STR("it")) ||
            str_eq(name, STR("be"))) &&
           end + 1 < text.len && text.ptr[end] == ' ' && text.ptr[end + 1] >= 'a' &&
           text.ptr[end + 1] <= 'z';
}

static struct str label_at(struct str text, uint32_t at)
{
    uint32_t end = at;

    while (end < text.len && end - at < 8 && ascii_alnum(text.ptr[end]))
        end++;
    return str_slice(text, at, end);
}

/* "claire@exmaple,org", "claire@gmail. com": one that a hand missed, before a name that no sentence
 * goes on with; its length. */
static uint32_t slipped_dot(struct str text, uint32_t at)
{
    static const struct str names[] = { STR_INIT("com"), STR_INIT("org"), STR_INIT("net"),
                                        STR_INIT("fr"),  STR_INIT("de"),  STR_INIT("es"),
                                        STR_INIT("it"),  STR_INIT("nl"),  STR_INIT("be"),
                                        STR_INIT("pt"),  STR_INIT("uk"),  STR_INIT("co") };
    static const struct str dots[] = { STR_INIT(","), STR_INIT(" . "), STR_INIT(". "),
                                       STR_INIT(" .") };

    for (size_t d = 0; d < COUNT_OF(dots); d++) {
        uint32_t start = at + (uint32_t)dots[d].len;

        if (text.ptr[at] != dots[d].ptr[0] || !str_starts(str_from(text, at), dots[d]))
            continue;
        if ((d == 1 || d == 3) && mail_ends_so(label_at(text, start)))
            return (uint32_t)dots[d].len;
        for (size_t k = 0; k < (d < 2 ? COUNT_OF(names) : 4); k++) {
            uint32_t end = start + (uint32_t)names[k].len;

            if (str_starts(str_from(text, start), names[k]) &&
                (end >= text.len || !ascii_alnum(text.ptr[end])) && !goes_on(text, end, names[k]))
                return (uint32_t)dots[d].len;
        }
    }
    return 0;
}

/* "outlook.com.Le montant": no space behind the dot at `at`, and what is before it may end. */
static bool begins_sentence(struct str text, uint32_t label, uint32_t at)
{
    return at + 2 < text.len && text.ptr[at + 1] >= 'A' && text.ptr[at + 1] <= 'Z' &&
           text.ptr[at + 2] >= 'a' && text.ptr[at + 2] <= 'z' &&
           mail_top_domain(str_slice(text, label, at));
}

/* Labels of letters, digits, inner hyphens; at least two; the last begins with a letter. */
uint32_t mail_domain_end(struct str text, uint32_t at)
{
    uint32_t i = at, label = at, good = at, dot = 1, visible = at;
    size_t labels = 0;

    while (dot && i < text.len && i - at < DOMAIN_MAX) {
        while (i < text.len && i - at < DOMAIN_MAX) {
            char byte = text.ptr[i];
            uint32_t c;
            size_t n;

            if (ascii_alnum(byte) || (byte == '-' && i > label)) {
                visible = ++i;
                continue;
            }
            n = text_char(str_from(text, i), &c);
            if (c < 0x80 || !(text_is_letter(c) || (i > label && run_is_hidden(c))))
                break;
            i += (uint32_t)n;
            visible = run_is_hidden(c) ? visible : i;
        }
        if (i == label)
            break;
        labels++;
        if (labels >= 2 && i - label >= 2 && !ascii_digit(text.ptr[label]))
            good = visible;
        dot = dot_here(text, i);
        if (dot > 1 && labels >= 2 && !bracket_near(text, i))
            break; /* a word of the sentence, behind a whole name */
        if (labels >= 2 && begins_sentence(text, label, i))
            break;
        if (labels == 1 && i - at >= 3 && i < text.len && slipped_dot(text, i))
            dot = slipped_dot(text, i);
        label = i += dot;
    }
    while (good > at && text.ptr[good - 1] == '-')
        good--;
    return good;
}

static bool handle_byte(char c)
{
    return ascii_alnum(c) || c == '_' || c == '.';
}

/* Words of program text and of style sheets. */
static bool is_annotation(struct str s)
{
    static const struct str words[] = { STR_INIT("@param"),   STR_INIT("@return"),
                                        STR_INIT("@media"),   STR_INIT("@import"),
                                        STR_INIT("@font"),    STR_INIT("@override"),
                                        STR_INIT("@see"),     STR_INIT("@here"),
                                        STR_INIT("@channel"), STR_INIT("@charset") };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(s, words[i]))
            return true;
    return false;
}

/* "@ServiceClient": who is written to, no person. */
static bool is_desk(struct str s)
{
    static const struct str words[] = { STR_INIT("service"),      STR_INIT("support"),
                                        STR_INIT("helpdesk"),     STR_INIT("customercare"),
                                        STR_INIT("kundendienst"), STR_INIT("assistenza") };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        for (size_t at = 0; at + words[i].len <= s.len; at++)
            if (str_starts_nocase(str_from(s, at), words[i]))
                return true;
    return false;
}

struct str mail_last_label(struct str domain)
{
    size_t at = domain.len;

    while (at > 0 && (ascii_alnum(domain.ptr[at - 1]) || (unsigned char)domain.ptr[at - 1] >= 0x80))
        at--;
    return str_from(domain, at);
}

/* "example.social/@lea": does the name of a site end there? */
static bool behind_domain(struct str text, uint32_t at)
{
    uint32_t start = at;

    while (start > 0 && at - start < 8 && ascii_alpha(text.ptr[start - 1]))
        start--;
    return start > 0 && text.ptr[start - 1] == '.' &&
           (mail_top_domain(str_slice(text, start, at)) ||
            str_eq(str_slice(text, start, at), STR("social")));
}

static void find_handle(struct find *f, uint32_t at)
{
    struct str text = f->text;
    uint32_t end = at + 1;

    if (at > 0 && (local_here(text, at - 1) || text.ptr[at - 1] == '@' ||
                   (text.ptr[at - 1] == '/' && !behind_domain(text, at - 1))))
        return;
    while (end < text.len && end - at <= HANDLE_MAX && handle_byte(text.ptr[end]))
        end++;
    while (end > at + 1 && text.ptr[end - 1] == '.')
        end--;
    if (end < text.len && text.ptr[end] == ':') { /* "@lea:example.org", of Matrix */
        uint32_t stop = mail_domain_end(text, end + 1);

        if (mail_top_domain(mail_last_label(str_slice(text, end + 1, stop))))
            end = stop;
    }
    if (is_annotation(str_slice(text, at, end)) || is_desk(str_slice(text, at, end)))
        return;
    if (end - at < 4 || !(ascii_alpha(text.ptr[at + 1]) || text.ptr[at + 1] == '_') ||
        (end < text.len &&
         (text.ptr[end] == '@' || (at > 0 && text.ptr[at - 1] == '/' && text.ptr[end] == '/') ||
          (unsigned char)text.ptr[end] == 0xc3)))
        return; /* "@Charlène" is somebody's name */
    propose(f, (struct span){ at, end, SPAN_HANDLE, NULL, 0.8F, "pattern" });
}

/* Does it hold what names of accounts are parted with, or figures? */
bool mail_telling(struct str local)
{
    bool telling = false;

    for (size_t i = 0; i < local.len; i++)
        telling |= ascii_digit(local.ptr[i]) || strchr("._-+", local.ptr[i]);
    return telling;
}

#define DOMAIN_LEAST 4 /* letters of one without its end */
#define DOMAIN_MOST  20

/* A word of no language, and no name that releases and machines have: "react-dom@canary". */
static bool is_typo(const struct find *f, struct str domain)
{
    return !word_among(domain, "prod|dev|localhost|canary|nightly|latest|staging|repo|head|rc") &&
           GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, domain)) == PLAIN_NONE;
}

/* "marie@gmail", "chenli.88@exmaple": the end is forgotten. */
static void find_cut_mail(struct find *f, uint32_t at, uint32_t start)
{
    static const char providers[] =
        "gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|gmx|posteo|mailbox|proton|"
        "protonmail|orange|wanadoo|free|laposte|libero|virgilio|tiscali|telenet|skynet|ziggo|"
        "sapo|bluewin|btinternet|tonline|mail";
    char folded[WORD_FOLDED_MAX];
    size_t len, letters = 0;
    uint32_t end = at + 1;
    struct str domain;

    while (end < f->text.len && ascii_alpha(f->text.ptr[end]) && end - at <= DOMAIN_MOST)
        end++;
    if (end - at <= DOMAIN_LEAST || end - at > DOMAIN_MOST || start < f->from ||
        (end < f->text.len &&
         (strchr("@/:(=_-", f->text.ptr[end]) || ascii_alnum(f->text.ptr[end]) ||
          (unsigned char)f->text.ptr[end] >= 0x80)))
        return;
    for (uint32_t k = start; k < at; k++)
        letters += ascii_alpha(f->text.ptr[k]);
    (void)scan_folded(f->text, at + 1, folded, &len);
    domain = str_make(folded, len);
    if (letters >= 2 &&
        (word_among(domain, providers) || (mail_telling(str_slice(f->text, start, at)) &&
                                           (is_typo(f, domain) || mail_named(f, start)))))
        propose(f, (struct span){ start, end, SPAN_EMAIL, NULL, 0.85F, "pattern" });
}

/* Of three marks; looked for at each '@'. */
static bool one_of(const char marks[static 3], char c)
{
    return c == marks[0] || c == marks[1] || c == marks[2];
}

/* "X-MASTODON:@lea@example.social": behind a field's name, and no "//user:@". */
static bool behind_field(struct str text, uint32_t colon)
{
    uint32_t at = colon, least = colon > FIELD_MOST ? colon - FIELD_MOST : 0;

    while (at > least && (ascii_alpha(text.ptr[at - 1]) || text.ptr[at - 1] == '-'))
        at--;
    return at < colon && (at == 0 || ascii_space(text.ptr[at - 1]));
}

/* "@lea@example.social": an account there, no address for mail. */
static bool is_fediverse(struct str text, uint32_t start)
{
    if (start == 0 || text.ptr[start - 1] != '@')
        return false;
    if (start > 1 && text.ptr[start - 2] == ':')
        return behind_field(text, start - 2);
    return start == 1 || !(local_here(text, start - 2) || one_of("@/@", text.ptr[start - 2]));
}

void find_mail(struct find *f, uint32_t at)
{
    uint32_t start = mail_local_start(f->text, at);
    uint32_t end = mail_domain_end(f->text, at + 1);

    find_in_authority(f, at);
    if (start < at && end > at + 1 && start >= f->from) {
        if (is_fediverse(f->text, start)) {
            propose(f, (struct span){ start - 1, end, SPAN_HANDLE, NULL, 0.99F, "pattern" });
            return;
        }
        propose(f, (struct span){ start, end, SPAN_EMAIL, NULL, 0.99F, "pattern" });
        return;
    }
    if (start < at)
        find_cut_mail(f, at, start);
    find_handle(f, at);
    find_spaced_mail(f, at, at + 1);
}
