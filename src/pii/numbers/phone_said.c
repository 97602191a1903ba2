/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_said.c - what the words around a number say: that it is a telephone
 *
 *     lignes : 612 345 001, 612 345 002 et 612 345 003     only other numbers between
 *     612 345 678 (portable)                               behind it
 *
 * or that it is the number of something else: "commande n° 06 12 34 56 78", "0412345678 is my order
 * number", "KBO 0410.182.918". */
#include "pii/numbers/phone_priv.h"

#include <string.h>

/* "... c'est mon portable", "... is my cell" */
static bool is_named_behind(const struct find *f, size_t k)
{
    for (size_t end = k + 3; k < end && k < f->count && f->tokens[k].gap <= GAP_JOIN; k++) {
        if (f->tokens[k].is & NEAR_ANY)
            return f->tokens[k].is & NEAR_PHONE;
        if (f->tokens[k].shape & TOKEN_DIGITS || f->tokens[k].is & WORD_NOT)
            return false;
    }
    return false;
}

#define LIST_REACH 24 /* tokens of other numbers between a number and its word */

/* "lignes : 612 345 001, 612 345 002 et 612 345 003": only other numbers between. */
bool phone_behind_others(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "and au al",
        ['d' - 'a'] = "depois dann dan",
        ['e' - 'a'] = "et e en el ed",
        ['i' - 'a'] = "il",
        ['l' - 'a'] = "le luego",
        ['o' - 'a'] = "ou or o oder of",
        ['p' - 'a'] = "puis poi",
        ['s' - 'a'] = "sinon",
        ['t' - 'a'] = "then",
        ['u' - 'a'] = "und",
        ['y' - 'a'] = "y",
    };

    if (f->tokens[i].near == NEAR_FAR)
        return false;
    for (size_t k = i; k-- > 0 && i - k <= LIST_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_ANY)
            return t->is & NEAR_PHONE;
        if (!(t->shape & TOKEN_DIGITS) && !word_by_letter(token_folded(f, t), words))
            return k + 1 < i && after_context(f, k + 1, NEAR_PHONE, 6);
    }
    return false;
}

/* "commande n° 06 12 34 56 78" */
bool phone_behind_order(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 2;) {
        if (f->tokens[k + 1].gap == GAP_LINE || f->tokens[k + 1].gap == GAP_PARA ||
            f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return false;
        if (f->tokens[k].is & NEAR_ANY)
            return f->tokens[k].is & NEAR_ORDER;
        if (str_eq(token_folded(f, &f->tokens[k]), STR("au")))
            return false;
    }
    return false;
}

#define OWN_LEAST 6 /* figures of a number that papers or a device have */

/* "IMEI 356685535204315, numéro 06 ...": does the number of that name stand between already, and
 * another word right in front? */
static bool has_its_own(const struct find *f, const struct token *name, size_t i)
{
    if (f->tokens[i - 1].shape & (TOKEN_DIGITS | TOKEN_MIXED))
        return false;
    for (const struct token *t = name + 1; t < &f->tokens[i]; t++)
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) && t->end - t->start >= OWN_LEAST &&
            t[1].gap == GAP_COMMA)
            return true;
    return false;
}

/* The number of a company or of papers, by its own name right in front: "KBO 0410.182.918". */
bool phone_is_other(const struct find *f, size_t i)
{
    const struct token *t;

    if (!after_context(f, i,
                       NEAR_COMPANY | NEAR_SOCIAL | NEAR_TAX | NEAR_ID_CARD | NEAR_LICENCE |
                           NEAR_PASSPORT | NEAR_STUDENT | NEAR_DEVICE,
                       3))
        return false;
    t = near_token(f, i, i);
    return t && t->kind && !has_its_own(f, t, i);
}

/* "930.167.3943 fax", a line of its own in a signature: token k says whose telephone it is. */
static bool labels_line(const struct find *f, size_t i, size_t k)
{
    static const char *const labels[26] = {
        ['b' - 'a'] = "buro bureau",
        ['c' - 'a'] = "cell casa",
        ['d' - 'a'] = "domicile",
        ['e' - 'a'] = "escritorio",
        ['f' - 'a'] = "fax",
        ['h' - 'a'] = "home handy",
        ['k' - 'a'] = "kantoor",
        ['m' - 'a'] = "mobile movil",
        ['o' - 'a'] = "office oficina",
        ['p' - 'a'] = "privat prive portable",
        ['t' - 'a'] = "thuis",
        ['u' - 'a'] = "ufficio",
        ['w' - 'a'] = "work",
    };
    const struct token *t = &f->tokens[k];

    return t->gap == GAP_SPACE && (i == 0 || f->tokens[i].gap == GAP_LINE) &&
           word_by_letter(token_folded(f, t), labels) &&
           (t->end >= f->text.len || memchr("\r\n", f->text.ptr[t->end], 2));
}

/* "612 345 678 (portable)", "unter 030 12345678 anrufen": token k is the one behind. */
bool phone_said_behind(const struct find *f, size_t i, size_t k)
{
    static const char *const verbs[26] = {
        ['a' - 'a'] = "anrufen angerufen",
        ['b' - 'a'] = "bellen bereiken bereikbaar",
        ['e' - 'a'] = "erreichen erreichbar",
    };

    if (k >= f->count)
        return false;
    if (f->tokens[k].gap == GAP_OTHER)
        return f->tokens[k].is & NEAR_PHONE && f->text.ptr[f->tokens[k].start - 1] == '(';
    if (labels_line(f, i, k))
        return true;
    if (f->tokens[k].is & WORD_IS && f->tokens[k].gap <= GAP_COMMA)
        return is_named_behind(f, k + 1);
    return f->tokens[k].gap == GAP_SPACE && word_by_letter(token_folded(f, &f->tokens[k]), verbs);
}

#define TOLD_REACH 5 /* tokens from "is" to whose number it is */

/* "0412345678 is my order number", "... ist die Rechnung": token k is the one behind. */
static bool told_order(const struct find *f, size_t k)
{
    static const char whose[] = "pour|for|fur|para|per|voor|nicht|pas";
    size_t end;

    if (k >= f->count || f->tokens[k].gap != GAP_SPACE || !(f->tokens[k].is & WORD_IS) ||
        str_eq(token_text(f, &f->tokens[k]), STR("e")))
        return false;
    for (end = k++ + TOLD_REACH; k < f->count && k <= end && f->tokens[k].gap <= GAP_JOIN; k++) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_ANY)
            return t->is & NEAR_ORDER;
        if (t->shape & TOKEN_DIGITS || word_among(token_folded(f, t), whose))
            return false;
    }
    return false;
}

/* Does another number stand between token i and the word for telephones in front of it? */
static bool context_is_spent(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= NEAR_REACH && !(f->tokens[k].is & NEAR_PHONE);)
        if (f->tokens[k].shape & TOKEN_DIGITS && f->tokens[k].end - f->tokens[k].start > 2)
            return true;
    return false;
}

/* The number of an order or of a thing; takes away the word for telephones that its own number
 * follows: "mobil 0171 2345678). Police 8880-4367". */
bool phone_is_of_thing(const struct find *f, size_t i, size_t behind, bool *context, bool weak)
{
    if (phone_behind_order(f, i) ||
        ((weak || !*context) &&
         (phone_behind_kind(f, i) || phone_is_thing(f, i) || told_order(f, behind))))
        return true;
    if (weak && i > 1 && f->tokens[i - 1].is & NEAR_PHONE && phone_behind_order(f, i - 1))
        return true; /* "referencia bizum 934..." */
    if (!*context || !(phone_behind_kind(f, i) || (context_is_spent(f, i) && phone_is_thing(f, i))))
        return false;
    *context = false;
    return true;
}
