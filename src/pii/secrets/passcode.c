/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode.c - codes that open something once or a door always: "482 913", "19B02", "AB12-CD34".
 *
 * "Code" alone says little: a code of a shop, a place or an error is nobody's.  There only words
 * of receiving and saying may stand between, and only digits, or the form of a door's code, count.
 * passcode_form.c has what a code looks like. */
#include "pii/secrets/passcode_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define BEFORE_REACH  7  /* tokens from a code to the word behind it */
#define TYPED_REACH   10 /* tokens from what was typed to "code" */
#define ANOTHER_REACH 8  /* tokens from one code to the next */
#define CODE_REACH    9  /* tokens from words for a code that say which */
#define LIST_MAX      16 /* codes kept for the day the telephone is lost */

static size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

/* "porte 1 : 4512": which door it is. */
static bool is_counter(const struct find *f, size_t k)
{
    const struct token *t = k < f->count ? &f->tokens[k] : NULL;

    return t && t->shape & TOKEN_DIGITS && t->end - t->start == 1 &&
           str_chr(str_slice(f->text, t->end, t->end + 3), ':', 0) != STR_NPOS;
}

/* "cave 7730", "local vélos 1998A", "the shed is 7730": the token of the code behind door k. */
static size_t behind_door(const struct find *f, size_t k)
{
    size_t at = k + (is_counter(f, k + 1) ? 2 : 1);

    for (size_t n = 0; n < 2 && at < f->count && f->tokens[at].gap <= GAP_SPACE &&
                       !(f->tokens[at].shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL)) &&
                       (!(f->tokens[at].is & NEAR_ANY) || passcode_door(f, &f->tokens[at]));
         n++)
        at++;
    return at;
}

#define NEXT_DOOR 6 /* tokens from one code to the next one's door */

/* "code portail 14A52, 2e porte 8830", "es 3308B y la del trastero 1947": the next door's. */
void passcode_next(struct find *f, size_t k)
{
    if (k < f->count &&
        str_eq(str_slice(f->text, f->tokens[k - 1].end, f->tokens[k].start), STR(" / ")) &&
        passcode_take(f, k, "plain"))
        return;
    for (size_t end = k + NEXT_DOOR; k + 1 < f->count && k < end && !secret_stop(f, k); k++) {
        bool door = passcode_door(f, &f->tokens[k]);
        size_t at = door || passcode_to_next(f, &f->tokens[k]) ? behind_door(f, k) : f->count;

        if (at < f->count && passcode_take(f, at, door ? NULL : "plain"))
            return;
        if (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) && length_of(&f->tokens[k]) >= 3)
            return;
    }
}

/* "LX7-204", "7Tq9-mmPL-0x4R": groups of which one mixes letters and digits, as no word does. */
static size_t mixed_end(const struct find *f, size_t k)
{
    size_t end = passcode_dashed_end(f, k), mixed = 0, digits = 0;

    for (size_t n = k; n < end; n++) {
        mixed += (f->tokens[n].shape & TOKEN_MIXED) != 0;
        digits += (f->tokens[n].shape & TOKEN_DIGITS) != 0;
    }
    return mixed || (end >= k + 3 && digits && digits < end - k) ? end : 0;
}

static size_t take_mixed(struct find *f, size_t k)
{
    size_t end = mixed_end(f, k);

    if (end)
        propose_secret(f, f->tokens[k].start, f->tokens[end - 1].end, "context");
    return end;
}

static size_t digits_of(const struct find *f, size_t k, size_t end)
{
    size_t n = 0;

    for (; k < end; k++)
        n += f->tokens[k].shape & TOKEN_DIGITS ? length_of(&f->tokens[k]) : 0;
    return n;
}

/* "otp 554 201 didn't work, the new one 883017 neither": as many digits, in the same sentence; the
 * token behind, 0 for none. */
static size_t find_another(struct find *f, size_t k, size_t digits)
{
    for (size_t end = k + ANOTHER_REACH; k < end && k < f->count && !secret_stop(f, k); k++) {
        const struct token *t = &f->tokens[k];
        size_t stop = t->shape & TOKEN_DIGITS ? passcode_digits_end(f, k) : 0, n = 0;

        if (t->is & NEAR_ANY || t->gap == GAP_LINE)
            return 0;
        for (size_t at = k; at < stop; at++)
            n += length_of(&f->tokens[at]);
        if (stop && n == digits && !passcode_counted(f, stop - 1)) {
            propose_secret(f, t->start, f->tokens[stop - 1].end, "context");
            return stop;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return 0;
    }
    return 0;
}

/* "the last three were 440913, 118276 and 905541" */
static void find_others(struct find *f, size_t k, size_t digits)
{
    for (size_t n = 0; n < LIST_MAX && k; n++)
        k = find_another(f, k, digits);
}

/* "is veranderd van 2580 naar 7193" */
static bool is_change(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t), "veranderd|gewijzigd|changed|geandert|umgestellt");
}

#define FAR_REACH 11 /* tokens from "code" to what stands behind a door's word */

/* "c'est bien 4512", "is echt 4512" */
static bool is_really(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "bien",     ['d' - 'a'] = "davvero", ['e' - 'a'] = "echt",
        ['i' - 'a'] = "indeed",   ['m' - 'a'] = "mesmo",   ['r' - 'a'] = "really realmente",
        ['w' - 'a'] = "wirklich",
    };

    return k > 0 && f->tokens[k - 1].is & WORD_IS &&
           word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* Does a sign, "is" or the word for a door lead to token k, behind "code" at token i? */
static bool is_led(const struct find *f, size_t i, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t[-1].is & WORD_IS || is_really(f, k - 1) || passcode_was(f, t - 1) ||
           memchr(":(", f->text.ptr[t->start - 1], 2) ||
           (t->start > 1 && f->text.ptr[t->start - 2] == ':') ||
           (k > i + 1 && passcode_door(f, t - 1)) ||
           word_among(token_folded(f, t - 1), "van|naar|from|to|von|auf|zu");
}

/* Does one of the tokens between name a door, or which of several codes is meant? */
static bool names_door(const struct find *f, size_t from, size_t k)
{
    for (; from < k; from++) {
        const struct token *t = &f->tokens[from];

        if (passcode_door(f, t) || passcode_latest(f, t) || is_change(f, t))
            return true;
    }
    return false;
}

/* "código novo do portão: 2025B", "le code de la cave, c'est 4512": words of a door between. */
static void find_far(struct find *f, size_t i)
{
    size_t k = i + 1;

    for (size_t end = k + FAR_REACH; k < end && k < f->count && !secret_stop(f, k); k++) {
        const struct token *t = &f->tokens[k];
        bool figures = t->shape & (TOKEN_DIGITS | TOKEN_MIXED);
        size_t stop = mixed_end(f, k);

        if (t->is & (NEAR_ANY & ~(NEAR_CODE | NEAR_PASSWORD)))
            return;
        if (stop >= k + 3 || (stop && is_led(f, i, k) && names_door(f, i + 1, k))) {
            propose_secret(f, t->start, f->tokens[stop - 1].end, "context");
            return;
        }
        if (!figures)
            continue;
        stop = is_led(f, i, k) && names_door(f, i + 1, k) ? passcode_take(f, k, "plain") : 0;
        if (stop)
            passcode_next(f, stop);
        return;
    }
}

/* "Voici le code :" and an empty line. */
static bool follows_colon(const struct find *f, size_t k)
{
    return k > 0 &&
           str_starts(str_trim(str_slice(f->text, f->tokens[k - 1].end, f->tokens[k].start)),
                      STR(":"));
}

/* "Votre code de vérification", an empty line and "  482913": nothing but the code in its line. */
static bool alone_in_line(const struct find *f, size_t k)
{
    size_t last = passcode_digits_end(f, k);
    uint32_t end = last ? f->tokens[last - 1].end : 0;

    while (last && end < f->text.len && strchr(" \t*", f->text.ptr[end]))
        end++;
    return last && (end >= f->text.len || strchr("\r\n", f->text.ptr[end]));
}

#define NOTED_REACH 14 /* tokens from "code" to it, where it was written down */

/* Does the text between two tokens end the part of it that a note is told in? */
static bool ends_note(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->gap >= GAP_DOT && t->gap != GAP_OTHER && f->text.ptr[t->start - 1] != '(' &&
           str_chr(str_slice(f->text, t[-1].end, t->start), ')', 0) == STR_NPOS;
}

/* "le code était sur un papier dans le portefeuille (7093)" */
static void find_noted(struct find *f, size_t i)
{
    static const char places[] =
        "papier|note|notee|ecrit|inscrit|portefeuille|dos|paper|wallet|purse|written|wrote|noted|"
        "back|zettel|notiert|aufgeschrieben|brieftasche|geldbeutel|ruckseite|papel|apuntado|"
        "apuntada|anotado|escrito|cartera|foglietto|foglio|scritto|segnato|portafoglio|retro|"
        "dietro|briefje|opgeschreven|portemonnee|achterkant|carteira|verso|papelito|bigliettino";
    size_t first = i + f->tokens[i].phrase, k = first, end;
    bool noted = false;

    while (k < f->count && k < i + NOTED_REACH && !ends_note(f, k) &&
           !(f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED)) &&
           !(f->tokens[k].is & (NEAR_ANY & ~(NEAR_CODE | NEAR_CARD | NEAR_COIN))))
        k++;
    if (k >= f->count || k >= i + NOTED_REACH || ends_note(f, k) ||
        !(end = passcode_digits_end(f, k)) || (end == k + 1 && passcode_year(f, &f->tokens[k])) ||
        passcode_counted(f, end - 1))
        return;
    for (size_t n = first; n < k && !noted; n++)
        noted = word_among(token_folded(f, &f->tokens[n]), places);
    if (noted)
        propose_secret(f, f->tokens[k].start, f->tokens[end - 1].end, "context");
}

/* "refused (error 4012)" */
static bool is_error(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t), "error|erreur|fehler|errore|erro|fout|foutcode");
}

/* Does a colon or "is" lead to token k? */
static bool is_told(const struct find *f, size_t k)
{
    return f->tokens[k - 1].is & WORD_IS || passcode_was(f, &f->tokens[k - 1]) ||
           follows_colon(f, k);
}

static void find_behind(struct find *f, size_t i)
{
    const char *kind = f->tokens[i].kind;
    bool plain = kind && strcmp(kind, "plain") == 0;
    size_t k = i + f->tokens[i].phrase, first = k, reach = k + CODE_REACH;

    for (; k < reach && k < f->count; k++) {
        const struct token *t = &f->tokens[k];
        size_t end;

        if ((t->gap == GAP_PARA && !(k == first && follows_colon(f, k)) &&
             (plain || !alone_in_line(f, k))) ||
            t->is & NEAR_ORDER || (t->shape & TOKEN_DIGITS && is_error(f, t - 1)) ||
            (t->is & NEAR_PHONE && !passcode_leads(f, t)) || (plain && secret_stop(f, k)))
            return;
        end = passcode_take(f, k, kind);
        if (!end && (is_counter(f, k) || passcode_prefix(f, k)))
            continue;
        if (!end && plain && (k == first || is_told(f, k)))
            end = take_mixed(f, k);
        if (end) {
            passcode_next(f, end);
            find_others(f, end, digits_of(f, k, end));
            return;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            (plain && !passcode_leads(f, t) && !passcode_was(f, t))) {
            if (plain)
                find_far(f, i);
            return;
        }
    }
}

/* "439936 572745 118820": one of a row of codes with a space between. */
static bool is_listed(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & TOKEN_DIGITS && t->gap != GAP_JOIN && length_of(t) >= 5 &&
           length_of(t) <= 8 && (k + 1 >= f->count || t[1].gap != GAP_JOIN) &&
           !passcode_counted(f, k);
}

/* "codes de secours : AB12-CD34, EF56-GH78" */
static void find_list(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, reach = k + 4, found = 0;

    while (k < reach && k < f->count && found < LIST_MAX && f->tokens[k].gap != GAP_PARA &&
           !(f->tokens[k].is & NEAR_ORDER)) {
        size_t end = passcode_take(f, k, "list");

        if (!end && is_listed(f, k)) {
            propose_secret(f, f->tokens[k].start, f->tokens[k].end, "context");
            end = k + 1;
        }
        found += end != 0;
        k = end ? end : k + 1;
        reach = end ? k + 5 : reach;
    }
}

/* "123456 is your verification code", "I typed 123456 as code" */
static void find_before(struct find *f, size_t i)
{
    static const char *const as[26] = {
        ['a' - 'a'] = "als as",
        ['c' - 'a'] = "come comme como",
        ['t' - 'a'] = "thats",
        ['v' - 'a'] = "voici voila",
    };
    const char *kind = f->tokens[i].kind;

    for (size_t k = i; k-- > 0 && i - k <= BEFORE_REACH && f->tokens[k + 1].gap <= GAP_JOIN;) {
        const struct token *t = &f->tokens[k];
        size_t start = k;

        if (!(t[1].is & WORD_IS || word_by_letter(token_folded(f, t + 1), as)) ||
            !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)))
            continue;
        while (start > 0 && k - start < 3 && t->shape & f->tokens[start - 1].shape & TOKEN_DIGITS &&
               passcode_joined(f, start, " -"))
            start--;
        (void)(passcode_take(f, start, kind) || passcode_take(f, k, kind));
        return;
    }
}

/* "wrong code, I typed 20431", "j'ai rentré 4512 mais le code est refusé" */
static void find_typed(struct find *f, size_t i)
{
    static const char *const verbs[26] = {
        ['a' - 'a'] = "answered",
        ['c' - 'a'] = "compose composez",
        ['d' - 'a'] = "digitei digiti digito drucken",
        ['e' - 'a'] = "eingebe eingeben eingegeben enter entered entrez essaye",
        ['f' - 'a'] = "faites",
        ['g' - 'a'] = "geantwoord geantwortet getippt",
        ['i' - 'a'] = "ingetoetst ingevuld inserito",
        ['m' - 'a'] = "marco marque messo meto mets metto mis",
        ['p' - 'a'] = "pongo ponho puesto pus put",
        ['r' - 'a'] = "rentre repondu respondi risposto",
        ['s' - 'a'] = "saisi saisissez",
        ['t' - 'a'] = "tapais tape tapez tecle tippe toets tried type typed",
    };
    size_t from = i > TYPED_REACH ? i - TYPED_REACH : 1;

    for (size_t k = from; k < f->count && k < i + TYPED_REACH; k++) {
        const struct token *t = &f->tokens[k];
        size_t end;

        if (secret_stop(f, k)) {
            if (k > i)
                return;
            from = k + 1;
            continue;
        }
        if (k < from || k == i || !(t->shape & TOKEN_DIGITS) || t->gap != GAP_SPACE ||
            !word_by_letter(token_folded(f, t - 1), verbs))
            continue;
        end = passcode_digits_end(f, k);
        if (end && !passcode_counted(f, end - 1))
            propose_secret(f, t->start, f->tokens[end - 1].end, "context");
        return;
    }
}

/* "carte cadeau, code GIFT-8QX2-77LM": who has it can spend it; "NOEL2024" is everybody's. */
static bool find_gift(struct find *f, size_t i)
{
    for (size_t k = i + 1; k < f->count && k <= i + 2; k++) {
        size_t end = passcode_dashed_end(f, k);

        if (end < k + 3)
            continue;
        propose_secret(f, f->tokens[k].start, f->tokens[end - 1].end, "context");
        return true;
    }
    return false;
}

#define SPELT_REACH 8 /* tokens from "code" to a code in words */
#define SPELT_LEAST 3
#define SPELT_MOST  8

/* "le code d'entrée c'est quatre sept un deux": numbers in words, one beside the other. */
static void find_spelt(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase, limit = k + SPELT_REACH, first;

    for (; k < f->count && k < limit && !(f->tokens[k].is & WORD_NUMBER); k++) {
        const struct token *t = &f->tokens[k];

        if (secret_stop(f, k) ||
            !(passcode_leads(f, t) || passcode_door(f, t) || t->end - t->start == 1 ||
              t->is & (WORD_PARTICLE | WORD_THE | WORD_OWNER)))
            return;
    }
    for (first = k; k < f->count && f->tokens[k].is & WORD_NUMBER &&
                    (k == first || f->tokens[k].gap <= GAP_COMMA);)
        k++;
    if (k - first >= SPELT_LEAST && k - first <= SPELT_MOST &&
        (first >= f->count || !secret_stop(f, first)))
        propose_secret(f, f->tokens[first].start, f->tokens[k - 1].end, "context");
}

#define SHOWN_REACH 16 /* tokens from "code" to what is shown, in the next sentence too */
#define SHOWN_LEAST 6  /* figures that a bank's machine shows; fewer are an amount or an error */

/* "It says", "the text says", not "the basket shows": of a code that no word tells more of. */
static bool is_message(const struct find *f, size_t k)
{
    return word_among(
        token_folded(f, &f->tokens[k]),
        "it|sms|text|message|app|il|elle|ca|cela|qui|er|es|das|nachricht|che|messaggio|"
        "que|mensaje|die|hij|het|bericht|mensagem|ele|ela|lui|mail|email");
}

/* May what stands behind the word for showing before token k be the code meant by token i? */
static bool is_shown(const struct find *f, size_t i, size_t k, size_t stop)
{
    size_t digits = 0;

    for (size_t n = k; n < stop; n++)
        digits += length_of(&f->tokens[n]);
    if (!passcode_shows(f, &f->tokens[k - 1]) || passcode_counted(f, stop - 1))
        return false;
    if (secret_kind(&f->tokens[i], "shown"))
        return digits >= SHOWN_LEAST;
    return digits >= SHOWN_LEAST || !secret_kind(&f->tokens[i], "plain") ||
           (k > i + 2 && is_message(f, k - 2) && !passcode_year(f, &f->tokens[k]));
}

/* "OTP finally came, it says 604 118", "de token app toont 294817": behind a word for showing. */
static void find_shown(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;

    for (size_t end = k + SHOWN_REACH; k < end && k < f->count; k++) {
        const struct token *t = &f->tokens[k];
        size_t stop = t->shape & TOKEN_DIGITS ? passcode_digits_end(f, k) : 0;

        if (t->gap == GAP_PARA || (t->is & NEAR_ANY && !(t->is & (NEAR_CODE | NEAR_KEY))))
            return;
        if (stop && is_shown(f, i, k, stop)) {
            propose_secret(f, t->start, f->tokens[stop - 1].end, "context");
            return;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
    }
}

/* "Tan-y-Bryn": a part of a name, no word for a code. */
static bool is_name_part(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->phrase == 1 && i + 1 < f->count && t->next == '-' && t[1].gap == GAP_JOIN &&
           length_of(&t[1]) == 1 && ascii_alpha(f->text.ptr[t[1].start]);
}

/* "clave pin K7P": so short a code only right behind such a word. */
static void find_short_pin(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;
    const struct token *t = k < f->count ? &f->tokens[k] : NULL;

    if (t && t->gap <= GAP_SPACE && t->shape & TOKEN_MIXED && length_of(t) == 3 &&
        t->shape & TOKEN_CAPITAL && str_eq(token_folded(f, t - 1), STR("pin")))
        propose_secret(f, t->start, t->end, "context");
}

#define FIGURES_BEFORE 16 /* tokens before "code", farther than any reach here */
#define FIGURES_BEHIND 64

/* Is there any figure, or a number in words, where a code may stand? */
static bool has_figures(const struct find *f, size_t i)
{
    size_t k = i > FIGURES_BEFORE ? i - FIGURES_BEFORE : 0;
    uint32_t end = f->tokens[i].end + PASSCODE_ANSWERED_MAX;

    for (; k < f->count && (k < i + FIGURES_BEHIND || f->tokens[k].start < end); k++)
        if (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) || f->tokens[k].is & WORD_NUMBER)
            return true;
    return k == f->count && f->to < f->text.len;
}

void find_passcode(struct find *f, size_t i)
{
    bool plain = secret_kind(&f->tokens[i], "plain");

    if (!has_figures(f, i))
        return;
    if (is_name_part(f, i) || (plain && (passcode_of_goods(f, i) || passcode_of_fault(f, i))))
        return;
    if (plain && (find_gift(f, i) || passcode_other(f, i)))
        return;
    if (secret_kind(&f->tokens[i], "shown")) {
        find_shown(f, i);
        return;
    }
    if (secret_kind(&f->tokens[i], "list")) {
        find_list(f, i);
        return;
    }
    find_behind(f, i);
    find_noted(f, i);
    find_spelt(f, i);
    find_before(f, i);
    find_typed(f, i);
    find_shown(f, i);
    find_short_pin(f, i);
    passcode_answered(f, i);
}
