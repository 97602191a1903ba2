/* SPDX-License-Identifier: EUPL-1.2 */
/* password.c - passwords: behind their word, before it, and the second part of a log-in.
 *
 * A password has no shape of its own, so the words around it decide: "mot de passe : x" takes
 * what follows; "mon mot de passe est x" takes it only when it looks like a secret, for people
 * write "est incorrect" more often than they write it.  Without either, only what no sentence is
 * made of is taken. */
#include "pii/pii_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define PHRASE_MAX 256 /* of words: 24 as some wallets have them */
#define WORDS_MAX  8   /* of a password that nobody calls a phrase */
#define BARE_REACH 9   /* tokens between it and its word */

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

static const struct token *token_from(const struct find *f, size_t i, uint32_t at)
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
        if (str_eq_nocase(value, words[i]))
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
static void find_pair(struct find *f, size_t i)
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
static void find_pointed(struct find *f, size_t i)
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
    t = token_from(f, i, at);
    if (t && t->gap == GAP_PARA && !secret_grade(str_slice(f->text, at, end)))
        return; /* behind an empty line, no word of the next paragraph */
    end = sign && !quote ? grouped_end(f, at, end) : end;
    if (is_secret(f, t, str_slice(f->text, at, end), sign, quote,
                  points_directly(f, i + f->tokens[i].phrase, k - 1))) {
        propose_secret(f, at, end, "context");
        secret_another(f, k, end);
    }
}

/* ---- right behind, without either ---- */

/* "j'utilise toujours xyz-99": what leads to a password as "is" does. */
static bool leads(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "always altijd account appli app alors",
        ['b' - 'a'] = "benutze box boite",
        ['c' - 'a'] = "compte cuenta conto",
        ['e' - 'a'] = "entered espace en",
        ['g' - 'a'] = "gebruik",
        ['i' - 'a'] = "immer incorrect",
        ['k' - 'a'] = "konto",
        ['m' - 'a'] = "mis mail",
        ['n' - 'a'] = "nutze",
        ['p' - 'a'] = "provisoire portail pc",
        ['q' - 'a'] = "que",
        ['r' - 'a'] = "rentre",
        ['s' - 'a'] = "siempre sempre site session s",
        ['t' - 'a'] = "toujours tape type typed temporary to tjrs",
        ['u' - 'a'] = "utilise use using used uso",
        ['w' - 'a'] = "wifi",
    };

    return t->is & (WORD_IS | WORD_LOST) || word_by_letter(token_folded(f, t), words);
}

#define ANOTHER_REACH 7 /* tokens from one password to the next */

/* "Sommer24! und": the mark before token k is the end of the password that ends at `from`. */
static bool is_inner_mark(const struct find *f, size_t k, uint32_t from)
{
    return f->tokens[k].start == from + 1 && f->text.ptr[from] == ' ' &&
           f->text.ptr[from - 1] == '!';
}

/* "ou", "nouveau": what leads from one password to the next. */
static bool leads_to_another(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "ancien alt altes antigua anterior antiga avant and",
        ['b' - 'a'] = "before",
        ['e' - 'a'] = "en et e",
        ['n' - 'a'] = "ni nouveau new neu neues nuevo nueva nuovo nuova nieuw nieuwe novo nova nor",
        ['o' - 'a'] = "ou or oder o of old oude",
        ['p' - 'a'] = "puis pour",
        ['s' - 'a'] = "s",
        ['t' - 'a'] = "to then",
        ['u' - 'a'] = "und",
        ['v' - 'a'] = "vecchia",
        ['y' - 'a'] = "y",
    };

    return t->is & WORD_IS || word_by_letter(token_folded(f, t), words);
}

/* "mdp Lapin64, maintenant c'est Lapin65", "Lapin64 ou Lapin65" */
void secret_another(struct find *f, size_t k, uint32_t from)
{
    size_t first;

    while (k < f->count && f->tokens[k].start < from)
        k++;
    for (first = k; k < first + ANOTHER_REACH && k < f->count &&
                    (!secret_stop(f, k) || is_inner_mark(f, k, from));
         k++) {
        const struct token *t = &f->tokens[k];
        uint32_t start, stop;

        if (!secret_mere_word(f, t) &&
            (k > first ? leads_to_another(f, t - 1) : t->gap == GAP_COMMA) &&
            secret_around(f, t, &start, &stop)) {
            propose_secret(f, start, stop, "context");
            return;
        }
        if (t->is & NEAR_ANY || t->gap == GAP_LINE)
            return;
    }
}

#define KEY_GROUPS  8  /* of "4829-1103-7726-0098" */
#define DIGITS_MOST 24 /* of a key in one group, as routers bear it */

/* The end of digits alone, in groups with dashes too; 0 where there are none. */
static uint32_t digits_alone(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    uint32_t n = t->end - t->start;
    size_t groups = 1;

    if (!(t->shape & TOKEN_DIGITS) || t->gap != GAP_SPACE || n < 4 || n > DIGITS_MOST)
        return 0;
    while (groups < KEY_GROUPS && k + groups < f->count && t[groups].gap == GAP_JOIN &&
           t[groups].shape & TOKEN_DIGITS && f->text.ptr[t[groups].start - 1] == '-' &&
           t[groups].end - t[groups].start >= 4)
        groups++;
    return k + groups < f->count && t[groups].gap == GAP_JOIN ? 0 : t[groups - 1].end;
}

/* "7714 0923 5561 8840 2297": the end of three groups of four or more; 0 for none. */
static uint32_t digit_key(const struct find *f, size_t k)
{
    size_t n = 0;

    while (n < KEY_GROUPS && k + n < f->count && f->tokens[k + n].shape & TOKEN_DIGITS &&
           f->tokens[k + n].end - f->tokens[k + n].start == 4 &&
           (n == 0 || f->tokens[k + n].gap <= GAP_JOIN))
        n++;
    return n >= 3 ? f->tokens[k + n - 1].end : 0;
}

/* "8F3K D92M 77QX": as keys of networks and licences are printed; the end of three such groups or
 * more, 0 for none. */
uint32_t secret_printed_key(const struct find *f, size_t k)
{
    size_t n = 0, mixed = 0;

    while (n < KEY_GROUPS && k + n < f->count && (n == 0 || f->tokens[k + n].gap <= GAP_JOIN) &&
           f->tokens[k + n].end - f->tokens[k + n].start == f->tokens[k].end - f->tokens[k].start &&
           f->tokens[k + n].shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_UPPER)) {
        mixed += (f->tokens[k + n].shape & TOKEN_MIXED) != 0;
        n++;
    }
    return n >= 3 && mixed && f->tokens[k].end - f->tokens[k].start >= 4 ? f->tokens[k + n - 1].end
                                                                         : 0;
}

/* "88x4": no measure, which ends in its unit. */
static bool is_short_code(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & TOKEN_MIXED && t->gap == GAP_SPACE && t->end - t->start >= 4 &&
           ascii_digit(f->text.ptr[t->end - 1]) && (k + 1 >= f->count || t[1].gap != GAP_JOIN);
}

/* "le mot de passe reçu (Tulipe60)", "the password, Tulipe60, fails" */
bool secret_enclosed(const struct find *f, const struct token *before, uint32_t start, uint32_t end)
{
    struct str gap = str_slice(f->text, before->end, start);

    if (str_eq(gap, STR(" (")))
        return end < f->text.len && f->text.ptr[end] == ')';
    return str_eq(gap, STR(", ")) && end < f->text.len && f->text.ptr[end] == ',';
}

#define DASHED_LEAST 11 /* "oui-je-le-veux"; "est-ce-que" is shorter */

static bool is_dashed(struct str s)
{
    size_t dashes = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_alpha(s.ptr[i]) && s.ptr[i] != '-')
            return false;
        dashes += s.ptr[i] == '-';
    }
    return s.len >= DASHED_LEAST && dashes >= 2;
}

/* "pass" beside the name of an account is no pass to travel with. */
static bool beside_account(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 7 && f->tokens[k + 1].gap != GAP_PARA;)
        if (f->tokens[k].is & NEAR_HANDLE || secret_kind(&f->tokens[k], "pair") ||
            str_eq(token_folded(f, &f->tokens[k]), STR("user")))
            return true;
    return false;
}

bool secret_behind_colon(const struct find *f, uint32_t at)
{
    while (at > 0 && f->text.ptr[at - 1] == ' ')
        at--;
    return at > 0 && f->text.ptr[at - 1] == ':';
}

/* "pass Luna22" and nothing else on the line. */
static bool alone_on_line(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str value;

    if (i + 1 >= f->count || t[1].gap != GAP_SPACE ||
        (t->start > 0 && f->text.ptr[t->start - 1] != '\n'))
        return false;
    value = str_slice(f->text, t[1].start, secret_end(f, t[1].start));
    return secret_shape(value).small > 1 && (value.ptr + value.len == f->text.ptr + f->text.len ||
                                             strchr("\r\n", value.ptr[value.len]));
}

/* "do", "de la": behind it and its noun a password is still near, "senha do router x". */
static bool is_small_word(const struct token *t)
{
    return t->is & (WORD_PARTICLE | WORD_THE | WORD_OWNER);
}

/* "changed it from Rover2018 to Rover2019", "das Passwort auf Sommer25! geändert" */
bool secret_changed(const struct find *f, size_t k)
{
    static const char *const ways[26] = {
        ['a' - 'a'] = "a auf",        ['d' - 'a'] = "da de", ['e' - 'a'] = "en",
        ['f' - 'a'] = "from",         ['i' - 'a'] = "in",    ['n' - 'a'] = "naar",
        ['p' - 'a'] = "par para por", ['t' - 'a'] = "to",    ['v' - 'a'] = "van von",
        ['z' - 'a'] = "zu",
    };
    static const struct str verbs[] = { STR_INIT("chang"),    STR_INIT("geander"),
                                        STR_INIT("cambi"),    STR_INIT("gewijzi"),
                                        STR_INIT("verander"), STR_INIT("mud"),
                                        STR_INIT("remplac"),  STR_INIT("reset"),
                                        STR_INIT("altere") };

    if (k < 2 || !word_by_letter(token_folded(f, &f->tokens[k - 1]), ways))
        return false;
    for (size_t n = k > 6 ? k - 6 : 0; n < f->count && n < k + 3; n++)
        for (size_t v = 0; n + 1 != k && n != k && v < COUNT_OF(verbs); v++)
            if (str_starts(token_folded(f, &f->tokens[n]), verbs[v]))
                return true;
    return false;
}

/* "SSID: VM4471 Password: ...": what the word for a key follows is the name of a network. */
static bool is_name_of_network(const struct find *f, size_t k, uint32_t end)
{
    const struct token *t = token_from(f, k, end);

    return t && t->gap != GAP_PARA && (t->is & NEAR_PASSWORD || secret_key_word(f, t));
}

/* "mdp_initial": a name of a field; "WW-600-DE": the plate of a new car. */
static bool is_joined_name(const struct find *f, const struct token *t, uint32_t start)
{
    return f->text.ptr[start] == '_' || (f->text.ptr[start] == '-' && t->shape & TOKEN_DIGITS &&
                                         str_eq(token_folded(f, t - 1), STR("ww")));
}

/* "mot de passe hunter22", "Passwort Xyz#12 geht nicht", "mdp incorrect alors que c Xyz-12" */
static void find_bare(struct find *f, size_t i)
{
    size_t first = i + f->tokens[i].phrase, k = first;
    bool pair = secret_kind(&f->tokens[i], "pair"), near = !pair, noun = false;
    bool weak = secret_kind(&f->tokens[i], "weak") && !beside_account(f, i) && !alone_on_line(f, i);

    while (k < f->count && k - first < BARE_REACH && !secret_stop(f, k)) {
        const struct token *t = &f->tokens[k];
        uint32_t start, end, digits;
        enum secret_grade grade = secret_around(f, t, &start, &end);

        if (k == first && t->gap == GAP_JOIN && is_joined_name(f, t, start))
            return;
        if ((t->is & NEAR_ANY && !(t->is & NEAR_PASSWORD)) || (t->gap == GAP_LINE && k > first) ||
            (weak && (k > first || grade < GRADE_STRONG)) ||
            (pair && grade && is_name_of_network(f, k, end)) ||
            (pair && str_starts(str_from(f->text, end), STR(" / "))))
            return;
        if (grade == GRADE_STRONG ||
            (grade && (near || secret_behind_colon(f, start) ||
                       secret_enclosed(f, t - 1, start, end) || secret_changed(f, k)))) {
            propose_secret(f, start, end, "context");
            secret_another(f, k, end);
            return;
        }
        if (k == first && !weak && is_dashed(str_slice(f->text, start, end))) {
            propose_secret(f, start, end, "context");
            return;
        }
        digits = k == first ? digits_alone(f, k) : 0;
        if (digits)
            propose_secret(f, t->start, digits, "context");
        else if (k == first && !weak && is_short_code(f, k))
            propose_secret(f, t->start, t->end, "context");
        digits = digit_key(f, k);
        digits = digits || k > first ? digits : secret_printed_key(f, k);
        if (digits)
            propose_secret(f, t->start, digits, "context");
        if (t->shape & TOKEN_DIGITS && (digits || t->end - t->start > 3))
            return;
        near =
            leads(f, t) || (near && (is_small_word(t) || noun)) || (k == first && !t->is && near);
        noun = is_small_word(t);
        do
            k++;
        while (k < f->count && f->tokens[k].start < end);
    }
}

/* ---- before its word ---- */

/* The token that leads back to a value: "comme" of "x comme mon mot de passe"; 0 for none. */
static size_t lead_before(const struct find *f, size_t i)
{
    static const struct str words[] = { STR_INIT("comme"), STR_INIT("as"), STR_INIT("als"),
                                        STR_INIT("como"), STR_INIT("come") };
    size_t k = i;

    while (k > 0 && i - k < 3 && f->tokens[k].gap <= GAP_JOIN &&
           f->tokens[k - 1].is & (WORD_OWNER | WORD_THE) &&
           !secret_word(f, &f->tokens[k - 1], words, COUNT_OF(words)))
        k--;
    if (k < 2 || f->tokens[k].gap > GAP_JOIN)
        return 0;
    k--;
    if (str_eq(token_text(f, &f->tokens[k]), STR("e"))) /* "and", no "è" */
        return 0;
    return f->tokens[k].is & WORD_IS || secret_word(f, &f->tokens[k], words, COUNT_OF(words)) ? k
                                                                                              : 0;
}

/* "je tape", "I use" */
static bool is_typing(const struct find *f, const struct token *t)
{
    static const char *const verbs[26] = {
        ['b' - 'a'] = "benutze",
        ['d' - 'a'] = "digito",
        ['e' - 'a'] = "enter entered escribo escrevo",
        ['g' - 'a'] = "gebe gebruik",
        ['i' - 'a'] = "inserisco insiro",
        ['m' - 'a'] = "mets mis meto metto",
        ['p' - 'a'] = "put pongo puse ponho pus",
        ['r' - 'a'] = "rentre",
        ['s' - 'a'] = "saisis saisi scrivo",
        ['t' - 'a'] = "tape tapes typed type tippe tecleo typ tik typing tapais",
        ['u' - 'a'] = "utilise use used using uso",
        ['v' - 'a'] = "verwende vul",
    };

    return word_by_letter(token_folded(f, t), verbs);
}

/* "I keep typing sunflower as the password": no more than a word, right behind the verb. */
static bool is_typed_word(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k > 0 && t->gap == GAP_SPACE && is_typing(f, t - 1) &&
           secret_may_be_chosen(f, t, token_text(f, t));
}

/* "Tulipe60 comme mot de passe", "\"tulipe bleue\" as my password" */
static void find_before(struct find *f, size_t i)
{
    size_t lead = lead_before(f, i);
    uint32_t end, start, least;

    if (!lead || secret_stop(f, lead))
        return;
    end = f->tokens[lead].start;
    least = end > SECRET_MAX ? end - SECRET_MAX : 0;
    while (end > least && f->text.ptr[end - 1] == ' ')
        end--;
    if (end > least && f->text.ptr[end - 1] == '"') {
        for (start = --end; start > least && !strchr("\"\n", f->text.ptr[start - 1]);)
            start--;
        if (start > least && f->text.ptr[start - 1] == '"' && end - start >= 3)
            propose_secret(f, start, end, "context");
        return;
    }
    start = end > least ? secret_start(f, end, least) : end;
    if (f->tokens[lead - 1].start < start && f->tokens[lead - 1].end <= end)
        start = f->tokens[lead - 1].start; /* "Été60" */
    if (secret_grade(str_slice(f->text, start, end)) || is_typed_word(f, lead - 1))
        propose_secret(f, start, end, "context");
}

#define TYPED_REACH 12 /* tokens from the verb to "password" */

/* "je tape marguerite7 et ça dit mot de passe incorrect" */
static void find_typed(struct find *f, size_t i)
{
    for (size_t k = i; k-- > 1 && i - k <= TYPED_REACH && !secret_stop(f, k + 1);) {
        const struct token *t = &f->tokens[k];
        uint32_t start, end;

        if (t->is & (NEAR_ANY & ~NEAR_PASSWORD))
            return;
        if (t->gap == GAP_SPACE && (is_typing(f, t - 1) || secret_changed(f, k)) &&
            secret_around(f, t, &start, &end)) {
            propose_secret(f, start, end, "context");
            if (!secret_changed(f, k))
                return;
        }
    }
}

/* "wifi", "wlan": what they are called or opened with */
static bool is_network(const struct find *f, size_t i)
{
    return memchr("ws", f->text.ptr[f->tokens[i].start] | 0x20, 2);
}

void find_password(struct find *f, size_t i)
{
    if (secret_kind(&f->tokens[i], "with")) {
        find_logged_in(f, i);
        return;
    }
    if (secret_kind(&f->tokens[i], "pair")) {
        find_pair(f, i);
        find_passwords_listed(f, i);
        if (is_network(f, i)) {
            find_bare(f, i);
            find_network_key(f, i);
        }
        return;
    }
    if (secret_kind(&f->tokens[i], "answer") || secret_kind(&f->tokens[i], "question")) {
        find_told(f, i);
        return;
    }
    find_answer(f, i);
    find_account_before(f, i);
    find_passwords_listed(f, i);
    if (find_passwords_in_row(f, i))
        return;
    find_pointed(f, i);
    find_bare(f, i);
    find_believed(f, i);
    if (!secret_kind(&f->tokens[i], "weak")) {
        find_before(f, i);
        find_typed(f, i);
    }
}
