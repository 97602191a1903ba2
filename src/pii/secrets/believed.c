/* SPDX-License-Identifier: EUPL-1.2 */
/* believed.c - passwords that are words of a language, told by nothing but the sentence: "Passwort
 * Sonnenblume geht nicht", "mot de passe oublié, je crois que c'était nounours", "my password is my
 * dog's name, Biscuit".
 *
 * Such a word is none that everybody writes every day, no brand ("mot de passe Netflix"), no town
 * and nothing that passwords have or pass through ("password manager"). */
#include "pii/pii_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define FAIL_REACH   3 /* tokens from the verb to "not" */
#define HEDGE_REACH  8 /* tokens from "password" to "I think" */
#define HEDGE_WORDS  6 /* "I think that it was" */
#define NAMED_REACH  9 /* tokens from "password" to "my dog's name" */
#define NAMED_BEHIND 4 /* from "name" to the comma */

static bool among(const struct find *f, const struct token *t, const char *words)
{
    struct str word = token_folded(f, t);

    return word_among(word, words);
}

/* What has, keeps or asks for passwords, and what is done with them. */
static bool is_thing(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "abfrage access amazon ameli anderung autofill",
        ['b' - 'a'] = "beheerder botao boton bouton browser button",
        ['c' - 'a'] = "campo campos champ champs checker cloud collegamento",
        ['d' - 'a'] = "dialog digid",
        ['e' - 'a'] = "eingabe elster email enlace entry espace expiry export",
        ['f' - 'a'] = ("facebook feature feld felder field fields fonction formulaire formular "
                       "formulario formulier franceconnect funktion"),
        ['g' - 'a'] = "generator gerenciador gestionnaire gestor gestore gmail google",
        ['h' - 'a'] = "hint hints history hotmail",
        ['i' - 'a'] = "icloud import instagram itsme",
        ['k' - 'a'] = "knop",
        ['l' - 'a'] = "length lien ligacao",
        ['m' - 'a'] = "mails manager managers maske microsoft modulo moodle",
        ['n' - 'a'] = "netflix",
        ['o' - 'a'] = "office onglet option outlook",
        ['p' - 'a'] = ("page pagina paypal policies policy prompt pronote protection protector "
                       "pulsante"),
        ['r' - 'a'] = "recovery reminder request rubrique rules",
        ['s' - 'a'] = ("scherm screen section seite server settings sharing skype speicher "
                       "spotify steam strength sync"),
        ['t' - 'a'] = "teams",
        ['u' - 'a'] = "update utility",
        ['v' - 'a'] = "vault veld velden vinted",
        ['w' - 'a'] = "whatsapp window windows",
        ['y' - 'a'] = "yahoo",
        ['z' - 'a'] = "zoom",
    };

    return word_by_letter(token_folded(f, t), words);
}

/* No name of a person, brand or town, no state of a password, and a word less common than `least`.
 */
static bool is_word_below(const struct find *f, const struct token *t, enum gazetteer_word least)
{
    uint32_t known;

    if (!secret_may_be_chosen(f, t, token_text(f, t)) || t->shape & (TOKEN_MIXED | TOKEN_UPPER) ||
        t->is & (WORD_FIRSTNAME | WORD_HEALTH | WORD_SPECIAL | WORD_GREETING | WORD_SIGNOFF) ||
        is_thing(f, t))
        return false;
    known = gazetteer_word(&f->pii->gazetteer, token_folded(f, t));
    return (enum gazetteer_word)GAZETTEER_WORD(known) < least && !(known & GAZETTEER_ORG) &&
           GAZETTEER_PLACE(known) < PLACE_TOWN;
}

static bool is_rare_word(const struct find *f, const struct token *t)
{
    return is_word_below(f, t, PLAIN_COMMON);
}

/* Does token k begin what says that it fails: "geht nicht mehr", "is not accepted", "wird nicht"?
 */
static bool fails(const struct find *f, size_t k)
{
    static const char verbs[] =
        "geht|funktioniert|klappt|wird|ist|passt|stimmt|greift|doesn|does|isn|is|no|never|won|"
        "fails|stopped|wasn|was|ne|n|est|marche|fonctionne|passe|ya|es|funciona|sirve|vale|non|"
        "funziona|va|viene|werkt|klopt|doet|wordt|nao|ja|foi|da|fue|entra|gaat|lukt";
    static const char ends[] =
        "longer|refused|rejected|wrong|fails|working|refuse|rejete|falsch|abgelehnt|rechazada|"
        "rifiutata|geweigerd|fout|recusada|erroneo|ungultig|invalid";

    if (k >= f->count || f->tokens[k].gap != GAP_SPACE || !among(f, &f->tokens[k], verbs))
        return false;
    for (size_t n = k; n < f->count && n <= k + FAIL_REACH && !(n > k && secret_stop(f, n)); n++)
        if (f->tokens[n].is & (WORD_NOT | WORD_LOST) || among(f, &f->tokens[n], ends))
            return true;
    return false;
}

/* "mdp loulou merci" */
static bool thanked(const struct find *f, size_t k)
{
    return k < f->count && f->tokens[k].gap <= GAP_SPACE &&
           among(
               f, &f->tokens[k],
               "merci|thanks|thx|danke|gracias|grazie|bedankt|obrigado|obrigada|svp|please|bitte");
}

/* Does the part of the sentence end behind token k, or go on with "or", "but"? */
static bool ends_part(const struct find *f, size_t k)
{
    uint32_t end = f->tokens[k].end;

    if (k + 1 >= f->count || f->tokens[k + 1].gap >= GAP_COMMA ||
        (end < f->text.len && strchr(")\"'", f->text.ptr[end])))
        return true;
    return among(f, &f->tokens[k + 1],
                 "or|ou|oder|o|of|but|mais|aber|pero|ma|maar|mas|and|et|und|y|e|en|then|puis");
}

/* "je crois", "I think", "volgens mij": the word that says it. */
static bool hedges(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "achava acho",
        ['b' - 'a'] = "believe",
        ['c' - 'a'] = "credevo credo creia creo crois croyais",
        ['d' - 'a'] = "dacht dachte debe denk denke devait deve",
        ['f' - 'a'] = "forse",
        ['g' - 'a'] = "geloof glaub glaube guess",
        ['m' - 'a'] = "maybe meine mij misschien must",
        ['p' - 'a'] = ("pare parece pensais pensava pensavo pense penso perhaps peut pienso "
                       "probably"),
        ['q' - 'a'] = "quiza quizas",
        ['s' - 'a'] = "sembra surement",
        ['t' - 'a'] = "talvez think thought",
        ['v' - 'a'] = "vielleicht",
        ['w' - 'a'] = "wahrscheinlich",
    };
    static const uint32_t seconds[26] = {
        ['a' - 'a'] = LETTER('c'),
        ['b' - 'a'] = LETTER('e'),
        ['c' - 'a'] = LETTER('r'),
        ['d' - 'a'] = LETTER('a') | LETTER('e'),
        ['f' - 'a'] = LETTER('o'),
        ['g' - 'a'] = LETTER('e') | LETTER('l') | LETTER('u'),
        ['m' - 'a'] = LETTER('a') | LETTER('e') | LETTER('i') | LETTER('u'),
        ['p' - 'a'] = LETTER('a') | LETTER('e') | LETTER('i') | LETTER('r'),
        ['q' - 'a'] = LETTER('u'),
        ['s' - 'a'] = LETTER('e') | LETTER('u'),
        ['t' - 'a'] = LETTER('a') | LETTER('h'),
        ['v' - 'a'] = LETTER('i'),
        ['w' - 'a'] = LETTER('a'),
    };
    struct str word = token_folded(f, t);

    return word.len > 2 && begins_with_pair(word.ptr, seconds) && word_by_letter(word, words);
}

/* What stands between "I think" and the word: "that it was". */
static bool links(const struct find *f, const struct token *t)
{
    return t->is & (WORD_IS | WORD_THE | WORD_OWNER) ||
           among(f, t,
                 "que|qu|che|dat|dass|das|it|s|es|c|ce|ca|cetait|etait|het|was|era|fosse|sia|"
                 "war|ser|essere|etre|sein|have|been|be|zijn|wel|sim|si|mi|eu|yo|io|ik|moi|"
                 "toujours|always|immer|siempre|sempre|altijd|encore|still|noch|todavia|ancora");
}

/* The token that is believed to be the password, behind the hedge at k; `count` for none. */
static size_t believed_at(const struct find *f, size_t k)
{
    size_t at = k + 1;

    while (at < f->count && at <= k + HEDGE_WORDS && !secret_stop(f, at) &&
           links(f, &f->tokens[at]))
        at++;
    return at < f->count && f->tokens[at].gap <= GAP_SPACE && !secret_stop(f, at) ? at : f->count;
}

/* "contraseña olvidada, creo que era guitarra o Guitarra78" */
static void find_hedged(struct find *f, size_t i)
{
    size_t first = i + f->tokens[i].phrase;

    for (size_t k = first; k < f->count && k < first + HEDGE_REACH; k++) {
        const struct token *t = &f->tokens[k];
        size_t at;
        uint32_t start, end;

        if (t->gap == GAP_PARA || (t->is & NEAR_ANY & ~NEAR_PASSWORD) ||
            t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
        if (!hedges(f, t))
            continue;
        at = believed_at(f, k);
        if (at >= f->count)
            continue;
        start = f->tokens[at].start;
        end = secret_end(f, start);
        if (secret_grade(str_slice(f->text, start, end)) ||
            (at > k + 1 && is_word_below(f, &f->tokens[at], PLAIN_VERY_COMMON) &&
             ends_part(f, at)) ||
            (at == k + 1 &&
             among(f, t,
                   "mij|maybe|perhaps|vielleicht|quizas|quiza|forse|talvez|"
                   "misschien") &&
             is_rare_word(f, &f->tokens[at]) && ends_part(f, at))) {
            propose_secret(f, start, end, "context");
            secret_another(f, at, end);
            return;
        }
    }
}

static bool is_word_for_name(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['n' - 'a'] = "name nom nombre nome naam",
        ['p' - 'a'] = "prenom",
        ['s' - 'a'] = "surnom",
        ['v' - 'a'] = "vorname",
    };

    return word_by_letter(token_folded(f, t), words);
}

/* "my password is my dog's name, Biscuit" */
static void find_named(struct find *f, size_t i)
{
    size_t first = i + f->tokens[i].phrase, named = 0;
    bool is = false;

    for (size_t k = first; k < f->count && k < first + NAMED_REACH + NAMED_BEHIND; k++) {
        const struct token *t = &f->tokens[k];
        char before = f->text.ptr[t->start - 1];
        bool parted = t->gap == GAP_COMMA ||
                      (t->gap == GAP_OTHER && (before == '(' || before == '"' || before == ' '));

        if (named && parted && !secret_stop(f, k) && t->shape & TOKEN_CAPITAL &&
            t->end - t->start >= 3) {
            propose_secret(f, t->start, t->end, "context");
            return;
        }
        if (t->gap >= GAP_COMMA || (named && k > named + NAMED_BEHIND) ||
            t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
        is |= (t->is & WORD_IS) != 0;
        if (is && k > first && is_word_for_name(f, t))
            named = k;
    }
}

#define FAR_REACH 18 /* tokens to it, in the same sentence */
#define FAR_LAST  3  /* tokens back where a word for something else tells of the value */

/* "Sra. Urrutia": no sentence ends at the dot behind a title. */
static bool is_title(const struct find *f, size_t k)
{
    return f->tokens[k].gap == GAP_DOT && f->tokens[k - 1].is & WORD_CIVILITY;
}

/* What has values of its own between "password" and one: an account's name is as strong in form. */
static bool has_value_of_its_own(const struct find *f, size_t k)
{
    for (size_t n = k; n-- > 0 && k - n <= FAR_LAST;)
        if (f->tokens[n].is & NEAR_ANY & ~(NEAR_PASSWORD | NEAR_PHONE)) /* "tel quel" */
            return true;
    return false;
}

/* "Dragon09*", "tel quel : Dragon09"; "mon téléphone (Pixel7)", "the Galaxy: S23" are as far on. */
static bool stands_out(const struct find *f, size_t k, uint32_t *ret_start, uint32_t *ret_end)
{
    enum secret_grade grade = secret_around(f, &f->tokens[k], ret_start, ret_end);
    bool colon = grade && secret_behind_colon(f, *ret_start);
    struct shape sh;

    if (!grade || !(colon || secret_enclosed(f, &f->tokens[k - 1], *ret_start, *ret_end) ||
                    secret_changed(f, k)))
        return false;
    sh = secret_shape(str_slice(f->text, *ret_start, *ret_end));
    return grade == GRADE_STRONG || (sh.digits && sh.signs) ||
           (colon && !(f->tokens[k - 1].shape & (TOKEN_CAPITAL | TOKEN_UPPER)));
}

/* Does a colon, a bracket, a comma or "changed to" stand in front, as stands_out() wants it? */
static bool is_set_apart(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    uint32_t start;
    struct str gap;

    if (secret_mere_word(f, t))
        return false;
    start = secret_start(f, t->start, t[-1].end);
    gap = str_slice(f->text, t[-1].end, start);
    return str_eq(gap, STR(" (")) || str_eq(gap, STR(", ")) || secret_behind_colon(f, start) ||
           secret_changed(f, k);
}

/* "mot de passe de l'espace client, je vous le donne tel quel : Dragon09*", "la contraseña del
 * correo de la asociación la cambié ayer por Lavapies_2027!": far on in the sentence. */
static void find_far(struct find *f, size_t i)
{
    size_t first = i + f->tokens[i].phrase;

    for (size_t k = first;
         k < f->count && k < first + FAR_REACH && (!secret_stop(f, k) || is_title(f, k)); k++) {
        const struct token *t = &f->tokens[k];
        uint32_t start, end;

        if (t->is & (NEAR_ORDER | NEAR_VERSION | NEAR_DEVICE | NEAR_KEY | NEAR_PASSWORD) &&
            k > first)
            return;
        if (t->gap == GAP_LINE && t->next == ':')
            return; /* the next field */
        if (is_set_apart(f, k) && stands_out(f, k, &start, &end)) {
            if (!has_value_of_its_own(f, k))
                propose_secret(f, start, end, "context");
            return;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return;
    }
}

void find_believed(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;

    if (f->tokens[i].kind)
        return; /* "weak", "pair", "phrase": their own ways */
    if (k < f->count && f->tokens[k].gap == GAP_SPACE && is_rare_word(f, &f->tokens[k]) &&
        (fails(f, k + 1) || thanked(f, k + 1))) {
        propose_secret(f, f->tokens[k].start, f->tokens[k].end, "context");
        return;
    }
    find_hedged(f, i);
    find_named(f, i);
    find_far(f, i);
}
