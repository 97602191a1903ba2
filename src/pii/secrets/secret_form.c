/* SPDX-License-Identifier: EUPL-1.2 */
/* secret_form.c - what tells a secret from the words of a sentence: its letters, digits and signs,
 * and that no language has it as a word. */
#include "pii/pii_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#define BARE_LEAST    5 /* of a password that no sign points at */
#define UNKNOWN_LEAST 6 /* letters of a password that is no word */

/* What passwords are said to be, mistyped too: "incorect". */
static bool is_slip(struct str word)
{
    static const struct str slips[26][5] = {
        ['b' - 'a'] = { STR_INIT("bloq") },
        ['c' - 'a'] = { STR_INIT("chang") },
        ['e' - 'a'] = { STR_INIT("expi"), STR_INIT("esqu"), STR_INIT("erro") },
        ['f' - 'a'] = { STR_INIT("forg"), STR_INIT("fals"), STR_INIT("fehlend") },
        ['i' - 'a'] = { STR_INIT("inco"), STR_INIT("inva"), STR_INIT("inici") },
        ['l' - 'a'] = { STR_INIT("lost") },
        ['m' - 'a'] = { STR_INIT("manqu"), STR_INIT("mancant") },
        ['o' - 'a'] = { STR_INIT("oubl"), STR_INIT("olvi"), STR_INIT("ontbre") },
        ['p' - 'a'] = { STR_INIT("perd"), STR_INIT("provis") },
        ['r' - 'a'] = { STR_INIT("refu"), STR_INIT("rese"), STR_INIT("rein") },
        ['s' - 'a'] = { STR_INIT("sbag") },
        ['t' - 'a'] = { STR_INIT("tempor") },
        ['v' - 'a'] = { STR_INIT("verg") },
    };
    unsigned first = word.len ? (unsigned char)word.ptr[0] - (unsigned)'a' : 26;

    for (size_t i = 0; first < 26 && slips[first][i].len; i++)
        if (word.len > 1 && word.ptr[1] == slips[first][i].ptr[1] &&
            str_starts(word, slips[first][i]))
            return true;
    return false;
}

/* "hondenbrokken": a word that no language's list has. */
bool secret_no_word(const struct find *f, const struct token *t, struct str value)
{
    uint32_t known;

    if (!t || t->end - t->start != value.len || value.len < UNKNOWN_LEAST || t->is || t->covered ||
        is_slip(token_folded(f, t)))
        return false;
    known = gazetteer_word(&f->pii->gazetteer, token_folded(f, t));
    return GAZETTEER_WORD(known) == PLAIN_NONE;
}

/* "mail=zoe@example.org&token=...": what a link asks with, each value by its name. */
static bool is_query(struct str s)
{
    size_t at = 0, and;

    while (at < s.len && (ascii_alnum(s.ptr[at]) || s.ptr[at] == '_'))
        at++;
    if (at == 0 || at == s.len || s.ptr[at] != '=')
        return false;
    and = str_chr(s, '&', at);
    return and != STR_NPOS && str_chr(s, '=', and) != STR_NPOS;
}

/* Does it hold one of the marks without which secret_address() knows none? */
static bool has_mark_of_address(struct str s)
{
    static const bool marks[256] = { ['.'] = true, [':'] = true, ['='] = true };
    bool marked = false;

    for (size_t i = 0; i < s.len; i++)
        marked |= marks[(unsigned char)s.ptr[i]];
    return marked;
}

/* "claire@example.org", "https://..." */
bool secret_address(struct str s)
{
    size_t at;

    if (!has_mark_of_address(s))
        return false; /* as most words */
    at = str_chr(s, '@', 0);
    return (str_chr(s, ':', 0) != STR_NPOS && str_find(s, STR("://"), 0) != STR_NPOS) ||
           str_starts_nocase(s, STR("www.")) || is_query(s) ||
           (at != STR_NPOS && at + 1 < s.len && str_chr(s, '.', at) != STR_NPOS &&
            ascii_alpha(s.ptr[s.len - 1]));
}

enum secret_grade secret_grade(struct str s)
{
    struct shape sh = secret_shape(s);
    size_t letters = sh.small + sh.capitals;

    if (letters < 2 || !(sh.digits || sh.inner_sign) || secret_address(s) ||
        str_starts(s, STR("${")) || str_starts(s, STR("{{")))
        return GRADE_NONE;
    if (sh.inner_sign && sh.digits)
        return GRADE_STRONG;
    if (s.len < BARE_LEAST)
        return GRADE_NONE;
    /* "100Mo", "8h-12h" */
    return ascii_digit(s.ptr[0]) && letters < 3 && !sh.inner_sign ? GRADE_NONE : GRADE_TELLING;
}

/* Where the text between spaces or quotes begins that holds byte `at`. */
uint32_t secret_start(const struct find *f, uint32_t at, uint32_t least)
{
    const unsigned char *text = (const unsigned char *)f->text.ptr;
    uint32_t start = at, low = at > SECRET_MAX ? at - SECRET_MAX : 0;

    low = low > least ? low : least;
    while (start > low && !(secret_marks[text[start - 1]] & SECRET_OPENS))
        start--;
    return start;
}

enum secret_grade secret_around(const struct find *f, const struct token *t, uint32_t *ret_start,
                                uint32_t *ret_end)
{
    if (secret_mere_word(f, t)) {
        *ret_start = t->start;
        *ret_end = t->end;
        return GRADE_NONE;
    }
    *ret_start = secret_start(f, t->start, t[-1].end);
    *ret_end = secret_end(f, *ret_start);
    return secret_grade(str_slice(f->text, *ret_start, *ret_end));
}

/* "expired", "cambiada", "forgettable": as words do that say what became of something. */
static bool ends_as_state(struct str word)
{
    static const struct str endings[26][5] = {
        ['a' - 'a'] = { STR_INIT("ada"), STR_INIT("ida"), STR_INIT("ata"), STR_INIT("uta") },
        ['d' - 'a'] = { STR_INIT("ed") },
        ['e' - 'a'] = { STR_INIT("ee"), STR_INIT("able"), STR_INIT("ible"), STR_INIT("euse") },
        ['g' - 'a'] = { STR_INIT("ing") },
        ['h' - 'a'] = { STR_INIT("lich"), STR_INIT("isch") },
        ['o' - 'a'] = { STR_INIT("ado"), STR_INIT("ido"), STR_INIT("ato"), STR_INIT("uto") },
        ['s' - 'a'] = { STR_INIT("less"), STR_INIT("ous") },
        ['x' - 'a'] = { STR_INIT("eux") },
    };
    unsigned last = word.len ? (unsigned char)word.ptr[word.len - 1] - (unsigned)'a' : 26;

    for (size_t i = 0; last < 26 && endings[last][i].len; i++) {
        struct str ending = endings[last][i];

        if (word.len > 1 && word.ptr[word.len - 2] == ending.ptr[ending.len - 2] &&
            str_ends(word, ending))
            return true;
    }
    return false;
}

/* Does the word say how a password is, or what became of it: "wrong", "expiré", "geändert"? */
static bool is_state(struct str word)
{
    static const char *const states[26] = {
        ['a' - 'a'] = "abgelaufen above ancien antiga attached",
        ['b' - 'a'] = "below bonne",
        ['c' - 'a'] = ("case connu correct correcta correta correto corretta corta corto court "
                       "curta"),
        ['d' - 'a'] = "debil debole different",
        ['e' - 'a'] = "empty errada errata erronea exact exacte",
        ['f' - 'a'] = "faible falsch fine forte fout fraca fuerte",
        ['g' - 'a'] = "geheim geldig gesperrt giusta gleich goed gone good gultig",
        ['h' - 'a'] = "here hetzelfde",
        ['i' - 'a'] = ("identique inconnu incorrect incorrecta inutile invalid invalida invalide "
                       "invalido"),
        ['j' - 'a'] = "juist juste",
        ['k' - 'a'] = "known korrekt kort kurz",
        ['l' - 'a'] = "lang larga leeg leer long longue lunga",
        ['m' - 'a'] = "mesma misma missing",
        ['n' - 'a'] = "necessaire needed neu nieuw noetig notig nouveau nova nueva nuova",
        ['o' - 'a'] = "obligatoire obligatoria obsolete okay ongeldig onjuist",
        ['p' - 'a'] = "perdu perdue private protege provisoire public",
        ['r' - 'a'] = "ready refuse required richtig right",
        ['s' - 'a'] = ("safe same sbagliata scaduta schwach secret secreta secrete segura short "
                       "sicher sicura sterk stessa strong suivant"),
        ['t' - 'a'] = "temporaire temporary there",
        ['u' - 'a'] = "unbekannt ungueltig ungultig unknown",
        ['v' - 'a'] = "valid valida valide valido vecchia verlopen vide vieja",
        ['w' - 'a'] = "weak working wrong",
        ['z' - 'a'] = "zelfde zwak",
    };

    return word_by_letter(word, states) || ends_as_state(word) || is_slip(word) ||
           str_starts(word, STR("ge")) || str_starts(word, STR("ver")) ||
           str_starts(word, STR("zuruck"));
}

bool secret_may_be_chosen(const struct find *f, const struct token *t, struct str value)
{
    struct str word = t ? token_text(f, t) : str_make(value.ptr, 0);

    return t && word.len == value.len && word.len >= BARE_LEAST &&
           !(t->is & (WORD_ORDINARY | WORD_IS | WORD_LOST | WORD_NOT | WORD_PARTICLE | WORD_MONTH |
                      NEAR_ANY)) &&
           !(t->shape & TOKEN_DIGITS) && !str_ends(word, STR("é")) && !is_state(token_folded(f, t));
}

/* "... was pumpkin but it fails", "ist apfelkuchen, ...": the sentence goes on with another part;
 * the word is none that says of half of all things how they are. */
static bool part_ends(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "aber and",
        ['b' - 'a'] = "but",
        ['e' - 'a'] = "e en et",
        ['m' - 'a'] = "ma maar mais mas",
        ['o' - 'a'] = "o oder of or ou",
        ['p' - 'a'] = "pero puis",
        ['t' - 'a'] = "then",
        ['u' - 'a'] = "und",
        ['y' - 'a'] = "y",
    };

    return t + 1 < f->tokens + f->count && !t->is &&
           (t[1].gap == GAP_COMMA ||
            (t[1].gap == GAP_SPACE && word_by_letter(token_folded(f, t + 1), words))) &&
           GAZETTEER_WORD(gazetteer_word(&f->pii->gazetteer, token_folded(f, t))) < PLAIN_COMMON;
}

/* Does a line or sentence end behind it? */
static bool is_last(const struct find *f, struct str value)
{
    uint32_t end = (uint32_t)(value.ptr + value.len - f->text.ptr);

    return end >= f->text.len || strchr("\r\n", f->text.ptr[end]) ||
           (f->text.ptr[end] == '.' &&
            (end + 1 >= f->text.len || ascii_space(f->text.ptr[end + 1])));
}

bool secret_word_chosen(const struct find *f, const struct token *t, struct str value)
{
    return t && t->gap <= GAP_SPACE && secret_may_be_chosen(f, t, value) &&
           (is_last(f, value) || part_ends(f, t));
}

bool secret_chosen(const struct find *f, struct str value)
{
    uint32_t start = (uint32_t)(value.ptr - f->text.ptr);
    size_t low = 0, high = f->count;

    while (low < high) { /* the token that begins there */
        size_t middle = low + (high - low) / 2;

        if (f->tokens[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == f->count || f->tokens[low].start != start)
        return false;
    return is_last(f, value) && secret_may_be_chosen(f, &f->tokens[low], value);
}
