/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_place.c - what the place of a number tells: of telephones, in the last lines of a mail
 *
 *     Ines Ferro                     ines.ferro@example.org - 07531-10404
 *     07531-10404
 *
 * behind a name or a short word that leads to one ("Rossi: 055 555 101", "Ana (868 55 50 77)",
 * "auprès de Thérèse au 450 555-0113"), and of other numbers, behind the name of something that is
 * numbered ("n.º de utente: 755911824", "contrat n° 931 640 355"). */
#include "pii/numbers/phone_priv.h"

#include <string.h>

#define NAME_MOST_WORDS 5
#define MAIL_MOST       64 /* bytes of an address of mail */
#define BETWEEN_MOST    6  /* of "> - " between it and the number */

#define OTHER_MATTERS                                                                              \
    (NEAR_ANY | WORD_ORDINARY | WORD_COMPANY | WORD_STREET | WORD_EXTRA | WORD_MONTH |             \
     WORD_GREETING | WORD_IS | WORD_COUNTRY)

/* Nothing but spaces and marks of quoting. */
static bool is_blank(struct str gap)
{
    for (size_t i = 0; i < gap.len; i++)
        if (!gap.ptr[i] || !strchr(" \t\r\n>|", gap.ptr[i]))
            return false;
    return true;
}

static bool of_name(const struct token *t)
{
    if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
        return false;
    if (t->shape & TOKEN_INITIAL && t->next == '.')
        return true;
    if (t->is & (WORD_PARTICLE | WORD_FIRSTNAME))
        return true;
    return t->shape & (TOKEN_CAPITAL | TOKEN_INITIAL) && !(t->is & OTHER_MATTERS);
}

/* Is the line in front of token i a name and nothing else? */
static bool below_name(const struct find *f, size_t i)
{
    size_t words = 0, capitals = 0;

    struct str gap = i > 0 ? str_slice(f->text, f->tokens[i - 1].end, f->tokens[i].start) : STR("");

    if (str_ends(gap, STR("(")))
        gap = str_slice(gap, 0, gap.len - 1);
    if (i == 0 || f->tokens[i].gap == GAP_PARA || str_chr(gap, '\n', 0) == STR_NPOS ||
        !is_blank(gap))
        return false;
    for (size_t k = i; k-- > 0 && words <= NAME_MOST_WORDS;) {
        const struct token *t = &f->tokens[k];

        if (!of_name(t))
            return false;
        words++;
        capitals += (t->shape & (TOKEN_CAPITAL | TOKEN_INITIAL)) != 0;
        if (k == 0 || t->gap == GAP_LINE || t->gap == GAP_PARA)
            return words == 1 ? k > 0 && t->is & WORD_FIRSTNAME && capitals
                              : words <= NAME_MOST_WORDS && capitals > 1;
        if (t->gap > GAP_DOT)
            return false;
    }
    return false;
}

/* "ines.ferro@example.org - ", "<ines@example.org> | " right in front of token i. */
static bool behind_mail(const struct find *f, size_t i)
{
    uint32_t at, start = f->tokens[i].start, least;

    if (i == 0 || f->tokens[i].gap != GAP_OTHER || start - f->tokens[i - 1].end > BETWEEN_MOST)
        return false;
    at = f->tokens[i - 1].end;
    least = at > MAIL_MOST ? at - MAIL_MOST : 0;
    for (uint32_t k = at; k < start; k++)
        if (memchr("\r\n:=", f->text.ptr[k], 4))
            return false;
    while (at > least && f->text.ptr[at - 1] > ' ' && f->text.ptr[at - 1] != '@')
        at--;
    return at > least && f->text.ptr[at - 1] == '@';
}

/* "an zoe@example.org oder 0471 123456": an address of mail, and the word for another way. */
bool phone_beside_mail(const struct find *f, size_t i)
{
    static const char words[] = "of ou oder or o und et and y e en";
    uint32_t at, least;

    if (i < 2 || f->tokens[i].gap != GAP_SPACE || f->tokens[i - 1].gap != GAP_SPACE ||
        f->tokens[i - 1].end - f->tokens[i - 1].start > 4 ||
        !word_listed(token_folded(f, &f->tokens[i - 1]), words))
        return false;
    at = f->tokens[i - 2].end;
    least = at > MAIL_MOST ? at - MAIL_MOST : 0;
    while (at > least && f->text.ptr[at - 1] > ' ' && f->text.ptr[at - 1] != '@')
        at--;
    return at > least && f->text.ptr[at - 1] == '@';
}

/* "... no es el 12 sino el 21, o sea 634 555 133": a number told a second time, whole. */
bool phone_told_again(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "also alors",       ['c' - 'a'] = "cioe",  ['d' - 'a'] = "dus donc",
        ['n' - 'a'] = "namelijk namlich", ['o' - 'a'] = "ossia", ['s' - 'a'] = "sea seja sprich",
    };

    return i > 1 && f->tokens[i].gap <= GAP_COMMA && f->tokens[i - 1].folded_len >= 3 &&
           word_by_letter(token_folded(f, &f->tokens[i - 1]), words) &&
           after_context(f, i, NEAR_PHONE, NEAR_REACH);
}

/* "Hallo Peter, ", "Guten Tag Herr Müller, ": who is written to, and no telephone of theirs. */
static bool is_greeted(const struct find *f, size_t name)
{
    static const char words[] = "hallo|hello|hi|hey|dear|bonjour|bonsoir|salut|cher|chere|merci|"
                                "hola|estimado|estimada|querido|querida|gracias|ciao|salve|caro|"
                                "cara|gentile|buongiorno|buonasera|grazie|ola|caro|cara|oi|"
                                "obrigado|obrigada|prezado|prezada|liebe|lieber|tag|morgen|abend|"
                                "moin|servus|danke|beste|geachte|dag|bedankt|thanks|tardes|dias|"
                                "tarde|dia|noite|noches";

    for (size_t k = name, n = 0; k-- > 0 && n < 2 && f->tokens[k + 1].gap <= GAP_DOT; n++)
        if (word_among(token_folded(f, &f->tokens[k]), words))
            return true;
    return false;
}

/* "mein Sohn Jörg, ", "Me M. Beuchat, ", "Ana (": a name right in front. */
bool phone_behind_person(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *name = i ? t - 1 : NULL;
    struct str gap = name ? str_slice(f->text, name->end, t->start) : STR("");

    if (gap.len > 2 ||
        !(str_eq(gap, STR(", ")) || str_eq(gap, STR(" (")) || str_eq(gap, STR(",\n"))) ||
        !(name->shape & TOKEN_CAPITAL))
        return false;
    if (is_greeted(f, i - 1))
        return false;
    if (name->is & WORD_FIRSTNAME)
        return true;
    return i > 1 && !(name->is & OTHER_MATTERS) && name->gap <= GAP_DOT &&
           (name[-1].is & (WORD_FIRSTNAME | WORD_CIVILITY | WORD_PARTICLE) ||
            name[-1].shape & TOKEN_INITIAL);
}

/* Figures that a telephone at home may have, where a person's name is in front: "069994731",
 * "0351/74502207", "030/56035". */
bool phone_of_person(const struct dial *r, size_t n)
{
    if (r->d[0] != '0' || r->d[1] == '0' || n < 8 || n > 12 || n != r->n)
        return false;
    if (r->groups[0] == n)
        return n >= 9 && n <= 11;
    return r->group[n - 1] == 1 && r->groups[0] >= 3 && r->groups[0] <= 5;
}

static bool ends_line(const struct find *f, const struct dial *r)
{
    uint32_t end = r->end[(r->line < r->n ? r->line : r->n) - 1];

    while (end < f->text.len && memchr(" \r", f->text.ptr[end], 2))
        end++;
    return end >= f->text.len || f->text.ptr[end] == '\n';
}

bool phone_signed(const struct find *f, size_t i, const struct dial *r)
{
    return f->tokens[i].gap >= GAP_LINE && ends_line(f, r) &&
           (below_name(f, i) || behind_mail(f, i));
}

bool phone_whole(const struct dial *r, size_t n)
{
    if (n != r->n && n != r->line)
        return false;
    if (r->d[0] == '0')
        return r->d[1] != '0' && n >= 9 && n <= 12;
    if (n == 10 && r->d[0] >= '2' && r->d[3] >= '2') /* North America */
        return r->groups[0] == 10 || (r->groups[0] == 3 && r->groups[1] == 3);
    return n == 11 && r->d[0] >= '1' && r->d[2] == '9' && r->d[1] != '0'; /* Brazil's mobiles */
}

#define THING_REACH 4 /* tokens back: "contrato n.º", "utente (Portugal):" */

bool phone_is_thing(const struct find *f, size_t i)
{
    static const char *const things[26] = {
        ['a' - 'a'] = "apolice assurance atestado",
        ['b' - 'a'] = "bericht",
        ['c' - 'a'] = "contrat contrato contratto contract compteur contador contatore codice",
        ['d' - 'a'] = "dossier denuncia",
        ['e' - 'a'] = "erreur error errore erro",
        ['f' - 'a'] = "fehler fehlercode file",
        ['g' - 'a'] = "gutachten",
        ['i' - 'a'] = "insurance",
        ['l' - 'a'] = "lidmaatschap livraison",
        ['m' - 'a'] = "matricola matricula matricule matrikel matrikelnummer",
        ['o' - 'a'] = "operacion operacao operazione operation",
        ['p' - 'a'] = "police policy poliza polizza polis plainte processo",
        ['r' - 'a'] = "rapport report registre registro relatorio",
        ['s' - 'a'] = "serie serial sinistre siniestro sinistro",
        ['t' - 'a'] = "transaction transaccion transacao transazione transaktion",
        ['u' - 'a'] = "utente utentes",
        ['v' - 'a'] = "vertrag versicherung",
        ['w' - 'a'] = "wasserzahler",
        ['z' - 'a'] = "zahler",
    };
    static const char *const customers[26] = {
        /* have telephones as well */
        ['a' - 'a'] = "adherent abonne assinante abonado assure",
        ['b' - 'a'] = "beneficiario beneficiaire",
        ['c' - 'a'] = "client cliente customer",
        ['k' - 'a'] = "klant kunde kunden",
        ['s' - 'a'] = "socio socia",
    };
    static const char *const between[26] = {
        ['d' - 'a'] = "dele dela", ['e' - 'a'] = "est es e",
        ['i' - 'a'] = "is ist in", ['n' - 'a'] = "n no nr num numero number nummer",
        ['o' - 'a'] = "o",
    };
    bool numbered = false;

    for (size_t k = i; k-- > 0 && i - k <= THING_REACH;) {
        const struct token *t = &f->tokens[k];
        struct str word = token_folded(f, t);
        bool said;

        if (f->tokens[k + 1].gap == GAP_PARA || t->shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return false;
        if (word_by_letter(word, things))
            return true;
        if (word_by_letter(word, customers)) /* "Kunde: 0171 2345678" */
            return numbered;
        said = word_by_letter(word, between);
        numbered |= said && word.ptr[0] == 'n';
        if (!(t->is & (WORD_COUNTRY | WORD_IS) || said))
            return false;
    }
    return false;
}

/* Columns of a table are parted by marks or by many spaces. */
static bool in_cell(struct str gap)
{
    if (gap.len == 1)
        return gap.ptr[0] == '|' || gap.ptr[0] == ';' || gap.ptr[0] == '\t';
    return str_chr(gap, '|', 0) != STR_NPOS || str_chr(gap, ';', 0) != STR_NPOS ||
           str_chr(gap, '\t', 0) != STR_NPOS || str_starts(gap, STR("  ")) ||
           str_eq(gap, STR(" / "));
}

/* "Amrei Tjarks, 12.3.09, 04931/555014": a day in figures and a comma. */
static bool behind_day(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 3 && str_eq(str_slice(f->text, t[-1].end, t->start), STR(", ")) &&
           t[-1].gap == GAP_JOIN && t[-2].gap == GAP_JOIN && t[-1].shape & TOKEN_DIGITS &&
           t[-2].shape & TOKEN_DIGITS && t[-3].shape & TOKEN_DIGITS && t[-3].gap != GAP_JOIN &&
           t[-3].end - t[-3].start <= 2;
}

/* "estou no 917 555 018": in Portuguese it is "in the". */
static bool is_in_the(const struct find *f, size_t k)
{
    static const char words[] = "estou esta estamos atende falo recado mensagem";

    return k > 0 && str_eq(token_folded(f, &f->tokens[k]), STR("no")) &&
           word_listed(token_folded(f, &f->tokens[k - 1]), words);
}

/* "..., Müller,\n0351 4471," no "Bonjour,\n612345678 est ma commande". */
static bool stands_alone(const struct find *f, const struct dial *r)
{
    uint32_t end = r->end[(r->line < r->n ? r->line : r->n) - 1];

    return ends_line(f, r) || (end < f->text.len && f->text.ptr[end] == ',');
}

#define ABBREVIATION 5 /* letters of "SSN", "ORIAS": the name of another number */
/* The number stands where a list or table has one for each person, or behind a word that leads to
 * one: "Quim, 93 555 02 18.", "Rossi: 055 555 101", "auprès de Thérèse au 450 555-0113". */
bool phone_has_place(const struct find *f, size_t i, const struct dial *r)
{
    static const char *const leads[26] = {
        ['a' - 'a'] = "au al allo ao antigo antiguo ahora agora antes",
        ['b' - 'a'] = "bitte",
        ['c' - 'a'] = "c",
        ['d' - 'a'] = "del do da",
        ['e' - 'a'] = "el e",
        ['f' - 'a'] = "from fone",
        ['l' - 'a'] = "la",
        ['n' - 'a'] = "no novo nuevo nuovo",
        ['o' - 'a'] = "op on oder o ou",
        ['r' - 'a'] = "ruckfragen",
        ['t' - 'a'] = "tel",
        ['u' - 'a'] = "unter",
        ['y' - 'a'] = "y",
        ['z' - 'a'] = "zap",
    };
    static const char numbers[] = "n no nr num abi cab";
    const struct token *t = &f->tokens[i], *before = i ? t - 1 : NULL;
    bool cell, digits;

    if (!before || t->gap == GAP_PARA || before->is & (NEAR_ORDER | NEAR_EXPIRY | WORD_MONTH))
        return false;
    if (before->gap == GAP_JOIN && before->end - before->start == 1) /* "my a/c: " */
        return false;
    cell = in_cell(str_slice(f->text, before->end, t->start));
    digits = before->shape & (TOKEN_DIGITS | TOKEN_MIXED);
    if (is_in_the(f, i - 1) || behind_day(f, i))
        return true;
    if (before->is & WORD_IS && i > 1 && before[-1].shape & TOKEN_UPPER &&
        before[-1].end - before[-1].start <= ABBREVIATION) /* "mon NAS est 350 619 987" */
        return false;
    if (digits ||
        (before->shape & TOKEN_UPPER && before->end - before->start <= ABBREVIATION &&
         !(before->is & WORD_FIRSTNAME)) ||
        word_listed(token_folded(f, before), numbers))
        return cell && digits;
    if (cell || t->start - before->end > 1) /* "Ana (868 55 50 77)", "Blas: 9" */
        return (t->gap != GAP_LINE || (f->text.ptr[before->end] == ',' && stands_alone(f, r))) &&
               t->gap != GAP_DOT;
    return t->gap == GAP_SPACE &&
           ((before->shape & TOKEN_CAPITAL && !(before->is & WORD_ORDINARY)) ||
            before->is & (WORD_FIRSTNAME | WORD_IS) ||
            word_by_letter(token_folded(f, before), leads));
}
