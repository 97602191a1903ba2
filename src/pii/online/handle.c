/* SPDX-License-Identifier: EUPL-1.2 */
/* handle.c - names of accounts: behind the word that says so ("mon pseudo : zoe75").  Those in
 * the addresses of pages and of a form of their own are in handle_form.c, "@zoe75" in mail.c.
 *
 * What stands behind such a word must look like no word of the sentence, unless a colon or "is"
 * points at it. */
#include "pii/pii_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/online/handle_priv.h"

#define HANDLE_MOST 40

/* Letters of Latin-1 too: "tozé.gomes". */
static bool handle_byte(const char *p, const char *start)
{
    unsigned char c = (unsigned char)*p;

    return ascii_alnum(*p) || c == '_' || c == '.' || c == '-' || c == '#' || c == 0xc3 ||
           (c >= 0x80 && c < 0xc0 && p > start && (unsigned char)p[-1] == 0xc3);
}

uint32_t handle_end(const struct find *f, uint32_t at)
{
    uint32_t end = at;

    while (end < f->text.len && end - at < HANDLE_MOST &&
           handle_byte(f->text.ptr + end, f->text.ptr + at))
        end++;
    while (end > at && (f->text.ptr[end - 1] == '.' || f->text.ptr[end - 1] == '-' ||
                        f->text.ptr[end - 1] == '#' ||
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
bool handle_telling(struct str s)
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
                      "clear|placeholder|customer|client|nobody|agent|name|id|undefined|string");
}

bool handle_unknown(const struct find *f, const struct token *t)
{
    return !t->is &&
           GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, token_folded(f, t))) == PLAIN_NONE;
}

/* "Pikachurro_ES", at its end: where somebody plays, no language of a file. */
static bool is_land(const struct find *f, size_t i, uint32_t end)
{
    const struct token *t = &f->tokens[i];

    return t->end == end && t->end - t->start == 2 && t->shape & TOKEN_UPPER && t->start > 0 &&
           f->text.ptr[t->start - 1] == '_';
}

/* The tokens of a name; is none a word that programs and files are full of? */
bool handle_personal(const struct find *f, size_t i, uint32_t end)
{
    static const char *const technical[26] = {
        ['a' - 'a'] = "access api account avi auth authentication",
        ['b' - 'a'] = "be backup branch build bot bestellung",
        ['c' - 'a'] = "code csv client com ch campaign channel canal config",
        ['d' - 'a'] = "doc debug db de dll date data denied",
        ['e' - 'a'] = "error err exe es eu edit export expired",
        ['f' - 'a'] = "failed failure fail file foto fr facture factura found",
        ['g' - 'a'] = "grant get",
        ['h' - 'a'] = "html",
        ['i' - 'a'] = "invalid id img image it io is import invoice",
        ['j' - 'a'] = "jpg jpeg js",
        ['k' - 'a'] = "key kanal",
        ['l' - 'a'] = "login log list level livello",
        ['m' - 'a'] = "mp medium marketplace mp4 mp3 mkv",
        ['n' - 'a'] = "net nl not new name nivel niveau null",
        ['o' - 'a'] = "org old order",
        ['p' - 'a'] = "page photo pdf png php py prod pt password permission",
        ['r' - 'a'] = "release rechnung required request response",
        ['s' - 'a'] = ("status session server set scan sign settings screenshot source "
                       "screen stufe"),
        ['t' - 'a'] = "token type timeout txt time team",
        ['u' - 'a'] = "uk url uri utm user username",
        ['v' - 'a'] = "video version",
        ['w' - 'a'] = "www webhook",
        ['x' - 'a'] = "xml",
        ['z' - 'a'] = "zip",
    };

    for (; i < f->count && f->tokens[i].start < end; i++)
        if (word_by_letter(token_folded(f, &f->tokens[i]), technical) && !is_land(f, i, end))
            return false;
    return true;
}

/* Is one of the tokens a first name, no word, or with figures, as no file's or step's name is that
 * is made of words alone: "main_build"? */
bool handle_own_part(const struct find *f, size_t i, uint32_t end)
{
    for (; i < f->count && f->tokens[i].start < end; i++) {
        const struct token *t = &f->tokens[i];

        if (t->is & WORD_FIRSTNAME || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            handle_unknown(f, t))
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

void propose_handle(struct find *f, uint32_t start, uint32_t end, const char *by)
{
    if (is_reference(str_slice(f->text, start, end))) {
        propose(f, (struct span){ start, end, SPAN_CUSTOMER_REF, NULL, 0.7F, by });
        return;
    }
    propose(f, (struct span){ start, end, SPAN_HANDLE, NULL, by[0] == 'p' ? 0.85F : 0.7F, by });
}

/* Does ':' or '=' point at the value? */
bool handle_pointed(const struct find *f, const struct token *t)
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
bool handle_quoted(const struct find *f, const struct token *t, uint32_t stop)
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
bool handle_hyphened(const struct find *f, size_t k, uint32_t stop)
{
    const struct token *t = &f->tokens[k];

    return stop > t->end && k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN &&
           !(t->shape & (TOKEN_CAPITAL | TOKEN_DIGITS | TOKEN_MIXED)) && t->end - t->start >= 3 &&
           (t->is & WORD_FIRSTNAME || handle_unknown(f, t) || handle_unknown(f, t + 1));
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
           (led.sign || (led.is && handle_unknown(f, t))) &&
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
    if (handle_hyphened(f, k, stop) ||
        (led.kind && led.beside && !(t->shape & (TOKEN_CAPITAL | TOKEN_DIGITS | TOKEN_MIXED)) &&
         part_ends(f, stop) && (t->is & WORD_FIRSTNAME || secret_no_word(f, t, s))))
        return true;
    return (led.sign || led.is) && s.len >= 4 && whole &&
           !(t->is & (WORD_ORDINARY | WORD_IS | WORD_LOST | NEAR_ANY | WORD_NOT)) &&
           !(t->shape & (TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_DIGITS | TOKEN_MIXED)) &&
           (led.kind || (led.sign && s.len >= 6 && handle_unknown(f, t)));
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
    if (handle_telling(str_slice(f->text, start, stop)) || (stop == t->end && handle_unknown(f, t)))
        propose_handle(f, start, stop, "context");
}

/* ---- behind its word ---- */

#define OWNER_MOST 6 /* letters of what an account is with: "identifiant ENT" */

/* "username I think its dave.m": who is not sure, or says whose it is. */
static bool is_doubt(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "als as",
        ['b' - 'a'] = "bin ben been be by bei bij",
        ['c' - 'a'] = "chez c creo credo crois ce come como",
        ['d' - 'a'] = "denk denke devrait deve debe dovrebbe deveria dice diz door da",
        ['g' - 'a'] = "glaub glaube geloof",
        ['h' - 'a'] = "heisse heis heet hoort",
        ['e' - 'a'] = "euch",
        ['i' - 'a'] = "i ich ihnen ik its it io is in im",
        ['j' - 'a'] = "je jullie",
        ['m' - 'a'] = "me musste moet muss m my mi mio mon mein mijn meu",
        ['p' - 'a'] = "pense penso pienso probably par por",
        ['q' - 'a'] = "que",
        ['s' - 'a'] = "should sollte seria sia suis soy sono sou ser siccome still",
        ['t' - 'a'] = "think",
        ['u' - 'a'] = "under unter",
        ['v' - 'a'] = "voi von vous",
        ['w' - 'a'] = "was war ware warad with",
        ['y' - 'a'] = "you",
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
bool handle_is_key(const struct find *f, const struct token *t, uint32_t stop)
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
            handle_telling(str_slice(f->text, f->tokens[k].start, end)) &&
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
    return !handle_own_part(f, k, stop);
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

        led.sign = handle_pointed(f, t);
        led.quote = handle_quoted(f, t, stop);
        led.sign |= t->start > 0 && f->text.ptr[t->start - 1] == '('; /* "in the forum (joe_55)" */
        if (t->gap == GAP_PARA || (t->gap >= GAP_DOT && !led.sign && !led.quote) ||
            (t->start > 0 && f->text.ptr[t->start - 1] == '@')) /* found as it is */
            return;
        if (s.len >= HANDLE_LEAST && handle_telling(s)) {
            if (!led.kind && !led.sign && !led.is && !handle_personal(f, k, stop))
                return; /* "Xbox order_confirmation" */
            if (!led.kind && !led.sign && is_slip(f, k, stop))
                return;
            if (next != '@' && next != ':' && next != '/' && !handle_is_key(f, t, stop) &&
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
