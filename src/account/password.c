/* SPDX-License-Identifier: EUPL-1.2 */
/* password.c - is a password good enough?  Length and guessability, no rules of composition
 * (NIST SP 800-63B, 3.1.1.2; OWASP ASVS 5.0, 6.2).
 *
 * How guessable is zxcvbn's judgement (Wheeler, USENIX Security 2016): it knows the common
 * passwords, names, dates, keyboard walks and repetitions, in any disguise, and is built into its
 * library.  Its words are English; those most used in our other languages are added here. */
#include <string.h>
#include <zxcvbn.h>

#include "account/account_priv.h"

#define BITS_MIN 36.0 /* some 7e10 guesses: out of reach on line, and Argon2id stands off line */

/* zxcvbn takes a list it does not change as one it could. */
static const char *common[] = {
    "motdepasse", "azerty",     "azertyuiop", "bonjour",    "soleil",  "jetaime",   "doudou",
    "loulou",     "marseille",  "chouchou",   "coucou",     "secret",  "bienvenue", "vacances",
    "printemps",  "entreprise", "service",    "client",     "guichet", "passwort",  "hallo",
    "willkommen", "sommer",     "winter",     "schatz",     "geheim",  "qwertz",    "kennwort",
    "contrasena", "hola",       "teamo",      "bienvenido", "verano",  "ciao",      "amore",
    "parola",     "benvenuto",  "estate",     "wachtwoord", "welkom",  "zomer",     "geheim",
    "senha",      "palavra",    "bemvindo",   "verao",      "welcome", "password",  "changeme",
    NULL,
};

/* Takes out every part of `own` (an address, a name) that is three letters or longer, whatever its
 * case: what the user is called is no secret at all. */
static void take_out(char *text, struct str own)
{
    for (size_t at = 0; at < own.len;) {
        char word[64], *found;
        size_t n = 0;

        while (at < own.len && !strchr("@.-_+ ", own.ptr[at])) {
            if (n + 1 < sizeof word)
                word[n++] = own.ptr[at];
            at++;
        }
        word[n] = '\0';
        at++;
        while (n >= 3 && (found = strcasestr(text, word)) != NULL)
            memmove(found, found + n, strlen(found + n) + 1);
    }
}

static double bits_of(struct str password, struct str email, struct str name)
{
    char text[ACCOUNT_PASSWORD_MAX + 1];
    double bits;

    memcpy(text, password.ptr, password.len);
    text[password.len] = '\0';
    take_out(text, email);
    take_out(text, name);
    bits = ZxcvbnMatch(text, common, NULL);
    crypto_wipe(text, sizeof text);
    return bits;
}

bool account_password_good(struct str password, struct str email, struct str name, struct fault *f)
{
    if (password.len < ACCOUNT_PASSWORD_MIN)
        return fault_field(f, "password", "must have at least 12 characters");
    if (password.len > ACCOUNT_PASSWORD_MAX)
        return fault_field(f, "password", "must have at most 256 bytes");
    if (memchr(password.ptr, 0, password.len))
        return fault_field(f, "password", "must not hold a NUL");
    if (bits_of(password, email, name) < BITS_MIN)
        return fault_field(f, "password",
                           "is easy to guess: take several words nobody would "
                           "think of together");
    return true;
}
