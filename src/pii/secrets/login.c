/* SPDX-License-Identifier: EUPL-1.2 */
/* login.c - log-ins told in one breath, without a sign that points at their parts: "login jdupond
 * mdp kiki33", "I log in with rosie.hill and Welcome-2025", "wifi canteen soupe2025"; and lists of
 * passwords, each behind the name of what it opens. */
#include "pii/secrets/secret_priv.h"

#include <string.h>

#define LEAST       4   /* of a password that its place alone tells */
#define WITH_REACH  6   /* tokens from "log in with" to the name of the account */
#define LINES_MAX   16  /* of a list of passwords */
#define LABEL_MAX   40  /* bytes of what a password opens */
#define HEAD_MAX    40  /* bytes between "mes mots de passe" and the end of its line */
#define OTHERS_MAX  2   /* lines in it that hold something else */
#define ROW_MAX     400 /* bytes of passwords on one line */
#define PIN_LEAST   4
#define PIN_MOST    8
#define NETWORK_FAR 4 /* tokens from "wifi" to its key */

/* Words that state how a password is, or go on with the sentence. */
static bool goes_on(const struct token *t)
{
    return t->is & (WORD_ORDINARY | WORD_IS | WORD_LOST | WORD_NOT | WORD_THE | WORD_OWNER |
                    WORD_PARTICLE | NEAR_ANY);
}

/* "zoe75", "bob.k", "marty_rossi" */
static bool is_account(struct str s)
{
    struct shape sh;

    if (s.len < 3 || s.len > 40)
        return false;
    sh = secret_shape(s);
    return sh.small + sh.capitals >= 2 &&
           (sh.digits || str_chr(s, '_', 1) != STR_NPOS || str_chr(s, '.', 1) != STR_NPOS);
}

static void propose_account(struct find *f, uint32_t start, uint32_t end)
{
    propose(f, (struct span){ start, end, SPAN_HANDLE, NULL, 0.7F, "context" });
}

/* Does a sentence, line or part of one end at byte `at`? */
static bool ends_part(const struct find *f, uint32_t at)
{
    return at >= f->text.len || strchr("\r\n.,;)", f->text.ptr[at]);
}

/* ---- "login jdupond mdp kiki33" ---- */

static bool names_account(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "account anmeldename",
        ['b' - 'a'] = "benutzer benutzerkennung",
        ['c' - 'a'] = "compte conta cuenta",
        ['g' - 'a'] = "gebruiker",
        ['i' - 'a'] = "id identifiant inlognaam",
        ['k' - 'a'] = "kennung konto",
        ['l' - 'a'] = "login loginname",
        ['u' - 'a'] = "user userid username usuario utente utilisateur utilizador",
    };

    return (t->is & NEAR_HANDLE && secret_kind(t, "account")) ||
           word_by_letter(token_folded(f, t), words);
}

/* The token in front of the word for a password, "and my" passed over; 0 for none. */
static size_t before_word(const struct find *f, size_t i)
{
    static const char *const ands[26] = {
        ['a' - 'a'] = "and avec", ['e' - 'a'] = "e en et", ['m' - 'a'] = "mit",
        ['u' - 'a'] = "und",      ['w' - 'a'] = "with",    ['y' - 'a'] = "y",
    };
    size_t k = i;

    while (k > 1 && i - k < 3 && f->tokens[k].gap != GAP_PARA && !secret_stop(f, k) &&
           (f->tokens[k - 1].is & (WORD_THE | WORD_OWNER) ||
            word_by_letter(token_folded(f, &f->tokens[k - 1]), ands)))
        k--;
    return k > 1 && !secret_stop(f, k) ? k - 1 : 0;
}

/* The account told right before the word for its password: its bytes. */
static bool account_before(const struct find *f, size_t i, uint32_t *ret_start, uint32_t *ret_end)
{
    size_t last = before_word(f, i), k = last, named;
    uint32_t start, end;

    if (!last)
        return false;
    start =
        secret_start(f, f->tokens[last].start,
                     f->tokens[last].start > SECRET_MAX ? f->tokens[last].start - SECRET_MAX : 0);
    while (k > 0 && f->tokens[k].start > start)
        k--;
    if (k == 0 || f->tokens[k].start != start || f->tokens[k].is & NEAR_ANY)
        return false;
    named = k > 1 && f->tokens[k - 1].is & WORD_IS ? k - 1 : k;
    if (f->tokens[named].gap == GAP_PARA || !names_account(f, &f->tokens[named - 1]))
        return false;
    end = secret_end(f, start);
    *ret_start = start;
    *ret_end = end;
    return end >= f->tokens[last].end;
}

void find_account_before(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;
    const struct token *t = k < f->count ? &f->tokens[k] : NULL;
    uint32_t start, end, at, stop;
    struct str account;
    bool known;

    if (!account_before(f, i, &start, &end))
        return;
    account = str_slice(f->text, start, end);
    known = is_account(account) || secret_address(account);
    if (!known && !secret_no_word(f, f->tokens + before_word(f, i), account) &&
        !(f->tokens[before_word(f, i)].is & (WORD_FIRSTNAME | WORD_WEAK_NAME)))
        return;
    if (!secret_address(account))
        propose_account(f, start, end);
    if (!t || goes_on(t) || t->gap == GAP_PARA || t->gap == GAP_DOT)
        return;
    at = t->start;
    stop = secret_end(f, at);
    stop += stop < f->text.len && f->text.ptr[stop] == '!';
    account = str_slice(f->text, at, stop);
    if (account.len >= LEAST &&
        (secret_grade(account) || secret_no_word(f, t, account) ||
         secret_word_chosen(f, t, account) || account.ptr[account.len - 1] == '!'))
        propose_secret(f, at, stop, "context");
}

/* ---- "log in with rosie.hill and Welcome-2025" ---- */

/* What stands between an account and its password; gives the byte behind, 0 where it is not. */
static uint32_t behind_and(const struct find *f, uint32_t at)
{
    static const struct str ands[] = { STR_INIT(" et "),   STR_INIT(" and "), STR_INIT(" und "),
                                       STR_INIT(" y "),    STR_INIT(" e "),   STR_INIT(" en "),
                                       STR_INIT(" / "),    STR_INIT("/"),     STR_INIT(" + "),
                                       STR_INIT(" puis "), STR_INIT(", "),    STR_INIT(" avec "),
                                       STR_INIT(" con "),  STR_INIT(" mit "), STR_INIT(" with "),
                                       STR_INIT(" met "),  STR_INIT(" com ") };
    struct str rest = str_from(f->text, at);

    for (size_t i = 0; i < COUNT_OF(ands); i++)
        if (str_starts(rest, ands[i]))
            return at + (uint32_t)ands[i].len;
    return 0;
}

/* "l'application": without one of these it is neither an address nor an account. */
static bool has_mark_of_account(struct str s)
{
    static const bool marks[256] = {
        ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,
        ['5'] = true, ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true,
        ['_'] = true, ['.'] = true, [':'] = true, ['='] = true,
    };
    size_t at = 0;

    while (at < s.len && !marks[(unsigned char)s.ptr[at]])
        at++;
    return at < s.len;
}

void find_logged_in(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;

    for (size_t end = k + WITH_REACH; k < end && k < f->count && !secret_stop(f, k); k++) {
        uint32_t start = f->tokens[k].start, stop, next, last;
        struct str account;

        if (secret_mere_word(f, &f->tokens[k]))
            continue;
        stop = secret_end(f, start);
        if (stop == f->tokens[k].end && !(f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
            continue; /* letters alone are neither an address nor an account */
        account = str_slice(f->text, start, stop);
        if (!has_mark_of_account(account) || !(secret_address(account) || is_account(account)))
            continue;
        if (!secret_address(account))
            propose_account(f, start, stop);
        next = behind_and(f, stop);
        last = next ? secret_end(f, next) : 0;
        if (next && secret_grade(str_slice(f->text, next, last)))
            propose_secret(f, next, last, "context");
        return;
    }
}

void find_account_slash(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;
    uint32_t start, stop, next, last;

    if (k >= f->count || secret_stop(f, k) || goes_on(&f->tokens[k]))
        return;
    start = f->tokens[k].start;
    stop = secret_end(f, start);
    if (!str_starts(str_from(f->text, stop), STR(" / ")))
        return;
    next = stop + 3;
    last = secret_end(f, next);
    if (secret_grade(str_slice(f->text, next, last)) && ends_part(f, last))
        propose_secret(f, next, last, "context");
}

#define TEMPORARY_REACH 16 /* tokens from "login" to "temporary" */

/* A password by all of its signs, or one that ends a part of the sentence: no "temporary outage2024
 * of servers". */
static bool is_told_whole(const struct find *f, uint32_t start, uint32_t end)
{
    enum secret_grade grade = secret_grade(str_slice(f->text, start, end));

    return grade == GRADE_STRONG ||
           (grade && (end >= f->text.len || memchr(".,;)\r\n", f->text.ptr[end], 6)));
}

/* "login zoe@example.org, provisoire p@pillon78!": the password that came with the account. */
void find_temporary(struct find *f, size_t i)
{
    static const char words[] =
        "provisoire|provisoires|temporaire|temporary|vorlaufig|vorlaufiges|provisorisch|"
        "provisional|provisionale|provvisoria|temporanea|temporal|tijdelijk|tijdelijke|"
        "provisoria|temporaria|initial|initiales";
    size_t k = i + f->tokens[i].phrase, limit = k + TEMPORARY_REACH;

    for (; k + 1 < f->count && k < limit && !secret_stop(f, k); k++) {
        const struct token *t = &f->tokens[k];
        uint32_t start = t[1].start, end;

        if (t->is & NEAR_ANY & ~NEAR_HANDLE && t->gap == GAP_SPACE)
            return;
        if (t->gap != GAP_COMMA || !word_among(token_folded(f, t), words))
            continue;
        start = secret_start(f, start, t->end);
        end = secret_end(f, start);
        if (t[1].gap != GAP_PARA && is_told_whole(f, start, end))
            propose_secret(f, start, end, "context");
        return;
    }
}

/* ---- "wifi canteen soupe2025" ---- */

/* "wifi sur mon ...": what it is on, no name of it. */
static bool is_place_word(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "auf avec", ['c' - 'a'] = "com con",   ['d' - 'a'] = "dans",
        ['e' - 'a'] = "em",       ['f' - 'a'] = "for",       ['i' - 'a'] = "im in",
        ['m' - 'a'] = "met mit",  ['n' - 'a'] = "na nel no", ['o' - 'a'] = "on op",
        ['p' - 'a'] = "pour",     ['s' - 'a'] = "su sur",    ['w' - 'a'] = "with",
    };

    return t->is & (WORD_IS | WORD_NOT | WORD_OWNER | WORD_LOST) ||
           word_by_letter(token_folded(f, t), words);
}

/* "wifi Cottage / key: ..." */
bool secret_key_word(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['c' - 'a'] = "chave chiave clave cle code",
        ['k' - 'a'] = "key",
        ['n' - 'a'] = "netzwerkschlussel",
        ['s' - 'a'] = "schlussel sleutel",
    };

    return word_by_letter(token_folded(f, t), words);
}

void find_network_key(struct find *f, size_t i)
{
    size_t first = i + f->tokens[i].phrase, k = first;

    for (; k < f->count && k - first < NETWORK_FAR && !secret_stop(f, k); k++) {
        const struct token *t = &f->tokens[k];
        uint32_t end = secret_end(f, t->start);
        struct str value = str_slice(f->text, t->start, end);
        bool slash = t->start > 2 && f->text.ptr[t->start - 2] == '/';
        bool key = k > first && secret_key_word(f, t - 1);

        if (t->gap > GAP_COMMA && t->gap != GAP_OTHER)
            return;
        if (k > first && (t->gap == GAP_SPACE || slash || key) && (key || ends_part(f, end)) &&
            (secret_grade(value) || ((slash || key) && secret_no_word(f, t, value)))) {
            propose_secret(f, t->start, end, "context");
            return;
        }
        if (is_place_word(f, t) || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            t->is & (NEAR_ANY & ~(NEAR_PASSWORD | NEAR_KEY)))
            return;
    }
}

#define KEY_TOLD_LEAST 8 /* of a key behind its word and a network's name */
#define KEY_TOLD_FAR   6 /* tokens from "réseau" to the word for its key */

static bool is_network_word(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "box",
        ['n' - 'a'] = "netwerk network netzwerk",
        ['r' - 'a'] = "red rede reseau rete router",
        ['s' - 'a'] = "ssid",
        ['w' - 'a'] = "wifi wlan",
    };

    return word_by_letter(token_folded(f, t), words);
}

/* "réseau Livebox-7A2F clé 9F3KD92M77QX": behind the bare word for a key, a network in front. */
void find_key_told(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t end;

    if (i < 2 || t->gap == GAP_PARA || (t->next == ' ' && t->end - t->start < KEY_TOLD_LEAST) ||
        !secret_key_word(f, t - 1))
        return;
    end = secret_end(f, t->start);
    if (end - t->start < KEY_TOLD_LEAST || !secret_grade(str_slice(f->text, t->start, end)) ||
        secret_shape(str_slice(f->text, t->start, end)).digits < 2)
        return;
    for (size_t k = i - 1; k-- > 0 && i - k <= KEY_TOLD_FAR && !secret_stop(f, k + 1);)
        if (is_network_word(f, &f->tokens[k])) {
            propose_secret(f, t->start, end, "context");
            return;
        }
}

#define LICENCE_GROUPS 4
#define LICENCE_FAR    8 /* tokens from its word */

/* "7KQ2-XM4L-99TD-PVR0": four groups or more of one length, letters and figures mixed in two; its
 * end, 0 for none. */
static uint32_t licence_end(const struct find *f, size_t i)
{
    uint32_t length = f->tokens[i].end - f->tokens[i].start;
    size_t n = 0, mixed = 0;

    for (; n < 2 * LICENCE_GROUPS && i + n < f->count; n++) {
        const struct token *t = &f->tokens[i + n];

        if (t->end - t->start != length || (n > 0 && f->text.ptr[t->start - 1] != '-') ||
            (n > 0 && t->gap != GAP_JOIN) ||
            !(t->shape & (TOKEN_MIXED | TOKEN_DIGITS | TOKEN_UPPER)))
            break;
        mixed += (t->shape & TOKEN_MIXED) != 0;
    }
    return n >= LICENCE_GROUPS && mixed >= 2 ? f->tokens[i + n - 1].end : 0;
}

/* "La licencia es 7KQ2-XM4L-99TD-PVR0": a key as programs are sold with. */
void find_licence(struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "activacion activatie activation aktivierung ativacao attivazione",
        ['c' - 'a'] = "chave chiave clave cle",
        ['k' - 'a'] = "key",
        ['l' - 'a'] = "licenca licence licencia license licentie licenza lizenz",
        ['s' - 'a'] = "schlussel sleutel",
    };
    uint32_t length = f->tokens[i].end - f->tokens[i].start, end;

    if (length < 4 || length > 6 || f->tokens[i].gap == GAP_JOIN || !(end = licence_end(f, i)))
        return;
    for (size_t k = i; k-- > 0 && i - k <= LICENCE_FAR && !secret_stop(f, k + 1);)
        if (word_by_letter(token_folded(f, &f->tokens[k]), words)) {
            propose_secret(f, f->tokens[i].start, end, "context");
            return;
        }
}

/* ---- lists ---- */

/* Labels of numbers that open nothing. */
static bool is_other_label(struct str label)
{
    static const struct str words[] = {
        STR_INIT("client"),   STR_INIT("postal"),  STR_INIT("tel"),   STR_INIT("date"),
        STR_INIT("commande"), STR_INIT("order"),   STR_INIT("kunde"), STR_INIT("customer"),
        STR_INIT("contrat"),  STR_INIT("dossier"), STR_INIT("plz"),   STR_INIT("version"),
        STR_INIT("phone"),    STR_INIT("mobil"),   STR_INIT("factu"), STR_INIT("modele"),
    };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        for (size_t at = 0; at + words[i].len <= label.len; at++)
            if (str_eq_nocase(str_slice(label, at, at + words[i].len), words[i]))
                return true;
    return false;
}

/* "- impôts : Lulu1943!": where the value begins in the line; 0 when it is none. */
static size_t value_in(struct str line)
{
    size_t colon = str_chr(line, ':', 0), at;
    struct shape sh;
    struct str value;

    if (colon == STR_NPOS)
        colon = str_chr(line, '=', 0);
    if (colon == STR_NPOS || colon < 2 || colon > LABEL_MAX ||
        is_other_label(str_slice(line, 0, colon)))
        return 0;
    for (at = colon + 1; at < line.len && line.ptr[at] == ' ';)
        at++;
    value = str_from(line, at);
    if (value.len < LEAST || value.len > SECRET_MAX || str_chr(value, ' ', 0) != STR_NPOS ||
        secret_address(value))
        return 0;
    sh = secret_shape(value);
    if (sh.digits == value.len)
        return value.len >= PIN_LEAST && value.len <= PIN_MOST ? at : 0;
    return secret_grade(value) || value.ptr[value.len - 1] == '!' ? at : 0;
}

/* "mes mots de passe :" and nothing else on its line: the byte behind; 0 for none. */
static uint32_t behind_heading(const struct find *f, size_t i)
{
    uint32_t at = f->tokens[i + f->tokens[i].phrase - 1].end;
    struct str rest = str_slice(f->text, at, at + HEAD_MAX + 1);
    size_t end = str_chr(rest, '\n', 0), colon = str_chr(rest, ':', 0);

    if (end == STR_NPOS || colon > end)
        return 0;
    for (size_t k = colon; k < end; k++)
        if (!strchr(": \r", rest.ptr[k]))
            return 0;
    return at + (uint32_t)end + 1;
}

/* "netflix soleil22", "banque = lune44": where the value begins; the item's length for none. */
static size_t value_of_item(struct str item)
{
    size_t at = item.len;
    struct str value;
    struct shape sh;

    while (at > 0 && !strchr(" :=", item.ptr[at - 1]))
        at--;
    value = str_from(item, at);
    sh = secret_shape(value);
    if (at < 3 || at > LABEL_MAX || value.len < LEAST || secret_address(value) ||
        is_other_label(str_slice(item, 0, at)))
        return item.len;
    if (sh.digits == value.len)
        return value.len >= PIN_LEAST && value.len <= PIN_MOST ? at : item.len;
    return secret_grade(value) ? at : item.len;
}

static bool ends_item(char c)
{
    return c == ',' || c == ';' || !c;
}

bool find_passwords_in_row(struct find *f, size_t i)
{
    uint32_t at = f->tokens[i + f->tokens[i].phrase - 1].end;
    struct str line = str_slice(f->text, at, at + ROW_MAX), rest, item;
    size_t end = str_chr(line, '\n', 0), items = 0;

    line = str_slice(line, 0, end == STR_NPOS ? line.len : end);
    end = str_chr(line, ':', 0);
    if (end == STR_NPOS || end > 3)
        return false;
    for (int round = 0; round < 2; round++) { /* counts; proposes */
        rest = str_from(line, end + 1);
        while (rest.len) {
            size_t stop = 0, from;

            while (stop < rest.len && !ends_item(rest.ptr[stop]))
                stop++;
            item = str_trim(str_slice(rest, 0, stop));
            rest = str_from(rest, stop < rest.len ? stop + 1 : stop);
            while (item.len && item.ptr[item.len - 1] == '.')
                item.len--;
            from = value_of_item(item);
            if (from == item.len)
                break;
            if (round)
                propose_secret(f, (uint32_t)(item.ptr + from - f->text.ptr),
                               (uint32_t)(item.ptr + item.len - f->text.ptr), "context");
            else
                items++;
        }
        if (items < 2)
            return false;
    }
    return true;
}

void find_passwords_listed(struct find *f, size_t i)
{
    size_t others = 0;
    uint32_t at;

    if (i + f->tokens[i].phrase > f->count)
        return;
    at = behind_heading(f, i);
    for (size_t n = 0; at && n < LINES_MAX && at < f->text.len; n++) {
        struct str line = str_slice(f->text, at, at + LABEL_MAX + SECRET_MAX), value;
        size_t end = str_chr(line, '\n', 0), from;

        line = str_slice(line, 0, end == STR_NPOS ? line.len : end);
        value = str_trim(line);
        from = value_in(value);
        if (!from && (value.len || n) &&
            (++others > OTHERS_MAX || str_chr(value, ':', 0) == STR_NPOS))
            return;
        if (from) {
            uint32_t start = (uint32_t)(value.ptr + from - f->text.ptr);

            propose_secret(f, start, (uint32_t)(value.ptr + value.len - f->text.ptr), "context");
        }
        at = end == STR_NPOS ? 0 : at + (uint32_t)end + 1;
    }
}
