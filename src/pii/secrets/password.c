/* SPDX-License-Identifier: EUPL-1.2 */
/* password.c - passwords right behind their word, "mdp Lapin64", and before it, "Tulipe60 comme mot
 * de passe"; password_value.c has what a sign or "is" points at.
 *
 * A password has no shape of its own, so the words around it decide: "mot de passe : x" takes
 * what follows; "mon mot de passe est x" takes it only when it looks like a secret, for people
 * write "est incorrect" more often than they write it.  Without either, only what no sentence is
 * made of is taken. */
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "text/text.h"

#define BARE_REACH 9 /* tokens between it and its word */

/* ---- right behind, without a sign or "is" ---- */

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

    if (s.len < DASHED_LEAST)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_alpha(s.ptr[i]) && s.ptr[i] != '-')
            return false;
        dashes += s.ptr[i] == '-';
    }
    return dashes >= 2;
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
    const struct token *t = secret_token_from(f, k, end);

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
