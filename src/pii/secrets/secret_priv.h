/* SPDX-License-Identifier: EUPL-1.2 */
/* secret_priv.h - what the detectors of passwords, codes and keys share. */
#ifndef PII_SECRET_PRIV_H
#define PII_SECRET_PRIV_H

#include "pii/read/find_priv.h"

#define SECRET_MAX 128

struct shape {
    size_t digits, small, capitals, signs;
    bool inner_capital;
    bool inner_sign; /* one of "!#$%&*+^~@_=" before a letter or digit */
};

struct shape secret_shape(struct str s);
void propose_secret(struct find *f, uint32_t start, uint32_t end, const char *by);
/* Up to the next space; without the punctuation of the sentence. */
uint32_t secret_end(const struct find *f, uint32_t at);
/* password_value.c: over spaces, a sign and an opening quote to a value; its end, in quotes. */
uint32_t secret_skip(const struct find *f, uint32_t at, bool *ret_sign, bool *ret_quote);
uint32_t secret_quote_end(const struct find *f, uint32_t at);
/* "********", "${DB_PASSWORD}", "null": what stands in a form or an example instead of one. */
bool secret_placeholder(struct str value);
/* The first token from i on that ends behind byte `at`, NULL for none. */
const struct token *secret_token_from(const struct find *f, size_t i, uint32_t at);
/* "v22.10", "v2.4b", "ERR_4471": what programs are and report. */
bool secret_of_program(struct str s);
/* Is the token one of these, which are folded? */
bool secret_word(const struct find *f, const struct token *t, const struct str *words, size_t n);
/* Does the phrase that begins at token i name this kind? */
static inline bool secret_kind(const struct token *t, const char *kind)
{
    return t->kind && t->kind[0] == kind[0] && strcmp(t->kind, kind) == 0;
}

/* Does a sentence end between token k and the one before?  secret_mark_stops(): by a mark that is
 * no point. */
bool secret_mark_stops(const struct find *f, size_t k);
static inline bool secret_stop(const struct find *f, size_t k)
{
    uint8_t gap = f->tokens[k].gap;

    return gap == GAP_PARA || gap == GAP_DOT || (gap == GAP_OTHER && secret_mark_stops(f, k));
}

/* password.c: is a value behind ':', in parentheses or between commas, or behind "changed to"? */
bool secret_behind_colon(const struct find *f, uint32_t at);
bool secret_enclosed(const struct find *f, const struct token *before, uint32_t start,
                     uint32_t end);
bool secret_changed(const struct find *f, size_t k);

/* "8F3K D92M 77QX": as keys of networks and licences are printed; the end of three such groups or
 * more, 0 for none. */
uint32_t secret_printed_key(const struct find *f, size_t k);

/* secret_form.c: how much what stands there looks like a password. */
enum secret_grade {
    GRADE_NONE,
    GRADE_TELLING, /* letters and digits, or a sign between them */
    GRADE_STRONG,  /* all three */
};

enum secret_grade secret_grade(struct str s);
/* The grade of the text between spaces or quotes that holds a token, not the first; its bytes. */
enum secret_grade secret_around(const struct find *f, const struct token *t, uint32_t *ret_start,
                                uint32_t *ret_end);
/* "claire@example.org", "https://..." */
bool secret_address(struct str s);
/* Is the token all of the value, and a word that no language's list has? */
bool secret_no_word(const struct find *f, const struct token *t, struct str value);
/* Is the token all of the value, and no word that says how a password is ("incorrect") or what
 * became of it? */
bool secret_may_be_chosen(const struct find *f, const struct token *t, struct str value);
/* Is the token all of the value, the last word of its sentence, and no state of a password
 * ("incorrect")?  Then it is one that somebody chose: "my password is rosebud". */
bool secret_word_chosen(const struct find *f, const struct token *t, struct str value);
bool secret_chosen(const struct find *f, struct str value); /* behind a mark: "claire / soleil" */
/* Where the text between spaces or quotes begins that holds byte `at`. */
uint32_t secret_start(const struct find *f, uint32_t at, uint32_t least);

/* secret.c: what a byte is around a secret. */
#define SECRET_OPENS  1u /* in front: a space, a quote, a colon; all that is no ASCII */
#define SECRET_CLOSES 2u /* a mark of the sentence behind it */
#define SECRET_ENDS   4u /* a space */
#define SECRET_TAG    8u /* "</password>" */
extern const uint8_t secret_marks[256];

/* Is it a word between spaces or marks of the sentence, all letters?  It has no grade, and no bytes
 * but its own. */
static inline bool secret_mere_word(const struct find *f, const struct token *t)
{
    const unsigned char *text = (const unsigned char *)f->text.ptr;
    uint8_t behind = secret_marks[(unsigned char)t->next];

    if (t->start == 0 || !(secret_marks[text[t->start - 1]] & SECRET_OPENS) ||
        t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || t->end - t->start > SECRET_MAX)
        return false;
    if (behind & SECRET_CLOSES && t->end + 1 < f->text.len)
        behind = secret_marks[text[t->end + 1]];
    return behind & SECRET_ENDS;
}

/* Signs that stand inside of passwords and hardly of words. */
static inline bool secret_sign(char c)
{
    return word_marks[(unsigned char)c] == MARK_SIGN;
}

void find_strong(struct find *f, size_t i);   /* strong.c: at a word before such a sign */
void find_password(struct find *f, size_t i); /* password.c: behind "mot de passe" */
void find_pointed(struct find *f, size_t i);  /* password_value.c: behind "mot de passe :", "est" */
void find_pair(struct find *f, size_t i);     /* "mes identifiants : claire / Tulipe60!" */
/* password.c: "x ou y": the one told behind another, from token k on */
void secret_another(struct find *f, size_t k, uint32_t from);
void find_said(struct find *f, size_t i);           /* password_said.c: told without their word */
void find_account_before(struct find *f, size_t i); /* login.c: "login jdupond mdp kiki33" */
void find_logged_in(struct find *f, size_t i);      /* "I log in with rosie.hill and ..." */
void find_network_key(struct find *f, size_t i);    /* "wifi canteen soupe2025" */
void find_key_told(struct find *f, size_t i);       /* "réseau Livebox-7A2F clé 9F3KD92M77QX" */
void find_licence(struct find *f, size_t i);        /* "la licencia es 7KQ2-XM4L-99TD-PVR0" */
bool secret_key_word(const struct find *f, const struct token *t); /* "key", "clé" */
void find_account_slash(struct find *f, size_t i);                 /* "login jane / hunter2" */
void find_temporary(struct find *f, size_t i);        /* "login zoe.m, temporary Xy-12!" */
void find_passwords_listed(struct find *f, size_t i); /* "mes mots de passe :", one a line */
/* "passwords: amazon rosebud12, paypal tulip99"; false where there is no such list */
bool find_passwords_in_row(struct find *f, size_t i);
void find_told(struct find *f, size_t i);       /* an answer behind its question */
void find_believed(struct find *f, size_t i);   /* believed.c: ordinary words that are passwords */
void find_answer(struct find *f, size_t i);     /* "et le mdp ?", and a line of its own */
void find_settings(struct find *f, size_t i);   /* connection.c: "Server=db;Password=..." */
void find_hook(struct find *f, size_t i);       /* a link to write to */
void find_passcode(struct find *f, size_t i);   /* passcode.c: behind "code PIN", "digicode" */
void find_key_behind(struct find *f, size_t i); /* key.c: behind "token", "clé API" */
void find_known_key(struct find *f, size_t i);  /* at "AKIA", "ghp_" */
void find_in_link(struct find *f, size_t i);    /* at a word before '=' */
void find_pem(struct find *f, size_t i);        /* at "BEGIN" */

#endif
