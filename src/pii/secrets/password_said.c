/* SPDX-License-Identifier: EUPL-1.2 */
/* password_said.c - secrets told without their word right in front: "j'ai essayé Tonton75", the
 * answer to a question in a chat, "claire@example.org / lulu1943", the end of a link. */
#include "pii/secrets/passcode_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#define SAID_REACH        40 /* tokens between what was typed and "password" or "log in" */
#define KEY_LEAST         40 /* of a key that no word names */
#define KEY_CALLED_LEAST  20 /* of one that is called a key */
#define KEY_CHAINED_LEAST 16 /* of one with "_" before it */
#define KEY_TOLD_FAR      6  /* tokens from "key" to it */
#define PATH_LEAST        10 /* of a part of a link that opens something */
#define TOLD_MAX          32 /* bytes of an answer */
#define ANSWER_FAR        16 /* tokens from a question to "answer:" */

/* A word of logging in within reach, before or behind; another number's word ends the way. */
static bool speaks_of_login(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "acceder accedere accesso anmelden",
        ['c' - 'a'] = "caractere caracteres characters connecte connecter connexion",
        ['e' - 'a'] = "einloggen entrar",
        ['i' - 'a'] = "iniciar inloggen",
        ['l' - 'a'] = "locked log login",
        ['p' - 'a'] = "passwort",
        ['s' - 'a'] = "signin",
    };
    size_t from = i > SAID_REACH ? i - SAID_REACH : 0, to = i + SAID_REACH;

    for (size_t k = i; k-- > from;)
        if (f->tokens[k].is & NEAR_PASSWORD ||
            word_by_letter(token_folded(f, &f->tokens[k]), words))
            return true;
    for (size_t k = i + 1; k < f->count && k < to; k++)
        if (f->tokens[k].is & NEAR_PASSWORD ||
            word_by_letter(token_folded(f, &f->tokens[k]), words))
            return true;
    return false;
}

/* "I tried Blue2019", "pongo LaPalmera#2025!", "a antiga era benfica1904" */
static bool is_typed(const struct find *f, const struct token *before)
{
    static const char *const verbs[26] = {
        ['c' - 'a'] = "choisi chose",
        ['e' - 'a'] = "eingegeben entered essaie essaye",
        ['g' - 'a'] = "geprobeerd",
        ['i' - 'a'] = "ingevuld",
        ['m' - 'a'] = "messo meti mets metto mis",
        ['p' - 'a'] = "pongo ponho pour probado probiert provato puesto pus",
        ['r' - 'a'] = "rentre",
        ['s' - 'a'] = "saisi",
        ['t' - 'a'] = "tape tente tentei tried try typed",
    };

    return before->is & WORD_IS || word_by_letter(token_folded(f, before), verbs);
}

/* "claire75@example.org", "claire75(at)example.org" */
static bool is_mail(const struct find *f, uint32_t start, uint32_t end)
{
    struct str s = str_slice(f->text, start, end);

    return secret_address(s) || str_find(s, STR("(at)"), 0) != STR_NPOS ||
           str_find(s, STR("[at]"), 0) != STR_NPOS;
}

static void find_tried(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t start = t->start, end;
    struct shape sh;

    if (i == 0 || t->gap != GAP_SPACE || ascii_digit(f->text.ptr[start]) || t[-1].is & NEAR_ANY ||
        !is_typed(f, t - 1))
        return;
    end = secret_end(f, start);
    if (end - start < 6)
        return;
    sh = secret_shape(str_slice(f->text, start, end));
    if (!sh.digits || sh.small + sh.capitals < 3 || !speaks_of_login(f, i) ||
        is_mail(f, start, end))
        return;
    for (size_t k = i; k-- > 0 && i - k <= 6;)
        if (f->tokens[k].is & (NEAR_ANY & ~(NEAR_PASSWORD | NEAR_CODE)))
            return;
    propose_secret(f, start, end, "context");
    secret_another(f, i, end);
}

/* "mamie@example.org / lulu1943" */
static void find_behind_mail(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at, end;
    struct str before;

    if (start < 6 || memcmp(f->text.ptr + start - 3, " / ", 3) != 0)
        return;
    for (at = start - 3; at > 0 && start - at < SECRET_MAX && !ascii_space(f->text.ptr[at - 1]);)
        at--;
    before = str_slice(f->text, at, start - 3);
    end = secret_end(f, start);
    if (str_chr(before, '@', 1) != STR_NPOS && end - start >= 5)
        propose_secret(f, start, end, "context");
}

/* "zum Einloggen: hannes@example.org, Zapfhahn7!", and the line is over. */
static void find_listed_behind_mail(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at, end;

    if (start < 6 || memcmp(f->text.ptr + start - 2, ", ", 2) != 0)
        return;
    for (at = start - 2; at > 0 && start - at < SECRET_MAX && !ascii_space(f->text.ptr[at - 1]);)
        at--;
    end = secret_end(f, start);
    if (str_chr(str_slice(f->text, at, start - 2), '@', 1) != STR_NPOS &&
        secret_grade(str_slice(f->text, start, end)) && speaks_of_login(f, i) &&
        (end >= f->text.len || strchr("\r\n", f->text.ptr[end])))
        propose_secret(f, start, end, "context");
}

/* "https://example.org/r/9fKd02LsQwPz77xB": what stands behind "reset" opens something. */
static void find_in_path(struct find *f, size_t i)
{
    static const char *const names[26] = {
        ['a' - 'a'] = "activate", ['c' - 'a'] = "confirm", ['i' - 'a'] = "invite",
        ['j' - 'a'] = "join",     ['l' - 'a'] = "login",   ['m' - 'a'] = "magic",
        ['p' - 'a'] = "password", ['r' - 'a'] = "r reset", ['s' - 'a'] = "s share",
        ['t' - 'a'] = "t token",  ['u' - 'a'] = "unlock",  ['v' - 'a'] = "verify",
    };
    const struct token *t = &f->tokens[i];
    uint32_t start = t->end + 1, end = start;
    struct shape sh;

    if (t->start == 0 || f->text.ptr[t->start - 1] != '/' || t->end >= f->text.len ||
        f->text.ptr[t->end] != '/' || !word_by_letter(token_folded(f, t), names))
        return;
    while (end < f->text.len && end - start < SECRET_MAX &&
           (ascii_alnum(f->text.ptr[end]) || f->text.ptr[end] == '-' || f->text.ptr[end] == '_'))
        end++;
    sh = secret_shape(str_slice(f->text, start, end));
    if (end - start >= PATH_LEAST && sh.digits >= 2 && sh.small && sh.capitals)
        propose_secret(f, start, end, "pattern");
}

/* "gk_live_8fT2qLz91XvBn40s": with what it is for in front. */
static bool is_chained(const struct find *f, uint32_t start, uint32_t at)
{
    return at - start >= 3 && f->text.ptr[at - 1] == '_' && ascii_alpha(f->text.ptr[start]);
}

/* "la clave usada es ...": in the same sentence. */
static bool is_called_key(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= KEY_TOLD_FAR && !secret_stop(f, k + 1);)
        if (secret_key_word(f, &f->tokens[k]))
            return true;
    return false;
}

/* Long, and of everything: no word, no number that people have. */
static void find_long_key(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct shape sh = secret_shape(token_text(f, t));
    uint32_t length = t->end - t->start, start;

    if (sh.digits < 3 || sh.small < 3 || sh.capitals < 3)
        return;
    start = secret_start(f, t->start, t->start > SECRET_MAX ? t->start - SECRET_MAX : 0);
    if (is_chained(f, start, t->start))
        propose_secret(f, start, t->end, "pattern");
    else if ((length >= KEY_LEAST && sh.small >= 6 && sh.capitals >= 6) ||
             (length >= KEY_CALLED_LEAST && is_called_key(f, i)))
        propose_secret(f, t->start, t->end, "pattern");
}

/* "Client :", "10:03]": in front of what somebody says. */
static bool names_speaker(const struct find *f, const struct token *t)
{
    struct str rest = str_from(f->text, t->end);

    return str_starts(rest, STR(":")) || str_starts(rest, STR("]")) ||
           str_starts(rest, STR(" :")) || str_starts(rest, STR("\xc2\xa0:"));
}

/* The token behind "mot de passe provisoire ?" and a line end, a speaker's name passed over. */
static size_t answer_at(const struct find *f, size_t k)
{
    bool asked = false;

    for (size_t end = k + 8; k < end && k < f->count; k++) {
        const struct token *t = &f->tokens[k];
        struct str gap = str_slice(f->text, k ? t[-1].end : 0, t->start);

        if (t->gap == GAP_PARA)
            return f->count;
        if (!asked && gap.len > 1 && str_chr(gap, '?', 0) != STR_NPOS) /* no "reset?mail=" */
            asked = true;
        else if (asked && str_chr(gap, ':', 0) == STR_NPOS)
            continue;
        if (asked && !(k + 1 < f->count && names_speaker(f, t)))
            return k;
    }
    return f->count;
}

/* "nico: et le mdp ?\nassia: hunter2-staging" */
void find_answer(struct find *f, size_t i)
{
    size_t k = answer_at(f, i + f->tokens[i].phrase);
    uint32_t start, end;
    struct shape sh;

    if (k >= f->count)
        return;
    start = f->tokens[k].start;
    end = secret_printed_key(f, k);
    end = end ? end : secret_end(f, start);
    sh = secret_shape(str_slice(f->text, start, end));
    if (end - start >= 5 && (sh.digits || sh.inner_sign) && sh.small + sh.capitals >= 2 &&
        (end >= f->text.len || strchr("\r\n", f->text.ptr[end])))
        propose_secret(f, start, end, "context");
}

/* "memorable word gingerbread": one word, and the line or sentence is over. */
static bool is_last_word(const struct find *f, size_t k)
{
    const struct token *t = k < f->count ? &f->tokens[k] : NULL;

    return t && t->gap == GAP_SPACE && t->end - t->start >= 3 &&
           !(t->is & (WORD_LOST | WORD_NOT | WORD_IS | WORD_ORDINARY | WORD_PARTICLE | NEAR_ANY)) &&
           (t->end >= f->text.len || strchr("\r\n.", f->text.ptr[t->end]));
}

/* "answer Ford Fiesta": behind the question two words do. */
static bool are_last_words(const struct find *f, size_t k)
{
    const struct token *t = k < f->count ? &f->tokens[k] : NULL;

    return t && t->gap == GAP_SPACE && t->end - t->start >= 3 && is_last_word(f, k + 1) &&
           !(t->is & (WORD_LOST | WORD_NOT | WORD_IS | WORD_ORDINARY | WORD_PARTICLE | WORD_THE |
                      NEAR_ANY));
}

/* "Question secrète : ... ? Réponse : Wasilewski": the token that leads to what is told behind the
 * phrase, or the phrase's own last. */
static size_t lead_to_told(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "answer antwoord antwort",
        ['r' - 'a'] = "rep reponse resposta respuesta risposta",
    };

    for (size_t at = k; at < f->count && at < k + ANSWER_FAR && f->tokens[at].gap != GAP_PARA; at++)
        if (word_by_letter(token_folded(f, &f->tokens[at]), words) &&
            (str_chr(str_slice(f->text, f->tokens[at].end, f->tokens[at].end + 3), ':', 0) !=
                 STR_NPOS ||
             is_last_word(f, at + 1) || are_last_words(f, at + 1)))
            return at;
    return k - 1;
}

/* "Our code word. It's marmalade." */
static size_t skip_it_is(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['c' - 'a'] = "c",  ['e' - 'a'] = "es", ['h' - 'a'] = "het",
        ['i' - 'a'] = "it", ['s' - 'a'] = "s",  ['t' - 'a'] = "that",
    };
    size_t at = k;

    while (at < f->count && at < k + 3 && f->tokens[at].gap != GAP_PARA &&
           (word_by_letter(token_folded(f, &f->tokens[at]), words) ||
            (f->tokens[at].is & WORD_IS && !(f->tokens[at].is & WORD_THE))))
        at++;
    return at > k + 1 || (at > k && f->tokens[at - 1].is & WORD_IS) ? at : k;
}

/* The end of an answer, which has no form: its sentence's. */
static uint32_t told_end(const struct find *f, uint32_t at)
{
    uint32_t end = at;

    while (end < f->text.len && end - at <= TOLD_MAX && !strchr(".,;!?()\"\r\n", f->text.ptr[end]))
        end++;
    while (end > at && ascii_space(f->text.ptr[end - 1]))
        end--;
    return end;
}

/* "Security question: first car?" is no answer. */
static bool is_asked(const struct find *f, uint32_t end)
{
    return str_starts(str_trim(str_slice(f->text, end, end + 2)), STR("?"));
}

/* "first pet => Bramble", "nom du chien -> Croquette": what is behind the last arrow. */
static uint32_t behind_arrow(struct str text, uint32_t at, uint32_t end)
{
    static const struct str arrows[] = { STR_INIT("=>"), STR_INIT("->"), STR_INIT("→"),
                                         STR_INIT("> "), STR_INIT("= "), STR_INIT(" - ") };

    for (uint32_t k = at; k + 4 < end; k++)
        for (size_t n = 0; n < COUNT_OF(arrows); n++)
            if (str_starts(str_from(text, k), arrows[n])) {
                at = k + (uint32_t)arrows[n].len;
                break;
            }
    while (at < end && ascii_space(text.ptr[at]))
        at++;
    return at;
}

/* "my memorable word is Lighthouse", "réponse secrète : Mr Whiskers", "first pet \"Bramble\"" */
void find_told(struct find *f, size_t i)
{
    size_t lead = lead_to_told(f, i + f->tokens[i].phrase), k = lead + 1;
    uint32_t at = f->tokens[lead].end, end;
    bool sign = false, quote = false;

    for (size_t n = 0; n < 5; n++, k++) { /* "mot convenu avec la centrale : abricot" */
        at = secret_skip(f, f->tokens[k - 1].end, &sign, &quote);
        if (sign || quote || k >= f->count || secret_stop(f, k) ||
            (f->tokens[k].is & WORD_IS && !(f->tokens[k].is & WORD_THE)))
            break;
    }
    if (!sign && !quote) {
        size_t first = lead + 1, is = skip_it_is(f, first);

        if ((is == first && !is_last_word(f, first) &&
             !(lead >= i + f->tokens[i].phrase && are_last_words(f, first))) ||
            (lead + 1 == i + f->tokens[i].phrase && secret_kind(&f->tokens[i], "question")))
            return;
        if (is >= f->count)
            return;
        at = f->tokens[is].start;
    }
    end = quote ? secret_quote_end(f, at) : 0;
    end = end > at ? end : told_end(f, at);
    if (secret_kind(&f->tokens[i], "question") || (at < f->text.len && f->text.ptr[at] == '>'))
        at = behind_arrow(f->text, at, end);
    if (end - at >= 3 && end - at <= TOLD_MAX && !is_asked(f, end))
        propose_secret(f, at, end, "context");
}

#define SHELL_REACH 12 /* tokens from the program's name to its option */

/* "mysql -u root -pS3cret" */
static void find_at_shell(struct find *f, size_t i)
{
    static const struct str programs[] = { STR_INIT("mysql"),   STR_INIT("mysqldump"),
                                           STR_INIT("mariadb"), STR_INIT("mysqladmin"),
                                           STR_INIT("sshpass"), STR_INIT("mongo"),
                                           STR_INIT("7z"),      STR_INIT("zip") };
    const struct token *t = &f->tokens[i];
    uint32_t end;

    if (t->start < 3 || memcmp(f->text.ptr + t->start - 2, " -", 2) != 0 ||
        !memchr("pP", f->text.ptr[t->start], 2))
        return;
    end = secret_end(f, t->start);
    for (size_t k = i; end - t->start >= 5 && k-- > 0 && i - k <= SHELL_REACH &&
                       f->tokens[k + 1].gap != GAP_LINE && f->tokens[k + 1].gap != GAP_PARA;)
        if (secret_word(f, &f->tokens[k], programs, COUNT_OF(programs))) {
            propose_secret(f, t->start + 1, end, "pattern");
            return;
        }
}

/* "curl -u rosie:heron44 https://...", "sshpass -p heron44 ssh ...": behind the option. */
static void find_behind_option(struct find *f, size_t i)
{
    static const struct str with_name[] = { STR_INIT("u"), STR_INIT("user") };
    static const struct str alone[] = { STR_INIT("p") };
    static const struct str programs[] = { STR_INIT("curl"), STR_INIT("wget"),
                                           STR_INIT("sshpass") };
    const struct token *t = &f->tokens[i];
    bool both = t->start > 0 && f->text.ptr[t->start - 1] == ':';
    size_t first = both ? i - 1 : i;

    if (i < 2 || first < 2 || f->tokens[first].gap != GAP_SPACE ||
        f->text.ptr[f->tokens[first - 1].start - 1] != '-' ||
        !secret_word(f, &f->tokens[first - 1], both ? with_name : alone,
                     both ? COUNT_OF(with_name) : COUNT_OF(alone)))
        return;
    for (size_t k = first - 1; k-- > 0 && i - k <= SHELL_REACH && f->tokens[k + 1].gap != GAP_LINE;)
        if (secret_word(f, &f->tokens[k], programs + (both ? 0 : 2), both ? 2 : 1)) {
            propose_secret(f, f->tokens[first].start, secret_end(f, t->start), "pattern");
            return;
        }
}

#define SPELT_LEAST 4 /* of digits that no word for a code leads to */
#define SPELT_MOST  8

/* "the safe is nine nine two six": digits in words, told of a door. */
static void find_spelt_door(struct find *f, size_t i)
{
    size_t last = i, door;

    if (i < 2 || !(f->tokens[i - 1].is & WORD_IS) || f->tokens[i].gap > GAP_SPACE)
        return;
    for (door = i - 1; door-- > 0 && i - door <= 4 && !passcode_door(f, &f->tokens[door]);)
        if (f->tokens[door + 1].gap > GAP_SPACE)
            return;
    if (door >= i || i - door > 4)
        return;
    while (last < f->count && f->tokens[last].is & WORD_NUMBER && f->tokens[last].kind &&
           strlen(f->tokens[last].kind) == 2 && (last == i || f->tokens[last].gap <= GAP_COMMA))
        last++;
    if (last - i >= SPELT_LEAST && last - i <= SPELT_MOST)
        propose_secret(f, f->tokens[i].start, f->tokens[last - 1].end, "context");
}

/* Does a name of an account stand right before token k? */
static bool behind_account(const struct find *f, size_t k)
{
    for (size_t n = k; n-- > 0 && k - n <= 3 && !secret_stop(f, n + 1);)
        if (f->tokens[n].is & NEAR_HANDLE)
            return true;
    return false;
}

/* "contra: girasol88": behind a word that is most often no password's, where it is a label or the
 * account's name stands before. */
static void find_behind_label(struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "acces",
        ['c' - 'a'] = "chave clef contra",
        ['m' - 'a'] = "mp",
        ['p' - 'a'] = "parola",
    };
    const struct token *t = &f->tokens[i];
    struct str gap;
    uint32_t end;

    if (i == 0 || !word_by_letter(token_folded(f, t - 1), words))
        return;
    gap = str_trim(str_slice(f->text, t[-1].end, t->start));
    end = secret_end(f, t->start);
    if ((str_eq(gap, STR(":")) || str_eq(gap, STR("=")) || behind_account(f, i - 1)) &&
        secret_grade(str_slice(f->text, t->start, end)))
        propose_secret(f, t->start, end, "context");
}

void find_said(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->is & WORD_NUMBER)
        find_spelt_door(f, i);
    if (t->shape & TOKEN_MIXED) {
        find_at_shell(f, i);
        find_behind_option(f, i);
        find_tried(f, i);
        find_behind_label(f, i);
        find_behind_mail(f, i);
        find_listed_behind_mail(f, i);
        if (t->end - t->start >= KEY_CHAINED_LEAST)
            find_long_key(f, i);
    }
    if (t->next == '/')
        find_in_path(f, i);
}
