/* SPDX-License-Identifier: EUPL-1.2 */
/* handle.c - names of accounts: behind the word that says so ("mon pseudo : zoe75"), in the
 * addresses of people's pages ("instagram.com/zoe75"), and by a form that no word has
 * ("xX_Draku_Xx", "live:zoe.m", "Draku#7713").  "@zoe75" is found by mail.c.
 *
 * What stands behind such a word must look like no word of the sentence, unless a colon or "is"
 * points at it. */
#include "pii/pii_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"

#define HANDLE_LEAST 3
#define HANDLE_MOST  40

/* Letters of Latin-1 too: "tozé.gomes". */
static bool handle_byte(const char *p, const char *start)
{
    unsigned char c = (unsigned char)*p;

    return ascii_alnum(*p) || c == '_' || c == '.' || c == '-' || c == '#' || c == 0xc3 ||
           (c >= 0x80 && c < 0xc0 && p > start && (unsigned char)p[-1] == 0xc3);
}

static uint32_t handle_end(const struct find *f, uint32_t at)
{
    uint32_t end = at;

    while (end < f->text.len && end - at < HANDLE_MOST &&
           handle_byte(f->text.ptr + end, f->text.ptr + at))
        end++;
    while (end > at && (strchr(".-#", f->text.ptr[end - 1]) ||
                        (unsigned char)f->text.ptr[end - 1] == 0xc3)) /* half a letter */
        end--;
    return end;
}

/* The same with the name of a network in front: "CORP\jsmith". */
static uint32_t account_end(const struct find *f, uint32_t at)
{
    uint32_t end = handle_end(f, at);

    if (end > at + 1 && end + 1 < f->text.len && f->text.ptr[end] == '\\' &&
        ascii_alpha(f->text.ptr[end + 1]))
        return handle_end(f, end + 1);
    return end;
}

/* A name of an account: letters with a digit, '_' or an inner '.'. */
static bool is_telling(struct str s)
{
    size_t letters = 0, marks = 0;

    for (size_t i = 0; i < s.len; i++) {
        letters += ascii_alpha(s.ptr[i]);
        marks += ascii_digit(s.ptr[i]) || memchr("_.#\\", s.ptr[i], 4);
    }
    return letters >= 2 && marks;
}

/* "s1920447": one letter is enough where the word points at it. */
static bool is_numbered(struct str s)
{
    size_t digits = 0;

    for (size_t i = 1; i < s.len; i++)
        digits += ascii_digit(s.ptr[i]);
    return s.len >= 6 && ascii_alpha(s.ptr[0]) && digits == s.len - 1;
}

/* Accounts that are nobody's, and what programs write where there is none. */
static bool is_nobody(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t),
                      "admin|root|administrator|administrador|guest|gast|null|none|nil|true|false|"
                      "unknown|anonymous|user|test|system|required|optional|missing|empty|"
                      "placeholder|customer|client|nobody|agent|name|id|undefined|string");
}

static bool is_unknown(const struct find *f, const struct token *t)
{
    return !t->is &&
           GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, token_folded(f, t))) == PLAIN_NONE;
}

/* The tokens of a name; is none a word that programs and files are full of? */
static bool is_personal(const struct find *f, size_t i, uint32_t end)
{
    static const char technical[] =
        "error|err|failed|failure|fail|invalid|grant|access|token|id|key|type|status|code|login|"
        "session|timeout|page|file|img|image|photo|foto|video|doc|pdf|jpg|jpeg|png|mp|txt|csv|xml|"
        "html|php|js|py|zip|exe|log|debug|prod|api|client|server|db|www|com|fr|org|net|de|es|"
        "it|pt|nl|be|ch|eu|io|uk|dll|date|time|url|uri|list|data|not|is|new|old|set|get|scan|"
        "sign|edit|settings|account|screenshot|export|import|backup|version|utm|source|medium|"
        "campaign|order|invoice|release|branch|build|channel|kanal|canal|team|webhook|"
        "rechnung|facture|factura|bestellung|screen|config|user|username|name|password|"
        "found|denied|expired|required|request|response|auth|authentication|permission|null";

    for (; i < f->count && f->tokens[i].start < end; i++)
        if (word_among(token_folded(f, &f->tokens[i]), technical))
            return false;
    return true;
}

/* Is one of the tokens a first name, no word, or with figures, as no file's or step's name is that
 * is made of words alone: "main_build"? */
static bool has_own_part(const struct find *f, size_t i, uint32_t end)
{
    for (; i < f->count && f->tokens[i].start < end; i++) {
        const struct token *t = &f->tokens[i];

        if (t->is & WORD_FIRSTNAME || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || is_unknown(f, t))
            return true;
    }
    return false;
}

#define NAME_LETTERS 6 /* in front of its figures: "JEANPIERRE1085" */

/* "BQ4471902": as those who have a customer number them, not as people name themselves. */
static bool is_reference(struct str s)
{
    size_t digits = 0, letters = 0;

    while (letters < s.len && ascii_alpha(s.ptr[letters]))
        letters++;
    if (letters >= NAME_LETTERS)
        return false;

    for (size_t i = 0; i < s.len; i++) {
        digits += ascii_digit(s.ptr[i]);
        if (!ascii_digit(s.ptr[i]) && !(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') && s.ptr[i] != '-')
            return false;
    }
    return digits >= 3;
}

static void propose_handle(struct find *f, uint32_t start, uint32_t end, const char *by)
{
    if (is_reference(str_slice(f->text, start, end))) {
        propose(f, (struct span){ start, end, SPAN_CUSTOMER_REF, NULL, 0.7F, by });
        return;
    }
    propose(f, (struct span){ start, end, SPAN_HANDLE, NULL, by[0] == 'p' ? 0.85F : 0.7F, by });
}

/* Does ':' or '=' point at the value? */
static bool pointed(const struct find *f, const struct token *t)
{
    for (uint32_t at = t->start; at > 0 && t->start - at < 4; at--) {
        char c = f->text.ptr[at - 1];

        if (c == ':' || c == '=')
            return true;
        if (c != ' ' && c != '"' && c != '\'')
            return false;
    }
    return false;
}

/* "user=lea", "\"user\": \"lea\"": as programs write it. */
static bool assigned(const struct find *f, const struct token *t)
{
    struct str gap = t->start > 4 ? str_slice(f->text, t->start - 4, t->start) : STR_NONE;

    return str_ends(gap, STR("=")) || str_ends(gap, STR("= ")) || str_ends(gap, STR("\":\"")) ||
           str_ends(gap, STR("\": \""));
}

/* "pseudo « Torero »": nothing but the name stands in the quotes. */
static bool quoted(const struct find *f, const struct token *t, uint32_t stop)
{
    struct str behind = str_slice(f->text, stop, stop + 5);

    if (mark_in_front(f, t->start) != '"')
        return false;
    while (str_starts(behind, STR(" ")) || str_starts(behind, STR("\xc2\xa0")))
        behind = str_from(behind, behind.ptr[0] == ' ' ? 1 : 2);
    return str_starts(behind, STR("\"")) || str_starts(behind, STR("»")) ||
           str_starts(behind, STR("”")) || str_starts(behind, STR("“"));
}

/* What is known of a value behind a word for an account. */
struct led {
    bool kind; /* the word means nothing else */
    bool sign, is, quote;
    bool am;     /* "sur insta je suis" */
    bool beside; /* nothing is between */
};

/* Does the line or a part of the sentence end there? */
static bool part_ends(const struct find *f, uint32_t at)
{
    return at >= f->text.len || memchr("\r\n,;)", f->text.ptr[at], 5) ||
           (f->text.ptr[at] == '.' && (at + 1 >= f->text.len || ascii_space(f->text.ptr[at + 1])));
}

/* "tadhg-codes": parts of which one is a name or no word. */
static bool is_hyphened(const struct find *f, size_t k, uint32_t stop)
{
    const struct token *t = &f->tokens[k];

    return stop > t->end && k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN &&
           !(t->shape & (TOKEN_CAPITAL | TOKEN_DIGITS | TOKEN_MIXED)) && t->end - t->start >= 3 &&
           (t->is & WORD_FIRSTNAME || is_unknown(f, t) || is_unknown(f, t + 1));
}

/* May the token be what somebody is called there: no word and no name. */
static bool is_invented(const struct find *f, const struct token *t)
{
    return !(t->shape & (TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_DIGITS)) && t->end - t->start >= 5 &&
           secret_no_word(f, t, str_slice(f->text, t->start, t->end));
}

/* "Gamertag: Mondkalb", "mein Nick ist Zorbulon" */
static bool is_title(const struct find *f, const struct token *t, uint32_t stop, struct led led)
{
    return t->shape & (TOKEN_CAPITAL | TOKEN_UPPER) && t->end - t->start >= 4 &&
           t->gap != GAP_LINE && part_ends(f, stop) &&
           !str_starts(str_from(f->text, stop), STR(",")) &&
           (led.sign || (led.is && is_unknown(f, t))) &&
           !(t->is &
             (WORD_FIRSTNAME | WORD_ORDINARY | WORD_LOST | WORD_NOT | WORD_CIVILITY | NEAR_ANY));
}

static bool is_named(const struct find *f, size_t k, uint32_t stop, struct led led)
{
    const struct token *t = &f->tokens[k];
    struct str s = str_slice(f->text, t->start, stop);
    bool whole = s.len == t->end - t->start;

    if (whole && is_nobody(f, t))
        return false;
    if (assigned(f, t) || (led.quote && led.kind))
        return ascii_alpha(s.ptr[0]) &&
               !(t->is & (WORD_ORDINARY | WORD_IS | WORD_OWNER | WORD_THE | NEAR_ANY));
    if ((led.kind && (led.sign || led.is) && is_numbered(s)) || (led.am && is_invented(f, t)))
        return true;
    if (led.kind && whole && is_title(f, t, stop, led))
        return true;
    if (is_hyphened(f, k, stop) ||
        (led.kind && led.beside && !(t->shape & (TOKEN_CAPITAL | TOKEN_DIGITS | TOKEN_MIXED)) &&
         part_ends(f, stop) && (t->is & WORD_FIRSTNAME || secret_no_word(f, t, s))))
        return true;
    return (led.sign || led.is) && s.len >= 4 && whole &&
           !(t->is & (WORD_ORDINARY | WORD_IS | WORD_LOST | NEAR_ANY | WORD_NOT)) &&
           !(t->shape & (TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_DIGITS | TOKEN_MIXED)) &&
           (led.kind || (led.sign && s.len >= 6 && is_unknown(f, t)));
}

/* ---- "gebruikersnaam?", and the next line: "klant: bramvisser" ---- */

#define ANSWERED_MAX 200 /* bytes to the end of the next line */

/* The rest of the line behind token i, and the one below it. */
static bool two_lines(const struct find *f, size_t i, struct str *ret_own, struct str *ret_next)
{
    struct str rest = str_slice(f->text, f->tokens[i].end, f->tokens[i].end + ANSWERED_MAX);

    return str_line(&rest, ret_own) && str_line(&rest, ret_next) && ret_next->len;
}

static const struct token *token_at(const struct find *f, size_t i, uint32_t at)
{
    for (size_t k = i; k < f->count && k < i + ANSWERED_MAX / 2; k++)
        if (f->tokens[k].start >= at)
            return f->tokens[k].start == at ? &f->tokens[k] : NULL;
    return NULL;
}

static void find_answered(struct find *f, size_t i)
{
    struct str own, next;
    const struct token *t;
    uint32_t start, stop;
    size_t at;

    if (!two_lines(f, i, &own, &next) || !str_ends(str_trim(own), STR("?")))
        return;
    next = str_trim(next);
    for (at = next.len; at > 0 && next.ptr[at - 1] != ' ';)
        at--;
    start = (uint32_t)(next.ptr + at - f->text.ptr);
    t = token_at(f, i, start);
    stop = handle_end(f, start);
    if (!t || stop < start + 4 || stop + 1 < start + next.len - at ||
        !(at == 0 || (at > 1 && next.ptr[at - 2] == ':')))
        return;
    if (is_telling(str_slice(f->text, start, stop)) || (stop == t->end && is_unknown(f, t)))
        propose_handle(f, start, stop, "context");
}

/* ---- behind its word ---- */

#define OWNER_MOST 6 /* letters of what an account is with: "identifiant ENT" */

/* "username I think its dave.m": who is not sure, or says whose it is. */
static bool is_doubt(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "als as",
        ['b' - 'a'] = "bin ben been be by",
        ['c' - 'a'] = "c creo credo crois ce come como",
        ['d' - 'a'] = "denk denke devrait deve debe dovrebbe deveria dice diz door da",
        ['g' - 'a'] = "glaub glaube geloof",
        ['h' - 'a'] = "heisse heis heet hoort",
        ['i' - 'a'] = "i ich ik its it io is in im",
        ['j' - 'a'] = "je",
        ['m' - 'a'] = "me musste moet muss m my mi mio mon mein mijn meu",
        ['p' - 'a'] = "pense penso pienso probably par por",
        ['q' - 'a'] = "que",
        ['s' - 'a'] = "should sollte seria sia suis soy sono sou ser siccome still",
        ['t' - 'a'] = "think",
        ['u' - 'a'] = "under unter",
        ['v' - 'a'] = "von",
        ['w' - 'a'] = "was war ware warad",
        ['z' - 'a'] = "zijn zou zit zitten",
    };

    return t->end - t->start <= 8 && word_by_letter(token_folded(f, t), words);
}

/* May the walk from the word on go over the token? */
static bool passes(const struct find *f, const struct token *t, bool kind)
{
    return is_doubt(f, t) || t->is & (WORD_IS | WORD_PARTICLE | NEAR_HANDLE) ||
           t->gap == GAP_JOIN ||
           (kind && t->shape & TOKEN_UPPER && t->end - t->start <= OWNER_MOST);
}

/* "\"last_ip\":", and the heading behind a heading: "username,last_login". */
static bool is_key(const struct find *f, const struct token *t, uint32_t stop)
{
    struct str behind = str_slice(f->text, stop, stop + 3);

    return str_starts(behind, STR("\":")) || str_starts(behind, STR("\" :")) ||
           (t->start > 0 && f->text.ptr[t->start - 1] == ',');
}

/* "zoe75 ou alors zoe_75": which of two it is. */
static void find_other(struct find *f, size_t k, uint32_t stop)
{
    uint32_t end;

    while (k < f->count && f->tokens[k].start < stop)
        k++;
    if (k + 2 >= f->count || f->tokens[k].gap > GAP_COMMA ||
        !word_listed(token_folded(f, &f->tokens[k]), "ou or oder of o y e and und et en"))
        return;
    for (size_t last = k + 2; ++k <= last && f->tokens[k].gap == GAP_SPACE;) {
        end = handle_end(f, f->tokens[k].start);
        if (end >= f->tokens[k].start + HANDLE_LEAST &&
            is_telling(str_slice(f->text, f->tokens[k].start, end)) &&
            !(f->tokens[k].shape & TOKEN_DIGITS)) {
            if (end >= f->text.len || f->text.ptr[end] != '@')
                propose_handle(f, f->tokens[k].start, end, "context");
            return;
        }
    }
}

/* ---- "je suis zoelabricole sur insta" ---- */

static void find_before_site(struct find *f, size_t i)
{
    static const char am[] = "suis am m im bin soy sono sou ben et and und y e en is est es als";
    static const char on[] = "sur on auf su op no na en bei dans at";
    const struct token *t = &f->tokens[i];

    if (i >= 3 && t->gap == GAP_SPACE && t[-1].gap == GAP_SPACE && t[-2].gap == GAP_SPACE &&
        word_listed(token_folded(f, t - 1), on) && is_invented(f, t - 2) &&
        word_listed(token_folded(f, t - 3), am))
        propose_handle(f, t[-2].start, t[-2].end, "context");
}

/* "my profile is private.please help": words, and no space behind the dot. */
static bool is_slip(const struct find *f, size_t k, uint32_t stop)
{
    for (uint32_t at = f->tokens[k].start; at < stop; at++)
        if (ascii_digit(f->text.ptr[at]) || f->text.ptr[at] == '_')
            return false;
    return !has_own_part(f, k, stop);
}

/* ---- behind its word, token by token ---- */

/* "Insta claire.morel75", "mon pseudo est zoe75", "Discord : zoe#4512" */
void find_handle_behind(struct find *f, size_t i)
{
    const struct token *word = &f->tokens[i];
    bool person = word->is & WORD_FIRSTNAME && word->shape & TOKEN_CAPITAL; /* "Nick is angry" */
    struct led led = { .kind = word->kind && !person, .beside = true };
    size_t k = i + f->tokens[i].phrase;

    if (led.kind)
        find_answered(f, i);
    else
        find_before_site(f, i);
    find_handle_below(f, i);
    for (size_t end = k + 5; k < end && k < f->count; k++) {
        const struct token *t = &f->tokens[k];
        uint32_t stop = account_end(f, t->start);
        struct str s = str_slice(f->text, t->start, stop);
        char next = stop < f->text.len ? f->text.ptr[stop] : '\0';

        led.sign = pointed(f, t);
        led.quote = quoted(f, t, stop);
        led.sign |= t->start > 0 && f->text.ptr[t->start - 1] == '('; /* "in the forum (joe_55)" */
        if (t->gap == GAP_PARA || (t->gap >= GAP_DOT && !led.sign && !led.quote) ||
            (t->start > 0 && f->text.ptr[t->start - 1] == '@')) /* found as it is */
            return;
        if (s.len >= HANDLE_LEAST && is_telling(s)) {
            if (!led.kind && !led.sign && !led.is && !is_personal(f, k, stop))
                return; /* "Xbox order_confirmation" */
            if (!led.kind && !led.sign && is_slip(f, k, stop))
                return;
            if (next != '@' && next != ':' && next != '/' && !is_key(f, t, stop) &&
                !str_starts(str_from(f->text, stop), STR(";AccountKey="))) {
                propose_handle(f, t->start, stop, "context");
                find_other(f, k, stop);
            }
            return;
        }
        if (s.len >= HANDLE_LEAST && is_named(f, k, stop, led)) {
            propose_handle(f, t->start, stop, "context");
            return;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
        led.is |= (t->is & WORD_IS) != 0;
        led.am |= word_listed(token_folded(f, t),
                              "suis am m bin soy sono sou ben heisse heis als as como comme come");
        led.beside = false;
        if (!passes(f, t, led.kind))
            return;
    }
}

/* ---- people's pages ---- */

#define HOST_MOST 24 /* bytes of a host's name before the site's: "www.", "fr-fr." */

/* Where the page's address begins, with what stands before the site's name: "https://www.". */
static uint32_t page_start(const struct find *f, uint32_t at)
{
    static const struct str schemes[] = { STR_INIT("https://"), STR_INIT("http://") };
    uint32_t start = at;

    while (start > 0 && at - start < HOST_MOST &&
           (ascii_alnum(f->text.ptr[start - 1]) || memchr("-.", f->text.ptr[start - 1], 2)))
        start--;
    while (start < at && !ascii_alnum(f->text.ptr[start]))
        start++;
    for (size_t k = 0; k < COUNT_OF(schemes); k++)
        if (str_ends(str_slice(f->text, 0, start), schemes[k]))
            return start - (uint32_t)schemes[k].len;
    return start;
}

/* "instagram.com/claire.morel75", "t.me/zoe", "linkedin.com/in/claire-morel": the whole of it. */
static void find_site(struct find *f, size_t i)
{
    static const struct str sites[] = {
        STR_INIT("instagram.com/"),
        STR_INIT("facebook.com/profile.php?id="),
        STR_INIT("facebook.com/"),
        STR_INIT("fb.com/"),
        STR_INIT("fb.me/"),
        STR_INIT("m.me/"),
        STR_INIT("twitter.com/"),
        STR_INIT("x.com/"),
        STR_INIT("t.me/"),
        STR_INIT("telegram.me/"),
        STR_INIT("tiktok.com/@"),
        STR_INIT("linkedin.com/in/"),
        STR_INIT("xing.com/profile/"),
        STR_INIT("snapchat.com/add/"),
        STR_INIT("github.com/"),
        STR_INIT("gitlab.com/"),
        STR_INIT("youtube.com/@"),
        STR_INIT("youtube.com/user/"),
        STR_INIT("twitch.tv/"),
        STR_INIT("threads.net/@"),
        STR_INIT("wa.me/"),
        STR_INIT("paypal.me/"),
        STR_INIT("linktr.ee/"),
        STR_INIT("reddit.com/u/"),
        STR_INIT("reddit.com/user/"),
        STR_INIT("vk.com/"),
        STR_INIT("bsky.app/profile/"),
        STR_INIT("steamcommunity.com/id/"),
        STR_INIT("steamcommunity.com/profiles/"),
        STR_INIT("open.spotify.com/user/"),
        STR_INIT("pinterest.com/"),
        STR_INIT("soundcloud.com/"),
        STR_INIT("vinted.fr/member/"),
        STR_INIT("airbnb.com/users/show/"),
        STR_INIT("strava.com/athletes/"),
        STR_INIT("onlyfans.com/"),
        STR_INIT("kleinanzeigen.de/s-bestandsliste.html?userId="),
    };
    static const struct str pages[] = {
        STR_INIT("help"),   STR_INIT("about"),  STR_INIT("login"),   STR_INIT("p"),
        STR_INIT("reel"),   STR_INIT("search"), STR_INIT("support"), STR_INIT("legal"),
        STR_INIT("groups"), STR_INIT("events"), STR_INIT("explore"), STR_INIT("share")
    };
    struct str rest = str_from(f->text, f->tokens[i].start);

    for (size_t k = 0; k < COUNT_OF(sites); k++) {
        uint32_t start = f->tokens[i].start + (uint32_t)sites[k].len, end;
        bool page = false;

        if (ascii_lower(rest.ptr[0]) != sites[k].ptr[0] || !str_starts_nocase(rest, sites[k]))
            continue;
        end = handle_end(f, start);
        for (size_t p = 0; p < COUNT_OF(pages); p++)
            page |= str_eq_nocase(str_slice(f->text, start, end), pages[p]);
        if (end - start >= HANDLE_LEAST && !page)
            propose_handle(f, page_start(f, f->tokens[i].start), end, "pattern");
        return;
    }
}

/* ---- by their form ---- */

/* Does a value begin at byte `at`? */
static bool begins_value(const struct find *f, uint32_t at)
{
    char c = at > 0 ? f->text.ptr[at - 1] : ' ';

    return ascii_space(c) || memchr("\"'(:=,;[|", c, 9) || (unsigned char)c >= 0x80;
}

#define ALONE_LEAST 6 /* letters of a name without figures or marks */

/* A word of no language that stands alone behind "live:" or "u/". */
static bool may_be_account(const struct find *f, const struct token *t, uint32_t start,
                           uint32_t end)
{
    return t->start == start && t->end == end && end - start >= ALONE_LEAST && is_unknown(f, t) &&
           (end >= f->text.len || !memchr("/:=(", f->text.ptr[end], 4));
}

/* "live:marek.wrona_3", as Skype has them. */
static void find_live(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *first = t + 1;
    uint32_t start = t->end + 1, end;
    bool number;

    if (!str_eq(token_folded(f, t), STR("live")) || !begins_value(f, t->start) ||
        f->text.ptr[t->end] != ':')
        return;
    number = str_starts(str_from(f->text, start), STR(".cid."));
    start += number ? 5 : 0;
    end = handle_end(f, start);
    if (end < start + HANDLE_LEAST || !ascii_alnum(f->text.ptr[start]))
        return;
    if (number || may_be_account(f, first, start, end) ||
        (is_telling(str_slice(f->text, start, end)) &&
         (after_context(f, i, NEAR_HANDLE, 8) || first->is & WORD_FIRSTNAME ||
          is_unknown(f, first))))
        propose_handle(f, t->start, end, "pattern");
}

/* "xX_Draku_Xx" */
static bool is_crossed(struct str s)
{
    return s.len >= 7 && str_starts_nocase(s, STR("xx_")) &&
           str_starts_nocase(str_from(s, s.len - 3), STR("_xx"));
}

/* "Draku#7713": no word, and none that says what the number is of. */
static bool is_tagged(const struct find *f, size_t i, struct str s)
{
    static const struct str endings[] = {
        STR_INIT("nr"),    STR_INIT("no"),     STR_INIT("num"),  STR_INIT("id"),
        STR_INIT("ref"),   STR_INIT("nummer"), STR_INIT("tion"), STR_INIT("sion"),
        STR_INIT("ung"),   STR_INIT("heit"),   STR_INIT("keit"), STR_INIT("schaft"),
        STR_INIT("order"), STR_INIT("toure"),  STR_INIT("inte"), STR_INIT("cia"),
        STR_INIT("cion"),  STR_INIT("zione"),  STR_INIT("cao"),  STR_INIT("ment"),
        STR_INIT("lange"), STR_INIT("stelle"), STR_INIT("dad"),  STR_INIT("schein"),
    };
    size_t mark = str_chr(s, '#', 0), small = 0;
    struct str name = str_slice(s, 0, mark == STR_NPOS ? 0 : mark);

    if (name.len < 4 || s.len != mark + 5 || !is_unknown(f, &f->tokens[i]))
        return false;
    for (size_t k = mark + 1; k < s.len; k++)
        if (!ascii_digit(s.ptr[k]))
            return false;
    for (size_t k = 0; k < COUNT_OF(endings); k++)
        if (str_ends(token_folded(f, &f->tokens[i]), endings[k]))
            return false;
    for (size_t k = 0; k < name.len; k++)
        small += name.ptr[k] >= 'a' && name.ptr[k] <= 'z';
    return small >= 2;
}

static bool has_small(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
            return true;
    return false;
}

/* A point between letters, and behind it more than the end of a file or page: "lulu.m09". */
static bool is_pointed_name(struct str s)
{
    size_t at = s.len, digits = 0;

    while (at > 0 && s.ptr[at - 1] != '.')
        digits += ascii_digit(s.ptr[--at]);
    return at >= 2 && ascii_alpha(s.ptr[0]) && ascii_alpha(s.ptr[at]) &&
           (s.len - at >= 5 || digits);
}

/* "mon compte c'est lea_m", "il mio account è g.pozzi88" */
static bool account_is(const struct find *f, size_t i)
{
    bool is = pointed(f, &f->tokens[i]);

    for (size_t k = i; k-- > 0 && i - k <= 4 && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if ((is || (k + 1 == i && f->tokens[i].gap == GAP_SPACE)) &&
            word_among(token_folded(f, t), "account|compte|konto|cuenta|conta|profil|"
                                           "profile|perfil|profilo|profiel|acc|accounts"))
            return true;
        is |= (t->is & WORD_IS) != 0;
        if (!(t->is & WORD_IS) && t->end - t->start > 2)
            return false;
    }
    return false;
}

/* "lulu.m09 sur insta": a site right behind. */
static bool before_site(const struct find *f, size_t i, uint32_t end)
{
    while (i < f->count && f->tokens[i].start < end)
        i++;
    return i + 1 < f->count && f->tokens[i].gap == GAP_SPACE &&
           word_among(token_folded(f, &f->tokens[i]), "sur|on|auf|su|op|no|na|en|bei|dans") &&
           f->tokens[i + 1].is & NEAR_HANDLE;
}

/* "trixi_1977", in quotes: a name or no word, and figures. */
static bool is_in_quotes(const struct find *f, size_t i, uint32_t end)
{
    const struct token *t = &f->tokens[i];

    return (t->is & WORD_FIRSTNAME || is_unknown(f, t)) && !(t->shape & TOKEN_CAPITAL) &&
           quoted(f, t, end) && t->start > 0 && !ascii_space(f->text.ptr[t->start - 1]) &&
           t->end - t->start >= 3;
}

/* "my account is juliette.w": a first name and a letter. */
static bool is_short_name(const struct find *f, size_t i, struct str s)
{
    const struct token *t = &f->tokens[i];

    return t->is & WORD_FIRSTNAME && !(t->shape & TOKEN_CAPITAL) &&
           s.len == t->end - t->start + 2 && t->next == '.' && account_is(f, i);
}

/* "[14:02] mama_von_lia: hello" */
static bool begins_chat(const struct find *f, uint32_t start)
{
    return start > 3 && f->text.ptr[start - 1] == ' ' && f->text.ptr[start - 2] == ']' &&
           ascii_digit(f->text.ptr[start - 3]);
}

static void find_formed(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t end = handle_end(f, t->start);
    struct str s = str_slice(f->text, t->start, end);
    bool line = str_chr(s, '_', 1) != STR_NPOS;

    if (s.len < 5 || !begins_value(f, t->start) ||
        (end < f->text.len && memchr("@/\\=(", f->text.ptr[end], 5)))
        return;
    if (is_crossed(s) || is_tagged(f, i, s)) {
        propose_handle(f, t->start, end, "pattern");
        return;
    }
    if (line && begins_chat(f, t->start) && has_small(s) && has_own_part(f, i, end) &&
        is_personal(f, i, end)) {
        propose_handle(f, t->start, end, "context");
        return;
    }
    if (!has_small(s) || !(line || is_pointed_name(s) || is_short_name(f, i, s)) ||
        !is_personal(f, i, end) || (end < f->text.len && f->text.ptr[end] == ':') ||
        is_key(f, t, end)) /* "dt_nasc: ..." */
        return;
    if (has_own_part(f, i, end) &&
        (account_is(f, i) || before_site(f, i, end) ||
         (line && t->start > 0 && f->text.ptr[t->start - 1] != ';' &&
          (after_context(f, i, NEAR_HANDLE, 8) || is_in_quotes(f, i, end)))))
        propose_handle(f, t->start, end, "context");
}

/* "u/zoe_dev", as Reddit has them; "u/min" is a rate. */
static void find_reddit(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t start = t->start, end = handle_end(f, t->end + 1);

    if (start > 0 && f->text.ptr[start - 1] == '/')
        start--;
    if (begins_value(f, start) && end > t->end + 1 + HANDLE_LEAST &&
        (is_telling(str_slice(f->text, t->end + 1, end)) || after_context(f, i, NEAR_HANDLE, 4) ||
         may_be_account(f, t + 1, t->end + 1, end)))
        propose_handle(f, start, end, "pattern");
}

/* "example.com/in/zoe-morel-b41": on whatever site, what stands behind the word for people. */
static void find_person_page(struct find *f, size_t i)
{
    static const char words[] =
        "in user users profile profil perfil profilo profiel member members "
        "membre people";
    const struct token *t = &f->tokens[i];
    uint32_t start = t->end + 1, end;

    if (t->start < 4 || f->text.ptr[t->start - 1] != '/' ||
        !ascii_alpha(f->text.ptr[t->start - 2]) || !word_listed(token_folded(f, t), words))
        return;
    end = handle_end(f, start);
    if (end >= start + HANDLE_LEAST && ascii_alnum(f->text.ptr[start]) &&
        (end >= f->text.len || f->text.ptr[end] != '/') &&
        (is_telling(str_slice(f->text, start, end)) || is_hyphened(f, i + 1, end)) &&
        is_personal(f, i + 1, end))
        propose_handle(f, start, end, "context");
}

void find_page(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->next == '/' && t->end - t->start == 1) {
        if (f->text.ptr[t->start] == 'u')
            find_reddit(f, i);
    } else if (t->next == '/') {
        find_person_page(f, i);
    } else if (t->next == ':') {
        find_live(f, i);
    } else if (t[1].gap == GAP_JOIN || t->next == '#') {
        if (t->next == '.')
            find_site(f, i);
        find_formed(f, i);
    }
}
